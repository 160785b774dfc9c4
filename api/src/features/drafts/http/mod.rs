//! Operations of drafts.

pub mod scheduled;

use linli_entities::Instant;
use linli_entities::draft::{DraftId, DraftPlace};
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;

use super::input::DraftInput;
use super::logic;
use super::output::{DraftDetail, DraftEntry, DraftSaved};
use super::rules::Place;
use crate::answer::{Gone, Versioned};
use crate::app::App;
use crate::auth::Member;
use crate::error::Error;
use crate::etag;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Drafts.
pub struct DraftsApi;

/// The version that was seen; none where nothing was there.
fn seen(if_match: Option<&str>) -> Result<Option<i64>, Error> {
    if_match.map(|tag| etag::version_seen(Some(tag))).transpose()
}

#[OpenApi(tag = "Tag::Drafts")]
impl DraftsApi {
    /// List what one is writing.
    ///
    /// The draft saved last first, with how it begins: all, or that of one place, if there is one. Nobody else sees this.
    #[oai(path = "/me/drafts", method = "get", operation_id = "list_drafts")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Only that of one place: what is written there. It goes with `target_id`.
        place: Query<Option<DraftPlace>>,
        /// The id of the board, topic, conversation or post.
        target_id: Query<Option<i64>>,
        /// 1 to 100.
        limit: Query<Option<u64>>,
        /// `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<DraftEntry>>, Problem> {
        let at = Place::parse(place.0, target_id.0)?;
        let page = PageRequest::<(Instant, DraftId)>::parse(limit.0, after.0.as_deref())?;
        Ok(Json(logic::list(&app, &auth.into(), at, page).await?))
    }

    /// Read a draft.
    ///
    /// What one is writing at a place, also where one does not see that any more: then `target` is null.
    #[oai(path = "/me/drafts/:place/:target_id", method = "get", operation_id = "get_draft")]
    async fn get(
        &self,
        app: Data<&App>,
        auth: Member,
        /// What is written.
        place: Path<DraftPlace>,
        /// The id of the board, topic, conversation or post.
        target_id: Path<i64>,
    ) -> Result<Versioned<DraftDetail>, Problem> {
        let draft = logic::get(&app, &auth.into(), Place { kind: place.0, id: target_id.0 }).await?;
        Ok(Versioned::of(draft.version, draft))
    }

    /// Save a draft.
    ///
    /// One for each place, up to 100, each kept for 90 days after it was saved last. `If-Match` names the version that was
    /// read or saved before; without it there must be none. 412 where another device was faster: read what is there, and let
    /// its author choose. Saved again with the same words, nothing changes.
    #[oai(path = "/me/drafts/:place/:target_id", method = "put", operation_id = "save_draft")]
    async fn save(
        &self,
        app: Data<&App>,
        auth: Member,
        /// What is written.
        place: Path<DraftPlace>,
        /// The id of the board, topic, conversation or post.
        target_id: Path<i64>,
        /// The `ETag` that was read; none for the first words.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
        input: Json<DraftInput>,
    ) -> Result<Versioned<DraftSaved>, Problem> {
        let (place, seen) = (Place { kind: place.0, id: target_id.0 }, seen(if_match.0.as_deref())?);
        let row = logic::save(&app, &auth.into(), place, seen, input.0.parse()?).await?;
        Ok(Versioned::of(row.version, DraftSaved { version: row.version, saved_at: row.saved_at }))
    }

    /// Throw a draft away.
    ///
    /// Also where there is none. With `If-Match` just that version: 412 where another is there.
    #[oai(path = "/me/drafts/:place/:target_id", method = "delete", operation_id = "delete_draft")]
    async fn delete(
        &self,
        app: Data<&App>,
        auth: Member,
        /// What is written.
        place: Path<DraftPlace>,
        /// The id of the board, topic, conversation or post.
        target_id: Path<i64>,
        /// The `ETag` that was read.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
    ) -> Result<Gone, Problem> {
        let (place, seen) = (Place { kind: place.0, id: target_id.0 }, seen(if_match.0.as_deref())?);
        logic::delete(&app, &auth.into(), place, seen).await?;
        Ok(Gone::Gone)
    }
}
