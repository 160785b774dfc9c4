//! Rows of sanctions and of their acts, which are only ever added.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::sanction::{ActiveModel, AppealDecision, Column, Entity, Model, SanctionId};
use linli_entities::sanction_act::{self, SanctionActId, SanctionActKind};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, Select, Set,
};

use super::rules::{NewSanction, Place};
use crate::actor::Reach;
use crate::code::Code;
use crate::db::{queries, reach};
use crate::error::{Error, OnViolation as _};
use crate::page::PageRequest;

/// Of which places somebody sees sanctions.
#[derive(Clone, Debug)]
pub(super) struct Sight {
    /// Where their roles reach.
    pub(super) reach: Option<Reach>,
    /// Boards that are closed to staff.
    pub(super) closed: Vec<BoardId>,
    /// Those of them that they moderate.
    pub(super) moderated: Vec<BoardId>,
}

impl Sight {
    fn condition(&self) -> Condition {
        let mut seen = Condition::any().add(Column::BoardId.is_in(self.moderated.iter().copied()));
        if let Some(reach) = &self.reach {
            let mut within = reach::within(reach, Column::ProjectId);
            if let Reach::Within { cities, .. } = reach {
                within = Condition::any().add(within).add(Column::City.is_in(cities));
            }
            let open = Condition::any()
                .add(Column::BoardId.is_null())
                .add(Column::BoardId.is_not_in(self.closed.iter().copied()));
            seen = seen.add(Condition::all().add(within).add(open));
        }
        seen
    }
}

/// Those that keep somebody from something at a time, by the index of what was not lifted.
pub(super) async fn standing(
    db: &impl ConnectionTrait,
    ids: &[AccountId],
    now: Instant,
) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    // Written out, so that it is seen to be what the index is of.
    let stands = Expr::cust("lifted_at IS NULL AND kind <> 'warned'");
    Entity::find()
        .filter(Column::AccountId.is_in(ids.iter().copied()))
        .filter(stands)
        .filter(Condition::any().add(Column::EndsAt.is_null()).add(Column::EndsAt.gt(now)))
        .all(db)
        .await
}

/// The statement that looks for what keeps an account from something, to look at how a database plans it.
pub(super) fn looking(backend: sea_orm::DbBackend, now: Instant) -> sea_orm::Statement {
    use sea_orm::QueryTrait as _;
    let stands = Expr::cust("lifted_at IS NULL AND kind <> 'warned'");
    let rows = Entity::find().filter(Column::AccountId.is_in([1_i64])).filter(stands);
    rows.filter(Condition::any().add(Column::EndsAt.is_null()).add(Column::EndsAt.gt(now))).build(backend)
}

/// Writes down what is imposed.
pub(super) async fn insert(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    (new, place): (&NewSanction, &Place),
    (imposed_by, now): (Option<AccountId>, Instant),
) -> Result<Model, DbErr> {
    let row = ActiveModel {
        account_id: Set(account_id),
        kind: Set(new.kind),
        board_id: Set(place.board_id()),
        project_id: Set(place.project_id()),
        city: Set(place.city().map(str::to_owned)),
        reason: Set(new.reason),
        text: Set(new.text.clone()),
        imposed_by: Set(imposed_by),
        imposed_at: Set(now),
        ends_at: Set(new.ends_at(now)),
        ..Default::default()
    };
    row.insert(db).await
}

/// Writes down what happened to a sanction; each happens once.
pub(super) async fn act(
    db: &impl ConnectionTrait,
    row: &Model,
    (kind, text): (SanctionActKind, String),
    (actor_id, now): (Option<AccountId>, Instant),
) -> Result<SanctionActId, Error> {
    let act = sanction_act::ActiveModel {
        sanction_id: Set(row.id),
        kind: Set(kind),
        text: Set(text),
        ends_at: Set(row.ends_at),
        actor_id: Set(actor_id),
        acted_at: Set(now),
        ..Default::default()
    };
    Ok(act.insert(db).await.on_unique(Error::Conflict(Code::AlreadyDecided))?.id)
}

/// Notes that the person appealed.
pub(super) async fn appeal(db: &impl ConnectionTrait, id: SanctionId, now: Instant) -> Result<(), DbErr> {
    let row = ActiveModel { id: Set(id), appealed_at: Set(Some(now)), ..Default::default() };
    row.update(db).await.map(drop)
}

/// How a sanction is changed.
#[derive(Clone, Debug, Default)]
pub(super) struct Change {
    /// When it ends by itself now.
    pub(super) ends_at: Option<Instant>,
    /// When it was lifted.
    pub(super) lifted_at: Option<Instant>,
    /// What was decided of the appeal, and when.
    pub(super) decided: Option<(AppealDecision, Instant)>,
}

/// Notes what became of a sanction.
pub(super) async fn change(db: &impl ConnectionTrait, row: &Model, change: Change) -> Result<Model, DbErr> {
    let (decision, decided_at) = match change.decided {
        Some((decision, at)) => (Some(decision), Some(at)),
        None => (row.decision, row.decided_at),
    };
    let row = ActiveModel {
        id: Set(row.id),
        ends_at: Set(change.ends_at),
        lifted_at: Set(change.lifted_at),
        decision: Set(decision),
        decided_at: Set(decided_at),
        ..Default::default()
    };
    row.update(db).await
}

pub(super) async fn by_id(db: &impl ConnectionTrait, id: SanctionId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

/// The sanction, of which nobody else decides until the transaction ends.
pub(super) async fn locked(db: &impl ConnectionTrait, id: SanctionId) -> Result<Option<Model>, DbErr> {
    queries::locked(db, Entity::find_by_id(id)).one(db).await
}

pub(super) async fn by_ids(db: &impl ConnectionTrait, ids: &[SanctionId]) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    Entity::find().filter(Column::Id.is_in(ids.iter().copied())).all(db).await
}

fn last_first(rows: Select<Entity>, page: &PageRequest<SanctionId>) -> Select<Entity> {
    let rows = match page.after {
        Some(after) => rows.filter(Column::Id.lt(after)),
        None => rows,
    };
    rows.order_by_desc(Column::Id).limit(page.rows())
}

/// A page of the sanctions of an account, the last first; only those that `sight` covers where one is given.
pub(super) async fn of_account(
    db: &impl ConnectionTrait,
    id: AccountId,
    sight: Option<&Sight>,
    page: &PageRequest<SanctionId>,
) -> Result<Vec<Model>, DbErr> {
    let mut rows = Entity::find().filter(Column::AccountId.eq(id));
    if let Some(sight) = sight {
        rows = rows.filter(sight.condition());
    }
    last_first(rows, page).all(db).await
}

/// So many of the sanctions of an account after one, the first first.
pub(super) async fn own_after(
    db: &impl ConnectionTrait,
    id: AccountId,
    after: SanctionId,
    rows: u64,
) -> Result<Vec<Model>, DbErr> {
    let own = Entity::find().filter(Column::AccountId.eq(id)).filter(Column::Id.gt(after));
    own.order_by_asc(Column::Id).limit(rows).all(db).await
}

/// A page of the appeals that nobody has decided of, the oldest first; none of one's own.
pub(super) async fn appeals(
    db: &impl ConnectionTrait,
    own: Option<AccountId>,
    sight: &Sight,
    page: &PageRequest<(Instant, SanctionId)>,
) -> Result<Vec<Model>, DbErr> {
    let mut rows = Entity::find()
        .filter(Expr::cust("appealed_at IS NOT NULL AND decided_at IS NULL"))
        .filter(sight.condition());
    if let Some(own) = own {
        rows = rows.filter(Column::AccountId.ne(own));
    }
    if let Some((at, id)) = page.after {
        let same = Condition::all().add(Column::AppealedAt.eq(at)).add(Column::Id.gt(id));
        rows = rows.filter(Condition::any().add(Column::AppealedAt.gt(at)).add(same));
    }
    rows.order_by_asc(Column::AppealedAt).order_by_asc(Column::Id).limit(page.rows()).all(db).await
}

/// What happened to these sanctions, in order; a few of each.
pub(super) async fn acts(
    db: &impl ConnectionTrait,
    ids: &[SanctionId],
) -> Result<Vec<sanction_act::Model>, DbErr> {
    use sanction_act::{Column, Entity};
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let rows = Entity::find().filter(Column::SanctionId.is_in(ids.iter().copied()));
    rows.order_by_asc(Column::Id).all(db).await
}

/// These acts.
pub(super) async fn acts_by_ids(
    db: &impl ConnectionTrait,
    ids: &[SanctionActId],
) -> Result<Vec<sanction_act::Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    sanction_act::Entity::find().filter(sanction_act::Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// Takes the words from all that was imposed on an account, and from what happened to it.
pub(super) async fn forget_words(db: &impl ConnectionTrait, id: AccountId) -> Result<(), DbErr> {
    use sea_orm::QueryTrait as _;
    let own = Entity::find().select_only().column(Column::Id).filter(Column::AccountId.eq(id));
    sanction_act::Entity::update_many()
        .col_expr(sanction_act::Column::Text, Expr::val(""))
        .filter(sanction_act::Column::SanctionId.in_subquery(own.into_query()))
        .exec(db)
        .await?;
    Entity::update_many()
        .col_expr(Column::Text, Expr::val(""))
        .filter(Column::AccountId.eq(id))
        .exec(db)
        .await?;
    Ok(())
}
