//! The answer to what went wrong: RFC 9457 `application/problem+json`, for our own errors and for poem's.

use poem::Response;
use poem::http::{StatusCode, header};
use poem_openapi::error::ParseRequestPayloadError;
use poem_openapi::payload::Json;
use poem_openapi::types::Example;
use poem_openapi::{ApiResponse, Object};

use crate::code::Code;
use crate::error::{Error, FieldError};

/// What went wrong, in a form that programs and people can read (RFC 9457).
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ProblemBody {
    /// A stable address of this kind of problem; relative to the server.
    #[oai(rename = "type")]
    pub kind: String,
    /// The kind of problem, in English.
    pub title: String,
    /// The status of the answer.
    pub status: u16,
    /// A stable word to act on and to translate.
    pub code: Code,
    /// What happened here and what to do about it, in English, without personal data.
    pub detail: Option<String>,
    /// The fields that are wrong.
    pub errors: Vec<ProblemField>,
    /// With `words_not_allowed`: what stands in the text and is not allowed there.
    pub words: Option<Vec<String>>,
    /// Quote this when asking for help.
    pub request_id: Option<String>,
}

impl Example for ProblemBody {
    fn example() -> Self {
        let wrong = FieldError { pointer: "/title".to_owned(), code: Code::TooLong };
        let request_id = Some("4f9c2b1e77a0d3c8".to_owned());
        Self { request_id, ..body(StatusCode::UNPROCESSABLE_ENTITY, Code::Invalid, None, vec![wrong]) }
    }
}

/// One wrong field.
#[derive(Clone, Debug, Object)]
pub struct ProblemField {
    /// JSON pointer (RFC 6901) to the field.
    pub pointer: String,
    /// What is wrong with it.
    pub code: Code,
}

/// Every way in which an operation can fail.
#[derive(ApiResponse)]
pub enum Problem {
    /// The request could not be read.
    #[oai(status = 400, content_type = "application/problem+json")]
    BadRequest(Json<ProblemBody>),
    /// Sign in first.
    #[oai(status = 401, content_type = "application/problem+json")]
    SignInRequired(Json<ProblemBody>),
    /// Not allowed to this actor.
    #[oai(status = 403, content_type = "application/problem+json")]
    Forbidden(Json<ProblemBody>),
    /// No such thing, or none the actor may know of.
    #[oai(status = 404, content_type = "application/problem+json")]
    NotFound(Json<ProblemBody>),
    /// The path does not take this method; `Allow` says which it takes.
    #[oai(status = 405, content_type = "application/problem+json")]
    MethodNotAllowed(Json<ProblemBody>),
    /// The request took too long to arrive.
    #[oai(status = 408, content_type = "application/problem+json")]
    TimedOut(Json<ProblemBody>),
    /// The state of things is against it.
    #[oai(status = 409, content_type = "application/problem+json")]
    Conflict(Json<ProblemBody>),
    /// Changed by somebody else since it was read.
    #[oai(status = 412, content_type = "application/problem+json")]
    Stale(Json<ProblemBody>),
    /// The body is too large.
    #[oai(status = 413, content_type = "application/problem+json")]
    TooLarge(Json<ProblemBody>),
    /// The body is of a type the operation does not take.
    #[oai(status = 415, content_type = "application/problem+json")]
    UnsupportedMediaType(Json<ProblemBody>),
    /// One or more fields are wrong.
    #[oai(status = 422, content_type = "application/problem+json")]
    Invalid(Json<ProblemBody>),
    /// The edit needs an `If-Match` header.
    #[oai(status = 428, content_type = "application/problem+json")]
    IfMatchRequired(Json<ProblemBody>),
    /// Too often; `Retry-After` says when to try again.
    #[oai(status = 429, content_type = "application/problem+json")]
    TooManyRequests(
        Json<ProblemBody>,
        /// Seconds until the next try.
        #[oai(header = "Retry-After")]
        u64,
    ),
    /// A fault of the server.
    #[oai(status = 500, content_type = "application/problem+json")]
    Internal(Json<ProblemBody>),
    /// The server can't right now; nothing was changed.
    #[oai(status = 503, content_type = "application/problem+json")]
    Unavailable(Json<ProblemBody>),
}

fn body(status: StatusCode, code: Code, detail: Option<String>, errors: Vec<FieldError>) -> ProblemBody {
    // What /docs/problems says of a code is true of every answer.
    debug_assert!(code.statuses().contains(&status.as_u16()), "{code:?} is not known to come with {status}");
    debug_assert!(
        errors.iter().all(|error| error.code.statuses().contains(&422)),
        "{errors:?}: no code of a field"
    );
    ProblemBody {
        kind: format!("/docs/problems#{}", code.as_str()),
        title: status.canonical_reason().unwrap_or("Error").to_owned(),
        status: status.as_u16(),
        code,
        detail: detail.or_else(|| Some(code.meaning().to_owned())),
        errors: errors
            .into_iter()
            .map(|FieldError { pointer, code }| ProblemField { pointer, code })
            .collect(),
        words: None,
        request_id: crate::server::request_id::current(),
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        let json =
            |status: StatusCode, code: Code, detail: Option<String>| Json(body(status, code, detail, vec![]));
        match error {
            Error::NotFound(noun) => Self::NotFound(json(
                StatusCode::NOT_FOUND,
                Code::NotFound,
                Some(format!("There is no such {noun}.")),
            )),
            Error::SignInRequired => {
                Self::SignInRequired(json(StatusCode::UNAUTHORIZED, Code::SignInRequired, None))
            }
            Error::Forbidden(code) => Self::Forbidden(json(StatusCode::FORBIDDEN, code, None)),
            Error::Invalid(errors) => {
                let status = StatusCode::UNPROCESSABLE_ENTITY;
                Self::Invalid(Json(body(status, Code::Invalid, None, errors)))
            }
            Error::Words { pointer, words } => {
                let wrong = vec![FieldError { pointer, code: Code::WordsNotAllowed }];
                let told = body(StatusCode::UNPROCESSABLE_ENTITY, Code::Invalid, None, wrong);
                Self::Invalid(Json(ProblemBody { words: Some(words), ..told }))
            }
            Error::Conflict(code) => Self::Conflict(json(StatusCode::CONFLICT, code, None)),
            Error::ConflictTold(code, told) => Self::Conflict(json(StatusCode::CONFLICT, code, Some(told))),
            Error::Stale => Self::Stale(json(StatusCode::PRECONDITION_FAILED, Code::Stale, None)),
            Error::PreconditionRequired => {
                Self::IfMatchRequired(json(StatusCode::PRECONDITION_REQUIRED, Code::IfMatchRequired, None))
            }
            Error::TooManyRequests { retry_after_s } => {
                let status = StatusCode::TOO_MANY_REQUESTS;
                Self::TooManyRequests(json(status, Code::TooManyRequests, None), retry_after_s)
            }
            Error::Paced { code, retry_after_s } => {
                Self::TooManyRequests(json(StatusCode::TOO_MANY_REQUESTS, code, None), retry_after_s)
            }
            Error::TooLarge => Self::TooLarge(json(StatusCode::PAYLOAD_TOO_LARGE, Code::TooLarge, None)),
            Error::Unavailable { code, detail } => {
                tracing::error!(code = code.as_str(), detail, "unavailable");
                Self::Unavailable(json(StatusCode::SERVICE_UNAVAILABLE, code, None))
            }
            Error::Internal(source) => {
                tracing::error!(error = format!("{source:#}"), "internal error");
                Self::Internal(json(StatusCode::INTERNAL_SERVER_ERROR, Code::Internal, None))
            }
        }
    }
}

impl From<Error> for poem::Error {
    fn from(error: Error) -> Self {
        Problem::from(error).into()
    }
}

/// Turns an error that poem itself made (no route, bad path, unreadable body) into a problem.
///
/// Our own problems pass through. poem's texts are not sent on where they speak of Rust types. `wrong_fields` says what
/// of the body goes against the schema of a name.
pub fn from_poem(error: poem::Error, wrong_fields: impl FnOnce(&str) -> Vec<FieldError>) -> Response {
    if error.is_from_response() {
        return error.into_response();
    }
    let (code, status) = match error.status() {
        StatusCode::NOT_FOUND => (Code::NotFound, StatusCode::NOT_FOUND),
        StatusCode::METHOD_NOT_ALLOWED => (Code::MethodNotAllowed, StatusCode::METHOD_NOT_ALLOWED),
        StatusCode::UNAUTHORIZED => (Code::SignInRequired, StatusCode::UNAUTHORIZED),
        StatusCode::UNSUPPORTED_MEDIA_TYPE => {
            (Code::UnsupportedMediaType, StatusCode::UNSUPPORTED_MEDIA_TYPE)
        }
        StatusCode::PAYLOAD_TOO_LARGE => (Code::TooLarge, StatusCode::PAYLOAD_TOO_LARGE),
        StatusCode::REQUEST_TIMEOUT => (Code::TimedOut, StatusCode::REQUEST_TIMEOUT),
        status if status.is_client_error() => (Code::BadRequest, StatusCode::BAD_REQUEST),
        _ => {
            tracing::error!(error = format!("{error:#}"), "internal error");
            (Code::Internal, StatusCode::INTERNAL_SERVER_ERROR)
        }
    };
    let text = error.to_string();
    let detail = (code == Code::BadRequest).then(|| readable(&text));
    // The last name is that of the whole body.
    let schema = text.rsplit_once("occurred while parsing \"").and_then(|(_, name)| name.split('"').next());
    let errors = schema.filter(|_| error.is::<ParseRequestPayloadError>()).map(wrong_fields);
    response(status, body(status, code, detail, errors.unwrap_or_default()))
}

/// A problem as a response, for places outside of an operation.
pub fn plain(status: StatusCode, code: Code) -> Response {
    response(status, body(status, code, None, vec![]))
}

fn response(status: StatusCode, body: ProblemBody) -> Response {
    use poem_openapi::types::ToJSON as _;
    let text = body.to_json().unwrap_or_default().to_string();
    Response::builder().status(status).header(header::CONTENT_TYPE, "application/problem+json").body(text)
}

/// poem says "failed to parse path param0" (with quotes of its own) and names Rust types; only the useful part is kept.
fn readable(text: &str) -> String {
    if text.contains("path `param") {
        return "A part of the path has the wrong form.".to_owned();
    }
    let text = text.strip_prefix("parse request payload error: ").unwrap_or(text);
    match text.strip_prefix("failed to parse \"").and_then(|rest| rest.split_once("\": ")) {
        Some((_, reason)) => reason.to_owned(),
        None => text.to_owned(),
    }
}
