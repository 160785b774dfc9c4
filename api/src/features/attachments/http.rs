//! Operations of attachments.

use linli_entities::attachment::AttachmentId;
use poem::http::header;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path};
use poem_openapi::payload::{Binary, Response};

use super::logic::{self, Copy, Read};
use super::output::Photo;
use crate::actor::Actor;
use crate::answer::Created;
use crate::app::App;
use crate::auth::{Anyone, Member};
use crate::error::Error;
use crate::once::Once;
use crate::problem::Problem;
use crate::secret;
use crate::server::Tag;

/// Attachments.
pub struct AttachmentsApi;

async fn bytes(
    app: &App,
    auth: Anyone,
    id: AttachmentId,
    copy: Copy,
) -> Result<Response<Binary<Vec<u8>>>, Error> {
    let Read { media_type, bytes, public } = logic::read(app, &auth.into(), id, copy).await?;
    let response = Response::new(Binary(bytes)).header(header::CONTENT_TYPE, media_type);
    // What not everybody may see is asked for again each time, because that may change.
    Ok(if public {
        response.header(header::CACHE_CONTROL, "public, max-age=31536000, immutable")
    } else {
        response
    })
}

#[OpenApi(tag = "Tag::Attachments")]
impl AttachmentsApi {
    /// Upload a photo.
    ///
    /// A JPEG, PNG, WebP or GIF of at most 10 MB; what it is is read from its bytes. It is turned upright, made to
    /// fit 2560 pixels and encoded anew: where and with what it was taken is not kept. It is named in `photo_ids` of
    /// what is said next; one that is named nowhere is deleted after a day.
    #[oai(path = "/attachments", method = "post", operation_id = "upload_photo")]
    async fn upload(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Binary<Vec<u8>>,
    ) -> Result<Created<Photo>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "upload_photo", &secret::hash_bytes(&body.0))?;
        Ok(Created::of(logic::upload(&app, &actor, body.0, once).await?))
    }

    /// Get the bytes of an attachment.
    ///
    /// They never change: what is put later has another id. A profile picture is for everybody, a photo for whoever
    /// may read what it goes with.
    #[oai(path = "/attachments/:attachment_id", method = "get", operation_id = "get_attachment")]
    async fn get(
        &self,
        app: Data<&App>,
        auth: Anyone,
        attachment_id: Path<AttachmentId>,
    ) -> Result<Response<Binary<Vec<u8>>>, Problem> {
        Ok(bytes(&app, auth, attachment_id.0, Copy::Whole).await?)
    }

    /// Get a small copy of an attachment.
    ///
    /// At most 480 pixels on a side.
    #[oai(path = "/attachments/:attachment_id/thumbnail", method = "get", operation_id = "get_thumbnail")]
    async fn thumbnail(
        &self,
        app: Data<&App>,
        auth: Anyone,
        attachment_id: Path<AttachmentId>,
    ) -> Result<Response<Binary<Vec<u8>>>, Problem> {
        Ok(bytes(&app, auth, attachment_id.0, Copy::Thumbnail).await?)
    }
}
