//! What is derived is compared with what it is derived from, told and repaired.

use std::fmt::Write as _;
use std::path::Path;

use linli::features::imports::logic::{self as imports, OnWrongLine};
use linli::features::search::check::Differs;
use linli::features::verification::logic::{Repair, Report, Wrong, verify};
use linli_entities::board::{BoardId, Visibility};
use linli_entities::post::PostId;
use linli_entities::setting;
use linli_entities::topic::TopicId;
use linli_search::{Change, Opened, SearchIndex};
use linli_tests::server::{self, Server};
use linli_tests::{Browser, Database, TestApp, run};
use sea_orm::{ConnectionTrait as _, EntityTrait as _};
use serde_json::json;

async fn check(app: &TestApp, repair: Repair) -> Report {
    verify(&app.app, repair).await.expect("the check comes to its end")
}

async fn is_sound(app: &TestApp) {
    let report = check(app, Repair::No).await;
    assert_eq!(report.wrong, [], "{report:?}");
    assert_eq!((report.wrong_count, report.repaired_count), (0, 0));
}

/// Changes a row behind everybody's back.
async fn damage(app: &TestApp, sql: &str) {
    let done = app.app.db.read().execute_unprepared(sql).await.expect("the damage is done");
    assert!(done.rows_affected() > 0, "{sql}");
}

/// A topic of four posts, of which the last is deleted, beside a deleted topic.
async fn arrange(app: &TestApp) -> (BoardId, TopicId, [PostId; 3], Browser) {
    let board = app.board(app.project("jiangpan").await, Visibility::Public).await;
    let mut author = app.account("xiaoli").await;
    let topic = app.topic(&author, board, "话题", "一楼").await;
    let [two, three, four] = [
        app.post(&author, topic, "二楼").await,
        app.post(&author, topic, "三楼").await,
        app.post(&author, topic, "四楼").await,
    ];
    author.delete(&format!("/api/v1/posts/{four}")).await.expect(200);
    let gone = app.topic(&author, board, "要删的话题", "没了").await;
    author.delete(&format!("/api/v1/topics/{gone}")).await.expect(204);
    app.feed_search().await;
    (board, topic, [two, three, four], author)
}

linli_tests::story! {
    async fn what_is_sound_is_found_sound(app) {
        let (_, topic, [two, ..], mut author) = arrange(&app).await;
        let report = check(&app, Repair::Yes).await;
        assert_eq!((report.post_count, report.topic_count, report.board_count), (Some(5), 2, 1));
        is_sound(&app).await;
        // What the index has yet to take in is no difference.
        author.patch(&format!("/api/v1/posts/{two}"), 0, json!({ "markdown": "改过" })).await.expect(200);
        app.post(&author, topic, "五楼").await;
        author.patch(&format!("/api/v1/topics/{topic}"), 1, json!({ "title": "改过的题目" })).await.expect(200);
        is_sound(&app).await;
        app.feed_search().await;
        is_sound(&app).await;
    }

    async fn complaints_in_the_index_are_compared_too(app) {
        let project = app.project("jiangpan").await;
        let mut owner = app.account("owner").await;
        app.home(project, &owner).await;
        let mut filed = vec![];
        for title in ["漏水", "停电"] {
            let input = json!({ "project_id": project, "title": title, "category": "quality", "markdown": "两天了" });
            let id = owner.post("/api/v1/complaints", input).await.expect(201)["id"].as_i64().expect("an id");
            filed.push(linli_entities::complaint::ComplaintId(id));
        }
        is_sound(&app).await;
        app.feed_search().await;
        is_sound(&app).await;
        damage(&app, &format!("UPDATE complaint SET title = '偷偷改过' WHERE id = {}", filed[1])).await;
        let expected = [Wrong::IndexedComplaint(filed[1], Differs::Otherwise)];
        assert_eq!(check(&app, Repair::No).await.wrong, expected);
        assert_eq!(check(&app, Repair::Yes).await.repaired_count, 1);
        app.feed_search().await;
        is_sound(&app).await;
    }

    async fn an_index_that_differs_is_found_and_fed_again(app) {
        let (_, topic, [two, three, four], _) = arrange(&app).await;
        damage(&app, &format!("UPDATE post SET markdown = '偷偷改过' WHERE id = {two}")).await;
        damage(&app, &format!("UPDATE post SET deleted_at = created_at WHERE id = {three}")).await;
        damage(&app, &format!("UPDATE post SET deleted_at = NULL WHERE id = {four}")).await;
        let expected = [
            Wrong::Indexed(two, Differs::Otherwise),
            Wrong::Indexed(three, Differs::InVain),
            Wrong::Indexed(four, Differs::Missing),
        ];
        for _ in 0..2 {
            assert_eq!(check(&app, Repair::No).await.wrong, expected);
        }
        assert_eq!(check(&app, Repair::Yes).await.repaired_count, 3);
        // They wait to be taken in: that is no difference any more.
        is_sound(&app).await;
        app.feed_search().await;
        is_sound(&app).await;
        let found = app.guest().get("/api/v1/search?q=%E5%81%B7%E5%81%B7").await.expect(200);
        assert_eq!(found["items"][0]["post_id"], two.0, "{found}");
        let found = app.guest().get("/api/v1/search?q=%22%E4%B8%89%E6%A5%BC%22").await.expect(200);
        assert_eq!(found["count"], 0, "{topic}: {found}");
    }

    async fn counters_are_set_to_what_they_count(app) {
        let (board, topic, _, mut author) = arrange(&app).await;
        damage(&app, &format!("UPDATE topic SET post_count = 99, last_number = 2 WHERE id = {topic}")).await;
        damage(&app, &format!("UPDATE board SET topic_count = 7 WHERE id = {board}")).await;
        let report = check(&app, Repair::Yes).await;
        let told: Vec<String> = report.wrong.iter().map(ToString::to_string).collect();
        assert_eq!(told, [
            format!("topic {topic} says 99 posts up to number 2: there are 3 up to number 4, and 0 numbers are missing"),
            format!("board {board} says 7 topics with 3 posts: there are 1, which say 3"),
        ]);
        assert_eq!(report.repaired_count, 2);
        is_sound(&app).await;
        let mut guest = app.guest();
        let seen = guest.get(&format!("/api/v1/boards/{board}")).await.expect(200);
        assert_eq!((&seen["board"]["topic_count"], &seen["board"]["post_count"]), (&json!(1), &json!(3)));
        let seen = guest.get(&format!("/api/v1/topics/{topic}")).await.expect(200);
        assert_eq!(seen["topic"]["post_count"], 3);
        let next = author.post(&format!("/api/v1/topics/{topic}/posts"), json!({ "markdown": "五楼" })).await.expect(201);
        assert_eq!(next["number"], 5);
        is_sound(&app).await;
        damage(&app, &format!("UPDATE topic SET like_count = 7 WHERE id = {topic}")).await;
        let report = check(&app, Repair::Yes).await;
        assert!(report.wrong[0].to_string().ends_with("; it says 7 likes where there are 0"), "{report:?}");
        is_sound(&app).await;
    }

    async fn a_post_that_is_gone_is_told_every_time(app) {
        let (_, topic, [two, ..], mut author) = arrange(&app).await;
        damage(&app, &format!("DELETE FROM post WHERE id = {two}")).await;
        let report = check(&app, Repair::Yes).await;
        // The post is gone from its topic, so from its board, and from the database that the index follows.
        assert_eq!((report.wrong_count, report.repaired_count), (3, 3), "{report:?}");
        app.feed_search().await;
        let report = check(&app, Repair::Yes).await;
        let told: Vec<String> = report.wrong.iter().map(ToString::to_string).collect();
        assert_eq!(told, [
            format!("topic {topic} says 2 posts up to number 4: there are 2 up to number 4, and 1 numbers are missing"),
        ]);
        assert_eq!(report.repaired_count, 0);
        // Its number is not given again.
        let next = author.post(&format!("/api/v1/topics/{topic}/posts"), json!({ "markdown": "五楼" })).await.expect(201);
        assert_eq!(next["number"], 5);
    }

    async fn many_posts_are_compared_page_by_page(app) {
        let begin = "2024-01-01T00:00:00Z";
        let mut lines = String::new();
        for record in [
            json!({ "kind": "board", "ref": "b", "slug": "talk", "name": "版块", "visibility": "public", "created_at": begin }),
            json!({ "kind": "account", "ref": "a", "name": "writer", "created_at": begin }),
        ] {
            writeln!(lines, "{record}").expect("writing to memory");
        }
        for number in 0..1_200 {
            let topic = json!({ "kind": "topic", "ref": number.to_string(), "board": "b", "author": "a",
                "title": format!("话题 {number}"), "markdown": "内容", "created_at": begin });
            writeln!(lines, "{topic}").expect("writing to memory");
        }
        imports::run(&app.app, lines.as_bytes(), OnWrongLine::Stop, |_| {}).await.expect("an import");
        app.feed_search().await;
        let report = check(&app, Repair::No).await;
        assert_eq!((report.post_count, report.topic_count, report.wrong_count), (Some(1_200), 1_200, 0), "{report:?}");
        for number in [1, 500, 501, 1_000, 1_200] {
            damage(&app, &format!("UPDATE post SET markdown = '改过' WHERE topic_id = (SELECT id FROM topic WHERE title = '话题 {}')", number - 1)).await;
            damage(&app, &format!("UPDATE topic SET post_count = 5 WHERE title = '话题 {}'", number - 1)).await;
        }
        let report = check(&app, Repair::Yes).await;
        // Five topics, five posts, and the board that had added the topics up right.
        assert_eq!((report.wrong_count, report.repaired_count), (10, 10), "{report:?}");
        app.feed_search().await;
        is_sound(&app).await;
    }
}

/// Runs `linli verify`: its status and what it says.
fn linli_verify(data: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let arguments = [&["verify"], arguments].concat();
    let output = server::command(data, &arguments).output().expect("the program runs");
    (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn the_command_finds_a_damaged_index_beside_a_server_and_without_one() {
    run(Database::Sqlite, |app| async move {
        let (_, topic, [two, ..], _) = arrange(&app).await;
        let data = app.app.config.data_dir.clone();
        let epoch = setting::Entity::find_by_id("epoch").one(app.app.db.read()).await;
        let epoch = epoch.expect("a query").expect("an epoch").value;
        app.app.close().await;
        assert_eq!(linli_verify(&data, &[]).0, Some(0));
        let Opened::Resumed { index, watermark } =
            SearchIndex::open(&data.join("index"), &epoch).expect("an index")
        else {
            panic!("the index was built")
        };
        index.apply(&[Change::Remove { post_id: two.0 }], &watermark).expect("the damage is done");
        index.close().expect("closed");
        drop(index);
        damage(&app, &format!("UPDATE topic SET post_count = 99 WHERE id = {topic}")).await;
        let (status, told) = linli_verify(&data, &[]);
        assert_eq!(status, Some(1), "{told}");
        assert!(told.contains(&format!("post {two} is not in the search index")), "{told}");
        assert!(
            told.contains(&format!("topic {topic} says 99 posts")) && told.contains("wrong 3, repaired 0"),
            "{told}"
        );
        let server = Server::start(&data).await;
        let (status, told) = linli_verify(&data, &["--repair"]);
        assert!(status == Some(1) && told.contains("wrong 2, repaired 2"), "{told}");
        server.index_comes_to(3).await;
        let (status, told) = linli_verify(&data, &[]);
        assert_eq!(status, Some(0), "{told}");
        assert!(told.contains("compared 5 posts") && told.contains("wrong 0, repaired 0"), "{told}");
    });
}
