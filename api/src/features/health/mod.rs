//! Whether the server lives and whether it can serve.
//!
//! `healthz` answers as long as the process does; `readyz` asks the database, tells how far search lags behind and
//! whether there is room to write.

pub mod http;
