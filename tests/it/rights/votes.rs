//! Who may do what with votes of owners, and what those operations act on.

use std::time::Duration;

use chrono::TimeDelta;
use linli::features::votes::jobs;
use linli_entities::Instant;
use linli_entities::role_grant::Role;
use linli_tests::TestApp;
use poem::http::Method;
use serde_json::{Value, json};

use super::table::SIGNED_IN;
use super::{KINDS, Kind, World};

/// Who makes votes there.
const VOTING: &str = "drb";
/// Who knows of a vote of the project: not tenants.
const KNOWING: &str = "ocyqdalrwkbs";
/// Who reads its ballots: staff as such do not.
const READING: &str = "ocyqs";

/// A vote of the project that one can take part in for an hour.
fn input(project_id: i64, now: Instant) -> Value {
    let at = |hours: i64| (now + TimeDelta::hours(hours)).to_rfc3339();
    json!({
        "project_id": project_id, "title": "电梯", "markdown": "", "basis": "own", "weight": "per_unit",
        "secret": true, "conflict_rule": "last_counts", "quorum_numerator": 0, "quorum_denominator": 1,
        "proxy_units_max": 2, "opens_at": at(-1), "closes_at": at(2),
        "questions": [{ "text": "换电梯", "majority": "more_than_half" }],
    })
}

/// The path with a home of the author in it, where one names who stands in for it.
pub(super) async fn own_home(world: &World, path: String) -> String {
    if !path.contains("/proxies/{unit_id}") {
        return path;
    }
    let own = world.author.clone().get("/api/v1/me/homes").await.expect(200);
    path.replace("{unit_id}", &own["items"][0]["unit"]["id"].to_string())
}

/// The path with the id of a new vote in it: a draft where that is what it acts on, else one that is open, or over.
pub(super) async fn path(app: &TestApp, world: &World, operation: &str, path: String) -> String {
    if !path.contains("{vote_id}") {
        return path;
    }
    let mut boss = world.boss.clone();
    let made = boss.post("/api/v1/votes", input(world.project.0, app.app.clock.now())).await.expect(201);
    let id = made["id"].to_string();
    if !["update_vote", "open_vote"].contains(&operation) {
        let index = KINDS.iter().position(|(_, kind)| *kind == Kind::Staff(Role::Moderator));
        let mut moderator = world.actors[index.expect("a moderator")].clone();
        let opening = format!("/api/v1/votes/{id}/opening");
        boss.send(Method::POST, &opening, None, &[("if-match", "1")]).await.expect(200);
        moderator.send(Method::POST, &opening, None, &[("if-match", "2")]).await.expect(200);
    }
    if ["get_vote_tally", "list_vote_ballots"].contains(&operation) {
        app.advance(Duration::from_secs(2 * 3_600));
        jobs::run_due(&app.app).await.expect("it is counted");
    }
    path.replace("{vote_id}", &id)
}

/// Operations of votes. The first home of the world is the author's.
pub(super) fn operations() -> Vec<(&'static str, &'static str, Value)> {
    let none = Value::Null;
    let code = json!("7K3MQ9TZ2WXC8HRF4PLV6NDBAJSE");
    let ballot = json!({ "unit_id": 1, "receipt_code": code, "choices": [1], "start_over": false });
    let vote = input(1, Instant::UNIX_EPOCH);
    vec![
        ("list_votes", SIGNED_IN, none.clone()),
        ("get_vote", KNOWING, none.clone()),
        ("create_vote", VOTING, vote.clone()),
        ("update_vote", VOTING, vote),
        ("open_vote", VOTING, none.clone()),
        ("cancel_vote", VOTING, json!({ "reason": "重来" })),
        ("list_vote_units", KNOWING, none.clone()),
        ("get_vote_tally", KNOWING, none.clone()),
        ("list_vote_ballots", READING, none.clone()),
        ("check_vote_receipt", READING, json!({ "receipt_code": code })),
        ("cast_ballot", "s", ballot),
        // Nobody stands in for themselves: 422.
        ("name_vote_proxy", "s", json!({ "name": "author" })),
        ("revoke_vote_proxy", "s", none),
    ]
}
