//! Rows of canned answers.

use linli_entities::canned_answer::{ActiveModel, CannedAnswerId, Column, Entity, Model};
use linli_entities::project::ProjectId;
use sea_orm::sea_query::ExprTrait as _;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _,
    PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};

use crate::actor::Reach;
use crate::db::reach;
use crate::page::PageRequest;
use crate::place::Place;

pub(super) async fn insert(db: &impl ConnectionTrait, row: ActiveModel) -> Result<CannedAnswerId, DbErr> {
    Ok(row.insert(db).await?.id)
}

/// Changes one that is still at this version; false where it is not.
pub(super) async fn update(
    db: &impl ConnectionTrait,
    id: CannedAnswerId,
    seen: i64,
    row: ActiveModel,
) -> Result<bool, DbErr> {
    let rows = Entity::update_many().set(row).filter(Column::Id.eq(id)).filter(Column::Version.eq(seen));
    Ok(rows.exec(db).await?.rows_affected == 1)
}

pub(super) async fn delete(db: &impl ConnectionTrait, id: CannedAnswerId) -> Result<(), DbErr> {
    Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}

/// Those of exactly this place.
pub(super) async fn count_of(db: &impl ConnectionTrait, place: &Place) -> Result<u64, DbErr> {
    Entity::find().filter(reach::of(place, Column::ProjectId, Column::City)).count(db).await
}

/// One within reach.
pub(super) async fn by_id(
    db: &impl ConnectionTrait,
    id: CannedAnswerId,
    reach: &Reach,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(reach::meeting(reach, Column::ProjectId, Column::City)).one(db).await
}

/// A page of those within reach, in the order of their titles: with a project those that are for it.
pub(super) async fn page(
    db: &impl ConnectionTrait,
    reach: &Reach,
    project: Option<(ProjectId, &str)>,
    page: &PageRequest<(String, CannedAnswerId)>,
) -> Result<Vec<Model>, DbErr> {
    let mut rows = Entity::find().filter(reach::meeting(reach, Column::ProjectId, Column::City));
    if let Some(project) = project {
        rows = rows.filter(reach::covering(project, Column::ProjectId, Column::City));
    }
    if let Some((title, id)) = &page.after {
        let later = Condition::any()
            .add(Column::Title.gt(title.as_str()))
            .add(Column::Title.eq(title.as_str()).and(Column::Id.gt(*id)));
        rows = rows.filter(later);
    }
    rows.order_by_asc(Column::Title).order_by_asc(Column::Id).limit(page.rows()).all(db).await
}
