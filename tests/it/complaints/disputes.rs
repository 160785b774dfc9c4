//! Disputed answers, questions to the complainant, what is put off and what needs no answer.

use super::*;

async fn lead(app: &TestApp, place: &Place) -> Browser {
    app.staff("lead", Role::Lead, Over::Project(place.project)).await
}

async fn followed_up(place: &mut Place, complaint: &Value) -> Value {
    place.owner.post(&path(complaint, "/posts"), json!({ "markdown": "什么时候来修？" })).await.expect(200)
}

fn due(seen: &Value, kind: &str) -> Instant {
    let deadlines = seen["deadlines"].as_array().expect("deadlines");
    let one = deadlines.iter().rev().find(|one| one["kind"] == kind).expect("one of this kind");
    one["due_at"].as_str().expect("a time").parse().expect("a time")
}

linli_tests::story! {
    async fn e10_the_complainant_says_once_that_an_answer_is_none_and_a_lead_who_gave_none_rules(app) {
        let mut place = place(&app).await;
        let mut lead = lead(&app, &place).await;
        let complaint = filed(&mut place).await;
        answered(&mut place.agent, &complaint).await;
        let dispute = path(&complaint, "/answers/2/dispute");
        let acts = place.owner.get(&path(&complaint, "/timeline")).await.expect(200);
        assert_eq!((&acts["items"][0]["may_dispute"], &acts["items"][1]["may_dispute"]), (&json!(false), &json!(true)));
        place.agent.post(&dispute, json!(null)).await.expect_problem(403, "forbidden");
        place.owner.post(&path(&complaint, "/answers/1/dispute"), json!(null)).await.expect_problem(404, "not_found");
        let disputed = place.owner.post(&dispute, json!(null)).await.expect(200);
        assert_eq!(disputed["state"], "answered", "it counts until a lead says otherwise");
        place.owner.post(&dispute, json!(null)).await.expect_problem(409, "wrong_state");
        assert_eq!(statuses(&mut place.owner, &complaint, "ruling").await, ["open"]);
        let owed = format!("/api/v1/complaints?project_id={}&owes=ruling", place.project);
        assert_eq!(lead.get(&owed).await.expect(200)["items"][0]["id"], complaint["id"], "where a lead finds it");
        let none = owed.replace("ruling", "commitment");
        assert_eq!(lead.get(&none).await.expect(200)["items"], json!([]));

        let ruling = path(&complaint, "/answers/2/ruling");
        let upheld = json!({ "upheld": true, "markdown": "只说了在处理，没有说什么时候修好。" });
        place.agent.post(&ruling, upheld.clone()).await.expect_problem(403, "forbidden");
        // A lead who has answered it rules on no answer of it.
        let mut other = app.staff("other-lead", Role::Lead, Over::Project(place.project)).await;
        answered(&mut other, &complaint).await;
        assert_eq!(other.get(&path(&complaint, "")).await.expect(200)["may"]["rule"], true);
        other.post(&ruling, upheld.clone()).await.expect_problem(403, "involved");
        other.delete(&path(&complaint, "/answers/4")).await.expect(200);
        app.advance(25 * HOUR);
        climbed(&app).await;
        let ruled = lead.post(&ruling, upheld.clone()).await.expect(200);
        assert_eq!((&ruled["state"], &ruled["may"]["rule"]), (&json!("received"), &json!(false)));
        assert_eq!(statuses(&mut place.owner, &complaint, "first_answer").await, ["breached"], "as if it had never been given");
        assert_eq!(statuses(&mut place.owner, &complaint, "ruling").await, ["breached"], "the ruling was late itself");
        lead.post(&ruling, upheld).await.expect_problem(409, "wrong_state");
        climbed(&app).await;
        assert!(kinds(&mut place.owner, &complaint).await.contains(&"breached 100".to_owned()));

        let promise = app.guest().get("/api/v1/promise").await.expect(200);
        let counts = (&promise["disputed_count"], &promise["upheld_count"], &promise["retracted_count"]);
        assert_eq!(counts, (&json!(1), &json!(1), &json!(1)), "counted apart");
    }

    async fn e10_an_answer_that_a_lead_finds_to_be_one_stays_one(app) {
        let mut place = place(&app).await;
        let mut lead = lead(&app, &place).await;
        let complaint = filed(&mut place).await;
        answered(&mut place.agent, &complaint).await;
        place.owner.post(&path(&complaint, "/answers/2/dispute"), json!(null)).await.expect(200);
        app.advance(HOUR);
        let ruling = json!({ "upheld": false, "markdown": "说明了维修的时间，算是回复。" });
        lead.post(&path(&complaint, "/answers/2/ruling"), ruling).await.expect(200);
        assert_eq!(statuses(&mut place.owner, &complaint, "first_answer").await, ["met"]);
        assert_eq!(statuses(&mut place.owner, &complaint, "ruling").await, ["met"]);
        place.owner.post(&path(&complaint, "/answers/2/dispute"), json!(null)).await.expect_problem(409, "wrong_state");
        assert_eq!(
            kinds(&mut place.owner, &complaint).await,
            ["filed", "answered", "answer_disputed", "dispute_dismissed"],
        );
    }

    async fn e21_asking_the_complainant_stops_the_time_to_put_it_right_and_no_answer(app) {
        let mut place = place(&app).await;
        let complaint = filed(&mut place).await;
        let before = due(&complaint, "resolution");
        app.advance(10 * HOUR);
        let question = json!({ "markdown": "是哪一部电梯？请说一下楼栋和单元。" });
        place.owner.post(&path(&complaint, "/questions"), question.clone()).await.expect_problem(403, "forbidden");
        let asked = place.agent.post(&path(&complaint, "/questions"), question.clone()).await.expect(200);
        assert_eq!(asked["due_at"], complaint["due_at"], "what is owed first is owed as before");
        assert_eq!(due(&asked, "resolution") - before, chrono::TimeDelta::hours(72), "as long as it can become");
        assert!(asked["waits_until_at"].is_string());
        app.advance(5 * HOUR);
        let told = followed_up(&mut place, &complaint).await;
        assert_eq!(due(&told, "resolution") - before, chrono::TimeDelta::hours(5));
        assert_eq!(told["waits_until_at"], json!(null));
        app.advance(10 * HOUR);
        assert_eq!(statuses(&mut place.owner, &complaint, "first_answer").await, ["breached"], "no question is an answer");

        // A second one ends by itself, whatever runs; a third one before the next word stops nothing.
        place.agent.post(&path(&complaint, "/questions"), question.clone()).await.expect(200);
        app.advance(80 * HOUR);
        let again = place.agent.post(&path(&complaint, "/questions"), question).await.expect(200);
        assert_eq!(due(&again, "resolution") - before, chrono::TimeDelta::hours(5 + 72));
        assert_eq!(again["waits_until_at"], json!(null));
        let pauses = again["deadlines"].as_array().expect("deadlines").iter().find(|one| one["kind"] == "resolution");
        assert_eq!(pauses.expect("a resolution")["pauses"].as_array().expect("pauses").len(), 2, "told one by one");
        let promise = app.guest().get("/api/v1/promise").await.expect(200);
        assert_eq!(promise["paused_s"], 77 * 3600);
    }

    async fn e22_what_stood_still_is_carried_over_a_change_of_the_grade(app) {
        let mut place = place(&app).await;
        let complaint = filed(&mut place).await;
        place.agent.post(&path(&complaint, "/questions"), json!({ "markdown": "是哪一部电梯？请说一下楼栋。" })).await.expect(200);
        app.advance(20 * HOUR);
        followed_up(&mut place, &complaint).await;
        let graver = place.agent.put(&path(&complaint, "/grade"), json!({ "grade": "s2" })).await.expect(200);
        let received: Instant = complaint["received_at"].as_str().expect("a time").parse().expect("a time");
        assert_eq!(due(&graver, "resolution") - received, chrono::TimeDelta::hours(7 * 24 + 20));
    }

    async fn a_lead_gives_more_time_to_put_it_right_in_time_with_reasons_and_twice_at_most(app) {
        let mut place = place(&app).await;
        let mut lead = lead(&app, &place).await;
        let complaint = filed(&mut place).await;
        let until = |days: i64| {
            let until = app.app.clock.now() + chrono::TimeDelta::days(days);
            json!({ "markdown": "配件要从外地运来，需要更多时间。", "until_at": until })
        };
        let extension = path(&complaint, "/extension");
        place.agent.post(&extension, until(20)).await.expect_problem(403, "forbidden");
        lead.post(&extension, until(3)).await.expect_problem(422, "invalid");
        lead.post(&extension, until(400)).await.expect_problem(422, "invalid");
        let extended = lead.post(&extension, until(20)).await.expect(200);
        assert_eq!(extended["due_at"], complaint["due_at"], "no answer is put off");
        assert_eq!(due(&extended, "resolution"), app.app.clock.now() + chrono::TimeDelta::days(20));
        lead.post(&extension, until(25)).await.expect(200);
        lead.post(&extension, until(30)).await.expect_problem(409, "too_many");
        let acts = place.owner.get(&path(&complaint, "/timeline")).await.expect(200);
        assert_eq!(acts["items"][1]["kind"], "extended");
        assert!(acts["items"][1]["html"].as_str().expect("reasons").contains("外地"), "the complainant reads why");

        let second = filed(&mut place).await;
        app.advance(16 * 24 * HOUR);
        let mut lead = app.signed_in(lead.account_id()).await;
        lead.post(&path(&second, "/extension"), until(20)).await.expect_problem(409, "too_late");
    }

    async fn e08_no_answer_is_owed_that_the_complainant_does_not_need(app) {
        let mut place = place(&app).await;
        let complaint = filed(&mut place).await;
        place.owner.post(&path(&complaint, "/waiver"), json!(null)).await.expect_problem(409, "wrong_state");
        answered(&mut place.agent, &complaint).await;
        place.owner.post(&path(&complaint, "/waiver"), json!(null)).await.expect_problem(409, "wrong_state");
        followed_up(&mut place, &complaint).await;
        let waived = place.owner.post(&path(&complaint, "/waiver"), json!(null)).await.expect(200);
        assert_eq!((&waived["due_at"], &waived["may"]["want_answer"]), (&json!(null), &json!(false)));
        assert_eq!(statuses(&mut place.owner, &complaint, "next_answer").await, ["cancelled"]);
    }

    async fn e08_what_staff_find_needless_the_complainant_sees_and_may_want_all_the_same(app) {
        let mut place = place(&app).await;
        let complaint = filed(&mut place).await;
        place.agent.post(&path(&complaint, "/skip"), json!(null)).await.expect_problem(409, "wrong_state");
        answered(&mut place.agent, &complaint).await;
        followed_up(&mut place, &complaint).await;
        app.advance(23 * HOUR);
        place.owner.post(&path(&complaint, "/skip"), json!(null)).await.expect_problem(403, "forbidden");
        place.agent.post(&path(&complaint, "/skip"), json!(null)).await.expect(200);
        app.advance(5 * HOUR);
        climbed(&app).await;
        assert_eq!(kinds(&mut place.owner, &complaint).await, [
            "filed", "answered", "followed_up", "answer_skipped", "escalated 50", "escalated 75", "escalated 90",
        ]);
        let seen = place.owner.get(&path(&complaint, "")).await.expect(200);
        assert_eq!((&seen["due_at"], &seen["may"]["want_answer"]), (&json!(null), &json!(true)));
        let wanted = place.owner.delete(&path(&complaint, "/skip")).await.expect(200);
        assert_eq!(wanted["may"]["want_answer"], false);
        assert_eq!(statuses(&mut place.owner, &complaint, "next_answer").await, ["breached"], "it was owed all the time");
        climbed(&app).await;
        assert!(kinds(&mut place.owner, &complaint).await.contains(&"breached 100".to_owned()));
    }
}
