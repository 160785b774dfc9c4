//! Rows of canned answers.

use linli_entities::canned_answer::{ActiveModel, CannedAnswerId, Column, Entity, Model};
use linli_entities::project::{self, ProjectId};
use sea_orm::sea_query::ExprTrait as _;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _,
    PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, QueryTrait as _,
};

use crate::actor::Reach;
use crate::page::PageRequest;
use crate::place::Place;

/// What is for the group, and for places that meet the reach.
fn met(reach: &Reach) -> Condition {
    let Reach::Within { cities, projects } = reach else { return Condition::all() };
    let city_of = project::Entity::find()
        .select_only()
        .column(project::Column::City)
        .filter(project::Column::Id.is_in(projects.iter().copied()));
    let within = project::Entity::find()
        .select_only()
        .column(project::Column::Id)
        .filter(project::Column::City.is_in(cities));
    Condition::any()
        .add(Condition::all().add(Column::ProjectId.is_null()).add(Column::City.is_null()))
        .add(Column::City.is_in(cities))
        .add(Column::City.in_subquery(city_of.into_query()))
        .add(Column::ProjectId.is_in(projects.iter().copied()))
        .add(Column::ProjectId.in_subquery(within.into_query()))
}

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
    let own_project = match place.project_id() {
        Some(id) => Column::ProjectId.eq(id),
        None => Column::ProjectId.is_null(),
    };
    let own_city = match place.city() {
        Some(city) => Column::City.eq(city),
        None => Column::City.is_null(),
    };
    Entity::find().filter(own_project).filter(own_city).count(db).await
}

/// One within reach.
pub(super) async fn by_id(
    db: &impl ConnectionTrait,
    id: CannedAnswerId,
    reach: &Reach,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(met(reach)).one(db).await
}

/// A page of those within reach, in the order of their titles: with a project those that are for it.
pub(super) async fn page(
    db: &impl ConnectionTrait,
    reach: &Reach,
    project: Option<(ProjectId, &str)>,
    page: &PageRequest<(String, CannedAnswerId)>,
) -> Result<Vec<Model>, DbErr> {
    let mut rows = Entity::find().filter(met(reach));
    if let Some((id, city)) = project {
        let of_group = Condition::all().add(Column::ProjectId.is_null()).add(Column::City.is_null());
        rows = rows
            .filter(Condition::any().add(of_group).add(Column::City.eq(city)).add(Column::ProjectId.eq(id)));
    }
    if let Some((title, id)) = &page.after {
        let later = Condition::any()
            .add(Column::Title.gt(title.as_str()))
            .add(Column::Title.eq(title.as_str()).and(Column::Id.gt(*id)));
        rows = rows.filter(later);
    }
    rows.order_by_asc(Column::Title).order_by_asc(Column::Id).limit(page.rows()).all(db).await
}
