//! What somebody is told of the own pseudonyms, and of the archive of what they wrote.

use linli_entities::export::ExportId;
use linli_entities::notice::{Model, NoticeKind};
use linli_entities::unmasking::UnmaskingId;

use super::news::News;
use super::subjects::{Known, each, ids, of_kinds};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::exports;
use crate::features::notices::rules::words::About;
use crate::features::pseudonyms::logic::unmasking;

/// That staff learnt whose a pseudonym is, told to whose it is; not by whom.
pub(super) async fn of_unmasking(app: &App, id: UnmaskingId) -> Result<Option<News>, Error> {
    let Some(one) = unmasking::told(app.db.read(), &[id]).await?.pop() else { return Ok(None) };
    let Some(at) = one.row.decided_at else { return Ok(None) };
    let few = vec![(one.account_id, NoticeKind::Unmasked)];
    Ok(Some(News::own(format!("unmasking:{id}"), id.0, at, None, few)))
}

/// That an archive can be downloaded, told to whose it is.
pub(super) async fn of_export(app: &App, id: ExportId) -> Result<Option<News>, Error> {
    let Some(row) = exports::logic::ready_among(app.db.read(), &[id]).await?.pop() else { return Ok(None) };
    let Some(at) = row.ended_at else { return Ok(None) };
    let few = vec![(row.account_id, NoticeKind::ExportReady)];
    Ok(Some(News::own(format!("export:{id}"), id.0, at, None, few)))
}

/// What such notices are about: one's own pseudonyms and archives.
pub(super) async fn about(app: &App, actor: &Actor, rows: &[Model]) -> Result<Known, Error> {
    let unmasked = of_kinds(rows, &[NoticeKind::Unmasked]);
    let exported = of_kinds(rows, &[NoticeKind::ExportReady]);
    if unmasked.is_empty() && exported.is_empty() {
        return Ok(vec![]);
    }
    let (own, db) = (actor.signed_in()?.account_id, app.db.read());
    let told = unmasking::told(db, &ids(&unmasked, UnmaskingId)).await?;
    let mut known = each(&unmasked, |row| {
        let one = told.iter().find(|one| one.row.id.0 == row.subject_id && one.account_id == own)?;
        Some(About::Unmasked {
            label: one.label.clone(),
            project: one.project.clone(),
            reason: one.row.reason.clone(),
        })
    });
    let ready = exports::logic::ready_among(db, &ids(&exported, ExportId)).await?;
    known.extend(each(&exported, |row| {
        let one = ready.iter().find(|one| one.id.0 == row.subject_id && one.account_id == own)?;
        Some(About::Export { until: one.expires_at })
    }));
    Ok(known)
}
