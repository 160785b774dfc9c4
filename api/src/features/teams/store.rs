//! Rows of teams.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::project::ProjectId;
use linli_entities::routing_rule::{self, RoutingRuleId};
use linli_entities::team::{self, TeamId};
use linli_entities::team_member;
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait, ConnectionTrait, DbErr, EntityTrait as _, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, QueryTrait as _, Set,
};

use super::rules::{Case, Rule};
use crate::actor::Reach;
use crate::db::reach;
use crate::page::PageRequest;
use crate::place::Place;

pub(super) async fn insert(db: &impl ConnectionTrait, row: team::ActiveModel) -> Result<TeamId, DbErr> {
    Ok(row.insert(db).await?.id)
}

/// Teams of exactly this place that are not closed.
pub(super) async fn count_of(db: &impl ConnectionTrait, place: &Place) -> Result<u64, DbErr> {
    use team::Column;
    let own = reach::of(place, Column::ProjectId, Column::City);
    team::Entity::find().filter(own).filter(Column::ClosedAt.is_null()).count(db).await
}

/// A team within reach, if it is not closed.
pub(super) async fn by_id(
    db: &impl ConnectionTrait,
    id: TeamId,
    reach: &Reach,
) -> Result<Option<team::Model>, DbErr> {
    use team::Column;
    let rows = team::Entity::find_by_id(id).filter(Column::ClosedAt.is_null());
    rows.filter(reach::meeting(reach, Column::ProjectId, Column::City)).one(db).await
}

/// Teams by id, also closed ones: for what they worked on.
pub(super) async fn by_ids(
    db: &impl ConnectionTrait,
    ids: Vec<TeamId>,
) -> Result<Vec<(TeamId, String)>, DbErr> {
    use team::Column;
    let rows = team::Entity::find().select_only().columns([Column::Id, Column::Name]);
    rows.filter(Column::Id.is_in(ids)).into_tuple().all(db).await
}

/// Which teams are asked for.
#[derive(Clone, Debug)]
pub(super) struct Filter<'a> {
    pub(super) reach: &'a Reach,
    pub(super) project: Option<(ProjectId, &'a str)>,
    pub(super) member_id: Option<AccountId>,
}

/// A page of teams that are not closed, oldest first.
pub(super) async fn page(
    db: &impl ConnectionTrait,
    filter: Filter<'_>,
    page: &PageRequest<TeamId>,
) -> Result<Vec<team::Model>, DbErr> {
    use team::Column;
    let mut rows = team::Entity::find().filter(Column::ClosedAt.is_null()).filter(reach::meeting(
        filter.reach,
        Column::ProjectId,
        Column::City,
    ));
    if let Some(project) = filter.project {
        rows = rows.filter(reach::covering(project, Column::ProjectId, Column::City));
    }
    if let Some(member_id) = filter.member_id {
        let own = team_member::Entity::find()
            .select_only()
            .column(team_member::Column::TeamId)
            .filter(team_member::Column::AccountId.eq(member_id));
        rows = rows.filter(Column::Id.in_subquery(own.into_query()));
    }
    if let Some(after) = page.after {
        rows = rows.filter(Column::Id.gt(after));
    }
    rows.order_by_asc(Column::Id).limit(page.rows()).all(db).await
}

/// Renames a team that is still at this version; false where it is not.
pub(super) async fn rename(
    db: &impl ConnectionTrait,
    id: TeamId,
    seen: i64,
    name: String,
) -> Result<bool, DbErr> {
    use team::Column;
    let renamed = team::Entity::update_many()
        .col_expr(Column::Name, Expr::value(name))
        .col_expr(Column::Version, Expr::value(seen + 1))
        .filter(Column::Id.eq(id))
        .filter(Column::Version.eq(seen))
        .exec(db)
        .await?;
    Ok(renamed.rows_affected == 1)
}

pub(super) async fn close(db: &impl ConnectionTrait, id: TeamId, now: Instant) -> Result<(), DbErr> {
    let row = team::ActiveModel { id: Set(id), closed_at: Set(Some(now)), ..Default::default() };
    row.update(db).await?;
    Ok(())
}

/// Whether a rule leads to the team.
pub(super) async fn is_led_to(db: &impl ConnectionTrait, id: TeamId) -> Result<bool, DbErr> {
    let rules = routing_rule::Entity::find().filter(routing_rule::Column::TeamId.eq(id));
    Ok(rules.limit(1).one(db).await?.is_some())
}

/// Who is of these teams, since the longest time first.
pub(super) async fn members(
    db: &impl ConnectionTrait,
    teams: Vec<TeamId>,
) -> Result<Vec<team_member::Model>, DbErr> {
    use team_member::Column;
    let rows = team_member::Entity::find().filter(Column::TeamId.is_in(teams));
    rows.order_by_asc(Column::AddedAt).order_by_asc(Column::AccountId).all(db).await
}

pub(super) async fn of_member(
    db: &impl ConnectionTrait,
    account_id: AccountId,
) -> Result<Vec<TeamId>, DbErr> {
    use team_member::Column;
    let rows = team_member::Entity::find().select_only().column(Column::TeamId);
    rows.filter(Column::AccountId.eq(account_id)).into_tuple().all(db).await
}

pub(super) async fn is_member(
    db: &impl ConnectionTrait,
    team_id: TeamId,
    account_id: AccountId,
) -> Result<bool, DbErr> {
    Ok(team_member::Entity::find_by_id((team_id, account_id)).one(db).await?.is_some())
}

pub(super) async fn member_count(db: &impl ConnectionTrait, team_id: TeamId) -> Result<u64, DbErr> {
    team_member::Entity::find().filter(team_member::Column::TeamId.eq(team_id)).count(db).await
}

pub(super) async fn add_member(
    db: &impl ConnectionTrait,
    team_id: TeamId,
    account_id: AccountId,
    now: Instant,
) -> Result<(), DbErr> {
    use team_member::Column;
    let row =
        team_member::ActiveModel { team_id: Set(team_id), account_id: Set(account_id), added_at: Set(now) };
    let once = OnConflict::columns([Column::TeamId, Column::AccountId]).do_nothing().to_owned();
    team_member::Entity::insert(row).on_conflict(once).exec_without_returning(db).await?;
    Ok(())
}

/// Takes somebody out of a team; answers whether that one was of it.
pub(super) async fn remove_member(
    db: &impl ConnectionTrait,
    team_id: TeamId,
    account_id: AccountId,
) -> Result<bool, DbErr> {
    Ok(team_member::Entity::delete_by_id((team_id, account_id)).exec(db).await?.rows_affected == 1)
}

/// A page of the rules within reach, oldest first.
pub(super) async fn rules(
    db: &impl ConnectionTrait,
    reach: &Reach,
    page: &PageRequest<RoutingRuleId>,
) -> Result<Vec<routing_rule::Model>, DbErr> {
    use routing_rule::Column;
    let mut rows =
        routing_rule::Entity::find().filter(reach::meeting(reach, Column::ProjectId, Column::City));
    if let Some(after) = page.after {
        rows = rows.filter(Column::Id.gt(after));
    }
    rows.order_by_asc(Column::Id).limit(page.rows()).all(db).await
}

pub(super) async fn rule(
    db: &impl ConnectionTrait,
    id: RoutingRuleId,
    reach: &Reach,
) -> Result<Option<routing_rule::Model>, DbErr> {
    use routing_rule::Column;
    let rows = routing_rule::Entity::find_by_id(id);
    rows.filter(reach::meeting(reach, Column::ProjectId, Column::City)).one(db).await
}

/// Rules that may fit a case: those of the places in which it lies.
pub(super) async fn rules_for(
    db: &impl ConnectionTrait,
    case: Case<'_>,
) -> Result<Vec<routing_rule::Model>, DbErr> {
    use routing_rule::Column;
    let about = Column::Category.is_null().or(Column::Category.eq(case.category));
    let grave = Column::Grade.is_null().or(Column::Grade.eq(case.grade));
    let rows =
        routing_rule::Entity::find().filter(reach::covering(case.project, Column::ProjectId, Column::City));
    rows.filter(about).filter(grave).all(db).await
}

/// The rule for exactly this, set to lead to the team.
pub(super) async fn set_rule(
    db: &impl ConnectionTrait,
    rule: Rule,
    now: Instant,
) -> Result<routing_rule::Model, DbErr> {
    use routing_rule::{ActiveModel, Column, Entity};
    let mut same = reach::of(&rule.place, Column::ProjectId, Column::City);
    same = same.add(match rule.category {
        Some(category) => Column::Category.eq(category),
        None => Column::Category.is_null(),
    });
    same = same.add(match rule.grade {
        Some(grade) => Column::Grade.eq(grade),
        None => Column::Grade.is_null(),
    });
    let present = Entity::find().filter(same).one(db).await?;
    let row = ActiveModel { team_id: Set(rule.team_id), set_at: Set(now), ..Default::default() };
    match present {
        Some(present) => ActiveModel { id: Set(present.id), ..row }.update(db).await,
        None => {
            let (project_id, city) = (rule.place.project_id(), rule.place.city().map(str::to_owned));
            let row = ActiveModel {
                project_id: Set(project_id),
                city: Set(city),
                category: Set(rule.category),
                grade: Set(rule.grade),
                ..row
            };
            row.insert(db).await
        }
    }
}

pub(super) async fn delete_rule(db: &impl ConnectionTrait, id: RoutingRuleId) -> Result<(), DbErr> {
    routing_rule::Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}
