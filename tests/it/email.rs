//! Proving an e-mail address by a code.

use std::time::Duration;

use linli_tests::Browser;
use serde_json::json;

async fn send(browser: &mut Browser) -> linli_tests::Answer {
    browser.send(poem::http::Method::POST, "/api/v1/me/email/codes", None, &[]).await
}

async fn prove(browser: &mut Browser, code: &str) -> linli_tests::Answer {
    browser.post("/api/v1/me/email/proof", json!({ "code": code })).await
}

/// A code that is certainly another.
fn other(code: &str, by: u32) -> String {
    format!("{:06}", (code.parse::<u32>().expect("digits") + by) % 1_000_000)
}

linli_tests::story! {
    async fn the_code_that_was_mailed_proves_the_address(app) {
        let mut anna = app.unproven("anna").await;
        send(&mut anna).await.expect(202);
        let letter = app.letters().await.pop().expect("a letter");
        assert_eq!(letter.to, "anna@story.test");
        let code = app.mailed_code().await;
        assert!(code.len() == 6 && letter.subject.contains(&code));
        prove(&mut anna, &other(&code, 1)).await.expect_problem(422, "invalid");
        let me = prove(&mut anna, &format!(" {code} ")).await.expect(200);
        assert_eq!(me["email_proven"], true);
        assert!(app.actor(&anna).await.signed_in().expect("an account").proven, "it holds at once");
        send(&mut anna).await.expect(202);
        assert_eq!(app.letters().await.len(), 1, "a proven address gets no codes");
    }

    async fn registering_mails_the_code_and_it_is_told_for_how_long_it_waits(app) {
        let mut anna = app.registered("anna").await;
        let me = anna.get("/api/v1/me").await.expect(200);
        assert!(me["email_code_expires_at"].is_string(), "{me}");
        let letter = app.letters().await.pop().expect("a letter");
        assert_eq!(letter.to, "anna@story.test");
        app.advance(Duration::from_secs(15 * 60));
        assert_eq!(anna.get("/api/v1/me").await.expect(200)["email_code_expires_at"], json!(null));
        send(&mut anna).await.expect(202);
        let code = app.mailed_code().await;
        for by in 1..=5 {
            assert!(anna.get("/api/v1/me").await.expect(200)["email_code_expires_at"].is_string());
            prove(&mut anna, &other(&code, by)).await.expect_problem(422, "invalid");
        }
        assert_eq!(anna.get("/api/v1/me").await.expect(200)["email_code_expires_at"], json!(null), "void");
        send(&mut anna).await.expect(202);
        let me = prove(&mut anna, &app.mailed_code().await).await.expect(200);
        assert_eq!((&me["email_proven"], &me["email_code_expires_at"]), (&json!(true), &json!(null)));
    }

    async fn whoever_causes_too_many_mails_registers_all_the_same(app) {
        for number in 0..10 {
            app.guest().post("/api/v1/password-recoveries", json!({ "login": format!("nobody-{number}") })).await.expect(202);
        }
        let before = app.letters().await.len();
        let mut anna = app.registered("anna").await;
        assert_eq!(app.letters().await.len(), before);
        assert_eq!(anna.get("/api/v1/me").await.expect(200)["email_code_expires_at"], json!(null));
    }

    async fn five_wrong_tries_make_a_code_void(app) {
        let mut anna = app.unproven("anna").await;
        send(&mut anna).await.expect(202);
        let code = app.mailed_code().await;
        for by in 1..=5 {
            let problem = prove(&mut anna, &other(&code, by)).await.expect_problem(422, "invalid");
            assert_eq!(problem["errors"][0], json!({ "pointer": "/code", "code": "wrong_code" }));
        }
        prove(&mut anna, &code).await.expect_problem(422, "invalid");
    }

    async fn guessing_at_the_same_moment_gains_nothing(app) {
        let mut anna = app.unproven("anna").await;
        send(&mut anna).await.expect(202);
        let code = app.mailed_code().await;
        let guesses = (1..=30).map(|by| {
            let (mut anna, guess) = (anna.clone(), other(&code, by));
            async move { prove(&mut anna, &guess).await.status }
        });
        let answers = futures_util::future::join_all(guesses).await;
        assert!(answers.iter().all(|status| *status == 422), "{answers:?}");
        prove(&mut anna, &code).await.expect_problem(422, "invalid");
    }

    async fn a_code_ends_after_a_quarter_of_an_hour_and_with_a_newer_one(app) {
        let mut anna = app.unproven("anna").await;
        send(&mut anna).await.expect(202);
        let first = app.mailed_code().await;
        send(&mut anna).await.expect(202);
        let second = app.mailed_code().await;
        if first != second {
            prove(&mut anna, &first).await.expect_problem(422, "invalid");
        }
        app.advance(Duration::from_secs(15 * 60));
        prove(&mut anna, &second).await.expect_problem(422, "invalid");
        send(&mut anna).await.expect(202);
        let third = app.mailed_code().await;
        app.advance(Duration::from_secs(15 * 60 - 1));
        prove(&mut anna, &third).await.expect(200);
    }

    async fn a_code_proves_the_address_it_was_sent_to_for_the_account_that_asked(app) {
        let (mut anna, mut berta) = (app.unproven("anna").await, app.unproven("berta").await);
        send(&mut anna).await.expect(202);
        let code = app.mailed_code().await;
        prove(&mut berta, &code).await.expect_problem(422, "invalid");
        let moved = json!({ "email": "moved@story.test" });
        anna.send(poem::http::Method::PATCH, "/api/v1/me", Some(moved), &[]).await.expect(200);
        prove(&mut anna, &code).await.expect_problem(422, "invalid");
        app.guest().post("/api/v1/me/email/proof", json!({ "code": code })).await.expect_problem(401, "sign_in_required");
    }

    async fn codes_are_not_sent_without_end(app) {
        let mut anna = app.unproven("anna").await;
        for _ in 0..5 {
            send(&mut anna).await.expect(202);
        }
        let answer = send(&mut anna).await;
        answer.expect_problem(429, "too_many_requests");
        let seconds: u64 = answer.header("retry-after").and_then(|value| value.parse().ok()).expect("a time");
        app.advance(Duration::from_secs(seconds));
        send(&mut anna).await.expect(202);
        // However slowly: ten a day.
        for _ in 0..4 {
            app.advance(Duration::from_secs(600));
            send(&mut anna).await.expect(202);
        }
        app.advance(Duration::from_secs(600));
        send(&mut anna).await.expect_problem(429, "too_many_requests");
        app.advance(Duration::from_secs(86_400));
        send(&mut anna).await.expect(202);
    }
}
