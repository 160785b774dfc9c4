//! Operations of the privacy notice.

use linli_entities::account::Locale;
use poem_openapi::param::{Header, Query};
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};

use super::logic;
use crate::locale;
use crate::problem::Problem;
use crate::server::Tag;

/// The privacy notice that stands.
#[derive(Object)]
#[oai(example)]
pub struct PrivacyNotice {
    /// Its version: send this when somebody agrees.
    pub version: String,
    /// Its text, safe to show as it is.
    pub html: String,
}

impl poem_openapi::types::Example for PrivacyNotice {
    fn example() -> Self {
        Self { version: logic::VERSION.to_owned(), html: "<h1>Privacy</h1>".to_owned() }
    }
}

impl From<&logic::Notice> for PrivacyNotice {
    fn from(logic::Notice { version, html }: &logic::Notice) -> Self {
        Self { version: (*version).to_owned(), html: html.clone() }
    }
}

/// Privacy.
pub struct PrivacyApi;

#[OpenApi(tag = "Tag::Server")]
impl PrivacyApi {
    /// Read the privacy notice.
    ///
    /// In the language of `locale`, else in the one the browser prefers.
    #[oai(path = "/privacy", method = "get", operation_id = "get_privacy_notice")]
    async fn notice(
        &self,
        /// The language.
        locale: Query<Option<Locale>>,
        /// The languages the browser prefers.
        #[oai(name = "Accept-Language")]
        accept_language: Header<Option<String>>,
    ) -> Result<Json<PrivacyNotice>, Problem> {
        let locale = locale.0.unwrap_or_else(|| locale::preferred(accept_language.as_deref()));
        Ok(Json(logic::notice(locale).into()))
    }
}
