//! One clause of a query: the pieces of a word or of a quoted phrase, the terms they become, and
//! the tantivy query that finds exactly the texts in which the pieces stand side by side.

use std::collections::HashSet;

use tantivy::Term;
use tantivy::query::{BooleanQuery, BoostQuery, Occur, PhraseQuery, Query, TermQuery};
use tantivy::schema::IndexRecordOption;

use crate::fold::Kind;
use crate::schema::{Fields, TextFields};
use crate::tokens::{PIECE_STEP, Scan};

/// What the user did with the clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Demand {
    /// A plain word: must match, and may be relaxed when too little does.
    Word,
    /// A quoted phrase: must match, always as it stands.
    Phrase,
    /// Behind a minus sign: must not match.
    Excluded,
}

/// A piece without its place in the query text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct ClausePiece {
    pub(crate) kind: Kind,
    /// Folded.
    pub(crate) text: String,
    /// Relative to the first piece of the clause.
    pub(crate) position: usize,
}

/// A word or phrase; never without pieces.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Clause {
    pub(crate) demand: Demand,
    pub(crate) pieces: Vec<ClausePiece>,
}

/// The terms that together find a clause.
#[derive(Debug, Default, PartialEq, Eq)]
struct ClauseTerms {
    /// Terms of the pair field, with their offset within the phrase.
    pairs: Vec<(usize, String)>,
    /// Terms of the singles field, anywhere in the text.
    singles: Vec<String>,
}

impl Clause {
    /// The clause of a stretch of the query text; `None` if nothing in it can be searched.
    pub(crate) fn of(text: &str, demand: Demand) -> Option<Clause> {
        let scan = Scan::of(text);
        let first = scan.pieces().first()?.position;
        let pieces = scan
            .pieces()
            .iter()
            .map(|piece| ClausePiece {
                kind: piece.kind,
                text: scan.text(piece).to_owned(),
                position: piece.position - first,
            })
            .collect();
        Some(Clause { demand, pieces })
    }

    /// How many postings lists the clause opens for each text field.
    pub(crate) fn cost(&self) -> usize {
        let terms = self.terms();
        terms.pairs.len() + terms.singles.len()
    }

    /// Drops pieces from the end until the cost is at most `cost_max`; false if none remain.
    pub(crate) fn shorten(&mut self, cost_max: usize) -> bool {
        while !self.pieces.is_empty() && self.cost() > cost_max {
            self.pieces.pop();
        }
        !self.pieces.is_empty()
    }

    /// Finds the clause in the title or in the body.
    pub(crate) fn query(&self, fields: &Fields) -> Box<dyn Query> {
        let terms = self.terms();
        let texts = fields.texts().map(|text| text_query(&terms, text));
        Box::new(BooleanQuery::union(texts.into()))
    }

    /// The runs of CJK characters and the words of the clause.
    ///
    /// Each run is a range of pieces of one kind; a run of words has length one.
    pub(crate) fn runs(&self) -> impl Iterator<Item = &[ClausePiece]> {
        self.pieces.chunk_by(|a, b| {
            a.kind == Kind::Cjk && b.kind == Kind::Cjk && a.position + PIECE_STEP == b.position
        })
    }

    fn terms(&self) -> ClauseTerms {
        let mut terms = ClauseTerms::default();
        for run in self.runs() {
            let (first, last) = (&run[0], run.len() - 1);
            if last > 0 {
                // Every second pair covers every character; the last pair covers an odd end.
                for i in (0..last).step_by(2).chain((last % 2 == 0).then(|| last - 1)) {
                    terms.pairs.push((run[i].position, pair(run, i)));
                }
            } else if first.kind == Kind::Word || self.touches_word(first) {
                terms.pairs.push((first.position, first.text.clone()));
            } else {
                // Alone between punctuation: the pair field does not hold it, so within a phrase
                // its place is not checked.
                terms.singles.push(first.text.clone());
            }
        }
        terms
    }

    fn touches_word(&self, piece: &ClausePiece) -> bool {
        self.pieces
            .iter()
            .any(|other| other.kind == Kind::Word && other.position.abs_diff(piece.position) == PIECE_STEP)
    }

    /// The terms of which some suffice when too little matches exactly.
    pub(crate) fn loose_terms(&self) -> Vec<LooseTerm> {
        let mut terms = Vec::new();
        for run in self.runs() {
            for (i, piece) in run.iter().enumerate() {
                if piece.kind == Kind::Word {
                    terms.push(LooseTerm::Word(piece.text.clone()));
                } else if run.len() == 1 {
                    terms.push(LooseTerm::Single(piece.text.clone()));
                } else {
                    terms.push(LooseTerm::SingleOfRun(piece.text.clone()));
                    if i + 1 < run.len() {
                        terms.push(LooseTerm::Pair(pair(run, i)));
                    }
                }
            }
        }
        // The telling terms first: the caller stops at a limit.
        terms.sort_by_key(|term| match term {
            LooseTerm::Pair(_) => 0,
            LooseTerm::Word(_) => 1,
            LooseTerm::Single(_) => 2,
            LooseTerm::SingleOfRun(_) => 3,
        });
        let mut seen = HashSet::new();
        terms.retain(|term| seen.insert(term.clone()));
        terms
    }
}

/// A term of the relaxed search.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum LooseTerm {
    /// Two neighbouring CJK characters.
    Pair(String),
    /// A word.
    Word(String),
    /// A CJK character that stood alone in the query.
    Single(String),
    /// A CJK character of a longer run: worth a lookup only when it is rare.
    SingleOfRun(String),
}

impl LooseTerm {
    /// The clauses that look the term up in both texts; a word counts in both kinds of field.
    pub(crate) fn queries(&self, fields: &Fields) -> Vec<(Occur, Box<dyn Query>)> {
        let mut queries = Vec::new();
        for text in fields.texts() {
            let (looked_up, term) = match self {
                LooseTerm::Pair(term) => (vec![text.pairs], term),
                LooseTerm::Word(term) => (vec![text.pairs, text.singles], term),
                LooseTerm::Single(term) | LooseTerm::SingleOfRun(term) => (vec![text.singles], term),
            };
            for field in looked_up {
                let query = term_query(Term::from_field_text(field, term));
                queries.push((Occur::Should, boosted(query, text)));
            }
        }
        queries
    }
}

/// The two characters at `i` and `i + 1` of a run.
fn pair(run: &[ClausePiece], i: usize) -> String {
    format!("{}{}", run[i].text, run[i + 1].text)
}

fn text_query(terms: &ClauseTerms, text: TextFields) -> Box<dyn Query> {
    let mut parts: Vec<Box<dyn Query>> = Vec::new();
    let pair_term = |term: &str| Term::from_field_text(text.pairs, term);
    match terms.pairs.as_slice() {
        [] => {}
        // A phrase query of a single term panics.
        [(_, only)] => parts.push(term_query(pair_term(only))),
        phrase => {
            let phrase = phrase.iter().map(|(offset, term)| (*offset, pair_term(term))).collect();
            parts.push(Box::new(PhraseQuery::new_with_offset(phrase)));
        }
    }
    for single in &terms.singles {
        parts.push(term_query(Term::from_field_text(text.singles, single)));
    }
    let query = match parts.len() {
        1 => parts.remove(0),
        _ => Box::new(BooleanQuery::intersection(parts)),
    };
    boosted(query, text)
}

fn term_query(term: Term) -> Box<dyn Query> {
    Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
}

fn boosted(query: Box<dyn Query>, text: TextFields) -> Box<dyn Query> {
    Box::new(BoostQuery::new(query, text.boost))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(text: &str) -> (String, String) {
        let terms = Clause::of(text, Demand::Phrase).unwrap().terms();
        let pairs: Vec<_> = terms.pairs.iter().map(|(o, t)| format!("{o}:{t}")).collect();
        (pairs.join(" "), terms.singles.join(" "))
    }

    #[test]
    fn every_second_pair_covers_a_run() {
        assert_eq!(terms("漏水").0, "0:漏水");
        assert_eq!(terms("物业费").0, "0:物业 2:业费");
        assert_eq!(terms("停车位置").0, "0:停车 4:位置");
        assert_eq!(terms("业主委员会").0, "0:业主 4:委员 6:员会");
    }

    #[test]
    fn words_and_characters_that_touch_keep_their_places() {
        assert_eq!(terms("vip会所").0, "0:vip 2:会所");
        assert_eq!(terms("3号楼502室").0, "0:3 2:号楼 6:502 8:室");
        assert_eq!(terms("https://a.b/?q=1").0, "0:https 3:a 6:b 9:q 12:1");
        assert_eq!(terms("漏"), (String::new(), "漏".into()));
        assert_eq!(terms("漏，水管"), ("3:水管".into(), "漏".into()));
    }

    #[test]
    fn shortening_keeps_the_front() {
        let mut clause = Clause::of("业主委员会", Demand::Word).unwrap();
        assert!(clause.shorten(2));
        assert_eq!(clause, Clause::of("业主委员", Demand::Word).unwrap());
        assert!(!clause.shorten(0));
    }

    #[test]
    fn loose_terms_start_with_the_telling_ones() {
        let terms = Clause::of("vip会所会所", Demand::Word).unwrap().loose_terms();
        let shown: Vec<_> = terms.iter().map(|term| format!("{term:?}")).collect();
        assert_eq!(
            shown,
            [
                "Pair(\"会所\")",
                "Pair(\"所会\")",
                "Word(\"vip\")",
                "SingleOfRun(\"会\")",
                "SingleOfRun(\"所\")"
            ]
        );
    }
}
