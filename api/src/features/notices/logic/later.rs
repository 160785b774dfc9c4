//! What authors are told of posts that they wrote for later: that they were not published; and of what waited for moderators:
//! what was decided.

use linli_entities::Instant;
use linli_entities::notice::{Model, NoticeKind};
use linli_entities::post::PostId;
use linli_entities::review::{ReviewId, ReviewState};
use linli_entities::scheduled_post::ScheduledPostId;

use super::news::News;
use super::subjects::{Known, each, ids};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::drafts::logic::scheduled;
use crate::features::drafts::output::excerpt;
use crate::features::notices::rules::words::About;
use crate::features::{posts, reviews};

/// What was refused, told to whoever wrote it: once for each time.
pub(super) async fn of_refused(app: &App, id: ScheduledPostId, at: Instant) -> Result<Option<News>, Error> {
    let refused = scheduled::refused_among(app.db.read(), &[id]).await?.pop();
    let Some(row) = refused.filter(|row| row.refused_at == Some(at)) else { return Ok(None) };
    let fact = format!("scheduled_post:{id}:{}", at.timestamp_millis());
    Ok(Some(News::own(fact, id.0, at, None, vec![(row.account_id, NoticeKind::PostRefused)])))
}

/// What such notices are about; missing where it waits again, or was cancelled.
pub(super) async fn about(app: &App, actor: &Actor, rows: &[&Model]) -> Result<Known, Error> {
    if rows.is_empty() {
        return Ok(vec![]);
    }
    let own = actor.signed_in()?.account_id;
    let refused = scheduled::refused_among(app.db.read(), &ids(rows, ScheduledPostId)).await?;
    Ok(each(rows, |row| {
        let one = refused.iter().find(|one| one.id.0 == row.subject_id && one.account_id == own)?;
        let title = if one.title.is_empty() { excerpt(&one.markdown) } else { one.title.clone() };
        Some(About::Later { title, refusal: one.refusal? })
    }))
}

/// What was decided of, told to whoever wrote it, by nobody's name.
pub(super) async fn of_decided(app: &App, id: ReviewId) -> Result<Option<News>, Error> {
    let decided = reviews::logic::decided_among(app.db.read(), &[id]).await?.pop();
    let Some((row, at)) = decided.and_then(|row| row.decided_at.map(|at| (row, at))) else { return Ok(None) };
    let told = vec![(row.author_id, NoticeKind::ReviewDecided)];
    Ok(Some(News::own(format!("review:{id}"), id.0, at, None, told)))
}

/// What such notices are about; of what was written, the post as far as its author may read it.
pub(super) async fn about_decided(app: &App, actor: &Actor, rows: &[&Model]) -> Result<Known, Error> {
    if rows.is_empty() {
        return Ok(vec![]);
    }
    let own = actor.signed_in()?.account_id;
    let mut decided = reviews::logic::decided_among(app.db.read(), &ids(rows, ReviewId)).await?;
    decided.retain(|one| one.author_id == own);
    let post_ids: Vec<PostId> = decided.iter().filter_map(|one| one.post_id).collect();
    let posts = posts::logic::readable_among(app, actor, &post_ids).await?;
    Ok(each(rows, |row| {
        let one = decided.iter().find(|one| one.id.0 == row.subject_id)?;
        if one.state != ReviewState::Approved {
            let title = if one.title.is_empty() { excerpt(&one.markdown) } else { one.title.clone() };
            return Some(About::Reviewed { title, note: Some(one.note.clone()), post: None });
        }
        let (post, topic) = posts.iter().find(|(post, _)| Some(post.id) == one.post_id)?;
        Some(About::Reviewed { title: topic.title.clone(), note: None, post: Some(post.id) })
    }))
}
