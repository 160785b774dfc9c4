//! What is promised of building, and news from the building site.

use linli_entities::ownership::OwnershipRole;
use linli_tests::Browser;
use poem::http::Method;
use sea_orm::ConnectionTrait as _;
use serde_json::{Value, json};

use super::{Place, days, home, neighbour, place, told};

async fn promise(place: &mut Place, on: &str) -> Value {
    let input = json!({ "name": "主体结构封顶", "promised_on": on });
    place.editor.post(&format!("/api/v1/projects/{}/milestones", place.project), input).await.expect(201)
}

fn at(milestone: &Value) -> String {
    format!("/api/v1/milestones/{}", milestone["id"])
}

/// One red pixel.
const GIF: &[u8] = b"GIF89a\x01\0\x01\0\x80\0\0\xff\0\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";

async fn photo(browser: &mut Browser) -> Value {
    let body = Some((GIF.to_vec(), "image/gif"));
    browser.send_bytes(Method::POST, "/api/v1/attachments", body, &[]).await.expect(201)
}

fn news(audience: &str, building: &Value, photos: &[&Value]) -> Value {
    let ids: Vec<&Value> = photos.iter().map(|photo| &photo["id"]).collect();
    json!({ "building_id": building, "audience": audience, "title": "到了 18 层", "markdown": "本月完成 **五层**。",
        "photo_ids": ids })
}

/// The ids of what somebody finds in the news of the project.
async fn found(reader: &mut Browser, place: &Place) -> Vec<i64> {
    let list = reader.get(&format!("/api/v1/projects/{}/updates", place.project)).await.expect(200);
    list["items"].as_array().expect("items").iter().filter_map(|one| one["id"].as_i64()).collect()
}

linli_tests::story! {
    async fn a_promise_moves_with_a_reason_that_everybody_reads_and_those_at_home_are_told(app) {
        let mut place = place(&app).await;
        let member = app.account("member").await;
        let made = promise(&mut place, "2026-06-30").await;
        assert_eq!((&made["state"], &made["moved_days"], &made["may"]["edit"]), (&json!("upcoming"), &json!(0), &json!(true)));
        let path = at(&made);
        let later = json!({ "promised_on": "2026-07-31" });
        let refused = place.editor.patch(&path, 1, later.clone()).await.expect_problem(422, "invalid");
        assert_eq!(refused["errors"], json!([{ "pointer": "/reason", "code": "required" }]));
        let mut said = later;
        said["reason"] = json!("汛期停工三周");
        place.editor.patch(&path, 7, said.clone()).await.expect_problem(412, "stale");
        let moved = place.editor.patch(&path, 1, said).await.expect(200);
        assert_eq!(
            (&moved["promised_on"], &moved["first_promised_on"], &moved["moved_days"], &moved["version"]),
            (&json!("2026-07-31"), &json!("2026-06-30"), &json!(31), &json!(2)),
        );
        let mut guest = app.guest();
        let changes = guest.get(&format!("{path}/changes")).await.expect(200);
        let of = |n: usize| {
            let one = &changes["items"][n];
            (one["kind"].clone(), one["before_on"].clone(), one["after_on"].clone(), one["reason"].clone())
        };
        assert_eq!(of(0), (json!("promise_moved"), json!("2026-06-30"), json!("2026-07-31"), json!("汛期停工三周")));
        assert_eq!(of(1), (json!("made"), json!(null), json!("2026-06-30"), json!(null)));
        assert_eq!(changes["items"][0]["by"]["name"], "editor");
        let listed = guest.get(&format!("/api/v1/projects/{}/milestones", place.project)).await.expect(200);
        assert_eq!((&listed["items"][0]["change_count"], &listed["items"][0]["may"]["edit"]), (&json!(2), &json!(false)));

        let notices = told(&app, &place.owner).await;
        assert_eq!(notices.len(), 1, "{notices:?}");
        assert_eq!(notices[0].1, "“主体结构封顶”的承诺日期改到了 2026 年 7 月 31 日");
        assert_eq!(notices[0].2, "/projects/jiangpan/progress");
        for nobody in [&member, &place.editor, &place.agent] {
            assert!(told(&app, nobody).await.is_empty());
        }
    }

    async fn how_late_a_milestone_is_its_days_say(app) {
        let mut place = place(&app).await;
        let path = at(&promise(&mut place, "2026-03-05").await);
        let forecast = place.editor.patch(&path, 1, json!({ "forecast_on": "2026-03-08" })).await.expect(200);
        assert_eq!((&forecast["state"], &forecast["late_days"]), (&json!("at_risk"), &json!(3)));
        app.advance(days(5));
        let late = app.guest().get(&path).await.expect(200);
        assert_eq!((&late["state"], &late["late_days"]), (&json!("late"), &json!(2)));
        let ahead = place.editor.patch(&path, 2, json!({ "actual_on": "2026-03-08" })).await;
        assert_eq!(ahead.expect_problem(422, "invalid")["errors"][0]["code"], "out_of_range");
        let done = place.editor.patch(&path, 2, json!({ "actual_on": "2026-03-06" })).await.expect(200);
        assert_eq!((&done["state"], &done["late_days"]), (&json!("done_late"), &json!(1)));
        let notices = told(&app, &place.owner).await;
        assert_eq!(notices.iter().map(|one| one.1.as_str()).collect::<Vec<_>>(), ["主体结构封顶，完成了"]);
        place.editor.patch(&path, 3, json!({ "actual_on": null })).await.expect_problem(422, "invalid");
        let reopened = json!({ "actual_on": null, "reason": "验收未通过" });
        let reopened = place.editor.patch(&path, 3, reopened).await.expect(200);
        assert_eq!(reopened["state"], "late");
        place.editor.post(&format!("{path}/withdrawal"), json!({ "reason": " " })).await.expect_problem(422, "invalid");
        let gone = place.editor.post(&format!("{path}/withdrawal"), json!({ "reason": "重复录入" })).await.expect(200);
        assert_eq!((&gone["state"], &gone["withdraw_reason"]), (&json!("withdrawn"), &json!("重复录入")));
        place.editor.patch(&path, 5, json!({ "name": "封顶" })).await.expect_problem(409, "wrong_state");
        assert_eq!(told(&app, &place.owner).await.len(), 1, "nobody is told of what is no promise any more");
    }

    async fn what_was_promised_stays_whoever_writes_to_the_database(app) {
        let mut place = place(&app).await;
        promise(&mut place, "2026-06-30").await;
        let db = app.app.db.read();
        for statement in ["DELETE FROM milestone_change", "UPDATE milestone_change SET reason = 'x'"] {
            let refused = db.execute_unprepared(statement).await;
            assert!(refused.is_err_and(|error| error.to_string().contains("what was promised stays")), "{statement}");
        }
    }

    async fn who_edits_no_project_promises_nothing_and_a_building_is_of_its_project(app) {
        let mut place = place(&app).await;
        let elsewhere = app.project("elsewhere").await;
        let mut stranger = app.account("stranger").await;
        app.home(elsewhere, &stranger).await;
        let foreign = home(&mut stranger).await["building"]["id"].clone();
        let list = format!("/api/v1/projects/{}/milestones", place.project);
        let input = json!({ "name": "封顶", "promised_on": "2026-06-30", "building_id": foreign });
        let refused = place.editor.post(&list, input.clone()).await.expect_problem(422, "invalid");
        assert_eq!(refused["errors"], json!([{ "pointer": "/building_id", "code": "not_found" }]));
        for other in [&mut place.owner, &mut place.agent, &mut stranger] {
            other.post(&list, input.clone()).await.expect_problem(403, "forbidden");
        }
        let far = json!({ "name": "封顶", "promised_on": "2126-06-30" });
        place.editor.post(&list, far).await.expect_problem(422, "invalid");
    }

    async fn news_of_a_building_are_told_to_its_households_and_read_by_nobody_else(app) {
        let mut place = place(&app).await;
        let mut neighbour = neighbour(&app, &place, "neighbour", OwnershipRole::Owner).await;
        let building = home(&mut place.owner).await["building"]["id"].clone();
        let picture = photo(&mut place.editor).await;
        let list = format!("/api/v1/projects/{}/updates", place.project);
        let made = place.editor.post(&list, news("owners", &building, &[&picture])).await.expect(201);
        assert!(made["html"].as_str().is_some_and(|html| html.contains("<strong>五层</strong>")), "{made}");
        let (path, photo) = (format!("/api/v1/updates/{}", made["id"]), made["photos"][0]["url"].as_str().expect("a photo").to_owned());
        for reader in [&mut place.owner, &mut place.agent] {
            assert_eq!(reader.get(&path).await.expect(200)["markdown"], json!(null));
            assert_eq!(reader.get(&photo).await.status, 200);
        }
        for stranger in [&mut neighbour, &mut app.guest(), &mut app.account("member").await] {
            assert_eq!(found(stranger, &place).await, Vec::<i64>::new());
            stranger.get(&path).await.expect_problem(404, "not_found");
            stranger.get(&photo).await.expect_problem(404, "not_found");
        }
        let notices = told(&app, &place.owner).await;
        let url = format!("/updates/{}", made["id"]);
        assert_eq!(notices, [("update_published".to_owned(), "工程进展：到了 18 层".to_owned(), url)]);
        assert!(told(&app, &neighbour).await.is_empty());
        let again = place.editor.post(&list, news("public", &json!(null), &[&picture])).await;
        assert_eq!(again.expect_problem(422, "invalid")["errors"][0]["pointer"], "/photo_ids/0");
    }

    async fn what_was_published_is_withdrawn_with_a_reason_and_says_nothing_more(app) {
        let mut place = place(&app).await;
        let tenant = neighbour(&app, &place, "tenant", OwnershipRole::Tenant).await;
        let picture = photo(&mut place.editor).await;
        let list = format!("/api/v1/projects/{}/updates", place.project);
        let made = place.editor.post(&list, news("public", &json!(null), &[&picture])).await.expect(201);
        let path = format!("/api/v1/updates/{}", made["id"]);
        let photo = made["photos"][0]["url"].as_str().expect("a photo").to_owned();
        assert_eq!(app.guest().get(&photo).await.status, 200);
        assert_eq!((told(&app, &place.owner).await.len(), told(&app, &tenant).await.len()), (1, 1));

        place.agent.patch(&path, 1, json!({ "title": "到了 19 层" })).await.expect_problem(403, "forbidden");
        let edited = place.editor.patch(&path, 1, json!({ "title": "到了 19 层" })).await.expect(200);
        assert_eq!((&edited["title"], &edited["version"], edited["edited_at"].is_null()), (&json!("到了 19 层"), &json!(2), false));
        assert_eq!(told(&app, &place.owner).await.len(), 1, "nobody is told again");

        let reason = json!({ "reason": "照片拍到了住户" });
        place.editor.post(&format!("{path}/withdrawal"), reason.clone()).await.expect(200);
        let gone = app.guest().get(&path).await.expect(200);
        assert_eq!(
            (&gone["html"], &gone["photos"], &gone["withdraw_reason"]),
            (&json!(""), &json!([]), &json!("照片拍到了住户")),
        );
        app.guest().get(&photo).await.expect_problem(404, "not_found");
        assert_eq!(place.editor.get(&photo).await.status, 200, "who edits sees what it was");
        assert!(told(&app, &place.owner).await.is_empty(), "what says nothing more is told to nobody");
        place.editor.post(&format!("{path}/withdrawal"), reason).await.expect_problem(409, "wrong_state");
        place.editor.patch(&path, 3, json!({ "title": "x" })).await.expect_problem(409, "wrong_state");
    }

    async fn every_household_is_told_once_however_many_homes_it_has(app) {
        let mut place = place(&app).await;
        let mut others = vec![];
        for n in 0..5 {
            others.push(neighbour(&app, &place, &format!("other{n}"), OwnershipRole::Buyer).await);
        }
        // With a second home one is told once all the same.
        app.home(place.project, &others[0]).await;
        let list = format!("/api/v1/projects/{}/updates", place.project);
        place.editor.post(&list, news("public", &json!(null), &[])).await.expect(201);
        for other in others.iter().chain([&place.owner]) {
            assert_eq!(told(&app, other).await.len(), 1);
        }
    }
}
