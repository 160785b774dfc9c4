//! How often something may be tried, per address or account, on this node; and that clients are told.
//!
//! An answer to what was counted says so in `RateLimit-Policy` and `RateLimit`
//! (draft-ietf-httpapi-ratelimit-headers-11): the quota `q` within `w` seconds, what remains of it (`r`), and after how
//! many seconds more is made available at the latest (`t`). A limit that counts what others do as well (tries to guess
//! the password of one account) is not told: it would tell of the others.

use std::cell::RefCell;
use std::fmt::Write as _;
use std::hash::Hash;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::Clock as _;
use governor::middleware::StateInformationMiddleware;
use governor::{Quota, RateLimiter, state::keyed::DashMapStateStore};
use linli_entities::account::AccountId;

use crate::clock::Clock;
use crate::error::Error;

/// The clock of the application, as the limiter wants it: time since 1970.
#[derive(Clone, Debug)]
struct RateClock(Clock);

impl governor::clock::Clock for RateClock {
    type Instant = Duration;

    fn now(&self) -> Duration {
        Duration::from_millis(u64::try_from(self.0.now().timestamp_millis()).unwrap_or(0))
    }
}

/// A limit per key: so many at once, and one more each so often.
pub struct Rate<K: Hash + Eq + Clone> {
    policy: Policy,
    limiter: RateLimiter<K, DashMapStateStore<K>, RateClock, StateInformationMiddleware>,
    clock: RateClock,
}

/// What a limit allows.
#[derive(Clone, Copy, Debug)]
struct Policy {
    name: &'static str,
    burst: NonZeroU32,
    one_more_each: Duration,
}

/// What is left of a limit after a try was counted.
#[derive(Clone, Copy, Debug)]
struct Counted {
    policy: Policy,
    remaining: u32,
    more_in_s: u64,
}

tokio::task_local! {
    static COUNTED: RefCell<Vec<Counted>>;
}

/// What to tell a client of the limits that its request was counted against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The header `RateLimit-Policy`.
    pub policy: String,
    /// The header `RateLimit`.
    pub remaining: String,
}

/// Answers a request, and says what was counted meanwhile; nothing where nothing was.
pub async fn noting<T>(answer: impl Future<Output = T>) -> (T, Option<Told>) {
    let noted = async {
        let answer = answer.await;
        (answer, COUNTED.with(RefCell::take))
    };
    let (answer, counted) = COUNTED.scope(RefCell::default(), noted).await;
    (answer, told(&counted))
}

fn told(counted: &[Counted]) -> Option<Told> {
    let mut told = Told { policy: String::new(), remaining: String::new() };
    for Counted { policy: Policy { name, burst, one_more_each }, remaining, more_in_s } in counted {
        let comma = if told.policy.is_empty() { "" } else { ", " };
        let window = seconds(*one_more_each * burst.get());
        // Writing to memory does not fail.
        let _ = write!(told.policy, "{comma}\"{name}\";q={burst};w={window}");
        let _ = write!(told.remaining, "{comma}\"{name}\";r={remaining};t={more_in_s}");
    }
    (!counted.is_empty()).then_some(told)
}

/// Whole seconds, rounded up.
fn seconds(time: Duration) -> u64 {
    time.as_secs() + u64::from(time.subsec_nanos() > 0)
}

impl<K: Hash + Eq + Clone> Rate<K> {
    fn new(clock: &Clock, name: &'static str, burst: NonZeroU32, one_more_each: Duration) -> Self {
        let clock = RateClock(clock.clone());
        // `with_period` refuses only a period of zero, and no caller gives one.
        let quota = Quota::with_period(one_more_each).unwrap_or(Quota::per_minute(burst)).allow_burst(burst);
        let limiter = RateLimiter::new(quota, DashMapStateStore::default(), clock.clone());
        Self { policy: Policy { name, burst, one_more_each }, limiter, clock }
    }

    /// Counts one try, and notes it for the answer.
    ///
    /// # Errors
    /// [`Error::TooManyRequests`] with the seconds until the next is allowed.
    pub fn count(&self, key: &K) -> Result<(), Error> {
        let policy = self.policy;
        let (counted, outcome) = match self.take(key) {
            Ok(remaining) => {
                (Counted { policy, remaining, more_in_s: seconds(policy.one_more_each) }, Ok(()))
            }
            Err(wait_s) => {
                let refused = Error::TooManyRequests { retry_after_s: wait_s };
                (Counted { policy, remaining: 0, more_in_s: wait_s }, Err(refused))
            }
        };
        // Outside of a request nobody is told.
        let _ = COUNTED.try_with(|noted| noted.borrow_mut().push(counted));
        outcome
    }

    /// Counts one try of something that others try as well: how often is not told.
    ///
    /// # Errors
    /// As [`count`](Self::count).
    pub fn count_untold(&self, key: &K) -> Result<(), Error> {
        self.take(key).map(drop).map_err(|retry_after_s| Error::TooManyRequests { retry_after_s })
    }

    /// Takes one of the tries: how many remain, or how many seconds it is until the next.
    fn take(&self, key: &K) -> Result<u32, u64> {
        match self.limiter.check_key(key) {
            Ok(state) => Ok(state.remaining_burst_capacity()),
            Err(refused) => Err(refused.wait_time_from(self.clock.now()).as_secs() + 1),
        }
    }

    /// Forgets the keys that are at rest.
    pub fn forget_idle(&self) {
        self.limiter.retain_recent();
        self.limiter.shrink_to_fit();
    }
}

/// What of an address is counted: one household has a whole /64 of IPv6 addresses to itself.
pub fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            IpAddr::V6(std::net::Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX)))
        }
        address @ IpAddr::V4(_) => address,
    }
}

/// All limits.
pub struct Rates {
    /// Tries to sign in, per address.
    pub sign_in_address: Rate<IpAddr>,
    /// Tries to sign in, per account, wherever they come from; also for names that no account has, so that the limit
    /// does not tell which names exist.
    pub sign_in_login: Rate<String>,
    /// New accounts, per address.
    pub register: Rate<IpAddr>,
    /// Mails that somebody causes, per address.
    pub mail_address: Rate<IpAddr>,
    /// Mails to one account.
    pub mail_account: Rate<AccountId>,
    /// Text messages that an account causes.
    pub sms_account: Rate<AccountId>,
    /// Text messages with codes to one number, whoever causes them.
    pub sms_number: Rate<String>,
    /// Topics, posts and edits, per account.
    pub write: Rate<AccountId>,
    /// Texts that mention groups, per account whose work that is not.
    pub group_mention: Rate<AccountId>,
    /// New conversations, per account that is young.
    pub conversation: Rate<AccountId>,
    /// Topics, per account that is trusted with little yet.
    pub newcomer_topic: Rate<AccountId>,
    /// Posts, per account that is trusted with little yet.
    pub newcomer_post: Rate<AccountId>,
    /// Drafts, per account: one at every pause in typing.
    pub draft: Rate<AccountId>,
    /// Previews, per account: one at every pause in typing.
    pub preview: Rate<AccountId>,
    /// Searches, per address.
    pub search: Rate<IpAddr>,
    /// Pages elsewhere that are read for cards, per host.
    pub card_host: Rate<String>,
}

const fn burst(count: u32) -> NonZeroU32 {
    match NonZeroU32::new(count) {
        Some(count) => count,
        None => NonZeroU32::MIN,
    }
}

impl Rates {
    /// The limits as they are; `generous` ones are for imports and load tests, where one address is everybody.
    pub fn new(clock: &Clock, generous: bool) -> Self {
        let by = if generous { 100_000 } else { 1 };
        Self {
            sign_in_address: Rate::new(clock, "sign_in_address", burst(20 * by), Duration::from_secs(15)),
            sign_in_login: Rate::new(clock, "sign_in_login", burst(10), Duration::from_secs(60)),
            register: Rate::new(clock, "register", burst(10 * by), Duration::from_secs(60)),
            mail_address: Rate::new(clock, "mail_address", burst(10 * by), Duration::from_secs(60)),
            mail_account: Rate::new(clock, "mail_account", burst(5), Duration::from_secs(120)),
            sms_account: Rate::new(clock, "sms_account", burst(3), Duration::from_secs(300)),
            sms_number: Rate::new(clock, "sms_number", burst(3), Duration::from_secs(600)),
            write: Rate::new(clock, "write", burst(30 * by), Duration::from_secs(2)),
            group_mention: Rate::new(clock, "group_mention", burst(5 * by), Duration::from_secs(17_280)),
            conversation: Rate::new(clock, "conversation", burst(10 * by), Duration::from_secs(8_640)),
            newcomer_topic: Rate::new(clock, "newcomer_topic", burst(20 * by), Duration::from_secs(4_320)),
            newcomer_post: Rate::new(clock, "newcomer_post", burst(50 * by), Duration::from_secs(1_728)),
            draft: Rate::new(clock, "draft", burst(60 * by), Duration::from_secs(1)),
            preview: Rate::new(clock, "preview", burst(60), Duration::from_secs(1)),
            search: Rate::new(clock, "search", burst(60 * by), Duration::from_millis(500)),
            card_host: Rate::new(clock, "card_host", burst(6), Duration::from_secs(10)),
        }
    }

    /// Forgets what is at rest in all of them.
    pub fn forget_idle(&self) {
        for rate in [&self.sign_in_address, &self.register, &self.mail_address, &self.search] {
            rate.forget_idle();
        }
        let of_accounts = [
            &self.mail_account,
            &self.sms_account,
            &self.write,
            &self.group_mention,
            &self.conversation,
            &self.newcomer_topic,
            &self.newcomer_post,
            &self.draft,
            &self.preview,
        ];
        for rate in of_accounts {
            rate.forget_idle();
        }
        for rate in [&self.sign_in_login, &self.sms_number, &self.card_host] {
            rate.forget_idle();
        }
    }
}
