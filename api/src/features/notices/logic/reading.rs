//! Reading notices: only what may still be read is listed, and only that is counted.

use linli_entities::account::{AccountId, Locale};
use linli_entities::notice::{Model, NoticeId};

use super::subjects;
use crate::actor::{Actor, Scope};
use crate::app::App;
use crate::error::Error;
use crate::features::notices::rules::words::{self, About, Words};
use crate::features::notices::store::{self, Listing};
use crate::features::pseudonyms;
use crate::features::pseudonyms::output::AuthorRef;
use crate::features::pseudonyms::rules::Signature;
use crate::page::PageRequest;

/// Notices that are counted at most.
const COUNT_MAX: usize = 100;
/// Rows looked at in one go.
const ROWS: u64 = 100;
/// How often more rows are looked at, where many may not be read any more.
const ROUNDS_MAX: usize = 20;

/// A notice as its reader may see it.
#[derive(Clone, Debug)]
pub struct Told {
    /// The row.
    pub row: Model,
    /// What it is about.
    pub about: About,
    /// Who caused it, under a pseudonym where it was caused under one.
    pub actor: Option<AuthorRef>,
}

impl Told {
    /// What it says in a language.
    pub fn words(&self, locale: Locale) -> Words {
        let name = self.actor.as_ref().filter(|actor| !actor.erased);
        words::words(self.row.kind, &self.about, name.map(|actor| actor.display_name.as_str()), locale)
    }
}

/// In which order notices are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// The newest first.
    Newest,
    /// Those that were not read first.
    UnreadFirst,
}

/// What of these rows the actor may read now.
pub(super) async fn told(app: &App, actor: &Actor, rows: Vec<Model>) -> Result<Vec<Told>, Error> {
    let mut about = subjects::about(app, actor, &rows).await?;
    let signed: Vec<Signature> = rows.iter().filter_map(caused_by).collect();
    let authors = pseudonyms::logic::authors(app, &signed, Scope::Anywhere).await?;
    let told = rows.into_iter().filter_map(|row| {
        let about = about.remove(&row.id)?;
        let actor = caused_by(&row).map(|signature| authors.of(signature));
        Some(Told { row, about, actor })
    });
    Ok(told.collect())
}

/// Whoever caused it. Of a pseudonym no account is kept with the notice.
fn caused_by(row: &Model) -> Option<Signature> {
    let masked = row.pseudonym_id.map(|id| (AccountId(0), Some(id)));
    masked.or(row.actor_id.map(|id| (id, None)))
}

/// A page of the notices of whoever asks, and the cursor of the next. What may not be read any more is left out, and
/// where the next page would hold nothing else there is none.
///
/// # Errors
/// [`Error::SignInRequired`] to guests.
pub async fn list(
    app: &App,
    actor: &Actor,
    listed: Listed,
    page: &PageRequest<(bool, NoticeId)>,
) -> Result<(Vec<Told>, Option<String>), Error> {
    let listing = match listed {
        Listed::Newest => Listing::Newest,
        Listed::UnreadFirst => Listing::UnreadFirst,
    };
    let wanted = usize::try_from(page.rows()).unwrap_or(usize::MAX);
    let found = gather(app, actor, listing, page.after, wanted).await?;
    Ok(page.cut(found, |told| (told.row.read_at.is_some(), told.row.id)))
}

async fn gather(
    app: &App,
    actor: &Actor,
    listing: Listing,
    mut after: Option<(bool, NoticeId)>,
    wanted: usize,
) -> Result<Vec<Told>, Error> {
    let account_id = actor.signed_in()?.account_id;
    let mut found = vec![];
    for _ in 0..ROUNDS_MAX {
        let rows = store::page(app.db.read(), account_id, listing, after, ROWS).await?;
        let Some(last) = rows.last() else { break };
        after = Some((last.read_at.is_some(), last.id));
        let ended = (rows.len() as u64) < ROWS;
        found.extend(told(app, actor, rows).await?);
        if ended || found.len() >= wanted {
            break;
        }
    }
    Ok(found)
}

/// How many notices wait to be read, at most [`COUNT_MAX`]: as many as the list shows.
///
/// # Errors
/// [`Error::SignInRequired`] to guests.
pub async fn unread_count(app: &App, actor: &Actor) -> Result<u32, Error> {
    let found = gather(app, actor, Listing::UnreadOnly, None, COUNT_MAX).await?;
    Ok(u32::try_from(found.len().min(COUNT_MAX)).unwrap_or(u32::MAX))
}

/// Marks one notice as read.
///
/// # Errors
/// [`Error::NotFound`] for what is no notice of the actor, or none that may be read any more.
pub async fn mark_read(app: &App, actor: &Actor, id: NoticeId) -> Result<(), Error> {
    let account_id = actor.signed_in()?.account_id;
    let row = store::by_id(app.db.read(), account_id, id).await?.ok_or(Error::NotFound("notice"))?;
    if told(app, actor, vec![row]).await?.is_empty() {
        return Err(Error::NotFound("notice"));
    }
    mark(app, account_id, id, Some(id)).await
}

/// Marks every notice up to this one as read: what came since stays unread.
///
/// # Errors
/// [`Error::SignInRequired`] to guests.
pub async fn mark_all_read(app: &App, actor: &Actor, upto: NoticeId) -> Result<(), Error> {
    mark(app, actor.signed_in()?.account_id, upto, None).await
}

async fn mark(app: &App, account_id: AccountId, upto: NoticeId, only: Option<NoticeId>) -> Result<(), Error> {
    app.db
        .write((account_id, upto, only, app.clock.now()), |txn, (account_id, upto, only, now)| {
            Box::pin(async move { Ok(store::mark_read(txn, account_id, upto, only, now).await?) })
        })
        .await
}
