//! Rows of notices.

pub(super) mod devices;
mod following;
pub(super) mod mailing;
pub(super) mod wishes;

pub(super) use following::{after, insert, newest, told_after};

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::notice::{Column, Entity, Model, NoticeId, NoticeKind};
use linli_entities::{notice_device, notice_digest, notice_quiet, notice_setting};
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _, Order, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, Select,
};

/// In which order notices are listed.
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
        // What is only mailed was not shown.
        .filter(Column::InApp.eq(true))
        .filter(Column::Id.lte(upto));
    if let Some(id) = only {
        marked = marked.filter(Column::Id.eq(id));
    }
    marked.exec(db).await?;
    Ok(())
}

/// Marks as read what an account was told of one thing: from `notice_unread`, which holds what waits for one.
pub(super) async fn mark_subject_read(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    (kind, subject_id): (NoticeKind, i64),
    now: Instant,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::ReadAt, Expr::val(now))
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::ReadAt.is_null())
        .filter(Column::Kind.eq(kind))
        .filter(Column::SubjectId.eq(subject_id))
        .exec(db)
        .await?;
    Ok(())
}

/// Everything of an account that is erased; what it caused is told without it.
pub(super) async fn erase(db: &impl ConnectionTrait, account_id: AccountId) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::AccountId.eq(account_id)).exec(db).await?;
    let of = notice_setting::Column::AccountId.eq(account_id);
    notice_setting::Entity::delete_many().filter(of).exec(db).await?;
    notice_quiet::Entity::delete_by_id(account_id).exec(db).await?;
    let of = notice_device::Column::AccountId.eq(account_id);
    notice_device::Entity::delete_many().filter(of).exec(db).await?;
    notice_digest::Entity::delete_by_id(account_id).exec(db).await?;
    Ok(())
}

/// Deletes notices of what happened before `before`, at most `limit`; answers how many.
pub(super) async fn delete_old(db: &impl ConnectionTrait, before: Instant, limit: u64) -> Result<u64, DbErr> {
    let old = Query::select()
        .column(Column::Id)
        .from(Entity)
        .and_where(Column::HappenedAt.lt(before))
        .limit(limit)
        .to_owned();
    Ok(Entity::delete_many().filter(Column::Id.in_subquery(old)).exec(db).await?.rows_affected)
}
