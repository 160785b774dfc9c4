//! What two say to each other, and what one keeps, is hidden from everybody, from whoever may read everything else too.

use linli_tests::TestApp;
use poem::http::Method;
use serde_json::json;

use super::world::{Thing, World, canary};

/// Everybody who reads.
const ANYBODY: &str = "gmxb";

/// A conversation of two, of whom one keeps a post with a note and follows the other.
pub async fn conversations(app: &TestApp, world: &mut World) {
    let [title, text] = ["convtitle", "convtext"].map(|field| canary(world, field, 'o', ANYBODY));
    let (mut one, other) = (app.account("talkerone").await, app.account("talkertwo").await);
    let input = json!({ "people": [other.account_id()], "title": title, "markdown": text });
    let started = one.post("/api/v1/conversations", input).await.expect(201);
    let id = started["id"].as_i64().expect("an id");
    world.things.push(Thing::of_id("conversation", id, ANYBODY));
    let said = one.get(&format!("/api/v1/conversations/{id}/messages")).await.expect(200);
    let message = said["items"][0]["id"].as_i64().expect("an id");
    world.things.push(Thing::of_id("message", message, ANYBODY));
    let note = canary(world, "keepnote", 'o', ANYBODY);
    let post = world.of_noun("post").find(|post| post.hidden_from.is_empty()).expect("a post for everybody");
    let kept = format!("/api/v1/me/bookmarks/{}", post.text);
    one.put(&kept, json!({ "note": note, "remind_at": "2027-01-01T00:00:00Z" })).await.expect(200);
    let followed = format!("/api/v1/me/follows/{}", other.account_id());
    one.send(Method::PUT, &followed, None, &[]).await.expect(204);
}
