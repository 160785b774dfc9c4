//! Discuz! X3.4 and X3.5: the tables of its MySQL database.
//!
//! Read are `common_member` (number, name, since when), `forum_forum` with `forum_forumfield`, `forum_thread` and
//! `forum_post`, the last two also where they are split (`forum_post_1`), what the groups of guests and of newcomers may
//! (`common_usergroup`), and of `common_setting` whether banned members are veiled. Not read are UCenter with its passwords and mail
//! addresses, profiles, private messages, albums, blogs, votes and files.

mod bbcode;

use std::collections::{HashMap, HashSet};

use super::forum::{ANONYMOUS, Board, Forum, GONE, Member, PostAt, Readers, Said, Texts, Topic};
use super::links::Links;
use super::report::Report;
use super::source::{Place, Row, Source, Wanted};
use super::text;
use crate::features::topics::rules::TITLE_CHARS_MAX;

/// The group of those who have just come, where no other says that it begins with no points: what they may read every
/// account may.
const NEWEST_GROUP: i64 = 10;
/// The group of guests.
const GUESTS: i64 = 7;
/// A thread that offers a reward; its price is the reward.
const REWARD: i64 = 3;
/// The groups of those who may not write, or not even come: what they wrote is veiled there.
const BANNED_GROUPS: [i64; 2] = [4, 5];
/// The bit of a post that a moderator screened.
const SCREENED: i64 = 1;
/// The bit of a thread whose answers nobody reads but who asked and who answered.
const CONFIDED: i64 = 2;
/// The bit of `bannedmessages` that veils what banned and deleted members wrote.
const VEILED: i64 = 1;

const MEMBER: [&str; 5] = ["uid", "username", "regdate", "groupid", "status"];
const FORUM: [&str; 5] = ["fid", "fup", "type", "name", "status"];
const FIELD: [&str; 6] = ["fid", "description", "password", "viewperm", "formulaperm", "price"];
const THREAD: [&str; 12] = [
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
    "status",
];
const POST: [&str; 8] = ["pid", "tid", "first", "authorid", "invisible", "anonymous", "status", "position"];
const GROUP: [&str; 5] = ["groupid", "allowvisit", "type", "creditshigher", "creditslower"];
const TEXTS: [&str; 6] = ["message", "dateline", "htmlon", "bbcodeoff", "first", "subject"];

/// The tables: whether they are split, their columns, and how many of these must be there. The first four must be.
const TABLES: [(&str, bool, &[&str], usize); 9] = [
    ("common_member", false, &MEMBER, 3),
    ("forum_forum", false, &FORUM, 5),
    ("forum_thread", true, &THREAD, 12),
    ("forum_post", true, &POST, 7),
    ("forum_forumfield", false, &FIELD, 5),
    ("common_member_archive", false, &MEMBER, 3),
    ("common_usergroup", false, &GROUP, 5),
    ("common_usergroup_field", false, &["groupid", "readaccess"], 2),
    ("common_setting", false, &["skey", "svalue"], 2),
];
/// Tables whose rows are counted, for nothing of them is taken.
const COUNTED: [(&str, &str); 6] = [
    ("forum_postcomment", "comments on posts"),
    ("forum_attachment", "attached files, with those that the texts show"),
    ("forum_memberrecommend", "recommendations of topics"),
    ("forum_hotreply_member", "likes of posts"),
    ("forum_ratelog", "ratings of posts"),
    ("common_tagitem", "tags"),
];

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
    viewperm: String,
    asks_more: bool,
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
    /// Whether what they wrote is shown nevertheless.
    shows_banned: bool,
    /// Threads whose answers nobody reads but who asked and who answered.
    confided: HashSet<u32>,
    /// Groups whose members may come, and such who may read.
    visitors: HashSet<i64>,
    readers: HashSet<i64>,
    /// The group of those who have just come.
    newest: Option<i64>,
}

impl Reading {
    fn newest(&self) -> i64 {
        self.newest.unwrap_or(NEWEST_GROUP)
    }

    /// Who may read anything there.
    fn at_most(&self) -> Readers {
        let may = |group| self.visitors.contains(&group) && self.readers.contains(&group);
        match (may(self.newest()), may(GUESTS)) {
            (true, true) => Readers::Public,
            (true, false) => Readers::Members,
            (false, _) => Readers::Staff,
        }
    }
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
    let names = TABLES.iter().map(|table| table.0).chain(COUNTED.iter().map(|table| table.0));
    let names: Vec<String> = names.map(|name| format!("{prefix}{name}")).collect();
    let wanted = names.iter().enumerate().map(|(index, table)| {
        let (_, split, columns, needed) = TABLES.get(index).copied().unwrap_or(("", false, &[], 0));
        Wanted { table, split, columns, needed }
    });
    let wanted: Vec<Wanted<'_>> = wanted.collect();
    let mut reading = Reading::default();
    let seen = source.scan(&wanted, progress, &mut |table, row, place| {
        match table {
            0 | 5 => member(&row, forum, &mut reading, report),
            1 => board(&row, forum, report),
            2 => thread(&row, forum, &mut reading, report),
            3 => post(&row, place, forum, &mut reading, report),
            4 => field(&row, &mut reading),
            6 => group(&row, &mut reading),
            7 if row.flag(1) => reading.readers.extend(row.number::<i64>(0)),
            7 => {}
            8 => {
                let veils = row.number::<i64>(1).unwrap_or(VEILED) & VEILED != 0;
                reading.shows_banned |= row.text(0) == Some("bannedmessages") && !veils;
            }
            counted => report.lose(COUNTED.get(counted - TABLES.len()).map_or("", |table| table.1)),
        }
        Ok(())
    })?;
    if let Some((missing, _)) = wanted.iter().zip(&seen).take(4).find(|(_, seen)| !**seen) {
        anyhow::bail!(
            "the dump has no table {}: is it one of Discuz! X3, and is --table-prefix right?",
            missing.table
        );
    }
    close_boards(forum, &mut reading, seen[6] && seen[7], report);
    leave_veiled(forum, &reading, report);
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

/// Says who reads the boards.
fn close_boards(forum: &mut Forum, reading: &mut Reading, has_groups: bool, report: &mut Report) {
    if !has_groups {
        report.lose(
            "settings: without the tables common_usergroup and common_usergroup_field nothing says that guests may read",
        );
    }
    let at_most = if has_groups { reading.at_most() } else { Readers::Members };
    for (id, board) in &mut forum.boards {
        // Where nothing says who reads it, staff do.
        let Some(field) = reading.fields.remove(id) else {
            board.readers = Readers::Staff;
            continue;
        };
        let readers = match field.asks_more {
            true => Readers::Staff,
            false => readers_of(&field.viewperm, reading.newest()),
        };
        board.readers = board.readers.max(readers).max(at_most);
        board.description = field.description;
    }
}

/// Leaves out what only moderators read, or few others.
fn leave_veiled(forum: &mut Forum, reading: &Reading, report: &mut Report) {
    let (before, members) = (forum.posts.len(), &forum.members);
    let is_veiled =
        |author: i64| author != GONE && (reading.banned.contains(&author) || !members.contains_key(&author));
    forum.posts.retain(|post| reading.shows_banned || !is_veiled(post.author));
    report.lose_many(
        "posts of members who were banned or deleted, which are veiled there",
        (before - forum.posts.len()) as u64,
    );
    let before = forum.posts.len();
    forum.posts.retain(|post| post.order == 0 || !reading.confided.contains(&post.topic));
    report.lose_many("answers for nobody but who asked", (before - forum.posts.len()) as u64);
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
    let asks_more = row.has(2)
        || has_formula(row.text(4).unwrap_or_default())
        || row.number(5).is_some_and(|price: i64| price > 0);
    let viewperm = row.text(3).unwrap_or_default().to_owned();
    reading.fields.insert(id, Field { description, viewperm, asks_more });
}

fn group(row: &Row, reading: &mut Reading) {
    let Some(id) = row.number(0) else { return };
    if row.flag(1) {
        reading.visitors.insert(id);
    }
    let points = row.number::<i64>(3).zip(row.number::<i64>(4));
    if row.text(2) == Some("member") && points.is_some_and(|(least, below)| least <= 0 && 0 < below) {
        reading.newest = Some(id);
    }
}

/// `viewperm`: the numbers of groups between tabs; nothing stands for everybody.
fn readers_of(viewperm: &str, newest: i64) -> Readers {
    if viewperm.trim().is_empty() {
        return Readers::Public;
    }
    let groups: Vec<i64> = viewperm.split_whitespace().filter_map(|group| group.parse().ok()).collect();
    match (groups.contains(&GUESTS), groups.contains(&newest)) {
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

fn thread(row: &Row, forum: &mut Forum, reading: &mut Reading, report: &mut Report) {
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
        REWARD if number(8) < 0 => report.lose("choices of an answer for a reward (the answer stays)"),
        4 => report.lose("registrations for activities (the text stays)"),
        5 => report.lose("sides of debates (the text stays)"),
        _ => {}
    }
    if number(11) & CONFIDED != 0 {
        reading.confided.insert(id);
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
        let created_at = row.number(1).unwrap_or(0);
        if bbcode::asks_for_password(message) {
            report.lose("texts behind a password");
            return Said { markdown: String::new(), created_at };
        }
        let message = text::head(message, bbcode::TEXT_BYTES_MAX);
        let words = if row.flag(2) { text::of_html(message) } else { text::unescaped_numbers(message) };
        let mut markdown =
            if row.flag(3) { text::escaped(&words) } else { bbcode::to_markdown(&words, links, report) };
        // An answer may have a title of its own.
        let title = row.text(5).filter(|_| !row.flag(4)).unwrap_or_default();
        if let Some(title) = text::line(&text::unescaped(title), TITLE_CHARS_MAX) {
            markdown.insert_str(0, &format!("**{}**\n\n", text::escaped(&title)));
        }
        Said { markdown, created_at }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_reads_a_board_is_never_more_than_it_says() {
        let of = |viewperm| readers_of(viewperm, NEWEST_GROUP);
        assert_eq!(of(""), Readers::Public);
        assert_eq!(of("\t7\t10\t11\t"), Readers::Public);
        assert_eq!(of("\t10\t11\t12\t"), Readers::Members);
        for closed in ["\t7\t", "\t1\t2\t", "\t100\t", "\tv1\t"] {
            assert_eq!(of(closed), Readers::Staff, "{closed}");
        }
        assert_eq!(readers_of("\t7\t10\t", 21), Readers::Staff, "who has just come is in another group");
    }

    #[test]
    fn a_forum_that_turns_guests_away_has_no_public_boards() {
        let mut reading = Reading { visitors: [7, 10].into(), readers: [7, 10].into(), ..Reading::default() };
        assert_eq!(reading.at_most(), Readers::Public);
        reading.readers.remove(&7);
        assert_eq!(reading.at_most(), Readers::Members);
        reading.newest = Some(21);
        assert_eq!(reading.at_most(), Readers::Staff);
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
