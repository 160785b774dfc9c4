//! The tokens by which mails are ended without signing in: they say whose and which, signed with a key of the
//! installation. They are good for nothing else. Pure.

use linli_entities::account::AccountId;
use linli_entities::consent_act::ConsentPurpose;
use linli_entities::notice::NoticeKind;

use crate::secret;

/// What a token ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// Mails of this kind.
    Kind(NoticeKind),
    /// The daily letter.
    Digest,
    /// Mails for this purpose: the consent to them.
    Consent(ConsentPurpose),
}

/// How the daily letter is called in a token.
const DIGEST: &str = "digest";
/// How a consent is called in a token: no kind of notice begins so.
const CONSENT: &str = "consent_";

impl Ends {
    /// The word of it.
    pub fn word(self) -> String {
        match self {
            Self::Kind(kind) => kind.as_str().to_owned(),
            Self::Digest => DIGEST.to_owned(),
            Self::Consent(purpose) => format!("{CONSENT}{}", purpose.as_str()),
        }
    }

    fn of(word: &str) -> Option<Self> {
        match word.strip_prefix(CONSENT) {
            Some(purpose) => Some(Self::Consent(purpose.parse().ok()?)),
            None if word == DIGEST => Some(Self::Digest),
            None => Some(Self::Kind(word.parse().ok()?)),
        }
    }
}

/// A signature of this key under something else is none of this.
fn signature(key: &str, said: &str) -> String {
    secret::signature(key, &format!("unsubscribe {said}"))
}

/// The token with which an account ends this.
pub fn make(key: &str, account_id: AccountId, ends: Ends) -> String {
    let said = format!("{account_id}.{}", ends.word());
    let signature = signature(key, &said);
    format!("{said}.{signature}")
}

/// Whose token this is and what it ends; none where it was not made with this key.
pub fn read(key: &str, token: &str) -> Option<(AccountId, Ends)> {
    let (said, given) = token.rsplit_once('.')?;
    if !secret::is_same(&signature(key, said), given) {
        return None;
    }
    let (id, ends) = said.split_once('.')?;
    Some((AccountId(id.parse().ok()?), Ends::of(ends)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_ends_what_it_says_and_cannot_be_made_up() {
        let token = make("key", AccountId(7), Ends::Kind(NoticeKind::Mentioned));
        assert_eq!(read("key", &token), Some((AccountId(7), Ends::Kind(NoticeKind::Mentioned))));
        assert_eq!(read("key", &make("key", AccountId(7), Ends::Digest)), Some((AccountId(7), Ends::Digest)));
        for purpose in ConsentPurpose::ALL {
            let ends = Ends::Consent(*purpose);
            assert_eq!(read("key", &make("key", AccountId(7), ends)), Some((AccountId(7), ends)));
        }
        assert_eq!(read("other", &token), None);
        assert_eq!(read("key", &token.replacen('7', "8", 1)), None);
        assert_eq!(read("key", &token.replace("mentioned", "digest")), None);
        assert_eq!(read("key", "7.mentioned."), None);
        assert_eq!(read("key", ""), None);
    }
}
