//! Follow-up visits: somebody who did not work on it asks, days after the end, how it went.

use std::time::Duration;

use linli_entities::role_grant::Role;
use linli_tests::arrange::Over;
use linli_tests::{Browser, TestApp};
use serde_json::{Value, json};

use crate::complaints::{ANSWER, Place, answered, complaint, kinds, path, place};

const DAY: Duration = Duration::from_secs(86_400);

/// A complaint of this grade that was put right and confirmed.
async fn ended(place: &mut Place, grade: &str) -> Value {
    let mut input = complaint(place);
    input["grade"] = json!(grade);
    let complaint = place.owner.post("/api/v1/complaints", input).await.expect(201);
    answered(&mut place.agent, &complaint).await;
    place.agent.post(&path(&complaint, "/resolution"), json!({ "markdown": ANSWER })).await.expect(200);
    place.owner.post(&path(&complaint, "/confirmation"), json!({})).await.expect(200)
}

async fn visitor(app: &TestApp, place: &Place) -> Browser {
    app.staff("visitor", Role::Agent, Over::Project(place.project)).await
}

async fn due(reader: &mut Browser) -> Vec<Value> {
    let list = reader.get("/api/v1/visits").await.expect(200);
    list["items"].as_array().expect("items").iter().map(|item| item["complaint"]["number"].clone()).collect()
}

linli_tests::story! {
    async fn all_that_were_grave_and_every_fifth_other_are_asked_about_after_three_days(app) {
        let mut place = place(&app).await;
        let mut visitor = visitor(&app, &place).await;
        // The fifth is the one that is drawn.
        for grade in ["s3", "s2", "s4", "s1", "s3", "s3"] {
            ended(&mut place, grade).await;
        }
        app.advance(3 * DAY - Duration::from_secs(1));
        assert_eq!(due(&mut visitor).await, Vec::<Value>::new());
        app.advance(Duration::from_secs(1));
        assert_eq!(due(&mut visitor).await, [json!(2), json!(4), json!(5)]);
        let list = visitor.get("/api/v1/visits").await.expect(200);
        assert_eq!((&list["items"][0]["visit"]["late"], &list["items"][0]["visit"]["may_visit"]), (&json!(false), &json!(true)));
        app.advance(4 * DAY + Duration::from_secs(1));
        let list = visitor.get("/api/v1/visits").await.expect(200);
        assert_eq!(list["items"][0]["visit"]["late"], true);
        place.owner.get("/api/v1/visits").await.expect_problem(403, "forbidden");
    }

    async fn a_visit_is_made_by_somebody_who_did_not_work_on_it_and_recorded_once(app) {
        let mut place = place(&app).await;
        let mut visitor = visitor(&app, &place).await;
        let complaint = ended(&mut place, "s2").await;
        let said = json!({ "reached": true, "solved": true, "satisfaction": 4, "markdown": "希望提前通知检修。" });
        visitor.post(&path(&complaint, "/visits"), said.clone()).await.expect_problem(409, "too_early");
        app.advance(4 * DAY);
        place.agent.post(&path(&complaint, "/visits"), said.clone()).await.expect_problem(403, "involved");
        place.owner.post(&path(&complaint, "/visits"), said.clone()).await.expect_problem(403, "forbidden");
        for wrong in [json!({ "reached": true }), json!({ "reached": false, "solved": true }),
            json!({ "reached": true, "solved": true, "satisfaction": 6 })] {
            visitor.post(&path(&complaint, "/visits"), wrong).await.expect_problem(422, "invalid");
        }
        let mut states = vec![];
        for _ in 0..2 {
            let key = [("idempotency-key", "k1")];
            let sent = visitor.send(poem::http::Method::POST, &path(&complaint, "/visits"), Some(said.clone()), &key).await;
            let visit = sent.expect(201);
            states.push((visit["state"].clone(), visit["solved"].clone(), visit["satisfaction"].clone(), visit["attempt_count"].clone()));
        }
        assert_eq!(states, vec![(json!("reached"), json!(true), json!(4), json!(1)); 2]);
        visitor.post(&path(&complaint, "/visits"), said).await.expect_problem(409, "wrong_state");
        assert_eq!(due(&mut visitor).await, Vec::<Value>::new());
        assert_eq!(kinds(&mut place.owner, &complaint).await.last().map(String::as_str), Some("visited"));
    }

    async fn three_times_not_reached_is_recorded_as_not_reached(app) {
        let mut place = place(&app).await;
        let mut visitor = visitor(&app, &place).await;
        let complaint = ended(&mut place, "s1").await;
        app.advance(3 * DAY);
        for expected in ["due", "due", "not_reached"] {
            let visit = visitor.post(&path(&complaint, "/visits"), json!({ "reached": false })).await.expect(201);
            assert_eq!(visit["state"], expected);
        }
        visitor.post(&path(&complaint, "/visits"), json!({ "reached": false })).await.expect_problem(409, "wrong_state");
        let visits = visitor.get(&path(&complaint, "/visits")).await.expect(200);
        assert_eq!((&visits["items"][0]["attempt_count"], &visits["items"][0]["solved"]), (&json!(3), &json!(null)));
    }

    async fn what_is_opened_again_is_asked_about_after_its_new_end(app) {
        let mut place = place(&app).await;
        let mut visitor = visitor(&app, &place).await;
        let complaint = ended(&mut place, "s2").await;
        app.advance(DAY);
        place.owner.post(&path(&complaint, "/reopening"), json!({ "markdown": "又停了" })).await.expect(200);
        app.advance(3 * DAY);
        assert_eq!(due(&mut visitor).await, Vec::<Value>::new());
        answered(&mut place.agent, &complaint).await;
        place.agent.post(&path(&complaint, "/resolution"), json!({ "markdown": ANSWER })).await.expect(200);
        place.owner.post(&path(&complaint, "/confirmation"), json!({})).await.expect(200);
        app.advance(3 * DAY);
        assert_eq!(due(&mut visitor).await, [json!(1)]);
        let visits = visitor.get(&path(&complaint, "/visits")).await.expect(200);
        let states: Vec<_> = visits["items"].as_array().expect("items").iter().map(|one| one["state"].clone()).collect();
        assert_eq!(states, [json!("cancelled"), json!("due")]);
    }
}
