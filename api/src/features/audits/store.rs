//! Rows of the audit.

use linli_entities::Instant;
use linli_entities::audit_entry::{AuditEntryId, Column, Entity, Model};
use linli_entities::board::BoardId;
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, QueryTrait as _, Select, Statement,
};

use super::rules::Filter;
use crate::actor::Reach;
use crate::db::reach;

/// What somebody may read of the audit.
#[derive(Clone, Debug)]
pub(super) struct Sight {
    /// Where their roles reach.
    pub(super) reach: Reach,
    /// Boards that they do not read.
    pub(super) hidden: Vec<BoardId>,
}

fn asked(sight: &Sight, filter: &Filter) -> Select<Entity> {
    let mut rows = Entity::find().filter(reach::within(&sight.reach, Column::ProjectId));
    if !sight.hidden.is_empty() {
        let shown = Column::BoardId.is_not_in(sight.hidden.iter().copied());
        // Of a board itself whoever manages boards knows, whatever they read there.
        let managed = Condition::any().add(Column::BoardId.is_null()).add(Column::Entity.eq("board"));
        rows = rows.filter(managed.add(shown));
    }
    let Filter { by, act, entity, entity_id, project_id, board_id, from, until } = filter;
    let mut all = Condition::all();
    if let Some(by) = by {
        all = all.add(Column::ActorId.eq(*by));
    }
    if let Some(act) = act {
        all = all.add(Column::Act.eq(act.as_str()));
    }
    if let Some(entity) = entity {
        all = all.add(Column::Entity.eq(entity.as_str()));
    }
    if let Some(id) = entity_id {
        all = all.add(Column::EntityId.eq(*id));
    }
    if let Some(id) = project_id {
        all = all.add(Column::ProjectId.eq(*id));
    }
    if let Some(id) = board_id {
        all = all.add(Column::BoardId.eq(*id));
    }
    if let Some(from) = from {
        all = all.add(Column::ActedAt.gte(*from));
    }
    if let Some(until) = until {
        all = all.add(Column::ActedAt.lt(*until));
    }
    rows.filter(all)
}

fn last_first(rows: Select<Entity>, after: Option<(Instant, AuditEntryId)>, limit: u64) -> Select<Entity> {
    let mut rows = rows;
    if let Some((at, id)) = after {
        let same = Condition::all().add(Column::ActedAt.eq(at)).add(Column::Id.lt(id));
        // What an index begins with is said first.
        rows = rows
            .filter(Column::ActedAt.lte(at))
            .filter(Condition::any().add(Column::ActedAt.lt(at)).add(same));
    }
    rows.order_by_desc(Column::ActedAt).order_by_desc(Column::Id).limit(limit)
}

/// Entries that somebody may read, the last first.
pub(super) async fn page(
    db: &impl ConnectionTrait,
    sight: &Sight,
    filter: &Filter,
    after: Option<(Instant, AuditEntryId)>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    last_first(asked(sight, filter), after, limit).all(db).await
}

/// The statement for a page, to look at how a database plans it.
pub(super) fn statement(backend: DbBackend, filter: &Filter) -> Statement {
    let sight = Sight { reach: Reach::Everywhere, hidden: vec![] };
    last_first(asked(&sight, filter), None, 20).build(backend)
}
