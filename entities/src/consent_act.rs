//! What somebody said of being written to. Append-only: what holds is what was said last.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::id::{id, text_enum};

id! {
    /// The id of an act of consent.
    ConsentActId
}

text_enum! {
    /// On which way somebody may be reached.
    ConsentChannel {
        /// By e-mail.
        Mail = "mail",
        /// By text message.
        Sms = "sms",
        /// On a device with the app.
        Push = "push",
        /// By telephone.
        Phone = "phone",
    }
}

text_enum! {
    /// What somebody may be reached for. What concerns one's own complaint, deposit or registration is none of this.
    ConsentPurpose {
        /// News of projects and of the club.
        Bulletin = "bulletin",
        /// Greetings, which sell nothing.
        Greeting = "greeting",
        /// Being asked for an opinion.
        Survey = "survey",
        /// What is on offer.
        Offers = "offers",
    }
}

text_enum! {
    /// Where it was said.
    ConsentSource {
        /// By the account itself, in its settings.
        Settings = "settings",
        /// By one click in a mail.
        OneClick = "one_click",
        /// Told to staff, who wrote it down.
        Staff = "staff",
    }
}

/// What somebody said of being written to. Append-only: what holds is what was said last.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "consent_act")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: ConsentActId,
    /// Who said it.
    pub account_id: AccountId,
    /// On which way.
    pub channel: ConsentChannel,
    /// What for.
    pub purpose: ConsentPurpose,
    /// Whether it was given, or else withdrawn.
    pub given: bool,
    /// Where it was said.
    pub source: ConsentSource,
    /// The staff who wrote it down.
    pub recorded_by: Option<AccountId>,
    /// What staff say of how it was told. Goes with the account.
    pub reason: Option<String>,
    /// When it was said.
    pub acted_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
