//! Signing in and out.

use std::time::Duration;

use linli::auth::SESSION_COOKIE;
use linli::features::accounts::jobs::sweep;
use linli::features::accounts::logic::operators;
use linli_entities::session;
use linli_tests::arrange::people::PASSWORD;
use linli_tests::{Database, TestApp};
use poem::http::Method;
use sea_orm::{EntityTrait as _, PaginatorTrait as _};
use serde_json::json;

linli_tests::story! {
    async fn one_signs_in_with_name_or_address_in_any_case(app) {
        app.registered("Anna").await;
        for login in ["anna", "ANNA", "Ａnna", "anna@STORY.test", " anna "] {
            let (mut browser, answer) = app.sign_in(login, PASSWORD).await;
            assert_eq!(answer.expect(201)["name"], "Anna", "{login}");
            browser.get("/api/v1/me").await.expect(200);
        }
    }

    async fn a_failed_sign_in_does_not_tell_whether_the_account_exists(app) {
        app.registered("anna").await;
        app.account("without-password").await;
        let mut answers = vec![];
        for login in ["anna", "nobody", "nobody@story.test", "without-password", "13800138000", ""] {
            let (browser, answer) = app.sign_in(login, "not-the-password").await;
            let mut problem = answer.expect_problem(403, "wrong_credentials");
            assert_eq!(browser.cookie(SESSION_COOKIE), None);
            problem["request_id"] = json!(null);
            answers.push(problem);
        }
        assert!(answers.windows(2).all(|pair| pair[0] == pair[1]));
    }

    async fn a_closed_account_is_told_so_only_with_the_right_password(app) {
        let mut anna = app.registered("anna").await;
        let id = operators::by_login(&app.app, "anna").await.expect("anna");
        operators::disable(&app.app, id).await.expect("closed");
        anna.get("/api/v1/me").await.expect_problem(401, "sign_in_required");
        app.sign_in("anna", "not-the-password").await.1.expect_problem(403, "wrong_credentials");
        app.sign_in("anna", PASSWORD).await.1.expect_problem(403, "account_disabled");
        operators::enable(&app.app, id).await.expect("open");
        app.sign_in("anna", PASSWORD).await.1.expect(201);
        anna.get("/api/v1/me").await.expect_problem(401, "sign_in_required");
    }

    async fn guessing_a_password_is_slowed_down_for_known_and_unknown_names(app) {
        app.registered("anna").await;
        for login in ["anna", "nobody"] {
            for _ in 0..10 {
                app.advance(Duration::from_millis(100));
                app.sign_in(login, "not-the-password").await.1.expect_problem(403, "wrong_credentials");
            }
            let answer = app.sign_in(login, PASSWORD).await.1;
            answer.expect_problem(429, "too_many_requests");
            let seconds: u64 = answer.header("retry-after").and_then(|value| value.parse().ok()).expect("a time");
            assert!((1..=60).contains(&seconds), "{seconds}");
            app.advance(Duration::from_secs(400));
        }
        // The address and the name are one account: its tries are counted together.
        for login in ["anna", "anna@story.test"].iter().cycle().take(10) {
            app.sign_in(login, "not-the-password").await.1.expect_problem(403, "wrong_credentials");
        }
        app.sign_in("anna", PASSWORD).await.1.expect_problem(429, "too_many_requests");
        app.advance(Duration::from_secs(61));
        app.sign_in("anna", PASSWORD).await.1.expect(201);
    }

    async fn an_address_tries_few_accounts_in_a_short_time(app) {
        for number in 0..20 {
            app.sign_in(&format!("nobody{number}"), "x").await.1.expect_problem(403, "wrong_credentials");
        }
        app.sign_in("nobody20", "x").await.1.expect_problem(429, "too_many_requests");
        app.advance(Duration::from_secs(16));
        app.sign_in("nobody20", "x").await.1.expect_problem(403, "wrong_credentials");
    }

    async fn a_session_given_by_somebody_else_is_not_taken_over(app) {
        app.registered("anna").await;
        // Whoever planted a cookie in a browser does not get in with it once its owner signs in.
        let mut planted = app.account("mallory").await;
        let before = planted.cookie(SESSION_COOKIE).expect("a session").to_owned();
        let mut attacker = planted.clone();
        planted.post("/api/v1/sessions", json!({ "login": "anna", "password": PASSWORD })).await.expect(201);
        let after = planted.cookie(SESSION_COOKIE).expect("a session").to_owned();
        assert_ne!(before, after);
        assert_eq!(planted.get("/api/v1/me").await.expect(200)["name"], "anna");
        attacker.get("/api/v1/me").await.expect_problem(401, "sign_in_required");
    }

    async fn nobody_is_signed_in_by_a_page_of_another_site(app) {
        app.registered("anna").await;
        let body = json!({ "login": "anna", "password": PASSWORD });
        let foreign = [("origin", "https://evil.test")];
        for (path, body) in [
            ("/api/v1/sessions", body.clone()),
            ("/api/v1/accounts", TestApp::application("berta")),
            ("/api/v1/password-resets", json!({ "token": "x", "password": PASSWORD })),
        ] {
            let answer = app.guest().send(Method::POST, path, Some(body), &foreign).await;
            answer.expect_problem(403, "origin_refused");
        }
        let own = [("origin", "http://linli.test")];
        app.guest().send(Method::POST, "/api/v1/sessions", Some(body), &own).await.expect(201);
    }

    async fn signing_out_works_at_once_and_for_this_browser_only(app) {
        let mut here = app.account("anna").await;
        let mut there = app.signed_in(here.account_id()).await;
        let token = here.clone();
        let answer = here.delete("/api/v1/sessions/current").await;
        answer.expect(204);
        assert_eq!(here.cookie(SESSION_COOKIE), None, "the cookie is taken away");
        token.clone().get("/api/v1/me").await.expect_problem(401, "sign_in_required");
        there.get("/api/v1/me").await.expect(200);
        here.delete("/api/v1/sessions/current").await.expect_problem(401, "sign_in_required");
    }

    async fn signing_out_everywhere_ends_every_browser_at_once(app) {
        let mut here = app.account("anna").await;
        let mut there = app.signed_in(here.account_id()).await;
        let mut other = app.account("berta").await;
        for browser in [&mut here, &mut there, &mut other] {
            browser.get("/api/v1/me").await.expect(200);
        }
        let kept = here.clone();
        here.delete("/api/v1/me/sessions").await.expect(204);
        kept.clone().get("/api/v1/me").await.expect_problem(401, "sign_in_required");
        there.get("/api/v1/me").await.expect_problem(401, "sign_in_required");
        other.get("/api/v1/me").await.expect(200);
    }

    async fn one_sees_where_one_is_signed_in_and_ends_it_there(app) {
        let mut here = app.account("anna").await;
        app.advance(Duration::from_secs(60));
        let mut there = app.signed_in(here.account_id()).await;
        let list = here.get("/api/v1/me/sessions").await.expect(200);
        let sessions = list["items"].as_array().expect("items").clone();
        assert_eq!(sessions.len(), 2);
        assert_eq!((&sessions[0]["current"], &sessions[1]["current"]), (&json!(false), &json!(true)));
        assert_eq!((&sessions[0]["user_agent"], &sessions[0]["address"]), (&json!("story"), &json!("127.0.0.1")));
        assert!(sessions[0].get("token").is_none() && sessions[0].get("token_hash").is_none());
        let path = format!("/api/v1/me/sessions/{}", sessions[0]["id"]);
        let mut stranger = app.account("berta").await;
        stranger.delete(&path).await.expect_problem(404, "not_found");
        there.get("/api/v1/me").await.expect(200);
        here.delete(&path).await.expect(204);
        there.get("/api/v1/me").await.expect_problem(401, "sign_in_required");
        here.delete(&path).await.expect_problem(404, "not_found");
    }

    async fn a_session_ends_after_thirty_days_and_is_swept(app) {
        let mut anna = app.account("anna").await;
        app.advance(Duration::from_secs(30 * 86_400 - 5));
        anna.get("/api/v1/me").await.expect(200);
        app.advance(Duration::from_secs(5));
        anna.get("/api/v1/me").await.expect_problem(401, "sign_in_required");
        let fresh = app.signed_in(anna.account_id()).await;
        sweep(&app.app, app.app.clock.now()).await.expect("swept");
        assert_eq!(session::Entity::find().count(app.app.db.read()).await.expect("a count"), 1);
        fresh.clone().get("/api/v1/me").await.expect(200);
    }

    async fn use_of_a_session_is_noted_to_the_hour(app) {
        let mut anna = app.account("anna").await;
        anna.get("/api/v1/me").await.expect(200);
        app.advance(Duration::from_secs(2 * 3600));
        anna.get("/api/v1/me").await.expect(200);
        let list = anna.get("/api/v1/me/sessions").await.expect(200);
        let at = |field: &str| list["items"][0][field].as_str().expect("an instant")[..16].to_owned();
        assert_eq!((at("created_at"), at("last_seen_at")), ("2026-03-02T01:00".into(), "2026-03-02T03:00".into()));
    }
}

#[test]
fn behind_https_the_cookies_are_secure_and_addresses_are_those_of_the_clients() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let set = |config: &mut linli::config::Config| {
            config.public_url = "https://linli.test".to_owned();
            config.trusted_proxies = vec!["127.0.0.1".parse().expect("an address")];
        };
        let app = TestApp::with(Database::Sqlite, set).await.expect("an application");
        app.registered("anna").await;
        let body = json!({ "login": "anna", "password": PASSWORD });
        let headers = [("x-forwarded-for", "203.0.113.7"), ("x-forwarded-proto", "https")];
        let mut anna = app.guest();
        let answer = anna.send(Method::POST, "/api/v1/sessions", Some(body.clone()), &headers).await;
        answer.expect(201);
        for cookie in answer.headers.get_all("set-cookie") {
            assert!(cookie.to_str().expect("ascii").contains("Secure"), "{cookie:?}");
        }
        let list = anna.get("/api/v1/me/sessions").await.expect(200);
        assert_eq!(list["items"][0]["address"], "203.0.113.7");
        // Guesses at one account are counted together wherever they come from, in IPv6 by network.
        let wrong = json!({ "login": "anna", "password": "not-the-password" });
        for number in 0..9 {
            let address = format!("2001:db8:{number}::7");
            let headers = [("x-forwarded-for", address.as_str())];
            let answer =
                app.guest().send(Method::POST, "/api/v1/sessions", Some(wrong.clone()), &headers).await;
            answer.expect_problem(403, "wrong_credentials");
        }
        let headers = [("x-forwarded-for", "198.51.100.1")];
        let answer = app.guest().send(Method::POST, "/api/v1/sessions", Some(body), &headers).await;
        answer.expect_problem(429, "too_many_requests");
        for number in 0..20 {
            let address = format!("2001:db8:99::{number}");
            let body = json!({ "login": format!("nobody{number}"), "password": "x" });
            let headers = [("x-forwarded-for", address.as_str())];
            app.guest().send(Method::POST, "/api/v1/sessions", Some(body), &headers).await.expect(403);
        }
        let body = json!({ "login": "nobody99", "password": "x" });
        let headers = [("x-forwarded-for", "2001:db8:99::ffff")];
        let answer = app.guest().send(Method::POST, "/api/v1/sessions", Some(body), &headers).await;
        answer.expect_problem(429, "too_many_requests");
        app.app.close().await;
    });
}
