//! Surveys: who is asked, that each answers once, and that nothing is told of who said what.

mod anonymous;
mod by_itself;
mod races;
mod rules;

use linli::actor::Actor;
use linli::features::ownerships::input::Decision;
use linli::features::ownerships::logic as ownerships;
use linli::features::ownerships::rules::NewDecision;
use linli::features::surveys::jobs;
use linli_entities::ownership::OwnershipRole;
use linli_entities::project::ProjectId;
use linli_entities::role_grant::Role;
use linli_entities::unit::UnitId;
use linli_tests::arrange::Over;
use linli_tests::{Answer, Browser, TestApp};
use poem::http::Method;
use serde_json::{Value, json};

use crate::club::DAY;
use crate::club::earning::{earn, rule};
use crate::club::{member, points};

/// A survey for the owners of a project, two weeks long from where stories begin, which is not anonymous.
pub(crate) fn input(project: ProjectId) -> Value {
    let question = |kind: &str, zh: &str, en: Option<&str>, required: bool| json!({ "kind": kind, "text_zh": zh, "text_en": en, "required": required, "choices": [], "topic": null });
    let mut many = question("many", "您常用哪些？", None, false);
    many["choices"] =
        json!([{ "text_zh": "电梯", "text_en": "Lift" }, { "text_zh": "车库" }, { "text_zh": "花园" }]);
    let mut stars = question("stars5", "电梯用得好吗？", None, true);
    stars["topic"] = "facilities".into();
    json!({
        "project_id": project, "kind": "satisfaction", "title": "住得怎么样", "markdown": "三分钟，**谢谢**",
        "anonymous": false, "audience": "owners", "stage": null, "opens_at": "2026-03-02T00:00:00Z",
        "closes_at": "2026-03-16T00:00:00Z", "quotas": [],
        "questions": [
            question("score10", "您会推荐我们吗？", Some("Would you recommend us?"), true),
            stars,
            many,
            question("text", "还想说什么？", None, false),
        ],
    })
}

/// A survey with something else in it: a draft.
async fn drafted(boss: &mut Browser, project: ProjectId, change: impl FnOnce(&mut Value)) -> Value {
    let mut input = input(project);
    change(&mut input);
    boss.post("/api/v1/surveys-desk", input).await.expect(201)
}

/// The same, opened, and its audience invited.
pub(crate) async fn opened(
    app: &TestApp,
    boss: &mut Browser,
    project: ProjectId,
    change: impl FnOnce(&mut Value),
) -> Value {
    let id = drafted(boss, project, change).await["id"].clone();
    let opened = boss.post(&format!("/api/v1/surveys-desk/{id}/opening"), json!({})).await.expect(200);
    run_due(app).await;
    opened
}

/// One for members of the club wherever they live, for years, that asks nothing that has to be answered; its id.
pub(crate) async fn of_members(app: &TestApp, boss: &mut Browser, project: ProjectId) -> String {
    let survey = opened(app, boss, project, |input| {
        input["project_id"] = Value::Null;
        input["audience"] = "members".into();
        input["closes_at"] = "2028-03-01T00:00:00Z".into();
        for question in input["questions"].as_array_mut().expect("questions") {
            question["required"] = false.into();
        }
    });
    survey.await["id"].to_string()
}

/// Who is to be invited and reminded, is.
async fn run_due(app: &TestApp) -> usize {
    jobs::run_due(&app.app).await.expect("what is due is done")
}

/// An owner of a home in the project.
async fn owner(app: &TestApp, project: ProjectId, name: &str) -> Browser {
    let browser = app.account(name).await;
    app.home(project, &browser).await;
    browser
}

/// Homes in a building of their own.
async fn units(boss: &mut Browser, project: ProjectId, building: &str, count: usize) -> (Value, Vec<UnitId>) {
    let path = format!("/api/v1/projects/{project}/buildings");
    let building = boss.post(&path, json!({ "name": building })).await.expect(201)["id"].clone();
    let names: Vec<Value> = (1..=count).map(|number| json!({ "name": number.to_string() })).collect();
    let made = boss.post(&format!("/api/v1/buildings/{building}/units"), json!({ "units": names })).await;
    let made = made.expect(201);
    let ids = made["items"].as_array().expect("units").iter();
    (building, ids.map(|unit| UnitId(unit["id"].as_i64().expect("an id"))).collect())
}

/// Somebody who owns this home.
async fn owner_of(app: &TestApp, unit: UnitId, name: &str) -> Browser {
    let browser = app.account(name).await;
    let claim = app.claim(unit, &browser).await;
    let confirm = NewDecision { decision: Decision::Confirm, reason: None };
    ownerships::decide(&app.app, &Actor::System, claim, confirm).await.expect("a confirmation");
    browser
}

/// Replies to the questions of a survey: a number, stars, and words.
fn replies(survey: &Value, score: i32, stars: i32, words: &str) -> Value {
    let id = |index: usize| survey["questions"][index]["id"].clone();
    json!({ "replies": [
        { "question_id": id(0), "number": score },
        { "question_id": id(1), "number": stars },
        { "question_id": id(2), "choices": ["1", "3"] },
        { "question_id": id(3), "text": words },
    ] })
}

async fn answer(browser: &mut Browser, survey: &Value, score: i32, stars: i32, words: &str) -> Answer {
    let path = format!("/api/v1/surveys/{}/answers", survey["id"]);
    browser.post(&path, replies(survey, score, stars, words)).await
}

/// What is read of a survey at the desk.
async fn desk(browser: &mut Browser, survey: &Value, what: &str) -> Value {
    browser.get(&format!("/api/v1/surveys-desk/{}{what}", survey["id"])).await.expect(200)
}

async fn close(boss: &mut Browser, survey: &Value) {
    boss.post(&format!("/api/v1/surveys-desk/{}/closing", survey["id"]), json!({})).await.expect(200);
}

/// How many of the items there are.
fn count(list: &Value) -> usize {
    list["items"].as_array().expect("items").len()
}

linli_tests::story! {
    async fn a_survey_is_made_opened_answered_once_and_read(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let mut manager = app.staff("manager", Role::Manager, Over::Project(project)).await;
        let (mut anna, mut bert) = (owner(&app, project, "anna").await, owner(&app, project, "bert").await);
        let survey = opened(&app, &mut manager, project, |_| {}).await;
        assert_eq!((&survey["state"], &survey["invited_count"]), (&"open".into(), &0.into()));
        assert_eq!(desk(&mut manager, &survey, "").await["invited_count"], 2);
        let mine = anna.get("/api/v1/surveys").await.expect(200);
        assert_eq!((count(&mine), &mine["items"][0]["id"]), (1, &survey["id"]));
        let path = format!("/api/v1/surveys/{}", survey["id"]);
        let seen = anna.get(&path).await.expect(200);
        assert_eq!((&seen["anonymous"], &seen["question_count"], &seen["minutes_estimated"]), (&false.into(), &4.into(), &2.into()));
        assert_eq!((&seen["may_answer"], &seen["why_not"], &seen["points"]), (&true.into(), &Value::Null, &Value::Null));
        assert_eq!(seen["questions"][2]["choices"][1], json!({ "key": "2", "text": "车库" }));
        assert!(seen["html"].as_str().expect("html").contains("<strong>谢谢</strong>"));
        let receipt = answer(&mut anna, &survey, 6, 5, "电梯慢").await.expect(201);
        assert_eq!((&receipt["anonymous"], &receipt["low_score"]), (&false.into(), &true.into()));
        answer(&mut anna, &survey, 10, 5, "").await.expect_problem(409, "already_answered");
        let seen = anna.get(&path).await.expect(200);
        assert_eq!((&seen["answered"], &seen["why_not"]), (&true.into(), &"already_answered".into()));
        assert_eq!(count(&anna.get("/api/v1/surveys").await.expect(200)), 0);
        assert_eq!(count(&anna.get("/api/v1/surveys?when=answered").await.expect(200)), 1);
        anna.get("/api/v1/surveys?when=never").await.expect_problem(422, "invalid");
        assert_eq!(answer(&mut bert, &survey, 9, 4, "").await.expect(201)["low_score"], false);
        // Nothing is held back of what has names.
        let results = desk(&mut manager, &survey, "/results?cut=stage").await;
        assert_eq!((&results["answered_count"], &results["response_percent"], &results["nps"]), (&2.into(), &100.into(), &0.into()));
        assert_eq!((&results["held_back"], &results["questions"][1]["figures"]["mean"]), (&Value::Null, &4.5.into()));
        assert_eq!(results["questions"][1]["topic"], "facilities");
        assert_eq!(results["questions"][2]["figures"]["answer_count"], 2);
        assert_eq!(results["questions"][2]["figures"]["distribution"], json!([{ "key": "1", "count": 2 }, { "key": "2", "count": 0 }, { "key": "3", "count": 2 }]));
        assert_eq!((&results["cut"]["cells"][0]["key"], &results["cut"]["cells"][0]["answered_count"]), (&"signing".into(), &2.into()));
        let texts = desk(&mut manager, &survey, &format!("/texts?question_id={}", survey["questions"][3]["id"])).await;
        assert_eq!(texts["items"], json!([{ "text": "电梯慢" }]));
        let answers = desk(&mut manager, &survey, "/answers").await;
        assert_eq!(count(&answers), 2);
        let annas = answers["items"].as_array().expect("items").iter().find(|one| one["account"]["name"] == "anna").expect("hers");
        assert_eq!((&annas["answered_on"], &annas["low_score"], &annas["replies"][2]["choices"]), (&"2026-03-02".into(), &true.into(), &json!(["1", "3"])));
        assert_eq!((&annas["replies"][3]["text"], annas["replies"].as_array().map(Vec::len)), (&"电梯慢".into(), Some(4)));
        let invited = desk(&mut manager, &survey, "/invitations").await;
        assert_eq!((&invited["items"][0]["account"]["name"], &invited["items"][0]["unit_name"], &invited["items"][0]["answered_on"]), (&"anna".into(), &"1-1201".into(), &"2026-03-02".into()));
        let table = manager.get(&format!("/api/v1/surveys-desk/{}/table?cut=stage", survey["id"])).await;
        let text = table.text();
        assert!(text.starts_with("\u{feff}cell,position,question,") && text.contains("\r\n,2,电梯用得好吗？,2,4.5,5,,1\r\n"), "{text}");
        assert!(text.contains("\r\nsigning,2,") && text.contains(",1,电梯,2\r\n"), "{text}");
        assert_eq!(boss.get("/api/v1/surveys-desk?state=open").await.expect(200)["items"][0]["id"], survey["id"]);
        assert_eq!(count(&boss.get("/api/v1/surveys-desk?state=draft").await.expect(200)), 0);
    }

    async fn an_answer_that_is_sent_again_is_given_once_and_points_follow_once(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        rule(&mut boss, json!({ "kind": "survey_answered", "points": 20 })).await;
        let (mut anna, _) = member(&app, "anna").await;
        app.home(project, &anna).await;
        let mut bert = owner(&app, project, "bert").await;
        for (index, anonymous) in [false, true].into_iter().enumerate() {
            let survey = opened(&app, &mut boss, project, |input| input["anonymous"] = anonymous.into()).await;
            assert_eq!(anna.get("/api/v1/surveys").await.expect(200)["items"][0]["points"], 20);
            let path = format!("/api/v1/surveys/{}/answers", survey["id"]);
            for _ in 0..2 {
                let body = Some(replies(&survey, 9, 5, ""));
                let sent = anna.send(Method::POST, &path, body, &[("idempotency-key", &format!("k{index}"))]).await;
                assert_eq!(sent.expect(201)["points"], 20);
            }
            assert_eq!(answer(&mut bert, &survey, 1, 1, "").await.expect(201)["points"], Value::Null, "no member of the club");
            assert_eq!(desk(&mut boss, &survey, "").await["answered_count"], 2);
            for _ in 0..2 {
                earn(&app).await;
            }
            assert_eq!(points(&mut anna).await[0], 20 * (i64::try_from(index).expect("few") + 1));
        }
        crate::club::sound(&app).await;
    }

    async fn whoever_is_invited_is_told_once_reminded_once_and_may_decline(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let (mut anna, mut bert, mut carl) =
            (owner(&app, project, "anna").await, owner(&app, project, "bert").await, owner(&app, project, "carl").await);
        let survey = opened(&app, &mut boss, project, |_| {}).await;
        let told = async |browser: &mut Browser| {
            app.make_notices().await;
            let told = browser.get("/api/v1/notifications").await.expect(200);
            let items = told["items"].as_array().expect("items").clone();
            items.into_iter().filter(|one| one["kind"] == "survey_invited").collect::<Vec<_>>()
        };
        let first = told(&mut anna).await;
        assert_eq!((first.len(), &first[0]["title"]), (1, &"想听听你的意见：《住得怎么样》".into()));
        assert_eq!(first[0]["url"], format!("/surveys/{}", survey["id"]));
        answer(&mut bert, &survey, 10, 5, "").await.expect(201);
        let path = format!("/api/v1/surveys/{}/refusal", survey["id"]);
        bert.post(&path, json!({})).await.expect_problem(409, "already_answered");
        for _ in 0..2 {
            carl.post(&path, json!({})).await.expect(204);
        }
        assert_eq!(carl.get("/api/v1/surveys").await.expect(200)["items"][0]["declined"], true);
        app.advance(6 * DAY);
        assert_eq!(run_due(&app).await, 0);
        app.advance(DAY);
        assert_eq!(run_due(&app).await, 1, "who said nothing");
        app.advance(3 * DAY);
        assert_eq!(run_due(&app).await, 0, "once");
        let titles: Vec<Value> = told(&mut anna).await.into_iter().map(|one| one["title"].clone()).collect();
        assert_eq!(titles, ["《住得怎么样》还在等你的意见", "想听听你的意见：《住得怎么样》"]);
        assert_eq!((told(&mut bert).await.len(), told(&mut carl).await.len()), (1, 1));
        answer(&mut carl, &survey, 8, 4, "").await.expect(201);
        let seen = desk(&mut boss, &survey, "").await;
        assert_eq!((&seen["answered_count"], &seen["declined_count"]), (&2.into(), &1.into()));
        // The 16th: it is too late.
        app.advance(5 * DAY);
        answer(&mut anna, &survey, 8, 4, "").await.expect_problem(409, "too_late");
        anna.post(&path, json!({})).await.expect_problem(409, "too_late");
        assert_eq!(count(&anna.get("/api/v1/surveys").await.expect(200)), 0);
        assert_eq!(run_due(&app).await, 0);
    }
}
