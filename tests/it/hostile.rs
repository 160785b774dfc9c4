//! Somebody with an account who means harm: what is sent breaks nothing, what ended a moment ago moves nothing.

use std::sync::LazyLock;

use linli::actor::Actor;
use linli::app::App;
use linli::code::Code;
use linli::error::Error;
use linli::features::accounts::logic::operators;
use linli::features::ownerships::input::Decision;
use linli::features::ownerships::logic as ownerships;
use linli::features::ownerships::rules::NewDecision;
use linli::features::posts::logic as posts;
use linli::features::posts::output::Post;
use linli::features::topics::logic as topics;
use linli::features::topics::output::TopicDetail;
use linli::features::topics::rules::Title;
use linli::once::Once;
use linli_entities::board::{BoardId, Visibility};
use linli_entities::role_grant::Role;
use linli_entities::topic::TopicId;
use linli_tests::arrange::Over;
use linli_tests::arrange::people::PASSWORD;
use linli_tests::{Browser, TestApp};
use poem::http::Method;
use serde_json::{Value, json};

/// Texts that somebody may have forgotten.
fn hostile() -> Vec<String> {
    let texts = [
        "",
        "\0",
        "a\0b",
        "\u{202e}txt.exe",
        "\u{feff}\u{200b}\u{2060}",
        "\u{fffe}\u{ffff}",
        "%00%ff",
        "' OR 1=1 --",
        "\\",
        "-1",
    ];
    let long = ["字".repeat(40_000), "\u{301}".repeat(3_000), "👩‍👩‍👧".repeat(500)];
    texts.into_iter().map(str::to_owned).chain(long).collect()
}

/// The operations of the document: (id, method, path, operation).
fn operations(document: &Value) -> Vec<(String, Method, String, Value)> {
    let mut found = vec![];
    for (path, operations) in document["paths"].as_object().expect("paths") {
        for (method, operation) in operations.as_object().expect("operations") {
            let id = operation["operationId"].as_str().expect("an id").to_owned();
            found.push((
                id,
                method.to_uppercase().parse().expect("a method"),
                path.clone(),
                operation.clone(),
            ));
        }
    }
    found
}

/// The example of what an operation takes.
fn example(document: &Value, operation: &Value) -> Value {
    let content = operation["requestBody"]["content"].as_object().and_then(|kinds| kinds.values().next());
    let shape = content.and_then(|content| content["schema"]["$ref"].as_str()).unwrap_or_default();
    document["components"]["schemas"][shape.rsplit('/').next().unwrap_or_default()]["example"].clone()
}

/// The pointers of all values in a body that are no object.
fn leaves(value: &Value, at: String, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(name, value)| leaves(value, format!("{at}/{name}"), found))
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, value)| leaves(value, format!("{at}/{index}"), found))
        }
        _ => found.push(at),
    }
}

fn in_query(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02x}")).collect()
}

/// Cursors of every shape, with what their lists do not hold.
fn cursors() -> Vec<String> {
    let instants = ["-262000-01-01T00:00:00Z", "+262000-01-01T00:00:00Z"];
    let mut keys =
        vec![json!("\0"), json!(["\0", 1]), json!(i64::MAX), json!(i64::MIN), json!([i64::MIN, i64::MAX])];
    for instant in instants {
        keys.extend([
            json!([instant, i64::MAX]),
            json!([true, instant, i64::MIN]),
            json!([1.5e300, i64::MAX]),
            json!([instant, instant]),
        ]);
    }
    keys.iter().map(linli::page::encode).chain(["".to_owned(), "!".to_owned(), "a".repeat(5_000)]).collect()
}

/// What things the paths name.
async fn place(app: &TestApp) -> (Browser, Vec<(&'static str, String)>) {
    let boss = app.administrator().await;
    let project = app.project("jiangpan").await;
    app.home(project, &boss).await;
    let board = app.board(project, Visibility::Public).await;
    let topic = app.topic(&boss, board, "话题", "一楼").await;
    let post = app.post(&boss, topic, "二楼").await;
    let complaint = json!({ "project_id": project, "title": "电梯停了", "markdown": "停了两天", "category": "facilities" });
    let complaint = boss.clone().post("/api/v1/complaints", complaint).await.expect(201);
    let ids = vec![
        ("{project_id}", project.to_string()),
        ("{board_id}", board.to_string()),
        ("{topic_id}", topic.to_string()),
        ("{post_id}", post.to_string()),
        ("{complaint_id}", complaint["id"].to_string()),
    ];
    (boss, ids)
}

/// What queries hold that should not be there, as it is written in an address.
static IN_QUERY: LazyLock<Vec<String>> = LazyLock::new(|| {
    let numbers = ["9223372036854775807", "-9223372036854775808", "1.5", "NaN"].map(str::to_owned);
    // Longer ones no address holds.
    let texts = hostile().into_iter().filter(|text| text.len() < 7_000).map(|text| in_query(&text));
    texts.chain(numbers).chain(cursors()).collect()
});

/// What fields hold that should not be there.
static IN_BODY: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let wrong =
        [json!(null), json!([]), json!({}), json!(1.5), json!(i64::MAX), json!(u64::MAX), json!(true)];
    hostile().into_iter().map(Value::String).chain(wrong).collect()
});

/// The ways to ask for an operation with one thing in it that should not be there, those of them that `takes` takes by
/// their number.
fn requests(
    document: &Value,
    path: &str,
    operation: &Value,
    ids: &[(&'static str, String)],
    takes: impl Fn(usize) -> bool,
) -> Vec<(String, Value)> {
    let named = |path: &str, other: &str| {
        let parts = path.split('/').map(|part| if part.starts_with('{') { other } else { part });
        format!("/api/v1{}", parts.collect::<Vec<_>>().join("/"))
    };
    let body = example(document, operation);
    let mut asked = vec![];
    let mut count = 0;
    let mut ask = |request: &dyn Fn() -> (String, Value)| {
        if takes(count) {
            asked.push(request());
        }
        count += 1;
    };
    if path.contains('{') {
        for other in
            ["0", "-1", "9223372036854775807", "9223372036854775808", "1e3", "%00", "%ff", "%F0%9F%98%80"]
        {
            ask(&|| (named(path, other), body.clone()));
        }
    }
    let path = named(&ids.iter().fold(path.to_owned(), |path, (name, id)| path.replace(name, id)), "1");
    for parameter in
        operation["parameters"].as_array().into_iter().flatten().filter(|one| one["in"] == "query")
    {
        let name = parameter["name"].as_str().expect("a name");
        for text in IN_QUERY.iter() {
            ask(&|| (format!("{path}?{name}={text}"), body.clone()));
        }
    }
    let mut pointers = vec![];
    leaves(&body, String::new(), &mut pointers);
    for pointer in pointers.iter().filter(|pointer| !pointer.is_empty()) {
        for value in IN_BODY.iter() {
            ask(&|| {
                let mut body = body.clone();
                *body.pointer_mut(pointer).expect("a field") = value.clone();
                (path.clone(), body)
            });
        }
    }
    asked
}

/// Writes into a topic as whoever acted when the request began.
async fn reply(app: &App, stale: &Actor, topic: TopicId) -> Result<Post, Error> {
    let reply = posts::Reply {
        markdown: "还有一句".to_owned(),
        reply_to_number: None,
        pseudonym: false,
        draft_version: None,
    };
    let written = posts::write(app, stale, topic, reply, Once::default()).await?;
    Ok(written.written().expect("a post that waits for nobody"))
}

/// Opens a topic as whoever acted when the request began.
async fn open(app: &App, stale: &Actor, board: BoardId) -> Result<TopicDetail, Error> {
    let opening = topics::Opening {
        title: Title::parse("又一个")?,
        markdown: "一楼".to_owned(),
        question: false,
        poll: None,
        pseudonym: false,
        draft_version: None,
    };
    let opened = topics::open(app, stale, board, opening, Once::default()).await?;
    Ok(opened.written().expect("a topic that waits for nobody"))
}

linli_tests::story! {
    async fn nothing_that_is_sent_breaks_the_server(app) {
        let document: Value = serde_json::from_str(linli::server::document()).expect("the document");
        let (boss, ids) = place(&app).await;
        let mut broken = vec![];
        // A check takes every second step: each operation meets each text in one field or another.
        let taken = |step: usize| app.walks(step) && (TestApp::walks_everything() || (step / 4).is_multiple_of(2));
        for (nth, (id, method, path, operation)) in operations(&document).into_iter().enumerate() {
            for (path, body) in requests(&document, &path, &operation, &ids, |index| taken(nth + index)) {
                // Time passes, so that limits of rate are not what is met.
                app.advance(std::time::Duration::from_secs(20));
                let body = (!body.is_null()).then_some(body);
                let mut browser = match id.as_str() {
                    "register_account" | "sign_in" | "recover_password" | "reset_password" => app.guest(),
                    "erase_account" | "erase_me" | "revoke_role" => continue,
                    _ => boss.clone(),
                };
                let answer = browser.send(method.clone(), &path, body.clone(), &[("if-match", "\"1\"")]).await;
                if answer.status.as_u16() >= 500 {
                    let sent: String = body.map(|body| body.to_string()).unwrap_or_default().chars().take(200).collect();
                    broken.push(format!("{id} {} {sent}: {}", path.chars().take(120).collect::<String>(), answer.status));
                }
            }
        }
        assert!(broken.is_empty(), "{} answers are faults of the server:\n{}", broken.len(), broken.join("\n"));
    }

    async fn headers_and_bodies_that_are_no_json_break_nothing(app) {
        let mut author = app.account("xiaoli").await;
        let board = app.club_board(Visibility::Public).await;
        let path = format!("/api/v1/boards/{board}/topics");
        let nested = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        let bodies = [
            r#"{"title":"\ud800话题","markdown":"x"}"#.to_owned().into_bytes(),
            r#"{"title":"话题","markdown":"\udfff\ud83d"}"#.to_owned().into_bytes(),
            br#"{"title":"\xff\xfe","markdown":"x"}"#.to_vec(),
            [br#"{"title":""#.as_slice(), &[0xff, 0xc0, 0x80], br#"","markdown":"x"}"#].concat(),
            nested.clone().into_bytes(),
            format!(r#"{{"title":{nested},"markdown":"x"}}"#).into_bytes(),
            b"\xef\xbb\xbf{}".to_vec(),
            b"{\"title\":1e999,\"markdown\":\"x\"}".to_vec(),
            b"".to_vec(),
        ];
        for body in bodies {
            let shown = String::from_utf8_lossy(&body[..body.len().min(60)]).into_owned();
            let answer = author.send_bytes(Method::POST, &path, Some((body, "application/json")), &[]).await;
            assert_eq!(answer.status, 400, "{shown}: {}", answer.text());
        }
        let topic = json!({ "title": "话题", "markdown": "内容" });
        for (name, value) in [("idempotency-key", "k k"), ("idempotency-key", ""), ("if-none-match", "\"\",,W/\"\",*"), ("accept-encoding", "gzip;q=,;;"), ("accept-language", "zh;q=9,,*;q=-1"), ("range", "bytes=9-1"), ("x-request-id", "a b\tc"), ("x-forwarded-for", "::ffff:1.2.3.4, x")] {
            let answer = author.send(Method::POST, &path, Some(topic.clone()), &[(name, value)]).await;
            assert!(answer.status.as_u16() < 500, "{name}: {value}: {}", answer.text());
            let answer = author.send(Method::GET, &path, None, &[(name, value)]).await;
            assert!(answer.status.as_u16() < 500, "{name}: {value}: {}", answer.text());
        }
    }

    async fn a_text_that_would_swell_is_shown_as_it_was_typed_and_its_topic_stays_readable(app) {
        // Of those who have just come, so many links would be refused.
        let mut author = app.staff("xiaoli", Role::Administrator, Over::Group).await;
        let board = app.club_board(Visibility::Public).await;
        let topic = app.topic(&author, board, "话题", "一楼").await;
        let path = format!("/api/v1/topics/{topic}/posts");
        let table = format!("|{}\n|{}\n{}", "a|".repeat(3_000), "-|".repeat(3_000), "|\n".repeat(9_000));
        let bombs = [
            table,
            "> ".repeat(15_000) + "x",
            "- ".repeat(15_000) + "x",
            "1. ".repeat(10_000) + "x",
            "*".repeat(32_000),
            "`".repeat(31_999) + "x",
            "[".repeat(32_000),
            "![a](".repeat(6_000),
            "[a](b".repeat(6_000),
            "<a ".repeat(10_000),
            "&".repeat(32_000),
            "\"".repeat(32_000),
            "*a_".repeat(10_000),
            "@a".repeat(16_000),
            "a\n".repeat(16_000),
            "~~a".repeat(10_000),
            "www.a.b ".repeat(4_000),
            "[x]: /y\n".repeat(4_000),
            "- a\n".repeat(8_000),
        ];
        for bomb in bombs {
            app.advance(std::time::Duration::from_secs(60));
            let made = author.post(&path, json!({ "markdown": bomb })).await.expect(201);
            let html = made["html"].as_str().expect("html");
            assert!(html.len() <= 256 * 1024, "{} became {} bytes", bomb.chars().take(20).collect::<String>(), html.len());
        }
        app.guest().get(&path).await.expect(200);
        assert_eq!(app.guest().get(&format!("/topics/{topic}")).await.status, 200);
    }

    async fn a_title_shows_what_it_says(app) {
        let mut author = app.account("xiaoli").await;
        let board = app.club_board(Visibility::Public).await;
        let path = format!("/api/v1/boards/{board}/topics");
        let open = async |author: &mut Browser, title: &str| author.post(&path, json!({ "title": title, "markdown": "内容" })).await;
        let made = open(&mut author, "电\0梯\u{202e}坏\u{200b}了").await.expect(201);
        assert_eq!(made["topic"]["title"], "电梯坏了");
        open(&mut author, "\u{200b}\u{2060}\u{feff}").await.expect_problem(422, "invalid");
        let emoji = open(&mut author, "👩‍👩‍👧 好").await.expect(201);
        assert_eq!(emoji["topic"]["title"], "👩‍👩‍👧 好");
    }

    async fn a_role_that_ended_a_moment_ago_moves_nothing(app) {
        let project = app.project("jiangpan").await;
        let board = app.board(project, Visibility::Public).await;
        let author = app.account("xiaoli").await;
        let topic = app.topic(&author, board, "话题", "一楼").await;
        let (post, deleted) = (app.post(&author, topic, "二楼").await, app.post(&author, topic, "三楼").await);
        let gone = app.topic(&author, board, "另一个", "一楼").await;
        let mut boss = app.administrator().await;
        boss.delete(&format!("/api/v1/posts/{deleted}")).await.expect(200);
        boss.delete(&format!("/api/v1/topics/{gone}")).await.expect(204);
        let locked = app.topic(&author, board, "关上的", "一楼").await;
        let lock = json!({ "locked": true });
        boss.patch(&format!("/api/v1/topics/{locked}"), 1, lock).await.expect(200);
        let hidden = app.board(project, Visibility::Staff).await;
        let moderator = app.staff("mo", Role::Moderator, Over::Project(project)).await;
        let inside = app.topic(&moderator, hidden, "内部", "一楼").await;
        // Who acted when the request began.
        let stale: Actor = app.actor(&moderator).await;
        let role = boss.get(&format!("/api/v1/accounts/{}/roles", moderator.account_id())).await.expect(200)["items"][0]["id"].clone();
        boss.delete(&format!("/api/v1/roles/{role}")).await.expect(204);

        let app = &app.app;
        assert!(posts::edit(app, &stale, post, 0, "改过", None).await.is_err());
        assert!(posts::delete(app, &stale, post).await.is_err());
        assert!(posts::restore(app, &stale, deleted).await.is_err());
        assert!(topics::delete(app, &stale, topic).await.is_err());
        assert!(topics::restore(app, &stale, gone).await.is_err());
        let pin = topics::Edit { pinned: Some(true), ..Default::default() };
        assert!(topics::update(app, &stale, topic, 1, pin).await.is_err());
        assert!(matches!(reply(app, &stale, locked).await, Err(Error::Conflict(Code::TopicLocked))));
        assert!(matches!(reply(app, &stale, inside).await, Err(Error::NotFound("topic"))));
        assert!(matches!(open(app, &stale, hidden).await, Err(Error::NotFound("board"))));
        // What needs no role is still open to the account.
        reply(app, &stale, topic).await.expect("a reply as a member");
        let page = boss.get(&format!("/api/v1/topics/{topic}/posts")).await.expect(200);
        assert_eq!((&page["items"][1]["html"], &page["items"][2]["deleted"]), (&json!("<p>二楼</p>\n"), &json!(true)));
        assert_eq!((&page["detail"]["topic"]["pinned"], &page["detail"]["topic"]["deleted"]), (&json!(false), &json!(false)));
    }

    async fn whose_home_or_account_ended_a_moment_ago_writes_nothing(app) {
        let project = app.project("jiangpan").await;
        let owners = app.board(project, Visibility::Owners).await;
        let public = app.board(project, Visibility::Public).await;
        let author = app.account("xiaoli").await;
        let home = app.home(project, &author).await;
        let (inside, outside) = (app.topic(&author, owners, "业主", "一楼").await, app.topic(&author, public, "话题", "一楼").await);
        let stale = app.actor(&author).await;
        reply(&app.app, &stale, inside).await.expect("a reply at home");
        let revoke = NewDecision { decision: Decision::Revoke, reason: Some("房子已经卖掉了".to_owned()) };
        ownerships::decide(&app.app, &Actor::System, home, revoke).await.expect("revoked");
        assert!(matches!(reply(&app.app, &stale, inside).await, Err(Error::NotFound("topic"))));
        assert!(matches!(open(&app.app, &stale, owners).await, Err(Error::NotFound("board"))));
        reply(&app.app, &stale, outside).await.expect("a reply as a member");
        operators::disable(&app.app, author.account_id()).await.expect("closed");
        assert!(matches!(reply(&app.app, &stale, outside).await, Err(Error::SignInRequired)));
        assert!(matches!(open(&app.app, &stale, public).await, Err(Error::SignInRequired)));
        let counted = app.guest().get(&format!("/api/v1/topics/{outside}")).await.expect(200);
        assert_eq!((&counted["topic"]["post_count"], &counted["topic"]["last_number"]), (&json!(2), &json!(2)));
        let topics = app.guest().get(&format!("/api/v1/boards/{public}/topics")).await.expect(200);
        assert_eq!(topics["items"].as_array().map(Vec::len), Some(1), "{topics}");
    }

    async fn who_signs_in_with_a_password_while_it_is_changed_is_not_signed_in_afterwards(app) {
        let mut owner = app.registered("anna").await;
        let mut password = PASSWORD.to_owned();
        for round in 0..6 {
            app.advance(std::time::Duration::from_secs(600));
            let next = format!("another-river-boat-{round}");
            let mut thief = app.guest();
            let guess = json!({ "login": "anna", "password": password });
            let change = json!({ "current_password": password, "new_password": next });
            let (changed, entered) = tokio::join!(
                owner.put("/api/v1/me/password", change),
                thief.post("/api/v1/sessions", guess),
            );
            changed.expect(204);
            assert!(matches!(entered.status.as_u16(), 201 | 403), "{}", entered.text());
            thief.get("/api/v1/me").await.expect_problem(401, "sign_in_required");
            password = next;
        }
        owner.get("/api/v1/me").await.expect(200);
    }

    async fn an_address_is_not_proven_by_the_code_of_the_one_before_not_even_at_the_same_moment(app) {
        let mut thief = app.registered("thief").await;
        for round in 0..6 {
            app.advance(std::time::Duration::from_secs(90_000));
            let move_to = |address: String| Some(json!({ "email": address }));
            let own = move_to(format!("own{round}@story.test"));
            thief.send(Method::PATCH, "/api/v1/me", own, &[]).await.expect(200);
            thief.send(Method::POST, "/api/v1/me/email/codes", None, &[]).await.expect(202);
            let code = json!({ "code": app.mailed_code().await });
            let (mut one, mut two) = (thief.clone(), thief.clone());
            let victim = format!("victim{round}@story.test");
            let (moved, _) = tokio::join!(
                one.send(Method::PATCH, "/api/v1/me", move_to(victim.clone()), &[]),
                two.post("/api/v1/me/email/proof", code),
            );
            moved.expect(200);
            let me = thief.get("/api/v1/me").await.expect(200);
            assert_eq!((&me["email"], &me["email_proven"]), (&json!(victim), &json!(false)), "round {round}");
        }
    }

    async fn a_post_that_staff_deletes_stays_deleted_whatever_its_author_does_at_once(app) {
        let project = app.project("jiangpan").await;
        let board = app.board(project, Visibility::Public).await;
        let author = app.account("xiaoli").await;
        let moderator = app.staff("mo", Role::Moderator, Over::Project(project)).await;
        let topic = app.topic(&author, board, "话题", "一楼").await;
        for round in 0..15 {
            app.advance(std::time::Duration::from_secs(60));
            let path = format!("/api/v1/posts/{}", app.post(&author, topic, &format!("第 {round} 句")).await);
            let restore = format!("{path}/restore");
            author.clone().delete(&path).await.expect(200);
            let (mut one, mut two, mut staff) = (author.clone(), author.clone(), moderator.clone());
            let by_staff = async {
                staff.post(&restore, json!({})).await;
                staff.delete(&path).await.expect(200);
            };
            tokio::join!(one.post(&restore, json!({})), by_staff, two.post(&restore, json!({})));
            let after = staff.get(&path).await.expect(200);
            assert_eq!(after["deleted"], true, "round {round}: {after}");
        }
        let counted = author.clone().get(&format!("/api/v1/topics/{topic}")).await.expect(200);
        assert_eq!(counted["topic"]["post_count"], 1, "{counted}");
    }
}
