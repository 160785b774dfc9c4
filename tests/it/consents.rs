//! Consents: what one agrees to be written for, on which way, and that it stays said.

use linli_entities::consent_act;
use linli_entities::role_grant::Role;
use linli_tests::arrange::Over;
use linli_tests::arrange::people::PASSWORD;
use linli_tests::{Browser, TestApp};
use poem::http::Method;
use sea_orm::{ConnectionTrait as _, EntityTrait as _};
use serde_json::{Value, json};

/// Says yes or no to a purpose on these ways.
pub(crate) async fn say(who: &mut Browser, purpose: &str, ways: &[&str], given: bool) {
    let said: Vec<Value> =
        ways.iter().map(|way| json!({ "channel": way, "purpose": purpose, "given": given })).collect();
    who.put("/api/v1/me/contact-consents", json!({ "consents": said })).await.expect(200);
}

/// What somebody consents to, as `purpose channel`.
pub(crate) async fn given(who: &mut Browser) -> Vec<String> {
    let seen = who.get("/api/v1/me/contact-consents").await.expect(200);
    let cells = seen["consents"].as_array().expect("consents").clone();
    assert_eq!(cells.len(), 16, "every way for every purpose");
    let word = |cell: &Value, field: &str| cell[field].as_str().expect("a word").to_owned();
    let given = cells.iter().filter(|cell| cell["given"] == true);
    given.map(|cell| format!("{} {}", word(cell, "purpose"), word(cell, "channel"))).collect()
}

async fn acts(app: &TestApp) -> Vec<consent_act::Model> {
    consent_act::Entity::find().all(app.app.db.read()).await.expect("acts")
}

linli_tests::story! {
    async fn nothing_is_consented_to_before_it_was_said_and_what_was_said_stays(app) {
        let mut anna = app.account("anna").await;
        assert!(given(&mut anna).await.is_empty());
        say(&mut anna, "bulletin", &["mail", "sms"], true).await;
        say(&mut anna, "bulletin", &["mail"], true).await;
        assert_eq!(given(&mut anna).await, ["bulletin mail", "bulletin sms"]);
        assert_eq!(acts(&app).await.len(), 2, "what is so already is not said again");
        say(&mut anna, "bulletin", &["sms"], false).await;
        assert_eq!(given(&mut anna).await, ["bulletin mail"]);
        let seen = anna.get("/api/v1/me/contact-consents").await.expect(200);
        assert_eq!((&seen["consents"][1]["source"], &seen["consents"][1]["given"]), (&json!("settings"), &json!(false)));
        assert_eq!(seen["consents"][2]["acted_at"], Value::Null);
        let said: Vec<_> = acts(&app).await.into_iter().map(|act| (act.channel.as_str(), act.given)).collect();
        assert_eq!(said, [("mail", true), ("sms", true), ("sms", false)], "what was said stays");
        app.guest().get("/api/v1/me/contact-consents").await.expect_problem(401, "sign_in_required");
        let many = vec![json!({ "channel": "mail", "purpose": "offers", "given": true }); 17];
        let refused = anna.put("/api/v1/me/contact-consents", json!({ "consents": many })).await;
        assert_eq!(refused.expect_problem(422, "invalid")["errors"][0]["pointer"], "/consents");
    }

    async fn staff_write_down_what_they_were_told_and_never_for_themselves(app) {
        let project = app.project("jiangpan").await;
        let mut anna = app.account("anna").await;
        let mut agent = app.staff("agent", Role::Agent, Over::Project(project)).await;
        say(&mut anna, "offers", &["sms"], true).await;
        let path = format!("/api/v1/accounts/{}/contact-consents", anna.account_id());
        let told = json!({ "channel": "sms", "purpose": "offers", "given": false, "reason": "来电要求停发" });
        anna.get(&path).await.expect_problem(403, "forbidden");
        anna.post(&path, told.clone()).await.expect_problem(403, "forbidden");
        let key = [("idempotency-key", "one call")];
        let first = agent.send(Method::POST, &path, Some(told.clone()), &key).await.expect(201);
        let again = agent.send(Method::POST, &path, Some(told.clone()), &key).await.expect(201);
        assert_eq!(first["id"], again["id"]);
        assert!(given(&mut anna).await.is_empty(), "it holds at once");
        let seen = agent.get(&path).await.expect(200);
        let newest = &seen["acts"][0];
        assert_eq!((&newest["source"], &newest["recorded_by"]["name"]), (&json!("staff"), &json!("agent")));
        assert_eq!((&newest["reason"], &seen["acts"][1]["source"]), (&told["reason"], &json!("settings")));
        let own = format!("/api/v1/accounts/{}/contact-consents", agent.account_id());
        agent.post(&own, told.clone()).await.expect_problem(403, "involved");
        agent.post("/api/v1/accounts/999999/contact-consents", told).await.expect_problem(404, "not_found");
        let bare = json!({ "channel": "sms", "purpose": "offers", "given": false, "reason": " " });
        let refused = agent.post(&path, bare).await.expect_problem(422, "invalid");
        assert_eq!(refused["errors"][0]["pointer"], "/reason");
    }

    async fn what_was_said_is_never_changed_or_deleted_not_even_in_the_database(app) {
        let mut anna = app.account("anna").await;
        say(&mut anna, "bulletin", &["mail"], true).await;
        for sql in ["UPDATE consent_act SET given = given", "DELETE FROM consent_act"] {
            let refused = app.app.db.write(sql, |txn, sql| {
                Box::pin(async move { Ok(txn.execute_unprepared(sql).await.map(|_| ())?) })
            });
            assert!(refused.await.is_err(), "{sql}");
        }
        assert_eq!(given(&mut anna).await, ["bulletin mail"]);
    }

    async fn whoever_is_erased_leaves_what_was_said_but_not_how(app) {
        let mut boss = app.administrator().await;
        let mut anna = app.registered("anna").await;
        let id = anna.get("/api/v1/me").await.expect(200)["id"].clone();
        let told = json!({ "channel": "phone", "purpose": "survey", "given": true, "reason": "电话里说可以打" });
        boss.post(&format!("/api/v1/accounts/{id}/contact-consents"), told).await.expect(201);
        anna.post("/api/v1/me/erasure", json!({ "password": PASSWORD })).await.expect(204);
        let left = acts(&app).await;
        assert_eq!(left.iter().map(|act| (act.given, act.reason.clone())).collect::<Vec<_>>(), [(true, None)]);
        boss.get(&format!("/api/v1/accounts/{id}/contact-consents")).await.expect_problem(404, "not_found");
    }
}
