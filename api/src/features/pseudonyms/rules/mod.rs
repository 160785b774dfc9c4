//! Who writes under which pseudonym, and how it is called. Pure.

pub mod tags;

use linli_entities::account::AccountId;
use linli_entities::building::BuildingId;
use linli_entities::ownership::OwnershipRole;
use linli_entities::pseudonym::{self, PseudonymId, PseudonymStanding};
use linli_entities::{post, topic};

use super::input::UnmaskingInput;
use crate::actor::Actor;
use crate::code::Code;
use crate::error::Error;
use crate::features::boards::rules::BoardScope;
use crate::features::projects::output::ProjectRef;
use crate::fields::Fields;

const REASON_MAX: usize = 1_000;

/// Under what something was written: the account, and the pseudonym that stands for it where there is one.
pub type Signature = (AccountId, Option<PseudonymId>);

/// What a post is signed with.
pub fn of_post(post: &post::Model) -> Signature {
    (post.author_id, post.pseudonym_id)
}

/// What a topic is signed with.
pub fn of_topic(topic: &topic::Model) -> Signature {
    (topic.author_id, topic.pseudonym_id)
}

/// What the last post of a topic is signed with.
pub fn of_last_post(topic: &topic::Model) -> Signature {
    (topic.last_post_by, topic.last_post_pseudonym_id)
}

/// What something is signed with that an account did about a post: its author does it under the same pseudonym.
pub fn of_doing(post: &post::Model, by: AccountId) -> Signature {
    (by, post.pseudonym_id.filter(|_| by == post.author_id))
}

/// A home by which a pseudonym can be proven.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Its building.
    pub building_id: BuildingId,
    /// What that is called.
    pub building_name: String,
    /// As what it is held.
    pub role: OwnershipRole,
}

/// As what a home is held, as a pseudonym says it.
pub fn standing(role: OwnershipRole) -> PseudonymStanding {
    match role {
        OwnershipRole::Owner | OwnershipRole::CoOwner => PseudonymStanding::Owner,
        OwnershipRole::Buyer => PseudonymStanding::Buyer,
        OwnershipRole::Tenant => PseudonymStanding::Tenant,
        OwnershipRole::Proxy => PseudonymStanding::Proxy,
    }
}

/// Whether one of these homes proves what a pseudonym says: that one is at home in its building, and as what. Whoever
/// bought has moved in meanwhile.
pub fn is_proven(own: &pseudonym::Model, homes: &[Proof]) -> bool {
    homes.iter().any(|home| {
        let held = standing(home.role);
        let moved_in = own.standing == PseudonymStanding::Buyer && held == PseudonymStanding::Owner;
        home.building_id == own.building_id && (held == own.standing || moved_in)
    })
}

/// The home that a new pseudonym is made of: what is owned before what is only bought, that before what is let, and in
/// the building that was there first.
pub fn best(homes: &[Proof]) -> Option<&Proof> {
    let rank = |home: &&Proof| {
        let standing = standing(home.role);
        (PseudonymStanding::ALL.iter().position(|one| *one == standing), home.building_id)
    };
    homes.iter().min_by_key(rank)
}

/// What a pseudonym is called before its word: who writes, and in which building that one is at home.
pub fn name(building: &str, standing: PseudonymStanding) -> String {
    let word = match standing {
        PseudonymStanding::Owner => "业主",
        PseudonymStanding::Buyer => "准业主",
        PseudonymStanding::Tenant => "租户",
        PseudonymStanding::Proxy => "业主代理人",
    };
    format!("{}{word}", building.trim())
}

/// What a pseudonym is called.
pub fn label(name: &str, tag: &str) -> String {
    format!("{name} · {tag}")
}

/// Demands that the board takes what is written under pseudonyms, from whoever writes; answers the project in which one
/// has to be proven. Staff speak under their names: nobody is to take them for owners.
///
/// # Errors
/// [`Code::PseudonymsOff`]; [`Code::NotEligible`] to staff; [`Error::SignInRequired`].
pub fn demand_offered<'a>(actor: &Actor, board: &'a BoardScope) -> Result<&'a ProjectRef, Error> {
    let account = actor.signed_in()?;
    match &board.project {
        Some(project) if board.pseudonyms => {
            if account.rights.is_staff(board.scope()) {
                return Err(Error::Forbidden(Code::NotEligible));
            }
            Ok(project)
        }
        _ => Err(Error::Conflict(Code::PseudonymsOff)),
    }
}

/// Reads why staff want to know who it is.
///
/// # Errors
/// [`Code::Required`], [`Code::TooLong`] at `/reason`.
pub fn reason(UnmaskingInput { reason }: &UnmaskingInput) -> Result<String, Error> {
    let mut fields = Fields::default();
    let reason = fields.prose("/reason", reason, REASON_MAX);
    fields.finish(reason)
}

#[cfg(test)]
mod tests {
    use linli_entities::Instant;
    use linli_entities::project::ProjectId;

    use super::*;

    fn home(building: i64, role: OwnershipRole) -> Proof {
        Proof { building_id: BuildingId(building), building_name: format!("{building}号楼"), role }
    }

    fn own(building: i64, standing: PseudonymStanding) -> pseudonym::Model {
        pseudonym::Model {
            id: PseudonymId(1),
            account_id: AccountId(7),
            project_id: ProjectId(1),
            building_id: BuildingId(building),
            standing,
            label: String::new(),
            tag: String::new(),
            made_at: Instant::UNIX_EPOCH,
        }
    }

    #[test]
    fn what_a_pseudonym_says_is_proven_by_a_home_in_its_building_held_like_that() {
        use OwnershipRole as Role;
        let owner = own(3, PseudonymStanding::Owner);
        assert!(is_proven(&owner, &[home(5, Role::Tenant), home(3, Role::CoOwner)]));
        for homes in [vec![], vec![home(5, Role::Owner)], vec![home(3, Role::Tenant), home(3, Role::Buyer)]] {
            assert!(!is_proven(&owner, &homes), "{homes:?}");
        }
        let buyer = own(3, PseudonymStanding::Buyer);
        assert!(is_proven(&buyer, &[home(3, Role::Owner)]), "whoever bought has moved in");
        assert!(!is_proven(&own(3, PseudonymStanding::Tenant), &[home(3, Role::Owner)]));
    }

    #[test]
    fn a_pseudonym_is_made_of_what_is_owned_before_what_is_let() {
        let homes = [
            home(2, OwnershipRole::Tenant),
            home(9, OwnershipRole::CoOwner),
            home(4, OwnershipRole::Buyer),
            home(5, OwnershipRole::Owner),
        ];
        let best = best(&homes).unwrap();
        assert_eq!((best.building_id, standing(best.role)), (BuildingId(5), PseudonymStanding::Owner));
        assert_eq!(label(&name(&best.building_name, standing(best.role)), "竹"), "5号楼业主 · 竹");
        assert_eq!(super::best(&[]), None);
    }
}
