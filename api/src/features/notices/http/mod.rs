//! Operations of notices.

pub mod devices;
pub mod settings;
pub mod stream;

use linli_entities::notice::NoticeId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;

use super::input::{NoticeSort, NoticesRead};
use super::logic;
use super::output::{Notice, UnreadCount};
use crate::actor::Actor;
use crate::answer::Gone;
use crate::app::App;
use crate::auth::Member;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Notices.
pub struct NoticesApi;

#[OpenApi(tag = "Tag::Notices")]
impl NoticesApi {
    /// List notices.
    ///
    /// What happened that concerns whoever asks. What may not be read any more is left out.
    #[oai(path = "/notifications", method = "get", operation_id = "list_notices")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        /// In which order; `newest` unless given.
        sort: Query<Option<NoticeSort>>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Notice>>, Problem> {
        let actor = Actor::from(auth);
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (found, next) = logic::list(&app, &actor, sort.0.into(), &page).await?;
        let locale = actor.signed_in()?.locale;
        Ok(Json(Page { items: found.into_iter().map(|told| Notice::of(told, locale)).collect(), next }))
    }

    /// Count unread notices.
    ///
    /// As many as the list shows, at most 100.
    #[oai(path = "/notifications/unread", method = "get", operation_id = "count_unread_notices")]
    async fn unread(&self, app: Data<&App>, auth: Member) -> Result<Json<UnreadCount>, Problem> {
        Ok(Json(UnreadCount { count: logic::unread_count(&app, &auth.into()).await? }))
    }

    /// Mark notices as read.
    ///
    /// Up to the newest one that was seen: what came since stays unread.
    #[oai(path = "/notifications/read", method = "post", operation_id = "mark_notices_read")]
    async fn read_all(
        &self,
        app: Data<&App>,
        auth: Member,
        body: Json<NoticesRead>,
    ) -> Result<Gone, Problem> {
        logic::mark_all_read(&app, &auth.into(), body.notice_id).await?;
        Ok(Gone::Gone)
    }

    /// Mark a notice as read.
    ///
    /// One's own only; twice is once.
    #[oai(path = "/notifications/:notice_id/read", method = "put", operation_id = "mark_notice_read")]
    async fn read(&self, app: Data<&App>, auth: Member, notice_id: Path<NoticeId>) -> Result<Gone, Problem> {
        logic::mark_read(&app, &auth.into(), notice_id.0).await?;
        Ok(Gone::Gone)
    }
}
