//! Complaints: filed, owed an answer, answered or late, and everything that must not count as an answer. The numbers
//! E01 to E50 are those of the list in docs/complaints.md.

mod clock;
mod disputes;
mod endings;
mod kill;
mod people;
mod promises;
mod simulation;

use std::time::Duration;

use linli_entities::Instant;
use linli_entities::complaint::ComplaintId;
use linli_entities::ownership::OwnershipRole;
use linli_entities::project::ProjectId;
use linli_entities::role_grant::Role;
use linli_entities::unit::UnitId;
use linli_entities::{complaint_act, complaint_deadline, complaint_rung};
use linli_tests::arrange::Over;
use linli_tests::{Browser, TestApp};
use sea_orm::{ConnectionTrait as _, EntityTrait as _, PaginatorTrait as _};
use serde_json::{Value, json};

pub(crate) const HOUR: Duration = Duration::from_secs(3600);
pub(crate) const ANSWER: &str = "维修师傅已经到场，预计今天中午恢复运行。";

/// A project with an owner at home and an agent who answers.
pub(crate) struct Place {
    pub(crate) project: ProjectId,
    pub(crate) unit: UnitId,
    pub(crate) owner: Browser,
    pub(crate) agent: Browser,
}

pub(crate) async fn place(app: &TestApp) -> Place {
    let project = app.project("jiangpan").await;
    let mut owner = app.account("owner").await;
    app.home(project, &owner).await;
    let homes = owner.get("/api/v1/me/ownerships").await.expect(200);
    let unit = UnitId(homes["items"][0]["unit_id"].as_i64().expect("a unit"));
    let agent = app.staff("agent", Role::Agent, Over::Project(project)).await;
    Place { project, unit, owner, agent }
}

pub(crate) fn complaint(place: &Place) -> Value {
    json!({
        "project_id": place.project, "unit_id": place.unit, "title": "电梯停了两天", "category": "facilities",
        "markdown": "从周一早上起一直停运，家里有老人下不了楼。", "openness": "private",
    })
}

pub(crate) async fn filed(place: &mut Place) -> Value {
    let input = complaint(place);
    place.owner.post("/api/v1/complaints", input).await.expect(201)
}

pub(crate) fn path(complaint: &Value, rest: &str) -> String {
    format!("/api/v1/complaints/{}{rest}", complaint["id"])
}

pub(crate) async fn answered(agent: &mut Browser, complaint: &Value) -> Value {
    agent.post(&path(complaint, "/answers"), json!({ "markdown": ANSWER })).await.expect(200)
}

/// How the deadlines of a kind stand, in the order of opening.
pub(crate) async fn statuses(reader: &mut Browser, complaint: &Value, kind: &str) -> Vec<String> {
    let seen = reader.get(&path(complaint, "")).await.expect(200);
    let deadlines = seen["deadlines"].as_array().expect("deadlines").iter();
    let of_kind = deadlines.filter(|deadline| deadline["kind"] == kind);
    of_kind.map(|deadline| deadline["status"].as_str().expect("a status").to_owned()).collect()
}

pub(crate) async fn climbed(app: &TestApp) -> usize {
    linli::features::complaints::jobs::run_due(&app.app, app.app.clock.now()).await.expect("the ladder")
}

pub(crate) async fn kinds(reader: &mut Browser, complaint: &Value) -> Vec<String> {
    let timeline = reader.get(&path(complaint, "/timeline")).await.expect(200);
    let acts = timeline["items"].as_array().expect("acts").iter();
    acts.map(|act| match act["rung"].as_str() {
        Some(rung) => format!("{} {rung}", act["kind"].as_str().expect("a kind")),
        None => act["kind"].as_str().expect("a kind").to_owned(),
    })
    .collect()
}

linli_tests::story! {
    async fn a_complaint_is_answered_within_24_hours_resolved_confirmed_and_rated(app) {
        let mut place = place(&app).await;
        let complaint = filed(&mut place).await;
        assert_eq!((&complaint["number"], &complaint["state"]), (&json!(1), &json!("received")));
        let due: Instant = complaint["due_at"].as_str().expect("a time").parse().expect("a time");
        let received: Instant = complaint["received_at"].as_str().expect("a time").parse().expect("a time");
        assert_eq!((due - received).num_seconds(), 86_400);
        let work = place.agent.get("/api/v1/complaints?sort=due").await.expect(200);
        assert_eq!(work["items"][0]["id"], complaint["id"]);
        assert_eq!(work["items"][0]["complainant"]["name"], "owner");

        app.advance(20 * HOUR);
        let after = answered(&mut place.agent, &complaint).await;
        assert_eq!((&after["state"], &after["due_at"]), (&json!("answered"), &json!(null)));
        assert_eq!(after["responsible"]["name"], "agent", "whoever touched it first answers for it");
        assert_eq!(statuses(&mut place.owner, &complaint, "first_answer").await, ["met"]);

        place.agent.post(&path(&complaint, "/resolution"), json!({ "markdown": ANSWER })).await.expect(200);
        place.owner.post(&path(&complaint, "/confirmation"), json!({})).await.expect(200);
        let rated = place.owner.put(&path(&complaint, "/rating"), json!({ "rating": 5 })).await.expect(200);
        assert_eq!((&rated["state"], &rated["rating"]), (&json!("confirmed"), &json!(5)));
        assert_eq!(
            kinds(&mut place.owner, &complaint).await,
            ["filed", "answered", "resolved", "confirmed", "rated"],
        );
        let promise = app.guest().get("/api/v1/promise").await.expect(200);
        assert_eq!((&promise["met_count"], &promise["compliance_percent"]), (&json!(1), &json!(100.0)));
        assert_eq!(promise["median_s"], 20 * 3600);
    }

    async fn a_complaint_unanswered_for_24_hours_is_escalated_once_step_by_step(app) {
        let mut place = place(&app).await;
        let complaint = filed(&mut place).await;
        for (hours, settled) in [(11, 0), (1, 1), (6, 1), (4, 1), (3, 1), (24, 1), (48, 1), (100, 0)] {
            app.advance(hours * HOUR);
            assert_eq!(climbed(&app).await, settled, "after {hours} more hours");
            assert_eq!(climbed(&app).await, 0, "a second time nothing is left");
        }
        assert_eq!(
            kinds(&mut place.owner, &complaint).await,
            ["filed", "escalated 50", "escalated 75", "escalated 90", "breached 100", "escalated +24h", "escalated +72h"],
        );
        answered(&mut place.agent, &complaint).await;
        assert_eq!(statuses(&mut place.owner, &complaint, "first_answer").await, ["breached"], "late is late for ever");
    }

    async fn nobody_learns_of_a_complaint_that_they_may_not_read(app) {
        let mut place = place(&app).await;
        let private = filed(&mut place).await;
        let mut neighbour = app.account("neighbour").await;
        app.home(place.project, &neighbour).await;
        let elsewhere = app.project("elsewhere").await;
        let mut stranger = app.staff("stranger", Role::Manager, Over::Project(elsewhere)).await;
        for reader in [&mut app.guest(), &mut neighbour, &mut stranger] {
            for rest in ["", "/timeline"] {
                reader.get(&path(&private, rest)).await.expect_problem(404, "not_found");
            }
            let list = reader.get(&format!("/api/v1/complaints?project_id={}", place.project)).await.expect(200);
            assert_eq!(list["items"], json!([]));
        }
        neighbour.post(&path(&private, "/posts"), json!({ "markdown": "我也是" })).await.expect_problem(404, "not_found");

        let mut input = complaint(&place);
        input["openness"] = json!("public");
        let public = place.owner.post("/api/v1/complaints", input).await.expect(201);
        let seen = app.guest().get(&path(&public, "")).await.expect(200);
        assert_eq!((&seen["complainant"], &seen["unit_label"]), (&json!(null), &json!(null)), "no names, no rooms");
        let acts = app.guest().get(&path(&public, "/timeline")).await.expect(200);
        assert_eq!(acts["items"][0]["actor"], json!(null));
        assert!(!acts.to_string().contains("owner\""), "{acts}");
        neighbour.post(&path(&public, "/answers"), json!({ "markdown": ANSWER })).await.expect_problem(403, "forbidden");
    }

    async fn numbers_have_no_gaps_however_many_file_at_once(app) {
        let place = place(&app).await;
        let mut filing = vec![];
        for _ in 0..12 {
            let (mut owner, input) = (place.owner.clone(), complaint(&place));
            filing.push(async move { owner.post("/api/v1/complaints", input).await.expect(201)["number"].as_i64() });
        }
        let mut numbers: Vec<Option<i64>> = futures_util::future::join_all(filing).await;
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=12).map(Some).collect::<Vec<_>>());
    }

    async fn acts_are_never_changed_or_deleted_not_even_in_the_database(app) {
        let mut place = place(&app).await;
        filed(&mut place).await;
        for sql in ["UPDATE complaint_act SET acted_at = acted_at", "DELETE FROM complaint_act"] {
            let refused = app.app.db.write(sql, |txn, sql| {
                Box::pin(async move { Ok(txn.execute_unprepared(sql).await.map(|_| ())?) })
            });
            assert!(refused.await.is_err(), "{sql}");
        }
        assert_eq!(complaint_act::Entity::find().count(app.app.db.read()).await.expect("a count"), 1);
    }

    async fn e02_a_note_among_staff_is_no_answer(app) {
        let mut place = place(&app).await;
        let complaint = filed(&mut place).await;
        let note = json!({ "text": "厂家说配件周四到，先不要承诺周三。" });
        place.agent.post(&path(&complaint, "/notes"), note.clone()).await.expect(201);
        assert_eq!(statuses(&mut place.owner, &complaint, "first_answer").await, ["open"]);
        place.owner.get(&path(&complaint, "/notes")).await.expect_problem(403, "forbidden");
        place.owner.post(&path(&complaint, "/notes"), note).await.expect_problem(403, "forbidden");
        assert_eq!(kinds(&mut place.owner, &complaint).await, ["filed"], "and leaves no trace in what others see");
    }

    async fn e03_staff_who_live_there_do_not_answer_their_own_complaint(app) {
        let place = place(&app).await;
        let mut staff = app.staff("staff-owner", Role::Manager, Over::Project(place.project)).await;
        app.home(place.project, &staff).await;
        let mut input = complaint(&place);
        input["unit_id"] = json!(null);
        let own = staff.post("/api/v1/complaints", input).await.expect(201);
        staff.post(&path(&own, "/answers"), json!({ "markdown": ANSWER })).await.expect_problem(403, "forbidden");

        // Nor that of the household.
        let mut spouse = app.staff("spouse", Role::Agent, Over::Project(place.project)).await;
        let claim = json!({ "unit_id": place.unit, "role": OwnershipRole::CoOwner.as_str(), "statement": "合同" });
        let claim = spouse.post("/api/v1/ownerships", claim).await.expect(201);
        let mut boss = app.administrator().await;
        let decision = json!({ "decision": "confirm" });
        boss.post(&format!("/api/v1/ownerships/{}/decision", claim["id"]), decision).await.expect(200);
        let mut place = place;
        let theirs = filed(&mut place).await;
        spouse.get(&path(&theirs, "")).await.expect(200);
        spouse.post(&path(&theirs, "/answers"), json!({ "markdown": ANSWER })).await.expect_problem(403, "forbidden");
    }

    async fn e04_what_staff_were_told_counts_from_when_they_were_told(app) {
        let mut place = place(&app).await;
        let now = app.app.clock.now();
        let told = |hours: i64| {
            let mut input = complaint(&place);
            let received_at = now - chrono::TimeDelta::hours(hours);
            input["on_behalf"] = json!({ "account_id": place.owner.account_id(), "channel": "phone", "received_at": received_at });
            input
        };
        let (early, future, late) = (told(25), told(-1), told(23));
        for wrong in [early, future] {
            place.agent.post("/api/v1/complaints", wrong).await.expect_problem(422, "invalid");
        }
        place.owner.post("/api/v1/complaints", late.clone()).await.expect_problem(403, "forbidden");
        let complaint = place.agent.post("/api/v1/complaints", late).await.expect(201);
        assert_eq!((&complaint["channel"], &complaint["complainant"]["name"]), (&json!("phone"), &json!("owner")));
        let due: Instant = complaint["due_at"].as_str().expect("a time").parse().expect("a time");
        assert_eq!((due - now).num_minutes(), 60);
        assert_eq!(statuses(&mut place.owner, &complaint, "first_answer").await, ["open"], "taking it down is no answer");
        assert_eq!(complaint["responsible"]["name"], "agent");
        place.owner.post(&path(&complaint, "/posts"), json!({ "markdown": "还有一件事" })).await.expect(200);
    }

    async fn e06_one_answer_clears_everything_that_was_asked_before_it(app) {
        let mut place = place(&app).await;
        let complaint = filed(&mut place).await;
        answered(&mut place.agent, &complaint).await;
        for _ in 0..3 {
            app.advance(HOUR);
            place.owner.post(&path(&complaint, "/posts"), json!({ "markdown": "还是没有人来" })).await.expect(200);
        }
        assert_eq!(statuses(&mut place.owner, &complaint, "next_answer").await, ["open"]);
        // It counts from the oldest of the three.
        app.advance(22 * HOUR + Duration::from_secs(1));
        assert_eq!(statuses(&mut place.owner, &complaint, "next_answer").await, ["breached"]);
        answered(&mut place.agent, &complaint).await;
        let seen = place.owner.get(&path(&complaint, "")).await.expect(200);
        assert_eq!(seen["due_at"], json!(null));
    }

    async fn e08_thanks_after_the_end_ask_for_nothing(app) {
        let mut place = place(&app).await;
        let complaint = filed(&mut place).await;
        answered(&mut place.agent, &complaint).await;
        place.owner.post(&path(&complaint, "/posts"), json!({ "markdown": "什么时候？" })).await.expect(200);
        place.agent.post(&path(&complaint, "/resolution"), json!({ "markdown": ANSWER })).await.expect(200);
        let thanks = place.owner.post(&path(&complaint, "/posts"), json!({ "markdown": "谢谢" })).await.expect(200);
        assert_eq!(thanks["due_at"], json!(null));
        assert_eq!(statuses(&mut place.owner, &complaint, "next_answer").await, ["cancelled"]);
        app.advance(200 * HOUR);
        climbed(&app).await;
        assert!(!kinds(&mut place.owner, &complaint).await.iter().any(|kind| kind.starts_with("breached")));
    }

    async fn e09_an_answer_that_is_taken_back_was_none(app) {
        let mut place = place(&app).await;
        let complaint = filed(&mut place).await;
        answered(&mut place.agent, &complaint).await;
        app.advance(30 * HOUR);
        assert_eq!(climbed(&app).await, 4, "steps that were never reached are settled");
        assert_eq!(kinds(&mut place.owner, &complaint).await, ["filed", "answered"]);
        let after = place.agent.delete(&path(&complaint, "/answers/2")).await.expect(200);
        assert_eq!(after["state"], "received");
        assert_eq!(statuses(&mut place.owner, &complaint, "first_answer").await, ["breached"]);
        climbed(&app).await;
        assert!(kinds(&mut place.owner, &complaint).await.contains(&"breached 100".to_owned()));
        let acts = place.owner.get(&path(&complaint, "/timeline")).await.expect(200);
        assert_eq!(acts["items"][1]["html"], json!(null), "what was taken back is no longer said");
        place.agent.delete(&path(&complaint, "/answers/2")).await.expect_problem(409, "wrong_state");
    }

    async fn e10_an_answer_that_says_nothing_is_refused(app) {
        let mut place = place(&app).await;
        let complaint = filed(&mut place).await;
        for empty in ["", "  ", "已收到"] {
            let answer = json!({ "markdown": empty });
            place.agent.post(&path(&complaint, "/answers"), answer).await.expect_problem(422, "invalid");
        }
        assert_eq!(statuses(&mut place.owner, &complaint, "first_answer").await, ["open"]);
    }

    async fn e12_other_owners_experts_and_moderators_do_not_answer(app) {
        let mut place = place(&app).await;
        let mut input = complaint(&place);
        input["openness"] = json!("public");
        let complaint = place.owner.post("/api/v1/complaints", input).await.expect(201);
        let over = Over::Project(place.project);
        let mut neighbour = app.account("neighbour").await;
        app.home(place.project, &neighbour).await;
        let mut others = vec![app.staff("expert", Role::Expert, over).await, app.staff("moderator", Role::Moderator, over).await];
        others.push(neighbour.clone());
        let elsewhere = app.project("elsewhere").await;
        others.push(app.staff("agent-elsewhere", Role::Agent, Over::Project(elsewhere)).await);
        for other in &mut others {
            other.post(&path(&complaint, "/answers"), json!({ "markdown": ANSWER })).await.expect_problem(403, "forbidden");
        }
        neighbour.get(&path(&complaint, "")).await.expect(200);
    }

    async fn e24_a_graver_grade_moves_the_deadline_earlier_never_into_the_past(app) {
        let mut place = place(&app).await;
        let complaint = filed(&mut place).await;
        app.advance(10 * HOUR);
        let graver = place.agent.put(&path(&complaint, "/grade"), json!({ "grade": "s1" })).await.expect(200);
        let due: Instant = graver["due_at"].as_str().expect("a time").parse().expect("a time");
        assert_eq!((due - app.app.clock.now()).num_minutes(), 15);
        place.agent.put(&path(&complaint, "/grade"), json!({ "grade": "s4" })).await.expect_problem(403, "forbidden");
        let mut lead = app.staff("lead", Role::Lead, Over::Project(place.project)).await;
        let milder = lead.put(&path(&complaint, "/grade"), json!({ "grade": "s4" })).await.expect(200);
        assert_eq!(milder["due_at"], graver["due_at"], "a milder grade moves nothing");
        app.advance(16 * Duration::from_secs(60));
        climbed(&app).await;
        assert!(kinds(&mut place.owner, &complaint).await.contains(&"breached 100".to_owned()));
    }

    async fn e25_reopened_begins_a_cycle_of_its_own_and_leaves_the_old_one_as_it_was(app) {
        let mut place = place(&app).await;
        let complaint = filed(&mut place).await;
        app.advance(25 * HOUR);
        answered(&mut place.agent, &complaint).await;
        place.agent.post(&path(&complaint, "/resolution"), json!({ "markdown": ANSWER })).await.expect(200);
        let again = place.owner.post(&path(&complaint, "/reopening"), json!({ "markdown": "又停了" })).await.expect(200);
        assert_eq!((&again["cycle"], &again["state"]), (&json!(2), &json!("received")));
        assert_eq!(statuses(&mut place.owner, &complaint, "first_answer").await, ["breached", "open"]);
        place.agent.delete(&path(&complaint, "/answers/2")).await.expect_problem(409, "wrong_state");
        // E26: the old cycle fires nothing more.
        climbed(&app).await;
        let breaches = kinds(&mut place.owner, &complaint).await.iter().filter(|kind| kind.starts_with("breached")).count();
        assert_eq!(breaches, 1);
        app.advance(HOUR);
        answered(&mut place.agent, &complaint).await;
        assert_eq!(statuses(&mut place.owner, &complaint, "first_answer").await, ["breached", "met"]);
        place.agent.post(&path(&complaint, "/resolution"), json!({ "markdown": ANSWER })).await.expect(200);
        place.owner.post(&path(&complaint, "/confirmation"), json!({})).await.expect(200);
        app.advance(31 * 24 * HOUR);
        place.owner = app.signed_in(place.owner.account_id()).await;
        let late = json!({ "markdown": "半年后" });
        place.owner.post(&path(&complaint, "/reopening"), late).await.expect_problem(409, "too_late");
    }

    async fn e32_an_answer_at_the_very_instant_is_in_time(app) {
        let mut place = place(&app).await;
        let complaint = filed(&mut place).await;
        app.advance(24 * HOUR);
        climbed(&app).await;
        assert!(!kinds(&mut place.owner, &complaint).await.contains(&"breached 100".to_owned()));
        answered(&mut place.agent, &complaint).await;
        assert_eq!(statuses(&mut place.owner, &complaint, "first_answer").await, ["met"]);
        app.advance(HOUR);
        climbed(&app).await;
        assert!(!kinds(&mut place.owner, &complaint).await.contains(&"breached 100".to_owned()));
    }

    async fn e34_figures_and_lists_are_the_same_whether_the_ladder_ran_or_not(app) {
        let mut place = place(&app).await;
        for _ in 0..3 {
            filed(&mut place).await;
        }
        app.advance(25 * HOUR);
        let complaint = filed(&mut place).await;
        let before = app.guest().get("/api/v1/promise").await.expect(200);
        assert_eq!((&before["breached_count"], &before["open_count"]), (&json!(3), &json!(1)));
        assert_eq!(before["median_s"], 25 * 3600, "who waits counts with the time waited");
        climbed(&app).await;
        assert_eq!(app.guest().get("/api/v1/promise").await.expect(200), before);
        assert_eq!(statuses(&mut place.owner, &complaint, "first_answer").await, ["open"]);
    }

    async fn e35_what_was_missed_while_the_server_stood_still_is_recorded_once(app) {
        let mut place = place(&app).await;
        let complaint = filed(&mut place).await;
        app.advance(60 * HOUR);
        answered(&mut place.agent, &complaint).await;
        climbed(&app).await;
        climbed(&app).await;
        assert_eq!(
            kinds(&mut place.owner, &complaint).await,
            ["filed", "answered", "escalated 50", "escalated 75", "escalated 90", "breached 100", "escalated +24h"],
            "also where the late answer came before the ladder ran",
        );
        let rows = complaint_deadline::Entity::find().all(app.app.db.read()).await.expect("deadlines");
        assert!(rows.iter().all(|row| row.due_at - row.started_at <= chrono::TimeDelta::days(15)));
    }

    async fn e36_of_many_who_climb_at_once_each_step_is_recorded_by_one(app) {
        let mut place = place(&app).await;
        for _ in 0..6 {
            filed(&mut place).await;
        }
        app.advance(200 * HOUR);
        let climbing = (0..4).map(|_| linli::features::complaints::jobs::run_due(&app.app, app.app.clock.now()));
        for result in futures_util::future::join_all(climbing).await {
            result.expect("the ladder");
        }
        let acts = complaint_act::Entity::find().all(app.app.db.read()).await.expect("acts");
        assert_eq!(acts.len(), 6 * 7);
        let rungs = complaint_rung::Entity::find().all(app.app.db.read()).await.expect("rungs");
        assert!(rungs.iter().all(|rung| rung.fired && rung.settled_at.is_some()));
        let mut numbers: Vec<(ComplaintId, i32)> = acts.iter().map(|act| (act.complaint_id, act.number)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), 6 * 7);
    }

    async fn e43_erasing_the_complainant_destroys_words_and_keeps_acts_and_figures(app) {
        let mut place = place(&app).await;
        let complaint = filed(&mut place).await;
        answered(&mut place.agent, &complaint).await;
        let before = place.agent.get(&path(&complaint, "/timeline")).await.expect(200);
        let promise = app.guest().get("/api/v1/promise").await.expect(200);
        let mut boss = app.administrator().await;
        let erasure = format!("/api/v1/accounts/{}/erasure", place.owner.account_id());
        boss.send(poem::http::Method::POST, &erasure, None, &[]).await.expect(204);
        let seen = place.agent.get(&path(&complaint, "")).await.expect(200);
        assert_eq!((&seen["title"], &seen["unit_label"]), (&json!(""), &json!(null)));
        assert_eq!(seen["complainant"]["erased"], json!(true));
        let after = place.agent.get(&path(&complaint, "/timeline")).await.expect(200);
        assert_eq!(after["items"][0]["html"], json!(null));
        assert_eq!(after["items"][1]["html"], before["items"][1]["html"], "what staff said stays");
        assert_eq!(app.guest().get("/api/v1/promise").await.expect(200), promise);
    }

    async fn e46_what_is_withdrawn_is_counted_apart_and_never_late(app) {
        let mut place = place(&app).await;
        let complaint = filed(&mut place).await;
        app.advance(HOUR);
        place.owner.post(&path(&complaint, "/withdrawal"), json!({})).await.expect(200);
        app.advance(48 * HOUR);
        climbed(&app).await;
        assert_eq!(kinds(&mut place.owner, &complaint).await, ["filed", "withdrawn"]);
        let promise = app.guest().get("/api/v1/promise").await.expect(200);
        assert_eq!((&promise["withdrawn_count"], &promise["breached_count"]), (&json!(1), &json!(0)));
        assert_eq!(promise["compliance_percent"], json!(null));
    }

    async fn e50_a_retried_filing_is_one_complaint(app) {
        let place = place(&app).await;
        let mut numbers = vec![];
        let mut owner = place.owner.clone();
        for _ in 0..3 {
            let sent = owner.send(poem::http::Method::POST, "/api/v1/complaints", Some(complaint(&place)), &[("idempotency-key", "k1")]);
            numbers.push(sent.await.expect(201)["number"].clone());
        }
        assert_eq!(numbers, [json!(1), json!(1), json!(1)]);
    }
}
