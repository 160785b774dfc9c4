//! What of bulletins, segments and greetings is hidden: all of them, until somebody was sent one.

use serde_json::json;

use super::world::{ALL, Thing, World, canary};

/// A bulletin, whom it is for and a greeting: for staff alone, as nobody was sent them.
pub async fn bulletins(world: &mut World) {
    let mut boss = world.boss.clone();
    let id_of = |made: &serde_json::Value| made["id"].as_i64().expect("an id");
    let [name, title, text, greeting] =
        ["segname", "bulltitle", "bulltext", "greettitle"].map(|field| canary(world, field, 'n', ALL));
    let segment = json!({ "name": name, "question": { "all": [] } });
    let segment = boss.post("/api/v1/segments", segment).await.expect(201);
    let bulletin = json!({ "title": title, "markdown": text, "segment_id": segment["id"], "channels": ["mail"],
        "held_days": 7 });
    let bulletin = boss.post("/api/v1/bulletins", bulletin).await.expect(201);
    let greeting = json!({ "kind": "festival", "greets_on": "2030-02-03", "title_zh": greeting,
        "title_en": "Happy New Year", "text_zh": "万事如意", "text_en": "All the best" });
    let greeting = boss.post("/api/v1/greetings", greeting).await.expect(201);
    world.things.extend([
        Thing::of_id("segment", id_of(&segment), ALL),
        Thing::of_id("bulletin", id_of(&bulletin), ALL),
        Thing::of_id("greeting", id_of(&greeting), ALL),
    ]);
}
