//! Operations of passwords.

use poem::Request;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::payload::Json;

use super::cookies::{CURRENT_SESSION, Entered, entered, visitor};
use crate::actor::Actor;
use crate::answer::{Accepted, Gone};
use crate::app::App;
use crate::auth::Member;
use crate::features::accounts::input::{PasswordInput, RecoveryInput, ResetInput};
use crate::features::accounts::logic::passwords;
use crate::features::accounts::rules::passwords::Password;
use crate::problem::Problem;
use crate::server::Tag;

/// Passwords.
pub struct PasswordsApi;

#[OpenApi(tag = "Tag::Sessions")]
impl PasswordsApi {
    /// Change one's password.
    ///
    /// Other sessions end; the asking one goes on.
    #[oai(path = "/me/password", method = "put", operation_id = "change_password")]
    async fn change(
        &self,
        app: Data<&App>,
        auth: Member,
        body: Json<PasswordInput>,
    ) -> Result<Gone, Problem> {
        let PasswordInput { current_password, new_password } = body.0;
        let current = Password::typed(&current_password);
        passwords::change(&app, Actor::from(auth).signed_in()?, current, &new_password).await?;
        Ok(Gone::Gone)
    }

    /// Ask for a link that sets a new password.
    ///
    /// It is mailed where there is such an account; the answer is the same where there is none.
    #[oai(path = "/password-recoveries", method = "post", operation_id = "recover_password")]
    async fn recover(
        &self,
        app: Data<&App>,
        request: &Request,
        body: Json<RecoveryInput>,
    ) -> Result<Accepted, Problem> {
        passwords::recover(&app, &visitor(request, &app), &body.login).await?;
        Ok(Accepted::Accepted)
    }

    /// Set a password by a link.
    ///
    /// Signs in: sets the session cookie. Every other session of the account ends and every link is void.
    #[oai(path = "/password-resets", method = "post", operation_id = "reset_password")]
    async fn reset(
        &self,
        app: Data<&App>,
        request: &Request,
        body: Json<ResetInput>,
    ) -> Result<Entered, Problem> {
        let opened = passwords::reset(&app, visitor(request, &app), body.0.try_into()?).await?;
        entered(&app, request, opened, CURRENT_SESSION).await
    }
}
