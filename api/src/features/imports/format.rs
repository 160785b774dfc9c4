//! The records of an import, one JSON object a line.

use linli_entities::board::Visibility;
use linli_entities::complaint::{Category, Grade, Openness};
use linli_entities::import_ref::ImportKind;
use linli_entities::project::ProjectStatus;
use linli_entities::{Date, Instant};
use serde::Deserialize;

use crate::features::complaints::rules::TITLE_MAX;
use crate::features::posts::body::Body;
use crate::features::topics::rules::Title;

/// A record. `ref` names it within its kind; other records name it by that.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Record {
    /// A project.
    Project(ProjectRecord),
    /// A board.
    Board(BoardRecord),
    /// Somebody who wrote. Such an account has no password; it can be recovered where it has an e-mail address.
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

/// A project.
#[derive(Clone, Debug, Deserialize)]
#[expect(missing_docs, reason = "the fields are those of the project")]
pub struct ProjectRecord {
    #[serde(rename = "ref")]
    pub reference: String,
    pub slug: String,
    pub name: String,
    pub city: String,
    #[serde(default)]
    pub district: String,
    #[serde(default)]
    pub address: String,
    pub status: ProjectStatus,
    #[serde(default)]
    pub summary: String,
    pub sale_on: Option<Date>,
    pub handover_on: Option<Date>,
    pub created_at: Instant,
}

/// A board; without a project it is one of the club.
#[derive(Clone, Debug, Deserialize)]
#[expect(missing_docs, reason = "the fields are those of the board")]
pub struct BoardRecord {
    #[serde(rename = "ref")]
    pub reference: String,
    pub project: Option<String>,
    pub slug: String,
    pub name: String,
    #[serde(default)]
    pub description: String,
    pub visibility: Visibility,
    pub created_at: Instant,
}

/// An account.
#[derive(Clone, Debug, Deserialize)]
#[expect(missing_docs, reason = "the fields are those of the account")]
pub struct AccountRecord {
    #[serde(rename = "ref")]
    pub reference: String,
    pub name: String,
    pub display_name: Option<String>,
    pub created_at: Instant,
}

/// A topic.
#[derive(Clone, Debug, Deserialize)]
#[expect(missing_docs, reason = "the fields are those of the topic")]
pub struct TopicRecord {
    #[serde(rename = "ref")]
    pub reference: String,
    pub board: String,
    pub author: String,
    pub title: String,
    pub markdown: String,
    pub created_at: Instant,
    /// What the source lacked and the converter filled in.
    #[serde(default)]
    pub filled: Vec<String>,
}

/// A post.
#[derive(Clone, Debug, Deserialize)]
#[expect(missing_docs, reason = "the fields are those of the post")]
pub struct PostRecord {
    #[serde(rename = "ref")]
    pub reference: String,
    pub topic: String,
    pub author: String,
    pub markdown: String,
    pub created_at: Instant,
    /// What the source lacked and the converter filled in.
    #[serde(default)]
    pub filled: Vec<String>,
}

/// A complaint.
#[derive(Clone, Debug, Deserialize)]
#[expect(missing_docs, reason = "the fields are those of the complaint")]
pub struct ComplaintRecord {
    #[serde(rename = "ref")]
    pub reference: String,
    pub project: String,
    pub complainant: String,
    pub title: String,
    pub markdown: String,
    pub category: Option<Category>,
    pub grade: Option<Grade>,
    pub openness: Option<Openness>,
    /// When it was received.
    pub created_at: Instant,
    /// What the source lacked and the converter filled in.
    #[serde(default)]
    pub filled: Vec<String>,
}

/// An answer to a complaint.
#[derive(Clone, Debug, Deserialize)]
#[expect(missing_docs, reason = "the fields are those of the answer")]
pub struct AnswerRecord {
    #[serde(rename = "ref")]
    pub reference: String,
    pub complaint: String,
    pub author: String,
    pub markdown: String,
    pub created_at: Instant,
    /// What the source lacked and the converter filled in.
    #[serde(default)]
    pub filled: Vec<String>,
}

/// The title of a complaint: one line, not too long.
fn complaint_title(title: &str) -> Result<(), String> {
    let length = title.trim().chars().count();
    if !(1..=TITLE_MAX).contains(&length) || title.chars().any(char::is_control) {
        return Err(format!("`title` is a line of 1 to {TITLE_MAX} characters"));
    }
    Ok(())
}

impl Record {
    /// Reads a line.
    ///
    /// # Errors
    /// What is wrong with it, for people.
    pub fn parse(line: &str) -> Result<Self, String> {
        let record: Self = serde_json::from_str(line).map_err(|error| error.to_string())?;
        let reference = record.reference();
        if reference.is_empty() || reference.len() > 200 {
            return Err("`ref` has 1 to 200 bytes".to_owned());
        }
        match &record {
            Self::Topic(topic) => {
                Title::parse(&topic.title).map_err(|error| error.to_string())?;
                Body::parse(&topic.markdown).map_err(|error| error.to_string())?;
            }
            Self::Post(post) => {
                Body::parse(&post.markdown).map_err(|error| error.to_string())?;
            }
            Self::Complaint(complaint) => {
                complaint_title(&complaint.title)?;
                Body::parse(&complaint.markdown).map_err(|error| error.to_string())?;
            }
            Self::Answer(answer) => {
                Body::parse(&answer.markdown).map_err(|error| error.to_string())?;
            }
            Self::Project(_) | Self::Board(_) | Self::Account(_) => {}
        }
        Ok(record)
    }

    /// Which kind of thing it is.
    pub fn kind(&self) -> ImportKind {
        match self {
            Self::Project(_) => ImportKind::Project,
            Self::Board(_) => ImportKind::Board,
            Self::Account(_) => ImportKind::Account,
            Self::Topic(_) => ImportKind::Topic,
            Self::Post(_) => ImportKind::Post,
            Self::Complaint(_) => ImportKind::Complaint,
            Self::Answer(_) => ImportKind::Answer,
        }
    }

    /// The name of the record within its kind.
    pub fn reference(&self) -> &str {
        match self {
            Self::Project(record) => &record.reference,
            Self::Board(record) => &record.reference,
            Self::Account(record) => &record.reference,
            Self::Topic(record) => &record.reference,
            Self::Post(record) => &record.reference,
            Self::Complaint(record) => &record.reference,
            Self::Answer(record) => &record.reference,
        }
    }

    /// The records it names.
    pub fn names(&self) -> Vec<(ImportKind, &str)> {
        match self {
            Self::Project(_) | Self::Account(_) => vec![],
            Self::Board(board) => {
                board.project.iter().map(|name| (ImportKind::Project, name.as_str())).collect()
            }
            Self::Topic(topic) => {
                vec![(ImportKind::Board, topic.board.as_str()), (ImportKind::Account, topic.author.as_str())]
            }
            Self::Post(post) => {
                vec![(ImportKind::Topic, post.topic.as_str()), (ImportKind::Account, post.author.as_str())]
            }
            Self::Complaint(complaint) => vec![
                (ImportKind::Project, complaint.project.as_str()),
                (ImportKind::Account, complaint.complainant.as_str()),
            ],
            Self::Answer(answer) => vec![
                (ImportKind::Complaint, answer.complaint.as_str()),
                (ImportKind::Account, answer.author.as_str()),
            ],
        }
    }

    /// Whether the converter had to fill something in.
    pub fn is_filled(&self) -> bool {
        match self {
            Self::Topic(topic) => !topic.filled.is_empty(),
            Self::Post(post) => !post.filled.is_empty(),
            Self::Complaint(complaint) => !complaint.filled.is_empty(),
            Self::Answer(answer) => !answer.filled.is_empty(),
            Self::Project(_) | Self::Board(_) | Self::Account(_) => false,
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
