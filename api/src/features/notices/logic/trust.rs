//! What an account is told of itself: that it is trusted more, and that it was given a badge.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::badge_award::BadgeAwardId;
use linli_entities::notice::{Model, NoticeKind};
use linli_entities::trust::TrustLevel;

use super::news::News;
use super::subjects::{Known, each, ids, of_kinds};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::notices::rules::words::About;
use crate::features::{badges, trust};

/// What stands before the level in the word of such a fact: each level is told once.
const RAISED: &str = "trust:";

/// That an account is trusted more, told to it; not where it fell again since.
pub(super) async fn of_raised(app: &App, id: AccountId, at: Instant) -> Result<Option<News>, Error> {
    let level = trust::logic::raised_at(app.db.read(), id, at).await?;
    Ok(level.map(|level| {
        let fact = format!("{RAISED}{}", level.as_str());
        News::own(fact, id.0, at, None, vec![(id, NoticeKind::TrustRaised)])
    }))
}

/// That an account was given a badge, told to it.
pub(super) async fn of_award(app: &App, id: BadgeAwardId, at: Instant) -> Result<Option<News>, Error> {
    let award = badges::logic::awards(app.db.read(), &[id]).await?.pop();
    Ok(award.map(|award| {
        let told = vec![(award.account_id, NoticeKind::BadgeAwarded)];
        News::own(format!("badge:{id}"), id.0, at, None, told)
    }))
}

/// What such notices are about; missing where the account is not trusted so far any more.
pub(super) async fn about(app: &App, actor: &Actor, rows: &[Model]) -> Result<Known, Error> {
    let raised = of_kinds(rows, &[NoticeKind::TrustRaised]);
    let given = of_kinds(rows, &[NoticeKind::BadgeAwarded]);
    if raised.is_empty() && given.is_empty() {
        return Ok(vec![]);
    }
    let own = actor.signed_in()?.account_id;
    let level = trust::logic::level_of(app, own).await?;
    let mut known = each(&raised, |row| {
        let told: TrustLevel = row.fact.strip_prefix(RAISED)?.parse().ok()?;
        (told <= level).then_some(About::Trust { account_id: own, level: told })
    });
    let awards = badges::logic::awards(app.db.read(), &ids(&given, BadgeAwardId)).await?;
    known.extend(each(&given, |row| {
        let award = awards.iter().find(|award| award.id.0 == row.subject_id)?;
        (award.account_id == own).then_some(About::Badge { account_id: own, badge: award.badge })
    }));
    Ok(known)
}
