//! What of draws is hidden: drafts, and who entered.

use linli_tests::TestApp;
use serde_json::json;

use super::world::{ALL, Thing, World, canary};
use crate::club::member;

/// A draw for everybody, which a member entered, and a draft.
pub async fn draws(app: &TestApp, world: &mut World) {
    let mut boss = world.boss.clone();
    for (letter, hidden_from, opens) in [('r', "", true), ('s', ALL, false)] {
        let [title, text, source, prize] =
            ["dtitle", "dtext", "dsource", "dprize"].map(|field| canary(world, field, letter, hidden_from));
        let mut input = crate::draws::input();
        input["project_id"] = json!(world.project);
        for (field, word) in [("title", title), ("markdown", text), ("value_source", source)] {
            input[field] = word.into();
        }
        input["prizes"] = json!([{ "title": prize, "count": 1 }]);
        let made = boss.post("/api/v1/draws", input).await.expect(201);
        world.things.push(Thing::of_id("draw", made["id"].as_i64().expect("an id"), hidden_from));
        if !opens {
            continue;
        }
        let path = format!("/api/v1/draws/{}", made["id"]);
        boss.post(&format!("{path}/opening"), json!({})).await.expect(200);
        let name = canary(world, "dname", letter, ALL);
        let (mut entrant, _) = member(app, &name).await;
        world.things.push(Thing::account_of(&entrant, &name, ALL));
        entrant.post(&format!("{path}/entries"), json!({})).await.expect(201);
    }
}
