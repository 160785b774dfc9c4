//! What a sanction keeps from, and what it never does.

use std::collections::BTreeSet;

use linli_entities::board::Visibility;
use linli_entities::topic::TopicId;
use linli_tests::Browser;
use poem::http::Method;
use serde_json::{Value, json};

use super::{DAY, Place, WORDS, at, impose, input, place, write};

/// What members write in the forum and to each other: each is tried below, and refused.
const REFUSED: [&str; 16] = [
    "open_topic",
    "update_topic",
    "delete_topic",
    "write_post",
    "edit_post",
    "delete_post",
    "restore_post",
    "accept_answer",
    "withdraw_answer",
    "put_reaction",
    "put_poll",
    "close_poll",
    "delete_poll",
    "put_poll_vote",
    "create_conversation",
    "write_message",
];
/// What changes nothing that others read, what is taken back, what says that something is wrong, and what is for staff and
/// needs a role that is taken when somebody may not use it any more.
const STAYS: [&str; 38] = [
    "add_conversation_person",
    "block_account",
    "block_pseudonym",
    "cancel_scheduled_post",
    "create_commitment",
    "decide_flags",
    "delete_bookmark",
    "delete_draft",
    "delete_message",
    "delete_reaction",
    "end_commitment",
    "flag_post",
    "follow_account",
    "leave_conversation",
    "mark_conversation_read",
    "mark_read",
    "mark_topics_read",
    "move_commitment",
    "mute_conversation",
    "preview_markdown",
    "put_bookmark",
    "restore_topic",
    "save_draft",
    "schedule_reply",
    "schedule_topic",
    "unblock_account",
    "unblock_pseudonym",
    "unfollow_account",
    "update_scheduled_post",
    "watch_board",
    "watch_topic",
    "withdraw_poll_vote",
    "approve_unmasking",
    "ask_unmasking",
    "refuse_unmasking",
    "say_me_too",
    "take_back_me_too",
    "set_topic_timer",
];
/// Tags whose operations are judged here; those of moderators need a role.
const JUDGED: [&str; 10] = [
    "Topics",
    "Posts",
    "Polls",
    "Drafts",
    "Bookmarks",
    "Follows",
    "Pseudonyms",
    "Commitments",
    "Messages",
    "MeToos",
];

#[test]
fn every_operation_that_writes_in_the_forum_is_judged() {
    let document: Value = serde_json::from_str(linli::server::document()).expect("the document");
    let known: BTreeSet<&str> = REFUSED.iter().chain(&STAYS).copied().collect();
    let mut missing = vec![];
    for operations in document["paths"].as_object().expect("paths").values() {
        for (method, operation) in operations.as_object().expect("operations") {
            let tag = operation["tags"][0].as_str().unwrap_or_default();
            let id = operation["operationId"].as_str().unwrap_or_default();
            let staff =
                operation["description"].as_str().is_some_and(|text| text.starts_with("For moderators"));
            if method != "get"
                && method != "parameters"
                && JUDGED.contains(&tag)
                && !staff
                && !known.contains(id)
            {
                missing.push(id.to_owned());
            }
        }
    }
    assert!(missing.is_empty(), "may whoever is silenced do this? {missing:?}");
}

async fn refused(who: &mut Browser, method: Method, path: &str, body: Value) {
    let body = (!body.is_null()).then_some(body);
    let answer = who.send(method.clone(), path, body, &[("if-match", "\"1\"")]).await;
    assert_eq!(answer.status, 403, "{method} {path}: {}", answer.text());
    answer.expect_problem(403, "silenced");
}

linli_tests::story! {
    async fn whoever_is_silenced_says_nothing_that_others_read_and_keeps_what_is_their_own(app) {
        let Place { project, board, mut moderator, manager, mut anna, topic } =
            place(&app, Visibility::Public).await;
        let bert = app.account("bert").await;
        let question = json!({ "title": "怎么修", "markdown": "求教", "question": true });
        let mine = anna.post(&format!("/api/v1/boards/{board}/topics"), question).await.expect(201);
        let mine = TopicId(mine["topic"]["id"].as_i64().expect("an id"));
        let answer = app.post(&manager, mine, "打电话").await;
        let mine = format!("/api/v1/topics/{mine}");
        let polled = anna.put(&format!("{mine}/poll"), crate::polls::single("always")).await.expect(200);
        let written = write(&mut anna, topic).await.expect(201)["id"].clone();
        let gone = write(&mut anna, topic).await.expect(201)["id"].clone();
        anna.delete(&format!("/api/v1/posts/{gone}")).await.expect(200);
        let others = app.post(&manager, topic, "大家好").await;
        let people = json!({ "people": [bert.account_id()], "markdown": "你好" });
        let talk = anna.post("/api/v1/conversations", people.clone()).await.expect(201)["id"].clone();
        anna.put(&format!("/api/v1/posts/{others}/reactions/like"), Value::Null).await.expect(200);
        impose(&mut moderator, &anna, input("silenced", project)).await.expect(201);

        let option = json!({ "choices": [polled["options"][0]["id"]] });
        let words = json!({ "markdown": "我还要说" });
        use Method as M;
        for (method, path, body) in [
            (M::POST, format!("/api/v1/boards/{board}/topics"), json!({ "title": "话题", "markdown": "说" })),
            (M::PATCH, mine.clone(), json!({ "title": "改名" })),
            (M::DELETE, mine.clone(), Value::Null),
            (M::POST, format!("/api/v1/topics/{topic}/posts"), words.clone()),
            (M::PATCH, format!("/api/v1/posts/{written}"), words.clone()),
            (M::DELETE, format!("/api/v1/posts/{written}"), Value::Null),
            (M::PUT, format!("/api/v1/posts/{answer}/acceptance"), Value::Null),
            (M::POST, format!("/api/v1/posts/{gone}/restore"), json!({})),
            (M::DELETE, format!("/api/v1/posts/{answer}/acceptance"), Value::Null),
            (M::PUT, format!("/api/v1/posts/{others}/reactions/like"), Value::Null),
            (M::POST, format!("{mine}/poll/close"), json!({})),
            (M::DELETE, format!("{mine}/poll"), Value::Null),
            (M::PUT, format!("{mine}/poll"), crate::polls::single("always")),
            (M::PUT, format!("{mine}/poll/vote"), option),
            (M::POST, "/api/v1/conversations".to_owned(), people),
            (M::POST, format!("/api/v1/conversations/{talk}/messages"), words.clone()),
        ] {
            refused(&mut anna, method, &path, body).await;
        }

        let complaint = json!({ "project_id": project, "title": "电梯停了", "markdown": "停了两天", "category": "facilities" });
        let filed = anna.post("/api/v1/complaints", complaint).await.expect(201);
        anna.post(&format!("/api/v1/complaints/{}/posts", filed["id"]), words).await.expect(200);
        let staff = json!({ "project_id": project, "markdown": "请联系我" });
        anna.post("/api/v1/conversations", staff).await.expect(201);
        anna.put(&format!("/api/v1/posts/{others}/flag"), json!({ "reason": "spam" })).await.expect(200);
        anna.delete(&format!("/api/v1/posts/{others}/reactions/like")).await.expect(200);
        let shown = anna.get(&format!("/api/v1/boards/{board}")).await.expect(200);
        assert_eq!(shown["board"]["may"]["post"], false, "{shown}");
    }

    async fn what_a_project_imposes_ends_at_its_fence_and_where_staff_do_not_read(app) {
        let Place { project, topic, mut moderator, mut anna, .. } = place(&app, Visibility::Public).await;
        let mut boss = app.administrator().await;
        let there = app.project("elsewhere").await;
        let other = app.board(there, Visibility::Public).await;
        let closed = json!({ "slug": "owners-alone", "name": "只有业主", "description": "" });
        let closed = boss.post(&format!("/api/v1/projects/{project}/closed-boards"), closed).await.expect(201);
        impose(&mut moderator, &anna, input("suspended", project)).await.expect(201);
        write(&mut anna, topic).await.expect_problem(403, "suspended");
        let words = json!({ "title": "话题", "markdown": "说" });
        for board in [other.0, closed["id"].as_i64().expect("an id")] {
            anna.post(&format!("/api/v1/boards/{board}/topics"), words.clone()).await.expect(201);
        }
        let named = json!({ "kind": "warned", "board_id": closed["id"], "reason": "spam", "text": WORDS });
        let refused = impose(&mut boss, &anna, named).await.expect_problem(422, "invalid");
        assert_eq!(refused["errors"][0]["pointer"], "/board_id", "no role holds there");
    }

    async fn whoever_is_suspended_enters_no_board_and_everywhere_only_what_is_their_own(app) {
        let Place { project, board, topic, mut moderator, mut anna, .. } = place(&app, Visibility::Owners).await;
        let public = app.board(project, Visibility::Public).await;
        anna.get(&format!("/api/v1/topics/{topic}")).await.expect(200);
        impose(&mut moderator, &anna, input("suspended", project)).await.expect(201);
        anna.get(&format!("/api/v1/topics/{topic}")).await.expect_problem(404, "not_found");
        anna.get(&format!("/api/v1/boards/{board}")).await.expect_problem(404, "not_found");
        anna.get(&format!("/api/v1/boards/{public}")).await.expect(200);
        assert_eq!(anna.get("/api/v1/club").await.status, app.guest().get("/api/v1/club").await.status);
        app.advance(7 * DAY);
        anna.get(&format!("/api/v1/topics/{topic}")).await.expect(200);

        let mut boss = app.administrator().await;
        let everywhere = json!({ "kind": "suspended", "reason": "abuse", "text": WORDS });
        let made = impose(&mut boss, &anna, everywhere).await.expect(201);
        anna.get("/api/v1/callers?query=an").await.expect_problem(403, "suspended");
        anna.get(&format!("/api/v1/topics/{topic}")).await.expect_problem(404, "not_found");
        anna.post(&format!("/api/v1/boards/{public}/topics"), json!({ "title": "话题", "markdown": "说" }))
            .await
            .expect_problem(403, "suspended");
        anna.get("/api/v1/me").await.expect(200);
        anna.get("/api/v1/notifications").await.expect(200);
        let complaint = json!({ "project_id": project, "title": "电梯停了", "markdown": "停了两天", "category": "facilities" });
        anna.post("/api/v1/complaints", complaint).await.expect(201);
        let appeal = json!({ "text": "不是我" });
        anna.post(&at(&made, "/appeal"), appeal).await.expect(200);
        boss.post(&at(&made, "/lift"), json!({ "text": "查清了" })).await.expect(200);
        anna.get(&format!("/api/v1/topics/{topic}")).await.expect(200);
    }
}
