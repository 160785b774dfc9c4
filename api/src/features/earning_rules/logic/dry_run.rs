//! What a rule would have given for what happened on some days: read only, nothing moves.

use std::collections::HashMap;

use chrono::TimeDelta;
use linli_entities::Date;
use linli_entities::account::AccountId;
use linli_entities::board::Visibility;
use linli_entities::earning_rule::{EarningKind, EarningRuleId, Model};
use linli_entities::membership::{self, MembershipId};

use super::receipts;
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::code::Code;
use crate::error::Error;
use crate::features::accounts::logic::AccountRef;
use crate::features::boards::rules::BoardScope;
use crate::features::earning_rules::rules::{self, DRY_DAYS_MAX};
use crate::features::earning_rules::store;
use crate::features::points::rules::{Fen, Points, Terms};
use crate::features::{boards, memberships, posts, referrals};

/// Facts that are looked at, at most.
const FACTS_MAX: u64 = 200_000;
/// Members looked at in one go.
const PAGE: u64 = 500;
/// Members that are named.
const TOP: usize = 20;

/// What a rule would have given.
#[derive(Clone, Debug, Default)]
pub struct DryRun {
    /// For how many facts.
    pub facts: u64,
    /// To how many members.
    pub members: u64,
    /// How many points.
    pub points: Points,
    /// Who would have got most.
    pub top: Vec<(membership::Model, AccountRef, Points)>,
}

/// Tries a rule on what happened on these days, both included. Who is a member now counts as one then.
///
/// # Errors
/// [`Code::Forbidden`], [`Error::NotFound`]; [`Code::OutOfRange`] at `/until_on` where it is before `from_on` or more than
/// a year after it.
pub async fn run(
    app: &App,
    actor: &Actor,
    id: EarningRuleId,
    (from, until): (Date, Date),
) -> Result<DryRun, Error> {
    actor.demand(Permission::RunClub, Scope::Club)?;
    let db = app.db.read();
    let rule = store::by_id(db, id).await?.ok_or_else(super::unknown)?;
    if until < from || until - from >= TimeDelta::days(DRY_DAYS_MAX) {
        return Err(Error::invalid("/until_on", Code::OutOfRange));
    }
    let terms = memberships::logic::terms(db).await?;
    let given = match rule.kind {
        EarningKind::PostAccepted => of_posts(app, &rule, &terms, (from, until)).await?,
        EarningKind::Welcome | EarningKind::Tenure => of_members(app, &rule, &terms, (from, until)).await?,
        EarningKind::Spend => of_receipts(app, &rule, (from, until)).await?,
        EarningKind::ReferralSigned => of_referrals(app, &rule, (from, until)).await?,
        // Of these the club keeps no facts from before their rule.
        EarningKind::EventAttended | EarningKind::SurveyAnswered => HashMap::new(),
    };
    told(app, given).await
}

type Given = HashMap<MembershipId, (u64, Points)>;

async fn of_posts(app: &App, rule: &Model, terms: &Terms, days: (Date, Date)) -> Result<Given, Error> {
    let between = (terms.start_of(days.0), terms.end_of(days.1));
    let written = posts::logic::written_between(app, between, FACTS_MAX).await?;
    let directory = boards::logic::directory(app).await?;
    let mut members: HashMap<AccountId, Option<MembershipId>> = HashMap::new();
    let mut of_day: HashMap<(AccountId, Date), i32> = HashMap::new();
    let mut given = Given::new();
    for (author_id, board_id, at) in written {
        let none = |board: &BoardScope| board.is_closed() || board.visibility == Visibility::Staff;
        if directory.get(&board_id).is_none_or(none) {
            continue;
        }
        let member = match members.get(&author_id) {
            Some(known) => *known,
            None => {
                let member = memberships::logic::member(app.db.read(), author_id).await?;
                *members.entry(author_id).or_insert(member.map(|member| member.id))
            }
        };
        let Some(member) = member else { continue };
        let today = of_day.entry((author_id, terms.day(at))).or_default();
        if rule.daily_max.is_none_or(|max| *today < max) {
            *today += 1;
            add(&mut given, member, rule.points);
        }
    }
    Ok(given)
}

fn add(given: &mut Given, member: MembershipId, points: i64) {
    let (facts, sum) = given.entry(member).or_default();
    *facts += 1;
    *sum += Points(points);
}

async fn of_members(app: &App, rule: &Model, terms: &Terms, days: (Date, Date)) -> Result<Given, Error> {
    let (before, mut after, mut given) = (terms.end_of(days.1), MembershipId(0), Given::new());
    loop {
        let page = memberships::logic::members_since(app.db.read(), before, after, PAGE).await?;
        let Some(last) = page.last().map(|member| member.id) else { return Ok(given) };
        for member in page {
            let joined_on = terms.day(member.joined_at);
            let facts = match rule.kind {
                EarningKind::Welcome => usize::from(joined_on >= days.0),
                _ => {
                    let eve = days.0.pred_opt().unwrap_or(days.0);
                    rules::anniversaries(joined_on, eve, days.1).len()
                }
            };
            (0..facts).for_each(|_| add(&mut given, member.id, rule.points));
        }
        after = last;
    }
}

async fn of_receipts(app: &App, rule: &Model, days: (Date, Date)) -> Result<Given, Error> {
    let mut spent: HashMap<MembershipId, (u64, i64)> = HashMap::new();
    for (member, fen) in receipts::between(app, days, FACTS_MAX).await? {
        let (facts, sum) = spent.entry(member).or_default();
        *facts += 1;
        *sum += fen.0;
    }
    let given = spent.into_iter().map(|(id, (facts, fen))| (id, (facts, receipts::earned(rule, Fen(fen)))));
    Ok(given.filter(|(_, (_, points))| points.is_some()).collect())
}

/// Contracts that stand, by the day on which they were signed.
async fn of_referrals(app: &App, rule: &Model, days: (Date, Date)) -> Result<Given, Error> {
    let mut given = Given::new();
    for member in referrals::logic::signed_between(app.db.read(), days, FACTS_MAX).await? {
        add(&mut given, member, rule.points);
    }
    Ok(given)
}

async fn told(app: &App, given: Given) -> Result<DryRun, Error> {
    let mut most: Vec<(MembershipId, Points)> =
        given.iter().map(|(id, (_, points))| (*id, *points)).collect();
    most.sort_by_key(|(id, points)| (-*points, *id));
    most.truncate(TOP);
    let ids: Vec<MembershipId> = most.iter().map(|(id, _)| *id).collect();
    let mut people = memberships::logic::people(app, &ids).await?;
    let top = most.into_iter().filter_map(|(id, points)| {
        let (row, account) = people.remove(&id)?;
        Some((row, account, points))
    });
    Ok(DryRun {
        facts: given.values().map(|(facts, _)| facts).sum(),
        members: given.len() as u64,
        points: given.values().map(|(_, points)| *points).sum(),
        top: top.collect(),
    })
}
