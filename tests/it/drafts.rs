//! Drafts: kept for each account and place, read by nobody else, never overwritten unseen, gone with what is published.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::join_all;
use linli::features::boards::rules::BoardChanges;
use linli::jobs;
use linli_entities::account;
use linli_entities::board::{BoardId, Visibility};
use linli_entities::post::PostId;
use linli_entities::topic::TopicId;
use linli_tests::{Answer, Browser, TestApp};
use poem::http::Method;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::{Value, json};
use tokio::sync::Notify;

use crate::erasure::stands_anywhere;

const DAY: Duration = Duration::from_secs(86_400);

/// Where one can write.
struct Place {
    board: BoardId,
    topic: TopicId,
    post: PostId,
    conversation: i64,
    anna: Browser,
    bert: Browser,
}

async fn place(app: &TestApp) -> Place {
    let project = app.project("jiangpan").await;
    let board = app.board(project, Visibility::Public).await;
    let (mut anna, bert) = (app.account("anna").await, app.account("bert").await);
    let topic = app.topic(&bert, board, "样板间哪天可以看", "一楼").await;
    let post = app.post(&anna, topic, "二楼").await;
    let conversation = crate::messages::started(&mut anna, &bert, "你好").await.0;
    Place { board, topic, post, conversation, anna, bert }
}

impl Place {
    /// Each place of a draft, with what is published from it: the method, the path, the body and the status.
    fn places(&self) -> [(String, Method, String, Value, u16); 4] {
        let Self { board, topic, post, conversation, .. } = self;
        let words = json!({ "markdown": "写完了" });
        [
            (
                format!("topic/{board}"),
                Method::POST,
                format!("boards/{board}/topics"),
                json!({ "title": "新话题", "markdown": "写完了" }),
                201,
            ),
            (format!("reply/{topic}"), Method::POST, format!("topics/{topic}/posts"), words.clone(), 201),
            (
                format!("message/{conversation}"),
                Method::POST,
                format!("conversations/{conversation}/messages"),
                words.clone(),
                201,
            ),
            (format!("edit/{post}"), Method::PATCH, format!("posts/{post}"), words, 200),
        ]
    }
}

fn path(place: &str) -> String {
    format!("/api/v1/me/drafts/{place}")
}

/// Saves over the version that was seen.
async fn save(browser: &mut Browser, place: &str, text: &str, seen: Option<i64>) -> Answer {
    let tag = seen.map(|version| format!("\"{version}\""));
    let headers: Vec<(&str, &str)> = tag.iter().map(|tag| ("if-match", tag.as_str())).collect();
    browser.send(Method::PUT, &path(place), Some(json!({ "markdown": text })), &headers).await
}

async fn saved(browser: &mut Browser, place: &str, text: &str, seen: Option<i64>) -> i64 {
    save(browser, place, text, seen).await.expect(200)["version"].as_i64().expect("a version")
}

async fn listed(browser: &mut Browser) -> Vec<Value> {
    browser.get("/api/v1/me/drafts?limit=100").await.expect(200)["items"].as_array().expect("a list").clone()
}

linli_tests::story! {
    async fn what_one_is_writing_is_there_on_another_device_and_nobody_else_reads_it(app) {
        let place = place(&app).await;
        let Place { mut anna, mut bert, board, .. } = place;
        let at = format!("topic/{board}");
        let input = json!({ "title": "半个标", "markdown": "  半句\n话 ", "question": true });
        let made = anna.put(&path(&at), input).await;
        let version = made.expect(200)["version"].clone();
        assert_eq!(made.header("etag"), Some(format!("\"{version}\"").as_str()));
        let mut phone = app.signed_in(anna.account_id()).await;
        let read = phone.get(&path(&at)).await.expect(200);
        assert_eq!(
            (&read["title"], &read["markdown"], &read["question"], &read["version"]),
            (&json!("半个标"), &json!("  半句\n话 "), &json!(true), &version),
            "as it was typed"
        );
        assert_eq!(read["target"]["url"], format!("/boards/{board}/new"));
        let list = listed(&mut phone).await;
        assert_eq!((list.len(), &list[0]["excerpt"], &list[0]["target_id"]), (1, &json!("半句 话"), &json!(board)));
        let there = format!("/api/v1/me/drafts?place=topic&target_id={board}");
        assert_eq!(phone.get(&there).await.expect(200)["items"].as_array().map(Vec::len), Some(1));
        let elsewhere = format!("/api/v1/me/drafts?place=reply&target_id={board}");
        assert_eq!(phone.get(&elsewhere).await.expect(200)["items"], json!([]));
        phone.get("/api/v1/me/drafts?place=topic").await.expect_problem(422, "invalid");

        bert.get(&path(&at)).await.expect_problem(404, "not_found");
        assert_eq!(listed(&mut bert).await, Vec::<Value>::new());
        bert.delete(&path(&at)).await.expect(204);
        let mut boss = app.administrator().await;
        boss.get(&path(&at)).await.expect_problem(404, "not_found");
        assert_eq!(phone.get(&path(&at)).await.expect(200)["version"], version, "nobody else deleted it");
        let mut guest = app.guest();
        for answer in [guest.get(&path(&at)).await, guest.get("/api/v1/me/drafts").await, save(&mut guest, &at, "我", None).await] {
            answer.expect_problem(401, "sign_in_required");
        }
        phone.delete(&path(&at)).await.expect(204);
        anna.get(&path(&at)).await.expect_problem(404, "not_found");
    }

    async fn of_two_devices_neither_overwrites_what_the_other_saved_without_having_seen_it(app) {
        let place = place(&app).await;
        let (mut desk, at) = (place.anna.clone(), format!("reply/{}", place.topic));
        let mut phone = app.signed_in(desk.account_id()).await;
        let first = saved(&mut desk, &at, "一", None).await;
        save(&mut phone, &at, "二", None).await.expect_problem(412, "stale");
        let second = saved(&mut desk, &at, "一、", Some(first)).await;
        assert!(second > first);
        save(&mut phone, &at, "二", Some(first)).await.expect_problem(412, "stale");
        // A lost answer is no other device.
        assert_eq!(saved(&mut desk, &at, "一、", Some(first)).await, second);
        let there = phone.get(&path(&at)).await.expect(200);
        assert_eq!((&there["markdown"], &there["version"]), (&json!("一、"), &json!(second)), "what is there can be read");
        let third = saved(&mut phone, &at, "二", Some(second)).await;
        let just = |version: i64| format!("\"{version}\"");
        let old = desk.send(Method::DELETE, &path(&at), None, &[("if-match", &just(second))]).await;
        old.expect_problem(412, "stale");
        desk.send(Method::DELETE, &path(&at), None, &[("if-match", &just(third))]).await.expect(204);
        // What was thrown away does not come back by itself, and its version is never that of what comes after.
        save(&mut phone, &at, "三", Some(third)).await.expect_problem(412, "stale");
        app.back(Duration::from_secs(1));
        let after = saved(&mut phone, &at, "三", None).await;
        assert_ne!(after, third);
    }

    async fn of_many_that_save_the_first_words_at_once_one_is_taken(app) {
        let place = place(&app).await;
        let at = format!("reply/{}", place.topic);
        let tries = (0..6).map(|nth| {
            let (mut browser, at) = (place.anna.clone(), at.clone());
            async move { save(&mut browser, &at, &format!("第 {nth} 台"), None).await.status.as_u16() }
        });
        let mut told = join_all(tries).await;
        told.sort_unstable();
        assert_eq!(told, [200, 412, 412, 412, 412, 412]);
        assert_eq!(listed(&mut place.anna.clone()).await.len(), 1);
    }

    async fn a_draft_is_gone_with_what_is_published_from_it_unless_it_was_saved_since(app) {
        let place = place(&app).await;
        let mut anna = place.anna.clone();
        for (at, method, to, body, status) in place.places() {
            let to = format!("/api/v1/{to}");
            let first = saved(&mut anna, &at, "写", None).await;
            let second = saved(&mut anna, &at, "写完", Some(first)).await;
            for (version, stays) in [(None, true), (Some(first), true), (Some(second), false)] {
                let mut body = body.clone();
                body["draft_version"] = json!(version);
                let revision = match method {
                    Method::PATCH => anna.get(&to).await.expect(200)["version"].to_string(),
                    _ => "0".to_owned(),
                };
                app.advance(Duration::from_secs(60));
                let tag = format!("\"{revision}\"");
                anna.send(method.clone(), &to, Some(body), &[("if-match", &tag)]).await.expect(status);
                let there = anna.get(&path(&at)).await.status.as_u16();
                assert_eq!(there, if stays { 200 } else { 404 }, "{at} {version:?}");
            }
        }
        assert_eq!(listed(&mut anna).await, Vec::<Value>::new());
    }

    async fn what_is_not_published_leaves_the_draft(app) {
        let place = place(&app).await;
        let (mut anna, at) = (place.anna.clone(), format!("reply/{}", place.topic));
        let version = saved(&mut anna, &at, "写完了", None).await;
        app.change_board(place.board, BoardChanges { locked: Some(true), ..BoardChanges::default() }).await;
        let body = json!({ "markdown": "写完了", "draft_version": version });
        let key = [("idempotency-key", "one")];
        let to = format!("/api/v1/topics/{}/posts", place.topic);
        anna.send(Method::POST, &to, Some(body.clone()), &key).await.expect_problem(409, "board_locked");
        assert_eq!(listed(&mut anna).await.len(), 1);
        app.change_board(place.board, BoardChanges { locked: Some(false), ..BoardChanges::default() }).await;
        let written = anna.send(Method::POST, &to, Some(body), &key).await.expect(201);
        // The draft may have been saved once more between a lost answer and the next try: it is the same request.
        let again = json!({ "markdown": "写完了", "draft_version": version + 5 });
        assert_eq!(anna.send(Method::POST, &to, Some(again), &key).await.expect(201)["id"], written["id"]);
    }

    async fn a_draft_for_a_place_that_closed_stays_and_tells_nothing_of_it(app) {
        let place = place(&app).await;
        let (Place { board, topic, conversation, .. }, mut anna) = (&place, place.anna.clone());
        let mut versions = vec![];
        for (at, ..) in place.places() {
            versions.push((at.clone(), saved(&mut anna, &at, "我写的字", None).await));
        }
        assert!(listed(&mut anna).await.iter().all(|draft| draft["target"].is_object()));
        let closed = BoardChanges {
            visibility: Some(Visibility::Staff),
            name: Some("改过的名字".to_owned()),
            ..BoardChanges::default()
        };
        app.change_board(*board, closed).await;
        let mut boss = app.administrator().await;
        boss.patch(&format!("/api/v1/topics/{topic}"), 1, json!({ "title": "改过的话题" })).await.expect(200);
        anna.delete(&format!("/api/v1/me/conversations/{conversation}")).await.expect(204);
        let list = listed(&mut anna).await;
        assert_eq!(list.len(), 4);
        for draft in &list {
            assert_eq!((&draft["target"], &draft["excerpt"]), (&Value::Null, &json!("我写的字")), "{draft}");
        }
        for (at, version) in versions {
            let read = anna.get(&path(&at)).await;
            assert_eq!((&read.expect(200)["markdown"], &read.expect(200)["target"]), (&json!("我写的字"), &Value::Null));
            assert!(!read.text().contains("改过"), "{}", read.text());
            // What is not seen any more is answered as what never was.
            let absent = at.split('/').next().expect("a place").to_owned() + "/999999";
            let (hidden, none) = (save(&mut anna, &at, "还写", Some(version)).await, save(&mut anna, &absent, "还写", Some(version)).await);
            hidden.expect_problem(404, "not_found");
            none.expect_problem(404, "not_found");
            assert_eq!(hidden.json()["detail"], none.json()["detail"]);
            anna.delete(&path(&at)).await.expect(204);
        }
        assert_eq!(listed(&mut anna).await, Vec::<Value>::new());
    }

    async fn nothing_wrong_is_kept_and_not_more_than_a_hundred(app) {
        let place = place(&app).await;
        let (mut anna, mut bert) = (place.anna.clone(), place.bert.clone());
        let at = format!("reply/{}", place.topic);
        for (wrong, pointer) in [
            (json!({ "markdown": " \n" }), "/markdown"),
            (json!({ "markdown": "长".repeat(32_001) }), "/markdown"),
            (json!({ "markdown": "一", "title": "长".repeat(201) }), "/title"),
            (json!({ "markdown": "一", "reply_to_number": 0 }), "/reply_to_number"),
        ] {
            let told = anna.put(&path(&at), wrong).await.expect_problem(422, "invalid");
            assert_eq!(told["errors"][0]["pointer"], pointer);
        }
        anna.put(&path("elsewhere/1"), json!({ "markdown": "一" })).await.expect_problem(400, "bad_request");
        save(&mut bert, &format!("edit/{}", place.post), "改别人的", None).await.expect_problem(403, "forbidden");
        let longest = "长".repeat(32_000);
        saved(&mut anna, &at, &longest, None).await;
        assert_eq!(anna.get(&path(&at)).await.expect(200)["markdown"], longest.as_str());
        let mut places = vec![at];
        for nth in 1..100 {
            app.advance(Duration::from_secs(60));
            let board = app.board(app.project(&format!("p{nth}")).await, Visibility::Public).await;
            let at = format!("topic/{board}");
            saved(&mut anna, &at, "一", None).await;
            places.push(at);
        }
        app.advance(Duration::from_secs(60));
        let one_more = format!("topic/{}", place.board);
        save(&mut anna, &one_more, "一", None).await.expect_problem(409, "too_many");
        anna.delete(&path(&places[5])).await.expect(204);
        saved(&mut anna, &one_more, "一", None).await;
        // The list goes on by its cursor, the one saved last first.
        let (mut seen, mut after) = (vec![], String::new());
        loop {
            let page = anna.get(&format!("/api/v1/me/drafts?limit=30&after={after}")).await.expect(200);
            seen.extend(page["items"].as_array().expect("drafts").iter().map(|one| one["target_id"].clone()));
            let Some(next) = page["next"].as_str() else { break };
            after = next.to_owned();
        }
        assert_eq!((seen.len(), &seen[0], &seen[99]), (100, &json!(place.board), &json!(place.topic)));
    }

    async fn saving_again_and_again_is_bounded(app) {
        let place = place(&app).await;
        let (mut anna, at) = (place.anna.clone(), format!("reply/{}", place.topic));
        let mut version = None;
        let mut refused = None;
        for nth in 0..100 {
            let answer = save(&mut anna, &at, &"字".repeat(nth + 1), version).await;
            match answer.status.as_u16() {
                200 => version = answer.json()["version"].as_i64(),
                _ => {
                    refused = Some(answer);
                    break;
                }
            }
        }
        refused.expect("a limit").expect_problem(429, "too_many_requests");
        // Saving drafts takes nothing from what may be written.
        app.post(&anna, place.topic, "写得出").await;
    }

    async fn nothing_is_kept_for_an_account_that_is_closed_at_the_same_moment(app) {
        let place = place(&app).await;
        let (mut anna, at) = (place.anna.clone(), format!("reply/{}", place.topic));
        let begun = Arc::new(Notify::new());
        let input = (anna.account_id(), app.app.clock.now(), begun.clone());
        let closing = app.app.db.write(input, |txn, (id, now, begun)| {
            Box::pin(async move {
                account::Entity::update_many()
                    .col_expr(account::Column::DisabledAt, Expr::val(now))
                    .filter(account::Column::Id.eq(id))
                    .exec(txn)
                    .await?;
                begun.notify_one();
                // Long enough for whoever does not wait.
                tokio::time::sleep(Duration::from_secs(1)).await;
                Ok(())
            })
        });
        let saving = async {
            begun.notified().await;
            save(&mut anna, &at, "secretlate", None).await
        };
        let (closed, answer) = tokio::join!(closing, saving);
        closed.expect("it is closed");
        answer.expect(401);
        assert_eq!(stands_anywhere(&app, "secretlate").await, Vec::<String>::new());
    }

    async fn a_draft_is_forgotten_after_ninety_days_and_with_its_account(app) {
        let place = place(&app).await;
        let (mut anna, mut bert) = (place.anna.clone(), place.bert.clone());
        let at = format!("reply/{}", place.topic);
        saved(&mut bert, &at, "secretold", None).await;
        app.advance(DAY * 50);
        let (mut anna_later, mut bert_later) = (app.signed_in(anna.account_id()).await, app.signed_in(bert.account_id()).await);
        saved(&mut anna_later, &at, "secretdraft", None).await;
        app.advance(DAY * 39);
        jobs::sweep(&app.app, app.app.clock.now()).await;
        (anna, bert) = (app.signed_in(anna_later.account_id()).await, app.signed_in(bert_later.account_id()).await);
        assert_eq!((listed(&mut anna).await.len(), listed(&mut bert).await.len()), (1, 1));
        app.advance(DAY * 2);
        jobs::sweep(&app.app, app.app.clock.now()).await;
        (anna, bert_later) = (app.signed_in(anna.account_id()).await, app.signed_in(bert.account_id()).await);
        assert_eq!((listed(&mut anna).await.len(), listed(&mut bert_later).await.len()), (1, 0));
        assert_eq!(stands_anywhere(&app, "secretold").await, Vec::<String>::new());

        assert!(!stands_anywhere(&app, "secretdraft").await.is_empty());
        let erasure = format!("/api/v1/accounts/{}/erasure", anna.account_id());
        app.administrator().await.send(Method::POST, &erasure, None, &[]).await.expect(204);
        assert_eq!(stands_anywhere(&app, "secretdraft").await, Vec::<String>::new());
    }
}
