//! Routes of the web frontend.

use poem::http::header;
use poem::{IntoEndpoint, Response, Route, endpoint::make_sync};

/// The OpenAPI document.
pub fn document(text: String) -> impl poem::Endpoint {
    make_sync(move |_| {
        Response::builder().header(header::CONTENT_TYPE, "application/json; charset=utf-8").body(text.clone())
    })
}

/// Every page.
pub fn routes() -> impl IntoEndpoint {
    Route::new()
}
