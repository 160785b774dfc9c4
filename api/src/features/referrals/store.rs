//! Rows of referrals and their steps.

use linli_entities::Date;
use linli_entities::account::AccountId;
use linli_entities::membership::MembershipId;
use linli_entities::referral::{ActiveModel, Column, Entity, Model, ReferralId, ReferralState};
use linli_entities::referral_step::{self, ReferralStepId};
use sea_orm::sea_query::{BinOper, Expr, ExprTrait as _, Query};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _,
};

use crate::db::queries;
use crate::page::PageRequest;

/// Which referrals are looked for: any of these, or all where nothing is said.
#[derive(Clone, Debug, Default)]
pub(super) struct Sought {
    /// Those of these members.
    pub(super) referrers: Vec<MembershipId>,
    /// Those with this account on either side.
    pub(super) account: Option<AccountId>,
    /// That of this contract.
    pub(super) reference: Option<String>,
}

pub(super) async fn insert(db: &impl ConnectionTrait, row: ActiveModel) -> Result<ReferralId, DbErr> {
    Ok(row.insert(db).await?.id)
}

pub(super) async fn update(db: &impl ConnectionTrait, row: ActiveModel) -> Result<(), DbErr> {
    row.update(db).await?;
    Ok(())
}

pub(super) async fn by_id(db: &impl ConnectionTrait, id: ReferralId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

pub(super) async fn by_ids(db: &impl ConnectionTrait, ids: &[ReferralId]) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// A referral that nobody else changes until the transaction ends.
pub(super) async fn locked(db: &impl ConnectionTrait, id: ReferralId) -> Result<Option<Model>, DbErr> {
    queries::locked(db, Entity::find_by_id(id)).one(db).await
}

/// The referral of somebody that is not cancelled.
pub(super) async fn live(db: &impl ConnectionTrait, referee_id: AccountId) -> Result<Option<Model>, DbErr> {
    let rows = Entity::find().filter(Column::RefereeId.eq(referee_id));
    rows.filter(Column::State.ne(ReferralState::Cancelled)).one(db).await
}

/// The newest referral of somebody.
pub(super) async fn newest(db: &impl ConnectionTrait, referee_id: AccountId) -> Result<Option<Model>, DbErr> {
    let rows = Entity::find().filter(Column::RefereeId.eq(referee_id));
    rows.order_by_desc(Column::Id).one(db).await
}

/// Referrals, newest first.
pub(super) async fn page(
    db: &impl ConnectionTrait,
    state: Option<ReferralState>,
    sought: Option<Sought>,
    page: &PageRequest<ReferralId>,
) -> Result<Vec<Model>, DbErr> {
    let mut rows = Entity::find();
    if let Some(Sought { referrers, account, reference }) = sought {
        let mut any = Condition::any().add(Column::ReferrerId.is_in(referrers));
        if let Some(account) = account {
            any = any.add(Column::ReferrerAccountId.eq(account)).add(Column::RefereeId.eq(account));
        }
        if let Some(reference) = reference {
            any = any.add(Column::Reference.eq(reference));
        }
        rows = rows.filter(any);
    }
    if let Some(state) = state {
        rows = rows.filter(Column::State.eq(state));
    }
    if let Some(id) = page.after {
        rows = rows.filter(Column::Id.lt(id));
    }
    rows.order_by_desc(Column::Id).limit(page.rows()).all(db).await
}

/// Those whose points are due, longest due first.
pub(super) async fn due(
    db: &impl ConnectionTrait,
    today: Date,
    limit: u64,
) -> Result<Vec<ReferralId>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(queries::stated(Column::State, BinOper::Equal, ReferralState::Signed))
        .filter(Column::ReleaseOn.lte(today))
        .order_by_asc(Column::ReleaseOn)
        .order_by_asc(Column::Id)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}

/// Those of somebody who was sent that came to no contract yet.
pub(super) async fn open_of(db: &impl ConnectionTrait, referee_id: AccountId) -> Result<Vec<Model>, DbErr> {
    let open = [ReferralState::Claimed, ReferralState::Visited, ReferralState::Reserved];
    let rows = Entity::find().filter(Column::RefereeId.eq(referee_id));
    rows.filter(Column::State.is_in(open)).all(db).await
}

/// Who sent by contracts that were signed on these days and stand, at most so many.
pub(super) async fn signed_between(
    db: &impl ConnectionTrait,
    (from, until): (Date, Date),
    limit: u64,
) -> Result<Vec<MembershipId>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::ReferrerId)
        .filter(Column::State.is_in([ReferralState::Signed, ReferralState::Rewarded]))
        .filter(Column::SignedOn.gte(from))
        .filter(Column::SignedOn.lte(until))
        .order_by_asc(Column::Id)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}

/// Everybody who signed after they were sent, at most so many.
pub(super) async fn buyers(db: &impl ConnectionTrait, limit: u64) -> Result<Vec<AccountId>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::RefereeId)
        .filter(Column::State.is_in([ReferralState::Signed, ReferralState::Rewarded]))
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}

pub(super) async fn insert_step(
    db: &impl ConnectionTrait,
    row: referral_step::ActiveModel,
) -> Result<ReferralStepId, DbErr> {
    Ok(row.insert(db).await?.id)
}

pub(super) async fn steps_by_ids(
    db: &impl ConnectionTrait,
    ids: &[ReferralStepId],
) -> Result<Vec<referral_step::Model>, DbErr> {
    let which = referral_step::Column::Id.is_in(ids.iter().copied());
    referral_step::Entity::find().filter(which).all(db).await
}

/// The steps of these referrals, oldest first.
pub(super) async fn steps(
    db: &impl ConnectionTrait,
    ids: &[ReferralId],
) -> Result<Vec<referral_step::Model>, DbErr> {
    use referral_step::Column;
    let rows = referral_step::Entity::find().filter(Column::ReferralId.is_in(ids.iter().copied()));
    rows.order_by_asc(Column::Id).all(db).await
}

/// The day of the step that was recorded last.
pub(super) async fn last_on(db: &impl ConnectionTrait, id: ReferralId) -> Result<Option<Date>, DbErr> {
    use referral_step::Column;
    let rows = referral_step::Entity::find().select_only().column(Column::HappenedOn);
    rows.filter(Column::ReferralId.eq(id)).order_by_desc(Column::Id).into_tuple().one(db).await
}

/// How many steps of which kind were taken on each of these days.
pub(super) async fn taken(
    db: &impl ConnectionTrait,
    (from, until): (Date, Date),
) -> Result<Vec<(ReferralState, Date, i64)>, DbErr> {
    use referral_step::Column;
    referral_step::Entity::find()
        .select_only()
        .columns([Column::State, Column::HappenedOn])
        .column_as(Column::Id.count(), "count")
        .filter(Column::HappenedOn.gte(from))
        .filter(Column::HappenedOn.lte(until))
        .group_by(Column::State)
        .group_by(Column::HappenedOn)
        .into_tuple()
        .all(db)
        .await
}

/// Forgets what staff wrote of referrals with this account on either side.
pub(super) async fn forget_reasons(db: &impl ConnectionTrait, id: AccountId) -> Result<(), DbErr> {
    use referral_step::Column as Step;
    let of = Query::select()
        .column(Column::Id)
        .from(Entity)
        .cond_where(
            Condition::any()
                .add(Expr::col(Column::ReferrerAccountId).eq(id.0))
                .add(Expr::col(Column::RefereeId).eq(id.0)),
        )
        .to_owned();
    referral_step::Entity::update_many()
        .col_expr(Step::Reason, Expr::val(Option::<String>::None))
        .filter(Expr::col(Step::ReferralId).in_subquery(of))
        .exec(db)
        .await?;
    Ok(())
}
