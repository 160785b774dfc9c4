//! Who is looked for.

use linli_entities::account::{self, AccountId};
use linli_entities::ownership::{self, OwnershipState};
use linli_entities::{building, complaint, profile, unit};
use sea_orm::sea_query::{Expr, ExprTrait as _, Func, LikeExpr};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait as _, JoinType,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, QueryTrait as _,
};

use crate::actor::Reach;
use crate::db::reach;

/// What accounts are looked up by: the beginning of a name, or exactly an address or number.
#[derive(Clone, Debug)]
pub(super) struct Sought {
    pub(super) name_key: String,
    pub(super) display_name: String,
    pub(super) email_key: String,
    pub(super) phone_key: Option<String>,
}

/// Who has a home or a complaint within reach.
fn met(reach: &Reach) -> Condition {
    if *reach == Reach::Everywhere {
        return Condition::all();
    }
    let in_unit = ownership::Entity::belongs_to(unit::Entity)
        .from(ownership::Column::UnitId)
        .to(unit::Column::Id)
        .into();
    let in_building = unit::Entity::belongs_to(building::Entity)
        .from(unit::Column::BuildingId)
        .to(building::Column::Id)
        .into();
    let at_home = ownership::Entity::find()
        .select_only()
        .column(ownership::Column::AccountId)
        .join(JoinType::InnerJoin, in_unit)
        .join(JoinType::InnerJoin, in_building)
        .filter(ownership::Column::State.is_in([OwnershipState::Claimed, OwnershipState::Confirmed]))
        .filter(reach::within(reach, building::Column::ProjectId));
    let complained = complaint::Entity::find()
        .select_only()
        .column(complaint::Column::ComplainantId)
        .filter(reach::within(reach, complaint::Column::ProjectId));
    Condition::any()
        .add(account::Column::Id.in_subquery(at_home.into_query()))
        .add(account::Column::Id.in_subquery(complained.into_query()))
}

fn beginning(text: &str) -> LikeExpr {
    let escaped: String = text
        .chars()
        .flat_map(|c| ['%', '_', '\\'].contains(&c).then_some('\\').into_iter().chain([c]))
        .collect();
    LikeExpr::new(format!("{escaped}%")).escape('\\')
}

/// Those within reach that were sought, oldest first.
pub(super) async fn search(
    db: &impl ConnectionTrait,
    reach: &Reach,
    sought: &Sought,
    limit: u64,
) -> Result<Vec<AccountId>, DbErr> {
    use account::Column;
    let name = Expr::col(profile::Column::DisplayName);
    // `LIKE` of SQLite takes capitals for small letters, that of PostgreSQL does not.
    let begins = match db.get_database_backend() {
        DbBackend::Postgres => Func::lower(name).like(beginning(&sought.display_name.to_lowercase())),
        _ => name.like(beginning(&sought.display_name)),
    };
    let shown = profile::Entity::find().select_only().column(profile::Column::AccountId).filter(begins);
    let mut matches = Condition::any()
        .add(Expr::col(Column::NameKey).like(beginning(&sought.name_key)))
        .add(Column::EmailKey.eq(sought.email_key.as_str()))
        .add(Column::Id.in_subquery(shown.into_query()));
    if let Some(phone_key) = &sought.phone_key {
        matches = matches.add(Column::PhoneKey.eq(phone_key.as_str()));
    }
    account::Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(matches)
        .filter(Column::ErasedAt.is_null())
        .filter(met(reach))
        .order_by_asc(Column::Id)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}

/// Whether somebody who is not erased is within reach.
pub(super) async fn is_met(db: &impl ConnectionTrait, reach: &Reach, id: AccountId) -> Result<bool, DbErr> {
    let row = account::Entity::find_by_id(id).filter(account::Column::ErasedAt.is_null()).filter(met(reach));
    Ok(row.one(db).await?.is_some())
}

/// How the numbers of these accounts end: enough to make sure who calls.
pub(super) async fn numbers(
    db: &impl ConnectionTrait,
    ids: &[AccountId],
) -> Result<Vec<(AccountId, Option<String>)>, DbErr> {
    account::Entity::find()
        .select_only()
        .columns([account::Column::Id, account::Column::PhoneKey])
        .filter(account::Column::Id.is_in(ids.iter().copied()))
        .into_tuple()
        .all(db)
        .await
}
