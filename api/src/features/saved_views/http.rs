//! Operations of saved views.

use linli_entities::saved_view::SavedViewId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path};
use poem_openapi::payload::Json;

use super::input::SavedViewInput;
use super::logic;
use super::output::SavedView;
use crate::actor::Actor;
use crate::answer::{Created, Gone};
use crate::app::App;
use crate::auth::Member;
use crate::once::Once;
use crate::page::Page;
use crate::problem::Problem;
use crate::server::Tag;

/// Saved views.
pub struct SavedViewsApi;

#[OpenApi(tag = "Tag::CannedAnswers")]
impl SavedViewsApi {
    /// List one's saved views.
    ///
    /// All on one page, oldest first.
    #[oai(path = "/me/views", method = "get", operation_id = "list_saved_views")]
    async fn list(&self, app: Data<&App>, auth: Member) -> Result<Json<Page<SavedView>>, Problem> {
        let views = logic::list(&app, &auth.into()).await?;
        Ok(Json(Page { items: views.into_iter().map(SavedView::from).collect(), next: None }))
    }

    /// Save a view.
    ///
    /// A name for what one asks the worklist again and again; up to 30.
    #[oai(path = "/me/views", method = "post", operation_id = "create_saved_view")]
    async fn create(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<SavedViewInput>,
    ) -> Result<Created<SavedView>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "create_saved_view", &body.0)?;
        Ok(Created::of(logic::create(&app, &actor, body.0.parse()?, once).await?))
    }

    /// Save a view anew.
    ///
    /// One's own: under another name, or for something else.
    #[oai(path = "/me/views/:saved_view_id", method = "put", operation_id = "update_saved_view")]
    async fn update(
        &self,
        app: Data<&App>,
        auth: Member,
        saved_view_id: Path<SavedViewId>,
        body: Json<SavedViewInput>,
    ) -> Result<Json<SavedView>, Problem> {
        Ok(Json(logic::update(&app, &auth.into(), saved_view_id.0, body.0.parse()?).await?.into()))
    }

    /// Delete a saved view.
    ///
    /// One's own.
    #[oai(path = "/me/views/:saved_view_id", method = "delete", operation_id = "delete_saved_view")]
    async fn delete(
        &self,
        app: Data<&App>,
        auth: Member,
        saved_view_id: Path<SavedViewId>,
    ) -> Result<Gone, Problem> {
        logic::delete(&app, &auth.into(), saved_view_id.0).await?;
        Ok(Gone::Gone)
    }
}
