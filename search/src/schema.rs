//! The fields of the index and the versions that say when an index is out of date.
//!
//! Nothing is stored: ids come from fast columns, text from the database. Each text has two
//! fields, one of pairs with positions for exact phrases and one of single characters for
//! one-character queries and for ranking; words stand in both, so that they weigh double when
//! ranking.

use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::TextAnalyzer;
use tantivy::{Index, TantivyDocument};

use crate::index::PostDoc;
use crate::tokens::{Analyzer, Terms};

/// Raise when a field is added, removed or indexed differently; every index is then rebuilt.
pub const SCHEMA_VERSION: u32 = 3;

/// Raise when the same text yields other terms (folding, kinds, positions); every index is then
/// rebuilt.
pub const ANALYZER_VERSION: u32 = 1;

/// Name of the fast column that the permission filter reads.
pub(crate) const BOARD_ID: &str = "board_id";
/// Name of the fast column of post ids.
pub(crate) const POST_ID: &str = "post_id";
/// Name of the fast column of topic ids.
pub(crate) const TOPIC_ID: &str = "topic_id";
/// Name of the fast column of creation times, in seconds since 1970.
pub(crate) const CREATED_AT: &str = "created_at";

/// Name of the fast column of what tells one document of a post from another.
pub(crate) const STAMP: &str = "stamp";

const PAIRS: &str = "linli_pairs";
const SINGLES: &str = "linli_singles";

/// How much more a match in a topic's title counts than one in a body.
pub(crate) const TITLE_BOOST: f32 = 2.0;

/// The two fields of one text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TextFields {
    /// Pairs, words and CJK characters beside words, with positions.
    pub(crate) pairs: Field,
    /// Single characters and words, with frequencies.
    pub(crate) singles: Field,
    /// Factor of every score from this text.
    pub(crate) boost: f32,
}

/// Handles of all fields.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fields {
    pub(crate) post_id: Field,
    pub(crate) author_id: Field,
    pub(crate) title: TextFields,
    pub(crate) body: TextFields,
    topic_id: Field,
    board_id: Field,
    created_at: Field,
    stamp: Field,
}

impl Fields {
    /// The document that the index keeps of a post.
    pub(crate) fn document(&self, post: &PostDoc) -> TantivyDocument {
        let PostDoc { post_id, topic_id, board_id, author_id, created_at, title, body } = post;
        let mut document = TantivyDocument::new();
        document.add_i64(self.post_id, *post_id);
        document.add_i64(self.topic_id, *topic_id);
        document.add_i64(self.board_id, *board_id);
        document.add_i64(self.author_id, *author_id);
        document.add_i64(self.created_at, *created_at);
        document.add_u64(self.stamp, post.stamp());
        for (fields, text) in [(self.title, title), (self.body, body)] {
            if !text.is_empty() {
                document.add_text(fields.pairs, text);
                document.add_text(fields.singles, text);
            }
        }
        document
    }

    /// Both texts, title first.
    pub(crate) fn texts(&self) -> [TextFields; 2] {
        [self.title, self.body]
    }
}

/// The schema and the handles of its fields.
pub(crate) fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let pairs = text_options(PAIRS, IndexRecordOption::WithFreqsAndPositions);
    let singles = text_options(SINGLES, IndexRecordOption::WithFreqs);
    let fields = Fields {
        // Indexed as well as fast: a change deletes by post id, a search may name an author.
        post_id: builder.add_i64_field(POST_ID, INDEXED | FAST),
        author_id: builder.add_i64_field("author_id", INDEXED | FAST),
        topic_id: builder.add_i64_field(TOPIC_ID, FAST),
        board_id: builder.add_i64_field(BOARD_ID, FAST),
        created_at: builder.add_i64_field(CREATED_AT, FAST),
        stamp: builder.add_u64_field(STAMP, FAST),
        title: TextFields {
            pairs: builder.add_text_field("title", pairs.clone()),
            singles: builder.add_text_field("title_uni", singles.clone()),
            boost: TITLE_BOOST,
        },
        body: TextFields {
            pairs: builder.add_text_field("body", pairs),
            singles: builder.add_text_field("body_uni", singles),
            boost: 1.0,
        },
    };
    (builder.build(), fields)
}

/// Makes the analyzers known to an index; needed after every open, before any write.
pub(crate) fn register_analyzers(index: &Index) {
    for (name, terms) in [(PAIRS, Terms::Pairs), (SINGLES, Terms::Singles)] {
        let analyzer = TextAnalyzer::builder(Analyzer::new(terms)).build();
        index.tokenizers().register(name, analyzer);
    }
}

fn text_options(analyzer: &str, record: IndexRecordOption) -> TextOptions {
    let indexing = TextFieldIndexing::default().set_tokenizer(analyzer).set_index_option(record);
    TextOptions::default().set_indexing_options(indexing)
}
