//! Watching: told of what one follows, as closely as one wants, and of nothing that one may not read.

use linli::features::boards::rules::BoardChanges;
use linli::features::watches::logic::{self, Watched};
use linli_entities::account::AccountId;
use linli_entities::board::{BoardId, Visibility};
use linli_entities::topic::TopicId;
use linli_tests::{Browser, TestApp};
use serde_json::{Value, json};

use crate::notices::told;

pub(crate) async fn watch(browser: &mut Browser, what: &str, level: &str) {
    let path = format!("/api/v1/{what}/watch");
    let said = browser.put(&path, json!({ "level": level })).await.expect(200);
    assert_eq!(said["level"], level);
}

pub(crate) async fn write(author: &mut Browser, topic: TopicId, text: &str) {
    author.post(&format!("/api/v1/topics/{topic}/posts"), json!({ "markdown": text })).await.expect(201);
}

pub(crate) async fn open(author: &mut Browser, board: BoardId, title: &str) -> TopicId {
    let input = json!({ "title": title, "markdown": "看看" });
    let made = author.post(&format!("/api/v1/boards/{board}/topics"), input).await.expect(201);
    TopicId(made["topic"]["id"].as_i64().expect("an id"))
}

pub(crate) async fn titles(browser: &mut Browser, path: &str) -> Vec<String> {
    let listed = browser.get(path).await.expect(200);
    let items = listed["items"].as_array().expect("topics").iter();
    items.map(|topic| topic["title"].as_str().expect("a title").to_owned()).collect()
}

fn none() -> Vec<String> {
    vec![]
}

pub(crate) async fn close(app: &TestApp, board: BoardId) {
    let changes = BoardChanges { visibility: Some(Visibility::Staff), ..BoardChanges::default() };
    app.change_board(board, changes).await;
}

linli_tests::story! {
    async fn whoever_watches_a_topic_is_told_of_each_post_and_whoever_mutes_it_of_none(app) {
        let board = app.club_board(Visibility::Public).await;
        let (mut anna, mut bert, mut cora) = (app.account("anna").await, app.account("bert").await, app.account("cora").await);
        let topic = app.topic(&anna, board, "电梯", "又停了").await;
        app.make_notices().await;
        watch(&mut cora, &format!("topics/{topic}"), "watching").await;
        write(&mut bert, topic, "我这边也是").await;
        assert_eq!(told(&app, &cora).await, ["watched"]);
        assert_eq!(told(&app, &anna).await, ["topic_replied"], "whose topic it is is told as before");
        write(&mut bert, topic, "@cora 你那边呢").await;
        assert_eq!(told(&app, &cora).await, ["mentioned", "watched"], "one notice of one post, as the closest thing it is");
        write(&mut cora, topic, "也是").await;
        assert_eq!(told(&app, &cora).await.len(), 2, "nobody is told of their own doing");

        watch(&mut cora, &format!("topics/{topic}"), "muted").await;
        watch(&mut anna, &format!("topics/{topic}"), "muted").await;
        write(&mut bert, topic, "@cora @anna 修好了").await;
        assert_eq!((told(&app, &cora).await.len(), told(&app, &anna).await.len()), (2, 3), "not even of a mention");
        watch(&mut cora, &format!("topics/{topic}"), "normal").await;
        write(&mut bert, topic, "@cora 真的修好了").await;
        write(&mut bert, topic, "谢谢").await;
        assert_eq!(told(&app, &cora).await, ["mentioned", "mentioned", "watched"]);
        let levels = cora.get(&format!("/api/v1/me/unread?topic_ids={topic}")).await.expect(200);
        assert_eq!(levels["items"][0]["level"], "normal");
    }

    async fn a_board_is_watched_as_a_whole_or_its_new_topics_and_what_is_said_of_a_topic_counts_first(app) {
        let board = app.club_board(Visibility::Public).await;
        let (mut anna, mut bert, mut cora) = (app.account("anna").await, app.account("bert").await, app.account("cora").await);
        let path = format!("boards/{board}");
        let level: Value = anna.get(&format!("/api/v1/{path}/watch")).await.expect(200);
        assert_eq!(level["level"], "normal");
        watch(&mut anna, &path, "watching").await;
        watch(&mut bert, &path, "new_topics").await;
        let lift = open(&mut cora, board, "电梯").await;
        assert_eq!((told(&app, &anna).await, told(&app, &bert).await), (vec!["watched".to_owned()], vec!["watched".to_owned()]));
        write(&mut cora, lift, "修好了").await;
        assert_eq!((told(&app, &anna).await.len(), told(&app, &bert).await.len()), (2, 1));

        watch(&mut anna, &format!("topics/{lift}"), "muted").await;
        watch(&mut bert, &format!("topics/{lift}"), "watching").await;
        write(&mut cora, lift, "又坏了").await;
        assert_eq!((told(&app, &anna).await.len(), told(&app, &bert).await.len()), (2, 2));

        watch(&mut cora, &path, "muted").await;
        write(&mut bert, lift, "@cora 还是坏的").await;
        assert_eq!(told(&app, &cora).await, none(), "of a muted board one is told nothing, one's own topic neither");
        watch(&mut cora, &format!("topics/{lift}"), "normal").await;
        write(&mut bert, lift, "@cora 修好了吗").await;
        assert_eq!(told(&app, &cora).await, ["mentioned"]);
    }

    async fn what_one_watches_is_told_and_listed_only_as_long_as_one_may_read_it(app) {
        let (open_board, closing) = (app.club_board(Visibility::Public).await, app.club_board(Visibility::Public).await);
        let (mut anna, mut bert) = (app.account("anna").await, app.account("bert").await);
        let seen = open(&mut bert, open_board, "看得见").await;
        let hidden = open(&mut bert, closing, "看不见").await;
        let by_board = open(&mut bert, closing, "也看不见").await;
        app.make_notices().await;
        for path in [format!("topics/{seen}"), format!("topics/{hidden}"), format!("boards/{closing}")] {
            watch(&mut anna, &path, "watching").await;
        }
        assert_eq!(titles(&mut anna, "/api/v1/me/watched-topics").await, ["也看不见", "看不见", "看得见"]);
        close(&app, closing).await;
        assert_eq!(titles(&mut anna, "/api/v1/me/watched-topics").await, ["看得见"]);
        let mut staff = app.administrator().await;
        for topic in [hidden, by_board] {
            write(&mut staff, topic, "内部").await;
            anna.put(&format!("/api/v1/topics/{topic}/watch"), json!({ "level": "normal" })).await.expect(404);
        }
        anna.get(&format!("/api/v1/boards/{closing}/watch")).await.expect(404);
        anna.put(&format!("/api/v1/boards/{closing}/watch"), json!({ "level": "normal" })).await.expect(404);
        assert_eq!(told(&app, &anna).await, none());
    }

    async fn topics_with_something_new_are_listed_until_they_are_read_page_by_page(app) {
        let board = app.club_board(Visibility::Public).await;
        let (mut anna, mut bert) = (app.account("anna").await, app.account("bert").await);
        let mut topics = vec![];
        for title in ["一楼", "二楼", "三楼"] {
            let topic = open(&mut bert, board, title).await;
            anna.put(&format!("/api/v1/topics/{topic}/read"), json!({ "number": 1 })).await.expect(204);
            topics.push(topic);
            app.advance(std::time::Duration::from_secs(60));
        }
        open(&mut bert, board, "没看过的").await;
        assert_eq!(titles(&mut anna, "/api/v1/me/unread-topics").await, none());
        for topic in &topics {
            write(&mut bert, *topic, "新的").await;
            app.advance(std::time::Duration::from_secs(60));
        }
        let first = anna.get("/api/v1/me/unread-topics?limit=2").await.expect(200);
        let next = first["next"].as_str().expect("another page");
        assert_eq!(first["items"][0]["title"], "三楼");
        assert_eq!(titles(&mut anna, &format!("/api/v1/me/unread-topics?limit=2&after={next}")).await, ["一楼"]);
        anna.put(&format!("/api/v1/topics/{}/read", topics[2]), json!({ "number": 2 })).await.expect(204);
        watch(&mut anna, &format!("topics/{}", topics[1]), "muted").await;
        assert_eq!(titles(&mut anna, "/api/v1/me/unread-topics").await, ["一楼"]);
        let mut guest = app.guest();
        guest.get("/api/v1/me/unread-topics").await.expect(401);
    }

    async fn watchers_are_found_page_by_page_each_once(app) {
        let board = app.club_board(Visibility::Public).await;
        let mut people = vec![];
        for name in ["anna", "bert", "cora"] {
            people.push(app.account(name).await);
        }
        let topic = app.topic(&people[0], board, "电梯", "又停了").await;
        for person in &mut people {
            watch(person, &format!("boards/{board}"), "watching").await;
            watch(person, &format!("topics/{topic}"), "watching").await;
        }
        let of = Watched { topic_id: topic, board_id: board, opens: true };
        let (mut found, mut after) = (vec![], AccountId(0));
        while let Some(next) = logic::watchers(app.app.db.read(), of, after, 1).await.expect("watchers").pop() {
            found.push(next);
            after = next;
        }
        assert_eq!(found, people.iter().map(Browser::account_id).collect::<Vec<_>>());
    }
}
