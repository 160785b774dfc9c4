//! Badges: given once for what somebody did, told once, and never of what somebody may not know.

use std::time::Duration;

use futures_util::future::join_all;
use linli::features::badges::logic::follow;
use linli_entities::board::Visibility;
use linli_entities::post::PostId;
use linli_entities::role_grant::Role;
use linli_tests::arrange::Over;
use linli_tests::{Browser, TestApp};
use poem::http::Method;
use serde_json::{Value, json};

use crate::events::{at, published, registered, tour};
use crate::notices::told;
use crate::trust::reckon;

const DAY: Duration = Duration::from_secs(86_400);

/// The badges of an account, as a reader is told, in the order in which they were given.
async fn held_for(reader: &mut Browser, who: &Browser) -> Vec<String> {
    let listed = reader.get(&format!("/api/v1/accounts/{}/badges", who.account_id())).await.expect(200);
    let kinds = listed["items"].as_array().expect("badges").iter();
    let mut kinds: Vec<String> =
        kinds.map(|badge| badge["kind"].as_str().expect("a kind").to_owned()).collect();
    kinds.sort_unstable();
    kinds
}

async fn held(app: &TestApp, who: &Browser) -> Vec<String> {
    reckon(app).await;
    held_for(&mut app.guest(), who).await
}

/// How many have a badge.
async fn holders(app: &TestApp, kind: &str) -> Value {
    let listed = app.guest().get("/api/v1/badges").await.expect(200);
    let badges = listed["items"].as_array().expect("badges").clone();
    badges.iter().find(|badge| badge["kind"] == kind).expect("the badge")["holder_count"].clone()
}

async fn given(app: &TestApp, who: &Browser) -> usize {
    told(app, who).await.iter().filter(|kind| *kind == "badge_awarded").count()
}

async fn like(who: &mut Browser, post: PostId) {
    who.send(Method::PUT, &format!("/api/v1/posts/{post}/reactions/like"), None, &[]).await.expect(200);
}

linli_tests::story! {
    async fn a_badge_is_given_once_however_many_follow_told_once_and_stays(app) {
        let board = app.club_board(Visibility::Public).await;
        let (mut anna, bert) = (app.account("anna").await, app.account("bert").await);
        // What was done before the follower comes to whom it is of is no news: so that both were there first.
        reckon(&app).await;
        let topic = app.topic(&bert, board, "话题", "一楼").await;
        let post = app.post(&anna, topic, "第一帖").await;
        join_all((0..4).map(|_| follow::catch_up(&app.app))).await;
        assert_eq!(held(&app, &anna).await, ["first_post"]);
        assert_eq!(held(&app, &bert).await, ["first_post", "first_topic"]);
        assert_eq!((holders(&app, "first_post").await, holders(&app, "first_topic").await, holders(&app, "one_year").await), (json!(2), json!(1), json!(0)));
        assert_eq!((given(&app, &anna).await, given(&app, &bert).await), (1, 2));
        let listed = anna.get("/api/v1/notifications?limit=100").await.expect(200);
        let notice = listed["items"].as_array().expect("notices").iter().find(|one| one["kind"] == "badge_awarded").cloned();
        let notice = notice.expect("the notice");
        let own = format!("/accounts/{}", anna.account_id());
        assert_eq!((&notice["title"], &notice["url"]), (&json!("你得到了徽章“第一次发言”"), &json!(own)));

        anna.delete(&format!("/api/v1/posts/{post}")).await.expect(200);
        app.post(&anna, topic, "又一帖").await;
        assert_eq!(held(&app, &anna).await, ["first_post"], "what was given stays, and is not given again");
        assert_eq!((given(&app, &anna).await, holders(&app, "first_post").await), (1, json!(2)));
        app.advance(DAY * 370);
        let anna = app.signed_in(anna.account_id()).await;
        app.post(&anna, topic, "一年了").await;
        assert_eq!(held(&app, &anna).await, ["first_post", "one_year"]);
        let day = app.guest().get(&format!("/api/v1/accounts/{}/badges", anna.account_id())).await.expect(200);
        assert_eq!((&day["items"][0]["awarded_on"], &day["items"][1]["awarded_on"]), (&json!("2026-03-02"), &json!("2027-03-07")));
    }

    async fn answers_and_likes_give_badges_and_what_staff_say_among_themselves_gives_none(app) {
        let project = app.project("jiangpan").await;
        let (public, inner) = (app.board(project, Visibility::Public).await, app.board(project, Visibility::Staff).await);
        let (mut asker, anna) = (app.account("asker").await, app.account("anna").await);
        let mut agent = app.staff("agent", Role::Agent, Over::Project(project)).await;
        let inside = app.topic(&agent, inner, "内部", "一楼").await;
        let inside = app.post(&agent, inside, "二楼").await;
        let question = json!({ "title": "电梯几点修好", "markdown": "请问？", "question": true });
        let made = asker.post(&format!("/api/v1/boards/{public}/topics"), question).await.expect(201);
        let topic = linli_entities::topic::TopicId(made["topic"]["id"].as_i64().expect("an id"));
        let answer = app.post(&anna, topic, "三点").await;
        asker.send(Method::PUT, &format!("/api/v1/posts/{answer}/acceptance"), None, &[]).await.expect(200);
        assert_eq!(held(&app, &anna).await, ["first_answer", "first_post"]);
        let mut boss = app.administrator().await;
        like(&mut boss, inside).await;
        for number in 0..10 {
            let mut liker = app.account(&format!("liker{number}")).await;
            if number == 9 {
                assert_eq!(held(&app, &anna).await, ["first_answer", "first_post"], "nine are not ten");
            }
            like(&mut liker, answer).await;
        }
        assert_eq!(held(&app, &anna).await, ["first_answer", "first_post", "liked_post"]);
        assert!(held(&app, &agent).await.is_empty(), "nobody learns that they write at all");

        let post = app.post(&agent, topic, "会换的").await;
        let commitment = json!({ "text": "电梯全部换新", "due_on": "2026-04-01" });
        let made = agent.post(&format!("/api/v1/posts/{post}/commitment"), commitment).await.expect(201);
        let ended = json!({ "outcome": "kept", "reason": "" });
        agent.post(&format!("/api/v1/commitments/{}/end", made["id"]), ended).await.expect(200);
        assert_eq!(held(&app, &agent).await, ["commitment_kept", "first_post"]);
    }

    async fn who_flags_rightly_is_known_to_nobody_by_one_flag(app) {
        let board = app.club_board(Visibility::Public).await;
        let mut boss = app.administrator().await;
        let (author, mut anna) = (app.account("author").await, app.account("anna").await);
        let topic = app.topic(&author, board, "话题", "一楼").await;
        for number in 0..4 {
            let post = app.post(&author, topic, &format!("广告 {number}")).await;
            anna.put(&format!("/api/v1/posts/{post}/flag"), json!({ "reason": "spam" })).await.expect(200);
            let decision = if number == 0 { "kept" } else { "removed" };
            let decided = json!({ "decision": decision });
            boss.post(&format!("/api/v1/flagged-posts/{post}/decision"), decided).await.expect(200);
            let expected: &[&str] = if number == 3 { &["watchful"] } else { &[] };
            assert_eq!(held(&app, &anna).await, expected, "{number}");
        }
    }

    async fn whoever_comes_to_an_event_has_a_badge_for_the_first(app) {
        let project = app.project("jiangpan").await;
        let mut manager = app.staff("manager", Role::Manager, Over::Project(project)).await;
        let mut anna = app.account("anna").await;
        let event = published(&mut manager, tour(project, 9)).await;
        let registration = registered(&mut anna, &event, &["李江畔", "小李"]).await;
        assert!(held(&app, &anna).await.is_empty(), "who registers has not come");
        app.advance(DAY * 12);
        let mut manager = app.signed_in(manager.account_id()).await;
        let scan = json!({ "device": "gate", "sequence": 1, "nonce": "1", "scanned_at": "2026-03-14T00:58:00Z",
            "method": "search", "attendee_id": registration["attendees"][0]["id"] });
        manager.post(&at(&event, "/check-ins"), json!({ "scans": [scan] })).await.expect(200);
        assert_eq!(held(&app, &anna).await, ["first_event"]);
    }

    async fn badges_are_hidden_from_everybody_but_whose_they_are(app) {
        let board = app.club_board(Visibility::Public).await;
        let (mut anna, mut bert) = (app.account("anna").await, app.account("bert").await);
        let mut boss = app.administrator().await;
        app.topic(&anna, board, "话题", "一楼").await;
        reckon(&app).await;
        let page = format!("/accounts/{}", anna.account_id());
        assert!(app.guest().get(&page).await.text().contains("\"kind\":\"first_topic\""));
        let own = anna.put("/api/v1/me/badges", json!({ "shown": false })).await.expect(200);
        assert_eq!((own["items"].as_array().map(Vec::len), &own["shown"]), (Some(2), &json!(false)));
        for reader in [&mut app.guest(), &mut bert, &mut boss] {
            assert!(held_for(reader, &anna).await.is_empty());
            assert!(!reader.get(&page).await.text().contains("\"kind\":\"first_topic\""), "the page is as new as the click");
        }
        assert_eq!(held_for(&mut anna.clone(), &anna).await, ["first_post", "first_topic"]);
        assert!(!anna.get(&page).await.text().contains("\"kind\":\"first_topic\""), "the page is the same for everybody");
        assert_eq!(holders(&app, "first_topic").await, 1);
        anna.put("/api/v1/me/badges", json!({ "shown": true })).await.expect(200);
        assert_eq!(anna.get("/api/v1/me/badges").await.expect(200)["shown"], true);
        assert_eq!(held_for(&mut bert, &anna).await, ["first_post", "first_topic"]);
        bert.get("/api/v1/accounts/999999/badges").await.expect_problem(404, "not_found");
        app.guest().get("/api/v1/me/badges").await.expect_problem(401, "sign_in_required");
        assert!(app.guest().get("/badges").await.text().contains("1 人得到"));
    }

    async fn what_was_imported_gives_badges_and_is_told_to_nobody(app) {
        let board = app.club_board(Visibility::Public).await;
        let anna = app.account("anna").await;
        let topic = app.topic(&anna, board, "话题", "一楼").await;
        // As an import writes it: long before the row of the outbox.
        let old = app.app.clock.now() - chrono::TimeDelta::days(900);
        let input = (topic, old);
        app.app.db.write(input, |txn, (topic, old)| Box::pin(async move {
            use sea_orm::ConnectionTrait as _;
            let sql = "UPDATE post SET created_at = $1 WHERE topic_id = $2";
            let backend = txn.get_database_backend();
            txn.execute_raw(sea_orm::Statement::from_sql_and_values(backend, sql, [old.into(), topic.0.into()])).await?;
            Ok(())
        })).await.expect("an older post");
        assert_eq!(held(&app, &anna).await, ["first_post", "first_topic"]);
        assert_eq!(given(&app, &anna).await, 0);
    }
}
