//! What operations of the club act on.

use linli_entities::membership::MembershipId;
use linli_tests::{Browser, TestApp};
use serde_json::json;

use super::World;
use crate::club::give;

/// What only members may.
const OF_MEMBERS: [&str; 9] = [
    "enter_draw",
    "create_deposit",
    "get_membership",
    "leave_club",
    "list_my_points",
    "export_my_points",
    "list_my_redemptions",
    "redeem_reward",
    "list_my_referrals",
];

/// Whoever is to do what members may is one, as far as they can be; whoever is to join is none.
pub(super) async fn prepare(operation: &str, browser: &mut Browser) {
    if OF_MEMBERS.contains(&operation) {
        browser.post("/api/v1/club/membership", json!({ "terms_version": 1 })).await;
    } else if operation == "join_club" {
        browser.delete("/api/v1/club/membership").await;
    }
}

/// The membership of the author.
async fn membership(world: &World) -> (i64, String) {
    let mut author = world.author.clone();
    prepare("get_membership", &mut author).await;
    let own = author.get("/api/v1/club/membership").await.expect(200);
    (own["id"].as_i64().expect("an id"), own["number"].as_str().expect("a number").to_owned())
}

/// The path with the ids of new things of the club in it.
pub(super) async fn path(app: &TestApp, world: &World, path: String) -> String {
    let mut boss = world.boss.clone();
    let stamp = app.app.clock.now().timestamp();
    let part = path.split('{').nth(1).and_then(|rest| rest.split('}').next()).unwrap_or_default().to_owned();
    let made = match part.as_str() {
        "membership_id" => membership(world).await.0.to_string(),
        "adjustment_id" => {
            let (id, _) = membership(world).await;
            let wish = json!({ "points": 1, "reason": "补记" });
            let made = boss.post(&format!("/api/v1/club/members/{id}/adjustments"), wish).await;
            made.expect(201)["id"].to_string()
        }
        "earning_rule_id" => {
            let rule = json!({ "kind": "survey_answered", "points": 5 });
            boss.post("/api/v1/club/earning-rules", rule).await.expect(201)["id"].to_string()
        }
        "receipt_id" => {
            let (_, number) = membership(world).await;
            let receipt = json!({ "number": number, "fen": 100, "paid_on": "2026-03-01", "reference": format!("R-{stamp}") });
            boss.post("/api/v1/club/receipts", receipt).await.expect(201)["id"].to_string()
        }
        "reward_id" => reward(&mut boss).await,
        "referral_id" => {
            let (_, number) = membership(world).await;
            let referee = app.account(&format!("referee{stamp}")).await;
            let record = json!({ "referrer": number, "referee_id": referee.account_id() });
            boss.post("/api/v1/club/referrals", record).await.expect(201)["id"].to_string()
        }
        "redemption_id" | "code" => {
            let (id, _) = membership(world).await;
            give(app, MembershipId(id), 1, &format!("right:{stamp}")).await;
            let reward = reward(&mut boss).await;
            let redemption = format!("/api/v1/club/rewards/{reward}/redemptions");
            let made = world.author.clone().post(&redemption, json!({})).await.expect(201);
            match part.as_str() {
                "code" => made["code"].as_str().expect("a code").to_owned(),
                _ => made["id"].to_string(),
            }
        }
        _ => return path,
    };
    path.replace(&format!("{{{part}}}"), &made)
}

async fn reward(boss: &mut Browser) -> String {
    let reward =
        json!({ "title": "保洁", "markdown": "", "points": 1, "voucher_days": 30, "state": "offered" });
    boss.post("/api/v1/club/rewards", reward).await.expect(201)["id"].to_string()
}
