//! Who works on a complaint: teams, the rules that lead to them, offers, assigning many, danger.

use std::time::Duration;

use linli_entities::role_grant::Role;
use linli_tests::arrange::Over;
use linli_tests::{Browser, TestApp};
use serde_json::{Value, json};

use crate::complaints::{ANSWER, HOUR, Place, answered, complaint, filed, kinds, path, place};

/// A team of the project, as `boss` makes it.
pub(crate) async fn team(boss: &mut Browser, place: &Place, name: &str) -> Value {
    let team = json!({ "name": name, "project_id": place.project });
    boss.post("/api/v1/teams", team).await.expect(201)["id"].clone()
}

async fn join(boss: &mut Browser, team: &Value, member: &Browser) {
    let path = format!("/api/v1/teams/{team}/members/{}", member.account_id());
    boss.put(&path, json!({})).await.expect(200);
}

async fn lead_of(app: &TestApp, place: &Place) -> Browser {
    app.staff("lead", Role::Lead, Over::Project(place.project)).await
}

async fn rule(boss: &mut Browser, place: &Place, category: Option<&str>, team: &Value) -> Value {
    let rule = json!({ "project_id": place.project, "category": category, "team_id": team });
    boss.put("/api/v1/routing-rules", rule).await.expect(200)
}

linli_tests::story! {
    async fn e33_a_complaint_goes_to_the_team_of_the_most_specific_rule_and_always_to_one(app) {
        let mut place = place(&app).await;
        let first = filed(&mut place).await;
        assert_eq!(first["team"]["name"], "客户关系", "one rule fits everything");
        let mut boss = app.administrator().await;
        let (works, desk) = (team(&mut boss, &place, "工程").await, team(&mut boss, &place, "前台").await);
        rule(&mut boss, &place, None, &desk).await;
        let about_lifts = rule(&mut boss, &place, Some("facilities"), &works).await;
        assert_eq!(filed(&mut place).await["team"]["name"], "工程");
        let mut noise = complaint(&place);
        noise["category"] = json!("noise");
        assert_eq!(place.owner.post("/api/v1/complaints", noise).await.expect(201)["team"]["name"], "前台");
        // A rule counts for what is filed from then on.
        let seen = place.agent.get(&path(&first, "")).await.expect(200);
        assert_eq!(seen["team"]["name"], "客户关系");

        let work = place.agent.get(&format!("/api/v1/complaints?sort=due&team_id={works}")).await.expect(200);
        assert_eq!(work["items"].as_array().map(Vec::len), Some(1));
        place.owner.get(&format!("/api/v1/complaints?team_id={works}")).await.expect_problem(403, "forbidden");
        let told = |reader: &Value| reader["items"][0]["team"]["name"].clone();
        assert_eq!(told(&place.agent.get(&path(&first, "/timeline")).await.expect(200)), "客户关系");
        let to_owner = place.owner.get(&path(&first, "/timeline")).await.expect(200);
        assert_eq!(told(&to_owner), Value::Null, "it is decided among staff");

        boss.delete(&format!("/api/v1/teams/{works}")).await.expect_problem(409, "team_in_use");
        boss.delete(&format!("/api/v1/routing-rules/{}", about_lifts["id"])).await.expect(204);
        boss.delete(&format!("/api/v1/teams/{works}")).await.expect(204);
        assert_eq!(filed(&mut place).await["team"]["name"], "前台");
        let rules = boss.get("/api/v1/routing-rules").await.expect(200);
        let fallback = rules["items"][0]["id"].clone();
        boss.delete(&format!("/api/v1/routing-rules/{fallback}")).await.expect_problem(409, "fallback_stays");
    }

    async fn a_complaint_of_a_team_is_told_to_the_team_and_without_one_to_everybody_who_could_work_on_it(app) {
        let mut place = place(&app).await;
        let mut boss = app.administrator().await;
        let works = team(&mut boss, &place, "工程").await;
        rule(&mut boss, &place, None, &works).await;
        let colleague = app.staff("colleague", Role::Agent, Over::Project(place.project)).await;
        let lead = lead_of(&app, &place).await;
        join(&mut boss, &works, &colleague).await;
        let told = async |reader: &Browser| {
            app.make_notices().await;
            let mut reader = app.signed_in(reader.account_id()).await;
            let listed = reader.get("/api/v1/notifications").await.expect(200);
            let kinds = listed["items"].as_array().expect("notices").iter().map(|notice| notice["kind"].clone());
            kinds.filter(|kind| kind != "role_granted").collect::<Vec<_>>()
        };
        filed(&mut place).await;
        assert_eq!(told(&colleague).await, ["complaint_filed"]);
        app.advance(12 * HOUR);
        linli::features::complaints::jobs::run_due(&app.app, app.app.clock.now()).await.expect("the ladder");
        assert_eq!(told(&colleague).await, ["complaint_escalated", "complaint_filed"], "the first step names the team");
        for other in [&place.agent, &lead, &boss] {
            assert_eq!(told(other).await, Vec::<Value>::new());
        }
        let path = format!("/api/v1/teams/{works}/members/{}", colleague.account_id());
        boss.delete(&path).await.expect(204);
        filed(&mut place).await;
        for could in [&place.agent, &colleague, &lead] {
            assert_eq!(told(could).await[0], "complaint_filed", "a team of nobody leaves nobody untold");
        }
    }

    async fn e23_a_team_says_once_and_soon_that_it_is_not_theirs_and_a_lead_decides(app) {
        let mut place = place(&app).await;
        let mut boss = app.administrator().await;
        let mut lead = lead_of(&app, &place).await;
        let (works, desk) = (team(&mut boss, &place, "工程").await, team(&mut boss, &place, "前台").await);
        rule(&mut boss, &place, None, &works).await;
        join(&mut boss, &works, &place.agent).await;
        let (complaint, late) = (filed(&mut place).await, filed(&mut place).await);
        let due = complaint["due_at"].clone();
        app.advance(HOUR);

        let reason = json!({ "markdown": "这是收费问题，不归工程。" });
        lead.post(&path(&complaint, "/refusal"), reason.clone()).await.expect_problem(403, "forbidden");
        let seen = place.agent.get(&path(&complaint, "")).await.expect(200);
        assert_eq!((&seen["may"]["refuse"], &seen["may"]["reroute"]), (&json!(true), &json!(false)));
        let refused = place.agent.post(&path(&complaint, "/refusal"), reason.clone()).await.expect(200);
        assert_eq!((&refused["due_at"], &refused["team"]["name"]), (&due, &json!("工程")), "it stays theirs until then");
        let waiting = lead.get("/api/v1/complaints?sort=due&refused=true").await.expect(200);
        assert_eq!(waiting["items"][0]["id"], complaint["id"]);
        place.agent.post(&path(&complaint, "/refusal"), reason.clone()).await.expect_problem(409, "wrong_state");
        let choice = json!({ "team_id": desk });
        place.agent.put(&path(&complaint, "/team"), choice.clone()).await.expect_problem(403, "forbidden");
        app.advance(HOUR);
        let after = lead.put(&path(&complaint, "/team"), choice).await.expect(200);
        assert_eq!((&after["team"]["name"], &after["refused_at"], &after["due_at"]), (&json!("前台"), &json!(null), &due));
        join(&mut boss, &desk, &place.agent).await;
        place.agent.post(&path(&complaint, "/refusal"), reason.clone()).await.expect_problem(409, "wrong_state");

        app.advance(Duration::from_secs(1));
        place.agent.post(&path(&late, "/refusal"), reason).await.expect_problem(409, "too_late");
        // The owner sees nothing of it but who has it.
        assert_eq!(kinds(&mut place.owner, &complaint).await, ["filed"]);
        let seen = place.owner.get(&path(&complaint, "")).await.expect(200);
        assert_eq!((&seen["team"]["name"], &seen["refused_at"]), (&json!("前台"), &json!(null)));
        // Nor does it find the reasons, and nobody else does.
        app.feed_search().await;
        let words = "%E6%94%B6%E8%B4%B9%E9%97%AE%E9%A2%98";
        let found = place.owner.get(&format!("/api/v1/search?kind=complaint&q={words}")).await.expect(200);
        assert_eq!(found["items"], json!([]));
    }

    async fn e23_whoever_had_it_when_it_came_due_answers_for_that(app) {
        let mut place = place(&app).await;
        let mut boss = app.administrator().await;
        let mut lead = lead_of(&app, &place).await;
        let (works, desk) = (team(&mut boss, &place, "工程").await, team(&mut boss, &place, "前台").await);
        rule(&mut boss, &place, None, &works).await;
        let complaint = filed(&mut place).await;
        app.advance(20 * HOUR);
        lead.put(&path(&complaint, "/team"), json!({ "team_id": desk })).await.expect(200);
        app.advance(6 * HOUR);
        answered(&mut place.agent, &complaint).await;
        let held = lead.get(&path(&complaint, "/holders")).await.expect(200);
        let told = |index: usize| {
            let hold = &held["items"][index];
            (hold["team"]["name"].clone(), hold["handler"]["name"].clone(), hold["duration_s"].clone(), hold["missed"].clone())
        };
        assert_eq!(told(0), (json!("工程"), json!(null), json!(20 * 3600), json!([])), "not the one that had it before");
        assert_eq!(told(1), (json!("前台"), json!(null), json!(6 * 3600), json!(["first_answer"])));
        assert_eq!(told(2), (json!("前台"), json!("agent"), json!(0), json!([])));
        place.owner.get(&path(&complaint, "/holders")).await.expect_problem(403, "forbidden");
    }

    async fn what_is_offered_stays_with_who_offers_it_until_it_is_taken_over(app) {
        let mut place = place(&app).await;
        let mut other = app.staff("other", Role::Agent, Over::Project(place.project)).await;
        let complaint = filed(&mut place).await;
        answered(&mut place.agent, &complaint).await;
        let offer = json!({ "handler_id": other.account_id() });
        other.put(&path(&complaint, "/offer"), offer.clone()).await.expect_problem(403, "forbidden");
        let to_owner = json!({ "handler_id": place.owner.account_id() });
        place.agent.put(&path(&complaint, "/offer"), to_owner).await.expect_problem(422, "invalid");
        let offered = place.agent.put(&path(&complaint, "/offer"), offer.clone()).await.expect(200);
        assert_eq!((&offered["handler"]["name"], &offered["offered_to"]["name"]), (&json!("agent"), &json!("other")));
        let mine = other.get("/api/v1/complaints?offered_to_me=true").await.expect(200);
        assert_eq!((&mine["items"][0]["id"], &mine["items"][0]["may"]["take_over"]), (&complaint["id"], &json!(true)));

        let no = json!({ "markdown": "我明天休假。" });
        let declined = other.post(&path(&complaint, "/offer/refusal"), no).await.expect(200);
        assert_eq!((&declined["handler"]["name"], &declined["offered_to"]), (&json!("agent"), &json!(null)));
        other.post(&path(&complaint, "/offer/acceptance"), json!({})).await.expect_problem(409, "wrong_state");
        place.agent.put(&path(&complaint, "/offer"), offer).await.expect(200);
        let taken = other.post(&path(&complaint, "/offer/acceptance"), json!({})).await.expect(200);
        assert_eq!((&taken["handler"]["name"], &taken["responsible"]["name"]), (&json!("other"), &json!("agent")),
            "whoever touched it first still answers for it");
        assert_eq!(kinds(&mut place.owner, &complaint).await, ["filed", "answered"]);
    }

    async fn e42_whoever_answers_there_no_longer_is_of_no_team_and_takes_over_nothing(app) {
        let mut place = place(&app).await;
        let mut boss = app.administrator().await;
        let other = app.staff("other", Role::Agent, Over::Project(place.project)).await;
        let works = team(&mut boss, &place, "工程").await;
        join(&mut boss, &works, &other).await;
        join(&mut boss, &works, &place.agent).await;
        let complaint = filed(&mut place).await;
        answered(&mut place.agent, &complaint).await;
        let offer = json!({ "handler_id": other.account_id() });
        place.agent.put(&path(&complaint, "/offer"), offer).await.expect(200);
        let roles = boss.get(&format!("/api/v1/accounts/{}/roles", other.account_id())).await.expect(200);
        boss.delete(&format!("/api/v1/roles/{}", roles["items"][0]["id"])).await.expect(204);
        let seen = place.agent.get(&path(&complaint, "")).await.expect(200);
        assert_eq!((&seen["offered_to"], &seen["handler"]["name"]), (&json!(null), &json!("agent")));
        let left = boss.get(&format!("/api/v1/teams/{works}")).await.expect(200);
        assert_eq!(left["members"].as_array().map(Vec::len), Some(1), "{left}");
        assert_eq!(left["members"][0]["name"], "agent");
    }

    async fn many_are_assigned_at_once_each_for_itself_and_twice_changes_nothing(app) {
        let mut place = place(&app).await;
        let (one, gone, private) = (filed(&mut place).await, filed(&mut place).await, filed(&mut place).await);
        place.owner.post(&path(&gone, "/withdrawal"), json!({})).await.expect(200);
        let mut lead = lead_of(&app, &place).await;
        let ids = json!([private["id"], 900_001, gone["id"], one["id"]]);
        let body = json!({ "handler_id": place.agent.account_id(), "complaint_ids": ids });
        for first in ["assigned", "unchanged"] {
            let done = lead.post("/api/v1/complaints/assignments", body.clone()).await.expect(200);
            let outcomes: Vec<_> = done["items"].as_array().expect("items").iter().map(|item| item["outcome"].clone()).collect();
            assert_eq!(outcomes, [json!(first), json!("not_found"), json!("wrong_state"), json!(first)]);
        }
        assert_eq!(kinds(&mut lead, &one).await, ["filed", "assigned"]);
        let elsewhere = app.project("elsewhere").await;
        let mut stranger = app.staff("stranger", Role::Agent, Over::Project(elsewhere)).await;
        let done = stranger.post("/api/v1/complaints/assignments", body.clone()).await.expect(200);
        assert_eq!(done["items"][0]["outcome"], "not_found", "nothing is told of what may not be read");
        place.owner.post("/api/v1/complaints/assignments", body).await.expect_problem(403, "forbidden");
        let many: Vec<i64> = (1..=101).collect();
        let body = json!({ "handler_id": place.agent.account_id(), "complaint_ids": many });
        lead.post("/api/v1/complaints/assignments", body).await.expect_problem(422, "invalid");
    }

    async fn danger_goes_before_all_others_and_alarms_at_once(app) {
        let mut place = place(&app).await;
        let calm = filed(&mut place).await;
        app.advance(HOUR);
        let with = |field: &str, value: Value| {
            let mut input = complaint(&place);
            input[field] = value;
            input
        };
        let (marked, safety) = (with("danger", json!(true)), with("category", json!("safety")));
        let safety = place.owner.post("/api/v1/complaints", safety).await.expect(201);
        let marked = place.owner.post("/api/v1/complaints", marked).await.expect(201);
        assert_eq!((&marked["grade"], &marked["danger"]), (&json!("s1"), &json!(true)));
        let due = |complaint: &Value| complaint["due_at"].as_str().expect("a time").to_owned();
        assert!(due(&calm) < due(&safety), "it is due before, and goes after");
        let mut ids = vec![];
        let mut after = String::new();
        loop {
            let page = place.agent.get(&format!("/api/v1/complaints?sort=due&limit=1{after}")).await.expect(200);
            ids.push(page["items"][0]["id"].clone());
            let Some(next) = page["next"].as_str() else { break };
            after = format!("&after={next}");
        }
        assert_eq!(ids, [marked["id"].clone(), safety["id"].clone(), calm["id"].clone()]);
        assert_eq!(kinds(&mut place.owner, &marked).await, ["filed", "alarmed"]);

        // Also what turns out to be dangerous later, once.
        for grade in ["s2", "s1", "s1"] {
            place.agent.put(&path(&calm, "/grade"), json!({ "grade": grade })).await.expect(200);
        }
        assert_eq!(kinds(&mut place.owner, &calm).await, ["filed", "graded", "graded", "alarmed", "graded"]);
        answered(&mut place.agent, &calm).await;
        let only = place.agent.get("/api/v1/complaints?sort=due&danger=true").await.expect(200);
        assert_eq!(only["items"].as_array().map(Vec::len), Some(2), "what is answered is not owed");
        assert!(ANSWER.len() > 10);
    }

    async fn a_team_is_of_staff_who_answer_there_and_managed_from_there(app) {
        let place = place(&app).await;
        let elsewhere = app.project("elsewhere").await;
        let mut manager = app.staff("manager", Role::Manager, Over::Project(place.project)).await;
        let mut stranger = app.staff("stranger", Role::Manager, Over::Project(elsewhere)).await;
        let works = team(&mut manager, &place, "工程").await;
        let path = format!("/api/v1/teams/{works}");
        stranger.get(&path).await.expect_problem(404, "not_found");
        let listed = stranger.get("/api/v1/teams").await.expect(200);
        assert!(listed["items"].as_array().expect("items").iter().all(|team| team["id"] != works), "{listed}");
        for (who, status, code) in [(&place.owner, 422, "invalid"), (&stranger, 422, "invalid")] {
            manager.put(&format!("{path}/members/{}", who.account_id()), json!({})).await.expect_problem(status, code);
        }
        for _ in 0..2 {
            let joined = manager.put(&format!("{path}/members/{}", place.agent.account_id()), json!({})).await.expect(200);
            assert_eq!(joined["members"].as_array().map(Vec::len), Some(1));
        }
        let of_group = json!({ "name": "集团" });
        manager.post("/api/v1/teams", of_group).await.expect_problem(403, "forbidden");
        let twice = json!({ "name": "工程", "project_id": place.project });
        manager.post("/api/v1/teams", twice).await.expect_problem(422, "invalid");
        manager.patch(&path, 1, json!({ "name": "工程部" })).await.expect(200);
        manager.patch(&path, 1, json!({ "name": "维修" })).await.expect_problem(412, "stale");
        let rule = json!({ "project_id": elsewhere, "team_id": works });
        stranger.put("/api/v1/routing-rules", rule).await.expect_problem(422, "invalid");
        let mine = place.agent.clone().get("/api/v1/teams?mine=true").await.expect(200);
        assert_eq!(mine["items"][0]["name"], "工程部");
        // Whoever is erased is of no team.
        let mut boss = app.administrator().await;
        let erasure = format!("/api/v1/accounts/{}/erasure", place.agent.account_id());
        boss.send(poem::http::Method::POST, &erasure, None, &[]).await.expect(204);
        assert_eq!(manager.get(&path).await.expect(200)["members"], json!([]));
    }
}
