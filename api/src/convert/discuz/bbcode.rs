//! BBCode as Discuz! writes it, as Markdown. Pure.
//!
//! A text becomes a tree of marks first, so that whatever is opened is closed, in order, and nothing nests without end.
//! What stands in `[hide]` is not taken: it was for those who had answered. Where it does not end, nothing after it is.

use std::collections::HashMap;

use crate::convert::links::Links;
use crate::convert::report::Report;
use crate::convert::text;

/// Marks in marks, at most; deeper ones count as words of what they are in.
const DEPTH_MAX: usize = 20;
/// The longest mark, in bytes.
const TAG_BYTES_MAX: usize = 1000;
/// The longest text that is read, in bytes.
pub const TEXT_BYTES_MAX: usize = 256 * 1024;

/// What hides.
const HIDE: &str = "hide";
/// Marks whose inside is no BBCode.
const RAW: [&str; 12] = [
    "code",
    "img",
    "attach",
    "attachimg",
    "media",
    "audio",
    "flash",
    "video",
    "email",
    "password",
    "postbg",
    HIDE,
];
/// Marks that are known, beside those.
const KNOWN: [&str; 34] = [
    "b",
    "strong",
    "i",
    "em",
    "u",
    "s",
    "del",
    "strike",
    "url",
    "quote",
    "free",
    "list",
    "table",
    "tr",
    "td",
    "th",
    "align",
    "left",
    "center",
    "right",
    "float",
    "indent",
    "p",
    "color",
    "size",
    "font",
    "backcolor",
    "index",
    "page",
    "fly",
    "sup",
    "sub",
    "blockquote",
    "tbody",
];
/// Marks that stand alone.
const ALONE: [&str; 3] = ["*", "hr", "page"];

enum Node {
    Words(String),
    Mark { name: String, attribute: String, inside: Vec<Node> },
}

/// The Markdown of a message.
pub fn to_markdown(message: &str, links: &Links<'_>, report: &mut Report) -> String {
    let message = text::head(message, TEXT_BYTES_MAX).replace("\r\n", "\n").replace('\r', "\n");
    let tree = parse(&message);
    let mut writer = Writer { links, report, in_link: false };
    let markdown = writer.all(&tree);
    markdown.trim().to_owned()
}

/// Whether a password is asked for: whatever else stands there, also in code, and also where there is no BBCode.
pub fn asks_for_password(message: &str) -> bool {
    let message = message.to_ascii_lowercase();
    message.split_once("[password]").is_some_and(|(_, after)| after.contains("[/password]"))
}

/// `[name=attribute]` or `[/name]` at the beginning of a text, and how long it is.
fn tag(text: &str) -> Option<(bool, String, String, usize)> {
    let end = text::head(text, TAG_BYTES_MAX).find(']')?;
    let inside = &text[1..end];
    // What an attribute would swallow is a mark of its own: it may hide.
    if inside.contains('[') {
        return None;
    }
    let closes = inside.starts_with('/');
    let (name, attribute) =
        inside.trim_start_matches('/').split_once('=').unwrap_or((inside.trim_start_matches('/'), ""));
    let name = name.trim().to_ascii_lowercase();
    let known = [&RAW[..], &KNOWN, &ALONE].iter().any(|names| names.contains(&name.as_str()));
    known.then(|| (closes, name, attribute.trim().to_owned(), end + 1))
}

fn parse(message: &str) -> Vec<Node> {
    // What is open: its name, its attribute, what is in it so far.
    let mut open: Vec<(String, String, Vec<Node>)> = vec![(String::new(), String::new(), vec![])];
    let mut rest = message;
    let mut ahead = Ahead { message, found: HashMap::new() };
    while !rest.is_empty() {
        let at = rest.find('[').unwrap_or(rest.len());
        words(&mut open, &rest[..at]);
        rest = &rest[at..];
        let Some((closes, name, attribute, length)) = tag(rest) else {
            if !rest.is_empty() {
                words(&mut open, "[");
                rest = &rest[1..];
            }
            continue;
        };
        let written = &rest[..length];
        rest = &rest[length..];
        if closes {
            close(&mut open, &name);
        } else if ALONE.contains(&name.as_str()) {
            add(&mut open, Node::Mark { name, attribute, inside: vec![] });
        } else if RAW.contains(&name.as_str()) || (name == "url" && attribute.is_empty()) {
            match raw(rest, &name, &mut ahead) {
                Some((inside, length)) => {
                    let inside = vec![Node::Words(inside.to_owned())];
                    add(&mut open, Node::Mark { name, attribute, inside });
                    rest = &rest[length..];
                }
                None => words(&mut open, written),
            }
        } else if open.len() <= DEPTH_MAX {
            open.push((name, attribute, vec![]));
        }
    }
    while open.len() > 1 {
        close_last(&mut open);
    }
    open.pop().map(|(.., inside)| inside).unwrap_or_default()
}

/// Where words stand from some place on; asked for places that go on, so that nothing is looked for twice.
struct Ahead<'t> {
    message: &'t str,
    found: HashMap<String, Option<usize>>,
}

impl Ahead<'_> {
    /// Where the word stands first from there, whatever its case.
    fn find(&mut self, from: usize, word: &str) -> Option<usize> {
        if let Some(found) = self.found.get(word)
            && found.is_none_or(|at| at >= from)
        {
            return *found;
        }
        let is_word = |window: &[u8]| window.eq_ignore_ascii_case(word.as_bytes());
        let at = self.message.as_bytes()[from..].windows(word.len()).position(is_word).map(|at| from + at);
        self.found.insert(word.to_owned(), at);
        at
    }
}

/// The inside of a mark that is no BBCode, and how long it is with its end; none where it is no such mark, for it does not
/// end, or holds what hides. What hides and does not end goes on to the end of the text.
fn raw<'t>(text: &'t str, name: &str, ahead: &mut Ahead<'_>) -> Option<(&'t str, usize)> {
    let closing = format!("[/{name}]");
    let from = ahead.message.len() - text.len();
    let Some(end) = ahead.find(from, &closing) else {
        return (name == HIDE).then_some((text, text.len()));
    };
    let holds = !["code", HIDE].contains(&name) && ahead.find(from, "[hide").is_some_and(|hides| hides < end);
    let inside = &text[..end - from];
    (!holds).then_some((inside, inside.len() + closing.len()))
}

fn add(open: &mut [(String, String, Vec<Node>)], node: Node) {
    if let Some((.., inside)) = open.last_mut() {
        inside.push(node);
    }
}

fn words(open: &mut [(String, String, Vec<Node>)], text: &str) {
    let Some((.., inside)) = open.last_mut().filter(|_| !text.is_empty()) else { return };
    match inside.last_mut() {
        Some(Node::Words(words)) => words.push_str(text),
        _ => inside.push(Node::Words(text.to_owned())),
    }
}

/// Closes the mark of this name and what is open within it; one that is not open is passed over.
fn close(open: &mut Vec<(String, String, Vec<Node>)>, name: &str) {
    let Some(at) = open.iter().rposition(|(open, ..)| open == name).filter(|at| *at > 0) else { return };
    while open.len() > at {
        close_last(open);
    }
}

fn close_last(open: &mut Vec<(String, String, Vec<Node>)>) {
    if let Some((name, attribute, inside)) = open.pop() {
        add(open, Node::Mark { name, attribute, inside });
    }
}

/// The words alone.
fn bare(nodes: &[Node], out: &mut String) {
    for node in nodes {
        match node {
            Node::Words(words) => out.push_str(words),
            Node::Mark { inside, .. } => bare(inside, out),
        }
    }
}

struct Writer<'a> {
    links: &'a Links<'a>,
    report: &'a mut Report,
    /// Links in links there are none.
    in_link: bool,
}

impl Writer<'_> {
    fn all(&mut self, nodes: &[Node]) -> String {
        let mut out = String::new();
        for node in nodes {
            match node {
                Node::Words(words) => {
                    let words = self.words(words);
                    // Four spaces at the beginning of a line would make code of it.
                    let begins = out.is_empty() || out.ends_with('\n');
                    out.push_str(if begins { words.trim_start_matches([' ', '\t']) } else { &words });
                }
                Node::Mark { name, attribute, inside } => self.mark(name, attribute, inside, &mut out),
            }
        }
        out
    }

    /// Words, without the signs of the forum's own emoticons (`{:4_86:}`).
    fn words(&mut self, words: &str) -> String {
        let mut kept = String::with_capacity(words.len());
        let mut rest = words;
        while let Some((before, after)) = rest.split_once("{:") {
            kept.push_str(before);
            let sign = text::head(after, 16).split_once(":}").map(|(sign, _)| sign);
            match sign.filter(|sign| sign.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_')) {
                Some(sign) => {
                    self.report.lose("emoticons that are pictures");
                    rest = &after[sign.len() + 2..];
                }
                None => {
                    kept.push_str("{:");
                    rest = after;
                }
            }
        }
        kept.push_str(rest);
        match self.in_link {
            true => text::escaped_in_link(&kept),
            false => self.links.rewritten(&text::escaped(&kept)),
        }
    }

    fn mark(&mut self, name: &str, attribute: &str, inside: &[Node], out: &mut String) {
        match name {
            "b" | "strong" => out.push_str(&wrapped(&self.all(inside), "**")),
            // `[i=s]` is a note of the program: when it was edited.
            "i" | "em" => out.push_str(&wrapped(&self.all(inside), "*")),
            "s" | "del" | "strike" => out.push_str(&wrapped(&self.all(inside), "~~")),
            "url" => self.link(attribute, inside, out),
            "email" => out.push_str(&text::escaped(&words_of(inside))),
            "img" => self.picture(&words_of(inside), out),
            "media" | "audio" | "flash" | "video" => self.address(&words_of(inside), out),
            "attach" | "attachimg" => self.report.lose("pictures and other files"),
            "hide" => self.report.lose("texts that were hidden from those who had not answered"),
            "postbg" | "index" | "page" | "password" => {}
            "hr" => {
                text::begin_block(out);
                out.push_str("---\n\n");
            }
            "*" => out.push_str("\n- "),
            "code" => code(&words_of(inside), out),
            "quote" | "blockquote" => {
                let quoted = self.all(inside);
                text::push_quote(out, &quoted);
            }
            "list" => self.list(attribute, inside, out),
            "table" => self.table(inside, out),
            "align" | "left" | "center" | "right" | "float" | "indent" | "p" => {
                let block = self.all(inside);
                let block = block.trim_matches('\n');
                if !out.is_empty() && !out.ends_with('\n') {
                    out.push('\n');
                }
                out.push_str(block);
                out.push('\n');
            }
            _ => out.push_str(&self.all(inside)),
        }
    }

    fn link(&mut self, attribute: &str, inside: &[Node], out: &mut String) {
        let address = if attribute.is_empty() { words_of(inside) } else { attribute.to_owned() };
        let address = text::unescaped(address.trim());
        let within = self.links.inner(&address);
        let found = within.or_else(|| text::destination(&address));
        let found = found.or_else(|| {
            let is_relative = !address.is_empty() && !address.contains(':') && !address.starts_with("//");
            is_relative
                .then(|| self.links.outer(&address))
                .flatten()
                .and_then(|whole| text::destination(&whole))
        });
        let nested = std::mem::replace(&mut self.in_link, true);
        let words = if attribute.is_empty() { text::escaped_in_link(&address) } else { self.all(inside) };
        self.in_link = nested;
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        match found.filter(|_| !nested) {
            Some(address) => {
                let words = if words.is_empty() { address.clone() } else { words };
                out.push_str(&format!("[{words}](<{address}>)"));
            }
            None => out.push_str(&words),
        }
    }

    fn picture(&mut self, address: &str, out: &mut String) {
        match text::destination(address).filter(|address| !address.starts_with("mailto:")) {
            Some(address) if self.in_link => out.push_str(&text::escaped_in_link(&address)),
            Some(address) => out.push_str(&format!("![](<{address}>)")),
            None => self.report.lose("pictures and other files"),
        }
    }

    fn address(&mut self, address: &str, out: &mut String) {
        match text::destination(address).filter(|_| !self.in_link) {
            Some(address) => out.push_str(&format!("<{address}>")),
            None => out.push_str(&text::escaped(address)),
        }
    }

    fn list(&mut self, attribute: &str, inside: &[Node], out: &mut String) {
        let is_ordered = !attribute.is_empty();
        let starts = |node: &Node| matches!(node, Node::Mark { name, .. } if name == "*");
        let mut items = inside.split(starts);
        let before = items.next().map(|before| self.all(before)).unwrap_or_default();
        if !before.trim().is_empty() {
            out.push_str(&before);
        }
        text::begin_block(out);
        for (index, item) in items.enumerate() {
            let sign = if is_ordered { format!("{}. ", index + 1) } else { "- ".to_owned() };
            let indent = " ".repeat(sign.len());
            let said = self.all(item);
            let said = said.trim();
            out.push_str(&sign);
            for (number, line) in said.lines().enumerate() {
                if number > 0 {
                    out.push('\n');
                    out.push_str(if line.is_empty() { "" } else { &indent });
                }
                out.push_str(line);
            }
            out.push('\n');
        }
        out.push('\n');
    }

    /// Rows as lines: tables there have no heads and hold anything.
    fn table(&mut self, inside: &[Node], out: &mut String) {
        text::begin_block(out);
        self.rows(inside, out);
        out.push('\n');
    }

    fn rows(&mut self, inside: &[Node], out: &mut String) {
        for node in inside {
            match node {
                Node::Mark { name, inside, .. } if name == "tr" => {
                    let cells: Vec<String> = inside
                        .iter()
                        .filter_map(|node| match node {
                            Node::Mark { name, inside, .. } if name == "td" || name == "th" => {
                                Some(self.all(inside))
                            }
                            _ => None,
                        })
                        .collect();
                    let cells =
                        cells.iter().map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" "));
                    out.push_str(&cells.collect::<Vec<_>>().join(" \\| "));
                    out.push('\n');
                }
                Node::Mark { name, inside, .. } if name == "tbody" => self.rows(inside, out),
                Node::Words(words) if words.trim().is_empty() => {}
                other => {
                    let said = self.all(std::slice::from_ref(other));
                    out.push_str(said.trim());
                    out.push('\n');
                }
            }
        }
    }
}

fn words_of(nodes: &[Node]) -> String {
    let mut out = String::new();
    bare(nodes, &mut out);
    out
}

/// Each line between marks; white space stays outside of them, and what begins a block is left.
fn wrapped(text: &str, mark: &str) -> String {
    let line = |line: &str| {
        let bare = line.trim();
        if bare.is_empty() || bare.starts_with(['>', '-', '`']) || bare.contains(mark) {
            return line.to_owned();
        }
        let begin = line.len() - line.trim_start().len();
        format!("{}{mark}{bare}{mark}{}", &line[..begin], &line[begin + bare.len()..])
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// A block of code, between more signs than stand in it.
fn code(inside: &str, out: &mut String) {
    let longest = inside.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    text::begin_block(out);
    out.push_str(&format!("{fence}\n{}\n{fence}\n\n", inside.trim_matches('\n')));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::markdown::{self, Mentioned};

    fn converted(message: &str) -> (String, Report) {
        let sites = ["https://bbs.example".to_owned()];
        let links = Links { sites: &sites, is_taken: &|topic| topic == 12 };
        let mut report = Report::default();
        let markdown = to_markdown(message, &links, &mut report);
        (markdown, report)
    }

    #[test]
    fn marks_of_bbcode_become_marks_of_markdown() {
        for (message, expected) in [
            ("[b]a[/b] [i]b[/i] [u]c[/u] [s]d[/s]", "**a** *b* c ~~d~~"),
            ("[B] a \n\nb [/B]", "**a** \n\n**b**"),
            ("[color=red][size=4]红[/size][/color]", "红"),
            ("[url=http://a.example/]there[/url]", "[there](<http://a.example/>)"),
            ("[url]http://a.example/x[/url]", "[http://a.example/x](<http://a.example/x>)"),
            ("[url=thread-12-1-1.html]there[/url]", "[there](</thread-12-1-1.html>)"),
            ("[url=thread-13-1-1.html]there[/url]", "[there](<https://bbs.example/thread-13-1-1.html>)"),
            ("[url=javascript:alert(1)]there[/url]", "there"),
            ("[img=10,10]http://a.example/b.png[/img]", "![](<http://a.example/b.png>)"),
            ("[code]a[b]*c*[/b][/code]", "```\na[b]*c*[/b]\n```"),
            ("[list][*]a[*]b[/list]", "- a\n- b"),
            ("[list=1][*]a[*]b[/list]", "1. a\n2. b"),
            ("[table][tr][td]a[/td][td]b[/td][/tr][/table]", "a \\| b"),
            ("a[hide]secret[/hide]b", "ab"),
            ("a[hide=d3,20]secret", "a"),
            ("[attach]12[/attach]a", "a"),
            ("好{:4_86:}", "好"),
            ("[b]a[i]b[/b]c[/i]", "**a*b***c"),
            ("[x]a[/x] 5 < 6 # *", "\\[x\\]a\\[/x\\] 5 \\< 6 # \\*"),
            ("[/b]a[b]", "a"),
        ] {
            assert_eq!(converted(message).0, expected, "{message}");
        }
        let quote = "[quote][size=2][url=forum.php?mod=redirect&goto=findpost&pid=345&ptid=12][color=#999999]小李 发表于 2024-1-1 12:00[/color][/url][/size]\n坏了[/quote]\n修好了";
        let (markdown, _) = converted(quote);
        let link = "(</forum.php?mod=redirect&goto=findpost&ptid=12&pid=345>)";
        assert_eq!(markdown, format!("> [小李 发表于 2024-1-1 12:00]{link}\n> 坏了\n\n\n修好了"));
    }

    #[test]
    fn a_text_behind_a_password_is_known_by_it() {
        for message in [
            "[password]1[/password]secret",
            "a[code][Password]1[/PASSWORD][/code]",
            "[password][hide[/password]a",
        ] {
            assert!(asks_for_password(message), "{message}");
        }
        assert!(!asks_for_password("[/password] and [password]"));
    }

    #[test]
    fn what_hides_hides_wherever_it_begins() {
        for message in [
            "[color=[hide]secret[/hide]",
            "[url=a[hide]secret[/hide]b[/url]",
            "[img][hide]secret[/hide][/img]",
            "[url][img][HIDE=3]secret",
        ] {
            assert!(!converted(message).0.contains("secret"), "{message}");
        }
    }

    #[test]
    fn what_nests_without_end_ends() {
        let deep = "[quote]".repeat(20_000) + "a" + &"[b]".repeat(20_000);
        assert!(converted(&deep).0.contains('a'));
        let hidden = "[quote]".repeat(100) + "[hide]secret[/hide]";
        assert!(!converted(&hidden).0.contains("secret"));
        let open = "[".repeat(200_000);
        assert!(converted(&open).0.starts_with("\\["));
        // Each of these ends at the same place, and holds what hides.
        let same = "[img]".repeat(40_000) + "[hide]secret[/hide][/img]";
        assert!(!converted(&same).0.contains("secret"));
    }

    proptest! {
        #[test]
        fn nothing_that_runs_and_nothing_hidden_comes_out(message in "(\\[b\\]|\\[/b\\]|\\[quote\\]|\\[/quote\\]|\\[url=javascript:x\\]|\\[/url\\]|\\[url\\]|\\[img\\]|\\[/img\\]|\\[list\\]|\\[\\*\\]|\\[/list\\]|\\[code\\]|\\[/code\\]|\\[td\\]|\\[tr\\]|\\[table\\]|<script>|\\[hide\\]geheim\\[/hide\\]|\n|a|`|\\*|http://b\\.example){0,40}") {
            let (markdown, _) = converted(&message);
            let html = markdown::render(&markdown, &Mentioned::new());
            prop_assert!(!html.contains("<script") && !html.contains("href=\"javascript"), "{}", html);
            // What is within other marks that are read as they are was never hidden there.
            let shown = ["[code]", "[img]", "[url]"].iter().any(|raw| message.contains(raw));
            prop_assert!(shown || !html.contains("geheim"), "{}", markdown);
        }
    }
}
