//! The tokens by which a mail is ended without signing in: they say whose and what, signed with the key of the
//! installation. They are good for nothing else. Pure.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use linli_entities::account::AccountId;
use linli_entities::notice::NoticeKind;
use sha2::Sha256;

/// What a token ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// Mails of this kind.
    Kind(NoticeKind),
    /// The daily letter.
    Digest,
}

impl Ends {
    /// The word of it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Kind(kind) => kind.as_str(),
            Self::Digest => "digest",
        }
    }
}

fn signed(key: &str, said: &str) -> Option<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).ok()?;
    // A signature of this key under something else is none of this.
    mac.update(b"unsubscribe\0");
    mac.update(said.as_bytes());
    Some(mac)
}

/// The token with which an account ends this.
pub fn make(key: &str, account_id: AccountId, ends: Ends) -> String {
    let said = format!("{account_id}.{}", ends.as_str());
    let signature = signed(key, &said).map(|mac| mac.finalize().into_bytes().to_vec()).unwrap_or_default();
    format!("{said}.{}", URL_SAFE_NO_PAD.encode(signature))
}

/// Whose token this is and what it ends; none where it was not made with this key.
pub fn read(key: &str, token: &str) -> Option<(AccountId, Ends)> {
    let (said, signature) = token.rsplit_once('.')?;
    let signature = URL_SAFE_NO_PAD.decode(signature).ok()?;
    signed(key, said)?.verify_slice(&signature).ok()?;
    let (id, ends) = said.split_once('.')?;
    let ends = if ends == "digest" { Ends::Digest } else { Ends::Kind(ends.parse().ok()?) };
    Some((AccountId(id.parse().ok()?), ends))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_ends_what_it_says_and_cannot_be_made_up() {
        let token = make("key", AccountId(7), Ends::Kind(NoticeKind::Mentioned));
        assert_eq!(read("key", &token), Some((AccountId(7), Ends::Kind(NoticeKind::Mentioned))));
        assert_eq!(read("key", &make("key", AccountId(7), Ends::Digest)), Some((AccountId(7), Ends::Digest)));
        assert_eq!(read("other", &token), None);
        assert_eq!(read("key", &token.replacen('7', "8", 1)), None);
        assert_eq!(read("key", &token.replace("mentioned", "digest")), None);
        assert_eq!(read("key", "7.mentioned."), None);
    }
}
