//! The corpora that tests and benchmarks read, found by `LINLI_CORPUS_DIR`; nothing of them is part of the product.

use std::fmt::Write as _;
use std::io::Read as _;
use std::path::PathBuf;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

/// The folder of the corpora; none where the variable is unset, which is then said.
///
/// # Panics
/// In CI, where it must be set.
pub fn folder() -> Option<PathBuf> {
    let folder = std::env::var_os("LINLI_CORPUS_DIR").map(PathBuf::from);
    if folder.is_none() {
        assert!(std::env::var_os("CI").is_none(), "CI needs the corpora: set LINLI_CORPUS_DIR");
        eprintln!("NOT RUN: the corpora are not here (LINLI_CORPUS_DIR is unset)");
    }
    folder
}

/// The rows of a corpus file, `posts.zh.jsonl.gz`.
///
/// # Panics
/// When the file cannot be read.
pub fn rows(file: &str) -> Option<Vec<Value>> {
    let path = folder()?.join(file);
    let compressed = std::fs::File::open(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut text = String::new();
    flate2::read::GzDecoder::new(compressed).read_to_string(&mut text).expect("a corpus in UTF-8");
    Some(text.lines().map(|line| serde_json::from_str(line).expect("a row")).collect())
}

/// Boards that the rows are spread over, by their source.
const BOARDS: u64 = 12;
/// Authors that rows without one are given to.
const AUTHORS: u64 = 600;

/// Turns rows of `posts.zh` into the import format. What a row lacks (board, author, time) is filled by its id, so
/// that a second conversion gives the same, and named in `filled`.
pub fn import_lines(rows: &[Value]) -> String {
    let mut lines = String::new();
    let mut put = |record: Value| writeln!(lines, "{record}").expect("writing to memory");
    let begin = "2020-01-01T00:00:00Z";
    put(json!({ "kind": "project", "ref": "corpus", "slug": "corpus", "name": "语料小区", "city": "长沙",
        "status": "handed_over", "summary": "用于测试的语料", "created_at": begin }));
    for number in 0..BOARDS {
        put(
            json!({ "kind": "board", "ref": format!("b{number}"), "project": "corpus", "slug": format!("board-{number}"),
            "name": format!("版块 {}", number + 1), "visibility": "public", "created_at": begin }),
        );
    }
    let mut authors = std::collections::BTreeSet::new();
    for (index, row) in rows.iter().enumerate() {
        let (record, author) = record(index, row);
        if authors.insert(author.clone()) {
            // Names of the source may be no names here: the account has a number, the profile has the name.
            put(json!({ "kind": "account", "ref": author, "name": format!("corpus-{}", authors.len()),
                "display_name": author.chars().take(32).collect::<String>(), "created_at": begin }));
        }
        put(record);
    }
    lines
}

/// Turns rows of `complaints.zh` into the import format: each a complaint with its answer. What a row lacks (grade, what
/// it is about, who may read it) is filled and named in `filled`.
pub fn complaint_lines(rows: &[Value]) -> String {
    let mut lines = String::new();
    let mut put = |record: Value| writeln!(lines, "{record}").expect("writing to memory");
    let begin = "2010-01-01T00:00:00Z";
    put(json!({ "kind": "project", "ref": "corpus", "slug": "corpus", "name": "语料小区", "city": "长沙",
        "status": "handed_over", "summary": "用于测试的语料", "created_at": begin }));
    let mut authors = std::collections::BTreeSet::new();
    for row in rows {
        let (id, author) = (text(row, "id").expect("an id"), text(row, "author").expect("an author"));
        let reply = &row["reply"];
        let official = text(reply, "author").expect("an author");
        for name in [author, official] {
            if authors.insert(name.to_owned()) {
                put(json!({ "kind": "account", "ref": name, "name": format!("complaints-{}", authors.len()),
                    "display_name": name.chars().take(32).collect::<String>(), "created_at": begin }));
            }
        }
        put(json!({ "kind": "complaint", "ref": id, "project": "corpus", "complainant": author,
            "title": text(row, "title").expect("a title").chars().take(80).collect::<String>(),
            "markdown": text(row, "body").expect("a body"), "category": "other", "grade": "s3", "openness": "public",
            "created_at": row["created_at"], "filled": ["category", "grade", "openness"] }));
        put(json!({ "kind": "answer", "ref": id, "complaint": id, "author": official,
            "markdown": text(reply, "body").expect("a body"), "created_at": reply["created_at"] }));
    }
    lines
}

fn text<'a>(row: &'a Value, field: &str) -> Option<&'a str> {
    row[field].as_str().map(str::trim).filter(|text| !text.is_empty())
}

fn record(index: usize, row: &Value) -> (Value, String) {
    let id = text(row, "id").expect("an id");
    let mut filled = vec![];
    let author = text(row, "author").map(str::to_owned).unwrap_or_else(|| {
        filled.push("author");
        format!("作者 {}", number_of(id) % AUTHORS + 1)
    });
    let created_at = text(row, "created_at").map_or_else(
        || {
            filled.push("created_at");
            let begin: DateTime<Utc> = "2021-01-01T00:00:00Z".parse().expect("an instant");
            (begin + TimeDelta::minutes(index as i64)).to_rfc3339()
        },
        str::to_owned,
    );
    let body = text(row, "body").or_else(|| text(row, "title")).unwrap_or("（无正文）");
    let record = match text(row, "parent") {
        Some(parent) => {
            json!({ "kind": "post", "ref": id, "topic": parent, "author": author, "markdown": body,
            "created_at": created_at, "filled": filled })
        }
        None => {
            filled.push("board");
            let title: String = text(row, "title").unwrap_or(body).chars().take(100).collect();
            let title = if title.chars().count() < 2 { format!("{title}？") } else { title };
            let board = format!("b{}", number_of(text(row, "source").unwrap_or(id)) % BOARDS);
            json!({ "kind": "topic", "ref": id, "board": board, "author": author, "title": title,
                "markdown": body, "created_at": created_at, "filled": filled })
        }
    };
    (record, author)
}

/// The same number for the same text, on every machine (FNV-1a).
fn number_of(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
