//! Rows of invitations.

use std::collections::{HashMap, HashSet};

use linli_entities::account::AccountId;
use linli_entities::survey::{self, SurveyId, SurveyState};
use linli_entities::survey_invitation::{ActiveModel, Column, Entity, Model, SurveyInvitationId};
use linli_entities::unit::{self, UnitId};
use linli_entities::{Date, Instant};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _, JoinType,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, Set,
};

use crate::page::PageRequest;

/// How many there are of a survey.
#[derive(Clone, Copy, Debug, Default)]
pub(in super::super) struct Counts {
    pub(in super::super) invited: i64,
    pub(in super::super) answered: i64,
    pub(in super::super) declined: i64,
}

pub(in super::super) async fn of_account(
    db: &impl ConnectionTrait,
    survey_id: SurveyId,
    account_id: AccountId,
) -> Result<Option<Model>, DbErr> {
    let rows = Entity::find().filter(Column::SurveyId.eq(survey_id));
    rows.filter(Column::AccountId.eq(account_id)).one(db).await
}

pub(in super::super) async fn by_ids(
    db: &impl ConnectionTrait,
    ids: &[SurveyInvitationId],
) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    Entity::find().filter(Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// A page of those of an account that can be answered now, the survey that closes first being the first.
pub(in super::super) async fn open_page(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    now: Instant,
    page: &PageRequest<(Instant, i64)>,
) -> Result<Vec<Model>, DbErr> {
    let closes = Expr::col((survey::Entity, survey::Column::ClosesAt));
    let mut rows = Entity::find()
        .join(
            JoinType::InnerJoin,
            Entity::belongs_to(survey::Entity).from(Column::SurveyId).to(survey::Column::Id).into(),
        )
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::AnsweredOn.is_null())
        .filter(survey::Column::State.eq(SurveyState::Open))
        .filter(survey::Column::OpensAt.lte(now))
        .filter(survey::Column::ClosesAt.gt(now));
    if let Some((closes_at, id)) = page.after {
        let later = Condition::any().add(closes.clone().gt(closes_at));
        rows = rows.filter(later.add(closes.eq(closes_at).and(Column::Id.gt(id))));
    }
    rows.order_by_asc(survey::Column::ClosesAt).order_by_asc(Column::Id).limit(page.rows()).all(db).await
}

/// A page of those of an account that it answered, newest first.
pub(in super::super) async fn answered_page(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    page: &PageRequest<(Instant, i64)>,
) -> Result<Vec<Model>, DbErr> {
    let mut rows =
        Entity::find().filter(Column::AccountId.eq(account_id)).filter(Column::AnsweredOn.is_not_null());
    if let Some((_, id)) = page.after {
        rows = rows.filter(Column::Id.lt(id));
    }
    rows.order_by_desc(Column::Id).limit(page.rows()).all(db).await
}

/// A page of those of a survey, in order.
pub(in super::super) async fn page_of(
    db: &impl ConnectionTrait,
    survey_id: SurveyId,
    page: &PageRequest<SurveyInvitationId>,
) -> Result<Vec<Model>, DbErr> {
    let mut rows = Entity::find().filter(Column::SurveyId.eq(survey_id));
    if let Some(after) = page.after {
        rows = rows.filter(Column::Id.gt(after));
    }
    rows.order_by_asc(Column::Id).limit(page.rows()).all(db).await
}

/// How many there are of each of these surveys.
pub(in super::super) async fn counts(
    db: &impl ConnectionTrait,
    ids: &[SurveyId],
) -> Result<HashMap<SurveyId, Counts>, DbErr> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(SurveyId, i64, i64, i64)> = Entity::find()
        .select_only()
        .column(Column::SurveyId)
        .expr_as(Expr::col(Column::Id).count(), "invited")
        .expr_as(Expr::col(Column::AnsweredOn).count(), "answered")
        .expr_as(Expr::col(Column::DeclinedAt).count(), "declined")
        .filter(Column::SurveyId.is_in(ids.iter().copied()))
        .group_by(Column::SurveyId)
        .into_tuple()
        .all(db)
        .await?;
    let counts = |(id, invited, answered, declined)| (id, Counts { invited, answered, declined });
    Ok(rows.into_iter().map(counts).collect())
}

pub(in super::super) async fn insert(
    db: &impl ConnectionTrait,
    row: ActiveModel,
) -> Result<SurveyInvitationId, DbErr> {
    Ok(row.insert(db).await?.id)
}

/// Which of these accounts and homes have an invitation.
pub(in super::super) async fn taken(
    db: &impl ConnectionTrait,
    survey_id: SurveyId,
    accounts: Vec<AccountId>,
    units: Vec<UnitId>,
) -> Result<(HashSet<AccountId>, HashSet<UnitId>), DbErr> {
    let of = Condition::any().add(Column::AccountId.is_in(accounts)).add(Column::UnitId.is_in(units));
    let rows = Entity::find().filter(Column::SurveyId.eq(survey_id)).filter(of).all(db).await?;
    let accounts = rows.iter().map(|row| row.account_id).collect();
    Ok((accounts, rows.iter().filter_map(|row| row.unit_id).collect()))
}

/// Notes that it is answered; false where it was before.
pub(in super::super) async fn answer(
    db: &impl ConnectionTrait,
    id: SurveyInvitationId,
    day: Date,
) -> Result<bool, DbErr> {
    let row = ActiveModel { answered_on: Set(Some(day)), ..Default::default() };
    update_where(db, row, Condition::all().add(Column::Id.eq(id)).add(Column::AnsweredOn.is_null())).await
}

/// Notes that it is declined; false where it was answered.
pub(in super::super) async fn decline(
    db: &impl ConnectionTrait,
    id: SurveyInvitationId,
    now: Instant,
) -> Result<bool, DbErr> {
    let row = ActiveModel { declined_at: Set(Some(now)), ..Default::default() };
    update_where(db, row, Condition::all().add(Column::Id.eq(id)).add(Column::AnsweredOn.is_null())).await
}

fn silent(survey_id: SurveyId, invited_until: Instant) -> Condition {
    Condition::all()
        .add(Column::SurveyId.eq(survey_id))
        .add(Column::InvitedAt.lte(invited_until))
        .add(Column::RemindedAt.is_null())
        .add(Column::DeclinedAt.is_null())
        .add(Column::AnsweredOn.is_null())
}

/// Those of a survey that were made until then, of which nothing was heard and nobody was reminded.
pub(in super::super) async fn silent_of(
    db: &impl ConnectionTrait,
    survey_id: SurveyId,
    invited_until: Instant,
    limit: u64,
) -> Result<Vec<SurveyInvitationId>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(silent(survey_id, invited_until))
        .order_by_asc(Column::InvitedAt)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}

/// Notes that was reminded of it; false where that is not so any more.
pub(in super::super) async fn remind(
    db: &impl ConnectionTrait,
    (survey_id, id): (SurveyId, SurveyInvitationId),
    invited_until: Instant,
    now: Instant,
) -> Result<bool, DbErr> {
    let row = ActiveModel { reminded_at: Set(Some(now)), ..Default::default() };
    update_where(db, row, silent(survey_id, invited_until).add(Column::Id.eq(id))).await
}

async fn update_where(db: &impl ConnectionTrait, row: ActiveModel, is: Condition) -> Result<bool, DbErr> {
    Ok(Entity::update_many().set(row).filter(is).exec(db).await?.rows_affected == 1)
}

/// Forgets in which homes an account was asked.
pub(in super::super) async fn forget_homes(
    db: &impl ConnectionTrait,
    account_id: AccountId,
) -> Result<(), DbErr> {
    let row = ActiveModel { unit_id: Set(None), ..Default::default() };
    Entity::update_many().set(row).filter(Column::AccountId.eq(account_id)).exec(db).await?;
    Ok(())
}

/// These homes: the number on the door, and the building.
pub(in super::super) async fn homes(
    db: &impl ConnectionTrait,
    ids: Vec<UnitId>,
) -> Result<HashMap<UnitId, unit::Model>, DbErr> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = unit::Entity::find().filter(unit::Column::Id.is_in(ids)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}
