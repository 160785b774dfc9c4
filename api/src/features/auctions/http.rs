//! Operations of auctions.

use linli_entities::auction::AuctionId;
use linli_entities::project::ProjectId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;

use super::input::{AuctionCancellation, AuctionInput, BidInput};
use super::logic::{self, bidders, bidding, editing};
use super::output::{Auction, AuctionStanding, Bid, Bidder};
use crate::actor::Actor;
use crate::answer::{Created, CreatedIn, Versioned};
use crate::app::App;
use crate::auth::{Anyone, Member};
use crate::once::Once;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// Auctions.
pub struct AuctionsApi;

#[OpenApi(tag = "Tag::Auctions")]
impl AuctionsApi {
    /// List auctions.
    ///
    /// For everybody those that are offered, newest first; drafts for staff who manage them.
    #[oai(path = "/auctions", method = "get", operation_id = "list_auctions")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Anyone,
        /// For homes of this project.
        project_id: Query<Option<ProjectId>>,
        /// `current` unless given, `coming`, `running`, `past` or `drafts`.
        when: Query<Option<String>>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Auction>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (seen, next) = logic::list(&app, &auth.into(), project_id.0, when.0.as_deref(), &page).await?;
        Ok(Json(Page { items: seen.into_iter().map(Auction::from).collect(), next }))
    }

    /// Read an auction.
    ///
    /// One registers with `POST /group-buys/{id}/deposits` with the same id: deposits and refunds are those of group buys.
    #[oai(path = "/auctions/:auction_id", method = "get", operation_id = "get_auction")]
    async fn get(
        &self,
        app: Data<&App>,
        auth: Anyone,
        auction_id: Path<AuctionId>,
    ) -> Result<Versioned<Auction>, Problem> {
        let seen = logic::get(&app, &auth.into(), auction_id.0).await?;
        Ok(Versioned::of(seen.sale.row.version, seen))
    }

    /// Read how an auction stands.
    ///
    /// Small and cheap: ask again every few seconds near the end, with `If-None-Match`, and count down by the `Date` of the
    /// answer instead of the clock of the device.
    #[oai(path = "/auctions/:auction_id/standing", method = "get", operation_id = "get_auction_standing")]
    async fn standing(
        &self,
        app: Data<&App>,
        auth: Anyone,
        auction_id: Path<AuctionId>,
    ) -> Result<Json<AuctionStanding>, Problem> {
        let (auction, standing) = logic::standing(&app, &auth.into(), auction_id.0).await?;
        Ok(Json(AuctionStanding::of(&auction, &standing)))
    }

    /// Create an auction.
    ///
    /// For staff who manage group buys in its project. It is a draft until it is opened.
    #[oai(path = "/auctions", method = "post", operation_id = "create_auction")]
    async fn create(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<AuctionInput>,
    ) -> Result<Created<Auction>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "create_auction", &body.0)?;
        Ok(Created::of(editing::create(&app, &actor, body.0, once).await?))
    }

    /// Change an auction.
    ///
    /// A draft as a whole; one that is offered in its title and its text alone: whoever registered accepted all the rest.
    #[oai(path = "/auctions/:auction_id", method = "put", operation_id = "update_auction")]
    async fn update(
        &self,
        app: Data<&App>,
        auth: Member,
        auction_id: Path<AuctionId>,
        /// The version that was read.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
        body: Json<AuctionInput>,
    ) -> Result<Versioned<Auction>, Problem> {
        let seen = editing::update(&app, &auth.into(), auction_id.0, if_match.0.as_deref(), body.0).await?;
        Ok(Versioned::of(seen.sale.row.version, seen))
    }

    /// Open an auction.
    ///
    /// Everybody knows of it from now on, and can register from `registration_opens_at` on. It needs the number of the
    /// permit to sell, and terms.
    #[oai(path = "/auctions/:auction_id/opening", method = "post", operation_id = "open_auction")]
    async fn open(
        &self,
        app: Data<&App>,
        auth: Member,
        auction_id: Path<AuctionId>,
    ) -> Result<Json<Auction>, Problem> {
        Ok(Json(editing::open(&app, &auth.into(), auction_id.0).await?.into()))
    }

    /// Cancel an auction.
    ///
    /// Before its end. Everybody gets the money back by itself, and reads the reason.
    #[oai(path = "/auctions/:auction_id/cancellation", method = "post", operation_id = "cancel_auction")]
    async fn cancel(
        &self,
        app: Data<&App>,
        auth: Member,
        auction_id: Path<AuctionId>,
        body: Json<AuctionCancellation>,
    ) -> Result<Json<Auction>, Problem> {
        Ok(Json(editing::cancel(&app, &auth.into(), auction_id.0, body.0).await?.into()))
    }

    /// List the bids of an auction.
    ///
    /// The newest first. Bidders are numbers, by the order in which they registered; one knows one's own bids.
    #[oai(path = "/auctions/:auction_id/bids", method = "get", operation_id = "list_bids")]
    async fn bids(
        &self,
        app: Data<&App>,
        auth: Anyone,
        auction_id: Path<AuctionId>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Bid>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (bids, next) = logic::bids(&app, &auth.into(), auction_id.0, &page).await?;
        Ok(Json(Page { items: bids.into_iter().map(Bid::from).collect(), next }))
    }

    /// Bid.
    ///
    /// For whoever's deposit is held, but not for staff of the project. A bid is taken if it is at least `next_fen` and comes
    /// before the end by the clock of the server; one that is refused says why, and since when it is too late. Bids are never
    /// taken back.
    #[oai(path = "/auctions/:auction_id/bids", method = "post", operation_id = "place_bid")]
    async fn bid(
        &self,
        app: Data<&App>,
        auth: Member,
        auction_id: Path<AuctionId>,
        /// Sent again with the same key, the request acts once.
        #[oai(name = "Idempotency-Key")]
        key: Header<Option<String>>,
        body: Json<BidInput>,
    ) -> Result<CreatedIn<Bid>, Problem> {
        let actor = Actor::from(auth);
        let once = Once::parse(&actor, key.0, "place_bid", &(auction_id.0, &body.0))?;
        Ok(CreatedIn::list((bidding::bid(&app, &actor, auction_id.0, body.0, once).await?, true)))
    }

    /// List the bidders of an auction.
    ///
    /// For staff who manage it or take its payments: who is behind each number. Every look is in the audit.
    #[oai(path = "/auctions/:auction_id/bidders", method = "get", operation_id = "list_bidders")]
    async fn bidders(
        &self,
        app: Data<&App>,
        auth: Member,
        auction_id: Path<AuctionId>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<Bidder>>, Problem> {
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (found, next) = bidders::list(&app, &auth.into(), auction_id.0, &page).await?;
        Ok(Json(Page { items: found.into_iter().map(Bidder::from).collect(), next }))
    }
}
