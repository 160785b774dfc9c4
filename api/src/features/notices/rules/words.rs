//! What a notice says, in the language of its reader: plain, short, without what was said in a complaint. Pure.

use linli_entities::account::{AccountId, Locale};
use linli_entities::auction::AuctionId;
use linli_entities::badge_award::BadgeKind;
use linli_entities::board::BoardId;
use linli_entities::complaint::{ComplaintId, Grade};
use linli_entities::complaint_act::ActKind;
use linli_entities::complaint_deadline::DeadlineKind;
use linli_entities::complaint_rung::Rung;
use linli_entities::conversation::ConversationId;
use linli_entities::deposit::DepositId;
use linli_entities::deposit_act::DepositActKind;
use linli_entities::draw::DrawId;
use linli_entities::fund_entry::FundEntryId;
use linli_entities::group_buy::GroupBuyMode;
use linli_entities::home_act::HomeActKind;
use linli_entities::ledger_transaction::{SourceKind, TransactionKind};
use linli_entities::notice::NoticeKind;
use linli_entities::ownership::OwnershipState;
use linli_entities::post::PostId;
use linli_entities::project_update::UpdateId;
use linli_entities::referral::ReferralState;
use linli_entities::registration::RegistrationId;
use linli_entities::registration_act::RegistrationActKind;
use linli_entities::role_grant::Role;
use linli_entities::sanction::SanctionKind;
use linli_entities::sanction_act::SanctionActKind;
use linli_entities::scheduled_post::PublishRefusal;
use linli_entities::survey::SurveyId;
use linli_entities::trust::TrustLevel;
use linli_entities::unit::UnitId;
use linli_entities::vote::VoteId;
use linli_entities::{Date, Instant};

use super::audience::{Side, side};
use super::{chinese, english};
use crate::features::auctions::output as auctions;
use crate::features::conversations::output as conversations;
use crate::features::deposits::output as deposits;
use crate::features::drafts::output as drafts;
use crate::features::draws::output as draws;
use crate::features::fund::output as fund;
use crate::features::homes::output as homes;
use crate::features::milestones::output as milestones;
use crate::features::openings::output as openings;
use crate::features::points::rules::words as sources;
use crate::features::posts::rules as posts;
use crate::features::promise::rules::calendar;
use crate::features::registrations::output as registrations;
use crate::features::reviews::output as reviews;
use crate::features::sanctions::rules::words as sanctions;
use crate::features::surveys::output as surveys;
use crate::features::trust::rules as trust;
use crate::features::updates::output as updates;
use crate::features::votes::output as votes;

/// What a notice is about, as its reader may see it now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// A post.
    Post {
        /// The post: its address stays, also in mail that is read long after.
        id: PostId,
        /// The title of its topic.
        title: String,
        /// Its number in the topic.
        number: i32,
        /// How it begins.
        excerpt: String,
    },
    /// An act of a complaint.
    Complaint {
        /// The complaint.
        id: ComplaintId,
        /// Its number within the project.
        number: i32,
        /// Its title; empty where its words were erased.
        title: String,
        /// The name of the project.
        project: String,
        /// What happened.
        done: Done,
    },
    /// A home.
    Home {
        /// The project, the building and the unit.
        place: String,
        /// Where the claim stands.
        state: OwnershipState,
    },
    /// A registration for an event.
    Registration {
        /// The registration.
        id: RegistrationId,
        /// The title of the event.
        title: String,
        /// When it begins and where, in a line.
        place: String,
        /// Why it does not take place, where it does not.
        reason: Option<String>,
        /// What happened.
        act: RegistrationActKind,
    },
    /// An auction in which somebody bid more than the reader.
    Auction {
        /// The auction.
        id: AuctionId,
        /// Its title.
        title: String,
        /// What was bid, in fen.
        fen: i64,
    },
    /// A deposit for a group buy or an auction.
    Deposit {
        /// The deposit.
        id: DepositId,
        /// The title of what it is for.
        title: String,
        /// Whether homes are chosen there, or bid for.
        mode: GroupBuyMode,
        /// What happened.
        act: DepositActKind,
    },
    /// An invitation to a survey.
    Survey {
        /// The survey.
        id: SurveyId,
        /// Its title.
        title: String,
        /// Whether the reader was reminded of it since.
        reminded: bool,
    },
    /// A draw that one entered.
    Draw {
        /// The draw.
        id: DrawId,
        /// Its title.
        title: String,
        /// What the reader won.
        prize: Option<String>,
        /// Whether it was cancelled.
        cancelled: bool,
    },
    /// A vote in which the reader votes.
    Vote {
        /// The vote.
        id: VoteId,
        /// Its title.
        title: String,
        /// The name of the project.
        project: String,
        /// What became of it.
        voting: Voting,
    },
    /// What somebody committed a project to, when its day comes or is over.
    Commitment {
        /// What will be done.
        text: String,
        /// The name of the project.
        project: String,
        /// The day.
        on: Date,
        /// Whether it is over.
        overdue: bool,
    },
    /// A board that is closed to staff, which two administrators opened for one of them to read.
    BoardOpened {
        /// The board.
        id: BoardId,
        /// Its name.
        board: String,
        /// The name of its project.
        project: String,
        /// Until when it is open.
        until: Instant,
        /// Why.
        reason: String,
    },
    /// A conversation in which somebody wrote.
    Message {
        /// The conversation.
        id: ConversationId,
        /// What it is about; may be empty.
        title: String,
        /// The name of the project whose staff it is with.
        project: Option<String>,
        /// Whether the reader is of that staff.
        to_staff: bool,
    },
    /// What the reader wrote for later, and what was not published.
    Later {
        /// Its title, or how it begins.
        title: String,
        /// Why.
        refusal: PublishRefusal,
    },
    /// What the reader wrote that waited for moderators, and what they decided.
    Reviewed {
        /// The title of the topic, or how what was refused begins.
        title: String,
        /// Why it was refused, perhaps empty; none where it was written.
        note: Option<String>,
        /// What was written.
        post: Option<PostId>,
    },
    /// A role.
    Role {
        /// Which.
        role: Role,
        /// The project or the city it is held for; none for the group.
        place: Option<String>,
    },
    /// Points of the reader that moved.
    Points {
        /// How many; below zero where they went.
        points: i64,
        /// What happened.
        kind: TransactionKind,
        /// What it came from.
        source: SourceKind,
    },
    /// News from a building site.
    Update {
        /// The update.
        id: UpdateId,
        /// Its title.
        title: String,
        /// The name of the project.
        project: String,
    },
    /// A milestone of which a promise moved, or that was reached.
    Milestone {
        /// The readable part of the address of its project.
        slug: String,
        /// What is reached.
        name: String,
        /// The project and the building.
        place: String,
        /// Whether it was reached, or else is promised for another day.
        reached: bool,
        /// The day before, and after.
        days: (Option<Date>, Option<Date>),
        /// Why.
        reason: Option<String>,
    },
    /// An entry of the fund of a project.
    Fund {
        /// The entry.
        id: FundEntryId,
        /// What it is.
        title: String,
        /// How much, in yuan.
        yuan: String,
        /// Whether it corrects another, or else spends.
        corrected: bool,
        /// The name of the project.
        project: String,
    },
    /// A home of the reader.
    Journey {
        /// The unit.
        unit_id: UnitId,
        /// The project, the building and the unit.
        place: String,
        /// What happened.
        act: HomeActKind,
    },
    /// A pseudonym of the reader of which staff learnt whose it is.
    Unmasked {
        /// What it is called.
        label: String,
        /// The name of the project.
        project: String,
        /// Why staff wanted to know.
        reason: String,
    },
    /// The archive of what the reader wrote.
    Export {
        /// Until when it can be downloaded.
        until: Instant,
    },
    /// What was imposed on the reader, and what became of it.
    Sanction {
        /// What was imposed.
        kind: SanctionKind,
        /// What happened.
        act: SanctionActKind,
        /// Where, in words; empty for the whole group.
        place: String,
        /// Why, in words.
        text: String,
        /// When it ends by itself.
        ends_at: Option<Instant>,
    },
    /// An appeal that the reader may decide of.
    Appealed {
        /// Where it was imposed, in words; empty for the whole group.
        place: String,
        /// Whether nobody has decided of it.
        waits: bool,
    },
    /// What was decided of an appeal against what the reader imposed.
    Appeal {
        /// On whom it was.
        account_id: AccountId,
        /// What they are called.
        name: String,
        /// What was decided.
        act: SanctionActKind,
        /// Why, in words.
        text: String,
    },
    /// That the reader is trusted more.
    Trust {
        /// The reader.
        account_id: AccountId,
        /// How far.
        level: TrustLevel,
    },
    /// A badge that the reader was given.
    Badge {
        /// The reader.
        account_id: AccountId,
        /// Which.
        badge: BadgeKind,
    },
    /// Points of the reader that expire soon.
    Expiring {
        /// How many.
        points: i64,
        /// The last day on which they can be spent.
        on: Date,
    },
    /// A referral that the reader is on one side of.
    Referral {
        /// The name of whoever is on the other side; none where the account was erased.
        other: Option<String>,
        /// Where it came to.
        state: ReferralState,
        /// Whether the reader sent, or else was sent.
        sent: bool,
    },
}

/// What became of a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voting {
    /// It was opened.
    Opened,
    /// It is over soon, and the home of the reader has not voted.
    Ending,
    /// Its ballots were counted.
    Counted,
    /// It was cancelled.
    Cancelled,
}

/// What happened to a complaint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Done {
    /// The kind of act.
    pub act: ActKind,
    /// The step of the ladder, where the act is one.
    pub rung: Option<Rung>,
    /// What runs out of time then.
    pub owed: Option<DeadlineKind>,
    /// The grade that was given, where the act gave one.
    pub grade: Option<Grade>,
}

/// What a notice says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// One sentence.
    pub title: String,
    /// What it is about, in a line; may be empty.
    pub text: String,
    /// Where it leads, relative to the server.
    pub url: String,
}

/// The words of a notice. `actor` is the name of whoever caused it, where somebody did whom the reader may know.
pub fn words(kind: NoticeKind, about: &About, actor: Option<&str>, locale: Locale) -> Words {
    let title = match locale {
        Locale::ZhCn => chinese::title(kind, about, actor.unwrap_or("有人")),
        Locale::En => english::title(kind, about, actor.unwrap_or("Somebody")),
    };
    Words { title, text: text(about, locale), url: url(kind, about) }
}

fn text(about: &About, locale: Locale) -> String {
    match (about, locale) {
        (About::Post { excerpt, .. }, _) => excerpt.clone(),
        (About::Complaint { number, title, project, .. }, Locale::ZhCn) => {
            format!("{project} · 第 {number} 号 {title}").trim_end().to_owned()
        }
        (About::Complaint { number, title, project, .. }, Locale::En) => {
            format!("{project} · no. {number} {title}").trim_end().to_owned()
        }
        (About::Unmasked { project, reason, .. }, _) => format!("{project} · {reason}"),
        (About::Export { until }, Locale::ZhCn) => {
            format!("{}之前可以下载。", calendar::to_the_minute(*until))
        }
        (About::Export { until }, Locale::En) => {
            format!("It can be downloaded until {}.", calendar::to_the_minute(*until))
        }
        (About::Sanction { kind, act, place, text, ends_at }, _) => {
            sanctions::line((*kind, *act), (place, text), *ends_at, locale)
        }
        (About::Appealed { place, .. }, _) => sanctions::named(place, locale).to_owned(),
        (About::Appeal { text, .. }, _) => text.clone(),
        (About::Trust { level, .. }, _) => trust::meaning(*level, locale).to_owned(),
        (About::Home { place, .. } | About::Journey { place, .. }, _) => place.clone(),
        (About::Update { project, .. } | About::Fund { project, .. }, _) => project.clone(),
        (About::Vote { project, .. }, _) => project.clone(),
        (About::Commitment { project, text, .. }, _) => format!("{project} · {text}"),
        (About::BoardOpened { project, reason, .. }, _) => format!("{project} · {reason}"),
        (About::Message { title, project: Some(project), .. }, _) if title.is_empty() => project.clone(),
        (About::Message { title, project: Some(project), .. }, _) => format!("{project} · {title}"),
        (About::Reviewed { title, note: Some(note), .. }, _) if !note.is_empty() => {
            format!("{title} · {note}")
        }
        (About::Message { title, .. } | About::Later { title, .. } | About::Reviewed { title, .. }, _) => {
            title.clone()
        }
        (About::Draw { prize, .. }, _) => prize.clone().unwrap_or_default(),
        (About::Milestone { place, reason: Some(reason), .. }, _) => format!("{place} · {reason}"),
        (About::Milestone { place, .. }, _) => place.clone(),
        (About::Registration { place, reason: Some(reason), .. }, _) => format!("{place} · {reason}"),
        (About::Registration { place, .. }, _) => place.clone(),
        (About::Role { place, .. }, _) => place.clone().unwrap_or_default(),
        (About::Points { kind, source, .. }, _) => sources::line(*kind, *source, locale),
        (About::Referral { state: ReferralState::Claimed, sent: false, .. }, Locale::ZhCn) => {
            "如果不是这样，请告诉工作人员。".to_owned()
        }
        (About::Referral { state: ReferralState::Claimed, sent: false, .. }, Locale::En) => {
            "If that is not so, please tell our staff.".to_owned()
        }
        (
            About::Expiring { .. }
            | About::Auction { .. }
            | About::Deposit { .. }
            | About::Referral { .. }
            | About::Badge { .. }
            | About::Survey { .. },
            _,
        ) => String::new(),
    }
}

fn url(kind: NoticeKind, about: &About) -> String {
    match about {
        About::Post { id, .. } | About::Reviewed { post: Some(id), .. } => posts::lasting_url(*id),
        About::Complaint { id, .. } => match side(kind) {
            Some(Side::Staff) => format!("/staff/complaints?view=all&complaint={id}"),
            _ => format!("/complaints/{id}"),
        },
        About::Home { .. } => "/me/ownerships".to_owned(),
        About::Registration { id, .. } => registrations::url(*id),
        About::Auction { id, .. } => auctions::url(*id),
        About::Deposit { id, .. } => deposits::url(*id),
        About::Survey { id, .. } => surveys::url(*id),
        About::Draw { id, .. } => draws::url(*id),
        About::Vote { id, .. } => votes::url(*id),
        About::BoardOpened { id, .. } => openings::url(*id),
        About::Message { id, .. } => conversations::url(*id),
        About::Later { .. } => drafts::URL.to_owned(),
        About::Reviewed { .. } => reviews::OWN_URL.to_owned(),
        About::Role { .. } => "/staff".to_owned(),
        About::Unmasked { .. } => "/me/pseudonyms".to_owned(),
        About::Export { .. } => "/me/exports".to_owned(),
        About::Commitment { .. } => "/staff/commitments".to_owned(),
        About::Sanction { .. } => "/me/sanctions".to_owned(),
        About::Appealed { .. } => "/staff/appeals".to_owned(),
        About::Appeal { account_id, .. } => format!("/staff/accounts/{account_id}"),
        About::Trust { account_id, .. } | About::Badge { account_id, .. } => {
            format!("/accounts/{account_id}")
        }
        About::Update { id, .. } => updates::url(*id),
        About::Fund { id, .. } => fund::entry_url(*id),
        About::Milestone { slug, .. } => milestones::url(slug),
        About::Journey { unit_id, .. } => homes::url(*unit_id),
        About::Referral { sent: true, .. } => "/club/referrals".to_owned(),
        About::Points { .. } | About::Expiring { .. } | About::Referral { .. } => "/club".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::notices::rules::audience::concerned;

    #[test]
    fn a_notice_speaks_the_language_of_its_reader_and_leads_to_the_very_post() {
        let about = About::Post {
            id: PostId(1024),
            title: "电梯".to_owned(),
            number: 21,
            excerpt: "修好了".to_owned(),
        };
        let zh = words(NoticeKind::PostReplied, &about, Some("小李"), Locale::ZhCn);
        assert_eq!(
            (zh.title.as_str(), zh.text.as_str(), zh.url.as_str()),
            ("小李在《电梯》里回复了你", "修好了", "/posts/1024")
        );
        let en = words(NoticeKind::Mentioned, &about, None, Locale::En);
        assert_eq!(en.title, "Somebody mentioned you in “电梯”");
    }

    fn title(kind: NoticeKind, done: Done, locale: Locale) -> String {
        let (title, project) = (String::new(), String::new());
        let about = About::Complaint { id: ComplaintId(1), number: 1, title, project, done };
        words(kind, &about, Some("X"), locale).title
    }

    #[test]
    fn every_step_of_the_ladder_has_a_sentence_of_its_own() {
        for locale in [Locale::ZhCn, Locale::En] {
            let mut said = vec![];
            for owed in [DeadlineKind::FirstAnswer, DeadlineKind::Ruling, DeadlineKind::Commitment] {
                for rung in Rung::ALL {
                    let act = if *rung == Rung::Due { ActKind::Breached } else { ActKind::Escalated };
                    let done = Done { act, rung: Some(*rung), owed: Some(owed), grade: None };
                    said.push(title(NoticeKind::ComplaintEscalated, done, locale));
                }
            }
            let count = said.len();
            said.sort_unstable();
            said.dedup();
            assert_eq!(said.len(), count);
        }
    }

    #[test]
    fn everything_that_is_told_of_a_complaint_is_said_in_words_of_its_own() {
        for locale in [Locale::ZhCn, Locale::En] {
            let vague = Done { act: ActKind::Rated, rung: None, owed: None, grade: None };
            for act in ActKind::ALL.iter().filter(|act| **act != ActKind::Rated) {
                for (_, kind) in concerned(*act, Some(Rung::Due)) {
                    let said = title(kind, Done { act: *act, ..vague }, locale);
                    let vague = title(NoticeKind::ComplaintProgressed, vague, locale);
                    assert!(said != vague && !said.is_empty(), "{act:?} {kind:?}");
                }
            }
        }
    }
}
