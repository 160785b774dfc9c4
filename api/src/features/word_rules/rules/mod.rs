//! Which lists hold where, who keeps them, and what becomes of a text with their words. Pure.

pub mod engine;
pub mod look_alikes;
pub mod reading;
pub mod words;

use linli_entities::board::BoardId;
use linli_entities::project::ProjectId;
use linli_entities::word_rule::{self, WordAction, WordRuleId};

use self::engine::{Hit, Way};
use crate::actor::{Actor, Permission, Scope};
use crate::code::Code;
use crate::error::Error;
use crate::features::boards::rules::{self as boards, BoardScope};

/// Lists of one place, at most.
pub const LISTS_MAX: usize = 20;
/// Words of a list together, at most, in bytes: what they are compiled to takes some twenty times as much memory.
pub const BYTES_MAX: usize = 2 * 1024 * 1024;
/// Characters of a text that is tried, at most.
pub const TRIAL_CHARS_MAX: usize = 32_000;
/// Different words that a refusal and a review tell, at most.
pub const TOLD_MAX: usize = 10;
/// Words that a trial tells, at most.
pub const HITS_TOLD: usize = 200;

/// Where a list holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Area {
    /// In the club and all that is in it.
    Everywhere,
    /// In the boards of a project.
    Project(ProjectId),
    /// In a board.
    Board(BoardId),
}

impl Area {
    /// Reads a project or a board; neither is everywhere.
    ///
    /// # Errors
    /// [`Code::Malformed`] at `/board_id` where both are given.
    pub fn parse(project_id: Option<ProjectId>, board_id: Option<BoardId>) -> Result<Self, Error> {
        match (project_id, board_id) {
            (Some(_), Some(_)) => Err(Error::invalid("/board_id", Code::Malformed)),
            (Some(id), None) => Ok(Self::Project(id)),
            (None, Some(id)) => Ok(Self::Board(id)),
            (None, None) => Ok(Self::Everywhere),
        }
    }

    /// Where a list holds, as its row says.
    pub fn of(row: &word_rule::Model) -> Self {
        match (row.project_id, row.board_id) {
            (Some(id), _) => Self::Project(id),
            (None, Some(id)) => Self::Board(id),
            (None, None) => Self::Everywhere,
        }
    }

    /// The project and the board, as two columns hold them.
    pub fn columns(self) -> (Option<ProjectId>, Option<BoardId>) {
        match self {
            Self::Everywhere => (None, None),
            Self::Project(id) => (Some(id), None),
            Self::Board(id) => (None, Some(id)),
        }
    }

    /// Bytes of the words of all its lists together, at most: whoever keeps lists in one place takes no more of the memory and
    /// time of all.
    fn bytes_max(self) -> usize {
        match self {
            Self::Everywhere => 2 * BYTES_MAX,
            Self::Project(_) | Self::Board(_) => BYTES_MAX,
        }
    }

    /// Demands room for words of so many bytes, in the place of those of the list `id`, or of a new one. `sizes` are those of
    /// the lists that are kept here. Fewer than before are always taken.
    ///
    /// # Errors
    /// [`Code::TooMany`] at `/words`.
    pub fn demand_room(
        self,
        sizes: &[(WordRuleId, i32)],
        id: Option<WordRuleId>,
        bytes: usize,
    ) -> Result<(), Error> {
        let (own, others): (Vec<_>, Vec<_>) = sizes.iter().partition(|(list, _)| Some(*list) == id);
        let sum = |lists: Vec<&(WordRuleId, i32)>| -> usize {
            lists.into_iter().map(|(_, bytes)| usize::try_from(*bytes).unwrap_or(0)).sum()
        };
        if bytes <= sum(own) || sum(others).saturating_add(bytes) <= self.bytes_max() {
            return Ok(());
        }
        Err(Error::invalid("/words", Code::TooMany))
    }

    /// Whether what is written in a board is looked at by it; what is written in none, only by those that hold everywhere.
    pub fn covers(self, board: Option<&BoardScope>) -> bool {
        match (self, board) {
            (Self::Everywhere, _) => true,
            (Self::Project(id), Some(board)) => {
                board.project.as_ref().is_some_and(|project| project.id == id)
            }
            (Self::Board(id), Some(board)) => board.id == id,
            (Self::Project(_) | Self::Board(_), None) => false,
        }
    }
}

/// Where an area is: with the board it is of, or the city that its project lies in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Located {
    /// Everywhere.
    Everywhere,
    /// In a project of a city.
    Project(ProjectId, String),
    /// In a board.
    Board(Box<BoardScope>),
}

impl Located {
    /// Whether the actor keeps the lists there: by moderating there.
    pub fn is_kept_by(&self, actor: &Actor) -> bool {
        match self {
            Self::Everywhere => actor.may(Permission::Moderate, Scope::Club),
            Self::Project(id, city) => actor.may(Permission::Moderate, Scope::Project(*id, city)),
            Self::Board(board) => boards::may_read(actor, board) && boards::moderates(actor, board),
        }
    }
}

/// A word that was found in a text, and the list that it is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The list.
    pub list_id: WordRuleId,
    /// What becomes of the text.
    pub action: WordAction,
    /// The word, as the list has it.
    pub word: String,
    /// How it is written.
    pub way: Way,
    /// Where it begins in the text, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

impl Found {
    /// A hit of a list.
    pub fn new(list_id: WordRuleId, action: WordAction, word: &str, hit: Hit) -> Self {
        let Hit { way, start, end, .. } = hit;
        Self { list_id, action, word: word.to_owned(), way, start, end }
    }
}

/// Whether a text with a word of such a list is taken, where it can wait or not, and words in it can be masked or not.
pub fn stays(action: WordAction, waits: bool, masked: bool) -> bool {
    match action {
        WordAction::Block => false,
        WordAction::Hold => waits,
        WordAction::Mask => masked,
        WordAction::Flag => true,
    }
}

/// What of a text was found, as it stands there: each once, at most [`TOLD_MAX`].
pub fn told(text: &str, found: &[Found]) -> Vec<String> {
    let mut told: Vec<String> = vec![];
    for one in found {
        let part = text.get(one.start..one.end).unwrap_or_default();
        if told.len() < TOLD_MAX && !told.iter().any(|before| before == part) {
            told.push(part.to_owned());
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(word: &str, start: usize, end: usize) -> Found {
        let hit = Hit { word: 0, way: Way::Plain, start, end };
        Found::new(WordRuleId(1), WordAction::Block, word, hit)
    }

    #[test]
    fn what_was_found_is_told_as_it_stands_and_once() {
        let text = "赌 博 赌 博 发票";
        let all = [found("赌博", 0, 7), found("赌博", 8, 15), found("发票", 16, 22)];
        assert_eq!(told(text, &all), ["赌 博", "发票"]);
    }

    #[test]
    fn the_lists_of_a_place_have_room_together_and_become_fewer_in_any_case() {
        let place = Area::Project(ProjectId(1));
        let half = i32::try_from(BYTES_MAX / 2).unwrap();
        let sizes = [(WordRuleId(1), half), (WordRuleId(2), half - 10)];
        assert!(place.demand_room(&sizes, None, 10).is_ok());
        assert!(place.demand_room(&sizes, None, 11).is_err());
        assert!(Area::Everywhere.demand_room(&sizes, None, BYTES_MAX).is_ok());
        let own = Some(WordRuleId(2));
        assert!(place.demand_room(&sizes, own, BYTES_MAX / 2).is_ok(), "in the place of its own");
        assert!(place.demand_room(&sizes, own, BYTES_MAX / 2 + 1).is_err());
        let full = [(WordRuleId(1), half * 2), (WordRuleId(2), half)];
        assert!(place.demand_room(&full, own, BYTES_MAX / 2 - 1).is_ok());
        assert!(place.demand_room(&full, own, BYTES_MAX / 2 + 1).is_err());
    }

    #[test]
    fn a_list_is_for_one_place() {
        assert!(Area::parse(Some(ProjectId(1)), Some(BoardId(1))).is_err());
        assert_eq!(Area::parse(None, None).unwrap(), Area::Everywhere);
        assert!(Area::Everywhere.covers(None) && !Area::Board(BoardId(1)).covers(None));
    }
}
