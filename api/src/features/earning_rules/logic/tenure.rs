//! Points for months of membership: looked for once a day, and as often as is liked, because a month is a fact.

use linli_entities::ledger_transaction::SourceKind;
use linli_entities::membership::{self, MembershipId};
use linli_entities::{Date, Instant};

use linli_entities::earning_rule::{self, EarningKind};

use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::earning_rules::{rules, store};
use crate::features::memberships;
use crate::features::points::logic::{Gift, moving, reading};
use crate::features::points::rules::{Points, Terms};

/// Members looked at in one go.
const PAGE: u64 = 100;

/// Gives points for each month of membership that ended while the rule was active; answers how many were given.
///
/// # Errors
/// When the database fails.
pub async fn run(app: &App) -> Result<usize, Error> {
    let db = app.db.read();
    let rule = store::active(db).await?.into_iter().find(|rule| rule.kind == EarningKind::Tenure);
    let Some(rule) = rule else { return Ok(0) };
    let (terms, now) = (memberships::logic::terms(db).await?, app.clock.now());
    let (mut given, mut after) = (0, MembershipId(0));
    while !app.stop.is_cancelled() {
        let page = memberships::logic::members_since(db, now, after, PAGE).await?;
        let Some(last) = page.last().map(|member| member.id) else { break };
        for member in page {
            for day in due(&member, &rule, &terms, now) {
                // Looking first keeps an idle job from writing.
                if reading::given_for(db, member.id, &rules::tenure(day)).await?.is_none() {
                    given += usize::from(give(app, member.id, &rule, day, terms).await?);
                }
            }
        }
        after = last;
    }
    Ok(given)
}

fn due(member: &membership::Model, rule: &earning_rule::Model, terms: &Terms, now: Instant) -> Vec<Date> {
    let begun = rule.activated_at.map_or(now, |at| at.max(member.joined_at));
    rules::anniversaries(terms.day(member.joined_at), terms.day(begun), terms.day(now))
}

async fn give(
    app: &App,
    membership_id: MembershipId,
    rule: &earning_rule::Model,
    day: Date,
    terms: Terms,
) -> Result<bool, Error> {
    let gift = Gift {
        membership_id,
        points: Points(rule.points),
        source: (SourceKind::Tenure, membership_id.0),
        fact: rules::tenure(day),
        rule_id: Some(rule.id.0),
        actor_id: None,
    };
    app.db
        .write((gift, terms, app.clock.now()), |txn, (gift, terms, now)| {
            Box::pin(give_in(txn, gift, terms, now))
        })
        .await
}

async fn give_in(txn: &Txn, gift: Gift, terms: Terms, now: Instant) -> Result<bool, Error> {
    let member = memberships::logic::account_of_in(txn, gift.membership_id).await?;
    if member.is_none_or(|member| member.left_at.is_some()) {
        return Ok(false);
    }
    Ok(moving::give(txn, gift, &terms, now).await?.is_some())
}
