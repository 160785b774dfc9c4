//! What operations of draws act on.

use chrono::TimeDelta;
use linli::features::draws::jobs;
use linli_entities::Instant;
use linli_tests::TestApp;
use serde_json::{Value, json};

use super::World;
use super::table::{EVERYONE, OFFERING};

/// A draw of the project for members, open for the next hours.
fn input(project_id: i64, now: Instant) -> Value {
    let at = |hours: i64| (now + TimeDelta::hours(hours)).to_rfc3339();
    json!({
        "project_id": project_id, "title": "抽奖", "markdown": "", "audience": "members", "cost": 0,
        "one_per_household": false, "opens_at": at(-1), "closes_at": at(1), "draws_at": at(2),
        "value_source": "双色球", "prizes": [{ "title": "米", "count": 1 }],
    })
}

/// The path with the id of a new draw in it; where somebody who won is named, of one that is drawn.
pub(super) async fn path(app: &TestApp, world: &World, path: String) -> String {
    if !path.contains("{draw_id}") {
        return path;
    }
    let mut boss = world.boss.clone();
    let made = boss.post("/api/v1/draws", input(world.project.0, app.app.clock.now())).await.expect(201);
    let id = made["id"].to_string();
    boss.post(&format!("/api/v1/draws/{id}/opening"), json!({})).await.expect(200);
    if path.contains("/winners/") {
        let (mut winner, _) =
            crate::club::member(app, &format!("winner{}", app.app.clock.now().timestamp())).await;
        winner.post(&format!("/api/v1/draws/{id}/entries"), json!({})).await.expect(201);
        for _ in 0..2 {
            app.advance(std::time::Duration::from_secs(3_660));
            jobs::run_due(&app.app).await.expect("what is due is done");
        }
        let value = json!({ "value": "1", "evidence_url": "https://story.test" });
        boss.post(&format!("/api/v1/draws/{id}/value"), value).await.expect(200);
    }
    path.replace("{draw_id}", &id).replace("{number}", "1")
}

/// Operations of draws. Whoever runs the draw does not enter it.
pub fn operations() -> Vec<(&'static str, &'static str, Value)> {
    let none = Value::Null;
    let draw = input(1, Instant::UNIX_EPOCH);
    vec![
        ("list_draws", EVERYONE, none.clone()),
        ("get_draw", EVERYONE, none.clone()),
        ("get_draw_proof", EVERYONE, none.clone()),
        ("create_draw", OFFERING, draw.clone()),
        // It has been opened since: 412, and 409.
        ("update_draw", OFFERING, draw),
        ("open_draw", OFFERING, none.clone()),
        ("cancel_draw", OFFERING, json!({ "reason": "延期" })),
        ("enter_draw", "mxfocytqepzdalws", none.clone()),
        // It is too early: 409.
        ("state_draw_value", OFFERING, json!({ "value": "1" })),
        ("list_draw_winners", OFFERING, none.clone()),
        ("hand_over_prize", OFFERING, none),
    ]
}
