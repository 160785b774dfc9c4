//! Commitments: what staff say in public that will be done, by which day, and what becomes of it.

use std::time::Duration;

use futures_util::future::join_all;
use linli::features::boards::rules::BoardChanges;
use linli::features::commitments::jobs::{self, Fault};
use linli_entities::board::{BoardId, Visibility};
use linli_entities::commitment::CommitmentId;
use linli_entities::post::PostId;
use linli_entities::project::ProjectId;
use linli_entities::role_grant::Role;
use linli_entities::topic::TopicId;
use linli_tests::arrange::Over;
use linli_tests::{Answer, Browser, TestApp};
use poem::http::Method;
use sea_orm::ConnectionTrait as _;
use serde_json::{Value, json};

use crate::notices::told;

const DAY: Duration = Duration::from_secs(86_400);

/// A board of a project where an agent answers, under a lead, and others read.
struct Place {
    project: ProjectId,
    board: BoardId,
    topic: TopicId,
    agent: Browser,
    lead: Browser,
    moderator: Browser,
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
        lead: app.staff("lead", Role::Lead, Over::Project(project)).await,
        moderator: app.staff("moderator", Role::Moderator, Over::Project(project)).await,
        member,
    }
}

/// What one commits oneself to.
fn input(on: &str) -> Value {
    json!({ "text": "电梯全部换新", "due_on": on })
}

async fn commit(browser: &mut Browser, post: PostId, on: &str) -> Answer {
    browser.post(&format!("/api/v1/posts/{post}/commitment"), input(on)).await
}

/// A new post of the agent, as a commitment for a day.
async fn committed(app: &TestApp, place: &mut Place, on: &str) -> (PostId, Value) {
    let post = app.post(&place.agent, place.topic, "会换的").await;
    (post, commit(&mut place.agent, post, on).await.expect(201))
}

fn at(commitment: &Value) -> String {
    format!("/api/v1/commitments/{}", commitment["id"])
}

async fn end(browser: &mut Browser, commitment: &Value, outcome: &str, reason: &str) -> Answer {
    let ended = json!({ "outcome": outcome, "reason": reason });
    browser.post(&format!("{}/end", at(commitment)), ended).await
}

async fn moved(browser: &mut Browser, commitment: &Value, version: i64, on: &str) -> Answer {
    browser.patch(&at(commitment), version, json!({ "due_on": on, "reason": "厂家推迟交货" })).await
}

/// How the commitments that a reader is shown stand, the latest day first.
async fn states(reader: &mut Browser, project: ProjectId, query: &str) -> Vec<String> {
    let listed = reader.get(&format!("/api/v1/projects/{project}/commitments{query}")).await.expect(200);
    let items = listed["items"].as_array().expect("commitments").iter();
    items.map(|one| one["state"].as_str().expect("a state").to_owned()).collect()
}

async fn counts(reader: &mut Browser, project: ProjectId) -> Value {
    reader.get(&format!("/api/v1/projects/{project}/commitment-counts")).await.expect(200)
}

/// How the first commitment on the page of a topic stands.
async fn on_page(reader: &mut Browser, topic: TopicId) -> Value {
    let page = reader.get(&format!("/api/v1/topics/{topic}/posts")).await.expect(200);
    page["commitments"][0]["state"].clone()
}

/// How often somebody was told of commitments.
async fn warned(app: &TestApp, who: &Browser) -> usize {
    told(app, who).await.iter().filter(|kind| *kind == "commitment_due").count()
}

/// The hash of an entry as docs/commitments.md says, from what the API tells of it.
fn hash_of(before: &str, commitment: &Value, entry: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or("").as_bytes().to_vec();
    let whole = |value: &Value| value.as_i64().unwrap_or(0).to_be_bytes().to_vec();
    let acted: chrono::DateTime<chrono::Utc> =
        entry["acted_at"].as_str().expect("a time").parse().expect("a time");
    let fields = [
        b"linli-commitment-v1".to_vec(),
        whole(&commitment["post_id"]),
        text(&commitment["text"]),
        whole(&entry["number"]),
        text(&entry["kind"]),
        text(&entry["due_on"]),
        text(&entry["reason"]),
        whole(&entry["by"]["id"]),
        acted.timestamp_micros().to_be_bytes().to_vec(),
    ];
    let mut bytes = hex::decode(before).expect("a hash");
    for field in fields {
        bytes.extend((field.len() as u64).to_be_bytes());
        bytes.extend(field);
    }
    linli::secret::hash_bytes(&bytes)
}

linli_tests::story! {
    async fn a_post_that_is_a_commitment_stays_as_it_is_for_its_author_and_for_moderators(app) {
        let mut place = place(&app).await;
        let (post, made) = committed(&app, &mut place, "2026-03-31").await;
        assert_eq!((&made["state"], &made["version"], &made["url"]), (&json!("open"), &json!(1), &json!(format!("/topics/{}#p2", place.topic))));
        let path = format!("/api/v1/posts/{post}");
        for who in [&mut place.agent, &mut place.moderator] {
            let seen = who.get(&path).await.expect(200);
            assert_eq!(seen["may"], json!({ "edit": false, "delete": false, "restore": false, "commit": false }));
            who.patch(&path, 0, json!({ "markdown": "没说过" })).await.expect_problem(409, "post_committed");
            who.delete(&path).await.expect_problem(409, "post_committed");
        }
        // Neither by its topic, nor by what is decided of flags.
        place.moderator.delete(&format!("/api/v1/topics/{}", place.topic)).await.expect_problem(409, "post_committed");
        place.member.put(&format!("{path}/flag"), json!({ "reason": "untrue" })).await.expect(200);
        let decision = format!("/api/v1/flagged-posts/{post}/decision");
        place.moderator.post(&decision, json!({ "decision": "removed" })).await.expect_problem(409, "post_committed");
        // Also when it has ended; others stay free.
        end(&mut place.lead, &made, "given_up", "厂家停产").await.expect(200);
        place.agent.delete(&path).await.expect_problem(409, "post_committed");
        let other = app.post(&place.agent, place.topic, "另一件事").await;
        place.agent.delete(&format!("/api/v1/posts/{other}")).await.expect(200);
        place.member.patch(&path, 0, json!({ "markdown": "改" })).await.expect_problem(403, "forbidden");
    }

    async fn who_wrote_the_post_and_answers_for_the_project_commits_once(app) {
        let mut place = place(&app).await;
        let post = app.post(&place.agent, place.topic, "会换的").await;
        for who in [&mut place.lead, &mut place.member, &mut place.moderator] {
            commit(who, post, "2026-03-31").await.expect_problem(403, "forbidden");
        }
        commit(&mut app.guest(), post, "2026-03-31").await.expect_problem(401, "sign_in_required");
        let by_member = app.post(&place.member, place.topic, "我也答应").await;
        commit(&mut place.member, by_member, "2026-03-31").await.expect_problem(403, "forbidden");
        // In the club nobody answers for a project, not even who answers for all.
        let club = app.club_board(Visibility::Public).await;
        let mut boss = app.administrator().await;
        let talk = app.topic(&boss, club, "闲谈", "一楼").await;
        let said = app.post(&boss, talk, "会的").await;
        commit(&mut boss, said, "2026-03-31").await.expect_problem(403, "forbidden");

        for wrong in ["2026-03-01", "2036-03-03"] {
            let refused = commit(&mut place.agent, post, wrong).await.expect_problem(422, "invalid");
            assert_eq!(refused["errors"], json!([{ "pointer": "/due_on", "code": "out_of_range" }]));
        }
        let path = format!("/api/v1/posts/{post}/commitment");
        let key = [("idempotency-key", "once")];
        let first = place.agent.send(Method::POST, &path, Some(input("2026-03-31")), &key).await.expect(201);
        let again = place.agent.send(Method::POST, &path, Some(input("2026-03-31")), &key).await.expect(201);
        assert_eq!(first["id"], again["id"]);
        commit(&mut place.agent, post, "2026-03-31").await.expect_problem(409, "post_committed");
        let fresh = app.post(&place.agent, place.topic, "还有一件").await;
        let tries = (0..4).map(|_| {
            let mut agent = place.agent.clone();
            async move { commit(&mut agent, fresh, "2026-03-31").await }
        });
        let made = join_all(tries).await.iter().filter(|answer| answer.status == 201).count();
        assert_eq!(made, 1, "of many who try at once one commits");
    }

    async fn how_a_commitment_stands_its_history_and_the_day_say_and_the_page_is_as_new(app) {
        let mut place = place(&app).await;
        let mut guest = app.guest();
        let (_, lift) = committed(&app, &mut place, "2026-03-03").await;
        assert_eq!(on_page(&mut guest, place.topic).await, "open");
        let (_, in_time) = committed(&app, &mut place, "2026-03-02").await;
        end(&mut place.lead, &in_time, "kept", "").await.expect(200);
        let (_, never) = committed(&app, &mut place, "2026-03-04").await;
        end(&mut place.agent, &never, "given_up", " ").await.expect_problem(422, "invalid");
        end(&mut place.agent, &never, "given_up", "厂家停产").await.expect(200);
        end(&mut place.agent, &never, "kept", "").await.expect_problem(409, "wrong_state");
        let (_, open) = committed(&app, &mut place, "2026-03-20").await;
        assert_eq!(states(&mut guest, place.project, "").await, ["open", "given_up", "open", "kept"]);

        // No job has run: a day that is over is over. The page that is kept for everybody is moved on by the job.
        app.advance(2 * DAY);
        assert_eq!(states(&mut guest, place.project, "").await, ["open", "given_up", "overdue", "kept"]);
        jobs::run_due(&app.app).await.expect("told");
        assert_eq!(on_page(&mut guest, place.topic).await, "overdue");
        // Whoever moves a day that is over keeps late.
        let moved = moved(&mut place.agent, &lift, 1, "2026-03-31").await.expect(200);
        assert_eq!((&moved["state"], &moved["missed"], &moved["first_due_on"]), (&json!("open"), &json!(true), &json!("2026-03-03")));
        assert_eq!(on_page(&mut guest, place.topic).await, "open");
        end(&mut place.agent, &lift, "kept", "两台都换好了").await.expect(200);
        assert_eq!(on_page(&mut guest, place.topic).await, "kept_late");
        let all = json!({ "open": 1, "overdue": 0, "kept": 1, "kept_late": 1, "given_up": 1 });
        assert_eq!(counts(&mut guest, place.project).await, all);
        for state in ["open", "kept", "kept_late", "given_up"] {
            assert_eq!(states(&mut guest, place.project, &format!("?state={state}")).await, [state]);
        }
        assert!(states(&mut guest, place.project, "?state=overdue").await.is_empty());
        let page = guest.get(&format!("/api/v1/projects/{}/commitments?limit=3", place.project)).await.expect(200);
        let next = page["next"].as_str().expect("another page");
        assert_eq!(states(&mut guest, place.project, &format!("?limit=3&after={next}")).await, ["kept"]);
        assert_eq!(page["items"][1]["id"], open["id"], "the latest day first");
    }

    async fn a_day_moves_with_a_reason_that_stays_and_never_over_what_was_said_meanwhile(app) {
        let mut place = place(&app).await;
        let (_, made) = committed(&app, &mut place, "2026-03-31").await;
        let path = at(&made);
        place.member.patch(&path, 1, json!({ "due_on": "2026-04-30", "reason": "等" })).await.expect_problem(403, "forbidden");
        let refused = place.agent.patch(&path, 1, json!({ "due_on": "2026-04-30", "reason": " " })).await.expect_problem(422, "invalid");
        assert_eq!(refused["errors"], json!([{ "pointer": "/reason", "code": "required" }]));
        moved(&mut place.agent, &made, 1, "2026-03-31").await.expect_problem(422, "invalid");
        moved(&mut place.agent, &made, 7, "2026-04-30").await.expect_problem(412, "stale");
        let other = moved(&mut place.lead, &made, 1, "2026-04-30").await.expect(200);
        assert_eq!((&other["version"], &other["missed"]), (&json!(2), &json!(false)));
        moved(&mut place.agent, &made, 1, "2026-05-30").await.expect_problem(412, "stale");
        let seen = app.guest().get(&path).await.expect(200);
        let entry = |n: usize| (seen["history"][n]["kind"].clone(), seen["history"][n]["due_on"].clone(), seen["history"][n]["by"]["name"].clone());
        assert_eq!(entry(0), (json!("made"), json!("2026-03-31"), json!("agent")));
        assert_eq!(entry(1), (json!("moved"), json!("2026-04-30"), json!("lead")));
        assert_eq!((&seen["history"][1]["reason"], &seen["may"]["act"]), (&json!("厂家推迟交货"), &json!(false)));
    }

    async fn who_may_not_read_the_post_learns_of_its_commitment_in_no_list_and_no_count(app) {
        let mut place = place(&app).await;
        let (_, made) = committed(&app, &mut place, "2026-03-31").await;
        let closed = app.board(place.project, Visibility::Staff).await;
        let inside = app.topic(&place.agent, closed, "内部", "一楼").await;
        let post = app.post(&place.agent, inside, "内部承诺").await;
        let hidden = commit(&mut place.agent, post, "2026-03-20").await.expect(201);
        let (mut guest, mut member) = (app.guest(), place.member.clone());
        for reader in [&mut guest, &mut member] {
            reader.get(&at(&hidden)).await.expect_problem(404, "not_found");
            assert_eq!(states(reader, place.project, "").await.len(), 1);
            assert_eq!(counts(reader, place.project).await["open"], 1);
        }
        member.patch(&at(&hidden), 1, json!({ "due_on": "2026-04-30", "reason": "等" })).await.expect_problem(404, "not_found");
        assert_eq!(counts(&mut place.lead, place.project).await["open"], 2);
        // A board that closes takes its commitments with it, at once.
        let changes = BoardChanges { visibility: Some(Visibility::Staff), ..BoardChanges::default() };
        app.change_board(place.board, changes).await;
        guest.get(&at(&made)).await.expect_problem(404, "not_found");
        assert_eq!((states(&mut guest, place.project, "").await.len(), &counts(&mut guest, place.project).await["open"]), (0, &json!(0)));
    }

    async fn staff_are_told_the_day_before_and_when_it_is_over_and_each_once(app) {
        let mut place = place(&app).await;
        let there = app.project("elsewhere").await;
        let mut elsewhere = app.staff("elsewhere", Role::Lead, Over::Project(there)).await;
        let (_, made) = committed(&app, &mut place, "2026-03-05").await;
        let (_, kept) = committed(&app, &mut place, "2026-03-05").await;
        let (_, later) = committed(&app, &mut place, "2026-03-05").await;
        end(&mut place.agent, &kept, "kept", "").await.expect(200);
        moved(&mut place.agent, &later, 1, "2026-03-30").await.expect(200);
        assert_eq!(jobs::run_due(&app.app).await.expect("told"), 0);
        app.advance(2 * DAY);
        let runs = join_all((0..3).map(|_| jobs::run_due(&app.app))).await;
        assert_eq!(runs.into_iter().map(|done| done.expect("told")).sum::<usize>(), 1);
        for who in [&place.agent, &place.lead] {
            assert_eq!(warned(&app, who).await, 1);
        }
        app.advance(2 * DAY);
        jobs::run_due(&app.app).await.expect("told");
        app.advance(DAY);
        assert_eq!(jobs::run_due(&app.app).await.expect("told"), 0);
        for who in [&place.agent, &place.lead] {
            assert_eq!(warned(&app, who).await, 2);
        }
        for nobody in [&place.member, &place.moderator, &elsewhere] {
            assert_eq!(warned(&app, nobody).await, 0);
        }
        let notices = place.lead.get("/api/v1/notifications").await.expect(200);
        assert_eq!(
            (&notices["items"][0]["title"], &notices["items"][0]["url"]),
            (&json!("公开承诺过了期限（3 月 5 日），请兑现或说明"), &json!("/staff/commitments"))
        );
        // The desk: what is overdue first, then what is due next, of the own projects.
        let desk = place.lead.get("/api/v1/commitments").await.expect(200);
        let listed: Vec<&Value> = desk["items"].as_array().expect("items").iter().map(|one| &one["id"]).collect();
        assert_eq!(listed, [&made["id"], &later["id"]]);
        assert_eq!(elsewhere.get("/api/v1/commitments").await.expect(200)["items"], json!([]));
        place.member.get("/api/v1/commitments").await.expect_problem(403, "forbidden");
    }

    async fn whoever_reads_it_can_check_its_history_and_what_is_changed_by_hand_is_found(app) {
        let mut place = place(&app).await;
        let (_, made) = committed(&app, &mut place, "2026-03-31").await;
        moved(&mut place.lead, &made, 1, "2026-04-30").await.expect(200);
        end(&mut place.agent, &made, "kept", "换好了").await.expect(200);
        let seen = app.guest().get(&at(&made)).await.expect(200);
        let mut hash = String::new();
        for entry in seen["history"].as_array().expect("entries") {
            hash = hash_of(&hash, &seen, entry);
            assert_eq!(entry["hash"], hash.as_str(), "entry {}", entry["number"]);
        }
        assert_eq!(jobs::check(&app.app).await.expect("checked"), []);
        let db = app.app.db.read();
        for statement in ["DELETE FROM commitment_entry", "UPDATE commitment_entry SET due_on = '2026-06-30' WHERE number = 1"] {
            let refused = db.execute_unprepared(statement).await;
            assert!(refused.expect_err("refused").to_string().contains("append-only"), "{statement}");
        }
        // What the database refuses, somebody with all rights can take the refusal from.
        let unlock = if app.app.db.is_postgres() {
            "DROP TRIGGER commitment_entry_stays ON commitment_entry"
        } else {
            "DROP TRIGGER commitment_entry_no_update"
        };
        let id = CommitmentId(made["id"].as_i64().expect("an id"));
        db.execute_unprepared(unlock).await.expect("dropped");
        db.execute_unprepared("UPDATE commitment_entry SET reason = '没说' WHERE number = 2").await.expect("changed");
        assert_eq!(jobs::check(&app.app).await.expect("checked"), [Fault::Entry(id, 2)]);
        db.execute_unprepared("UPDATE commitment_entry SET reason = '厂家推迟交货' WHERE number = 2").await.expect("changed");
        db.execute_unprepared("UPDATE commitment SET ended_on = '2026-03-01'").await.expect("changed");
        assert_eq!(jobs::check(&app.app).await.expect("checked"), [Fault::Standing(id)]);
    }
}
