//! Group buys: many who pay a deposit for a benefit; deposits, one for each household; payments, refunds and what
//! providers of payments say. Money moves in the book of fen of the ledger.

use sea_orm_migration::prelude::*;

use crate::dialect::run;

const TABLES: &str = "
CREATE TABLE group_buy (
    id {ID},
    title TEXT NOT NULL,
    markdown TEXT NOT NULL,
    html TEXT NOT NULL,
    state TEXT NOT NULL,
    deposit_fen {BIG} NOT NULL CHECK (deposit_fen > 0),
    benefit TEXT NOT NULL,
    off_fen {BIG} NOT NULL CHECK (off_fen >= 0),
    target_count {INT} NOT NULL CHECK (target_count > 0),
    seat_count {INT},
    held_count {INT} NOT NULL CHECK (held_count >= 0 AND (seat_count IS NULL OR held_count <= seat_count)),
    decided_count {INT},
    opens_at {INSTANT} NOT NULL,
    closes_at {INSTANT} NOT NULL,
    decides_at {INSTANT} NOT NULL,
    selects_on {DATE} NOT NULL,
    promise_on {DATE} NOT NULL,
    promise_at {INSTANT} NOT NULL,
    payment_hours {INT} NOT NULL,
    clearing_hours {INT} NOT NULL,
    presale_permit TEXT,
    terms_markdown TEXT NOT NULL,
    terms_html TEXT NOT NULL,
    terms_version {INT} NOT NULL,
    payee TEXT NOT NULL,
    end_kind TEXT,
    end_note TEXT,
    ended_at {INSTANT},
    version {BIG} NOT NULL,
    created_by {BIG} REFERENCES account (id),
    created_at {INSTANT} NOT NULL,
    changed_at {INSTANT} NOT NULL
) {STRICT};
CREATE INDEX group_buy_state ON group_buy (state, id);

CREATE TABLE group_buy_project (
    group_buy_id {BIG} NOT NULL REFERENCES group_buy (id),
    project_id {BIG} NOT NULL REFERENCES project (id),
    PRIMARY KEY (group_buy_id, project_id)
) {STRICT};
CREATE INDEX group_buy_project_project ON group_buy_project (project_id, group_buy_id);

CREATE TABLE deposit (
    id {ID},
    group_buy_id {BIG} NOT NULL REFERENCES group_buy (id),
    membership_id {BIG} NOT NULL REFERENCES membership (id),
    state TEXT NOT NULL,
    reason TEXT,
    fen {BIG} NOT NULL CHECK (fen > 0),
    reference TEXT NOT NULL UNIQUE,
    terms_version {INT} NOT NULL,
    made_at {INSTANT} NOT NULL,
    pay_by_at {INSTANT} NOT NULL,
    held_at {INSTANT},
    selected_at {INSTANT},
    unit TEXT,
    applied_at {INSTANT},
    contract_reference TEXT UNIQUE,
    ended_at {INSTANT}
) {STRICT};
CREATE UNIQUE INDEX deposit_standing ON deposit (group_buy_id, membership_id)
    WHERE state IN ('waiting', 'held', 'selected', 'applied');
CREATE INDEX deposit_group_buy ON deposit (group_buy_id, state, id);
CREATE INDEX deposit_membership ON deposit (membership_id, id);
CREATE INDEX deposit_waiting ON deposit (pay_by_at, id) WHERE state = 'waiting';

CREATE TABLE deposit_home (
    group_buy_id {BIG} NOT NULL REFERENCES group_buy (id),
    unit_id {BIG} NOT NULL REFERENCES unit (id),
    deposit_id {BIG} NOT NULL REFERENCES deposit (id),
    PRIMARY KEY (group_buy_id, unit_id)
) {STRICT};
CREATE INDEX deposit_home_deposit ON deposit_home (deposit_id);
CREATE INDEX deposit_home_unit ON deposit_home (unit_id);

CREATE TABLE deposit_act (
    id {ID},
    deposit_id {BIG} NOT NULL REFERENCES deposit (id),
    kind TEXT NOT NULL,
    actor_id {BIG} REFERENCES account (id),
    acted_at {INSTANT} NOT NULL
) {STRICT};
CREATE INDEX deposit_act_deposit ON deposit_act (deposit_id, id);

CREATE TABLE payment (
    id {ID},
    provider TEXT NOT NULL,
    state TEXT NOT NULL,
    fen {BIG} NOT NULL CHECK (fen > 0),
    paid_on {DATE} NOT NULL,
    bank_reference TEXT NOT NULL,
    reference TEXT,
    payer TEXT,
    deposit_id {BIG} REFERENCES deposit (id),
    recorded_by {BIG} REFERENCES account (id),
    received_at {INSTANT} NOT NULL,
    UNIQUE (provider, bank_reference)
) {STRICT};
CREATE UNIQUE INDEX payment_holding ON payment (deposit_id) WHERE state = 'held';
CREATE INDEX payment_deposit ON payment (deposit_id, id);
CREATE INDEX payment_state ON payment (state, id);

CREATE TABLE refund (
    id {ID},
    payment_id {BIG} NOT NULL UNIQUE REFERENCES payment (id),
    deposit_id {BIG} REFERENCES deposit (id),
    state TEXT NOT NULL,
    cause TEXT NOT NULL,
    provider TEXT NOT NULL,
    fen {BIG} NOT NULL CHECK (fen > 0),
    begun_at {INSTANT} NOT NULL,
    due_on {DATE} NOT NULL,
    failure TEXT,
    sent_on {DATE},
    bank_reference TEXT,
    sent_by {BIG} REFERENCES account (id),
    confirmed_by {BIG} REFERENCES account (id),
    done_at {INSTANT},
    done_on {DATE},
    UNIQUE (provider, bank_reference)
) {STRICT};
CREATE INDEX refund_deposit ON refund (deposit_id, id);
CREATE INDEX refund_due ON refund (due_on, id) WHERE state <> 'done';
CREATE INDEX refund_state ON refund (state, due_on, id);

CREATE TABLE payment_message (
    id {ID},
    provider TEXT NOT NULL,
    message_id TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    kind TEXT NOT NULL,
    outcome TEXT NOT NULL,
    reference TEXT,
    refund_number TEXT,
    fen {BIG},
    happened_at {INSTANT} NOT NULL,
    received_at {INSTANT} NOT NULL,
    UNIQUE (provider, message_id)
) {STRICT};
CREATE INDEX payment_message_outcome ON payment_message (outcome, id);

CREATE UNIQUE INDEX ledger_transaction_fen ON ledger_transaction (source, source_id, kind) WHERE unit = 'fen';
INSERT INTO ledger_account (unit, kind, posted)
VALUES ('fen', 'clearing', 0), ('fen', 'unassigned', 0), ('fen', 'contracts', 0);
";

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, TABLES).await
    }
}
