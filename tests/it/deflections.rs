//! Topics like one that is being written, and what came of showing them.

use std::time::Duration;

use linli::features::boards::rules::BoardChanges;
use linli::jobs;
use linli_entities::board::{BoardId, Visibility};
use linli_entities::project::ProjectId;
use linli_entities::role_grant::Role;
use linli_entities::{deflection_day, deflection_token};
use linli_tests::arrange::Over;
use linli_tests::{Answer, Browser};
use poem::http::Method;
use sea_orm::{EntityTrait as _, PaginatorTrait as _};
use serde_json::{Value, json};

const TOKEN: &str = "0123456789abcdef";

/// A text as it stands in an address.
fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

async fn similar(browser: &mut Browser, title: &str, board: BoardId) -> Vec<String> {
    let path = format!("/api/v1/topics/similar?title={}&board_id={board}", encoded(title));
    let found = browser.get(&path).await.expect(200);
    let items = found["items"].as_array().expect("topics").iter();
    items.map(|topic| topic["title"].as_str().expect("a title").to_owned()).collect()
}

async fn say(browser: &mut Browser, board: BoardId, token: &str, step: &str) -> Answer {
    let input = json!({ "board_id": board, "token": token, "step": step });
    browser.post("/api/v1/deflections", input).await
}

/// The counters of the only day on which something was counted.
async fn counted(browser: &mut Browser, project: ProjectId) -> Vec<Value> {
    let list = browser.get(&format!("/api/v1/projects/{project}/deflections")).await.expect(200);
    let counts = |day: &Value| {
        let names = ["shown_count", "opened_count", "answered_count", "posted_count", "deflected_count"];
        Value::from(names.map(|name| day[name].as_i64().expect("a count")).to_vec())
    };
    list["items"].as_array().expect("days").iter().map(counts).collect()
}

linli_tests::story! {
    async fn a_title_finds_topics_like_it_in_the_project_and_answered_ones_first(app) {
        let (project, elsewhere) = (app.project("jiangpan").await, app.project("elsewhere").await);
        let board = app.board(project, Visibility::Public).await;
        let (mut anna, mut reader) = (app.account("anna").await, app.account("reader").await);
        let other = app.board(elsewhere, Visibility::Public).await;
        app.topic(&anna, other, "电梯什么时候修好", "别的小区").await;
        app.topic(&anna, board, "车库漏水", "电梯什么时候修好").await;
        app.topic(&anna, board, "电梯什么时候修好？", "没有人答").await;
        let solved = app.topic(&anna, board, "电梯什么时候修好！", "有人答").await;
        anna.patch(&format!("/api/v1/topics/{solved}"), 1, json!({ "question": true })).await.expect(200);
        let post = app.post(&reader, solved, "三点").await;
        anna.send(Method::PUT, &format!("/api/v1/posts/{post}/acceptance"), None, &[]).await.expect(200);
        let gone = app.topic(&anna, board, "电梯什么时候修好呢", "删掉").await;
        app.topic(&anna, board, "電梯什麼時候修好", "繁體").await;
        anna.delete(&format!("/api/v1/topics/{gone}")).await.expect(204);
        app.feed_search().await;
        let found = similar(&mut reader, "电梯什么时候修好", board).await;
        assert_eq!(found[0], "电梯什么时候修好！", "what was answered first: {found:?}");
        assert_eq!(found.len(), 3, "titles of this project alone, in either script: {found:?}");
        assert_eq!(similar(&mut app.guest(), "电梯", board).await.len(), 3, "from the first word");
        for nothing in ["", "？", "-", "\"", "游泳池"] {
            assert_eq!(similar(&mut reader, nothing, board).await, Vec::<String>::new(), "{nothing}");
        }
        let everywhere = reader.get(&format!("/api/v1/topics/similar?title={}", encoded("电梯"))).await.expect(200);
        assert_eq!(everywhere["items"].as_array().map(Vec::len), Some(4));
        let first = &everywhere["items"][0];
        assert!(first["url"].as_str().is_some_and(|url| url.starts_with("/topics/")), "{first}");
        let long = similar(&mut reader, &"电梯什么时候修好".repeat(400), board).await;
        assert_eq!(long.len(), 3, "a title without end is cut");
    }

    async fn at_most_five_are_shown_and_none_that_may_not_be_read(app) {
        let project = app.project("jiangpan").await;
        let (open, owners) =
            (app.board(project, Visibility::Public).await, app.board(project, Visibility::Owners).await);
        let mut owner = app.account("owner").await;
        app.home(project, &owner).await;
        for number in 0..7 {
            app.topic(&owner, open, &format!("物业费怎么交 {number}"), "一楼").await;
        }
        app.topic(&owner, owners, "物业费怎么交业主版", "一楼").await;
        app.feed_search().await;
        let mut stranger = app.account("stranger").await;
        assert_eq!(similar(&mut stranger, "物业费怎么交", open).await.len(), 5);
        assert_eq!(similar(&mut stranger, "业主版", open).await, Vec::<String>::new());
        assert_eq!(similar(&mut owner, "业主版", open).await, ["物业费怎么交业主版"]);
        let hidden = format!("/api/v1/topics/similar?title=x&board_id={owners}");
        stranger.get(&hidden).await.expect_problem(404, "not_found");
        stranger.get("/api/v1/topics/similar?title=x&board_id=999999").await.expect_problem(404, "not_found");
        // Closed a moment ago: the index may not know it, the database does.
        let closed = BoardChanges { visibility: Some(Visibility::Staff), ..BoardChanges::default() };
        app.change_board(owners, closed).await;
        assert_eq!(similar(&mut owner, "业主版", open).await, Vec::<String>::new());
    }

    async fn each_step_of_a_composer_counts_once_and_a_topic_that_is_opened_takes_it_back(app) {
        let project = app.project("jiangpan").await;
        let board = app.board(project, Visibility::Public).await;
        let (mut anna, mut manager) =
            (app.account("anna").await, app.staff("manager", Role::Manager, Over::Project(project)).await);
        for step in ["shown", "opened", "shown", "opened"] {
            say(&mut anna, board, TOKEN, step).await.expect(204);
        }
        assert_eq!(counted(&mut manager, project).await, [json!([1, 1, 0, 0, 1])]);
        say(&mut anna, board, TOKEN, "answered").await.expect(204);
        assert_eq!(counted(&mut manager, project).await, [json!([1, 1, 1, 0, 1])]);
        say(&mut anna, board, TOKEN, "posted").await.expect(204);
        say(&mut anna, board, TOKEN, "posted").await.expect(204);
        assert_eq!(counted(&mut manager, project).await, [json!([1, 1, 1, 1, 0])]);
        // What arrives first counts what goes without saying.
        say(&mut anna, board, "fedcba9876543210", "opened").await.expect(204);
        assert_eq!(counted(&mut manager, project).await, [json!([2, 2, 1, 1, 1])]);
        // Another day is another row, and a step is of the day on which its composer began.
        app.advance(Duration::from_secs(86_400));
        say(&mut anna, board, "fedcba9876543210", "posted").await.expect(204);
        say(&mut anna, board, "another-composer", "shown").await.expect(204);
        assert_eq!(counted(&mut manager, project).await, [json!([1, 0, 0, 0, 0]), json!([2, 2, 1, 2, 0])]);
    }

    async fn of_many_who_say_the_same_at_once_one_is_counted(app) {
        let project = app.project("jiangpan").await;
        let board = app.board(project, Visibility::Public).await;
        let anna = app.account("anna").await;
        let mut manager = app.staff("manager", Role::Manager, Over::Project(project)).await;
        let tries = (0..12).map(|nth| {
            let (mut anna, step) = (anna.clone(), ["shown", "opened", "posted"][nth % 3]);
            tokio::spawn(async move { say(&mut anna, board, TOKEN, step).await.expect(204) })
        });
        for one in tries.collect::<Vec<_>>() {
            one.await.expect("counted");
        }
        assert_eq!(counted(&mut manager, project).await, [json!([1, 1, 0, 1, 0])]);
    }

    async fn what_came_of_it_is_read_by_the_staff_who_may_read_the_board(app) {
        let project = app.project("jiangpan").await;
        let (board, staffs) =
            (app.board(project, Visibility::Public).await, app.board(project, Visibility::Staff).await);
        let elsewhere = app.project("elsewhere").await;
        let mut agent = app.staff("agent", Role::Agent, Over::Project(project)).await;
        let mut anna = app.account("anna").await;
        say(&mut anna, board, TOKEN, "shown").await.expect(204);
        say(&mut agent, staffs, "fedcba9876543210", "shown").await.expect(204);
        let path = format!("/api/v1/projects/{project}/deflections");
        let list = agent.get(&path).await.expect(200);
        assert_eq!(list["items"].as_array().map(Vec::len), Some(2));
        assert_eq!(list["items"][0]["board"]["id"], json!(board));
        anna.get(&path).await.expect_problem(403, "forbidden");
        app.guest().get(&path).await.expect_problem(401, "sign_in_required");
        let mut stranger = app.staff("stranger", Role::Agent, Over::Project(elsewhere)).await;
        stranger.get(&path).await.expect_problem(403, "forbidden");
        agent.get("/api/v1/projects/999999/deflections").await.expect_problem(404, "not_found");
        for (asked, count) in [("?from_on=2000-01-01&until_on=2000-01-31", 0), ("?until_on=2000-01-31", 0)] {
            let list = agent.get(&format!("{path}{asked}")).await.expect(200);
            assert_eq!(list["items"].as_array().map(Vec::len), Some(count));
        }
        for asked in ["?from_on=2000-01-01", "?from_on=2000-02-01&until_on=2000-01-01"] {
            let problem = agent.get(&format!("{path}{asked}")).await.expect_problem(422, "invalid");
            assert_eq!(problem["errors"][0]["pointer"], "/from_on");
        }
    }

    async fn nobody_counts_in_boards_that_they_may_not_read_or_write_in_and_tokens_are_long(app) {
        let project = app.project("jiangpan").await;
        let (board, owners) =
            (app.board(project, Visibility::Public).await, app.board(project, Visibility::Owners).await);
        let mut anna = app.account("anna").await;
        let mut pointer = async |board: BoardId, token: &str| {
            let problem = say(&mut anna, board, token, "shown").await.expect_problem(422, "invalid");
            (problem["errors"][0]["pointer"].clone(), problem["errors"][0]["code"].clone())
        };
        let unknown = (json!("/board_id"), json!("not_found"));
        assert_eq!(pointer(owners, TOKEN).await, unknown);
        assert_eq!(pointer(BoardId(999_999), TOKEN).await, unknown);
        assert_eq!(pointer(board, "short").await, (json!("/token"), json!("too_short")));
        assert_eq!(pointer(board, &"a".repeat(65)).await, (json!("/token"), json!("too_long")));
        assert_eq!(pointer(board, "0123456789abcde/").await, (json!("/token"), json!("malformed")));
        say(&mut app.guest(), board, TOKEN, "shown").await.expect_problem(401, "sign_in_required");
        say(&mut app.unproven("new").await, board, TOKEN, "shown").await.expect_problem(403, "email_not_proven");
        assert_eq!(deflection_day::Entity::find().count(app.app.db.read()).await.expect("a count"), 0);
    }

    async fn no_row_says_whose_composer_it_was_and_after_two_days_none_is_left(app) {
        let project = app.project("jiangpan").await;
        let board = app.board(project, Visibility::Public).await;
        let mut anna = app.account("anna").await;
        let mut manager = app.staff("manager", Role::Manager, Over::Project(project)).await;
        say(&mut anna, board, TOKEN, "opened").await.expect(204);
        let rows = deflection_token::Entity::find().all(app.app.db.read()).await.expect("rows");
        assert!(rows.len() == 1 && !rows[0].token_hash.contains(TOKEN), "{rows:?}");
        app.advance(Duration::from_secs(2 * 86_400));
        jobs::sweep(&app.app, app.app.clock.now()).await;
        let left = async || deflection_token::Entity::find().count(app.app.db.read()).await.expect("a count");
        assert_eq!(left().await, 1, "two days are kept");
        app.advance(Duration::from_secs(1));
        jobs::sweep(&app.app, app.app.clock.now()).await;
        assert_eq!(left().await, 0);
        assert_eq!(counted(&mut manager, project).await, [json!([1, 1, 0, 0, 1])], "the counters stay");
    }
}
