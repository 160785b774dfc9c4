//! How commitments are shown.

use linli_entities::commitment::CommitmentId;
use linli_entities::commitment_entry::CommitmentEntryKind;
use linli_entities::post::PostId;
use linli_entities::project::ProjectId;
use linli_entities::{Date, Instant};
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::logic::Seen;
use super::rules::{CommitmentState, Standing};
use crate::answer::Addressed;
use crate::features::accounts::logic::AccountRef;
use crate::features::posts;
use crate::features::projects::output::ProjectRef;

/// What staff said in public that will be done, and by which day.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Commitment {
    /// The id.
    pub id: CommitmentId,
    /// The project.
    pub project: ProjectRef,
    /// The post by which it was made.
    pub post_id: PostId,
    /// Where that post is read on the web, relative to the server.
    pub url: String,
    /// The title of its topic.
    pub topic_title: String,
    /// What will be done.
    pub text: String,
    /// How it stands today.
    pub state: CommitmentState,
    /// The day that was said first.
    pub first_due_on: Date,
    /// The day that holds.
    pub due_on: Date,
    /// Whether a day was over before it was moved: what is done then is done late.
    pub missed: bool,
    /// The day on which it was kept or given up.
    pub ended_on: Option<Date>,
    /// All that was said of it, in order. It stays as it is.
    pub history: Vec<CommitmentEntry>,
    /// What the reader may do with it.
    pub may: CommitmentMay,
    /// Grows with every entry; give it as `If-Match` to move it.
    pub version: i64,
}

/// What was said of a commitment.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct CommitmentEntry {
    /// Its place in the history, from 1.
    pub number: i64,
    /// What was said.
    pub kind: CommitmentEntryKind,
    /// The day that holds from then on.
    pub due_on: Date,
    /// Why.
    pub reason: Option<String>,
    /// Who said so; null for the command line.
    pub by: Option<AccountRef>,
    /// When.
    pub acted_at: Instant,
    /// SHA-256 of the hash before it and of all of this, as hexadecimal digits.
    pub hash: String,
}

/// What the reader may do with a commitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Object)]
pub struct CommitmentMay {
    /// Move it, say that it was kept, give it up.
    pub act: bool,
}

/// How many commitments of a project stand how, of those that the reader may read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Object)]
#[oai(example)]
pub struct CommitmentCounts {
    /// The day is still to come.
    pub open: i64,
    /// The day is over, and it was neither kept nor given up.
    pub overdue: i64,
    /// Kept by the day.
    pub kept: i64,
    /// Kept after the day.
    pub kept_late: i64,
    /// Given up.
    pub given_up: i64,
}

/// That a post is a commitment.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[oai(example)]
pub struct CommittedPost {
    /// The post.
    pub post_id: PostId,
    /// The commitment.
    pub commitment_id: CommitmentId,
    /// What will be done.
    pub text: String,
    /// How it stands today.
    pub state: CommitmentState,
    /// The day that was said first.
    pub first_due_on: Date,
    /// The day that holds.
    pub due_on: Date,
    /// The day on which it was kept or given up.
    pub ended_on: Option<Date>,
}

impl From<Seen> for Commitment {
    fn from(seen: Seen) -> Self {
        let Seen { row, project, topic, number, history, may_act, today } = seen;
        let state = Standing::of(&row).state(today);
        Self {
            id: row.id,
            project,
            post_id: row.post_id,
            url: posts::rules::url(topic.0, number),
            topic_title: topic.1,
            text: row.text,
            state,
            first_due_on: row.first_due_on,
            due_on: row.due_on,
            missed: row.missed,
            ended_on: row.ended_on,
            history: history
                .into_iter()
                .map(|(entry, by)| CommitmentEntry {
                    number: entry.number,
                    kind: entry.kind,
                    due_on: entry.due_on,
                    reason: entry.reason,
                    by,
                    acted_at: entry.acted_at,
                    hash: hex::encode(entry.hash),
                })
                .collect(),
            may: CommitmentMay { act: may_act && row.outcome.is_none() },
            version: row.entry_count,
        }
    }
}

impl CommitmentCounts {
    /// From counts of which those that are none are missing.
    pub fn of(counts: &[(CommitmentState, i64)]) -> Self {
        let of = |state| counts.iter().find(|(one, _)| *one == state).map_or(0, |(_, count)| *count);
        Self {
            open: of(CommitmentState::Open),
            overdue: of(CommitmentState::Overdue),
            kept: of(CommitmentState::Kept),
            kept_late: of(CommitmentState::KeptLate),
            given_up: of(CommitmentState::GivenUp),
        }
    }
}

impl Addressed for Commitment {
    fn address(&self) -> String {
        format!("/commitments/{}", self.id)
    }
}

/// A day for examples.
fn june(day: u32) -> Date {
    Date::from_ymd_opt(2027, 6, day).unwrap_or_default()
}

impl Example for Commitment {
    fn example() -> Self {
        Self {
            id: CommitmentId(5),
            project: ProjectRef { id: ProjectId(3), ..ProjectRef::example() },
            post_id: PostId(1024),
            url: "/topics/42#p2".to_owned(),
            topic_title: "3 号楼的电梯".to_owned(),
            text: "3 号楼电梯在 6 月底前全部换新。".to_owned(),
            state: CommitmentState::Open,
            first_due_on: june(30),
            due_on: june(30),
            missed: false,
            ended_on: None,
            history: vec![CommitmentEntry::example()],
            may: CommitmentMay { act: false },
            version: 1,
        }
    }
}

impl Example for CommitmentEntry {
    fn example() -> Self {
        Self {
            number: 1,
            kind: CommitmentEntryKind::Made,
            due_on: june(30),
            reason: None,
            by: Some(AccountRef::example()),
            acted_at: Instant::UNIX_EPOCH,
            hash: "5626692580690ea144c4f0a4bbb874d091947b329bcdb8a402e069fe7c5f56d6".to_owned(),
        }
    }
}

impl Example for CommitmentCounts {
    fn example() -> Self {
        Self { open: 4, overdue: 1, kept: 17, kept_late: 2, given_up: 1 }
    }
}

impl Example for CommittedPost {
    fn example() -> Self {
        Self {
            post_id: PostId(1024),
            commitment_id: CommitmentId(5),
            text: "3 号楼电梯在 6 月底前全部换新。".to_owned(),
            state: CommitmentState::Open,
            first_due_on: june(30),
            due_on: june(30),
            ended_on: None,
        }
    }
}
