//! Calendars: read as the standard says, and ended by who made them.

use serde_json::json;

use super::{at, manager, of, pass, published, registered, tour};

/// (UID, SEQUENCE, STATUS, DTSTART, SUMMARY) of each entry, read as RFC 5545 says: lines end in CRLF and have at most 75
/// octets, one that begins with a space goes on with the line before.
fn entries(text: &str) -> Vec<[String; 5]> {
    assert!(text.ends_with("END:VCALENDAR\r\n") && !text.replace("\r\n", "").contains('\n'), "{text:?}");
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
    let unfolded = text.replace("\r\n ", "");
    let entries = unfolded.split("BEGIN:VEVENT\r\n").skip(1);
    let property = |entry: &str, name: &str| {
        let mut lines = entry.lines().filter_map(|line| line.split_once(':'));
        let found = lines.find(|(known, _)| *known == name).map(|(_, value)| value.replace('\\', ""));
        found.unwrap_or_default()
    };
    let named =
        |entry: &str| ["UID", "SEQUENCE", "STATUS", "DTSTART", "SUMMARY"].map(|name| property(entry, name));
    entries.map(named).collect()
}

linli_tests::story! {
    async fn a_calendar_follows_what_one_is_registered_for_until_its_address_ends(app) {
        let project = app.project("jiangpan").await;
        let mut manager = manager(&app, project).await;
        let mut event = tour(project, 1);
        event["title"] = "临江看房团；三个户型，午餐在会所，请带身份证，孩子可以一起来".into();
        let event = published(&mut manager, event).await;
        let (mut member, mut waiting) = (app.account("member").await, app.account("waiting").await);
        let registration = registered(&mut member, &event, &["李"]).await;
        registered(&mut waiting, &event, &["王"]).await;
        let feed = async |who: &mut linli_tests::Browser| {
            let made = who.post("/api/v1/me/calendar-feed", json!({})).await.expect(201);
            made["url"].as_str().expect("an address").replace("http://linli.test", "")
        };
        let (old, waits) = (feed(&mut member).await, feed(&mut waiting).await);
        let path = feed(&mut member).await;
        app.guest().get(&old).await.expect_problem(404, "not_found");
        assert!(entries(&app.guest().get(&waits).await.text()).is_empty(), "who waits has nothing to come to yet");
        let answer = app.guest().get(&path).await;
        assert!(answer.header("content-type").is_some_and(|kind| kind.starts_with("text/calendar")));
        let [before] = entries(&answer.text()).try_into().expect("one entry");
        assert_eq!(before[1..4], ["0", "CONFIRMED", "20260314T010000Z"].map(str::to_owned));
        assert!(before[4].contains("午餐在会所"), "{}", before[4]);
        manager.patch(&at(&event, ""), 2, json!({ "begins_at": "2026-03-14T02:00:00Z" })).await.expect(200);
        let [moved] = entries(&app.guest().get(&path).await.text()).try_into().expect("one entry");
        assert_eq!((&moved[0], moved[1].as_str(), moved[3].as_str()), (&before[0], "1", "20260314T020000Z"));
        assert_eq!(entries(&app.guest().get(&at(&event, "/calendar")).await.text())[0], moved);
        // Cancelled it stays for thirty days, and then goes.
        member.post(&of(&registration, "/cancel"), json!({})).await.expect(200);
        assert_eq!(entries(&app.guest().get(&path).await.text())[0][2], "CANCELLED");
        pass(&app, 29 * 24).await;
        assert_eq!(entries(&app.guest().get(&path).await.text()).len(), 1);
        pass(&app, 2 * 24).await;
        assert!(entries(&app.guest().get(&path).await.text()).is_empty());
        let mut member = app.signed_in(member.account_id()).await;
        member.delete("/api/v1/me/calendar-feed").await.expect(204);
        app.guest().get(&path).await.expect_problem(404, "not_found");
    }
}
