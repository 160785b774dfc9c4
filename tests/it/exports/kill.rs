//! An archive of many posts, and a worker that dies while it makes it.

use std::time::Duration;

use linli::app::{App, Purpose};
use linli::clock::Clock;
use linli::features::exports::{jobs, rules};
use linli_entities::board::Visibility;
use linli_entities::export::{Entity, ExportState};
use linli_tests::server::Server;
use linli_tests::{Browser, Database, TestApp};
use rand::RngExt as _;
use sea_orm::{ConnectionTrait as _, EntityTrait as _, Statement};

use super::{EXPORTS, ask, lines, made, unpacked};

/// Somebody who wrote so many posts, written as rows: what each takes is not what is told here.
async fn writer(app: &TestApp, count: usize) -> Browser {
    let board = app.club_board(Visibility::Public).await;
    let anna = app.account("anna").await;
    let topic = app.topic(&anna, board, "很长的话题", "一楼").await;
    let db = app.app.db.read();
    let now = if app.app.db.is_postgres() { "now()" } else { "'2026-01-01T00:00:00+00:00'" };
    let series = if app.app.db.is_postgres() {
        format!("SELECT n FROM generate_series(2, {count}) AS s(n)")
    } else {
        format!(
            "WITH RECURSIVE s(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM s WHERE n < {count}) SELECT n FROM s"
        )
    };
    let rows = format!(
        "INSERT INTO post (topic_id, number, author_id, markdown, html, html_version, revision_count, created_at) \
         SELECT {topic}, n, {author}, 'word' || n || ' 物业说下午三点检修，预计两个小时，请大家走楼梯。', \
         '<p>word' || n || '</p>', 1, 0, {now} FROM ({series}) AS numbers",
        author = anna.account_id(),
    );
    let statement = Statement::from_string(db.get_database_backend(), rows);
    write(&app.app, statement).await;
    anna
}

async fn write(app: &App, statement: Statement) {
    app.db
        .write(statement, |txn, statement| {
            Box::pin(async move {
                txn.execute_raw(statement).await?;
                Ok(())
            })
        })
        .await
        .expect("rows");
}

/// What a worker that died at this try leaves in the row.
async fn leave(app: &App, until: &str, attempts: i32) {
    let sql = format!(
        "UPDATE export SET leased_until = {until}, attempt_count = {attempts} WHERE state = 'waiting'"
    );
    write(app, Statement::from_string(app.db.read().get_database_backend(), sql)).await;
}

/// The process is killed again and again while it makes an archive; the archive that is made in the end is whole.
#[test]
fn it_is_whole_however_often_the_process_is_killed() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let app =
            TestApp::with(Database::Sqlite, |config| config.generous_limits = true).await.expect("SQLite");
        // The killed process lives in real time.
        app.advance((Clock::System.now() - app.app.clock.now()).to_std().expect("stories begin in the past"));
        let mut anna = writer(&app, 4_000).await;
        ask(&mut anna).await.expect(201);
        let config = app.app.config.clone();
        app.app.close().await;
        for _ in 0..4 {
            let server = Server::start(&config.data_dir).await;
            tokio::time::sleep(Duration::from_millis(rand::rng().random_range(0..300))).await;
            server.kill();
            // As if the time of its lease were over.
            let tool = App::open(config.clone(), Clock::System, Purpose::Tool).await.expect("an application");
            leave(&tool, "NULL", 1).await;
            tool.close().await;
        }
        let app = App::open(config.clone(), Clock::System, Purpose::Tool).await.expect("an application");
        jobs::run_due(&app).await.expect("made");
        let row = Entity::find().one(app.db.read()).await.expect("rows").expect("the archive");
        assert_eq!(row.state, ExportState::Ready);
        let bytes = std::fs::read(config.data_dir.join(format!("exports/{}.zip", row.id))).expect("the file");
        assert_eq!(row.byte_count, Some(i64::try_from(bytes.len()).expect("a size")));
        assert_eq!(lines(&unpacked(&bytes), "posts").len(), 4_000);
        app.close().await;
    });
}

linli_tests::story! {
    async fn ten_thousand_posts_are_all_in_it(app) {
        let mut anna = writer(&app, 10_000).await;
        let url = made(&app, &mut anna).await;
        let bytes = anna.get(&url).await.bytes;
        let entries = unpacked(&bytes);
        let posts = lines(&entries, "posts");
        assert_eq!(posts.len(), 10_000);
        for (index, post) in posts.iter().enumerate() {
            assert_eq!(post["number"], index + 1);
        }
        assert!(entries["posts-50.html"].contains("word10000") && !entries.contains_key("posts-51.html"));
        assert!(bytes.len() < 2_000_000, "it is packed: {}", bytes.len());
    }

    async fn whose_worker_died_is_made_by_another_when_the_lease_is_over(app) {
        let mut anna = writer(&app, 3).await;
        ask(&mut anna).await.expect(201);
        // What a worker that died leaves: a lease, a try, and half a file.
        let until = app.app.clock.now() + rules::LEASE;
        let until = until.to_rfc3339();
        leave(&app.app, &format!("'{until}'"), 1).await;
        let folder = app.app.config.data_dir.join("exports");
        std::fs::create_dir_all(&folder).expect("the folder");
        std::fs::write(folder.join("1.1.part"), "half of one").expect("half a file");
        assert_eq!(jobs::run_due(&app.app).await.expect("looked"), 0, "it is still somebody's");
        app.advance(Duration::from_secs(301));
        assert_eq!(jobs::run_due(&app.app).await.expect("made"), 1);
        let mut anna = app.signed_in(anna.account_id()).await;
        let newest = anna.get(EXPORTS).await.expect(200)["items"][0].clone();
        let entries = unpacked(&anna.get(newest["url"].as_str().expect("an address")).await.bytes);
        assert_eq!(lines(&entries, "posts").len(), 3);
    }
}
