//! Pictures within posts. A picture is taken in first and claimed by the post that shows it; what an edit left out stays
//! with the revisions of the post.

use sea_orm_migration::prelude::*;

use crate::dialect::run;

const TABLE: &str = "
CREATE TABLE post_image (
    attachment_id {BIG} NOT NULL PRIMARY KEY REFERENCES attachment (id),
    post_id {BIG} NOT NULL REFERENCES post (id),
    shown {BOOL} NOT NULL
) {STRICT};
CREATE INDEX post_image_post ON post_image (post_id, attachment_id);
";

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, TABLE).await
    }
}
