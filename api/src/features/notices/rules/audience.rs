//! Whom an act of a complaint concerns, and whom a step of the ladder names. Pure.

use linli_entities::complaint_act::ActKind;
use linli_entities::complaint_rung::Rung;
use linli_entities::notice::NoticeKind;
use linli_entities::role_grant::Role;

/// Somebody whom an act concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    /// Whose complaint it is.
    Complainant,
    /// Who works on it; where nobody does, the team that has it; where it has none, those who could.
    Handler,
    /// Who was made to work on it by this act.
    Assigned,
    /// Who decides on it: those who lead, but not who is party to it.
    Leads,
    /// Whom this step of the ladder names.
    Named(Rung),
}

/// Whom an act concerns, and as what they are told of it. A step of the ladder that tells nobody has no `alarm`.
///
/// Nobody is told of their own doing, so an act that more than one party may do names everybody whom it concerns.
pub fn concerned(act: ActKind, alarm: Option<Rung>) -> Vec<(Whom, NoticeKind)> {
    use NoticeKind as Kind;
    use Whom::{Assigned, Complainant, Handler, Leads};
    match act {
        // To the complainant only where staff filed it for them.
        ActKind::Filed => vec![(Complainant, Kind::ComplaintProgressed), (Handler, Kind::ComplaintFiled)],
        ActKind::Answered => vec![(Complainant, Kind::ComplaintAnswered)],
        ActKind::FollowedUp | ActKind::AnswerWanted => vec![(Handler, Kind::ComplaintFollowedUp)],
        ActKind::AnswerDisputed => {
            vec![(Handler, Kind::ComplaintFollowedUp), (Leads, Kind::ComplaintToDecide)]
        }
        ActKind::DisputeUpheld | ActKind::DisputeDismissed => {
            vec![(Complainant, Kind::ComplaintAnswered), (Handler, Kind::ComplaintFollowedUp)]
        }
        ActKind::InfoRequested => vec![(Complainant, Kind::ComplaintAsked)],
        ActKind::AnswerRetracted
        | ActKind::Graded
        | ActKind::CommitmentMade
        | ActKind::CommitmentKept
        | ActKind::Extended
        | ActKind::AnswerSkipped => vec![(Complainant, Kind::ComplaintProgressed)],
        ActKind::Assigned => {
            vec![(Complainant, Kind::ComplaintProgressed), (Assigned, Kind::ComplaintAssigned)]
        }
        ActKind::HandedBack => vec![(Leads, Kind::ComplaintToDecide)],
        ActKind::Escalated => {
            alarm.map(|rung| (Whom::Named(rung), Kind::ComplaintEscalated)).into_iter().collect()
        }
        // What is late is told to whom it was owed, whatever else of the ladder was missed.
        ActKind::Breached => {
            let named = alarm.map(|rung| (Whom::Named(rung), Kind::ComplaintEscalated));
            named.into_iter().chain([(Complainant, Kind::ComplaintProgressed)]).collect()
        }
        ActKind::Resolved | ActKind::Reminded => vec![(Complainant, Kind::ComplaintResolved)],
        ActKind::AutoClosed => vec![(Complainant, Kind::ComplaintResolved), (Handler, Kind::ComplaintClosed)],
        ActKind::Confirmed | ActKind::Withdrawn => vec![(Handler, Kind::ComplaintClosed)],
        ActKind::Reopened => {
            vec![(Complainant, Kind::ComplaintProgressed), (Handler, Kind::ComplaintReopened)]
        }
        ActKind::ClosingProposed => vec![(Leads, Kind::ComplaintToDecide)],
        ActKind::ClosingAgreed => {
            vec![(Complainant, Kind::ComplaintProgressed), (Handler, Kind::ComplaintClosed)]
        }
        ActKind::ClosingRefused => vec![(Handler, Kind::ComplaintFollowedUp)],
        ActKind::Alarmed => {
            vec![(Leads, Kind::ComplaintEscalated), (Whom::Named(Rung::Due), Kind::ComplaintEscalated)]
        }
        ActKind::Refused | ActKind::CompensationProposed | ActKind::CompensationAccepted => {
            vec![(Leads, Kind::ComplaintToDecide)]
        }
        // The second of two is somebody above those who lead.
        ActKind::CompensationSeconded => vec![(Whom::Named(Rung::NineTenths), Kind::ComplaintToDecide)],
        ActKind::Offered => vec![(Assigned, Kind::ComplaintToDecide)],
        ActKind::Rerouted => vec![(Handler, Kind::ComplaintFiled)],
        ActKind::Declined | ActKind::CompensationRefused | ActKind::CompensationDeclined => {
            vec![(Handler, Kind::ComplaintFollowedUp)]
        }
        ActKind::CompensationApproved | ActKind::CompensationPaid => {
            vec![(Complainant, Kind::ComplaintProgressed)]
        }
        // Nothing follows from these for anybody: they are seen where the complaint is read.
        ActKind::Rated
        | ActKind::AnswerWaived
        | ActKind::Accepted
        | ActKind::CompensationReceived
        | ActKind::Visited => vec![],
    }
}

/// Those who could work on a complaint, and who is told instead where there are none: never nobody.
static UPWARD: [&[Role]; 5] = [
    &[Role::Agent, Role::Lead],
    &[Role::Manager],
    &[Role::CityCare],
    &[Role::GroupCare],
    &[Role::Administrator],
];
/// Those who lead, from the nearest up.
static LEADS: [&[Role]; 5] =
    [&[Role::Lead], &[Role::Manager], &[Role::CityCare], &[Role::GroupCare], &[Role::Administrator]];

/// Those who moderate the boards of a project, and who is told instead where there are none.
static MODERATORS: [&[Role]; 3] = [&[Role::Moderator], &[Role::Manager], &[Role::Administrator]];

/// Those who decide of appeals in a project, and who is told instead where none of them may.
static IMPOSERS: [&[Role]; 4] =
    [&[Role::Moderator, Role::Manager], &[Role::CityCare], &[Role::GroupCare], &[Role::Administrator]];

/// The roles of whoever decides of an appeal against what somebody imposed who is this high
/// ([`rank_of`](crate::features::sanctions::rules::rank_of)); the first that somebody holds there are told.
pub fn appeals(imposer: u8) -> &'static [&'static [Role]] {
    match imposer {
        0 | 1 => &IMPOSERS,
        2 => &LEADS[1..],
        3 => &LEADS[2..],
        4 => &LEADS[3..],
        _ => &LEADS[4..],
    }
}

/// The roles of whoever moderates; the first that somebody holds there are told.
pub fn moderators() -> &'static [&'static [Role]] {
    &MODERATORS
}

/// The roles of whoever could work on a complaint; the first that somebody holds there are told.
pub fn team() -> &'static [&'static [Role]] {
    &UPWARD
}

/// The roles of whoever decides; the first that somebody holds there are told.
pub fn leads() -> &'static [&'static [Role]] {
    &LEADS
}

/// The roles that a step names; the first that somebody holds there are told. The first step names who works on it, and
/// these only where nobody does.
pub fn named(rung: Rung) -> &'static [&'static [Role]] {
    match rung {
        Rung::Half => &UPWARD,
        Rung::ThreeQuarters => &LEADS,
        Rung::NineTenths => &UPWARD[1..],
        Rung::Due => &UPWARD[2..],
        Rung::DayLate => &UPWARD[3..],
        Rung::ThreeDaysLate => &UPWARD[4..],
    }
}

/// How somebody has to stand to a complaint to be told of it as this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Of its household.
    Household,
    /// Of its staff.
    Staff,
}

/// The side that notices of this kind are for; none where they are about no complaint.
pub fn side(kind: NoticeKind) -> Option<Side> {
    use NoticeKind as Kind;
    match kind {
        Kind::ComplaintAnswered
        | Kind::ComplaintAsked
        | Kind::ComplaintProgressed
        | Kind::ComplaintResolved => Some(Side::Household),
        Kind::ComplaintFiled
        | Kind::ComplaintAssigned
        | Kind::ComplaintToDecide
        | Kind::ComplaintFollowedUp
        | Kind::ComplaintReopened
        | Kind::ComplaintClosed
        | Kind::ComplaintEscalated
        | Kind::DeliveryFailed => Some(Side::Staff),
        Kind::TopicReplied
        | Kind::Watched
        | Kind::PostReplied
        | Kind::Mentioned
        | Kind::GroupMentioned
        | Kind::Followed
        | Kind::Reminder
        | Kind::Accepted
        | Kind::OwnershipDecided
        | Kind::RoleGranted
        | Kind::Sanctioned
        | Kind::AppealToDecide
        | Kind::AppealDecided
        | Kind::TrustRaised
        | Kind::BadgeAwarded
        | Kind::RegistrationChanged
        | Kind::EventChanged
        | Kind::EventReminder
        | Kind::PointsEarned
        | Kind::PointsSpent
        | Kind::PointsAdjusted
        | Kind::PointsExpiring
        | Kind::DepositChanged
        | Kind::AuctionOutbid
        | Kind::UpdatePublished
        | Kind::MilestoneChanged
        | Kind::HomeChanged
        | Kind::SurveyInvited
        | Kind::FundSpent
        | Kind::DrawWon
        | Kind::DrawDone
        | Kind::Vote
        | Kind::CommitmentDue
        | Kind::BoardOpened
        | Kind::Message
        | Kind::Unmasked
        | Kind::ExportReady
        | Kind::PostRefused
        | Kind::ReviewDecided
        | Kind::ReferralChanged => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actor::{Grant, Permission, Rights};
    use crate::features::sanctions::rules::rank_of;

    #[test]
    fn every_step_of_the_ladder_names_a_higher_role_than_the_one_before() {
        let first = |rung: Rung| named(rung)[0];
        assert_eq!(
            Rung::ALL.iter().map(|rung| first(*rung).to_vec()).collect::<Vec<_>>(),
            [
                vec![Role::Agent, Role::Lead],
                vec![Role::Lead],
                vec![Role::Manager],
                vec![Role::CityCare],
                vec![Role::GroupCare],
                vec![Role::Administrator],
            ],
        );
        for chain in Rung::ALL.iter().map(|rung| named(*rung)).chain([team(), leads(), moderators()]) {
            assert_eq!(chain.last(), Some(&[Role::Administrator].as_slice()), "never nobody");
        }
    }

    #[test]
    fn of_an_appeal_those_are_told_who_are_as_high_as_who_imposed_it() {
        for imposer in 0..=5 {
            let chain = appeals(imposer);
            assert_eq!(chain.last(), Some(&[Role::Administrator].as_slice()), "never nobody");
            for role in chain.iter().copied().flatten() {
                let rights = Rights::new(vec![Grant { role: *role, city: None, project_id: None }], vec![]);
                assert!(rank_of(&rights) >= imposer, "{role:?} {imposer}");
                assert!(Permission::ImposeSanctions.roles().contains(role), "{role:?}");
            }
        }
    }

    #[test]
    fn what_staff_are_told_is_for_staff_and_what_the_complainant_is_told_for_the_household() {
        for act in ActKind::ALL {
            for (whom, kind) in concerned(*act, Some(Rung::Due)) {
                let expected = if whom == Whom::Complainant { Side::Household } else { Side::Staff };
                assert_eq!(side(kind), Some(expected), "{act:?}");
            }
        }
    }
}
