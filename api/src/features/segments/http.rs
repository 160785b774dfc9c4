//! Operations of segments.

use linli_entities::consent_act::ConsentPurpose;
use linli_entities::segment::SegmentId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;

use super::input::{SegmentCountInput, SegmentInput};
use super::logic;
use super::output::{Segment, SegmentCount};
use crate::actor::Actor;
use crate::answer::{Created, Gone, Versioned};
use crate::app::App;
use crate::auth::Member;
use crate::error::Error;
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Segments.
pub struct SegmentsApi;

#[OpenApi(tag = "Tag::Segments")]
impl SegmentsApi {
    /// List segments.
    ///
    /// For staff who write bulletins: newest first.
    #[oai(path = "/segments", method = "get", operation_id = "list_segments")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Segment>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (rows, next) = logic::list(&app, &auth.into(), &page).await?;
        let items: Result<Vec<Segment>, Error> = rows.into_iter().map(Segment::try_from).collect();
        Ok(Json(Page { items: items?, next }))
    }

    /// Read a segment.
    ///
    /// For staff who write bulletins.
    #[oai(path = "/segments/:segment_id", method = "get", operation_id = "get_segment")]
    async fn get(
        &self,
        app: Data<&App>,
        auth: Member,
        segment_id: Path<SegmentId>,
    ) -> Result<Versioned<Segment>, Problem> {
        let row = logic::get(&app, &auth.into(), segment_id.0).await?;
        Ok(Versioned::of(row.version, Segment::try_from(row)?))
    }

    /// Create a segment.
    ///
    /// For staff who write bulletins. It is what is asked: who is in it is found anew each time.
    #[oai(path = "/segments", method = "post", operation_id = "create_segment")]
    async fn create(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<SegmentInput>,
    ) -> Result<Created<Segment>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "create_segment", &body.0)?;
        Ok(Created::of(Segment::try_from(logic::create(&app, &actor, body.0, once).await?)?))
    }

    /// Change a segment.
    ///
    /// For staff who write bulletins. A bulletin that is being sent already goes to whom it asked for when it began.
    #[oai(path = "/segments/:segment_id", method = "put", operation_id = "update_segment")]
    async fn update(
        &self,
        app: Data<&App>,
        auth: Member,
        segment_id: Path<SegmentId>,
        /// The version that was read.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
        body: Json<SegmentInput>,
    ) -> Result<Versioned<Segment>, Problem> {
        let row = logic::update(&app, &auth.into(), segment_id.0, if_match.0.as_deref(), body.0).await?;
        Ok(Versioned::of(row.version, Segment::try_from(row)?))
    }

    /// Delete a segment.
    ///
    /// For staff who write bulletins. One that a bulletin is or was for stays.
    #[oai(path = "/segments/:segment_id", method = "delete", operation_id = "delete_segment")]
    async fn delete(
        &self,
        app: Data<&App>,
        auth: Member,
        segment_id: Path<SegmentId>,
    ) -> Result<Gone, Problem> {
        logic::delete(&app, &auth.into(), segment_id.0).await?;
        Ok(Gone::Gone)
    }

    /// Count whom a question finds.
    ///
    /// For staff who write bulletins: how many open accounts there are of which it holds now, and how many of them
    /// consent to what is to be sent, on each way.
    #[oai(path = "/segments/count", method = "post", operation_id = "count_segment")]
    async fn count(
        &self,
        app: Data<&App>,
        auth: Member,
        body: Json<SegmentCountInput>,
    ) -> Result<Json<SegmentCount>, Problem> {
        let SegmentCountInput { question, purpose } = body.0;
        let purpose = purpose.unwrap_or(ConsentPurpose::Bulletin);
        Ok(Json(logic::count(&app, &auth.into(), question, purpose).await?.into()))
    }
}
