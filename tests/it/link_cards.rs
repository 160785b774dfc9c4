//! Cards of links: pages elsewhere are read after the post and never within a request, each once; things here are told of to who
//! may read them.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use linli::features::boards::rules::BoardChanges;
use linli::features::link_cards::jobs;
use linli_entities::board::{BoardId, Visibility};
use linli_entities::link_card;
use linli_entities::project::ProjectId;
use linli_entities::role_grant::Role;
use linli_entities::topic::TopicId;
use linli_tests::arrange::Over;
use linli_tests::{Browser, Database, TestApp, run_with};
use sea_orm::{EntityTrait as _, PaginatorTrait as _};
use serde_json::{Value, json};

use crate::events::{published, registered, tour};
use crate::rebaking::{leave, rebake};

const DAY: Duration = Duration::from_secs(86_400);

/// A server elsewhere, which is on a port of this machine that the settings of the story let through.
#[derive(Clone)]
struct Elsewhere {
    port: u16,
    asked: Arc<AtomicUsize>,
}

impl Elsewhere {
    fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let asked = Arc::new(AtomicUsize::new(0));
        let counted = asked.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().filter_map(Result::ok) {
                let time = counted.fetch_add(1, Ordering::SeqCst) + 1;
                // Whoever hangs up has read enough.
                std::thread::spawn(move || answer(stream, time));
            }
        });
        Self { port, asked }
    }

    fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// How often it was asked.
    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

/// Answers who asks, and is the one who asks the `time`th time.
fn answer(mut stream: TcpStream, time: usize) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let path = first.split(' ').nth(1).unwrap_or_default();
    let (status, body) = match path {
        "/gone" => ("404 Not Found", String::new()),
        "/within" => ("302 Found\r\nLocation: http://169.254.169.254/latest/meta-data/", String::new()),
        "/fading" if time > 1 => ("404 Not Found", String::new()),
        "/slow" => {
            if time == 1 {
                std::thread::sleep(Duration::from_secs(2));
            }
            ("200 OK", format!("<title>第 {time} 次</title>"))
        }
        path => {
            let about = "<meta name=description content='使用满十五年的电梯 <b>可以</b> 申请'>";
            ("200 OK", format!("<title>电梯补贴 &lt;i&gt; {path}</title>{about}"))
        }
    };
    let head = format!("HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close");
    write!(stream, "{head}\r\nContent-Length: {}\r\n\r\n{body}", body.len())
}

/// Stories with a server elsewhere, on both databases.
macro_rules! carded {
    ($(async fn $name:ident($app:ident, $elsewhere:ident) $body:block)+) => {
        $(
            mod $name {
                use super::*;

                async fn story($app: TestApp, $elsewhere: Elsewhere) $body

                fn run(database: Database) {
                    let elsewhere = Elsewhere::start();
                    let port = elsewhere.port;
                    let set = move |config: &mut linli::config::Config| {
                        config.cards.loopback_port_for_tests = Some(port);
                    };
                    run_with(database, set, |app| story(app, elsewhere));
                }

                #[test]
                fn on_sqlite() {
                    run(Database::Sqlite);
                }

                #[test]
                fn on_postgres() {
                    run(Database::Postgres);
                }
            }
        )+
    };
}

struct Place {
    project: ProjectId,
    board: BoardId,
    topic: TopicId,
    author: Browser,
    other: Browser,
    moderator: Browser,
}

async fn place(app: &TestApp) -> Place {
    let project = app.project("jiangpan").await;
    let board = app.board(project, Visibility::Public).await;
    let author = app.account("author").await;
    // Whoever has just come writes few links.
    app.home(project, &author).await;
    let topic = app.topic(&author, board, "电梯", "一楼").await;
    let other = app.account("other").await;
    let moderator = app.staff("moderator", Role::Moderator, Over::Project(project)).await;
    Place { project, board, topic, author, other, moderator }
}

impl Place {
    async fn write(&mut self, markdown: &str) -> Value {
        let path = format!("/api/v1/topics/{}/posts", self.topic);
        self.author.post(&path, json!({ "markdown": markdown })).await.expect(201)
    }

    /// What a guest sees of a post on the page of its topic, by the API and as a page.
    async fn seen(&self, app: &TestApp, post: &Value) -> String {
        let mut guest = app.guest();
        let page = guest.get(&format!("/api/v1/topics/{}/posts", self.topic)).await.expect(200);
        let mut items = page["items"].as_array().expect("posts").iter();
        let found = items.find(|one| one["id"] == post["id"]).expect("the post");
        let html = found["html"].as_str().expect("HTML").to_owned();
        let page = guest.get(&format!("/topics/{}", self.topic)).await;
        page.expect(200);
        assert!(page.text().contains(html.trim()), "the page shows the same: {html}");
        html
    }
}

/// Reads the pages that are to be read; how many.
async fn read(app: &TestApp) -> usize {
    jobs::run_due(&app.app).await.expect("pages are read")
}

fn has_card(html: &str) -> bool {
    html.contains("class=\"card made\"")
}

fn cards_of(post: &Value) -> String {
    format!("/api/v1/posts/{}/cards", post["id"])
}

carded! {
    async fn a_page_is_read_after_the_post_and_once_and_what_everybody_sees_is_as_new(app, elsewhere) {
        let mut place = place(&app).await;
        let url = elsewhere.url("/lift");
        let post = place.write(&format!("看看\n{url}\n好吗")).await;
        let plain = place.seen(&app, &post).await;
        assert!(plain.contains(&format!("<a class=\"card\" href=\"{url}\"")) && !has_card(&plain), "{plain}");
        assert_eq!(elsewhere.asked(), 0, "never while somebody waits");
        assert_eq!((read(&app).await, elsewhere.asked()), (1, 1));
        let carded = place.seen(&app, &post).await;
        assert!(has_card(&carded) && carded.contains("<span class=\"card-title\">电梯补贴 &lt;i&gt; /lift</span>"), "{carded}");
        assert!(carded.contains("<span class=\"card-text\">使用满十五年的电梯 &lt;b&gt;可以&lt;/b&gt; 申请</span>"), "{carded}");
        assert!(carded.contains("<span class=\"card-site\">127.0.0.1</span>"), "{carded}");
        assert!(!carded.contains("<img"), "reading a post tells nobody: {carded}");

        // Known already: at once, and nobody is asked.
        let again = place.write(&format!("{url}#part")).await;
        assert!(has_card(again["html"].as_str().expect("HTML")), "{again}");
        assert_eq!((read(&app).await, elsewhere.asked()), (0, 1));
        app.advance(DAY * 7);
        let later = place.write(&url).await;
        assert!(has_card(later["html"].as_str().expect("HTML")), "as it was, until it is read again: {later}");
        assert_eq!((read(&app).await, elsewhere.asked()), (1, 2));
        // Within a line it is a link, and of no interest.
        place.write(&format!("见 {}", elsewhere.url("/other"))).await;
        assert_eq!(read(&app).await, 0);
    }

    async fn what_cannot_or_must_not_be_read_stays_a_link_and_is_left_alone_for_a_day(app, elsewhere) {
        let mut place = place(&app).await;
        let text = |path: &str| elsewhere.url(path);
        let (gone, within) = (place.write(&text("/gone")).await, place.write(&text("/within")).await);
        let secret = place.write("http://169.254.169.254/latest/meta-data/").await;
        let other_port = place.write("http://127.0.0.1:1/").await;
        assert_eq!((read(&app).await, elsewhere.asked()), (4, 2));
        for post in [&gone, &within, &secret, &other_port] {
            assert!(!has_card(&place.seen(&app, post).await), "{post}");
        }
        place.write(&text("/gone")).await;
        assert_eq!((read(&app).await, elsewhere.asked()), (0, 2));
        app.advance(DAY);
        place.write(&text("/gone")).await;
        assert_eq!((read(&app).await, elsewhere.asked()), (1, 3));
        // One host is asked six times at once.
        let many: Vec<String> = (0..8).map(|n| elsewhere.url(&format!("/{n}"))).collect();
        for chunk in many.chunks(4) {
            place.write(&chunk.join("\n\n")).await;
        }
        read(&app).await;
        let asked = elsewhere.asked();
        assert!(asked <= 3 + 6, "{asked}");
        app.advance(Duration::from_secs(120));
        read(&app).await;
        assert_eq!(elsewhere.asked(), 3 + 8);
    }

    async fn whoever_looks_at_once_a_page_is_read_by_one(app, elsewhere) {
        let place = place(&app).await;
        let url = elsewhere.url("/lift");
        let path = format!("/api/v1/topics/{}/posts", place.topic);
        let mut tries = vec![];
        for browser in [&place.author, &place.other, &place.moderator] {
            let (mut browser, path, input) = (browser.clone(), path.clone(), json!({ "markdown": url }));
            tries.push(tokio::spawn(async move { browser.post(&path, input).await.expect(201) }));
        }
        let mut posts = vec![];
        for one in tries {
            posts.push(one.await.expect("a post"));
        }
        let count = link_card::Entity::find().count(app.app.db.read()).await.expect("a count");
        assert_eq!(count, 1);
        let (one, two) = tokio::join!(read(&app), read(&app));
        assert_eq!((one + two, elsewhere.asked()), (1, 1));
        for post in &posts {
            assert!(has_card(&place.seen(&app, post).await), "{post}");
        }
        let edited = json!({ "markdown": "没有链接了" });
        let mut author = place.author.clone();
        author.patch(&format!("/api/v1/posts/{}", posts[0]["id"]), 0, edited).await.expect(200);
        assert!(!has_card(&place.seen(&app, &posts[0]).await));
    }

    async fn a_page_that_cannot_be_read_again_is_called_what_it_was(app, elsewhere) {
        let mut place = place(&app).await;
        let url = elsewhere.url("/fading");
        let post = place.write(&url).await;
        assert_eq!((read(&app).await, elsewhere.asked()), (1, 1));
        let before = place.seen(&app, &post).await;
        assert!(has_card(&before), "{before}");
        app.advance(DAY * 7);
        place.write(&url).await;
        assert_eq!((read(&app).await, elsewhere.asked()), (1, 2));
        assert_eq!(place.seen(&app, &post).await, before);
        // It is asked again when that would be old, not at once.
        place.write(&url).await;
        assert_eq!((read(&app).await, elsewhere.asked()), (0, 2));
        app.advance(DAY * 7);
        place.write(&url).await;
        assert_eq!((read(&app).await, elsewhere.asked()), (1, 3));
        assert_eq!(place.seen(&app, &post).await, before);
    }

    async fn whoever_took_too_long_to_read_a_page_changes_nothing(app, elsewhere) {
        let mut place = place(&app).await;
        let post = place.write(&elsewhere.url("/slow")).await;
        let second = async {
            while elsewhere.asked() == 0 {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            app.advance(Duration::from_secs(120));
            assert_eq!(read(&app).await, 1);
        };
        tokio::join!(read(&app), second);
        assert_eq!(elsewhere.asked(), 2);
        let html = place.seen(&app, &post).await;
        assert!(html.contains("第 2 次"), "the first came last: {html}");
    }

    async fn author_and_moderators_take_a_card_away_and_it_stays_away(app, elsewhere) {
        let mut place = place(&app).await;
        let (one, two) = (elsewhere.url("/one"), elsewhere.url("/two"));
        let post = place.write(&format!("{one}\n\n{two}")).await;
        read(&app).await;
        app.guest().get(&cards_of(&post)).await.expect(401);
        place.other.get(&cards_of(&post)).await.expect_problem(403, "forbidden");
        let cards = place.author.get(&cards_of(&post)).await.expect(200);
        assert_eq!(cards["items"].as_array().expect("cards").len(), 2, "{cards}");
        let [first, second] = [0, 1].map(|at| format!("{}/{}", cards_of(&post), cards["items"][at]["id"]));
        place.other.delete(&first).await.expect_problem(403, "forbidden");
        assert_eq!(place.seen(&app, &post).await.matches("card made").count(), 2);
        place.author.delete(&first).await.expect(204);
        let html = place.seen(&app, &post).await;
        assert!(html.matches("card made").count() == 1 && html.contains(&format!(">{one}</a>")), "{html}");
        // Another text with the same link, another place, another time: it stays away.
        let edited = json!({ "markdown": format!("{two}\n\n还有\n\n{one}") });
        place.author.patch(&format!("/api/v1/posts/{}", post["id"]), 0, edited).await.expect(200);
        let html = place.seen(&app, &post).await;
        assert!(html.matches("card made").count() == 1 && html.contains(&format!(">{one}</a>")), "{html}");
        place.moderator.delete(&second).await.expect(204);
        place.moderator.delete(&second).await.expect(204);
        assert!(!has_card(&place.seen(&app, &post).await));
        assert_eq!(place.moderator.get(&cards_of(&post)).await.expect(200)["items"], json!([]));
        // Who may not read the board learns of nothing.
        let closed = BoardChanges { visibility: Some(Visibility::Owners), ..BoardChanges::default() };
        app.change_board(place.board, closed).await;
        for answer in [place.other.get(&cards_of(&post)).await, place.other.delete(&first).await] {
            answer.expect_problem(404, "not_found");
        }
    }
}

carded! {
    async fn rendered_anew_a_post_keeps_its_cards_and_nobody_is_asked(app, elsewhere) {
        let mut place = place(&app).await;
        let post = place.write(&format!("{}\n\n{}", elsewhere.url("/one"), elsewhere.url("/two"))).await;
        read(&app).await;
        let card = place.author.get(&cards_of(&post)).await.expect(200)["items"][0]["id"].clone();
        place.author.delete(&format!("{}/{card}", cards_of(&post))).await.expect(204);
        let before = place.seen(&app, &post).await;
        assert_eq!(before.matches("card made").count(), 1, "{before}");
        app.advance(DAY * 8);
        leave(&app, "UPDATE post SET html_version = 2".to_owned()).await;
        assert_eq!(rebake(&app).await, 2);
        assert_eq!(place.seen(&app, &post).await, before);
        // Another text has its links in other places: each keeps its own card, or none.
        let turned = format!("{}\n\n{}", elsewhere.url("/two"), elsewhere.url("/one"));
        leave(&app, format!("UPDATE post SET html_version = 2, markdown = '{turned}' WHERE id = {}", post["id"])).await;
        assert_eq!(rebake(&app).await, 1);
        let html = place.seen(&app, &post).await;
        assert_eq!(html.matches("card made").count(), 1, "{html}");
        assert!(html.contains("card-title\">电梯补贴 &lt;i&gt; /two"), "{html}");
    }
}

linli_tests::story! {
    async fn by_default_nothing_of_this_machine_is_read(app) {
        let mut place = place(&app).await;
        let elsewhere = Elsewhere::start();
        let post = place.write(&elsewhere.url("/lift")).await;
        assert_eq!((read(&app).await, elsewhere.asked()), (1, 0));
        assert!(!has_card(&place.seen(&app, &post).await));
    }

    async fn how_things_here_stand_is_told_to_who_may_read_them_and_else_nothing(app) {
        let mut place = place(&app).await;
        let mut editor = app.staff("editor", Role::Manager, Over::Project(place.project)).await;
        let event = published(&mut editor, tour(place.project, 3)).await;
        registered(&mut place.other, &event, &["李"]).await;
        let closed = app.board(place.project, Visibility::Staff).await;
        let secret = app.topic(&place.moderator, closed, "内部", "一楼").await;
        let complaint = json!({ "project_id": place.project, "title": "漏水", "markdown": "三天了", "category": "quality",
            "openness": "private" });
        let complaint = place.author.post("/api/v1/complaints", complaint).await.expect(201);
        let promised = app.post(&editor, place.topic, "会换的").await;
        let commitment = json!({ "text": "电梯全部换新", "due_on": "2026-06-30" });
        editor.post(&format!("/api/v1/posts/{promised}/commitment"), commitment).await.expect(201);
        let number = editor.get(&format!("/api/v1/posts/{promised}")).await.expect(200)["number"].clone();

        // In a post such a link is marked, and nobody reads it.
        let post = place.write(&format!("http://linli.test/events/{}", event["id"])).await;
        let html = post["html"].as_str().expect("HTML");
        assert!(html.contains(&format!("<a class=\"card live\" href=\"/events/{}\"", event["id"])), "{html}");
        assert_eq!(read(&app).await, 0);

        let [topic, committed] = [format!("/topics/{}", place.topic), format!("/topics/{}%23p{number}", place.topic)];
        let paths = format!(
            "{topic},{committed},/events/{},/complaints/{},/topics/{secret},/topics/999999,/me,/posts/{promised},/posts/999999",
            event["id"], complaint["id"]
        );
        let ask = format!("/api/v1/cards?paths={paths}");
        let paths_told = |told: &Value| -> Vec<String> {
            let items = told["items"].as_array().expect("cards").iter();
            items.map(|card| card["path"].as_str().expect("a path").replace('#', "%23")).collect()
        };
        let told = app.guest().get(&ask).await.expect(200);
        let lasting = format!("/posts/{promised}");
        let public = vec![topic, committed, format!("/events/{}", event["id"]), lasting];
        assert_eq!(paths_told(&told), public, "{told}");
        assert_eq!(told["items"][0]["topic"]["post_count"], 3);
        assert_eq!(told["items"][1]["commitment"]["state"], "open");
        assert_eq!(told["items"][1]["title"], "电梯全部换新");
        assert_eq!(told["items"][2]["event"]["seats_left"], 2);
        assert_eq!(told["items"][3]["commitment"], told["items"][1]["commitment"], "by its id as by its place");
        let told = place.author.get(&ask).await.expect(200);
        assert_eq!(told["items"][3]["complaint"]["state"], "received", "{told}");
        let told = place.moderator.get(&ask).await.expect(200);
        assert!(paths_told(&told).contains(&format!("/topics/{secret}")), "{told}");

        // What closes is told of no more, from then on.
        let owners = BoardChanges { visibility: Some(Visibility::Owners), ..BoardChanges::default() };
        app.change_board(place.board, owners).await;
        let told = app.guest().get(&ask).await.expect(200);
        assert_eq!(paths_told(&told), [format!("/events/{}", event["id"])]);
        let many = vec!["/topics/1"; 21].join(",");
        let refused = app.guest().get(&format!("/api/v1/cards?paths={many}")).await;
        assert_eq!(refused.expect_problem(422, "invalid")["errors"][0]["code"], "too_many");
    }
}
