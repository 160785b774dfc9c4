//! Who follows whom, and which groups of people posts mention.

use sea_orm_migration::prelude::*;

use crate::dialect::run;

const TABLES: &str = "
CREATE TABLE follow (
    account_id {BIG} NOT NULL REFERENCES account (id),
    followed_id {BIG} NOT NULL REFERENCES account (id),
    followed_at {INSTANT} NOT NULL,
    PRIMARY KEY (account_id, followed_id),
    CHECK (account_id <> followed_id)
) {STRICT};
CREATE INDEX follow_followed ON follow (followed_id, account_id);

CREATE TABLE group_mention (
    id {ID},
    post_id {BIG} NOT NULL REFERENCES post (id),
    kind TEXT NOT NULL CHECK (kind IN ('staff', 'moderators', 'building')),
    building_id {BIG} REFERENCES building (id) ON DELETE CASCADE,
    mentioned_at {INSTANT} NOT NULL,
    CHECK ((kind = 'building') = (building_id IS NOT NULL))
) {STRICT};
CREATE UNIQUE INDEX group_mention_once ON group_mention (post_id, kind, COALESCE(building_id, 0));
CREATE INDEX group_mention_building ON group_mention (building_id) WHERE building_id IS NOT NULL;
";

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, TABLES).await
    }
}
