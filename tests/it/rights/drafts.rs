//! What operations of drafts and of posts for later act on.

use chrono::TimeDelta;
use linli_tests::TestApp;
use serde_json::{Value, json};

use super::World;
use super::table::{NOBODY, READERS, SIGNED_IN};

/// Who is of the staff of the project and reads the boards of its owners.
const STAFF: &str = "dalrwkb";

/// The path with the board, for which the author has a draft, or with the id of something that somebody else wrote for later.
pub(super) async fn path(app: &TestApp, world: &World, path: String) -> String {
    if path.contains("{target_id}") {
        let at = format!("topic/{}", world.board);
        let draft = json!({ "markdown": "半句" });
        world.author.clone().put(&format!("/api/v1/me/drafts/{at}"), draft).await.expect(200);
        return path.replace("{place}/{target_id}", &at);
    }
    if !path.contains("{scheduled_post_id}") {
        return path;
    }
    let publish_at = (app.app.clock.now() + TimeDelta::minutes(1)).to_rfc3339();
    let later = json!({ "title": "样板间", "markdown": "周六", "publish_at": publish_at });
    let to = format!("/api/v1/boards/{}/scheduled-posts", world.board);
    let mut boss = world.boss.clone();
    let waiting = boss.get("/api/v1/me/scheduled-posts").await.expect(200)["items"][0]["id"].clone();
    let id = match waiting {
        Value::Null => boss.post(&to, later).await.expect(201)["id"].clone(),
        id => id,
    };
    path.replace("{scheduled_post_id}", &id.to_string())
}

/// Operations of drafts and of posts for later.
pub fn operations() -> Vec<(&'static str, &'static str, Value)> {
    let none = Value::Null;
    // Of 1970: 422 for whoever may.
    let over = "1970-01-01T00:00:00Z";
    vec![
        ("list_drafts", SIGNED_IN, none.clone()),
        ("save_draft", READERS, json!({ "markdown": "一句" })),
        ("get_draft", "s", none.clone()),
        ("delete_draft", SIGNED_IN, none.clone()),
        ("list_scheduled_posts", SIGNED_IN, none.clone()),
        ("schedule_topic", STAFF, json!({ "title": "样板间", "markdown": "周六", "publish_at": over })),
        ("schedule_reply", STAFF, json!({ "markdown": "周六", "publish_at": over })),
        // Only whoever wrote it.
        ("get_scheduled_post", NOBODY, none.clone()),
        ("update_scheduled_post", NOBODY, json!({ "title": "周日" })),
        ("cancel_scheduled_post", NOBODY, none),
    ]
}
