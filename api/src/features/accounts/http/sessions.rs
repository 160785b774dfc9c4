//! Operations of sessions.

use linli_entities::session::SessionId;
use poem::Request;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::{Json, Response};

use super::cookies::{CURRENT_SESSION, Entered, entered, left, visitor};
use crate::actor::Actor;
use crate::answer::Gone;
use crate::app::App;
use crate::auth::{Anyone, Member};
use crate::features::accounts::input::SignInInput;
use crate::features::accounts::logic::{sessions, signing};
use crate::features::accounts::output::SessionInfo;
use crate::features::accounts::rules::passwords::Password;
use crate::page::Page;
use crate::problem::Problem;
use crate::server::Tag;

/// Sessions.
pub struct SessionsApi;

#[OpenApi(tag = "Tag::Sessions")]
impl SessionsApi {
    /// Sign in.
    ///
    /// With name, e-mail address or phone number. Sets the session cookie; the session this browser had before ends.
    #[oai(path = "/sessions", method = "post", operation_id = "sign_in")]
    async fn sign_in(
        &self,
        app: Data<&App>,
        auth: Anyone,
        request: &Request,
        body: Json<SignInInput>,
    ) -> Result<Entered, Problem> {
        let SignInInput { login, password } = body.0;
        let password = Password::typed(&password);
        let opened = signing::sign_in(&app, visitor(request, &app), &auth.into(), &login, password).await?;
        entered(&app, request, opened, CURRENT_SESSION).await
    }

    /// Sign out.
    ///
    /// The session is worthless from the answer on.
    #[oai(path = "/sessions/current", method = "delete", operation_id = "sign_out")]
    async fn sign_out(
        &self,
        app: Data<&App>,
        auth: Member,
        request: &Request,
    ) -> Result<Response<Gone>, Problem> {
        signing::sign_out(&app, Actor::from(auth).signed_in()?).await?;
        Ok(left(&app, request))
    }

    /// List where one is signed in.
    ///
    /// The browser that was used last comes first.
    #[oai(path = "/me/sessions", method = "get", operation_id = "list_sessions")]
    async fn list(&self, app: Data<&App>, auth: Member) -> Result<Json<Page<SessionInfo>>, Problem> {
        let actor = Actor::from(auth);
        let actor = actor.signed_in()?;
        let rows = sessions::list(&app, actor).await?;
        let items = rows.into_iter().map(|row| SessionInfo::of(row, actor.session_id)).collect();
        Ok(Json(Page { items, next: None }))
    }

    /// Sign out everywhere.
    ///
    /// Every session ends, the asking one included.
    #[oai(path = "/me/sessions", method = "delete", operation_id = "end_sessions")]
    async fn end_all(
        &self,
        app: Data<&App>,
        auth: Member,
        request: &Request,
    ) -> Result<Response<Gone>, Problem> {
        sessions::end_all(&app, Actor::from(auth).signed_in()?).await?;
        Ok(left(&app, request))
    }

    /// Sign out one browser.
    ///
    /// Of one's own only.
    #[oai(path = "/me/sessions/:session_id", method = "delete", operation_id = "end_session")]
    async fn end(&self, app: Data<&App>, auth: Member, session_id: Path<SessionId>) -> Result<Gone, Problem> {
        sessions::end(&app, Actor::from(auth).signed_in()?, session_id.0).await?;
        Ok(Gone::Gone)
    }
}
