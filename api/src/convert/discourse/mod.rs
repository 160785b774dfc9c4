//! Discourse: the tables of its PostgreSQL database.
//!
//! Read are `users` (number, name, since when), `categories` with `category_groups`, `topics`, `posts`, and of
//! `site_settings` whether one has to sign in to read. Not read are mail addresses (`user_emails`), real names, addresses of
//! computers, birthdays, private messages, likes, votes and files.

mod markup;

use std::collections::{HashMap, HashSet};

use super::forum::{Board, Forum, GONE, Member, PostAt, Readers, Said, Texts, Topic};
use super::links::Links;
use super::report::Report;
use super::source::{Place, Row, Source, Wanted};
use super::text;

/// Groups whom every reader belongs to (`everyone`), and every account (`trust_level_0`).
const EVERYONE: i64 = 0;
const EVERY_ACCOUNT: i64 = 10;
/// Kinds of posts: those of people, and what moderators say by moderating. Others are notes of the program, or whispers
/// among staff.
const KINDS_TAKEN: [i64; 2] = [1, 2];
const WHISPER: i64 = 4;
/// A text that is HTML.
const COOKED_AS_HTML: i64 = 2;

const USERS: Wanted<'_> =
    Wanted { table: "users", split: false, columns: &["id", "username", "created_at"], needed: 3 };
const CATEGORIES: Wanted<'_> = Wanted {
    table: "categories",
    split: false,
    columns: &["id", "name", "slug", "read_restricted", "description", "parent_category_id"],
    needed: 4,
};
const CATEGORY_GROUPS: Wanted<'_> =
    Wanted { table: "category_groups", split: false, columns: &["category_id", "group_id"], needed: 2 };
const SITE_SETTINGS: Wanted<'_> =
    Wanted { table: "site_settings", split: false, columns: &["name", "value"], needed: 2 };
const TOPICS: Wanted<'_> = Wanted {
    table: "topics",
    split: false,
    columns: &[
        "id",
        "title",
        "user_id",
        "category_id",
        "archetype",
        "created_at",
        "deleted_at",
        "visible",
        "closed",
        "archived",
        "pinned_at",
        "pinned_until",
    ],
    needed: 11,
};
const POSTS: Wanted<'_> = Wanted {
    table: "posts",
    split: false,
    columns: &[
        "id",
        "topic_id",
        "post_number",
        "user_id",
        "post_type",
        "deleted_at",
        "hidden",
        "user_deleted",
    ],
    needed: 8,
};
/// A kind of what one does to a post.
const LIKE: i64 = 2;
const POST_ACTIONS: Wanted<'_> = Wanted {
    table: "post_actions",
    split: false,
    columns: &["post_action_type_id", "deleted_at"],
    needed: 1,
};
/// Tables whose rows are counted, for nothing of them is taken.
const COUNTED: [(&str, &str); 3] = [
    ("topic_tags", "tags of topics"),
    ("post_revisions", "earlier versions of posts"),
    ("discourse_solved_solved_topics", "choices of an answer (the answer stays)"),
];
const TEXTS: [&str; 3] = ["raw", "created_at", "cook_method"];

/// What is read beside the forum itself.
#[derive(Default)]
struct Reading {
    /// Categories that are not for everybody.
    restricted: HashSet<u32>,
    /// The groups of categories.
    groups: HashMap<u32, HashSet<i64>>,
    login_required: bool,
    /// Topics that are private messages.
    private: HashSet<u32>,
}

/// Reads everything but the texts.
///
/// # Errors
/// When the dump cannot be read, is not whole, or lacks a table.
pub fn read(
    source: &mut Source,
    forum: &mut Forum,
    report: &mut Report,
    progress: &dyn Fn(u64),
) -> anyhow::Result<()> {
    let mut reading = Reading::default();
    let mut wanted = vec![USERS, CATEGORIES, TOPICS, POSTS, CATEGORY_GROUPS, SITE_SETTINGS, POST_ACTIONS];
    let first_counted = wanted.len();
    wanted.extend(COUNTED.map(|(table, _)| Wanted { table, split: false, columns: &[], needed: 0 }));
    let seen = source.scan(&wanted, progress, &mut |table, row, place| {
        match table {
            0 => user(&row, forum, report),
            1 => category(&row, forum, &mut reading, report),
            2 => topic(&row, forum, &mut reading, report),
            3 => post(&row, place, forum, report),
            4 => {
                if let Some((category, group)) = row.number(0).zip(row.number(1)) {
                    reading.groups.entry(category).or_default().insert(group);
                }
            }
            5 => reading.login_required |= row.text(0) == Some("login_required") && row.flag(1),
            6 if row.number(0) == Some(LIKE) && !row.has(1) => report.lose("likes"),
            6 => {}
            counted => report.lose(COUNTED.get(counted - first_counted).map_or("", |table| table.1)),
        }
        Ok(())
    })?;
    if let Some(missing) = wanted.iter().zip(&seen).take(4).find(|(_, seen)| !**seen) {
        anyhow::bail!(
            "the dump has no table {} (pg_dump --format plain, without --inserts): is it one of Discourse?",
            missing.0.table
        );
    }
    close_boards(forum, &reading, seen[5], report);
    let before = forum.posts.len();
    forum.posts.retain(|post| !reading.private.contains(&post.topic));
    report.lose_many("private messages", (before - forum.posts.len()) as u64);
    Ok(())
}

/// Says who reads the boards.
fn close_boards(forum: &mut Forum, reading: &Reading, has_settings: bool, report: &mut Report) {
    if !has_settings {
        report.lose(
            "settings: without the table site_settings nothing says that one may read without an account",
        );
    }
    let at_most = if reading.login_required || !has_settings { Readers::Members } else { Readers::Public };
    for (id, board) in &mut forum.boards {
        let named = |group| reading.groups.get(id).is_some_and(|groups| groups.contains(&group));
        let readers = match reading.restricted.contains(id) {
            false => Readers::Public,
            true if named(EVERYONE) || named(EVERY_ACCOUNT) => Readers::Members,
            true => Readers::Staff,
        };
        board.readers = readers.max(at_most);
    }
}

fn user(row: &Row, forum: &mut Forum, report: &mut Report) {
    let Some((id, name)) = row.number(0).zip(row.text(1)) else {
        return report.lose("rows that cannot be read");
    };
    let created_at = row.text(2).and_then(seconds).unwrap_or(0);
    forum.members.insert(id, Member { name: name.to_owned(), created_at });
}

fn category(row: &Row, forum: &mut Forum, reading: &mut Reading, report: &mut Report) {
    let Some((id, name)) = row.number(0).zip(row.text(1)) else {
        return report.lose("rows that cannot be read");
    };
    if row.flag(3) || !row.has(3) {
        reading.restricted.insert(id);
    }
    let board = Board {
        parent: row.number(5),
        name: name.to_owned(),
        slug: row.text(2).unwrap_or_default().to_owned(),
        description: text::of_html(row.text(4).unwrap_or_default()),
        readers: Readers::Staff,
    };
    forum.boards.insert(id, board);
}

fn topic(row: &Row, forum: &mut Forum, reading: &mut Reading, report: &mut Report) {
    let Some((id, title)) = row.number(0).zip(row.text(1)) else {
        return report.lose("rows that cannot be read");
    };
    if !matches!(row.text(4), Some("regular" | "banner")) {
        reading.private.insert(id);
        return;
    }
    if row.has(6) {
        return report.lose("topics that were deleted");
    }
    if !row.flag(7) {
        return report.lose("topics that were not listed");
    }
    let Some(board) = row.number(3) else { return report.lose("topics of no board") };
    let topic = Topic {
        board,
        title: title.to_owned(),
        created_at: row.text(5).and_then(seconds).unwrap_or(0),
        locked: row.flag(8) || row.flag(9),
        // What is above the others for a while only is not there for good.
        pinned: row.has(10) && !row.has(11),
        author: row.number(2).unwrap_or(GONE),
    };
    forum.topics.insert(id, topic);
}

fn post(row: &Row, place: Place, forum: &mut Forum, report: &mut Report) {
    let Some((topic, number)) = row.number(1).zip(row.number::<u32>(2)) else {
        return report.lose("rows that cannot be read");
    };
    match row.number(4) {
        Some(kind) if KINDS_TAKEN.contains(&kind) => {}
        Some(WHISPER) => return report.lose("whispers among staff"),
        _ => return report.lose("notes of the program (closed, moved, …)"),
    }
    if row.has(5) || row.flag(7) {
        return report.lose("posts that were deleted");
    }
    if row.flag(6) {
        return report.lose("posts that were hidden");
    }
    let author = row.number(3).unwrap_or(GONE);
    forum.posts.push(PostAt { topic, order: number.saturating_sub(1), name: number, author, place });
}

/// The seconds of `2024-05-01 08:30:00.123456`, which is in UTC, or of an instant that names its zone.
fn seconds(text: &str) -> Option<i64> {
    if let Ok(at) = chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S%.f") {
        return Some(at.and_utc().timestamp());
    }
    let zone = text.len().checked_sub(3).and_then(|at| text.get(at..));
    let is_short = zone.is_some_and(|zone| zone.starts_with(['+', '-']));
    let whole = if is_short { format!("{text}:00") } else { text.to_owned() };
    let at = chrono::DateTime::parse_from_rfc3339(&whole.replacen(' ', "T", 1)).ok()?;
    Some(at.timestamp())
}

/// The Markdown of posts.
pub struct Raw;

impl Texts for Raw {
    fn columns(&self) -> &'static [&'static str] {
        &TEXTS
    }

    fn said(&self, row: &Row, links: &Links<'_>, report: &mut Report) -> Said {
        let raw = row.text(0).unwrap_or_default();
        let markdown = match row.number(2) {
            Some(COOKED_AS_HTML) => text::escaped(&text::of_html(raw)),
            _ => markup::to_markdown(raw, links, report),
        };
        Said { markdown, created_at: row.text(1).and_then(seconds).unwrap_or(0) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_in_every_form() {
        for text in [
            "2024-05-01 08:30:00",
            "2024-05-01 08:30:00.123456",
            "2024-05-01 08:30:00+00",
            "2024-05-01 16:30:00.5+08:00",
            "2024-05-01T08:30:00Z",
        ] {
            assert_eq!(seconds(text), Some(1_714_552_200), "{text}");
        }
        for text in ["", "yesterday", "é00", "2024-05-01 25:00:00"] {
            assert_eq!(seconds(text), None, "{text}");
        }
    }
}
