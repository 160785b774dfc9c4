//! Over real sockets: what a client may take, in time, bytes and places.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use linli::clock::Stopwatch;
use linli::error::Error;
use linli::server::{self, Limits};
use linli_entities::board::Visibility;
use linli_tests::{Database, TestApp, run};
use poem::EndpointExt as _;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio_util::sync::CancellationToken;

/// A limit that is met in a test.
const SHORT: Duration = Duration::from_millis(300);
/// Far more than a limit that is met takes on a busy machine, and far less than one that is not.
const SOON: Duration = Duration::from_secs(15);
/// Limits that no test meets by accident.
const LONG: Limits = Limits {
    head: Duration::from_secs(120),
    head_bytes: 16 * 1024,
    request: Duration::from_secs(120),
    stuck: Duration::from_secs(120),
    connections: 100,
    grace: Duration::from_secs(120),
};

/// A site that is served.
struct Site {
    address: SocketAddr,
    stop: CancellationToken,
    served: tokio::task::JoinHandle<std::io::Result<()>>,
}

async fn serve(app: &TestApp, limits: Limits) -> Site {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a socket");
    let (address, stop) = (listener.local_addr().expect("an address"), CancellationToken::new());
    let endpoint = Arc::new(server::endpoint(&app.app, limits).boxed());
    let served = tokio::spawn(server::serve(listener, endpoint, stop.clone(), limits));
    Site { address, stop, served }
}

impl Site {
    async fn connect(&self) -> Client {
        Client(TcpStream::connect(self.address).await.expect("a connection"))
    }
}

struct Client(TcpStream);

/// A request that keeps the connection.
const HEALTH: &str = "GET /api/v1/healthz HTTP/1.1\r\nhost: linli.test\r\n\r\n";

impl Client {
    async fn send(&mut self, text: &str) {
        self.0.write_all(text.as_bytes()).await.expect("the server takes it");
    }

    /// Reads one answer, which has a length: its head and body.
    async fn answer(&mut self) -> String {
        let read = async {
            let mut text = String::new();
            loop {
                let mut piece = [0; 4096];
                let count = self.0.read(&mut piece).await.expect("the server answers");
                assert!(count > 0, "the server hung up: {text}");
                text.push_str(&String::from_utf8_lossy(&piece[..count]));
                let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
                let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
                if length.is_none_or(|length| length.parse() == Ok(body.len())) {
                    return text;
                }
            }
        };
        tokio::time::timeout(SOON, read).await.expect("an answer")
    }

    /// Reads until the server hangs up; how long that took, and what it said.
    async fn hung_up(&mut self) -> (Duration, String) {
        let began = Stopwatch::start();
        let mut bytes = vec![];
        // A connection that is reset is one that ended.
        let _ =
            tokio::time::timeout(SOON, self.0.read_to_end(&mut bytes)).await.expect("the server hangs up");
        (began.elapsed(), String::from_utf8_lossy(&bytes).into_owned())
    }
}

fn status(answer: &str) -> &str {
    answer.split(' ').nth(1).unwrap_or("none")
}

#[test]
fn every_accepted_connection_sends_without_delay() {
    run(Database::Sqlite, |_| async {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a socket");
        let _client = TcpStream::connect(listener.local_addr().expect("an address")).await;
        assert!(server::accept(&listener).await.nodelay().expect("the option"));
    });
}

#[test]
fn the_head_of_a_request_has_so_long_to_arrive() {
    run(Database::Sqlite, |app| async move {
        let site = serve(&app, Limits { head: SHORT, ..LONG }).await;
        for begun in ["", "G", "GET /api/v1/healthz HTTP/1.1\r\nhost: lin"] {
            let mut client = site.connect().await;
            client.send(begun).await;
            let (took, said) = client.hung_up().await;
            assert!(took >= SHORT / 2, "{begun:?}: hung up after {took:?}");
            assert!(said.is_empty() || status(&said).starts_with('4'), "{begun:?}: {said}");
        }
        // Each byte does not begin a time of its own.
        let (mut client, began) = (site.connect().await, Stopwatch::start());
        for byte in HEALTH.bytes() {
            if client.0.write_all(&[byte]).await.is_err() {
                break;
            }
            tokio::time::sleep(SHORT / 5).await;
        }
        let (_, said) = client.hung_up().await;
        assert!(status(&said) != "200" && began.elapsed() < SHORT * 60, "{said}");
    });
}

#[test]
fn an_idle_connection_is_kept_so_long() {
    run(Database::Sqlite, |app| async move {
        let site = serve(&app, Limits { head: SHORT, ..LONG }).await;
        let mut client = site.connect().await;
        for _ in 0..2 {
            client.send(HEALTH).await;
            assert_eq!(status(&client.answer().await), "200");
        }
        let (took, said) = client.hung_up().await;
        assert!(took >= SHORT / 2 && said.is_empty(), "{took:?} {said}");
    });
}

#[test]
fn a_body_has_so_long_to_arrive() {
    run(Database::Sqlite, |app| async move {
        let site = serve(&app, Limits { request: SHORT, ..LONG }).await;
        let mut client = site.connect().await;
        client
            .send("POST /api/v1/sessions HTTP/1.1\r\nhost: linli.test\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{\"login\"")
            .await;
        let (took, said) = client.hung_up().await;
        assert_eq!(status(&said), "408", "{said}");
        assert!(said.contains("\"code\":\"timed_out\"") && said.contains("connection: close"), "{said}");
        assert!(took >= SHORT / 2);
    });
}

#[test]
fn an_answer_has_so_long_to_be_made() {
    run(Database::Sqlite, |app| async move {
        let board = app.club_board(Visibility::Public).await;
        let author = app.account("author").await;
        let site = serve(&app, Limits { request: SHORT, ..LONG }).await;
        // Somebody holds the writer.
        let db = app.app.db.clone();
        let holding = tokio::spawn(async move {
            db.write((), |_, ()| {
                Box::pin(async {
                    tokio::time::sleep(Duration::from_secs(3)).await;
                    Ok::<_, Error>(())
                })
            })
            .await
        });
        let body = "{\"title\":\"等不到的话题\",\"markdown\":\"一\"}";
        let token = author.cookie("linli_session").expect("a session");
        let mut client = site.connect().await;
        client
            .send(&format!(
                "POST /api/v1/boards/{board}/topics HTTP/1.1\r\nhost: linli.test\r\ncookie: linli_session={token}\r\n\
                 content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
                body.len()
            ))
            .await;
        let answer = client.answer().await;
        assert_eq!(status(&answer), "503", "{answer}");
        assert!(answer.contains("\"code\":\"timed_out\""), "{answer}");
        // The connection goes on.
        client.send(HEALTH).await;
        assert_eq!(status(&client.answer().await), "200");
        holding.await.expect("the writer").expect("its use case");
    });
}

#[test]
fn who_takes_nothing_of_an_answer_is_given_up() {
    run(Database::Sqlite, |app| async move {
        let site = serve(&app, Limits { stuck: SHORT, connections: 1, ..LONG }).await;
        let mut greedy = site.connect().await;
        // Far more than the buffers of both ends hold.
        let asked = "GET /api/v1/openapi.json HTTP/1.1\r\nhost: linli.test\r\n\r\n".repeat(200);
        greedy.send(&asked).await;
        // There is one place: it is free again once the greedy one is given up.
        let mut next = site.connect().await;
        next.send(HEALTH).await;
        assert_eq!(status(&next.answer().await), "200");
    });
}

#[test]
fn connections_beyond_the_limit_wait_for_a_place() {
    run(Database::Sqlite, |app| async move {
        let site = serve(&app, Limits { connections: 2, ..LONG }).await;
        let (mut one, mut two) = (site.connect().await, site.connect().await);
        for client in [&mut one, &mut two] {
            client.send(HEALTH).await;
            client.answer().await;
        }
        let mut third = site.connect().await;
        third.send(HEALTH).await;
        let mut byte = [0];
        assert!(
            tokio::time::timeout(SHORT, third.0.peek(&mut byte)).await.is_err(),
            "answered without a place"
        );
        drop(one);
        assert_eq!(status(&third.answer().await), "200");
        // Shutting down does not wait for a place either.
        site.stop.cancel();
        drop((two, third));
        tokio::time::timeout(SOON, site.served)
            .await
            .expect("the server ends")
            .expect("served")
            .expect("to the end");
    });
}

#[test]
fn a_request_that_is_open_is_finished_on_shutdown_and_an_idle_connection_is_not_waited_for() {
    run(Database::Sqlite, |app| async move {
        let site = serve(&app, LONG).await;
        let (mut idle, mut open) = (site.connect().await, site.connect().await);
        idle.send(HEALTH).await;
        idle.answer().await;
        let head = "POST /api/v1/sessions HTTP/1.1\r\nhost: linli.test\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n";
        open.send(head).await;
        tokio::time::sleep(SHORT).await;
        site.stop.cancel();
        idle.hung_up().await;
        assert!(!site.served.is_finished());
        open.send("{}").await;
        let (_, said) = open.hung_up().await;
        assert_eq!(status(&said), "400", "{said}");
        tokio::time::timeout(SOON, site.served)
            .await
            .expect("the server ends")
            .expect("served")
            .expect("to the end");
        assert!(TcpStream::connect(site.address).await.is_err(), "nobody listens");
    });
}

#[test]
fn old_and_odd_clients_are_answered_or_refused_and_never_confused() {
    run(Database::Sqlite, |app| async move {
        let site = serve(&app, LONG).await;
        let ask = async |text: &str| {
            let mut client = site.connect().await;
            client.send(text).await;
            client.hung_up().await.1
        };
        let old = ask("GET /api/v1/healthz HTTP/1.0\r\n\r\n").await;
        assert!(old.starts_with("HTTP/1.0 200") && old.contains("\"version\""), "{old}");
        let large = format!(
            "GET /api/v1/healthz HTTP/1.1\r\nhost: linli.test\r\nx: {}\r\n\r\n",
            "a".repeat(17 * 1024)
        );
        assert_eq!(status(&ask(&large).await), "431");
        let many =
            format!("GET /api/v1/healthz HTTP/1.1\r\nhost: linli.test\r\n{}\r\n", "x: y\r\n".repeat(200));
        assert_eq!(status(&ask(&many).await), "431");
        // What follows a request is the next one, or nothing.
        let junk = ask(&format!("{HEALTH}\u{1}\u{2}junk\r\n\r\n{HEALTH}")).await;
        let answers: Vec<&str> = junk.split("HTTP/1.1 ").skip(1).map(|answer| &answer[..3]).collect();
        assert_eq!(answers, ["200", "400"], "{junk}");
        // HTTP/2 without asking for it first.
        let second = ask("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\u{4}\0\0\0\0\0").await;
        assert!(!second.contains("200"), "{second}");
        // Two lengths are two readings: what one of them takes for a request is answered by none.
        for lengths in
            ["content-length: 5\r\ncontent-length: 60", "content-length: 5\r\ntransfer-encoding: chunked"]
        {
            let smuggled = format!(
                "POST /api/v1/sessions HTTP/1.1\r\nhost: linli.test\r\ncontent-type: application/json\r\n{lengths}\r\n\r\n0\r\n\r\n{HEALTH}"
            );
            let said = ask(&smuggled).await;
            assert!(!said.contains("\"version\""), "{lengths}: {said}");
        }
    });
}

#[test]
fn who_asks_whether_to_send_the_body_is_told_to() {
    run(Database::Sqlite, |app| async move {
        let site = serve(&app, LONG).await;
        let mut client = site.connect().await;
        client
            .send("POST /api/v1/sessions HTTP/1.1\r\nhost: linli.test\r\ncontent-type: application/json\r\ncontent-length: 2\r\nexpect: 100-continue\r\n\r\n")
            .await;
        assert_eq!(status(&client.answer().await), "100");
        client.send("{}").await;
        assert_eq!(status(&client.answer().await), "400");
    });
}
