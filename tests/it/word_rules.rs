//! Word rules: what becomes of what has a word of a list.

use futures_util::future::join_all;
use linli_entities::board::{BoardId, Visibility};
use linli_entities::project::ProjectId;
use linli_entities::role_grant::Role;
use linli_entities::word_rule::WordRuleId;
use linli_entities::word_rule_words;
use linli_tests::arrange::Over;
use linli_tests::browser::Answer;
use linli_tests::{Browser, TestApp};
use sea_orm::{ActiveModelTrait as _, Set};
use serde_json::{Value, json};

/// A list of a project; answers its id.
pub async fn list(keeper: &mut Browser, project: ProjectId, action: &str, words: &str) -> i64 {
    let input = json!({ "name": "词表", "action": action, "project_id": project, "words": words });
    keeper.post("/api/v1/word-rules", input).await.expect(201)["id"].as_i64().expect("an id")
}

/// A public board of a project with a moderator and an author.
pub async fn place(app: &TestApp) -> (ProjectId, BoardId, Browser, Browser) {
    let project = app.project("jiangpan").await;
    let board = app.board(project, Visibility::Public).await;
    let moderator = app.staff("moderator", Role::Moderator, Over::Project(project)).await;
    (project, board, moderator, app.account("author").await)
}

pub async fn open(author: &mut Browser, board: BoardId, title: &str, markdown: &str) -> Answer {
    let input = json!({ "title": title, "markdown": markdown });
    author.post(&format!("/api/v1/boards/{board}/topics"), input).await
}

fn pointers(told: &Value) -> Vec<&Value> {
    told["errors"].as_array().expect("fields").iter().map(|field| &field["pointer"]).collect()
}

linli_tests::story! {
    async fn what_is_refused_is_refused_however_it_is_disguised_and_says_which_words(app) {
        let (project, board, mut moderator, mut author) = place(&app).await;
        list(&mut moderator, project, "block", "赌博网站\n\n广告\tviagra\n").await;
        for disguised in ["赌博网站", "賭博網站", "赌 博 网 站", "赌\u{200b}博**网**站", "du bo wang zhan", "ＶＩＡＧＲＡ", "v1agra"] {
            let text = format!("请看{disguised}。");
            let told = open(&mut author, board, "一个网站", &text).await.expect_problem(422, "invalid");
            assert_eq!((pointers(&told), &told["errors"][0]["code"]), (vec![&json!("/markdown")], &json!("words_not_allowed")));
            assert_eq!(told["words"], json!([disguised.trim_end_matches('。')]), "{disguised}");
        }
        let told = open(&mut author, board, "赌博网站", "没有什么").await.expect_problem(422, "invalid");
        assert_eq!(pointers(&told), [&json!("/title")]);
        let poll = json!({ "kind": "single", "options": ["赌博网站", "不去"], "results_shown": "always" });
        let asked = json!({ "title": "去哪里", "markdown": "问", "poll": poll });
        let told = author.post(&format!("/api/v1/boards/{board}/topics"), asked).await.expect_problem(422, "invalid");
        assert_eq!(pointers(&told), [&json!("/poll/options/0")]);

        let topic = open(&mut author, board, "样板间", "说赌球，博物馆的网站，没有问题。").await.expect(201)["topic"]["id"].clone();
        let posts = format!("/api/v1/topics/{topic}/posts");
        author.post(&posts, json!({ "markdown": "赌博网站" })).await.expect_problem(422, "invalid");
        let post = author.post(&posts, json!({ "markdown": "好" })).await.expect(201)["id"].clone();
        let edited = author.patch(&format!("/api/v1/posts/{post}"), 0, json!({ "markdown": "赌博网站" })).await;
        edited.expect_problem(422, "invalid");
        // Who moderates has to be able to say what it is about.
        moderator.post(&posts, json!({ "markdown": "请不要再发赌博网站" })).await.expect(201);
    }

    async fn what_is_masked_is_masked_for_everybody_and_its_words_are_not_kept(app) {
        let (project, board, mut moderator, mut author) = place(&app).await;
        list(&mut moderator, project, "mask", "坏蛋").await;
        let opened = open(&mut author, board, "真是坏蛋", "他是坏 蛋，`x`。").await.expect(201);
        assert_eq!(opened["topic"]["title"], "真是＊＊");
        let topic = opened["topic"]["id"].clone();
        let first = author.get(&format!("/api/v1/topics/{topic}/posts")).await.expect(200)["items"][0].clone();
        assert!(first["html"].as_str().expect("html").contains("他是＊ ＊，<code>x</code>。"), "{first}");
        let source = moderator.get(&format!("/api/v1/posts/{}/source", first["id"])).await.expect(200);
        assert_eq!(source["markdown"], "他是＊ ＊，`x`。");
        let edited = author.patch(&format!("/api/v1/posts/{}", first["id"]), 0, json!({ "markdown": "坏蛋！" })).await;
        assert!(edited.expect(200)["html"].as_str().expect("html").contains("＊＊！"));
    }

    async fn of_what_is_flagged_moderators_are_told_and_it_stands_until_they_decide(app) {
        let (project, board, mut moderator, mut author) = place(&app).await;
        list(&mut moderator, project, "flag", "维权群").await;
        let topic = open(&mut author, board, "漏水", "请进维权群").await.expect(201)["topic"]["id"].clone();
        let written = author.post(&format!("/api/v1/topics/{topic}/posts"), json!({ "markdown": "维权群见" })).await.expect(201);
        let waiting = moderator.get("/api/v1/reviews").await.expect(200)["items"].clone();
        assert_eq!(waiting.as_array().expect("items").len(), 2);
        assert_eq!((&waiting[1]["kind"], &waiting[1]["found"], &waiting[1]["topic"]["title"]), (&json!("posted"), &json!(["维权群"]), &json!("漏水")));
        assert!(author.get("/api/v1/me/held-posts").await.expect(200)["items"].as_array().expect("items").is_empty());
        let refused = json!({ "decision": "refused", "version": 1 });
        moderator.post(&format!("/api/v1/reviews/{}/decision", waiting[1]["id"]), refused.clone()).await.expect(200);
        let seen = author.get(&format!("/api/v1/posts/{}", written["id"])).await.expect(200);
        assert_eq!((&seen["deleted"], &seen["deleted_by_staff"]), (&json!(true), &json!(true)));
        let kept = json!({ "decision": "approved", "version": 1 });
        moderator.post(&format!("/api/v1/reviews/{}/decision", waiting[0]["id"]), kept).await.expect(200);
        author.get(&format!("/api/v1/topics/{topic}")).await.expect(200);
        assert!(moderator.get("/api/v1/reviews").await.expect(200)["items"].as_array().expect("items").is_empty());
    }

    async fn of_a_flagged_word_in_another_title_moderators_are_told_as_well(app) {
        let (project, board, mut moderator, mut author) = place(&app).await;
        list(&mut moderator, project, "flag", "维权群").await;
        let topic = open(&mut author, board, "漏水", "楼道里").await.expect(201)["topic"]["id"].clone();
        let path = format!("/api/v1/topics/{topic}");
        author.patch(&path, 1, json!({ "title": "漏水的都来维 权群" })).await.expect(200);
        let waiting = moderator.get("/api/v1/reviews").await.expect(200)["items"].clone();
        assert_eq!(waiting.as_array().expect("items").len(), 1);
        let told = &waiting[0];
        assert_eq!((&told["kind"], &told["found"]), (&json!("posted"), &json!(["维 权群"])));
        assert_eq!((&told["topic"]["title"], &told["topic"]["id"]), (&json!("漏水的都来维 权群"), &topic));
        let refused = json!({ "decision": "refused", "version": 1 });
        moderator.post(&format!("/api/v1/reviews/{}/decision", told["id"]), refused).await.expect(200);
        author.get(&path).await.expect_problem(404, "not_found");
        // Who moderates has to be able to say what it is about.
        let other = open(&mut author, board, "电梯", "一楼").await.expect(201)["topic"]["id"].clone();
        moderator.patch(&format!("/api/v1/topics/{other}"), 1, json!({ "title": "关于维权群" })).await.expect(200);
        assert_eq!(moderator.get("/api/v1/reviews").await.expect(200)["items"], json!([]));
    }

    async fn the_title_of_what_is_split_off_is_looked_at_by_the_lists_of_where_it_goes(app) {
        let (project, board, moderator, mut author) = place(&app).await;
        let elsewhere = app.project("elsewhere").await;
        let there = app.board(elsewhere, Visibility::Public).await;
        app.grant(moderator.account_id(), Role::Moderator, Over::Project(elsewhere)).await;
        let mut moderator = app.signed_in(moderator.account_id()).await;
        list(&mut moderator, project, "block", "样板间").await;
        for (action, words) in [("block", "赌博网站"), ("mask", "坏蛋"), ("hold", "发票"), ("flag", "维权群")] {
            list(&mut moderator, elsewhere, action, words).await;
        }
        let topic = open(&mut author, board, "电梯", "一楼").await.expect(201)["topic"]["id"].clone();
        let mut posts = vec![];
        for text in ["二楼", "三楼", "四楼"] {
            let reply = json!({ "markdown": text });
            let post = author.post(&format!("/api/v1/topics/{topic}/posts"), reply).await.expect(201);
            posts.push(post["id"].clone());
        }
        let path = format!("/api/v1/topics/{topic}/split");
        let split = |title: &str, post: &Value| json!({ "title": title, "post_ids": [post], "board_id": there });
        let told = moderator.post(&path, split("去赌 博网站", &posts[0])).await.expect_problem(422, "invalid");
        assert_eq!((pointers(&told), &told["errors"][0]["code"]), (vec![&json!("/title")], &json!("words_not_allowed")));
        assert_eq!(told["words"], json!(["赌 博网站"]));
        let masked = moderator.post(&path, split("样板间真是坏蛋", &posts[0])).await.expect(201);
        assert_eq!(masked["topic"]["title"], "样板间真是＊＊");
        // As all that moderators write it waits for nobody, and nobody is told of it.
        let stands = moderator.post(&path, split("开发票进维权群", &posts[1])).await.expect(201);
        assert_eq!(stands["topic"]["title"], "开发票进维权群");
        assert_eq!(moderator.get("/api/v1/reviews").await.expect(200)["items"], json!([]));
        let here = json!({ "title": "样板间", "post_ids": [posts[2]] });
        moderator.post(&path, here).await.expect_problem(422, "invalid");
    }

    async fn a_list_holds_where_it_is_for_from_the_moment_on_at_which_it_is_kept(app) {
        let (project, board, mut moderator, mut author) = place(&app).await;
        let elsewhere = app.project("elsewhere").await;
        let there = app.board(elsewhere, Visibility::Public).await;
        let mut boss = app.administrator().await;
        let id = list(&mut moderator, project, "block", "坏话一").await;
        open(&mut author, board, "坏话一", "说").await.expect(422);
        open(&mut author, there, "坏话一", "说").await.expect(201);
        let everywhere = json!({ "name": "全站", "action": "block", "words": "坏话二" });
        boss.post("/api/v1/word-rules", everywhere.clone()).await.expect(201);
        moderator.post("/api/v1/word-rules", everywhere).await.expect_problem(403, "forbidden");
        open(&mut author, there, "坏话二", "说").await.expect(422);

        let words = format!("/api/v1/word-rules/{id}/words");
        let more = json!({ "words": "坏话三\n壞話一\n#不算\nx\n", "mode": "add" });
        let taken = moderator.put(&words, more).await.expect(200);
        assert_eq!((&taken["rule"]["word_count"], &taken["refused_count"], &taken["refused"][0]["line"]), (&json!(2), &json!(1), &json!(4)));
        open(&mut author, board, "坏话三", "说").await.expect(422);
        let first = moderator.get(&format!("{words}?limit=1")).await.expect(200);
        assert_eq!(first["items"], json!([{ "word": "坏话一" }]));
        let next = first["next"].as_str().expect("a cursor");
        assert_eq!(moderator.get(&format!("{words}?limit=1&after={next}")).await.expect(200)["items"], json!([{ "word": "坏话三" }]));
        moderator.put(&words, json!({ "words": "坏话一", "mode": "remove" })).await.expect(200);
        open(&mut author, board, "坏话一", "说").await.expect(201);

        moderator.patch(&format!("/api/v1/word-rules/{id}"), 1, json!({ "enabled": false })).await.expect(412);
        moderator.patch(&format!("/api/v1/word-rules/{id}"), 3, json!({ "enabled": false })).await.expect(200);
        open(&mut author, board, "坏话三", "说").await.expect(201);
        let mut other = app.staff("other", Role::Moderator, Over::Project(elsewhere)).await;
        for mut reader in [other.clone(), author.clone()] {
            reader.get(&format!("/api/v1/word-rules/{id}")).await.expect(404);
            reader.get(&words).await.expect(404);
            reader.delete(&format!("/api/v1/word-rules/{id}")).await.expect(404);
        }
        assert!(other.get("/api/v1/word-rules").await.expect(200)["items"].as_array().expect("lists").is_empty());
        author.get("/api/v1/word-rules").await.expect_problem(403, "forbidden");
        moderator.delete(&format!("/api/v1/word-rules/{id}")).await.expect(204);
        moderator.get(&format!("/api/v1/word-rules/{id}")).await.expect(404);
    }

    async fn of_many_who_change_the_words_at_once_none_loses_what_another_added(app) {
        let (project, _, mut moderator, _) = place(&app).await;
        let id = list(&mut moderator, project, "block", "").await;
        let words = format!("/api/v1/word-rules/{id}/words");
        let adding = (0..6).map(|index| {
            let (mut moderator, words) = (moderator.clone(), words.clone());
            async move { moderator.put(&words, json!({ "words": format!("第{index}词"), "mode": "add" })).await.status }
        });
        let statuses: Vec<u16> = join_all(adding).await.into_iter().map(|status| status.as_u16()).collect();
        assert!(statuses.iter().all(|status| [200, 412].contains(status)), "{statuses:?}");
        let added = statuses.iter().filter(|status| **status == 200).count();
        let rule = moderator.get(&format!("/api/v1/word-rules/{id}")).await.expect(200);
        assert!(added > 0 && rule["word_count"] == json!(added), "{statuses:?} {rule}");
    }

    async fn lists_of_one_place_have_two_megabytes_together(app) {
        let (project, _, mut moderator, _) = place(&app).await;
        let first = list(&mut moderator, project, "block", "").await;
        let second = list(&mut moderator, project, "block", "").await;
        let written = app.app.db.write((first, "x".repeat(2 * 1024 * 1024 - 20)), |txn, (id, words)| {
            Box::pin(async move {
                let row = word_rule_words::ActiveModel { word_rule_id: Set(WordRuleId(id)), words: Set(words) };
                Ok(row.update(txn).await.map(drop)?)
            })
        });
        written.await.expect("words");
        let much = "坏话".repeat(4);
        let new = json!({ "name": "词表", "action": "block", "project_id": project, "words": much });
        let mut answers = vec![moderator.post("/api/v1/word-rules", new).await];
        let more = json!({ "words": much, "mode": "add" });
        answers.push(moderator.put(&format!("/api/v1/word-rules/{second}/words"), more.clone()).await);
        for answer in answers {
            let told = answer.expect_problem(422, "invalid");
            assert_eq!((pointers(&told), &told["errors"][0]["code"]), (vec![&json!("/words")], &json!("too_many")));
        }
        // Another place has its own, and fewer words make room.
        let mut boss = app.administrator().await;
        boss.post("/api/v1/word-rules", json!({ "name": "全站", "action": "flag", "words": much })).await.expect(201);
        let fewer = json!({ "words": "坏话", "mode": "replace" });
        moderator.put(&format!("/api/v1/word-rules/{first}/words"), fewer).await.expect(200);
        moderator.put(&format!("/api/v1/word-rules/{second}/words"), more).await.expect(200);
    }

    async fn a_trial_says_what_is_found_and_why_and_keeps_nothing(app) {
        let (project, board, mut moderator, mut author) = place(&app).await;
        let id = list(&mut moderator, project, "mask", "坏蛋\nviagra").await;
        let trial = json!({ "text": "他是坏 蛋，卖 v1agra", "board_id": board });
        let tried = moderator.post("/api/v1/word-trials", trial.clone()).await.expect(200);
        let found = |index: usize| {
            let hit = &tried["hits"][index];
            (hit["word"].clone(), hit["matched"].clone(), hit["disguise"].clone(), hit["start"].clone(), hit["end"].clone())
        };
        assert_eq!(found(0), (json!("坏蛋"), json!("坏 蛋"), json!("spaced"), json!(2), json!(5)));
        assert_eq!(found(1), (json!("viagra"), json!("v1agra"), json!("look_alike"), json!(8), json!(14)));
        assert_eq!((&tried["masked"], &tried["hits"][0]["rule_id"]), (&json!("他是＊ ＊，卖 ＊＊＊＊＊＊"), &json!(id)));
        author.post("/api/v1/word-trials", trial).await.expect_problem(403, "forbidden");
    }

    async fn names_have_no_words_that_are_refused_everywhere(app) {
        let mut boss = app.administrator().await;
        let lists = json!({ "name": "名字", "action": "hold", "words": "物业经理" });
        boss.post("/api/v1/word-rules", lists).await.expect(201);
        let mut author = app.account("author").await;
        let told = author.patch("/api/v1/me", 1, json!({ "display_name": "物业 经理" })).await.expect_problem(422, "invalid");
        assert_eq!((pointers(&told), &told["words"]), (vec![&json!("/display_name")], &json!(["物业 经理"])));
        author.patch("/api/v1/me", 1, json!({ "display_name": "老张" })).await.expect(200);
        let mut application = TestApp::application("guest");
        application["name"] = json!("物业经理");
        let told = app.guest().post("/api/v1/accounts", application).await.expect_problem(422, "invalid");
        assert_eq!(pointers(&told), [&json!("/name")]);
    }
}
