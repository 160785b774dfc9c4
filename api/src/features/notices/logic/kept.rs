//! What somebody wanted to be told of again, and whom a post calls: persons and groups.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::bookmark::{BookmarkId, Model as Bookmark};
use linli_entities::group_mention::Group;
use linli_entities::notice::{Model, NoticeKind};
use linli_entities::post::{self, PostId};

use super::crowd::{Crowd, first_held};
use super::news::{News, Subject};
use super::subjects::{EXCERPT_CHARS, Known, each, ids};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::boards::rules::BoardScope;
use crate::features::bookmarks::logic::reminding;
use crate::features::bookmarks::rules::fact;
use crate::features::notices::rules::audience;
use crate::features::notices::rules::words::About;
use crate::features::{accounts, boards, mentions, posts, topics};
use crate::markdown::{self, Mentioned};

/// A post of which the time has come, told to whoever keeps it: where it still stands, and they may still read it.
pub(super) async fn of_reminder(app: &App, id: BookmarkId, at: Instant) -> Result<Option<News>, Error> {
    let kept = reminding::by_ids(app.db.read(), &[id]).await?.pop();
    // Whoever chose another time since is told then.
    let Some(row) = kept.filter(|row| row.reminded_at == Some(at)) else { return Ok(None) };
    let Some(post) = posts::logic::by_ids(app, &[row.post_id]).await?.pop() else { return Ok(None) };
    let topic = topics::logic::by_ids(app, &[post.topic_id]).await?.remove(&post.topic_id);
    let Some(topic) = topic.filter(|topic| topic.deleted_at.is_none() && post.deleted_at.is_none()) else {
        return Ok(None);
    };
    let directory = boards::logic::directory(app).await?;
    let Some(board) = directory.get(&topic.board_id).cloned() else { return Ok(None) };
    Ok(Some(News {
        fact: fact(&row),
        subject_id: id.0,
        happened_at: at,
        by: None,
        not: vec![],
        few: vec![(row.account_id, NoticeKind::Reminder)],
        many: vec![],
        subject: Subject::Post(Box::new((post, topic, board))),
    }))
}

/// What such notices are about: posts that the reader keeps still, and may read; the own note comes before how they begin.
pub(super) async fn about(app: &App, actor: &Actor, rows: &[&Model]) -> Result<Known, Error> {
    if rows.is_empty() {
        return Ok(vec![]);
    }
    let own = actor.signed_in()?.account_id;
    let mut kept = reminding::by_ids(app.db.read(), &ids(rows, BookmarkId)).await?;
    kept.retain(|one| one.account_id == own);
    let posts: Vec<PostId> = kept.iter().map(|one| one.post_id).collect();
    let readable = posts::logic::readable_among(app, actor, &posts).await?;
    Ok(each(rows, |row| {
        let one: &Bookmark = kept.iter().find(|one| one.id.0 == row.subject_id)?;
        let (post, topic) = readable.iter().find(|(post, _)| post.id == one.post_id)?;
        let excerpt = if one.note.is_empty() { &post.markdown } else { &one.note };
        Some(About::Post {
            id: post.id,
            title: topic.title.clone(),
            number: post.number,
            excerpt: markdown::first_words(excerpt, EXCERPT_CHARS),
        })
    }))
}

/// The persons whom a text mentions where it stands in a board.
pub(super) async fn mentioned(
    app: &App,
    text: &str,
    board: &BoardScope,
) -> Result<Vec<(AccountId, NoticeKind)>, Error> {
    let candidates = markdown::mention_candidates(text);
    if candidates.is_empty() {
        return Ok(vec![]);
    }
    let people = accounts::logic::by_name_keys(app.db.read(), candidates).await?;
    let mut known: Mentioned = people.into_iter().map(|(name, id)| (name, id.into())).collect();
    known.extend(mentions::logic::standing(board));
    let meant = markdown::mentioned(text, &known);
    Ok(meant.into_iter().map(|id| (id, NoticeKind::Mentioned)).collect())
}

/// The groups that a post mentions since it was written or edited at this time.
pub(super) async fn called(
    app: &App,
    post: &post::Model,
    board: &BoardScope,
    at: Instant,
) -> Result<Vec<(NoticeKind, Crowd)>, Error> {
    let Some(project) = board.project.as_ref().filter(|_| post.markdown.contains('@')) else {
        return Ok(vec![]);
    };
    let place = (project.id, project.city.as_str());
    let mut crowds = vec![];
    for group in mentions::logic::made_at(app.db.read(), post.id, at).await? {
        crowds.extend(match group {
            Group::Staff => {
                first_held(app, audience::team(), place, &[post.author_id]).await?.map(Crowd::Staff)
            }
            Group::Moderators => {
                first_held(app, audience::moderators(), place, &[post.author_id]).await?.map(Crowd::Staff)
            }
            Group::Building(id) => Some(Crowd::AtHome(project.id, Some(id))),
        });
    }
    Ok(crowds.into_iter().map(|crowd| (NoticeKind::GroupMentioned, crowd)).collect())
}
