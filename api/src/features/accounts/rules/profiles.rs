//! What of a profile is typed by its owner.

use unicode_normalization::UnicodeNormalization as _;

use crate::code::Code;
use crate::fields::is_invisible;

/// The most characters of a shown name.
const DISPLAY_NAME_CHARS_MAX: usize = 40;
/// The most characters about oneself.
const BIO_CHARS_MAX: usize = 500;

/// Reads a shown name: one line, spaces as single ones.
///
/// # Errors
/// [`Code::Required`], [`Code::TooLong`], [`Code::Malformed`].
pub fn display_name(text: &str) -> Result<String, Code> {
    let name: String = text.nfc().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(Code::Required);
    }
    if name.chars().count() > DISPLAY_NAME_CHARS_MAX {
        return Err(Code::TooLong);
    }
    if name.chars().any(is_invisible) || !name.chars().any(char::is_alphanumeric) {
        return Err(Code::Malformed);
    }
    Ok(name)
}

/// Reads a few words about oneself: plain text, line breaks allowed, none at all too.
///
/// # Errors
/// [`Code::TooLong`], [`Code::Malformed`].
pub fn bio(text: &str) -> Result<String, Code> {
    let bio: String = text.replace("\r\n", "\n").trim().nfc().collect();
    if bio.chars().count() > BIO_CHARS_MAX {
        return Err(Code::TooLong);
    }
    if bio.chars().any(|c| c != '\n' && is_invisible(c)) {
        return Err(Code::Malformed);
    }
    Ok(bio)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shown_name_is_one_visible_line() {
        assert_eq!(display_name("  江畔 \n 小李 ").as_deref(), Ok("江畔 小李"));
        assert_eq!(display_name("   "), Err(Code::Required));
        assert_eq!(display_name("ab\u{202e}c"), Err(Code::Malformed));
        assert_eq!(display_name("..."), Err(Code::Malformed));
        assert_eq!(display_name(&"名".repeat(41)), Err(Code::TooLong));
        assert_eq!(bio("a\r\nb").as_deref(), Ok("a\nb"));
        assert_eq!(bio("a\u{0}b"), Err(Code::Malformed));
    }
}
