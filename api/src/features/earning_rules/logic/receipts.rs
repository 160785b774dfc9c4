//! Receipts: what members spent, recorded by staff, each reference once. What is earned is reckoned from all of them
//! together, so that nothing is lost between two, and a void one takes back what it gave.

use linli_entities::account::AccountId;
use linli_entities::earning_rule::EarningKind;
use linli_entities::ledger_transaction::SourceKind;
use linli_entities::membership::MembershipId;
use linli_entities::receipt::{ActiveModel, Model, ReceiptId};
use linli_entities::{Date, Instant};
use sea_orm::Set;
use serde_json::json;

use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::db::Txn;
use crate::error::{Error, OnViolation as _};
use crate::features::accounts::logic::{AccountRef, refs as accounts, sessions};
use crate::features::earning_rules::rules::{self, LINES_MAX, ReceiptLine};
use crate::features::earning_rules::store;
use crate::features::memberships;
use crate::features::points::logic::{Gift, moving, reading};
use crate::features::points::rules::{Fen, Points};
use crate::once::Once;
use crate::page::PageRequest;

/// Transactions that a void receipt looks through for what to take back.
const GIVEN: u64 = 200;

/// A receipt, with who recorded it.
#[derive(Clone, Debug)]
pub struct SeenReceipt {
    /// The row.
    pub row: Model,
    /// Who recorded it.
    pub recorded_by: Option<AccountRef>,
}

/// What an import came to.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// Receipts that were recorded.
    pub recorded: u64,
    /// Receipts that were recorded before, just so.
    pub known: u64,
    /// Lines that were refused, and why.
    pub refused: Vec<(usize, Code)>,
}

fn unknown() -> Error {
    Error::NotFound("receipt")
}

/// Records a receipt.
///
/// # Errors
/// [`Code::Forbidden`]; [`Code::NotFound`] at `/number`; [`Code::ReferenceUsed`].
pub async fn record(app: &App, actor: &Actor, line: ReceiptLine, once: Once) -> Result<SeenReceipt, Error> {
    actor.demand(Permission::ServeClub, Scope::Anywhere)?;
    let input = (actor.clone(), line, once, app.clock.now());
    let id = app
        .db
        .write(input, |txn, (actor, line, once, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                actor.demand(Permission::ServeClub, Scope::Anywhere)?;
                if let Some(before) = once.made_before(txn).await? {
                    return Ok(ReceiptId(before));
                }
                let row = record_in(txn, &actor, line, now).await?;
                once.remember(txn, row.id.0, now).await?;
                Ok(row.id)
            })
        })
        .await?;
    get(app, id).await
}

async fn record_in(txn: &Txn, actor: &Actor, line: ReceiptLine, now: Instant) -> Result<Model, Error> {
    let member = memberships::logic::of_number(txn, &line.number).await?;
    let member = member.ok_or_else(|| Error::invalid("/number", Code::NotFound))?;
    if actor.account_id() == Some(member.account_id) {
        return Err(Error::Forbidden(Code::Involved));
    }
    let row = ActiveModel {
        membership_id: Set(member.id),
        fen: Set(line.fen),
        paid_on: Set(line.paid_on),
        reference: Set(line.reference),
        recorded_by: Set(actor.account_id()),
        recorded_at: Set(now),
        ..Default::default()
    };
    let row = store::insert_receipt(txn, row).await.on_unique(Error::Conflict(Code::ReferenceUsed))?;
    settle(txn, &row, actor.account_id(), now).await?;
    audit::record(txn, actor, "record_receipt", ("receipt", row.id.0), json!({ "fen": row.fen }), now)
        .await?;
    Ok(row)
}

/// Gives or takes back what is missing to what all receipts of the member earn together by the rule of this one.
async fn settle(txn: &Txn, row: &Model, actor_id: Option<AccountId>, now: Instant) -> Result<(), Error> {
    let rule = store::active_at(txn, EarningKind::Spend, row.recorded_at).await?;
    let Some(rule) = rule else { return Ok(()) };
    let terms = memberships::logic::terms(txn).await?;
    // Whoever settles for the same member does so one after another.
    moving::lock(txn).await?;
    let due = rules::earned(&rule, Fen(store::spent(txn, row.membership_id, &rule).await?));
    let before = reading::given_by_rule(txn, row.membership_id, rule.id.0).await?;
    let missing = due - before;
    if missing.is_some() {
        let gift = Gift {
            membership_id: row.membership_id,
            points: missing,
            source: (SourceKind::Spend, row.id.0),
            fact: format!("receipt:{}", row.id),
            rule_id: Some(rule.id.0),
            actor_id,
        };
        return moving::give(txn, gift, &terms, now).await.map(drop);
    }
    let mut rest = -missing;
    // First what this receipt itself gave, then what came last.
    let fact = format!("receipt:{}", row.id);
    let own = reading::given_for(txn, row.membership_id, &fact).await?;
    let all = reading::latest_by_rule(txn, row.membership_id, rule.id.0, GIVEN).await?;
    for given in own.into_iter().chain(all.into_iter().filter(|id| Some(*id) != own)) {
        if !rest.is_some() {
            break;
        }
        let before = reading::given_by_rule(txn, row.membership_id, rule.id.0).await?;
        moving::take_back(txn, given, Some(rest), actor_id, &terms, now).await?;
        let after = reading::given_by_rule(txn, row.membership_id, rule.id.0).await?;
        rest -= before - after;
    }
    Ok(())
}

/// Finds a receipt void: what it gave is taken back.
///
/// # Errors
/// [`Code::Forbidden`], [`Error::NotFound`], [`Code::Involved`], [`Code::WrongState`].
pub async fn void(app: &App, actor: &Actor, id: ReceiptId, reason: String) -> Result<SeenReceipt, Error> {
    actor.demand(Permission::ServeClub, Scope::Anywhere)?;
    app.db
        .write((actor.clone(), id, reason, app.clock.now()), |txn, (actor, id, reason, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                actor.demand(Permission::ServeClub, Scope::Anywhere)?;
                let row = store::receipt(txn, id).await?.ok_or_else(unknown)?;
                let voided = ActiveModel {
                    voided_by: Set(actor.account_id()),
                    voided_at: Set(Some(now)),
                    void_reason: Set(Some(reason)),
                    ..Default::default()
                };
                if !store::void_receipt(txn, id, voided).await? {
                    return Err(Error::Conflict(Code::WrongState));
                }
                settle(txn, &row, actor.account_id(), now).await?;
                Ok(audit::record(txn, &actor, "void_receipt", ("receipt", id.0), json!({}), now).await?)
            })
        })
        .await?;
    get(app, id).await
}

/// Records many receipts, each for itself: what is wrong with one is told with its line, and the others stand.
///
/// # Errors
/// [`Code::Forbidden`]; [`Code::TooMany`] at `/text`.
pub async fn import(app: &App, actor: &Actor, text: &str) -> Result<Imported, Error> {
    actor.demand(Permission::RunClub, Scope::Club)?;
    let lines = rules::lines(text);
    if lines.len() > LINES_MAX {
        return Err(Error::invalid("/text", Code::TooMany));
    }
    let mut imported = Imported::default();
    for (number, line) in lines {
        match line {
            Ok(line) => match record(app, actor, line.clone(), Once::default()).await {
                Ok(_) => imported.recorded += 1,
                Err(Error::Conflict(Code::ReferenceUsed)) if is_known(app, &line).await? => {
                    imported.known += 1
                }
                Err(Error::Conflict(code) | Error::Forbidden(code)) => imported.refused.push((number, code)),
                Err(Error::Invalid(fields)) => {
                    imported.refused.push((number, fields.first().map_or(Code::Invalid, |field| field.code)));
                }
                Err(error) => return Err(error),
            },
            Err(code) => imported.refused.push((number, code)),
        }
    }
    Ok(imported)
}

/// Whether just this stands under the reference already: an import that is sent again finds it done.
async fn is_known(app: &App, line: &ReceiptLine) -> Result<bool, Error> {
    let db = app.db.read();
    let member = memberships::logic::of_number(db, &line.number).await?.map(|member| member.id);
    let row = store::receipt_of(db, &line.reference).await?;
    Ok(row.is_some_and(|row| {
        Some(row.membership_id) == member && row.fen == line.fen && row.paid_on == line.paid_on
    }))
}

/// Receipts, newest first: all, or those of a member.
///
/// # Errors
/// [`Code::Forbidden`].
pub async fn list(
    app: &App,
    actor: &Actor,
    number: Option<&str>,
    page: &PageRequest<ReceiptId>,
) -> Result<(Vec<SeenReceipt>, Option<String>), Error> {
    match number {
        // Whoever leafs through all of them runs the club.
        None => actor.demand(Permission::RunClub, Scope::Club)?,
        Some(_) => actor.demand(Permission::ServeClub, Scope::Anywhere)?,
    }
    let db = app.db.read();
    let member = match number {
        Some(number) => match memberships::logic::of_number(db, number).await? {
            Some(member) => Some(member.id),
            None => return Ok((vec![], None)),
        },
        None => None,
    };
    let (rows, next) = page.cut(store::receipts(db, member, page).await?, |row| row.id);
    Ok((seen(app, rows).await?, next))
}

async fn get(app: &App, id: ReceiptId) -> Result<SeenReceipt, Error> {
    let row = store::receipt(app.db.read(), id).await?.ok_or_else(unknown)?;
    seen(app, vec![row]).await?.pop().ok_or_else(unknown)
}

async fn seen(app: &App, rows: Vec<Model>) -> Result<Vec<SeenReceipt>, Error> {
    let by: Vec<AccountId> = rows.iter().filter_map(|row| row.recorded_by).collect();
    let people = accounts::refs(app, &by, Scope::Club).await?;
    let seen = rows
        .into_iter()
        .map(|row| SeenReceipt { recorded_by: row.recorded_by.and_then(|id| people.get(&id).cloned()), row });
    Ok(seen.collect())
}

/// What receipts of these days would earn, by member.
pub(super) async fn between(
    app: &App,
    days: (Date, Date),
    limit: u64,
) -> Result<Vec<(MembershipId, Fen)>, Error> {
    let rows = store::receipts_between(app.db.read(), days, limit).await?;
    Ok(rows.into_iter().map(|(id, fen)| (id, Fen(fen))).collect())
}

/// What a dry run earns for so much.
pub(super) fn earned(rule: &linli_entities::earning_rule::Model, spent: Fen) -> Points {
    rules::earned(rule, spent)
}
