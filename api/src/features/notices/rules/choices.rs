//! How somebody is told who has chosen nothing, and what is for whom. Pure.

use linli_entities::notice::{MailMode, NoticeKind};

use super::audience::{Side, side};

/// How an account is told of one kind of thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Whether it is shown among the notices.
    pub in_app: bool,
    /// When it is mailed.
    pub mail: MailMode,
    /// Whether it is sent as a text message.
    pub sms: bool,
    /// Whether it is pushed to devices.
    pub push: bool,
}

impl Choice {
    /// Whether one is told at all.
    pub fn tells(self) -> bool {
        self.in_app || self.mail != MailMode::Never || self.sms || self.push
    }
}

/// How somebody is told who has chosen nothing: what concerns one's own complaint or home at once, talk once a day; what
/// staff see on their desk anyway is not mailed. Text messages are for whoever asks for them; whoever registers a device
/// wants to be told there.
pub fn usual(kind: NoticeKind) -> Choice {
    use NoticeKind as Kind;
    let mail = match kind {
        Kind::ComplaintAnswered
        | Kind::ComplaintAsked
        | Kind::ComplaintResolved
        | Kind::ComplaintAssigned
        | Kind::ComplaintToDecide
        | Kind::ComplaintReopened
        | Kind::ComplaintEscalated
        | Kind::DeliveryFailed
        | Kind::OwnershipDecided
        | Kind::RoleGranted
        | Kind::Sanctioned
        | Kind::AppealToDecide
        | Kind::AppealDecided
        | Kind::RegistrationChanged
        | Kind::EventChanged
        | Kind::EventReminder
        | Kind::PointsSpent
        | Kind::PointsAdjusted
        | Kind::DepositChanged
        | Kind::AuctionOutbid
        | Kind::MilestoneChanged
        | Kind::DrawWon
        | Kind::Vote
        | Kind::CommitmentDue
        | Kind::Reminder
        | Kind::BoardOpened
        | Kind::Message
        | Kind::Unmasked
        | Kind::ExportReady
        | Kind::PostRefused
        | Kind::ReviewDecided
        | Kind::HomeChanged => MailMode::Instant,
        Kind::TopicReplied
        | Kind::Watched
        | Kind::PostReplied
        | Kind::Mentioned
        | Kind::GroupMentioned
        | Kind::Followed
        | Kind::Accepted
        | Kind::ComplaintProgressed
        | Kind::PointsExpiring
        | Kind::UpdatePublished
        | Kind::SurveyInvited
        | Kind::FundSpent
        | Kind::DrawDone
        | Kind::ReferralChanged => MailMode::Digest,
        Kind::ComplaintFiled
        | Kind::ComplaintFollowedUp
        | Kind::ComplaintClosed
        | Kind::TrustRaised
        | Kind::BadgeAwarded
        | Kind::PointsEarned => MailMode::Never,
    };
    Choice { in_app: true, mail, sms: false, push: true }
}

/// Whether only staff are told of such things.
pub fn is_for_staff(kind: NoticeKind) -> bool {
    use NoticeKind as Kind;
    side(kind) == Some(Side::Staff)
        || matches!(kind, Kind::CommitmentDue | Kind::AppealToDecide | Kind::AppealDecided)
}
