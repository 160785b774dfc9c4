//! Compensation: proposed, approved by somebody else, accepted, carried out once, received.

use std::time::Duration;

use linli::features::complaints::jobs::Differs;
use linli::features::verification::logic::{Repair, Wrong, verify};
use linli_entities::complaint::ComplaintId;
use linli_entities::role_grant::Role;
use linli_entities::{compensation_approval, compensation_payment, complaint_act};
use linli_tests::arrange::Over;
use linli_tests::{Browser, TestApp};
use poem::http::Method;
use sea_orm::{ConnectionTrait as _, EntityTrait as _, PaginatorTrait as _};
use serde_json::{Value, json};

use crate::complaints::{Place, answered, filed, kinds, path, place};

/// A complaint that was answered, and those who work on it.
struct Case {
    place: Place,
    lead: Browser,
    manager: Browser,
    complaint: Value,
}

async fn case(app: &TestApp) -> Case {
    let mut place = place(app).await;
    let complaint = filed(&mut place).await;
    answered(&mut place.agent, &complaint).await;
    let lead = app.staff("lead", Role::Lead, Over::Project(place.project)).await;
    let manager = app.staff("manager", Role::Manager, Over::Project(place.project)).await;
    Case { place, lead, manager, complaint }
}

fn money(fen: i64) -> Value {
    json!({ "kind": "money", "value_fen": fen, "markdown": "停运期间打车的费用。" })
}

async fn proposed(by: &mut Browser, complaint: &Value, offer: Value) -> Value {
    by.post(&path(complaint, "/compensations"), offer).await.expect(201)
}

fn step(compensation: &Value, step: &str) -> String {
    format!("/api/v1/compensations/{}/{step}", compensation["id"])
}

fn reference(text: &str) -> Value {
    json!({ "reference": text })
}

linli_tests::story! {
    async fn a_compensation_is_approved_by_somebody_else_accepted_paid_and_received(app) {
        let Case { mut place, mut lead, complaint, .. } = case(&app).await;
        let offer = proposed(&mut place.agent, &complaint, money(20_000)).await;
        assert_eq!((&offer["state"], &offer["approvals_needed"]), (&json!("proposed"), &json!(1)));
        // The complainant learns of nothing that is not approved.
        place.owner.get(&format!("/api/v1/compensations/{}", offer["id"])).await.expect_problem(404, "not_found");
        let list = place.owner.get(&path(&complaint, "/compensations")).await.expect(200);
        assert_eq!(list["items"], json!([]));
        place.agent.post(&step(&offer, "approval"), json!({})).await.expect_problem(403, "forbidden");
        lead.post(&step(&offer, "payment"), reference("A-1")).await.expect_problem(409, "wrong_state");
        let approved = lead.post(&step(&offer, "approval"), json!({})).await.expect(200);
        assert_eq!((&approved["state"], &approved["may"]["approve"]), (&json!("approved"), &json!(false)));

        let seen = place.owner.get(&format!("/api/v1/compensations/{}", offer["id"])).await.expect(200);
        assert_eq!((&seen["may"]["decide"], &seen["proposed_by"]), (&json!(true), &json!(null)));
        assert!(seen["html"].as_str().expect("words").contains("打车"));
        lead.post(&step(&offer, "acceptance"), json!({})).await.expect_problem(403, "forbidden");
        let accepted = place.owner.post(&step(&offer, "acceptance"), json!({})).await.expect(200);
        assert_eq!((&accepted["state"], &accepted["late"]), (&json!("accepted"), &json!(false)));
        app.advance(Duration::from_secs(8 * 86_400));
        let late = lead.get("/api/v1/compensations?late=true").await.expect(200);
        assert_eq!((&late["items"][0]["id"], &late["items"][0]["late"]), (&offer["id"], &json!(true)));
        place.agent.post(&step(&offer, "payment"), reference("A-1")).await.expect_problem(403, "forbidden");
        lead.post(&step(&offer, "payment"), reference("A-1")).await.expect(200);
        let received = place.owner.post(&step(&offer, "receipt"), json!({})).await.expect(200);
        assert_eq!((&received["state"], &received["payment"]["reference"]), (&json!("received"), &json!("A-1")));
        assert_eq!(
            kinds(&mut place.agent, &complaint).await,
            ["filed", "answered", "compensation_proposed", "compensation_approved", "compensation_accepted",
                "compensation_paid", "compensation_received"],
        );
        assert_eq!(kinds(&mut place.owner, &complaint).await[..3], ["filed", "answered", "compensation_approved"]);
        let totals = lead.get("/api/v1/compensations/totals").await.expect(200);
        assert_eq!(totals["items"], json!([{
            "kind": "money", "by_state": [{ "state": "received", "count": 1, "value_fen": 20_000, "points": 0 }],
        }]));
        place.agent.get("/api/v1/compensations/totals").await.expect_problem(403, "forbidden");
    }

    async fn nobody_approves_what_they_proposed_or_beyond_their_limit_and_much_takes_two(app) {
        let Case { mut place, mut lead, mut manager, complaint } = case(&app).await;
        let own = proposed(&mut lead, &complaint, money(100)).await;
        lead.post(&step(&own, "approval"), json!({})).await.expect_problem(403, "involved");
        manager.post(&step(&own, "refusal"), json!({ "markdown": "先修好。" })).await.expect(200);

        let more = proposed(&mut place.agent, &complaint, money(50_001)).await;
        lead.post(&step(&more, "approval"), json!({})).await.expect_problem(403, "over_limit");
        let mut boss = app.administrator().await;
        let limits = format!("/api/v1/projects/{}/compensation-limits", place.project);
        assert_eq!(lead.get(&limits).await.expect(200)["lead_fen"], 50_000);
        let set = json!({ "lead_fen": 60_000, "one_person_fen": 60_000 });
        let put = |seen: &'static str| [("if-match", seen)];
        manager.send(Method::PUT, &limits, Some(set.clone()), &put("0")).await.expect_problem(403, "forbidden");
        boss.send(Method::PUT, &limits, Some(set.clone()), &put("0")).await.expect(200);
        boss.send(Method::PUT, &limits, Some(set), &put("0")).await.expect_problem(412, "stale");
        lead.post(&step(&more, "approval"), json!({})).await.expect(200);
        place.owner.post(&step(&more, "declination"), json!({})).await.expect(200);

        let much = proposed(&mut place.agent, &complaint, money(60_001)).await;
        assert_eq!(much["approvals_needed"], 2);
        let first = manager.post(&step(&much, "approval"), json!({})).await.expect(200);
        assert_eq!(first["state"], "proposed", "one of two is not enough");
        manager.post(&step(&much, "approval"), json!({})).await.expect_problem(403, "involved");
        place.owner.get(&format!("/api/v1/compensations/{}", much["id"])).await.expect_problem(404, "not_found");
        assert_eq!(boss.post(&step(&much, "approval"), json!({})).await.expect(200)["state"], "approved");
        let approvals = compensation_approval::Entity::find().count(app.app.db.read()).await.expect("a count");
        assert_eq!(approvals, 3);
        assert!(!kinds(&mut place.owner, &complaint).await.contains(&"compensation_seconded".to_owned()));
    }

    async fn nothing_is_paid_twice_whatever_is_retried(app) {
        let Case { mut place, mut lead, mut manager, complaint } = case(&app).await;
        let propose = path(&complaint, "/compensations");
        let mut offers = vec![];
        for _ in 0..3 {
            let key = [("idempotency-key", "k1")];
            offers.push(place.agent.send(Method::POST, &propose, Some(money(100)), &key).await.expect(201)["id"].clone());
        }
        assert_eq!(offers[0], offers[2]);
        // Nor does a colleague propose the same beside it.
        lead.post(&propose, money(100)).await.expect_problem(409, "already_proposed");
        let offer = json!({ "id": offers[0] });
        lead.post(&step(&offer, "approval"), json!({})).await.expect(200);
        place.owner.post(&step(&offer, "acceptance"), json!({})).await.expect(200);

        let acts = async || complaint_act::Entity::find().count(app.app.db.read()).await.expect("a count");
        let before = acts().await;
        let pay = step(&offer, "payment");
        let paying = (0..8).map(|index| {
            let (mut by, path) = (if index % 2 == 0 { lead.clone() } else { manager.clone() }, pay.clone());
            async move { by.post(&path, reference(&format!("B-{index}"))).await.status.as_u16() }
        });
        let statuses = futures_util::future::join_all(paying).await;
        assert_eq!(statuses.iter().filter(|status| **status == 200).count(), 1, "{statuses:?}");
        assert!(statuses.iter().all(|status| [200, 409].contains(status)), "{statuses:?}");
        assert_eq!(acts().await, before + 1);
        let payments = compensation_payment::Entity::find().all(app.app.db.read()).await.expect("payments");
        assert_eq!(payments.len(), 1);
        // Who did not hear the answer asks again with the same reference, and nothing happens.
        let same = manager.post(&pay, reference(&payments[0].reference)).await.expect(200);
        assert_eq!((same["state"].clone(), acts().await), (json!("paid"), before + 1));

        // What stands in the books for one thing stands there for nothing else.
        let next = proposed(&mut place.agent, &complaint, money(200)).await;
        lead.post(&step(&next, "approval"), json!({})).await.expect(200);
        place.owner.post(&step(&next, "acceptance"), json!({})).await.expect(200);
        let used = reference(&payments[0].reference);
        lead.post(&step(&next, "payment"), used).await.expect_problem(409, "reference_used");
    }

    async fn e19_what_is_offered_is_what_the_acts_say(app) {
        let Case { mut place, mut lead, complaint, .. } = case(&app).await;
        let offer = proposed(&mut place.agent, &complaint, money(20_000)).await;
        lead.post(&step(&offer, "approval"), json!({})).await.expect(200);
        assert_eq!(verify(&app.app, Repair::No).await.expect("the check").wrong, []);
        let sql = "UPDATE compensation SET value_fen = 2000000, state = 'accepted'";
        app.app.db.read().execute_unprepared(sql).await.expect("the damage is done");
        let id = ComplaintId(complaint["id"].as_i64().expect("an id"));
        let report = verify(&app.app, Repair::Yes).await.expect("the check");
        assert_eq!(report.wrong, [Wrong::Complaint(id, Differs::Compensations)]);
        let seen = lead.get(&format!("/api/v1/compensations/{}", offer["id"])).await.expect(200);
        assert_eq!((&seen["value_fen"], &seen["state"]), (&json!(20_000), &json!("approved")));
        assert_eq!(verify(&app.app, Repair::No).await.expect("the check").wrong, []);
    }

    async fn what_is_offered_is_nobodys_business_but_the_complainants(app) {
        let Case { mut place, mut lead, complaint, .. } = case(&app).await;
        let offer = proposed(&mut place.agent, &complaint, json!({ "kind": "points", "points": 300, "markdown": "歉意" })).await;
        assert_eq!((&offer["value_fen"], &offer["points"]), (&json!(300), &json!(300)));
        lead.post(&step(&offer, "approval"), json!({})).await.expect(200);
        let mut neighbour = app.account("neighbour").await;
        app.home(place.project, &neighbour).await;
        let one = format!("/api/v1/compensations/{}", offer["id"]);
        for reader in [&mut neighbour, &mut app.account("member").await] {
            reader.get(&one).await.expect_problem(404, "not_found");
            reader.post(&step(&offer, "acceptance"), json!({})).await.expect_problem(404, "not_found");
            reader.get("/api/v1/compensations").await.expect_problem(403, "forbidden");
        }
        // Of what is public everybody reads the acts, but not these.
        let mut input = crate::complaints::complaint(&place);
        input["openness"] = json!("public");
        let public = place.owner.post("/api/v1/complaints", input).await.expect(201);
        answered(&mut place.agent, &public).await;
        let shown = proposed(&mut place.agent, &public, money(300)).await;
        lead.post(&step(&shown, "approval"), json!({})).await.expect(200);
        assert_eq!(kinds(&mut neighbour, &public).await, ["filed", "answered"]);
        neighbour.get(&path(&public, "/compensations")).await.expect_problem(403, "forbidden");
        neighbour.get(&format!("/api/v1/compensations/{}", shown["id"])).await.expect_problem(404, "not_found");
    }
}
