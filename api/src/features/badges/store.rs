//! Rows of badges.

use std::collections::BTreeMap;

use linli_entities::account::AccountId;
use linli_entities::badge_award::{self as award, BadgeAwardId, BadgeKind};
use linli_entities::{Date, Instant, badge_count, badge_hiding};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Set, Statement,
};

/// Gives a badge; none where the account has it.
pub(super) async fn give(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    badge: BadgeKind,
    on: Date,
) -> Result<Option<BadgeAwardId>, DbErr> {
    let row = award::ActiveModel {
        account_id: Set(account_id),
        badge: Set(badge),
        awarded_on: Set(on),
        ..Default::default()
    };
    let once = OnConflict::columns([award::Column::AccountId, award::Column::Badge]).do_nothing().to_owned();
    if award::Entity::insert(row).on_conflict(once).exec_without_returning(db).await? == 0 {
        return Ok(None);
    }
    award::Entity::find()
        .select_only()
        .column(award::Column::Id)
        .filter(award::Column::AccountId.eq(account_id))
        .filter(award::Column::Badge.eq(badge))
        .into_tuple()
        .one(db)
        .await
}

const COUNT: &str = "INSERT INTO badge_count (badge, holder_count) VALUES ($1, $2) \
    ON CONFLICT (badge) DO UPDATE SET holder_count = badge_count.holder_count + excluded.holder_count";
const UNCOUNT: &str =
    "UPDATE badge_count SET holder_count = holder_count - 1 WHERE badge = $1 AND holder_count > 0";

/// Counts those who were given badges, each badge in its turn.
pub(super) async fn count(db: &impl ConnectionTrait, given: BTreeMap<BadgeKind, i64>) -> Result<(), DbErr> {
    for (badge, count) in given {
        let values = [badge.as_str().into(), count.into()];
        db.execute_raw(Statement::from_sql_and_values(db.get_database_backend(), COUNT, values)).await?;
    }
    Ok(())
}

/// The badges of accounts.
pub(super) async fn of_accounts(
    db: &impl ConnectionTrait,
    ids: &[AccountId],
) -> Result<Vec<award::Model>, DbErr> {
    award::Entity::find()
        .filter(award::Column::AccountId.is_in(ids.iter().copied()))
        .order_by_asc(award::Column::Id)
        .all(db)
        .await
}

pub(super) async fn find(
    db: &impl ConnectionTrait,
    ids: &[BadgeAwardId],
) -> Result<Vec<award::Model>, DbErr> {
    award::Entity::find().filter(award::Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// How many have which badge.
pub(super) async fn counts(db: &impl ConnectionTrait) -> Result<BTreeMap<BadgeKind, i64>, DbErr> {
    let rows = badge_count::Entity::find().all(db).await?;
    Ok(rows.into_iter().map(|row| (row.badge, row.holder_count)).collect())
}

/// Whether an account does not show its badges.
pub(super) async fn is_hidden(db: &impl ConnectionTrait, id: AccountId) -> Result<bool, DbErr> {
    Ok(badge_hiding::Entity::find_by_id(id).one(db).await?.is_some())
}

pub(super) async fn hide(db: &impl ConnectionTrait, id: AccountId, now: Instant) -> Result<(), DbErr> {
    let row = badge_hiding::ActiveModel { account_id: Set(id), hidden_at: Set(now) };
    let once = OnConflict::column(badge_hiding::Column::AccountId).do_nothing().to_owned();
    badge_hiding::Entity::insert(row).on_conflict(once).exec_without_returning(db).await?;
    Ok(())
}

pub(super) async fn show(db: &impl ConnectionTrait, id: AccountId) -> Result<(), DbErr> {
    badge_hiding::Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}

/// Takes all badges from an account, and counts them no more.
pub(super) async fn forget(db: &impl ConnectionTrait, id: AccountId) -> Result<(), DbErr> {
    let mut held: Vec<BadgeKind> = of_accounts(db, &[id]).await?.into_iter().map(|row| row.badge).collect();
    held.sort_unstable();
    award::Entity::delete_many().filter(award::Column::AccountId.eq(id)).exec(db).await?;
    for badge in held {
        let values = [badge.as_str().into()];
        db.execute_raw(Statement::from_sql_and_values(db.get_database_backend(), UNCOUNT, values)).await?;
    }
    show(db, id).await
}
