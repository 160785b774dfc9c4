//! Notices: each fact told once to each whom it concerns, to nobody who may not know, and to nobody who did it.

use std::time::Duration;

use futures_util::future::join_all;
use linli::features::boards::rules::BoardChanges;
use linli::features::notices::logic::follow;
use linli_entities::board::Visibility;
use linli_entities::notice;
use linli_entities::role_grant::Role;
use linli_entities::topic::TopicId;
use linli_tests::arrange::Over;
use linli_tests::arrange::people::PASSWORD;
use linli_tests::{Browser, TestApp};
use sea_orm::{ConnectionTrait as _, EntityTrait as _, PaginatorTrait as _};
use serde_json::{Value, json};

const HOUR: Duration = Duration::from_secs(3600);
const ANSWER: &str = "维修师傅已经到场，预计今天中午恢复运行。";

/// What somebody is told: the kinds, newest first.
pub async fn told(app: &TestApp, reader: &Browser) -> Vec<String> {
    app.make_notices().await;
    let mut reader = app.signed_in(reader.account_id()).await;
    let listed = reader.get("/api/v1/notifications?limit=100").await.expect(200);
    let kinds = listed["items"].as_array().expect("notices").iter();
    kinds.map(|notice| notice["kind"].as_str().expect("a kind").to_owned()).collect()
}

async fn newest(app: &TestApp, reader: &Browser) -> Value {
    app.make_notices().await;
    let mut reader = app.signed_in(reader.account_id()).await;
    reader.get("/api/v1/notifications?limit=1").await.expect(200)["items"][0].clone()
}

async fn unread(reader: &mut Browser) -> Value {
    reader.get("/api/v1/notifications/unread").await.expect(200)["count"].clone()
}

async fn write(author: &mut Browser, topic: TopicId, text: &str, reply_to: Option<i32>) -> Value {
    let post = json!({ "markdown": text, "reply_to_number": reply_to });
    author.post(&format!("/api/v1/topics/{topic}/posts"), post).await.expect(201)
}

/// A project with an owner at home, an agent and a lead.
struct Place {
    project: linli_entities::project::ProjectId,
    owner: Browser,
    agent: Browser,
    lead: Browser,
}

async fn place(app: &TestApp) -> Place {
    let project = app.project("jiangpan").await;
    let owner = app.account("owner").await;
    app.home(project, &owner).await;
    let agent = app.staff("agent", Role::Agent, Over::Project(project)).await;
    let lead = app.staff("lead", Role::Lead, Over::Project(project)).await;
    app.make_notices().await;
    Place { project, owner, agent, lead }
}

async fn filed(place: &mut Place) -> Value {
    let input = json!({
        "project_id": place.project, "title": "电梯停了两天", "category": "facilities",
        "markdown": "从周一早上起一直停运，家里有老人下不了楼。", "openness": "private",
    });
    place.owner.post("/api/v1/complaints", input).await.expect(201)
}

fn path(complaint: &Value, rest: &str) -> String {
    format!("/api/v1/complaints/{}{rest}", complaint["id"])
}

async fn climb(app: &TestApp) {
    linli::features::complaints::jobs::run_due(&app.app, app.app.clock.now()).await.expect("the ladder");
}

/// Answers and what is put right, as somebody of the staff.
async fn does(browser: &mut Browser, complaint: &Value, what: &str) {
    browser.post(&path(complaint, what), json!({ "markdown": ANSWER })).await.expect(200);
}

linli_tests::story! {
    async fn a_reply_is_told_once_as_the_closest_thing_it_is_and_never_to_its_author(app) {
        let board = app.club_board(Visibility::Public).await;
        let (anna, mut bert, mut cora) = (app.account("anna").await, app.account("bert").await, app.account("cora").await);
        let topic = app.topic(&anna, board, "电梯", "又停了").await;
        write(&mut bert, topic, "我这边也是", None).await;
        assert_eq!(told(&app, &anna).await, ["topic_replied"]);

        // A reply that also mentions, in one's own topic, is one notice.
        let post = write(&mut cora, topic, "谢谢 @anna 和 @bert", Some(2)).await;
        assert_eq!(told(&app, &anna).await, ["mentioned", "topic_replied"]);
        assert_eq!(told(&app, &bert).await, ["post_replied"]);
        assert_eq!(told(&app, &cora).await, Vec::<String>::new(), "nobody is told of their own doing");

        let seen = newest(&app, &bert).await;
        assert_eq!(seen["title"], "cora在《电梯》里回复了你");
        assert_eq!((&seen["url"], &seen["actor"]["name"]), (&json!(format!("/posts/{}", post["id"])), &json!("cora")));
        bert.patch("/api/v1/me", 1, json!({ "locale": "en" })).await.expect(200);
        assert_eq!(newest(&app, &bert).await["title"], "cora replied to you in “电梯”", "in the language of the reader");
    }

    async fn an_edit_tells_those_whom_it_mentions_anew_and_nobody_twice(app) {
        let board = app.club_board(Visibility::Public).await;
        let (anna, mut bert, cora) = (app.account("anna").await, app.account("bert").await, app.account("cora").await);
        let topic = app.topic(&anna, board, "电梯", "又停了").await;
        let post = write(&mut bert, topic, "@anna 我这边也是", None).await;
        told(&app, &anna).await;
        app.advance(HOUR);
        let edited = json!({ "markdown": "@anna @cora 我这边也是" });
        bert.patch(&format!("/api/v1/posts/{}", post["id"]), 0, edited).await.expect(200);
        assert_eq!(told(&app, &anna).await, ["mentioned"]);
        assert_eq!(told(&app, &cora).await, ["mentioned"]);
    }

    async fn a_complaint_is_told_to_those_who_have_to_act_and_its_answers_to_the_complainant(app) {
        let mut place = place(&app).await;
        let complaint = filed(&mut place).await;
        assert_eq!(told(&app, &place.agent).await[0], "complaint_filed");
        assert_eq!(told(&app, &place.lead).await[0], "complaint_filed");
        let before = told(&app, &place.owner).await;

        app.advance(HOUR);
        place.agent.post(&path(&complaint, "/answers"), json!({ "markdown": ANSWER })).await.expect(200);
        let answered = newest(&app, &place.owner).await;
        assert_eq!((&answered["kind"], &answered["title"]), (&json!("complaint_answered"), &json!("agent答复了你的投诉")));
        assert!(!answered.to_string().contains("维修师傅"), "what was said is read where it was said: {answered}");
        assert_eq!(told(&app, &place.owner).await.len(), before.len() + 1);

        app.advance(HOUR);
        place.owner.post(&path(&complaint, "/posts"), json!({ "markdown": "还是不行，又停了" })).await.expect(200);
        assert_eq!(told(&app, &place.agent).await[0], "complaint_followed_up", "who works on it");
        assert_eq!(told(&app, &place.lead).await[0], "complaint_filed", "and nobody else");

        app.advance(HOUR);
        place.lead.put(&path(&complaint, "/handler"), json!({ "handler_id": place.lead.account_id() })).await;
        place.lead.post(&path(&complaint, "/answers"), json!({ "markdown": ANSWER })).await.expect(200);
        place.agent.post(&path(&complaint, "/resolution"), json!({ "markdown": ANSWER })).await.expect(200);
        assert_eq!(newest(&app, &place.owner).await["kind"], "complaint_resolved");
        app.advance(HOUR);
        place.owner.post(&path(&complaint, "/reopening"), json!({ "markdown": "又停了" })).await.expect(200);
        let staff = [told(&app, &place.agent).await, told(&app, &place.lead).await].concat();
        assert!(staff.contains(&"complaint_reopened".to_owned()), "{staff:?}");
    }

    async fn e39_every_step_of_the_ladder_tells_those_whom_it_names(app) {
        let mut place = place(&app).await;
        let manager = app.staff("manager", Role::Manager, Over::Project(place.project)).await;
        let city = app.staff("city", Role::CityCare, Over::City("武汉")).await;
        let group = app.staff("group", Role::GroupCare, Over::Group).await;
        let boss = app.administrator().await;
        let other = app.staff("other", Role::CityCare, Over::City("长沙")).await;
        filed(&mut place).await;
        let steps = [(12, "agent"), (6, "lead"), (4, "manager"), (3, "city"), (24, "group"), (48, "boss")];
        let everybody = [("agent", &place.agent), ("lead", &place.lead), ("manager", &manager), ("city", &city),
            ("group", &group), ("boss", &boss), ("other", &other)];
        for (hours, named) in steps {
            let mut before = vec![];
            for (_, browser) in &everybody {
                before.push(told(&app, browser).await.len());
            }
            app.advance(hours * HOUR);
            climb(&app).await;
            for ((name, browser), before) in everybody.iter().zip(before) {
                // Nobody works on it yet, so the first step tells everybody who could.
                let expected = *name == named || (named == "agent" && *name == "lead");
                let now = told(&app, browser).await;
                assert_eq!(now.len() - before, usize::from(expected), "{named} after {hours} more hours: {name}");
                assert!(!expected || now[0] == "complaint_escalated");
            }
        }
    }

    async fn e35_of_steps_that_were_missed_together_only_the_highest_tells(app) {
        let mut place = place(&app).await;
        let city = app.staff("city", Role::CityCare, Over::City("武汉")).await;
        filed(&mut place).await;
        told(&app, &place.agent).await;
        app.advance(30 * HOUR);
        climb(&app).await;
        assert_eq!(newest(&app, &city).await["title"], "一件投诉的答复超时了");
        for staff in [&place.agent, &place.lead] {
            assert_eq!(told(&app, staff).await[0], "complaint_filed", "the lower steps are recorded and tell nobody");
        }
    }

    async fn what_is_late_is_told_to_the_complainant_as_well(app) {
        let mut place = place(&app).await;
        filed(&mut place).await;
        app.advance(30 * HOUR);
        climb(&app).await;
        assert_eq!(newest(&app, &place.owner).await["title"], "你的投诉没有按时答复，已经上报");
    }

    async fn a_doubted_answer_is_told_to_leads_who_did_not_give_it_and_the_ruling_to_both_sides(app) {
        let mut place = place(&app).await;
        let mut manager = app.staff("manager", Role::Manager, Over::Project(place.project)).await;
        let complaint = filed(&mut place).await;
        app.advance(HOUR);
        does(&mut place.lead, &complaint, "/answers").await;
        app.advance(HOUR);
        place.owner.post(&path(&complaint, "/answers/2/dispute"), Value::Null).await.expect(200);
        let asked = newest(&app, &manager).await;
        assert_eq!((&asked["kind"], &asked["title"]), (&json!("complaint_to_decide"), &json!("一条答复有异议，等你裁定")));
        assert_ne!(told(&app, &place.lead).await[0], "complaint_to_decide", "nobody rules on their own answer");
        app.advance(HOUR);
        let ruling = json!({ "upheld": true, "markdown": "没有说明什么时候修好，不算答复。" });
        manager.post(&path(&complaint, "/answers/2/ruling"), ruling).await.expect(200);
        assert_eq!(newest(&app, &place.owner).await["title"], "主管裁定：那条答复不算，会重新答复你");
        assert_eq!(newest(&app, &place.lead).await["title"], "主管裁定：一条答复不算，要重新答复");
    }

    async fn questions_promises_and_more_time_are_told_to_the_complainant(app) {
        let mut place = place(&app).await;
        let complaint = filed(&mut place).await;
        let until_at = app.app.clock.now() + 20 * HOUR;
        let steps = [
            ("/questions", json!({ "markdown": "请问是三号楼的哪一部电梯，停在几层？" }), "complaint_asked"),
            ("/commitments", json!({ "markdown": "明天中午之前换好配件。", "until_at": until_at }), "complaint_progressed"),
            ("/answers", json!({ "markdown": ANSWER }), "complaint_answered"),
        ];
        for (what, body, kind) in steps {
            app.advance(HOUR);
            place.agent.post(&path(&complaint, what), body).await.expect(200);
            assert_eq!(told(&app, &place.owner).await[0], kind, "{what}");
        }
        app.advance(21 * HOUR);
        climb(&app).await;
        assert_eq!(newest(&app, &place.owner).await["title"], "对你承诺的事没有按时做到，已经上报");
    }

    async fn whoever_says_nothing_is_reminded_twice_and_told_of_the_closing(app) {
        let mut place = place(&app).await;
        let complaint = filed(&mut place).await;
        app.advance(HOUR);
        does(&mut place.agent, &complaint, "/answers").await;
        does(&mut place.agent, &complaint, "/resolution").await;
        for _ in 0..8 {
            app.advance(24 * HOUR);
            climb(&app).await;
        }
        let kinds = told(&app, &place.owner).await;
        assert_eq!(kinds.iter().filter(|kind| *kind == "complaint_resolved").count(), 4, "{kinds:?}");
        assert!(newest(&app, &place.owner).await["title"].as_str().expect("a title").starts_with("没有收到你的回音"));
        assert_eq!(newest(&app, &place.agent).await["title"], "投诉人一直没有回音，投诉已结束");
    }

    async fn a_complaint_that_nobody_works_on_any_more_is_told_to_the_lead(app) {
        let mut place = place(&app).await;
        let mut boss = app.administrator().await;
        let complaint = filed(&mut place).await;
        app.advance(HOUR);
        does(&mut place.agent, &complaint, "/answers").await;
        let roles = boss.get(&format!("/api/v1/accounts/{}/roles", place.agent.account_id())).await.expect(200);
        app.advance(HOUR);
        boss.delete(&format!("/api/v1/roles/{}", roles["items"][0]["id"])).await.expect(204);
        assert_eq!(newest(&app, &place.lead).await["title"], "一件投诉没有人处理了，请安排");
        assert_eq!(told(&app, &place.agent).await, Vec::<String>::new(), "nor is anything of it shown to who left");
    }

    async fn a_decision_on_a_home_and_a_role_are_told(app) {
        let project = app.project("jiangpan").await;
        let mut boss = app.administrator().await;
        let owner = app.account("owner").await;
        let claim = app.claim(app.unit(project).await, &owner).await;
        app.make_notices().await;
        app.advance(HOUR);
        let decision = json!({ "decision": "confirm" });
        boss.post(&format!("/api/v1/ownerships/{claim}/decision"), decision).await.expect(200);
        assert_eq!(newest(&app, &owner).await["title"], "你的房屋认证通过了");
        let role = json!({ "role": "expert", "project_id": project });
        app.advance(HOUR);
        boss.post(&format!("/api/v1/accounts/{}/roles", owner.account_id()), role).await.expect(201);
        let kinds = told(&app, &owner).await;
        assert!(kinds.contains(&"role_granted".to_owned()), "{kinds:?}");
        assert_eq!(newest(&app, &owner).await["title"], "你成为了专家");
    }

    async fn notices_are_listed_counted_and_read(app) {
        let board = app.club_board(Visibility::Public).await;
        let (mut anna, mut bert) = (app.account("anna").await, app.account("bert").await);
        let topic = app.topic(&anna, board, "电梯", "又停了").await;
        for number in 0..5 {
            write(&mut bert, topic, &format!("第 {number} 次"), None).await;
            app.advance(HOUR);
        }
        app.make_notices().await;
        assert_eq!(unread(&mut anna).await, 5);
        let first = anna.get("/api/v1/notifications?limit=2").await.expect(200);
        let next = format!("/api/v1/notifications?limit=2&after={}", first["next"].as_str().expect("a cursor"));
        let second = anna.get(&next).await.expect(200);
        assert!(second["items"][0]["id"].as_i64() < first["items"][1]["id"].as_i64());

        let id = &first["items"][1]["id"];
        for _ in 0..2 {
            assert_eq!(anna.put(&format!("/api/v1/notifications/{id}/read"), Value::Null).await.status, 204);
        }
        bert.put(&format!("/api/v1/notifications/{id}/read"), Value::Null).await.expect_problem(404, "not_found");
        assert_eq!(unread(&mut anna).await, 4);
        let sorted = anna.get("/api/v1/notifications?sort=unread").await.expect(200);
        let read: Vec<bool> = sorted["items"].as_array().expect("notices").iter().map(|one| !one["read_at"].is_null()).collect();
        assert_eq!(read, [false, false, false, false, true]);
        let half = anna.get("/api/v1/notifications?sort=unread&limit=4").await.expect(200);
        let rest = format!("/api/v1/notifications?sort=unread&after={}", half["next"].as_str().expect("a cursor"));
        assert_eq!(anna.get(&rest).await.expect(200)["items"][0]["id"], *id);

        // What came since is not read with the others.
        let seen = first["items"][0]["id"].clone();
        write(&mut bert, topic, "又一次", None).await;
        app.make_notices().await;
        anna.post("/api/v1/notifications/read", json!({ "notice_id": seen })).await.expect(204);
        assert_eq!(unread(&mut anna).await, 1);
        app.guest().get("/api/v1/notifications").await.expect_problem(401, "sign_in_required");
    }

    async fn what_may_not_be_read_any_more_is_neither_listed_nor_counted(app) {
        let project = app.project("jiangpan").await;
        let board = app.board(project, Visibility::Members).await;
        let (mut anna, mut bert) = (app.account("anna").await, app.account("bert").await);
        app.home(project, &bert).await;
        let topic = app.topic(&anna, board, "电梯", "又停了").await;
        write(&mut bert, topic, "我这边也是", None).await;
        let gone = write(&mut bert, topic, "说错了", None).await;
        app.make_notices().await;
        assert_eq!(unread(&mut anna).await, 2);
        bert.delete(&format!("/api/v1/posts/{}", gone["id"])).await.expect(200);
        assert_eq!(unread(&mut anna).await, 1);

        app.change_board(board, BoardChanges { visibility: Some(Visibility::Owners), ..BoardChanges::default() }).await;
        assert_eq!(unread(&mut anna).await, 0);
        assert_eq!(anna.get("/api/v1/notifications").await.expect(200)["items"], json!([]));
        // Nor is what happens there from now on told.
        write(&mut bert, topic, "@anna 修好了", None).await;
        assert_eq!(told(&app, &anna).await, Vec::<String>::new());
        app.change_board(board, BoardChanges { visibility: Some(Visibility::Members), ..BoardChanges::default() }).await;
        assert_eq!(unread(&mut anna).await, 1, "what was told before may be read again");
    }

    async fn however_many_follow_at_once_each_fact_is_told_once(app) {
        let board = app.club_board(Visibility::Public).await;
        let (anna, bert) = (app.account("anna").await, app.account("bert").await);
        let topic = app.topic(&anna, board, "电梯", "又停了").await;
        for number in 0..30 {
            app.post(&bert, topic, &format!("第 {number} 次")).await;
            app.advance(Duration::from_secs(60));
        }
        // Frozen in the middle of a step, while others go on.
        let frozen = loop {
            if let Some(step) = follow::prepare(&app.app).await.expect("a step") { break step }
        };
        let followers = join_all((0..4).map(|_| follow::catch_up(&app.app))).await;
        assert!(followers.iter().all(Result::is_ok));
        app.make_notices().await;
        assert!(!follow::take(&app.app, frozen.clone()).await.expect("an answer"), "somebody else was first");
        assert!(!follow::take(&app.app, frozen).await.expect("an answer"));
        assert_eq!(told(&app, &anna).await.len(), 30);
    }

    async fn ten_thousand_are_told_page_by_page_while_others_write(app) {
        let mut place = place(&app).await;
        let sql = if app.app.db.is_postgres() {
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000) \
             INSERT INTO account (name, name_key, locale, created_at) SELECT 'many' || i, 'many' || i, 'en', now() FROM n"
        } else {
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000) \
             INSERT INTO account (name, name_key, locale, created_at) \
             SELECT 'many' || i, 'many' || i, 'en', '2026-01-01T00:00:00+00:00' FROM n"
        };
        let grants = format!(
            "INSERT INTO role_grant (account_id, role, project_id, granted_at) \
             SELECT id, 'agent', {}, created_at FROM account WHERE name LIKE 'many%'", place.project);
        for sql in [sql.to_owned(), grants] {
            app.app.db.write(sql, |txn, sql| {
                Box::pin(async move { Ok(txn.execute_unprepared(&sql).await.map(|_| ())?) })
            }).await.expect("ten thousand agents");
        }
        filed(&mut place).await;
        let mut most = 0;
        let mut steps = 0;
        while steps < 1000 {
            let Some(step) = follow::prepare(&app.app).await.expect("a step") else {
                if notice::Entity::find().count(app.app.db.read()).await.expect("a count") >= 10_000 { break }
                tokio::time::sleep(Duration::from_millis(5)).await;
                continue;
            };
            (most, steps) = (most.max(step.count()), steps + 1);
            // Killed before it was written: the next one begins where this one did.
            if steps % 7 != 0 {
                follow::take(&app.app, step).await.expect("notices are made");
            }
        }
        assert!(most <= follow::PAGE, "{most} in one transaction");
        let filed = notice::Entity::find().all(app.app.db.read()).await.expect("notices").into_iter()
            .filter(|row| row.kind == notice::NoticeKind::ComplaintFiled);
        let mut told: Vec<_> = filed.map(|row| row.account_id).collect();
        let count = told.len();
        told.sort_unstable();
        told.dedup();
        assert_eq!((count, told.len()), (10_002, 10_002), "the agent and the lead as well, each once");
    }

    async fn an_erased_account_leaves_no_notice_behind(app) {
        let board = app.club_board(Visibility::Public).await;
        let mut anna = app.registered("anna").await;
        let id = anna.get("/api/v1/me").await.expect(200)["id"].as_i64().expect("an id");
        let mut anna = app.signed_in(linli_entities::account::AccountId(id)).await;
        let bert = app.account("bert").await;
        let topic = app.topic(&bert, board, "电梯", "又停了").await;
        app.post(&bert, topic, "@anna 你那边呢").await;
        assert_eq!(told(&app, &anna).await, ["mentioned"]);
        anna.post("/api/v1/me/erasure", json!({ "password": PASSWORD })).await.expect(204);
        assert_eq!(notice::Entity::find().count(app.app.db.read()).await.expect("a count"), 0);
        app.post(&bert, topic, "@anna 还在吗").await;
        app.make_notices().await;
        assert_eq!(notice::Entity::find().count(app.app.db.read()).await.expect("a count"), 0);
    }
}
