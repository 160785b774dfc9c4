//! Tickets and the door: what is shown, what counts, and what those who were there say afterwards.

use linli::features::check_ins::logic::attendance;
use linli_entities::attendee::AttendeeId;
use linli_entities::outbox::{self, OutboxKind};
use linli_tests::TestApp;
use poem::http::Method;
use sea_orm::{ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _};
use serde_json::{Value, json};

use crate::club::earning::{earn, rule};
use crate::club::{member, points, sound};

use super::{at, manager, now, of, pass, published, registered, tour};

fn scan(device: &str, nonce: &str, scanned_at: &str, shown: Value) -> Value {
    let mut scan = json!({ "device": device, "sequence": 1, "nonce": nonce, "scanned_at": scanned_at });
    for (key, value) in shown.as_object().expect("what is shown") {
        scan[key] = value.clone();
    }
    scan
}

fn verdicts(answer: &Value) -> Vec<&str> {
    answer["items"].as_array().expect("items").iter().filter_map(|one| one["verdict"].as_str()).collect()
}

/// What a second implementation reads in the picture of a ticket, drawn square by square.
fn read(svg: &str) -> String {
    let between = |before: &str, after: &str| {
        let rest = svg.split_once(before).expect("the picture").1;
        rest.split_once(after).expect("the picture").0
    };
    let number = |text: &str| text.parse::<usize>().expect("a number");
    let size = number(between("width=\"", "\""));
    let mut dark = vec![false; size * size];
    // `M{left} {top}h{width}v{height}H{left}V{top}`, again and again.
    for square in between(" d=\"", "\"").split('M').skip(1) {
        let numbers: Vec<usize> = square
            .split(|mark: char| !mark.is_ascii_digit())
            .filter(|part| !part.is_empty())
            .map(number)
            .collect();
        let [left, top, width, height, ..] = numbers[..] else { panic!("{square}") };
        for y in top..top + height {
            dark[y * size + left..y * size + left + width].fill(true);
        }
    }
    let mut image = rqrr::PreparedImage::prepare_from_bitmap(size, size, |x, y| dark[y * size + x]);
    let [grid] = image.detect_grids().try_into().unwrap_or_else(|_| panic!("not one code in {svg}"));
    grid.decode().expect("a code").1
}

async fn attendances(app: &TestApp) -> u64 {
    let rows = outbox::Entity::find().filter(outbox::Column::Kind.eq(OutboxKind::Attendance));
    rows.count(app.app.db.read()).await.expect("the outbox")
}

linli_tests::story! {
    async fn of_what_two_doors_saw_the_earliest_counts_and_somebody_comes_once(app) {
        let project = app.project("jiangpan").await;
        let mut manager = manager(&app, project).await;
        let event = published(&mut manager, tour(project, 9)).await;
        let other = published(&mut manager, tour(project, 9)).await;
        let mut member = app.account("member").await;
        let registration = registered(&mut member, &event, &["李江畔", "小李"]).await;
        let elsewhere = registered(&mut member, &other, &["李江畔"]).await;
        let tickets = member.get(&of(&registration, "/tickets")).await.expect(200);
        let ticket = &tickets["items"][0];
        assert_eq!(read(ticket["qr_svg"].as_str().expect("a picture")), ticket["payload"]);
        let foreign = member.get(&of(&elsewhere, "/tickets")).await.expect(200)["items"][0]["payload"].clone();
        manager.get(&of(&registration, "/tickets")).await.expect_problem(403, "forbidden");
        // It begins on the 14th at 01:00 UTC.
        pass(&app, 12 * 24).await;
        let mut forged = ticket["payload"].as_str().expect("a payload").to_owned();
        forged.replace_range(40..41, if &forged[40..41] == "0" { "1" } else { "0" });
        let seat = |payload: &Value| json!({ "method": "ticket", "ticket": payload });
        let scans = json!({ "scans": [
            scan("gate-b", "1", "2026-03-14T00:58:00Z", seat(&ticket["payload"])),
            scan("gate-b", "2", "2026-03-14T00:58:10Z", seat(&json!(forged))),
            scan("gate-b", "3", "2026-03-14T00:58:20Z", seat(&foreign)),
            scan("gate-b", "4", "2026-03-14T00:58:30Z", json!({ "method": "code", "code": "AAAA-AAAA" })),
            scan("gate-b", "5", "2026-03-14T00:58:40Z", json!({ "method": "ticket", "ticket": "{\"seat\":1}" })),
            scan("gate-b", "6", "2026-03-14T00:59:00Z", seat(&ticket["payload"])),
        ] });
        let path = at(&event, "/check-ins");
        member.post(&path, scans.clone()).await.expect_problem(403, "forbidden");
        let first = manager.post(&path, scans.clone()).await.expect(200);
        assert_eq!(verdicts(&first), ["accepted", "forged", "other_event", "unknown", "unknown", "repeated"]);
        // The same upload again is the same.
        assert_eq!(manager.post(&path, scans).await.expect(200), first);
        assert_eq!(attendances(&app).await, 1);
        // The other door had no network, and saw the ticket before; its clock is a minute slow, and so set right.
        let mut late = scan("gate-a", "1", "2026-03-14T00:56:00Z", seat(&ticket["payload"]));
        late["clock_offset_ms"] = json!(60_000);
        // What no clock can have seen was when it was heard of.
        let future = scan("gate-a", "2", "2031-01-01T00:00:00Z", seat(&ticket["payload"]));
        let second = manager.post(&path, json!({ "scans": [late, future] })).await.expect(200);
        assert_eq!(verdicts(&second), ["accepted", "repeated"]);
        let seen = now(&mut member, &registration).await;
        assert_eq!(seen["attendees"][0]["checked_in_at"], "2026-03-14T00:57:00+00:00");
        assert_eq!(attendances(&app).await, 1, "somebody comes once");
        let conflicts = manager.get(&at(&event, "/check-ins?conflicts=true")).await.expect(200);
        assert_eq!(verdicts(&conflicts), ["repeated", "accepted", "repeated", "repeated"]);
        // Taken back, another of the seat counts.
        let undo = format!("/api/v1/check-ins/{}/undo", second["items"][0]["id"]);
        member.post(&undo, json!({ "reason": "扫错了人" })).await.expect_problem(404, "not_found");
        assert_eq!(manager.post(&undo, json!({ "reason": "扫错了人" })).await.expect(200)["verdict"], "undone");
        manager.post(&undo, json!({ "reason": "扫错了人" })).await.expect_problem(409, "wrong_state");
        let seen = now(&mut member, &registration).await;
        assert_eq!(seen["attendees"][0]["checked_in_at"], "2026-03-14T00:58:00+00:00");
        let id = AttendeeId(seen["attendees"][0]["id"].as_i64().expect("an id"));
        let told = attendance(app.app.db.read(), id).await.expect("the database").expect("a seat");
        assert_eq!(told.account_id, Some(member.account_id()));
        // Whoever sits there cannot be given up.
        member.post(&of(&registration, "/cancel"), json!({})).await.expect_problem(409, "wrong_state");
    }

    async fn whoever_comes_earns_points_once_and_what_was_a_mistake_at_the_door_is_taken_back(app) {
        let project = app.project("jiangpan").await;
        let mut manager = manager(&app, project).await;
        let mut boss = app.administrator().await;
        rule(&mut boss, json!({ "kind": "event_attended", "points": 60 })).await;
        let (mut anna, _) = member(&app, "anna").await;
        let event = published(&mut manager, tour(project, 9)).await;
        let registration = registered(&mut anna, &event, &["李江畔", "小李"]).await;
        let seats: Vec<Value> = (0..2).map(|seat| registration["attendees"][seat]["id"].clone()).collect();
        pass(&app, 12 * 24).await;
        let path = at(&event, "/check-ins");
        let came = |device: &str, nonce: &str, seat: &Value| {
            let shown = json!({ "method": "search", "attendee_id": seat });
            json!({ "scans": [scan(device, nonce, "2026-03-14T00:58:00Z", shown)] })
        };
        let first = manager.post(&path, came("gate-a", "1", &seats[0])).await.expect(200);
        manager.post(&path, came("gate-b", "1", &seats[0])).await.expect(200);
        manager.post(&path, came("gate-b", "2", &seats[1])).await.expect(200);
        earn(&app).await;
        assert_eq!(points(&mut anna).await[0], 60, "once, and nothing for a guest");
        let line = anna.get("/api/v1/club/membership/entries").await.expect(200)["items"][0].clone();
        assert_eq!(line["source"], "event");
        let undo = |scan: &Value| format!("/api/v1/check-ins/{}/undo", scan["id"]);
        let words = json!({ "reason": "扫错了人" });
        manager.post(&undo(&first["items"][0]), words.clone()).await.expect(200);
        earn(&app).await;
        assert_eq!(points(&mut anna).await[0], 60, "the other door saw them as well");
        let scans = manager.get(&path).await.expect(200);
        let other = scans["items"].as_array().expect("scans").iter().find(|scan| scan["verdict"] == "accepted" && scan["attendee_id"] == seats[0]);
        manager.post(&undo(other.expect("the scan that counts")), words).await.expect(200);
        earn(&app).await;
        assert_eq!(points(&mut anna).await[0], 0, "nobody was there");
        manager.post(&path, came("gate-a", "2", &seats[0])).await.expect(200);
        earn(&app).await;
        earn(&app).await;
        assert_eq!(points(&mut anna).await[0], 60);
        sound(&app).await;
    }

    async fn a_ticket_issued_anew_ends_the_one_before_and_the_roster_says_so(app) {
        let project = app.project("jiangpan").await;
        let mut manager = manager(&app, project).await;
        let event = published(&mut manager, tour(project, 1)).await;
        let (mut member, mut waiting) = (app.account("member").await, app.account("waiting").await);
        let registration = registered(&mut member, &event, &["李江畔"]).await;
        let in_queue = registered(&mut waiting, &event, &["王小江"]).await;
        let before = member.get(&of(&registration, "/tickets")).await.expect(200)["items"][0].clone();
        let reissue = format!("/api/v1/attendees/{}/reissue", before["attendee_id"]);
        waiting.post(&reissue, json!({})).await.expect_problem(404, "not_found");
        let after = member.post(&reissue, json!({})).await.expect(200);
        assert_ne!(before["code"], after["code"]);
        let roster = manager.get(&at(&event, "/roster?limit=1")).await.expect(200);
        assert_eq!((&roster["items"][0]["serial"], &roster["items"][0]["initials"]), (&json!(2), &json!("李*")));
        assert_eq!(roster["public_key"].as_str().map(str::len), Some(64));
        let rest = manager.get(&at(&event, &format!("/roster?after={}", roster["next"].as_str().expect("more")))).await.expect(200);
        assert_eq!(rest["items"][0]["state"], "waiting");
        let shown = |nonce: &str, shown: Value| scan("gate-a", nonce, "2026-03-14T00:58:00Z", shown);
        let seat = in_queue["attendees"][0]["id"].clone();
        let scans = json!({ "scans": [
            shown("1", json!({ "method": "ticket", "ticket": before["payload"] })),
            shown("2", json!({ "method": "code", "code": before["code"] })),
            shown("3", json!({ "method": "search", "attendee_id": seat })),
            shown("4", json!({ "method": "ticket", "ticket": after["payload"] })),
        ] });
        let answer = manager.post(&at(&event, "/check-ins"), scans).await.expect(200);
        assert_eq!(verdicts(&answer), ["revoked", "unknown", "not_confirmed", "accepted"]);
        let found = manager.get(&at(&event, "/attendees?query=小江")).await.expect(200);
        assert_eq!((found["items"].as_array().map(Vec::len), &found["items"][0]["account"]["name"]), (Some(1), &json!("waiting")));
        // Somebody stands in the door: with a reason there is always a seat.
        let walk_in = json!({ "name": "王女士", "slot_id": event["slots"][0]["id"], "reason": "车上有空位", "device": "gate-a", "nonce": "9" });
        let path = at(&event, "/walk-ins");
        let key = [("idempotency-key", "one")];
        let made = manager.send(Method::POST, &path, Some(walk_in.clone()), &key).await.expect(201);
        assert_eq!((&made["verdict"], &made["method"]), (&json!("accepted"), &json!("walk_in")));
        assert_eq!(manager.send(Method::POST, &path, Some(walk_in), &key).await.expect(201)["id"], made["id"]);
        let quota = manager.get(&at(&event, "")).await.expect(200)["quotas"][0].clone();
        assert_eq!((&quota["taken"], &quota["over"]), (&json!(2), &json!(1)));
    }

    async fn who_was_there_rates_once_and_a_poor_rating_leads_to_a_complaint(app) {
        let project = app.project("jiangpan").await;
        let mut manager = manager(&app, project).await;
        let event = published(&mut manager, tour(project, 9)).await;
        let mut member = app.account("member").await;
        let registration = registered(&mut member, &event, &["李江畔"]).await;
        let rating = json!({ "stars": 2, "words": "车上太挤" });
        let path = of(&registration, "/rating");
        member.put(&path, rating.clone()).await.expect_problem(409, "not_attended");
        pass(&app, 12 * 24).await;
        let code = now(&mut member, &registration).await["attendees"][0]["code"].clone();
        let scans = json!({ "scans": [scan("gate-a", "1", "2026-03-14T01:00:00Z", json!({ "method": "code", "code": code }))] });
        manager.post(&at(&event, "/check-ins"), scans).await.expect(200);
        pass(&app, 24).await;
        assert_eq!(now(&mut member, &registration).await["may"]["rate"], true);
        manager.put(&path, rating.clone()).await.expect_problem(403, "forbidden");
        member.put(&path, json!({ "stars": 6 })).await.expect_problem(422, "invalid");
        let rated = member.put(&path, rating.clone()).await.expect(200);
        let url = rated["rating"]["complaint_url"].as_str().expect("an address");
        assert!(url.starts_with(&format!("/complaints/new?project_id={project}&title=%E5%91%A8")), "{url}");
        member.put(&path, rating).await.expect_problem(409, "already_rated");
        let list = manager.get(&at(&event, "/ratings")).await.expect(200);
        assert_eq!((&list["items"][0]["stars"], &list["items"][0]["account"]["name"]), (&json!(2), &json!("member")));
        member.get(&at(&event, "/ratings")).await.expect_problem(403, "forbidden");
        let past = app.guest().get("/api/v1/events?when=past").await.expect(200);
        assert_eq!(past["items"][0]["state"], "done");
    }
}
