//! How far the follower has come, and the notices that it writes.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::follower;
use linli_entities::notice::{ActiveModel, Column, Entity, Model, NoticeId};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};

use crate::outbox::Position;

/// The name of the follower.
const FOLLOWER: &str = "notices";

/// How far the follower has come: the last row that it is done with, and how far within the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Progress {
    pub(in super::super) position: Position,
    /// The last account that was told of the next row.
    pub(in super::super) within: AccountId,
}

pub(in super::super) async fn progress(db: &impl ConnectionTrait) -> Result<Progress, DbErr> {
    let row = follower::Entity::find_by_id(FOLLOWER.to_owned()).one(db).await?;
    let row = row.ok_or_else(|| DbErr::RecordNotFound("the follower of notices".to_owned()))?;
    Ok(Progress { position: Position { txid: row.txid, seq: row.seq }, within: AccountId(row.within) })
}

/// Moves the follower on; false where it is not at `from` any more, because another one moved it. On PostgreSQL the row
/// stays locked until the transaction ends: those who make notices do so one after another.
pub(in super::super) async fn advance(
    db: &impl ConnectionTrait,
    from: Progress,
    to: Progress,
    now: Instant,
) -> Result<bool, DbErr> {
    let moved = follower::Entity::update_many()
        .col_expr(follower::Column::Txid, Expr::val(to.position.txid))
        .col_expr(follower::Column::Seq, Expr::val(to.position.seq))
        .col_expr(follower::Column::Within, Expr::val(to.within.0))
        .col_expr(follower::Column::UpdatedAt, Expr::val(now))
        .filter(follower::Column::Name.eq(FOLLOWER))
        .filter(follower::Column::Txid.eq(from.position.txid))
        .filter(follower::Column::Seq.eq(from.position.seq))
        .filter(follower::Column::Within.eq(from.within.0))
        .exec(db)
        .await?;
    Ok(moved.rows_affected == 1)
}

/// Writes notices, and answers those that are new: an account that was told of a fact is not told again. Nobody else may
/// write notices meanwhile.
pub(in super::super) async fn insert(
    db: &impl ConnectionTrait,
    rows: Vec<ActiveModel>,
) -> Result<Vec<(NoticeId, AccountId, String)>, DbErr> {
    if rows.is_empty() {
        return Ok(vec![]);
    }
    let before = newest(db).await?;
    let once = OnConflict::columns([Column::AccountId, Column::Fact]).do_nothing().to_owned();
    Entity::insert_many(rows).on_conflict(once).exec_without_returning(db).await?;
    Entity::find()
        .select_only()
        .columns([Column::Id, Column::AccountId, Column::Fact])
        .filter(Column::Id.gt(before))
        .order_by_asc(Column::Id)
        .into_tuple()
        .all(db)
        .await
}

/// The newest notice there is, of whomever. Notices are made one transaction after another, so no older one comes later.
pub(in super::super) async fn newest(db: &impl ConnectionTrait) -> Result<NoticeId, DbErr> {
    let newest = Entity::find().select_only().column(Column::Id).order_by_desc(Column::Id);
    Ok(newest.into_tuple().one(db).await?.unwrap_or(NoticeId(0)))
}

/// Who was told something after a notice, oldest first.
pub(in super::super) async fn told_after(
    db: &impl ConnectionTrait,
    after: NoticeId,
    rows: u64,
) -> Result<Vec<(NoticeId, AccountId)>, DbErr> {
    Entity::find()
        .select_only()
        .columns([Column::Id, Column::AccountId])
        .filter(Column::Id.gt(after))
        .order_by_asc(Column::Id)
        .limit(rows)
        .into_tuple()
        .all(db)
        .await
}

/// What an account was told after a notice, oldest first.
pub(in super::super) async fn after(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    after: NoticeId,
    rows: u64,
) -> Result<Vec<Model>, DbErr> {
    let newest = super::of(account_id).filter(Column::Id.gt(after)).order_by_desc(Column::Id).limit(rows);
    let mut found = newest.all(db).await?;
    found.reverse();
    Ok(found)
}
