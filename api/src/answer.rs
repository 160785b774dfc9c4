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

/// Where the API is, on this server.
const BASE: &str = "/api/v1";

/// A thing with an address of its own in the API.
pub trait Addressed {
    /// The path below the base of the API, such as `/posts/12`.
    fn address(&self) -> String;
}

/// Something that was made, and where it is.
#[derive(ApiResponse)]
pub enum Created<T: ToJSON> {
    /// It was made, now or by the same request before.
    #[oai(status = 201)]
    Created(
        Json<T>,
        /// The address of what was made, as an absolute path.
        #[oai(header = "Location")]
        String,
    ),
}

impl<T: ToJSON> Created<T> {
    /// What was made, at its own address.
    pub fn of(thing: impl Into<T>) -> Self
    where
        T: Addressed,
    {
        let thing = thing.into();
        let address = thing.address();
        Self::at(&address, thing)
    }

    /// What was made is at `address`; `thing` tells of it.
    pub fn at(address: &str, thing: impl Into<T>) -> Self {
        Self::Created(Json(thing.into()), format!("{BASE}{address}"))
    }
}

/// Something that was made and has no address of its own: it is read in the list that it was sent to, which is what a
/// 201 without `Location` says (RFC 9110 §15.3.2).
#[derive(ApiResponse)]
pub enum CreatedIn<T: ToJSON> {
    /// It was made, now or by the same request before; it is in the list at the address of the request.
    #[oai(status = 201)]
    Created(Json<T>),
}

impl<T: ToJSON> CreatedIn<T> {
    /// What was made.
    pub fn list(thing: impl Into<T>) -> Self {
        Self::Created(Json(thing.into()))
    }
}

/// Something that was sent: it was made, or it waits.
#[derive(ApiResponse)]
pub enum Sent<T: ToJSON, H: ToJSON> {
    /// It was made, now or by the same request before.
    #[oai(status = 201)]
    Created(
        Json<T>,
        /// The address of what was made, as an absolute path.
        #[oai(header = "Location")]
        String,
    ),
    /// It waits until a moderator has looked at it; nobody else sees it.
    #[oai(status = 202)]
    Held(
        Json<H>,
        /// The address of what waits, as an absolute path.
        #[oai(header = "Location")]
        String,
    ),
}

impl<T: ToJSON + Addressed, H: ToJSON + Addressed> Sent<T, H> {
    /// What was made, at its own address.
    pub fn of(thing: T) -> Self {
        let address = format!("{BASE}{}", thing.address());
        Self::Created(Json(thing), address)
    }

    /// What waits, at its own address.
    pub fn held(thing: H) -> Self {
        let address = format!("{BASE}{}", thing.address());
        Self::Held(Json(thing), address)
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
