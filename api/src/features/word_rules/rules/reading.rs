//! A text as words are looked for in it: folded, without what stands between characters, with the way back. Pure.
//!
//! What is the same when searching is the same here: width, case, accents, compatibility forms, traditional and simplified
//! characters ([`linli_search::fold_char`]). Zero-width characters and the signs of Markdown that show nothing are as if they
//! were not there; what else stands between two characters is a [`Gap`]. A numeric entity (`&#21338;`) is read as what it
//! shows.

use linli_search::{Kind, fold_char, kind};

use super::look_alikes;

/// What stands between a character and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Nothing that one sees.
    None,
    /// A space or a sign.
    Sign,
    /// The end of a clause, a sentence or a line, or more than [`SIGNS_MAX`] signs.
    Clause,
}

/// Signs in a row that still are one gap within a word.
const SIGNS_MAX: u8 = 3;

/// A character of a text that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it begins in the text, in bytes.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// What stands before it.
    pub gap: Gap,
    /// The character, folded.
    pub folded: char,
}

impl Piece {
    /// Whether it is a letter or digit of a script that is written with spaces between words.
    pub fn is_of_word(&self) -> bool {
        kind(self.folded) == Kind::Word
    }
}

/// A text that was read.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// Its characters in a row.
    pub joined: String,
    /// The same with the way back.
    pub pieces: Vec<Piece>,
    /// For each byte of `joined` the piece that it is of.
    places: Vec<u32>,
}

/// How letters are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letters {
    /// As they are.
    Plain,
    /// As the Latin letters that they look like.
    LookAlike,
}

impl Reading {
    /// Reads a text.
    pub fn new(text: &str, letters: Letters) -> Self {
        let mut reading = Self::default();
        let (mut gap, mut signs, mut rest) = (Gap::Clause, 0_u8, 0_usize);
        while let Some((c, length)) = next(&text[rest..]) {
            let (start, end) = (rest, rest + length);
            rest = end;
            if is_unseen(c) {
                continue;
            }
            let mut between = false;
            fold_char(c, &mut |folded| match read_as(folded, letters) {
                Some(read) => {
                    reading.push(read, folded, gap, (start, end));
                    (gap, signs, between) = (Gap::None, 0, false);
                }
                None => between = true,
            });
            if between {
                signs = signs.saturating_add(1);
                let now = if ends_clause(c) || signs > SIGNS_MAX { Gap::Clause } else { Gap::Sign };
                gap = gap.max(now);
            }
        }
        reading
    }

    fn push(&mut self, read: char, folded: char, gap: Gap, (start, end): (usize, usize)) {
        let place = u32::try_from(self.pieces.len()).unwrap_or(u32::MAX);
        self.joined.push(read);
        self.places.extend(std::iter::repeat_n(place, read.len_utf8()));
        let at = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
        self.pieces.push(Piece { start: at(start), end: at(end), gap, folded });
    }

    /// The piece that a byte of `joined` is of.
    pub fn place(&self, byte: usize) -> usize {
        self.places.get(byte).map_or(self.pieces.len(), |place| *place as usize)
    }

    /// Whether a character was read as another than it is.
    pub fn is_disguised(&self) -> bool {
        self.pieces.iter().any(|piece| look_alikes::is_disguise(piece.folded))
    }
}

/// What a folded character is read as; none for what only stands between others.
fn read_as(folded: char, letters: Letters) -> Option<char> {
    let plain = (kind(folded) != Kind::Break).then_some(folded);
    match letters {
        Letters::Plain => plain,
        Letters::LookAlike => look_alikes::letter(folded).or(plain),
    }
}

/// The first character of a text, as it is shown, and how many bytes it takes.
fn next(text: &str) -> Option<(char, usize)> {
    let first = text.chars().next()?;
    Some(entity(text).unwrap_or((first, first.len_utf8())))
}

/// The character that a numeric entity at the beginning shows.
fn entity(text: &str) -> Option<(char, usize)> {
    let inner = text.strip_prefix("&#")?;
    let end = inner.bytes().take(9).position(|byte| byte == b';')?;
    let digits = &inner[..end];
    let code = match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => digits.parse().ok()?,
    };
    Some((char::from_u32(code)?, "&#;".len() + end))
}

/// What shows nothing: the signs by which Markdown stresses, strikes and escapes.
fn is_unseen(c: char) -> bool {
    matches!(c, '*' | '~' | '`' | '\\')
}

fn ends_clause(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r'
            | '，'
            | '。'
            | '、'
            | '；'
            | '：'
            | '！'
            | '？'
            | '…'
            | '—'
            | '「'
            | '」'
            | '『'
            | '』'
            | '《'
            | '》'
            | '“'
            | '”'
            | '（'
            | '）'
            | ';'
            | '?'
            | '!'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn joined(text: &str) -> String {
        Reading::new(text, Letters::Plain).joined
    }

    #[test]
    fn what_is_written_otherwise_is_read_the_same() {
        for text in [
            "赌博ABC",
            "ＡＢＣ",
            "賭博",
            "赌 博",
            "赌\u{200b}博",
            "赌**博**",
            "赌&#21338;",
            "赌&#x535A;",
            "dǔ bó",
        ] {
            let read = joined(text);
            assert!(["赌博abc", "abc", "赌博", "dubo"].contains(&read.as_str()), "{text}: {read}");
        }
    }

    #[test]
    fn what_stands_between_is_known() {
        let gaps = |text: &str| -> Vec<Gap> {
            Reading::new(text, Letters::Plain).pieces.iter().skip(1).map(|piece| piece.gap).collect()
        };
        assert_eq!(gaps("赌博"), [Gap::None]);
        assert_eq!(gaps("赌\u{200d}博"), [Gap::None]);
        assert_eq!(gaps("赌.博"), [Gap::Sign]);
        assert_eq!(gaps("赌，博"), [Gap::Clause]);
        assert_eq!(gaps("赌....博"), [Gap::Clause]);
    }

    #[test]
    fn letters_that_look_alike_are_read_alike() {
        let read = Reading::new("ѵ1@gr@", Letters::LookAlike);
        assert_eq!(read.joined, "vlagra");
        assert!(read.is_disguised());
        assert!(!Reading::new("viagra 字", Letters::LookAlike).is_disguised());
    }

    proptest! {
        #[test]
        fn every_piece_leads_back_into_the_text_in_its_order(text in "\\PC{0,60}|[a&#0-9;x \\n赌博一]{0,60}") {
            for letters in [Letters::Plain, Letters::LookAlike] {
                let reading = Reading::new(&text, letters);
                let mut before = 0;
                for piece in &reading.pieces {
                    let (start, end) = (piece.start as usize, piece.end as usize);
                    prop_assert!(start >= before && start < end);
                    prop_assert!(text.get(start..end).is_some());
                    before = start;
                }
                prop_assert_eq!(reading.places.len(), reading.joined.len());
            }
        }
    }
}
