//! From what was typed to what is shown: Markdown → HTML → sanitised, once, when it is written (design invariant 6).
//!
//! CommonMark with tables, strikethrough, bare links, task lists, footnotes, spoilers and named emoji (comrak); emphasis
//! works beside Chinese punctuation. HTML is shown as text. A picture from elsewhere becomes a link: reading a post must not tell others who reads it. What
//! comes out passes ammonia's allow list all the same, so that a fault of the renderer is no hole.

mod cards;
#[cfg(test)]
mod fuzz;
mod here;
mod known;
mod marks;
mod pictures;
mod quotes;
#[cfg(test)]
mod suites;

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::Builder;
use comrak::arena_tree::NodeEdge;
use comrak::nodes::{AstNode, NodeLink, NodeValue};
use comrak::{Arena, Options, format_html, parse_document};
use linli_entities::account::AccountId;
use linli_entities::group_mention::Group;

pub use cards::{CARD, CARDS_MAX, elsewhere};
pub use here::Here;
pub use known::meant_in;
pub use pictures::{PICTURES_MAX, Pictures, pictures};
pub use quotes::{QUOTES_MAX, Quoted, quoted};

/// Grows whenever the same text would come out differently; stored beside what it made. What is older is rendered anew
/// ([`rebaking`](crate::jobs::rebaking)).
pub const VERSION: i32 = 4;
/// Mentions that are looked up in one text; further ones stay plain text.
pub const MENTIONS_MAX: usize = 10;
/// The longest name that can be mentioned, in characters.
const NAME_CHARS_MAX: usize = 32;

/// Whom a mention means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meant {
    /// One account.
    Account(AccountId),
    /// A group: nothing leads to who is in it.
    Group(Group),
    /// A group that was marked when the text was written; which one was noted then.
    Marked,
}

impl From<AccountId> for Meant {
    fn from(id: AccountId) -> Self {
        Self::Account(id)
    }
}

/// Whom the mentions of a text mean, by the key of the name or of the word.
pub type Mentioned = HashMap<String, Meant>;

/// Renders a text. Only mentions in `mentioned` become links, and no picture is shown.
pub fn render(markdown: &str, mentioned: &Mentioned) -> String {
    render_with(markdown, mentioned, &Pictures::new())
}

/// Renders a text. Only mentions in `mentioned` become links, and only `pictures` are shown.
pub fn render_with(markdown: &str, mentioned: &Mentioned, pictures: &Pictures) -> String {
    rendered(markdown, mentioned, pictures, None)
}

/// As [`render_with`], of a post: links that stand alone are marked, to become cards, where `home` is the address of this
/// server; and quotes within quotes are folded.
pub fn render_at(markdown: &str, mentioned: &Mentioned, pictures: &Pictures, home: &str) -> String {
    rendered(markdown, mentioned, pictures, Some(home))
}

fn rendered(markdown: &str, mentioned: &Mentioned, pictures: &Pictures, home: Option<&str>) -> String {
    let arena = Arena::new();
    let options = options();
    let root = parse_document(&arena, markdown, &options);
    if is_too_deep(root) {
        return plain_paragraph(markdown);
    }
    pictures::show(&arena, root, pictures);
    disarm_pictures(root);
    marks::tick_tasks(&arena, root);
    marks::name_footnotes(root, markdown);
    if let Some(home) = home {
        cards::mark(root, home);
        quotes::fold(&arena, root);
    }
    if !mentioned.is_empty() {
        link_mentions(&arena, root, mentioned);
    }
    let mut html = String::with_capacity(markdown.len() * 2);
    // Writing to a String cannot fail.
    let _ = format_html(root, &options, &mut html);
    SANITISER.clean(&marks::dressed(html)).to_string()
}

/// The words of a text without its marks, for the index: blocks are separated by line breaks.
pub fn plain_text(markdown: &str) -> String {
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &options());
    let mut text = String::with_capacity(markdown.len());
    for node in root.descendants() {
        match &node.data().value {
            NodeValue::Text(words) => text.push_str(words),
            NodeValue::Code(code) => text.push_str(&code.literal),
            NodeValue::CodeBlock(code) => text.push_str(&code.literal),
            NodeValue::HtmlInline(html) => text.push_str(html),
            NodeValue::HtmlBlock(html) => text.push_str(&html.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => text.push('\n'),
            value if value.block() && !text.ends_with('\n') => text.push('\n'),
            _ => {}
        }
    }
    text.trim().to_owned()
}

/// The first words of a text without its marks, in one line of so many characters at most.
pub fn first_words(markdown: &str, chars_max: usize) -> String {
    let line = plain_text(markdown).split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= chars_max {
        return line;
    }
    line.chars().take(chars_max.saturating_sub(1)).chain(['…']).collect()
}

/// The keys of all names that the text may mention, longest first for each `@`.
///
/// In `@张三你好` nothing marks the end of the name, so every beginning of the run is a candidate and the longest
/// that exists is meant.
pub fn mention_candidates(markdown: &str) -> Vec<String> {
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &options());
    let texts: Vec<String> = root.descendants().filter_map(|node| mentioning_text(node)).collect();
    texts
        .iter()
        .flat_map(|text| mentions(text))
        .take(MENTIONS_MAX)
        .flat_map(|(_, run)| beginnings(run).map(name_key))
        .collect()
}

/// Whom a text mentions, each once, in the order of the text: those whom [`render`] makes links of.
pub fn mentioned(markdown: &str, known: &Mentioned) -> Vec<AccountId> {
    let accounts = all_meant(markdown, known).into_iter().filter_map(|meant| match meant {
        Meant::Account(id) => Some(id),
        Meant::Group(_) | Meant::Marked => None,
    });
    accounts.collect()
}

/// The groups that a text mentions, each once, in the order of the text.
pub fn groups(markdown: &str, known: &Mentioned) -> Vec<Group> {
    if !known.values().any(|meant| matches!(meant, Meant::Group(_))) {
        return vec![];
    }
    let groups = all_meant(markdown, known).into_iter().filter_map(|meant| match meant {
        Meant::Group(group) => Some(group),
        Meant::Account(_) | Meant::Marked => None,
    });
    groups.collect()
}

/// Whom and what a text mentions, each once, in the order of the text.
fn all_meant(markdown: &str, known: &Mentioned) -> Vec<Meant> {
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &options());
    let mut found = vec![];
    for text in root.descendants().filter_map(|node| mentioning_text(node)) {
        let names = mentions(&text).take(MENTIONS_MAX).filter_map(|(_, run)| meant(run, known));
        found.extend(names.map(|(_, meant)| meant));
    }
    let mut met = vec![];
    found.retain(|meant| {
        !met.contains(meant) && {
            met.push(*meant);
            true
        }
    });
    found
}

/// The longest name at the beginning of a run of name characters that is somebody's, or a word for a group.
fn meant<'a>(run: &'a str, known: &Mentioned) -> Option<(&'a str, Meant)> {
    beginnings(run).find_map(|name| known.get(&name_key(name)).map(|meant| (name, *meant)))
}

/// A name as names are compared: NFKC and lower case are the account feature's to apply when a name is made; names
/// are typed in their own width here, so lower case is enough.
fn name_key(name: &str) -> String {
    name.to_lowercase()
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.extension.spoiler = true;
    options.extension.shortcodes = true;
    options.extension.cjk_friendly_emphasis = true;
    options.render.escape = true;
    // In a forum a new line is meant as one.
    options.render.hardbreaks = true;
    options
}

static SANITISER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    builder
        .add_tags([
            "p",
            "br",
            "hr",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "ul",
            "ol",
            "li",
            "pre",
            "code",
            "em",
            "strong",
            "del",
            "a",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "sup",
            "section",
            "span",
        ])
        .add_tag_attributes("a", ["href", "title"])
        .add_tag_attributes("ol", ["start"])
        .add_tag_attributes("th", ["align"])
        .add_tag_attributes("td", ["align"])
        .add_tag_attributes("a", ["id"])
        .add_tag_attributes("li", ["id"])
        .add_allowed_classes("li", ["task"])
        .add_allowed_classes("sup", ["footnote-ref"])
        .add_allowed_classes("section", ["footnotes"])
        .add_allowed_classes("a", ["footnote-backref", "card", "live"])
        .add_tags(["details", "summary"])
        .add_allowed_classes("details", ["fold"])
        .add_allowed_classes("span", ["spoiler", "group-mention"])
        .add_tag_attribute_values("span", "tabindex", ["0"])
        .add_tags(["img"])
        .add_tag_attributes("img", ["src", "alt", "width", "height"])
        .add_tag_attribute_values("img", "loading", ["lazy"])
        .attribute_filter(|tag, attribute, value| {
            let stays = attribute != "id" || marks::is_footnote(value);
            (stays && pictures::may_stay(tag, attribute, value)).then_some(value.into())
        })
        // In place of the library's own list, which has two dozen more.
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .url_relative(ammonia::UrlRelative::PassThrough)
        .link_rel(Some("nofollow noopener ugc"));
    builder
});

/// Quotes in quotes in quotes: deeper than this nobody reads, and sanitising costs the square of the depth.
const DEPTH_MAX: usize = 60;

fn is_too_deep<'a>(root: &'a AstNode<'a>) -> bool {
    let mut depth = 0_usize;
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(_) if depth == DEPTH_MAX => return true,
            NodeEdge::Start(_) => depth += 1,
            NodeEdge::End(_) => depth -= 1,
        }
    }
    false
}

/// A text as it was typed, marks and all.
pub fn plain_paragraph(text: &str) -> String {
    format!("<p>{}</p>\n", ammonia::clean_text(text))
}

/// A picture becomes a link that says what it shows.
fn disarm_pictures<'a>(root: &'a AstNode<'a>) {
    for node in root.descendants() {
        let mut data = node.data_mut();
        if let NodeValue::Image(picture) = &data.value {
            data.value = NodeValue::Link(picture.clone());
        }
    }
}

/// The text of a node in which a mention is one: not in code, not in a link.
fn mentioning_text<'a>(node: &'a AstNode<'a>) -> Option<String> {
    let NodeValue::Text(text) = &node.data().value else { return None };
    if !text.contains('@') {
        return None;
    }
    let linked = node.ancestors().skip(1).any(|ancestor| matches!(ancestor.data().value, NodeValue::Link(_)));
    (!linked).then(|| text.to_string())
}

fn is_name_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.')
}

/// Each `@` that begins a mention: where it stands, and the run of name characters behind it.
fn mentions(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices('@').filter_map(|(at, _)| {
        // `a@b` is an address; after a Chinese character a mention may follow at once.
        let joined = text[..at].chars().next_back().is_some_and(|c| c.is_ascii_alphanumeric());
        let rest = &text[at + 1..];
        let end = rest
            .char_indices()
            .enumerate()
            .find(|(count, (_, c))| *count == NAME_CHARS_MAX || !is_name_char(*c))
            .map_or(rest.len(), |(_, (index, _))| index);
        (!joined && end > 0).then_some((at, &rest[..end]))
    })
}

/// The run itself and all its beginnings of at least two characters, longest first.
fn beginnings(run: &str) -> impl Iterator<Item = &str> {
    let ends: Vec<usize> = run.char_indices().map(|(index, c)| index + c.len_utf8()).skip(1).collect();
    ends.into_iter().rev().map(|end| &run[..end])
}

fn link_mentions<'a>(arena: &'a Arena<'a>, root: &'a AstNode<'a>, mentioned: &Mentioned) {
    let nodes: Vec<_> = root.descendants().collect();
    for node in nodes {
        let Some(text) = mentioning_text(node) else { continue };
        let mut done = 0;
        for (at, run) in mentions(&text).take(MENTIONS_MAX) {
            let Some((name, meant)) = meant(run, mentioned) else { continue };
            let end = at + 1 + name.len();
            node.insert_before(text_node(arena, &text[done..at]));
            node.insert_before(mention(arena, meant, &text[at..end]));
            done = end;
        }
        if done > 0 {
            node.data_mut().value = NodeValue::Text(text[done..].to_owned().into());
        }
    }
}

/// What stands in the place of a mention: a link to the person, a mark where it is a group.
fn mention<'a>(arena: &'a Arena<'a>, meant: Meant, words: &str) -> &'a AstNode<'a> {
    match meant {
        Meant::Account(id) => {
            let link = NodeLink { url: format!("/accounts/{id}"), title: String::new() };
            let link = arena.alloc(NodeValue::Link(Box::new(link)).into());
            link.append(text_node(arena, words));
            link
        }
        Meant::Group(_) | Meant::Marked => {
            let words = ammonia::clean_text(words);
            let html = format!("<span class=\"group-mention\">{words}</span>");
            arena.alloc(NodeValue::Raw(html).into())
        }
    }
}

fn text_node<'a>(arena: &'a Arena<'a>, text: &str) -> &'a AstNode<'a> {
    arena.alloc(NodeValue::Text(text.to_owned().into()).into())
}

/// The folder of the corpora that tests read; said where it is unset, and an error in CI.
#[cfg(test)]
fn corpora() -> Option<std::path::PathBuf> {
    let folder = std::env::var_os("LINLI_CORPUS_DIR").map(std::path::PathBuf::from);
    if folder.is_none() {
        assert!(std::env::var_os("CI").is_none(), "CI needs the corpora: set LINLI_CORPUS_DIR");
        eprintln!("NOT RUN: the corpora are not here (LINLI_CORPUS_DIR is unset)");
    }
    folder
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(markdown: &str) -> String {
        render(markdown, &Mentioned::new())
    }

    #[test]
    fn a_post_reads_as_it_was_typed() {
        assert_eq!(
            html("电梯**坏了。**怎么办\n第二行"),
            "<p>电梯<strong>坏了。</strong>怎么办<br>\n第二行</p>\n"
        );
        assert!(html("| 楼栋 | 户数 |\n|---|---|\n| 3 | 68 |").contains("<td>68</td>"));
        assert!(
            html("~~旧~~ https://linli.example/a")
                .contains("<del>旧</del> <a href=\"https://linli.example/a\"")
        );
    }

    #[test]
    fn nothing_that_runs_gets_through() {
        for attack in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "[x](javascript:alert(1))",
            "[x](JaVaScRiPt:alert(1))",
            "[x](data:text/html,<script>alert(1)</script>)",
            "![x](javascript:alert(1))",
            "<a href=\"javascript:alert(1)\">x</a>",
            "[x](vbscript:msgbox)",
        ] {
            let html = html(attack).to_lowercase();
            // What is not markup may say what it likes.
            for opening in html.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or_default()) {
                let harmless = !["script", "img", "javascript:", "data:", "vbscript:", "onerror"]
                    .iter()
                    .any(|word| opening.contains(word));
                assert!(harmless, "{attack}: {html}");
            }
        }
    }

    #[test]
    fn a_picture_from_elsewhere_is_a_link_and_calls_nobody() {
        let html = html("![户型图](https://elsewhere.example/a.png)");
        assert!(
            html.contains("<a href=\"https://elsewhere.example/a.png\"") && html.contains("户型图"),
            "{html}"
        );
        assert!(!html.contains("<img"));
    }

    #[test]
    fn a_mention_is_the_longest_name_that_exists() {
        let people = [("张三", AccountId(1)), ("张三丰", AccountId(2))];
        let mentioned = Mentioned::from(people.map(|(name, id)| (name.to_owned(), id.into())));
        let html = render("谢谢@张三丰你好，@张三 `@张三` a@张三 [@张三](/x)", &mentioned);
        assert_eq!(html.matches("/accounts/2").count(), 1, "{html}");
        assert_eq!(html.matches("/accounts/1").count(), 1, "{html}");
        assert!(html.contains(">@张三丰</a>你好"), "{html}");
        assert!(mention_candidates("@张三丰你好").contains(&"张三丰".to_owned()));
        let said = super::mentioned("谢谢@张三丰你好，@张三 `@张三` @张三", &mentioned);
        assert_eq!(said, [AccountId(2), AccountId(1)]);
    }

    #[test]
    fn a_group_is_marked_and_leads_to_nobody() {
        let known = [("工作人员", Meant::Group(Group::Staff)), ("工作", AccountId(1).into())];
        let known = Mentioned::from(known.map(|(word, meant)| (word.to_owned(), meant)));
        let text = "请@工作人员看看，@工作 `@工作人员` [@工作人员](/x) @工作人员";
        let html = render(text, &known);
        assert_eq!(html.matches("<span class=\"group-mention\">@工作人员</span>").count(), 2, "{html}");
        assert_eq!(html.matches("/accounts/1").count(), 1, "{html}");
        assert_eq!(groups(text, &known), [Group::Staff]);
        assert_eq!(super::mentioned(text, &known), [AccountId(1)]);
        assert!(groups("`@工作人员`", &known).is_empty());
        // Nobody makes such a mark by typing it.
        assert!(!render("<span class=\"group-mention\">@x</span>", &known).contains("<span"));
    }

    #[test]
    fn the_index_sees_words_without_marks() {
        assert_eq!(plain_text("# 标题\n\n**漏水**的`code`\n\n- 一\n- 二"), "标题\n漏水的code\n一\n二");
    }

    #[test]
    fn nesting_without_end_is_bounded() {
        for attack in [">".repeat(20_000), "[".repeat(20_000), "*a_ ".repeat(10_000), "- ".repeat(10_000)] {
            assert!(html(&attack).len() < 4_000_000);
        }
    }
}
