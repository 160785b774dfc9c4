//! Operations of disputes, questions, commitments, extensions and closings.

use linli_entities::complaint::ComplaintId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path};
use poem_openapi::payload::Json;

use super::done;
use crate::answer::Versioned;
use crate::app::App;
use crate::auth::Member;
use crate::features::complaints::act::Act;
use crate::features::complaints::input::{ClosingInput, RulingInput, UntilInput, WordsInput};
use crate::features::complaints::output::Complaint;
use crate::problem::Problem;
use crate::server::Tag;

/// What is done to complaints beside answering them.
pub struct ComplaintActsApi;

#[OpenApi(tag = "Tag::ComplaintActs")]
impl ComplaintActsApi {
    /// Say that an answer is none.
    ///
    /// By the complainant, once for each answer of the present cycle. A lead who gave none rules within 24 hours.
    #[oai(
        path = "/complaints/:complaint_id/answers/:number/dispute",
        method = "post",
        operation_id = "dispute_answer"
    )]
    async fn dispute(
        &self,
        app: Data<&App>,
        auth: Member,
        complaint_id: Path<ComplaintId>,
        /// The number of the act that was the answer.
        number: Path<i32>,
    ) -> Result<Versioned<Complaint>, Problem> {
        done(&app, auth, complaint_id.0, Act::Dispute(number.0), None).await
    }

    /// Rule on a disputed answer.
    ///
    /// By a lead who did not answer this complaint. Where the answer was none, what it met is owed again, as if it had
    /// never been given.
    #[oai(
        path = "/complaints/:complaint_id/answers/:number/ruling",
        method = "post",
        operation_id = "rule_on_answer"
    )]
    async fn rule(
        &self,
        app: Data<&App>,
        auth: Member,
        complaint_id: Path<ComplaintId>,
        /// The number of the act that was the answer.
        number: Path<i32>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<RulingInput>,
    ) -> Result<Versioned<Complaint>, Problem> {
        done(&app, auth, complaint_id.0, body.0.parse(number.0)?, key.0).await
    }

    /// Ask the complainant for information.
    ///
    /// By staff. It is no answer. The time to put it right stands still until the complainant writes again, at most 72 hours;
    /// what else is owed does not. Asked once more before that, it goes on standing still no longer.
    #[oai(path = "/complaints/:complaint_id/questions", method = "post", operation_id = "ask_complainant")]
    async fn ask(
        &self,
        app: Data<&App>,
        auth: Member,
        complaint_id: Path<ComplaintId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<WordsInput>,
    ) -> Result<Versioned<Complaint>, Problem> {
        let act = Act::Ask(body.answer()?);
        done(&app, auth, complaint_id.0, act, key.0).await
    }

    /// Promise something until a time.
    ///
    /// By staff. The complainant sees what is promised and until when, and whether it was kept.
    #[oai(path = "/complaints/:complaint_id/commitments", method = "post", operation_id = "make_commitment")]
    async fn commit(
        &self,
        app: Data<&App>,
        auth: Member,
        complaint_id: Path<ComplaintId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<UntilInput>,
    ) -> Result<Versioned<Complaint>, Problem> {
        let (what, until) = body.0.parse(app.clock.now())?;
        done(&app, auth, complaint_id.0, Act::Commit { what, until }, key.0).await
    }

    /// Say that what was promised was done.
    ///
    /// By staff. Done after its time it stays missed.
    #[oai(
        path = "/complaints/:complaint_id/commitments/:number/fulfilment",
        method = "post",
        operation_id = "keep_commitment"
    )]
    async fn keep(
        &self,
        app: Data<&App>,
        auth: Member,
        complaint_id: Path<ComplaintId>,
        /// The number of the act that was the commitment.
        number: Path<i32>,
    ) -> Result<Versioned<Complaint>, Problem> {
        done(&app, auth, complaint_id.0, Act::KeepCommitment(number.0), None).await
    }

    /// Give more time to put it right.
    ///
    /// By a lead, with reasons, before the time is up, at most twice. No answer is ever put off.
    #[oai(path = "/complaints/:complaint_id/extension", method = "post", operation_id = "extend_resolution")]
    async fn extend(
        &self,
        app: Data<&App>,
        auth: Member,
        complaint_id: Path<ComplaintId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<UntilInput>,
    ) -> Result<Versioned<Complaint>, Problem> {
        let (reasons, until) = body.0.parse(app.clock.now())?;
        done(&app, auth, complaint_id.0, Act::Extend { reasons, until }, key.0).await
    }

    /// Say that no answer is needed.
    ///
    /// By the complainant, to whom an answer is owed after the first one.
    #[oai(path = "/complaints/:complaint_id/waiver", method = "post", operation_id = "waive_answer")]
    async fn waive(
        &self,
        app: Data<&App>,
        auth: Member,
        complaint_id: Path<ComplaintId>,
    ) -> Result<Versioned<Complaint>, Problem> {
        done(&app, auth, complaint_id.0, Act::Waive, None).await
    }

    /// Find that no answer is needed.
    ///
    /// By staff, where the last word was only thanks. The complainant sees it and may want an answer all the same.
    #[oai(path = "/complaints/:complaint_id/skip", method = "post", operation_id = "skip_answer")]
    async fn skip(
        &self,
        app: Data<&App>,
        auth: Member,
        complaint_id: Path<ComplaintId>,
    ) -> Result<Versioned<Complaint>, Problem> {
        done(&app, auth, complaint_id.0, Act::Skip, None).await
    }

    /// Want the answer that staff found needless.
    ///
    /// By the complainant. It is owed as if nobody had found it needless.
    #[oai(path = "/complaints/:complaint_id/skip", method = "delete", operation_id = "want_answer")]
    async fn want(
        &self,
        app: Data<&App>,
        auth: Member,
        complaint_id: Path<ComplaintId>,
    ) -> Result<Versioned<Complaint>, Problem> {
        done(&app, auth, complaint_id.0, Act::Want, None).await
    }

    /// Propose to close a complaint as spam or abuse.
    ///
    /// By staff, with reasons; somebody else decides.
    #[oai(path = "/complaints/:complaint_id/closing", method = "post", operation_id = "propose_closing")]
    async fn propose_closing(
        &self,
        app: Data<&App>,
        auth: Member,
        complaint_id: Path<ComplaintId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<WordsInput>,
    ) -> Result<Versioned<Complaint>, Problem> {
        let act = Act::ProposeClosing(body.answer()?);
        done(&app, auth, complaint_id.0, act, key.0).await
    }

    /// Decide whether a complaint is closed as spam or abuse.
    ///
    /// By a lead who did not propose it. A closed one is shown to its household and to staff only, and stays in the public
    /// figures; a lead can open it again.
    #[oai(
        path = "/complaints/:complaint_id/closing/decision",
        method = "post",
        operation_id = "decide_closing"
    )]
    async fn decide_closing(
        &self,
        app: Data<&App>,
        auth: Member,
        complaint_id: Path<ComplaintId>,
        body: Json<ClosingInput>,
    ) -> Result<Versioned<Complaint>, Problem> {
        done(&app, auth, complaint_id.0, Act::DecideClosing { agree: body.agree }, None).await
    }
}
