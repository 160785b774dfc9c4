//! Messages: read by who is in a conversation and by nobody else; and blocking.

use std::time::Duration;

use futures_util::future::join_all;
use linli_entities::board::Visibility;
use linli_entities::conversation::ConversationId;
use linli_entities::role_grant::Role;
use linli_tests::arrange::Over;
use linli_tests::{Answer, Browser};
use poem::http::Method;
use serde_json::{Value, json};

use crate::erasure::stands_anywhere;
use crate::notices::told;

const HOUR: Duration = Duration::from_secs(3600);

async fn start(browser: &mut Browser, with: &[&Browser], text: &str) -> Answer {
    let people: Vec<_> = with.iter().map(|one| one.account_id()).collect();
    browser.post("/api/v1/conversations", json!({ "people": people, "markdown": text })).await
}

fn id_of(started: &Value) -> ConversationId {
    ConversationId(started["id"].as_i64().expect("an id"))
}

/// A conversation of two that begins with these words.
pub async fn started(browser: &mut Browser, with: &Browser, text: &str) -> ConversationId {
    id_of(&start(browser, &[with], text).await.expect(201))
}

async fn say(browser: &mut Browser, id: ConversationId, text: &str) -> Answer {
    browser.post(&format!("/api/v1/conversations/{id}/messages"), json!({ "markdown": text })).await
}

async fn read(browser: &mut Browser, id: ConversationId, number: i32) -> Value {
    let path = format!("/api/v1/conversations/{id}/read");
    browser.put(&path, json!({ "number": number })).await.expect(200)
}

/// The numbers of what somebody sees there, the newest first.
async fn numbers(browser: &mut Browser, id: ConversationId) -> Vec<i64> {
    let said = browser.get(&format!("/api/v1/conversations/{id}/messages?limit=100")).await.expect(200);
    said["items"]
        .as_array()
        .expect("messages")
        .iter()
        .map(|one| one["number"].as_i64().expect("a number"))
        .collect()
}

async fn add(browser: &mut Browser, id: ConversationId, whom: &Browser) -> Answer {
    let path = format!("/api/v1/conversations/{id}/people/{}", whom.account_id());
    browser.send(Method::PUT, &path, None, &[]).await
}

async fn block(browser: &mut Browser, whom: &Browser) {
    let path = format!("/api/v1/me/blocks/{}", whom.account_id());
    browser.send(Method::PUT, &path, None, &[]).await.expect(204);
}

/// Everything that can be asked of a conversation and of a message in it.
async fn asked(browser: &mut Browser, id: ConversationId, message: &Value) -> Vec<Answer> {
    let path = format!("/api/v1/conversations/{id}");
    let own = browser.account_id();
    vec![
        browser.get(&path).await,
        browser.get(&format!("{path}/messages")).await,
        browser.post(&format!("{path}/messages"), json!({ "markdown": "我也在" })).await,
        browser.put(&format!("{path}/read"), json!({ "number": 1 })).await,
        browser.put(&format!("{path}/mute"), json!({ "muted": true })).await,
        browser.send(Method::PUT, &format!("{path}/people/{own}"), None, &[]).await,
        browser.delete(&format!("/api/v1/me/conversations/{id}")).await,
        browser.delete(&format!("/api/v1/messages/{message}")).await,
    ]
}

async fn listed(browser: &mut Browser) -> Vec<Value> {
    browser.get("/api/v1/me/conversations").await.expect(200)["items"].as_array().expect("a list").clone()
}

linli_tests::story! {
    async fn what_two_say_is_read_by_nobody_else_not_by_an_administrator(app) {
        let project = app.project("jiangpan").await;
        let (mut anna, mut bert, cora) = (app.account("anna").await, app.account("bert").await, app.account("cora").await);
        let id = started(&mut anna, &bert, "周六的车位，**可以吗**？").await;
        let answered = say(&mut bert, id, "可以").await.expect(201);
        assert_eq!((&answered["number"], &answered["html"]), (&json!(2), &json!("<p>可以</p>\n")));
        assert_eq!((numbers(&mut anna, id).await, numbers(&mut bert, id).await), (vec![2, 1], vec![2, 1]));
        let agent = app.staff("agent", Role::Agent, Over::Project(project)).await;
        let boss = app.administrator().await;
        for mut third in [cora, agent, boss.clone()] {
            for answer in asked(&mut third, id, &answered["id"]).await {
                answer.expect_problem(404, "not_found");
            }
            assert_eq!(listed(&mut third).await, Vec::<Value>::new());
        }
        app.guest().get(&format!("/api/v1/conversations/{id}")).await.expect_problem(401, "sign_in_required");
        let staff = boss.clone().get("/api/v1/conversations").await.expect(200);
        assert_eq!(staff["items"], json!([]));
    }

    async fn conversations_are_listed_by_the_last_message_with_what_was_not_read(app) {
        let (mut anna, mut bert, cora) = (app.account("anna").await, app.account("bert").await, app.account("cora").await);
        let first = started(&mut anna, &bert, "一").await;
        app.advance(HOUR);
        let second = started(&mut anna, &cora, "二").await;
        app.advance(HOUR);
        say(&mut bert, first, "三").await.expect(201);
        let all = listed(&mut anna).await;
        let ids: Vec<_> = all.iter().map(|one| (one["id"].clone(), one["unread_count"].clone(), one["last_text"].clone())).collect();
        assert_eq!(ids, [(json!(first), json!(1), json!("三")), (json!(second), json!(0), json!("二"))]);
        let page = anna.get("/api/v1/me/conversations?limit=1").await.expect(200);
        let next = anna.get(&format!("/api/v1/me/conversations?limit=1&after={}", page["next"].as_str().expect("more"))).await.expect(200);
        assert_eq!((&page["items"][0]["id"], &next["items"][0]["id"]), (&json!(first), &json!(second)));
        assert_eq!(read(&mut anna, first, 99).await, json!({ "read_number": 2, "last_number": 2 }));
        assert_eq!(listed(&mut anna).await[0]["unread_count"], 0);
        let older = anna.get(&format!("/api/v1/conversations/{first}/messages?limit=1")).await.expect(200);
        let older = anna.get(&format!("/api/v1/conversations/{first}/messages?after={}", older["next"].as_str().expect("more"))).await;
        assert_eq!(older.expect(200)["items"][0]["number"], 1);
    }

    async fn a_deleted_message_keeps_its_place_and_its_words_are_gone(app) {
        let (mut anna, mut bert) = (app.account("anna").await, app.account("bert").await);
        let id = started(&mut anna, &bert, "一").await;
        let said = say(&mut anna, id, "secretword").await.expect(201);
        let path = format!("/api/v1/messages/{}", said["id"]);
        bert.delete(&path).await.expect_problem(403, "forbidden");
        assert_eq!(anna.delete(&path).await.expect(200)["deleted"], true);
        anna.delete(&path).await.expect(200);
        assert_eq!(numbers(&mut bert, id).await, [2, 1]);
        assert_eq!(stands_anywhere(&app, "secretword").await, Vec::<String>::new());
        assert_eq!(say(&mut bert, id, "三").await.expect(201)["number"], 3, "a number is never given twice");
    }

    async fn whoever_is_added_sees_what_is_said_from_then_on_and_whoever_leaves_sees_nothing(app) {
        let (mut anna, mut bert, mut cora) = (app.account("anna").await, app.account("bert").await, app.account("cora").await);
        let id = started(&mut anna, &bert, "一").await;
        add(&mut bert, id, &cora).await.expect_problem(403, "forbidden");
        let people = add(&mut anna, id, &cora).await.expect(200)["people"].clone();
        assert_eq!(people.as_array().expect("people").len(), 3);
        assert_eq!(numbers(&mut cora, id).await, Vec::<i64>::new());
        assert_eq!(listed(&mut cora).await[0]["last_text"], "", "not even the beginning of what was said before");
        let first = anna.get(&format!("/api/v1/conversations/{id}/messages")).await.expect(200)["items"][0]["id"].clone();
        cora.delete(&format!("/api/v1/messages/{first}")).await.expect_problem(404, "not_found");
        say(&mut bert, id, "二").await.expect(201);
        assert_eq!(numbers(&mut cora, id).await, [2]);

        cora.delete(&format!("/api/v1/me/conversations/{id}")).await.expect(204);
        for answer in asked(&mut cora, id, &first).await {
            answer.expect_problem(404, "not_found");
        }
        bert.delete(&format!("/api/v1/me/conversations/{id}")).await.expect(204);
        say(&mut anna, id, "有人吗").await.expect_problem(403, "cannot_be_written_to");
    }

    async fn one_is_told_once_of_a_conversation_until_it_is_read_and_never_what_was_said(app) {
        let (mut anna, mut bert) = (app.account("anna").await, app.account("bert").await);
        let id = started(&mut anna, &bert, "secretword").await;
        say(&mut anna, id, "还在吗").await.expect(201);
        assert_eq!(told(&app, &bert).await, ["message"]);
        assert_eq!(told(&app, &anna).await, Vec::<String>::new());
        let notice = bert.get("/api/v1/notifications").await.expect(200)["items"][0].clone();
        assert_eq!((&notice["title"], &notice["url"]), (&json!("anna给你写了消息"), &json!(format!("/me/messages/{id}"))));
        assert!(!notice.to_string().contains("secretword"), "{notice}");
        let mails = app.mails().await;
        let mails: Vec<_> = mails.iter().filter(|mail| mail.contains("To: bert@story.test")).collect();
        assert!(mails.len() == 1 && !mails[0].contains("secretword"), "{mails:?}");

        read(&mut bert, id, 2).await;
        assert_eq!(bert.get("/api/v1/notifications/unread").await.expect(200)["count"], 0, "what was read is not waiting");
        say(&mut anna, id, "三").await.expect(201);
        assert_eq!(told(&app, &bert).await, ["message", "message"]);
        read(&mut bert, id, 3).await;
        bert.put(&format!("/api/v1/conversations/{id}/mute"), json!({ "muted": true })).await.expect(200);
        say(&mut anna, id, "四").await.expect(201);
        assert_eq!(told(&app, &bert).await.len(), 2);
        bert.delete(&format!("/api/v1/me/conversations/{id}")).await.expect(204);
        assert_eq!(told(&app, &bert).await, Vec::<String>::new(), "of what one left one is told nothing");
    }

    async fn of_two_of_whom_one_blocked_the_other_neither_writes_and_what_is_said_in_the_forum_is_not_told(app) {
        let board = app.club_board(Visibility::Public).await;
        let (mut anna, mut bert, mut cora) = (app.account("anna").await, app.account("bert").await, app.account("cora").await);
        let two = started(&mut anna, &bert, "一").await;
        let three = id_of(&start(&mut anna, &[&bert, &cora], "一").await.expect(201));
        let topic = app.topic(&bert, board, "电梯", "又停了").await;
        let before = told(&app, &bert).await.len();
        block(&mut bert, &anna).await;
        start(&mut anna, &[&bert], "二").await.expect_problem(403, "cannot_be_written_to");
        start(&mut bert, &[&anna], "二").await.expect_problem(403, "cannot_be_written_to");
        say(&mut anna, two, "二").await.expect_problem(403, "cannot_be_written_to");
        say(&mut anna, three, "二").await.expect(201);
        let post = json!({ "markdown": "@bert 修好了", "reply_to_number": 1 });
        anna.post(&format!("/api/v1/topics/{topic}/posts"), post).await.expect(201);
        assert_eq!(told(&app, &bert).await.len(), before);
        cora.post(&format!("/api/v1/topics/{topic}/posts"), json!({ "markdown": "@bert 谢谢" })).await.expect(201);
        assert_eq!(told(&app, &bert).await.len(), before + 1, "of others one is told as before");

        let among = format!("/api/v1/me/blocks?account_ids={},{}", anna.account_id(), cora.account_id());
        let blocked = bert.get(&among).await.expect(200);
        assert_eq!((blocked["items"].as_array().map(Vec::len), &blocked["items"][0]["account"]["name"]), (Some(1), &json!("anna")));
        assert_eq!(anna.get("/api/v1/me/blocks").await.expect(200)["items"], json!([]), "nobody else sees it");
        let own = format!("/api/v1/me/blocks/{}", bert.account_id());
        bert.send(Method::PUT, &own, None, &[]).await.expect_problem(403, "forbidden");
        bert.delete(&format!("/api/v1/me/blocks/{}", anna.account_id())).await.expect(204);
        say(&mut anna, two, "二").await.expect(201);
    }

    async fn whoever_answers_for_a_project_reads_what_its_staff_are_asked_and_answers_by_name(app) {
        let (project, elsewhere) = (app.project("jiangpan").await, app.project("elsewhere").await);
        let mut anna = app.account("anna").await;
        let mut agent = app.staff("agent", Role::Agent, Over::Project(project)).await;
        let mut lead = app.staff("lead", Role::Lead, Over::Project(project)).await;
        let (mut other, mut editor) = (
            app.staff("other", Role::Agent, Over::Project(elsewhere)).await,
            app.staff("editor", Role::Editor, Over::Project(project)).await,
        );
        app.make_notices().await;
        block(&mut anna, &agent).await;
        let asked = json!({ "project_id": project, "title": "车位", "markdown": "还有吗？" });
        let id = id_of(&anna.post("/api/v1/conversations", asked).await.expect(201));
        assert_eq!((told(&app, &agent).await[0].clone(), told(&app, &lead).await[0].clone()), ("message".to_owned(), "message".to_owned()));
        for stranger in [&mut other, &mut editor] {
            stranger.get(&format!("/api/v1/conversations/{id}")).await.expect_problem(404, "not_found");
        }
        let waiting = lead.get("/api/v1/conversations").await.expect(200);
        assert_eq!((&waiting["items"][0]["id"], &waiting["items"][0]["unread_count"]), (&json!(id), &json!(1)));
        let answer = say(&mut agent, id, "有的").await.expect(201);
        assert_eq!((&answer["as_staff"], &answer["author"]["name"]), (&json!(true), &json!("agent")));
        assert_eq!(told(&app, &anna).await, ["message"], "staff are not blocked as such");
        assert_eq!(lead.get(&format!("/api/v1/conversations/{id}")).await.expect(200)["unread_count"], 0, "read by one for all");
        lead.delete(&format!("/api/v1/me/conversations/{id}")).await.expect_problem(403, "forbidden");
        add(&mut anna, id, &other).await.expect_problem(403, "forbidden");
        assert_eq!(numbers(&mut anna, id).await, [2, 1]);
    }

    async fn of_many_who_write_at_once_each_gets_a_number_of_its_own(app) {
        let (mut anna, bert) = (app.account("anna").await, app.account("bert").await);
        let id = started(&mut anna, &bert, "一").await;
        let tries = (0..8).map(|nth| {
            let mut browser = if nth % 2 == 0 { anna.clone() } else { bert.clone() };
            async move { say(&mut browser, id, "同时").await.expect(201)["number"].as_i64().expect("a number") }
        });
        let mut given = join_all(tries).await;
        given.sort_unstable();
        assert_eq!(given, (2..=9).collect::<Vec<_>>());
    }

    async fn whoever_is_erased_leaves_places_without_words_and_blocks_nobody(app) {
        let (mut anna, mut bert) = (app.account("anna").await, app.account("bert").await);
        let input = json!({ "people": [bert.account_id()], "title": "secrettitle", "markdown": "secretword" });
        let id = id_of(&anna.post("/api/v1/conversations", input).await.expect(201));
        say(&mut bert, id, "好的").await.expect(201);
        block(&mut anna, &bert).await;
        let erasure = format!("/api/v1/accounts/{}/erasure", anna.account_id());
        app.administrator().await.send(Method::POST, &erasure, None, &[]).await.expect(204);
        assert_eq!(numbers(&mut bert, id).await, [2, 1]);
        let said = bert.get(&format!("/api/v1/conversations/{id}/messages")).await.expect(200);
        assert_eq!((&said["items"][1]["deleted"], &said["items"][1]["author"]["erased"]), (&json!(true), &json!(true)));
        for word in ["secretword", "secrettitle"] {
            assert_eq!(stands_anywhere(&app, word).await, Vec::<String>::new());
        }
        say(&mut bert, id, "还在吗").await.expect_problem(403, "cannot_be_written_to");
    }

    async fn a_young_account_starts_few_conversations_in_a_day_and_nobody_starts_wrong_ones(app) {
        let (mut anna, bert) = (app.account("anna").await, app.account("bert").await);
        for _ in 0..10 {
            app.advance(Duration::from_secs(2));
            started(&mut anna, &bert, "一").await;
        }
        start(&mut anna, &[&bert], "一").await.expect_problem(429, "too_many_requests");
        app.advance(Duration::from_secs(31 * 86_400));
        let mut anna = app.signed_in(anna.account_id()).await;
        for _ in 0..12 {
            app.advance(Duration::from_secs(2));
            started(&mut anna, &bert, "一").await;
        }
        app.advance(HOUR);
        let long = "长".repeat(8_001);
        for (wrong, at) in [
            (json!({ "people": [], "markdown": "一" }), "/people"),
            (json!({ "people": [anna.account_id()], "markdown": "一" }), "/people"),
            (json!({ "people": [999_999], "markdown": "一" }), "/people"),
            (json!({ "project_id": 999_999, "markdown": "一" }), "/project_id"),
            (json!({ "people": [bert.account_id()], "markdown": long }), "/markdown"),
        ] {
            let told = anna.post("/api/v1/conversations", wrong).await.expect_problem(422, "invalid");
            assert_eq!(told["errors"][0]["pointer"], at);
        }
        let mut unproven = app.unproven("dora").await;
        start(&mut unproven, &[&bert], "一").await.expect_problem(403, "email_not_proven");
    }
}
