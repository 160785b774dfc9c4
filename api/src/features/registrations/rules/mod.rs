//! What a registration is made of, and whether it fits its event. Pure.

pub mod queue;
#[cfg(test)]
mod queue_model;
pub mod times;

use linli_entities::event::Model as Event;
use linli_entities::event_question::{self, QuestionId, QuestionKind};
use linli_entities::event_slot::{self, SlotId, SlotKind};
use serde_json::{Map, Value};

use crate::code::Code;
use crate::error::Error;
use crate::fields::Fields;

/// The longest name of a guest, in characters.
pub const NAME_MAX: usize = 60;
/// The longest answer, in characters.
pub const ANSWER_MAX: usize = 500;
/// The longest reason, in characters.
pub const REASON_MAX: usize = 500;
/// The longest words of a rating, in characters.
pub const WORDS_MAX: usize = 2000;
/// Registrations that wait for one event, at most.
pub const QUEUE_MAX: u64 = 2000;
/// Answers that are looked at, at most.
pub const ANSWERS_MAX: usize = 40;

/// A seat that is wanted.
#[derive(Clone, Debug)]
pub struct NewSeat {
    /// Who sits there.
    pub name: String,
    /// What is chosen for it beside.
    pub extras: Vec<SlotId>,
}

/// A registration that is to be made.
#[derive(Clone, Debug)]
pub struct NewRegistration {
    /// What is chosen.
    pub slot_id: SlotId,
    /// The seats, one's own first.
    pub seats: Vec<NewSeat>,
    /// What was answered.
    pub answers: Vec<(QuestionId, String)>,
    /// Whether to wait where there is no room.
    pub waitlist: bool,
}

/// Demands that a registration fits its event; answers what is stored of the answers.
///
/// # Errors
/// [`Error::Invalid`] with every field that is wrong.
pub fn demand_fit(
    event: &Event,
    slots: &[event_slot::Model],
    questions: &[event_question::Model],
    new: &NewRegistration,
) -> Result<Value, Error> {
    let mut fields = Fields::default();
    let is = |id: SlotId, kind: SlotKind| slots.iter().any(|slot| slot.id == id && slot.kind == kind);
    if !is(new.slot_id, SlotKind::Slot) {
        fields.refuse("/slot_id", Code::NotFound);
    }
    if new.seats.len() > usize::try_from(event.party_max).unwrap_or(0) {
        fields.refuse("/attendees", Code::TooMany);
    }
    for (index, seat) in new.seats.iter().enumerate() {
        if !seat.extras.iter().all(|id| is(*id, SlotKind::Extra)) {
            fields.refuse(&format!("/attendees/{index}/extra_ids"), Code::NotFound);
        }
    }
    for (index, (id, _)) in new.answers.iter().enumerate() {
        if !questions.iter().any(|question| question.id == *id) {
            fields.refuse(&format!("/answers/{index}/question_id"), Code::NotFound);
        }
    }
    let mut stored = Map::new();
    for question in questions {
        let found = new.answers.iter().position(|(id, _)| *id == question.id);
        let answer = found.map(|index| new.answers[index].1.as_str()).filter(|text| !text.is_empty());
        match (answer, found) {
            (None, _) if question.required => fields.refuse("/answers", Code::Required),
            (Some(answer), Some(index)) if !is_answer(question, answer) => {
                fields.refuse(&format!("/answers/{index}/answer"), Code::Malformed);
            }
            (Some(answer), _) => drop(stored.insert(question.id.to_string(), answer.into())),
            (None, _) => {}
        }
    }
    fields.finish(Value::Object(stored))
}

fn is_answer(question: &event_question::Model, answer: &str) -> bool {
    match question.kind {
        QuestionKind::Text => true,
        QuestionKind::YesNo => matches!(answer, "yes" | "no"),
        QuestionKind::Choice => {
            question.choices.as_array().into_iter().flatten().any(|choice| choice.as_str() == Some(answer))
        }
    }
}

/// A name as others at the door may see it before anybody came: its first letters.
pub fn initials(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    match words.as_slice() {
        [one] if one.is_ascii() => one.chars().take(1).collect(),
        [one] => one.chars().take(1).chain(['*']).collect(),
        words => words.iter().filter_map(|word| word.chars().next()).take(3).collect(),
    }
}
