//! Handing complaints back whose handler no longer answers there (E42).

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::complaint_act::ActKind;
use serde_json::json;

use super::recording::{self, NewAct};
use crate::actor::{Permission, Rights, Scope};
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::sessions;
use crate::features::complaints::store;
use crate::features::{projects, roles, teams};

/// Hands back every live complaint that an account works on, answers for or was offered and may answer no longer, within
/// the transaction that ended its role or closed it, and takes it out of the teams there. A lead of the project answers
/// for it from now on; what is owed stays.
///
/// # Errors
/// When the database fails.
pub async fn hand_back(txn: &Txn, account_id: AccountId, closed: bool, now: Instant) -> Result<(), Error> {
    let rights = if closed { Rights::default() } else { sessions::rights(txn, account_id).await? };
    teams::logic::leave(txn, account_id, &rights).await?;
    let ids = store::live_of(txn, account_id).await?;
    for id in ids {
        let Some(complaint) = store::locked(txn, id).await? else { continue };
        let project = projects::logic::project(txn, complaint.project_id).await?;
        if rights.may(Permission::AnswerComplaints, Scope::Project(project.id, &project.city)) {
            continue;
        }
        let responsible_id = match complaint.responsible_id {
            Some(responsible_id) if responsible_id == account_id => {
                roles::logic::lead_of(txn, &project, account_id).await?.or(Some(account_id))
            }
            other => other,
        };
        // Whose name stands there already, and nobody else can be named: nothing changes.
        let has_it = [complaint.handler_id, complaint.offered_to_id].contains(&Some(account_id));
        if !has_it && complaint.responsible_id == responsible_id {
            continue;
        }
        let detail = json!({ "handler_id": account_id, "responsible_id": responsible_id });
        let handed_back = NewAct::of_system(ActKind::HandedBack, detail);
        recording::record(txn, &complaint, handed_back, now).await?;
    }
    Ok(())
}
