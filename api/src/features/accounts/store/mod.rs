//! Rows of accounts and of what hangs on them.

pub(super) mod accounts;
pub(super) mod proofs;
pub(super) mod rights;
pub(super) mod sessions;
pub(super) mod shown;
