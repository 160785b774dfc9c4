//! Rows of auctions and bids.

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::auction::{ActiveModel, AuctionId, Column, Entity, Model};
use linli_entities::bid::{self, BidId};
use linli_entities::deposit::DepositId;
use linli_entities::group_buy::{self, GroupBuyState};
use linli_entities::group_buy_project;
use linli_entities::project::ProjectId;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _, JoinType,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, QueryTrait as _, RelationDef, Select,
};

use crate::actor::Reach;
use crate::db::reach;
use crate::page::PageRequest;

/// Which auctions a list shows.
#[derive(Clone, Debug)]
pub(super) enum When {
    /// Those that have not ended.
    Current,
    /// Those that begin later.
    Coming,
    /// Those in which one can bid.
    Running,
    /// Those that are over.
    Past,
    /// Those that are being prepared, where the reader manages them.
    Drafts(Reach),
}

fn sales() -> RelationDef {
    Entity::belongs_to(group_buy::Entity).from(Column::Id).to(group_buy::Column::Id).into()
}

/// Auctions that are offered and have begun or not, and have ended or not.
fn which(when: &When, now: Instant) -> Condition {
    let open = group_buy::Column::State.eq(GroupBuyState::Open);
    match when {
        When::Current => Condition::all().add(open).add(Column::EndsAt.gt(now)),
        When::Coming => Condition::all().add(open).add(Column::OpensAt.gt(now)),
        When::Running => Condition::all().add(open).add(Column::OpensAt.lte(now)).add(Column::EndsAt.gt(now)),
        When::Past => {
            let over = group_buy::Column::State.is_in([GroupBuyState::Settled, GroupBuyState::Failed]);
            Condition::any().add(over).add(Condition::all().add(open).add(Column::EndsAt.lte(now)))
        }
        When::Drafts(managed) => {
            let of_reach = group_buy_project::Entity::find()
                .select_only()
                .column(group_buy_project::Column::GroupBuyId)
                .filter(reach::within(managed, group_buy_project::Column::ProjectId));
            Condition::all()
                .add(group_buy::Column::State.eq(GroupBuyState::Draft))
                .add(Column::Id.in_subquery(of_reach.into_query()))
        }
    }
}

/// A page of auctions, newest first.
pub(super) async fn page(
    db: &impl ConnectionTrait,
    when: &When,
    project_id: Option<ProjectId>,
    page: &PageRequest<AuctionId>,
    now: Instant,
) -> Result<Vec<Model>, DbErr> {
    let mut rows = Entity::find().join(JoinType::InnerJoin, sales()).filter(which(when, now));
    if let Some(id) = project_id {
        let of_project = group_buy_project::Entity::find()
            .select_only()
            .column(group_buy_project::Column::GroupBuyId)
            .filter(group_buy_project::Column::ProjectId.eq(id));
        rows = rows.filter(Column::Id.in_subquery(of_project.into_query()));
    }
    if let Some(after) = page.after {
        rows = rows.filter(Column::Id.lt(after));
    }
    rows.order_by_desc(Column::Id).limit(page.rows()).all(db).await
}

pub(super) async fn by_ids(db: &impl ConnectionTrait, ids: &[AuctionId]) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    Entity::find().filter(Column::Id.is_in(ids.iter().copied())).all(db).await
}

pub(super) async fn insert(db: &impl ConnectionTrait, row: ActiveModel) -> Result<(), DbErr> {
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

pub(super) async fn update(db: &impl ConnectionTrait, row: ActiveModel) -> Result<(), DbErr> {
    row.update(db).await?;
    Ok(())
}

/// Auctions whose end has come and is not written down.
pub(super) async fn due(
    db: &impl ConnectionTrait,
    now: Instant,
    limit: u64,
) -> Result<Vec<AuctionId>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::Id)
        .join(JoinType::InnerJoin, sales())
        .filter(group_buy::Column::State.eq(GroupBuyState::Open))
        .filter(Column::EndsAt.lte(now))
        .order_by_asc(Column::EndsAt)
        .order_by_asc(Column::Id)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}

/// The bids that end the history of these, as far as they say how many there are.
fn of_numbers(numbers: impl Iterator<Item = (AuctionId, i32)>) -> Select<bid::Entity> {
    let any = numbers.fold(Condition::any(), |any, (id, number)| {
        any.add(bid::Column::AuctionId.eq(id).and(bid::Column::Number.eq(number)))
    });
    bid::Entity::find().filter(any)
}

/// The highest bid of each of these that has one.
pub(super) async fn highest(
    db: &impl ConnectionTrait,
    rows: &[Model],
) -> Result<HashMap<AuctionId, bid::Model>, DbErr> {
    let bid_in: Vec<_> = rows.iter().filter(|row| row.bid_count > 0).collect();
    if bid_in.is_empty() {
        return Ok(HashMap::new());
    }
    let found = of_numbers(bid_in.into_iter().map(|row| (row.id, row.bid_count))).all(db).await?;
    Ok(found.into_iter().map(|bid| (bid.auction_id, bid)).collect())
}

/// The bid before each of these.
pub(super) async fn before(db: &impl ConnectionTrait, bids: &[bid::Model]) -> Result<Vec<bid::Model>, DbErr> {
    let later: Vec<_> = bids.iter().filter(|bid| bid.number > 1).collect();
    if later.is_empty() {
        return Ok(vec![]);
    }
    of_numbers(later.into_iter().map(|bid| (bid.auction_id, bid.number - 1))).all(db).await
}

pub(super) async fn bids_by_ids(db: &impl ConnectionTrait, ids: &[BidId]) -> Result<Vec<bid::Model>, DbErr> {
    bid::Entity::find().filter(bid::Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// A page of the bids of an auction, the newest first.
pub(super) async fn bids(
    db: &impl ConnectionTrait,
    id: AuctionId,
    page: &PageRequest<i32>,
) -> Result<Vec<bid::Model>, DbErr> {
    let mut rows = bid::Entity::find().filter(bid::Column::AuctionId.eq(id));
    if let Some(after) = page.after {
        rows = rows.filter(bid::Column::Number.lt(after));
    }
    rows.order_by_desc(bid::Column::Number).limit(page.rows()).all(db).await
}

pub(super) async fn insert_bid(
    db: &impl ConnectionTrait,
    row: bid::ActiveModel,
) -> Result<bid::Model, DbErr> {
    row.insert(db).await
}

/// How often these deposits bid in an auction, and the most that each did.
pub(super) async fn bid_of(
    db: &impl ConnectionTrait,
    ids: &[DepositId],
) -> Result<HashMap<DepositId, (i64, i64)>, DbErr> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(DepositId, i64, i64)> = bid::Entity::find()
        .select_only()
        .column(bid::Column::DepositId)
        .expr_as(Expr::col(bid::Column::Id).count(), "bids")
        .expr_as(Expr::col(bid::Column::Fen).max(), "fen")
        .filter(bid::Column::DepositId.is_in(ids.iter().copied()))
        .group_by(bid::Column::DepositId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(id, bids, fen)| (id, (bids, fen))).collect())
}
