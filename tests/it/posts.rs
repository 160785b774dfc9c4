//! Posts: numbers, edits, deletions, counters under load.

use std::collections::BTreeSet;

use futures_util::future::join_all;
use linli_entities::board::Visibility;
use linli_entities::role_grant::Role;
use linli_tests::arrange::Over;
use poem::http::Method;
use serde_json::json;

linli_tests::story! {
    async fn posts_are_numbered_without_gaps_however_many_write_at_once(app) {
        let board = app.club_board(Visibility::Public).await;
        let opener = app.account("xiaoli").await;
        let topic = app.topic(&opener, board, "热闹的话题", "一").await;
        let mut writers = vec![];
        for number in 0..16 {
            writers.push(app.account(&format!("writer{number}")).await);
        }
        let path = format!("/api/v1/topics/{topic}/posts");
        let all = writers.into_iter().map(|mut writer| {
            let path = path.clone();
            async move {
                let mut numbers = vec![];
                for round in 0..6 {
                    let post = writer.post(&path, json!({ "markdown": format!("第 {round} 次") })).await.expect(201);
                    numbers.push(post["number"].as_i64().expect("a number"));
                }
                numbers
            }
        });
        let numbers: BTreeSet<i64> = join_all(all).await.into_iter().flatten().collect();
        assert_eq!(numbers, (2..=97).collect(), "each number is given once");
        let page = app.guest().get(&format!("{path}?page=5")).await.expect(200);
        assert_eq!((&page["page_count"], page["items"].as_array().map(Vec::len)), (&json!(5), Some(17)));
        assert_eq!(page["detail"]["topic"]["post_count"], 97);
        let board = app.guest().get(&format!("/api/v1/boards/{board}")).await.expect(200);
        assert_eq!(board["board"]["post_count"], 97);
        app.guest().get(&format!("{path}?page=6")).await.expect_problem(404, "not_found");
        app.guest().get(&format!("{path}?page=0")).await.expect_problem(404, "not_found");
        for beyond in ["6", "5000", "99999999999"] {
            let led = app.guest().get(&format!("/topics/{topic}?page={beyond}")).await;
            led.expect(302);
            assert_eq!(led.header("location"), Some(format!("/topics/{topic}?page=5").as_str()), "{beyond}");
        }
    }

    async fn an_edit_keeps_what_was_said_and_shows_it_to_author_and_moderator_only(app) {
        let project = app.project("jiangpan").await;
        let board = app.board(project, Visibility::Public).await;
        let mut author = app.account("xiaoli").await;
        let topic = app.topic(&author, board, "话题", "一楼").await;
        let post = app.post(&author, topic, "原话").await;
        let path = format!("/api/v1/posts/{post}");
        assert_eq!(author.get(&format!("{path}/source")).await.expect(200)["markdown"], "原话");
        let edited = author.patch(&path, 0, json!({ "markdown": "改过的话" })).await.expect(200);
        assert_eq!((&edited["html"], &edited["revision_count"]), (&json!("<p>改过的话</p>\n"), &json!(1)));
        author.patch(&path, 0, json!({ "markdown": "迟到的修改" })).await.expect_problem(412, "stale");
        let mut moderator = app.staff("mo", Role::Moderator, Over::Project(project)).await;
        moderator.patch(&path, 1, json!({ "markdown": "版主改的话" })).await.expect(200);
        let revisions = moderator.get(&format!("{path}/revisions")).await.expect(200);
        let said: Vec<_> = revisions["items"].as_array().expect("items").iter().map(|one| one["markdown"].clone()).collect();
        assert_eq!(said, [json!("改过的话"), json!("原话")]);
        assert_eq!(revisions["items"][0]["edited_by"]["name"], "xiaoli");
        let mut other = app.account("laowang").await;
        other.get(&format!("{path}/revisions")).await.expect_problem(403, "forbidden");
        other.get(&format!("{path}/source")).await.expect_problem(403, "forbidden");
        other.patch(&path, 2, json!({ "markdown": "抢改" })).await.expect_problem(403, "forbidden");
        app.guest().get(&format!("{path}/source")).await.expect_problem(401, "sign_in_required");
    }

    async fn a_deleted_post_keeps_its_place_and_hides_what_it_said(app) {
        let project = app.project("jiangpan").await;
        let board = app.board(project, Visibility::Public).await;
        let mut author = app.account("xiaoli").await;
        let topic = app.topic(&author, board, "话题", "一楼").await;
        let post = app.post(&author, topic, "说错了").await;
        let path = format!("/api/v1/posts/{post}");
        author.delete(&path).await.expect(200);
        let page = app.guest().get(&format!("/api/v1/topics/{topic}/posts")).await.expect(200);
        assert_eq!((&page["items"][1]["number"], &page["items"][1]["deleted"]), (&json!(2), &json!(true)));
        assert_eq!(page["items"][1]["html"], "");
        assert_eq!(page["detail"]["topic"]["post_count"], 1);
        assert_eq!(author.post(&format!("{path}/restore"), json!({})).await.expect(200)["html"], "<p>说错了</p>\n");
        let mut moderator = app.staff("mo", Role::Moderator, Over::Project(project)).await;
        moderator.delete(&path).await.expect(200);
        author.post(&format!("{path}/restore"), json!({})).await.expect_problem(403, "forbidden");
        author.patch(&path, 0, json!({ "markdown": "x" })).await.expect_problem(409, "post_deleted");
        let first = page["items"][0]["id"].as_i64().expect("an id");
        author.delete(&format!("/api/v1/posts/{first}")).await.expect_problem(409, "first_post");
        assert_eq!(app.post(&author, topic, "下一楼").await.0, post.0 + 1);
        let next = app.guest().get(&format!("/api/v1/topics/{topic}/posts")).await.expect(200);
        assert_eq!(next["items"][2]["number"], 3, "the number of a deleted post is not given again");
    }

    async fn the_preview_is_what_will_be_stored(app) {
        let board = app.club_board(Visibility::Public).await;
        let mut author = app.account("xiaoli").await;
        let topic = app.topic(&author, board, "话题", "一楼").await;
        let markdown = "> 引用\n\n谢谢@xiaoli，**收到**\n\n| 楼 | 户 |\n|--|--|\n| 3 | 68 |\n\n<script>alert(1)</script>";
        let preview = author.post("/api/v1/preview", json!({ "markdown": markdown })).await.expect(200);
        let posted = author.post(&format!("/api/v1/topics/{topic}/posts"), json!({ "markdown": markdown })).await.expect(201);
        assert_eq!(preview["html"], posted["html"]);
        assert!(posted["html"].as_str().is_some_and(|html| html.contains("href=\"/accounts/")), "{posted}");
        app.guest().post("/api/v1/preview", json!({ "markdown": "x" })).await.expect_problem(401, "sign_in_required");
    }

    async fn whoever_writes_too_fast_is_asked_to_wait(app) {
        let board = app.club_board(Visibility::Public).await;
        let mut author = app.account("xiaoli").await;
        let topic = app.topic(&author, board, "话题", "一楼").await;
        let path = format!("/api/v1/topics/{topic}/posts");
        for _ in 0..29 {
            author.post(&path, json!({ "markdown": "刷" })).await.expect(201);
        }
        let refused = author.post(&path, json!({ "markdown": "刷" })).await;
        refused.expect_problem(429, "too_many_requests");
        let wait: u64 = refused.header("retry-after").and_then(|seconds| seconds.parse().ok()).expect("seconds");
        app.advance(std::time::Duration::from_secs(wait));
        author.post(&path, json!({ "markdown": "等过了" })).await.expect(201);
    }

    async fn what_every_guest_gets_is_as_new_as_the_last_write(app) {
        let board = app.club_board(Visibility::Public).await;
        let mut anna = app.account("anna").await;
        let topic = app.topic(&anna, board, "电梯", "一楼").await;
        let path = format!("/api/v1/topics/{topic}/posts");
        let first = app.guest().get(&path).await;
        let tag = first.header("etag").expect("a tag").to_owned();
        let again = app.guest().send(Method::GET, &path, None, &[("if-none-match", &tag)]).await;
        assert_eq!(again.status, 304);
        let packed = app.guest().send(Method::GET, &path, None, &[("accept-encoding", "gzip")]).await;
        assert_eq!(packed.header("content-encoding"), Some("gzip"));
        assert!(packed.bytes.len() < first.bytes.len());

        for (act, shown) in [("post", "二楼"), ("edit", "改过"), ("rename", "新标题"), ("delete", "\"deleted\":true"), ("name", "江畔小李")] {
            let before = app.guest().get(&path).await.text();
            assert!(!before.contains(shown), "{act}");
            match act {
                "post" => drop(anna.post(&path, json!({ "markdown": "二楼" })).await.expect(201)),
                "edit" => {
                    let id = app.guest().get(&path).await.expect(200)["items"][1]["id"].clone();
                    anna.patch(&format!("/api/v1/posts/{id}"), 0, json!({ "markdown": "改过" })).await.expect(200);
                }
                "rename" => {
                    let path = format!("/api/v1/topics/{topic}");
                    anna.patch(&path, 1, json!({ "title": "新标题" })).await.expect(200);
                }
                "delete" => {
                    let id = app.guest().get(&path).await.expect(200)["items"][1]["id"].clone();
                    anna.delete(&format!("/api/v1/posts/{id}")).await.expect(200);
                }
                _ => drop(anna.patch("/api/v1/me", 1, json!({ "display_name": "江畔小李" })).await.expect(200)),
            }
            let after = app.guest().get(&path).await;
            assert!(after.text().contains(shown), "{act}: {}", after.text());
            assert_eq!(app.guest().send(Method::GET, &path, None, &[("if-none-match", &tag)]).await.status, 200);
        }
    }
}
