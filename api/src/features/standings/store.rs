//! What is known of members, each question for many of them at once.

use linli_entities::account::AccountId;
use linli_entities::board::{self, Visibility};
use linli_entities::membership::{self, MembershipId};
use linli_entities::{
    Instant, attendee, complaint, post, redemption, referral, registration, session, topic,
};
use sea_orm::sea_query::{Expr, ExprTrait as _, SelectStatement};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, JoinType, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, QueryTrait as _, RelationDef,
};

/// Memberships after one, in order, also of who left.
pub(super) async fn members_after(
    db: &impl ConnectionTrait,
    after: MembershipId,
    rows: u64,
) -> Result<Vec<membership::Model>, DbErr> {
    use membership::Column;
    membership::Entity::find().filter(Column::Id.gt(after)).order_by_asc(Column::Id).limit(rows).all(db).await
}

/// When these accounts were seen last in a browser that is signed in still.
pub(super) async fn seen(
    db: &impl ConnectionTrait,
    ids: &[AccountId],
) -> Result<Vec<(AccountId, Instant)>, DbErr> {
    use session::Column;
    session::Entity::find()
        .select_only()
        .column(Column::AccountId)
        .expr_as(Expr::col(Column::LastSeenAt).max(), "seen")
        .filter(Column::AccountId.is_in(ids.iter().copied()))
        .group_by(Column::AccountId)
        .into_tuple()
        .all(db)
        .await
}

type Counted = Vec<(AccountId, i64, Instant)>;

/// The topics of boards that are closed to staff.
fn in_closed_boards() -> SelectStatement {
    let board: RelationDef =
        topic::Entity::belongs_to(board::Entity).from(topic::Column::BoardId).to(board::Column::Id).into();
    topic::Entity::find()
        .select_only()
        .column(topic::Column::Id)
        .join(JoinType::InnerJoin, board)
        .filter(board::Column::Visibility.eq(Visibility::OwnersWithoutStaff))
        .into_query()
}

/// How many posts these accounts wrote under their own names from a time until another, and when the last. What owners
/// say where staff may not read is not counted: staff read the count.
pub(super) async fn posts(
    db: &impl ConnectionTrait,
    ids: &[AccountId],
    (from, until): (Instant, Instant),
) -> Result<Counted, DbErr> {
    use post::Column;
    post::Entity::find()
        .select_only()
        .column(Column::AuthorId)
        .expr_as(Expr::col(Column::Id).count(), "count")
        .expr_as(Expr::col(Column::CreatedAt).max(), "last")
        .filter(Column::AuthorId.is_in(ids.iter().copied()))
        .filter(Column::PseudonymId.is_null())
        .filter(Column::DeletedAt.is_null())
        .filter(Column::CreatedAt.gte(from))
        .filter(Column::CreatedAt.lt(until))
        .filter(Column::TopicId.not_in_subquery(in_closed_boards()))
        .group_by(Column::AuthorId)
        .into_tuple()
        .all(db)
        .await
}

/// At how many events these accounts were.
pub(super) async fn attended(
    db: &impl ConnectionTrait,
    ids: &[AccountId],
    (from, until): (Instant, Instant),
) -> Result<Counted, DbErr> {
    use registration::Column;
    let seats = registration::Entity::belongs_to(attendee::Entity)
        .from(Column::Id)
        .to(attendee::Column::RegistrationId)
        .into();
    let event = Expr::col((registration::Entity, Column::EventId));
    let came = Expr::col((attendee::Entity, attendee::Column::CheckedInAt));
    registration::Entity::find()
        .select_only()
        .column(Column::AccountId)
        .expr_as(event.count_distinct(), "count")
        .expr_as(came.max(), "last")
        .join(JoinType::InnerJoin, seats)
        .filter(Column::AccountId.is_in(ids.iter().copied()))
        .filter(attendee::Column::CheckedInAt.gte(from))
        .filter(attendee::Column::CheckedInAt.lt(until))
        .group_by(Column::AccountId)
        .into_tuple()
        .all(db)
        .await
}

/// How often these members redeemed points.
pub(super) async fn redeemed(
    db: &impl ConnectionTrait,
    ids: &[MembershipId],
    (from, until): (Instant, Instant),
) -> Result<Vec<(MembershipId, i64, Instant)>, DbErr> {
    use redemption::Column;
    redemption::Entity::find()
        .select_only()
        .column(Column::MembershipId)
        .expr_as(Expr::col(Column::Id).count(), "count")
        .expr_as(Expr::col(Column::RedeemedAt).max(), "last")
        .filter(Column::MembershipId.is_in(ids.iter().copied()))
        .filter(Column::RedeemedAt.gte(from))
        .filter(Column::RedeemedAt.lt(until))
        .group_by(Column::MembershipId)
        .into_tuple()
        .all(db)
        .await
}

/// How many these accounts sent.
pub(super) async fn referred(
    db: &impl ConnectionTrait,
    ids: &[AccountId],
    (from, until): (Instant, Instant),
) -> Result<Counted, DbErr> {
    use referral::Column;
    referral::Entity::find()
        .select_only()
        .column(Column::ReferrerAccountId)
        .expr_as(Expr::col(Column::Id).count(), "count")
        .expr_as(Expr::col(Column::ClaimedAt).max(), "last")
        .filter(Column::ReferrerAccountId.is_in(ids.iter().copied()))
        .filter(Column::ClaimedAt.gte(from))
        .filter(Column::ClaimedAt.lt(until))
        .group_by(Column::ReferrerAccountId)
        .into_tuple()
        .all(db)
        .await
}

/// The lowest rating of how complaints of these accounts were handled that came since.
pub(super) async fn ratings(
    db: &impl ConnectionTrait,
    ids: &[AccountId],
    since: Instant,
) -> Result<Vec<(AccountId, Option<i32>)>, DbErr> {
    use complaint::Column;
    complaint::Entity::find()
        .select_only()
        .column(Column::ComplainantId)
        .expr_as(Expr::col(Column::Rating).min(), "rating")
        .filter(Column::ComplainantId.is_in(ids.iter().copied()))
        .filter(Column::ReceivedAt.gte(since))
        .group_by(Column::ComplainantId)
        .into_tuple()
        .all(db)
        .await
}
