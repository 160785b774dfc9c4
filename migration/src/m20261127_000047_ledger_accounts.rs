//! Accounts of the ledger are found by whose they are. The index that makes them unique is one of expressions, which finds
//! nothing: every movement of points read all of them.

use sea_orm_migration::prelude::*;

use crate::dialect::run;

const INDEX: &str = "
CREATE INDEX ledger_account_holder ON ledger_account (membership_id, fund_id, unit);
";

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, INDEX).await
    }
}
