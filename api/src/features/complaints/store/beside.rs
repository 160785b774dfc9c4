//! Facts of what happened beside answering. Indexes hold what is rare among deadlines and acts by kind: neither table is
//! read from one end to the other (`plans`, a story).

use linli_entities::Instant;
use linli_entities::complaint;
use linli_entities::complaint_act::{self, ActKind};
use linli_entities::complaint_deadline;
use linli_entities::project::ProjectId;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbBackend, DbErr, EntityTrait as _, QueryFilter as _,
    QuerySelect as _, QueryTrait as _, Select, Statement,
};

use crate::features::complaints::rules::beside::COUNTED;
use crate::features::complaints::rules::fold::Deadline;

/// Of which complaints something is counted.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Counted {
    pub(in super::super) source: complaint::ComplaintSource,
    pub(in super::super) project_id: Option<ProjectId>,
    pub(in super::super) period: (Instant, Instant),
}

/// The predicate of an index, word for word.
const PAUSING: &str = "(kind = 'commitment' OR pauses <> '[]')";

fn pausing_rows(counted: Counted) -> Select<complaint_deadline::Entity> {
    use complaint_deadline::Column;
    let (from, until) = counted.period;
    let rows = complaint_deadline::Entity::find()
        .filter(Expr::cust(PAUSING))
        .filter(Column::Source.eq(counted.source))
        .filter(Column::StartedAt.gte(from))
        .filter(Column::StartedAt.lt(until));
    match counted.project_id {
        Some(project_id) => rows.filter(Column::ProjectId.eq(project_id)),
        None => rows,
    }
}

/// Commitments that began to be owed in a period, and whatever else of that stood still, of one project or all.
pub(in super::super) async fn pausing(
    db: &impl ConnectionTrait,
    counted: Counted,
) -> Result<Vec<Deadline>, DbErr> {
    Ok(pausing_rows(counted).all(db).await?.into_iter().map(Deadline::from).collect())
}

fn acts(counted: Counted) -> Select<complaint_act::Entity> {
    use complaint_act::Column;
    let (from, until) = counted.period;
    let id = (complaint::Entity, complaint::Column::Id);
    let mut of_these = Query::select();
    of_these
        .expr(Expr::val(1))
        .from(complaint::Entity)
        .and_where(Expr::col(id).equals((complaint_act::Entity, Column::ComplaintId)))
        .and_where(complaint::Column::Source.eq(counted.source));
    if let Some(project_id) = counted.project_id {
        of_these.and_where(complaint::Column::ProjectId.eq(project_id));
    }
    complaint_act::Entity::find()
        .select_only()
        .column(Column::Kind)
        .column_as(Column::Id.count(), "count")
        .filter(Column::Kind.is_in(COUNTED))
        .filter(Column::ActedAt.gte(from))
        .filter(Column::ActedAt.lt(until))
        .filter(Expr::exists(of_these))
        .group_by(Column::Kind)
}

/// How often each kind of act that is counted happened in a period, in one project or all.
pub(in super::super) async fn counted_acts(
    db: &impl ConnectionTrait,
    counted: Counted,
) -> Result<Vec<(ActKind, i64)>, DbErr> {
    acts(counted).into_tuple().all(db).await
}

/// Every statement, with its name, as it is asked for one project and for all: for the story that reads their plans.
pub(super) fn statements(backend: DbBackend, now: Instant) -> Vec<(&'static str, Statement)> {
    let each = |project_id| {
        let period = (now - chrono::TimeDelta::days(30), now);
        let counted = Counted { source: complaint::ComplaintSource::Live, project_id, period };
        [
            ("what stood still", pausing_rows(counted).build(backend)),
            ("counted acts", acts(counted).build(backend)),
        ]
    };
    [None, Some(ProjectId(1))].into_iter().flat_map(each).collect()
}
