//! Marks beyond CommonMark that need more than an option of the parser: tasks and footnotes.

use comrak::Arena;
use comrak::nodes::{AstNode, NodeList, NodeValue};
use sha2::{Digest, Sha256};

/// A ticked and an open box. Signs and no fields: nobody can tick a box in what somebody else wrote.
const BOXES: [&str; 2] = ["☑ ", "☐ "];

/// How the renderer opens a spoiler; what people type has its angle brackets escaped.
const SPOILER: &str = "<span class=\"spoiler\">";

/// Tasks of lists become items that begin with a box.
pub(super) fn tick_tasks<'a>(arena: &'a Arena<'a>, root: &'a AstNode<'a>) {
    let tasks: Vec<_> = root.descendants().filter(|node| task(node).is_some()).collect();
    for node in tasks {
        let Some(ticked) = task(node) else { continue };
        let sign = if ticked { BOXES[0] } else { BOXES[1] };
        node.data_mut().value = NodeValue::Item(NodeList::default());
        let sign = super::text_node(arena, sign);
        match node.first_child() {
            Some(first) if matches!(first.data().value, NodeValue::Paragraph) => first.prepend(sign),
            // Such as a list in it: words stand in paragraphs.
            _ => {
                let paragraph: &AstNode = arena.alloc(NodeValue::Paragraph.into());
                paragraph.append(sign);
                node.prepend(paragraph);
            }
        }
    }
}

/// Whether a node is a task, and then whether it is ticked.
fn task<'a>(node: &'a AstNode<'a>) -> Option<bool> {
    match &node.data().value {
        NodeValue::TaskItem(item) => Some(item.symbol.is_some()),
        _ => None,
    }
}

/// Footnotes are named by the text that they stand in: on a page with many posts each number leads to its own note.
pub(super) fn name_footnotes<'a>(root: &'a AstNode<'a>, markdown: &str) {
    let mut names: Vec<String> = vec![];
    let mut text = None;
    for node in root.descendants() {
        let mut data = node.data_mut();
        let name = match &mut data.value {
            NodeValue::FootnoteDefinition(note) => &mut note.name,
            NodeValue::FootnoteReference(reference) => &mut reference.name,
            _ => continue,
        };
        let place = names.iter().position(|known| known == name).unwrap_or_else(|| {
            names.push(name.clone());
            names.len() - 1
        });
        let text = text.get_or_insert_with(|| hex::encode(&Sha256::digest(markdown)[..4]));
        *name = format!("{text}-{}", place + 1);
    }
}

/// Spoilers can be reached by the keyboard, as whoever points at them sees them; a box stands where a bullet would.
pub(super) fn dressed(mut html: String) -> String {
    for (plain, dressed) in [
        (SPOILER, "<span class=\"spoiler\" tabindex=\"0\">"),
        ("<li>☑ ", "<li class=\"task\">☑ "),
        ("<li>☐ ", "<li class=\"task\">☐ "),
    ] {
        if html.contains(plain) {
            html = html.replace(plain, dressed);
        }
    }
    html
}

/// Whether an anchor is one that [`name_footnotes`] leads to.
pub(super) fn is_footnote(id: &str) -> bool {
    id.starts_with("fn-") || id.starts_with("fnref-")
}

#[cfg(test)]
mod tests {
    use super::super::{Mentioned, render};

    fn html(markdown: &str) -> String {
        render(markdown, &Mentioned::new())
    }

    #[test]
    fn a_task_is_an_item_with_a_box_and_no_field() {
        let html = html("- [x] 水电验收\n- [ ] 钥匙\n- 没有框");
        assert!(
            html.contains("<li class=\"task\">☑ 水电验收</li>")
                && html.contains("<li class=\"task\">☐ 钥匙</li>"),
            "{html}"
        );
        assert!(html.contains("<li>没有框</li>") && !html.contains("<input"), "{html}");
        assert!(self::html("- [ ] - 里面").contains('☐'), "a task may hold a list");
    }

    #[test]
    fn a_footnote_leads_there_and_back_and_to_no_other_post() {
        let one = html("见合同[^1]和图纸[^图]，再见[^1]。\n\n[^1]: 第 12 条\n[^图]: 附件三");
        let anchors: Vec<&str> =
            one.split("id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(anchors.len(), 5, "three numbers and two notes: {one}");
        for link in one.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(anchors.contains(&link), "{link} leads nowhere: {one}");
        }
        let other = html("另一帖[^1]。\n\n[^1]: 别的");
        assert!(anchors.iter().all(|anchor| !other.contains(anchor)), "{one}{other}");
    }

    #[test]
    fn what_gives_the_end_away_is_veiled_and_signs_have_names() {
        assert!(html("结果是||二号||").contains("<span class=\"spoiler\" tabindex=\"0\">二号</span>"));
        assert!(html("`a || b` 和 a || b || c").contains("a || b || c"));
        assert!(html("好 :tada: 10:30:45").contains("好 🎉 10:30:45"));
    }
}
