//! The real program, in a process of its own, for what only a process shows: being killed, starting again.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

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

impl Server {
    /// Starts the program on a data folder, without waiting for it.
    ///
    /// # Panics
    /// When there is no such program.
    pub fn spawn(data_dir: &Path) -> Self {
        let port = std::net::TcpListener::bind("127.0.0.1:0")
            .and_then(|listener| listener.local_addr())
            .expect("a free port")
            .port();
        let child = Command::new(program())
            .args(["--config", "/nonexistent/linli.toml", "serve"])
            .env("LINLI_DATA_DIR", data_dir)
            .env("LINLI_LISTEN", format!("127.0.0.1:{port}"))
            .env("LINLI_GENEROUS_LIMITS", "true")
            .env_remove("LINLI_KILL_ROUNDS")
            .env("RUST_LOG", "warn")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        Self { child, port }
    }

    /// Starts the program on a data folder and waits until it answers.
    ///
    /// # Panics
    /// When it does not start within ten seconds.
    pub async fn start(data_dir: &Path) -> Self {
        let server = Self::spawn(data_dir);
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
