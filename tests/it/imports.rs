//! Imports: taken in once, wrong lines told apart, the corpus found again.

use linli::features::imports::logic::{self, OnWrongLine, Report};
use linli::features::verification::logic::{self as verification, Repair};
use linli_entities::{account, audit_entry, board};
use linli_tests::{TestApp, corpus, server};
use poem::http::Method;
use sea_orm::{ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QueryOrder as _};
use serde_json::{Value, json};

async fn import(app: &TestApp, lines: &str, on_wrong: OnWrongLine) -> Report {
    logic::run(&app.app, lines.as_bytes(), on_wrong, |_| {}).await.expect("an import")
}

/// What the audit says of imports, oldest first.
async fn audited(app: &TestApp) -> Vec<Value> {
    let entries = audit_entry::Entity::find()
        .filter(audit_entry::Column::Act.eq("import"))
        .order_by_asc(audit_entry::Column::Id)
        .all(app.app.db.read())
        .await;
    entries.expect("the audit").into_iter().map(|entry| entry.detail).collect()
}

const SMALL: &str = r#"
{"kind":"project","ref":"jp","slug":"jiangpan","name":"江畔","city":"武汉","status":"handed_over","created_at":"2024-05-01T00:00:00Z"}
{"kind":"board","ref":"talk","project":"jp","slug":"talk","name":"邻里闲谈","visibility":"public","created_at":"2024-05-01T00:00:00Z"}
{"kind":"account","ref":"u7","name":"xiaoli","display_name":"小李","created_at":"2024-05-02T08:00:00+08:00"}
{"kind":"topic","ref":"t1","board":"talk","author":"u7","title":"电梯检修","markdown":"今天**下午**三点","created_at":"2024-06-01T09:30:00+08:00"}
{"kind":"post","ref":"p1","topic":"t1","author":"u7","markdown":"修好了","created_at":"2024-06-01T18:00:00+08:00"}
"#;

linli_tests::story! {
    async fn a_file_is_taken_in_once_however_often_it_is_imported(app) {
        let report = import(&app, SMALL, OnWrongLine::Skip).await;
        assert_eq!((report.added_count, report.known_count), (5, 0));
        let again = import(&app, SMALL, OnWrongLine::Skip).await;
        assert_eq!((again.added_count, again.known_count), (0, 5));
        let mut guest = app.guest();
        let topics = guest.get("/api/v1/topics").await.expect(200);
        let topic = &topics["items"][0];
        assert_eq!((&topic["post_count"], &topic["last_number"]), (&json!(2), &json!(2)));
        assert_eq!(topic["last_post_at"], "2024-06-01T10:00:00+00:00");
        assert_eq!(topic["author"]["display_name"], "小李");
        let posts = guest.get(&format!("/api/v1/topics/{}/posts", topic["id"])).await.expect(200);
        assert_eq!(posts["items"][1]["created_at"], "2024-06-01T10:00:00+00:00");
        assert_eq!(posts["items"][0]["html"], "<p>今天<strong>下午</strong>三点</p>\n");
    }

    async fn homes_come_with_their_days_and_days_that_were_said_here_stay(app) {
        let lines = r#"
{"kind":"project","ref":"jp","slug":"jiangpan","name":"江畔","city":"武汉","status":"handed_over","handover_on":"2025-12-31","created_at":"2024-05-01T00:00:00Z"}
{"kind":"building","ref":"jp-3","project":"jp","name":"3 栋","created_at":"2024-05-01T00:00:00Z"}
{"kind":"unit","ref":"jp-3-1","building":"jp-3","name":"1801","floor":18,"area_dm2":9800,"signed_on":"2023-03-05","handover_on":"2024-06-30","created_at":"2024-05-01T00:00:00Z"}
{"kind":"unit","ref":"jp-3-2","building":"jp-3","name":"1802","created_at":"2024-05-01T00:00:00Z"}
{"kind":"unit","ref":"jp-3-3","building":"jp-3","name":"1803","signed_on":"2023-03-05","handover_on":"2022-03-05","created_at":"2024-05-01T00:00:00Z"}
"#;
        let report = import(&app, lines, OnWrongLine::Skip).await;
        assert_eq!((report.added_count, report.wrong.len(), report.wrong[0].0), (4, 1, 6), "handed over before it was bought");
        assert!(report.wrong[0].1.contains("`handover_on`"), "{report:?}");
        assert_eq!(import(&app, lines, OnWrongLine::Skip).await.known_count, 4);
        let mut boss = app.administrator().await;
        let projects = boss.get("/api/v1/projects").await.expect(200);
        let buildings = boss.get(&format!("/api/v1/projects/{}/buildings", projects["items"][0]["id"])).await.expect(200);
        let building = format!("/api/v1/buildings/{}/units", buildings["items"][0]["id"]);
        let units = boss.get(&building).await.expect(200)["items"].as_array().expect("units").clone();
        assert_eq!(units.iter().map(|unit| &unit["name"]).collect::<Vec<_>>(), ["1801", "1802"]);
        assert_eq!((&units[0]["floor"], &units[0]["area_dm2"]), (&json!(18), &json!(9800)));
        let path = |unit: &Value| format!("/api/v1/homes/{}", unit["id"]);
        let journey = boss.get(&format!("{}/journey", path(&units[0]))).await.expect(200);
        assert_eq!((&journey["signed_on"], &journey["handover_on"], &journey["stage"], &journey["version"]), (&json!("2023-03-05"), &json!("2024-06-30"), &json!("lived_in"), &json!(1)));
        let journey = boss.get(&format!("{}/journey", path(&units[1]))).await.expect(200);
        assert_eq!((&journey["handover_on"], &journey["version"]), (&json!("2025-12-31"), &json!(0)), "that of the project");
        // What was made and said here is found by its name, and stays as it is.
        boss.post(&building, json!({ "units": [{ "name": "1804", "floor": 18, "area_dm2": null }] })).await.expect(201);
        let here = json!({ "signed_on": null, "handover_on": "2024-07-01" });
        boss.send(Method::PUT, &format!("{}/dates", path(&units[1])), Some(here), &[("if-match", "\"0\"")]).await.expect(200);
        let more = r#"
{"kind":"building","ref":"of-another-file","project":"jp","name":"3 栋","created_at":"2024-05-01T00:00:00Z"}
{"kind":"unit","ref":"a-1804","building":"of-another-file","name":"1804","floor":5,"handover_on":"2024-06-30","created_at":"2024-05-01T00:00:00Z"}
{"kind":"unit","ref":"a-1801","building":"of-another-file","name":"1801","signed_on":"2023-03-05","handover_on":"2024-06-30","created_at":"2024-05-01T00:00:00Z"}
{"kind":"unit","ref":"a-1802","building":"of-another-file","name":"1802","handover_on":"2024-06-30","created_at":"2024-05-01T00:00:00Z"}
"#;
        let report = import(&app, more, OnWrongLine::Skip).await;
        assert_eq!((report.added_count, &report.wrong[..]), (3, &[(5, "the home \"1802\" has other days".to_owned())][..]));
        let units = boss.get(&building).await.expect(200)["items"].as_array().expect("units").clone();
        assert_eq!((units.len(), &units[2]["floor"]), (3, &json!(18)));
        let journey = boss.get(&format!("{}/journey", path(&units[2]))).await.expect(200);
        assert_eq!(journey["handover_on"], "2024-06-30");
    }

    async fn each_run_has_one_entry_in_the_audit_that_counts_what_it_took_in(app) {
        import(&app, SMALL, OnWrongLine::Skip).await;
        let one = json!({ "project": 1, "board": 1, "account": 1, "topic": 1, "post": 1 });
        assert_eq!(audited(&app).await, std::slice::from_ref(&one));
        // A run that adds nothing did nothing.
        import(&app, SMALL, OnWrongLine::Skip).await;
        assert_eq!(audited(&app).await, std::slice::from_ref(&one));
        // Many transactions are one run.
        let posts: String = (0..180)
            .map(|number| {
                let ending = format!("\"ref\":\"more{number}\"");
                SMALL.lines().last().expect("a post").replace("\"ref\":\"p1\"", &ending) + "\n"
            })
            .collect();
        import(&app, &posts, OnWrongLine::Skip).await;
        assert_eq!(audited(&app).await, [one, json!({ "post": 180 })]);
    }

    async fn a_wrong_line_is_told_by_its_number_and_spoils_no_other(app) {
        let lines = SMALL.replace("\"topic\":\"t1\"", "\"topic\":\"t9\"");
        let more = format!("{lines}\nnot json\n{}", r#"{"kind":"account","ref":"u8","name":"XiaoLi","created_at":"2024-05-02T08:00:00Z"}"#);
        let report = import(&app, &more, OnWrongLine::Skip).await;
        let wrong: Vec<u64> = report.wrong.iter().map(|(line, _)| *line).collect();
        assert_eq!(report.added_count, 4, "{report:?}");
        assert_eq!(wrong.len(), 3, "{report:?}");
        assert!(wrong.contains(&6) && wrong.contains(&8) && wrong.contains(&9), "{wrong:?}");
        let stopped = import(&app, "not json\n", OnWrongLine::Stop).await;
        assert!(stopped.stopped);
    }

    async fn what_could_not_be_made_by_hand_is_not_imported(app) {
        let at = r#""created_at":"2024-05-01T00:00:00Z""#;
        let project = |fields: &str| {
            format!(r#"{{"kind":"project","ref":"p","slug":"pp","name":"P","city":"C","status":"on_sale",{at}{fields}}}"#)
        };
        let board = |fields: &str| {
            format!(r#"{{"kind":"board","ref":"b","slug":"bb","name":"B","visibility":"public",{at}{fields}}}"#)
        };
        let account = |fields: &str| format!(r#"{{"kind":"account","ref":"u","name":"xiao",{at}{fields}}}"#);
        let wrong = [
            (project("").replace("pp", "a/b"), "slug"),
            (project("").replace("\"P\"", "\" \""), "name"),
            (project(r#","summary":"a\u0000b""#), "summary"),
            (project(r#","sale_on":"9999-01-01""#), "sale_on"),
            (project("").replace("2024", "9024"), "created_at"),
            (board("").replace("bb", "B B"), "slug"),
            (board(r#","description":"\u0007""#), "description"),
            (board("").replace("public", "owners"), "visibility"),
            (account("").replace("xiao", "x@y"), "name"),
            (account("").replace("xiao", "13800138000"), "name"),
            (account(r#","display_name":"ab\u202ec""#), "display_name"),
            (account("").replace("\"u\"", "\"u\\u0000\""), "ref"),
            (r#"{"kind":"post","ref":"x","topic":"t\u0000","author":"u","markdown":"m","created_at":"2024-05-01T00:00:00Z"}"#.to_owned(), "ref"),
        ];
        for (line, field) in &wrong {
            let report = import(&app, &format!("\n{line}\n"), OnWrongLine::Skip).await;
            assert_eq!(report.added_count, 0, "{line}");
            let [(2, reason)] = &report.wrong[..] else { panic!("{line}: {report:?}") };
            assert!(reason.contains(&format!("`{field}`")), "{line}: {reason}");
        }
        let right: String = [project(""), board(""), account("")].join("\n");
        assert_eq!(import(&app, &right, OnWrongLine::Stop).await.added_count, 3);
    }

    async fn a_project_has_no_more_boards_than_its_lists_can_show(app) {
        let board = |number: usize| {
            format!(r#"{{"kind":"board","ref":"b{number}","slug":"b-{number}","name":"B","visibility":"public","created_at":"2024-05-01T00:00:00Z"}}"#)
        };
        let lines: Vec<String> = (1..=101).map(board).collect();
        let report = import(&app, &lines.join("\n"), OnWrongLine::Skip).await;
        assert_eq!((report.added_count, &report.wrong[..]), (100, &[(101, "conflict: too_many".to_owned())][..]));
    }

    async fn posts_of_a_deleted_topic_are_not_counted_in_its_board(app) {
        import(&app, SMALL, OnWrongLine::Stop).await;
        let mut boss = app.administrator().await;
        let topics = boss.get("/api/v1/topics").await.expect(200);
        let topic = &topics["items"][0]["id"];
        boss.delete(&format!("/api/v1/topics/{topic}")).await.expect(204);
        let more = SMALL.lines().last().expect("a post").replace("\"p1\"", "\"p2\"");
        assert_eq!(import(&app, &more, OnWrongLine::Stop).await.added_count, 1);
        let board = board::Entity::find().one(app.app.db.read()).await.expect("a board").expect("one");
        assert_eq!((board.topic_count, board.post_count), (0, 0));
        app.feed_search().await;
        let found = verification::verify(&app.app, Repair::No).await.expect("a check");
        assert_eq!(found.wrong_count, 0, "{:?}", found.wrong);
    }

    async fn a_post_may_be_named_like_a_topic(app) {
        import(&app, SMALL, OnWrongLine::Stop).await;
        let more = SMALL.lines().last().expect("a post").replace("\"p1\"", "\"topic:t1\"");
        assert_eq!(import(&app, &more, OnWrongLine::Stop).await.added_count, 1);
    }

    async fn stopping_keeps_every_line_before_the_wrong_one_and_none_after(app) {
        let account = |number: usize| {
            format!(r#"{{"kind":"account","ref":"n{number}","name":"neighbour-{number}","created_at":"2024-05-01T00:00:00Z"}}"#)
        };
        let dangling = SMALL.lines().last().expect("a post").replace("\"t1\"", "\"t9\"");
        let taken = account(1).replace("\"n1\"", "\"other\"");
        let unreadable = "not json".to_owned();
        // In the middle of a batch, of one after the first, and of the last.
        let (mut taken_in, mut number) = (0, 0);
        for (wrong, before, after) in [(dangling.clone(), 3, 80), (taken, 70, 80), (dangling, 3, 3), (unreadable, 3, 3)] {
            let mut more = |count| {
                let lines = (number..number + count).map(account).collect::<Vec<_>>().join("\n");
                number += count;
                lines
            };
            let lines = format!("{}\n{wrong}\n{}\n", more(before), more(after));
            let report = import(&app, &lines, OnWrongLine::Stop).await;
            assert!(report.stopped, "{wrong}: {report:?}");
            assert_eq!(report.wrong.len(), 1, "{report:?}");
            assert_eq!((report.added_count, report.wrong[0].0), (before as u64, before as u64 + 1), "{wrong}");
            taken_in += before as u64;
            let held = account::Entity::find().count(app.app.db.read()).await.expect("a count");
            assert_eq!(held, taken_in, "{wrong}");
        }
    }

    async fn the_command_says_where_it_stopped_and_fails_and_draws_only_on_a_terminal(app) {
        let folder = tempfile::TempDir::new().expect("a folder");
        let file = folder.path().join("lines.jsonl");
        let dangling = SMALL.replace("\"topic\":\"t1\"", "\"topic\":\"t9\"");
        std::fs::write(&file, &dangling).expect("a file");
        let arguments = ["import", file.to_str().expect("a path"), "--on-wrong-line", "stop"];
        let mut command = server::command(&app.app.config.data_dir, &arguments);
        if let Some(url) = &app.app.config.database_url {
            command.env("LINLI_DATABASE_URL", url);
        }
        let output = command.output().expect("the program runs");
        assert_eq!(output.status.code(), Some(1));
        let said = String::from_utf8(output.stdout).expect("text");
        assert!(said.contains("line 6: there is no topic \"t9\"") && said.contains("stopped"), "{said}");
        let drawn = String::from_utf8(output.stderr).expect("text");
        assert!(!drawn.chars().chain(said.chars()).any(|c| c.is_control() && c != '\n'), "{drawn:?} {said:?}");
        let topics = app.guest().get("/api/v1/topics").await.expect(200);
        assert_eq!(topics["items"][0]["post_count"], 1);
    }

    async fn a_piece_of_the_corpus_is_imported_and_counted_right(app) {
        let Some(rows) = corpus::rows("posts.zh.jsonl.gz") else { return };
        let lines = corpus::import_lines(&rows[..1500]);
        let report = import(&app, &lines, OnWrongLine::Stop).await;
        assert_eq!(report.wrong, []);
        assert!(report.filled_count > 0);
        // Half of it again, as after an interruption: nothing is added.
        let half: String = lines.lines().take(800).flat_map(|line| [line, "\n"]).collect();
        assert_eq!(import(&app, &half, OnWrongLine::Stop).await.added_count, 0);
        app.feed_search().await;
        let ready = app.guest().get("/api/v1/readyz").await.expect(200);
        assert_eq!(ready["indexed_count"], 1500);
        let boards = app.guest().get("/api/v1/projects").await.expect(200);
        let project = boards["items"][0]["id"].clone();
        let boards = app.guest().get(&format!("/api/v1/projects/{project}/boards")).await.expect(200);
        let total: i64 = boards["items"].as_array().expect("items").iter().filter_map(|board| board["post_count"].as_i64()).sum();
        assert_eq!(total, 1500);
    }
}
