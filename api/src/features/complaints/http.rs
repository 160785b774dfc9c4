//! Operations of complaints.

mod acts;
mod compensations;
mod desk;
mod visits;
mod working;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::complaint::{Category, ComplaintId, ComplaintState, Grade};
use linli_entities::complaint_deadline::DeadlineKind;
use linli_entities::project::ProjectId;
use linli_entities::team::TeamId;
use poem::web::Data;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{Enum, OpenApi};

pub use acts::ComplaintActsApi;
pub use compensations::CompensationsApi;
pub use desk::ComplaintDeskApi;
pub use visits::VisitsApi;
pub use working::WorkingApi;

use super::act::Act;
use super::input::{self, ComplaintInput, RatingInput, WordsInput};
use super::logic::{self, Listed, Sort};
use super::output::{Complaint, ComplaintAct};
use crate::actor::Actor;
use crate::answer::{Created, Versioned};
use crate::app::App;
use crate::auth::{Anyone, Member};
use crate::etag;
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// In which order complaints are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ComplaintSort {
    /// Danger first, then what is due soonest; for staff, of the projects where they answer.
    #[oai(rename = "due")]
    Due,
    /// The newest first.
    #[oai(rename = "newest")]
    Newest,
}

impl From<ComplaintSort> for Sort {
    fn from(sort: ComplaintSort) -> Self {
        match sort {
            ComplaintSort::Due => Self::Due,
            ComplaintSort::Newest => Self::Newest,
        }
    }
}

/// Complaints.
pub struct ComplaintsApi;

async fn done(
    app: &App,
    auth: Member,
    id: ComplaintId,
    act: Act,
    key: Option<String>,
) -> Result<Versioned<Complaint>, Problem> {
    let actor = Actor::from(auth);
    let once = Once::parse(&actor, key, act.kind().as_str(), &(id, &act))?;
    let seen = logic::act(app, &actor, id, act, once).await?;
    Ok(Versioned::of(seen.row.act_count.into(), seen))
}

/// Does what was written with the complaint before one's eyes.
async fn done_as_read(
    app: &App,
    auth: Member,
    id: ComplaintId,
    act: Act,
    key: Option<String>,
    if_match: Option<&str>,
) -> Result<Versioned<Complaint>, Problem> {
    let actor = Actor::from(auth);
    let once = Once::parse(&actor, key, act.kind().as_str(), &(id, &act))?;
    let seen = if_match.map(|tag| etag::version_seen(Some(tag))).transpose()?;
    let seen = seen.map(|version| i32::try_from(version).unwrap_or(i32::MAX));
    let seen = logic::act_as_read(app, &actor, id, act, once, seen).await?;
    Ok(Versioned::of(seen.row.act_count.into(), seen))
}

#[OpenApi(tag = "Tag::Complaints")]
impl ComplaintsApi {
    /// File a complaint.
    ///
    /// For whoever has a confirmed home in the project, and for staff on behalf of somebody who told them. A first
    /// answer is promised within 24 hours, to danger (`s1`) within two; the promise is in `deadlines` and never moves
    /// later.
    #[oai(path = "/complaints", method = "post", operation_id = "file_complaint")]
    async fn file(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<ComplaintInput>,
    ) -> Result<Created<Complaint>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "file_complaint", &body.0)?;
        let (new, on_behalf) = body.0.parse(app.clock.now())?;
        Ok(Created::of(logic::file(&app, &actor, new, on_behalf, once).await?))
    }

    /// List complaints.
    ///
    /// The newest that are public; with `project_id` all of them for staff who answer there; with `mine` one's own;
    /// with `sort=due` the worklist of staff, danger first, then what is due soonest; with `desk` everything that they
    /// work on.
    #[oai(path = "/complaints", method = "get", operation_id = "list_complaints")]
    #[expect(clippy::too_many_arguments, reason = "each is a documented parameter")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Anyone,
        /// Of this project only.
        project_id: Query<Option<ProjectId>>,
        /// In this state only.
        state: Query<Option<ComplaintState>>,
        /// Of those only that owe something of this kind: `ruling` for leads, `commitment` for whoever promised.
        owes: Query<Option<DeadlineKind>>,
        /// One's own only.
        mine: Query<Option<bool>>,
        /// Those that one works on only.
        handled_by_me: Query<Option<bool>>,
        /// About this only.
        category: Query<Option<Category>>,
        /// Of this grade only.
        grade: Query<Option<Grade>>,
        /// Those that nobody works on only.
        unassigned: Query<Option<bool>>,
        /// Those whose answer is overdue only, the most overdue first after danger; for staff.
        late: Query<Option<bool>>,
        /// Those whose answer is due before this instant only, danger first, then the most urgent; for staff.
        due_before: Query<Option<Instant>>,
        /// Those of this account only; for staff.
        complainant_id: Query<Option<AccountId>>,
        /// Those with this number, or with this in the title; at most 80 characters.
        query: Query<Option<String>>,
        /// Those of every project where one answers, private ones included; for staff.
        desk: Query<Option<bool>>,
        /// Those that are offered to one only; for staff.
        offered_to_me: Query<Option<bool>>,
        /// Of this team only; for staff.
        team_id: Query<Option<TeamId>>,
        /// Those that their team refused and on which a lead has to decide only; for staff.
        refused: Query<Option<bool>>,
        /// Those where life or property is in danger only.
        danger: Query<Option<bool>>,
        /// In which order; `newest` unless given.
        sort: Query<Option<ComplaintSort>>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Complaint>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let listed = Listed {
            project_id: project_id.0,
            state: state.0,
            category: category.0,
            grade: grade.0,
            owes: owes.0,
            mine: mine.0.unwrap_or(false),
            handled_by_me: handled_by_me.0.unwrap_or(false),
            unassigned: unassigned.0.unwrap_or(false),
            late: late.0.unwrap_or(false),
            due_before: due_before.0,
            complainant_id: complainant_id.0,
            query: input::query(query.0)?,
            desk: desk.0.unwrap_or(false),
            offered_to_me: offered_to_me.0.unwrap_or(false),
            team_id: team_id.0,
            refused: refused.0.unwrap_or(false),
            danger: danger.0.unwrap_or(false),
            sort: sort.0.map(Sort::from).unwrap_or_default(),
        };
        let (found, next) = logic::list(&app, &auth.into(), listed, &page).await?;
        Ok(Json(Page { items: found.into_iter().map(Complaint::from).collect(), next }))
    }

    /// Read a complaint.
    ///
    /// For its household, staff who answer in its project, and everybody where it is public; then without names of
    /// its household and rooms.
    #[oai(path = "/complaints/:complaint_id", method = "get", operation_id = "get_complaint")]
    async fn get(
        &self,
        app: Data<&App>,
        auth: Anyone,
        complaint_id: Path<ComplaintId>,
    ) -> Result<Versioned<Complaint>, Problem> {
        let seen = logic::get(&app, &auth.into(), complaint_id.0).await?;
        Ok(Versioned::of(seen.row.act_count.into(), seen))
    }

    /// Read what happened to a complaint.
    ///
    /// Every act that the reader may learn of, in order, on one page. Acts are never changed or deleted.
    #[oai(path = "/complaints/:complaint_id/timeline", method = "get", operation_id = "list_complaint_acts")]
    async fn timeline(
        &self,
        app: Data<&App>,
        auth: Anyone,
        complaint_id: Path<ComplaintId>,
    ) -> Result<Json<Page<ComplaintAct>>, Problem> {
        let acts = logic::timeline(&app, &auth.into(), complaint_id.0).await?;
        Ok(Json(Page { items: acts.into_iter().map(ComplaintAct::from).collect(), next: None }))
    }

    /// Write again.
    ///
    /// By the complainant. After the first answer an answer to this is owed within 24 hours.
    #[oai(path = "/complaints/:complaint_id/posts", method = "post", operation_id = "follow_up_complaint")]
    async fn follow_up(
        &self,
        app: Data<&App>,
        auth: Member,
        complaint_id: Path<ComplaintId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<WordsInput>,
    ) -> Result<Versioned<Complaint>, Problem> {
        let act = Act::FollowUp(body.words(1)?);
        done(&app, auth, complaint_id.0, act, key.0).await
    }

    /// Answer a complaint.
    ///
    /// By staff who answer in its project and do not live in the home. It meets every answer that is owed.
    #[oai(path = "/complaints/:complaint_id/answers", method = "post", operation_id = "answer_complaint")]
    async fn answer(
        &self,
        app: Data<&App>,
        auth: Member,
        complaint_id: Path<ComplaintId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        /// The version that was read: where somebody did something since, it is refused.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
        body: Json<WordsInput>,
    ) -> Result<Versioned<Complaint>, Problem> {
        let act = Act::Answer(body.answer()?);
        done_as_read(&app, auth, complaint_id.0, act, key.0, if_match.0.as_deref()).await
    }

    /// Take an answer back.
    ///
    /// By staff. What it met is owed again, unless another answer stands.
    #[oai(
        path = "/complaints/:complaint_id/answers/:number",
        method = "delete",
        operation_id = "retract_answer"
    )]
    async fn retract(
        &self,
        app: Data<&App>,
        auth: Member,
        complaint_id: Path<ComplaintId>,
        /// The number of the act that was the answer.
        number: Path<i32>,
    ) -> Result<Versioned<Complaint>, Problem> {
        done(&app, auth, complaint_id.0, Act::RetractAnswer(number.0), None).await
    }

    /// Say that it is put right.
    ///
    /// By staff, after an answer. The complainant confirms or opens it again.
    #[oai(path = "/complaints/:complaint_id/resolution", method = "post", operation_id = "resolve_complaint")]
    async fn resolve(
        &self,
        app: Data<&App>,
        auth: Member,
        complaint_id: Path<ComplaintId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        /// The version that was read: where somebody did something since, it is refused.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
        body: Json<WordsInput>,
    ) -> Result<Versioned<Complaint>, Problem> {
        let act = Act::Resolve(body.answer()?);
        done_as_read(&app, auth, complaint_id.0, act, key.0, if_match.0.as_deref()).await
    }

    /// Agree that it is put right.
    ///
    /// By the complainant.
    #[oai(
        path = "/complaints/:complaint_id/confirmation",
        method = "post",
        operation_id = "confirm_complaint"
    )]
    async fn confirm(
        &self,
        app: Data<&App>,
        auth: Member,
        complaint_id: Path<ComplaintId>,
    ) -> Result<Versioned<Complaint>, Problem> {
        done(&app, auth, complaint_id.0, Act::Confirm, None).await
    }

    /// Open a complaint again.
    ///
    /// By the complainant within 30 days of the confirmation, by a lead at any time. A new cycle begins with a first
    /// answer of its own; what was is left as it was.
    #[oai(path = "/complaints/:complaint_id/reopening", method = "post", operation_id = "reopen_complaint")]
    async fn reopen(
        &self,
        app: Data<&App>,
        auth: Member,
        complaint_id: Path<ComplaintId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<WordsInput>,
    ) -> Result<Versioned<Complaint>, Problem> {
        let act = Act::Reopen(body.words(1)?);
        done(&app, auth, complaint_id.0, act, key.0).await
    }

    /// Take a complaint back.
    ///
    /// By the complainant. What is owed is owed no longer; what was late stays late.
    #[oai(
        path = "/complaints/:complaint_id/withdrawal",
        method = "post",
        operation_id = "withdraw_complaint"
    )]
    async fn withdraw(
        &self,
        app: Data<&App>,
        auth: Member,
        complaint_id: Path<ComplaintId>,
    ) -> Result<Versioned<Complaint>, Problem> {
        done(&app, auth, complaint_id.0, Act::Withdraw, None).await
    }

    /// Say how it was handled.
    ///
    /// By the complainant, up to seven days after confirming.
    #[oai(path = "/complaints/:complaint_id/rating", method = "put", operation_id = "rate_complaint")]
    async fn rate(
        &self,
        app: Data<&App>,
        auth: Member,
        complaint_id: Path<ComplaintId>,
        body: Json<RatingInput>,
    ) -> Result<Versioned<Complaint>, Problem> {
        done(&app, auth, complaint_id.0, body.parse()?, None).await
    }
}
