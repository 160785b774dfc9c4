//! What a member of the club is told: of points, referrals, deposits, auctions, surveys and draws.

use linli_entities::Instant;
use linli_entities::bid::BidId;
use linli_entities::deposit_act::{DepositActId, DepositActKind};
use linli_entities::draw_entry::DrawEntryId;
use linli_entities::expiry_warning::ExpiryWarningId;
use linli_entities::ledger_transaction::{LedgerTransactionId, TransactionKind};
use linli_entities::membership::MembershipId;
use linli_entities::notice::NoticeKind;
use linli_entities::referral::ReferralState;
use linli_entities::referral_step::ReferralStepId;
use linli_entities::survey_invitation::SurveyInvitationId;

use super::news::News;
use crate::app::App;
use crate::error::Error;
use crate::features::deposits::logic::asking;
use crate::features::{auctions, draws, memberships, points, referrals, surveys};

/// As what a member is told of a transaction: of what only lets go of a hold, and of what lapses by itself, of nothing.
fn told_as(kind: TransactionKind) -> Option<NoticeKind> {
    match kind {
        TransactionKind::Earned | TransactionKind::Pending | TransactionKind::Released => {
            Some(NoticeKind::PointsEarned)
        }
        TransactionKind::Spent | TransactionKind::Captured | TransactionKind::Refunded => {
            Some(NoticeKind::PointsSpent)
        }
        TransactionKind::Reversed | TransactionKind::Adjusted => Some(NoticeKind::PointsAdjusted),
        TransactionKind::Held
        | TransactionKind::HoldReleased
        | TransactionKind::Expired
        | TransactionKind::Forfeited
        | TransactionKind::Imported => None,
    }
}

/// The member whose points moved. Also told where they moved them: it is a receipt.
pub(super) async fn of_points(app: &App, id: LedgerTransactionId) -> Result<Option<News>, Error> {
    let found = points::logic::reading::transactions(app.db.read(), &[id]).await?.pop();
    let Some((row, _)) = found.filter(|(_, moved)| moved.0 != 0) else { return Ok(None) };
    let (Some(kind), Some(membership_id)) = (told_as(row.kind), row.membership_id) else { return Ok(None) };
    of_member(app, membership_id, format!("points:{id}"), id.0, row.recorded_at, kind).await
}

pub(super) async fn of_warning(app: &App, id: ExpiryWarningId) -> Result<Option<News>, Error> {
    let found = points::logic::reading::warnings(app.db.read(), &[id]).await?.pop();
    let Some(row) = found else { return Ok(None) };
    let (fact, kind) = (format!("expiry:{id}"), NoticeKind::PointsExpiring);
    of_member(app, row.membership_id, fact, id.0, row.warned_at, kind).await
}

/// Who sent, of every step that was recorded; who was sent, of what staff recorded without them and of an end. That points
/// were given is told as of other points.
pub(super) async fn of_referral(app: &App, id: ReferralStepId) -> Result<Option<News>, Error> {
    let Some(one) = referrals::logic::told(app, &[id]).await?.pop() else { return Ok(None) };
    let both = match one.step.state {
        ReferralState::Rewarded => return Ok(None),
        ReferralState::Claimed => one.step.recorded_by.is_some(),
        ReferralState::Cancelled => true,
        ReferralState::Visited | ReferralState::Reserved | ReferralState::Signed => false,
    };
    let sides = [(one.referrer.id, true), (one.referee.id, both)];
    let told = sides.into_iter().filter(|(_, told)| *told);
    let few = told.map(|(account_id, _)| (account_id, NoticeKind::ReferralChanged)).collect();
    Ok(Some(News::own(format!("referral:{id}"), id.0, one.step.recorded_at, None, few)))
}

/// What happened to a deposit is told to whose it is, but for what they did themselves.
pub(super) async fn of_deposit(app: &App, id: DepositActId) -> Result<Option<News>, Error> {
    let found = asking::happened(app.db.read(), &[id]).await?.pop();
    let Some(one) = found.filter(|one| one.act.kind != DepositActKind::Made) else { return Ok(None) };
    let (fact, kind) = (format!("deposit:{id}"), NoticeKind::DepositChanged);
    let member = one.deposit.membership_id;
    let news = of_member(app, member, fact, id.0, one.act.acted_at, kind).await?;
    Ok(news.map(|news| News { by: one.act.actor_id, not: one.act.actor_id.into_iter().collect(), ..news }))
}

/// Whoever had bid the most before is told that somebody bid more.
pub(super) async fn of_bid(app: &App, id: BidId) -> Result<Option<News>, Error> {
    let Some(one) = auctions::logic::telling::outbid(app.db.read(), &[id]).await?.pop() else {
        return Ok(None);
    };
    let (fact, kind) = (format!("bid:{id}"), NoticeKind::AuctionOutbid);
    of_member(app, one.membership_id, fact, id.0, one.bid.bid_at, kind).await
}

/// Whoever is invited to a survey is told, and told again where reminded. Not who answered meanwhile.
pub(super) async fn of_survey(app: &App, id: SurveyInvitationId, at: Instant) -> Result<Option<News>, Error> {
    let told = surveys::logic::telling::told(app.db.read(), &[id]).await?.pop();
    let Some(row) = told.map(|told| told.invitation).filter(|row| row.answered_on.is_none()) else {
        return Ok(None);
    };
    let reminded = row.reminded_at == Some(at);
    if row.invited_at != at && !reminded {
        return Ok(None);
    }
    let fact = if reminded { format!("survey:{id}:again") } else { format!("survey:{id}") };
    Ok(Some(News::own(fact, id.0, at, None, vec![(row.account_id, NoticeKind::SurveyInvited)])))
}

/// Whoever entered a draw is told of its end: once, that they won or that it is over.
pub(super) async fn of_draw(app: &App, id: DrawEntryId) -> Result<Option<News>, Error> {
    let Some(one) = draws::logic::settling::told(app.db.read(), &[id]).await?.pop() else { return Ok(None) };
    let Some(at) = one.entry.settled_at else { return Ok(None) };
    let kind = if one.prize.is_some() { NoticeKind::DrawWon } else { NoticeKind::DrawDone };
    of_member(app, one.entry.membership_id, format!("draw:{id}"), id.0, at, kind).await
}

async fn of_member(
    app: &App,
    membership_id: MembershipId,
    fact: String,
    subject_id: i64,
    happened_at: Instant,
    kind: NoticeKind,
) -> Result<Option<News>, Error> {
    let Some(account_id) = memberships::logic::account_of(app, membership_id).await? else { return Ok(None) };
    Ok(Some(News::own(fact, subject_id, happened_at, None, vec![(account_id, kind)])))
}
