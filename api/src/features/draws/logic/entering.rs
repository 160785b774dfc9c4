//! Entering a draw.

use linli_entities::Instant;
use linli_entities::draw::{ActiveModel, DrawId, Model};
use linli_entities::draw_entry::{self, DrawEntryId};
use linli_entities::draw_home;
use linli_entities::ledger_transaction::{LedgerTransactionId, SourceKind};
use linli_entities::membership;
use linli_entities::unit::UnitId;
use sea_orm::Set;

use super::{Reader, Seen, get, known, unknown};
use crate::actor::Actor;
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::{Error, OnViolation as _};
use crate::features::accounts::logic::sessions;
use crate::features::draws::rules::{self, fair};
use crate::features::draws::store;
use crate::features::points::logic::{Spending, moving};
use crate::features::points::rules::Points;
use crate::features::{memberships, projects};
use crate::once::Once;
use crate::secret;

/// Enters a draw: the next number, and what it costs.
///
/// # Errors
/// [`Error::NotFound`] for a draw that the actor does not know of; [`Code::NotAMember`], [`Code::NotEligible`],
/// [`Code::Involved`], [`Code::TooEarly`], [`Code::TooLate`], [`Code::AlreadyEntered`], [`Code::HouseholdEntered`],
/// [`Code::TooMany`], [`Code::NotEnoughPoints`].
pub async fn enter(app: &App, actor: &Actor, id: DrawId, once: Once) -> Result<Seen, Error> {
    let account_id = actor.signed_in()?.account_id;
    known(app.db.read(), actor, id).await?;
    app.rates.write.count(&account_id)?;
    let input = (actor.clone(), id, hex::encode(secret::salt()), once, app.clock.now());
    app.db
        .write(input, |txn, (actor, id, salt, once, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                memberships::logic::member_in(txn, &actor).await?;
                if once.made_before(txn).await?.is_some() {
                    return Ok(());
                }
                let made = enter_in(txn, &actor, id, salt, now).await?;
                once.remember(txn, made.0, now).await
            })
        })
        .await?;
    get(app, actor, id).await
}

async fn enter_in(
    txn: &Txn,
    actor: &Actor,
    id: DrawId,
    salt: String,
    now: Instant,
) -> Result<DrawEntryId, Error> {
    // Whoever enters does so one after another: each gets the next number.
    let row = store::locked(txn, id).await?.ok_or_else(unknown)?;
    let reader = Reader::of(txn, actor).await?;
    let Some(member) = &reader.member else { return Err(rules::refused(Code::NotAMember)) };
    let entered = (
        store::has_entered(txn, id, member.id).await?,
        !store::entered_by_homes(txn, &[id], &reader.homes).await?.is_empty(),
    );
    let city = match row.project_id {
        Some(id) => Some(projects::logic::project(txn, id).await?.city),
        None => None,
    };
    let standing = reader.stands(txn, actor, &row, city.as_deref(), entered).await?;
    if let Some(code) = rules::refusal(&row, standing, now) {
        return Err(rules::refused(code));
    }
    let number = row.entry_count + 1;
    let spent = spend(txn, &row, member, now).await?;
    let entry = draw_entry::ActiveModel {
        draw_id: Set(id),
        number: Set(number),
        membership_id: Set(member.id),
        pseudonym: Set(fair::pseudonym(id, number, &memberships::rules::number(member.id), &salt)),
        salt: Set(Some(salt)),
        cost: Set(row.cost),
        transaction_id: Set(spent),
        entered_at: Set(now),
        ..Default::default()
    };
    let made = store::insert_entry(txn, entry).await.on_unique(Error::Conflict(Code::AlreadyEntered))?;
    if row.one_per_household {
        let home = |unit_id: &UnitId| draw_home::ActiveModel {
            draw_id: Set(id),
            unit_id: Set(*unit_id),
            entry_id: Set(made),
        };
        let homes = reader.homes.iter().map(home).collect();
        store::take_homes(txn, homes).await.on_unique(Error::Conflict(Code::HouseholdEntered))?;
    }
    let counted = ActiveModel { id: Set(id), entry_count: Set(number), ..Default::default() };
    store::update(txn, counted).await?;
    Ok(made)
}

async fn spend(
    txn: &Txn,
    row: &Model,
    member: &membership::Model,
    now: Instant,
) -> Result<Option<LedgerTransactionId>, Error> {
    if row.cost == 0 {
        return Ok(None);
    }
    let spending = Spending {
        membership_id: member.id,
        points: Points(row.cost),
        source: (SourceKind::Draw, row.id.0),
        actor_id: Some(member.account_id),
    };
    let terms = memberships::logic::terms(txn).await?;
    Ok(Some(moving::spend(txn, spending, &terms, now).await?))
}
