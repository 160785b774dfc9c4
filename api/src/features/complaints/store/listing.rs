//! Lists of complaints.

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::building;
use linli_entities::complaint::{self, Category, Column, ComplaintId, ComplaintState, Grade, Openness};
use linli_entities::complaint_deadline::{self, DeadlineKind};
use linli_entities::project::ProjectId;
use linli_entities::team::TeamId;
use linli_entities::unit::{self, UnitId};
use sea_orm::sea_query::{Expr, ExprTrait as _, Func, LikeExpr};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait as _, JoinType,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, QueryTrait as _, Select, Statement,
};

use super::beside;
use crate::actor::Reach;
use crate::db::reach;
use crate::features::complaints::logic::ListKey;
use crate::page::PageRequest;

/// Of those that are owed an answer, which are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Owed {
    /// Every one.
    All,
    /// Those that are due before this instant.
    Before(Instant),
}

/// Which complaints are asked for.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Filter {
    pub(in super::super) project_id: Option<ProjectId>,
    pub(in super::super) state: Option<ComplaintState>,
    pub(in super::super) owes: Option<DeadlineKind>,
    pub(in super::super) category: Option<Category>,
    pub(in super::super) grade: Option<Grade>,
    pub(in super::super) complainant_id: Option<AccountId>,
    pub(in super::super) handler_id: Option<AccountId>,
    pub(in super::super) offered_to_id: Option<AccountId>,
    pub(in super::super) team_id: Option<TeamId>,
    pub(in super::super) unassigned: bool,
    pub(in super::super) refused: bool,
    pub(in super::super) danger: bool,
    pub(in super::super) public_only: bool,
    pub(in super::super) owed: Option<Owed>,
    /// A number, or a part of the title.
    pub(in super::super) query: Option<String>,
    /// Of the projects where the reader answers.
    pub(in super::super) within: Option<Reach>,
}

impl Filter {
    fn condition(&self) -> Condition {
        // An empty condition among others would be one more to look at.
        let narrowed = self.within.as_ref().filter(|reach| **reach != Reach::Everywhere);
        Condition::all()
            .add_option(self.project_id.map(|id| Column::ProjectId.eq(id)))
            .add_option(self.state.map(|state| Column::State.eq(state)))
            .add_option(self.owes.map(owing))
            .add_option(self.category.map(|category| Column::Category.eq(category)))
            .add_option(self.grade.map(|grade| Column::Grade.eq(grade)))
            .add_option(self.complainant_id.map(|id| Column::ComplainantId.eq(id)))
            .add_option(self.handler_id.map(|id| Column::HandlerId.eq(id)))
            .add_option(self.offered_to_id.map(|id| Column::OfferedToId.eq(id)))
            .add_option(self.team_id.map(|id| Column::TeamId.eq(id)))
            .add_option(self.refused.then(|| Column::RefusedAt.is_not_null()))
            .add_option(self.danger.then(|| Column::Danger.eq(true)))
            .add_option(self.unassigned.then(|| Column::HandlerId.is_null()))
            .add_option(self.public_only.then(|| {
                let shown = Column::State.ne(ComplaintState::ClosedByModeration);
                Column::Openness.eq(Openness::Public).and(shown)
            }))
            .add_option(self.owed.map(|owed| match owed {
                Owed::All => Column::DueAt.is_not_null(),
                Owed::Before(instant) => Column::DueAt.lt(instant),
            }))
            .add_option(self.query.as_deref().map(sought))
            .add_option(narrowed.map(|of| reach::within(of, Column::ProjectId)))
    }
}

/// Those that owe something of a kind.
fn owing(kind: DeadlineKind) -> Condition {
    let owed = complaint_deadline::Entity::find()
        .select_only()
        .column(complaint_deadline::Column::ComplaintId)
        .filter(complaint_deadline::Column::Kind.eq(kind))
        .filter(complaint_deadline::Column::MetAt.is_null())
        .filter(complaint_deadline::Column::CancelledAt.is_null());
    Condition::all().add(Column::Id.in_subquery(owed.into_query()))
}

/// What is looked for in a list: a number as it is, or a part of the title.
fn sought(query: &str) -> Condition {
    let escaped: String = query
        .to_ascii_lowercase()
        .chars()
        .flat_map(|c| ['%', '_', '\\'].contains(&c).then_some('\\').into_iter().chain([c]))
        .collect();
    let title = Expr::expr(Func::lower(Expr::col((complaint::Entity, Column::Title))));
    let number: Option<i32> = query.trim_start_matches(['#', '＃']).parse().ok();
    Condition::any()
        .add(title.like(LikeExpr::new(format!("%{escaped}%")).escape('\\')))
        .add_option(number.map(|number| Column::Number.eq(number)))
}

/// A page of complaints: danger first, then the most urgent, where only those are asked for that are
/// owed an answer, else the newest.
pub(in super::super) async fn listed(
    db: &impl ConnectionTrait,
    filter: &Filter,
    page: &PageRequest<ListKey>,
) -> Result<Vec<complaint::Model>, DbErr> {
    rows(filter, page).all(db).await
}

fn rows(filter: &Filter, page: &PageRequest<ListKey>) -> Select<complaint::Entity> {
    let rows = complaint::Entity::find().filter(filter.condition());
    let rows = if filter.owed.is_some() { urgent(rows, page.after) } else { newest(rows, page.after) };
    rows.limit(page.rows())
}

/// The statements behind the lists, with their names: for the story that reads their plans.
pub(in super::super) fn statements(backend: DbBackend, now: Instant) -> Vec<(&'static str, Statement)> {
    let pages = [None, Some((true, now, ComplaintId(1)))].map(|after| PageRequest { limit: 20, after });
    let there = Some(ProjectId(1));
    let within = Reach::Within { cities: vec!["武汉".to_owned()], projects: vec![ProjectId(1)] };
    let owed = Filter { owed: Some(Owed::All), within: Some(Reach::Everywhere), ..Filter::default() };
    let filters = [
        ("worklist of all", owed.clone()),
        ("worklist of what is late", Filter { owed: Some(Owed::Before(now)), ..owed.clone() }),
        ("worklist within reach", Filter { within: Some(within), ..owed.clone() }),
        ("worklist of a project", Filter { project_id: there, ..owed.clone() }),
        ("worklist of a handler", Filter { handler_id: Some(AccountId(1)), ..owed.clone() }),
        ("worklist of a team", Filter { team_id: Some(TeamId(1)), ..owed }),
        ("what is offered", Filter { offered_to_id: Some(AccountId(1)), ..Filter::default() }),
        ("newest", Filter { public_only: true, ..Filter::default() }),
        ("newest of a project", Filter { project_id: there, ..Filter::default() }),
        ("one's own", Filter { complainant_id: Some(AccountId(1)), ..Filter::default() }),
    ];
    let built = |(name, filter): &(&'static str, Filter)| {
        let statement = |page| (*name, rows(filter, page).build(backend));
        pages.iter().map(statement).collect::<Vec<_>>()
    };
    filters.iter().flat_map(built).chain(beside::statements(backend, now)).collect()
}

fn newest(mut rows: Select<complaint::Entity>, after: Option<ListKey>) -> Select<complaint::Entity> {
    if let Some((_, received_at, id)) = after {
        let earlier = Condition::any()
            .add(Column::ReceivedAt.lt(received_at))
            .add(Column::ReceivedAt.eq(received_at).and(Column::Id.lt(id)));
        rows = rows.filter(earlier);
    }
    rows.order_by_desc(Column::ReceivedAt).order_by_desc(Column::Id)
}

fn urgent(mut rows: Select<complaint::Entity>, after: Option<ListKey>) -> Select<complaint::Entity> {
    if let Some((calm, due_at, id)) = after {
        let later = Condition::any()
            .add(Column::DueAt.gt(due_at))
            .add(Column::DueAt.eq(due_at).and(Column::Id.gt(id)));
        let later = Condition::all().add(later).add(Column::Danger.eq(!calm));
        let later = if calm { later } else { Condition::any().add(later).add(Column::Danger.eq(false)) };
        rows = rows.filter(later);
    }
    rows.order_by_desc(Column::Danger).order_by_asc(Column::DueAt).order_by_asc(Column::Id)
}

/// The newest complaints of somebody within reach.
pub(in super::super) async fn of_complainant(
    db: &impl ConnectionTrait,
    reach: &Reach,
    id: AccountId,
    limit: u64,
) -> Result<Vec<complaint::Model>, DbErr> {
    let rows = complaint::Entity::find().filter(Column::ComplainantId.eq(id));
    let rows = rows.filter(reach::within(reach, Column::ProjectId));
    rows.order_by_desc(Column::ReceivedAt).order_by_desc(Column::Id).limit(limit).all(db).await
}

/// Building and door of homes.
pub(in super::super) async fn unit_labels(
    db: &impl ConnectionTrait,
    ids: &[UnitId],
) -> Result<HashMap<UnitId, String>, DbErr> {
    let building = unit::Entity::belongs_to(building::Entity)
        .from(unit::Column::BuildingId)
        .to(building::Column::Id)
        .into();
    let rows: Vec<(UnitId, String, String)> = unit::Entity::find()
        .join(JoinType::InnerJoin, building)
        .select_only()
        .column(unit::Column::Id)
        .column(building::Column::Name)
        .column(unit::Column::Name)
        .filter(unit::Column::Id.is_in(ids.iter().copied()))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(id, building, unit)| (id, format!("{building} {unit}"))).collect())
}

/// How many complaints of a project each of these accounts works on, of those that are not put right yet.
pub(in super::super) async fn loads(
    db: &impl ConnectionTrait,
    project_id: ProjectId,
    handlers: &[AccountId],
) -> Result<HashMap<AccountId, i64>, DbErr> {
    let rows: Vec<(AccountId, i64)> = complaint::Entity::find()
        .select_only()
        .column(Column::HandlerId)
        .column_as(Column::Id.count(), "open_count")
        .filter(Column::ProjectId.eq(project_id))
        .filter(Column::HandlerId.is_in(handlers.iter().copied()))
        .filter(Column::State.is_in([ComplaintState::Received, ComplaintState::Answered]))
        .group_by(Column::HandlerId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// Which of these accounts have a complaint that has not come to its end, and since when the oldest of them waits.
pub(in super::super) async fn complaining(
    db: &impl ConnectionTrait,
    ids: &[AccountId],
) -> Result<Vec<(AccountId, Instant)>, DbErr> {
    let live = ComplaintState::ALL.iter().copied().filter(|state| state.is_live());
    complaint::Entity::find()
        .select_only()
        .column(Column::ComplainantId)
        .expr_as(Expr::col(Column::ReceivedAt).min(), "since")
        .filter(Column::ComplainantId.is_in(ids.iter().copied()))
        .filter(Column::State.is_in(live))
        .group_by(Column::ComplainantId)
        .into_tuple()
        .all(db)
        .await
}
