//! Writing an act: the only way on which a complaint changes. What the row and the deadlines say is what all acts add up
//! to, also when they are added up again.

use chrono::TimeDelta;
use linli_entities::account::AccountId;
use linli_entities::attachment::AttachmentId;
use linli_entities::complaint::{self, Channel, ComplaintId, Grade};
use linli_entities::complaint_act::{self, ActId, ActKind};
use linli_entities::outbox::OutboxKind;
use linli_entities::team::TeamId;
use linli_entities::{Instant, complaint_text};
use sea_orm::{ConnectionTrait, Set};
use serde_json::Value;

use super::{photos, visits};
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::complaints::rules::canonical;
use crate::features::complaints::rules::fold::{Fact, Standing};
use crate::features::complaints::rules::{is_danger, promised_from};
use crate::features::complaints::store;
use crate::features::posts::body::Body;
use crate::{outbox, secret};

/// A clock that goes back by more than this is told of (E40).
const STEP_MAX: TimeDelta = TimeDelta::seconds(5);

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

/// An act that is to be written.
#[derive(Clone, Debug)]
pub(super) struct NewAct {
    /// What happens.
    pub(super) kind: ActKind,
    /// Who does it; none for the system.
    pub(super) actor_id: Option<AccountId>,
    /// What belongs to this kind of act.
    pub(super) detail: Value,
    /// What is said with it.
    pub(super) said: Option<Said>,
}

impl NewAct {
    /// What the server itself does.
    pub(super) fn of_system(kind: ActKind, detail: Value) -> Self {
        Self { kind, actor_id: None, detail, said: None }
    }
}

/// What of a stored act counts for the fold.
pub(super) fn fact(act: &complaint_act::Model) -> Fact {
    let whole = |key: &str| act.detail.get(key).and_then(Value::as_i64);
    let small = |key: &str| whole(key).and_then(|number| i32::try_from(number).ok());
    let instant = |key: &str| whole(key).and_then(Instant::from_timestamp_micros);
    let word = |key: &str| act.detail.get(key).and_then(Value::as_str);
    Fact {
        actor: act.actor_id,
        grade: word("grade").and_then(|text| text.parse::<Grade>().ok()),
        of: small("of"),
        until: instant("until_us"),
        promise: small("promise"),
        team: whole("team_id").map(TeamId),
        handler: whole("handler_id").map(AccountId),
        responsible: whole("responsible_id").map(AccountId),
        rating: small("rating"),
        told: word("channel").is_some_and(|channel| channel != Channel::Online.as_str()),
        ..Fact::new(act.number, act.kind, instant("received_us").unwrap_or(act.acted_at))
    }
}

/// What these acts of a complaint add up to.
///
/// # Errors
/// When they begin with no filing.
pub(super) fn standing_of(id: ComplaintId, acts: &[complaint_act::Model]) -> Result<Standing, Error> {
    let facts: Vec<Fact> = acts.iter().map(fact).collect();
    Standing::of(&facts).ok_or_else(|| Error::internal(anyhow::anyhow!("complaint {id} has no filing")))
}

/// Writes an act, brings the row of the complaint and its deadlines to what all acts add up to, and tells those who
/// follow. Answers the complaint as it is then.
pub(super) async fn record(
    txn: &Txn,
    complaint: &complaint::Model,
    new: NewAct,
    now: Instant,
) -> Result<complaint::Model, Error> {
    let acts = store::acts(txn, complaint.id).await?;
    add(txn, complaint, acts, new, now).await
}

/// As [`record`], where the acts so far are known.
pub(super) async fn add(
    txn: &Txn,
    complaint: &complaint::Model,
    acts: Vec<complaint_act::Model>,
    new: NewAct,
    now: Instant,
) -> Result<complaint::Model, Error> {
    let (act_id, after) = write(txn, complaint, acts, new, now).await?;
    outbox::enqueue(txn, OutboxKind::Act, act_id.0, now).await?;
    outbox::enqueue(txn, OutboxKind::Complaint, complaint.id.0, now).await?;
    Ok(after)
}

/// As [`add`], but nobody is told that it happened: for what is taken in from elsewhere.
pub(super) async fn write(
    txn: &Txn,
    complaint: &complaint::Model,
    mut acts: Vec<complaint_act::Model>,
    NewAct { kind, actor_id, mut detail, said }: NewAct,
    now: Instant,
) -> Result<(ActId, complaint::Model), Error> {
    let photo_ids = said.as_ref().map_or(&[][..], |said| &said.photos);
    let photos = photos::claim(txn, actor_id, photo_ids, &mut detail, now).await?;
    let number = complaint.act_count + 1;
    let acted_at = never_back(txn, acts.last(), now).await?;
    let commitment = said.as_ref().map(|said| canonical::commitment(&said.salt, &said.body.markdown));
    let canonical = canonical::Act {
        complaint_id: complaint.id,
        number,
        kind,
        actor_id,
        at: acted_at,
        detail: &detail,
        commitment: commitment.as_deref(),
    };
    let row = complaint_act::ActiveModel {
        complaint_id: Set(complaint.id),
        number: Set(number),
        kind: Set(kind),
        actor_id: Set(actor_id),
        acted_at: Set(acted_at),
        canonical: Set(canonical.bytes()),
        detail: Set(detail),
        commitment: Set(commitment),
        ..Default::default()
    };
    let act = store::insert_act(txn, row).await?;
    let act_id = act.id;
    photos.hang_on(txn, act_id).await?;
    if let Some(Said { body, salt, .. }) = said {
        let row = complaint_text::ActiveModel {
            act_id: Set(act.id),
            markdown: Set(body.markdown),
            html: Set(body.html),
            salt: Set(salt),
        };
        store::insert_text(txn, row).await?;
    }
    acts.push(act);
    let standing = standing_of(complaint.id, &acts)?;
    store::put_deadlines(txn, complaint, &standing.deadlines).await?;
    let after = store::update(txn, row_of(complaint, &standing, number)).await?;
    visits::follow(txn, &after, kind, now).await?;
    Ok((act_id, after))
}

/// What the row of a complaint says that its acts add up to.
pub(super) fn row_of(row: &complaint::Model, standing: &Standing, act_count: i32) -> complaint::ActiveModel {
    complaint::ActiveModel {
        id: Set(row.id),
        state: Set(standing.state),
        grade: Set(standing.grade),
        cycle: Set(standing.cycle),
        promise_version: Set(standing.promise.version),
        handler_id: Set(standing.handler),
        responsible_id: Set(standing.responsible),
        rating: Set(standing.rating),
        due_at: Set(standing.due_at(promised_from(row))),
        step_at: Set(standing.next_step().map(|(_, at)| at)),
        proposed_by: Set(standing.proposal),
        skipped: Set(standing.has_skipped()),
        act_count: Set(act_count),
        team_id: Set(standing.team),
        team_decided: Set(standing.team_decided),
        refused_at: Set(standing.refused_at),
        offered_to_id: Set(standing.offered_to),
        danger: Set(is_danger(row.category, standing.grade)),
        ..Default::default()
    }
}

/// An act is never earlier than the one before it, whatever the clock says (E40). A clock that went back further than
/// clocks do is told of once.
async fn never_back(txn: &Txn, last: Option<&complaint_act::Model>, now: Instant) -> Result<Instant, Error> {
    let Some(latest_at) = last.map(|act| act.acted_at).filter(|latest_at| *latest_at > now) else {
        return Ok(now);
    };
    if latest_at - now > STEP_MAX && !store::is_behind(txn, now).await? {
        tracing::error!(%now, %latest_at, "the clock of the server went back");
        store::insert_clock_step(txn, now, latest_at).await?;
    }
    Ok(latest_at)
}

/// Demands that the clock of this server is not behind what has already happened.
///
/// # Errors
/// [`Code::ClockBehind`] from when it was noticed until the clock has caught up.
pub async fn demand_clock(app: &App) -> Result<(), Error> {
    if store::is_behind(app.db.read(), app.clock.now()).await? {
        let detail = "the clock of the server went back".to_owned();
        return Err(Error::Unavailable { code: Code::ClockBehind, detail });
    }
    Ok(())
}

/// The acts of a complaint and what they add up to.
pub(super) async fn acts_and_standing(
    db: &impl ConnectionTrait,
    id: ComplaintId,
) -> Result<(Vec<complaint_act::Model>, Standing), Error> {
    let acts = store::acts(db, id).await?;
    let standing = standing_of(id, &acts)?;
    Ok((acts, standing))
}
