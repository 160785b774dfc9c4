//! Figures by day, week and month, counted beforehand so that they are read from an index; which of them are to be counted
//! again; and how many of those who joined in a month wrote in another. What is counted is found by the time at which it
//! happened.

use sea_orm_migration::prelude::*;

use crate::dialect::run;

const TABLES: &str = "
CREATE TABLE statistic (
    step TEXT NOT NULL,
    first_on {DATE} NOT NULL,
    project_id {BIG} NOT NULL,
    board_id {BIG} NOT NULL,
    kind TEXT NOT NULL,
    bucket {INT} NOT NULL,
    count {BIG} NOT NULL CHECK (count > 0),
    CHECK (project_id = 0 OR board_id = 0),
    PRIMARY KEY (step, first_on, project_id, board_id, kind, bucket)
) {STRICT};
CREATE INDEX statistic_series ON statistic (project_id, board_id, step, first_on, kind, bucket, count);

CREATE TABLE statistic_cohort (
    project_id {BIG} NOT NULL,
    joined_on {DATE} NOT NULL,
    active_on {DATE} NOT NULL,
    count {BIG} NOT NULL CHECK (count > 0),
    PRIMARY KEY (project_id, joined_on, active_on)
) {STRICT};
CREATE INDEX statistic_cohort_active ON statistic_cohort (active_on);

CREATE TABLE statistic_due (
    step TEXT NOT NULL,
    first_on {DATE} NOT NULL,
    version {BIG} NOT NULL,
    due_at {INSTANT} NOT NULL,
    PRIMARY KEY (step, first_on)
) {STRICT};

CREATE TABLE statistic_state (
    id {INT} NOT NULL PRIMARY KEY CHECK (id = 1),
    since_on {DATE},
    filled_on {DATE},
    looked_at {INSTANT},
    counted_at {INSTANT}
) {STRICT};
INSERT INTO statistic_state (id) VALUES (1);

CREATE INDEX post_written ON post (created_at, topic_id, author_id) WHERE deleted_at IS NULL;
CREATE INDEX topic_opened ON topic (created_at) WHERE deleted_at IS NULL;
CREATE INDEX topic_read_at ON topic_read (read_at, topic_id, account_id);
CREATE INDEX reaction_reacted ON reaction (reacted_at, post_id, account_id);
CREATE INDEX flag_flagged ON flag (flagged_at);
CREATE INDEX account_created ON account (created_at);
CREATE INDEX ownership_decided ON ownership (decided_at, unit_id, account_id) WHERE state = 'confirmed';

INSERT INTO follower (name, txid, seq, updated_at)
SELECT 'statistics', txid, seq, created_at FROM outbox ORDER BY txid DESC, seq DESC LIMIT 1;

INSERT INTO follower (name, txid, seq, updated_at)
SELECT 'statistics', 0, 0, CAST('1970-01-01T00:00:00+00:00' AS {INSTANT})
WHERE NOT EXISTS (SELECT 1 FROM follower WHERE name = 'statistics');
";

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, TABLES).await
    }
}
