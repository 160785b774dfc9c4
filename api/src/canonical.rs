//! Canonical bytes, and the chains that their hashes make: the same facts give the same bytes for ever, so that whoever wrote
//! down a hash finds out whether anything before it was changed. Pure.
//!
//! Fields in fixed order, each with its length before it (64 bits, big-endian), so that no two lists of fields share their
//! bytes; the first says what form they have. Whole numbers are 64 bits, big-endian; what is not there is empty or 0.

use sha2::{Digest as _, Sha256};

/// Bytes in the making.
#[derive(Clone, Debug)]
pub struct Canonical(Vec<u8>);

impl Canonical {
    /// Begins with the word for the form; another form gets another word.
    pub fn new(form: &str) -> Self {
        Self(vec![]).text(form)
    }

    /// Adds bytes.
    #[must_use]
    pub fn field(mut self, value: &[u8]) -> Self {
        self.0.extend((value.len() as u64).to_be_bytes());
        self.0.extend(value);
        self
    }

    /// Adds a text.
    #[must_use]
    pub fn text(self, value: &str) -> Self {
        self.field(value.as_bytes())
    }

    /// Adds a whole number.
    #[must_use]
    pub fn whole(self, value: i64) -> Self {
        self.field(&value.to_be_bytes())
    }

    /// The bytes.
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    /// The hash of these facts after that of those before; nothing is before the first.
    pub fn after(self, before: &[u8]) -> Vec<u8> {
        Sha256::new().chain_update(before).chain_update(self.0).finalize().to_vec()
    }
}
