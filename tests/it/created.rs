//! What is made: where it is, and that asking for it twice makes it once. Every operation that answers 201 is asked;
//! one that is not known here fails the story.

use linli::features::boards::rules::BoardChanges;
use linli_entities::board::{BoardId, Visibility};
use linli_entities::post::PostId;
use linli_entities::project::ProjectId;
use linli_entities::role_grant::Role;
use linli_tests::arrange::Over;
use linli_tests::arrange::people::PASSWORD;
use linli_tests::{Answer, Browser, TestApp};
use poem::http::Method;
use serde_json::{Value, json};

use crate::club::earning::{earn, rule};
use crate::club::member;

/// An operation that answers 201, as the document has it.
struct Making {
    id: String,
    path: String,
    addressed: bool,
    takes_key: bool,
}

fn document() -> Value {
    serde_json::from_str(linli::server::document()).expect("the document")
}

fn makings() -> Vec<Making> {
    let mut found = vec![];
    for (path, operations) in document()["paths"].as_object().expect("paths") {
        for operation in operations.as_object().expect("operations").values() {
            let made = &operation["responses"]["201"];
            // Bytes are sent by `photos::a_photo_is_used_once_and_by_whoever_uploaded_it`.
            if made.is_null() || operation["operationId"] == "upload_photo" {
                continue;
            }
            let location = &made["headers"]["Location"];
            assert!(
                location.is_null() || location["required"] == true,
                "{path}: a Location that may be absent"
            );
            assert!(
                location.is_null() || location["description"].is_string(),
                "{path}: say what Location is"
            );
            let parameters = operation["parameters"].as_array().into_iter().flatten();
            found.push(Making {
                id: operation["operationId"].as_str().expect("an id").to_owned(),
                path: path.clone(),
                addressed: !location.is_null(),
                takes_key: parameters.into_iter().any(|one| one["name"] == "Idempotency-Key"),
            });
        }
    }
    found
}

/// The methods that the document has for this address.
fn methods(address: &str) -> Vec<String> {
    let address = address.strip_prefix("/api/v1").expect("an absolute path of the API");
    let fits = |template: &str| {
        let (mut one, mut other) = (template.split('/'), address.split('/'));
        let same = one.by_ref().zip(other.by_ref()).all(|(one, other)| one == other || one.starts_with('{'));
        same && template.split('/').count() == address.split('/').count()
    };
    let document = document();
    let paths = document["paths"].as_object().expect("paths").iter();
    let fitting = paths
        .filter(|(template, _)| fits(template))
        .flat_map(|(_, item)| item.as_object().expect("operations").keys());
    fitting.cloned().collect()
}

/// A complaint of the owner that ended days ago, about which somebody is to be asked.
async fn ended(app: &TestApp, owner: &mut Browser, project: ProjectId) -> String {
    let mut agent = app.staff("agent", Role::Agent, Over::Project(project)).await;
    let mut input = complaint(&json!(project));
    input["grade"] = json!("s2");
    let complaint = owner.post("/api/v1/complaints", input).await.expect(201)["id"].to_string();
    let words = json!({ "markdown": "维修师傅已经到场，预计今天中午恢复运行。" });
    for step in ["answers", "resolution"] {
        agent.post(&format!("/api/v1/complaints/{complaint}/{step}"), words.clone()).await.expect(200);
    }
    owner.post(&format!("/api/v1/complaints/{complaint}/confirmation"), json!({})).await.expect(200);
    app.advance(std::time::Duration::from_secs(4 * 86_400));
    complaint
}

/// What things are made in.
struct Place {
    boss: Browser,
    owner: Browser,
    path: Vec<(&'static str, String)>,
    ended: String,
    unit: Value,
    project: Value,
    slot: Value,
    /// Somebody in the club, with points, and the number of the membership.
    member: Browser,
    number: Value,
    /// The code of that member, and somebody who may say that they were sent with it.
    code: Value,
    newcomer: Browser,
    /// A project without a fund.
    fundless: String,
    /// A board that is closed to staff.
    closed: String,
    /// A post that can be split off from the topic.
    spare: PostId,
}

async fn place(app: &TestApp) -> Place {
    let mut boss = app.administrator().await;
    let project = app.project("jiang-an").await;
    let mut owner = app.account("lin").await;
    app.home(project, &owner).await;
    let board = app.board(project, Visibility::Public).await;
    let topic = app.topic(&owner, board, "话题", "一楼").await;
    let post = app.post(&boss, topic, "会换的").await;
    let spare = app.post(&owner, topic, "说别的").await;
    let building = json!({ "name": "一号楼" });
    let building = boss.post(&format!("/api/v1/projects/{project}/buildings"), building).await.expect(201);
    let ended = ended(app, &mut owner, project).await;
    let complaint = complaint(&json!(project));
    let complaint = owner.post("/api/v1/complaints", complaint).await.expect(201);
    let event = crate::events::published(&mut boss, crate::events::tour(project, 9)).await;
    let slot = event["slots"][0]["id"].clone();
    rule(&mut boss, json!({ "kind": "welcome", "points": 100 })).await;
    let (mut member, membership) = member(app, "clubber").await;
    earn(app).await;
    let own = member.get("/api/v1/club/membership").await.expect(200);
    let (number, code) = (own["number"].clone(), own["referral_code"].clone());
    let newcomer = app.account("newcomer").await;
    let auction = crate::auctions::running(app, &mut boss, &mut member, project).await;
    let reward =
        json!({ "title": "保洁", "markdown": "", "points": 1, "voucher_days": 30, "state": "offered" });
    let reward = boss.post("/api/v1/club/rewards", reward).await.expect(201)["id"].clone();
    let fundless = app.project("fundless").await.to_string();
    let closed = json!({ "slug": "owners-alone", "name": "只有业主", "description": "" });
    let closed = boss.post(&format!("/api/v1/projects/{project}/closed-boards"), closed).await.expect(201);
    let closed = closed["id"].to_string();
    let path = vec![
        ("{entry_id}", fund(&mut boss, project).await),
        ("{membership_id}", membership.to_string()),
        ("{reward_id}", reward.to_string()),
        ("{event_id}", event["id"].to_string()),
        ("{group_buy_id}", crate::group_buys::opened(&mut boss, project).await),
        ("{auction_id}", auction),
        ("{survey_id}", crate::surveys::of_members(app, &mut boss, project).await),
        ("{draw_id}", crate::draws::offered(&mut boss).await),
        ("{project_id}", project.to_string()),
        ("{board_id}", board.to_string()),
        ("{topic_id}", topic.to_string()),
        ("{post_id}", post.to_string()),
        ("{pseudonym_id}", masked(app, project, board).await),
        ("{building_id}", building["id"].to_string()),
        ("{complaint_id}", complaint["id"].to_string()),
        ("{conversation_id}", crate::messages::started(&mut owner.clone(), &boss, "你好").await.to_string()),
        ("{account_id}", app.account("mei").await.account_id().to_string()),
    ];
    let (unit, project) = (json!(app.unit(project).await), json!(project));
    Place {
        boss,
        owner,
        path,
        ended,
        unit,
        project,
        slot,
        member,
        number,
        code,
        newcomer,
        fundless,
        closed,
        spare,
    }
}

/// A pseudonym of somebody with a home there; its id.
async fn masked(app: &TestApp, project: ProjectId, board: BoardId) -> String {
    let allowed = BoardChanges { pseudonyms: Some(true), ..BoardChanges::default() };
    app.change_board(board, allowed).await;
    let mut author = app.account("masked").await;
    app.home(project, &author).await;
    let topic = crate::pseudonyms::open(&mut author, board).await;
    let shown = author.get(&format!("/api/v1/topics/{topic}")).await.expect(200);
    shown["topic"]["author"]["pseudonym_id"].to_string()
}

/// A fund with money in it; the id of the entry.
async fn fund(boss: &mut Browser, project: ProjectId) -> String {
    let path = format!("/api/v1/projects/{project}/fund");
    boss.post(&path, crate::funds::opening()).await.expect(201);
    let income = crate::funds::income(1_000_000);
    boss.post(&format!("{path}/incomes"), income).await.expect(201)["id"].to_string()
}

fn complaint(project: &Value) -> Value {
    json!({ "project_id": project, "title": "电梯停了", "markdown": "停了两天", "category": "facilities" })
}

/// What is sent to make something, and by whom: by the administrator, the owner or nobody in particular.
fn request(id: &str, place: &Place, app: &TestApp) -> (Browser, Value) {
    let Place { boss, owner, unit, project, .. } = place;
    let project_input = json!({ "slug": "new", "name": "新项目", "city": "武汉", "district": "江岸区",
        "address": "一号", "status": "planned", "summary": "" });
    let board =
        |slug: &str| json!({ "slug": slug, "name": slug, "description": "", "visibility": "members" });
    match id {
        "register_account" => (app.guest(), TestApp::application("xin")),
        "sign_in" => (app.guest(), json!({ "login": "xin", "password": PASSWORD })),
        "reset_password" => (app.guest(), Value::Null),
        "grant_role" => (boss.clone(), json!({ "role": "expert", "project_id": project })),
        "create_project" => (boss.clone(), project_input),
        "create_fact" => (boss.clone(), json!({ "side": "for", "text": "地铁站三百米" })),
        "create_building" => (boss.clone(), json!({ "name": "二号楼" })),
        "create_units" => (boss.clone(), json!({ "units": [{ "name": "101" }, { "name": "102" }] })),
        "create_club_board" => (boss.clone(), board("club")),
        "create_board" => (boss.clone(), board("yard")),
        "claim_ownership" => {
            (owner.clone(), json!({ "unit_id": unit, "role": "owner", "statement": "合同" }))
        }
        "open_topic" => (owner.clone(), json!({ "title": "新话题", "markdown": "内容" })),
        "split_topic" => (boss.clone(), json!({ "title": "另一件事", "post_ids": [place.spare] })),
        "write_post" | "write_message" => (owner.clone(), json!({ "markdown": "回复" })),
        "schedule_topic" => (boss.clone(), later(json!({ "title": "新话题", "markdown": "内容" }))),
        "create_word_rule" => (boss.clone(), json!({ "name": "广告", "action": "flag", "words": "发票" })),
        "schedule_reply" => (boss.clone(), later(json!({ "markdown": "回复" }))),
        "ask_export" => (owner.clone(), Value::Null),
        "ask_unmasking" => (boss.clone(), json!({ "reason": "公开了邻居的电话" })),
        "create_conversation" => {
            (owner.clone(), json!({ "people": [boss.account_id()], "markdown": "你好" }))
        }
        "file_complaint" => (owner.clone(), complaint(project)),
        "note_complaint" => (boss.clone(), json!({ "text": "先打电话" })),
        "create_closed_board" => {
            (boss.clone(), json!({ "slug": "closed", "name": "业委会筹备", "description": "" }))
        }
        "ask_opening" => {
            let board: i64 = place.closed.parse().expect("an id");
            let asked = json!({ "board_id": board, "ground": "law", "reason": "依法调取发言记录，见文书。", "hours": 1 });
            (boss.clone(), asked)
        }
        "create_commitment" => (boss.clone(), json!({ "text": "电梯全部换新", "due_on": "2026-12-31" })),
        "impose_sanction" => (
            boss.clone(),
            json!({ "kind": "warned", "project_id": project, "reason": "spam", "text": "请不要再发广告。" }),
        ),
        "create_account_note" => (boss.clone(), json!({ "project_id": project, "text": "已电话沟通。" })),
        "create_team" => (boss.clone(), json!({ "name": "工程", "project_id": project })),
        "create_canned_answer" => (
            boss.clone(),
            json!({ "project_id": project, "title": "已派人", "markdown": "{complainant}您好" }),
        ),
        "create_saved_view" => {
            (boss.clone(), json!({ "name": "本队待领", "filters": { "unassigned": true } }))
        }
        "propose_compensation" => (boss.clone(), json!({ "kind": "apology", "markdown": "登门致歉" })),
        "record_visit" => (boss.clone(), json!({ "reached": false })),
        "join_club"
        | "propose_adjustment"
        | "create_earning_rule"
        | "record_receipt"
        | "create_reward"
        | "redeem_reward"
        | "claim_referral"
        | "record_referral" => club_request(id, place),
        "create_group_buy" | "create_deposit" | "record_payment" | "create_auction" | "place_bid" => {
            group_buy_request(id, place)
        }
        "create_milestone" | "create_update" | "create_contract_note" | "create_checklist_items" => {
            (boss.clone(), journey_body(id))
        }
        "record_account_consent" | "create_segment" | "create_bulletin" | "create_greeting" => {
            (boss.clone(), writing_request(id))
        }
        "create_survey" => {
            let project = ProjectId(project.as_i64().expect("an id"));
            (boss.clone(), crate::surveys::input(project))
        }
        "open_fund" => (boss.clone(), crate::funds::opening()),
        "record_fund_income" => (boss.clone(), crate::funds::income(5)),
        "record_fund_spending" => (boss.clone(), crate::funds::spending(1)),
        "propose_fund_spending" => (boss.clone(), crate::funds::proposal(1)),
        "correct_fund_entry" => (boss.clone(), json!({ "reason": "记错了" })),
        "copy_survey" => (boss.clone(), Value::Null),
        "create_draw" => (boss.clone(), crate::draws::input()),
        "create_vote" => {
            let project = ProjectId(project.as_i64().expect("an id"));
            (boss.clone(), crate::votes::input(project))
        }
        "enter_draw" => (place.member.clone(), Value::Null),
        "answer_survey" => (place.member.clone(), json!({ "replies": [] })),
        other => event_request(other, place),
    }
}

/// Something that is published later.
fn later(mut post: Value) -> Value {
    post["publish_at"] = json!("2026-12-31T00:00:00Z");
    post
}

/// The same for what belongs to the club.
fn club_request(id: &str, place: &Place) -> (Browser, Value) {
    let Place { boss, owner, member, number, code, newcomer, .. } = place;
    let reward =
        json!({ "title": "保洁", "markdown": "", "points": 1, "voucher_days": 30, "state": "offered" });
    match id {
        "join_club" => (owner.clone(), json!({ "terms_version": 1 })),
        "propose_adjustment" => (boss.clone(), json!({ "points": 5, "reason": "补记" })),
        "create_earning_rule" => (boss.clone(), json!({ "kind": "tenure", "points": 1 })),
        "record_receipt" => {
            let receipt = json!({ "number": number, "fen": 100, "paid_on": "2026-03-01", "reference": "R" });
            (boss.clone(), receipt)
        }
        "create_reward" => (boss.clone(), reward),
        "claim_referral" => (newcomer.clone(), json!({ "referral_code": code })),
        "record_referral" => (boss.clone(), json!({ "referrer": number, "referee_contact": "mei" })),
        _ => (member.clone(), Value::Null),
    }
}

/// What is sent to make something of the journey of a home.
fn journey_body(id: &str) -> Value {
    match id {
        "create_milestone" => json!({ "name": "封顶", "promised_on": "2026-12-31" }),
        "create_update" => json!({ "audience": "public", "title": "封顶", "markdown": "按计划。" }),
        "create_contract_note" => json!({ "title": "逾期交房", "markdown": "见合同第九条。" }),
        _ => json!({ "items": [{ "area": "厨房", "text": "水槽" }, { "area": "客厅", "text": "墙面" }] }),
    }
}

/// The same for what belongs to group buys.
fn group_buy_request(id: &str, place: &Place) -> (Browser, Value) {
    let project = ProjectId(place.project.as_i64().expect("an id"));
    match id {
        "create_group_buy" => (place.boss.clone(), crate::group_buys::input(project)),
        "create_auction" => (place.boss.clone(), crate::auctions::input(project)),
        "place_bid" => (place.member.clone(), json!({ "fen": 120_000_000 })),
        "create_deposit" => (place.member.clone(), json!({ "terms_version": 1 })),
        _ => (place.boss.clone(), crate::group_buys::payment(None, 500_000, "B-1")),
    }
}

/// The same for what is written to many.
fn writing_request(id: &str) -> Value {
    match id {
        "record_account_consent" => {
            json!({ "channel": "sms", "purpose": "offers", "given": false, "reason": "来电" })
        }
        "create_segment" => json!({ "name": "全体", "question": { "all": [] } }),
        "create_bulletin" => {
            json!({ "title": "三月", "markdown": "样板间开放", "channels": ["mail"], "held_days": 7 })
        }
        _ => json!({ "kind": "festival", "greets_on": "2030-02-03", "title_zh": "新春快乐",
            "title_en": "Happy New Year", "text_zh": "万事如意", "text_en": "All the best" }),
    }
}

/// The same for what belongs to events.
fn event_request(id: &str, place: &Place) -> (Browser, Value) {
    let Place { boss, owner, slot, path, .. } = place;
    let registration = json!({ "slot_id": slot, "attendees": [{ "name": "林" }] });
    let caller = path.iter().find(|(name, _)| *name == "{account_id}").map(|(_, id)| id.parse::<i64>());
    match id {
        "create_event" => {
            let project = ProjectId(place.project.as_i64().expect("an id"));
            (boss.clone(), crate::events::tour(project, 9))
        }
        "create_registration" => (owner.clone(), registration),
        "create_registration_on_behalf" => {
            let account_id = caller.expect("an account").expect("an id");
            (
                boss.clone(),
                json!({ "account_id": account_id, "reason": "来电", "registration": registration }),
            )
        }
        "create_walk_in" => {
            let seat =
                json!({ "name": "王", "slot_id": slot, "reason": "空位", "device": "gate", "nonce": "1" });
            (boss.clone(), seat)
        }
        "create_calendar_feed" => (owner.clone(), Value::Null),
        other => panic!("{other} answers 201: say here how it is asked"),
    }
}

async fn make(app: &TestApp, place: &Place, making: &Making, headers: &[(&str, &str)]) -> (Browser, Answer) {
    // Time passes, so that the limits on writing are not what is met.
    app.advance(std::time::Duration::from_secs(60));
    let mut path = format!("/api/v1{}", making.path);
    if ["record_visit", "propose_compensation"].contains(&making.id.as_str()) {
        path = path.replace("{complaint_id}", &place.ended);
    }
    if making.id == "open_fund" {
        path = path.replace("{project_id}", &place.fundless);
    }
    for (name, id) in &place.path {
        path = path.replace(name, id);
    }
    let (mut browser, mut body) = request(&making.id, place, app);
    if making.id == "reset_password" {
        browser.post("/api/v1/password-recoveries", json!({ "login": "xin" })).await.expect(202);
        body = json!({ "token": app.mailed_token().await, "password": PASSWORD });
    }
    let answer = browser.send(Method::POST, &path, Some(body), headers).await;
    (browser, answer)
}

linli_tests::story! {
    async fn what_was_made_is_where_the_answer_says(app) {
        let place = place(&app).await;
        let mut makings = makings();
        // Who signs in has registered before.
        makings.sort_by_key(|making| making.id != "register_account");
        for making in makings {
            let (mut browser, answer) = make(&app, &place, &making, &[]).await;
            let made = answer.expect(201);
            let Some(address) = answer.header("location").filter(|_| making.addressed) else {
                assert_eq!((making.addressed, answer.header("location")), (false, None), "{}", making.id);
                continue;
            };
            let methods = methods(address);
            assert!(!methods.is_empty(), "{}: the document knows no {address}", making.id);
            if methods.contains(&"get".to_owned()) {
                let read = browser.get(address).await.expect(200);
                let id = |thing: &Value| [&thing["id"], &thing["topic"]["id"], &thing["post"]["id"]].into_iter()
                    .find(|id| id.is_number()).cloned();
                let read_id = id(&read).or_else(|| id(&read["account"])).or_else(|| id(&read["board"]));
                assert_eq!(read_id, id(&made), "{}: {address} is another thing", making.id);
            }
        }
    }

    async fn what_is_asked_for_twice_with_a_key_is_made_once(app) {
        let place = place(&app).await;
        let mut makings = makings();
        makings.retain(|making| making.takes_key);
        for making in makings {
            let key = [("idempotency-key", making.id.as_str())];
            let (_, first) = make(&app, &place, &making, &key).await;
            let (_, second) = make(&app, &place, &making, &key).await;
            let (made, again) = (first.expect(201), second.expect(201));
            assert_eq!((&made["id"], &made["items"]), (&again["id"], &again["items"]), "{}", making.id);
            assert_eq!(first.header("location"), second.header("location"), "{}", making.id);
        }
        let notes = format!("/api/v1/complaints/{}/notes", place.path.iter().find(|(name, _)| *name == "{complaint_id}").expect("one").1);
        let notes = place.boss.clone().get(&notes).await.expect(200);
        assert_eq!(notes["items"].as_array().map(Vec::len), Some(1), "{notes}");
    }

    async fn whoever_registers_again_after_a_lost_answer_is_signed_in(app) {
        let register = async |body: Value, key: &str| {
            let mut browser = app.guest();
            let answer = browser.send(Method::POST, "/api/v1/accounts", Some(body), &[("idempotency-key", key)]).await;
            (browser, answer)
        };
        let (_, lost) = register(TestApp::application("anna"), "k").await;
        let (mut browser, answer) = register(TestApp::application("anna"), "k").await;
        assert_eq!(lost.expect(201)["id"], answer.expect(201)["id"]);
        browser.get("/api/v1/me").await.expect(200);
        // The key without the password, and the password without the key, say what they said before.
        let mut guess = TestApp::application("anna");
        guess["password"] = json!("another-river-boat");
        register(guess, "k").await.1.expect_problem(409, "name_taken");
        register(TestApp::application("anna"), "other").await.1.expect_problem(409, "name_taken");
        let mut other = TestApp::application("anna");
        other["email"] = json!("else@story.test");
        register(other, "k").await.1.expect_problem(422, "invalid");
    }
}
