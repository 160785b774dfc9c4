//! The contents page of the API: every feature's operations, the documents, the pages.

mod allow;
pub mod client;
pub(crate) mod document;
mod edge;
mod limits;
mod patience;
pub mod request_id;
mod serve;
mod shapes;

use std::sync::{Arc, LazyLock};

use poem::{EndpointExt as _, Response, Route};
use poem_openapi::{OpenApi, OpenApiService, Tags};

use crate::app::App;
use crate::features::{
    account_notes, accounts, attachments, auctions, audits, badges, blocks, boards, bookmarks, bulletins,
    callers, canned_answers, check_ins, club_reports, commitments, complaints, consents, conversations,
    deflections, deposits, drafts, draws, earning_rules, events, exports, feeds, flags, follows, fund,
    greetings, group_buys, health, homes, link_cards, me_toos, memberships, mentions, milestones, moves,
    notices, openings, ownerships, pages, payments, polls, posts, previews, privacy, projects, promise,
    pseudonyms, questions, reactions, readings, referrals, registrations, reviews, rewards, roles, sanctions,
    saved_views, search, segments, sitemap, standings, statistics, surveys, teams, tickets, topics, touches,
    trust, updates, votes, watches, word_rules,
};

pub use limits::Limits;
pub use serve::{accept, serve};

/// What an operation is about.
#[derive(Tags)]
pub enum Tag {
    /// Who signs in: registering, one's own account, the profiles of others.
    Accounts,
    /// Pictures: profile pictures, photos that go with what is said of a complaint, and those within posts.
    Attachments,
    /// Signing in and out, the devices that are signed in, and forgotten passwords.
    Sessions,
    /// Who is trusted with what: in the group, in a city, in a project.
    Roles,
    /// Warning, silencing and suspending accounts, appeals against that, and what staff note about accounts.
    Sanctions,
    /// What staff did, and where.
    Audit,
    /// Projects, their facts, buildings and units.
    Projects,
    /// Who holds which unit: claimed by members, decided by staff.
    Ownerships,
    /// What was promised of building, for which day, and what became of it.
    Milestones,
    /// News from building sites, with photos.
    Updates,
    /// The journey of a home: where it stands, its days, its manager, what to mind of its contract.
    Homes,
    /// The checklist of a handover, and the visits every four years after it.
    Handover,
    /// What is done for each home, and what is missing.
    Touches,
    /// The loyalty maintenance fund of a project: an open book of what came and what was spent.
    Funds,
    /// Where topics are, and who may read and write there.
    Boards,
    /// Boards of owners: those that come of the property tree, those that are closed to staff, and how one is opened.
    OwnersBoards,
    /// A title in a board, with numbered posts below it; and how far one has read.
    Topics,
    /// What was said: written in Markdown, edited with a history, deleted and restored.
    Posts,
    /// What moderators do with topics: moving them, splitting posts off, merging, and the same with many at once.
    Moderation,
    /// What waits until a moderator has looked at it, and lists of words by which it is known.
    Reviews,
    /// What topics ask their readers to choose from, and how they voted.
    Polls,
    /// What one is writing and has not sent, on all of one's devices; and posts that are published later.
    Drafts,
    /// Links that stand alone in posts: what the pages elsewhere are called, and how things here stand.
    LinkCards,
    /// Posts that one keeps for oneself, and when one wants to be told of them again.
    Bookmarks,
    /// Whose topics one wants to be told of.
    Follows,
    /// Writing as an owner of a building without a name, and how staff learn whose it is: two of them, with a reason.
    Pseudonyms,
    /// What staff say in public that will be done, by which day, and what becomes of it.
    Commitments,
    /// Conversations of few, or of one with the staff of a project, which nobody else reads; and who is blocked.
    Messages,
    /// Complaints, and the promise to answer them within 24 hours.
    Complaints,
    /// What is done to complaints beside answering: doubting an answer, asking, promising, giving more time, closing abuse.
    ComplaintActs,
    /// What staff do among themselves: who works on a complaint, how grave it is, notes.
    ComplaintDesk,
    /// How the promise to answer within 24 hours was kept, for everybody to see.
    Promise,
    /// Who works on a complaint: assigning many, handing over, saying that it is not for the team.
    ComplaintWork,
    /// Who works on complaints together, and the rules that lead a complaint to a team.
    Teams,
    /// Answers that were prepared, and what one asks the worklist again and again.
    CannedAnswers,
    /// Who is calling: homes and complaints in one answer.
    Callers,
    /// What is offered for a complaint beside putting it right.
    Compensations,
    /// That other homes have what somebody complained of, and where they are.
    MeToos,
    /// Asking, days after the end, how it went.
    Visits,
    /// Gatherings: what there is at them, when they are, and when they are not.
    Events,
    /// Who comes to an event, who waits, in which order; offers, ratings, calendars.
    Registrations,
    /// Tickets, and the door of an event: with a network and without.
    CheckIns,
    /// What happened that concerns the reader, and how the reader wants to be told.
    Notices,
    /// The club: its terms and tiers, one's own membership, points and statement.
    Club,
    /// Members of the club, their points, and adjustments of those.
    ClubMembers,
    /// What points of the club are given for, and the receipts that some are given for.
    EarningRules,
    /// What points of the club can be redeemed for, and vouchers.
    Rewards,
    /// Who sent whom to a contract, and what became of it.
    Referrals,
    /// Who pays a deposit gets a benefit, if enough do: what is offered, and what is decided of it.
    GroupBuys,
    /// Homes that are bid for: what is offered, the bids, and who won.
    Auctions,
    /// Deposits of members for group buys and auctions: joining, withdrawing, being selected.
    Deposits,
    /// Money for deposits: what came, what goes back, and what providers of payments say.
    Payments,
    /// For what somebody agrees to be written or called, on which way.
    Consents,
    /// Questions by which accounts are found, to write to them.
    Segments,
    /// News that are sent to many: to whom, when, and who got them.
    Bulletins,
    /// Greetings for birthdays and festivals, which sell nothing.
    Greetings,
    /// What one is asked: surveys, each answered once.
    Surveys,
    /// Surveys at the desk: made, opened and closed, and what came of them.
    SurveyDesk,
    /// Draws that anyone can recompute: what can be won, who enters, and what proves it.
    Draws,
    /// Votes of the owners of a project or a building: who votes, how it is counted, and what proves it.
    Votes,
    /// Full-text search in what the reader may read, and topics like one that is being written.
    Search,
    /// What goes on in the forum, in figures by day, week and month, for staff.
    Statistics,
    /// Whether the server lives and serves, and the privacy notice.
    Server,
}

/// Every operation. poem-openapi joins at most sixteen, so they are nested by area.
fn operations() -> impl OpenApi {
    (health::http::HealthApi, people(), places(), forum(), gatherings())
}

/// Operations of events.
fn gatherings() -> impl OpenApi {
    (
        events::http::EventsApi,
        registrations::http::RegistrationsApi,
        tickets::http::TicketsApi,
        check_ins::http::CheckInsApi,
        buying(),
    )
}

/// Operations of group buys and of their money.
fn buying() -> impl OpenApi {
    (
        group_buys::http::GroupBuysApi,
        auctions::http::AuctionsApi,
        deposits::http::DepositsApi,
        payments::http::PaymentsApi,
        payments::http::messages::PaymentMessagesApi,
        asking(),
    )
}

/// Operations of surveys, of polls, of draws and of votes.
fn asking() -> impl OpenApi {
    (
        surveys::http::SurveysApi,
        surveys::http::desk::SurveyDeskApi,
        polls::http::PollsApi,
        draws::http::DrawsApi,
        votes::http::VotesApi,
        votes::http::casting::CastingApi,
    )
}

/// Operations of topics, posts, messages and search.
fn forum() -> impl OpenApi {
    (
        topics::http::TopicsApi,
        watches::http::WatchesApi,
        posts::http::PostsApi,
        written(),
        questions::http::QuestionsApi,
        reactions::http::ReactionsApi,
        flags::http::FlagsApi,
        commitments::http::CommitmentsApi,
        me_toos::http::MeToosApi,
        conversations::http::ConversationsApi,
        keeping(),
        search::http::SearchApi,
        deflections::http::DeflectionsApi,
        statistics::http::StatisticsApi,
        care(),
        club(),
    )
}

/// Operations of what somebody has read and keeps, of whom they follow and block, and of the groups that they may mention.
fn keeping() -> impl OpenApi {
    (
        blocks::http::BlocksApi,
        bookmarks::http::BookmarksApi,
        follows::http::FollowsApi,
        mentions::http::MentionsApi,
        readings::http::ReadingsApi,
        pseudonyms::http::PseudonymsApi,
        pseudonyms::http::unmaskings::UnmaskingsApi,
    )
}

/// Operations of what is written and not sent, of the cards of what is, of what moderators do with it, and of what waits for
/// them.
fn written() -> impl OpenApi {
    (
        drafts::http::DraftsApi,
        drafts::http::scheduled::ScheduledPostsApi,
        link_cards::http::LinkCardsApi,
        moves::http::MovesApi,
        reviews::http::ReviewsApi,
        word_rules::http::WordRulesApi,
    )
}

/// Operations of complaints and of those who work on them.
fn care() -> impl OpenApi {
    (
        complaints::http::ComplaintsApi,
        complaints::http::ComplaintActsApi,
        complaints::http::ComplaintDeskApi,
        promise::http::PromiseApi,
        complaints::http::WorkingApi,
        complaints::http::CompensationsApi,
        complaints::http::VisitsApi,
        teams::http::TeamsApi,
        canned_answers::http::CannedAnswersApi,
        callers::http::CallersApi,
        saved_views::http::SavedViewsApi,
        notices::http::NoticesApi,
        notices::http::settings::NoticeSettingsApi,
        notices::http::devices::NoticeDevicesApi,
        notices::http::stream::StreamApi,
    )
}

/// Operations of the club.
fn club() -> impl OpenApi {
    (
        memberships::http::ClubApi,
        memberships::http::members::ClubMembersApi,
        earning_rules::http::EarningRulesApi,
        earning_rules::http::receipts::ReceiptsApi,
        rewards::http::RewardsApi,
        referrals::http::ReferralsApi,
        referrals::http::desk::ReferralDeskApi,
        writing(),
    )
}

/// Operations of what is written to many, and of who agreed to it.
fn writing() -> impl OpenApi {
    (
        consents::http::ConsentsApi,
        segments::http::SegmentsApi,
        bulletins::http::MyBulletinsApi,
        bulletins::http::desk::BulletinsApi,
        greetings::http::GreetingsApi,
        standings::http::StandingsApi,
        club_reports::http::ClubReportsApi,
    )
}

/// Operations of accounts and of what they are trusted with.
fn people() -> impl OpenApi {
    (
        privacy::http::PrivacyApi,
        accounts::http::AccountsApi,
        accounts::http::sessions::SessionsApi,
        accounts::http::me::MeApi,
        accounts::http::passwords::PasswordsApi,
        attachments::http::AttachmentsApi,
        roles::http::RolesApi,
        sanctions::http::SanctionsApi,
        account_notes::http::AccountNotesApi,
        audits::http::AuditApi,
        exports::http::ExportsApi,
        trust::http::TrustApi,
        badges::http::BadgesApi,
    )
}

/// Operations of projects, boards and ownerships.
fn places() -> impl OpenApi {
    (
        projects::http::ProjectsApi,
        projects::http::facts::FactsApi,
        projects::http::buildings::BuildingsApi,
        boards::http::BoardsApi,
        boards::http::owners::OwnersBoardsApi,
        openings::http::OpeningsApi,
        ownerships::http::OwnershipsApi,
        journey(),
    )
}

/// Operations of the journey of a home, and of the fund of its project.
fn journey() -> impl OpenApi {
    (
        milestones::http::MilestonesApi,
        updates::http::UpdatesApi,
        homes::http::HomesApi,
        homes::http::managers::ManagersApi,
        homes::http::notes::ContractNotesApi,
        homes::http::handover::ChecklistApi,
        homes::http::handover::HomeVisitsApi,
        touches::http::TouchesApi,
        fund::http::FundsApi,
        fund::http::entries::FundEntriesApi,
        fund::http::proposals::FundProposalsApi,
    )
}

fn service() -> OpenApiService<impl OpenApi, ()> {
    OpenApiService::new(operations(), "Linli", env!("CARGO_PKG_VERSION"))
        .description(
            "Forums, club and complaints for the owners of a property developer. JSON in snake_case. Errors are `application/problem+json` with a stable `code`. Lists take \
             `?limit=&after=` and answer `{items, next}`. Creating requests take an `Idempotency-Key`; edits take \
             `If-Match` with the version that was read. What is counted against a limit is answered with \
             `RateLimit-Policy` (how many, `q`, within how many seconds, `w`) and `RateLimit` (how many remain, `r`, and \
             in how many seconds there is one more, `t`); beyond the limit it is 429 with `Retry-After`.",
        )
        .server("/api/v1")
}

/// The document and what the edge knows from it: the same for as long as the process runs.
struct Known {
    document: String,
    allow: Arc<allow::Allow>,
    shapes: Arc<shapes::Shapes>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let made = serde_json::from_str(&service().spec()).expect("poem-openapi writes JSON");
    let complete = document::complete(made);
    Known {
        document: format!("{complete:#}\n"),
        allow: Arc::new(allow::Allow::of(&complete, "/api/v1")),
        shapes: Arc::new(shapes::Shapes::of(&complete)),
    }
});

/// The OpenAPI document, as it is committed.
pub fn document() -> &'static str {
    &KNOWN.document
}

/// The whole site.
pub fn endpoint(app: &App, limits: Limits) -> impl poem::Endpoint<Output = Response> + use<> {
    let (allow, shapes) = (KNOWN.allow.clone(), KNOWN.shapes.clone());
    let edge = edge::Edge { app: app.clone(), allow, shapes, time: limits.request };
    let api =
        Route::new().nest("/api/v1", service()).at("/api/v1/openapi.json", pages::http::document(document()));
    let site = previews::http::routes(sitemap::http::routes(feeds::http::routes(api)));
    pages::http::routes(site).data(app.clone()).with(edge)
}
