//! How the club is run.

use linli_entities::{Date, Instant, club, club_tier};
use sea_orm::{ConnectionTrait, Set};
use serde_json::json;

use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::audit;
use crate::error::Error;
use crate::features::accounts::logic::sessions;
use crate::features::memberships::rules::NewClub;
use crate::features::memberships::store;
use crate::features::points::rules::Terms;
use crate::markdown::{self, Mentioned};

/// The club as it is run.
#[derive(Clone, Debug)]
pub struct SeenClub {
    /// The row.
    pub row: club::Model,
    /// The tiers, lowest first.
    pub tiers: Vec<club_tier::Model>,
}

impl SeenClub {
    /// What of it the ledger follows.
    pub fn terms(&self) -> Terms {
        terms_of(&self.row)
    }

    /// From which day on points count for a tier.
    pub fn window_from(&self, now: Instant) -> Date {
        self.terms().window_from(now, u32::try_from(self.row.tier_window_months).unwrap_or(0))
    }
}

/// The club as it is run.
///
/// # Errors
/// When the database fails.
pub async fn club(db: &impl ConnectionTrait) -> Result<SeenClub, Error> {
    Ok(SeenClub { row: store::club(db).await?, tiers: store::tiers(db).await? })
}

/// The club as it is run, as it was committed last.
///
/// # Errors
/// When the database fails.
pub async fn shown(app: &App) -> Result<SeenClub, Error> {
    club(app.db.read()).await
}

/// What of it the ledger follows.
///
/// # Errors
/// When the database fails.
pub async fn terms(db: &impl ConnectionTrait) -> Result<Terms, Error> {
    Ok(terms_of(&store::club(db).await?))
}

fn terms_of(row: &club::Model) -> Terms {
    Terms {
        months: u32::try_from(row.points_last_months).unwrap_or(0),
        grace_days: u32::try_from(row.refund_grace_days).unwrap_or(0),
        offset_minutes: row.utc_offset_minutes,
    }
}

/// Runs the club otherwise, from now on: points that came before expire when they would have. Other terms are another
/// version of them, to which who joins agrees.
///
/// # Errors
/// [`Code::Forbidden`](crate::code::Code::Forbidden), [`Error::Stale`].
pub async fn update(app: &App, actor: &Actor, seen: i64, new: NewClub) -> Result<SeenClub, Error> {
    actor.demand(Permission::RunClub, Scope::Club)?;
    let html = render(&new.terms);
    let benefits: Vec<String> = new.tiers.iter().map(|tier| render(&tier.benefits)).collect();
    let input = (actor.clone(), seen, new, (html, benefits), app.clock.now());
    app.db
        .write(input, |txn, (actor, seen, new, (html, benefits), now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                actor.demand(Permission::RunClub, Scope::Club)?;
                let before = store::club(txn).await?;
                let renewed = before.terms_markdown != new.terms;
                let row = club::ActiveModel {
                    terms_version: Set(before.terms_version + i32::from(renewed)),
                    terms_markdown: Set(new.terms),
                    terms_html: Set(html),
                    points_last_months: Set(new.points_last_months),
                    refund_grace_days: Set(new.refund_grace_days),
                    tier_window_months: Set(new.tier_window_months),
                    utc_offset_minutes: Set(new.utc_offset_minutes),
                    adjustment_max: Set(new.adjustment_max),
                    version: Set(seen + 1),
                    changed_at: Set(now),
                    ..Default::default()
                };
                if !store::update_club(txn, seen, row).await? {
                    return Err(Error::Stale);
                }
                let tiers = new.tiers.into_iter().zip(benefits).map(|(tier, html)| club_tier::ActiveModel {
                    code: Set(tier.code),
                    name_zh: Set(tier.name_zh),
                    name_en: Set(tier.name_en),
                    threshold: Set(tier.threshold),
                    benefits_markdown: Set(tier.benefits),
                    benefits_html: Set(html),
                });
                store::replace_tiers(txn, tiers.collect()).await?;
                let detail = json!({ "terms_version": before.terms_version + i32::from(renewed) });
                Ok(audit::record(txn, &actor, "update_club", ("club", before.id.0), detail, now).await?)
            })
        })
        .await?;
    club(app.db.read()).await
}

fn render(text: &str) -> String {
    markdown::render(text, &Mentioned::new())
}
