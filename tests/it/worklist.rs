//! The worklist: what an agent with many complaints sees of them, and what nobody else does.

use std::time::Duration;

use linli_entities::ownership::OwnershipRole;
use linli_entities::project::ProjectId;
use linli_entities::role_grant::Role;
use linli_entities::unit::UnitId;
use linli_tests::arrange::Over;
use linli_tests::{Browser, TestApp};
use poem::http::Method;
use serde_json::{Value, json};

const HOUR: Duration = Duration::from_secs(3600);
const ANSWER: &str = "维修师傅已经到场，预计今天中午恢复运行。";

/// Two projects, an owner at home in each, and an agent who answers in the first.
struct Desk {
    here: ProjectId,
    there: ProjectId,
    unit: UnitId,
    owner: Browser,
    agent: Browser,
}

async fn desk(app: &TestApp) -> Desk {
    let (here, there) = (app.project("here").await, app.project("there").await);
    let mut owner = app.account("owner").await;
    app.home(here, &owner).await;
    app.home(there, &owner).await;
    let homes = owner.get("/api/v1/me/ownerships").await.expect(200);
    let homes = homes["items"].as_array().expect("homes");
    let home = homes.iter().find(|home| home["project"]["id"] == json!(here)).expect("a home here");
    assert_eq!(home["role"], OwnershipRole::Owner.as_str());
    let unit = UnitId(home["unit_id"].as_i64().expect("a unit"));
    let agent = app.staff("agent", Role::Agent, Over::Project(here)).await;
    Desk { here, there, unit, owner, agent }
}

async fn filed(owner: &mut Browser, project: ProjectId, title: &str, more: Value) -> i64 {
    let mut input = json!({
        "project_id": project, "title": title, "category": "facilities", "markdown": "从周一早上起一直停运。",
    });
    input.as_object_mut().expect("an object").extend(more.as_object().cloned().unwrap_or_default());
    owner.post("/api/v1/complaints", input).await.expect(201)["id"].as_i64().expect("an id")
}

async fn listed(reader: &mut Browser, query: &str) -> Vec<i64> {
    let list = reader.get(&format!("/api/v1/complaints?{query}")).await.expect(200);
    list["items"].as_array().expect("items").iter().map(|one| one["id"].as_i64().expect("an id")).collect()
}

linli_tests::story! {
    async fn the_desk_lists_what_one_answers_and_narrows_it(app) {
        let mut desk = desk(&app).await;
        let lift = filed(&mut desk.owner, desk.here, "3 号楼 Lift 停了", json!({ "unit_id": desk.unit })).await;
        app.advance(HOUR);
        let fees = filed(&mut desk.owner, desk.here, "物业费多收了 10%", json!({ "category": "fees", "grade": "s2" })).await;
        let elsewhere = filed(&mut desk.owner, desk.there, "别处的电梯", json!({})).await;

        // Private ones of the own project, newest first; nothing of other projects.
        assert_eq!(listed(&mut desk.agent, "desk=true").await, [fees, lift]);
        assert_eq!(listed(&mut desk.agent, "sort=due").await, [lift, fees]);
        assert_eq!(listed(&mut desk.agent, "desk=true&category=fees").await, [fees]);
        assert_eq!(listed(&mut desk.agent, "sort=due&grade=s3").await, [lift]);
        assert_eq!(listed(&mut desk.agent, "desk=true&state=answered").await, [0; 0]);
        let owner = desk.owner.account_id();
        assert_eq!(listed(&mut desk.agent, &format!("complainant_id={owner}")).await, [fees, lift]);
        let agent = desk.agent.account_id();
        assert_eq!(listed(&mut desk.agent, &format!("complainant_id={agent}")).await, [0; 0]);

        // By number, or by what the title says; what looks like a pattern is none.
        for (query, found) in [("lift", vec![lift]), ("%232", vec![fees]), ("10%25", vec![fees]), ("1%25", vec![]), ("_", vec![])] {
            assert_eq!(listed(&mut desk.agent, &format!("desk=true&query={query}")).await, found, "{query}");
        }

        // The home stands in the list for those who may know it.
        let list = desk.agent.get("/api/v1/complaints?sort=due").await.expect(200);
        assert!(list["items"][0]["unit_label"].is_string(), "{list}");
        assert_eq!(list["items"][1]["unit_label"], json!(null), "it is about no home");
        assert_eq!(listed(&mut app.administrator().await, "desk=true").await, [elsewhere, fees, lift]);
    }

    async fn what_is_late_and_what_nobody_works_on_is_found(app) {
        let mut desk = desk(&app).await;
        let first = filed(&mut desk.owner, desk.here, "电梯停了", json!({})).await;
        app.advance(20 * HOUR);
        let second = filed(&mut desk.owner, desk.here, "楼道灯坏了", json!({})).await;
        assert_eq!(listed(&mut desk.agent, "late=true").await, [0; 0]);
        app.advance(5 * HOUR);
        assert_eq!(listed(&mut desk.agent, "late=true").await, [first], "no job has run");
        for (hours, due) in [(18, vec![first]), (20, vec![first, second])] {
            let instant = app.app.clock.now() + chrono::TimeDelta::hours(hours);
            let query = format!("due_before={}", instant.to_rfc3339_opts(chrono::SecondsFormat::Millis, true));
            assert_eq!(listed(&mut desk.agent, &query).await, due, "within {hours} hours");
        }
        assert_eq!(listed(&mut desk.agent, "sort=due&unassigned=true").await, [first, second]);
        let agent = json!({ "handler_id": desk.agent.account_id() });
        desk.agent.put(&format!("/api/v1/complaints/{second}/handler"), agent).await.expect(200);
        assert_eq!(listed(&mut desk.agent, "sort=due&unassigned=true").await, [first]);
        assert_eq!(listed(&mut desk.agent, "sort=due&handled_by_me=true").await, [second]);
        let answer = json!({ "markdown": ANSWER });
        desk.agent.post(&format!("/api/v1/complaints/{first}/answers"), answer).await.expect(200);
        assert_eq!(listed(&mut desk.agent, "late=true").await, [0; 0], "what was answered waits no longer");
        assert_eq!(listed(&mut desk.agent, "desk=true&state=answered").await, [first]);
    }

    async fn the_desk_is_closed_to_everybody_else(app) {
        let mut desk = desk(&app).await;
        filed(&mut desk.owner, desk.here, "公开的事", json!({ "openness": "public" })).await;
        let owner = desk.owner.account_id();
        let queries = ["desk=true".to_owned(), "late=true".to_owned(), "sort=due".to_owned(), format!("complainant_id={owner}")];
        for query in queries {
            let path = format!("/api/v1/complaints?{query}");
            app.guest().get(&path).await.expect_problem(401, "sign_in_required");
            desk.owner.get(&path).await.expect_problem(403, "forbidden");
        }
        // In the public list there is no home.
        let list = app.guest().get("/api/v1/complaints?query=公开").await.expect(200);
        assert_eq!((&list["items"][0]["title"], &list["items"][0]["unit_label"]), (&json!("公开的事"), &json!(null)));
        app.guest().get(&format!("/api/v1/complaints?query={}", "长".repeat(81))).await.expect_problem(422, "invalid");
    }

    async fn whoever_calls_is_found_by_door_name_or_address_and_never_by_leafing(app) {
        let mut desk = desk(&app).await;
        let path = format!("/api/v1/projects/{}/residents", desk.here);
        for query in ["1201", "own", "owner@story.test"] {
            let found = desk.agent.get(&format!("{path}?query={query}")).await.expect(200);
            assert_eq!(found["items"][0]["account"]["name"], "owner", "{query}");
            assert_eq!(found["items"][0]["unit_id"], json!(desk.unit), "{query}");
        }
        let homes = desk.agent.get(&format!("{path}?account_id={}", desk.owner.account_id())).await.expect(200);
        assert_eq!(homes["items"].as_array().map(Vec::len), Some(1), "and none of other projects");
        for query in ["owner@", "%25", "nobody"] {
            let none = desk.agent.get(&format!("{path}?query={query}x")).await.expect(200);
            assert_eq!(none["items"], json!([]), "{query}");
        }
        for nothing in [path.clone(), format!("{path}?query=1")] {
            desk.agent.get(&nothing).await.expect_problem(422, "invalid");
        }
        let there = format!("/api/v1/projects/{}/residents?query=own", desk.there);
        desk.agent.get(&there).await.expect_problem(403, "forbidden");
        desk.owner.get(&format!("{path}?query=own")).await.expect_problem(403, "forbidden");
        app.guest().get(&format!("{path}?query=own")).await.expect_problem(401, "sign_in_required");
    }

    async fn of_two_who_answer_at_once_the_second_is_told_first(app) {
        let mut desk = desk(&app).await;
        let complaint = filed(&mut desk.owner, desk.here, "电梯停了", json!({})).await;
        let path = format!("/api/v1/complaints/{complaint}/answers");
        let answer = json!({ "markdown": ANSWER });
        // A step of the ladder is nobody's: what was read is still how it stands.
        app.advance(13 * HOUR);
        linli::features::complaints::jobs::run_due(&app.app, app.app.clock.now()).await.expect("the ladder");
        let sent = desk.agent.send(Method::POST, &path, Some(answer.clone()), &[("if-match", "\"1\"")]);
        assert_eq!(sent.await.expect(200)["version"], 3);
        let mut lead = app.staff("lead", Role::Lead, Over::Project(desk.here)).await;
        let sent = lead.send(Method::POST, &path, Some(answer.clone()), &[("if-match", "\"1\"")]);
        sent.await.expect_problem(412, "stale");
        // Whoever may not answer hears that, however old what they read is.
        let sent = desk.owner.send(Method::POST, &path, Some(answer.clone()), &[("if-match", "\"1\"")]);
        sent.await.expect_problem(403, "forbidden");
        lead.send(Method::POST, &path, Some(answer.clone()), &[("if-match", "\"3\"")]).await.expect(200);
        lead.post(&path, answer).await.expect(200);
    }

    async fn a_complaint_can_be_assigned_to_whoever_is_listed_as_handler(app) {
        let mut desk = desk(&app).await;
        let complaint = filed(&mut desk.owner, desk.here, "电梯停了", json!({})).await;
        app.staff("expert", Role::Expert, Over::Project(desk.here)).await;
        app.staff("elsewhere", Role::Agent, Over::Project(desk.there)).await;
        let lead = app.staff("lead", Role::Lead, Over::Project(desk.here)).await;
        app.staff("care", Role::GroupCare, Over::Group).await;
        let path = format!("/api/v1/projects/{}/handlers", desk.here);
        let names = |list: &Value| -> Vec<(String, i64)> {
            let handlers = list["items"].as_array().expect("handlers").iter();
            handlers.map(|one| (one["account"]["name"].as_str().expect("a name").to_owned(), one["open_count"].as_i64().expect("a count"))).collect()
        };
        let before = desk.agent.get(&path).await.expect(200);
        assert_eq!(names(&before), [("agent".to_owned(), 0), ("lead".to_owned(), 0), ("care".to_owned(), 0)]);
        let handler = json!({ "handler_id": lead.account_id() });
        desk.agent.put(&format!("/api/v1/complaints/{complaint}/handler"), handler).await.expect(200);
        let after = desk.agent.get(&path).await.expect(200);
        assert_eq!(names(&after), [("agent".to_owned(), 0), ("care".to_owned(), 0), ("lead".to_owned(), 1)]);
        desk.agent.get(&format!("/api/v1/projects/{}/handlers", desk.there)).await.expect_problem(403, "forbidden");
        desk.owner.get(&path).await.expect_problem(403, "forbidden");
    }
}
