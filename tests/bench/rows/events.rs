//! Events: seats that are registered for, and people who come.

use std::cell::Cell;

use linli::features::tickets::{self, rules::Ticket};
use linli::secret;
use linli_entities::attendee::AttendeeId;
use linli_entities::event::EventId;
use rusqlite::{Connection, params};
use serde_json::json;

use crate::load::{Client, Shot, Until};
use crate::measure::{self, Figures, Pace};
use crate::rows::replies::Limit;
use crate::site::{Site, Subject};
use crate::table::Row;

/// The event that is registered for, in ten days.
const NEXT: i64 = 1;
/// The event that people come to now.
const NOW: i64 = 2;
/// The share of the raw loop of replies. A seat asks who one is, of which household, and how many seats are left in
/// which quotas, and leaves about three times the rows of a reply, with its ticket and its reminders.
const OF_LIMIT: f64 = 0.1;

/// Writes two events, so many members with a session each, and as many seats of the second event; and lets those who
/// write there host events. In bulk, around the use cases.
pub fn fill(site: &Site, members: u64) -> anyhow::Result<()> {
    let mut connection = Connection::open(site.path().join("linli.db"))?;
    let txn = connection.transaction()?;
    txn.execute_batch(
        "INSERT INTO role_grant (account_id, role, granted_at)
         SELECT id, 'group_care', '2020-01-01T00:00:00+00:00' FROM account WHERE name LIKE 'writer-%';
         INSERT INTO event (id, audience, kind, state, title, markdown, html, place, begins_at, ends_at, party_max,
                            one_per_household, offer_hours, version, schedule_version, created_at, changed_at)
         SELECT column1, 'public', 'tour', 'published', '看房团', '', '', '会所', at, strftime('%Y-%m-%dT%H:%M:%S+00:00', at, '6 hours'),
                1, 0, 24, 1, 1, '2020-01-01T00:00:00+00:00', '2020-01-01T00:00:00+00:00'
         FROM (SELECT column1, strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now', column2) AS at FROM (VALUES (1, '10 days'), (2, '0 days')));
         INSERT INTO event_quota (id, event_id, key, name, size, taken) VALUES (1, 1, 'bus', '车', 1000000, 0), (2, 2, 'bus', '车', 1000000, 0);
         INSERT INTO event_slot (id, event_id, kind, name, place, quota_ids) VALUES (1, 1, 'slot', '', '', '[1]'), (2, 2, 'slot', '', '', '[2]')",
    )?;
    let rows = [
        "INSERT INTO account (id, name, name_key, email, email_key, email_proven_at, locale, created_at)
         VALUES (1000000 + ?1, 'guest-' || ?1, 'guest-' || ?1, ?1 || '@bench.test', ?1 || '@bench.test',
                 '2020-01-01T00:00:00+00:00', 'zh-CN', '2020-01-01T00:00:00+00:00')",
        "INSERT INTO profile (account_id, display_name, bio, updated_at)
         VALUES (1000000 + ?1, '客人' || ?1, '', '2020-01-01T00:00:00+00:00')",
        "INSERT INTO registration (id, event_id, slot_id, account_id, state, answers, offered_count, passed, registered_at,
                                   late_cancel, told_version, version)
         VALUES (?1, 2, 2, 1000000 + ?1, 'confirmed', '[]', 0, 0, '2020-01-01T00:00:00+00:00', 0, 1, 1)",
        "INSERT INTO attendee (id, registration_id, event_id, name, is_holder, extra_ids, state, code, serial, attendance_count)
         VALUES (?1, ?1, 2, '客人', 1, '[]', 'confirmed', 'C' || ?1, 1, 0)",
    ];
    for number in 1..=members as i64 {
        for sql in rows {
            txn.execute(sql, params![number])?;
        }
        let session = "INSERT INTO session (account_id, token_hash, user_agent, address, created_at, last_seen_at, expires_at)
             VALUES (1000000 + ?1, ?2, 'bench', '127.0.0.1', strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'),
                     strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now', '10 days'))";
        txn.execute(session, params![number, secret::hash(&token(number))])?;
    }
    txn.commit()?;
    connection.execute_batch("ANALYZE")?;
    Ok(())
}

fn token(number: i64) -> String {
    format!("guest-{number}")
}

/// Eight clients register one member after another.
pub async fn registrations(site: &Site, subject: &Subject, pace: Pace, members: u64) -> anyhow::Result<Row> {
    let body =
        json!({ "slot_id": NEXT, "attendees": [{ "name": "客人" }], "answers": [], "waitlist": false });
    let (path, body) = (format!("/api/v1/events/{NEXT}/registrations"), body.to_string());
    let next = Cell::new(0_i64);
    let shot = |_| {
        next.set(next.get() + 1);
        Shot::post(&path, body.clone()).by(token(next.get()))
    };
    let clients = vec![subject.client(None, ""); site.tokens.len()];
    let row = written("registrations, 8 clients, durable", site, subject, pace, &clients, shot).await?;
    anyhow::ensure!(next.get() as u64 <= members, "there are too few members: {} registered", next.get());
    Ok(row)
}

/// Eight devices at the door, each telling of every ticket at once.
pub async fn check_ins(site: &Site, subject: &Subject, pace: Pace, seats: u64) -> anyhow::Result<Row> {
    let key = tickets::logic::key(&site.path().join("keys/tickets.key"))?;
    let path = format!("/api/v1/events/{NOW}/check-ins");
    let next = Cell::new(0_i64);
    let shot = |_| {
        let number = next.get() + 1;
        next.set(number);
        let ticket = Ticket { event_id: EventId(NOW), attendee_id: AttendeeId(number), serial: 1 };
        let scan = json!({ "device": format!("gate-{}", number % 8), "sequence": number, "nonce": number.to_string(),
            "scanned_at": linli::clock::Clock::System.now(), "method": "ticket", "ticket": key.sign(ticket) });
        Shot::post(&path, json!({ "scans": [scan] }).to_string())
    };
    let clients: Vec<Client> = site.tokens.iter().map(|token| subject.client(Some(token), "")).collect();
    let row = written("check-ins, 8 devices, durable", site, subject, pace, &clients, shot).await?;
    anyhow::ensure!(next.get() as u64 <= seats, "there are too few seats: {} came", next.get());
    Ok(row)
}

async fn written(
    name: &str,
    site: &Site,
    subject: &Subject,
    pace: Pace,
    clients: &[Client],
    shot: impl Fn(u64) -> Shot,
) -> anyhow::Result<Row> {
    measure::round(subject.pid(), clients, Until::Elapsed(pace.round / 4), &shot).await?;
    let raw = Limit::open(site)?;
    let (mut rounds, mut limit) = (vec![], vec![]);
    for _ in 0..pace.rounds {
        rounds.push(measure::round(subject.pid(), clients, Until::Elapsed(pace.round), &shot).await?);
        limit.push(raw.round(pace, clients.len())?);
    }
    Ok(Row::of(name, Figures::medians(&rounds))
        .against_rate(Figures::medians(&limit), OF_LIMIT)
        .note("limit: a loop of raw SQLite that renders and commits replies, eight to a commit"))
}
