//! What pages elsewhere are called that posts link to, and which posts quote which.

use sea_orm_migration::prelude::*;

use crate::dialect::run;

const TABLES: &str = "
CREATE TABLE link_card (
    id {ID},
    url TEXT NOT NULL,
    url_hash TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'made', 'failed')),
    title TEXT,
    description TEXT,
    site_name TEXT,
    due_at {INSTANT} NOT NULL,
    attempt_count INTEGER NOT NULL,
    fetched_at {INSTANT},
    CHECK (state = 'waiting' OR fetched_at IS NOT NULL),
    CHECK (state <> 'made' OR title IS NOT NULL),
    CHECK (state <> 'failed' OR title IS NULL)
) {STRICT};
CREATE INDEX link_card_due ON link_card (due_at, id) WHERE state = 'waiting';
CREATE INDEX link_card_fetched ON link_card (fetched_at, id) WHERE state <> 'waiting';

CREATE TABLE post_link (
    post_id {BIG} NOT NULL REFERENCES post (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    link_card_id {BIG} NOT NULL REFERENCES link_card (id),
    removed_at {INSTANT},
    PRIMARY KEY (post_id, position)
) {STRICT};
CREATE INDEX post_link_card ON post_link (link_card_id, post_id);

CREATE TABLE quote (
    post_id {BIG} NOT NULL REFERENCES post (id),
    quoting_post_id {BIG} NOT NULL REFERENCES post (id),
    PRIMARY KEY (post_id, quoting_post_id),
    CHECK (post_id <> quoting_post_id)
) {STRICT};
CREATE INDEX quote_quoting ON quote (quoting_post_id);
";

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, TABLES).await
    }
}
