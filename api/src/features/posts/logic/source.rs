//! What was typed, and what a post said before: for its author and for who moderates.

use linli_entities::post::PostId;

use super::{Seen, visible};
use crate::actor::Actor;
use crate::app::App;
use crate::code::Code;
use crate::error::Error;
use crate::features::posts::output::{Revision, Source};
use crate::features::posts::store;
use crate::features::pseudonyms::rules::{Signature, of_doing};
use crate::features::{boards, pseudonyms};

/// What was typed, for whoever may edit it.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`].
pub async fn source(app: &App, actor: &Actor, id: PostId) -> Result<Source, Error> {
    let seen = visible(app, actor, id).await?;
    demand_author_or_moderator(actor, &seen)?;
    Ok(Source { markdown: seen.post.markdown, version: seen.post.revision_count.into() })
}

/// What the post said before, newest first.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`].
pub async fn revisions(app: &App, actor: &Actor, id: PostId) -> Result<Vec<Revision>, Error> {
    let seen = visible(app, actor, id).await?;
    demand_author_or_moderator(actor, &seen)?;
    let rows = store::revisions(app.db.read(), id).await?;
    let written: Vec<Signature> = rows.iter().map(|row| of_doing(&seen.post, row.written_by)).collect();
    let authors = pseudonyms::logic::authors(app, &written, seen.board.scope()).await?;
    let show = |row: linli_entities::revision::Model| Revision {
        number: row.number,
        html: row.html,
        markdown: row.markdown,
        edited_by: authors.of(of_doing(&seen.post, row.written_by)),
        edited_at: row.written_at,
    };
    Ok(rows.into_iter().map(show).collect())
}

pub(super) fn demand_author_or_moderator(actor: &Actor, seen: &Seen) -> Result<(), Error> {
    let account_id = actor.signed_in()?.account_id;
    let moderates = boards::rules::moderates(actor, &seen.board);
    let own = account_id == seen.post.author_id && seen.post.deleted_at.is_none();
    if moderates || own { Ok(()) } else { Err(Error::Forbidden(Code::Forbidden)) }
}
