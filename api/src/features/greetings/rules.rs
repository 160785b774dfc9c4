//! Whom a day is for, and what a greeting may say. Pure.

use chrono::{Datelike as _, NaiveDate};
use linli_entities::Date;
use linli_entities::greeting::{GreetingKind, Model};

/// The longest title, in characters.
pub const TITLE_MAX: usize = 60;
/// The longest text, in characters.
pub const TEXT_MAX: usize = 500;
/// The hour of the day at the club from which on greetings are sent.
pub const HOUR: i64 = 9;
/// After the last membership: the day is done.
pub const DONE: i64 = i64::MAX;

/// A greeting that is to be.
#[derive(Clone, Debug)]
pub struct NewGreeting {
    /// What it is for.
    pub kind: GreetingKind,
    /// The day of the festival.
    pub greets_on: Option<Date>,
    /// What the mail is called in Chinese.
    pub title_zh: String,
    /// What it is called in English.
    pub title_en: String,
    /// What it says in Chinese.
    pub text_zh: String,
    /// What it says in English.
    pub text_en: String,
}

/// The birthdays (month and day) that are kept on a day: 29 February on the 28th in years that have no other.
pub fn birthdays(day: Date) -> Vec<String> {
    let mut kept = vec![day.format("%m-%d").to_string()];
    let common = NaiveDate::from_ymd_opt(day.year(), 2, 29).is_none();
    if common && (day.month(), day.day()) == (2, 28) {
        kept.push("02-29".to_owned());
    }
    kept
}

/// What a greeting is on a day, in a word of its own: a birthday is once in a calendar year, a festival once.
pub fn fact(row: &Model, day: Date) -> String {
    match row.kind {
        GreetingKind::Birthday => format!("birthday:{}", day.year()),
        GreetingKind::Festival => format!("festival:{}", row.id),
    }
}

/// Whether a text leads somewhere: a greeting does not.
pub fn leads_away(text: &str) -> bool {
    let text = text.to_lowercase();
    text.contains("://") || text.contains("www.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn c42_whoever_was_born_on_29_february_is_greeted_once_each_year() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        for (on, kept) in [
            ("2026-02-28", vec!["02-28", "02-29"]),
            ("2028-02-28", vec!["02-28"]),
            ("2028-02-29", vec!["02-29"]),
            ("2026-03-01", vec!["03-01"]),
            ("2100-02-28", vec!["02-28", "02-29"]),
        ] {
            assert_eq!(birthdays(day(on)), kept, "{on}");
        }
        for year in 2020..2110 {
            let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
            let greeted = first.iter_days().take_while(|day| day.year() == year);
            let greeted = greeted.filter(|day| birthdays(*day).contains(&"02-29".to_owned())).count();
            assert_eq!(greeted, 1, "{year}");
        }
    }

    #[test]
    fn a_greeting_leads_nowhere() {
        assert!(leads_away("新春快乐 https://shop.example") && leads_away("WWW.shop.example"));
        assert!(!leads_away("新春快乐，万事如意。"));
    }
}
