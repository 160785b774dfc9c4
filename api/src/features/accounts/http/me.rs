//! Operations on oneself.

use poem::Request;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::payload::{Binary, Json, Response};

use super::cookies::{left, visitor};
use crate::actor::Actor;
use crate::answer::{Accepted, Gone};
use crate::app::App;
use crate::auth::Member;
use crate::error::Error;
use crate::features::accounts::input::{CodeInput, ConsentInput, ErasureInput, MePatch, PhoneInput};
use crate::features::accounts::logic::{avatars, emails, erasure, me, phones};
use crate::features::accounts::output::Me;
use crate::features::privacy;
use crate::problem::Problem;
use crate::server::Tag;

/// Oneself.
pub struct MeApi;

async fn shown(app: &App, actor: &Actor) -> Result<Json<Me>, Error> {
    Ok(Json(me::own(app, actor.signed_in()?.account_id).await?.into()))
}

#[OpenApi(tag = "Tag::Accounts")]
impl MeApi {
    /// Get oneself.
    ///
    /// What the account may see of itself; 401 to whoever is not signed in.
    #[oai(path = "/me", method = "get", operation_id = "get_me")]
    async fn get(&self, app: Data<&App>, auth: Member) -> Result<Json<Me>, Problem> {
        Ok(shown(&app, &auth.into()).await?)
    }

    /// Change oneself.
    ///
    /// Another e-mail address has to be proven again; the one before is told.
    #[oai(path = "/me", method = "patch", operation_id = "update_me")]
    async fn update(&self, app: Data<&App>, auth: Member, body: Json<MePatch>) -> Result<Json<Me>, Problem> {
        let actor = Actor::from(auth);
        me::update(&app, actor.signed_in()?, body.0.try_into()?).await?;
        Ok(shown(&app, &actor).await?)
    }

    /// Ask for a code that proves one's e-mail address.
    ///
    /// It is mailed and valid for 15 minutes; five wrong tries make it void, as does a newer one.
    #[oai(path = "/me/email/codes", method = "post", operation_id = "send_email_code")]
    async fn send_code(&self, app: Data<&App>, auth: Member, request: &Request) -> Result<Accepted, Problem> {
        emails::send_code(&app, Actor::from(auth).signed_in()?, &visitor(request, &app)).await?;
        Ok(Accepted::Accepted)
    }

    /// Prove one's e-mail address.
    ///
    /// By the code that was mailed.
    #[oai(path = "/me/email/proof", method = "post", operation_id = "prove_email")]
    async fn prove(&self, app: Data<&App>, auth: Member, body: Json<CodeInput>) -> Result<Json<Me>, Problem> {
        let actor = Actor::from(auth);
        emails::prove(&app, actor.signed_in()?, &body.code).await?;
        Ok(shown(&app, &actor).await?)
    }

    /// Ask for a code that proves a telephone number.
    ///
    /// It is sent as a text message and valid for 15 minutes; five wrong tries make it void, as does a newer one. The
    /// number is the account's once the code was typed in.
    #[oai(path = "/me/phone/codes", method = "post", operation_id = "send_phone_code")]
    async fn send_phone_code(
        &self,
        app: Data<&App>,
        auth: Member,
        request: &Request,
        body: Json<PhoneInput>,
    ) -> Result<Accepted, Problem> {
        let (actor, visitor) = (Actor::from(auth), visitor(request, &app));
        phones::send_code(&app, actor.signed_in()?, &visitor, body.0.parse()?).await?;
        Ok(Accepted::Accepted)
    }

    /// Prove a telephone number.
    ///
    /// By the code that was sent there. Where another account had the number, it is taken off that one, which is told.
    #[oai(path = "/me/phone/proof", method = "post", operation_id = "prove_phone")]
    async fn prove_phone(
        &self,
        app: Data<&App>,
        auth: Member,
        body: Json<CodeInput>,
    ) -> Result<Json<Me>, Problem> {
        let actor = Actor::from(auth);
        phones::prove(&app, actor.signed_in()?, &body.code).await?;
        Ok(shown(&app, &actor).await?)
    }

    /// Remove one's telephone number.
    ///
    /// Nothing is sent there any more. Twice is once.
    #[oai(path = "/me/phone", method = "delete", operation_id = "delete_phone")]
    async fn remove_phone(&self, app: Data<&App>, auth: Member) -> Result<Json<Me>, Problem> {
        let actor = Actor::from(auth);
        phones::remove(&app, actor.signed_in()?).await?;
        Ok(shown(&app, &actor).await?)
    }

    /// Agree to the privacy notice.
    ///
    /// To the version that stands.
    #[oai(path = "/me/consents", method = "post", operation_id = "record_consent")]
    async fn consent(
        &self,
        app: Data<&App>,
        auth: Member,
        body: Json<ConsentInput>,
    ) -> Result<Json<Me>, Problem> {
        let actor = Actor::from(auth);
        privacy::logic::record_consent(&app, actor.signed_in()?, &body.version).await?;
        Ok(shown(&app, &actor).await?)
    }

    /// Erase one's account.
    ///
    /// For ever: name, addresses, profile, picture, homes and roles go at once, and so does being signed in; what one
    /// wrote stays, without a name. The last administrator cannot.
    #[oai(path = "/me/erasure", method = "post", operation_id = "erase_me")]
    async fn erase(
        &self,
        app: Data<&App>,
        auth: Member,
        request: &Request,
        body: Json<ErasureInput>,
    ) -> Result<Response<Gone>, Problem> {
        let actor = Actor::from(auth);
        erasure::erase_own(&app, actor.signed_in()?, body.0.into()).await?;
        Ok(left(&app, request))
    }

    /// Put one's picture.
    ///
    /// A JPEG, PNG, WebP or GIF of at most 8 MB and 8000 pixels a side. Its middle is kept, 256 pixels wide and high,
    /// and nothing else of the file.
    #[oai(path = "/me/avatar", method = "put", operation_id = "put_avatar")]
    async fn put_avatar(
        &self,
        app: Data<&App>,
        auth: Member,
        body: Binary<Vec<u8>>,
    ) -> Result<Json<Me>, Problem> {
        let actor = Actor::from(auth);
        avatars::put(&app, actor.signed_in()?, body.0).await?;
        Ok(shown(&app, &actor).await?)
    }

    /// Take one's picture away.
    ///
    /// Its bytes are deleted.
    #[oai(path = "/me/avatar", method = "delete", operation_id = "delete_avatar")]
    async fn delete_avatar(&self, app: Data<&App>, auth: Member) -> Result<Json<Me>, Problem> {
        let actor = Actor::from(auth);
        avatars::delete(&app, actor.signed_in()?).await?;
        Ok(shown(&app, &actor).await?)
    }
}
