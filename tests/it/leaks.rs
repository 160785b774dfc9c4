//! What may not be read is not learnt of: every operation of the document and every page, asked with everything that
//! is hidden from whoever asks, tells no more than it tells of what does not exist.
//!
//! Nothing is listed here by hand: operations, parameters and bodies come from the document, pages from their routes.
//! What a new operation's parameter names is found by its name; where it is not, the test says what to add.

mod asked;
mod asks;
mod closed;
mod clubbed;
mod committed;
mod desk;
mod drawn;
mod fund;
mod journey;
mod later;
mod masked;
mod money;
mod names;
mod pictured;
mod talked;
mod voted;
mod world;
mod written;

use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::AhoCorasick;
use linli::features::deposits::rules::REFERENCE_PREFIX;
use linli_tests::{Answer, Browser, Database, TestApp};
use poem::http::Method;

use asks::{Arguments, Asked, Request};
use world::{Thing, World};

/// Operations that refuse whoever may not ask them, or take away what one kept, before they look at what the path names: they
/// answer alike whatever that is, which is demanded of them as of all others.
const ALIKE: [&str; 3] = ["/api/v1/openings/", "/moderators/", "/api/v1/me/bookmarks/"];

/// Headers that differ between any two answers.
const VARYING: [&str; 3] = ["x-request-id", "server-timing", "date"];
/// Nouns whose things are not to be known of at all; of the others it is known that there are some.
const UNKNOWN: [&str; 25] = [
    "conversation",
    "opening",
    "scheduled post",
    "message",
    "fund entry",
    "fund proposal",
    "vote",
    "draw",
    "auction",
    "update",
    "home",
    "contract note",
    "checklist item",
    "survey",
    "group buy",
    "deposit",
    "board",
    "topic",
    "post",
    "complaint",
    "attachment",
    "event",
    "registration",
    "attendee",
    "check-in",
];

/// An answer, without what the request itself put into it.
#[derive(Clone, PartialEq, Eq)]
struct Told {
    status: u16,
    headers: BTreeMap<String, String>,
    text: String,
}

/// One reader, asking.
struct Reader<'a> {
    world: &'a World,
    /// Finds [`World::canaries`], all in one pass.
    canaries: &'a AhoCorasick,
    letter: char,
    browser: Browser,
    /// What was told to the same request before.
    told: BTreeMap<String, Told>,
    /// Words of [`World::canaries`] that were seen.
    seen: BTreeSet<String>,
    wrong: Vec<String>,
    asked_count: usize,
}

impl Reader<'_> {
    async fn send(&mut self, request: &Request, headers: &[(&str, &str)]) -> Answer {
        self.asked_count += 1;
        let headers = [headers, &[("if-match", "\"1\"")]].concat();
        self.browser.send(request.method.clone(), &request.target, request.body.clone(), &headers).await
    }

    async fn ask(&mut self, request: &Request, things: &[&Thing], headers: &[(&str, &str)]) -> Told {
        let key = format!("{} {} {headers:?} {:?}", request.method, request.target, request.body);
        if let Some(told) = self.told.get(&key) {
            return told.clone();
        }
        let answer = self.send(request, headers).await;
        let told = told(&answer, request, things);
        self.look_for_canaries(request, &told);
        self.told.insert(key, told.clone());
        if let Some(next) = answer.json()["next"].as_str() {
            Box::pin(self.follow(request, things, next)).await;
        }
        told
    }

    /// Reads on: where it is said that more follows, something does.
    async fn follow(&mut self, request: &Request, things: &[&Thing], next: &str) {
        let before =
            request.target.split_once("&after=").map_or(request.target.as_str(), |(before, _)| before);
        let mark = if before.contains('?') { '&' } else { '?' };
        let target = format!("{before}{mark}after={next}");
        let more = Request { method: Method::GET, echoes: vec![target.clone()], target, body: None };
        let told = self.ask(&more, things, &[]).await;
        if told.status != 200 || told.text.contains("\"items\":[]") {
            self.wrong.push(format!("{}: {}, and nothing follows", more.target, told.status));
        }
    }

    fn look_for_canaries(&mut self, request: &Request, told: &Told) {
        let own = format!("reader-{}@story.test", self.letter);
        let everything = format!("{} {:?}", told.text, told.headers).replace(&own, "{me}");
        let found: BTreeSet<_> =
            self.canaries.find_overlapping_iter(&everything).map(|one| one.pattern()).collect();
        for at in found {
            let (word, hidden_from) = &self.world.canaries[at];
            self.seen.insert(word.clone());
            if hidden_from.contains(self.letter) {
                self.wrong.push(format!("{} {} tells {word}", request.method, request.target));
            }
        }
    }

    /// Asks for what is hidden and for two that do not exist: the answers are the same.
    async fn compare(&mut self, asked: &Asked, way: &Arguments, headers: &[(&str, &str)]) {
        let hidden: Vec<&Thing> = way.things().filter(|thing| thing.hidden(self.letter)).collect();
        let things: Vec<&Thing> = way.things().collect();
        let told = self.ask(&asked.request(way), &things, headers).await;
        if hidden.is_empty() {
            return;
        }
        let mut others = vec![];
        for which in [0, 1] {
            let absent = way.with_absent(self.world, self.letter, which);
            let things: Vec<&Thing> = absent.things().collect();
            others.push(self.ask(&asked.request(&absent), &things, headers).await);
        }
        // A header that differs between two that do not exist tells nothing.
        let differs = |name: &str| others[0].headers.get(name) != others[1].headers.get(name);
        let without = |told: &Told| {
            let mut told = told.clone();
            told.headers.retain(|name, _| !differs(name));
            told
        };
        let target = asked.request(way).target;
        let (told, absent) = (without(&told), without(&others[0]));
        if told != absent || others[0].text != others[1].text {
            self.wrong.push(format!(
                "{} {target} {headers:?} can be told from what does not exist:\n  {}",
                asked.method,
                difference(&told, &absent)
            ));
        }
        let mut named = asked.named_by_path(way).filter(|thing| thing.hidden(self.letter));
        let unknown = named.any(|thing| UNKNOWN.contains(&thing.noun));
        let alike = ALIKE.iter().any(|part| target.contains(part));
        if !asked.page && !alike && unknown && ![401, 404].contains(&told.status) {
            self.wrong.push(format!("{} {target}: {}", asked.method, told.status));
        }
    }

    /// Asks everything that is to be asked on this database, and whoever may read everything simply everything.
    async fn walk(&mut self, app: &TestApp, asked: &[Asked]) {
        let everything = self.letter == 'b';
        for (nth, asked) in asked.iter().enumerate() {
            let first = nth + self.letter as usize;
            let ways = asked.ways(self.world, self.letter).into_iter().enumerate();
            for (_, way) in ways.filter(|(index, _)| everything || app.walks(first + index)) {
                let names_hidden = way.things().any(|thing| thing.hidden(self.letter));
                if asked.method == Method::GET {
                    self.compare(asked, &way, &[]).await;
                    if names_hidden && !asked.page {
                        self.compare(asked, &way, &[("if-none-match", "*")]).await;
                    }
                } else if names_hidden {
                    // Acts on what is public are other stories'.
                    self.compare(asked, &way, &[]).await;
                }
            }
        }
    }
}

/// Where two answers begin to differ.
fn difference(one: &Told, other: &Told) -> String {
    let shown = |told: &Told| {
        let same = one.text.bytes().zip(other.text.bytes()).take_while(|(one, other)| one == other).count();
        let text = String::from_utf8_lossy(&told.text.as_bytes()[same.saturating_sub(80)..]).into_owned();
        let headers = told
            .headers
            .iter()
            .filter(|(name, value)| [one, other].iter().any(|side| side.headers.get(*name) != Some(value)));
        format!(
            "{} {:?} …{}",
            told.status,
            headers.collect::<Vec<_>>(),
            text.chars().take(200).collect::<String>()
        )
    };
    format!("{}\n  {}", shown(one), shown(other))
}

fn told(answer: &Answer, request: &Request, things: &[&Thing]) -> Told {
    let echoless = |text: &str| {
        let named = things.iter().flat_map(|thing| &thing.echoes);
        let text = named.fold(text.to_owned(), |text, echo| text.replace(echo, "{named}"));
        request.echoes.iter().fold(text, |text, echo| text.replace(echo, "{asked}"))
    };
    let text = without_chance(&answer.text());
    // The tag is made of the whole text, chance included. Where the text is left out because it is the same, it was
    // compared when the same was asked without a tag.
    let by_chance = text != answer.text() || answer.status.as_u16() == 304;
    let headers = answer.headers.iter().filter(|(name, _)| !VARYING.contains(&name.as_str()));
    let headers = headers.filter(|(name, _)| !(by_chance && name.as_str() == "etag"));
    let headers = headers.map(|(name, value)| {
        let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
        (name.as_str().to_owned(), echoless(&value))
    });
    Told { status: answer.status.as_u16(), headers: headers.collect(), text: echoless(&text) }
}

/// A text without what differs between any two answers: the id of the request, how long it took, and the pictures,
/// which are drawn from ids.
fn without_chance(text: &str) -> String {
    let between = [("\"request_id\":\"", "\""), ("\"took_us\":", ","), ("<svg", "</svg>")];
    between.iter().fold(text.to_owned(), |text, (begin, end)| {
        let mut pieces = text.split(begin);
        let mut kept = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            kept.push_str(piece.split_once(end).map_or("", |(_, rest)| rest));
        }
        kept
    })
}

/// What is counted is what is listed.
async fn counts_are_of_what_may_be_read(world: &World, reader: &Browser, kind: &str) {
    let mut reader = reader.clone();
    for project in reader.get("/api/v1/projects").await.expect(200)["items"].as_array().expect("projects") {
        let id = &project["id"];
        let boards = reader.get(&format!("/api/v1/projects/{id}/boards")).await.expect(200);
        let topics = reader.get(&format!("/api/v1/topics?project_id={id}&limit=100")).await.expect(200);
        let listed = [&boards, &topics].map(|list| list["items"].as_array().expect("items").len());
        let counted = ["board_count", "topic_count"].map(|name| project[name].as_u64().expect("a count"));
        assert_eq!(counted, listed.map(|count| count as u64), "{kind}: {project}");
    }
    for (word, hidden_from) in &world.canaries {
        if hidden_from.contains('m') {
            for things in ["post", "complaint"] {
                let found = reader.get(&format!("/api/v1/search?q={word}&kind={things}")).await.expect(200);
                let none = serde_json::json!([]);
                assert_eq!(
                    (&found["items"], &found["complaints"], &found["count"]),
                    (&none, &none, &0.into()),
                    "{kind}: {things} {word}"
                );
            }
        }
    }
}

/// Whoever is mentioned is somebody, wherever else that one wrote.
async fn a_mention_tells_of_the_account_alone(world: &World, reader: &Browser) {
    let mut reader = reader.clone();
    let mut looks = BTreeSet::new();
    for name in ["namezqd", "namezqe", "silentzqy"] {
        let body = serde_json::json!({ "markdown": format!("@{name}") });
        let html = reader.post("/api/v1/preview", body).await.expect(200)["html"].to_string();
        let digits = |c: char| c.is_ascii_digit();
        looks.insert(html.replace(name, "").replace(digits, ""));
    }
    assert_eq!(looks.len(), 1, "{looks:?}");
    assert!(world.of_noun("account").count() > 2);
}

async fn nothing_hidden_is_told(app: TestApp) {
    let world = world::world(&app).await;
    let canaries = AhoCorasick::new(world.canaries.iter().map(|(word, _)| word)).expect("words");
    let (operations, pages) = (asks::operations(), asks::pages());
    let mut wrong = vec![];
    for (letter, kind, browser) in [('b', "administrator", world.boss.clone())].iter().chain(&world.readers) {
        let mut reader = Reader {
            world: &world,
            canaries: &canaries,
            letter: *letter,
            browser: browser.clone(),
            told: BTreeMap::new(),
            seen: BTreeSet::new(),
            wrong: vec![],
            asked_count: 0,
        };
        for asked in [&operations, &pages] {
            reader.walk(&app, asked).await;
            // Whoever may read everything is told everything: the words are where they would be found.
            let unseen = world.canaries.iter().filter(|(word, _)| !reader.seen.contains(word));
            // The reference of a deposit is drawn: its beginning stands for it.
            let known = |word: &str| {
                if word.starts_with(REFERENCE_PREFIX) { REFERENCE_PREFIX.to_owned() } else { word.to_owned() }
            };
            let unseen: Vec<_> = unseen.map(|(word, _)| known(word)).collect();
            let nowhere = if asked[0].page { PAGELESS } else { NOWHERE };
            assert!(*letter != 'b' || unseen == nowhere, "not told to the administrator: {unseen:?}");
            reader.seen.clear();
        }
        // Whoever lost the session half-way was asking as a guest.
        let still = reader.browser.get("/api/v1/me").await;
        still.expect(if *letter == 'g' { 401 } else { 200 });
        println!("{kind}: {} requests", reader.asked_count);
        wrong.extend(reader.wrong.iter().map(|what| format!("{kind}: {what}")));
        if *letter != 'b' {
            counts_are_of_what_may_be_read(&world, browser, kind).await;
        }
        if !['b', 'g'].contains(letter) {
            a_mention_tells_of_the_account_alone(&world, browser).await;
        }
    }
    assert!(wrong.is_empty(), "{} leaks:\n{}", wrong.len(), wrong.join("\n"));
}

/// Words that no operation shows to anybody.
const NOWHERE: &[&str] = &[
    "convtitlezqo",
    "convtextzqo",
    "keepnotezqo",
    "closedtitlezqw",
    "closedtextzqw",
    "closedreplyzqw",
    "latertitlezqv",
    "latertextzqv",
    "drafttextzqv",
];
/// Words that no page shows, to nobody.
const PAGELESS: &[&str] = &[
    "deletedzqk",
    "beforezqk",
    "contractzql",
    "statementzql",
    "cnotezqp",
    "cnotezqq",
    "teamzqt",
    "cannedzqt",
    "cannedtextzqt",
    "viewzqt",
    "eholderzqr",
    "eseatzqr",
    "eholderzqs",
    "eseatzqs",
    "namezqi",
    "payerzqi",
    "bankzqi",
    REFERENCE_PREFIX,
    "bidderzqi",
    "cnotezqu",
    "citemzqu",
    "contactzqu",
    "ticknotezqu",
    "vfoundzqu",
    "segnamezqn",
    "bulltitlezqn",
    "bulltextzqn",
    "greettitlezqn",
    "namezqv",
    "stitlezqv",
    "stextzqv",
    "saskedzqv",
    "schoicezqv",
    "swordszqv",
    "stitlezqw",
    "stextzqw",
    "saskedzqw",
    "schoicezqw",
    "ftitlezqz",
    "ftextzqz",
    "fpayeezqz",
    "dnamezqr",
    "vtitlezqt",
    "vtextzqt",
    "vaskedzqt",
    "vtitlezqu",
    "vtextzqu",
    "vaskedzqu",
    "convtitlezqo",
    "convtextzqo",
    "keepnotezqo",
    "closednamezqw",
    "closedwhyzqw",
    "closedtitlezqw",
    "closedtextzqw",
    "closedreplyzqw",
    "masknamezq3",
    "maskreasonzq3",
    "masknamezq4",
    "maskreasonzq4",
    "latertitlezqv",
    "latertextzqv",
    "drafttextzqv",
    "heldtitlezqv",
    "heldtextzqv",
    "heldwordzqv",
];

/// Bytes of stack: the whole world is arranged in one call, of which code that is not optimised keeps every step at once.
const STACK: usize = 16 * 1024 * 1024;

fn walk(database: Database) {
    let walk = move || {
        linli_tests::run_with(database, |config| config.generous_limits = true, nothing_hidden_is_told);
    };
    let walker = std::thread::Builder::new().stack_size(STACK).spawn(walk).expect("a thread");
    if let Err(panic) = walker.join() {
        std::panic::resume_unwind(panic);
    }
}

#[test]
fn on_sqlite() {
    walk(Database::Sqlite);
}

#[test]
fn on_postgres() {
    walk(Database::Postgres);
}
