//! An import is killed at any moment, begun again and killed again: in the end the database is the same, row by row, as
//! after an import that nobody disturbed.
//!
//! With `LINLI_KILL_ROUNDS` it is killed so often, over a real corpus (`make soak`); else a few times over what is made up.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::Duration;

use linli_tests::{corpus, server};
use rand::RngExt as _;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement};
use serde_json::{Value, json};

const ROUNDS: u32 = 6;
/// Tables whose rows are of the run, or of the installation, and not of what was imported.
const OF_THE_RUN: [&str; 3] = ["setting", "seaql_migrations", "audit_entry"];

/// A project with boards, people, and topics of very different lengths, their posts in no order.
fn made_up() -> String {
    let mut rng = rand::rng();
    let mut lines = String::new();
    let mut put = |record: Value| writeln!(lines, "{record}").expect("writing to memory");
    let at = |minute: u32| {
        format!("2024-05-{:02}T{:02}:{:02}:00Z", 1 + minute / 1440 % 28, minute / 60 % 24, minute % 60)
    };
    put(json!({ "kind": "project", "ref": "p", "slug": "jiangpan", "name": "江畔", "city": "武汉",
        "status": "handed_over", "created_at": at(0) }));
    for number in 0..4 {
        put(
            json!({ "kind": "board", "ref": format!("b{number}"), "project": "p", "slug": format!("b{number}"),
            "name": format!("版块 {number}"), "visibility": "public", "created_at": at(1) }),
        );
    }
    for number in 0..2_400_u32 {
        if number < 40 {
            put(
                json!({ "kind": "account", "ref": format!("a{number}"), "name": format!("neighbour-{number}"),
                "created_at": at(2) }),
            );
        }
        let author = format!("a{}", rng.random_range(0..40.min(number + 1)));
        let said = format!("第 {number} 句，**说的**是{}", "电梯".repeat(rng.random_range(1..200)));
        let topic = rng.random_range(0..number / 12 + 1) / 3 * 3;
        if number % 12 == 0 {
            put(
                json!({ "kind": "topic", "ref": format!("t{}", number / 12), "board": format!("b{}", number % 4),
                "author": author, "title": format!("话题 {number}"), "markdown": said, "created_at": at(number) }),
            );
        } else {
            put(
                json!({ "kind": "post", "ref": number.to_string(), "topic": format!("t{topic}"), "author": author,
                "markdown": said, "created_at": at(number) }),
            );
        }
    }
    lines
}

/// A data folder with an empty database, and a look into it.
struct Place {
    folder: tempfile::TempDir,
    db: DatabaseConnection,
}

impl Place {
    async fn new() -> Self {
        let folder = tempfile::TempDir::new().expect("a temporary folder");
        let made = server::command(folder.path(), &["migrate"]).status().expect("the program runs");
        assert!(made.success());
        let url = format!("sqlite://{}?mode=rw", folder.path().join("linli.db").display());
        Self { db: Database::connect(url).await.expect("the database"), folder }
    }

    fn import(&self, file: &Path) -> Child {
        let arguments = ["import", file.to_str().expect("a path")];
        let mut command = server::command(self.folder.path(), &arguments);
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program starts")
    }

    async fn finish(&self, file: &Path) {
        let status = self.import(file).wait().expect("the import ends");
        assert!(status.success(), "{status}");
        let verified = server::command(self.folder.path(), &["verify"]).output().expect("the program runs");
        assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stdout));
    }

    async fn ask(&self, sql: &str) -> Vec<sea_orm::QueryResult> {
        let statement = Statement::from_string(DbBackend::Sqlite, sql);
        self.db.query_all_raw(statement).await.expect("an answer")
    }

    async fn post_count(&self) -> i64 {
        self.ask("SELECT COUNT(*) FROM post").await[0].try_get_by_index(0).expect("a count")
    }

    /// Every row of every table, as text.
    async fn rows(&self) -> BTreeMap<String, Vec<String>> {
        let mut found = BTreeMap::new();
        let tables = self.ask("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").await;
        for table in tables.iter().map(|row| row.try_get_by_index::<String>(0).expect("a name")) {
            // Figures are counted in the background, as far as that has come.
            let counted = table.starts_with("sqlite_stat") || table.starts_with("statistic");
            if OF_THE_RUN.contains(&table.as_str()) || counted {
                continue;
            }
            let columns = self.ask(&format!("SELECT quote(name) FROM pragma_table_info('{table}')")).await;
            let columns = columns.iter().map(|row| row.try_get_by_index::<String>(0).expect("a column"));
            // When a change was taken in, and when who follows looked, is of the run.
            let of_run = [("outbox", "'created_at'"), ("follower", "'updated_at'")];
            let columns = columns.filter(|name| !of_run.contains(&(table.as_str(), name.as_str())));
            let columns: Vec<String> =
                columns.map(|name| format!("quote(\"{}\")", name.trim_matches('\''))).collect();
            let rows = self
                .ask(&format!("SELECT {} FROM \"{table}\" ORDER BY 1", columns.join(" || ',' || ")))
                .await;
            let rows = rows.iter().map(|row| row.try_get_by_index::<String>(0).expect("a row"));
            // How many ids were given in a table that is left out.
            let rows = rows
                .filter(|row| !OF_THE_RUN.iter().any(|left_out| row.starts_with(&format!("'{left_out}',"))));
            found.insert(table, rows.collect());
        }
        found
    }

    /// What the audit says was taken in, by all runs together.
    async fn audited(&self) -> BTreeMap<String, i64> {
        let mut sum = BTreeMap::new();
        for entry in self.ask("SELECT detail FROM audit_entry WHERE act = 'import'").await {
            let detail: String = entry.try_get_by_index(0).expect("a detail");
            let detail: BTreeMap<String, i64> = serde_json::from_str(&detail).expect("counts");
            detail.into_iter().for_each(|(kind, count)| *sum.entry(kind).or_default() += count);
        }
        sum
    }
}

fn lines_and_rounds() -> (String, u32) {
    match std::env::var("LINLI_KILL_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()) {
        None => (made_up(), ROUNDS),
        Some(rounds) => {
            let rows = corpus::rows("posts.zh.jsonl.gz").expect("make soak needs LINLI_CORPUS_DIR");
            (corpus::import_lines(&rows), rounds)
        }
    }
}

#[test]
fn an_import_that_is_killed_and_begun_again_ends_as_if_nothing_had_happened() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let (lines, rounds) = lines_and_rounds();
        let folder = tempfile::TempDir::new().expect("a temporary folder");
        let file: PathBuf = folder.path().join("import.jsonl");
        std::fs::write(&file, &lines).expect("a file");
        let (undisturbed, killed) = (Place::new().await, Place::new().await);
        undisturbed.finish(&file).await;
        let total = undisturbed.post_count().await;
        let mut seen = 0;
        for round in 1..=i64::from(rounds) {
            // Each time a little farther, at no special moment.
            let until = total * round / i64::from(rounds + 1);
            let mut import = killed.import(&file);
            while killed.post_count().await < until {
                assert!(
                    import.try_wait().expect("a process").is_none(),
                    "the import ended before it was killed"
                );
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
            let pause = rand::rng().random_range(0..40_000);
            tokio::time::sleep(Duration::from_micros(pause)).await;
            import.kill().expect("the import is killed");
            import.wait().expect("the import is gone");
            let count = killed.post_count().await;
            assert!(count >= seen, "what was taken in stays");
            seen = count;
        }
        assert!(seen < total, "the last kill came too late");
        killed.finish(&file).await;
        let (expected, found) = (undisturbed.rows().await, killed.rows().await);
        for (table, rows) in &expected {
            let differing = rows.iter().zip(&found[table]).find(|(one, other)| one != other);
            assert!(differing.is_none(), "{table}: {differing:?}");
            assert_eq!(rows.len(), found[table].len(), "{table}");
        }
        let counts: BTreeMap<&str, usize> = expected
            .iter()
            .map(|(table, rows)| (table.as_str(), rows.len()))
            .filter(|(_, rows)| *rows > 0)
            .collect();
        assert!(counts.contains_key("post") && counts.contains_key("outbox"), "{counts:?}");
        assert_eq!(killed.audited().await, undisturbed.audited().await);
        println!("killed {rounds} times over {total} posts: {counts:?}");
    });
}
