//! The follower that gives points for what happened.
//!
//! A step reads rows of the outbox, finds out what each thing is now, and gives or takes back points and moves on in one
//! transaction, which comes to nothing where somebody else moved the follower meanwhile. A fact gives points once: a row
//! that is read twice does no harm.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::attendee::AttendeeId;
use linli_entities::board::Visibility;
use linli_entities::earning_rule::EarningKind;
use linli_entities::membership::MembershipId;
use linli_entities::outbox::{self as row, OutboxKind};
use linli_entities::post::{self, PostId};
use linli_entities::survey_invitation::SurveyInvitationId;
use linli_entities::topic::TopicId;

use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::earning_rules::{rules, store};
use crate::features::points::logic::{Gift, moving, reading};
use crate::features::points::rules::{Points, Terms};
use crate::features::{boards, check_ins, memberships, posts, surveys, topics};
use crate::outbox::{self, Cursor, Next, Position};

/// The name of the follower.
const FOLLOWER: &str = "earning";
/// Rows of the outbox taken in at once.
const ROWS: u64 = 50;
/// Posts of a topic that is deleted, looked at in one go.
const POSTS: u64 = 500;

/// What a row of the outbox comes to.
#[derive(Clone, Debug)]
enum Outcome {
    /// Somebody earned points, if a rule says so.
    Earned(Fact),
    /// What was thought a fact is none.
    Void(AccountId, String),
}

/// Something that may earn points.
#[derive(Clone, Debug)]
struct Fact {
    account_id: AccountId,
    kind: EarningKind,
    /// In a word of its own.
    fact: String,
    source_id: i64,
    at: Instant,
}

/// Takes in what happened since; answers how many rows. A test calls this instead of waiting.
///
/// # Errors
/// When the database fails; what was not taken in is taken in by the next call.
pub async fn catch_up(app: &App) -> Result<usize, Error> {
    let mut taken = 0;
    while let Some(Next { from, rows, to }) = outbox::next(app, FOLLOWER, ROWS).await? {
        let mut outcomes = vec![];
        for row in &rows {
            outcomes.extend(of(app, row).await?);
        }
        taken += rows.len();
        take(app, from, to, outcomes).await?;
        if app.stop.is_cancelled() {
            break;
        }
    }
    Ok(taken)
}

/// How far the follower has come.
///
/// # Errors
/// When the database fails.
pub async fn position(app: &App) -> Result<Position, Error> {
    Ok(outbox::cursor(app.db.read(), FOLLOWER).await?.position)
}

/// What a row says that may earn points: the one place that a new kind of fact is added to.
async fn of(app: &App, row: &row::Model) -> Result<Vec<Outcome>, Error> {
    match row.kind {
        OutboxKind::Membership => of_membership(app, MembershipId(row.entity_id)).await,
        OutboxKind::Post => of_post(app, PostId(row.entity_id)).await,
        OutboxKind::Topic => of_topic(app, TopicId(row.entity_id)).await,
        OutboxKind::Attendance => of_attendance(app, AttendeeId(row.entity_id)).await,
        OutboxKind::SurveyAnswered => of_survey(app, SurveyInvitationId(row.entity_id), row.created_at).await,
        OutboxKind::Board
        | OutboxKind::Accepted
        | OutboxKind::Event
        | OutboxKind::RegistrationAct
        | OutboxKind::Project
        | OutboxKind::Account
        | OutboxKind::Complaint
        | OutboxKind::Act
        | OutboxKind::Notice
        | OutboxKind::Points
        | OutboxKind::ExpiryWarning
        | OutboxKind::DepositAct
        | OutboxKind::Bid
        | OutboxKind::MilestoneChange
        | OutboxKind::Update
        | OutboxKind::HomeAct
        | OutboxKind::SurveyInvitation
        | OutboxKind::FundEntry
        | OutboxKind::DrawEntry
        | OutboxKind::VoteStep
        | OutboxKind::VoteReminder
        | OutboxKind::CommitmentWarning
        | OutboxKind::BoardOpened
        | OutboxKind::PostReminder
        | OutboxKind::Liked
        | OutboxKind::FlagsDecided
        | OutboxKind::CommitmentEnded
        | OutboxKind::TrustRaised
        | OutboxKind::BadgeAwarded
        | OutboxKind::SanctionAct
        | OutboxKind::Message
        | OutboxKind::Unmasking
        | OutboxKind::Export
        | OutboxKind::ScheduledPost
        | OutboxKind::ReviewDecided
        // A contract promises points in its own transaction.
        | OutboxKind::ReferralStep => Ok(vec![]),
    }
}

async fn of_membership(app: &App, id: MembershipId) -> Result<Vec<Outcome>, Error> {
    let member = memberships::logic::account_of_in(app.db.read(), id).await?;
    let Some(member) = member.filter(|member| member.left_at.is_none()) else { return Ok(vec![]) };
    Ok(vec![Outcome::Earned(Fact {
        account_id: member.account_id,
        kind: EarningKind::Welcome,
        // Whoever leaves and joins again is welcomed once.
        fact: "welcome".to_owned(),
        source_id: id.0,
        at: member.joined_at,
    })])
}

fn post_fact(id: PostId) -> String {
    format!("post:{id}")
}

async fn of_post(app: &App, id: PostId) -> Result<Vec<Outcome>, Error> {
    let Some(post) = posts::logic::by_ids(app, &[id]).await?.pop() else { return Ok(vec![]) };
    if post.deleted_at.is_some() {
        return Ok(vec![Outcome::Void(post.author_id, post_fact(id))]);
    }
    let topic = topics::logic::by_ids(app, &[post.topic_id]).await?.remove(&post.topic_id);
    let Some(topic) = topic.filter(|topic| topic.deleted_at.is_none()) else { return Ok(vec![]) };
    let directory = boards::logic::directory(app).await?;
    let board = directory.get(&topic.board_id);
    // What staff write among themselves earns nothing, nor what owners do: points would tell staff of it.
    if board.is_none_or(|board| board.is_closed() || board.visibility == Visibility::Staff) {
        return Ok(vec![]);
    }
    // Nor does what is written under a pseudonym: points say what they were given for, and to whom.
    if post.pseudonym_id.is_some() {
        return Ok(vec![]);
    }
    Ok(vec![Outcome::Earned(earned_by(&post))])
}

fn earned_by(post: &post::Model) -> Fact {
    Fact {
        account_id: post.author_id,
        kind: EarningKind::PostAccepted,
        fact: post_fact(post.id),
        source_id: post.id.0,
        at: post.created_at,
    }
}

/// With a topic that is deleted go its posts.
async fn of_topic(app: &App, id: TopicId) -> Result<Vec<Outcome>, Error> {
    let topic = topics::logic::by_ids(app, &[id]).await?.remove(&id);
    if topic.is_none_or(|topic| topic.deleted_at.is_none()) {
        return Ok(vec![]);
    }
    let mut outcomes = vec![];
    let mut after = 0;
    loop {
        let page = posts::logic::walk_topic(app, id, after, POSTS).await?;
        let Some(last) = page.last().map(|post| post.number) else { return Ok(outcomes) };
        outcomes.extend(page.into_iter().map(|post| Outcome::Void(post.author_id, post_fact(post.id))));
        after = last;
    }
}

/// Whoever came to an event earns once, however often they went in; what was a mistake at the door is taken back.
async fn of_attendance(app: &App, id: AttendeeId) -> Result<Vec<Outcome>, Error> {
    let Some(came) = check_ins::logic::attendance(app.db.read(), id).await? else { return Ok(vec![]) };
    let Some(account_id) = came.account_id else { return Ok(vec![]) };
    let fact = |time: i32| format!("event:{}:{time}", came.event_id);
    // What was taken back may have been told before it was read here.
    let before = (1..came.time).map(|time| Outcome::Void(account_id, fact(time)));
    let now = match came.attended_at {
        None => Outcome::Void(account_id, fact(came.time)),
        Some(at) => Outcome::Earned(Fact {
            account_id,
            kind: EarningKind::EventAttended,
            fact: fact(came.time),
            source_id: came.event_id.0,
            at,
        }),
    };
    Ok(before.chain([now]).collect())
}

/// Whoever answered a survey earns once. Who it was says the invitation, and nothing of what was answered.
async fn of_survey(app: &App, id: SurveyInvitationId, at: Instant) -> Result<Vec<Outcome>, Error> {
    let Some((account_id, survey_id)) = surveys::logic::telling::answered(app.db.read(), id).await? else {
        return Ok(vec![]);
    };
    Ok(vec![Outcome::Earned(Fact {
        account_id,
        kind: EarningKind::SurveyAnswered,
        fact: format!("survey:{survey_id}"),
        source_id: survey_id.0,
        at,
    })])
}

async fn take(app: &App, from: Cursor, to: Cursor, outcomes: Vec<Outcome>) -> Result<(), Error> {
    app.db
        .write((from, to, outcomes, app.clock.now()), |txn, (from, to, outcomes, now)| {
            Box::pin(async move {
                // Whoever comes second does nothing.
                if !outbox::advance(txn, FOLLOWER, from, to, now).await? {
                    return Ok(());
                }
                let terms = memberships::logic::terms(txn).await?;
                for outcome in outcomes {
                    match outcome {
                        Outcome::Earned(fact) => give(txn, fact, &terms, now).await?,
                        Outcome::Void(account_id, fact) => {
                            take_back(txn, account_id, &fact, &terms, now).await?;
                        }
                    }
                }
                Ok(())
            })
        })
        .await
}

/// Gives points for a fact: by the rule that was active when it happened, and only to whoever was a member then.
async fn give(txn: &Txn, fact: Fact, terms: &Terms, now: Instant) -> Result<(), Error> {
    let Some(rule) = store::active_at(txn, fact.kind, fact.at).await? else { return Ok(()) };
    let member = memberships::logic::member(txn, fact.account_id).await?;
    let Some(member) = member.filter(|member| member.joined_at <= fact.at) else { return Ok(()) };
    if let Some(max) = rule.daily_max {
        let today = reading::count_by_rule(txn, member.id, rule.id.0, terms.day(now)).await?;
        if today >= u64::try_from(max).unwrap_or(0) {
            return Ok(());
        }
    }
    let gift = Gift {
        membership_id: member.id,
        points: Points(rule.points),
        source: (rules::source(rule.kind), fact.source_id),
        fact: fact.fact,
        rule_id: Some(rule.id.0),
        actor_id: None,
    };
    moving::give(txn, gift, terms, now).await.map(drop)
}

async fn take_back(
    txn: &Txn,
    account_id: AccountId,
    fact: &str,
    terms: &Terms,
    now: Instant,
) -> Result<(), Error> {
    let Some(id) = memberships::logic::id_in(txn, account_id).await? else { return Ok(()) };
    let Some(given) = reading::given_for(txn, id, fact).await? else { return Ok(()) };
    moving::take_back(txn, given, None, None, terms, now).await.map(drop)
}
