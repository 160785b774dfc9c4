//! What of surveys is hidden: all of it from whoever is not invited.

use linli_tests::TestApp;
use serde_json::json;

use super::world::{ALL, Thing, World, canary};

/// A survey that an owner answered, and a draft.
pub async fn surveys(app: &TestApp, world: &mut World) {
    let mut boss = world.boss.clone();
    let name = canary(world, "name", 'v', ALL);
    let mut owner = app.account(&name).await;
    app.home(world.project, &owner).await;
    world.things.push(Thing::account_of(&owner, &name, ALL));
    for (letter, opens) in [('v', true), ('w', false)] {
        let [title, text, asked, choice] =
            ["stitle", "stext", "sasked", "schoice"].map(|field| canary(world, field, letter, ALL));
        let mut input = crate::surveys::input(world.project);
        (input["title"], input["markdown"]) = (title.into(), text.into());
        input["questions"] = json!([
            { "kind": "text", "text_zh": asked, "required": true, "choices": [] },
            { "kind": "one", "text_zh": "？", "required": false, "choices": [{ "text_zh": choice }, { "text_zh": "二" }] },
        ]);
        let made = if opens {
            crate::surveys::opened(app, &mut boss, world.project, |draft| *draft = input).await
        } else {
            boss.post("/api/v1/surveys-desk", input).await.expect(201)
        };
        world.things.push(Thing::of_id("survey", made["id"].as_i64().expect("an id"), ALL));
        for question in made["questions"].as_array().expect("questions") {
            world.things.push(Thing::of_id("question", question["id"].as_i64().expect("an id"), ALL));
        }
        if opens {
            let words = canary(world, "swords", letter, ALL);
            let replies =
                json!({ "replies": [{ "question_id": made["questions"][0]["id"], "text": words }] });
            owner.post(&format!("/api/v1/surveys/{}/answers", made["id"]), replies).await.expect(201);
        }
    }
}
