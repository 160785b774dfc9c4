//! Which words mean a group, and who may call it. Pure.

use std::collections::HashMap;

use linli_entities::board::Visibility;
use linli_entities::building::BuildingId;
use linli_entities::group_mention::Group;

use crate::actor::{Actor, Permission};
use crate::features::boards::rules::BoardScope;

/// People told of one mention, at most.
pub const PEOPLE_MAX: u64 = 500;

/// What mentions the staff of a project.
const STAFF: [&str; 2] = ["工作人员", "staff"];
/// What mentions its moderators.
const MODERATORS: [&str; 2] = ["版主", "moderators"];

/// A group, and what one may type behind `@` to mean it: Chinese first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Callable {
    /// The group.
    pub group: Group,
    /// The words, at least one.
    pub words: Vec<String>,
}

/// The groups that every board of a project has: none where its staff do not read.
pub fn standing(board: &BoardScope) -> Vec<Callable> {
    if board.project.is_none() || board.visibility == Visibility::OwnersWithoutStaff {
        return vec![];
    }
    let of = |group: Group, words: [&str; 2]| Callable { group, words: words.map(str::to_owned).to_vec() };
    vec![of(Group::Staff, STAFF), of(Group::Moderators, MODERATORS)]
}

/// Whether an actor calls groups as often as the work takes: whoever moderates there or answers for the project.
pub fn calls_freely(actor: &Actor, board: &BoardScope) -> bool {
    let work = [Permission::Moderate, Permission::AnswerComplaints];
    work.into_iter().any(|permission| actor.may(permission, board.scope()))
}

/// Whether an actor may call those at home in a building from a board: where they may read it, and nobody else but whose work
/// it is.
pub fn may_call_buildings(actor: &Actor, board: &BoardScope) -> bool {
    board.project.is_some() && board.visibility != Visibility::Staff && calls_freely(actor, board)
}

/// The buildings of a project as groups. A building is called by its name; and where it alone has that number in its name by
/// `3号楼`, `3栋` and `building-3` as well.
pub fn buildings(named: &[(BuildingId, String)]) -> Vec<Callable> {
    let mut numbers: HashMap<String, u32> = HashMap::new();
    for number in named.iter().filter_map(|(_, name)| number(name)) {
        *numbers.entry(number).or_default() += 1;
    }
    let taken: Vec<String> = named.iter().map(|(_, name)| key(name)).collect();
    let callable = |(id, name): &(BuildingId, String)| {
        let own = key(name);
        let mut words: Vec<String> = is_word(&own).then(|| own.clone()).into_iter().collect();
        if let Some(number) = number(name).filter(|number| numbers.get(number) == Some(&1)) {
            let others = [format!("{number}号楼"), format!("{number}栋"), format!("building-{number}")];
            words.extend(others.into_iter().filter(|word| !taken.contains(word)));
        }
        (!words.is_empty()).then_some(Callable { group: Group::Building(*id), words })
    };
    named.iter().filter_map(callable).collect()
}

/// A name as it is typed behind `@`: without spaces, in lower case.
fn key(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// Whether it can stand behind `@`.
fn is_word(key: &str) -> bool {
    let count = key.chars().count();
    (2..=32).contains(&count) && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
}

/// The number of a building, where its name has one and no more.
fn number(name: &str) -> Option<String> {
    let mut found = name.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let number = found.next()?.trim_start_matches('0').to_owned();
    (found.next().is_none() && !number.is_empty()).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(names: &[&str]) -> Vec<Vec<String>> {
        let named: Vec<_> =
            names.iter().zip(1..).map(|(name, id)| (BuildingId(id), (*name).to_owned())).collect();
        buildings(&named).into_iter().map(|one| one.words).collect()
    }

    #[test]
    fn a_building_is_called_by_its_name_and_by_its_number() {
        assert_eq!(words(&["3 号楼"]), [["3号楼", "3栋", "building-3"]]);
        assert_eq!(words(&["03栋"]), [["03栋", "3号楼", "3栋", "building-3"]]);
        assert_eq!(words(&["听涛阁"]), [["听涛阁"]]);
    }

    #[test]
    fn a_number_that_two_buildings_have_calls_neither() {
        assert_eq!(words(&["3栋东", "3栋西"]), [["3栋东"], ["3栋西"]]);
        // What is the name of one is no other word of another.
        assert_eq!(words(&["三期 3 座", "3栋"]), [["三期3座"], ["3栋"]]);
    }

    #[test]
    fn what_cannot_stand_behind_the_sign_is_no_word() {
        assert_eq!(words(&["A/B 座（东）"]), Vec::<Vec<String>>::new());
        assert_eq!(words(&["5"]), [["5号楼", "5栋", "building-5"]]);
    }
}
