//! Reports of the club: who buys again, who comes, what is held.

use serde_json::json;

use super::{DAY, give, member, spend};
use crate::events::{published, registered, tour};

linli_tests::story! {
    async fn a_month_tells_who_bought_again_who_came_and_what_is_held(app) {
        let project = app.project("jiangpan").await;
        let mut boss = app.administrator().await;
        let (anna, id) = member(&app, "anna").await;
        let (mut bert, _) = member(&app, "bert").await;
        app.home(project, &anna).await;
        give(&app, id, 100, "a").await.expect("given");
        let event = published(&mut boss, tour(project, 9)).await;
        let seats = registered(&mut bert, &event, &["伯特", "朋友"]).await;
        let scan = json!({ "device": "gate", "sequence": 1, "nonce": "1", "scanned_at": app.app.clock.now(),
            "method": "search", "attendee_id": seats["attendees"][0]["id"] });
        boss.post(&format!("/api/v1/events/{}/check-ins", event["id"]), json!({ "scans": [scan] })).await.expect(200);
        app.advance(31 * DAY);
        boss = app.signed_in(boss.account_id()).await;
        let anna = app.signed_in(anna.account_id()).await;
        app.home(project, &anna).await;
        spend(&app, id, 30).await.expect("spent");

        let path = "/api/v1/club/report?from_on=2026-03-01&until_on=2026-04-30";
        let report = boss.get(path).await.expect(200);
        let month = |month: &str, homes: i64, again: i64, events: i64, seats: i64, came: i64, points: i64| json!({
            "month_on": month, "home_count": homes, "repeat_home_count": again, "event_count": events,
            "seat_count": seats, "came_count": came, "no_show_count": seats - came, "points_held": points,
        });
        assert_eq!(report["months"], json!([
            month("2026-03-01", 1, 0, 1, 2, 1, 100), month("2026-04-01", 1, 1, 0, 0, 0, 70),
        ]));
        let table = boss.get(&path.replace("report?", "report/table?")).await;
        assert_eq!(table.header("content-type"), Some("text/csv; charset=utf-8"));
        assert!(table.text().contains("\n2026-04-01,1,1,0,0,0,0,70\r\n"), "{}", table.text());
        let wrong = boss.get("/api/v1/club/report?from_on=2024-01-01&until_on=2026-04-30").await;
        assert_eq!(wrong.expect_problem(422, "invalid")["errors"][0]["pointer"], "/until_on");
        bert = app.signed_in(bert.account_id()).await;
        bert.get(path).await.expect_problem(403, "forbidden");
    }
}
