//! Notices by mail: at once or once a day, not in quiet hours, ended by one click.

use std::time::Duration;

use linli_entities::board::Visibility;
use linli_entities::role_grant::Role;
use linli_entities::topic::TopicId;
use linli_tests::arrange::Over;
use linli_tests::{Browser, TestApp};
use poem::http::Method;
use serde_json::{Value, json};

const HOUR: Duration = Duration::from_secs(3600);

/// Somebody who reads English and has a topic, and somebody who writes in it.
async fn talk(app: &TestApp) -> (Browser, Browser, TopicId) {
    let board = app.club_board(Visibility::Public).await;
    let (mut anna, bert) = (app.account("anna").await, app.account("bert").await);
    anna.patch("/api/v1/me", 1, json!({ "locale": "en" })).await.expect(200);
    let topic = app.topic(&anna, board, "Lift", "It stands still").await;
    (anna, bert, topic)
}

/// How talk is told: shown and mailed so.
async fn choose(browser: &mut Browser, mail: &str, quiet: Option<(&str, &str)>) {
    let kinds =
        ["topic_replied", "mentioned"].map(|kind| json!({ "kind": kind, "in_app": true, "mail": mail }));
    let settings = json!({ "kinds": kinds, "quiet_from": quiet.map(|quiet| quiet.0), "quiet_until": quiet.map(|quiet| quiet.1) });
    browser.put("/api/v1/notifications/settings", settings).await.expect(200);
}

/// The mails that were sent so far, to somebody.
async fn mails(app: &TestApp, name: &str) -> Vec<String> {
    app.make_notices().await;
    let to = format!("To: {name}@story.test");
    app.mails().await.into_iter().filter(|mail| mail.contains(&to)).collect()
}

fn header<'a>(mail: &'a str, name: &str) -> &'a str {
    let line = mail.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
    line.unwrap_or_else(|| panic!("no {name} in {mail}"))
}

/// Where one click ends mails of this kind, below the address of the site.
fn unsubscribe(app: &TestApp, mail: &str) -> String {
    let url = header(mail, "List-Unsubscribe").trim_matches(['<', '>']);
    url.strip_prefix(&app.app.config.public_url).expect("an address of this site").to_owned()
}

linli_tests::story! {
    async fn what_concerns_ones_complaint_is_mailed_at_once_and_says_how_it_ends(app) {
        let project = app.project("jiangpan").await;
        let mut owner = app.account("owner").await;
        owner.patch("/api/v1/me", 1, json!({ "locale": "en" })).await.expect(200);
        app.home(project, &owner).await;
        let mut agent = app.staff("agent", Role::Agent, Over::Project(project)).await;
        let before = mails(&app, "owner").await.len();
        let input = json!({ "project_id": project, "title": "电梯停了两天", "category": "facilities", "markdown": "一直停运。" });
        let complaint: Value = owner.post("/api/v1/complaints", input).await.expect(201);
        app.advance(HOUR);
        let answer = json!({ "markdown": "维修师傅已经到场，预计今天中午恢复运行。" });
        agent.post(&format!("/api/v1/complaints/{}/answers", complaint["id"]), answer).await.expect(200);
        let mails = mails(&app, "owner").await;
        assert_eq!(mails.len(), before + 1);
        let mail = mails.last().expect("a mail");
        assert_eq!(header(mail, "Subject"), "agent answered your complaint");
        assert_eq!(header(mail, "List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
        assert!(header(mail, "Message-ID").starts_with("<notice-"), "{mail}");
        assert!(!mail.contains("维修师傅"), "what was said is read where it was said");
        assert_eq!(self::mails(&app, "owner").await.len(), before + 1, "once");
    }

    async fn talk_is_mailed_once_a_day_and_not_what_was_read_or_is_gone(app) {
        let (mut anna, mut bert, topic) = talk(&app).await;
        for text in ["first", "second", "third"] {
            bert.post(&format!("/api/v1/topics/{topic}/posts"), json!({ "markdown": text })).await.expect(201);
            app.advance(HOUR);
        }
        assert!(mails(&app, "anna").await.is_empty(), "not before the morning");
        let notices = anna.get("/api/v1/notifications").await.expect(200);
        anna.put(&format!("/api/v1/notifications/{}/read", notices["items"][2]["id"]), Value::Null).await;
        let gone = app.post(&bert, topic, "gone").await;
        bert.delete(&format!("/api/v1/posts/{gone}")).await.expect(200);
        app.advance(24 * HOUR);
        let daily = mails(&app, "anna").await;
        assert_eq!(daily.len(), 1);
        assert_eq!(header(&daily[0], "Subject"), "2 new notices for you");
        // The next day nothing is left to say.
        app.advance(24 * HOUR);
        assert_eq!(mails(&app, "anna").await.len(), 1);
        app.post(&bert, topic, "fourth").await;
        app.make_notices().await;
        app.advance(24 * HOUR);
        assert_eq!(mails(&app, "anna").await.len(), 2, "another letter the day after");
    }

    async fn e38_quiet_hours_shift_the_mail_and_never_the_notice(app) {
        let (mut anna, bert, topic) = talk(&app).await;
        // Stories begin at some time of the day: quiet begins an hour before it, and ends three hours after.
        let now = app.app.clock.now() + chrono::TimeDelta::hours(8);
        let at = |hours: i64| (now + chrono::TimeDelta::hours(hours)).format("%H:%M").to_string();
        choose(&mut anna, "instant", Some((&at(-1), &at(3)))).await;
        app.post(&bert, topic, "@anna in the night").await;
        assert!(mails(&app, "anna").await.is_empty());
        let count = anna.get("/api/v1/notifications/unread").await.expect(200);
        assert_eq!(count["count"], 1, "the notice is there");
        app.advance(2 * HOUR);
        assert!(mails(&app, "anna").await.is_empty());
        app.advance(HOUR);
        assert_eq!(mails(&app, "anna").await.len(), 1);
        app.post(&bert, topic, "@anna by day").await;
        assert_eq!(mails(&app, "anna").await.len(), 2);
        choose(&mut anna, "instant", None).await;
        let settings = anna.get("/api/v1/notifications/settings").await.expect(200);
        assert_eq!(settings["quiet_from"], Value::Null);
    }

    async fn one_click_ends_mails_of_a_kind_and_only_asking_changes_nothing(app) {
        let (mut anna, bert, topic) = talk(&app).await;
        choose(&mut anna, "instant", None).await;
        app.post(&bert, topic, "@anna first").await;
        let mail = mails(&app, "anna").await.pop().expect("a mail");
        let path = unsubscribe(&app, &mail);
        let mode = async |browser: &mut Browser, kind: &str| {
            let settings = browser.get("/api/v1/notifications/settings").await.expect(200);
            let kinds = settings["kinds"].as_array().expect("kinds").clone();
            kinds.into_iter().find(|one| one["kind"] == kind).expect("the kind")["mail"].clone()
        };
        // Whoever follows the link, a machine that looks at links too, is asked first.
        let mut guest = app.guest();
        let page = guest.get(&path).await;
        assert_eq!(page.status, 200);
        assert!(page.text().contains("method=\"post\""), "a button that needs no script");
        assert_eq!(mode(&mut anna, "mentioned").await, "instant");
        for _ in 0..2 {
            // As a mail program does it: without a cookie, from nowhere.
            let form = (b"List-Unsubscribe=One-Click".to_vec(), "application/x-www-form-urlencoded");
            let done = guest.send_bytes(Method::POST, &path, Some(form), &[]).await;
            assert_eq!(done.status, 200);
        }
        assert_eq!(mode(&mut anna, "mentioned").await, "never");
        assert_eq!(mode(&mut anna, "topic_replied").await, "instant", "of the others nothing changes");
        app.post(&bert, topic, "@anna second").await;
        assert_eq!(mails(&app, "anna").await.len(), 1);
        assert_eq!(anna.get("/api/v1/notifications/unread").await.expect(200)["count"], 2, "it is shown all the same");
    }

    async fn a_token_of_a_mail_cannot_be_made_up_and_is_good_for_nothing_else(app) {
        let (mut anna, mut bert, topic) = talk(&app).await;
        choose(&mut anna, "instant", None).await;
        app.post(&bert, topic, "@anna first").await;
        let mail = mails(&app, "anna").await.pop().expect("a mail");
        let path = unsubscribe(&app, &mail);
        let token = path.strip_prefix("/unsubscribe?token=").expect("a token").to_owned();
        let other = token.replacen(&anna.account_id().to_string(), &bert.account_id().to_string(), 1);
        for wrong in [other.as_str(), &token[..token.len() - 1], "", "x", &token.replace("mentioned", "digest")] {
            let answer = app.guest().post("/api/v1/notifications/unsubscribe", json!({ "token": wrong })).await;
            answer.expect_problem(422, "invalid");
            let page = app.guest().get(&format!("/unsubscribe?token={wrong}")).await;
            assert!(!page.text().contains("method=\"post\""), "{wrong}");
        }
        app.guest().post("/api/v1/notifications/unsubscribe", json!({ "token": token })).await.expect(204);
        bert.delete("/api/v1/sessions/current").await.expect(204);
    }

    async fn who_has_no_proven_address_is_mailed_nothing(app) {
        let board = app.club_board(Visibility::Public).await;
        let (anna, bert) = (app.unproven("anna").await, app.account("bert").await);
        let topic = app.topic(&bert, board, "Lift", "It stands still").await;
        app.post(&bert, topic, "@anna first").await;
        app.make_notices().await;
        app.advance(48 * HOUR);
        assert!(mails(&app, "anna").await.is_empty());
        let mut anna = app.signed_in(anna.account_id()).await;
        assert_eq!(anna.get("/api/v1/notifications/unread").await.expect(200)["count"], 1);
    }

    async fn what_is_turned_off_is_neither_shown_nor_mailed(app) {
        let (mut anna, bert, topic) = talk(&app).await;
        let off = json!({ "kinds": [{ "kind": "mentioned", "in_app": false, "mail": "never" }], "quiet_from": null, "quiet_until": null });
        anna.put("/api/v1/notifications/settings", off).await.expect(200);
        app.post(&bert, topic, "@anna first").await;
        app.make_notices().await;
        assert_eq!(anna.get("/api/v1/notifications/unread").await.expect(200)["count"], 0);
        for (wrong, pointer, code) in [
            (json!({ "kinds": [], "quiet_from": "22:00", "quiet_until": null }), "/quiet_until", "required"),
            (json!({ "kinds": [], "quiet_from": "24:00", "quiet_until": "07:00" }), "/quiet_from", "out_of_range"),
            (json!({ "kinds": [], "quiet_from": "22:00", "quiet_until": "7" }), "/quiet_until", "malformed"),
        ] {
            let problem = anna.put("/api/v1/notifications/settings", wrong).await.expect_problem(422, "invalid");
            assert_eq!((&problem["errors"][0]["pointer"], &problem["errors"][0]["code"]), (&json!(pointer), &json!(code)));
        }
    }
}
