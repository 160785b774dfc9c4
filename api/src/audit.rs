//! What staff did, append-only: written in the transaction of the act. The command line is staff without an account.

use linli_entities::Instant;
use linli_entities::audit_entry::{ActiveModel, AuditEntryId};
use linli_entities::board::BoardId;
use linli_entities::project::ProjectId;
use sea_orm::{ActiveModelTrait as _, ConnectionTrait as _, DbErr, Set, Statement};

use crate::actor::Actor;
use crate::db::Txn;

/// Records an act, with the project and the board it belongs to. `act` is a word of
/// [`AuditAct`](crate::features::audits::AuditAct), mostly the operation id, `entity` the noun; `detail` holds no secret, and
/// its `project_id` is the project where the noun does not tell.
///
/// # Errors
/// When the database fails.
pub async fn record(
    txn: &Txn,
    actor: &Actor,
    act: &str,
    (entity, entity_id): (&str, i64),
    detail: serde_json::Value,
    now: Instant,
) -> Result<(), DbErr> {
    let (project_id, board_id) = place(txn, entity, entity_id, &detail).await?;
    let entry = ActiveModel {
        project_id: Set(project_id),
        board_id: Set(board_id),
        actor_id: Set(actor.account_id()),
        act: Set(act.to_owned()),
        entity: Set(entity.to_owned()),
        entity_id: Set(entity_id),
        detail: Set(detail),
        acted_at: Set(now),
        ..Default::default()
    };
    entry.insert(txn).await?;
    Ok(())
}

/// Nouns whose rows say of which project they are, each with its table.
const OF_PROJECTS: [(&str, &str); 18] = [
    ("account_note", "account_note"),
    ("building", "building"),
    ("canned_answer", "canned_answer"),
    ("checklist_item", "checklist_item"),
    ("commitment", "commitment"),
    ("compensation", "compensation"),
    ("complaint", "complaint"),
    ("contract_note", "contract_note"),
    ("draw", "draw"),
    ("event", "event"),
    ("fund", "fund"),
    ("milestone", "milestone"),
    ("pseudonym", "pseudonym"),
    ("routing_rule", "routing_rule"),
    ("survey", "survey"),
    ("team", "team"),
    ("update", "project_update"),
    ("vote", "vote"),
];

/// The query for the project and the board that such a thing belongs to; none for what belongs to no project, or to several.
/// Openings of boards that are closed to staff are no news for managers: they are left out.
fn asking(entity: &str) -> Option<String> {
    let none = "CAST(NULL AS BIGINT)";
    if let Some((_, table)) = OF_PROJECTS.iter().find(|(noun, _)| *noun == entity) {
        return Some(format!("SELECT project_id, {none} FROM {table} WHERE id = $1"));
    }
    let board = "SELECT board.project_id, board.id FROM board";
    let unit = format!(
        "SELECT building.project_id, {none} FROM building JOIN unit ON unit.building_id = building.id"
    );
    let event = format!("SELECT event.project_id, {none} FROM event");
    let fund = format!("SELECT fund.project_id, {none} FROM fund");
    Some(match entity {
        "project" => format!("SELECT id, {none} FROM project WHERE id = $1"),
        "board" => format!("{board} WHERE board.id = $1"),
        "topic" => format!("{board} JOIN topic ON topic.board_id = board.id WHERE topic.id = $1"),
        "post" => format!(
            "{board} JOIN topic ON topic.board_id = board.id JOIN post ON post.topic_id = topic.id \
             WHERE post.id = $1"
        ),
        "sanction" | "word_rule" => format!("SELECT project_id, board_id FROM {entity} WHERE id = $1"),
        "review" => format!("{board} JOIN review ON review.board_id = board.id WHERE review.id = $1"),
        "unit" | "home" => format!("{unit} WHERE unit.id = $1"),
        "ownership" => {
            format!("{unit} JOIN ownership ON ownership.unit_id = unit.id WHERE ownership.id = $1")
        }
        "registration" | "attendee" | "check_in" => {
            format!("{event} JOIN {entity} ON {entity}.event_id = event.id WHERE {entity}.id = $1")
        }
        "fund_entry" | "fund_proposal" => {
            format!("{fund} JOIN {entity} ON {entity}.fund_id = fund.id WHERE {entity}.id = $1")
        }
        _ => return None,
    })
}

/// The project and the board that an act belongs to, as the rows say; or the project that its detail names, where the row
/// is gone.
async fn place(
    txn: &Txn,
    entity: &str,
    id: i64,
    detail: &serde_json::Value,
) -> Result<(Option<ProjectId>, Option<BoardId>), DbErr> {
    if let Some(asking) = asking(entity) {
        let statement = Statement::from_sql_and_values(txn.get_database_backend(), asking, [id.into()]);
        if let Some(row) = txn.query_one_raw(statement).await? {
            let (project_id, board_id): (Option<i64>, Option<i64>) = row.try_get_many_by_index()?;
            return Ok((project_id.map(ProjectId), board_id.map(BoardId)));
        }
    }
    Ok((detail.get("project_id").and_then(serde_json::Value::as_i64).map(ProjectId), None))
}

/// Records an act that takes many transactions: the first writes the entry, the others say in it how far the act has
/// come. So there is an entry for what was done, also of an act that was broken off.
///
/// # Errors
/// When the database fails.
pub async fn record_progress(
    txn: &Txn,
    begun: Option<AuditEntryId>,
    act: &str,
    detail: serde_json::Value,
    now: Instant,
) -> Result<AuditEntryId, DbErr> {
    let entry = ActiveModel { detail: Set(detail), ..Default::default() };
    let entry = match begun {
        Some(id) => ActiveModel { id: Set(id), ..entry }.update(txn).await?,
        None => {
            let new = ActiveModel {
                actor_id: Set(None),
                act: Set(act.to_owned()),
                entity: Set("installation".to_owned()),
                entity_id: Set(0),
                acted_at: Set(now),
                ..entry
            };
            new.insert(txn).await?
        }
    };
    Ok(entry.id)
}
