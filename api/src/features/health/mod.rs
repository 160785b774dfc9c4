//! Whether the server lives and whether it can serve.
//!
//! `healthz` answers as long as the process does; `readyz` asks the database and tells how far search lags behind.

pub mod http;
