//! Complaints for search: what is looked through, and whose it is to find.

use std::collections::{HashMap, HashSet};

use linli_entities::account::AccountId;
use linli_entities::complaint::{self, ComplaintId};
use linli_entities::complaint_act::ActId;
use linli_entities::project::ProjectId;

use super::may_read;
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::error::Error;
use crate::features::complaints::rules::table::{self, Audience, Party};
use crate::features::complaints::store;
use crate::markdown;

/// Complaints of one's own and of one's household that are looked through, the newest.
const OWN_MAX: u64 = 2_000;

/// A complaint with everything that was said in it to all its readers and not taken back.
#[derive(Clone, Debug)]
pub struct Spoken {
    /// The row.
    pub row: complaint::Model,
    /// Whether everybody may read it.
    pub public: bool,
    /// Plain text, in the order in which it was said.
    pub text: String,
}

/// What of all complaints an actor may find.
#[derive(Clone, Debug, Default)]
pub struct Findable {
    /// Every project, with whether also what is private there may be found.
    pub projects: Vec<(ProjectId, bool)>,
    /// Single ones: one's own and those of one's household.
    pub own: Vec<ComplaintId>,
}

/// These complaints with what was said in them; those of which nothing is left to find are left out.
///
/// # Errors
/// When the database fails.
pub async fn spoken(app: &App, ids: &[ComplaintId]) -> Result<Vec<Spoken>, Error> {
    with_words(app, store::by_ids(app.db.read(), ids).await?).await
}

/// The complaints after this one, by id, with what was said in them; and the last of them, where there is one.
///
/// # Errors
/// When the database fails.
pub async fn walk(
    app: &App,
    after: ComplaintId,
    limit: u64,
) -> Result<(Vec<Spoken>, Option<ComplaintId>), Error> {
    let rows = store::after(app.db.read(), after, limit).await?;
    let last = rows.last().map(|row| row.id);
    Ok((with_words(app, rows).await?, last))
}

async fn with_words(app: &App, rows: Vec<complaint::Model>) -> Result<Vec<Spoken>, Error> {
    let db = app.db.read();
    let ids: Vec<ComplaintId> = rows.iter().map(|row| row.id).collect();
    let mut acts = store::acts_of(db, &ids).await?;
    // What not everybody learns of who may read the complaint is not looked through.
    acts.retain(|act| table::audience(act.kind) == Audience::Readers);
    let said: Vec<ActId> = acts.iter().map(|act| act.id).collect();
    let mut texts: HashMap<ActId, String> =
        store::texts(db, &said).await?.into_iter().map(|text| (text.act_id, text.markdown)).collect();
    let retracted: HashSet<(ComplaintId, i32)> =
        acts.iter().filter_map(|act| Some((act.complaint_id, super::retracted_number(act)?))).collect();
    let mut words: HashMap<ComplaintId, String> = HashMap::new();
    for act in acts.iter().filter(|act| !retracted.contains(&(act.complaint_id, act.number))) {
        if let Some(markdown) = texts.remove(&act.id) {
            let text = words.entry(act.complaint_id).or_default();
            text.push_str(&markdown::plain_text(&markdown));
            text.push('\n');
        }
    }
    let spoken = rows.into_iter().map(|row| Spoken {
        public: may_read(Party::Stranger, &row),
        text: words.remove(&row.id).unwrap_or_default(),
        row,
    });
    Ok(spoken.filter(|one| !one.row.title.is_empty() || !one.text.is_empty()).collect())
}

/// What the actor may find.
///
/// # Errors
/// When the database fails.
pub async fn findable(app: &App, actor: &Actor) -> Result<Findable, Error> {
    let db = app.db.read();
    let projects = store::searching::projects(db).await?.into_iter().map(|(id, city)| {
        let there = actor.may(Permission::AnswerComplaints, Scope::Project(id, &city));
        (id, there)
    });
    let projects = projects.collect();
    let own = match actor.account_id() {
        Some(account_id) => store::searching::own(db, account_id, OWN_MAX).await?,
        None => vec![],
    };
    Ok(Findable { projects, own })
}

/// Of these complaints those that the actor may read, each with what was said in it: design invariant 1, asked again of
/// the database for what the index found.
///
/// # Errors
/// When the database fails.
pub async fn readable_among(app: &App, actor: &Actor, ids: &[ComplaintId]) -> Result<Vec<Spoken>, Error> {
    let db = app.db.read();
    let found = spoken(app, ids).await?;
    let cities: HashMap<ProjectId, String> = store::searching::projects(db).await?.into_iter().collect();
    let own: HashSet<ComplaintId> = match actor.account_id() {
        Some(account_id) => own_among(app, account_id, ids).await?,
        None => HashSet::new(),
    };
    let may = |one: &Spoken| {
        let there = cities.get(&one.row.project_id).is_some_and(|city| {
            actor.may(Permission::AnswerComplaints, Scope::Project(one.row.project_id, city))
        });
        one.public || there || own.contains(&one.row.id)
    };
    Ok(found.into_iter().filter(may).collect())
}

async fn own_among(
    app: &App,
    account_id: AccountId,
    ids: &[ComplaintId],
) -> Result<HashSet<ComplaintId>, Error> {
    Ok(store::searching::own_among(app.db.read(), account_id, ids).await?.into_iter().collect())
}
