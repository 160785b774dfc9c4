//! Sanctions: what is imposed, on whom and by whom; what it keeps from and what not; appeals; and notes of staff.

mod appeals;
mod silence;

use std::time::Duration;

use linli_entities::board::{BoardId, Visibility};
use linli_entities::project::ProjectId;
use linli_entities::role_grant::Role;
use linli_entities::topic::TopicId;
use linli_tests::arrange::Over;
use linli_tests::{Answer, Browser, TestApp};
use sea_orm::ConnectionTrait as _;
use serde_json::{Value, json};

use crate::erasure::stands_anywhere;
use crate::notices::told;

const DAY: Duration = Duration::from_secs(86_400);
const WORDS: &str = "多次辱骂邻居";

/// A project with a board, a topic of a manager there, a moderator, and somebody who lives there.
struct Place {
    project: ProjectId,
    board: BoardId,
    topic: TopicId,
    manager: Browser,
    moderator: Browser,
    anna: Browser,
}

async fn place(app: &TestApp, visibility: Visibility) -> Place {
    let project = app.project("jiangpan").await;
    let board = app.board(project, visibility).await;
    let manager = app.staff("manager", Role::Manager, Over::Project(project)).await;
    let moderator = app.staff("moderator", Role::Moderator, Over::Project(project)).await;
    let anna = app.account("anna").await;
    app.home(project, &anna).await;
    let topic = app.topic(&manager, board, "电梯", "说说").await;
    let anna = app.signed_in(anna.account_id()).await;
    Place { project, board, topic, manager, moderator, anna }
}

/// What is imposed for a week in a project.
fn input(kind: &str, project: ProjectId) -> Value {
    json!({ "kind": kind, "project_id": project, "reason": "abuse", "text": WORDS, "days": 7 })
}

fn about(who: &Browser, what: &str) -> String {
    format!("/api/v1/accounts/{}/{what}", who.account_id())
}

async fn impose(by: &mut Browser, on: &Browser, input: Value) -> Answer {
    by.post(&about(on, "sanctions"), input).await
}

fn at(sanction: &Value, step: &str) -> String {
    format!("/api/v1/sanctions/{}{step}", sanction["id"])
}

async fn write(who: &mut Browser, topic: TopicId) -> Answer {
    who.post(&format!("/api/v1/topics/{topic}/posts"), json!({ "markdown": "我也说一句" })).await
}

async fn own(who: &mut Browser) -> Vec<Value> {
    let listed = who.get("/api/v1/me/sanctions").await.expect(200);
    listed["items"].as_array().expect("sanctions").clone()
}

async fn listed(by: &mut Browser, of: &Browser, what: &str) -> Vec<Value> {
    let listed = by.get(&about(of, what)).await.expect(200);
    listed["items"].as_array().expect("items").clone()
}

linli_tests::story! {
    async fn it_is_in_force_with_the_answer_is_told_and_ends_by_itself(app) {
        let Place { project, topic, mut moderator, mut anna, .. } = place(&app, Visibility::Public).await;
        write(&mut anna, topic).await.expect(201);
        let made = impose(&mut moderator, &anna, input("silenced", project)).await.expect(201);
        assert_eq!((&made["state"], &made["may"]["lift"]), (&json!("in_force"), &json!(true)));
        write(&mut anna, topic).await.expect_problem(403, "silenced");
        anna.get(&format!("/api/v1/topics/{topic}/posts")).await.expect(200);

        assert_eq!(told(&app, &anna).await.iter().filter(|kind| *kind == "sanctioned").count(), 1);
        let mails = app.mails().await;
        let is_of_it = |mail: &&String| mail.contains("To: anna@story.test") && mail.contains(".sanctioned.");
        let said = crate::bulletins::words(mails.iter().find(is_of_it).expect("a mail"));
        for word in [WORDS, "申诉", "/me/sanctions"] {
            assert!(said.contains(word), "{word} in {said}");
        }
        let mine = own(&mut anna).await;
        assert_eq!((&mine[0]["text"], &mine[0]["may_appeal"]), (&json!(WORDS), &json!(true)));
        assert!(!mine[0].to_string().contains("moderator"), "not by whom");
        let trust = anna.get(&about(&anna, "trust")).await.expect(200);
        assert_eq!(trust["level"], "new", "who has a home there is a neighbour, but for this");

        app.advance(7 * DAY - Duration::from_secs(1));
        write(&mut anna, topic).await.expect_problem(403, "silenced");
        app.advance(Duration::from_secs(1));
        write(&mut anna, topic).await.expect(201);
        assert_eq!(own(&mut anna).await[0]["state"], "over");
        moderator.post(&at(&made, "/lift"), json!({ "text": "好" })).await.expect_problem(409, "too_late");
        impose(&mut moderator, &anna, input("silenced", project)).await.expect(201);
    }

    async fn what_is_lifted_keeps_from_nothing_and_the_same_is_not_imposed_twice(app) {
        let Place { project, topic, mut manager, mut moderator, mut anna, .. } =
            place(&app, Visibility::Public).await;
        let tries = (0..3).map(|_| {
            let (mut moderator, anna) = (moderator.clone(), anna.clone());
            async move { impose(&mut moderator, &anna, input("silenced", project)).await }
        });
        let answers = futures_util::future::join_all(tries).await;
        let made: Vec<Value> =
            answers.iter().filter(|answer| answer.status == 201).map(|answer| answer.json()).collect();
        assert_eq!(made.len(), 1, "of three at once one is imposed");
        for answer in answers.iter().filter(|answer| answer.status != 201) {
            answer.expect_problem(409, "already_sanctioned");
        }
        write(&mut anna, topic).await.expect_problem(403, "silenced");
        manager.post(&at(&made[0], "/lift"), json!({ "text": "道歉了" })).await.expect(200);
        write(&mut anna, topic).await.expect(201);
        let mine = own(&mut anna).await;
        assert_eq!((&mine[0]["state"], &mine[0]["answer"]), (&json!("lifted"), &json!("道歉了")));
        moderator.post(&at(&made[0], "/lift"), json!({ "text": "好" })).await.expect_problem(409, "already_decided");
        let db = app.app.db.read();
        for sql in ["UPDATE sanction_act SET kind = 'upheld'", "DELETE FROM sanction_act"] {
            assert!(db.execute_unprepared(sql).await.is_err(), "{sql}");
        }
    }

    async fn nobody_imposes_beyond_their_reach_or_on_whoever_is_as_high(app) {
        let Place { project, mut manager, mut moderator, mut anna, .. } = place(&app, Visibility::Public).await;
        let there = app.project("elsewhere").await;
        let mut stranger = app.staff("stranger", Role::Moderator, Over::Project(there)).await;
        impose(&mut stranger, &anna, input("silenced", project)).await.expect_problem(403, "forbidden");
        let mut agent = app.staff("agent", Role::Agent, Over::Project(project)).await;
        impose(&mut agent, &anna, input("silenced", project)).await.expect_problem(403, "forbidden");
        impose(&mut anna, &agent, input("silenced", project)).await.expect_problem(403, "forbidden");
        impose(&mut moderator, &agent, input("silenced", project)).await.expect_problem(403, "outranked");
        impose(&mut moderator, &manager, input("silenced", project)).await.expect_problem(403, "outranked");
        let myself = moderator.clone();
        impose(&mut moderator, &myself, input("silenced", project)).await.expect_problem(403, "outranked");
        let group = json!({ "kind": "silenced", "reason": "abuse", "text": WORDS, "days": 7 });
        impose(&mut manager, &anna, group).await.expect_problem(403, "forbidden");
        impose(&mut manager, &agent, input("silenced", project)).await.expect(201);

        let endless = json!({ "kind": "suspended", "project_id": project, "reason": "abuse", "text": WORDS });
        let refused = impose(&mut moderator, &anna, endless.clone()).await.expect_problem(422, "invalid");
        assert_eq!(refused["errors"][0]["pointer"], "/days");
        let made = impose(&mut manager, &anna, endless).await.expect(201);
        moderator.post(&at(&made, "/lift"), json!({ "text": "好" })).await.expect_problem(403, "outranked");
        for (pointer, wrong) in [
            ("/text", json!({ "kind": "warned", "project_id": project, "reason": "abuse", "text": " " })),
            ("/days", json!({ "kind": "silenced", "project_id": project, "reason": "abuse", "text": "a", "days": 366 })),
            ("/project_id", json!({ "kind": "warned", "project_id": 999_999, "reason": "abuse", "text": "a" })),
            ("/project_id", json!({ "kind": "warned", "project_id": project, "city": "武汉", "reason": "abuse", "text": "a" })),
        ] {
            let told = impose(&mut manager, &anna, wrong).await.expect_problem(422, "invalid");
            assert_eq!(told["errors"][0]["pointer"], pointer, "{told}");
        }
    }

    async fn staff_of_the_place_read_what_was_imposed_and_noted_and_nobody_else(app) {
        let Place { project, board, mut manager, mut moderator, mut anna, .. } =
            place(&app, Visibility::Public).await;
        let there = app.project("elsewhere").await;
        let mut stranger = app.staff("stranger", Role::Manager, Over::Project(there)).await;
        let mut boss = app.administrator().await;
        let in_board = json!({ "kind": "silenced", "board_id": board, "reason": "spam", "text": WORDS, "days": 1 });
        let made = impose(&mut moderator, &anna, in_board).await.expect(201);
        let group = json!({ "kind": "warned", "reason": "spam", "text": "全站警告" });
        impose(&mut boss, &anna, group).await.expect(201);
        assert_eq!(listed(&mut manager, &anna, "sanctions").await.len(), 1, "not what is imposed above");
        assert_eq!(listed(&mut boss, &anna, "sanctions").await.len(), 2);
        assert!(listed(&mut stranger, &anna, "sanctions").await.is_empty());
        stranger.get(&at(&made, "")).await.expect_problem(404, "not_found");
        anna.get(&at(&made, "")).await.expect_problem(403, "forbidden");
        anna.get(&about(&anna, "sanctions")).await.expect_problem(403, "forbidden");

        let note = json!({ "project_id": project, "text": "答应不再吵 secretzq" });
        let noted = moderator.post(&about(&anna, "notes"), note.clone()).await.expect(201);
        assert_eq!(noted["may_delete"], true);
        assert_eq!(listed(&mut manager, &anna, "notes").await[0]["by"]["name"], "moderator");
        assert!(listed(&mut stranger, &anna, "notes").await.is_empty());
        anna.get(&about(&anna, "notes")).await.expect_problem(403, "forbidden");
        stranger.post(&about(&anna, "notes"), note).await.expect_problem(403, "forbidden");
        manager.post(&about(&anna, "notes"), json!({ "text": "集团" })).await.expect_problem(403, "forbidden");
        let one = format!("/api/v1/account-notes/{}", noted["id"]);
        stranger.delete(&one).await.expect_problem(404, "not_found");
        manager.delete(&one).await.expect_problem(403, "forbidden");
        moderator.delete(&one).await.expect(204);
        assert!(listed(&mut manager, &anna, "notes").await.is_empty());
    }

    async fn whoever_is_erased_leaves_no_words_in_sanctions_and_notes(app) {
        let Place { project, mut manager, mut moderator, mut anna, .. } = place(&app, Visibility::Public).await;
        let mut said = input("silenced", project);
        said["text"] = json!("canaryzq 骂人");
        let made = impose(&mut moderator, &anna, said).await.expect(201);
        anna.post(&at(&made, "/appeal"), json!({ "text": "canaryzq 没有" })).await.expect(200);
        let decision = json!({ "decision": "upheld", "text": "canaryzq 维持" });
        manager.post(&at(&made, "/decision"), decision).await.expect(200);
        moderator.post(&about(&anna, "notes"), json!({ "project_id": project, "text": "canaryzq" })).await.expect(201);
        assert!(!stands_anywhere(&app, "canaryzq").await.is_empty());
        let mut boss = app.administrator().await;
        boss.post(&about(&anna, "erasure"), json!({})).await.expect(204);
        assert_eq!(stands_anywhere(&app, "canaryzq").await, Vec::<String>::new());
        let kept = listed(&mut manager, &anna, "sanctions").await;
        assert_eq!((kept.len(), &kept[0]["text"], &kept[0]["account"]["erased"]), (1, &json!(""), &json!(true)));
    }
}
