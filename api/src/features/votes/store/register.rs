//! Rows of the register of a vote, and of whose homes have voted.

use linli_entities::account::AccountId;
use linli_entities::unit::UnitId;
use linli_entities::vote::VoteId;
use linli_entities::{vote_agreement, vote_elector, vote_turnout, vote_unit};
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Set,
};

use crate::page::PageRequest;

/// Rows that are written in one statement.
const CHUNK: usize = 500;

pub(in crate::features::votes) async fn insert(
    db: &impl ConnectionTrait,
    homes: Vec<vote_unit::Model>,
    electors: Vec<vote_elector::Model>,
) -> Result<(), DbErr> {
    for some in homes.chunks(CHUNK) {
        let rows = some.iter().map(|row| vote_unit::ActiveModel {
            vote_id: Set(row.vote_id),
            number: Set(row.number),
            unit_id: Set(row.unit_id),
            label: Set(row.label.clone()),
            area_dm2: Set(row.area_dm2),
            owner_count: Set(row.owner_count),
        });
        vote_unit::Entity::insert_many(rows).exec_without_returning(db).await?;
    }
    for some in electors.chunks(CHUNK) {
        let rows = some.iter().map(|row| vote_elector::ActiveModel {
            vote_id: Set(row.vote_id),
            unit_id: Set(row.unit_id),
            account_id: Set(row.account_id),
        });
        vote_elector::Entity::insert_many(rows).exec_without_returning(db).await?;
    }
    Ok(())
}

/// A page of the register, by its numbers.
pub(in crate::features::votes) async fn page(
    db: &impl ConnectionTrait,
    id: VoteId,
    page: &PageRequest<i32>,
) -> Result<Vec<vote_unit::Model>, DbErr> {
    use vote_unit::Column;
    let rows = vote_unit::Entity::find().filter(Column::VoteId.eq(id));
    let rows = rows.filter(Column::Number.gt(page.after.unwrap_or(0)));
    rows.order_by_asc(Column::Number).limit(page.rows()).all(db).await
}

/// The whole register, by its numbers.
pub(in crate::features::votes) async fn all(
    db: &impl ConnectionTrait,
    id: VoteId,
) -> Result<Vec<vote_unit::Model>, DbErr> {
    use vote_unit::Column;
    let rows = vote_unit::Entity::find().filter(Column::VoteId.eq(id));
    rows.order_by_asc(Column::Number).all(db).await
}

/// Homes of the registers of these votes.
pub(in crate::features::votes) async fn homes(
    db: &impl ConnectionTrait,
    ids: &[VoteId],
    units: &[UnitId],
) -> Result<Vec<vote_unit::Model>, DbErr> {
    use vote_unit::Column;
    if ids.is_empty() || units.is_empty() {
        return Ok(vec![]);
    }
    let rows = vote_unit::Entity::find().filter(Column::VoteId.is_in(ids.iter().copied()));
    let rows = rows.filter(Column::UnitId.is_in(units.iter().copied()));
    rows.order_by_asc(Column::VoteId).order_by_asc(Column::Number).all(db).await
}

/// How many homes of these votes for which somebody votes have each of these floor areas: `vote_unit_area`.
pub(in crate::features::votes) async fn alike(
    db: &impl ConnectionTrait,
    ids: &[VoteId],
    areas: &[i32],
) -> Result<Vec<(VoteId, i32, i64)>, DbErr> {
    use vote_unit::Column;
    if ids.is_empty() || areas.is_empty() {
        return Ok(vec![]);
    }
    vote_unit::Entity::find()
        .select_only()
        .column(Column::VoteId)
        .column(Column::AreaDm2)
        .expr_as(Expr::col(Column::Number).count(), "alike_count")
        .filter(Column::VoteId.is_in(ids.iter().copied()))
        .filter(Column::AreaDm2.is_in(areas.iter().copied()))
        .filter(Column::OwnerCount.gt(0))
        .group_by(Column::VoteId)
        .group_by(Column::AreaDm2)
        .into_tuple()
        .all(db)
        .await
}

/// Of these votes and homes who has voted.
pub(in crate::features::votes) async fn turnout(
    db: &impl ConnectionTrait,
    ids: &[VoteId],
    units: &[UnitId],
) -> Result<Vec<vote_turnout::Model>, DbErr> {
    use vote_turnout::Column;
    if ids.is_empty() || units.is_empty() {
        return Ok(vec![]);
    }
    let rows = vote_turnout::Entity::find().filter(Column::VoteId.is_in(ids.iter().copied()));
    rows.filter(Column::UnitId.is_in(units.iter().copied())).all(db).await
}

/// Says that a home has voted, or what became of that.
pub(in crate::features::votes) async fn note_turnout(
    db: &impl ConnectionTrait,
    row: vote_turnout::Model,
) -> Result<(), DbErr> {
    use vote_turnout::Column;
    let fresh = vote_turnout::ActiveModel {
        vote_id: Set(row.vote_id),
        unit_id: Set(row.unit_id),
        tag: Set(row.tag),
        complete: Set(row.complete),
        restart_count: Set(row.restart_count),
    };
    let again = OnConflict::columns([Column::VoteId, Column::UnitId])
        .update_columns([Column::Tag, Column::Complete, Column::RestartCount])
        .to_owned();
    vote_turnout::Entity::insert(fresh).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}

/// Who has agreed to the ballots of these homes.
pub(in crate::features::votes) async fn agreements(
    db: &impl ConnectionTrait,
    ids: &[VoteId],
    units: &[UnitId],
) -> Result<Vec<vote_agreement::Model>, DbErr> {
    use vote_agreement::Column;
    if ids.is_empty() || units.is_empty() {
        return Ok(vec![]);
    }
    let rows = vote_agreement::Entity::find().filter(Column::VoteId.is_in(ids.iter().copied()));
    rows.filter(Column::UnitId.is_in(units.iter().copied())).all(db).await
}

/// Says that owners agree to the ballot of a home; who has agreed does not agree again.
pub(in crate::features::votes) async fn agree(
    db: &impl ConnectionTrait,
    id: VoteId,
    unit_id: UnitId,
    owners: &[AccountId],
) -> Result<(), DbErr> {
    use vote_agreement::Column;
    let rows = owners.iter().map(|account_id| vote_agreement::ActiveModel {
        vote_id: Set(id),
        unit_id: Set(unit_id),
        account_id: Set(*account_id),
    });
    let once =
        OnConflict::columns([Column::VoteId, Column::UnitId, Column::AccountId]).do_nothing().to_owned();
    vote_agreement::Entity::insert_many(rows).on_conflict(once).exec_without_returning(db).await?;
    Ok(())
}

/// Nobody has agreed to what the ballot of a home says now.
pub(in crate::features::votes) async fn forget_agreements(
    db: &impl ConnectionTrait,
    id: VoteId,
    unit_id: UnitId,
) -> Result<(), DbErr> {
    use vote_agreement::Column;
    let rows = vote_agreement::Entity::delete_many().filter(Column::VoteId.eq(id));
    rows.filter(Column::UnitId.eq(unit_id)).exec(db).await?;
    Ok(())
}
