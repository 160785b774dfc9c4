//! The data of each page: the API's own answers.

use linli_entities::account::AccountId;
use linli_entities::auction::AuctionId;
use linli_entities::board::BoardId;
use linli_entities::complaint::{ComplaintId, ComplaintState};
use linli_entities::draw::DrawId;
use linli_entities::event::EventId;
use linli_entities::fund_entry::FundEntryId;
use linli_entities::group_buy::GroupBuyId;
use linli_entities::project::ProjectId;
use linli_entities::project_update::UpdateId;
use linli_entities::topic::TopicId;
use poem_openapi::types::ToJSON;
use serde_json::{Value, json};

use super::manual::{self, Chapter};
use super::props::{Asked, PageName};
use super::{auctions, commitments, complaint, draws, events, forum, fund, group_buys, journey, owners};
use crate::actor::Actor;
use crate::app::App;
use crate::db::versions::Key;
use crate::error::Error;
use crate::features::accounts::output::{Me, Profile};
use crate::features::boards::output::Board;
use crate::features::complaints::logic::{ListKey, Listed};
use crate::features::complaints::output::Complaint;
use crate::features::notices::output::Notice;
use crate::features::privacy::http::PrivacyNotice;
use crate::features::projects::output::{Fact, Project, ProjectRef};
use crate::features::projects::rules::Filter;
use crate::features::promise::input::Parameters;
use crate::features::promise::output::{PromiseBreach, PromiseFigures, PromiseOfProject, PromiseStretch};
use crate::features::promise::rules::calendar::Step;
use crate::features::{
    accounts, badges, boards, complaints, notices, posts, privacy, projects, promise, topics,
};
use crate::page::PageRequest;

/// A page that is read: what it shows decides its data, and when a rendering of it is out of date.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Reading {
    /// What is new.
    Home,
    /// All projects.
    ProjectList,
    /// A project, by its slug.
    Project(String),
    /// The topics of a project, by its slug.
    ProjectTopics(String),
    /// A board.
    Board(BoardId),
    /// How a board that is closed to staff was opened.
    BoardOpenings(BoardId),
    /// A page of a topic.
    Topic(TopicId, i32),
    /// A complaint and what happened to it.
    Complaint(ComplaintId),
    /// Complaints of a project, by its slug.
    ProjectComplaints(String),
    /// Events, coming or past.
    Events,
    /// An event.
    Event(EventId),
    /// Group buys, current or past.
    GroupBuys,
    /// A group buy.
    GroupBuy(GroupBuyId),
    /// Draws, current or past.
    Draws,
    /// A draw.
    Draw(DrawId),
    /// Auctions, current or past.
    Auctions,
    /// An auction.
    Auction(AuctionId),
    /// What was promised of building a project, by its slug, and news from there.
    ProjectProgress(String),
    /// News from a building site.
    ProjectUpdate(UpdateId),
    /// The fund of a project, by its slug.
    ProjectFund(String),
    /// An entry of a fund.
    FundEntry(FundEntryId),
    /// What was committed to in public for a project, by its slug.
    ProjectCommitments(String),
    /// What somebody wrote.
    Profile(AccountId),
    /// The badges that there are.
    Badges,
    /// How the promise was kept: of a project, by its slug, or of all.
    Promise(Option<String>),
    /// The privacy notice.
    Privacy,
    /// A page of the manual of the API.
    Docs(Chapter),
}

/// Topics on a page that shows the latest.
pub(super) const LATEST: u64 = 12;
/// Complaints on the page of a project.
const FEW: u64 = 4;
/// Items of a full list.
const FULL: u64 = 100;

pub(super) fn json<T: ToJSON>(value: &T) -> Value {
    value.to_json().unwrap_or(Value::Null)
}

pub(super) fn list<T: ToJSON>(items: &[T]) -> Value {
    Value::Array(items.iter().map(json).collect())
}

pub(super) fn first<K>(limit: u64) -> PageRequest<K> {
    PageRequest { limit, after: None }
}

impl Reading {
    /// The component.
    pub fn name(&self) -> PageName {
        match self {
            Self::Home => PageName::Home,
            Self::ProjectList => PageName::ProjectList,
            Self::Project(_) => PageName::Project,
            Self::ProjectTopics(_) => PageName::ProjectTopics,
            Self::Board(_) => PageName::Board,
            Self::BoardOpenings(_) => PageName::BoardOpenings,
            Self::Topic(..) => PageName::Topic,
            Self::Complaint(_) => PageName::Complaint,
            Self::ProjectComplaints(_) => PageName::ProjectComplaints,
            Self::Events => PageName::Events,
            Self::Event(_) => PageName::Event,
            Self::GroupBuys => PageName::GroupBuys,
            Self::GroupBuy(_) => PageName::GroupBuy,
            Self::Draws => PageName::Draws,
            Self::Draw(_) => PageName::Draw,
            Self::Auctions => PageName::Auctions,
            Self::Auction(_) => PageName::Auction,
            Self::ProjectProgress(_) => PageName::ProjectProgress,
            Self::ProjectUpdate(_) => PageName::ProjectUpdate,
            Self::ProjectFund(_) => PageName::ProjectFund,
            Self::FundEntry(_) => PageName::FundEntry,
            Self::ProjectCommitments(_) => PageName::ProjectCommitments,
            Self::Profile(_) => PageName::Profile,
            Self::Badges => PageName::Badges,
            Self::Promise(_) => PageName::Promise,
            Self::Privacy => PageName::Privacy,
            Self::Docs(Chapter::Overview) => PageName::Docs,
            Self::Docs(Chapter::Tag(_)) => PageName::DocsTag,
            Self::Docs(Chapter::Schemas) => PageName::DocsSchemas,
            Self::Docs(Chapter::Schema(_)) => PageName::DocsSchema,
            Self::Docs(Chapter::Problems) => PageName::DocsProblems,
        }
    }

    /// Whether the page tells how long ago something was, and so is rendered anew every minute.
    pub fn tells_time(&self) -> bool {
        !matches!(self, Self::Docs(_))
    }

    /// Whether it shows each reader something else, and so is made anew each time: what the household reads of a
    /// complaint has names that nobody else reads, events show one's own registration, group buys and auctions one's own
    /// deposit, draws one's own entry, some news are for owners, and so is the book of a fund; of commitments one sees those
    /// whose posts one may read.
    pub fn is_personal(&self) -> bool {
        matches!(
            self,
            Self::Complaint(_)
                | Self::ProjectComplaints(_)
                | Self::Events
                | Self::Event(_)
                | Self::GroupBuys
                | Self::GroupBuy(_)
                | Self::Draws
                | Self::Draw(_)
                | Self::Auctions
                | Self::Auction(_)
                | Self::ProjectProgress(_)
                | Self::ProjectUpdate(_)
                | Self::ProjectFund(_)
                | Self::FundEntry(_)
                | Self::ProjectCommitments(_)
                | Self::BoardOpenings(_)
        )
    }

    /// Whether whoever is signed in may read more there than a guest: for them it is made anew, for guests it is kept.
    pub fn has_more_for_members(&self) -> bool {
        matches!(self, Self::ProjectTopics(_))
    }

    /// What the page shows: it is out of date when one of these moved on.
    pub fn shows(&self) -> Vec<Key> {
        if let Self::Docs(_) = self {
            return vec![];
        }
        // Who may read what hangs on boards and projects, and names on profiles.
        let mut keys = vec![Key::Boards, Key::Projects, Key::Profiles];
        match self {
            Self::ProjectList | Self::ProjectTopics(_) => keys.push(Key::Latest),
            Self::Profile(id) => keys.extend([Key::Latest, Key::Esteem(*id)]),
            Self::Badges => keys.push(Key::Badges),
            Self::Home => keys.extend([Key::Latest, Key::Events]),
            Self::Project(_) => {
                keys.extend([Key::Latest, Key::Complaints, Key::Events, Key::GroupBuys]);
            }
            Self::Board(id) => keys.push(Key::BoardTopics(*id)),
            Self::Topic(id, _) => keys.extend(posts::logic::shows(*id)),
            Self::Promise(_) => keys.push(Key::Complaints),
            Self::Complaint(_)
            | Self::ProjectComplaints(_)
            | Self::Events
            | Self::Event(_)
            | Self::GroupBuys
            | Self::GroupBuy(_)
            | Self::Draws
            | Self::Draw(_)
            | Self::Auctions
            | Self::Auction(_)
            | Self::ProjectProgress(_)
            | Self::ProjectUpdate(_)
            | Self::ProjectFund(_)
            | Self::FundEntry(_)
            | Self::ProjectCommitments(_)
            | Self::BoardOpenings(_)
            | Self::Privacy
            | Self::Docs(_) => {}
        }
        keys
    }

    /// The data, as far as the actor may see it.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such page for the actor; those of the parameters.
    pub async fn data(&self, app: &App, actor: &Actor, asked: &Asked) -> Result<Value, Error> {
        match self {
            Self::Home => forum::home(app, actor, asked).await,
            Self::ProjectList => project_list(app, actor, asked).await,
            Self::Project(slug) => project(app, actor, slug).await,
            Self::ProjectTopics(slug) => forum::of_project(app, actor, slug, asked).await,
            Self::Board(id) => forum::board(app, actor, *id, asked).await,
            Self::BoardOpenings(id) => owners::openings(app, actor, *id, asked).await,
            Self::Topic(id, page) => Ok(json(&posts::logic::page(app, actor, *id, *page).await?)),
            Self::Complaint(id) => complaint::complaint(app, actor, *id).await,
            Self::ProjectComplaints(slug) => project_complaints(app, actor, slug, asked).await,
            Self::Events => events::events(app, actor, asked).await,
            Self::Event(id) => events::event(app, actor, *id).await,
            Self::GroupBuys => group_buys::group_buys(app, actor, asked).await,
            Self::GroupBuy(id) => group_buys::group_buy(app, actor, *id).await,
            Self::Draws => draws::draws(app, actor, asked).await,
            Self::Draw(id) => draws::draw(app, actor, *id).await,
            Self::Auctions => auctions::auctions(app, actor, asked).await,
            Self::Auction(id) => auctions::auction(app, actor, *id).await,
            Self::ProjectProgress(slug) => journey::progress(app, actor, slug, asked).await,
            Self::ProjectUpdate(id) => journey::update(app, actor, *id).await,
            Self::ProjectFund(slug) => fund::fund(app, actor, slug, asked).await,
            Self::FundEntry(id) => fund::entry(app, actor, *id).await,
            Self::ProjectCommitments(slug) => commitments::commitments(app, actor, slug, asked).await,
            Self::Profile(id) => profile(app, actor, *id, asked).await,
            Self::Badges => Ok(json(&badges::logic::list(app).await?)),
            Self::Promise(slug) => promise(app, actor, slug.as_deref(), asked).await,
            Self::Privacy => Ok(json(&PrivacyNotice::from(privacy::logic::notice(asked.look.locale)))),
            Self::Docs(chapter) => manual(chapter.clone()).await,
        }
    }
}

async fn project_list(app: &App, actor: &Actor, asked: &Asked) -> Result<Value, Error> {
    let filter = Filter {
        city: asked.parameter("city").map(str::to_owned),
        status: asked.parameter("status").and_then(|status| status.parse().ok()),
        query: asked.parameter("query").map(str::to_owned),
    };
    let page = PageRequest::parse(Some(FULL), asked.parameter("after"))?;
    let (found, next) = projects::logic::list(app, actor, &filter, &page).await?;
    Ok(json!({
        "items": list(&found.into_iter().map(Project::from).collect::<Vec<_>>()),
        "next": next,
        "cities": projects::logic::cities(app).await?,
    }))
}

async fn project(app: &App, actor: &Actor, slug: &str) -> Result<Value, Error> {
    let project = projects::logic::by_slug(app, actor, slug).await?;
    let id: ProjectId = project.project.id;
    let facts = projects::logic::facts::list(app, id).await?;
    let boards = boards::logic::list(app, actor, Some(id)).await?;
    let topics = topics::logic::latest(app, actor, Some(id), first(LATEST)).await?.items;
    let complaints = of_project(app, actor, id, None, &first(FEW)).await?.0;
    Ok(json!({
        "project": json(&Project::from(project)),
        "facts": list(&facts.into_iter().map(Fact::from).collect::<Vec<_>>()),
        "boards": list(&boards.into_iter().map(Board::from).collect::<Vec<_>>()),
        "topics": list(&topics),
        "complaints": list(&complaints),
        "events": events::coming(app, actor, Some(id)).await?,
        "group_buys": group_buys::open(app, actor, id).await?,
    }))
}

/// The newest complaints of a project that the actor may see in a list, and the cursor of the next.
async fn of_project(
    app: &App,
    actor: &Actor,
    project_id: ProjectId,
    state: Option<ComplaintState>,
    page: &PageRequest<ListKey>,
) -> Result<(Vec<Complaint>, Option<String>), Error> {
    let listed = Listed { project_id: Some(project_id), state, ..Listed::default() };
    let (found, next) = complaints::logic::list(app, actor, listed, page).await?;
    Ok((found.into_iter().map(Complaint::from).collect(), next))
}

async fn project_complaints(app: &App, actor: &Actor, slug: &str, asked: &Asked) -> Result<Value, Error> {
    let project = projects::logic::by_slug(app, actor, slug).await?.project;
    let state = asked.parameter("state").and_then(|state| state.parse().ok());
    let page = PageRequest::parse(None, asked.parameter("after"))?;
    let (found, next) = of_project(app, actor, project.id, state, &page).await?;
    Ok(json!({
        "project": json(&ProjectRef::from(&project)),
        "state": state.map(ComplaintState::as_str),
        "items": list(&found),
        "next": next,
    }))
}

/// The periods over which the promise is shown, in days.
const PERIODS: [i64; 4] = [7, 30, 90, 365];
/// How many promises that were not kept are shown at once; the table has all.
const BREACHES: u64 = 20;

async fn promise(app: &App, actor: &Actor, slug: Option<&str>, asked: &Asked) -> Result<Value, Error> {
    let project = match slug {
        Some(slug) => Some(projects::logic::by_slug(app, actor, slug).await?.project),
        None => None,
    };
    let days = asked.parameter("days").and_then(|days| days.parse().ok());
    let days = days.filter(|days| PERIODS.contains(days)).unwrap_or(30);
    let project_id = project.as_ref().map(|project| project.id);
    let course = promise::logic::course(app, project_id, &PERIODS, (days, step(days))).await?;
    let now = app.clock.now();
    let period = Parameters { project_id, days: Some(days), ..Parameters::default() }.parse(now)?;
    let (breaches, _) = promise::logic::breaches(app, actor, &period, &first(BREACHES)).await?;
    let periods = course.periods.into_iter();
    let periods = periods
        .map(|(days, figures)| json!({ "days": days, "figures": json(&PromiseFigures::from(figures)) }));
    // A page of one project has nothing to compare.
    let projects = if project_id.is_some() { vec![] } else { course.projects };
    Ok(json!({
        "project": project.map(|project| json(&ProjectRef::from(&project))),
        "days": days,
        "periods": periods.collect::<Vec<_>>(),
        "series": list(&course.series.into_iter().map(PromiseStretch::from).collect::<Vec<_>>()),
        "projects": list(&projects.into_iter().map(PromiseOfProject::from).collect::<Vec<_>>()),
        "breaches": list(&breaches.into_iter().map(|one| PromiseBreach::of(one, now)).collect::<Vec<_>>()),
    }))
}

/// How finely a period is shown, so that it has five to thirty stretches.
fn step(days: i64) -> Step {
    match days {
        ..=31 => Step::Day,
        32..=120 => Step::Week,
        _ => Step::Month,
    }
}

/// What somebody wrote: the newest of their topics and of their posts, or one of the two lists from a cursor on.
async fn profile(app: &App, actor: &Actor, id: AccountId, asked: &Asked) -> Result<Value, Error> {
    let profile = Profile::from(accounts::logic::me::seen(app, actor, id).await?);
    let (after, posts_on) = (asked.parameter("after"), asked.parameter("kind") == Some("post"));
    let limit = after.is_none().then_some(LATEST);
    let (mut topics, mut posts) = (None, None);
    if after.is_none() || !posts_on {
        topics = Some(topics::logic::by_author(app, actor, id, PageRequest::parse(limit, after)?).await?);
    }
    if after.is_none() || posts_on {
        posts = Some(posts::logic::by_author(app, actor, id, PageRequest::parse(limit, after)?).await?);
    }
    // What others see, whoever reads: what is one's own comes in a call of its own.
    let badges = badges::logic::of_account(app, &Actor::Guest, id).await?.items;
    Ok(json!({
        "profile": json(&profile),
        "topics": topics.map(|page| json(&page)),
        "posts": posts.map(|page| json(&page)),
        "badges": list(&badges),
    }))
}

/// The first time the whole document is made and cut, which takes a while.
async fn manual(chapter: Chapter) -> Result<Value, Error> {
    tokio::task::spawn_blocking(move || manual::data(&chapter)).await.map_err(Error::internal)?
}

/// The data of the page of notices; nothing for guests. A cursor that is none is the first page.
///
/// # Errors
/// Faults of the server only.
pub async fn notices(app: &App, actor: &Actor, asked: &Asked) -> Result<Value, Error> {
    let Actor::Account(account) = actor else { return Ok(Value::Null) };
    let page =
        PageRequest::parse(None, asked.parameter("after")).or_else(|_| PageRequest::parse(None, None))?;
    let (found, next) = notices::logic::list(app, actor, notices::logic::Listed::Newest, &page).await?;
    let items: Vec<Notice> = found.into_iter().map(|told| Notice::of(told, account.locale)).collect();
    Ok(json!({ "items": list(&items), "next": next }))
}

/// The data of the page that ends mails: what the token ends, and whether it has; nothing for a token that is none.
///
/// # Errors
/// Faults of the server only.
pub async fn unsubscribe(app: &App, asked: &Asked, confirmed: bool) -> Result<Value, Error> {
    let token = asked.parameter("token").unwrap_or_default();
    let ends = if confirmed {
        notices::logic::settings::unsubscribe(app, token).await
    } else {
        notices::logic::settings::ends(app, token)
    };
    match ends {
        Ok(ends) => Ok(json!({ "ends": ends.word(), "done": confirmed })),
        Err(Error::Invalid(_)) => Ok(Value::Null),
        Err(error) => Err(error),
    }
}

/// Who reads, as the API tells them; nothing of a guest.
pub(super) async fn viewer(app: &App, actor: &Actor) -> Result<Option<Value>, Error> {
    match actor {
        Actor::Account(account) => {
            Ok(Me::from(accounts::logic::me::own(app, account.account_id).await?).to_json())
        }
        Actor::Guest | Actor::System => Ok(None),
    }
}
