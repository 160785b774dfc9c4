//! The stable codes of problems. A code is never renamed; the web frontend has a sentence for each.

macro_rules! codes {
    ($($(#[doc = $meaning:literal])+ $variant:ident = $text:literal [$($status:literal),+],)+) => {
        /// A stable word for what is wrong.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, poem_openapi::Enum)]
        pub enum Code {
            $($(#[doc = $meaning])+ #[oai(rename = $text)] $variant,)+
        }

        impl Code {
            /// All of them, in the order in which they are explained.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The word itself.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            /// What it means.
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$variant => concat!($($meaning),+).trim_ascii(),)+ }
            }

            /// The statuses of the answers it comes with. With 422 it stands beside the field that is wrong, and the
            /// answer as a whole is [`Code::Invalid`].
            pub fn statuses(self) -> &'static [u16] {
                match self { $(Self::$variant => &[$($status),+],)+ }
            }
        }
    };
}

codes! {
    /// The request could not be read: not JSON, a wrong type, a missing field.
    BadRequest = "bad_request" [400],
    /// The operation is for signed-in accounts: sign in with `POST /sessions` first.
    SignInRequired = "sign_in_required" [401],
    /// The actor has no right to do this.
    Forbidden = "forbidden" [403],
    /// The request comes from a page of another origin.
    OriginRefused = "origin_refused" [403],
    /// No such thing, or none that the actor may know of.
    NotFound = "not_found" [404, 422],
    /// The path exists, the method does not.
    MethodNotAllowed = "method_not_allowed" [405],
    /// The body is of a type the operation does not take: say what it is in `Content-Type`, mostly `application/json`.
    UnsupportedMediaType = "unsupported_media_type" [415],
    /// The body is too large.
    TooLarge = "too_large" [413],
    /// Changed by somebody else since it was read: read it again, and decide anew.
    Stale = "stale" [412],
    /// The edit needs `If-Match`, with the `ETag` of what was read.
    IfMatchRequired = "if_match_required" [428],
    /// One or more fields are wrong: `errors` says which, and how.
    Invalid = "invalid" [422],
    /// Too often: try again after the seconds of `Retry-After`.
    TooManyRequests = "too_many_requests" [429],
    /// A fault of the server, which is in its log under the `request_id`.
    Internal = "internal" [500],
    /// The server can't right now, and nothing was changed: try again in a moment.
    Unavailable = "unavailable" [503],
    /// The request took too long, and nothing was changed: try again.
    TimedOut = "timed_out" [408, 503],
    /// The clock of the server went back.
    ClockBehind = "clock_behind" [503],
    /// The disk is full, and nothing was changed: whoever runs the server has to make room.
    StorageFull = "storage_full" [503],
    /// The idempotency key was used for another request.
    IdempotencyKeyReused = "idempotency_key_reused" [409, 422],

    /// A field is empty.
    Required = "required" [422],
    /// A field is too long.
    TooLong = "too_long" [422],
    /// A field is too short.
    TooShort = "too_short" [422],
    /// A field has a form it must not have.
    Malformed = "malformed" [422],
    /// A number is out of its range.
    OutOfRange = "out_of_range" [422],
    /// It mentions a group of more people than are told at once.
    GroupTooLarge = "group_too_large" [422],
    /// It has words that are not allowed there: `words` says which.
    WordsNotAllowed = "words_not_allowed" [422],
    /// Too many items in a list.
    TooMany = "too_many" [409, 422],
    /// A password that is too easily guessed.
    WeakPassword = "weak_password" [422],
    /// A word in braces that is no field of a prepared answer.
    UnknownField = "unknown_field" [422],
    /// A cursor that this list did not give.
    BadCursor = "bad_cursor" [422],

    /// Name, e-mail or password are wrong.
    WrongCredentials = "wrong_credentials" [403],
    /// The current password is wrong.
    WrongPassword = "wrong_password" [422],
    /// The account is closed.
    AccountDisabled = "account_disabled" [403],
    /// The name is taken.
    NameTaken = "name_taken" [409],
    /// The e-mail address is taken.
    EmailTaken = "email_taken" [409],
    /// The e-mail address has to be proven first.
    EmailNotProven = "email_not_proven" [403],
    /// The code or link is wrong, used or too old.
    WrongCode = "wrong_code" [422],
    /// The privacy notice has another version by now.
    ConsentOutdated = "consent_outdated" [409],
    /// The last administrator can't lose the role.
    LastAdministrator = "last_administrator" [409],
    /// The account holds this role already.
    RoleHeld = "role_held" [409],

    /// The slug is taken.
    SlugTaken = "slug_taken" [422],
    /// The name is taken within its parent.
    NameNotUnique = "name_not_unique" [422],
    /// Something refers to it: a building has units, a unit has owners or complaints.
    InUse = "in_use" [409],
    /// A claim for this unit is open or confirmed.
    AlreadyClaimed = "already_claimed" [409],
    /// The ownership was revoked; only staff can reinstate it.
    OwnershipRevoked = "ownership_revoked" [409],
    /// Nobody decides on their own claim.
    OwnClaim = "own_claim" [403],
    /// The decision does not fit the state of the claim.
    WrongState = "wrong_state" [409],
    /// Whoever files a complaint has a confirmed home in the project.
    NoHomeThere = "no_home_there" [403],
    /// Nobody decides on their own answer or proposal, or asks how their own work went.
    Involved = "involved" [403],
    /// Rules lead to the team: they have to lead elsewhere first.
    TeamInUse = "team_in_use" [409],
    /// The rule that fits everything stays; it can lead elsewhere.
    FallbackStays = "fallback_stays" [409],
    /// It can't be done yet: the time for it has not come.
    TooEarly = "too_early" [409],
    /// It is worth more than one may approve.
    OverLimit = "over_limit" [403],
    /// One of this kind is open already.
    AlreadyProposed = "already_proposed" [409],
    /// There is one of this kind already: change it, or end it first.
    AlreadyThere = "already_there" [409],
    /// Something else stands under this reference in the books.
    ReferenceUsed = "reference_used" [409],
    /// It can't be done any more: the time for it is over.
    TooLate = "too_late" [409],
    /// The board takes no new posts.
    BoardLocked = "board_locked" [409],
    /// The board takes nothing that is written under a pseudonym.
    PseudonymsOff = "pseudonyms_off" [409],
    /// The topic takes no new posts.
    TopicLocked = "topic_locked" [409],
    /// One waits between posts there: again after the seconds of `Retry-After`.
    SlowMode = "slow_mode" [429],
    /// The topic is deleted.
    TopicDeleted = "topic_deleted" [409],
    /// The post is deleted.
    PostDeleted = "post_deleted" [409],
    /// A message can't reach them.
    CannotBeWrittenTo = "cannot_be_written_to" [403],
    /// New accounts open 20 topics and write 50 posts at once, and as many more in a day: again after the seconds of
    /// `Retry-After`, or without this limit a day after joining, once three topics were read.
    NewcomerPace = "newcomer_pace" [429],
    /// New accounts put 3 links to other sites into a post: up to 10 a day after joining, once three topics were read.
    NewcomerLinks = "newcomer_links" [403],
    /// New accounts show 4 pictures in a post: more a day after joining, once three topics were read.
    NewcomerPictures = "newcomer_pictures" [403],
    /// One is silenced there: one reads, and writes nothing that others read; see `GET /me/sanctions`.
    Silenced = "silenced" [403],
    /// One is suspended there; see `GET /me/sanctions`.
    Suspended = "suspended" [403],
    /// The account is oneself, or has a role as high as one's own.
    Outranked = "outranked" [403],
    /// The same is in force for the account there: lift that one first.
    AlreadySanctioned = "already_sanctioned" [409],
    /// One appeals once.
    AlreadyAppealed = "already_appealed" [409],
    /// Somebody has decided of it already.
    AlreadyDecided = "already_decided" [409],
    /// Its author cannot write there any more: it can be refused.
    AuthorCannotWrite = "author_cannot_write" [409],
    /// The post is a commitment: it stays as it is, and so does its topic.
    PostCommitted = "post_committed" [409],
    /// The first post goes only with its topic.
    FirstPost = "first_post" [409],
    /// The topic asks nothing: say first that it is a question.
    NotAQuestion = "not_a_question" [409],
    /// The post is accepted as the answer: it stays with its question, until that is taken back.
    PostAccepted = "post_accepted" [409],
    /// The first post is the question itself: a post that follows it may be the answer.
    QuestionItself = "question_itself" [409],
    /// The topic has a poll, which asks its own readers: delete the poll first.
    TopicHasPoll = "topic_has_poll" [409],
    /// The poll is closed: votes stay as they are.
    PollClosed = "poll_closed" [409],
    /// Somebody has voted: what the poll asks stays as it is.
    PollVotedIn = "poll_voted_in" [409],

    /// There are no seats left, or others wait for those there are.
    EventFull = "event_full" [409],
    /// The account has a registration for this event that stands.
    AlreadyRegistered = "already_registered" [409],
    /// Somebody who shares the home is registered: this event is once for each home.
    HouseholdRegistered = "household_registered" [409],
    /// It is too late to register.
    RegistrationClosed = "registration_closed" [409],
    /// It is too early to register.
    RegistrationNotOpen = "registration_not_open" [409],
    /// Only whoever was checked in rates an event.
    NotAttended = "not_attended" [409],
    /// The event was rated already.
    AlreadyRated = "already_rated" [409],
    /// It is for members of the club: join with `POST /club/membership` first.
    NotAMember = "not_a_member" [403],
    /// The account is a member already.
    AlreadyMember = "already_member" [409],
    /// The terms of the club have another version by now: read them again.
    TermsChanged = "terms_changed" [409],
    /// There are not so many points.
    NotEnoughPoints = "not_enough_points" [409],
    /// None of them is left.
    OutOfStock = "out_of_stock" [409],
    /// The member has as many as one member gets.
    LimitReached = "limit_reached" [409],
    /// It can't be redeemed: not yet, not any more, or not at all.
    NotOnOffer = "not_on_offer" [409],
    /// Somebody sent them already: by a referral that stands.
    AlreadyReferred = "already_referred" [409],
    /// A home of theirs is confirmed already.
    AlreadyOwner = "already_owner" [409],
    /// Nobody sends themselves.
    SelfReferral = "self_referral" [409],
    /// They have a home in common.
    SameHousehold = "same_household" [409],
    /// The member has a deposit for this group buy that stands.
    AlreadyDeposited = "already_deposited" [409],
    /// Somebody who shares the home has a deposit: a group buy is once for each home.
    HouseholdDeposited = "household_deposited" [409],
    /// No seats are left in the group buy.
    GroupBuyFull = "group_buy_full" [409],
    /// One bids with a deposit whose money is held: it was not paid until bidding began.
    DepositRequired = "deposit_required" [409],
    /// Nobody outbids oneself.
    AlreadyLeading = "already_leading" [409],
    /// A bid is at least one step above the highest; the first is at least the start price.
    BidTooLow = "bid_too_low" [409],
    /// The bid is more than a half above the highest: say `is_sure` if that is what is meant.
    UnusualBid = "unusual_bid" [422],
    /// The auction has ended.
    AuctionEnded = "auction_ended" [409],
    /// Whoever bids the most, or won, withdraws only after the day to sign by.
    HighestBidder = "highest_bidder" [409],
    /// Homes are not offered without the number of the permit to sell them.
    PermitRequired = "permit_required" [422],
    /// The message is not signed by its provider, or was sent more than five minutes ago.
    BadSignature = "bad_signature" [403],
    /// The survey was answered already.
    AlreadyAnswered = "already_answered" [409],
    /// As many have answered as are asked of there.
    QuotaFull = "quota_full" [409],
    /// The project has a fund already.
    FundOpened = "fund_opened" [409],
    /// There is not so much in the fund: `detail` says how much there is.
    FundTooSmall = "fund_too_small" [409],
    /// The member has entered already.
    AlreadyEntered = "already_entered" [409],
    /// Somebody who shares the home has entered: this draw is once for each home.
    HouseholdEntered = "household_entered" [409],
    /// It is for others: for owners in its project, or for who came to its event.
    NotEligible = "not_eligible" [403],
    /// Another person stated another value: look it up again, and agree.
    ValueDiffers = "value_differs" [409],
    /// The list of entries is not the one that was frozen: it can't be drawn, cancel it.
    ListChanged = "list_changed" [409],
    /// For a home votes who owned it when the vote was opened, and whoever stands in for one of them.
    NoVoteThere = "no_vote_there" [403],
    /// The home has voted, and that stays.
    HomeVoted = "home_voted" [409],
    /// The home has voted: only whoever has the receipt of its ballot changes it.
    ReceiptNeeded = "receipt_needed" [409],
    /// Another owner of the home has put a ballot in: agree to it with its receipt, or start over.
    BallotPending = "ballot_pending" [409],
    /// Floor area is counted, and homes have none: `detail` says how many.
    AreasMissing = "areas_missing" [409],
    /// Whoever works for the project, and whoever owns the home, stands in for no owner there.
    NotAProxy = "not_a_proxy" [422],
    /// A ballot was cast by whoever stands in: that is not taken back any more.
    ProxyUsed = "proxy_used" [409],
    /// Money is held for the account or owed to it: withdraw the deposits, and wait until the money is back.
    MoneyHeld = "money_held" [409],

    /// The search has no word in it.
    EmptyQuery = "empty_query" [422],
    /// The file is not an image that can be read.
    BadImage = "bad_image" [422],
}
