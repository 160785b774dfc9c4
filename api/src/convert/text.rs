//! Texts: lines of some length, Markdown of what is no Markdown, HTML without its marks. Pure.

use crate::features::posts::body::CHARS_MAX;
use crate::fields::is_invisible;

/// What is put at the end of a text that was cut.
const CUT: &str = "\n\n…";

/// One line of visible characters of so many at most; none where nothing is left.
pub fn line(text: &str, chars_max: usize) -> Option<String> {
    let visible: String = text.chars().filter(|c| c.is_whitespace() || !is_invisible(*c)).collect();
    let line = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() {
        return None;
    }
    if line.chars().count() <= chars_max {
        return Some(line);
    }
    Some(line.chars().take(chars_max.saturating_sub(1)).chain(['…']).collect())
}

/// A text of no more characters than a post may have, and whether something is missing.
pub fn cut(text: String) -> (String, bool) {
    if text.chars().count() <= CHARS_MAX {
        return (text, false);
    }
    let room = CHARS_MAX - CUT.chars().count() - 8;
    let mut kept: String = text.chars().take(room).collect();
    if kept.lines().filter(|line| line.trim_start().starts_with("```")).count() % 2 == 1 {
        kept.push_str("\n```");
    }
    kept.push_str(CUT);
    (kept, true)
}

/// Markdown that shows this text as it is typed, line by line; addresses are links.
pub fn escaped(text: &str) -> String {
    escape(text, true)
}

/// As [`escaped`], for words of a link: in a link there are no links.
pub fn escaped_in_link(text: &str) -> String {
    escape(text, false)
}

fn escape(text: &str, links: bool) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            out.push('\n');
        }
        let line = if index > 0 { line.trim_start_matches([' ', '\t']) } else { line };
        let lead = out.len();
        inline(line, links, &mut out);
        escape_beginning(&mut out, lead);
    }
    out
}

/// What a line must not begin with: signs of headings, quotes, lists, rules, underlines.
fn escape_beginning(out: &mut String, lead: usize) {
    let line = &out[lead..];
    if line.starts_with(['#', '>', '-', '+', '=']) {
        out.insert(lead, '\\');
        return;
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=9).contains(&digits) && line[digits..].starts_with(['.', ')']) {
        out.insert(lead + digits, '\\');
    }
}

/// The line with its signs escaped, and its addresses as links.
fn inline(line: &str, links: bool, out: &mut String) {
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let length = if links { address(rest, out) } else { 0 };
        if length > 0 {
            out.push('<');
            out.push_str(&rest[..length]);
            out.push('>');
            rest = &rest[length..];
            continue;
        }
        let after = &rest[first.len_utf8()..];
        let names = |c: char| c.is_ascii_alphanumeric() || c == '#';
        if "\\`*_[]<>~|".contains(first) || (first == '&' && after.starts_with(names)) {
            out.push('\\');
        }
        // `:name:` is an emoji here, and was none there.
        if first == ':' && after.split_once(':').is_some_and(|(name, _)| is_shortcode(name)) {
            out.push('\\');
        }
        if first.is_control() && first != '\t' {
            out.push(' ');
        } else {
            out.push(first);
        }
        rest = after;
    }
}

fn is_shortcode(name: &str) -> bool {
    !name.is_empty()
        && name.len() < 40
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_+-".contains(&byte))
}

/// How long the address is with which the text begins, after what is no part of a word; 0 where it begins with none.
fn address(text: &str, before: &str) -> usize {
    let begins = ["http://", "https://"].iter().find(|scheme| text.starts_with(**scheme));
    let Some(scheme) = begins.filter(|_| !before.ends_with(|c: char| c.is_ascii_alphanumeric())) else {
        return 0;
    };
    let ends = |c: char| {
        !c.is_ascii() || c.is_ascii_whitespace() || c.is_ascii_control() || "<>[]\"'`\\{}|^".contains(c)
    };
    let length = text.find(ends).unwrap_or(text.len());
    let length = text[..length].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '*', '_']).len();
    if length > scheme.len() { length } else { 0 }
}

/// The beginning of a text, of so many bytes at most.
pub fn head(text: &str, bytes_max: usize) -> &str {
    let mut end = text.len().min(bytes_max);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Adds a quote, as a block of its own.
pub fn push_quote(out: &mut String, quoted: &str) {
    let quoted = quoted.trim();
    if quoted.is_empty() {
        return;
    }
    begin_block(out);
    let mut was_blank = false;
    for line in quoted.lines() {
        let is_blank = line.trim().is_empty();
        if is_blank && was_blank {
            continue;
        }
        was_blank = is_blank;
        out.push('>');
        if !is_blank {
            out.push(' ');
            out.push_str(line);
        }
        out.push('\n');
    }
    out.push('\n');
}

/// Ends the paragraph that stands there.
pub fn begin_block(out: &mut String) {
    let kept = out.trim_end().len();
    out.truncate(kept);
    if !out.is_empty() {
        out.push_str("\n\n");
    }
}

/// An address that a link may lead to, as it stands between `<` and `>`; none for what runs or is no address.
pub fn destination(address: &str) -> Option<String> {
    let address = address.trim().trim_matches(['"', '\'']);
    let lower = address.to_ascii_lowercase();
    let whole = if lower.starts_with("www.") { format!("http://{address}") } else { address.to_owned() };
    let sound = ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme));
    if !sound && !lower.starts_with("www.") {
        return None;
    }
    let mut out = String::with_capacity(whole.len());
    for c in whole.chars().filter(|c| !c.is_control()) {
        match c {
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            ' ' => out.push_str("%20"),
            '\\' => out.push_str("%5C"),
            c => out.push(c),
        }
    }
    (out.len() <= 2000).then_some(out)
}

/// The characters that `&amp;`, `&#20320;` and the like stand for.
pub fn unescaped(text: &str) -> String {
    replaced(text, character)
}

/// As [`unescaped`], of those by number alone: the characters that GBK lacks. A `&amp;` was typed.
pub fn unescaped_numbers(text: &str) -> String {
    replaced(text, |name| character(name).filter(|_| name.starts_with('#')))
}

fn replaced(text: &str, character: impl Fn(&str) -> Option<char>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let entity = rest.find(';').filter(|end| *end <= 10).map(|end| (&rest[1..end], end + 1));
        match entity.and_then(|(name, length)| Some((character(name)?, length))) {
            Some((c, length)) => {
                out.push(c);
                rest = &rest[length..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let value = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => number.parse(),
        };
        return value.ok().and_then(char::from_u32).filter(|c| !c.is_control() || *c == '\n');
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "hellip" => '…',
        "mdash" => '—',
        "ldquo" => '“',
        "rdquo" => '”',
        "middot" => '·',
        _ => return None,
    })
}

/// The words of HTML: tags and comments go, what ends a block ends a line, scripts and styles go whole.
pub fn of_html(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let is_tag = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c));
        if !is_tag {
            out.push('<');
            rest = &rest[1..];
            continue;
        }
        let Some(end) = rest.find('>') else {
            // Where this does not end, nothing after it does; nobody saw what a comment would hold.
            rest = rest.split_once("<!--").map_or(rest, |(before, _)| before);
            break;
        };
        let inside = rest[1..end].trim_start_matches('/');
        let name: String =
            inside.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
        rest = &rest[end + 1..];
        match name.as_str() {
            "script" | "style" => {
                let closing = format!("</{name}");
                let is_closing = |window: &[u8]| window.eq_ignore_ascii_case(closing.as_bytes());
                let close = rest.as_bytes().windows(closing.len()).position(is_closing);
                rest = close.map_or("", |at| &rest[at..]);
                rest = rest.split_once('>').map_or("", |(_, after)| after);
            }
            "br" | "p" | "div" | "li" | "tr" | "hr" | "blockquote" | "pre" | "ul" | "ol" | "h1" | "h2"
            | "h3"
                if !out.ends_with('\n') =>
            {
                out.push('\n')
            }
            _ => {}
        }
    }
    out.push_str(rest);
    unescaped(&out)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::markdown;

    #[test]
    fn a_text_that_is_no_markdown_shows_as_it_was_typed() {
        for text in [
            "# 1 号楼",
            "1. 楼",
            "- 一",
            "a*b*c _d_ ~~e~~ `f` [g](h) <b>i</b> ||j||",
            "&lt;b&gt; & AT&T",
            "> 引用",
            "===",
            ":smile: 12:30:45",
            "a | b\n--- | ---\nc | d",
        ] {
            assert_eq!(markdown::plain_text(&escaped(text)), text);
        }
        assert_eq!(escaped("看 http://a.example/x_y_z。"), "看 <http://a.example/x_y_z>。");
    }

    #[test]
    fn addresses_that_run_are_none() {
        for address in ["javascript:alert(1)", " JavaScript:x", "data:text/html,x", "//x", "vbscript:x", ""] {
            assert_eq!(destination(address), None, "{address}");
        }
        assert_eq!(destination("www.a.example/<x> y").as_deref(), Some("http://www.a.example/%3Cx%3E%20y"));
    }

    #[test]
    fn words_of_html_are_words() {
        assert_eq!(of_html("<p>a &amp; b</p><script>x<y</script>c<!-- secret -->1 < 2"), "\na & b\nc1 < 2");
        assert_eq!(unescaped("&#128512; &nbsp;&unknown; &"), "😀  &unknown; &");
        assert_eq!(of_html("<style>a"), "");
        assert_eq!(unescaped_numbers("&amp;&nbsp;&#20320;&lt;"), "&amp;&nbsp;你&lt;");
        assert_eq!(of_html("a <b <!-- secret"), "a <b ");
        let open = "<a".repeat(1_000_000);
        assert_eq!(of_html(&open), open);
    }

    #[test]
    fn what_is_too_long_is_cut() {
        let (text, was) = cut("长".repeat(CHARS_MAX + 1));
        assert!(was && text.chars().count() <= CHARS_MAX && text.ends_with('…'));
        assert_eq!(line("  a \n b\u{202e} ", 3).as_deref(), Some("a b"));
        assert_eq!(line("abcd", 3).as_deref(), Some("ab…"));
        assert_eq!(line(" \u{200b} ", 3), None);
    }

    proptest! {
        #[test]
        fn whatever_is_typed_shows_as_it_was_typed(text in "[ -~\n电梯]{0,80}") {
            prop_assume!(!text.contains("http"));
            let lines = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            prop_assert_eq!(lines(&markdown::plain_text(&escaped(&text))), lines(&text), "{:?}", escaped(&text));
        }

        #[test]
        fn html_is_read_whatever_it_is(html in "(<|>|/|!--|-->|script|style|p|a|&|;|#| ){0,40}") {
            let _ = of_html(&html);
        }
    }
}
