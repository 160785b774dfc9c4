//! What becomes of what somebody writes: the one place that asks, before the transaction.

use linli_entities::post::PostId;
use linli_entities::review::ReviewReason;

use super::{print_of, removed};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::boards::rules::{self as boards, BoardScope};
use crate::features::polls::rules::NewPoll;
use crate::features::posts::body::Body;
use crate::features::reviews::rules::{Newcomer, POSTS_LOOKED_AT, Verdict, Why, of_newcomer};
use crate::features::reviews::store;
use crate::features::topics::rules::Title;
use crate::features::trust::rules::outward_links;
use crate::features::word_rules::logic::{Looked, Part, look, look_whoever};
use crate::features::{posts, trust};

fn part<'a>(pointer: &str, text: &'a str) -> Part<'a> {
    Part { pointer: pointer.to_owned(), text, waits: true, masked: true }
}

/// Looks at a topic that somebody opens: at its title, its first post and its poll.
///
/// # Errors
/// [`Error::Words`].
pub async fn look_at_topic(
    app: &App,
    (actor, board): (&Actor, &BoardScope),
    (title, markdown): (Title, String),
    poll: Option<&NewPoll>,
) -> Result<(Title, String, Looked), Error> {
    let title = title.into_string();
    let mut parts = vec![part("/title", &title), part("/markdown", &markdown)];
    let lines = poll.map(|poll| lines_of(poll, "/poll")).unwrap_or_default();
    parts.extend(lines.iter().map(|(pointer, text)| Part { masked: false, ..part(pointer, text) }));
    let mut looked = look(app, (actor, Some(board)), &parts).await?;
    let mut texts = std::mem::take(&mut looked.texts).into_iter();
    let title = Title::parse(&texts.next().unwrap_or_default())?;
    Ok((title, texts.next().unwrap_or_default(), looked))
}

/// Looks at a post that somebody writes.
///
/// # Errors
/// [`Error::Words`].
pub async fn look_at_post(
    app: &App,
    (actor, board): (&Actor, &BoardScope),
    markdown: &str,
) -> Result<(String, Looked), Error> {
    let mut looked = look(app, (actor, Some(board)), &[part("/markdown", markdown)]).await?;
    Ok((looked.texts.pop().unwrap_or_default(), looked))
}

/// Looks at another text of a post: it cannot wait, and so what would have to is refused. Answers it, and the words of which
/// moderators are told.
///
/// # Errors
/// [`Error::Words`].
pub async fn look_at_edit(
    app: &App,
    (actor, board): (&Actor, &BoardScope),
    markdown: &str,
) -> Result<(String, Vec<String>), Error> {
    let part = Part { waits: false, ..part("/markdown", markdown) };
    let mut looked = look(app, (actor, Some(board)), &[part]).await?;
    Ok((looked.texts.pop().unwrap_or_default(), looked.flagged))
}

/// Looks at another title of a topic, as [`look_at_edit`]. Answers it, and why moderators have to look at it, where they have.
///
/// # Errors
/// [`Error::Words`].
pub async fn look_at_title(
    app: &App,
    (actor, board): (&Actor, &BoardScope),
    title: Title,
) -> Result<(Title, Option<Why>), Error> {
    let title = title.into_string();
    let part = Part { waits: false, ..part("/title", &title) };
    let looked = look(app, (actor, Some(board)), &[part]).await?;
    let title = Title::parse(looked.texts.first().map_or("", String::as_str))?;
    Ok((title, Why::of_words(looked.flagged)))
}

/// Looks at the title under which posts become a topic of their own, as at that of a new one, though who moderates there chose it:
/// it stands over the name of whoever wrote the first of them. It waits for nobody, and nobody is told of it, as of all that
/// moderators write.
///
/// # Errors
/// [`Error::Words`].
pub async fn look_at_split(app: &App, board: &BoardScope, title: &str) -> Result<String, Error> {
    let looked = look_whoever(app, Some(board), &[part("/title", title)]).await?;
    Ok(Title::parse(looked.texts.first().map_or("", String::as_str))?.into_string())
}

/// Looks at a poll that a topic is given: it cannot wait, and nothing in it is masked.
///
/// # Errors
/// [`Error::Words`].
pub async fn look_at_poll(
    app: &App,
    (actor, board): (&Actor, &BoardScope),
    poll: &NewPoll,
) -> Result<(), Error> {
    let lines = lines_of(poll, "");
    let parts =
        lines.iter().map(|(pointer, text)| Part { waits: false, masked: false, ..part(pointer, text) });
    let parts: Vec<Part<'_>> = parts.collect();
    look(app, (actor, Some(board)), &parts).await.map(drop)
}

fn lines_of<'a>(poll: &'a NewPoll, under: &str) -> Vec<(String, &'a str)> {
    let question = poll.question.as_deref().map(|text| (format!("{under}/question"), text));
    let option = |(index, text): (usize, &'a String)| (format!("{under}/options/{index}"), text.as_str());
    question.into_iter().chain(poll.options.iter().enumerate().map(option)).collect()
}

/// What becomes of a topic or a reply whose words were looked at. Who moderates the board waits for nobody.
///
/// # Errors
/// When the database fails.
pub async fn judge(
    app: &App,
    (actor, board): (&Actor, &BoardScope),
    body: &Body,
    looked: Looked,
) -> Result<Verdict, Error> {
    if waits_for_nobody(actor, board) {
        return Ok(Verdict::default());
    }
    if !looked.held.is_empty() {
        return Ok(Verdict::held(ReviewReason::Words, looked.held));
    }
    Ok(match reason_of(app, (actor, board), body).await? {
        Some(reason) => Verdict::held(reason, vec![]),
        None => Verdict::written(looked.flagged),
    })
}

/// Why a moderator has to look at another text of a post, which stands meanwhile: it has words of which they are told, or it is what
/// would have waited. Nobody has to look at what is changed by whoever moderates the board.
///
/// # Errors
/// When the database fails.
pub async fn judge_edit(
    app: &App,
    (actor, board): (&Actor, &BoardScope),
    body: &Body,
    flagged: Vec<String>,
) -> Result<Option<Why>, Error> {
    let of_words = Why::of_words(flagged);
    if of_words.is_some() || waits_for_nobody(actor, board) {
        return Ok(of_words);
    }
    let reason = reason_of(app, (actor, board), body).await?;
    Ok(reason.map(|reason| Why { reason, found: vec![] }))
}

fn waits_for_nobody(actor: &Actor, board: &BoardScope) -> bool {
    matches!(actor, Actor::System) || boards::moderates(actor, board)
}

/// Why something waits, beside its words, where its board says so.
async fn reason_of(
    app: &App,
    (actor, board): (&Actor, &BoardScope),
    body: &Body,
) -> Result<Option<ReviewReason>, Error> {
    let Some(setting) = store::setting(app.db.read(), board.id).await? else { return Ok(None) };
    if setting.similar_posts && removed::is_like_removed(app, board, print_of(board, &body.markdown)).await? {
        return Ok(Some(ReviewReason::Similar));
    }
    if !(setting.links || setting.first_post_count > 0) || !trust::logic::is_new(app, actor).await? {
        return Ok(None);
    }
    let author_id = actor.signed_in()?.account_id;
    let rows = posts::logic::own(app.db.read(), author_id, PostId(0), POSTS_LOOKED_AT).await?;
    let newcomer = Newcomer {
        post_count: rows.iter().filter(|post| post.deleted_at.is_none()).count(),
        link_count: outward_links(&body.html, &app.config.public_url),
    };
    Ok(of_newcomer(&setting, newcomer))
}
