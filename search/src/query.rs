//! The user's words, taken literally, as clauses.
//!
//! Only three things have a meaning beyond themselves: white space (all words must match), a pair
//! of double quotes or corner brackets (one phrase), and a leading minus sign (must not match).
//! Everything else is text; tantivy's query language is never involved, so there are no field
//! names, ranges, wildcards or expressions to inject.
//!
//! Decided here: a telephone number is found as it is written (`138-0013-8000` finds that and
//! `138 0013 8000`, not `13800138000`), as is any other number with separators; there is no
//! stemming; emoji cannot be searched for.

use crate::clause::{Clause, Demand};
use crate::fold::{self, Kind};

/// Bytes of input that are read; the rest is cut off and reported as truncated.
pub const QUERY_BYTES_MAX: usize = 512;

/// Terms of a query, and of a relaxed search, after duplicates are removed.
pub const QUERY_TERMS_MAX: usize = 32;

/// What the user searches for: at least one clause that must match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    pub(crate) clauses: Vec<Clause>,
    truncated: bool,
}

/// Why a text is no query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum QueryError {
    /// Nothing in it can be searched: only space, punctuation, emoji or invisible characters.
    #[error("the query holds no letter, digit or character to search for")]
    Empty,
    /// It only says what must not match, which would list everything else.
    #[error("the query only excludes")]
    OnlyExcluded,
}

impl Query {
    /// Reads a query.
    ///
    /// At most [`QUERY_BYTES_MAX`] bytes and [`QUERY_TERMS_MAX`] terms are used;
    /// [`Query::truncated`] says whether that left anything out.
    ///
    /// # Errors
    /// See [`QueryError`].
    pub fn parse(text: &str) -> Result<Query, QueryError> {
        let kept = cut(text);
        let mut truncated = kept.len() < text.len();
        let mut clauses: Vec<Clause> = Vec::new();
        let mut terms_left = QUERY_TERMS_MAX;
        for (stretch, demand) in stretches(kept) {
            let Some(mut clause) = Clause::of(stretch, demand) else {
                continue;
            };
            if clauses.contains(&clause) {
                continue;
            }
            if clause.cost() > terms_left {
                truncated = true;
                // Half an exclusion would exclude more than was asked.
                if demand == Demand::Excluded || !clause.shorten(terms_left) {
                    continue;
                }
            }
            terms_left -= clause.cost();
            clauses.push(clause);
        }
        if clauses.is_empty() {
            return Err(QueryError::Empty);
        }
        if clauses.iter().all(|clause| clause.demand == Demand::Excluded) {
            return Err(QueryError::OnlyExcluded);
        }
        Ok(Query { clauses, truncated })
    }

    /// Whether a part of the text was left out because of the limits.
    #[must_use]
    pub fn truncated(&self) -> bool {
        self.truncated
    }

    /// The clauses that must match.
    pub(crate) fn wanted(&self) -> impl Iterator<Item = &Clause> {
        self.clauses.iter().filter(|clause| clause.demand != Demand::Excluded)
    }

    /// The clauses that must not match.
    pub(crate) fn excluded(&self) -> impl Iterator<Item = &Clause> {
        self.clauses.iter().filter(|clause| clause.demand == Demand::Excluded)
    }
}

/// The longest front of `text` within the limit that does not end inside a word, which would be
/// searched for as another, shorter word and find nothing.
pub(crate) fn cut(text: &str) -> &str {
    if text.len() <= QUERY_BYTES_MAX {
        return text;
    }
    let end = text.floor_char_boundary(QUERY_BYTES_MAX);
    let (kept, rest) = text.split_at(end);
    if !rest.starts_with(is_word) {
        return kept;
    }
    let whole = kept.trim_end_matches(is_word);
    if whole.is_empty() { kept } else { whole }
}

fn is_word(c: char) -> bool {
    let mut word = false;
    fold::fold_char(c, &mut |folded| word |= fold::kind(folded) == Kind::Word);
    word
}

/// The words and quoted phrases of a text, in order, without their quotes and signs.
fn stretches(text: &str) -> Vec<(&str, Demand)> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (signed, after_sign) = sign(rest);
        let (stretch, demand, after) = match quoted(after_sign) {
            Some((inside, after)) => (inside, Demand::Phrase, after),
            None => {
                let (word, after) = after_sign.split_at(word_end(after_sign));
                (word, Demand::Word, after)
            }
        };
        found.push((stretch, signed.unwrap_or(demand)));
        rest = after.trim_start();
    }
    found
}

/// Takes a leading minus off; it is one only directly before a letter, a character or a quote, so
/// that `-`, `--release` and `- 漏水` stay text.
fn sign(text: &str) -> (Option<Demand>, &str) {
    match text.strip_prefix(['-', '－']) {
        Some(tail) if quoted(tail).is_some() || tail.starts_with(is_searchable) => {
            (Some(Demand::Excluded), tail)
        }
        _ => (None, text),
    }
}

fn is_searchable(c: char) -> bool {
    let mut searchable = false;
    fold::fold_char(c, &mut |folded| searchable |= fold::kind(folded) != Kind::Break);
    searchable
}

/// The inside of a quotation that `text` begins with, and what follows it; `None` if `text` does
/// not begin with a quotation mark, or no mark closes it: then the mark is punctuation.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let opening = text.chars().next()?;
    // Keyboards mix straight, curly and full-width marks; any of them closes any other.
    const DOUBLE: &[char] = &['"', '“', '”', '＂'];
    let closing: &[char] = match opening {
        '"' | '“' | '”' | '＂' => DOUBLE,
        '「' => &['」'],
        '『' => &['』'],
        _ => return None,
    };
    let inside = &text[opening.len_utf8()..];
    let end = inside.find(closing)?;
    let after = inside[end..].strip_prefix(closing)?;
    Some((&inside[..end], after))
}

/// Where the word at the front of `text` ends: at white space or at a quotation.
fn word_end(text: &str) -> usize {
    // A quotation at the very front would have been taken; skipping the first character makes
    // sure that something is consumed.
    text.char_indices()
        .skip(1)
        .find(|&(at, c)| c.is_whitespace() || quoted(&text[at..]).is_some())
        .map_or(text.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn clauses(text: &str) -> Vec<(Demand, String)> {
        let query = Query::parse(text).unwrap();
        let shown = query.clauses.iter().map(|clause| {
            let pieces: Vec<_> = clause.pieces.iter().map(|p| p.text.as_str()).collect();
            (clause.demand, pieces.join("|"))
        });
        shown.collect()
    }

    fn words(text: &str) -> Vec<String> {
        clauses(text).into_iter().map(|(_, pieces)| pieces).collect()
    }

    #[test]
    fn words_phrases_and_exclusions() {
        use Demand::{Excluded, Phrase, Word};
        assert_eq!(
            clauses("漏水　vip会所 \"go live\" -装修 -“a b”「業主 群」"),
            [
                (Word, "漏|水".into()),
                (Word, "vip|会|所".into()),
                (Phrase, "go|live".into()),
                (Excluded, "装|修".into()),
                (Excluded, "a|b".into()),
                (Phrase, "业|主|群".into()),
            ]
        );
        assert_eq!(clauses("a\"b c\"d"), [(Word, "a".into()), (Phrase, "b|c".into()), (Word, "d".into())]);
    }

    #[test]
    fn operators_of_other_languages_are_text() {
        assert_eq!(words("board_id:[0 TO *]"), ["board|id|0", "to"]);
        assert_eq!(words("x) OR (*:* /re/ ^9 a~2"), ["x", "or", "re", "9", "a|2"]);
        assert_eq!(words("--release"), ["release"]);
        assert_eq!(words("3-502 漏水- - ! a"), ["3|502", "漏|水", "a"]);
        assert_eq!(words("\"漏水"), ["漏|水"]);
        assert_eq!(words(&"(a".repeat(200)).len(), 1);
    }

    #[test]
    fn nothing_to_search_for_is_an_error() {
        for text in
            ["", "  \u{3000}\n", "!?，。…", "\"", "\"\"", "*", "-", "🏠", "👨‍👩‍👧 🇨🇳", "\0\u{202E}\u{301}"]
        {
            assert_eq!(Query::parse(text), Err(QueryError::Empty), "{text:?}");
        }
        assert_eq!(Query::parse("-漏水"), Err(QueryError::OnlyExcluded));
    }

    #[test]
    fn limits_are_reported() {
        assert!(!Query::parse("漏水").unwrap().truncated());
        let many: Vec<_> = (0..40).map(|i| format!("w{i}")).collect();
        let query = Query::parse(&many.join(" ")).unwrap();
        assert!(query.truncated() && query.clauses.len() == QUERY_TERMS_MAX);
        let same = "漏水 ".repeat(60);
        let query = Query::parse(&same).unwrap();
        assert!(!query.truncated() && query.clauses.len() == 1);
        let long = "漏水".repeat(5_000);
        let query = Query::parse(&long).unwrap();
        assert!(query.truncated() && query.clauses[0].cost() == QUERY_TERMS_MAX);
        assert!(Query::parse(&"a".repeat(10_000)).unwrap().truncated());
    }

    #[test]
    fn the_limit_does_not_make_another_word() {
        let text = format!("漏水 {}", "letters ".repeat(100));
        assert_eq!(words(&text), ["漏|水", "letters"]);
        let text = format!("{} tail", "x".repeat(QUERY_BYTES_MAX - 3));
        assert_eq!(Query::parse(&text).unwrap().clauses.len(), 1);
    }

    proptest! {
        #[test]
        fn any_text_parses_within_the_limits(text in any::<String>()) {
            if let Ok(query) = Query::parse(&text) {
                let cost: usize = query.clauses.iter().map(Clause::cost).sum();
                prop_assert!(cost <= QUERY_TERMS_MAX);
                prop_assert!(query.wanted().count() > 0);
            }
        }

        #[test]
        fn quotes_and_signs_in_any_order_parse(text in "[\"“”「」 a漏水　\\-－!]{0,40}") {
            let _ = Query::parse(&text);
        }
    }
}
