//! Operations of attachments.

use linli_entities::attachment::AttachmentId;
use poem::web::Data;
use poem_openapi::param::{Header, Path};
use poem_openapi::payload::Binary;
use poem_openapi::{ApiResponse, OpenApi};

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

/// The bytes of a picture.
#[derive(ApiResponse)]
enum Picture {
    /// A JPEG.
    #[oai(status = 200, content_type = "image/jpeg")]
    Ok(
        Binary<Vec<u8>>,
        /// For ever, where everybody may see it. What not everybody may see is asked for again each time, because that
        /// may change.
        #[oai(header = "Cache-Control")]
        Option<String>,
    ),
}

async fn picture(app: &App, auth: Anyone, id: AttachmentId, copy: Copy) -> Result<Picture, Error> {
    let Read { bytes, public } = logic::read(app, &auth.into(), id, copy).await?;
    let kept = public.then(|| "public, max-age=31536000, immutable".to_owned());
    Ok(Picture::Ok(Binary(bytes), kept))
}

#[OpenApi(tag = "Tag::Attachments")]
impl AttachmentsApi {
    /// Upload a photo.
    ///
    /// A JPEG, PNG, WebP or GIF of at most 10 MB; what it is is read from its bytes. It is turned upright, made to
    /// fit 2560 pixels and encoded anew: where and with what it was taken is not kept. It is named in `photo_ids` of
    /// what is said next, or shown by a post that has it as a picture of Markdown, `![words](url)`; one that is named
    /// nowhere is deleted after a day.
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
    ) -> Result<Picture, Problem> {
        Ok(picture(&app, auth, attachment_id.0, Copy::Whole).await?)
    }

    /// Get the copy of an attachment that is shown within a text.
    ///
    /// At most 1280 pixels on a side; what is no larger itself is the same as a whole.
    #[oai(path = "/attachments/:attachment_id/medium", method = "get", operation_id = "get_medium_copy")]
    async fn medium(
        &self,
        app: Data<&App>,
        auth: Anyone,
        attachment_id: Path<AttachmentId>,
    ) -> Result<Picture, Problem> {
        Ok(picture(&app, auth, attachment_id.0, Copy::Medium).await?)
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
    ) -> Result<Picture, Problem> {
        Ok(picture(&app, auth, attachment_id.0, Copy::Thumbnail).await?)
    }
}
