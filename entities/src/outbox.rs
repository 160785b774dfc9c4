//! That something changed. Written in the transaction of the change; followers read it with cursors of their own.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::id::text_enum;

text_enum! {
    /// What changed.
    OutboxKind {
        /// A post was written, edited, deleted or restored.
        Post = "post",
        /// A topic's title, board or deletion changed: all of its posts are concerned.
        Topic = "topic",
        /// A board was created or changed.
        Board = "board",
        /// A project, its facts, buildings or units changed.
        Project = "project",
        /// An account, its profile, roles or ownerships changed.
        Account = "account",
        /// Something happened to a complaint.
        Complaint = "complaint",
        /// An act of a complaint was recorded: what happened to it.
        Act = "act",
        /// It was given up to mail a notice.
        Notice = "notice",
        /// An event was made, changed or cancelled.
        Event = "event",
        /// Something happened to a registration: the id is that of what happened.
        RegistrationAct = "registration_act",
        /// Somebody came to an event, told once for each seat: the id is that of the seat.
        Attendance = "attendance",
        /// Somebody joined the club, or left it.
        Membership = "membership",
        /// Points of a member moved: a transaction of the ledger.
        Points = "points",
        /// A member is told of points that expire soon.
        ExpiryWarning = "expiry_warning",
        /// A step of a referral was recorded: the id is that of the step.
        ReferralStep = "referral_step",
        /// Something happened to a deposit: the id is that of what happened.
        DepositAct = "deposit_act",
        /// Somebody bid in an auction: the id is that of the bid.
        Bid = "bid",
        /// What was promised of building moved, or was reached: the id is that of the change.
        MilestoneChange = "milestone_change",
        /// News from a building site were published.
        Update = "update",
        /// Something happened to a home: the id is that of what happened.
        HomeAct = "home_act",
        /// Somebody was invited to a survey, or reminded of it: the id is that of the invitation.
        SurveyInvitation = "survey_invitation",
        /// Somebody answered a survey: the id is that of the invitation, and nothing leads to the answer.
        SurveyAnswered = "survey_answered",
        /// An entry of a fund was recorded: the id is that of the entry.
        FundEntry = "fund_entry",
        /// A draw ended, told once for each entry: the id is that of the entry.
        DrawEntry = "draw_entry",
        /// A vote was opened, closed or cancelled: the id is that of the step. A ballot is told to nobody.
        VoteStep = "vote_step",
        /// Those who have not voted are reminded: the id is that of the reminder.
        VoteReminder = "vote_reminder",
        /// A post was accepted as the answer of a question: the id is that of the post.
        Accepted = "accepted",
        /// Somebody likes a post: the id is that of the post.
        Liked = "liked",
        /// Moderators decided of the flags of a post: the id is that of the post.
        FlagsDecided = "flags_decided",
        /// A commitment was kept, or given up: the id is that of the commitment.
        CommitmentEnded = "commitment_ended",
        /// Something happened to a sanction that is told: the id is that of the act.
        SanctionAct = "sanction_act",
        /// An account is trusted more: the id is that of the account.
        TrustRaised = "trust_raised",
        /// An account was given a badge: the id is that of the award.
        BadgeAwarded = "badge_awarded",
        /// The day of a commitment comes tomorrow, or is over: the id is that of the warning.
        CommitmentWarning = "commitment_warning",
        /// The time came at which somebody wants to be told of a post: the id is that of the bookmark.
        PostReminder = "post_reminder",
        /// Two administrators opened a board that is closed to staff: the id is that of the approval.
        BoardOpened = "board_opened",
        /// Somebody wrote in a conversation: the id is that of the message.
        Message = "message",
        /// A post that was written for later was not published when its time came: the id is that of the post for later.
        ScheduledPost = "scheduled_post",
        /// Moderators decided of what waited for them: the id is that of the review.
        ReviewDecided = "review_decided",
        /// An unmasking was approved: the id is that of the unmasking.
        Unmasking = "unmasking",
        /// An archive of what somebody wrote is ready: the id is that of the export.
        Export = "export",
    }
}

/// That something changed. Written in the transaction of the change; followers read it with cursors of their own.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    /// Its place in the outbox.
    #[sea_orm(primary_key)]
    pub seq: i64,
    /// On PostgreSQL the id of the writing transaction, else 0: rows become visible out of the order of `seq` there.
    pub txid: i64,
    /// Kind.
    pub kind: OutboxKind,
    /// The id of what changed.
    pub entity_id: i64,
    /// When it was made.
    pub created_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
