//! What a row of the outbox means, and whom it concerns.
//!
//! A row says which thing changed. It is news where the thing says of itself that it happened at the very time of the
//! row: so what was imported is told to nobody, and neither is what merely changed once more.

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::badge_award::BadgeAwardId;
use linli_entities::bid::BidId;
use linli_entities::bookmark::BookmarkId;
use linli_entities::commitment_warning::CommitmentWarningId;
use linli_entities::complaint_act::{ActId, ActKind};
use linli_entities::complaint_rung::Rung;
use linli_entities::deposit_act::DepositActId;
use linli_entities::draw_entry::DrawEntryId;
use linli_entities::expiry_warning::ExpiryWarningId;
use linli_entities::export::ExportId;
use linli_entities::fund_entry::FundEntryId;
use linli_entities::home_act::HomeActId;
use linli_entities::ledger_transaction::LedgerTransactionId;
use linli_entities::message::MessageId;
use linli_entities::milestone_change::MilestoneChangeId;
use linli_entities::notice::{NoticeId, NoticeKind};
use linli_entities::opening_act::OpeningActId;
use linli_entities::outbox::{self as row, OutboxKind};
use linli_entities::ownership::OwnershipState;
use linli_entities::post::{self, PostId};
use linli_entities::project::ProjectId;
use linli_entities::project_update::UpdateId;
use linli_entities::pseudonym::PseudonymId;
use linli_entities::referral_step::ReferralStepId;
use linli_entities::registration_act::{RegistrationActId, RegistrationActKind};
use linli_entities::review::ReviewId;
use linli_entities::sanction_act::SanctionActId;
use linli_entities::scheduled_post::ScheduledPostId;
use linli_entities::survey_invitation::SurveyInvitationId;
use linli_entities::topic::{self, TopicId};
use linli_entities::unmasking::UnmaskingId;
use linli_entities::vote_reminder::VoteReminderId;
use linli_entities::vote_step::VoteStepId;

use super::crowd::{Crowd, first_held};
use super::subjects::is_for;
use super::{club, commitments, journey, kept, later, masks, owners, sanctions, talk, trust, votes};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::accounts::logic::readers;
use crate::features::boards::rules::BoardScope;
use crate::features::complaints::logic::{self as complaints, Happened};
use crate::features::notices::rules::audience::{self, Side, Whom, side};
use crate::features::notices::store::mailing;
use crate::features::registrations::logic::telling;
use crate::features::roles::logic as roles;
use crate::features::sanctions::logic::Appealed;
use crate::features::sanctions::rules::decides;
use crate::features::watches::logic::Watched;
use crate::features::{boards, ownerships, posts, teams, topics, watches};

/// Something that happened.
#[derive(Clone, Debug)]
pub(super) struct News {
    /// The word of it: an account is told once of each.
    pub(super) fact: String,
    pub(super) subject_id: i64,
    pub(super) happened_at: Instant,
    /// Who did it.
    pub(super) by: Option<AccountId>,
    /// Who is not told: whoever did it, and those who want to be told of nothing there.
    pub(super) not: Vec<AccountId>,
    /// What it is about, for asking who may read that.
    pub(super) subject: Subject,
    /// Those who are told by name; each as the first that is said of them.
    pub(super) few: Vec<(AccountId, NoticeKind)>,
    /// Those who are told because of what they are, of each audience.
    pub(super) many: Vec<(NoticeKind, Crowd)>,
}

impl News {
    /// Who did it, as it is told: of whoever wrote the post under a pseudonym, or did something else in the topic that they
    /// opened under one, that pseudonym and not the account.
    pub(super) fn told_by(&self) -> (Option<AccountId>, Option<PseudonymId>) {
        let (Some(by), Subject::Post(seen)) = (self.by, &self.subject) else { return (self.by, None) };
        let (post, topic, _) = &**seen;
        let pseudonym_id = match by {
            by if by == post.author_id => post.pseudonym_id,
            by if by == topic.author_id => topic.pseudonym_id,
            _ => None,
        };
        (Some(by).filter(|_| pseudonym_id.is_none()), pseudonym_id)
    }

    /// Something of those whom it concerns themselves, told to them, but not to whoever did it.
    pub(super) fn own(
        fact: String,
        subject_id: i64,
        happened_at: Instant,
        by: Option<AccountId>,
        few: Vec<(AccountId, NoticeKind)>,
    ) -> Self {
        let not = by.into_iter().collect();
        Self { fact, subject_id, happened_at, by, not, subject: Subject::Own, few, many: vec![] }
    }
}

/// What news are about.
#[derive(Clone, Debug)]
pub(super) enum Subject {
    /// A post in a topic of a board.
    Post(Box<(post::Model, topic::Model, BoardScope)>),
    /// A complaint.
    Complaint(Box<Happened>),
    /// A board itself.
    Board(Box<BoardScope>),
    /// An appeal against a sanction.
    Appeal(Box<Appealed>),
    /// Something of the account itself.
    Own,
}

impl Subject {
    /// Whether somebody may be told of this as such.
    pub(super) async fn is_told_to(&self, app: &App, actor: &Actor, kind: NoticeKind) -> Result<bool, Error> {
        match self {
            Self::Post(seen) => Ok(topics::logic::demand_visible(actor, &seen.2, &seen.1).is_ok()),
            Self::Complaint(happened) => Ok(is_for(kind, complaints::stands_to(app, actor, happened).await?)),
            Self::Board(board) => Ok(boards::rules::may_read(actor, board)),
            Self::Appeal(one) => Ok(decides(actor, &one.place, &one.row, one.imposer)),
            Self::Own => Ok(true),
        }
    }
}

/// The posts that rows tell of, with their topics: read together, because they are many.
pub(super) struct Written {
    posts: HashMap<PostId, post::Model>,
    topics: HashMap<TopicId, topic::Model>,
}

impl Written {
    pub(super) async fn of(app: &App, rows: &[row::Model]) -> Result<Self, Error> {
        let named = rows
            .iter()
            .filter(|row| matches!(row.kind, OutboxKind::Post | OutboxKind::Accepted))
            .map(|row| PostId(row.entity_id));
        let ids: Vec<PostId> = named.collect();
        if ids.is_empty() {
            return Ok(Self { posts: HashMap::new(), topics: HashMap::new() });
        }
        let posts = posts::logic::by_ids(app, &ids).await?;
        let topic_ids: Vec<TopicId> = posts.iter().map(|post| post.topic_id).collect();
        let topics = topics::logic::by_ids(app, &topic_ids).await?;
        Ok(Self { posts: posts.into_iter().map(|post| (post.id, post)).collect(), topics })
    }
}

/// What happened, as a row says.
pub(super) async fn of(app: &App, row: &row::Model, written: &Written) -> Result<Vec<News>, Error> {
    let at = row.created_at;
    let one = match row.kind {
        OutboxKind::Post => of_post(app, written, PostId(row.entity_id), at).await?,
        OutboxKind::Accepted => of_accepted(app, written, PostId(row.entity_id), at).await?,
        OutboxKind::Act => of_act(app, ActId(row.entity_id)).await?,
        OutboxKind::Notice => of_failure(app, NoticeId(row.entity_id), at).await?,
        OutboxKind::Points => club::of_points(app, LedgerTransactionId(row.entity_id)).await?,
        OutboxKind::ExpiryWarning => club::of_warning(app, ExpiryWarningId(row.entity_id)).await?,
        OutboxKind::ReferralStep => club::of_referral(app, ReferralStepId(row.entity_id)).await?,
        OutboxKind::Message => return talk::of_message(app, MessageId(row.entity_id)).await,
        OutboxKind::ScheduledPost => later::of_refused(app, ScheduledPostId(row.entity_id), at).await?,
        OutboxKind::ReviewDecided => later::of_decided(app, ReviewId(row.entity_id)).await?,
        OutboxKind::Account => return of_account(app, AccountId(row.entity_id), at).await,
        OutboxKind::RegistrationAct => of_registration(app, RegistrationActId(row.entity_id)).await?,
        OutboxKind::Bid => club::of_bid(app, BidId(row.entity_id)).await?,
        OutboxKind::DepositAct => club::of_deposit(app, DepositActId(row.entity_id)).await?,
        OutboxKind::MilestoneChange => journey::of_change(app, MilestoneChangeId(row.entity_id)).await?,
        OutboxKind::Update => journey::of_update(app, UpdateId(row.entity_id)).await?,
        OutboxKind::FundEntry => journey::of_fund(app, FundEntryId(row.entity_id)).await?,
        OutboxKind::HomeAct => journey::of_home(app, HomeActId(row.entity_id)).await?,
        OutboxKind::SurveyInvitation => club::of_survey(app, SurveyInvitationId(row.entity_id), at).await?,
        OutboxKind::DrawEntry => club::of_draw(app, DrawEntryId(row.entity_id)).await?,
        OutboxKind::VoteStep => votes::of_step(app, VoteStepId(row.entity_id)).await?,
        OutboxKind::VoteReminder => votes::of_reminder(app, VoteReminderId(row.entity_id)).await?,
        OutboxKind::Unmasking => masks::of_unmasking(app, UnmaskingId(row.entity_id)).await?,
        OutboxKind::Export => masks::of_export(app, ExportId(row.entity_id)).await?,
        OutboxKind::BoardOpened => owners::of_opening(app, OpeningActId(row.entity_id)).await?,
        OutboxKind::CommitmentWarning => {
            commitments::of_warning(app, CommitmentWarningId(row.entity_id)).await?
        }
        OutboxKind::PostReminder => kept::of_reminder(app, BookmarkId(row.entity_id), at).await?,
        OutboxKind::SanctionAct => sanctions::of_act(app, SanctionActId(row.entity_id)).await?,
        OutboxKind::TrustRaised => trust::of_raised(app, AccountId(row.entity_id), at).await?,
        OutboxKind::BadgeAwarded => trust::of_award(app, BadgeAwardId(row.entity_id), at).await?,
        OutboxKind::Topic
        | OutboxKind::Board
        | OutboxKind::Liked
        | OutboxKind::FlagsDecided
        | OutboxKind::CommitmentEnded
        | OutboxKind::Project
        | OutboxKind::Complaint
        | OutboxKind::Event
        | OutboxKind::SurveyAnswered
        | OutboxKind::Attendance
        | OutboxKind::Membership => None,
    };
    Ok(one.into_iter().collect())
}

async fn of_post(app: &App, known: &Written, id: PostId, at: Instant) -> Result<Option<News>, Error> {
    let Some(post) = known.posts.get(&id).cloned() else { return Ok(None) };
    let (written, edited) = (post.created_at == at, post.edited_at == Some(at));
    if post.deleted_at.is_some() || !(written || edited) {
        return Ok(None);
    }
    let Some(topic) = known.topics.get(&post.topic_id).cloned() else { return Ok(None) };
    let directory = boards::logic::directory(app).await?;
    let Some(board) = directory.get(&topic.board_id).filter(|_| topic.deleted_at.is_none()) else {
        return Ok(None);
    };
    let mut few = vec![];
    if let Some(number) = post.reply_to_number.filter(|_| written) {
        let author = posts::logic::author_of(app, topic.id, number).await?;
        few.extend(author.map(|author| (author, NoticeKind::PostReplied)));
    }
    few.extend(kept::mentioned(app, &post.markdown, board).await?);
    if written && post.number > 1 {
        few.push((topic.author_id, NoticeKind::TopicReplied));
    }
    let by = if written { post.author_id } else { post.edited_by.unwrap_or(post.author_id) };
    let of = Watched { topic_id: topic.id, board_id: board.id, opens: post.number == 1 };
    let mut many = kept::called(app, &post, board, at).await?;
    many.extend(written.then_some((NoticeKind::Watched, Crowd::Watching(of))));
    // Under a pseudonym nobody is whom others follow.
    if written && post.number == 1 && post.pseudonym_id.is_none() {
        many.push((NoticeKind::Followed, Crowd::Following(post.author_id)));
    }
    Ok(Some(News {
        fact: format!("post:{id}"),
        subject_id: id.0,
        happened_at: at,
        by: Some(by),
        not: vec![by],
        few,
        many,
        subject: Subject::Post(Box::new((post, topic, board.clone()))),
    }))
}

/// That an answer was accepted, told to whoever gave it.
async fn of_accepted(app: &App, known: &Written, id: PostId, at: Instant) -> Result<Option<News>, Error> {
    let Some(post) = known.posts.get(&id).cloned() else { return Ok(None) };
    let Some(topic) = known.topics.get(&post.topic_id).cloned() else { return Ok(None) };
    if topic.accepted_post_id != Some(id) || topic.accepted_at != Some(at) || topic.deleted_at.is_some() {
        return Ok(None);
    }
    let directory = boards::logic::directory(app).await?;
    let Some(board) = directory.get(&topic.board_id).cloned() else { return Ok(None) };
    let (author, by) = (post.author_id, topic.accepted_by);
    let mut not = watches::logic::muted_among(app.db.read(), (topic.id, board.id), &[author]).await?;
    not.extend(by);
    Ok(Some(News {
        fact: format!("accepted:{id}"),
        subject_id: id.0,
        happened_at: at,
        by,
        not,
        few: vec![(author, NoticeKind::Accepted)],
        many: vec![],
        subject: Subject::Post(Box::new((post, topic, board))),
    }))
}

async fn happened(app: &App, id: ActId) -> Result<Option<Happened>, Error> {
    let found = complaints::happened(app, &Actor::System, &[id]).await?.pop();
    Ok(found.map(|(happened, _)| happened))
}

async fn of_act(app: &App, id: ActId) -> Result<Option<News>, Error> {
    let Some(happened) = happened(app, id).await? else { return Ok(None) };
    let act = happened.act.kind;
    let not: Vec<AccountId> = happened.act.actor_id.into_iter().collect();
    // Whoever gave an answer does not decide on it, and is told of it as whoever works on the complaint.
    let mut party = not.clone();
    if act == ActKind::AnswerDisputed {
        party.extend(complaints::answered_by(app, &happened).await?);
    }
    let (mut few, mut many) = (vec![], vec![]);
    for (whom, kind) in audience::concerned(act, complaints::alarm(app, &happened).await?) {
        let one = match whom {
            Whom::Complainant => Some(happened.complaint.complainant_id),
            Whom::Assigned => happened.handler_id(),
            Whom::Handler | Whom::Named(Rung::Half) => happened.complaint.handler_id,
            Whom::Named(_) | Whom::Leads => None,
        };
        let chain = match whom {
            Whom::Complainant | Whom::Assigned => None,
            Whom::Handler => Some(audience::team()),
            Whom::Leads => Some(audience::leads()),
            Whom::Named(rung) => Some(audience::named(rung)),
        };
        let of_team = match (one, whom) {
            (None, Whom::Handler | Whom::Named(Rung::Half)) => of_team(app, &happened, kind, &not).await?,
            _ => vec![],
        };
        match (one, chain) {
            (Some(one), _) => few.push((one, kind)),
            (None, Some(_)) if !of_team.is_empty() => few.extend(of_team),
            (None, Some(chain)) => {
                let except = if whom == Whom::Leads { &party } else { &not };
                let held = first_held(app, chain, place_of(&happened), except).await?;
                many.extend(held.map(|held| (kind, Crowd::Staff(held))));
            }
            (None, None) => {}
        }
    }
    Ok(Some(News {
        fact: format!("act:{id}"),
        subject_id: id.0,
        happened_at: happened.act.acted_at,
        by: happened.act.actor_id,
        not,
        few,
        many,
        subject: Subject::Complaint(Box::new(happened)),
    }))
}

/// Those of the team that has the complaint who may be told; none where no team has it.
async fn of_team(
    app: &App,
    happened: &Happened,
    kind: NoticeKind,
    not: &[AccountId],
) -> Result<Vec<(AccountId, NoticeKind)>, Error> {
    let Some(team_id) = happened.complaint.team_id else { return Ok(vec![]) };
    let mut members = teams::logic::member_ids(app.db.read(), team_id).await?;
    members.retain(|id| !not.contains(id));
    let mut told = vec![];
    for (id, reader) in readers::of(app.db.read(), &members).await? {
        if is_for(kind, complaints::stands_to(app, &reader.actor, happened).await?) {
            told.push((id, kind));
        }
    }
    told.sort_by_key(|(id, _)| *id);
    Ok(told)
}

/// The project of a complaint, and its city.
fn place_of(happened: &Happened) -> (ProjectId, &str) {
    (happened.project.id, &happened.project.city)
}

/// A complainant whom no mail reaches is called by whoever works on the complaint (E13).
async fn of_failure(app: &App, id: NoticeId, at: Instant) -> Result<Option<News>, Error> {
    let failed = mailing::failed_at(app.db.read(), id, at).await?;
    let Some(failed) = failed.filter(|row| side(row.kind) == Some(Side::Household)) else { return Ok(None) };
    let act_id = ActId(failed.subject_id);
    let Some(happened) = happened(app, act_id).await? else { return Ok(None) };
    let (mut few, mut many) = (vec![], vec![]);
    match happened.complaint.handler_id {
        Some(handler_id) => few.push((handler_id, NoticeKind::DeliveryFailed)),
        None => {
            few = of_team(app, &happened, NoticeKind::DeliveryFailed, &[]).await?;
            if few.is_empty() {
                let held = first_held(app, audience::team(), place_of(&happened), &[]).await?;
                many.extend(held.map(|held| (NoticeKind::DeliveryFailed, Crowd::Staff(held))));
            }
        }
    }
    Ok(Some(News {
        fact: format!("undelivered:{id}"),
        subject_id: act_id.0,
        happened_at: at,
        by: None,
        not: vec![],
        few,
        many,
        subject: Subject::Complaint(Box::new(happened)),
    }))
}

/// What was decided on homes of an account, and which roles it was given, at this time.
async fn of_account(app: &App, id: AccountId, at: Instant) -> Result<Vec<News>, Error> {
    let mut found = vec![];
    let own = |fact: String, subject_id: i64, by: Option<AccountId>, kind: NoticeKind| {
        News::own(fact, subject_id, at, by, vec![(id, kind)])
    };
    for decided in ownerships::logic::decided_at(app, id, at).await? {
        if decided.state != OwnershipState::Claimed {
            let fact = format!("ownership:{}:{}", decided.id, at.timestamp_millis());
            found.push(own(fact, decided.id.0, decided.decided_by, NoticeKind::OwnershipDecided));
        }
    }
    for held in roles::of_account(app.db.read(), id).await? {
        let grant = held.grant;
        if grant.granted_at == at {
            let fact = format!("role:{}", grant.id);
            found.push(own(fact, grant.id.0, grant.granted_by, NoticeKind::RoleGranted));
        }
    }
    Ok(found)
}

/// What happened to a registration, told to whose it is.
async fn of_registration(app: &App, id: RegistrationActId) -> Result<Option<News>, Error> {
    use RegistrationActKind as Act;
    let Some(one) = telling::happened(app.db.read(), &[id]).await?.pop() else { return Ok(None) };
    let kind = match one.act.kind {
        Act::Moved | Act::EventCancelled => NoticeKind::EventChanged,
        Act::RemindedWeek | Act::RemindedDay | Act::RemindedHours => NoticeKind::EventReminder,
        Act::Confirmed
        | Act::Queued
        | Act::Offered
        | Act::Accepted
        | Act::Passed
        | Act::Lapsed
        | Act::Cancelled
        | Act::SeatsFree => NoticeKind::RegistrationChanged,
    };
    let (fact, at, by) = (format!("registration_act:{id}"), one.act.acted_at, one.act.actor_id);
    Ok(one.registration.account_id.map(|holder| News::own(fact, id.0, at, by, vec![(holder, kind)])))
}
