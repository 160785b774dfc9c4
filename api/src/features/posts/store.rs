//! Rows of posts and revisions.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::post::{self, PostId};
use linli_entities::pseudonym::PseudonymId;
use linli_entities::revision::{self, RevisionId};
use linli_entities::topic::{self, TopicId};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::NotSet, ColumnTrait as _, ConnectionTrait, DbBackend, DbErr,
    EntityTrait as _, JoinType, QueryFilter as _, QueryOrder as _, QuerySelect as _, QueryTrait as _, Select,
    Set, Statement, TryIntoModel as _,
};

use super::body::Body;
use crate::db::queries;
use crate::markdown;

/// Revisions that are listed, newest first.
const REVISIONS_MAX: u64 = 100;

/// What a new post is made of.
pub(super) struct NewPost {
    pub topic_id: TopicId,
    pub number: i32,
    pub author_id: AccountId,
    pub reply_to_number: Option<i32>,
    pub body: Body,
    pub now: Instant,
}

/// Writes a row and gives it; only its id has to come from the database.
pub(super) async fn insert(db: &impl ConnectionTrait, new: NewPost) -> Result<post::Model, DbErr> {
    let NewPost { topic_id, number, author_id, reply_to_number, body, now } = new;
    let mut row = post::ActiveModel {
        id: NotSet,
        topic_id: Set(topic_id),
        number: Set(number),
        author_id: Set(author_id),
        pseudonym_id: Set(None),
        reply_to_number: Set(reply_to_number),
        markdown: Set(body.markdown),
        html: Set(body.html),
        html_version: Set(markdown::VERSION),
        revision_count: Set(0),
        created_at: Set(now),
        edited_at: Set(None),
        edited_by: Set(None),
        deleted_at: Set(None),
        deleted_by: Set(None),
    };
    row.id = Set(post::Entity::insert(row.clone()).exec(db).await?.last_insert_id);
    row.try_into_model()
}

/// Signs a post with a pseudonym.
pub(super) async fn sign(
    db: &impl ConnectionTrait,
    (topic_id, number): (TopicId, i32),
    id: PseudonymId,
) -> Result<(), DbErr> {
    post::Entity::update_many()
        .col_expr(post::Column::PseudonymId, Expr::val(id.0))
        .filter(post::Column::TopicId.eq(topic_id))
        .filter(post::Column::Number.eq(number))
        .exec(db)
        .await?;
    Ok(())
}

/// Those of these posts that an account wrote under a pseudonym.
pub(super) async fn masked_among(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    ids: &[PostId],
) -> Result<Vec<PostId>, DbErr> {
    post::Entity::find()
        .select_only()
        .column(post::Column::Id)
        .filter(post::Column::Id.is_in(ids.iter().copied()))
        .filter(post::Column::AuthorId.eq(account_id))
        .filter(post::Column::PseudonymId.is_not_null())
        .order_by_asc(post::Column::Id)
        .into_tuple()
        .all(db)
        .await
}

/// Whether a post under a pseudonym stands in these boards: from `post_pseudonym`.
pub(super) async fn is_written_under(
    db: &impl ConnectionTrait,
    id: PseudonymId,
    boards: &[BoardId],
) -> Result<bool, DbErr> {
    let in_topic =
        post::Entity::belongs_to(topic::Entity).from(post::Column::TopicId).to(topic::Column::Id).into();
    let found = post::Entity::find()
        .join(JoinType::InnerJoin, in_topic)
        .filter(post::Column::PseudonymId.eq(id))
        .filter(topic::Column::BoardId.is_in(boards.iter().copied()))
        .filter(topic::Column::DeletedAt.is_null())
        .limit(1)
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// What an account wrote, after a post, by id: from `post_author`.
pub(super) async fn own(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    after: PostId,
    rows: u64,
) -> Result<Vec<post::Model>, DbErr> {
    post::Entity::find()
        .filter(post::Column::AuthorId.eq(account_id))
        .filter(post::Column::Id.gt(after))
        .order_by_asc(post::Column::Id)
        .limit(rows)
        .all(db)
        .await
}

/// What an account wrote that was edited since, after a revision, by id: from `revision_writer`.
pub(super) async fn own_revisions(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    after: RevisionId,
    rows: u64,
) -> Result<Vec<revision::Model>, DbErr> {
    revision::Entity::find()
        .filter(revision::Column::WrittenBy.eq(account_id))
        .filter(revision::Column::Id.gt(after))
        .order_by_asc(revision::Column::Id)
        .limit(rows)
        .all(db)
        .await
}

pub(super) async fn find(db: &impl ConnectionTrait, id: PostId) -> Result<Option<post::Model>, DbErr> {
    post::Entity::find_by_id(id).one(db).await
}

pub(super) async fn find_many(db: &impl ConnectionTrait, ids: &[PostId]) -> Result<Vec<post::Model>, DbErr> {
    post::Entity::find().filter(post::Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// What the first posts of topics say.
pub(super) async fn openings(
    db: &impl ConnectionTrait,
    topics: &[TopicId],
) -> Result<Vec<(TopicId, String)>, DbErr> {
    post::Entity::find()
        .select_only()
        .columns([post::Column::TopicId, post::Column::Html])
        .filter(post::Column::TopicId.is_in(topics.iter().copied()))
        .filter(post::Column::Number.eq(1))
        .into_tuple()
        .all(db)
        .await
}

/// The posts of a topic with numbers from `first` to `last`.
pub(super) async fn between(
    db: &impl ConnectionTrait,
    topic_id: TopicId,
    (first, last): (i32, i32),
) -> Result<Vec<post::Model>, DbErr> {
    post::Entity::find()
        .filter(post::Column::TopicId.eq(topic_id))
        .filter(post::Column::Number.between(first, last))
        .order_by_asc(post::Column::Number)
        .all(db)
        .await
}

/// The post, which nobody else changes until the transaction ends.
pub(super) async fn locked(db: &impl ConnectionTrait, id: PostId) -> Result<Option<post::Model>, DbErr> {
    queries::locked(db, post::Entity::find_by_id(id)).one(db).await
}

/// These posts, by their numbers, which nobody else changes until the transaction ends.
pub(super) async fn locked_among(
    db: &impl ConnectionTrait,
    ids: &[PostId],
) -> Result<Vec<post::Model>, DbErr> {
    let rows = post::Entity::find().filter(post::Column::Id.is_in(ids.iter().copied()));
    // Always in the order of ids: of two who want the same, one waits.
    queries::locked(db, rows.order_by_asc(post::Column::Id)).all(db).await
}

/// The ids of all posts of a topic, which nobody else changes until the transaction ends.
pub(super) async fn lock_of(db: &impl ConnectionTrait, id: TopicId) -> Result<Vec<PostId>, DbErr> {
    let rows = post::Entity::find().select_only().column(post::Column::Id);
    let rows = rows.filter(post::Column::TopicId.eq(id)).order_by_asc(post::Column::Id);
    queries::locked(db, rows).into_tuple().all(db).await
}

/// The post with the highest number of a topic.
pub(super) async fn last_of(db: &impl ConnectionTrait, id: TopicId) -> Result<Option<post::Model>, DbErr> {
    let rows = post::Entity::find().filter(post::Column::TopicId.eq(id));
    rows.order_by_desc(post::Column::Number).one(db).await
}

/// Whether a post of a topic was written under a pseudonym.
pub(super) async fn is_any_masked(db: &impl ConnectionTrait, id: TopicId) -> Result<bool, DbErr> {
    let rows = post::Entity::find().filter(post::Column::TopicId.eq(id));
    Ok(rows.filter(post::Column::PseudonymId.is_not_null()).limit(1).one(db).await?.is_some())
}

/// Keeps what the post said until now, and who had written that.
pub(super) async fn keep_revision(db: &impl ConnectionTrait, before: &post::Model) -> Result<(), DbErr> {
    let row = revision::ActiveModel {
        post_id: Set(before.id),
        number: Set(before.revision_count + 1),
        markdown: Set(before.markdown.clone()),
        html: Set(before.html.clone()),
        written_by: Set(before.edited_by.unwrap_or(before.author_id)),
        written_at: Set(before.edited_at.unwrap_or(before.created_at)),
        ..Default::default()
    };
    row.insert(db).await?;
    Ok(())
}

pub(super) async fn revisions(db: &impl ConnectionTrait, id: PostId) -> Result<Vec<revision::Model>, DbErr> {
    revision::Entity::find()
        .filter(revision::Column::PostId.eq(id))
        .order_by_desc(revision::Column::Number)
        .limit(REVISIONS_MAX)
        .all(db)
        .await
}

/// Changes the text of the post that was edited so many times; none when it was edited since or is deleted.
pub(super) async fn update(
    db: &impl ConnectionTrait,
    id: PostId,
    seen: i32,
    body: Body,
    (editor_id, now): (AccountId, Instant),
) -> Result<Option<post::Model>, DbErr> {
    let rows = post::Entity::update_many()
        .col_expr(post::Column::Markdown, Expr::val(body.markdown))
        .col_expr(post::Column::Html, Expr::val(body.html))
        .col_expr(post::Column::HtmlVersion, Expr::val(markdown::VERSION))
        .col_expr(post::Column::RevisionCount, Expr::val(seen + 1))
        .col_expr(post::Column::EditedAt, Expr::val(now))
        .col_expr(post::Column::EditedBy, Expr::val(editor_id.0))
        .filter(post::Column::Id.eq(id))
        .filter(post::Column::RevisionCount.eq(seen))
        .filter(post::Column::DeletedAt.is_null())
        .exec_with_returning(db)
        .await?;
    Ok(rows.into_iter().next())
}

/// The lowest version of the renderer above one, and below that of today, of which there is HTML: from `post_html_version`.
pub(super) async fn next_version(db: &impl ConnectionTrait, above: i32) -> Result<Option<i32>, DbErr> {
    versions(above).into_tuple().one(db).await
}

/// Posts with HTML of a version, after one, by id: from `post_html_version`.
pub(super) async fn of_version(
    db: &impl ConnectionTrait,
    version: i32,
    after: PostId,
    rows: u64,
) -> Result<Vec<post::Model>, DbErr> {
    made_by(version, after, rows).all(db).await
}

fn versions(above: i32) -> Select<post::Entity> {
    post::Entity::find()
        .select_only()
        .column(post::Column::HtmlVersion)
        .filter(post::Column::HtmlVersion.gt(above))
        .filter(post::Column::HtmlVersion.lt(markdown::VERSION))
        .order_by_asc(post::Column::HtmlVersion)
        .limit(1)
}

fn made_by(version: i32, after: PostId, rows: u64) -> Select<post::Entity> {
    post::Entity::find()
        .filter(post::Column::HtmlVersion.eq(version))
        .filter(post::Column::Id.gt(after))
        .order_by_asc(post::Column::Id)
        .limit(rows)
}

/// [`next_version`] and [`of_version`] as statements.
pub(super) fn statements(backend: DbBackend) -> [Statement; 2] {
    [versions(0).build(backend), made_by(1, PostId(0), 50).build(backend)]
}

/// Gives a post of this version and so many edits other HTML, and nothing else; none when somebody else did since, or edited it.
pub(super) async fn rebake(
    db: &impl ConnectionTrait,
    id: PostId,
    (version, seen): (i32, i32),
    html: String,
) -> Result<Option<post::Model>, DbErr> {
    let rows = post::Entity::update_many()
        .col_expr(post::Column::Html, Expr::val(html))
        .col_expr(post::Column::HtmlVersion, Expr::val(markdown::VERSION))
        .filter(post::Column::Id.eq(id))
        .filter(post::Column::HtmlVersion.eq(version))
        .filter(post::Column::RevisionCount.eq(seen))
        .exec_with_returning(db)
        .await?;
    Ok(rows.into_iter().next())
}

/// Deletes (`Some`) or restores (`None`); nothing is changed, and nothing given, when it was so already.
pub(super) async fn set_deleted(
    db: &impl ConnectionTrait,
    id: PostId,
    deleted: Option<(Instant, Option<AccountId>)>,
) -> Result<Option<post::Model>, DbErr> {
    let at = post::Column::DeletedAt;
    let was_otherwise = if deleted.is_some() { at.is_null() } else { at.is_not_null() };
    let rows = post::Entity::update_many()
        .col_expr(at, Expr::val(deleted.map(|(at, _)| at)))
        .col_expr(post::Column::DeletedBy, Expr::val(deleted.and_then(|(_, by)| by).map(|by| by.0)))
        .filter(post::Column::Id.eq(id))
        .filter(was_otherwise)
        .exec_with_returning(db)
        .await?;
    Ok(rows.into_iter().next())
}

/// Posts from an id on, in the order of ids, deleted ones included: to walk through all of them.
pub(super) async fn from(
    db: &impl ConnectionTrait,
    after: PostId,
    rows: u64,
) -> Result<Vec<post::Model>, DbErr> {
    post::Entity::find()
        .filter(post::Column::Id.gt(after))
        .order_by_asc(post::Column::Id)
        .limit(rows)
        .all(db)
        .await
}

/// The posts of a topic from a number on, to walk through all of them.
pub(super) async fn of_topic_from(
    db: &impl ConnectionTrait,
    topic_id: TopicId,
    after: i32,
    rows: u64,
) -> Result<Vec<post::Model>, DbErr> {
    post::Entity::find()
        .filter(post::Column::TopicId.eq(topic_id))
        .filter(post::Column::Number.gt(after))
        .order_by_asc(post::Column::Number)
        .limit(rows)
        .all(db)
        .await
}

/// Posts of an account that stand in these boards, before one, newest first, with the titles of their topics: from
/// `post_author`.
pub(super) async fn by_author(
    db: &impl ConnectionTrait,
    author_id: AccountId,
    boards: &[BoardId],
    after: Option<PostId>,
    rows: u64,
) -> Result<Vec<(post::Model, String)>, DbErr> {
    let in_topic =
        post::Entity::belongs_to(topic::Entity).from(post::Column::TopicId).to(topic::Column::Id).into();
    let mut query = post::Entity::find()
        .select_also(topic::Entity)
        .join(JoinType::InnerJoin, in_topic)
        .filter(post::Column::AuthorId.eq(author_id))
        .filter(post::Column::PseudonymId.is_null())
        .filter(post::Column::DeletedAt.is_null())
        .filter(topic::Column::DeletedAt.is_null())
        .filter(topic::Column::BoardId.is_in(boards.iter().copied()));
    if let Some(id) = after {
        query = query.filter(post::Column::Id.lt(id));
    }
    let found = query.order_by_desc(post::Column::Id).limit(rows).all(db).await?;
    Ok(found.into_iter().filter_map(|(post, topic)| Some((post, topic?.title))).collect())
}

/// Posts that were written between two instants and are not deleted, nor their topics; not what was written under pseudonyms,
/// which is nobody's to count.
pub(super) async fn written_between(
    db: &impl ConnectionTrait,
    (from, until): (Instant, Instant),
    limit: u64,
) -> Result<Vec<(AccountId, BoardId, Instant)>, DbErr> {
    post::Entity::find()
        .select_only()
        .column(post::Column::AuthorId)
        .column(topic::Column::BoardId)
        .column(post::Column::CreatedAt)
        .join(
            JoinType::InnerJoin,
            post::Entity::belongs_to(topic::Entity).from(post::Column::TopicId).to(topic::Column::Id).into(),
        )
        .filter(post::Column::CreatedAt.gte(from))
        .filter(post::Column::CreatedAt.lt(until))
        .filter(post::Column::PseudonymId.is_null())
        .filter(post::Column::DeletedAt.is_null())
        .filter(topic::Column::DeletedAt.is_null())
        .order_by_asc(post::Column::Id)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}
