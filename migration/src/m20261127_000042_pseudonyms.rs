//! Names under which owners write without their own: one for each person and project, proven by a home there.

use sea_orm_migration::prelude::*;

use crate::dialect::run;

/// Of the building no row is demanded: a pseudonym stays when it is taken down.
const TABLES: &str = "
CREATE TABLE pseudonym (
    id {ID},
    account_id {BIG} NOT NULL REFERENCES account (id),
    project_id {BIG} NOT NULL REFERENCES project (id),
    building_id {BIG} NOT NULL,
    standing TEXT NOT NULL,
    label TEXT NOT NULL,
    tag TEXT NOT NULL,
    made_at {INSTANT} NOT NULL,
    UNIQUE (account_id, project_id),
    UNIQUE (project_id, tag)
) {STRICT};

CREATE TABLE pseudonym_block (
    account_id {BIG} NOT NULL REFERENCES account (id),
    pseudonym_id {BIG} NOT NULL REFERENCES pseudonym (id),
    blocked_at {INSTANT} NOT NULL,
    PRIMARY KEY (account_id, pseudonym_id)
) {STRICT};
CREATE INDEX pseudonym_block_pseudonym ON pseudonym_block (pseudonym_id, account_id);

CREATE TABLE unmasking (
    id {ID},
    pseudonym_id {BIG} NOT NULL REFERENCES pseudonym (id),
    project_id {BIG} NOT NULL REFERENCES project (id),
    reason TEXT NOT NULL,
    asked_by {BIG} NOT NULL REFERENCES account (id),
    asked_at {INSTANT} NOT NULL,
    decision TEXT,
    decided_by {BIG} REFERENCES account (id),
    decided_at {INSTANT},
    CHECK ((decision IS NULL) = (decided_at IS NULL)),
    CHECK (decided_by IS NULL OR decided_by <> asked_by)
) {STRICT};
CREATE UNIQUE INDEX unmasking_open ON unmasking (pseudonym_id) WHERE decision IS NULL;
CREATE INDEX unmasking_pseudonym ON unmasking (pseudonym_id, id);
CREATE INDEX unmasking_project ON unmasking (project_id, id);

ALTER TABLE board ADD COLUMN pseudonyms {BOOL} NOT NULL DEFAULT {FALSE};
ALTER TABLE post ADD COLUMN pseudonym_id {BIG} REFERENCES pseudonym (id);
ALTER TABLE topic ADD COLUMN pseudonym_id {BIG} REFERENCES pseudonym (id);
ALTER TABLE topic ADD COLUMN last_post_pseudonym_id {BIG} REFERENCES pseudonym (id);
ALTER TABLE notice ADD COLUMN pseudonym_id {BIG} REFERENCES pseudonym (id);
CREATE INDEX post_pseudonym ON post (pseudonym_id, id) WHERE pseudonym_id IS NOT NULL;
";

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, TABLES).await
    }
}
