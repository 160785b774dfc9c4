//! Commitments, and the ways in which a complaint comes to its end.

use super::*;

const DAY: Duration = Duration::from_secs(24 * 3600);

async fn resolved(place: &mut Place) -> Value {
    let complaint = filed(place).await;
    answered(&mut place.agent, &complaint).await;
    place.agent.post(&path(&complaint, "/resolution"), json!({ "markdown": ANSWER })).await.expect(200);
    complaint
}

async fn later(app: &TestApp, place: &mut Place, by: Duration) {
    app.advance(by);
    climbed(app).await;
    place.owner = app.signed_in(place.owner.account_id()).await;
    place.agent = app.signed_in(place.agent.account_id()).await;
}

async fn state(place: &mut Place, complaint: &Value) -> String {
    let seen = place.owner.get(&path(complaint, "")).await.expect(200);
    seen["state"].as_str().expect("a state").to_owned()
}

linli_tests::story! {
    async fn what_staff_promise_until_a_date_is_kept_or_missed_for_everybody_to_see(app) {
        let mut place = place(&app).await;
        let complaint = filed(&mut place).await;
        answered(&mut place.agent, &complaint).await;
        let until = app.app.clock.now() + chrono::TimeDelta::days(4);
        let commitment = json!({ "markdown": "周五之前换好轿厢的配件。", "until_at": until });
        let commitments = path(&complaint, "/commitments");
        place.owner.post(&commitments, commitment.clone()).await.expect_problem(403, "forbidden");
        let mut past = commitment.clone();
        past["until_at"] = json!(app.app.clock.now());
        place.agent.post(&commitments, past).await.expect_problem(422, "invalid");
        place.agent.post(&commitments, commitment.clone()).await.expect(200);
        let made = place.agent.post(&commitments, commitment).await.expect(200);
        assert_eq!(made["due_at"], json!(null), "a promise is no answer that is owed");
        let acts = place.owner.get(&path(&complaint, "/timeline")).await.expect(200);
        assert!(acts["items"][2]["html"].as_str().expect("words").contains("配件"));

        app.advance(DAY);
        let keep = path(&complaint, "/commitments/3/fulfilment");
        place.owner.post(&keep, json!(null)).await.expect_problem(403, "forbidden");
        place.agent.post(&path(&complaint, "/commitments/9/fulfilment"), json!(null)).await.expect_problem(404, "not_found");
        place.agent.post(&path(&complaint, "/commitments/2/fulfilment"), json!(null)).await.expect_problem(409, "wrong_state");
        place.agent.post(&keep, json!(null)).await.expect(200);
        place.agent.post(&keep, json!(null)).await.expect_problem(409, "wrong_state");
        assert_eq!(statuses(&mut place.owner, &complaint, "commitment").await, ["met", "open"]);
        later(&app, &mut place, 4 * DAY).await;
        assert_eq!(statuses(&mut place.owner, &complaint, "commitment").await, ["met", "breached"]);
        assert_eq!(state(&mut place, &complaint).await, "answered", "a missed promise opens nothing by itself");
        let acts = place.owner.get(&path(&complaint, "/timeline")).await.expect(200);
        let breach = acts["items"].as_array().expect("acts").iter().find(|act| act["kind"] == "breached");
        assert_eq!(breach.expect("a breach")["deadline"], "commitment");
        place.agent.post(&path(&complaint, "/commitments/4/fulfilment"), json!(null)).await.expect(200);
        assert_eq!(statuses(&mut place.owner, &complaint, "commitment").await, ["met", "breached"], "late is late");
        let promise = app.guest().get("/api/v1/promise").await.expect(200);
        assert_eq!((&promise["kept_count"], &promise["missed_count"]), (&json!(1), &json!(1)));
    }

    async fn what_was_promised_outlives_the_end_of_a_complaint(app) {
        let mut place = place(&app).await;
        let complaint = resolved(&mut place).await;
        let until = app.app.clock.now() + chrono::TimeDelta::days(40);
        let commitment = json!({ "markdown": "四月里给轿厢重新刷一遍漆。", "until_at": until });
        place.agent.post(&path(&complaint, "/commitments"), commitment).await.expect(200);
        place.owner.post(&path(&complaint, "/confirmation"), json!({})).await.expect(200);
        place.owner.post(&path(&complaint, "/reopening"), json!({ "markdown": "又停了" })).await.expect(200);
        assert_eq!(statuses(&mut place.owner, &complaint, "commitment").await, ["open"]);
        later(&app, &mut place, 41 * DAY).await;
        assert_eq!(statuses(&mut place.owner, &complaint, "commitment").await, ["breached"]);
        let acts = kinds(&mut place.owner, &complaint).await;
        assert!(acts.iter().filter(|kind| **kind == "breached 100").count() >= 2, "{acts:?}");
    }

    async fn e08_whoever_says_nothing_for_a_week_is_reminded_twice_before_it_is_closed(app) {
        let mut place = place(&app).await;
        let complaint = resolved(&mut place).await;
        let mut marks = vec![];
        for _ in 0..7 {
            later(&app, &mut place, DAY).await;
            marks.push(state(&mut place, &complaint).await);
        }
        assert_eq!(marks.pop().as_deref(), Some("closed"));
        assert!(marks.iter().all(|state| state == "resolved"), "{marks:?}");
        assert_eq!(
            kinds(&mut place.owner, &complaint).await,
            ["filed", "answered", "resolved", "reminded", "reminded", "auto_closed"],
        );
        let promise = app.guest().get("/api/v1/promise").await.expect(200);
        assert_eq!((&promise["auto_closed_count"], &promise["confirmed_count"]), (&json!(1), &json!(0)), "no agreement");
        place.owner.put(&path(&complaint, "/rating"), json!({ "rating": 2 })).await.expect(200);
        let again = json!({ "markdown": "又停了" });
        place.owner.post(&path(&complaint, "/reopening"), again).await.expect(200);
        assert_eq!(statuses(&mut place.owner, &complaint, "first_answer").await, ["met", "open"]);
    }

    async fn a_word_of_the_complainant_begins_the_week_anew(app) {
        let mut place = place(&app).await;
        let complaint = resolved(&mut place).await;
        later(&app, &mut place, 6 * DAY).await;
        later(&app, &mut place, DAY / 2).await;
        place.owner.post(&path(&complaint, "/posts"), json!({ "markdown": "我周末试一下" })).await.expect(200);
        later(&app, &mut place, DAY).await;
        assert_eq!(state(&mut place, &complaint).await, "resolved");
        // A server that stood still reminds first, and closes not before there was a day to answer.
        later(&app, &mut place, 20 * DAY).await;
        assert_eq!(kinds(&mut place.owner, &complaint).await.last().map(String::as_str), Some("reminded"));
        later(&app, &mut place, DAY).await;
        assert_eq!(state(&mut place, &complaint).await, "resolved");
        later(&app, &mut place, DAY).await;
        assert_eq!(state(&mut place, &complaint).await, "closed");
    }

    async fn e45_abuse_is_closed_by_two_and_stays_in_the_figures(app) {
        let mut place = place(&app).await;
        let mut lead = app.staff("lead", Role::Lead, Over::Project(place.project)).await;
        let mut input = complaint(&place);
        input["openness"] = json!("public");
        let abuse = place.owner.post("/api/v1/complaints", input).await.expect(201);
        let (closing, decision) = (path(&abuse, "/closing"), path(&abuse, "/closing/decision"));
        let reasons = json!({ "markdown": "同一段广告今天发了十遍，不是投诉。" });
        place.owner.post(&closing, reasons.clone()).await.expect_problem(403, "forbidden");
        lead.post(&decision, json!({ "agree": true })).await.expect_problem(409, "wrong_state");
        lead.post(&closing, reasons.clone()).await.expect(200);
        place.agent.post(&closing, reasons.clone()).await.expect_problem(409, "wrong_state");
        lead.post(&decision, json!({ "agree": true })).await.expect_problem(403, "involved");
        place.agent.post(&decision, json!({ "agree": true })).await.expect_problem(403, "forbidden");
        let mut second = app.staff("second", Role::Manager, Over::Project(place.project)).await;
        assert_eq!(second.get(&path(&abuse, "")).await.expect(200)["may"]["decide_closing"], true);
        second.post(&decision, json!({ "agree": false })).await.expect(200);
        place.agent.post(&closing, reasons).await.expect(200);
        let closed = second.post(&decision, json!({ "agree": true })).await.expect(200);
        assert_eq!((&closed["state"], &closed["due_at"]), (&json!("closed_by_moderation"), &json!(null)));

        app.guest().get(&path(&abuse, "")).await.expect_problem(404, "not_found");
        let public = app.guest().get("/api/v1/complaints").await.expect(200);
        assert_eq!(public["items"], json!([]));
        place.owner.get(&path(&abuse, "")).await.expect(200);
        app.advance(30 * HOUR);
        climbed(&app).await;
        let promise = app.guest().get("/api/v1/promise").await.expect(200);
        assert_eq!((&promise["moderated_count"], &promise["breached_count"]), (&json!(1), &json!(0)));
        place.owner.post(&path(&abuse, "/reopening"), json!({ "markdown": "这是投诉" })).await.expect_problem(403, "forbidden");
        lead.post(&path(&abuse, "/reopening"), json!({ "markdown": "看错了，是投诉。" })).await.expect(200);
        assert_eq!(statuses(&mut place.owner, &abuse, "first_answer").await, ["cancelled", "open"]);
    }

    async fn e48_nothing_ends_with_the_life_of_a_project(app) {
        let mut place = place(&app).await;
        let complaint = filed(&mut place).await;
        let mut boss = app.administrator().await;
        let project = format!("/api/v1/projects/{}", place.project);
        for status in ["planned", "on_sale", "under_construction", "handed_over"] {
            let version = boss.get(&project).await.expect(200)["version"].as_i64().expect("a version");
            boss.patch(&project, version, json!({ "status": status })).await.expect(200);
            assert_eq!(statuses(&mut place.owner, &complaint, "first_answer").await, ["open"], "{status}");
        }
        // There is no way to close or delete one.
        boss.patch(&project, 1, json!({ "status": "closed" })).await.expect(400);
        boss.delete(&project).await.expect_problem(405, "method_not_allowed");
    }
}
