//! The process is killed again and again while it makes notices: each fact is told, and none twice.

use std::time::Duration;

use linli::clock::Clock;
use linli_entities::board::Visibility;
use linli_tests::server::Server;
use linli_tests::{Database, TestApp};
use serde_json::Value;

const ROUNDS: usize = 6;
const WRITERS: usize = 4;
const POSTS: usize = 12;

#[test]
fn each_fact_is_told_once_however_often_the_process_is_killed() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let app = TestApp::new(Database::Sqlite).await.expect("SQLite is always there");
        // The killed process lives in real time, and so must the sessions.
        app.advance(
            (Clock::System.now() - app.app.clock.now()).to_std().expect("the stories begin in the past"),
        );
        let board = app.club_board(Visibility::Public).await;
        let reader = app.account("reader").await;
        let mut tokens = vec![];
        for number in 0..WRITERS {
            let writer = app.account(&format!("writer{number}")).await;
            tokens.push(writer.cookie("linli_session").expect("a session").to_owned());
        }
        let topic = app.topic(&reader, board, "要被打断的话题", "第一句").await;
        let reader = reader.cookie("linli_session").expect("a session").to_owned();
        let data_dir = app.app.config.data_dir.clone();
        app.app.close().await;
        for round in 0..ROUNDS {
            let server = Server::start(&data_dir).await;
            let path = format!("/api/v1/topics/{topic}/posts");
            for number in 0..POSTS {
                let body = serde_json::json!({ "markdown": format!("{round}-{number}") }).to_string();
                server.send("POST", &path, &tokens[number % WRITERS], &body).await.expect("an answer");
            }
            // Somewhere between the first notice and the last.
            tokio::time::sleep(Duration::from_millis(7 * round as u64)).await;
            server.kill();
        }
        let server = Server::start(&data_dir).await;
        let mut told = vec![];
        for _ in 0..200 {
            told = all(&server, &reader).await;
            if told.len() >= ROUNDS * POSTS {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let count = told.len();
        told.sort_unstable();
        told.dedup();
        assert_eq!((count, told.len()), (ROUNDS * POSTS, ROUNDS * POSTS), "each once");
    });
}

/// What every notice is about: each post has an address of its own.
async fn all(server: &Server, token: &str) -> Vec<String> {
    let (mut found, mut after) = (vec![], String::new());
    loop {
        let page: Value = server.read(&format!("/api/v1/notifications?limit=100&after={after}"), token).await;
        let urls = page["items"].as_array().expect("notices").iter();
        let urls = urls.map(|notice| notice["url"].as_str().expect("an address").to_owned());
        // Badges are told as well, and lead to the profile.
        found.extend(urls.filter(|url| url.starts_with("/posts/")));
        match page["next"].as_str() {
            Some(next) => after = next.to_owned(),
            None => return found,
        }
    }
}
