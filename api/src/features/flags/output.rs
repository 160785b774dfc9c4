//! How flags are shown.

use linli_entities::Instant;
use linli_entities::flag::{FlagDecision, FlagReason};
use linli_entities::post::PostId;
use poem_openapi::Object;
use poem_openapi::types::Example;

use crate::features::accounts::output::AccountRef;
use crate::features::boards::output::BoardRef;
use crate::features::projects::output::ProjectRef;
use crate::features::pseudonyms::output::AuthorRef;

/// That one thinks that a post should not stand.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct OwnFlag {
    /// The post.
    pub post_id: PostId,
    /// Why.
    pub reason: FlagReason,
    /// In words; may be empty.
    pub note: String,
    /// When one said so.
    pub flagged_at: Instant,
}

/// That somebody thinks that a post should not stand.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Flag {
    /// Who.
    pub account: AccountRef,
    /// Why.
    pub reason: FlagReason,
    /// In words; may be empty.
    pub note: String,
    /// When.
    pub flagged_at: Instant,
}

/// A post of which somebody thinks that it should not stand, and nobody has decided.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct FlaggedPost {
    /// The post.
    pub post_id: PostId,
    /// Where it is, relative to the server.
    pub url: String,
    /// The title of its topic.
    pub title: String,
    /// Its number in the topic.
    pub number: i32,
    /// The board.
    pub board: BoardRef,
    /// The board's project; null in the club.
    pub project: Option<ProjectRef>,
    /// Who wrote it, under a pseudonym where it was written under one.
    pub author: AuthorRef,
    /// What it says.
    pub html: String,
    /// When it was written.
    pub created_at: Instant,
    /// How many think so.
    pub flag_count: i64,
    /// Who, oldest first; at most 20.
    pub flags: Vec<Flag>,
}

/// What was decided of a post that was flagged.
#[derive(Clone, Copy, Debug, Object)]
#[oai(example)]
pub struct Decided {
    /// The post.
    pub post_id: PostId,
    /// Whether it was deleted or stays.
    pub decision: FlagDecision,
    /// Of how many flags this was decided.
    pub flag_count: i64,
}

impl Example for OwnFlag {
    fn example() -> Self {
        Self {
            post_id: PostId(1024),
            reason: FlagReason::Privacy,
            note: "里面有邻居的电话。".to_owned(),
            flagged_at: Instant::UNIX_EPOCH,
        }
    }
}

impl Example for Flag {
    fn example() -> Self {
        Self {
            account: AccountRef::example(),
            reason: FlagReason::Privacy,
            note: "里面有邻居的电话。".to_owned(),
            flagged_at: Instant::UNIX_EPOCH,
        }
    }
}

impl Example for FlaggedPost {
    fn example() -> Self {
        Self {
            post_id: PostId(1024),
            url: "/topics/42#p2".to_owned(),
            title: "三号楼电梯检修时间".to_owned(),
            number: 2,
            board: BoardRef::example(),
            project: Some(ProjectRef::example()),
            author: AuthorRef::example(),
            html: "<p>他的电话是 13900000000。</p>\n".to_owned(),
            created_at: Instant::UNIX_EPOCH,
            flag_count: 1,
            flags: vec![Flag::example()],
        }
    }
}

impl Example for Decided {
    fn example() -> Self {
        Self { post_id: PostId(1024), decision: FlagDecision::Removed, flag_count: 1 }
    }
}
