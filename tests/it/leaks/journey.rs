//! What of the journey of a home is hidden: news for owners and what was withdrawn, and all that is of one home.

use linli_tests::TestApp;
use poem::http::Method;
use serde_json::{Value, json};

use super::world::{ALL, Thing, World, canary};

/// A home with what is done for it, news for everybody, for owners and such as were withdrawn.
pub async fn homes(app: &TestApp, world: &mut World) {
    let id = |made: &Value| made["id"].as_i64().expect("an id");
    let mut boss = world.boss.clone();
    let base = format!("/api/v1/projects/{}", world.project);
    let promised = canary(world, "promised", 'u', "");
    let milestone = json!({ "name": promised, "promised_on": "2026-12-31" });
    let milestone = boss.post(&format!("{base}/milestones"), milestone).await.expect(201);
    world.things.push(Thing::of_id("milestone", id(&milestone), ""));
    for (letter, audience, hidden_from) in [('u', "public", ""), ('v', "owners", ALL)] {
        let [title, text] = ["utitle", "utext"].map(|field| canary(world, field, letter, hidden_from));
        let update = json!({ "audience": audience, "title": title, "markdown": text });
        let update = boss.post(&format!("{base}/updates"), update).await.expect(201);
        world.things.push(Thing::of_id("update", id(&update), hidden_from));
    }
    let gone = canary(world, "ugone", 'u', ALL);
    let update = json!({ "audience": "public", "title": "封顶", "markdown": gone });
    let update = boss.post(&format!("{base}/updates"), update).await.expect(201);
    let withdrawal = format!("/api/v1/updates/{}/withdrawal", update["id"]);
    boss.post(&withdrawal, json!({ "reason": "写错了" })).await.expect(200);

    let note = json!({ "title": canary(world, "cnote", 'u', ALL), "markdown": "见合同。" });
    let note = boss.post(&format!("{base}/contract-notes"), note).await.expect(201);
    let item = json!({ "items": [{ "area": "厨房", "text": canary(world, "citem", 'u', ALL) }] });
    let items = boss.post(&format!("{base}/checklist"), item).await.expect(201);
    let mut holder = app.account("householdzqu").await;
    app.home(world.project, &holder).await;
    let own = holder.get("/api/v1/me/homes").await.expect(200);
    let unit = own["items"][0]["unit"]["id"].as_i64().expect("a home");
    world.things.extend([
        Thing::of_id("contract note", id(&note), ALL),
        Thing::of_id("checklist item", id(&items["items"][0]), ALL),
        Thing::of_id("home", unit, ALL),
    ]);
    let home = format!("/api/v1/homes/{unit}");
    let dates = Some(json!({ "signed_on": null, "handover_on": "2022-03-01" }));
    boss.send(Method::PUT, &format!("{home}/dates"), dates, &[("if-match", "\"0\"")]).await.expect(200);
    let contact = canary(world, "contact", 'u', ALL);
    let manager = json!({ "account_id": boss.account_id(), "contact": contact });
    boss.put(&format!("{home}/manager"), manager).await.expect(200);
    let tick = json!({ "result": "finding", "note": canary(world, "ticknote", 'u', ALL) });
    holder.put(&format!("{home}/checklist/{}", items["items"][0]["id"]), tick).await.expect(200);
    let report = json!({ "visited_on": "2026-03-01", "findings": canary(world, "vfound", 'u', ALL) });
    boss.put(&format!("{home}/visits/1/report"), report).await.expect(200);
}
