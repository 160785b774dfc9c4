//! What there is at an event, and what a party takes of it. Pure.

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::event_question::QuestionKind;
use linli_entities::event_quota::{self, QuotaId};
use linli_entities::event_slot::{self, SlotId};

use crate::code::Code;
use crate::fields::Fields;

/// Quotas of an event, at most.
pub const QUOTAS_MAX: usize = 20;
/// Slots of an event, at most.
pub const SLOTS_MAX: usize = 50;
/// Extras of an event, at most.
pub const EXTRAS_MAX: usize = 20;
/// Questions of an event, at most.
pub const QUESTIONS_MAX: usize = 20;
/// Choices of a question, at most.
pub const CHOICES_MAX: usize = 20;
/// The longest name, in characters.
pub const NAME_MAX: usize = 60;
/// The longest question, in characters.
pub const PROMPT_MAX: usize = 200;
/// The largest quota.
pub const SIZE_MAX: i32 = 100_000;

/// What there is of something.
#[derive(Clone, Debug)]
pub struct NewQuota {
    /// Its word within the plan.
    pub key: String,
    /// What there is.
    pub name: String,
    /// How much; without an end where there is none.
    pub size: Option<i32>,
}

/// What is chosen.
#[derive(Clone, Debug, Default)]
pub struct NewSlot {
    /// Its name.
    pub name: String,
    /// Where, if elsewhere.
    pub place: String,
    /// When, if at another time.
    pub begins_at: Option<Instant>,
    /// Until when.
    pub ends_at: Option<Instant>,
    /// The quotas in which each seat counts once, by their places in the plan.
    pub quotas: Vec<usize>,
}

/// What is asked.
#[derive(Clone, Debug)]
pub struct NewQuestion {
    /// What an answer looks like.
    pub kind: QuestionKind,
    /// The question.
    pub prompt: String,
    /// What can be chosen.
    pub choices: Vec<String>,
    /// Whether it has to be answered.
    pub required: bool,
}

/// What there is at an event and what is asked.
#[derive(Clone, Debug, Default)]
pub struct NewPlan {
    /// What there is.
    pub quotas: Vec<NewQuota>,
    /// What every registration chooses one of: at least one.
    pub slots: Vec<NewSlot>,
    /// What is chosen for each seat beside.
    pub extras: Vec<NewSlot>,
    /// What is asked.
    pub questions: Vec<NewQuestion>,
}

impl NewPlan {
    /// An event that is open to everybody who comes.
    pub fn plain() -> Self {
        Self { slots: vec![NewSlot::default()], ..Self::default() }
    }

    /// The same, so many weeks later.
    #[must_use]
    pub fn later(&self, weeks: i64) -> Self {
        let mut plan = self.clone();
        let later = |at: Instant| at + chrono::TimeDelta::weeks(weeks);
        for slot in &mut plan.slots {
            slot.begins_at = slot.begins_at.map(later);
            slot.ends_at = slot.ends_at.map(later);
        }
        plan
    }
}

/// The size of a quota.
pub fn size(fields: &mut Fields, pointer: &str, size: Option<i32>) -> Option<i32> {
    size.map(|size| fields.number(pointer, size, 0..=SIZE_MAX))
}

/// The place of a quota in the plan.
///
/// # Errors
/// [`Code::NotFound`] for a word that no quota has.
pub fn place_of(quotas: &[NewQuota], key: &str) -> Result<usize, Code> {
    quotas.iter().position(|quota| quota.key == key).ok_or(Code::NotFound)
}

/// How much is taken of which quotas.
pub type Demand = HashMap<QuotaId, i32>;

/// The ids that a column holds.
pub fn ids(column: &serde_json::Value) -> Vec<i64> {
    column.as_array().into_iter().flatten().filter_map(serde_json::Value::as_i64).collect()
}

/// What these seats take: each once in every quota of its slot, and in those of its extras.
pub fn demand<'a>(
    slots: &[event_slot::Model],
    slot: SlotId,
    extras_of_seats: impl IntoIterator<Item = &'a serde_json::Value>,
) -> Demand {
    let quotas = |id: i64| {
        let chosen = slots.iter().find(|one| one.id.0 == id);
        chosen.map(|one| ids(&one.quota_ids)).unwrap_or_default()
    };
    let mut demand = Demand::new();
    for extras in extras_of_seats {
        for chosen in std::iter::once(slot.0).chain(ids(extras)) {
            for quota in quotas(chosen) {
                *demand.entry(QuotaId(quota)).or_default() += 1;
            }
        }
    }
    demand
}

/// How much is left of a quota: nothing where more is taken than there is; without an end where there is none.
pub fn left(quota: &event_quota::Model) -> Option<i32> {
    quota.size.map(|size| (size - quota.taken).max(0))
}

/// How much more is taken than there is.
pub fn over(quota: &event_quota::Model) -> i32 {
    quota.size.map_or(0, |size| (quota.taken - size).max(0))
}

/// How many seats are left of what counts in these quotas: the tightest decides.
pub fn seats_left(quotas: &[event_quota::Model], quota_ids: &serde_json::Value) -> Option<i32> {
    let ids = ids(quota_ids);
    quotas.iter().filter(|quota| ids.contains(&quota.id.0)).filter_map(left).min()
}

#[cfg(test)]
mod tests {
    use linli_entities::event::EventId;
    use linli_entities::event_slot::SlotKind;
    use serde_json::json;

    use super::*;

    fn quota(id: i64, size: Option<i32>, taken: i32) -> event_quota::Model {
        event_quota::Model {
            id: QuotaId(id),
            event_id: EventId(1),
            key: format!("q{id}"),
            name: String::new(),
            size,
            taken,
        }
    }

    fn slot(id: i64, kind: SlotKind, quota_ids: serde_json::Value) -> event_slot::Model {
        event_slot::Model {
            id: SlotId(id),
            event_id: EventId(1),
            kind,
            name: String::new(),
            place: String::new(),
            begins_at: None,
            ends_at: None,
            quota_ids,
        }
    }

    #[test]
    fn the_tightest_quota_decides_and_what_has_no_end_never_does() {
        let quotas = [quota(1, Some(45), 40), quota(2, Some(10), 12), quota(3, None, 900)];
        assert_eq!(seats_left(&quotas, &json!([1, 3])), Some(5));
        assert_eq!(seats_left(&quotas, &json!([1, 2])), Some(0));
        assert_eq!((seats_left(&quotas, &json!([3])), seats_left(&quotas, &json!([]))), (None, None));
        assert_eq!((over(&quotas[1]), over(&quotas[0])), (2, 0));
    }

    #[test]
    fn a_seat_counts_in_its_slot_and_in_its_extras() {
        let slots = [slot(7, SlotKind::Slot, json!([1, 2])), slot(8, SlotKind::Extra, json!([3]))];
        let taken = demand(&slots, SlotId(7), [&json!([8]), &json!([])]);
        assert_eq!(taken, HashMap::from([(QuotaId(1), 2), (QuotaId(2), 2), (QuotaId(3), 1)]));
    }
}
