//! Rendering posts anew that an older renderer made.
//!
//! A post says what it said: whom it means, which pictures it shows and which words of it are masked was decided when it was
//! written, and is read from what was kept then; nobody is told, no edit is noted and the index needs nothing. What was taken in
//! from elsewhere is rendered as the import does it, until it is edited here.

use linli_entities::Instant;
use linli_entities::post::{self, PostId};
use sea_orm::{DbBackend, Statement};

use super::super::body::Body;
use super::super::store;
use crate::app::App;
use crate::db::Txn;
use crate::db::versions::Key;
use crate::error::Error;
use crate::features::{imports, link_cards, post_images, topics};
use crate::jobs::rebaking::{BATCH, Turn, rounds};
use crate::markdown::{self, CARD, Pictures};

/// A post that was rendered anew.
#[derive(Clone)]
struct Baked {
    id: PostId,
    /// The version of what it was rendered from, and how often that was edited.
    seen: (i32, i32),
    html: String,
    /// The addresses of its links that become cards, where it has such or had.
    links: Option<Vec<String>>,
}

impl Baked {
    /// What has cards is written alone: it holds their rows, which others hold in an order of their own.
    fn weight(&self) -> usize {
        if self.links.is_some() { usize::MAX } else { self.html.len() }
    }
}

/// The next version above one whose HTML is older than what would be made today.
///
/// # Errors
/// When the database fails.
pub async fn next(app: &App, above: i32) -> Result<Option<i32>, Error> {
    Ok(store::next_version(app.db.read(), above).await?)
}

/// Renders some posts of a version after an id anew. One that cannot be rendered stays as it is, and the log says so.
///
/// # Errors
/// When the database fails.
pub async fn some(app: &App, version: i32, after: i64) -> Result<Turn, Error> {
    let rows = store::of_version(app.db.read(), version, PostId(after), BATCH).await?;
    let last = rows.last().filter(|_| rows.len() as u64 == BATCH).map(|row| row.id.0);
    let taken_in = imports::logic::taken_in_among(app, &rows).await?;
    let mut baked = vec![];
    for row in rows {
        let id = row.id;
        let here = row.revision_count > 0 || !taken_in.contains(&id);
        match bake(app, row, here).await {
            Ok(one) => baked.push(one),
            Err(error) => tracing::error!(post = id.0, ?error, "cannot render a post anew"),
        }
    }
    let mut written = 0;
    for round in rounds(baked, Baked::weight) {
        let input = (round, app.config.cards.enabled, app.clock.now());
        written += app.db.write(input, |txn, input| Box::pin(put(txn, input))).await?;
    }
    Ok(Turn { last, written })
}

/// Renders a post anew; `here` says whether its text was written here.
async fn bake(app: &App, row: post::Model, here: bool) -> Result<Baked, Error> {
    let pictures = post_images::logic::held(app, row.id, &row.markdown).await?;
    let home = here.then(|| app.config.public_url.clone());
    // In a task of its own: a text that the renderer dies of spoils no other.
    let baked = tokio::task::spawn_blocking(move || baked(row, &pictures, home.as_deref()));
    baked.await.map_err(Error::internal)
}

fn baked(row: post::Model, pictures: &Pictures, home: Option<&str>) -> Baked {
    let meant = markdown::meant_in(&row.html);
    let body = match home {
        Some(home) => Body::of_post(row.markdown, &meant, pictures, home),
        None => Body::with_pictures(row.markdown, &meant, pictures),
    };
    let carded = body.html.contains(CARD) || row.html.contains(CARD);
    Baked {
        id: row.id,
        seen: (row.html_version, row.revision_count),
        html: body.html,
        links: carded.then_some(body.links),
    }
}

/// Writes what is still what was rendered, and moves on the versions of the pages that show it; answers how many.
async fn put(txn: &Txn, (baked, makes_cards, now): (Vec<Baked>, bool, Instant)) -> Result<usize, Error> {
    let mut written = 0;
    for Baked { id, seen, html, links } in baked {
        let Some(post) = store::rebake(txn, id, seen, html).await? else { continue };
        if let Some(links) = links {
            link_cards::logic::keep(txn, id, &links, makes_cards, now).await?;
        }
        if post.number == 1 {
            // The feeds of its board and of all show it as well.
            let topic = topics::logic::now(txn, post.topic_id).await?;
            topics::logic::touch(txn, topic.id, topic.board_id);
        } else {
            txn.touch(Key::Topic(post.topic_id));
        }
        written += 1;
    }
    Ok(written)
}

/// The statements that find what is older, to look at how a database plans them.
pub fn statements(backend: DbBackend) -> [Statement; 2] {
    store::statements(backend)
}
