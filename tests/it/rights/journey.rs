//! What operations of the journey of a home act on.

use linli_tests::{Browser, TestApp};
use serde_json::{Value, json};

use super::World;

/// The path with the ids of new things of the journey in it; a home is that of the author.
pub(super) async fn path(app: &TestApp, world: &World, operation: &str, path: String) -> String {
    let (mut boss, mut author) = (world.boss.clone(), world.author.clone());
    let stamp = app.app.clock.now().timestamp();
    let mut path = path.replace("{kind}", "notes_given").replace("{round}", "1");
    if path.contains("{home_id}") {
        let unit = home(&mut author).await["unit"]["id"].to_string();
        if operation == "dismiss_home_manager" {
            name(&mut boss, &format!("/api/v1/homes/{unit}/manager")).await;
        }
        path = path.replace("{home_id}", &unit);
    }
    if operation == "dismiss_building_manager" {
        let building = home(&mut author).await["building"]["id"].to_string();
        name(&mut boss, &format!("/api/v1/buildings/{building}/manager")).await;
        path = path.replace("{building_id}", &building);
    }
    let base = format!("/api/v1/projects/{}", world.project);
    let part = path.split('{').nth(1).and_then(|rest| rest.split('}').next()).unwrap_or_default().to_owned();
    let (list, body) = match part.as_str() {
        "milestone_id" => ("milestones", json!({ "name": format!("{stamp}"), "promised_on": "2030-01-01" })),
        "update_id" => {
            ("updates", json!({ "audience": "owners", "title": format!("{stamp}"), "markdown": "按计划。" }))
        }
        "note_id" => ("contract-notes", json!({ "title": format!("{stamp}"), "markdown": "见合同。" })),
        "item_id" => ("checklist", json!({ "items": [{ "area": "厨房", "text": format!("{stamp}") }] })),
        _ => return path,
    };
    let made = boss.post(&format!("{base}/{list}"), body).await.expect(201);
    let id = if part == "item_id" { &made["items"][0]["id"] } else { &made["id"] };
    path.replace(&format!("{{{part}}}"), &id.to_string())
}

async fn home(author: &mut Browser) -> Value {
    author.get("/api/v1/me/homes").await.expect(200)["items"][0].clone()
}

/// Names whoever acts.
async fn name(boss: &mut Browser, path: &str) {
    let named = json!({ "account_id": boss.account_id(), "contact": "137" });
    boss.put(path, named).await.expect(200);
}
