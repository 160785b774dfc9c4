//! Bulletins: to whom they go, once, and to whom not.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::time::Duration;

use linli::features::bulletins::jobs;
use linli_entities::delivery;
use linli_tests::{Browser, TestApp};
use poem::http::Method;
use sea_orm::EntityTrait as _;
use serde_json::{Value, json};

use crate::consents::{given, say};
use crate::segments::one;

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3600);
const DAY: Duration = Duration::from_secs(24 * 3600);

fn input(title: &str) -> Value {
    json!({ "title": title, "markdown": "The show flat is **open**.", "segment_id": null, "channels": ["mail"], "held_days": 3 })
}

async fn draft(boss: &mut Browser, input: Value) -> Value {
    boss.post("/api/v1/bulletins", input).await.expect(201)
}

async fn act(boss: &mut Browser, bulletin: &Value, what: &str) -> Value {
    boss.post(&format!("/api/v1/bulletins/{}/{what}", bulletin["id"]), json!({})).await.expect(200)
}

async fn seen(boss: &mut Browser, bulletin: &Value) -> Value {
    boss.get(&format!("/api/v1/bulletins/{}", bulletin["id"])).await.expect(200)
}

async fn run(app: &TestApp) {
    jobs::run_due(&app.app).await.expect("bulletins are sent");
}

/// Somebody who consents to bulletins by mail.
async fn reader(app: &TestApp, name: &str) -> Browser {
    let mut browser = app.account(name).await;
    say(&mut browser, "bulletin", &["mail"], true).await;
    browser
}

/// The mails with this subject that were sent to somebody.
async fn mails(app: &TestApp, name: &str, subject: &str) -> Vec<String> {
    let (to, subject) = (format!("To: {name}@story.test"), format!("Subject: {subject}"));
    app.mails().await.into_iter().filter(|mail| mail.contains(&to) && mail.contains(&subject)).collect()
}

/// What a mail says, in whichever way it is written.
pub(crate) fn words(mail: &str) -> String {
    let body = mail.split_once("\r\n\r\n").map_or("", |(_, body)| body);
    let written: String = body.split_whitespace().collect();
    String::from_utf8(STANDARD.decode(written).expect("base64")).expect("a text")
}

/// How many, by the names of the counts that are not zero.
fn counts(bulletin: &Value) -> Vec<(String, i64)> {
    let counts = bulletin["counts"].as_object().expect("counts").iter();
    let counts = counts.map(|(name, count)| (name.replace("_count", ""), count.as_i64().expect("a count")));
    let mut counts: Vec<_> = counts.filter(|(_, count)| *count != 0).collect();
    counts.sort();
    counts
}

fn is(counted: &[(&str, i64)]) -> Vec<(String, i64)> {
    let mut named: Vec<_> = counted.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect();
    named.sort();
    named
}

/// A complaint that waits for its first answer.
pub(crate) async fn complaint(who: &mut Browser, project: linli_entities::project::ProjectId) -> Value {
    let input = json!({ "project_id": project, "title": "电梯停了", "markdown": "停了两天", "category": "facilities" });
    who.post("/api/v1/complaints", input).await.expect(201)
}

linli_tests::story! {
    async fn a_bulletin_goes_once_to_whom_it_is_for_and_who_agreed(app) {
        let project = app.project("jiangpan").await;
        let mut boss = app.administrator().await;
        let (mut anna, mut bert, carl) = (reader(&app, "anna").await, reader(&app, "bert").await, app.account("carl").await);
        app.home(project, &anna).await;
        app.home(project, &carl).await;
        let segment = json!({ "name": "业主", "question": one(json!({ "kind": "project", "project_ids": [project] })) });
        let segment = boss.post("/api/v1/segments", segment).await.expect(201);
        let mut input = input("Spring news");
        input["segment_id"] = segment["id"].clone();
        let made = draft(&mut boss, input).await;
        assert_eq!((&made["state"], &made["counts"], &made["segment"]["name"]), (&json!("draft"), &Value::Null, &json!("业主")));
        assert!(made["html"].as_str().is_some_and(|html| html.contains("<strong>open</strong>")));
        anna.get("/api/v1/bulletins").await.expect_problem(403, "forbidden");
        run(&app).await;
        act(&mut boss, &made, "scheduling").await;
        run(&app).await;
        run(&app).await;
        let mail = mails(&app, "anna", "Spring news").await;
        assert_eq!(mail.len(), 1);
        assert!(mail[0].contains("List-Unsubscribe-Post"), "{}", mail[0]);
        assert!(words(&mail[0]).contains("The show flat is"), "{}", words(&mail[0]));
        assert!(mails(&app, "bert", "Spring news").await.is_empty(), "it is for others");
        assert!(mails(&app, "carl", "Spring news").await.is_empty(), "who never agreed");
        let sent = seen(&mut boss, &made).await;
        assert_eq!((&sent["state"], counts(&sent)), (&json!("sent"), is(&[("sent", 1), ("no_consent", 1)])));
        let deliveries = boss.get(&format!("/api/v1/bulletins/{}/deliveries", made["id"])).await.expect(200);
        let only = &deliveries["items"][0];
        assert_eq!((&only["account"]["name"], &only["state"], &deliveries["items"][1]), (&json!("anna"), &json!("sent"), &Value::Null));
        let own = anna.get("/api/v1/me/bulletins").await.expect(200);
        assert_eq!(own["items"][0]["title"], "Spring news");
        let path = format!("/api/v1/me/bulletins/{}", made["id"]);
        assert_eq!(anna.get(&path).await.expect(200)["html"], made["html"]);
        bert.get(&path).await.expect_problem(404, "not_found");
        assert_eq!(bert.get("/api/v1/me/bulletins").await.expect(200)["items"], json!([]));
    }

    async fn one_click_withdraws_that_purpose_on_that_way_and_nothing_else(app) {
        let mut boss = app.administrator().await;
        let mut anna = reader(&app, "anna").await;
        say(&mut anna, "greeting", &["mail"], true).await;
        say(&mut anna, "bulletin", &["sms"], true).await;
        let made = draft(&mut boss, input("News")).await;
        act(&mut boss, &made, "scheduling").await;
        run(&app).await;
        let mail = mails(&app, "anna", "News").await.pop().expect("a mail");
        let link = mail.lines().find_map(|line| line.strip_prefix("List-Unsubscribe: ")).expect("a link");
        let path = link.trim_matches(['<', '>']).strip_prefix("http://linli.test").expect("of this site").to_owned();
        let page = app.guest().get(&path).await;
        assert!(page.status == 200 && page.text().contains("method=\"post\""), "only asking changes nothing");
        assert_eq!(given(&mut anna).await, ["bulletin mail", "bulletin sms", "greeting mail"]);
        for _ in 0..2 {
            let form = (b"List-Unsubscribe=One-Click".to_vec(), "application/x-www-form-urlencoded");
            assert_eq!(app.guest().send_bytes(Method::POST, &path, Some(form), &[]).await.status, 200);
        }
        assert_eq!(given(&mut anna).await, ["bulletin sms", "greeting mail"]);
        let record = boss.get(&format!("/api/v1/accounts/{}/contact-consents", anna.account_id())).await.expect(200);
        assert_eq!((&record["acts"][0]["source"], &record["acts"][1]["source"]), (&json!("one_click"), &json!("settings")), "twice is once");
        let next = draft(&mut boss, input("More")).await;
        act(&mut boss, &next, "scheduling").await;
        run(&app).await;
        assert!(mails(&app, "anna", "More").await.is_empty());
    }

    async fn whoever_has_an_open_complaint_gets_it_when_that_has_ended_and_not_too_late(app) {
        let project = app.project("jiangpan").await;
        let mut boss = app.administrator().await;
        let (mut anna, mut bert) = (reader(&app, "anna").await, reader(&app, "bert").await);
        reader(&app, "carl").await;
        for owner in [&anna, &bert] {
            app.home(project, owner).await;
        }
        let complaint = (complaint(&mut anna, project).await, complaint(&mut bert, project).await).0;
        let made = draft(&mut boss, input("News")).await;
        act(&mut boss, &made, "scheduling").await;
        run(&app).await;
        let first = seen(&mut boss, &made).await;
        assert_eq!((&first["state"], counts(&first)), (&json!("sent"), is(&[("sent", 1), ("held", 2), ("no_consent", 1)])));
        assert!(mails(&app, "anna", "News").await.is_empty());
        app.advance(HOUR);
        run(&app).await;
        assert!(mails(&app, "anna", "News").await.is_empty(), "it has not ended");
        anna.post(&format!("/api/v1/complaints/{}/withdrawal", complaint["id"]), json!({})).await.expect(200);
        app.advance(15 * MINUTE);
        run(&app).await;
        assert_eq!(mails(&app, "anna", "News").await.len(), 1);
        app.advance(3 * DAY);
        boss = app.signed_in(boss.account_id()).await;
        run(&app).await;
        assert_eq!(counts(&seen(&mut boss, &made).await), is(&[("sent", 2), ("complaint", 1), ("no_consent", 1)]));
        assert!(mails(&app, "bert", "News").await.is_empty());
    }

    async fn of_many_who_send_at_once_nobody_gets_it_twice(app) {
        let mut boss = app.administrator().await;
        for n in 0..12 {
            reader(&app, &format!("reader{n}")).await;
        }
        let made = draft(&mut boss, input("News")).await;
        act(&mut boss, &made, "scheduling").await;
        let one = || jobs::run_due(&app.app);
        let (a, b, c) = tokio::join!(one(), one(), one());
        for done in [a, b, c] {
            done.expect("sent");
        }
        run(&app).await;
        for n in 0..12 {
            assert_eq!(mails(&app, &format!("reader{n}"), "News").await.len(), 1, "reader{n}");
        }
        let rows = delivery::Entity::find().all(app.app.db.read()).await.expect("deliveries");
        assert_eq!(rows.len(), 12);
        assert_eq!(counts(&seen(&mut boss, &made).await), is(&[("sent", 12), ("no_consent", 1)]));
    }

    async fn what_waits_for_the_morning_asks_again_then(app) {
        let mut boss = app.administrator().await;
        let (mut anna, mut bert) = (reader(&app, "anna").await, reader(&app, "bert").await);
        let quiet = json!({ "kinds": [], "quiet_from": "08:00", "quiet_until": "12:00" });
        anna.put("/api/v1/notifications/settings", quiet).await.expect(200);
        // It is nine in the evening, and then eleven.
        app.advance(12 * HOUR);
        let made = draft(&mut boss, input("News")).await;
        let at = app.app.clock.now() + chrono::TimeDelta::hours(2);
        let path = format!("/api/v1/bulletins/{}/scheduling", made["id"]);
        let over = json!({ "send_at": "2026-03-01T00:00:00Z" });
        assert_eq!(boss.post(&path, over).await.expect_problem(422, "invalid")["errors"][0]["pointer"], "/send_at");
        boss.post(&path, json!({ "send_at": at })).await.expect(200);
        run(&app).await;
        assert_eq!(seen(&mut boss, &made).await["state"], "scheduled");
        app.advance(2 * HOUR);
        run(&app).await;
        assert_eq!(mails(&app, "anna", "News").await.len(), 1, "who said when is taken at her word");
        assert!(mails(&app, "bert", "News").await.is_empty(), "nobody else is written to at night");
        assert_eq!(seen(&mut boss, &made).await["state"], "sending");
        say(&mut bert, "bulletin", &["mail"], false).await;
        app.advance(9 * HOUR);
        run(&app).await;
        assert!(mails(&app, "bert", "News").await.is_empty(), "withdrawn meanwhile");
        assert_eq!(counts(&seen(&mut boss, &made).await), is(&[("sent", 1), ("no_consent", 2)]));
    }

    async fn what_is_stopped_is_sent_to_nobody_else(app) {
        let mut boss = app.administrator().await;
        let mut anna = reader(&app, "anna").await;
        let quiet = json!({ "kinds": [], "quiet_from": "08:00", "quiet_until": "12:00" });
        anna.put("/api/v1/notifications/settings", quiet).await.expect(200);
        let made = draft(&mut boss, input("News")).await;
        boss.post(&format!("/api/v1/bulletins/{}/stopping", made["id"]), json!({})).await.expect_problem(409, "wrong_state");
        act(&mut boss, &made, "scheduling").await;
        assert_eq!(act(&mut boss, &made, "unscheduling").await["state"], "draft");
        act(&mut boss, &made, "scheduling").await;
        run(&app).await;
        assert_eq!(act(&mut boss, &made, "stopping").await["state"], "stopped");
        app.advance(6 * HOUR);
        run(&app).await;
        assert!(mails(&app, "anna", "News").await.is_empty());
        assert_eq!(counts(&seen(&mut boss, &made).await), is(&[("stopped", 1), ("no_consent", 1)]));
    }

    async fn a_draft_changes_and_what_is_scheduled_does_not(app) {
        let mut boss = app.administrator().await;
        let made = draft(&mut boss, input("News")).await;
        let path = format!("/api/v1/bulletins/{}", made["id"]);
        let save = async |by: &mut Browser, version: &str, input: Value| {
            by.send(Method::PUT, &path, Some(input), &[("if-match", version)]).await
        };
        let saved = save(&mut boss, "\"1\"", input("Better news")).await.expect(200);
        assert_eq!((&saved["title"], &saved["version"]), (&json!("Better news"), &json!(2)));
        save(&mut boss, "\"1\"", input("Old")).await.expect_problem(412, "stale");
        let mut wrong = input("");
        wrong["channels"] = json!(["phone"]);
        wrong["segment_id"] = json!(999_999);
        let problem = save(&mut boss, "\"2\"", wrong).await.expect_problem(422, "invalid");
        assert_eq!((&problem["errors"][0]["pointer"], &problem["errors"][1]["pointer"]), (&json!("/title"), &json!("/channels")));
        let mut unknown = input("News");
        unknown["segment_id"] = json!(999_999);
        assert_eq!(save(&mut boss, "\"2\"", unknown).await.expect_problem(422, "invalid")["errors"][0]["pointer"], "/segment_id");
        boss.post(&format!("{path}/trial"), json!({})).await.expect(202);
        assert_eq!(mails(&app, "boss", "").await.len(), 1, "whoever tries it gets it");
        act(&mut boss, &made, "scheduling").await;
        save(&mut boss, "\"3\"", input("Too late")).await.expect_problem(409, "wrong_state");
    }

    async fn text_messages_and_pushes_lead_to_where_it_is_read(app) {
        let mut boss = app.administrator().await;
        let mut anna = app.account("anna").await;
        app.with_phone(&mut anna, "+8613800138000").await;
        let device = json!({ "token": "annas-device", "name": "phone" });
        anna.put("/api/v1/notifications/devices", device).await.expect(200);
        say(&mut anna, "bulletin", &["sms", "push"], true).await;
        let mut bert = app.account("bert").await;
        say(&mut bert, "bulletin", &["sms"], true).await;
        let before = app.messages().await.len();
        let mut input = input("News");
        input["channels"] = json!(["sms", "push", "mail"]);
        let made = draft(&mut boss, input).await;
        act(&mut boss, &made, "scheduling").await;
        run(&app).await;
        let url = format!("http://linli.test/me/bulletins/{}", made["id"]);
        let mut sent: Vec<_> = app.messages().await.split_off(before).into_iter().map(|one| (one.to, one.text, one.url)).collect();
        sent.sort();
        assert_eq!(sent, [
            ("+8613800138000".to_owned(), format!("【邻里】News。{url}"), Some(url.clone())),
            ("annas-device".to_owned(), "News".to_owned(), Some(url)),
        ]);
        // Of three people on three ways: one has no number.
        assert_eq!(counts(&seen(&mut boss, &made).await), is(&[("sent", 2), ("unreachable", 1), ("no_consent", 6)]));
    }
}
