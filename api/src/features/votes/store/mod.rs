//! Rows of votes, of what is asked in them, and of what became of them.

pub(super) mod ballots;
pub(super) mod people;
pub(super) mod register;
pub(super) mod steps;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::building::BuildingId;
use linli_entities::project::ProjectId;
use linli_entities::vote::{ActiveModel, Column, Entity, Model, VoteId};
use linli_entities::{vote_elector, vote_option, vote_proxy, vote_question};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, QueryTrait as _,
};

use crate::actor::Reach;
use crate::db::{queries, reach};
use crate::page::PageRequest;

/// Which votes are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    Current,
    Past,
    Drafts,
}

impl When {
    fn condition(self) -> Condition {
        let ended =
            Condition::any().add(Column::ClosedAt.is_not_null()).add(Column::CancelledAt.is_not_null());
        match self {
            Self::Current => Condition::all().add(Column::OpenedAt.is_not_null()).add(ended.not()),
            Self::Past => ended,
            Self::Drafts => {
                Condition::all().add(Column::OpenedAt.is_null()).add(Column::CancelledAt.is_null())
            }
        }
    }
}

/// What of somebody says which votes they know of.
#[derive(Clone, Debug)]
pub(super) struct Sight {
    /// Who it is; nobody for a guest.
    pub(super) account_id: Option<AccountId>,
    /// Where they run votes: drafts too.
    pub(super) runs: Reach,
    /// Where they read what is for owners.
    pub(super) reads: Reach,
    /// The buildings in which they are of a household, with their projects.
    pub(super) homes: Vec<(ProjectId, BuildingId)>,
}

impl Sight {
    /// The votes that there are for somebody: the one rule of who knows of which. Of a building only those know who are of a
    /// household there; whoever was an owner when it was opened, or stands in for one, knows of it to its end.
    fn condition(&self) -> Condition {
        let projects = self.homes.iter().map(|(project_id, _)| *project_id);
        let of_project =
            Condition::all().add(Column::BuildingId.is_null()).add(Column::ProjectId.is_in(projects));
        let of_building = Column::BuildingId.is_in(self.homes.iter().map(|(_, building_id)| *building_id));
        let mut opened = Condition::any()
            .add(reach::within(&self.reads, Column::ProjectId))
            .add(of_project)
            .add(of_building);
        if let Some(id) = self.account_id {
            let elector = vote_elector::Entity::find()
                .select_only()
                .column(vote_elector::Column::VoteId)
                .filter(vote_elector::Column::AccountId.eq(id));
            let proxy = vote_proxy::Entity::find()
                .select_only()
                .column(vote_proxy::Column::VoteId)
                .filter(vote_proxy::Column::ProxyId.eq(id))
                .filter(vote_proxy::Column::RevokedAt.is_null());
            opened = opened
                .add(Column::Id.in_subquery(elector.into_query()))
                .add(Column::Id.in_subquery(proxy.into_query()));
        }
        let opened = Condition::all().add(Column::OpenedAt.is_not_null()).add(opened);
        Condition::any().add(reach::within(&self.runs, Column::ProjectId)).add(opened)
    }
}

/// A page of votes, newest first.
pub(super) async fn page(
    db: &impl ConnectionTrait,
    sight: &Sight,
    when: When,
    project_id: Option<ProjectId>,
    page: &PageRequest<VoteId>,
) -> Result<Vec<Model>, DbErr> {
    let mut rows = Entity::find().filter(sight.condition()).filter(when.condition());
    if let Some(id) = project_id {
        rows = rows.filter(Column::ProjectId.eq(id));
    }
    if let Some(after) = page.after {
        rows = rows.filter(Column::Id.lt(after));
    }
    rows.order_by_desc(Column::Id).limit(page.rows()).all(db).await
}

/// Those of these that there are for somebody.
pub(super) async fn known(
    db: &impl ConnectionTrait,
    sight: &Sight,
    ids: &[VoteId],
) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    Entity::find().filter(Column::Id.is_in(ids.iter().copied())).filter(sight.condition()).all(db).await
}

/// The vote, held until the end of the transaction: whoever votes, names a proxy, closes or cancels does so one after
/// another.
pub(super) async fn locked(db: &impl ConnectionTrait, id: VoteId) -> Result<Option<Model>, DbErr> {
    queries::locked(db, Entity::find_by_id(id)).one(db).await
}

pub(super) async fn insert(db: &impl ConnectionTrait, row: ActiveModel) -> Result<VoteId, DbErr> {
    Ok(row.insert(db).await?.id)
}

pub(super) async fn update(db: &impl ConnectionTrait, row: ActiveModel) -> Result<(), DbErr> {
    row.update(db).await?;
    Ok(())
}

/// One more home has voted.
pub(super) async fn count_one(db: &impl ConnectionTrait, id: VoteId) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::VotedCount, Expr::col(Column::VotedCount).add(1))
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// The questions of these votes, in order.
pub(super) async fn questions_of(
    db: &impl ConnectionTrait,
    ids: &[VoteId],
) -> Result<Vec<vote_question::Model>, DbErr> {
    use vote_question::Column;
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let rows = vote_question::Entity::find().filter(Column::VoteId.is_in(ids.iter().copied()));
    rows.order_by_asc(Column::VoteId).order_by_asc(Column::Position).all(db).await
}

/// The answers to the questions of these votes, in order.
pub(super) async fn options_of(
    db: &impl ConnectionTrait,
    ids: &[VoteId],
) -> Result<Vec<vote_option::Model>, DbErr> {
    use vote_option::Column;
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let rows = vote_option::Entity::find().filter(Column::VoteId.is_in(ids.iter().copied()));
    let rows = rows.order_by_asc(Column::VoteId).order_by_asc(Column::Question);
    rows.order_by_asc(Column::Position).all(db).await
}

pub(super) async fn replace_questions(
    db: &impl ConnectionTrait,
    id: VoteId,
    questions: Vec<vote_question::ActiveModel>,
    options: Vec<vote_option::ActiveModel>,
) -> Result<(), DbErr> {
    vote_option::Entity::delete_many().filter(vote_option::Column::VoteId.eq(id)).exec(db).await?;
    vote_question::Entity::delete_many().filter(vote_question::Column::VoteId.eq(id)).exec(db).await?;
    vote_question::Entity::insert_many(questions).exec_without_returning(db).await?;
    vote_option::Entity::insert_many(options).exec_without_returning(db).await?;
    Ok(())
}

/// Votes whose time is over and whose ballots are not counted: `vote_closing`.
pub(super) async fn to_close(
    db: &impl ConnectionTrait,
    now: Instant,
    rows: u64,
) -> Result<Vec<VoteId>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::OpenedAt.is_not_null())
        .filter(Column::ClosedAt.is_null())
        .filter(Column::CancelledAt.is_null())
        .filter(Column::ClosesAt.lte(now))
        .order_by_asc(Column::ClosesAt)
        .order_by_asc(Column::Id)
        .limit(rows)
        .into_tuple()
        .all(db)
        .await
}

/// Votes that were opened, those after one, in order, for whoever checks them.
pub(super) async fn opened_after(
    db: &impl ConnectionTrait,
    after: VoteId,
    rows: u64,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::OpenedAt.is_not_null())
        .filter(Column::Id.gt(after))
        .order_by_asc(Column::Id)
        .limit(rows)
        .all(db)
        .await
}
