//! A forum as it is read from a dump, without its texts; and how it is written.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::Write;

use chrono::{DateTime, SecondsFormat};
use linli_entities::Instant;
use serde_json::{Value, json};

use super::links::Links;
use super::names::{Names, Slugs};
use super::report::Report;
use super::source::{Place, Row, Source};
use super::text;
use crate::features::boards::rules::BOARDS_MAX;
use crate::features::old_links::rules::{post_reference, topic_reference};
use crate::features::topics::rules::TITLE_CHARS_MAX;

/// The longest name of a board.
const BOARD_NAME_CHARS_MAX: usize = 60;
/// The longest description of a board.
const DESCRIPTION_CHARS_MAX: usize = 500;
/// The author of what somebody wrote whose account is gone.
pub const GONE: i64 = i64::MIN;
/// The author of what was written without a name.
pub const ANONYMOUS: i64 = i64::MIN + 1;

/// Who may read a board; the later, the fewer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Readers {
    /// Everybody.
    Public,
    /// Whoever has an account.
    Members,
    /// Staff.
    Staff,
}

impl Readers {
    fn as_str(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Members => "members",
            Self::Staff => "staff",
        }
    }
}

/// A board.
#[derive(Debug)]
pub struct Board {
    /// The board that it is in.
    pub parent: Option<u32>,
    /// Its name, of any length.
    pub name: String,
    /// The old readable part of its address, or nothing.
    pub slug: String,
    /// What it is for, of any length.
    pub description: String,
    /// Who may read it, apart from what the boards above it say.
    pub readers: Readers,
}

/// Somebody who has an account.
#[derive(Debug)]
pub struct Member {
    /// The name there.
    pub name: String,
    /// Since when.
    pub created_at: i64,
}

/// A topic.
#[derive(Debug)]
pub struct Topic {
    /// Where it is.
    pub board: u32,
    /// Its title, of any length.
    pub title: String,
    /// When it was opened, in seconds.
    pub created_at: i64,
    /// Whether nobody may write there any more.
    pub locked: bool,
    /// Whether it stands above the others.
    pub pinned: bool,
    /// Who opened it, where its first post is not taken.
    pub author: i64,
}

/// A post, without what it says: 40 bytes.
#[derive(Clone, Copy, Debug)]
pub struct PostAt {
    /// Its topic.
    pub topic: u32,
    /// Its place there; the first has 0.
    pub order: u32,
    /// What it is called within the topic or the forum.
    pub name: u32,
    /// Who wrote it.
    pub author: i64,
    /// Where it stands.
    pub place: Place,
}

/// What a post says.
pub struct Said {
    /// In Markdown, of any length; may be empty.
    pub markdown: String,
    /// When, in seconds.
    pub created_at: i64,
}

/// How texts are made of rows.
pub trait Texts {
    /// The columns that it wants.
    fn columns(&self) -> &'static [&'static str];
    /// What a post says; what gets lost is counted.
    fn said(&self, row: &Row, links: &Links<'_>, report: &mut Report) -> Said;
}

/// What is read.
pub struct Forum {
    /// Boards by their numbers.
    pub boards: BTreeMap<u32, Board>,
    /// Members by their numbers.
    pub members: BTreeMap<i64, Member>,
    /// Topics by their numbers.
    pub topics: HashMap<u32, Topic>,
    /// Posts in the order of the dump, and after [`settle`](Self::settle) in that of their topics.
    pub posts: Vec<PostAt>,
    /// Names that are given.
    pub names: Names,
    accounts: BTreeMap<i64, (String, String)>,
    /// Who may read a board, with what those above it say.
    readers: BTreeMap<u32, Readers>,
}

impl Forum {
    /// Nothing yet.
    pub fn new(names: Names) -> Self {
        Self {
            boards: BTreeMap::new(),
            members: BTreeMap::new(),
            topics: HashMap::new(),
            posts: vec![],
            names,
            accounts: BTreeMap::new(),
            readers: BTreeMap::new(),
        }
    }

    /// How many posts there are.
    pub fn post_count(&self) -> usize {
        self.posts.len()
    }

    /// Puts together what was read: posts of topics that are not taken go, topics without posts as well, and posts get their
    /// order.
    pub fn settle(&mut self, prefix: &str, report: &mut Report) {
        let before = self.topics.len();
        let boards = &self.boards;
        self.topics.retain(|_, topic| boards.contains_key(&topic.board));
        report.lose_many("topics of no board", (before - self.topics.len()) as u64);
        let (before, topics) = (self.posts.len(), &self.topics);
        self.posts.retain(|post| topics.contains_key(&post.topic));
        report.lose_many("posts of topics that are left out", (before - self.posts.len()) as u64);
        self.posts.sort_unstable_by_key(|post| (post.topic, post.order, post.name));
        self.posts.dedup_by_key(|post| (post.topic, post.name));
        let spoken: BTreeSet<u32> = self.posts.iter().map(|post| post.topic).collect();
        let before = self.topics.len();
        self.topics.retain(|id, _| spoken.contains(id));
        report.lose_many("topics without a post that is taken", (before - self.topics.len()) as u64);
        for post in &mut self.posts {
            if post.author != ANONYMOUS && !self.members.contains_key(&post.author) {
                post.author = GONE;
            }
        }
        self.name_authors(prefix);
        self.readers = self.boards.keys().map(|&id| (id, self.readers_of(id))).collect();
    }

    /// Every member takes a name, so that it is the same whoever wrote; those who wrote nothing are not written.
    fn name_authors(&mut self, prefix: &str) {
        for (id, member) in &self.members {
            self.accounts.insert(*id, self.names.account(*id, &member.name));
        }
        for (id, name, shown) in [(GONE, "gone", "已注销的成员"), (ANONYMOUS, "anonymous", "匿名")] {
            let (name, _) = self.names.account(id, &format!("{prefix}-{name}"));
            self.accounts.insert(id, (name, shown.to_owned()));
        }
        let wrote: BTreeSet<i64> = self.posts.iter().map(|post| post.author).collect();
        let begun: BTreeSet<u32> =
            self.posts.iter().filter(|post| post.order == 0).map(|post| post.topic).collect();
        let openers = self.topics.iter().filter(|(id, _)| !begun.contains(*id));
        let openers: BTreeSet<i64> = openers.map(|(_, topic)| self.author(topic.author)).collect();
        self.accounts.retain(|id, _| wrote.contains(id) || openers.contains(id));
        let listed = |id: &i64| self.accounts.contains_key(id);
        self.names.changed.retain(|(id, _)| listed(id));
    }

    fn author(&self, id: i64) -> i64 {
        if id == ANONYMOUS || self.members.contains_key(&id) { id } else { GONE }
    }

    /// The fewest of those who may read the board and all above it.
    fn readers_of(&self, id: u32) -> Readers {
        let (mut readers, mut at, mut steps) = (Readers::Public, Some(id), 0);
        while let Some(id) = at {
            // What is above it and not there may have said anything; so may what is in itself.
            let Some(board) = self.boards.get(&id).filter(|_| steps < 20) else { return Readers::Staff };
            readers = readers.max(board.readers);
            (at, steps) = (board.parent, steps + 1);
        }
        readers
    }
}

/// A forum being written.
pub struct Writing<'a> {
    /// What was read.
    pub forum: &'a Forum,
    /// Addresses of the old site.
    pub sites: &'a [String],
    /// The project of the boards.
    pub project: Option<&'a str>,
    /// What references begin with.
    pub prefix: &'a str,
    /// Whether old links lead to it; they lead to the first forum of a kind only.
    pub has_old_links: bool,
    /// Told how many posts are written.
    pub progress: &'a dyn Fn(usize),
}

impl Writing<'_> {
    /// Writes boards, accounts, topics and posts, a line each.
    ///
    /// # Errors
    /// When the dump cannot be read again or the output not be written.
    pub fn write(
        &self,
        source: &mut Source,
        texts: &dyn Texts,
        out: &mut impl Write,
        report: &mut Report,
    ) -> anyhow::Result<()> {
        self.write_boards(out, report)?;
        self.write_accounts(out, report)?;
        let taken = |topic: u32| self.has_old_links && self.forum.topics.contains_key(&topic);
        let links = Links { sites: self.sites, is_taken: &taken };
        let mut current = None;
        for (index, post) in self.forum.posts.iter().enumerate() {
            let row = source.row_at(post.place, texts.columns())?;
            let said = texts.said(&row, &links, report);
            let begins = current != Some(post.topic);
            current = Some(post.topic);
            if begins && post.order == 0 {
                self.write_topic(out, post.topic, post.author, Some(said), report)?;
            } else {
                if begins {
                    let author = self.forum.topics.get(&post.topic).map_or(GONE, |topic| topic.author);
                    self.write_topic(out, post.topic, self.forum.author(author), None, report)?;
                }
                self.write_post(out, post, said, report)?;
            }
            (self.progress)(index);
        }
        Ok(())
    }

    fn board_reference(&self, id: u32) -> String {
        format!("{}:board-{id}", self.prefix)
    }

    fn account_reference(&self, id: i64) -> String {
        match id {
            GONE => format!("{}:gone", self.prefix),
            ANONYMOUS => format!("{}:anonymous", self.prefix),
            id => format!("{}:user{id}", self.prefix),
        }
    }

    fn write_boards(&self, out: &mut impl Write, report: &mut Report) -> anyhow::Result<()> {
        // When the first topic of each was opened.
        let mut used: BTreeMap<u32, i64> = BTreeMap::new();
        for topic in self.forum.topics.values() {
            let earliest = used.entry(topic.board).or_insert(topic.created_at);
            *earliest = topic.created_at.min(*earliest);
        }
        let mut slugs = Slugs::default();
        for (id, board) in &self.forum.boards {
            let Some(earliest) = used.get(id) else { continue };
            let readers = self.forum.readers.get(id).copied().unwrap_or(Readers::Staff);
            let name = text::line(&board.name, BOARD_NAME_CHARS_MAX).unwrap_or_else(|| format!("board {id}"));
            if readers != Readers::Public {
                report.closed.push((name.clone(), readers.as_str()));
            }
            let mut line = json!({
                "kind": "board",
                "ref": self.board_reference(*id),
                "slug": slugs.unique(&board.slug, &format!("board-{id}")),
                "name": name,
                "description": text::line(&board.description, DESCRIPTION_CHARS_MAX).unwrap_or_default(),
                "visibility": readers.as_str(),
                "created_at": instant(*earliest),
            });
            if let Some(project) = self.project {
                line["project"] = project.into();
            }
            write_line(out, &line)?;
            report.wrote("boards");
        }
        report.lose_many(
            "boards that will be refused: a project, and the club, has at most 100",
            (used.len() as u64).saturating_sub(BOARDS_MAX),
        );
        Ok(())
    }

    fn write_accounts(&self, out: &mut impl Write, report: &mut Report) -> anyhow::Result<()> {
        let earliest = self.forum.topics.values().map(|topic| topic.created_at).min().unwrap_or(0);
        for (id, (name, shown)) in &self.forum.accounts {
            let created_at = self.forum.members.get(id).map_or(earliest, |member| member.created_at);
            write_line(
                out,
                &json!({
                    "kind": "account",
                    "ref": self.account_reference(*id),
                    "name": name,
                    "display_name": shown,
                    "created_at": instant(created_at),
                }),
            )?;
            report.wrote("accounts");
        }
        let silent = self.forum.members.keys().filter(|id| !self.forum.accounts.contains_key(*id)).count();
        report.lose_many("accounts that wrote nothing that is taken", silent as u64);
        Ok(())
    }

    /// Writes a topic with its first post, or with a sign in place of one that is left out.
    fn write_topic(
        &self,
        out: &mut impl Write,
        id: u32,
        author: i64,
        said: Option<Said>,
        report: &mut Report,
    ) -> anyhow::Result<()> {
        let Some(topic) = self.forum.topics.get(&id) else { return Ok(()) };
        let mut filled = vec![];
        let title = text::line(&topic.title, TITLE_CHARS_MAX).filter(|title| title.chars().count() > 1);
        let title = title.unwrap_or_else(|| {
            filled.push("title");
            format!("#{id}")
        });
        let markdown = body(said.map(|said| said.markdown).unwrap_or_default(), &mut filled, report);
        note_author(author, &mut filled);
        let mut line = json!({
            "kind": "topic",
            "ref": topic_reference(self.prefix, id),
            "board": self.board_reference(topic.board),
            "author": self.account_reference(author),
            "title": title,
            "markdown": markdown,
            "created_at": instant(topic.created_at),
        });
        for (name, is) in [("locked", topic.locked), ("pinned", topic.pinned)] {
            if is {
                line[name] = true.into();
            }
        }
        finish(out, line, &filled)?;
        report.wrote("topics");
        Ok(())
    }

    fn write_post(
        &self,
        out: &mut impl Write,
        post: &PostAt,
        said: Said,
        report: &mut Report,
    ) -> anyhow::Result<()> {
        let mut filled = vec![];
        let markdown = body(said.markdown, &mut filled, report);
        note_author(post.author, &mut filled);
        let line = json!({
            "kind": "post",
            "ref": post_reference(self.prefix, post.topic, post.name),
            "topic": topic_reference(self.prefix, post.topic),
            "author": self.account_reference(post.author),
            "markdown": markdown,
            "created_at": instant(said.created_at),
        });
        finish(out, line, &filled)?;
        report.wrote("posts after the first of their topics");
        Ok(())
    }
}

fn note_author(author: i64, filled: &mut Vec<&str>) {
    if author == GONE || author == ANONYMOUS {
        filled.push("author");
    }
}

/// A text that a post may have.
fn body(markdown: String, filled: &mut Vec<&str>, report: &mut Report) -> String {
    if markdown.trim().is_empty() {
        filled.push("markdown");
        return "…".to_owned();
    }
    let (markdown, cut) = text::cut(markdown);
    if cut {
        filled.push("markdown");
        report.lose("ends of texts that are too long");
    }
    markdown
}

fn finish(out: &mut impl Write, mut line: Value, filled: &[&str]) -> anyhow::Result<()> {
    if !filled.is_empty() {
        line["filled"] = filled.into();
    }
    write_line(out, &line)
}

fn write_line(out: &mut impl Write, line: &Value) -> anyhow::Result<()> {
    serde_json::to_writer(&mut *out, line)?;
    out.write_all(b"\n")?;
    Ok(())
}

/// The instant of so many seconds, within the years that may be.
fn instant(seconds: i64) -> String {
    // 1990 to 2199: what is outside of it was a slip.
    let seconds = seconds.clamp(631_152_000, 7_258_118_399);
    let instant: Instant = DateTime::from_timestamp(seconds, 0).unwrap_or_default();
    instant.to_rfc3339_opts(SecondsFormat::Secs, true)
}
