//! Pages: complete HTML for whoever may read it, and never an old one after a write.

use linli_entities::board::Visibility;
use linli_entities::role_grant::Role;
use linli_tests::arrange::Over;
use linli_tests::{Browser, TestApp};
use poem::http::Method;
use serde_json::json;

linli_tests::story! {
    async fn a_topic_reads_without_scripts_and_in_the_language_of_the_reader(app) {
        let board = app.board(app.project("jiangpan").await, Visibility::Public).await;
        let author = app.account("xiaoli").await;
        let topic = app.topic(&author, board, "电梯检修", "今天**下午**三点").await;
        let mut guest = app.guest();
        let page = guest.get(&format!("/topics/{topic}")).await;
        page.expect(200);
        let html = page.text();
        assert!(html.contains("<h1") && html.contains("电梯检修"), "{html}");
        assert!(html.contains("今天<strong>下午</strong>三点"));
        assert!(html.contains("lang=\"zh-CN\""));
        let page = guest.send(Method::GET, &format!("/topics/{topic}"), None, &[("accept-language", "en-GB")]).await;
        assert!(page.text().contains("lang=\"en\""));
        assert_eq!(page.header("vary"), Some("Cookie, Accept-Language, Accept-Encoding"));
        for path in ["/", "/projects", "/projects/jiangpan", &format!("/boards/{board}"), "/privacy", "/search?q=x", "/sign-in"] {
            guest.get(path).await.expect(200);
        }
        assert!(guest.get("/projects/jiangpan").await.text().contains("jiangpan"));
        let nowhere = guest.get("/no/such/page").await;
        nowhere.expect(404);
        assert!(nowhere.text().contains("<html"));
        guest.get("/topics/999").await.expect(404);
        for page in ["0", "-1", "x", ""] {
            guest.get(&format!("/topics/{topic}?page={page}")).await.expect(404);
        }
        let beyond = guest.get(&format!("/topics/{topic}?page=2")).await;
        beyond.expect(302);
        assert_eq!(beyond.header("location"), Some(format!("/topics/{topic}").as_str()));
    }

    async fn a_page_is_never_older_than_a_write_that_was_answered(app) {
        let board = app.board(app.project("jiangpan").await, Visibility::Public).await;
        let mut author = app.account("xiaoli").await;
        let topic = app.topic(&author, board, "话题", "第一句").await;
        let (mut guest, path) = (app.guest(), format!("/topics/{topic}"));
        assert!(guest.get(&path).await.text().contains("第一句"));
        for number in 0..5 {
            let said = format!("第{number}次回答");
            author.post(&format!("/api/v1/topics/{topic}/posts"), json!({ "markdown": said })).await.expect(201);
            assert!(guest.get(&path).await.text().contains(&said), "the page is as new as the answer");
            assert!(author.get(&path).await.text().contains(&said));
        }
        author.patch(&format!("/api/v1/topics/{topic}"), 1, json!({ "title": "另一个标题" })).await.expect(200);
        for place in [path, format!("/boards/{board}"), "/".to_owned(), "/projects/jiangpan".to_owned()] {
            assert!(guest.get(&place).await.text().contains("另一个标题"), "{place}");
        }
    }

    async fn the_promise_is_a_page_for_everybody_and_as_new_as_the_last_answer(app) {
        let project = app.project("jiangpan").await;
        let mut owner = app.account("owner").await;
        app.home(project, &owner).await;
        let mut agent = app.staff("agent", Role::Agent, Over::Project(project)).await;
        let complaint = json!({
            "project_id": project, "title": "电梯停了", "category": "facilities", "markdown": "从周一早上起停运。",
        });
        let complaint = owner.post("/api/v1/complaints", complaint).await.expect(201);
        let mut guest = app.guest();
        let pages = ["/promise", "/projects/jiangpan/promise", "/projects/jiangpan/promise?days=7"];
        for page in pages {
            let html = guest.get(page).await;
            html.expect(200);
            assert!(html.text().contains("24 小时内一定有人答复"), "{page}");
            assert!(html.text().contains("没有到了时限的投诉") && !html.text().contains("100%</span>"), "{page}");
        }
        let answer = json!({ "markdown": "维修师傅已经到场，预计今天中午恢复运行。" });
        agent.post(&format!("/api/v1/complaints/{}/answers", complaint["id"]), answer).await.expect(200);
        for page in pages {
            assert!(guest.get(page).await.text().contains("100%</span>"), "{page} is as new as the answer");
        }
        guest.get("/projects/nowhere/promise").await.expect(404);
    }

    async fn a_page_of_a_closed_board_is_no_page_for_strangers(app) {
        let project = app.project("jiangpan").await;
        let board = app.board(project, Visibility::Public).await;
        let author = app.account("xiaoli").await;
        let topic = app.topic(&author, board, "公开的话题", "会关上的内容").await;
        let mut guest = app.guest();
        let path = format!("/topics/{topic}");
        guest.get(&path).await.expect(200);
        let mut boss = app.administrator().await;
        let board_path = format!("/api/v1/boards/{board}");
        let version = boss.get(&board_path).await.expect(200)["board"]["version"].as_i64().expect("a version");
        boss.patch(&board_path, version, json!({ "visibility": "owners" })).await.expect(200);
        for place in [path.clone(), format!("/boards/{board}"), "/".to_owned(), "/projects/jiangpan".to_owned(), "/search?q=%E5%85%B3%E4%B8%8A".to_owned()] {
            let text = guest.get(&place).await.text();
            assert!(!text.contains("会关上的内容") && !text.contains("公开的话题"), "{place}");
        }
        guest.get(&path).await.expect(404);
        guest.get(&format!("{path}?page=9")).await.expect(404);
        assert!(boss.get(&path).await.text().contains("会关上的内容"), "staff still reads it");
    }

    async fn a_page_is_sent_compressed_and_only_once(app) {
        let mut guest = app.guest();
        let page = guest.send(Method::GET, "/", None, &[("accept-encoding", "gzip")]).await;
        page.expect(200);
        assert_eq!(page.header("content-encoding"), Some("gzip"));
        let tag = page.header("etag").expect("a tag").to_owned();
        guest.send(Method::GET, "/", None, &[("if-none-match", &tag)]).await.expect(304);
    }
}

/// Where a page says that its list goes on, relative to the server.
fn next_of(html: &str) -> Option<String> {
    let address = html.split_once("<link rel=\"next\" href=\"")?.1.split_once('"')?.0;
    let path = address.splitn(4, '/').nth(3)?;
    Some(format!("/{}", path.replace("&amp;", "&")))
}

/// Topics of a list that goes on.
const TOPICS: usize = 25;

fn title(number: usize) -> String {
    format!("话题{number:02}号")
}

/// The topics on a page, by their numbers.
fn titles(html: &str) -> Vec<usize> {
    (0..TOPICS).filter(|number| html.contains(&title(*number))).collect()
}

/// How many topics each page of a list has, the last of its addresses, and that no topic is missed or shown twice.
async fn walk(reader: &mut Browser, path: &str) -> (Vec<usize>, String) {
    let (mut sizes, mut all, mut at) = (vec![], vec![], path.to_owned());
    loop {
        let page = reader.get(&at).await;
        page.expect(200);
        let found = titles(&page.text());
        sizes.push(found.len());
        all.extend(found);
        match next_of(&page.text()) {
            Some(next) => at = next,
            None => break,
        }
    }
    all.sort_unstable();
    assert_eq!(all, (0..TOPICS).collect::<Vec<_>>(), "{path}");
    (sizes, at)
}

/// Somebody of the staff of a project who opened many topics in it.
async fn talkative(app: &TestApp) -> (Browser, Vec<i64>) {
    let project = app.project("jiangpan").await;
    let (open, owners) =
        (app.board(project, Visibility::Public).await, app.board(project, Visibility::Owners).await);
    let agent = app.staff("agent", Role::Agent, Over::Project(project)).await;
    let mut topics = vec![];
    for number in 0..TOPICS {
        topics.push(app.topic(&agent, open, &title(number), "一楼").await.0);
    }
    app.topic(&agent, owners, "业主内部的话题", "一楼").await;
    (agent, topics)
}

linli_tests::story! {
    async fn every_topic_is_reached_page_by_page_and_as_it_is_now(app) {
        let (mut agent, topics) = talkative(&app).await;
        let mut guest = app.guest();
        let (sizes, second) = walk(&mut guest, "/").await;
        assert_eq!(sizes, [12, 13]);
        assert_eq!(walk(&mut guest, "/?sort=hot").await.0, [12, 13]);
        let (sizes, last) = walk(&mut guest, "/projects/jiangpan/topics").await;
        assert_eq!(sizes, [20, 5]);
        assert_eq!(walk(&mut guest, "/projects/jiangpan/topics?sort=hot").await.0, [20, 5]);
        assert!(guest.get("/projects/jiangpan").await.text().contains("href=\"/projects/jiangpan/topics\""));
        // What stands around the newest topics is not said again around older ones.
        let around = "id=\"projects\"";
        assert!(guest.get("/").await.text().contains(around) && !guest.get(&second).await.text().contains(around));
        agent.patch(&format!("/api/v1/topics/{}", topics[0]), 1, json!({ "title": "后来的标题" })).await.expect(200);
        for place in [&second, &last] {
            assert!(guest.get(place).await.text().contains("后来的标题"), "{place} is as new as the answer");
        }
        for nowhere in ["/?after=x", "/projects/jiangpan/topics?after=x", "/projects/nowhere/topics"] {
            guest.get(nowhere).await.expect(404);
        }
    }

    async fn topics_of_a_project_are_those_that_the_reader_may_read(app) {
        let (mut agent, _) = talkative(&app).await;
        let mut stranger = app.account("stranger").await;
        let closed = async |reader: &mut Browser| {
            reader.get("/projects/jiangpan/topics").await.text().contains("业主内部的话题")
        };
        let mut guest = app.guest();
        assert!(!closed(&mut guest).await && closed(&mut agent).await);
        assert!(!closed(&mut guest).await && !closed(&mut stranger).await, "what staff read is kept for nobody");
    }

    async fn all_that_somebody_wrote_is_reached_from_their_profile(app) {
        let (agent, _) = talkative(&app).await;
        let profile = format!("/accounts/{}", agent.account_id());
        let mut guest = app.guest();
        let page = guest.get(&profile).await;
        page.expect(200);
        let html = page.text();
        for (kind, other) in [("topic", "id=\"posts\""), ("post", "id=\"topics\"")] {
            let from = format!("{profile}?kind={kind}&amp;after=");
            let cursor = html.split_once(&from).and_then(|(_, rest)| rest.split_once('"')).expect("a way on").0;
            let older = guest.get(&format!("{profile}?kind={kind}&after={cursor}")).await;
            older.expect(200);
            assert_eq!(titles(&older.text()), (0..TOPICS - 12).collect::<Vec<_>>(), "{kind}");
            assert!(!older.text().contains(other) && next_of(&older.text()).is_none(), "{kind}");
        }
        guest.get(&format!("{profile}?after=x")).await.expect(404);
    }
}
