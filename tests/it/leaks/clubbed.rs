//! What of the club is hidden: who is in it, and what members have.

use linli_tests::TestApp;
use serde_json::json;

use super::world::{ALL, Thing, World, canary};
use crate::club::earning::{earn, rule};
use crate::club::member;

/// Somebody in the club with points and a voucher, and what staff do there.
pub async fn club(app: &TestApp, world: &mut World) {
    let mut boss = world.boss.clone();
    let id_of = |made: &serde_json::Value| made["id"].as_i64().expect("an id");
    let welcome = rule(&mut boss, json!({ "kind": "welcome", "points": 100 })).await;
    let (mut anna, id) = member(app, "clubber").await;
    earn(app).await;
    let reward =
        json!({ "title": "保洁", "markdown": "", "points": 1, "voucher_days": 30, "state": "offered" });
    let reward = boss.post("/api/v1/club/rewards", reward).await.expect(201);
    let redeemed = format!("/api/v1/club/rewards/{}/redemptions", reward["id"]);
    let redeemed = anna.post(&redeemed, json!({})).await.expect(201);
    let adjustment = json!({ "points": 5, "reason": "补记" });
    let adjustment =
        boss.post(&format!("/api/v1/club/members/{id}/adjustments"), adjustment).await.expect(201);
    let number = anna.get("/api/v1/club/membership").await.expect(200)["number"].clone();
    let receipt = json!({ "number": number, "fen": 100, "paid_on": "2026-03-01", "reference": "R-1" });
    let receipt = boss.post("/api/v1/club/receipts", receipt).await.expect(201);
    let referee = app.account("sent").await;
    let referral = json!({ "referrer": number, "referee_id": referee.account_id() });
    let referral = boss.post("/api/v1/club/referrals", referral).await.expect(201);
    let contract = canary(world, "contract", 'l', ALL);
    let signed =
        json!({ "state": "signed", "happened_on": "2026-03-01", "reference": contract, "reason": "补录" });
    boss.post(&format!("/api/v1/club/referrals/{}/steps", referral["id"]), signed).await.expect(200);
    world.things.extend([
        Thing::of_id("referral", id_of(&referral), ALL),
        Thing::of_id("membership", id.0, ALL),
        Thing::of_id("adjustment", id_of(&adjustment), ALL),
        Thing::of_id("earning rule", id_of(&welcome), ALL),
        Thing::of_id("receipt", id_of(&receipt), ALL),
        Thing::of_id("reward", id_of(&reward), ""),
        Thing::of_id("redemption", id_of(&redeemed), ALL),
    ]);
}
