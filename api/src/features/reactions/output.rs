//! How reactions are shown.

use linli_entities::Instant;
use linli_entities::post::PostId;
use linli_entities::reaction::ReactionKind;
use poem_openapi::Object;
use poem_openapi::types::Example;

use crate::features::accounts::output::AccountRef;

/// How many think so of a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Object)]
#[oai(example)]
pub struct ReactionCount {
    /// The post.
    pub post_id: PostId,
    /// What they think.
    pub kind: ReactionKind,
    /// How many.
    pub count: i64,
}

/// What one thinks of a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Object)]
#[oai(example)]
pub struct OwnReaction {
    /// The post.
    pub post_id: PostId,
    /// What one thinks.
    pub kind: ReactionKind,
}

/// What one thinks of posts.
#[derive(Debug, Object)]
#[oai(example)]
pub struct OwnReactions {
    /// In no particular order.
    pub items: Vec<OwnReaction>,
}

/// Who thinks so of a post.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Reaction {
    /// Who.
    pub account: AccountRef,
    /// What they think.
    pub kind: ReactionKind,
    /// Since when.
    pub reacted_at: Instant,
}

impl Example for ReactionCount {
    fn example() -> Self {
        Self { post_id: PostId(1024), kind: ReactionKind::Like, count: 3 }
    }
}

impl Example for OwnReaction {
    fn example() -> Self {
        Self { post_id: PostId(1024), kind: ReactionKind::Like }
    }
}

impl Example for OwnReactions {
    fn example() -> Self {
        Self { items: vec![OwnReaction::example()] }
    }
}

impl Example for Reaction {
    fn example() -> Self {
        Self { account: AccountRef::example(), kind: ReactionKind::Like, reacted_at: Instant::UNIX_EPOCH }
    }
}
