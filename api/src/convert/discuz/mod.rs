//! Discuz! X3.4 and X3.5: the tables of its MySQL database.
//!
//! Read are `common_member` (number, name, since when), `forum_forum` with `forum_forumfield`, `forum_thread` and
//! `forum_post`, the last two also where they are split (`forum_post_1`). Not read are UCenter with its passwords and mail
//! addresses, profiles, private messages, albums, blogs, votes and files.

mod bbcode;

use std::collections::{HashMap, HashSet};

use super::forum::{ANONYMOUS, Board, Forum, GONE, Member, PostAt, Readers, Said, Texts, Topic};
use super::links::Links;
use super::report::Report;
use super::source::{Place, Row, Source, Wanted};
use super::text;

/// The group of those who have just come: what they may read every account may.
const NEWEST_GROUP: &str = "10";
/// The group of guests.
const GUESTS: &str = "7";
/// A thread that offers a reward; its price is the reward.
const REWARD: i64 = 3;
/// The groups of those who may not write, or not even come: what they wrote is veiled there.
const BANNED_GROUPS: [i64; 2] = [4, 5];
/// The bit of a post that a moderator screened.
const SCREENED: i64 = 1;

const MEMBER: [&str; 5] = ["uid", "username", "regdate", "groupid", "status"];
const FORUM: [&str; 5] = ["fid", "fup", "type", "name", "status"];
const FIELD: [&str; 6] = ["fid", "description", "password", "viewperm", "formulaperm", "price"];
const THREAD: [&str; 11] = [
    "tid",
    "fid",
    "authorid",
    "subject",
    "dateline",
    "displayorder",
    "closed",
    "readperm",
    "price",
    "special",
    "isgroup",
];
const POST: [&str; 8] = ["pid", "tid", "first", "authorid", "invisible", "anonymous", "status", "position"];
const TEXTS: [&str; 4] = ["message", "dateline", "htmlon", "bbcodeoff"];

/// Parts of `formulaperm` that ask for nothing.
const ASKS_NOTHING: [&str; 8] = [
    "i:0;s:0:\"\";",
    "i:1;s:0:\"\";",
    "s:7:\"message\";s:0:\"\";",
    "s:5:\"medal\";N;",
    "s:5:\"medal\";s:0:\"\";",
    "s:5:\"medal\";a:0:{}",
    "s:5:\"users\";s:0:\"\";",
    "s:5:\"users\";N;",
];

/// What a forum says of its readers.
struct Field {
    description: String,
    readers: Readers,
}

/// What is read beside the forum itself.
#[derive(Default)]
struct Reading {
    fields: HashMap<u32, Field>,
    /// Threads whose first post is anonymous: nobody is told who opened them.
    masked: Vec<u32>,
    /// Posts that are anonymous.
    anonymous: HashSet<u32>,
    /// Members who were banned or deleted.
    banned: HashSet<i64>,
}

/// Reads everything but the texts.
///
/// # Errors
/// When the dump cannot be read, is not whole, or lacks a table.
pub fn read(
    source: &mut Source,
    prefix: &str,
    forum: &mut Forum,
    report: &mut Report,
    progress: &dyn Fn(u64),
) -> anyhow::Result<()> {
    let names = [
        "common_member",
        "forum_forum",
        "forum_thread",
        "forum_post",
        "forum_forumfield",
        "common_member_archive",
    ];
    let names = names.map(|name| format!("{prefix}{name}"));
    let wanted = |index: usize, split, columns, needed| Wanted {
        table: names[index].as_str(),
        split,
        columns,
        needed,
    };
    let wanted = [
        wanted(0, false, &MEMBER[..], 3),
        wanted(1, false, &FORUM[..], 5),
        wanted(2, true, &THREAD[..], 11),
        wanted(3, true, &POST[..], 7),
        wanted(4, false, &FIELD[..], 5),
        wanted(5, false, &MEMBER[..], 3),
    ];
    let mut reading = Reading::default();
    let seen = source.scan(&wanted, progress, &mut |table, row, place| {
        match table {
            0 | 5 => member(&row, forum, &mut reading, report),
            1 => board(&row, forum, report),
            2 => thread(&row, forum, report),
            3 => post(&row, place, forum, &mut reading, report),
            _ => field(&row, &mut reading),
        }
        Ok(())
    })?;
    if let Some((missing, _)) = wanted.iter().zip(&seen).take(4).find(|(_, seen)| !**seen) {
        anyhow::bail!(
            "the dump has no table {}: is it one of Discuz! X3, and is --table-prefix right?",
            missing.table
        );
    }
    for (id, board) in &mut forum.boards {
        // Where nothing says who reads it, staff do.
        let Some(field) = reading.fields.remove(id) else {
            board.readers = Readers::Staff;
            continue;
        };
        board.readers = board.readers.max(field.readers);
        board.description = field.description;
    }
    let before = forum.posts.len();
    forum.posts.retain(|post| !reading.banned.contains(&post.author));
    report.lose_many("posts of members who were banned", (before - forum.posts.len()) as u64);
    for post in forum.posts.iter_mut().filter(|post| reading.anonymous.contains(&post.name)) {
        post.author = ANONYMOUS;
    }
    for id in reading.masked {
        if let Some(topic) = forum.topics.get_mut(&id) {
            topic.author = ANONYMOUS;
        }
    }
    Ok(())
}

fn member(row: &Row, forum: &mut Forum, reading: &mut Reading, report: &mut Report) {
    let Some((id, name)) = row.number(0).zip(row.text(1)) else {
        return report.lose("rows that cannot be read");
    };
    let name = text::unescaped(name);
    if row.number(3).is_some_and(|group| BANNED_GROUPS.contains(&group)) || row.number(4) == Some(-1) {
        reading.banned.insert(id);
    }
    forum.members.insert(id, Member { name, created_at: row.number(2).unwrap_or(0) });
}

/// A board: of its own it says only whether it is shown.
fn board(row: &Row, forum: &mut Forum, report: &mut Report) {
    let Some((id, name)) = row.number(0).zip(row.text(3)) else {
        return report.lose("rows that cannot be read");
    };
    let readers = if row.number(4) == Some(1) { Readers::Public } else { Readers::Staff };
    let parent = row.number(1).filter(|parent: &u32| *parent > 0);
    let name = text::of_html(name);
    forum.boards.insert(id, Board { parent, name, slug: String::new(), description: String::new(), readers });
}

fn field(row: &Row, reading: &mut Reading) {
    let Some(id) = row.number(0) else { return };
    let description = text::of_html(row.text(1).unwrap_or_default());
    let mut readers = readers_of(row.text(3).unwrap_or_default());
    let asks_more = row.has(2) || has_formula(row.text(4).unwrap_or_default());
    if asks_more || row.number(5).is_some_and(|price: i64| price > 0) {
        readers = Readers::Staff;
    }
    reading.fields.insert(id, Field { description, readers });
}

/// `viewperm`: the numbers of groups between tabs; nothing stands for everybody.
fn readers_of(viewperm: &str) -> Readers {
    let mut groups = viewperm.split_whitespace().peekable();
    if groups.peek().is_none() {
        return Readers::Public;
    }
    let groups: Vec<&str> = groups.collect();
    match (groups.contains(&GUESTS), groups.contains(&NEWEST_GROUP)) {
        (true, true) => Readers::Public,
        (_, true) => Readers::Members,
        (_, false) => Readers::Staff,
    }
}

/// Whether `formulaperm` asks for something: an array as PHP writes it, whose parts are empty where it does not.
fn has_formula(text: &str) -> bool {
    let text = text.trim();
    if text.is_empty() || text == "a:0:{}" {
        return false;
    }
    let inside = text.split_once('{').and_then(|(_, inside)| inside.strip_suffix('}'));
    let Some(mut inside) = inside else { return true };
    while !inside.is_empty() {
        match ASKS_NOTHING.iter().find_map(|part| inside.strip_prefix(part)) {
            Some(after) => inside = after,
            None => return true,
        }
    }
    false
}

fn thread(row: &Row, forum: &mut Forum, report: &mut Report) {
    let Some((id, board)) = row.number(0).zip(row.number(1)) else {
        return report.lose("rows that cannot be read");
    };
    let number = |column: usize| row.number::<i64>(column).unwrap_or(0);
    if number(5) < 0 {
        return report.lose("topics that were deleted, drafts or not let through");
    }
    if number(6) > 1 {
        return report.lose("signposts of topics that were moved");
    }
    if number(10) != 0 {
        return report.lose("topics of groups");
    }
    if number(7) > 0 {
        return report.lose("topics that asked for a right to read");
    }
    if number(8) > 0 && number(9) != REWARD {
        return report.lose("topics that were for sale");
    }
    match number(9) {
        1 => report.lose("polls"),
        2 => report.lose("offers of a shop (the text stays)"),
        4 => report.lose("registrations for activities (the text stays)"),
        5 => report.lose("sides of debates (the text stays)"),
        _ => {}
    }
    let topic = Topic {
        board,
        // Titles are kept with the signs of HTML escaped.
        title: text::unescaped(row.text(3).unwrap_or_default()),
        created_at: number(4),
        locked: number(6) == 1,
        pinned: number(5) > 0,
        author: row.number(2).filter(|id| *id > 0).unwrap_or(GONE),
    };
    forum.topics.insert(id, topic);
}

fn post(row: &Row, place: Place, forum: &mut Forum, reading: &mut Reading, report: &mut Report) {
    let Some((name, topic)) = row.number::<u32>(0).zip(row.number(1)) else {
        return report.lose("rows that cannot be read");
    };
    let is_anonymous = row.flag(5);
    if is_anonymous && row.flag(2) {
        reading.masked.push(topic);
    }
    if row.number(4) != Some(0) {
        return report.lose("posts that were deleted or not let through");
    }
    if row.number::<i64>(6).unwrap_or(0) & SCREENED != 0 {
        return report.lose("posts that were hidden");
    }
    if is_anonymous {
        reading.anonymous.insert(name);
    }
    let author = row.number(3).filter(|id| *id > 0).unwrap_or(GONE);
    let order = match row.flag(2) {
        true => 0,
        // The first of a topic may be missing; the place 0 is its own.
        false => row.number(7).filter(|position: &u32| *position > 0).unwrap_or(name).max(1),
    };
    forum.posts.push(PostAt { topic, order, name, author, place });
}

/// The Markdown of posts.
pub struct Messages;

impl Texts for Messages {
    fn columns(&self) -> &'static [&'static str] {
        &TEXTS
    }

    fn said(&self, row: &Row, links: &Links<'_>, report: &mut Report) -> Said {
        let message = row.text(0).unwrap_or_default();
        let words = if row.flag(2) { text::of_html(message) } else { text::unescaped(message) };
        let markdown =
            if row.flag(3) { text::escaped(&words) } else { bbcode::to_markdown(&words, links, report) };
        Said { markdown, created_at: row.number(1).unwrap_or(0) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_reads_a_board_is_never_more_than_it_says() {
        assert_eq!(readers_of(""), Readers::Public);
        assert_eq!(readers_of("\t7\t10\t11\t"), Readers::Public);
        assert_eq!(readers_of("\t10\t11\t12\t"), Readers::Members);
        assert_eq!(readers_of("\t7\t"), Readers::Staff);
        assert_eq!(readers_of("\t1\t2\t"), Readers::Staff);
        assert_eq!(readers_of("\t100\t"), Readers::Staff);
    }

    #[test]
    fn a_formula_that_asks_for_nothing_is_none() {
        let empty = "a:5:{i:0;s:0:\"\";i:1;s:0:\"\";s:7:\"message\";s:0:\"\";s:5:\"medal\";N;s:5:\"users\";s:0:\"\";}";
        for text in ["", "a:0:{}", empty] {
            assert!(!has_formula(text), "{text}");
        }
        for text in [
            empty.replace("i:1;s:0:\"\"", "i:1;s:9:\"posts>100\""),
            empty.replace("s:5:\"users\";s:0:\"\"", "s:5:\"users\";s:2:\"li\""),
            empty.replace("s:5:\"medal\";N", "s:5:\"medal\";a:1:{i:0;i:1;}"),
            "what is this".to_owned(),
        ] {
            assert!(has_formula(&text), "{text}");
        }
    }
}
