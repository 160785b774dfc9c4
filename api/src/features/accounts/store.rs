//! Rows of accounts, profiles, sessions and proofs.

use linli_entities::account::{self, AccountId};
use linli_entities::ownership::{self, OwnershipState};
use linli_entities::project::ProjectId;
use linli_entities::session::SessionId;
use linli_entities::{Instant, building, role_grant, session, unit};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, JoinType, QueryFilter as _, QuerySelect as _,
};

use crate::actor::Grant;

pub(super) async fn account(
    db: &impl ConnectionTrait,
    id: AccountId,
) -> Result<Option<account::Model>, DbErr> {
    account::Entity::find_by_id(id).one(db).await
}

pub(super) async fn session_by_hash(
    db: &impl ConnectionTrait,
    token_hash: &str,
) -> Result<Option<session::Model>, DbErr> {
    session::Entity::find().filter(session::Column::TokenHash.eq(token_hash)).one(db).await
}

pub(super) async fn session_seen(
    db: &impl ConnectionTrait,
    id: SessionId,
    now: Instant,
) -> Result<(), DbErr> {
    session::Entity::update_many()
        .col_expr(session::Column::LastSeenAt, Expr::value(now))
        .filter(session::Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

pub(super) async fn grants(db: &impl ConnectionTrait, account_id: AccountId) -> Result<Vec<Grant>, DbErr> {
    let rows = role_grant::Entity::find()
        .filter(role_grant::Column::AccountId.eq(account_id))
        .filter(role_grant::Column::RevokedAt.is_null())
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Grant { role: row.role, city: row.city, project_id: row.project_id })
        .collect())
}

/// The projects in which an ownership of the account is confirmed.
pub(super) async fn homes(db: &impl ConnectionTrait, account_id: AccountId) -> Result<Vec<ProjectId>, DbErr> {
    let unit = ownership::Entity::belongs_to(unit::Entity)
        .from(ownership::Column::UnitId)
        .to(unit::Column::Id)
        .into();
    let building = unit::Entity::belongs_to(building::Entity)
        .from(unit::Column::BuildingId)
        .to(building::Column::Id)
        .into();
    ownership::Entity::find()
        .join(JoinType::InnerJoin, unit)
        .join(JoinType::InnerJoin, building)
        .select_only()
        .column(building::Column::ProjectId)
        .distinct()
        .filter(ownership::Column::AccountId.eq(account_id))
        .filter(ownership::Column::State.eq(OwnershipState::Confirmed))
        .into_tuple()
        .all(db)
        .await
}
