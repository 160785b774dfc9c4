//! Names to sign in with and to be mentioned by.

use unicode_normalization::UnicodeNormalization as _;

use crate::code::Code;

/// The fewest characters of a name.
const CHARS_MIN: usize = 2;
/// The most characters of a name.
const CHARS_MAX: usize = 32;
/// Letters by their class that show nothing: they would make two names look the same.
const BLANK_LETTERS: [char; 4] = ['\u{115f}', '\u{1160}', '\u{3164}', '\u{ffa0}'];

/// A name, and what makes it unique.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// As it was typed, composed.
    pub shown: String,
    /// Without what only looks different: width and case.
    pub key: String,
}

impl Name {
    /// Reads a name: letters (with those of Chinese), digits, `_`, `-` and `.`; it begins and ends with a letter or
    /// digit and has at least one letter, so that it is never mistaken for a phone number.
    ///
    /// # Errors
    /// [`Code::Required`], [`Code::TooShort`], [`Code::TooLong`], [`Code::Malformed`].
    pub fn parse(text: &str) -> Result<Self, Code> {
        let shown: String = text.trim().nfc().collect();
        let key = key(&shown);
        match key.chars().count().max(shown.chars().count()) {
            0 => return Err(Code::Required),
            count if count < CHARS_MIN => return Err(Code::TooShort),
            count if count > CHARS_MAX => return Err(Code::TooLong),
            _ => {}
        }
        let allowed = |c: char| (c.is_alphanumeric() && !BLANK_LETTERS.contains(&c)) || "_-.".contains(c);
        let edges = [key.chars().next(), key.chars().next_back()];
        let sound = key.chars().all(allowed)
            && edges.iter().flatten().all(|c| c.is_alphanumeric())
            && key.chars().any(char::is_alphabetic)
            && !mixes_alphabets(&key);
        if sound { Ok(Self { shown, key }) } else { Err(Code::Malformed) }
    }
}

/// The name without what only looks different. It is what names are looked up by.
pub fn key(name: &str) -> String {
    let folded: String = name.nfkc().flat_map(char::to_lowercase).collect();
    folded.nfkc().collect()
}

/// Latin beside Greek or Cyrillic has one purpose in a name: to look like another.
fn mixes_alphabets(key: &str) -> bool {
    let latin = |c: char| c.is_ascii_alphabetic() || ('\u{c0}'..='\u{24f}').contains(&c);
    let greek_or_cyrillic = |c: char| ('\u{370}'..='\u{52f}').contains(&c);
    key.chars().any(latin) && key.chars().any(greek_or_cyrillic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_differ_in_case_or_width_are_one_name() {
        let keys = ["Anna", "ANNA", "ａｎｎａ", "Ａnna", " anna "].map(|name| Name::parse(name).unwrap().key);
        assert!(keys.iter().all(|key| key == "anna"), "{keys:?}");
    }

    #[test]
    fn letters_of_chinese_are_letters() {
        for name in ["张三", "江畔-小李", "li.lei_2", "Zoë", "ゆうき"] {
            assert!(Name::parse(name).is_ok(), "{name}");
        }
    }

    #[test]
    fn what_is_no_name_is_refused() {
        let refused = [
            ("", Code::Required),
            ("a", Code::TooShort),
            ("13800138000", Code::Malformed),
            ("138-0013", Code::Malformed),
            ("a b", Code::Malformed),
            ("anna@home", Code::Malformed),
            ("-anna", Code::Malformed),
            ("anna.", Code::Malformed),
            ("an\u{200b}na", Code::Malformed),
            ("an\u{202e}na", Code::Malformed),
            ("an\u{3164}na", Code::Malformed),
            ("\u{430}dmin", Code::Malformed),
            ("<b>anna", Code::Malformed),
        ];
        for (name, code) in refused {
            assert_eq!(Name::parse(name), Err(code), "{name:?}");
        }
        assert_eq!(Name::parse(&"名".repeat(33)), Err(Code::TooLong));
    }
}
