//! Reading complaints, each as far as the reader may see it.

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::attachment;
use linli_entities::complaint::{self, Category, ComplaintId, ComplaintState, Grade};
use linli_entities::complaint_act::{self, ActId, ActKind};
use linli_entities::complaint_deadline::DeadlineKind;
use linli_entities::project::{self, ProjectId};
use linli_entities::team::TeamId;
use linli_entities::unit::UnitId;
use sea_orm::{ConnectionTrait, DbBackend, Statement};

use super::{may_read, party, photos, recording, stands, working};
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::code::Code;
use crate::error::Error;
use crate::features::accounts::logic::AccountRef;
use crate::features::complaints::rules::fold::{Deadline, Fact};
use crate::features::complaints::rules::table::{self, Party};
use crate::features::complaints::store::{self, Filter, Owed};
use crate::features::projects::output::ProjectRef;
use crate::features::teams::output::TeamRef;
use crate::features::{accounts, projects, roles, teams};
use crate::page::PageRequest;

/// A complaint, as one reader sees it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The row.
    pub row: complaint::Model,
    /// Its project.
    pub project: ProjectRef,
    /// How the reader stands to it.
    pub party: Party,
    /// Whose it is; none for strangers: what is public has no names.
    pub complainant: Option<AccountRef>,
    /// Who answers for it.
    pub responsible: Option<AccountRef>,
    /// Who works on it.
    pub handler: Option<AccountRef>,
    /// The team that has it; none for strangers.
    pub team: Option<TeamRef>,
    /// To whom it is offered.
    pub offered_to: Option<AccountRef>,
    /// What of the work on it is the reader's.
    pub work: Work,
    /// The home; none for strangers: what is public has no rooms.
    pub unit_label: Option<String>,
    /// What is and was owed.
    pub deadlines: Vec<Deadline>,
    /// The time at which it was read.
    pub now: Instant,
    /// Who reads it.
    pub reader_id: Option<AccountId>,
}

/// What of the work on a complaint is one reader's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// It went to a team of theirs, which may still say that it is not its.
    pub may_refuse: bool,
    /// They work on it, and may offer it.
    pub may_offer: bool,
    /// It is offered to them.
    pub may_take_over: bool,
}

/// What happened to a complaint, as one reader sees it.
#[derive(Clone, Debug)]
pub struct SeenAct {
    /// The row.
    pub row: complaint_act::Model,
    /// Who did it; none for the system, and for the complainant where the reader is a stranger.
    pub actor: Option<AccountRef>,
    /// Who works on it from then on, or no longer.
    pub handler: Option<AccountRef>,
    /// Who answered for the complaint at that instant.
    pub responsible: Option<AccountRef>,
    /// Whether the complainant did it.
    pub by_complainant: bool,
    /// What was said, as sanitised HTML; none where nothing was, or it was erased.
    pub html: Option<String>,
    /// What was shown with it; nothing where it was erased or taken back.
    pub photos: Vec<attachment::Model>,
    /// Whether the reader may say that this answer is none.
    pub may_dispute: bool,
    /// The team to which it went; for staff.
    pub team: Option<TeamRef>,
}

/// What staff tell each other.
#[derive(Clone, Debug)]
pub struct Note {
    /// Who wrote it.
    pub author: AccountRef,
    /// Plain text.
    pub text: String,
    /// When.
    pub written_at: Instant,
}

/// What a list of complaints is sorted by: whether it goes after what is dangerous, the time, the id.
pub type ListKey = (bool, Instant, ComplaintId);

/// In which order complaints are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// What is due soonest first: the worklist.
    Due,
    /// The newest first.
    #[default]
    Newest,
}

/// Which complaints are asked for.
#[derive(Clone, Debug, Default)]
pub struct Listed {
    /// Of this project only.
    pub project_id: Option<ProjectId>,
    /// In this state only.
    pub state: Option<ComplaintState>,
    /// About this only.
    pub category: Option<Category>,
    /// Of this grade only.
    pub grade: Option<Grade>,
    /// Of those only that owe something of this kind.
    pub owes: Option<DeadlineKind>,
    /// One's own only.
    pub mine: bool,
    /// Those that one works on only.
    pub handled_by_me: bool,
    /// Those that nobody works on only.
    pub unassigned: bool,
    /// Those whose answer is overdue only.
    pub late: bool,
    /// Those whose answer is due before this instant only.
    pub due_before: Option<Instant>,
    /// Those of this account only; for staff.
    pub complainant_id: Option<AccountId>,
    /// With this number, or this in the title, only.
    pub query: Option<String>,
    /// Of every project where one answers, private ones included; for staff.
    pub desk: bool,
    /// Those that are offered to one only.
    pub offered_to_me: bool,
    /// Of this team only.
    pub team_id: Option<TeamId>,
    /// Those that their team refused only.
    pub refused: bool,
    /// Where somebody is in danger only.
    pub danger: bool,
    /// In which order.
    pub sort: Sort,
}

/// The complaint with its project, and how the actor stands to it.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or none that the actor may read.
pub(super) async fn visible(
    app: &App,
    actor: &Actor,
    id: ComplaintId,
) -> Result<(complaint::Model, project::Model, Party), Error> {
    let unknown = || Error::NotFound("complaint");
    let db = app.db.read();
    let complaint = store::by_id(db, id).await?.ok_or_else(unknown)?;
    let project = projects::logic::project(db, complaint.project_id).await?;
    let party = party(db, actor, &complaint, &project).await?;
    if may_read(party, &complaint) { Ok((complaint, project, party)) } else { Err(unknown()) }
}

/// A complaint.
///
/// # Errors
/// [`Error::NotFound`] for a complaint that may not be read.
pub async fn get(app: &App, actor: &Actor, id: ComplaintId) -> Result<Seen, Error> {
    let (row, project, party) = visible(app, actor, id).await?;
    shown(app, actor, vec![(row, project, party)]).await?.pop().ok_or(Error::NotFound("complaint"))
}

/// As the actor sees them.
pub(super) async fn shown(
    app: &App,
    actor: &Actor,
    rows: Vec<(complaint::Model, project::Model, Party)>,
) -> Result<Vec<Seen>, Error> {
    let db = app.db.read();
    let ids: Vec<ComplaintId> = rows.iter().map(|(row, ..)| row.id).collect();
    let mut deadlines: HashMap<ComplaintId, Vec<Deadline>> = HashMap::new();
    for row in store::deadlines(db, &ids).await? {
        deadlines.entry(row.complaint_id).or_default().push(row.into());
    }
    let named = |(row, _, _): &(complaint::Model, _, _)| {
        [Some(row.complainant_id), row.responsible_id, row.handler_id, row.offered_to_id]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
    };
    let people: Vec<AccountId> = rows.iter().flat_map(named).collect();
    let people = accounts::logic::refs(app, &people, Scope::Anywhere).await?;
    let homes: Vec<UnitId> = rows.iter().filter_map(|(row, ..)| row.unit_id).collect();
    let homes = store::unit_labels(db, &homes).await?;
    let team_refs = teams::logic::refs(db, rows.iter().filter_map(|(row, ..)| row.team_id)).await?;
    let own_teams = match actor.account_id() {
        Some(id) if !team_refs.is_empty() => teams::logic::of_member(db, id).await?,
        _ => vec![],
    };
    let now = app.clock.now();
    let seen = rows.into_iter().map(|(row, project, party)| Seen {
        project: ProjectRef::from(&project),
        complainant: people.get(&row.complainant_id).cloned().filter(|_| party != Party::Stranger),
        responsible: row.responsible_id.and_then(|id| people.get(&id).cloned()),
        handler: row.handler_id.and_then(|id| people.get(&id).cloned()),
        unit_label: row.unit_id.filter(|_| party != Party::Stranger).and_then(|id| homes.get(&id).cloned()),
        team: row.team_id.and_then(|id| team_refs.get(&id).cloned()).filter(|_| party != Party::Stranger),
        offered_to: row.offered_to_id.and_then(|id| people.get(&id).cloned()).filter(|_| party.is_staff()),
        work: working::work(&row, party, actor.account_id(), &own_teams, now),
        deadlines: deadlines.remove(&row.id).unwrap_or_default(),
        party,
        now,
        reader_id: actor.account_id(),
        row,
    });
    Ok(seen.collect())
}

/// A page of complaints and the cursor of the next: one's own, those of the projects where one answers, or what is public.
///
/// # Errors
/// [`Error::SignInRequired`] to guests who ask for their own; [`Code::Forbidden`] for
/// the worklist without answering anywhere.
pub async fn list(
    app: &App,
    actor: &Actor,
    listed: Listed,
    page: &PageRequest<ListKey>,
) -> Result<(Vec<Seen>, Option<String>), Error> {
    let filter = filter(app, actor, &listed).await?;
    let db = app.db.read();
    let rows = store::listed(db, &filter, page).await?;
    let key = |row: &complaint::Model| match filter.owed {
        Some(_) => (!row.danger, row.due_at.unwrap_or(row.received_at), row.id),
        None => (false, row.received_at, row.id),
    };
    let (rows, next) = page.cut(rows, key);
    Ok((shown(app, actor, with_parties(app, actor, rows).await?).await?, next))
}

/// Those that the actor may read, with their projects and how the actor stands to each: three queries, however many.
pub(super) async fn with_parties(
    app: &App,
    actor: &Actor,
    rows: Vec<complaint::Model>,
) -> Result<Vec<(complaint::Model, project::Model, Party)>, Error> {
    let db = app.db.read();
    let projects = projects::logic::projects(db, rows.iter().map(|row| row.project_id)).await?;
    let homes = match actor.account_id() {
        Some(account_id) => store::homes(db, account_id).await?,
        None => vec![],
    };
    let seen = rows.into_iter().filter_map(|row| {
        let project = projects.get(&row.project_id)?;
        let at_home = row.unit_id.is_some_and(|unit_id| homes.contains(&unit_id));
        let party = stands(actor, &row, project, at_home);
        may_read(party, &row).then(|| (row, project.clone(), party))
    });
    Ok(seen.collect())
}

/// The newest complaints of somebody that the actor works on, at most `limit`.
///
/// # Errors
/// When the database fails.
pub async fn history(
    app: &App,
    actor: &Actor,
    complainant_id: AccountId,
    limit: u64,
) -> Result<Vec<Seen>, Error> {
    let db = app.db.read();
    let reach = actor.reach(Permission::AnswerComplaints);
    let rows = store::of_complainant(db, &reach, complainant_id, limit).await?;
    shown(app, actor, worked_on(app, actor, rows).await?).await
}

/// The complaint with its project, and how the actor stands to it, for its staff.
///
/// # Errors
/// As [`visible`]; [`Code::Forbidden`] to whoever is not its staff.
pub(super) async fn demand_staff(
    app: &App,
    actor: &Actor,
    id: ComplaintId,
) -> Result<(complaint::Model, project::Model, Party), Error> {
    let seen = visible(app, actor, id).await?;
    if seen.2.is_staff() { Ok(seen) } else { Err(Error::Forbidden(Code::Forbidden)) }
}

/// Those of these complaints that the actor works on, with their projects and how the actor stands to each. Whoever lives
/// there, or complained, is not staff for it, whatever the role.
pub(super) async fn worked_on(
    app: &App,
    actor: &Actor,
    rows: Vec<complaint::Model>,
) -> Result<Vec<(complaint::Model, project::Model, Party)>, Error> {
    let mut found = with_parties(app, actor, rows).await?;
    found.retain(|(_, _, party)| party.is_staff());
    Ok(found)
}

/// What is asked for, as far as the actor may ask for it.
async fn filter(app: &App, actor: &Actor, listed: &Listed) -> Result<Filter, Error> {
    let own = if listed.mine { Some(actor.signed_in()?.account_id) } else { None };
    let handler_id = if listed.handled_by_me { Some(actor.signed_in()?.account_id) } else { None };
    let offered_to_id = if listed.offered_to_me { Some(actor.signed_in()?.account_id) } else { None };
    let late = listed.late.then(|| app.clock.now());
    let owed = match (late.into_iter().chain(listed.due_before).min(), listed.sort) {
        (Some(instant), _) => Some(Owed::Before(instant)),
        (None, Sort::Due) => Some(Owed::All),
        (None, Sort::Newest) => None,
    };
    // Whose a complaint is, which team has it, to whom it is offered and how late, is for those who answer it.
    let of_staff =
        listed.complainant_id.is_some() || listed.team_id.is_some() || listed.refused || listed.offered_to_me;
    let desk = listed.desk || of_staff || owed.is_some();
    if desk {
        actor.demand(Permission::AnswerComplaints, Scope::Anywhere)?;
    }
    Ok(Filter {
        project_id: listed.project_id,
        state: listed.state,
        owes: listed.owes,
        category: listed.category,
        grade: listed.grade,
        complainant_id: listed.complainant_id.or(own),
        handler_id,
        offered_to_id,
        team_id: listed.team_id,
        unassigned: listed.unassigned,
        refused: listed.refused,
        danger: listed.danger,
        public_only: !desk && own.is_none() && !answers_there(app, actor, listed.project_id).await?,
        owed,
        query: listed.query.clone(),
        within: desk.then(|| actor.reach(Permission::AnswerComplaints)),
    })
}

/// The statements behind the lists, with their names: for the story that reads their plans.
pub fn statements(backend: DbBackend, now: Instant) -> Vec<(&'static str, Statement)> {
    store::statements(backend, now)
}

/// Whether the actor reads all complaints of the project that is asked for, private ones included.
async fn answers_there(app: &App, actor: &Actor, project_id: Option<ProjectId>) -> Result<bool, Error> {
    let Some(project_id) = project_id else { return Ok(false) };
    let project = projects::logic::project(app.db.read(), project_id).await?;
    Ok(actor.may(Permission::AnswerComplaints, Scope::Project(project.id, &project.city)))
}

/// Accounts that are listed as handlers, at most.
const HANDLERS_MAX: u64 = 200;

/// Somebody who answers complaints of a project, and how many they work on there.
#[derive(Clone, Debug)]
pub struct Handler {
    /// Who.
    pub account: AccountRef,
    /// Complaints of the project that they work on and that are not put right yet.
    pub open_count: i64,
}

/// Who answers complaints of a project, those who work on the fewest first.
///
/// # Errors
/// [`Code::Forbidden`] to whoever does not answer there; [`Error::NotFound`] for a
/// project that is none.
pub async fn handlers(app: &App, actor: &Actor, project_id: ProjectId) -> Result<Vec<Handler>, Error> {
    let db = app.db.read();
    let project = projects::logic::project(db, project_id).await?;
    actor.demand(Permission::AnswerComplaints, Scope::Project(project.id, &project.city))?;
    let place = (project.id, project.city.as_str());
    let answering = Permission::AnswerComplaints.roles();
    let ids = roles::logic::holders(db, answering, place, AccountId(0), HANDLERS_MAX).await?;
    let mut people = accounts::logic::refs(app, &ids, Scope::Anywhere).await?;
    let loads = store::loads(db, project_id, &ids).await?;
    let handler = |id: &AccountId| {
        let account = people.remove(id)?;
        Some(Handler { account, open_count: loads.get(id).copied().unwrap_or(0) })
    };
    let mut handlers: Vec<Handler> = ids.iter().filter_map(handler).collect();
    handlers.sort_by_key(|handler| handler.open_count);
    Ok(handlers)
}

/// What happened to a complaint, in order: all of it that the reader may learn of.
///
/// # Errors
/// [`Error::NotFound`] for a complaint that may not be read.
pub async fn timeline(app: &App, actor: &Actor, id: ComplaintId) -> Result<Vec<SeenAct>, Error> {
    let (complaint, _, party) = visible(app, actor, id).await?;
    let db = app.db.read();
    let mut acts = store::acts(db, id).await?;
    acts.retain(|act| table::audience(act.kind).includes(party));
    let ids: Vec<ActId> = acts.iter().map(|act| act.id).collect();
    let mut texts: HashMap<ActId, String> =
        store::texts(db, &ids).await?.into_iter().map(|text| (text.act_id, text.html)).collect();
    let mut shown = photos::of_acts(app, &ids).await?;
    let facts: Vec<Fact> = acts.iter().map(recording::fact).collect();
    let teams = teams::logic::refs(db, facts.iter().filter_map(|fact| fact.team)).await?;
    let named = |fact: &Fact| [fact.actor, fact.handler, fact.responsible];
    let people: Vec<AccountId> = facts.iter().flat_map(named).flatten().collect();
    let people = accounts::logic::refs(app, &people, Scope::Anywhere).await?;
    let standing = recording::standing_of(id, &acts)?;
    let may_dispute = table::next(standing.state, ActKind::AnswerDisputed, party).is_ok();
    let retracted: Vec<i32> = acts.iter().filter_map(super::retracted_number).collect();
    let seen = acts.into_iter().zip(&facts).map(|(row, fact)| {
        let by_complainant = row.actor_id == Some(complaint.complainant_id);
        let named = row.actor_id.filter(|_| party != Party::Stranger || !by_complainant);
        let gone = photos::is_gone(&row, &retracted, party);
        let person = |id: Option<AccountId>| id.and_then(|id| people.get(&id).cloned());
        SeenAct {
            actor: person(named),
            handler: person(fact.handler),
            responsible: person(fact.responsible),
            html: texts.remove(&row.id).filter(|_| !gone),
            photos: shown.remove(&row.id).filter(|_| !gone).unwrap_or_default(),
            team: fact.team.and_then(|id| teams.get(&id).cloned()).filter(|_| party.is_staff()),
            by_complainant,
            may_dispute: may_dispute && standing.may_dispute(row.number),
            row,
        }
    });
    Ok(seen.collect())
}

/// Which of these accounts have a complaint that has not come to its end, and since when the oldest of them waits: to
/// them nothing else is written.
///
/// # Errors
/// When the database fails.
pub async fn complaining(
    db: &impl ConnectionTrait,
    ids: &[AccountId],
) -> Result<HashMap<AccountId, Instant>, Error> {
    Ok(store::complaining(db, ids).await?.into_iter().collect())
}
