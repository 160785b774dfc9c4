//! Telling staff that the day of a commitment comes, or is over: each once.

use linli_entities::Instant;
use linli_entities::commitment::{ActiveModel, CommitmentId, Model};
use linli_entities::commitment_warning::{self, CommitmentWarningId, CommitmentWarningKind};
use linli_entities::outbox::OutboxKind;
use linli_entities::post::PostId;
use linli_entities::project;
use sea_orm::Set;

use crate::actor::Actor;
use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::commitments::{rules, store};
use crate::features::promise::rules::calendar;
use crate::features::{posts, projects, topics};
use crate::{jobs, outbox};

/// Commitments of one look.
const BATCH: u64 = 100;

/// Tells of what is due tomorrow and of what is overdue since today; answers how many.
///
/// # Errors
/// When the database fails; what was not told is told by the next call.
pub async fn run_due(app: &App) -> Result<usize, Error> {
    jobs::until_none(app, || warn_some(app)).await
}

async fn warn_some(app: &App) -> Result<usize, Error> {
    let mut done = 0;
    let now = app.clock.now();
    for id in store::to_warn(app.db.read(), calendar::date(now), BATCH).await? {
        let warned = app.db.write((id, now), |txn, (id, now)| Box::pin(warn_in(txn, id, now))).await?;
        done += usize::from(warned);
    }
    Ok(done)
}

/// Whoever comes second finds it told.
async fn warn_in(txn: &Txn, id: CommitmentId, now: Instant) -> Result<bool, Error> {
    let today = calendar::date(now);
    let Some(row) = store::locked(txn, id).await? else { return Ok(false) };
    if row.warn_on.is_none_or(|on| on > today) {
        return Ok(false);
    }
    let (kind, next) = rules::warning(row.due_on, today);
    store::update(txn, ActiveModel { id: Set(id), warn_on: Set(next), ..Default::default() }).await?;
    // A page that shows the post says how the commitment stands: since midnight otherwise.
    if let Some((topic_id, board_id)) = store::place(txn, row.post_id).await? {
        topics::logic::touch(txn, topic_id, board_id);
    }
    if !store::is_warned(txn, id, row.due_on, kind).await? {
        let warning = commitment_warning::ActiveModel {
            commitment_id: Set(id),
            kind: Set(kind),
            due_on: Set(row.due_on),
            warned_at: Set(now),
            ..Default::default()
        };
        let warning_id = store::insert_warning(txn, warning).await?;
        outbox::enqueue(txn, OutboxKind::CommitmentWarning, warning_id.0, now).await?;
    }
    Ok(true)
}

/// A warning, with what it is of.
#[derive(Clone, Debug)]
pub struct Told {
    /// The warning.
    pub warning: commitment_warning::Model,
    /// The commitment.
    pub commitment: Model,
    /// Its project.
    pub project: project::Model,
}

impl Told {
    /// Whether its day was over then.
    pub fn is_overdue(&self) -> bool {
        self.warning.kind == CommitmentWarningKind::Overdue
    }
}

/// These warnings, of commitments whose posts the actor may read.
///
/// # Errors
/// When the database fails.
pub async fn readable_among(
    app: &App,
    actor: &Actor,
    ids: &[CommitmentWarningId],
) -> Result<Vec<Told>, Error> {
    let db = app.db.read();
    let warnings = store::warnings(db, ids).await?;
    let of: Vec<CommitmentId> = warnings.iter().map(|warning| warning.commitment_id).collect();
    let rows = store::by_ids(db, &of).await?;
    let post_ids: Vec<PostId> = rows.iter().map(|row| row.post_id).collect();
    let readable = posts::logic::readable_among(app, actor, &post_ids).await?;
    let projects = projects::logic::projects(db, rows.iter().map(|row| row.project_id)).await?;
    let told = warnings.into_iter().filter_map(|warning| {
        let commitment = rows.iter().find(|row| row.id == warning.commitment_id)?;
        readable.iter().find(|(post, _)| post.id == commitment.post_id)?;
        let project = projects.get(&commitment.project_id)?.clone();
        Some(Told { warning, commitment: commitment.clone(), project })
    });
    Ok(told.collect())
}
