//! What of the desk is hidden: teams and how they are led to, prepared answers, saved views.

use serde_json::json;

use super::world::{ALL, Thing, World, canary};

/// A team, the rule that leads to it and what it answers: for staff alone.
pub async fn teams(world: &mut World) {
    let name = canary(world, "team", 't', ALL);
    let mut boss = world.boss.clone();
    let team = json!({ "name": name, "project_id": world.project });
    let team = boss.post("/api/v1/teams", team).await.expect(201)["id"].as_i64().expect("an id");
    let rule = json!({ "project_id": world.project, "category": "parking", "team_id": team });
    let rule = boss.put("/api/v1/routing-rules", rule).await.expect(200)["id"].as_i64().expect("an id");
    let (title, words) = (canary(world, "canned", 't', ALL), canary(world, "cannedtext", 't', ALL));
    let canned = json!({ "project_id": world.project, "title": title, "markdown": words });
    let canned = boss.post("/api/v1/canned-answers", canned).await.expect(201)["id"].as_i64().expect("an id");
    world.things.push(Thing::of_id("canned answer", canned, ALL));
    let view = json!({ "name": canary(world, "view", 't', ALL), "filters": { "team_id": team } });
    let view = boss.post("/api/v1/me/views", view).await.expect(201)["id"].as_i64().expect("an id");
    world.things.push(Thing::of_id("view", view, ALL));
    world.things.extend([Thing::of_id("team", team, ALL), Thing::of_id("rule", rule, ALL)]);
}
