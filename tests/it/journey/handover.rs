//! The checklist of a handover, and the visit every four years after it.

use linli_entities::checklist_tick;
use linli_tests::arrange::people::PASSWORD;
use linli_tests::{Browser, TestApp};
use sea_orm::EntityTrait as _;
use serde_json::{Value, json};

use super::{Place, days, home, path, place, put, told};

async fn checklist(place: &mut Place) -> Vec<Value> {
    let items = json!({ "items": [
        { "area": "厨房", "text": "水槽下水通畅" },
        { "area": "客厅", "text": "墙面平整，没有裂缝" },
    ] });
    let list = format!("/api/v1/projects/{}/checklist", place.project);
    let made = place.editor.post(&list, items).await.expect(201);
    made["items"].as_array().expect("items").iter().map(|item| item["id"].clone()).collect()
}

async fn tick(browser: &mut Browser, path: &str, item: &Value, result: &str, note: &str) -> Value {
    let body = json!({ "result": result, "note": note });
    browser.put(&format!("{path}/checklist/{item}"), body).await.expect(200)
}

async fn journey(browser: &mut Browser, path: &str) -> Value {
    browser.get(&format!("{path}/journey")).await.expect(200)
}

/// A home that was handed over on this day.
async fn handed_over(app: &TestApp, place: &mut Place, on: &str) -> String {
    let path = path(&mut place.owner).await;
    let dates = json!({ "signed_on": null, "handover_on": on });
    put(&mut place.agent, &format!("{path}/dates"), 0, dates).await.expect(200);
    app.make_notices().await;
    path
}

linli_tests::story! {
    async fn either_side_ticks_for_itself_and_a_finding_leads_to_a_complaint(app) {
        let mut place = place(&app).await;
        let items = checklist(&mut place).await;
        let path = handed_over(&app, &mut place, "2026-03-01").await;
        assert_eq!(home(&mut place.owner).await["next"]["kind"], "checklist");
        let wordless = json!({ "result": "finding" });
        place.owner.put(&format!("{path}/checklist/{}", items[0]), wordless).await.expect_problem(422, "invalid");
        let line = tick(&mut place.owner, &path, &items[0], "finding", "水槽右侧渗水").await;
        assert_eq!((&line["household"]["result"], &line["staff"]), (&json!("finding"), &json!(null)));
        let url = line["complaint_url"].as_str().expect("an address");
        let unit = home(&mut place.owner).await["unit"]["id"].clone();
        assert!(url.starts_with(&format!("/complaints/new?project_id={}&unit_id={unit}&title=", place.project)), "{url}");
        for item in &items {
            tick(&mut place.agent, &path, item, "ok", "").await;
        }
        assert_eq!(
            journey(&mut place.owner, &path).await["checklist"],
            json!({ "total_count": 2, "household_count": 1, "staff_count": 2, "finding_count": 1 }),
        );
        tick(&mut place.owner, &path, &items[1], "ok", "").await;
        assert_eq!(home(&mut place.owner).await["next"]["kind"], "visit");
        tick(&mut place.owner, &path, &items[1], "open", "").await;
        let lines = place.owner.get(&format!("{path}/checklist")).await.expect(200);
        assert_eq!((&lines["items"][1]["household"], &lines["items"][1]["staff"]["result"]), (&json!(null), &json!("ok")));

        // What leaves the list leaves it in every home.
        let item = format!("/api/v1/checklist-items/{}", items[1]);
        place.owner.delete(&item).await.expect_problem(403, "forbidden");
        assert_eq!(place.editor.delete(&item).await.status, 204);
        place.editor.delete(&item).await.expect_problem(404, "not_found");
        place.owner.put(&format!("{path}/checklist/{}", items[1]), json!({ "result": "ok" })).await.expect_problem(404, "not_found");
        assert_eq!(journey(&mut place.owner, &path).await["checklist"]["total_count"], 1);
    }

    async fn an_item_is_of_one_project_and_the_list_has_an_end(app) {
        let mut place = place(&app).await;
        let items = checklist(&mut place).await;
        let elsewhere = app.project("elsewhere").await;
        let mut stranger = app.account("stranger").await;
        app.home(elsewhere, &stranger).await;
        let foreign = path(&mut stranger).await;
        stranger.put(&format!("{foreign}/checklist/{}", items[0]), json!({ "result": "ok" })).await.expect_problem(404, "not_found");
        let list = format!("/api/v1/projects/{}/checklist", place.project);
        stranger.get(&list).await.expect_problem(404, "not_found");
        let many: Vec<Value> = (0..100).map(|n| json!({ "area": "全屋", "text": format!("第 {n} 项") })).collect();
        place.editor.post(&list, json!({ "items": [] })).await.expect_problem(422, "invalid");
        place.editor.post(&list, json!({ "items": many })).await.expect(201);
        place.editor.post(&list, json!({ "items": many })).await.expect_problem(409, "too_many");
        let item = format!("/api/v1/checklist-items/{}", items[0]);
        let moved = place.editor.patch(&item, 1, json!({ "position": 9000 })).await.expect(200);
        assert_eq!((&moved["version"], &moved["text"]), (&json!(2), &json!("水槽下水通畅")));
        let read = place.owner.get(&list).await.expect(200);
        assert_eq!(read["items"].as_array().expect("items").last().expect("one")["id"], items[0]);
    }

    async fn a_home_is_visited_every_four_years_and_none_is_left_out(app) {
        let mut place = place(&app).await;
        let path = handed_over(&app, &mut place, "2022-03-10").await;
        let visit = journey(&mut place.owner, &path).await["visit"].clone();
        assert_eq!((&visit["round"], &visit["due_on"], &visit["state"]), (&json!(1), &json!("2026-03-10"), &json!("due")));
        let at = |round: i32, what: &str| format!("{path}/visits/{round}/{what}");
        let figures = format!("/api/v1/projects/{}/home-visit-figures", place.project);
        let none = json!({ "due_count": 0, "done_count": 0, "late_count": 0, "done_percent": null });
        assert_eq!(place.owner.get(&figures).await.expect(200), none);

        let appointment = json!({ "appointed_at": "2026-03-11T02:00:00Z" });
        place.owner.put(&at(1, "appointment"), appointment.clone()).await.expect_problem(403, "forbidden");
        place.agent.put(&at(2, "appointment"), appointment.clone()).await.expect_problem(409, "too_early");
        let appointed = place.agent.put(&at(1, "appointment"), appointment.clone()).await.expect(200);
        assert_eq!((&appointed["state"], &appointed["appointed_at"]), (&json!("appointed"), &json!("2026-03-11T02:00:00+00:00")));
        assert_eq!(told(&app, &place.owner).await[0].1, "回访的时间约好了");
        app.advance(days(17));
        assert_eq!(journey(&mut place.owner, &path).await["visit"]["state"], "late", "nobody said that somebody came");
        let ahead = json!({ "visited_on": "2026-03-29", "findings": "" });
        place.agent.put(&at(1, "report"), ahead).await.expect_problem(422, "invalid");
        let report = json!({ "visited_on": "2026-03-11", "findings": "阳台栏杆有锈" });
        let reported = place.agent.put(&at(1, "report"), report.clone()).await.expect(200);
        assert_eq!((&reported["state"], &reported["visitor"]["name"]), (&json!("done"), &json!("agent")));
        place.agent.put(&at(1, "report"), report).await.expect_problem(409, "wrong_state");
        let next = journey(&mut place.owner, &path).await["visit"].clone();
        assert_eq!((&next["round"], &next["due_on"], &next["state"]), (&json!(2), &json!("2030-03-10"), &json!("ahead")));
        let visits = place.owner.get(&format!("{path}/visits")).await.expect(200);
        assert_eq!(visits["items"].as_array().map(Vec::len), Some(2));
        let done = json!({ "due_count": 1, "done_count": 1, "late_count": 0, "done_percent": 100 });
        assert_eq!(place.owner.get(&figures).await.expect(200), done);
        app.account("member").await.get(&figures).await.expect_problem(404, "not_found");
        app.guest().get(&figures).await.expect_problem(401, "sign_in_required");
    }

    async fn without_a_handover_no_visit_is_due(app) {
        let mut place = place(&app).await;
        let path = path(&mut place.owner).await;
        assert_eq!(journey(&mut place.owner, &path).await["visit"], json!(null));
        let appointment = json!({ "appointed_at": "2026-03-11T02:00:00Z" });
        let early = place.agent.put(&format!("{path}/visits/1/appointment"), appointment).await;
        early.expect_problem(409, "too_early");
        let past = json!({ "appointed_at": "2026-03-01T02:00:00Z" });
        place.agent.put(&format!("{path}/visits/1/appointment"), past).await.expect_problem(422, "invalid");
    }

    async fn what_was_written_beside_a_tick_is_forgotten_with_the_account(app) {
        let mut place = place(&app).await;
        let items = checklist(&mut place).await;
        let mut buyer = app.registered("buyer").await;
        buyer.post("/api/v1/me/email/codes", json!({})).await.expect(202);
        let code = app.mailed_code().await;
        buyer.post("/api/v1/me/email/proof", json!({ "code": code })).await.expect(200);
        let id = buyer.get("/api/v1/me").await.expect(200)["id"].as_i64().expect("an id");
        let mut buyer = app.signed_in(linli_entities::account::AccountId(id)).await;
        app.home(place.project, &buyer).await;
        let path = path(&mut buyer).await;
        tick(&mut buyer, &path, &items[0], "finding", "我家水槽渗水").await;
        assert_eq!(buyer.post("/api/v1/me/erasure", json!({ "password": PASSWORD })).await.status, 204);
        let ticks = checklist_tick::Entity::find().all(app.app.db.read()).await.expect("ticks");
        assert_eq!(ticks.iter().map(|tick| tick.note.as_str()).collect::<Vec<_>>(), [""]);
    }
}
