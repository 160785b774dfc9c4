//! Pictures that were uploaded: named in a text by the address of their bytes, and shown with their measures, so that
//! nothing on the page moves when they arrive. Every other picture is a link.

use std::collections::{HashMap, HashSet};

use comrak::nodes::{AstNode, NodeLink, NodeValue};
use comrak::{Arena, parse_document};
use linli_entities::attachment::AttachmentId;

use super::options;

/// Pictures that one text shows; further ones stay links.
pub const PICTURES_MAX: usize = 20;
/// What the address of a picture begins with; its id follows.
const ADDRESS: &str = "/api/v1/attachments/";
/// What follows the id in the address of the copy that is shown.
const COPY: &str = "/medium";

/// Pictures that a text may show, by id: pixels across and down.
pub type Pictures = HashMap<AttachmentId, (u32, u32)>;

/// The pictures that a text names, each once, in the order of the text.
pub fn pictures(markdown: &str) -> Vec<AttachmentId> {
    if !markdown.contains(ADDRESS) {
        return vec![];
    }
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &options());
    let mut met = HashSet::new();
    let named = root.descendants().filter_map(|node| match &node.data().value {
        NodeValue::Image(picture) => id_of(&picture.url),
        _ => None,
    });
    named.filter(|id| met.insert(*id)).take(PICTURES_MAX).collect()
}

/// The picture at an address; none for every other address.
fn id_of(url: &str) -> Option<AttachmentId> {
    let digits = url.strip_prefix(ADDRESS)?;
    // As the server writes it, and in no other way.
    let id: i64 = digits.parse().ok().filter(|id| *id > 0)?;
    (id.to_string() == digits).then_some(AttachmentId(id))
}

/// Puts those of the pictures of a text that it may show in their places, each as a link to the whole of it.
pub(super) fn show<'a>(arena: &'a Arena<'a>, root: &'a AstNode<'a>, pictures: &Pictures) {
    let nodes: Vec<_> = root.descendants().collect();
    for node in nodes {
        let named = match &node.data().value {
            NodeValue::Image(picture) => id_of(&picture.url),
            _ => None,
        };
        let Some((id, measures)) = named.and_then(|id| Some((id, *pictures.get(&id)?))) else { continue };
        let words = words_of(node);
        let html = image(id, &words, measures);
        node.children().collect::<Vec<_>>().into_iter().for_each(|child| child.detach());
        let linked =
            node.ancestors().skip(1).any(|ancestor| matches!(ancestor.data().value, NodeValue::Link(_)));
        // A link without words says nothing to who listens.
        if linked || words.is_empty() {
            node.data_mut().value = NodeValue::Raw(html);
        } else {
            let link = NodeLink { url: format!("{ADDRESS}{id}"), title: String::new() };
            node.data_mut().value = NodeValue::Link(Box::new(link));
            node.append(arena.alloc(NodeValue::Raw(html).into()));
        }
    }
}

/// What a picture shows, in words.
fn words_of<'a>(node: &'a AstNode<'a>) -> String {
    let mut words = String::new();
    for part in node.descendants().skip(1) {
        match &part.data().value {
            NodeValue::Text(text) => words.push_str(text),
            NodeValue::Code(code) => words.push_str(&code.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => words.push(' '),
            _ => {}
        }
    }
    words.trim().to_owned()
}

fn image(id: AttachmentId, words: &str, (width, height): (u32, u32)) -> String {
    let words = ammonia::clean_text(words);
    format!(
        "<img src=\"{ADDRESS}{id}{COPY}\" alt=\"{words}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\">"
    )
}

/// Whether an attribute of a picture may stay: it shows what was uploaded here, and nothing from elsewhere.
pub(super) fn may_stay(tag: &str, attribute: &str, value: &str) -> bool {
    match (tag, attribute) {
        ("img", "src") => value.strip_suffix(COPY).and_then(id_of).is_some(),
        ("img", "width" | "height") => value.parse::<u16>().is_ok(),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Mentioned, render_with};
    use super::*;

    fn html(markdown: &str) -> String {
        let pictures = Pictures::from([(AttachmentId(7), (1280, 960)), (AttachmentId(8), (40, 30))]);
        render_with(markdown, &Mentioned::new(), &pictures)
    }

    #[test]
    fn a_picture_that_was_uploaded_is_shown_with_its_measures_and_leads_to_the_whole() {
        let html = html("前\n\n![裂缝 \"<b>\"](/api/v1/attachments/7)");
        assert!(html.contains("<a href=\"/api/v1/attachments/7\""), "{html}");
        let shown = "<img src=\"/api/v1/attachments/7/medium\" alt=\"裂缝 &quot;";
        assert!(
            html.contains(shown) && html.contains("width=\"1280\" height=\"960\" loading=\"lazy\""),
            "{html}"
        );
        assert!(!html.contains("<b>"), "{html}");
    }

    #[test]
    fn a_picture_within_a_link_or_without_words_is_no_link_of_its_own() {
        for text in ["[![图](/api/v1/attachments/8)](https://linli.example/)", "![](/api/v1/attachments/8)"]
        {
            let html = html(text);
            assert!(html.contains("<img src=\"/api/v1/attachments/8/medium\""), "{html}");
            assert!(!html.contains("href=\"/api/v1/attachments/8\""), "{html}");
        }
    }

    #[test]
    fn no_other_picture_is_shown() {
        for text in [
            "![x](/api/v1/attachments/9)",
            "![x](/api/v1/attachments/07)",
            "![x](/api/v1/attachments/7?x)",
            "![x](/api/v1/attachments/+7)",
            "![x](https://elsewhere.example/api/v1/attachments/7)",
            "![x](//elsewhere.example/7)",
            "`![x](/api/v1/attachments/7)`",
            "<img src=\"/api/v1/attachments/7/medium\">",
        ] {
            assert!(!html(text).contains("<img"), "{text}: {}", html(text));
        }
        assert!(may_stay("img", "src", "/api/v1/attachments/7/medium"));
        for elsewhere in
            ["//elsewhere.example/medium", "https://e.example/1/medium", "/api/v1/me/medium", "x"]
        {
            assert!(!may_stay("img", "src", elsewhere), "{elsewhere}");
        }
    }

    #[test]
    fn a_text_names_each_picture_once_and_not_without_end() {
        let text = "![a](/api/v1/attachments/7) ![b](/api/v1/attachments/8) ![c](/api/v1/attachments/7)";
        assert_eq!(pictures(text), [AttachmentId(7), AttachmentId(8)]);
        let many: String = (1..50).map(|id| format!("![](/api/v1/attachments/{id})\n")).collect();
        assert_eq!(pictures(&many).len(), PICTURES_MAX);
        assert_eq!(pictures("[a](/api/v1/attachments/7) `![](/api/v1/attachments/8)`"), []);
    }
}
