//! What a contract note may look like. Pure.

use crate::error::Error;
use crate::features::homes::input::{ContractNoteInput, ContractNotePatch};
use crate::fields::Fields;

/// Contract notes of one project, at most: the list gives them all.
pub const NOTES_MAX: u64 = 50;
const TITLE_MAX: usize = 80;
const TEXT_MAX: usize = 5_000;
pub(super) const POSITIONS: std::ops::RangeInclusive<i32> = 0..=10_000;

/// A contract note that is to be written, read and found right.
#[derive(Clone, Debug)]
pub struct NewNote {
    /// Its title.
    pub title: String,
    /// What there is to mind.
    pub markdown: String,
    /// Its place.
    pub position: Option<i32>,
}

impl TryFrom<ContractNoteInput> for NewNote {
    type Error = Error;

    fn try_from(ContractNoteInput { title, markdown, position }: ContractNoteInput) -> Result<Self, Error> {
        let mut fields = Fields::default();
        let new = Self {
            title: fields.line("/title", &title, TITLE_MAX),
            markdown: fields.prose("/markdown", &markdown, TEXT_MAX),
            position: position.map(|position| fields.number("/position", position, POSITIONS)),
        };
        fields.finish(new)
    }
}

/// What of a contract note is to change, read and found right.
#[derive(Clone, Debug)]
pub struct NoteChanges {
    /// Its title.
    pub title: Option<String>,
    /// What there is to mind.
    pub markdown: Option<String>,
    /// Its place.
    pub position: Option<i32>,
}

impl TryFrom<ContractNotePatch> for NoteChanges {
    type Error = Error;

    fn try_from(ContractNotePatch { title, markdown, position }: ContractNotePatch) -> Result<Self, Error> {
        let mut fields = Fields::default();
        let changes = Self {
            title: title.map(|title| fields.line("/title", &title, TITLE_MAX)),
            markdown: markdown.map(|text| fields.prose("/markdown", &text, TEXT_MAX)),
            position: position.map(|position| fields.number("/position", position, POSITIONS)),
        };
        fields.finish(changes)
    }
}
