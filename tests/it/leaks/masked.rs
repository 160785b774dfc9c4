//! What is written under pseudonyms: the words are for who reads the board, and whose they are is for nobody.

use linli::features::boards::rules::BoardChanges;
use linli_entities::board::Visibility;
use linli_tests::{Browser, TestApp};
use poem::http::Method;
use serde_json::json;

use super::world::{ALL, Thing, World, canary};

/// Everybody who reads.
const ANYBODY: &str = "gmxb";

/// A board for everybody and one among owners, each with a topic of somebody who wrote nowhere else and under a pseudonym;
/// a reader is told of it, staff ask whose it is, and whoever wrote it has an archive.
pub async fn masks(app: &TestApp, world: &mut World) {
    for (letter, visibility, hidden_from) in [('3', Visibility::Public, ""), ('4', Visibility::Owners, ALL)] {
        let board = app.board(world.project, visibility).await;
        app.change_board(board, BoardChanges { pseudonyms: Some(true), ..BoardChanges::default() }).await;
        world.things.push(Thing::of_id("board", board.0, hidden_from));
        let name = canary(world, "maskname", letter, ALL);
        let mut author = app.account(&name).await;
        app.home(world.project, &author).await;
        world.things.push(Thing::account_of(&author, &name, ALL));
        let title = canary(world, "masktitle", letter, hidden_from);
        let input =
            json!({ "title": title, "markdown": "@reader-m 看看", "pseudonym": true, "question": true });
        let opened = author.post(&format!("/api/v1/boards/{board}/topics"), input).await.expect(201);
        let topic = opened["topic"]["id"].as_i64().expect("an id");
        let pseudonym = opened["topic"]["author"]["pseudonym_id"].as_i64().expect("a pseudonym");
        world.things.push(Thing::of_id("topic", topic, hidden_from));
        world.things.push(Thing::of_id("pseudonym", pseudonym, hidden_from));
        let said = json!({ "markdown": "再说一句", "pseudonym": true, "reply_to_number": 1 });
        let said = author.post(&format!("/api/v1/topics/{topic}/posts"), said).await.expect(201);
        world.things.push(Thing::of_id("post", said["id"].as_i64().expect("an id"), hidden_from));
        asked(world, letter, pseudonym).await;
        archive(app, world, &mut author).await;
    }
    app.make_notices().await;
}

/// That staff want to know whose it is.
async fn asked(world: &mut World, letter: char, pseudonym: i64) {
    let reason = canary(world, "maskreason", letter, ALL);
    let path = format!("/api/v1/pseudonyms/{pseudonym}/unmasking");
    let asked = world.boss.clone().post(&path, json!({ "reason": reason })).await.expect(201);
    world.things.push(Thing::of_id("unmasking", asked["id"].as_i64().expect("an id"), ALL));
}

/// The archive of whoever wrote it, which is nobody else's.
async fn archive(app: &TestApp, world: &mut World, author: &mut Browser) {
    author.send(Method::POST, "/api/v1/me/exports", None, &[]).await.expect(201);
    linli::features::exports::jobs::run_due(&app.app).await.expect("an archive");
    let newest = author.get("/api/v1/me/exports").await.expect(200)["items"][0]["id"].clone();
    world.things.push(Thing::of_id("export", newest.as_i64().expect("an id"), ANYBODY));
}
