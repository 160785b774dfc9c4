//! What a server does by itself, done at the time of the example.

use crate::app::App;
use crate::error::Error;
use crate::features::{
    badges, boards, bookmarks, bulletins, commitments, complaints, deposits, drafts, draws, earning_rules,
    exports, greetings, memberships, notices, referrals, registrations, surveys, votes,
};
use crate::jobs;

/// Does all that is due by the clock of the example.
pub(super) async fn run(app: &App) -> Result<(), Error> {
    drafts::jobs::run_due(app).await?;
    boards::jobs::run_due(app).await?;
    complaints::jobs::run_due(app, app.clock.now()).await?;
    registrations::jobs::run_due(app).await?;
    draws::jobs::run_due(app).await?;
    votes::jobs::run_due(app).await?;
    commitments::jobs::run_due(app).await?;
    deposits::jobs::run_due(app).await?;
    surveys::jobs::run_due(app).await?;
    greetings::jobs::run_due(app).await?;
    bulletins::jobs::run_due(app).await?;
    bookmarks::jobs::run_due(app).await?;
    earning_rules::jobs::tenure(app).await?;
    earning_rules::logic::follow::catch_up(app).await?;
    referrals::jobs::run_due(app).await?;
    memberships::jobs::run_due(app).await?;
    badges::logic::follow::catch_up(app).await?;
    notices::logic::follow::catch_up(app).await?;
    exports::jobs::run_due(app).await?;
    jobs::run_due(app).await?;
    Ok(())
}
