//! Pictures within posts.

use std::time::Duration;

use linli::features::accounts::jobs::sweep;
use linli::features::boards::rules::BoardChanges;
use linli_entities::board::{BoardId, Visibility};
use linli_entities::post_image;
use linli_entities::role_grant::Role;
use linli_entities::topic::TopicId;
use linli_tests::arrange::Over;
use linli_tests::{Browser, TestApp};
use poem::http::Method;
use sea_orm::{EntityTrait as _, PaginatorTrait as _};
use serde_json::{Value, json};

use crate::word_rules;

/// A picture of so many pixels, with nothing on it.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(vec![]);
    let picture = image::DynamicImage::new_rgb8(width, height);
    picture.write_to(&mut bytes, image::ImageFormat::Png).expect("a picture");
    bytes.into_inner()
}

/// Uploads a picture; its address.
pub async fn upload(browser: &mut Browser, (width, height): (u32, u32)) -> String {
    let body = Some((png(width, height), "image/png"));
    let sent = browser.send_bytes(Method::POST, "/api/v1/attachments", body, &[]).await.expect(201);
    sent["url"].as_str().expect("an address").to_owned()
}

/// Markdown that shows pictures.
fn showing(addresses: &[&str]) -> Value {
    let pictures: Vec<String> = addresses.iter().map(|address| format!("![裂缝]({address})")).collect();
    json!({ "markdown": format!("看图：\n\n{}", pictures.join("\n")) })
}

/// The addresses of the copies that a post shows.
fn shown(post: &Value) -> Vec<String> {
    let html = post["html"].as_str().expect("HTML");
    html.split("<img src=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
}

struct Place {
    board: BoardId,
    topic: TopicId,
    author: Browser,
    reader: Browser,
    moderator: Browser,
}

async fn place(app: &TestApp) -> Place {
    let project = app.project("jiangpan").await;
    let board = app.board(project, Visibility::Public).await;
    let author = app.account("author").await;
    let topic = app.topic(&author, board, "外墙", "一楼").await;
    let moderator = app.staff("moderator", Role::Moderator, Over::Project(project)).await;
    Place { board, topic, author, reader: app.account("reader").await, moderator }
}

impl Place {
    /// Writes a post that shows these.
    async fn write(&mut self, addresses: &[&str]) -> Value {
        let path = format!("/api/v1/topics/{}/posts", self.topic);
        self.author.post(&path, showing(addresses)).await.expect(201)
    }
}

/// Every copy of a picture is answered so.
async fn expect(browser: &mut Browser, address: &str, status: u16) {
    for copy in ["", "/medium", "/thumbnail"] {
        let answer = browser.get(&format!("{address}{copy}")).await;
        if status == 404 {
            answer.expect_problem(404, "not_found");
        } else {
            answer.expect(status);
            assert_eq!(
                answer.header("cache-control"),
                Some("private, no-cache"),
                "asked for again each time"
            );
        }
    }
}

linli_tests::story! {
    async fn a_post_shows_what_its_author_uploaded_with_its_measures_to_whoever_reads_it(app) {
        let mut place = place(&app).await;
        let large = upload(&mut place.author, (1400, 140)).await;
        let small = upload(&mut place.author, (30, 40)).await;
        expect(&mut place.reader, &large, 404).await;
        let post = place.write(&[&large, &small]).await;
        let html = post["html"].as_str().expect("HTML");
        let first = format!("<img src=\"{large}/medium\" alt=\"裂缝\" width=\"1280\" height=\"128\" loading=\"lazy\">");
        assert!(html.contains(&first), "{html}");
        assert!(html.contains("width=\"30\" height=\"40\""), "{html}");
        assert!(html.contains(&format!("<a href=\"{large}\"")), "it leads to the whole: {html}");
        let mut guest = app.guest();
        for address in [&large, &small] {
            expect(&mut guest, address, 200).await;
        }
        let size = async |path: String| {
            let answer = app.guest().get(&path).await;
            let picture = image::load_from_memory(&answer.bytes).expect("a picture");
            (picture.width(), picture.height())
        };
        assert_eq!(size(format!("{large}/medium")).await, (1280, 128), "as was said");
        assert_eq!(size(format!("{small}/medium")).await, (30, 40));
        let page = guest.get(&format!("/topics/{}", place.topic)).await;
        page.expect(200);
        assert!(page.text().contains(&first), "on the page as well");
        let opened = json!({ "title": "开帖有图", "markdown": format!("![图]({large})") });
        let opened = place.author.post(&format!("/api/v1/boards/{}/topics", place.board), opened).await.expect(201);
        let posts = guest.get(&format!("/api/v1/topics/{}/posts", opened["topic"]["id"])).await.expect(200);
        assert_eq!(shown(&posts["items"][0]), Vec::<String>::new(), "it is within another post already");
    }

    async fn nobody_shows_what_others_uploaded_and_of_two_posts_at_once_one_does(app) {
        let mut place = place(&app).await;
        let (own, others) =
            (upload(&mut place.author, (9, 9)).await, upload(&mut place.reader, (9, 9)).await);
        let foreign = showing(&[&others, "/api/v1/attachments/999999", "https://elsewhere.example/a.png"]);
        let path = format!("/api/v1/topics/{}/posts", place.topic);
        let post = place.author.post(&path, foreign).await.expect(201);
        assert_eq!(shown(&post), Vec::<String>::new(), "{post}");
        expect(&mut place.author, &others, 404).await;
        let mut tries = vec![];
        for _ in 0..4 {
            let (mut author, path, input) = (place.author.clone(), path.clone(), showing(&[&own]));
            tries.push(tokio::spawn(async move { author.post(&path, input).await }));
        }
        let mut showing_it = 0;
        for one in tries {
            let answer = one.await.expect("an answer");
            match answer.status.as_u16() {
                201 => showing_it += shown(&answer.json()).len(),
                _ => {
                    let problem = answer.expect_problem(422, "invalid");
                    assert_eq!(problem["errors"][0]["pointer"], "/markdown");
                }
            }
        }
        assert_eq!(showing_it, 1);
        assert_eq!(post_image::Entity::find().count(app.app.db.read()).await.expect("a count"), 1);
    }

    async fn a_picture_is_gone_at_once_with_what_it_is_within(app) {
        let mut place = place(&app).await;
        let address = upload(&mut place.author, (9, 9)).await;
        let post = place.write(&[&address]).await;
        let path = format!("/api/v1/posts/{}", post["id"]);
        expect(&mut place.reader, &address, 200).await;

        // By its author, who may restore it and sees it still.
        place.author.delete(&path).await.expect(200);
        expect(&mut place.reader, &address, 404).await;
        expect(&mut app.guest(), &address, 404).await;
        expect(&mut place.author, &address, 200).await;
        place.author.post(&format!("{path}/restore"), json!({})).await.expect(200);
        expect(&mut place.reader, &address, 200).await;

        // By a moderator, because it was flagged: then not even its author sees it.
        place.reader.put(&format!("{path}/flag"), json!({ "reason": "spam" })).await.expect(200);
        let decided = json!({ "decision": "removed" });
        place.moderator.post(&format!("/api/v1/flagged-posts/{}/decision", post["id"]), decided).await.expect(200);
        expect(&mut place.author, &address, 404).await;
        expect(&mut place.reader, &address, 404).await;
        expect(&mut place.moderator, &address, 200).await;
        place.moderator.post(&format!("{path}/restore"), json!({})).await.expect(200);

        // The whole topic, and the board.
        let topic = format!("/api/v1/topics/{}", place.topic);
        place.moderator.delete(&topic).await.expect(204);
        expect(&mut place.reader, &address, 404).await;
        place.moderator.post(&format!("{topic}/restore"), json!({})).await.expect(200);
        expect(&mut app.guest(), &address, 200).await;
        let closed = BoardChanges { visibility: Some(Visibility::Owners), ..BoardChanges::default() };
        app.change_board(place.board, closed).await;
        expect(&mut place.reader, &address, 404).await;
        expect(&mut app.guest(), &address, 404).await;
        expect(&mut place.moderator, &address, 200).await;
    }

    async fn an_edit_keeps_and_adds_pictures_and_what_it_left_out_stays_with_the_revisions(app) {
        let mut place = place(&app).await;
        let (one, two) = (upload(&mut place.author, (9, 9)).await, upload(&mut place.moderator, (9, 9)).await);
        let post = place.write(&[&one]).await;
        let path = format!("/api/v1/posts/{}", post["id"]);
        let both = place.moderator.patch(&path, 0, showing(&[&one, &two])).await.expect(200);
        assert_eq!(shown(&both), [format!("{one}/medium"), format!("{two}/medium")], "what was there, and what is new");
        expect(&mut place.reader, &two, 200).await;

        let left_out = place.author.patch(&path, 1, showing(&[&two])).await.expect(200);
        assert_eq!(shown(&left_out), [format!("{two}/medium")], "whoever uploaded it");
        expect(&mut place.reader, &one, 404).await;
        expect(&mut app.guest(), &one, 404).await;
        for mut who in [place.author.clone(), place.moderator.clone()] {
            let revisions = who.get(&format!("{path}/revisions")).await.expect(200);
            assert_eq!(shown(&revisions["items"][1]), [format!("{one}/medium")]);
            expect(&mut who, &one, 200).await;
        }
        let back = place.author.patch(&path, 2, showing(&[&one])).await.expect(200);
        assert_eq!(shown(&back), [format!("{one}/medium")]);
        expect(&mut place.reader, &one, 200).await;
        expect(&mut place.reader, &two, 404).await;
    }

    async fn the_preview_shows_the_pictures_that_will_be_shown_and_no_others(app) {
        let mut place = place(&app).await;
        let (own, others) =
            (upload(&mut place.author, (9, 9)).await, upload(&mut place.reader, (9, 9)).await);
        let looked = place.author.post("/api/v1/preview", showing(&[&own, &others])).await.expect(200);
        assert_eq!(shown(&looked), [format!("{own}/medium")]);
        let post = place.write(&[&own]).await;
        assert_eq!(post["html"].as_str().map(|html| html.matches("<img").count()), Some(1));
        let mut of_post = showing(&[&own]);
        of_post["post_id"] = post["id"].clone();
        let looked = place.author.post("/api/v1/preview", of_post.clone()).await.expect(200);
        assert_eq!(looked["html"], post["html"]);
        let strangers = place.reader.post("/api/v1/preview", of_post).await.expect(200);
        assert_eq!(shown(&strangers), Vec::<String>::new(), "whoever may not edit it learns nothing");
    }

    async fn a_picture_that_no_post_shows_is_swept_and_one_that_was_shown_stays(app) {
        let mut place = place(&app).await;
        let (used, unused) =
            (upload(&mut place.author, (1400, 9)).await, upload(&mut place.author, (1400, 9)).await);
        let post = place.write(&[&used]).await;
        let path = format!("/api/v1/posts/{}", post["id"]);
        place.author.patch(&path, 0, json!({ "markdown": "没有图了" })).await.expect(200);
        let files = || std::fs::read_dir(app.app.config.data_dir.join("attachments")).expect("the folder").count();
        assert_eq!(files(), 6, "three copies of each");
        app.advance(Duration::from_secs(86_401));
        sweep(&app.app, app.app.clock.now()).await.expect("swept");
        assert_eq!(files(), 3);
        expect(&mut place.author, &unused, 404).await;
        expect(&mut place.author, &used, 200).await;
        // What is gone is a link; the text is written all the same.
        let late = place.write(&[&unused]).await;
        assert_eq!(shown(&late), Vec::<String>::new());
    }

    async fn a_picture_in_a_draft_waits_as_long_as_the_draft(app) {
        let mut place = place(&app).await;
        let address = upload(&mut place.author, (9, 9)).await;
        let path = format!("/api/v1/me/drafts/reply/{}", place.topic);
        let mut draft = showing(&[&address]);
        draft["title"] = json!("");
        let saved = place.author.put(&path, draft).await;
        assert!(saved.status.is_success(), "{}", saved.text());
        app.advance(Duration::from_secs(5 * 86_400));
        sweep(&app.app, app.app.clock.now()).await.expect("swept");
        expect(&mut place.author, &address, 200).await;
        place.author.delete(&path).await.expect(204);
        sweep(&app.app, app.app.clock.now()).await.expect("swept");
        expect(&mut place.author, &address, 404).await;
    }

    async fn who_decides_of_a_post_that_waits_sees_its_pictures_and_nobody_else(app) {
        let (project, board, mut moderator, mut author) = word_rules::place(&app).await;
        word_rules::list(&mut moderator, project, "hold", "发票").await;
        let elsewhere = app.project("else").await;
        let owners = app.board(elsewhere, Visibility::Owners).await;
        app.home(elsewhere, &author).await;
        let mut reader = app.account("reader").await;
        let stranger = app.staff("stranger", Role::Moderator, Over::Project(elsewhere)).await;
        let mut others = [reader.clone(), stranger, app.guest()];
        let [first, second] = [upload(&mut author, (1400, 9)).await, upload(&mut author, (9, 9)).await];
        let foreign = upload(&mut reader, (9, 9)).await;
        let mut held = vec![];
        for addresses in [[&first, &foreign], [&second, &foreign]] {
            let addresses = addresses.map(String::as_str);
            let text = showing(&addresses)["markdown"].clone();
            let input = json!({ "title": "开发票吗", "markdown": text });
            let sent = author.post(&format!("/api/v1/boards/{board}/topics"), input).await;
            held.push(sent.expect(202)["id"].clone());
        }
        let waiting = moderator.get("/api/v1/reviews").await.expect(200);
        assert_eq!(shown(&waiting["items"][0]), [format!("{first}/medium")]);
        for address in [&first, &second] {
            expect(&mut author, address, 200).await;
            expect(&mut moderator, address, 200).await;
            for other in &mut others {
                expect(other, address, 404).await;
            }
        }
        expect(&mut moderator, &foreign, 404).await;

        for (id, decision) in held.iter().zip(["approved", "refused"]) {
            let decision = json!({ "decision": decision, "version": 1 });
            moderator.post(&format!("/api/v1/reviews/{id}/decision"), decision).await.expect(200);
        }
        expect(&mut author, &second, 200).await;
        expect(&mut moderator, &second, 200).await;
        for other in &mut others {
            expect(other, &first, 200).await;
            expect(other, &second, 404).await;
        }
        // What its author shows elsewhere is for who reads that.
        let mut author = app.signed_in(author.account_id()).await;
        let input = json!({ "title": "只给业主", "markdown": showing(&[&second])["markdown"] });
        author.post(&format!("/api/v1/boards/{owners}/topics"), input).await.expect(201);
        expect(&mut moderator, &second, 404).await;
    }

    async fn a_retried_post_is_one_post_with_its_picture(app) {
        let mut place = place(&app).await;
        let address = upload(&mut place.author, (9, 9)).await;
        let path = format!("/api/v1/topics/{}/posts", place.topic);
        let key = [("idempotency-key", "once")];
        let first = place.author.send(Method::POST, &path, Some(showing(&[&address])), &key).await.expect(201);
        let again = place.author.send(Method::POST, &path, Some(showing(&[&address])), &key).await.expect(201);
        assert_eq!(first, again);
        assert_eq!(shown(&again), [format!("{address}/medium")]);
    }

    async fn pictures_stay_within_posts_of_an_account_that_is_erased_as_its_words_do(app) {
        let mut place = place(&app).await;
        let (used, waiting) = (upload(&mut place.author, (9, 9)).await, upload(&mut place.author, (9, 9)).await);
        place.write(&[&used]).await;
        let mut boss = app.administrator().await;
        let erasure = format!("/api/v1/accounts/{}/erasure", place.author.account_id());
        boss.send(Method::POST, &erasure, None, &[]).await.expect(204);
        expect(&mut place.reader, &used, 200).await;
        expect(&mut boss, &waiting, 404).await;
        let rows = linli_entities::attachment::Entity::find().count(app.app.db.read()).await.expect("a count");
        assert_eq!(rows, 1, "what waited is gone");
    }
}
