//! Greetings: once, on the day, to who agreed. Cases have the numbers of docs/club.md.

use std::time::Duration;

use linli::features::greetings::jobs;
use linli_tests::{Browser, TestApp};
use poem::http::Method;
use serde_json::{Value, json};

use crate::bulletins::complaint;
use crate::consents::say;

const DAY: Duration = Duration::from_secs(24 * 3600);

fn birthday() -> Value {
    json!({ "kind": "birthday", "greets_on": null, "title_zh": "生日快乐", "title_en": "Happy birthday",
        "text_zh": "愿新的一岁，日日有好风景。", "text_en": "May it be a good year." })
}

/// A member who reads English, agrees to greetings and was born on a day.
async fn member(app: &TestApp, name: &str, birthday: Option<&str>) -> Browser {
    let mut browser = app.account(name).await;
    join(&mut browser, birthday).await;
    browser.patch("/api/v1/me", 1, json!({ "locale": "en" })).await.expect(200);
    say(&mut browser, "greeting", &["mail"], true).await;
    browser
}

async fn join(browser: &mut Browser, birthday: Option<&str>) {
    let terms = json!({ "terms_version": 1, "birthday": birthday });
    browser.post("/api/v1/club/membership", terms).await.expect(201);
}

async fn run(app: &TestApp) {
    jobs::run_due(&app.app).await.expect("greetings are sent");
}

/// How many greetings with this subject somebody got.
async fn greeted(app: &TestApp, name: &str, subject: &str) -> usize {
    let (to, subject) = (format!("To: {name}@story.test"), format!("Subject: {subject}"));
    app.mails().await.iter().filter(|mail| mail.contains(&to) && mail.contains(&subject)).count()
}

/// So many days from when stories begin: the clock of the club shows nine in the morning.
async fn until(app: &TestApp, day: &str) {
    let then: chrono::DateTime<chrono::Utc> = format!("{day}T01:00:00Z").parse().expect("a time");
    let days = (then - app.app.clock.now()).num_seconds();
    app.advance(Duration::from_secs(u64::try_from(days).expect("ahead")));
}

linli_tests::story! {
    async fn c42_whoever_was_born_on_29_february_is_greeted_on_the_28th_where_there_is_no_other(app) {
        let mut boss = app.administrator().await;
        member(&app, "leap", Some("02-29")).await;
        boss.post("/api/v1/greetings", birthday()).await.expect(201);
        for (day, count) in [
            ("2027-02-27", 0), ("2027-02-28", 1), ("2027-03-01", 1),
            ("2028-02-28", 1), ("2028-02-29", 2), ("2028-03-01", 2),
        ] {
            until(&app, day).await;
            run(&app).await;
            assert_eq!(greeted(&app, "leap", "Happy birthday").await, count, "{day}");
        }
    }

    async fn c43_a_birthday_that_is_edited_is_greeted_once_in_a_year(app) {
        let mut boss = app.administrator().await;
        let mut anna = member(&app, "anna", Some("03-02")).await;
        member(&app, "bert", Some("03-03")).await;
        let greeting = boss.post("/api/v1/greetings", birthday()).await.expect(201);
        run(&app).await;
        run(&app).await;
        assert_eq!((greeted(&app, "anna", "Happy birthday").await, greeted(&app, "bert", "Happy birthday").await), (1, 0));
        anna.delete("/api/v1/club/membership").await.expect(204);
        join(&mut anna, Some("03-03")).await;
        // Other words change nothing of that either.
        let mut other = birthday();
        other["title_en"] = json!("Many returns");
        let path = format!("/api/v1/greetings/{}", greeting["id"]);
        boss.send(Method::PUT, &path, Some(other), &[("if-match", "\"1\"")]).await.expect(200);
        app.advance(DAY);
        run(&app).await;
        assert_eq!((greeted(&app, "anna", "Many returns").await, greeted(&app, "bert", "Many returns").await), (0, 1));
        until(&app, "2027-03-03").await;
        run(&app).await;
        assert_eq!(greeted(&app, "anna", "Many returns").await, 1, "the next year is another");
    }

    async fn a_festival_is_greeted_once_in_ones_language_and_never_who_said_no_or_complains(app) {
        let project = app.project("jiangpan").await;
        let mut boss = app.administrator().await;
        member(&app, "anna", None).await;
        let mut no = member(&app, "no", None).await;
        say(&mut no, "greeting", &["mail"], false).await;
        let mut sad = member(&app, "sad", None).await;
        app.home(project, &sad).await;
        complaint(&mut sad, project).await;
        let festival = json!({ "kind": "festival", "greets_on": "2026-03-03", "title_zh": "元宵快乐", "title_en": "Lantern Festival",
            "text_zh": "灯火可亲，人月两圆。", "text_en": "A bright moon to you." });
        let made = boss.post("/api/v1/greetings", festival.clone()).await.expect(201);
        run(&app).await;
        assert_eq!(greeted(&app, "anna", "Lantern Festival").await, 0, "not before its day");
        app.advance(DAY);
        run(&app).await;
        app.advance(DAY / 12);
        run(&app).await;
        for (name, count) in [("anna", 1), ("no", 0), ("sad", 0)] {
            assert_eq!(greeted(&app, name, "Lantern Festival").await, count, "{name}");
        }
        let path = format!("/api/v1/greetings/{}", made["id"]);
        let counts = boss.get(&path).await.expect(200)["counts"].clone();
        assert_eq!((&counts["sent_count"], &counts["complaint_count"]), (&json!(1), &json!(1)));
        assert_eq!(boss.post(&format!("{path}/ending"), json!({})).await.expect(200)["state"], "ended");
        boss.post(&format!("{path}/ending"), json!({})).await.expect_problem(409, "wrong_state");
    }

    async fn a_greeting_leads_nowhere_and_there_is_one_for_birthdays(app) {
        let mut boss = app.administrator().await;
        let mut selling = birthday();
        selling["text_zh"] = json!("生日快乐，全场八折 https://shop.example");
        let refused = boss.post("/api/v1/greetings", selling).await.expect_problem(422, "invalid");
        assert_eq!((&refused["errors"][0]["pointer"], &refused["errors"][0]["code"]), (&json!("/text_zh"), &json!("malformed")));
        boss.post("/api/v1/greetings", birthday()).await.expect(201);
        boss.post("/api/v1/greetings", birthday()).await.expect_problem(409, "already_there");
        let mut late = birthday();
        late["kind"] = json!("festival");
        let refused = boss.post("/api/v1/greetings", late.clone()).await.expect_problem(422, "invalid");
        assert_eq!((&refused["errors"][0]["pointer"], &refused["errors"][0]["code"]), (&json!("/greets_on"), &json!("required")));
        late["greets_on"] = json!("2026-03-01");
        let refused = boss.post("/api/v1/greetings", late).await.expect_problem(422, "invalid");
        assert_eq!(refused["errors"][0]["code"], "out_of_range");
    }
}
