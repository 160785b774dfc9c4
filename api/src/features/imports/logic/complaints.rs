//! Complaints and their answers: acts are written by the feature that owns them.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::complaint::ComplaintId;
use linli_entities::project::ProjectId;

use super::batch::Became;
use crate::db::Txn;
use crate::error::Error;
use crate::features::complaints::logic::importing::{self, Elsewhere};
use crate::features::imports::format::ComplaintRecord;
use crate::features::posts::body::Body;

/// What has not happened yet is not taken in.
const TO_COME: &str = "`created_at` is still to come";

/// Files a complaint of this project and complainant.
pub(super) async fn file(
    txn: &Txn,
    record: ComplaintRecord,
    (project_id, complainant_id): (ProjectId, AccountId),
    body: Body,
    now: Instant,
) -> Result<Became, Error> {
    if record.created_at > now {
        return Ok(Err(TO_COME.to_owned()));
    }
    let new = Elsewhere {
        project_id,
        complainant_id,
        title: record.title,
        body,
        category: record.category,
        grade: record.grade,
        openness: record.openness,
        received_at: record.created_at,
    };
    Ok(Ok(importing::take_in(txn, new, now).await?.0))
}

/// Answers a complaint at `answered_at`.
pub(super) async fn answer(
    txn: &Txn,
    of: (ComplaintId, AccountId),
    body: Body,
    (answered_at, now): (Instant, Instant),
) -> Result<Became, Error> {
    if answered_at > now {
        return Ok(Err(TO_COME.to_owned()));
    }
    Ok(importing::take_in_answer(txn, of, body, (answered_at, now)).await?.map(|act| act.0))
}
