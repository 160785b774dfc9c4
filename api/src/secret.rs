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

/// A number from 0 up to but without `end`, each as likely as any other; 0 where there is none.
pub fn below(end: usize) -> usize {
    rand::rng().random_range(0..end.max(1))
}

/// Letters and digits that are not taken for one another, however they are written.
const CLEAR: &[u8] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
/// How many of them the code of a seat has: so many that nobody finds one by trying.
const SEAT_CODE: usize = 8;

/// The code of a seat, to be typed by hand at the door.
pub fn seat_code() -> String {
    let mut rng = rand::rng();
    (0..SEAT_CODE).map(|_| char::from(CLEAR[rng.random_range(0..CLEAR.len())])).collect()
}

/// SHA-256 in hexadecimal: how a token of 256 bits is stored and looked up.
pub fn hash(secret: &str) -> String {
    hash_bytes(secret.as_bytes())
}

/// SHA-256 of bytes in hexadecimal.
pub fn hash_bytes(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
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

/// A random number of 63 bits: the key of a row whose place is to say nothing.
pub fn row_key() -> i64 {
    rand::rng().random_range(1..=i64::MAX)
}

/// Bytes of a block of SHA-256.
const BLOCK: usize = 64;

/// HMAC-SHA256 (RFC 2104) of bytes that come in parts: only who has the key can make it.
pub fn hmac(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    let mut block = [0; BLOCK];
    if key.len() > BLOCK {
        block[..32].copy_from_slice(&Sha256::digest(key));
    } else {
        block[..key.len()].copy_from_slice(key);
    }
    let padded = |pad: u8| block.map(|byte| byte ^ pad);
    let begun = Sha256::new().chain_update(padded(0x36));
    let inner = parts.iter().fold(begun, |hash, part| hash.chain_update(part)).finalize();
    Sha256::new().chain_update(padded(0x5c)).chain_update(inner).finalize().into()
}

/// HMAC-SHA256 of a text in 43 characters that a URL takes.
pub fn signature(key: &str, text: &str) -> String {
    URL_SAFE_NO_PAD.encode(hmac(key.as_bytes(), &[text.as_bytes()]))
}

/// Whether two secrets are the same, in a time that does not tell how much of them is.
pub fn is_same(one: &str, other: &str) -> bool {
    one.len() == other.len() && one.bytes().zip(other.bytes()).fold(0, |all, (a, b)| all | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_the_one_of_the_standard() {
        // RFC 4231, case 2.
        let hex = |text: &str| {
            let bytes = URL_SAFE_NO_PAD.decode(text).unwrap();
            hex::encode(bytes)
        };
        assert_eq!(
            hex(&signature("Jefe", "what do ya want for nothing?")),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
        let (one, other) = (signature("a", "text"), signature("b", "text"));
        assert!(is_same(&one, &one.clone()) && !is_same(&one, &other) && !is_same(&one, &one[1..]));
        assert_ne!(signature(&"k".repeat(65), "text"), signature(&"k".repeat(64), "text"));
    }
}
