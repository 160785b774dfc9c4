//! Sanctions with their acts, notes of staff about accounts, and where each entry of the audit belongs.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::dialect::run;

const TABLES: &str = "
CREATE TABLE sanction (
    id {ID},
    account_id {BIG} NOT NULL REFERENCES account (id),
    kind TEXT NOT NULL CHECK (kind IN ('warned', 'silenced', 'suspended')),
    board_id {BIG} REFERENCES board (id),
    project_id {BIG} REFERENCES project (id),
    city TEXT,
    reason TEXT NOT NULL,
    text TEXT NOT NULL,
    imposed_by {BIG} REFERENCES account (id),
    imposed_at {INSTANT} NOT NULL,
    ends_at {INSTANT},
    lifted_at {INSTANT},
    appealed_at {INSTANT},
    decision TEXT CHECK (decision IN ('upheld', 'shortened', 'lifted')),
    decided_at {INSTANT},
    CHECK (city IS NULL OR (project_id IS NULL AND board_id IS NULL)),
    CHECK (kind <> 'warned' OR ends_at IS NULL),
    CHECK ((decision IS NULL) = (decided_at IS NULL)),
    CHECK (decision IS NULL OR appealed_at IS NOT NULL),
    CHECK (imposed_by IS NULL OR imposed_by <> account_id)
) {STRICT};
CREATE INDEX sanction_account ON sanction (account_id, id);
CREATE INDEX sanction_standing ON sanction (account_id) WHERE lifted_at IS NULL AND kind <> 'warned';
CREATE INDEX sanction_appeal ON sanction (appealed_at, id) WHERE appealed_at IS NOT NULL AND decided_at IS NULL;

CREATE TABLE sanction_act (
    id {ID},
    sanction_id {BIG} NOT NULL REFERENCES sanction (id),
    kind TEXT NOT NULL CHECK (kind IN ('imposed', 'appealed', 'upheld', 'shortened', 'lifted')),
    text TEXT NOT NULL,
    ends_at {INSTANT},
    actor_id {BIG} REFERENCES account (id),
    acted_at {INSTANT} NOT NULL
) {STRICT};
CREATE UNIQUE INDEX sanction_act_once ON sanction_act (sanction_id, kind);

CREATE TABLE account_note (
    id {ID},
    account_id {BIG} NOT NULL REFERENCES account (id),
    project_id {BIG} REFERENCES project (id),
    text TEXT NOT NULL,
    written_by {BIG} REFERENCES account (id),
    written_at {INSTANT} NOT NULL
) {STRICT};
CREATE INDEX account_note_account ON account_note (account_id, id);

ALTER TABLE audit_entry ADD COLUMN project_id {BIG};
ALTER TABLE audit_entry ADD COLUMN board_id {BIG};
UPDATE audit_entry SET board_id = entity_id WHERE entity = 'board';
UPDATE audit_entry SET board_id = (SELECT topic.board_id FROM topic WHERE topic.id = audit_entry.entity_id)
    WHERE entity = 'topic';
UPDATE audit_entry SET board_id = (SELECT topic.board_id FROM post JOIN topic ON topic.id = post.topic_id
    WHERE post.id = audit_entry.entity_id) WHERE entity = 'post';
UPDATE audit_entry SET project_id = (SELECT board.project_id FROM board WHERE board.id = audit_entry.board_id)
    WHERE board_id IS NOT NULL;
UPDATE audit_entry SET project_id = entity_id WHERE entity = 'project';
UPDATE audit_entry SET project_id = (SELECT building.project_id FROM building
    WHERE building.id = audit_entry.entity_id) WHERE entity = 'building';
UPDATE audit_entry SET project_id = (SELECT complaint.project_id FROM complaint
    WHERE complaint.id = audit_entry.entity_id) WHERE entity = 'complaint';
CREATE INDEX audit_entry_time ON audit_entry (acted_at, id);
CREATE INDEX audit_entry_project ON audit_entry (project_id, acted_at, id) WHERE project_id IS NOT NULL;
CREATE INDEX audit_entry_board ON audit_entry (board_id, acted_at, id) WHERE board_id IS NOT NULL;
CREATE INDEX audit_entry_actor ON audit_entry (actor_id, acted_at, id);
CREATE INDEX audit_entry_act ON audit_entry (act, acted_at, id);
";

/// What of an act may change: its words, and only to none.
const SAME: [&str; 6] = ["id", "sanction_id", "kind", "ends_at", "actor_id", "acted_at"];

fn stays(sqlite: bool) -> Vec<String> {
    let differ = |differs: &str| SAME.map(|name| format!("NEW.{name} {differs} OLD.{name}")).join(" OR ");
    if sqlite {
        let refuse = "BEGIN SELECT RAISE(ABORT, 'acts on sanctions are append-only'); END";
        return vec![
            format!("CREATE TRIGGER sanction_act_no_delete BEFORE DELETE ON sanction_act {refuse}"),
            format!(
                "CREATE TRIGGER sanction_act_no_update BEFORE UPDATE ON sanction_act \
                 WHEN NEW.text <> '' OR {} {refuse}",
                differ("IS NOT")
            ),
        ];
    }
    let refusing = "CREATE FUNCTION sanction_act_refuse() RETURNS trigger LANGUAGE plpgsql AS \
         $$ BEGIN RAISE EXCEPTION 'acts on sanctions are append-only'; END $$";
    vec![
        refusing.to_owned(),
        "CREATE TRIGGER sanction_act_no_delete BEFORE DELETE OR TRUNCATE ON sanction_act \
         FOR EACH STATEMENT EXECUTE FUNCTION sanction_act_refuse()"
            .to_owned(),
        format!(
            "CREATE TRIGGER sanction_act_no_update BEFORE UPDATE ON sanction_act FOR EACH ROW \
             WHEN (NEW.text <> '' OR {}) EXECUTE FUNCTION sanction_act_refuse()",
            differ("IS DISTINCT FROM")
        ),
    ]
}

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, TABLES).await?;
        let sqlite = manager.get_database_backend() == DbBackend::Sqlite;
        for statement in stays(sqlite) {
            manager.get_connection().execute_unprepared(&statement).await?;
        }
        Ok(())
    }
}
