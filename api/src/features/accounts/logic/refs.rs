//! How accounts are shown beside what they wrote: one call for any number of them.

use std::collections::{HashMap, HashSet};

use linli_entities::account::AccountId;
use linli_entities::attachment::AttachmentId;
use linli_entities::project::ProjectId;
use sea_orm::ConnectionTrait;

use crate::actor::Scope;
use crate::app::App;
use crate::cache::{Cache, Ticket};
use crate::db::versions::Key;
use crate::error::Error;
use crate::features::accounts::store;

pub use crate::features::accounts::output::{AccountRef, Mark};

/// How accounts are shown where, as last read.
pub type RefCache = Cache<(AccountId, Place), AccountRef>;

/// Where an account is shown: it is marked as it stands to this place.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// In a project.
    Project(ProjectId),
    /// In a city, beyond its single projects.
    City(String),
    /// In the club.
    Club,
    /// Outside of both.
    Anywhere,
}

impl From<Scope<'_>> for Place {
    fn from(scope: Scope<'_>) -> Self {
        match scope {
            Scope::Project(id, _) | Scope::Closed(id, _) => Self::Project(id),
            Scope::City(city) => Self::City(city.to_owned()),
            Scope::Club => Self::Club,
            Scope::Anywhere => Self::Anywhere,
        }
    }
}

/// Where a picture is read.
pub fn avatar_url(id: AttachmentId) -> String {
    format!("/api/v1/attachments/{id}")
}

/// The accounts with these ids, however often each is given, marked as they stand to `scope`:
/// in a project, its staff (group care and administrators included) and those who are at home there; in the club, those who
/// care for the whole group; in [`Scope::Anywhere`] whoever holds any role.
///
/// From memory while nothing changed; else two queries, three in a project. Ids without an account are missing from the
/// answer.
///
/// # Errors
/// When the database fails.
pub async fn refs(
    app: &App,
    ids: &[AccountId],
    scope: Scope<'_>,
) -> Result<HashMap<AccountId, AccountRef>, Error> {
    // Whoever wrote where staff may not read is marked as they stand to the project around it.
    let scope = scope.around();
    let (place, versions) = (Place::from(scope), app.db.versions());
    let (mut known, mut unknown) = (HashMap::new(), vec![]);
    for id in ids {
        match app.account_refs.get(versions, &(*id, place.clone())) {
            Some(account) => drop(known.insert(*id, account)),
            None => unknown.push(*id),
        }
    }
    unknown.sort_unstable();
    unknown.dedup();
    if unknown.is_empty() {
        return Ok(known);
    }
    let ticket = |id| (id, Ticket::take(versions, vec![Key::Profiles, Key::Projects, Key::Rights(id)]));
    let mut tickets: HashMap<AccountId, Ticket> = unknown.iter().copied().map(ticket).collect();
    for account in read(app, unknown, scope).await? {
        if let Some(ticket) = tickets.remove(&account.id) {
            app.account_refs.put((account.id, place.clone()), account.clone(), ticket);
        }
        known.insert(account.id, account);
    }
    Ok(known)
}

async fn read(app: &App, ids: Vec<AccountId>, scope: Scope<'_>) -> Result<Vec<AccountRef>, Error> {
    let db = app.db.read();
    let grants = store::rights::grants(db, &ids).await?;
    let staff: HashSet<AccountId> =
        grants.iter().filter(|(_, grant)| grant.covers(scope)).map(|(id, _)| *id).collect();
    let homes = match scope {
        Scope::Project(project_id, _) => store::rights::at_home(db, &ids, project_id).await?,
        Scope::Closed(..) | Scope::City(_) | Scope::Club | Scope::Anywhere => vec![],
    };
    let at_home = |id| homes.iter().filter(move |(whose, _)| *whose == id).map(|(_, role)| Mark::from(*role));
    let mark = |id| if staff.contains(&id) { Some(Mark::Staff) } else { at_home(id).min() };
    let rows = store::shown::by_ids(db, &ids).await?;
    let shown = rows.into_iter().map(|(id, name, erased_at, display_name, avatar_id)| {
        let (erased, avatar_url) = (erased_at.is_some(), avatar_id.map(avatar_url));
        let name = if erased { String::new() } else { name };
        AccountRef { id, name, display_name, avatar_url, mark: mark(id), erased }
    });
    Ok(shown.collect())
}

/// The accounts with these names, by the keys of the names: whom a text mentions.
///
/// # Errors
/// When the database fails.
pub async fn by_name_keys(
    db: &impl ConnectionTrait,
    keys: Vec<String>,
) -> Result<HashMap<String, AccountId>, Error> {
    Ok(store::shown::by_name_keys(db, keys).await?.into_iter().collect())
}
