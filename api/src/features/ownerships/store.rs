//! Rows of ownerships.

mod households;

use linli_entities::Instant;
use linli_entities::account::{self, AccountId};
use linli_entities::ownership::{ActiveModel, Column, Entity, OwnershipId, OwnershipRole, OwnershipState};
use linli_entities::project::{self, ProjectId};
use linli_entities::unit::{self, UnitId};
use linli_entities::{building, ownership};
use sea_orm::sea_query::{Expr, ExprTrait as _, LikeExpr};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _,
    FromQueryResult, JoinType, PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
    Select, Set,
};

pub(super) use households::*;

use super::rules::{ListKey, Located, NewClaim};
use crate::actor::Reach;
use crate::code::Code;
use crate::db::queries;
use crate::error::{Error, OnViolation as _};
use crate::features::accounts::rules::{emails, names, phones};
use crate::features::projects::output::ProjectRef;
use crate::page::PageRequest;

#[derive(FromQueryResult)]
struct Row {
    id: OwnershipId,
    account_id: AccountId,
    unit_id: UnitId,
    role: OwnershipRole,
    state: OwnershipState,
    statement: String,
    claimed_at: Instant,
    decided_at: Option<Instant>,
    reason: Option<String>,
    unit_name: String,
    building_name: String,
    project_id: ProjectId,
    project_slug: String,
    project_name: String,
    project_city: String,
}

impl From<Row> for Located {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            account_id: row.account_id,
            unit_id: row.unit_id,
            role: row.role,
            state: row.state,
            statement: row.statement,
            claimed_at: row.claimed_at,
            decided_at: row.decided_at,
            reason: row.reason,
            unit_name: row.unit_name,
            building_name: row.building_name,
            project: ProjectRef {
                id: row.project_id,
                slug: row.project_slug,
                name: row.project_name,
                city: row.project_city,
            },
        }
    }
}

fn located() -> Select<Entity> {
    let unit = Entity::belongs_to(unit::Entity).from(Column::UnitId).to(unit::Column::Id).into();
    let building = unit::Entity::belongs_to(building::Entity)
        .from(unit::Column::BuildingId)
        .to(building::Column::Id)
        .into();
    let project = building::Entity::belongs_to(project::Entity)
        .from(building::Column::ProjectId)
        .to(project::Column::Id)
        .into();
    Entity::find()
        .join(JoinType::InnerJoin, unit)
        .join(JoinType::InnerJoin, building)
        .join(JoinType::InnerJoin, project)
        .column_as(unit::Column::Name, "unit_name")
        .column_as(building::Column::Name, "building_name")
        .column_as(project::Column::Id, "project_id")
        .column_as(project::Column::Slug, "project_slug")
        .column_as(project::Column::Name, "project_name")
        .column_as(project::Column::City, "project_city")
}

async fn all(db: &impl ConnectionTrait, rows: Select<Entity>) -> Result<Vec<Located>, DbErr> {
    Ok(rows.into_model::<Row>().all(db).await?.into_iter().map(Located::from).collect())
}

pub(super) async fn by_id(db: &impl ConnectionTrait, id: OwnershipId) -> Result<Option<Located>, DbErr> {
    Ok(all(db, located().filter(Column::Id.eq(id))).await?.pop())
}

/// Those of an account, newest claim first.
pub(super) async fn of_account(
    db: &impl ConnectionTrait,
    account_id: AccountId,
) -> Result<Vec<Located>, DbErr> {
    let rows = located().filter(Column::AccountId.eq(account_id));
    all(db, rows.order_by_desc(Column::ClaimedAt).order_by_desc(Column::Id)).await
}

/// Those of an account that were decided at this time.
pub(super) async fn decided_at(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    at: Instant,
) -> Result<Vec<ownership::Model>, DbErr> {
    Entity::find().filter(Column::AccountId.eq(account_id)).filter(Column::DecidedAt.eq(at)).all(db).await
}

/// Which ownerships are asked for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Filter {
    pub(super) project_id: Option<ProjectId>,
    pub(super) state: Option<OwnershipState>,
}

/// A page of those within reach that fit the filter, newest claim first.
pub(super) async fn page(
    db: &impl ConnectionTrait,
    reach: &Reach,
    filter: Filter,
    page: &PageRequest<ListKey>,
) -> Result<Vec<Located>, DbErr> {
    let mut rows = located();
    if let Reach::Within { cities, projects } = reach {
        let within = Condition::any()
            .add(project::Column::City.is_in(cities))
            .add(project::Column::Id.is_in(projects.iter().copied()));
        rows = rows.filter(within);
    }
    if let Some(project_id) = filter.project_id {
        rows = rows.filter(project::Column::Id.eq(project_id));
    }
    if let Some(state) = filter.state {
        rows = rows.filter(Column::State.eq(state));
    }
    if let Some((claimed_at, id)) = page.after {
        let earlier = Condition::any()
            .add(Column::ClaimedAt.lt(claimed_at))
            .add(Column::ClaimedAt.eq(claimed_at).and(Column::Id.lt(id)));
        rows = rows.filter(earlier);
    }
    all(db, rows.order_by_desc(Column::ClaimedAt).order_by_desc(Column::Id).limit(page.rows())).await
}

/// Who is looked for among those at home in a project.
#[derive(Clone, Debug)]
pub(super) enum Sought {
    /// This account.
    Account(AccountId),
    /// Whoever has this on the door or a name that begins with it, or this whole address or number.
    Like(String),
}

impl Sought {
    fn condition(&self) -> Condition {
        let text = match self {
            Self::Account(id) => return Condition::all().add(Column::AccountId.eq(*id)),
            Self::Like(text) => text.trim(),
        };
        let escaped = |text: &str| -> String {
            text.chars()
                .flat_map(|c| ['%', '_', '\\'].contains(&c).then_some('\\').into_iter().chain([c]))
                .collect()
        };
        let like = |pattern: String| LikeExpr::new(pattern).escape('\\');
        Condition::any()
            .add(Expr::col((unit::Entity, unit::Column::Name)).like(like(format!("%{}%", escaped(text)))))
            .add(
                Expr::col((account::Entity, account::Column::NameKey))
                    .like(like(format!("{}%", escaped(&names::key(text))))),
            )
            .add(account::Column::EmailKey.eq(emails::key(text)))
            .add_option(phones::key(text).map(|key| account::Column::PhoneKey.eq(key)))
    }
}

/// Confirmed homes of a project and whose they are, by door, at most `limit`.
pub(super) async fn residents(
    db: &impl ConnectionTrait,
    project_id: ProjectId,
    sought: &Sought,
    limit: u64,
) -> Result<Vec<Located>, DbErr> {
    let account = Entity::belongs_to(account::Entity).from(Column::AccountId).to(account::Column::Id).into();
    let rows = located()
        .join(JoinType::InnerJoin, account)
        .filter(project::Column::Id.eq(project_id))
        .filter(Column::State.eq(OwnershipState::Confirmed))
        .filter(account::Column::ErasedAt.is_null())
        .filter(sought.condition());
    let rows = rows.order_by_asc(building::Column::Name).order_by_asc(unit::Column::Name);
    all(db, rows.order_by_asc(Column::Id).limit(limit)).await
}

/// Keeps others from changing the row until the transaction ends.
pub(super) async fn lock(db: &impl ConnectionTrait, id: OwnershipId) -> Result<(), DbErr> {
    queries::locked(db, Entity::find_by_id(id)).one(db).await?;
    Ok(())
}

/// The ownership of a unit by an account.
pub(super) async fn of_unit(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    unit_id: UnitId,
) -> Result<Option<ownership::Model>, DbErr> {
    let rows = Entity::find().filter(Column::AccountId.eq(account_id)).filter(Column::UnitId.eq(unit_id));
    queries::locked(db, rows).one(db).await
}

pub(super) async fn count_of(db: &impl ConnectionTrait, account_id: AccountId) -> Result<u64, DbErr> {
    Entity::find().filter(Column::AccountId.eq(account_id)).count(db).await
}

pub(super) async fn insert(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    claim: NewClaim,
    now: Instant,
) -> Result<OwnershipId, Error> {
    let row = ActiveModel { account_id: Set(account_id), unit_id: Set(claim.unit_id), ..claimed(claim, now) };
    Ok(row.insert(db).await.on_unique(Error::Conflict(Code::AlreadyClaimed))?.id)
}

/// Makes a refused claim an open one.
pub(super) async fn claim_again(
    db: &impl ConnectionTrait,
    id: OwnershipId,
    claim: NewClaim,
    now: Instant,
) -> Result<(), DbErr> {
    change(db, id, claimed(claim, now)).await
}

fn claimed(claim: NewClaim, now: Instant) -> ActiveModel {
    ActiveModel {
        role: Set(claim.role),
        statement: Set(claim.statement),
        state: Set(OwnershipState::Claimed),
        claimed_at: Set(now),
        decided_at: Set(None),
        decided_by: Set(None),
        reason: Set(None),
        ..Default::default()
    }
}

pub(super) async fn decide(
    db: &impl ConnectionTrait,
    id: OwnershipId,
    state: OwnershipState,
    decided_by: Option<AccountId>,
    reason: Option<String>,
    now: Instant,
) -> Result<(), DbErr> {
    let row = ActiveModel {
        state: Set(state),
        decided_at: Set(Some(now)),
        decided_by: Set(decided_by),
        reason: Set(reason),
        ..Default::default()
    };
    change(db, id, row).await
}

async fn change(db: &impl ConnectionTrait, id: OwnershipId, row: ActiveModel) -> Result<(), DbErr> {
    Entity::update_many().set(row).filter(Column::Id.eq(id)).exec(db).await?;
    Ok(())
}

/// How one stands to a home of one's own; tenants and proxies have none by that.
const OWN: [OwnershipRole; 3] = [OwnershipRole::Buyer, OwnershipRole::Owner, OwnershipRole::CoOwner];

/// Whether a home of an account's own is confirmed.
pub(super) async fn owns(db: &impl ConnectionTrait, account_id: AccountId) -> Result<bool, DbErr> {
    let own = Entity::find()
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::State.eq(OwnershipState::Confirmed))
        .filter(Column::Role.is_in(OWN));
    Ok(own.count(db).await? > 0)
}

/// The homes of an account that staff confirmed.
pub(super) async fn confirmed_of(
    db: &impl ConnectionTrait,
    account_id: AccountId,
) -> Result<Vec<UnitId>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::UnitId)
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::State.eq(OwnershipState::Confirmed))
        .distinct()
        .into_tuple()
        .all(db)
        .await
}

/// Whether two accounts have a unit in common, also one that is only claimed.
pub(super) async fn share(
    db: &impl ConnectionTrait,
    one: AccountId,
    other: AccountId,
) -> Result<bool, DbErr> {
    let stands = [OwnershipState::Claimed, OwnershipState::Confirmed];
    let of = |account_id: AccountId| {
        Entity::find().filter(Column::AccountId.eq(account_id)).filter(Column::State.is_in(stands))
    };
    let units: Vec<UnitId> = of(one).select_only().column(Column::UnitId).into_tuple().all(db).await?;
    Ok(!units.is_empty() && of(other).filter(Column::UnitId.is_in(units)).count(db).await? > 0)
}

/// Homes that were confirmed as somebody's own between two times and are so still, at most so many.
pub(super) async fn bought_between(
    db: &impl ConnectionTrait,
    (from, until): (Instant, Instant),
    limit: u64,
) -> Result<Vec<(UnitId, AccountId)>, DbErr> {
    Entity::find()
        .select_only()
        .columns([Column::UnitId, Column::AccountId])
        .filter(Column::State.eq(OwnershipState::Confirmed))
        .filter(Column::Role.is_in(OWN))
        .filter(Column::DecidedAt.gte(from))
        .filter(Column::DecidedAt.lt(until))
        .order_by_asc(Column::Id)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}

/// Deletes those of an account.
pub(super) async fn delete_of(db: &impl ConnectionTrait, account_id: AccountId) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::AccountId.eq(account_id)).exec(db).await?;
    Ok(())
}

pub(super) async fn delete(db: &impl ConnectionTrait, id: OwnershipId) -> Result<(), DbErr> {
    Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}
