//! The follower that turns what happened into notices.
//!
//! A step reads rows of the outbox, finds out whom they concern and who of those may know, and then writes notices and
//! its own progress in one transaction, which comes to nothing where somebody else moved the follower meanwhile. So it
//! does not matter how many follow at once, how long one of them was frozen, or where it was killed. A row that concerns
//! many is told to a page of them at a time: whoever writes beside never waits for more than that.

use std::collections::{HashMap, HashSet};

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::notice::{self, MailMode, NoticeKind};
use sea_orm::Set;

use super::news::{self, News};
use crate::app::App;
use crate::error::Error;
use crate::features::accounts::logic::readers::{self, Reader};
use crate::features::notices::store::{self, Progress};
use crate::features::roles;
use crate::outbox::{self, Position};

/// Rows of the outbox read at once.
const ROWS: u64 = 100;
/// Accounts told in one transaction, at most so many and those of one row more.
pub const PAGE: usize = 200;

/// What a step will write, if nobody else did it first.
#[derive(Clone, Debug)]
pub struct Step {
    from: Progress,
    to: Progress,
    drafts: Vec<Draft>,
}

/// A notice to be.
#[derive(Clone, Debug)]
struct Draft {
    account_id: AccountId,
    kind: NoticeKind,
    fact: String,
    subject_id: i64,
    actor_id: Option<AccountId>,
    happened_at: Instant,
}

impl Step {
    /// How many notices it makes.
    pub fn count(&self) -> usize {
        self.drafts.len()
    }
}

/// Takes in what happened since; answers how many notices were made. A test calls this instead of waiting.
///
/// # Errors
/// When the database fails; what was not taken in is taken in by the next call.
pub async fn catch_up(app: &App) -> Result<usize, Error> {
    let mut made = 0;
    while let Some(step) = prepare(app).await? {
        let count = step.count();
        if take(app, step).await? {
            made += count;
        }
        if app.stop.is_cancelled() {
            break;
        }
    }
    Ok(made)
}

/// How far the follower has come.
///
/// # Errors
/// When the database fails.
pub async fn position(app: &App) -> Result<Position, Error> {
    Ok(store::progress(app.db.read()).await?.position)
}

/// Finds out what the next step is; none where nothing happened.
///
/// # Errors
/// When the database fails.
pub async fn prepare(app: &App) -> Result<Option<Step>, Error> {
    let from = store::progress(app.db.read()).await?;
    let rows = outbox::read_after(app.db.read(), from.position, ROWS).await?;
    if rows.is_empty() {
        return Ok(None);
    }
    let (mut to, mut drafts) = (from, vec![]);
    for row in rows {
        let mut told_all = true;
        for news in news::of(app, &row).await? {
            let last = tell(app, &news, to.within, &mut drafts).await?;
            if let Some(last) = last {
                to.within = last;
                told_all = false;
            }
        }
        if !told_all {
            break;
        }
        to = Progress { position: Position { txid: row.txid, seq: row.seq }, within: AccountId(0) };
        if drafts.len() >= PAGE {
            break;
        }
    }
    Ok(Some(Step { from, to, drafts }))
}

/// Adds those who are told of this, of many those after `after`; the last one of a page that may not be the last.
async fn tell(
    app: &App,
    news: &News,
    after: AccountId,
    drafts: &mut Vec<Draft>,
) -> Result<Option<AccountId>, Error> {
    let mut concerned = vec![];
    // With the first page of many, the few are told as well.
    if after == AccountId(0) {
        concerned.extend(news.few.iter().copied());
    }
    let mut last = None;
    if let Some((kind, holders)) = &news.many {
        let page = roles::logic::holders(app, holders.roles, &holders.place, after, PAGE as u64).await?;
        last = page.last().copied().filter(|_| page.len() == PAGE);
        concerned.extend(page.into_iter().map(|id| (id, *kind)));
    }
    let mut met = HashSet::new();
    concerned.retain(|(id, _)| Some(*id) != news.by && met.insert(*id));
    let ids: Vec<AccountId> = concerned.iter().map(|(id, _)| *id).collect();
    let readers: HashMap<AccountId, Reader> = readers::of(app.db.read(), &ids).await?;
    for (account_id, kind) in concerned {
        let Some(reader) = readers.get(&account_id) else { continue };
        if news.subject.is_told_to(app, &reader.actor, kind).await? {
            drafts.push(Draft {
                account_id,
                kind,
                fact: news.fact.clone(),
                subject_id: news.subject_id,
                actor_id: news.by,
                happened_at: news.happened_at,
            });
        }
    }
    Ok(last)
}

/// Does a step; false where somebody else was first, and nothing is written.
///
/// # Errors
/// When the database fails.
pub async fn take(app: &App, step: Step) -> Result<bool, Error> {
    app.db
        .write((step, app.clock.now()), |txn, (step, now)| {
            Box::pin(async move {
                if !store::advance(txn, step.from, step.to, now).await? {
                    return Ok(false);
                }
                let rows = step.drafts.into_iter().map(row).collect();
                store::insert(txn, rows).await?;
                Ok(true)
            })
        })
        .await
}

fn row(draft: Draft) -> notice::ActiveModel {
    notice::ActiveModel {
        account_id: Set(draft.account_id),
        kind: Set(draft.kind),
        fact: Set(draft.fact),
        subject_id: Set(draft.subject_id),
        actor_id: Set(draft.actor_id),
        happened_at: Set(draft.happened_at),
        in_app: Set(true),
        mail: Set(MailMode::Never),
        ..Default::default()
    }
}
