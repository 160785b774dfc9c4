//! The process is killed again and again while it sends a bulletin: each who agreed gets it, and nobody gets two.
//!
//! What is under way at a kill is sent again when its lease is over, for whether it arrived nobody knows: as the same
//! mail, by its Message-ID, so that who got it already sees one.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::Duration;

use linli::app::{App, Purpose};
use linli::clock::Clock;
use linli::features::bulletins::jobs;
use linli_entities::delivery::{self, DeliveryState};
use linli_tests::server::Server;
use linli_tests::{Database, TestApp};
use rand::RngExt as _;
use sea_orm::EntityTrait as _;
use serde_json::json;

use crate::consents::say;

/// How many agreed for each time that the process is killed: some are left to the last. Deliveries are written for two
/// hundred at a time.
const READERS: usize = 35;

/// The mails of a folder: to whom, and which mails these are.
fn mails(folder: &Path) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let files = std::fs::read_dir(folder).expect("the folder of mails").filter_map(Result::ok);
    for file in files.filter(|file| file.path().extension().is_some_and(|ending| ending == "eml")) {
        let mail = std::fs::read_to_string(file.path()).expect("a mail");
        let header =
            |name: &str| mail.lines().find_map(|line| line.strip_prefix(name)).expect("a header").to_owned();
        if header("Subject: ") == "News" {
            found.entry(header("To: ")).or_default().push(header("Message-ID: "));
        }
    }
    found
}

/// An application with a bulletin that is to be sent now.
async fn scheduled(readers: usize) -> TestApp {
    let app = TestApp::with(Database::Sqlite, |config| config.generous_limits = true).await.expect("SQLite");
    // The killed process lives in real time.
    app.advance((Clock::System.now() - app.app.clock.now()).to_std().expect("stories begin in the past"));
    let mut boss = app.administrator().await;
    // Nobody is written to at night, and it may be night where this runs: for these it is so in half a day.
    let hour =
        |hours: i64| (Clock::System.now() + chrono::TimeDelta::hours(8 + hours)).format("%H:00").to_string();
    let quiet = json!({ "kinds": [], "quiet_from": hour(12), "quiet_until": hour(13) });
    for number in 0..readers {
        let mut reader = app.account(&format!("reader{number}")).await;
        say(&mut reader, "bulletin", &["mail"], true).await;
        reader.put("/api/v1/notifications/settings", quiet.clone()).await.expect(200);
    }
    let input = json!({ "title": "News", "markdown": "The show flat is open.", "segment_id": null, "channels": ["mail"], "held_days": 3 });
    let made = boss.post("/api/v1/bulletins", input).await.expect(201);
    boss.post(&format!("/api/v1/bulletins/{}/scheduling", made["id"]), json!({})).await.expect(200);
    app
}

#[test]
fn each_who_agreed_gets_it_once_however_often_the_process_is_killed() {
    let rounds: usize =
        std::env::var("LINLI_KILL_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(8);
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let readers = READERS * rounds;
        let app = scheduled(readers).await;
        let config = app.app.config.clone();
        app.app.close().await;
        for _ in 0..rounds {
            let server = Server::start(&config.data_dir).await;
            let pause = Duration::from_millis(rand::rng().random_range(0..80));
            tokio::time::sleep(pause).await;
            server.kill();
        }
        let mails_dir = config.data_dir.join("mail");
        let before = mails(&mails_dir).len();
        // Five minutes later whatever was under way is so no more.
        let later = Clock::manual(Clock::System.now() + chrono::TimeDelta::minutes(5));
        let app = App::open(config, later, Purpose::Tool).await.expect("an application");
        jobs::run_due(&app).await.expect("the rest is sent");
        let sent = mails(&mails_dir);
        assert_eq!(sent.len(), readers, "each who agreed");
        let mut repeated = 0;
        for (to, ids) in &sent {
            assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), 1, "{to} got another mail");
            repeated += ids.len() - 1;
        }
        assert!(repeated <= rounds, "{repeated} were sent again: at most what was under way");
        let rows = delivery::Entity::find().all(app.db.read()).await.expect("deliveries");
        assert_eq!(rows.len(), readers);
        assert!(rows.iter().all(|row| row.state == DeliveryState::Sent), "each is noted");
        println!(
            "{rounds} kills: {before} of {readers} were sent meanwhile, {repeated} again, each as one mail"
        );
        app.close().await;
    });
}
