//! What is measured: the real program on a folder of its own.
//!
//! A folder is made once, by `linli import`, and kept below `target/bench/data`; each run works on a copy.

use std::cell::Cell;
use std::net::{IpAddr, Ipv4Addr};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, ensure};
use linli::app::{App, Purpose};
use linli::clock::{Clock, Stopwatch};
use linli::config::Config;
use linli::features::accounts::logic::registration::{self, EmailProof, NewAccount};
use linli::features::accounts::logic::sessions::{self, Visitor};
use linli::features::accounts::rules::{emails::Email, names::Name};
use linli_entities::account::Locale;
use linli_tests::server::{self, Server};

use crate::corpus::{self, Shape};
use crate::load::{Client, Shot};
use crate::process;

/// Clients that write.
pub const WRITERS: usize = 8;
/// How long building an index may take.
const INDEX_SECONDS: u64 = 900;

/// `target/bench`.
pub fn folder() -> anyhow::Result<PathBuf> {
    let here = std::env::current_exe()?;
    // target/release/deps/load-0123 → target/bench
    let folder = here.ancestors().nth(3).context("the target folder")?.join("bench");
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// A copy of a folder that is loaded, deleted with this value.
pub struct Site {
    /// What is in it.
    pub shape: Shape,
    /// A session for each client that writes.
    pub tokens: Vec<String>,
    copy: tempfile::TempDir,
}

impl Site {
    /// Takes a copy of the folder with this shape, making it first where there is none.
    pub async fn copied(shape: Shape) -> anyhow::Result<Self> {
        let template = made(shape).await?;
        let copy = tempfile::TempDir::with_prefix_in("run-", folder()?)?;
        copy_folder(&template, copy.path())?;
        let tokens = sign_in(copy.path()).await?;
        Ok(Self { shape, tokens, copy })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.copy.path()
    }

    /// Serves it.
    pub async fn serve(&self) -> Subject {
        Subject { server: Server::start(self.path()).await, peak: Cell::new(0) }
    }
}

/// A server that is measured.
pub struct Subject {
    server: Server,
    peak: Cell<u64>,
}

impl Subject {
    /// Its process.
    pub fn pid(&self) -> u32 {
        self.server.pid()
    }

    /// Looks at its memory and gives the most seen so far.
    pub fn memory(&self) -> anyhow::Result<u64> {
        self.peak.set(self.peak.get().max(process::anonymous_memory(self.pid())?));
        Ok(self.peak.get())
    }

    /// A client of it.
    pub fn client(&self, token: Option<&str>, encoding: &'static str) -> Client {
        Client { port: self.server.port, token: token.map(str::to_owned), encoding }
    }
}

async fn made(shape: Shape) -> anyhow::Result<PathBuf> {
    let Shape { name, boards, closed_boards, topics, posts } = shape;
    let name = format!("{name}-{topics}x{posts}-{boards}-{closed_boards}-v{}", corpus::VERSION);
    let folder = folder()?.join("data").join(name);
    if folder.exists() {
        return Ok(folder);
    }
    let watch = Stopwatch::start();
    eprintln!("loading {} posts for {}, once", shape.all_posts(), folder.display());
    let part = folder.with_extension("part");
    if part.exists() {
        std::fs::remove_dir_all(&part)?;
    }
    std::fs::create_dir_all(&part)?;
    let lines = tempfile::NamedTempFile::new()?;
    corpus::write(shape, lines.path())?;
    let mut import = Command::new(server::program());
    import.args(["--config", "/nonexistent/linli.toml", "import", "--on-wrong-line", "stop"]);
    let status = import.arg(lines.path()).env("LINLI_DATA_DIR", &part).env("RUST_LOG", "warn").status()?;
    ensure!(status.success(), "the import failed");
    index(&part, shape.all_posts()).await?;
    std::fs::rename(&part, &folder)?;
    eprintln!("loaded in {:.0} s", watch.elapsed().as_secs_f64());
    Ok(folder)
}

/// Serves the folder until everything is indexed.
async fn index(folder: &Path, posts: u64) -> anyhow::Result<()> {
    let server = Server::start(folder).await;
    let client = Client { port: server.port, token: None, encoding: "" };
    let watch = Stopwatch::start();
    loop {
        let answer = client.send(Shot::get("/api/v1/readyz")).await?;
        let ready: serde_json::Value = serde_json::from_slice(&answer.body)?;
        if ready["indexed_count"] == posts && ready["search_lag"] == 0 {
            break;
        }
        ensure!(watch.elapsed().as_secs() < INDEX_SECONDS, "the index is not built: {ready}");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    server.stop();
    Ok(())
}

fn copy_folder(from: &Path, to: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// Makes the accounts that write, and a session for each.
async fn sign_in(folder: &Path) -> anyhow::Result<Vec<String>> {
    let config = Config { data_dir: folder.to_owned(), ..Config::default() };
    let app = App::open(config, Clock::System, Purpose::Tool).await?;
    let mut tokens = vec![];
    for number in 0..WRITERS {
        let name = format!("writer-{number}");
        let new = NewAccount {
            name: Name::parse(&name).map_err(|code| anyhow::anyhow!("{code:?}"))?,
            email: Some(
                Email::parse(&format!("{name}@bench.test")).map_err(|code| anyhow::anyhow!("{code:?}"))?,
            ),
            email_proven: EmailProof::Vouched,
            display_name: name,
            locale: Locale::ZhCn,
        };
        let id = registration::create(&app, new).await?;
        let visitor = Visitor::new(IpAddr::V4(Ipv4Addr::LOCALHOST), "bench");
        tokens.push(sessions::open(&app, id, visitor).await?.token);
    }
    app.close().await;
    Ok(tokens)
}
