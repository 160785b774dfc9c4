//! Calendars: read as the standard says, and ended by who made them.

use calcard::icalendar::{
    ICalendar, ICalendarComponentType, ICalendarProperty, ICalendarStatus, ICalendarValue,
};
use serde_json::json;

use super::{at, manager, of, pass, published, registered, tour};

/// An entry of a calendar, as a second implementation reads it.
#[derive(Clone, Debug, PartialEq)]
struct Entry {
    uid: String,
    sequence: i64,
    status: ICalendarStatus,
    /// Seconds since 1970.
    starts_at: i64,
    summary: String,
}

/// What calcard, the parser of a mail server, makes of it; and what it forgives but RFC 5545 does not: lines end in CRLF
/// and have at most 75 octets.
fn entries(text: &str) -> Vec<Entry> {
    assert!(text.ends_with("END:VCALENDAR\r\n") && !text.replace("\r\n", "").contains('\n'), "{text:?}");
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
    let calendar = ICalendar::parse(text).expect("a calendar that is well formed");
    for component in &calendar.components {
        for property in &component.entries {
            let known = !matches!(&property.name, ICalendarProperty::Other(name) if !name.starts_with("X-"));
            assert!(known && !property.values.is_empty(), "{property:?}");
        }
    }
    let events =
        calendar.components.iter().filter(|one| one.component_type == ICalendarComponentType::VEvent);
    let read = |event: &calcard::icalendar::ICalendarComponent| {
        let value = |name| event.property(&name).expect("a property").values[0].clone();
        let text = |name| value(name).as_text().expect("text").to_owned();
        let ICalendarValue::Integer(sequence) = value(ICalendarProperty::Sequence) else {
            panic!("{event:?}")
        };
        let ICalendarValue::Status(status) = value(ICalendarProperty::Status) else { panic!("{event:?}") };
        let ICalendarValue::PartialDateTime(starts) = value(ICalendarProperty::Dtstart) else {
            panic!("{event:?}")
        };
        Entry {
            uid: text(ICalendarProperty::Uid),
            sequence,
            status,
            starts_at: starts.to_timestamp().expect("an instant"),
            summary: text(ICalendarProperty::Summary),
        }
    };
    events.map(read).collect()
}

/// Seconds since 1970.
fn seconds(at: &str) -> i64 {
    at.parse::<chrono::DateTime<chrono::Utc>>().expect("an instant").timestamp()
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
        assert_eq!((before.sequence, before.status.clone()), (0, ICalendarStatus::Confirmed));
        assert_eq!(before.starts_at, seconds("2026-03-14T01:00:00Z"));
        assert_eq!(before.summary, "临江看房团；三个户型，午餐在会所，请带身份证，孩子可以一起来");
        manager.patch(&at(&event, ""), 2, json!({ "begins_at": "2026-03-14T02:00:00Z" })).await.expect(200);
        let [moved] = entries(&app.guest().get(&path).await.text()).try_into().expect("one entry");
        assert_eq!((&moved.uid, moved.sequence), (&before.uid, 1));
        assert_eq!(moved.starts_at, seconds("2026-03-14T02:00:00Z"));
        assert_eq!(entries(&app.guest().get(&at(&event, "/calendar")).await.text())[0], moved);
        // Cancelled it stays for thirty days, and then goes.
        member.post(&of(&registration, "/cancel"), json!({})).await.expect(200);
        assert_eq!(entries(&app.guest().get(&path).await.text())[0].status, ICalendarStatus::Cancelled);
        pass(&app, 29 * 24).await;
        assert_eq!(entries(&app.guest().get(&path).await.text()).len(), 1);
        pass(&app, 2 * 24).await;
        assert!(entries(&app.guest().get(&path).await.text()).is_empty());
        let mut member = app.signed_in(member.account_id()).await;
        member.delete("/api/v1/me/calendar-feed").await.expect(204);
        app.guest().get(&path).await.expect_problem(404, "not_found");
    }
}
