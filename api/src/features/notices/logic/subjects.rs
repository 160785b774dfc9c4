//! What notices are about, as far as their reader may see it now: the one place that asks, for lists, counts, streams and
//! mails alike.

use std::collections::HashMap;

use linli_entities::bid::BidId;
use linli_entities::complaint_act::ActId;
use linli_entities::deposit_act::DepositActId;
use linli_entities::draw_entry::DrawEntryId;
use linli_entities::expiry_warning::ExpiryWarningId;
use linli_entities::ledger_transaction::LedgerTransactionId;
use linli_entities::notice::{Model, NoticeId, NoticeKind};
use linli_entities::ownership::OwnershipState;
use linli_entities::post::PostId;
use linli_entities::referral_step::ReferralStepId;
use linli_entities::registration_act::RegistrationActId;
use linli_entities::survey_invitation::SurveyInvitationId;

use super::journey;
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

/// Characters of a post that a notice shows.
const EXCERPT_CHARS: usize = 80;

/// What each of these notices is about; missing where the actor may not see it (any more).
pub(super) async fn about(
    app: &App,
    actor: &Actor,
    rows: &[Model],
) -> Result<HashMap<NoticeId, About>, Error> {
    let mut found = HashMap::new();
    let of_kind = |wanted: fn(NoticeKind) -> bool| -> Vec<&Model> {
        rows.iter().filter(|row| wanted(row.kind)).collect()
    };
    let posts = of_kind(|kind| {
        matches!(
            kind,
            NoticeKind::TopicReplied | NoticeKind::PostReplied | NoticeKind::Mentioned | NoticeKind::Watched
        )
    });
    let acts = of_kind(|kind| side(kind).is_some());
    let homes = of_kind(|kind| kind == NoticeKind::OwnershipDecided);
    let grants = of_kind(|kind| kind == NoticeKind::RoleGranted);
    let registered = of_kind(|kind| {
        matches!(kind, NoticeKind::RegistrationChanged | NoticeKind::EventChanged | NoticeKind::EventReminder)
    });
    if !registered.is_empty() {
        of_registrations(app, actor, &registered, &mut found).await?;
    }
    if !posts.is_empty() {
        of_posts(app, actor, &posts, &mut found).await?;
    }
    if !acts.is_empty() {
        of_acts(app, actor, &acts, &mut found).await?;
    }
    if !homes.is_empty() {
        of_homes(app, actor, &homes, &mut found).await?;
    }
    if !grants.is_empty() {
        of_grants(app, actor, &grants, &mut found).await?;
    }
    let moves = of_kind(|kind| {
        matches!(kind, NoticeKind::PointsEarned | NoticeKind::PointsSpent | NoticeKind::PointsAdjusted)
    });
    let warnings = of_kind(|kind| kind == NoticeKind::PointsExpiring);
    if !moves.is_empty() {
        of_points(app, actor, &moves, &mut found).await?;
    }
    let deposits = of_kind(|kind| kind == NoticeKind::DepositChanged);
    if !deposits.is_empty() {
        of_deposits(app, actor, &deposits, &mut found).await?;
    }
    let outbid = of_kind(|kind| kind == NoticeKind::AuctionOutbid);
    if !outbid.is_empty() {
        of_bids(app, actor, &outbid, &mut found).await?;
    }
    let asked = of_kind(|kind| kind == NoticeKind::SurveyInvited);
    if !asked.is_empty() {
        of_surveys(app, actor, &asked, &mut found).await?;
    }
    let drawn = of_kind(|kind| matches!(kind, NoticeKind::DrawWon | NoticeKind::DrawDone));
    if !drawn.is_empty() {
        of_draws(app, actor, &drawn, &mut found).await?;
    }
    if !warnings.is_empty() {
        of_warnings(app, actor, &warnings, &mut found).await?;
    }
    let referred = of_kind(|kind| kind == NoticeKind::ReferralChanged);
    if !referred.is_empty() {
        of_referrals(app, actor, &referred, &mut found).await?;
    }
    journey::about(app, actor, rows, &mut found).await?;
    Ok(found)
}

async fn of_posts(
    app: &App,
    actor: &Actor,
    rows: &[&Model],
    found: &mut HashMap<NoticeId, About>,
) -> Result<(), Error> {
    let ids: Vec<PostId> = rows.iter().map(|row| PostId(row.subject_id)).collect();
    let readable = posts::logic::readable_among(app, actor, &ids).await?;
    for row in rows {
        let Some((post, topic)) = readable.iter().find(|(post, _)| post.id.0 == row.subject_id) else {
            continue;
        };
        let about = About::Post {
            topic_id: topic.id,
            title: topic.title.clone(),
            number: post.number,
            excerpt: excerpt(&post.markdown),
        };
        found.insert(row.id, about);
    }
    Ok(())
}

fn excerpt(text: &str) -> String {
    let text = markdown::plain_text(text);
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= EXCERPT_CHARS {
        return line;
    }
    line.chars().take(EXCERPT_CHARS - 1).chain(['…']).collect()
}

async fn of_acts(
    app: &App,
    actor: &Actor,
    rows: &[&Model],
    found: &mut HashMap<NoticeId, About>,
) -> Result<(), Error> {
    let ids: Vec<ActId> = rows.iter().map(|row| ActId(row.subject_id)).collect();
    let happened = complaints::happened(app, actor, &ids).await?;
    for row in rows {
        let one = happened.iter().find(|(one, _)| one.act.id.0 == row.subject_id);
        if let Some((one, _)) = one.filter(|(_, party)| is_for(row.kind, *party)) {
            found.insert(row.id, of_act(one));
        }
    }
    Ok(())
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

async fn of_homes(
    app: &App,
    actor: &Actor,
    rows: &[&Model],
    found: &mut HashMap<NoticeId, About>,
) -> Result<(), Error> {
    let own = ownerships::logic::of_account(app, actor.signed_in()?.account_id).await?;
    for row in rows {
        // What was claimed again is not decided.
        let decided = own
            .iter()
            .map(|seen| &seen.row)
            .find(|home| home.id.0 == row.subject_id && home.state != OwnershipState::Claimed);
        let Some(home) = decided else { continue };
        let place = format!("{} {} {}", home.project.name, home.building_name, home.unit_name);
        found.insert(row.id, About::Home { place, state: home.state });
    }
    Ok(())
}

async fn of_grants(
    app: &App,
    actor: &Actor,
    rows: &[&Model],
    found: &mut HashMap<NoticeId, About>,
) -> Result<(), Error> {
    let held = roles::logic::of_account(app.db.read(), actor.signed_in()?.account_id).await?;
    for row in rows {
        let Some(role) = held.iter().find(|held| held.grant.id.0 == row.subject_id) else { continue };
        let place = role.project_name.clone().or_else(|| role.grant.city.clone());
        found.insert(row.id, About::Role { role: role.grant.role, place });
    }
    Ok(())
}

/// What happened to one's own registrations.
async fn of_registrations(
    app: &App,
    actor: &Actor,
    rows: &[&Model],
    found: &mut HashMap<NoticeId, About>,
) -> Result<(), Error> {
    let account_id = actor.signed_in()?.account_id;
    let ids: Vec<RegistrationActId> = rows.iter().map(|row| RegistrationActId(row.subject_id)).collect();
    let happened = telling::happened(app.db.read(), &ids).await?;
    for row in rows {
        let one = happened.iter().find(|one| one.act.id.0 == row.subject_id);
        let Some(one) = one.filter(|one| one.registration.account_id == Some(account_id)) else { continue };
        let place = format!("{} · {}", calendar::to_the_minute(one.event.begins_at), one.event.place);
        let about = About::Registration {
            id: one.registration.id,
            title: one.event.title.clone(),
            place,
            reason: one.event.cancel_reason.clone(),
            act: one.act.kind,
        };
        found.insert(row.id, about);
    }
    Ok(())
}

async fn of_points(
    app: &App,
    actor: &Actor,
    rows: &[&Model],
    found: &mut HashMap<NoticeId, About>,
) -> Result<(), Error> {
    let own = memberships::logic::id_of(app, actor.signed_in()?.account_id).await?;
    let ids: Vec<LedgerTransactionId> = rows.iter().map(|row| LedgerTransactionId(row.subject_id)).collect();
    let moved = points::logic::reading::transactions(app.db.read(), &ids).await?;
    for row in rows {
        let one = moved.iter().find(|(one, _)| one.id.0 == row.subject_id && one.membership_id == own);
        if let Some((one, points)) = one {
            found.insert(row.id, About::Points { points: points.0, kind: one.kind, source: one.source });
        }
    }
    Ok(())
}

/// Surveys that one is invited to.
async fn of_surveys(
    app: &App,
    actor: &Actor,
    rows: &[&Model],
    found: &mut HashMap<NoticeId, About>,
) -> Result<(), Error> {
    let account_id = actor.signed_in()?.account_id;
    let ids: Vec<SurveyInvitationId> = rows.iter().map(|row| SurveyInvitationId(row.subject_id)).collect();
    let told = surveys::logic::telling::told(app.db.read(), &ids).await?;
    for row in rows {
        let one = told.iter().find(|one| one.invitation.id.0 == row.subject_id);
        let Some(one) = one.filter(|one| one.invitation.account_id == account_id) else { continue };
        let reminded = one.invitation.reminded_at == Some(row.happened_at);
        let (id, title) = (one.invitation.survey_id, one.title.clone());
        found.insert(row.id, About::Survey { id, title, reminded });
    }
    Ok(())
}

/// Draws that one entered.
async fn of_draws(
    app: &App,
    actor: &Actor,
    rows: &[&Model],
    found: &mut HashMap<NoticeId, About>,
) -> Result<(), Error> {
    let own = memberships::logic::id_of(app, actor.signed_in()?.account_id).await?;
    let ids: Vec<DrawEntryId> = rows.iter().map(|row| DrawEntryId(row.subject_id)).collect();
    let told = draws::logic::settling::told(app.db.read(), &ids).await?;
    for row in rows {
        let one = told.iter().find(|one| one.entry.id.0 == row.subject_id);
        if let Some(one) = one.filter(|one| Some(one.entry.membership_id) == own) {
            let about = About::Draw {
                id: one.entry.draw_id,
                title: one.title.clone(),
                prize: one.prize.clone(),
                cancelled: one.cancelled,
            };
            found.insert(row.id, about);
        }
    }
    Ok(())
}

/// What happened to one's own deposits.
async fn of_deposits(
    app: &App,
    actor: &Actor,
    rows: &[&Model],
    found: &mut HashMap<NoticeId, About>,
) -> Result<(), Error> {
    let own = memberships::logic::id_of(app, actor.signed_in()?.account_id).await?;
    let ids: Vec<DepositActId> = rows.iter().map(|row| DepositActId(row.subject_id)).collect();
    let happened = asking::happened(app.db.read(), &ids).await?;
    for row in rows {
        let one = happened.iter().find(|one| one.act.id.0 == row.subject_id);
        if let Some(one) = one.filter(|one| Some(one.deposit.membership_id) == own) {
            let (title, mode) = (one.title.clone(), one.mode);
            let about = About::Deposit { id: one.deposit.id, title, mode, act: one.act.kind };
            found.insert(row.id, about);
        }
    }
    Ok(())
}

/// Auctions in which somebody bid more than oneself.
async fn of_bids(
    app: &App,
    actor: &Actor,
    rows: &[&Model],
    found: &mut HashMap<NoticeId, About>,
) -> Result<(), Error> {
    let own = memberships::logic::id_of(app, actor.signed_in()?.account_id).await?;
    let ids: Vec<BidId> = rows.iter().map(|row| BidId(row.subject_id)).collect();
    let outbid = auctions::logic::telling::outbid(app.db.read(), &ids).await?;
    for row in rows {
        let one = outbid.iter().find(|one| one.bid.id.0 == row.subject_id);
        if let Some(one) = one.filter(|one| Some(one.membership_id) == own) {
            let (id, title, fen) = (one.bid.auction_id, one.title.clone(), one.bid.fen);
            found.insert(row.id, About::Auction { id, title, fen });
        }
    }
    Ok(())
}

async fn of_warnings(
    app: &App,
    actor: &Actor,
    rows: &[&Model],
    found: &mut HashMap<NoticeId, About>,
) -> Result<(), Error> {
    let own = memberships::logic::id_of(app, actor.signed_in()?.account_id).await?;
    let ids: Vec<ExpiryWarningId> = rows.iter().map(|row| ExpiryWarningId(row.subject_id)).collect();
    let warnings = points::logic::reading::warnings(app.db.read(), &ids).await?;
    for row in rows {
        let one = warnings.iter().find(|one| one.id.0 == row.subject_id && Some(one.membership_id) == own);
        if let Some(one) = one {
            found.insert(row.id, About::Expiring { points: one.points, on: one.expires_on });
        }
    }
    Ok(())
}

/// A step of a referral is told to those on either side of it alone.
async fn of_referrals(
    app: &App,
    actor: &Actor,
    rows: &[&Model],
    found: &mut HashMap<NoticeId, About>,
) -> Result<(), Error> {
    let own = actor.signed_in()?.account_id;
    let ids: Vec<ReferralStepId> = rows.iter().map(|row| ReferralStepId(row.subject_id)).collect();
    let told = referrals::logic::told(app, &ids).await?;
    for row in rows {
        let Some(one) = told.iter().find(|one| one.step.id.0 == row.subject_id) else { continue };
        let other = if own == one.referrer.id {
            &one.referee
        } else if own == one.referee.id {
            &one.referrer
        } else {
            continue;
        };
        let other_name = (!other.erased).then(|| other.display_name.clone());
        let sent = own == one.referrer.id;
        found.insert(row.id, About::Referral { other: other_name, state: one.step.state, sent });
    }
    Ok(())
}
