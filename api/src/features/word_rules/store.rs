//! Rows of lists of words.

use linli_entities::board::BoardId;
use linli_entities::project::ProjectId;
use linli_entities::word_rule::{ActiveModel, Column, Entity, Model, WordRuleId};
use linli_entities::word_rule_words as words;
use sea_orm::sea_query::{Expr, ExprTrait as _, Func, OnConflict};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _, JoinType,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, Set,
};

use super::rules::Area;
use crate::db::queries;

pub(super) async fn insert(db: &impl ConnectionTrait, row: ActiveModel) -> Result<Model, DbErr> {
    row.insert(db).await
}

pub(super) async fn update(db: &impl ConnectionTrait, row: ActiveModel) -> Result<Model, DbErr> {
    row.update(db).await
}

pub(super) async fn find(db: &impl ConnectionTrait, id: WordRuleId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

/// The list, held until the transaction ends.
pub(super) async fn locked(db: &impl ConnectionTrait, id: WordRuleId) -> Result<Option<Model>, DbErr> {
    queries::locked(db, Entity::find_by_id(id)).one(db).await
}

/// The lists that hold: there are few.
pub(super) async fn enabled(db: &impl ConnectionTrait) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::Enabled.eq(true)).order_by_asc(Column::Id).all(db).await
}

/// The lists that are for these places, after one; without projects for all of those.
pub(super) async fn of_places(
    db: &impl ConnectionTrait,
    everywhere: bool,
    (projects, boards): (Option<&[ProjectId]>, &[BoardId]),
    after: Option<WordRuleId>,
    rows: u64,
) -> Result<Vec<Model>, DbErr> {
    let of_project = match projects {
        Some(ids) => Column::ProjectId.is_in(ids.iter().copied()),
        None => Column::ProjectId.is_not_null(),
    };
    let mut place = Condition::any().add(of_project).add(Column::BoardId.is_in(boards.iter().copied()));
    if everywhere {
        place = place.add(Column::ProjectId.is_null().and(Column::BoardId.is_null()));
    }
    let mut query = Entity::find().filter(place);
    if let Some(after) = after {
        query = query.filter(Column::Id.gt(after));
    }
    query.order_by_asc(Column::Id).limit(rows).all(db).await
}

/// The lists of a place, which are few, with the bytes of their words.
pub(super) async fn sizes(db: &impl ConnectionTrait, area: Area) -> Result<Vec<(WordRuleId, i32)>, DbErr> {
    let of_list = Entity::belongs_to(words::Entity).from(Column::Id).to(words::Column::WordRuleId).into();
    let bytes = Func::cust("octet_length").arg(Expr::col((words::Entity, words::Column::Words)));
    let lists = Entity::find();
    let of_place = match area {
        Area::Everywhere => lists.filter(Column::ProjectId.is_null()).filter(Column::BoardId.is_null()),
        Area::Project(id) => lists.filter(Column::ProjectId.eq(id)),
        Area::Board(id) => lists.filter(Column::BoardId.eq(id)),
    };
    of_place
        .select_only()
        .column(Column::Id)
        .expr(bytes)
        .join(JoinType::InnerJoin, of_list)
        .into_tuple()
        .all(db)
        .await
}

/// Deletes a list with its words.
pub(super) async fn delete(db: &impl ConnectionTrait, id: WordRuleId) -> Result<(), DbErr> {
    words::Entity::delete_by_id(id).exec(db).await?;
    Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}

/// The words of a list, each in a line.
pub(super) async fn words(db: &impl ConnectionTrait, id: WordRuleId) -> Result<String, DbErr> {
    Ok(words::Entity::find_by_id(id).one(db).await?.map_or(String::new(), |row| row.words))
}

/// Gives a list other words.
pub(super) async fn put_words(db: &impl ConnectionTrait, id: WordRuleId, all: String) -> Result<(), DbErr> {
    let row = words::ActiveModel { word_rule_id: Set(id), words: Set(all) };
    let anew = OnConflict::column(words::Column::WordRuleId).update_column(words::Column::Words).to_owned();
    words::Entity::insert(row).on_conflict(anew).exec_without_returning(db).await?;
    Ok(())
}
