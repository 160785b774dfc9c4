//! Polls: what a topic asks its readers to choose from, who votes, and who is told how.

mod races;

use std::time::Duration;

use chrono::TimeDelta;
use linli::features::boards::rules::BoardChanges;
use linli_entities::board::{BoardId, Visibility};
use linli_entities::role_grant::Role;
use linli_entities::topic::TopicId;
use linli_tests::arrange::Over;
use linli_tests::{Answer, Browser, TestApp};
use poem::http::Method;
use serde_json::{Value, json};

const MINUTE: Duration = Duration::from_secs(60);

fn path(topic: TopicId) -> String {
    format!("/api/v1/topics/{topic}/poll")
}

/// A poll of three options of which one is chosen.
pub(crate) fn single(results_shown: &str) -> Value {
    json!({ "kind": "single", "question": "哪天开会？", "options": ["周五", "周六", "周日"], "results_shown": results_shown })
}

/// A poll of which it is told who voted for what.
pub(crate) fn public() -> Value {
    with(single("always"), &json!({ "votes_public": true }))
}

/// The same, with other fields.
fn with(mut poll: Value, fields: &Value) -> Value {
    for (name, value) in fields.as_object().expect("fields") {
        poll[name] = value.clone();
    }
    poll
}

/// A topic of an author with a poll, and the ids of its options.
async fn polled(app: &TestApp, author: &mut Browser, board: BoardId, poll: Value) -> (TopicId, Vec<i64>) {
    let topic = app.topic(author, board, "业主大会", "大家选一下").await;
    let made = author.put(&path(topic), poll).await.expect(200);
    (topic, options(&made))
}

fn options(poll: &Value) -> Vec<i64> {
    poll["options"].as_array().expect("options").iter().filter_map(|option| option["id"].as_i64()).collect()
}

async fn vote(browser: &mut Browser, topic: TopicId, choices: &[i64]) -> Answer {
    browser.put(&format!("{}/vote", path(topic)), json!({ "choices": choices })).await
}

async fn own(browser: &mut Browser, topic: TopicId) -> Value {
    browser.get(&format!("{}/vote", path(topic))).await.expect(200)
}

/// The poll as the page of its topic has it for somebody.
async fn on_page(browser: &mut Browser, topic: TopicId) -> Value {
    browser.get(&format!("/api/v1/topics/{topic}/posts")).await.expect(200)["poll"].clone()
}

/// How many voted for each option, in their order; nothing where that is not told.
fn counts(told: &Value) -> Option<Vec<i64>> {
    let counts = told["results"]["counts"].as_array()?;
    Some(counts.iter().filter_map(|one| one["count"].as_i64()).collect())
}

/// When it closes, so many minutes from the last whole one.
fn minutes_ahead(app: &TestApp, minutes: i64) -> Value {
    let now = app.app.clock.now();
    json!(now - TimeDelta::seconds(now.timestamp() % 60) + TimeDelta::minutes(minutes))
}

linli_tests::story! {
    async fn each_votes_once_and_otherwise_and_takes_it_back_and_the_page_is_as_new_as_the_vote(app) {
        let board = app.club_board(Visibility::Public).await;
        let (mut author, mut anna, mut bert) = (app.account("author").await, app.account("anna").await, app.account("bert").await);
        let (topic, ids) = polled(&app, &mut author, board, single("always")).await;
        let mut guest = app.guest();
        let seen = on_page(&mut guest, topic).await;
        assert_eq!((&seen["question"], &seen["options"][1]["text"], &seen["closed"]), (&json!("哪天开会？"), &json!("周六"), &json!(false)));
        assert_eq!((counts(&seen), &seen["results"]["winner_ids"]), (Some(vec![0, 0, 0]), &json!([])));
        let voted = vote(&mut anna, topic, &[ids[1]]).await.expect(200);
        assert_eq!((&voted["choices"], counts(&voted)), (&json!([ids[1]]), Some(vec![0, 1, 0])));
        vote(&mut bert, topic, &[ids[0]]).await.expect(200);
        vote(&mut anna, topic, &[ids[2]]).await.expect(200);
        let page = on_page(&mut guest, topic).await;
        assert_eq!((counts(&page), &page["results"]["voter_count"]), (Some(vec![1, 0, 1]), &json!(2)));
        assert_eq!(page["results"]["winner_ids"], json!([ids[0], ids[2]]), "as many: both lead");
        assert!(guest.get(&format!("/topics/{topic}")).await.text().contains("周六"));
        assert_eq!(own(&mut anna, topic).await["choices"], json!([ids[2]]));
        let back = anna.delete(&format!("{}/vote", path(topic))).await.expect(200);
        assert_eq!((&back["choices"], &back["may"]["withdraw"], counts(&back)), (&json!([]), &json!(false), Some(vec![1, 0, 0])));
        anna.delete(&format!("{}/vote", path(topic))).await.expect(200);
        assert_eq!(counts(&on_page(&mut guest, topic).await), Some(vec![1, 0, 0]), "twice taken back is taken back");
        assert_eq!(guest.get(&path(topic)).await.expect(200), on_page(&mut guest, topic).await);
    }

    async fn results_that_are_hidden_are_told_nowhere_and_to_nobody(app) {
        let board = app.club_board(Visibility::Public).await;
        let (mut author, mut anna, mut bert) = (app.account("author").await, app.account("anna").await, app.account("bert").await);
        let (mut boss, mut guest) = (app.administrator().await, app.guest());
        for shown in ["after_voting", "when_closed"] {
            let (topic, ids) = polled(&app, &mut author, board, with(single(shown), &json!({ "votes_public": true }))).await;
            let votes = format!("{}/votes", path(topic));
            let read = async |guest: &mut Browser| {
                let page = guest.get(&format!("/api/v1/topics/{topic}/posts")).await;
                let feed = guest.get(&format!("/topics/{topic}/feed.atom")).await;
                let html = guest.get(&format!("/topics/{topic}")).await;
                (page.text(), page.header("etag").map(str::to_owned), feed.text(), html.text())
            };
            let before = read(&mut guest).await;
            let voted = vote(&mut anna, topic, &[ids[1]]).await.expect(200);
            assert_eq!(read(&mut guest).await, before, "the same bytes, however many voted");
            assert_eq!(on_page(&mut anna, topic).await["results"], Value::Null, "what is personal is no part of the page");
            for reader in [&mut author, &mut bert, &mut boss] {
                assert_eq!(own(reader, topic).await["results"], Value::Null);
                assert_eq!(reader.get(&path(topic)).await.expect(200)["results"], Value::Null);
                reader.get(&votes).await.expect_problem(403, "forbidden");
            }
            guest.get(&votes).await.expect_problem(403, "forbidden");
            if shown == "after_voting" {
                assert_eq!((counts(&voted), counts(&own(&mut anna, topic).await)), (Some(vec![0, 1, 0]), Some(vec![0, 1, 0])));
                assert_eq!(anna.get(&votes).await.expect(200)["items"][0]["account"]["name"], "anna");
                let back = anna.delete(&format!("{}/vote", path(topic))).await.expect(200);
                assert_eq!(back["results"], Value::Null, "who has not voted any more is not told any more");
                vote(&mut anna, topic, &[ids[1]]).await.expect(200);
            } else {
                assert_eq!(voted["results"], Value::Null);
                anna.get(&votes).await.expect_problem(403, "forbidden");
            }
            let closed = author.post(&format!("{}/close", path(topic)), json!({})).await.expect(200);
            assert_eq!((&closed["closed"], counts(&closed)), (&json!(true), Some(vec![0, 1, 0])));
            assert_eq!(on_page(&mut guest, topic).await, closed);
            assert_eq!(counts(&own(&mut bert, topic).await), Some(vec![0, 1, 0]));
        }
    }

    async fn it_closes_at_its_instant_and_the_page_says_so_without_anybody_writing(app) {
        let board = app.club_board(Visibility::Public).await;
        let (mut author, mut anna) = (app.account("author").await, app.account("anna").await);
        app.advance(Duration::from_secs(17));
        let poll = with(single("when_closed"), &json!({ "closes_at": minutes_ahead(&app, 2) }));
        let (topic, ids) = polled(&app, &mut author, board, poll).await;
        let mut guest = app.guest();
        vote(&mut anna, topic, &[ids[0]]).await.expect(200);
        let last = MINUTE * 2 - Duration::from_secs(17) - Duration::from_millis(1);
        app.advance(last);
        assert_eq!(on_page(&mut guest, topic).await["closed"], false);
        assert!(!guest.get(&format!("/topics/{topic}")).await.text().contains("voter_count"));
        vote(&mut anna, topic, &[ids[1]]).await.expect(200);
        app.advance(Duration::from_millis(1));
        for browser in [&mut guest, &mut author] {
            let page = on_page(browser, topic).await;
            assert_eq!((&page["closed"], counts(&page)), (&json!(true), Some(vec![0, 1, 0])));
        }
        assert!(guest.get(&format!("/topics/{topic}")).await.text().contains("\"voter_count\":1"));
        vote(&mut anna, topic, &[ids[2]]).await.expect_problem(409, "poll_closed");
        anna.delete(&format!("{}/vote", path(topic))).await.expect_problem(409, "poll_closed");
        let may = own(&mut anna, topic).await["may"].clone();
        assert_eq!(may, json!({ "vote": false, "withdraw": false, "change": false, "close": false, "delete": false }));
        let again = author.post(&format!("{}/close", path(topic)), json!({})).await.expect(200);
        assert_eq!(again["closes_at"], on_page(&mut guest, topic).await["closes_at"], "closed is closed");
    }

    async fn who_may_write_there_votes_and_nobody_else(app) {
        let project = app.project("jiangpan").await;
        let board = app.board(project, Visibility::Public).await;
        let (mut author, mut anna) = (app.account("author").await, app.account("anna").await);
        let mut moderator = app.staff("moderator", Role::Moderator, Over::Project(project)).await;
        let (topic, ids) = polled(&app, &mut author, board, single("always")).await;
        vote(&mut app.guest(), topic, &[ids[0]]).await.expect_problem(401, "sign_in_required");
        let mut unproven = app.unproven("unproven").await;
        vote(&mut unproven, topic, &[ids[0]]).await.expect_problem(403, "email_not_proven");
        assert_eq!(own(&mut unproven, topic).await["may"]["vote"], false);
        // A topic that takes no new posts takes votes.
        moderator.patch(&format!("/api/v1/topics/{topic}"), 1, json!({ "locked": true })).await.expect(200);
        vote(&mut anna, topic, &[ids[0]]).await.expect(200);
        app.change_board(board, BoardChanges { locked: Some(true), ..BoardChanges::default() }).await;
        vote(&mut anna, topic, &[ids[1]]).await.expect_problem(409, "board_locked");
        vote(&mut moderator, topic, &[ids[1]]).await.expect(200);
        moderator.delete(&format!("/api/v1/topics/{topic}")).await.expect(204);
        vote(&mut moderator, topic, &[ids[0]]).await.expect_problem(409, "topic_deleted");
        vote(&mut anna, topic, &[ids[0]]).await.expect_problem(404, "not_found");
        let plain = app.topic(&moderator, board, "没有投票", "说说").await;
        vote(&mut moderator, plain, &[ids[0]]).await.expect_problem(404, "not_found");
        assert_eq!(on_page(&mut app.guest(), plain).await, Value::Null);
    }

    async fn its_author_or_a_moderator_leads_it_and_nothing_changes_once_somebody_voted(app) {
        let project = app.project("jiangpan").await;
        let board = app.board(project, Visibility::Public).await;
        let (mut author, mut anna) = (app.account("author").await, app.account("anna").await);
        let mut moderator = app.staff("moderator", Role::Moderator, Over::Project(project)).await;
        let (topic, before) = polled(&app, &mut author, board, single("always")).await;
        let close = format!("{}/close", path(topic));
        for refused in [anna.put(&path(topic), single("always")).await, anna.post(&close, json!({})).await, anna.delete(&path(topic)).await] {
            refused.expect_problem(403, "forbidden");
        }
        let changed = moderator.put(&path(topic), json!({ "kind": "ranked", "options": ["早", "晚"], "results_shown": "when_closed" })).await.expect(200);
        assert_eq!((&changed["kind"], &changed["max_choices"], &changed["question"]), (&json!("ranked"), &json!(2), &Value::Null));
        let after = options(&changed);
        let stale = vote(&mut anna, topic, &[before[0]]).await.expect_problem(422, "invalid");
        assert_eq!(stale["errors"], json!([{ "pointer": "/choices/0", "code": "not_found" }]), "nobody votes for what they did not see");
        assert_eq!(own(&mut author, topic).await["may"], json!({ "vote": true, "withdraw": false, "change": true, "close": true, "delete": true }));
        vote(&mut anna, topic, &[after[1]]).await.expect(200);
        author.put(&path(topic), single("always")).await.expect_problem(409, "poll_voted_in");
        author.delete(&path(topic)).await.expect_problem(409, "poll_voted_in");
        moderator.put(&path(topic), single("always")).await.expect_problem(409, "poll_voted_in");
        assert_eq!(own(&mut author, topic).await["may"], json!({ "vote": true, "withdraw": false, "change": false, "close": true, "delete": false }));
        assert_eq!(own(&mut moderator, topic).await["may"]["delete"], true);
        author.post(&close, json!({})).await.expect(200);
        vote(&mut anna, topic, &[after[0]]).await.expect_problem(409, "poll_closed");
        moderator.delete(&path(topic)).await.expect(204);
        assert_eq!(on_page(&mut app.guest(), topic).await, Value::Null);
        anna.get(&path(topic)).await.expect_problem(404, "not_found");
        // Given to it again, it begins anew.
        let anew = author.put(&path(topic), single("always")).await.expect(200);
        assert_eq!(counts(&anew), Some(vec![0, 0, 0]));
    }

    async fn ranked_votes_are_counted_in_rounds_and_several_are_chosen_within_bounds(app) {
        let board = app.club_board(Visibility::Public).await;
        let mut author = app.account("author").await;
        let ranked = json!({ "kind": "ranked", "options": ["甲", "乙", "丙", "丁"], "results_shown": "always" });
        let (topic, ids) = polled(&app, &mut author, board, ranked).await;
        let mut voters = vec![];
        for name in ["anna", "bert", "cora", "dora", "emil"] {
            voters.push(app.account(name).await);
        }
        let said: [&[usize]; 5] = [&[0], &[0, 1], &[1, 0], &[1], &[2, 1, 0]];
        for (voter, said) in voters.iter_mut().zip(said) {
            let choices: Vec<i64> = said.iter().map(|place| ids[*place]).collect();
            assert_eq!(vote(voter, topic, &choices).await.expect(200)["choices"], json!(choices), "their order is kept");
        }
        let results = on_page(&mut app.guest(), topic).await["results"].clone();
        assert_eq!(results["winner_ids"], json!([ids[1]]), "who led is overtaken by what the third prefers next");
        let outs: Vec<&Value> = results["rounds"].as_array().expect("rounds").iter().map(|round| &round["out_ids"]).collect();
        assert_eq!(outs, [&json!([ids[3]]), &json!([ids[2]]), &json!([])]);
        assert_eq!(results["rounds"][2]["counts"], json!([{ "option_id": ids[0], "count": 2 }, { "option_id": ids[1], "count": 3 }]));

        let several = with(single("always"), &json!({ "kind": "several", "min_choices": 2, "max_choices": 2 }));
        let (topic, ids) = polled(&app, &mut author, board, several).await;
        for (choices, pointer, code) in [
            (vec![], "/choices", "required"),
            (vec![ids[0]], "/choices", "out_of_range"),
            (ids.clone(), "/choices", "out_of_range"),
            (vec![ids[0], ids[0]], "/choices/1", "malformed"),
            (vec![ids[0], 999_999], "/choices/1", "not_found"),
        ] {
            let refused = vote(&mut voters[0], topic, &choices).await.expect_problem(422, "invalid");
            assert_eq!(refused["errors"], json!([{ "pointer": pointer, "code": code }]));
        }
        let voted = vote(&mut voters[0], topic, &[ids[2], ids[0]]).await.expect(200);
        assert_eq!((&voted["choices"], counts(&voted)), (&json!([ids[0], ids[2]]), Some(vec![1, 0, 1])));
    }

    async fn who_voted_for_what_is_told_only_where_that_was_said_before(app) {
        let board = app.club_board(Visibility::Public).await;
        let (mut author, mut anna, mut bert) = (app.account("author").await, app.account("anna").await, app.account("bert").await);
        let (secret, ids) = polled(&app, &mut author, board, single("always")).await;
        vote(&mut anna, secret, &[ids[0]]).await.expect(200);
        for browser in [&mut author, &mut app.administrator().await, &mut anna] {
            browser.get(&format!("{}/votes", path(secret))).await.expect_problem(403, "forbidden");
        }
        let (open, ids) = polled(&app, &mut author, board, public()).await;
        vote(&mut bert, open, &[ids[1]]).await.expect(200);
        vote(&mut anna, open, &[ids[0]]).await.expect(200);
        let (mut guest, votes) = (app.guest(), format!("{}/votes?limit=1", path(open)));
        let first = guest.get(&votes).await.expect(200);
        let next = first["next"].as_str().expect("another page");
        let second = guest.get(&format!("{votes}&after={next}")).await.expect(200);
        assert_eq!((&first["items"][0]["account"]["name"], &first["items"][0]["choices"]), (&json!("anna"), &json!([ids[0]])));
        assert_eq!((&second["items"][0]["account"]["name"], &second["next"]), (&json!("bert"), &Value::Null));
    }

    async fn a_topic_is_opened_with_its_poll_or_not_at_all(app) {
        let board = app.club_board(Visibility::Public).await;
        let mut author = app.account("author").await;
        let topics = format!("/api/v1/boards/{board}/topics");
        let input = |poll: Value| json!({ "title": "业主大会", "markdown": "大家选一下", "poll": poll });
        let wrong = with(single("always"), &json!({ "options": ["一", "", "一"], "max_choices": 2, "closes_at": "2020-01-01T00:00:00Z" }));
        let refused = author.post(&topics, input(wrong)).await.expect_problem(422, "invalid");
        let mut told: Vec<(&str, &str)> = refused["errors"].as_array().expect("errors").iter()
            .filter_map(|error| Some((error["pointer"].as_str()?, error["code"].as_str()?)))
            .collect();
        told.sort_unstable();
        assert_eq!(told, [
            ("/poll/closes_at", "out_of_range"),
            ("/poll/max_choices", "malformed"),
            ("/poll/options/1", "required"),
            ("/poll/options/2", "name_not_unique"),
        ]);
        assert_eq!(author.get(&topics).await.expect(200)["items"], json!([]));
        let key = [("idempotency-key", "one")];
        let mut opened = vec![];
        for _ in 0..2 {
            let answer = author.send(Method::POST, &topics, Some(input(single("always"))), &key).await;
            opened.push(answer.expect(201)["topic"]["id"].as_i64().expect("an id"));
        }
        assert_eq!(opened[0], opened[1]);
        assert_eq!(on_page(&mut author, TopicId(opened[0])).await["options"][2]["text"], "周日");
        let other = author.send(Method::POST, &topics, Some(input(single("when_closed"))), &key).await;
        assert_eq!(other.expect(422)["errors"][0]["code"], "idempotency_key_reused", "another poll is another request");
    }

    async fn of_a_board_that_closed_no_poll_is_told(app) {
        let board = app.club_board(Visibility::Public).await;
        let (mut author, mut anna) = (app.account("author").await, app.account("anna").await);
        let (topic, ids) = polled(&app, &mut author, board, public()).await;
        vote(&mut anna, topic, &[ids[0]]).await.expect(200);
        let closed = BoardChanges { visibility: Some(Visibility::Staff), ..BoardChanges::default() };
        app.change_board(board, closed).await;
        for browser in [&mut author, &mut anna] {
            for (method, part, body) in [
                (Method::GET, "", None),
                (Method::PUT, "", Some(single("always"))),
                (Method::DELETE, "", None),
                (Method::POST, "/close", Some(json!({}))),
                (Method::GET, "/vote", None),
                (Method::PUT, "/vote", Some(json!({ "choices": [ids[1]] }))),
                (Method::DELETE, "/vote", None),
                (Method::GET, "/votes", None),
            ] {
                let hidden = browser.send(method.clone(), &format!("{}{part}", path(topic)), body.clone(), &[]).await;
                let absent = browser.send(method, &format!("{}{part}", path(TopicId(999_999))), body, &[]).await;
                let told = |answer: &Answer| {
                    let problem = answer.expect_problem(404, "not_found");
                    (problem["title"].clone(), problem["detail"].clone())
                };
                assert_eq!(told(&hidden), told(&absent));
            }
        }
    }

    async fn who_is_erased_is_no_voter_of_an_open_poll_and_nobody_in_a_closed_one(app) {
        let board = app.club_board(Visibility::Public).await;
        let (mut author, mut anna, mut bert) = (app.account("author").await, app.account("anna").await, app.account("bert").await);
        let terms = public();
        let (open, open_ids) = polled(&app, &mut author, board, terms.clone()).await;
        let (closed, closed_ids) = polled(&app, &mut author, board, terms).await;
        for browser in [&mut anna, &mut bert] {
            vote(browser, open, &[open_ids[0]]).await.expect(200);
            vote(browser, closed, &[closed_ids[0]]).await.expect(200);
        }
        author.post(&format!("{}/close", path(closed)), json!({})).await.expect(200);
        let mut guest = app.guest();
        assert_eq!(counts(&on_page(&mut guest, open).await), Some(vec![2, 0, 0]));
        let erasure = format!("/api/v1/accounts/{}/erasure", anna.account_id());
        app.administrator().await.send(Method::POST, &erasure, None, &[]).await.expect(204);
        assert_eq!(counts(&on_page(&mut guest, open).await), Some(vec![1, 0, 0]));
        assert_eq!(counts(&on_page(&mut guest, closed).await), Some(vec![2, 0, 0]), "what came of it stands");
        for topic in [open, closed] {
            let named = guest.get(&format!("{}/votes", path(topic))).await.expect(200);
            assert_eq!((named["items"].as_array().map(Vec::len), &named["items"][0]["account"]["name"]), (Some(1), &json!("bert")));
        }
    }
}
