//! The analyzer: text to pieces, and pieces to the terms of the two kinds of field.
//!
//! A *piece* is one CJK character or one run of letters and digits, at a *position*. A piece
//! advances the position by two, any stretch of punctuation, space or emoji by one: so the
//! distance of two pieces tells whether they touch (2), have a break between them (3) or something
//! else (more). `漏，水` is never found by `漏水`, nor `a漏b` by `"a b"`, while `hello, world` is
//! found by `"hello world"`. Indexing, query parsing and highlighting all start from the same
//! [`Scan`] and therefore cannot disagree.
//!
//! From the pieces come two streams of terms:
//!
//! - *pairs* (with positions): every two neighbouring CJK characters, every word, and each single
//!   CJK character that touches a word, without which `502室` could not be checked for adjacency
//!   inside `502室内`;
//! - *singles* (frequencies only): every CJK character and every word.
//!
//! Deliberately absent: a dictionary, stemming, stop words, pinyin.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use crate::fold::{self, Kind};

/// Words longer than this many folded characters are cut into chunks of this length, each with
/// the next position, so that a long token is still found whole and memory stays bounded.
pub(crate) const WORD_CHARS_MAX: usize = 40;

/// How far a piece advances the position.
pub(crate) const PIECE_STEP: usize = 2;

/// How far a break of any length advances the position; odd, so that no piece looks like one.
const BREAK_STEP: usize = 1;

/// One searchable unit of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Piece {
    /// [`Kind::Cjk`] or [`Kind::Word`], never a break.
    pub(crate) kind: Kind,
    /// Bytes of the original text, start.
    pub(crate) from: usize,
    /// Bytes of the original text, end (exclusive).
    pub(crate) to: usize,
    /// Bytes of [`Scan::folded`], start.
    start: usize,
    /// Bytes of [`Scan::folded`], end (exclusive).
    end: usize,
    /// Place in the text, see the top of this file.
    pub(crate) position: usize,
}

/// The pieces of one text, with buffers that are reused from text to text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scan {
    folded: String,
    pieces: Vec<Piece>,
    position_next: usize,
    after_break: bool,
    word: Option<OpenWord>,
}

/// The word that the next character may continue.
#[derive(Debug, Clone, Copy)]
struct OpenWord {
    chars: usize,
    source_from: usize,
    isolated: bool,
}

impl Scan {
    /// Scans one text.
    pub(crate) fn of(text: &str) -> Scan {
        let mut scan = Scan::default();
        scan.read(text);
        scan
    }

    /// Forgets the last text and scans this one.
    pub(crate) fn read(&mut self, text: &str) {
        self.folded.clear();
        self.pieces.clear();
        self.position_next = 0;
        self.after_break = false;
        self.word = None;
        for (from, c) in text.char_indices() {
            let to = from + c.len_utf8();
            fold::fold_char(c, &mut |folded| match fold::kind(folded) {
                Kind::Break => self.push_break(),
                Kind::Cjk => self.push_piece(Kind::Cjk, folded, from, to),
                Kind::Word => self.push_word(folded, c, from, to),
            });
        }
    }

    /// The pieces in the order of the text.
    pub(crate) fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The folded text of one piece.
    pub(crate) fn text(&self, piece: &Piece) -> &str {
        &self.folded[piece.start..piece.end]
    }

    fn push_break(&mut self) {
        self.word = None;
        if !self.after_break {
            self.after_break = true;
            self.position_next += BREAK_STEP;
        }
    }

    fn push_piece(&mut self, kind: Kind, folded: char, from: usize, to: usize) {
        self.word = None;
        self.after_break = false;
        let start = self.folded.len();
        self.folded.push(folded);
        let end = self.folded.len();
        let position = self.position_next;
        self.position_next += PIECE_STEP;
        self.pieces.push(Piece { kind, from, to, start, end, position });
    }

    fn push_word(&mut self, folded: char, source: char, from: usize, to: usize) {
        let isolated = fold::is_isolated(source);
        if let (Some(word), Some(piece)) = (&mut self.word, self.pieces.last_mut()) {
            let same_source = word.source_from == from;
            let continues = same_source || !(word.isolated || isolated);
            if continues && word.chars < WORD_CHARS_MAX {
                self.folded.push(folded);
                piece.end = self.folded.len();
                piece.to = to;
                word.chars += 1;
                word.source_from = from;
                return;
            }
        }
        self.push_piece(Kind::Word, folded, from, to);
        self.word = Some(OpenWord { chars: 1, source_from: from, isolated });
    }
}

/// Whether `b` stands directly after `a`, with nothing between.
pub(crate) fn touching(a: &Piece, b: &Piece) -> bool {
    a.position + PIECE_STEP == b.position
}

/// Which of the two streams of terms a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Terms {
    /// Pairs of CJK characters, words, and CJK characters that touch a word.
    Pairs,
    /// Every CJK character and every word.
    Singles,
}

/// The tantivy tokenizer for one of the two streams.
#[derive(Debug, Clone)]
pub(crate) struct Analyzer {
    terms: Terms,
    scan: Scan,
    spans: Vec<Span>,
    token: Token,
}

/// A term, as a stretch of the scan.
#[derive(Debug, Clone, Copy)]
struct Span {
    from: usize,
    to: usize,
    start: usize,
    end: usize,
    position: usize,
}

impl Analyzer {
    /// An analyzer that emits these terms.
    pub(crate) fn new(terms: Terms) -> Analyzer {
        Analyzer { terms, scan: Scan::default(), spans: Vec::new(), token: Token::default() }
    }

    fn collect_spans(&mut self) {
        self.spans.clear();
        let pieces = &self.scan.pieces;
        for (i, piece) in pieces.iter().enumerate() {
            let before = i.checked_sub(1).and_then(|b| pieces.get(b)).filter(|b| touching(b, piece));
            let after = pieces.get(i + 1).filter(|a| touching(piece, a));
            let beside_word = [before, after].into_iter().flatten().any(|p| p.kind == Kind::Word);
            if self.terms == Terms::Singles || piece.kind == Kind::Word || beside_word {
                self.spans.push(span(piece, piece));
            }
            if let (Terms::Pairs, Kind::Cjk, Some(after)) = (self.terms, piece.kind, after)
                && after.kind == Kind::Cjk
            {
                self.spans.push(span(piece, after));
            }
        }
    }
}

/// The stretch from one piece to another, at the position of the first.
fn span(first: &Piece, last: &Piece) -> Span {
    Span { from: first.from, to: last.to, start: first.start, end: last.end, position: first.position }
}

impl Tokenizer for Analyzer {
    type TokenStream<'a> = AnalyzerStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> AnalyzerStream<'a> {
        self.scan.read(text);
        self.collect_spans();
        self.token.reset();
        AnalyzerStream { folded: &self.scan.folded, spans: self.spans.iter(), token: &mut self.token }
    }
}

/// The terms of one text, in order; reuses one [`Token`].
pub(crate) struct AnalyzerStream<'a> {
    folded: &'a str,
    spans: std::slice::Iter<'a, Span>,
    token: &'a mut Token,
}

impl TokenStream for AnalyzerStream<'_> {
    fn advance(&mut self) -> bool {
        let Some(span) = self.spans.next() else {
            return false;
        };
        self.token.offset_from = span.from;
        self.token.offset_to = span.to;
        self.token.position = span.position;
        self.token.text.clear();
        self.token.text.push_str(&self.folded[span.start..span.end]);
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    use std::hash::Hasher;

    use proptest::prelude::*;

    use super::*;
    use crate::schema::ANALYZER_VERSION;

    fn tokens(terms: Terms, text: &str) -> Vec<(usize, String)> {
        let mut analyzer = Analyzer::new(terms);
        let mut stream = analyzer.token_stream(text);
        let mut out = Vec::new();
        while let Some(token) = stream.next() {
            out.push((token.position, token.text.clone()));
        }
        out
    }

    fn shown(terms: Terms, text: &str) -> String {
        let tokens = tokens(terms, text);
        tokens.iter().map(|(p, t)| format!("{p}:{t}")).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn pairs_and_singles_of_mixed_text() {
        assert_eq!(shown(Terms::Pairs, "電梯壞了"), "0:电梯 2:梯坏 4:坏了");
        assert_eq!(shown(Terms::Singles, "電梯"), "0:电 2:梯");
        assert_eq!(shown(Terms::Pairs, "3号楼502室"), "0:3 2:号 2:号楼 4:楼 6:502 8:室");
        assert_eq!(shown(Terms::Pairs, "漏，，水"), "");
        assert_eq!(shown(Terms::Singles, "漏， 水"), "0:漏 3:水");
        assert_eq!(shown(Terms::Pairs, "Hello, world"), "0:hello 3:world");
    }

    #[test]
    fn a_word_breaks_at_compatibility_symbols_only() {
        assert_eq!(shown(Terms::Pairs, "Ａ１２３㎡①b"), "0:a123 2:m2 4:1 6:b");
        assert_eq!(shown(Terms::Pairs, "89m²oﬃce"), "0:89m2office");
        assert_eq!(shown(Terms::Singles, "㍻x"), "0:平 2:成 4:x");
    }

    #[test]
    fn a_long_word_is_cut_into_chunks() {
        let text = "x".repeat(WORD_CHARS_MAX * 2 + 1);
        let lengths: Vec<_> =
            tokens(Terms::Pairs, &text).into_iter().map(|(position, text)| (position, text.len())).collect();
        assert_eq!(lengths, [(0, 40), (2, 40), (4, 1)]);
    }

    #[test]
    fn invisible_characters_neither_match_nor_separate() {
        assert_eq!(shown(Terms::Pairs, "漏\u{200B}\u{202E}水\u{FE0F}"), "0:漏水");
        assert_eq!(shown(Terms::Pairs, "wi\u{AD}fi e\u{301}te\u{301}"), "0:wifi 3:ete");
        assert_eq!(shown(Terms::Pairs, "漏\0水"), "");
        assert_eq!(shown(Terms::Singles, "👨‍👩‍👧🏠🇨🇳"), "");
    }

    /// A changed result for any character, or for the mixed sample, makes stored indexes disagree
    /// with queries. When this fails on purpose: raise `ANALYZER_VERSION` and set the new digest.
    #[test]
    fn the_analyzer_is_the_one_its_version_names() {
        let mut digest = Fnv(0xcbf2_9ce4_8422_2325);
        // Not all of Unicode: a newer standard library knows more letters of rare scripts.
        let scripts = ['\0'..='\u{5FF}', '\u{1E00}'..='\u{9FFF}', '\u{F900}'..='\u{FFFD}'];
        for c in scripts.into_iter().flatten() {
            for terms in [Terms::Pairs, Terms::Singles] {
                for (position, text) in tokens(terms, &format!("{c}a{c}{c}文{c}")) {
                    digest.write(&(position as u64).to_le_bytes());
                    digest.write(text.as_bytes());
                }
            }
        }
        assert_eq!((ANALYZER_VERSION, digest.finish()), (1, 8_416_571_898_973_178_609));
    }

    /// The standard hasher may change between compilers; this one cannot.
    struct Fnv(u64);

    impl Hasher for Fnv {
        fn finish(&self) -> u64 {
            self.0
        }

        fn write(&mut self, bytes: &[u8]) {
            for byte in bytes {
                self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
    }

    proptest! {
        #[test]
        fn offsets_lie_on_characters_and_are_sorted(text in any::<String>()) {
            for terms in [Terms::Pairs, Terms::Singles] {
                let mut analyzer = Analyzer::new(terms);
                let mut stream = analyzer.token_stream(&text);
                let mut last = (0, 0);
                while let Some(token) = stream.next() {
                    prop_assert!(text.get(token.offset_from..token.offset_to).is_some());
                    prop_assert!(last <= (token.offset_from, token.offset_to));
                    prop_assert!(token.text.chars().count() <= WORD_CHARS_MAX);
                    last = (token.offset_from, token.offset_to);
                }
            }
        }
    }
}
