//! How groups that can be mentioned are shown.

use linli_entities::building::BuildingId;
use linli_entities::group_mention::GroupKind;
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::rules::Callable;

/// A group that one may mention.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct MentionGroup {
    /// What makes it a group.
    pub kind: GroupKind,
    /// The building, where it is of one.
    pub building_id: Option<BuildingId>,
    /// What one may type behind `@`: Chinese first, English last; at least one word.
    pub words: Vec<String>,
}

/// The groups that one may mention.
#[derive(Debug, Object)]
#[oai(example)]
pub struct MentionGroups {
    /// Staff and moderators, then buildings in the order in which they were made; none in a board of the club.
    pub items: Vec<MentionGroup>,
}

impl From<Callable> for MentionGroup {
    fn from(Callable { group, words }: Callable) -> Self {
        Self { kind: group.kind(), building_id: group.building_id(), words }
    }
}

impl Example for MentionGroup {
    fn example() -> Self {
        let words = ["工作人员", "staff"].map(str::to_owned).to_vec();
        Self { kind: GroupKind::Staff, building_id: None, words }
    }
}

impl Example for MentionGroups {
    fn example() -> Self {
        Self { items: vec![MentionGroup::example()] }
    }
}
