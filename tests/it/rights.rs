//! Who may do what: every operation of the document as every kind of actor, as one table says.
//!
//! An operation that is not in the table fails the build. What an operation acts on belongs to somebody else and is
//! in a project whose board is for its owners.

use std::collections::BTreeSet;

use linli_entities::board::{BoardId, Visibility};
use linli_entities::project::ProjectId;
use linli_entities::role_grant::Role;
use linli_tests::arrange::Over;
use linli_tests::{Browser, TestApp};
use poem::http::Method;
use serde_json::{Value, json};

/// The kinds of actor, each with its letter in the table.
const KINDS: [(char, &str); 9] = [
    ('g', "guest"),
    ('u', "member whose e-mail is not proven"),
    ('m', "member"),
    ('x', "owner in another project"),
    ('o', "owner"),
    ('a', "agent"),
    ('d', "moderator"),
    ('r', "manager"),
    ('b', "administrator"),
];

const EVERYONE: &str = "gumxoadrb";
const SIGNED_IN: &str = "umxoadrb";
const NOBODY: &str = "";

/// The table: operation, who is let in, and the body that is sent. The others get 401, 403 or 404.
fn table() -> Vec<(&'static str, &'static str, Value)> {
    let none = Value::Null;
    let fact = json!({ "side": "against", "text": "两百米外有变电站", "distance_m": 200 });
    let board = json!({ "slug": "new", "name": "新版块", "description": "", "visibility": "members" });
    let project = json!({ "slug": "new", "name": "新项目", "city": "武汉", "district": "江岸区", "address": "一号",
        "status": "planned", "summary": "" });
    let complaint =
        json!({ "project_id": 1, "title": "电梯停了", "markdown": "停了两天", "category": "facilities" });
    let words = json!({ "markdown": "维修师傅已经到场，预计今天中午恢复。" });
    let promise = json!({ "markdown": "周五之前换好轿厢的配件。", "until_at": "2026-04-01T00:00:00Z" });
    vec![
        ("get_health", EVERYONE, none.clone()),
        ("get_readiness", EVERYONE, none.clone()),
        ("get_privacy_notice", EVERYONE, none.clone()),
        (
            "register_account",
            EVERYONE,
            json!({ "name": "x", "email": "x", "password": "x", "consent_version": "x" }),
        ),
        ("recover_password", EVERYONE, json!({ "login": "nobody-here" })),
        ("reset_password", EVERYONE, json!({ "token": "x", "password": "a-long-password-7" })),
        // Whoever does not know the password is refused like everybody else.
        ("sign_in", NOBODY, json!({ "login": "nobody-here", "password": "wrong" })),
        ("sign_out", SIGNED_IN, none.clone()),
        ("list_sessions", SIGNED_IN, none.clone()),
        ("end_sessions", SIGNED_IN, none.clone()),
        // Somebody else's session.
        ("end_session", NOBODY, none.clone()),
        ("get_me", SIGNED_IN, none.clone()),
        ("update_me", SIGNED_IN, json!({ "bio": "你好" })),
        ("send_email_code", SIGNED_IN, none.clone()),
        ("prove_email", SIGNED_IN, json!({ "code": "000000" })),
        ("record_consent", SIGNED_IN, json!({ "version": "x" })),
        ("erase_me", SIGNED_IN, json!({ "password": "x" })),
        ("erase_account", "b", none.clone()),
        ("put_avatar", SIGNED_IN, none.clone()),
        ("delete_avatar", SIGNED_IN, none.clone()),
        (
            "change_password",
            SIGNED_IN,
            json!({ "current_password": "x", "new_password": "a-long-password-7" }),
        ),
        // There is none of this id.
        ("get_attachment", NOBODY, none.clone()),
        ("get_thumbnail", NOBODY, none.clone()),
        ("upload_photo", SIGNED_IN, none.clone()),
        ("get_profile", EVERYONE, none.clone()),
        ("list_accounts", "rb", none.clone()),
        ("list_roles", "rb", none.clone()),
        ("grant_role", "rb", json!({ "role": "expert", "project_id": 1 })),
        ("revoke_role", "rb", none.clone()),
        ("list_projects", EVERYONE, none.clone()),
        ("create_project", "b", project),
        ("get_project", EVERYONE, none.clone()),
        ("update_project", "rb", json!({ "summary": "改过" })),
        ("list_facts", EVERYONE, none.clone()),
        ("create_fact", "rb", fact.clone()),
        ("update_fact", "rb", json!({ "text": "改过" })),
        ("delete_fact", "rb", none.clone()),
        ("list_buildings", SIGNED_IN, none.clone()),
        ("create_building", "rb", json!({ "name": "九号楼" })),
        ("list_units", SIGNED_IN, none.clone()),
        ("create_units", "rb", json!({ "units": [{ "name": "9901" }] })),
        ("list_boards", EVERYONE, none.clone()),
        ("create_club_board", "b", board.clone()),
        ("list_project_boards", EVERYONE, none.clone()),
        ("create_board", "rb", board),
        ("get_board", "oadrb", none.clone()),
        ("update_board", "rb", json!({ "description": "改过" })),
        ("claim_ownership", "mxoadrb", json!({ "unit_id": 1, "role": "owner", "statement": "合同号 1" })),
        ("list_ownerships", "rb", none.clone()),
        ("list_my_ownerships", SIGNED_IN, none.clone()),
        ("list_residents", "arb", none.clone()),
        // Somebody else's claim.
        ("withdraw_ownership", NOBODY, none.clone()),
        ("decide_ownership", "rb", json!({ "decision": "confirm" })),
        ("list_latest_topics", EVERYONE, none.clone()),
        ("list_account_topics", EVERYONE, none.clone()),
        ("list_topics", "oadrb", none.clone()),
        ("open_topic", "oadrb", json!({ "title": "新话题", "markdown": "内容" })),
        ("get_topic", "oadrb", none.clone()),
        ("update_topic", "drb", json!({ "pinned": true })),
        ("delete_topic", "drb", none.clone()),
        ("restore_topic", "drb", none.clone()),
        ("mark_read", "oadrb", json!({ "number": 1 })),
        ("list_unread", SIGNED_IN, none.clone()),
        ("list_posts", "oadrb", none.clone()),
        ("write_post", "oadrb", json!({ "markdown": "回答" })),
        ("get_post", "oadrb", none.clone()),
        ("edit_post", "drb", json!({ "markdown": "改过" })),
        ("delete_post", "drb", none.clone()),
        ("restore_post", "drb", none.clone()),
        ("get_post_source", "drb", none.clone()),
        ("list_revisions", "drb", none.clone()),
        ("preview_markdown", SIGNED_IN, json!({ "markdown": "看看" })),
        // A private complaint of somebody else. The owner has another home; the letters are those who answer there.
        ("file_complaint", "o", complaint),
        ("list_complaints", EVERYONE, none.clone()),
        ("get_complaint", "arb", none.clone()),
        ("list_complaint_acts", "arb", none.clone()),
        ("follow_up_complaint", NOBODY, json!({ "markdown": "还有一件事" })),
        ("answer_complaint", "arb", words.clone()),
        // What was not answered cannot be taken back, resolved or opened again: 404 and 409 are told apart below.
        ("retract_answer", "arb", none.clone()),
        ("assign_complaint", "arb", json!({ "handler_id": 1 })),
        ("grade_complaint", "arb", json!({ "grade": "s1" })),
        ("resolve_complaint", "arb", words.clone()),
        ("confirm_complaint", NOBODY, none.clone()),
        ("reopen_complaint", "rb", words.clone()),
        ("withdraw_complaint", NOBODY, none.clone()),
        ("dispute_answer", NOBODY, none.clone()),
        ("rule_on_answer", "rb", json!({ "upheld": false, "markdown": "已经说明了维修的时间，算是回复。" })),
        ("ask_complainant", "arb", words.clone()),
        ("make_commitment", "arb", promise.clone()),
        ("keep_commitment", "arb", none.clone()),
        ("extend_resolution", "rb", promise),
        ("waive_answer", NOBODY, none.clone()),
        ("skip_answer", "arb", none.clone()),
        ("want_answer", NOBODY, none.clone()),
        ("propose_closing", "arb", words.clone()),
        ("decide_closing", "rb", json!({ "agree": true })),
        ("rate_complaint", NOBODY, json!({ "rating": 5 })),
        ("list_handlers", "arb", none.clone()),
        ("list_complaint_notes", "arb", none.clone()),
        ("note_complaint", "arb", json!({ "text": "先打电话" })),
        ("get_promise", EVERYONE, none.clone()),
        ("list_promise_series", EVERYONE, none.clone()),
        ("list_promise_projects", EVERYONE, none.clone()),
        ("list_promise_breaches", EVERYONE, none.clone()),
        ("list_promise_cuts", "arb", none.clone()),
        ("export_promise", EVERYONE, none.clone()),
        ("get_promise_badge", EVERYONE, none.clone()),
        ("search_posts", EVERYONE, none),
    ]
}

/// What everything acts on.
struct World {
    project: ProjectId,
    board: BoardId,
    author: Browser,
    actors: Vec<(char, &'static str, Browser)>,
}

async fn world(app: &TestApp) -> World {
    let (project, elsewhere) = (app.project("jiangpan").await, app.project("elsewhere").await);
    let board = app.board(project, Visibility::Owners).await;
    let author = app.account("author").await;
    app.home(project, &author).await;
    let mut actors = vec![];
    for (letter, name) in KINDS {
        let who = format!("kind-{letter}");
        let over = Over::Project(project);
        let browser = match letter {
            'g' => app.guest(),
            'u' => app.unproven(&who).await,
            'a' => app.staff(&who, Role::Agent, over).await,
            'd' => app.staff(&who, Role::Moderator, over).await,
            'r' => app.staff(&who, Role::Manager, over).await,
            'b' => app.administrator().await,
            _ => app.account(&who).await,
        };
        match letter {
            'x' => drop(app.home(elsewhere, &browser).await),
            'o' => drop(app.home(project, &browser).await),
            _ => {}
        }
        actors.push((letter, name, browser));
    }
    World { project, board, author, actors }
}

/// New things for an act to act on, so that one act does not spoil the next; the path with their ids in it.
async fn path(app: &TestApp, world: &World, template: &str) -> String {
    // Time passes, so that the limits on writing are not what is met.
    app.advance(std::time::Duration::from_secs(60));
    let mut path = template.replace("{project_id}", &world.project.to_string());
    path = path.replace("{board_id}", &world.board.to_string());
    if path.ends_with("/erasure") && path.contains("{account_id}") {
        let leaving = app.account(&format!("leaving{}", app.app.clock.now().timestamp())).await;
        path = path.replace("{account_id}", &leaving.account_id().to_string());
    }
    path = path.replace("{account_id}", &world.author.account_id().to_string());
    if path.contains("{topic_id}") || path.contains("{post_id}") {
        let topic = app.topic(&world.author, world.board, "话题", "一楼").await;
        let post = app.post(&world.author, topic, "二楼").await;
        path = path.replace("{topic_id}", &topic.to_string()).replace("{post_id}", &post.to_string());
    }
    if path.contains("{complaint_id}") {
        let complaint = json!({ "project_id": world.project, "title": "电梯停了", "markdown": "停了两天", "category": "facilities" });
        let mut author = app.signed_in(world.author.account_id()).await;
        let filed = author.post("/api/v1/complaints", complaint).await.expect(201);
        path = path.replace("{complaint_id}", &filed["id"].to_string()).replace("{number}", "1");
    }
    if path.contains("{ownership_id}") {
        let claimant = app.account(&format!("claimant{}", app.app.clock.now().timestamp())).await;
        let unit = app.unit(world.project).await;
        path = path.replace("{ownership_id}", &app.claim(unit, &claimant).await.to_string());
    }
    if path.contains("{fact_id}") || path.contains("{building_id}") || path.contains("{role_id}") {
        path = made_by_boss(app, world, path).await;
    }
    path.replace("{session_id}", "1").replace("{attachment_id}", "999")
}

async fn made_by_boss(app: &TestApp, world: &World, path: String) -> String {
    let boss = world.actors.iter().find(|(letter, ..)| *letter == 'b').expect("the administrator");
    let mut boss = app.signed_in(boss.2.account_id()).await;
    let stamp = app.app.clock.now().timestamp();
    let base = format!("/api/v1/projects/{}", world.project);
    let id = |made: Value| made["id"].to_string();
    let fact = json!({ "side": "for", "text": format!("地铁 {stamp}") });
    let fact = id(boss.post(&format!("{base}/facts"), fact).await.expect(201));
    let building = json!({ "name": format!("楼 {stamp}") });
    let building = id(boss.post(&format!("{base}/buildings"), building).await.expect(201));
    let holder = app.account(&format!("holder{stamp}")).await;
    let role = json!({ "role": "expert", "project_id": world.project });
    let role =
        id(boss.post(&format!("/api/v1/accounts/{}/roles", holder.account_id()), role).await.expect(201));
    path.replace("{fact_id}", &fact).replace("{building_id}", &building).replace("{role_id}", &role)
}

/// What an operation demands in its query.
fn query(operation: &str, world: &World) -> String {
    match operation {
        "search_posts" => "?q=x".to_owned(),
        "list_promise_cuts" => format!("?cut=category&project_id={}", world.project),
        "list_unread" => "?topic_ids=1".to_owned(),
        "list_accounts" | "list_residents" => "?query=author".to_owned(),
        "list_ownerships" => format!("?project_id={}", world.project),
        _ => String::new(),
    }
}

async fn ask(
    app: &TestApp,
    world: &World,
    actor: &Browser,
    (operation, method, template): (&str, Method, &str),
    body: &Value,
) -> (u16, String) {
    let path = format!("/api/v1{}{}", path(app, world, template).await, query(operation, world));
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
    let answer = match operation {
        "put_avatar" | "upload_photo" => {
            browser.send_bytes(method, &path, Some((b"no image".to_vec(), "image/png")), &[]).await
        }
        _ => browser.send(method, &path, body, &[("if-match", &version)]).await,
    };
    (answer.status.as_u16(), answer.text())
}

fn operations() -> Vec<(String, Method, String)> {
    let document: Value = serde_json::from_str(&linli::server::document()).expect("the document");
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

linli_tests::story! {
    async fn every_kind_of_actor_may_do_what_the_table_says_and_no_more(app) {
        let world = world(&app).await;
        let table = table();
        let mut wrong = vec![];
        for (operation, method, template) in operations() {
            let Some((_, let_in, body)) = table.iter().find(|(id, ..)| *id == operation) else { continue };
            for (letter, name, browser) in &world.actors {
                let act = (operation.as_str(), method.clone(), template.as_str());
                // Rights are long-lived, sessions are not: time passes between the acts.
                let actor = match letter {
                    'g' => app.guest(),
                    _ => app.signed_in(browser.account_id()).await,
                };
                let (status, text) = ask(&app, &world, &actor, act, body).await;
                let refused = matches!(status, 401 | 403 | 404);
                if refused == let_in.contains(*letter) || status >= 500 {
                    wrong.push(format!("{operation} as {name}: {status} {}", text.chars().take(160).collect::<String>()));
                }
            }
        }
        assert!(wrong.is_empty(), "{} deviations:\n{}", wrong.len(), wrong.join("\n"));
    }
}
