//! Use cases of deliveries: writing them, sending them, counting them. Rights are for whoever sends to ask.

use std::collections::HashMap;
use std::time::Duration;

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::account::{AccountId, Locale};
use linli_entities::consent_act::{ConsentChannel, ConsentPurpose};
use linli_entities::delivery::{ActiveModel, DeliveryId, DeliveryState, Model, SkipReason};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{ConnectionTrait, Set};

use super::rules::{self, Facts, Step, Words};
use super::store;
use crate::actor::Scope;
use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::readers;
use crate::features::accounts::logic::{AccountRef, refs as people};
use crate::features::notices::logic::{carry, mail, settings};
use crate::features::notices::rules::tokens::Ends;
use crate::features::{complaints, consents};
use crate::jobs::{self, carrier};
use crate::page::PageRequest;

/// For how long whoever sends one has it alone: longer than that may take.
const LEASE: TimeDelta = TimeDelta::minutes(2);
/// How long it may take to hand one over.
const SEND_MAX: Duration = Duration::from_secs(60);
/// Deliveries of one look.
const BATCH: u64 = 100;

/// What is sent to many.
#[derive(Clone, Debug)]
pub struct Parcel {
    /// What for.
    pub purpose: ConsentPurpose,
    /// What it is, in a word of its own: an account gets it once on each way.
    pub fact: String,
    /// The bulletin or the greeting.
    pub subject_id: i64,
    /// On which ways.
    pub channels: Vec<ConsentChannel>,
    /// Not before.
    pub from_at: Instant,
    /// Until when it waits for complaints to end; none where it does not.
    pub held_until_at: Option<Instant>,
    /// From then on it is not sent any more.
    pub until_at: Instant,
}

/// A delivery, as staff see it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The row.
    pub row: Model,
    /// Who gets it.
    pub account: AccountRef,
}

/// How many deliveries stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Are to be sent.
    pub waiting: i64,
    /// Wait for a complaint to end.
    pub held: i64,
    /// Were sent.
    pub sent: i64,
    /// Were given up.
    pub failed: i64,
    /// Consent was withdrawn meanwhile.
    pub no_consent: i64,
    /// Nobody was there.
    pub unreachable: i64,
    /// A complaint did not end in time.
    pub complaint: i64,
    /// Were stopped.
    pub stopped: i64,
    /// Their time was over.
    pub late: i64,
}

impl Counts {
    fn add(&mut self, state: DeliveryState, reason: Option<SkipReason>, count: i64) {
        let place = match (state, reason) {
            (DeliveryState::Waiting, _) => &mut self.waiting,
            (DeliveryState::Held, _) => &mut self.held,
            (DeliveryState::Sent, _) => &mut self.sent,
            (DeliveryState::Failed, _) => &mut self.failed,
            (DeliveryState::Skipped, Some(SkipReason::NoConsent)) => &mut self.no_consent,
            (DeliveryState::Skipped, Some(SkipReason::Complaint)) => &mut self.complaint,
            (DeliveryState::Skipped, Some(SkipReason::Stopped)) => &mut self.stopped,
            (DeliveryState::Skipped, Some(SkipReason::Late)) => &mut self.late,
            (DeliveryState::Skipped, Some(SkipReason::Unreachable) | None) => &mut self.unreachable,
        };
        *place += count;
    }
}

/// Writes the deliveries of a parcel to these accounts, to each on the ways that it consents to; answers how many ways
/// of theirs have no consent. What is written already stays as it is.
///
/// # Errors
/// When the database fails.
pub async fn freeze(txn: &Txn, parcel: &Parcel, ids: &[AccountId], now: Instant) -> Result<i64, Error> {
    let ways = consents::logic::ways(txn, ids, parcel.purpose).await?;
    let quiet = settings::quiet(txn, ids).await?;
    let (mut rows, mut without) = (vec![], 0);
    for id in ids {
        let due_at = rules::sent_at(quiet.get(id).copied(), parcel.from_at.max(now));
        for channel in &parcel.channels {
            if ways.contains(&(*id, *channel)) {
                rows.push(row(parcel, (*id, *channel), due_at, now));
            } else {
                without += 1;
            }
        }
    }
    store::insert_new(txn, rows).await?;
    Ok(without)
}

fn row(
    parcel: &Parcel,
    (account_id, channel): (AccountId, ConsentChannel),
    due_at: Instant,
    now: Instant,
) -> ActiveModel {
    ActiveModel {
        purpose: Set(parcel.purpose),
        fact: Set(parcel.fact.clone()),
        subject_id: Set(parcel.subject_id),
        account_id: Set(account_id),
        channel: Set(channel),
        state: Set(DeliveryState::Waiting),
        due_at: Set(Some(due_at)),
        held_until_at: Set(parcel.held_until_at),
        until_at: Set(parcel.until_at),
        attempt_count: Set(0),
        created_at: Set(now),
        ..Default::default()
    }
}

/// Sends what is due for a purpose until nothing is; answers how many deliveries were looked at. `words` says what is
/// sent to whom in which language: of nothing nothing is sent.
///
/// # Errors
/// When the database fails; what could not be handed over is tried again later.
pub async fn send_due<F>(
    app: &App,
    purpose: ConsentPurpose,
    words: impl Fn(App, Model, Locale) -> F,
) -> Result<usize, Error>
where
    F: Future<Output = Result<Option<Words>, Error>>,
{
    jobs::until_none(app, || send_some(app, purpose, &words)).await
}

async fn send_some<F>(
    app: &App,
    purpose: ConsentPurpose,
    words: &impl Fn(App, Model, Locale) -> F,
) -> Result<usize, Error>
where
    F: Future<Output = Result<Option<Words>, Error>>,
{
    let due = store::due(app.db.read(), purpose, app.clock.now(), BATCH).await?;
    let count = due.len();
    for id in due {
        if app.stop.is_cancelled() {
            break;
        }
        let claimed = app.db.write((id, app.clock.now()), |txn, (id, now)| Box::pin(claim_in(txn, id, now)));
        if let Some(row) = claimed.await? {
            let sending = hand_over(app, &row, words);
            let sent = tokio::time::timeout(SEND_MAX, sending).await;
            let sent = sent.unwrap_or_else(|_| Err(anyhow::anyhow!("not handed over within {SEND_MAX:?}")));
            note(app, &row, sent).await?;
        }
    }
    Ok(count)
}

/// Takes a delivery whose time has come, if it is to be sent now; else says what becomes of it.
async fn claim_in(txn: &Txn, id: DeliveryId, now: Instant) -> Result<Option<Model>, Error> {
    let Some(row) = store::locked_due(txn, id, now).await? else { return Ok(None) };
    let step = rules::step(&row, &facts(txn, &row).await?, now);
    let mut change = ActiveModel { id: Set(id), ..Default::default() };
    match step {
        Step::Send => {
            change.state = Set(DeliveryState::Waiting);
            change.due_at = Set(Some(now + LEASE));
            change.attempt_count = Set(row.attempt_count + 1);
        }
        Step::Hold(at) => {
            change.state = Set(DeliveryState::Held);
            change.due_at = Set(Some(at));
        }
        Step::Wait(at) => {
            change.state = Set(DeliveryState::Waiting);
            change.due_at = Set(Some(at));
        }
        Step::Skip(reason) => {
            change.state = Set(DeliveryState::Skipped);
            change.reason = Set(Some(reason));
            change.due_at = Set(None);
        }
    }
    store::update(txn, change).await?;
    Ok((step == Step::Send).then_some(Model { attempt_count: row.attempt_count + 1, ..row }))
}

async fn facts(txn: &Txn, row: &Model) -> Result<Facts, Error> {
    let ids = [row.account_id];
    let ways = consents::logic::ways(txn, &ids, row.purpose).await?;
    Ok(Facts {
        open: readers::open(txn, &ids).await?.contains(&row.account_id),
        consents: ways.contains(&(row.account_id, row.channel)),
        complaint: complaints::logic::complaining(txn, &ids).await?.contains_key(&row.account_id),
        quiet: settings::quiet(txn, &ids).await?.remove(&row.account_id),
    })
}

/// Hands one over; false where nobody is there to take it, or there is nothing to say.
async fn hand_over<F>(
    app: &App,
    row: &Model,
    words: &impl Fn(App, Model, Locale) -> F,
) -> anyhow::Result<bool>
where
    F: Future<Output = Result<Option<Words>, Error>>,
{
    let id = row.account_id;
    let Some(reader) = readers::of(app.db.read(), &[id]).await?.remove(&id) else { return Ok(false) };
    let locale = reader.account.locale;
    let Some(words) = words(app.clone(), row.clone(), locale).await? else { return Ok(false) };
    let name = format!("{}-{}", row.fact.replace(':', "-"), row.id);
    match row.channel {
        ConsentChannel::Mail => {
            let Some(to) = mail::addressed(app, reader).await? else { return Ok(false) };
            let ends = Ends::Consent(row.purpose);
            mail::deliver(app, &to, (ends, name), |envelope| rules::letter(envelope, &words)).await?;
            Ok(true)
        }
        ConsentChannel::Sms => {
            let Some(to) = reader.account.phone_key.clone() else { return Ok(false) };
            let message = message(app, carrier::Channel::Sms, (name, to), &words, locale);
            app.carrier.carry(&message).await?;
            Ok(true)
        }
        ConsentChannel::Push => {
            let message = message(app, carrier::Channel::Push, (name, String::new()), &words, locale);
            Ok(carry::push(app, id, &message).await? > 0)
        }
        // Somebody has to call.
        ConsentChannel::Phone => Ok(false),
    }
}

fn message(
    app: &App,
    channel: carrier::Channel,
    (id, to): (String, String),
    words: &Words,
    locale: Locale,
) -> carrier::Message {
    let site = app.config.public_url.as_str();
    let text = rules::message(channel, words, site, locale);
    carrier::Message { id, channel, to, text, url: words.url(site) }
}

async fn note(app: &App, row: &Model, sent: anyhow::Result<bool>) -> Result<(), Error> {
    let now = app.clock.now();
    let mut change = ActiveModel { id: Set(row.id), due_at: Set(None), ..Default::default() };
    match sent {
        Ok(true) => {
            change.state = Set(DeliveryState::Sent);
            // Stopped while it was under way, it was sent all the same.
            change.reason = Set(None);
            change.sent_at = Set(Some(now));
        }
        Ok(false) => {
            change.state = Set(DeliveryState::Skipped);
            change.reason = Set(Some(SkipReason::Unreachable));
        }
        Err(error) => {
            let again = rules::again_at(row.attempt_count, jobs::is_final(&error), now);
            tracing::warn!(delivery = row.id.0, attempts = row.attempt_count, "{error:#}");
            change.state = Set(if again.is_some() { DeliveryState::Waiting } else { DeliveryState::Failed });
            change.due_at = Set(again);
        }
    }
    app.db.write(change, |txn, change| Box::pin(async move { Ok(store::update(txn, change).await?) })).await
}

/// Sends nothing any more of what is about this, within a transaction.
///
/// # Errors
/// When the database fails.
pub async fn stop(txn: &Txn, purpose: ConsentPurpose, subject_id: i64) -> Result<(), Error> {
    Ok(store::stop(txn, purpose, subject_id).await?)
}

/// Whether something about this waits to be sent, what is held back not counted.
///
/// # Errors
/// When the database fails.
pub async fn any_waiting(
    db: &impl ConnectionTrait,
    purpose: ConsentPurpose,
    subject_id: i64,
) -> Result<bool, Error> {
    Ok(store::any_waiting(db, purpose, subject_id).await?)
}

/// How many deliveries of what is about each of these stand where.
///
/// # Errors
/// When the database fails.
pub async fn counts(
    db: &impl ConnectionTrait,
    purpose: ConsentPurpose,
    subject_ids: &[i64],
) -> Result<HashMap<i64, Counts>, Error> {
    let mut found: HashMap<i64, Counts> = HashMap::new();
    for (subject_id, state, reason, count) in store::counts(db, purpose, subject_ids).await? {
        found.entry(subject_id).or_default().add(state, reason, count);
    }
    Ok(found)
}

/// A page of the deliveries of what is about this, newest first.
///
/// # Errors
/// When the database fails.
pub async fn list(
    app: &App,
    subject: (ConsentPurpose, i64),
    state: Option<DeliveryState>,
    page: &PageRequest<DeliveryId>,
) -> Result<(Vec<Seen>, Option<String>), Error> {
    let (rows, next) = page.cut(store::page(app.db.read(), subject, state, page).await?, |row| row.id);
    let whose: Vec<AccountId> = rows.iter().map(|row| row.account_id).collect();
    let accounts = people::refs(app, &whose, Scope::Club).await?;
    let seen = |row: Model| Seen { account: AccountRef::of(&accounts, row.account_id), row };
    Ok((rows.into_iter().map(seen).collect(), next))
}

/// What was sent to an account, as a part of another query.
pub fn sent_to(account_id: AccountId, purpose: ConsentPurpose) -> SelectStatement {
    store::sent_to(account_id, purpose)
}

/// Sends nothing any more to an account that is erased, within its transaction.
///
/// # Errors
/// When the database fails.
pub async fn forget(txn: &Txn, account_id: AccountId) -> Result<(), Error> {
    Ok(store::stop_for(txn, account_id).await?)
}
