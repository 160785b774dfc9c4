//! Something to do later, at least once.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::id::{id, text_enum};

id! {
    /// The id of a job.
    JobId
}

text_enum! {
    /// What a job does, most urgent first: what somebody waits for, such as a code to sign in with, goes before what many
    /// get at one time of the day.
    JobKind {
        /// Sends one e-mail.
        SendMail = "send_mail",
        /// Sends one text message.
        SendText = "send_text",
        /// Mails one notice.
        MailNotice = "mail_notice",
        /// Carries one notice to a telephone or a device.
        CarryNotice = "carry_notice",
        /// Mails the notices of a day to one account.
        MailDigest = "mail_digest",
    }
}

/// Something to do later, at least once.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "job")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: JobId,
    /// Kind.
    pub kind: JobKind,
    /// Payload.
    pub payload: Json,
    /// Not before.
    pub run_at: Instant,
    /// Attempt count.
    pub attempt_count: i32,
    /// Until then another worker keeps off.
    pub locked_until: Option<Instant>,
    /// What went wrong last.
    pub last_error: Option<String>,
    /// When it was made.
    pub created_at: Instant,
    /// Done at.
    pub done_at: Option<Instant>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
