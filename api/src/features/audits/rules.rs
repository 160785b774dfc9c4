//! What is asked of the audit. Pure.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::project::ProjectId;

use super::AuditAct;
use crate::code::Code;
use crate::error::Error;

/// Rows of a table, at most.
pub const TABLE_MAX: u64 = 10_000;
/// Characters of what an entry says beside the act, of one thing.
pub const DETAIL_MAX: usize = 500;

const ENTITY_MAX: usize = 40;

/// Which entries are asked for.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Who acted.
    pub by: Option<AccountId>,
    /// What was done.
    pub act: Option<AuditAct>,
    /// On what: the noun.
    pub entity: Option<String>,
    /// On which one of these.
    pub entity_id: Option<i64>,
    /// In which project.
    pub project_id: Option<ProjectId>,
    /// In which board.
    pub board_id: Option<BoardId>,
    /// From when on.
    pub from: Option<Instant>,
    /// Before when.
    pub until: Option<Instant>,
}

impl Filter {
    /// The same, found right.
    ///
    /// # Errors
    /// [`Code::Malformed`] at `/entity` of what is no noun, and at `/entity_id` where no noun is given; [`Code::OutOfRange`]
    /// at `/until_at` where it is not after `/from_at`.
    pub fn check(self) -> Result<Self, Error> {
        let noun = |text: &String| {
            text.len() <= ENTITY_MAX && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
        };
        if self.entity.as_ref().is_some_and(|entity| !noun(entity)) {
            return Err(Error::invalid("/entity", Code::Malformed));
        }
        if self.entity_id.is_some() && self.entity.is_none() {
            return Err(Error::invalid("/entity_id", Code::Malformed));
        }
        if self.from.zip(self.until).is_some_and(|(from, until)| from >= until) {
            return Err(Error::invalid("/until_at", Code::OutOfRange));
        }
        Ok(self)
    }
}

/// What an entry says beside the act: each thing with its name, as short words; what is nothing is left out.
pub fn details(detail: &serde_json::Value) -> Vec<(String, String)> {
    use serde_json::Value;
    let Value::Object(things) = detail else { return vec![] };
    let said = things.iter().filter_map(|(name, value)| {
        let text = match value {
            Value::Null => return None,
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        Some((name.clone(), text.chars().take(DETAIL_MAX).collect()))
    });
    said.collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_asked_makes_sense() {
        let filter = |entity: &str| Filter { entity: Some(entity.to_owned()), ..Filter::default() };
        assert!(filter("fund_entry").check().is_ok());
        assert!(filter("a; DROP").check().is_err());
        assert!(Filter { entity_id: Some(1), ..Filter::default() }.check().is_err());
        let at = Some(Instant::UNIX_EPOCH);
        assert!(Filter { from: at, until: at, ..Filter::default() }.check().is_err());
    }

    #[test]
    fn details_are_short_words() {
        let said = details(&json!({ "a": null, "b": "c", "d": [1, 2], "e": "长".repeat(900) }));
        let names: Vec<&str> = said.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["b", "d", "e"]);
        assert_eq!(said[1].1, "[1,2]");
        assert_eq!(said[2].1.chars().count(), DETAIL_MAX);
        assert!(details(&json!("a")).is_empty());
    }
}
