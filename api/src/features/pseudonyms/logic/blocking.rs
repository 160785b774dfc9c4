//! Wanting to hear nothing of a pseudonym: of it alone, so that it says nothing of the account, and no block of an account
//! says anything of its pseudonyms.

use linli_entities::account::AccountId;
use linli_entities::pseudonym::PseudonymId;
use sea_orm::ConnectionTrait;

use crate::actor::Actor;
use crate::app::App;
use crate::code::Code;
use crate::error::Error;
use crate::features::pseudonyms::output::PseudonymBlock;
use crate::features::pseudonyms::store;
use crate::features::{boards, posts};
use crate::page::{LIMIT_MAX, Page, PageRequest};

/// How many pseudonyms one account blocks, at most.
const BLOCKS_MAX: u64 = 1_000;

/// Blocks a pseudonym.
///
/// # Errors
/// [`Error::NotFound`] for one under which nothing was written that the actor may read; [`Code::Forbidden`] of one's own;
/// [`Code::TooMany`].
pub async fn put(app: &App, actor: &Actor, id: PseudonymId) -> Result<(), Error> {
    let account_id = actor.signed_in()?.account_id;
    let unknown = || Error::NotFound("pseudonym");
    let row = store::by_id(app.db.read(), id).await?.ok_or_else(unknown)?;
    let readable = boards::logic::readable(app, actor).await?;
    if !posts::logic::is_written_under(app.db.read(), id, &readable).await? {
        return Err(unknown());
    }
    if row.account_id == account_id {
        return Err(Error::Forbidden(Code::Forbidden));
    }
    app.rates.write.count(&account_id)?;
    app.db
        .write((account_id, id, app.clock.now()), |txn, (account_id, id, now)| {
            Box::pin(async move {
                if store::count_blocks(txn, account_id).await? >= BLOCKS_MAX {
                    return Err(Error::Conflict(Code::TooMany));
                }
                Ok(store::insert_block(txn, account_id, id, now).await?)
            })
        })
        .await
}

/// Blocks a pseudonym no longer; also where the actor never did.
///
/// # Errors
/// [`Error::SignInRequired`] to guests.
pub async fn delete(app: &App, actor: &Actor, id: PseudonymId) -> Result<(), Error> {
    let account_id = actor.signed_in()?.account_id;
    app.db
        .write((account_id, id), |txn, (account_id, id)| {
            Box::pin(async move { Ok(store::delete_block(txn, account_id, id).await?) })
        })
        .await
}

/// Which pseudonyms the actor blocks, all or of some.
///
/// # Errors
/// [`Error::SignInRequired`] to guests; [`Code::TooMany`] for more than 100 pseudonyms.
pub async fn list(
    app: &App,
    actor: &Actor,
    among: Option<Vec<PseudonymId>>,
    page: PageRequest<PseudonymId>,
) -> Result<Page<PseudonymBlock>, Error> {
    let account_id = actor.signed_in()?.account_id;
    if among.as_ref().is_some_and(|ids| ids.len() as u64 > LIMIT_MAX) {
        return Err(Error::invalid("/pseudonym_ids", Code::TooMany));
    }
    let (db, rows) = (app.db.read(), page.rows());
    let rows = store::blocks(db, account_id, among.as_deref(), page.after, rows).await?;
    let (rows, next) = page.cut(rows, |row| row.pseudonym_id);
    let ids: Vec<PseudonymId> = rows.iter().map(|row| row.pseudonym_id).collect();
    let known = store::by_ids(db, &ids).await?;
    let label = |id: PseudonymId| known.iter().find(|one| one.id == id).map(|one| one.label.clone());
    let items = rows.into_iter().map(|row| PseudonymBlock {
        pseudonym_id: row.pseudonym_id,
        label: label(row.pseudonym_id).unwrap_or_default(),
        blocked_at: row.blocked_at,
    });
    Ok(Page { items: items.collect(), next })
}

/// Those among accounts who want to hear nothing of a pseudonym.
///
/// # Errors
/// When the database fails.
pub async fn blockers_among(
    db: &impl ConnectionTrait,
    id: PseudonymId,
    among: &[AccountId],
) -> Result<Vec<AccountId>, Error> {
    if among.is_empty() {
        return Ok(vec![]);
    }
    Ok(store::blockers(db, id, among).await?)
}
