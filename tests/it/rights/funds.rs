//! What operations of funds act on.

use linli_tests::TestApp;
use serde_json::{Value, json};

use super::World;
use super::table::{BOOK, OFFERING};
use crate::funds::{income, opening, proposal, spending};

/// The path with the ids of new things of a fund in it; every operation has a fund with money in it.
pub(super) async fn path(app: &TestApp, world: &World, operation: &str, path: String) -> String {
    let of_fund = path.contains("/fund") && !path.ends_with("/fund-entries");
    if !of_fund || operation == "open_fund" {
        return path;
    }
    let mut boss = world.boss.clone();
    let base = format!("/api/v1/projects/{}/fund", world.project);
    if boss.get(&base).await.status.as_u16() == 404 {
        boss.post(&base, opening()).await.expect(201);
    }
    let came = boss.post(&format!("{base}/incomes"), income(1_000_000)).await.expect(201);
    let path = path.replace("{entry_id}", &came["id"].to_string());
    if !path.contains("{proposal_id}") {
        return path;
    }
    // Somebody else proposes, so that whoever is asked may approve.
    let name = format!("keeper{}", app.app.clock.now().timestamp());
    let role = linli_entities::role_grant::Role::Manager;
    let over = linli_tests::arrange::Over::Project(world.project);
    let mut keeper = app.staff(&name, role, over).await;
    let proposed = keeper.post(&format!("{base}/proposals"), proposal(1)).await.expect(201);
    path.replace("{proposal_id}", &proposed["id"].to_string())
}

/// Operations of funds.
pub fn operations() -> Vec<(&'static str, &'static str, Value)> {
    let none = Value::Null;
    let reason = json!({ "reason": "记错了" });
    vec![
        ("open_fund", OFFERING, opening()),
        ("get_fund", BOOK, none.clone()),
        ("update_fund", OFFERING, json!({ "purpose": "修缮" })),
        ("export_fund", BOOK, none.clone()),
        ("list_fund_entries", BOOK, none.clone()),
        ("get_fund_entry", BOOK, none.clone()),
        ("record_fund_income", OFFERING, income(1)),
        ("record_fund_spending", OFFERING, spending(1)),
        ("correct_fund_entry", OFFERING, reason.clone()),
        // No such photo waits: 422.
        ("add_fund_photos", OFFERING, json!({ "kind": "after", "photo_ids": [999_999] })),
        ("list_fund_proposals", OFFERING, none.clone()),
        ("get_fund_proposal", OFFERING, none.clone()),
        ("propose_fund_spending", OFFERING, proposal(1)),
        ("approve_fund_proposal", OFFERING, none),
        ("refuse_fund_proposal", OFFERING, reason),
    ]
}
