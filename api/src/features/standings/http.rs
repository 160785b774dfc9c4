//! Operations of standings.

use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Query;
use poem_openapi::payload::Json;

use super::logic::{self, Sought};
use super::output::MemberStanding;
use super::rules::Stage;
use crate::app::App;
use crate::auth::Member;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Standings.
pub struct StandingsApi;

#[OpenApi(tag = "Tag::ClubMembers")]
impl StandingsApi {
    /// List where members stand.
    ///
    /// For staff who write bulletins: between joining and leaving, as it is now, with why somebody may be about to leave;
    /// the oldest membership first. A request looks at two thousand members: a page may hold fewer than asked for while
    /// more follow.
    #[oai(path = "/club/standings", method = "get", operation_id = "list_standings")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Only those who stand so.
        stage: Query<Option<Stage>>,
        /// Only those who may be about to leave.
        at_risk: Query<Option<bool>>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<MemberStanding>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let sought = Sought { stage: stage.0, at_risk: at_risk.0.unwrap_or(false) };
        let (found, next) = logic::list(&app, &auth.into(), sought, &page).await?;
        Ok(Json(Page { items: found.into_iter().map(MemberStanding::from).collect(), next }))
    }
}
