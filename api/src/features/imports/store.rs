//! Rows of every kind, in bulk.

use std::collections::{BTreeMap, HashMap, HashSet};

use linli_entities::account::AccountId;
use linli_entities::board::{self, BoardId};
use linli_entities::import_ref::{self, ImportKind};
use linli_entities::outbox::OutboxKind;
use linli_entities::topic::{self, TopicId};
use linli_entities::{Instant, post};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _,
    QuerySelect as _, Set,
};

use super::format::{PostRecord, Reference, TopicRecord};
use crate::db::Txn;
use crate::features::posts::body::Body;
use crate::features::topics::rules::heat;
use crate::markdown;
use crate::outbox;

/// What the records with these references became, as far as they were taken in.
pub(super) async fn known(
    db: &impl ConnectionTrait,
    kind: ImportKind,
    references: impl IntoIterator<Item = String>,
) -> Result<HashMap<String, i64>, DbErr> {
    let rows: Vec<(String, i64)> = import_ref::Entity::find()
        .select_only()
        .columns([import_ref::Column::Reference, import_ref::Column::EntityId])
        .filter(import_ref::Column::Kind.eq(kind))
        .filter(import_ref::Column::Reference.is_in(references))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// Those of these rows that records became: from `import_ref_entity`.
pub(super) async fn became(
    db: &impl ConnectionTrait,
    kind: ImportKind,
    ids: impl IntoIterator<Item = i64>,
) -> Result<HashSet<i64>, DbErr> {
    let rows: Vec<i64> = import_ref::Entity::find()
        .select_only()
        .column(import_ref::Column::EntityId)
        .filter(import_ref::Column::Kind.eq(kind))
        .filter(import_ref::Column::EntityId.is_in(ids))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// Posts of a batch, written together at its end.
#[derive(Default)]
pub(super) struct Posts {
    by_topic: BTreeMap<TopicId, Vec<NewPost>>,
    references: Vec<import_ref::ActiveModel>,
}

struct NewPost {
    /// None for the first post of a topic, which has no record of its own.
    reference: Option<Reference>,
    author_id: AccountId,
    body: Body,
    created_at: Instant,
}

async fn count_topic(txn: &Txn, board_id: BoardId) -> Result<(), DbErr> {
    board::Entity::update_many()
        .col_expr(board::Column::TopicCount, Expr::col(board::Column::TopicCount).add(1))
        .filter(board::Column::Id.eq(board_id))
        .exec(txn)
        .await?;
    Ok(())
}

impl Posts {
    /// Writes a topic and keeps its first post for the end of the batch.
    pub(super) async fn begin_topic(
        &mut self,
        txn: &Txn,
        record: TopicRecord,
        board_id: BoardId,
        author_id: AccountId,
        body: Body,
    ) -> Result<TopicId, DbErr> {
        let TopicRecord { title, locked, pinned, created_at, .. } = record;
        let row = topic::ActiveModel {
            board_id: Set(board_id),
            author_id: Set(author_id),
            title: Set(title.into_string()),
            pinned: Set(pinned),
            locked: Set(locked),
            // The first post is written with the others of the batch and moves these.
            last_number: Set(0),
            post_count: Set(0),
            last_post_at: Set(created_at),
            last_post_by: Set(author_id),
            version: Set(1),
            created_at: Set(created_at),
            ..Default::default()
        };
        let id = row.insert(txn).await?.id;
        count_topic(txn, board_id).await?;
        self.keep(id, NewPost { reference: None, author_id, body, created_at });
        Ok(id)
    }

    /// Keeps a post for the end of the batch.
    pub(super) fn add(&mut self, topic_id: TopicId, author_id: AccountId, record: PostRecord, body: Body) {
        let PostRecord { reference, created_at, .. } = record;
        self.keep(topic_id, NewPost { reference: Some(reference), author_id, body, created_at });
    }

    fn keep(&mut self, topic_id: TopicId, post: NewPost) {
        self.by_topic.entry(topic_id).or_default().push(post);
    }

    /// Keeps what a record became.
    pub(super) fn remember(&mut self, kind: ImportKind, reference: Reference, id: i64) {
        let reference = Set(reference.as_str().to_owned());
        self.references.push(import_ref::ActiveModel { kind: Set(kind), reference, entity_id: Set(id) });
    }

    /// Writes the posts, topic after topic in the order of ids (so that two imports do not lock each other out), with
    /// their references, counters and outbox rows.
    pub(super) async fn write(mut self, txn: &Txn, now: Instant) -> Result<(), DbErr> {
        for (topic_id, posts) in std::mem::take(&mut self.by_topic) {
            let topic = take_numbers(txn, topic_id, &posts).await?;
            let Some(topic) = topic else { continue };
            warm(txn, &topic).await?;
            let begin = topic.last_number - i32::try_from(posts.len()).unwrap_or(0);
            // Read with the update, which holds the row: the topic is not deleted in between. The posts of a deleted
            // topic are not counted in its board.
            if topic.deleted_at.is_none() {
                count_posts(txn, topic.board_id, &posts).await?;
            }
            for (index, post) in posts.into_iter().enumerate() {
                let number = begin + 1 + i32::try_from(index).unwrap_or(0);
                let reference = post.reference.clone();
                let id = insert_post(txn, topic_id, number, post).await?;
                if let Some(reference) = reference {
                    self.remember(ImportKind::Post, reference, id);
                }
                // Not when it was said: so nobody is told of it as if that were now.
                outbox::enqueue(txn, OutboxKind::Post, id, now).await?;
            }
        }
        if !self.references.is_empty() {
            import_ref::Entity::insert_many(self.references).exec_without_returning(txn).await?;
        }
        Ok(())
    }
}

/// Gives the topic as many numbers as there are posts.
async fn take_numbers(txn: &Txn, id: TopicId, posts: &[NewPost]) -> Result<Option<topic::Model>, DbErr> {
    let Some(newest) = posts.iter().max_by_key(|post| post.created_at) else { return Ok(None) };
    let count = i32::try_from(posts.len()).unwrap_or(0);
    let later = Expr::col(topic::Column::LastPostAt).lte(newest.created_at);
    let keep = |column: topic::Column, new: Expr| Expr::case(later.clone(), new).finally(Expr::col(column));
    let rows = topic::Entity::update_many()
        .col_expr(topic::Column::LastNumber, Expr::col(topic::Column::LastNumber).add(count))
        .col_expr(topic::Column::PostCount, Expr::col(topic::Column::PostCount).add(count))
        .col_expr(
            topic::Column::LastPostBy,
            keep(topic::Column::LastPostBy, Expr::val(newest.author_id.0)).into(),
        )
        .col_expr(
            topic::Column::LastPostPseudonymId,
            keep(topic::Column::LastPostPseudonymId, Expr::val(None::<i64>)).into(),
        )
        .col_expr(
            topic::Column::LastPostAt,
            keep(topic::Column::LastPostAt, Expr::val(newest.created_at)).into(),
        )
        .filter(topic::Column::Id.eq(id))
        .exec_with_returning(txn)
        .await?;
    Ok(rows.into_iter().next())
}

/// Reckons anew how hot the topic is, now that it has these posts.
async fn warm(txn: &Txn, topic: &topic::Model) -> Result<(), DbErr> {
    let heat = heat(topic.created_at, topic.last_post_at, topic.post_count, topic.like_count);
    topic::Entity::update_many()
        .col_expr(topic::Column::Heat, Expr::val(heat))
        .filter(topic::Column::Id.eq(topic.id))
        .exec(txn)
        .await?;
    Ok(())
}

async fn count_posts(txn: &Txn, board_id: BoardId, posts: &[NewPost]) -> Result<(), DbErr> {
    let Some(newest) = posts.iter().map(|post| post.created_at).max() else { return Ok(()) };
    let count = i64::try_from(posts.len()).unwrap_or(0);
    let column = board::Column::LastPostAt;
    let later = Expr::col(column).is_null().or(Expr::col(column).lt(newest));
    let last = Expr::case(later, Expr::val(newest)).finally(Expr::col(column));
    board::Entity::update_many()
        .col_expr(board::Column::PostCount, Expr::col(board::Column::PostCount).add(count))
        .col_expr(column, last.into())
        .filter(board::Column::Id.eq(board_id))
        .exec(txn)
        .await?;
    Ok(())
}

async fn insert_post(txn: &Txn, topic_id: TopicId, number: i32, new: NewPost) -> Result<i64, DbErr> {
    let row = post::ActiveModel {
        topic_id: Set(topic_id),
        number: Set(number),
        author_id: Set(new.author_id),
        markdown: Set(new.body.markdown),
        html: Set(new.body.html),
        html_version: Set(markdown::VERSION),
        revision_count: Set(0),
        created_at: Set(new.created_at),
        ..Default::default()
    };
    Ok(post::Entity::insert(row).exec(txn).await?.last_insert_id.0)
}
