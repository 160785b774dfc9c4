//! Rows of complaints.

mod beside;
mod clock;
pub mod compensations;
pub(super) mod erasing;
mod listing;
pub(super) mod photos;
mod replay;
pub(super) mod searching;
pub mod visits;

pub(super) use beside::{Counted, counted_acts, pausing};
pub(super) use clock::{insert_clock_step, is_behind};
pub(super) use listing::{Filter, Owed, complaining, listed, loads, of_complainant, statements, unit_labels};
pub(super) use replay::{
    acts_of, after, complained_by, delete_deadline, fired_at, live_of, mark_fired, silent,
};

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::complaint::{self, ComplaintId};
use linli_entities::complaint_act::{self, ActId};
use linli_entities::complaint_deadline::{self, DeadlineId};
use linli_entities::ownership::{self, OwnershipState};
use linli_entities::project::ProjectId;
use linli_entities::unit::{self, UnitId};
use linli_entities::{building, complaint_counter, complaint_note, complaint_rung, complaint_text};
use sea_orm::sea_query::{Expr, ExprTrait as _, LockBehavior, LockType, OnConflict};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait as _,
    JoinType, QueryFilter as _, QueryOrder as _, QuerySelect as _, Set,
};

use crate::db::queries;
use crate::features::complaints::rules::fold::{Deadline, Pause};
use crate::features::complaints::rules::{self, ladder};

/// Takes the next number of the project.
pub(super) async fn take_number(db: &impl ConnectionTrait, project_id: ProjectId) -> Result<i32, DbErr> {
    use complaint_counter::{ActiveModel, Column, Entity};
    let row = ActiveModel { project_id: Set(project_id), last_number: Set(1) };
    let next = Expr::col((Entity, Column::LastNumber)).add(1);
    let on_conflict = OnConflict::column(Column::ProjectId).value(Column::LastNumber, next).to_owned();
    Ok(Entity::insert(row).on_conflict(on_conflict).exec_with_returning(db).await?.last_number)
}

pub(super) async fn insert(
    db: &impl ConnectionTrait,
    row: complaint::ActiveModel,
) -> Result<complaint::Model, DbErr> {
    row.insert(db).await
}

pub(super) async fn update(
    db: &impl ConnectionTrait,
    row: complaint::ActiveModel,
) -> Result<complaint::Model, DbErr> {
    row.update(db).await
}

pub(super) async fn by_id(
    db: &impl ConnectionTrait,
    id: ComplaintId,
) -> Result<Option<complaint::Model>, DbErr> {
    complaint::Entity::find_by_id(id).one(db).await
}

pub(super) async fn by_ids(
    db: &impl ConnectionTrait,
    ids: &[ComplaintId],
) -> Result<Vec<complaint::Model>, DbErr> {
    complaint::Entity::find().filter(complaint::Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// The complaint, kept from others until the transaction ends.
pub(super) async fn locked(
    db: &impl ConnectionTrait,
    id: ComplaintId,
) -> Result<Option<complaint::Model>, DbErr> {
    queries::locked(db, complaint::Entity::find_by_id(id)).one(db).await
}

/// Whether two accounts hold a home together, as far as staff confirmed.
pub(super) async fn share_a_home(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    unit_id: UnitId,
) -> Result<bool, DbErr> {
    let row = ownership::Entity::find()
        .filter(ownership::Column::UnitId.eq(unit_id))
        .filter(ownership::Column::AccountId.eq(account_id))
        .filter(ownership::Column::State.eq(OwnershipState::Confirmed))
        .one(db)
        .await?;
    Ok(row.is_some())
}

/// The homes that an account holds, as far as staff confirmed.
pub(super) async fn homes(db: &impl ConnectionTrait, account_id: AccountId) -> Result<Vec<UnitId>, DbErr> {
    ownership::Entity::find()
        .select_only()
        .column(ownership::Column::UnitId)
        .filter(ownership::Column::AccountId.eq(account_id))
        .filter(ownership::Column::State.eq(OwnershipState::Confirmed))
        .into_tuple()
        .all(db)
        .await
}

/// Building and door of a home in this project.
pub(super) async fn unit_label(
    db: &impl ConnectionTrait,
    unit_id: UnitId,
) -> Result<Option<(ProjectId, String)>, DbErr> {
    let building = unit::Entity::belongs_to(building::Entity)
        .from(unit::Column::BuildingId)
        .to(building::Column::Id)
        .into();
    let row: Option<(ProjectId, String, String)> = unit::Entity::find_by_id(unit_id)
        .join(JoinType::InnerJoin, building)
        .select_only()
        .columns([building::Column::ProjectId, building::Column::Name])
        .column(unit::Column::Name)
        .into_tuple()
        .one(db)
        .await?;
    Ok(row.map(|(project_id, building, unit)| (project_id, format!("{building} {unit}"))))
}

pub(super) async fn insert_act(
    db: &impl ConnectionTrait,
    row: complaint_act::ActiveModel,
) -> Result<complaint_act::Model, DbErr> {
    row.insert(db).await
}

pub(super) async fn insert_text(
    db: &impl ConnectionTrait,
    row: complaint_text::ActiveModel,
) -> Result<(), DbErr> {
    row.insert(db).await?;
    Ok(())
}

/// The acts of a complaint, in order.
pub(super) async fn acts(
    db: &impl ConnectionTrait,
    id: ComplaintId,
) -> Result<Vec<complaint_act::Model>, DbErr> {
    complaint_act::Entity::find()
        .filter(complaint_act::Column::ComplaintId.eq(id))
        .order_by_asc(complaint_act::Column::Number)
        .all(db)
        .await
}

/// Whether anybody did something after the act of this number.
pub(super) async fn acted_since(
    db: &impl ConnectionTrait,
    id: ComplaintId,
    number: i32,
) -> Result<bool, DbErr> {
    let later = complaint_act::Entity::find()
        .filter(complaint_act::Column::ComplaintId.eq(id))
        .filter(complaint_act::Column::Number.gt(number))
        .filter(complaint_act::Column::ActorId.is_not_null());
    Ok(later.one(db).await?.is_some())
}

/// The acts with these ids.
pub(super) async fn acts_by_ids(
    db: &impl ConnectionTrait,
    ids: &[ActId],
) -> Result<Vec<complaint_act::Model>, DbErr> {
    complaint_act::Entity::find()
        .filter(complaint_act::Column::Id.is_in(ids.iter().copied()))
        .order_by_asc(complaint_act::Column::Id)
        .all(db)
        .await
}

/// The ids of acts of which complaint and number are known.
pub(super) async fn act_ids(
    db: &impl ConnectionTrait,
    acts: &[(ComplaintId, i32)],
) -> Result<HashMap<(ComplaintId, i32), ActId>, DbErr> {
    use complaint_act::Column;
    if acts.is_empty() {
        return Ok(HashMap::new());
    }
    let one = |(id, number): &(ComplaintId, i32)| Column::ComplaintId.eq(*id).and(Column::Number.eq(*number));
    let named = acts.iter().map(one).fold(Condition::any(), Condition::add);
    let rows = complaint_act::Entity::find()
        .select_only()
        .columns([Column::ComplaintId, Column::Number, Column::Id])
        .filter(named)
        .into_tuple::<(ComplaintId, i32, ActId)>()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(complaint_id, number, id)| ((complaint_id, number), id)).collect())
}

/// What was said with these acts.
pub(super) async fn texts(
    db: &impl ConnectionTrait,
    acts: &[ActId],
) -> Result<Vec<complaint_text::Model>, DbErr> {
    complaint_text::Entity::find()
        .filter(complaint_text::Column::ActId.is_in(acts.iter().copied()))
        .all(db)
        .await
}

/// What is and was owed, in the order of opening.
pub(super) async fn deadlines(
    db: &impl ConnectionTrait,
    ids: &[ComplaintId],
) -> Result<Vec<complaint_deadline::Model>, DbErr> {
    complaint_deadline::Entity::find()
        .filter(complaint_deadline::Column::ComplaintId.is_in(ids.iter().copied()))
        .order_by_asc(complaint_deadline::Column::Id)
        .all(db)
        .await
}

/// Writes what the fold says is owed; new deadlines come with every step of their ladder.
pub(super) async fn put_deadlines(
    db: &impl ConnectionTrait,
    complaint: &complaint::Model,
    deadlines: &[Deadline],
) -> Result<(), DbErr> {
    let present = self::deadlines(db, &[complaint.id]).await?;
    for deadline in deadlines {
        let row = present.iter().find(|row| row.kind == deadline.kind && row.opened_by == deadline.opened_by);
        match row {
            Some(row) => change_deadline(db, row, deadline).await?,
            None => open_deadline(db, complaint, deadline).await?,
        }
    }
    Ok(())
}

async fn open_deadline(
    db: &impl ConnectionTrait,
    complaint: &complaint::Model,
    deadline: &Deadline,
) -> Result<(), DbErr> {
    let elsewhere = rules::promised_from(complaint).is_some_and(|from| deadline.started_at < from);
    let source =
        if elsewhere { complaint::ComplaintSource::Imported } else { complaint::ComplaintSource::Live };
    let row = complaint_deadline::ActiveModel {
        complaint_id: Set(complaint.id),
        project_id: Set(complaint.project_id),
        source: Set(source),
        kind: Set(deadline.kind),
        cycle: Set(deadline.cycle),
        opened_by: Set(deadline.opened_by),
        started_at: Set(deadline.started_at),
        due_at: Set(deadline.due_at),
        met_by: Set(deadline.met.map(|(by, _)| by)),
        met_at: Set(deadline.met.map(|(_, at)| at)),
        cancelled_at: Set(deadline.cancelled_at),
        pauses: Set(pauses_json(&deadline.pauses)),
        ..Default::default()
    };
    let row = row.insert(db).await?;
    let rungs = ladder::rungs(deadline.kind).iter().map(|rung| complaint_rung::ActiveModel {
        deadline_id: Set(row.id),
        rung: Set(*rung),
        fire_at: Set(ladder::fire_at(*rung, deadline)),
        settled_at: Set(None),
        fired: Set(false),
        ..Default::default()
    });
    let rungs: Vec<_> = rungs.collect();
    // What was promised elsewhere is not escalated here.
    if !rungs.is_empty() && source == complaint::ComplaintSource::Live {
        complaint_rung::Entity::insert_many(rungs).exec(db).await?;
    }
    Ok(())
}

async fn change_deadline(
    db: &impl ConnectionTrait,
    row: &complaint_deadline::Model,
    deadline: &Deadline,
) -> Result<(), DbErr> {
    if Deadline::from(row.clone()) == *deadline {
        return Ok(());
    }
    let changed = complaint_deadline::ActiveModel {
        id: Set(row.id),
        due_at: Set(deadline.due_at),
        met_by: Set(deadline.met.map(|(by, _)| by)),
        met_at: Set(deadline.met.map(|(_, at)| at)),
        cancelled_at: Set(deadline.cancelled_at),
        pauses: Set(pauses_json(&deadline.pauses)),
        ..Default::default()
    };
    changed.update(db).await?;
    let moved = row.due_at != deadline.due_at;
    // A step that was found never to be reached may be reached after all: the answer was taken back, or is wanted, or
    // what answers it now came later.
    let before = row.met_at.or(row.cancelled_at);
    let otherwise = before.is_some() && before != deadline.met.map(|(_, at)| at).or(deadline.cancelled_at);
    for rung in ladder::rungs(deadline.kind).iter().filter(|_| moved || otherwise) {
        complaint_rung::Entity::update_many()
            .col_expr(complaint_rung::Column::FireAt, Expr::value(ladder::fire_at(*rung, deadline)))
            .col_expr(complaint_rung::Column::SettledAt, Expr::value(Option::<Instant>::None))
            .filter(complaint_rung::Column::DeadlineId.eq(row.id))
            .filter(complaint_rung::Column::Rung.eq(*rung))
            .filter(complaint_rung::Column::Fired.eq(false))
            .exec(db)
            .await?;
    }
    Ok(())
}

/// A step whose time has come, with its deadline.
pub(super) type Reached = (complaint_rung::Model, complaint_deadline::Model);

/// Steps whose time has come and that nobody has settled, oldest first; on PostgreSQL those that no other node is at.
pub(super) async fn reached(
    db: &impl ConnectionTrait,
    now: Instant,
    limit: u64,
) -> Result<Vec<Reached>, DbErr> {
    use complaint_rung::{Column, Entity};
    let mut waiting = Entity::find()
        .filter(Column::SettledAt.is_null())
        .filter(Column::FireAt.lte(now))
        .order_by_asc(Column::FireAt)
        .order_by_asc(Column::Id)
        .limit(limit);
    if db.get_database_backend() == DbBackend::Postgres {
        waiting = waiting.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
    }
    let rungs = waiting.all(db).await?;
    let ids: Vec<DeadlineId> = rungs.iter().map(|rung| rung.deadline_id).collect();
    let deadlines =
        complaint_deadline::Entity::find().filter(complaint_deadline::Column::Id.is_in(ids)).all(db).await?;
    let of = |rung: complaint_rung::Model| {
        let deadline = deadlines.iter().find(|one| one.id == rung.deadline_id)?.clone();
        Some((rung, deadline))
    };
    Ok(rungs.into_iter().filter_map(of).collect())
}

/// Whether the time of any step has come.
pub(super) async fn any_reached(db: &impl ConnectionTrait, now: Instant) -> Result<bool, DbErr> {
    use complaint_rung::{Column, Entity};
    let waiting = Entity::find().filter(Column::SettledAt.is_null()).filter(Column::FireAt.lte(now));
    Ok(waiting.order_by_asc(Column::FireAt).limit(1).one(db).await?.is_some())
}

/// Records that a step was reached, or never will be; false when that is recorded already.
pub(super) async fn settle(
    db: &impl ConnectionTrait,
    id: complaint_rung::RungId,
    fired: bool,
    now: Instant,
) -> Result<bool, DbErr> {
    use complaint_rung::{Column, Entity};
    let settled = Entity::update_many()
        .col_expr(Column::SettledAt, Expr::value(now))
        .col_expr(Column::Fired, Expr::value(fired))
        .filter(Column::Id.eq(id))
        .filter(Column::SettledAt.is_null())
        .exec(db)
        .await?;
    Ok(settled.rows_affected == 1)
}

pub(super) async fn insert_note(
    db: &impl ConnectionTrait,
    row: complaint_note::ActiveModel,
) -> Result<complaint_note::Model, DbErr> {
    row.insert(db).await
}

pub(super) async fn note(db: &impl ConnectionTrait, id: i64) -> Result<Option<complaint_note::Model>, DbErr> {
    complaint_note::Entity::find_by_id(complaint_note::NoteId(id)).one(db).await
}

/// The notes of a complaint, oldest first, at most `limit`.
pub(super) async fn notes(
    db: &impl ConnectionTrait,
    id: ComplaintId,
    limit: u64,
) -> Result<Vec<complaint_note::Model>, DbErr> {
    complaint_note::Entity::find()
        .filter(complaint_note::Column::ComplaintId.eq(id))
        .order_by_asc(complaint_note::Column::Id)
        .limit(limit)
        .all(db)
        .await
}

impl From<complaint_deadline::Model> for Deadline {
    fn from(row: complaint_deadline::Model) -> Self {
        Self {
            kind: row.kind,
            cycle: row.cycle,
            opened_by: row.opened_by,
            started_at: row.started_at,
            due_at: row.due_at,
            met: row.met_by.zip(row.met_at),
            cancelled_at: row.cancelled_at,
            pauses: pauses_of(&row.pauses),
        }
    }
}

fn pauses_json(pauses: &[Pause]) -> serde_json::Value {
    pauses
        .iter()
        .map(|pause| [pause.from, pause.until].map(|at| at.timestamp_micros()))
        .collect::<Vec<_>>()
        .into()
}

fn pauses_of(json: &serde_json::Value) -> Vec<Pause> {
    let pause = |pair: &serde_json::Value| {
        let at = |place| Instant::from_timestamp_micros(pair.get(place)?.as_i64()?);
        Some(Pause { from: at(0)?, until: at(1)? })
    };
    json.as_array().into_iter().flatten().filter_map(pause).collect()
}

pub(super) async fn deadline(
    db: &impl ConnectionTrait,
    id: DeadlineId,
) -> Result<Option<complaint_deadline::Model>, DbErr> {
    complaint_deadline::Entity::find_by_id(id).one(db).await
}
