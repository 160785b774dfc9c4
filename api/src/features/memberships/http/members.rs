//! Operations on members, for whoever runs the club.

use linli_entities::account::Locale;
use linli_entities::adjustment::{AdjustmentId, AdjustmentState};
use linli_entities::membership::MembershipId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;

use crate::actor::{Actor, Permission, Scope};
use crate::answer::CreatedIn;
use crate::app::App;
use crate::auth::Member;
use crate::features::memberships::input::AdjustmentInput;
use crate::features::memberships::logic::{self, adjustments};
use crate::features::memberships::output::{Adjustment, ClubMember, Membership, StatementTable};
use crate::features::points::output::StatementLine;
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Members of the club, for whoever runs it.
pub struct ClubMembersApi;

#[OpenApi(tag = "Tag::ClubMembers")]
impl ClubMembersApi {
    /// List members.
    ///
    /// For whoever runs the club: newest first, those who left included.
    #[oai(path = "/club/members", method = "get", operation_id = "list_members")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The number of a membership, the beginning of a name, or a whole e-mail address or phone number.
        q: Query<Option<String>>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<ClubMember>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (members, next) = logic::list(&app, &auth.into(), q.0.as_deref(), &page).await?;
        Ok(Json(Page { items: members.into_iter().map(ClubMember::from).collect(), next }))
    }

    /// Read a member's record.
    ///
    /// For whoever runs the club.
    #[oai(path = "/club/members/:membership_id", method = "get", operation_id = "get_member")]
    async fn get(
        &self,
        app: Data<&App>,
        auth: Member,
        membership_id: Path<MembershipId>,
    ) -> Result<Json<Membership>, Problem> {
        Ok(Json(logic::get(&app, &auth.into(), membership_id.0).await?.into()))
    }

    /// Read a member's statement.
    ///
    /// For whoever runs the club: as the member reads it, newest line first.
    #[oai(path = "/club/members/:membership_id/entries", method = "get", operation_id = "list_member_points")]
    async fn lines(
        &self,
        app: Data<&App>,
        auth: Member,
        membership_id: Path<MembershipId>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<StatementLine>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (items, next) = logic::lines_of(&app, &auth.into(), membership_id.0, &page).await?;
        Ok(Json(Page { items, next }))
    }

    /// Download a member's statement.
    ///
    /// For whoever runs the club: as a table, oldest line first.
    #[oai(
        path = "/club/members/:membership_id/entries/table",
        method = "get",
        operation_id = "export_member_points"
    )]
    async fn csv(
        &self,
        app: Data<&App>,
        auth: Member,
        membership_id: Path<MembershipId>,
        /// In which language it says what happened; Chinese unless given.
        locale: Query<Option<Locale>>,
    ) -> Result<StatementTable, Problem> {
        let locale = locale.0.unwrap_or(Locale::ZhCn);
        Ok(StatementTable::of(logic::csv_of(&app, &auth.into(), membership_id.0, locale).await?))
    }

    /// Propose to give or take points.
    ///
    /// For whoever runs the club, but not for oneself. Nothing moves until somebody else approves it.
    #[oai(
        path = "/club/members/:membership_id/adjustments",
        method = "post",
        operation_id = "propose_adjustment"
    )]
    async fn propose(
        &self,
        app: Data<&App>,
        auth: Member,
        membership_id: Path<MembershipId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<AdjustmentInput>,
    ) -> Result<CreatedIn<Adjustment>, Problem> {
        let actor = Actor::from(auth);
        actor.demand(Permission::RunClub, Scope::Club)?;
        let once = Once::parse(&actor, key.0, "propose_adjustment", &(membership_id.0, &body.0))?;
        let made = adjustments::propose(&app, &actor, membership_id.0, body.0.try_into()?, once).await?;
        Ok(CreatedIn::list(made))
    }

    /// List adjustments.
    ///
    /// For whoever runs the club: newest first.
    #[oai(path = "/club/adjustments", method = "get", operation_id = "list_adjustments")]
    async fn adjustments(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Only those that stand so.
        state: Query<Option<AdjustmentState>>,
        /// Only those of this member.
        membership_id: Query<Option<MembershipId>>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Adjustment>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (found, next) = adjustments::list(&app, &auth.into(), state.0, membership_id.0, &page).await?;
        Ok(Json(Page { items: found.into_iter().map(Adjustment::from).collect(), next }))
    }

    /// Approve an adjustment.
    ///
    /// For whoever runs the club, but neither for who proposed it nor for the member. The points move at once.
    #[oai(
        path = "/club/adjustments/:adjustment_id/approval",
        method = "post",
        operation_id = "approve_adjustment"
    )]
    async fn approve(
        &self,
        app: Data<&App>,
        auth: Member,
        adjustment_id: Path<AdjustmentId>,
    ) -> Result<Json<Adjustment>, Problem> {
        let to = AdjustmentState::Approved;
        Ok(Json(adjustments::decide(&app, &auth.into(), adjustment_id.0, to).await?.into()))
    }

    /// Refuse an adjustment.
    ///
    /// For whoever runs the club, but neither for who proposed it nor for the member.
    #[oai(
        path = "/club/adjustments/:adjustment_id/refusal",
        method = "post",
        operation_id = "refuse_adjustment"
    )]
    async fn refuse(
        &self,
        app: Data<&App>,
        auth: Member,
        adjustment_id: Path<AdjustmentId>,
    ) -> Result<Json<Adjustment>, Problem> {
        let to = AdjustmentState::Refused;
        Ok(Json(adjustments::decide(&app, &auth.into(), adjustment_id.0, to).await?.into()))
    }
}
