//! Operations of how whoever asks wants to be told.

use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::payload::Json;

use crate::answer::Gone;
use crate::app::App;
use crate::auth::{Anyone, Member};
use crate::features::notices::input::UnsubscribeInput;
use crate::features::notices::logic::settings;
use crate::features::notices::output::NoticeSettings;
use crate::problem::Problem;
use crate::server::Tag;

/// Settings of notices.
pub struct NoticeSettingsApi;

#[OpenApi(tag = "Tag::Notices")]
impl NoticeSettingsApi {
    /// Get how one is told.
    ///
    /// Of everything one can be told of: what one chose, and else as everybody is.
    #[oai(path = "/notifications/settings", method = "get", operation_id = "get_notice_settings")]
    async fn get(&self, app: Data<&App>, auth: Member) -> Result<Json<NoticeSettings>, Problem> {
        Ok(Json(settings::get(&app, &auth.into()).await?.into()))
    }

    /// Set how one is told.
    ///
    /// Each kind in the list of notices, by mail at once, once a day or not at all; and the hours in which mail waits.
    /// Holds for what happens from then on.
    #[oai(path = "/notifications/settings", method = "put", operation_id = "put_notice_settings")]
    async fn put(
        &self,
        app: Data<&App>,
        auth: Member,
        body: Json<NoticeSettings>,
    ) -> Result<Json<NoticeSettings>, Problem> {
        Ok(Json(settings::put(&app, &auth.into(), body.0.parse()?).await?.into()))
    }

    /// End mails of a kind.
    ///
    /// Or withdraw the consent that a mail was sent for. By the token at the end of a mail, without signing in: it is good for this alone. Twice is once. Mail programs send
    /// the same to the address in `List-Unsubscribe` (RFC 8058).
    #[oai(path = "/notifications/unsubscribe", method = "post", operation_id = "end_mails")]
    async fn unsubscribe(
        &self,
        app: Data<&App>,
        _auth: Anyone,
        body: Json<UnsubscribeInput>,
    ) -> Result<Gone, Problem> {
        settings::unsubscribe(&app, &body.token).await?;
        Ok(Gone::Gone)
    }
}
