//! Rows of conversations, of who is in them, and of messages.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::conversation::{self, ConversationId};
use linli_entities::conversation_person as person;
use linli_entities::message::{self, MessageId};
use linli_entities::project::ProjectId;
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, Set,
};

use crate::actor::Reach;
use crate::db::queries::{Sql, locked};
use crate::db::reach;
use crate::features::posts::body::Body;
use crate::markdown;

/// Where a conversation stands in a list: the last message, and itself.
pub(super) type Place = (Instant, ConversationId);

pub(super) async fn insert(
    db: &impl ConnectionTrait,
    started_by: AccountId,
    project_id: Option<ProjectId>,
    title: String,
    now: Instant,
) -> Result<conversation::Model, DbErr> {
    let row = conversation::ActiveModel {
        started_by: Set(started_by),
        project_id: Set(project_id),
        title: Set(title),
        last_number: Set(1),
        staff_read_number: Set(0),
        last_message_at: Set(now),
        started_at: Set(now),
        ..Default::default()
    };
    row.insert(db).await
}

pub(super) async fn find(
    db: &impl ConnectionTrait,
    id: ConversationId,
) -> Result<Option<conversation::Model>, DbErr> {
    conversation::Entity::find_by_id(id).one(db).await
}

/// The conversation, which nobody else changes until the transaction ends.
pub(super) async fn find_locked(
    db: &impl ConnectionTrait,
    id: ConversationId,
) -> Result<Option<conversation::Model>, DbErr> {
    locked(db, conversation::Entity::find_by_id(id)).one(db).await
}

pub(super) async fn find_many(
    db: &impl ConnectionTrait,
    ids: &[ConversationId],
) -> Result<Vec<conversation::Model>, DbErr> {
    let query = conversation::Entity::find().filter(conversation::Column::Id.is_in(ids.iter().copied()));
    query
        .order_by_desc(conversation::Column::LastMessageAt)
        .order_by_desc(conversation::Column::Id)
        .all(db)
        .await
}

/// The conversations that an account is in, by the last message. Those are found by `conversation_person_account`: as many
/// as one is in, which is few.
pub(super) async fn of_account(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    after: Option<Place>,
    rows: u64,
) -> Result<Vec<Place>, DbErr> {
    let mut sql = Sql::new(
        "SELECT c.last_message_at, c.id FROM conversation_person p \
         JOIN conversation c ON c.id = p.conversation_id WHERE p.left_at IS NULL",
    );
    sql.bind(" AND p.account_id = ", account_id.0);
    if let Some((at, id)) = after {
        sql.bind(" AND (c.last_message_at, c.id) < (", at);
        sql.bind(", ", id.0);
        sql.push(")");
    }
    sql.bind(" ORDER BY c.last_message_at DESC, c.id DESC LIMIT ", rows as i64);
    let found = db.query_all_raw(sql.statement(db.get_database_backend())).await?;
    found.iter().map(|row| Ok((row.try_get_by_index(0)?, ConversationId(row.try_get_by_index(1)?)))).collect()
}

/// The conversations with the staff of projects within reach, by the last message: in the order of
/// `conversation_project` or `conversation_staff`.
pub(super) async fn with_staff(
    db: &impl ConnectionTrait,
    reach: &Reach,
    after: Option<Place>,
    rows: u64,
) -> Result<Vec<conversation::Model>, DbErr> {
    use conversation::Column;
    let mut query = conversation::Entity::find()
        .filter(Column::ProjectId.is_not_null())
        .filter(reach::within(reach, Column::ProjectId));
    if let Some((at, id)) = after {
        let columns = Expr::tuple([Expr::col(Column::LastMessageAt), Expr::col(Column::Id)]);
        query = query.filter(columns.lt(Expr::tuple([Expr::val(at), Expr::val(id.0)])));
    }
    query.order_by_desc(Column::LastMessageAt).order_by_desc(Column::Id).limit(rows).all(db).await
}

/// Gives the next number of a conversation. The row is locked by its own update, so numbers are given one at a time.
pub(super) async fn take_number(
    db: &impl ConnectionTrait,
    id: ConversationId,
    now: Instant,
) -> Result<Option<conversation::Model>, DbErr> {
    use conversation::Column;
    let rows = conversation::Entity::update_many()
        .col_expr(Column::LastNumber, Expr::col(Column::LastNumber).add(1))
        .col_expr(Column::LastMessageAt, Expr::val(now))
        .filter(Column::Id.eq(id))
        .exec_with_returning(db)
        .await?;
    Ok(rows.into_iter().next())
}

/// Somebody comes to a conversation of which `joined_number` is the last message; also whoever left before.
pub(super) async fn join(
    db: &impl ConnectionTrait,
    id: ConversationId,
    account_id: AccountId,
    (joined_number, read_number): (i32, i32),
    now: Instant,
) -> Result<(), DbErr> {
    use person::Column;
    let row = person::ActiveModel {
        conversation_id: Set(id),
        account_id: Set(account_id),
        joined_number: Set(joined_number),
        read_number: Set(read_number),
        muted: Set(false),
        joined_at: Set(now),
        left_at: Set(None),
    };
    let again = OnConflict::columns([Column::ConversationId, Column::AccountId])
        .update_columns([
            Column::JoinedNumber,
            Column::ReadNumber,
            Column::Muted,
            Column::JoinedAt,
            Column::LeftAt,
        ])
        .to_owned();
    person::Entity::insert(row).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}

/// Who is in conversations now, as they came: from the primary key.
pub(super) async fn people(
    db: &impl ConnectionTrait,
    ids: &[ConversationId],
) -> Result<Vec<person::Model>, DbErr> {
    person::Entity::find()
        .filter(person::Column::ConversationId.is_in(ids.iter().copied()))
        .filter(person::Column::LeftAt.is_null())
        .order_by_asc(person::Column::JoinedAt)
        .order_by_asc(person::Column::AccountId)
        .all(db)
        .await
}

/// The rows of an account in these conversations, also of those it left: from the primary key.
pub(super) async fn own(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    ids: &[ConversationId],
) -> Result<Vec<person::Model>, DbErr> {
    person::Entity::find()
        .filter(person::Column::AccountId.eq(account_id))
        .filter(person::Column::ConversationId.is_in(ids.iter().copied()))
        .all(db)
        .await
}

/// Notes that somebody has read up to `number`; never backwards.
pub(super) async fn mark_read(
    db: &impl ConnectionTrait,
    id: ConversationId,
    account_id: AccountId,
    number: i32,
) -> Result<(), DbErr> {
    use person::Column;
    person::Entity::update_many()
        .col_expr(Column::ReadNumber, Expr::val(number))
        .filter(Column::ConversationId.eq(id))
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::ReadNumber.lt(number))
        .exec(db)
        .await?;
    Ok(())
}

/// Notes that somebody of the staff has read up to `number`; never backwards.
pub(super) async fn mark_read_by_staff(
    db: &impl ConnectionTrait,
    id: ConversationId,
    number: i32,
) -> Result<(), DbErr> {
    use conversation::Column;
    conversation::Entity::update_many()
        .col_expr(Column::StaffReadNumber, Expr::val(number))
        .filter(Column::Id.eq(id))
        .filter(Column::StaffReadNumber.lt(number))
        .exec(db)
        .await?;
    Ok(())
}

pub(super) async fn set_muted(
    db: &impl ConnectionTrait,
    id: ConversationId,
    account_id: AccountId,
    muted: bool,
) -> Result<(), DbErr> {
    person::Entity::update_many()
        .col_expr(person::Column::Muted, Expr::val(muted))
        .filter(person::Column::ConversationId.eq(id))
        .filter(person::Column::AccountId.eq(account_id))
        .exec(db)
        .await?;
    Ok(())
}

/// Somebody leaves a conversation; every one where none is given.
pub(super) async fn leave(
    db: &impl ConnectionTrait,
    id: Option<ConversationId>,
    account_id: AccountId,
    now: Instant,
) -> Result<(), DbErr> {
    let mut left = person::Entity::update_many()
        .col_expr(person::Column::LeftAt, Expr::val(now))
        .filter(person::Column::AccountId.eq(account_id))
        .filter(person::Column::LeftAt.is_null());
    if let Some(id) = id {
        left = left.filter(person::Column::ConversationId.eq(id));
    }
    left.exec(db).await?;
    Ok(())
}

/// What a new message is made of.
pub(super) struct NewMessage {
    pub conversation_id: ConversationId,
    pub number: i32,
    pub author_id: AccountId,
    pub as_staff: bool,
    pub body: Body,
    pub now: Instant,
}

pub(super) async fn insert_message(
    db: &impl ConnectionTrait,
    new: NewMessage,
) -> Result<message::Model, DbErr> {
    let NewMessage { conversation_id, number, author_id, as_staff, body, now } = new;
    let row = message::ActiveModel {
        conversation_id: Set(conversation_id),
        number: Set(number),
        author_id: Set(author_id),
        as_staff: Set(as_staff),
        markdown: Set(body.markdown),
        html: Set(body.html),
        html_version: Set(markdown::VERSION),
        written_at: Set(now),
        ..Default::default()
    };
    row.insert(db).await
}

pub(super) async fn message(
    db: &impl ConnectionTrait,
    id: MessageId,
) -> Result<Option<message::Model>, DbErr> {
    message::Entity::find_by_id(id).one(db).await
}

/// The messages of a conversation after a number and before another, the newest first: from its unique index.
pub(super) async fn messages(
    db: &impl ConnectionTrait,
    id: ConversationId,
    after: i32,
    before: Option<i32>,
    rows: u64,
) -> Result<Vec<message::Model>, DbErr> {
    use message::Column;
    let mut query =
        message::Entity::find().filter(Column::ConversationId.eq(id)).filter(Column::Number.gt(after));
    if let Some(before) = before {
        query = query.filter(Column::Number.lt(before));
    }
    query.order_by_desc(Column::Number).limit(rows).all(db).await
}

/// The last message of each of these conversations: from its unique index.
pub(super) async fn last_messages(
    db: &impl ConnectionTrait,
    ids: &[ConversationId],
) -> Result<Vec<message::Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let mut sql = Sql::new(
        "SELECT m.* FROM conversation c JOIN message m ON m.conversation_id = c.id AND m.number = c.last_number \
         WHERE c.id IN (",
    );
    sql.bind_all(ids.iter().map(|id| id.0));
    sql.push(")");
    message::Entity::find().from_raw_sql(sql.statement(db.get_database_backend())).all(db).await
}

/// The lowest version of the renderer above one, and below that of today, of which there is HTML: from
/// `message_html_version`.
pub(super) async fn next_version(db: &impl ConnectionTrait, above: i32) -> Result<Option<i32>, DbErr> {
    use message::{Column, Entity};
    let versions = Entity::find().select_only().column(Column::HtmlVersion);
    let older =
        versions.filter(Column::HtmlVersion.gt(above)).filter(Column::HtmlVersion.lt(markdown::VERSION));
    older.order_by_asc(Column::HtmlVersion).limit(1).into_tuple().one(db).await
}

/// Messages with HTML of a version, after one, by id: from `message_html_version`.
pub(super) async fn of_version(
    db: &impl ConnectionTrait,
    version: i32,
    after: MessageId,
    rows: u64,
) -> Result<Vec<message::Model>, DbErr> {
    use message::{Column, Entity};
    let made = Entity::find().filter(Column::HtmlVersion.eq(version)).filter(Column::Id.gt(after));
    made.order_by_asc(Column::Id).limit(rows).all(db).await
}

/// Gives a message of this version other HTML; whether it did: not when somebody else did since, nor when it was deleted
/// since it was seen.
pub(super) async fn rebake(
    db: &impl ConnectionTrait,
    id: MessageId,
    (version, deleted): (i32, bool),
    html: String,
) -> Result<bool, DbErr> {
    use message::Column;
    let at = Column::DeletedAt;
    let done = message::Entity::update_many()
        .col_expr(Column::Html, Expr::val(html))
        .col_expr(Column::HtmlVersion, Expr::val(markdown::VERSION))
        .filter(Column::Id.eq(id))
        .filter(Column::HtmlVersion.eq(version))
        .filter(if deleted { at.is_not_null() } else { at.is_null() })
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Takes the words from a message; nothing is changed where it is deleted already.
pub(super) async fn empty(db: &impl ConnectionTrait, id: MessageId, now: Instant) -> Result<(), DbErr> {
    emptied(now).filter(message::Column::Id.eq(id)).exec(db).await?;
    Ok(())
}

fn emptied(now: Instant) -> sea_orm::UpdateMany<message::Entity> {
    message::Entity::update_many()
        .col_expr(message::Column::Markdown, Expr::val(""))
        .col_expr(message::Column::Html, Expr::val(""))
        .col_expr(message::Column::DeletedAt, Expr::val(now))
        .filter(message::Column::DeletedAt.is_null())
}

/// Takes all words from what an account wrote (`message_author`), and the titles from what it started
/// (`conversation_started`); it is in no conversation any more.
pub(super) async fn forget(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    now: Instant,
) -> Result<(), DbErr> {
    emptied(now).filter(message::Column::AuthorId.eq(account_id)).exec(db).await?;
    conversation::Entity::update_many()
        .col_expr(conversation::Column::Title, Expr::val(""))
        .filter(conversation::Column::StartedBy.eq(account_id))
        .exec(db)
        .await?;
    leave(db, None, account_id, now).await
}

/// The messages of an account, after one: from `message_author`.
pub(super) async fn messages_of(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    after: MessageId,
    rows: u64,
) -> Result<Vec<message::Model>, DbErr> {
    use message::{Column, Entity};
    let own = Entity::find().filter(Column::AuthorId.eq(account_id)).filter(Column::Id.gt(after));
    own.order_by_asc(Column::Id).limit(rows).all(db).await
}
