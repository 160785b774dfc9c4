//! Proving a telephone number by a code that comes as a text message.

use std::time::Duration;

use linli_tests::arrange::people::PASSWORD;
use linli_tests::{Answer, Browser};
use serde_json::json;

const NUMBER: &str = "+8613800138000";

async fn send(browser: &mut Browser, number: &str) -> Answer {
    browser.post("/api/v1/me/phone/codes", json!({ "phone": number })).await
}

async fn prove(browser: &mut Browser, code: &str) -> Answer {
    browser.post("/api/v1/me/phone/proof", json!({ "code": code })).await
}

/// A code that is certainly another.
fn other(code: &str) -> String {
    format!("{:06}", (code.parse::<u32>().expect("digits") + 1) % 1_000_000)
}

linli_tests::story! {
    async fn the_code_that_came_as_a_text_message_proves_the_number_and_one_signs_in_with_it(app) {
        let mut anna = app.registered("anna").await;
        send(&mut anna, "138 0013 8000").await.expect(202);
        let message = app.messages().await.pop().expect("a message");
        assert_eq!((message.to.as_str(), message.url), (NUMBER, None));
        let me = anna.get("/api/v1/me").await.expect(200);
        assert_eq!((&me["phone"], &me["phone_pending"]), (&json!(null), &json!(NUMBER)));
        let code = app.texted_code().await;
        prove(&mut anna, &other(&code)).await.expect_problem(422, "invalid");
        let me = prove(&mut anna, &format!(" {code} ")).await.expect(200);
        assert_eq!((&me["phone"], &me["phone_pending"]), (&json!(NUMBER), &json!(null)));
        prove(&mut anna, &code).await.expect_problem(422, "invalid");
        let sign_in = json!({ "login": "138-0013-8000", "password": PASSWORD });
        app.guest().post("/api/v1/sessions", sign_in).await.expect(201);
        // Who has a proven number may write, with or without an e-mail address.
        assert!(app.actor(&anna).await.signed_in().expect("an account").proven);
    }

    async fn a_number_is_nobodys_until_it_is_proven_and_then_goes_to_whoever_has_the_telephone(app) {
        let (mut anna, mut bert) = (app.account("anna").await, app.account("bert").await);
        send(&mut anna, NUMBER).await.expect(202);
        // What was not proven keeps nobody from it.
        app.with_phone(&mut bert, NUMBER).await;
        app.advance(Duration::from_secs(3600));
        app.with_phone(&mut anna, NUMBER).await;
        assert_eq!(anna.get("/api/v1/me").await.expect(200)["phone"], NUMBER);
        assert_eq!(bert.get("/api/v1/me").await.expect(200)["phone"], json!(null));
        let told = app.mails().await.pop().expect("a mail");
        assert!(told.contains("To: bert@story.test") && !told.contains(NUMBER), "{told}");
    }

    async fn a_number_is_removed_and_a_code_for_it_is_worth_nothing_then(app) {
        let mut anna = app.account("anna").await;
        app.with_phone(&mut anna, NUMBER).await;
        send(&mut anna, "13900139000").await.expect(202);
        let code = app.texted_code().await;
        let me = anna.delete("/api/v1/me/phone").await.expect(200);
        assert_eq!((&me["phone"], &me["phone_pending"]), (&json!(null), &json!(null)));
        prove(&mut anna, &code).await.expect_problem(422, "invalid");
        anna.delete("/api/v1/me/phone").await.expect(200);
    }

    async fn what_is_no_mobile_number_is_refused_and_messages_are_not_sent_without_end(app) {
        let mut anna = app.account("anna").await;
        for number in ["", "anna", "010-8888 8888", "12345678"] {
            send(&mut anna, number).await.expect_problem(422, "invalid");
        }
        app.guest().post("/api/v1/me/phone/codes", json!({ "phone": NUMBER })).await.expect_problem(401, "sign_in_required");
        for _ in 0..3 {
            send(&mut anna, NUMBER).await.expect(202);
        }
        send(&mut anna, NUMBER).await.expect_problem(429, "too_many_requests");
        // Nor does one number get them from many.
        let mut bert = app.account("bert").await;
        send(&mut bert, NUMBER).await.expect_problem(429, "too_many_requests");
        assert_eq!(app.messages().await.len(), 3);
    }
}
