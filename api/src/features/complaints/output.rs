//! How complaints are shown.

use linli_entities::Instant;
use linli_entities::complaint::{Category, Channel, ComplaintId, ComplaintState, Grade, Openness};
use linli_entities::complaint_act::ActKind;
use linli_entities::complaint_deadline::DeadlineKind;
use poem_openapi::Object;
use poem_openapi::types::Example;
use serde_json::Value;

use super::logic;
use super::rules::figures::Figures;
use super::rules::fold::{self, Status};
use super::rules::table::{self, Party};
use crate::answer::Addressed;
use crate::features::accounts::logic::AccountRef;
use crate::features::attachments::output::Photo;
use crate::features::projects::output::ProjectRef;

/// A complaint.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Complaint {
    /// The id.
    pub id: ComplaintId,
    /// The project it is about.
    pub project: ProjectRef,
    /// Its number within the project, from 1 without gaps.
    pub number: i32,
    /// What is wrong, plain text; empty once the complainant's account is erased.
    pub title: String,
    /// What it is about.
    pub category: Category,
    /// How grave it is.
    pub grade: Grade,
    /// Who may read it beside the household and staff.
    pub openness: Openness,
    /// The way on which it came.
    pub channel: Channel,
    /// Where it stands.
    pub state: ComplaintState,
    /// How often it was opened.
    pub cycle: i32,
    /// Whose it is; null for whoever is neither of the household nor of the staff.
    pub complainant: Option<AccountRef>,
    /// The home it is about; null for the same, and where it is about none.
    pub unit_label: Option<String>,
    /// Who answers for it, from the first touch to the end.
    pub responsible: Option<AccountRef>,
    /// Who works on it.
    pub handler: Option<AccountRef>,
    /// When the complainant told of it: the promise counts from here.
    pub received_at: Instant,
    /// When it was written down; much later than `received_at` for what staff were told of.
    pub filed_at: Instant,
    /// When the nearest answer is due; null while none is owed.
    pub due_at: Option<Instant>,
    /// What is and was owed, in the order of opening.
    pub deadlines: Vec<Deadline>,
    /// What the complainant says of how it was handled, 1 to 5.
    pub rating: Option<i32>,
    /// What the reader may do now.
    pub may: ComplaintMay,
    /// Grows with everything that happens.
    pub version: i64,
}

/// Something that is owed, or was.
#[derive(Clone, Debug, Object)]
pub struct Deadline {
    /// What is owed.
    pub kind: DeadlineKind,
    /// In which cycle.
    pub cycle: i32,
    /// From when it counts.
    pub started_at: Instant,
    /// Until when, this instant included. It never moves later.
    pub due_at: Instant,
    /// When it was done.
    pub met_at: Option<Instant>,
    /// When it came to be owed no longer without having been done: put right, taken back, or opened again.
    pub cancelled_at: Option<Instant>,
    /// How it stands: a function of these facts and the time of the answer.
    pub status: Status,
}

/// What the reader may do with a complaint as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Object)]
pub struct ComplaintMay {
    /// Write again.
    pub follow_up: bool,
    /// Answer.
    pub answer: bool,
    /// Assign it, change its grade, read and write notes.
    pub handle: bool,
    /// Say that it is put right.
    pub resolve: bool,
    /// Agree that it is put right.
    pub confirm: bool,
    /// Open it again.
    pub reopen: bool,
    /// Take it back.
    pub withdraw: bool,
    /// Say how it was handled.
    pub rate: bool,
}

/// What happened to a complaint.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ComplaintAct {
    /// Its number, from 1 without gaps.
    pub number: i32,
    /// What happened.
    pub kind: ActKind,
    /// When.
    pub acted_at: Instant,
    /// Who did it; null for the server, and for the complainant where the reader is a stranger.
    pub actor: Option<AccountRef>,
    /// Whether the complainant did it.
    pub by_complainant: bool,
    /// What was said, as sanitised HTML.
    pub html: Option<String>,
    /// What was shown with it.
    pub photos: Vec<Photo>,
    /// Of a grading or the filing: the grade.
    pub grade: Option<Grade>,
    /// Of an escalation or a breach: the step of the ladder, `50` to `+72h`.
    pub rung: Option<String>,
    /// Of a retraction: the number of the answer.
    pub answer_number: Option<i32>,
    /// Of a rating: 1 to 5.
    pub rating: Option<i32>,
}

/// What staff told each other.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ComplaintNote {
    /// Who wrote it.
    pub author: AccountRef,
    /// Plain text.
    pub text: String,
    /// When.
    pub written_at: Instant,
}

/// Somebody who can be made to work on complaints of a project.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Handler {
    /// Who.
    pub account: AccountRef,
    /// Complaints of the project that they work on and that are not put right yet.
    pub open_count: i64,
}

/// How the promise of a first answer was kept.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Promise {
    /// The first instant of the period.
    pub from_at: Instant,
    /// The end of the period, not included.
    pub until_at: Instant,
    /// Answered in time.
    pub met_count: i64,
    /// Not answered in time, answered since or not.
    pub breached_count: i64,
    /// Not answered and not yet due.
    pub open_count: i64,
    /// Withdrawn before they were due: counted apart.
    pub withdrawn_count: i64,
    /// Met of those whose time is up, in per cent; null while there is none.
    pub compliance_percent: Option<f64>,
    /// Half were answered within so many seconds; those that wait count with the time they have waited.
    pub median_s: Option<i64>,
    /// Nine of ten were answered within so many seconds; counted in the same way.
    pub p90_s: Option<i64>,
}

impl ComplaintMay {
    fn of(state: ComplaintState, party: Party) -> Self {
        let may = |act| table::next(state, act, party).is_ok();
        Self {
            follow_up: may(ActKind::FollowedUp),
            answer: may(ActKind::Answered),
            handle: matches!(party, Party::Staff | Party::Lead),
            resolve: may(ActKind::Resolved),
            confirm: may(ActKind::Confirmed),
            reopen: may(ActKind::Reopened),
            withdraw: may(ActKind::Withdrawn),
            rate: may(ActKind::Rated),
        }
    }
}

impl Deadline {
    fn of(deadline: &fold::Deadline, now: Instant) -> Self {
        Self {
            kind: deadline.kind,
            cycle: deadline.cycle,
            started_at: deadline.started_at,
            due_at: deadline.due_at,
            met_at: deadline.met.map(|(_, at)| at),
            cancelled_at: deadline.cancelled_at,
            status: deadline.status(now),
        }
    }
}

impl From<logic::Seen> for Complaint {
    fn from(seen: logic::Seen) -> Self {
        let logic::Seen {
            row,
            project,
            party,
            complainant,
            responsible,
            handler,
            unit_label,
            deadlines,
            now,
        } = seen;
        Self {
            id: row.id,
            project,
            number: row.number,
            title: row.title,
            category: row.category,
            grade: row.grade,
            openness: row.openness,
            channel: row.channel,
            state: row.state,
            cycle: row.cycle,
            complainant,
            unit_label,
            responsible,
            handler,
            received_at: row.received_at,
            filed_at: row.filed_at,
            due_at: row.due_at,
            deadlines: deadlines.iter().map(|deadline| Deadline::of(deadline, now)).collect(),
            rating: row.rating,
            may: ComplaintMay::of(row.state, party),
            version: row.act_count.into(),
        }
    }
}

impl From<logic::SeenAct> for ComplaintAct {
    fn from(logic::SeenAct { row, actor, by_complainant, html, photos }: logic::SeenAct) -> Self {
        let number =
            |key: &str| row.detail.get(key).and_then(Value::as_i64).and_then(|n| i32::try_from(n).ok());
        let word = |key: &str| row.detail.get(key).and_then(Value::as_str);
        Self {
            number: row.number,
            kind: row.kind,
            acted_at: row.acted_at,
            actor,
            by_complainant,
            html,
            photos: photos.into_iter().map(Photo::from).collect(),
            grade: word("grade").and_then(|text| text.parse().ok()),
            rung: word("rung").map(str::to_owned),
            answer_number: number("of"),
            rating: number("rating"),
        }
    }
}

impl From<logic::Note> for ComplaintNote {
    fn from(logic::Note { author, text, written_at }: logic::Note) -> Self {
        Self { author, text, written_at }
    }
}

impl From<logic::Handler> for Handler {
    fn from(logic::Handler { account, open_count }: logic::Handler) -> Self {
        Self { account, open_count }
    }
}

impl Promise {
    /// The figures of a period.
    pub fn new(figures: &Figures, (from_at, until_at): (Instant, Instant)) -> Self {
        Self {
            from_at,
            until_at,
            met_count: figures.met_count,
            breached_count: figures.breached_count,
            open_count: figures.open_count,
            withdrawn_count: figures.cancelled_count,
            compliance_percent: figures.compliance_percent(),
            median_s: figures.median_s,
            p90_s: figures.p90_s,
        }
    }
}

impl Addressed for Complaint {
    fn address(&self) -> String {
        format!("/complaints/{}", self.id)
    }
}

impl Example for Complaint {
    fn example() -> Self {
        let started_at = Instant::UNIX_EPOCH;
        let due_at = started_at + super::rules::first_answer(Grade::S2);
        Self {
            id: ComplaintId(42),
            project: ProjectRef::example(),
            number: 17,
            title: "三号楼电梯停了两天".to_owned(),
            category: Category::Facilities,
            grade: Grade::S2,
            openness: Openness::Public,
            channel: Channel::Online,
            state: ComplaintState::Received,
            cycle: 1,
            complainant: Some(AccountRef::example()),
            unit_label: Some("3 栋 1-1201".to_owned()),
            responsible: None,
            handler: None,
            received_at: started_at,
            filed_at: started_at,
            due_at: Some(due_at),
            deadlines: vec![Deadline {
                kind: DeadlineKind::FirstAnswer,
                cycle: 1,
                started_at,
                due_at,
                met_at: None,
                cancelled_at: None,
                status: Status::Open,
            }],
            rating: None,
            may: ComplaintMay::of(ComplaintState::Received, Party::Complainant),
            version: 1,
        }
    }
}

impl Example for ComplaintAct {
    fn example() -> Self {
        Self {
            number: 2,
            kind: ActKind::Answered,
            acted_at: Instant::UNIX_EPOCH,
            actor: Some(AccountRef::example()),
            by_complainant: false,
            html: Some("<p>维修师傅已经到场，预计中午恢复运行。</p>\n".to_owned()),
            photos: vec![Photo::example()],
            grade: None,
            rung: None,
            answer_number: None,
            rating: None,
        }
    }
}

impl Example for ComplaintNote {
    fn example() -> Self {
        let text = "厂家说配件周四到。".to_owned();
        Self { author: AccountRef::example(), text, written_at: Instant::UNIX_EPOCH }
    }
}

impl Example for Handler {
    fn example() -> Self {
        Self { account: AccountRef::example(), open_count: 12 }
    }
}

impl Example for Promise {
    fn example() -> Self {
        Self {
            from_at: Instant::UNIX_EPOCH,
            until_at: Instant::UNIX_EPOCH,
            met_count: 57,
            breached_count: 1,
            open_count: 3,
            withdrawn_count: 2,
            compliance_percent: Some(98.3),
            median_s: Some(5_400),
            p90_s: Some(61_200),
        }
    }
}
