//! Rows of notices, and how far the follower has come.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::follower;
use linli_entities::notice::{ActiveModel, Column, Entity, Model, NoticeId};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _, Order, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, Select,
};

use crate::outbox::Position;

/// The name of the follower.
const FOLLOWER: &str = "notices";

/// How far the follower has come: the last row that it is done with, and how far within the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Progress {
    pub(super) position: Position,
    /// The last account that was told of the next row.
    pub(super) within: AccountId,
}

pub(super) async fn progress(db: &impl ConnectionTrait) -> Result<Progress, DbErr> {
    let row = follower::Entity::find_by_id(FOLLOWER.to_owned()).one(db).await?;
    let row = row.ok_or_else(|| DbErr::RecordNotFound("the follower of notices".to_owned()))?;
    Ok(Progress { position: Position { txid: row.txid, seq: row.seq }, within: AccountId(row.within) })
}

/// Moves the follower on; false where it is not at `from` any more, because another one moved it. On PostgreSQL the row
/// stays locked until the transaction ends: those who make notices do so one after another.
pub(super) async fn advance(
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

/// Writes notices; an account that was told of a fact is not told again.
pub(super) async fn insert(db: &impl ConnectionTrait, rows: Vec<ActiveModel>) -> Result<(), DbErr> {
    if rows.is_empty() {
        return Ok(());
    }
    let once = OnConflict::columns([Column::AccountId, Column::Fact]).do_nothing().to_owned();
    Entity::insert_many(rows).on_conflict(once).exec_without_returning(db).await?;
    Ok(())
}

/// In which order notices are listed, and where a page begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listing {
    /// The newest first.
    Newest,
    /// Those that were not read first, each newest first.
    UnreadFirst,
    /// Those that were not read only, newest first.
    UnreadOnly,
}

fn of(account_id: AccountId) -> Select<Entity> {
    Entity::find().filter(Column::AccountId.eq(account_id)).filter(Column::InApp.eq(true))
}

/// A page of the notices of an account.
pub(super) async fn page(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    order: Listing,
    after: Option<(bool, NoticeId)>,
    rows: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut found = of(account_id);
    match order {
        Listing::UnreadFirst => {
            found = found.order_by(Column::ReadAt.is_not_null(), Order::Asc);
            if let Some((read, id)) = after {
                let older = Column::Id.lt(id);
                found = found.filter(if read {
                    Condition::all().add(Column::ReadAt.is_not_null()).add(older)
                } else {
                    Condition::any()
                        .add(Column::ReadAt.is_not_null())
                        .add(Condition::all().add(Column::ReadAt.is_null()).add(older))
                });
            }
        }
        Listing::Newest | Listing::UnreadOnly => {
            if order == Listing::UnreadOnly {
                found = found.filter(Column::ReadAt.is_null());
            }
            if let Some((_, id)) = after {
                found = found.filter(Column::Id.lt(id));
            }
        }
    }
    found.order_by_desc(Column::Id).limit(rows).all(db).await
}

pub(super) async fn by_id(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    id: NoticeId,
) -> Result<Option<Model>, DbErr> {
    of(account_id).filter(Column::Id.eq(id)).one(db).await
}

/// Marks notices as read: those up to `upto`, of them only `id` where one is given.
pub(super) async fn mark_read(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    upto: NoticeId,
    only: Option<NoticeId>,
    now: Instant,
) -> Result<(), DbErr> {
    let mut marked = Entity::update_many()
        .col_expr(Column::ReadAt, Expr::val(now))
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::ReadAt.is_null())
        .filter(Column::Id.lte(upto));
    if let Some(id) = only {
        marked = marked.filter(Column::Id.eq(id));
    }
    marked.exec(db).await?;
    Ok(())
}

/// Everything of an account that is erased; what it caused is told without it.
pub(super) async fn erase(db: &impl ConnectionTrait, account_id: AccountId) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::AccountId.eq(account_id)).exec(db).await?;
    Ok(())
}

/// The newest notice there is, of whomever. Notices are made one transaction after another, so no older one comes later.
pub(super) async fn newest(db: &impl ConnectionTrait) -> Result<NoticeId, DbErr> {
    let newest = Entity::find().select_only().column(Column::Id).order_by_desc(Column::Id);
    Ok(newest.into_tuple().one(db).await?.unwrap_or(NoticeId(0)))
}

/// Who was told something after a notice, oldest first.
pub(super) async fn told_after(
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
pub(super) async fn after(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    after: NoticeId,
    rows: u64,
) -> Result<Vec<Model>, DbErr> {
    of(account_id).filter(Column::Id.gt(after)).order_by_asc(Column::Id).limit(rows).all(db).await
}
