//! Notices by text message and to devices, by the operator's own program or into a folder.

use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::time::Duration;

use linli::jobs::carrier::{Channel, Message};
use linli_entities::board::Visibility;
use linli_entities::topic::TopicId;
use linli_tests::{Browser, TestApp};
use serde_json::{Value, json};

const HOUR: Duration = Duration::from_secs(3600);
const DEVICES: &str = "/api/v1/notifications/devices";

/// Somebody who reads English and has a topic and a telephone, and somebody who writes in it.
async fn talk(app: &TestApp) -> (Browser, Browser, TopicId) {
    let board = app.club_board(Visibility::Public).await;
    let (mut anna, bert) = (app.account("anna").await, app.account("bert").await);
    anna.patch("/api/v1/me", 1, json!({ "locale": "en" })).await.expect(200);
    app.with_phone(&mut anna, "13800138000").await;
    let topic = app.topic(&anna, board, "Lift", "It stands still").await;
    (anna, bert, topic)
}

async fn choose(browser: &mut Browser, more: Value) -> Value {
    let mut kind = json!({ "kind": "topic_replied", "in_app": true, "mail": "never" });
    kind.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
    let settings = json!({ "kinds": [kind], "quiet_from": null, "quiet_until": null });
    browser.put("/api/v1/notifications/settings", settings).await.expect(200)
}

async fn register(browser: &mut Browser, token: &str) -> Value {
    browser.put(DEVICES, json!({ "token": token, "name": "phone" })).await.expect(200)
}

async fn say(app: &TestApp, browser: &mut Browser, topic: TopicId, words: &str) {
    let post = json!({ "markdown": words });
    browser.post(&format!("/api/v1/topics/{topic}/posts"), post).await.expect(201);
    app.make_notices().await;
    app.advance(HOUR);
}

/// What was carried since `known` messages.
async fn carried(app: &TestApp, known: usize) -> Vec<Message> {
    app.messages().await.split_off(known)
}

/// A program that an operator could have written: it keeps what it reads, and ends as it is told.
fn program(name: &str, script: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("linli-{name}-{}", linli::secret::token()));
    std::fs::write(&path, format!("#!/bin/sh\n{script}\n")).expect("a program");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).expect("rights");
    path
}

linli_tests::story! {
    async fn a_text_message_comes_once_to_whoever_asked_for_it_and_says_where_it_leads(app) {
        let (mut anna, mut bert, topic) = talk(&app).await;
        say(&app, &mut bert, topic, "first").await;
        assert_eq!(carried(&app, 1).await.len(), 0, "nobody asked for it");
        choose(&mut anna, json!({ "sms": true })).await;
        say(&app, &mut bert, topic, "second").await;
        let messages = carried(&app, 1).await;
        let [message] = messages.as_slice() else { panic!("one message: {messages:?}") };
        assert_eq!((message.channel, message.to.as_str()), (Channel::Sms, "+8613800138000"));
        let url = message.url.as_deref().expect("an address");
        assert!(message.text.starts_with("Linli: bert") && message.text.ends_with(url), "{message:?}");
        assert!(!message.text.contains("second"), "what was said is read where it was said");
        // What is not said stays.
        let settings = choose(&mut anna, json!({})).await;
        let kinds = settings["kinds"].as_array().expect("kinds");
        let replied = kinds.iter().find(|kind| kind["kind"] == "topic_replied").expect("the kind");
        assert_eq!((&replied["sms"], &replied["push"]), (&json!(true), &json!(true)));
        anna.delete("/api/v1/me/phone").await.expect(200);
        say(&app, &mut bert, topic, "third").await;
        assert_eq!(carried(&app, 2).await.len(), 0, "there is no number any more");
    }

    async fn quiet_hours_shift_a_text_message_and_what_was_read_meanwhile_is_not_sent(app) {
        let (mut anna, mut bert, topic) = talk(&app).await;
        choose(&mut anna, json!({ "sms": true })).await;
        let quiet = json!({ "kinds": [], "quiet_from": "00:00", "quiet_until": "23:59" });
        anna.put("/api/v1/notifications/settings", quiet).await.expect(200);
        say(&app, &mut bert, topic, "first").await;
        assert_eq!(carried(&app, 1).await.len(), 0);
        app.advance(HOUR * 24);
        assert_eq!(carried(&app, 1).await.len(), 1);
        say(&app, &mut bert, topic, "second").await;
        let newest = anna.get("/api/v1/notifications").await.expect(200)["items"][0]["id"].clone();
        anna.post("/api/v1/notifications/read", json!({ "notice_id": newest })).await.expect(204);
        app.advance(HOUR * 24);
        assert_eq!(carried(&app, 2).await.len(), 0);
    }

    async fn notices_are_pushed_to_a_device_for_as_long_as_its_session_lasts(app) {
        let (mut anna, mut bert, topic) = talk(&app).await;
        let mut app_of_anna = app.signed_in(anna.account_id()).await;
        let device = register(&mut app_of_anna, "token-a").await;
        assert_eq!((&device["current"], device.get("token")), (&json!(true), None));
        assert_eq!(register(&mut app_of_anna, "token-a").await["id"], device["id"], "it is one device");
        register(&mut anna, "token-b").await;
        say(&app, &mut bert, topic, "first").await;
        let mut to: Vec<String> = carried(&app, 1).await.into_iter().map(|message| message.to).collect();
        to.sort();
        assert_eq!(to, ["token-a", "token-b"]);
        app_of_anna.delete("/api/v1/sessions/current").await.expect(204);
        say(&app, &mut bert, topic, "second").await;
        let left = carried(&app, 3).await;
        assert!(left.len() == 1 && left[0].to == "token-b" && left[0].channel == Channel::Push, "{left:?}");
        // Whoever signs in at the device is told there, and not whoever had it before.
        register(&mut bert, "token-b").await;
        assert_eq!(anna.get(DEVICES).await.expect(200), json!([]));
        say(&app, &mut bert, topic, "third").await;
        assert_eq!(carried(&app, 4).await.len(), 0);
        let mine = bert.get(DEVICES).await.expect(200);
        let path = format!("{DEVICES}/{}", mine[0]["id"]);
        anna.delete(&path).await.expect(204);
        assert_eq!(bert.get(DEVICES).await.expect(200), mine, "it is not anna's");
        bert.delete(&path).await.expect(204);
        assert_eq!(bert.get(DEVICES).await.expect(200), json!([]));
    }

    async fn what_is_carried_elsewhere_is_told_to_nobody_who_may_not_read_it_any_more(app) {
        let (mut anna, mut bert, topic) = talk(&app).await;
        register(&mut anna, "token-a").await;
        let post = json!({ "markdown": "first" });
        let post = bert.post(&format!("/api/v1/topics/{topic}/posts"), post).await.expect(201);
        app.make_notices().await;
        bert.delete(&format!("/api/v1/posts/{}", post["id"])).await.expect(200);
        assert_eq!(carried(&app, 1).await.len(), 0);
    }
}

#[test]
fn a_program_of_the_operator_carries_messages_and_says_what_becomes_of_them() {
    let kept = program("kept", "");
    // 65 is what it says to a token that is gone, 1 that it should be tried again.
    let script = format!(
        r#"line=$(cat); printf "%s\n" "$line" >> {0}; env | grep -q SECRET && exit 1
        case "$line" in *gone*) exit 65;; *later*) test -e {0}.later || {{ touch {0}.later; exit 1; }};; esac"#,
        kept.display()
    );
    let push = program("push", &script);
    let set = |config: &mut linli::config::Config| config.push_command = Some(push.clone());
    linli_tests::app::run_with(linli_tests::Database::Sqlite, set, async |app| {
        let (mut anna, mut bert, topic) = talk(&app).await;
        register(&mut anna, "token-gone").await;
        register(&mut anna, "token-later").await;
        say(&app, &mut bert, topic, "first").await;
        app.run_jobs().await;
        let left = anna.get(DEVICES).await.expect(200);
        assert_eq!(left.as_array().map(Vec::len), Some(1), "the device that is gone is forgotten: {left}");
        app.advance(HOUR);
        app.run_jobs().await;
        app.advance(HOUR * 48);
        app.run_jobs().await;
        let read = std::fs::read_to_string(&kept).expect("what the program read");
        let read: Vec<Value> = read.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
        let to = |token: &str| read.iter().filter(|message| message["to"] == token).collect::<Vec<_>>();
        assert_eq!(to("token-gone").len(), 1, "never again");
        let later = to("token-later");
        assert!(later.len() == 2 && later[0] == later[1], "again, and the same: {later:?}");
        assert_eq!(later[0]["channel"], "push");
    });
    for file in [&kept, &push, &kept.with_extension("later")] {
        let _ = std::fs::remove_file(file);
    }
}
