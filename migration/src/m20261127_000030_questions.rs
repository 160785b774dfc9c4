//! Topics that ask something, the post that answers them, and how much topics are talked of.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::dialect::run;

const COLUMNS: &str = "
ALTER TABLE topic ADD COLUMN question {BOOL} NOT NULL DEFAULT {FALSE};
ALTER TABLE topic ADD COLUMN accepted_post_id {BIG} REFERENCES post (id)
    CHECK (accepted_post_id IS NULL OR question);
ALTER TABLE topic ADD COLUMN accepted_at {INSTANT}
    CHECK ((accepted_at IS NULL) = (accepted_post_id IS NULL));
ALTER TABLE topic ADD COLUMN accepted_by {BIG} REFERENCES account (id);
ALTER TABLE topic ADD COLUMN like_count {INT} NOT NULL DEFAULT 0;
ALTER TABLE topic ADD COLUMN heat {BIG} NOT NULL DEFAULT 0;

UPDATE topic SET like_count = (SELECT COUNT(*) FROM reaction r JOIN post p ON p.id = r.post_id WHERE p.topic_id = topic.id)
WHERE id IN (SELECT p.topic_id FROM reaction r JOIN post p ON p.id = r.post_id);
";

/// What is rare has an index of its own: questions, those that wait for an answer, those that have one.
const INDEXES: &str = "
CREATE INDEX topic_hot ON topic (board_id, heat DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX topic_hot_everywhere ON topic (heat DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX topic_question ON topic (board_id, last_post_at DESC, id DESC)
    WHERE question AND deleted_at IS NULL;
CREATE INDEX topic_question_everywhere ON topic (last_post_at DESC, id DESC)
    WHERE question AND deleted_at IS NULL;
CREATE INDEX topic_unsolved ON topic (board_id, last_post_at DESC, id DESC)
    WHERE question AND accepted_post_id IS NULL AND deleted_at IS NULL;
CREATE INDEX topic_unsolved_everywhere ON topic (last_post_at DESC, id DESC)
    WHERE question AND accepted_post_id IS NULL AND deleted_at IS NULL;
CREATE INDEX topic_solved ON topic (board_id, last_post_at DESC, id DESC)
    WHERE accepted_post_id IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX topic_solved_everywhere ON topic (last_post_at DESC, id DESC)
    WHERE accepted_post_id IS NOT NULL AND deleted_at IS NULL;
";

/// The heat of what is there already, in whole doublings, since SQLite knows no logarithm: the next post or like of a
/// topic makes it exact.
fn heat(backend: DbBackend) -> String {
    let seconds = |column: &str| match backend {
        DbBackend::Sqlite => format!("CAST(strftime('%s', {column}) AS INTEGER)"),
        _ => format!("CAST(FLOOR(EXTRACT(EPOCH FROM {column})) AS BIGINT)"),
    };
    let doublings: String = (1..=20)
        .rev()
        .map(|times| format!("WHEN post_count + like_count >= {} THEN {times} ", 1_i64 << times))
        .collect();
    format!(
        "UPDATE topic SET heat = ({} + {}) / 1200 + 24 * (CASE {doublings}ELSE 0 END)",
        seconds("created_at"),
        seconds("last_post_at"),
    )
}

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, COLUMNS).await?;
        let heat = heat(manager.get_database_backend());
        manager.get_connection().execute_unprepared(&heat).await?;
        run(manager, INDEXES).await
    }
}
