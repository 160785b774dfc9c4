//! What everything needs: one value, cheap to clone, handed to every use case.

use std::ops::Deref;
use std::sync::Arc;

use anyhow::Context as _;
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::clock::Clock;
use crate::config::Config;
use crate::db::Db;
use crate::features::accounts::logic::RefCache;
use crate::features::accounts::logic::sessions::SessionCache;
use crate::features::boards::logic::DirectoryCache;
use crate::features::feeds::logic::Feeds;
use crate::features::notices::logic::stream::Streams;
use crate::features::pages::logic::Pages;
use crate::features::polls::logic::PollCache;
use crate::features::posts::logic::PageCache;
use crate::features::previews::logic::Previews;
use crate::features::search::logic::Search;
use crate::features::sitemap::logic::Sitemaps;
use crate::features::tickets;
use crate::features::tickets::rules::Key as TicketKey;
use crate::features::trust::logic::LevelCache;
use crate::features::word_rules::logic::Engines;
use crate::fetch::Fetcher;
use crate::jobs::carrier::Carrier;
use crate::jobs::mail::Mailer;
use crate::prepared::Answers;
use crate::rate::Rates;

/// The application.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// The parts of the application.
pub struct Parts {
    /// The settings.
    pub config: Config,
    /// The time.
    pub clock: Clock,
    /// The database.
    pub db: Db,
    /// The full-text index.
    pub search: Search,
    /// What the API answers to every guest.
    pub answers: Answers,
    /// What pages of topics are made of.
    pub topic_pages: PageCache,
    /// The pages of the web frontend.
    pub pages: Pages,
    /// Feeds that were made.
    pub feeds: Feeds,
    /// Pictures of pages that were drawn.
    pub previews: Previews,
    /// Parts of the sitemap that were made.
    pub sitemaps: Sitemaps,
    /// Reads pages elsewhere that posts link to.
    pub fetcher: Fetcher,
    /// Sends mail.
    pub mailer: Mailer,
    /// Carries text messages and pushes.
    pub carrier: Carrier,
    /// Who may try what how often.
    pub rates: Rates,
    /// Key of this installation, from `data/keys`: mixed into short codes before they are hashed.
    pub server_key: String,
    /// The key that signs tickets, from `data/keys`.
    pub tickets: TicketKey,
    /// Who is signed in, as last read.
    pub sessions: SessionCache,
    /// How accounts are shown, as last read.
    pub account_refs: RefCache,
    /// How far accounts are trusted, as last read.
    pub trust_levels: LevelCache,
    /// Polls of topics, as last counted.
    pub polls: PollCache,
    /// Which boards there are, as last read.
    pub boards: DirectoryCache,
    /// Lists of words that hold, and what they were compiled to.
    pub words: Engines,
    /// The streams that are open on this node.
    pub streams: Streams,
    /// Password hashing takes 19 MB and 25 ms each: two at a time.
    pub hashing: Semaphore,
    /// Background work that is waited for on shutdown.
    pub tasks: TaskTracker,
    /// Tells background work to end.
    pub stop: CancellationToken,
}

/// What an application is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To serve: with the index.
    Serve,
    /// For one command, perhaps beside a server: without.
    Tool,
}

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl App {
    /// Opens everything under `config.data_dir`, making what is missing. Nothing runs in the background yet.
    ///
    /// A tool opens no index: it may work beside a server, which has the index and follows what the tool writes.
    ///
    /// # Errors
    /// When a folder, the database or the index cannot be opened.
    pub async fn open(config: Config, clock: Clock, purpose: Purpose) -> anyhow::Result<Self> {
        let data = &config.data_dir;
        for folder in ["", "attachments", "keys", "mail", "messages", "index"] {
            let folder = data.join(folder);
            std::fs::create_dir_all(&folder)
                .with_context(|| format!("cannot create {}", folder.display()))?;
        }
        let server_key = crate::secret::server_key(&data.join("keys/server.key"))?;
        let tickets = tickets::logic::key(&data.join("keys/tickets.key"))?;
        let db = Db::open(&config.database()).await.context("cannot open the database")?;
        let search = match purpose {
            Purpose::Serve => {
                Search::open(&data.join("index"), &db).await.context("cannot open the index")?
            }
            Purpose::Tool => Search::absent(data.join("index"))?,
        };
        Ok(Self(Arc::new(Parts {
            answers: Answers::default(),
            topic_pages: PageCache::default(),
            pages: Pages::default(),
            feeds: Feeds::default(),
            previews: Previews::default(),
            sitemaps: Sitemaps::default(),
            fetcher: Fetcher::new(&config)?,
            mailer: Mailer::new(&config)?,
            carrier: Carrier::new(&config),
            rates: Rates::new(&clock, config.generous_limits),
            sessions: SessionCache::new(10_000, |_| 1),
            account_refs: RefCache::new(20_000, |_| 1),
            trust_levels: LevelCache::new(20_000, |_| 1),
            polls: PollCache::new(5_000, |_| 1),
            boards: DirectoryCache::new(1, |_| 1),
            words: Engines::default(),
            streams: Streams::default(),
            hashing: Semaphore::new(2),
            tasks: TaskTracker::new(),
            stop: CancellationToken::new(),
            server_key,
            tickets,
            search,
            db,
            clock,
            config,
        })))
    }

    /// Starts what runs in the background: the followers of the outbox, what wakes the streams, the job runner, the ladder
    /// of complaints, what events, deposits, surveys, draws, votes and commitments do by themselves, what an older renderer made, the
    /// housekeeping and the nightly check.
    pub fn start(&self) {
        self.tasks.spawn(crate::features::search::jobs::follow(self.clone()));
        self.tasks.spawn(crate::features::notices::jobs::follow(self.clone()));
        self.tasks.spawn(crate::features::notices::jobs::wake_streams(self.clone()));
        self.tasks.spawn(crate::features::earning_rules::jobs::follow(self.clone()));
        self.tasks.spawn(crate::features::badges::jobs::follow(self.clone()));
        self.tasks.spawn(crate::features::statistics::jobs::follow(self.clone()));
        self.tasks.spawn(crate::jobs::run(self.clone()));
        self.tasks.spawn(crate::jobs::climb(self.clone()));
        self.tasks.spawn(crate::jobs::hold_events(self.clone()));
        self.tasks.spawn(crate::jobs::keep_points(self.clone()));
        self.tasks.spawn(crate::jobs::keep_deposits(self.clone()));
        self.tasks.spawn(crate::jobs::send_bulletins(self.clone()));
        self.tasks.spawn(crate::jobs::ask(self.clone()));
        self.tasks.spawn(crate::jobs::keep_draws(self.clone()));
        self.tasks.spawn(crate::jobs::hand_boards_over(self.clone()));
        self.tasks.spawn(crate::jobs::hold_votes(self.clone()));
        self.tasks.spawn(crate::jobs::remind_of_commitments(self.clone()));
        self.tasks.spawn(crate::jobs::remind_of_posts(self.clone()));
        self.tasks.spawn(crate::jobs::publish(self.clone()));
        self.tasks.spawn(crate::jobs::read_pages(self.clone()));
        self.tasks.spawn(crate::jobs::rebaking::keep(self.clone()));
        self.tasks.spawn(crate::jobs::export(self.clone()));
        self.tasks.spawn(crate::jobs::count_figures(self.clone()));
        self.tasks.spawn(crate::jobs::give_tenure(self.clone()));
        self.tasks.spawn(crate::jobs::keep_house(self.clone()));
        self.tasks.spawn(crate::features::verification::jobs::nightly(self.clone()));
    }

    /// Ends what runs in the background and waits for it.
    pub async fn close(&self) {
        self.stop.cancel();
        self.tasks.close();
        self.tasks.wait().await;
        self.search.close();
    }
}
