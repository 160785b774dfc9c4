//! Operations of bookmarks.

use linli_entities::post::PostId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;

use super::input::BookmarkInput;
use super::logic::{self, Listed};
use super::output::Bookmark;
use crate::answer::Gone;
use crate::app::App;
use crate::auth::Member;
use crate::fields;
use crate::page::Page;
use crate::problem::Problem;
use crate::server::Tag;

/// Bookmarks.
pub struct BookmarksApi;

#[OpenApi(tag = "Tag::Bookmarks")]
impl BookmarksApi {
    /// List the posts that one keeps.
    ///
    /// Newest first, as far as one may read them; nobody else sees this. With `reminders` only those of which one is told, or
    /// was: the one that is told first first. With `post_ids` only those of them, on one page: what a page asks about what
    /// stands on it.
    #[oai(path = "/me/bookmarks", method = "get", operation_id = "list_bookmarks")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Only those with a reminder, by its time.
        reminders: Query<Option<bool>>,
        /// Ids of up to 100 posts, separated by commas; all where it is left out.
        post_ids: Query<Option<String>>,
        /// 1 to 100.
        limit: Query<Option<u64>>,
        /// `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Bookmark>>, Problem> {
        let among = post_ids.0.as_deref().map(|text| fields::ids("/post_ids", text, PostId)).transpose()?;
        let listed = Listed::parse(reminders.0.unwrap_or(false), among, limit.0, after.0.as_deref())?;
        Ok(Json(logic::list(&app, &auth.into(), listed).await?))
    }

    /// Keep a post.
    ///
    /// With a note for oneself and a time at which one wants to be told of it again. This replaces what was said before; a
    /// time that stays as it was stays told.
    #[oai(path = "/me/bookmarks/:post_id", method = "put", operation_id = "put_bookmark")]
    async fn put(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The post.
        post_id: Path<PostId>,
        body: Json<BookmarkInput>,
    ) -> Result<Json<Bookmark>, Problem> {
        Ok(Json(logic::put(&app, &auth.into(), post_id.0, body.0).await?))
    }

    /// Keep a post no longer.
    ///
    /// Also where one never did.
    #[oai(path = "/me/bookmarks/:post_id", method = "delete", operation_id = "delete_bookmark")]
    async fn delete(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The post.
        post_id: Path<PostId>,
    ) -> Result<Gone, Problem> {
        logic::delete(&app, &auth.into(), post_id.0).await?;
        Ok(Gone::Gone)
    }
}
