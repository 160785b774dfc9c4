//! How a provider of payments proves that a message is its own: Standard Webhooks, HMAC-SHA256 over the id, the time and
//! the bytes of the message. Pure.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::TimeDelta;
use linli_entities::Instant;

use crate::secret;

/// How far the clock of a provider may be from ours, and how long a message may be under way.
const TOLERANCE: TimeDelta = TimeDelta::minutes(5);
/// What a secret begins with that is given in base64.
const ENCODED: &str = "whsec_";
/// The form of a signature.
const FORM: &str = "v1,";
/// Signatures of one message, at most: while a secret is replaced there are two.
const SIGNATURES_MAX: usize = 4;
/// The longest id of a message, in bytes.
const ID_MAX: usize = 100;

/// What the headers of a message say.
#[derive(Clone, Debug, Default)]
pub struct Headers {
    /// `webhook-id`.
    pub id: Option<String>,
    /// `webhook-timestamp`: seconds since 1970.
    pub timestamp: Option<String>,
    /// `webhook-signature`: signatures with spaces between.
    pub signature: Option<String>,
}

/// The bytes of a secret, as it stands in the settings.
fn key(secret: &str) -> Vec<u8> {
    secret
        .strip_prefix(ENCODED)
        .and_then(|encoded| STANDARD.decode(encoded).ok())
        .unwrap_or_else(|| secret.as_bytes().to_vec())
}

/// The signature of a message.
pub fn sign(secret: &str, id: &str, timestamp: &str, body: &[u8]) -> String {
    let parts: [&[u8]; 5] = [id.as_bytes(), b".", timestamp.as_bytes(), b".", body];
    format!("{FORM}{}", STANDARD.encode(secret::hmac(&key(secret), &parts)))
}

/// The id of a message that is the provider's own and was sent just now; none where it is not.
pub fn read<'a>(secret: &str, headers: &'a Headers, body: &[u8], now: Instant) -> Option<&'a str> {
    let (id, timestamp) = (headers.id.as_deref()?, headers.timestamp.as_deref()?);
    if id.is_empty() || id.len() > ID_MAX || secret.is_empty() {
        return None;
    }
    let at = chrono::DateTime::from_timestamp(timestamp.parse().ok()?, 0)?;
    if (now - at).abs() > TOLERANCE {
        return None;
    }
    let expected = sign(secret, id, timestamp, body);
    let given = headers.signature.as_deref()?.split(' ').take(SIGNATURES_MAX);
    // Each is compared, so that the time tells nothing of which fits.
    let fits = given.fold(false, |fits, one| fits | secret::is_same(&expected, one));
    fits.then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    const BODY: &[u8] = br#"{"test": 2432232314}"#;

    fn headers(signature: &str) -> Headers {
        Headers {
            id: Some("msg_p5jXN8AQM9LWM0D4loKWxJek".to_owned()),
            timestamp: Some("1614265330".to_owned()),
            signature: Some(signature.to_owned()),
        }
    }

    fn at(seconds: i64) -> Instant {
        chrono::DateTime::from_timestamp(1_614_265_330 + seconds, 0).expect("an instant")
    }

    #[test]
    fn the_vector_of_the_standard_is_read() {
        let signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
        let headers = headers(signature);
        assert_eq!(sign(SECRET, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", BODY), signature);
        assert_eq!(read(SECRET, &headers, BODY, at(300)), headers.id.as_deref());
        assert_eq!(read(SECRET, &headers, BODY, at(-300)), headers.id.as_deref());
    }

    #[test]
    fn what_is_forged_late_or_without_a_secret_is_not() {
        let signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
        let good = headers(signature);
        assert_eq!(read(SECRET, &good, BODY, at(301)), None, "old");
        assert_eq!(read(SECRET, &good, BODY, at(-301)), None, "of tomorrow");
        assert_eq!(read(SECRET, &good, b"{}", at(0)), None, "other words");
        assert_eq!(read("whsec_AAAA", &good, BODY, at(0)), None, "another secret");
        assert_eq!(read("", &good, BODY, at(0)), None, "no secret");
        assert_eq!(read(SECRET, &Headers::default(), BODY, at(0)), None, "nothing");
        let other_id = Headers { id: Some("msg_2".to_owned()), ..good.clone() };
        assert_eq!(read(SECRET, &other_id, BODY, at(0)), None, "the id is signed as well");
        let two = headers(&format!("v1,AAAA {signature}"));
        assert!(read(SECRET, &two, BODY, at(0)).is_some(), "one of two fits");
    }
}
