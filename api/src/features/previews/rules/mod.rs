//! What stands in a picture of a page, and how it is drawn. Pure.

pub mod drawing;
mod facade;
mod lines;

use std::path::Path;

/// Characters of a title that are looked at: no more than that has room.
const TITLE_CHARS: usize = 120;
/// Characters of a place that are looked at.
const PLACE_CHARS: usize = 40;
/// The face of simplified Chinese in the collections of Noto, whose glyphs differ from those of other languages.
const NOTO_SIMPLIFIED: u32 = 2;

/// What stands in a picture.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Words {
    /// Whose façade it has.
    pub seed: String,
    /// Where it belongs, in small letters above the title.
    pub place: String,
    /// What it is called.
    pub title: String,
}

impl Words {
    /// Of something that belongs to a project (0 for none): its place, from the outside in, and its title.
    pub fn new(project: i64, place: &[&str], title: &str) -> Self {
        let named: Vec<&str> = place.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
        Self {
            seed: if project == 0 { "entrance".to_owned() } else { format!("project-{project}") },
            place: clean(&named.join(" · "), PLACE_CHARS),
            title: clean(title, TITLE_CHARS),
        }
    }

    /// Of the site. It is read in either language.
    pub fn of_site() -> Self {
        Self::new(0, &["Linli"], "邻里：开发商与业主，把话说在明处")
    }

    /// Of the promise of an answer.
    pub fn of_promise() -> Self {
        Self::new(0, &["The 24-hour promise"], "投诉 24 小时内一定有人答复")
    }
}

/// One line without what cannot be seen, of at most so many characters.
fn clean(text: &str, chars_max: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().filter(|c| !c.is_control()).take(chars_max).collect()
}

/// Which face of a file of fonts is used.
pub fn face(file: &Path) -> u32 {
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let collection = name.ends_with(".ttc") && (name.contains("CJK") || name.contains("SourceHan"));
    if collection { NOTO_SIMPLIFIED } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_a_picture_is_one_line_and_bounded() {
        let words =
            Words::new(7, &[" 江畔 ", "", "装修\n经验"], &format!("电梯\u{0}\n {}", "长".repeat(500)));
        assert_eq!((words.seed.as_str(), words.place.as_str()), ("project-7", "江畔 · 装修 经验"));
        assert!(
            words.title.starts_with("电梯 长") && words.title.chars().count() == TITLE_CHARS,
            "{words:?}"
        );
    }

    #[test]
    fn a_collection_has_its_chinese_face_and_a_single_font_its_own() {
        assert_eq!(face(Path::new("/fonts/NotoSansCJK-Bold.ttc")), NOTO_SIMPLIFIED);
        assert_eq!(face(Path::new("/fonts/wqy-zenhei.ttc")), 0);
        assert_eq!(face(Path::new("/fonts/NotoSansSC.otf")), 0);
    }
}
