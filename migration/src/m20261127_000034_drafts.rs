//! What somebody is writing and has not sent, and posts that are written for later.

use sea_orm_migration::prelude::*;

use crate::dialect::run;

const TABLES: &str = "
CREATE TABLE draft (
    id {ID},
    account_id {BIG} NOT NULL REFERENCES account (id),
    place TEXT NOT NULL CHECK (place IN ('topic', 'reply', 'message', 'edit')),
    target_id {BIG} NOT NULL,
    title TEXT NOT NULL,
    markdown TEXT NOT NULL,
    question {BOOL} NOT NULL,
    reply_to_number {INT},
    version {BIG} NOT NULL,
    saved_at {INSTANT} NOT NULL,
    UNIQUE (account_id, place, target_id)
) {STRICT};
CREATE INDEX draft_account ON draft (account_id, saved_at, id);
CREATE INDEX draft_saved ON draft (saved_at);

CREATE TABLE scheduled_post (
    id {ID},
    account_id {BIG} NOT NULL REFERENCES account (id),
    board_id {BIG} REFERENCES board (id),
    topic_id {BIG} REFERENCES topic (id),
    title TEXT NOT NULL,
    markdown TEXT NOT NULL,
    question {BOOL} NOT NULL,
    reply_to_number {INT},
    publish_at {INSTANT} NOT NULL,
    version {BIG} NOT NULL,
    changed_at {INSTANT} NOT NULL,
    refusal TEXT CHECK (refusal IN ('gone', 'locked', 'not_allowed', 'unfit')),
    refused_at {INSTANT},
    CHECK ((board_id IS NULL) <> (topic_id IS NULL)),
    CHECK ((refusal IS NULL) = (refused_at IS NULL))
) {STRICT};
CREATE INDEX scheduled_post_account ON scheduled_post (account_id, publish_at, id);
CREATE INDEX scheduled_post_due ON scheduled_post (publish_at, id) WHERE refusal IS NULL;
CREATE INDEX scheduled_post_refused ON scheduled_post (refused_at) WHERE refusal IS NOT NULL;
CREATE INDEX scheduled_post_board ON scheduled_post (board_id) WHERE board_id IS NOT NULL;
CREATE INDEX scheduled_post_topic ON scheduled_post (topic_id) WHERE topic_id IS NOT NULL;
";

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, TABLES).await
    }
}
