//! Accounts of whom something holds: a question as one query.

use linli_entities::account::{self, AccountId};
use linli_entities::board::{self, Visibility};
use linli_entities::consent_act::{ConsentChannel, ConsentPurpose};
use linli_entities::ownership::{self, OwnershipState};
use linli_entities::project::{self, ProjectId};
use linli_entities::referral::{self, ReferralState};
use linli_entities::{
    Date, Instant, attendee, building, event, ledger_transaction, membership, point_lot, registration, topic,
    topic_read, unit,
};
use sea_orm::sea_query::{BinOper, Expr, ExprTrait as _, SelectStatement};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _, JoinType, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, QueryTrait as _, Select,
};

use crate::db::queries;
use crate::features::consents;
use crate::features::points::rules::Terms;
use crate::features::segments::rules::{Fact, Question, Test, span};

/// What a question needs to know beside what it asks.
#[derive(Clone, Debug)]
pub(in super::super) struct Known {
    /// The days of the club.
    pub(in super::super) terms: Terms,
    /// From which day on points count for a tier.
    pub(in super::super) window_from: Date,
    /// The words of the tiers and from how many points on each is reached, lowest first.
    pub(in super::super) tiers: Vec<(String, i64)>,
    /// The time it is.
    pub(in super::super) now: Instant,
}

/// Open accounts of whom everything holds that is asked.
fn found(question: &Question, known: &Known) -> Select<account::Entity> {
    let mut all = Condition::all();
    for group in &question.all {
        let any = group.any.iter().fold(Condition::any(), |any, test| any.add(held(test, known)));
        all = all.add(any);
    }
    account::Entity::find().filter(account::Column::DisabledAt.is_null()).filter(all)
}

fn held(Test { not, fact }: &Test, known: &Known) -> Condition {
    let holds = holds(fact, known);
    if *not { holds.not() } else { holds }
}

/// Accounts among those that a query finds.
fn among(accounts: SelectStatement) -> Condition {
    Condition::all().add(account::Column::Id.in_subquery(accounts))
}

fn holds(fact: &Fact, known: &Known) -> Condition {
    let start = |day: &Option<Date>| day.map(|day| known.terms.start_of(day));
    match fact {
        Fact::Member => among(members().into_query()),
        Fact::Project { project_ids } => at_home(project::Column::Id.is_in(project_ids.iter().copied())),
        Fact::City { cities } => at_home(project::Column::City.is_in(cities)),
        Fact::Stage { statuses } => at_home(project::Column::Status.is_in(statuses.iter().copied())),
        Fact::Ownership { roles } => at_home(ownership::Column::Role.is_in(roles.iter().copied())),
        Fact::Tier { tiers } => {
            tiers.iter().fold(Condition::any(), |any, code| any.add(of_tier(code, known)))
        }
        Fact::Joined { from_on, until_on } => {
            let mut joined = members();
            if let Some(from) = start(from_on) {
                joined = joined.filter(membership::Column::JoinedAt.gte(from));
            }
            if let Some(until_on) = until_on {
                joined = joined.filter(membership::Column::JoinedAt.lt(known.terms.end_of(*until_on)));
            }
            among(joined.into_query())
        }
        Fact::Points { at_least, at_most } => {
            let mut condition = among(members().into_query());
            if let Some(least) = at_least.filter(|least| *least > 0) {
                condition = condition.add(among(spending(least, known.now)));
            }
            if let Some(most) = at_most {
                condition = condition.add(among(spending(most.saturating_add(1), known.now)).not());
            }
            condition
        }
        Fact::Attended { at_least, from_on } => among(attending(*at_least, start(from_on))),
        Fact::Referred { at_least } => among(referring(*at_least)),
        Fact::Interest { project_ids, from_on } => {
            let since = start(from_on);
            let read = among(reading(project_ids, since));
            Condition::any().add(read).add(among(registering(project_ids, since)))
        }
    }
}

/// Who is in the club.
fn members() -> Select<membership::Entity> {
    membership::Entity::find()
        .select_only()
        .column(membership::Column::AccountId)
        .filter(membership::Column::LeftAt.is_null())
}

/// Who has a confirmed home of which this holds.
fn at_home(of: impl sea_orm::sea_query::IntoCondition) -> Condition {
    use ownership::Column;
    let in_unit =
        ownership::Entity::belongs_to(unit::Entity).from(Column::UnitId).to(unit::Column::Id).into();
    let in_building = unit::Entity::belongs_to(building::Entity)
        .from(unit::Column::BuildingId)
        .to(building::Column::Id)
        .into();
    let in_project = building::Entity::belongs_to(project::Entity)
        .from(building::Column::ProjectId)
        .to(project::Column::Id)
        .into();
    let homes = ownership::Entity::find()
        .select_only()
        .column(Column::AccountId)
        .join(JoinType::InnerJoin, in_unit)
        .join(JoinType::InnerJoin, in_building)
        .join(JoinType::InnerJoin, in_project)
        .filter(Column::State.eq(OwnershipState::Confirmed))
        .filter(of);
    among(homes.into_query())
}

/// Members who earned as much in the window as the tier takes, and not as much as the next one does.
fn of_tier(code: &str, known: &Known) -> Condition {
    let Some((from, until)) = span(&known.tiers, code) else {
        return Condition::all().add(account::Column::Id.is_null());
    };
    let mut condition = among(members().into_query());
    if let Some(points) = from {
        condition = condition.add(among(earning(points, known.window_from)));
    }
    if let Some(points) = until {
        condition = condition.add(among(earning(points, known.window_from)).not());
    }
    condition
}

/// Who earned so much from a day on that counts for a tier.
fn earning(points: i64, from: Date) -> SelectStatement {
    use ledger_transaction::Column;
    let of_member = membership::Entity::belongs_to(ledger_transaction::Entity)
        .from(membership::Column::Id)
        .to(Column::MembershipId)
        .into();
    let sum = queries::whole(Expr::col((ledger_transaction::Entity, Column::Qualifying)).sum());
    members()
        .join(JoinType::InnerJoin, of_member)
        .filter(Column::EffectiveOn.gte(from))
        .group_by(membership::Column::AccountId)
        .having(sum.gte(points))
        .into_query()
}

/// Who can spend so much.
fn spending(points: i64, now: Instant) -> SelectStatement {
    use point_lot::Column;
    let of_member = membership::Entity::belongs_to(point_lot::Entity)
        .from(membership::Column::Id)
        .to(Column::MembershipId)
        .into();
    let lot = |column: Column| Expr::col((point_lot::Entity, column));
    let free = queries::whole(lot(Column::Remaining).sub(lot(Column::Held)).sum());
    members()
        .join(JoinType::InnerJoin, of_member)
        .filter(queries::stated(Column::Remaining, BinOper::GreaterThan, 0))
        .filter(Condition::any().add(Column::LapsesAt.is_null()).add(Column::LapsesAt.gt(now)))
        .group_by(membership::Column::AccountId)
        .having(free.gte(points))
        .into_query()
}

/// Who was at so many events.
fn attending(least: i64, since: Option<Instant>) -> SelectStatement {
    use registration::Column;
    let seats = registration::Entity::belongs_to(attendee::Entity)
        .from(Column::Id)
        .to(attendee::Column::RegistrationId)
        .into();
    let mut there = registration::Entity::find()
        .select_only()
        .column(Column::AccountId)
        .join(JoinType::InnerJoin, seats)
        .filter(Column::AccountId.is_not_null())
        .filter(attendee::Column::CheckedInAt.is_not_null());
    if let Some(since) = since {
        there = there.filter(attendee::Column::CheckedInAt.gte(since));
    }
    let events = Expr::col((registration::Entity, Column::EventId)).count_distinct();
    there.group_by(Column::AccountId).having(events.gte(least)).into_query()
}

/// Who sent so many who signed.
fn referring(least: i64) -> SelectStatement {
    use referral::Column;
    referral::Entity::find()
        .select_only()
        .column(Column::ReferrerAccountId)
        .filter(Column::State.is_in([ReferralState::Signed, ReferralState::Rewarded]))
        .group_by(Column::ReferrerAccountId)
        .having(Expr::col(Column::Id).count().gte(least))
        .into_query()
}

/// Who read in boards of these projects. Not where staff may not read, and not where people write under pseudonyms: whoever
/// writes there has read there, at that moment.
fn reading(project_ids: &[ProjectId], since: Option<Instant>) -> SelectStatement {
    use topic_read::Column;
    let of_topic =
        topic_read::Entity::belongs_to(topic::Entity).from(Column::TopicId).to(topic::Column::Id).into();
    let in_board =
        topic::Entity::belongs_to(board::Entity).from(topic::Column::BoardId).to(board::Column::Id).into();
    let mut read = topic_read::Entity::find()
        .select_only()
        .column(Column::AccountId)
        .join(JoinType::InnerJoin, of_topic)
        .join(JoinType::InnerJoin, in_board)
        .filter(board::Column::ProjectId.is_in(project_ids.iter().copied()))
        .filter(board::Column::Visibility.ne(Visibility::OwnersWithoutStaff))
        .filter(board::Column::Pseudonyms.eq(false));
    if let Some(since) = since {
        read = read.filter(Column::ReadAt.gte(since));
    }
    read.into_query()
}

/// Who registered for events of these projects.
fn registering(project_ids: &[ProjectId], since: Option<Instant>) -> SelectStatement {
    use registration::Column;
    let of_event =
        registration::Entity::belongs_to(event::Entity).from(Column::EventId).to(event::Column::Id).into();
    let mut registered = registration::Entity::find()
        .select_only()
        .column(Column::AccountId)
        .join(JoinType::InnerJoin, of_event)
        .filter(Column::AccountId.is_not_null())
        .filter(event::Column::ProjectId.is_in(project_ids.iter().copied()));
    if let Some(since) = since {
        registered = registered.filter(Column::RegisteredAt.gte(since));
    }
    registered.into_query()
}

/// How many there are; of those only who consent to a purpose on a way, where one is given.
pub(in super::super) async fn count(
    db: &impl ConnectionTrait,
    question: &Question,
    known: &Known,
    consenting: Option<(ConsentPurpose, ConsentChannel)>,
) -> Result<u64, DbErr> {
    let mut rows = found(question, known);
    if let Some((purpose, channel)) = consenting {
        rows = rows.filter(account::Column::Id.in_subquery(consents::logic::consenting(purpose, channel)));
    }
    rows.count(db).await
}

/// Those after one, in the order of their ids.
pub(in super::super) async fn after(
    db: &impl ConnectionTrait,
    question: &Question,
    known: &Known,
    after: AccountId,
    limit: u64,
) -> Result<Vec<AccountId>, DbErr> {
    use account::Column;
    found(question, known)
        .select_only()
        .column(Column::Id)
        .filter(Column::Id.gt(after))
        .order_by_asc(Column::Id)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}
