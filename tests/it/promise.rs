//! The public figures: what they count, whom they name, and that they need nothing but facts.

use std::time::Duration;

use linli_entities::project::ProjectId;
use linli_entities::role_grant::Role;
use linli_tests::arrange::Over;
use linli_tests::{Browser, TestApp};
use serde_json::{Value, json};

const HOUR: Duration = Duration::from_secs(3600);
const ANSWER: &str = "维修师傅已经到场，预计今天中午恢复运行。";

struct Place {
    project: ProjectId,
    owner: Browser,
    agent: Browser,
}

async fn place(app: &TestApp, name: &str) -> Place {
    let project = app.project(name).await;
    let owner = app.account(&format!("owner-{name}")).await;
    app.home(project, &owner).await;
    let agent = app.staff(&format!("agent-{name}"), Role::Agent, Over::Project(project)).await;
    Place { project, owner, agent }
}

impl Place {
    /// Sessions end after weeks.
    async fn sign_in(&mut self, app: &TestApp) {
        self.owner = app.signed_in(self.owner.account_id()).await;
        self.agent = app.signed_in(self.agent.account_id()).await;
    }

    async fn filed(&mut self, category: &str, openness: &str) -> Value {
        let input = json!({
            "project_id": self.project, "title": "电梯停了两天", "category": category, "openness": openness,
            "markdown": "从周一早上起一直停运。",
        });
        self.owner.post("/api/v1/complaints", input).await.expect(201)
    }

    async fn answer(&mut self, complaint: &Value) {
        let path = format!("/api/v1/complaints/{}/answers", complaint["id"]);
        self.agent.post(&path, json!({ "markdown": ANSWER })).await.expect(200);
    }
}

async fn read(reader: &mut Browser, rest: &str) -> Value {
    reader.get(&format!("/api/v1/promise{rest}")).await.expect(200)
}

async fn climbed(app: &TestApp) {
    linli::features::complaints::jobs::run_due(&app.app, app.app.clock.now()).await.expect("the ladder");
}

linli_tests::story! {
    async fn figures_over_time_and_by_project_add_up_to_those_of_the_whole(app) {
        let (mut here, mut there) = (place(&app, "here").await, place(&app, "there").await);
        for day in 0..6 {
            let complaint = here.filed("facilities", "private").await;
            app.advance((day * 5 + 1) * HOUR);
            here.answer(&complaint).await;
            app.advance((day % 2) * 24 * HOUR);
            there.filed("noise", "private").await;
        }
        let mut guest = app.guest();
        let whole = read(&mut guest, "").await;
        assert_eq!((&whole["promised_count"], &whole["met_count"]), (&json!(12), &json!(5)));
        let sum = |page: &Value, name: &str| -> i64 {
            page["items"].as_array().expect("items").iter().filter_map(|item| item[name].as_i64()).sum()
        };
        let projects = read(&mut guest, "/projects").await;
        for by in ["day", "week", "month"] {
            let series = read(&mut guest, &format!("/series?by={by}")).await;
            for name in ["promised_count", "met_count", "breached_count", "open_count", "waiting_count"] {
                assert_eq!(sum(&series, name), whole[name].as_i64().expect("a count"), "{by} {name}");
                assert_eq!(sum(&projects, name), whole[name].as_i64().expect("a count"), "{name}");
            }
        }
        let days = read(&mut guest, "/series?days=3").await;
        assert_eq!(days["items"].as_array().expect("days").len(), 4, "three days and the one that began before");
        let ages = whole["waiting_by_age"].as_array().expect("ages");
        let waiting: i64 = ages.iter().filter_map(|age| age["count"].as_i64()).sum();
        assert_eq!(Some(waiting), whole["waiting_count"].as_i64());
        let first = read(&mut guest, "/projects?limit=1").await;
        assert_eq!(first["items"][0]["project"]["slug"], "here");
        let next = first["next"].as_str().expect("another page");
        let second = read(&mut guest, &format!("/projects?limit=1&after={next}")).await;
        assert_eq!((&second["items"][0]["project"]["slug"], &second["next"]), (&json!("there"), &json!(null)));
        let own = read(&mut guest, &format!("?project_id={}", here.project)).await;
        assert_eq!(own["promised_count"], 6);
        guest.get("/api/v1/promise?project_id=99").await.expect_problem(404, "not_found");
        for wrong in ["?days=0", "?days=367", "?from_on=2026-03-05&until_on=2026-03-04", "/series?from_on=2020-01-01"] {
            guest.get(&format!("/api/v1/promise{wrong}")).await.expect_problem(422, "invalid");
        }
    }

    async fn a_day_ends_at_midnight_of_the_projects(app) {
        let mut place = place(&app, "here").await;
        // 2026-03-02 23:59:59 in Shanghai, and a second later.
        app.advance(15 * HOUR - Duration::from_secs(1));
        place.filed("noise", "private").await;
        app.advance(Duration::from_secs(1));
        place.filed("noise", "private").await;
        let series = read(&mut app.guest(), "/series?from_on=2026-03-02").await;
        let days: Vec<_> = series["items"].as_array().expect("days").iter()
            .map(|day| (day["begins_on"].as_str().expect("a date"), day["promised_count"].as_i64().expect("a count")))
            .collect();
        assert_eq!(days, [("2026-03-02", 1), ("2026-03-03", 1)]);
    }

    async fn every_breach_is_listed_and_tells_nothing_of_whose_it_is(app) {
        let mut place = place(&app, "here").await;
        let open = place.filed("quality", "public").await;
        let rare = place.filed("fees", "private").await;
        for _ in 0..5 {
            app.advance(HOUR);
            place.filed("noise", "private").await;
        }
        app.advance(30 * HOUR);
        place.answer(&rare).await;
        let mut guest = app.guest();
        let list = read(&mut guest, "/breaches").await;
        let items = list["items"].as_array().expect("breaches");
        assert_eq!(items.len(), 7);
        let of = |number: i64| items.iter().find(|item| item["number"] == number).expect("a breach");
        assert_eq!((&of(1)["complaint_id"], &of(1)["category"]), (&open["id"], &json!("quality")));
        assert_eq!((&of(2)["complaint_id"], &of(2)["category"]), (&json!(null), &json!(null)), "it would say whose it is");
        assert_eq!((&of(3)["complaint_id"], &of(3)["category"]), (&json!(null), &json!("noise")));
        assert_eq!(of(2)["late_s"], 11 * 3600);
        assert!(of(2)["answered_at"].is_string() && of(3)["answered_at"].is_null());
        assert!(!list.to_string().contains("电梯"), "no title");
        let staff = read(&mut place.agent, "/breaches").await;
        let item = staff["items"].as_array().expect("breaches").iter().find(|item| item["number"] == 2);
        assert_eq!(item.map(|item| (&item["complaint_id"], &item["category"])), Some((&rare["id"], &json!("fees"))));
        // Page by page it is the same list, the latest due first.
        let (mut numbers, mut after) = (vec![], String::new());
        loop {
            let page = read(&mut guest, &format!("/breaches?limit=3{after}")).await;
            numbers.extend(page["items"].as_array().expect("breaches").iter().map(|item| item["number"].clone()));
            match page["next"].as_str() {
                Some(next) => after = format!("&after={next}"),
                None => break,
            }
        }
        assert_eq!(numbers, [7, 6, 5, 4, 3, 2, 1].map(Value::from));
    }

    async fn figures_are_the_same_whether_the_ladder_ran_or_not(app) {
        let mut place = place(&app, "here").await;
        for hours in [1, 30, 70] {
            let complaint = place.filed("noise", "private").await;
            app.advance(hours * HOUR);
            place.answer(&complaint).await;
        }
        place.filed("noise", "private").await;
        app.advance(25 * HOUR);
        let mut before = vec![];
        for rest in ["", "/series", "/projects", "/breaches", "/table?table=breaches"] {
            before.push(app.guest().get(&format!("/api/v1/promise{rest}")).await.text());
        }
        climbed(&app).await;
        for (rest, before) in ["", "/series", "/projects", "/breaches", "/table?table=breaches"].into_iter().zip(before) {
            assert_eq!(app.guest().get(&format!("/api/v1/promise{rest}")).await.text(), before, "{rest}");
        }
    }

    async fn staff_see_cuts_within_their_reach_and_nobody_else_does(app) {
        let (mut here, mut there) = (place(&app, "here").await, place(&app, "there").await);
        here.filed("noise", "private").await;
        here.filed("fees", "private").await;
        there.filed("safety", "private").await;
        let keys = |page: &Value| -> Vec<String> {
            page["items"].as_array().expect("cuts").iter().filter_map(|item| item["key"].as_str().map(str::to_owned)).collect()
        };
        assert_eq!(keys(&read(&mut here.agent, "/cuts?cut=category").await), ["fees", "noise"]);
        assert_eq!(keys(&read(&mut here.agent, "/cuts?cut=channel").await), ["online"]);
        let mut boss = app.administrator().await;
        assert_eq!(keys(&read(&mut boss, "/cuts?cut=category").await), ["fees", "noise", "safety"]);
        let elsewhere = format!("/api/v1/promise/cuts?cut=grade&project_id={}", there.project);
        here.agent.get(&elsewhere).await.expect_problem(403, "forbidden");
        here.owner.get("/api/v1/promise/cuts?cut=grade").await.expect_problem(403, "forbidden");
        app.guest().get("/api/v1/promise/cuts?cut=grade").await.expect_problem(401, "sign_in_required");
    }

    async fn an_answer_that_was_taken_back_counts_in_the_strict_figures(app) {
        let mut place = place(&app, "here").await;
        let [kept, taken] = [place.filed("noise", "private").await, place.filed("noise", "private").await];
        for complaint in [&kept, &taken] {
            place.answer(complaint).await;
        }
        let path = format!("/api/v1/complaints/{}/answers/2", taken["id"]);
        place.agent.delete(&path).await.expect(200);
        place.answer(&taken).await;
        let figures = read(&mut app.guest(), "").await;
        assert_eq!((&figures["met_count"], &figures["compliance_percent"]), (&json!(2), &json!(100.0)));
        assert_eq!((&figures["strict_met_count"], &figures["strict_percent"]), (&json!(1), &json!(50.0)));
    }

    async fn tables_open_in_spreadsheets_and_a_badge_says_it_in_a_picture(app) {
        let mut place = place(&app, "here").await;
        let complaint = place.filed("noise", "private").await;
        place.answer(&complaint).await;
        let mut guest = app.guest();
        let table = guest.get("/api/v1/promise/table?days=1").await;
        table.expect(200);
        assert_eq!(table.header("content-type"), Some("text/csv; charset=utf-8"));
        assert_eq!(table.header("content-disposition"), Some("attachment; filename=\"promise-series.csv\""));
        let text = table.text();
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines[0].starts_with("\u{feff}begins_on,ends_on,promised_count,met_count"), "{text}");
        assert!(lines.last().is_some_and(|line| line.starts_with("2026-03-02,2026-03-02,1,1,0,0,0,0,100.00,1,100.00,0,")), "{text}");
        let projects = guest.get("/api/v1/promise/table?table=projects").await.text();
        assert!(projects.lines().nth(1).is_some_and(|line| line.starts_with("here,")), "{projects}");
        let badge = guest.get("/api/v1/promise/badge").await;
        badge.expect(200);
        assert_eq!(badge.header("content-type"), Some("image/svg+xml"));
        assert_eq!(badge.header("cache-control"), Some("public, max-age=300"));
        assert!(badge.text().contains("24 小时内回复: 100.0%（1 件）"), "{}", badge.text());
        let english = guest.get(&format!("/api/v1/promise/badge?locale=en&project_id={}", place.project)).await.text();
        assert!(english.contains("answered within 24 h"), "{english}");
    }

    async fn what_is_old_is_found_by_its_dates(app) {
        let mut place = place(&app, "here").await;
        place.filed("noise", "private").await;
        app.advance(500 * 24 * HOUR);
        place.sign_in(&app).await;
        place.filed("noise", "private").await;
        let mut guest = app.guest();
        assert_eq!(read(&mut guest, "").await["promised_count"], 1);
        assert_eq!(read(&mut guest, "?days=366").await["promised_count"], 1);
        assert_eq!(read(&mut guest, "?from_on=2026-01-01").await["promised_count"], 2);
        assert_eq!(read(&mut guest, "?from_on=2026-03-02&until_on=2026-03-02").await["promised_count"], 1);
        let months = read(&mut guest, "/series?from_on=2026-01-01&by=month").await;
        assert_eq!(months["items"].as_array().expect("months").len(), 19);
    }
}
