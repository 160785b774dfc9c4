//! What is refused in auctions, and to whom.

use linli_entities::role_grant::Role;
use linli_tests::arrange::Over;
use poem::http::Method;
use sea_orm::ConnectionTrait as _;
use serde_json::{Value, json};

use super::{
    DAY, FEN, HOUR, START, STEP, auction, bid, bidder, input, member, offered, pay, register, sound, standing,
};

linli_tests::story! {
    async fn staff_of_the_project_do_not_bid_for_its_homes(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let id = offered(&mut boss, project, |_| {}).await;
        let (mut anna, _) = member(&app, "anna").await;
        let annas = register(&mut anna, &id).await.expect(201);
        pay(&mut boss, &annas, "2026-03-02").await;
        for (name, role) in [("editor", Role::Editor), ("manager", Role::Manager)] {
            let (browser, _) = member(&app, name).await;
            app.grant(browser.account_id(), role, Over::Project(project)).await;
            let mut browser = app.signed_in(browser.account_id()).await;
            register(&mut browser, &id).await.expect_problem(403, "involved");
            assert_eq!(auction(&mut browser, &id).await["why_not"], "involved");
        }
        // Nor whoever became staff after paying.
        app.grant(anna.account_id(), Role::Agent, Over::Project(project)).await;
        app.advance(2 * DAY);
        bid(&mut anna, &id, START).await.expect_problem(403, "involved");
        assert_eq!(standing(&app, &id).await["bid_count"], 0);
    }

    async fn money_that_was_paid_in_time_is_taken_until_bidding_begins(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let id = offered(&mut boss, project, |_| {}).await;
        let ((mut anna, _), (mut bert, _), (mut carl, _)) = (member(&app, "anna").await, member(&app, "bert").await, member(&app, "carl").await);
        let annas = register(&mut anna, &id).await.expect(201);
        let berts = register(&mut bert, &id).await.expect(201);
        assert_eq!(annas["pay_by_at"], "2026-03-03T01:00:00+00:00");
        app.advance(DAY);
        assert_eq!(standing(&app, &id).await["state"], "preparing");
        register(&mut carl, &id).await.expect_problem(409, "too_late");
        app.advance(HOUR);
        assert_eq!(pay(&mut boss, &annas, "2026-03-03").await["state"], "held");
        app.advance(DAY - HOUR);
        let late = pay(&mut boss, &berts, "2026-03-03").await;
        assert_eq!(late["refund"]["cause"], "late", "bidding has begun");
        bid(&mut anna, &id, START).await.expect(201);
        bid(&mut bert, &id, START + STEP).await.expect_problem(409, "deposit_required");
        bid(&mut carl, &id, START + STEP).await.expect_problem(409, "deposit_required");
        bid(&mut app.guest(), &id, START + STEP).await.expect_problem(401, "sign_in_required");
        sound(&app).await;
    }

    async fn a_zero_too_many_is_asked_about(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let id = offered(&mut boss, project, |_| {}).await;
        let (mut anna, _) = bidder(&app, &mut boss, "anna", &id).await;
        let (mut bert, _) = bidder(&app, &mut boss, "bert", &id).await;
        app.advance(2 * DAY);
        let typed = bid(&mut anna, &id, START * 10).await;
        typed.expect_problem(422, "invalid");
        assert_eq!((&typed.json()["errors"][0]["pointer"], &typed.json()["errors"][0]["code"]), (&"/is_sure".into(), &"unusual_bid".into()));
        bid(&mut anna, &id, START * 3 / 2).await.expect(201);
        bid(&mut bert, &id, START * 9 / 4 + 1).await.expect_problem(422, "invalid");
        let meant = json!({ "fen": START * 9 / 4 + 1, "is_sure": true });
        bert.post(&format!("/api/v1/auctions/{id}/bids"), meant).await.expect(201);
        bid(&mut anna, &id, 100_000_000_001).await.expect_problem(422, "invalid");
        bid(&mut anna, &id, 0).await.expect_problem(422, "invalid");
    }

    async fn a_bid_that_is_sent_twice_with_a_key_is_one(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let id = offered(&mut boss, project, |_| {}).await;
        let (mut anna, _) = bidder(&app, &mut boss, "anna", &id).await;
        let (mut bert, _) = bidder(&app, &mut boss, "bert", &id).await;
        app.advance(2 * DAY);
        let path = format!("/api/v1/auctions/{id}/bids");
        let key = [("idempotency-key", "one")];
        let first = anna.send(Method::POST, &path, Some(json!({ "fen": START })), &key).await.expect(201);
        bid(&mut bert, &id, START + STEP).await.expect(201);
        app.advance(HOUR);
        let again = anna.send(Method::POST, &path, Some(json!({ "fen": START })), &key).await.expect(201);
        assert_eq!(first, again, "also when it is too late to bid anew");
        assert_eq!(standing(&app, &id).await["bid_count"], 2);
    }

    async fn what_is_offered_stays_as_it_was_offered(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let made = boss.post("/api/v1/auctions", input(project)).await.expect(201);
        let id = made["id"].to_string();
        let path = format!("/api/v1/auctions/{id}");
        app.guest().get(&path).await.expect_problem(404, "not_found");
        app.guest().get(&format!("{path}/standing")).await.expect_problem(404, "not_found");
        app.guest().get(&format!("{path}/bids")).await.expect_problem(404, "not_found");
        let mut edited = input(project);
        edited["step_fen"] = json!(STEP * 2);
        let draft = boss.send(Method::PUT, &path, Some(edited.clone()), &[("if-match", "1")]).await.expect(200);
        assert_eq!((&draft["step_fen"], &draft["version"]), (&(STEP * 2).into(), &2.into()));
        boss.post(&format!("{path}/cancellation"), json!({ "reason": "x" })).await.expect_problem(409, "wrong_state");
        boss.post(&format!("{path}/opening"), json!({})).await.expect(200);
        for (field, value) in [("step_fen", json!(STEP)), ("closes_at", json!("2026-03-04T03:00:00Z")), ("deposit_fen", json!(FEN / 2)), ("soft_close_minutes", json!(1))] {
            let mut other = edited.clone();
            other[field] = value;
            boss.send(Method::PUT, &path, Some(other), &[("if-match", "3")]).await.expect_problem(409, "wrong_state");
        }
        edited["title"] = json!("顶层复式，带露台");
        let seen = boss.send(Method::PUT, &path, Some(edited), &[("if-match", "3")]).await.expect(200);
        assert_eq!((&seen["title"], &seen["standing"]["state"]), (&"顶层复式，带露台".into(), &"registering".into()));
        // An auction is no group buy, and a group buy no auction.
        boss.get(&format!("/api/v1/group-buys/{id}")).await.expect_problem(404, "not_found");
        boss.post(&format!("/api/v1/group-buys/{id}/closing"), json!({})).await.expect_problem(404, "not_found");
        assert_eq!(boss.get("/api/v1/group-buys").await.expect(200)["items"], json!([]));
        let group_buy = crate::group_buys::opened(&mut boss, project).await;
        boss.get(&format!("/api/v1/auctions/{group_buy}")).await.expect_problem(404, "not_found");
        assert_eq!(boss.get("/api/v1/auctions").await.expect(200)["items"].as_array().map(Vec::len), Some(1));
    }

    async fn an_auction_is_made_of_times_that_follow_one_another_and_a_home_of_the_project(app) {
        let mut boss = app.administrator().await;
        let (project, elsewhere) = (app.project("riverside").await, app.project("elsewhere").await);
        let strange = app.unit(elsewhere).await;
        let cases: [(&str, Value, &str); 9] = [
            ("registration_closes_at", json!("2026-03-02T00:00:00Z"), "/registration_closes_at"),
            ("opens_at", json!("2026-03-03T00:59:59Z"), "/opens_at"),
            ("closes_at", json!("2026-03-04T01:00:00Z"), "/closes_at"),
            ("signs_on", json!("2026-03-04"), "/signs_on"),
            ("start_fen", json!(0), "/start_fen"),
            ("step_fen", json!(0), "/step_fen"),
            ("soft_close_minutes", json!(0), "/soft_close_minutes"),
            ("overtime_minutes", json!(1441), "/overtime_minutes"),
            ("unit_id", json!(strange), "/unit_id"),
        ];
        for (field, value, pointer) in cases {
            let mut other = input(project);
            other[field] = value;
            let answer = boss.post("/api/v1/auctions", other).await;
            answer.expect_problem(422, "invalid");
            assert_eq!(answer.json()["errors"][0]["pointer"], pointer, "{}", answer.json());
        }
        let mut bare = input(project);
        bare["presale_permit"] = Value::Null;
        let id = boss.post("/api/v1/auctions", bare).await.expect(201)["id"].to_string();
        let answer = boss.post(&format!("/api/v1/auctions/{id}/opening"), json!({})).await;
        answer.expect_problem(422, "invalid");
        assert_eq!(answer.json()["errors"][0]["code"], "permit_required");
        let mut manager = app.staff("manager", Role::Manager, Over::Project(elsewhere)).await;
        manager.post("/api/v1/auctions", input(project)).await.expect_problem(403, "forbidden");
        manager.get(&format!("/api/v1/auctions/{id}")).await.expect_problem(404, "not_found");
    }

    async fn a_reader_who_has_it_is_told_that_nothing_changed(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let id = offered(&mut boss, project, |_| {}).await;
        let (mut anna, _) = bidder(&app, &mut boss, "anna", &id).await;
        app.advance(2 * DAY);
        let path = format!("/api/v1/auctions/{id}/standing");
        let first = app.guest().get(&path).await;
        let tag = first.header("etag").expect("a tag").to_owned();
        let same = app.guest().send(Method::GET, &path, None, &[("if-none-match", &tag)]).await;
        assert_eq!(same.status.as_u16(), 304);
        bid(&mut anna, &id, START).await.expect(201);
        let newer = app.guest().send(Method::GET, &path, None, &[("if-none-match", &tag)]).await.expect(200);
        assert_eq!((&newer["bid_count"], &newer["next_fen"]), (&1.into(), &(START + STEP).into()));
    }

    async fn what_was_bid_is_never_changed_or_deleted_not_even_in_the_database(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let id = offered(&mut boss, project, |_| {}).await;
        let (mut anna, _) = bidder(&app, &mut boss, "anna", &id).await;
        app.advance(2 * DAY);
        let before = bid(&mut anna, &id, START).await.expect(201);
        for sql in ["UPDATE bid SET fen = 1", "DELETE FROM bid"] {
            let refused = app.app.db.write(sql, |txn, sql| {
                Box::pin(async move { Ok(txn.execute_unprepared(sql).await.map(|_| ())?) })
            });
            assert!(refused.await.is_err(), "{sql}");
        }
        let bids = anna.get(&format!("/api/v1/auctions/{id}/bids")).await.expect(200);
        assert_eq!(bids["items"], json!([before]));
    }
}
