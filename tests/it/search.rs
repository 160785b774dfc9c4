//! Search: what is written is found, by who may read it.

use linli::app::{App, Purpose};
use linli::features::search::{feed, logic as search};
use linli_entities::board::{BoardId, Visibility};
use linli_entities::role_grant::Role;
use linli_entities::setting;
use linli_search::{Opened, SearchIndex, Watermark};
use linli_tests::arrange::Over;
use linli_tests::{Browser, TestApp};
use sea_orm::EntityTrait as _;
use serde_json::json;

async fn find(app: &TestApp, reader: &mut Browser, query: &str) -> Vec<i64> {
    app.feed_search().await;
    let page = reader.get(&format!("/api/v1/search?q={query}")).await.expect(200);
    let items = page["items"].as_array().expect("items");
    if page["notices"] == json!([]) {
        assert_eq!(page["count"].as_u64(), Some(items.len() as u64), "{page}");
    }
    items.iter().map(|hit| hit["post_id"].as_i64().expect("an id")).collect()
}

linli_tests::story! {
    async fn a_word_inside_a_sentence_is_found_in_either_script(app) {
        let board = app.club_board(Visibility::Public).await;
        let author = app.account("xiaoli").await;
        let topic = app.topic(&author, board, "三號樓電梯", "物業說**明天**檢修電梯 WiFi").await;
        let post = app.post(&author, topic, "电梯又停了").await;
        let mut guest = app.guest();
        assert_eq!(find(&app, &mut guest, "%E7%94%B5%E6%A2%AF").await.len(), 2);
        assert_eq!(find(&app, &mut guest, "%E6%A2%AF%E5%8F%88").await, [post.0]);
        assert_eq!(find(&app, &mut guest, "%E5%81%9C").await, [post.0]);
        let page = guest.get("/api/v1/search?q=%E7%89%A9%E4%B8%9A%20wifi").await.expect(200);
        assert_eq!(page["items"][0]["snippet_html"], "<mark>物業</mark>說明天檢修電梯 <mark>WiFi</mark>");
        assert_eq!(page["items"][0]["url"], format!("/topics/{topic}#p1"));
    }

    async fn what_is_only_similar_is_told_apart_and_in_no_count(app) {
        let board = app.club_board(Visibility::Public).await;
        let author = app.account("xiaoli").await;
        let topic = app.topic(&author, board, "通知", "今天检修水管").await;
        let exact = app.post(&author, topic, "检修电梯，下午恢复").await;
        app.feed_search().await;
        let mut guest = app.guest();
        // Both words stand in one post, one of them in another.
        let page = guest.get("/api/v1/search?q=%E6%A3%80%E4%BF%AE%20%E7%94%B5%E6%A2%AF").await.expect(200);
        assert_eq!((&page["count"], &page["similar_count"]), (&json!(1), &json!(1)), "{page}");
        assert_eq!(page["items"][0]["post_id"], json!(exact));
        assert_eq!(page["notices"], json!(["relevance"]));
        // No post has both, two have one.
        let query = "%E6%A3%80%E4%BF%AE%20%E5%AE%8C%E5%85%A8%E6%B2%A1%E6%9C%89%E7%9A%84%E8%AF%8D";
        let page = guest.get(&format!("/api/v1/search?q={query}")).await.expect(200);
        assert_eq!((&page["count"], &page["similar_count"]), (&json!(0), &json!(2)), "{page}");
        let html = guest.get(&format!("/search?q={query}")).await;
        html.expect(200);
        let html = html.text();
        assert!(!html.contains("0 条结果") && html.contains("没有帖子包含全部的词"), "{html}");
        // What matches exactly is counted, and nothing else is shown.
        let page = guest.get("/api/v1/search?q=%E6%A3%80%E4%BF%AE").await.expect(200);
        assert_eq!((&page["count"], &page["similar_count"]), (&json!(2), &json!(0)), "{page}");
        assert_eq!(page["notices"], json!([]));
    }

    async fn an_edit_a_deletion_and_a_restoration_are_followed(app) {
        let project = app.project("jiangpan").await;
        let board = app.board(project, Visibility::Public).await;
        let mut author = app.account("xiaoli").await;
        let topic = app.topic(&author, board, "话题标题", "一楼").await;
        let post = app.post(&author, topic, "漏水").await;
        let mut guest = app.guest();
        let water = "%E6%BC%8F%E6%B0%B4";
        assert_eq!(find(&app, &mut guest, water).await, [post.0]);
        author.patch(&format!("/api/v1/posts/{post}"), 0, json!({ "markdown": "渗水" })).await.expect(200);
        assert_eq!(find(&app, &mut guest, "%22%E6%BC%8F%E6%B0%B4%22").await, [] as [i64; 0]);
        let seep = "%E6%B8%97%E6%B0%B4";
        assert_eq!(find(&app, &mut guest, seep).await, [post.0]);
        author.delete(&format!("/api/v1/posts/{post}")).await.expect(200);
        // Already before the index follows: a hit is looked up before it is shown.
        let page = guest.get(&format!("/api/v1/search?q={seep}")).await.expect(200);
        assert_eq!(page["items"], json!([]));
        assert_eq!(find(&app, &mut guest, seep).await, [] as [i64; 0]);
        author.post(&format!("/api/v1/posts/{post}/restore"), json!({})).await.expect(200);
        assert_eq!(find(&app, &mut guest, seep).await, [post.0]);
        let mut moderator = app.staff("mo", Role::Moderator, Over::Project(project)).await;
        moderator.delete(&format!("/api/v1/topics/{topic}")).await.expect(204);
        assert_eq!(find(&app, &mut guest, seep).await, [] as [i64; 0]);
        moderator.post(&format!("/api/v1/topics/{topic}/restore"), json!({})).await.expect(200);
        assert_eq!(find(&app, &mut guest, seep).await, [post.0]);
    }

    async fn what_may_not_be_read_is_neither_found_nor_counted(app) {
        let project = app.project("jiangpan").await;
        let closed = app.board(project, Visibility::Owners).await;
        let owner = app.account("owner").await;
        app.grant(owner.account_id(), Role::Agent, Over::Project(project)).await;
        app.topic(&owner, closed, "业主内部投票", "关于停车费的秘密").await;
        let mut owner = owner;
        let words = "%E5%81%9C%E8%BD%A6%E8%B4%B9";
        assert_eq!(find(&app, &mut owner, words).await.len(), 1);
        for mut stranger in [app.guest(), app.account("stranger").await] {
            let answer = stranger.get(&format!("/api/v1/search?q={words}")).await;
            let page = answer.expect(200);
            assert_eq!((&page["count"], &page["items"]), (&json!(0), &json!([])));
            assert!(!answer.text().contains("秘密"));
            let narrowed = stranger.get(&format!("/api/v1/search?q={words}&board_id={closed}")).await.expect(200);
            assert_eq!(narrowed["count"], 0);
        }
    }

    async fn a_search_in_one_place_says_where_and_can_be_widened(app) {
        let project = app.project("jiangpan").await;
        let (open, closed) = (app.board(project, Visibility::Public).await, app.board(project, Visibility::Owners).await);
        let mut agent = app.staff("agent", Role::Agent, Over::Project(project)).await;
        let writer = app.account("writer").await;
        app.topic(&agent, open, "停车费", "项目里的说法").await;
        app.topic(&writer, app.club_board(Visibility::Public).await, "停车费", "俱乐部的说法").await;
        app.feed_search().await;
        let words = "%E5%81%9C%E8%BD%A6%E8%B4%B9";
        let search = format!("/search?q={words}");
        let mut guest = app.guest();
        let name = async |reader: &mut Browser, board: BoardId| {
            let read = reader.get(&format!("/api/v1/boards/{board}")).await.expect(200);
            read["board"]["name"].as_str().expect("a name").to_owned()
        };
        let page = guest.get(&format!("{search}&board_id={open}")).await.text();
        assert!(page.contains("项目里的说法") && !page.contains("俱乐部的说法"), "{page}");
        let chip = format!("版块：项目 jiangpan · {}<", name(&mut guest, open).await);
        assert!(page.contains(&chip) && page.contains(&format!("name=\"board_id\" value=\"{open}\"")), "{page}");
        assert!(page.contains(&format!("href=\"{search}\"")), "it can be widened");
        let author = writer.account_id();
        let page = guest.get(&format!("{search}&author_id={author}")).await.text();
        assert!(!page.contains("项目里的说法") && page.contains("俱乐部的说法") && page.contains("作者：writer<"));
        let page = guest.get(&format!("{search}&project_id={project}&author_id={author}")).await.text();
        assert!(!page.contains("的说法") && page.contains("项目：项目 jiangpan<"));
        // Complaints say of which project they are, and not whose.
        assert!(page.contains(&format!("href=\"{search}&amp;project_id={project}&amp;kind=complaint\"")), "{page}");

        // A board that one may not read is like one that there is not.
        let hidden = name(&mut agent, closed).await;
        for board in [closed, BoardId(999_999)] {
            let page = guest.get(&format!("{search}&board_id={board}")).await.text();
            assert!(page.contains("找不到的版块") && !page.contains(&hidden) && !page.contains("的说法"), "{page}");
        }
        assert!(agent.get(&format!("{search}&board_id={closed}")).await.text().contains(&hidden));
        for nowhere in ["project_id=999999", "author_id=999999"] {
            assert!(guest.get(&format!("{search}&{nowhere}")).await.text().contains("找不到的"), "{nowhere}");
        }

        for (path, here) in [
            (format!("/boards/{open}"), format!("/search?board_id={open}")),
            ("/projects/jiangpan".to_owned(), format!("/search?project_id={project}")),
            (format!("/accounts/{author}"), format!("/search?author_id={author}")),
        ] {
            assert!(guest.get(&path).await.text().contains(&format!("href=\"{here}\"")), "{path}");
            let begun = guest.get(&here).await;
            begun.expect(200);
            assert!(!begun.text().contains("找不到的"), "{here}");
        }
    }

    async fn a_board_that_closes_is_closed_for_search_at_once(app) {
        let project = app.project("jiangpan").await;
        let board = app.board(project, Visibility::Public).await;
        let author = app.account("xiaoli").await;
        app.topic(&author, board, "公开的话题", "停车费的讨论").await;
        let mut guest = app.guest();
        let words = "%E5%81%9C%E8%BD%A6%E8%B4%B9";
        assert_eq!(find(&app, &mut guest, words).await.len(), 1);
        let mut boss = app.administrator().await;
        let version = boss.get(&format!("/api/v1/boards/{board}")).await.expect(200)["board"]["version"].as_i64();
        let path = format!("/api/v1/boards/{board}");
        boss.patch(&path, version.expect("a version"), json!({ "visibility": "staff" })).await.expect(200);
        // Without feeding the index: the set of readable boards is part of the query.
        let page = guest.get(&format!("/api/v1/search?q={words}")).await.expect(200);
        assert_eq!((&page["count"], &page["items"]), (&json!(0), &json!([])));
    }

    async fn newest_first_pages_hold_still_while_posts_arrive(app) {
        let board = app.club_board(Visibility::Public).await;
        let author = app.account("xiaoli").await;
        let topic = app.topic(&author, board, "噪音", "一").await;
        let mut posts = vec![];
        for number in 0..9 {
            posts.push(app.post(&author, topic, &format!("装修噪音 {number}")).await.0);
        }
        app.feed_search().await;
        let mut guest = app.guest();
        let base = "/api/v1/search?q=%E8%A3%85%E4%BF%AE%E5%99%AA%E9%9F%B3&sort=newest&limit=4";
        let first = guest.get(base).await.expect(200);
        app.post(&author, topic, "装修噪音 后来的").await;
        app.feed_search().await;
        let second = guest.get(&format!("{base}&after={}", first["next"].as_str().expect("next"))).await.expect(200);
        let ids = |page: &serde_json::Value| -> Vec<i64> {
            page["items"].as_array().into_iter().flatten().filter_map(|hit| hit["post_id"].as_i64()).collect()
        };
        posts.reverse();
        assert_eq!([ids(&first), ids(&second)].concat(), posts[..8]);
    }

    async fn a_search_without_a_word_says_so(app) {
        let mut guest = app.guest();
        for query in ["", "%20", "%EF%BC%8C%E3%80%82", "-%E5%81%9C"] {
            let problem = guest.get(&format!("/api/v1/search?q={query}")).await.expect_problem(422, "invalid");
            assert_eq!(problem["errors"][0]["code"], "empty_query");
        }
        for query in ["board_id:%5B0%20TO%20*%5D", "*:*", "%22", ")%20OR%20(", "/re/", "%5E9"] {
            let answer = guest.get(&format!("/api/v1/search?q={query}")).await;
            assert!(matches!(answer.status.as_u16(), 200 | 422), "{query}: {}", answer.text());
        }
    }

    async fn an_index_that_is_ahead_of_the_database_is_built_anew(app) {
        let board = app.club_board(Visibility::Public).await;
        let author = app.account("xiaoli").await;
        let topic = app.topic(&author, board, "话题", "漏水").await;
        app.feed_search().await;
        app.app.close().await;
        // As after a dump was put back: the database knows itself, and has not come to where the index is.
        let epoch = setting::Entity::find_by_id("epoch").one(app.app.db.read()).await;
        let epoch = epoch.expect("a query").expect("an epoch").value;
        let folder = app.app.config.data_dir.join("index");
        let Opened::Resumed { index, watermark } = SearchIndex::open(&folder, &epoch).expect("an index") else {
            panic!("the index was built")
        };
        let ahead = Watermark { txid: watermark.txid + 1_000_000, seq: watermark.seq + 1_000_000 };
        index.apply(&[], &ahead).expect("the index goes ahead");
        index.close().expect("closed");
        drop(index);
        app.post(&author, topic, "还在漏水").await;
        let config = app.app.config.clone();
        let again = App::open(config, app.app.clock.clone(), Purpose::Serve).await.expect("the next start");
        feed::catch_up(&again).await.expect("the index is built");
        assert_eq!(search::state(&again).await.expect("its state").0, 2);
        again.close().await;
    }

    async fn an_index_of_another_database_is_built_anew(app) {
        let board = app.club_board(Visibility::Public).await;
        let author = app.account("xiaoli").await;
        let topic = app.topic(&author, board, "话题", "漏水").await;
        app.feed_search().await;
        app.post(&author, topic, "还在漏水").await;
        linli::features::search::feed::rebuild(&app.app).await.expect("a rebuild");
        assert_eq!(find(&app, &mut app.guest(), "%E6%BC%8F%E6%B0%B4").await.len(), 2);
        let ready = app.guest().get("/api/v1/readyz").await.expect(200);
        assert_eq!((&ready["indexed_count"], &ready["search_lag"]), (&json!(2), &json!(0)));
    }

    async fn complaints_are_found_by_whoever_may_read_them_and_by_nobody_else(app) {
        let project = app.project("jiangpan").await;
        let (mut owner, mut spouse) = (app.account("owner").await, app.account("spouse").await);
        app.home(project, &owner).await;
        let unit = owner.get("/api/v1/me/ownerships").await.expect(200)["items"][0]["unit_id"].clone();
        let mut agent = app.staff("agent", Role::Agent, Over::Project(project)).await;
        let elsewhere = app.project("elsewhere").await;
        let mut stranger = app.staff("stranger", Role::Manager, Over::Project(elsewhere)).await;
        let mut filed = vec![];
        for openness in ["private", "public"] {
            let input = json!({ "project_id": project, "unit_id": unit, "title": "watertight", "category": "quality",
                "markdown": "天花板**漏水**", "openness": openness });
            filed.push(owner.post("/api/v1/complaints", input).await.expect(201)["id"].clone());
        }
        let (private, public) = (filed[0].clone(), filed[1].clone());
        for words in ["watertight", "%E6%BC%8F%E6%B0%B4"] {
            for (reader, expected) in [
                (&mut app.guest(), vec![&public]),
                (&mut spouse, vec![&public]),
                (&mut stranger, vec![&public]),
                (&mut owner, vec![&public, &private]),
                (&mut agent, vec![&public, &private]),
            ] {
                assert_eq!(find_complaints(&app, reader, words).await, expected.into_iter().cloned().collect::<Vec<_>>());
            }
        }
        let page = app.guest().get("/api/v1/search?q=watertight&kind=complaint").await.expect(200);
        assert_eq!(page["complaints"][0]["title_html"], "<mark>watertight</mark>");
        assert_eq!(page["complaints"][0]["url"], format!("/complaints/{public}"));
        assert!(!page.to_string().contains("owner"), "not whose it is: {page}");
        for narrowed in [format!("project_id={elsewhere}"), format!("author_id={}", owner.account_id()), "board_id=1".to_owned()] {
            let page = owner.get(&format!("/api/v1/search?q=watertight&kind=complaint&{narrowed}")).await.expect(200);
            assert_eq!((&page["complaints"], &page["count"]), (&json!([]), &json!(0)), "{narrowed}");
        }
        let here = owner.get(&format!("/api/v1/search?q=watertight&kind=complaint&project_id={project}")).await.expect(200);
        assert_eq!(here["count"], 2);
        // Posts are posts.
        let posts = owner.get("/api/v1/search?q=watertight").await.expect(200);
        assert_eq!((&posts["items"], &posts["complaints"], &posts["count"]), (&json!([]), &json!([]), &json!(0)));
        let shown = app.guest().get("/search?q=watertight&kind=complaint").await.text();
        assert!(shown.contains(&format!("href=\"/complaints/{public}\"")), "{shown}");
        assert!(!shown.contains(&format!("href=\"/complaints/{private}\"")), "{shown}");
        // Whoever moves in finds it, at once.
        let claim = json!({ "unit_id": unit, "role": "co_owner", "statement": "合同" });
        let claim = spouse.post("/api/v1/ownerships", claim).await.expect(201);
        let mut boss = app.administrator().await;
        boss.post(&format!("/api/v1/ownerships/{}/decision", claim["id"]), json!({ "decision": "confirm" })).await.expect(200);
        assert_eq!(find_complaints(&app, &mut spouse, "watertight").await, [public, private]);
    }

    async fn what_is_said_later_is_found_and_what_is_taken_back_or_erased_is_not(app) {
        let project = app.project("jiangpan").await;
        let mut owner = app.account("owner").await;
        app.home(project, &owner).await;
        let mut agent = app.staff("agent", Role::Agent, Over::Project(project)).await;
        let input = json!({ "project_id": project, "title": "watertight", "category": "quality", "markdown": "ceiling",
            "openness": "public" });
        let filed = owner.post("/api/v1/complaints", input).await.expect(201)["id"].clone();
        let path = format!("/api/v1/complaints/{filed}");
        let mut guest = app.guest();
        agent.post(&format!("{path}/answers"), json!({ "markdown": "plumbers arrive tomorrow" })).await.expect(200);
        agent.post(&format!("{path}/notes"), json!({ "text": "secretword" })).await.expect(201);
        assert_eq!(find_complaints(&app, &mut guest, "plumbers").await, std::slice::from_ref(&filed));
        assert_eq!(find_complaints(&app, &mut agent, "secretword").await, [] as [serde_json::Value; 0], "notes are not looked through");
        agent.delete(&format!("{path}/answers/2")).await.expect(200);
        assert_eq!(find_complaints(&app, &mut guest, "plumbers").await, [] as [serde_json::Value; 0]);
        assert_eq!(find_complaints(&app, &mut guest, "ceiling").await, std::slice::from_ref(&filed));
        let mut boss = app.administrator().await;
        let erasure = format!("/api/v1/accounts/{}/erasure", owner.account_id());
        boss.send(poem::http::Method::POST, &erasure, None, &[]).await.expect(204);
        // Before the index follows no word of it is shown.
        let page = guest.get("/api/v1/search?q=ceiling&kind=complaint").await.expect(200);
        assert_eq!(page["complaints"], json!([]));
        for word in ["ceiling", "watertight"] {
            assert_eq!(find_complaints(&app, &mut boss, word).await, [] as [serde_json::Value; 0]);
        }
    }
}

async fn find_complaints(app: &TestApp, reader: &mut Browser, query: &str) -> Vec<serde_json::Value> {
    app.feed_search().await;
    let page = reader.get(&format!("/api/v1/search?q={query}&kind=complaint&sort=newest")).await.expect(200);
    let items = page["complaints"].as_array().expect("complaints");
    assert_eq!(page["count"].as_u64(), Some(items.len() as u64), "{page}");
    items.iter().map(|hit| hit["complaint_id"].clone()).collect()
}
