//! What operations of segments, bulletins and greetings act on.

use linli_tests::TestApp;
use serde_json::{Value, json};

use super::World;

/// The path with the ids of new things in it.
pub(super) async fn path(app: &TestApp, world: &World, path: String) -> String {
    let mut boss = world.boss.clone();
    let stamp = app.app.clock.now().timestamp();
    let part = path.split('{').nth(1).and_then(|rest| rest.split('}').next()).unwrap_or_default().to_owned();
    let (list, input): (&str, Value) = match part.as_str() {
        "segment_id" => ("segments", json!({ "name": format!("群 {stamp}"), "question": { "all": [] } })),
        "bulletin_id" => ("bulletins", bulletin()),
        "greeting_id" => ("greetings", greeting()),
        _ => return path,
    };
    let made = boss.post(&format!("/api/v1/{list}"), input).await.expect(201);
    path.replace(&format!("{{{part}}}"), &made["id"].to_string())
}

pub(super) fn bulletin() -> Value {
    json!({ "title": "三月", "markdown": "样板间开放", "segment_id": null, "channels": ["mail"], "held_days": 7 })
}

pub(super) fn greeting() -> Value {
    json!({ "kind": "festival", "greets_on": "2030-02-03", "title_zh": "新春快乐", "title_en": "Happy New Year",
        "text_zh": "万事如意", "text_en": "All the best" })
}
