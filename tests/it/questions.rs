//! Questions and their answers, and which topics are hot.

use std::time::Duration;

use linli::features::boards::rules::BoardChanges;
use linli_entities::board::{BoardId, Visibility};
use linli_entities::post::PostId;
use linli_entities::role_grant::Role;
use linli_entities::topic::TopicId;
use linli_tests::arrange::Over;
use linli_tests::{Answer, Browser, TestApp};
use poem::http::Method;
use serde_json::{Value, json};

use crate::notices::told;

const HOUR: Duration = Duration::from_secs(3600);

async fn ask(author: &mut Browser, board: BoardId, title: &str) -> TopicId {
    let input = json!({ "title": title, "markdown": "请问？", "question": true });
    let made = author.post(&format!("/api/v1/boards/{board}/topics"), input).await.expect(201);
    assert_eq!((&made["topic"]["question"], &made["topic"]["solved"]), (&json!(true), &json!(false)));
    TopicId(made["topic"]["id"].as_i64().expect("an id"))
}

async fn accept(browser: &mut Browser, post: PostId) -> Answer {
    browser.send(Method::PUT, &format!("/api/v1/posts/{post}/acceptance"), None, &[]).await
}

async fn withdraw(browser: &mut Browser, post: PostId) -> Answer {
    browser.delete(&format!("/api/v1/posts/{post}/acceptance")).await
}

/// What a page of a topic says is its answer.
async fn answer(browser: &mut Browser, topic: TopicId) -> Value {
    let page = browser.get(&format!("/api/v1/topics/{topic}/posts")).await.expect(200);
    assert_eq!(page["detail"]["topic"]["solved"], !page["answer"].is_null());
    page["answer"].clone()
}

async fn titles(browser: &mut Browser, path: &str) -> Vec<String> {
    let listed = browser.get(&format!("/api/v1/{path}")).await.expect(200);
    let items = listed["items"].as_array().expect("topics").iter();
    items.map(|topic| topic["title"].as_str().expect("a title").to_owned()).collect()
}

/// A board of a project, and whoever asks and answers there.
async fn place(app: &TestApp) -> (BoardId, Browser, Browser, Browser) {
    let project = app.project("jiangpan").await;
    let board = app.board(project, Visibility::Public).await;
    let agent = app.staff("agent", Role::Agent, Over::Project(project)).await;
    (board, app.account("asker").await, app.account("anna").await, agent)
}

linli_tests::story! {
    async fn whoever_asked_accepts_one_answer_and_may_choose_another_or_take_it_back(app) {
        let (board, mut asker, anna, _) = place(&app).await;
        let topic = ask(&mut asker, board, "电梯几点修好").await;
        let (first, second) = (app.post(&anna, topic, "**三点**修好").await, app.post(&anna, topic, "四点").await);
        let mut guest = app.guest();
        assert_eq!(answer(&mut guest, topic).await, Value::Null);
        let accepted = accept(&mut asker, first).await.expect(200);
        assert_eq!((&accepted["number"], &accepted["first_words"]), (&json!(2), &json!("三点修好")));
        assert_eq!(answer(&mut guest, topic).await, accepted, "the page is as new as the click");
        app.advance(HOUR);
        assert_eq!(accept(&mut asker, first).await.expect(200), accepted, "accepted again is accepted");
        accept(&mut asker, second).await.expect(200);
        assert_eq!(answer(&mut guest, topic).await["post_id"], json!(second));
        withdraw(&mut asker, first).await.expect(204);
        assert_eq!(answer(&mut guest, topic).await["post_id"], json!(second), "what is not the answer is not taken back");
        withdraw(&mut asker, second).await.expect(204);
        assert_eq!(answer(&mut guest, topic).await, Value::Null);
    }

    async fn only_those_who_may_say_what_is_the_answer(app) {
        let (board, mut asker, mut anna, mut agent) = place(&app).await;
        let topic = ask(&mut asker, board, "电梯几点修好").await;
        let (post, other) = (app.post(&anna, topic, "三点").await, app.post(&agent, topic, "四点").await);
        accept(&mut anna, post).await.expect_problem(403, "forbidden");
        accept(&mut app.guest(), post).await.expect_problem(401, "sign_in_required");
        let elsewhere = app.project("elsewhere").await;
        let mut stranger = app.staff("stranger", Role::Agent, Over::Project(elsewhere)).await;
        accept(&mut stranger, post).await.expect_problem(403, "forbidden");
        accept(&mut agent, post).await.expect(200);
        withdraw(&mut anna, post).await.expect_problem(403, "forbidden");
        accept(&mut asker, other).await.expect(200);
        let may = async |mut browser: Browser| {
            browser.get(&format!("/api/v1/topics/{topic}")).await.expect(200)["may"]["accept"].clone()
        };
        assert_eq!([may(asker).await, may(agent).await, may(anna).await, may(app.guest()).await], [true, true, false, false]);
    }

    async fn neither_the_question_nor_what_is_deleted_nor_what_asks_nothing_has_an_answer(app) {
        let (board, mut asker, mut anna, _) = place(&app).await;
        let plain = app.topic(&asker, board, "修好了", "谢谢").await;
        let post = app.post(&anna, plain, "不客气").await;
        accept(&mut asker, post).await.expect_problem(409, "not_a_question");
        let path = format!("/api/v1/topics/{plain}");
        anna.patch(&path, 1, json!({ "question": true })).await.expect_problem(403, "forbidden");
        asker.patch(&path, 1, json!({ "question": true })).await.expect(200);
        accept(&mut asker, post).await.expect(200);
        let page = asker.get(&format!("{path}/posts")).await.expect(200);
        let first = PostId(page["items"][0]["id"].as_i64().expect("an id"));
        accept(&mut asker, first).await.expect_problem(409, "question_itself");

        anna.delete(&format!("/api/v1/posts/{post}")).await.expect(200);
        assert_eq!(answer(&mut app.guest(), plain).await, Value::Null, "unsolved again by itself");
        accept(&mut asker, post).await.expect_problem(409, "post_deleted");
        anna.post(&format!("/api/v1/posts/{post}/restore"), json!({})).await.expect(200);
        assert_eq!(answer(&mut asker, plain).await, Value::Null);
        accept(&mut asker, post).await.expect(200);
        asker.patch(&path, 2, json!({ "question": false })).await.expect(200);
        assert_eq!(answer(&mut asker, plain).await, Value::Null, "what asks nothing any more has no answer any more");
    }

    async fn whose_answer_is_accepted_is_told_once_and_nobody_of_their_own_doing(app) {
        let (board, mut asker, mut anna, _) = place(&app).await;
        let topic = ask(&mut asker, board, "电梯几点修好").await;
        let (post, own) = (app.post(&anna, topic, "三点").await, app.post(&asker, topic, "自己找到了：四点").await);
        accept(&mut asker, own).await.expect(200);
        assert!(!told(&app, &asker).await.contains(&"accepted".to_owned()), "nobody is told of the own");
        accept(&mut asker, post).await.expect(200);
        assert_eq!(told(&app, &anna).await, ["accepted"]);
        let newest = anna.get("/api/v1/notifications?limit=1").await.expect(200)["items"][0].clone();
        assert_eq!((&newest["title"], &newest["url"]), (&json!("asker采纳了你在《电梯几点修好》里的回答"), &json!(format!("/posts/{post}"))));
        withdraw(&mut asker, post).await.expect(204);
        assert_eq!(told(&app, &anna).await, Vec::<String>::new(), "what was taken back is told no more");
        app.advance(HOUR);
        accept(&mut asker, post).await.expect(200);
        assert_eq!(told(&app, &anna).await, ["accepted"], "once of each answer");
    }

    async fn questions_are_listed_by_whether_they_have_an_answer_page_by_page(app) {
        let (board, mut asker, anna, _) = place(&app).await;
        let mut topics = vec![];
        for title in ["一问", "二问", "三问"] {
            topics.push(ask(&mut asker, board, title).await);
            app.advance(HOUR);
        }
        app.topic(&anna, board, "不是问题", "只是说说").await;
        let post = app.post(&anna, topics[1], "二答").await;
        accept(&mut asker, post).await.expect(200);
        let mut guest = app.guest();
        for place in [format!("boards/{board}/topics?"), "topics?".to_owned()] {
            assert_eq!(titles(&mut guest, &format!("{place}kind=question")).await, ["二问", "三问", "一问"]);
            assert_eq!(titles(&mut guest, &format!("{place}kind=question&solved=false")).await, ["三问", "一问"]);
            assert_eq!(titles(&mut guest, &format!("{place}solved=true")).await, ["二问"]);
            let first = guest.get(&format!("/api/v1/{place}solved=false&limit=1")).await.expect(200);
            let next = first["next"].as_str().expect("another page");
            assert_eq!(titles(&mut guest, &format!("{place}solved=false&limit=1&after={next}")).await, ["一问"]);
            let hot = guest.get(&format!("/api/v1/{place}sort=hot&kind=question")).await;
            assert_eq!(hot.expect_problem(422, "invalid")["errors"][0]["pointer"], "/sort");
        }
        let page = guest.get(&format!("/boards/{board}?kind=question&solved=false")).await;
        assert!(page.text().contains("三问") && !page.text().contains("二问"));
    }

    async fn what_is_talked_of_and_liked_is_hot_and_age_takes_from_all_alike(app) {
        let (board, asker, mut anna, _) = place(&app).await;
        let talked = app.topic(&asker, board, "热闹", "大家说说").await;
        app.advance(HOUR);
        let quiet = app.topic(&asker, board, "安静", "没人说话").await;
        let hot = format!("boards/{board}/topics?sort=hot");
        assert_eq!(titles(&mut anna, &hot).await, ["安静", "热闹"]);
        for number in 0..3 {
            app.post(&anna, talked, &format!("第 {number} 句")).await;
        }
        assert_eq!(titles(&mut anna, &hot).await, ["热闹", "安静"]);
        app.advance(HOUR * 240);
        assert_eq!(titles(&mut anna, "topics?sort=hot").await, ["热闹", "安静"], "nothing has to be reckoned again");
        app.topic(&anna, board, "新来的", "十天以后").await;
        assert_eq!(titles(&mut anna, &hot).await, ["新来的", "热闹", "安静"]);
        let first = anna.get(&format!("/api/v1/{hot}&limit=2")).await.expect(200);
        let next = first["next"].as_str().expect("another page");
        assert_eq!(titles(&mut anna, &format!("{hot}&limit=2&after={next}")).await, ["安静"]);

        // Liked by many, the quiet one is hotter: each like counts as a post does, and is counted once.
        let page = anna.get(&format!("/api/v1/topics/{quiet}/posts")).await.expect(200);
        let post = PostId(page["items"][0]["id"].as_i64().expect("an id"));
        let mut likers = vec![anna];
        for name in ["bert", "cora", "dora", "emil"] {
            likers.push(app.account(name).await);
        }
        for liker in &mut likers {
            for _ in 0..2 {
                liker.send(Method::PUT, &format!("/api/v1/posts/{post}/reactions/like"), None, &[]).await.expect(200);
            }
        }
        assert_eq!(titles(&mut app.guest(), &hot).await, ["新来的", "安静", "热闹"]);
        for liker in &mut likers {
            liker.delete(&format!("/api/v1/posts/{post}/reactions/like")).await.expect(200);
        }
        assert_eq!(titles(&mut app.guest(), &hot).await, ["新来的", "热闹", "安静"]);
    }

    async fn of_a_board_that_closed_no_list_and_no_notice_tells(app) {
        let (board, mut asker, mut anna, _) = place(&app).await;
        let topic = ask(&mut asker, board, "电梯几点修好").await;
        let post = app.post(&anna, topic, "三点").await;
        accept(&mut asker, post).await.expect(200);
        assert_eq!(told(&app, &anna).await, ["accepted"]);
        let closed = BoardChanges { visibility: Some(Visibility::Staff), ..BoardChanges::default() };
        app.change_board(board, closed).await;
        for list in ["topics?sort=hot", "topics?kind=question", "topics?solved=true"] {
            assert_eq!(titles(&mut anna, list).await, Vec::<String>::new());
        }
        assert_eq!(told(&app, &anna).await, Vec::<String>::new());
        for browser in [&mut asker, &mut anna] {
            accept(browser, post).await.expect_problem(404, "not_found");
            withdraw(browser, post).await.expect_problem(404, "not_found");
            for list in ["sort=hot", "solved=true"] {
                browser.get(&format!("/api/v1/boards/{board}/topics?{list}")).await.expect(404);
            }
        }
    }
}
