//! Operations of greetings.

use linli_entities::greeting::GreetingId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;

use super::input::GreetingInput;
use super::logic;
use super::output::Greeting;
use crate::actor::Actor;
use crate::answer::{Created, Versioned};
use crate::app::App;
use crate::auth::Member;
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Greetings.
pub struct GreetingsApi;

#[OpenApi(tag = "Tag::Greetings")]
impl GreetingsApi {
    /// List greetings.
    ///
    /// For staff who write bulletins: newest first.
    #[oai(path = "/greetings", method = "get", operation_id = "list_greetings")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Greeting>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (seen, next) = logic::list(&app, &auth.into(), &page).await?;
        Ok(Json(Page { items: seen.into_iter().map(Greeting::from).collect(), next }))
    }

    /// Read a greeting.
    ///
    /// For staff who write bulletins.
    #[oai(path = "/greetings/:greeting_id", method = "get", operation_id = "get_greeting")]
    async fn get(
        &self,
        app: Data<&App>,
        auth: Member,
        greeting_id: Path<GreetingId>,
    ) -> Result<Versioned<Greeting>, Problem> {
        let seen = logic::get(&app, &auth.into(), greeting_id.0).await?;
        Ok(Versioned::of(seen.row.version, seen))
    }

    /// Create a greeting.
    ///
    /// For staff who write bulletins: for a festival, mailed to every member on its day, or for birthdays, of which there
    /// is one. From nine in the morning it goes to whoever consents to greetings and has no open complaint, in the
    /// language of each.
    #[oai(path = "/greetings", method = "post", operation_id = "create_greeting")]
    async fn create(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<GreetingInput>,
    ) -> Result<Created<Greeting>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "create_greeting", &body.0)?;
        Ok(Created::of(logic::create(&app, &actor, body.0, once).await?))
    }

    /// Change a greeting.
    ///
    /// For staff who write bulletins. Whoever was greeted is not greeted again: on a birthday once in a calendar year,
    /// for a festival once.
    #[oai(path = "/greetings/:greeting_id", method = "put", operation_id = "update_greeting")]
    async fn update(
        &self,
        app: Data<&App>,
        auth: Member,
        greeting_id: Path<GreetingId>,
        /// The version that was read.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
        body: Json<GreetingInput>,
    ) -> Result<Versioned<Greeting>, Problem> {
        let seen = logic::update(&app, &auth.into(), greeting_id.0, if_match.0.as_deref(), body.0).await?;
        Ok(Versioned::of(seen.row.version, seen))
    }

    /// End a greeting.
    ///
    /// For staff who write bulletins: it is not sent any more, what waits included.
    #[oai(path = "/greetings/:greeting_id/ending", method = "post", operation_id = "end_greeting")]
    async fn end(
        &self,
        app: Data<&App>,
        auth: Member,
        greeting_id: Path<GreetingId>,
    ) -> Result<Json<Greeting>, Problem> {
        Ok(Json(logic::end(&app, &auth.into(), greeting_id.0).await?.into()))
    }
}
