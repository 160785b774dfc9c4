//! What points are given for, and what takes them back.

use linli::features::earning_rules::jobs::tenure;
use linli::features::earning_rules::logic::follow;
use linli_entities::board::Visibility;
use linli_entities::outbox;
use linli_entities::role_grant::Role;
use linli_tests::arrange::Over;
use linli_tests::{Browser, TestApp};
use poem::http::Method;
use sea_orm::{EntityTrait as _, QueryOrder as _};
use serde_json::{Value, json};

use super::{DAY, HOUR, member, points, sound, spend, statement};

/// The follower comes to the end of the outbox.
pub(crate) async fn earn(app: &TestApp) {
    let newest = outbox::Entity::find().order_by_desc(outbox::Column::Seq).one(app.app.db.read()).await;
    let Some(newest) = newest.expect("the outbox") else { return };
    for _ in 0..2000 {
        follow::catch_up(&app.app).await.expect("points are given");
        if follow::position(&app.app).await.expect("a position").seq >= newest.seq {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    panic!("the follower does not come to the end of the outbox");
}

/// A rule that is active.
pub(crate) async fn rule(boss: &mut Browser, rule: Value) -> Value {
    let made = boss.post("/api/v1/club/earning-rules", rule).await.expect(201);
    let path = format!("/api/v1/club/earning-rules/{}/activation", made["id"]);
    boss.post(&path, json!({})).await.expect(200)
}

linli_tests::story! {
    async fn whoever_joins_is_welcomed_once_whoever_follows(app) {
        let mut boss = app.administrator().await;
        rule(&mut boss, json!({ "kind": "welcome", "points": 100 })).await;
        let (mut anna, _) = member(&app, "anna").await;
        let all = (0..4).map(|_| follow::catch_up(&app.app));
        futures_util::future::join_all(all).await;
        earn(&app).await;
        assert_eq!(points(&mut anna).await, [100, 0, 0, 0]);
        assert_eq!(statement(&mut anna).await, [("earned".to_owned(), 100, 100)]);
        anna.delete("/api/v1/club/membership").await.expect(204);
        anna.post("/api/v1/club/membership", json!({ "terms_version": 1 })).await.expect(201);
        earn(&app).await;
        assert_eq!(points(&mut anna).await, [0; 4]);
        sound(&app).await;
    }

    async fn what_happened_before_a_rule_took_the_place_of_another_earns_by_the_one_that_held_then(app) {
        let mut boss = app.administrator().await;
        let board = app.club_board(Visibility::Public).await;
        let (mut anna, _) = member(&app, "anna").await;
        rule(&mut boss, json!({ "kind": "post_accepted", "points": 5 })).await;
        app.advance(HOUR);
        let topic = app.topic(&anna, board, "样板间", "哪天可以看？").await;
        app.advance(HOUR);
        // Nobody followed meanwhile.
        rule(&mut boss, json!({ "kind": "post_accepted", "points": 7 })).await;
        app.advance(HOUR);
        app.post(&anna, topic, "周六上午").await;
        earn(&app).await;
        assert_eq!(points(&mut anna).await, [12, 0, 0, 0]);
        sound(&app).await;
    }

    async fn a_post_earns_once_up_to_the_cap_of_a_day_and_nothing_when_it_is_deleted(app) {
        let mut boss = app.administrator().await;
        let board = app.club_board(Visibility::Public).await;
        let (mut anna, _) = member(&app, "anna").await;
        let bert = app.account("bert").await;
        // What was written before the rule earns nothing.
        let topic = app.topic(&anna, board, "样板间", "哪天可以看？").await;
        app.advance(HOUR);
        rule(&mut boss, json!({ "kind": "post_accepted", "points": 5, "daily_max": 2 })).await;
        let mut posts = vec![];
        for _ in 0..3 {
            posts.push(app.post(&anna, topic, "周六上午").await);
        }
        app.post(&bert, topic, "我也想知道").await;
        earn(&app).await;
        earn(&app).await;
        assert_eq!(points(&mut anna).await, [10, 0, 0, 0]);
        let line = anna.get("/api/v1/club/membership/entries").await.expect(200)["items"][0].clone();
        assert_eq!((&line["source"], &line["title"]), (&"post".into(), &"样板间".into()));
        // An edit earns nothing anew; deleting takes back, once, and restoring gives nothing anew.
        anna.patch(&format!("/api/v1/posts/{}", posts[0]), 0, json!({ "markdown": "周六下午" })).await.expect(200);
        anna.delete(&format!("/api/v1/posts/{}", posts[0])).await.expect(200);
        earn(&app).await;
        assert_eq!(points(&mut anna).await, [5, 0, 0, 0]);
        boss.post(&format!("/api/v1/posts/{}/restoration", posts[0]), json!({})).await;
        earn(&app).await;
        assert_eq!(points(&mut anna).await, [5, 0, 0, 0]);
        app.advance(DAY);
        app.post(&anna, topic, "谢谢").await;
        earn(&app).await;
        assert_eq!(points(&mut anna).await, [10, 0, 0, 0]);
        sound(&app).await;
    }

    async fn c44_a_month_of_membership_counts_when_it_ended_and_once(app) {
        let mut boss = app.administrator().await;
        let (mut anna, _) = member(&app, "anna").await;
        app.advance(DAY * 45);
        boss = app.signed_in(boss.account_id()).await;
        anna = app.signed_in(anna.account_id()).await;
        rule(&mut boss, json!({ "kind": "tenure", "points": 1 })).await;
        assert_eq!(tenure(&app.app).await.expect("looked for"), 0, "what ended before the rule is over");
        app.advance(DAY * 70);
        anna = app.signed_in(anna.account_id()).await;
        assert_eq!(tenure(&app.app).await.expect("looked for"), 2);
        assert_eq!(tenure(&app.app).await.expect("looked for"), 0);
        assert_eq!(points(&mut anna).await, [2, 0, 0, 0]);
        sound(&app).await;
    }

    async fn c06_c33_receipts_earn_together_and_a_void_one_takes_back_what_it_gave(app) {
        let mut boss = app.administrator().await;
        rule(&mut boss, json!({ "kind": "spend", "points": 1, "fen_per_point": 1000 })).await;
        let (mut anna, id) = member(&app, "anna").await;
        let project = app.project("riverside").await;
        let mut agent = app.staff("agent", Role::Agent, Over::Project(project)).await;
        let number = anna.get("/api/v1/club/membership").await.expect(200)["number"].clone();
        let receipt = |fen: i64, reference: &str| json!({ "number": number, "fen": fen, "paid_on": "2026-03-01", "reference": reference });
        let first = agent.post("/api/v1/club/receipts", receipt(1_999, "R-1")).await.expect(201);
        assert_eq!(points(&mut anna).await, [1, 0, 0, 0]);
        agent.post("/api/v1/club/receipts", receipt(1, "R-2")).await.expect(201);
        assert_eq!(points(&mut anna).await, [2, 0, 0, 0], "19.99 and 0.01 yuan give two");
        agent.post("/api/v1/club/receipts", receipt(5, "R-2")).await.expect_problem(409, "reference_used");
        anna.post("/api/v1/club/receipts", receipt(5, "R-3")).await.expect_problem(403, "forbidden");
        let unknown = json!({ "number": "10999999", "fen": 1, "paid_on": "2026-03-01", "reference": "R-4" });
        agent.post("/api/v1/club/receipts", unknown).await.expect_problem(422, "invalid");
        spend(&app, id, 2).await.expect("spent");
        let void = format!("/api/v1/club/receipts/{}/void", first["id"]);
        agent.post(&void, json!({ "reason": "" })).await.expect_problem(422, "invalid");
        let done = agent.post(&void, json!({ "reason": "录错" })).await.expect(200);
        assert!(!done["voided_at"].is_null());
        agent.post(&void, json!({ "reason": "录错" })).await.expect_problem(409, "wrong_state");
        assert_eq!(points(&mut anna).await, [0, 0, 0, 2], "both were spent");
        // Many at once, sent twice.
        let text = format!("number,fen,paid_on,reference\n{n},5000,2026-03-01,R-5\n{n},oops,2026-03-01,R-6\n1,5,2026-03-01,R-7\n{n},3000,2026-03-02,R-8\n", n = number.as_str().expect("a number"));
        let report = boss.post("/api/v1/club/receipts/import", json!({ "text": text })).await.expect(200);
        assert_eq!((&report["recorded_count"], &report["known_count"]), (&2.into(), &0.into()));
        assert_eq!(report["refused"], json!([{ "line": 3, "code": "malformed" }, { "line": 4, "code": "not_found" }]));
        let report = boss.post("/api/v1/club/receipts/import", json!({ "text": text })).await.expect(200);
        assert_eq!((&report["recorded_count"], &report["known_count"]), (&0.into(), &2.into()));
        assert_eq!(points(&mut anna).await, [6, 0, 0, 0]);
        let own = format!("/api/v1/club/receipts?number={}", number.as_str().expect("a number"));
        assert_eq!(agent.get(&own).await.expect(200)["items"].as_array().expect("items").len(), 4);
        agent.get("/api/v1/club/receipts").await.expect_problem(403, "forbidden");
        sound(&app).await;
    }

    async fn c36_a_rule_is_tried_before_it_gives_and_gives_nothing_for_what_was(app) {
        let mut boss = app.administrator().await;
        let board = app.club_board(Visibility::Public).await;
        let (mut anna, id) = member(&app, "anna").await;
        let topic = app.topic(&anna, board, "样板间", "哪天可以看？").await;
        for _ in 0..4 {
            app.post(&anna, topic, "周六上午").await;
        }
        let draft = json!({ "kind": "post_accepted", "points": 5, "daily_max": 3 });
        let draft = boss.post("/api/v1/club/earning-rules", draft).await.expect(201);
        let tried = format!("/api/v1/club/earning-rules/{}/dry-run?from_on=2026-03-01&until_on=2026-03-31", draft["id"]);
        let tried = boss.get(&tried).await.expect(200);
        assert_eq!((&tried["fact_count"], &tried["member_count"], &tried["points"]), (&3.into(), &1.into(), &15.into()));
        assert_eq!(tried["top"][0]["membership_id"], json!(id));
        earn(&app).await;
        assert_eq!(points(&mut anna).await, [0; 4]);
        let wrong = format!("/api/v1/club/earning-rules/{}/dry-run?from_on=2026-03-02&until_on=2026-03-01", draft["id"]);
        boss.get(&wrong).await.expect_problem(422, "invalid");
        // Another takes the place of the one that is active.
        let path = format!("/api/v1/club/earning-rules/{}/activation", draft["id"]);
        boss.post(&path, json!({})).await.expect(200);
        boss.post(&path, json!({})).await.expect_problem(409, "wrong_state");
        let second = rule(&mut boss, json!({ "kind": "post_accepted", "points": 8 })).await;
        let ways = app.guest().get("/api/v1/club/earning").await.expect(200);
        assert_eq!(ways["items"].as_array().expect("items").len(), 1);
        assert_eq!(ways["items"][0]["points"], 8);
        boss.post(&format!("/api/v1/club/earning-rules/{}/ending", second["id"]), json!({})).await.expect(200);
        assert_eq!(app.guest().get("/api/v1/club/earning").await.expect(200)["items"], json!([]));
        let wrong = json!({ "kind": "spend", "points": 0 });
        let refused = boss.post("/api/v1/club/earning-rules", wrong).await;
        assert_eq!(refused.expect_problem(422, "invalid")["errors"].as_array().expect("errors").len(), 2);
    }
    async fn c21_a_receipt_is_not_edited_but_void_once_and_recorded_anew(app) {
        let mut boss = app.administrator().await;
        rule(&mut boss, json!({ "kind": "spend", "points": 1, "fen_per_point": 1000 })).await;
        let (mut anna, _) = member(&app, "anna").await;
        let number = anna.get("/api/v1/club/membership").await.expect(200)["number"].clone();
        let receipt = |fen: i64, reference: &str| json!({ "number": number, "fen": fen, "paid_on": "2026-03-01", "reference": reference });
        let wrong = boss.post("/api/v1/club/receipts", receipt(90_000, "R-1")).await.expect(201);
        let path = format!("/api/v1/club/receipts/{}", wrong["id"]);
        for method in [Method::PUT, Method::PATCH] {
            let edit = boss.send(method, &path, Some(receipt(9_000, "R-1")), &[]).await;
            assert!([404, 405].contains(&edit.status.as_u16()), "{}", edit.status);
        }
        // Of many who saw it as it was, one takes back what it gave.
        let voids = (0..6).map(|_| {
            let (mut boss, path) = (boss.clone(), format!("{path}/void"));
            async move { boss.post(&path, json!({ "reason": "金额录错" })).await }
        });
        let mut heard: Vec<u16> = futures_util::future::join_all(voids).await.iter().map(|answer| answer.status.as_u16()).collect();
        heard.sort_unstable();
        assert_eq!(heard, [200, 409, 409, 409, 409, 409]);
        boss.post("/api/v1/club/receipts", receipt(9_000, "R-1b")).await.expect(201);
        let lines = [("earned".to_owned(), 9, 9), ("reversed".to_owned(), -90, 0), ("earned".to_owned(), 90, 90)];
        assert_eq!(statement(&mut anna).await, lines, "what was wrong stays to be read");
        sound(&app).await;
    }
}
