//! How accounts are shown, and who is looked up.

use linli_entities::Instant;
use linli_entities::account::{self, AccountId};
use linli_entities::attachment::AttachmentId;
use linli_entities::board::BoardId;
use linli_entities::{post, profile, topic};
use sea_orm::sea_query::{Expr, ExprTrait as _, LikeExpr};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _, JoinType, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _,
};

use crate::db::queries::Sql;

/// What of an account stands beside what it wrote.
pub(crate) type ShownRow = (AccountId, String, Option<Instant>, String, Option<AttachmentId>);

fn shown() -> sea_orm::Select<account::Entity> {
    let profile = account::Entity::belongs_to(profile::Entity)
        .from(account::Column::Id)
        .to(profile::Column::AccountId)
        .into();
    account::Entity::find()
        .join(JoinType::InnerJoin, profile)
        .select_only()
        .columns([account::Column::Id, account::Column::Name, account::Column::ErasedAt])
        .columns([profile::Column::DisplayName, profile::Column::AvatarId])
}

pub(crate) async fn by_ids(db: &impl ConnectionTrait, ids: &[AccountId]) -> Result<Vec<ShownRow>, DbErr> {
    shown().filter(account::Column::Id.is_in(ids.iter().copied())).into_tuple().all(db).await
}

/// What accounts are looked up by: the beginning of a name, or exactly an address or number.
#[derive(Clone, Debug)]
pub(crate) struct Sought {
    pub(crate) name_key: String,
    pub(crate) email_key: String,
    pub(crate) phone_key: Option<String>,
}

pub(crate) async fn search(
    db: &impl ConnectionTrait,
    sought: &Sought,
    after: Option<AccountId>,
    rows: u64,
) -> Result<Vec<AccountId>, DbErr> {
    let escaped: String = sought
        .name_key
        .chars()
        .flat_map(|c| ['%', '_', '\\'].contains(&c).then_some('\\').into_iter().chain([c]))
        .collect();
    let mut matches = Condition::any()
        .add(Expr::col(account::Column::NameKey).like(LikeExpr::new(format!("{escaped}%")).escape('\\')))
        .add(account::Column::EmailKey.eq(sought.email_key.as_str()));
    if let Some(phone_key) = &sought.phone_key {
        matches = matches.add(account::Column::PhoneKey.eq(phone_key.as_str()));
    }
    account::Entity::find()
        .select_only()
        .column(account::Column::Id)
        .filter(matches)
        .filter(account::Column::ErasedAt.is_null())
        .filter(account::Column::Id.gt(after.unwrap_or(AccountId(0))))
        .order_by_asc(account::Column::Id)
        .limit(rows)
        .into_tuple()
        .all(db)
        .await
}

/// How many topics and posts of the account stand in these boards; those under pseudonyms are nobody's to count.
pub(crate) async fn written_count(
    db: &impl ConnectionTrait,
    author: AccountId,
    boards: &[BoardId],
) -> Result<(u64, u64), DbErr> {
    let topics = topic::Entity::find()
        .filter(topic::Column::AuthorId.eq(author))
        .filter(topic::Column::PseudonymId.is_null())
        .filter(topic::Column::BoardId.is_in(boards.iter().copied()))
        .filter(topic::Column::DeletedAt.is_null())
        .count(db)
        .await?;
    let in_topic =
        post::Entity::belongs_to(topic::Entity).from(post::Column::TopicId).to(topic::Column::Id).into();
    let posts = post::Entity::find()
        .join(JoinType::InnerJoin, in_topic)
        .filter(post::Column::AuthorId.eq(author))
        .filter(post::Column::PseudonymId.is_null())
        .filter(post::Column::DeletedAt.is_null())
        .filter(topic::Column::BoardId.is_in(boards.iter().copied()))
        .filter(topic::Column::DeletedAt.is_null())
        .count(db)
        .await?;
    Ok((topics, posts))
}

/// How often posts of the account that stand in these boards are liked, and how many of them are accepted as answers; not
/// those under pseudonyms.
pub(crate) async fn esteem(
    db: &impl ConnectionTrait,
    author: AccountId,
    boards: &[BoardId],
) -> Result<(u64, u64), DbErr> {
    if boards.is_empty() {
        return Ok((0, 0));
    }
    let mut sql = Sql::new(
        "SELECT CAST(COALESCE(SUM((SELECT COUNT(*) FROM reaction r WHERE r.post_id = p.id AND r.kind = 'like')), 0) \
         AS BIGINT), CAST(COALESCE(SUM(CASE WHEN t.accepted_post_id = p.id THEN 1 ELSE 0 END), 0) AS BIGINT) \
         FROM post p JOIN topic t ON t.id = p.topic_id WHERE p.deleted_at IS NULL AND t.deleted_at IS NULL \
         AND p.pseudonym_id IS NULL",
    );
    sql.bind(" AND p.author_id = ", author.0);
    sql.push(" AND t.board_id IN (");
    sql.bind_all(boards.iter().map(|id| id.0));
    sql.push(")");
    let row = db.query_one_raw(sql.statement(db.get_database_backend())).await?;
    let (likes, answers): (i64, i64) = match row {
        Some(row) => row.try_get_many_by_index()?,
        None => (0, 0),
    };
    Ok((likes.unsigned_abs(), answers.unsigned_abs()))
}

pub(in crate::features::accounts) async fn by_name_keys(
    db: &impl ConnectionTrait,
    keys: Vec<String>,
) -> Result<Vec<(String, AccountId)>, DbErr> {
    account::Entity::find()
        .select_only()
        .columns([account::Column::NameKey, account::Column::Id])
        .filter(account::Column::NameKey.is_in(keys))
        .into_tuple()
        .all(db)
        .await
}
