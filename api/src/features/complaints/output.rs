//! How complaints are shown.

pub mod compensations;
mod may;
pub mod visits;
pub mod working;

pub use may::ComplaintMay;

use linli_entities::Instant;
use linli_entities::compensation::CompensationId;
use linli_entities::complaint::{
    Category, Channel, ComplaintId, ComplaintSource, ComplaintState, Grade, Openness,
};
use linli_entities::complaint_act::ActKind;
use linli_entities::complaint_deadline::DeadlineKind;
use linli_entities::project::ProjectId;
use linli_entities::unit::UnitId;
use poem_openapi::Object;
use poem_openapi::types::Example;
use serde_json::Value;

use super::logic;
use super::rules::fold::{self, Status};
use super::rules::promise::PRESENT;
use crate::answer::Addressed;
use crate::features::accounts::logic::AccountRef;
use crate::features::attachments::output::Photo;
use crate::features::projects::output::ProjectRef;
use crate::features::teams::output::TeamRef;

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
    /// Whether it was filed here, or imported.
    pub source: ComplaintSource,
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
    /// The team that has it; null for whoever is neither of the household nor of the staff.
    pub team: Option<TeamRef>,
    /// For staff: when this team refused it; null once a lead has decided on it.
    pub refused_at: Option<Instant>,
    /// For staff: to whom it is offered, until that one has answered.
    pub offered_to: Option<AccountRef>,
    /// Whether life or property is in danger: about safety, or of the grade `s1`. It goes before all others.
    pub danger: bool,
    /// When the complainant told of it: the promise counts from here.
    pub received_at: Instant,
    /// When it was written down; much later than `received_at` for what staff were told of.
    pub filed_at: Instant,
    /// When the nearest answer is due; null while none is owed.
    pub due_at: Option<Instant>,
    /// What is and was owed, in the order of opening.
    pub deadlines: Vec<Deadline>,
    /// Until when the time to put it right stands still, because staff asked the complainant something; null while it
    /// counts. It counts again with the next word of the complainant.
    pub waits_until_at: Option<Instant>,
    /// Which version of the promise holds for it. A version never changes.
    pub promise_version: i32,
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
    /// The number of the act that opened it, in the timeline: of a commitment what was promised, of a ruling the dispute.
    pub opened_by: i32,
    /// From when it counts.
    pub started_at: Instant,
    /// Until when, this instant included. Of an answer it never moves later.
    pub due_at: Instant,
    /// When its time stood still; only that of a resolution ever does.
    pub pauses: Vec<DeadlinePause>,
    /// When it was done.
    pub met_at: Option<Instant>,
    /// When it came to be owed no longer without having been done: put right, taken back, or opened again.
    pub cancelled_at: Option<Instant>,
    /// How it stands: a function of these facts and the time of the answer.
    pub status: Status,
}

/// A time that does not count.
#[derive(Clone, Debug, Object)]
pub struct DeadlinePause {
    /// From when.
    pub from_at: Instant,
    /// Until when; in the future while the complainant has not answered yet.
    pub until_at: Instant,
}

/// What happened to a complaint.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ComplaintAct {
    /// Its number, from 1; what only others learn of is left out.
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
    /// Of an escalation or a breach: what is owed.
    pub deadline: Option<DeadlineKind>,
    /// Of a retraction, a dispute and a ruling: the number of the answer.
    pub answer_number: Option<i32>,
    /// Of a commitment that was kept: the number of the commitment.
    pub commitment_number: Option<i32>,
    /// Of a commitment and of an extension: until when.
    pub until_at: Option<Instant>,
    /// Of an assignment: who works on it; of an offer: to whom; where it was handed back, who does no longer.
    pub handler: Option<AccountRef>,
    /// Of an answer: who answered for the complaint at that instant, whoever wrote it. Where it was handed back: who does
    /// from now on.
    pub responsible: Option<AccountRef>,
    /// Of a rating: 1 to 5.
    pub rating: Option<i32>,
    /// Whether the reader may say that this answer is none.
    pub may_dispute: bool,
    /// Of the filing and of what a lead decided: the team to which it went; for staff.
    pub team: Option<TeamRef>,
    /// Of a step of a compensation: which.
    pub compensation_id: Option<CompensationId>,
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

impl Deadline {
    fn of(deadline: &fold::Deadline, now: Instant) -> Self {
        Self {
            kind: deadline.kind,
            cycle: deadline.cycle,
            opened_by: deadline.opened_by,
            started_at: deadline.started_at,
            due_at: deadline.due_at,
            pauses: deadline
                .pauses
                .iter()
                .map(|pause| DeadlinePause { from_at: pause.from, until_at: pause.until })
                .collect(),
            met_at: deadline.met.map(|(_, at)| at),
            cancelled_at: deadline.cancelled_at,
            status: deadline.status(now),
        }
    }
}

impl From<logic::Seen> for Complaint {
    fn from(seen: logic::Seen) -> Self {
        let may = ComplaintMay::of(&seen);
        let logic::Seen {
            row,
            project,
            party,
            complainant,
            responsible,
            handler,
            team,
            offered_to,
            unit_label,
            deadlines,
            now,
            ..
        } = seen;
        let of_staff = party.is_staff();
        let paused = deadlines.iter().filter(|one| one.is_paused(now)).flat_map(|one| &one.pauses);
        Self {
            id: row.id,
            project,
            number: row.number,
            title: row.title,
            category: row.category,
            grade: row.grade,
            openness: row.openness,
            channel: row.channel,
            source: row.source,
            state: row.state,
            cycle: row.cycle,
            complainant,
            unit_label,
            responsible,
            handler,
            team,
            refused_at: row.refused_at.filter(|_| of_staff),
            offered_to,
            danger: row.danger,
            received_at: row.received_at,
            filed_at: row.filed_at,
            due_at: row.due_at,
            waits_until_at: paused.map(|pause| pause.until).max(),
            deadlines: deadlines.iter().map(|deadline| Deadline::of(deadline, now)).collect(),
            promise_version: row.promise_version,
            rating: row.rating,
            may,
            version: row.act_count.into(),
        }
    }
}

impl From<logic::SeenAct> for ComplaintAct {
    fn from(seen: logic::SeenAct) -> Self {
        let logic::SeenAct {
            row,
            actor,
            handler,
            responsible,
            by_complainant,
            html,
            photos,
            team,
            may_dispute,
        } = seen;
        let whole = |key: &str| row.detail.get(key).and_then(Value::as_i64);
        let number = |key: &str| whole(key).and_then(|n| i32::try_from(n).ok());
        let word = |key: &str| row.detail.get(key).and_then(Value::as_str);
        let kept = row.kind == ActKind::CommitmentKept;
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
            deadline: word("deadline").and_then(|text| text.parse().ok()),
            answer_number: number("of").filter(|_| !kept),
            commitment_number: number("of").filter(|_| kept),
            until_at: whole("until_us").and_then(Instant::from_timestamp_micros),
            handler,
            responsible,
            rating: number("rating"),
            may_dispute,
            team,
            compensation_id: row.detail.get("compensation_id").and_then(Value::as_i64).map(CompensationId),
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

impl Addressed for Complaint {
    fn address(&self) -> String {
        format!("/complaints/{}", self.id)
    }
}

/// Where a complaint about a project, or a home in it, is filed, with a title already written.
pub fn filing_url(project_id: ProjectId, unit_id: Option<UnitId>, title: &str) -> String {
    let unit = unit_id.map(|id| format!("&unit_id={id}")).unwrap_or_default();
    format!("/complaints/new?project_id={project_id}{unit}&title={}", escaped(title))
}

/// Text as a value of a query (RFC 3986).
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

impl Example for Complaint {
    fn example() -> Self {
        let started_at = Instant::UNIX_EPOCH;
        let due_at = started_at + PRESENT.first_answer(Grade::S2);
        Self {
            id: ComplaintId(42),
            project: ProjectRef::example(),
            number: 17,
            title: "三号楼电梯停了两天".to_owned(),
            category: Category::Facilities,
            grade: Grade::S2,
            openness: Openness::Public,
            channel: Channel::Online,
            source: ComplaintSource::Live,
            state: ComplaintState::Received,
            cycle: 1,
            complainant: Some(AccountRef::example()),
            unit_label: Some("3 栋 1-1201".to_owned()),
            responsible: None,
            handler: None,
            team: None,
            refused_at: None,
            offered_to: None,
            danger: false,
            received_at: started_at,
            filed_at: started_at,
            due_at: Some(due_at),
            deadlines: vec![Deadline {
                kind: DeadlineKind::FirstAnswer,
                cycle: 1,
                opened_by: 1,
                started_at,
                due_at,
                pauses: vec![],
                met_at: None,
                cancelled_at: None,
                status: Status::Open,
            }],
            waits_until_at: None,
            promise_version: PRESENT.version,
            rating: None,
            may: ComplaintMay { follow_up: true, withdraw: true, ..ComplaintMay::default() },
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
            deadline: None,
            answer_number: None,
            commitment_number: None,
            until_at: None,
            handler: None,
            responsible: Some(AccountRef::example()),
            rating: None,
            may_dispute: true,
            team: None,
            compensation_id: None,
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
