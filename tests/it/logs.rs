//! The log of the real program, as machines read it.

use std::process::Command;

use linli_tests::server::{self, Server};
use serde_json::Value;
use tempfile::TempDir;

#[tokio::test]
async fn a_json_log_is_one_object_a_line_and_names_the_request() {
    let folder = TempDir::new().expect("a temporary folder");
    let log = folder.path().join("log");
    let mut shell = Command::new("sh");
    let logging = "LINLI_LOG_JSON=true RUST_LOG=info exec \"$0\" \"$@\" 2>\"$LOG\"";
    shell.arg("-c").arg(logging).arg(server::program()).env("LOG", &log);
    let server = Server::start_as(shell, &folder.path().join("data")).await;
    let (status, body) = server.send("GET", "/api/v1/nothing\"here", "", "").await.expect("an answer");
    assert_eq!(status, 404);
    let problem: Value = serde_json::from_str(&body).expect("a problem");
    let id = problem["request_id"].as_str().expect("an id").to_owned();
    server.stop();
    let text = std::fs::read_to_string(&log).expect("a log");
    let lines: Vec<Value> =
        text.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("{line}"))).collect();
    let of_request: Vec<&Value> = lines.iter().filter(|line| line["fields"]["id"] == id.as_str()).collect();
    let [line] = of_request[..] else { panic!("{id}: {text}") };
    assert_eq!(
        (&line["target"], &line["fields"]["status"]),
        (&"linli::request".into(), &404.into()),
        "{line}"
    );
    assert!(line["timestamp"].is_string() && line["level"] == "INFO", "{line}");
}
