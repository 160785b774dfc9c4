//! Use cases of points, and of money, which is kept in the same ledger. Those that write are called by other features inside their own transaction.

pub mod checking;
pub mod funds;
mod ledger;
pub mod money;
pub mod moving;
mod opened;
pub mod promising;
pub mod reading;
mod time;

pub use moving::{Gift, Spending, open};
pub use reading::{Balance, Expiring};
pub use time::{expire_holds, lapse, warn};
