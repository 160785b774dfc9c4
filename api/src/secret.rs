//! Secrets: how they are drawn and how they are kept. A secret is never stored, only its hash.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::RngExt as _;
use sha2::{Digest as _, Sha256};

/// A token of 256 random bits, in 43 characters that a URL takes.
pub fn token() -> String {
    URL_SAFE_NO_PAD.encode(rand::rng().random::<[u8; 32]>())
}

/// A code of six digits, to be typed by hand.
pub fn code() -> String {
    format!("{:06}", rand::rng().random_range(0..1_000_000))
}

/// SHA-256 in hexadecimal: how a token of 256 bits is stored and looked up.
pub fn hash(secret: &str) -> String {
    hash_bytes(secret.as_bytes())
}

/// SHA-256 of bytes in hexadecimal.
pub fn hash_bytes(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        use std::fmt::Write as _;
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The key of this installation, drawn at the first start and readable by its owner alone.
///
/// # Errors
/// When the file can neither be read nor made.
pub fn server_key(path: &std::path::Path) -> std::io::Result<String> {
    use std::io::Write as _;
    match std::fs::read_to_string(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        other => return other,
    }
    let key = token();
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(key.as_bytes())?;
    file.sync_all()?;
    Ok(key)
}

/// 16 random bytes that keep a hash from being guessed.
pub fn salt() -> Vec<u8> {
    rand::rng().random::<[u8; 16]>().to_vec()
}

/// A random word of 16 characters, to tell things apart; no secret.
pub fn short_id() -> String {
    format!("{:016x}", rand::rng().random::<u64>())
}
