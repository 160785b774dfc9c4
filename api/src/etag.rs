//! Versions on the wire: `ETag`, `If-None-Match`, `If-Match` (RFC 9110 §8.8, §13.1).
//!
//! The tag of something that can be edited is `"version-hash"`: an edit compares only the version, a reader
//! compares both, because an answer may change without an edit (what the reader may do with it).

use crate::error::Error;

/// Reads `If-Match` as the version that the editor has seen.
///
/// # Errors
/// [`Error::PreconditionRequired`] without the header; [`Error::Stale`] when it is no version of ours.
pub fn version_seen(if_match: Option<&str>) -> Result<i64, Error> {
    let header = if_match.ok_or(Error::PreconditionRequired)?;
    let tag = header.trim().trim_start_matches("W/").trim_matches('"');
    let version = tag.split('-').next().unwrap_or_default();
    version.parse().map_err(|_| Error::Stale)
}

/// Demands that what is edited is still what the editor has seen.
///
/// # Errors
/// [`Error::Stale`] when it is not.
pub fn demand_unchanged(seen: i64, present: i64) -> Result<(), Error> {
    if seen == present { Ok(()) } else { Err(Error::Stale) }
}

/// A short strong hash of bytes, for tags only.
pub fn hash(bytes: &[u8]) -> String {
    use std::hash::{DefaultHasher, Hasher as _};
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    format!("{:016x}", hasher.finish())
}

/// Whether a reader that sent `if_none_match` has these bytes already.
pub fn is_fresh(if_none_match: &str, tag: &str) -> bool {
    let bare = |text: &str| text.trim().trim_start_matches("W/").trim_matches('"').to_owned();
    if_none_match.trim() == "*" || if_none_match.split(',').any(|one| bare(one) == bare(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_compares_the_version_and_a_reader_the_bytes() {
        assert!(matches!(version_seen(Some("\"7-abc\"")), Ok(7)));
        assert!(matches!(version_seen(Some("7")), Ok(7)));
        assert!(matches!(version_seen(None), Err(Error::PreconditionRequired)));
        assert!(matches!(version_seen(Some("\"x\"")), Err(Error::Stale)));
        assert!(is_fresh("\"a\", W/\"7-abc\"", "\"7-abc\""));
        assert!(!is_fresh("\"7-abd\"", "\"7-abc\""));
    }
}
