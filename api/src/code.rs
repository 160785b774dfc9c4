//! The stable codes of problems. A code is never renamed; the web frontend has a sentence for each.

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $text:literal,)+) => {
        /// A stable word for what is wrong.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, poem_openapi::Enum)]
        pub enum Code {
            $($(#[$doc])* #[oai(rename = $text)] $variant,)+
        }

        impl Code {
            /// The word itself.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }
        }
    };
}

codes! {
    /// The request could not be read: not JSON, a wrong type, a missing field.
    BadRequest = "bad_request",
    /// The operation is for signed-in accounts.
    SignInRequired = "sign_in_required",
    /// The actor has no right to do this.
    Forbidden = "forbidden",
    /// The request comes from a page of another origin.
    OriginRefused = "origin_refused",
    /// No such thing, or none that the actor may know of.
    NotFound = "not_found",
    /// The path exists, the method does not.
    MethodNotAllowed = "method_not_allowed",
    /// The body is of a type the operation does not take.
    UnsupportedMediaType = "unsupported_media_type",
    /// The body is too large.
    TooLarge = "too_large",
    /// Changed by somebody else since it was read.
    Stale = "stale",
    /// The edit needs `If-Match`.
    IfMatchRequired = "if_match_required",
    /// One or more fields are wrong.
    Invalid = "invalid",
    /// Too often.
    TooManyRequests = "too_many_requests",
    /// A fault of the server.
    Internal = "internal",
    /// The server can't right now.
    Unavailable = "unavailable",
    /// The request took too long.
    TimedOut = "timed_out",
    /// The disk is full.
    StorageFull = "storage_full",
    /// The idempotency key was used for another request.
    IdempotencyKeyReused = "idempotency_key_reused",

    /// A field is empty.
    Required = "required",
    /// A field is too long.
    TooLong = "too_long",
    /// A field is too short.
    TooShort = "too_short",
    /// A field has a form it must not have.
    Malformed = "malformed",
    /// A number is out of its range.
    OutOfRange = "out_of_range",
    /// Too many items in a list.
    TooMany = "too_many",
    /// A password that is too easily guessed.
    WeakPassword = "weak_password",
    /// A cursor that this list did not give.
    BadCursor = "bad_cursor",

    /// Name, e-mail or password are wrong.
    WrongCredentials = "wrong_credentials",
    /// The current password is wrong.
    WrongPassword = "wrong_password",
    /// The account is closed.
    AccountDisabled = "account_disabled",
    /// The name is taken.
    NameTaken = "name_taken",
    /// The e-mail address is taken.
    EmailTaken = "email_taken",
    /// The e-mail address has to be proven first.
    EmailNotProven = "email_not_proven",
    /// The code or link is wrong, used or too old.
    WrongCode = "wrong_code",
    /// The privacy notice has another version by now.
    ConsentOutdated = "consent_outdated",
    /// The last administrator can't lose the role.
    LastAdministrator = "last_administrator",
    /// The account holds this role already.
    RoleHeld = "role_held",

    /// The slug is taken.
    SlugTaken = "slug_taken",
    /// The name is taken within its parent.
    NameNotUnique = "name_not_unique",
    /// A claim for this unit is open or confirmed.
    AlreadyClaimed = "already_claimed",
    /// The ownership was revoked; only staff can reinstate it.
    OwnershipRevoked = "ownership_revoked",
    /// The decision does not fit the state of the claim.
    WrongState = "wrong_state",
    /// The board takes no new posts.
    BoardLocked = "board_locked",
    /// The topic takes no new posts.
    TopicLocked = "topic_locked",
    /// The topic is deleted.
    TopicDeleted = "topic_deleted",
    /// The post is deleted.
    PostDeleted = "post_deleted",
    /// The first post goes only with its topic.
    FirstPost = "first_post",

    /// The search has no word in it.
    EmptyQuery = "empty_query",
    /// The file is not an image that can be read.
    BadImage = "bad_image",
}
