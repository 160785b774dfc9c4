//! The clock, the acts added up anew, and what is read of many at once.

use linli::features::complaints::jobs::Differs;
use linli::features::verification::logic::{Repair, Wrong, verify};
use linli_entities::{clock_step, complaint as row, outbox};
use sea_orm::{ColumnTrait as _, QueryFilter as _, QueryOrder as _};

use super::*;

/// Everything that is derived from acts, without the ids of rows that are written anew.
async fn derived(app: &TestApp) -> (Vec<row::Model>, Vec<String>, Vec<String>) {
    let db = app.app.db.read();
    let rows = row::Entity::find().order_by_asc(row::Column::Id).all(db).await.expect("complaints");
    let deadlines = complaint_deadline::Entity::find().all(db).await.expect("deadlines");
    let name =
        |one: &complaint_deadline::Model| format!("{} {:?} {}", one.complaint_id, one.kind, one.opened_by);
    let mut owed: Vec<String> = deadlines
        .iter()
        .map(|one| {
            format!(
                "{} {:?}",
                name(one),
                (
                    one.cycle,
                    one.started_at,
                    one.due_at,
                    one.met_by,
                    one.met_at,
                    one.cancelled_at,
                    &one.pauses
                )
            )
        })
        .collect();
    let rungs = complaint_rung::Entity::find().all(db).await.expect("rungs");
    let of = |rung: &complaint_rung::Model| deadlines.iter().find(|one| one.id == rung.deadline_id).map(name);
    let mut steps: Vec<String> =
        // When a step was due that was reached is what it was then.
        rungs.iter().map(|rung| format!("{:?} {:?} {:?}", of(rung), rung.rung, (!rung.fired).then_some(rung.fire_at))).collect();
    owed.sort();
    steps.sort();
    (rows, owed, steps)
}

async fn damage(app: &TestApp, sql: &str) {
    app.app.db.read().execute_unprepared(sql).await.expect("the damage is done");
}

/// A complaint with everything that can happen to one.
async fn lively(app: &TestApp, place: &mut Place) {
    let complaint = filed(place).await;
    place
        .agent
        .post(&path(&complaint, "/questions"), json!({ "markdown": "是哪一部电梯？请说一下楼栋。" }))
        .await
        .expect(200);
    app.advance(30 * HOUR);
    climbed(app).await;
    place.owner.post(&path(&complaint, "/posts"), json!({ "markdown": "三号楼一单元" })).await.expect(200);
    answered(&mut place.agent, &complaint).await;
    place.owner.post(&path(&complaint, "/posts"), json!({ "markdown": "好的" })).await.expect(200);
    place.agent.post(&path(&complaint, "/skip"), json!(null)).await.expect(200);
    let until = app.app.clock.now() + chrono::TimeDelta::hours(10);
    let commitment = json!({ "markdown": "今天下班之前换好配件。", "until_at": until });
    place.agent.post(&path(&complaint, "/commitments"), commitment).await.expect(200);
    place.agent.put(&path(&complaint, "/grade"), json!({ "grade": "s2" })).await.expect(200);
    let colleague = app.staff("colleague", Role::Agent, Over::Project(place.project)).await;
    let offer = json!({ "handler_id": colleague.account_id() });
    place.agent.put(&path(&complaint, "/offer"), offer).await.expect(200);
    app.advance(12 * HOUR);
    climbed(app).await;
    place
        .agent
        .post(&path(&complaint, "/closing"), json!({ "markdown": "重复的内容，请同事看一下。" }))
        .await
        .expect(200);
    let other = filed(place).await;
    answered(&mut place.agent, &other).await;
    place.agent.post(&path(&other, "/resolution"), json!({ "markdown": ANSWER })).await.expect(200);
    place.owner.put(&path(&other, "/rating"), json!({ "rating": 4 })).await.expect(200);
}

linli_tests::story! {
    async fn e17_a_complaint_keeps_the_promise_under_which_it_was_received(app) {
        let mut place = place(&app).await;
        let complaint = filed(&mut place).await;
        assert_eq!(complaint["promise_version"], 1);
        let acts = complaint_act::Entity::find().all(app.app.db.read()).await.expect("acts");
        assert_eq!(acts[0].detail["promise"], 1, "with the act, and so in what is proven of it");
        place.agent.put(&path(&complaint, "/grade"), json!({ "grade": "s2" })).await.expect(200);
        let seen = place.owner.get(&path(&complaint, "")).await.expect(200);
        assert_eq!((&seen["promise_version"], &seen["due_at"]), (&json!(1), &complaint["due_at"]));
    }

    async fn e18_nothing_ends_the_promise_of_a_complaint_that_was_received(app) {
        let mut place = place(&app).await;
        let complaint = filed(&mut place).await;
        app.advance(25 * HOUR);
        climbed(&app).await;
        // Whatever becomes of it, what was late was late.
        answered(&mut place.agent, &complaint).await;
        place.owner.post(&path(&complaint, "/withdrawal"), json!({})).await.expect(200);
        assert_eq!(statuses(&mut place.owner, &complaint, "first_answer").await, ["breached"]);
        let promise = app.guest().get("/api/v1/promise").await.expect(200);
        assert_eq!((&promise["breached_count"], &promise["withdrawn_count"]), (&json!(1), &json!(0)));
    }

    async fn e19_adding_up_the_acts_anew_gives_the_same_whatever_was_lost(app) {
        let mut place = place(&app).await;
        lively(&app, &mut place).await;
        let sound = derived(&app).await;
        assert_eq!(verify(&app.app, Repair::No).await.expect("the check").wrong, []);
        for sql in [
            "DELETE FROM complaint_rung",
            "DELETE FROM complaint_deadline",
            "UPDATE complaint SET state = 'received', grade = 's4', cycle = 3, due_at = NULL, step_at = NULL, \
             handler_id = NULL, responsible_id = NULL, rating = NULL, proposed_by = NULL, act_count = 1, \
             team_id = NULL, team_decided = NOT team_decided, danger = NOT danger, offered_to_id = NULL, \
             refused_at = received_at",
        ] {
            damage(&app, sql).await;
        }
        let report = verify(&app.app, Repair::Yes).await.expect("the check");
        let lost = |id| Wrong::Complaint(ComplaintId(id), Differs::Deadlines);
        assert_eq!((report.wrong, report.repaired_count, report.replayed_count), (vec![lost(1), lost(2)], 2, 2));
        assert_eq!(derived(&app).await, sound);
        assert_eq!(verify(&app.app, Repair::No).await.expect("the check").wrong, []);
        // Nothing that was recorded is recorded again.
        let count = complaint_act::Entity::find().count(app.app.db.read()).await.expect("a count");
        climbed(&app).await;
        assert_eq!(complaint_act::Entity::find().count(app.app.db.read()).await.expect("a count"), count);
        damage(&app, "UPDATE complaint SET handler_id = NULL").await;
        let report = verify(&app.app, Repair::No).await.expect("the check");
        assert_eq!(report.wrong, [1, 2].map(|id| Wrong::Complaint(ComplaintId(id), Differs::Row)));
    }

    async fn e40_no_act_is_earlier_than_the_one_before_it_and_a_clock_that_went_back_is_told_of(app) {
        let mut place = place(&app).await;
        let complaint = filed(&mut place).await;
        let filed_at = complaint["filed_at"].clone();
        app.back(Duration::from_secs(3));
        place.owner.post(&path(&complaint, "/posts"), json!({ "markdown": "还没有人来" })).await.expect(200);
        app.guest().get("/api/v1/readyz").await.expect(200);
        app.back(Duration::from_secs(60));
        answered(&mut place.agent, &complaint).await;
        answered(&mut place.agent, &complaint).await;
        let acts = place.owner.get(&path(&complaint, "/timeline")).await.expect(200);
        for act in acts["items"].as_array().expect("acts") {
            assert_eq!(act["acted_at"], filed_at);
        }
        app.guest().get("/api/v1/readyz").await.expect_problem(503, "clock_behind");
        app.guest().get("/api/v1/healthz").await.expect(200);
        let steps = clock_step::Entity::find().all(app.app.db.read()).await.expect("steps");
        assert_eq!(steps.len(), 1, "once, not with every act");
        app.advance(Duration::from_secs(64));
        app.guest().get("/api/v1/readyz").await.expect(200);
        assert_eq!(statuses(&mut place.owner, &complaint, "first_answer").await, ["met"]);
    }

    async fn e37_what_happened_is_in_the_outbox_in_the_same_transaction(app) {
        let mut place = place(&app).await;
        lively(&app, &mut place).await;
        let acts = complaint_act::Entity::find().count(app.app.db.read()).await.expect("a count");
        let told = outbox::Entity::find().filter(outbox::Column::Kind.eq(outbox::OutboxKind::Complaint));
        assert_eq!(told.count(app.app.db.read()).await.expect("a count"), acts);
    }

    async fn e38_each_step_comes_once_and_none_again_at_night(app) {
        let mut place = place(&app).await;
        let complaint = filed(&mut place).await;
        for _ in 0..12 * 24 {
            app.advance(HOUR);
            climbed(&app).await;
        }
        place.owner = app.signed_in(place.owner.account_id()).await;
        let acts = kinds(&mut place.owner, &complaint).await;
        let mut once = acts.clone();
        once.sort();
        once.dedup();
        assert_eq!((acts.len(), once.len()), (7, 7), "{acts:?}");
    }

    async fn e39_every_step_is_written_when_the_complaint_comes(app) {
        let mut place = place(&app).await;
        filed(&mut place).await;
        let rungs = complaint_rung::Entity::find().all(app.app.db.read()).await.expect("rungs");
        let steps: Vec<&str> = rungs.iter().map(|rung| rung.rung.as_str()).collect();
        assert_eq!(steps, ["50", "75", "90", "100", "+24h", "+72h"]);
    }

    async fn a_list_tells_of_each_what_reading_it_alone_tells(app) {
        let mut place = place(&app).await;
        let elsewhere = app.project("elsewhere").await;
        let mut other = app.account("other").await;
        app.home(elsewhere, &other).await;
        for _ in 0..3 {
            filed(&mut place).await;
            let mut input = complaint(&place);
            (input["project_id"], input["unit_id"], input["openness"]) = (json!(elsewhere), json!(null), json!("public"));
            other.post("/api/v1/complaints", input).await.expect(201);
        }
        let mut lead = app.staff("lead", Role::Lead, Over::Project(place.project)).await;
        let mut again = lead.clone();
        for (reader, query, count) in [
            (&mut place.owner, "mine=true", 3),
            (&mut lead, "sort=due", 3),
            (&mut app.guest(), "sort=newest", 3),
            (&mut again, "sort=newest", 3),
        ] {
            let list = reader.get(&format!("/api/v1/complaints?{query}")).await.expect(200);
            let items = list["items"].as_array().expect("complaints").clone();
            assert_eq!(items.len(), count, "{query}");
            for item in items {
                let mut alone = reader.get(&path(&item, "")).await.expect(200);
                alone["unit_label"] = item["unit_label"].clone();
                assert_eq!(alone, item);
            }
        }
    }
}
