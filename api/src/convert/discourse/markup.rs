//! What Discourse writes beside Markdown: quotes, files, polls, dates, a little HTML. Code stays as it is. Pure.

use crate::convert::links::Links;
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
    let mut writer = Writer { open: vec![], out: String::with_capacity(raw.len()), links, report };
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

    /// Words without marks of Discourse.
    fn words(&mut self, text: &str) {
        self.out.push_str(&without_tags(text));
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
                self.out.push_str(&kept.map(said).collect::<Vec<_>>().join(" "));
            }
            "wrap" | "/wrap" | "/date" | "/date-range" => {}
            _ => return None,
        }
        Some(())
    }

    /// `[quote="name, post:3, topic:12"]`.
    fn begin_quote(&mut self, attribute: &str) {
        if self.open.len() == DEPTH_MAX {
            return;
        }
        let mut parts = attribute.trim_matches(['"', ' ', '“', '”']).split(',').map(str::trim);
        let who = parts.next().unwrap_or_default().to_owned();
        let (mut post, mut topic) = (None, None);
        for part in parts {
            match part.split_once(':') {
                Some(("post", number)) => post = number.trim().parse::<u32>().ok(),
                Some(("topic", number)) => topic = number.trim().parse::<u32>().ok(),
                _ => {}
            }
        }
        let address =
            topic.zip(post).and_then(|(topic, post)| self.links.inner(&format!("/t/{topic}/{post}")));
        let place = match (post, address) {
            (Some(post), Some(address)) => format!("[#{post}](<{address}>)"),
            _ => String::new(),
        };
        let who = text::line(&who, 40).map(|who| text::escaped(&who)).unwrap_or_default();
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

/// Tags of HTML that Discourse shows as such: some have a mark here, of the others the words stay.
fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let tag = text::head(rest, TAG_BYTES_MAX)
            .split_once('>')
            .map(|(tag, _)| tag)
            .filter(|tag| !tag.contains('\n'));
        let name = tag.map(|tag| tag[1..].trim_start_matches('/').trim_end_matches('/'));
        let name =
            name.and_then(|name| name.split_whitespace().next()).unwrap_or_default().to_ascii_lowercase();
        let mark = match name.as_str() {
            "b" | "strong" => "**",
            "i" | "em" => "*",
            "s" | "del" | "strike" => "~~",
            "br" => "\n",
            "hr" => "\n\n---\n\n",
            "p" | "div" | "details" | "summary" => "\n",
            "span" | "small" | "big" | "center" | "kbd" | "sup" | "sub" | "ins" | "mark" | "u" | "font"
            | "abbr" => "",
            _ => {
                out.push('<');
                rest = &rest[1..];
                continue;
            }
        };
        out.push_str(mark);
        rest = &rest[tag.map_or(0, str::len) + 1..];
    }
    out.push_str(rest);
    out
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
            ("[spoiler]end[/spoiler]", "||end||"),
            ("[date=2024-05-01 time=08:30:00 timezone=\"Asia/Shanghai\"]", "2024-05-01 08:30:00"),
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
