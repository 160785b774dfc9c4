//! Looking at what is written: before its transaction, by every list that holds where it goes.

use linli_entities::word_rule::WordAction;

use super::engines::{self, Compiled};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::boards::logic as board_logic;
use crate::features::boards::rules::{self as boards, BoardScope};
use crate::features::word_rules::input::WordTrialInput;
use crate::features::word_rules::output::{WordHit, WordTrial};
use crate::features::word_rules::rules::engine::Readings;
use crate::features::word_rules::rules::{self, Found, HITS_TOLD, TOLD_MAX, words};

/// A text that somebody sends.
#[derive(Clone, Debug)]
pub struct Part<'a> {
    /// The JSON pointer to it.
    pub pointer: String,
    /// What it says.
    pub text: &'a str,
    /// Whether it can wait: if not, what would have to is refused.
    pub waits: bool,
    /// Whether words in it can be masked: if not, they are refused.
    pub masked: bool,
}

/// What came of looking.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Looked {
    /// The texts in their order, with what is masked.
    pub texts: Vec<String>,
    /// The words for which they wait for a moderator, each once.
    pub held: Vec<String>,
    /// The words of which moderators are told, each once.
    pub flagged: Vec<String>,
}

/// Looks at texts that the actor writes in a board, or in none. Who moderates the board writes what they like: they have to be
/// able to say what it is about.
///
/// # Errors
/// [`Error::Words`] with the words that are refused, as they stand in the text.
pub async fn look(
    app: &App,
    (actor, board): (&Actor, Option<&BoardScope>),
    parts: &[Part<'_>],
) -> Result<Looked, Error> {
    let free = matches!(actor, Actor::System) || board.is_some_and(|board| boards::moderates(actor, board));
    if free { Ok(as_they_are(parts)) } else { look_whoever(app, board, parts).await }
}

fn as_they_are(parts: &[Part<'_>]) -> Looked {
    Looked { texts: parts.iter().map(|part| part.text.to_owned()).collect(), ..Looked::default() }
}

/// As [`look`], whoever writes: of what somebody says in the name of another.
///
/// # Errors
/// As [`look`].
pub async fn look_whoever(
    app: &App,
    board: Option<&BoardScope>,
    parts: &[Part<'_>],
) -> Result<Looked, Error> {
    let lists = engines::holding(app, board).await?;
    if lists.is_empty() {
        return Ok(as_they_are(parts));
    }
    let mut looked = Looked::default();
    for part in parts {
        let found = find(&lists, part.text);
        demand_allowed(part, &found)?;
        let of = |action: WordAction| -> Vec<Found> {
            found.iter().filter(|one| one.action == action).cloned().collect()
        };
        add(&mut looked.held, rules::told(part.text, &of(WordAction::Hold)));
        add(&mut looked.flagged, rules::told(part.text, &of(WordAction::Flag)));
        let masked: Vec<(usize, usize)> =
            of(WordAction::Mask).iter().map(|one| (one.start, one.end)).collect();
        looked.texts.push(words::mask(part.text, &masked));
    }
    Ok(looked)
}

fn demand_allowed(part: &Part<'_>, found: &[Found]) -> Result<(), Error> {
    let refused = |one: &&Found| !rules::stays(one.action, part.waits, part.masked);
    let refused: Vec<Found> = found.iter().filter(refused).cloned().collect();
    if refused.is_empty() {
        return Ok(());
    }
    Err(Error::Words { pointer: part.pointer.clone(), words: rules::told(part.text, &refused) })
}

fn add(to: &mut Vec<String>, words: Vec<String>) {
    for word in words {
        if to.len() < TOLD_MAX && !to.contains(&word) {
            to.push(word);
        }
    }
}

fn find(lists: &[Compiled], text: &str) -> Vec<Found> {
    let readings = Readings::new(text);
    let mut found: Vec<Found> = vec![];
    for (list, engine) in lists {
        let hits = engine.find_in(&readings).into_iter();
        found.extend(hits.map(|hit| Found::new(list.id, list.action, engine.word(hit.word), hit)));
    }
    found.sort_by_key(|one| (one.start, one.end, one.list_id));
    found
}

/// Demands that a text has no word that is not only flagged, of the lists that hold everywhere: what cannot wait, such as a
/// name.
///
/// # Errors
/// [`Error::Words`].
pub async fn demand_clean(app: &App, actor: &Actor, pointer: &str, text: &str) -> Result<(), Error> {
    let part = Part { pointer: pointer.to_owned(), text, waits: false, masked: false };
    look(app, (actor, None), &[part]).await.map(drop)
}

/// What the lists that the actor keeps find in a text. Nothing is kept of it.
///
/// # Errors
/// [`Error::NotFound`] for a board that may not be read; [`Code::Forbidden`](crate::code::Code::Forbidden) to whoever
/// keeps no lists; [`Error::TooManyRequests`].
pub async fn trial(app: &App, actor: &Actor, input: WordTrialInput) -> Result<WordTrial, Error> {
    super::moderated(app, actor).await?;
    input.demand_short()?;
    let board = match input.board_id {
        Some(id) => Some(board_logic::visible(app, actor, id).await?),
        None => None,
    };
    app.rates.preview.count(&actor.signed_in()?.account_id)?;
    let mut lists = engines::holding(app, board.as_ref()).await?;
    let mut kept = vec![];
    for (list, _) in &lists {
        if super::locate(app, rules::Area::of(list)).await?.is_kept_by(actor) {
            kept.push(list.id);
        }
    }
    lists.retain(|(list, _)| kept.contains(&list.id));
    let found = find(&lists, &input.text);
    let masked = found.iter().filter(|one| one.action == WordAction::Mask);
    let masked: Vec<(usize, usize)> = masked.map(|one| (one.start, one.end)).collect();
    let name = |one: &Found| {
        lists.iter().find(|(list, _)| list.id == one.list_id).map_or("", |(list, _)| list.name.as_str())
    };
    let hits = found.iter().take(HITS_TOLD).map(|one| WordHit::new(&input.text, one, name(one)));
    Ok(WordTrial { hits: hits.collect(), masked: words::mask(&input.text, &masked) })
}
