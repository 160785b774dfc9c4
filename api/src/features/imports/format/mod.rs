//! The records of an import, one JSON object a line.
//!
//! A line is read into a shape of its own and parsed by what parses the API's inputs: what could not be made by hand is
//! not imported either.

mod homes;

use linli_entities::board::Visibility;
use linli_entities::complaint::{Category, Grade, Openness};
use linli_entities::import_ref::ImportKind;
use linli_entities::project::ProjectStatus;
use linli_entities::{Date, Instant};
use serde::Deserialize;

use crate::error::Error;
use crate::features::accounts::rules::names::Name;
use crate::features::accounts::rules::profiles;
use crate::features::boards::input::BoardInput;
use crate::features::boards::rules::NewBoard;
use crate::features::complaints::rules::TITLE_MAX;
use crate::features::posts::body::Body;
use crate::features::projects::input::ProjectInput;
use crate::features::projects::rules::NewProject;
use crate::features::topics::rules::Title;
use crate::fields::Fields;

pub use homes::{BuildingRecord, UnitRecord};

/// The longest reference, in bytes.
const REF_BYTES_MAX: usize = 200;

/// A record. `ref` names it within its kind; other records name it by that.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Record {
    /// A project.
    Project(ProjectRecord),
    /// A board.
    Board(BoardRecord),
    /// A building.
    Building(BuildingRecord),
    /// A home in a building, with its days.
    Unit(UnitRecord),
    /// Somebody who wrote. Such an account has neither password nor e-mail address: whoever it belongs to is let in by
    /// a link that an operator makes (`linli admin reset-link`).
    Account(AccountRecord),
    /// A topic with its first post.
    Topic(TopicRecord),
    /// A further post of a topic, in the order of the file.
    Post(PostRecord),
    /// A complaint that was filed elsewhere.
    Complaint(ComplaintRecord),
    /// An answer to such a complaint, after those before it.
    Answer(AnswerRecord),
}

/// The name of a record within its kind: 1 to 200 bytes without control characters.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct Reference(String);

impl Reference {
    /// The reference as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Reference {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        // PostgreSQL takes no NUL in a text, and a reference that cannot be printed helps nobody.
        if text.is_empty() || text.len() > REF_BYTES_MAX || text.chars().any(char::is_control) {
            return Err(format!("a `ref` has 1 to {REF_BYTES_MAX} bytes and no control characters"));
        }
        Ok(Self(text))
    }
}

/// A project, parsed.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "ProjectLine")]
#[expect(missing_docs, reason = "the fields are those of the project")]
pub struct ProjectRecord {
    pub reference: Reference,
    pub new: NewProject,
    pub created_at: Instant,
}

/// A board, parsed; without a project it is one of the club.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "BoardLine")]
#[expect(missing_docs, reason = "the fields are those of the board")]
pub struct BoardRecord {
    pub reference: Reference,
    pub project: Option<Reference>,
    pub new: NewBoard,
    pub created_at: Instant,
}

/// An account, parsed.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "AccountLine")]
#[expect(missing_docs, reason = "the fields are those of the account")]
pub struct AccountRecord {
    pub reference: Reference,
    pub name: Name,
    pub display_name: String,
    pub created_at: Instant,
}

/// A topic, parsed.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "TopicLine")]
#[expect(missing_docs, reason = "the fields are those of the topic")]
pub struct TopicRecord {
    pub reference: Reference,
    pub board: Reference,
    pub author: Reference,
    pub title: Title,
    pub markdown: String,
    /// Whether nobody but moderators may write there.
    pub locked: bool,
    /// Whether it stands above the others of its board.
    pub pinned: bool,
    pub created_at: Instant,
    /// Whether the converter filled in what the source lacked.
    pub filled: bool,
}

/// A post, parsed.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "PostLine")]
#[expect(missing_docs, reason = "the fields are those of the post")]
pub struct PostRecord {
    pub reference: Reference,
    pub topic: Reference,
    pub author: Reference,
    pub markdown: String,
    pub created_at: Instant,
    /// Whether the converter filled in what the source lacked.
    pub filled: bool,
}

/// A complaint, parsed.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "ComplaintLine")]
#[expect(missing_docs, reason = "the fields are those of the complaint")]
pub struct ComplaintRecord {
    pub reference: Reference,
    pub project: Reference,
    pub complainant: Reference,
    pub title: String,
    pub markdown: String,
    pub category: Category,
    pub grade: Grade,
    pub openness: Openness,
    /// When it was received.
    pub created_at: Instant,
    /// Whether the converter filled in what the source lacked.
    pub filled: bool,
}

/// An answer to a complaint, parsed.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "AnswerLine")]
#[expect(missing_docs, reason = "the fields are those of the answer")]
pub struct AnswerRecord {
    pub reference: Reference,
    pub complaint: Reference,
    pub author: Reference,
    pub markdown: String,
    pub created_at: Instant,
    /// Whether the converter filled in what the source lacked.
    pub filled: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProjectLine {
    #[serde(rename = "ref")]
    reference: Reference,
    slug: String,
    name: String,
    city: String,
    #[serde(default)]
    district: String,
    #[serde(default)]
    address: String,
    status: ProjectStatus,
    #[serde(default)]
    summary: String,
    sale_on: Option<Date>,
    handover_on: Option<Date>,
    created_at: Instant,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BoardLine {
    #[serde(rename = "ref")]
    reference: Reference,
    project: Option<Reference>,
    slug: String,
    name: String,
    #[serde(default)]
    description: String,
    visibility: Visibility,
    created_at: Instant,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AccountLine {
    #[serde(rename = "ref")]
    reference: Reference,
    name: String,
    display_name: Option<String>,
    created_at: Instant,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TopicLine {
    #[serde(rename = "ref")]
    reference: Reference,
    board: Reference,
    author: Reference,
    title: String,
    markdown: String,
    #[serde(default)]
    locked: bool,
    #[serde(default)]
    pinned: bool,
    created_at: Instant,
    #[serde(default)]
    filled: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PostLine {
    #[serde(rename = "ref")]
    reference: Reference,
    topic: Reference,
    author: Reference,
    markdown: String,
    created_at: Instant,
    #[serde(default)]
    filled: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ComplaintLine {
    #[serde(rename = "ref")]
    reference: Reference,
    project: Reference,
    complainant: Reference,
    title: String,
    markdown: String,
    category: Option<Category>,
    grade: Option<Grade>,
    openness: Option<Openness>,
    created_at: Instant,
    #[serde(default)]
    filled: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AnswerLine {
    #[serde(rename = "ref")]
    reference: Reference,
    complaint: Reference,
    author: Reference,
    markdown: String,
    created_at: Instant,
    #[serde(default)]
    filled: Vec<String>,
}

/// What is wrong with the fields of a line, for people.
struct Refusal(String);

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self(error.for_people())
    }
}

/// An instant of our times.
fn instant(at: Instant) -> Result<Instant, Refusal> {
    let mut fields = Fields::default();
    fields.date("/created_at", at.date_naive());
    Ok(fields.finish(at)?)
}

impl TryFrom<ProjectLine> for ProjectRecord {
    type Error = Refusal;

    fn try_from(line: ProjectLine) -> Result<Self, Refusal> {
        let input = ProjectInput {
            slug: line.slug,
            name: line.name,
            city: line.city,
            district: line.district,
            address: line.address,
            status: line.status,
            summary: line.summary,
            sale_on: line.sale_on,
            handover_on: line.handover_on,
        };
        let (new, created_at) = (input.try_into()?, instant(line.created_at)?);
        Ok(Self { reference: line.reference, new, created_at })
    }
}

impl TryFrom<BoardLine> for BoardRecord {
    type Error = Refusal;

    fn try_from(line: BoardLine) -> Result<Self, Refusal> {
        let BoardLine { reference, project, slug, name, description, visibility, created_at } = line;
        let new = BoardInput {
            slug,
            name,
            description,
            visibility,
            position: None,
            building_id: None,
            entrance: None,
            tenants: None,
        };
        let new = new.try_into()?;
        Ok(Self { reference, project, new, created_at: instant(created_at)? })
    }
}

impl TryFrom<AccountLine> for AccountRecord {
    type Error = Refusal;

    fn try_from(line: AccountLine) -> Result<Self, Refusal> {
        let AccountLine { reference, name, display_name, created_at } = line;
        let mut fields = Fields::default();
        let parsed = fields.parsed("/name", Name::parse(&name));
        let shown = display_name.filter(|shown| !shown.trim().is_empty()).unwrap_or(name);
        let shown = fields.parsed("/display_name", profiles::display_name(&shown));
        let (name, display_name) = fields.complete(parsed.zip(shown))?;
        Ok(Self { reference, name, display_name, created_at: instant(created_at)? })
    }
}

impl TryFrom<TopicLine> for TopicRecord {
    type Error = Refusal;

    fn try_from(line: TopicLine) -> Result<Self, Refusal> {
        let TopicLine { reference, board, author, title, markdown, locked, pinned, created_at, filled } =
            line;
        let (title, markdown) = (Title::parse(&title)?, Body::parse(&markdown)?);
        let (created_at, filled) = (instant(created_at)?, !filled.is_empty());
        Ok(Self { reference, board, author, title, markdown, locked, pinned, created_at, filled })
    }
}

impl TryFrom<PostLine> for PostRecord {
    type Error = Refusal;

    fn try_from(line: PostLine) -> Result<Self, Refusal> {
        let PostLine { reference, topic, author, markdown, created_at, filled } = line;
        let (created_at, filled) = (instant(created_at)?, !filled.is_empty());
        Ok(Self { reference, topic, author, markdown: Body::parse(&markdown)?, created_at, filled })
    }
}

impl TryFrom<ComplaintLine> for ComplaintRecord {
    type Error = Refusal;

    fn try_from(line: ComplaintLine) -> Result<Self, Refusal> {
        let mut fields = Fields::default();
        let title = fields.line("/title", &line.title, TITLE_MAX);
        Ok(Self {
            reference: line.reference,
            project: line.project,
            complainant: line.complainant,
            title: fields.finish(title)?,
            markdown: Body::parse(&line.markdown)?,
            category: line.category.unwrap_or(Category::Other),
            grade: line.grade.unwrap_or(Grade::S3),
            openness: line.openness.unwrap_or(Openness::Private),
            created_at: instant(line.created_at)?,
            filled: !line.filled.is_empty(),
        })
    }
}

impl TryFrom<AnswerLine> for AnswerRecord {
    type Error = Refusal;

    fn try_from(line: AnswerLine) -> Result<Self, Refusal> {
        let AnswerLine { reference, complaint, author, markdown, created_at, filled } = line;
        let (created_at, filled) = (instant(created_at)?, !filled.is_empty());
        Ok(Self { reference, complaint, author, markdown: Body::parse(&markdown)?, created_at, filled })
    }
}

impl Record {
    /// Reads a line.
    ///
    /// # Errors
    /// What is wrong with it, for people.
    pub fn parse(line: &str) -> Result<Self, String> {
        serde_json::from_str(line).map_err(|error| error.to_string())
    }

    /// Which kind of thing it is.
    pub fn kind(&self) -> ImportKind {
        match self {
            Self::Project(_) => ImportKind::Project,
            Self::Board(_) => ImportKind::Board,
            Self::Building(_) => ImportKind::Building,
            Self::Unit(_) => ImportKind::Unit,
            Self::Account(_) => ImportKind::Account,
            Self::Topic(_) => ImportKind::Topic,
            Self::Post(_) => ImportKind::Post,
            Self::Complaint(_) => ImportKind::Complaint,
            Self::Answer(_) => ImportKind::Answer,
        }
    }

    /// The name of the record within its kind.
    pub fn reference(&self) -> &Reference {
        match self {
            Self::Project(record) => &record.reference,
            Self::Board(record) => &record.reference,
            Self::Building(record) => &record.reference,
            Self::Unit(record) => &record.reference,
            Self::Account(record) => &record.reference,
            Self::Topic(record) => &record.reference,
            Self::Post(record) => &record.reference,
            Self::Complaint(record) => &record.reference,
            Self::Answer(record) => &record.reference,
        }
    }

    /// The records it names.
    pub fn names(&self) -> Vec<(ImportKind, &Reference)> {
        match self {
            Self::Project(_) | Self::Account(_) => vec![],
            Self::Board(board) => board.project.iter().map(|name| (ImportKind::Project, name)).collect(),
            Self::Building(building) => vec![(ImportKind::Project, &building.project)],
            Self::Unit(unit) => vec![(ImportKind::Building, &unit.building)],
            Self::Topic(topic) => {
                vec![(ImportKind::Board, &topic.board), (ImportKind::Account, &topic.author)]
            }
            Self::Post(post) => vec![(ImportKind::Topic, &post.topic), (ImportKind::Account, &post.author)],
            Self::Complaint(complaint) => {
                vec![(ImportKind::Project, &complaint.project), (ImportKind::Account, &complaint.complainant)]
            }
            Self::Answer(answer) => {
                vec![(ImportKind::Complaint, &answer.complaint), (ImportKind::Account, &answer.author)]
            }
        }
    }

    /// Whether the converter had to fill something in.
    pub fn is_filled(&self) -> bool {
        match self {
            Self::Topic(topic) => topic.filled,
            Self::Post(post) => post.filled,
            Self::Complaint(complaint) => complaint.filled,
            Self::Answer(answer) => answer.filled,
            Self::Project(_) | Self::Board(_) | Self::Building(_) | Self::Unit(_) | Self::Account(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_what_is_wrong_with_it() {
        let good = r#"{"kind":"post","ref":"p1","topic":"t1","author":"a1","markdown":"好","created_at":"2026-01-01T00:00:00Z"}"#;
        assert!(Record::parse(good).is_ok());
        assert!(
            Record::parse(&good.replace("\"post\"", "\"poem\"")).is_err_and(|error| error.contains("poem"))
        );
        assert!(Record::parse(&good.replace("好", " ")).is_err());
        assert!(
            Record::parse(&good.replace("\"topic\":\"t1\",", "")).is_err_and(|error| error.contains("topic"))
        );
        assert!(Record::parse("{").is_err());
    }
}
