//! Erasing an account.

use linli_entities::account::AccountId;
use linli_entities::board::Visibility;
use linli_tests::arrange::people::PASSWORD;
use linli_tests::{Browser, TestApp};
use poem::http::Method;
use sea_orm::{ConnectionTrait as _, DbBackend, Statement};
use serde_json::json;

const ERASURE: &str = "/api/v1/me/erasure";

/// Whether a word stands anywhere in the database, in whatever column.
pub(crate) async fn stands_anywhere(app: &TestApp, word: &str) -> Vec<String> {
    let db = app.app.db.read();
    let sqlite = db.get_database_backend() == DbBackend::Sqlite;
    let names = if sqlite {
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    } else {
        "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()"
    };
    let mut found = vec![];
    for row in
        db.query_all_raw(Statement::from_string(db.get_database_backend(), names)).await.expect("tables")
    {
        let table: String = row.try_get("", "name").expect("a name");
        let text = if sqlite {
            let columns =
                format!("SELECT group_concat(quote(\"name\"), '||') AS c FROM pragma_table_info('{table}')");
            let columns = Statement::from_string(DbBackend::Sqlite, columns);
            let row = db.query_one_raw(columns).await.expect("columns").expect("a row");
            let columns: String = row.try_get("", "c").expect("names");
            let columns = columns
                .replace('\'', "\"")
                .split("||")
                .map(|name| format!("coalesce({name}, '')"))
                .collect::<Vec<_>>();
            format!(
                "SELECT 1 AS one FROM \"{table}\" WHERE instr({}, '{word}') > 0",
                columns.join(" || ' ' || ")
            )
        } else {
            format!("SELECT 1 AS one FROM \"{table}\" AS t WHERE position('{word}' in t::text) > 0")
        };
        let hits =
            db.query_all_raw(Statement::from_string(db.get_database_backend(), text)).await.expect("rows");
        if !hits.is_empty() {
            found.push(table);
        }
    }
    found
}

async fn erased_refs(reader: &mut Browser, topic: i64) -> serde_json::Value {
    reader.get(&format!("/api/v1/topics/{topic}/posts")).await.expect(200)["items"][0]["author"].clone()
}

linli_tests::story! {
    async fn whoever_erases_the_account_is_forgotten_and_what_was_said_stays(app) {
        let project = app.project("jiangpan").await;
        let board = app.board(project, Visibility::Public).await;
        let mut anna = app.registered("forgettable").await;
        anna.post("/api/v1/me/email/codes", json!({})).await.expect(202);
        let code = app.mailed_code().await;
        anna.post("/api/v1/me/email/proof", json!({ "code": code })).await.expect(200);
        let id = anna.get("/api/v1/me").await.expect(200)["id"].as_i64().expect("an id");
        let mut anna = app.signed_in(AccountId(id)).await;
        app.home(project, &anna).await;
        anna.patch("/api/v1/me", 1, json!({ "display_name": "forgettable-shown", "bio": "forgettable-bio" })).await;
        let topic = app.topic(&anna, board, "电梯", "又坏了").await;
        assert_eq!(erased_refs(&mut app.guest(), topic.0).await["erased"], false);
        assert_ne!(stands_anywhere(&app, "forgettable").await, Vec::<String>::new());

        anna.post(ERASURE, json!({ "password": "not-mine-at-all" })).await.expect_problem(422, "invalid");
        let mut other_browser = app.signed_in(anna.account_id()).await;
        let id = anna.account_id();
        assert_eq!(anna.post(ERASURE, json!({ "password": PASSWORD })).await.status, 204);

        other_browser.get("/api/v1/me").await.expect_problem(401, "sign_in_required");
        let sign_in = json!({ "login": "forgettable", "password": PASSWORD });
        app.guest().post("/api/v1/sessions", sign_in).await.expect_problem(403, "wrong_credentials");
        app.guest().get(&format!("/api/v1/accounts/{id}")).await.expect_problem(404, "not_found");
        let author = erased_refs(&mut app.guest(), topic.0).await;
        assert_eq!((&author["erased"], &author["display_name"], &author["name"]), (&json!(true), &json!(""), &json!("")));
        let page = app.guest().get(&format!("/api/v1/topics/{topic}/posts")).await.text();
        assert!(page.contains("又坏了"), "what was said stays");
        assert_eq!(stands_anywhere(&app, "forgettable").await, Vec::<String>::new());
    }

    async fn an_administrator_erases_for_whoever_asks_but_never_the_last_administrator(app) {
        let mut boss = app.administrator().await;
        let member = app.account("gone").await;
        let path = format!("/api/v1/accounts/{}/erasure", member.account_id());
        let mut stranger = app.account("stranger").await;
        stranger.send(Method::POST, &path, None, &[]).await.expect_problem(403, "forbidden");
        assert_eq!(boss.send(Method::POST, &path, None, &[]).await.status, 204);
        boss.send(Method::POST, &path, None, &[]).await.expect_problem(404, "not_found");
        let found = boss.get("/api/v1/accounts?query=").await.expect(200);
        assert!(!found.to_string().contains("#"), "who is erased is not looked up: {found}");
        // The name is free again.
        app.account("gone").await;

        let own = format!("/api/v1/accounts/{}/erasure", boss.account_id());
        boss.send(Method::POST, &own, None, &[]).await.expect_problem(409, "last_administrator");
        boss.get("/api/v1/me").await.expect(200);
    }
}
