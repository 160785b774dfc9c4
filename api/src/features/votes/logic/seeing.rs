//! A vote, as one reader sees it.

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::building::BuildingId;
use linli_entities::project::{Model as Project, ProjectId};
use linli_entities::unit::UnitId;
use linli_entities::vote::{Model, VoteId};
use linli_entities::{
    vote_agreement, vote_elector, vote_option, vote_proxy, vote_question, vote_step, vote_turnout, vote_unit,
};

use super::casting::is_staff;
use super::{RUN, is_there};
use crate::actor::{Actor, Scope};
use crate::app::App;
use crate::error::Error;
use crate::features::accounts::logic::{AccountRef, refs as accounts};
use crate::features::projects::logic::buildings;
use crate::features::projects::output::{BuildingRef, ProjectRef};
use crate::features::votes::output::VoteMay;
use crate::features::votes::rules::{self, VoteHomeState, VotePhase};
use crate::features::votes::store::{self, people, register, steps};
use crate::features::{ownerships, projects};

/// A vote, as one reader sees it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The row.
    pub row: Model,
    /// Its project.
    pub project: ProjectRef,
    /// Its building; none for the whole project.
    pub building: Option<BuildingRef>,
    /// Where it stands.
    pub phase: VotePhase,
    /// What is asked, in order.
    pub questions: Vec<vote_question::Model>,
    /// What can be answered, in order.
    pub options: Vec<vote_option::Model>,
    /// What became of it, with who did so.
    pub steps: Vec<(vote_step::Model, Option<AccountRef>)>,
    /// Who proposed to open it, for who runs it.
    pub proposed_by: Option<AccountRef>,
    /// The homes for which the reader votes.
    pub homes: Vec<OwnHome>,
    /// What the reader may do.
    pub may: VoteMay,
}

/// A home for which one votes.
#[derive(Clone, Debug)]
pub struct OwnHome {
    /// As it is in the register.
    pub home: vote_unit::Model,
    /// Whether the reader owns it.
    pub is_owner: bool,
    /// For whom the reader stands in.
    pub stands_in_for: Vec<AccountRef>,
    /// Who stands in for the reader, and whether that was used.
    pub proxy: Option<(AccountRef, bool)>,
    /// Whether it has voted.
    pub state: VoteHomeState,
    /// Whether all agreed to the ballot that waits for whom the reader speaks.
    pub has_agreed: bool,
    /// How many homes of the register with an owner have the same floor area, where a secret ballot tells it.
    pub alike_count: Option<i64>,
}

/// What there is of the homes of a reader, in several votes.
struct Own {
    account_id: AccountId,
    /// The buildings in which the reader is of a household, with their projects.
    places: Vec<(ProjectId, BuildingId)>,
    electors: Vec<vote_elector::Model>,
    /// Those who stand in for the reader, and those for whom the reader does.
    proxies: Vec<vote_proxy::Model>,
    homes: Vec<vote_unit::Model>,
    turnout: Vec<vote_turnout::Model>,
    agreements: Vec<vote_agreement::Model>,
    alike: Vec<(VoteId, i32, i64)>,
}

impl Own {
    async fn of(
        app: &App,
        actor: &Actor,
        rows: &[Model],
        projects: &HashMap<ProjectId, Project>,
    ) -> Result<Self, Error> {
        let (db, account_id) = (app.db.read(), actor.signed_in()?.account_id);
        let ids: Vec<VoteId> = rows.iter().map(|row| row.id).collect();
        let electors = people::owned(db, account_id, &ids).await?;
        let mut proxies = people::proxies_about(db, account_id, &ids).await?;
        // Who works for the project by now stands in for nobody.
        proxies.retain(|proxy| {
            let row = rows.iter().find(|row| row.id == proxy.vote_id);
            let project = row.and_then(|row| projects.get(&row.project_id));
            let works_there = project.is_some_and(|project| is_staff(actor, projects::rules::scope(project)));
            proxy.proxy_id != account_id || !works_there
        });
        let held = proxies.iter().filter(|proxy| proxy.proxy_id == account_id).map(|proxy| proxy.unit_id);
        let units: Vec<UnitId> = electors.iter().map(|elector| elector.unit_id).chain(held).collect();
        let homes = register::homes(db, &ids, &units).await?;
        let told = |row: &&Model| row.secret && rules::weighs_area(row.weight);
        let tells: Vec<VoteId> = rows.iter().filter(told).map(|row| row.id).collect();
        let areas: Vec<i32> = homes.iter().filter_map(|home| home.area_dm2).collect();
        Ok(Self {
            account_id,
            places: ownerships::logic::held_places(db, account_id).await?,
            turnout: register::turnout(db, &ids, &units).await?,
            agreements: register::agreements(db, &ids, &units).await?,
            alike: register::alike(db, &tells, &areas).await?,
            electors,
            proxies,
            homes,
        })
    }

    /// Whether the reader reads the ballots of a vote: as [`reads_ballots`](super::reads_ballots) says.
    fn reads_ballots(&self, row: &Model) -> bool {
        is_there(row, &self.places)
            || self.electors.iter().any(|one| one.vote_id == row.id)
            || self.proxies.iter().any(|one| one.vote_id == row.id && one.proxy_id == self.account_id)
    }

    fn accounts(&self) -> impl Iterator<Item = AccountId> {
        self.proxies.iter().flat_map(|proxy| [proxy.principal_id, proxy.proxy_id])
    }

    /// The homes of the reader in one of the votes.
    fn in_vote(&self, id: VoteId, people: &HashMap<AccountId, AccountRef>) -> Vec<OwnHome> {
        let all = self.homes.iter().filter(|home| home.vote_id == id);
        all.filter_map(|home| self.home(home, people)).collect()
    }

    fn home(&self, home: &vote_unit::Model, people: &HashMap<AccountId, AccountRef>) -> Option<OwnHome> {
        let is_here = |vote_id: VoteId, unit_id: UnitId| vote_id == home.vote_id && unit_id == home.unit_id;
        let is_owner = self.electors.iter().any(|one| is_here(one.vote_id, one.unit_id));
        let about = || self.proxies.iter().filter(|proxy| is_here(proxy.vote_id, proxy.unit_id));
        let held: Vec<AccountId> = about()
            .filter(|proxy| proxy.proxy_id == self.account_id)
            .map(|proxy| proxy.principal_id)
            .collect();
        // Of homes of other votes the same account may be an owner.
        if !is_owner && held.is_empty() {
            return None;
        }
        let given = about().find(|proxy| proxy.principal_id == self.account_id);
        let turnout = self.turnout.iter().find(|one| is_here(one.vote_id, one.unit_id));
        let agreed = |id: &AccountId| {
            self.agreements.iter().any(|one| is_here(one.vote_id, one.unit_id) && one.account_id == *id)
        };
        let speaks_for: Vec<AccountId> =
            held.iter().copied().chain(is_owner.then_some(self.account_id)).collect();
        let alike = |(vote_id, area, _): &&(VoteId, i32, i64)| {
            *vote_id == home.vote_id && Some(*area) == home.area_dm2
        };
        Some(OwnHome {
            is_owner,
            stands_in_for: held.iter().map(|id| AccountRef::of(people, *id)).collect(),
            proxy: given.map(|proxy| (AccountRef::of(people, proxy.proxy_id), proxy.used)),
            state: match turnout {
                None => VoteHomeState::Silent,
                Some(one) if one.complete => VoteHomeState::Voted,
                Some(_) => VoteHomeState::Waiting,
            },
            has_agreed: speaks_for.iter().all(agreed),
            alike_count: self.alike.iter().find(alike).map(|(_, _, count)| *count),
            home: home.clone(),
        })
    }
}

/// What the reader sees of these rows.
pub(super) async fn seen(app: &App, actor: &Actor, rows: Vec<Model>) -> Result<Vec<Seen>, Error> {
    let Some(project_id) = rows.first().map(|row| row.project_id) else { return Ok(vec![]) };
    let (db, now) = (app.db.read(), app.clock.now());
    let ids: Vec<VoteId> = rows.iter().map(|row| row.id).collect();
    let projects = projects::logic::projects(db, rows.iter().map(|row| row.project_id)).await?;
    let named = buildings::refs(db, rows.iter().filter_map(|row| row.building_id)).await?;
    let own = Own::of(app, actor, &rows, &projects).await?;
    let steps = steps::steps_of(db, &ids).await?;
    let shown: Vec<AccountId> = steps
        .iter()
        .filter_map(|step| step.actor_id)
        .chain(rows.iter().filter_map(|row| row.proposed_by))
        .chain(own.accounts())
        .collect();
    let people = accounts::refs(app, &shown, scope(&rows, projects.get(&project_id))).await?;
    let (questions, options) = (store::questions_of(db, &ids).await?, store::options_of(db, &ids).await?);
    let mut seen = vec![];
    for row in rows {
        let Some(project) = projects.get(&row.project_id) else { continue };
        let runs = actor.may(RUN, projects::rules::scope(project));
        let taken = steps.iter().filter(|step| step.vote_id == row.id);
        let of = |step: &vote_step::Model| step.actor_id.map(|id| AccountRef::of(&people, id));
        let proposed_by = row.proposed_by.filter(|_| runs).map(|id| AccountRef::of(&people, id));
        seen.push(Seen {
            project: ProjectRef::from(project),
            building: row.building_id.and_then(|id| named.get(&id).cloned()),
            phase: rules::phase(&row, now),
            questions: questions.iter().filter(|one| one.vote_id == row.id).cloned().collect(),
            options: options.iter().filter(|one| one.vote_id == row.id).cloned().collect(),
            steps: taken.map(|step| (step.clone(), of(step))).collect(),
            proposed_by,
            homes: own.in_vote(row.id, &people),
            may: VoteMay { read_ballots: own.reads_ballots(&row), ..may(actor, &row, runs, now) },
            row,
        });
    }
    Ok(seen)
}

/// Of one project people are marked as they stand to it, of several as they stand to any.
fn scope<'a>(rows: &[Model], project: Option<&'a Project>) -> Scope<'a> {
    let id: Option<ProjectId> = project.map(|project| project.id);
    match project {
        Some(project) if rows.iter().all(|row| Some(row.project_id) == id) => projects::rules::scope(project),
        _ => Scope::Anywhere,
    }
}

fn may(actor: &Actor, row: &Model, runs: bool, now: Instant) -> VoteMay {
    let phase = rules::phase(row, now);
    let is_draft = runs && phase == VotePhase::Draft;
    let first_said_it = row.proposed_by.is_some() && row.proposed_by == actor.account_id();
    VoteMay {
        edit: is_draft,
        propose: is_draft && row.proposed_by.is_none(),
        open: is_draft && row.proposed_by.is_some() && !first_said_it,
        cancel: runs && matches!(phase, VotePhase::Draft | VotePhase::Announced | VotePhase::Open),
        vote: phase == VotePhase::Open,
        name_proxies: row.proxy_units_max > 0 && matches!(phase, VotePhase::Announced | VotePhase::Open),
        read_ballots: false,
        work: runs,
    }
}
