//! What is missing for homes is red until it is done.

use linli_entities::role_grant::Role;
use linli_tests::Browser;
use linli_tests::arrange::Over;
use serde_json::{Value, json};

use super::{Place, days, home, path, place, put};

async fn grid(place: &mut Place) -> Value {
    place.agent.get(&format!("/api/v1/projects/{}/touches", place.project)).await.expect(200)
}

/// Expected, done, due and missing of a touch over all homes.
fn total(grid: &Value, kind: &str) -> [i64; 4] {
    let totals = grid["totals"].as_array().expect("totals");
    let cell = totals.iter().find(|cell| cell["kind"] == kind).expect("a cell");
    ["expected_count", "done_count", "due_count", "missing_count"]
        .map(|name| cell[name].as_i64().expect("a count"))
}

async fn missing(reader: &mut Browser, place: &Place, rest: &str) -> Vec<(String, i64)> {
    let list = format!("/api/v1/projects/{}/touches/missing?limit=100{rest}", place.project);
    let found = reader.get(&list).await.expect(200);
    let items = found["items"].as_array().expect("items").iter();
    let of = |one: &Value| {
        (one["kind"].as_str().expect("a kind").to_owned(), one["days_late"].as_i64().expect("days"))
    };
    items.map(of).collect()
}

linli_tests::story! {
    async fn what_is_missing_is_red_until_it_is_done(app) {
        let mut place = place(&app).await;
        let home_path = path(&mut place.owner).await;
        let signed = json!({ "signed_on": "2026-02-20", "handover_on": "2026-12-31" });
        put(&mut place.agent, &format!("{home_path}/dates"), 0, signed).await.expect(200);
        let due = grid(&mut place).await;
        assert_eq!((total(&due, "notes_given"), due["home_count"].clone()), ([1, 0, 1, 0], json!(1)));
        let mut agent = place.agent.clone();
        assert!(missing(&mut agent, &place, "").await.is_empty());
        app.advance(days(6));
        let both = [("notes_given".to_owned(), 2), ("manager_named".to_owned(), 2)];
        assert_eq!(missing(&mut agent, &place, "").await, both);
        assert_eq!(missing(&mut agent, &place, "&kind=manager_named").await, both[1..]);
        let red = grid(&mut place).await;
        assert_eq!(total(&red, "notes_given"), [1, 0, 0, 1]);
        assert_eq!(red["buildings"][0]["cells"], red["totals"]);
        assert_eq!(red["buildings"][0]["building"], home(&mut place.owner).await["building"]);

        place.owner.put(&format!("{home_path}/touches/notes_given"), json!({})).await.expect(200);
        let named = json!({ "account_id": place.agent.account_id(), "contact": "137" });
        place.agent.put(&format!("{home_path}/manager"), named).await.expect(200);
        assert!(missing(&mut agent, &place, "").await.is_empty());
        place.later(&app, 40).await;
        agent = place.agent.clone();
        assert_eq!(missing(&mut agent, &place, "").await, [("progress_told".to_owned(), 11)]);
        let news = json!({ "audience": "owners", "title": "到了 18 层", "markdown": "按计划。" });
        place.editor.post(&format!("/api/v1/projects/{}/updates", place.project), news).await.expect(201);
        assert!(missing(&mut agent, &place, "").await.is_empty());
        assert_eq!(total(&grid(&mut place).await, "progress_told"), [1, 1, 0, 0]);
        let journey = place.agent.get(&format!("{home_path}/journey")).await.expect(200);
        assert_eq!(journey["touches"][2]["state"], "done");
    }

    async fn a_day_on_which_homes_are_handed_over_invites_and_the_rest_follows(app) {
        let mut place = place(&app).await;
        let mut boss = app.administrator().await;
        let home_path = path(&mut place.owner).await;
        let dates = json!({ "signed_on": null, "handover_on": "2026-03-20" });
        put(&mut place.agent, &format!("{home_path}/dates"), 0, dates).await.expect(200);
        assert_eq!(total(&grid(&mut place).await, "handover_invited"), [1, 0, 1, 0]);
        let event = json!({
            "project_id": place.project, "kind": "handover_day", "audience": "owners", "title": "集中交付", "markdown": "带上身份证。",
            "place": "物业中心", "begins_at": "2026-03-20T01:00:00Z", "ends_at": "2026-03-20T09:00:00Z",
        });
        let event = boss.post("/api/v1/events", event).await.expect(201);
        assert_eq!(total(&grid(&mut place).await, "handover_invited"), [1, 0, 1, 0], "a draft invites nobody");
        boss.post(&format!("/api/v1/events/{}/publish", event["id"]), json!({})).await.expect(200);
        assert_eq!(total(&grid(&mut place).await, "handover_invited"), [1, 1, 0, 0]);
        let card = home(&mut place.owner).await;
        assert_eq!(card["next"], json!({ "kind": "handover_day", "due_on": "2026-03-20" }));
        place.later(&app, 60).await;
        let mut agent = place.agent.clone();
        let kinds: Vec<String> = missing(&mut agent, &place, "").await.into_iter().map(|(kind, _)| kind).collect();
        assert_eq!(kinds, ["notes_given", "manager_named", "checklist_done", "welcomed"]);
        place.agent.put(&format!("{home_path}/touches/welcomed"), json!({ "given_on": "2026-04-01" })).await.expect(200);
        assert!(missing(&mut agent, &place, "&kind=welcomed").await.is_empty());
    }

    async fn what_is_missing_is_shown_to_those_who_care_for_homes_there_and_page_by_page(app) {
        let mut place = place(&app).await;
        for name in ["two", "three"] {
            let mut other = app.account(name).await;
            app.home(place.project, &other).await;
            let dates = json!({ "signed_on": "2026-01-01", "handover_on": null });
            let path = path(&mut other).await;
            put(&mut place.agent, &format!("{path}/dates"), 0, dates).await.expect(200);
        }
        let list = format!("/api/v1/projects/{}/touches/missing", place.project);
        let (mut seen, mut after) = (vec![], String::new());
        loop {
            let page = place.agent.get(&format!("{list}?limit=1{after}")).await.expect(200);
            seen.extend(page["items"].as_array().expect("items").iter().map(|one| (one["url"].clone(), one["kind"].clone())));
            let Some(next) = page["next"].as_str() else { break };
            after = format!("&after={next}");
        }
        assert_eq!(seen.len(), 6, "{seen:?}");
        seen.dedup();
        assert_eq!(seen.len(), 6, "none twice");
        let elsewhere = app.project("elsewhere").await;
        let mut foreign = app.staff("foreign", Role::Agent, Over::Project(elsewhere)).await;
        for stranger in [&mut foreign, &mut place.owner, &mut place.editor] {
            stranger.get(&list).await.expect_problem(403, "forbidden");
        }
    }
}
