//! Whether what is sent answers what is asked. Pure.

use std::collections::HashSet;

use linli_entities::survey_question::{Model, SurveyQuestionId, SurveyQuestionKind};

use super::{choices_of, is_low};
use crate::code::Code;
use crate::error::Error;
use crate::fields::Fields;

/// The longest reply in words, in characters.
pub const WORDS_MAX: usize = 2_000;

/// A reply as it is sent. One with nothing in it is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    /// The question.
    pub question_id: i64,
    /// A number or stars.
    pub number: Option<i32>,
    /// Keys of choices.
    pub choices: Vec<String>,
    /// Words.
    pub text: Option<String>,
}

/// What is kept of a reply: of several choices each by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The question.
    pub question_id: SurveyQuestionId,
    /// A number or stars.
    pub number: Option<i32>,
    /// The key of a choice.
    pub choice: Option<String>,
    /// Words.
    pub text: Option<String>,
}

/// What is said in answer to these questions.
///
/// # Errors
/// [`Error::Invalid`] at `/replies/N` for each that is wrong; at `/replies` where nothing is sent for a question that has
/// to be answered.
pub fn read(questions: &[Model], sent: &[Sent]) -> Result<Vec<Said>, Error> {
    let mut fields = Fields::default();
    let (mut said, mut met) = (vec![], HashSet::new());
    for (index, reply) in sent.iter().enumerate() {
        let pointer = format!("/replies/{index}");
        let Some(question) = questions.iter().find(|question| question.id.0 == reply.question_id) else {
            fields.refuse(&pointer, Code::NotFound);
            continue;
        };
        if !met.insert(question.id) {
            fields.refuse(&pointer, Code::TooMany);
            continue;
        }
        let before = said.len();
        let refused = one(&mut fields, &pointer, question, reply, &mut said);
        if !refused && said.len() == before && question.required {
            fields.refuse(&pointer, Code::Required);
        }
    }
    if questions.iter().any(|question| question.required && !met.contains(&question.id)) {
        fields.refuse("/replies", Code::Required);
    }
    fields.finish(said)
}

/// Whether somebody who says these numbers in answer to these questions is not content.
pub fn are_low(questions: &[Model], said: impl IntoIterator<Item = (SurveyQuestionId, Option<i32>)>) -> bool {
    said.into_iter().any(|(id, number)| {
        let question = questions.iter().find(|question| question.id == id);
        question.is_some_and(|question| is_low(question.kind, number))
    })
}

/// Adds what one reply says; whether it was refused.
fn one(fields: &mut Fields, pointer: &str, question: &Model, reply: &Sent, said: &mut Vec<Said>) -> bool {
    use SurveyQuestionKind::{Many, One, Score10, Stars5, Text};
    let text = reply.text.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let strange = match question.kind {
        Score10 | Stars5 => !reply.choices.is_empty() || text.is_some(),
        One | Many => reply.number.is_some() || text.is_some(),
        Text => reply.number.is_some() || !reply.choices.is_empty(),
    };
    let range = match question.kind {
        Score10 => 0..=10,
        _ => 1..=5,
    };
    let wrong = match question.kind {
        _ if strange => Some(Code::Malformed),
        Score10 | Stars5 if reply.number.is_some_and(|number| !range.contains(&number)) => {
            Some(Code::OutOfRange)
        }
        One if reply.choices.len() > 1 => Some(Code::TooMany),
        One | Many => chosen(question, &reply.choices).err(),
        _ => None,
    };
    if let Some(code) = wrong {
        fields.refuse(pointer, code);
        return true;
    }
    let row = Said { question_id: question.id, number: reply.number, choice: None, text: None };
    match question.kind {
        Score10 | Stars5 => said.extend(reply.number.map(|_| row)),
        One | Many => {
            said.extend(reply.choices.iter().map(|key| Said { choice: Some(key.clone()), ..row.clone() }));
        }
        Text => {
            let text = text.map(|text| fields.prose_or_empty(pointer, text, WORDS_MAX));
            said.extend(text.map(|text| Said { text: Some(text), ..row }));
        }
    }
    false
}

/// Whether these are choices of the question, each once.
fn chosen(question: &Model, keys: &[String]) -> Result<(), Code> {
    let count = choices_of(question).len();
    let known: HashSet<String> = (1..=count).map(|place| place.to_string()).collect();
    let mut met = HashSet::new();
    for key in keys {
        if !known.contains(key) {
            return Err(Code::Malformed);
        }
        if !met.insert(key) {
            return Err(Code::TooMany);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use linli_entities::survey::SurveyId;
    use serde_json::json;

    use super::*;

    fn question(id: i64, kind: SurveyQuestionKind, required: bool) -> Model {
        Model {
            id: SurveyQuestionId(id),
            survey_id: SurveyId(1),
            position: 1,
            kind,
            text_zh: "？".to_owned(),
            text_en: None,
            required,
            choices: json!([{ "zh": "一", "en": null }, { "zh": "二", "en": null }]),
            topic: None,
        }
    }

    fn all() -> Vec<Model> {
        use SurveyQuestionKind::{Many, One, Score10, Stars5, Text};
        let kinds = [(Score10, true), (Stars5, false), (One, true), (Many, false), (Text, false)];
        (1..).zip(kinds).map(|(id, (kind, required))| question(id, kind, required)).collect()
    }

    fn number(question_id: i64, number: i32) -> Sent {
        Sent { question_id, number: Some(number), ..Sent::default() }
    }

    fn choices(question_id: i64, keys: &[&str]) -> Sent {
        Sent { question_id, choices: keys.iter().map(|key| (*key).to_owned()).collect(), ..Sent::default() }
    }

    fn wrong(sent: &[Sent]) -> Vec<(String, Code)> {
        match read(&all(), sent) {
            Err(Error::Invalid(errors)) => {
                errors.into_iter().map(|error| (error.pointer, error.code)).collect()
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_is_sent_is_kept_and_nothing_is_no_reply() {
        let words = Sent { question_id: 5, text: Some(" 电梯慢 ".to_owned()), ..Sent::default() };
        let nothing = Sent { question_id: 2, text: Some("  ".to_owned()), ..Sent::default() };
        let sent = [number(1, 0), nothing, choices(3, &["2"]), choices(4, &["1", "2"]), words];
        let said = read(&all(), &sent).unwrap();
        assert_eq!(said.len(), 5);
        assert_eq!((said[0].number, said[1].choice.as_deref()), (Some(0), Some("2")));
        assert_eq!(said[4].text.as_deref(), Some("电梯慢"));
        assert!(are_low(&all(), said.iter().map(|one| (one.question_id, one.number))));
    }

    #[test]
    fn what_is_wrong_is_told_where_it_was_sent() {
        let at = |index: usize, code: Code| (format!("/replies/{index}"), code);
        let long = Sent { question_id: 5, text: Some("a".repeat(2_001)), ..Sent::default() };
        let both = Sent { choices: vec!["1".to_owned()], ..number(2, 5) };
        for (reply, code) in [
            (number(1, 11), Code::OutOfRange),
            (number(2, 0), Code::OutOfRange),
            (number(9, 1), Code::NotFound),
            (choices(3, &["1", "2"]), Code::TooMany),
            (choices(3, &["3"]), Code::Malformed),
            (choices(3, &[]), Code::Required),
            (choices(4, &["1", "1"]), Code::TooMany),
            (long, Code::TooLong),
            (both, Code::Malformed),
        ] {
            assert_eq!(wrong(&[number(1, 5), choices(3, &["1"]), reply.clone()]).len(), 1, "{reply:?}");
            assert!(wrong(std::slice::from_ref(&reply)).contains(&at(0, code)), "{reply:?}");
        }
        assert_eq!(wrong(&[number(1, 5)]), [("/replies".to_owned(), Code::Required)]);
        assert_eq!(
            wrong(&[number(1, 11), choices(3, &[])]),
            [at(0, Code::OutOfRange), at(1, Code::Required)]
        );
        assert_eq!(wrong(&[number(1, 5), choices(3, &["1"]), number(1, 5)]), [at(2, Code::TooMany)]);
    }
}
