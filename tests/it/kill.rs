//! The process is killed in the middle of concurrent posting, again and again: nothing that was acknowledged is lost,
//! no number is given twice, and the index ends equal to the database.
//!
//! `LINLI_KILL_ROUNDS` sets the rounds: 20 unless said, 200 in `make soak`.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use linli::clock::Clock;
use linli_entities::board::Visibility;
use linli_tests::server::{self, Server};
use linli_tests::{Browser, Database, TestApp};
use rand::RngExt as _;
use serde_json::Value;

const WRITERS: usize = 8;

/// What was answered with 201: number and text.
type Acknowledged = Arc<Mutex<BTreeSet<(i64, String)>>>;

async fn arrange(app: &TestApp) -> (i64, Vec<String>) {
    let board = app.club_board(Visibility::Public).await;
    let mut tokens = vec![];
    let mut opener: Option<Browser> = None;
    for number in 0..WRITERS {
        let writer = app.account(&format!("writer{number}")).await;
        tokens.push(writer.cookie("linli_session").expect("a session").to_owned());
        opener.get_or_insert(writer);
    }
    let topic = app.topic(&opener.expect("an opener"), board, "要被打断的话题", "第一句").await;
    (topic.0, tokens)
}

async fn write_until_killed(port: u16, topic: i64, token: String, name: String, acknowledged: Acknowledged) {
    for count in 0.. {
        let said = format!("{name}-{count}");
        let body = serde_json::json!({ "markdown": said }).to_string();
        let path = format!("/api/v1/topics/{topic}/posts");
        let Some((status, answer)) = server::send(port, "POST", &path, &token, &body).await else { return };
        assert_eq!(status, 201, "{answer}");
        let post: Value = serde_json::from_str(&answer).expect("a post");
        let number = post["number"].as_i64().expect("a number");
        assert!(acknowledged.lock().expect("the list").insert((number, said)), "{number} was given twice");
    }
}

#[test]
fn nothing_acknowledged_is_lost_when_the_process_is_killed() {
    let rounds: usize =
        std::env::var("LINLI_KILL_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(20);
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let app = TestApp::new(Database::Sqlite).await.expect("SQLite is always there");
        // The killed process lives in real time, and so must the sessions.
        app.advance(
            (Clock::System.now() - app.app.clock.now()).to_std().expect("the stories begin in the past"),
        );
        let (topic, tokens) = arrange(&app).await;
        let data_dir = app.app.config.data_dir.clone();
        app.app.close().await;
        let acknowledged = Acknowledged::default();
        for round in 0..rounds {
            let server = Server::start(&data_dir).await;
            let before = acknowledged.lock().expect("the list").len();
            let writers = tokens.iter().enumerate().map(|(writer, token)| {
                let name = format!("r{round}w{writer}");
                tokio::spawn(write_until_killed(
                    server.port,
                    topic,
                    token.clone(),
                    name,
                    acknowledged.clone(),
                ))
            });
            let writers: Vec<_> = writers.collect();
            while acknowledged.lock().expect("the list").len() < before + WRITERS {
                assert!(
                    writers.iter().all(|writer| !writer.is_finished()),
                    "a writer gave up before the kill"
                );
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
            let pause = rand::rng().random_range(0..300);
            tokio::time::sleep(Duration::from_millis(pause)).await;
            server.kill();
            for writer in writers {
                writer.await.expect("a writer that saw nothing wrong");
            }
        }
        let server = Server::start(&data_dir).await;
        let stored = server.posts(topic).await;
        let acknowledged = acknowledged.lock().expect("the list").clone();
        let lost: Vec<_> = acknowledged.difference(&stored).collect();
        assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
        let numbers: Vec<i64> = stored.iter().map(|(number, _)| *number).collect();
        assert_eq!(numbers, (1..=numbers.len() as i64).collect::<Vec<_>>(), "numbers without gaps");
        server.index_comes_to(stored.len()).await;
        // As many may still be others: row by row.
        let verified = server::command(&data_dir, &["verify"]).output().expect("the program runs");
        let told = String::from_utf8_lossy(&verified.stdout);
        assert!(verified.status.success(), "{told}");
        assert!(told.contains(&format!("compared {} posts", stored.len())), "{told}");
        println!("{rounds} rounds: {} acknowledged, {} stored", acknowledged.len(), stored.len());
    });
}
