//! Operations of the audit.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::audit_entry::AuditEntryId;
use linli_entities::board::BoardId;
use linli_entities::project::ProjectId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Query;
use poem_openapi::payload::Json;

use super::AuditAct;
use super::logic;
use super::output::{AuditEntry, AuditTable};
use super::rules::Filter;
use crate::app::App;
use crate::auth::Member;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// The audit.
pub struct AuditApi;

#[OpenApi(tag = "Tag::Audit")]
impl AuditApi {
    /// List what staff did.
    ///
    /// For administrators, and for managers what was done in their projects, the last first; of boards only what was done
    /// in those that the reader reads.
    #[oai(path = "/audit", method = "get", operation_id = "list_audit")]
    #[expect(clippy::too_many_arguments, reason = "each is a documented parameter")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Only what this account did.
        actor_id: Query<Option<AccountId>>,
        /// Only this.
        act: Query<Option<AuditAct>>,
        /// Only on such a thing: `topic`, `account`, `board`.
        entity: Query<Option<String>>,
        /// Only on this one of them.
        entity_id: Query<Option<i64>>,
        /// Only in this project.
        project_id: Query<Option<ProjectId>>,
        /// Only in this board.
        board_id: Query<Option<BoardId>>,
        /// Only from then on.
        from_at: Query<Option<Instant>>,
        /// Only before then.
        until_at: Query<Option<Instant>>,
        /// 1 to 100.
        limit: Query<Option<u64>>,
        /// `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<AuditEntry>>, Problem> {
        let page = PageRequest::<(Instant, AuditEntryId)>::parse(limit.0, after.0.as_deref())?;
        let (by, act, entity, entity_id) = (actor_id.0, act.0, entity.0, entity_id.0);
        let (project_id, board_id, from, until) = (project_id.0, board_id.0, from_at.0, until_at.0);
        let filter = Filter { by, act, entity, entity_id, project_id, board_id, from, until };
        Ok(shown(logic::list(&app, &auth.into(), filter, &page).await?))
    }

    /// Get what staff did as a table.
    ///
    /// The newest 10 000 of what `list_audit` lists, as CSV.
    #[oai(path = "/audit/table", method = "get", operation_id = "export_audit")]
    #[expect(clippy::too_many_arguments, reason = "each is a documented parameter")]
    async fn table(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Only what this account did.
        actor_id: Query<Option<AccountId>>,
        /// Only this.
        act: Query<Option<AuditAct>>,
        /// Only on such a thing: `topic`, `account`, `board`.
        entity: Query<Option<String>>,
        /// Only on this one of them.
        entity_id: Query<Option<i64>>,
        /// Only in this project.
        project_id: Query<Option<ProjectId>>,
        /// Only in this board.
        board_id: Query<Option<BoardId>>,
        /// Only from then on.
        from_at: Query<Option<Instant>>,
        /// Only before then.
        until_at: Query<Option<Instant>>,
    ) -> Result<AuditTable, Problem> {
        let (by, act, entity, entity_id) = (actor_id.0, act.0, entity.0, entity_id.0);
        let (project_id, board_id, from, until) = (project_id.0, board_id.0, from_at.0, until_at.0);
        let filter = Filter { by, act, entity, entity_id, project_id, board_id, from, until };
        Ok(AuditTable::of(logic::table(&app, &auth.into(), filter).await?))
    }
}

fn shown((seen, next): (Vec<logic::Seen>, Option<String>)) -> Json<Page<AuditEntry>> {
    Json(Page { items: seen.into_iter().map(AuditEntry::from).collect(), next })
}
