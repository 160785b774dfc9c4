//! Lists that hold, and what they were compiled to, in memory: a list is compiled once for its words, outside of transactions.

use std::collections::HashMap;
use std::sync::{Arc, Mutex as ShortMutex, PoisonError, Weak};

use linli_entities::word_rule::{Model, WordRuleId};
use tokio::sync::Mutex;

use crate::app::App;
use crate::cache::{Cache, Ticket};
use crate::db::versions::Key;
use crate::error::Error;
use crate::features::boards::rules::BoardScope;
use crate::features::word_rules::rules::Area;
use crate::features::word_rules::rules::engine::Engine;
use crate::features::word_rules::store;

/// Memory that compiled lists take together, at most, in bytes: a list of the most words takes a third of it.
const MEMORY_MAX: u64 = 128 * 1024 * 1024;

/// Lists that hold, as last read, and what they were compiled to.
pub struct Engines {
    lists: Cache<(), Arc<Vec<Model>>>,
    compiled: Cache<(WordRuleId, i64), Arc<Engine>>,
    /// Lists that are compiled now, with what whoever needs one as well waits for: nobody waits for another list.
    compiling: ShortMutex<HashMap<WordRuleId, Weak<Mutex<()>>>>,
}

impl Engines {
    /// What one at a time has who compiles a list.
    fn turn(&self, id: WordRuleId) -> Arc<Mutex<()>> {
        let mut compiling = self.compiling.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(turn) = compiling.get(&id).and_then(Weak::upgrade) {
            return turn;
        }
        compiling.retain(|_, turn| turn.strong_count() > 0);
        let turn: Arc<Mutex<()>> = Arc::default();
        compiling.insert(id, Arc::downgrade(&turn));
        turn
    }
}

impl Default for Engines {
    fn default() -> Self {
        let weight = |engine: &Arc<Engine>| u32::try_from(engine.memory()).unwrap_or(u32::MAX);
        Self {
            lists: Cache::new(1, |_| 1),
            compiled: Cache::new(MEMORY_MAX, weight),
            compiling: ShortMutex::default(),
        }
    }
}

/// A list with what it was compiled to.
pub(super) type Compiled = (Model, Arc<Engine>);

/// The lists that look at what is written in a board, or in none.
pub(super) async fn holding(app: &App, board: Option<&BoardScope>) -> Result<Vec<Compiled>, Error> {
    let mut holding = vec![];
    for list in lists(app).await?.iter().filter(|list| Area::of(list).covers(board)) {
        holding.push((list.clone(), engine(app, list).await?));
    }
    Ok(holding)
}

async fn lists(app: &App) -> Result<Arc<Vec<Model>>, Error> {
    let versions = app.db.versions();
    if let Some(lists) = app.words.lists.get(versions, &()) {
        return Ok(lists);
    }
    let ticket = Ticket::take(versions, vec![Key::WordRules]);
    let lists = Arc::new(store::enabled(app.db.read()).await?);
    app.words.lists.put((), lists.clone(), ticket);
    Ok(lists)
}

async fn engine(app: &App, list: &Model) -> Result<Arc<Engine>, Error> {
    let key = (list.id, list.words_version);
    let versions = app.db.versions();
    if let Some(engine) = app.words.compiled.get(versions, &key) {
        return Ok(engine);
    }
    let turn = app.words.turn(list.id);
    let _one = turn.lock().await;
    if let Some(engine) = app.words.compiled.get(versions, &key) {
        return Ok(engine);
    }
    let words = store::words(app.db.read(), list.id).await?;
    let compiled = tokio::task::spawn_blocking(move || Engine::new(words.lines())).await;
    let engine = Arc::new(compiled.map_err(Error::internal)?.map_err(Error::internal)?);
    // What it is made of is in its key: another version of the words is another engine.
    app.words.compiled.put(key, engine.clone(), Ticket::take(versions, vec![]));
    Ok(engine)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_needs_a_list_waits_for_who_compiles_it_and_for_nobody_else() {
        let engines = Engines::default();
        let one = engines.turn(WordRuleId(1));
        let held = one.try_lock().expect("the first");
        assert!(engines.turn(WordRuleId(1)).try_lock().is_err());
        assert!(engines.turn(WordRuleId(2)).try_lock().is_ok());
        drop(held);
        assert!(engines.turn(WordRuleId(1)).try_lock().is_ok());
        drop(one);
        let _three = engines.turn(WordRuleId(3));
        assert_eq!(
            engines.compiling.lock().expect("nobody fails").len(),
            1,
            "nothing is kept of what is done"
        );
    }
}
