//! What operations of conversations and of blocking act on.

use linli_tests::TestApp;
use serde_json::{Value, json};

use super::World;
use super::table::{ANSWERING_SOMEWHERE, NOBODY, PROVEN, SIGNED_IN};

/// The path with the id of a new conversation that somebody started with the author, or with that of a message that the
/// author wrote there. Whoever may do everything else is not in it.
pub(super) async fn path(app: &TestApp, world: &World, path: String) -> String {
    let path = path.replace("{blocked_id}", &world.boss.account_id().to_string());
    if !path.contains("{conversation_id}") && !path.contains("{message_id}") {
        return path;
    }
    // Somebody new each time: young accounts start few conversations.
    let mut starter = app.account(&format!("starter{}", app.app.clock.now().timestamp())).await;
    let id = crate::messages::started(&mut starter, &world.author, "你好").await;
    let path = path.replace("{conversation_id}", &id.to_string());
    if !path.contains("{message_id}") {
        return path;
    }
    let said = json!({ "markdown": "好的" });
    let said = world.author.clone().post(&format!("/api/v1/conversations/{id}/messages"), said).await;
    path.replace("{message_id}", &said.expect(201)["id"].to_string())
}

/// Operations of conversations and of blocking.
pub fn operations() -> Vec<(&'static str, &'static str, Value)> {
    let none = Value::Null;
    vec![
        ("list_conversations", SIGNED_IN, none.clone()),
        ("list_staff_conversations", ANSWERING_SOMEWHERE, none.clone()),
        // There is no such account: 422.
        ("create_conversation", PROVEN, json!({ "people": [999_999], "markdown": "你好" })),
        ("get_conversation", "s", none.clone()),
        ("list_messages", "s", none.clone()),
        ("write_message", "s", json!({ "markdown": "你好" })),
        ("mark_conversation_read", "s", json!({ "number": 1 })),
        ("mute_conversation", "s", json!({ "muted": true })),
        // Only whoever started it.
        ("add_conversation_person", NOBODY, none.clone()),
        ("leave_conversation", "s", none.clone()),
        ("delete_message", "s", none.clone()),
        ("list_blocks", SIGNED_IN, none.clone()),
        ("block_account", SIGNED_IN, none.clone()),
        ("unblock_account", SIGNED_IN, none),
    ]
}
