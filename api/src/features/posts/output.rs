//! How posts are shown.

use linli_entities::Instant;
use linli_entities::post::{self, PostId};
use linli_entities::topic::TopicId;
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::rules::{self, PostRights};
use crate::answer::Addressed;
use crate::features::commitments::output::CommittedPost;
use crate::features::moves::output::{Signpost, TopicSign};
use crate::features::polls::output::Poll;
use crate::features::pseudonyms::output::{AuthorRef, Authors};
use crate::features::pseudonyms::rules::of_post;
use crate::features::questions::output::TopicAnswer;
use crate::features::quotes::output::PostQuotes;
use crate::features::reactions::output::ReactionCount;
use crate::features::topics::output::TopicDetail;
use crate::markdown;

/// A post.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Post {
    /// The id.
    pub id: PostId,
    /// The topic it is in.
    pub topic_id: TopicId,
    /// Its place in the topic, from 1.
    pub number: i32,
    /// Who wrote it.
    pub author: AuthorRef,
    /// What it says, as sanitised HTML; empty when it is deleted and the reader may not restore it.
    pub html: String,
    /// When it was written.
    pub created_at: Instant,
    /// When it was last edited.
    pub edited_at: Option<Instant>,
    /// How often it was edited.
    pub revision_count: i32,
    /// The number of the post it answers.
    pub reply_to_number: Option<i32>,
    /// Whether it is deleted.
    pub deleted: bool,
    /// Whether somebody else than its author deleted it.
    pub deleted_by_staff: bool,
    /// What the reader may do with it.
    pub may: PostMay,
    /// Grows with every edit; give it as `If-Match` to edit.
    pub version: i64,
}

/// What the reader may do with a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Object)]
pub struct PostMay {
    /// Change what it says.
    pub edit: bool,
    /// Delete it.
    pub delete: bool,
    /// Restore it.
    pub restore: bool,
    /// Make it a commitment.
    pub commit: bool,
}

/// A page of a topic.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct PostPage {
    /// The topic and where it is.
    pub detail: TopicDetail,
    /// The posts of the page, by number; deleted ones keep their place.
    pub items: Vec<Post>,
    /// How many think what of them; of those of which nobody does, nothing.
    pub reactions: Vec<ReactionCount>,
    /// What is accepted as the answer, where the topic is a question and something is, on whichever page it stands.
    pub answer: Option<TopicAnswer>,
    /// The poll of the topic, where it has one, on each of its pages.
    pub poll: Option<Poll>,
    /// Which of them are commitments.
    pub commitments: Vec<CommittedPost>,
    /// Which of them are quoted by which posts of the topic; of those that nobody quotes, nothing.
    pub quotes: Vec<PostQuotes>,
    /// The places of the page whose posts were moved, by number.
    pub signposts: Vec<Signpost>,
    /// What moderators did with the topic, the last first; the last three.
    pub signs: Vec<TopicSign>,
    /// Which page this is, from 1.
    pub page: i32,
    /// How many there are.
    pub page_count: i32,
}

/// What was typed.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Source {
    /// The Markdown.
    pub markdown: String,
    /// Give it as `If-Match` to edit.
    pub version: i64,
}

/// What a post said at some time.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Revision {
    /// From 1, the text as first written.
    pub number: i32,
    /// The Markdown.
    pub markdown: String,
    /// What it looked like.
    pub html: String,
    /// Who wrote this text.
    pub edited_by: AuthorRef,
    /// When.
    pub edited_at: Instant,
}

impl From<PostRights> for PostMay {
    fn from(PostRights { edit, delete, restore, commit }: PostRights) -> Self {
        Self { edit, delete, restore, commit }
    }
}

impl Post {
    /// The post with its author, as far as the reader may see it.
    pub fn new(model: &post::Model, rights: PostRights, authors: &Authors) -> Self {
        let post::Model {
            id,
            topic_id,
            number,
            author_id,
            pseudonym_id: _,
            reply_to_number,
            markdown: _,
            ref html,
            html_version: _,
            revision_count,
            created_at,
            edited_at,
            edited_by: _,
            deleted_at,
            deleted_by,
        } = *model;
        let deleted = deleted_at.is_some();
        Self {
            id,
            topic_id,
            number,
            author: authors.of(of_post(model)),
            html: if deleted && !rights.restore { String::new() } else { html.clone() },
            created_at,
            edited_at,
            revision_count,
            reply_to_number,
            deleted,
            deleted_by_staff: deleted && deleted_by != Some(author_id),
            may: rights.into(),
            version: revision_count.into(),
        }
    }
}

impl Addressed for Post {
    fn address(&self) -> String {
        format!("/posts/{}", self.id)
    }
}

impl Example for Post {
    fn example() -> Self {
        Self {
            id: PostId(1024),
            topic_id: TopicId(42),
            number: 2,
            author: AuthorRef::example(),
            html: "<p>今天下午三点检修，预计两小时。</p>\n".to_owned(),
            created_at: Instant::UNIX_EPOCH,
            edited_at: None,
            revision_count: 0,
            reply_to_number: Some(1),
            deleted: false,
            deleted_by_staff: false,
            may: PostMay { edit: false, delete: false, restore: false, commit: false },
            version: 0,
        }
    }
}

impl Example for PostPage {
    fn example() -> Self {
        Self {
            detail: TopicDetail::example(),
            items: vec![Post::example()],
            reactions: vec![ReactionCount::example()],
            answer: Some(TopicAnswer::example()),
            poll: None,
            commitments: vec![],
            quotes: vec![],
            signposts: vec![],
            signs: vec![],
            page: 1,
            page_count: 2,
        }
    }
}

impl Example for Source {
    fn example() -> Self {
        Self { markdown: "今天下午**三点**检修。".to_owned(), version: 0 }
    }
}

impl Example for Revision {
    fn example() -> Self {
        Self {
            number: 1,
            markdown: "今天下午检修。".to_owned(),
            html: "<p>今天下午检修。</p>\n".to_owned(),
            edited_by: AuthorRef::example(),
            edited_at: Instant::UNIX_EPOCH,
        }
    }
}

/// A post among others of whoever wrote it.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct WrittenPost {
    /// The post.
    pub id: PostId,
    /// Its topic.
    pub topic_id: TopicId,
    /// The title of the topic.
    pub title: String,
    /// Its place in the topic, from 1.
    pub number: i32,
    /// Where it is, relative to the server.
    pub url: String,
    /// Its first words, plain text.
    pub first_words: String,
    /// When it was written.
    pub created_at: Instant,
}

/// Characters of a post among others of whoever wrote it, at most.
const FIRST_WORDS: usize = 120;

impl WrittenPost {
    /// A post of a topic with this title.
    pub fn new(post: &post::Model, title: &str) -> Self {
        Self {
            id: post.id,
            topic_id: post.topic_id,
            title: title.to_owned(),
            number: post.number,
            url: rules::url(post.topic_id, post.number),
            first_words: markdown::first_words(&post.markdown, FIRST_WORDS),
            created_at: post.created_at,
        }
    }
}

impl Example for WrittenPost {
    fn example() -> Self {
        Self {
            id: PostId(1024),
            topic_id: TopicId(42),
            title: "三号楼电梯检修时间".to_owned(),
            number: 2,
            url: "/topics/42#p2".to_owned(),
            first_words: "今天下午三点检修，预计两小时。".to_owned(),
            created_at: Instant::UNIX_EPOCH,
        }
    }
}
