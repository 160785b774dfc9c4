//! A batch of records, written in one transaction.

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::account::{AccountId, Locale};
use linli_entities::board::BoardId;
use linli_entities::building::BuildingId;
use linli_entities::complaint::ComplaintId;
use linli_entities::import_ref::ImportKind;
use linli_entities::project::ProjectId;
use linli_entities::topic::TopicId;

use super::{OnWrongLine, Ready, Tally, complaints, homes};
use crate::audit;
use crate::db::Txn;
use crate::db::versions::Key;
use crate::error::Error;
use crate::features::accounts::logic::registration::{self, EmailProof, NewAccount};
use crate::features::imports::format::{AccountRecord, BoardRecord, ProjectRecord, Record, Reference};
use crate::features::imports::store;
use crate::features::{accounts, boards, projects};

/// What records became, by kind and reference.
type Known = HashMap<(ImportKind, Reference), i64>;

/// What a record became, or what is wrong with it.
pub(super) type Became = Result<i64, String>;

/// What is to be written.
#[derive(Clone)]
pub(super) struct Batch {
    pub ready: Vec<Ready>,
    pub on_wrong: OnWrongLine,
    pub tally: Tally,
    pub now: Instant,
}

/// What became of it.
#[derive(Default)]
pub(super) struct Outcome {
    pub tally: Tally,
    pub added: u64,
    pub known: u64,
    pub filled: u64,
    pub wrong: Vec<(u64, String)>,
}

/// Writes the records in their order; where it stops at a wrong one, those before it are written and none after.
pub(super) async fn write(txn: &Txn, batch: Batch) -> Result<Outcome, Error> {
    let Batch { ready, on_wrong, tally, now } = batch;
    let mut known = known(txn, &ready).await?;
    let mut outcome = Outcome { tally, ..Outcome::default() };
    let mut posts = store::Posts::default();
    for one in ready {
        let key = (one.record.kind(), one.record.reference().clone());
        if known.contains_key(&key) {
            outcome.known += 1;
            continue;
        }
        let (line, filled) = (one.line, one.record.is_filled());
        match take_in(txn, one, &known, &mut posts, now).await? {
            Ok(id) => {
                *outcome.tally.added.entry(key.0).or_default() += 1;
                known.insert(key, id);
                outcome.added += 1;
                outcome.filled += u64::from(filled);
            }
            Err(reason) => {
                outcome.wrong.push((line, reason));
                if on_wrong == OnWrongLine::Stop {
                    break;
                }
            }
        }
    }
    posts.write(txn, now).await?;
    if outcome.added > 0 {
        let Tally { entry, .. } = outcome.tally;
        let detail = outcome.tally.detail();
        outcome.tally.entry = Some(audit::record_progress(txn, entry, "import", detail, now).await?);
        txn.touch(Key::Everything);
    }
    Ok(outcome)
}

/// What the records of the batch and those they name became, as far as they were taken in before.
async fn known(txn: &Txn, ready: &[Ready]) -> Result<Known, Error> {
    let mut wanted: HashMap<ImportKind, Vec<&Reference>> = HashMap::new();
    for one in ready {
        wanted.entry(one.record.kind()).or_default().push(one.record.reference());
        for (kind, name) in one.record.names() {
            wanted.entry(kind).or_default().push(name);
        }
    }
    let mut known = Known::new();
    for (kind, references) in wanted {
        let ids = store::known(txn, kind, references.iter().map(|name| name.as_str().to_owned())).await?;
        let found = references.into_iter().filter_map(|name| Some((name, *ids.get(name.as_str())?)));
        known.extend(found.map(|(name, id)| ((kind, name.clone()), id)));
    }
    Ok(known)
}

/// Writes one record. What is wrong with it is found before anything of it is written.
async fn take_in(
    txn: &Txn,
    ready: Ready,
    known: &Known,
    posts: &mut store::Posts,
    now: Instant,
) -> Result<Became, Error> {
    let id_of = |kind, name: &Reference| known.get(&(kind, name.clone())).copied();
    for (kind, name) in ready.record.names() {
        if id_of(kind, name).is_none() {
            return Ok(Err(format!("there is no {} {:?}", kind.as_str(), name.as_str())));
        }
    }
    // Each was just found.
    let id_of = |kind, name| id_of(kind, name).unwrap_or_default();
    let author_of = |name| AccountId(id_of(ImportKind::Account, name));
    let Ready { record, body, .. } = ready;
    let (kind, reference) = (record.kind(), record.reference().clone());
    let became = match record {
        Record::Project(record) => project(txn, record).await?,
        Record::Board(record) => {
            let project_id = record.project.as_ref().map(|name| ProjectId(id_of(ImportKind::Project, name)));
            board(txn, record, project_id).await?
        }
        Record::Building(record) => {
            let project_id = ProjectId(id_of(ImportKind::Project, &record.project));
            homes::building(txn, record, project_id).await?
        }
        Record::Unit(record) => {
            let building_id = BuildingId(id_of(ImportKind::Building, &record.building));
            homes::unit(txn, record, building_id, now).await?
        }
        Record::Account(record) => account(txn, record).await?,
        Record::Topic(record) => {
            let board_id = BoardId(id_of(ImportKind::Board, &record.board));
            let author_id = author_of(&record.author);
            Ok(posts.begin_topic(txn, record, board_id, author_id, body).await?.0)
        }
        Record::Post(record) => {
            let topic_id = TopicId(id_of(ImportKind::Topic, &record.topic));
            let author_id = author_of(&record.author);
            posts.add(topic_id, author_id, record, body);
            // A post is named by nobody; its reference is written with its row.
            return Ok(Ok(0));
        }
        Record::Complaint(record) => {
            let project_id = ProjectId(id_of(ImportKind::Project, &record.project));
            let complainant_id = author_of(&record.complainant);
            complaints::file(txn, record, (project_id, complainant_id), body, now).await?
        }
        Record::Answer(record) => {
            let complaint_id = ComplaintId(id_of(ImportKind::Complaint, &record.complaint));
            let author_id = author_of(&record.author);
            complaints::answer(txn, (complaint_id, author_id), body, (record.created_at, now)).await?
        }
    };
    if let Ok(id) = became {
        posts.remember(kind, reference, id);
    }
    Ok(became)
}

/// Each asks first whether a name is taken: a violated constraint would end the whole transaction on PostgreSQL.
async fn project(txn: &Txn, ProjectRecord { new, created_at, .. }: ProjectRecord) -> Result<Became, Error> {
    if projects::logic::is_slug_taken(txn, &new.slug).await? {
        return Ok(Err(format!("there is a project {:?} that was not imported as this one", new.slug)));
    }
    became(projects::logic::make(txn, new, created_at).await.map(|id| id.0))
}

async fn board(txn: &Txn, record: BoardRecord, project_id: Option<ProjectId>) -> Result<Became, Error> {
    let BoardRecord { new, created_at, .. } = record;
    if boards::logic::is_slug_taken(txn, project_id, &new.slug).await? {
        return Ok(Err(format!("there is a board {:?} that was not imported as this one", new.slug)));
    }
    became(boards::logic::make(txn, project_id, new, created_at).await.map(|id| id.0))
}

async fn account(txn: &Txn, record: AccountRecord) -> Result<Became, Error> {
    let AccountRecord { name, display_name, created_at, .. } = record;
    if accounts::logic::registration::is_name_taken(txn, &name).await? {
        return Ok(Err(format!("the name {:?} is taken", name.shown)));
    }
    let new = NewAccount {
        name,
        email: None,
        email_proven: EmailProof::Missing,
        display_name,
        locale: Locale::ZhCn,
    };
    became(registration::make(txn, new, None, created_at).await.map(|account| account.id.0))
}

/// What a feature refuses is wrong with the line; everything else ends the import.
pub(super) fn became(made: Result<i64, Error>) -> Result<Became, Error> {
    match made {
        Ok(id) => Ok(Ok(id)),
        Err(refused @ (Error::Invalid(_) | Error::Conflict(_))) => Ok(Err(refused.for_people())),
        Err(error) => Err(error),
    }
}
