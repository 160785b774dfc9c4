//! Rows of what is mailed of notices.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::notice::{Column, Entity, MailMode, Model, NoticeId};
use linli_entities::notice_digest;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Select, Set,
};

fn waiting() -> Select<Entity> {
    Entity::find().filter(Column::MailedAt.is_null()).filter(Column::MailFailedAt.is_null())
}

/// A notice that was neither mailed nor given up.
pub(in super::super) async fn unmailed(
    db: &impl ConnectionTrait,
    id: NoticeId,
) -> Result<Option<Model>, DbErr> {
    waiting().filter(Column::Id.eq(id)).one(db).await
}

/// A notice, whatever became of it.
pub(in super::super) async fn by_id(db: &impl ConnectionTrait, id: NoticeId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

/// Those that wait for the daily letter of an account.
fn undigested(account_id: AccountId) -> Condition {
    Condition::all()
        .add(Column::AccountId.eq(account_id))
        .add(Column::Mail.eq(MailMode::Digest))
        .add(Column::MailedAt.is_null())
        .add(Column::MailFailedAt.is_null())
}

/// The newest notice that waits for the daily letter of an account.
pub(in super::super) async fn last_undigested(
    db: &impl ConnectionTrait,
    account_id: AccountId,
) -> Result<Option<NoticeId>, DbErr> {
    let newest = Entity::find().filter(undigested(account_id)).order_by_desc(Column::Id).one(db).await?;
    Ok(newest.map(|row| row.id))
}

/// Of those up to `last` what was not read, the newest first.
pub(in super::super) async fn unread_undigested(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    last: NoticeId,
    rows: u64,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(undigested(account_id))
        .filter(Column::ReadAt.is_null())
        .filter(Column::Id.lte(last))
        .order_by_desc(Column::Id)
        .limit(rows)
        .all(db)
        .await
}

/// Notes that the daily letter told of everything up to `last`.
pub(in super::super) async fn mark_digested(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    last: NoticeId,
    now: Instant,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::MailedAt, Expr::val(now))
        .filter(undigested(account_id))
        .filter(Column::Id.lte(last))
        .exec(db)
        .await?;
    Ok(())
}

/// Notes that it was given up to mail what waits for the daily letter.
pub(in super::super) async fn mark_undigested_failed(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    now: Instant,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::MailFailedAt, Expr::val(now))
        .filter(undigested(account_id))
        .exec(db)
        .await?;
    Ok(())
}

pub(in super::super) async fn mark_mailed(
    db: &impl ConnectionTrait,
    ids: &[NoticeId],
    now: Instant,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::MailedAt, Expr::val(now))
        .filter(Column::Id.is_in(ids.iter().copied()))
        .exec(db)
        .await?;
    Ok(())
}

/// Notes that it was given up to mail these.
pub(in super::super) async fn mark_failed(
    db: &impl ConnectionTrait,
    ids: &[NoticeId],
    now: Instant,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::MailFailedAt, Expr::val(now))
        .filter(Column::Id.is_in(ids.iter().copied()))
        .exec(db)
        .await?;
    Ok(())
}

/// A notice that it was given up to mail at this time.
pub(in super::super) async fn failed_at(
    db: &impl ConnectionTrait,
    id: NoticeId,
    at: Instant,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(Column::MailFailedAt.eq(at)).one(db).await
}

/// Notes that a daily letter is coming; false where one is already.
pub(in super::super) async fn begin_digest(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    due_at: Instant,
) -> Result<bool, DbErr> {
    let row = notice_digest::ActiveModel { account_id: Set(account_id), due_at: Set(due_at) };
    let once = OnConflict::column(notice_digest::Column::AccountId).do_nothing().to_owned();
    let written = notice_digest::Entity::insert(row).on_conflict(once).exec_without_returning(db).await?;
    Ok(written > 0)
}

/// Notes that no daily letter is coming any more.
pub(in super::super) async fn end_digest(
    db: &impl ConnectionTrait,
    account_id: AccountId,
) -> Result<(), DbErr> {
    notice_digest::Entity::delete_by_id(account_id).exec(db).await?;
    Ok(())
}
