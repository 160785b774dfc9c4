//! Rows of flags.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::flag::{ActiveModel, Column, Entity, FlagDecision, FlagId, Model};
use linli_entities::post::PostId;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, PaginatorTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, Set,
};

use super::input::NewFlag;
use crate::db::queries::Sql;

/// Whether it was decided of the post as it stands.
pub(super) async fn is_decided(
    db: &impl ConnectionTrait,
    post_id: PostId,
    revision_count: i32,
) -> Result<bool, DbErr> {
    let decided = Entity::find()
        .filter(Column::PostId.eq(post_id))
        .filter(Column::RevisionCount.eq(revision_count))
        .filter(Column::Decision.is_not_null());
    Ok(decided.count(db).await? > 0)
}

/// Flags a post as it stands; what the account said of it before is said anew.
pub(super) async fn put(
    db: &impl ConnectionTrait,
    (post_id, revision_count): (PostId, i32),
    account_id: AccountId,
    NewFlag { reason, note }: NewFlag,
    now: Instant,
) -> Result<Model, DbErr> {
    let row = ActiveModel {
        post_id: Set(post_id),
        account_id: Set(account_id),
        revision_count: Set(revision_count),
        reason: Set(reason),
        note: Set(note),
        flagged_at: Set(now),
        ..Default::default()
    };
    let anew = OnConflict::columns([Column::PostId, Column::AccountId, Column::RevisionCount])
        .update_columns([Column::Reason, Column::Note, Column::FlaggedAt])
        .to_owned();
    Entity::insert(row).on_conflict(anew).exec_with_returning(db).await
}

/// A post with flags of which nobody has decided.
pub(super) struct Flagged {
    pub(super) post_id: PostId,
    pub(super) first: FlagId,
    pub(super) count: i64,
}

/// Posts of these boards with flags of which nobody has decided, after a flag, the oldest flag first.
pub(super) async fn flagged(
    db: &impl ConnectionTrait,
    boards: &[BoardId],
    after: Option<FlagId>,
    rows: u64,
) -> Result<Vec<Flagged>, DbErr> {
    if boards.is_empty() {
        return Ok(vec![]);
    }
    let mut sql = Sql::new(
        "SELECT f.post_id, MIN(f.id), COUNT(*) FROM flag f JOIN post p ON p.id = f.post_id \
         JOIN topic t ON t.id = p.topic_id WHERE f.decision IS NULL AND p.deleted_at IS NULL \
         AND t.deleted_at IS NULL AND t.board_id IN (",
    );
    sql.bind_all(boards.iter().map(|id| id.0));
    sql.bind(") GROUP BY f.post_id HAVING MIN(f.id) > ", after.map_or(0, |id| id.0));
    sql.bind(" ORDER BY 2 LIMIT ", rows as i64);
    let found = db.query_all_raw(sql.statement(db.get_database_backend())).await?;
    found
        .iter()
        .map(|row| {
            let (post_id, first, count) = row.try_get_many_by_index()?;
            Ok(Flagged { post_id: PostId(post_id), first: FlagId(first), count })
        })
        .collect()
}

/// The flags of posts of which nobody has decided, oldest first.
pub(super) async fn open_of(db: &impl ConnectionTrait, ids: &[PostId]) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::PostId.is_in(ids.iter().copied()))
        .filter(Column::Decision.is_null())
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

/// Decides of all flags of a post of which nobody has; answers of how many.
pub(super) async fn decide(
    db: &impl ConnectionTrait,
    post_id: PostId,
    decision: FlagDecision,
    (by, now): (Option<AccountId>, Instant),
) -> Result<i64, DbErr> {
    let decided = Entity::update_many()
        .col_expr(Column::Decision, Expr::val(decision.as_str()))
        .col_expr(Column::DecidedAt, Expr::val(now))
        .col_expr(Column::DecidedBy, Expr::val(by.map(|id| id.0)))
        .filter(Column::PostId.eq(post_id))
        .filter(Column::Decision.is_null())
        .exec(db)
        .await?;
    Ok(decided.rows_affected as i64)
}

/// Flaggers of one post who are told of it, at most.
const UPHELD_MAX: u64 = 100;

/// Those whose flags of a post it was decided of that it is removed.
pub(super) async fn upheld_by(db: &impl ConnectionTrait, post_id: PostId) -> Result<Vec<AccountId>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::AccountId)
        .distinct()
        .filter(Column::PostId.eq(post_id))
        .filter(Column::Decision.eq(FlagDecision::Removed))
        .limit(UPHELD_MAX)
        .into_tuple()
        .all(db)
        .await
}

/// Posts that an account flagged and that were removed, at most so many.
pub(super) async fn upheld_of(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    limit: u64,
) -> Result<Vec<PostId>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::PostId)
        .distinct()
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::Decision.eq(FlagDecision::Removed))
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}
pub(super) async fn forget(db: &impl ConnectionTrait, account_id: AccountId) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::Note, Expr::val(""))
        .filter(Column::AccountId.eq(account_id))
        .exec(db)
        .await?;
    Ok(())
}

/// What an account flagged, after one: from `flag_account`.
pub(super) async fn own(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    after: FlagId,
    rows: u64,
) -> Result<Vec<Model>, DbErr> {
    let own = Entity::find().filter(Column::AccountId.eq(account_id)).filter(Column::Id.gt(after));
    own.order_by_asc(Column::Id).limit(rows).all(db).await
}
