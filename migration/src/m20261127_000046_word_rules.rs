//! Lists of words and what becomes of posts with them, and what waits until a moderator has looked at it.

use sea_orm_migration::prelude::*;

use crate::dialect::run;

const TABLES: &str = "
CREATE TABLE word_rule (
    id {ID},
    project_id {BIG} REFERENCES project (id),
    board_id {BIG} REFERENCES board (id),
    name TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('block', 'mask', 'hold', 'flag')),
    enabled {BOOL} NOT NULL,
    word_count {INT} NOT NULL,
    words_version {BIG} NOT NULL,
    version {BIG} NOT NULL,
    changed_by {BIG} REFERENCES account (id),
    changed_at {INSTANT} NOT NULL,
    CHECK (project_id IS NULL OR board_id IS NULL)
) {STRICT};
CREATE INDEX word_rule_project ON word_rule (project_id) WHERE project_id IS NOT NULL;
CREATE INDEX word_rule_board ON word_rule (board_id) WHERE board_id IS NOT NULL;

CREATE TABLE word_rule_words (
    word_rule_id {BIG} PRIMARY KEY REFERENCES word_rule (id),
    words TEXT NOT NULL
) {STRICT};

CREATE TABLE review_setting (
    board_id {BIG} PRIMARY KEY REFERENCES board (id),
    first_post_count {INT} NOT NULL CHECK (first_post_count BETWEEN 0 AND 10),
    links {BOOL} NOT NULL,
    similar_posts {BOOL} NOT NULL,
    changed_at {INSTANT} NOT NULL
) {STRICT};

CREATE TABLE review (
    id {ID},
    kind TEXT NOT NULL CHECK (kind IN ('topic', 'reply', 'posted')),
    board_id {BIG} NOT NULL REFERENCES board (id),
    topic_id {BIG} REFERENCES topic (id),
    post_id {BIG} REFERENCES post (id),
    author_id {BIG} NOT NULL REFERENCES account (id),
    pseudonym_id {BIG} REFERENCES pseudonym (id),
    title TEXT NOT NULL,
    markdown TEXT NOT NULL,
    html TEXT NOT NULL,
    question {BOOL} NOT NULL,
    reply_to_number {INT},
    poll TEXT,
    reason TEXT NOT NULL CHECK (reason IN ('words', 'first_posts', 'links', 'similar')),
    found TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'approved', 'refused', 'withdrawn')),
    version {BIG} NOT NULL,
    sent_at {INSTANT} NOT NULL,
    decided_at {INSTANT},
    decided_by {BIG} REFERENCES account (id),
    note TEXT NOT NULL,
    CHECK ((state = 'waiting') = (decided_at IS NULL)),
    CHECK ((kind = 'topic') <= (topic_id IS NULL OR state = 'approved')),
    CHECK ((kind = 'posted') <= (post_id IS NOT NULL))
) {STRICT};
CREATE INDEX review_waiting ON review (id) WHERE state = 'waiting';
CREATE INDEX review_author ON review (author_id, id);
CREATE INDEX review_decided ON review (decided_at) WHERE decided_at IS NOT NULL;
CREATE UNIQUE INDEX review_posted ON review (post_id) WHERE kind = 'posted' AND state = 'waiting';
CREATE INDEX review_board ON review (board_id);
CREATE INDEX review_topic ON review (topic_id) WHERE topic_id IS NOT NULL;
CREATE INDEX review_post ON review (post_id) WHERE post_id IS NOT NULL;

CREATE TABLE removed_print (
    id {ID},
    project_id {BIG} REFERENCES project (id),
    post_id {BIG} REFERENCES post (id),
    removed_at {INSTANT} NOT NULL
) {STRICT};
CREATE INDEX removed_print_post ON removed_print (post_id) WHERE post_id IS NOT NULL;
CREATE INDEX removed_print_removed ON removed_print (removed_at);

CREATE TABLE removed_gram (
    hash {BIG} NOT NULL,
    print_id {BIG} NOT NULL REFERENCES removed_print (id),
    PRIMARY KEY (hash, print_id)
) {STRICT};
CREATE INDEX removed_gram_print ON removed_gram (print_id);
";

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, TABLES).await
    }
}
