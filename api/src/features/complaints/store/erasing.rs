//! What an account said in complaints, to be erased.

use linli_entities::account::AccountId;
use linli_entities::complaint::{self, ComplaintId};
use linli_entities::{complaint_act, complaint_text};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _,
    QuerySelect as _, QueryTrait as _, Select,
};

/// The acts with which an account said something, and those with which staff took down what it told them: a complaint
/// by telephone, and what it said when it was asked how it went.
pub(super) fn said_by_or_for(account_id: AccountId) -> Select<complaint_act::Entity> {
    let own = complaint::Entity::find()
        .select_only()
        .column(complaint::Column::Id)
        .filter(complaint::Column::ComplainantId.eq(account_id));
    complaint_act::Entity::find().select_only().column(complaint_act::Column::Id).filter(
        Condition::any().add(complaint_act::Column::ActorId.eq(account_id)).add(
            complaint_act::Column::Kind
                .is_in([complaint_act::ActKind::Filed, complaint_act::ActKind::Visited])
                .and(complaint_act::Column::ComplaintId.in_subquery(own.into_query())),
        ),
    )
}

/// The complaints in which an account said something, or staff for it.
pub(in super::super) async fn spoken_in(
    db: &impl ConnectionTrait,
    account_id: AccountId,
) -> Result<Vec<ComplaintId>, DbErr> {
    let acts = said_by_or_for(account_id).into_query();
    complaint_act::Entity::find()
        .select_only()
        .distinct()
        .column(complaint_act::Column::ComplaintId)
        .filter(complaint_act::Column::Id.in_subquery(acts))
        .into_tuple()
        .all(db)
        .await
}

/// Deletes what an account said with acts, and the titles and homes of its complaints.
pub(in super::super) async fn erase_words(
    db: &impl ConnectionTrait,
    account_id: AccountId,
) -> Result<(), DbErr> {
    let acts = said_by_or_for(account_id).into_query();
    complaint_text::Entity::delete_many()
        .filter(complaint_text::Column::ActId.in_subquery(acts))
        .exec(db)
        .await?;
    complaint::Entity::update_many()
        .col_expr(complaint::Column::Title, Expr::value(""))
        .col_expr(complaint::Column::UnitId, Expr::value(Option::<i64>::None))
        .filter(complaint::Column::ComplainantId.eq(account_id))
        .exec(db)
        .await?;
    Ok(())
}
