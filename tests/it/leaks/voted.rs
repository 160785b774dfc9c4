//! What of votes is hidden: all of them from whoever holds no home there, and drafts.

use linli_entities::role_grant::Role;
use linli_tests::TestApp;
use linli_tests::arrange::Over;
use poem::http::Method;
use serde_json::json;

use super::world::{ALL, Thing, World, canary};

/// A vote of the owners of the project, which is open, and a draft.
pub async fn votes(app: &TestApp, world: &mut World) {
    let mut boss = world.boss.clone();
    let mut second = app.staff("returning-officer", Role::Moderator, Over::Project(world.project)).await;
    let owner = app.account("voter").await;
    app.home(world.project, &owner).await;
    for (letter, opens) in [('t', true), ('u', false)] {
        let [title, text, asked] =
            ["vtitle", "vtext", "vasked"].map(|field| canary(world, field, letter, ALL));
        let mut input = crate::votes::input(world.project);
        input["title"] = title.into();
        input["markdown"] = text.into();
        input["questions"][0]["text"] = asked.into();
        let made = boss.post("/api/v1/votes", input).await.expect(201);
        world.things.push(Thing::of_id("vote", made["id"].as_i64().expect("an id"), ALL));
        if !opens {
            continue;
        }
        let path = format!("/api/v1/votes/{}/opening", made["id"]);
        boss.send(Method::POST, &path, Some(json!({})), &[("if-match", "1")]).await.expect(200);
        second.send(Method::POST, &path, Some(json!({})), &[("if-match", "2")]).await.expect(200);
    }
}
