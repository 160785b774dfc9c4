//! Operations of notes about accounts.

use linli_entities::account::AccountId;
use linli_entities::account_note::AccountNoteId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;

use super::input::AccountNoteInput;
use super::logic;
use super::output::AccountNote;
use crate::actor::Actor;
use crate::answer::{CreatedIn, Gone};
use crate::app::App;
use crate::auth::Member;
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Notes about accounts.
pub struct AccountNotesApi;

#[OpenApi(tag = "Tag::Sanctions")]
impl AccountNotesApi {
    /// List the notes about an account.
    ///
    /// For staff: those of the projects that one cares for, the last first; those of the group for whoever cares for the
    /// whole group. Not about oneself.
    #[oai(path = "/accounts/:account_id/notes", method = "get", operation_id = "list_account_notes")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The account.
        account_id: Path<AccountId>,
        /// 1 to 100.
        limit: Query<Option<u64>>,
        /// `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<AccountNote>>, Problem> {
        let page = PageRequest::<AccountNoteId>::parse(limit.0, after.0.as_deref())?;
        let (seen, next) = logic::list(&app, &auth.into(), account_id.0, &page).await?;
        Ok(Json(Page { items: seen.into_iter().map(AccountNote::from).collect(), next }))
    }

    /// Note something about an account.
    ///
    /// For staff of the same project to read, and for nobody else; it can't be edited.
    #[oai(path = "/accounts/:account_id/notes", method = "post", operation_id = "create_account_note")]
    async fn create(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The account.
        account_id: Path<AccountId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<AccountNoteInput>,
    ) -> Result<CreatedIn<AccountNote>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "create_account_note", &(account_id.0, &body.0))?;
        Ok(CreatedIn::list(logic::create(&app, &actor, account_id.0, body.0.try_into()?, once).await?))
    }

    /// Delete a note about an account.
    ///
    /// By its author and by administrators.
    #[oai(path = "/account-notes/:account_note_id", method = "delete", operation_id = "delete_account_note")]
    async fn delete(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The note.
        account_note_id: Path<AccountNoteId>,
    ) -> Result<Gone, Problem> {
        logic::delete(&app, &auth.into(), account_note_id.0).await?;
        Ok(Gone::Gone)
    }
}
