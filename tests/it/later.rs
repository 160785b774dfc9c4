//! Posts for later: published once, with the rights of then, or kept with the reason.

use std::time::Duration;

use chrono::TimeDelta;
use futures_util::future::join_all;
use linli::features::accounts::logic::operators;
use linli::features::boards::rules::BoardChanges;
use linli::features::drafts::jobs;
use linli_entities::board::{BoardId, Visibility};
use linli_entities::project::ProjectId;
use linli_entities::role_grant::Role;
use linli_entities::topic::TopicId;
use linli_tests::arrange::Over;
use linli_tests::{Answer, Browser, Database, TestApp};
use poem::http::Method;
use serde_json::{Value, json};

use crate::erasure::stands_anywhere;
use crate::notices::told;

const HOUR: Duration = Duration::from_secs(3600);

/// A board where an agent writes for later.
struct Place {
    project: ProjectId,
    board: BoardId,
    topic: TopicId,
    agent: Browser,
    member: Browser,
}

async fn place(app: &TestApp) -> Place {
    let project = app.project("jiangpan").await;
    let board = app.board(project, Visibility::Public).await;
    let member = app.account("member").await;
    let topic = app.topic(&member, board, "电梯", "什么时候换").await;
    Place {
        project,
        board,
        topic,
        agent: app.staff("agent", Role::Agent, Over::Project(project)).await,
        member,
    }
}

/// An instant so many hours ahead, as it is written.
fn ahead(app: &TestApp, hours: i64) -> String {
    (app.app.clock.now() + TimeDelta::hours(hours)).to_rfc3339()
}

async fn later_topic(
    app: &TestApp,
    browser: &mut Browser,
    board: BoardId,
    title: &str,
    hours: i64,
) -> Answer {
    let input = json!({ "title": title, "markdown": "**周六**上午九点", "question": true, "publish_at": ahead(app, hours) });
    browser.post(&format!("/api/v1/boards/{board}/scheduled-posts"), input).await
}

async fn later_reply(app: &TestApp, browser: &mut Browser, topic: TopicId, hours: i64) -> Answer {
    let input = json!({ "markdown": "换好了", "reply_to_number": 1, "publish_at": ahead(app, hours) });
    browser.post(&format!("/api/v1/topics/{topic}/scheduled-posts"), input).await
}

async fn waiting(browser: &mut Browser) -> Vec<Value> {
    let list = browser.get("/api/v1/me/scheduled-posts?limit=100").await.expect(200);
    list["items"].as_array().expect("a list").clone()
}

async fn titles(reader: &mut Browser, board: BoardId) -> Vec<String> {
    let list = reader.get(&format!("/api/v1/boards/{board}/topics?limit=100")).await.expect(200);
    let topics = list["items"].as_array().expect("topics").iter();
    topics.map(|topic| topic["title"].as_str().expect("a title").to_owned()).collect()
}

async fn publish(app: &TestApp) -> usize {
    jobs::run_due(&app.app).await.expect("what is due is published")
}

/// How often somebody is told that something was not published.
async fn told_of_refusals(app: &TestApp, reader: &Browser) -> usize {
    told(app, reader).await.iter().filter(|kind| *kind == "post_refused").count()
}

linli_tests::story! {
    async fn what_is_written_for_later_is_published_once_when_its_time_comes(app) {
        let Place { board, topic, mut agent, mut member, .. } = place(&app).await;
        let made = later_topic(&app, &mut agent, board, "样板间开放", 2).await.expect(201);
        later_reply(&app, &mut agent, topic, 1).await.expect(201);
        assert_eq!((&made["board_id"], &made["refusal"], &made["target"]["url"]), (&json!(board), &Value::Null, &json!(format!("/boards/{board}/new"))));
        assert_eq!(waiting(&mut agent).await.iter().map(|one| one["topic_id"].clone()).collect::<Vec<_>>(), [json!(topic), Value::Null], "the next first");
        assert_eq!(publish(&app).await, 0);
        assert_eq!(titles(&mut member, board).await, ["电梯"]);
        app.advance(HOUR);
        assert_eq!((publish(&app).await, publish(&app).await), (1, 0));
        let posts = member.get(&format!("/api/v1/topics/{topic}/posts")).await.expect(200);
        let reply = &posts["items"][1];
        assert_eq!((&reply["author"]["name"], &reply["reply_to_number"]), (&json!("agent"), &json!(1)));
        assert!(reply["html"].as_str().expect("HTML").contains("换好了"));
        app.advance(HOUR);
        assert_eq!((publish(&app).await, publish(&app).await), (1, 0));
        assert_eq!(titles(&mut member, board).await, ["样板间开放", "电梯"]);
        let list = member.get(&format!("/api/v1/boards/{board}/topics")).await.expect(200);
        assert_eq!((&list["items"][0]["question"], &list["items"][0]["author"]["name"]), (&json!(true), &json!("agent")));
        assert_eq!(waiting(&mut agent).await, Vec::<Value>::new());
        agent.get(&format!("/api/v1/me/scheduled-posts/{}", made["id"])).await.expect_problem(404, "not_found");
        // The author is told of nothing that went well; whoever asked is told of the answer.
        assert_eq!(told_of_refusals(&app, &agent).await, 0);
        assert_eq!(told(&app, &member).await, ["post_replied"]);
    }

    async fn staff_of_the_project_write_for_later_and_nobody_else(app) {
        let Place { project, board, topic, mut member, .. } = place(&app).await;
        let elsewhere = app.project("elsewhere").await;
        let mut other = app.staff("other", Role::Manager, Over::Project(elsewhere)).await;
        let mut researcher = app.staff("researcher", Role::Researcher, Over::Project(project)).await;
        app.home(project, &member).await;
        for browser in [&mut member, &mut other, &mut researcher] {
            later_topic(&app, browser, board, "以后", 1).await.expect_problem(403, "forbidden");
            later_reply(&app, browser, topic, 1).await.expect_problem(403, "forbidden");
        }
        let mut guest = app.guest();
        later_topic(&app, &mut guest, board, "以后", 1).await.expect_problem(401, "sign_in_required");
        for (name, role) in [("moderator", Role::Moderator), ("editor", Role::Editor), ("expert", Role::Expert)] {
            let mut staff = app.staff(name, role, Over::Project(project)).await;
            later_topic(&app, &mut staff, board, name, 1).await.expect(201);
            assert_eq!(waiting(&mut staff).await.len(), 1, "one's own alone");
        }
        // What one does not see one does not write in, now or later.
        let closed = app.board(elsewhere, Visibility::Owners).await;
        let mut expert = app.staff("expert2", Role::Expert, Over::Project(project)).await;
        let hidden = later_topic(&app, &mut expert, closed, "以后", 1).await;
        let none = later_topic(&app, &mut expert, BoardId(999_999), "以后", 1).await;
        assert_eq!(hidden.expect_problem(404, "not_found")["detail"], none.expect_problem(404, "not_found")["detail"]);
    }

    async fn what_may_not_be_published_then_stays_with_the_reason_and_its_author_is_told(app) {
        let Place { project, board, topic, mut agent, member } = place(&app).await;
        let mut boss = app.administrator().await;
        let mut former = app.staff("former", Role::Expert, Over::Project(project)).await;
        let mut closed = app.staff("closed", Role::Expert, Over::Project(project)).await;
        let deleted = app.topic(&member, board, "会删的", "一楼").await;
        let locked = app.topic(&member, board, "会锁的", "一楼").await;
        for topic in [deleted, locked] {
            later_reply(&app, &mut agent, topic, 1).await.expect(201);
        }
        let hidden = app.board(project, Visibility::Public).await;
        later_topic(&app, &mut former, hidden, "看不到的", 1).await.expect(201);
        later_topic(&app, &mut closed, board, "关了的", 1).await.expect(201);
        later_reply(&app, &mut former, topic, 1).await.expect(201);
        boss.delete(&format!("/api/v1/topics/{deleted}")).await.expect(204);
        boss.patch(&format!("/api/v1/topics/{locked}"), 1, json!({ "locked": true })).await.expect(200);
        app.change_board(hidden, BoardChanges { visibility: Some(Visibility::Staff), ..BoardChanges::default() }).await;
        let grants = boss.get(&format!("/api/v1/accounts/{}/roles", former.account_id())).await.expect(200);
        let grant = &grants["items"][0]["id"];
        boss.delete(&format!("/api/v1/roles/{grant}")).await.expect(204);
        operators::disable(&app.app, closed.account_id()).await.expect("closed");
        app.advance(HOUR);
        assert_eq!((publish(&app).await, publish(&app).await), (0, 0));
        let refusals = |list: Vec<Value>| {
            let mut all: Vec<String> = list.iter().map(|one| one["refusal"].as_str().expect("a reason").to_owned()).collect();
            all.sort();
            all
        };
        assert_eq!(refusals(waiting(&mut agent).await), ["gone", "locked"]);
        assert_eq!(refusals(waiting(&mut former).await), ["gone", "not_allowed"]);
        assert_eq!((told_of_refusals(&app, &agent).await, told_of_refusals(&app, &former).await), (2, 2));
        let mut titles = titles(&mut boss, board).await;
        titles.sort();
        assert_eq!(titles, ["会锁的", "电梯"], "nothing came of any of them");

        // With another time it waits again, and the notice of it is gone.
        boss.patch(&format!("/api/v1/topics/{locked}"), 2, json!({ "locked": false })).await.expect(200);
        let again = waiting(&mut agent).await.into_iter().find(|one| one["refusal"] == "locked").expect("one");
        let path = format!("/api/v1/me/scheduled-posts/{}", again["id"]);
        let version = again["version"].as_i64().expect("a version");
        let patched = agent.patch(&path, version, json!({ "publish_at": ahead(&app, 1) })).await.expect(200);
        assert_eq!(patched["refusal"], Value::Null);
        assert_eq!(told_of_refusals(&app, &agent).await, 1);
        app.advance(HOUR);
        assert_eq!(publish(&app).await, 1);
        assert_eq!(waiting(&mut agent).await.len(), 1);
    }

    async fn until_then_its_author_changes_it_or_cancels_it(app) {
        let Place { board, topic, mut agent, mut member, project } = place(&app).await;
        let made = later_topic(&app, &mut agent, board, "样板间", 2).await.expect(201);
        let path = format!("/api/v1/me/scheduled-posts/{}", made["id"]);
        let mut colleague = app.staff("colleague", Role::Manager, Over::Project(project)).await;
        for browser in [&mut member, &mut colleague] {
            browser.get(&path).await.expect_problem(404, "not_found");
            browser.patch(&path, 1, json!({ "title": "我的" })).await.expect_problem(404, "not_found");
            browser.delete(&path).await.expect_problem(404, "not_found");
        }
        let changed = json!({ "title": "样板间周日开放", "markdown": "改到周日", "publish_at": ahead(&app, 3) });
        let read = agent.patch(&path, 1, changed).await.expect(200);
        assert_eq!((&read["title"], &read["version"]), (&json!("样板间周日开放"), &json!(2)));
        agent.patch(&path, 1, json!({ "title": "旧的" })).await.expect_problem(412, "stale");
        let year = (app.app.clock.now() + TimeDelta::days(367)).to_rfc3339();
        for (wrong, at) in [
            (json!({ "publish_at": ahead(&app, -1) }), "/publish_at"),
            (json!({ "publish_at": year }), "/publish_at"),
            (json!({ "title": " " }), "/title"),
            (json!({ "markdown": "" }), "/markdown"),
        ] {
            let told = agent.patch(&path, 2, wrong).await.expect_problem(422, "invalid");
            assert_eq!(told["errors"][0]["pointer"], at);
        }
        let reply = later_reply(&app, &mut agent, topic, 1).await.expect(201);
        let reply = format!("/api/v1/me/scheduled-posts/{}", reply["id"]);
        agent.patch(&reply, 1, json!({ "title": "回复没有标题" })).await.expect_problem(422, "invalid");
        agent.delete(&reply).await.expect(204);
        app.advance(HOUR * 2);
        assert_eq!(publish(&app).await, 0, "neither the old time nor what was cancelled");
        app.advance(HOUR);
        assert_eq!(publish(&app).await, 1);
        assert_eq!(titles(&mut member, board).await, ["样板间周日开放", "电梯"]);
        agent.delete(&path).await.expect_problem(404, "not_found");
    }

    async fn the_draft_goes_when_it_is_written_for_later_and_a_retried_request_writes_once(app) {
        let Place { board, mut agent, .. } = place(&app).await;
        let draft = format!("/api/v1/me/drafts/topic/{board}");
        let version = agent.put(&draft, json!({ "title": "样板间", "markdown": "周六" })).await.expect(200)["version"].clone();
        let input = json!({ "title": "样板间", "markdown": "周六", "publish_at": ahead(&app, 1), "draft_version": version });
        let path = format!("/api/v1/boards/{board}/scheduled-posts");
        let key = [("idempotency-key", "one")];
        let first = agent.send(Method::POST, &path, Some(input.clone()), &key).await.expect(201);
        agent.get(&draft).await.expect_problem(404, "not_found");
        assert_eq!(agent.send(Method::POST, &path, Some(input), &key).await.expect(201)["id"], first["id"]);
        assert_eq!(waiting(&mut agent).await.len(), 1);
        for nth in 1..50 {
            app.advance(Duration::from_secs(2));
            later_topic(&app, &mut agent, board, &format!("第 {nth} 个"), 1).await.expect(201);
        }
        app.advance(Duration::from_secs(2));
        later_topic(&app, &mut agent, board, "第 51 个", 1).await.expect_problem(409, "too_many");
    }

    async fn however_many_publish_at_once_each_is_published_once(app) {
        let Place { board, mut agent, mut member, .. } = place(&app).await;
        let expected: Vec<String> = (0..12).map(|nth| format!("第 {nth} 个")).collect();
        for title in &expected {
            later_topic(&app, &mut agent, board, title, 1).await.expect(201);
        }
        app.advance(HOUR);
        let other = app.beside().await;
        let nodes: Vec<&TestApp> = std::iter::once(&app).chain(other.as_ref()).collect();
        let runs = (0..6).map(|nth| publish(nodes[nth % nodes.len()]));
        let published: usize = join_all(runs).await.into_iter().sum();
        assert_eq!(published, expected.len());
        let mut titles = titles(&mut member, board).await;
        titles.retain(|title| title != "电梯");
        titles.sort();
        let mut expected = expected;
        expected.sort();
        assert_eq!(titles, expected);
        if let Some(other) = other {
            other.app.close().await;
        }
    }

    async fn what_is_cancelled_or_changed_while_it_is_published_is_one_or_the_other(app) {
        let Place { board, mut agent, mut member, .. } = place(&app).await;
        for nth in 0..8 {
            app.advance(Duration::from_secs(60));
            let title = format!("第 {nth} 个");
            let made = later_topic(&app, &mut agent, board, &title, 1).await.expect(201);
            app.advance(HOUR);
            let mut canceller = agent.clone();
            let path = format!("/api/v1/me/scheduled-posts/{}", made["id"]);
            let (published, cancelled) = tokio::join!(publish(&app), canceller.delete(&path));
            let there = titles(&mut member, board).await.contains(&title);
            assert_eq!((published == 1, cancelled.status.as_u16() == 404), (there, there), "{title}");
        }
    }

    async fn what_is_written_for_later_is_forgotten_with_its_account(app) {
        let Place { board, mut agent, .. } = place(&app).await;
        later_topic(&app, &mut agent, board, "secretlater", 1).await.expect(201);
        let erasure = format!("/api/v1/accounts/{}/erasure", agent.account_id());
        app.administrator().await.send(Method::POST, &erasure, None, &[]).await.expect(204);
        assert_eq!(stands_anywhere(&app, "secretlater").await, Vec::<String>::new());
        app.advance(HOUR);
        assert_eq!(publish(&app).await, 0);
    }
}

#[test]
fn each_is_published_once_however_often_the_process_is_killed() {
    use linli::app::{App, Purpose};
    use linli::clock::Clock;
    use linli::features::topics::logic as topics;
    use linli_tests::server::Server;
    use rand::RngExt as _;

    /// As many as one account may have waiting, nearly; and how many accounts. It takes a while to publish all of them.
    const EACH: usize = 48;
    const AUTHORS: usize = 12;
    let rounds: usize =
        std::env::var("LINLI_KILL_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(6);
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let app =
            TestApp::with(Database::Sqlite, |config| config.generous_limits = true).await.expect("SQLite");
        let Place { board, project, .. } = place(&app).await;
        let mut expected = vec![];
        for author in 0..AUTHORS {
            let mut editor =
                app.staff(&format!("editor{author}"), Role::Editor, Over::Project(project)).await;
            for nth in 0..EACH {
                let title = format!("{author}-{nth}");
                later_topic(&app, &mut editor, board, &title, 1).await.expect(201);
                expected.push(title);
            }
        }
        let config = app.app.config.clone();
        app.app.close().await;
        // The killed process lives in real time, where all of it is long due.
        for _ in 0..rounds {
            // It begins to publish before it answers anybody.
            let server = Server::spawn(&config.data_dir);
            let pause = Duration::from_millis(rand::rng().random_range(100..700));
            tokio::time::sleep(pause).await;
            server.kill();
        }
        let app = App::open(config, Clock::System, Purpose::Tool).await.expect("an application");
        let rest = jobs::run_due(&app).await.expect("the rest is published");
        let mut found = vec![];
        let ids: Vec<i64> = (1..=expected.len() as i64 * 2).collect();
        for (id, topic) in topics::by_ids(&app, &ids.iter().map(|id| TopicId(*id)).collect::<Vec<_>>())
            .await
            .expect("topics")
        {
            assert_eq!(id, topic.id);
            if topic.title != "电梯" {
                found.push(topic.title);
            }
        }
        found.sort();
        expected.sort();
        println!("{rounds} kills: {} of {} were published meanwhile", expected.len() - rest, expected.len());
        assert_eq!(found, expected);
        app.close().await;
    });
}
