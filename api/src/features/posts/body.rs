//! What a post says: the Markdown that was typed and the HTML that is shown, made together.

use linli_entities::attachment::AttachmentId;
use linli_entities::group_mention::Group;

use crate::code::Code;
use crate::error::Error;
use crate::markdown::{self, Mentioned, Pictures, Quoted};

/// The longest post, in characters.
pub const CHARS_MAX: usize = 32_000;

/// The longest rendering, in bytes. Twice as much as the longest text that is merely escaped: beyond this a text is
/// written to swell (a table fills the cells that its rows leave out).
const HTML_BYTES_MAX: usize = 256 * 1024;

/// A text with its rendering.
#[derive(Clone, Debug)]
pub struct Body {
    /// What was typed.
    pub markdown: String,
    /// What is shown.
    pub html: String,
    /// The pictures that it shows, each once.
    pub pictures: Vec<AttachmentId>,
    /// The groups that it mentions, each once.
    pub groups: Vec<Group>,
    /// The addresses of the pages elsewhere whose links are marked, to become cards, in their order.
    pub links: Vec<String>,
    /// The posts that it quotes, each once.
    pub quotes: Vec<Quoted>,
}

impl Body {
    /// Reads what was typed: not empty, at most [`CHARS_MAX`] characters, without control characters.
    ///
    /// # Errors
    /// [`Code::Required`], [`Code::TooLong`] at `/markdown`.
    pub fn parse(text: &str) -> Result<String, Error> {
        let text: String = text
            .replace("\r\n", "\n")
            .chars()
            .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
            .collect();
        let text = text.trim_end();
        if text.trim().is_empty() {
            return Err(Error::invalid("/markdown", Code::Required));
        }
        if text.chars().count() > CHARS_MAX {
            return Err(Error::invalid("/markdown", Code::TooLong));
        }
        Ok(text.to_owned())
    }

    /// Renders a text that was parsed; one that would swell is shown as it was typed. It shows no pictures.
    pub fn new(markdown: String, mentioned: &Mentioned) -> Self {
        Self::with_pictures(markdown, mentioned, &Pictures::new())
    }

    /// As [`new`](Self::new), with those of its pictures that it may show.
    pub fn with_pictures(markdown: String, mentioned: &Mentioned, pictures: &Pictures) -> Self {
        let html = markdown::render_with(&markdown, mentioned, pictures);
        Self::rendered(markdown, html, mentioned, pictures)
    }

    /// As [`with_pictures`](Self::with_pictures), of a post, where `home` is the address of this server: with the links that
    /// become cards, and what it quotes.
    pub fn of_post(markdown: String, mentioned: &Mentioned, pictures: &Pictures, home: &str) -> Self {
        let html = markdown::render_at(&markdown, mentioned, pictures, home);
        let body = Self::rendered(markdown, html, mentioned, pictures);
        // What is shown as it was typed has no marks.
        let links = if body.html.contains(markdown::CARD) {
            markdown::elsewhere(&body.markdown, home)
        } else {
            vec![]
        };
        Self { links, quotes: markdown::quoted(&body.markdown, home), ..body }
    }

    fn rendered(markdown: String, html: String, mentioned: &Mentioned, pictures: &Pictures) -> Self {
        if html.len() > HTML_BYTES_MAX {
            let html = markdown::plain_paragraph(&markdown);
            return Self { html, markdown, ..Self::empty() };
        }
        let mut shown = if pictures.is_empty() { vec![] } else { markdown::pictures(&markdown) };
        shown.retain(|id| pictures.contains_key(id));
        let groups = markdown::groups(&markdown, mentioned);
        Self { markdown, html, pictures: shown, groups, ..Self::empty() }
    }

    /// What says nothing.
    pub fn empty() -> Self {
        Self {
            markdown: String::new(),
            html: String::new(),
            pictures: vec![],
            groups: vec![],
            links: vec![],
            quotes: vec![],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_words_and_no_hidden_characters() {
        assert!(Body::parse(" \n\t ").is_err());
        assert_eq!(Body::parse("  行\r\n尾\u{0}\u{7}  ").unwrap(), "  行\n尾");
        assert!(Body::parse(&"长".repeat(CHARS_MAX + 1)).is_err());
    }
}
