//! What a fund, its entries and its proposals may look like. Pure.

pub mod chain;
pub mod figures;

use linli_entities::Date;
use linli_entities::account::AccountId;
use linli_entities::attachment::AttachmentId;
use linli_entities::building::BuildingId;
use linli_entities::complaint::ComplaintId;
use linli_entities::fund_entry::{self, FundCategory, FundEntryKind, FundSource};
use linli_entities::fund_photo::FundPhotoKind;
use linli_entities::fund_proposal::{self, FundProposalState};
use linli_entities::ledger_account::LedgerAccountKind;
use poem_openapi::types::MaybeUndefined;

use super::input::{
    FundIncomeInput, FundInput, FundPatch, FundPhotosInput, FundProposalInput, FundReason, FundSpendingInput,
};
use crate::code::Code;
use crate::error::Error;
use crate::fields::Fields;

/// Above this a spending takes two persons, and from it on owners are told, until somebody says otherwise: 10000 yuan.
pub const LIMIT_FEN: i64 = 1_000_000;
/// What one entry may be.
const FEN: std::ops::RangeInclusive<i64> = 1..=10_000_000_000;
/// What a limit may be.
const LIMITS_FEN: std::ops::RangeInclusive<i64> = 0..=10_000_000_000;
const LINE_MAX: usize = 120;
const PROMISE_MAX: usize = 200;
const TEXT_MAX: usize = 20_000;
const REASON_MAX: usize = 500;
/// Photos that are sent at once.
const PHOTOS_MAX: usize = 20;
/// Photos of one entry.
pub const PHOTOS_OF_ENTRY_MAX: usize = 60;

/// A fund that is to be opened, read and found right.
#[derive(Clone, Debug)]
pub struct NewFund {
    /// What the money is for.
    pub purpose: String,
    /// What the developer promised, in words.
    pub promise: Option<String>,
    /// … as an amount.
    pub promised_fen: Option<i64>,
}

/// What of a fund is to change, read and found right.
#[derive(Clone, Debug)]
pub struct FundChanges {
    /// What the money is for.
    pub purpose: Option<String>,
    /// What the developer promised, in words.
    pub promise: Option<Option<String>>,
    /// … as an amount.
    pub promised_fen: Option<Option<i64>>,
    /// Above this a spending takes two persons.
    pub approval_fen: Option<i64>,
    /// From this on owners are told.
    pub notice_fen: Option<i64>,
}

impl FundPatch {
    /// Whether it changes a limit, which is for those who keep all funds.
    pub fn changes_limits(&self) -> bool {
        self.approval_fen.is_some() || self.notice_fen.is_some()
    }
}

/// Photos, with what they show and the field that named them.
pub type Shown = (FundPhotoKind, &'static str, Vec<AttachmentId>);

/// What an entry says, whatever it is.
#[derive(Clone, Debug)]
pub struct Words {
    /// What it is, in a line.
    pub title: String,
    /// What for.
    pub markdown: String,
    /// To whom it was paid.
    pub payee: Option<String>,
    /// The building.
    pub building_id: Option<BuildingId>,
    /// The complaint that led to it.
    pub complaint_id: Option<ComplaintId>,
}

/// Money that came, read and found right.
#[derive(Clone, Debug)]
pub struct NewIncome {
    /// Who gave it.
    pub source: FundSource,
    /// How much.
    pub fen: i64,
    /// When.
    pub on: Date,
    /// What it is.
    pub words: Words,
    /// What proves it.
    pub photos: Vec<Shown>,
}

/// A spending, read and found right.
#[derive(Clone, Debug)]
pub struct NewSpending {
    /// What on.
    pub category: FundCategory,
    /// How much; above nothing.
    pub fen: i64,
    /// What it is.
    pub words: Words,
    /// What it looks like.
    pub photos: Vec<Shown>,
}

fn amount(fields: &mut Fields, pointer: &str, fen: i64, range: std::ops::RangeInclusive<i64>) -> i64 {
    if !range.contains(&fen) {
        fields.refuse(pointer, Code::OutOfRange);
    }
    fen
}

/// A day that has come.
fn past(fields: &mut Fields, pointer: &str, on: Date, today: Date) -> Date {
    if on > today {
        fields.refuse(pointer, Code::OutOfRange);
    }
    fields.date(pointer, on)
}

fn photos(fields: &mut Fields, kind: FundPhotoKind, pointer: &'static str, ids: Vec<AttachmentId>) -> Shown {
    if ids.len() > PHOTOS_MAX {
        fields.refuse(pointer, Code::TooMany);
    }
    (kind, pointer, ids)
}

fn promise(fields: &mut Fields, text: &str) -> Option<String> {
    Some(fields.line_or_empty("/promise", text, PROMISE_MAX)).filter(|text| !text.is_empty())
}

impl TryFrom<FundInput> for NewFund {
    type Error = Error;

    fn try_from(input: FundInput) -> Result<Self, Error> {
        let mut fields = Fields::default();
        let new = Self {
            purpose: fields.prose("/purpose", &input.purpose, TEXT_MAX),
            promise: input.promise.and_then(|text| promise(&mut fields, &text)),
            promised_fen: input.promised_fen.map(|fen| amount(&mut fields, "/promised_fen", fen, FEN)),
        };
        fields.finish(new)
    }
}

impl TryFrom<FundPatch> for FundChanges {
    type Error = Error;

    fn try_from(patch: FundPatch) -> Result<Self, Error> {
        let FundPatch { purpose, promise: words, promised_fen, approval_fen, notice_fen } = patch;
        let mut fields = Fields::default();
        let changes = Self {
            purpose: purpose.map(|text| fields.prose("/purpose", &text, TEXT_MAX)),
            promise: given(words).map(|text| text.and_then(|text| promise(&mut fields, &text))),
            promised_fen: given(promised_fen)
                .map(|fen| fen.map(|fen| amount(&mut fields, "/promised_fen", fen, FEN))),
            approval_fen: approval_fen.map(|fen| amount(&mut fields, "/approval_fen", fen, LIMITS_FEN)),
            notice_fen: notice_fen.map(|fen| amount(&mut fields, "/notice_fen", fen, LIMITS_FEN)),
        };
        fields.finish(changes)
    }
}

/// None where nothing was said; null is something that was said.
fn given<T>(value: MaybeUndefined<T>) -> Option<Option<T>> {
    match value {
        MaybeUndefined::Undefined => None,
        MaybeUndefined::Null => Some(None),
        MaybeUndefined::Value(value) => Some(Some(value)),
    }
}

impl NewIncome {
    /// Reads what was sent.
    ///
    /// # Errors
    /// [`Error::Invalid`].
    pub fn parse(input: FundIncomeInput, today: Date) -> Result<Self, Error> {
        let FundIncomeInput { source, amount_fen, received_on, title, markdown, photo_ids } = input;
        let mut fields = Fields::default();
        let new = Self {
            source,
            fen: amount(&mut fields, "/amount_fen", amount_fen, FEN),
            on: past(&mut fields, "/received_on", received_on, today),
            words: Words {
                title: fields.line("/title", &title, LINE_MAX),
                markdown: fields.prose_or_empty("/markdown", &markdown, TEXT_MAX),
                payee: None,
                building_id: None,
                complaint_id: None,
            },
            photos: vec![photos(&mut fields, FundPhotoKind::Evidence, "/photo_ids", photo_ids)],
        };
        fields.finish(new)
    }
}

impl NewSpending {
    /// Reads what was sent, and the day on which it was spent.
    ///
    /// # Errors
    /// [`Error::Invalid`].
    pub fn parse(input: FundSpendingInput, today: Date) -> Result<(Self, Date), Error> {
        let mut fields = Fields::default();
        let on = past(&mut fields, "/spent_on", input.spent_on, today);
        let before = photos(&mut fields, FundPhotoKind::Before, "/before_photo_ids", input.before_photo_ids);
        let after = photos(&mut fields, FundPhotoKind::After, "/after_photo_ids", input.after_photo_ids);
        let new = Self {
            category: input.category,
            fen: amount(&mut fields, "/amount_fen", input.amount_fen, FEN),
            words: Words {
                title: fields.line("/title", &input.title, LINE_MAX),
                markdown: fields.prose("/markdown", &input.markdown, TEXT_MAX),
                payee: Some(fields.line("/payee", &input.payee, LINE_MAX)),
                building_id: input.building_id,
                complaint_id: input.complaint_id,
            },
            photos: vec![before, after],
        };
        fields.finish((new, on))
    }

    /// Reads what was proposed.
    ///
    /// # Errors
    /// [`Error::Invalid`].
    pub fn proposed(input: FundProposalInput) -> Result<Self, Error> {
        let mut fields = Fields::default();
        let before = photos(&mut fields, FundPhotoKind::Before, "/before_photo_ids", input.before_photo_ids);
        let evidence =
            photos(&mut fields, FundPhotoKind::Evidence, "/evidence_photo_ids", input.evidence_photo_ids);
        let new = Self {
            category: input.category,
            fen: amount(&mut fields, "/amount_fen", input.amount_fen, FEN),
            words: Words {
                title: fields.line("/title", &input.title, LINE_MAX),
                markdown: fields.prose("/markdown", &input.markdown, TEXT_MAX),
                payee: Some(fields.line("/payee", &input.payee, LINE_MAX)),
                building_id: input.building_id,
                complaint_id: input.complaint_id,
            },
            photos: vec![before, evidence],
        };
        fields.finish(new)
    }
}

/// Photos that are added, read and found right.
///
/// # Errors
/// [`Error::Invalid`].
pub fn added(input: FundPhotosInput) -> Result<Shown, Error> {
    let mut fields = Fields::default();
    if input.photo_ids.is_empty() {
        fields.refuse("/photo_ids", Code::Required);
    }
    let shown = photos(&mut fields, input.kind, "/photo_ids", input.photo_ids);
    fields.finish(shown)
}

/// A reason, read and found right.
///
/// # Errors
/// [`Error::Invalid`].
pub fn reason(input: &FundReason) -> Result<String, Error> {
    let mut fields = Fields::default();
    let reason = fields.prose("/reason", &input.reason, REASON_MAX);
    fields.finish(reason)
}

/// On which account of the ledger the other side of an entry is: from whom it came, or what was spent.
pub fn side(source: Option<FundSource>) -> LedgerAccountKind {
    match source {
        Some(FundSource::Developer) => LedgerAccountKind::Developer,
        Some(FundSource::Owners) => LedgerAccountKind::Owners,
        Some(FundSource::Other) => LedgerAccountKind::Others,
        None => LedgerAccountKind::FundSpent,
    }
}

/// An amount in yuan, as people write it: `12,800` or `12,800.50`.
pub fn yuan(fen: i64) -> String {
    let whole = (fen / 100).to_string();
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    match fen % 100 {
        0 => grouped,
        rest => format!("{grouped}.{rest:02}"),
    }
}

/// Demands that one person records this much alone, after what that one recorded for the same payee in the last days.
///
/// # Errors
/// [`Code::OverLimit`].
pub fn demand_alone(fen: i64, before_fen: i64, approval_fen: i64) -> Result<(), Error> {
    if fen.saturating_add(before_fen) <= approval_fen {
        Ok(())
    } else {
        Err(Error::Forbidden(Code::OverLimit))
    }
}

/// Demands that so much is in the fund; else it is told how much is.
///
/// # Errors
/// [`Code::FundTooSmall`].
pub fn demand_enough(fen: i64, balance_fen: i64) -> Result<(), Error> {
    if fen <= balance_fen {
        return Ok(());
    }
    let told = format!("There are {balance_fen} fen in the fund, {} fewer than that.", fen - balance_fen);
    Err(Error::ConflictTold(Code::FundTooSmall, told))
}

/// Demands that an entry can be corrected: once, and not a correction.
///
/// # Errors
/// [`Code::WrongState`].
pub fn demand_correctable(entry: &fund_entry::Model, corrected: bool) -> Result<(), Error> {
    if entry.kind == FundEntryKind::Correction || corrected {
        return Err(Error::Conflict(Code::WrongState));
    }
    Ok(())
}

/// Demands that somebody may approve a proposal: it waits, and another one proposed it.
///
/// # Errors
/// [`Code::WrongState`]; [`Code::Involved`].
pub fn demand_approver(row: &fund_proposal::Model, by: Option<AccountId>) -> Result<(), Error> {
    if row.state != FundProposalState::Proposed {
        return Err(Error::Conflict(Code::WrongState));
    }
    if by.is_none() || row.proposed_by == by {
        return Err(Error::Forbidden(Code::Involved));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_person_records_for_one_payee_is_counted_together() {
        assert!(demand_alone(1_000_000, 0, LIMIT_FEN).is_ok());
        assert!(demand_alone(1_000_001, 0, LIMIT_FEN).is_err());
        assert!(demand_alone(600_000, 400_000, LIMIT_FEN).is_ok());
        assert!(demand_alone(600_000, 400_001, LIMIT_FEN).is_err());
        assert!(demand_alone(1, 0, 0).is_err(), "with a limit of nothing every spending takes two");
    }

    #[test]
    fn an_amount_is_written_as_people_write_it() {
        for (fen, text) in
            [(0, "0"), (5, "0.05"), (99_900, "999"), (100_000, "1,000"), (123_456_789, "1,234,567.89")]
        {
            assert_eq!(yuan(fen), text);
        }
    }

    #[test]
    fn who_would_spend_more_than_there_is_is_told_how_much_there_is() {
        assert!(demand_enough(500, 500).is_ok());
        match demand_enough(501, 500) {
            Err(Error::ConflictTold(Code::FundTooSmall, told)) => {
                assert_eq!(told, "There are 500 fen in the fund, 1 fewer than that.");
            }
            other => panic!("{other:?}"),
        }
    }
}
