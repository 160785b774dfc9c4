//! Rewards: never more than there are, never for less than they cost, each voucher once.

use linli_entities::role_grant::Role;
use linli_tests::arrange::Over;
use linli_tests::{Browser, TestApp};
use serde_json::{Value, json};

use super::{DAY, give, member, points, sound, statement};

fn reward(points: i64, stock: Option<i64>) -> Value {
    json!({ "title": "家庭保洁", "markdown": "**三天**内上门", "points": points, "stock_left": stock, "voucher_days": 90, "state": "offered" })
}

async fn offered(boss: &mut Browser, reward: Value) -> String {
    boss.post("/api/v1/club/rewards", reward).await.expect(201)["id"].to_string()
}

fn redeeming(id: &str) -> String {
    format!("/api/v1/club/rewards/{id}/redemptions")
}

/// Whoever has the points, redeems; how often it was and what the others heard.
async fn race(app: &TestApp, browsers: &[Browser], path: &str) -> (usize, Vec<String>) {
    let all = browsers.iter().cloned().map(|mut browser| async move { browser.post(path, json!({})).await });
    let answers = futures_util::future::join_all(all).await;
    let done = answers.iter().filter(|answer| answer.status.as_u16() == 201).count();
    let refused = answers.iter().filter(|answer| answer.status.as_u16() != 201);
    app.advance(DAY);
    (done, refused.map(|answer| answer.json()["code"].as_str().unwrap_or_default().to_owned()).collect())
}

linli_tests::story! {
    async fn a_reward_is_redeemed_its_voucher_used_once_and_by_somebody_else(app) {
        let mut boss = app.administrator().await;
        let (mut anna, id) = member(&app, "anna").await;
        let project = app.project("riverside").await;
        let mut agent = app.staff("agent", Role::Agent, Over::Project(project)).await;
        let one = offered(&mut boss, reward(80, Some(5))).await;
        let seen = app.guest().get(&format!("/api/v1/club/rewards/{one}")).await.expect(200);
        assert_eq!((&seen["may_redeem"], &seen["why_not"]), (&false.into(), &"not_a_member".into()));
        assert!(seen["html"].as_str().expect("html").contains("<strong>三天</strong>"));
        anna.post(&redeeming(&one), json!({})).await.expect_problem(409, "not_enough_points");
        app.account("bert").await.post(&redeeming(&one), json!({})).await.expect_problem(403, "not_a_member");
        give(&app, id, 100, "a").await;
        let made = anna.post(&redeeming(&one), json!({})).await.expect(201);
        assert_eq!(points(&mut anna).await, [20, 0, 0, 0]);
        let line = anna.get("/api/v1/club/membership/entries").await.expect(200)["items"][0].clone();
        assert_eq!((&line["kind"], &line["title"]), (&"spent".into(), &"家庭保洁".into()));
        assert_eq!(boss.get(&format!("/api/v1/club/rewards/{one}")).await.expect(200)["stock_left"], 4);
        let code = made["code"].as_str().expect("a code");
        let voucher = format!("/api/v1/club/vouchers/{}", code.to_lowercase());
        anna.get(&voucher).await.expect_problem(403, "forbidden");
        assert_eq!(agent.get(&voucher).await.expect(200)["account"]["name"], "anna");
        app.grant(anna.account_id(), Role::Agent, Over::Project(project)).await;
        anna.post(&format!("{voucher}/use"), json!({})).await.expect_problem(403, "involved");
        let path = format!("{voucher}/use");
        agent.post(&path, json!({})).await.expect(200);
        agent.post(&path, json!({})).await.expect_problem(409, "wrong_state");
        let cancel = format!("/api/v1/club/redemptions/{}/cancellation", made["id"]);
        anna.post(&cancel, json!({})).await.expect_problem(409, "wrong_state");
        agent.get("/api/v1/club/vouchers/NOSUCHCODE12").await.expect_problem(404, "not_found");
        let own = anna.get("/api/v1/club/membership/redemptions").await.expect(200);
        assert_eq!((&own["items"][0]["state"], &own["items"][0]["may_cancel"]), (&"used".into(), &false.into()));
        sound(&app).await;
    }

    async fn c25_of_many_who_take_a_voucher_at_once_one_does(app) {
        let mut boss = app.administrator().await;
        let (mut anna, id) = member(&app, "anna").await;
        let project = app.project("riverside").await;
        let agent = app.staff("agent", Role::Agent, Over::Project(project)).await;
        let one = offered(&mut boss, reward(80, Some(5))).await;
        give(&app, id, 100, "a").await;
        let made = anna.post(&redeeming(&one), json!({})).await.expect(201);
        let path = format!("/api/v1/club/vouchers/{}/use", made["code"].as_str().expect("a code"));
        let takers = [vec![agent; 3], vec![boss; 3]].concat();
        let (done, heard) = race(&app, &takers, &path).await;
        assert_eq!((done, heard.len()), (0, 6), "it answers 200");
        assert_eq!(heard.iter().filter(|code| *code == "wrong_state").count(), 5, "{heard:?}");
        let own = anna.get("/api/v1/club/membership/redemptions").await.expect(200);
        assert_eq!(own["items"][0]["state"], "used");
        assert_eq!(points(&mut anna).await, [20, 0, 0, 0], "paid once");
        sound(&app).await;
    }

    async fn c15_what_is_cancelled_comes_back_once_points_and_piece(app) {
        let mut boss = app.administrator().await;
        let (mut anna, id) = member(&app, "anna").await;
        give(&app, id, 100, "a").await;
        let one = offered(&mut boss, reward(80, Some(1))).await;
        let made = anna.post(&redeeming(&one), json!({})).await.expect(201);
        let cancel = format!("/api/v1/club/redemptions/{}/cancellation", made["id"]);
        app.account("bert").await.post(&cancel, json!({})).await.expect_problem(404, "not_found");
        let (_, heard) = race(&app, &vec![anna.clone(); 6], &cancel).await;
        assert_eq!(heard.iter().filter(|code| *code == "wrong_state").count(), 5, "{heard:?}");
        assert_eq!(points(&mut anna).await, [100, 0, 0, 0]);
        assert_eq!(statement(&mut anna).await[0], ("refunded".to_owned(), 80, 100));
        let seen = boss.get(&format!("/api/v1/club/rewards/{one}")).await.expect(200);
        assert_eq!(seen["stock_left"], 1);
        let code = made["code"].as_str().expect("a code");
        boss.post(&format!("/api/v1/club/vouchers/{code}/use"), json!({})).await.expect_problem(409, "wrong_state");
        // Again, and whoever runs the club cancels it.
        let made = anna.post(&redeeming(&one), json!({})).await.expect(201);
        let cancel = format!("/api/v1/club/redemptions/{}/cancellation", made["id"]);
        boss.post(&cancel, json!({ "reason": "商户停业" })).await.expect(200);
        assert_eq!(points(&mut anna).await, [100, 0, 0, 0]);
        sound(&app).await;
    }

    async fn c23_c24_no_more_is_had_than_there_is_than_one_can_pay_or_than_one_may_have(app) {
        let mut boss = app.administrator().await;
        let mut members = vec![];
        for index in 0..12 {
            let (browser, id) = member(&app, &format!("member{index}")).await;
            give(&app, id, 100, "a").await;
            members.push(browser);
        }
        // Fewer pieces than members.
        let scarce = offered(&mut boss, reward(10, Some(7))).await;
        let (done, heard) = race(&app, &members, &redeeming(&scarce)).await;
        assert_eq!((done, heard.len()), (7, 5));
        assert!(heard.iter().all(|code| code == "out_of_stock"), "{heard:?}");
        // One member, many tries: three at 30 points are paid by 90, or by 100.
        let dear = offered(&mut boss, reward(30, None)).await;
        let (done, heard) = race(&app, &vec![members[0].clone(); 10], &redeeming(&dear)).await;
        assert_eq!(done, 3);
        assert!(heard.iter().all(|code| code == "not_enough_points"), "{heard:?}");
        let mut one_each = reward(1, Some(100));
        one_each["member_max"] = 2.into();
        let one_each = offered(&mut boss, one_each).await;
        let (done, heard) = race(&app, &vec![members[1].clone(); 8], &redeeming(&one_each)).await;
        assert_eq!(done, 2);
        assert!(heard.iter().all(|code| code == "limit_reached"), "{heard:?}");
        assert_eq!(boss.get(&format!("/api/v1/club/rewards/{one_each}")).await.expect(200)["stock_left"], 98, "who was refused took no piece");
        sound(&app).await;
    }

    async fn drafts_are_seen_by_those_who_run_the_club_and_windows_are_kept(app) {
        let mut boss = app.administrator().await;
        let (mut anna, id) = member(&app, "anna").await;
        give(&app, id, 100, "a").await;
        let mut draft = reward(10, None);
        draft["state"] = "draft".into();
        let draft = offered(&mut boss, draft).await;
        let path = format!("/api/v1/club/rewards/{draft}");
        anna.get(&path).await.expect_problem(404, "not_found");
        anna.post(&redeeming(&draft), json!({})).await.expect_problem(404, "not_found");
        assert_eq!(anna.get("/api/v1/club/rewards").await.expect(200)["items"], json!([]));
        assert_eq!(boss.get("/api/v1/club/rewards").await.expect(200)["items"].as_array().expect("items").len(), 1);
        let mut changed = reward(10, None);
        changed["from_at"] = "2026-03-05T00:00:00Z".into();
        changed["until_at"] = "2026-03-06T00:00:00Z".into();
        let put = |version: &'static str| (poem::http::Method::PUT, [("If-Match", version)]);
        let (method, tag) = put("\"1\"");
        boss.send(method, &path, Some(changed.clone()), &tag).await.expect(200);
        let (method, tag) = put("\"1\"");
        boss.send(method, &path, Some(changed), &tag).await.expect_problem(412, "stale");
        anna.post(&redeeming(&draft), json!({})).await.expect_problem(409, "not_on_offer");
        app.advance(DAY * 3);
        boss = app.signed_in(boss.account_id()).await;
        anna = app.signed_in(anna.account_id()).await;
        let made = anna.post(&redeeming(&draft), json!({})).await.expect(201);
        app.advance(DAY);
        anna.post(&redeeming(&draft), json!({})).await.expect_problem(409, "not_on_offer");
        app.advance(DAY * 90);
        boss = app.signed_in(boss.account_id()).await;
        anna = app.signed_in(anna.account_id()).await;
        let code = made["code"].as_str().expect("a code");
        boss.post(&format!("/api/v1/club/vouchers/{code}/use"), json!({})).await.expect_problem(409, "too_late");
        let own = anna.get("/api/v1/club/membership/redemptions").await.expect(200);
        assert_eq!((&own["items"][0]["overdue"], &own["items"][0]["may_cancel"]), (&true.into(), &true.into()));
    }
}
