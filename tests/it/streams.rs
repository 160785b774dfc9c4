//! The stream of what is new, over real sockets.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use linli::auth::SESSION_COOKIE;
use linli::features::notices::jobs;
use linli::features::notices::logic::stream::STREAMS_OF_ACCOUNT_MAX;
use linli::server::{self, Limits};
use linli_entities::board::Visibility;
use linli_tests::{Browser, TestApp};
use poem::EndpointExt as _;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

/// Far more than anything here takes on a busy machine.
const SOON: Duration = Duration::from_secs(30);

/// Serves the application with all that runs behind it.
async fn serve(app: &TestApp) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a socket");
    let address = listener.local_addr().expect("an address");
    let limits = Limits { request: Duration::from_secs(2), ..Limits::default() };
    let endpoint = Arc::new(server::endpoint(&app.app, limits).boxed());
    tokio::spawn(server::serve(listener, endpoint, app.app.stop.clone(), limits));
    app.app.tasks.spawn(jobs::follow(app.app.clone()));
    app.app.tasks.spawn(jobs::wake_streams(app.app.clone()));
    address
}

/// An open stream.
struct Stream {
    socket: TcpStream,
    heard: String,
}

impl Stream {
    async fn open(address: SocketAddr, reader: &Browser, last: Option<i64>) -> Self {
        let mut socket = TcpStream::connect(address).await.expect("a connection");
        let token = reader.cookie(SESSION_COOKIE).expect("a session");
        let last = last.map(|id| format!("last-event-id: {id}\r\n")).unwrap_or_default();
        let request = format!(
            "GET /api/v1/stream HTTP/1.1\r\nhost: linli.test\r\ncookie: {SESSION_COOKIE}={token}\r\n{last}\r\n"
        );
        socket.write_all(request.as_bytes()).await.expect("the server takes it");
        Self { socket, heard: String::new() }
    }

    /// Reads until this was heard; everything heard so far.
    async fn hears(&mut self, what: &str) -> String {
        let listen = async {
            while !self.heard.contains(what) {
                let mut piece = [0; 4096];
                let count = self.socket.read(&mut piece).await.expect("the stream goes on");
                assert!(count > 0, "the stream ended without {what}: {}", self.heard);
                self.heard.push_str(&String::from_utf8_lossy(&piece[..count]));
            }
        };
        tokio::time::timeout(SOON, listen).await.unwrap_or_else(|_| panic!("no {what}: {}", self.heard));
        self.heard.clone()
    }

    /// Reads until the server ends the stream.
    async fn ends(&mut self) {
        let mut rest = vec![];
        let ended = tokio::time::timeout(SOON, self.socket.read_to_end(&mut rest)).await;
        // The connection may stay for the next request: then the last, empty chunk is the end.
        let text = String::from_utf8_lossy(&rest).into_owned();
        assert!(ended.is_ok() || text.ends_with("0\r\n\r\n"), "the stream goes on: {text}");
    }
}

/// The id of the event that was heard last.
fn last_id(heard: &str) -> i64 {
    let mut ids = heard.lines().filter_map(|line| line.strip_prefix("id: "));
    ids.next_back().and_then(|id| id.trim().parse().ok()).expect("an id")
}

linli_tests::story! {
    async fn who_listens_hears_at_once_that_there_is_something_new_and_nothing_else(app) {
        let board = app.club_board(Visibility::Public).await;
        let (anna, bert) = (app.account("anna").await, app.account("bert").await);
        let topic = app.topic(&anna, board, "电梯", "又停了").await;
        let address = serve(&app).await;
        let (mut hers, mut his) = (Stream::open(address, &anna, None).await, Stream::open(address, &bert, None).await);
        hers.hears("event: ready").await;
        his.hears("event: ready").await;
        app.post(&bert, topic, "我这边也是").await;
        let heard = hers.hears("event: notice").await;
        assert!(heard.contains("\"kind\":\"topic_replied\"") && !heard.contains("我这边"), "{heard}");
        app.post(&anna, topic, "@bert 谢谢").await;
        let heard = his.hears("event: notice").await;
        assert_eq!(heard.matches("event: notice").count(), 1, "only what is told to oneself: {heard}");
    }

    async fn who_comes_back_hears_what_was_missed(app) {
        let board = app.club_board(Visibility::Public).await;
        let (anna, bert) = (app.account("anna").await, app.account("bert").await);
        let topic = app.topic(&anna, board, "电梯", "又停了").await;
        let address = serve(&app).await;
        let mut stream = Stream::open(address, &anna, None).await;
        stream.hears("event: ready").await;
        app.post(&bert, topic, "第一次").await;
        let seen = last_id(&stream.hears("event: notice").await);
        drop(stream);
        app.post(&bert, topic, "第二次").await;
        app.make_notices().await;
        let mut again = Stream::open(address, &anna, Some(seen)).await;
        let heard = again.hears("event: notice").await;
        assert!(last_id(&heard) > seen && heard.matches("event: notice").count() == 1, "{heard}");
    }

    async fn a_stream_lives_longer_than_a_request_and_shows_that_it_does(app) {
        let anna = app.account("anna").await;
        let address = serve(&app).await;
        // The limit of a request is two seconds here.
        let mut stream = Stream::open(address, &anna, None).await;
        stream.hears("\n:\n\n").await;
    }

    async fn a_stream_ends_when_its_session_does_and_when_the_server_stops(app) {
        let anna = app.account("anna").await;
        let mut other = app.signed_in(anna.account_id()).await;
        let address = serve(&app).await;
        let (mut ending, mut staying) = (Stream::open(address, &other, None).await, Stream::open(address, &anna, None).await);
        ending.hears("event: ready").await;
        staying.hears("event: ready").await;
        assert_eq!(app.app.streams.count(), 2);
        other.delete("/api/v1/sessions/current").await.expect(204);
        ending.hears("\r\n0\r\n\r\n").await;
        assert_eq!(app.app.streams.count(), 1);
        app.app.stop.cancel();
        staying.ends().await;
        assert_eq!(app.app.streams.count(), 0);
    }

    async fn an_account_has_so_many_streams_and_guests_have_none(app) {
        let mut anna = app.account("anna").await;
        let address = serve(&app).await;
        app.guest().get("/api/v1/stream").await.expect_problem(401, "sign_in_required");
        let mut streams = vec![];
        for _ in 0..STREAMS_OF_ACCOUNT_MAX {
            let mut stream = Stream::open(address, &anna, None).await;
            stream.hears("event: ready").await;
            streams.push(stream);
        }
        anna.get("/api/v1/stream").await.expect_problem(429, "too_many_requests");
        streams.pop();
        drop(streams.pop());
        let mut late = Stream::open(address, &anna, None).await;
        // A place is given back when the server notices that nobody listens: with the next sign of life.
        if !late.hears("HTTP/1.1 ").await.contains("200") {
            tokio::time::sleep(Duration::from_secs(12)).await;
            late = Stream::open(address, &anna, None).await;
        }
        late.hears("event: ready").await;
    }
}
