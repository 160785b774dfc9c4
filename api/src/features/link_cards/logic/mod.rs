//! Use cases of cards: which links of a post have them, and who takes them away. Reading pages is in [`fetching`], what is told of
//! things here in [`live`].

pub mod fetching;
mod live;

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::link_card::{LinkCardId, Model};
use linli_entities::post::{self, PostId};
use linli_entities::post_link;
use sha2::{Digest as _, Sha256};

use super::output::PostCard;
use super::rules::{self, Shown};
use super::store;
use crate::actor::Actor;
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::db::Txn;
use crate::db::versions::Key;
use crate::error::Error;
use crate::features::boards;
use crate::features::boards::rules::BoardScope;
use crate::features::posts;
use crate::features::posts::body::Body;
use crate::markdown::{CARD, Mentioned, Pictures};

pub use live::list;

/// Renders a text of a post, with its links that become cards; none where cards are switched off.
pub fn body(app: &App, text: String, mentioned: &Mentioned, pictures: &Pictures) -> Body {
    let body = Body::of_post(text, mentioned, pictures, &app.config.public_url);
    if app.config.cards.enabled { body } else { Body { links: vec![], ..body } }
}

/// Notes to which pages elsewhere a post links, new or edited, inside its transaction: those that are not known are read after
/// it. A card that was taken away stays away as long as the post links to its page.
///
/// # Errors
/// When the database fails.
pub async fn record(
    txn: &Txn,
    id: PostId,
    links: &[String],
    is_new: bool,
    now: Instant,
) -> Result<(), Error> {
    let before = if is_new { vec![] } else { store::links(txn, id).await? };
    if links.is_empty() && before.is_empty() {
        return Ok(());
    }
    let cards = cards(txn, links, now).await?;
    let removed = |card: LinkCardId| {
        let same = before.iter().filter(|link| link.link_card_id == card);
        same.filter_map(|link| link.removed_at).next()
    };
    let rows = links.iter().zip(0..).filter_map(|(link, position)| {
        let (hash, _) = key(link)?;
        let link_card_id = *cards.get(&hash)?;
        Some(post_link::Model { post_id: id, position, link_card_id, removed_at: removed(link_card_id) })
    });
    Ok(store::replace(txn, id, rows.collect()).await?)
}

/// As [`record`], of a post that was rendered anew and says what it said: where its links stand as they stood, nothing is
/// written, so that nobody is asked because of it. Where cards are not made (`makes`), what has none is given none.
///
/// # Errors
/// When the database fails.
pub async fn keep(txn: &Txn, id: PostId, links: &[String], makes: bool, now: Instant) -> Result<(), Error> {
    let before = store::links(txn, id).await?;
    if before.is_empty() && !makes {
        return Ok(());
    }
    let hashes: Vec<Option<String>> = links.iter().map(|link| key(link).map(|(hash, _)| hash)).collect();
    let cards = store::held(txn, &hashes.iter().flatten().cloned().collect::<Vec<_>>()).await?;
    let cards: HashMap<String, LinkCardId> = cards.into_iter().map(|card| (card.url_hash, card.id)).collect();
    let stand = hashes.iter().zip(0_i32..).filter_map(|(hash, position)| {
        let hash = hash.as_ref()?;
        Some((position, cards.get(hash).copied()))
    });
    let stood = before.iter().map(|link| (link.position, Some(link.link_card_id)));
    if stand.eq(stood) { Ok(()) } else { record(txn, id, links, false, now).await }
}

/// The hash of the address that is asked for where a post links to this one, and the address.
fn key(link: &str) -> Option<(String, String)> {
    let url = rules::address(link)?;
    Some((hex::encode(Sha256::digest(url.as_str())), url.into()))
}

/// The cards of links, by the hashes of their addresses; what is new or old is to be read.
async fn cards(txn: &Txn, links: &[String], now: Instant) -> Result<HashMap<String, LinkCardId>, Error> {
    let mut keys: Vec<(String, String)> = links.iter().filter_map(|link| key(link)).collect();
    keys.sort();
    keys.dedup();
    if keys.is_empty() {
        return Ok(HashMap::new());
    }
    store::insert(txn, &keys, now).await?;
    let hashes: Vec<String> = keys.into_iter().map(|(hash, _)| hash).collect();
    // Held, so that whoever has read a page meanwhile sees this post, and moves on the version of its topic.
    let cards = store::held(txn, &hashes).await?;
    let old: Vec<LinkCardId> =
        cards.iter().filter(|card| rules::is_old(card, now)).map(|card| card.id).collect();
    if !old.is_empty() {
        store::renew(txn, &old, now).await?;
    }
    Ok(cards.into_iter().map(|card| (card.url_hash, card.id)).collect())
}

/// Puts cards into the HTML of posts, in the places of their links; for whoever knows that the posts may be read.
///
/// # Errors
/// When the database fails.
pub async fn dress<'a>(app: &App, posts: impl IntoIterator<Item = &'a mut post::Model>) -> Result<(), Error> {
    let mut marked: Vec<&mut post::Model> =
        posts.into_iter().filter(|post| post.deleted_at.is_none() && post.html.contains(CARD)).collect();
    if marked.is_empty() {
        return Ok(());
    }
    let ids: Vec<PostId> = marked.iter().map(|post| post.id).collect();
    let mut shown: HashMap<(PostId, i32), Model> = HashMap::new();
    for (link, card) in store::shown(app.db.read(), &ids).await? {
        shown.insert((link.post_id, link.position), card);
    }
    for post in &mut marked {
        let card = |position| shown.get(&(post.id, position)).and_then(Shown::of);
        post.html = rules::dressed(&post.html, card);
    }
    Ok(())
}

/// The cards that a post shows, for whoever may take them away.
///
/// # Errors
/// [`Error::NotFound`] for a post that may not be seen; [`Code::Forbidden`].
pub async fn of_post(app: &App, actor: &Actor, id: PostId) -> Result<Vec<PostCard>, Error> {
    let (post, board) = posts::logic::seen(app, actor, id).await?;
    demand_remover(actor, &post, &board)?;
    let shown = store::shown(app.db.read(), &[id]).await?;
    let mut met = vec![];
    let cards = shown.iter().filter(|(_, card)| {
        !met.contains(&card.id) && {
            met.push(card.id);
            true
        }
    });
    Ok(cards.filter_map(|(_, card)| PostCard::of(card)).collect())
}

/// Takes the card of a page away from a post, also where there is none any more: it is a link then. Also of a commitment, whose
/// words stay as they are.
///
/// # Errors
/// [`Error::NotFound`] for a post that may not be seen; [`Code::Forbidden`] to whoever neither wrote it nor moderates there.
pub async fn remove(app: &App, actor: &Actor, id: PostId, card_id: LinkCardId) -> Result<(), Error> {
    let (post, board) = posts::logic::seen(app, actor, id).await?;
    demand_remover(actor, &post, &board)?;
    let input = (actor.clone(), id, card_id, app.clock.now());
    app.db.write(input, |txn, input| Box::pin(remove_in(txn, input))).await
}

async fn remove_in(
    txn: &Txn,
    (actor, id, card_id, now): (Actor, PostId, LinkCardId, Instant),
) -> Result<(), Error> {
    let (actor, post, board) = posts::logic::held(txn, &actor, id).await?;
    demand_remover(&actor, &post, &board)?;
    if !store::remove(txn, (id, card_id), now).await? {
        return Ok(());
    }
    txn.touch(Key::Topic(post.topic_id));
    if actor.account_id() != Some(post.author_id) {
        let detail = serde_json::json!({ "card": card_id });
        audit::record(txn, &actor, "remove_post_card", ("post", id.0), detail, now).await?;
    }
    Ok(())
}

/// Demands that the actor wrote the post or moderates its board.
fn demand_remover(actor: &Actor, post: &post::Model, board: &BoardScope) -> Result<(), Error> {
    let own = actor.signed_in()?.account_id == post.author_id;
    let may = boards::rules::moderates(actor, board) || (own && post.deleted_at.is_none());
    if may { Ok(()) } else { Err(Error::Forbidden(Code::Forbidden)) }
}
