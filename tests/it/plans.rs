//! How the database reads what is read often: from an index, never a table from one end to the other.

use linli_entities::board::{BoardId, Visibility};
use linli_tests::{Database, TestApp};
use sea_orm::{ConnectionTrait as _, DbBackend, Statement};

/// Complaints that are there, so that a planner finds an index worth its while; and lots of points.
const COMPLAINTS: i64 = 5_000;
/// Lots of each member.
const LOTS_EACH: i64 = 10;

fn is_sqlite(app: &TestApp) -> bool {
    app.app.db.read().get_database_backend() == DbBackend::Sqlite
}

/// Numbers from 1 on, as the table `s` of a statement that follows.
fn series(sqlite: bool) -> String {
    if sqlite {
        format!("WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < {COMPLAINTS})")
    } else {
        format!("WITH s(n) AS (SELECT generate_series(1, {COMPLAINTS}))")
    }
}

/// An instant so many minutes after a day in the past.
fn at(sqlite: bool, minutes: &str) -> String {
    if sqlite {
        format!("strftime('%Y-%m-%dT%H:%M:%S+00:00', '2025-01-01', ({minutes}) || ' minutes')")
    } else {
        format!("TIMESTAMPTZ '2025-01-01 00:00:00+00' + ({minutes}) * INTERVAL '1 minute'")
    }
}

/// Writes rows around the use cases, and lets the database count them.
async fn in_bulk(app: &TestApp, all: Vec<String>) {
    let written = app.app.db.write(all, |txn, all| {
        Box::pin(async move {
            for sql in all {
                txn.execute_unprepared(&sql).await?;
            }
            Ok(())
        })
    });
    written.await.expect("rows");
    let analyzed = app.app.db.write((), |txn, ()| {
        Box::pin(async move {
            txn.execute_unprepared("ANALYZE").await?;
            Ok(())
        })
    });
    analyzed.await.expect("statistics");
}

/// Rows as they are after some years: most answered in time, some late, some open.
async fn fill(app: &TestApp) {
    let sqlite = is_sqlite(app);
    let series = series(sqlite);
    let at = |minutes: &str| at(sqlite, minutes);
    let (received, due, met) = (at("n * 120"), at("n * 120 + 1440"), at("n * 120 + n % 1600"));
    let complaints = format!(
        "INSERT INTO complaint (id, project_id, number, complainant_id, title, category, grade, openness, channel, state, \
         cycle, received_at, filed_at, due_at, act_count) {series} SELECT n, 1 + n % 2, n, 1, 'x', 'noise', 's3', 'private', \
         'online', 'received', 1, {received}, {received}, CASE WHEN n % 100 = 0 THEN {due} END, 1 FROM s"
    );
    let deadlines = format!(
        "INSERT INTO complaint_deadline (complaint_id, project_id, source, kind, cycle, opened_by, started_at, due_at, met_by, \
         met_at) {series} SELECT n, 1 + n % 2, 'live', 'first_answer', 1, 1, {received}, {due}, CASE WHEN n % 100 > 0 THEN 2 \
         END, CASE WHEN n % 100 > 0 THEN {met} END FROM s"
    );
    let members = format!("{series}, m(n) AS (SELECT n FROM s WHERE n <= {})", COMPLAINTS / LOTS_EACH);
    let accounts = format!(
        "INSERT INTO account (id, name, name_key, locale, created_at) {members} \
         SELECT 1000 + n, 'm' || n, 'm' || n, 'zh-CN', {received} FROM m"
    );
    let memberships = format!(
        "INSERT INTO membership (id, account_id, referral_code, terms_version, joined_at, version) {members} \
         SELECT n, 1000 + n, 'CODE' || n, 1, {received}, 1 FROM m"
    );
    let transactions = format!(
        "INSERT INTO ledger_transaction (id, unit, number, kind, membership_id, source, source_id, qualifying, \
         effective_on, recorded_at, hash) {series} SELECT n, 'points', n, 'earned', 1 + n % {}, 'tenure', n, 1, \
         {day}, {received}, {hash} FROM s",
        COMPLAINTS / LOTS_EACH,
        day = if sqlite { "'2025-01-01'" } else { "DATE '2025-01-01'" },
        hash = if sqlite { "X'00'" } else { "'\\x00'::BYTEA" },
    );
    let lots = format!(
        "INSERT INTO point_lot (membership_id, transaction_id, amount, remaining, held, lapses_at) {series} \
         SELECT 1 + n % {}, n, 1, 1, 0, {due} FROM s",
        COMPLAINTS / LOTS_EACH
    );
    let books = format!(
        "INSERT INTO ledger_account (unit, membership_id, kind, posted) {members} SELECT 'points', n, 'available', 1 FROM m"
    );
    in_bulk(app, vec![complaints, deadlines, accounts, memberships, transactions, lots, books]).await;
}

/// Topics of three boards, of which every tenth asks something and every twentieth has an answer.
async fn fill_topics(app: &TestApp) {
    let author = app.account("author").await;
    let mut boards = vec![];
    for _ in 0..3 {
        boards.push(app.club_board(Visibility::Public).await.0);
    }
    let first = app.topic(&author, BoardId(boards[0]), "话题", "一楼").await;
    let post = app.post(&author, first, "二楼").await;
    let (series, at) = (series(is_sqlite(app)), at(is_sqlite(app), "n * 60"));
    let topics = format!(
        "INSERT INTO topic (id, board_id, author_id, title, pinned, locked, last_number, post_count, last_post_at, \
         last_post_by, version, created_at, question, heat, accepted_post_id, accepted_at) {series} \
         SELECT 1000 + n, {} + n % 3, {by}, 'x', FALSE, FALSE, 1, 1, {at}, {by}, 1, {at}, n % 10 = 0, n * 7 % 1000, \
         CASE WHEN n % 20 = 0 THEN {post} END, CASE WHEN n % 20 = 0 THEN {at} END FROM s",
        boards[0],
        by = author.account_id(),
    );
    in_bulk(app, vec![topics]).await;
}

/// The steps of the plan of a statement; on PostgreSQL with sequential scans only where there is no other way.
async fn plan(app: &TestApp, statement: Statement) -> Vec<String> {
    let planned = app.app.db.write(statement, |txn, statement| {
        Box::pin(async move {
            let backend = txn.get_database_backend();
            let (explain, column) = match backend {
                DbBackend::Sqlite => ("EXPLAIN QUERY PLAN", 3),
                _ => {
                    txn.execute_unprepared("SET LOCAL enable_seqscan = off").await?;
                    ("EXPLAIN", 0)
                }
            };
            let values = statement.values.map(|values| values.0).unwrap_or_default();
            let sql = format!("{explain} {}", statement.sql);
            let rows = txn.query_all_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
            Ok(rows
                .iter()
                .map(|row| row.try_get_by_index::<String>(column))
                .collect::<Result<Vec<_>, _>>()?)
        })
    });
    planned.await.expect("a plan")
}

/// Indexes that are read in their order up to the end of a page, or that hold only what is rare.
const IN_ORDER: [&str; 3] = ["complaint_all_due", "complaint_newest", "complaint_act_doubted"];

/// Whether a step reads a table of complaints, or of points, from one end to the other.
fn is_full_scan(step: &str) -> bool {
    let step = step.trim_start_matches([' ', '-', '>']);
    let of_complaints = |name: &str| {
        ["d", "c", "point_lot", "ledger_account"].contains(&name) || name.starts_with("complaint")
    };
    let scanned = step.strip_prefix("SCAN ").and_then(|rest| rest.split(' ').next());
    let of_sqlite = scanned.is_some_and(of_complaints) && !IN_ORDER.iter().any(|index| step.contains(index));
    of_sqlite
        || ["complaint", "point_lot", "ledger_account"]
            .iter()
            .any(|table| step.contains(&format!("Seq Scan on {table}")))
}

/// SQLite plans a statement once, whatever is bound to it: `.cargo/config.toml` has it built so.
#[tokio::test]
async fn a_statement_is_planned_once() {
    let app = TestApp::with(Database::Sqlite, |_| {}).await.expect("SQLite");
    let options = Statement::from_string(DbBackend::Sqlite, "PRAGMA compile_options");
    let rows = app.app.db.read().query_all_raw(options).await.expect("the options");
    let options: Vec<String> = rows.iter().filter_map(|row| row.try_get_by_index(0).ok()).collect();
    assert!(options.iter().any(|option| option == "ENABLE_QPSG"), "{options:?}");
}

linli_tests::story! {
    async fn the_worklist_and_the_figures_read_no_table_from_end_to_end(app) {
        app.project("here").await;
        app.project("there").await;
        app.account("owner").await;
        fill(&app).await;
        let backend = app.app.db.read().get_database_backend();
        let now = "2026-02-20T00:00:00Z".parse().expect("an instant");
        let mut wrong = vec![];
        let statements = linli::features::promise::logic::statements(backend, now)
            .into_iter()
            .chain(linli::features::complaints::logic::statements(backend, now))
            .chain(linli::features::points::logic::reading::statements(backend, now));
        for (name, statement) in statements {
            let steps = plan(&app, statement).await;
            assert!(!steps.is_empty(), "{name}: no plan");
            if steps.iter().any(|step| is_full_scan(step)) {
                wrong.push(format!("{name}:\n  {}", steps.join("\n  ")));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    async fn lists_of_topics_walk_an_index_in_its_order(app) {
        fill_topics(&app).await;
        let backend = app.app.db.read().get_database_backend();
        let now = "2026-02-20T00:00:00Z".parse().expect("an instant");
        for (name, statement) in linli::features::topics::logic::statements(backend, now) {
            let steps = plan(&app, statement).await.join("\n");
            assert!(!steps.contains("TEMP B-TREE") && !steps.contains("Seq Scan"), "{name}: {steps}");
            assert!(steps.contains("topic_"), "{name}: {steps}");
            if name.contains("question") && backend == DbBackend::Sqlite {
                let rare = ["topic_question", "topic_unsolved", "topic_solved"];
                assert!(rare.iter().any(|index| steps.contains(index)), "{name}: {steps}");
            }
        }
    }
}

linli_tests::story! {
    async fn lists_of_what_one_keeps_and_of_whom_one_follows_begin_with_ones_own(app) {
        fill_topics(&app).await;
        keep_many(&app).await;
        let backend = app.app.db.read().get_database_backend();
        let now = "2026-02-20T00:00:00Z".parse().expect("an instant");
        for (name, statement) in linli::features::bookmarks::logic::statements(backend, now) {
            let steps = plan(&app, statement).await.join("\n");
            assert!(steps.contains("bookmark_") && !steps.contains("Seq Scan"), "{name}: {steps}");
            assert!(!steps.contains("SCAN "), "{name}: {steps}");
        }
        for (name, statement) in linli::features::follows::logic::statements(backend) {
            let steps = plan(&app, statement).await.join("\n");
            // PostgreSQL may also go through the newest topics of all, where those it follows wrote many of them.
            let of_authors = steps.contains("topic_author") || backend == DbBackend::Postgres;
            assert!(of_authors && !steps.contains("Seq Scan"), "{name}: {steps}");
            assert!(!steps.contains("SCAN "), "{name}: {steps}");
        }
    }

    async fn what_an_account_did_is_counted_from_its_own_posts(app) {
        fill_topics(&app).await;
        let backend = app.app.db.read().get_database_backend();
        let now = "2026-02-20T00:00:00Z".parse().expect("an instant");
        let steps = plan(&app, linli::features::trust::logic::statement(backend, now)).await.join("\n");
        if backend == DbBackend::Sqlite {
            let whole = ["SCAN p", "SCAN t", "SCAN r", "SCAN f", "SCAN topic_read"];
            assert!(steps.contains("post_author"), "{steps}");
            assert!(steps.lines().all(|step| !whole.contains(&step.trim())), "{steps}");
        }
        for table in ["post", "topic", "reaction", "flag", "topic_read"] {
            assert!(!steps.contains(&format!("Seq Scan on {table} ")), "{steps}");
        }
    }
}

linli_tests::story! {
    async fn figures_are_read_from_their_index_alone(app) {
        let sqlite = is_sqlite(&app);
        let day = if sqlite { "date('2025-01-01', (n % 365) || ' days')" } else { "DATE '2025-01-01' + (n % 365)::int" };
        let figures = |place: &str, kind: &str| {
            format!(
                "INSERT INTO statistic (step, first_on, project_id, board_id, kind, bucket, count) {} \
                 SELECT 'day', {day}, {place}, '{kind}', n / 365, n FROM s",
                series(sqlite)
            )
        };
        let rows = [("1, 0", "posts"), ("1, 0", "replied"), ("2, 0", "posts"), ("0, 1", "posts"), ("0, 0", "posts")];
        in_bulk(&app, rows.iter().map(|(place, kind)| figures(place, kind)).collect()).await;
        let backend = app.app.db.read().get_database_backend();
        let period = ("2025-03-01".parse().expect("a day"), "2025-03-31".parse().expect("a day"));
        for (name, statement) in linli::features::statistics::logic::statements(backend, period) {
            let steps = plan(&app, statement).await.join("\n");
            assert!(!steps.contains("SCAN ") && !steps.contains("Seq Scan"), "{name}: {steps}");
            assert!(!sqlite || steps.contains("COVERING INDEX statistic_series"), "{name}: {steps}");
        }
    }
}

/// Accounts of which each keeps some posts, and follows some who wrote.
async fn keep_many(app: &TestApp) {
    let sqlite = is_sqlite(app);
    let (series, at) = (series(sqlite), at(sqlite, "n * 60"));
    let members = format!("{series}, m(n) AS (SELECT n FROM s WHERE n <= {})", COMPLAINTS / LOTS_EACH);
    let accounts = format!(
        "INSERT INTO account (id, name, name_key, locale, created_at) {members} \
         SELECT 1000 + n, 'm' || n, 'm' || n, 'zh-CN', {at} FROM m"
    );
    // Many write, as people do.
    let authors = "UPDATE topic SET author_id = 1001 + id % 490 WHERE id > 1000".to_owned();
    let posts = format!(
        "INSERT INTO post (id, topic_id, number, author_id, markdown, html, html_version, revision_count, created_at) \
         {series} SELECT 100000 + n, 1000 + n, 1, 1001, 'x', 'x', 1, 0, {at} FROM s"
    );
    let bookmarks = format!(
        "INSERT INTO bookmark (account_id, post_id, note, remind_at, bookmarked_at) {series} \
         SELECT 1001 + n % {}, 100000 + n, '', CASE WHEN n % 3 = 0 THEN {at} END, {at} FROM s",
        COMPLAINTS / LOTS_EACH - 1
    );
    let follows = format!(
        "INSERT INTO follow (account_id, followed_id, followed_at) {members} SELECT 1001 + n % 50, 1060 + n, {at} FROM m \
         WHERE n < 400"
    );
    in_bulk(app, vec![accounts, authors, posts, bookmarks, follows]).await;
}

linli_tests::story! {
    async fn what_is_new_and_what_is_unread_is_read_from_what_is_latest_or_from_ones_own(app) {
        fill_topics(&app).await;
        keep_many(&app).await;
        read_many(&app).await;
        let backend = app.app.db.read().get_database_backend();
        let now = "2025-03-01T00:00:00Z".parse().expect("an instant");
        for (name, statement) in linli::features::readings::logic::statements(backend, now) {
            let steps = plan(&app, statement).await.join("\n");
            let whole = ["SCAN t", "SCAN r", "SCAN topic", "SCAN p", "Seq Scan"];
            assert!(!whole.iter().any(|scan| steps.contains(scan)), "{name}: {steps}");
            let index = match name {
                "new" => "topic_opened",
                "watched boards" => "topic_latest",
                _ => continue,
            };
            // PostgreSQL may also begin with the few boards, where they have few topics.
            assert!(backend != DbBackend::Sqlite || steps.contains(index), "{name}: {steps}");
            assert!(backend != DbBackend::Sqlite || !steps.contains("TEMP B-TREE"), "{name}: {steps}");
        }
    }

    async fn what_an_older_renderer_made_is_found_by_its_version(app) {
        fill_topics(&app).await;
        keep_many(&app).await;
        let backend = app.app.db.read().get_database_backend();
        for statement in linli::features::posts::logic::rebaking::statements(backend) {
            let steps = plan(&app, statement).await.join("\n");
            assert!(!steps.contains("Seq Scan"), "{steps}");
            assert!(backend != DbBackend::Sqlite || steps.contains("post_html_version"), "{steps}");
        }
    }
}

/// Accounts of which each looked at some topics, and watches some.
async fn read_many(app: &TestApp) {
    let (series, at) = (series(is_sqlite(app)), at(is_sqlite(app), "n * 60"));
    let each = COMPLAINTS / LOTS_EACH - 1;
    let read = format!(
        "INSERT INTO topic_read (account_id, topic_id, number, read_at) {series} SELECT 1001 + n % {each}, 1000 + n, 1, {at} FROM s"
    );
    let watched = format!(
        "INSERT INTO topic_watch (account_id, topic_id, level, changed_at) {series} \
         SELECT 1001 + n % {each}, 1000 + n, 'watching', {at} FROM s"
    );
    in_bulk(app, vec![read, watched]).await;
}

/// The test can fail: without its index a query is found out.
#[test]
fn a_table_that_is_read_from_end_to_end_is_found_out() {
    linli_tests::run(Database::Sqlite, |app| async move {
        let statement =
            Statement::from_string(DbBackend::Sqlite, "SELECT * FROM complaint WHERE title = 'x'");
        assert!(plan(&app, statement).await.iter().any(|step| is_full_scan(step)));
    });
    assert!(is_full_scan("  ->  Seq Scan on complaint_deadline d  (cost=0.00..1.00 rows=1 width=1)"));
}
