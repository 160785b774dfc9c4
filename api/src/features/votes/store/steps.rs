//! Rows of what became of votes: steps, results, reminders.

use linli_entities::Instant;
use linli_entities::vote::{self, VoteId};
use linli_entities::vote_reminder::{self, VoteReminderId};
use linli_entities::vote_result;
use linli_entities::vote_step::{self, VoteStepId};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, Set,
};

/// What became of these votes, each in order.
pub(in crate::features::votes) async fn steps_of(
    db: &impl ConnectionTrait,
    ids: &[VoteId],
) -> Result<Vec<vote_step::Model>, DbErr> {
    use vote_step::Column;
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let rows = vote_step::Entity::find().filter(Column::VoteId.is_in(ids.iter().copied()));
    rows.order_by_asc(Column::VoteId).order_by_asc(Column::Number).all(db).await
}

/// These steps.
pub(in crate::features::votes) async fn by_ids(
    db: &impl ConnectionTrait,
    ids: &[VoteStepId],
) -> Result<Vec<vote_step::Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    vote_step::Entity::find().filter(vote_step::Column::Id.is_in(ids.iter().copied())).all(db).await
}

pub(in crate::features::votes) async fn insert(
    db: &impl ConnectionTrait,
    row: vote_step::ActiveModel,
) -> Result<VoteStepId, DbErr> {
    Ok(row.insert(db).await?.id)
}

/// What was counted in a vote, in order.
pub(in crate::features::votes) async fn results_of(
    db: &impl ConnectionTrait,
    id: VoteId,
) -> Result<Vec<vote_result::Model>, DbErr> {
    use vote_result::Column;
    let rows = vote_result::Entity::find().filter(Column::VoteId.eq(id));
    rows.order_by_asc(Column::Question).order_by_asc(Column::Position).all(db).await
}

pub(in crate::features::votes) async fn insert_results(
    db: &impl ConnectionTrait,
    rows: Vec<vote_result::Model>,
) -> Result<(), DbErr> {
    let rows = rows.into_iter().map(|row| vote_result::ActiveModel {
        vote_id: Set(row.vote_id),
        question: Set(row.question),
        position: Set(row.position),
        unit_count: Set(row.unit_count),
        area_dm2: Set(row.area_dm2),
    });
    vote_result::Entity::insert_many(rows).exec_without_returning(db).await?;
    Ok(())
}

pub(in crate::features::votes) async fn insert_reminders(
    db: &impl ConnectionTrait,
    id: VoteId,
    due: Vec<Instant>,
) -> Result<(), DbErr> {
    if due.is_empty() {
        return Ok(());
    }
    let rows = due.into_iter().map(|due_at| vote_reminder::ActiveModel {
        vote_id: Set(id),
        due_at: Set(due_at),
        told_at: Set(None),
        ..Default::default()
    });
    vote_reminder::Entity::insert_many(rows).exec_without_returning(db).await?;
    Ok(())
}

/// Reminders whose time has come: `vote_reminder_due`.
pub(in crate::features::votes) async fn due_reminders(
    db: &impl ConnectionTrait,
    now: Instant,
    rows: u64,
) -> Result<Vec<VoteReminderId>, DbErr> {
    use vote_reminder::Column;
    vote_reminder::Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::ToldAt.is_null())
        .filter(Column::DueAt.lte(now))
        .order_by_asc(Column::DueAt)
        .order_by_asc(Column::Id)
        .limit(rows)
        .into_tuple()
        .all(db)
        .await
}

/// Takes a reminder to tell of it; false where somebody else did.
pub(in crate::features::votes) async fn take_reminder(
    db: &impl ConnectionTrait,
    id: VoteReminderId,
    now: Instant,
) -> Result<bool, DbErr> {
    use vote_reminder::Column;
    let row = vote_reminder::ActiveModel { told_at: Set(Some(now)), ..Default::default() };
    let rows = vote_reminder::Entity::update_many().set(row).filter(Column::Id.eq(id));
    Ok(rows.filter(Column::ToldAt.is_null()).exec(db).await?.rows_affected == 1)
}

/// These reminders, each with its vote.
pub(in crate::features::votes) async fn reminders(
    db: &impl ConnectionTrait,
    ids: &[VoteReminderId],
) -> Result<Vec<(vote_reminder::Model, vote::Model)>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let rows = vote_reminder::Entity::find().filter(vote_reminder::Column::Id.is_in(ids.iter().copied()));
    let rows = rows.all(db).await?;
    let votes = vote::Entity::find().filter(vote::Column::Id.is_in(rows.iter().map(|row| row.vote_id)));
    let votes = votes.all(db).await?;
    let with_vote = rows.into_iter().filter_map(|row| {
        let vote = votes.iter().find(|vote| vote.id == row.vote_id)?.clone();
        Some((row, vote))
    });
    Ok(with_vote.collect())
}
