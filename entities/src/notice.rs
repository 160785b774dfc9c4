//! That something happened, told to one account. Its words are made when it is read, from what is so then.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::id::{id, text_enum};
use crate::pseudonym::PseudonymId;

id! {
    /// The id of a notice. On every database notices become visible in the order of their ids.
    NoticeId
}

text_enum! {
    /// What a notice tells.
    NoticeKind {
        /// Somebody wrote in a topic that one opened.
        TopicReplied = "topic_replied",
        /// Something was said in a topic or board that one follows.
        Watched = "watched",
        /// Somebody replied to one's post.
        PostReplied = "post_replied",
        /// Somebody mentioned one in a post.
        Mentioned = "mentioned",
        /// Somebody mentioned a group in a post that one is of: the staff of a project, its moderators, a building.
        GroupMentioned = "group_mentioned",
        /// Somebody whom one follows opened a topic.
        Followed = "followed",
        /// One wanted to be told of a post again, now.
        Reminder = "reminder",
        /// A post of one's own was accepted as the answer of a question.
        Accepted = "accepted",
        /// Staff answered one's complaint, or ruled on an answer that one had doubted.
        ComplaintAnswered = "complaint_answered",
        /// Staff need to know something from the complainant.
        ComplaintAsked = "complaint_asked",
        /// Something else was done about one's complaint: it was graded, somebody was made to work on it, something was
        /// promised or put off, or time ran out.
        ComplaintProgressed = "complaint_progressed",
        /// Staff say that one's complaint is put right, one is reminded to look, or it was closed because one did not.
        ComplaintResolved = "complaint_resolved",
        /// For staff: a complaint came.
        ComplaintFiled = "complaint_filed",
        /// For staff: one was made to work on a complaint.
        ComplaintAssigned = "complaint_assigned",
        /// For staff: a complaint waits for a decision that one may make: whether an answer is one, whether it is closed
        /// as abuse, who works on it.
        ComplaintToDecide = "complaint_to_decide",
        /// For staff: the complainant wrote again or doubts an answer, or it was decided on what was said.
        ComplaintFollowedUp = "complaint_followed_up",
        /// For staff: the complaint was opened again.
        ComplaintReopened = "complaint_reopened",
        /// For staff: the complaint came to its end.
        ComplaintClosed = "complaint_closed",
        /// For staff: time runs out, or has run out, to answer a complaint, to rule on an answer or to keep a promise.
        ComplaintEscalated = "complaint_escalated",
        /// For staff: a complainant could not be told by mail; somebody has to call.
        DeliveryFailed = "delivery_failed",
        /// Staff decided on one's claim of a home.
        OwnershipDecided = "ownership_decided",
        /// One was given a role.
        RoleGranted = "role_granted",
        /// One was warned, silenced or suspended, or that changed.
        Sanctioned = "sanctioned",
        /// For staff: somebody appealed against what was imposed on them, and waits for a decision that one may make.
        AppealToDecide = "appeal_to_decide",
        /// Somebody decided on an appeal against what one imposed.
        AppealDecided = "appeal_decided",
        /// One is trusted more by what one did.
        TrustRaised = "trust_raised",
        /// One was given a badge.
        BadgeAwarded = "badge_awarded",
        /// One's registration changed: a seat is offered, it was cancelled, it was made by staff.
        RegistrationChanged = "registration_changed",
        /// An event that one is registered for takes place elsewhere, at another time or not at all.
        EventChanged = "event_changed",
        /// An event that one is registered for begins soon.
        EventReminder = "event_reminder",
        /// Points of the club came.
        PointsEarned = "points_earned",
        /// Points of the club were spent, or came back.
        PointsSpent = "points_spent",
        /// Points of the club were given or taken by hand, or what was given was taken back.
        PointsAdjusted = "points_adjusted",
        /// Points of the club expire soon.
        PointsExpiring = "points_expiring",
        /// A referral came to another step: that one is on either side of.
        ReferralChanged = "referral_changed",
        /// Something happened to one's deposit: its money came, goes back or was paid back, or one was selected.
        DepositChanged = "deposit_changed",
        /// Somebody bid more than oneself in an auction.
        AuctionOutbid = "auction_outbid",
        /// There is news from the building site of one's home.
        UpdatePublished = "update_published",
        /// A day that was promised for one's home moved, or a milestone was reached.
        MilestoneChanged = "milestone_changed",
        /// The handover, the manager or a visit of one's home changed.
        HomeChanged = "home_changed",
        /// One is invited to a survey, or reminded of it.
        SurveyInvited = "survey_invited",
        /// A large sum of the fund of one's project was spent, or a large entry of it was corrected.
        FundSpent = "fund_spent",
        /// One won in a draw.
        DrawWon = "draw_won",
        /// A draw that one entered is over: others won, or it was cancelled.
        DrawDone = "draw_done",
        /// A vote in which one may vote was opened, is over soon, was counted or was cancelled.
        Vote = "vote",
        /// For staff: the day of what was committed to in public comes, or is over.
        CommitmentDue = "commitment_due",
        /// Two administrators opened a board of owners that is closed to staff, for one of them to read.
        BoardOpened = "board_opened",
        /// Somebody wrote in a conversation; told once as long as it is not read.
        Message = "message",
        /// What one wrote for later was not published when its time came.
        PostRefused = "post_refused",
        /// Moderators decided of what one wrote that waited for them.
        ReviewDecided = "review_decided",
        /// Staff learnt which account writes under one's pseudonym, and why.
        Unmasked = "unmasked",
        /// The archive of what one wrote can be downloaded.
        ExportReady = "export_ready",
    }
}

text_enum! {
    /// When something is mailed.
    MailMode {
        /// At once, outside of quiet hours.
        Instant = "instant",
        /// In one letter a day.
        Digest = "digest",
        /// Not at all.
        Never = "never",
    }
}

/// That something happened, told to one account. Its words are made when it is read, from what is so then.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "notice")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: NoticeId,
    /// Who is told.
    pub account_id: AccountId,
    /// What it tells.
    pub kind: NoticeKind,
    /// What happened, in a word of its own: an account is told once of each.
    pub fact: String,
    /// The id of what it is about: a post, an act, an ownership or a role, as the kind says.
    pub subject_id: i64,
    /// Who caused it; null for the system.
    pub actor_id: Option<AccountId>,
    /// The pseudonym of whoever caused it; then nobody is told who that is.
    pub pseudonym_id: Option<PseudonymId>,
    /// When it happened.
    pub happened_at: Instant,
    /// Whether it is shown among the notices.
    pub in_app: bool,
    /// When it is mailed.
    pub mail: MailMode,
    /// When it was read.
    pub read_at: Option<Instant>,
    /// When it was mailed.
    pub mailed_at: Option<Instant>,
    /// When it was given up to mail it.
    pub mail_failed_at: Option<Instant>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
