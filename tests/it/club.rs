//! The club: who is in it, what they have, and that it adds up. Cases have the numbers of docs/club.md.

mod cases;
pub(crate) mod earning;
mod ledger;
mod members;
mod races;
mod referral_races;
mod referrals;
mod reports;
mod rewards;
mod walk;

use std::time::Duration;

use linli::error::Error;
use linli::features::memberships::{jobs, logic as memberships};
use linli::features::points::jobs::check;
use linli::features::points::logic::{Gift, Spending, moving};
use linli::features::points::rules::Points;
use linli_entities::ledger_transaction::{LedgerTransactionId, SourceKind};
use linli_entities::membership::MembershipId;
use linli_tests::{Browser, TestApp};
use serde_json::{Value, json};

pub(crate) const HOUR: Duration = Duration::from_secs(3600);
pub(crate) const DAY: Duration = Duration::from_secs(24 * 3600);

/// Somebody who joined the club.
pub(crate) async fn member(app: &TestApp, name: &str) -> (Browser, MembershipId) {
    let mut browser = app.account(name).await;
    let joined = browser.post("/api/v1/club/membership", json!({ "terms_version": 1 })).await.expect(201);
    (browser, MembershipId(joined["id"].as_i64().expect("an id")))
}

/// Gives points for a fact; none where it gave some before.
pub(crate) async fn give(
    app: &TestApp,
    id: MembershipId,
    points: i64,
    fact: &str,
) -> Option<LedgerTransactionId> {
    let gift = Gift {
        membership_id: id,
        points: Points(points),
        source: (SourceKind::Survey, 1),
        fact: fact.to_owned(),
        rule_id: None,
        actor_id: None,
    };
    let given = app.app.db.write((gift, app.app.clock.now()), |txn, (gift, now)| {
        Box::pin(async move {
            let terms = memberships::terms(txn).await?;
            moving::give(txn, gift, &terms, now).await
        })
    });
    given.await.expect("points are given")
}

fn spending(id: MembershipId, points: i64, what: i64) -> Spending {
    let source = (SourceKind::Redemption, what);
    Spending { membership_id: id, points: Points(points), source, actor_id: None }
}

pub(crate) async fn spend(
    app: &TestApp,
    id: MembershipId,
    points: i64,
) -> Result<LedgerTransactionId, Error> {
    app.app
        .db
        .write((spending(id, points, 1), app.app.clock.now()), |txn, (spending, now)| {
            Box::pin(async move {
                let terms = memberships::terms(txn).await?;
                moving::spend(txn, spending, &terms, now).await
            })
        })
        .await
}

async fn hold(
    app: &TestApp,
    id: MembershipId,
    points: i64,
    what: i64,
    until: Option<Duration>,
) -> Result<(), Error> {
    let now = app.app.clock.now();
    let until = until.map(|time| now + time);
    app.app
        .db
        .write((spending(id, points, what), until, now), |txn, (spending, until, now)| {
            Box::pin(async move {
                let terms = memberships::terms(txn).await?;
                moving::hold(txn, spending, until, &terms, now).await.map(drop)
            })
        })
        .await
}

async fn capture(app: &TestApp, what: i64, points: i64) -> Result<LedgerTransactionId, Error> {
    app.app
        .db
        .write((what, points, app.app.clock.now()), |txn, (what, points, now)| {
            Box::pin(async move {
                let terms = memberships::terms(txn).await?;
                moving::capture(txn, (SourceKind::Redemption, what), Points(points), &terms, now).await
            })
        })
        .await
}

async fn let_go(app: &TestApp, what: i64) -> Result<LedgerTransactionId, Error> {
    app.app
        .db
        .write((what, app.app.clock.now()), |txn, (what, now)| {
            Box::pin(async move {
                let terms = memberships::terms(txn).await?;
                moving::let_go(txn, (SourceKind::Redemption, what), &terms, now).await
            })
        })
        .await
}

async fn refund(
    app: &TestApp,
    spent: LedgerTransactionId,
    points: Option<i64>,
) -> Result<Option<LedgerTransactionId>, Error> {
    app.app
        .db
        .write((spent, points, app.app.clock.now()), |txn, (spent, points, now)| {
            Box::pin(async move {
                let terms = memberships::terms(txn).await?;
                moving::refund(txn, spent, points.map(Points), None, &terms, now).await
            })
        })
        .await
}

async fn take_back(
    app: &TestApp,
    given: LedgerTransactionId,
    points: Option<i64>,
) -> Result<Option<LedgerTransactionId>, Error> {
    app.app
        .db
        .write((given, points, app.app.clock.now()), |txn, (given, points, now)| {
            Box::pin(async move {
                let terms = memberships::terms(txn).await?;
                moving::take_back(txn, given, points.map(Points), None, &terms, now).await
            })
        })
        .await
}

/// What happens by itself, happens.
pub(crate) async fn run_due(app: &TestApp) -> usize {
    jobs::run_due(&app.app).await.expect("what is due is done")
}

/// What a member has, as the member reads it: available, held, pending and debt.
pub(crate) async fn points(browser: &mut Browser) -> [i64; 4] {
    let seen = browser.get("/api/v1/club/membership").await.expect(200);
    ["available", "held", "pending", "debt"].map(|field| seen["points"][field].as_i64().expect("points"))
}

/// The statement: kind, points and balance of each line, newest first.
pub(crate) async fn statement(browser: &mut Browser) -> Vec<(String, i64, i64)> {
    let seen = browser.get("/api/v1/club/membership/entries?limit=100").await.expect(200);
    let lines = seen["items"].as_array().expect("items").iter();
    lines
        .map(|line| {
            let whole = |field: &str| line[field].as_i64().expect("a number");
            (line["kind"].as_str().expect("a kind").to_owned(), whole("points"), whole("balance"))
        })
        .collect()
}

/// The ledger is what it says.
pub(crate) async fn sound(app: &TestApp) {
    let checked = check(&app.app).await.expect("the ledger is checked");
    assert_eq!(checked.faults, vec![]);
    assert!(checked.member_count > 0);
}

/// How the club is run, changed.
pub(crate) async fn run_otherwise(boss: &mut Browser, change: impl FnOnce(&mut Value)) -> Value {
    let now = boss.get("/api/v1/club/settings").await.expect(200);
    let mut settings = now["settings"].clone();
    change(&mut settings);
    let version = format!("\"{}\"", now["version"]);
    let sent = boss
        .send(poem::http::Method::PUT, "/api/v1/club", Some(settings), &[("If-Match", version.as_str())])
        .await;
    sent.expect(200)
}
