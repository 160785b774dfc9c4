//! Quotes: which posts a text quotes, and how quotes within quotes are folded.

use comrak::Arena;
use comrak::nodes::{AstNode, NodeValue};
use comrak::parse_document;

use super::here::Here;
use super::options;

/// Posts that one text quotes, at most; further quotes lead to theirs all the same.
pub const QUOTES_MAX: usize = 20;
/// Characters of a quote that stand in its place while it is folded.
const SUMMARY_CHARS_MAX: usize = 40;

/// A post that a text quotes, by the address that its quote has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quoted {
    /// By its id, which stays.
    Post(i64),
    /// By its topic and its number there.
    At(i64, i32),
}

/// The posts that a text quotes itself, each once, in the order of the text. A quote says whose words it holds in its first line,
/// which leads to the post (`> @name [#12](/posts/1024)`, or `/topics/9#p12`); what is quoted within a quote, others quoted.
pub fn quoted(markdown: &str, home: &str) -> Vec<Quoted> {
    if !markdown.contains('>') || !(markdown.contains("/posts/") || markdown.contains("/topics/")) {
        return vec![];
    }
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &options());
    let quotes = root.children().filter(|node| is_quote(node));
    let mut found = vec![];
    for post in quotes.filter_map(|quote| source(quote, home)) {
        if !found.contains(&post) && found.len() < QUOTES_MAX {
            found.push(post);
        }
    }
    found
}

/// The post to which the first line of a quote leads.
fn source<'a>(quote: &'a AstNode<'a>, home: &str) -> Option<Quoted> {
    let first = quote.first_child().filter(|node| matches!(node.data().value, NodeValue::Paragraph))?;
    let line = first.children().take_while(|node| !is_break(node));
    let mut links = line.filter_map(|node| match &node.data().value {
        NodeValue::Link(link) => Some(link.url.clone()),
        _ => None,
    });
    links.find_map(|url| match Here::parse(url.strip_prefix(home).unwrap_or(&url))? {
        Here::Post(id) => Some(Quoted::Post(id)),
        Here::Topic { id, number } => Some(Quoted::At(id, number?)),
        _ => None,
    })
}

fn is_quote<'a>(node: &'a AstNode<'a>) -> bool {
    matches!(node.data().value, NodeValue::BlockQuote)
}

fn is_break<'a>(node: &'a AstNode<'a>) -> bool {
    matches!(node.data().value, NodeValue::SoftBreak | NodeValue::LineBreak)
}

/// Folds the quotes within quotes: what was answered before stands there for who wants to see it. Its first words stand for
/// it, so that no language is chosen here.
pub(super) fn fold<'a>(arena: &'a Arena<'a>, root: &'a AstNode<'a>) {
    let within: Vec<_> =
        root.descendants().filter(|node| is_quote(node) && quotes_around(node) == 1).collect();
    for quote in within {
        let summary = ammonia::clean_text(&beginning(quote));
        let opened = format!("<details class=\"fold\"><summary>{summary}</summary>\n");
        quote.insert_before(arena.alloc(NodeValue::Raw(opened).into()));
        quote.insert_after(arena.alloc(NodeValue::Raw("</details>\n".to_owned()).into()));
    }
}

/// In how many quotes a node stands.
fn quotes_around<'a>(node: &'a AstNode<'a>) -> usize {
    node.ancestors().skip(1).filter(|ancestor| is_quote(ancestor)).count()
}

/// The first words of a quote; three dots where it has none.
fn beginning<'a>(quote: &'a AstNode<'a>) -> String {
    let mut words = String::new();
    for node in quote.descendants() {
        match &node.data().value {
            NodeValue::Text(text) => words.push_str(text),
            NodeValue::Code(code) => words.push_str(&code.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => words.push(' '),
            value if value.block() => words.push(' '),
            _ => {}
        }
        if words.chars().count() > SUMMARY_CHARS_MAX * 2 {
            break;
        }
    }
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.chars().count() {
        0 => "…".to_owned(),
        count if count <= SUMMARY_CHARS_MAX => line,
        _ => line.chars().take(SUMMARY_CHARS_MAX - 1).chain(['…']).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Mentioned, Pictures, render, render_at};
    use super::*;

    const HOME: &str = "https://linli.example";

    #[test]
    fn a_quote_says_whose_words_it_holds() {
        let text = "> @chen [#3](/topics/7#p3)\n>\n> 希望\n\n同意\n\n> [@李 · #24](https://linli.example/topics/7?page=2#p24)\n> 好\n\n> @chen [#3](/topics/7#p3)\n> 再";
        assert_eq!(quoted(text, HOME), [Quoted::At(7, 3), Quoted::At(7, 24)]);
        let text = "> @chen [#3](/posts/1024)\n> 希望\n\n> [#4](https://linli.example/posts/1025)\n> 好\n\n> [#3](/posts/1024)\n> 再";
        assert_eq!(quoted(text, HOME), [Quoted::Post(1024), Quoted::Post(1025)]);
        for text in [
            "[#3](/topics/7#p3)",
            "> 希望\n> [#3](/topics/7#p3)",
            "> > [#3](/topics/7#p3)\n> > 里面",
            "> `[#3](/topics/7#p3)`",
            "> [#3](https://elsewhere.example/topics/7#p3)",
            "> [#3](https://elsewhere.example/posts/1024)",
            "> [话题](/topics/7)",
        ] {
            assert!(quoted(text, HOME).is_empty(), "{text}");
        }
        let many: String = (1..60).map(|n| format!("> [#{n}](/topics/7#p{n})\n\nx\n\n")).collect();
        assert_eq!(quoted(&many, HOME).len(), QUOTES_MAX);
    }

    #[test]
    fn a_quote_within_a_quote_is_folded_and_its_beginning_stands_for_it() {
        let text =
            "> @a [#3](/topics/7#p3)\n> > @b [#2](/topics/7#p2)\n> > 里面 <b>\n> > > 最里面\n>\n> 外面";
        let html = render_at(text, &Mentioned::new(), &Pictures::new(), HOME);
        assert_eq!(html.matches("<details class=\"fold\">").count(), 1, "{html}");
        assert!(html.contains("<summary>@b #2 里面"), "{html}");
        assert_eq!(html.matches("</details>").count(), 1, "{html}");
        assert_eq!(html.matches("<blockquote>").count(), 3, "{html}");
        assert!(!html.contains("<b>"), "{html}");
        assert!(!render(text, &Mentioned::new()).contains("details"), "only posts fold");
        let one = render_at("> 一层", &Mentioned::new(), &Pictures::new(), HOME);
        assert!(!one.contains("details"), "{one}");
        let typed =
            render_at("<details><summary>x</summary></details>", &Mentioned::new(), &Pictures::new(), HOME);
        assert!(!typed.contains("<details"), "{typed}");
    }
}
