//! How greetings are shown, to staff.

use linli_entities::greeting::{GreetingId, GreetingKind, GreetingState};
use linli_entities::{Date, Instant};
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::input::GreetingInput;
use super::logic::Seen;
use crate::answer::Addressed;
use crate::features::deliveries::output::DeliveryCounts;

/// A greeting that sells nothing.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Greeting {
    /// The id.
    pub id: GreetingId,
    /// What it is for.
    pub kind: GreetingKind,
    /// The day of the festival; null for birthdays.
    pub greets_on: Option<Date>,
    /// What the mail is called in Chinese.
    pub title_zh: String,
    /// What it is called in English.
    pub title_en: String,
    /// What it says in Chinese.
    pub text_zh: String,
    /// What it says in English.
    pub text_en: String,
    /// Whether it is sent when its day comes.
    pub state: GreetingState,
    /// How many got it, in whatever year. Whoever did not consent is in none of the counts.
    pub counts: DeliveryCounts,
    /// Grows with every change.
    pub version: i64,
    /// When it was made.
    pub created_at: Instant,
    /// When it was changed last.
    pub changed_at: Instant,
}

impl From<Seen> for Greeting {
    fn from(Seen { row, counts }: Seen) -> Self {
        Self {
            id: row.id,
            kind: row.kind,
            greets_on: row.greets_on,
            title_zh: row.title_zh,
            title_en: row.title_en,
            text_zh: row.text_zh,
            text_en: row.text_en,
            state: row.state,
            counts: DeliveryCounts::of(counts, 0),
            version: row.version,
            created_at: row.created_at,
            changed_at: row.changed_at,
        }
    }
}

impl Addressed for Greeting {
    fn address(&self) -> String {
        format!("/greetings/{}", self.id)
    }
}

impl Example for Greeting {
    fn example() -> Self {
        let GreetingInput { kind, greets_on, title_zh, title_en, text_zh, text_en } =
            GreetingInput::example();
        Self {
            id: GreetingId(2),
            kind,
            greets_on,
            title_zh,
            title_en,
            text_zh,
            text_en,
            state: GreetingState::Active,
            counts: DeliveryCounts::example(),
            version: 1,
            created_at: Instant::UNIX_EPOCH,
            changed_at: Instant::UNIX_EPOCH,
        }
    }
}
