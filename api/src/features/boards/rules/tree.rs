//! Boards that come of the property tree: which there are, how they are called, and what becomes of them at the handover.
//! Pure.

use linli_entities::Date;
use linli_entities::board::Visibility;
use linli_entities::building::BuildingId;

use super::{NAME_MAX, NewBoard, Within};

/// How whoever bought is called in the name of a board, until the handover and from then on.
const BUYERS: &str = "准业主";
const OWNERS: &str = "业主";

/// A place of the tree that has a board.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The whole project.
    Project,
    /// A building.
    Building(BuildingId),
    /// An entrance of a building.
    Entrance(BuildingId, String),
}

impl Place {
    /// The building, if it is of one.
    pub fn building_id(&self) -> Option<BuildingId> {
        match self {
            Self::Project => None,
            Self::Building(id) | Self::Entrance(id, _) => Some(*id),
        }
    }

    /// The entrance, if it is one.
    pub fn entrance(&self) -> Option<&str> {
        match self {
            Self::Entrance(_, entrance) => Some(entrance),
            Self::Project | Self::Building(_) => None,
        }
    }
}

/// Whether a building is of its owners: from the day of its handover on, and where nobody said a day.
pub fn is_of_owners(handover_on: Option<Date>, today: Date) -> bool {
    handover_on.is_none_or(|on| on <= today)
}

/// The board of a place, with a slug that is free.
pub fn board(place: &Place, building: &str, of_owners: bool, tenants: bool, slug: String) -> NewBoard {
    let (visibility, name) = match place {
        Place::Project => (Visibility::Owners, format!("全体{OWNERS}")),
        Place::Building(_) if of_owners => (Visibility::OwnersOfBuilding, format!("{building} {OWNERS}")),
        Place::Building(_) => (Visibility::BuyersOfBuilding, format!("{building} {BUYERS}")),
        Place::Entrance(_, entrance) => {
            (Visibility::OwnersOfEntrance, format!("{building} {entrance} {OWNERS}"))
        }
    };
    NewBoard {
        slug,
        name: name.chars().take(NAME_MAX).collect(),
        description: String::new(),
        visibility,
        position: None,
        within: Within {
            building_id: place.building_id(),
            entrance: place.entrance().map(str::to_owned),
            without_tenants: !tenants,
        },
    }
}

/// The slugs of the board of a place, the first that is free is taken.
pub fn slugs(place: &Place) -> impl Iterator<Item = String> {
    let first = match place {
        Place::Project => "all-owners".to_owned(),
        Place::Building(id) => format!("building-{id}"),
        Place::Entrance(id, _) => format!("building-{id}-entrance"),
    };
    (1..1_000).map(move |number| if number == 1 { first.clone() } else { format!("{first}-{number}") })
}

/// How a board of buyers is called from the handover on: what somebody called it otherwise stays.
pub fn name_after(name: &str) -> String {
    name.replace(BUYERS, OWNERS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_building_is_of_its_buyers_until_the_day_of_its_handover() {
        let day = Some(on("2026-06-30"));
        assert!(!is_of_owners(day, on("2026-06-29")));
        assert!(is_of_owners(day, on("2026-06-30")));
        assert!(is_of_owners(None, on("2026-06-29")), "nobody waits for a day that nobody said");
    }

    #[test]
    fn a_board_of_buyers_becomes_that_of_owners_by_name() {
        let place = Place::Building(BuildingId(5));
        let before = board(&place, "3 栋", false, false, "building-5".to_owned());
        let after = board(&place, "3 栋", true, false, "building-5".to_owned());
        assert_eq!(
            (before.visibility, after.visibility),
            (Visibility::BuyersOfBuilding, Visibility::OwnersOfBuilding)
        );
        assert_eq!(name_after(&before.name), after.name);
        assert_eq!(name_after("邻居圈"), "邻居圈");
        assert!(before.within.without_tenants);
    }

    #[test]
    fn slugs_of_places_differ_and_have_a_second_choice() {
        let places = [
            Place::Project,
            Place::Building(BuildingId(5)),
            Place::Entrance(BuildingId(5), "1 单元".to_owned()),
        ];
        let first: Vec<String> = places.iter().filter_map(|place| slugs(place).next()).collect();
        assert_eq!(first, ["all-owners", "building-5", "building-5-entrance"]);
        assert_eq!(slugs(&places[2]).nth(1).as_deref(), Some("building-5-entrance-2"));
    }
}
