//! Use cases of points. Those that write are called by other features inside their own transaction.

pub mod checking;
mod ledger;
pub mod moving;
pub mod promising;
pub mod reading;
mod time;

pub use moving::{Gift, Spending, open};
pub use reading::{Balance, Expiring};
pub use time::{expire_holds, lapse, warn};
