//! How things here stand to which posts link, told to who may read them now.

use linli_entities::complaint::ComplaintId;
use linli_entities::event::EventId;
use linli_entities::post::PostId;
use linli_entities::topic::TopicId;
use linli_entities::vote::VoteId;

use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::link_cards::output::{
    LiveCard, LiveCommitment, LiveComplaint, LiveEvent, LiveTopic, LiveVote,
};
use crate::features::link_cards::rules;
use crate::features::{commitments, complaints, events, polls, posts, topics, votes};
use crate::markdown::Here;

/// How the things stand to which these paths lead, of those that the actor may read; nothing of all others.
///
/// # Errors
/// Those of [`rules::paths`]; when the database fails.
pub async fn list(app: &App, actor: &Actor, text: &str) -> Result<Vec<LiveCard>, Error> {
    let mut cards = vec![];
    for (path, here) in rules::paths(text)? {
        match card(app, actor, path, here).await {
            Ok(card) => cards.push(card),
            // What there is not and what one may not read are alike.
            Err(Error::NotFound(_) | Error::SignInRequired | Error::Forbidden(_)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(cards)
}

async fn card(app: &App, actor: &Actor, path: String, here: Here) -> Result<LiveCard, Error> {
    match here {
        Here::Topic { id, number } => topic(app, actor, path, (TopicId(id), number)).await,
        Here::Post(id) => post(app, actor, path, PostId(id)).await,
        Here::Event(id) => event(app, actor, path, EventId(id)).await,
        Here::Complaint(id) => complaint(app, actor, path, ComplaintId(id)).await,
        Here::Vote(id) => vote(app, actor, path, VoteId(id)).await,
    }
}

/// The topic of a post, wherever it was moved, or the commitment that it is.
async fn post(app: &App, actor: &Actor, path: String, id: PostId) -> Result<LiveCard, Error> {
    let post = posts::logic::by_ids(app, &[id]).await?.pop().ok_or(Error::NotFound("post"))?;
    topic(app, actor, path, (post.topic_id, Some(post.number))).await
}

/// A topic; where the path leads to a post that is a commitment, that.
async fn topic(
    app: &App,
    actor: &Actor,
    path: String,
    (id, number): (TopicId, Option<i32>),
) -> Result<LiveCard, Error> {
    let (topic, board) = topics::logic::visible(app, actor, id).await?;
    // Who moderates sees what is deleted; a link to it tells nothing of it.
    if topic.deleted_at.is_some() || number.is_some_and(|number| number > topic.last_number) {
        return Err(Error::NotFound("topic"));
    }
    let place = board.project.as_ref().map(|project| project.name.clone());
    let card = LiveCard::new(path, topic.title.clone(), place);
    if let Some(number) = number
        && let Some(post_id) = posts::logic::standing(app.db.read(), id, number).await?
        && let Some(committed) =
            commitments::logic::shown(app, &commitments::logic::of_posts(app.db.read(), &[post_id]).await?)
                .pop()
    {
        let title = committed.text.clone();
        return Ok(LiveCard { title, commitment: Some(LiveCommitment::from(committed)), ..card });
    }
    let poll = polls::logic::of_topic(app, id).await?;
    let poll = poll.map(|poll| polls::logic::shown(&poll, app.clock.now()));
    let shown = LiveTopic {
        number,
        post_count: topic.post_count,
        last_post_at: topic.last_post_at,
        question: topic.question,
        solved: topic.accepted_post_id.is_some(),
        locked: topic.locked,
        poll_open: poll.map(|poll| !poll.closed),
    };
    Ok(LiveCard { topic: Some(shown), ..card })
}

async fn event(app: &App, actor: &Actor, path: String, id: EventId) -> Result<LiveCard, Error> {
    let seen = events::logic::get(app, actor, id).await?;
    let place = seen.project.as_ref().map(|project| project.name.clone());
    let card = LiveCard::new(path, seen.row.title.clone(), place);
    let shown = LiveEvent {
        state: seen.phase,
        begins_at: seen.row.begins_at,
        registration: seen.registration_phase,
        seats_left: seen.seats_left(),
    };
    Ok(LiveCard { event: Some(shown), ..card })
}

async fn complaint(app: &App, actor: &Actor, path: String, id: ComplaintId) -> Result<LiveCard, Error> {
    let (row, project, _) = complaints::logic::readable(app.db.read(), actor, id).await?;
    let shown = LiveComplaint { number: row.number, state: row.state, due_at: row.due_at };
    let card = LiveCard::new(path, row.title, Some(project.name));
    Ok(LiveCard { complaint: Some(shown), ..card })
}

async fn vote(app: &App, actor: &Actor, path: String, id: VoteId) -> Result<LiveCard, Error> {
    let seen = votes::logic::get(app, actor, id).await?;
    let card = LiveCard::new(path, seen.row.title.clone(), Some(seen.project.name));
    let shown = LiveVote { state: seen.phase, opens_at: seen.row.opens_at, closes_at: seen.row.closes_at };
    Ok(LiveCard { vote: Some(shown), ..card })
}
