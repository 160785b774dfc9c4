//! Topics and posts that stories begin with.

use linli::features::topics::logic::Opening;
use linli::features::topics::rules::Title;
use linli::features::{posts, topics};
use linli::once::Once;
use linli_entities::board::BoardId;
use linli_entities::post::PostId;
use linli_entities::topic::TopicId;

use crate::{Browser, TestApp};

impl TestApp {
    /// A topic with its first post.
    pub async fn topic(&self, author: &Browser, board_id: BoardId, title: &str, markdown: &str) -> TopicId {
        let actor = self.actor(author).await;
        let title = Title::parse(title).expect("a title");
        let opening = Opening {
            title,
            markdown: markdown.to_owned(),
            question: false,
            poll: None,
            pseudonym: false,
            draft_version: None,
        };
        let opened = topics::logic::open(&self.app, &actor, board_id, opening, Once::default()).await;
        opened.expect("a topic").written().expect("a topic that waits for nobody").topic.id
    }

    /// A post at the end of a topic.
    pub async fn post(&self, author: &Browser, topic_id: TopicId, markdown: &str) -> PostId {
        let actor = self.actor(author).await;
        let reply = posts::logic::Reply {
            markdown: markdown.to_owned(),
            reply_to_number: None,
            pseudonym: false,
            draft_version: None,
        };
        let written = posts::logic::write(&self.app, &actor, topic_id, reply, Once::default()).await;
        written.expect("a post").written().expect("a post that waits for nobody").id
    }
}
