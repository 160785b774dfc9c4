//! The real program is killed while it climbs ladders and takes in complaints: afterwards every step is recorded once,
//! and nothing that was acknowledged is lost.

use linli::app::{App, Purpose};
use linli::clock::Clock;
use linli::features::verification::logic::{Repair, verify};
use linli_tests::Database;
use linli_tests::server::{self, Server};
use rand::RngExt as _;

use super::*;

/// Complaints that nobody answers.
const LATE: usize = 60;

#[test]
fn every_step_is_recorded_once_however_often_the_process_is_killed() {
    let rounds: usize =
        std::env::var("LINLI_KILL_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(8);
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let app =
            TestApp::with(Database::Sqlite, |config| config.generous_limits = true).await.expect("SQLite");
        // Five days ago; the killed process lives in real time.
        let past = Clock::System.now() - chrono::TimeDelta::days(5) - app.app.clock.now();
        app.advance(past.to_std().expect("the stories begin in the past"));
        let mut place = place(&app).await;
        for _ in 0..LATE {
            filed(&mut place).await;
        }
        app.advance(5 * 24 * HOUR);
        place.owner = app.signed_in(place.owner.account_id()).await;
        let (token, body) = (
            place.owner.cookie("linli_session").expect("a session").to_owned(),
            complaint(&place).to_string(),
        );
        let config = app.app.config.clone();
        app.app.close().await;
        let mut acknowledged = 0;
        for _ in 0..rounds {
            let server = Server::start(&config.data_dir).await;
            let pause = Duration::from_millis(rand::rng().random_range(0..120));
            let (port, token, body) = (server.port, token.clone(), body.clone());
            let filing = tokio::spawn(async move {
                let mut count = 0;
                while let Some((status, answer)) =
                    server::send(port, "POST", "/api/v1/complaints", &token, &body).await
                {
                    assert_eq!(status, 201, "{answer}");
                    count += 1;
                }
                count
            });
            tokio::time::sleep(pause).await;
            server.kill();
            acknowledged += filing.await.expect("a writer that saw nothing wrong");
        }
        let app = App::open(config, Clock::System, Purpose::Tool).await.expect("an application");
        linli::features::complaints::jobs::run_due(&app, app.clock.now()).await.expect("the ladder");
        let report = verify(&app, Repair::No).await.expect("the check");
        assert_eq!(report.wrong, []);
        let late = i64::try_from(LATE).expect("few");
        let acts = complaint_act::Entity::find().all(app.db.read()).await.expect("acts");
        let of_late = acts.iter().filter(|act| act.complaint_id.0 <= late).count();
        assert_eq!(of_late, LATE * 7, "filed, and each of six steps once");
        let stored = acts.len() - of_late;
        assert!(stored >= acknowledged, "{acknowledged} acknowledged, {stored} stored");
        println!(
            "{rounds} kills: {acknowledged} acknowledged, {stored} stored, {} steps once each",
            LATE * 6
        );
        app.close().await;
    });
}
