//! The club: its ladder of tiers, memberships, the ledger of points (double entry, append-only, refused to be changed by
//! the database itself), lots and holds, rules by which points are earned, receipts, rewards and referrals.
//!
//! A book of a unit (`points`, `fen`) is one chain: each transaction holds the hash of the one before it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::dialect::run;

const TABLES: &str = "
CREATE TABLE club (
    id {ID},
    terms_version {INT} NOT NULL,
    terms_markdown TEXT NOT NULL,
    terms_html TEXT NOT NULL,
    points_last_months {INT} NOT NULL,
    refund_grace_days {INT} NOT NULL,
    tier_window_months {INT} NOT NULL,
    utc_offset_minutes {INT} NOT NULL,
    adjustment_max {BIG} NOT NULL,
    version {BIG} NOT NULL,
    changed_at {INSTANT} NOT NULL
) {STRICT};
INSERT INTO club (terms_version, terms_markdown, terms_html, points_last_months, refund_grace_days,
    tier_window_months, utc_offset_minutes, adjustment_max, version, changed_at)
VALUES (1, '', '', 24, 30, 12, 480, 10000, 1, '2026-11-26T00:00:00+00:00');

CREATE TABLE club_tier (
    code TEXT NOT NULL PRIMARY KEY,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL,
    threshold {BIG} NOT NULL UNIQUE CHECK (threshold >= 0),
    benefits_markdown TEXT NOT NULL,
    benefits_html TEXT NOT NULL
) {STRICT};
INSERT INTO club_tier (code, name_zh, name_en, threshold, benefits_markdown, benefits_html)
VALUES ('member', '会员', 'Member', 0, '', '');

CREATE TABLE membership (
    id {ID},
    account_id {BIG} NOT NULL UNIQUE REFERENCES account (id),
    referral_code TEXT NOT NULL UNIQUE,
    terms_version {INT} NOT NULL,
    birthday TEXT,
    joined_at {INSTANT} NOT NULL,
    left_at {INSTANT},
    version {BIG} NOT NULL
) {STRICT};

CREATE TABLE ledger_head (
    unit TEXT NOT NULL PRIMARY KEY,
    number {BIG} NOT NULL,
    hash {BYTES} NOT NULL
) {STRICT};

CREATE TABLE ledger_account (
    id {ID},
    unit TEXT NOT NULL,
    membership_id {BIG} REFERENCES membership (id),
    kind TEXT NOT NULL,
    posted {BIG} NOT NULL,
    CHECK (kind NOT IN ('available', 'held', 'pending') OR posted >= 0),
    CHECK (kind <> 'debt' OR posted <= 0)
) {STRICT};
CREATE UNIQUE INDEX ledger_account_owner ON ledger_account (COALESCE(membership_id, 0), unit, kind);

CREATE TABLE ledger_transaction (
    id {ID},
    unit TEXT NOT NULL,
    number {BIG} NOT NULL,
    kind TEXT NOT NULL,
    membership_id {BIG} REFERENCES membership (id),
    source TEXT NOT NULL,
    source_id {BIG} NOT NULL,
    rule_id {BIG},
    actor_id {BIG} REFERENCES account (id),
    reverses_id {BIG} REFERENCES ledger_transaction (id),
    qualifying {BIG} NOT NULL,
    effective_on {DATE} NOT NULL,
    recorded_at {INSTANT} NOT NULL,
    hash {BYTES} NOT NULL,
    UNIQUE (unit, number)
) {STRICT};
CREATE INDEX ledger_transaction_member ON ledger_transaction (membership_id, number);
CREATE INDEX ledger_transaction_qualifying ON ledger_transaction (membership_id, effective_on)
    WHERE qualifying <> 0;
CREATE INDEX ledger_transaction_reverses ON ledger_transaction (reverses_id) WHERE reverses_id IS NOT NULL;
CREATE INDEX ledger_transaction_source ON ledger_transaction (source, source_id);

CREATE TABLE ledger_entry (
    transaction_id {BIG} NOT NULL REFERENCES ledger_transaction (id),
    account_id {BIG} NOT NULL REFERENCES ledger_account (id),
    amount {BIG} NOT NULL CHECK (amount <> 0),
    balance {BIG} NOT NULL,
    PRIMARY KEY (transaction_id, account_id)
) {STRICT};
CREATE INDEX ledger_entry_account ON ledger_entry (account_id, transaction_id);

CREATE TABLE point_lot (
    id {ID},
    membership_id {BIG} NOT NULL REFERENCES membership (id),
    transaction_id {BIG} NOT NULL REFERENCES ledger_transaction (id),
    amount {BIG} NOT NULL CHECK (amount > 0),
    remaining {BIG} NOT NULL CHECK (remaining >= 0 AND remaining <= amount),
    held {BIG} NOT NULL CHECK (held >= 0 AND held <= remaining),
    expires_on {DATE},
    lapses_at {INSTANT}
) {STRICT};
CREATE INDEX point_lot_member ON point_lot (membership_id, lapses_at, id) WHERE remaining > 0;
CREATE INDEX point_lot_lapsing ON point_lot (lapses_at, id) WHERE remaining > 0 AND lapses_at IS NOT NULL;
CREATE INDEX point_lot_transaction ON point_lot (transaction_id);

CREATE TABLE lot_move (
    transaction_id {BIG} NOT NULL REFERENCES ledger_transaction (id),
    lot_id {BIG} NOT NULL REFERENCES point_lot (id),
    quantity {BIG} NOT NULL CHECK (quantity <> 0),
    PRIMARY KEY (transaction_id, lot_id)
) {STRICT};
CREATE INDEX lot_move_lot ON lot_move (lot_id);

CREATE TABLE point_hold (
    id {ID},
    membership_id {BIG} NOT NULL REFERENCES membership (id),
    amount {BIG} NOT NULL CHECK (amount > 0),
    state TEXT NOT NULL,
    purpose TEXT NOT NULL,
    purpose_id {BIG} NOT NULL,
    transaction_id {BIG} NOT NULL REFERENCES ledger_transaction (id),
    expires_at {INSTANT},
    UNIQUE (purpose, purpose_id)
) {STRICT};
CREATE INDEX point_hold_member ON point_hold (membership_id) WHERE state = 'pending';
CREATE INDEX point_hold_expiring ON point_hold (expires_at, id) WHERE state = 'pending' AND expires_at IS NOT NULL;

CREATE TABLE hold_lot (
    hold_id {BIG} NOT NULL REFERENCES point_hold (id),
    lot_id {BIG} NOT NULL REFERENCES point_lot (id),
    quantity {BIG} NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (hold_id, lot_id)
) {STRICT};

CREATE TABLE earning_fact (
    membership_id {BIG} NOT NULL REFERENCES membership (id),
    fact TEXT NOT NULL,
    transaction_id {BIG} NOT NULL UNIQUE REFERENCES ledger_transaction (id),
    PRIMARY KEY (membership_id, fact)
) {STRICT};

CREATE TABLE expiry_warning (
    id {ID},
    membership_id {BIG} NOT NULL REFERENCES membership (id),
    expires_on {DATE} NOT NULL,
    points {BIG} NOT NULL,
    warned_at {INSTANT} NOT NULL,
    UNIQUE (membership_id, expires_on)
) {STRICT};

CREATE TABLE adjustment (
    id {ID},
    membership_id {BIG} NOT NULL REFERENCES membership (id),
    points {BIG} NOT NULL CHECK (points <> 0),
    reason TEXT NOT NULL,
    state TEXT NOT NULL,
    proposed_by {BIG} REFERENCES account (id),
    proposed_at {INSTANT} NOT NULL,
    decided_by {BIG} REFERENCES account (id),
    decided_at {INSTANT}
) {STRICT};
CREATE INDEX adjustment_member ON adjustment (membership_id, id);
CREATE INDEX adjustment_state ON adjustment (state, id);

CREATE TABLE earning_rule (
    id {ID},
    kind TEXT NOT NULL,
    points {BIG} NOT NULL CHECK (points > 0),
    daily_max {INT},
    fen_per_point {BIG},
    pending_days {INT},
    state TEXT NOT NULL,
    created_by {BIG} REFERENCES account (id),
    created_at {INSTANT} NOT NULL,
    activated_at {INSTANT},
    ended_at {INSTANT}
) {STRICT};
CREATE UNIQUE INDEX earning_rule_active ON earning_rule (kind) WHERE state = 'active';
CREATE INDEX earning_rule_kind ON earning_rule (kind, activated_at);

CREATE TABLE receipt (
    id {ID},
    membership_id {BIG} NOT NULL REFERENCES membership (id),
    fen {BIG} NOT NULL CHECK (fen > 0),
    paid_on {DATE} NOT NULL,
    reference TEXT NOT NULL UNIQUE,
    recorded_by {BIG} REFERENCES account (id),
    recorded_at {INSTANT} NOT NULL,
    voided_by {BIG} REFERENCES account (id),
    voided_at {INSTANT},
    void_reason TEXT
) {STRICT};
CREATE INDEX receipt_member ON receipt (membership_id, paid_on, id);

CREATE TABLE reward (
    id {ID},
    title TEXT NOT NULL,
    markdown TEXT NOT NULL,
    html TEXT NOT NULL,
    points {BIG} NOT NULL CHECK (points > 0),
    stock_left {BIG} CHECK (stock_left >= 0),
    member_max {INT},
    from_at {INSTANT},
    until_at {INSTANT},
    voucher_days {INT} NOT NULL,
    state TEXT NOT NULL,
    version {BIG} NOT NULL,
    created_at {INSTANT} NOT NULL
) {STRICT};
CREATE INDEX reward_state ON reward (state, id);

CREATE TABLE redemption (
    id {ID},
    reward_id {BIG} NOT NULL REFERENCES reward (id),
    membership_id {BIG} NOT NULL REFERENCES membership (id),
    points {BIG} NOT NULL CHECK (points > 0),
    code TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    transaction_id {BIG} REFERENCES ledger_transaction (id),
    redeemed_at {INSTANT} NOT NULL,
    use_by_at {INSTANT} NOT NULL,
    used_at {INSTANT},
    used_by {BIG} REFERENCES account (id),
    cancelled_at {INSTANT},
    cancelled_by {BIG} REFERENCES account (id)
) {STRICT};
CREATE INDEX redemption_member ON redemption (membership_id, id);
CREATE INDEX redemption_reward ON redemption (reward_id, membership_id);

CREATE TABLE referral (
    id {ID},
    referrer_id {BIG} NOT NULL REFERENCES membership (id),
    referee_id {BIG} NOT NULL UNIQUE REFERENCES account (id),
    state TEXT NOT NULL,
    reference TEXT,
    claimed_at {INSTANT} NOT NULL,
    recorded_by {BIG} REFERENCES account (id),
    signed_on {DATE},
    release_on {DATE},
    transaction_id {BIG} REFERENCES ledger_transaction (id),
    version {BIG} NOT NULL
) {STRICT};
CREATE INDEX referral_referrer ON referral (referrer_id, id);
CREATE INDEX referral_release ON referral (release_on, id) WHERE state = 'signed';
CREATE INDEX referral_state ON referral (state, id);

CREATE TABLE referral_step (
    id {ID},
    referral_id {BIG} NOT NULL REFERENCES referral (id),
    state TEXT NOT NULL,
    happened_on {DATE} NOT NULL,
    recorded_by {BIG} REFERENCES account (id),
    recorded_at {INSTANT} NOT NULL
) {STRICT};
CREATE INDEX referral_step_referral ON referral_step (referral_id, id);

INSERT INTO follower (name, txid, seq, updated_at)
SELECT 'earning', txid, seq, created_at FROM outbox ORDER BY txid DESC, seq DESC LIMIT 1;
INSERT INTO follower (name, txid, seq, updated_at)
SELECT 'earning', 0, 0, '2026-11-26T00:00:00+00:00' FROM club
WHERE NOT EXISTS (SELECT 1 FROM follower WHERE name = 'earning');
";

/// The head of each book before its first transaction.
const HEADS_ON_SQLITE: &str =
    "INSERT INTO ledger_head (unit, number, hash) VALUES ('points', 0, X''), ('fen', 0, X'')";
const HEADS_ON_POSTGRES: &str =
    "INSERT INTO ledger_head (unit, number, hash) VALUES ('points', 0, ''), ('fen', 0, '')";

/// The accounts of a book that belong to nobody.
const SYSTEM_ACCOUNTS: &str = "INSERT INTO ledger_account (unit, kind, posted) VALUES \
    ('points', 'issuance', 0), ('points', 'redeemed', 0), ('points', 'expired', 0), \
    ('points', 'forfeited', 0), ('points', 'adjusted', 0), ('points', 'imported', 0), \
    ('fen', 'issuance', 0), ('fen', 'redeemed', 0), ('fen', 'expired', 0), \
    ('fen', 'forfeited', 0), ('fen', 'adjusted', 0), ('fen', 'imported', 0)";

/// What is written once and never changed.
const APPEND_ONLY: [&str; 4] = ["ledger_transaction", "ledger_entry", "lot_move", "earning_fact"];

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, TABLES).await?;
        let connection = manager.get_connection();
        let sqlite = manager.get_database_backend() == DbBackend::Sqlite;
        connection.execute_unprepared(if sqlite { HEADS_ON_SQLITE } else { HEADS_ON_POSTGRES }).await?;
        connection.execute_unprepared(SYSTEM_ACCOUNTS).await?;
        if !sqlite {
            let refuse = "CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS \
                          $$ BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$";
            connection.execute_unprepared(refuse).await?;
        }
        for table in APPEND_ONLY {
            if sqlite {
                for act in ["UPDATE", "DELETE"] {
                    let trigger = format!(
                        "CREATE TRIGGER {table}_no_{} BEFORE {act} ON {table} \
                         BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END",
                        act.to_lowercase()
                    );
                    connection.execute_unprepared(&trigger).await?;
                }
            } else {
                let trigger = format!(
                    "CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} \
                     FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()"
                );
                connection.execute_unprepared(&trigger).await?;
            }
        }
        Ok(())
    }
}
