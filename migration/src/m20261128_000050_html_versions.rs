//! Indexes for finding what an older renderer made, and for whether a row was taken in from elsewhere.
//!
//! Whole indexes and no partial ones: what is older is another question with each version, and a condition that stands in an
//! index is the same for ever. They are written at their end, and what is asked of them is almost always that there is nothing.

use sea_orm_migration::prelude::*;

use crate::dialect::run;

const STEP: &str = "
CREATE INDEX post_html_version ON post (html_version, id);
CREATE INDEX message_html_version ON message (html_version, id);
CREATE INDEX import_ref_entity ON import_ref (kind, entity_id);
";

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, STEP).await
    }
}
