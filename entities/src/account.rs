//! An account signs in. What of it is shown to others is its [`profile`](crate::profile).

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::id::{id, text_enum};

id! {
    /// The id of an account.
    AccountId
}

text_enum! {
    /// A language of the product.
    Locale {
        /// Simplified Chinese.
        ZhCn = "zh-CN",
        /// English.
        En = "en",
    }
}

/// An account signs in. What of it is shown to others is its [`profile`](crate::profile).
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: AccountId,
    /// The name to sign in with and to be mentioned by, as it was typed.
    pub name: String,
    /// The name, normalised (NFKC, lower case): unique.
    pub name_key: String,
    /// The e-mail address as it was typed. Personal data.
    pub email: Option<String>,
    /// The e-mail address, normalised: unique. Personal data.
    pub email_key: Option<String>,
    /// When a code proved the e-mail address.
    pub email_proven_at: Option<Instant>,
    /// Since when mail to the address fails; none where it does not, as far as is known.
    pub email_failed_at: Option<Instant>,
    /// The phone number in E.164: unique. Personal data.
    pub phone_key: Option<String>,
    /// When a code proved the phone number.
    pub phone_proven_at: Option<Instant>,
    /// argon2id in PHC form; none for an account that cannot sign in by password yet.
    pub password_hash: Option<String>,
    /// The language the account chose.
    pub locale: Locale,
    /// When it was made.
    pub created_at: Instant,
    /// Since when the account may not sign in.
    pub disabled_at: Option<Instant>,
    /// When everything that said who it was, was erased; such an account never signs in again.
    pub erased_at: Option<Instant>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
