//! Polls of topics: what is asked, the options, and the vote of each account. A vote is its options in one text, so that equal
//! ones are counted together from the index; it has no name any more where the account is erased.

use sea_orm_migration::prelude::*;

use crate::dialect::run;

const TABLES: &str = "
CREATE TABLE poll (
    id {ID},
    topic_id {BIG} NOT NULL UNIQUE REFERENCES topic (id),
    kind TEXT NOT NULL CHECK (kind IN ('single', 'several', 'ranked')),
    question TEXT,
    min_choices {INT} NOT NULL CHECK (min_choices >= 1),
    max_choices {INT} NOT NULL CHECK (max_choices >= min_choices),
    results_shown TEXT NOT NULL CHECK (results_shown IN ('always', 'after_voting', 'when_closed')),
    votes_public {BOOL} NOT NULL,
    closes_at {INSTANT}
) {STRICT};

CREATE TABLE poll_option (
    id {ID},
    poll_id {BIG} NOT NULL REFERENCES poll (id),
    position {INT} NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (poll_id, position)
) {STRICT};

CREATE TABLE poll_vote (
    id {ID},
    poll_id {BIG} NOT NULL REFERENCES poll (id),
    account_id {BIG} REFERENCES account (id),
    choices TEXT NOT NULL,
    UNIQUE (poll_id, account_id)
) {STRICT};
CREATE INDEX poll_vote_choices ON poll_vote (poll_id, choices);
CREATE INDEX poll_vote_account ON poll_vote (account_id) WHERE account_id IS NOT NULL;
";

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, TABLES).await
    }
}
