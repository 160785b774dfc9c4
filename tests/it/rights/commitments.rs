//! Who may do what to commitments and with "me too", and what those operations act on.

use linli_tests::TestApp;
use serde_json::{Value, json};

use super::World;
use super::table::{ANSWERING, ANSWERING_SOMEWHERE, EVERYONE, NOBODY, READERS};

/// What one commits oneself to.
fn input() -> Value {
    json!({ "text": "电梯全部换新", "due_on": "2030-03-31" })
}

/// Operations of commitments.
pub(super) fn operations() -> Vec<(&'static str, &'static str, Value)> {
    let none = Value::Null;
    vec![
        // The author of the post does not answer for the project, and nobody else commits with it.
        ("create_commitment", NOBODY, input()),
        ("get_commitment", READERS, none.clone()),
        ("list_commitments", EVERYONE, none.clone()),
        ("get_commitment_counts", EVERYONE, none.clone()),
        ("list_standing_commitments", ANSWERING_SOMEWHERE, none),
        ("move_commitment", ANSWERING, json!({ "due_on": "2030-04-30", "reason": "厂家推迟交货" })),
        ("end_commitment", ANSWERING, json!({ "outcome": "kept" })),
        // The complaint is private, and its household is at home there: 409.
        ("get_me_toos", "alrwkbs", Value::Null),
        ("say_me_too", "s", Value::Null),
        ("take_back_me_too", "s", Value::Null),
        ("list_me_too_units", ANSWERING, Value::Null),
        ("get_me_too_map", ANSWERING, Value::Null),
    ]
}

/// The path with a home of the author in it, where one says that it has it too.
pub(super) async fn own_home(world: &World, path: String) -> String {
    if !path.contains("/me-toos/{unit_id}") {
        return path;
    }
    let own = world.author.clone().get("/api/v1/me/homes").await.expect(200);
    path.replace("{unit_id}", &own["items"][0]["unit"]["id"].to_string())
}

/// The path with the id of a new commitment in it.
pub(super) async fn path(app: &TestApp, world: &World, path: String) -> String {
    if !path.contains("{commitment_id}") {
        return path;
    }
    let mut boss = world.boss.clone();
    let topic = app.topic(&boss, world.board, "电梯", "一楼").await;
    let post = app.post(&boss, topic, "会换的").await;
    let made = boss.post(&format!("/api/v1/posts/{post}/commitment"), input()).await.expect(201);
    path.replace("{commitment_id}", &made["id"].to_string())
}
