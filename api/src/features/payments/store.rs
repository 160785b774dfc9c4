//! Rows of payments and refunds.

use linli_entities::Date;
use linli_entities::deposit::{self, DepositId};
use linli_entities::group_buy::GroupBuyId;
use linli_entities::group_buy_project;
use linli_entities::membership::MembershipId;
use linli_entities::payment::{self, PaymentId, PaymentState};
use linli_entities::payment_message::{self, MessageOutcome, PaymentMessageId};
use linli_entities::refund::{self, RefundId, RefundState};
use sea_orm::sea_query::{BinOper, Expr, ExprTrait as _, OnConflict, SelectStatement};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _, JoinType,
    PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, QueryTrait as _, Select, Set,
};

use crate::actor::Reach;
use crate::db::{queries, reach};
use crate::page::PageRequest;

pub(super) async fn payment(
    db: &impl ConnectionTrait,
    id: PaymentId,
) -> Result<Option<payment::Model>, DbErr> {
    payment::Entity::find_by_id(id).one(db).await
}

pub(super) async fn payments_by_ids(
    db: &impl ConnectionTrait,
    ids: &[PaymentId],
) -> Result<Vec<payment::Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    payment::Entity::find().filter(payment::Column::Id.is_in(ids.iter().copied())).all(db).await
}

pub(super) async fn insert_payment(
    db: &impl ConnectionTrait,
    row: payment::ActiveModel,
) -> Result<payment::Model, DbErr> {
    row.insert(db).await
}

/// Changes a payment that still stands so; false where it does not.
pub(super) async fn update_payment(
    db: &impl ConnectionTrait,
    id: PaymentId,
    from: PaymentState,
    row: payment::ActiveModel,
) -> Result<bool, DbErr> {
    use payment::Column;
    let changed = payment::Entity::update_many()
        .set(row)
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq(from))
        .exec(db)
        .await?;
    Ok(changed.rows_affected == 1)
}

/// Whether a payment of a provider stands under this number.
pub(super) async fn is_known(
    db: &impl ConnectionTrait,
    provider: &str,
    bank_reference: &str,
) -> Result<bool, DbErr> {
    use payment::Column;
    let rows = payment::Entity::find()
        .filter(Column::Provider.eq(provider))
        .filter(Column::BankReference.eq(bank_reference));
    Ok(rows.limit(1).count(db).await? > 0)
}

/// The payment that a deposit holds.
pub(super) async fn holding(
    db: &impl ConnectionTrait,
    id: DepositId,
) -> Result<Option<payment::Model>, DbErr> {
    use payment::Column;
    let rows = payment::Entity::find().filter(Column::DepositId.eq(id));
    rows.filter(Column::State.eq(PaymentState::Held)).one(db).await
}

/// Deposits for a group buy.
fn deposits_of(id: GroupBuyId) -> SelectStatement {
    let rows = deposit::Entity::find().select_only().column(deposit::Column::Id);
    rows.filter(deposit::Column::GroupBuyId.eq(id)).into_query()
}

/// Deposits for group buys of projects within reach.
fn deposits_within(within: &Reach) -> SelectStatement {
    let group_buys = group_buy_project::Entity::find()
        .select_only()
        .column(group_buy_project::Column::GroupBuyId)
        .filter(reach::within(within, group_buy_project::Column::ProjectId));
    deposit::Entity::find()
        .select_only()
        .column(deposit::Column::Id)
        .filter(deposit::Column::GroupBuyId.in_subquery(group_buys.into_query()))
        .into_query()
}

/// A page of payments, newest first: in this state, for this group buy.
pub(super) async fn payments(
    db: &impl ConnectionTrait,
    state: Option<PaymentState>,
    group_buy_id: Option<GroupBuyId>,
    page: &PageRequest<PaymentId>,
) -> Result<Vec<payment::Model>, DbErr> {
    use payment::Column;
    let mut rows = payment::Entity::find();
    if let Some(state) = state {
        rows = rows.filter(Column::State.eq(state));
    }
    if let Some(id) = group_buy_id {
        rows = rows.filter(Column::DepositId.in_subquery(deposits_of(id)));
    }
    if let Some(after) = page.after {
        rows = rows.filter(Column::Id.lt(after));
    }
    rows.order_by_desc(Column::Id).limit(page.rows()).all(db).await
}

/// Forgets who paid for a deposit.
pub(super) async fn forget_payer(db: &impl ConnectionTrait, id: DepositId) -> Result<(), DbErr> {
    use payment::Column;
    payment::Entity::update_many()
        .col_expr(Column::Payer, Expr::val(Option::<String>::None))
        .filter(Column::DepositId.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

pub(super) async fn insert_refund(
    db: &impl ConnectionTrait,
    row: refund::ActiveModel,
) -> Result<RefundId, DbErr> {
    Ok(row.insert(db).await?.id)
}

pub(super) async fn refund(db: &impl ConnectionTrait, id: RefundId) -> Result<Option<refund::Model>, DbErr> {
    refund::Entity::find_by_id(id).one(db).await
}

/// Changes a refund that still stands so; false where it does not.
pub(super) async fn update_refund(
    db: &impl ConnectionTrait,
    id: RefundId,
    from: RefundState,
    row: refund::ActiveModel,
) -> Result<bool, DbErr> {
    use refund::Column;
    let changed = refund::Entity::update_many()
        .set(row)
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq(from))
        .exec(db)
        .await?;
    Ok(changed.rows_affected == 1)
}

pub(super) async fn refunds_of_payments(
    db: &impl ConnectionTrait,
    ids: &[PaymentId],
) -> Result<Vec<refund::Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    refund::Entity::find().filter(refund::Column::PaymentId.is_in(ids.iter().copied())).all(db).await
}

/// The refunds of these deposits, newest first.
pub(super) async fn refunds_of(
    db: &impl ConnectionTrait,
    ids: &[DepositId],
) -> Result<Vec<refund::Model>, DbErr> {
    use refund::Column;
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let rows = refund::Entity::find().filter(Column::DepositId.is_in(ids.iter().copied()));
    rows.order_by_desc(Column::Id).all(db).await
}

/// Which refunds are asked for.
#[derive(Clone, Debug)]
pub(super) struct Filter {
    pub(super) state: Option<RefundState>,
    /// Those that had to be paid before this day, and are not.
    pub(super) late_on: Option<Date>,
    pub(super) group_buy_id: Option<GroupBuyId>,
    pub(super) within: Reach,
}

/// A page of refunds, those first that are due first.
pub(super) async fn refunds(
    db: &impl ConnectionTrait,
    filter: &Filter,
    page: &PageRequest<(Date, RefundId)>,
) -> Result<Vec<refund::Model>, DbErr> {
    use refund::Column;
    let mut rows = refund::Entity::find();
    if let Some(state) = filter.state {
        rows = rows.filter(Column::State.eq(state));
    }
    if let Some(today) = filter.late_on {
        rows = rows
            .filter(queries::stated(Column::State, BinOper::NotEqual, RefundState::Done))
            .filter(Column::DueOn.lt(today));
    }
    if let Some(id) = filter.group_buy_id {
        rows = rows.filter(Column::DepositId.in_subquery(deposits_of(id)));
    }
    if filter.within != Reach::Everywhere {
        rows = rows.filter(Column::DepositId.in_subquery(deposits_within(&filter.within)));
    }
    by_day(rows, page).all(db).await
}

/// A page of the refunds that this provider has to pay, those first that are due first.
pub(super) async fn refunds_due_of(
    db: &impl ConnectionTrait,
    provider: &str,
    page: &PageRequest<(Date, RefundId)>,
) -> Result<Vec<refund::Model>, DbErr> {
    let of_provider = refund::Entity::find().filter(refund::Column::Provider.eq(provider));
    by_day(of_provider.filter(refund::Column::State.eq(RefundState::Due)), page).all(db).await
}

/// A page of refunds, those first that are due first.
fn by_day(rows: Select<refund::Entity>, page: &PageRequest<(Date, RefundId)>) -> Select<refund::Entity> {
    use refund::Column;
    let rows = match page.after {
        Some((on, id)) => rows.filter(
            Condition::any().add(Column::DueOn.gt(on)).add(Column::DueOn.eq(on).and(Column::Id.gt(id))),
        ),
        None => rows,
    };
    rows.order_by_asc(Column::DueOn).order_by_asc(Column::Id).limit(page.rows())
}

/// Refunds that are not done, by group buy: how many, and since when the first is due. Of those due before a day only.
pub(super) async fn open_refunds(
    db: &impl ConnectionTrait,
    ids: &[GroupBuyId],
    before: Option<Date>,
) -> Result<Vec<(GroupBuyId, i64, Date)>, DbErr> {
    use refund::Column;
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let mut rows = refund::Entity::find()
        .select_only()
        .column(deposit::Column::GroupBuyId)
        .expr_as(Expr::col((refund::Entity, Column::Id)).count(), "refunds")
        .expr_as(Expr::col((refund::Entity, Column::DueOn)).min(), "due_on")
        .join(
            JoinType::InnerJoin,
            refund::Entity::belongs_to(deposit::Entity)
                .from(Column::DepositId)
                .to(deposit::Column::Id)
                .into(),
        )
        .filter(deposit::Column::GroupBuyId.is_in(ids.iter().copied()))
        .filter(Column::State.ne(RefundState::Done));
    if let Some(day) = before {
        rows = rows.filter(Column::DueOn.lt(day));
    }
    rows.group_by(deposit::Column::GroupBuyId).into_tuple().all(db).await
}

/// Whether a refund of a deposit is not done.
pub(super) async fn is_owed(db: &impl ConnectionTrait, id: DepositId) -> Result<bool, DbErr> {
    use refund::Column;
    let rows = refund::Entity::find().filter(Column::DepositId.eq(id));
    Ok(rows.filter(Column::State.ne(RefundState::Done)).limit(1).count(db).await? > 0)
}

/// Takes a message down; false where one of the provider stands under its id already.
pub(super) async fn insert_message(
    db: &impl ConnectionTrait,
    row: payment_message::ActiveModel,
) -> Result<bool, DbErr> {
    use payment_message::{Column, Entity};
    let once = OnConflict::columns([Column::Provider, Column::MessageId]).do_nothing().to_owned();
    let inserted = Entity::insert(row).on_conflict(once).exec_without_returning(db).await?;
    Ok(inserted == 1)
}

pub(super) async fn message(
    db: &impl ConnectionTrait,
    provider: &str,
    message_id: &str,
) -> Result<Option<payment_message::Model>, DbErr> {
    use payment_message::{Column, Entity};
    let rows = Entity::find().filter(Column::Provider.eq(provider));
    rows.filter(Column::MessageId.eq(message_id)).one(db).await
}

pub(super) async fn note_outcome(
    db: &impl ConnectionTrait,
    provider: &str,
    message_id: &str,
    outcome: MessageOutcome,
) -> Result<(), DbErr> {
    use payment_message::{ActiveModel, Column, Entity};
    Entity::update_many()
        .set(ActiveModel { outcome: Set(outcome), ..Default::default() })
        .filter(Column::Provider.eq(provider))
        .filter(Column::MessageId.eq(message_id))
        .exec(db)
        .await?;
    Ok(())
}

/// A page of what providers said, newest first.
pub(super) async fn messages(
    db: &impl ConnectionTrait,
    outcome: Option<MessageOutcome>,
    page: &PageRequest<PaymentMessageId>,
) -> Result<Vec<payment_message::Model>, DbErr> {
    use payment_message::{Column, Entity};
    let mut rows = Entity::find();
    if let Some(outcome) = outcome {
        rows = rows.filter(Column::Outcome.eq(outcome));
    }
    if let Some(after) = page.after {
        rows = rows.filter(Column::Id.lt(after));
    }
    rows.order_by_desc(Column::Id).limit(page.rows()).all(db).await
}

/// What is on its way back to these members.
pub(super) async fn refundable_sums(
    db: &impl ConnectionTrait,
    ids: &[MembershipId],
) -> Result<Vec<(MembershipId, i64)>, DbErr> {
    refund::Entity::find()
        .select_only()
        .column(deposit::Column::MembershipId)
        .expr_as(queries::whole(Expr::col((refund::Entity, refund::Column::Fen)).sum()), "fen")
        .join(
            JoinType::InnerJoin,
            refund::Entity::belongs_to(deposit::Entity)
                .from(refund::Column::DepositId)
                .to(deposit::Column::Id)
                .into(),
        )
        .filter(deposit::Column::MembershipId.is_in(ids.iter().copied()))
        .filter(refund::Column::State.ne(RefundState::Done))
        .group_by(deposit::Column::MembershipId)
        .into_tuple()
        .all(db)
        .await
}

/// What came for no deposit that is known, and is not paid back.
pub(super) async fn unassigned_sum(db: &impl ConnectionTrait) -> Result<i64, DbErr> {
    let waiting: Option<Option<i64>> = payment::Entity::find()
        .select_only()
        .expr_as(queries::whole(Expr::col(payment::Column::Fen).sum()), "fen")
        .filter(payment::Column::State.eq(PaymentState::Unassigned))
        .into_tuple()
        .one(db)
        .await?;
    let going: Option<Option<i64>> = refund::Entity::find()
        .select_only()
        .expr_as(queries::whole(Expr::col(refund::Column::Fen).sum()), "fen")
        .filter(refund::Column::DepositId.is_null())
        .filter(refund::Column::State.ne(RefundState::Done))
        .into_tuple()
        .one(db)
        .await?;
    Ok(waiting.flatten().unwrap_or(0) + going.flatten().unwrap_or(0))
}
