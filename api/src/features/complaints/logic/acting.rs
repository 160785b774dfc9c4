//! What is done to a complaint: one way for every act.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::attachment::AttachmentId;
use linli_entities::complaint::{self, ComplaintId, ComplaintState, Grade};
use linli_entities::complaint_act::{self, ActKind};
use linli_entities::outbox::OutboxKind;
use linli_entities::{complaint_note, complaint_text};
use sea_orm::Set;
use serde_json::{Value, json};

use super::reading::{self, Note, Seen};
use super::{may_read, party, photos};
use crate::actor::Actor;
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::sessions;
use crate::features::complaints::input::Act;
use crate::features::complaints::rules::canonical;
use crate::features::complaints::rules::fold::{Fact, Standing};
use crate::features::complaints::rules::table::{self, Party};
use crate::features::complaints::rules::{RATE_WITHIN, REOPEN_WITHIN};
use crate::features::complaints::store;
use crate::features::posts::body::Body;
use crate::features::{accounts, attachments, posts, projects};
use crate::once::Once;
use crate::{audit, outbox, secret};

/// Notes that are listed, oldest first.
const NOTES_MAX: u64 = 200;

/// A text that is said with an act.
#[derive(Clone, Debug)]
pub struct Said {
    body: Body,
    salt: Vec<u8>,
    photos: Vec<AttachmentId>,
}

impl Said {
    /// The text with a salt of its own.
    pub fn new(body: Body) -> Self {
        Self { body, salt: secret::salt(), photos: vec![] }
    }

    /// With photos that wait to be claimed.
    pub fn with_photos(self, photos: &[AttachmentId]) -> Self {
        Self { photos: photos.to_vec(), ..self }
    }
}

#[derive(Clone)]
struct Doing {
    actor: Actor,
    id: ComplaintId,
    act: Act,
    said: Option<Said>,
    once: Once,
    seen: Option<i32>,
    now: Instant,
}

/// Does something to a complaint.
///
/// # Errors
/// [`Error::NotFound`] for a complaint that the actor may not read; those of [`table::next`] and of the act itself.
pub async fn act(app: &App, actor: &Actor, id: ComplaintId, act: Act, once: Once) -> Result<Seen, Error> {
    act_as_read(app, actor, id, act, once, None).await
}

/// Does something to a complaint, as long as nobody else did since the version `seen`. What the server recorded by
/// itself, such as a step of the ladder, does not count.
///
/// # Errors
/// As [`act`]; [`Error::Stale`].
pub async fn act_as_read(
    app: &App,
    actor: &Actor,
    id: ComplaintId,
    act: Act,
    once: Once,
    seen: Option<i32>,
) -> Result<Seen, Error> {
    let account_id = actor.signed_in()?.account_id;
    reading::visible(app, actor, id).await?;
    app.rates.write.count(&account_id)?;
    let said = match act.text() {
        Some(text) => Some(Said::new(posts::logic::render(app, text).await?).with_photos(act.photo_ids())),
        None => None,
    };
    let input = Doing { actor: actor.clone(), id, act, said, once, seen, now: app.clock.now() };
    app.db.write(input, |txn, doing| Box::pin(act_in(txn, doing))).await?;
    reading::get(app, actor, id).await
}

async fn act_in(txn: &Txn, doing: Doing) -> Result<(), Error> {
    let Doing { actor, id, act, said, once, seen, now } = doing;
    let actor = sessions::seen_again(txn, &actor).await?;
    let complaint = store::locked(txn, id).await?.ok_or(Error::NotFound("complaint"))?;
    let project = projects::logic::project(txn, complaint.project_id).await?;
    let party = party(txn, &actor, &complaint, &project).await?;
    if !may_read(party, &complaint) {
        return Err(Error::NotFound("complaint"));
    }
    if once.made_before(txn).await?.is_some() {
        return Ok(());
    }
    if let Some(seen) = seen
        && store::acted_since(txn, id, seen).await?
    {
        return Err(Error::Stale);
    }
    table::next(complaint.state, act.kind(), party)?;
    demand(txn, &act, party, &complaint, now).await?;
    record(txn, &complaint, act.kind(), actor.account_id(), act.detail(), said, now).await?;
    keep(txn, &act, &complaint, actor.account_id()).await?;
    if matches!(party, Party::Staff | Party::Lead) {
        let entity = ("complaint", id.0);
        audit::record(txn, &actor, act.kind().as_str(), entity, act.detail(), now).await?;
    }
    once.remember(txn, id.0, now).await?;
    Ok(outbox::enqueue(txn, OutboxKind::Complaint, id.0, now).await?)
}

/// What an act needs beside the table.
async fn demand(
    txn: &Txn,
    act: &Act,
    party: Party,
    complaint: &complaint::Model,
    now: Instant,
) -> Result<(), Error> {
    match act {
        Act::RetractAnswer(number) => {
            let standing = standing(txn, complaint.id).await?;
            if !standing.has_answer(*number) {
                return Err(Error::NotFound("answer"));
            }
        }
        // Who works on it does not make it milder alone.
        Act::Grade(grade) if *grade > complaint.grade && party != Party::Lead => {
            return Err(Error::Forbidden(Code::Forbidden));
        }
        Act::Assign(handler_id) => {
            let scope_of = projects::logic::project(txn, complaint.project_id).await?;
            let rights = sessions::rights(txn, *handler_id).await?;
            let scope = crate::actor::Scope::Project(scope_of.id, &scope_of.city);
            if !rights.may(crate::actor::Permission::AnswerComplaints, scope) {
                return Err(Error::invalid("/handler_id", Code::NotFound));
            }
        }
        Act::Reopen(_) if complaint.state == ComplaintState::Confirmed && party == Party::Complainant => {
            demand_soon(txn, complaint, REOPEN_WITHIN, now).await?;
        }
        Act::Rate(_) if complaint.state == ComplaintState::Confirmed => {
            demand_soon(txn, complaint, RATE_WITHIN, now).await?;
        }
        _ => {}
    }
    Ok(())
}

/// Some things can be done only for a while after the complaint was confirmed.
async fn demand_soon(
    txn: &Txn,
    complaint: &complaint::Model,
    within: chrono::TimeDelta,
    now: Instant,
) -> Result<(), Error> {
    let acts = store::acts(txn, complaint.id).await?;
    let confirmed = acts.iter().rev().find(|act| act.kind == ActKind::Confirmed);
    let soon = confirmed.is_none_or(|act| now - act.acted_at <= within);
    if soon { Ok(()) } else { Err(Error::Conflict(Code::TooLate)) }
}

/// What of an act the row of the complaint keeps beside what the fold says.
async fn keep(
    txn: &Txn,
    act: &Act,
    complaint: &complaint::Model,
    by: Option<AccountId>,
) -> Result<(), Error> {
    let mut row = complaint::ActiveModel { id: Set(complaint.id), ..Default::default() };
    match act {
        // Whoever of the staff touches it first answers for it (first-asked responsibility).
        Act::Answer(_) => {
            row.responsible_id = Set(complaint.responsible_id.or(by));
            row.handler_id = Set(complaint.handler_id.or(by));
        }
        Act::Assign(handler_id) => {
            row.handler_id = Set(Some(*handler_id));
            row.responsible_id = Set(complaint.responsible_id.or(Some(*handler_id)));
        }
        Act::Rate(rating) => row.rating = Set(Some(*rating)),
        _ => return Ok(()),
    }
    Ok(store::update(txn, row).await?)
}

/// What of a stored act counts for the fold.
pub(super) fn fact(act: &complaint_act::Model) -> Fact {
    let grade = act.detail.get("grade").and_then(Value::as_str).and_then(|text| text.parse::<Grade>().ok());
    let of = act.detail.get("of").and_then(Value::as_i64).and_then(|number| i32::try_from(number).ok());
    let received =
        act.detail.get("received_us").and_then(Value::as_i64).and_then(Instant::from_timestamp_micros);
    Fact { number: act.number, kind: act.kind, at: received.unwrap_or(act.acted_at), grade, of }
}

/// What the acts of a complaint add up to.
pub(super) async fn standing(txn: &Txn, id: ComplaintId) -> Result<Standing, Error> {
    let facts: Vec<Fact> = store::acts(txn, id).await?.iter().map(fact).collect();
    Standing::of(&facts).ok_or_else(|| Error::internal(anyhow::anyhow!("complaint {id} has no filing")))
}

/// Writes an act and brings the row of the complaint and its deadlines to what all acts add up to.
pub(super) async fn record(
    txn: &Txn,
    complaint: &complaint::Model,
    kind: ActKind,
    actor_id: Option<AccountId>,
    mut detail: Value,
    said: Option<Said>,
    now: Instant,
) -> Result<(), Error> {
    let photo_ids = said.as_ref().map_or(&[][..], |said| &said.photos);
    let photos = photos::claim(txn, actor_id, photo_ids, &mut detail, now).await?;
    let number = complaint.act_count + 1;
    let commitment = said.as_ref().map(|said| canonical::commitment(&said.salt, &said.body.markdown));
    let canonical = canonical::Act {
        complaint_id: complaint.id,
        number,
        kind,
        actor_id,
        at: now,
        detail: &detail,
        commitment: commitment.as_deref(),
    };
    let row = complaint_act::ActiveModel {
        complaint_id: Set(complaint.id),
        number: Set(number),
        kind: Set(kind),
        actor_id: Set(actor_id),
        acted_at: Set(now),
        canonical: Set(canonical.bytes()),
        detail: Set(detail),
        commitment: Set(commitment),
        ..Default::default()
    };
    let act_id = store::insert_act(txn, row).await?;
    photos.hang_on(txn, act_id).await?;
    if let Some(Said { body, salt, .. }) = said {
        let row = complaint_text::ActiveModel {
            act_id: Set(act_id),
            markdown: Set(body.markdown),
            html: Set(body.html),
            salt: Set(salt),
        };
        store::insert_text(txn, row).await?;
    }
    let standing = standing(txn, complaint.id).await?;
    store::put_deadlines(txn, complaint.id, &standing.deadlines).await?;
    let row = complaint::ActiveModel {
        id: Set(complaint.id),
        state: Set(standing.state),
        grade: Set(standing.grade),
        cycle: Set(standing.cycle),
        due_at: Set(standing.due_at()),
        act_count: Set(number),
        ..Default::default()
    };
    Ok(store::update(txn, row).await?)
}

/// Erases what somebody said and showed in complaints, within the transaction that erases the account: texts, photos and
/// salts go, acts, commitments and deadlines stay, and so does what is owed (E43, E47). Answers whose files are then to
/// be deleted.
///
/// # Errors
/// When the database fails.
pub async fn erase_words(txn: &Txn, account_id: AccountId) -> Result<Vec<AttachmentId>, Error> {
    let mut photos = store::photos::erase(txn, account_id).await?;
    photos.extend(attachments::logic::waiting_of(txn, account_id).await?);
    attachments::logic::delete(txn, &photos).await?;
    store::erase_words(txn, account_id).await?;
    Ok(photos)
}

/// Tells the other staff something about a complaint. It is no act and no answer (E02).
///
/// # Errors
/// [`Error::NotFound`] for a complaint that may not be read; [`Code::Forbidden`] to whoever is not its staff.
pub async fn note(
    app: &App,
    actor: &Actor,
    id: ComplaintId,
    text: String,
    once: Once,
) -> Result<Note, Error> {
    let account_id = actor.signed_in()?.account_id;
    demand_staff(app, actor, id).await?;
    app.rates.write.count(&account_id)?;
    let row = app
        .db
        .write((id, account_id, text, once, app.clock.now()), |txn, (id, author_id, text, once, now)| {
            Box::pin(async move {
                if let Some(before) = once.made_before(txn).await? {
                    return store::note(txn, before).await?.ok_or(Error::NotFound("note"));
                }
                let row = complaint_note::ActiveModel {
                    complaint_id: Set(id),
                    author_id: Set(author_id),
                    text: Set(text),
                    written_at: Set(now),
                    ..Default::default()
                };
                let row = store::insert_note(txn, row).await?;
                once.remember(txn, row.id.0, now).await?;
                Ok(row)
            })
        })
        .await?;
    shown(app, vec![row]).await?.pop().ok_or(Error::NotFound("note"))
}

/// What staff told each other about a complaint, oldest first.
///
/// # Errors
/// As [`note`].
pub async fn notes(app: &App, actor: &Actor, id: ComplaintId) -> Result<Vec<Note>, Error> {
    actor.signed_in()?;
    demand_staff(app, actor, id).await?;
    shown(app, store::notes(app.db.read(), id, NOTES_MAX).await?).await
}

async fn demand_staff(app: &App, actor: &Actor, id: ComplaintId) -> Result<(), Error> {
    let (_, _, party) = reading::visible(app, actor, id).await?;
    let staff = matches!(party, Party::Staff | Party::Lead);
    if staff { Ok(()) } else { Err(Error::Forbidden(Code::Forbidden)) }
}

async fn shown(app: &App, rows: Vec<complaint_note::Model>) -> Result<Vec<Note>, Error> {
    let ids: Vec<AccountId> = rows.iter().map(|row| row.author_id).collect();
    let people = accounts::logic::refs(app, &ids, crate::actor::Scope::Anywhere).await?;
    let note = |row: complaint_note::Model| Note {
        author: accounts::logic::AccountRef::of(&people, row.author_id),
        text: row.text,
        written_at: row.written_at,
    };
    Ok(rows.into_iter().map(note).collect())
}

/// What an escalation is recorded with.
pub(super) fn rung_detail(rung: &str, deadline: &linli_entities::complaint_deadline::Model) -> Value {
    json!({
        "rung": rung, "deadline": deadline.kind, "opened_by": deadline.opened_by,
        "due_us": deadline.due_at.timestamp_micros(),
    })
}
