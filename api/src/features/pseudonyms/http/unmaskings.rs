//! Operations of unmaskings.

use linli_entities::project::ProjectId;
use linli_entities::pseudonym::PseudonymId;
use linli_entities::unmasking::{UnmaskingDecision, UnmaskingId};
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;

use crate::actor::Actor;
use crate::answer::Created;
use crate::app::App;
use crate::auth::Member;
use crate::features::pseudonyms::input::UnmaskingInput;
use crate::features::pseudonyms::logic::unmasking;
use crate::features::pseudonyms::output::Unmasking;
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Unmaskings.
pub struct UnmaskingsApi;

#[OpenApi(tag = "Tag::Pseudonyms")]
impl UnmaskingsApi {
    /// Ask who writes under a pseudonym.
    ///
    /// For those who moderate in its project, with a reason. Another of them approves or refuses; until then nobody learns
    /// anything. It is in the audit. 409 `already_proposed` where it was asked already and nobody has decided.
    #[oai(path = "/pseudonyms/:pseudonym_id/unmasking", method = "post", operation_id = "ask_unmasking")]
    async fn ask(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The pseudonym.
        pseudonym_id: Path<PseudonymId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<UnmaskingInput>,
    ) -> Result<Created<Unmasking>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "ask_unmasking", &(pseudonym_id.0, &body.0))?;
        Ok(Created::of(unmasking::ask(&app, &actor, pseudonym_id.0, &body.0, once).await?))
    }

    /// Read an unmasking.
    ///
    /// For those who moderate in its project. Whose pseudonym it is is told to who asked and to who approved.
    #[oai(path = "/unmaskings/:unmasking_id", method = "get", operation_id = "get_unmasking")]
    async fn get(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The unmasking.
        unmasking_id: Path<UnmaskingId>,
    ) -> Result<Json<Unmasking>, Problem> {
        Ok(Json(unmasking::get(&app, &auth.into(), unmasking_id.0).await?))
    }

    /// List the unmaskings of a project.
    ///
    /// For those who moderate it, the newest first.
    #[oai(path = "/projects/:project_id/unmaskings", method = "get", operation_id = "list_unmaskings")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The project.
        project_id: Path<ProjectId>,
        /// 1 to 100.
        limit: Query<Option<u64>>,
        /// `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Unmasking>>, Problem> {
        let page = PageRequest::<UnmaskingId>::parse(limit.0, after.0.as_deref())?;
        Ok(Json(unmasking::list(&app, &auth.into(), project_id.0, page).await?))
    }

    /// Approve an unmasking.
    ///
    /// By another than who asked. Both learn whose pseudonym it is; whoever that is is told, with the reason.
    #[oai(path = "/unmaskings/:unmasking_id/approval", method = "post", operation_id = "approve_unmasking")]
    async fn approve(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The unmasking.
        unmasking_id: Path<UnmaskingId>,
    ) -> Result<Json<Unmasking>, Problem> {
        let approved = UnmaskingDecision::Approved;
        Ok(Json(unmasking::decide(&app, &auth.into(), unmasking_id.0, approved).await?))
    }

    /// Refuse an unmasking.
    ///
    /// By another than who asked. Nobody learns anything, and nobody is told.
    #[oai(path = "/unmaskings/:unmasking_id/refusal", method = "post", operation_id = "refuse_unmasking")]
    async fn refuse(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The unmasking.
        unmasking_id: Path<UnmaskingId>,
    ) -> Result<Json<Unmasking>, Problem> {
        let refused = UnmaskingDecision::Refused;
        Ok(Json(unmasking::decide(&app, &auth.into(), unmasking_id.0, refused).await?))
    }
}
