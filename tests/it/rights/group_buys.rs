//! What operations of group buys act on.

use linli_tests::{Browser, TestApp};
use serde_json::{Value, json};

use super::World;
use super::club::prepare;

/// A group buy in which one can join for years.
pub(super) fn input(project_id: i64) -> Value {
    json!({
        "title": "团购", "markdown": "先交订金", "project_ids": [project_id], "deposit_fen": 500_000,
        "benefit": "减三万元", "off_fen": 3_000_000, "target_count": 30, "opens_at": "2026-03-01T00:00:00Z",
        "closes_at": "2030-03-10T10:00:00Z", "selects_on": "2030-03-15", "promise_on": "2030-03-31",
        "payment_hours": 72, "clearing_hours": 24, "presale_permit": "武房开预售 118 号",
        "terms_markdown": "没有选中，全额退还", "payee": "江畔置业",
    })
}

/// The path with the ids of new things of group buys in it.
pub(super) async fn path(app: &TestApp, world: &World, path: String) -> String {
    let mut boss = world.boss.clone();
    let stamp = app.app.clock.now().timestamp();
    let part = path.split('{').nth(1).and_then(|rest| rest.split('}').next()).unwrap_or_default().to_owned();
    let made = match part.as_str() {
        "group_buy_id" => opened(&mut boss, world).await,
        "deposit_id" => deposit(&mut boss, world).await["id"].to_string(),
        "payment_id" => {
            let payment =
                json!({ "fen": 1, "paid_on": "2026-03-01", "bank_reference": format!("P-{stamp}") });
            boss.post("/api/v1/payments", payment).await.expect(201)["id"].to_string()
        }
        "refund_id" => refund(&mut boss, world, stamp).await,
        "provider" => "nobody".to_owned(),
        _ => return path,
    };
    path.replace(&format!("{{{part}}}"), &made)
}

async fn opened(boss: &mut Browser, world: &World) -> String {
    let made = boss.post("/api/v1/group-buys", input(world.project.0)).await.expect(201);
    let id = made["id"].to_string();
    boss.post(&format!("/api/v1/group-buys/{id}/opening"), json!({})).await.expect(200);
    id
}

/// A deposit of the author.
async fn deposit(boss: &mut Browser, world: &World) -> Value {
    let (id, mut author) = (opened(boss, world).await, world.author.clone());
    prepare("create_deposit", &mut author).await;
    let path = format!("/api/v1/group-buys/{id}/deposits");
    author.post(&path, json!({ "terms_version": 1 })).await.expect(201)
}

/// What goes back to the author.
async fn refund(boss: &mut Browser, world: &World, stamp: i64) -> String {
    let deposit = deposit(boss, world).await;
    let payment = json!({ "reference": deposit["reference"], "fen": deposit["fen"], "paid_on": "2026-03-01",
        "bank_reference": format!("P-{stamp}") });
    boss.post("/api/v1/payments", payment).await.expect(201);
    let withdrawal = format!("/api/v1/deposits/{}/withdrawal", deposit["id"]);
    let withdrawn = world.author.clone().post(&withdrawal, json!({})).await.expect(200);
    withdrawn["refunds"][0]["id"].to_string()
}
