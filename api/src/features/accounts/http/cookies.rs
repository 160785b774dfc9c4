//! The cookies of a session, and who a request comes from.

use poem::Request;
use poem::http::header;
use poem::web::cookie::{Cookie, SameSite};
use poem_openapi::payload::Response;

use crate::answer::{Created, Gone};
use crate::app::App;
use crate::auth::{SESSION_COOKIE, SIGNED_IN_COOKIE};
use crate::features::accounts::logic::me;
use crate::features::accounts::logic::sessions::{LIFETIME, Opened, Visitor};
use crate::features::accounts::output::Me;
use crate::problem::Problem;
use crate::server::client;

/// Signed in: oneself, with the cookies of the session.
pub(super) type Entered = Response<Created<Me>>;

/// The browser that a request comes from.
pub(super) fn visitor(request: &Request, app: &App) -> Visitor {
    let user_agent = request.header(header::USER_AGENT).unwrap_or_default();
    Visitor::new(client::address(request, &app.config), user_agent)
}

/// The address of the session that a request comes with: what was made for whoever has just signed in.
pub(super) const CURRENT_SESSION: &str = "/sessions/current";

/// The answer to whoever has just signed in: oneself, and the address of what was made.
pub(super) async fn entered(
    app: &App,
    request: &Request,
    opened: Opened,
    address: &str,
) -> Result<Entered, Problem> {
    let me: Me = me::own(app, opened.account_id).await?.into();
    let secure = client::is_secure(request, &app.config);
    let lifetime = LIFETIME.to_std().unwrap_or_default();
    let mut session = cookie(SESSION_COOKIE, &opened.token, lifetime, secure);
    session.set_http_only(true);
    let signed_in = cookie(SIGNED_IN_COOKIE, "1", lifetime, secure);
    Ok(with_cookies(Response::new(Created::at(address, me)), [session, signed_in]))
}

/// The answer to whoever has just signed out.
pub(super) fn left(app: &App, request: &Request) -> Response<Gone> {
    let secure = client::is_secure(request, &app.config);
    let mut session = cookie(SESSION_COOKIE, "", std::time::Duration::ZERO, secure);
    session.set_http_only(true);
    let signed_in = cookie(SIGNED_IN_COOKIE, "", std::time::Duration::ZERO, secure);
    with_cookies(Response::new(Gone::Gone), [session, signed_in])
}

fn cookie(name: &str, value: &str, lifetime: std::time::Duration, secure: bool) -> Cookie {
    let mut cookie = Cookie::new_with_str(name, value);
    cookie.set_path("/");
    cookie.set_same_site(SameSite::Lax);
    cookie.set_max_age(lifetime);
    cookie.set_secure(secure);
    cookie
}

fn with_cookies<T>(answer: Response<T>, cookies: [Cookie; 2]) -> Response<T> {
    cookies.into_iter().fold(answer, |answer, cookie| answer.header(header::SET_COOKIE, cookie.to_string()))
}
