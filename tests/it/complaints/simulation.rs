//! Thirty days of complaints in minutes: several nodes over one database, of which some give up in the middle of their
//! work and some wake late, and a month of people who file, answer, doubt, wait and forget. Afterwards everything has to
//! add up: what is owed is what the acts say, every step of every ladder is recorded exactly once, and the figures are
//! those of the same month without any ladder.
//!
//! The month is made of a seed. `LINLI_SIMULATED` is how many complaints, `LINLI_SEED` which month.

use std::collections::{BTreeMap, HashMap};

use linli::actor::Actor;
use linli::app::App;
use linli::features::complaints::act::{Act, Words};
use linli::features::complaints::rules::fold::Deadline;
use linli::features::complaints::rules::{NewComplaint, ladder};
use linli::features::complaints::{jobs, logic};
use linli::features::verification::logic::{Repair, verify};
use linli::once::Once;
use linli_entities::complaint::{Category, Grade, Openness};
use linli_entities::complaint_act::ActKind;
use linli_entities::complaint_deadline::DeadlineKind;
use linli_entities::complaint_rung::Rung;
use linli_tests::Database;
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use sea_orm::QueryOrder as _;
use tokio::task::JoinHandle;

use super::*;

/// What the month lasts.
const HOURS: i64 = 30 * 24;
/// People of each kind.
const PEOPLE: usize = 6;

/// Who does something.
#[derive(Clone, Copy, Debug)]
enum Who {
    Owner,
    Agent,
    Lead,
}

/// Something that happens at a minute of the month, to the complaint of this place.
type Event = (usize, Who, What);

#[derive(Clone, Debug)]
enum What {
    File(Grade),
    Do(Act),
    /// Something is promised until so many minutes later.
    Promise(i64),
    /// The promise that was made last was kept.
    Keep,
}

fn reasons() -> String {
    "配件明天上午十点送到，预计中午恢复运行。".to_owned()
}

fn words() -> Words {
    Words { markdown: reasons(), photo_ids: vec![] }
}

/// So many minutes, of a number of hours between these.
fn hours(rng: &mut StdRng, from: i64, to: i64) -> i64 {
    rng.random_range(from * 60..to * 60)
}

/// What happens to one complaint, as it is written down.
struct Life<'a> {
    place: usize,
    rng: &'a mut StdRng,
    month: &'a mut BTreeMap<i64, Vec<Event>>,
}

impl Life<'_> {
    fn at(&mut self, minute: i64, who: Who, what: What) {
        self.month.entry(minute).or_default().push((self.place, who, what));
    }

    /// The same, some hours between these later; answers when.
    fn later(&mut self, minute: i64, (from, to): (i64, i64), who: Who, what: What) -> i64 {
        let minute = minute + hours(self.rng, from, to);
        self.at(minute, who, what);
        minute
    }

    fn grade(&mut self) -> Grade {
        Grade::ALL[self.rng.random_range(0..Grade::ALL.len())]
    }

    fn chance(&mut self, of: f64) -> bool {
        self.rng.random_bool(of)
    }

    /// Everything from the filing on.
    fn live(&mut self) {
        let filed = self.rng.random_range(0..26 * 24 * 60);
        let grade = self.grade();
        self.at(filed, Who::Owner, What::File(grade));
        if self.chance(0.05) {
            self.later(filed, (0, 40), Who::Owner, What::Do(Act::Withdraw));
        }
        if self.chance(0.15) {
            let grade = self.grade();
            self.later(filed, (0, 30), Who::Lead, What::Do(Act::Grade(grade)));
        }
        // Some are never answered.
        if self.chance(0.1) {
            return;
        }
        let wait = if self.chance(0.7) { (0, 22) } else { (20, 120) };
        let first = self.later(filed, wait, Who::Agent, What::Do(Act::Answer(words())));
        self.talk(first);
        self.doubt(first);
        self.promise(first);
        if self.chance(0.6) {
            self.end(first);
        }
    }

    fn talk(&mut self, first: i64) {
        if self.chance(0.35) {
            let asked = self.later(first, (1, 30), Who::Owner, What::Do(Act::FollowUp(words())));
            if self.chance(0.7) {
                self.later(asked, (0, 40), Who::Agent, What::Do(Act::Answer(words())));
            }
            if self.chance(0.2) {
                let skipped = self.later(asked, (0, 30), Who::Agent, What::Do(Act::Skip));
                self.later(skipped, (1, 30), Who::Owner, What::Do(Act::Want));
            }
        }
        if self.chance(0.2) {
            let asked = self.later(first, (0, 20), Who::Agent, What::Do(Act::Ask(words())));
            self.later(asked, (1, 100), Who::Owner, What::Do(Act::FollowUp(words())));
        }
    }

    fn doubt(&mut self, first: i64) {
        if self.chance(0.2) {
            let disputed = self.later(first, (1, 30), Who::Owner, What::Do(Act::Dispute(0)));
            let ruling = Act::Rule { number: 0, upheld: self.chance(0.5), reasons: reasons() };
            let ruled = self.later(disputed, (0, 40), Who::Lead, What::Do(ruling));
            self.later(ruled, (0, 30), Who::Agent, What::Do(Act::Answer(words())));
        }
        if self.chance(0.1) {
            let taken_back = self.later(first, (0, 40), Who::Agent, What::Do(Act::RetractAnswer(0)));
            self.later(taken_back, (0, 40), Who::Agent, What::Do(Act::Answer(words())));
        }
    }

    fn promise(&mut self, first: i64) {
        if self.chance(0.25) {
            let until = hours(self.rng, 10, 200);
            let made = self.later(first, (0, 20), Who::Agent, What::Promise(until));
            if self.chance(0.7) {
                self.later(made, (1, 260), Who::Agent, What::Keep);
            }
        }
    }

    fn end(&mut self, first: i64) {
        let resolved = self.later(first, (20, 200), Who::Agent, What::Do(Act::Resolve(words())));
        if self.chance(0.4) {
            let confirmed = self.later(resolved, (1, 120), Who::Owner, What::Do(Act::Confirm));
            self.later(confirmed, (1, 100), Who::Owner, What::Do(Act::Rate(4)));
        } else if self.chance(0.3) {
            let again = self.later(resolved, (1, 120), Who::Owner, What::Do(Act::Reopen(words())));
            self.later(again, (0, 40), Who::Agent, What::Do(Act::Answer(words())));
        }
    }
}

/// Whether somebody climbs the ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ladder {
    On,
    Off,
}

/// The people of the month, as actors.
struct People {
    project: ProjectId,
    owners: Vec<Actor>,
    agents: Vec<Actor>,
    leads: Vec<Actor>,
}

async fn people(app: &TestApp) -> People {
    let project = app.project("jiangpan").await;
    let (mut owners, mut agents, mut leads) = (vec![], vec![], vec![]);
    for number in 0..PEOPLE {
        let owner = app.account(&format!("owner{number}")).await;
        app.home(project, &owner).await;
        owners.push(app.actor(&app.signed_in(owner.account_id()).await).await);
        let agent = app.staff(&format!("agent{number}"), Role::Agent, Over::Project(project)).await;
        agents.push(app.actor(&agent).await);
        let lead = app.staff(&format!("lead{number}"), Role::Lead, Over::Project(project)).await;
        leads.push(app.actor(&lead).await);
    }
    People { project, owners, agents, leads }
}

/// The same, about the answer of this number.
fn about(act: Act, answer: i32) -> Act {
    match act {
        Act::Dispute(_) => Act::Dispute(answer),
        Act::RetractAnswer(_) => Act::RetractAnswer(answer),
        Act::Rule { upheld, reasons, .. } => Act::Rule { number: answer, upheld, reasons },
        act => act,
    }
}

/// The month as it goes on.
struct Month {
    people: People,
    ids: HashMap<usize, ComplaintId>,
    /// The numbers of the first answers: steps of the ladder move them on.
    answers: HashMap<usize, i32>,
    commitments: HashMap<usize, i32>,
    done: u64,
    refused: u64,
}

impl Month {
    fn of(people: People) -> Self {
        let (ids, answers, commitments) = (HashMap::new(), HashMap::new(), HashMap::new());
        Self { people, ids, answers, commitments, done: 0, refused: 0 }
    }

    async fn happen(&mut self, app: &App, (place, who, what): Event) {
        let of = |actors: &[Actor]| actors[place % PEOPLE].clone();
        let actor = match who {
            Who::Owner => of(&self.people.owners),
            Who::Agent => of(&self.people.agents),
            Who::Lead => of(&self.people.leads),
        };
        let act = match what {
            What::File(grade) => return self.file(app, &actor, place, grade).await,
            What::Do(act) => about(act, self.answers.get(&place).copied().unwrap_or(0)),
            What::Promise(minutes) => {
                let until = app.clock.now() + chrono::TimeDelta::minutes(minutes);
                Act::Commit { what: "周五之前换好轿厢的配件。".to_owned(), until }
            }
            What::Keep => match self.commitments.get(&place) {
                Some(number) => Act::KeepCommitment(*number),
                None => return,
            },
        };
        let (made, answered) = (matches!(act, Act::Commit { .. }), matches!(act, Act::Answer(_)));
        match logic::act(app, &actor, self.ids[&place], act, Once::default()).await {
            Ok(seen) => {
                self.done += 1;
                if made {
                    self.commitments.insert(place, seen.row.act_count);
                }
                if answered {
                    self.answers.entry(place).or_insert(seen.row.act_count);
                }
            }
            // What is out of place by now is refused, in every such month in the same way.
            Err(error) => {
                assert!(!matches!(error, linli::error::Error::Internal(_)), "{error:?}");
                self.refused += 1;
            }
        }
    }

    async fn file(&mut self, app: &App, actor: &Actor, place: usize, grade: Grade) {
        let new = NewComplaint {
            project_id: self.people.project,
            unit_id: None,
            title: "电梯停了两天".to_owned(),
            markdown: "从周一早上起一直停运。".to_owned(),
            category: Category::Facilities,
            grade,
            openness: Openness::Private,
            photo_ids: vec![],
        };
        let seen = logic::file(app, actor, new, None, Once::default()).await.expect("a complaint");
        self.ids.insert(place, seen.row.id);
        self.done += 1;
    }
}

/// What the nodes do about the ladder in one step: climb together, give up in the middle, fall asleep.
fn climb(
    nodes: &[TestApp],
    rng: &mut StdRng,
    asleep: &mut Vec<(i64, App, Instant)>,
    step: i64,
) -> Vec<JoinHandle<()>> {
    let mut climbing = vec![];
    for node in nodes {
        let (app, now) = (node.app.clone(), node.app.clock.now());
        match rng.random_range(0..10) {
            0..4 => climbing.push(tokio::spawn(async move {
                jobs::run_due(&app, now).await.expect("the ladder");
            })),
            4 => {
                let task = tokio::spawn(async move {
                    jobs::run_due(&app, now).await.expect("the ladder");
                });
                let patience = Duration::from_micros(rng.random_range(0..20_000));
                climbing.push(tokio::spawn(async move {
                    tokio::time::sleep(patience).await;
                    task.abort();
                }));
            }
            // It knows the time of now when it goes on.
            5 => asleep.push((step + rng.random_range(1..12), app, now)),
            _ => {}
        }
    }
    let awake = asleep.extract_if(.., |(until, ..)| *until <= step);
    for (_, app, then) in awake {
        climbing.push(tokio::spawn(async move {
            jobs::run_due(&app, then).await.expect("the ladder");
        }));
    }
    climbing
}

async fn simulate(nodes: &[TestApp], ladder: Ladder, count: usize, seed: u64) -> Month {
    let (mut events, mut rng) = (BTreeMap::new(), StdRng::seed_from_u64(seed));
    for place in 0..count {
        Life { place, rng: &mut rng, month: &mut events }.live();
    }
    let first = &nodes[0];
    let people = people(first).await;
    let mut month = Month::of(people);
    let (mut asleep, mut minute) = (vec![], 0);
    for step in 0..HOURS {
        let rest = events.split_off(&((step + 1) * 60));
        for (at, events) in std::mem::replace(&mut events, rest) {
            first.advance(Duration::from_secs(u64::try_from(at - minute).expect("later") * 60));
            minute = at;
            for event in events {
                let node = &nodes[rng.random_range(0..nodes.len())];
                month.happen(&node.app, event).await;
            }
        }
        // Reminders and closings change what people can do: in every month at the same minute.
        while logic::tick_silent(&first.app, first.app.clock.now()).await.expect("silence") > 0 {}
        if ladder == Ladder::On {
            for task in climb(nodes, &mut rng, &mut asleep, step) {
                task.await.expect("a node that saw nothing wrong");
            }
        }
    }
    first.advance(Duration::from_secs(u64::try_from(HOURS * 60 - minute).expect("later") * 60));
    while logic::tick_silent(&first.app, first.app.clock.now()).await.expect("silence") > 0 {}
    if ladder == Ladder::On {
        let last = nodes.iter().map(|node| jobs::run_due(&node.app, node.app.clock.now()));
        for climbed in futures_util::future::join_all(last).await {
            climbed.expect("the ladder");
        }
    }
    month
}

/// Everything adds up: rows, numbers, times, and each step of each ladder exactly once.
async fn adds_up(app: &TestApp) -> (usize, usize, usize) {
    let report = verify(&app.app, Repair::No).await.expect("the check");
    assert_eq!(report.wrong, [], "rows are what acts add up to");
    let (db, now) = (app.app.db.read(), app.app.clock.now());
    let acts = complaint_act::Entity::find()
        .order_by_asc(complaint_act::Column::ComplaintId)
        .order_by_asc(complaint_act::Column::Number)
        .all(db)
        .await
        .expect("acts");
    for (one, next) in acts.iter().zip(acts.iter().skip(1)).filter(|(a, b)| a.complaint_id == b.complaint_id)
    {
        assert_eq!(one.number + 1, next.number);
        assert!(one.acted_at <= next.acted_at, "time does not go back");
    }
    let mut told: HashMap<(i64, String, i64, String), usize> = HashMap::new();
    for act in acts.iter().filter(|act| matches!(act.kind, ActKind::Escalated | ActKind::Breached)) {
        let word = |key: &str| act.detail[key].as_str().expect("a word").to_owned();
        let opened_by = act.detail["opened_by"].as_i64().expect("a number");
        *told.entry((act.complaint_id.0, word("deadline"), opened_by, word("rung"))).or_default() += 1;
    }
    let rows = complaint_deadline::Entity::find().all(db).await.expect("deadlines");
    let (mut steps, mut breaches) = (0, 0);
    for row in &rows {
        let deadline = Deadline::from(row.clone());
        for rung in ladder::rungs(deadline.kind) {
            let fire_at = ladder::fire_at(*rung, &deadline);
            let key = (
                row.complaint_id.0,
                row.kind.as_str().to_owned(),
                row.opened_by.into(),
                rung.as_str().to_owned(),
            );
            let found = told.remove(&key).unwrap_or(0);
            let expected = usize::from(fire_at <= now && ladder::is_reached(fire_at, &deadline));
            assert_eq!(found, expected, "{key:?}: {row:?}");
            steps += found;
            breaches += usize::from(found == 1 && *rung == Rung::Due);
        }
    }
    assert!(told.is_empty(), "steps of nothing that is owed: {told:?}");
    let first = rows.iter().filter(|row| row.kind == DeadlineKind::FirstAnswer).count();
    let cycles = acts.iter().filter(|act| matches!(act.kind, ActKind::Filed | ActKind::Reopened)).count();
    assert_eq!(first, cycles, "each cycle has its first answer");
    (acts.len(), steps, breaches)
}

fn env(name: &str, or: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(or)
}

async fn app(database: Database) -> Option<TestApp> {
    TestApp::with(database, |config| config.generous_limits = true).await
}

/// The month on these nodes, and the same without a ladder on SQLite.
async fn run(nodes: Vec<TestApp>) {
    let (count, seed) = (env("LINLI_SIMULATED", 120), env("LINLI_SEED", 20_261_126));
    let count = usize::try_from(count).expect("a count");
    println!("seed {seed}");
    let month = simulate(&nodes, Ladder::On, count, seed).await;
    let (acts, steps, breaches) = adds_up(&nodes[0]).await;
    let without = app(Database::Sqlite).await.expect("SQLite is always there");
    let same = simulate(std::slice::from_ref(&without), Ladder::Off, count, seed).await;
    assert_eq!((month.done, month.refused), (same.done, same.refused));
    let on = nodes[0].guest().get("/api/v1/promise?days=40").await.expect(200);
    let off = without.guest().get("/api/v1/promise?days=40").await.expect(200);
    assert_eq!(on, off, "no figure needs a ladder");
    println!(
        "{} nodes, {count} complaints, {} acts of people ({} refused), {acts} acts in all, {steps} steps of ladders, \
         {breaches} of them breaches; first answers: {} met, {} breached, {} open",
        nodes.len(),
        month.done,
        month.refused,
        on["met_count"],
        on["breached_count"],
        on["open_count"],
    );
    for node in nodes.iter().chain([&without]) {
        node.app.close().await;
    }
}

fn on_runtime(story: impl Future<Output = ()>) {
    tokio::runtime::Runtime::new().expect("a runtime").block_on(story);
}

#[test]
fn a_month_on_three_nodes_adds_up() {
    on_runtime(async {
        let Some(first) = app(Database::Postgres).await else { return };
        let (second, third) = (first.node().await, first.node().await);
        run(vec![first, second, third]).await;
    });
}

#[test]
fn a_month_on_one_node_adds_up() {
    on_runtime(async {
        run(vec![app(Database::Sqlite).await.expect("SQLite is always there")]).await;
    });
}
