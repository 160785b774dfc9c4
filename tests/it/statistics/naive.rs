//! The same figures, counted from all rows in the plainest way.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike as _, NaiveDate, TimeDelta, Utc};
use linli_entities::project::ProjectId;
use linli_entities::statistic::{self, StatisticKind, StatisticStep};
use linli_entities::{board, post, reaction, role_grant, topic};
use linli_tests::TestApp;
use sea_orm::EntityTrait as _;

/// By step, first day and kind.
type Figures = BTreeMap<(StatisticStep, NaiveDate, StatisticKind), i64>;

/// The first days of the stretches that hold a time, where clocks are eight hours ahead.
fn stretches(at: DateTime<Utc>) -> [(StatisticStep, NaiveDate); 3] {
    let day = (at + TimeDelta::hours(8)).date_naive();
    let monday = day - TimeDelta::days(i64::from(day.weekday().num_days_from_monday()));
    [
        (StatisticStep::Day, day),
        (StatisticStep::Week, monday),
        (StatisticStep::Month, day.with_day(1).expect("a first")),
    ]
}

async fn recount(app: &TestApp, project: ProjectId) -> Figures {
    let db = app.app.db.read();
    let boards = board::Entity::find().all(db).await.expect("boards");
    let topics = topic::Entity::find().all(db).await.expect("topics");
    let posts = post::Entity::find().all(db).await.expect("posts");
    let likes = reaction::Entity::find().all(db).await.expect("likes");
    let grants = role_grant::Entity::find().all(db).await.expect("roles");
    let counts = |id: board::BoardId| {
        let one = boards.iter().find(|board| board.id == id).expect("a board");
        one.project_id == Some(project) && one.visibility != board::Visibility::OwnersWithoutStaff
    };
    let topics: Vec<_> =
        topics.into_iter().filter(|one| one.deleted_at.is_none() && counts(one.board_id)).collect();
    let posts: Vec<_> = posts
        .into_iter()
        .filter(|post| post.deleted_at.is_none() && topics.iter().any(|topic| topic.id == post.topic_id))
        .collect();
    let mut figures = Figures::new();
    let mut people: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    let mut note = |at: DateTime<Utc>, kind: StatisticKind| {
        for (step, first_on) in stretches(at) {
            *figures.entry((step, first_on, kind)).or_default() += 1;
        }
    };
    for post in &posts {
        note(post.created_at, StatisticKind::Posts);
        for (step, first_on) in stretches(post.created_at) {
            people.entry((step, first_on, StatisticKind::Writers)).or_default().insert(post.author_id);
        }
    }
    for topic in &topics {
        note(topic.created_at, StatisticKind::Topics);
        if topic.question {
            note(topic.created_at, StatisticKind::Questions);
            if topic.accepted_post_id.is_some() {
                note(topic.created_at, StatisticKind::Answered);
            }
        }
        let mut others =
            posts.iter().filter(|post| post.topic_id == topic.id && post.author_id != topic.author_id);
        if others.clone().next().is_some() {
            note(topic.created_at, StatisticKind::Replied);
        }
        if others.any(|post| grants.iter().any(|grant| grant.account_id == post.author_id)) {
            note(topic.created_at, StatisticKind::StaffReplied);
        }
    }
    for like in likes.iter().filter(|like| posts.iter().any(|post| post.id == like.post_id)) {
        note(like.reacted_at, StatisticKind::Likes);
        for (step, first_on) in stretches(like.reacted_at) {
            people.entry((step, first_on, StatisticKind::Likers)).or_default().insert(like.account_id);
        }
    }
    for (key, accounts) in people {
        figures.insert(key, i64::try_from(accounts.len()).expect("few"));
    }
    figures
}

/// What is kept of a project is what a recount of all rows gives.
pub(super) async fn holds(app: &TestApp, project: ProjectId) {
    let kept = statistic::Entity::find().all(app.app.db.read()).await.expect("figures");
    let expected = recount(app, project).await;
    let kinds: BTreeSet<_> = [
        StatisticKind::Posts,
        StatisticKind::Topics,
        StatisticKind::Likes,
        StatisticKind::Questions,
        StatisticKind::Answered,
        StatisticKind::Replied,
        StatisticKind::StaffReplied,
        StatisticKind::Writers,
        StatisticKind::Likers,
    ]
    .into();
    let mut found = Figures::new();
    for row in kept.iter().filter(|row| row.project_id == project.0 && kinds.contains(&row.kind)) {
        *found.entry((row.step, row.first_on, row.kind)).or_default() += row.count;
    }
    assert_eq!(found, expected);
}
