//! Changing, recovering and first setting a password.

use std::time::Duration;

use linli::features::accounts::logic::operators;
use linli::features::privacy::logic::VERSION;
use linli_entities::account::{self, AccountId};
use linli_entities::role_grant::Role;
use linli_tests::TestApp;
use linli_tests::arrange::Over;
use linli_tests::arrange::people::PASSWORD;
use poem::http::Method;
use sea_orm::{ActiveModelTrait as _, EntityTrait as _, Set};
use serde_json::{Value, json};

const NEW: &str = "quiet-harbour-lamp";

async fn reset(app: &TestApp, body: Value) -> (linli_tests::Browser, linli_tests::Answer) {
    let mut browser = app.guest();
    let answer = browser.post("/api/v1/password-resets", body).await;
    (browser, answer)
}

async fn recover(app: &TestApp, login: &str) -> linli_tests::Answer {
    app.guest().post("/api/v1/password-recoveries", json!({ "login": login })).await
}

/// The token of a link that was printed.
fn token_of(link: &str) -> String {
    let (_, rest) = link.split_once("?token=").expect("a token");
    rest.split('&').next().expect("a token").to_owned()
}

linli_tests::story! {
    async fn changing_the_password_ends_the_other_sessions(app) {
        let mut here = app.registered("anna").await;
        let (mut there, answer) = app.sign_in("anna", PASSWORD).await;
        answer.expect(201);
        let change = |current: &str, new: &str| json!({ "current_password": current, "new_password": new });
        let wrong = here.put("/api/v1/me/password", change("not-the-password", NEW)).await;
        assert_eq!(wrong.expect_problem(422, "invalid")["errors"][0]["code"], "wrong_password");
        let weak = here.put("/api/v1/me/password", change(PASSWORD, "anna-anna-a")).await;
        assert_eq!(weak.expect_problem(422, "invalid")["errors"][0]["pointer"], "/new_password");
        here.put("/api/v1/me/password", change(PASSWORD, NEW)).await.expect(204);
        here.get("/api/v1/me").await.expect(200);
        there.get("/api/v1/me").await.expect_problem(401, "sign_in_required");
        app.sign_in("anna", PASSWORD).await.1.expect_problem(403, "wrong_credentials");
        app.sign_in("anna", NEW).await.1.expect(201);
    }

    async fn a_stolen_session_does_not_guess_the_password(app) {
        let mut anna = app.registered("anna").await;
        let change = json!({ "current_password": "not-the-password", "new_password": NEW });
        for _ in 0..10 {
            anna.put("/api/v1/me/password", change.clone()).await.expect_problem(422, "invalid");
        }
        anna.put("/api/v1/me/password", change).await.expect_problem(429, "too_many_requests");
    }

    async fn a_forgotten_password_is_set_anew_by_a_link_once(app) {
        let mut before = app.registered("anna").await;
        recover(&app, "anna@story.test").await.expect(202);
        let letter = app.letters().await.pop().expect("a letter");
        assert_eq!(letter.to, "anna@story.test");
        assert!(letter.text.contains("http://linli.test/reset-password?token="));
        let token = app.mailed_token().await;
        assert_eq!(token.len(), 43, "256 bits");
        let weak = reset(&app, json!({ "token": token, "password": "short" })).await.1;
        assert_eq!(weak.expect_problem(422, "invalid")["errors"][0]["code"], "weak_password");
        let (mut after, answer) = reset(&app, json!({ "token": token, "password": NEW })).await;
        assert_eq!(answer.expect(201)["email_proven"], true, "the mail arrived");
        after.get("/api/v1/me").await.expect(200);
        before.get("/api/v1/me").await.expect_problem(401, "sign_in_required");
        let again = reset(&app, json!({ "token": token, "password": PASSWORD })).await.1;
        let problem = again.expect_problem(422, "invalid");
        assert_eq!(problem["errors"][0], json!({ "pointer": "/token", "code": "wrong_code" }));
        app.sign_in("anna", NEW).await.1.expect(201);
    }

    async fn a_change_that_races_a_reset_does_not_overwrite_it(app) {
        let mut thief = app.registered("anna").await;
        let id = AccountId(thief.get("/api/v1/me").await.expect(200)["id"].as_i64().expect("an id"));
        // A reset that has written its password and is not committed yet.
        let reset = app.app.db.write(id, |txn, id| Box::pin(async move {
            let hash = Set(Some("set by the reset".to_owned()));
            account::ActiveModel { id: Set(id), password_hash: hash, ..Default::default() }.update(txn).await?;
            tokio::time::sleep(Duration::from_secs(3)).await;
            Ok(())
        }));
        let change = async {
            tokio::time::sleep(Duration::from_millis(200)).await;
            let change = json!({ "current_password": PASSWORD, "new_password": NEW });
            thief.put("/api/v1/me/password", change).await
        };
        let (reset, changed) = tokio::join!(reset, change);
        reset.expect("the reset");
        assert_eq!(changed.expect_problem(422, "invalid")["errors"][0]["code"], "wrong_password");
        let row = account::Entity::find_by_id(id).one(app.app.db.read()).await.expect("a query").expect("a row");
        assert_eq!(row.password_hash.as_deref(), Some("set by the reset"));
    }

    async fn a_link_used_twice_at_the_same_moment_works_once(app) {
        app.registered("anna").await;
        recover(&app, "anna").await.expect(202);
        let token = app.mailed_token().await;
        let uses = (0..4).map(|number| {
            reset(&app, json!({ "token": token, "password": format!("{NEW}-{number}") }))
        });
        let answers = futures_util::future::join_all(uses).await;
        assert_eq!(answers.iter().filter(|(_, answer)| answer.status == 201).count(), 1);
    }

    async fn a_link_ends_after_an_hour_with_a_newer_one_and_with_another_address(app) {
        let mut anna = app.registered("anna").await;
        recover(&app, "anna").await.expect(202);
        let first = app.mailed_token().await;
        recover(&app, "anna").await.expect(202);
        let second = app.mailed_token().await;
        reset(&app, json!({ "token": first, "password": NEW })).await.1.expect_problem(422, "invalid");
        app.advance(Duration::from_secs(3600));
        reset(&app, json!({ "token": second, "password": NEW })).await.1.expect_problem(422, "invalid");
        recover(&app, "anna").await.expect(202);
        let third = app.mailed_token().await;
        let moved = json!({ "email": "moved@story.test" });
        anna.send(Method::PATCH, "/api/v1/me", Some(moved), &[]).await.expect(200);
        reset(&app, json!({ "token": third, "password": NEW })).await.1.expect_problem(422, "invalid");
    }

    async fn asking_for_a_link_does_not_tell_whether_there_is_an_account(app) {
        app.registered("anna").await;
        // Registering mailed a code.
        let letters = app.letters().await.len();
        app.advance(Duration::from_secs(60));
        let id = operators::by_login(&app.app, "anna").await.expect("anna");
        for login in ["nobody", "nobody@story.test", "", "13800138000"] {
            let answer = recover(&app, login).await;
            answer.expect(202);
            assert!(answer.bytes.is_empty());
        }
        operators::disable(&app.app, id).await.expect("closed");
        recover(&app, "anna").await.expect(202);
        assert_eq!(app.letters().await.len(), letters, "a closed account gets no link");
        operators::enable(&app.app, id).await.expect("open");
        for _ in 0..5 {
            recover(&app, "anna").await.expect(202);
        }
        recover(&app, "anna").await.expect_problem(429, "too_many_requests");
        assert!(app.letters().await.len() <= 5);
        app.advance(Duration::from_secs(61));
        recover(&app, "nobody").await.expect(202);
    }

    async fn the_first_administrator_sets_name_and_password_by_a_printed_link(app) {
        let first = operators::first_administrator(&app.app).await.expect("prepared").expect("a link");
        assert!(first.starts_with("http://linli.test/reset-password?token=") && first.ends_with("&first=1"));
        let second = operators::first_administrator(&app.app).await.expect("prepared").expect("a link");
        let old = json!({ "token": token_of(&first), "password": NEW });
        reset(&app, old).await.1.expect_problem(422, "invalid");
        app.sign_in("admin", "").await.1.expect_problem(403, "wrong_credentials");
        let own = json!({
            "token": token_of(&second), "password": NEW, "name": "Boss", "email": "boss@story.test",
            "locale": "en", "consent_version": VERSION,
        });
        let mut outdated = own.clone();
        outdated["consent_version"] = json!("2020-01");
        reset(&app, outdated).await.1.expect_problem(409, "consent_outdated");
        let (mut boss, answer) = reset(&app, own).await;
        let me = answer.expect(201);
        assert_eq!((&me["name"], &me["email"], &me["email_proven"]), (&json!("Boss"), &json!("boss@story.test"), &json!(false)));
        assert_eq!((&me["display_name"], &me["roles"][0]["role"]), (&json!("Boss"), &json!("administrator")));
        assert_eq!((&me["consent_required"], &me["locale"]), (&json!(false), &json!("en")));
        assert!(me["permissions"].as_array().expect("permissions").contains(&json!("manage_projects")));
        boss.get("/api/v1/accounts").await.expect(200);
        assert_eq!(operators::first_administrator(&app.app).await.expect("prepared"), None);
    }

    async fn where_there_are_accounts_no_administrator_is_made(app) {
        app.account("anna").await;
        assert_eq!(operators::first_administrator(&app.app).await.expect("prepared"), None);
    }

    async fn a_link_changes_no_name_of_an_account_that_has_a_password(app) {
        app.registered("anna").await;
        recover(&app, "anna").await.expect(202);
        let token = app.mailed_token().await;
        let (_, answer) = reset(&app, json!({ "token": token, "password": NEW, "name": "berta" })).await;
        answer.expect_problem(403, "forbidden");
        reset(&app, json!({ "token": token, "password": NEW })).await.1.expect(201);
    }

    async fn a_printed_link_lets_staff_in_who_never_had_a_password(app) {
        let care = app.staff("care", Role::GroupCare, Over::Group).await;
        let link = operators::reset_link(&app.app, care.account_id()).await.expect("a link");
        app.advance(Duration::from_secs(23 * 3600));
        reset(&app, json!({ "token": token_of(&link), "password": NEW })).await.1.expect(201);
        let link = operators::reset_link(&app.app, care.account_id()).await.expect("a link");
        app.advance(Duration::from_secs(25 * 3600));
        reset(&app, json!({ "token": token_of(&link), "password": NEW })).await.1.expect_problem(422, "invalid");
        operators::disable(&app.app, care.account_id()).await.expect("closed");
        let link = operators::reset_link(&app.app, care.account_id()).await.expect("a link");
        let closed = reset(&app, json!({ "token": token_of(&link), "password": NEW })).await.1;
        closed.expect_problem(403, "account_disabled");
    }
}
