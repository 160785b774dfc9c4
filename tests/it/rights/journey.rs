//! What operations of the journey of a home act on.

use linli_tests::{Browser, TestApp};
use serde_json::{Value, json};

use super::World;
use super::table::{ANSWERING, BOUGHT, CARING_OR_OWN, EDITING, EVERYONE, INVITED, SIGNED_IN};

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

/// Operations of the journey of a home.
pub fn operations() -> Vec<(&'static str, &'static str, Value)> {
    let none = Value::Null;
    let withdrawal = json!({ "reason": "重复录入" });
    let manager = json!({ "account_id": 1, "contact": "137" });
    vec![
        ("list_milestones", EVERYONE, none.clone()),
        ("get_milestone", EVERYONE, none.clone()),
        ("list_milestone_changes", EVERYONE, none.clone()),
        ("create_milestone", EDITING, json!({ "name": "封顶", "promised_on": "2030-01-01" })),
        ("update_milestone", EDITING, json!({ "position": 1 })),
        ("withdraw_milestone", EDITING, withdrawal.clone()),
        ("list_updates", EVERYONE, none.clone()),
        ("get_update", INVITED, none.clone()),
        ("create_update", EDITING, json!({ "audience": "public", "title": "封顶", "markdown": "按计划。" })),
        ("edit_update", EDITING, json!({ "title": "封顶了" })),
        ("withdraw_update", EDITING, withdrawal),
        ("list_my_homes", SIGNED_IN, none.clone()),
        ("get_journey", CARING_OR_OWN, none.clone()),
        // It has no days yet, or others: 412.
        ("set_home_dates", ANSWERING, json!({ "signed_on": "2026-01-10" })),
        ("record_touch", CARING_OR_OWN, json!({})),
        ("list_managers", ANSWERING, none.clone()),
        ("list_manager_candidates", ANSWERING, none.clone()),
        // Who that is does not care for homes: 422.
        ("name_building_manager", ANSWERING, manager.clone()),
        ("dismiss_building_manager", ANSWERING, none.clone()),
        ("name_home_manager", ANSWERING, manager),
        ("dismiss_home_manager", ANSWERING, none.clone()),
        ("list_contract_notes", BOUGHT, none.clone()),
        ("create_contract_note", EDITING, json!({ "title": "逾期", "markdown": "见合同。" })),
        ("update_contract_note", EDITING, json!({ "position": 1 })),
        ("delete_contract_note", EDITING, none.clone()),
        ("list_checklist_items", BOUGHT, none.clone()),
        ("create_checklist_items", EDITING, json!({ "items": [{ "area": "厨房", "text": "水槽" }] })),
        ("update_checklist_item", EDITING, json!({ "position": 1 })),
        ("delete_checklist_item", EDITING, none.clone()),
        ("get_home_checklist", CARING_OR_OWN, none.clone()),
        ("tick_checklist_item", CARING_OR_OWN, json!({ "result": "ok" })),
        ("list_home_visits", CARING_OR_OWN, none.clone()),
        // It is not known when it is handed over: 409.
        ("appoint_home_visit", ANSWERING, json!({ "appointed_at": "2026-03-05T02:00:00Z" })),
        ("report_home_visit", ANSWERING, json!({ "visited_on": "2026-03-01", "findings": "" })),
        ("get_home_visit_figures", "ocyqsalrwkb", none.clone()),
        ("get_touch_grid", ANSWERING, none.clone()),
        ("list_missing_touches", ANSWERING, none),
    ]
}
