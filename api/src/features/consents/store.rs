//! Rows of what was said of being written to.

use linli_entities::account::AccountId;
use linli_entities::consent_act::{
    ActiveModel, Column, ConsentActId, ConsentChannel, ConsentPurpose, Entity, Model,
};
use sea_orm::sea_query::{Expr, ExprTrait as _, SelectStatement};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, QueryTrait as _, Select, Set,
};

pub(super) async fn insert(db: &impl ConnectionTrait, row: ActiveModel) -> Result<Model, DbErr> {
    row.insert(db).await
}

pub(super) async fn by_id(db: &impl ConnectionTrait, id: ConsentActId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

/// The last of `rows` of each account on each way for each purpose.
fn last(rows: Select<Entity>) -> SelectStatement {
    rows.select_only()
        .expr_as(Expr::col(Column::Id).max(), "id")
        .group_by(Column::AccountId)
        .group_by(Column::Purpose)
        .group_by(Column::Channel)
        .into_query()
}

/// What these accounts said last on each way, for one purpose or for each.
pub(super) async fn standing(
    db: &impl ConnectionTrait,
    ids: &[AccountId],
    purpose: Option<ConsentPurpose>,
) -> Result<Vec<Model>, DbErr> {
    let mut said = Entity::find().filter(Column::AccountId.is_in(ids.iter().copied()));
    if let Some(purpose) = purpose {
        said = said.filter(Column::Purpose.eq(purpose));
    }
    Entity::find().filter(Column::Id.in_subquery(last(said))).all(db).await
}

/// The accounts that consent to a purpose on a way, as a part of another query.
pub(super) fn consenting(purpose: ConsentPurpose, channel: ConsentChannel) -> SelectStatement {
    let said = Entity::find().filter(Column::Purpose.eq(purpose)).filter(Column::Channel.eq(channel));
    Entity::find()
        .select_only()
        .column(Column::AccountId)
        .filter(Column::Id.in_subquery(last(said)))
        .filter(Column::Given.eq(true))
        .into_query()
}

/// What an account said, newest first.
pub(super) async fn newest(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let said = Entity::find().filter(Column::AccountId.eq(account_id));
    said.order_by_desc(Column::Id).limit(limit).all(db).await
}

/// Forgets what staff wrote of how an account told them.
pub(super) async fn forget_reasons(db: &impl ConnectionTrait, account_id: AccountId) -> Result<(), DbErr> {
    let row = ActiveModel { reason: Set(None), ..Default::default() };
    Entity::update_many().set(row).filter(Column::AccountId.eq(account_id)).exec(db).await?;
    Ok(())
}

/// What an account said, after an act: those of one account are few.
pub(super) async fn acts_of(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    after: ConsentActId,
    rows: u64,
) -> Result<Vec<Model>, DbErr> {
    let own = Entity::find().filter(Column::AccountId.eq(account_id)).filter(Column::Id.gt(after));
    own.order_by_asc(Column::Id).limit(rows).all(db).await
}
