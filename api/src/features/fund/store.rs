//! Rows of funds.

use linli_entities::attachment::AttachmentId;
use linli_entities::fund::{self, FundId};
use linli_entities::fund_entry::{self, FundCategory, FundEntryId, FundEntryKind, FundSource};
use linli_entities::fund_photo;
use linli_entities::fund_proposal::{self, FundProposalId, FundProposalState};
use linli_entities::project::ProjectId;
use linli_entities::{Date, Instant};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, Set,
};

use super::rules::figures::Sum;
use crate::code::Code;
use crate::db::queries;
use crate::error::{Error, OnViolation as _};
use crate::page::PageRequest;

pub(super) async fn of_project(
    db: &impl ConnectionTrait,
    project_id: ProjectId,
) -> Result<Option<fund::Model>, DbErr> {
    fund::Entity::find().filter(fund::Column::ProjectId.eq(project_id)).one(db).await
}

/// The fund of a project, held until the transaction ends: whoever writes into it does so one after another.
pub(super) async fn locked(
    db: &impl ConnectionTrait,
    project_id: ProjectId,
) -> Result<Option<fund::Model>, DbErr> {
    queries::locked(db, fund::Entity::find().filter(fund::Column::ProjectId.eq(project_id))).one(db).await
}

pub(super) async fn by_ids(db: &impl ConnectionTrait, ids: &[FundId]) -> Result<Vec<fund::Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    fund::Entity::find().filter(fund::Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// Funds after one, in order.
pub(super) async fn after(
    db: &impl ConnectionTrait,
    after: FundId,
    rows: u64,
) -> Result<Vec<fund::Model>, DbErr> {
    use fund::Column;
    fund::Entity::find().filter(Column::Id.gt(after)).order_by_asc(Column::Id).limit(rows).all(db).await
}

pub(super) async fn insert(db: &impl ConnectionTrait, row: fund::ActiveModel) -> Result<FundId, Error> {
    Ok(row.insert(db).await.on_unique(Error::Conflict(Code::FundOpened))?.id)
}

pub(super) async fn update(db: &impl ConnectionTrait, row: fund::ActiveModel) -> Result<(), DbErr> {
    row.update(db).await?;
    Ok(())
}

pub(super) async fn insert_entry(
    db: &impl ConnectionTrait,
    row: fund_entry::ActiveModel,
) -> Result<FundEntryId, DbErr> {
    Ok(row.insert(db).await?.id)
}

/// Moves the end of the chain of a fund.
pub(super) async fn move_head(
    db: &impl ConnectionTrait,
    id: FundId,
    entry_count: i64,
    head: Vec<u8>,
) -> Result<(), DbErr> {
    let row = fund::ActiveModel {
        id: Set(id),
        entry_count: Set(entry_count),
        head: Set(head),
        ..Default::default()
    };
    row.update(db).await?;
    Ok(())
}

/// What entries are asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filter {
    /// What they are.
    pub kind: Option<FundEntryKind>,
    /// What was spent on.
    pub category: Option<FundCategory>,
}

/// A page of the entries of a fund, the last first; the key is the number.
pub(super) async fn page(
    db: &impl ConnectionTrait,
    id: FundId,
    filter: Filter,
    page: &PageRequest<i64>,
) -> Result<Vec<fund_entry::Model>, DbErr> {
    use fund_entry::Column;
    let mut rows = fund_entry::Entity::find().filter(Column::FundId.eq(id));
    if let Some(kind) = filter.kind {
        rows = rows.filter(Column::Kind.eq(kind));
    }
    if let Some(category) = filter.category {
        rows = rows.filter(Column::Category.eq(category));
    }
    if let Some(after) = page.after {
        rows = rows.filter(Column::Number.lt(after));
    }
    rows.order_by_desc(Column::Number).limit(page.rows()).all(db).await
}

/// Entries of a fund after a number, in order.
pub(super) async fn entries_after(
    db: &impl ConnectionTrait,
    id: FundId,
    number: i64,
    rows: u64,
) -> Result<Vec<fund_entry::Model>, DbErr> {
    use fund_entry::Column;
    fund_entry::Entity::find()
        .filter(Column::FundId.eq(id))
        .filter(Column::Number.gt(number))
        .order_by_asc(Column::Number)
        .limit(rows)
        .all(db)
        .await
}

pub(super) async fn entries(
    db: &impl ConnectionTrait,
    ids: &[FundEntryId],
) -> Result<Vec<fund_entry::Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    fund_entry::Entity::find().filter(fund_entry::Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// What corrects these entries.
pub(super) async fn correcting(
    db: &impl ConnectionTrait,
    ids: &[FundEntryId],
) -> Result<Vec<fund_entry::Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let those = fund_entry::Column::CorrectsId.is_in(ids.iter().copied());
    fund_entry::Entity::find().filter(those).all(db).await
}

/// What was spent for a payee since, by one person alone each time, corrections taken off.
pub(super) async fn spent_alone(
    db: &impl ConnectionTrait,
    id: FundId,
    payee: &str,
    since: Instant,
) -> Result<i64, DbErr> {
    use fund_entry::Column;
    let sum: Option<Option<i64>> = fund_entry::Entity::find()
        .select_only()
        .expr_as(queries::whole(Expr::col(Column::Fen).sum()), "fen")
        .filter(Column::FundId.eq(id))
        .filter(Column::Payee.eq(payee))
        .filter(Column::ApprovedBy.is_null())
        .filter(Column::RecordedAt.gte(since))
        .into_tuple()
        .one(db)
        .await?;
    Ok(-sum.flatten().unwrap_or(0))
}

/// What entries come to, by month, source and category.
pub(super) async fn sums(db: &impl ConnectionTrait, id: FundId) -> Result<Vec<Sum>, DbErr> {
    use fund_entry::Column;
    type Row = (String, Option<FundSource>, Option<FundCategory>, i64);
    let month = || Expr::cust("substr(CAST(happened_on AS TEXT), 1, 7)");
    let rows: Vec<Row> = fund_entry::Entity::find()
        .select_only()
        .expr_as(month(), "month")
        .columns([Column::Source, Column::Category])
        .expr_as(queries::whole(Expr::col(Column::Fen).sum()), "fen")
        .filter(Column::FundId.eq(id))
        .group_by(month())
        .group_by(Column::Source)
        .group_by(Column::Category)
        .into_tuple()
        .all(db)
        .await?;
    let sums = rows.into_iter().filter_map(|(month, source, category, fen)| {
        let month_on: Date = format!("{month}-01").parse().ok()?;
        Some(Sum { month_on, source, category, fen })
    });
    Ok(sums.collect())
}

pub(super) async fn insert_photos(
    db: &impl ConnectionTrait,
    rows: Vec<fund_photo::ActiveModel>,
) -> Result<(), DbErr> {
    if !rows.is_empty() {
        fund_photo::Entity::insert_many(rows).exec_without_returning(db).await?;
    }
    Ok(())
}

/// The photos of these entries and proposals, in the order in which they came.
pub(super) async fn photos(
    db: &impl ConnectionTrait,
    entries: &[FundEntryId],
    proposals: &[FundProposalId],
) -> Result<Vec<fund_photo::Model>, DbErr> {
    use fund_photo::Column;
    if entries.is_empty() && proposals.is_empty() {
        return Ok(vec![]);
    }
    let those = Condition::any()
        .add(Column::EntryId.is_in(entries.iter().copied()))
        .add(Column::ProposalId.is_in(proposals.iter().copied()));
    fund_photo::Entity::find().filter(those).order_by_asc(Column::AttachmentId).all(db).await
}

pub(super) async fn photo(
    db: &impl ConnectionTrait,
    id: AttachmentId,
) -> Result<Option<fund_photo::Model>, DbErr> {
    fund_photo::Entity::find_by_id(id).one(db).await
}

pub(super) async fn insert_proposal(
    db: &impl ConnectionTrait,
    row: fund_proposal::ActiveModel,
) -> Result<FundProposalId, DbErr> {
    Ok(row.insert(db).await?.id)
}

pub(super) async fn proposal(
    db: &impl ConnectionTrait,
    id: FundProposalId,
) -> Result<Option<fund_proposal::Model>, DbErr> {
    fund_proposal::Entity::find_by_id(id).one(db).await
}

/// The entries that came of these proposals.
pub(super) async fn of_proposals(
    db: &impl ConnectionTrait,
    ids: &[FundProposalId],
) -> Result<Vec<fund_entry::Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let those = fund_entry::Column::ProposalId.is_in(ids.iter().copied());
    fund_entry::Entity::find().filter(those).all(db).await
}

/// Decides on a proposal that waits; false where it does not any more.
pub(super) async fn decide(
    db: &impl ConnectionTrait,
    id: FundProposalId,
    row: fund_proposal::ActiveModel,
) -> Result<bool, DbErr> {
    use fund_proposal::Column;
    let decided = fund_proposal::Entity::update_many()
        .set(row)
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq(FundProposalState::Proposed))
        .exec(db)
        .await?;
    Ok(decided.rows_affected == 1)
}

/// A page of the proposals of a fund, the last first.
pub(super) async fn page_of_proposals(
    db: &impl ConnectionTrait,
    id: FundId,
    state: Option<FundProposalState>,
    page: &PageRequest<FundProposalId>,
) -> Result<Vec<fund_proposal::Model>, DbErr> {
    use fund_proposal::Column;
    let mut rows = fund_proposal::Entity::find().filter(Column::FundId.eq(id));
    if let Some(state) = state {
        rows = rows.filter(Column::State.eq(state));
    }
    if let Some(after) = page.after {
        rows = rows.filter(Column::Id.lt(after));
    }
    rows.order_by_desc(Column::Id).limit(page.rows()).all(db).await
}
