//! Operations of the club and of one's own membership.

pub mod members;

use linli_entities::account::Locale;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Query};
use poem_openapi::payload::Json;

use super::input::{ClubInput, MemberInput};
use super::logic;
use super::output::{Club, ClubSettings, Membership, StatementTable};
use crate::actor::{Actor, Permission, Scope};
use crate::answer::{Created, Gone, Versioned};
use crate::app::App;
use crate::auth::{Anyone, Member};
use crate::etag;
use crate::features::points::output::StatementLine;
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// The club and one's own membership.
pub struct ClubApi;

#[OpenApi(tag = "Tag::Club")]
impl ClubApi {
    /// Read about the club.
    ///
    /// For everybody: the terms, for how long points last, and the tiers.
    #[oai(path = "/club", method = "get", operation_id = "get_club")]
    async fn get_club(&self, app: Data<&App>, _auth: Anyone) -> Result<Json<Club>, Problem> {
        Ok(Json(logic::shown(&app).await?.into()))
    }

    /// Read how the club is run.
    ///
    /// For whoever runs the club: what `update_club` takes, as it is now.
    #[oai(path = "/club/settings", method = "get", operation_id = "get_club_settings")]
    async fn settings(&self, app: Data<&App>, auth: Member) -> Result<Versioned<ClubSettings>, Problem> {
        Actor::from(auth).demand(Permission::RunClub, Scope::Club)?;
        let club = logic::shown(&app).await?;
        Ok(Versioned::of(club.row.version, club))
    }

    /// Run the club otherwise.
    ///
    /// For whoever runs the club. It holds from now on: points that came before expire when they would have. Other terms
    /// get another version; tiers are reckoned anew, because none is stored.
    #[oai(path = "/club", method = "put", operation_id = "update_club")]
    async fn update(
        &self,
        app: Data<&App>,
        auth: Member,
        /// The version that was read.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
        body: Json<ClubInput>,
    ) -> Result<Versioned<ClubSettings>, Problem> {
        let actor = Actor::from(auth);
        actor.demand(Permission::RunClub, Scope::Club)?;
        let version = etag::version_seen(if_match.0.as_deref())?;
        let club = logic::update_club(&app, &actor, version, body.0.try_into()?).await?;
        Ok(Versioned::of(club.row.version, club))
    }

    /// Join the club.
    ///
    /// For accounts with a proven address. One membership counts in all projects. Whoever was a member before goes on with
    /// the same number. With a code of the member who sent them, it is recorded who did; where that is refused, nobody
    /// joins.
    #[oai(path = "/club/membership", method = "post", operation_id = "join_club")]
    async fn join(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<MemberInput>,
    ) -> Result<Created<Membership>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "join_club", &body.0)?;
        Ok(Created::of(logic::join(&app, &actor, body.0.try_into()?, once).await?))
    }

    /// Read one's own membership.
    ///
    /// The number, what there is, what expires when, and the tier. 404 for whoever is no member.
    #[oai(path = "/club/membership", method = "get", operation_id = "get_membership")]
    async fn own(&self, app: Data<&App>, auth: Member) -> Result<Json<Membership>, Problem> {
        Ok(Json(logic::own(&app, &auth.into()).await?.into()))
    }

    /// Leave the club.
    ///
    /// What can be spent is given up, and can not be had again. The number stays for whoever joins again.
    #[oai(path = "/club/membership", method = "delete", operation_id = "leave_club")]
    async fn leave(&self, app: Data<&App>, auth: Member) -> Result<Gone, Problem> {
        logic::leave(&app, &auth.into()).await?;
        Ok(Gone::Gone)
    }

    /// Read one's own statement.
    ///
    /// Every movement of one's points with the balance after it, newest first.
    #[oai(path = "/club/membership/entries", method = "get", operation_id = "list_my_points")]
    async fn lines(
        &self,
        app: Data<&App>,
        auth: Member,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<StatementLine>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (items, next) = logic::lines(&app, &auth.into(), &page).await?;
        Ok(Json(Page { items, next }))
    }

    /// Download one's own statement.
    ///
    /// As a table, oldest line first.
    #[oai(path = "/club/membership/entries/table", method = "get", operation_id = "export_my_points")]
    async fn csv(
        &self,
        app: Data<&App>,
        auth: Member,
        /// In which language it says what happened; Chinese unless given.
        locale: Query<Option<Locale>>,
    ) -> Result<StatementTable, Problem> {
        let locale = locale.0.unwrap_or(Locale::ZhCn);
        Ok(StatementTable::of(logic::csv(&app, &auth.into(), locale).await?))
    }
}
