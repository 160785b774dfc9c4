//! Figures of what goes on in the forum: what is counted is what happened, of few nothing is told, and of what is closed to
//! staff nothing.

mod naive;

use std::time::Duration;

use linli::features::statistics::jobs;
use linli::features::statistics::logic::follow;
use linli::features::verification::logic::{Repair, Wrong, verify};
use linli_entities::board::{BoardId, Visibility};
use linli_entities::post::PostId;
use linli_entities::project::ProjectId;
use linli_entities::role_grant::Role;
use linli_entities::topic::TopicId;
use linli_entities::{outbox, statistic};
use linli_tests::arrange::Over;
use linli_tests::{Browser, TestApp};
use poem::http::Method;
use sea_orm::{ConnectionTrait as _, EntityTrait as _, QueryOrder as _};
use serde_json::{Value, json};

const DAY: Duration = Duration::from_secs(86_400);

/// Lets an hour pass, follows the outbox to its end and counts.
async fn count(app: &TestApp) {
    app.advance(Duration::from_secs(3600));
    // By transaction, as a follower reads: of those that run at once the last need not have the highest number.
    let rows = outbox::Entity::find().order_by_desc(outbox::Column::Txid).order_by_desc(outbox::Column::Seq);
    let newest = rows.one(app.app.db.read()).await.expect("the outbox");
    let newest = newest.map_or((0, 0), |row| (row.txid, row.seq));
    for _ in 0..2000 {
        follow::catch_up(&app.app).await.expect("days are put down");
        let position = follow::position(&app.app).await.expect("a position");
        if (position.txid, position.seq) >= newest {
            app.advance(Duration::from_secs(600));
            jobs::run_due(&app.app).await.expect("figures are counted");
            return;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    panic!("the follower does not come to the end of the outbox");
}

async fn stretches(browser: &mut Browser, path: &str) -> Vec<Value> {
    let told = browser.get(&format!("/api/v1{path}")).await.expect(200);
    told["stretches"].as_array().expect("stretches").clone()
}

async fn last(browser: &mut Browser, path: &str) -> Value {
    stretches(browser, path).await.last().expect("a stretch").clone()
}

/// So many who write, each a post in a topic.
async fn writers(app: &TestApp, topic: TopicId, names: &[&str]) -> Vec<Browser> {
    let mut found = vec![];
    for name in names {
        let account = app.account(name).await;
        app.post(&account, topic, "我来说一句").await;
        found.push(account);
    }
    found
}

async fn like(browser: &mut Browser, post: PostId) {
    let path = format!("/api/v1/posts/{post}/reactions/like");
    browser.send(Method::PUT, &path, None, &[]).await.expect(200);
}

async fn damage(app: &TestApp, sql: &str) {
    let done = app.app.db.read().execute_unprepared(sql).await.expect("the damage is done");
    assert!(done.rows_affected() > 0, "{sql}");
}

async fn lead(app: &TestApp, project: ProjectId) -> Browser {
    app.staff("lead", Role::Lead, Over::Project(project)).await
}

async fn board(app: &TestApp) -> (ProjectId, BoardId) {
    let project = app.project("jiangpan").await;
    (project, app.board(project, Visibility::Public).await)
}

/// Months of a cohort, as they are told.
fn percents(percents: &[Option<f64>]) -> Value {
    percents.iter().map(|percent| json!({ "active_percent": percent })).collect()
}

linli_tests::story! {
    async fn what_is_counted_is_what_happened_and_stays_so_when_it_is_taken_back(app) {
        let (project, board) = board(&app).await;
        let mut lead = lead(&app, project).await;
        let mut asks = app.account("asks").await;
        let question = app.topic(&asks, board, "电梯什么时候修好", "急").await;
        asks.patch(&format!("/api/v1/topics/{question}"), 1, json!({ "question": true })).await.expect(200);
        app.topic(&asks, board, "没有人回", "真的").await;
        app.advance(Duration::from_secs(400));
        let people = writers(&app, question, &["an", "bo", "ci", "di"]).await;
        app.advance(Duration::from_secs(4000));
        let reply = app.post(&lead, question, "三点修好").await;
        asks.send(Method::PUT, &format!("/api/v1/posts/{reply}/acceptance"), None, &[]).await.expect(200);
        for mut one in people.iter().cloned() {
            like(&mut one, reply).await;
        }
        like(&mut asks, reply).await;
        count(&app).await;
        naive::holds(&app, project).await;
        for path in [format!("/projects/{project}/statistics"), format!("/projects/{project}/statistics?step=day")] {
            let told = last(&mut lead, &path).await;
            assert_eq!((&told["writer_count"], &told["topic_count"], &told["post_count"]), (&json!(6), &json!(2), &json!(7)));
            assert_eq!((&told["like_count"], &told["account_count"]), (&json!(5), &Value::Null), "accounts join no project");
            assert_eq!(told["unreplied_count"], Value::Null, "of two topics nothing is told");
        }
        // A day later likes, the answer and a post are taken back.
        app.advance(DAY);
        asks.delete(&format!("/api/v1/posts/{reply}/reactions/like")).await.expect(200);
        asks.delete(&format!("/api/v1/posts/{reply}/acceptance")).await.expect(204);
        count(&app).await;
        naive::holds(&app, project).await;
        asks.delete(&format!("/api/v1/topics/{question}")).await.expect_problem(403, "forbidden");
        let mut boss = app.administrator().await;
        boss.delete(&format!("/api/v1/topics/{question}")).await.expect(204);
        count(&app).await;
        naive::holds(&app, project).await;
        let told = last(&mut lead, &format!("/projects/{project}/statistics")).await;
        assert_eq!(told["writer_count"], Value::Null, "one is left");
    }

    async fn of_fewer_than_five_people_nothing_is_told(app) {
        let (project, board) = board(&app).await;
        let mut lead = lead(&app, project).await;
        let first = app.account("first").await;
        let topic = app.topic(&first, board, "话题", "一楼").await;
        writers(&app, topic, &["an", "bo", "ci"]).await;
        count(&app).await;
        let path = format!("/projects/{project}/statistics");
        let told = last(&mut lead, &path).await;
        for figure in ["writer_count", "topic_count", "post_count", "unreplied_count", "median_reply_s"] {
            assert_eq!(told[figure], Value::Null, "{figure}");
        }
        let all = lead.get(&format!("/api/v1{path}")).await.expect(200);
        assert_eq!(all["boards"], json!([]));
        writers(&app, topic, &["di"]).await;
        count(&app).await;
        let told = last(&mut lead, &path).await;
        assert_eq!((&told["writer_count"], &told["post_count"]), (&json!(5), &json!(5)));
        let all = lead.get(&format!("/api/v1{path}")).await.expect(200);
        assert_eq!((&all["boards"][0]["board"]["id"], &all["boards"][0]["post_count"]), (&json!(board), &json!(5)));
    }

    async fn of_boards_that_are_closed_to_staff_nothing_is_counted(app) {
        let (project, board) = board(&app).await;
        let mut boss = app.administrator().await;
        let first = app.account("first").await;
        let topic = app.topic(&first, board, "话题", "一楼").await;
        writers(&app, topic, &["an", "bo", "ci", "di", "eve"]).await;
        damage(&app, &format!("UPDATE board SET visibility = 'owners_without_staff' WHERE id = {board}")).await;
        count(&app).await;
        let told = boss.get(&format!("/api/v1/projects/{project}/statistics")).await.expect(200);
        let now = told["stretches"].as_array().and_then(|all| all.last()).expect("a stretch").clone();
        assert_eq!((&now["writer_count"], &now["post_count"]), (&json!(0), &json!(0)));
        assert_eq!(told["boards"], json!([]));
        let rows = statistic::Entity::find().all(app.app.db.read()).await.expect("rows");
        assert!(rows.iter().all(|row| row.board_id == 0 && row.project_id == 0), "accounts alone: {rows:?}");
    }

    async fn a_day_begins_at_midnight_of_the_projects(app) {
        let (project, board) = board(&app).await;
        let mut lead = lead(&app, project).await;
        let first = app.account("first").await;
        let topic = app.topic(&first, board, "话题", "一楼").await;
        let people = writers(&app, topic, &["an", "bo", "ci", "di", "eve"]).await;
        let now = app.app.clock.now();
        let midnight = 16 * 3600;
        let left = (midnight + 86_400 - now.timestamp() % 86_400) % 86_400;
        app.advance(DAY + Duration::from_secs(u64::try_from(left).expect("a time") - 1));
        for one in &people {
            app.post(one, topic, "还差一秒").await;
        }
        app.advance(Duration::from_secs(1));
        for one in &people {
            app.post(one, topic, "新的一天").await;
            app.post(one, topic, "又一句").await;
        }
        count(&app).await;
        let days = stretches(&mut lead, &format!("/projects/{project}/statistics?step=day")).await;
        let posts: Vec<&Value> = days[days.len() - 2..].iter().map(|day| &day["post_count"]).collect();
        assert_eq!(posts, [&json!(5), &json!(10)]);
        let today = app.app.clock.now() + chrono::TimeDelta::hours(8);
        assert_eq!(days.last().expect("a day")["first_on"], json!(today.date_naive()));
        naive::holds(&app, project).await;
    }

    async fn figures_are_read_by_whoever_leads_there_and_those_of_the_group_by_whoever_runs_it(app) {
        let (project, _) = board(&app).await;
        let elsewhere = app.project("elsewhere").await;
        let (mut lead, mut care) = (lead(&app, project).await, app.staff("care", Role::GroupCare, Over::Group).await);
        let mut agent = app.staff("agent", Role::Agent, Over::Project(project)).await;
        let mut owner = app.account("owner").await;
        app.home(project, &owner).await;
        for tail in ["", "/table", "/retention"] {
            let (own, other) =
                (format!("/api/v1/projects/{project}/statistics{tail}"), format!("/api/v1/projects/{elsewhere}/statistics{tail}"));
            let group = format!("/api/v1/statistics{tail}");
            lead.get(&own).await.expect(200);
            for path in [&own, &other, &group] {
                care.get(path).await.expect(200);
                agent.get(path).await.expect_problem(403, "forbidden");
                owner.get(path).await.expect_problem(403, "forbidden");
                app.guest().get(path).await.expect_problem(401, "sign_in_required");
            }
            lead.get(&other).await.expect_problem(403, "forbidden");
            lead.get(&group).await.expect_problem(403, "forbidden");
            care.get(&format!("/api/v1/projects/999999/statistics{tail}")).await.expect_problem(404, "not_found");
        }
        for asked in ["step=day&from_on=2020-01-01", "from_on=2030-01-01", "step=day&from_on=2026-02-02&until_on=2026-02-01"] {
            let problem = care.get(&format!("/api/v1/statistics?{asked}")).await.expect_problem(422, "invalid");
            assert_eq!(problem["errors"][0]["pointer"], "/from_on", "{asked}");
        }
        for months in [0, 25] {
            let problem = care.get(&format!("/api/v1/statistics/retention?months={months}")).await.expect_problem(422, "invalid");
            assert_eq!(problem["errors"][0]["pointer"], "/months");
        }
        let table = care.get("/api/v1/statistics/table?step=week").await;
        assert!(table.header("content-disposition").is_some_and(|name| name.contains("statistics.csv")));
        let text = table.text();
        assert!(text.contains("first_on,last_on,writer_count,"), "{text}");
        assert_eq!(text.lines().count(), 14, "thirteen weeks and a heading");
    }

    async fn what_was_before_is_counted_and_what_is_wrong_is_found_and_repaired(app) {
        let (project, board) = board(&app).await;
        let first = app.account("first").await;
        let topic = app.topic(&first, board, "话题", "一楼").await;
        writers(&app, topic, &["an", "bo", "ci", "di", "eve"]).await;
        // More than is put down at once.
        for table in ["post", "topic", "account"] {
            damage(&app, &format!("UPDATE {table} SET created_at = '2025-08-04T04:05:06+00:00' WHERE id > 0")).await;
        }
        app.post(&first, topic, "今天的").await;
        count(&app).await;
        let mut boss = app.administrator().await;
        let months = stretches(&mut boss, &format!("/projects/{project}/statistics?from_on=2025-08-31&until_on=2025-08-31")).await;
        assert_eq!((&months[0]["post_count"], &months[0]["writer_count"]), (&json!(6), &json!(6)));
        assert_eq!(months[0]["reader_count"], Value::Null, "who read then is not known");
        naive::holds(&app, project).await;
        let report = verify(&app.app, Repair::No).await.expect("a check");
        assert!(report.stretch_count > 200, "{report:?}");
        assert_eq!(report.wrong, []);
        damage(&app, "UPDATE statistic SET count = count + 1 WHERE step = 'day' AND kind = 'posts'").await;
        let report = verify(&app.app, Repair::Yes).await.expect("a check");
        assert!(report.wrong.iter().any(|wrong| matches!(wrong, Wrong::Statistic(_))), "{report:?}");
        assert!(report.wrong[0].to_string().contains("2025-08-04"), "{}", report.wrong[0]);
        count(&app).await;
        assert_eq!(verify(&app.app, Repair::No).await.expect("a check").wrong, []);
        naive::holds(&app, project).await;
    }

    async fn many_who_count_at_once_count_the_same_and_what_comes_meanwhile_is_counted(app) {
        let (project, board) = board(&app).await;
        let first = app.account("first").await;
        let topic = app.topic(&first, board, "话题", "一楼").await;
        let people = writers(&app, topic, &["an", "bo", "ci", "di", "eve"]).await;
        count(&app).await;
        let writing = people.iter().map(|one| app.post(one, topic, "同时"));
        let counting = (0..4).map(|_| async {
            app.advance(Duration::from_secs(700));
            follow::catch_up(&app.app).await.expect("days are put down");
            jobs::run_due(&app.app).await.expect("figures are counted");
        });
        futures_util::join!(futures_util::future::join_all(writing), futures_util::future::join_all(counting));
        count(&app).await;
        naive::holds(&app, project).await;
    }

    async fn who_reads_counts_once_and_never_less_later(app) {
        let (project, board) = board(&app).await;
        let mut lead = lead(&app, project).await;
        let first = app.account("first").await;
        let topic = app.topic(&first, board, "话题", "一楼").await;
        let mut readers = writers(&app, topic, &["an", "bo", "ci", "di", "eve", "fei"]).await;
        count(&app).await;
        let read = async |readers: &mut Vec<Browser>| {
            for one in readers {
                one.put(&format!("/api/v1/topics/{topic}/read"), json!({ "number": 7 })).await.expect(204);
            }
        };
        app.advance(DAY);
        read(&mut readers).await;
        count(&app).await;
        let path = format!("/projects/{project}/statistics?step=day");
        let told = last(&mut lead, &path).await["reader_count"].clone();
        assert!(told.as_i64().is_some_and(|count| count >= 5), "{told}");
        // They read on the next day: only that is kept of each.
        app.advance(DAY);
        app.post(&first, topic, "新的").await;
        for one in &mut readers {
            one.put(&format!("/api/v1/topics/{topic}/read"), json!({ "number": 8 })).await.expect(204);
        }
        count(&app).await;
        let days = stretches(&mut lead, &path).await;
        assert_eq!(days[days.len() - 2]["reader_count"], told, "what was counted stays");
    }

    async fn of_those_who_joined_in_a_month_is_told_how_many_wrote_later_unless_they_are_few(app) {
        let (project, board) = board(&app).await;
        let (boss, lead) = (app.administrator().await, lead(&app, project).await);
        let first = app.account("first").await;
        let topic = app.topic(&first, board, "话题", "一楼").await;
        let people = writers(&app, topic, &["an", "bo", "ci", "di", "eve", "fei"]).await;
        for one in &people {
            app.home(project, one).await;
        }
        for stay in [5, 4] {
            app.advance(DAY * 31);
            for one in &people[..stay] {
                app.post(&app.signed_in(one.account_id()).await, topic, "还在").await;
            }
        }
        count(&app).await;
        let mut lead = app.signed_in(lead.account_id()).await;
        let of_project = lead.get(&format!("/api/v1/projects/{project}/statistics/retention?months=3")).await.expect(200);
        let cohort = &of_project["cohorts"][0];
        assert_eq!(cohort["account_count"], 6, "{of_project}");
        assert_eq!(cohort["months"], percents(&[Some(100.0), Some(83.3), None]));
        assert_eq!(of_project["cohorts"][1], json!({
            "joined_on": of_project["cohorts"][1]["joined_on"], "account_count": 0, "months": percents(&[None, None])
        }));
        let mut boss = app.signed_in(boss.account_id()).await;
        let of_group = boss.get("/api/v1/statistics/retention?months=3").await.expect(200);
        let cohort = &of_group["cohorts"][0];
        assert_eq!(cohort["account_count"], 9, "the staff and who opened the topic as well");
        assert_eq!(cohort["months"], percents(&[Some(77.8), Some(55.6), None]));
    }
}
