//! Filing a complaint.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::complaint::{self, Channel, ComplaintId, ComplaintSource, ComplaintState};
use linli_entities::complaint_act::ActKind;
use sea_orm::Set;
use serde_json::json;

use super::reading::{self, Seen};
use super::recording::{self, NewAct, Said};
use super::working;
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::sessions;
use crate::features::complaints::rules::promise::PRESENT;
use crate::features::complaints::rules::{NewComplaint, Told};
use crate::features::complaints::store;
use crate::features::{posts, projects, teams};
use crate::once::Once;

#[derive(Clone)]
struct Filing {
    actor: Actor,
    complainant_id: AccountId,
    new: NewComplaint,
    told: Option<Told>,
    said: Said,
    once: Once,
    now: Instant,
}

/// Files a complaint: for the actor, or for somebody who told staff of it.
///
/// # Errors
/// [`Error::NotFound`] for a project or a person that is none; [`Code::NotFound`] at `/unit_id` for a home of another
/// project or one that is not the complainant's; [`Code::Forbidden`] to whoever has no home in the project, or files
/// for somebody without answering there; [`Error::TooManyRequests`].
pub async fn file(
    app: &App,
    actor: &Actor,
    new: NewComplaint,
    on_behalf: Option<(AccountId, Told)>,
    once: Once,
) -> Result<Seen, Error> {
    let account = actor.signed_in()?;
    app.rates.write.count(&account.account_id)?;
    let body = posts::logic::render(app, &new.markdown).await?;
    let (complainant_id, told) = match on_behalf {
        Some((complainant_id, told)) => (complainant_id, Some(told)),
        None => (account.account_id, None),
    };
    let said = Said::new(body).with_photos(&new.photo_ids);
    let input = Filing { actor: actor.clone(), complainant_id, new, told, said, once, now: app.clock.now() };
    let id = app.db.write(input, |txn, filing| Box::pin(file_in(txn, filing))).await?;
    reading::get(app, actor, id).await
}

async fn file_in(txn: &Txn, filing: Filing) -> Result<ComplaintId, Error> {
    let Filing { actor, complainant_id, new, told, said, once, now } = filing;
    let actor = sessions::seen_again(txn, &actor).await?;
    let project = projects::logic::project(txn, new.project_id).await?;
    let scope = Scope::Project(project.id, &project.city);
    match told {
        Some(_) => actor.demand(Permission::AnswerComplaints, scope)?,
        None if actor.is_at_home(project.id) => {}
        None => return Err(Error::Forbidden(Code::NoHomeThere)),
    }
    if let Some(id) = once.made_before(txn).await? {
        return Ok(ComplaintId(id));
    }
    demand_home(txn, complainant_id, &new).await?;
    let received_at = told.map_or(now, |told| told.received_at);
    let channel = told.map_or(Channel::Online, |told| told.channel);
    let row = complaint::ActiveModel {
        project_id: Set(project.id),
        number: Set(store::take_number(txn, project.id).await?),
        unit_id: Set(new.unit_id),
        complainant_id: Set(complainant_id),
        title: Set(new.title),
        category: Set(new.category),
        grade: Set(new.grade),
        openness: Set(new.openness),
        channel: Set(channel),
        source: Set(ComplaintSource::Live),
        state: Set(ComplaintState::Received),
        cycle: Set(1),
        promise_version: Set(PRESENT.version),
        skipped: Set(false),
        received_at: Set(received_at),
        filed_at: Set(now),
        act_count: Set(0),
        ..Default::default()
    };
    let complaint = store::insert(txn, row).await?;
    let team_id = teams::logic::led_to(txn, &project, new.category, new.grade).await?;
    let detail = json!({
        "grade": new.grade, "category": new.category, "channel": channel,
        "received_us": received_at.timestamp_micros(), "promise": PRESENT.version,
        "team_id": team_id,
    });
    let new = NewAct { kind: ActKind::Filed, actor_id: actor.account_id(), detail, said: Some(said) };
    let complaint = recording::record(txn, &complaint, new, now).await?;
    let complaint = working::alarm(txn, &complaint, now).await?;
    if told.is_some() {
        let entity = ("complaint", complaint.id.0);
        let detail = json!({ "complainant_id": complainant_id, "received_at": received_at });
        audit::record(txn, &actor, "file_complaint", entity, detail, now).await?;
    }
    once.remember(txn, complaint.id.0, now).await?;
    Ok(complaint.id)
}

/// A home is one of the project and the complainant's own.
async fn demand_home(txn: &Txn, complainant_id: AccountId, new: &NewComplaint) -> Result<(), Error> {
    let Some(unit_id) = new.unit_id else { return Ok(()) };
    let unknown = || Error::invalid("/unit_id", Code::NotFound);
    let (project_id, _) = store::unit_label(txn, unit_id).await?.ok_or_else(unknown)?;
    let own = store::share_a_home(txn, complainant_id, unit_id).await?;
    if project_id == new.project_id && own { Ok(()) } else { Err(unknown()) }
}
