//! Use cases of the door.

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::attendee::{self, AttendeeId};
use linli_entities::check_in::{ActiveModel, CheckInId, Model, ScanMethod, Verdict};
use linli_entities::event::{EventId, Model as Event};
use linli_entities::event_slot;
use linli_entities::outbox::OutboxKind;
use linli_entities::registration;
use linli_entities::registration::RegistrationId;
use sea_orm::{ConnectionTrait, Set};
use serde_json::json;

use super::input::{UndoInput, UploadInput, WalkInInput};
use super::rules::{self, Scan, Shown, WalkIn};
use super::store;
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::{AccountRef, refs as people, sessions};
use crate::features::events::logic as events;
use crate::features::registrations::logic::{making, seats};
use crate::features::registrations::rules::{NewRegistration, NewSeat};
use crate::features::tickets::rules::Key;
use crate::once::Once;
use crate::outbox;
use crate::page::PageRequest;

/// A scan, as staff see it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The row.
    pub row: Model,
    /// Who sits there.
    pub name: Option<String>,
    /// Who was at the door.
    pub by: Option<AccountRef>,
}

/// A seat, as staff see it.
#[derive(Clone, Debug)]
pub struct SeenSeat {
    /// The row.
    pub row: attendee::Model,
    /// Its registration.
    pub registration: registration::Model,
    /// What was chosen.
    pub slot: Option<event_slot::Model>,
    /// Whose registration it is.
    pub account: Option<AccountRef>,
    /// How many seats the registration has.
    pub seat_count: i64,
}

async fn seen(app: &App, rows: Vec<Model>) -> Result<Vec<Seen>, Error> {
    let people: Vec<AccountId> = rows.iter().map(|row| row.account_id).collect();
    let people = people::refs(app, &people, Scope::Anywhere).await?;
    let mut names: HashMap<AttendeeId, String> = HashMap::new();
    for id in rows.iter().filter_map(|row| row.attendee_id) {
        if !names.contains_key(&id)
            && let Some(seat) = seats::seat(app.db.read(), id).await?
        {
            names.insert(id, seat.name);
        }
    }
    let seen = rows.into_iter().map(|row| Seen {
        name: row.attendee_id.and_then(|id| names.get(&id).cloned()),
        by: people.get(&row.account_id).cloned(),
        row,
    });
    Ok(seen.collect())
}

/// What an upload is carried out with.
#[derive(Clone)]
struct Upload {
    actor: Actor,
    event_id: EventId,
    scans: Vec<Scan>,
    key: Key,
    now: Instant,
}

/// Takes in what a device saw, in the order in which it says so. Nothing that a scan says refuses the upload.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`]; [`Error::Invalid`] for what is no list of scans.
pub async fn upload(
    app: &App,
    actor: &Actor,
    event_id: EventId,
    input: UploadInput,
) -> Result<Vec<Seen>, Error> {
    events::hosted(app.db.read(), actor, event_id).await?;
    let scans = input.parse()?;
    let (key, now) = (app.tickets.clone(), app.clock.now());
    let input = Upload { actor: actor.clone(), event_id, scans, key, now };
    let rows = app.db.write(input, |txn, input| Box::pin(take_in(txn, input))).await?;
    seen(app, rows).await
}

async fn take_in(txn: &Txn, upload: Upload) -> Result<Vec<Model>, Error> {
    let Upload { actor, event_id, scans, key, now } = upload;
    let (actor, event) = held(txn, &actor, event_id).await?;
    let by = actor.signed_in()?.account_id;
    let mut ids = Vec::with_capacity(scans.len());
    for scan in scans {
        if let Some(before) = store::by_nonce(txn, event_id, &scan.device, &scan.nonce).await? {
            ids.push(before.id);
            continue;
        }
        let admitted = admitted(txn, &key, event_id, &scan.shown).await?;
        let row = row(&event, &scan, admitted, by, now);
        let id = store::insert(txn, row).await?.id;
        if let Ok(seat) = admitted {
            settle(txn, seat, now).await?;
        }
        ids.push(id);
    }
    // What each came to, once all are in.
    let mut rows = Vec::with_capacity(ids.len());
    for id in ids {
        rows.extend(store::by_id(txn, id).await?);
    }
    Ok(rows)
}

async fn held(txn: &Txn, actor: &Actor, id: EventId) -> Result<(Actor, Event), Error> {
    let actor = sessions::seen_again(txn, actor).await?;
    let event = events::seats::locked(txn, id).await?;
    events::demand(txn, &actor, &event, Permission::HostEvents).await?;
    Ok((actor, event))
}

/// The seat that is let in by what was shown, or what is said instead.
async fn admitted(
    txn: &Txn,
    key: &Key,
    event_id: EventId,
    shown: &Shown,
) -> Result<Result<AttendeeId, Verdict>, Error> {
    let (seat, ticket) = match shown {
        Shown::Ticket(payload) => match key.verify(payload, event_id) {
            Ok(ticket) => (seats::seat(txn, ticket.attendee_id).await?, Some(ticket)),
            Err(refused) => return Ok(Err(rules::refused(refused))),
        },
        Shown::Code(typed) => (seats::seat_by_code(txn, event_id, &rules::code(typed)).await?, None),
        Shown::Seat(id) => (seats::seat(txn, *id).await?, None),
    };
    Ok(rules::admit(seat.as_ref(), event_id, ticket))
}

fn row(
    event: &Event,
    scan: &Scan,
    admitted: Result<AttendeeId, Verdict>,
    by: AccountId,
    now: Instant,
) -> ActiveModel {
    ActiveModel {
        event_id: Set(event.id),
        attendee_id: Set(admitted.ok()),
        method: Set(scan.shown.method()),
        // Which of several counts is settled next.
        verdict: Set(admitted.map_or_else(|verdict| verdict, |_| Verdict::Repeated)),
        device: Set(scan.device.clone()),
        sequence: Set(scan.sequence),
        nonce: Set(scan.nonce.clone()),
        scanned_at: Set(rules::storable(scan.scanned_at, now)),
        plausible_at: Set(rules::plausible_at(scan.scanned_at, scan.offset_ms, now, event)),
        received_at: Set(now),
        account_id: Set(by),
        ..Default::default()
    }
}

/// Says which scan of a seat counts, and tells on, once each, that somebody came, or did not after all.
async fn settle(txn: &Txn, id: AttendeeId, now: Instant) -> Result<(), Error> {
    let scans = store::of_seat(txn, id).await?;
    let keys: Vec<_> = scans.iter().map(|scan| (scan.id, scan.plausible_at)).collect();
    let counting = rules::counts(&keys);
    for scan in &scans {
        let counts = counting.is_some_and(|(id, _)| id == scan.id);
        let verdict = if counts { Verdict::Accepted } else { Verdict::Repeated };
        if scan.verdict != verdict {
            store::set_verdict(txn, scan.id, verdict).await?;
        }
    }
    let seat = seats::seat(txn, id).await?.ok_or(Error::NotFound("attendee"))?;
    let at = counting.map(|(_, at)| at);
    let tells = at.is_some() != (seat.attendance_count % 2 == 1);
    if seat.checked_in_at != at || tells {
        let row = attendee::ActiveModel {
            id: Set(id),
            checked_in_at: Set(at),
            attendance_count: Set(seat.attendance_count + i32::from(tells)),
            ..Default::default()
        };
        seats::change(txn, row).await?;
    }
    if tells {
        outbox::enqueue(txn, OutboxKind::Attendance, id.0, now).await?;
    }
    Ok(())
}

/// Lets somebody in who has no seat, beyond what there is, with a reason.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`], [`Error::Invalid`].
pub async fn walk_in(
    app: &App,
    actor: &Actor,
    event_id: EventId,
    input: WalkInInput,
    once: Once,
) -> Result<Seen, Error> {
    events::hosted(app.db.read(), actor, event_id).await?;
    let new = input.parse()?;
    let input = (actor.clone(), event_id, new, once, app.clock.now());
    let row = app
        .db
        .write(input, |txn, (actor, event_id, new, once, now)| {
            Box::pin(walk_in_in(txn, actor, event_id, new, once, now))
        })
        .await?;
    seen(app, vec![row]).await?.pop().ok_or(Error::NotFound("check-in"))
}

async fn walk_in_in(
    txn: &Txn,
    actor: Actor,
    event_id: EventId,
    new: WalkIn,
    once: Once,
    now: Instant,
) -> Result<Model, Error> {
    let (actor, event) = held(txn, &actor, event_id).await?;
    let unknown = || Error::NotFound("check-in");
    if let Some(before) = once.made_before(txn).await? {
        return store::by_id(txn, CheckInId(before)).await?.ok_or_else(unknown);
    }
    if let Some(before) = store::by_nonce(txn, event_id, &new.device, &new.nonce).await? {
        return Ok(before);
    }
    let seat = NewSeat { name: new.name, extras: vec![] };
    let wanted =
        NewRegistration { slot_id: new.slot_id, seats: vec![seat], answers: vec![], waitlist: false };
    let seat = making::walk_in(txn, &actor, &event, wanted, new.reason.clone(), now).await?;
    let row = ActiveModel {
        event_id: Set(event_id),
        attendee_id: Set(Some(seat.id)),
        method: Set(ScanMethod::WalkIn),
        verdict: Set(Verdict::Repeated),
        device: Set(new.device),
        sequence: Set(0),
        nonce: Set(new.nonce),
        scanned_at: Set(now),
        plausible_at: Set(now),
        received_at: Set(now),
        account_id: Set(actor.signed_in()?.account_id),
        reason: Set(Some(new.reason)),
        ..Default::default()
    };
    let id = store::insert(txn, row).await?.id;
    settle(txn, seat.id, now).await?;
    audit::record(txn, &actor, "create_walk_in", ("check_in", id.0), json!({}), now).await?;
    once.remember(txn, id.0, now).await?;
    store::by_id(txn, id).await?.ok_or_else(unknown)
}

/// Takes a scan back, with a reason: another of the same seat counts then, if there is one.
///
/// # Errors
/// [`Error::NotFound`] to whoever does not host the event; [`Error::Invalid`]; [`Code::WrongState`] for what counted for
/// nothing.
pub async fn undo(app: &App, actor: &Actor, id: CheckInId, input: UndoInput) -> Result<Seen, Error> {
    actor.signed_in()?;
    let unknown = || Error::NotFound("check-in");
    let row = store::by_id(app.db.read(), id).await?.ok_or_else(unknown)?;
    let hosted = events::hosted(app.db.read(), actor, row.event_id).await;
    hosted.map_err(|error| match error {
        Error::NotFound(_) | Error::Forbidden(_) => unknown(),
        other => other,
    })?;
    let reason = input.parse()?;
    let input = (actor.clone(), row.event_id, id, reason, app.clock.now());
    let row = app
        .db
        .write(input, |txn, (actor, event_id, id, reason, now)| {
            Box::pin(async move {
                let (actor, _) = held(txn, &actor, event_id).await?;
                let row = store::by_id(txn, id).await?.ok_or(Error::NotFound("check-in"))?;
                let seat = row.attendee_id.ok_or(Error::Conflict(Code::WrongState))?;
                if row.undone_at.is_some() {
                    return Err(Error::Conflict(Code::WrongState));
                }
                let undone = ActiveModel {
                    id: Set(id),
                    verdict: Set(Verdict::Undone),
                    undone_at: Set(Some(now)),
                    undone_by: Set(actor.account_id()),
                    undo_reason: Set(Some(reason)),
                    ..Default::default()
                };
                let row = store::update(txn, undone).await?;
                settle(txn, seat, now).await?;
                audit::record(txn, &actor, "undo_check_in", ("check_in", id.0), json!({}), now).await?;
                Ok(row)
            })
        })
        .await?;
    seen(app, vec![row]).await?.pop().ok_or_else(unknown)
}

/// A page of the scans at an event, the newest first; or only of seats that were let in by different devices.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`].
pub async fn list(
    app: &App,
    actor: &Actor,
    event_id: EventId,
    conflicts: bool,
    page: &PageRequest<CheckInId>,
) -> Result<(Vec<Seen>, Option<String>), Error> {
    events::hosted(app.db.read(), actor, event_id).await?;
    let rows = store::page(app.db.read(), event_id, conflicts, page).await?;
    let (rows, next) = page.cut(rows, |row| row.id);
    Ok((seen(app, rows).await?, next))
}

/// A page of the seats of an event, for the door and for devices that will have no network; with words those whose name or
/// code has them.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`]; [`Code::TooLong`] at `/query`.
pub async fn seats_of(
    app: &App,
    actor: &Actor,
    event_id: EventId,
    query: Option<&str>,
    page: &PageRequest<AttendeeId>,
) -> Result<(Vec<SeenSeat>, Option<String>), Error> {
    let db = app.db.read();
    events::hosted(db, actor, event_id).await?;
    let query = query.map(str::trim).filter(|text| !text.is_empty());
    if query.is_some_and(|text| text.chars().count() > rules::WORD_MAX) {
        return Err(Error::invalid("/query", Code::TooLong));
    }
    if query.is_some_and(|text| text.contains('\0')) {
        return Ok((vec![], None));
    }
    let rows = seats::seats(db, event_id, query, page).await?;
    let (rows, next) = page.cut(rows, |row| row.id);
    let mut ids: Vec<RegistrationId> = rows.iter().map(|row| row.registration_id).collect();
    ids.sort_unstable();
    ids.dedup();
    let registrations = seats::rows(db, &ids).await?;
    let all = seats::of_registrations(db, &ids).await?;
    let slots = events::slots(db, &[event_id]).await?;
    let people: Vec<AccountId> = registrations.iter().filter_map(|row| row.account_id).collect();
    let people = people::refs(app, &people, Scope::Anywhere).await?;
    let seen = rows.into_iter().filter_map(|row| {
        let registration = registrations.iter().find(|one| one.id == row.registration_id)?.clone();
        let taken = |seat: &&attendee::Model| {
            seat.registration_id == registration.id && seat.state != attendee::SeatState::Cancelled
        };
        Some(SeenSeat {
            slot: slots.iter().find(|slot| slot.id == registration.slot_id).cloned(),
            account: registration.account_id.and_then(|id| people.get(&id).cloned()),
            seat_count: i64::try_from(all.iter().filter(taken).count()).unwrap_or(i64::MAX),
            registration,
            row,
        })
    });
    Ok((seen.collect(), next))
}

/// That somebody came to an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attendance {
    /// The event.
    pub event_id: EventId,
    /// Whose registration it is, where the seat is the holder's own: a guest has no account, and neither has somebody who
    /// walked in.
    pub account_id: Option<AccountId>,
    /// When; nothing where it was taken back.
    pub attended_at: Option<Instant>,
    /// The how manieth time it is that they came: one more each time after it was taken back.
    pub time: i32,
}

/// What a row of the outbox of the kind [`OutboxKind::Attendance`] tells of, as it is now.
///
/// # Errors
/// When the database fails.
pub async fn attendance(db: &impl ConnectionTrait, id: AttendeeId) -> Result<Option<Attendance>, Error> {
    let Some(seat) = seats::seat(db, id).await? else { return Ok(None) };
    let registration = seats::rows(db, &[seat.registration_id]).await?.pop();
    let account_id = registration.and_then(|row| row.account_id).filter(|_| seat.is_holder);
    Ok(Some(Attendance {
        event_id: seat.event_id,
        account_id,
        attended_at: seat.checked_in_at,
        time: (seat.attendance_count + 1) / 2,
    }))
}
