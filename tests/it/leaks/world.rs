//! What is hidden, from whom, and what is not: things with words in them that occur nowhere else.

use linli::actor::Actor;
use linli::features::boards::logic as boards;
use linli::features::boards::rules::{BoardChanges, NewBoard, Within};
use linli::features::ownerships::logic as ownerships;
use linli::features::ownerships::rules::NewClaim;
use linli::features::roles::logic as roles;
use linli::features::roles::rules::NewGrant;
use linli::once::Once;
use linli_entities::board::{BoardId, Visibility};
use linli_entities::ownership::OwnershipRole;
use linli_entities::project::ProjectId;
use linli_entities::role_grant::{Role, RoleGrantId};
use linli_entities::topic::TopicId;
use linli_tests::{Browser, TestApp};
use poem::http::Method;
use serde_json::json;

use super::{
    asked, closed, clubbed, committed, desk, drawn, fund, journey, later, masked, money, pictured, talked,
    voted, written,
};

/// Something that a request can name.
#[derive(Clone, Debug)]
pub struct Thing {
    /// What it is: the noun of its parameter, or `word`.
    pub noun: &'static str,
    /// How a request names it.
    pub text: String,
    /// The letters of the readers who must not learn of it.
    pub hidden_from: &'static str,
    /// What an answer may repeat of it, because the request named it.
    pub echoes: Vec<String>,
}

impl Thing {
    pub fn hidden(&self, reader: char) -> bool {
        self.hidden_from.contains(reader)
    }

    pub(super) fn of_id(noun: &'static str, id: i64, hidden_from: &'static str) -> Self {
        Self { noun, text: id.to_string(), hidden_from, echoes: vec![] }
    }

    fn word(word: &str, hidden_from: &'static str) -> Self {
        Self { noun: "word", text: word.to_owned(), hidden_from, echoes: vec![word.to_owned()] }
    }

    /// Accounts are public, what they wrote in closed boards is not.
    pub(super) fn account_of(browser: &Browser, name: &str, hidden_from: &'static str) -> Self {
        let id = browser.account_id();
        // Its id is an echo beside its name alone: other things have the same numbers.
        let echoes = vec![
            format!("\"id\":{id},\"name\":\"{name}\""),
            name.to_owned(),
            format!("/accounts/{id}"),
            format!("author_id={id}\""),
        ];
        Self { noun: "account", text: id.to_string(), hidden_from, echoes }
    }
}

/// Everything there is.
pub struct World {
    pub things: Vec<Thing>,
    /// Two of each noun that nobody can tell from what is hidden: ids that do not exist, words that nobody wrote,
    /// accounts that wrote nothing.
    absent: Vec<[Thing; 2]>,
    /// Words, and the letters of the readers who must not see them.
    pub canaries: Vec<(String, &'static str)>,
    /// Letter, kind and browser of those who read.
    pub readers: Vec<(char, &'static str, Browser)>,
    pub boss: Browser,
    pub project: ProjectId,
}

impl World {
    /// The two of a noun that do not exist.
    pub fn absent(&self, noun: &str) -> &[Thing; 2] {
        let found = self.absent.iter().find(|pair| pair[0].noun == noun);
        found.unwrap_or_else(|| panic!("nothing that is absent is arranged for {noun}"))
    }

    pub fn of_noun<'a>(&'a self, noun: &'a str) -> impl Iterator<Item = &'a Thing> {
        self.things.iter().filter(move |thing| thing.noun == noun)
    }
}

/// Every noun with ids, so that what does not exist is arranged for each.
const NOUNS: [&str; 62] = [
    "review",
    "word rule",
    "sanction",
    "account note",
    "commitment",
    "conversation",
    "opening",
    "pseudonym",
    "unmasking",
    "export",
    "scheduled post",
    "message",
    "fund entry",
    "fund proposal",
    "vote",
    "draw",
    "auction",
    "milestone",
    "update",
    "home",
    "contract note",
    "checklist item",
    "bulletin",
    "segment",
    "greeting",
    "survey",
    "question",
    "group buy",
    "deposit",
    "payment",
    "refund",
    "membership",
    "adjustment",
    "earning rule",
    "receipt",
    "reward",
    "redemption",
    "referral",
    "device",
    "event",
    "quota",
    "slot",
    "registration",
    "attendee",
    "check-in",
    "view",
    "compensation",
    "canned answer",
    "team",
    "rule",
    "notice",
    "complaint",
    "project",
    "board",
    "topic",
    "post",
    "ownership",
    "role",
    "session",
    "fact",
    "building",
    "attachment",
];
pub(super) const ALL: &str = "gmx";

/// A board, closed to the readers of these letters.
struct Place {
    letter: char,
    hidden_from: &'static str,
    visibility: Visibility,
    in_project: bool,
}

const PLACES: [Place; 6] = [
    Place { letter: 'a', hidden_from: "", visibility: Visibility::Public, in_project: true },
    Place { letter: 'b', hidden_from: "g", visibility: Visibility::Members, in_project: true },
    Place { letter: 'c', hidden_from: "g", visibility: Visibility::Members, in_project: false },
    Place { letter: 'd', hidden_from: ALL, visibility: Visibility::Owners, in_project: true },
    Place { letter: 'e', hidden_from: ALL, visibility: Visibility::Staff, in_project: true },
    Place { letter: 'f', hidden_from: ALL, visibility: Visibility::Staff, in_project: false },
];

pub async fn world(app: &TestApp) -> World {
    let (project, elsewhere) = (app.project("jiangpan").await, app.project("elsewhere").await);
    let boss = app.administrator().await;
    let (member, stranger) = (app.account("reader-m").await, app.account("reader-x").await);
    app.home(elsewhere, &stranger).await;
    let mut world = World {
        things: vec![Thing::of_id("project", project.0, ""), Thing::word("jiangpan", "")],
        absent: vec![],
        canaries: vec![],
        readers: vec![
            ('g', "guest", app.guest()),
            ('m', "member", member),
            ('x', "owner in another project", stranger),
        ],
        boss,
        project,
    };
    for place in PLACES {
        area(app, &mut world, &place).await;
    }
    closed_later(app, &mut world).await;
    said_no_more(app, &mut world).await;
    clubbed::club(app, &mut world).await;
    of_others(app, &mut world).await;
    complaints(app, &mut world).await;
    desk::teams(&mut world).await;
    events(app, &mut world).await;
    money::group_buys(app, &mut world).await;
    money::auctions(app, &mut world).await;
    journey::homes(app, &mut world).await;
    written::bulletins(&mut world).await;
    asked::surveys(app, &mut world).await;
    fund::fund(&mut world).await;
    drawn::draws(app, &mut world).await;
    voted::votes(app, &mut world).await;
    committed::commitments(app, &mut world).await;
    talked::conversations(app, &mut world).await;
    closed::boards(app, &mut world).await;
    masked::masks(app, &mut world).await;
    later::written(app, &mut world).await;
    pictured::pictures(app, &mut world).await;
    for noun in NOUNS {
        world.absent.push([900_001, 900_002].map(|id| Thing::of_id(noun, id, "")));
    }
    world.absent.push(["nobodyzqy", "nobodyzqz"].map(|word| Thing::word(word, "")));
    let (one, other) = (app.account("silentzqy").await, app.account("silentzqz").await);
    world.absent.push([Thing::account_of(&one, "silentzqy", ""), Thing::account_of(&other, "silentzqz", "")]);
    app.feed_search().await;
    world
}

async fn board(app: &TestApp, world: &mut World, place: &Place) -> BoardId {
    let Place { letter, hidden_from, visibility, in_project } = *place;
    let new = NewBoard {
        slug: format!("slugzq{letter}"),
        name: format!("boardzq{letter}"),
        description: format!("aboutzq{letter}"),
        visibility,
        position: None,
        within: Within::default(),
    };
    let project = in_project.then_some(world.project);
    let made = boards::create(&app.app, &Actor::System, project, new, Once::default()).await;
    let id = made.expect("a board").board.id;
    for field in ["slug", "board", "about"] {
        canary(world, field, letter, hidden_from);
    }
    world.things.push(Thing::of_id("board", id.0, hidden_from));
    id
}

pub(super) fn canary(world: &mut World, field: &str, letter: char, hidden_from: &'static str) -> String {
    let word = format!("{field}zq{letter}");
    world.canaries.push((word.clone(), hidden_from));
    world.things.push(Thing::word(&word, hidden_from));
    word
}

/// A board with a topic of two posts, by an account that wrote nowhere else.
async fn area(app: &TestApp, world: &mut World, place: &Place) {
    let board = board(app, world, place).await;
    let author = author(app, world, place).await;
    let role = match (place.visibility, place.in_project) {
        (Visibility::Public | Visibility::Members, _) => None,
        (
            Visibility::Owners
            | Visibility::OwnersOfBuilding
            | Visibility::OwnersOfEntrance
            | Visibility::BuyersOfBuilding
            | Visibility::OwnersWithoutStaff,
            _,
        ) => {
            app.home(world.project, &author).await;
            None
        }
        (Visibility::Staff, true) => Some(role(app, &author, Role::Expert, Some(world.project)).await),
        (Visibility::Staff, false) => Some(role(app, &author, Role::GroupCare, None).await),
    };
    topic(app, world, place, &author, board).await;
    // Roles are public: whoever wrote here holds none any more.
    if let Some(role) = role {
        roles::revoke(&app.app, &Actor::System, role).await.expect("the role ends");
    }
}

async fn author(app: &TestApp, world: &mut World, place: &Place) -> Browser {
    let name = canary(world, "name", place.letter, place.hidden_from);
    let author = app.account(&name).await;
    world.things.push(Thing::account_of(&author, &name, place.hidden_from));
    author
}

async fn role(app: &TestApp, holder: &Browser, role: Role, project_id: Option<ProjectId>) -> RoleGrantId {
    let grant = NewGrant::parse(role, None, project_id).expect("a role that fits its scope");
    let granted = roles::grant(&app.app, &Actor::System, holder.account_id(), grant, Once::default()).await;
    granted.expect("a role").grant.id
}

async fn topic(app: &TestApp, world: &mut World, place: &Place, author: &Browser, board: BoardId) -> TopicId {
    let [title, text, reply, asked, option] = ["title", "text", "reply", "asked", "option"]
        .map(|field| canary(world, field, place.letter, place.hidden_from));
    let topic = app.topic(author, board, &title, &text).await;
    let answer = app.post(author, topic, &reply).await;
    let mut boss = world.boss.clone();
    boss.patch(&format!("/api/v1/topics/{topic}"), 1, json!({ "question": true })).await.expect(200);
    let acceptance = format!("/api/v1/posts/{answer}/acceptance");
    boss.send(Method::PUT, &acceptance, None, &[]).await.expect(200);
    let poll = json!({ "kind": "single", "question": asked, "options": [option, "不选"], "results_shown": "always",
        "votes_public": true });
    boss.put(&format!("/api/v1/topics/{topic}/poll"), poll).await.expect(200);
    world.things.push(Thing::of_id("topic", topic.0, place.hidden_from));
    let posts = world.boss.clone().get(&format!("/api/v1/topics/{topic}/posts")).await.expect(200);
    for post in posts["items"].as_array().expect("posts") {
        let id = post["id"].as_i64().expect("an id");
        world.things.push(Thing::of_id("post", id, place.hidden_from));
    }
    topic
}

/// A board that everybody read, in every cache there is, before it closed.
async fn closed_later(app: &TestApp, world: &mut World) {
    let place = Place { letter: 'h', hidden_from: ALL, visibility: Visibility::Public, in_project: true };
    let board = board(app, world, &place).await;
    let author = author(app, world, &place).await;
    let topic = topic(app, world, &place, &author, board).await;
    told_before(app, world, &author, topic).await;
    app.feed_search().await;
    for (_, _, reader) in world.readers.clone() {
        let mut reader = reader;
        for path in [
            "/".to_owned(),
            "/projects/jiangpan".to_owned(),
            "/projects/jiangpan/topics".to_owned(),
            format!("/boards/{board}"),
            format!("/topics/{topic}"),
            format!("/accounts/{}", author.account_id()),
            "/search?q=textzqh".to_owned(),
            "/api/v1/topics".to_owned(),
            "/api/v1/search?q=textzqh".to_owned(),
            format!("/api/v1/projects/{}/boards", world.project),
            format!("/api/v1/boards/{board}/topics"),
            format!("/api/v1/topics/{topic}/posts"),
        ] {
            let answer = reader.get(&path).await;
            answer.expect(200);
            assert!(answer.text().contains("zqh"), "{path}");
        }
    }
    let owners = BoardChanges { visibility: Some(Visibility::Owners), ..BoardChanges::default() };
    app.change_board(board, owners).await;
}

/// Told to a member while it could be read.
async fn told_before(app: &TestApp, world: &mut World, author: &Browser, topic: TopicId) {
    let mention = canary(world, "mention", 'h', ALL);
    app.post(author, topic, &format!("{mention} @reader-m")).await;
    app.make_notices().await;
    let member = world.readers.iter().find(|(letter, ..)| *letter == 'm').expect("the member");
    let told = member.2.clone().get("/api/v1/notifications").await;
    told.expect(200);
    assert!(told.text().contains(&mention), "{}", told.text());
}

/// In the open board: a deleted topic, a deleted post, and what a post said before.
async fn said_no_more(app: &TestApp, world: &mut World) {
    let place = Place { letter: 'k', hidden_from: ALL, ..PLACES[0] };
    let open =
        world.of_noun("board").next().expect("the open board").text.parse().map(BoardId).expect("an id");
    let author = author(app, world, &Place { hidden_from: "", ..place }).await;
    let mut boss = world.boss.clone();
    let gone = topic(app, world, &place, &author, open).await;
    boss.delete(&format!("/api/v1/topics/{gone}")).await.expect(204);
    let (deleted, before) = (canary(world, "deleted", 'k', ALL), canary(world, "before", 'k', ALL));
    let topic = app.topic(&author, open, "公开的话题", "一楼").await;
    let post = app.post(&author, topic, &deleted).await;
    boss.delete(&format!("/api/v1/posts/{post}")).await.expect(200);
    let edited = app.post(&author, topic, &before).await;
    let path = format!("/api/v1/posts/{edited}");
    boss.patch(&path, 0, json!({ "markdown": "改过的话" })).await.expect(200);
    world.things.push(Thing::of_id("topic", topic.0, ""));
    // That there was a post is shown; what it said is not.
    world.things.extend([post, edited].map(|id| Thing::of_id("post", id.0, "")));
}

/// A private complaint with an answer, a note and what is offered for it, and a public one by a household without a name.
async fn complaints(app: &TestApp, world: &mut World) {
    let name = canary(world, "name", 'p', "");
    let mut owner = app.account(&name).await;
    app.home(world.project, &owner).await;
    for (letter, openness, hidden_from) in [('p', "private", ALL), ('q', "public", "")] {
        let [title, text, answer, note] =
            ["ctitle", "ctext", "canswer", "cnote"].map(|field| canary(world, field, letter, hidden_from));
        let photo = photo(&mut owner).await;
        let complaint = json!({
            "project_id": world.project, "title": title, "markdown": text, "category": "noise", "openness": openness,
            "photo_ids": [photo],
        });
        world.things.push(Thing::of_id("attachment", photo, hidden_from));
        let filed = owner.post("/api/v1/complaints", complaint).await.expect(201);
        let path = format!("/api/v1/complaints/{}", filed["id"]);
        let answer = json!({ "markdown": format!("{answer} 已经联系施工方。") });
        let mut boss = world.boss.clone();
        boss.post(&format!("{path}/answers"), answer).await.expect(200);
        boss.post(&format!("{path}/notes"), json!({ "text": note })).await.expect(201);
        let offered = canary(world, "compensation", letter, ALL);
        let input = json!({ "kind": "money", "value_fen": 100, "markdown": offered });
        let offered = boss.post(&format!("{path}/compensations"), input).await.expect(201);
        world.things.push(Thing::of_id("compensation", offered["id"].as_i64().expect("an id"), ALL));
        world.things.push(Thing::of_id("complaint", filed["id"].as_i64().expect("an id"), hidden_from));
        // Notes are for staff alone, also those of what is public.
        if letter == 'q' {
            world.canaries.retain(|(word, _)| *word != note);
            world.canaries.push((note, ALL));
        }
    }
}

/// An event for owners with somebody who comes, and one for everybody; drafts and who comes are for staff alone.
async fn events(app: &TestApp, world: &mut World) {
    let id = |made: &serde_json::Value| made["id"].as_i64().expect("an id");
    let mut boss = world.boss.clone();
    for (letter, audience, hidden_from, publish) in
        [('r', "public", "", true), ('s', "owners", ALL, true), ('w', "public", ALL, false)]
    {
        let [title, text, place, bus] =
            ["etitle", "etext", "eplace", "ebus"].map(|field| canary(world, field, letter, hidden_from));
        let event = json!({
            "project_id": world.project, "kind": "tour", "audience": audience, "title": title, "markdown": text,
            "place": place, "begins_at": "2026-05-01T01:00:00Z", "ends_at": "2026-05-01T09:00:00Z",
            "plan": { "quotas": [{ "key": "bus", "name": bus, "size": 1 }] },
        });
        let made = boss.post("/api/v1/events", event).await.expect(201);
        let path = format!("/api/v1/events/{}", made["id"]);
        world.things.push(Thing::of_id("event", id(&made), hidden_from));
        world.things.push(Thing::of_id("quota", id(&made["quotas"][0]), hidden_from));
        world.things.push(Thing::of_id("slot", id(&made["slots"][0]), hidden_from));
        if !publish {
            continue;
        }
        boss.post(&format!("{path}/publish"), json!({})).await.expect(200);
        let name = canary(world, "eholder", letter, "");
        let mut holder = app.account(&name).await;
        app.home(world.project, &holder).await;
        let seat = canary(world, "eseat", letter, ALL);
        let body = json!({ "slot_id": made["slots"][0]["id"], "attendees": [{ "name": seat }] });
        let registered = holder.post(&format!("{path}/registrations"), body).await.expect(201);
        world.things.push(Thing::of_id("registration", id(&registered), ALL));
        world.things.push(Thing::of_id("attendee", id(&registered["attendees"][0]), ALL));
        let scan = json!({ "device": "gate", "sequence": 1, "nonce": "1", "scanned_at": "2026-05-01T01:00:00Z",
            "method": "search", "attendee_id": registered["attendees"][0]["id"] });
        let scanned = boss.post(&format!("{path}/check-ins"), json!({ "scans": [scan] })).await.expect(200);
        world.things.push(Thing::of_id("check-in", id(&scanned["items"][0]), ALL));
    }
}

/// A photo that goes with nothing yet.
pub(super) async fn photo(owner: &mut Browser) -> i64 {
    const GIF: &[u8] = b"GIF89a\x01\0\x01\0\x80\0\0\xff\0\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";
    let body = Some((GIF.to_vec(), "image/gif"));
    let sent = owner.send_bytes(Method::POST, "/api/v1/attachments", body, &[]).await;
    sent.expect(201)["id"].as_i64().expect("an id")
}

/// What belongs to somebody else: a claim with what it says, a role, a session.
async fn of_others(app: &TestApp, world: &mut World) {
    let claimant = app.account("claimant").await;
    let unit_id = app.unit(world.project).await;
    let statement = canary(world, "statement", 'l', ALL);
    let claim = NewClaim { unit_id, role: OwnershipRole::Owner, statement };
    let actor = app.actor(&claimant).await;
    let claimed = ownerships::claim(&app.app, &actor, claim, Once::default()).await.expect("a claim");
    world.things.push(Thing::of_id("ownership", claimed.row.id.0, ALL));
    let role = role(app, &claimant, Role::Expert, Some(world.project)).await;
    world.things.push(Thing::of_id("role", role.0, ALL));
    let device = json!({ "token": "claimants-device", "name": "phone" });
    let device = claimant.clone().put("/api/v1/notifications/devices", device).await.expect(200);
    world.things.push(Thing::of_id("device", device["id"].as_i64().expect("a device"), ALL));
    let sessions = claimant.clone().get("/api/v1/me/sessions").await.expect(200);
    let session = sessions["items"][0]["id"].as_i64().expect("a session");
    world.things.push(Thing::of_id("session", session, ALL));
    let mut boss = world.boss.clone();
    let base = format!("/api/v1/projects/{}", world.project);
    let fact =
        boss.post(&format!("{base}/facts"), json!({ "side": "for", "text": "地铁" })).await.expect(201);
    world.things.push(Thing::of_id("fact", fact["id"].as_i64().expect("an id"), ""));
    let buildings = boss.get(&format!("{base}/buildings")).await.expect(200);
    let building = buildings["items"][0]["id"].as_i64().expect("a building");
    world.things.push(Thing::of_id("building", building, "g"));
    // The addresses of everybody.
    world.canaries.push(("@story.test".to_owned(), ALL));
}
