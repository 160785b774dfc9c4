//! Rows of draws, of their prizes and of who entered.

use linli_entities::Instant;
use linli_entities::draw::{ActiveModel, Column, DrawId, Entity, Model};
use linli_entities::draw_entry::{self, DrawEntryId};
use linli_entities::membership::MembershipId;
use linli_entities::project::ProjectId;
use linli_entities::unit::UnitId;
use linli_entities::{draw_home, draw_prize};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _,
    PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, QueryTrait as _,
};

use crate::actor::Reach;
use crate::db::{queries, reach};
use crate::page::PageRequest;

/// Which draws are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    Current,
    Past,
    Drafts,
}

impl When {
    fn condition(self) -> Condition {
        let ended =
            Condition::any().add(Column::DrawnAt.is_not_null()).add(Column::CancelledAt.is_not_null());
        match self {
            Self::Current => Condition::all().add(Column::OfferedAt.is_not_null()).add(ended.not()),
            Self::Past => ended,
            Self::Drafts => {
                Condition::all().add(Column::OfferedAt.is_null()).add(Column::CancelledAt.is_null())
            }
        }
    }
}

/// The draws that there are for somebody who runs those within reach: the one rule of who knows of which.
fn known(runs: &Reach) -> Condition {
    Condition::any().add(Column::OfferedAt.is_not_null()).add(reach::within(runs, Column::ProjectId))
}

/// A page of draws, newest first.
pub(super) async fn page(
    db: &impl ConnectionTrait,
    runs: &Reach,
    when: When,
    project_id: Option<ProjectId>,
    page: &PageRequest<DrawId>,
) -> Result<Vec<Model>, DbErr> {
    let mut rows = Entity::find().filter(known(runs)).filter(when.condition());
    if let Some(id) = project_id {
        rows = rows.filter(Column::ProjectId.eq(id));
    }
    if let Some(after) = page.after {
        rows = rows.filter(Column::Id.lt(after));
    }
    rows.order_by_desc(Column::Id).limit(page.rows()).all(db).await
}

pub(super) async fn known_by_id(
    db: &impl ConnectionTrait,
    runs: &Reach,
    id: DrawId,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(known(runs)).one(db).await
}

pub(super) async fn by_ids(db: &impl ConnectionTrait, ids: &[DrawId]) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    Entity::find().filter(Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// The draw, held until the end of the transaction: whoever enters, freezes or draws does so one after another.
pub(super) async fn locked(db: &impl ConnectionTrait, id: DrawId) -> Result<Option<Model>, DbErr> {
    queries::locked(db, Entity::find_by_id(id)).one(db).await
}

pub(super) async fn insert(db: &impl ConnectionTrait, row: ActiveModel) -> Result<DrawId, DbErr> {
    Ok(row.insert(db).await?.id)
}

pub(super) async fn update(db: &impl ConnectionTrait, row: ActiveModel) -> Result<(), DbErr> {
    row.update(db).await?;
    Ok(())
}

/// The prizes of these draws, in order.
pub(super) async fn prizes_of(
    db: &impl ConnectionTrait,
    ids: &[DrawId],
) -> Result<Vec<draw_prize::Model>, DbErr> {
    use draw_prize::Column;
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let rows = draw_prize::Entity::find().filter(Column::DrawId.is_in(ids.iter().copied()));
    rows.order_by_asc(Column::DrawId).order_by_asc(Column::Position).all(db).await
}

pub(super) async fn replace_prizes(
    db: &impl ConnectionTrait,
    id: DrawId,
    prizes: Vec<draw_prize::ActiveModel>,
) -> Result<(), DbErr> {
    draw_prize::Entity::delete_many().filter(draw_prize::Column::DrawId.eq(id)).exec(db).await?;
    if !prizes.is_empty() {
        draw_prize::Entity::insert_many(prizes).exec_without_returning(db).await?;
    }
    Ok(())
}

pub(super) async fn insert_entry(
    db: &impl ConnectionTrait,
    row: draw_entry::ActiveModel,
) -> Result<DrawEntryId, DbErr> {
    Ok(row.insert(db).await?.id)
}

pub(super) async fn update_entry(
    db: &impl ConnectionTrait,
    row: draw_entry::ActiveModel,
) -> Result<(), DbErr> {
    row.update(db).await?;
    Ok(())
}

/// The entries of a member in these draws.
pub(super) async fn own_of(
    db: &impl ConnectionTrait,
    member: MembershipId,
    ids: &[DrawId],
) -> Result<Vec<draw_entry::Model>, DbErr> {
    use draw_entry::Column;
    let rows = draw_entry::Entity::find().filter(Column::MembershipId.eq(member));
    rows.filter(Column::DrawId.is_in(ids.iter().copied())).all(db).await
}

pub(super) async fn entries_by_ids(
    db: &impl ConnectionTrait,
    ids: &[DrawEntryId],
) -> Result<Vec<draw_entry::Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    draw_entry::Entity::find().filter(draw_entry::Column::Id.is_in(ids.iter().copied())).all(db).await
}

pub(super) async fn entry(
    db: &impl ConnectionTrait,
    id: DrawId,
    number: i32,
) -> Result<Option<draw_entry::Model>, DbErr> {
    use draw_entry::Column;
    let rows = draw_entry::Entity::find().filter(Column::DrawId.eq(id));
    rows.filter(Column::Number.eq(number)).one(db).await
}

/// What stands in the list: numbers and pseudonyms, in order.
pub(super) async fn listed(db: &impl ConnectionTrait, id: DrawId) -> Result<Vec<(i32, String)>, DbErr> {
    use draw_entry::Column;
    draw_entry::Entity::find()
        .select_only()
        .columns([Column::Number, Column::Pseudonym])
        .filter(Column::DrawId.eq(id))
        .order_by_asc(Column::Number)
        .into_tuple()
        .all(db)
        .await
}

/// Entries that won, in the order in which they were drawn, those after a place.
pub(super) async fn winners(
    db: &impl ConnectionTrait,
    id: DrawId,
    after: Option<i32>,
    limit: u64,
) -> Result<Vec<draw_entry::Model>, DbErr> {
    use draw_entry::Column;
    draw_entry::Entity::find()
        .filter(Column::DrawId.eq(id))
        .filter(Column::Place.gt(after.unwrap_or(0)))
        .order_by_asc(Column::Place)
        .limit(limit)
        .all(db)
        .await
}

/// Says what a number won.
pub(super) async fn win(
    db: &impl ConnectionTrait,
    id: DrawId,
    number: i32,
    row: draw_entry::ActiveModel,
) -> Result<bool, DbErr> {
    use draw_entry::Column;
    let rows = draw_entry::Entity::update_many().set(row).filter(Column::DrawId.eq(id));
    Ok(rows.filter(Column::Number.eq(number)).exec(db).await?.rows_affected == 1)
}

/// Which of these draws somebody of these homes entered.
pub(super) async fn entered_by_homes(
    db: &impl ConnectionTrait,
    ids: &[DrawId],
    homes: &[UnitId],
) -> Result<Vec<DrawId>, DbErr> {
    use draw_home::Column;
    if homes.is_empty() {
        return Ok(vec![]);
    }
    draw_home::Entity::find()
        .select_only()
        .column(Column::DrawId)
        .distinct()
        .filter(Column::DrawId.is_in(ids.iter().copied()))
        .filter(Column::UnitId.is_in(homes.iter().copied()))
        .into_tuple()
        .all(db)
        .await
}

pub(super) async fn take_homes(
    db: &impl ConnectionTrait,
    rows: Vec<draw_home::ActiveModel>,
) -> Result<(), DbErr> {
    if !rows.is_empty() {
        draw_home::Entity::insert_many(rows).exec_without_returning(db).await?;
    }
    Ok(())
}

/// Nobody enters any more: which homes did is of no use.
pub(super) async fn forget_homes(db: &impl ConnectionTrait, id: DrawId) -> Result<(), DbErr> {
    draw_home::Entity::delete_many().filter(draw_home::Column::DrawId.eq(id)).exec(db).await?;
    Ok(())
}

/// Draws that are closed and whose list is not frozen.
pub(super) async fn unfrozen(
    db: &impl ConnectionTrait,
    now: Instant,
    limit: u64,
) -> Result<Vec<DrawId>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::OfferedAt.is_not_null())
        .filter(Column::FrozenAt.is_null())
        .filter(Column::CancelledAt.is_null())
        .filter(Column::ClosesAt.lte(now))
        .order_by_asc(Column::ClosesAt)
        .order_by_asc(Column::Id)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}

/// Entries of draws that ended, for which what follows from that was not done.
pub(super) async fn unsettled(
    db: &impl ConnectionTrait,
    limit: u64,
) -> Result<Vec<draw_entry::Model>, DbErr> {
    let ended = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Condition::any().add(Column::DrawnAt.is_not_null()).add(Column::CancelledAt.is_not_null()));
    draw_entry::Entity::find()
        .filter(draw_entry::Column::SettledAt.is_null())
        .filter(draw_entry::Column::DrawId.in_subquery(ended.into_query()))
        .order_by_asc(draw_entry::Column::Id)
        .limit(limit)
        .all(db)
        .await
}

/// Takes an entry to settle it; false where somebody else did.
pub(super) async fn mark_settled(
    db: &impl ConnectionTrait,
    id: DrawEntryId,
    now: Instant,
) -> Result<bool, DbErr> {
    use draw_entry::Column;
    let rows = draw_entry::Entity::update_many().col_expr(Column::SettledAt, Expr::value(now));
    let rows = rows.filter(Column::Id.eq(id)).filter(Column::SettledAt.is_null());
    Ok(rows.exec(db).await?.rows_affected == 1)
}

/// Destroys what leads from pseudonyms to a member.
pub(super) async fn forget_salts(db: &impl ConnectionTrait, member: MembershipId) -> Result<(), DbErr> {
    use draw_entry::Column;
    draw_entry::Entity::update_many()
        .col_expr(Column::Salt, Expr::value(Option::<String>::None))
        .filter(Column::MembershipId.eq(member))
        .exec(db)
        .await?;
    Ok(())
}

/// Whether a member entered this draw.
pub(super) async fn has_entered(
    db: &impl ConnectionTrait,
    id: DrawId,
    member: MembershipId,
) -> Result<bool, DbErr> {
    use draw_entry::Column;
    let rows = draw_entry::Entity::find().filter(Column::DrawId.eq(id));
    Ok(rows.filter(Column::MembershipId.eq(member)).limit(1).count(db).await? > 0)
}

/// Draws that are frozen, those after one, in order, for whoever checks them.
pub(super) async fn frozen_after(
    db: &impl ConnectionTrait,
    after: DrawId,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::FrozenAt.is_not_null())
        .filter(Column::Id.gt(after))
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(db)
        .await
}
