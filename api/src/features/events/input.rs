//! What is sent about events.

mod plans;

use linli_entities::building::BuildingId;
use linli_entities::event::{Audience, EventKind, Model};
use linli_entities::project::ProjectId;
use linli_entities::{Date, Instant};
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::rules::plan::{self, NewPlan};
use super::rules::repeat::{self, Repeat, WEEKS_MAX};
use super::rules::{
    Changes, NewEvent, OFFER_HOURS, PARTY, PLACE_MAX, REASON_MAX, TITLE_MAX, Times, Words, times,
};
use crate::code::Code;
use crate::error::Error;
use crate::features::posts::body::Body;
use crate::fields::Fields;
use crate::markdown::Mentioned;
use crate::place::Place;

pub use plans::PlanInput;

/// An event that is to be made. It is a draft until it is published.
#[derive(Debug, Object)]
#[oai(example)]
pub struct EventInput {
    /// For one project only: the project.
    pub project_id: Option<ProjectId>,
    /// For one city only: the city. Without either it is for the whole club.
    pub city: Option<String>,
    /// For those at home in one building only; with the audience `owners`.
    pub building_id: Option<BuildingId>,
    /// What people come for.
    pub kind: EventKind,
    /// Who knows of it and may come; `owners` needs a project.
    pub audience: Audience,
    /// Its title, at most 120 characters.
    pub title: String,
    /// What it is about, in Markdown.
    pub markdown: String,
    /// Where to come to, at most 200 characters.
    pub place: String,
    /// When it begins.
    pub begins_at: Instant,
    /// When it ends.
    pub ends_at: Instant,
    /// From when on one can register; from its publication on unless given.
    pub registration_opens_at: Option<Instant>,
    /// Until when one can register; until it begins unless given.
    pub registration_closes_at: Option<Instant>,
    /// Until when whoever cancels is not late.
    pub free_cancel_until_at: Option<Instant>,
    /// Seats of one registration, at most: 1 to 20, 4 unless given.
    pub party_max: Option<i32>,
    /// Whether of those who share a home only one registers.
    #[oai(default)]
    pub one_per_household: bool,
    /// For how many hours a seat is kept for whoever waited for it, the night not counted: 1 to 168, 24 unless given.
    pub offer_hours: Option<i32>,
    /// What there is and what is asked; without it everybody finds room.
    pub plan: Option<PlanInput>,
    /// Week after week; each is an event of its own.
    pub repeat: Option<RepeatInput>,
}

/// Until when an event takes place every week, at the same hour of the same day. One of `count` and `until_on`.
#[derive(Debug, Object)]
pub struct RepeatInput {
    /// For so many weeks, 2 to 60; those that are left out included.
    pub count: Option<i64>,
    /// Until this date, included.
    pub until_on: Option<Date>,
    /// Not on these dates, such as holidays.
    #[oai(default)]
    pub excluded_dates: Vec<Date>,
}

/// What changes of an event; what is absent stays.
#[derive(Debug, Default, Object)]
#[oai(example)]
pub struct EventPatch {
    /// Its title.
    pub title: Option<String>,
    /// What it is about, in Markdown.
    pub markdown: Option<String>,
    /// Where to come to.
    pub place: Option<String>,
    /// When it begins.
    pub begins_at: Option<Instant>,
    /// When it ends.
    pub ends_at: Option<Instant>,
    /// From when on one can register.
    pub registration_opens_at: Option<Instant>,
    /// Until when one can register.
    pub registration_closes_at: Option<Instant>,
    /// Until when whoever cancels is not late.
    pub free_cancel_until_at: Option<Instant>,
    /// Seats of one registration, at most.
    pub party_max: Option<i32>,
    /// Whether of those who share a home only one registers.
    pub one_per_household: Option<bool>,
    /// For how many hours a seat is kept.
    pub offer_hours: Option<i32>,
}

/// Which events are published.
#[derive(Debug, Object)]
#[oai(example)]
pub struct PublishInput {
    /// All weeks of its series that are drafts, or this one alone.
    #[oai(default)]
    pub whole_series: bool,
}

/// Why an event does not take place.
#[derive(Debug, Object)]
#[oai(example)]
pub struct CancelEventInput {
    /// Why, at most 500 characters: everybody who registered reads it.
    pub reason: String,
}

/// How much there is of something from now on.
#[derive(Debug, Object)]
#[oai(example)]
pub struct QuotaPatch {
    /// What there is.
    pub name: String,
    /// How much of it; without an end where it is null.
    pub size: Option<i32>,
}

impl EventInput {
    /// Reads the event.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field that is wrong.
    pub fn parse(self) -> Result<NewEvent, Error> {
        let whose = Place::parse(self.project_id, self.city.as_deref())?;
        let markdown = Body::parse(&self.markdown)?;
        let mut fields = Fields::default();
        if self.audience == Audience::Owners && self.project_id.is_none() {
            fields.refuse("/audience", Code::Malformed);
        }
        if self.building_id.is_some() && self.audience != Audience::Owners {
            fields.refuse("/building_id", Code::Malformed);
        }
        let first = Times {
            begins_at: self.begins_at,
            ends_at: self.ends_at,
            opens_at: self.registration_opens_at,
            closes_at: self.registration_closes_at,
            free_cancel_until_at: self.free_cancel_until_at,
        };
        first.check(&mut fields);
        fields.date("/begins_at", self.begins_at.date_naive());
        fields.date("/ends_at", self.ends_at.date_naive());
        let repeat = self.repeat.map(|repeat| repeat.parse(&mut fields));
        let weeks = repeat.map_or_else(|| vec![0], |repeat| repeat::weeks(self.begins_at, &repeat));
        if weeks.is_empty() {
            fields.refuse("/repeat", Code::OutOfRange);
        }
        let plan = self.plan.map_or_else(NewPlan::plain, |plan| plan.read(&mut fields, "/plan"));
        let new = NewEvent {
            whose,
            building_id: self.building_id,
            kind: self.kind,
            audience: self.audience,
            words: Words {
                title: fields.line("/title", &self.title, TITLE_MAX),
                html: rendered(&markdown),
                markdown,
                place: fields.line("/place", &self.place, PLACE_MAX),
            },
            times: weeks.into_iter().map(|week| (first.later(week), week)).collect(),
            party_max: fields.number("/party_max", self.party_max.unwrap_or(4), PARTY),
            one_per_household: self.one_per_household,
            offer_hours: fields.number("/offer_hours", self.offer_hours.unwrap_or(24), OFFER_HOURS),
            plan,
        };
        fields.finish(new)
    }
}

fn rendered(markdown: &str) -> String {
    Body::new(markdown.to_owned(), &Mentioned::new()).html
}

impl RepeatInput {
    fn parse(self, fields: &mut Fields) -> Repeat {
        if self.count.is_some_and(|count| !(2..=WEEKS_MAX).contains(&count)) {
            fields.refuse("/repeat/count", Code::OutOfRange);
        }
        if self.count.is_some() == self.until_on.is_some() {
            fields.refuse("/repeat", Code::Malformed);
        }
        if self.excluded_dates.len() > WEEKS_MAX as usize {
            fields.refuse("/repeat/excluded_dates", Code::TooMany);
        }
        Repeat { count: self.count, until: self.until_on, excluded: self.excluded_dates }
    }
}

impl EventPatch {
    /// Reads what changes of this event.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field that is wrong.
    pub fn parse(self, event: &Model) -> Result<Changes, Error> {
        let markdown = self.markdown.as_deref().map(Body::parse).transpose()?;
        let mut fields = Fields::default();
        let before = times(event);
        Times {
            begins_at: self.begins_at.unwrap_or(before.begins_at),
            ends_at: self.ends_at.unwrap_or(before.ends_at),
            opens_at: self.registration_opens_at.or(before.opens_at),
            closes_at: self.registration_closes_at.or(before.closes_at),
            free_cancel_until_at: self.free_cancel_until_at.or(before.free_cancel_until_at),
        }
        .check(&mut fields);
        for (pointer, at) in [("/begins_at", self.begins_at), ("/ends_at", self.ends_at)] {
            if let Some(at) = at {
                fields.date(pointer, at.date_naive());
            }
        }
        let changes = Changes {
            title: self.title.map(|text| fields.line("/title", &text, TITLE_MAX)),
            text: markdown.map(|text| (text.clone(), rendered(&text))),
            place: self.place.map(|text| fields.line("/place", &text, PLACE_MAX)),
            begins_at: self.begins_at,
            ends_at: self.ends_at,
            opens_at: self.registration_opens_at,
            closes_at: self.registration_closes_at,
            free_cancel_until_at: self.free_cancel_until_at,
            party_max: self.party_max.map(|number| fields.number("/party_max", number, PARTY)),
            one_per_household: self.one_per_household,
            offer_hours: self.offer_hours.map(|number| fields.number("/offer_hours", number, OFFER_HOURS)),
        };
        fields.finish(changes)
    }
}

impl CancelEventInput {
    /// Reads the reason.
    ///
    /// # Errors
    /// [`Error::Invalid`].
    pub fn parse(self) -> Result<String, Error> {
        let mut fields = Fields::default();
        let reason = fields.prose("/reason", &self.reason, REASON_MAX);
        fields.finish(reason)
    }
}

impl QuotaPatch {
    /// Reads the quota: its name and its size.
    ///
    /// # Errors
    /// [`Error::Invalid`].
    pub fn parse(self) -> Result<(String, Option<i32>), Error> {
        let mut fields = Fields::default();
        let name = fields.line("/name", &self.name, plan::NAME_MAX);
        let size = plan::size(&mut fields, "/size", self.size);
        fields.finish((name, size))
    }
}

impl Example for EventInput {
    fn example() -> Self {
        Self {
            project_id: Some(ProjectId(3)),
            city: None,
            building_id: None,
            kind: EventKind::Tour,
            audience: Audience::Public,
            title: "周六看房团".to_owned(),
            markdown: "看三个户型，午餐在会所。请带身份证进工地。".to_owned(),
            place: "武汉会所门口".to_owned(),
            begins_at: Instant::UNIX_EPOCH,
            ends_at: Instant::UNIX_EPOCH,
            registration_opens_at: None,
            registration_closes_at: None,
            free_cancel_until_at: None,
            party_max: Some(4),
            one_per_household: false,
            offer_hours: Some(24),
            plan: Some(PlanInput::example()),
            repeat: None,
        }
    }
}

impl Example for EventPatch {
    fn example() -> Self {
        Self { place: Some("会所二楼".to_owned()), ..Self::default() }
    }
}

impl Example for PublishInput {
    fn example() -> Self {
        Self { whole_series: true }
    }
}

impl Example for CancelEventInput {
    fn example() -> Self {
        Self { reason: "暴雨红色预警，改期另行通知。".to_owned() }
    }
}

impl Example for QuotaPatch {
    fn example() -> Self {
        Self { name: "1 号车".to_owned(), size: Some(50) }
    }
}
