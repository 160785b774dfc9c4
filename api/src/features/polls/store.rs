//! Rows of polls, of their options and of votes.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::poll::{self, PollId};
use linli_entities::poll_option::{self, PollOptionId};
use linli_entities::poll_vote::{self, PollVoteId};
use linli_entities::topic::TopicId;
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict, Query};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, Set,
};

use super::rules::NewPoll;
use super::rules::tally::Pile;
use crate::db::queries;
use crate::features::polls::rules;

pub(super) async fn of_topic(
    db: &impl ConnectionTrait,
    topic_id: TopicId,
) -> Result<Option<poll::Model>, DbErr> {
    poll::Entity::find().filter(poll::Column::TopicId.eq(topic_id)).one(db).await
}

/// The poll of a topic, which nobody else changes, and in which nobody else votes, until the transaction ends.
pub(super) async fn locked(
    db: &impl ConnectionTrait,
    topic_id: TopicId,
) -> Result<Option<poll::Model>, DbErr> {
    let row = poll::Entity::find().filter(poll::Column::TopicId.eq(topic_id));
    queries::locked(db, row).one(db).await
}

/// The options of a poll, in their order.
pub(super) async fn options(db: &impl ConnectionTrait, id: PollId) -> Result<Vec<poll_option::Model>, DbErr> {
    let rows = poll_option::Entity::find().filter(poll_option::Column::PollId.eq(id));
    rows.order_by_asc(poll_option::Column::Position).all(db).await
}

fn row(new: &NewPoll) -> poll::ActiveModel {
    poll::ActiveModel {
        kind: Set(new.kind),
        question: Set(new.question.clone()),
        min_choices: Set(new.min_choices),
        max_choices: Set(new.max_choices),
        results_shown: Set(new.results_shown),
        votes_public: Set(new.votes_public),
        closes_at: Set(new.closes_at),
        ..Default::default()
    }
}

pub(super) async fn insert(db: &impl ConnectionTrait, topic_id: TopicId, new: NewPoll) -> Result<(), DbErr> {
    let poll = poll::ActiveModel { topic_id: Set(topic_id), ..row(&new) }.insert(db).await?;
    insert_options(db, poll.id, new.options).await
}

/// Makes it another poll, with other options: whoever votes for what was there before is told that it is not there.
pub(super) async fn replace(db: &impl ConnectionTrait, id: PollId, new: NewPoll) -> Result<(), DbErr> {
    poll::ActiveModel { id: Set(id), ..row(&new) }.update(db).await?;
    delete_options(db, id).await?;
    insert_options(db, id, new.options).await
}

async fn insert_options(db: &impl ConnectionTrait, id: PollId, texts: Vec<String>) -> Result<(), DbErr> {
    let option = |(position, text): (i32, String)| poll_option::ActiveModel {
        poll_id: Set(id),
        position: Set(position),
        text: Set(text),
        ..Default::default()
    };
    let rows: Vec<poll_option::ActiveModel> = (1..).zip(texts).map(option).collect();
    poll_option::Entity::insert_many(rows).exec_without_returning(db).await?;
    Ok(())
}

async fn delete_options(db: &impl ConnectionTrait, id: PollId) -> Result<(), DbErr> {
    poll_option::Entity::delete_many().filter(poll_option::Column::PollId.eq(id)).exec(db).await?;
    Ok(())
}

/// Deletes a poll with all votes.
pub(super) async fn delete(db: &impl ConnectionTrait, id: PollId) -> Result<(), DbErr> {
    poll_vote::Entity::delete_many().filter(poll_vote::Column::PollId.eq(id)).exec(db).await?;
    delete_options(db, id).await?;
    poll::Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}

pub(super) async fn close(db: &impl ConnectionTrait, id: PollId, at: Instant) -> Result<(), DbErr> {
    let row = poll::ActiveModel { id: Set(id), closes_at: Set(Some(at)), ..Default::default() };
    row.update(db).await?;
    Ok(())
}

/// Whether anybody has voted.
pub(super) async fn is_voted_in(db: &impl ConnectionTrait, id: PollId) -> Result<bool, DbErr> {
    let rows = poll_vote::Entity::find().filter(poll_vote::Column::PollId.eq(id));
    Ok(rows.limit(1).one(db).await?.is_some())
}

/// Equal votes of a poll, counted in the database from the index of polls and choices.
pub(super) async fn piles(db: &impl ConnectionTrait, id: PollId) -> Result<Vec<Pile>, DbErr> {
    let rows: Vec<(String, i64)> = poll_vote::Entity::find()
        .select_only()
        .column(poll_vote::Column::Choices)
        .column_as(poll_vote::Column::PollId.count(), "count")
        .filter(poll_vote::Column::PollId.eq(id))
        .group_by(poll_vote::Column::Choices)
        .into_tuple()
        .all(db)
        .await?;
    let pile = |(ballot, count): (String, i64)| Pile { choices: rules::choices(&ballot), count };
    Ok(rows.into_iter().map(pile).collect())
}

pub(super) async fn vote_of(
    db: &impl ConnectionTrait,
    id: PollId,
    account_id: AccountId,
) -> Result<Option<poll_vote::Model>, DbErr> {
    let rows = poll_vote::Entity::find().filter(poll_vote::Column::PollId.eq(id));
    rows.filter(poll_vote::Column::AccountId.eq(account_id)).one(db).await
}

/// Who voted for what, by account, after one. Votes that have no name any more are left out.
pub(super) async fn votes(
    db: &impl ConnectionTrait,
    id: PollId,
    after: Option<AccountId>,
    rows: u64,
) -> Result<Vec<poll_vote::Model>, DbErr> {
    poll_vote::Entity::find()
        .filter(poll_vote::Column::PollId.eq(id))
        .filter(poll_vote::Column::AccountId.gt(after.unwrap_or(AccountId(0))))
        .order_by_asc(poll_vote::Column::AccountId)
        .limit(rows)
        .all(db)
        .await
}

/// For what an account votes, after one: by `poll_vote_account`.
pub(super) async fn votes_of(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    after: PollVoteId,
    rows: u64,
) -> Result<Vec<poll_vote::Model>, DbErr> {
    poll_vote::Entity::find()
        .filter(poll_vote::Column::AccountId.eq(account_id))
        .filter(poll_vote::Column::Id.gt(after))
        .order_by_asc(poll_vote::Column::Id)
        .limit(rows)
        .all(db)
        .await
}

/// The topics of polls.
pub(super) async fn topics_of(
    db: &impl ConnectionTrait,
    ids: &[PollId],
) -> Result<Vec<(PollId, TopicId)>, DbErr> {
    poll::Entity::find()
        .select_only()
        .columns([poll::Column::Id, poll::Column::TopicId])
        .filter(poll::Column::Id.is_in(ids.iter().copied()))
        .into_tuple()
        .all(db)
        .await
}

/// These options.
pub(super) async fn options_by_ids(
    db: &impl ConnectionTrait,
    ids: &[PollOptionId],
) -> Result<Vec<poll_option::Model>, DbErr> {
    poll_option::Entity::find().filter(poll_option::Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// Votes, instead of what the account voted before.
pub(super) async fn put_vote(
    db: &impl ConnectionTrait,
    id: PollId,
    account_id: AccountId,
    ballot: String,
) -> Result<(), DbErr> {
    let row = poll_vote::ActiveModel {
        poll_id: Set(id),
        account_id: Set(Some(account_id)),
        choices: Set(ballot),
        ..Default::default()
    };
    let again = OnConflict::columns([poll_vote::Column::PollId, poll_vote::Column::AccountId])
        .update_column(poll_vote::Column::Choices)
        .to_owned();
    poll_vote::Entity::insert(row).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}

/// Whether there was a vote to take back.
pub(super) async fn delete_vote(
    db: &impl ConnectionTrait,
    id: PollId,
    account_id: AccountId,
) -> Result<bool, DbErr> {
    let rows = poll_vote::Entity::delete_many().filter(poll_vote::Column::PollId.eq(id));
    Ok(rows.filter(poll_vote::Column::AccountId.eq(account_id)).exec(db).await?.rows_affected > 0)
}

/// Takes back what an account voted where that can still be done, and takes its name off its other votes.
pub(super) async fn forget(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    now: Instant,
) -> Result<(), DbErr> {
    let closed = Query::select()
        .expr(Expr::val(1))
        .from(poll::Entity)
        .and_where(
            Expr::col((poll::Entity, poll::Column::Id))
                .equals((poll_vote::Entity, poll_vote::Column::PollId)),
        )
        .and_where(Expr::col((poll::Entity, poll::Column::ClosesAt)).lte(now))
        .to_owned();
    poll_vote::Entity::delete_many()
        .filter(poll_vote::Column::AccountId.eq(account_id))
        .filter(Expr::exists(closed).not())
        .exec(db)
        .await?;
    poll_vote::Entity::update_many()
        .col_expr(poll_vote::Column::AccountId, Expr::val(None::<i64>))
        .filter(poll_vote::Column::AccountId.eq(account_id))
        .exec(db)
        .await?;
    Ok(())
}
