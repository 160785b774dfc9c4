//! Rows of unmaskings.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::project::ProjectId;
use linli_entities::pseudonym::{self, PseudonymId};
use linli_entities::unmasking::{ActiveModel, Column, Entity, Model, UnmaskingDecision, UnmaskingId};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, QueryTrait as _,
};

use crate::code::Code;
use crate::error::{Error, OnViolation as _};

/// Of a pseudonym one is open at most.
pub(in super::super) async fn insert(db: &impl ConnectionTrait, row: ActiveModel) -> Result<Model, Error> {
    row.insert(db).await.on_unique(Error::Conflict(Code::AlreadyProposed))
}

pub(in super::super) async fn by_id(
    db: &impl ConnectionTrait,
    id: UnmaskingId,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

pub(in super::super) async fn by_ids(
    db: &impl ConnectionTrait,
    ids: &[UnmaskingId],
) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// Those of a project, the newest first: from `unmasking_project`.
pub(in super::super) async fn of_project(
    db: &impl ConnectionTrait,
    project_id: ProjectId,
    after: Option<UnmaskingId>,
    rows: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find().filter(Column::ProjectId.eq(project_id));
    if let Some(after) = after {
        query = query.filter(Column::Id.lt(after));
    }
    query.order_by_desc(Column::Id).limit(rows).all(db).await
}

/// Those of pseudonyms that were approved, the oldest first: from `unmasking_pseudonym`.
pub(in super::super) async fn approved(
    db: &impl ConnectionTrait,
    ids: &[PseudonymId],
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::PseudonymId.is_in(ids.iter().copied()))
        .filter(Column::Decision.eq(UnmaskingDecision::Approved))
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

/// Decides of one of which nobody has decided; none where somebody has.
pub(in super::super) async fn decide(
    db: &impl ConnectionTrait,
    id: UnmaskingId,
    decision: UnmaskingDecision,
    (by, now): (Option<AccountId>, Instant),
) -> Result<Option<Model>, DbErr> {
    let rows = Entity::update_many()
        .col_expr(Column::Decision, Expr::val(decision.as_str()))
        .col_expr(Column::DecidedBy, Expr::val(by.map(|by| by.0)))
        .col_expr(Column::DecidedAt, Expr::val(now))
        .filter(Column::Id.eq(id))
        .filter(Column::Decision.is_null())
        .exec_with_returning(db)
        .await?;
    Ok(rows.into_iter().next())
}

/// Of an account that is erased nobody learns any more, and why somebody wanted to is forgotten.
pub(in super::super) async fn forget(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    now: Instant,
) -> Result<(), DbErr> {
    let own = pseudonym::Entity::find()
        .select_only()
        .column(pseudonym::Column::Id)
        .filter(pseudonym::Column::AccountId.eq(account_id))
        .into_query();
    Entity::update_many()
        .col_expr(Column::Decision, Expr::val(UnmaskingDecision::Refused.as_str()))
        .col_expr(Column::DecidedAt, Expr::val(now))
        .filter(Column::Decision.is_null())
        .filter(Column::PseudonymId.in_subquery(own.clone()))
        .exec(db)
        .await?;
    Entity::update_many()
        .col_expr(Column::Reason, Expr::val(""))
        .filter(Column::PseudonymId.in_subquery(own))
        .exec(db)
        .await?;
    Ok(())
}
