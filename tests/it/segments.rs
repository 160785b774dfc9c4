//! Segments: whom a question finds.

use linli_entities::board::Visibility;
use linli_entities::ownership::OwnershipRole;
use linli_entities::role_grant::Role;
use linli_tests::arrange::Over;
use linli_tests::{Browser, TestApp};
use poem::http::Method;
use serde_json::{Value, json};

use crate::club::{give, member, run_otherwise};
use crate::consents::say;

/// A question of one test.
pub(crate) fn one(test: Value) -> Value {
    json!({ "all": [{ "any": [test] }] })
}

async fn count(app: &TestApp, boss: &mut Browser, question: Value) -> u64 {
    // Time passes, so that the limit on counting is not what is met.
    app.advance(std::time::Duration::from_secs(60));
    let counted = boss.post("/api/v1/segments/count", json!({ "question": question })).await.expect(200);
    counted["count"].as_u64().expect("a count")
}

/// Whether a test finds as many of whom it holds, and its opposite all the others.
async fn finds(app: &TestApp, boss: &mut Browser, test: Value, expected: u64) {
    let everybody = count(app, boss, json!({ "all": [] })).await;
    assert_eq!(count(app, boss, one(test.clone())).await, expected, "{test}");
    let mut other = test.clone();
    other["not"] = json!(true);
    assert_eq!(count(app, boss, one(other)).await, everybody - expected, "not {test}");
}

/// A guest of an event is let in.
async fn attend(
    app: &TestApp,
    boss: &mut Browser,
    who: &mut Browser,
    project: linli_entities::project::ProjectId,
) {
    let event = crate::events::published(boss, crate::events::tour(project, 9)).await;
    let registered = crate::events::registered(who, &event, &["来客"]).await;
    let scan = json!({ "device": "gate", "sequence": 1, "nonce": "1", "scanned_at": app.app.clock.now(),
        "method": "search", "attendee_id": registered["attendees"][0]["id"] });
    let path = format!("/api/v1/events/{}/check-ins", event["id"]);
    boss.post(&path, json!({ "scans": [scan] })).await.expect(200);
}

linli_tests::story! {
    async fn a_question_finds_whom_it_holds_of_and_its_opposite_all_the_others(app) {
        let (river, hill) = (app.project("river").await, app.project_in("hill", "长沙").await);
        let mut boss = app.administrator().await;
        let (mut anna, id) = member(&app, "anna").await;
        let (bert, _) = member(&app, "bert").await;
        let mut carl = app.account("carl").await;
        app.home_as(river, &anna, OwnershipRole::Owner).await;
        app.home_as(hill, &bert, OwnershipRole::Buyer).await;
        finds(&app, &mut boss, json!({ "kind": "member" }), 2).await;
        finds(&app, &mut boss, json!({ "kind": "project", "project_ids": [river] }), 1).await;
        finds(&app, &mut boss, json!({ "kind": "city", "cities": ["长沙", "武汉"] }), 2).await;
        finds(&app, &mut boss, json!({ "kind": "stage", "statuses": ["handed_over"] }), 0).await;
        finds(&app, &mut boss, json!({ "kind": "ownership", "roles": ["buyer"] }), 1).await;
        finds(&app, &mut boss, json!({ "kind": "joined", "from_on": "2026-03-02", "until_on": "2026-03-02" }), 2).await;
        finds(&app, &mut boss, json!({ "kind": "joined", "until_on": "2026-03-01" }), 0).await;

        let tier = |code: &str, threshold: i64| json!({ "code": code, "name_zh": code, "name_en": code, "threshold": threshold, "benefits_markdown": "" });
        run_otherwise(&mut boss, |settings| settings["tiers"] = json!([tier("member", 0), tier("silver", 100)])).await;
        give(&app, id, 120, "a").await.expect("given");
        finds(&app, &mut boss, json!({ "kind": "tier", "tiers": ["silver"] }), 1).await;
        finds(&app, &mut boss, json!({ "kind": "tier", "tiers": ["member"] }), 1).await;
        finds(&app, &mut boss, json!({ "kind": "tier", "tiers": ["member", "silver"] }), 2).await;
        finds(&app, &mut boss, json!({ "kind": "tier", "tiers": ["iron"] }), 0).await;
        finds(&app, &mut boss, json!({ "kind": "points", "at_least": 100, "at_most": 120 }), 1).await;
        finds(&app, &mut boss, json!({ "kind": "points", "at_most": 119 }), 1).await;
        finds(&app, &mut boss, json!({ "kind": "points", "at_least": 0 }), 2).await;

        attend(&app, &mut boss, &mut carl, river).await;
        finds(&app, &mut boss, json!({ "kind": "attended", "at_least": 1 }), 1).await;
        finds(&app, &mut boss, json!({ "kind": "attended", "at_least": 2 }), 0).await;
        finds(&app, &mut boss, json!({ "kind": "attended", "at_least": 1, "from_on": "2026-03-03" }), 0).await;
        finds(&app, &mut boss, json!({ "kind": "referred", "at_least": 1 }), 0).await;
        let board = app.board(hill, Visibility::Public).await;
        let topic = app.topic(&boss, board, "话题", "一楼").await;
        anna.put(&format!("/api/v1/topics/{topic}/read"), json!({ "number": 1 })).await.expect(204);
        let interest = |project| json!({ "kind": "interest", "project_ids": [project], "from_on": "2026-03-01" });
        let read = count(&app, &mut boss, one(interest(hill))).await;
        assert!(read >= 1, "who reads there");
        finds(&app, &mut boss, interest(river), 1).await;

        // Every group has to hold, in a group one test.
        let question = json!({ "all": [
            { "any": [{ "kind": "project", "project_ids": [river] }, { "kind": "project", "project_ids": [hill] }] },
            { "any": [{ "kind": "points", "at_least": 1, "not": true }] },
        ] });
        assert_eq!(count(&app, &mut boss, question.clone()).await, 1);
        let mut bert = bert;
        say(&mut bert, "bulletin", &["mail"], true).await;
        let counted = boss.post("/api/v1/segments/count", json!({ "question": question, "purpose": "bulletin" })).await.expect(200);
        assert_eq!(counted, json!({ "count": 1, "mail_count": 1, "sms_count": 0, "push_count": 0 }));
    }

    async fn a_segment_is_kept_by_name_and_who_writes_over_another_is_told(app) {
        let mut boss = app.administrator().await;
        let mut care = app.staff("care", Role::GroupCare, Over::Group).await;
        let segment = |name: &str| json!({ "name": name, "question": one(json!({ "kind": "member" })) });
        let made = boss.post("/api/v1/segments", segment("会员")).await.expect(201);
        let taken = care.post("/api/v1/segments", segment("会员")).await.expect_problem(422, "invalid");
        assert_eq!((&taken["errors"][0]["pointer"], &taken["errors"][0]["code"]), (&json!("/name"), &json!("name_not_unique")));
        let path = format!("/api/v1/segments/{}", made["id"]);
        let save = async |by: &mut Browser, version: &str, name: &str| {
            by.send(Method::PUT, &path, Some(segment(name)), &[("if-match", version)]).await
        };
        let saved = save(&mut boss, "\"1\"", "全体会员").await.expect(200);
        assert_eq!((&saved["version"], &saved["question"]["all"][0]["any"][0]["kind"]), (&json!(2), &json!("member")));
        save(&mut care, "\"1\"", "别的").await.expect_problem(412, "stale");
        assert_eq!(care.get("/api/v1/segments").await.expect(200)["items"][0]["name"], "全体会员");
        let bulletin = json!({ "title": "News", "markdown": "Here they are.", "segment_id": made["id"], "channels": ["mail"], "held_days": 0 });
        boss.post("/api/v1/bulletins", bulletin).await.expect(201);
        boss.delete(&path).await.expect_problem(409, "in_use");
        let unused = boss.post("/api/v1/segments", segment("没人用")).await.expect(201);
        boss.delete(&format!("/api/v1/segments/{}", unused["id"])).await.expect(204);
        boss.delete(&format!("/api/v1/segments/{}", unused["id"])).await.expect_problem(404, "not_found");
    }

    async fn what_a_question_lacks_is_told_where_it_lacks(app) {
        let mut boss = app.administrator().await;
        for (test, field, code) in [
            (json!({ "kind": "project" }), "/project_ids", "required"),
            (json!({ "kind": "city", "cities": [] }), "/cities", "required"),
            (json!({ "kind": "joined" }), "/from_on", "required"),
            (json!({ "kind": "points", "at_least": -1 }), "/at_least", "out_of_range"),
            (json!({ "kind": "attended", "at_least": 0 }), "/at_least", "out_of_range"),
            (json!({ "kind": "tier", "tiers": vec!["a"; 51] }), "/tiers", "too_many"),
        ] {
            let asked = json!({ "question": { "all": [{ "any": [{ "kind": "member" }, test] }] } });
            let problem = boss.post("/api/v1/segments/count", asked).await.expect_problem(422, "invalid");
            let expected = (json!(format!("/question/all/0/any/1{field}")), json!(code));
            assert_eq!((problem["errors"][0]["pointer"].clone(), problem["errors"][0]["code"].clone()), expected);
        }
        let empty = json!({ "question": { "all": [{ "any": [] }] } });
        let problem = boss.post("/api/v1/segments/count", empty).await.expect_problem(422, "invalid");
        assert_eq!(problem["errors"][0]["pointer"], "/question/all/0/any");
    }
}
