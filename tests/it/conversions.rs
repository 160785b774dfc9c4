//! Dumps of other forums: converted by the program, taken in, and read over HTTP.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};

use linli::features::imports::logic::{self, OnWrongLine, Report};
use linli_entities::board;
use linli_tests::{TestApp, root, server};
use poem::http::header;
use sea_orm::EntityTrait as _;
use serde_json::{Value, json};

/// Rows of the large dump; with `LINLI_CONVERT_ROWS` so many.
const ROWS: usize = 10_000;

fn fixture(name: &str) -> PathBuf {
    root().join("tests/it/conversions/fixtures").join(name)
}

/// The same dump in GBK, as older forums are kept; also a text that stands there in hexadecimal digits.
fn in_gbk(dump: &Path, folder: &Path) -> PathBuf {
    let text = std::fs::read_to_string(dump).expect("a dump").replace("SET NAMES utf8mb4", "SET NAMES gbk");
    let (said, encoded) = ("旇表的话", encoding_rs::GBK.encode("旇表的话").0);
    let (before, after) = (hex::encode_upper(said), hex::encode_upper(encoded));
    assert!(text.contains(&before), "a text in digits");
    let text = text.replace(&before, &after);
    let (bytes, _, lost) = encoding_rs::GBK.encode(&text);
    assert!(!lost, "what GBK does not have");
    let path = folder.join("discuz_gbk.sql");
    std::fs::write(&path, bytes).expect("a file");
    path
}

/// What the program says of a dump.
fn convert(kind: &str, dump: &Path, more: &[&str]) -> Output {
    let nowhere = std::env::temp_dir().join("no-data-is-needed");
    let arguments = [&["convert", kind, dump.to_str().expect("a path")], more].concat();
    server::command(&nowhere, &arguments).output().expect("the program runs")
}

/// The lines of a dump that is converted, and what is said of them.
fn converted(kind: &str, dump: &Path, more: &[&str]) -> (String, String) {
    let output = convert(kind, dump, more);
    let said = String::from_utf8(output.stderr).expect("text");
    assert!(output.status.success(), "{said}");
    (String::from_utf8(output.stdout).expect("text"), said)
}

async fn import(app: &TestApp, lines: &str) -> Report {
    logic::run(&app.app, lines.as_bytes(), OnWrongLine::Skip, |_| {}).await.expect("an import")
}

/// For whom boards are, by their names.
async fn readers(app: &TestApp) -> BTreeMap<String, String> {
    let boards = board::Entity::find().all(app.app.db.read()).await.expect("boards");
    boards.into_iter().map(|board| (board.name, board.visibility.as_str().to_owned())).collect()
}

fn by_name<const N: usize>(pairs: [(&str, &str); N]) -> BTreeMap<String, String> {
    pairs.into_iter().map(|(name, readers)| (name.to_owned(), readers.to_owned())).collect()
}

/// The posts of the topic that has this title, as somebody reads them.
async fn posts(browser: &mut linli_tests::Browser, title: &str) -> (Value, Vec<Value>) {
    let topics = browser.get("/api/v1/topics?limit=50").await.expect(200);
    let topic = topics["items"].as_array().expect("topics").iter().find(|topic| topic["title"] == title);
    let topic = topic.unwrap_or_else(|| panic!("no topic {title}: {topics}")).clone();
    let page = browser.get(&format!("/api/v1/topics/{}/posts", topic["id"])).await.expect(200);
    (topic, page["items"].as_array().expect("posts").clone())
}

fn html(post: &Value) -> &str {
    post["html"].as_str().expect("html")
}

const SITE: [&str; 2] = ["--site", "https://bbs.example/"];

linli_tests::story! {
    async fn a_forum_of_discourse_is_taken_in_and_nothing_of_it_becomes_more_public(app) {
        let (lines, said) = converted("discourse", &fixture("discourse.sql"), &SITE);
        for private in ["secret", "mail.example", "Real-Name", "192.0.2.1", "13800138000", "1980"] {
            assert!(!lines.contains(private), "{private}: {lines}");
        }
        let report = import(&app, &lines).await;
        assert_eq!(report.wrong, []);
        let again = import(&app, &converted("discourse", &fixture("discourse.sql"), &SITE).0).await;
        assert_eq!((again.added_count, again.known_count), (0, report.added_count));
        let expected = by_name([("Talk & more", "public"), ("Staff", "staff"), ("Members", "members"), ("Within staff", "staff"), ("Orphan", "staff")]);
        assert_eq!(readers(&app).await, expected);
        let mut guest = app.guest();
        let (topic, said_there) = posts(&mut guest, "The lift &").await;
        assert_eq!((&topic["locked"], &topic["pinned"], &topic["post_count"]), (&json!(true), &json!(true), &json!(3)));
        assert_eq!(topic["author"]["display_name"], "lan");
        let authors: Vec<&Value> = said_there.iter().map(|post| &post["author"]["display_name"]).collect();
        assert_eq!(authors, ["lan", "user-2", "已注销的成员"]);
        assert_eq!(said_there[0]["created_at"], "2024-05-01T08:30:00+00:00");
        assert_eq!(html(&said_there[0]), "<p>The lift is slow.\tReally.</p>\n<pre><code>[quote]\n</code></pre>\n<p>[lift]</p>\n");
        let second = html(&said_there[1]);
        assert!(second.contains("<blockquote>\n<p>lan <a href=\"/t/12/1\""), "{second}");
        assert!(second.contains("The lift\\N is <strong>slow</strong>") && second.contains("href=\"https://bbs.example/t/gone/13\""), "{second}");
        assert!(second.contains("<a href=\"/t/12/3\""), "{second}");
        let third = html(&said_there[2]);
        assert!(!third.contains("<script") && !third.contains("href=\"javascript"), "{third}");
        let (_, hidden) = posts(&mut guest, "#20").await;
        assert_eq!(html(&hidden[0]), "<p>…</p>\n");
        let topics = guest.get("/api/v1/topics?limit=50").await.expect(200);
        assert_eq!(topics["items"].as_array().expect("topics").len(), 2, "{topics}");
        for line in [
            "left out: 1 private messages", "left out: 1 whispers among staff", "left out: 1 posts that were deleted",
            "left out: 2 posts that were hidden", "left out: 1 topics that were not listed", "left out: 1 topics that were deleted",
            "left out: 1 pictures and other files", "left out: 1 likes", "board \"Staff\" is for staff", "account 2 is called \"user-2\" here",
        ] {
            assert!(said.contains(line), "{line}: {said}");
        }
    }

    async fn old_links_lead_to_the_place_of_today_for_those_who_may_read_it(app) {
        import(&app, &converted("discourse", &fixture("discourse.sql"), &[]).0).await;
        import(&app, &converted("discuz", &fixture("discuz.sql"), &["--taken", "lan"]).0).await;
        let (mut guest, mut boss) = (app.guest(), app.administrator().await);
        let (topic, said) = posts(&mut guest, "The lift &").await;
        let place = |number: &str| format!("/topics/{}{number}", topic["id"]);
        assert_eq!(said.len(), 3);
        for (old, new) in [
            ("/t/the-lift/12", place("")),
            ("/t/12/", place("")),
            ("/t/the-lift/12/2?u=lan", place("#p2")),
            ("/t/the-lift/12/3", place("#p3")),
            ("/t/the-lift/12/99", place("")),
        ] {
            let answer = guest.get(old).await;
            assert_eq!((answer.status.as_u16(), answer.header(header::LOCATION.as_str())), (301, Some(new.as_str())), "{old}");
        }
        let (topic, _) = posts(&mut guest, "电梯 & 楼梯").await;
        let place = |number: &str| format!("/topics/{}{number}", topic["id"]);
        for (old, new) in [
            ("/thread-12-1-1.html", place("")),
            ("/bbs/thread-12-3-1.html", place("")),
            ("/forum.php?mod=viewthread&tid=12", place("")),
            ("/forum.php?mod=redirect&goto=findpost&ptid=12&pid=2", place("#p2")),
            ("/forum.php?mod=redirect&goto=findpost&ptid=12&pid=1", place("")),
        ] {
            let answer = guest.get(old).await;
            assert_eq!((answer.status.as_u16(), answer.header(header::LOCATION.as_str())), (301, Some(new.as_str())), "{old}");
        }
        // What may not be read is answered as what does not exist.
        for closed in ["/t/keys/16", "/t/dues/17/1", "/thread-16-1-1.html"] {
            assert_eq!(guest.get(closed).await.status.as_u16(), 404, "{closed}");
            assert_eq!(boss.get(closed).await.status.as_u16(), 301, "{closed}");
        }
        for nothing in ["/t/gone/13", "/t/x", "/thread-13-1-1.html", "/forum.php"] {
            assert_eq!(boss.get(nothing).await.status.as_u16(), 404, "{nothing}");
        }
    }

    async fn a_forum_of_discuz_is_taken_in_whatever_its_characters_and_nothing_of_it_becomes_more_public(app) {
        let options = [&SITE[..], &["--taken", "Admin"]].concat();
        let (lines, said) = converted("discuz", &fixture("discuz.sql"), &options);
        let folder = tempfile::TempDir::new().expect("a folder");
        let (gbk, _) = converted("discuz", &in_gbk(&fixture("discuz.sql"), folder.path()), &options);
        assert_eq!(gbk, lines, "the same forum in other characters");
        for private in ["秘密", "mail.example", "secrethash", "192.0.2.1", "匿名者", "潜水", "禁言", "geheim"] {
            assert!(!lines.contains(private), "{private}: {lines}");
        }
        let report = import(&app, &lines).await;
        assert_eq!(report.wrong, []);
        let expected = by_name([("邻里闲谈", "public"), ("管理", "staff"), ("会员", "members"), ("排班", "staff"), ("关着的", "staff"), ("没有说明", "staff"), ("有密码", "staff")]);
        assert_eq!(readers(&app).await, expected);
        let mut guest = app.guest();
        let (topic, said_there) = posts(&mut guest, "电梯 & 楼梯").await;
        assert_eq!((&topic["locked"], &topic["pinned"], &topic["post_count"]), (&json!(true), &json!(true), &json!(4)));
        let authors: Vec<&Value> = said_there.iter().map(|post| &post["author"]["display_name"]).collect();
        assert_eq!(authors, ["小李", "老 王", "匿名", "已注销的成员"]);
        assert_eq!(said_there[1]["created_at"], "2024-05-01T09:00:00+00:00");
        let first = html(&said_there[0]);
        assert!(first.contains("1. 很慢") && first.contains("<strong>很'慢'</strong>") && first.contains("誠許功蓋"), "{first}");
        assert!(!first.contains("{:"), "{first}");
        let second = html(&said_there[1]);
        assert!(second.contains("<blockquote>") && second.contains("findpost&amp;ptid=12&amp;pid=1\""), "{second}");
        assert!(second.contains("href=\"/thread-12-1-1.html\"") && second.contains("href=\"https://bbs.example/thread-13-1-1.html\""), "{second}");
        let last = html(&said_there[3]);
        assert!(!last.contains("<script") && !last.contains("href=\"javascript"), "{last}");
        let (masked, _) = posts(&mut guest, "不说的事").await;
        assert_eq!(masked["author"]["display_name"], "匿名");
        assert_eq!(html(&posts(&mut guest, "悬赏").await.1[0]), "<p>网页 &amp; 话</p>\n");
        assert_eq!(html(&posts(&mut guest, "分表").await.1[0]), "<p>旇表的话</p>\n");
        let topics = guest.get("/api/v1/topics?limit=50").await.expect(200);
        assert_eq!(topics["items"].as_array().expect("topics").len(), 6, "{topics}");
        assert_eq!(posts(&mut guest, "只给我看").await.1.len(), 1, "its answers were for nobody but who asked");
        assert_eq!(html(&posts(&mut guest, "口令").await.1[0]), "<p>…</p>\n");
        for line in [
            "left out: 1 topics that asked for a right to read", "left out: 1 topics that were for sale",
            "left out: 3 posts of members who were banned or deleted", "left out: 1 answers for nobody but who asked",
            "left out: 1 texts behind a password", "left out: 2 comments on posts", "left out: 1 choices of an answer", "left out: 1 signposts of topics that were moved", "left out: 1 posts that were hidden",
            "left out: 1 texts that were hidden from those who had not answered", "left out: 1 emoticons that are pictures",
        ] {
            assert!(said.contains(line), "{line}: {said}");
        }
    }
}

/// A fixture with some words in place of others, in a folder.
fn changed(folder: &Path, name: &str, words: &str, others: &str) -> PathBuf {
    let text = std::fs::read_to_string(fixture(name)).expect("a dump");
    assert!(text.contains(words), "{words}");
    let path = folder.join(name);
    std::fs::write(&path, text.replace(words, others)).expect("a file");
    path
}

#[test]
fn a_second_forum_does_not_lead_into_the_first() {
    let (lines, _) =
        converted("discourse", &fixture("discourse.sql"), &[&SITE[..], &["--prefix", "old"]].concat());
    assert!(lines.contains("\"old:12\"") && lines.contains("https://bbs.example/t/the-lift/12/3"), "{lines}");
    assert!(!lines.contains("(</t/"), "what has that number here is of the first forum: {lines}");
    let output = convert("discourse", &fixture("discourse.sql"), &["--site", "bbs.example"]);
    assert!(!output.status.success() && output.stdout.is_empty());
}

/// How many boards are for whom.
fn boards(lines: &str) -> BTreeMap<String, usize> {
    let mut readers = BTreeMap::new();
    for line in lines.lines() {
        let line: Value = serde_json::from_str(line).expect("JSON");
        if let Some(visibility) = line["visibility"].as_str() {
            *readers.entry(visibility.to_owned()).or_default() += 1;
        }
    }
    readers
}

#[test]
fn a_forum_of_discuz_that_turns_guests_away_has_no_public_boards() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let of = |words: &str, others: &str| {
        converted("discuz", &changed(folder.path(), "discuz.sql", words, others), &SITE)
    };
    let counted = |pairs: &[(&str, usize)]| {
        pairs.iter().map(|(readers, count)| ((*readers).to_owned(), *count)).collect::<BTreeMap<_, _>>()
    };
    let (members, staff) = (counted(&[("members", 2), ("staff", 5)]), counted(&[("staff", 7)]));
    assert_eq!(boards(&of("(7,'system',0,0,1)", "(7,'system',0,0,0)").0), members, "they may not come");
    assert_eq!(boards(&of("(7,1),", "(7,0),").0), members, "they may not read");
    assert_eq!(boards(&of("(10,10),", "(10,0),").0), staff, "nor may who has just come");
    let (lines, said) = of("pre_common_usergroup", "pre_other_usergroup");
    assert_eq!(boards(&lines), members, "nothing says it");
    assert!(said.contains("nothing says that guests may read"), "{said}");
    let (lines, _) = of("'bannedmessages','1'", "'bannedmessages','0'");
    assert!(lines.contains("禁言的秘密") && lines.contains("已删除者的秘密"), "what was not veiled is taken");
}

#[test]
fn volumes_are_one_dump_and_two_forums_are_none() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let (whole, _) = converted("discuz", &fixture("discuz.sql"), &SITE);
    // As Discuz! itself writes them: only the first says what the columns are, and each what the characters are.
    let text =
        std::fs::read_to_string(fixture("discuz.sql")).expect("a dump").replace("-- MySQL dump", "-- A dump");
    let (first, rest) = text.split_at(text.find("INSERT INTO `pre_forum_thread`").expect("threads"));
    std::fs::write(folder.path().join("a-1.sql"), first).expect("a file");
    std::fs::write(folder.path().join("a-2.sql"), format!("SET NAMES 'utf8mb4';\n{rest}")).expect("a file");
    assert_eq!(converted("discuz", folder.path(), &SITE).0, whole);
    let refused = |kind: &str, dump: &Path| {
        let output = convert(kind, dump, &[]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && output.stdout.is_empty() && said.contains("twice"), "{said}");
    };
    std::fs::write(folder.path().join("a-2.sql"), format!("{rest}USE `other`;\n{rest}")).expect("a file");
    refused("discuz", folder.path());
    let users =
        "COPY backup.users (id, username, created_at) FROM stdin;\n1\told\t2023-01-01 00:00:00\n\\.\n\n";
    let header = "COPY public.users (id, username, created_at, updated_at";
    let both = changed(folder.path(), "discourse.sql", header, &format!("{users}{header}"));
    refused("discourse", &both);
}

#[test]
fn a_dump_that_breaks_off_gives_no_line() {
    let folder = tempfile::TempDir::new().expect("a folder");
    for (kind, name) in [("discourse", "discourse.sql"), ("discuz", "discuz.sql")] {
        let whole = std::fs::read(fixture(name)).expect("a dump");
        let headless = String::from_utf8(whole.clone()).expect("text");
        let headless =
            headless.replace("-- PostgreSQL database dump\n", "").replace("-- MySQL dump", "-- A dump");
        let cut = |bytes: &[u8], part: usize| bytes[..bytes.len() * part / 100].to_vec();
        let file = folder.path().join(name);
        for broken in [
            cut(&whole, 99),
            cut(&whole, 60),
            cut(headless.as_bytes(), 60),
            cut(headless.as_bytes(), 30),
            vec![],
        ] {
            std::fs::write(&file, &broken).expect("a file");
            let output = convert(kind, &file, &[]);
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            assert_eq!((output.status.success(), output.stdout.len()), (false, 0), "{kind}: {said}");
            assert!(said.contains("whole") || said.contains("no table"), "{kind}: {said}");
        }
    }
    let output = convert("discourse", folder.path().join("nothing").as_path(), &[]);
    assert!(!output.status.success());
}

#[test]
fn a_folder_of_csv_is_read_like_a_dump() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let put = |table: &str, text: &str| {
        std::fs::write(folder.path().join(format!("{table}.csv")), text).expect("a file")
    };
    put("users", "username,id,created_at\n\"la,n\",1,2023-01-02 08:00:00\n");
    put("categories", "id,name,slug,read_restricted\n5,Talk,talk,f\n6,Staff,staff,t\n");
    put("site_settings", "name,value\nlogin_required,t\n");
    put(
        "topics",
        "id,title,user_id,category_id,archetype,created_at,deleted_at,visible,closed,archived,pinned_at\r\n\
         12,\"The \"\"lift\"\"\",1,5,regular,2024-05-01 08:30:00,,t,f,f,\r\n",
    );
    put(
        "posts",
        "id,topic_id,post_number,user_id,post_type,deleted_at,hidden,user_deleted,raw,created_at\n\
         1,12,1,1,1,,f,f,\"slow,\n\"\"very\"\" slow\",2024-05-01 08:30:00\n",
    );
    let (lines, _) = converted("discourse", folder.path(), &[]);
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let kinds: Vec<&Value> = lines.iter().map(|line| &line["kind"]).collect();
    assert_eq!(kinds, ["board", "account", "topic"]);
    assert_eq!(lines[0]["visibility"], "members", "one had to sign in to read");
    assert_eq!((&lines[1]["name"], &lines[1]["display_name"]), (&json!("la-n"), &json!("la,n")));
    assert_eq!(
        (&lines[2]["title"], &lines[2]["markdown"]),
        (&json!("The \"lift\""), &json!("slow,\n\"very\" slow"))
    );
}

/// A dump of Discuz! with so many posts in topics that interleave, and its length in bytes.
fn large(path: &Path, rows: usize) -> usize {
    let topics = rows / 50 + 1;
    let mut dump =
        String::from("CREATE TABLE `pre_common_member` (`uid` int, `username` char(15), `regdate` int);\n");
    dump += "INSERT INTO pre_common_member VALUES (1,'li',1672531200);\n";
    dump += "INSERT INTO pre_forum_forum (fid,fup,type,name,status) VALUES (2,0,'forum','talk',1);\n";
    dump += "INSERT INTO pre_forum_forumfield (fid,description,password,viewperm,formulaperm) VALUES (2,'','','','');\n";
    for row in 0..rows {
        if row % 500 == 0 {
            dump += if row > 0 { ";\n" } else { "" };
            dump += "INSERT INTO pre_forum_post (pid,tid,`first`,authorid,invisible,anonymous,status,position,message,dateline,htmlon,bbcodeoff) VALUES ";
        } else {
            dump += ",";
        }
        let (topic, round) = (row % topics + 1, row / topics);
        let said = "电梯又坏了，".repeat(60);
        write!(
            dump,
            "({},{topic},{},1,0,0,0,{},'{said}',{},0,0)",
            row + 1,
            u8::from(round == 0),
            round + 1,
            1_672_531_200 + row
        )
        .expect("memory");
    }
    dump += ";\n";
    for topic in 1..=topics {
        writeln!(dump, "INSERT INTO pre_forum_thread (tid,fid,authorid,subject,dateline,displayorder,closed,readperm,price,special,isgroup,status) VALUES ({topic},2,1,'topic {topic}',1672531200,0,0,0,0,0,0,0);")
            .expect("memory");
    }
    std::fs::write(path, &dump).expect("a file");
    dump.len()
}

/// The most memory that the program takes for a dump, in bytes, and the lines that it writes.
fn peak(dump: &Path, out: &Path) -> (usize, usize) {
    let arguments = ["convert", "discuz", dump.to_str().expect("a path")];
    let lines = std::fs::File::create(out).expect("a file");
    let nowhere = std::env::temp_dir().join("no-data-is-needed");
    let mut child = server::command(&nowhere, &arguments)
        .stdout(lines)
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0;
    while child.try_wait().expect("a process").is_none() {
        let said = std::fs::read_to_string(&status).unwrap_or_default();
        let line = said.lines().find_map(|line| line.strip_prefix("RssAnon:")).unwrap_or_default();
        let kib: usize = line.trim().trim_end_matches(" kB").parse().unwrap_or(0);
        most = most.max(kib * 1024);
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    assert!(child.wait().expect("a process").success());
    (most, std::fs::read_to_string(out).expect("lines").lines().count())
}

#[test]
fn memory_holds_no_texts_however_many_there_are() {
    let rows = std::env::var("LINLI_CONVERT_ROWS").ok().and_then(|rows| rows.parse().ok()).unwrap_or(ROWS);
    let folder = tempfile::TempDir::new().expect("a folder");
    let (dump, out) = (folder.path().join("dump.sql"), folder.path().join("lines.jsonl"));
    large(&dump, 100);
    let (few, _) = peak(&dump, &out);
    let length = large(&dump, rows);
    let (many, lines) = peak(&dump, &out);
    assert_eq!(lines, rows + 2, "a board, an account, and a line for each post");
    let growth = many.saturating_sub(few);
    println!("{rows} rows, {length} bytes: {few} bytes of memory became {many}");
    assert!(growth < rows * 250 + 4 * 1024 * 1024, "{growth} bytes for {rows} rows");
}
