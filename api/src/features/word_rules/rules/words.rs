//! Reading a list of words, and masking what was found. Pure.

use std::collections::HashSet;

use super::reading::{Letters, Reading};
use crate::code::Code;

/// Words of a list, at most.
pub const WORDS_MAX: usize = 100_000;
/// Characters of a word, at most.
pub const WORD_CHARS_MAX: usize = 64;
/// Lines that were refused which are told, at most.
pub const REFUSED_TOLD: usize = 100;
/// What stands in the place of a character that is masked: a full-width asterisk, because the narrow one is a sign of Markdown.
pub const MASK: char = '＊';

/// A line that is no word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedLine {
    /// Which line, from 1.
    pub line: usize,
    /// Why.
    pub code: Code,
}

/// The words of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The words, each as it came first.
    pub words: Vec<String>,
    /// The first [`REFUSED_TOLD`] lines that are none.
    pub refused: Vec<RefusedLine>,
    /// How many lines are none.
    pub refused_count: usize,
}

/// Reads a text of words: one in each line, or a table of which the last column has the words. Empty lines and such that begin
/// with `#` are left out, and words that are the same when they are looked for count once.
///
/// # Errors
/// [`Code::TooMany`] for more than [`WORDS_MAX`].
pub fn parse(text: &str) -> Result<Words, Code> {
    let (mut read, mut known) = (Words::default(), HashSet::new());
    for (index, line) in text.lines().enumerate() {
        let word = line.rsplit('\t').next().unwrap_or_default().trim();
        if word.is_empty() || line.starts_with('#') {
            continue;
        }
        match key(word) {
            Ok(key) => {
                if known.insert(key) {
                    read.words.push(word.to_owned());
                }
            }
            Err(code) => {
                read.refused_count += 1;
                if read.refused.len() < REFUSED_TOLD {
                    read.refused.push(RefusedLine { line: index + 1, code });
                }
            }
        }
        if read.words.len() > WORDS_MAX {
            return Err(Code::TooMany);
        }
    }
    Ok(read)
}

/// What makes a word the one that it is.
///
/// # Errors
/// [`Code::TooLong`]; [`Code::Malformed`] where something in it cannot be seen; [`Code::TooShort`] for a single letter or
/// digit, and for what has neither.
pub fn key(word: &str) -> Result<String, Code> {
    if word.chars().any(char::is_control) {
        return Err(Code::Malformed);
    }
    if word.chars().count() > WORD_CHARS_MAX {
        return Err(Code::TooLong);
    }
    let reading = Reading::new(word, Letters::Plain);
    let [first, rest @ ..] = reading.pieces.as_slice() else { return Err(Code::TooShort) };
    if rest.is_empty() && first.is_of_word() { Err(Code::TooShort) } else { Ok(reading.joined) }
}

/// The words of `before`, with those of `more` that are not among them.
pub fn with(before: Vec<String>, more: Vec<String>) -> Vec<String> {
    let mut known: HashSet<String> = before.iter().filter_map(|word| key(word).ok()).collect();
    let new = more.into_iter().filter(|word| key(word).is_ok_and(|key| known.insert(key)));
    let new: Vec<String> = new.collect();
    before.into_iter().chain(new).collect()
}

/// The words of `before` without those of `less`.
pub fn without(before: Vec<String>, less: &[String]) -> Vec<String> {
    let gone: HashSet<String> = less.iter().filter_map(|word| key(word).ok()).collect();
    before.into_iter().filter(|word| !key(word).is_ok_and(|key| gone.contains(&key))).collect()
}

/// A text with a [`MASK`] in the place of each character of these parts, in bytes; spaces and ends of lines stay.
pub fn mask(text: &str, parts: &[(usize, usize)]) -> String {
    let within = |at: usize| parts.iter().any(|(start, end)| (*start..*end).contains(&at));
    text.char_indices().map(|(at, c)| if within(at) && !c.is_whitespace() { MASK } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_text_is_read_line_by_line_and_a_table_by_its_last_column() {
        let read = parse("# 广告\n赌博\n広告\t代开发票\n\n賭博\na\n。\n").unwrap();
        assert_eq!(read.words, ["赌博", "代开发票"]);
        assert_eq!(read.refused_count, 2);
        assert_eq!(read.refused[0], RefusedLine { line: 6, code: Code::TooShort });
        assert_eq!(parse(&"长".repeat(65)).unwrap().refused[0].code, Code::TooLong);
    }

    #[test]
    fn words_come_and_go_by_what_they_are() {
        let before = vec!["赌博".to_owned(), "Viagra".to_owned()];
        let more = with(before, vec!["VIAGRA".to_owned(), "发票".to_owned()]);
        assert_eq!(more, ["赌博", "Viagra", "发票"]);
        assert_eq!(without(more, &["賭博".to_owned()]), ["Viagra", "发票"]);
    }

    proptest! {
        #[test]
        fn a_mask_is_as_long_as_what_it_hides(text in "[赌博a \\n]{1,40}", at in 0..40_usize, length in 0..40_usize) {
            let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let start = ends[at.min(ends.len() - 1)];
            let end = ends[(at + length).min(ends.len() - 1)];
            let masked = mask(&text, &[(start, end)]);
            prop_assert_eq!(masked.chars().count(), text.chars().count());
            prop_assert!(masked.starts_with(&text[..start]) && masked.ends_with(&text[end..]));
            let within = masked.chars().zip(text.char_indices()).filter(|(_, (at, _))| (start..end).contains(at));
            for (masked, (_, c)) in within {
                prop_assert!(masked == MASK || c.is_whitespace());
            }
        }
    }
}
