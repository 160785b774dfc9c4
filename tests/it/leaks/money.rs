//! What of group buys and auctions is hidden: drafts, who joined, and all of the money.

use linli_tests::TestApp;
use serde_json::{Value, json};

use super::world::{ALL, Thing, World, canary};
use crate::club::member;

/// A group buy for everybody, which a member joined, paid and left, and a draft.
pub async fn group_buys(app: &TestApp, world: &mut World) {
    let id = |made: &Value| made["id"].as_i64().expect("an id");
    let mut boss = world.boss.clone();
    let mut open = Value::Null;
    for (letter, hidden_from, opens) in [('i', "", true), ('j', ALL, false)] {
        let [title, text, benefit, terms] =
            ["gtitle", "gtext", "gbenefit", "gterms"].map(|field| canary(world, field, letter, hidden_from));
        // The account for transfers is told to those who joined.
        let payee = canary(world, "gpayee", letter, ALL);
        let mut input = crate::group_buys::input(world.project);
        for (field, word) in
            [("title", title), ("markdown", text), ("benefit", benefit), ("terms_markdown", terms)]
        {
            input[field] = word.into();
        }
        input["payee"] = payee.into();
        let made = boss.post("/api/v1/group-buys", input).await.expect(201);
        world.things.push(Thing::of_id("group buy", id(&made), hidden_from));
        if opens {
            open =
                boss.post(&format!("/api/v1/group-buys/{}/opening", made["id"]), json!({})).await.expect(200);
        }
    }
    let name = canary(world, "name", 'i', ALL);
    let (mut joiner, _) = member(app, &name).await;
    world.things.push(Thing::account_of(&joiner, &name, ALL));
    let path = format!("/api/v1/group-buys/{}/deposits", open["id"]);
    let joined = joiner.post(&path, json!({ "terms_version": 1 })).await.expect(201);
    let reference = joined["reference"].as_str().expect("a reference").to_owned();
    let [payer, bank] = ["payer", "bank"].map(|field| canary(world, field, 'i', ALL));
    world.canaries.push((reference.clone(), ALL));
    let payment = json!({ "reference": reference, "fen": joined["fen"], "paid_on": "2026-03-02",
        "bank_reference": bank, "payer": payer });
    let paid = boss.post("/api/v1/payments", payment).await.expect(201);
    let withdrawal = format!("/api/v1/deposits/{}/withdrawal", joined["id"]);
    let withdrawn = joiner.post(&withdrawal, json!({})).await.expect(200);
    world.things.extend([
        Thing::of_id("deposit", id(&joined), ALL),
        Thing::of_id("payment", id(&paid), ALL),
        Thing::of_id("refund", id(&withdrawn["refunds"][0]), ALL),
    ]);
}

/// An auction for everybody, for which a member registered and paid, and a draft.
pub async fn auctions(app: &TestApp, world: &mut World) {
    let mut boss = world.boss.clone();
    let mut open = Value::Null;
    for (letter, hidden_from, opens) in [('i', "", true), ('j', ALL, false)] {
        let [title, text, terms] =
            ["atitle", "atext", "aterms"].map(|field| canary(world, field, letter, hidden_from));
        let payee = canary(world, "apayee", letter, ALL);
        let mut input = crate::auctions::input(world.project);
        for (field, word) in
            [("title", title), ("markdown", text), ("terms_markdown", terms), ("payee", payee)]
        {
            input[field] = word.into();
        }
        let made = boss.post("/api/v1/auctions", input).await.expect(201);
        let id = made["id"].as_i64().expect("an id");
        // Its deposits are asked for as those of the group buy of the same id.
        for noun in ["auction", "group buy"] {
            world.things.push(Thing::of_id(noun, id, hidden_from));
        }
        if opens {
            open = boss.post(&format!("/api/v1/auctions/{id}/opening"), json!({})).await.expect(200);
        }
    }
    let name = canary(world, "bidder", 'i', ALL);
    let (mut bidder, _) = member(app, &name).await;
    world.things.push(Thing::account_of(&bidder, &name, ALL));
    let deposit = crate::auctions::registers(&mut boss, &mut bidder, &open["id"].to_string()).await;
    world.things.push(Thing::of_id("deposit", deposit["id"].as_i64().expect("an id"), ALL));
}
