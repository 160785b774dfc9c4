//! Rows of events.

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::building::{self, BuildingId};
use linli_entities::event::{ActiveModel, Audience, Column, Entity, EventId, EventKind, EventState, Model};
use linli_entities::event_question::{self, QuestionId};
use linli_entities::event_quota::{self, QuotaId};
use linli_entities::event_slot::{self, SlotId};
use linli_entities::ownership::{self, OwnershipState};
use linli_entities::project::ProjectId;
use linli_entities::registration::{self, RegistrationState};
use linli_entities::unit;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _, JoinType,
    PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, QueryTrait as _, Select,
};

use crate::actor::{Actor, Permission, Reach};
use crate::db::{queries, reach};
use crate::page::PageRequest;

/// What of a reader decides which events there are.
#[derive(Clone, Debug)]
pub(super) struct Sight {
    account_id: Option<AccountId>,
    homes: Vec<ProjectId>,
    /// Where the reader hosts events.
    hosts: Reach,
    /// Where the reader reads what is for owners.
    owners: Reach,
}

impl Sight {
    pub(super) fn of(actor: &Actor) -> Self {
        let homes = match actor {
            Actor::Account(account) => account.rights.homes.clone(),
            Actor::Guest | Actor::System => vec![],
        };
        Self {
            account_id: actor.account_id(),
            homes,
            hosts: actor.reach(Permission::HostEvents),
            owners: actor.reach(Permission::ReadOwnersBoards),
        }
    }
}

/// Events of places in which somebody has a permission.
fn of_places(reach: &Reach) -> Condition {
    match reach {
        Reach::Everywhere => Condition::all(),
        Reach::Within { cities, .. } => {
            Condition::any().add(reach::within(reach, Column::ProjectId)).add(Column::City.is_in(cities))
        }
    }
}

/// The events that there are for somebody: the one rule of who knows of which.
fn known(sight: &Sight) -> Condition {
    let own_buildings = ownership::Entity::find()
        .select_only()
        .column(unit::Column::BuildingId)
        .join(
            JoinType::InnerJoin,
            ownership::Entity::belongs_to(unit::Entity)
                .from(ownership::Column::UnitId)
                .to(unit::Column::Id)
                .into(),
        )
        .filter(ownership::Column::AccountId.eq(sight.account_id.unwrap_or(AccountId(0))))
        .filter(ownership::Column::State.eq(OwnershipState::Confirmed));
    let at_home = Condition::all().add(Column::ProjectId.is_in(sight.homes.iter().copied())).add(
        Condition::any()
            .add(Column::BuildingId.is_null())
            .add(Column::BuildingId.in_subquery(own_buildings.into_query())),
    );
    let mut open = Condition::any().add(Column::Audience.eq(Audience::Public)).add(
        Condition::all()
            .add(Column::Audience.eq(Audience::Owners))
            .add(Condition::any().add(at_home).add(reach::within(&sight.owners, Column::ProjectId))),
    );
    if let Some(account_id) = sight.account_id {
        // Whoever has a seat knows where to come to.
        let registered = registration::Entity::find()
            .select_only()
            .column(registration::Column::EventId)
            .filter(registration::Column::AccountId.eq(account_id))
            .filter(registration::Column::State.is_in(ACTIVE));
        open = open
            .add(Column::Audience.eq(Audience::Members))
            .add(Column::Id.in_subquery(registered.into_query()));
    }
    let published = Condition::all().add(Column::State.ne(EventState::Draft)).add(open);
    match &sight.hosts {
        Reach::Everywhere => Condition::all(),
        hosts => Condition::any().add(of_places(hosts)).add(published),
    }
}

/// The states in which a registration stands.
pub(super) const ACTIVE: [RegistrationState; 3] =
    [RegistrationState::Confirmed, RegistrationState::Waiting, RegistrationState::Offered];

/// Which events are asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Filter {
    pub(super) project: Option<ProjectId>,
    pub(super) city: Option<String>,
    pub(super) kind: Option<EventKind>,
    pub(super) series: Option<EventId>,
}

/// Which part of time is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Upcoming,
    Past,
    Drafts,
}

/// A page of the events that somebody knows of: upcoming and drafts the next first, past ones the last first.
pub(super) async fn page(
    db: &impl ConnectionTrait,
    sight: &Sight,
    filter: &Filter,
    part: Part,
    now: Instant,
    page: &PageRequest<(Instant, EventId)>,
) -> Result<Vec<Model>, DbErr> {
    let mut rows = Entity::find().filter(known(sight));
    if let Some(id) = filter.project {
        rows = rows.filter(Column::ProjectId.eq(id));
    }
    if let Some(city) = &filter.city {
        let of_city = Reach::Within { cities: vec![city.clone()], projects: vec![] };
        rows = rows.filter(of_places(&of_city));
    }
    if let Some(kind) = filter.kind {
        rows = rows.filter(Column::Kind.eq(kind));
    }
    if let Some(series) = filter.series {
        rows = rows.filter(Column::SeriesId.eq(series));
    }
    rows = match part {
        Part::Upcoming => rows.filter(Column::State.ne(EventState::Draft)).filter(Column::EndsAt.gt(now)),
        Part::Past => rows.filter(Column::State.ne(EventState::Draft)).filter(Column::EndsAt.lte(now)),
        Part::Drafts => rows.filter(Column::State.eq(EventState::Draft)),
    };
    in_order(rows, part == Part::Past, page).all(db).await
}

fn in_order(
    rows: Select<Entity>,
    last_first: bool,
    page: &PageRequest<(Instant, EventId)>,
) -> Select<Entity> {
    let rows = match page.after {
        Some((at, id)) if last_first => rows.filter(
            Condition::any().add(Column::BeginsAt.lt(at)).add(Column::BeginsAt.eq(at).and(Column::Id.lt(id))),
        ),
        Some((at, id)) => rows.filter(
            Condition::any().add(Column::BeginsAt.gt(at)).add(Column::BeginsAt.eq(at).and(Column::Id.gt(id))),
        ),
        None => rows,
    };
    let rows = if last_first {
        rows.order_by_desc(Column::BeginsAt).order_by_desc(Column::Id)
    } else {
        rows.order_by_asc(Column::BeginsAt).order_by_asc(Column::Id)
    };
    rows.limit(page.rows())
}

/// Days on which homes of a project are handed over that were published and not cancelled, the last 100.
pub(super) async fn handover_days(
    db: &impl ConnectionTrait,
    project_id: ProjectId,
) -> Result<Vec<Model>, DbErr> {
    const LOOKED_AT: u64 = 100;
    Entity::find()
        .filter(Column::ProjectId.eq(project_id))
        .filter(Column::Kind.eq(EventKind::HandoverDay))
        .filter(Column::State.eq(EventState::Published))
        .order_by_desc(Column::BeginsAt)
        .limit(LOOKED_AT)
        .all(db)
        .await
}

/// These events, as far as somebody knows of them.
pub(super) async fn known_by_ids(
    db: &impl ConnectionTrait,
    sight: &Sight,
    ids: &[EventId],
) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    Entity::find().filter(Column::Id.is_in(ids.iter().copied())).filter(known(sight)).all(db).await
}

pub(super) async fn by_ids(db: &impl ConnectionTrait, ids: &[EventId]) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    Entity::find().filter(Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// The event, held until the end of the transaction: whoever takes or gives back its seats does so one after another.
pub(super) async fn locked(db: &impl ConnectionTrait, id: EventId) -> Result<Option<Model>, DbErr> {
    queries::locked(db, Entity::find_by_id(id)).one(db).await
}

/// The drafts of a series.
pub(super) async fn drafts_of(db: &impl ConnectionTrait, series: EventId) -> Result<Vec<Model>, DbErr> {
    let rows = Entity::find().filter(Column::SeriesId.eq(series)).filter(Column::State.eq(EventState::Draft));
    rows.order_by_asc(Column::Id).all(db).await
}

pub(super) async fn insert(db: &impl ConnectionTrait, row: ActiveModel) -> Result<EventId, DbErr> {
    Ok(row.insert(db).await?.id)
}

pub(super) async fn update(db: &impl ConnectionTrait, row: ActiveModel) -> Result<Model, DbErr> {
    row.update(db).await
}

pub(super) async fn quotas_of(
    db: &impl ConnectionTrait,
    ids: &[EventId],
) -> Result<Vec<event_quota::Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let rows = event_quota::Entity::find().filter(event_quota::Column::EventId.is_in(ids.iter().copied()));
    rows.order_by_asc(event_quota::Column::Id).all(db).await
}

pub(super) async fn slots_of(
    db: &impl ConnectionTrait,
    ids: &[EventId],
) -> Result<Vec<event_slot::Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let rows = event_slot::Entity::find().filter(event_slot::Column::EventId.is_in(ids.iter().copied()));
    rows.order_by_asc(event_slot::Column::Id).all(db).await
}

pub(super) async fn questions_of(
    db: &impl ConnectionTrait,
    id: EventId,
) -> Result<Vec<event_question::Model>, DbErr> {
    let rows = event_question::Entity::find().filter(event_question::Column::EventId.eq(id));
    rows.order_by_asc(event_question::Column::Id).all(db).await
}

pub(super) async fn insert_quota(
    db: &impl ConnectionTrait,
    row: event_quota::ActiveModel,
) -> Result<QuotaId, DbErr> {
    Ok(row.insert(db).await?.id)
}

pub(super) async fn update_quota(
    db: &impl ConnectionTrait,
    row: event_quota::ActiveModel,
) -> Result<event_quota::Model, DbErr> {
    row.update(db).await
}

pub(super) async fn insert_slot(
    db: &impl ConnectionTrait,
    row: event_slot::ActiveModel,
) -> Result<SlotId, DbErr> {
    Ok(row.insert(db).await?.id)
}

pub(super) async fn insert_question(
    db: &impl ConnectionTrait,
    row: event_question::ActiveModel,
) -> Result<QuestionId, DbErr> {
    Ok(row.insert(db).await?.id)
}

/// Whether anybody ever registered.
pub(super) async fn is_registered_for(db: &impl ConnectionTrait, id: EventId) -> Result<bool, DbErr> {
    let rows = registration::Entity::find().filter(registration::Column::EventId.eq(id));
    Ok(rows.limit(1).count(db).await? > 0)
}

/// Deletes what there is at an event for which nobody registered.
pub(super) async fn delete_plan(db: &impl ConnectionTrait, id: EventId) -> Result<(), DbErr> {
    event_slot::Entity::delete_many().filter(event_slot::Column::EventId.eq(id)).exec(db).await?;
    event_quota::Entity::delete_many().filter(event_quota::Column::EventId.eq(id)).exec(db).await?;
    event_question::Entity::delete_many().filter(event_question::Column::EventId.eq(id)).exec(db).await?;
    Ok(())
}

/// Takes so much of a quota, where there is as much; false where there is not.
pub(super) async fn take(db: &impl ConnectionTrait, id: QuotaId, count: i32) -> Result<bool, DbErr> {
    use event_quota::Column;
    let room = Condition::any()
        .add(Column::Size.is_null())
        .add(Expr::col(Column::Size).gte(Expr::col(Column::Taken).add(count)));
    let rows = event_quota::Entity::update_many()
        .col_expr(Column::Taken, Expr::col(Column::Taken).add(count))
        .filter(Column::Id.eq(id))
        .filter(room);
    Ok(rows.exec(db).await?.rows_affected == 1)
}

/// Moves a quota by so much, whatever there is of it.
pub(super) async fn shift(db: &impl ConnectionTrait, id: QuotaId, by: i32) -> Result<(), DbErr> {
    use event_quota::Column;
    event_quota::Entity::update_many()
        .col_expr(Column::Taken, Expr::col(Column::Taken).add(by))
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// The project of a building.
pub(super) async fn project_of(
    db: &impl ConnectionTrait,
    id: BuildingId,
) -> Result<Option<ProjectId>, DbErr> {
    Ok(building::Entity::find_by_id(id).one(db).await?.map(|row| row.project_id))
}

/// The names of buildings.
pub(super) async fn building_names(
    db: &impl ConnectionTrait,
    ids: Vec<BuildingId>,
) -> Result<HashMap<BuildingId, String>, DbErr> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = building::Entity::find().filter(building::Column::Id.is_in(ids)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}
