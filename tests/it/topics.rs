//! Topics: opened, found in lists, pinned, locked, deleted, read.

use std::time::Duration;

use linli_entities::board::Visibility;
use linli_entities::role_grant::Role;
use linli_tests::arrange::Over;
use poem::http::Method;
use serde_json::json;

linli_tests::story! {
    async fn a_topic_is_opened_and_read_by_everybody(app) {
        let board = app.board(app.project("jiangpan").await, Visibility::Public).await;
        let mut author = app.account("xiaoli").await;
        let input = json!({ "title": "电梯检修", "markdown": "今天**下午**三点" });
        let opened = author.post(&format!("/api/v1/boards/{board}/topics"), input).await.expect(201);
        assert_eq!(opened["may"], json!({ "reply": true, "moderate": false, "edit_title": true, "delete": true, "accept": true }));
        let id = opened["topic"]["id"].as_i64().expect("an id");
        let page = app.guest().get(&format!("/api/v1/topics/{id}/posts")).await.expect(200);
        assert_eq!(page["items"][0]["html"], "<p>今天<strong>下午</strong>三点</p>\n");
        assert_eq!(page["detail"]["project"]["slug"], "jiangpan");
        assert_eq!(page["detail"]["may"]["reply"], false);
        let list = app.guest().get(&format!("/api/v1/boards/{board}/topics")).await.expect(200);
        assert_eq!(list["items"][0]["title"], "电梯检修");
        let board = app.guest().get(&format!("/api/v1/boards/{board}")).await.expect(200);
        assert_eq!((&board["board"]["topic_count"], &board["board"]["post_count"]), (&json!(1), &json!(1)));
    }

    async fn what_is_wrong_with_a_topic_is_said_by_field(app) {
        let board = app.club_board(Visibility::Public).await;
        let mut author = app.account("xiaoli").await;
        let path = format!("/api/v1/boards/{board}/topics");
        let long = "长".repeat(121);
        for (title, markdown, pointer, code) in [
            ("", "text", "/title", "required"),
            ("x", "text", "/title", "too_short"),
            (long.as_str(), "text", "/title", "too_long"),
            ("title", " \n ", "/markdown", "required"),
        ] {
            let answer = author.post(&path, json!({ "title": title, "markdown": markdown })).await;
            let problem = answer.expect_problem(422, "invalid");
            assert_eq!(problem["errors"], json!([{ "pointer": pointer, "code": code }]));
        }
    }

    async fn only_the_proven_write_and_a_locked_board_takes_nothing(app) {
        let board = app.club_board(Visibility::Public).await;
        let input = json!({ "title": "新话题", "markdown": "你好" });
        let path = format!("/api/v1/boards/{board}/topics");
        app.guest().post(&path, input.clone()).await.expect_problem(401, "sign_in_required");
        app.unproven("newcomer").await.post(&path, input.clone()).await.expect_problem(403, "email_not_proven");
        let mut boss = app.administrator().await;
        let version = boss.get(&format!("/api/v1/boards/{board}")).await.expect(200)["board"]["version"].clone();
        let version = version.as_i64().expect("a version");
        boss.patch(&format!("/api/v1/boards/{board}"), version, json!({ "locked": true })).await.expect(200);
        app.account("xiaoli").await.post(&path, input).await.expect_problem(409, "board_locked");
    }

    async fn the_same_request_with_the_same_key_acts_once(app) {
        let board = app.club_board(Visibility::Public).await;
        let mut author = app.account("xiaoli").await;
        let path = format!("/api/v1/boards/{board}/topics");
        let input = json!({ "title": "只发一次", "markdown": "网络不好" });
        let key = [("idempotency-key", "once-1")];
        let first = author.send(Method::POST, &path, Some(input.clone()), &key).await.expect(201);
        let again = author.send(Method::POST, &path, Some(input), &key).await.expect(201);
        assert_eq!(first["topic"]["id"], again["topic"]["id"]);
        let other = json!({ "title": "另一个", "markdown": "网络不好" });
        author.send(Method::POST, &path, Some(other), &key).await.expect_problem(422, "invalid");
        let list = author.get(&path).await.expect(200);
        assert_eq!(list["items"].as_array().map(Vec::len), Some(1));
    }

    async fn pinned_topics_stand_first_and_pages_follow_without_gaps(app) {
        let project = app.project("jiangpan").await;
        let board = app.board(project, Visibility::Public).await;
        let author = app.account("xiaoli").await;
        let mut ids = vec![];
        for number in 0..7 {
            ids.push(app.topic(&author, board, &format!("话题 {number}"), "内容").await);
            app.advance(Duration::from_secs(60));
        }
        let mut moderator = app.staff("mo", Role::Moderator, Over::Project(project)).await;
        moderator.patch(&format!("/api/v1/topics/{}", ids[2]), 1, json!({ "pinned": true })).await.expect(200);
        app.account("stranger").await
            .patch(&format!("/api/v1/topics/{}", ids[3]), 1, json!({ "pinned": true })).await
            .expect_problem(403, "forbidden");
        let (mut seen, mut after) = (vec![], String::new());
        loop {
            let path = format!("/api/v1/boards/{board}/topics?limit=3&after={after}");
            let page = app.guest().get(&path).await.expect(200);
            seen.extend(page["items"].as_array().expect("items").iter().map(|topic| topic["id"].clone()));
            let Some(next) = page["next"].as_str() else { break };
            after = next.to_owned();
        }
        let expected: Vec<_> = [2, 6, 5, 4, 3, 1, 0].iter().map(|index| json!(ids[*index])).collect();
        assert_eq!(seen, expected);
        app.guest().get(&format!("/api/v1/boards/{board}/topics?after=bm9uc2Vuc2U")).await.expect_problem(422, "invalid");
    }

    async fn a_lost_update_is_refused(app) {
        let board = app.club_board(Visibility::Public).await;
        let mut author = app.account("xiaoli").await;
        let topic = app.topic(&author, board, "原来的标题", "内容").await;
        let path = format!("/api/v1/topics/{topic}");
        let edit = json!({ "title": "新的标题" });
        author.patch(&path, 1, edit.clone()).await.expect(200);
        author.patch(&path, 1, edit.clone()).await.expect_problem(412, "stale");
        author.send(Method::PATCH, &path, Some(edit.clone()), &[]).await.expect_problem(428, "if_match_required");
        // The tag that a reader gets is the one that an editor gives back.
        let tag = author.get(&path).await.header("etag").expect("a tag").to_owned();
        author.send(Method::PATCH, &path, Some(edit), &[("if-match", &tag)]).await.expect(200);
    }

    async fn a_locked_topic_takes_posts_of_moderators_only(app) {
        let project = app.project("jiangpan").await;
        let board = app.board(project, Visibility::Public).await;
        let mut author = app.account("xiaoli").await;
        let topic = app.topic(&author, board, "锁定的话题", "内容").await;
        let mut moderator = app.staff("mo", Role::Moderator, Over::Project(project)).await;
        moderator.patch(&format!("/api/v1/topics/{topic}"), 1, json!({ "locked": true })).await.expect(200);
        let path = format!("/api/v1/topics/{topic}/posts");
        author.post(&path, json!({ "markdown": "再说一句" })).await.expect_problem(409, "topic_locked");
        moderator.post(&path, json!({ "markdown": "结论" })).await.expect(201);
    }

    async fn a_deleted_topic_is_gone_for_all_but_moderators_and_can_be_restored(app) {
        let project = app.project("jiangpan").await;
        let board = app.board(project, Visibility::Public).await;
        let mut author = app.account("xiaoli").await;
        let topic = app.topic(&author, board, "要删的话题", "内容").await;
        app.post(&app.account("laowang").await, topic, "有人回答了").await;
        let path = format!("/api/v1/topics/{topic}");
        author.delete(&path).await.expect_problem(403, "forbidden");
        let mut moderator = app.staff("mo", Role::Moderator, Over::Project(project)).await;
        moderator.delete(&path).await.expect(204);
        moderator.delete(&path).await.expect(204);
        for mut reader in [app.guest(), author.clone()] {
            reader.get(&path).await.expect_problem(404, "not_found");
            reader.get(&format!("{path}/posts")).await.expect_problem(404, "not_found");
            let list = reader.get(&format!("/api/v1/boards/{board}/topics")).await.expect(200);
            assert_eq!(list["items"], json!([]));
        }
        assert_eq!(moderator.get(&path).await.expect(200)["topic"]["deleted"], true);
        let count = |board: serde_json::Value| (board["board"]["topic_count"].clone(), board["board"]["post_count"].clone());
        let gone = app.guest().get(&format!("/api/v1/boards/{board}")).await.expect(200);
        assert_eq!(count(gone), (json!(0), json!(0)));
        moderator.post(&format!("{path}/restore"), json!({})).await.expect(200);
        app.guest().get(&path).await.expect(200);
        let back = app.guest().get(&format!("/api/v1/boards/{board}")).await.expect(200);
        assert_eq!(count(back), (json!(1), json!(2)));
    }

    async fn nothing_of_a_closed_board_is_told_to_who_may_not_read_it(app) {
        let project = app.project("jiangpan").await;
        let board = app.board(project, Visibility::Owners).await;
        let owner = app.account("owner").await;
        app.grant(owner.account_id(), Role::Agent, Over::Project(project)).await;
        let topic = app.topic(&owner, board, "只给业主看", "秘密").await;
        let post = app.post(&owner, topic, "更多秘密").await;
        for mut stranger in [app.guest(), app.account("stranger").await] {
            for path in [
                format!("/api/v1/boards/{board}"),
                format!("/api/v1/boards/{board}/topics"),
                format!("/api/v1/topics/{topic}"),
                format!("/api/v1/topics/{topic}/posts"),
                format!("/api/v1/posts/{post}"),
            ] {
                let answer = stranger.get(&path).await;
                answer.expect_problem(404, "not_found");
                assert!(!answer.text().contains("业主") && !answer.text().contains("秘密"));
            }
            let latest = stranger.get("/api/v1/topics").await.expect(200);
            assert_eq!(latest["items"], json!([]));
        }
        let mut owner = owner;
        assert_eq!(owner.get("/api/v1/topics").await.expect(200)["items"][0]["id"], json!(topic));
    }

    async fn how_far_one_has_read_is_remembered_and_never_goes_back(app) {
        let board = app.club_board(Visibility::Public).await;
        let author = app.account("xiaoli").await;
        let topic = app.topic(&author, board, "长话题", "一").await;
        for number in 2..=5 {
            app.post(&author, topic, &format!("第 {number} 楼")).await;
        }
        let mut reader = app.account("laowang").await;
        let unread = format!("/api/v1/me/unread?topic_ids={topic},999999");
        let items = |value: serde_json::Value| value["items"].clone();
        assert_eq!(
            items(reader.get(&unread).await.expect(200)),
            json!([{ "topic_id": topic, "read_number": 0, "last_number": 5, "unread_count": 5, "opened": false, "state": "new",
                "level": "normal", "write_again_at": null }])
        );
        let read = format!("/api/v1/topics/{topic}/read");
        reader.put(&read, json!({ "number": 4 })).await.expect(204);
        reader.put(&read, json!({ "number": 2 })).await.expect(204);
        assert_eq!(items(reader.get(&unread).await.expect(200))[0]["unread_count"], 1);
        reader.put(&read, json!({ "number": 400 })).await.expect(204);
        assert_eq!(items(reader.get(&unread).await.expect(200))[0]["unread_count"], 0);
        app.guest().get(&unread).await.expect_problem(401, "sign_in_required");
    }
}
