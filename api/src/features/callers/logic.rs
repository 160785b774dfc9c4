//! Use cases of callers.

use std::collections::HashMap;

use linli_entities::account::AccountId;
use serde_json::{Value, json};

use super::store::{self, Sought};
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::error::Error;
use crate::features::accounts::logic::{AccountRef, refs as people};
use crate::features::accounts::rules::{emails, names, phones};
use crate::features::complaints::logic::{self as complaints, Seen as Complaint};
use crate::features::ownerships::logic::{self as ownerships, Seen as Home};

/// The shortest beginning of a name, in characters.
const QUERY_MIN: usize = 2;
/// The longest, in characters.
const QUERY_MAX: usize = 100;
/// Accounts that one look finds, at most.
const FOUND_MAX: u64 = 10;
/// Complaints of an account that are shown, the newest.
const COMPLAINTS_MAX: u64 = 20;

/// Somebody who may be calling, as far as the reader's role goes.
#[derive(Clone, Debug)]
pub struct Record {
    /// Who.
    pub account: AccountRef,
    /// How the phone number ends.
    pub phone_ends_with: Option<String>,
    /// The homes.
    pub homes: Vec<Home>,
    /// The complaints, the newest first.
    pub complaints: Vec<Complaint>,
}

/// Those who may be calling: whose name begins so, or whose number or address it is; at most [`FOUND_MAX`], of those
/// who have a home or a complaint where the actor answers complaints. The look is in the audit, with whom it found.
///
/// # Errors
/// [`Code::Forbidden`] to whoever answers nowhere; [`Code::TooShort`], [`Code::TooLong`] at `/query`;
/// [`Error::TooManyRequests`].
pub async fn search(app: &App, actor: &Actor, query: &str) -> Result<Vec<Record>, Error> {
    let reach = actor.demand_reach(Permission::AnswerComplaints)?;
    let query = query.trim();
    match query.chars().count() {
        count if count < QUERY_MIN => return Err(Error::invalid("/query", Code::TooShort)),
        count if count > QUERY_MAX => return Err(Error::invalid("/query", Code::TooLong)),
        _ if query.contains('\0') => return Ok(vec![]),
        _ => {}
    }
    app.rates.write.count(&actor.signed_in()?.account_id)?;
    let sought = Sought {
        name_key: names::key(query),
        display_name: query.to_owned(),
        email_key: emails::key(query),
        phone_key: phones::key(query),
    };
    let found = store::search(app.db.read(), &reach, &sought, FOUND_MAX).await?;
    let detail = json!({ "found": found, "by_number": sought.phone_key.is_some() });
    note(app, actor, ("search_callers", 0), detail).await?;
    records(app, actor, found).await
}

/// What is known of one account. The look is in the audit.
///
/// # Errors
/// [`Code::Forbidden`] to whoever answers nowhere; [`Error::NotFound`] for who has neither a home nor a complaint where
/// the actor answers complaints.
pub async fn record(app: &App, actor: &Actor, id: AccountId) -> Result<Record, Error> {
    let reach = actor.demand_reach(Permission::AnswerComplaints)?;
    app.rates.write.count(&actor.signed_in()?.account_id)?;
    if !store::is_met(app.db.read(), &reach, id).await? {
        return Err(Error::NotFound("account"));
    }
    note(app, actor, ("get_caller", id.0), json!({})).await?;
    records(app, actor, vec![id]).await?.pop().ok_or(Error::NotFound("account"))
}

async fn note(app: &App, actor: &Actor, look: (&'static str, i64), detail: Value) -> Result<(), Error> {
    app.db
        .write((actor.clone(), look, detail, app.clock.now()), |txn, (actor, (act, id), detail, now)| {
            Box::pin(async move { Ok(audit::record(txn, &actor, act, ("account", id), detail, now).await?) })
        })
        .await
}

async fn records(app: &App, actor: &Actor, ids: Vec<AccountId>) -> Result<Vec<Record>, Error> {
    let db = app.db.read();
    let people = people::refs(app, &ids, Scope::Anywhere).await?;
    let numbers: HashMap<AccountId, Option<String>> = store::numbers(db, &ids).await?.into_iter().collect();
    let mut records = vec![];
    for id in ids {
        let mut homes = ownerships::of_account(app, id).await?;
        homes.retain(|home| {
            let project = &home.project;
            actor.may(Permission::AnswerComplaints, Scope::Project(project.id, &project.city))
        });
        let number = numbers.get(&id).cloned().flatten();
        let end = |number: String| {
            let digits = number.chars().count();
            number.chars().skip(digits.saturating_sub(4)).collect::<String>()
        };
        records.push(Record {
            account: AccountRef::of(&people, id),
            phone_ends_with: number.map(end),
            homes,
            complaints: complaints::history(app, actor, id, COMPLAINTS_MAX).await?,
        });
    }
    Ok(records)
}
