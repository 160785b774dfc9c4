//! Flags: that a post should not stand, and what moderators decide of it.

use futures_util::future::join_all;
use linli_entities::board::Visibility;
use linli_entities::post::PostId;
use linli_entities::role_grant::Role;
use linli_tests::arrange::Over;
use linli_tests::{Browser, TestApp};
use serde_json::{Value, json};

async fn flag(browser: &mut Browser, post: PostId, reason: &str, note: &str) {
    let input = json!({ "reason": reason, "note": note });
    browser.put(&format!("/api/v1/posts/{post}/flag"), input).await.expect(200);
}

async fn queue(browser: &mut Browser) -> Vec<Value> {
    let listed = browser.get("/api/v1/flagged-posts").await.expect(200);
    listed["items"].as_array().expect("posts").clone()
}

async fn decide(browser: &mut Browser, post: PostId, decision: &str) -> linli_tests::browser::Answer {
    browser.post(&format!("/api/v1/flagged-posts/{post}/decision"), json!({ "decision": decision })).await
}

/// A board of a project with a moderator, an author and two readers.
async fn place(app: &TestApp) -> (linli_entities::board::BoardId, Browser, Browser, Browser, Browser) {
    let project = app.project("jiangpan").await;
    let board = app.board(project, Visibility::Public).await;
    let moderator = app.staff("moderator", Role::Moderator, Over::Project(project)).await;
    (board, moderator, app.account("author").await, app.account("anna").await, app.account("bert").await)
}

linli_tests::story! {
    async fn what_was_flagged_is_listed_with_why_for_whoever_moderates_there_and_for_nobody_else(app) {
        let (board, mut moderator, author, mut anna, mut bert) = place(&app).await;
        let topic = app.topic(&author, board, "便宜", "加我微信").await;
        let post = app.post(&author, topic, "真的便宜").await;
        flag(&mut anna, post, "spam", "").await;
        flag(&mut anna, post, "abuse", "骂人").await;
        flag(&mut bert, post, "other", "不合适").await;
        let listed = queue(&mut moderator).await;
        assert_eq!((listed.len(), &listed[0]["flag_count"], &listed[0]["title"]), (1, &json!(2), &json!("便宜")));
        assert_eq!((&listed[0]["flags"][0]["reason"], &listed[0]["flags"][0]["note"]), (&json!("abuse"), &json!("骂人")));
        assert!(listed[0]["html"].as_str().expect("words").contains("真的便宜"));

        let there = app.project("elsewhere").await;
        let mut other = app.staff("other", Role::Moderator, Over::Project(there)).await;
        assert!(queue(&mut other).await.is_empty());
        decide(&mut other, post, "removed").await.expect_problem(403, "forbidden");
        anna.get("/api/v1/flagged-posts").await.expect_problem(403, "forbidden");
        decide(&mut anna, post, "kept").await.expect_problem(403, "forbidden");
        author.clone().put(&format!("/api/v1/posts/{post}/flag"), json!({ "reason": "spam" })).await.expect(403);
        for wrong in [json!({ "reason": "other" }), json!({ "reason": "spam", "note": "长".repeat(501) })] {
            let told = anna.put(&format!("/api/v1/posts/{post}/flag"), wrong).await.expect_problem(422, "invalid");
            assert_eq!(told["errors"][0]["pointer"], "/note");
        }
    }

    async fn of_two_who_decide_at_once_one_does_and_the_post_is_gone(app) {
        let (board, moderator, mut author, mut anna, mut bert) = place(&app).await;
        let topic = app.topic(&author, board, "便宜", "加我微信").await;
        let post = app.post(&author, topic, "真的便宜").await;
        flag(&mut anna, post, "spam", "").await;
        flag(&mut bert, post, "spam", "").await;
        let tries = (0..4).map(|_| {
            let mut moderator = moderator.clone();
            async move { decide(&mut moderator, post, "removed").await }
        });
        let answers = join_all(tries).await;
        let done: Vec<Value> = answers.iter().filter(|answer| answer.status == 200).map(|answer| answer.json()).collect();
        assert_eq!(done.len(), 1, "one decides");
        assert_eq!(done[0]["flag_count"], 2);
        for answer in answers.iter().filter(|answer| answer.status != 200) {
            answer.expect_problem(409, "already_decided");
        }
        assert!(queue(&mut moderator.clone()).await.is_empty());
        let seen = author.get(&format!("/api/v1/posts/{post}")).await.expect(200);
        assert_eq!((&seen["deleted"], &seen["deleted_by_staff"]), (&json!(true), &json!(true)));
        anna.put(&format!("/api/v1/posts/{post}/flag"), json!({ "reason": "spam" })).await.expect_problem(409, "post_deleted");
    }

    async fn what_was_kept_stays_until_it_is_edited_and_flagged_anew(app) {
        let (board, mut moderator, mut author, mut anna, _) = place(&app).await;
        let topic = app.topic(&author, board, "便宜", "加我微信").await;
        let post = app.post(&author, topic, "真的便宜").await;
        flag(&mut anna, post, "spam", "").await;
        decide(&mut moderator, post, "kept").await.expect(200);
        anna.put(&format!("/api/v1/posts/{post}/flag"), json!({ "reason": "spam" })).await.expect_problem(409, "already_decided");
        author.patch(&format!("/api/v1/posts/{post}"), 0, json!({ "markdown": "更便宜" })).await.expect(200);
        flag(&mut anna, post, "spam", "").await;
        assert_eq!(queue(&mut moderator).await.len(), 1);
    }

    async fn with_the_first_post_its_topic_is_removed(app) {
        let (board, mut moderator, mut author, mut anna, _) = place(&app).await;
        let topic = app.topic(&author, board, "便宜", "加我微信").await;
        let first = author.get(&format!("/api/v1/topics/{topic}/posts")).await.expect(200)["items"][0]["id"].clone();
        let first = PostId(first.as_i64().expect("an id"));
        flag(&mut anna, first, "spam", "").await;
        decide(&mut moderator, first, "removed").await.expect(200);
        anna.get(&format!("/api/v1/topics/{topic}")).await.expect(404);
        author.get(&format!("/api/v1/topics/{topic}")).await.expect(404);
        assert!(queue(&mut moderator).await.is_empty());
    }
}
