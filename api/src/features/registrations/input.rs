//! What is sent about registrations.

use linli_entities::account::AccountId;
use linli_entities::attendee::AttendeeId;
use linli_entities::event_question::QuestionId;
use linli_entities::event_slot::SlotId;
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::rules::{ANSWER_MAX, ANSWERS_MAX, NAME_MAX, NewRegistration, NewSeat, REASON_MAX, WORDS_MAX};
use crate::code::Code;
use crate::error::Error;
use crate::features::events::rules::PARTY;
use crate::fields::Fields;

/// A registration that is to be made.
#[derive(Debug, Object)]
#[oai(rename = "EventRegistrationInput", example)]
pub struct RegistrationInput {
    /// What is chosen; where there is no choice, the one slot of the event.
    pub slot_id: SlotId,
    /// The seats, one's own first.
    pub attendees: Vec<AttendeeInput>,
    /// What was answered.
    #[oai(default)]
    pub answers: Vec<AnswerInput>,
    /// Whether to take a place in the queue where there is no room.
    #[oai(default)]
    pub waitlist: bool,
}

/// A seat.
#[derive(Debug, Object)]
pub struct AttendeeInput {
    /// Who sits there, at most 60 characters.
    pub name: String,
    /// What is chosen for it beside.
    #[oai(default)]
    pub extra_ids: Vec<SlotId>,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Object)]
pub struct AnswerInput {
    /// The question.
    pub question_id: QuestionId,
    /// The answer, at most 500 characters: one of the choices, `yes` or `no`, or words.
    pub answer: String,
}

/// A registration that staff make for somebody who called.
#[derive(Debug, Object)]
#[oai(rename = "EventOnBehalfInput", example)]
pub struct OnBehalfInput {
    /// For whom.
    pub account_id: AccountId,
    /// Why, at most 500 characters.
    pub reason: String,
    /// What is registered.
    pub registration: RegistrationInput,
}

/// How much of an offer is taken.
#[derive(Debug, Object)]
#[oai(example)]
pub struct AcceptInput {
    /// So many of the first seats; all that are offered unless given. The others leave the queue.
    pub seat_count: Option<i32>,
}

/// What is given up.
#[derive(Debug, Default, Object)]
#[oai(example)]
pub struct CancelRegistrationInput {
    /// These seats; all unless given.
    pub attendee_ids: Option<Vec<AttendeeId>>,
    /// Why, at most 500 characters; staff have to say.
    pub reason: Option<String>,
}

/// What somebody who was there says of an event.
#[derive(Debug, Object)]
#[oai(rename = "EventRatingInput", example)]
pub struct RatingInput {
    /// 1 to 5.
    pub stars: i32,
    /// In words, at most 2 000 characters; may be empty.
    #[oai(default)]
    pub words: String,
}

impl RegistrationInput {
    /// Reads the registration.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field that is wrong.
    pub fn parse(self) -> Result<NewRegistration, Error> {
        let mut fields = Fields::default();
        let new = self.read(&mut fields, "");
        fields.finish(new)
    }

    fn read(self, fields: &mut Fields, at: &str) -> NewRegistration {
        if self.attendees.is_empty() {
            fields.refuse(&format!("{at}/attendees"), Code::Required);
        }
        if self.attendees.len() > usize::try_from(*PARTY.end()).unwrap_or(0) {
            fields.refuse(&format!("{at}/attendees"), Code::TooMany);
        }
        if self.answers.len() > ANSWERS_MAX {
            fields.refuse(&format!("{at}/answers"), Code::TooMany);
        }
        let seats = self.attendees.into_iter().enumerate().map(|(index, seat)| {
            let mut extras = seat.extra_ids;
            extras.sort_unstable();
            extras.dedup();
            NewSeat {
                name: fields.line(&format!("{at}/attendees/{index}/name"), &seat.name, NAME_MAX),
                extras,
            }
        });
        let seats = seats.collect();
        let answers = self.answers.into_iter().enumerate().map(|(index, answer)| {
            let pointer = format!("{at}/answers/{index}/answer");
            (answer.question_id, fields.prose_or_empty(&pointer, &answer.answer, ANSWER_MAX))
        });
        let answers = answers.collect();
        NewRegistration { slot_id: self.slot_id, seats, answers, waitlist: self.waitlist }
    }
}

impl OnBehalfInput {
    /// Reads the registration, and why it is made.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field that is wrong.
    pub fn parse(self) -> Result<(NewRegistration, String), Error> {
        let mut fields = Fields::default();
        let reason = fields.prose("/reason", &self.reason, REASON_MAX);
        let new = self.registration.read(&mut fields, "/registration");
        fields.finish((new, reason))
    }
}

impl CancelRegistrationInput {
    /// Reads which seats and why; staff have to say why.
    ///
    /// # Errors
    /// [`Error::Invalid`].
    pub fn parse(self, by_staff: bool) -> Result<(Option<Vec<AttendeeId>>, Option<String>), Error> {
        let mut fields = Fields::default();
        let reason = match self.reason {
            Some(reason) if by_staff => Some(fields.prose("/reason", &reason, REASON_MAX)),
            Some(reason) => Some(fields.prose_or_empty("/reason", &reason, REASON_MAX)),
            None if by_staff => {
                fields.refuse("/reason", Code::Required);
                None
            }
            None => None,
        };
        if self.attendee_ids.as_ref().is_some_and(Vec::is_empty) {
            fields.refuse("/attendee_ids", Code::Required);
        }
        fields.finish((self.attendee_ids, reason.filter(|text| !text.is_empty())))
    }
}

impl RatingInput {
    /// Reads the rating.
    ///
    /// # Errors
    /// [`Error::Invalid`].
    pub fn parse(self) -> Result<(i32, String), Error> {
        let mut fields = Fields::default();
        let stars = fields.number("/stars", self.stars, 1..=5);
        let words = fields.prose_or_empty("/words", &self.words, WORDS_MAX);
        fields.finish((stars, words))
    }
}

impl Example for RegistrationInput {
    fn example() -> Self {
        let seat = |name: &str| AttendeeInput { name: name.to_owned(), extra_ids: vec![] };
        Self {
            slot_id: SlotId(31),
            attendees: vec![seat("李江畔"), seat("李小畔")],
            answers: vec![AnswerInput { question_id: QuestionId(8), answer: "yes".to_owned() }],
            waitlist: true,
        }
    }
}

impl Example for OnBehalfInput {
    fn example() -> Self {
        Self {
            account_id: AccountId(7),
            reason: "业主来电报名，不会用手机".to_owned(),
            registration: RegistrationInput::example(),
        }
    }
}

impl Example for AcceptInput {
    fn example() -> Self {
        Self { seat_count: Some(2) }
    }
}

impl Example for CancelRegistrationInput {
    fn example() -> Self {
        Self { attendee_ids: None, reason: Some("临时出差".to_owned()) }
    }
}

impl Example for RatingInput {
    fn example() -> Self {
        Self { stars: 4, words: "讲得清楚，车上有点挤。".to_owned() }
    }
}
