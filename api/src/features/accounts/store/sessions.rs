//! Rows of sessions.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::session::{ActiveModel, Column, Entity, Model, SessionId};
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _,
};

pub(crate) async fn by_hash(db: &impl ConnectionTrait, token_hash: &str) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::TokenHash.eq(token_hash)).one(db).await
}

pub(crate) async fn insert(db: &impl ConnectionTrait, session: ActiveModel) -> Result<Model, DbErr> {
    session.insert(db).await
}

pub(crate) async fn seen(db: &impl ConnectionTrait, id: SessionId, now: Instant) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::LastSeenAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// The sessions of an account that have not expired, the one used last first.
pub(crate) async fn live_of(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    now: Instant,
    rows: u64,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::ExpiresAt.gt(now))
        .order_by_desc(Column::LastSeenAt)
        .order_by_desc(Column::Id)
        .limit(rows)
        .all(db)
        .await
}

/// Ends one session of the account; whether there was one.
pub(crate) async fn end(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    id: SessionId,
) -> Result<bool, DbErr> {
    let ended = Entity::delete_many()
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(ended.rows_affected > 0)
}

/// Ends all sessions of the account, except perhaps one.
pub(crate) async fn end_all(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    except: Option<SessionId>,
) -> Result<u64, DbErr> {
    let mut sessions = Entity::delete_many().filter(Column::AccountId.eq(account_id));
    if let Some(kept) = except {
        sessions = sessions.filter(Column::Id.ne(kept));
    }
    Ok(sessions.exec(db).await?.rows_affected)
}

/// Ends the sessions of an account that were used longest ago, so that at most `kept` remain.
pub(crate) async fn end_oldest(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    kept: u64,
) -> Result<(), DbErr> {
    let newest: Vec<SessionId> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::AccountId.eq(account_id))
        .order_by_desc(Column::LastSeenAt)
        .order_by_desc(Column::Id)
        .limit(kept)
        .into_tuple()
        .all(db)
        .await?;
    Entity::delete_many()
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::Id.is_not_in(newest))
        .exec(db)
        .await?;
    Ok(())
}

/// Deletes what expired before `now`, at most `limit` rows.
pub(crate) async fn delete_expired(
    db: &impl ConnectionTrait,
    now: Instant,
    limit: u64,
) -> Result<u64, DbErr> {
    let expired = Query::select()
        .column(Column::Id)
        .from(Entity)
        .and_where(Expr::col(Column::ExpiresAt).lte(now))
        .limit(limit)
        .to_owned();
    Ok(Entity::delete_many().filter(Column::Id.in_subquery(expired)).exec(db).await?.rows_affected)
}
