//! What moderators do with topics: where posts went that were moved, what is said of a topic that was moved, into which
//! one it was merged, how long an account waits between posts, and when a topic closes and opens by itself.

use sea_orm_migration::prelude::*;

use crate::dialect::run;

/// `post_move` holds the place that a post left, for ever: a number is never given twice. `topic_sign` says of a topic
/// what everybody who reads it should know. `slow_mark` holds when an account last wrote where one has to wait.
/// Who has read a topic is asked when it is merged.
const TABLES: &str = "
ALTER TABLE board ADD COLUMN slow_seconds {INT} NOT NULL DEFAULT 0 CHECK (slow_seconds BETWEEN 0 AND 86400);
ALTER TABLE topic ADD COLUMN slow_seconds {INT} NOT NULL DEFAULT 0 CHECK (slow_seconds BETWEEN 0 AND 86400);
ALTER TABLE topic ADD COLUMN closes_at {INSTANT};
ALTER TABLE topic ADD COLUMN opens_at {INSTANT};
ALTER TABLE topic ADD COLUMN merged_into {BIG} REFERENCES topic (id)
    CHECK (merged_into IS NULL OR deleted_at IS NOT NULL);
CREATE INDEX topic_merged ON topic (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE post_move (
    id {ID},
    topic_id {BIG} NOT NULL REFERENCES topic (id),
    number {INT} NOT NULL,
    post_id {BIG} NOT NULL REFERENCES post (id),
    to_topic_id {BIG} NOT NULL REFERENCES topic (id),
    to_number {INT} NOT NULL,
    reply_to_number {INT},
    moved_at {INSTANT} NOT NULL,
    UNIQUE (topic_id, number)
) {STRICT};

CREATE TABLE topic_sign (
    id {ID},
    topic_id {BIG} NOT NULL REFERENCES topic (id),
    kind TEXT NOT NULL CHECK (kind IN ('moved', 'split', 'merged')),
    other_topic_id {BIG} REFERENCES topic (id),
    signed_at {INSTANT} NOT NULL
) {STRICT};
CREATE INDEX topic_sign_topic ON topic_sign (topic_id, id);
CREATE INDEX topic_sign_other ON topic_sign (other_topic_id, topic_id) WHERE other_topic_id IS NOT NULL;

CREATE TABLE slow_mark (
    account_id {BIG} NOT NULL REFERENCES account (id),
    place TEXT NOT NULL CHECK (place IN ('board', 'topic')),
    place_id {BIG} NOT NULL,
    written_at {INSTANT} NOT NULL,
    PRIMARY KEY (account_id, place, place_id)
) {STRICT};
CREATE INDEX slow_mark_written ON slow_mark (written_at);

CREATE INDEX topic_read_topic ON topic_read (topic_id, account_id);
";

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, TABLES).await
    }
}
