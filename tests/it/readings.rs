//! What is new and what is unread: in lists and beside topics the same, until it is looked at or marked as read.

use std::time::Duration;

use futures_util::future::join_all;
use linli::features::readings::logic;
use linli_entities::board::Visibility;
use linli_entities::read_mark;
use linli_entities::topic::TopicId;
use linli_tests::{Browser, TestApp};
use poem::http::Method;
use sea_orm::{EntityTrait as _, PaginatorTrait as _};
use serde_json::{Value, json};

use crate::watches::{close, open, titles, watch, write};

const MINUTE: Duration = Duration::from_secs(60);
const DAY: Duration = Duration::from_secs(86_400);
const NEW: &str = "/api/v1/me/new-topics";
const UNREAD: &str = "/api/v1/me/unread-topics";

async fn beside(reader: &mut Browser, topics: &[TopicId]) -> Value {
    let ids: Vec<String> = topics.iter().map(ToString::to_string).collect();
    reader.get(&format!("/api/v1/me/unread?topic_ids={}", ids.join(","))).await.expect(200)
}

async fn listed(reader: &mut Browser, path: &str) -> Vec<i64> {
    let listed = reader.get(&format!("{path}?limit=100")).await.expect(200);
    let mut ids: Vec<i64> =
        listed["items"].as_array().expect("topics").iter().filter_map(|topic| topic["id"].as_i64()).collect();
    ids.sort_unstable();
    ids
}

/// Which of these topics are new, and which are unread: as the lists say, and each by itself.
async fn stand(reader: &mut Browser, topics: &[TopicId]) -> (Vec<TopicId>, Vec<TopicId>) {
    let told = beside(reader, topics).await;
    let mut found = (vec![], vec![]);
    for one in told["items"].as_array().expect("topics") {
        let id = one["topic_id"].as_i64().expect("an id");
        match one["state"].as_str() {
            Some("new") => found.0.push(id),
            Some("unread") => found.1.push(id),
            _ => {}
        }
        assert!(one["state"] != "unread" || one["unread_count"].as_i64() > Some(0), "{one}");
    }
    assert_eq!(
        found,
        (listed(reader, NEW).await, listed(reader, UNREAD).await),
        "lists and numbers agree: {told}"
    );
    let topics = |ids: Vec<i64>| ids.into_iter().map(TopicId).collect();
    (topics(found.0), topics(found.1))
}

async fn look(reader: &mut Browser, topic: TopicId, number: i32) {
    reader.put(&format!("/api/v1/topics/{topic}/read"), json!({ "number": number })).await.expect(204);
}

async fn mark(reader: &mut Browser, body: Value) {
    reader.post("/api/v1/me/read", body).await.expect(204);
}

async fn mark_count(app: &TestApp) -> u64 {
    read_mark::Entity::find().count(app.app.db.read()).await.expect("a count")
}

fn none<T>() -> (Vec<T>, Vec<T>) {
    (vec![], vec![])
}

linli_tests::story! {
    async fn what_was_never_looked_at_is_new_until_it_is_looked_at_muted_or_two_weeks_old(app) {
        let board = app.club_board(Visibility::Public).await;
        let (mut anna, mut bert) = (app.account("anna").await, app.account("bert").await);
        let mut topics = vec![];
        for title in ["一楼", "二楼", "三楼"] {
            topics.push(open(&mut bert, board, title).await);
            app.advance(MINUTE);
        }
        assert_eq!(stand(&mut anna, &topics).await, (topics.clone(), vec![]));
        assert_eq!(stand(&mut bert, &topics).await, none(), "what one opened is not new");
        let first = anna.get(&format!("{NEW}?limit=2")).await.expect(200);
        let next = first["next"].as_str().expect("another page");
        assert_eq!(first["items"][0]["title"], "三楼", "the newest first");
        assert_eq!(titles(&mut anna, &format!("{NEW}?limit=2&after={next}")).await, ["一楼"]);

        look(&mut anna, topics[0], 1).await;
        assert_eq!(stand(&mut anna, &topics).await, (topics[1..].to_vec(), vec![]));
        watch(&mut anna, &format!("topics/{}", topics[1]), "muted").await;
        assert_eq!(stand(&mut anna, &topics).await, (topics[2..].to_vec(), vec![]));
        watch(&mut anna, &format!("boards/{board}"), "muted").await;
        assert_eq!(stand(&mut anna, &topics).await, none());
        watch(&mut anna, &format!("topics/{}", topics[1]), "normal").await;
        assert_eq!(stand(&mut anna, &topics).await, (vec![topics[1]], vec![]), "what is said of a topic counts first");
        bert.delete(&format!("/api/v1/topics/{}", topics[1])).await.expect(204);
        assert_eq!(stand(&mut anna, &topics).await, none());
        watch(&mut anna, &format!("boards/{board}"), "normal").await;
        app.advance(14 * DAY - 2 * MINUTE);
        let mut anna = app.signed_in(anna.account_id()).await;
        assert_eq!(stand(&mut anna, &topics).await, (topics[2..].to_vec(), vec![]));
        app.advance(MINUTE);
        assert_eq!(stand(&mut anna, &topics).await, none());
        app.guest().get(NEW).await.expect_problem(401, "sign_in_required");
    }

    async fn what_one_looked_at_or_watches_is_unread_with_what_was_said_since(app) {
        let board = app.club_board(Visibility::Public).await;
        let (anna, mut bert) = (app.account("anna").await, app.account("bert").await);
        let mut old = vec![];
        for title in ["看过的", "关注的", "没看过的", "关注版块以后有人说话的"] {
            old.push(open(&mut bert, board, title).await);
        }
        app.advance(20 * DAY);
        let (mut anna, mut bert) = (app.signed_in(anna.account_id()).await, app.signed_in(bert.account_id()).await);
        look(&mut anna, old[0], 1).await;
        watch(&mut anna, &format!("topics/{}", old[1]), "watching").await;
        assert_eq!(stand(&mut anna, &old).await, none(), "nothing was said since");
        app.advance(MINUTE);
        for topic in &old[..3] {
            write(&mut bert, *topic, "又坏了").await;
        }
        assert_eq!(stand(&mut anna, &old).await, (vec![], old[..2].to_vec()));
        let told = beside(&mut anna, &old[..3]).await;
        let counts = |key: &str| told["items"].as_array().expect("topics").iter().map(|one| one[key].clone()).collect::<Vec<_>>();
        assert_eq!((counts("unread_count"), counts("opened")), (vec![json!(1), json!(1), json!(2)], vec![json!(true), json!(false), json!(false)]));

        app.advance(MINUTE);
        watch(&mut anna, &format!("boards/{board}"), "watching").await;
        assert_eq!(stand(&mut anna, &old).await, (vec![], old[..2].to_vec()), "what was said before one watches it is not");
        app.advance(MINUTE);
        write(&mut bert, old[3], "看看").await;
        let fresh = open(&mut bert, board, "新开的").await;
        let all = [old.clone(), vec![fresh]].concat();
        assert_eq!(stand(&mut anna, &all).await, (vec![fresh], vec![old[0], old[1], old[3]]), "what is new is not unread as well");
        watch(&mut anna, &format!("topics/{}", old[3]), "muted").await;
        look(&mut anna, fresh, 1).await;
        write(&mut bert, fresh, "再看看").await;
        assert_eq!(stand(&mut anna, &all).await, (vec![], vec![old[0], old[1], fresh]));
    }

    async fn marking_all_as_read_empties_both_and_what_comes_after_is_unread_again(app) {
        let (one, other) = (app.club_board(Visibility::Public).await, app.club_board(Visibility::Public).await);
        let (mut anna, mut bert) = (app.account("anna").await, app.account("bert").await);
        let talk = open(&mut bert, one, "电梯").await;
        let there = open(&mut bert, other, "车位").await;
        look(&mut anna, talk, 1).await;
        for number in 2..=6 {
            app.advance(MINUTE);
            write(&mut bert, talk, &format!("第 {number} 楼")).await;
        }
        let mut topics = vec![talk, there, open(&mut bert, one, "门禁").await];
        assert_eq!(stand(&mut anna, &topics).await, (topics[1..].to_vec(), vec![talk]));
        let asked_at = beside(&mut anna, &topics).await["asked_at"].clone();
        app.advance(MINUTE);
        write(&mut bert, talk, "第 7 楼").await;
        app.advance(MINUTE);

        mark(&mut anna, json!({ "board_id": one, "until_at": asked_at })).await;
        assert_eq!(stand(&mut anna, &topics).await, (vec![there], vec![talk]), "what came meanwhile stays unread, and other boards do");
        let told = beside(&mut anna, &[talk]).await["items"][0].clone();
        assert_eq!((&told["read_number"], &told["unread_count"]), (&json!(6), &json!(1)), "one goes on where what is new begins");
        // The clock of a device may be wrong: what is ahead is now.
        for body in [json!({ "until_at": "2999-01-01T00:00:00Z" }), json!({ "until_at": asked_at })] {
            mark(&mut anna, body).await;
            assert_eq!(stand(&mut anna, &topics).await, none(), "also where a late request names an older instant");
        }
        assert_eq!(stand(&mut bert, &topics).await, none());
        assert_eq!(mark_count(&app).await, 2, "however many topics there are");

        app.advance(MINUTE);
        topics.push(open(&mut bert, other, "新开的").await);
        write(&mut bert, talk, "第 8 楼").await;
        write(&mut bert, there, "没看过也没关注").await;
        assert_eq!(stand(&mut anna, &topics).await, (vec![topics[3]], vec![talk]));
        assert_eq!(beside(&mut anna, &[talk]).await["items"][0]["unread_count"], 1);
        // Looked at after it was marked, it is followed from then on.
        look(&mut anna, there, 1).await;
        write(&mut bert, there, "看过的").await;
        assert_eq!(stand(&mut anna, &topics).await.1, [talk, there]);
        assert_eq!(beside(&mut anna, &[there]).await["items"][0]["unread_count"], 2);
    }

    async fn of_a_board_that_closes_nothing_is_new_or_unread_and_nothing_is_marked(app) {
        let (open_board, closing) = (app.club_board(Visibility::Public).await, app.club_board(Visibility::Public).await);
        let (mut anna, mut bert) = (app.account("anna").await, app.account("bert").await);
        let seen = open(&mut bert, open_board, "看得见").await;
        let hidden = [open(&mut bert, closing, "看不见").await, open(&mut bert, closing, "也看不见").await];
        look(&mut anna, hidden[0], 1).await;
        watch(&mut anna, &format!("boards/{closing}"), "watching").await;
        write(&mut bert, hidden[0], "看看").await;
        let all = [seen, hidden[0], hidden[1]];
        assert_eq!(stand(&mut anna, &all).await, (vec![seen, hidden[1]], vec![hidden[0]]));
        close(&app, closing).await;
        assert_eq!(stand(&mut anna, &all).await, (vec![seen], vec![]));
        let until = json!("2026-01-01T00:00:00Z");
        let of = |board: Value| json!({ "board_id": board, "until_at": until });
        let refused = anna.post("/api/v1/me/read", of(json!(closing))).await.expect_problem(422, "invalid");
        let unknown = anna.post("/api/v1/me/read", of(json!(999_999))).await.expect_problem(422, "invalid");
        assert_eq!(refused["errors"], unknown["errors"], "as of one that does not exist");
        assert_eq!(mark_count(&app).await, 0);
        app.guest().post("/api/v1/me/read", json!({ "until_at": until })).await.expect_problem(401, "sign_in_required");
    }

    async fn of_marks_at_once_the_latest_stays_and_an_erased_account_keeps_none(app) {
        let board = app.club_board(Visibility::Public).await;
        let (anna, mut bert) = (app.account("anna").await, app.account("bert").await);
        let mut instants = vec![app.app.clock.now()];
        let mut topics = vec![];
        for title in ["一楼", "二楼", "三楼"] {
            app.advance(MINUTE);
            topics.push(open(&mut bert, board, title).await);
            instants.push(app.app.clock.now());
        }
        let marked = instants.iter().flat_map(|until| [(None, until), (Some(board), until)]).map(|(board, until)| {
            let mut browser = anna.clone();
            async move { mark(&mut browser, json!({ "board_id": board, "until_at": until })).await }
        });
        join_all(marked).await;
        let mut anna = anna;
        assert_eq!((stand(&mut anna, &topics).await, mark_count(&app).await), (none(), 2));

        let mut boss = app.administrator().await;
        let actor = app.actor(&anna).await;
        let erasure = format!("/api/v1/accounts/{}/erasure", anna.account_id());
        boss.send(Method::POST, &erasure, None, &[]).await.expect(204);
        assert_eq!(mark_count(&app).await, 0);
        // A request that began before.
        assert!(logic::mark(&app.app, &actor, None, app.app.clock.now()).await.is_err());
        assert_eq!(mark_count(&app).await, 0);
    }
}
