//! Answers that more than one operation gives.

use poem_openapi::ApiResponse;
use poem_openapi::payload::Json;
use poem_openapi::types::ToJSON;

/// Something that can be edited.
#[derive(ApiResponse)]
pub enum Versioned<T: ToJSON> {
    /// As it is now.
    #[oai(status = 200)]
    Ok(
        Json<T>,
        /// Give this as `If-Match` to edit what you have read.
        #[oai(header = "ETag")]
        String,
    ),
}

impl<T: ToJSON> Versioned<T> {
    /// The thing with its version.
    pub fn of(version: i64, thing: impl Into<T>) -> Self {
        Self::Ok(Json(thing.into()), format!("\"{version}\""))
    }
}

/// Something that was made.
#[derive(ApiResponse)]
pub enum Created<T: ToJSON> {
    /// It was made, now or by the same request before.
    #[oai(status = 201)]
    Created(Json<T>),
}

impl<T: ToJSON> Created<T> {
    /// What was made.
    pub fn of(thing: impl Into<T>) -> Self {
        Self::Created(Json(thing.into()))
    }
}

/// Nothing is left to say.
#[derive(ApiResponse)]
pub enum Gone {
    /// Done.
    #[oai(status = 204)]
    Gone,
}

/// The request is taken; what follows does so by itself.
#[derive(ApiResponse)]
pub enum Accepted {
    /// Taken.
    #[oai(status = 202)]
    Accepted,
}
