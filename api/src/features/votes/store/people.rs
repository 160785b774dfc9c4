//! Rows of who votes for which home: owners as the register knows them, and those who stand in for them.

use linli_entities::account::AccountId;
use linli_entities::unit::UnitId;
use linli_entities::vote::VoteId;
use linli_entities::{vote_agreement, vote_elector, vote_proxy, vote_turnout};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, QueryTrait as _, Set,
};

/// The homes for which an account votes as their owner, in these votes: `vote_elector_account`.
pub(in crate::features::votes) async fn owned(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    ids: &[VoteId],
) -> Result<Vec<vote_elector::Model>, DbErr> {
    use vote_elector::Column;
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let rows = vote_elector::Entity::find().filter(Column::AccountId.eq(account_id));
    rows.filter(Column::VoteId.is_in(ids.iter().copied())).all(db).await
}

/// The owners who vote for a home.
pub(in crate::features::votes) async fn owners_of(
    db: &impl ConnectionTrait,
    id: VoteId,
    unit_id: UnitId,
) -> Result<Vec<AccountId>, DbErr> {
    use vote_elector::Column;
    vote_elector::Entity::find()
        .select_only()
        .column(Column::AccountId)
        .filter(Column::VoteId.eq(id))
        .filter(Column::UnitId.eq(unit_id))
        .into_tuple()
        .all(db)
        .await
}

/// Owners who vote, those after one, by their ids; or only those of homes that have not voted. `vote_elector_crowd`.
pub(in crate::features::votes) async fn crowd(
    db: &impl ConnectionTrait,
    id: VoteId,
    only_silent: bool,
    after: AccountId,
    rows: u64,
) -> Result<Vec<AccountId>, DbErr> {
    use vote_elector::Column;
    let mut of = vote_elector::Entity::find()
        .select_only()
        .column(Column::AccountId)
        .distinct()
        .filter(Column::VoteId.eq(id))
        .filter(Column::AccountId.gt(after));
    if only_silent {
        let voted = vote_turnout::Entity::find()
            .select_only()
            .column(vote_turnout::Column::UnitId)
            .filter(vote_turnout::Column::VoteId.eq(id))
            .filter(vote_turnout::Column::Complete.eq(true));
        of = of.filter(Column::UnitId.not_in_subquery(voted.into_query()));
    }
    of.order_by_asc(Column::AccountId).limit(rows).into_tuple().all(db).await
}

/// Who stands in for whom in these votes, as far as it concerns an account: `vote_proxy_held`, `vote_proxy_given`.
pub(in crate::features::votes) async fn proxies_about(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    ids: &[VoteId],
) -> Result<Vec<vote_proxy::Model>, DbErr> {
    use vote_proxy::Column;
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let about = Condition::any().add(Column::ProxyId.eq(account_id)).add(Column::PrincipalId.eq(account_id));
    let rows = vote_proxy::Entity::find().filter(Column::VoteId.is_in(ids.iter().copied()));
    let rows = rows.filter(Column::RevokedAt.is_null()).filter(about);
    rows.order_by_asc(Column::VoteId).order_by_asc(Column::UnitId).order_by_asc(Column::Id).all(db).await
}

/// For which homes an account stands in, in a vote.
pub(in crate::features::votes) async fn held(
    db: &impl ConnectionTrait,
    id: VoteId,
    proxy_id: AccountId,
) -> Result<Vec<vote_proxy::Model>, DbErr> {
    use vote_proxy::Column;
    let rows = vote_proxy::Entity::find().filter(Column::ProxyId.eq(proxy_id));
    rows.filter(Column::VoteId.eq(id)).filter(Column::RevokedAt.is_null()).all(db).await
}

/// Who stands in for an owner of a home: `vote_proxy_standing`.
pub(in crate::features::votes) async fn standing(
    db: &impl ConnectionTrait,
    id: VoteId,
    unit_id: UnitId,
    principal_id: AccountId,
) -> Result<Option<vote_proxy::Model>, DbErr> {
    use vote_proxy::Column;
    vote_proxy::Entity::find()
        .filter(Column::VoteId.eq(id))
        .filter(Column::UnitId.eq(unit_id))
        .filter(Column::PrincipalId.eq(principal_id))
        .filter(Column::RevokedAt.is_null())
        .one(db)
        .await
}

pub(in crate::features::votes) async fn insert_proxy(
    db: &impl ConnectionTrait,
    row: vote_proxy::ActiveModel,
) -> Result<(), DbErr> {
    row.insert(db).await?;
    Ok(())
}

pub(in crate::features::votes) async fn update_proxy(
    db: &impl ConnectionTrait,
    row: vote_proxy::ActiveModel,
) -> Result<(), DbErr> {
    row.update(db).await?;
    Ok(())
}

/// A ballot was cast by those who stand in so: it is not taken back any more.
pub(in crate::features::votes) async fn use_proxies(
    db: &impl ConnectionTrait,
    id: VoteId,
    unit_id: UnitId,
    proxy_id: AccountId,
) -> Result<(), DbErr> {
    use vote_proxy::Column;
    let row = vote_proxy::ActiveModel { used: Set(true), ..Default::default() };
    vote_proxy::Entity::update_many()
        .set(row)
        .filter(Column::VoteId.eq(id))
        .filter(Column::UnitId.eq(unit_id))
        .filter(Column::ProxyId.eq(proxy_id))
        .filter(Column::RevokedAt.is_null())
        .exec(db)
        .await?;
    Ok(())
}

/// Destroys what leads from votes to an account.
pub(in crate::features::votes) async fn forget(
    db: &impl ConnectionTrait,
    account_id: AccountId,
) -> Result<(), DbErr> {
    use vote_proxy::Column;
    let electors = vote_elector::Entity::delete_many();
    electors.filter(vote_elector::Column::AccountId.eq(account_id)).exec(db).await?;
    let agreements = vote_agreement::Entity::delete_many();
    agreements.filter(vote_agreement::Column::AccountId.eq(account_id)).exec(db).await?;
    let about = Condition::any().add(Column::ProxyId.eq(account_id)).add(Column::PrincipalId.eq(account_id));
    vote_proxy::Entity::delete_many().filter(about).exec(db).await?;
    Ok(())
}
