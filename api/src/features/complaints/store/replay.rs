//! Rows of complaints as adding up their acts anew needs them.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::complaint::{self, ComplaintId, ComplaintState};
use linli_entities::complaint_act::{self, ActKind};
use linli_entities::complaint_deadline::{self, DeadlineId};
use linli_entities::complaint_rung::{self, Rung};
use sea_orm::sea_query::{Expr, LockBehavior, LockType};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _,
};

/// A page of complaints in the order of their ids.
pub(in super::super) async fn after(
    db: &impl ConnectionTrait,
    after: ComplaintId,
    limit: u64,
) -> Result<Vec<complaint::Model>, DbErr> {
    complaint::Entity::find()
        .filter(complaint::Column::Id.gt(after))
        .order_by_asc(complaint::Column::Id)
        .limit(limit)
        .all(db)
        .await
}

/// The complaints of an account, after one, by id: those of one account are few.
pub(in super::super) async fn complained_by(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    after: ComplaintId,
    limit: u64,
) -> Result<Vec<complaint::Model>, DbErr> {
    complaint::Entity::find()
        .filter(complaint::Column::ComplainantId.eq(account_id))
        .filter(complaint::Column::Id.gt(after))
        .order_by_asc(complaint::Column::Id)
        .limit(limit)
        .all(db)
        .await
}

/// The acts of these complaints, each in order.
pub(in super::super) async fn acts_of(
    db: &impl ConnectionTrait,
    ids: &[ComplaintId],
) -> Result<Vec<complaint_act::Model>, DbErr> {
    complaint_act::Entity::find()
        .filter(complaint_act::Column::ComplaintId.is_in(ids.iter().copied()))
        .order_by_asc(complaint_act::Column::ComplaintId)
        .order_by_asc(complaint_act::Column::Number)
        .all(db)
        .await
}

/// Complaints to which something happens by itself now; on PostgreSQL those that no other node is at.
pub(in super::super) async fn silent(
    db: &impl ConnectionTrait,
    now: Instant,
    limit: u64,
) -> Result<Vec<ComplaintId>, DbErr> {
    let mut rows = complaint::Entity::find()
        .filter(complaint::Column::StepAt.lte(now))
        .order_by_asc(complaint::Column::StepAt)
        .order_by_asc(complaint::Column::Id)
        .limit(limit);
    if db.get_database_backend() == DbBackend::Postgres {
        rows = rows.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
    }
    Ok(rows.all(db).await?.into_iter().map(|row| row.id).collect())
}

/// Complaints that somebody works on, answers for or was offered, and that are not at their end.
pub(in super::super) async fn live_of(
    db: &impl ConnectionTrait,
    account_id: linli_entities::account::AccountId,
) -> Result<Vec<ComplaintId>, DbErr> {
    use complaint::Column;
    let live = ComplaintState::ALL.iter().copied().filter(|state| state.is_live());
    complaint::Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::State.is_in(live))
        .filter(
            Condition::any()
                .add(Column::HandlerId.eq(account_id))
                .add(Column::ResponsibleId.eq(account_id))
                .add(Column::OfferedToId.eq(account_id)),
        )
        .order_by_asc(Column::Id)
        .into_tuple()
        .all(db)
        .await
}

/// Deletes a deadline that no act opened, and its ladder.
pub(in super::super) async fn delete_deadline(
    db: &impl ConnectionTrait,
    id: DeadlineId,
) -> Result<(), DbErr> {
    complaint_rung::Entity::delete_many().filter(complaint_rung::Column::DeadlineId.eq(id)).exec(db).await?;
    complaint_deadline::Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}

/// When acts say that the step of this deadline was reached.
pub(in super::super) fn fired_at(
    acts: &[complaint_act::Model],
    deadline: &complaint_deadline::Model,
    rung: Rung,
) -> Option<Instant> {
    let same = |act: &&complaint_act::Model| {
        matches!(act.kind, ActKind::Escalated | ActKind::Breached)
            && act.detail["rung"] == rung.as_str()
            && act.detail["deadline"] == deadline.kind.as_str()
            && act.detail["opened_by"] == deadline.opened_by
    };
    acts.iter().find(same).map(|act| act.acted_at)
}

/// Marks the steps of a complaint's ladders that its acts say were reached.
pub(in super::super) async fn mark_fired(
    db: &impl ConnectionTrait,
    id: ComplaintId,
    acts: &[complaint_act::Model],
) -> Result<(), DbErr> {
    use complaint_rung::{Column, Entity};
    for deadline in super::deadlines(db, &[id]).await? {
        for rung in Rung::ALL {
            let Some(at) = fired_at(acts, &deadline, *rung) else { continue };
            Entity::update_many()
                .col_expr(Column::SettledAt, Expr::value(at))
                .col_expr(Column::Fired, Expr::value(true))
                .filter(Column::DeadlineId.eq(deadline.id))
                .filter(Column::Rung.eq(*rung))
                .filter(Column::Fired.eq(false))
                .exec(db)
                .await?;
        }
    }
    Ok(())
}
