//! A private PostgreSQL cluster, started from the installed binaries, gone with the test process.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use linli_migration::{Migrator, MigratorTrait as _};
use sea_orm::{ConnectionTrait as _, Database};
use tempfile::TempDir;
use tokio::sync::OnceCell;

use crate::disk;

struct Cluster {
    socket_dir: PathBuf,
    // While this process holds the pipe to its supervisor, the server runs.
    _supervisor: Child,
}

static CLUSTER: OnceLock<Option<Cluster>> = OnceLock::new();

impl Cluster {
    fn url(&self, database: &str) -> String {
        format!("postgres://postgres@localhost/{database}?host={}", self.socket_dir.display())
    }

    async fn run(&self, statement: &str) {
        let server = Database::connect(self.url("postgres")).await.expect("a connection");
        server.execute_unprepared(statement).await.unwrap_or_else(|error| panic!("{statement}: {error}"));
        server.close().await.expect("the connection ends");
    }
}

/// Makes a database with the newest schema and answers its address; none where PostgreSQL is not installed.
///
/// # Panics
/// In CI, where PostgreSQL must be installed; and when the cluster does not start.
pub async fn new_database() -> Option<String> {
    static MIGRATED: OnceCell<()> = OnceCell::const_new();
    static NUMBER: AtomicUsize = AtomicUsize::new(1);
    let cluster = CLUSTER.get_or_init(start).as_ref()?;
    // The schema is made once: each story begins with a copy.
    let migrated = async {
        cluster.run("CREATE DATABASE migrated TEMPLATE template0 ENCODING 'UTF8'").await;
        let db = Database::connect(cluster.url("migrated")).await.expect("a connection");
        Migrator::up(&db, None).await.expect("the newest schema");
        db.close().await.expect("nobody is connected to what is copied");
    };
    MIGRATED.get_or_init(|| migrated).await;
    let name = format!("story_{}", NUMBER.fetch_add(1, Ordering::SeqCst));
    cluster.run(&format!("CREATE DATABASE {name} TEMPLATE migrated STRATEGY file_copy")).await;
    Some(cluster.url(&name))
}

/// Removes a database that [`new_database`] made, whoever is still connected.
///
/// # Panics
/// When it cannot be removed.
pub async fn remove(url: &str) {
    let name = url.rsplit('/').find_map(|part| part.split_once('?').map(|(name, _)| name));
    if let (Some(Some(cluster)), Some(name)) = (CLUSTER.get(), name) {
        cluster.run(&format!("DROP DATABASE {name} WITH (FORCE)")).await;
    }
}

/// The folder of the server's programs: newest first under Debian's, then whatever is on the PATH.
fn find_bin() -> Option<PathBuf> {
    let mut versions: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
        .map(|entry| entry.path().join("bin"))
        .collect();
    versions.sort();
    versions.reverse();
    let on_path = std::env::var_os("PATH").unwrap_or_default();
    versions.into_iter().chain(std::env::split_paths(&on_path)).find(|bin| bin.join("initdb").is_file())
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.starts_with(b"0\n"))
}

/// The server refuses to run as root: then it runs as the user that Debian made for it.
fn as_postgres(program: &Path) -> Command {
    if is_root() {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(program);
        command
    } else {
        Command::new(program)
    }
}

fn start() -> Option<Cluster> {
    let Some(bin) = find_bin() else {
        assert!(std::env::var_os("CI").is_none(), "CI needs PostgreSQL: install the package postgresql");
        // Not by `eprintln!`, which the test runner keeps to itself while tests pass.
        let said = writeln!(
            std::io::stderr(),
            "NOT RUN ON POSTGRESQL: it is not installed (Debian: apt-get install postgresql)"
        );
        said.expect("standard error is open");
        return None;
    };
    let folder = TempDir::with_prefix_in("linli-pg-", disk::fast()).expect("a temporary folder").keep();
    if is_root() {
        let owned = Command::new("chown").arg("postgres").arg(&folder).status().expect("chown runs");
        assert!(owned.success(), "chown failed");
    }
    let data = folder.join("data");
    let made = as_postgres(&bin.join("initdb"))
        .args(["--auth=trust", "--no-sync", "--username=postgres", "--encoding=UTF8", "--locale=C", "-D"])
        .arg(&data)
        .stdout(Stdio::null())
        .status()
        .expect("initdb runs");
    assert!(made.success(), "initdb failed");
    let supervisor = supervise(&bin, &data, &folder);
    wait_until_ready(&bin, &folder);
    Some(Cluster { socket_dir: folder, _supervisor: supervisor })
}

/// A shell that runs the server until this process goes away, however it goes.
fn supervise(bin: &Path, data: &Path, folder: &Path) -> Child {
    let script = r#""$1" -D "$2" -k "$3" -c listen_addresses= -c fsync=off -c full_page_writes=off \
        -c max_connections=500 -c shared_buffers=128MB >"$3/log" 2>&1 &
        server=$!
        cat >/dev/null
        kill -INT $server
        wait $server
        rm -rf "$3/data" "$3/log""#;
    as_postgres(Path::new("/bin/sh"))
        .args(["-c", script, "sh"])
        .arg(bin.join("postgres"))
        .args([data, folder])
        .stdin(Stdio::piped())
        .spawn()
        .expect("the server starts")
}

fn wait_until_ready(bin: &Path, folder: &Path) {
    for _ in 0..300 {
        let ready = as_postgres(&bin.join("pg_isready"))
            .args(["-q", "-h", &folder.display().to_string()])
            .status()
            .is_ok_and(|status| status.success());
        if ready {
            return;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    panic!("PostgreSQL did not start; see {}", folder.join("log").display());
}
