//! What Discourse writes beside Markdown: quotes, files, polls, dates, a little HTML. Code stays as it is. Pure.

use crate::convert::links::Links;
use crate::convert::names;
use crate::convert::report::Report;
use crate::convert::text;

/// Quotes in quotes, at most.
const DEPTH_MAX: usize = 10;
/// The longest text that is read, in bytes.
const TEXT_BYTES_MAX: usize = 256 * 1024;
/// The longest mark, in bytes.
const TAG_BYTES_MAX: usize = 400;
/// The longest name and address of a file, in bytes.
const FILE_BYTES_MAX: usize = 2000;

/// The Markdown of a post.
pub fn to_markdown(raw: &str, links: &Links<'_>, report: &mut Report) -> String {
    let raw = text::head(raw, TEXT_BYTES_MAX).replace("\r\n", "\n").replace('\r', "\n");
    let mut writer =
        Writer { open: vec![], anchors: vec![], out: String::with_capacity(raw.len()), links, report };
    let mut prose = String::new();
    let mut fence: Option<String> = None;
    for line in raw.split_inclusive('\n') {
        let mark = fence_mark(line);
        match (&fence, mark) {
            (None, Some(mark)) => {
                writer.prose(&std::mem::take(&mut prose));
                writer.out.push_str(line);
                fence = Some(mark);
            }
            (None, None) => prose.push_str(line),
            (Some(open), mark) => {
                writer.out.push_str(line);
                let bare = line.trim().chars().all(|c| c == '`' || c == '~');
                if bare && mark.is_some_and(|mark| mark.starts_with(open.as_str())) {
                    fence = None;
                }
            }
        }
    }
    writer.prose(&prose);
    writer.finish()
}

/// The signs with which a line begins or ends a block of code.
fn fence_mark(line: &str) -> Option<String> {
    let bare = line.trim_start();
    let sign = bare.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
    let mark: String = bare.chars().take_while(|c| *c == sign).collect();
    (mark.len() >= 3 && line.len() - bare.len() < 4).then_some(mark)
}

struct Writer<'a> {
    /// What stood before the quotes that are open.
    open: Vec<String>,
    /// Where the links of HTML that are open lead; none for what leads nowhere.
    anchors: Vec<Option<String>>,
    out: String,
    links: &'a Links<'a>,
    report: &'a mut Report,
}

impl Writer<'_> {
    /// Writes a piece without blocks of code.
    fn prose(&mut self, text: &str) {
        let text = without_polls(&without_comments(text), self.report);
        let mut rest = text.as_str();
        while let Some(at) = rest.find(['[', '`']) {
            self.words(&rest[..at]);
            rest = &rest[at..];
            if rest.starts_with('`') {
                let length = code_span(rest);
                self.out.push_str(&rest[..length]);
                rest = &rest[length..];
                continue;
            }
            match text::head(rest, TAG_BYTES_MAX)
                .find(']')
                .and_then(|end| Some((self.tag(&rest[1..end])?, end)))
            {
                Some(((), end)) => rest = &rest[end + 1..],
                None => {
                    let length = self.file(rest);
                    rest = &rest[length..];
                }
            }
        }
        self.words(rest);
    }

    /// Words without marks of Discourse. Of the tags of HTML that it shows as such some have a mark here, of the others the
    /// words stay.
    fn words(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.find('<') {
            self.out.push_str(&rest[..at]);
            rest = &rest[at..];
            let tag = text::head(rest, TAG_BYTES_MAX).split_once('>').map(|(tag, _)| &tag[1..]);
            match tag.filter(|tag| !tag.contains('\n')).and_then(|tag| Some((tag, self.html(tag)?))) {
                Some((tag, ())) => rest = &rest[tag.len() + 2..],
                None => {
                    self.out.push('<');
                    rest = &rest[1..];
                }
            }
        }
        self.out.push_str(rest);
    }

    /// Writes what a tag of HTML means, where it is one that Discourse shows as such.
    fn html(&mut self, tag: &str) -> Option<()> {
        if tag.starts_with(char::is_whitespace) {
            return None;
        }
        let closes = tag.starts_with('/');
        let name = tag.trim_start_matches('/').trim_end_matches('/').split_whitespace().next()?;
        let mark = match name.to_ascii_lowercase().as_str() {
            "a" if closes => return self.end_link(),
            "a" => return self.begin_link(attribute(tag, "href")),
            "img" => {
                let words = attribute(tag, "alt").filter(|words| !words.is_empty());
                self.out.push_str(
                    &words.map(|words| format!("\\[{}\\]", text::escaped(words))).unwrap_or_default(),
                );
                self.report.lose("pictures and other files");
                ""
            }
            "b" | "strong" => "**",
            "i" | "em" => "*",
            "s" | "del" | "strike" => "~~",
            "br" => "\n",
            "hr" => "\n\n---\n\n",
            "li" if !closes => "\n- ",
            "p" | "div" | "details" | "summary" | "h1" | "h2" | "h3" | "h4" | "blockquote" | "ul" | "ol"
            | "table" | "tr" => "\n",
            "td" | "th" => " ",
            "span" | "small" | "big" | "center" | "kbd" | "sup" | "sub" | "ins" | "mark" | "u" | "font"
            | "abbr" | "li" | "thead" | "tbody" => "",
            _ => return None,
        };
        self.out.push_str(mark);
        Some(())
    }

    fn begin_link(&mut self, address: Option<&str>) -> Option<()> {
        let address = address.map(text::unescaped).unwrap_or_default();
        let within = self.links.inner(&address);
        if within.is_none() && address.contains("/uploads/") {
            self.report.lose("pictures and other files");
        }
        let leads = within.or_else(|| text::destination(&address));
        self.out.push_str(if leads.is_some() { "[" } else { "" });
        self.anchors.push(leads);
        Some(())
    }

    fn end_link(&mut self) -> Option<()> {
        if let Some(Some(address)) = self.anchors.pop() {
            self.out.push_str(&format!("](<{address}>)"));
        }
        Some(())
    }

    /// Writes what a mark means, where it is one.
    fn tag(&mut self, tag: &str) -> Option<()> {
        let (name, attribute) = tag.split_once(['=', ' ']).unwrap_or((tag, ""));
        match name.to_ascii_lowercase().as_str() {
            "quote" => self.begin_quote(attribute),
            "/quote" => self.end_quote(),
            "details" => {
                let summary = attribute.trim_matches('"').trim();
                self.out.push_str(&format!("\n**{}**\n\n", text::escaped(summary)));
            }
            "/details" => self.out.push('\n'),
            "spoiler" | "/spoiler" | "blur" | "/blur" => self.out.push_str("||"),
            "date" | "date-range" => {
                let said = |word: &str| {
                    word.split_once('=').map_or(word, |(_, value)| value).trim_matches('"').to_owned()
                };
                let kept = attribute.split_whitespace().filter(|word| {
                    !word.contains('=') || ["time=", "from=", "to="].iter().any(|key| word.starts_with(key))
                });
                let mut kept = kept.map(said).collect::<Vec<_>>().join(" ");
                // A time without a zone is in that of the world.
                if kept.contains(':') {
                    let zone = attribute.split_whitespace().find_map(|word| word.strip_prefix("timezone="));
                    kept.push_str(&format!(" {}", zone.unwrap_or("UTC").trim_matches('"')));
                }
                self.out.push_str(&kept);
            }
            "wrap" | "/wrap" | "/date" | "/date-range" => {}
            _ => return None,
        }
        Some(())
    }

    /// `[quote="name, post:3, topic:12"]`; where `username:` is said as well, the first is the real name.
    fn begin_quote(&mut self, attribute: &str) {
        if self.open.len() == DEPTH_MAX {
            return;
        }
        let mut parts = attribute.trim_matches(['"', ' ', '“', '”']).split(',').map(str::trim);
        let mut who = parts.next().unwrap_or_default();
        let (mut post, mut topic) = (None, None);
        for part in parts {
            match part.split_once(':') {
                Some(("post", number)) => post = number.trim().parse::<u32>().ok(),
                Some(("topic", number)) => topic = number.trim().parse::<u32>().ok(),
                Some(("username", name)) => who = name.trim(),
                _ => {}
            }
        }
        let address =
            topic.zip(post).and_then(|(topic, post)| self.links.inner(&format!("/t/{topic}/{post}")));
        let place = match (post, address) {
            (Some(post), Some(address)) => format!("[#{post}](<{address}>)"),
            _ => String::new(),
        };
        let who = text::line(who, 40).filter(|who| !names::is_private(who));
        let who = who.map(|who| text::escaped(&who)).unwrap_or_default();
        let head = [who, place].iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ");
        self.open.push(std::mem::take(&mut self.out));
        if !head.is_empty() {
            self.out.push_str(&head);
            self.out.push_str("\n\n");
        }
    }

    fn end_quote(&mut self) {
        let Some(before) = self.open.pop() else { return };
        let quoted = std::mem::replace(&mut self.out, before);
        text::push_quote(&mut self.out, &quoted);
    }

    /// A picture or another file (`![words|10x10](upload://…)`, `[name|attachment](upload://…)`): its words stay. How much
    /// was read.
    fn file(&mut self, text: &str) -> usize {
        let found = text::head(text, FILE_BYTES_MAX).split_once("](").and_then(|(words, after)| {
            let (address, _) = after.split_once(')')?;
            let kept_there = address.starts_with("upload://") || address.contains("/uploads/");
            let inside = &words[1..];
            let one = !inside.contains(['[', '\n']) && !address.contains(char::is_whitespace);
            (kept_there && one).then_some((inside, words.len() + 2 + address.len() + 1))
        });
        let Some((words, length)) = found else {
            self.out.push('[');
            return 1;
        };
        if self.out.ends_with('!') {
            self.out.pop();
        }
        let words = words.split('|').next().unwrap_or_default();
        self.out.push_str(&format!("\\[{}\\]", text::escaped(words)));
        self.report.lose("pictures and other files");
        length
    }

    fn finish(mut self) -> String {
        while !self.anchors.is_empty() {
            self.end_link();
        }
        while !self.open.is_empty() {
            self.end_quote();
        }
        self.links.rewritten(self.out.trim())
    }
}

/// How long the code is with which the text begins: `` `a` ``, or its signs alone where it does not end.
fn code_span(text: &str) -> usize {
    let signs = text.len() - text.trim_start_matches('`').len();
    let mut from = signs;
    while let Some(at) = text[from..].find('`') {
        let begin = from + at;
        let closing = text[begin..].len() - text[begin..].trim_start_matches('`').len();
        if closing == signs {
            return begin + closing;
        }
        from = begin + closing;
    }
    signs
}

/// What stands in comments nobody saw.
fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("<!--") {
        out.push_str(before);
        rest = comment.split_once("-->").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out
}

fn without_polls(text: &str, report: &mut Report) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("[poll") {
        let Some((_, after)) = rest[at..].split_once("[/poll]") else { break };
        out.push_str(&rest[..at]);
        rest = after;
        report.lose("polls");
    }
    out.push_str(rest);
    out
}

/// What an attribute of a tag says: `href="…"`.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let begins = |at: &usize| tag[..*at].ends_with(char::is_whitespace);
    let at = tag.match_indices(name).map(|(at, _)| at).find(begins)?;
    let value = tag[at + name.len()..].trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|sign| matches!(sign, '"' | '\''))?;
    value[1..].split_once(quote).map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::markdown;

    fn converted(raw: &str) -> (String, Report) {
        let sites = ["https://bbs.example".to_owned()];
        let links = Links { sites: &sites, is_taken: &|topic| topic == 12 };
        let mut report = Report::default();
        let markdown = to_markdown(raw, &links, &mut report);
        (markdown, report)
    }

    #[test]
    fn marks_of_discourse_become_marks_of_here() {
        for (raw, expected) in [
            ("**bold** and `[quote]`", "**bold** and `[quote]`"),
            (
                "[quote=\"li, post:3, topic:12\"]\nfirst\n\nsecond\n[/quote]\n\nyes",
                "> li [#3](</t/12/3>)\n>\n> first\n>\n> second\n\nyes",
            ),
            ("[quote=\"li, post:3, topic:13\"]a[/quote]b", "> li\n>\n> a\n\nb"),
            ("[quote]a[quote]b[/quote]c", "> a\n> > b\n>\n> c"),
            ("```\n[quote]\n<!-- a -->\n```\n", "```\n[quote]\n<!-- a -->\n```"),
            ("![lift|690x388](upload://abc.png) seen", "\\[lift\\] seen"),
            ("[plan.pdf|attachment](upload://a.pdf) (12 KB)", "\\[plan.pdf\\] (12 KB)"),
            ("a<!-- secret -->b<br>c <b>d</b> a<b", "ab\nc **d** a<b"),
            ("1 < b > 2", "1 < b > 2"),
            ("[spoiler]end[/spoiler]", "||end||"),
            (
                "[date=2024-05-01 time=08:30:00 timezone=\"Asia/Shanghai\"]",
                "2024-05-01 08:30:00 Asia/Shanghai",
            ),
            ("[date=2024-05-01 time=08:30:00]", "2024-05-01 08:30:00 UTC"),
            ("[date=2024-05-01]", "2024-05-01"),
            (
                "[quote=\"Lan Real, post:3, topic:12, full:true, username:lan\"]a[/quote]",
                "> lan [#3](</t/12/3>)\n> a",
            ),
            ("[quote=\"13800138000, post:3, topic:12\"]a[/quote]", "> [#3](</t/12/3>)\n> a"),
            ("<a href=\"https://a.example/?b=1&amp;c=2\">there</a>", "[there](<https://a.example/?b=1&c=2>)"),
            (
                "<a class='attachment' href='/uploads/a.pdf'>a.pdf</a> <a href=\"javascript:x\">x</a>",
                "a.pdf x",
            ),
            (
                "<a href=\"https://bbs.example/t/a/12/3\"><img src=\"/uploads/a.png\" alt=\"lift\"></a>",
                "[\\[lift\\]](</t/12/3>)",
            ),
            ("<a href=\"https://a.example\">open", "[open](<https://a.example>)"),
            ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
            ("[poll type=regular]\n* a\n* b\n[/poll]after", "after"),
            ("[there](https://bbs.example/t/a/12/3)", "[there](/t/12/3)"),
            ("[unclosed", "[unclosed"),
        ] {
            let got = converted(raw).0;
            let blank = |text: &str| {
                text.lines()
                    .map(str::trim_end)
                    .filter(|line| !line.is_empty() && *line != ">")
                    .map(str::to_owned)
                    .collect::<Vec<_>>()
            };
            assert_eq!(blank(&got), blank(expected), "{raw}");
        }
        let (_, report) = converted("[poll]a[/poll]![x](upload://y)");
        assert_eq!(report.lost.get("polls"), Some(&1));
        assert_eq!(report.lost.get("pictures and other files"), Some(&1));
    }

    proptest! {
        #[test]
        fn whatever_is_written_is_read(raw in "(\\[quote\\]|\\[/quote\\]|\\[quote=\"a, post:1, topic:12\"\\]|```|`|<!--|-->|\\[poll\\]|\\[/poll\\]|<b>|a|\n|\\[|\\]|\\(upload://x\\)|!){0,60}") {
            let (markdown, _) = converted(&raw);
            let _ = markdown::plain_text(&markdown);
        }
    }
}
