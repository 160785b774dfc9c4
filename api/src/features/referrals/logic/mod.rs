//! Use cases of referrals.

mod claiming;
mod figures;
mod reading;
mod stepping;

pub use claiming::{Claim, claim, claim_in, forget, own_claim, record};
pub use figures::{Figures, figures, signed_between};
pub use reading::{Seen, SeenStep, Told, get, list, names, own, told};
pub use stepping::{record_step, release_due};

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::outbox::OutboxKind;
use linli_entities::referral::{Model, ReferralId, ReferralState};
use linli_entities::{Date, referral_step};
use sea_orm::Set;

use super::{rules, store};
use crate::actor::{Actor, Permission, Scope};
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::sessions;
use crate::outbox;

fn unknown() -> Error {
    Error::NotFound("referral")
}

/// Staff who serve the club, as the transaction sees them.
async fn serving(txn: &Txn, actor: &Actor) -> Result<Actor, Error> {
    let actor = sessions::seen_again(txn, actor).await?;
    actor.demand(Permission::ServeClub, Scope::Anywhere)?;
    Ok(actor)
}

/// Whoever is on either side of a referral does nothing to it.
fn demand_uninvolved(actor: &Actor, row: &Model) -> Result<(), Error> {
    if rules::is_involved(row, actor.account_id()) { Err(Error::Forbidden(Code::Involved)) } else { Ok(()) }
}

/// Writes down where a referral came to.
async fn note_step(
    txn: &Txn,
    (referral_id, state): (ReferralId, ReferralState),
    on: Date,
    reason: Option<String>,
    by: Option<AccountId>,
    now: Instant,
) -> Result<(), Error> {
    let row = referral_step::ActiveModel {
        referral_id: Set(referral_id),
        state: Set(state),
        happened_on: Set(on),
        reason: Set(reason),
        recorded_by: Set(by),
        recorded_at: Set(now),
        ..Default::default()
    };
    let id = store::insert_step(txn, row).await?;
    Ok(outbox::enqueue(txn, OutboxKind::ReferralStep, id.0, now).await?)
}
