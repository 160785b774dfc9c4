//! From what was typed to what is kept: before a transaction, never in it.

use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::post::PostId;

use super::super::body::Body;
use super::super::rules;
use super::source::demand_author_or_moderator;
use super::visible;
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Known as _};
use crate::features::boards::rules::BoardScope;
use crate::features::{accounts, boards, link_cards, mentions, post_images};
use crate::markdown::{self, Mentioned};

/// Reads and renders a text, looking up whom it mentions. It shows no pictures.
///
/// # Errors
/// Those of [`Body::parse`].
pub async fn render(app: &App, text: &str) -> Result<Body, Error> {
    let text = Body::parse(text)?;
    let mentioned = mentioned(app, &text).await?;
    Ok(Body::new(text, &mentioned))
}

/// As [`render`], of what `by` writes as a new post, or as another text of `post`: with its pictures.
///
/// # Errors
/// Those of [`Body::parse`].
pub async fn render_post(app: &App, by: AccountId, post: Option<PostId>, text: &str) -> Result<Body, Error> {
    let text = Body::parse(text)?;
    let mentioned = mentioned(app, &text).await?;
    let pictures = post_images::logic::usable(app, by, post, &text).await?;
    Ok(link_cards::logic::body(app, text, &mentioned, &pictures))
}

/// As [`render_post`], of what the actor writes in a board: there it may mention groups as well.
///
/// # Errors
/// Those of [`render_post`], and of [`mentions::logic::demand`].
pub async fn render_in(
    app: &App,
    (actor, board): (&Actor, &BoardScope),
    post: Option<PostId>,
    text: &str,
) -> Result<Body, Error> {
    let body = look_in(app, (actor, board), post, text).await?;
    mentions::logic::demand(app, actor, board, post, &body.groups).await?;
    Ok(body)
}

/// What [`render_in`] would make of a text, without asking whether the groups may be called so often.
async fn look_in(
    app: &App,
    (actor, board): (&Actor, &BoardScope),
    post: Option<PostId>,
    text: &str,
) -> Result<Body, Error> {
    let by = actor.signed_in()?.account_id;
    let text = Body::parse(text)?;
    let mut mentioned = mentioned(app, &text).await?;
    mentioned.extend(mentions::logic::meant_in(app, actor, board, &text).await?);
    let pictures = post_images::logic::usable(app, by, post, &text).await?;
    Ok(link_cards::logic::body(app, text, &mentioned, &pictures))
}

async fn mentioned(app: &App, text: &str) -> Result<Mentioned, Error> {
    let candidates = markdown::mention_candidates(text);
    if candidates.is_empty() {
        return Ok(Mentioned::new());
    }
    let people = accounts::logic::by_name_keys(app.db.read(), candidates).await?;
    Ok(people.into_iter().map(|(name, id)| (name, id.into())).collect())
}

/// What a text would look like as a post in a board, or as another text of `post`.
///
/// # Errors
/// Those of [`Body::parse`]; [`Error::TooManyRequests`].
pub async fn preview(
    app: &App,
    actor: &Actor,
    text: &str,
    (post, board): (Option<PostId>, Option<BoardId>),
) -> Result<String, Error> {
    let by = actor.signed_in()?.account_id;
    app.rates.preview.count(&by)?;
    let post = match post {
        // Of what cannot be edited nothing is told, not even that it is there.
        Some(id) if may_edit(app, actor, id).await? => Some(id),
        _ => None,
    };
    let board = match board {
        // Nor of a board that may not be read.
        Some(id) => boards::logic::directory(app).await?.get(&id).cloned(),
        None => None,
    };
    let body = match board.filter(|board| boards::rules::may_read(actor, board)) {
        Some(board) => look_in(app, (actor, &board), post, text).await?,
        None => render_post(app, by, post, text).await?,
    };
    Ok(body.html)
}

async fn may_edit(app: &App, actor: &Actor, id: PostId) -> Result<bool, Error> {
    let seen = visible(app, actor, id).await.known()?;
    Ok(seen.is_some_and(|seen| rules::rights(actor, &seen.board, &seen.topic, &seen.post).edit))
}

/// Whether the actor may see a picture of a post that shows it now (`shown`), or showed it before an edit: then it is for
/// those who read its revisions. Of a deleted post it is for those who may restore it.
///
/// # Errors
/// When the database fails.
pub async fn shows_picture(app: &App, actor: &Actor, id: PostId, shown: bool) -> Result<bool, Error> {
    let Some(seen) = visible(app, actor, id).await.known()? else { return Ok(false) };
    let may_restore = || rules::rights(actor, &seen.board, &seen.topic, &seen.post).restore;
    let stands = seen.post.deleted_at.is_none() || may_restore();
    Ok(stands && (shown || demand_author_or_moderator(actor, &seen).is_ok()))
}
