//! Rows of ballots.
//!
//! What a ballot says stands beside that its home has voted in one transaction, so the database could tell which came with
//! which by how it keeps rows: PostgreSQL writes the number of the transaction to each row (`xmin`) and appends it, SQLite
//! numbers rows as they come. So a ballot has a random key, on SQLite the table has no row numbers, and whoever puts a ballot
//! in takes out those that lie next to it, up to [`MIXED`] of them, and puts all of them back in the order of their keys: they
//! come to be written by one and the same transaction, side by side. Which of them is the new one, no row tells.

use linli_entities::vote::VoteId;
use linli_entities::vote_ballot::{ActiveModel, Column, Entity, Model};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Set,
};

use crate::page::PageRequest;

/// Ballots that are written anew with each that is put in.
pub(in crate::features::votes) const MIXED: u64 = 256;

fn active(row: Model) -> ActiveModel {
    ActiveModel {
        vote_id: Set(row.vote_id),
        key: Set(row.key),
        unit_number: Set(row.unit_number),
        choices: Set(row.choices),
        area_dm2: Set(row.area_dm2),
        counted: Set(row.counted),
    }
}

/// Puts a ballot in, in the place of another where one is named, among others so that nothing tells it from them.
pub(in crate::features::votes) async fn put(
    db: &impl ConnectionTrait,
    instead_of: Option<&str>,
    row: Model,
) -> Result<(), DbErr> {
    let id = row.vote_id;
    let mut some = next_to(db, id, &row.key).await?;
    let mut taken: Vec<String> = some.iter().map(|one| one.key.clone()).collect();
    taken.extend(instead_of.map(str::to_owned));
    if !taken.is_empty() {
        let rows = Entity::delete_many().filter(Column::VoteId.eq(id)).filter(Column::Key.is_in(taken));
        rows.exec(db).await?;
    }
    some.retain(|one| one.key != row.key && Some(one.key.as_str()) != instead_of);
    some.push(row);
    some.sort_by(|one, other| one.key.cmp(&other.key));
    Entity::insert_many(some.into_iter().map(active)).exec_without_returning(db).await?;
    Ok(())
}

/// The ballots whose keys come next, the first after the last: keys are random, so it is a sample of all.
async fn next_to(db: &impl ConnectionTrait, id: VoteId, key: &str) -> Result<Vec<Model>, DbErr> {
    let of_vote = || Entity::find().filter(Column::VoteId.eq(id)).order_by_asc(Column::Key);
    let mut some = of_vote().filter(Column::Key.gte(key)).limit(MIXED).all(db).await?;
    let left = MIXED.saturating_sub(some.len() as u64);
    if left > 0 {
        some.extend(of_vote().filter(Column::Key.lt(key)).limit(left).all(db).await?);
    }
    Ok(some)
}

pub(in crate::features::votes) async fn by_key(
    db: &impl ConnectionTrait,
    id: VoteId,
    key: &str,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id((id, key.to_owned())).one(db).await
}

/// The ballot of a home in an open vote: `vote_ballot_unit`.
pub(in crate::features::votes) async fn of_home(
    db: &impl ConnectionTrait,
    id: VoteId,
    number: i32,
) -> Result<Option<Model>, DbErr> {
    let rows = Entity::find().filter(Column::VoteId.eq(id));
    rows.filter(Column::UnitNumber.eq(number)).one(db).await
}

/// All that count, in the order of their keys.
pub(in crate::features::votes) async fn counted(
    db: &impl ConnectionTrait,
    id: VoteId,
) -> Result<Vec<Model>, DbErr> {
    let rows = Entity::find().filter(Column::VoteId.eq(id)).filter(Column::Counted.eq(true));
    rows.order_by_asc(Column::Key).all(db).await
}

/// A page of those that count, in the order of their keys.
pub(in crate::features::votes) async fn page(
    db: &impl ConnectionTrait,
    id: VoteId,
    page: &PageRequest<String>,
) -> Result<Vec<Model>, DbErr> {
    let mut rows = Entity::find().filter(Column::VoteId.eq(id)).filter(Column::Counted.eq(true));
    if let Some(after) = &page.after {
        rows = rows.filter(Column::Key.gt(after.as_str()));
    }
    rows.order_by_asc(Column::Key).limit(page.rows()).all(db).await
}
