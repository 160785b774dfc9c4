//! Compression, done once for what is sent many times.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;

/// The bytes compressed by gzip.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 3), Compression::new(6));
    // Writing to memory cannot fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

/// Whether a client takes what is coded so, `gzip` or `br` (`Accept-Encoding`, RFC 9110 §12.5.3).
pub fn takes(accept_encoding: Option<&str>, coding: &str) -> bool {
    let refused = |one: &str| one.split(';').skip(1).any(|weight| matches!(weight.trim(), "q=0" | "q=0.0"));
    accept_encoding.unwrap_or_default().split(',').any(|one| {
        let name = one.split(';').next().unwrap_or_default().trim();
        (name == coding || name == "*") && !refused(one)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_says_what_it_takes() {
        assert!(takes(Some("br, gzip;q=0.8"), "gzip"));
        assert!(takes(Some("*"), "gzip"));
        assert!(!takes(Some("gzip;q=0, br"), "gzip"));
        assert!(takes(Some("gzip;q=0, br"), "br"));
        assert!(!takes(Some("gzip, deflate"), "br"));
        assert!(!takes(None, "gzip"));
    }
}
