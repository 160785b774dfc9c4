//! What operations of bookmarks, of following people, of mentions of groups and of cards of links act on.

use linli_tests::TestApp;
use serde_json::{Value, json};

use super::table::{EVERYONE, READERS, SIGNED_IN};

/// The path with the id of somebody new each time: nobody follows themselves, nor whom they blocked in another walk.
pub(super) async fn path(app: &TestApp, path: String) -> String {
    let path = path.replace("{card_id}", "1");
    if !path.contains("{followed_id}") {
        return path;
    }
    let followed = app.account(&format!("followed{}", app.app.clock.now().timestamp())).await;
    path.replace("{followed_id}", &followed.account_id().to_string())
}

/// Operations of bookmarks, of following people, of mentions of groups and of cards of links.
pub fn operations() -> Vec<(&'static str, &'static str, Value)> {
    let none = Value::Null;
    vec![
        ("list_bookmarks", SIGNED_IN, none.clone()),
        ("put_bookmark", READERS, json!({ "note": "带上" })),
        // Also of what one may not read any more.
        ("delete_bookmark", SIGNED_IN, none.clone()),
        ("list_follows", SIGNED_IN, none.clone()),
        ("follow_account", SIGNED_IN, none.clone()),
        ("unfollow_account", SIGNED_IN, none.clone()),
        ("list_followed_topics", SIGNED_IN, none.clone()),
        ("list_mention_groups", READERS, none.clone()),
        ("list_cards", EVERYONE, none.clone()),
        ("list_post_cards", "drbs", none.clone()),
        // Also of what it has none of.
        ("remove_post_card", "drbs", none),
    ]
}
