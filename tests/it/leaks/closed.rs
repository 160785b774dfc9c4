//! What owners say among themselves is hidden from everybody else, from whoever may read everything else too; that there
//! is such a board is known to administrators.

use linli_tests::TestApp;
use serde_json::{Value, json};

use super::world::{ALL, Thing, World, canary};

/// Everybody who reads.
const ANYBODY: &str = "gmxb";

/// A board that is closed to staff, with a topic of two posts, and an opening of it that waits.
pub async fn boards(app: &TestApp, world: &mut World) {
    let id = |made: &Value| made["id"].as_i64().expect("an id");
    let mut boss = world.boss.clone();
    let [name, reason] = ["closedname", "closedwhy"].map(|field| canary(world, field, 'w', ALL));
    let [title, text, reply] =
        ["closedtitle", "closedtext", "closedreply"].map(|field| canary(world, field, 'w', ANYBODY));
    let board = json!({ "slug": "closedslug", "name": name, "description": "" });
    let path = format!("/api/v1/projects/{}/closed-boards", world.project);
    let board = boss.post(&path, board).await.expect(201);
    let author = app.account("amongowners").await;
    app.home(world.project, &author).await;
    let mut author = app.signed_in(author.account_id()).await;
    let opened = json!({ "title": title, "markdown": text });
    let path = format!("/api/v1/boards/{}/topics", board["id"]);
    let topic = author.post(&path, opened).await.expect(201)["topic"].clone();
    let path = format!("/api/v1/topics/{}/posts", topic["id"]);
    let post = author.post(&path, json!({ "markdown": reply })).await.expect(201);
    let asked = json!({ "board_id": board["id"], "ground": "law", "reason": format!("依法调取 {reason}"), "hours": 1 });
    let opening = boss.post("/api/v1/openings", asked).await.expect(201);
    world.things.extend([
        Thing::of_id("board", id(&board), ALL),
        Thing::of_id("topic", id(&topic), ANYBODY),
        Thing::of_id("post", id(&post), ANYBODY),
        Thing::of_id("opening", id(&opening), ALL),
    ]);
}
