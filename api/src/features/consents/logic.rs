//! Use cases of consents.

use std::collections::{HashMap, HashSet};

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::consent_act::{
    ActiveModel, ConsentActId, ConsentChannel, ConsentPurpose, ConsentSource, Model,
};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{ConnectionTrait, Set};
use serde_json::json;

use super::rules::{self, Choice, NewConsent, Standing};
use super::store;
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::{AccountRef, refs as people, sessions};
use crate::once::Once;

/// Acts that are shown of an account, the newest.
const ACTS_MAX: u64 = 50;

/// An act, as staff see it.
#[derive(Clone, Debug)]
pub struct SeenAct {
    /// The row.
    pub row: Model,
    /// The staff who wrote it down.
    pub recorded_by: Option<AccountRef>,
}

/// What somebody said, as staff see it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// What holds.
    pub standing: Vec<Standing>,
    /// What was said, newest first.
    pub acts: Vec<SeenAct>,
}

fn unknown() -> Error {
    Error::NotFound("account")
}

async fn standing(db: &impl ConnectionTrait, id: AccountId) -> Result<Vec<Standing>, Error> {
    Ok(rules::standing(store::standing(db, &[id], None).await?))
}

/// What whoever asks consents to: every way for every purpose.
///
/// # Errors
/// [`Error::SignInRequired`] to guests.
pub async fn own(app: &App, actor: &Actor) -> Result<Vec<Standing>, Error> {
    standing(app.db.read(), actor.signed_in()?.account_id).await
}

/// Says what whoever asks consents to from now on; what is not named stays.
///
/// # Errors
/// [`Error::SignInRequired`] to guests; [`Error::TooManyRequests`].
pub async fn put(app: &App, actor: &Actor, said: Vec<Choice>) -> Result<Vec<Standing>, Error> {
    let id = actor.signed_in()?.account_id;
    app.rates.write.count(&id)?;
    app.db
        .write((id, said, app.clock.now()), |txn, (id, said, now)| {
            Box::pin(async move {
                sessions::demand_open(txn, id).await?;
                for choice in rules::news(&standing(txn, id).await?, &said) {
                    say(txn, id, choice, (ConsentSource::Settings, None, None), now).await?;
                }
                Ok(())
            })
        })
        .await?;
    standing(app.db.read(), id).await
}

async fn say(
    txn: &Txn,
    account_id: AccountId,
    Choice { channel, purpose, given }: Choice,
    (source, recorded_by, reason): (ConsentSource, Option<AccountId>, Option<String>),
    now: Instant,
) -> Result<Model, Error> {
    let row = ActiveModel {
        account_id: Set(account_id),
        channel: Set(channel),
        purpose: Set(purpose),
        given: Set(given),
        source: Set(source),
        recorded_by: Set(recorded_by),
        reason: Set(reason),
        acted_at: Set(now),
        ..Default::default()
    };
    Ok(store::insert(txn, row).await?)
}

/// Withdraws the consent to a purpose on one way, by one click in a mail, within a transaction. Twice is once.
///
/// # Errors
/// When the database fails.
pub async fn withdraw_by_click(
    txn: &Txn,
    id: AccountId,
    (purpose, channel): (ConsentPurpose, ConsentChannel),
    now: Instant,
) -> Result<(), Error> {
    let no = Choice { channel, purpose, given: false };
    for choice in rules::news(&standing(txn, id).await?, &[no]) {
        say(txn, id, choice, (ConsentSource::OneClick, None, None), now).await?;
    }
    Ok(())
}

/// What somebody consents to, and what they said when, for staff who serve the club.
///
/// # Errors
/// [`Code::Forbidden`]; [`Error::NotFound`] where there is no such account, or none any more.
pub async fn of_account(app: &App, actor: &Actor, id: AccountId) -> Result<Seen, Error> {
    actor.demand(Permission::ServeClub, Scope::Anywhere)?;
    demand_known(app, id).await?;
    let db = app.db.read();
    let acts = store::newest(db, id, ACTS_MAX).await?;
    Ok(Seen { standing: standing(db, id).await?, acts: seen(app, acts).await? })
}

async fn demand_known(app: &App, id: AccountId) -> Result<(), Error> {
    let known = people::refs(app, &[id], Scope::Club).await?.remove(&id);
    if known.is_some_and(|account| !account.erased) { Ok(()) } else { Err(unknown()) }
}

async fn seen(app: &App, acts: Vec<Model>) -> Result<Vec<SeenAct>, Error> {
    let staff: Vec<AccountId> = acts.iter().filter_map(|act| act.recorded_by).collect();
    let staff: HashMap<AccountId, AccountRef> = people::refs(app, &staff, Scope::Club).await?;
    let shown = |row: Model| {
        let recorded_by = row.recorded_by.map(|id| AccountRef::of(&staff, id));
        SeenAct { row, recorded_by }
    };
    Ok(acts.into_iter().map(shown).collect())
}

/// Writes down what somebody told staff, also where it says nothing new: that it was said again is worth knowing.
///
/// # Errors
/// [`Code::Forbidden`]; [`Code::Involved`] for oneself: what one consents to is in one's own settings;
/// [`Error::NotFound`], [`Error::TooManyRequests`].
pub async fn record(
    app: &App,
    actor: &Actor,
    id: AccountId,
    new: NewConsent,
    once: Once,
) -> Result<SeenAct, Error> {
    actor.demand(Permission::ServeClub, Scope::Anywhere)?;
    demand_known(app, id).await?;
    if actor.account_id() == Some(id) {
        return Err(Error::Forbidden(Code::Involved));
    }
    app.rates.write.count(&actor.signed_in()?.account_id)?;
    let input = (actor.clone(), id, new, once, app.clock.now());
    let row = app
        .db
        .write(input, |txn, (actor, id, new, once, now)| Box::pin(record_in(txn, actor, id, new, once, now)))
        .await?;
    seen(app, vec![row]).await?.pop().ok_or_else(unknown)
}

async fn record_in(
    txn: &Txn,
    actor: Actor,
    id: AccountId,
    NewConsent { choice, reason }: NewConsent,
    once: Once,
    now: Instant,
) -> Result<Model, Error> {
    let actor = sessions::seen_again(txn, &actor).await?;
    actor.demand(Permission::ServeClub, Scope::Anywhere)?;
    if !sessions::is_open(txn, id).await? {
        return Err(unknown());
    }
    if let Some(before) = once.made_before(txn).await? {
        return store::by_id(txn, ConsentActId(before)).await?.ok_or_else(unknown);
    }
    let source = (ConsentSource::Staff, actor.account_id(), Some(reason));
    let row = say(txn, id, choice, source, now).await?;
    let detail = json!({
        "channel": choice.channel.as_str(), "purpose": choice.purpose.as_str(), "given": choice.given,
    });
    audit::record(txn, &actor, "record_account_consent", ("account", id.0), detail, now).await?;
    once.remember(txn, row.id.0, now).await?;
    Ok(row)
}

/// Which of these accounts consent to a purpose, each with the way on which it does.
///
/// # Errors
/// When the database fails.
pub async fn ways(
    db: &impl ConnectionTrait,
    ids: &[AccountId],
    purpose: ConsentPurpose,
) -> Result<HashSet<(AccountId, ConsentChannel)>, Error> {
    let said = store::standing(db, ids, Some(purpose)).await?;
    Ok(said.into_iter().filter(|act| act.given).map(|act| (act.account_id, act.channel)).collect())
}

/// The accounts that consent to a purpose on a way, as a part of another query.
pub fn consenting(purpose: ConsentPurpose, channel: ConsentChannel) -> SelectStatement {
    store::consenting(purpose, channel)
}

/// Forgets what staff wrote of how an account told them, within the transaction that erases it. That it said so stays.
///
/// # Errors
/// When the database fails.
pub async fn forget(txn: &Txn, id: AccountId) -> Result<(), Error> {
    Ok(store::forget_reasons(txn, id).await?)
}

/// What an account said of being written to, after one: by id, at most so many; for itself.
///
/// # Errors
/// When the database fails.
pub async fn acts_of(
    db: &impl ConnectionTrait,
    id: AccountId,
    after: ConsentActId,
    rows: u64,
) -> Result<Vec<Model>, Error> {
    Ok(store::acts_of(db, id, after, rows).await?)
}
