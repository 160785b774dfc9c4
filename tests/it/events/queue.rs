//! Who gets seats that come free, in which order, and until when they are kept.

use linli_entities::role_grant::Role;
use linli_tests::arrange::Over;
use serde_json::{Value, json};

use super::{at, manager, now, of, party, pass, published, registered, told, tour};

linli_tests::story! {
    async fn a_seat_that_comes_free_is_kept_for_the_next_at_once_and_nobody_passes(app) {
        let project = app.project("jiangpan").await;
        let mut manager = manager(&app, project).await;
        let event = published(&mut manager, tour(project, 2)).await;
        let (mut one, mut two, mut three) =
            (app.account("one").await, app.account("two").await, app.account("three").await);
        let has = registered(&mut one, &event, &["甲", "乙"]).await;
        let next = registered(&mut two, &event, &["丙", "丁"]).await;
        let last = registered(&mut three, &event, &["戊"]).await;
        assert_eq!((&next["state"], &next["waitlist"]["position"]), (&json!("waiting"), &json!(1)));
        assert_eq!(next["waitlist"]["full"][0]["name"], "1 号车");
        assert_eq!(last["waitlist"]["position"], 2);
        let mut other = app.account("other").await;
        let mut impatient = party(&event, &["己"]);
        impatient["waitlist"] = json!(false);
        other.post(&at(&event, "/registrations"), impatient).await.expect_problem(409, "event_full");
        // A part given up is offered to the large party as a part; who is behind waits.
        let seats: Vec<Value> = vec![has["attendees"][1]["id"].clone()];
        one.post(&of(&has, "/cancel"), json!({ "attendee_ids": seats })).await.expect(200);
        let offered = now(&mut two, &next).await;
        assert_eq!((&offered["state"], &offered["offer"]["seat_count"]), (&json!("offered"), &json!(1)));
        assert_eq!(now(&mut three, &last).await["waitlist"]["position"], 1);
        pass(&app, 0).await;
        assert_eq!(told(&mut two).await, ["《周六看房团》给你留了名额，请在期限前确认"]);
        // It waits for both, in its place; what it let pass goes to who is behind.
        let waits = two.post(&of(&next, "/decline"), json!({})).await.expect(200);
        assert_eq!((&waits["state"], &waits["waitlist"]["position"]), (&json!("waiting"), &json!(1)));
        assert_eq!(now(&mut three, &last).await["state"], "offered");
        three.post(&of(&last, "/accept"), json!({ "seat_count": 2 })).await.expect_problem(422, "invalid");
        assert_eq!(three.post(&of(&last, "/accept"), json!({})).await.expect(200)["state"], "confirmed");
        three.post(&of(&last, "/accept"), json!({})).await.expect_problem(409, "wrong_state");
        // More room: all of the party.
        let version = manager.get(&at(&event, "")).await.expect(200)["version"].as_i64().expect("a version");
        let quota = at(&event, &format!("/quotas/{}", event["quotas"][0]["id"]));
        let raised = manager.patch(&quota, version, json!({ "name": "大车", "size": 4 })).await.expect(200);
        assert_eq!((&raised["over"], &raised["quota"]["taken"]), (&json!(0), &json!(4)));
        assert_eq!(now(&mut two, &next).await["offer"]["seat_count"], 2);
        // Less room takes nobody's seat, and names those who came last.
        let lowered = manager.patch(&quota, version + 1, json!({ "name": "小车", "size": 3 })).await.expect(200);
        assert_eq!((&lowered["over"], &lowered["concerned"][0]["id"]), (&json!(1), &last["id"]));
        assert_eq!(now(&mut three, &last).await["state"], "confirmed");
    }

    async fn whoever_cancels_and_comes_again_comes_last(app) {
        let project = app.project("jiangpan").await;
        let mut manager = manager(&app, project).await;
        let event = published(&mut manager, tour(project, 1)).await;
        let (mut one, mut two, mut three) =
            (app.account("one").await, app.account("two").await, app.account("three").await);
        let has = registered(&mut one, &event, &["甲"]).await;
        let first = registered(&mut two, &event, &["乙"]).await;
        let second = registered(&mut three, &event, &["丙"]).await;
        two.post(&of(&first, "/cancel"), json!({})).await.expect(200);
        let again = registered(&mut two, &event, &["乙"]).await;
        assert_eq!(again["waitlist"]["position"], 2);
        // An offered seat that is given up goes on at once; so does one whose holder comes again.
        one.post(&of(&has, "/cancel"), json!({})).await.expect(200);
        assert_eq!(now(&mut three, &second).await["state"], "offered");
        let back = registered(&mut one, &event, &["甲"]).await;
        assert_eq!(back["waitlist"]["position"], 2);
        three.post(&of(&second, "/decline"), json!({})).await.expect(200);
        assert_eq!(now(&mut three, &second).await["state"], "cancelled");
        assert_eq!(now(&mut two, &again).await["state"], "offered");
        two.post(&of(&again, "/cancel"), json!({})).await.expect(200);
        assert_eq!(now(&mut one, &back).await["state"], "offered");
        let taken = manager.get(&at(&event, "")).await.expect(200);
        assert_eq!(taken["quotas"][0]["taken"], 1);
        // Of others nobody learns anything.
        two.get(&of(&has, "")).await.expect_problem(404, "not_found");
        two.post(&of(&has, "/cancel"), json!({})).await.expect_problem(404, "not_found");
    }

    async fn an_offer_that_nobody_answers_goes_to_the_next_and_the_night_does_not_count(app) {
        let project = app.project("jiangpan").await;
        let mut manager = manager(&app, project).await;
        let mut short = tour(project, 1);
        short["offer_hours"] = json!(14);
        let event = published(&mut manager, short).await;
        let (mut one, mut two, mut three) =
            (app.account("one").await, app.account("two").await, app.account("three").await);
        let has = registered(&mut one, &event, &["甲"]).await;
        let next = registered(&mut two, &event, &["乙"]).await;
        let last = registered(&mut three, &event, &["丙"]).await;
        one.post(&of(&has, "/cancel"), json!({})).await.expect(200);
        // From 09:00: thirteen hours of this day and one of the next.
        assert_eq!(now(&mut two, &next).await["offer"]["expires_at"], "2026-03-03T01:00:00+00:00");
        pass(&app, 23).await;
        assert_eq!(now(&mut two, &next).await["state"], "offered");
        pass(&app, 1).await;
        assert_eq!(now(&mut two, &next).await["state"], "lapsed");
        assert_eq!(now(&mut three, &last).await["state"], "offered");
        assert_eq!(told(&mut two).await[0], "《周六看房团》留给你的名额过期了，已让给下一位");
        two.post(&of(&next, "/accept"), json!({})).await.expect_problem(409, "wrong_state");
    }

    async fn in_the_last_hours_whoever_comes_first_is_served_first(app) {
        let project = app.project("jiangpan").await;
        let mut manager = manager(&app, project).await;
        let event = published(&mut manager, tour(project, 1)).await;
        let (mut one, mut two, mut three) =
            (app.account("one").await, app.account("two").await, app.account("three").await);
        let has = registered(&mut one, &event, &["甲"]).await;
        let first = registered(&mut two, &event, &["乙"]).await;
        let second = registered(&mut three, &event, &["丙"]).await;
        two.post(&of(&first, "/accept"), json!({})).await.expect_problem(409, "wrong_state");
        // It begins on the 14th at 01:00 UTC: two hours and a half before.
        pass(&app, 11 * 24 + 21).await;
        app.advance(std::time::Duration::from_secs(1800));
        three.post(&of(&second, "/accept"), json!({})).await.expect_problem(409, "event_full");
        one.post(&of(&has, "/cancel"), json!({})).await.expect(200);
        app.make_notices().await;
        for who in [&mut two, &mut three] {
            assert_eq!(told(who).await[0], "《周六看房团》空出了名额，先到先得");
        }
        assert_eq!(three.post(&of(&second, "/accept"), json!({})).await.expect(200)["state"], "confirmed");
        two.post(&of(&first, "/accept"), json!({})).await.expect_problem(409, "event_full");
    }

    async fn a_home_comes_once_where_the_event_says_so_and_who_calls_is_registered_by_staff(app) {
        let project = app.project("jiangpan").await;
        let mut manager = manager(&app, project).await;
        let mut day = tour(project, 9);
        day["kind"] = "handover_day".into();
        day["audience"] = "owners".into();
        day["one_per_household"] = json!(true);
        let event = published(&mut manager, day).await;
        let (mut one, two) = (app.account("one").await, app.account("two").await);
        let unit = app.unit(project).await;
        for browser in [&one, &two] {
            let id = app.claim(unit, browser).await;
            manager.post(&format!("/api/v1/ownerships/{id}/decision"), json!({ "decision": "confirm" })).await.expect(200);
        }
        let made = registered(&mut one, &event, &["甲"]).await;
        assert_eq!(made["state"], "confirmed");
        two.clone().post(&at(&event, "/registrations"), party(&event, &["乙"])).await.expect_problem(409, "household_registered");
        // Staff register whoever calls, also somebody whom the event is not for; each with a reason.
        let caller = app.account("caller").await;
        let mut agent = app.staff("agent", Role::Agent, Over::Project(project)).await;
        let call = json!({ "account_id": caller.account_id(), "reason": "来电", "registration": party(&event, &["丙"]) });
        let path = at(&event, "/registrations/on-behalf");
        one.post(&path, call.clone()).await.expect_problem(403, "forbidden");
        caller.clone().post(&path, call.clone()).await.expect_problem(404, "not_found");
        let made = agent.post(&path, call.clone()).await.expect(201);
        assert_eq!((&made["by"]["name"], &made["account"]["name"]), (&json!("agent"), &json!("caller")));
        agent.post(&path, call).await.expect_problem(409, "already_registered");
        pass(&app, 0).await;
        let mut caller = caller;
        assert_eq!(told(&mut caller).await, ["agent替你报名了《周六看房团》"]);
        assert_eq!(now(&mut caller, &made).await["reason"], Value::Null, "what staff say among themselves");
        let list = agent.get(&at(&event, "/registrations?state=confirmed")).await.expect(200);
        assert_eq!(list["items"].as_array().expect("items").len(), 2);
        agent.post(&of(&made, "/cancel"), json!({})).await.expect_problem(422, "invalid");
        agent.post(&of(&made, "/cancel"), json!({ "reason": "来电取消" })).await.expect(200);
        pass(&app, 0).await;
        assert_eq!(told(&mut caller).await[0], "agent取消了你在《周六看房团》的报名");
    }

    async fn who_waits_for_one_bus_holds_up_nobody_who_takes_another(app) {
        let project = app.project("jiangpan").await;
        let mut manager = manager(&app, project).await;
        let mut buses = tour(project, 1);
        buses["plan"] = json!({
            "quotas": [{ "key": "bus-1", "name": "1 号车", "size": 1 }, { "key": "bus-2", "name": "2 号车", "size": 2 }],
            "slots": [{ "name": "光谷", "quotas": ["bus-1"] }, { "name": "汉口", "quotas": ["bus-2"] }],
        });
        let event = published(&mut manager, buses).await;
        let (mut one, mut two, mut three) =
            (app.account("one").await, app.account("two").await, app.account("three").await);
        registered(&mut one, &event, &["甲"]).await;
        assert_eq!(registered(&mut two, &event, &["乙"]).await["state"], "waiting");
        let mut other = party(&event, &["丙", "丁"]);
        other["slot_id"] = event["slots"][1]["id"].clone();
        let made = three.post(&at(&event, "/registrations"), other).await.expect(201);
        assert_eq!(made["state"], "confirmed");
        // The same request with the same key registers once.
        let mut four = app.account("four").await;
        let keyed = async |four: &mut linli_tests::Browser| {
            let headers = [("idempotency-key", "once")];
            let path = at(&event, "/registrations");
            four.send(poem::http::Method::POST, &path, Some(party(&event, &["戊"])), &headers).await.expect(201)
        };
        let (first, again) = (keyed(&mut four).await, keyed(&mut four).await);
        assert_eq!(first["id"], again["id"]);
        let mut unproven = app.unproven("unproven").await;
        unproven.post(&at(&event, "/registrations"), party(&event, &["己"])).await.expect_problem(403, "email_not_proven");
    }
}
