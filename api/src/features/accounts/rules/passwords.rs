//! Passwords: which are good enough.

use unicode_normalization::UnicodeNormalization as _;

use super::names;
use crate::code::Code;

/// Characters of a password, whatever they are.
const CHARS_PLAIN: usize = 10;
/// Characters of a password that mixes kinds of them.
const CHARS_MIXED: usize = 8;
/// Kinds of characters that make a mix.
const KINDS_MIXED: usize = 3;
/// The most characters of a password.
const CHARS_MAX: usize = 200;

/// Words that most guessing begins with. What is mostly one of them is guessed as well.
const COMMON: [&str; 32] = [
    "password",
    "passw0rd",
    "p@ssword",
    "p@ssw0rd",
    "1234567",
    "7654321",
    "abcdefg",
    "abcd1234",
    "1q2w3e4r",
    "1qaz2wsx",
    "qwerty",
    "qazwsx",
    "asdfgh",
    "zxcvbn",
    "iloveyou",
    "woaini",
    "wodemima",
    "mima123",
    "letmein",
    "welcome",
    "monkey",
    "dragon",
    "football",
    "princess",
    "sunshine",
    "admin",
    "administrator",
    "changeme",
    "secret",
    "5201314",
    "13145",
    "linli",
];

/// A password that may be set. It is not written out anywhere.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password")
    }
}

impl Password {
    /// Reads a new password. `own` is what somebody who knows the person guesses first: name and e-mail.
    ///
    /// # Errors
    /// [`Code::WeakPassword`], [`Code::TooLong`].
    pub fn parse(text: &str, own: &[&str]) -> Result<Self, Code> {
        let password = Self::typed(text);
        let count = password.0.chars().count();
        if count > CHARS_MAX {
            return Err(Code::TooLong);
        }
        let enough = count >= CHARS_PLAIN || (count >= CHARS_MIXED && kinds(&password.0) >= KINDS_MIXED);
        if enough && !is_guessable(&password.0, own) { Ok(password) } else { Err(Code::WeakPassword) }
    }

    /// A password as it is typed to sign in: the same characters whatever keyboard composed them.
    pub fn typed(text: &str) -> Self {
        // What is longer was never set; hashing all of it would only cost time.
        Self(text.nfc().take(CHARS_MAX + 1).collect())
    }

    /// What is hashed.
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

fn kinds(password: &str) -> usize {
    let kinds: [fn(char) -> bool; 4] = [char::is_lowercase, char::is_uppercase, char::is_numeric, |c| {
        !c.is_alphanumeric() || c > '\u{2e80}'
    }];
    kinds.iter().filter(|kind| password.chars().any(**kind)).count()
}

fn is_guessable(password: &str, own: &[&str]) -> bool {
    let key = names::key(password);
    let distinct = key.chars().collect::<std::collections::BTreeSet<_>>().len();
    if distinct < 4 || is_a_run(&key) {
        return true;
    }
    let own = own.iter().flat_map(|text| {
        let text = names::key(text);
        let local = text.split('@').next().unwrap_or_default().to_owned();
        [text, local]
    });
    // A word with a few characters around it is that word.
    let mostly = |word: &str| {
        let word_count = word.chars().count();
        word_count >= 3 && key.contains(word) && key.chars().count() < word_count + 5
    };
    own.into_iter().any(|word| mostly(&word)) || COMMON.into_iter().any(mostly)
}

/// `0123456789`, `abcdefghij`, and both backwards.
fn is_a_run(key: &str) -> bool {
    let codes: Vec<u32> = key.chars().map(u32::from).collect();
    let steps =
        |by: i64| codes.windows(2).filter(|pair| i64::from(pair[1]) - i64::from(pair[0]) == by).count();
    let most = codes.len().saturating_sub(2);
    steps(1) >= most || steps(-1) >= most
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_guessed_first_is_refused() {
        let own = ["anna.li", "lian@example.com"];
        for text in [
            "",
            "short",
            "12345678",
            "1234567890",
            "9876543210",
            "aaaaaaaaaaaa",
            "password123",
            "Passw0rd!",
            "anna.li2026",
            "ANNA.LI!!!",
            "lian@example.com",
            "abcdefghij",
            "qwertyuiop",
            "1q2w3e4r5t",
            "5201314520",
        ] {
            assert_eq!(Password::parse(text, &own), Err(Code::WeakPassword), "{text:?}");
        }
        assert_eq!(Password::parse(&"好".repeat(201), &own), Err(Code::TooLong));
    }

    #[test]
    fn long_or_mixed_is_good_enough() {
        for text in ["river-stone-boat", "kT9#wq2z", "江畔的灯火很温柔啊真的", "tuesday morning"] {
            assert!(Password::parse(text, &["anna", "anna@example.com"]).is_ok(), "{text}");
        }
    }

    #[test]
    fn a_password_is_never_written_out() {
        assert_eq!(format!("{:?}", Password::typed("kT9#wq2z")), "Password");
    }
}
