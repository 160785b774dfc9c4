//! Places where something is written: whether the actor sees them, and what they are called.

use std::collections::HashMap;

use linli_entities::board::BoardId;
use linli_entities::conversation::ConversationId;
use linli_entities::draft::DraftPlace;
use linli_entities::post::PostId;
use linli_entities::topic::TopicId;

use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::conversations::logic::telling;
use crate::features::conversations::output as conversations;
use crate::features::drafts::output::DraftTarget;
use crate::features::drafts::rules::Place;
use crate::features::{boards, posts, topics};

/// Demands that the actor sees the place.
///
/// # Errors
/// [`Error::NotFound`] as where there is none; for a post that one may not edit
/// [`Code::Forbidden`](crate::code::Code::Forbidden).
pub(super) async fn demand_seen(app: &App, actor: &Actor, place: Place) -> Result<(), Error> {
    match place.kind {
        DraftPlace::Topic => boards::logic::visible(app, actor, BoardId(place.id)).await.map(drop),
        DraftPlace::Reply => topics::logic::visible(app, actor, TopicId(place.id)).await.map(drop),
        DraftPlace::Edit => posts::logic::source(app, actor, PostId(place.id)).await.map(drop),
        DraftPlace::Message => {
            let called = telling::called(app, actor, &[ConversationId(place.id)]).await?;
            if called.is_empty() { Err(Error::NotFound("conversation")) } else { Ok(()) }
        }
    }
}

/// What these places are called; missing where the actor does not see them (any more).
pub(super) async fn targets(
    app: &App,
    actor: &Actor,
    places: &[Place],
) -> Result<HashMap<Place, DraftTarget>, Error> {
    let ids = |kind: DraftPlace| places.iter().filter(move |place| place.kind == kind).map(|place| place.id);
    let mut known = HashMap::new();
    let mut tell = |kind: DraftPlace, id: i64, name: String, url: String| {
        known.insert(Place { kind, id }, DraftTarget { name, url });
    };
    let directory = boards::logic::directory(app).await?;
    for board in ids(DraftPlace::Topic).filter_map(|id| directory.get(&BoardId(id))) {
        if boards::rules::may_read(actor, board) {
            tell(DraftPlace::Topic, board.id.0, board.name.clone(), format!("/boards/{}/new", board.id));
        }
    }
    let of_topics: Vec<TopicId> = ids(DraftPlace::Reply).map(TopicId).collect();
    if !of_topics.is_empty() {
        for topic in topics::logic::visible_among(app, actor, &of_topics).await?.into_values() {
            tell(DraftPlace::Reply, topic.id.0, topic.title, format!("/topics/{}#reply", topic.id));
        }
    }
    let of_posts: Vec<PostId> = ids(DraftPlace::Edit).map(PostId).collect();
    if !of_posts.is_empty() {
        for (post, topic) in posts::logic::readable_among(app, actor, &of_posts).await? {
            tell(DraftPlace::Edit, post.id.0, topic.title, posts::rules::url(topic.id, post.number));
        }
    }
    let of_conversations: Vec<ConversationId> = ids(DraftPlace::Message).map(ConversationId).collect();
    if !of_conversations.is_empty() {
        for called in telling::called(app, actor, &of_conversations).await? {
            let name =
                if called.title.is_empty() { called.project.unwrap_or_default() } else { called.title };
            tell(DraftPlace::Message, called.id.0, name, conversations::url(called.id));
        }
    }
    Ok(known)
}
