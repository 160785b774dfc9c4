//! What of funds is hidden: all of it from whoever holds no home there.

use serde_json::json;

use super::world::{ALL, Thing, World, canary};

/// A fund with what came, what was spent, and what is proposed.
pub async fn fund(world: &mut World) {
    let mut boss = world.boss.clone();
    let path = format!("/api/v1/projects/{}/fund", world.project);
    let [purpose, promise] = ["fpurpose", "fpromise"].map(|field| canary(world, field, 'x', ALL));
    boss.post(&path, json!({ "purpose": purpose, "promise": promise })).await.expect(201);
    let mut income = crate::funds::income(1_000_000);
    income["title"] = canary(world, "fincome", 'x', ALL).into();
    let income = boss.post(&format!("{path}/incomes"), income).await.expect(201);
    for (letter, list, noun) in [('y', "spendings", "fund entry"), ('z', "proposals", "fund proposal")] {
        let mut body =
            if noun == "fund entry" { crate::funds::spending(1) } else { crate::funds::proposal(1) };
        for field in ["title", "markdown", "payee"] {
            let word = if field == "markdown" { "ftext".to_owned() } else { format!("f{field}") };
            body[field] = canary(world, &word, letter, ALL).into();
        }
        let made = boss.post(&format!("{path}/{list}"), body).await.expect(201);
        world.things.push(Thing::of_id(noun, made["id"].as_i64().expect("an id"), ALL));
    }
    world.things.push(Thing::of_id("fund entry", income["id"].as_i64().expect("an id"), ALL));
}
