//! What comes in about greetings.

use linli_entities::Date;
use linli_entities::greeting::GreetingKind;
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::rules::{NewGreeting, TEXT_MAX, TITLE_MAX, leads_away};
use crate::code::Code;
use crate::error::Error;
use crate::fields::Fields;

/// A greeting that is to be.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct GreetingInput {
    /// What it is for: it stays so.
    pub kind: GreetingKind,
    /// The day of the festival; null for birthdays.
    pub greets_on: Option<Date>,
    /// What the mail is called in Chinese, at most 60 characters.
    pub title_zh: String,
    /// What it is called in English, at most 60 characters.
    pub title_en: String,
    /// What it says in Chinese, at most 500 characters and without addresses: a greeting leads nowhere.
    pub text_zh: String,
    /// What it says in English, the same.
    pub text_en: String,
}

impl GreetingInput {
    /// Reads a greeting.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field that lacks or is wrong.
    pub fn parse(self) -> Result<NewGreeting, Error> {
        let mut fields = Fields::default();
        let mut text = |pointer: &str, text: &str| {
            if leads_away(text) {
                fields.refuse(pointer, Code::Malformed);
            }
            fields.prose(pointer, text, TEXT_MAX)
        };
        let (text_zh, text_en) = (text("/text_zh", &self.text_zh), text("/text_en", &self.text_en));
        let title_zh = fields.line("/title_zh", &self.title_zh, TITLE_MAX);
        let title_en = fields.line("/title_en", &self.title_en, TITLE_MAX);
        match (self.kind, self.greets_on) {
            (GreetingKind::Festival, None) => fields.refuse("/greets_on", Code::Required),
            (GreetingKind::Birthday, Some(_)) => fields.refuse("/greets_on", Code::OutOfRange),
            _ => {}
        }
        let greets_on = self.greets_on.map(|day| fields.date("/greets_on", day));
        fields.finish(NewGreeting { kind: self.kind, greets_on, title_zh, title_en, text_zh, text_en })
    }
}

impl Example for GreetingInput {
    fn example() -> Self {
        Self {
            kind: GreetingKind::Birthday,
            greets_on: None,
            title_zh: "生日快乐".to_owned(),
            title_en: "Happy birthday".to_owned(),
            text_zh: "愿新的一岁，日日有好风景。".to_owned(),
            text_en: "May the new year of your life be a good one.".to_owned(),
        }
    }
}
