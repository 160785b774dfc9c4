//! Following people: told of the topics that they open where one may read them, and nobody learns of it.

use linli::features::boards::rules::BoardChanges;
use linli::features::follows::logic;
use linli_entities::account::AccountId;
use linli_entities::board::{BoardId, Visibility};
use linli_entities::topic::TopicId;
use linli_tests::{Browser, TestApp};
use poem::http::Method;
use serde_json::json;

use crate::notices::told;
use crate::pseudonyms;

fn none() -> Vec<String> {
    vec![]
}

async fn follow(browser: &mut Browser, whom: &Browser) {
    let path = format!("/api/v1/me/follows/{}", whom.account_id());
    browser.send(Method::PUT, &path, None, &[]).await.expect(204);
}

async fn open(author: &mut Browser, board: BoardId, title: &str) -> TopicId {
    let input = json!({ "title": title, "markdown": "看看" });
    let made = author.post(&format!("/api/v1/boards/{board}/topics"), input).await.expect(201);
    TopicId(made["topic"]["id"].as_i64().expect("an id"))
}

async fn titles(browser: &mut Browser, query: &str) -> Vec<String> {
    let listed = browser.get(&format!("/api/v1/me/followed-topics{query}")).await.expect(200);
    let items = listed["items"].as_array().expect("topics").iter();
    items.map(|topic| topic["title"].as_str().expect("a title").to_owned()).collect()
}

async fn followed(browser: &mut Browser) -> Vec<String> {
    let listed = browser.get("/api/v1/me/follows").await.expect(200);
    let items = listed["items"].as_array().expect("accounts").iter();
    items.map(|one| one["account"]["name"].as_str().expect("a name").to_owned()).collect()
}

async fn close(app: &TestApp, board: BoardId) {
    let changes = BoardChanges { visibility: Some(Visibility::Staff), ..BoardChanges::default() };
    app.change_board(board, changes).await;
}

linli_tests::story! {
    async fn one_is_told_of_topics_that_they_open_where_one_may_read_them(app) {
        let (board, closed) = (app.club_board(Visibility::Public).await, app.club_board(Visibility::Staff).await);
        let (mut anna, cora) = (app.account("anna").await, app.account("cora").await);
        let mut boss = app.administrator().await;
        app.make_notices().await;
        follow(&mut anna, &boss).await;
        let topic = open(&mut boss, board, "电梯").await;
        open(&mut boss, closed, "内部").await;
        assert_eq!(told(&app, &anna).await, ["followed"]);
        assert_eq!(told(&app, &cora).await, none());
        let notice = app.signed_in(anna.account_id()).await.get("/api/v1/notifications").await.expect(200);
        assert!(notice["items"][0]["title"].as_str().expect("a title").contains("《电梯》"), "{notice}");
        let reply = json!({ "markdown": "修好了" });
        boss.post(&format!("/api/v1/topics/{topic}/posts"), reply).await.expect(201);
        assert_eq!(told(&app, &anna).await.len(), 1, "of what they say else one is not told");

        let mut anna = app.signed_in(anna.account_id()).await;
        anna.delete(&format!("/api/v1/me/follows/{}", boss.account_id())).await.expect(204);
        open(&mut boss, board, "车库").await;
        assert_eq!(told(&app, &anna).await.len(), 1);
        assert_eq!(told(&app, &boss).await, ["role_granted"], "whoever is followed is told of nothing");
    }

    async fn who_muted_the_board_is_not_told_and_who_watches_it_is_told_once(app) {
        let board = app.club_board(Visibility::Public).await;
        let (mut anna, mut bert, mut cora) = (app.account("anna").await, app.account("bert").await, app.account("cora").await);
        for (browser, level) in [(&mut anna, "muted"), (&mut bert, "watching")] {
            browser.put(&format!("/api/v1/boards/{board}/watch"), json!({ "level": level })).await.expect(200);
            follow(browser, &cora).await;
        }
        open(&mut cora, board, "电梯").await;
        assert_eq!((told(&app, &anna).await, told(&app, &bert).await), (none(), vec!["watched".to_owned()]));
    }

    async fn nobody_follows_whom_they_block_and_nobody_learns_who_follows_them(app) {
        let board = app.club_board(Visibility::Public).await;
        let (mut anna, mut bert) = (app.account("anna").await, app.account("bert").await);
        follow(&mut anna, &bert).await;
        follow(&mut anna, &bert).await;
        assert_eq!((followed(&mut anna).await, followed(&mut bert).await), (vec!["bert".to_owned()], none()));
        let profile = bert.get(&format!("/api/v1/accounts/{}", bert.account_id())).await.expect(200);
        assert!(!profile.to_string().contains("follow"), "{profile}");

        let block = |whom: AccountId| format!("/api/v1/me/blocks/{whom}");
        anna.send(Method::PUT, &block(bert.account_id()), None, &[]).await.expect(204);
        assert_eq!(followed(&mut anna).await, none(), "blocking ends it");
        let path = format!("/api/v1/me/follows/{}", bert.account_id());
        anna.send(Method::PUT, &path, None, &[]).await.expect_problem(403, "forbidden");
        open(&mut bert, board, "电梯").await;
        assert_eq!((told(&app, &anna).await, titles(&mut anna, "").await), (none(), none()));
        // Whom somebody else blocks follows on: otherwise they would learn of it.
        follow(&mut bert, &anna).await;
        let own = format!("/api/v1/me/follows/{}", anna.account_id());
        anna.send(Method::PUT, &own, None, &[]).await.expect_problem(403, "forbidden");
        anna.send(Method::PUT, "/api/v1/me/follows/999999", None, &[]).await.expect_problem(404, "not_found");
        app.guest().get("/api/v1/me/follows").await.expect_problem(401, "sign_in_required");
    }

    async fn their_topics_are_listed_newest_first_as_far_as_one_may_read_them(app) {
        let (board, closing) = (app.club_board(Visibility::Public).await, app.club_board(Visibility::Public).await);
        let (mut anna, mut bert, mut cora) = (app.account("anna").await, app.account("bert").await, app.account("cora").await);
        follow(&mut anna, &bert).await;
        open(&mut bert, board, "一楼").await;
        open(&mut cora, board, "别人的").await;
        open(&mut bert, closing, "二楼").await;
        follow(&mut anna, &cora).await;
        open(&mut cora, board, "三楼").await;
        let gone = open(&mut bert, board, "删掉的").await;
        bert.delete(&format!("/api/v1/topics/{gone}")).await.expect(204);
        assert_eq!(titles(&mut anna, "").await, ["三楼", "二楼", "别人的", "一楼"]);
        let page = anna.get("/api/v1/me/followed-topics?limit=3").await.expect(200);
        assert_eq!(titles(&mut anna, &format!("?limit=3&after={}", page["next"].as_str().expect("more"))).await, ["一楼"]);
        close(&app, closing).await;
        assert_eq!(titles(&mut anna, "").await, ["三楼", "别人的", "一楼"]);
        assert_eq!(titles(&mut bert, "").await, none());
    }

    async fn what_is_opened_under_a_pseudonym_is_told_to_nobody_as_theirs(app) {
        let (project, board) = pseudonyms::place(&app).await;
        let (mut anna, mut bert) = (app.account("anna").await, app.account("bert").await);
        app.home(project, &bert).await;
        follow(&mut anna, &bert).await;
        pseudonyms::open(&mut bert, board).await;
        assert_eq!((told(&app, &anna).await, titles(&mut anna, "").await), (none(), none()));
        open(&mut bert, board, "电梯").await;
        assert_eq!((told(&app, &anna).await, titles(&mut anna, "").await), (vec!["followed".to_owned()], vec!["电梯".to_owned()]));
    }

    async fn who_is_erased_follows_nobody_and_is_followed_by_nobody(app) {
        let (mut anna, mut bert, cora) = (app.account("anna").await, app.account("bert").await, app.account("cora").await);
        follow(&mut anna, &bert).await;
        follow(&mut bert, &cora).await;
        let erasure = format!("/api/v1/accounts/{}/erasure", bert.account_id());
        app.administrator().await.send(Method::POST, &erasure, None, &[]).await.expect(204);
        assert_eq!(followed(&mut anna).await, none());
        let of_cora = logic::followers(app.app.db.read(), cora.account_id(), AccountId(0), 10).await;
        assert_eq!(of_cora.expect("followers"), []);
    }

    async fn those_who_follow_are_found_page_by_page_each_once(app) {
        let star = app.account("star").await;
        let mut people = vec![];
        for name in ["anna", "bert", "cora"] {
            let mut person = app.account(name).await;
            follow(&mut person, &star).await;
            people.push(person.account_id());
        }
        let (mut found, mut after) = (vec![], AccountId(0));
        let db = app.app.db.read();
        while let Some(next) = logic::followers(db, star.account_id(), after, 1).await.expect("followers").pop() {
            found.push(next);
            after = next;
        }
        assert_eq!(found, people);
    }
}
