//! The real program, in a process of its own, for what only a process shows: being killed, starting again.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::app::PUBLIC_URL;

/// A serving `linli`, killed with this value.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub port: u16,
}

/// The program that was built beside these tests.
///
/// # Panics
/// When it was not built.
pub fn program() -> PathBuf {
    let here = std::env::current_exe().expect("the test's own path");
    // target/debug/deps/it-0123 → target/debug/linli
    let program = here.ancestors().nth(2).expect("the target folder").join("linli");
    assert!(program.is_file(), "{} is missing: run cargo build -p linli", program.display());
    program
}

/// A command of the program on a data folder.
pub fn command(data_dir: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(program());
    command.args(["--config", "/nonexistent/linli.toml"]).args(arguments);
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("LINLI_")) {
        command.env_remove(name);
    }
    command.env("LINLI_DATA_DIR", data_dir).env("RUST_LOG", "warn");
    command
}

impl Server {
    /// Starts the program on a data folder, without waiting for it.
    ///
    /// # Panics
    /// When there is no such program.
    pub fn spawn(data_dir: &Path) -> Self {
        Self::spawn_as(Command::new(program()), data_dir)
    }

    fn spawn_as(mut program: Command, data_dir: &Path) -> Self {
        let port = std::net::TcpListener::bind("127.0.0.1:0")
            .and_then(|listener| listener.local_addr())
            .expect("a free port")
            .port();
        let child = program
            .args(["--config", "/nonexistent/linli.toml", "serve"])
            .env("LINLI_DATA_DIR", data_dir)
            .env("LINLI_LISTEN", format!("127.0.0.1:{port}"))
            .env("LINLI_PUBLIC_URL", PUBLIC_URL)
            .env("LINLI_GENEROUS_LIMITS", "true")
            .env_remove("LINLI_KILL_ROUNDS")
            .env_remove("LINLI_TEST_LOG")
            .env("RUST_LOG", "warn")
            .stdout(Stdio::null())
            .stderr(std::env::var_os("LINLI_TEST_LOG").map_or_else(Stdio::null, |_| Stdio::inherit()))
            .spawn()
            .expect("the program starts");
        Self { child, port }
    }

    /// Starts the program on a data folder and waits until it answers.
    ///
    /// # Panics
    /// When it does not start within ten seconds.
    pub async fn start(data_dir: &Path) -> Self {
        Self::start_as(Command::new(program()), data_dir).await
    }

    /// As [`Server::start`], with another way to call the program.
    ///
    /// # Panics
    /// When it does not start within ten seconds.
    pub async fn start_as(program: Command, data_dir: &Path) -> Self {
        let server = Self::spawn_as(program, data_dir);
        for _ in 0..200 {
            if server.send("GET", "/api/v1/healthz", "", "").await.is_some_and(|(status, _)| status == 200) {
                return server;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the server does not answer");
    }

    /// Sends a request on a connection of its own: status and body, or nothing when the server went away meanwhile.
    pub async fn send(&self, method: &str, path: &str, token: &str, body: &str) -> Option<(u16, String)> {
        send(self.port, method, path, token, body).await
    }

    /// Asks and expects a JSON answer.
    ///
    /// # Panics
    /// When the answer is another than 200.
    pub async fn read(&self, path: &str, token: &str) -> Value {
        let (status, answer) = self.send("GET", path, token, "").await.expect("an answer");
        assert_eq!(status, 200, "{path}: {answer}");
        serde_json::from_str(&answer).expect("JSON")
    }

    /// Every post of a topic: number and text, for texts of one paragraph.
    ///
    /// # Panics
    /// When a number is there twice.
    pub async fn posts(&self, topic: i64) -> BTreeSet<(i64, String)> {
        let (mut found, mut page, mut pages) = (BTreeSet::new(), 1, 1);
        while page <= pages {
            let answer = self.read(&format!("/api/v1/topics/{topic}/posts?page={page}"), "").await;
            pages = answer["page_count"].as_i64().expect("a count");
            for post in answer["items"].as_array().expect("posts") {
                let html = post["html"].as_str().expect("html");
                let said = html.trim_start_matches("<p>").trim_end().trim_end_matches("</p>").to_owned();
                let number = post["number"].as_i64().expect("a number");
                assert!(found.insert((number, said)), "{number} is stored twice");
            }
            page += 1;
        }
        found
    }

    /// Waits until the index has followed and holds so many posts.
    ///
    /// # Panics
    /// When it does not within half a minute.
    pub async fn index_comes_to(&self, expected: usize) {
        let mut ready = Value::Null;
        for _ in 0..600 {
            ready = self.read("/api/v1/readyz", "").await;
            if ready["search_lag"] == 0 && ready["indexed_count"] == expected {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the index does not come to {expected} posts: {ready}");
    }

    /// Its process.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Asks the process to end and waits until it has.
    ///
    /// # Panics
    /// When it cannot be asked.
    pub fn stop(mut self) {
        let asked = Command::new("kill").arg(self.pid().to_string()).status().expect("kill runs");
        assert!(asked.success(), "the server is not there to be stopped");
        self.child.wait().expect("the server is gone");
    }

    /// Ends the process as a power cut would: no signal handler runs.
    ///
    /// # Panics
    /// When the process cannot be killed.
    pub fn kill(mut self) {
        self.child.kill().expect("the server is killed");
        self.child.wait().expect("the server is gone");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Killed already, or the story failed: either way it must not stay.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// As [`Server::send`], without the server at hand.
pub async fn send(port: u16, method: &str, path: &str, token: &str, body: &str) -> Option<(u16, String)> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await.ok()?;
    let request = format!(
        "{method} {path} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\ncookie: linli_session={token}\r\nconnection: close\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).await.ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.ok()?;
    let answer = String::from_utf8_lossy(&answer);
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "))?;
    // An answer that was cut off is no answer.
    (length.trim().parse::<usize>().ok()? == body.len())
        .then(|| Some((head.split(' ').nth(1)?.parse().ok()?, body.to_owned())))?
}
