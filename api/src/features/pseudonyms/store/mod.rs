//! Rows of pseudonyms, and of who wants to hear nothing of which.

pub(super) mod unmaskings;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::project::ProjectId;
use linli_entities::pseudonym::{ActiveModel, Column, Entity, Model, PseudonymId};
use linli_entities::pseudonym_block as block;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, PaginatorTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, Set,
};

/// Makes a pseudonym, unless the account has one in the project or the word is taken there.
pub(super) async fn insert(db: &impl ConnectionTrait, row: ActiveModel) -> Result<(), DbErr> {
    let neither = OnConflict::new().do_nothing().to_owned();
    Entity::insert(row).on_conflict(neither).exec_without_returning(db).await?;
    Ok(())
}

pub(super) async fn by_id(db: &impl ConnectionTrait, id: PseudonymId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

pub(super) async fn by_ids(db: &impl ConnectionTrait, ids: &[PseudonymId]) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    Entity::find().filter(Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// The pseudonym of an account in a project.
pub(super) async fn own(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    project_id: ProjectId,
) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::ProjectId.eq(project_id))
        .one(db)
        .await
}

/// The pseudonyms of an account: one for each project in which it has a home, which is few.
pub(super) async fn of_account(
    db: &impl ConnectionTrait,
    account_id: AccountId,
) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::AccountId.eq(account_id)).order_by_asc(Column::ProjectId).all(db).await
}

/// Which is blocked already stays so.
pub(super) async fn insert_block(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    pseudonym_id: PseudonymId,
    now: Instant,
) -> Result<(), DbErr> {
    use block::{ActiveModel, Column, Entity};
    let row =
        ActiveModel { account_id: Set(account_id), pseudonym_id: Set(pseudonym_id), blocked_at: Set(now) };
    let once = OnConflict::columns([Column::AccountId, Column::PseudonymId]).do_nothing().to_owned();
    Entity::insert(row).on_conflict(once).exec_without_returning(db).await?;
    Ok(())
}

pub(super) async fn delete_block(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    pseudonym_id: PseudonymId,
) -> Result<(), DbErr> {
    block::Entity::delete_by_id((account_id, pseudonym_id)).exec(db).await?;
    Ok(())
}

/// How many an account blocks: from the primary key.
pub(super) async fn count_blocks(db: &impl ConnectionTrait, account_id: AccountId) -> Result<u64, DbErr> {
    block::Entity::find().filter(block::Column::AccountId.eq(account_id)).count(db).await
}

/// Which an account blocks, all or of some, by their ids: from the primary key.
pub(super) async fn blocks(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    among: Option<&[PseudonymId]>,
    after: Option<PseudonymId>,
    rows: u64,
) -> Result<Vec<block::Model>, DbErr> {
    use block::{Column, Entity};
    let mut query = Entity::find().filter(Column::AccountId.eq(account_id));
    if let Some(ids) = among {
        query = query.filter(Column::PseudonymId.is_in(ids.iter().copied()));
    }
    if let Some(after) = after {
        query = query.filter(Column::PseudonymId.gt(after));
    }
    query.order_by_asc(Column::PseudonymId).limit(rows).all(db).await
}

/// Those among accounts who block a pseudonym: from `pseudonym_block_pseudonym`.
pub(super) async fn blockers(
    db: &impl ConnectionTrait,
    pseudonym_id: PseudonymId,
    among: &[AccountId],
) -> Result<Vec<AccountId>, DbErr> {
    use block::{Column, Entity};
    Entity::find()
        .select_only()
        .column(Column::AccountId)
        .filter(Column::PseudonymId.eq(pseudonym_id))
        .filter(Column::AccountId.is_in(among.iter().copied()))
        .into_tuple()
        .all(db)
        .await
}

/// Takes back every block of an account. What others blocked of it stays: it goes with no account.
pub(super) async fn forget_blocks(db: &impl ConnectionTrait, account_id: AccountId) -> Result<(), DbErr> {
    block::Entity::delete_many().filter(block::Column::AccountId.eq(account_id)).exec(db).await?;
    Ok(())
}
