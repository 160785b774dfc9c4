//! What of pictures within posts is hidden: those of boards that one may not read, of what was deleted, and those that an edit
//! left out.

use linli_entities::board::{BoardId, Visibility};
use linli_tests::{Browser, TestApp};
use serde_json::json;

use super::world::{ALL, Thing, World, photo};

/// A picture in a board for everybody, and those that nobody may see who may not read what they are within.
pub async fn pictures(app: &TestApp, world: &mut World) {
    let mut boss = world.boss.clone();
    let open = app.board(world.project, Visibility::Public).await;
    let closed = app.board(world.project, Visibility::Owners).await;
    for (board, hidden_from) in [(open, ""), (closed, ALL)] {
        world.things.push(Thing::of_id("board", board.0, hidden_from));
        let (picture, post) = pictured(app, world, board, hidden_from).await;
        world.things.push(Thing::of_id("attachment", picture, hidden_from));
        world.things.push(Thing::of_id("post", post, hidden_from));
    }
    let (picture, post) = pictured(app, world, open, "").await;
    boss.delete(&format!("/api/v1/posts/{post}")).await.expect(200);
    world.things.push(Thing::of_id("attachment", picture, ALL));
    let (picture, post) = pictured(app, world, open, "").await;
    let without = json!({ "markdown": "没有图了" });
    boss.patch(&format!("/api/v1/posts/{post}"), 0, without).await.expect(200);
    world.things.push(Thing::of_id("attachment", picture, ALL));
}

/// A post of the boss that shows a picture, in a topic of its own: the picture and the post.
async fn pictured(app: &TestApp, world: &mut World, board: BoardId, hidden_from: &'static str) -> (i64, i64) {
    let mut boss: Browser = world.boss.clone();
    let topic = app.topic(&boss, board, "有图", "一楼").await;
    world.things.push(Thing::of_id("topic", topic.0, hidden_from));
    let picture = photo(&mut boss).await;
    let input = json!({ "markdown": format!("![裂缝](/api/v1/attachments/{picture})") });
    let made = boss.post(&format!("/api/v1/topics/{topic}/posts"), input).await.expect(201);
    assert!(made["html"].to_string().contains("<img"), "{made}");
    (picture, made["id"].as_i64().expect("an id"))
}
