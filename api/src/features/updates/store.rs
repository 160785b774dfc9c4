//! Rows of updates.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::attachment::AttachmentId;
use linli_entities::building::BuildingId;
use linli_entities::ownership::{self, OwnershipState};
use linli_entities::project::ProjectId;
use linli_entities::project_update::{ActiveModel, Column, Entity, Model, UpdateAudience, UpdateId};
use linli_entities::{unit, update_photo};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _, JoinType,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, QueryTrait as _,
};

use crate::actor::{Actor, Permission, Reach};
use crate::db::{queries, reach};
use crate::page::PageRequest;

/// What of a reader decides which updates there are.
#[derive(Clone, Debug)]
pub(super) struct Sight {
    account_id: AccountId,
    homes: Vec<ProjectId>,
    /// Where the reader edits projects.
    edits: Reach,
    /// Where the reader reads what is for owners.
    owners: Reach,
}

impl Sight {
    pub(super) fn of(actor: &Actor) -> Self {
        let homes = match actor {
            Actor::Account(account) => account.rights.homes.clone(),
            Actor::Guest | Actor::System => vec![],
        };
        Self {
            account_id: actor.account_id().unwrap_or(AccountId(0)),
            homes,
            edits: actor.reach(Permission::EditProject),
            owners: actor.reach(Permission::ReadOwnersBoards),
        }
    }
}

/// The updates that there are for somebody: the one rule of who knows of which.
fn known(sight: &Sight) -> Condition {
    if [&sight.edits, &sight.owners].contains(&&Reach::Everywhere) {
        return Condition::all();
    }
    let own_buildings = ownership::Entity::find()
        .select_only()
        .column(unit::Column::BuildingId)
        .join(
            JoinType::InnerJoin,
            ownership::Entity::belongs_to(unit::Entity)
                .from(ownership::Column::UnitId)
                .to(unit::Column::Id)
                .into(),
        )
        .filter(ownership::Column::AccountId.eq(sight.account_id))
        .filter(ownership::Column::State.eq(OwnershipState::Confirmed));
    let at_home = Condition::all().add(Column::ProjectId.is_in(sight.homes.iter().copied())).add(
        Condition::any()
            .add(Column::BuildingId.is_null())
            .add(Column::BuildingId.in_subquery(own_buildings.into_query())),
    );
    Condition::any()
        .add(Column::Audience.eq(UpdateAudience::Public))
        .add(at_home)
        .add(reach::within(&sight.edits, Column::ProjectId))
        .add(reach::within(&sight.owners, Column::ProjectId))
}

/// A page of the updates of a project that somebody knows of, the last first.
pub(super) async fn page(
    db: &impl ConnectionTrait,
    sight: &Sight,
    project_id: ProjectId,
    building_id: Option<BuildingId>,
    page: &PageRequest<UpdateId>,
) -> Result<Vec<Model>, DbErr> {
    let mut rows = Entity::find().filter(known(sight)).filter(Column::ProjectId.eq(project_id));
    if let Some(id) = building_id {
        rows = rows.filter(of_building(id));
    }
    if let Some(after) = page.after {
        rows = rows.filter(Column::Id.lt(after));
    }
    rows.order_by_desc(Column::Id).limit(page.rows()).all(db).await
}

/// The last update about a building or its whole project that somebody knows of and that stands.
pub(super) async fn last(
    db: &impl ConnectionTrait,
    sight: &Sight,
    project_id: ProjectId,
    building_id: BuildingId,
) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(known(sight))
        .filter(Column::ProjectId.eq(project_id))
        .filter(of_building(building_id))
        .filter(Column::WithdrawnAt.is_null())
        .order_by_desc(Column::Id)
        .one(db)
        .await
}

/// What is about a building or about its whole project.
fn of_building(id: BuildingId) -> Condition {
    Condition::any().add(Column::BuildingId.is_null()).add(Column::BuildingId.eq(id))
}

/// These updates, as far as somebody knows of them.
pub(super) async fn known_by_ids(
    db: &impl ConnectionTrait,
    sight: &Sight,
    ids: &[UpdateId],
) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    Entity::find().filter(Column::Id.is_in(ids.iter().copied())).filter(known(sight)).all(db).await
}

pub(super) async fn by_id(db: &impl ConnectionTrait, id: UpdateId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

/// The update, held until the transaction ends.
pub(super) async fn locked(db: &impl ConnectionTrait, id: UpdateId) -> Result<Option<Model>, DbErr> {
    queries::locked(db, Entity::find_by_id(id)).one(db).await
}

pub(super) async fn insert(db: &impl ConnectionTrait, row: ActiveModel) -> Result<UpdateId, DbErr> {
    Ok(row.insert(db).await?.id)
}

pub(super) async fn update(db: &impl ConnectionTrait, row: ActiveModel) -> Result<(), DbErr> {
    row.update(db).await?;
    Ok(())
}

pub(super) async fn insert_photos(
    db: &impl ConnectionTrait,
    id: UpdateId,
    photos: &[AttachmentId],
) -> Result<(), DbErr> {
    if photos.is_empty() {
        return Ok(());
    }
    let rows = photos.iter().zip(0..).map(|(photo, position)| update_photo::ActiveModel {
        attachment_id: sea_orm::Set(*photo),
        update_id: sea_orm::Set(id),
        position: sea_orm::Set(position),
    });
    update_photo::Entity::insert_many(rows).exec_without_returning(db).await?;
    Ok(())
}

/// The photos of these updates, each in its order.
pub(super) async fn photos(
    db: &impl ConnectionTrait,
    ids: &[UpdateId],
) -> Result<Vec<update_photo::Model>, DbErr> {
    use update_photo::Column;
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let rows = update_photo::Entity::find().filter(Column::UpdateId.is_in(ids.iter().copied()));
    rows.order_by_asc(Column::UpdateId).order_by_asc(Column::Position).all(db).await
}

/// The update that a photo goes with.
pub(super) async fn of_photo(db: &impl ConnectionTrait, id: AttachmentId) -> Result<Option<UpdateId>, DbErr> {
    Ok(update_photo::Entity::find_by_id(id).one(db).await?.map(|row| row.update_id))
}

/// When something that stands was last told of each of these buildings and of the whole project, by building.
pub(super) async fn last_told(
    db: &impl ConnectionTrait,
    project_id: ProjectId,
) -> Result<Vec<(Option<BuildingId>, Instant)>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::BuildingId)
        .expr_as(Column::PublishedAt.max(), "told_at")
        .filter(Column::ProjectId.eq(project_id))
        .filter(Column::WithdrawnAt.is_null())
        .group_by(Column::BuildingId)
        .into_tuple()
        .all(db)
        .await
}
