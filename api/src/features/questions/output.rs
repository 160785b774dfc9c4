//! How answers are shown.

use linli_entities::Instant;
use linli_entities::post::{self, PostId};
use poem_openapi::Object;
use poem_openapi::types::Example;

use crate::features::pseudonyms::output::{AuthorRef, Authors};
use crate::features::pseudonyms::rules::of_post;
use crate::markdown;

/// Characters of an answer that stand below the question, at most.
const FIRST_WORDS: usize = 160;

/// The post that is accepted as the answer of a question.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct TopicAnswer {
    /// The post.
    pub post_id: PostId,
    /// Its place in the topic.
    pub number: i32,
    /// Who wrote it.
    pub author: AuthorRef,
    /// Its first words, plain text.
    pub first_words: String,
    /// When it was accepted.
    pub accepted_at: Instant,
}

impl TopicAnswer {
    /// A post as an answer.
    pub fn new(post: &post::Model, accepted_at: Instant, authors: &Authors) -> Self {
        Self {
            post_id: post.id,
            number: post.number,
            author: authors.of(of_post(post)),
            first_words: markdown::first_words(&post.markdown, FIRST_WORDS),
            accepted_at,
        }
    }
}

impl Example for TopicAnswer {
    fn example() -> Self {
        Self {
            post_id: PostId(1024),
            number: 2,
            author: AuthorRef::example(),
            first_words: "今天下午三点检修，预计两小时。".to_owned(),
            accepted_at: Instant::UNIX_EPOCH,
        }
    }
}
