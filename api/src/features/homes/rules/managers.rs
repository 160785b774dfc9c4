//! Who looks after a home, and who stands in. Pure.

use std::collections::HashSet;

use linli_entities::Date;
use linli_entities::account::AccountId;
use linli_entities::home_manager;

use crate::code::Code;
use crate::error::Error;
use crate::features::homes::input::ManagerInput;
use crate::fields::Fields;

/// Managers of a project that are listed, at most.
pub const MANAGERS_MAX: u64 = 500;
/// Those who can be named that are listed, at most.
pub const CANDIDATES_MAX: u64 = 200;
const CONTACT_MAX: usize = 120;

/// Who is to look after homes, read and found right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewManager {
    /// Who.
    pub account_id: AccountId,
    /// How to reach them.
    pub contact: String,
    /// Who stands in, and how to reach that one.
    pub substitute: Option<(AccountId, String)>,
    /// The first and the last day on which they are away.
    pub away: Option<(Date, Date)>,
}

impl TryFrom<ManagerInput> for NewManager {
    type Error = Error;

    fn try_from(input: ManagerInput) -> Result<Self, Error> {
        let mut fields = Fields::default();
        let contact = fields.line("/contact", &input.contact, CONTACT_MAX);
        let substitute = input.substitute_id.map(|id| {
            let contact = input.substitute_contact.as_deref().unwrap_or_default();
            (id, fields.line("/substitute_contact", contact, CONTACT_MAX))
        });
        if input.substitute_id == Some(input.account_id) {
            fields.refuse("/substitute_id", Code::OutOfRange);
        }
        let away = match (input.away_from_on, input.away_until_on) {
            (Some(from), Some(until)) => {
                if until < from {
                    fields.refuse("/away_until_on", Code::OutOfRange);
                }
                Some((fields.date("/away_from_on", from), fields.date("/away_until_on", until)))
            }
            (None, None) => None,
            (Some(_), None) => {
                fields.refuse("/away_until_on", Code::Required);
                None
            }
            (None, Some(_)) => {
                fields.refuse("/away_from_on", Code::Required);
                None
            }
        };
        fields.finish(Self { account_id: input.account_id, contact, substitute, away })
    }
}

/// Whether somebody is away on a day, and somebody stands in who has a role there.
pub fn is_away(row: &home_manager::Model, carers: &HashSet<AccountId>, today: Date) -> bool {
    let within = row.away_from_on.is_some_and(|from| from <= today)
        && row.away_until_on.is_some_and(|until| today <= until);
    within && row.substitute_id.is_some_and(|id| carers.contains(&id))
}

/// Who looks after a home of those that were named: for the home itself before for all of its building, and only who has
/// a role there still.
pub fn of_home<'a>(
    named: impl IntoIterator<Item = &'a home_manager::Model>,
    carers: &HashSet<AccountId>,
) -> Option<&'a home_manager::Model> {
    let standing = named.into_iter().filter(|row| row.ended_at.is_none() && carers.contains(&row.account_id));
    standing.max_by_key(|row| row.unit_id.is_some())
}

#[cfg(test)]
mod tests {
    use linli_entities::Instant;
    use linli_entities::building::BuildingId;
    use linli_entities::home_manager::HomeManagerId;
    use linli_entities::unit::UnitId;

    use super::*;

    fn named(id: i64, unit: Option<i64>) -> home_manager::Model {
        home_manager::Model {
            id: HomeManagerId(id),
            building_id: BuildingId(1),
            unit_id: unit.map(UnitId),
            account_id: AccountId(id),
            contact: "400".to_owned(),
            substitute_id: Some(AccountId(9)),
            substitute_contact: Some("401".to_owned()),
            away_from_on: Date::from_ymd_opt(2026, 3, 5),
            away_until_on: Date::from_ymd_opt(2026, 3, 7),
            named_by: None,
            named_at: Instant::UNIX_EPOCH,
            ended_at: None,
        }
    }

    #[test]
    fn a_home_is_looked_after_by_its_own_before_that_of_its_building_and_by_nobody_without_a_role() {
        let rows = [named(1, None), named(2, Some(7))];
        let carers = |ids: &[i64]| ids.iter().copied().map(AccountId).collect::<HashSet<_>>();
        let of = |ids: &[i64]| of_home(&rows, &carers(ids)).map(|row| row.id.0);
        assert_eq!((of(&[1, 2]), of(&[1]), of(&[])), (Some(2), Some(1), None));
    }

    #[test]
    fn who_is_away_is_stood_in_for_on_those_days_by_whoever_has_a_role() {
        let day = |day| Date::from_ymd_opt(2026, 3, day).unwrap();
        let carers = HashSet::from([AccountId(9)]);
        let of = |on| is_away(&named(1, None), &carers, day(on));
        assert_eq!([of(4), of(5), of(7), of(8)], [false, true, true, false]);
        assert!(!is_away(&named(1, None), &HashSet::new(), day(5)));
    }
}
