//! Links that stand alone on a line of their own: to pages elsewhere they become cards when those were read, to pages here
//! they say how what they lead to stands. Until then, and without a script, they are links.

use comrak::Arena;
use comrak::nodes::{AstNode, NodeValue};
use comrak::parse_document;

use super::here::Here;
use super::options;

/// Links of one text that become cards, at most, to pages elsewhere and to pages here each; further ones are links.
pub const CARDS_MAX: usize = 5;
/// How a link to a page elsewhere begins that becomes a card. Nobody makes one by typing it.
pub const CARD: &str = "<a class=\"card\" href=\"";

/// A link that stands alone.
enum Lone {
    /// To a page here: its path.
    Here(String),
    /// To a page elsewhere: its address.
    Elsewhere(String),
}

/// Marks the links of a text that stand alone, where `home` is the address of this server.
pub(super) fn mark<'a>(root: &'a AstNode<'a>, home: &str) {
    for (node, lone) in lone_links(root, home) {
        let words = ammonia::clean_text(&words_of(node));
        let (class, href) = match &lone {
            Lone::Here(path) => ("card live", path),
            Lone::Elsewhere(url) => ("card", url),
        };
        let html = format!("<a class=\"{class}\" href=\"{}\">{words}</a>", escaped(href));
        node.children().collect::<Vec<_>>().into_iter().for_each(|child| child.detach());
        node.data_mut().value = NodeValue::Raw(html);
    }
}

/// The addresses of the pages elsewhere whose links [`mark`] marks, in the order of the text.
pub fn elsewhere(markdown: &str, home: &str) -> Vec<String> {
    if !markdown.contains("://") && !markdown.contains("www.") {
        return vec![];
    }
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &options());
    let links = lone_links(root, home).into_iter().filter_map(|(_, lone)| match lone {
        Lone::Elsewhere(url) => Some(url),
        Lone::Here(_) => None,
    });
    links.collect()
}

/// The links that stand alone on a line of a paragraph that is in nothing else: not in a quote, in a list, in a table.
fn lone_links<'a>(root: &'a AstNode<'a>, home: &str) -> Vec<(&'a AstNode<'a>, Lone)> {
    let paragraphs = root.children().filter(|node| matches!(node.data().value, NodeValue::Paragraph));
    let links = paragraphs.flat_map(|paragraph| paragraph.children()).filter(|node| is_alone(node));
    let (mut here, mut elsewhere) = (0, 0);
    let mut found = vec![];
    for node in links {
        let Some(lone) = bare(node).and_then(|url| lone(&url, home)) else { continue };
        let count = if matches!(lone, Lone::Here(_)) { &mut here } else { &mut elsewhere };
        *count += 1;
        if *count <= CARDS_MAX {
            found.push((node, lone));
        }
    }
    found
}

/// Whether a link leads to a page that becomes a card. One that leads to another page here does not.
fn lone(url: &str, home: &str) -> Option<Lone> {
    match url.strip_prefix(home) {
        Some(path) if path.is_empty() || path.starts_with(['/', '?', '#']) => {
            Here::parse(path).map(|_| Lone::Here(path.to_owned()))
        }
        _ => {
            let web = url.starts_with("http://") || url.starts_with("https://");
            web.then(|| Lone::Elsewhere(url.to_owned()))
        }
    }
}

/// The address of a link whose words are its address.
fn bare<'a>(node: &'a AstNode<'a>) -> Option<String> {
    let url = match &node.data().value {
        NodeValue::Link(link) => link.url.clone(),
        _ => return None,
    };
    let words = words_of(node);
    (words == url || url.strip_prefix("http://") == Some(words.as_str())).then_some(url)
}

fn words_of<'a>(node: &'a AstNode<'a>) -> String {
    let mut words = String::new();
    for part in node.children() {
        match &part.data().value {
            NodeValue::Text(text) => words.push_str(text),
            // Whoever gave it other words meant those.
            _ => return String::new(),
        }
    }
    words
}

/// Whether nothing stands beside a node on its line.
fn is_alone<'a>(node: &'a AstNode<'a>) -> bool {
    let breaks = |beside: Option<&'a AstNode<'a>>| {
        beside.is_none_or(|beside| match &beside.data().value {
            NodeValue::SoftBreak | NodeValue::LineBreak => true,
            // What is typed behind a link is a text of its own, and may be nothing.
            NodeValue::Text(text) => text.trim().is_empty(),
            _ => false,
        })
    };
    breaks(node.previous_sibling()) && breaks(node.next_sibling())
}

/// An address within quotation marks.
fn escaped(url: &str) -> String {
    let mut escaped = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '"' => escaped.push_str("%22"),
            '<' => escaped.push_str("%3C"),
            '>' => escaped.push_str("%3E"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::super::{Mentioned, Pictures, render, render_at};
    use super::*;

    const HOME: &str = "https://linli.example";

    fn html(markdown: &str) -> String {
        render_at(markdown, &Mentioned::new(), &Pictures::new(), HOME)
    }

    #[test]
    fn a_link_alone_on_its_line_is_marked_and_no_other() {
        let alone = "https://elsewhere.example/a?b=1&c=2";
        let marked = html(alone);
        assert!(
            marked.contains("<a class=\"card\" href=\"https://elsewhere.example/a?b=1&amp;c=2\""),
            "{marked}"
        );
        assert!(marked.contains("nofollow noopener ugc"), "{marked}");
        for text in [format!("前\n{alone}\n后"), format!("<{alone}>"), format!("{alone}\n\n后")] {
            assert!(html(&text).contains(CARD), "{text}: {}", html(&text));
            assert_eq!(elsewhere(&text, HOME), [alone], "{text}");
        }
        for text in [
            format!("见 {alone}"),
            format!("{alone} 见"),
            format!("> {alone}"),
            format!("- {alone}"),
            format!("[词]({alone})"),
            format!("`{alone}`"),
            format!("**{alone}**"),
            format!("||{alone}||"),
            "mailto:a@b.example".to_owned(),
            "<a class=\"card\" href=\"https://elsewhere.example/\">x</a>".to_owned(),
        ] {
            assert!(!html(&text).contains(CARD), "{text}: {}", html(&text));
            assert!(elsewhere(&text, HOME).is_empty(), "{text}");
        }
        assert!(!render(alone, &Mentioned::new()).contains("class"), "only posts have cards");
    }

    #[test]
    fn a_link_to_a_page_here_says_where_it_leads_and_is_read_by_nobody() {
        for (link, path) in [
            ("https://linli.example/events/3", "/events/3"),
            ("https://linli.example/topics/9?page=2#p21", "/topics/9?page=2#p21"),
            ("https://linli.example/posts/1024", "/posts/1024"),
            ("https://linli.example/complaints/7", "/complaints/7"),
        ] {
            let marked = html(link);
            assert!(marked.contains(&format!("<a class=\"card live\" href=\"{path}\"")), "{marked}");
            assert!(elsewhere(link, HOME).is_empty(), "{link}");
        }
        for link in ["https://linli.example/me", "https://linli.example", "https://linli.example/topics/x"] {
            assert!(!html(link).contains("class"), "{link}");
            assert!(elsewhere(link, HOME).is_empty(), "{link}");
        }
        // A name that only begins alike is another.
        assert_eq!(elsewhere("https://linli.example.evil.example/events/3", HOME).len(), 1);
    }

    #[test]
    fn as_many_are_marked_as_are_named_and_not_without_end() {
        let many: String = (0..20).map(|n| format!("https://elsewhere.example/{n}\n\n")).collect();
        assert_eq!(elsewhere(&many, HOME).len(), CARDS_MAX);
        assert_eq!(html(&many).matches(CARD).count(), CARDS_MAX);
    }

    #[test]
    fn an_address_breaks_out_of_nothing() {
        for text in
            ["https://elsewhere.example/\"onmouseover=alert(1)//", "<https://elsewhere.example/'\"><script>>"]
        {
            let html = html(text).to_lowercase();
            for opening in html.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
                assert!(!opening.contains("script") && !opening.contains(" onmouseover"), "{text}: {html}");
            }
        }
    }
}
