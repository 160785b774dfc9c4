//! Who may do what: every operation of the document as every kind of actor, as one table says.
//!
//! An operation that is not in the table fails the build. What an operation acts on belongs to the author and is in a
//! project whose board is for its owners.

mod auctions;
mod bulletins;
mod club;
mod commitments;
mod drafts;
mod draws;
mod funds;
mod group_buys;
mod journey;
mod keeping;
mod messages;
mod owners;
mod pseudonyms;
mod reviews;
mod sanctions;
mod surveys;
mod table;
mod votes;

use std::collections::BTreeSet;

use linli_entities::board::{BoardId, Visibility};
use linli_entities::ownership::OwnershipRole;
use linli_entities::project::ProjectId;
use linli_entities::role_grant::Role;
use linli_tests::arrange::Over;
use linli_tests::{Browser, TestApp};
use poem::http::Method;
use serde_json::{Value, json};

use table::table;

/// How an actor stands to what is acted on.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Guest,
    /// Has not proven the e-mail address.
    Unproven,
    Member,
    OwnerElsewhere,
    AgentElsewhere,
    /// Has a home in the project.
    Holder(OwnershipRole),
    /// Has a role in the project, its city or the group.
    Staff(Role),
    /// Wrote, filed, claimed and uploaded what is acted on, and has a home in the project.
    Author,
}

/// The kinds of actor, each with its letter in the table.
const KINDS: [(char, Kind); 21] = [
    ('g', Kind::Guest),
    ('u', Kind::Unproven),
    ('m', Kind::Member),
    ('x', Kind::OwnerElsewhere),
    ('f', Kind::AgentElsewhere),
    ('o', Kind::Holder(OwnershipRole::Owner)),
    ('c', Kind::Holder(OwnershipRole::CoOwner)),
    ('y', Kind::Holder(OwnershipRole::Buyer)),
    ('t', Kind::Holder(OwnershipRole::Tenant)),
    ('q', Kind::Holder(OwnershipRole::Proxy)),
    ('e', Kind::Staff(Role::Editor)),
    ('p', Kind::Staff(Role::Expert)),
    ('z', Kind::Staff(Role::Researcher)),
    ('d', Kind::Staff(Role::Moderator)),
    ('a', Kind::Staff(Role::Agent)),
    ('l', Kind::Staff(Role::Lead)),
    ('r', Kind::Staff(Role::Manager)),
    ('w', Kind::Staff(Role::CityCare)),
    ('k', Kind::Staff(Role::GroupCare)),
    ('b', Kind::Staff(Role::Administrator)),
    ('s', Kind::Author),
];

/// What the author alone may do: seen done, not only not refused.
const OWN: [&str; 15] = [
    "end_session",
    "get_attachment",
    "get_medium_copy",
    "get_thumbnail",
    "withdraw_ownership",
    "follow_up_complaint",
    "confirm_complaint",
    "withdraw_complaint",
    "rate_complaint",
    "accept_compensation",
    "decline_compensation",
    "receive_compensation",
    "update_saved_view",
    "delete_saved_view",
    "download_export",
];

/// What everything acts on.
struct World {
    project: ProjectId,
    board: BoardId,
    author: Browser,
    boss: Browser,
    /// A photo that the author uploaded.
    photo: Value,
    /// One for each of [`KINDS`]; the author is the last.
    actors: Vec<Browser>,
}

/// One red pixel.
const GIF: [u8; 35] = [
    0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 1, 0, 1, 0, 0x80, 0, 0, 0xff, 0, 0, 0, 0, 0, 0x2c, 0, 0, 0, 0, 1, 0,
    1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b,
];

async fn world(app: &TestApp) -> World {
    let (project, elsewhere) = (app.project("jiangpan").await, app.project("elsewhere").await);
    let board = app.board(project, Visibility::Owners).await;
    let mut author = app.account("author").await;
    app.home(project, &author).await;
    let picture = Some((GIF.to_vec(), "image/gif"));
    let photo = author.send_bytes(Method::POST, "/api/v1/attachments", picture, &[]).await.expect(201);
    let boss = app.administrator().await;
    let mut actors = vec![];
    for (letter, kind) in KINDS {
        let who = format!("kind-{letter}");
        let browser = match kind {
            Kind::Guest => app.guest(),
            Kind::Unproven => app.unproven(&who).await,
            Kind::AgentElsewhere => app.staff(&who, Role::Agent, Over::Project(elsewhere)).await,
            Kind::Staff(role) => {
                let over = match role {
                    Role::Administrator | Role::GroupCare => Over::Group,
                    Role::CityCare => Over::City("武汉"),
                    _ => Over::Project(project),
                };
                app.staff(&who, role, over).await
            }
            Kind::Author => author.clone(),
            Kind::Member | Kind::OwnerElsewhere | Kind::Holder(_) => app.account(&who).await,
        };
        match kind {
            Kind::OwnerElsewhere => drop(app.home(elsewhere, &browser).await),
            Kind::Holder(role) => drop(app.home_as(project, &browser, role).await),
            _ => {}
        }
        actors.push(browser);
    }
    World { project, board, author, boss, photo, actors }
}

/// New things for an act to act on, so that one act does not spoil the next; the path with their ids in it.
async fn path(app: &TestApp, world: &World, operation: &str, template: &str) -> String {
    let mut path = template.replace("{project_id}", &world.project.to_string());
    path = path.replace("{board_id}", &world.board.to_string());
    if ["erase_account", "grant_role"].contains(&operation) {
        let another = app.account(&format!("another{}", app.app.clock.now().timestamp())).await;
        path = path.replace("{account_id}", &another.account_id().to_string());
    }
    path = path.replace("{account_id}", &world.author.account_id().to_string());
    if path.contains("{topic_id}") || path.contains("{post_id}") {
        let topic = app.topic(&world.author, world.board, "话题", "一楼").await;
        let post = app.post(&world.author, topic, "二楼").await;
        path = path.replace("{topic_id}", &topic.to_string()).replace("{post_id}", &post.to_string());
        path = path.replace("/reactions/{kind}", "/reactions/like");
        if operation == "accept_answer" {
            let asks = json!({ "question": true });
            world.boss.clone().patch(&format!("/api/v1/topics/{topic}"), 1, asks).await.expect(200);
        }
        if path.contains("/poll") {
            let mut boss = world.boss.clone();
            boss.put(&format!("/api/v1/topics/{topic}/poll"), crate::polls::public()).await.expect(200);
        }
        if operation == "decide_flags" {
            let mut boss = world.boss.clone();
            let flag = json!({ "reason": "spam" });
            boss.put(&format!("/api/v1/posts/{post}/flag"), flag).await.expect(200);
        }
    }
    if path.contains("{complaint_id}") {
        let filed = complaint(world, operation).await;
        path = path.replace("{complaint_id}", &filed).replace("{number}", "2");
    }
    if path.contains("{compensation_id}") {
        path = path.replace("{compensation_id}", &compensation(app, world, operation).await);
    }
    if path.contains("{ownership_id}") {
        let unit = app.unit(world.project).await;
        path = path.replace("{ownership_id}", &app.claim(unit, &world.author).await.to_string());
    }
    if path.contains("{session_id}") {
        let another = app.signed_in(world.author.account_id()).await;
        let actor = app.actor(&another).await;
        path = path.replace("{session_id}", &actor.signed_in().expect("a session").session_id.to_string());
    }
    if path.contains("{saved_view_id}") {
        path = path.replace("{saved_view_id}", &view(world).await);
    }
    let path = commitments::own_home(world, event(world, path).await).await;
    let path = votes::own_home(world, path).await;
    let path = journey::path(app, world, operation, path).await;
    let path = made_by_boss(
        app,
        world,
        path.replace("{attachment_id}", &world.photo["id"].to_string()).replace("{notice_id}", "999999"),
    )
    .await;
    let path = auctions::path(world, path).await;
    let path = group_buys::path(app, world, path).await;
    let path = bulletins::path(app, world, path).await;
    let path = surveys::path(app, world, path).await;
    let path = funds::path(app, world, operation, path).await;
    let path = messages::path(app, world, keeping::path(app, path).await).await;
    let path = drafts::path(app, world, path).await;
    let path = reviews::path(app, world, path).await;
    let path = pseudonyms::path(app, world, path).await;
    let path = sanctions::path(app, world, operation, path).await;
    let path = owners::path(app, world, path).await;
    let path = draws::path(app, world, path).await;
    let path = votes::path(app, world, operation, path).await;
    let path = commitments::path(app, world, path).await;
    club::path(app, world, team_of_boss(app, world, path).await).await
}

/// A complaint of the author that has come to where the operation has something to act on; its id.
async fn complaint(world: &World, operation: &str) -> String {
    let complaint = json!({ "project_id": world.project, "title": "电梯停了", "markdown": "停了两天", "category": "facilities" });
    let (mut author, mut boss) = (world.author.clone(), world.boss.clone());
    let id = author.post("/api/v1/complaints", complaint).await.expect(201)["id"].to_string();
    let steps: &[&str] = match operation {
        "retract_answer" | "dispute_answer" | "keep_commitment" => &["answers"],
        "confirm_complaint" | "rate_complaint" | "reopen_complaint" => &["answers", "resolution"],
        _ => &[],
    };
    for step in steps {
        let words = json!({ "markdown": "维修师傅已经到场，预计今天中午恢复。" });
        boss.post(&format!("/api/v1/complaints/{id}/{step}"), words).await.expect(200);
    }
    id
}

async fn made_by_boss(app: &TestApp, world: &World, path: String) -> String {
    let mut boss = world.boss.clone();
    let stamp = app.app.clock.now().timestamp();
    let base = format!("/api/v1/projects/{}", world.project);
    let id = |made: Value| made["id"].to_string();
    // Made for what needs it only: a project takes so many facts and no more.
    let part = path.split('{').nth(1).and_then(|rest| rest.split('}').next()).unwrap_or_default().to_owned();
    let made = match part.as_str() {
        "fact_id" => {
            let fact = json!({ "side": "for", "text": format!("地铁 {stamp}") });
            id(boss.post(&format!("{base}/facts"), fact).await.expect(201))
        }
        "building_id" | "unit_id" => {
            let building = json!({ "name": format!("楼 {stamp}") });
            let building = id(boss.post(&format!("{base}/buildings"), building).await.expect(201));
            if part == "unit_id" {
                let units = json!({ "units": [{ "name": "1" }] });
                let units =
                    boss.post(&format!("/api/v1/buildings/{building}/units"), units).await.expect(201);
                units["items"][0]["id"].to_string()
            } else {
                building
            }
        }
        "role_id" => {
            let holder = app.account(&format!("holder{stamp}")).await;
            let role = json!({ "role": "expert", "project_id": world.project });
            id(boss.post(&format!("/api/v1/accounts/{}/roles", holder.account_id()), role).await.expect(201))
        }
        _ => return path,
    };
    path.replace(&format!("{{{part}}}"), &made)
}

/// The same for what belongs to teams.
async fn team_of_boss(app: &TestApp, world: &World, path: String) -> String {
    let mut boss = world.boss.clone();
    let (project, stamp) = (world.project, app.app.clock.now().timestamp());
    if path.contains("{team_id}") {
        let team = json!({ "name": format!("队 {stamp}"), "project_id": project });
        let team = boss.post("/api/v1/teams", team).await.expect(201)["id"].to_string();
        return path.replace("{team_id}", &team);
    }
    if path.contains("{routing_rule_id}") {
        let rule = json!({ "project_id": project, "category": "fees", "team_id": 1 });
        let rule = boss.put("/api/v1/routing-rules", rule).await.expect(200)["id"].to_string();
        return path.replace("{routing_rule_id}", &rule);
    }
    if path.contains("{canned_answer_id}") {
        let canned = json!({ "project_id": project, "title": "已派人", "markdown": "{number} 号" });
        let canned = boss.post("/api/v1/canned-answers", canned).await.expect(201)["id"].to_string();
        return path.replace("{canned_answer_id}", &canned);
    }
    path
}

/// An event of the project for its owners, with what the author has at it.
async fn event(world: &World, path: String) -> String {
    let (mut boss, mut author) = (world.boss.clone(), world.author.clone());
    if !["{event_id}", "{registration_id}", "{attendee_id}", "{check_in_id}"]
        .iter()
        .any(|id| path.contains(id))
    {
        return path;
    }
    let event = json!({
        "project_id": world.project, "kind": "tour", "audience": "owners", "title": "看房团", "markdown": "午餐在会所",
        "place": "会所门口", "begins_at": "2030-05-01T01:00:00Z", "ends_at": "2030-05-01T09:00:00Z",
        "plan": { "quotas": [{ "key": "bus", "name": "1 号车", "size": 45 }] },
    });
    let event = boss.post("/api/v1/events", event).await.expect(201);
    let at = format!("/api/v1/events/{}", event["id"]);
    boss.post(&format!("{at}/publish"), json!({})).await.expect(200);
    let body = json!({ "slot_id": event["slots"][0]["id"], "attendees": [{ "name": "李" }] });
    let registered = author.post(&format!("{at}/registrations"), body).await.expect(201);
    let seat = &registered["attendees"][0]["id"];
    let mut made = path;
    if made.contains("{check_in_id}") {
        let scan = json!({ "device": "gate", "sequence": 1, "nonce": "1", "scanned_at": "2030-05-01T01:00:00Z",
            "method": "search", "attendee_id": seat });
        let scanned = boss.post(&format!("{at}/check-ins"), json!({ "scans": [scan] })).await.expect(200);
        made = made.replace("{check_in_id}", &scanned["items"][0]["id"].to_string());
    }
    made.replace("{event_id}", &event["id"].to_string())
        .replace("{quota_id}", &event["quotas"][0]["id"].to_string())
        .replace("{registration_id}", &registered["id"].to_string())
        .replace("{attendee_id}", &seat.to_string())
}

/// The one view that the author keeps.
async fn view(world: &World) -> String {
    let mut author = world.author.clone();
    let kept = author.get("/api/v1/me/views").await.expect(200);
    for view in kept["items"].as_array().expect("items") {
        author.delete(&format!("/api/v1/me/views/{}", view["id"])).await.expect(204);
    }
    let view = json!({ "name": "待领", "filters": {} });
    author.post("/api/v1/me/views", view).await.expect(201)["id"].to_string()
}

/// What somebody of the staff offers the author, come to where the operation has something to act on.
async fn compensation(app: &TestApp, world: &World, operation: &str) -> String {
    let name = format!("proposer{}", app.app.clock.now().timestamp());
    let mut proposer = app.staff(&name, Role::Agent, Over::Project(world.project)).await;
    let complaint = complaint(world, "dispute_answer").await;
    let offer = json!({ "kind": "apology", "markdown": "登门致歉" });
    let offered = proposer.post(&format!("/api/v1/complaints/{complaint}/compensations"), offer).await;
    let id = offered.expect(201)["id"].to_string();
    let steps: &[&str] = match operation {
        "accept_compensation" | "decline_compensation" => &["approval"],
        "receive_compensation" => &["approval", "acceptance", "payment"],
        _ => &[],
    };
    for step in steps {
        let by = if *step == "acceptance" { &world.author } else { &world.boss };
        let body = json!({ "reference": format!("JM-{id}") });
        by.clone().post(&format!("/api/v1/compensations/{id}/{step}"), body).await.expect(200);
    }
    id
}

/// What an operation demands in its query.
fn query(operation: &str, world: &World) -> String {
    match operation {
        "search_posts" => "?q=x".to_owned(),
        "list_cards" => "?paths=/topics/1".to_owned(),
        "list_similar_topics" => "?title=x".to_owned(),
        "list_promise_cuts" => format!("?cut=category&project_id={}", world.project),
        "list_unread" => "?topic_ids=1".to_owned(),
        "list_own_reactions" => "?post_ids=1".to_owned(),
        "list_own_pseudonym_posts" => "?post_ids=1".to_owned(),
        "list_accounts" | "list_residents" | "search_callers" => "?query=author".to_owned(),
        "try_earning_rule" | "get_referral_figures" | "get_club_report" | "export_club_report" => {
            "?from_on=2026-01-01&until_on=2026-03-01".to_owned()
        }
        "list_ownerships" => format!("?project_id={}", world.project),
        "list_survey_texts" => "?question_id=1".to_owned(),
        "export_payments" => "?from_on=2026-03-01&until_on=2026-03-31".to_owned(),
        _ => String::new(),
    }
}

async fn ask(
    app: &TestApp,
    world: &World,
    actor: &Browser,
    (operation, method, path): (&str, Method, &str),
    body: &Value,
) -> (u16, String) {
    let path = format!("/api/v1{path}{}", query(operation, world));
    let mut body = (!body.is_null()).then(|| body.clone());
    if operation == "claim_ownership" {
        let unit = app.unit(world.project).await;
        body.as_mut().expect("a body")["unit_id"] = json!(unit);
    }
    if operation == "file_complaint" {
        body.as_mut().expect("a body")["project_id"] = json!(world.project);
    }
    for field in ["slug", "name"] {
        // Unique for each actor, where it has to be.
        if let Some(text) =
            body.as_mut().and_then(|body| body.get_mut(field)).filter(|_| operation.starts_with("create_"))
        {
            *text = json!(format!(
                "{}-{}",
                if field == "slug" { "s" } else { "名" },
                app.app.clock.now().timestamp()
            ));
        }
    }
    let version = match operation {
        "edit_post" => "0".to_owned(),
        _ => "1".to_owned(),
    };
    // Signing out must not end the session of the next act.
    let mut browser = match operation {
        "sign_out" | "end_sessions" if actor.cookie("linli_session").is_some() => {
            app.signed_in(actor.account_id()).await
        }
        _ => actor.clone(),
    };
    club::prepare(operation, &mut browser).await;
    let answer = match operation {
        "put_avatar" | "upload_photo" => {
            browser.send_bytes(method, &path, Some((b"no image".to_vec(), "image/png")), &[]).await
        }
        _ => browser.send(method, &path, body, &[("if-match", &version)]).await,
    };
    (answer.status.as_u16(), answer.text())
}

fn operations() -> Vec<(String, Method, String)> {
    let document: Value = serde_json::from_str(linli::server::document()).expect("the document");
    let mut found = vec![];
    for (path, operations) in document["paths"].as_object().expect("paths") {
        for (method, operation) in operations.as_object().expect("operations") {
            let id = operation["operationId"].as_str().expect("an id").to_owned();
            found.push((id, method.to_uppercase().parse().expect("a method"), path.clone()));
        }
    }
    found
}

#[test]
fn every_operation_is_in_the_table_and_nothing_else() {
    let known: BTreeSet<String> = operations().into_iter().map(|(id, ..)| id).collect();
    let listed: BTreeSet<String> = table().into_iter().map(|(id, ..)| id.to_owned()).collect();
    assert_eq!(known.difference(&listed).collect::<Vec<_>>(), Vec::<&String>::new(), "not in the table");
    assert_eq!(listed.difference(&known).collect::<Vec<_>>(), Vec::<&String>::new(), "no operation");
}

#[test]
fn every_role_and_every_way_to_hold_a_home_is_a_kind_of_actor() {
    for role in Role::ALL {
        assert!(KINDS.iter().any(|(_, kind)| *kind == Kind::Staff(*role)), "{role:?}");
    }
    for role in OwnershipRole::ALL {
        assert!(KINDS.iter().any(|(_, kind)| *kind == Kind::Holder(*role)), "{role:?}");
    }
}

linli_tests::story! {
    async fn every_kind_of_actor_may_do_what_the_table_says_and_no_more(app) {
        let mut world = world(&app).await;
        let table = table();
        let mut wrong = vec![];
        for (nth, (operation, method, template)) in operations().into_iter().enumerate() {
            let Some((_, let_in, body)) = table.iter().find(|(id, ..)| *id == operation) else { continue };
            // Reading spoils nothing for the next who reads.
            let mut read = None;
            for (index, (letter, kind)) in KINDS.into_iter().enumerate().filter(|(index, _)| app.walks(nth + index)) {
                // Time passes, so that the limits on writing are not what is met.
                app.advance(std::time::Duration::from_secs(60));
                let path = match read.take() {
                    Some(path) => path,
                    None => path(&app, &world, &operation, &template).await,
                };
                let act = (operation.as_str(), method.clone(), path.as_str());
                let (status, text) = ask(&app, &world, &world.actors[index], act, body).await;
                let refused = matches!(status, 401 | 403 | 404);
                let undone = kind == Kind::Author && OWN.contains(&operation.as_str()) && status >= 300;
                if refused == let_in.contains(letter) || undone || status >= 500 {
                    wrong.push(format!("{operation} as {kind:?}: {status} {}", text.chars().take(160).collect::<String>()));
                }
                read = method.is_safe().then_some(path);
                if operation == "end_sessions" && kind != Kind::Guest {
                    world.actors[index] = app.signed_in(world.actors[index].account_id()).await;
                }
            }
            world.author = world.actors[KINDS.len() - 1].clone();
        }
        assert!(wrong.is_empty(), "{} deviations:\n{}", wrong.len(), wrong.join("\n"));
    }
}
