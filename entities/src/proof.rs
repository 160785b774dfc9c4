//! A short-lived secret that proves something: a code for an e-mail address, a token that sets a password.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::id::{id, text_enum};

id! {
    /// The id of a proof.
    ProofId
}

text_enum! {
    /// What a proof is for.
    Purpose {
        /// The address belongs to the account.
        Email = "email",
        /// The telephone number belongs to the account.
        Phone = "phone",
        /// The account may set a new password.
        Password = "password",
    }
}

/// A short-lived secret that proves something: a code for an e-mail address, a token that sets a password.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "proof")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: ProofId,
    /// Whose it is.
    pub account_id: AccountId,
    /// Purpose.
    pub purpose: Purpose,
    /// What is proven: the normalised address that the code was sent to.
    pub target: String,
    /// SHA-256 over server key, account and secret, hexadecimal.
    pub secret_hash: String,
    /// Wrong tries so far; at the limit the proof is void.
    pub attempt_count: i32,
    /// When it was made.
    pub created_at: Instant,
    /// Expires at.
    pub expires_at: Instant,
    /// Used at.
    pub used_at: Option<Instant>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
