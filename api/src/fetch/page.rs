//! What a page says of itself, read out of its head: its title, what it is about, the name of its site.

use std::cell::{Cell, RefCell};

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use crate::fields::is_invisible;

/// Characters of a title, at most.
pub const TITLE_CHARS_MAX: usize = 140;
/// Characters of what a page is about, at most.
pub const DESCRIPTION_CHARS_MAX: usize = 240;
/// Characters of the name of a site, at most.
pub const SITE_CHARS_MAX: usize = 60;
/// Bytes of a page that are taken apart, at most: its head is there.
const HEAD_BYTES_MAX: usize = 64 * 1024;
/// Bytes that are taken apart at once. A tag of at most so many is read, one of more than twice as many never: each of its
/// attributes is compared with all before it.
const PIECE_BYTES: usize = 4 * 1024;

/// What a page says of itself: plain text in one line each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// What it is called.
    pub title: String,
    /// What it is about; empty where it does not say, or does not want to be quoted.
    pub description: String,
    /// What its site is called; empty where it does not say.
    pub site_name: String,
}

/// Reads what a page says of itself; nothing where it has no title. A page that may not be quoted (`quotable`, or it says so
/// itself) has a title only.
pub(super) fn read(html: &str, quotable: bool) -> Option<Page> {
    let (found, _) = find(html);
    let title = line(found.first(&["og:title", "twitter:title"]).unwrap_or(&found.title), TITLE_CHARS_MAX);
    let description = found.first(&["og:description", "twitter:description", "description"]).unwrap_or("");
    let quotable = quotable && !found.first(&["robots"]).is_some_and(forbids_quoting);
    let page = Page {
        description: if quotable { line(description, DESCRIPTION_CHARS_MAX) } else { String::new() },
        site_name: line(found.first(&["og:site_name"]).unwrap_or(""), SITE_CHARS_MAX),
        title,
    };
    (!page.title.is_empty()).then_some(page)
}

/// What the head of a page says, and how many bytes of the page were taken apart for it: no more than to the end of its head,
/// [`HEAD_BYTES_MAX`], or a piece in which nothing came to an end.
fn find(html: &str) -> (Found, usize) {
    let tokenizer = Tokenizer::new(Head::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    let mut taken = 0;
    while taken < html.len().min(HEAD_BYTES_MAX) && !tokenizer.sink.found.borrow().over {
        let end = html.ceil_char_boundary(taken + PIECE_BYTES);
        input.push_back(StrTendril::from_slice(&html[taken..end]));
        taken = end;
        tokenizer.sink.told.set(false);
        // Nothing in the head makes it stop before its end.
        let _ = tokenizer.feed(&input);
        if !tokenizer.sink.told.get() {
            break;
        }
    }
    tokenizer.end();
    (tokenizer.sink.found.into_inner(), taken)
}

/// Whether a page says that nobody may quote it, as `X-Robots-Tag` and `<meta name="robots">` do.
pub(super) fn forbids_quoting(robots: &str) -> bool {
    let said = robots.to_ascii_lowercase();
    said.split([',', ':', ' ']).any(|word| matches!(word.trim(), "nosnippet" | "none"))
}

/// One line without what shows nothing or turns the direction of what follows.
fn line(text: &str, chars_max: usize) -> String {
    let visible: String =
        text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| !is_invisible(*c)).collect();
    let line = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= chars_max {
        return line;
    }
    line.chars().take(chars_max - 1).chain(['…']).collect()
}

/// What was found so far.
#[derive(Default)]
struct Found {
    title: String,
    in_title: bool,
    metas: Vec<(String, String)>,
    /// The head is over.
    over: bool,
}

impl Found {
    /// What the page says first of the first of these that it says anything of.
    fn first(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| {
            let said = self.metas.iter().find(|(known, said)| known == name && !said.trim().is_empty());
            said.map(|(_, said)| said.as_str())
        })
    }

    fn meta(&mut self, tag: &Tag) {
        let value = |name: &str| {
            let found = tag.attrs.iter().find(|attribute| &*attribute.name.local == name);
            found.map(|attribute| attribute.value.to_string())
        };
        if let (Some(name), Some(content)) = (value("property").or_else(|| value("name")), value("content"))
            && self.metas.len() < METAS_MAX
        {
            self.metas.push((name.trim().to_ascii_lowercase(), content));
        }
    }
}

/// Things that a page says of itself, at most.
const METAS_MAX: usize = 200;

#[derive(Default)]
struct Head {
    found: RefCell<Found>,
    /// Something came to an end: a text, a tag, a comment.
    told: Cell<bool>,
}

impl TokenSink for Head {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut found = self.found.borrow_mut();
        // Of a tag with many attributes there are many errors before its end.
        self.told.set(self.told.get() || !matches!(token, Token::ParseError(_)));
        match token {
            Token::TagToken(tag) => {
                let starts = tag.kind == TagKind::StartTag;
                match &*tag.name {
                    "meta" if starts && !found.over => found.meta(&tag),
                    "title" if starts => {
                        found.in_title = !found.over && found.title.trim().is_empty();
                        return TokenSinkResult::RawData(RawKind::Rcdata);
                    }
                    "title" => found.in_title = false,
                    "textarea" if starts => return TokenSinkResult::RawData(RawKind::Rcdata),
                    "script" if starts => return TokenSinkResult::RawData(RawKind::ScriptData),
                    "style" | "noscript" | "iframe" | "xmp" | "noframes" | "noembed" if starts => {
                        return TokenSinkResult::RawData(RawKind::Rawtext);
                    }
                    "body" if starts => found.over = true,
                    "head" if !starts => found.over = true,
                    _ => {}
                }
            }
            Token::CharacterTokens(text) if found.in_title => found.title.push_str(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_called_what_it_says_for_cards_and_else_what_its_title_says() {
        let page = read(
            "<!doctype html><html><head><title>窗口 &amp; 标题</title>\
             <meta property=\"og:title\" content=\"物业 &quot;公告&quot;\"><meta name=description content=\"电梯\n 检修\">\
             <meta property=og:site_name content=\"江畔\"></head><body><meta property=og:title content=坏></body>",
            true,
        );
        let page = page.expect("a title");
        assert_eq!((page.title.as_str(), page.description.as_str()), ("物业 \"公告\"", "电梯 检修"));
        assert_eq!(page.site_name, "江畔");
        assert_eq!(read("<title>窗口 &amp; 标题</title>", true).expect("a title").title, "窗口 & 标题");
        assert_eq!(read("<title> \n</title><p>无</p>", true), None);
        assert_eq!(
            read("<script>'<title>假</title>'</script><title>真</title>", true).expect("one").title,
            "真"
        );
        assert_eq!(read("<body><title>晚了</title>", true), None);
    }

    #[test]
    fn a_tag_without_end_is_left_and_what_stood_before_it_is_read() {
        let many: String = (0..130_000).map(|n| format!("a{n:x} ")).collect();
        for tag in [
            format!("<meta {many}>"),
            format!("<meta a='>' {many}>"),
            format!("<meta {}>", "a ".repeat(260_000)),
        ] {
            let (found, taken) = find(&format!("{tag}<title>晚了</title>"));
            assert!(found.title.is_empty() && taken <= 2 * PIECE_BYTES, "{taken}");
            assert_eq!(read(&format!("<title>早了</title>{tag}"), true).expect("a title").title, "早了");
        }
        let long = "长".repeat(PIECE_BYTES / 3 - 50);
        let html =
            format!("{}<meta name=description content='{long}'><title>晚了</title>", " ".repeat(3_000));
        let page = read(&html, true).expect("a title");
        assert!(page.title == "晚了" && page.description.starts_with('长'), "{page:?}");
        let (_, taken) = find(&format!("<title>x</title>{}", "<p>y".repeat(130_000)));
        assert!((HEAD_BYTES_MAX..HEAD_BYTES_MAX + PIECE_BYTES).contains(&taken), "{taken}");
        let (_, taken) = find(&format!("<title>x</title></head>{}", "<p>y".repeat(130_000)));
        assert_eq!(taken, PIECE_BYTES);
    }

    #[test]
    fn what_may_not_be_quoted_is_not() {
        let html = "<title>标题</title><meta name=description content=内容>";
        assert_eq!(read(html, true).expect("a title").description, "内容");
        assert_eq!(read(html, false).expect("a title").description, "");
        let said = format!("{html}<meta name=robots content='noarchive, NOSNIPPET'>");
        assert_eq!(read(&said, true).expect("a title").description, "");
        assert!(
            forbids_quoting("googlebot: nosnippet") && forbids_quoting("none") && !forbids_quoting("noindex")
        );
    }

    #[test]
    fn what_is_long_or_deceives_the_eye_is_cut() {
        let long = read(&format!("<title>{}</title>", "长".repeat(9_000)), true).expect("a title").title;
        assert_eq!((long.chars().count(), long.ends_with('…')), (TITLE_CHARS_MAX, true));
        let turned = read("<title>a\u{202e}b\u{0}\u{200b}c</title>", true).expect("a title").title;
        assert!(!turned.chars().any(is_invisible) && turned.starts_with("ab"), "{turned:?}");
    }
}
