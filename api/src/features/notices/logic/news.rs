//! What a row of the outbox means, and whom it concerns.
//!
//! A row says which thing changed. It is news where the thing says of itself that it happened at the very time of the
//! row: so what was imported is told to nobody, and neither is what merely changed once more.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::complaint_act::ActId;
use linli_entities::complaint_rung::Rung;
use linli_entities::notice::NoticeKind;
use linli_entities::outbox::{self as row, OutboxKind};
use linli_entities::ownership::OwnershipState;
use linli_entities::post::{self, PostId};
use linli_entities::role_grant::Role;
use linli_entities::topic;
use serde_json::Value;

use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::boards::rules::BoardScope;
use crate::features::complaints::logic::{self as complaints, Happened};
use crate::features::notices::rules::audience::{self, Whom};
use crate::features::roles::logic::{self as roles, Place};
use crate::features::{accounts, boards, ownerships, posts, topics};
use crate::markdown;

use super::subjects::is_for;

/// Something that happened.
#[derive(Clone, Debug)]
pub(super) struct News {
    /// The word of it: an account is told once of each.
    pub(super) fact: String,
    pub(super) subject_id: i64,
    pub(super) happened_at: Instant,
    /// Who did it, and so is not told.
    pub(super) by: Option<AccountId>,
    /// What it is about, for asking who may read that.
    pub(super) subject: Subject,
    /// Those who are told by name; each as the first that is said of them.
    pub(super) few: Vec<(AccountId, NoticeKind)>,
    /// Those who hold one of these roles there.
    pub(super) many: Option<(NoticeKind, Holders)>,
}

/// What news are about.
#[derive(Clone, Debug)]
pub(super) enum Subject {
    /// A post in a topic of a board.
    Post(Box<(post::Model, topic::Model, BoardScope)>),
    /// A complaint.
    Complaint(Box<Happened>),
    /// Something of the account itself.
    Own,
}

/// Those who hold roles in a project, or above it.
#[derive(Clone, Debug)]
pub(super) struct Holders {
    pub(super) roles: &'static [Role],
    pub(super) place: Place,
}

impl Subject {
    /// Whether somebody may be told of this as such.
    pub(super) async fn is_told_to(&self, app: &App, actor: &Actor, kind: NoticeKind) -> Result<bool, Error> {
        match self {
            Self::Post(seen) => Ok(topics::logic::demand_visible(actor, &seen.2, &seen.1).is_ok()),
            Self::Complaint(happened) => {
                Ok(is_for(kind, complaints::stands(app.db.read(), actor, happened).await?))
            }
            Self::Own => Ok(true),
        }
    }
}

/// What happened, as a row says.
pub(super) async fn of(app: &App, row: &row::Model) -> Result<Vec<News>, Error> {
    match row.kind {
        OutboxKind::Post => {
            Ok(of_post(app, PostId(row.entity_id), row.created_at).await?.into_iter().collect())
        }
        OutboxKind::Act => Ok(of_act(app, ActId(row.entity_id)).await?.into_iter().collect()),
        OutboxKind::Account => of_account(app, AccountId(row.entity_id), row.created_at).await,
        OutboxKind::Topic | OutboxKind::Board | OutboxKind::Project | OutboxKind::Complaint => Ok(vec![]),
    }
}

async fn of_post(app: &App, id: PostId, at: Instant) -> Result<Option<News>, Error> {
    let Some(post) = posts::logic::by_ids(app, &[id]).await?.pop() else { return Ok(None) };
    let (written, edited) = (post.created_at == at, post.edited_at == Some(at));
    if post.deleted_at.is_some() || !(written || edited) {
        return Ok(None);
    }
    let Some(topic) = topics::logic::by_ids(app, &[post.topic_id]).await?.remove(&post.topic_id) else {
        return Ok(None);
    };
    let directory = boards::logic::directory(app).await?;
    let Some(board) = directory.get(&topic.board_id).filter(|_| topic.deleted_at.is_none()) else {
        return Ok(None);
    };
    let mut few = vec![];
    if written {
        if let Some(number) = post.reply_to_number {
            let author = posts::logic::author_of(app, topic.id, number).await?;
            few.extend(author.map(|author| (author, NoticeKind::PostReplied)));
        }
        few.extend(mentioned(app, &post.markdown).await?);
        if post.number > 1 {
            few.push((topic.author_id, NoticeKind::TopicReplied));
        }
    } else {
        few.extend(mentioned(app, &post.markdown).await?);
    }
    Ok(Some(News {
        fact: format!("post:{id}"),
        subject_id: id.0,
        happened_at: at,
        by: Some(if edited { post.edited_by.unwrap_or(post.author_id) } else { post.author_id }),
        few,
        many: None,
        subject: Subject::Post(Box::new((post, topic, board.clone()))),
    }))
}

async fn mentioned(app: &App, text: &str) -> Result<Vec<(AccountId, NoticeKind)>, Error> {
    let candidates = markdown::mention_candidates(text);
    if candidates.is_empty() {
        return Ok(vec![]);
    }
    let known = accounts::logic::by_name_keys(app.db.read(), candidates).await?;
    let meant = markdown::mentioned(text, &known);
    Ok(meant.into_iter().map(|id| (id, NoticeKind::Mentioned)).collect())
}

async fn of_act(app: &App, id: ActId) -> Result<Option<News>, Error> {
    let Some(happened) = complaints::happened(app, &[id]).await?.pop() else { return Ok(None) };
    let place = Place { project_id: happened.project.id, city: happened.project.city.clone() };
    let (mut few, mut many) = (vec![], None);
    for (whom, kind) in audience::concerned(happened.act.kind, happened.alarm) {
        let one = match whom {
            Whom::Complainant => Some(happened.complaint.complainant_id),
            Whom::Assigned => happened.act.detail.get("handler_id").and_then(Value::as_i64).map(AccountId),
            Whom::Handler | Whom::Named(Rung::Half) => happened.complaint.handler_id,
            Whom::Named(_) => None,
        };
        let chain = match whom {
            Whom::Complainant | Whom::Assigned => None,
            Whom::Handler => Some(audience::team()),
            Whom::Named(rung) => Some(audience::named(rung)),
        };
        match (one, chain) {
            (Some(one), _) => few.push((one, kind)),
            (None, Some(chain)) => many = first_held(app, chain, &place).await?.map(|held| (kind, held)),
            (None, None) => {}
        }
    }
    Ok(Some(News {
        fact: format!("act:{id}"),
        subject_id: id.0,
        happened_at: happened.act.acted_at,
        by: happened.act.actor_id,
        few,
        many,
        subject: Subject::Complaint(Box::new(happened)),
    }))
}

/// The first roles of the chain that somebody holds there.
async fn first_held(
    app: &App,
    chain: &'static [&'static [Role]],
    place: &Place,
) -> Result<Option<Holders>, Error> {
    for held in chain.iter().copied() {
        if !roles::holders(app, held, place, AccountId(0), 1).await?.is_empty() {
            return Ok(Some(Holders { roles: held, place: place.clone() }));
        }
    }
    Ok(None)
}

/// What was decided on homes of an account, and which roles it was given, at this time.
async fn of_account(app: &App, id: AccountId, at: Instant) -> Result<Vec<News>, Error> {
    let mut found = vec![];
    let own = |fact: String, subject_id: i64, by: Option<AccountId>, kind: NoticeKind| News {
        fact,
        subject_id,
        happened_at: at,
        by,
        few: vec![(id, kind)],
        many: None,
        subject: Subject::Own,
    };
    for decided in ownerships::logic::decided_at(app, id, at).await? {
        if decided.state != OwnershipState::Claimed {
            let fact = format!("ownership:{}:{}", decided.id, at.timestamp_millis());
            found.push(own(fact, decided.id.0, decided.decided_by, NoticeKind::OwnershipDecided));
        }
    }
    for held in roles::of_account(app.db.read(), id).await? {
        let grant = held.grant;
        if grant.granted_at == at {
            let fact = format!("role:{}", grant.id);
            found.push(own(fact, grant.id.0, grant.granted_by, NoticeKind::RoleGranted));
        }
    }
    Ok(found)
}
