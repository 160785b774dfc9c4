//! Limits of rate, as clients are told of them.

use std::time::Duration;

use linli_entities::board::Visibility;
use linli_tests::Answer;
use linli_tests::arrange::people::PASSWORD;
use serde_json::json;

/// `RateLimit-Policy` and `RateLimit`.
fn told(answer: &Answer) -> (Option<&str>, Option<&str>) {
    (answer.header("ratelimit-policy"), answer.header("ratelimit"))
}

linli_tests::story! {
    async fn what_was_counted_is_told_with_the_answer(app) {
        let board = app.club_board(Visibility::Public).await;
        let mut author = app.account("xiaoli").await;
        let topic = app.topic(&author, board, "话题", "一楼").await;
        let path = format!("/api/v1/topics/{topic}/posts");
        for remaining in (0..29).rev() {
            let answer = author.post(&path, json!({ "markdown": "刷" })).await;
            answer.expect(201);
            let left = format!("\"write\";r={remaining};t=2");
            assert_eq!(told(&answer), (Some("\"write\";q=30;w=60"), Some(left.as_str())));
        }
        let refused = author.post(&path, json!({ "markdown": "刷" })).await;
        refused.expect_problem(429, "too_many_requests");
        let wait = refused.header("retry-after").expect("seconds");
        let none_left = format!("\"write\";r=0;t={wait}");
        assert_eq!(told(&refused), (Some("\"write\";q=30;w=60"), Some(none_left.as_str())));
        // What is refused for another reason was counted all the same.
        app.advance(Duration::from_secs(60));
        let wrong = author.post(&path, json!({ "markdown": "" })).await;
        wrong.expect_problem(422, "invalid");
        assert_eq!(told(&wrong).1, Some("\"write\";r=29;t=2"));
    }

    async fn who_asks_for_what_is_not_counted_is_told_of_no_limit(app) {
        let mut author = app.account("xiaoli").await;
        for path in ["/api/v1/projects", "/api/v1/me", "/api/v1/topics/999", "/", "/search"] {
            assert_eq!(told(&author.get(path).await), (None, None), "{path}");
        }
    }

    async fn a_search_is_counted_on_the_page_too(app) {
        let mut guest = app.guest();
        assert_eq!(told(&guest.get("/api/v1/search?q=x").await).1, Some("\"search\";r=59;t=1"));
        let page = guest.get("/search?q=x").await;
        page.expect(200);
        assert_eq!(told(&page), (Some("\"search\";q=60;w=30"), Some("\"search\";r=58;t=1")));
    }

    async fn each_is_told_of_the_own_limit_alone(app) {
        let board = app.club_board(Visibility::Public).await;
        let (mut one, mut other) = (app.account("one").await, app.account("other").await);
        let topic = json!({ "title": "话题", "markdown": "一楼" });
        let path = format!("/api/v1/boards/{board}/topics");
        for remaining in [29, 28] {
            for author in [&mut one, &mut other] {
                let answer = author.post(&path, topic.clone()).await;
                let left = format!("\"write\";r={remaining};t=2");
                assert_eq!(told(&answer).1, Some(left.as_str()));
            }
        }
    }

    async fn a_limit_does_not_tell_which_accounts_there_are_nor_what_others_try(app) {
        app.registered("anna").await;
        // Registering caused a mail, too.
        app.advance(Duration::from_secs(60));
        let letters = app.letters().await.len();
        let mut guest = app.guest();
        for (login, remaining) in [("anna", 9), ("nobody-here", 8), ("anna", 7)] {
            let answer = guest.post("/api/v1/password-recoveries", json!({ "login": login })).await;
            answer.expect(202);
            let left = format!("\"mail_address\";r={remaining};t=60");
            assert_eq!(told(&answer), (Some("\"mail_address\";q=10;w=600"), Some(left.as_str())), "{login}");
        }
        assert_eq!(app.letters().await.len(), letters + 2);
        for (login, password, remaining) in
            [("anna", "wrong", 19), ("nobody-here", "wrong", 18), ("anna", PASSWORD, 17)]
        {
            let (_, answer) = app.sign_in(login, password).await;
            let left = format!("\"sign_in_address\";r={remaining};t=15");
            assert_eq!(told(&answer), (Some("\"sign_in_address\";q=20;w=300"), Some(left.as_str())), "{login}");
        }
    }
}
