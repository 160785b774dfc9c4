//! Reads the fields of an input and collects what is wrong with each, so that a form learns of everything at once.

use linli_entities::Date;

use crate::code::Code;
use crate::error::{Error, FieldError};

/// Lengths of a slug, in characters.
const SLUG_LENGTHS: std::ops::RangeInclusive<usize> = 2..=60;
/// Years that a date may have; beyond them it is a slip of the finger.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

/// What is wrong so far.
#[derive(Debug, Default)]
pub struct Fields(Vec<FieldError>);

impl Fields {
    /// Notes that a field is wrong.
    pub fn refuse(&mut self, pointer: &str, code: Code) {
        self.0.push(FieldError { pointer: pointer.to_owned(), code });
    }

    /// One line of text, trimmed, of 1 to `length_max` characters.
    pub fn line(&mut self, pointer: &str, text: &str, length_max: usize) -> String {
        let text = self.line_or_empty(pointer, text, length_max);
        if text.is_empty() {
            self.refuse(pointer, Code::Required);
        }
        text
    }

    /// One line of text, trimmed, of at most `length_max` characters.
    pub fn line_or_empty(&mut self, pointer: &str, text: &str, length_max: usize) -> String {
        self.bounded(pointer, text.trim(), length_max, char::is_control)
    }

    /// Lines of text, trimmed, of 1 to `length_max` characters.
    pub fn prose(&mut self, pointer: &str, text: &str, length_max: usize) -> String {
        let text = self.prose_or_empty(pointer, text, length_max);
        if text.is_empty() {
            self.refuse(pointer, Code::Required);
        }
        text
    }

    /// Lines of text, trimmed, of at most `length_max` characters.
    pub fn prose_or_empty(&mut self, pointer: &str, text: &str, length_max: usize) -> String {
        let text = text.replace("\r\n", "\n");
        self.bounded(pointer, text.trim(), length_max, |c| c.is_control() && c != '\n' && c != '\t')
    }

    fn bounded(
        &mut self,
        pointer: &str,
        text: &str,
        length_max: usize,
        bad: impl Fn(char) -> bool,
    ) -> String {
        if text.chars().count() > length_max {
            self.refuse(pointer, Code::TooLong);
        }
        if text.chars().any(bad) {
            self.refuse(pointer, Code::Malformed);
        }
        text.to_owned()
    }

    /// The readable part of an address: `[a-z0-9-]{2,60}`.
    pub fn slug(&mut self, pointer: &str, text: &str) -> String {
        let length = text.chars().count();
        if text.is_empty() {
            self.refuse(pointer, Code::Required);
        } else if length < *SLUG_LENGTHS.start() {
            self.refuse(pointer, Code::TooShort);
        } else if length > *SLUG_LENGTHS.end() {
            self.refuse(pointer, Code::TooLong);
        } else if !text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-')) {
            self.refuse(pointer, Code::Malformed);
        }
        text.to_owned()
    }

    /// A number within a range.
    pub fn number(&mut self, pointer: &str, number: i32, range: std::ops::RangeInclusive<i32>) -> i32 {
        if !range.contains(&number) {
            self.refuse(pointer, Code::OutOfRange);
        }
        number
    }

    /// A date of our times.
    pub fn date(&mut self, pointer: &str, date: Date) -> Date {
        if !YEARS.contains(&chrono::Datelike::year(&date)) {
            self.refuse(pointer, Code::OutOfRange);
        }
        date
    }

    /// What was parsed from a field; nothing where the field is refused.
    pub fn parsed<T>(&mut self, pointer: &str, parsed: Result<T, Code>) -> Option<T> {
        parsed.map_err(|code| self.refuse(pointer, code)).ok()
    }

    /// What was put together from parsed fields, if every field was right.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field that was refused.
    pub fn complete<T>(self, read: Option<T>) -> Result<T, Error> {
        match read {
            Some(read) if self.0.is_empty() => Ok(read),
            _ => Err(Error::Invalid(self.0)),
        }
    }

    /// What was read, if every field was right.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field that was refused.
    pub fn finish<T>(self, read: T) -> Result<T, Error> {
        if self.0.is_empty() { Ok(read) } else { Err(Error::Invalid(self.0)) }
    }
}

/// Ids separated by commas.
///
/// # Errors
/// [`Code::Malformed`].
pub fn ids<T>(pointer: &str, text: &str, id: fn(i64) -> T) -> Result<Vec<T>, Error> {
    let malformed = || Error::invalid(pointer, Code::Malformed);
    let given = text.split(',').filter(|one| !one.is_empty());
    given.map(|one| one.trim().parse().map(id).map_err(|_| malformed())).collect()
}

/// Characters that show nothing or turn the direction of what follows: what is made of them passes for
/// something else.
pub fn is_invisible(c: char) -> bool {
    // U+200D joins emoji and is harmless between them.
    c.is_control()
        || matches!(c, '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{3164}' | '\u{115f}' | '\u{1160}' | '\u{ffa0}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(read: impl Fn(&mut Fields)) -> Vec<Code> {
        let mut fields = Fields::default();
        read(&mut fields);
        fields.0.into_iter().map(|field| field.code).collect()
    }

    #[test]
    fn a_slug_is_what_an_address_takes_as_it_is() {
        for (slug, expected) in [
            ("riverside-2", vec![]),
            ("", vec![Code::Required]),
            ("a", vec![Code::TooShort]),
            ("Riverside", vec![Code::Malformed]),
            ("江岸", vec![Code::Malformed]),
        ] {
            assert_eq!(codes(|fields| drop(fields.slug("/slug", slug))), expected, "{slug}");
        }
        assert_eq!(codes(|fields| drop(fields.slug("/slug", &"a".repeat(61)))), [Code::TooLong]);
    }

    #[test]
    fn lengths_are_counted_in_characters_and_control_characters_refused() {
        assert!(codes(|fields| drop(fields.line("/name", "江岸国际", 4))).is_empty());
        assert_eq!(codes(|fields| drop(fields.line("/name", "江岸国际城", 4))), [Code::TooLong]);
        assert_eq!(codes(|fields| drop(fields.line("/name", "a\u{0}b", 9))), [Code::Malformed]);
        assert_eq!(codes(|fields| drop(fields.line("/name", "a\nb", 9))), [Code::Malformed]);
        assert!(codes(|fields| drop(fields.prose("/summary", "a\r\nb", 3))).is_empty());
        assert_eq!(codes(|fields| drop(fields.line("/name", "  ", 9))), [Code::Required]);
    }

    #[test]
    fn every_wrong_field_is_told_at_once() {
        let all = codes(|fields| {
            fields.line("/name", "", 9);
            fields.number("/position", -1, 0..=9);
        });
        assert_eq!(all, [Code::Required, Code::OutOfRange]);
    }
}
