//! Use cases of draws: reading. Making and cancelling is in [`editing`], entering in [`entering`], freezing the list and
//! drawing in [`drawing`], what follows from the end in [`settling`], what is published in [`proving`].

pub mod drawing;
pub mod editing;
pub mod entering;
pub mod proving;
pub mod settling;

use std::collections::{HashMap, HashSet};

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::draw::{DrawAudience, DrawId, Model};
use linli_entities::event::{self, EventId};
use linli_entities::membership;
use linli_entities::project::ProjectId;
use linli_entities::unit::UnitId;
use linli_entities::{draw_entry, draw_prize};
use sea_orm::ConnectionTrait;

use super::output::DrawMay;
use super::rules::{self, DrawPhase, Standing};
use super::store::{self, When};
use crate::actor::{Actor, Permission, Reach, Rights, Scope};
use crate::app::App;
use crate::code::Code;
use crate::error::{Error, Named as _};
use crate::features::accounts::logic::sessions;
use crate::features::projects::output::ProjectRef;
use crate::features::{events, memberships, ownerships, projects, registrations};
use crate::page::PageRequest;

/// A draw, as one reader sees it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The row.
    pub row: Model,
    /// The project; none for the club.
    pub project: Option<ProjectRef>,
    /// The event, where the reader may know of it.
    pub event: Option<event::Model>,
    /// Where it stands.
    pub phase: DrawPhase,
    /// The prizes, in order.
    pub prizes: Vec<draw_prize::Model>,
    /// The reader's own entry, with the number of the membership.
    pub own: Option<(draw_entry::Model, String)>,
    /// What the reader may do.
    pub may: DrawMay,
    /// Why the reader may not enter.
    pub why_not: Option<Code>,
}

fn unknown() -> Error {
    Error::NotFound("draw")
}

fn runs(actor: &Actor) -> Reach {
    actor.reach(Permission::RunDraws)
}

/// Where roles have to hold for what is of this project, or else of the club.
fn scope(project: Option<(ProjectId, &str)>) -> Scope<'_> {
    project.map_or(Scope::Club, |(id, city)| Scope::Project(id, city))
}

/// A page of the draws that the actor knows of, newest first, and the cursor of the next. `when` is `current`, `past` or
/// `drafts`.
///
/// # Errors
/// [`Code::Malformed`] at `/when`; [`Code::Forbidden`] for drafts to whoever runs none.
pub async fn list(
    app: &App,
    actor: &Actor,
    project_id: Option<ProjectId>,
    when: Option<&str>,
    page: &PageRequest<DrawId>,
) -> Result<(Vec<Seen>, Option<String>), Error> {
    let when = match when {
        None | Some("current") => When::Current,
        Some("past") => When::Past,
        Some("drafts") => {
            actor.demand_reach(Permission::RunDraws)?;
            When::Drafts
        }
        Some(_) => return Err(Error::invalid("/when", Code::Malformed)),
    };
    let rows = store::page(app.db.read(), &runs(actor), when, project_id, page).await?;
    let (rows, next) = page.cut(rows, |row| row.id);
    Ok((seen(app, actor, rows).await?, next))
}

/// One draw.
///
/// # Errors
/// [`Error::NotFound`] where there is none for the actor.
pub async fn get(app: &App, actor: &Actor, id: DrawId) -> Result<Seen, Error> {
    let row = known(app.db.read(), actor, id).await?;
    seen(app, actor, vec![row]).await?.pop().ok_or_else(unknown)
}

/// The row of a draw that the actor knows of.
async fn known(db: &impl ConnectionTrait, actor: &Actor, id: DrawId) -> Result<Model, Error> {
    store::known_by_id(db, &runs(actor), id).await?.ok_or_else(unknown)
}

/// Whether the actor runs a draw of this project, or else of the club.
async fn demand_runs(
    db: &impl ConnectionTrait,
    actor: &Actor,
    project_id: Option<ProjectId>,
) -> Result<(), Error> {
    let Some(id) = project_id else { return actor.demand(Permission::RunDraws, Scope::Club) };
    let project = projects::logic::project(db, id).await.named_at("/project_id")?;
    actor.demand(Permission::RunDraws, Scope::Project(id, &project.city))
}

/// What of somebody decides which draws they may enter.
struct Reader {
    member: Option<membership::Model>,
    /// Their confirmed homes.
    homes: Vec<UnitId>,
    /// What they and whoever shares a home with them may do.
    rights: Vec<Rights>,
}

impl Reader {
    async fn of(db: &impl ConnectionTrait, actor: &Actor) -> Result<Self, Error> {
        let nobody = Self { member: None, homes: vec![], rights: vec![] };
        let Some(account_id) = actor.account_id() else { return Ok(nobody) };
        let Some(member) = memberships::logic::member(db, account_id).await? else { return Ok(nobody) };
        let homes = ownerships::logic::confirmed_of(db, account_id).await?;
        let mut household: HashSet<AccountId> = HashSet::from([account_id]);
        for home in &homes {
            household.extend(ownerships::logic::household_of(db, *home).await?);
        }
        let household: Vec<AccountId> = household.into_iter().collect();
        let rights = sessions::rights_of(db, &household).await?;
        Ok(Self { member: Some(member), homes, rights })
    }

    /// Whether the reader is one of those whom the draw is for.
    async fn is_eligible(
        &self,
        db: &impl ConnectionTrait,
        actor: &Actor,
        row: &Model,
    ) -> Result<bool, Error> {
        let Some(member) = &self.member else { return Ok(false) };
        Ok(match (row.audience, row.event_id) {
            (DrawAudience::Members, _) => true,
            (DrawAudience::Owners, _) => row.project_id.is_some_and(|id| actor.is_at_home(id)),
            (DrawAudience::Attendees, Some(event_id)) => {
                registrations::logic::has_come(db, event_id, member.account_id).await?
            }
            (DrawAudience::Attendees, None) => false,
        })
    }

    /// How the reader stands to a draw.
    async fn stands(
        &self,
        db: &impl ConnectionTrait,
        actor: &Actor,
        row: &Model,
        city: Option<&str>,
        (has_entered, home_has_entered): (bool, bool),
    ) -> Result<Standing, Error> {
        let scope = scope(row.project_id.zip(city));
        Ok(Standing {
            signed_in: actor.account_id().is_some(),
            is_member: self.member.is_some(),
            has_entered,
            home_has_entered,
            is_involved: self.rights.iter().any(|one| one.may(Permission::RunDraws, scope)),
            is_eligible: self.is_eligible(db, actor, row).await?,
        })
    }
}

/// What readers see of these rows.
async fn seen(app: &App, actor: &Actor, rows: Vec<Model>) -> Result<Vec<Seen>, Error> {
    let (db, now) = (app.db.read(), app.clock.now());
    let ids: Vec<DrawId> = rows.iter().map(|row| row.id).collect();
    let refs = projects::logic::refs(app, rows.iter().filter_map(|row| row.project_id)).await?;
    let shown: Vec<EventId> = rows.iter().filter_map(|row| row.event_id).collect();
    let events = events::logic::known_among(db, actor, &shown).await?;
    let prizes = store::prizes_of(db, &ids).await?;
    let reader = Reader::of(db, actor).await?;
    let mut own: HashMap<DrawId, draw_entry::Model> = match &reader.member {
        Some(member) => {
            store::own_of(db, member.id, &ids).await?.into_iter().map(|row| (row.draw_id, row)).collect()
        }
        None => HashMap::new(),
    };
    let by_homes = store::entered_by_homes(db, &ids, &reader.homes).await?;
    let mut seen = vec![];
    for row in rows {
        let project = row.project_id.and_then(|id| refs.get(&id).cloned());
        let city = project.as_ref().map(|project| project.city.as_str());
        let entered = (own.contains_key(&row.id), by_homes.contains(&row.id));
        let standing = reader.stands(db, actor, &row, city, entered).await?;
        let why_not = rules::refusal(&row, standing, now);
        let manages = actor.may(Permission::RunDraws, scope(row.project_id.zip(city)));
        let own = own.remove(&row.id).map(|entry| {
            let number = memberships::rules::number(entry.membership_id);
            (entry, number)
        });
        seen.push(Seen {
            phase: rules::phase(&row, now),
            event: row.event_id.and_then(|id| events.get(&id).cloned()),
            prizes: prizes.iter().filter(|prize| prize.draw_id == row.id).cloned().collect(),
            may: may(actor, &row, manages, why_not.is_none(), now),
            own,
            why_not,
            project,
            row,
        });
    }
    Ok(seen)
}

fn may(actor: &Actor, row: &Model, manages: bool, enter: bool, now: Instant) -> DrawMay {
    let phase = rules::phase(row, now);
    let first_said_it = row.stated_by.is_some() && row.stated_by == actor.account_id();
    DrawMay {
        enter,
        edit: manages && phase == DrawPhase::Draft,
        open: manages && phase == DrawPhase::Draft,
        cancel: manages && !matches!(phase, DrawPhase::Drawn | DrawPhase::Cancelled),
        state_value: manages && rules::demand_value(row, now).is_ok(),
        confirm_value: manages
            && row.stated_value.is_some()
            && !first_said_it
            && rules::demand_value(row, now).is_ok(),
        work: manages,
    }
}

/// What draws of these ids are called, for lines of statements.
///
/// # Errors
/// When the database fails.
pub async fn titles(db: &impl ConnectionTrait, ids: &[DrawId]) -> Result<HashMap<DrawId, String>, Error> {
    Ok(store::by_ids(db, ids).await?.into_iter().map(|row| (row.id, row.title)).collect())
}
