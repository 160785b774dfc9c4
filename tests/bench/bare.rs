//! The limit of reading: a handler of poem alone, in a process of its own, that answers every request with the same
//! bytes and headers as Linli answered one.

use std::io::BufRead as _;
use std::process::{Child, Command, Stdio};

use anyhow::Context as _;
use clap::Args;
use poem::http::header;
use poem::listener::{Acceptor as _, Listener as _, TcpListener};
use poem::{Response, Server};

use crate::load::Answer;

/// What the bare server answers.
#[derive(Args, Debug)]
pub struct Bare {
    /// The file with the body.
    body: std::path::PathBuf,
    /// `Content-Type`.
    content_type: String,
    /// `Content-Encoding`, empty for none.
    content_encoding: String,
}

/// Serves until it is killed, on as many threads as Linli does; prints its port.
pub fn run(bare: Bare) -> anyhow::Result<()> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(serve(bare))
}

async fn serve(bare: Bare) -> anyhow::Result<()> {
    let body = bytes::Bytes::from(std::fs::read(&bare.body)?);
    let Bare { content_type, content_encoding, .. } = bare;
    let handler = poem::endpoint::make_sync(move |_| {
        let mut response = Response::builder().header(header::CONTENT_TYPE, &content_type);
        if !content_encoding.is_empty() {
            response = response.header(header::CONTENT_ENCODING, &content_encoding);
        }
        response.body(body.clone())
    });
    let acceptor = TcpListener::bind("127.0.0.1:0").into_acceptor().await?;
    let address = acceptor.local_addr().pop().context("no address")?;
    println!("{}", address.as_socket_addr().context("no port")?.port());
    Ok(Server::new_with_acceptor(acceptor).run(handler).await?)
}

/// A bare server in a process of its own, killed with this value.
pub struct BareServer {
    child: Child,
    /// Where it listens.
    pub port: u16,
}

impl BareServer {
    /// Starts one that answers as `answer`.
    pub fn start(answer: &Answer) -> anyhow::Result<Self> {
        let body = tempfile::NamedTempFile::new()?;
        std::fs::write(body.path(), &answer.body)?;
        let mut child = Command::new(std::env::current_exe()?)
            .arg("bare")
            .arg(body.path())
            .args([&answer.content_type, &answer.content_encoding])
            .stdout(Stdio::piped())
            .spawn()?;
        let mut line = String::new();
        std::io::BufReader::new(child.stdout.take().context("no output")?).read_line(&mut line)?;
        Ok(Self { child, port: line.trim().parse().context("the bare server did not start")? })
    }

    /// Its process.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for BareServer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
