//! Operations of attachments.

use linli_entities::attachment::AttachmentId;
use poem::http::header;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::{Binary, Response};

use crate::app::App;
use crate::features::accounts::logic::avatars;
use crate::problem::Problem;
use crate::server::Tag;

/// Attachments.
pub struct AttachmentsApi;

#[OpenApi(tag = "Tag::Accounts")]
impl AttachmentsApi {
    /// Get the bytes of an attachment.
    ///
    /// They never change: what is put later has another id.
    #[oai(path = "/attachments/:attachment_id", method = "get", operation_id = "get_attachment")]
    async fn get(
        &self,
        app: Data<&App>,
        attachment_id: Path<AttachmentId>,
    ) -> Result<Response<Binary<Vec<u8>>>, Problem> {
        let avatars::Read { media_type, bytes } = avatars::read(&app, attachment_id.0).await?;
        Ok(Response::new(Binary(bytes))
            .header(header::CONTENT_TYPE, media_type)
            .header(header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
    }
}
