//! Feeds and the sitemap: what a guest may read, as it is now.

use atom_syndication::Feed;
use linli::features::boards::rules::BoardChanges;
use linli_entities::board::Visibility;
use linli_tests::Browser;
use poem::http::Method;
use serde_json::json;

async fn feed(reader: &mut Browser, path: &str) -> Feed {
    let answer = reader.get(path).await;
    answer.expect(200);
    assert_eq!(answer.header("content-type"), Some("application/atom+xml; charset=utf-8"));
    Feed::read_from(answer.text().as_bytes()).expect("a feed that another reads")
}

fn titles(feed: &Feed) -> Vec<&str> {
    feed.entries().iter().map(|entry| entry.title().as_str()).collect()
}

linli_tests::story! {
    async fn a_feed_has_the_newest_topics_with_what_they_say_and_is_as_new_as_they_are(app) {
        let board = app.board(app.project("jiangpan").await, Visibility::Public).await;
        let mut author = app.account("xiaoli").await;
        let lift = app.topic(&author, board, "电梯 <b>检修</b> & 停电", "今天**下午**三点").await;
        app.topic(&author, board, "停水", "明天").await;
        let mut guest = app.guest();
        let path = format!("/boards/{board}/feed.atom");
        let read = feed(&mut guest, &path).await;
        assert_eq!(titles(&read), ["停水", "电梯 <b>检修</b> & 停电"]);
        let entry = &read.entries()[1];
        assert!(entry.content().and_then(|content| content.value()).expect("words").contains("<strong>下午</strong>"));
        assert!(entry.links()[0].href().ends_with(&format!("/topics/{lift}")), "{entry:?}");
        assert_eq!(entry.authors()[0].name(), "xiaoli");

        app.advance(std::time::Duration::from_secs(60));
        let reply = author.post(&format!("/api/v1/topics/{lift}/posts"), json!({ "markdown": "修好了" })).await.expect(201);
        assert_eq!(titles(&feed(&mut guest, &path).await)[0], "电梯 <b>检修</b> & 停电");
        assert_eq!(titles(&feed(&mut guest, "/feed.atom").await).len(), 2);
        let posts = feed(&mut guest, &format!("/topics/{lift}/feed.atom")).await;
        assert_eq!(titles(&posts), ["电梯 <b>检修</b> & 停电 #2", "电梯 <b>检修</b> & 停电 #1"]);
        let address = format!("/posts/{}", reply["id"]);
        assert!(posts.entries()[0].links()[0].href().ends_with(&address), "it stays, wherever the post is moved");

        let answer = guest.get(&path).await;
        let tag = answer.header("etag").expect("a tag").to_owned();
        guest.send(Method::GET, &path, None, &[("if-none-match", &tag)]).await.expect(304);
    }

    async fn a_feed_is_gone_with_its_board(app) {
        let board = app.board(app.project("jiangpan").await, Visibility::Public).await;
        let author = app.account("xiaoli").await;
        let topic = app.topic(&author, board, "电梯", "又停了").await;
        let mut guest = app.guest();
        let paths = [format!("/boards/{board}/feed.atom"), format!("/topics/{topic}/feed.atom")];
        for path in &paths {
            feed(&mut guest, path).await;
        }
        assert!(guest.get("/sitemap/1").await.text().contains(&format!("/topics/{topic}<")));
        let closed = BoardChanges { visibility: Some(Visibility::Members), ..BoardChanges::default() };
        app.change_board(board, closed).await;
        let mut member = author.clone();
        for path in &paths {
            guest.get(path).await.expect(404);
            member.get(path).await.expect(404);
        }
        assert!(feed(&mut member, "/feed.atom").await.entries().is_empty());
        for part in ["/sitemap/0", "/sitemap/1"] {
            let text = guest.get(part).await.text();
            assert!(!text.contains(&format!("/topics/{topic}<")) && !text.contains(&format!("/boards/{board}<")), "{text}");
        }
    }

    async fn the_sitemap_leads_to_every_public_page_and_robots_are_led_to_it(app) {
        let board = app.board(app.project("jiangpan").await, Visibility::Public).await;
        let author = app.account("xiaoli").await;
        let topic = app.topic(&author, board, "电梯", "又停了").await;
        let mut guest = app.guest();
        let robots = guest.get("/robots.txt").await.text();
        let address = robots.lines().find_map(|line| line.strip_prefix("Sitemap: ")).expect("the sitemap");
        let public = address.strip_suffix("/sitemap.xml").expect("its address").to_owned();
        let index = guest.get("/sitemap.xml").await.text();
        let mut found = vec![];
        for part in index.split("<loc>").skip(1).filter_map(|rest| rest.split('<').next()) {
            let text = guest.get(part.strip_prefix(&public).expect("a part here")).await.text();
            found.extend(text.split("<loc>").skip(1).filter_map(|rest| rest.split('<').next()).map(str::to_owned));
        }
        for path in ["/", "/projects/jiangpan", &format!("/boards/{board}"), &format!("/topics/{topic}")] {
            assert!(found.contains(&format!("{public}{path}")), "{path} in {found:?}");
        }
        for address in found {
            guest.get(address.strip_prefix(&public).expect("a page here")).await.expect(200);
        }
        guest.get("/sitemap/2").await.expect(404);
        guest.get("/sitemap/x").await.expect(404);
    }
}
