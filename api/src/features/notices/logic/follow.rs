//! The follower that turns what happened into notices.
//!
//! A step reads rows of the outbox, finds out whom they concern and who of those may know, and then writes notices and
//! its own progress in one transaction, which comes to nothing where somebody else moved the follower meanwhile. So it
//! does not matter how many follow at once, how long one of them was frozen, or where it was killed. A row that concerns
//! many is told to a page of them at a time: whoever writes beside never waits for more than that. How each wants to be
//! told decides what is written: whether it is shown, and which mail is enqueued in the same transaction.

use std::collections::{HashMap, HashSet};

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::notice::{self, MailMode, NoticeKind};
use linli_entities::notice_device::NoticeDeviceId;
use linli_entities::pseudonym::PseudonymId;
use sea_orm::Set;

use super::news::{News, Written};
use super::settings::{self, Settings};
use super::{carry, mail, news, talk};
use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::readers::{self, Reader};
use crate::features::notices::rules::choices::Choice;
use crate::features::notices::rules::hours::{self, Quiet};
use crate::features::notices::store::{self, devices};
use crate::outbox::{self, Cursor, Next, Position};

/// The name of the follower. How far it is within a row is the last account that was told of it.
const FOLLOWER: &str = "notices";
/// Rows of the outbox read at once.
const ROWS: u64 = 100;
/// Accounts told in one transaction, at most so many and those of one row more.
pub const PAGE: usize = 200;
/// Rows that are counted as waiting, at most.
const LAG_MAX: u64 = 1000;

/// What a step will write, if nobody else did it first.
#[derive(Clone, Debug)]
pub struct Step {
    from: Cursor,
    to: Cursor,
    drafts: Vec<Draft>,
}

/// A notice to be.
#[derive(Clone, Debug)]
struct Draft {
    account_id: AccountId,
    kind: NoticeKind,
    fact: String,
    subject_id: i64,
    /// Who did it, and under which pseudonym: never both.
    by: (Option<AccountId>, Option<PseudonymId>),
    happened_at: Instant,
    choice: Choice,
    quiet: Option<Quiet>,
    /// Where it is pushed to.
    devices: Vec<NoticeDeviceId>,
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
    Ok(outbox::cursor(app.db.read(), FOLLOWER).await?.position)
}

/// How many changes wait to be told, at most [`LAG_MAX`].
///
/// # Errors
/// When the database fails.
pub async fn lag(app: &App) -> Result<u64, Error> {
    Ok(outbox::read_after(app.db.read(), position(app).await?, LAG_MAX).await?.len() as u64)
}

/// Finds out what the next step is; none where nothing happened.
///
/// # Errors
/// When the database fails.
pub async fn prepare(app: &App) -> Result<Option<Step>, Error> {
    let Some(Next { from, rows, to }) = outbox::next(app, FOLLOWER, ROWS).await? else { return Ok(None) };
    if rows.is_empty() {
        return Ok(Some(Step { from, to, drafts: vec![] }));
    }
    let written = Written::of(app, &rows).await?;
    let (mut to, mut drafts, mut people) = (from, vec![], People::default());
    for row in rows {
        let mut told_all = true;
        for news in news::of(app, &row, &written).await? {
            if let Some(last) = tell(app, &news, AccountId(to.within), &mut people, &mut drafts).await? {
                to.within = last.0;
                told_all = false;
            }
        }
        if !told_all {
            break;
        }
        to = Cursor::at(Position { txid: row.txid, seq: row.seq });
        if drafts.len() >= PAGE {
            break;
        }
    }
    Ok(Some(Step { from, to, drafts }))
}

/// Who is told something in a step, each asked for once.
#[derive(Default)]
struct People {
    known: HashSet<AccountId>,
    readers: HashMap<AccountId, Reader>,
    settings: HashMap<AccountId, Settings>,
    devices: HashMap<AccountId, Vec<NoticeDeviceId>>,
}

impl People {
    async fn meet(&mut self, app: &App, ids: impl Iterator<Item = AccountId>) -> Result<(), Error> {
        let new: Vec<AccountId> = ids.filter(|id| self.known.insert(*id)).collect();
        if !new.is_empty() {
            self.readers.extend(readers::at(app.db.read(), &new, app.clock.now()).await?);
            self.settings.extend(settings::of_all(app.db.read(), &new).await?);
            for device in devices::alive(app.db.read(), &new, app.clock.now()).await? {
                self.devices.entry(device.account_id).or_default().push(device.id);
            }
        }
        Ok(())
    }
}

/// Adds those who are told of this, of many those after `after`; the last one of a page that may not be the last.
async fn tell(
    app: &App,
    news: &News,
    after: AccountId,
    people: &mut People,
    drafts: &mut Vec<Draft>,
) -> Result<Option<AccountId>, Error> {
    let mut concerned = vec![];
    // With the first page of many, the few are told as well.
    if after == AccountId(0) {
        concerned.extend(news.few.iter().copied());
    }
    let (mut last, mut held) = (None::<AccountId>, vec![]);
    for (kind, crowd) in &news.many {
        let page = crowd.after(app, after, PAGE as u64).await?;
        // Of all audiences the page ends where the first of them goes on.
        let goes_on = page.last().copied().filter(|_| page.len() == PAGE);
        last = [last, goes_on].into_iter().flatten().min();
        held.extend(page.into_iter().filter(|id| !crowd.leaves_out(*id)).map(|id| (id, *kind)));
    }
    concerned.extend(held.into_iter().filter(|(id, _)| last.is_none_or(|last| *id <= last)));
    let mut met = HashSet::new();
    concerned.retain(|(id, _)| !news.not.contains(id) && met.insert(*id));
    let named: Vec<AccountId> = concerned.iter().map(|(id, _)| *id).collect();
    let deaf = talk::deaf(app, news, &named).await?;
    concerned.retain(|(id, _)| !deaf.contains(id));
    people.meet(app, concerned.iter().map(|(id, _)| *id)).await?;
    for (account_id, kind) in concerned {
        let Some(reader) = people.readers.get(&account_id) else { continue };
        let settings = people.settings.get(&account_id).cloned().unwrap_or_default();
        let choice = settings.of(kind);
        let choice = Choice {
            mail: if reader.takes_mail() { choice.mail } else { MailMode::Never },
            sms: choice.sms && reader.account.phone_key.is_some(),
            push: choice.push && people.devices.contains_key(&account_id),
            ..choice
        };
        if choice.tells() && news.subject.is_told_to(app, &reader.actor, kind).await? {
            drafts.push(Draft {
                account_id,
                kind,
                fact: news.fact.clone(),
                subject_id: news.subject_id,
                by: news.told_by(),
                happened_at: news.happened_at,
                choice,
                quiet: settings.quiet,
                devices: if choice.push { people.devices[&account_id].clone() } else { vec![] },
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
                if !outbox::advance(txn, FOLLOWER, step.from, step.to, now).await? {
                    return Ok(false);
                }
                write(txn, step.drafts, now).await?;
                Ok(true)
            })
        })
        .await
}

/// Writes notices, and the jobs that carry them elsewhere: at once or in the daily letter, in quiet hours when they are over.
async fn write(txn: &Txn, drafts: Vec<Draft>, now: Instant) -> Result<(), Error> {
    // Nothing is kept of an account that was closed or erased since the step was prepared.
    let told: Vec<AccountId> = drafts.iter().map(|draft| draft.account_id).collect();
    let open = readers::open(txn, &told).await?;
    let drafts: Vec<Draft> = drafts.into_iter().filter(|draft| open.contains(&draft.account_id)).collect();
    let made = store::insert(txn, drafts.iter().map(row).collect()).await?;
    let mut drafts: HashMap<(AccountId, String), Draft> =
        drafts.into_iter().map(|draft| ((draft.account_id, draft.fact.clone()), draft)).collect();
    for (id, account_id, fact) in made {
        let Some(draft) = drafts.remove(&(account_id, fact)) else { continue };
        let at = hours::mail_at(draft.quiet, now);
        match draft.choice.mail {
            MailMode::Instant => mail::enqueue(txn, id, at).await?,
            MailMode::Digest => {
                mail::enqueue_digest(txn, account_id, hours::digest_at(draft.quiet, now)).await?;
            }
            MailMode::Never => {}
        }
        if draft.choice.sms {
            carry::enqueue(txn, id, None, at).await?;
        }
        for device_id in draft.devices {
            carry::enqueue(txn, id, Some(device_id), at).await?;
        }
    }
    Ok(())
}

fn row(draft: &Draft) -> notice::ActiveModel {
    notice::ActiveModel {
        account_id: Set(draft.account_id),
        kind: Set(draft.kind),
        fact: Set(draft.fact.clone()),
        subject_id: Set(draft.subject_id),
        actor_id: Set(draft.by.0),
        pseudonym_id: Set(draft.by.1),
        happened_at: Set(draft.happened_at),
        in_app: Set(draft.choice.in_app),
        mail: Set(draft.choice.mail),
        ..Default::default()
    }
}
