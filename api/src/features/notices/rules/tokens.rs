//! The tokens by which mails are ended without signing in: they say whose and which, signed with a key of the
//! installation. They are good for nothing else. Pure.

use linli_entities::account::AccountId;
use linli_entities::notice::NoticeKind;

use crate::secret;

/// What a token ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// Mails of this kind.
    Kind(NoticeKind),
    /// The daily letter.
    Digest,
}

/// How the daily letter is called in a token.
const DIGEST: &str = "digest";

impl Ends {
    /// The word of it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Kind(kind) => kind.as_str(),
            Self::Digest => DIGEST,
        }
    }
}

/// A signature of this key under something else is none of this.
fn signature(key: &str, said: &str) -> String {
    secret::signature(key, &format!("unsubscribe {said}"))
}

/// The token with which an account ends this.
pub fn make(key: &str, account_id: AccountId, ends: Ends) -> String {
    let said = format!("{account_id}.{}", ends.as_str());
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
    let ends = if ends == DIGEST { Ends::Digest } else { Ends::Kind(ends.parse().ok()?) };
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
        assert_eq!(read("key", ""), None);
    }
}
