//! Complaints that were filed elsewhere: taken in once, counted apart, owed nothing here; and a real stream of them, whose
//! figures are known, imported and replayed.

use linli::features::imports::logic::{self, OnWrongLine, Report};
use linli_entities::role_grant::Role;
use linli_entities::{Instant, complaint_rung};
use linli_tests::arrange::Over;
use linli_tests::{Browser, Database, TestApp, corpus};
use sea_orm::{EntityTrait as _, PaginatorTrait as _};
use serde_json::{Value, json};

const SMALL: &str = r#"
{"kind":"project","ref":"jp","slug":"jiangpan","name":"江畔","city":"武汉","status":"handed_over","created_at":"2019-05-01T00:00:00Z"}
{"kind":"account","ref":"u7","name":"xiaoli","created_at":"2019-05-02T08:00:00+08:00"}
{"kind":"account","ref":"desk","name":"front-desk","created_at":"2019-05-02T08:00:00+08:00"}
{"kind":"complaint","ref":"c1","project":"jp","complainant":"u7","title":"电梯停了","markdown":"停了两天","openness":"public","created_at":"2019-06-01T09:00:00+08:00"}
{"kind":"answer","ref":"a1","complaint":"c1","author":"desk","markdown":"已经修好","created_at":"2019-06-01T19:00:00+08:00"}
{"kind":"complaint","ref":"c2","project":"jp","complainant":"u7","title":"漏水","markdown":"天花板漏水","category":"quality","created_at":"2019-07-01T09:00:00+08:00"}
"#;

async fn import(app: &TestApp, lines: &str) -> Report {
    logic::run(&app.app, lines.as_bytes(), OnWrongLine::Skip, |_| {}).await.expect("an import")
}

async fn promise(app: &TestApp, rest: &str) -> Value {
    app.guest().get(&format!("/api/v1/promise{rest}")).await.expect(200)
}

/// Hours to two decimals, as the corpus tells them.
fn hours(seconds: &Value) -> f64 {
    (seconds.as_f64().expect("seconds") / 36.0).round() / 100.0
}

/// What is known of the corpus: how many, how many within 24 hours, half and nine of ten within how many hours.
fn assert_known(figures: &Value) {
    assert_eq!((&figures["promised_count"], &figures["met_count"]), (&json!(1363), &json!(64)), "{figures}");
    assert_eq!(
        (&figures["breached_count"], &figures["waiting_count"]),
        (&json!(1299), &json!(0)),
        "{figures}"
    );
    assert_eq!((hours(&figures["median_s"]), hours(&figures["p90_s"])), (260.28, 980.09), "{figures}");
}

linli_tests::story! {
    async fn e49_complaints_are_taken_in_once_counted_apart_and_owed_nothing(app) {
        let report = import(&app, SMALL).await;
        assert_eq!((report.added_count, report.wrong.len()), (6, 0), "{report:?}");
        assert_eq!(import(&app, SMALL).await.added_count, 0, "a second time adds nothing");
        let mut boss = app.administrator().await;
        let list = boss.get("/api/v1/complaints?project_id=1").await.expect(200);
        let items = list["items"].as_array().expect("complaints");
        let seen: Vec<_> = items.iter().map(|item| (&item["number"], &item["source"], &item["state"], &item["due_at"])).collect();
        let (imported, none) = (json!("imported"), json!(null));
        assert_eq!(seen, [
            (&json!(2), &imported, &json!("received"), &none),
            (&json!(1), &imported, &json!("answered"), &none),
        ]);
        assert_eq!(items[1]["received_at"], "2019-06-01T01:00:00+00:00");
        let path = format!("/api/v1/complaints/{}", items[1]["id"]);
        let acts = boss.get(&format!("{path}/timeline")).await.expect(200);
        assert_eq!(acts["items"][1]["acted_at"], "2019-06-01T11:00:00+00:00");
        assert_eq!(acts["items"][1]["html"], "<p>已经修好</p>\n");
        // Nobody is told, nothing climbs, nothing is to be done.
        linli::features::complaints::jobs::run_due(&app.app, app.app.clock.now()).await.expect("the ladder");
        assert_eq!(complaint_rung::Entity::find().count(app.app.db.read()).await.expect("a count"), 0);
        assert_eq!(boss.get("/api/v1/complaints?sort=due").await.expect(200)["items"], json!([]));
        assert!(app.letters().await.is_empty());
        assert_eq!(promise(&app, "").await["promised_count"], 0);
        assert_eq!(promise(&app, "?from_on=2019-01-01").await["promised_count"], 0, "not beside live ones, however far back");
        let apart = promise(&app, "?source=imported").await;
        assert_eq!((&apart["met_count"], &apart["breached_count"], &apart["waiting_count"]), (&json!(1), &json!(1), &json!(1)));
        let breaches = promise(&app, "/breaches?source=imported").await;
        assert_eq!(breaches["items"][0]["number"], 2);
    }

    async fn a_complaint_that_is_wrong_is_told_by_its_line(app) {
        let lines = [
            SMALL.trim(),
            r#"{"kind":"answer","ref":"a2","complaint":"c1","author":"desk","markdown":"更早","created_at":"2019-05-31T19:00:00+08:00"}"#,
            r#"{"kind":"answer","ref":"a3","complaint":"c9","author":"desk","markdown":"没有","created_at":"2019-06-03T19:00:00+08:00"}"#,
            r#"{"kind":"complaint","ref":"c3","project":"jp","complainant":"u7","title":"明天的事","markdown":"明天","created_at":"2036-06-01T09:00:00+08:00"}"#,
            r#"{"kind":"complaint","ref":"c4","project":"jp","complainant":"u7","title":" ","markdown":"空","created_at":"2019-06-01T09:00:00+08:00"}"#,
            r#"{"kind":"answer","ref":"a5","complaint":"c1","author":"u7","markdown":"自己答复自己","created_at":"2019-06-03T19:00:00+08:00"}"#,
            r#"{"kind":"answer","ref":"a6","complaint":"c1","author":"desk","markdown":"多写了一项","note":"","created_at":"2019-06-03T19:00:00+08:00"}"#,
        ].join("\n");
        let report = import(&app, &lines).await;
        let mut wrong: Vec<u64> = report.wrong.iter().map(|(line, _)| *line).collect();
        wrong.sort_unstable();
        assert_eq!((report.added_count, wrong), (6, vec![7, 8, 9, 10, 11, 12]), "{report:?}");
    }

    async fn an_imported_complaint_that_is_opened_again_is_promised_an_answer_like_any_other(app) {
        import(&app, SMALL).await;
        let mut boss = app.administrator().await;
        let list = boss.get("/api/v1/complaints?project_id=1").await.expect(200);
        let path = format!("/api/v1/complaints/{}", list["items"][1]["id"]);
        let words = json!({ "markdown": "维修师傅已经到场，预计今天中午恢复。" });
        boss.post(&format!("{path}/resolution"), words.clone()).await.expect(200);
        let again = boss.post(&format!("{path}/reopening"), words).await.expect(200);
        assert_eq!(again["source"], "imported");
        assert!(again["due_at"].is_string(), "{again}");
        let live = promise(&app, "").await;
        assert_eq!((&live["promised_count"], &live["open_count"]), (&json!(1), &json!(1)));
        assert_eq!(promise(&app, "?source=imported").await["promised_count"], 2, "what was promised elsewhere stays as it was");
        assert!(complaint_rung::Entity::find().count(app.app.db.read()).await.expect("a count") > 0);
    }

    async fn the_figures_of_a_real_stream_are_those_that_are_known(app) {
        let Some(rows) = corpus::rows("complaints.zh.jsonl.gz") else { return };
        let report = import(&app, &corpus::complaint_lines(&rows)).await;
        assert_eq!(report.wrong, []);
        assert_eq!(import(&app, &corpus::complaint_lines(&rows)).await.added_count, 0);
        assert_known(&promise(&app, "?source=imported").await);
        assert_eq!(promise(&app, "?source=imported&from_on=2011-01-01&until_on=2020-12-31").await["promised_count"], 1363);
        assert_eq!(promise(&app, "").await["promised_count"], 0);
    }
}

/// One thing of the stream: a complaint, or the answer to it.
struct Moment {
    at: Instant,
    row: usize,
    answer: bool,
}

fn stream(rows: &[Value]) -> Vec<Moment> {
    let at = |text: &Value| text.as_str().expect("a time").parse().expect("a time");
    let moments =
        rows.iter().enumerate().flat_map(|(row, value)| {
            [(&value["created_at"], false), (&value["reply"]["created_at"], true)]
                .map(|(time, answer)| Moment { at: at(time), row, answer })
        });
    let mut moments: Vec<Moment> = moments.collect();
    moments.sort_by_key(|moment| (moment.at, moment.answer));
    moments
}

/// Who files and who answers: signed in again whenever the session is old.
struct Cast {
    owner: Browser,
    agent: Browser,
    signed_in_at: Instant,
}

impl Cast {
    async fn keep_signed_in(&mut self, app: &TestApp, now: Instant) {
        if now - self.signed_in_at > chrono::TimeDelta::days(1) {
            self.owner = app.signed_in(self.owner.account_id()).await;
            self.agent = app.signed_in(self.agent.account_id()).await;
            self.signed_in_at = now;
        }
    }
}

/// Every how many complaints of the corpus one is replayed, so that it stays quick; with `LINLI_REPLAY_ALL` all are.
const SAMPLE: usize = 8;

async fn the_stream_is_replayed(app: TestApp) {
    let Some(mut rows) = corpus::rows("complaints.zh.jsonl.gz") else { return };
    let all = std::env::var_os("LINLI_REPLAY_ALL").is_some();
    if !all {
        rows = rows.into_iter().step_by(SAMPLE).collect();
    }
    let report = import(&app, &corpus::complaint_lines(&rows)).await;
    assert_eq!(report.wrong, []);
    let project = app.project("replayed").await;
    let owner = app.account("owner").await;
    app.home(project, &owner).await;
    let agent = app.staff("agent", Role::Agent, Over::Project(project)).await;
    let mut cast = Cast { owner, agent, signed_in_at: app.app.clock.now() };
    let mut ids: Vec<Value> = vec![Value::Null; rows.len()];
    // The clock only goes forward: nine years later everything happens again, at the same distances.
    let moments = stream(&rows);
    let shift = app.app.clock.now() - moments[0].at;
    for moment in moments {
        let wait = moment.at + shift - app.app.clock.now();
        app.advance(wait.to_std().expect("time goes forward"));
        cast.keep_signed_in(&app, app.app.clock.now()).await;
        let row = &rows[moment.row];
        if moment.answer {
            let mut text = row["reply"]["body"].as_str().expect("a reply").to_owned();
            if text.chars().filter(|c| !c.is_whitespace()).count() < 10 {
                text.push_str("（原回复如此，没有更多内容）");
            }
            let path = format!("/api/v1/complaints/{}/answers", ids[moment.row]);
            cast.agent.post(&path, json!({ "markdown": text })).await.expect(200);
        } else {
            let input = json!({ "project_id": project, "title": row["title"], "markdown": row["body"], "category": "other" });
            let filed = cast.owner.post("/api/v1/complaints", input).await.expect(201);
            ids[moment.row] = filed["id"].clone();
        }
    }
    let replayed = promise(&app, "?from_on=2026-01-01").await;
    let imported = promise(&app, "?source=imported").await;
    let figures = ["promised_count", "met_count", "breached_count", "waiting_count", "median_s", "p90_s"];
    for figure in figures {
        assert_eq!(replayed[figure], imported[figure], "{figure}: {replayed} {imported}");
    }
    assert_eq!(replayed["promised_count"], rows.len());
    if all {
        assert_known(&replayed);
    }
}

#[test]
fn the_same_stream_replayed_gives_the_same_figures_on_sqlite() {
    linli_tests::run_with(Database::Sqlite, |config| config.generous_limits = true, the_stream_is_replayed);
}

#[test]
fn the_same_stream_replayed_gives_the_same_figures_on_postgres() {
    linli_tests::run_with(Database::Postgres, |config| config.generous_limits = true, the_stream_is_replayed);
}
