//! Several at once, and much at once.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::join_all;
use linli_entities::board::Visibility;
use linli_entities::topic::TopicId;
use linli_tests::TestApp;
use sea_orm::ConnectionTrait as _;
use serde_json::{Value, json};
use tokio::sync::Notify;

use super::{Place, id, is_sound, merge, place, relocate, split, topic};

/// Writes so many more posts of a topic around the use cases.
async fn swell(app: &TestApp, topic: TopicId, count: i64) {
    let sqlite = !app.app.db.is_postgres();
    let numbers = if sqlite {
        format!("WITH RECURSIVE s(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM s WHERE n < {count})")
    } else {
        format!("WITH s(n) AS (SELECT generate_series(2, {count}))")
    };
    let insert = "INSERT INTO post (topic_id, number, author_id, markdown, html, html_version, revision_count, created_at)";
    let select = format!(
        "SELECT p.topic_id, s.n, p.author_id, p.markdown, p.html, p.html_version, 0, p.created_at FROM s, post p \
         WHERE p.topic_id = {topic} AND p.number = 1"
    );
    // Where a statement that begins with WITH may insert, both databases agree.
    let posts =
        if sqlite { format!("{insert} {numbers} {select}") } else { format!("{numbers} {insert} {select}") };
    let counters = format!("UPDATE topic SET last_number = {count}, post_count = {count} WHERE id = {topic}");
    let boards = "UPDATE board SET post_count = (SELECT COALESCE(SUM(post_count), 0) FROM topic \
        WHERE board_id = board.id AND deleted_at IS NULL)";
    let all = vec![posts, counters, boards.to_owned()];
    let written = app.app.db.write(all, |txn, all| {
        Box::pin(async move {
            for sql in all {
                txn.execute_unprepared(&sql).await?;
            }
            Ok(())
        })
    });
    written.await.expect("posts");
}

linli_tests::story! {
    async fn of_two_moderators_at_once_neither_loses_a_post_and_counters_are_right(app) {
        let Place { project, open, closed, moderator } = place(&app).await;
        let other = app.board(project, Visibility::Public).await;
        let author = app.account("xiaoli").await;
        let (old, posts) = topic(&app, &author, open, &["一楼", "二楼", "三楼", "四楼", "五楼", "六楼"]).await;
        let splits = (0..4).map(|_| {
            let (mut moderator, posts) = (moderator.clone(), posts.clone());
            async move { split(&mut moderator, old, &posts[2..4]).await.status.as_u16() }
        });
        let mut statuses = join_all(splits).await;
        statuses.sort_unstable();
        assert_eq!(statuses, [201, 422, 422, 422], "each post goes once");

        let moves = [closed, other, open, other].map(|board| {
            let mut moderator = moderator.clone();
            async move { relocate(&mut moderator, old, board).await.status.as_u16() }
        });
        let writes = (0..4).map(|_| {
            let mut moderator = moderator.clone();
            let path = format!("/api/v1/topics/{old}/posts");
            async move { moderator.post(&path, json!({ "markdown": "同时" })).await.status.as_u16() }
        });
        let (moved, written) = tokio::join!(join_all(moves), join_all(writes));
        assert!(moved.iter().all(|status| *status == 200) && written.iter().all(|status| *status == 201));

        let target = app.topic(&author, other, "目标", "一").await;
        let merges = (0..3).map(|_| {
            let mut moderator = moderator.clone();
            async move { merge(&mut moderator, old, target).await.status.as_u16() }
        });
        let back = {
            let mut moderator = moderator.clone();
            async move { merge(&mut moderator, target, old).await.status.as_u16() }
        };
        let (there, back) = tokio::join!(join_all(merges), back);
        let done = there.iter().chain([&back]).filter(|status| **status == 200).count();
        assert!(done > 0 && (back != 200 || done == 1), "{there:?} {back}: one goes into the other, never both");
        is_sound(&app).await;
    }

    async fn what_is_said_while_its_topic_is_moved_is_judged_for_where_it_lands(app) {
        let Place { project, open, mut moderator, .. } = place(&app).await;
        let there = app.board(project, Visibility::Public).await;
        let list = json!({ "name": "词表", "action": "block", "board_id": there, "words": "赌博网站" });
        moderator.post("/api/v1/word-rules", list).await.expect(201);
        let mut author = app.account("xiaoli").await;
        let (moved, posts) = topic(&app, &author, open, &["一楼", "二楼"]).await;
        let begun = Arc::new(Notify::new());
        let input = (moved, posts[1], there, begun.clone());
        let moving = app.app.db.write(input, |txn, (topic, post, there, begun)| {
            Box::pin(async move {
                let moves = format!("UPDATE topic SET board_id = {there}, version = version + 1 WHERE id = {topic}");
                let holds = format!("UPDATE post SET markdown = markdown WHERE id = {post}");
                for sql in [moves, holds] {
                    txn.execute_unprepared(&sql).await?;
                }
                begun.notify_one();
                // Long enough for whoever does not wait, and to be judged for where it was.
                tokio::time::sleep(Duration::from_secs(1)).await;
                Ok(())
            })
        });
        let words = json!({ "markdown": "看赌博网站" });
        let (said, edited) = (format!("/api/v1/topics/{moved}/posts"), format!("/api/v1/posts/{}", posts[1]));
        let mut editor = author.clone();
        let saying = async {
            begun.notified().await;
            tokio::join!(author.post(&said, words.clone()), editor.patch(&edited, 0, words.clone()))
        };
        let (done, (reply, edit)) = tokio::join!(moving, saying);
        done.expect("it is moved");
        let told = reply.expect_problem(422, "invalid");
        assert_eq!((&told["errors"][0]["pointer"], &told["words"]), (&json!("/markdown"), &json!(["赌博网站"])));
        // Whoever came late was judged for where it is now.
        assert!([412, 422].contains(&edit.status.as_u16()), "{}", edit.text());
        editor.patch(&edited, 0, words).await.expect_problem(422, "invalid");
        let page = editor.get(&said).await.expect(200);
        assert_eq!(page["items"].as_array().map(Vec::len), Some(2), "nothing is written");
        assert!(!page.to_string().contains("赌博"), "{page}");
    }

    async fn a_large_topic_is_moved_by_one_row_and_one_too_large_is_not_merged(app) {
        let Place { project, open, mut moderator, .. } = place(&app).await;
        let other = app.board(project, Visibility::Public).await;
        let author = app.account("xiaoli").await;
        let large = app.topic(&author, open, "很长的话题", "一").await;
        swell(&app, large, 10_000).await;
        let rows = async |sql: &str| -> i64 {
            let db = app.app.db.read();
            let statement = sea_orm::Statement::from_string(db.get_database_backend(), sql);
            let row = db.query_one_raw(statement).await.expect("a query").expect("a row");
            row.try_get_by_index(0).expect("a count")
        };
        let outbox = "SELECT CAST(COUNT(*) AS BIGINT) FROM outbox";
        let before = rows(outbox).await;
        relocate(&mut moderator, large, other).await.expect(200);
        assert_eq!(rows(outbox).await - before, 1, "the index learns it by one row");
        assert_eq!(rows("SELECT CAST(COUNT(*) AS BIGINT) FROM post_move").await, 0, "no post was touched");
        let small = app.topic(&author, open, "短的话题", "一").await;
        merge(&mut moderator, large, small).await.expect_problem(409, "too_many");
        let middle = app.topic(&author, open, "中等的话题", "一").await;
        swell(&app, middle, 2_000).await;
        let merged = merge(&mut moderator, middle, small).await.expect(200);
        assert_eq!((&merged["topic"]["post_count"], &merged["topic"]["last_number"]), (&json!(2_001), &json!(2_001)));
        let last = app.guest().get(&format!("/api/v1/topics/{small}/posts?page=101")).await.expect(200);
        assert_eq!(last["items"].as_array().map(Vec::len), Some(1));
        let led = app.guest().get(&format!("/topics/{middle}?page=2")).await;
        assert_eq!(led.header("location"), Some(format!("/topics/{small}?page=2#p22").as_str()));
        assert_eq!(id(&merged), small);
        assert_ne!(merged["topic"]["last_post_at"], Value::Null);
        is_sound(&app).await;
    }
}
