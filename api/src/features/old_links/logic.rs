//! Where an old address leads.

use linli_entities::import_ref::ImportKind;
use linli_entities::post::PostId;
use linli_entities::topic::TopicId;

use super::rules::{OldLink, post_reference, topic_reference};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Known as _};
use crate::features::{imports, posts, topics};

/// The address of today of what the address of then named, where the actor may read it. Of a post that was not taken in:
/// that of its topic.
///
/// # Errors
/// When the database fails.
pub async fn find(app: &App, actor: &Actor, old: OldLink) -> Result<Option<String>, Error> {
    let OldLink { origin, topic, post } = old;
    if let Some(post) = post {
        let reference = post_reference(origin.prefix(), topic, post);
        let id = imports::logic::taken_in(app, ImportKind::Post, &reference).await?;
        if let Some(id) = id {
            let seen = posts::logic::seen(app, actor, PostId(id)).await.known()?;
            return Ok(seen.map(|(post, _)| posts::rules::url(post.topic_id, post.number)));
        }
    }
    let reference = topic_reference(origin.prefix(), topic);
    let Some(id) = imports::logic::taken_in(app, ImportKind::Topic, &reference).await? else {
        return Ok(None);
    };
    let seen = topics::logic::visible(app, actor, TopicId(id)).await.known()?;
    Ok(seen.map(|(topic, _)| posts::rules::page_url(topic.id, 1)))
}
