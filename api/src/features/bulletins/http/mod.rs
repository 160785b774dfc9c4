//! Operations of the bulletins that one was sent.

pub mod desk;

use linli_entities::bulletin::BulletinId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;

use super::logic;
use super::output::MyBulletin;
use crate::app::App;
use crate::auth::Member;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// One's own bulletins.
pub struct MyBulletinsApi;

#[OpenApi(tag = "Tag::Bulletins")]
impl MyBulletinsApi {
    /// List one's bulletins.
    ///
    /// Those that one was sent, on whatever way, newest first.
    #[oai(path = "/me/bulletins", method = "get", operation_id = "list_my_bulletins")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<MyBulletin>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (rows, next) = logic::own(&app, &auth.into(), &page).await?;
        Ok(Json(Page { items: rows.into_iter().map(MyBulletin::from).collect(), next }))
    }

    /// Read one of one's bulletins.
    ///
    /// One that one was sent.
    #[oai(path = "/me/bulletins/:bulletin_id", method = "get", operation_id = "get_my_bulletin")]
    async fn get(
        &self,
        app: Data<&App>,
        auth: Member,
        bulletin_id: Path<BulletinId>,
    ) -> Result<Json<MyBulletin>, Problem> {
        Ok(Json(logic::own_one(&app, &auth.into(), bulletin_id.0).await?.into()))
    }
}
