//! Rows of ballots.
//!
//! What a ballot says stands beside that its home has voted in one transaction, so the database could tell which came with
//! which by how it keeps rows: PostgreSQL writes the number of the transaction to each row (`xmin`) and appends it, SQLite
//! numbers rows as they come. So a ballot has a random key, on SQLite the table has no row numbers, and whoever puts a ballot
//! in takes out those that lie around it, up to [`MIXED`] of them, and puts all of them back in the order of their keys: they
//! come to be written by one and the same transaction, side by side. How many of them lie before the new one is drawn, so no
//! place among them tells it either.

use linli_entities::vote::VoteId;
use linli_entities::vote_ballot::{ActiveModel, Column, Entity, Model};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Set,
};

use crate::page::PageRequest;
use crate::secret;

/// Ballots that are written anew with each that is put in.
pub(in crate::features::votes) const MIXED: usize = 256;

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
    let mut some = around(db, id, &row.key, secret::below(MIXED + 1)).await?;
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

/// The other ballots whose keys lie around a key, `back` of them before it, in the ring in which the first comes after the
/// last. Keys are random, so it is a sample of all; of fewer than [`MIXED`] it is all.
async fn around(db: &impl ConnectionTrait, id: VoteId, key: &str, back: usize) -> Result<Vec<Model>, DbErr> {
    let start = start_of(db, id, key, back).await?;
    let others = || {
        let rows = Entity::find().filter(Column::VoteId.eq(id)).filter(Column::Key.ne(key));
        rows.order_by_asc(Column::Key)
    };
    let mut some = others().filter(Column::Key.gte(start.as_str())).limit(MIXED as u64).all(db).await?;
    let left = MIXED.saturating_sub(some.len());
    if left > 0 {
        some.extend(others().filter(Column::Key.lt(start.as_str())).limit(left as u64).all(db).await?);
    }
    Ok(some)
}

/// The key that lies `back` ballots before another in the ring: the first of a sample. Where there are fewer, any will do,
/// since the sample is all of them.
async fn start_of(db: &impl ConnectionTrait, id: VoteId, key: &str, back: usize) -> Result<String, DbErr> {
    let keys = || {
        let rows = Entity::find().select_only().column(Column::Key).filter(Column::VoteId.eq(id));
        rows.order_by_desc(Column::Key)
    };
    let mut before: Vec<String> = vec![];
    if back > 0 {
        before = keys().filter(Column::Key.lt(key)).limit(back as u64).into_tuple().all(db).await?;
    }
    let left = back.saturating_sub(before.len());
    if left > 0 {
        let highest = keys().filter(Column::Key.gt(key)).limit(left as u64);
        let highest: Vec<String> = highest.into_tuple().all(db).await?;
        before.extend(highest);
    }
    Ok(before.pop().unwrap_or_else(|| key.to_owned()))
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
