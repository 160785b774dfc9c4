//! What notices say in English. Pure.

use linli_entities::account::Locale;
use linli_entities::complaint::Grade;
use linli_entities::complaint_act::ActKind;
use linli_entities::complaint_deadline::DeadlineKind;
use linli_entities::complaint_rung::Rung;
use linli_entities::deposit_act::DepositActKind;
use linli_entities::group_buy::GroupBuyMode;
use linli_entities::home_act::HomeActKind;
use linli_entities::ledger_transaction::TransactionKind;
use linli_entities::notice::NoticeKind;
use linli_entities::ownership::OwnershipState;
use linli_entities::referral::ReferralState;
use linli_entities::registration_act::RegistrationActKind;
use linli_entities::role_grant::Role;
use linli_entities::scheduled_post::PublishRefusal;

use super::words::{About, Done, Voting};
use crate::features::badges::rules as badges;
use crate::features::fund::rules as fund;
use crate::features::promise::rules::calendar;
use crate::features::sanctions::rules::words as sanctions;
use crate::features::trust::rules as trust;

/// The sentence of a notice.
pub(super) fn title(kind: NoticeKind, about: &About, actor: &str) -> String {
    match about {
        About::Post { title, number, .. } => post(kind, title, *number, actor),
        About::Complaint { done, .. } => complaint(kind, *done, actor),
        About::Home { state, .. } => home(*state).to_owned(),
        About::Registration { title, act, .. } => registration(title, *act, actor),
        About::Auction { title, fen, .. } => format!("Somebody bid more for “{title}”: {}", yuan(*fen)),
        About::Deposit { title, act, mode: GroupBuyMode::Auction, .. } => auction_deposit(title, *act),
        About::Deposit { title, act, .. } => deposit(title, *act),
        About::Update { title, .. } => format!("News from the building site: {title}"),
        About::Milestone { name, reached: true, .. } => format!("“{name}” is reached"),
        About::Milestone { name, days, .. } => match days.1 {
            Some(on) => format!("“{name}” is now promised for {}", on.format("%-d %B %Y")),
            None => format!("The promise for “{name}” moved"),
        },
        About::Fund { title, yuan, corrected: false, .. } => {
            format!("¥{yuan} of the fund was spent: {title}")
        }
        About::Fund { title, yuan, corrected: true, .. } => {
            format!("An entry of ¥{yuan} of the fund was corrected: {title}")
        }
        About::Journey { act, .. } => match act {
            HomeActKind::HandoverMoved => "The handover of your home is on another day".to_owned(),
            HomeActKind::ManagerNamed => "Your home has a new manager".to_owned(),
            HomeActKind::VisitAppointed => "A visit to your home is appointed".to_owned(),
        },
        About::Sanction { kind, act, .. } => sanctions::title(*kind, *act, Locale::En),
        About::Appealed { waits, .. } => sanctions::appealed(actor, *waits, Locale::En),
        About::Appeal { name, act, .. } => sanctions::decided(name, *act, Locale::En),
        About::Trust { level, .. } => format!("You are now “{}”", trust::name(*level, Locale::En)),
        About::Badge { badge, .. } => {
            format!("You were given the badge “{}”", badges::name(*badge, Locale::En))
        }
        About::Survey { title, reminded: false, .. } => format!("We would like to hear from you: “{title}”"),
        About::Survey { title, reminded: true, .. } => format!("“{title}” still waits for your answer"),
        About::Draw { title, cancelled: true, .. } => format!("“{title}” was cancelled: see why"),
        About::Draw { title, prize: Some(_), .. } => format!("You won in “{title}”"),
        About::Draw { title, .. } => format!("“{title}” was drawn; this time others won"),
        About::Vote { title, voting, .. } => vote(title, *voting),
        About::Commitment { overdue: true, on, .. } => {
            format!("A public commitment for {} is overdue", on.format("%-d %B"))
        }
        About::Commitment { on, .. } => format!("A public commitment is due on {}", on.format("%-d %B")),
        About::Unmasked { label, .. } => {
            format!("Two of the staff agreed to learn who writes as “{label}”, and know now that it is you")
        }
        About::Export { .. } => "The archive of what you wrote is ready".to_owned(),
        About::BoardOpened { board, until, .. } => {
            let until = calendar::to_the_minute(*until);
            format!("Two administrators agreed that one of them may read “{board}” until {until}")
        }
        About::Message { to_staff: true, .. } => format!("{actor} wrote to your project"),
        About::Message { .. } => format!("{actor} wrote you a message"),
        About::Reviewed { note: None, .. } => "What you wrote was looked at and is published".to_owned(),
        About::Reviewed { .. } => "What you wrote was looked at and is not published".to_owned(),
        About::Later { refusal, .. } => {
            format!("What you wrote for later was not published: {}", refused(*refusal))
        }
        About::Role { role: held, .. } => format!("You are {} now", role(*held)),
        About::Points { points, kind, .. } => points_moved(*points, *kind),
        About::Expiring { points, on } => format!("{points} points expire on {}", on.format("%-d %B")),
        About::Referral { other, state, sent } => {
            referral(other.as_deref().unwrap_or("somebody whose account was erased"), *state, *sent)
        }
    }
}

fn home(state: OwnershipState) -> &'static str {
    match state {
        OwnershipState::Confirmed => "Your home was confirmed",
        OwnershipState::Refused => "Your claim of a home was refused",
        OwnershipState::Revoked => "Your confirmed home was revoked",
        OwnershipState::Claimed => "Your claim of a home is being looked at",
    }
}

fn post(kind: NoticeKind, title: &str, number: i32, actor: &str) -> String {
    match kind {
        NoticeKind::PostReplied => format!("{actor} replied to you in “{title}”"),
        NoticeKind::Mentioned => format!("{actor} mentioned you in “{title}”"),
        NoticeKind::GroupMentioned => format!("{actor} mentioned a group that you are of in “{title}”"),
        NoticeKind::Followed => format!("{actor}, whom you follow, opened the topic “{title}”"),
        NoticeKind::Reminder => format!("You wanted to come back to “{title}” now"),
        NoticeKind::Accepted => format!("{actor} accepted your answer in “{title}”"),
        NoticeKind::Watched if number == 1 => format!("{actor} opened the topic “{title}”"),
        NoticeKind::Watched => format!("{actor} wrote in “{title}”"),
        _ => format!("{actor} wrote in your topic “{title}”"),
    }
}

fn vote(title: &str, voting: Voting) -> String {
    match voting {
        Voting::Opened => format!("Your home votes: “{title}”"),
        Voting::Ending => {
            format!("“{title}” is over soon, and your home has not voted")
        }
        Voting::Counted => format!("“{title}” was counted"),
        Voting::Cancelled => {
            format!("The vote “{title}” was cancelled: see why")
        }
    }
}

fn refused(refusal: PublishRefusal) -> &'static str {
    match refusal {
        PublishRefusal::Gone => "the board or the topic is gone",
        PublishRefusal::Locked => "the board or the topic is locked",
        PublishRefusal::NotAllowed => "you may not publish there any more",
        PublishRefusal::Unfit => "it cannot be published as it is",
    }
}

fn referral(other: &str, state: ReferralState, sent: bool) -> String {
    use ReferralState as State;
    match (state, sent) {
        (State::Claimed, true) => format!("It is recorded that you referred {other}"),
        (State::Visited, true) => format!("A visit is recorded of {other}, whom you referred"),
        (State::Reserved, true) => format!("A reservation is recorded of {other}, whom you referred"),
        (State::Signed | State::Rewarded, true) => {
            format!("A contract is recorded of {other}, whom you referred")
        }
        (State::Cancelled, true) => format!("Your referral of {other} was cancelled"),
        (State::Cancelled, false) => format!("Your referral by {other} was cancelled"),
        (_, false) => format!("It is recorded that {other} referred you"),
    }
}

fn registration(title: &str, act: RegistrationActKind, actor: &str) -> String {
    use RegistrationActKind as Act;
    match act {
        Act::Confirmed | Act::Accepted => format!("{actor} registered you for “{title}”"),
        Act::Queued => format!("{actor} put you on the waiting list of “{title}”"),
        Act::Offered => format!("Seats at “{title}” are kept for you: please answer in time"),
        Act::Passed => format!("A part of the seats at “{title}” went on; you keep your place in the queue"),
        Act::Lapsed => format!("The seats at “{title}” that were kept for you went to the next"),
        Act::Cancelled => format!("{actor} cancelled your registration for “{title}”"),
        Act::SeatsFree => format!("Seats at “{title}” are free: first come, first served"),
        Act::Moved => format!("“{title}” takes place at another time or place"),
        Act::EventCancelled => format!("“{title}” does not take place"),
        Act::RemindedWeek => format!("“{title}” begins in a week"),
        Act::RemindedDay => format!("“{title}” begins tomorrow"),
        Act::RemindedHours => format!("“{title}” begins in two hours"),
    }
}

fn deposit(title: &str, act: DepositActKind) -> String {
    use DepositActKind as Act;
    match act {
        Act::Made => format!("You joined “{title}”; please pay the deposit in time"),
        Act::Held => format!("Your deposit for “{title}” has arrived"),
        Act::Lapsed => format!("Your deposit for “{title}” was not paid in time and has lapsed"),
        Act::Withdrawn => format!("Your deposit for “{title}” was withdrawn"),
        Act::Selected => format!("You chose a home in “{title}”"),
        Act::NotSelected => format!("You were not selected in “{title}”; your deposit is on its way back"),
        Act::Applied => format!("Your deposit for “{title}” is now part of the price of your home"),
        Act::GroupBuyFailed => format!("“{title}” came to nothing; your deposit is on its way back"),
        Act::PromisePassed => {
            format!("The promised day of “{title}” has come; your deposit is on its way back")
        }
        Act::PaymentReturned => format!("A payment for “{title}” could not be taken and is on its way back"),
        Act::Refunded => format!("Your refund for “{title}” was sent"),
    }
}

/// A sum as people write it.
fn yuan(fen: i64) -> String {
    format!("¥{}", fund::yuan(fen))
}

fn auction_deposit(title: &str, act: DepositActKind) -> String {
    use DepositActKind as Act;
    match act {
        Act::Made => format!("You registered for the auction “{title}”; please pay the deposit in time"),
        Act::Held => format!("Your deposit for the auction “{title}” has arrived: you can bid once it opens"),
        Act::Lapsed => format!("Your deposit for the auction “{title}” was not paid in time and has lapsed"),
        Act::Withdrawn => format!("Your registration for the auction “{title}” was withdrawn"),
        Act::Selected => format!("You won the auction “{title}”; please sign in time"),
        Act::NotSelected => format!("The auction “{title}” has ended; your deposit is on its way back"),
        Act::Applied => format!("Your deposit for “{title}” is now part of the price of your home"),
        Act::GroupBuyFailed | Act::PromisePassed => {
            format!("The auction “{title}” came to nothing; your deposit is on its way back")
        }
        Act::PaymentReturned => format!("A payment for “{title}” could not be taken and is on its way back"),
        Act::Refunded => format!("Your deposit for “{title}” was paid back"),
    }
}

fn complaint(kind: NoticeKind, done: Done, actor: &str) -> String {
    use NoticeKind as Kind;
    match kind {
        Kind::ComplaintAnswered => match done.act {
            ActKind::DisputeUpheld => "A lead agrees: that was no answer, you will get another".to_owned(),
            ActKind::DisputeDismissed => "A lead finds that it was an answer, and says why".to_owned(),
            _ => format!("{actor} answered your complaint"),
        },
        Kind::ComplaintAsked => format!("{actor} needs to know something from you"),
        Kind::ComplaintResolved => match done.act {
            ActKind::Reminded => "Is your complaint really put right? Please tell us".to_owned(),
            ActKind::AutoClosed => {
                "We did not hear from you and closed your complaint; you can open it again".to_owned()
            }
            _ => "Your complaint is put right: please see whether you agree".to_owned(),
        },
        Kind::ComplaintFiled => "A complaint came in".to_owned(),
        Kind::ComplaintAssigned => format!("{actor} gave you a complaint to work on"),
        Kind::ComplaintToDecide => match done.act {
            ActKind::ClosingProposed => {
                format!("{actor} proposes to close a complaint as abuse: it is for you to decide")
            }
            ActKind::HandedBack => "Nobody works on a complaint any more: please find somebody".to_owned(),
            ActKind::Refused => format!("{actor} says that a complaint is not for the team: please decide"),
            ActKind::Offered => format!("{actor} offers you a complaint: it is for you to decide"),
            ActKind::CompensationProposed => {
                format!("{actor} proposes a compensation: it is for you to approve")
            }
            ActKind::CompensationSeconded => {
                "A compensation needs a second approval: it is for you to decide".to_owned()
            }
            ActKind::CompensationAccepted => {
                "The complainant accepts a compensation: please have it carried out".to_owned()
            }
            _ => "An answer is doubted: it is for you to rule on it".to_owned(),
        },
        Kind::ComplaintFollowedUp => followed_up(done.act).to_owned(),
        Kind::ComplaintReopened => "A complaint was opened again, and its time counts anew".to_owned(),
        Kind::ComplaintClosed => match done.act {
            ActKind::Withdrawn => "The complainant took the complaint back".to_owned(),
            ActKind::AutoClosed => "A complaint was closed: the complainant did not reply".to_owned(),
            ActKind::ClosingAgreed => "A complaint was closed as abuse".to_owned(),
            _ => "The complainant agrees that it is put right".to_owned(),
        },
        Kind::ComplaintEscalated => escalated(done),
        Kind::DeliveryFailed => "A complainant could not be reached by mail: please call".to_owned(),
        _ => progressed(done, actor),
    }
}

fn followed_up(act: ActKind) -> &'static str {
    match act {
        ActKind::AnswerWanted => "The complainant wants an answer all the same",
        ActKind::AnswerDisputed => "The complainant says that an answer is none",
        ActKind::DisputeUpheld => "A lead found that an answer was none: another is owed",
        ActKind::DisputeDismissed => "A lead found that a doubted answer is one",
        ActKind::ClosingRefused => "A complaint is not closed as abuse: please go on with it",
        ActKind::Declined => "Whom you offered a complaint does not take it over",
        ActKind::CompensationRefused => "A compensation was not approved",
        ActKind::CompensationDeclined => "The complainant does not accept the compensation",
        _ => "The complainant wrote again and waits for an answer",
    }
}

fn progressed(done: Done, actor: &str) -> String {
    match done.act {
        ActKind::Filed => format!("{actor} filed a complaint for you"),
        ActKind::Assigned => "Somebody works on your complaint now".to_owned(),
        ActKind::Graded if done.grade == Some(Grade::S1) => "Your complaint is treated as urgent".to_owned(),
        ActKind::Graded => "Your complaint has another grade".to_owned(),
        ActKind::AnswerRetracted => "An answer to you was taken back".to_owned(),
        ActKind::Reopened => "Your complaint was opened again".to_owned(),
        ActKind::CommitmentMade => format!("{actor} promised something about your complaint"),
        ActKind::CommitmentKept => "What you were promised is done".to_owned(),
        ActKind::Extended => {
            "Your complaint will take longer to put right; the reasons are with it".to_owned()
        }
        ActKind::AnswerSkipped => {
            "Staff find that this needs no answer; if you want one, you can say so".to_owned()
        }
        ActKind::Breached => match done.owed {
            Some(DeadlineKind::Commitment) => {
                "What you were promised was not done in time, and was reported".to_owned()
            }
            Some(DeadlineKind::Ruling) => {
                "Nobody ruled on your objection in time, and that was reported".to_owned()
            }
            _ => "Your complaint was not answered in time, and that was reported".to_owned(),
        },
        ActKind::ClosingAgreed => "Your complaint was closed".to_owned(),
        ActKind::CompensationApproved => {
            "A compensation is offered to you: please decide whether you accept".to_owned()
        }
        ActKind::CompensationPaid => {
            "Your compensation is on its way: please confirm when it arrives".to_owned()
        }
        _ => "Something was done about your complaint".to_owned(),
    }
}

fn escalated(done: Done) -> String {
    if done.act == ActKind::Alarmed {
        return "Somebody may be in danger: a complaint needs you at once".to_owned();
    }
    let (owed, late) = match done.owed {
        Some(DeadlineKind::Commitment) => ("to keep a promise", "A promise to a complainant"),
        Some(DeadlineKind::Ruling) => ("to rule on an answer", "The ruling on an answer"),
        _ => ("to answer a complaint", "The answer to a complaint"),
    };
    match done.rung {
        Some(Rung::Half) => format!("Half of the time {owed} is gone"),
        Some(Rung::ThreeQuarters) => format!("A quarter of the time {owed} is left"),
        Some(Rung::NineTenths) => format!("A tenth of the time {owed} is left"),
        Some(Rung::Due) | None => format!("{late} is late"),
        Some(Rung::DayLate) => format!("{late} is a day late"),
        Some(Rung::ThreeDaysLate) => format!("{late} is three days late"),
    }
}

fn points_moved(points: i64, kind: TransactionKind) -> String {
    let many = match points.abs() {
        1 => "1 point".to_owned(),
        many => format!("{many} points"),
    };
    match kind {
        TransactionKind::Spent | TransactionKind::Captured => format!("You spent {many}"),
        TransactionKind::Refunded => format!("{many} came back"),
        TransactionKind::Reversed => format!("{many} were taken back"),
        TransactionKind::Pending => format!("{many} on the way"),
        TransactionKind::Adjusted if points > 0 => format!("Staff gave you {many}"),
        TransactionKind::Adjusted => format!("Staff took {many} off"),
        _ => format!("You earned {many}"),
    }
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Administrator => "an administrator",
        Role::GroupCare => "in customer care of the group",
        Role::CityCare => "in customer care of a city",
        Role::Manager => "manager of a project",
        Role::Lead => "lead of a project’s agents",
        Role::Agent => "agent of a project",
        Role::Moderator => "moderator of a project",
        Role::Editor => "editor of a project",
        Role::Expert => "expert of a project",
        Role::Researcher => "researcher in a project",
    }
}
