//! What operations of segments, bulletins and greetings act on.

use linli_tests::TestApp;
use serde_json::{Value, json};

use super::World;
use super::table::{ANSWERING_SOMEWHERE, NOBODY, RUNNING, SIGNED_IN};

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

/// Operations of consents, segments, bulletins and greetings.
pub fn operations() -> Vec<(&'static str, &'static str, Value)> {
    let none = Value::Null;
    let question = json!({ "all": [] });
    let segment = json!({ "name": "群", "question": question });
    let (bulletin, greeting) = (bulletin(), greeting());
    let told = json!({ "channel": "sms", "purpose": "offers", "given": false, "reason": "来电" });
    vec![
        ("get_my_consents", SIGNED_IN, none.clone()),
        ("put_my_consents", SIGNED_IN, json!({ "consents": [] })),
        ("get_account_consents", ANSWERING_SOMEWHERE, none.clone()),
        ("record_account_consent", ANSWERING_SOMEWHERE, told),
        ("list_segments", RUNNING, none.clone()),
        ("get_segment", RUNNING, none.clone()),
        ("create_segment", RUNNING, segment.clone()),
        ("update_segment", RUNNING, segment),
        ("delete_segment", RUNNING, none.clone()),
        ("count_segment", RUNNING, json!({ "question": question })),
        ("list_my_bulletins", SIGNED_IN, none.clone()),
        // It was sent to nobody.
        ("get_my_bulletin", NOBODY, none.clone()),
        ("list_bulletins", RUNNING, none.clone()),
        ("get_bulletin", RUNNING, none.clone()),
        ("create_bulletin", RUNNING, bulletin.clone()),
        ("update_bulletin", RUNNING, bulletin),
        ("schedule_bulletin", RUNNING, json!({ "send_at": null })),
        // It is a draft: 409.
        ("unschedule_bulletin", RUNNING, none.clone()),
        ("stop_bulletin", RUNNING, none.clone()),
        ("try_bulletin", RUNNING, none.clone()),
        ("list_bulletin_deliveries", RUNNING, none.clone()),
        ("list_greetings", RUNNING, none.clone()),
        ("get_greeting", RUNNING, none.clone()),
        ("create_greeting", RUNNING, greeting.clone()),
        ("update_greeting", RUNNING, greeting),
        ("end_greeting", RUNNING, none.clone()),
        ("list_standings", RUNNING, none.clone()),
        ("get_club_report", RUNNING, none.clone()),
        ("export_club_report", RUNNING, none),
    ]
}
