//! Use cases of lists of words.

mod engines;
mod looking;

use linli_entities::Instant;
use linli_entities::board::BoardId;
use linli_entities::project::ProjectId;
use linli_entities::word_rule::{ActiveModel, Model, WordRuleId};
use sea_orm::Set;
use serde_json::json;

use super::input::{Changes, NewList, RuleWordsInput, WordsMode, parse_words};
use super::output::{ListedWord, WordRule, WordsTaken};
use super::rules::words::{self, WORDS_MAX, Words};
use super::rules::{Area, BYTES_MAX, LISTS_MAX, Located};
use super::store;
use crate::actor::{Actor, Permission, Reach, Scope};
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::db::Txn;
use crate::db::versions::Key;
use crate::error::{Error, Named as _};
use crate::etag;
use crate::features::accounts::logic::sessions;
use crate::features::boards::output::BoardRef;
use crate::features::boards::rules::{self as board_rules};
use crate::features::projects::output::ProjectRef;
use crate::features::{boards, projects};
use crate::once::Once;
use crate::page::{Page, PageRequest};

pub use engines::Engines;
pub use looking::{Looked, Part, demand_clean, look, look_whoever, trial};

fn unknown() -> Error {
    Error::NotFound("word rule")
}

/// Where an area is.
async fn locate(app: &App, area: Area) -> Result<Located, Error> {
    match area {
        Area::Everywhere => Ok(Located::Everywhere),
        Area::Project(id) => {
            let project = projects::logic::project(app.db.read(), id).await?;
            Ok(Located::Project(id, project.city))
        }
        Area::Board(id) => {
            let directory = boards::logic::directory(app).await?;
            let board = directory.get(&id).cloned().ok_or(Error::NotFound("board"))?;
            Ok(Located::Board(Box::new(board)))
        }
    }
}

/// As [`locate`], inside a transaction.
async fn locate_now(txn: &Txn, area: Area) -> Result<Located, Error> {
    match area {
        Area::Everywhere => Ok(Located::Everywhere),
        Area::Project(id) => Ok(Located::Project(id, projects::logic::project(txn, id).await?.city)),
        Area::Board(id) => Ok(Located::Board(Box::new(boards::logic::scope_now(txn, id).await?))),
    }
}

/// Demands that the actor moderates somewhere; answers the boards that it moderates, in ascending order.
///
/// # Errors
/// [`Code::Forbidden`] to whoever moderates nothing.
pub async fn moderated(app: &App, actor: &Actor) -> Result<Vec<BoardId>, Error> {
    let directory = boards::logic::directory(app).await?;
    let kept = directory
        .values()
        .filter(|board| board_rules::may_read(actor, board) && board_rules::moderates(actor, board));
    let mut kept: Vec<BoardId> = kept.map(|board| board.id).collect();
    kept.sort_unstable();
    if kept.is_empty() {
        actor.demand(Permission::Moderate, Scope::Anywhere)?;
    }
    Ok(kept)
}

/// The list, for whoever keeps it.
async fn kept(app: &App, actor: &Actor, id: WordRuleId) -> Result<Model, Error> {
    actor.signed_in()?;
    let row = store::find(app.db.read(), id).await?.ok_or_else(unknown)?;
    let located = locate(app, Area::of(&row)).await?;
    if located.is_kept_by(actor) { Ok(row) } else { Err(unknown()) }
}

/// The list inside a transaction, held until it ends, for whoever keeps it now.
async fn kept_now(txn: &Txn, actor: &Actor, id: WordRuleId) -> Result<Model, Error> {
    let actor = sessions::seen_again(txn, actor).await?;
    let row = store::locked(txn, id).await?.ok_or_else(unknown)?;
    let located = locate_now(txn, Area::of(&row)).await?;
    if located.is_kept_by(&actor) { Ok(row) } else { Err(unknown()) }
}

/// The lists that the actor keeps, oldest first.
///
/// # Errors
/// [`Code::Forbidden`] to whoever moderates nothing.
pub async fn list(app: &App, actor: &Actor, page: PageRequest<WordRuleId>) -> Result<Page<WordRule>, Error> {
    let boards = moderated(app, actor).await?;
    // Whoever moderates everywhere keeps the lists of all projects.
    let projects: Option<Vec<ProjectId>> = match actor.reach(Permission::Moderate) {
        Reach::Everywhere => None,
        Reach::Within { projects, .. } => Some(projects),
    };
    let everywhere = Located::Everywhere.is_kept_by(actor);
    let places = (projects.as_deref(), boards.as_slice());
    let rows = store::of_places(app.db.read(), everywhere, places, page.after, page.rows()).await?;
    let (rows, next) = page.cut(rows, |row| row.id);
    let mut items = vec![];
    for row in rows {
        items.push(shown(app, row).await?);
    }
    Ok(Page { items, next })
}

async fn shown(app: &App, row: Model) -> Result<WordRule, Error> {
    let project = match row.project_id {
        Some(id) => Some(ProjectRef::from(&projects::logic::project(app.db.read(), id).await?)),
        None => None,
    };
    let board = match row.board_id {
        Some(id) => boards::logic::directory(app).await?.get(&id).map(BoardRef::from),
        None => None,
    };
    Ok(WordRule::new(row, project, board))
}

/// A list.
///
/// # Errors
/// [`Error::NotFound`] to whoever does not keep it.
pub async fn get(app: &App, actor: &Actor, id: WordRuleId) -> Result<WordRule, Error> {
    let row = kept(app, actor, id).await?;
    shown(app, row).await
}

/// Makes a list, with the words that come with it.
///
/// # Errors
/// [`Code::NotFound`] at `/project_id` and `/board_id`; [`Code::Forbidden`] to whoever does not moderate there;
/// [`Code::TooMany`] for more than 20 of one place, and at `/words` for too many words, of the list or of all of the place.
pub async fn create(app: &App, actor: &Actor, new: NewList, once: Once) -> Result<WordRule, Error> {
    let by = actor.signed_in()?.account_id;
    let pointer = if matches!(new.area, Area::Board(_)) { "/board_id" } else { "/project_id" };
    if let Area::Board(id) = new.area {
        boards::logic::visible(app, actor, id).await.named_at(pointer)?;
    }
    demand_kept(&locate(app, new.area).await.named_at(pointer)?, actor)?;
    app.rates.write.count(&by)?;
    let words = read(new.words.clone()).await?;
    let input = (actor.clone(), new, joined(&words.words)?, words.words.len(), once, app.clock.now());
    let row = app.db.write(input, |txn, input| Box::pin(create_in(txn, input))).await?;
    shown(app, row).await
}

fn demand_kept(located: &Located, actor: &Actor) -> Result<(), Error> {
    if located.is_kept_by(actor) { Ok(()) } else { Err(Error::Forbidden(Code::Forbidden)) }
}

async fn create_in(
    txn: &Txn,
    (actor, new, text, count, once, now): (Actor, NewList, String, usize, Once, Instant),
) -> Result<Model, Error> {
    if let Some(id) = once.made_before(txn).await? {
        return store::find(txn, WordRuleId(id)).await?.ok_or_else(unknown);
    }
    let actor = sessions::seen_again(txn, &actor).await?;
    demand_kept(&locate_now(txn, new.area).await?, &actor)?;
    let sizes = store::sizes(txn, new.area).await?;
    if sizes.len() >= LISTS_MAX {
        return Err(Error::Conflict(Code::TooMany));
    }
    new.area.demand_room(&sizes, None, text.len())?;
    let (project_id, board_id) = new.area.columns();
    let row = ActiveModel {
        project_id: Set(project_id),
        board_id: Set(board_id),
        name: Set(new.name),
        action: Set(new.action),
        enabled: Set(true),
        word_count: Set(i32::try_from(count).unwrap_or(i32::MAX)),
        words_version: Set(1),
        version: Set(1),
        changed_by: Set(actor.account_id()),
        changed_at: Set(now),
        ..Default::default()
    };
    let row = store::insert(txn, row).await?;
    store::put_words(txn, row.id, text).await?;
    once.remember(txn, row.id.0, now).await?;
    let detail = json!({ "action": row.action, "word_count": count });
    finish(txn, &actor, ("create_word_rule", row.id), detail, now).await?;
    Ok(row)
}

/// What is written of every change of a list.
async fn finish(
    txn: &Txn,
    actor: &Actor,
    (act, id): (&str, WordRuleId),
    detail: serde_json::Value,
    now: Instant,
) -> Result<(), Error> {
    txn.touch(Key::WordRules);
    Ok(audit::record(txn, actor, act, ("word_rule", id.0), detail, now).await?)
}

/// Changes a list, but not its words.
///
/// # Errors
/// [`Error::NotFound`] to whoever does not keep it; [`Error::Stale`].
pub async fn update(
    app: &App,
    actor: &Actor,
    id: WordRuleId,
    seen: i64,
    changes: Changes,
) -> Result<WordRule, Error> {
    kept(app, actor, id).await?;
    let input = (actor.clone(), id, seen, changes, app.clock.now());
    let row = app.db.write(input, |txn, input| Box::pin(update_in(txn, input))).await?;
    shown(app, row).await
}

async fn update_in(
    txn: &Txn,
    (actor, id, seen, changes, now): (Actor, WordRuleId, i64, Changes, Instant),
) -> Result<Model, Error> {
    let before = kept_now(txn, &actor, id).await?;
    etag::demand_unchanged(seen, before.version)?;
    let Changes { name, action, enabled } = changes;
    let detail = json!({ "name": name, "action": action, "enabled": enabled });
    let row = ActiveModel {
        id: Set(id),
        name: Set(name.unwrap_or(before.name)),
        action: Set(action.unwrap_or(before.action)),
        enabled: Set(enabled.unwrap_or(before.enabled)),
        version: Set(before.version + 1),
        changed_by: Set(actor.account_id()),
        changed_at: Set(now),
        ..Default::default()
    };
    let row = store::update(txn, row).await?;
    finish(txn, &actor, ("update_word_rule", id), detail, now).await?;
    Ok(row)
}

/// Deletes a list with its words.
///
/// # Errors
/// [`Error::NotFound`] to whoever does not keep it.
pub async fn delete(app: &App, actor: &Actor, id: WordRuleId) -> Result<(), Error> {
    kept(app, actor, id).await?;
    let input = (actor.clone(), id, app.clock.now());
    app.db.write(input, |txn, input| Box::pin(delete_in(txn, input))).await
}

async fn delete_in(txn: &Txn, (actor, id, now): (Actor, WordRuleId, Instant)) -> Result<(), Error> {
    let row = kept_now(txn, &actor, id).await?;
    let detail = json!({ "name": row.name, "word_count": row.word_count });
    // Before it is gone: its row says where it held.
    finish(txn, &actor, ("delete_word_rule", id), detail, now).await?;
    Ok(store::delete(txn, id).await?)
}

/// The words of a list after so many of them, in the order in which they came.
///
/// # Errors
/// [`Error::NotFound`] to whoever does not keep it.
pub async fn words(
    app: &App,
    actor: &Actor,
    id: WordRuleId,
    page: PageRequest<usize>,
) -> Result<Page<ListedWord>, Error> {
    kept(app, actor, id).await?;
    let all = store::words(app.db.read(), id).await?;
    let after = page.after.unwrap_or(0);
    let rows = usize::try_from(page.rows()).unwrap_or(usize::MAX);
    let some = all.lines().enumerate().skip(after).take(rows);
    let rows: Vec<(usize, String)> = some.map(|(index, word)| (index + 1, word.to_owned())).collect();
    let (rows, next) = page.cut(rows, |(index, _)| *index);
    Ok(Page { items: rows.into_iter().map(|(_, word)| ListedWord { word }).collect(), next })
}

/// Gives a list other words, more or fewer.
///
/// # Errors
/// [`Error::NotFound`] to whoever does not keep it; [`Code::TooMany`] at `/words`, of the list or of all of its place;
/// [`Error::Stale`] where somebody else changed its words at the same moment.
pub async fn put_words(
    app: &App,
    actor: &Actor,
    id: WordRuleId,
    input: RuleWordsInput,
) -> Result<WordsTaken, Error> {
    let row = kept(app, actor, id).await?;
    app.rates.write.count(&actor.signed_in()?.account_id)?;
    let read = read(input.words).await?;
    let before = store::words(app.db.read(), id).await?;
    let (mode, sent) = (input.mode, read.words);
    let after = tokio::task::spawn_blocking(move || changed(&before, sent, mode)).await;
    let after = after.map_err(Error::internal)?;
    if after.len() > WORDS_MAX {
        return Err(Error::invalid("/words", Code::TooMany));
    }
    let input = (actor.clone(), id, row.words_version, joined(&after)?, after.len(), app.clock.now());
    let row = app.db.write(input, |txn, input| Box::pin(put_words_in(txn, input))).await?;
    Ok(WordsTaken {
        rule: shown(app, row).await?,
        refused_count: u32::try_from(read.refused_count).unwrap_or(u32::MAX),
        refused: read.refused.into_iter().map(Into::into).collect(),
    })
}

/// Reads words: there may be many, and then it takes a while.
async fn read(text: String) -> Result<Words, Error> {
    tokio::task::spawn_blocking(move || parse_words(&text)).await.map_err(Error::internal)?
}

fn joined(words: &[String]) -> Result<String, Error> {
    let text = words.join("\n");
    if text.len() > BYTES_MAX { Err(Error::invalid("/words", Code::TooMany)) } else { Ok(text) }
}

fn changed(before: &str, sent: Vec<String>, mode: WordsMode) -> Vec<String> {
    let before: Vec<String> = before.lines().map(str::to_owned).collect();
    match mode {
        WordsMode::Replace => sent,
        WordsMode::Add => words::with(before, sent),
        WordsMode::Remove => words::without(before, &sent),
    }
}

async fn put_words_in(
    txn: &Txn,
    (actor, id, seen, text, count, now): (Actor, WordRuleId, i64, String, usize, Instant),
) -> Result<Model, Error> {
    let before = kept_now(txn, &actor, id).await?;
    if before.words_version != seen {
        return Err(Error::Stale);
    }
    let area = Area::of(&before);
    area.demand_room(&store::sizes(txn, area).await?, Some(id), text.len())?;
    store::put_words(txn, id, text).await?;
    let row = ActiveModel {
        id: Set(id),
        word_count: Set(i32::try_from(count).unwrap_or(i32::MAX)),
        words_version: Set(before.words_version + 1),
        version: Set(before.version + 1),
        changed_by: Set(actor.account_id()),
        changed_at: Set(now),
        ..Default::default()
    };
    let row = store::update(txn, row).await?;
    let detail = json!({ "before": before.word_count, "after": count });
    finish(txn, &actor, ("put_words", id), detail, now).await?;
    Ok(row)
}
