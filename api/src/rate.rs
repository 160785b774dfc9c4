//! How often something may be tried, per address or account, on this node.

use std::hash::Hash;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::Clock as _;
use governor::middleware::NoOpMiddleware;
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
    limiter: RateLimiter<K, DashMapStateStore<K>, RateClock, NoOpMiddleware<Duration>>,
    clock: RateClock,
}

impl<K: Hash + Eq + Clone> Rate<K> {
    fn new(clock: &Clock, burst: NonZeroU32, one_more_each: Duration) -> Self {
        let clock = RateClock(clock.clone());
        // `with_period` refuses only a period of zero, and no caller gives one.
        let quota = Quota::with_period(one_more_each).unwrap_or(Quota::per_minute(burst)).allow_burst(burst);
        Self { limiter: RateLimiter::new(quota, DashMapStateStore::default(), clock.clone()), clock }
    }

    /// Counts one try.
    ///
    /// # Errors
    /// [`Error::TooManyRequests`] with the seconds until the next is allowed.
    pub fn count(&self, key: &K) -> Result<(), Error> {
        self.limiter.check_key(key).map_err(|refused| {
            let wait = refused.wait_time_from(self.clock.now());
            Error::TooManyRequests { retry_after_s: wait.as_secs() + 1 }
        })
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
    /// Topics, posts and edits, per account.
    pub write: Rate<AccountId>,
    /// Previews, per account: one at every pause in typing.
    pub preview: Rate<AccountId>,
    /// Searches, per address.
    pub search: Rate<IpAddr>,
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
            sign_in_address: Rate::new(clock, burst(20 * by), Duration::from_secs(15)),
            sign_in_login: Rate::new(clock, burst(10), Duration::from_secs(60)),
            register: Rate::new(clock, burst(10 * by), Duration::from_secs(60)),
            mail_address: Rate::new(clock, burst(10 * by), Duration::from_secs(60)),
            mail_account: Rate::new(clock, burst(5), Duration::from_secs(120)),
            write: Rate::new(clock, burst(30 * by), Duration::from_secs(2)),
            preview: Rate::new(clock, burst(60), Duration::from_secs(1)),
            search: Rate::new(clock, burst(60 * by), Duration::from_millis(500)),
        }
    }

    /// Forgets what is at rest in all of them.
    pub fn forget_idle(&self) {
        for rate in [&self.sign_in_address, &self.register, &self.mail_address, &self.search] {
            rate.forget_idle();
        }
        for rate in [&self.mail_account, &self.write, &self.preview] {
            rate.forget_idle();
        }
        self.sign_in_login.forget_idle();
    }
}
