//! Routes of the web frontend.

use std::collections::BTreeMap;
use std::sync::Arc;

use linli_entities::account::AccountId;
use linli_entities::auction::AuctionId;
use linli_entities::board::BoardId;
use linli_entities::complaint::ComplaintId;
use linli_entities::draw::DrawId;
use linli_entities::event::EventId;
use linli_entities::fund_entry::FundEntryId;
use linli_entities::group_buy::GroupBuyId;
use linli_entities::post::PostId;
use linli_entities::project_update::UpdateId;
use linli_entities::topic::TopicId;
use poem::http::{HeaderValue, StatusCode, header};
use poem::web::{Data, Path};
use poem::{Endpoint, Request, Response, Route, endpoint::make_sync, get, handler};

use super::data::Reading;
use super::logic::{self, Rendered};
use super::manual::Chapter;
use super::props::{self, Asked, Look, PageName, Theme};
use crate::actor::Actor;
use crate::app::App;
use crate::auth::{self, SESSION_COOKIE};
use crate::compress;
use crate::error::Error;
use crate::etag;
use crate::features::old_links::{self, rules::OldLink};
use crate::features::{moves, posts};
use crate::server::client;

/// Built files have their hash in their name.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
const FOR_AN_HOUR: &str = "public, max-age=3600";

/// Built files whose names do not change: what browsers ask for by name.
const FILES: [&str; 8] = [
    "/favicon.svg",
    "/icon-180.png",
    "/icon-192.png",
    "/icon-512.png",
    "/icon-maskable-512.png",
    "/manifest.en.webmanifest",
    "/manifest.zh-CN.webmanifest",
    "/service-worker.js",
];
/// Tells the worker of a device that a page is the same for every guest, and may be kept for reading without a network.
const READERS: &str = "linli-readers";

/// A document that is the same for everybody, such as the one of the API.
pub fn document(text: &'static str) -> impl Endpoint {
    make_sync(move |_| {
        Response::builder().header(header::CONTENT_TYPE, "application/json; charset=utf-8").body(text)
    })
}

/// Pages that live in the browser: what they show they ask the API for.
const FRAMES: [(&str, PageName); 100] = [
    ("/sign-in", PageName::SignIn),
    ("/register", PageName::Register),
    ("/recover", PageName::Recover),
    ("/reset-password", PageName::ResetPassword),
    ("/me", PageName::Me),
    ("/me/email", PageName::MyEmail),
    ("/me/ownerships", PageName::MyOwnerships),
    ("/me/complaints", PageName::MyComplaints),
    ("/me/registrations", PageName::MyRegistrations),
    ("/me/registrations/:id", PageName::MyRegistration),
    ("/me/deposits", PageName::MyDeposits),
    ("/me/deposits/:id", PageName::MyDeposit),
    ("/me/homes", PageName::MyHomes),
    ("/me/homes/:id", PageName::MyHome),
    ("/surveys", PageName::Surveys),
    ("/surveys/:id", PageName::Survey),
    ("/votes", PageName::Votes),
    ("/votes/:id", PageName::Vote),
    ("/me/notices", PageName::NoticeSettings),
    ("/me/topics", PageName::MyTopics),
    ("/me/bookmarks", PageName::MyBookmarks),
    ("/me/follows", PageName::MyFollows),
    ("/me/drafts", PageName::MyDrafts),
    ("/me/held-posts", PageName::MyHeldPosts),
    ("/me/messages", PageName::MyConversations),
    ("/me/messages/new", PageName::NewConversation),
    ("/me/messages/:id", PageName::MyConversation),
    ("/me/blocks", PageName::MyBlocks),
    ("/me/pseudonyms", PageName::MyPseudonyms),
    ("/me/exports", PageName::MyExports),
    ("/me/sanctions", PageName::MySanctions),
    ("/me/flags", PageName::MyFlags),
    ("/me/bulletins", PageName::MyBulletins),
    ("/me/bulletins/:id", PageName::MyBulletin),
    ("/complaints/new", PageName::NewComplaint),
    ("/boards/:id/new", PageName::NewTopic),
    ("/club", PageName::Club),
    ("/club/statement", PageName::ClubStatement),
    ("/club/rewards", PageName::ClubRewards),
    ("/club/redemptions", PageName::ClubRedemptions),
    ("/club/join", PageName::ClubJoin),
    ("/club/referrals", PageName::ClubReferrals),
    ("/staff", PageName::Staff),
    ("/staff/complaints", PageName::StaffComplaints),
    ("/staff/complaints/new", PageName::StaffComplaintNew),
    ("/staff/teams", PageName::StaffTeams),
    ("/staff/callers", PageName::StaffCallers),
    ("/staff/visits", PageName::StaffVisits),
    ("/staff/flags", PageName::StaffFlags),
    ("/staff/reviews", PageName::StaffReviews),
    ("/staff/word-rules", PageName::StaffWordRules),
    ("/staff/appeals", PageName::StaffAppeals),
    ("/staff/audit", PageName::StaffAudit),
    ("/staff/openings", PageName::StaffOpenings),
    ("/staff/openings/:id", PageName::StaffOpening),
    ("/staff/commitments", PageName::StaffCommitments),
    ("/staff/messages", PageName::StaffConversations),
    ("/staff/events", PageName::StaffEvents),
    ("/staff/events/new", PageName::StaffEventNew),
    ("/staff/events/:id", PageName::StaffEvent),
    ("/staff/events/:id/check-in", PageName::StaffCheckIn),
    ("/staff/group-buys", PageName::StaffGroupBuys),
    ("/staff/group-buys/:id", PageName::StaffGroupBuy),
    ("/staff/auctions", PageName::StaffAuctions),
    ("/staff/auctions/:id", PageName::StaffAuction),
    ("/staff/payments", PageName::StaffPayments),
    ("/staff/draws", PageName::StaffDraws),
    ("/staff/draws/:id", PageName::StaffDraw),
    ("/staff/votes", PageName::StaffVotes),
    ("/staff/votes/:id", PageName::StaffVote),
    ("/staff/surveys", PageName::StaffSurveys),
    ("/staff/surveys/:id", PageName::StaffSurvey),
    ("/staff/projects", PageName::StaffProjects),
    ("/staff/projects/:id", PageName::StaffProject),
    ("/staff/projects/:id/progress", PageName::StaffProgress),
    ("/staff/projects/:id/fund", PageName::StaffFund),
    ("/staff/projects/:id/homes", PageName::StaffHomes),
    ("/staff/projects/:id/me-toos", PageName::StaffMeToos),
    ("/staff/projects/:id/unmaskings", PageName::StaffUnmaskings),
    ("/staff/projects/:id/statistics", PageName::StaffStatistics),
    ("/staff/homes/:id", PageName::StaffHome),
    ("/staff/club", PageName::StaffClub),
    ("/staff/ownerships", PageName::StaffOwnerships),
    ("/staff/accounts", PageName::StaffAccounts),
    ("/staff/accounts/:id", PageName::StaffAccount),
    ("/staff/members", PageName::StaffMembers),
    ("/staff/members/adjustments", PageName::StaffAdjustments),
    ("/staff/members/rules", PageName::StaffEarningRules),
    ("/staff/members/rewards", PageName::StaffRewards),
    ("/staff/members/vouchers", PageName::StaffVouchers),
    ("/staff/members/receipts", PageName::StaffReceipts),
    ("/staff/members/referrals", PageName::StaffReferrals),
    ("/staff/members/settings", PageName::StaffClubSettings),
    ("/staff/bulletins", PageName::StaffBulletins),
    ("/staff/bulletins/:id", PageName::StaffBulletin),
    ("/staff/segments", PageName::StaffSegments),
    ("/staff/greetings", PageName::StaffGreetings),
    ("/staff/members/standings", PageName::StaffStandings),
    ("/staff/members/report", PageName::StaffClubReport),
    ("/staff/statistics", PageName::StaffStatistics),
];

/// Adds every page to the routes of the site; what nothing else answers is a page that says so.
pub fn routes(site: Route) -> Route {
    // The parts of the design are for whoever works on them.
    let workshop = cfg!(debug_assertions).then_some(("/parts", PageName::Parts));
    let pages = site
        .at("/projects", get(one(Reading::ProjectList)))
        .at("/projects/:slug", get(of_project(Reading::Project)))
        .at("/projects/:slug/topics", get(of_project(Reading::ProjectTopics)))
        .at("/projects/:slug/complaints", get(of_project(Reading::ProjectComplaints)))
        .at("/projects/:slug/promise", get(of_project(|slug| Reading::Promise(Some(slug)))))
        .at("/projects/:slug/progress", get(of_project(Reading::ProjectProgress)))
        .at("/projects/:slug/fund", get(of_project(Reading::ProjectFund)))
        .at("/projects/:slug/commitments", get(of_project(Reading::ProjectCommitments)))
        .at("/fund-entries/:id", get(fund_entry))
        .at("/updates/:id", get(project_update))
        .at("/promise", get(one(Reading::Promise(None))))
        .at("/boards/:id", get(board))
        .at("/boards/:id/openings", get(board_openings))
        .at("/topics/:id", get(topic))
        .at("/posts/:id", get(post))
        .at("/complaints/:id", get(complaint))
        .at("/events", get(one(Reading::Events)))
        .at("/events/:id", get(event))
        .at("/group-buys", get(one(Reading::GroupBuys)))
        .at("/group-buys/:id", get(group_buy))
        .at("/draws", get(one(Reading::Draws)))
        .at("/draws/:id", get(draw))
        .at("/auctions", get(one(Reading::Auctions)))
        .at("/auctions/:id", get(auction))
        .at("/accounts/:id", get(profile))
        .at("/badges", get(one(Reading::Badges)))
        .at("/privacy", get(one(Reading::Privacy)))
        .at("/docs", get(one(Reading::Docs(Chapter::Overview))))
        .at("/docs/schemas", get(one(Reading::Docs(Chapter::Schemas))))
        .at("/docs/schemas/:schema", get(docs_schema))
        .at("/docs/problems", get(one(Reading::Docs(Chapter::Problems))))
        .at("/docs/:tag", get(docs_tag))
        .at("/search", get(search))
        .at("/notices", get(notices))
        .at("/unsubscribe", get(unsubscribe).post(unsubscribed))
        .at("/offline", get(offline))
        .at("/assets/*path", get(asset));
    let pages = FILES.into_iter().fold(pages, |pages, path| pages.at(path, get(asset)));
    FRAMES
        .into_iter()
        .chain(workshop)
        .fold(pages, |pages, (path, name)| pages.at(path, frame(name)))
        .at("/*path", get(home_or_nothing))
}

/// poem's `/*path` answers for `/` too, even where `/` has a route of its own.
#[handler]
async fn home_or_nothing(app: Data<&App>, request: &Request) -> poem::Result<Response> {
    if request.uri().path() == "/" {
        return read(&app, request, Reading::Home).await;
    }
    let (actor, asked) = reader(&app, request).await?;
    if let Some(old) = OldLink::parse(&asked.path, request.uri().query().unwrap_or_default())
        && let Some(address) = old_links::logic::find(&app, &actor, old).await?
    {
        return Ok(moved(&address));
    }
    Ok(sent(&logic::frame(&app, &actor, PageName::NotFound, asked).await?, request))
}

#[handler]
async fn complaint(app: Data<&App>, request: &Request, id: Path<String>) -> poem::Result<Response> {
    read(&app, request, Reading::Complaint(ComplaintId(id_of(&id)))).await
}

#[handler]
async fn project_update(app: Data<&App>, request: &Request, id: Path<String>) -> poem::Result<Response> {
    read(&app, request, Reading::ProjectUpdate(UpdateId(id_of(&id)))).await
}

#[handler]
async fn fund_entry(app: Data<&App>, request: &Request, id: Path<String>) -> poem::Result<Response> {
    read(&app, request, Reading::FundEntry(FundEntryId(id_of(&id)))).await
}

#[handler]
async fn board(app: Data<&App>, request: &Request, id: Path<String>) -> poem::Result<Response> {
    read(&app, request, Reading::Board(BoardId(id_of(&id)))).await
}

#[handler]
async fn board_openings(app: Data<&App>, request: &Request, id: Path<String>) -> poem::Result<Response> {
    read(&app, request, Reading::BoardOpenings(BoardId(id_of(&id)))).await
}

#[handler]
async fn topic(app: Data<&App>, request: &Request, id: Path<String>) -> poem::Result<Response> {
    let page = page_of(parameters(request).get("page").map(String::as_str));
    let id = TopicId(id_of(&id));
    let found = read(&app, request, Reading::Topic(id, page)).await?;
    if found.status() != StatusCode::NOT_FOUND {
        return Ok(found);
    }
    let (actor, _) = reader(&app, request).await?;
    if let Ok(to) = moves::logic::leads_on(&app, &actor, id, page).await {
        return Ok(leading(&to, StatusCode::MOVED_PERMANENTLY));
    }
    // Whoever types a number that is too high means the end.
    let last = posts::logic::last_page(&app, &actor, id, page).await;
    Ok(last.map_or(found, |to| leading(&to, StatusCode::FOUND)))
}

/// The number of a page; what is none is no page.
fn page_of(text: Option<&str>) -> i32 {
    let number = text.map_or(Ok(1), str::parse::<i64>).unwrap_or(0);
    i32::try_from(number.max(0)).unwrap_or(i32::MAX)
}

/// Where a post is now: its place changes when moderators move it, its id does not.
#[handler]
async fn post(app: Data<&App>, request: &Request, id: Path<String>) -> poem::Result<Response> {
    let (actor, asked) = reader(&app, request).await?;
    match posts::logic::address(&app, &actor, PostId(id_of(&id))).await {
        Ok(to) => Ok(leading(&to, StatusCode::FOUND)),
        Err(_) => Ok(sent(&logic::frame(&app, &actor, PageName::NotFound, asked).await?, request)),
    }
}

/// Leads to another address of ours. Who may follow hangs on who asks, and so nobody keeps it.
fn leading(to: &str, status: StatusCode) -> Response {
    let response = Response::builder().status(status).header(header::LOCATION, to);
    response.header(header::VARY, "Cookie").header(header::CACHE_CONTROL, "private, no-cache").finish()
}

#[handler]
async fn event(app: Data<&App>, request: &Request, id: Path<String>) -> poem::Result<Response> {
    read(&app, request, Reading::Event(EventId(id_of(&id)))).await
}

#[handler]
async fn group_buy(app: Data<&App>, request: &Request, id: Path<String>) -> poem::Result<Response> {
    read(&app, request, Reading::GroupBuy(GroupBuyId(id_of(&id)))).await
}

#[handler]
async fn draw(app: Data<&App>, request: &Request, id: Path<String>) -> poem::Result<Response> {
    read(&app, request, Reading::Draw(DrawId(id_of(&id)))).await
}

#[handler]
async fn auction(app: Data<&App>, request: &Request, id: Path<String>) -> poem::Result<Response> {
    read(&app, request, Reading::Auction(AuctionId(id_of(&id)))).await
}

#[handler]
async fn profile(app: Data<&App>, request: &Request, id: Path<String>) -> poem::Result<Response> {
    read(&app, request, Reading::Profile(AccountId(id_of(&id)))).await
}

#[handler]
async fn docs_tag(app: Data<&App>, request: &Request, tag: Path<String>) -> poem::Result<Response> {
    read(&app, request, Reading::Docs(Chapter::Tag(tag.0))).await
}

#[handler]
async fn docs_schema(app: Data<&App>, request: &Request, schema: Path<String>) -> poem::Result<Response> {
    read(&app, request, Reading::Docs(Chapter::Schema(schema.0))).await
}

#[handler]
async fn search(app: Data<&App>, request: &Request) -> poem::Result<Response> {
    let (actor, asked) = reader(&app, request).await?;
    let address = client::address(request, &app.config);
    let page = logic::search(&app, &actor, address, asked).await?;
    Ok(sent(&page, request))
}

#[handler]
async fn notices(app: Data<&App>, request: &Request) -> poem::Result<Response> {
    let (actor, asked) = reader(&app, request).await?;
    Ok(sent(&logic::notices(&app, &actor, asked).await?, request))
}

#[handler]
async fn unsubscribe(app: Data<&App>, request: &Request) -> poem::Result<Response> {
    let (actor, asked) = reader(&app, request).await?;
    Ok(sent(&logic::unsubscribe(&app, &actor, asked, false).await?, request))
}

/// What a device shows without a network in place of a page that it has not kept.
#[handler]
async fn offline(app: Data<&App>, request: &Request) -> poem::Result<Response> {
    let (_, asked) = reader(&app, request).await?;
    Ok(sent(&logic::offline(&app, asked).await?, request))
}

/// What the button of that page sends, and mail programs by themselves (RFC 8058).
#[handler]
async fn unsubscribed(app: Data<&App>, request: &Request) -> poem::Result<Response> {
    let (actor, asked) = reader(&app, request).await?;
    Ok(sent(&logic::unsubscribe(&app, &actor, asked, true).await?, request))
}

/// A page that is the only one of its kind.
fn one(reading: Reading) -> impl Endpoint {
    poem::endpoint::make(move |request: Request| {
        let reading = reading.clone();
        async move { read(app_of(&request)?, &request, reading).await }
    })
}

/// A page of a project, by the slug in its address.
fn of_project(reading: fn(String) -> Reading) -> impl Endpoint {
    poem::endpoint::make(move |request: Request| async move {
        let slug = request.path_params::<String>()?;
        read(app_of(&request)?, &request, reading(slug)).await
    })
}

/// A page that lives in the browser.
fn frame(name: PageName) -> impl Endpoint {
    poem::endpoint::make(move |request: Request| async move {
        let app = app_of(&request)?;
        let (actor, asked) = reader(app, &request).await?;
        let page = logic::frame(app, &actor, name, asked).await?;
        Ok::<_, poem::Error>(sent(&page, &request))
    })
}

fn app_of(request: &Request) -> Result<&App, Error> {
    request.data().ok_or_else(|| Error::internal(anyhow::anyhow!("no app in the request")))
}

/// A number in a path; what is none is the id of nothing.
fn id_of(text: &str) -> i64 {
    text.parse().unwrap_or(0)
}

async fn read(app: &App, request: &Request, reading: Reading) -> poem::Result<Response> {
    let (actor, asked) = reader(app, request).await?;
    let page: Arc<Rendered> = logic::read(app, &actor, reading, asked).await?;
    Ok(sent(&page, request))
}

/// Who reads, and what is asked for.
async fn reader(app: &App, request: &Request) -> Result<(Actor, Asked), Error> {
    let actor = match auth::cookie(request, SESSION_COOKIE) {
        Some(token) => crate::features::accounts::logic::sessions::actor_of(app, token).await?,
        None => Actor::Guest,
    };
    let account = match &actor {
        Actor::Account(account) => Some(account.locale),
        Actor::Guest | Actor::System => None,
    };
    let theme = match auth::cookie(request, "linli_theme") {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ => Theme::Auto,
    };
    let accepted = request.header(header::ACCEPT_LANGUAGE);
    let locale = props::locale(auth::cookie(request, "linli_locale"), account, accepted);
    let path = request.uri().path().to_owned();
    Ok((actor, Asked { path, query: parameters(request), look: Look { locale, theme } }))
}

fn parameters(request: &Request) -> BTreeMap<String, String> {
    request.params::<BTreeMap<String, String>>().unwrap_or_default()
}

/// That it stands elsewhere now; kept by nobody, since who may read it may change.
fn moved(address: &str) -> Response {
    Response::builder()
        .status(StatusCode::MOVED_PERMANENTLY)
        .header(header::LOCATION, address)
        .header(header::CACHE_CONTROL, "private, no-cache")
        .finish()
}

fn sent(page: &Rendered, request: &Request) -> Response {
    let status = if page.found { StatusCode::OK } else { StatusCode::NOT_FOUND };
    let mut response = page.html.answer(request, status, "text/html; charset=utf-8");
    let headers = response.headers_mut();
    // The same address shows other things to others, in other languages.
    headers.insert(header::VARY, HeaderValue::from_static("Cookie, Accept-Language, Accept-Encoding"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    if page.for_everybody {
        headers.insert(READERS, HeaderValue::from_static("everybody"));
    }
    response
}

/// That the reader has it already, if so.
fn tagged(request: &Request, tag: &str, status: StatusCode) -> Option<Response> {
    let fresh = status == StatusCode::OK
        && request.header(header::IF_NONE_MATCH).is_some_and(|sent| etag::is_fresh(sent, tag));
    fresh.then(|| Response::builder().status(StatusCode::NOT_MODIFIED).finish())
}

#[handler]
fn asset(request: &Request) -> Response {
    let path = request.uri().path().trim_start_matches('/').to_owned();
    let Some(asset) = linli_frontend::asset(&path) else {
        return Response::builder().status(StatusCode::NOT_FOUND).finish();
    };
    let mut response = tagged(request, &asset.etag, StatusCode::OK).unwrap_or_else(|| {
        let response = Response::builder().content_type(&asset.mime);
        let takes = |coding| compress::takes(request.header(header::ACCEPT_ENCODING), coding);
        let brotli = || Some(("br", asset.brotli().filter(|_| takes("br"))?));
        match brotli().or_else(|| Some(("gzip", asset.gzip().filter(|_| takes("gzip"))?))) {
            Some((coding, bytes)) => response.header(header::CONTENT_ENCODING, coding).body(bytes),
            None => response.body(asset.bytes.as_ref()),
        }
    });
    let headers = response.headers_mut();
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    let kept = if asset.immutable { FOR_EVER } else { FOR_AN_HOUR };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    if let Ok(tag) = HeaderValue::from_str(&asset.etag) {
        headers.insert(header::ETAG, tag);
    }
    response
}
