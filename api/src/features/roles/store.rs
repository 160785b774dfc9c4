//! Rows of role grants.

use linli_entities::Instant;
use linli_entities::account::{self, AccountId};
use linli_entities::project::{self, ProjectId};
use linli_entities::role_grant::{ActiveModel, Column, Entity, Model, Role, RoleGrantId};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _,
    PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, QueryTrait as _,
};

use crate::db::queries;

pub(super) async fn insert(db: &impl ConnectionTrait, grant: ActiveModel) -> Result<Model, DbErr> {
    grant.insert(db).await
}

/// The grant, if it is not revoked.
pub(super) async fn active(db: &impl ConnectionTrait, id: RoleGrantId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(Column::RevokedAt.is_null()).one(db).await
}

/// The grants of an account that are not revoked, oldest first.
pub(super) async fn active_of(db: &impl ConnectionTrait, account_id: AccountId) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::RevokedAt.is_null())
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

/// Revokes the grant; false when somebody else did at the same moment.
pub(super) async fn revoke(db: &impl ConnectionTrait, id: RoleGrantId, now: Instant) -> Result<bool, DbErr> {
    let revoked = Entity::update_many()
        .col_expr(Column::RevokedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .filter(Column::RevokedAt.is_null())
        .exec(db)
        .await?;
    Ok(revoked.rows_affected == 1)
}

/// Every account that is administrator and not disabled. On PostgreSQL the grants stay locked until the transaction
/// ends: two administrators who take the role from each other at the same moment wait for one another.
pub(super) async fn administrators(db: &impl ConnectionTrait) -> Result<Vec<AccountId>, DbErr> {
    let grants = Entity::find()
        .select_only()
        .column(Column::AccountId)
        .filter(Column::Role.eq(Role::Administrator))
        .filter(Column::RevokedAt.is_null())
        .order_by_asc(Column::Id);
    let holders: Vec<AccountId> = queries::locked(db, grants).into_tuple().all(db).await?;
    account::Entity::find()
        .select_only()
        .column(account::Column::Id)
        .filter(account::Column::Id.is_in(holders))
        .filter(account::Column::DisabledAt.is_null())
        .order_by_asc(account::Column::Id)
        .into_tuple()
        .all(db)
        .await
}

/// Accounts that hold one of these roles in a project, given for it, its city or the group, or in a city or the group alone:
/// those after `after`, by their ids, at most `limit`.
pub(super) async fn holders(
    db: &impl ConnectionTrait,
    roles: &[Role],
    (project_id, city): (Option<ProjectId>, &str),
    after: AccountId,
    limit: u64,
) -> Result<Vec<AccountId>, DbErr> {
    let covers = Condition::any()
        .add(Column::Role.is_in([Role::Administrator, Role::GroupCare]))
        .add(Column::Role.eq(Role::CityCare).and(Column::City.eq(city)))
        .add_option(project_id.map(|id| Column::ProjectId.eq(id)));
    let granted = Entity::find()
        .select_only()
        .column(Column::AccountId)
        .filter(Column::RevokedAt.is_null())
        .filter(Column::Role.is_in(roles.iter().copied()))
        .filter(covers);
    account::Entity::find()
        .select_only()
        .column(account::Column::Id)
        .filter(account::Column::Id.in_subquery(granted.into_query()))
        .filter(account::Column::DisabledAt.is_null())
        .filter(account::Column::Id.gt(after))
        .order_by_asc(account::Column::Id)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}

/// Every grant of these roles whose holder can sign in.
pub(super) async fn grants_of(db: &impl ConnectionTrait, roles: &[Role]) -> Result<Vec<Model>, DbErr> {
    let open = account::Entity::find()
        .select_only()
        .column(account::Column::Id)
        .filter(account::Column::DisabledAt.is_null());
    Entity::find()
        .filter(Column::Role.is_in(roles.iter().copied()))
        .filter(Column::RevokedAt.is_null())
        .filter(Column::AccountId.in_subquery(sea_orm::QueryTrait::into_query(open)))
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

/// Name and city of projects.
pub(super) async fn projects(
    db: &impl ConnectionTrait,
    ids: &[ProjectId],
) -> Result<Vec<(ProjectId, String, String)>, DbErr> {
    project::Entity::find()
        .select_only()
        .columns([project::Column::Id, project::Column::Name, project::Column::City])
        .filter(project::Column::Id.is_in(ids.iter().copied()))
        .into_tuple()
        .all(db)
        .await
}

/// The project with this slug.
pub(super) async fn project_by_slug(
    db: &impl ConnectionTrait,
    slug: &str,
) -> Result<Option<ProjectId>, DbErr> {
    project::Entity::find()
        .select_only()
        .column(project::Column::Id)
        .filter(project::Column::Slug.eq(slug))
        .into_tuple()
        .one(db)
        .await
}

/// Whether there is such an account.
pub(super) async fn has_account(db: &impl ConnectionTrait, id: AccountId) -> Result<bool, DbErr> {
    Ok(account::Entity::find_by_id(id).count(db).await? > 0)
}
