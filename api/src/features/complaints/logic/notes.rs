//! What staff tell each other about a complaint.

use linli_entities::account::AccountId;
use linli_entities::complaint::ComplaintId;
use linli_entities::complaint_note;
use sea_orm::Set;

use super::reading::{self, Note};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::accounts;
use crate::features::complaints::store;
use crate::once::Once;

/// Notes that are listed, oldest first.
const NOTES_MAX: u64 = 200;

/// Tells the other staff something about a complaint. It is no act and no answer (E02).
///
/// # Errors
/// [`Error::NotFound`] for a complaint that may not be read; [`Code::Forbidden`](crate::code::Code::Forbidden) to whoever is not its
/// staff.
pub async fn note(
    app: &App,
    actor: &Actor,
    id: ComplaintId,
    text: String,
    once: Once,
) -> Result<Note, Error> {
    let account_id = actor.signed_in()?.account_id;
    reading::demand_staff(app, actor, id).await?;
    app.rates.write.count(&account_id)?;
    let row = app
        .db
        .write((id, account_id, text, once, app.clock.now()), |txn, (id, author_id, text, once, now)| {
            Box::pin(async move {
                if let Some(before) = once.made_before(txn).await? {
                    return store::note(txn, before).await?.ok_or(Error::NotFound("note"));
                }
                let row = complaint_note::ActiveModel {
                    complaint_id: Set(id),
                    author_id: Set(author_id),
                    text: Set(text),
                    written_at: Set(now),
                    ..Default::default()
                };
                let row = store::insert_note(txn, row).await?;
                once.remember(txn, row.id.0, now).await?;
                Ok(row)
            })
        })
        .await?;
    shown(app, vec![row]).await?.pop().ok_or(Error::NotFound("note"))
}

/// What staff told each other about a complaint, oldest first.
///
/// # Errors
/// As [`note`].
pub async fn notes(app: &App, actor: &Actor, id: ComplaintId) -> Result<Vec<Note>, Error> {
    actor.signed_in()?;
    reading::demand_staff(app, actor, id).await?;
    shown(app, store::notes(app.db.read(), id, NOTES_MAX).await?).await
}

async fn shown(app: &App, rows: Vec<complaint_note::Model>) -> Result<Vec<Note>, Error> {
    let ids: Vec<AccountId> = rows.iter().map(|row| row.author_id).collect();
    let people = accounts::logic::refs(app, &ids, crate::actor::Scope::Anywhere).await?;
    let note = |row: complaint_note::Model| Note {
        author: accounts::logic::AccountRef::of(&people, row.author_id),
        text: row.text,
        written_at: row.written_at,
    };
    Ok(rows.into_iter().map(note).collect())
}
