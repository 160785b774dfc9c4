//! What is done to a complaint: one way for every act.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::attachment::AttachmentId;
use linli_entities::complaint::{self, ComplaintId};
use linli_entities::outbox::OutboxKind;
use serde_json::json;

use super::demands::{self, Asked};
use super::reading::{self, Seen};
use super::recording::{self, NewAct, Said};
use super::{party, seen_now, working};
use crate::actor::Actor;
use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::sessions;
use crate::features::complaints::act::Act;
use crate::features::complaints::rules::promise;
use crate::features::complaints::rules::table::{self};
use crate::features::complaints::store;
use crate::features::{attachments, posts, projects};
use crate::once::Once;
use crate::{audit, outbox};

#[derive(Clone)]
pub(super) struct Doing {
    pub(super) actor: Actor,
    pub(super) id: ComplaintId,
    pub(super) act: Act,
    pub(super) said: Option<Said>,
    pub(super) once: Once,
    pub(super) seen: Option<i32>,
    pub(super) now: Instant,
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

pub(super) async fn act_in(txn: &Txn, doing: Doing) -> Result<(), Error> {
    let Doing { actor, id, act, said, once, seen, now } = doing;
    let (actor, complaint, project, party) = seen_now(txn, &actor, id).await?;
    if once.made_before(txn).await?.is_some() {
        return Ok(());
    }
    // Whoever may not is told so, also where what they read is old.
    table::demand_party(complaint.state, act.kind(), party)?;
    if let Some(seen) = seen
        && store::acted_since(txn, id, seen).await?
    {
        return Err(Error::Stale);
    }
    table::next(complaint.state, act.kind(), party)?;
    let (acts, standing) = recording::acts_and_standing(txn, id).await?;
    let actor_id = actor.account_id();
    let asked = Asked { complaint: &complaint, party, actor_id, acts: &acts, now };
    demands::demand(&act, &asked, &standing)?;
    working::demand(txn, &act, &actor, (&complaint, &project), now).await?;
    let detail = detail(&act, &complaint, actor_id);
    let new = NewAct { kind: act.kind(), actor_id, detail: detail.clone(), said };
    let after = recording::add(txn, &complaint, acts, new, now).await?;
    if !complaint.danger {
        working::alarm(txn, &after, now).await?;
    }
    if party.is_staff() {
        audit::record(txn, &actor, act.kind().as_str(), ("complaint", id.0), detail, now).await?;
    }
    once.remember(txn, id.0, now).await
}

/// What is kept with an act: also what held at that instant and may be otherwise later.
fn detail(act: &Act, complaint: &complaint::Model, actor_id: Option<AccountId>) -> serde_json::Value {
    match act {
        // Whoever wrote the answer has the credit, whoever answers for the complaint is accountable (E44).
        Act::Answer(_) => json!({ "responsible_id": complaint.responsible_id.or(actor_id) }),
        Act::Reopen(_) => json!({ "promise": promise::PRESENT.version }),
        _ => act.detail(),
    }
}

/// Whether the actor works on the complaint.
pub(super) async fn works_on(txn: &Txn, actor: &Actor, complaint: &complaint::Model) -> Result<bool, Error> {
    let actor = sessions::seen_again(txn, actor).await?;
    let project = projects::logic::project(txn, complaint.project_id).await?;
    Ok(party(txn, &actor, complaint, &project).await?.is_staff())
}

/// Erases what somebody said and showed in complaints, within the transaction that erases the account: texts, photos and
/// salts go, acts, commitments and deadlines stay, and so does what is owed (E43, E47). Answers whose files are then to
/// be deleted.
///
/// # Errors
/// When the database fails.
pub async fn erase_words(txn: &Txn, account_id: AccountId, now: Instant) -> Result<Vec<AttachmentId>, Error> {
    for id in store::erasing::spoken_in(txn, account_id).await? {
        outbox::enqueue(txn, OutboxKind::Complaint, id.0, now).await?;
    }
    let mut photos = store::photos::erase(txn, account_id).await?;
    photos.extend(attachments::logic::waiting_of(txn, account_id).await?);
    attachments::logic::delete(txn, &photos).await?;
    store::erasing::erase_words(txn, account_id).await?;
    Ok(photos)
}
