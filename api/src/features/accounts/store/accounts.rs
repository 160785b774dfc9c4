//! Rows of accounts and profiles.

use linli_entities::Instant;
use linli_entities::account::{self, AccountId};
use linli_entities::attachment::AttachmentId;
use linli_entities::profile;
use sea_orm::sea_query::{Expr, LockType};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _,
    QuerySelect as _,
};

use crate::code::Code;
use crate::db::queries;
use crate::error::Error;

pub(crate) async fn account(
    db: &impl ConnectionTrait,
    id: AccountId,
) -> Result<Option<account::Model>, DbErr> {
    account::Entity::find_by_id(id).one(db).await
}

/// The account, whose password and state nobody else changes until the transaction ends.
pub(crate) async fn locked(
    db: &impl ConnectionTrait,
    id: AccountId,
) -> Result<Option<account::Model>, DbErr> {
    queries::locked_as(db, account::Entity::find_by_id(id), LockType::NoKeyUpdate).one(db).await
}

/// The account, which nobody closes or erases until the transaction ends; others may hold it so as well.
pub(crate) async fn held(db: &impl ConnectionTrait, id: AccountId) -> Result<Option<account::Model>, DbErr> {
    queries::locked_as(db, account::Entity::find_by_id(id), LockType::Share).one(db).await
}

pub(crate) async fn by_ids(
    db: &impl ConnectionTrait,
    ids: &[AccountId],
) -> Result<Vec<account::Model>, DbErr> {
    account::Entity::find().filter(account::Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// Notes whether mail to this address of an account fails; nothing where it has another by now.
pub(crate) async fn note_delivery(
    db: &impl ConnectionTrait,
    id: AccountId,
    address: &str,
    failed_at: Option<Instant>,
) -> Result<(), DbErr> {
    account::Entity::update_many()
        .col_expr(account::Column::EmailFailedAt, Expr::value(failed_at))
        .filter(account::Column::Id.eq(id))
        .filter(account::Column::Email.eq(address))
        .exec(db)
        .await?;
    Ok(())
}

pub(crate) async fn by_name_key(
    db: &impl ConnectionTrait,
    name_key: &str,
) -> Result<Option<account::Model>, DbErr> {
    account::Entity::find().filter(account::Column::NameKey.eq(name_key)).one(db).await
}

pub(crate) async fn by_email_key(
    db: &impl ConnectionTrait,
    email_key: &str,
) -> Result<Option<account::Model>, DbErr> {
    account::Entity::find().filter(account::Column::EmailKey.eq(email_key)).one(db).await
}

pub(crate) async fn by_phone_key(
    db: &impl ConnectionTrait,
    phone_key: &str,
) -> Result<Option<account::Model>, DbErr> {
    account::Entity::find().filter(account::Column::PhoneKey.eq(phone_key)).one(db).await
}

/// Whether there is any account.
pub(crate) async fn any(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    let one: Option<AccountId> =
        account::Entity::find().select_only().column(account::Column::Id).into_tuple().one(db).await?;
    Ok(one.is_some())
}

pub(crate) async fn profile(
    db: &impl ConnectionTrait,
    id: AccountId,
) -> Result<Option<profile::Model>, DbErr> {
    profile::Entity::find_by_id(id).one(db).await
}

pub(crate) async fn insert(
    db: &impl ConnectionTrait,
    account: account::ActiveModel,
) -> Result<account::Model, Error> {
    account.insert(db).await.map_err(taken)
}

pub(crate) async fn update(
    db: &impl ConnectionTrait,
    account: account::ActiveModel,
) -> Result<account::Model, Error> {
    account.update(db).await.map_err(taken)
}

pub(crate) async fn insert_profile(
    db: &impl ConnectionTrait,
    profile: profile::ActiveModel,
) -> Result<profile::Model, DbErr> {
    profile.insert(db).await
}

pub(crate) async fn update_profile(
    db: &impl ConnectionTrait,
    profile: profile::ActiveModel,
) -> Result<profile::Model, DbErr> {
    profile.update(db).await
}

/// Shows this picture (or none) in the profile.
pub(crate) async fn show(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    avatar_id: Option<AttachmentId>,
    now: Instant,
) -> Result<(), DbErr> {
    profile::Entity::update_many()
        .col_expr(profile::Column::AvatarId, Expr::value(avatar_id))
        .col_expr(profile::Column::UpdatedAt, Expr::value(now))
        .filter(profile::Column::AccountId.eq(account_id))
        .exec(db)
        .await?;
    Ok(())
}

/// Both databases name the constraint in their message, and it names its column.
fn taken(error: DbErr) -> Error {
    if !Error::is_unique_violation(&error) {
        return error.into();
    }
    let code = if error.to_string().contains("email_key") { Code::EmailTaken } else { Code::NameTaken };
    Error::Conflict(code)
}
