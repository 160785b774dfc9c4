//! Operations of exports.

use linli_entities::export::ExportId;
use poem::Body;
use poem::web::Data;
use poem_openapi::param::{Header, Path};
use poem_openapi::payload::{Binary, Json};
use poem_openapi::{ApiResponse, OpenApi};

use super::logic::{self, keeping};
use super::output::Export;
use crate::actor::Actor;
use crate::answer::CreatedIn;
use crate::app::App;
use crate::auth::Member;
use crate::once::Once;
use crate::page::Page;
use crate::problem::Problem;
use crate::server::Tag;

/// Exports.
pub struct ExportsApi;

/// The bytes of an archive.
#[derive(ApiResponse)]
enum ArchiveFile {
    /// A ZIP archive.
    #[oai(status = 200, content_type = "application/zip")]
    Ok(
        Binary<Body>,
        /// What to call it where it is saved.
        #[oai(header = "Content-Disposition")]
        String,
        /// Nobody keeps it on the way.
        #[oai(header = "Cache-Control")]
        String,
    ),
}

#[OpenApi(tag = "Tag::Accounts")]
impl ExportsApi {
    /// Ask for an archive of all that one wrote.
    ///
    /// It is made in the background; one is told when it can be downloaded (kind `export_ready`), for seven days. 409
    /// `already_proposed` while one is being made, `too_early` within a day of the last.
    #[oai(path = "/me/exports", method = "post", operation_id = "ask_export")]
    async fn ask(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
    ) -> Result<CreatedIn<Export>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "ask_export", &())?;
        Ok(CreatedIn::list(logic::ask(&app, &actor, once).await?))
    }

    /// List one's archives.
    ///
    /// The newest first, all on one page: those that are being made, and those that can be downloaded.
    #[oai(path = "/me/exports", method = "get", operation_id = "list_exports")]
    async fn list(&self, app: Data<&App>, auth: Member) -> Result<Json<Page<Export>>, Problem> {
        let rows = logic::list(&app, &auth.into()).await?;
        Ok(Json(Page { items: rows.into_iter().map(Export::from).collect(), next: None }))
    }

    /// Download an archive.
    ///
    /// By its account alone, for seven days. What is in it is in `docs/export-format.md`.
    #[oai(path = "/me/exports/:export_id/file", method = "get", operation_id = "download_export")]
    async fn download(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The archive.
        export_id: Path<ExportId>,
    ) -> Result<ArchiveFile, Problem> {
        let (row, file) = keeping::open(&app, &auth.into(), export_id.0).await?;
        let name = format!("attachment; filename=\"linli-{}.zip\"", row.asked_at.format("%Y-%m-%d"));
        let body = Binary(Body::from_async_read(file));
        Ok(ArchiveFile::Ok(body, name, "private, no-store".to_owned()))
    }
}
