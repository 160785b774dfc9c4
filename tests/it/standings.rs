//! Standings: where members stand, and who may be about to leave.

use std::time::Duration;

use linli_entities::board::Visibility;
use linli_tests::Browser;
use serde_json::{Value, json};

use crate::bulletins::complaint;
use crate::club::member;

const DAY: Duration = Duration::from_secs(24 * 3600);

/// Name, stage and risks of everybody who is listed.
async fn listed(boss: &mut Browser, query: &str) -> Vec<(String, String, Value)> {
    let seen = boss.get(&format!("/api/v1/club/standings{query}")).await.expect(200);
    let items = seen["items"].as_array().expect("items").iter();
    let word = |text: &Value| text.as_str().expect("a word").to_owned();
    items.map(|one| (word(&one["account"]["name"]), word(&one["stage"]), one["risks"].clone())).collect()
}

fn is(name: &str, stage: &str, risks: &[&str]) -> (String, String, Value) {
    (name.to_owned(), stage.to_owned(), json!(risks))
}

linli_tests::story! {
    async fn where_members_stand_is_reckoned_and_who_may_leave_is_told_with_why(app) {
        let project = app.project("jiangpan").await;
        let board = app.board(project, Visibility::Public).await;
        let mut boss = app.administrator().await;
        let (mut anna, _) = member(&app, "anna").await;
        let (bert, _) = member(&app, "bert").await;
        let (mut carl, _) = member(&app, "carl").await;
        member(&app, "dora").await;
        let topic = app.topic(&bert, board, "话题", "一楼").await;
        for n in 0..5 {
            app.post(&bert, topic, &format!("{n}")).await;
        }
        app.home(project, &anna).await;
        complaint(&mut anna, project).await;
        carl.delete("/api/v1/club/membership").await.expect(204);
        anna.get("/api/v1/club/standings").await.expect_problem(403, "forbidden");
        app.advance(std::time::Duration::from_secs(60));
        assert_eq!(listed(&mut boss, "").await, [
            is("anna", "acquired", &[]), is("bert", "mature", &[]), is("carl", "left", &[]), is("dora", "acquired", &[]),
        ]);
        app.advance(15 * DAY);
        boss = app.signed_in(boss.account_id()).await;
        assert_eq!(listed(&mut boss, "?at_risk=true").await, [is("anna", "acquired", &["long_complaint"])]);
        // Half a year later nobody came again.
        app.advance(170 * DAY);
        boss = app.signed_in(boss.account_id()).await;
        let away = listed(&mut boss, "?stage=declining").await;
        assert_eq!(away, [
            is("anna", "declining", &["away", "long_complaint"]), is("bert", "declining", &["away", "does_less"]),
            is("dora", "declining", &["away"]),
        ]);
        let first = boss.get("/api/v1/club/standings?limit=1&at_risk=true").await.expect(200);
        let next = first["next"].as_str().expect("more follow").to_owned();
        assert_eq!(listed(&mut boss, &format!("?at_risk=true&after={next}")).await, away[1..]);
        let bert = app.signed_in(bert.account_id()).await;
        app.post(&bert, topic, "又来了").await;
        assert_eq!(listed(&mut boss, "?stage=declining").await.len(), 3, "who comes again does less all the same");
    }
}
