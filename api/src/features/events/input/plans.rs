//! What is sent about what there is at an event.

use linli_entities::Instant;
use linli_entities::event_question::QuestionKind;
use poem_openapi::Object;
use poem_openapi::types::Example;

use crate::code::Code;
use crate::error::Error;
use crate::features::events::rules::PLACE_MAX;
use crate::features::events::rules::plan::{self, NewPlan, NewQuestion, NewQuota, NewSlot};
use crate::fields::Fields;

/// What there is at an event and what is asked.
#[derive(Debug, Object)]
#[oai(example)]
pub struct PlanInput {
    /// What there is: seats of a bus, lunches, chairs. At most 20.
    #[oai(default)]
    pub quotas: Vec<QuotaInput>,
    /// Of what every registration chooses one: a time, a bus with the place where it stops. At most 50; without any there
    /// is nothing to choose, and every seat counts in every quota that no extra has.
    #[oai(default)]
    pub slots: Vec<SlotInput>,
    /// What is chosen for each seat beside: lunch. At most 20.
    #[oai(default)]
    pub extras: Vec<ExtraInput>,
    /// What whoever registers is asked. At most 20.
    #[oai(default)]
    pub questions: Vec<QuestionInput>,
}

/// How much there is of something.
#[derive(Debug, Object)]
pub struct QuotaInput {
    /// Its word within the plan: `bus-1`.
    pub key: String,
    /// What there is, at most 60 characters.
    pub name: String,
    /// How much of it, 0 to 100 000; without an end where it is null.
    pub size: Option<i32>,
}

/// Something of which every registration chooses one.
#[derive(Debug, Object)]
pub struct SlotInput {
    /// Its name, at most 60 characters.
    pub name: String,
    /// Where, if elsewhere than the event.
    #[oai(default)]
    pub place: String,
    /// When, if at another time than the event.
    pub begins_at: Option<Instant>,
    /// Until when.
    pub ends_at: Option<Instant>,
    /// The words of the quotas in which each seat counts once. The tightest decides.
    #[oai(default)]
    pub quotas: Vec<String>,
}

/// Something that is chosen for a seat beside.
#[derive(Debug, Object)]
pub struct ExtraInput {
    /// Its name, at most 60 characters.
    pub name: String,
    /// The words of the quotas in which it counts once.
    #[oai(default)]
    pub quotas: Vec<String>,
}

/// A question.
#[derive(Debug, Object)]
pub struct QuestionInput {
    /// What an answer looks like.
    pub kind: QuestionKind,
    /// The question, at most 200 characters.
    pub prompt: String,
    /// Of a choice: 2 to 20 answers.
    #[oai(default)]
    pub choices: Vec<String>,
    /// Whether it has to be answered.
    #[oai(default)]
    pub required: bool,
}

impl PlanInput {
    /// Reads the plan.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field that is wrong.
    pub fn parse(self) -> Result<NewPlan, Error> {
        let mut fields = Fields::default();
        let plan = self.read(&mut fields, "");
        fields.finish(plan)
    }

    /// Reads the plan, and notes what is wrong below `at`.
    pub(super) fn read(self, fields: &mut Fields, at: &str) -> NewPlan {
        for (what, count, most) in [
            ("quotas", self.quotas.len(), plan::QUOTAS_MAX),
            ("slots", self.slots.len(), plan::SLOTS_MAX),
            ("extras", self.extras.len(), plan::EXTRAS_MAX),
            ("questions", self.questions.len(), plan::QUESTIONS_MAX),
        ] {
            if count > most {
                fields.refuse(&format!("{at}/{what}"), Code::TooMany);
            }
        }
        let mut quotas: Vec<NewQuota> = vec![];
        for (index, quota) in self.quotas.into_iter().enumerate() {
            let at = format!("{at}/quotas/{index}");
            let key = fields.slug(&format!("{at}/key"), &quota.key);
            if quotas.iter().any(|other| other.key == key) {
                fields.refuse(&format!("{at}/key"), Code::NameNotUnique);
            }
            let name = fields.line(&format!("{at}/name"), &quota.name, plan::NAME_MAX);
            let size = plan::size(fields, &format!("{at}/size"), quota.size);
            quotas.push(NewQuota { key, name, size });
        }
        let extras: Vec<NewSlot> = self
            .extras
            .into_iter()
            .enumerate()
            .map(|(index, extra)| {
                let at = format!("{at}/extras/{index}");
                let name = fields.line(&format!("{at}/name"), &extra.name, plan::NAME_MAX);
                NewSlot { name, quotas: places(fields, &at, &quotas, &extra.quotas), ..NewSlot::default() }
            })
            .collect();
        let mut slots: Vec<NewSlot> = self
            .slots
            .into_iter()
            .enumerate()
            .map(|(index, slot)| slot.read(fields, at, index, &quotas))
            .collect();
        if slots.is_empty() {
            let of_extra = |place: &usize| extras.iter().any(|extra| extra.quotas.contains(place));
            let quotas = (0..quotas.len()).filter(|place| !of_extra(place)).collect();
            slots.push(NewSlot { quotas, ..NewSlot::default() });
        }
        let questions = self.questions.into_iter().enumerate();
        let questions = questions.map(|(index, question)| question.read(fields, at, index)).collect();
        NewPlan { quotas, slots, extras, questions }
    }
}

/// The places of the quotas with these words.
fn places(fields: &mut Fields, at: &str, quotas: &[NewQuota], keys: &[String]) -> Vec<usize> {
    let mut found = vec![];
    for (index, key) in keys.iter().enumerate().take(plan::QUOTAS_MAX) {
        let place = fields.parsed(&format!("{at}/quotas/{index}"), plan::place_of(quotas, key));
        found.extend(place.filter(|place| !found.contains(place)));
    }
    found
}

impl SlotInput {
    fn read(self, fields: &mut Fields, at: &str, index: usize, quotas: &[NewQuota]) -> NewSlot {
        let at = format!("{at}/slots/{index}");
        if self.begins_at.zip(self.ends_at).is_some_and(|(begins, ends)| ends <= begins) {
            fields.refuse(&format!("{at}/ends_at"), Code::OutOfRange);
        }
        for (name, instant) in [("begins_at", self.begins_at), ("ends_at", self.ends_at)] {
            if let Some(instant) = instant {
                fields.date(&format!("{at}/{name}"), instant.date_naive());
            }
        }
        NewSlot {
            name: fields.line(&format!("{at}/name"), &self.name, plan::NAME_MAX),
            place: fields.line_or_empty(&format!("{at}/place"), &self.place, PLACE_MAX),
            begins_at: self.begins_at,
            ends_at: self.ends_at,
            quotas: places(fields, &at, quotas, &self.quotas),
        }
    }
}

impl QuestionInput {
    fn read(self, fields: &mut Fields, at: &str, index: usize) -> NewQuestion {
        let at = format!("{at}/questions/{index}");
        let is_choice = self.kind == QuestionKind::Choice;
        if is_choice && self.choices.len() < 2 {
            fields.refuse(&format!("{at}/choices"), Code::TooShort);
        }
        if self.choices.len() > plan::CHOICES_MAX || (!is_choice && !self.choices.is_empty()) {
            fields.refuse(&format!("{at}/choices"), Code::TooMany);
        }
        let choices = self.choices.iter().enumerate();
        let choices = choices
            .map(|(place, choice)| fields.line(&format!("{at}/choices/{place}"), choice, plan::NAME_MAX))
            .collect();
        NewQuestion {
            kind: self.kind,
            prompt: fields.line(&format!("{at}/prompt"), &self.prompt, plan::PROMPT_MAX),
            choices,
            required: self.required,
        }
    }
}

impl Example for PlanInput {
    fn example() -> Self {
        let quota =
            |key: &str, name: &str, size| QuotaInput { key: key.to_owned(), name: name.to_owned(), size };
        let slot = |name: &str, place: &str, quota: &str| SlotInput {
            name: name.to_owned(),
            place: place.to_owned(),
            begins_at: None,
            ends_at: None,
            quotas: vec![quota.to_owned()],
        };
        Self {
            quotas: vec![
                quota("bus-1", "1 号车", Some(45)),
                quota("bus-2", "2 号车", Some(45)),
                quota("lunch", "午餐", Some(60)),
            ],
            slots: vec![slot("1 号车", "光谷广场", "bus-1"), slot("2 号车", "汉口火车站", "bus-2")],
            extras: vec![ExtraInput { name: "午餐".to_owned(), quotas: vec!["lunch".to_owned()] }],
            questions: vec![QuestionInput {
                kind: QuestionKind::YesNo,
                prompt: "是否需要儿童座椅".to_owned(),
                choices: vec![],
                required: true,
            }],
        }
    }
}
