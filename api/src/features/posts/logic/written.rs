//! What an account wrote, as far as others may read it.

use linli_entities::account::AccountId;
use linli_entities::post::PostId;

use super::super::output::WrittenPost;
use super::super::store;
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::boards;
use crate::page::{Page, PageRequest};

/// The posts of an account that stand, newest first, as far as the actor may read them; not what it wrote under a pseudonym.
///
/// # Errors
/// When the database fails.
pub async fn by_author(
    app: &App,
    actor: &Actor,
    author_id: AccountId,
    page: PageRequest<PostId>,
) -> Result<Page<WrittenPost>, Error> {
    let readable = boards::logic::readable(app, actor).await?;
    let rows = store::by_author(app.db.read(), author_id, &readable, page.after, page.rows()).await?;
    let (rows, next) = page.cut(rows, |(post, _)| post.id);
    Ok(Page { items: rows.iter().map(|(post, title)| WrittenPost::new(post, title)).collect(), next })
}
