//! The disk is full while people write: what was acknowledged stays, what is refused is told why, reading goes on, and
//! once there is room again, so does everything else, by itself.
//!
//! `LINLI_TEST_LOG` shows what the server says meanwhile.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use linli::clock::Clock;
use linli_entities::board::Visibility;
use linli_tests::disk::SmallDisk;
use linli_tests::server::{self, Server};
use linli_tests::{Browser, Database, TestApp};
use rand::RngExt as _;
use sea_orm::{ConnectionTrait as _, Statement};
use serde_json::{Value, json};

const WRITERS: usize = 4;
/// How often each writer is refused before there is made room.
const REFUSALS: usize = 12;

/// What was answered with 201: number and text.
type Acknowledged = Arc<Mutex<BTreeSet<(i64, String)>>>;

struct World {
    topic: i64,
    writers: Vec<String>,
    /// Signed in long ago: when it is used next, that is noted.
    reader: String,
}

fn token(browser: &Browser) -> String {
    browser.cookie("linli_session").expect("a session").to_owned()
}

async fn arrange(app: &TestApp) -> World {
    // The server lives in real time, and so must the sessions.
    let now = (Clock::System.now() - app.app.clock.now()).to_std().expect("the stories begin in the past");
    let day = Duration::from_secs(24 * 60 * 60);
    app.advance(now - day);
    let reader = token(&app.account("reader").await);
    app.advance(day);
    let board = app.club_board(Visibility::Public).await;
    let opener = app.account("writer0").await;
    let mut writers = vec![token(&opener)];
    for number in 1..WRITERS {
        writers.push(token(&app.account(&format!("writer{number}")).await));
    }
    let topic = app.topic(&opener, board, "写满为止的话题", "第一句").await;
    app.feed_search().await;
    World { topic: topic.0, writers, reader }
}

/// A long text with words of its own, so that the index needs room too.
fn prose() -> String {
    let mut rng = rand::rng();
    let words: String = (0..600).filter_map(|_| char::from_u32(rng.random_range(0x4e00..0x9000))).collect();
    format!("{words} {}", "x".repeat(20_000))
}

/// Writes once: whether it was taken.
async fn write(port: u16, topic: i64, token: &str, said: String, acknowledged: &Acknowledged) -> bool {
    let path = format!("/api/v1/topics/{topic}/posts");
    let body = json!({ "markdown": said }).to_string();
    let (status, answer) = server::send(port, "POST", &path, token, &body).await.expect("an answer");
    let answer: Value = serde_json::from_str(&answer).expect("JSON");
    if status == 201 {
        let number = answer["number"].as_i64().expect("a number");
        assert!(acknowledged.lock().expect("the list").insert((number, said)), "{number} was given twice");
        return true;
    }
    assert_eq!((status, &answer["code"]), (503, &json!("storage_full")), "{answer}");
    false
}

async fn fill(server: &Server, world: &World, acknowledged: &Acknowledged) {
    let writers = world.writers.iter().enumerate().map(|(writer, token)| {
        let (port, topic, token, acknowledged) =
            (server.port, world.topic, token.clone(), acknowledged.clone());
        tokio::spawn(async move {
            let mut refused = 0;
            for count in 0.. {
                let said = format!("w{writer}-{count} {}", prose());
                refused += usize::from(!write(port, topic, &token, said, &acknowledged).await);
                if refused == REFUSALS {
                    return;
                }
                assert!(count < 5_000, "the disk does not fill");
            }
        })
    });
    for writer in writers.collect::<Vec<_>>() {
        writer.await.expect("a writer that saw nothing but acknowledgements and refusals");
    }
}

/// Reading goes on, also for who is signed in; the server lives, and says what it cannot do.
async fn is_readable_and_says_so(server: &Server, world: &World) {
    server.read("/api/v1/healthz", "").await;
    says_that_it_is_full(server, world).await;
    assert_eq!(server.read("/api/v1/me", &world.reader).await["name"], "reader");
    server.read(&format!("/api/v1/topics/{}/posts", world.topic), "").await;
    let found = server.read("/api/v1/search?q=%E7%AC%AC%E4%B8%80%E5%8F%A5", "").await;
    assert_eq!(found["items"][0]["number"], 1, "{found}");
    let page = server.send("GET", &format!("/topics/{}", world.topic), "", "").await;
    assert_eq!(page.expect("a page").0, 200);
}

/// A short text may find a place where a long one does not: so this is asked right after a long one.
async fn says_that_it_is_full(server: &Server, world: &World) {
    let acknowledged = Acknowledged::default();
    for _ in 0..50 {
        let said = prose();
        let taken = write(server.port, world.topic, &world.writers[0], said, &acknowledged).await;
        assert!(!taken, "there is no room");
        if server.read("/api/v1/readyz", "").await["writable"] == false {
            return;
        }
    }
    panic!("the server does not say that it is full");
}

/// Nobody has to write for the server to notice.
async fn notices_the_room(server: &Server) {
    for _ in 0..600 {
        if server.read("/api/v1/readyz", "").await["writable"] == true {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the server does not notice that there is room");
}

async fn holds_what_was_acknowledged(server: &Server, world: &World, acknowledged: &Acknowledged) {
    let mut stored = server.posts(world.topic).await;
    let count = stored.len();
    assert!(stored.remove(&(1, "第一句".to_owned())));
    let acknowledged = acknowledged.lock().expect("the list").clone();
    let brief = |posts: Vec<&(i64, String)>| -> Vec<String> {
        posts.into_iter().map(|(number, said)| format!("{number} {}", &said[..8])).collect()
    };
    assert_eq!(brief(acknowledged.difference(&stored).collect()), [""; 0], "acknowledged and lost");
    assert_eq!(brief(stored.difference(&acknowledged).collect()), [""; 0], "refused and stored");
    let numbers: Vec<i64> = acknowledged.iter().map(|(number, _)| *number).collect();
    assert_eq!(numbers, (2..=count as i64).collect::<Vec<_>>(), "numbers without gaps");
    server.index_comes_to(count).await;
}

async fn is_sound(data: &Path) {
    let url = format!("sqlite://{}?mode=ro", data.join("linli.db").display());
    let db = sea_orm::Database::connect(url).await.expect("the database");
    let check = Statement::from_string(sea_orm::DbBackend::Sqlite, "PRAGMA integrity_check");
    let row = db.query_one_raw(check).await.expect("an answer").expect("a row");
    assert_eq!(row.try_get_by_index::<String>(0).expect("a text"), "ok");
}

fn is_outlived(disk: SmallDisk) {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let app = TestApp::new(Database::Sqlite).await.expect("SQLite is always there");
        let world = arrange(&app).await;
        app.app.close().await;
        disk.take(&app.app.config.data_dir);
        let server = disk.serve().await;
        let acknowledged = Acknowledged::default();
        assert_eq!(server.read("/api/v1/readyz", "").await["writable"], true);
        fill(&server, &world, &acknowledged).await;
        is_readable_and_says_so(&server, &world).await;
        let filled = acknowledged.lock().expect("the list").len();
        disk.make_room(&server);
        notices_the_room(&server).await;
        for (writer, token) in world.writers.iter().enumerate() {
            let said = format!("w{writer}-after");
            assert!(write(server.port, world.topic, token, said, &acknowledged).await, "there is room again");
        }
        holds_what_was_acknowledged(&server, &world, &acknowledged).await;
        server.stop();
        is_sound(&disk.data()).await;
        let server = disk.serve().await;
        holds_what_was_acknowledged(&server, &world, &acknowledged).await;
        println!("full after {filled} posts");
    });
}

#[test]
fn a_full_disk_is_outlived() {
    is_outlived(SmallDisk::mount(12 << 20, 36 << 20));
}

#[test]
fn files_that_may_not_grow_are_outlived() {
    is_outlived(SmallDisk::of_small_files(6 << 20));
}
