//! Topics whose titles resemble one that is being typed.
//!
//! What always holds: the filter of readable boards is a clause of the query; a title is text, in which no sign means
//! anything; the cost is bounded by the number of terms that are looked up, and only titles are.

use std::sync::Arc;

use tantivy::Term;
use tantivy::collector::TopDocs;
use tantivy::collector::sort_key::{SortBySimilarityScore, SortByStaticFastValue};
use tantivy::query::{BooleanQuery, Occur, Query as TantivyQuery, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{Order, Searcher};

use crate::boards::{BoardSet, Filter};
use crate::clause::{Clause, Demand, LooseTerm};
use crate::query::cut;
use crate::schema::{Fields, POST_ID};
use crate::search::{SearchHit, hits};

/// Terms of a title that are looked up.
const TERMS_MAX: usize = 24;

/// Of so many terms one must occur: of a long title what shares less than a quarter is about something else.
const TERMS_PER_MATCH: usize = 4;

/// The first posts of the topics whose titles resemble a text most, best first, newer first among equals; none for a text
/// without a word.
pub(crate) fn run(
    searcher: &Searcher,
    fields: &Fields,
    title: &str,
    boards: &Arc<BoardSet>,
    limit: usize,
) -> tantivy::Result<Vec<SearchHit>> {
    let terms = terms(title);
    if terms.is_empty() {
        return Ok(vec![]);
    }
    let matches_min = (terms.len() / TERMS_PER_MATCH).max(1);
    let some = terms.iter().map(|term| (Occur::Should, in_titles(term, fields))).collect();
    let alike = BooleanQuery::with_minimum_required_clauses(some, matches_min);
    let filter = Filter { readable: Arc::clone(boards), wanted: None, created: None, before_post: None };
    let query = BooleanQuery::new(vec![
        (Occur::Must, Box::new(filter.query()) as Box<dyn TantivyQuery>),
        (Occur::Must, Box::new(alike)),
    ]);
    let newer_first = SortByStaticFastValue::<i64>::for_field(POST_ID);
    let best = TopDocs::with_limit(limit.max(1))
        .order_by(((SortBySimilarityScore, Order::Desc), (newer_first, Order::Desc)));
    let found = searcher.search(&query, &best)?;
    hits(searcher, found.into_iter().map(|((score, _), address)| (score, address)))
}

/// Pairs of characters and words of a title; a character that stands alone only where there is nothing else.
fn terms(title: &str) -> Vec<LooseTerm> {
    let Some(clause) = Clause::of(cut(title), Demand::Word) else { return vec![] };
    let mut terms = clause.loose_terms();
    terms.retain(|term| !matches!(term, LooseTerm::SingleOfRun(_)));
    if terms.iter().any(|term| !matches!(term, LooseTerm::Single(_))) {
        terms.retain(|term| !matches!(term, LooseTerm::Single(_)));
    }
    terms.truncate(TERMS_MAX);
    terms
}

fn in_titles(term: &LooseTerm, fields: &Fields) -> Box<dyn TantivyQuery> {
    let (field, text) = match term {
        LooseTerm::Pair(text) | LooseTerm::Word(text) => (fields.title.pairs, text),
        LooseTerm::Single(text) | LooseTerm::SingleOfRun(text) => (fields.title.singles, text),
    };
    Box::new(TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::WithFreqs))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(title: &str) -> Vec<String> {
        terms(title).iter().map(|term| format!("{term:?}")).collect()
    }

    #[test]
    fn a_title_is_pairs_and_words_and_no_sign_in_it_means_anything() {
        assert_eq!(shown("电梯 坏"), ["Pair(\"电梯\")"]);
        assert_eq!(shown("漏"), ["Single(\"漏\")"]);
        assert_eq!(shown("-VIP \"会所\""), ["Pair(\"会所\")", "Word(\"vip\")"]);
        assert!(shown("？！ 🏠").is_empty());
        let long: String = ('一'..='龥').take(300).collect();
        assert_eq!(terms(&long).len(), TERMS_MAX);
    }
}
