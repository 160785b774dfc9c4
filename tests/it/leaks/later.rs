//! What somebody is writing, what somebody wrote for later, and what waits for a moderator, is hidden from everybody, from whoever may read everything
//! else too.

use linli_entities::board::Visibility;
use linli_entities::role_grant::Role;
use linli_tests::TestApp;
use linli_tests::arrange::Over;
use serde_json::json;

use super::world::{Thing, World, canary};

/// Everybody who reads.
const ANYBODY: &str = "gmxb";
/// Everybody who reads but whoever moderates everywhere.
const READERS: &str = "gmx";

/// A draft, and a topic for later, in a board of staff that has nothing else.
pub async fn written(app: &TestApp, world: &mut World) {
    let mut expert = app.staff("laterwriter", Role::Expert, Over::Project(world.project)).await;
    let board = app.board(world.project, Visibility::Staff).await;
    let [title, text, draft] =
        ["latertitle", "latertext", "drafttext"].map(|field| canary(world, field, 'v', ANYBODY));
    let later = json!({ "title": title, "markdown": text, "publish_at": "2026-12-31T00:00:00Z" });
    let made = expert.post(&format!("/api/v1/boards/{board}/scheduled-posts"), later).await.expect(201);
    world.things.push(Thing::of_id("scheduled post", made["id"].as_i64().expect("an id"), ANYBODY));
    expert.put(&format!("/api/v1/me/drafts/topic/{board}"), json!({ "markdown": draft })).await.expect(200);
    held(app, world).await;
}

/// A topic that waits for a moderator, in a board that everybody reads, and the list for whose word it does.
async fn held(app: &TestApp, world: &mut World) {
    let board = app.board(world.project, Visibility::Public).await;
    let mut author = app.account("heldwriter").await;
    let [title, text, word] =
        ["heldtitle", "heldtext", "heldword"].map(|field| canary(world, field, 'v', READERS));
    let list = json!({ "name": "list", "action": "hold", "project_id": world.project, "words": word });
    let made = world.boss.post("/api/v1/word-rules", list).await.expect(201);
    world.things.push(Thing::of_id("word rule", made["id"].as_i64().expect("an id"), READERS));
    let topic = json!({ "title": title, "markdown": format!("{text} {word}") });
    let held = author.post(&format!("/api/v1/boards/{board}/topics"), topic).await.expect(202);
    world.things.push(Thing::of_id("review", held["id"].as_i64().expect("an id"), READERS));
}
