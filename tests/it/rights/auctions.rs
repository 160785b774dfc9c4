//! Who may do what to auctions, and what those operations act on.

use serde_json::{Value, json};

use super::World;
use super::table::{EVERYONE, MANAGING, OFFERING};

/// Whoever has no role in the project: its staff do not bid there.
const NO_STAFF: &str = "umxfocytqsz";

/// An auction for which one can register for years.
fn input(project_id: i64) -> Value {
    json!({
        "title": "竞拍", "markdown": "顶层", "project_id": project_id, "start_fen": 120_000_000, "step_fen": 1_000_000,
        "deposit_fen": 10_000_000, "registration_opens_at": "2026-03-01T00:00:00Z",
        "registration_closes_at": "2030-03-10T10:00:00Z", "opens_at": "2030-03-11T10:00:00Z",
        "closes_at": "2030-03-11T12:00:00Z", "signs_on": "2030-03-20", "presale_permit": "武房开预售 118 号",
        "terms_markdown": "没有拍到，全额退还", "payee": "江畔置业",
    })
}

/// Operations of auctions.
pub(super) fn operations() -> Vec<(&'static str, &'static str, Value)> {
    let none = Value::Null;
    vec![
        ("list_auctions", EVERYONE, none.clone()),
        ("get_auction", EVERYONE, none.clone()),
        ("get_auction_standing", EVERYONE, none.clone()),
        ("create_auction", OFFERING, input(1)),
        // It has been opened since: 412, and 409.
        ("update_auction", OFFERING, input(1)),
        ("open_auction", OFFERING, none.clone()),
        ("cancel_auction", OFFERING, json!({ "reason": "资料有误" })),
        ("list_bids", EVERYONE, none.clone()),
        // Bidding has not begun: 409.
        ("place_bid", NO_STAFF, json!({ "fen": 120_000_000 })),
        ("list_bidders", MANAGING, none),
    ]
}

/// The path with the id of a new auction in it.
pub(super) async fn path(world: &World, path: String) -> String {
    if !path.contains("{auction_id}") {
        return path;
    }
    let mut boss = world.boss.clone();
    let made = boss.post("/api/v1/auctions", input(world.project.0)).await.expect(201);
    let id = made["id"].to_string();
    boss.post(&format!("/api/v1/auctions/{id}/opening"), json!({})).await.expect(200);
    path.replace("{auction_id}", &id)
}
