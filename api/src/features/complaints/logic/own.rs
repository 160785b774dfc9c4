//! What a complainant said in complaints, for that one alone.

use std::collections::HashMap;

use linli_entities::account::AccountId;
use linli_entities::complaint::{self, ComplaintId};
use linli_entities::complaint_act::{self, ActId, ActKind};
use sea_orm::ConnectionTrait;

use crate::error::Error;
use crate::features::complaints::store;

/// A complaint, with what its complainant said in it.
#[derive(Clone, Debug)]
pub struct OwnWords {
    /// The complaint.
    pub row: complaint::Model,
    /// Whether the complainant filed it, and so wrote its title.
    pub filed: bool,
    /// What the complainant did to it, in order, with what was said.
    pub acts: Vec<(complaint_act::Model, Option<String>)>,
}

/// The complaints of an account, after one: by id, at most so many.
///
/// # Errors
/// When the database fails.
pub async fn own(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    after: ComplaintId,
    rows: u64,
) -> Result<Vec<OwnWords>, Error> {
    let rows = store::complained_by(db, account_id, after, rows).await?;
    let ids: Vec<ComplaintId> = rows.iter().map(|row| row.id).collect();
    let mut acts = store::acts_of(db, &ids).await?;
    acts.retain(|act| act.actor_id == Some(account_id));
    let said: Vec<ActId> = acts.iter().map(|act| act.id).collect();
    let texts = store::texts(db, &said).await?;
    let mut texts: HashMap<ActId, String> =
        texts.into_iter().map(|text| (text.act_id, text.markdown)).collect();
    let mut done: HashMap<ComplaintId, Vec<(complaint_act::Model, Option<String>)>> = HashMap::new();
    for act in acts {
        let text = texts.remove(&act.id);
        done.entry(act.complaint_id).or_default().push((act, text));
    }
    let words = rows.into_iter().map(|row| {
        let acts = done.remove(&row.id).unwrap_or_default();
        OwnWords { filed: acts.iter().any(|(act, _)| act.kind == ActKind::Filed), acts, row }
    });
    Ok(words.collect())
}
