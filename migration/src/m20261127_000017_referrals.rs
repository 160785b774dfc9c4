//! Referrals as they came to be: what was cancelled is in nobody's way, nobody sends themselves, and a step says why.
//!
//! The tables of the step before were never written to: they are made anew.

use sea_orm_migration::prelude::*;

use crate::dialect::run;

const STEP: &str = "
DROP TABLE referral_step;
DROP TABLE referral;

CREATE TABLE referral (
    id {ID},
    referrer_id {BIG} NOT NULL REFERENCES membership (id),
    referrer_account_id {BIG} NOT NULL REFERENCES account (id),
    referee_id {BIG} NOT NULL REFERENCES account (id),
    state TEXT NOT NULL,
    reference TEXT,
    claimed_at {INSTANT} NOT NULL,
    recorded_by {BIG} REFERENCES account (id),
    signed_on {DATE},
    release_on {DATE},
    transaction_id {BIG} REFERENCES ledger_transaction (id),
    version {BIG} NOT NULL,
    CHECK (referrer_account_id <> referee_id)
) {STRICT};
CREATE UNIQUE INDEX referral_referee ON referral (referee_id) WHERE state <> 'cancelled';
CREATE UNIQUE INDEX referral_contract ON referral (reference) WHERE state <> 'cancelled';
CREATE INDEX referral_referrer ON referral (referrer_id, id);
CREATE INDEX referral_referrer_account ON referral (referrer_account_id, id);
CREATE INDEX referral_referee_all ON referral (referee_id, id);
CREATE INDEX referral_reference ON referral (reference);
CREATE INDEX referral_release ON referral (release_on, id) WHERE state = 'signed';
CREATE INDEX referral_state ON referral (state, id);

CREATE TABLE referral_step (
    id {ID},
    referral_id {BIG} NOT NULL REFERENCES referral (id),
    state TEXT NOT NULL,
    happened_on {DATE} NOT NULL,
    reason TEXT,
    recorded_by {BIG} REFERENCES account (id),
    recorded_at {INSTANT} NOT NULL
) {STRICT};
CREATE INDEX referral_step_referral ON referral_step (referral_id, id);
CREATE INDEX referral_step_day ON referral_step (happened_on, state);
";

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, STEP).await
    }
}
