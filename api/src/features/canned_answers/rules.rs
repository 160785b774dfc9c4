//! Fields of prepared answers. Pure.

use crate::place::Place;

/// The longest title, in characters.
pub const TITLE_MAX: usize = 60;
/// The longest text, in characters.
pub const TEXT_MAX: usize = 4_000;
/// Prepared answers of one place, at most.
pub const ANSWERS_MAX: u64 = 200;

/// A prepared answer that is to be saved.
#[derive(Clone, Debug)]
pub struct NewAnswer {
    /// Where it is for.
    pub place: Place,
    /// What it says.
    pub words: Words,
}

/// What a prepared answer says.
#[derive(Clone, Debug)]
pub struct Words {
    /// What it is for.
    pub title: String,
    /// Markdown with fields.
    pub markdown: String,
}

macro_rules! fields {
    ($($(#[$doc:meta])* $variant:ident = $text:literal,)+) => {
        /// What a prepared answer can say of a complaint.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, poem_openapi::Enum)]
        pub enum Field {
            $($(#[$doc])* #[oai(rename = $text)] $variant,)+
        }

        impl Field {
            /// The field of this name.
            pub fn named(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$variant),)+ _ => None }
            }

            /// Its name.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }
        }
    };
}

fields! {
    /// The name of the complainant.
    Complainant = "complainant",
    /// The number of the complaint.
    Number = "number",
    /// Its title.
    Title = "title",
    /// The home it is about.
    Unit = "unit",
    /// The project.
    Project = "project",
    /// Who works on it.
    Handler = "handler",
    /// The team that has it.
    Team = "team",
    /// When it was received.
    Received = "received",
    /// Until when an answer is owed.
    Due = "due",
}

/// A piece of a prepared answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece<'a> {
    Text(&'a str),
    Field(&'a str),
}

/// The pieces of a text. A field is a word of small letters in braces; other braces are text.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found = vec![];
    let mut rest = text;
    let mut plain = 0;
    while let Some(open) = rest[plain..].find('{').map(|at| plain + at) {
        let inner = &rest[open + 1..];
        let length = inner.find(|c: char| !(c.is_ascii_lowercase() || c == '_')).unwrap_or(inner.len());
        if length > 0 && inner[length..].starts_with('}') {
            found.push(Piece::Text(&rest[..open]));
            found.push(Piece::Field(&inner[..length]));
            rest = &inner[length + 1..];
            plain = 0;
        } else {
            plain = open + 1;
        }
    }
    found.push(Piece::Text(rest));
    found
}

/// Whether every field of the text exists.
pub fn knows_its_fields(text: &str) -> bool {
    pieces(text).iter().all(|piece| match piece {
        Piece::Text(_) => true,
        Piece::Field(name) => Field::named(name).is_some(),
    })
}

/// The text with its fields filled, and those of which nothing is known; they stay as they are.
pub fn fill(text: &str, value: impl Fn(Field) -> Option<String>) -> (String, Vec<Field>) {
    let (mut filled, mut missing) = (String::new(), vec![]);
    for piece in pieces(text) {
        match piece {
            Piece::Text(text) => filled.push_str(text),
            Piece::Field(name) => match Field::named(name) {
                Some(field) => match value(field) {
                    Some(value) => filled.push_str(&plain(&value)),
                    None => {
                        filled.push_str(&format!("{{{name}}}"));
                        if !missing.contains(&field) {
                            missing.push(field);
                        }
                    }
                },
                None => filled.push_str(&format!("{{{name}}}")),
            },
        }
    }
    (filled, missing)
}

/// A value that Markdown shows as it is, whatever somebody has called themselves.
fn plain(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    for letter in value.chars() {
        if letter.is_ascii_punctuation() && !"-:.,".contains(letter) {
            text.push('\\');
        }
        text.push(letter);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_filled_as_plain_text_and_what_is_unknown_is_told() {
        let value = |field| match field {
            Field::Complainant => Some("*小李*".to_owned()),
            Field::Number => Some("17".to_owned()),
            _ => None,
        };
        let (text, missing) = fill("{complainant} 您好，{number} 号 {unit}{unit}，{Due} { x } {", value);
        assert_eq!(text, "\\*小李\\* 您好，17 号 {unit}{unit}，{Due} { x } {");
        assert_eq!(missing, [Field::Unit]);
        assert!(knows_its_fields("{due} {{number}} { due } {} {X}"));
        assert!(!knows_its_fields("{number} {numbr}"));
    }
}
