//! Events: who knows of them, weeks of a series, what there is, and what becomes of those who registered.

mod calendars;
mod door;
mod queue;
mod races;

use linli_entities::project::ProjectId;
use linli_entities::role_grant::Role;
use linli_tests::arrange::Over;
use linli_tests::{Browser, TestApp};
use poem::http::Method;
use serde_json::{Value, json};

/// A house tour in twelve days, of this project, for everybody, with one bus of so many seats.
pub(crate) fn tour(project: ProjectId, seats: i32) -> Value {
    json!({
        "project_id": project, "kind": "tour", "audience": "public", "title": "周六看房团",
        "markdown": "看三个户型，**午餐**在会所。", "place": "会所门口",
        "begins_at": "2026-03-14T01:00:00Z", "ends_at": "2026-03-14T08:00:00Z",
        "plan": { "quotas": [{ "key": "bus", "name": "1 号车", "size": seats }] },
    })
}

/// Makes an event and publishes it; as it is then.
pub(crate) async fn published(by: &mut Browser, event: Value) -> Value {
    let made = by.post("/api/v1/events", event).await.expect(201);
    let path = format!("/api/v1/events/{}/publish", made["id"]);
    by.post(&path, json!({ "whole_series": true })).await.expect(200)
}

/// What is sent to register so many people.
pub(crate) fn party(event: &Value, names: &[&str]) -> Value {
    let seats: Vec<Value> = names.iter().map(|name| json!({ "name": name })).collect();
    json!({ "slot_id": event["slots"][0]["id"], "attendees": seats, "waitlist": true })
}

pub(crate) fn at(event: &Value, rest: &str) -> String {
    format!("/api/v1/events/{}{rest}", event["id"])
}

/// Registers so many people; the registration.
pub(crate) async fn registered(who: &mut Browser, event: &Value, names: &[&str]) -> Value {
    who.post(&at(event, "/registrations"), party(event, names)).await.expect(201)
}

pub(crate) fn of(registration: &Value, rest: &str) -> String {
    format!("/api/v1/registrations/{}{rest}", registration["id"])
}

/// The registration as its holder reads it now.
pub(crate) async fn now(who: &mut Browser, registration: &Value) -> Value {
    who.get(&of(registration, "")).await.expect(200)
}

/// Lets what is due happen, and tells of it.
pub(crate) async fn pass(app: &TestApp, hours: u64) {
    app.advance(std::time::Duration::from_secs(hours * 3600));
    linli::features::registrations::jobs::run_due(&app.app).await.expect("what is due");
    app.make_notices().await;
}

/// The titles of the notices of an account, the newest first.
pub(crate) async fn told(who: &mut Browser) -> Vec<String> {
    let notices = who.get("/api/v1/notifications").await.expect(200);
    let items = notices["items"].as_array().expect("items").iter();
    items.map(|one| one["title"].as_str().expect("a title").to_owned()).collect()
}

async fn manager(app: &TestApp, project: ProjectId) -> Browser {
    app.staff("manager", Role::Manager, Over::Project(project)).await
}

linli_tests::story! {
    async fn an_event_is_known_to_whom_it_is_for_and_a_draft_to_its_staff_alone(app) {
        let (project, elsewhere) = (app.project("jiangpan").await, app.project("elsewhere").await);
        let mut manager = manager(&app, project).await;
        let mut readers = [
            ("guest", app.guest()),
            ("member", app.account("member").await),
            ("owner", app.account("owner").await),
            ("neighbour", app.account("neighbour").await),
            ("stranger", app.account("stranger").await),
            ("moderator", app.staff("moderator", Role::Moderator, Over::Project(project)).await),
            ("editor", app.staff("editor", Role::Editor, Over::Project(project)).await),
            ("other editor", app.staff("other", Role::Editor, Over::Project(elsewhere)).await),
        ];
        app.home(project, &readers[2].1).await;
        app.home(project, &readers[3].1).await;
        app.home(elsewhere, &readers[4].1).await;
        let homes = readers[2].1.get("/api/v1/me/ownerships").await.expect(200);
        let buildings = manager.get(&format!("/api/v1/projects/{project}/buildings")).await.expect(200);
        let own = |one: &&Value| one["name"] == homes["items"][0]["building_name"];
        let building = buildings["items"].as_array().expect("items").iter().find(own).expect("a building")["id"].clone();
        let mut events = vec![];
        for (audience, of_building, publish) in
            [("public", false, true), ("members", false, true), ("owners", false, true), ("owners", true, true), ("public", false, false)]
        {
            let mut event = tour(project, 9);
            event["audience"] = audience.into();
            if of_building {
                event["building_id"] = building.clone();
            }
            let made = manager.post("/api/v1/events", event).await.expect(201);
            if publish {
                manager.post(&at(&made, "/publish"), json!({})).await.expect(200);
            }
            events.push(made["id"].clone());
        }
        let expected = [
            ("guest", vec![0]),
            ("member", vec![0, 1]),
            ("owner", vec![0, 1, 2, 3]),
            ("neighbour", vec![0, 1, 2]),
            ("stranger", vec![0, 1]),
            ("moderator", vec![0, 1, 2, 3]),
            ("editor", vec![0, 1, 2, 3, 4]),
            ("other editor", vec![0, 1]),
        ];
        let nothing = app.guest().get("/api/v1/events/999999").await.expect_problem(404, "not_found");
        for ((who, reader), (same, known)) in readers.iter_mut().zip(expected) {
            assert_eq!(*who, same);
            let listed = reader.get("/api/v1/events").await.expect(200);
            let listed: Vec<Value> =
                listed["items"].as_array().expect("items").iter().map(|one| one["id"].clone()).collect();
            for (index, id) in events.iter().enumerate() {
                let answer = reader.get(&format!("/api/v1/events/{id}")).await;
                let calendar = reader.get(&format!("/api/v1/events/{id}/calendar")).await;
                if known.contains(&index) {
                    answer.expect(200);
                    calendar.expect(200);
                } else {
                    let refused = answer.expect_problem(404, "not_found");
                    assert_eq!(refused["title"], nothing["title"], "{who}");
                    calendar.expect_problem(404, "not_found");
                }
                // A draft is in no list but that of drafts.
                assert_eq!(listed.contains(id), known.contains(&index) && index != 4, "{who} {index}");
            }
        }
        app.guest().get("/api/v1/events?when=drafts").await.expect_problem(401, "sign_in_required");
        assert_eq!(manager.get("/api/v1/events?when=drafts").await.expect(200)["items"][0]["id"], events[4]);
        let of_city = manager.get("/api/v1/events?city=武汉&kind=tour&limit=2").await.expect(200);
        assert_eq!(of_city["items"].as_array().expect("items").len(), 2);
        let rest = manager.get(&format!("/api/v1/events?after={}", of_city["next"].as_str().expect("more"))).await;
        assert_eq!(rest.expect(200)["items"].as_array().expect("items").len(), 2);
    }

    async fn a_question_hour_is_every_friday_and_not_on_holidays(app) {
        let project = app.project("jiangpan").await;
        let mut manager = manager(&app, project).await;
        let mut event = tour(project, 9);
        event["kind"] = "question_hour".into();
        event["begins_at"] = "2026-04-24T06:00:00Z".into();
        event["ends_at"] = "2026-04-24T08:00:00Z".into();
        event["repeat"] = json!({ "count": 3, "excluded_dates": ["2026-05-01"] });
        let first = published(&mut manager, event.clone()).await;
        let list = app.guest().get(&format!("/api/v1/events?series_id={}", first["series_id"])).await.expect(200);
        let days: Vec<&str> =
            list["items"].as_array().expect("items").iter().filter_map(|one| one["begins_at"].as_str()).collect();
        assert_eq!(days, ["2026-04-24T06:00:00+00:00", "2026-05-08T06:00:00+00:00"]);
        // Each week is by itself.
        manager.post(&at(&first, "/cancel"), json!({ "reason": "专家出差" })).await.expect(200);
        let list = app.guest().get(&format!("/api/v1/events?series_id={}", first["series_id"])).await.expect(200);
        let states: Vec<&str> =
            list["items"].as_array().expect("items").iter().filter_map(|one| one["state"].as_str()).collect();
        assert_eq!(states, ["cancelled", "published"]);
        event["repeat"] = json!({ "count": 3, "until_on": "2026-06-01" });
        manager.post("/api/v1/events", event).await.expect_problem(422, "invalid");
    }

    async fn what_there_is_can_be_said_anew_until_somebody_registers(app) {
        let project = app.project("jiangpan").await;
        let mut manager = manager(&app, project).await;
        let mut member = app.account("member").await;
        let event = published(&mut manager, tour(project, 9)).await;
        let plan = json!({
            "quotas": [{ "key": "bus-1", "name": "1 号车", "size": 45 }, { "key": "lunch", "name": "午餐", "size": 1 }],
            "slots": [{ "name": "1 号车", "place": "光谷", "quotas": ["bus-1"] }],
            "extras": [{ "name": "午餐", "quotas": ["lunch"] }],
            "questions": [
                { "kind": "choice", "prompt": "口味", "choices": ["清淡", "辣"], "required": true },
                { "kind": "yes_no", "prompt": "儿童座椅" },
            ],
        });
        let version = format!("\"{}\"", event["version"]);
        let put = async |manager: &mut Browser, version: &str, plan: &Value| {
            manager.send(Method::PUT, &at(&event, "/plan"), Some(plan.clone()), &[("if-match", version)]).await
        };
        let unknown = json!({ "slots": [{ "name": "1 号车", "quotas": ["nothing"] }] });
        put(&mut manager, &version, &unknown).await.expect_problem(422, "invalid");
        let seen = put(&mut manager, &version, &plan).await.expect(200);
        put(&mut manager, &version, &plan).await.expect_problem(412, "stale");
        let (slot, lunch) = (&seen["slots"][0], &seen["extras"][0]["id"]);
        assert_eq!((slot["seats_left"].as_i64(), seen["registration"]["seats_left"].as_i64()), (Some(45), Some(45)));
        let question = &seen["questions"][0]["id"];
        let register = async |member: &mut Browser, seats: Value, answers: Value| {
            let body = json!({ "slot_id": slot["id"], "attendees": seats, "answers": answers });
            member.post(&at(&event, "/registrations"), body).await
        };
        let answers = json!([{ "question_id": question, "answer": "辣" }]);
        let with_lunch = json!({ "name": "李", "extra_ids": [lunch] });
        register(&mut member, json!([{ "name": "李" }]), json!([])).await.expect_problem(422, "invalid");
        let wrong = json!([{ "question_id": question, "answer": "甜" }]);
        register(&mut member, json!([{ "name": "李" }]), wrong).await.expect_problem(422, "invalid");
        register(&mut member, json!([with_lunch, with_lunch]), answers.clone()).await.expect_problem(409, "event_full");
        // One of them eats: the bus has room, and so has lunch.
        let made = register(&mut member, json!([with_lunch, { "name": "小李" }]), answers).await.expect(201);
        assert_eq!((&made["state"], &made["answers"][0]["answer"]), (&json!("confirmed"), &json!("辣")));
        let after = app.guest().get(&at(&event, "")).await.expect(200);
        assert_eq!((&after["slots"][0]["seats_left"], &after["extras"][0]["seats_left"]), (&json!(43), &json!(0)));
        let version = format!("\"{}\"", after["version"]);
        put(&mut manager, &version, &plan).await.expect_problem(409, "in_use");
        member.post(&at(&event, "/registrations"), party(&after, &["再来"])).await.expect_problem(409, "already_registered");
    }

    async fn an_event_that_moves_or_is_cancelled_tells_everybody_once(app) {
        let project = app.project("jiangpan").await;
        let mut manager = manager(&app, project).await;
        let event = published(&mut manager, tour(project, 9)).await;
        let mut member = app.account("member").await;
        let registration = registered(&mut member, &event, &["李"]).await;
        pass(&app, 24).await;
        assert_eq!(told(&mut member).await, [""; 0], "nobody is told of their own doing");
        // Words alone are no news; another place is.
        manager.patch(&at(&event, ""), 2, json!({ "title": "看房团" })).await.expect(200);
        let moved = json!({ "place": "会所二楼", "begins_at": "2026-03-12T01:00:00Z" });
        manager.patch(&at(&event, ""), 3, moved).await.expect(200);
        pass(&app, 0).await;
        pass(&app, 0).await;
        assert_eq!(told(&mut member).await, ["《看房团》的时间或地点变了"]);
        // A week before was the 5th, by the new time.
        pass(&app, 2 * 24).await;
        assert_eq!(told(&mut member).await.len(), 2);
        assert_eq!(told(&mut member).await[0], "《看房团》一周后开始");
        // What was missed together is told once, by the last.
        pass(&app, 6 * 24 + 23).await;
        assert_eq!(told(&mut member).await[0], "《看房团》两小时后开始");
        assert_eq!(told(&mut member).await.len(), 3);
        manager.post(&at(&event, "/cancel"), json!({ "reason": "暴雨" })).await.expect(200);
        manager.post(&at(&event, "/cancel"), json!({ "reason": "暴雨" })).await.expect_problem(409, "wrong_state");
        pass(&app, 0).await;
        pass(&app, 0).await;
        let notices = member.get("/api/v1/notifications").await.expect(200);
        assert_eq!(notices["items"].as_array().expect("items").len(), 4);
        assert_eq!(notices["items"][0]["title"], "《看房团》取消了");
        assert!(notices["items"][0]["text"].as_str().expect("a text").ends_with("暴雨"));
        assert_eq!(notices["items"][0]["url"], registration["url"]);
        assert_eq!(now(&mut member, &registration).await["event"]["state"], "cancelled");
        let mut other = app.account("other").await;
        let late = other.post(&at(&event, "/registrations"), party(&event, &["王"])).await;
        late.expect_problem(409, "registration_closed");
    }
}
