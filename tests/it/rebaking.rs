//! What an older renderer made is rendered anew: it says what it said, and nobody is told.

use std::sync::Arc;
use std::time::Duration;

use linli::features::imports::logic::{self as imports, OnWrongLine};
use linli::features::{conversations, posts};
use linli::markdown;
use linli_entities::board::Visibility;
use linli_entities::project::ProjectId;
use linli_entities::role_grant::Role;
use linli_entities::{outbox, post, post_link};
use linli_tests::arrange::Over;
use linli_tests::{Browser, TestApp};
use poem::http::Method;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _,
};
use serde_json::{Value, json};
use tokio::sync::Notify;

use crate::notices::told;
use crate::post_images::upload;
use crate::{messages, word_rules};

/// Long enough for what was begun to stand where it waits.
const A_WHILE: Duration = Duration::from_millis(200);

/// Leaves rows as an older renderer did.
pub async fn leave(app: &TestApp, sql: String) {
    let written = app.app.db.write(sql, |txn, sql| {
        Box::pin(async move {
            txn.execute_unprepared(&sql).await?;
            Ok(())
        })
    });
    written.await.expect("rows");
}

/// Renders posts anew; how many.
pub async fn rebake(app: &TestApp) -> usize {
    posts::jobs::rebake(&app.app).await.expect("posts are rendered anew")
}

async fn read(reader: &mut Browser, path: &str) -> String {
    let answer = reader.get(path).await;
    answer.expect(200);
    answer.text()
}

/// The posts of the first page of a topic, as a guest sees them.
async fn shown(app: &TestApp, topic: impl std::fmt::Display) -> Vec<Value> {
    let page = app.guest().get(&format!("/api/v1/topics/{topic}/posts")).await.expect(200);
    page["items"].as_array().expect("posts").clone()
}

fn html(post: &Value) -> &str {
    post["html"].as_str().expect("HTML")
}

async fn happened(app: &TestApp) -> u64 {
    outbox::Entity::find().count(app.app.db.read()).await.expect("a count")
}

linli_tests::story! {
    async fn what_an_older_renderer_made_is_shown_anew_and_nobody_is_told(app) {
        let board = app.board(app.project("jiangpan").await, Visibility::Public).await;
        let (mut author, reader) = (app.account("author").await, app.account("reader").await);
        let topic = app.topic(&author, board, "电梯", "- [x] 水电验收").await;
        let id = app.post(&author, topic, "@reader 结果是||二号||").await;
        let gone = app.post(&author, topic, "**不说了**").await;
        author.delete(&format!("/api/v1/posts/{gone}")).await.expect(200);
        let before = (told(&app, &reader).await, happened(&app).await);
        assert_eq!(before.0.len(), 1, "the mention");
        leave(&app, "UPDATE post SET html_version = 1, html = '<p>旧的</p>' WHERE number <> 2".to_owned()).await;
        let mention = format!("<a href=\"/accounts/{}\" rel=\"nofollow noopener ugc\">@reader</a>", reader.account_id());
        leave(&app, format!("UPDATE post SET html_version = 2, html = '<p>{mention} 旧的</p>' WHERE number = 2")).await;
        let pages = [
            format!("/api/v1/topics/{topic}/posts"),
            format!("/topics/{topic}"),
            format!("/topics/{topic}/feed.atom"),
            format!("/boards/{board}/feed.atom"),
            "/feed.atom".to_owned(),
        ];
        let mut guest = app.guest();
        for page in pages.iter().chain(&pages) {
            assert!(read(&mut guest, page).await.contains("旧的"), "{page} shows what is stored");
        }

        assert_eq!(rebake(&app).await, 3);
        for page in &pages {
            let text = read(&mut guest, page).await;
            assert!(!text.contains("旧的") && text.contains("☑ 水电验收"), "{page}: {text}");
        }
        let posts = shown(&app, topic).await;
        assert!(html(&posts[1]).contains(&mention) && html(&posts[1]).contains("class=\"spoiler\""), "{}", posts[1]);
        assert_eq!((&posts[1]["edited_at"], &posts[1]["revision_count"]), (&Value::Null, &json!(0)));
        assert_eq!((&posts[2]["deleted"], html(&posts[2])), (&json!(true), ""));
        let revisions = author.get(&format!("/api/v1/posts/{id}/revisions")).await.expect(200);
        assert_eq!(revisions["items"], json!([]));
        assert_eq!((told(&app, &reader).await, happened(&app).await), before);
        assert_eq!(rebake(&app).await, 0);
        let back = author.post(&format!("/api/v1/posts/{gone}/restore"), json!({})).await.expect(200);
        assert!(html(&back).contains("<strong>不说了</strong>"), "{back}");
    }

    async fn one_that_is_edited_meanwhile_keeps_its_newer_text(app) {
        let board = app.board(app.project("jiangpan").await, Visibility::Public).await;
        let author = app.account("author").await;
        let topic = app.topic(&author, board, "电梯", "一楼").await;
        let id = app.post(&author, topic, "**先前**").await;
        leave(&app, format!("UPDATE post SET html_version = 1 WHERE id = {id}")).await;
        // Somebody holds the post; behind them an edit waits, and what was rendered of the text before it.
        let (begun, go) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let (db, input) = (app.app.db.clone(), (id, begun.clone(), go.clone()));
        let holding = tokio::spawn(async move {
            db.write(input, |txn, (id, begun, go)| {
                Box::pin(async move {
                    posts::logic::locked(txn, id).await?;
                    begun.notify_one();
                    go.notified().await;
                    Ok(())
                })
            })
            .await
        });
        begun.notified().await;
        let (mut editor, path) = (author.clone(), format!("/api/v1/posts/{id}"));
        let edit = tokio::spawn(async move { editor.patch(&path, 0, json!({ "markdown": "**后来**" })).await });
        tokio::time::sleep(A_WHILE).await;
        let node = app.app.clone();
        let job = tokio::spawn(async move { posts::jobs::rebake(&node).await });
        tokio::time::sleep(A_WHILE).await;
        go.notify_one();
        holding.await.expect("a task").expect("the post is let go");
        edit.await.expect("a task").expect(200);
        job.await.expect("a task").expect("posts are rendered anew");
        assert_eq!(html(&shown(&app, topic).await[1]), "<p><strong>后来</strong></p>\n");
        assert_eq!(rebake(&app).await, 0);
    }

    async fn whom_it_meant_what_it_showed_and_what_was_masked_stays(app) {
        let (project, board, mut moderator, mut author) = word_rules::place(&app).await;
        let list = word_rules::list(&mut moderator, project, "mask", "坏蛋").await;
        let named = app.account("laowang").await;
        let picture = upload(&mut author, (30, 40)).await;
        let text = format!("@laowang @工作人员 @newcomer 他是坏 蛋。\n\n![裂缝]({picture})");
        let opened = word_rules::open(&mut author, board, "外墙", &text).await.expect(201);
        let topic = opened["topic"]["id"].clone();
        let before = shown(&app, &topic).await[0].clone();
        for kept in [&format!("/accounts/{}", named.account_id()), "group-mention", "<img", "他是＊ ＊。"] {
            assert!(html(&before).contains(kept), "{kept}: {before}");
        }
        // The list goes, a name is somebody else's now, and one is somebody's who was not there.
        moderator.delete(&format!("/api/v1/word-rules/{list}")).await.expect(204);
        let erasure = format!("/api/v1/accounts/{}/erasure", named.account_id());
        app.administrator().await.send(Method::POST, &erasure, None, &[]).await.expect(204);
        for name in ["laowang", "newcomer"] {
            app.account(name).await;
        }
        leave(&app, "UPDATE post SET html_version = 1".to_owned()).await;
        assert_eq!(rebake(&app).await, 1);
        assert_eq!(shown(&app, &topic).await[0], before);
        // Nobody is called, and no picture is taken, by what somebody may not read or has not sent.
        let waiting = upload(&mut author, (30, 40)).await;
        leave(&app, format!("UPDATE post SET html_version = 1, markdown = '![裂缝]({waiting})'")).await;
        assert_eq!(rebake(&app).await, 1);
        assert!(!html(&shown(&app, &topic).await[0]).contains("<img"), "it waits for what will show it");
    }

    async fn what_was_taken_in_has_no_cards_until_it_is_edited_here(app) {
        let lines = r#"
{"kind":"project","ref":"jp","slug":"jiangpan","name":"江畔","city":"武汉","status":"handed_over","created_at":"2024-05-01T00:00:00Z"}
{"kind":"board","ref":"talk","project":"jp","slug":"talk","name":"邻里闲谈","visibility":"public","created_at":"2024-05-01T00:00:00Z"}
{"kind":"account","ref":"u7","name":"xiaoli","display_name":"小李","created_at":"2024-05-02T08:00:00+08:00"}
{"kind":"topic","ref":"t1","board":"talk","author":"u7","title":"电梯检修","markdown":"https://lift.example/","created_at":"2024-06-01T09:30:00+08:00"}
{"kind":"post","ref":"p1","topic":"t1","author":"u7","markdown":"@xiaoli\n\nhttps://lift.example/","created_at":"2024-06-01T18:00:00+08:00"}
"#;
        imports::run(&app.app, lines.as_bytes(), OnWrongLine::Stop, |_| {}).await.expect("an import");
        let mut guest = app.guest();
        let topic = guest.get("/api/v1/topics").await.expect(200)["items"][0]["id"].clone();
        let project = guest.get("/api/v1/projects").await.expect(200)["items"][0]["id"].as_i64().expect("an id");
        let mut moderator = app.staff("moderator", Role::Moderator, Over::Project(ProjectId(project))).await;
        let path = format!("/api/v1/topics/{topic}/posts");
        let here = moderator.post(&path, json!({ "markdown": "https://lift.example/" })).await.expect(201);
        // As one of before there were cards.
        leave(&app, "DELETE FROM post_link".to_owned()).await;
        leave(&app, "UPDATE post SET html_version = 2, html = REPLACE(html, 'class=\"card\" ', '')".to_owned()).await;
        assert_eq!(rebake(&app).await, 3);
        let posts = shown(&app, &topic).await;
        let cards: Vec<bool> = posts.iter().map(|post| html(post).contains("class=\"card\"")).collect();
        assert_eq!(cards, [false, false, true], "{posts:?}");
        assert!(!html(&posts[1]).contains("/accounts/"), "mentions of other systems mean nobody here");
        let links = post_link::Entity::find().all(app.app.db.read()).await.expect("links");
        assert_eq!(links.iter().map(|link| json!(link.post_id)).collect::<Vec<_>>(), [here["id"].clone()]);

        let edited = format!("/api/v1/posts/{}", posts[1]["id"]);
        let edited = moderator.patch(&edited, 0, json!({ "markdown": "https://lift.example/" })).await.expect(200);
        leave(&app, "UPDATE post SET html_version = 2".to_owned()).await;
        assert_eq!(rebake(&app).await, 3);
        assert_eq!(html(&shown(&app, &topic).await[1]), html(&edited));
        assert!(html(&edited).contains("class=\"card\""), "{edited}");
    }

    async fn of_many_each_is_rendered_once_however_many_look_at_once(app) {
        let board = app.board(app.project("jiangpan").await, Visibility::Public).await;
        let author = app.account("author").await;
        app.topic(&author, board, "电梯", "**一楼**").await;
        // More than one batch of one version, and a few of another.
        let more = "INSERT INTO post (topic_id, number, author_id, markdown, html, html_version, revision_count, created_at) \
            WITH RECURSIVE s(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM s WHERE n < 60) \
            SELECT topic_id, s.n, author_id, markdown, '<p>旧的</p>', n / 55, 0, created_at FROM s, post WHERE number = 1";
        leave(&app, more.to_owned()).await;
        assert_eq!(rebake(&app).await, 59);
        let old = post::Entity::find().filter(post::Column::HtmlVersion.lt(markdown::VERSION));
        let db = app.app.db.read();
        assert_eq!(old.clone().count(db).await.expect("a count"), 0);
        let anew = post::Entity::find().filter(post::Column::Html.eq("<p><strong>一楼</strong></p>\n"));
        assert_eq!(anew.count(db).await.expect("a count"), 60);

        leave(&app, "UPDATE post SET html_version = 1 WHERE number < 50".to_owned()).await;
        let other = app.beside().await;
        let second = other.as_ref().unwrap_or(&app);
        let (one, two) = tokio::join!(rebake(&app), rebake(second));
        assert_eq!((one + two, old.count(db).await.expect("a count")), (49, 0));
        if let Some(other) = other {
            other.app.close().await;
        }
    }

    async fn messages_are_rendered_anew_and_what_was_deleted_stays_empty(app) {
        let (mut anna, mut berta) = (app.account("anna").await, app.account("berta").await);
        let id = messages::started(&mut anna, &berta, "**你好** @berta").await;
        let path = format!("/api/v1/conversations/{id}/messages");
        let deleted = anna.post(&path, json!({ "markdown": "**不说了**" })).await.expect(201);
        anna.delete(&format!("/api/v1/messages/{}", deleted["id"])).await.expect(200);
        let read = berta.get(&path).await.expect(200)["items"].clone();
        let before = (told(&app, &berta).await, happened(&app).await);
        leave(&app, "UPDATE message SET html_version = 1, html = REPLACE(html, 'strong', 'b')".to_owned()).await;
        assert!(html(&berta.get(&path).await.expect(200)["items"][1]).contains("<b>"));
        let rebake = || async { conversations::jobs::rebake(&app.app).await.expect("messages are rendered anew") };
        assert_eq!((rebake().await, rebake().await), (2, 0));
        assert_eq!(berta.get(&path).await.expect(200)["items"], read);
        assert_eq!((&read[0]["deleted"], html(&read[0])), (&json!(true), ""));
        assert_eq!((told(&app, &berta).await, happened(&app).await), before);
    }
}
