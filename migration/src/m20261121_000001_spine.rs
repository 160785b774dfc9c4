//! Accounts, projects, boards, topics, posts, and what carries them: outbox, jobs, idempotency keys.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// The first step.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for part in [ACCOUNTS, PROJECTS, FORUM, MACHINERY] {
            dialect::run(manager, part).await?;
        }
        Ok(())
    }
}

const ACCOUNTS: &str = "
CREATE TABLE account (
    id {ID},
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE,
    email TEXT,
    email_key TEXT UNIQUE,
    email_proven_at {INSTANT},
    phone_key TEXT UNIQUE,
    phone_proven_at {INSTANT},
    password_hash TEXT,
    locale TEXT NOT NULL,
    created_at {INSTANT} NOT NULL,
    disabled_at {INSTANT}
) {STRICT};

CREATE TABLE attachment (
    id {ID},
    kind TEXT NOT NULL,
    created_by {BIG} NOT NULL REFERENCES account (id),
    media_type TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    byte_count {BIG} NOT NULL,
    width {INT} NOT NULL,
    height {INT} NOT NULL,
    created_at {INSTANT} NOT NULL
) {STRICT};

CREATE TABLE profile (
    account_id {BIG} NOT NULL PRIMARY KEY REFERENCES account (id),
    display_name TEXT NOT NULL,
    bio TEXT NOT NULL,
    avatar_id {BIG} REFERENCES attachment (id),
    updated_at {INSTANT} NOT NULL
) {STRICT};

CREATE TABLE session (
    id {ID},
    account_id {BIG} NOT NULL REFERENCES account (id),
    token_hash TEXT NOT NULL UNIQUE,
    user_agent TEXT NOT NULL,
    address TEXT NOT NULL,
    created_at {INSTANT} NOT NULL,
    last_seen_at {INSTANT} NOT NULL,
    expires_at {INSTANT} NOT NULL
) {STRICT};
CREATE INDEX session_account ON session (account_id);
CREATE INDEX session_expiry ON session (expires_at);

CREATE TABLE proof (
    id {ID},
    account_id {BIG} NOT NULL REFERENCES account (id),
    purpose TEXT NOT NULL,
    target TEXT NOT NULL,
    secret_hash TEXT NOT NULL,
    attempt_count {INT} NOT NULL,
    created_at {INSTANT} NOT NULL,
    expires_at {INSTANT} NOT NULL,
    used_at {INSTANT}
) {STRICT};
CREATE INDEX proof_account ON proof (account_id, purpose, id);
CREATE INDEX proof_secret ON proof (secret_hash);

CREATE TABLE consent (
    id {ID},
    account_id {BIG} NOT NULL REFERENCES account (id),
    version TEXT NOT NULL,
    given_at {INSTANT} NOT NULL,
    UNIQUE (account_id, version)
) {STRICT};
";

const PROJECTS: &str = "
CREATE TABLE project (
    id {ID},
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    city TEXT NOT NULL,
    district TEXT NOT NULL,
    address TEXT NOT NULL,
    status TEXT NOT NULL,
    summary TEXT NOT NULL,
    sale_on {DATE},
    handover_on {DATE},
    version {BIG} NOT NULL,
    created_at {INSTANT} NOT NULL,
    updated_at {INSTANT} NOT NULL
) {STRICT};
CREATE INDEX project_city ON project (city, id);

CREATE TABLE project_fact (
    id {ID},
    project_id {BIG} NOT NULL REFERENCES project (id),
    side TEXT NOT NULL,
    text TEXT NOT NULL,
    distance_m {INT},
    position {INT} NOT NULL,
    created_at {INSTANT} NOT NULL,
    updated_at {INSTANT} NOT NULL
) {STRICT};
CREATE INDEX project_fact_project ON project_fact (project_id, side, position, id);

CREATE TABLE building (
    id {ID},
    project_id {BIG} NOT NULL REFERENCES project (id),
    name TEXT NOT NULL,
    created_at {INSTANT} NOT NULL,
    UNIQUE (project_id, name)
) {STRICT};

CREATE TABLE unit (
    id {ID},
    building_id {BIG} NOT NULL REFERENCES building (id),
    name TEXT NOT NULL,
    floor {INT},
    area_dm2 {INT},
    created_at {INSTANT} NOT NULL,
    UNIQUE (building_id, name)
) {STRICT};

CREATE TABLE ownership (
    id {ID},
    account_id {BIG} NOT NULL REFERENCES account (id),
    unit_id {BIG} NOT NULL REFERENCES unit (id),
    role TEXT NOT NULL,
    state TEXT NOT NULL,
    statement TEXT NOT NULL,
    claimed_at {INSTANT} NOT NULL,
    decided_at {INSTANT},
    decided_by {BIG} REFERENCES account (id),
    reason TEXT,
    UNIQUE (account_id, unit_id)
) {STRICT};
CREATE INDEX ownership_unit ON ownership (unit_id);
CREATE INDEX ownership_state ON ownership (state, id);

CREATE TABLE role_grant (
    id {ID},
    account_id {BIG} NOT NULL REFERENCES account (id),
    role TEXT NOT NULL,
    city TEXT,
    project_id {BIG} REFERENCES project (id),
    granted_by {BIG} REFERENCES account (id),
    granted_at {INSTANT} NOT NULL,
    revoked_at {INSTANT}
) {STRICT};
CREATE UNIQUE INDEX role_grant_once ON role_grant (account_id, role, COALESCE(city, ''), COALESCE(project_id, 0))
    WHERE revoked_at IS NULL;
CREATE INDEX role_grant_project ON role_grant (project_id) WHERE revoked_at IS NULL;
";

const FORUM: &str = "
CREATE TABLE board (
    id {ID},
    project_id {BIG} REFERENCES project (id),
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    visibility TEXT NOT NULL,
    position {INT} NOT NULL,
    locked {BOOL} NOT NULL,
    topic_count {BIG} NOT NULL,
    post_count {BIG} NOT NULL,
    last_post_at {INSTANT},
    version {BIG} NOT NULL,
    created_at {INSTANT} NOT NULL,
    updated_at {INSTANT} NOT NULL
) {STRICT};
CREATE UNIQUE INDEX board_slug ON board (COALESCE(project_id, 0), slug);
CREATE INDEX board_project ON board (project_id, position, id);

CREATE TABLE topic (
    id {ID},
    board_id {BIG} NOT NULL REFERENCES board (id),
    author_id {BIG} NOT NULL REFERENCES account (id),
    title TEXT NOT NULL,
    pinned {BOOL} NOT NULL,
    locked {BOOL} NOT NULL,
    last_number {INT} NOT NULL,
    post_count {INT} NOT NULL,
    last_post_at {INSTANT} NOT NULL,
    last_post_by {BIG} NOT NULL REFERENCES account (id),
    version {BIG} NOT NULL,
    created_at {INSTANT} NOT NULL,
    deleted_at {INSTANT},
    deleted_by {BIG} REFERENCES account (id)
) {STRICT};
CREATE INDEX topic_board ON topic (board_id, pinned DESC, last_post_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX topic_latest ON topic (last_post_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX topic_author ON topic (author_id, id DESC);

CREATE TABLE post (
    id {ID},
    topic_id {BIG} NOT NULL REFERENCES topic (id),
    number {INT} NOT NULL,
    author_id {BIG} NOT NULL REFERENCES account (id),
    reply_to_number {INT},
    markdown TEXT NOT NULL,
    html TEXT NOT NULL,
    html_version {INT} NOT NULL,
    revision_count {INT} NOT NULL,
    created_at {INSTANT} NOT NULL,
    edited_at {INSTANT},
    edited_by {BIG} REFERENCES account (id),
    deleted_at {INSTANT},
    deleted_by {BIG} REFERENCES account (id),
    UNIQUE (topic_id, number)
) {STRICT};
CREATE INDEX post_author ON post (author_id, id DESC);

CREATE TABLE revision (
    id {ID},
    post_id {BIG} NOT NULL REFERENCES post (id),
    number {INT} NOT NULL,
    markdown TEXT NOT NULL,
    written_by {BIG} NOT NULL REFERENCES account (id),
    written_at {INSTANT} NOT NULL,
    UNIQUE (post_id, number)
) {STRICT};

CREATE TABLE topic_read (
    account_id {BIG} NOT NULL REFERENCES account (id),
    topic_id {BIG} NOT NULL REFERENCES topic (id),
    number {INT} NOT NULL,
    read_at {INSTANT} NOT NULL,
    PRIMARY KEY (account_id, topic_id)
) {STRICT};
";

const MACHINERY: &str = "
CREATE TABLE audit_entry (
    id {ID},
    actor_id {BIG} REFERENCES account (id),
    act TEXT NOT NULL,
    entity TEXT NOT NULL,
    entity_id {BIG} NOT NULL,
    detail {JSON} NOT NULL,
    acted_at {INSTANT} NOT NULL
) {STRICT};
CREATE INDEX audit_entry_entity ON audit_entry (entity, entity_id, id);

CREATE TABLE outbox (
    seq {ID},
    txid {BIG} NOT NULL,
    kind TEXT NOT NULL,
    entity_id {BIG} NOT NULL,
    created_at {INSTANT} NOT NULL
) {STRICT};
CREATE INDEX outbox_order ON outbox (txid, seq);

CREATE TABLE follower (
    name TEXT NOT NULL PRIMARY KEY,
    txid {BIG} NOT NULL,
    seq {BIG} NOT NULL,
    updated_at {INSTANT} NOT NULL
) {STRICT};

CREATE TABLE job (
    id {ID},
    kind TEXT NOT NULL,
    payload {JSON} NOT NULL,
    run_at {INSTANT} NOT NULL,
    attempt_count {INT} NOT NULL,
    locked_until {INSTANT},
    last_error TEXT,
    created_at {INSTANT} NOT NULL,
    done_at {INSTANT}
) {STRICT};
CREATE INDEX job_due ON job (run_at, id) WHERE done_at IS NULL;

CREATE TABLE idempotency_key (
    account_id {BIG} NOT NULL REFERENCES account (id),
    key TEXT NOT NULL,
    operation TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    entity_id {BIG} NOT NULL,
    created_at {INSTANT} NOT NULL,
    PRIMARY KEY (account_id, key)
) {STRICT};
CREATE INDEX idempotency_key_age ON idempotency_key (created_at);

CREATE TABLE import_ref (
    kind TEXT NOT NULL,
    reference TEXT NOT NULL,
    entity_id {BIG} NOT NULL,
    PRIMARY KEY (kind, reference)
) {STRICT};

CREATE TABLE setting (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) {STRICT};
";
