//! How events are shown.

use linli_entities::Instant;
use linli_entities::event::{Audience, EventId, EventKind};
use linli_entities::event_question::{QuestionId, QuestionKind};
use linli_entities::event_quota::{self, QuotaId};
use linli_entities::event_slot::{self, SlotId, SlotKind};
use linli_entities::registration::{RegistrationId, RegistrationState};
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::logic;
use super::rules::{self, EventPhase, RegistrationPhase, plan};
use crate::answer::Addressed;
use crate::features::projects::output::{BuildingRef, ProjectRef};
use crate::features::registrations::output::Registration;

/// Where something is read on the web.
pub fn url(id: EventId) -> String {
    format!("/events/{id}")
}

/// An event, named.
#[derive(Clone, Debug, Object)]
pub struct EventRef {
    /// The id.
    pub id: EventId,
    /// Its title.
    pub title: String,
    /// What people come for.
    pub kind: EventKind,
    /// Where it stands.
    pub state: EventPhase,
    /// Where to come to.
    pub place: String,
    /// When it begins.
    pub begins_at: Instant,
    /// When it ends.
    pub ends_at: Instant,
}

/// Whether and how one can register for an event.
#[derive(Clone, Debug, Object)]
pub struct EventRegistration {
    /// Whether one can register now.
    pub phase: RegistrationPhase,
    /// From when on; null from its publication on.
    pub opens_at: Option<Instant>,
    /// Until when.
    pub closes_at: Instant,
    /// Until when whoever cancels is not late.
    pub free_cancel_until_at: Option<Instant>,
    /// Seats that are left where most are; null where there is no end of them. Whether one gets them is decided when one
    /// registers: who waits comes first.
    pub seats_left: Option<i32>,
    /// Registrations that wait for seats.
    pub waiting_count: i64,
    /// Seats of one registration, at most.
    pub party_max: i32,
}

/// The reader's own registration.
#[derive(Clone, Debug, Object)]
pub struct OwnRegistration {
    /// The id.
    pub id: RegistrationId,
    /// Where it stands.
    pub state: RegistrationState,
    /// Its seats.
    pub seat_count: i64,
    /// The place in the queue, 1 for the next.
    pub position: Option<i64>,
}

/// An event in a list.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct EventCard {
    /// The id.
    pub id: EventId,
    /// What people come for.
    pub kind: EventKind,
    /// Where it stands.
    pub state: EventPhase,
    /// Who knows of it and may come.
    pub audience: Audience,
    /// Its title.
    pub title: String,
    /// The project, for one of a project.
    pub project: Option<ProjectRef>,
    /// The city, for one of a city.
    pub city: Option<String>,
    /// The building, for one of those at home there.
    pub building: Option<BuildingRef>,
    /// Where to come to.
    pub place: String,
    /// When it begins.
    pub begins_at: Instant,
    /// When it ends.
    pub ends_at: Instant,
    /// The same for all weeks of a series.
    pub series_id: Option<EventId>,
    /// Whether and how one can register.
    pub registration: EventRegistration,
    /// The reader's own registration that stands.
    pub my_registration: Option<OwnRegistration>,
    /// Where it is read on the web.
    pub url: String,
}

/// Something to choose at an event.
#[derive(Clone, Debug, Object)]
pub struct Slot {
    /// The id.
    pub id: SlotId,
    /// Its name; empty where there is nothing to choose.
    pub name: String,
    /// Where, if elsewhere than the event.
    pub place: String,
    /// When, if at another time than the event.
    pub begins_at: Option<Instant>,
    /// Until when.
    pub ends_at: Option<Instant>,
    /// The quotas in which each seat counts once.
    pub quota_ids: Vec<QuotaId>,
    /// How many are left: the tightest quota decides; null where there is no end.
    pub seats_left: Option<i32>,
}

/// How much there is of something.
#[derive(Clone, Debug, Object)]
pub struct Quota {
    /// The id.
    pub id: QuotaId,
    /// Its word within the plan.
    pub key: String,
    /// What there is.
    pub name: String,
    /// How much of it; null where there is no end.
    pub size: Option<i32>,
    /// How much is left.
    pub left: Option<i32>,
    /// How much is taken or kept; for staff of the event.
    pub taken: Option<i32>,
    /// How much more is taken than there is; for staff of the event.
    pub over: i32,
}

/// Something that whoever registers is asked.
#[derive(Clone, Debug, Object)]
pub struct Question {
    /// The id.
    pub id: QuestionId,
    /// What an answer looks like.
    pub kind: QuestionKind,
    /// The question.
    pub prompt: String,
    /// What can be chosen.
    pub choices: Vec<String>,
    /// Whether it has to be answered.
    pub required: bool,
}

/// What the reader may do with an event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Object)]
pub struct EventMay {
    /// Register now.
    pub register: bool,
    /// Change it.
    pub edit: bool,
    /// Publish it.
    pub publish: bool,
    /// Cancel it.
    pub cancel: bool,
    /// See who comes, let them in, register by phone.
    pub host: bool,
}

/// An event.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Event {
    /// What lists have of it.
    #[oai(flatten)]
    pub card: EventCard,
    /// What it is about.
    pub html: String,
    /// What was typed; for whoever may change it.
    pub markdown: Option<String>,
    /// Whether of those who share a home only one registers.
    pub one_per_household: bool,
    /// For how many hours a seat is kept for whoever waited for it.
    pub offer_hours: i32,
    /// Why it does not take place.
    pub cancel_reason: Option<String>,
    /// When it was cancelled.
    pub cancelled_at: Option<Instant>,
    /// Of what every registration chooses one: at least one.
    pub slots: Vec<Slot>,
    /// What is chosen for each seat beside.
    pub extras: Vec<Slot>,
    /// What there is.
    pub quotas: Vec<Quota>,
    /// What whoever registers is asked.
    pub questions: Vec<Question>,
    /// What the reader may do.
    pub may: EventMay,
    /// Grows with every change.
    pub version: i64,
}

/// What came of changing a quota.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct QuotaChange {
    /// The quota as it is now.
    pub quota: Quota,
    /// How much more is taken than there is: nobody loses a seat by that.
    pub over: i32,
    /// Those who came last to what is over, the last first: whom to call.
    pub concerned: Vec<Registration>,
    /// The version of the event now.
    pub event_version: i64,
}

impl Slot {
    fn of(row: event_slot::Model, quotas: &[event_quota::Model]) -> Self {
        Self {
            id: row.id,
            seats_left: plan::seats_left(quotas, &row.quota_ids),
            quota_ids: plan::ids(&row.quota_ids).into_iter().map(QuotaId).collect(),
            name: row.name,
            place: row.place,
            begins_at: row.begins_at,
            ends_at: row.ends_at,
        }
    }
}

impl Quota {
    /// The quota as somebody sees it who hosts the event, or not.
    pub fn of(row: event_quota::Model, hosts: bool) -> Self {
        Self {
            id: row.id,
            left: plan::left(&row),
            taken: hosts.then_some(row.taken),
            over: if hosts { plan::over(&row) } else { 0 },
            key: row.key,
            name: row.name,
            size: row.size,
        }
    }
}

impl From<&logic::Seen> for EventCard {
    fn from(seen: &logic::Seen) -> Self {
        let row = &seen.row;
        Self {
            id: row.id,
            kind: row.kind,
            state: seen.phase,
            audience: row.audience,
            title: row.title.clone(),
            project: seen.project.clone(),
            city: row.city.clone(),
            building: seen.building.clone(),
            place: row.place.clone(),
            begins_at: row.begins_at,
            ends_at: row.ends_at,
            series_id: row.series_id,
            registration: EventRegistration {
                phase: seen.registration_phase,
                opens_at: row.registration_opens_at,
                closes_at: rules::closes_at(row),
                free_cancel_until_at: row.free_cancel_until_at,
                seats_left: seen.seats_left(),
                waiting_count: seen.waiting_count,
                party_max: row.party_max,
            },
            my_registration: seen.own.clone(),
            url: url(row.id),
        }
    }
}

impl From<logic::Seen> for EventCard {
    fn from(seen: logic::Seen) -> Self {
        Self::from(&seen)
    }
}

impl From<logic::Seen> for Event {
    fn from(seen: logic::Seen) -> Self {
        let card = EventCard::from(&seen);
        let logic::Seen { row, quotas, slots, questions, may, .. } = seen;
        let (extras, slots): (Vec<_>, Vec<_>) =
            slots.into_iter().partition(|one| one.kind == SlotKind::Extra);
        let shown =
            |rows: Vec<event_slot::Model>| rows.into_iter().map(|row| Slot::of(row, &quotas)).collect();
        let questions = questions.into_iter().map(|row| Question {
            id: row.id,
            kind: row.kind,
            prompt: row.prompt,
            choices: serde_json::from_value(row.choices).unwrap_or_default(),
            required: row.required,
        });
        Self {
            card,
            html: row.html,
            markdown: may.edit.then_some(row.markdown),
            one_per_household: row.one_per_household,
            offer_hours: row.offer_hours,
            cancel_reason: row.cancel_reason,
            cancelled_at: row.cancelled_at,
            slots: shown(slots),
            extras: shown(extras),
            questions: questions.collect(),
            quotas: quotas.into_iter().map(|row| Quota::of(row, may.host)).collect(),
            may,
            version: row.version,
        }
    }
}

impl Addressed for Event {
    fn address(&self) -> String {
        url(self.card.id)
    }
}

impl Example for EventCard {
    fn example() -> Self {
        Self {
            id: EventId(12),
            kind: EventKind::Tour,
            state: EventPhase::Published,
            audience: Audience::Public,
            title: "周六看房团".to_owned(),
            project: Some(ProjectRef::example()),
            city: None,
            building: None,
            place: "武汉会所门口".to_owned(),
            begins_at: Instant::UNIX_EPOCH,
            ends_at: Instant::UNIX_EPOCH,
            series_id: None,
            registration: EventRegistration {
                phase: RegistrationPhase::Open,
                opens_at: None,
                closes_at: Instant::UNIX_EPOCH,
                free_cancel_until_at: None,
                seats_left: Some(7),
                waiting_count: 0,
                party_max: 4,
            },
            my_registration: None,
            url: "/events/12".to_owned(),
        }
    }
}

impl Example for Quota {
    fn example() -> Self {
        Self {
            id: QuotaId(5),
            key: "bus-1".to_owned(),
            name: "1 号车".to_owned(),
            size: Some(45),
            left: Some(7),
            taken: None,
            over: 0,
        }
    }
}

impl Example for Event {
    fn example() -> Self {
        let slot = Slot {
            id: SlotId(31),
            name: "1 号车".to_owned(),
            place: "光谷广场".to_owned(),
            begins_at: None,
            ends_at: None,
            quota_ids: vec![QuotaId(5)],
            seats_left: Some(7),
        };
        Self {
            card: EventCard::example(),
            html: "<p>看三个户型，午餐在会所。</p>".to_owned(),
            markdown: None,
            one_per_household: false,
            offer_hours: 24,
            cancel_reason: None,
            cancelled_at: None,
            slots: vec![slot],
            extras: vec![],
            quotas: vec![Quota::example()],
            questions: vec![],
            may: EventMay { register: true, ..EventMay::default() },
            version: 3,
        }
    }
}

impl Example for QuotaChange {
    fn example() -> Self {
        Self { quota: Quota::example(), over: 0, concerned: vec![], event_version: 4 }
    }
}
