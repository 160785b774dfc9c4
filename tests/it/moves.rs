//! What moderators do with topics: moving them, splitting posts off, merging, slow mode, timers, and many at once.

mod acts;
mod pacing;
mod races;

use linli::features::boards::rules::BoardChanges;
use linli_entities::board::{BoardId, Visibility};
use linli_entities::post::PostId;
use linli_entities::project::ProjectId;
use linli_entities::role_grant::Role;
use linli_entities::topic::TopicId;
use linli_tests::arrange::Over;
use linli_tests::{Answer, Browser, TestApp};
use poem::http::Method;
use serde_json::{Value, json};

use linli::features::verification::logic::{Repair, verify};

/// Counters and index say what they are derived from.
pub(crate) async fn is_sound(app: &TestApp) {
    app.feed_search().await;
    let report = verify(&app.app, Repair::No).await.expect("the check comes to its end");
    assert_eq!(report.wrong, [], "{report:?}");
}

/// A project with a board for everybody and one for its staff, and a moderator.
pub(crate) struct Place {
    pub project: ProjectId,
    pub open: BoardId,
    pub closed: BoardId,
    pub moderator: Browser,
}

pub(crate) async fn place(app: &TestApp) -> Place {
    let project = app.project("jiangpan").await;
    let (open, closed) =
        (app.board(project, Visibility::Public).await, app.board(project, Visibility::Staff).await);
    let moderator = app.staff("mod", Role::Moderator, Over::Project(project)).await;
    Place { project, open, closed, moderator }
}

/// A topic of so many posts, and their ids.
pub(crate) async fn topic(
    app: &TestApp,
    author: &Browser,
    board: BoardId,
    words: &[&str],
) -> (TopicId, Vec<PostId>) {
    let topic = app.topic(author, board, words[0], words[0]).await;
    for text in &words[1..] {
        app.post(author, topic, text).await;
    }
    let page = author.clone().get(&format!("/api/v1/topics/{topic}/posts")).await.expect(200);
    let posts = page["items"].as_array().expect("posts").iter();
    (topic, posts.map(|post| PostId(post["id"].as_i64().expect("an id"))).collect())
}

pub(crate) async fn relocate(browser: &mut Browser, topic: TopicId, board: BoardId) -> Answer {
    let body = json!({ "board_id": board, "reason": "放错版块" });
    browser.post(&format!("/api/v1/topics/{topic}/move"), body).await
}

pub(crate) async fn split(browser: &mut Browser, topic: TopicId, posts: &[PostId]) -> Answer {
    let body = json!({ "title": "拆出来的话题", "post_ids": posts });
    browser.post(&format!("/api/v1/topics/{topic}/split"), body).await
}

pub(crate) async fn merge(browser: &mut Browser, topic: TopicId, into: TopicId) -> Answer {
    browser.post(&format!("/api/v1/topics/{topic}/merge"), json!({ "into_topic_id": into })).await
}

/// The numbers of the posts of a topic with what they say, and those of its signposts.
async fn stands(browser: &mut Browser, topic: TopicId) -> (Vec<(i64, String)>, Vec<i64>) {
    let page = browser.get(&format!("/api/v1/topics/{topic}/posts")).await.expect(200);
    let number = |one: &Value| one["number"].as_i64().expect("a number");
    let text = |post: &Value| post["html"].as_str().expect("html").replace("<p>", "").replace("</p>\n", "");
    let posts = page["items"].as_array().expect("posts").iter().map(|post| (number(post), text(post)));
    let signposts = page["signposts"].as_array().expect("signposts").iter().map(number);
    (posts.collect(), signposts.collect())
}

fn said(words: &[&str]) -> Vec<(i64, String)> {
    (1..).zip(words).map(|(number, text)| (number, (*text).to_owned())).collect()
}

fn id(made: &Value) -> TopicId {
    TopicId(made["topic"]["id"].as_i64().expect("an id"))
}

linli_tests::story! {
    async fn a_topic_that_is_moved_into_a_closed_board_is_closed_everywhere_with_the_answer(app) {
        let Place { open, closed, mut moderator, .. } = place(&app).await;
        let (author, mut guest) = (app.account("xiaoli").await, app.guest());
        let (moved, posts) = topic(&app, &author, open, &["锦鲤池漏水", "锦鲤还在"]).await;
        app.feed_search().await;
        let paths = [
            format!("/api/v1/topics/{moved}"),
            format!("/api/v1/topics/{moved}/posts"),
            format!("/api/v1/posts/{}", posts[1]),
            format!("/topics/{moved}"),
            format!("/posts/{}", posts[1]),
            format!("/topics/{moved}/feed.atom"),
        ];
        let lists = [
            "/api/v1/topics".to_owned(),
            format!("/api/v1/boards/{open}/topics"),
            "/api/v1/search?q=锦鲤".to_owned(),
            "/feed.atom".to_owned(),
            format!("/boards/{open}/feed.atom"),
            format!("/boards/{open}"),
            "/".to_owned(),
        ];
        for path in &paths {
            let status = guest.get(path).await.status.as_u16();
            assert!(status == 200 || status == 302, "{path}: {status}");
        }
        for path in &lists {
            assert!(guest.get(path).await.text().contains("锦鲤"), "{path}");
        }
        let shown = relocate(&mut moderator, moved, closed).await.expect(200);
        assert_eq!((&shown["board"]["id"], &shown["topic"]["id"]), (&json!(closed), &json!(moved)));
        for mut reader in [guest, author] {
            for path in &paths {
                assert_eq!(reader.get(path).await.status.as_u16(), 404, "{path}");
            }
            for path in &lists {
                assert!(!reader.get(path).await.text().contains("锦鲤"), "{path}, before the index knows");
            }
            let found = reader.get("/api/v1/search?q=锦鲤").await.expect(200);
            assert_eq!(found["count"], 0, "nor is it counted");
        }
        let page = moderator.get(&format!("/api/v1/topics/{moved}/posts")).await.expect(200);
        assert_eq!(page["signs"][0]["kind"], "moved");
        is_sound(&app).await;
        relocate(&mut moderator, moved, closed).await.expect(200);
        relocate(&mut moderator, moved, open).await.expect(200);
        let found = app.guest().get(&format!("/topics/{moved}")).await;
        assert!(found.status.as_u16() == 200 && found.text().contains("锦鲤"), "and open again with the answer");
        is_sound(&app).await;
    }

    async fn only_who_moderates_in_both_boards_moves_and_what_is_promised_stays(app) {
        let Place { project, open, mut moderator, .. } = place(&app).await;
        let elsewhere = app.project("elsewhere").await;
        let (other, hidden) =
            (app.board(elsewhere, Visibility::Public).await, app.board(elsewhere, Visibility::Staff).await);
        let mut agent = app.staff("agent", Role::Agent, Over::Project(project)).await;
        let (promised, posts) = topic(&app, &agent, open, &["电梯", "会换的"]).await;
        let plain = app.topic(&agent, open, "闲聊", "你好").await;
        relocate(&mut agent, plain, open).await.expect_problem(403, "forbidden");
        relocate(&mut app.guest(), plain, other).await.expect_problem(401, "sign_in_required");
        relocate(&mut moderator, plain, other).await.expect_problem(403, "forbidden");
        for unknown in [hidden, BoardId(999_999)] {
            let refused = relocate(&mut moderator, plain, unknown).await.expect_problem(422, "invalid");
            assert_eq!(refused["errors"], json!([{ "pointer": "/board_id", "code": "not_found" }]));
        }
        app.grant(moderator.account_id(), Role::Moderator, Over::Project(elsewhere)).await;
        relocate(&mut moderator, plain, other).await.expect(200);
        let commitment = json!({ "text": "电梯全部换新", "due_on": "2026-12-31" });
        agent.post(&format!("/api/v1/posts/{}/commitment", posts[1]), commitment).await.expect(201);
        relocate(&mut moderator, promised, other).await.expect_problem(409, "post_committed");
        split(&mut moderator, promised, &posts[1..]).await.expect_problem(409, "post_committed");
        merge(&mut moderator, promised, plain).await.expect_problem(409, "post_committed");
        is_sound(&app).await;
    }

    async fn posts_that_are_split_off_get_numbers_of_their_own_and_signposts_stay(app) {
        let Place { open, mut moderator, .. } = place(&app).await;
        let (mut author, mut guest) = (app.account("xiaoli").await, app.guest());
        let (old, posts) = topic(&app, &author, open, &["电梯", "广告归谁", "三点修", "归大家"]).await;
        let reply = json!({ "markdown": "同意", "reply_to_number": 2 });
        let reply = author.post(&format!("/api/v1/topics/{old}/posts"), reply).await.expect(201);
        let reply = PostId(reply["id"].as_i64().expect("an id"));
        let liked = format!("/api/v1/posts/{}/reactions/like", posts[1]);
        moderator.send(Method::PUT, &liked, None, &[]).await.expect(200);
        let kept = format!("/api/v1/me/bookmarks/{}", posts[3]);
        moderator.put(&kept, json!({ "note": "广告" })).await.expect(200);
        author.put(&format!("/api/v1/topics/{old}/read"), json!({ "number": 5 })).await.expect(204);

        let made = split(&mut moderator, old, &[reply, posts[1], posts[3]]).await.expect(201);
        let new = id(&made);
        assert_eq!((&made["topic"]["author"]["name"], &made["topic"]["post_count"]), (&json!("xiaoli"), &json!(3)));
        assert_eq!(stands(&mut guest, new).await, (said(&["广告归谁", "归大家", "同意"]), vec![]));
        let left = vec![(1, "电梯".to_owned()), (3, "三点修".to_owned())];
        assert_eq!(stands(&mut guest, old).await, (left, vec![2, 4, 5]));
        let page = guest.get(&format!("/api/v1/topics/{new}/posts")).await.expect(200);
        assert_eq!((&page["items"][2]["reply_to_number"], &page["signs"][0]["other_topic_id"]), (&json!(1), &json!(old)));
        assert_eq!(page["reactions"][0]["post_id"], json!(posts[1]));
        let bookmark = moderator.get(&format!("/api/v1/me/bookmarks?post_ids={}", posts[3])).await.expect(200);
        assert_eq!((&bookmark["items"][0]["number"], &bookmark["items"][0]["note"]), (&json!(2), &json!("广告")));
        let unread = author.get(&format!("/api/v1/me/unread?topic_ids={new},{old}")).await.expect(200);
        let unread = unread["items"].as_array().expect("topics").iter();
        assert!(unread.clone().count() == 2 && unread.clone().all(|one| one["unread_count"] == 0), "read is read");

        let shown = guest.get(&format!("/topics/{old}")).await.text();
        assert!(shown.contains("id=\"p4\"") && shown.contains(&format!("href=\"/posts/{}\"", posts[3])));
        let led = guest.get(&format!("/posts/{}", posts[3])).await;
        assert_eq!((led.status.as_u16(), led.header("location")), (302, Some(format!("/topics/{new}#p2").as_str())));
        assert_eq!(guest.get("/posts/999999").await.status.as_u16(), 404);
        let next = author.post(&format!("/api/v1/topics/{old}/posts"), json!({ "markdown": "修好了" })).await.expect(201);
        assert_eq!(next["number"], 6, "no number is given twice");
        let found = guest.get("/api/v1/search?q=归大家").await.expect(200);
        assert!(found["items"].as_array().is_some_and(Vec::is_empty) || found["items"][0]["topic_id"] == json!(new));
        is_sound(&app).await;
    }

    async fn what_belongs_to_its_place_is_not_split_off(app) {
        let Place { open, mut moderator, .. } = place(&app).await;
        let mut author = app.account("xiaoli").await;
        let (old, posts) = topic(&app, &author, open, &["几点修", "三点", "别的事", "撤回"]).await;
        let (_, others) = topic(&app, &author, open, &["别的话题", "二楼"]).await;
        author.delete(&format!("/api/v1/posts/{}", posts[3])).await.expect(200);
        author.patch(&format!("/api/v1/topics/{old}"), 1, json!({ "question": true })).await.expect(200);
        author.send(Method::PUT, &format!("/api/v1/posts/{}/acceptance", posts[1]), None, &[]).await.expect(200);
        split(&mut author, old, &posts[2..3]).await.expect_problem(403, "forbidden");
        for (wanted, code) in [
            (vec![posts[0], posts[2]], "first_post"),
            (vec![posts[1]], "post_accepted"),
            (vec![posts[3]], "post_deleted"),
        ] {
            split(&mut moderator, old, &wanted).await.expect_problem(409, code);
        }
        for wanted in [vec![posts[2], others[1]], vec![], (1..=101).map(PostId).collect()] {
            split(&mut moderator, old, &wanted).await.expect_problem(422, "invalid");
        }
        let (path, body) =
            (format!("/api/v1/topics/{old}/split"), json!({ "title": "别的事", "post_ids": [posts[2]] }));
        let key = [("idempotency-key", "one")];
        let made = moderator.send(Method::POST, &path, Some(body.clone()), &key).await.expect(201);
        let again = moderator.send(Method::POST, &path, Some(body), &key).await.expect(201);
        assert_eq!(made["topic"]["id"], again["topic"]["id"], "sent again it is made once");
        split(&mut moderator, old, &posts[2..3]).await.expect_problem(422, "invalid");
        is_sound(&app).await;
    }

    async fn a_topic_that_is_merged_leads_to_where_its_posts_are(app) {
        let Place { open, closed, mut moderator, .. } = place(&app).await;
        let (mut author, mut reader, mut guest) =
            (app.account("xiaoli").await, app.account("laowang").await, app.guest());
        let (double, posts) = topic(&app, &author, open, &["电梯又坏", "三号楼", "修吗"]).await;
        let (into, _) = topic(&app, &author, open, &["电梯坏了", "在修"]).await;
        let reply = json!({ "markdown": "修", "reply_to_number": 3 });
        author.post(&format!("/api/v1/topics/{double}/posts"), reply).await.expect(201);
        reader.put(&format!("/api/v1/topics/{double}/watch"), json!({ "level": "watching" })).await.expect(200);
        reader.put(&format!("/api/v1/topics/{double}/read"), json!({ "number": 3 })).await.expect(204);
        reader.put(&format!("/api/v1/topics/{into}/read"), json!({ "number": 2 })).await.expect(204);
        merge(&mut author, double, into).await.expect_problem(403, "forbidden");
        merge(&mut moderator, into, into).await.expect_problem(422, "invalid");

        let merged = merge(&mut moderator, double, into).await.expect(200);
        assert_eq!((&merged["topic"]["id"], &merged["topic"]["post_count"]), (&json!(into), &json!(6)));
        merge(&mut moderator, double, into).await.expect(200);
        let words = ["电梯坏了", "在修", "电梯又坏", "三号楼", "修吗", "修"];
        assert_eq!(stands(&mut guest, into).await, (said(&words), vec![]));
        let page = guest.get(&format!("/api/v1/topics/{into}/posts")).await.expect(200);
        assert_eq!((&page["items"][5]["reply_to_number"], &page["signs"][0]["kind"]), (&json!(5), &json!("merged")));
        let unread = reader.get(&format!("/api/v1/me/unread?topic_ids={into},{double}")).await.expect(200);
        assert_eq!(unread["items"].as_array().map(Vec::len), Some(1));
        let followed = &unread["items"][0];
        assert_eq!((&followed["read_number"], &followed["level"]), (&json!(5), &json!("watching")));

        assert_eq!(guest.get(&format!("/api/v1/topics/{double}")).await.expect(200)["merged_into"], json!(into));
        guest.get(&format!("/api/v1/topics/{double}/posts")).await.expect_problem(404, "not_found");
        let led = guest.get(&format!("/topics/{double}")).await;
        assert_eq!((led.status.as_u16(), led.header("location")), (301, Some(format!("/topics/{into}#p3").as_str())));
        let led = guest.get(&format!("/posts/{}", posts[2])).await;
        assert_eq!(led.header("location"), Some(format!("/topics/{into}#p5").as_str()));
        let listed = guest.get(&format!("/api/v1/boards/{open}/topics")).await.expect(200);
        assert_eq!(listed["items"].as_array().map(Vec::len), Some(1));
        moderator.post(&format!("/api/v1/topics/{double}/restore"), json!({})).await.expect_problem(404, "not_found");
        is_sound(&app).await;

        relocate(&mut moderator, into, closed).await.expect(200);
        guest.get(&format!("/api/v1/topics/{double}")).await.expect_problem(404, "not_found");
        assert_eq!(guest.get(&format!("/topics/{double}")).await.status.as_u16(), 404, "it leads where one may read");
    }

    async fn a_topic_with_a_poll_or_under_a_pseudonym_stays_in_its_place(app) {
        let Place { project, open, mut moderator, .. } = place(&app).await;
        let mut boss = app.administrator().await;
        let other = app.board(app.project("elsewhere").await, Visibility::Public).await;
        let near = app.board(project, Visibility::Public).await;
        app.change_board(open, BoardChanges { pseudonyms: Some(true), ..BoardChanges::default() }).await;
        let mut owner = app.account("owner").await;
        app.home(project, &owner).await;
        let masked = crate::pseudonyms::open(&mut owner, open).await;
        relocate(&mut boss, masked, other).await.expect_problem(409, "pseudonyms_off");
        relocate(&mut moderator, masked, near).await.expect(200);
        let (asks, _) = topic(&app, &owner, open, &["投票", "二楼"]).await;
        owner.put(&format!("/api/v1/topics/{asks}/poll"), crate::polls::public()).await.expect(200);
        merge(&mut moderator, asks, masked).await.expect_problem(409, "topic_has_poll");
        let shown = boss.get(&format!("/api/v1/topics/{masked}")).await.expect(200);
        assert_eq!(shown["topic"]["author"]["id"], Value::Null, "whose it is is told to nobody");
        is_sound(&app).await;
    }
}
