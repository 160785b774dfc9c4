//! Joining a group buy, or registering for an auction.

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::deposit::{ActiveModel, DepositId, DepositState};
use linli_entities::deposit_act::DepositActKind;
use linli_entities::group_buy::GroupBuyId;
use sea_orm::Set;

use super::{Seen, get, note};
use crate::actor::Actor;
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::{Error, OnViolation as _};
use crate::features::accounts::logic::sessions;
use crate::features::deposits::input::DepositInput;
use crate::features::deposits::rules::REFERENCE_PREFIX;
use crate::features::deposits::store;
use crate::features::group_buys::{logic as group_buys, rules as group_buy_rules};
use crate::features::{memberships, ownerships};
use crate::once::Once;
use crate::secret;

/// Joins a group buy, or registers for an auction: a deposit that waits for its money.
///
/// # Errors
/// [`Error::NotFound`] for a group buy that the actor does not know of; [`Code::NotAMember`], [`Code::Involved`], [`Code::TooEarly`],
/// [`Code::TooLate`], [`Code::GroupBuyFull`], [`Code::TermsChanged`], [`Code::AlreadyDeposited`],
/// [`Code::HouseholdDeposited`].
pub async fn create(
    app: &App,
    actor: &Actor,
    id: GroupBuyId,
    input: DepositInput,
    once: Once,
) -> Result<Seen, Error> {
    let account_id = actor.signed_in()?.account_id;
    group_buys::known(app.db.read(), actor, id).await?;
    app.rates.write.count(&account_id)?;
    let reference = format!("{REFERENCE_PREFIX}{}", secret::seat_code());
    let input = (actor.clone(), id, (input, reference), once, app.clock.now());
    let made = app
        .db
        .write(input, |txn, (actor, id, (input, reference), once, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                if let Some(before) = once.made_before(txn).await? {
                    return Ok(DepositId(before));
                }
                let made = create_in(txn, &actor, id, (input, reference), now).await?;
                once.remember(txn, made.0, now).await?;
                Ok(made)
            })
        })
        .await?;
    get(app, actor, made).await
}

async fn create_in(
    txn: &Txn,
    actor: &Actor,
    id: GroupBuyId,
    (input, reference): (DepositInput, String),
    now: Instant,
) -> Result<DepositId, Error> {
    let member = memberships::logic::member_in(txn, actor).await?;
    // Whoever joins, pays or leaves does so one after another.
    let known = group_buys::locked(txn, id).await?;
    if group_buys::is_barred(&known, actor) {
        return Err(Error::Forbidden(Code::Involved));
    }
    let group_buy = known.row;
    if store::standing(txn, id, member.id).await?.is_some() {
        return Err(Error::Conflict(Code::AlreadyDeposited));
    }
    group_buy_rules::demand_open(&group_buy, now).map_err(Error::Conflict)?;
    if group_buy.terms_version != input.terms_version {
        return Err(Error::Conflict(Code::TermsChanged));
    }
    let homes = ownerships::logic::confirmed_of(txn, member.account_id).await?;
    if store::are_taken(txn, id, &homes).await? {
        return Err(Error::Conflict(Code::HouseholdDeposited));
    }
    let row = ActiveModel {
        group_buy_id: Set(id),
        membership_id: Set(member.id),
        state: Set(DepositState::Waiting),
        fen: Set(group_buy.deposit_fen),
        reference: Set(reference),
        terms_version: Set(group_buy.terms_version),
        made_at: Set(now),
        pay_by_at: Set((now + TimeDelta::hours(group_buy.payment_hours.into())).min(group_buy.closes_at)),
        ..Default::default()
    };
    let row = store::insert(txn, row).await.on_unique(Error::Conflict(Code::AlreadyDeposited))?;
    store::take_homes(txn, &row, &homes).await.on_unique(Error::Conflict(Code::HouseholdDeposited))?;
    note(txn, row.id, DepositActKind::Made, actor.account_id(), now).await?;
    Ok(row.id)
}
