//! How registrations are shown, to their holders and to who hosts the event.

use linli_entities::Instant;
use linli_entities::attendee::{self, AttendeeId, SeatState};
use linli_entities::event::EventId;
use linli_entities::event_quota::QuotaId;
use linli_entities::event_rating;
use linli_entities::event_slot::SlotId;
use linli_entities::registration::{RegistrationId, RegistrationState};
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::input::AnswerInput;
use super::logic::{self, Party};
use crate::answer::Addressed;
use crate::features::accounts::logic::AccountRef;
use crate::features::complaints::output::filing_url;
use crate::features::events::logic as events;
use crate::features::events::output::EventRef;
use crate::features::events::rules::EventPhase;
use crate::features::events::rules::plan;

/// Stars at which a complaint is suggested, at most.
const POOR: i32 = 2;

/// What was chosen.
#[derive(Clone, Debug, Object)]
pub struct ChosenSlot {
    /// The id.
    pub id: SlotId,
    /// Its name; empty where there was nothing to choose.
    pub name: String,
    /// Where, if elsewhere than the event.
    pub place: String,
    /// When, if at another time than the event.
    pub begins_at: Option<Instant>,
}

/// A seat.
#[derive(Clone, Debug, Object)]
pub struct Attendee {
    /// The id.
    pub id: AttendeeId,
    /// Who sits there.
    pub name: String,
    /// Where it stands.
    pub state: SeatState,
    /// What was chosen for it beside.
    pub extra_ids: Vec<SlotId>,
    /// The code of its ticket, to be typed at the door; of a seat that is confirmed.
    pub code: Option<String>,
    /// When somebody came.
    pub checked_in_at: Option<Instant>,
}

/// A quota that is too full.
#[derive(Clone, Debug, Object)]
pub struct FullQuota {
    /// The id.
    pub id: QuotaId,
    /// What there is too little of.
    pub name: String,
}

/// A place in the queue.
#[derive(Clone, Debug, Object)]
pub struct WaitlistPlace {
    /// 1 for the next.
    pub position: i64,
    /// What there is too little of for the whole party: why it waits.
    pub full: Vec<FullQuota>,
}

/// Seats that are kept until somebody answers.
#[derive(Clone, Debug, Object)]
pub struct Offer {
    /// How many; may be fewer than the party has.
    pub seat_count: i32,
    /// Until when.
    pub expires_at: Instant,
}

/// What somebody who was there says of an event.
#[derive(Clone, Debug, Object)]
pub struct Rating {
    /// 1 to 5.
    pub stars: i32,
    /// In words; may be empty.
    pub words: String,
    /// When it was said.
    pub rated_at: Instant,
    /// Where a complaint about it is begun, relative to the server; where few stars were given for an event of a project.
    pub complaint_url: Option<String>,
}

/// What the reader may do with a registration.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Object)]
pub struct RegistrationMay {
    /// Take what is offered, or in the last hours what is free.
    pub accept: bool,
    /// Let an offer pass.
    pub decline: bool,
    /// Give seats up.
    pub cancel: bool,
    /// Rate the event.
    pub rate: bool,
}

/// That somebody comes to an event, or waits for seats.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Registration {
    /// The id.
    pub id: RegistrationId,
    /// The event.
    pub event: EventRef,
    /// What was chosen.
    pub slot: ChosenSlot,
    /// Where it stands.
    pub state: RegistrationState,
    /// Whose it is; null for somebody who walked in.
    pub account: Option<AccountRef>,
    /// The staff who made it for somebody else.
    pub by: Option<AccountRef>,
    /// Why staff made it, or why it was cancelled; for staff of the event.
    pub reason: Option<String>,
    /// Its seats, also those that were given up.
    pub attendees: Vec<Attendee>,
    /// The seats that were not given up.
    pub seat_count: i64,
    /// What was answered.
    pub answers: Vec<AnswerInput>,
    /// The place in the queue, of one that waits.
    pub waitlist: Option<WaitlistPlace>,
    /// What is kept for one that is offered seats.
    pub offer: Option<Offer>,
    /// When it was made.
    pub registered_at: Instant,
    /// When it ended.
    pub cancelled_at: Option<Instant>,
    /// Whether seats were given up later than is free.
    pub late_cancel: bool,
    /// What its holder said of the event.
    pub rating: Option<Rating>,
    /// What the reader may do.
    pub may: RegistrationMay,
    /// Grows with every change.
    pub version: i64,
    /// Where its holder reads it on the web.
    pub url: String,
}

/// What somebody said of an event, and who.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct EventRating {
    /// The registration.
    pub registration_id: RegistrationId,
    /// Who.
    pub account: Option<AccountRef>,
    /// What.
    #[oai(flatten)]
    pub rating: Rating,
}

/// The address of a calendar.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct CalendarFeed {
    /// The address: a secret that is shown once.
    pub url: String,
}

/// Where a registration is read on the web.
pub fn url(id: RegistrationId) -> String {
    format!("/me/registrations/{id}")
}

fn attendee(seat: &attendee::Model) -> Attendee {
    Attendee {
        id: seat.id,
        name: seat.name.clone(),
        state: seat.state,
        extra_ids: plan::ids(&seat.extra_ids).into_iter().map(SlotId).collect(),
        code: (seat.state == SeatState::Confirmed).then(|| seat.code.clone()),
        checked_in_at: seat.checked_in_at,
    }
}

fn rating(seen: &logic::Seen, row: &event_rating::Model) -> Rating {
    let project = seen.event.project_id.filter(|_| row.stars <= POOR);
    let complaint_url = project.map(|project| {
        let title: String = seen.event.title.chars().take(80).collect();
        filing_url(project, None, &title)
    });
    Rating { stars: row.stars, words: row.words.clone(), rated_at: row.rated_at, complaint_url }
}

fn may(seen: &logic::Seen) -> RegistrationMay {
    let (holder, ahead) = (seen.party == Party::Holder, seen.is_ahead());
    let offered = seen.row.state == RegistrationState::Offered;
    let waiting = seen.row.state == RegistrationState::Waiting;
    let stands = offered || waiting || seen.row.state == RegistrationState::Confirmed;
    let came = seen.seats().any(|seat| seat.checked_in_at.is_some());
    RegistrationMay {
        accept: holder && ahead && (offered || (waiting && seen.last_hours())),
        decline: holder && ahead && offered,
        cancel: stands && ahead && !came,
        rate: holder && came && seen.rating.is_none(),
    }
}

impl From<logic::Seen> for Registration {
    fn from(seen: logic::Seen) -> Self {
        let answers = seen.row.answers.as_object().into_iter().flatten().filter_map(|(id, answer)| {
            let question_id = linli_entities::event_question::QuestionId(id.parse().ok()?);
            Some(AnswerInput { question_id, answer: answer.as_str()?.to_owned() })
        });
        let full = seen.full.iter().map(|(id, name)| FullQuota { id: *id, name: name.clone() });
        let full: Vec<FullQuota> = full.collect();
        let offered = seen.row.offer_expires_at;
        Self {
            id: seen.row.id,
            event: events::named(&seen.event, seen.now),
            slot: ChosenSlot {
                id: seen.slot.id,
                name: seen.slot.name.clone(),
                place: seen.slot.place.clone(),
                begins_at: seen.slot.begins_at,
            },
            state: seen.row.state,
            answers: answers.collect(),
            attendees: seen.attendees.iter().map(attendee).collect(),
            seat_count: i64::try_from(seen.seats().count()).unwrap_or(i64::MAX),
            waitlist: seen.position.map(|position| WaitlistPlace { position, full }),
            offer: offered.map(|expires_at| Offer { seat_count: seen.row.offered_count, expires_at }),
            registered_at: seen.row.registered_at,
            cancelled_at: seen.row.cancelled_at,
            late_cancel: seen.row.late_cancel,
            rating: seen.rating.as_ref().map(|row| rating(&seen, row)),
            may: may(&seen),
            version: seen.row.version,
            url: url(seen.row.id),
            reason: seen.row.reason.filter(|_| seen.party == Party::Host),
            account: seen.account,
            by: seen.by,
        }
    }
}

impl EventRating {
    /// What a registration says of its event; nothing where it says nothing.
    pub fn of(seen: &logic::Seen) -> Option<Self> {
        let rating = rating(seen, seen.rating.as_ref()?);
        Some(Self { registration_id: seen.row.id, account: seen.account.clone(), rating })
    }
}

impl Addressed for Registration {
    fn address(&self) -> String {
        format!("/registrations/{}", self.id)
    }
}

impl Example for Registration {
    fn example() -> Self {
        Self {
            id: RegistrationId(7),
            event: EventRef {
                id: EventId(12),
                title: "周六看房团".to_owned(),
                kind: linli_entities::event::EventKind::Tour,
                state: EventPhase::Published,
                place: "武汉会所门口".to_owned(),
                begins_at: Instant::UNIX_EPOCH,
                ends_at: Instant::UNIX_EPOCH,
            },
            slot: ChosenSlot {
                id: SlotId(31),
                name: "1 号车".to_owned(),
                place: "光谷广场".to_owned(),
                begins_at: None,
            },
            state: RegistrationState::Waiting,
            account: Some(AccountRef::example()),
            by: None,
            reason: None,
            attendees: vec![Attendee {
                id: AttendeeId(9),
                name: "李江畔".to_owned(),
                state: SeatState::Waiting,
                extra_ids: vec![],
                code: None,
                checked_in_at: None,
            }],
            seat_count: 1,
            answers: vec![],
            waitlist: Some(WaitlistPlace {
                position: 3,
                full: vec![FullQuota { id: QuotaId(5), name: "1 号车".to_owned() }],
            }),
            offer: None,
            registered_at: Instant::UNIX_EPOCH,
            cancelled_at: None,
            late_cancel: false,
            rating: None,
            may: RegistrationMay { cancel: true, ..RegistrationMay::default() },
            version: 1,
            url: "/me/registrations/7".to_owned(),
        }
    }
}

impl Example for EventRating {
    fn example() -> Self {
        Self {
            registration_id: RegistrationId(7),
            account: Some(AccountRef::example()),
            rating: Rating {
                stars: 4,
                words: "讲得清楚，车上有点挤。".to_owned(),
                rated_at: Instant::UNIX_EPOCH,
                complaint_url: None,
            },
        }
    }
}

impl Example for CalendarFeed {
    fn example() -> Self {
        Self { url: "https://linli.example/api/v1/calendar-feeds/tqv3…".to_owned() }
    }
}
