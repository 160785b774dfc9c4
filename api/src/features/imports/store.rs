//! Rows of every kind, in bulk.

use std::collections::BTreeMap;

use linli_entities::account::{self, AccountId, Locale};
use linli_entities::board::{self, BoardId};
use linli_entities::import_ref::{self, ImportKind};
use linli_entities::outbox::OutboxKind;
use linli_entities::project::{self, ProjectId};
use linli_entities::topic::{self, TopicId};
use linli_entities::{Instant, post, profile};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, PaginatorTrait as _,
    QueryFilter as _, QuerySelect as _, Set,
};

use super::format::{AccountRecord, BoardRecord, PostRecord, ProjectRecord, Record, TopicRecord};
use super::logic::{Known, Ready};
use crate::db::Txn;
use crate::features::accounts::rules::names;
use crate::features::posts::body::Body;
use crate::features::topics::rules::Title;
use crate::markdown;
use crate::outbox;

/// What the records with these references became.
pub(super) async fn known(
    db: &impl ConnectionTrait,
    kind: ImportKind,
    references: Vec<String>,
) -> Result<Vec<(String, i64)>, DbErr> {
    import_ref::Entity::find()
        .select_only()
        .columns([import_ref::Column::Reference, import_ref::Column::EntityId])
        .filter(import_ref::Column::Kind.eq(kind))
        .filter(import_ref::Column::Reference.is_in(references))
        .into_tuple()
        .all(db)
        .await
}

/// Posts of a batch, written together at its end.
#[derive(Default)]
pub(super) struct Posts {
    by_topic: BTreeMap<TopicId, Vec<NewPost>>,
    references: Vec<import_ref::ActiveModel>,
}

struct NewPost {
    reference: String,
    author_id: AccountId,
    body: Body,
    created_at: Instant,
}

/// Writes one record: its id, or what is wrong with it. Posts are kept for the end of the batch; nothing names them.
pub(super) async fn insert(
    txn: &Txn,
    ready: Ready,
    known: &Known,
    posts: &mut Posts,
) -> Result<Result<i64, String>, DbErr> {
    let id_of =
        |kind: ImportKind, name: &str| known.get(&(kind, name.to_owned())).copied().unwrap_or_default();
    let Ready { record, body, .. } = ready;
    let (kind, reference) = (record.kind(), record.reference().to_owned());
    let id = match record {
        Record::Project(record) => insert_project(txn, record).await?,
        Record::Board(record) => {
            let project_id =
                record.project.as_deref().map(|name| ProjectId(id_of(ImportKind::Project, name)));
            insert_board(txn, record, project_id).await?
        }
        Record::Account(record) => insert_account(txn, record).await?,
        Record::Topic(record) => {
            let board_id = BoardId(id_of(ImportKind::Board, &record.board));
            let author_id = AccountId(id_of(ImportKind::Account, &record.author));
            insert_topic(txn, record, board_id, author_id, body, posts).await?
        }
        Record::Post(record) => {
            let topic_id = TopicId(id_of(ImportKind::Topic, &record.topic));
            let author_id = AccountId(id_of(ImportKind::Account, &record.author));
            posts.add(topic_id, author_id, record, body);
            // A post is named by nobody; its reference is written with its row.
            return Ok(Ok(0));
        }
        Record::Complaint(_) | Record::Answer(_) => Err("written as acts".to_owned()),
    };
    if let Ok(id) = id {
        posts.references.push(reference_row(kind, reference, id));
    }
    Ok(id)
}

/// Remembers what a record became.
pub(super) async fn remember(txn: &Txn, kind: ImportKind, reference: String, id: i64) -> Result<(), DbErr> {
    import_ref::Entity::insert(reference_row(kind, reference, id)).exec_without_returning(txn).await?;
    Ok(())
}

fn reference_row(kind: ImportKind, reference: String, id: i64) -> import_ref::ActiveModel {
    import_ref::ActiveModel { kind: Set(kind), reference: Set(reference), entity_id: Set(id) }
}

async fn insert_project(txn: &Txn, record: ProjectRecord) -> Result<Result<i64, String>, DbErr> {
    // Asked first: a violated constraint would end the whole transaction on PostgreSQL.
    let taken = project::Entity::find().filter(project::Column::Slug.eq(&record.slug)).count(txn).await?;
    if taken > 0 {
        return Ok(Err(format!("there is a project {:?} that was not imported", record.slug)));
    }
    let row = project::ActiveModel {
        slug: Set(record.slug),
        name: Set(record.name),
        city: Set(record.city),
        district: Set(record.district),
        address: Set(record.address),
        status: Set(record.status),
        summary: Set(record.summary),
        sale_on: Set(record.sale_on),
        handover_on: Set(record.handover_on),
        version: Set(1),
        created_at: Set(record.created_at),
        updated_at: Set(record.created_at),
        ..Default::default()
    };
    let id = row.insert(txn).await?.id.0;
    outbox::enqueue(txn, OutboxKind::Project, id, record.created_at).await?;
    Ok(Ok(id))
}

async fn insert_board(
    txn: &Txn,
    record: BoardRecord,
    project_id: Option<ProjectId>,
) -> Result<Result<i64, String>, DbErr> {
    let of_project = match project_id {
        Some(id) => board::Column::ProjectId.eq(id),
        None => board::Column::ProjectId.is_null(),
    };
    let same = board::Entity::find().filter(of_project).filter(board::Column::Slug.eq(&record.slug));
    if same.count(txn).await? > 0 {
        return Ok(Err(format!("there is a board {:?} that was not imported", record.slug)));
    }
    let row = board::ActiveModel {
        project_id: Set(project_id),
        slug: Set(record.slug),
        name: Set(record.name),
        description: Set(record.description),
        visibility: Set(record.visibility),
        position: Set(0),
        locked: Set(false),
        topic_count: Set(0),
        post_count: Set(0),
        version: Set(1),
        created_at: Set(record.created_at),
        updated_at: Set(record.created_at),
        ..Default::default()
    };
    let id = row.insert(txn).await?.id.0;
    outbox::enqueue(txn, OutboxKind::Board, id, record.created_at).await?;
    Ok(Ok(id))
}

async fn insert_account(txn: &Txn, record: AccountRecord) -> Result<Result<i64, String>, DbErr> {
    let name_key = names::key(&record.name);
    if account::Entity::find().filter(account::Column::NameKey.eq(&name_key)).count(txn).await? > 0 {
        return Ok(Err(format!("the name {:?} is taken", record.name)));
    }
    let row = account::ActiveModel {
        name: Set(record.name.clone()),
        name_key: Set(name_key),
        locale: Set(Locale::ZhCn),
        created_at: Set(record.created_at),
        ..Default::default()
    };
    let id = row.insert(txn).await?.id;
    let shown = profile::ActiveModel {
        account_id: Set(id),
        display_name: Set(record.display_name.unwrap_or(record.name)),
        bio: Set(String::new()),
        updated_at: Set(record.created_at),
        ..Default::default()
    };
    shown.insert(txn).await?;
    Ok(Ok(id.0))
}

async fn insert_topic(
    txn: &Txn,
    record: TopicRecord,
    board_id: BoardId,
    author_id: AccountId,
    body: Option<Body>,
    posts: &mut Posts,
) -> Result<Result<i64, String>, DbErr> {
    let (Ok(title), Some(body)) = (Title::parse(&record.title), body) else {
        return Ok(Err("title or text cannot be read".to_owned()));
    };
    let row = topic::ActiveModel {
        board_id: Set(board_id),
        author_id: Set(author_id),
        title: Set(title.into_string()),
        pinned: Set(false),
        locked: Set(false),
        // The first post is written with the others of the batch and moves these.
        last_number: Set(0),
        post_count: Set(0),
        last_post_at: Set(record.created_at),
        last_post_by: Set(author_id),
        version: Set(1),
        created_at: Set(record.created_at),
        ..Default::default()
    };
    let id = row.insert(txn).await?.id;
    count_topic(txn, board_id).await?;
    let first = NewPost {
        reference: format!("topic:{}", record.reference),
        author_id,
        body,
        created_at: record.created_at,
    };
    posts.by_topic.entry(id).or_default().push(first);
    Ok(Ok(id.0))
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
    fn add(&mut self, topic_id: TopicId, author_id: AccountId, record: PostRecord, body: Option<Body>) {
        let Some(body) = body else { return };
        let post = NewPost { reference: record.reference, author_id, body, created_at: record.created_at };
        self.by_topic.entry(topic_id).or_default().push(post);
    }

    /// Writes the posts, topic after topic in the order of ids (so that two imports do not lock each other out), with
    /// their references, counters and outbox rows.
    pub(super) async fn write(mut self, txn: &Txn) -> Result<(), DbErr> {
        for (topic_id, posts) in std::mem::take(&mut self.by_topic) {
            let topic = take_numbers(txn, topic_id, &posts).await?;
            let Some(topic) = topic else { continue };
            let begin = topic.last_number - i32::try_from(posts.len()).unwrap_or(0);
            count_posts(txn, topic.board_id, &posts).await?;
            for (index, post) in posts.into_iter().enumerate() {
                let number = begin + 1 + i32::try_from(index).unwrap_or(0);
                let (reference, created_at) = (post.reference.clone(), post.created_at);
                let id = insert_post(txn, topic_id, number, post).await?;
                self.references.push(reference_row(ImportKind::Post, reference, id));
                outbox::enqueue(txn, OutboxKind::Post, id, created_at).await?;
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
            topic::Column::LastPostAt,
            keep(topic::Column::LastPostAt, Expr::val(newest.created_at)).into(),
        )
        .filter(topic::Column::Id.eq(id))
        .exec_with_returning(txn)
        .await?;
    Ok(rows.into_iter().next())
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
