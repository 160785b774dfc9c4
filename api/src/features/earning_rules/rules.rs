//! What rules demand and what they give. Pure.

use linli_entities::Date;
use linli_entities::earning_rule::{self, EarningKind};
use linli_entities::ledger_transaction::SourceKind;

use crate::code::Code;
use crate::error::Error;
use crate::features::points::rules::days::after_months;
use crate::features::points::rules::{Fen, Points};
use crate::fields::Fields;

/// Points that one rule gives at once, at most.
pub const POINTS_MAX: i64 = 1_000_000;
/// Fen of one receipt, at most.
pub const FEN_MAX: i64 = 100_000_000_000;
/// The longest reference of a receipt, in characters.
pub const REFERENCE_MAX: usize = 80;
/// Lines of one import, at most.
pub const LINES_MAX: usize = 1_000;
/// Days of a dry run, at most.
pub const DRY_DAYS_MAX: i64 = 366;

/// A rule that is to be.
#[derive(Clone, Copy, Debug)]
pub struct NewRule {
    /// What for.
    pub kind: EarningKind,
    /// How many points, each time.
    pub points: i64,
    /// How often a day at most.
    pub daily_max: Option<i32>,
    /// Of money spent: for how many fen each time.
    pub fen_per_point: Option<i64>,
    /// Of contracts: for how many days the points wait.
    pub pending_days: Option<i32>,
}

impl NewRule {
    /// Whether the rule says what its kind needs, and nothing else.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field that is wrong.
    pub fn checked(self) -> Result<Self, Error> {
        let mut fields = Fields::default();
        if !(1..=POINTS_MAX).contains(&self.points) {
            fields.refuse("/points", Code::OutOfRange);
        }
        if self.daily_max.is_some_and(|max| !(1..=1_000).contains(&max)) {
            fields.refuse("/daily_max", Code::OutOfRange);
        }
        match (self.kind == EarningKind::Spend, self.fen_per_point) {
            (true, None) => fields.refuse("/fen_per_point", Code::Required),
            (true, Some(fen)) if !(1..=10_000_000).contains(&fen) => {
                fields.refuse("/fen_per_point", Code::OutOfRange);
            }
            (false, Some(_)) => fields.refuse("/fen_per_point", Code::Malformed),
            _ => {}
        }
        match (self.kind == EarningKind::ReferralSigned, self.pending_days) {
            (true, None) => fields.refuse("/pending_days", Code::Required),
            (true, Some(days)) if !(0..=730).contains(&days) => {
                fields.refuse("/pending_days", Code::OutOfRange);
            }
            (false, Some(_)) => fields.refuse("/pending_days", Code::Malformed),
            _ => {}
        }
        fields.finish(self)
    }
}

/// What a transaction of this kind of rule came from.
pub fn source(kind: EarningKind) -> SourceKind {
    match kind {
        EarningKind::Welcome => SourceKind::Welcome,
        EarningKind::PostAccepted => SourceKind::Post,
        EarningKind::EventAttended => SourceKind::Event,
        EarningKind::Tenure => SourceKind::Tenure,
        EarningKind::Spend => SourceKind::Spend,
        EarningKind::SurveyAnswered => SourceKind::Survey,
        EarningKind::ReferralSigned => SourceKind::Referral,
    }
}

/// What so much money earns by a rule. It is reckoned from all of it together, so that what one receipt leaves over
/// counts with the next.
pub fn earned(rule: &earning_rule::Model, spent: Fen) -> Points {
    let times = rule.fen_per_point.filter(|fen| *fen > 0).map_or(0, |fen| spent.0 / fen);
    Points(times.saturating_mul(rule.points))
}

/// The days on which a member has been one for another whole month, after `after` until `until`: the same day of each
/// month, the last where a month lacks it.
pub fn anniversaries(joined_on: Date, after: Date, until: Date) -> Vec<Date> {
    let days = (1..=12_000).map(|month| after_months(joined_on, month));
    days.take_while(|day| *day <= until).filter(|day| *day > after).collect()
}

/// The fact that a member has been one for another month.
pub fn tenure(day: Date) -> String {
    format!("tenure:{}", day.format("%Y-%m"))
}

/// A line of an import of receipts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptLine {
    /// The number of the membership.
    pub number: String,
    /// How much.
    pub fen: i64,
    /// When it was paid.
    pub paid_on: Date,
    /// Its reference in the books.
    pub reference: String,
}

/// Reads lines of an import, each with its number from 1: CSV with a header, or one JSON object a line.
pub fn lines(text: &str) -> Vec<(usize, Result<ReceiptLine, Code>)> {
    let text = text.trim_start_matches('\u{feff}');
    let is_json = text.trim_start().starts_with('{');
    let lines = text.lines().enumerate().map(|(index, line)| (index + 1, line.trim()));
    let lines = lines.skip(usize::from(!is_json)).filter(|(_, line)| !line.is_empty());
    lines.map(|(number, line)| (number, if is_json { of_json(line) } else { of_csv(line) })).collect()
}

fn of_csv(line: &str) -> Result<ReceiptLine, Code> {
    let fields: Vec<&str> = line.split(',').map(|field| field.trim().trim_matches('"')).collect();
    let [number, fen, paid_on, reference] = fields[..] else { return Err(Code::Malformed) };
    let line = ReceiptLine {
        number: number.to_owned(),
        fen: fen.parse().map_err(|_| Code::Malformed)?,
        paid_on: paid_on.parse().map_err(|_| Code::Malformed)?,
        reference: reference.to_owned(),
    };
    line.checked()
}

fn of_json(line: &str) -> Result<ReceiptLine, Code> {
    let line: serde_json::Value = serde_json::from_str(line).map_err(|_| Code::Malformed)?;
    let text = |field: &str| line[field].as_str().map(str::to_owned).ok_or(Code::Malformed);
    let line = ReceiptLine {
        number: text("number")?,
        fen: line["fen"].as_i64().ok_or(Code::Malformed)?,
        paid_on: text("paid_on")?.parse().map_err(|_| Code::Malformed)?,
        reference: text("reference")?,
    };
    line.checked()
}

impl ReceiptLine {
    fn checked(self) -> Result<Self, Code> {
        if !(1..=FEN_MAX).contains(&self.fen) {
            return Err(Code::OutOfRange);
        }
        let length = self.reference.chars().count();
        if length == 0 || length > REFERENCE_MAX || self.reference.chars().any(char::is_control) {
            return Err(Code::Malformed);
        }
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use linli_entities::Instant;
    use linli_entities::earning_rule::{EarningRuleId, EarningRuleState};

    use super::*;

    fn rule(fen_per_point: i64) -> earning_rule::Model {
        earning_rule::Model {
            id: EarningRuleId(1),
            kind: EarningKind::Spend,
            points: 1,
            daily_max: None,
            fen_per_point: Some(fen_per_point),
            pending_days: None,
            state: EarningRuleState::Active,
            created_by: None,
            created_at: Instant::UNIX_EPOCH,
            activated_at: None,
            ended_at: None,
        }
    }

    fn on(text: &str) -> Date {
        text.parse().expect("a date")
    }

    #[test]
    fn c34_ten_yuan_give_one_point_and_nothing_is_lost_between_receipts() {
        let rule = rule(1_000);
        for (fen, points) in [(999, 0), (1_000, 1), (1_999, 1), (1_999 + 1, 2), (100_000_000, 100_000)] {
            assert_eq!(earned(&rule, Fen(fen)), Points(points), "{fen}");
        }
    }

    #[test]
    fn c37_a_month_of_membership_ends_on_its_day_or_on_the_last_of_a_shorter_month() {
        let days = anniversaries(on("2026-01-31"), on("2026-01-31"), on("2026-05-01"));
        assert_eq!(days, [on("2026-02-28"), on("2026-03-31"), on("2026-04-30")]);
        assert!(anniversaries(on("2026-01-31"), on("2026-02-28"), on("2026-03-30")).is_empty());
    }

    #[test]
    fn receipts_are_read_from_either_form_and_each_wrong_line_is_named() {
        let csv = "\u{feff}number,fen,paid_on,reference\r\n10000001,1999,2026-03-01,R-1\r\n\r\nx,y\n1,0,2026-03-01,R";
        let json = r#"{"number":"10000001","fen":1999,"paid_on":"2026-03-01","reference":"R-1"}"#;
        let right = ReceiptLine {
            number: "10000001".to_owned(),
            fen: 1_999,
            paid_on: on("2026-03-01"),
            reference: "R-1".to_owned(),
        };
        let read = lines(csv);
        assert_eq!(read, [(2, Ok(right.clone())), (4, Err(Code::Malformed)), (5, Err(Code::OutOfRange))]);
        assert_eq!(lines(json), [(1, Ok(right))]);
    }
}
