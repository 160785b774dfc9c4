//! Complaints and their answers: acts are written by the feature that owns them.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::complaint::{Category, ComplaintId, Grade, Openness};
use linli_entities::import_ref::ImportKind;
use linli_entities::project::ProjectId;

use super::{Known, Ready};
use crate::db::Txn;
use crate::error::Error;
use crate::features::complaints::logic::importing::{self, Elsewhere};
use crate::features::imports::format::{AnswerRecord, ComplaintRecord, Record};
use crate::features::imports::store;
use crate::features::posts::body::Body;

/// Writes a complaint or an answer: its id, or what is wrong with it.
pub(super) async fn insert(
    txn: &Txn,
    ready: Ready,
    known: &Known,
    now: Instant,
) -> Result<Result<i64, String>, Error> {
    let Ready { record, body, .. } = ready;
    let (kind, reference) = (record.kind(), record.reference().to_owned());
    let result = match (record, body) {
        (Record::Complaint(record), Some(body)) => complaint(txn, record, body, known, now).await?,
        (Record::Answer(record), Some(body)) => answer(txn, record, body, known, now).await?,
        _ => Err("neither a complaint nor an answer".to_owned()),
    };
    if let Ok(id) = result {
        store::remember(txn, kind, reference, id).await?;
    }
    Ok(result)
}

fn id_of(known: &Known, kind: ImportKind, name: &str) -> i64 {
    known.get(&(kind, name.to_owned())).copied().unwrap_or_default()
}

async fn complaint(
    txn: &Txn,
    record: ComplaintRecord,
    body: Body,
    known: &Known,
    now: Instant,
) -> Result<Result<i64, String>, Error> {
    if record.created_at > now {
        return Ok(Err("`created_at` is still to come".to_owned()));
    }
    let new = Elsewhere {
        project_id: ProjectId(id_of(known, ImportKind::Project, &record.project)),
        complainant_id: AccountId(id_of(known, ImportKind::Account, &record.complainant)),
        title: record.title.trim().to_owned(),
        body,
        category: record.category.unwrap_or(Category::Other),
        grade: record.grade.unwrap_or(Grade::S3),
        openness: record.openness.unwrap_or(Openness::Private),
        received_at: record.created_at,
    };
    Ok(Ok(importing::take_in(txn, new, now).await?.0))
}

async fn answer(
    txn: &Txn,
    record: AnswerRecord,
    body: Body,
    known: &Known,
    now: Instant,
) -> Result<Result<i64, String>, Error> {
    if record.created_at > now {
        return Ok(Err("`created_at` is still to come".to_owned()));
    }
    let id = ComplaintId(id_of(known, ImportKind::Complaint, &record.complaint));
    let by = AccountId(id_of(known, ImportKind::Account, &record.author));
    let taken = importing::take_in_answer(txn, (id, by), body, (record.created_at, now)).await?;
    Ok(taken.map(|act| act.0))
}
