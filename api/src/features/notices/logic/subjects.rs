//! What notices are about, as far as their reader may see it now: the one place that asks, for lists, counts, streams and
//! mails alike.

use std::collections::HashMap;

use linli_entities::bid::BidId;
use linli_entities::complaint_act::ActId;
use linli_entities::deposit_act::DepositActId;
use linli_entities::draw_entry::DrawEntryId;
use linli_entities::expiry_warning::ExpiryWarningId;
use linli_entities::ledger_transaction::LedgerTransactionId;
use linli_entities::membership::MembershipId;
use linli_entities::notice::{Model, NoticeId, NoticeKind};
use linli_entities::ownership::OwnershipState;
use linli_entities::post::PostId;
use linli_entities::referral_step::ReferralStepId;
use linli_entities::registration_act::RegistrationActId;
use linli_entities::survey_invitation::SurveyInvitationId;

use super::{commitments, journey, kept, later, masks, owners, sanctions, talk, trust, votes};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::complaints::logic::{self as complaints, Happened};
use crate::features::complaints::rules::table::Party;
use crate::features::deposits::logic::asking;
use crate::features::notices::rules::audience::{Side, side};
use crate::features::notices::rules::words::{About, Done};
use crate::features::promise::rules::calendar;
use crate::features::registrations::logic::telling;
use crate::features::{auctions, draws, memberships, ownerships, points, posts, referrals, roles, surveys};
use crate::markdown;

/// Characters of a post that a notice shows, at most.
pub(super) const EXCERPT_CHARS: usize = 80;

/// What is told of posts as such.
const OF_POSTS: [NoticeKind; 7] = [
    NoticeKind::TopicReplied,
    NoticeKind::PostReplied,
    NoticeKind::Mentioned,
    NoticeKind::GroupMentioned,
    NoticeKind::Watched,
    NoticeKind::Followed,
    NoticeKind::Accepted,
];

/// Notices with what they are about.
pub(super) type Known = Vec<(NoticeId, About)>;

/// What each of these notices is about; missing where the actor may not see it (any more).
pub(super) async fn about(
    app: &App,
    actor: &Actor,
    rows: &[Model],
) -> Result<HashMap<NoticeId, About>, Error> {
    use NoticeKind as Kind;
    let of = |kinds: &[NoticeKind]| of_kinds(rows, kinds);
    let posts = of(&OF_POSTS);
    let acts: Vec<&Model> = rows.iter().filter(|row| side(row.kind).is_some()).collect();
    let registered = of(&[Kind::RegistrationChanged, Kind::EventChanged, Kind::EventReminder]);
    let mut known = of_posts(app, actor, &posts).await?;
    known.extend(of_acts(app, actor, &acts).await?);
    known.extend(of_registrations(app, actor, &registered).await?);
    known.extend(of_homes(app, actor, &of(&[Kind::OwnershipDecided])).await?);
    known.extend(of_grants(app, actor, &of(&[Kind::RoleGranted])).await?);
    known.extend(of_surveys(app, actor, &of(&[Kind::SurveyInvited])).await?);
    known.extend(of_referrals(app, actor, &of(&[Kind::ReferralChanged])).await?);
    known.extend(of_member(app, actor, rows).await?);
    known.extend(talk::about(app, actor, &of(&[Kind::Message])).await?);
    known.extend(later::about(app, actor, &of(&[Kind::PostRefused])).await?);
    known.extend(later::about_decided(app, actor, &of(&[Kind::ReviewDecided])).await?);
    known.extend(kept::about(app, actor, &of(&[Kind::Reminder])).await?);
    known.extend(journey::about(app, actor, rows).await?);
    known.extend(sanctions::about(app, actor, rows).await?);
    known.extend(trust::about(app, actor, rows).await?);
    known.extend(masks::about(app, actor, rows).await?);
    known.extend(commitments::about(app, actor, &of(&[Kind::CommitmentDue])).await?);
    known.extend(votes::about(app, actor, &of(&[Kind::Vote])).await?);
    known.extend(owners::about(app, actor, &of(&[Kind::BoardOpened])).await?);
    Ok(known.into_iter().collect())
}

/// Those of these kinds.
pub(super) fn of_kinds<'a>(rows: &'a [Model], kinds: &[NoticeKind]) -> Vec<&'a Model> {
    rows.iter().filter(|row| kinds.contains(&row.kind)).collect()
}

/// The ids of what they are about.
pub(super) fn ids<T>(rows: &[&Model], id: fn(i64) -> T) -> Vec<T> {
    rows.iter().map(|row| id(row.subject_id)).collect()
}

/// Those of which it is known what they are about.
pub(super) fn each(rows: &[&Model], about: impl Fn(&Model) -> Option<About>) -> Known {
    rows.iter().filter_map(|row| Some((row.id, about(row)?))).collect()
}

async fn of_posts(app: &App, actor: &Actor, rows: &[&Model]) -> Result<Known, Error> {
    if rows.is_empty() {
        return Ok(vec![]);
    }
    let readable = posts::logic::readable_among(app, actor, &ids(rows, PostId)).await?;
    Ok(each(rows, |row| {
        let (post, topic) = readable.iter().find(|(post, _)| post.id.0 == row.subject_id)?;
        // What was taken back is told no more.
        let stands = row.kind != NoticeKind::Accepted || topic.accepted_post_id == Some(post.id);
        stands.then(|| About::Post {
            id: post.id,
            title: topic.title.clone(),
            number: post.number,
            excerpt: markdown::first_words(&post.markdown, EXCERPT_CHARS),
        })
    }))
}

async fn of_acts(app: &App, actor: &Actor, rows: &[&Model]) -> Result<Known, Error> {
    let happened = complaints::happened(app, actor, &ids(rows, ActId)).await?;
    Ok(each(rows, |row| {
        let (one, party) = happened.iter().find(|(one, _)| one.act.id.0 == row.subject_id)?;
        is_for(row.kind, *party).then(|| of_act(one))
    }))
}

/// Whether somebody who stands so to a complaint is told of it as this.
pub(super) fn is_for(kind: NoticeKind, party: Party) -> bool {
    match side(kind) {
        Some(Side::Household) => matches!(party, Party::Complainant | Party::Household),
        Some(Side::Staff) => party.is_staff(),
        None => false,
    }
}

fn of_act(one: &Happened) -> About {
    About::Complaint {
        id: one.complaint.id,
        number: one.complaint.number,
        title: one.complaint.title.clone(),
        project: one.project.name.clone(),
        done: Done { act: one.act.kind, rung: one.rung(), owed: one.owed(), grade: one.grade() },
    }
}

async fn of_homes(app: &App, actor: &Actor, rows: &[&Model]) -> Result<Known, Error> {
    if rows.is_empty() {
        return Ok(vec![]);
    }
    let own = ownerships::logic::of_account(app, actor.signed_in()?.account_id).await?;
    Ok(each(rows, |row| {
        // What was claimed again is not decided.
        let home = own
            .iter()
            .map(|seen| &seen.row)
            .find(|home| home.id.0 == row.subject_id && home.state != OwnershipState::Claimed)?;
        let place = format!("{} {} {}", home.project.name, home.building_name, home.unit_name);
        Some(About::Home { place, state: home.state })
    }))
}

async fn of_grants(app: &App, actor: &Actor, rows: &[&Model]) -> Result<Known, Error> {
    if rows.is_empty() {
        return Ok(vec![]);
    }
    let held = roles::logic::of_account(app.db.read(), actor.signed_in()?.account_id).await?;
    Ok(each(rows, |row| {
        let role = held.iter().find(|held| held.grant.id.0 == row.subject_id)?;
        let place = role.project_name.clone().or_else(|| role.grant.city.clone());
        Some(About::Role { role: role.grant.role, place })
    }))
}

/// What happened to one's own registrations.
async fn of_registrations(app: &App, actor: &Actor, rows: &[&Model]) -> Result<Known, Error> {
    if rows.is_empty() {
        return Ok(vec![]);
    }
    let own = Some(actor.signed_in()?.account_id);
    let happened = telling::happened(app.db.read(), &ids(rows, RegistrationActId)).await?;
    Ok(each(rows, |row| {
        let one = happened.iter().find(|one| one.act.id.0 == row.subject_id)?;
        let place = format!("{} · {}", calendar::to_the_minute(one.event.begins_at), one.event.place);
        (one.registration.account_id == own).then(|| About::Registration {
            id: one.registration.id,
            title: one.event.title.clone(),
            place,
            reason: one.event.cancel_reason.clone(),
            act: one.act.kind,
        })
    }))
}

/// Surveys that one is invited to.
async fn of_surveys(app: &App, actor: &Actor, rows: &[&Model]) -> Result<Known, Error> {
    if rows.is_empty() {
        return Ok(vec![]);
    }
    let own = actor.signed_in()?.account_id;
    let told = surveys::logic::telling::told(app.db.read(), &ids(rows, SurveyInvitationId)).await?;
    Ok(each(rows, |row| {
        let one = told.iter().find(|one| one.invitation.id.0 == row.subject_id)?;
        (one.invitation.account_id == own).then(|| About::Survey {
            id: one.invitation.survey_id,
            title: one.title.clone(),
            reminded: one.invitation.reminded_at == Some(row.happened_at),
        })
    }))
}

/// A step of a referral is told to those on either side of it alone.
async fn of_referrals(app: &App, actor: &Actor, rows: &[&Model]) -> Result<Known, Error> {
    if rows.is_empty() {
        return Ok(vec![]);
    }
    let own = actor.signed_in()?.account_id;
    let told = referrals::logic::told(app, &ids(rows, ReferralStepId)).await?;
    Ok(each(rows, |row| {
        let one = told.iter().find(|one| one.step.id.0 == row.subject_id)?;
        let sent = own == one.referrer.id;
        if !sent && own != one.referee.id {
            return None;
        }
        let other = if sent { &one.referee } else { &one.referrer };
        let other = (!other.erased).then(|| other.display_name.clone());
        Some(About::Referral { other, state: one.step.state, sent })
    }))
}

/// What happened to one's own points, deposits, bids and entries of draws, as a member.
async fn of_member(app: &App, actor: &Actor, rows: &[Model]) -> Result<Known, Error> {
    use NoticeKind as Kind;
    let of = |kinds: &[NoticeKind]| of_kinds(rows, kinds);
    let moved = of(&[Kind::PointsEarned, Kind::PointsSpent, Kind::PointsAdjusted]);
    let expiring = of(&[Kind::PointsExpiring]);
    let deposits = of(&[Kind::DepositChanged]);
    let outbid = of(&[Kind::AuctionOutbid]);
    let drawn = of(&[Kind::DrawWon, Kind::DrawDone]);
    if [&moved, &expiring, &deposits, &outbid, &drawn].iter().all(|rows| rows.is_empty()) {
        return Ok(vec![]);
    }
    let own = memberships::logic::id_of(app, actor.signed_in()?.account_id).await?;
    let mut known = of_points(app, own, &moved).await?;
    known.extend(of_warnings(app, own, &expiring).await?);
    known.extend(of_deposits(app, own, &deposits).await?);
    known.extend(of_bids(app, own, &outbid).await?);
    known.extend(of_draws(app, own, &drawn).await?);
    Ok(known)
}

async fn of_points(app: &App, own: Option<MembershipId>, rows: &[&Model]) -> Result<Known, Error> {
    if rows.is_empty() {
        return Ok(vec![]);
    }
    let moved = points::logic::reading::transactions(app.db.read(), &ids(rows, LedgerTransactionId)).await?;
    Ok(each(rows, |row| {
        let (one, points) = moved.iter().find(|(one, _)| one.id.0 == row.subject_id)?;
        let about = About::Points { points: points.0, kind: one.kind, source: one.source };
        (one.membership_id == own).then_some(about)
    }))
}

async fn of_warnings(app: &App, own: Option<MembershipId>, rows: &[&Model]) -> Result<Known, Error> {
    if rows.is_empty() {
        return Ok(vec![]);
    }
    let warnings = points::logic::reading::warnings(app.db.read(), &ids(rows, ExpiryWarningId)).await?;
    Ok(each(rows, |row| {
        let one = warnings.iter().find(|one| one.id.0 == row.subject_id)?;
        let about = About::Expiring { points: one.points, on: one.expires_on };
        (Some(one.membership_id) == own).then_some(about)
    }))
}

async fn of_deposits(app: &App, own: Option<MembershipId>, rows: &[&Model]) -> Result<Known, Error> {
    if rows.is_empty() {
        return Ok(vec![]);
    }
    let happened = asking::happened(app.db.read(), &ids(rows, DepositActId)).await?;
    Ok(each(rows, |row| {
        let one = happened.iter().find(|one| one.act.id.0 == row.subject_id)?;
        (Some(one.deposit.membership_id) == own).then(|| About::Deposit {
            id: one.deposit.id,
            title: one.title.clone(),
            mode: one.mode,
            act: one.act.kind,
        })
    }))
}

/// Auctions in which somebody bid more than oneself.
async fn of_bids(app: &App, own: Option<MembershipId>, rows: &[&Model]) -> Result<Known, Error> {
    if rows.is_empty() {
        return Ok(vec![]);
    }
    let outbid = auctions::logic::telling::outbid(app.db.read(), &ids(rows, BidId)).await?;
    Ok(each(rows, |row| {
        let one = outbid.iter().find(|one| one.bid.id.0 == row.subject_id)?;
        (Some(one.membership_id) == own).then(|| About::Auction {
            id: one.bid.auction_id,
            title: one.title.clone(),
            fen: one.bid.fen,
        })
    }))
}

async fn of_draws(app: &App, own: Option<MembershipId>, rows: &[&Model]) -> Result<Known, Error> {
    if rows.is_empty() {
        return Ok(vec![]);
    }
    let told = draws::logic::settling::told(app.db.read(), &ids(rows, DrawEntryId)).await?;
    Ok(each(rows, |row| {
        let one = told.iter().find(|one| one.entry.id.0 == row.subject_id)?;
        (Some(one.entry.membership_id) == own).then(|| About::Draw {
            id: one.entry.draw_id,
            title: one.title.clone(),
            prize: one.prize.clone(),
            cancelled: one.cancelled,
        })
    }))
}
