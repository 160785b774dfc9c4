//! Vouchers that are won: pieces that are set aside for whom nobody knows yet.

use linli_entities::Instant;
use linli_entities::membership::MembershipId;
use linli_entities::redemption::{ActiveModel, RedemptionId, RedemptionState};
use linli_entities::reward::RewardId;
use sea_orm::{ConnectionTrait, Set};

use super::use_by;
use crate::code::Code;
use crate::db::Txn;
use crate::error::{Error, OnViolation as _};
use crate::features::rewards::rules::{self, CODE_CHARS};
use crate::features::rewards::store;
use crate::secret;

/// Whether there is such a reward.
///
/// # Errors
/// When the database fails.
pub async fn is_there(db: &impl ConnectionTrait, id: RewardId) -> Result<bool, Error> {
    Ok(store::by_id(db, id).await?.is_some())
}

/// Sets pieces aside, so that they are there when they are won.
///
/// # Errors
/// [`Code::OutOfStock`] where there are not so many.
pub async fn set_aside(txn: &Txn, id: RewardId, count: i32) -> Result<(), Error> {
    if store::move_stock(txn, id, -i64::from(count)).await? {
        return Ok(());
    }
    Err(Error::Conflict(Code::OutOfStock))
}

/// Puts pieces back that were set aside.
///
/// # Errors
/// When the database fails.
pub async fn put_back(txn: &Txn, id: RewardId, count: i32) -> Result<(), Error> {
    store::move_stock(txn, id, count.into()).await?;
    Ok(())
}

/// Gives a voucher for a piece that was set aside. No points are spent on it, so none come back.
///
/// # Errors
/// [`Error::NotFound`] where there is no such reward.
pub async fn give(
    txn: &Txn,
    id: RewardId,
    membership_id: MembershipId,
    now: Instant,
) -> Result<RedemptionId, Error> {
    let reward = store::by_id(txn, id).await?.ok_or(Error::NotFound("reward"))?;
    let row = ActiveModel {
        reward_id: Set(id),
        membership_id: Set(membership_id),
        points: Set(reward.points),
        code: Set(rules::code(&secret::short_id().chars().take(CODE_CHARS).collect::<String>())),
        state: Set(RedemptionState::Issued),
        redeemed_at: Set(now),
        use_by_at: Set(use_by(&reward, now)),
        ..Default::default()
    };
    store::insert_redemption(txn, row).await.on_unique(Error::Conflict(Code::WrongState))
}
