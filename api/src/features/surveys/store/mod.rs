//! Rows of surveys.

pub(super) mod answers;
pub(super) mod candidates;
pub(super) mod invitations;

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::building::{self, BuildingId};
use linli_entities::complaint::{self, Category, ComplaintSource};
use linli_entities::project::ProjectId;
use linli_entities::survey::{ActiveModel, Column, Entity, Model, SurveyId, SurveyState};
use linli_entities::survey_quota::SurveyQuotaId;
use linli_entities::{survey_question, survey_quota, unit};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _,
    PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, QueryTrait as _,
};

use super::rules::SurveyPhase;
use crate::actor::Reach;
use crate::db::{queries, reach};
use crate::page::PageRequest;

/// Surveys that stand so at this time.
fn standing(phase: SurveyPhase, now: Instant) -> Condition {
    let open = Column::State.eq(SurveyState::Open);
    match phase {
        SurveyPhase::Draft => Condition::all().add(Column::State.eq(SurveyState::Draft)),
        SurveyPhase::Announced => Condition::all().add(open).add(Column::OpensAt.gt(now)),
        SurveyPhase::Open => {
            Condition::all().add(open).add(Column::OpensAt.lte(now)).add(Column::ClosesAt.gt(now))
        }
        SurveyPhase::Closed => {
            let over = Condition::all().add(open).add(Column::ClosesAt.lte(now));
            Condition::any().add(Column::State.eq(SurveyState::Closed)).add(over)
        }
    }
}

/// A page of the surveys within reach, newest first.
pub(super) async fn page(
    db: &impl ConnectionTrait,
    reads: &Reach,
    (project_id, phase): (Option<ProjectId>, Option<SurveyPhase>),
    now: Instant,
    page: &PageRequest<SurveyId>,
) -> Result<Vec<Model>, DbErr> {
    let mut rows = Entity::find().filter(reach::within(reads, Column::ProjectId));
    if let Some(id) = project_id {
        rows = rows.filter(Column::ProjectId.eq(id));
    }
    if let Some(phase) = phase {
        rows = rows.filter(standing(phase, now));
    }
    if let Some(after) = page.after {
        rows = rows.filter(Column::Id.lt(after));
    }
    rows.order_by_desc(Column::Id).limit(page.rows()).all(db).await
}

/// The survey, where it is within reach.
pub(super) async fn known_by_id(
    db: &impl ConnectionTrait,
    reads: &Reach,
    id: SurveyId,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(reach::within(reads, Column::ProjectId)).one(db).await
}

pub(super) async fn by_ids(db: &impl ConnectionTrait, ids: &[SurveyId]) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    Entity::find().filter(Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// The survey, held until the end of the transaction.
pub(super) async fn locked(db: &impl ConnectionTrait, id: SurveyId) -> Result<Option<Model>, DbErr> {
    queries::locked(db, Entity::find_by_id(id)).one(db).await
}

pub(super) async fn insert(db: &impl ConnectionTrait, row: ActiveModel) -> Result<SurveyId, DbErr> {
    Ok(row.insert(db).await?.id)
}

pub(super) async fn update(db: &impl ConnectionTrait, row: ActiveModel) -> Result<Model, DbErr> {
    row.update(db).await
}

/// Open surveys whose time has come to be looked at, the longest due first.
pub(super) async fn due(db: &impl ConnectionTrait, now: Instant, limit: u64) -> Result<Vec<SurveyId>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::LooksAt.lte(now))
        .order_by_asc(Column::LooksAt)
        .order_by_asc(Column::Id)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}

/// What these surveys ask, each in order.
pub(super) async fn questions_of(
    db: &impl ConnectionTrait,
    ids: &[SurveyId],
) -> Result<Vec<survey_question::Model>, DbErr> {
    use survey_question::Column;
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let rows = survey_question::Entity::find().filter(Column::SurveyId.is_in(ids.iter().copied()));
    rows.order_by_asc(Column::SurveyId).order_by_asc(Column::Position).all(db).await
}

/// The quotas of these surveys, each in order.
pub(super) async fn quotas_of(
    db: &impl ConnectionTrait,
    ids: &[SurveyId],
) -> Result<Vec<survey_quota::Model>, DbErr> {
    use survey_quota::Column;
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let rows = survey_quota::Entity::find().filter(Column::SurveyId.is_in(ids.iter().copied()));
    rows.order_by_asc(Column::SurveyId).order_by_asc(Column::Position).all(db).await
}

/// Says anew what a draft asks.
pub(super) async fn replace_questions(
    db: &impl ConnectionTrait,
    id: SurveyId,
    rows: Vec<survey_question::ActiveModel>,
) -> Result<(), DbErr> {
    use survey_question::{Column, Entity};
    Entity::delete_many().filter(Column::SurveyId.eq(id)).exec(db).await?;
    if !rows.is_empty() {
        Entity::insert_many(rows).exec_without_returning(db).await?;
    }
    Ok(())
}

/// Says anew how many answers a draft takes.
pub(super) async fn replace_quotas(
    db: &impl ConnectionTrait,
    id: SurveyId,
    rows: Vec<survey_quota::ActiveModel>,
) -> Result<(), DbErr> {
    use survey_quota::{Column, Entity};
    Entity::delete_many().filter(Column::SurveyId.eq(id)).exec(db).await?;
    if !rows.is_empty() {
        Entity::insert_many(rows).exec_without_returning(db).await?;
    }
    Ok(())
}

/// Takes an answer of a quota, where there is one left; false where there is not.
pub(super) async fn take_quota(db: &impl ConnectionTrait, id: SurveyQuotaId) -> Result<bool, DbErr> {
    use survey_quota::{Column, Entity};
    let taken = Entity::update_many()
        .col_expr(Column::Count, Expr::col(Column::Count).add(1))
        .filter(Column::Id.eq(id))
        .filter(Expr::col(Column::Count).lt(Expr::col(Column::MaxCount)))
        .exec(db)
        .await?;
    Ok(taken.rows_affected == 1)
}

/// Which of these quotas are full.
pub(super) async fn full_among(
    db: &impl ConnectionTrait,
    ids: &[SurveyQuotaId],
) -> Result<Vec<SurveyQuotaId>, DbErr> {
    use survey_quota::{Column, Entity};
    if ids.is_empty() {
        return Ok(vec![]);
    }
    Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::Id.is_in(ids.iter().copied()))
        .filter(Expr::col(Column::Count).gte(Expr::col(Column::MaxCount)))
        .into_tuple()
        .all(db)
        .await
}

/// The newest surveys of a project that could be answered within a time.
pub(super) async fn asked_between(
    db: &impl ConnectionTrait,
    project_id: ProjectId,
    (begin, end): (Instant, Instant),
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let rows = Entity::find().filter(Column::ProjectId.eq(project_id));
    let rows = rows.filter(Column::OpensAt.lt(end)).filter(Column::ClosesAt.gte(begin));
    rows.order_by_desc(Column::Id).limit(limit).all(db).await
}

/// How many homes a project has.
pub(super) async fn homes_of(db: &impl ConnectionTrait, project_id: ProjectId) -> Result<u64, DbErr> {
    let own = building::Entity::find().select_only().column(building::Column::Id);
    let own = own.filter(building::Column::ProjectId.eq(project_id)).into_query();
    unit::Entity::find().filter(unit::Column::BuildingId.in_subquery(own)).count(db).await
}

/// How many complaints of a project came within a time, by what they are about; what was imported is not counted.
pub(super) async fn complaints_between(
    db: &impl ConnectionTrait,
    project_id: ProjectId,
    (begin, end): (Instant, Instant),
) -> Result<Vec<(Category, u64)>, DbErr> {
    use complaint::Column;
    let rows: Vec<(Category, i64)> = complaint::Entity::find()
        .select_only()
        .column(Column::Category)
        .expr_as(Expr::col(Column::Id).count(), "complaints")
        .filter(Column::ProjectId.eq(project_id))
        .filter(Column::Source.eq(ComplaintSource::Live))
        .filter(Column::ReceivedAt.gte(begin))
        .filter(Column::ReceivedAt.lt(end))
        .group_by(Column::Category)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(topic, count)| (topic, u64::try_from(count).unwrap_or(0))).collect())
}

/// The projects of these buildings.
pub(super) async fn projects_of(
    db: &impl ConnectionTrait,
    ids: Vec<BuildingId>,
) -> Result<HashMap<BuildingId, ProjectId>, DbErr> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = building::Entity::find().filter(building::Column::Id.is_in(ids)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.project_id)).collect())
}
