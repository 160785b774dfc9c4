//! How a request says who acts: the session cookie of a browser.

use std::sync::Arc;

use poem::{Request, Result};
use poem_openapi::SecurityScheme;
use poem_openapi::auth::ApiKey;

use crate::actor::{Actor, SignedIn};
use crate::app::App;
use crate::code::Code;
use crate::error::Error;
use crate::features::accounts;

/// The cookie that holds the token of a session.
pub const SESSION_COOKIE: &str = "linli_session";
/// A cookie that scripts may read: that there is a session, not which.
pub const SIGNED_IN_COOKIE: &str = "linli_signed_in";

/// The session cookie `linli_session`, as `POST /sessions` sets it.
#[derive(SecurityScheme)]
#[oai(ty = "api_key", key_name = "linli_session", key_in = "cookie", checker = "check")]
pub struct Session(Arc<SignedIn>);

/// The value of a cookie, read off the request as it came.
pub fn cookie<'a>(request: &'a Request, name: &str) -> Option<&'a str> {
    let cookies = request.headers().get_all(poem::http::header::COOKIE).iter();
    let pairs = cookies.filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(';'));
    pairs
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(known, _)| *known == name)
        .map(|(_, value)| value)
}

async fn check(request: &Request, key: ApiKey) -> Result<Arc<SignedIn>> {
    let app: &App =
        request.data().ok_or_else(|| Error::internal(anyhow::anyhow!("no app in the request")))?;
    match accounts::logic::sessions::actor_of(app, &key.key).await? {
        Actor::Account(account) if account.is_shut_out() && !is_ones_own(request.uri().path()) => {
            Err(Error::Forbidden(Code::Suspended).into())
        }
        Actor::Account(account) => Ok(account),
        Actor::Guest | Actor::System => Err(Error::SignInRequired.into()),
    }
}

/// What somebody who is suspended in the whole group still asks for, by the first part of the path: the own account and its
/// sanctions, appeals, homes and what is voted of them, complaints, and what was agreed to of money. Where an operation is
/// for everybody, such an account is a guest.
const ONES_OWN: [&str; 20] = [
    "attachments",
    "buildings",
    "compensations",
    "complaints",
    "conversations",
    "deposits",
    "homes",
    "me",
    "messages",
    "notifications",
    "ownerships",
    "privacy",
    "promise",
    "registrations",
    "sanctions",
    "sessions",
    "stream",
    "units",
    "visits",
    "votes",
];

/// Whether a path is one of these, as it is where operations are routed: without `/api/v1`.
fn is_ones_own(path: &str) -> bool {
    path.trim_start_matches('/').split('/').next().is_some_and(|first| ONES_OWN.contains(&first))
}

/// An operation for signed-in accounts.
#[derive(SecurityScheme)]
pub enum Member {
    /// A browser.
    Session(Session),
}

/// An operation for everyone; whoever is signed in is recognised.
#[derive(SecurityScheme)]
pub enum Anyone {
    /// A browser.
    Session(Session),
    /// Nobody is signed in.
    #[oai(fallback)]
    Guest,
}

impl From<Member> for Actor {
    fn from(Member::Session(session): Member) -> Self {
        Self::Account(session.0)
    }
}

impl From<Anyone> for Actor {
    fn from(anyone: Anyone) -> Self {
        match anyone {
            Anyone::Session(session) => Self::Account(session.0),
            Anyone::Guest => Self::Guest,
        }
    }
}
