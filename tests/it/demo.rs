//! The example to look around in.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use linli::app::{App, Purpose};
use linli::clock::Clock;
use linli::config::Config;
use linli::demo;
use linli::features::verification::logic::{self as verification, Repair};
use linli_entities::Instant;
use linli_tests::{Browser, Database, TestApp, disk};
use serde_json::{Value, json};
use tempfile::TempDir;

/// Lists of which the example has something, and who reads them.
const KINDS: [(&str, &str); 50] = [
    ("demo-admin", "/projects"),
    ("demo-admin", "/boards"),
    ("demo-admin", "/topics?kind=question&solved=true"),
    ("demo-admin", "/topics?kind=question&solved=false"),
    ("demo-admin", "/topics?sort=hot"),
    ("demo-admin", "/ownerships?state=claimed"),
    ("demo-admin", "/ownerships?state=refused"),
    ("demo-admin", "/teams"),
    ("demo-admin", "/routing-rules"),
    ("demo-admin", "/canned-answers"),
    ("demo-admin", "/openings"),
    ("demo-admin", "/club/members"),
    ("demo-admin", "/club/adjustments"),
    ("demo-admin", "/club/earning-rules"),
    ("demo-admin", "/club/rewards"),
    ("demo-admin", "/club/referrals"),
    ("demo-admin", "/club/receipts"),
    ("demo-admin", "/bulletins?state=sent"),
    ("demo-admin", "/bulletins?state=draft"),
    ("demo-admin", "/greetings"),
    ("demo-admin", "/segments"),
    ("demo-admin", "/surveys-desk?state=open"),
    ("demo-admin", "/surveys-desk?state=closed"),
    ("demo-admin", "/group-buys?when=current"),
    ("demo-admin", "/group-buys?when=past"),
    ("demo-admin", "/auctions?when=current"),
    ("demo-admin", "/payments"),
    ("demo-admin", "/refunds"),
    ("demo-admin", "/draws?when=current"),
    ("demo-admin", "/draws?when=past"),
    ("demo-admin", "/events?when=past"),
    ("demo-admin", "/commitments"),
    ("demo-owner", "/events"),
    ("demo-owner", "/votes?when=current"),
    ("demo-owner", "/votes?when=past"),
    ("demo-guest", "/surveys"),
    ("demo-owner", "/notifications"),
    ("demo-owner", "/club/membership/entries"),
    ("demo-owner", "/club/membership/redemptions"),
    ("demo-owner", "/me/bookmarks"),
    ("demo-owner", "/me/follows"),
    ("demo-owner", "/me/drafts"),
    ("demo-owner", "/me/conversations"),
    ("demo-owner", "/me/registrations"),
    ("demo-owner", "/me/homes"),
    ("axing", "/me/pseudonyms"),
    ("demo-agent", "/me/scheduled-posts"),
    ("demo-agent", "/me/views"),
    ("demo-buyer", "/me/followed-topics"),
    ("demo-moderator", "/flagged-posts"),
];

/// Pages that are read by each of those who walk.
const PAGES_MAX: usize = 80;

fn items(list: &Value) -> Vec<Value> {
    list["items"].as_array().cloned().unwrap_or_default()
}

async fn list(reader: &mut Browser, path: &str) -> Vec<Value> {
    items(&reader.get(&format!("/api/v1{path}")).await.expect(200))
}

async fn fill(app: &TestApp) {
    let now = app.app.clock.now() + TimeDelta::days(demo::DAYS);
    demo::fill(&app.app, now).await.expect("an example");
    assert_eq!(app.app.clock.now(), now);
}

async fn signed_in(app: &TestApp, name: &str) -> Browser {
    let (browser, answer) = app.sign_in(name, demo::PASSWORD).await;
    answer.expect(201);
    browser
}

fn named() -> Vec<String> {
    let welcome = demo::welcome("http://linli.test").expect("a welcome");
    assert!(welcome.contains(demo::PASSWORD), "{welcome}");
    let words = welcome.lines().filter_map(|line| line.trim().split(' ').next());
    words.filter(|name| name.starts_with("demo-")).map(str::to_owned).collect()
}

async fn everybody_it_names_is_let_in(app: &TestApp) {
    let names = named();
    assert!(names.len() >= 12, "{names:?}");
    for name in names {
        let me = signed_in(app, &name).await.get("/api/v1/me").await.expect(200);
        assert_eq!(me["consent_required"], false, "{name} is asked for what everybody agreed to");
    }
}

async fn boards_are_for_whom_they_are(app: &TestApp) {
    for (name, seen, unseen) in [
        (None, "public", "owners"),
        (Some("demo-owner"), "owners_without_staff", "staff"),
        (Some("demo-agent"), "staff", "owners_without_staff"),
    ] {
        let mut reader = match name {
            Some(name) => signed_in(app, name).await,
            None => app.guest(),
        };
        let project = list(&mut reader, "/projects?query=枫桥里").await.remove(0);
        let boards = list(&mut reader, &format!("/projects/{}/boards", project["id"])).await;
        let has = |visibility: &str| boards.iter().any(|board| board["visibility"] == visibility);
        assert!(has(seen) && !has(unseen), "{name:?}");
    }
}

async fn each_kind_is_there(app: &TestApp) {
    let mut readers = std::collections::BTreeMap::new();
    for (name, path) in KINDS {
        if !readers.contains_key(name) {
            readers.insert(name, signed_in(app, name).await);
        }
        let reader = readers.get_mut(name).expect("a reader");
        assert!(!list(reader, path).await.is_empty(), "{name} finds nothing at {path}");
    }
}

async fn complaints_stand_in_every_way(app: &TestApp) {
    let mut admin = signed_in(app, "demo-admin").await;
    let all = list(&mut admin, "/complaints?desk=true&limit=100").await;
    let states: BTreeSet<&str> = all.iter().filter_map(|one| one["state"].as_str()).collect();
    let wanted =
        ["received", "answered", "resolved", "confirmed", "withdrawn", "closed", "closed_by_moderation"];
    assert!(wanted.iter().all(|state| states.contains(state)), "{states:?}");
    let late = list(&mut admin, "/complaints?late=true").await;
    assert!(!late.is_empty() && late.len() < all.len(), "{late:?}");
    let public = list(&mut app.guest(), "/complaints?limit=100").await;
    assert!(!public.is_empty() && public.len() < all.len(), "{public:?}");
    assert!(all.iter().any(|one| one["rating"] == 5), "{all:?}");
}

async fn commitments_and_votes_have_ended_and_not(app: &TestApp) {
    let mut owner = signed_in(app, "demo-owner").await;
    let project = list(&mut owner, "/projects?query=枫桥里").await.remove(0)["id"].clone();
    let said = list(&mut owner, &format!("/projects/{project}/commitments?limit=100")).await;
    for state in ["open", "overdue", "kept", "kept_late", "given_up"] {
        assert!(said.iter().any(|one| one["state"] == state), "no commitment is {state}: {said:?}");
    }
    let past = list(&mut owner, "/votes?when=past").await;
    let closed = past.iter().find(|vote| vote["state"] == "closed").expect("a vote that was counted");
    let tally = owner.get(&format!("/api/v1/votes/{}/tally", closed["id"])).await.expect(200);
    assert_eq!(tally["questions"][0]["outcome"], "passed", "{tally}");
    let mut buyer = signed_in(app, "demo-buyer").await;
    let home = list(&mut buyer, "/me/homes").await.remove(0);
    assert_eq!(home["stage"], "building", "{home}");
    let journey = buyer.get(&format!("/api/v1/homes/{}/journey", home["unit"]["id"])).await.expect(200);
    assert_eq!(journey["manager"]["account"]["display_name"], "Tara at Willow Reach");
}

/// Reads pages, and those that they lead to.
async fn no_page_fails(app: &TestApp) {
    for name in [None, Some("demo-owner"), Some("demo-buyer"), Some("demo-admin")] {
        let mut reader = match name {
            Some(name) => signed_in(app, name).await,
            None => app.guest(),
        };
        let (mut known, mut next) = (BTreeSet::from(["/".to_owned()]), vec!["/".to_owned()]);
        while let Some(path) = next.pop() {
            let page = reader.get(&path).await;
            assert!(
                page.status.is_success() || page.status.is_redirection(),
                "{name:?} {path}: {}",
                page.status
            );
            for link in links(&page.text()) {
                if known.len() < PAGES_MAX && known.insert(link.clone()) {
                    next.push(link);
                }
            }
        }
        assert!(known.len() > 10, "{name:?} sees {known:?}");
    }
}

/// Where a page leads within the site.
fn links(html: &str) -> Vec<String> {
    let addresses = html.split("href=\"/").skip(1).filter_map(|rest| rest.split(['"', '#']).next());
    let pages = addresses.filter(|path| !path.starts_with("assets/") && !path.contains("&amp;"));
    pages.map(|path| format!("/{path}")).collect()
}

linli_tests::story! {
    async fn a_database_that_is_in_use_is_refused(app) {
        app.account("wang").await;
        let now = app.app.clock.now() + TimeDelta::days(demo::DAYS);
        let refused = demo::fill(&app.app, now).await.expect_err("a refusal");
        assert!(refused.to_string().contains("in use"), "{refused}");
        assert!(demo::demand(&app.app).await.is_err());
        assert_eq!(items(&app.guest().get("/api/v1/projects").await.expect(200)), Vec::<Value>::new());
    }
}

/// It is served from a file, so that is where it is looked at.
#[test]
fn whoever_walks_it_finds_everything_and_nothing_is_wrong() {
    linli_tests::run_with(
        Database::Sqlite,
        |config| config.generous_limits = true,
        |app| async move {
            fill(&app).await;
            everybody_it_names_is_let_in(&app).await;
            boards_are_for_whom_they_are(&app).await;
            each_kind_is_there(&app).await;
            complaints_stand_in_every_way(&app).await;
            commitments_and_votes_have_ended_and_not(&app).await;
            app.feed_search().await;
            let report = verification::verify(&app.app, Repair::No).await.expect("a report");
            assert!(report.wrong.is_empty(), "{:?}", report.wrong);
            no_page_fails(&app).await;
        },
    );
}

/// It is made in a file of its own, whatever the database of a story is.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_start_adds_nothing_and_an_interrupted_one_leaves_nothing() {
    let folder = TempDir::new_in(disk::fast()).expect("a folder");
    let place = folder.path().join("demo");
    let config = demo::settings(Config::default(), place.clone());
    let now: Instant = "2026-03-02T01:00:00Z".parse().expect("an instant");

    // As a start leaves it that was killed.
    let beside = folder.path().join("demo.unfinished");
    std::fs::create_dir(&beside).expect("a folder");
    std::fs::write(beside.join("unfinished-demo"), "").expect("a mark");
    std::fs::write(beside.join("linli.db"), "half of it").expect("a file");

    demo::make(&config, now).await.expect("an example");
    assert!(!beside.exists() && place.join("linli.db").exists());
    let counted = counted(&config, now).await;
    demo::make(&config, now + TimeDelta::days(1)).await.expect("the same example");
    assert_eq!(self::counted(&config, now).await, counted);

    // What is not the example is left alone.
    let other = demo::settings(Config::default(), folder.path().join("other"));
    std::fs::create_dir(&other.data_dir).expect("a folder");
    std::fs::write(other.data_dir.join("letter.txt"), "dear").expect("a file");
    let refused = demo::make(&other, now).await.expect_err("a refusal");
    assert!(refused.to_string().contains("in use"), "{refused}");
}

/// How much there is, in an application that is opened for it.
async fn counted(config: &Config, now: Instant) -> Value {
    let app = App::open(config.clone(), Clock::manual(now), Purpose::Serve).await.expect("an application");
    demo::demand(&app).await.expect("the example");
    let report = verification::verify(&app, Repair::No).await.expect("a report");
    app.close().await;
    assert!(report.wrong.is_empty(), "{:?}", report.wrong);
    json!([report.post_count, report.complaint_count, report.topic_count, report.transaction_count])
}
