//! Pictures beside links, what pages say of themselves to other sites, and which pages a device may keep.

use image::RgbImage;
use linli::features::boards::rules::BoardChanges;
use linli::features::previews::rules::drawing::{HEIGHT, WIDTH};
use linli_entities::board::Visibility;
use linli_tests::{Answer, Browser};
use poem::http::Method;
use serde_json::json;

/// The picture at an address.
async fn picture(reader: &mut Browser, path: &str) -> (Answer, RgbImage) {
    let answer = reader.get(path).await;
    answer.expect(200);
    assert_eq!(answer.header("content-type"), Some("image/png"), "{path}");
    assert_eq!(answer.header("cache-control"), Some("public, no-cache"), "{path}");
    let picture = image::load_from_memory(&answer.bytes).expect("a picture").to_rgb8();
    assert_eq!(picture.dimensions(), (WIDTH, HEIGHT), "{path}");
    (answer, picture)
}

/// What a document says of itself under a property.
fn told<'a>(html: &'a str, property: &str) -> Option<&'a str> {
    let after = html.split_once(&format!("<meta property=\"{property}\" content=\""))?.1;
    Some(after.split_once('"')?.0)
}

linli_tests::story! {
    async fn a_link_to_a_topic_shows_what_it_is_called_as_it_is_now(app) {
        let board = app.board(app.project("jiangpan").await, Visibility::Public).await;
        let mut author = app.account("xiaoli").await;
        let topic = app.topic(&author, board, "电梯检修", "今天下午三点").await;
        let mut guest = app.guest();
        let html = guest.get(&format!("/topics/{topic}")).await.text();
        assert_eq!(told(&html, "og:title"), Some("电梯检修"));
        assert_eq!(told(&html, "og:description"), Some("今天下午三点"));
        assert_eq!([told(&html, "og:type"), told(&html, "og:locale")], [Some("article"), Some("zh_CN")]);
        let url = told(&html, "og:url").expect("an address");
        assert!(html.contains(&format!("<link rel=\"canonical\" href=\"{url}\"")), "{html}");
        let address = told(&html, "og:image").expect("a picture");
        let path = address.strip_prefix(url.strip_suffix(&format!("/topics/{topic}")).expect("here")).expect("here");

        let (answer, drawn) = picture(&mut guest, path).await;
        let paper = *drawn.get_pixel(1_100, 60);
        let words = |picture: &RgbImage| picture.rows().take(400).flatten().filter(|pixel| **pixel != paper).count();
        assert!(words(&drawn) > 5_000, "the title is written: {}", words(&drawn));
        let tag = answer.header("etag").expect("a tag").to_owned();
        guest.send(Method::GET, path, None, &[("if-none-match", &tag)]).await.expect(304);
        // Another reply changes nothing of it, another title does.
        author.post(&format!("/api/v1/topics/{topic}/posts"), json!({ "markdown": "修好了" })).await.expect(201);
        assert_eq!(picture(&mut guest, path).await.0.header("etag"), Some(tag.as_str()));
        author.patch(&format!("/api/v1/topics/{topic}"), 1, json!({ "title": "停水通知" })).await.expect(200);
        assert!(picture(&mut guest, path).await.1 != drawn, "the title is as it is now");
    }

    async fn there_is_a_picture_of_what_a_guest_may_read_and_of_nothing_else(app) {
        let project = app.project("jiangpan").await;
        let board = app.board(project, Visibility::Public).await;
        let mut author = app.account("xiaoli").await;
        let topic = app.topic(&author, board, "电梯检修", "今天下午三点").await;
        let mut guest = app.guest();
        for path in ["/share/site.png", "/share/promise.png", "/share/projects/jiangpan.png"] {
            picture(&mut guest, path).await;
        }
        let paths = [format!("/share/boards/{board}.png"), format!("/share/topics/{topic}.png")];
        for path in &paths {
            picture(&mut guest, path).await;
        }
        let closed = BoardChanges { visibility: Some(Visibility::Members), ..BoardChanges::default() };
        app.change_board(board, closed).await;
        let unknown = guest.get("/share/topics/999.png").await;
        for path in &paths {
            for reader in [&mut guest, &mut author] {
                let answer = reader.get(path).await;
                answer.expect(404);
                assert_eq!(answer.text(), unknown.text(), "{path} is like what does not exist");
            }
        }
        for path in ["/share/topics/x.png", "/share/projects/nowhere.png", "/share/events/1.png", "/share/nothing.png"] {
            guest.get(path).await.expect(404);
        }
    }

    async fn the_picture_of_a_complaint_names_nobody_and_is_of_public_ones_only(app) {
        let project = app.project("jiangpan").await;
        let mut guest = app.guest();
        let mut drawn = vec![];
        for (name, openness, status) in [("laozhang", "public", 200), ("laowang", "public", 200), ("laoli", "private", 404)] {
            let mut owner = app.account(name).await;
            app.home(project, &owner).await;
            let complaint = json!({
                "project_id": project, "title": "电梯停了两天", "category": "facilities",
                "markdown": "家里有老人下不了楼。", "openness": openness,
            });
            let filed = owner.post("/api/v1/complaints", complaint).await.expect(201);
            let path = format!("/share/complaints/{}.png", filed["id"]);
            guest.get(&path).await.expect(status);
            owner.get(&path).await.expect(status);
            if status == 200 {
                drawn.push(picture(&mut guest, &path).await.1);
            }
        }
        assert!(drawn[0] == drawn[1], "who complained makes no difference");
    }

    async fn a_device_is_told_which_pages_every_guest_reads(app) {
        let project = app.project("jiangpan").await;
        let (open, closed) = (app.board(project, Visibility::Public).await, app.board(project, Visibility::Members).await);
        let mut author = app.account("xiaoli").await;
        let readers = |answer: Answer| answer.header("linli-readers").map(str::to_owned);
        let mut guest = app.guest();
        for path in ["/", "/projects/jiangpan", "/events", "/offline", &format!("/boards/{open}")] {
            let answer = guest.get(path).await;
            assert!(answer.header("set-cookie").is_none(), "{path}");
            assert_eq!(readers(answer).as_deref(), Some("everybody"), "{path}");
        }
        for path in ["/search?q=x", "/sign-in", "/me", "/notices", "/nowhere", "/unsubscribe", &format!("/boards/{closed}")] {
            assert_eq!(readers(guest.get(path).await), None, "{path}");
        }
        assert_eq!(readers(author.get(&format!("/boards/{open}")).await).as_deref(), Some("everybody"));
        let offline = author.get("/offline").await;
        assert!(!offline.text().contains("xiaoli"), "what stands in for other pages knows nobody");
        assert_eq!(readers(offline).as_deref(), Some("everybody"));
        // What is made for one reader is kept by nobody: their own registrations, their own boards.
        for path in ["/events", "/projects/jiangpan/complaints", "/me"] {
            assert_eq!(readers(author.get(path).await), None, "{path}");
        }
    }

    async fn what_is_not_for_everybody_is_not_for_search_engines(app) {
        let project = app.project("jiangpan").await;
        let (open, closed) = (app.board(project, Visibility::Public).await, app.board(project, Visibility::Members).await);
        let mut author = app.account("xiaoli").await;
        let topic = app.topic(&author, open, "电梯检修", "今天下午三点").await;
        for number in 0..20 {
            author.post(&format!("/api/v1/topics/{topic}/posts"), json!({ "markdown": format!("第{number}句") })).await.expect(201);
            app.advance(std::time::Duration::from_secs(60));
        }
        let mut guest = app.guest();
        let first = guest.get(&format!("/topics/{topic}")).await.text();
        let second = guest.get(&format!("/topics/{topic}?page=2")).await.text();
        assert!(first.contains(&format!("/topics/{topic}?page=2\"")) && first.contains("<link rel=\"next\""), "{first}");
        assert!(second.contains("<link rel=\"prev\"") && !second.contains("<link rel=\"next\""));
        assert!(told(&second, "og:url").is_some_and(|url| url.ends_with("?page=2")), "each page is a page of its own");
        assert!(first.contains("\"@type\":\"BreadcrumbList\""));
        assert!(guest.get("/").await.text().contains("\"@type\":\"SearchAction\""));
        let noindex = "<meta name=\"robots\" content=\"noindex\"";
        let closed = author.get(&format!("/boards/{closed}")).await;
        closed.expect(200);
        for html in [closed.text(), author.get("/me").await.text(), guest.get("/search?q=x").await.text()] {
            assert!(html.contains(noindex) && told(&html, "og:image").is_none(), "{html}");
        }
        assert!(!first.contains(noindex));
    }

    async fn the_app_can_be_installed_in_either_language(app) {
        let mut guest = app.guest();
        for (language, name) in [("zh-CN", "邻里"), ("en", "Linli")] {
            let page = guest.send(Method::GET, "/", None, &[("accept-language", language)]).await.text();
            let address = format!("/manifest.{language}.webmanifest");
            assert!(page.contains(&format!("<link rel=\"manifest\" href=\"{address}\">")), "{page}");
            let answer = guest.get(&address).await;
            answer.expect(200);
            assert!(answer.header("content-type").is_some_and(|kind| kind.starts_with("application/manifest+json")));
            let manifest = answer.json();
            assert_eq!(manifest["name"], name);
            for icon in manifest["icons"].as_array().expect("icons") {
                let icon = guest.get(icon["src"].as_str().expect("an address")).await;
                icon.expect(200);
                assert!(icon.header("content-type").is_some_and(|kind| kind.starts_with("image/")));
            }
            for shortcut in manifest["shortcuts"].as_array().expect("shortcuts") {
                guest.get(shortcut["url"].as_str().expect("an address")).await.expect(200);
            }
        }
        let worker = guest.get("/service-worker.js").await;
        worker.expect(200);
        assert!(worker.header("content-type").is_some_and(|kind| kind.contains("javascript")));
    }
}
