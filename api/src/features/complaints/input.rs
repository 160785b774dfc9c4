//! What is sent about complaints.

pub mod compensations;
pub mod visits;

use chrono::SubsecRound as _;
use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::attachment::AttachmentId;
use linli_entities::complaint::{Category, Channel, ComplaintId, Grade, Openness};
use linli_entities::project::ProjectId;
use linli_entities::team::TeamId;
use linli_entities::unit::UnitId;
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::act::{Act, Words};
use super::rules::{
    ANSWER_MIN, ASSIGN_MAX, NOTE_MAX, NewComplaint, PHOTOS_MAX, PROMISED_MAX, TEXT_MAX, TITLE_MAX, Told,
};
use crate::code::Code;
use crate::error::Error;
use crate::fields::Fields;

/// A complaint that is to be filed.
#[derive(Debug, Object)]
#[oai(example)]
pub struct ComplaintInput {
    /// The project it is about.
    pub project_id: ProjectId,
    /// The home it is about, one of the complainant's own; none for what belongs to all.
    pub unit_id: Option<UnitId>,
    /// What is wrong, in at most 80 characters.
    pub title: String,
    /// What is wrong, in Markdown; at most 8 000 characters.
    pub markdown: String,
    /// What shows it: up to 9 photos that were uploaded before.
    pub photo_ids: Option<Vec<AttachmentId>>,
    /// What it is about.
    pub category: Category,
    /// How grave it is; `s3` unless given. `s1` is for danger to life or property.
    pub grade: Option<Grade>,
    /// Whether life or property is in danger: then it is of the grade `s1`, and goes before all others.
    pub danger: Option<bool>,
    /// Who may read it; `private` unless given.
    pub openness: Option<Openness>,
    /// For staff that was told of it by somebody else.
    pub on_behalf: Option<OnBehalfInput>,
}

/// Who told staff of a complaint, how and when.
#[derive(Clone, Debug, Object)]
pub struct OnBehalfInput {
    /// Whose complaint it is.
    pub account_id: AccountId,
    /// How staff were told: `phone` or `walk_in`.
    pub channel: Channel,
    /// When they were told, at most 24 hours ago: the promise counts from here.
    pub received_at: Instant,
}

impl ComplaintInput {
    /// Reads the input.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field that is wrong; those of [`Told::parse`].
    pub fn parse(self, now: Instant) -> Result<(NewComplaint, Option<(AccountId, Told)>), Error> {
        let mut fields = Fields::default();
        let title = fields.line("/title", &self.title, TITLE_MAX);
        let markdown = fields.prose("/markdown", &self.markdown, TEXT_MAX);
        let photo_ids = photos(&mut fields, self.photo_ids.as_deref());
        let new = NewComplaint {
            project_id: self.project_id,
            unit_id: self.unit_id,
            title,
            markdown,
            photo_ids,
            category: self.category,
            grade: match self.danger {
                Some(true) => Grade::S1,
                _ => self.grade.unwrap_or(Grade::S3),
            },
            openness: self.openness.unwrap_or(Openness::Private),
        };
        let new = fields.complete(Some(new))?;
        let told = match self.on_behalf {
            Some(OnBehalfInput { account_id, channel, received_at }) => {
                Some((account_id, Told::parse(channel, received_at, now)?))
            }
            None => None,
        };
        Ok((new, told))
    }
}

impl Example for ComplaintInput {
    fn example() -> Self {
        Self {
            project_id: ProjectId(3),
            unit_id: Some(UnitId(11)),
            title: "三号楼电梯停了两天".to_owned(),
            markdown: "从周一早上起一直停运，家里有老人下不了楼。".to_owned(),
            photo_ids: Some(vec![AttachmentId(77)]),
            category: Category::Facilities,
            grade: Some(Grade::S2),
            danger: None,
            openness: Some(Openness::Public),
            on_behalf: None,
        }
    }
}

/// What is looked for in a list.
///
/// # Errors
/// [`Code::TooLong`] and [`Code::Malformed`] at `/query`.
pub fn query(text: Option<String>) -> Result<Option<String>, Error> {
    let mut fields = Fields::default();
    let text = text.map(|text| fields.line_or_empty("/query", &text, TITLE_MAX));
    fields.complete(Some(text.filter(|text| !text.is_empty())))
}

/// Something that is said.
#[derive(Debug, Object)]
#[oai(example)]
pub struct WordsInput {
    /// Markdown, at most 8 000 characters.
    pub markdown: String,
    /// What is shown with it: up to 9 photos that were uploaded before.
    pub photo_ids: Option<Vec<AttachmentId>>,
}

/// Photos named by an input: not too many, none twice.
fn photos(fields: &mut Fields, ids: Option<&[AttachmentId]>) -> Vec<AttachmentId> {
    let ids = ids.unwrap_or_default().to_vec();
    if ids.len() > PHOTOS_MAX {
        fields.refuse("/photo_ids", Code::TooMany);
    }
    if ids.iter().enumerate().any(|(index, id)| ids[..index].contains(id)) {
        fields.refuse("/photo_ids", Code::Malformed);
    }
    ids
}

impl WordsInput {
    /// The words, at least `least` characters of them.
    ///
    /// # Errors
    /// [`Code::Required`], [`Code::TooShort`], [`Code::TooLong`] at `/markdown`.
    pub fn parse(&self, least: usize) -> Result<String, Error> {
        let mut fields = Fields::default();
        let text = fields.prose("/markdown", &self.markdown, TEXT_MAX);
        if !text.is_empty() && text.chars().filter(|c| !c.is_whitespace()).count() < least {
            fields.refuse("/markdown", Code::TooShort);
        }
        fields.complete(Some(text))
    }

    /// The words, at least `least` characters of them, with their photos.
    ///
    /// # Errors
    /// As [`parse`](Self::parse); [`Code::TooMany`], [`Code::Malformed`] at `/photo_ids`.
    pub fn words(&self, least: usize) -> Result<Words, Error> {
        let mut fields = Fields::default();
        let photo_ids = photos(&mut fields, self.photo_ids.as_deref());
        fields.finish(Words { markdown: self.parse(least)?, photo_ids })
    }

    /// The words of an answer (E10).
    ///
    /// # Errors
    /// As [`words`](Self::words).
    pub fn answer(&self) -> Result<Words, Error> {
        self.words(ANSWER_MIN)
    }
}

/// Why something is done, or is not.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ReasonInput {
    /// In Markdown; 1 to 8 000 characters.
    pub markdown: String,
}

impl ReasonInput {
    /// The reason.
    ///
    /// # Errors
    /// As [`WordsInput::parse`].
    pub fn parse(self) -> Result<String, Error> {
        WordsInput { markdown: self.markdown, photo_ids: None }.parse(1)
    }
}

impl Example for ReasonInput {
    fn example() -> Self {
        Self { markdown: "这是物业公司的合同，请转给物业组。".to_owned() }
    }
}

impl Example for WordsInput {
    fn example() -> Self {
        Self {
            markdown: "维修师傅已经到场，配件明天上午十点送到，预计中午恢复运行。".to_owned(),
            photo_ids: None,
        }
    }
}

/// What staff tell each other.
#[derive(Debug, Object)]
#[oai(example)]
pub struct NoteInput {
    /// Plain text, at most 2 000 characters.
    pub text: String,
}

impl TryFrom<NoteInput> for String {
    type Error = Error;

    fn try_from(input: NoteInput) -> Result<Self, Error> {
        let mut fields = Fields::default();
        let text = fields.prose("/text", &input.text, NOTE_MAX);
        fields.complete(Some(text))
    }
}

impl Example for NoteInput {
    fn example() -> Self {
        Self { text: "厂家说配件周四到，先不要承诺周三。".to_owned() }
    }
}

/// Who is to work on it.
#[derive(Debug, Object)]
#[oai(example)]
pub struct HandlerInput {
    /// A member of staff who answers complaints of the project.
    pub handler_id: AccountId,
}

impl Example for HandlerInput {
    fn example() -> Self {
        Self { handler_id: AccountId(9) }
    }
}

/// Who is to work on many.
#[derive(Debug, Object)]
#[oai(example)]
pub struct AssignmentsInput {
    /// A member of staff who answers complaints of their projects.
    pub handler_id: AccountId,
    /// Which complaints, 1 to 100.
    pub complaint_ids: Vec<ComplaintId>,
}

impl AssignmentsInput {
    /// Who, and which.
    ///
    /// # Errors
    /// [`Code::Required`], [`Code::TooMany`] at `/complaint_ids`.
    pub fn parse(self) -> Result<(AccountId, Vec<ComplaintId>), Error> {
        let mut fields = Fields::default();
        if self.complaint_ids.is_empty() {
            fields.refuse("/complaint_ids", Code::Required);
        }
        if self.complaint_ids.len() > ASSIGN_MAX {
            fields.refuse("/complaint_ids", Code::TooMany);
        }
        fields.finish((self.handler_id, self.complaint_ids))
    }
}

impl Example for AssignmentsInput {
    fn example() -> Self {
        Self { handler_id: AccountId(9), complaint_ids: vec![ComplaintId(42), ComplaintId(43)] }
    }
}

/// Which team is to have it.
#[derive(Debug, Object)]
#[oai(example)]
pub struct TeamChoice {
    /// A team that may work for its project.
    pub team_id: TeamId,
}

impl Example for TeamChoice {
    fn example() -> Self {
        Self { team_id: TeamId(5) }
    }
}

/// How grave it is.
#[derive(Debug, Object)]
#[oai(example)]
pub struct GradeInput {
    /// A graver one moves what is owed earlier; a milder one, which only a lead gives, moves nothing.
    pub grade: Grade,
}

impl Example for GradeInput {
    fn example() -> Self {
        Self { grade: Grade::S1 }
    }
}

/// How it was handled.
#[derive(Debug, Object)]
#[oai(example)]
pub struct RatingInput {
    /// 1 to 5.
    pub rating: i32,
}

impl Example for RatingInput {
    fn example() -> Self {
        Self { rating: 5 }
    }
}

impl RatingInput {
    /// The act.
    ///
    /// # Errors
    /// [`Code::OutOfRange`] at `/rating`.
    pub fn parse(&self) -> Result<Act, Error> {
        let mut fields = Fields::default();
        let rating = fields.number("/rating", self.rating, 1..=5);
        fields.complete(Some(Act::Rate(rating)))
    }
}

/// What is said, and until when it holds.
#[derive(Debug, Object)]
#[oai(example)]
pub struct UntilInput {
    /// Markdown, at least 10 and at most 8 000 characters.
    pub markdown: String,
    /// Until when; within a year.
    pub until_at: Instant,
}

impl UntilInput {
    /// The words and the time.
    ///
    /// # Errors
    /// Those of [`WordsInput::answer`]; [`Code::OutOfRange`] at `/until_at`.
    pub fn parse(self, now: Instant) -> Result<(String, Instant), Error> {
        let text = WordsInput { markdown: self.markdown, photo_ids: None }.parse(ANSWER_MIN)?;
        // Whole milliseconds, as every instant that is kept.
        let until = self.until_at.trunc_subsecs(3);
        if until <= now || until - now > PROMISED_MAX {
            return Err(Error::invalid("/until_at", Code::OutOfRange));
        }
        Ok((text, until))
    }
}

impl Example for UntilInput {
    fn example() -> Self {
        let until_at = Instant::UNIX_EPOCH;
        Self { markdown: "周五之前换好轿厢的配件。".to_owned(), until_at }
    }
}

/// What a lead finds of a disputed answer.
#[derive(Debug, Object)]
#[oai(example)]
pub struct RulingInput {
    /// True where the answer was none: what it met is owed again.
    pub upheld: bool,
    /// Why, in Markdown; the complainant reads it. At least 10 and at most 8 000 characters.
    pub markdown: String,
}

impl RulingInput {
    /// The act.
    ///
    /// # Errors
    /// Those of [`WordsInput::answer`].
    pub fn parse(self, number: i32) -> Result<Act, Error> {
        let reasons = WordsInput { markdown: self.markdown, photo_ids: None }.parse(ANSWER_MIN)?;
        Ok(Act::Rule { number, upheld: self.upheld, reasons })
    }
}

impl Example for RulingInput {
    fn example() -> Self {
        Self {
            upheld: true, markdown: "只说了收到，没有说什么时候修，重新回复。".to_owned()
        }
    }
}

/// What somebody else finds of a proposal to close a complaint.
#[derive(Debug, Object)]
#[oai(example)]
pub struct ClosingInput {
    /// True where it is spam or abuse: it is closed.
    pub agree: bool,
}

impl Example for ClosingInput {
    fn example() -> Self {
        Self { agree: false }
    }
}
