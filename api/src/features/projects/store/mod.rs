//! Rows of projects.

pub(super) mod buildings;
pub(super) mod facts;

use linli_entities::Instant;
use linli_entities::project::{ActiveModel, Column, Entity, Model, ProjectId};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, Set,
};

use super::rules::{Filter, NewProject, ProjectChanges};
use crate::code::Code;
use crate::error::{Error, OnViolation as _};
use crate::page::PageRequest;

pub(super) async fn by_id(db: &impl ConnectionTrait, id: ProjectId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

pub(super) async fn by_ids(db: &impl ConnectionTrait, ids: Vec<ProjectId>) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    Entity::find().filter(Column::Id.is_in(ids)).all(db).await
}

pub(super) async fn by_slug(db: &impl ConnectionTrait, slug: &str) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::Slug.eq(slug)).one(db).await
}

/// A page of the projects that fit the filter, newest first.
pub(super) async fn page(
    db: &impl ConnectionTrait,
    filter: &Filter,
    page: &PageRequest<ProjectId>,
) -> Result<Vec<Model>, DbErr> {
    let mut rows = Entity::find();
    if let Some(city) = &filter.city {
        rows = rows.filter(Column::City.eq(city));
    }
    if let Some(status) = filter.status {
        rows = rows.filter(Column::Status.eq(status));
    }
    if let Some(query) = &filter.query {
        rows = rows.filter(mentions(db.get_database_backend(), query));
    }
    if let Some(after) = page.after {
        rows = rows.filter(Column::Id.lt(after));
    }
    rows.order_by_desc(Column::Id).limit(page.rows()).all(db).await
}

/// Whether name, city, district or address hold the text, whatever the case of its letters.
fn mentions(backend: DbBackend, text: &str) -> Condition {
    let pattern = format!("%{}%", text.replace('!', "!!").replace('%', "!%").replace('_', "!_"));
    // Both sides are folded by the same database, whatever letters it knows.
    let like = match backend {
        DbBackend::Postgres => "LOWER($1) LIKE LOWER($2) ESCAPE '!'",
        _ => "LOWER(?) LIKE LOWER(?) ESCAPE '!'",
    };
    let columns = [Column::Name, Column::City, Column::District, Column::Address];
    columns.into_iter().fold(Condition::any(), |any, column| {
        any.add(Expr::cust_with_exprs(like, [Expr::col(column), Expr::val(pattern.clone())]))
    })
}

/// The cities in which there are projects, at most `limit`.
pub(super) async fn cities(db: &impl ConnectionTrait, limit: u64) -> Result<Vec<String>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::City)
        .distinct()
        .order_by_asc(Column::City)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}

pub(super) async fn insert(
    db: &impl ConnectionTrait,
    new: NewProject,
    now: Instant,
) -> Result<ProjectId, Error> {
    let NewProject { slug, name, city, district, address, status, summary, sale_on, handover_on } = new;
    let row = ActiveModel {
        slug: Set(slug),
        name: Set(name),
        city: Set(city),
        district: Set(district),
        address: Set(address),
        status: Set(status),
        summary: Set(summary),
        sale_on: Set(sale_on),
        handover_on: Set(handover_on),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
        ..Default::default()
    };
    let row = row.insert(db).await.on_unique(Error::invalid("/slug", Code::SlugTaken))?;
    Ok(row.id)
}

/// Changes the project if it is still at the version that was seen.
pub(super) async fn update(
    db: &impl ConnectionTrait,
    id: ProjectId,
    seen: i64,
    changes: ProjectChanges,
    now: Instant,
) -> Result<(), Error> {
    let ProjectChanges { slug, name, city, district, address, status, summary, sale_on, handover_on } =
        changes;
    let row = ActiveModel {
        slug: slug.map_or_else(Default::default, Set),
        name: name.map_or_else(Default::default, Set),
        city: city.map_or_else(Default::default, Set),
        district: district.map_or_else(Default::default, Set),
        address: address.map_or_else(Default::default, Set),
        status: status.map_or_else(Default::default, Set),
        summary: summary.map_or_else(Default::default, Set),
        sale_on: sale_on.map_or_else(Default::default, Set),
        handover_on: handover_on.map_or_else(Default::default, Set),
        version: Set(seen.saturating_add(1)),
        updated_at: Set(now),
        ..Default::default()
    };
    let changed = Entity::update_many()
        .set(row)
        .filter(Column::Id.eq(id))
        .filter(Column::Version.eq(seen))
        .exec(db)
        .await
        .on_unique(Error::invalid("/slug", Code::SlugTaken))?;
    if changed.rows_affected == 0 { Err(Error::Stale) } else { Ok(()) }
}
