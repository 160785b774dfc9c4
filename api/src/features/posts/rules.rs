//! Rules of posts. Pure.

use linli_entities::post::PostId;
use linli_entities::topic::TopicId;
use linli_entities::{post, topic};

use crate::actor::{Actor, Permission};
use crate::features::boards::rules::{BoardScope, moderates};
use crate::features::topics::rules::demand_reply;

/// Posts on a page of a topic: page N holds the numbers `PER_PAGE * (N - 1) + 1` to `PER_PAGE * N` (design
/// invariant 8), whether they are deleted or not.
pub const PER_PAGE: i32 = 20;

/// What an actor may do with a post of a visible topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PostRights {
    /// Change what it says, and see its revisions and source.
    pub edit: bool,
    /// Delete it.
    pub delete: bool,
    /// Restore it, and see what it said.
    pub restore: bool,
    /// Make it a commitment.
    pub commit: bool,
}

impl PostRights {
    /// What is left of them of a post that is a commitment: it stays as it is.
    #[must_use]
    pub fn of_committed(self) -> Self {
        Self { edit: false, delete: false, commit: false, ..self }
    }
}

/// What the actor may do with the post, where it is no commitment.
pub fn rights(actor: &Actor, board: &BoardScope, topic: &topic::Model, post: &post::Model) -> PostRights {
    let moderate = moderates(actor, board);
    let own = actor.account_id() == Some(post.author_id);
    let alive = post.deleted_at.is_none();
    let write = moderate || (own && demand_reply(actor, board, topic).is_ok());
    PostRights {
        edit: alive && write,
        // The first post goes only with its topic.
        delete: alive && write && post.number > 1,
        restore: !alive && (moderate || (own && post.deleted_by == Some(post.author_id) && write)),
        // Staff commit themselves by name.
        commit: alive
            && own
            && post.pseudonym_id.is_none()
            && board.project.is_some()
            && actor.may(Permission::MakeCommitments, board.scope()),
    }
}

/// The first and last number of a page; none for a page that no topic can have.
pub fn numbers_of_page(page: i32) -> Option<(i32, i32)> {
    let last = page.checked_mul(PER_PAGE).filter(|_| page >= 1)?;
    Some((last - PER_PAGE + 1, last))
}

/// The pages of a topic whose highest number this is.
pub fn page_count(last_number: i32) -> i32 {
    (last_number + PER_PAGE - 1) / PER_PAGE
}

/// The address of a post for good, relative to the server: it leads to where the post is, wherever moderators move it. This is what
/// is handed out to be kept: in mail, in feeds, in quotes.
pub fn lasting_url(id: PostId) -> String {
    format!("/posts/{id}")
}

/// Where a post stands on the web now, relative to the server. A number has one page for ever; a post that is moved has another
/// topic and another number.
pub fn url(topic_id: TopicId, number: i32) -> String {
    format!("{}#p{number}", page_url(topic_id, page_count(number)))
}

/// Where a page of a topic is read on the web, relative to the server; the first has no number of its own.
pub fn page_url(topic_id: TopicId, page: i32) -> String {
    match page {
        ..=1 => format!("/topics/{topic_id}"),
        page => format!("/topics/{topic_id}?page={page}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_one_page_for_ever() {
        assert_eq!(numbers_of_page(1), Some((1, 20)));
        assert_eq!(numbers_of_page(10_000), Some((199_981, 200_000)));
        assert_eq!(numbers_of_page(0), None);
        assert_eq!(numbers_of_page(i32::MAX), None);
        assert_eq!((page_count(1), page_count(20), page_count(21)), (1, 1, 2));
    }
}
