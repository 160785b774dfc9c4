//! What of commitments is hidden: those of boards that one may not read.

use linli_entities::board::Visibility;
use linli_tests::TestApp;
use serde_json::json;

use super::world::{ALL, Thing, World, canary};

/// A commitment in a board for everybody, and one among owners, each with a history.
pub async fn commitments(app: &TestApp, world: &mut World) {
    let mut boss = world.boss.clone();
    for (letter, visibility, hidden_from) in [('1', Visibility::Public, ""), ('2', Visibility::Owners, ALL)] {
        let board = app.board(world.project, visibility).await;
        world.things.push(Thing::of_id("board", board.0, hidden_from));
        let [title, text, reason] = ["committitle", "committext", "commitreason"]
            .map(|word| canary(world, word, letter, hidden_from));
        let topic = app.topic(&boss, board, &title, "一楼").await;
        let post = app.post(&boss, topic, "会换的").await;
        let input = json!({ "text": text, "due_on": "2026-12-30" });
        let made = boss.post(&format!("/api/v1/posts/{post}/commitment"), input).await.expect(201);
        let path = format!("/api/v1/commitments/{}", made["id"]);
        boss.patch(&path, 1, json!({ "due_on": "2026-12-31", "reason": reason })).await.expect(200);
        let id = made["id"].as_i64().expect("an id");
        world.things.extend([
            Thing::of_id("topic", topic.0, hidden_from),
            Thing::of_id("post", post.0, hidden_from),
            Thing::of_id("commitment", id, hidden_from),
        ]);
    }
}
