//! Photos that go with acts.

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::attachment::{self, AttachmentId, AttachmentKind};
use linli_entities::complaint_act::{self, ActId, ActKind};
use linli_entities::complaint_photo;
use sea_orm::Set;
use serde_json::{Value, json};

use super::reading;
use crate::actor::Actor;
use crate::app::App;
use crate::db::Txn;
use crate::error::{Error, Known as _};
use crate::features::attachments;
use crate::features::complaints::rules::canonical;
use crate::features::complaints::rules::table::Party;
use crate::features::complaints::store;
use crate::secret;

/// Photos that were taken into use, with the salts of their commitments; their act is still to be written.
pub(super) struct Claimed(Vec<(AttachmentId, Vec<u8>)>);

/// Takes photos of `by` into use, and puts the commitment to each into the detail of the act that is to be written:
/// SHA-256 of a salt and of the hash of the stored bytes, in hexadecimal.
pub(super) async fn claim(
    txn: &Txn,
    by: Option<AccountId>,
    ids: &[AttachmentId],
    detail: &mut Value,
    now: Instant,
) -> Result<Claimed, Error> {
    let (Some(by), false) = (by, ids.is_empty()) else { return Ok(Claimed(vec![])) };
    let photos = attachments::logic::claim(txn, (AttachmentKind::Photo, by), ids, now).await?;
    let salted: Vec<_> = photos.into_iter().map(|photo| (photo, secret::salt())).collect();
    let commitments =
        salted.iter().map(|(photo, salt)| hex::encode(canonical::commitment(salt, &photo.sha256)));
    detail["photos"] = json!(commitments.collect::<Vec<_>>());
    Ok(Claimed(salted.into_iter().map(|(photo, salt)| (photo.id, salt)).collect()))
}

impl Claimed {
    /// Hangs them on the act.
    pub(super) async fn hang_on(self, txn: &Txn, act_id: ActId) -> Result<(), Error> {
        let rows = self.0.into_iter().zip(0..).map(|((attachment_id, salt), position)| {
            complaint_photo::ActiveModel {
                attachment_id: Set(attachment_id),
                act_id: Set(act_id),
                position: Set(position),
                salt: Set(salt),
            }
        });
        Ok(store::photos::insert(txn, rows.collect()).await?)
    }
}

/// The photos of these acts, each in its order.
pub(super) async fn of_acts(
    app: &App,
    acts: &[ActId],
) -> Result<HashMap<ActId, Vec<attachment::Model>>, Error> {
    let rows = store::photos::of_acts(app.db.read(), acts).await?;
    let ids: Vec<AttachmentId> = rows.iter().map(|row| row.attachment_id).collect();
    let photos = attachments::logic::by_ids(app, &ids).await?;
    let mut found: HashMap<ActId, Vec<attachment::Model>> = HashMap::new();
    for row in rows {
        let photo = photos.iter().find(|photo| photo.id == row.attachment_id);
        found.entry(row.act_id).or_default().extend(photo.cloned());
    }
    Ok(found)
}

/// What was taken back is no longer said, and no longer shown; staff still see what it was.
pub(super) fn is_gone(act: &complaint_act::Model, retracted: &[i32], party: Party) -> bool {
    act.kind == ActKind::Answered && retracted.contains(&act.number) && !party.is_staff()
}

/// Whether the actor may see a photo: it goes with an act of a complaint that the actor may read, and what was said
/// with it was not taken back.
///
/// # Errors
/// When the database fails.
pub async fn may_see(app: &App, actor: &Actor, id: AttachmentId) -> Result<bool, Error> {
    let Some(act) = store::photos::act_of(app.db.read(), id).await? else { return Ok(false) };
    let Some((_, _, party)) = reading::visible(app, actor, act.complaint_id).await.known()? else {
        return Ok(false);
    };
    let retractions = store::acts(app.db.read(), act.complaint_id).await?;
    let retracted: Vec<i32> = retractions.iter().filter_map(|act| super::recording::fact(act).of).collect();
    Ok(!is_gone(&act, &retracted, party))
}
