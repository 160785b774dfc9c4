//! Finding the words of a list in a text: one pass over the text, whatever the number of words. Pure.

use std::collections::HashSet;

use aho_corasick::{AhoCorasick, AhoCorasickKind, BuildError, MatchKind};
use linli_search::{Kind, kind};
use pinyin::ToPinyin as _;

use super::look_alikes;
use super::reading::{Gap, Letters, Reading};

/// Syllables from which on a Chinese word is also found where it is spelled: shorter ones spell ordinary words as well.
const SYLLABLES_MIN: usize = 3;
/// Letters from which on it is.
const SPELLED_MIN: usize = 7;
/// Letters from which on a word is found where something stands between all of them.
const SPACED_MIN: usize = 3;
/// Letters from which on a word is found with others that look alike.
const LOOK_ALIKE_MIN: usize = 3;

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    /// As in the list, or in another width, case or script.
    Plain,
    /// With something between its characters.
    Spaced,
    /// With letters, digits or signs that look like its own.
    LookAlike,
    /// As it is spelled in letters.
    Pinyin,
}

/// A word that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which of the words of the list.
    pub word: usize,
    /// How it is written.
    pub way: Way,
    /// Where it begins in the text, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// What is looked for.
#[derive(Clone, Copy, Debug)]
struct Pattern {
    word: u32,
    pinyin: bool,
    /// Whether it is one or more words in letters: then something may stand within it only at the `breaks`, or everywhere.
    lettered: bool,
    /// Before which of its characters something may stand, a bit for each.
    breaks: u64,
}

/// The words of a list, compiled.
#[derive(Clone, Debug)]
pub struct Engine {
    words: Vec<Box<str>>,
    plain: Searcher,
    alike: Searcher,
}

#[derive(Clone, Debug)]
struct Searcher {
    automaton: AhoCorasick,
    patterns: Vec<Pattern>,
}

impl Searcher {
    fn new(patterns: Patterns) -> Result<Self, BuildError> {
        let Patterns { texts, patterns, .. } = patterns;
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(&texts)?;
        Ok(Self { automaton, patterns })
    }

    fn memory(&self) -> usize {
        self.automaton.memory_usage() + self.patterns.len() * size_of::<Pattern>()
    }
}

/// Patterns on their way into an automaton: of two that are the same text the first counts.
#[derive(Default)]
struct Patterns {
    texts: Vec<String>,
    patterns: Vec<Pattern>,
    known: HashSet<String>,
}

impl Patterns {
    fn add(&mut self, text: String, pattern: Pattern) {
        if self.known.insert(text.clone()) {
            self.texts.push(text);
            self.patterns.push(pattern);
        }
    }
}

impl Engine {
    /// Compiles words, as [`words::parse`](super::words::parse) gives them.
    ///
    /// # Errors
    /// When they are too many to be compiled, which those of one list never are.
    pub fn new<'a>(words: impl IntoIterator<Item = &'a str>) -> Result<Self, BuildError> {
        let (mut plain, mut alike, mut spelled) = (Patterns::default(), Patterns::default(), vec![]);
        let words: Vec<Box<str>> = words.into_iter().map(Box::from).collect();
        for (index, word) in words.iter().enumerate() {
            let word_index = u32::try_from(index).unwrap_or(u32::MAX);
            let reading = Reading::new(word, Letters::Plain);
            let lettered = is_lettered(&reading);
            let breaks = breaks_of(&reading);
            let pattern = Pattern { word: word_index, pinyin: false, lettered, breaks };
            if lettered && reading.pieces.len() >= LOOK_ALIKE_MIN && has_letter(&reading) {
                let skeleton: String = reading.joined.chars().map(skeleton).collect();
                alike.add(skeleton, pattern);
            }
            spelled.extend(spell(&reading).map(|(text, breaks)| {
                (text, Pattern { word: word_index, pinyin: true, lettered: true, breaks })
            }));
            if !reading.joined.is_empty() {
                plain.add(reading.joined, pattern);
            }
        }
        // What is in the list itself counts before what merely is spelled so.
        for (text, pattern) in spelled {
            plain.add(text, pattern);
        }
        Ok(Self { words, plain: Searcher::new(plain)?, alike: Searcher::new(alike)? })
    }

    /// A word of the list.
    pub fn word(&self, index: usize) -> &str {
        self.words.get(index).map_or("", |word| word)
    }

    /// How much memory it takes, in bytes.
    pub fn memory(&self) -> usize {
        let words: usize = self.words.iter().map(|word| word.len() + size_of::<Box<str>>()).sum();
        words + self.plain.memory() + self.alike.memory()
    }

    /// The words in a text, in the order in which they stand there; of those within another the other.
    pub fn find(&self, text: &str) -> Vec<Hit> {
        self.find_in(&Readings::new(text))
    }

    /// As [`find`](Self::find), in a text that was read already.
    pub fn find_in(&self, readings: &Readings) -> Vec<Hit> {
        let mut hits = self.plain.hits(&readings.plain, Way::Plain);
        if let Some(alike) = &readings.alike {
            hits.extend(self.alike.hits(alike, Way::LookAlike));
        }
        outermost(hits)
    }
}

/// A text, read as plain and, where that is something else, as what its letters look like.
#[derive(Clone, Debug)]
pub struct Readings {
    plain: Reading,
    alike: Option<Reading>,
}

impl Readings {
    /// Reads a text.
    pub fn new(text: &str) -> Self {
        let plain = Reading::new(text, Letters::Plain);
        let alike = Some(Reading::new(text, Letters::LookAlike)).filter(Reading::is_disguised);
        Self { plain, alike }
    }
}

impl Searcher {
    fn hits(&self, reading: &Reading, way: Way) -> Vec<Hit> {
        let mut hits = vec![];
        // An automaton that looks for overlapping matches never refuses an ordinary search.
        let Ok(found) = self.automaton.try_find_overlapping_iter(&reading.joined) else { return hits };
        for found in found {
            let Some(pattern) = self.patterns.get(found.pattern().as_usize()) else { continue };
            let (first, after) = (reading.place(found.start()), reading.place(found.end()));
            let whole = (first, after);
            let Some(gaps) = gaps_within(reading, whole, pattern) else { continue };
            if !stands_alone(reading, whole, way) || (way == Way::LookAlike && !is_mixed(reading, whole)) {
                continue;
            }
            let pieces = &reading.pieces[first..after];
            let (Some(head), Some(tail)) = (pieces.first(), pieces.last()) else { continue };
            let way = match (way, pattern.pinyin, gaps) {
                (Way::Plain, true, _) => Way::Pinyin,
                (Way::Plain, false, true) => Way::Spaced,
                (way, ..) => way,
            };
            let (start, end) = (head.start as usize, tail.end as usize);
            hits.push(Hit { word: pattern.word as usize, way, start, end });
        }
        hits
    }
}

/// Whether something stands within a match where the pattern has nothing; none where that makes it no match.
fn gaps_within(reading: &Reading, (first, after): (usize, usize), pattern: &Pattern) -> Option<bool> {
    let pieces = reading.pieces.get(first..after)?;
    let length = pieces.len();
    let gaps: Vec<Gap> = pieces.iter().skip(1).map(|piece| piece.gap).collect();
    let everywhere = length >= SPACED_MIN && gaps.iter().all(|gap| *gap != Gap::None);
    let own = |index: usize| index < 63 && pattern.breaks & (1 << (index + 1)) != 0;
    let strange = gaps.iter().enumerate().any(|(index, gap)| *gap != Gap::None && !own(index));
    let fits = if pattern.lettered {
        !strange || everywhere
    } else {
        everywhere || gaps.iter().all(|gap| *gap < Gap::Clause)
    };
    fits.then_some(strange)
}

/// Whether a match that begins or ends with letters is whole words there.
fn stands_alone(reading: &Reading, (first, after): (usize, usize), way: Way) -> bool {
    let runs_on = |left: usize, right: usize| {
        let (Some(left), Some(right)) = (reading.pieces.get(left), reading.pieces.get(right)) else {
            return false;
        };
        let digit = |c: char| c.is_ascii_digit();
        // Digits after a word are a disguise of their own, unless digits are read as letters.
        let alike = way == Way::LookAlike || digit(left.folded) == digit(right.folded);
        right.gap == Gap::None && alike && runs(left.folded, way) && runs(right.folded, way)
    };
    !(first > 0 && runs_on(first - 1, first) || after > 0 && runs_on(after - 1, after))
}

fn runs(folded: char, way: Way) -> bool {
    kind(folded) == Kind::Word || (way == Way::LookAlike && look_alikes::letter(folded).is_some())
}

/// Whether a match of letters that look alike is no ordinary number and no word of another alphabet: a Latin letter of its
/// own is in it, beside one that is none.
fn is_mixed(reading: &Reading, (first, after): (usize, usize)) -> bool {
    let Some(pieces) = reading.pieces.get(first..after) else { return false };
    let disguised = pieces.iter().filter(|piece| look_alikes::is_disguise(piece.folded)).count();
    let latin = pieces.iter().any(|piece| piece.folded.is_ascii_lowercase());
    let foreign =
        pieces.iter().all(|piece| look_alikes::is_disguise(piece.folded) && !piece.folded.is_ascii());
    disguised > 0 && (latin || foreign)
}

/// Those that are within no other, in their order.
fn outermost(mut hits: Vec<Hit>) -> Vec<Hit> {
    hits.sort_by_key(|hit| (hit.start, std::cmp::Reverse(hit.end), hit.way));
    let mut kept: Vec<Hit> = vec![];
    for hit in hits {
        if kept.last().is_none_or(|last| hit.end > last.end) {
            kept.push(hit);
        }
    }
    kept
}

fn is_lettered(reading: &Reading) -> bool {
    reading.pieces.iter().all(super::reading::Piece::is_of_word)
}

fn has_letter(reading: &Reading) -> bool {
    reading.pieces.iter().any(|piece| piece.folded.is_ascii_lowercase())
}

fn skeleton(c: char) -> char {
    look_alikes::letter(c).unwrap_or(c)
}

/// Before which characters of a word something stands in the list.
fn breaks_of(reading: &Reading) -> u64 {
    let gaps = reading.pieces.iter().take(64).enumerate().skip(1);
    gaps.filter(|(_, piece)| piece.gap != Gap::None).fold(0, |breaks, (index, _)| breaks | (1 << index))
}

/// How a Chinese word is spelled, and where its syllables begin; none for a word that is not wholly Chinese, or too short to be
/// known by its sound.
fn spell(reading: &Reading) -> Option<(String, u64)> {
    if reading.pieces.len() < SYLLABLES_MIN {
        return None;
    }
    let (mut text, mut breaks, mut letters) = (String::new(), 0_u64, 0_usize);
    for piece in &reading.pieces {
        let syllable = piece.folded.to_pinyin()?.plain();
        if letters > 0 && letters < 64 {
            breaks |= 1 << letters;
        }
        for c in syllable.chars() {
            linli_search::fold_char(c, &mut |folded| {
                text.push(folded);
                letters += 1;
            });
        }
    }
    (letters >= SPELLED_MIN).then_some((text, breaks))
}

#[cfg(test)]
mod tests;
