//! Use cases of updates.

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::attachment::{self, AttachmentId, AttachmentKind};
use linli_entities::building::BuildingId;
use linli_entities::milestone::MilestoneId;
use linli_entities::outbox::OutboxKind;
use linli_entities::project::{self, ProjectId};
use linli_entities::project_update::{ActiveModel, Model, UpdateId};
use sea_orm::{ConnectionTrait, Set};
use serde_json::json;

use super::input::{UpdateInput, UpdatePatch};
use super::output::{MilestoneRef, UpdateRef, url};
use super::rules::{NewUpdate, UpdateChanges};
use super::store::{self, Sight};
use crate::actor::{Actor, Permission};
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::{AccountRef, refs as accounts, sessions};
use crate::features::milestones::input::Withdrawal;
use crate::features::projects::logic::buildings;
use crate::features::projects::output::{BuildingRef, ProjectRef};
use crate::features::{attachments, milestones, projects};
use crate::markdown::{self, Mentioned};
use crate::once::Once;
use crate::page::PageRequest;
use crate::{audit, etag, outbox};

/// What publishing takes.
const EDIT: Permission = Permission::EditProject;

/// An update, as one reader sees it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The row.
    pub row: Model,
    /// Its project.
    pub project: ProjectRef,
    /// Its building.
    pub building: Option<BuildingRef>,
    /// The milestone that it tells of.
    pub milestone: Option<MilestoneRef>,
    /// What is shown with it.
    pub photos: Vec<attachment::Model>,
    /// Who wrote it.
    pub by: Option<AccountRef>,
    /// Whether the reader edits the project.
    pub may_edit: bool,
}

fn unknown() -> Error {
    Error::NotFound("update")
}

/// A page of the updates of a project that the actor knows of, the last first, and the cursor of the next. With a building,
/// those about it and about the whole project.
///
/// # Errors
/// [`Error::NotFound`] for a project that is none.
pub async fn list(
    app: &App,
    actor: &Actor,
    project_id: ProjectId,
    building_id: Option<BuildingId>,
    page: &PageRequest<UpdateId>,
) -> Result<(Vec<Seen>, Option<String>), Error> {
    let project = projects::logic::project(app.db.read(), project_id).await?;
    let rows = store::page(app.db.read(), &Sight::of(actor), project_id, building_id, page).await?;
    let (rows, next) = page.cut(rows, |row| row.id);
    Ok((seen(app, actor, &project, rows).await?, next))
}

/// One update.
///
/// # Errors
/// [`Error::NotFound`] where there is none for the actor.
pub async fn get(app: &App, actor: &Actor, id: UpdateId) -> Result<Seen, Error> {
    let row = known(app.db.read(), actor, id).await?;
    let project = projects::logic::project(app.db.read(), row.project_id).await?;
    seen(app, actor, &project, vec![row]).await?.pop().ok_or_else(unknown)
}

async fn known(db: &impl ConnectionTrait, actor: &Actor, id: UpdateId) -> Result<Model, Error> {
    store::known_by_ids(db, &Sight::of(actor), &[id]).await?.pop().ok_or_else(unknown)
}

async fn seen(
    app: &App,
    actor: &Actor,
    project: &project::Model,
    rows: Vec<Model>,
) -> Result<Vec<Seen>, Error> {
    let db = app.db.read();
    let ids: Vec<UpdateId> = rows.iter().map(|row| row.id).collect();
    let mut photos = photos_of(app, &ids).await?;
    let named = buildings::refs(db, rows.iter().filter_map(|row| row.building_id)).await?;
    let told: Vec<MilestoneId> = rows.iter().filter_map(|row| row.milestone_id).collect();
    let told = milestones::logic::by_ids(db, &told).await?;
    let by: Vec<_> = rows.iter().filter_map(|row| row.created_by).collect();
    let scope = projects::rules::scope(project);
    let people = accounts(app, &by, scope).await?;
    let may_edit = actor.may(EDIT, scope);
    let seen = rows.into_iter().map(|row| Seen {
        project: ProjectRef::from(project),
        building: row.building_id.and_then(|id| named.get(&id).cloned()),
        milestone: row.milestone_id.and_then(|id| {
            let one = told.iter().find(|one| one.id == id)?;
            Some(MilestoneRef { id, name: one.name.clone() })
        }),
        photos: photos.remove(&row.id).unwrap_or_default(),
        by: row.created_by.map(|id| AccountRef::of(&people, id)),
        may_edit,
        row,
    });
    Ok(seen.collect())
}

async fn photos_of(app: &App, ids: &[UpdateId]) -> Result<HashMap<UpdateId, Vec<attachment::Model>>, Error> {
    let rows = store::photos(app.db.read(), ids).await?;
    let pictures: Vec<AttachmentId> = rows.iter().map(|row| row.attachment_id).collect();
    let mut known: HashMap<AttachmentId, attachment::Model> =
        attachments::logic::by_ids(app, &pictures).await?.into_iter().map(|row| (row.id, row)).collect();
    let mut found: HashMap<UpdateId, Vec<attachment::Model>> = HashMap::new();
    for row in rows {
        found.entry(row.update_id).or_default().extend(known.remove(&row.attachment_id));
    }
    Ok(found)
}

/// Whether the actor may see a photo: it goes with an update that the actor knows of and that stands, or that the actor
/// edits.
///
/// # Errors
/// When the database fails.
pub async fn may_see(app: &App, actor: &Actor, id: AttachmentId) -> Result<bool, Error> {
    let db = app.db.read();
    let Some(update_id) = store::of_photo(db, id).await? else { return Ok(false) };
    let Some(row) = store::known_by_ids(db, &Sight::of(actor), &[update_id]).await?.pop() else {
        return Ok(false);
    };
    if row.withdrawn_at.is_none() {
        return Ok(true);
    }
    let project = projects::logic::project(db, row.project_id).await?;
    Ok(actor.may(EDIT, projects::rules::scope(&project)))
}

/// Publishes an update. Those at home there are told.
///
/// # Errors
/// [`Error::NotFound`] for a project that is none; [`Code::Forbidden`]; [`Error::Invalid`].
pub async fn create(
    app: &App,
    actor: &Actor,
    project_id: ProjectId,
    input: UpdateInput,
    once: Once,
) -> Result<Seen, Error> {
    projects::logic::demand(app.db.read(), actor, EDIT, project_id).await?;
    let new = NewUpdate::try_from(input)?;
    let html = markdown::render(&new.markdown, &Mentioned::new());
    let input = (actor.clone(), project_id, (new, html), once, app.clock.now());
    let id = app
        .db
        .write(input, |txn, (actor, project_id, (new, html), once, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                projects::logic::demand(txn, &actor, EDIT, project_id).await?;
                if let Some(before) = once.made_before(txn).await? {
                    return Ok(UpdateId(before));
                }
                let id = create_in(txn, &actor, project_id, new, html, now).await?;
                once.remember(txn, id.0, now).await?;
                Ok(id)
            })
        })
        .await?;
    get(app, actor, id).await
}

async fn create_in(
    txn: &Txn,
    actor: &Actor,
    project_id: ProjectId,
    new: NewUpdate,
    html: String,
    now: Instant,
) -> Result<UpdateId, Error> {
    buildings::demand_in(txn, project_id, new.building_id).await?;
    if let Some(id) = new.milestone_id {
        let found = milestones::logic::by_ids(txn, &[id]).await?;
        if !found.iter().any(|row| row.project_id == project_id) {
            return Err(Error::invalid("/milestone_id", Code::NotFound));
        }
    }
    let photos = match (actor.account_id(), new.photo_ids.is_empty()) {
        (_, true) => vec![],
        (Some(by), false) => {
            let of = (AttachmentKind::Photo, by);
            let claimed = attachments::logic::claim(txn, of, &new.photo_ids, now).await?;
            claimed.into_iter().map(|photo| photo.id).collect()
        }
        (None, false) => return Err(Error::invalid("/photo_ids", Code::NotFound)),
    };
    let row = ActiveModel {
        project_id: Set(project_id),
        building_id: Set(new.building_id),
        milestone_id: Set(new.milestone_id),
        audience: Set(new.audience),
        title: Set(new.title),
        markdown: Set(new.markdown),
        html: Set(html),
        created_by: Set(actor.account_id()),
        published_at: Set(now),
        version: Set(1),
        ..Default::default()
    };
    let id = store::insert(txn, row).await?;
    store::insert_photos(txn, id, &photos).await?;
    outbox::enqueue(txn, OutboxKind::Update, id.0, now).await?;
    audit::record(txn, actor, "create_update", ("update", id.0), json!({}), now).await?;
    Ok(id)
}

/// Demands that the actor edits an update that it knows of, before what is sent is judged.
async fn demand_edited(app: &App, actor: &Actor, id: UpdateId) -> Result<(), Error> {
    actor.signed_in()?;
    let row = known(app.db.read(), actor, id).await?;
    projects::logic::demand(app.db.read(), actor, EDIT, row.project_id).await.map(drop)
}

/// The update, held, for whoever edits its project still, while it stands.
async fn held(txn: &Txn, actor: &Actor, id: UpdateId) -> Result<(Actor, Model), Error> {
    let actor = sessions::seen_again(txn, actor).await?;
    let row = store::locked(txn, id).await?.ok_or_else(unknown)?;
    projects::logic::demand(txn, &actor, EDIT, row.project_id).await?;
    Ok((actor, row))
}

/// Changes the words of an update that is still at the version that was seen. What it said before stays in the audit.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`], [`Error::PreconditionRequired`], [`Error::Stale`], [`Error::Invalid`];
/// [`Code::WrongState`] for one that was withdrawn.
pub async fn edit(
    app: &App,
    actor: &Actor,
    id: UpdateId,
    if_match: Option<&str>,
    patch: UpdatePatch,
) -> Result<Seen, Error> {
    demand_edited(app, actor, id).await?;
    let seen = etag::version_seen(if_match)?;
    let changes = UpdateChanges::try_from(patch)?;
    let html = changes.markdown.as_ref().map(|text| markdown::render(text, &Mentioned::new()));
    let input = (actor.clone(), (id, seen), (changes, html), app.clock.now());
    app.db
        .write(input, |txn, (actor, (id, seen), (changes, html), now)| {
            Box::pin(async move {
                let (actor, before) = held(txn, &actor, id).await?;
                etag::demand_unchanged(seen, before.version)?;
                if before.withdrawn_at.is_some() {
                    return Err(Error::Conflict(Code::WrongState));
                }
                let detail = json!({ "title_before": before.title, "text_before": before.markdown });
                let row = ActiveModel {
                    id: Set(id),
                    title: Set(changes.title.unwrap_or(before.title)),
                    markdown: Set(changes.markdown.unwrap_or(before.markdown)),
                    html: Set(html.unwrap_or(before.html)),
                    edited_at: Set(Some(now)),
                    version: Set(before.version + 1),
                    ..Default::default()
                };
                store::update(txn, row).await?;
                Ok(audit::record(txn, &actor, "edit_update", ("update", id.0), detail, now).await?)
            })
        })
        .await?;
    get(app, actor, id).await
}

/// Withdraws an update: it says nothing more but that, and why.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`], [`Error::Invalid`]; [`Code::WrongState`] for one that was withdrawn.
pub async fn withdraw(app: &App, actor: &Actor, id: UpdateId, withdrawal: Withdrawal) -> Result<Seen, Error> {
    demand_edited(app, actor, id).await?;
    let reason = milestones::rules::reason(&withdrawal)?;
    app.db
        .write((actor.clone(), id, reason, app.clock.now()), |txn, (actor, id, reason, now)| {
            Box::pin(async move {
                let (actor, before) = held(txn, &actor, id).await?;
                if before.withdrawn_at.is_some() {
                    return Err(Error::Conflict(Code::WrongState));
                }
                let row = ActiveModel {
                    id: Set(id),
                    withdrawn_at: Set(Some(now)),
                    withdraw_reason: Set(Some(reason)),
                    version: Set(before.version + 1),
                    ..Default::default()
                };
                store::update(txn, row).await?;
                let entity = ("update", id.0);
                Ok(audit::record(txn, &actor, "withdraw_update", entity, json!({}), now).await?)
            })
        })
        .await?;
    get(app, actor, id).await
}

/// An update that was published, whoever asks; none where it was withdrawn.
///
/// # Errors
/// When the database fails.
pub async fn published(db: &impl ConnectionTrait, id: UpdateId) -> Result<Option<Model>, Error> {
    Ok(store::by_id(db, id).await?.filter(|row| row.withdrawn_at.is_none()))
}

/// These updates, as far as the actor knows of them and they stand, each with the name of its project.
///
/// # Errors
/// When the database fails.
pub async fn readable_among(
    db: &impl ConnectionTrait,
    actor: &Actor,
    ids: &[UpdateId],
) -> Result<Vec<(Model, String)>, Error> {
    let rows = store::known_by_ids(db, &Sight::of(actor), ids).await?;
    let names = projects::logic::projects(db, rows.iter().map(|row| row.project_id)).await?;
    let named = rows.into_iter().filter(|row| row.withdrawn_at.is_none()).filter_map(|row| {
        let name = names.get(&row.project_id)?.name.clone();
        Some((row, name))
    });
    Ok(named.collect())
}

/// The last update about a building or its whole project that the actor knows of and that stands.
///
/// # Errors
/// When the database fails.
pub async fn last(
    db: &impl ConnectionTrait,
    actor: &Actor,
    project_id: ProjectId,
    building_id: BuildingId,
) -> Result<Option<UpdateRef>, Error> {
    let last = store::last(db, &Sight::of(actor), project_id, building_id).await?;
    Ok(last.map(|row| UpdateRef {
        id: row.id,
        url: url(row.id),
        title: row.title,
        published_at: row.published_at,
    }))
}

/// When something was last told of each building of a project, and of the whole project.
///
/// # Errors
/// When the database fails.
pub async fn last_told(
    db: &impl ConnectionTrait,
    project_id: ProjectId,
) -> Result<Vec<(Option<BuildingId>, Instant)>, Error> {
    Ok(store::last_told(db, project_id).await?)
}
