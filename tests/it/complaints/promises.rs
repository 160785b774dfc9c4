//! What counts as an answer, and how the time to it is reckoned.

use linli_entities::complaint::{Category, Grade};

use super::*;

/// Until when the nearest answer is owed.
fn due(seen: &Value) -> Option<Instant> {
    seen["due_at"].as_str().map(|text| text.parse().expect("a time"))
}

/// The same, reckoned from what is owed one by one.
fn reckoned(seen: &Value) -> Option<Instant> {
    let deadlines = seen["deadlines"].as_array().expect("deadlines").iter();
    let owed = deadlines.filter(|one| {
        let answer = one["kind"] == "first_answer" || one["kind"] == "next_answer";
        answer && one["met_at"].is_null() && one["status"] != "cancelled"
    });
    owed.map(|one| one["due_at"].as_str().expect("a time").parse().expect("a time")).min()
}

async fn asked(place: &mut Place, complaint: &Value) -> Value {
    place.owner.post(&path(complaint, "/posts"), json!({ "markdown": "什么时候来修？" })).await.expect(200)
}

linli_tests::story! {
    async fn e01_nothing_that_the_server_says_by_itself_is_an_answer(app) {
        let mut place = place(&app).await;
        let complaint = filed(&mut place).await;
        app.run_jobs().await;
        app.advance(20 * HOUR);
        climbed(&app).await;
        app.run_jobs().await;
        assert!(kinds(&mut place.owner, &complaint).await.contains(&"escalated 75".to_owned()));
        assert_eq!(statuses(&mut place.owner, &complaint, "first_answer").await, ["open"]);
    }

    async fn e05_what_the_complainant_writes_is_no_answer_to_the_complainant(app) {
        let mut place = place(&app).await;
        let complaint = filed(&mut place).await;
        asked(&mut place, &complaint).await;
        let own = json!({ "markdown": ANSWER });
        place.owner.post(&path(&complaint, "/answers"), own).await.expect_problem(403, "forbidden");
        assert_eq!(statuses(&mut place.owner, &complaint, "first_answer").await, ["open"]);
    }

    async fn e07_every_word_of_the_complainant_asks_for_an_answer_on_whatever_way_it_comes(app) {
        let mut place = place(&app).await;
        let complaint = filed(&mut place).await;
        answered(&mut place.agent, &complaint).await;
        asked(&mut place, &complaint).await;
        assert_eq!(statuses(&mut place.owner, &complaint, "next_answer").await, ["open"]);
        answered(&mut place.agent, &complaint).await;
        // Another browser of the same person is no other way.
        place.owner = app.signed_in(place.owner.account_id()).await;
        asked(&mut place, &complaint).await;
        assert_eq!(statuses(&mut place.owner, &complaint, "next_answer").await, ["met", "open"]);
    }

    async fn e11_an_answer_counts_from_when_the_complainant_can_read_it(app) {
        let mut place = place(&app).await;
        let complaint = filed(&mut place).await;
        app.advance(5 * HOUR);
        let at = app.app.clock.now();
        answered(&mut place.agent, &complaint).await;
        let acts = place.owner.get(&path(&complaint, "/timeline")).await.expect(200);
        assert!(acts["items"][1]["html"].is_string(), "it can be read");
        let seen = place.owner.get(&path(&complaint, "")).await.expect(200);
        let met: Instant = seen["deadlines"][0]["met_at"].as_str().expect("a time").parse().expect("a time");
        assert_eq!((met, &acts["items"][1]["acted_at"]), (at, &seen["deadlines"][0]["met_at"]));
    }

    async fn e14_after_every_act_what_is_due_next_is_what_it_is_reckoned_to_be(app) {
        let mut place = place(&app).await;
        let complaint = filed(&mut place).await;
        let words = || json!({ "markdown": ANSWER });
        let (owner, agent) = (true, false);
        for (who, method, rest, body) in [
            (owner, "POST", "/posts", words()),
            (agent, "POST", "/answers", words()),
            (owner, "POST", "/posts", words()),
            // It is recorded that it came to be dangerous.
            (agent, "PUT", "/grade", json!({ "grade": "s1" })),
            (agent, "POST", "/answers", words()),
            (agent, "DELETE", "/answers/3", Value::Null),
            (agent, "DELETE", "/answers/7", Value::Null),
            (agent, "POST", "/answers", words()),
            (owner, "POST", "/posts", words()),
            (agent, "POST", "/skip", Value::Null),
            (owner, "DELETE", "/skip", Value::Null),
            (agent, "POST", "/resolution", words()),
            (owner, "POST", "/reopening", words()),
            (agent, "POST", "/answers", words()),
            (agent, "POST", "/resolution", words()),
            (owner, "POST", "/confirmation", Value::Null),
        ] {
            app.advance(HOUR / 2);
            let browser = if who == owner { &mut place.owner } else { &mut place.agent };
            let method = method.parse().expect("a method");
            let seen = browser.send(method, &path(&complaint, rest), Some(body), &[]).await.expect(200);
            assert_eq!(due(&seen), reckoned(&seen), "after {rest}: {seen}");
        }
    }

    async fn e15_a_word_before_the_first_answer_is_answered_by_it_and_hurries_nobody(app) {
        let mut place = place(&app).await;
        let complaint = filed(&mut place).await;
        app.advance(HOUR);
        let seen = asked(&mut place, &complaint).await;
        assert_eq!(seen["due_at"], complaint["due_at"]);
        assert_eq!(statuses(&mut place.owner, &complaint, "next_answer").await, Vec::<String>::new());
    }

    async fn e16_nothing_is_owed_while_staff_had_the_last_word(app) {
        let mut place = place(&app).await;
        let complaint = filed(&mut place).await;
        asked(&mut place, &complaint).await;
        answered(&mut place.agent, &complaint).await;
        answered(&mut place.agent, &complaint).await;
        app.advance(14 * 24 * HOUR);
        climbed(&app).await;
        let acts = kinds(&mut place.owner, &complaint).await;
        assert_eq!(acts, ["filed", "followed_up", "answered", "answered"]);
    }

    async fn e20_what_is_late_when_it_is_written_down_is_late_at_once(app) {
        let mut place = place(&app).await;
        let mut input = complaint(&place);
        let received_at = app.app.clock.now() - chrono::TimeDelta::hours(23);
        input["on_behalf"] = json!({ "account_id": place.owner.account_id(), "channel": "phone", "received_at": received_at });
        input["grade"] = json!("s1");
        // Nobody files something that is at its end already.
        input["state"] = json!("confirmed");
        let filed = place.agent.post("/api/v1/complaints", input).await.expect(201);
        assert_eq!(filed["state"], "received");
        assert_eq!(statuses(&mut place.agent, &filed, "first_answer").await, ["breached"]);
        climbed(&app).await;
        assert!(kinds(&mut place.owner, &filed).await.contains(&"breached 100".to_owned()));
    }

    async fn e23_who_works_on_it_and_how_grave_it_is_never_begins_the_time_anew(app) {
        let mut place = place(&app).await;
        let mut second = app.staff("second", Role::Lead, Over::Project(place.project)).await;
        let complaint = filed(&mut place).await;
        app.advance(10 * HOUR);
        for handler in [second.account_id(), place.agent.account_id(), second.account_id()] {
            let body = json!({ "handler_id": handler });
            let seen = second.put(&path(&complaint, "/handler"), body).await.expect(200);
            assert_eq!(seen["due_at"], complaint["due_at"]);
        }
        for grade in ["s4", "s2", "s3"] {
            let seen = second.put(&path(&complaint, "/grade"), json!({ "grade": grade })).await.expect(200);
            assert_eq!(seen["due_at"], complaint["due_at"], "{grade}");
        }
    }

    async fn e26_what_was_late_in_an_old_cycle_is_told_of_once(app) {
        let mut place = place(&app).await;
        let complaint = filed(&mut place).await;
        app.advance(25 * HOUR);
        climbed(&app).await;
        answered(&mut place.agent, &complaint).await;
        place.agent.post(&path(&complaint, "/resolution"), json!({ "markdown": ANSWER })).await.expect(200);
        app.advance(48 * HOUR);
        place.owner.post(&path(&complaint, "/reopening"), json!({ "markdown": "又停了" })).await.expect(200);
        climbed(&app).await;
        let acts = kinds(&mut place.owner, &complaint).await;
        assert_eq!(acts.last().map(String::as_str), Some("reopened"), "{acts:?}");
        assert_eq!(acts.iter().filter(|kind| **kind == "breached 100").count(), 1);
    }

    async fn e29_a_promise_sleeps_on_no_night_and_on_no_holiday(app) {
        let mut place = place(&app).await;
        // From Monday on, also over a weekend, at any hour of the day.
        for _ in 0..9 {
            let complaint = filed(&mut place).await;
            let received: Instant = complaint["received_at"].as_str().expect("a time").parse().expect("a time");
            assert_eq!((due(&complaint).expect("due") - received).num_seconds(), 86_400);
            app.advance(19 * HOUR + Duration::from_secs(59 * 60));
        }
    }

    async fn e30_an_hour_that_a_clock_skips_or_repeats_is_an_hour(app) {
        let mut place = place(&app).await;
        // The night in which clocks in London went forward, as its staff would write it down.
        let until: Instant = "2026-03-29T12:00:00Z".parse().expect("a time");
        app.advance((until - app.app.clock.now()).to_std().expect("later"));
        place.agent = app.signed_in(place.agent.account_id()).await;
        let mut input = complaint(&place);
        input["on_behalf"] = json!({
            "account_id": place.owner.account_id(), "channel": "walk_in", "received_at": "2026-03-29T00:30:00+00:00",
        });
        let before = place.agent.post("/api/v1/complaints", input.clone()).await.expect(201);
        input["on_behalf"]["received_at"] = json!("2026-03-29T02:30:00+01:00");
        let after = place.agent.post("/api/v1/complaints", input.clone()).await.expect(201);
        input["on_behalf"]["received_at"] = json!("2026-03-29T09:30:00+08:00");
        let shanghai = place.agent.post("/api/v1/complaints", input).await.expect(201);
        assert_eq!(due(&after).expect("due") - due(&before).expect("due"), chrono::TimeDelta::hours(1));
        assert_eq!(due(&shanghai), due(&after), "one instant, however it is written");
    }

    async fn e31_a_complaint_of_the_last_second_of_a_period_is_counted_in_one_period(app) {
        let mut place = place(&app).await;
        let end: Instant = "2026-03-31T15:59:59.999Z".parse().expect("the end of March in Shanghai");
        app.advance((end - app.app.clock.now()).to_std().expect("later"));
        place.owner = app.signed_in(place.owner.account_id()).await;
        filed(&mut place).await;
        let count = async |app: &TestApp| {
            let promise = app.guest().get("/api/v1/promise?days=1").await.expect(200);
            promise["open_count"].as_i64().expect("a count") + promise["breached_count"].as_i64().expect("a count")
        };
        assert_eq!(count(&app).await, 1, "also that of this very millisecond");
        app.advance(24 * HOUR - Duration::from_millis(1));
        assert_eq!(count(&app).await, 1);
        app.advance(Duration::from_millis(1));
        assert_eq!(count(&app).await, 0);
    }

    async fn e33_there_is_no_complaint_without_a_promise(app) {
        let mut place = place(&app).await;
        for (index, category) in Category::ALL.iter().enumerate() {
            let mut input = complaint(&place);
            let grade = Grade::ALL[index % Grade::ALL.len()];
            (input["category"], input["grade"]) = (json!(category), json!(grade));
            let filed = place.owner.post("/api/v1/complaints", input).await.expect(201);
            assert!(due(&filed).is_some(), "{category:?} {grade:?}");
            app.advance(Duration::from_secs(60));
        }
    }
}
