//! Reviews: what waits until a moderator has looked at it.

use chrono::TimeDelta;
use futures_util::future::join_all;
use linli_entities::board::{BoardId, Visibility};
use linli_entities::role_grant::Role;
use linli_entities::topic::TopicId;
use linli_tests::arrange::Over;
use linli_tests::{Browser, TestApp};
use poem::http::Method;
use serde_json::{Value, json};

use crate::moves::merge;
use crate::notices::told;
use crate::word_rules::{list, open, place};

/// A board in whose project the word 发票 waits.
async fn holding(app: &TestApp) -> (BoardId, Browser, Browser) {
    let (project, board, mut moderator, author) = place(app).await;
    list(&mut moderator, project, "hold", "发票").await;
    (board, moderator, author)
}

async fn queue(browser: &mut Browser) -> Vec<Value> {
    browser.get("/api/v1/reviews").await.expect(200)["items"].as_array().expect("items").clone()
}

async fn own(browser: &mut Browser) -> Vec<Value> {
    browser.get("/api/v1/me/held-posts").await.expect(200)["items"].as_array().expect("items").clone()
}

/// Opens a topic that does not wait.
async fn opened(author: &mut Browser, board: BoardId, markdown: &str) -> TopicId {
    let made = open(author, board, "样板间", markdown).await.expect(201);
    TopicId(made["topic"]["id"].as_i64().expect("an id"))
}

async fn decide(
    moderator: &mut Browser,
    id: &Value,
    decision: &str,
    version: i64,
) -> linli_tests::browser::Answer {
    let input = json!({ "decision": decision, "version": version, "note": "请看版规。" });
    moderator.post(&format!("/api/v1/reviews/{id}/decision"), input).await
}

linli_tests::story! {
    async fn what_waits_is_no_post_and_comes_last_where_it_is_approved(app) {
        let (board, mut moderator, mut author) = holding(&app).await;
        let mut reader = app.account("reader").await;
        let topic = open(&mut author, board, "样板间", "周六").await.expect(201)["topic"]["id"].clone();
        let posts = format!("/api/v1/topics/{topic}/posts");
        let held = author.post(&posts, json!({ "markdown": "代开发票", "reply_to_number": 1 })).await.expect(202);
        assert_eq!((&held["kind"], &held["reason"], &held["state"]), (&json!("reply"), &json!("words"), &json!("waiting")));
        app.feed_search().await;
        for browser in [&mut reader, &mut author] {
            let page = browser.get(&posts).await.expect(200);
            assert_eq!((page["items"].as_array().expect("posts").len(), &page["detail"]["topic"]["post_count"]), (1, &json!(1)));
            assert_eq!(browser.get("/api/v1/search?q=%E5%8F%91%E7%A5%A8").await.expect(200)["items"], json!([]));
        }
        assert!(own(&mut reader).await.is_empty());
        reader.get(&format!("/api/v1/me/held-posts/{}", held["id"])).await.expect(404);
        reader.get("/api/v1/reviews").await.expect_problem(403, "forbidden");
        reader.post(&posts, json!({ "markdown": "先说" })).await.expect(201);
        app.advance(std::time::Duration::from_secs(60));

        let waiting = queue(&mut moderator).await;
        assert_eq!((waiting.len(), &waiting[0]["found"], &waiting[0]["author"]["name"]), (1, &json!(["发票"]), &json!("author")));
        let decided = decide(&mut moderator, &held["id"], "approved", 1).await.expect(200);
        assert_eq!(decided["url"], json!(format!("/topics/{topic}#p3")));
        let page = reader.get(&posts).await.expect(200);
        let last = &page["items"][2];
        assert_eq!((&last["number"], &last["author"]["name"], &last["reply_to_number"]), (&json!(3), &json!("author"), &json!(1)));
        assert!(last["created_at"].as_str() > page["items"][1]["created_at"].as_str());
        assert_eq!((&own(&mut author).await[0]["state"], queue(&mut moderator).await.len()), (&json!("approved"), 0));
        assert!(told(&app, &author).await.contains(&"review_decided".to_owned()));
    }

    async fn a_topic_waits_with_its_poll_and_is_opened_or_refused_and_its_author_is_told_why(app) {
        let (board, mut moderator, mut author) = holding(&app).await;
        let poll = json!({ "kind": "single", "options": ["要", "不要"], "results_shown": "always" });
        let input = json!({ "title": "开发票吗", "markdown": "问问", "question": true, "poll": poll });
        let topics = format!("/api/v1/boards/{board}/topics");
        let key = [("Idempotency-Key", "once")];
        let mut sent = vec![];
        for _ in 0..2 {
            sent.push(author.send(Method::POST, &topics, Some(input.clone()), &key).await.expect(202)["id"].clone());
        }
        assert_eq!(sent[0], sent[1], "a retried request acts once");
        assert_eq!(queue(&mut moderator).await[0]["poll"]["options"], json!(["要", "不要"]));
        assert_eq!(author.get(&topics).await.expect(200)["items"], json!([]));
        let url = decide(&mut moderator, &sent[0], "approved", 1).await.expect(200)["url"].clone();
        let topic = url.as_str().expect("a url").trim_start_matches("/topics/").split('#').next().expect("an id").to_owned();
        let page = author.get(&format!("/api/v1/topics/{topic}/posts")).await.expect(200);
        assert_eq!((&page["detail"]["topic"]["question"], &page["poll"]["options"][0]["text"]), (&json!(true), &json!("要")));

        let refused = open(&mut author, board, "还开发票吗", "再问").await.expect(202)["id"].clone();
        decide(&mut moderator, &refused, "refused", 1).await.expect(200);
        let mine = own(&mut author).await;
        assert_eq!((&mine[0]["state"], &mine[0]["note"], &mine[0]["markdown"]), (&json!("refused"), &json!("请看版规。"), &json!("再问")));
        assert_eq!(author.get(&topics).await.expect(200)["items"].as_array().expect("topics").len(), 1);
    }

    async fn of_many_who_decide_at_once_one_does_and_it_is_written_once(app) {
        let (board, moderator, mut author) = holding(&app).await;
        let topic = open(&mut author, board, "样板间", "周六").await.expect(201)["topic"]["id"].clone();
        let posts = format!("/api/v1/topics/{topic}/posts");
        let held = author.post(&posts, json!({ "markdown": "发票" })).await.expect(202)["id"].clone();
        let tries = (0..6).map(|index| {
            let (mut moderator, held) = (moderator.clone(), held.clone());
            async move { decide(&mut moderator, &held, if index < 4 { "approved" } else { "refused" }, 1).await }
        });
        let answers = join_all(tries).await;
        assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1);
        for answer in answers.iter().filter(|answer| answer.status != 200) {
            answer.expect_problem(409, "already_decided");
        }
        let state = own(&mut author).await[0]["state"].clone();
        let count = author.get(&posts).await.expect(200)["items"].as_array().expect("posts").len();
        assert_eq!(count, if state == "approved" { 2 } else { 1 });
    }

    async fn its_author_changes_and_withdraws_it_and_nobody_decides_of_what_they_did_not_see(app) {
        let (board, mut moderator, mut author) = holding(&app).await;
        let [one, two] = [open(&mut author, board, "第一", "发票").await, open(&mut author, board, "第二", "发票").await];
        let (one, two) = (one.expect(202)["id"].clone(), two.expect(202)["id"].clone());
        let mine = format!("/api/v1/me/held-posts/{one}");
        author.patch(&mine, 1, json!({ "markdown": "收据" })).await.expect(200);
        decide(&mut moderator, &one, "approved", 1).await.expect_problem(412, "stale");
        author.patch(&mine, 1, json!({ "markdown": "又改" })).await.expect_problem(412, "stale");
        let both = json!({ "items": [{ "review_id": one, "version": 2 }, { "review_id": two, "version": 7 }], "decision": "approved" });
        let outcomes = moderator.post("/api/v1/review-decisions", both).await.expect(200);
        assert_eq!((&outcomes["items"][0]["code"], &outcomes["items"][1]["code"]), (&Value::Null, &json!("stale")));
        author.delete(&format!("/api/v1/me/held-posts/{two}")).await.expect(204);
        author.delete(&format!("/api/v1/me/held-posts/{two}")).await.expect(204);
        author.delete(&mine).await.expect_problem(409, "already_decided");
        decide(&mut moderator, &two, "approved", 1).await.expect_problem(409, "already_decided");
        assert!(own(&mut author).await.iter().all(|held| held["id"] != two));
        let too_many: Vec<Value> = (0..51).map(|id| json!({ "review_id": id, "version": 1 })).collect();
        let refused = moderator.post("/api/v1/review-decisions", json!({ "items": too_many, "decision": "refused" })).await;
        assert_eq!(refused.expect_problem(422, "invalid")["errors"][0]["pointer"], "/items");
    }

    async fn the_rights_of_its_author_are_asked_when_it_is_approved_and_a_closed_board_tells_nothing(app) {
        let (project, _, mut moderator, _) = place(&app).await;
        list(&mut moderator, project, "hold", "发票").await;
        let owners = app.board(project, Visibility::Owners).await;
        let mut owner = app.account("owner").await;
        let home = app.home(project, &owner).await;
        let held = open(&mut owner, owners, "发票", "说").await.expect(202)["id"].clone();
        let mut other = app.staff("elsewhere", Role::Moderator, Over::Project(app.project("else").await)).await;
        assert!(queue(&mut other).await.is_empty());
        decide(&mut other, &held, "approved", 1).await.expect_problem(404, "not_found");
        let mut boss = app.administrator().await;
        let revoked = json!({ "decision": "revoke", "reason": "卖了" });
        boss.post(&format!("/api/v1/ownerships/{home}/decision"), revoked).await.expect(200);
        decide(&mut moderator, &held, "approved", 1).await.expect_problem(409, "author_cannot_write");
        assert_eq!(queue(&mut moderator).await.len(), 1);
        decide(&mut moderator, &held, "refused", 1).await.expect(200);
    }

    async fn what_newcomers_write_waits_where_their_board_says_so_and_what_is_like_what_was_removed(app) {
        let (_, board, mut moderator, mut author) = place(&app).await;
        let settings = format!("/api/v1/boards/{board}/review-settings");
        author.get(&settings).await.expect_problem(403, "forbidden");
        let wanted = json!({ "first_post_count": 1, "links": true, "similar_posts": true });
        moderator.put(&settings, json!({ "first_post_count": 11, "links": true, "similar_posts": true })).await.expect(422);
        moderator.put(&settings, wanted).await.expect(200);
        let text = "本人长期代办各类贷款，手续简单，当天放款，利息全城最低，需要的业主朋友请在楼下小卖部找我详谈。";
        let first = open(&mut author, board, "第一", text).await.expect(202);
        assert_eq!(first["reason"], "first_posts");
        decide(&mut moderator, &first["id"], "refused", 1).await.expect(200);
        let like = open(&mut author, board, "第二", &text.replace("当天", "次日")).await.expect(202);
        assert_eq!(like["reason"], "similar");
        let [plain, linked] = ["说个事", "看 https://example.com/a"];
        let second = open(&mut author, board, "第三", plain).await.expect(202);
        decide(&mut moderator, &second["id"], "approved", 1).await.expect(200);
        open(&mut author, board, "第四", plain).await.expect(201);
        assert_eq!(open(&mut author, board, "第五", linked).await.expect(202)["reason"], "links");
        let mut owner = app.account("owner").await;
        let project = moderator.get(&format!("/api/v1/boards/{board}")).await.expect(200)["project"]["id"].clone();
        app.home(linli_entities::project::ProjectId(project.as_i64().expect("an id")), &owner).await;
        open(&mut owner, board, "业主", linked).await.expect(201);

        // After 90 days nothing is left of what was removed.
        app.advance(std::time::Duration::from_secs(91 * 86_400));
        linli::jobs::sweep(&app.app, app.app.clock.now() + TimeDelta::seconds(1)).await;
        let mut owner = app.signed_in(owner.account_id()).await;
        open(&mut owner, board, "很久以后", text).await.expect(201);
        let mut author = app.signed_in(author.account_id()).await;
        assert_eq!(own(&mut author).await.iter().filter(|held| held["state"] != "waiting").count(), 0);
    }

    async fn what_waits_of_an_account_that_is_erased_is_gone(app) {
        let (board, mut moderator, mut author) = holding(&app).await;
        let held = open(&mut author, board, "发票", "说").await.expect(202)["id"].clone();
        let erasure = format!("/api/v1/accounts/{}/erasure", author.account_id());
        app.administrator().await.send(Method::POST, &erasure, None, &[]).await.expect(204);
        assert!(queue(&mut moderator).await.is_empty());
        decide(&mut moderator, &held, "approved", 1).await.expect_problem(404, "not_found");
    }

    async fn what_waits_in_a_topic_is_decided_of_in_the_one_that_took_it_in(app) {
        let (board, mut moderator, mut author) = holding(&app).await;
        let (from, into) = (opened(&mut author, board, "一处").await, opened(&mut author, board, "另一处").await);
        let reply = json!({ "markdown": "发票", "reply_to_number": 1 });
        let held = author.post(&format!("/api/v1/topics/{from}/posts"), reply).await.expect(202)["id"].clone();
        merge(&mut moderator, from, into).await.expect(200);
        let waiting = queue(&mut moderator).await;
        assert_eq!((waiting.len(), &waiting[0]["topic"]["id"], &waiting[0]["reply_to_number"]), (1, &json!(into), &json!(2)));
        decide(&mut moderator, &held, "approved", 1).await.expect_problem(412, "stale");
        author.patch(&format!("/api/v1/me/held-posts/{held}"), 2, json!({ "markdown": "开发票" })).await.expect(200);
        let decided = decide(&mut moderator, &held, "approved", 3).await.expect(200);
        assert_eq!(decided["url"], json!(format!("/topics/{into}#p3")));
        let page = author.get(&format!("/api/v1/topics/{into}/posts")).await.expect(200);
        assert_eq!(page["items"][2]["reply_to_number"], 2, "what it answers went along");
    }

    async fn what_waits_in_a_topic_that_is_deleted_is_refused_and_its_author_is_told_why(app) {
        let (board, mut moderator, mut author) = holding(&app).await;
        let topic = opened(&mut author, board, "周六").await;
        let posts = format!("/api/v1/topics/{topic}/posts");
        let held = author.post(&posts, json!({ "markdown": "发票" })).await.expect(202)["id"].clone();
        moderator.delete(&format!("/api/v1/topics/{topic}")).await.expect(204);
        let mine = own(&mut author).await;
        assert_eq!((&mine[0]["state"], &mine[0]["markdown"]), (&json!("refused"), &json!("发票")));
        assert_ne!(mine[0]["note"], "", "why");
        assert!(told(&app, &author).await.contains(&"review_decided".to_owned()));
        moderator.send(Method::POST, &format!("/api/v1/topics/{topic}/restore"), None, &[]).await.expect(200);
        assert!(queue(&mut moderator).await.is_empty());
        decide(&mut moderator, &held, "approved", 2).await.expect_problem(409, "already_decided");
    }

    async fn who_moderates_where_a_post_was_split_off_to_decides_of_it(app) {
        let (project, board, mut moderator, mut author) = place(&app).await;
        list(&mut moderator, project, "flag", "维权群").await;
        let elsewhere = app.project("else").await;
        let there = app.board(elsewhere, Visibility::Public).await;
        let mut other = app.staff("elsewhere", Role::Moderator, Over::Project(elsewhere)).await;
        let both = app.staff("both", Role::Moderator, Over::Project(project)).await;
        app.grant(both.account_id(), Role::Moderator, Over::Project(elsewhere)).await;
        let mut both = app.signed_in(both.account_id()).await;
        let topic = opened(&mut author, board, "漏水").await;
        let posts = format!("/api/v1/topics/{topic}/posts");
        let post = author.post(&posts, json!({ "markdown": "维权群见" })).await.expect(201)["id"].clone();
        let noted = queue(&mut moderator).await[0]["id"].clone();
        decide(&mut other, &noted, "refused", 1).await.expect_problem(404, "not_found");
        let split = json!({ "title": "拆出来的话题", "post_ids": [post], "board_id": there });
        both.post(&format!("/api/v1/topics/{topic}/split"), split).await.expect(201);
        assert!(queue(&mut moderator).await.is_empty());
        decide(&mut moderator, &noted, "refused", 2).await.expect_problem(404, "not_found");
        let waiting = queue(&mut other).await;
        assert_eq!((&waiting[0]["id"], &waiting[0]["version"]), (&noted, &json!(2)));
        decide(&mut other, &noted, "approved", 2).await.expect(200);
    }

    async fn an_edit_leads_past_nothing_that_waits_or_is_refused_of_newcomers(app) {
        let (_, board, mut moderator, mut author) = place(&app).await;
        let settings = json!({ "first_post_count": 0, "links": true, "similar_posts": false });
        moderator.put(&format!("/api/v1/boards/{board}/review-settings"), settings).await.expect(200);
        let topic = opened(&mut author, board, "说个事").await;
        let posts = format!("/api/v1/topics/{topic}/posts");
        let post = author.post(&posts, json!({ "markdown": "好" })).await.expect(201)["id"].clone();
        let three = "看 https://a.example/1 https://a.example/2 https://a.example/3";
        let path = format!("/api/v1/posts/{post}");
        author.patch(&path, 0, json!({ "markdown": "很好" })).await.expect(200);
        assert!(queue(&mut moderator).await.is_empty());
        author.patch(&path, 1, json!({ "markdown": three })).await.expect(200);
        let waiting = queue(&mut moderator).await;
        assert_eq!((waiting.len(), &waiting[0]["kind"], &waiting[0]["reason"]), (1, &json!("posted"), &json!("links")));

        let held = author.post(&posts, json!({ "markdown": three })).await.expect(202)["id"].clone();
        let four = json!({ "markdown": format!("{three} https://a.example/4") });
        author.patch(&format!("/api/v1/me/held-posts/{held}"), 1, four).await.expect_problem(403, "newcomer_links");
    }

    async fn a_poll_that_waited_keeps_its_words_and_is_open_for_as_long_as_it_was_to_be(app) {
        let (board, mut moderator, mut author) = holding(&app).await;
        let closes_at = (app.app.clock.now() + TimeDelta::hours(1)).to_rfc3339();
        let poll = json!({ "kind": "single", "options": ["开发票", "不开"], "results_shown": "always", "closes_at": closes_at });
        let input = json!({ "title": "开不开", "markdown": "问问", "poll": poll });
        let held = author.post(&format!("/api/v1/boards/{board}/topics"), input).await.expect(202)["id"].clone();
        for version in 1..3 {
            app.advance(std::time::Duration::from_secs(2 * 3600));
            let words = json!({ "markdown": format!("再问 {version}") });
            author.patch(&format!("/api/v1/me/held-posts/{held}"), version, words).await.expect(200);
        }
        assert_eq!(queue(&mut moderator).await[0]["found"], json!(["发票"]));
        app.advance(std::time::Duration::from_secs(2 * 3600));
        decide(&mut moderator, &held, "approved", 3).await.expect(200);
    }
}
