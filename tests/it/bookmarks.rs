//! Bookmarks: seen by whoever made them and by nobody else; reminders told once, and of nothing that may not be read.

use std::time::Duration;

use chrono::TimeDelta;
use futures_util::future::join_all;
use linli::features::boards::rules::BoardChanges;
use linli::features::bookmarks::jobs;
use linli_entities::board::{BoardId, Visibility};
use linli_entities::post::PostId;
use linli_tests::{Answer, Browser, TestApp};
use poem::http::Method;
use serde_json::{Value, json};

use crate::erasure::stands_anywhere;
use crate::notices::told;

const HOUR: Duration = Duration::from_secs(3600);

fn at(post: PostId) -> String {
    format!("/api/v1/me/bookmarks/{post}")
}

async fn put(browser: &mut Browser, post: PostId, note: &str, remind_at: Option<&str>) -> Answer {
    browser.put(&at(post), json!({ "note": note, "remind_at": remind_at })).await
}

/// The numbers of the bookmarks that somebody is shown, in their order.
async fn listed(browser: &mut Browser, query: &str) -> Vec<i64> {
    let listed = browser.get(&format!("/api/v1/me/bookmarks{query}")).await.expect(200);
    let items = listed["items"].as_array().expect("bookmarks").iter();
    items.map(|one| one["number"].as_i64().expect("a number")).collect()
}

/// So many minutes from now.
fn later(app: &TestApp, minutes: i64) -> String {
    (app.app.clock.now() + TimeDelta::minutes(minutes)).to_rfc3339()
}

/// A board, and three posts of a topic in it, of which the first opens it.
async fn written(app: &TestApp, author: &Browser) -> (BoardId, Vec<PostId>) {
    let board = app.club_board(Visibility::Public).await;
    let topic = app.topic(author, board, "验房要看什么", "带什么去？").await;
    let posts = author.clone().get(&format!("/api/v1/topics/{topic}/posts")).await.expect(200);
    let first = PostId(posts["items"][0]["id"].as_i64().expect("an id"));
    let second = app.post(author, topic, "一瓶水").await;
    let third = app.post(author, topic, "一卷卷尺").await;
    (board, vec![first, second, third])
}

async fn remind(app: &TestApp) -> usize {
    jobs::run_due(&app.app).await.expect("reminders")
}

linli_tests::story! {
    async fn what_somebody_keeps_is_listed_newest_first_to_them_alone(app) {
        let (mut anna, mut bert) = (app.account("anna").await, app.account("bert").await);
        let (_, posts) = written(&app, &bert).await;
        let kept = put(&mut anna, posts[1], "验房那天带上", None).await.expect(200);
        assert_eq!((&kept["title"], &kept["number"], &kept["excerpt"]), (&json!("验房要看什么"), &json!(2), &json!("一瓶水")));
        assert_eq!((&kept["note"], &kept["author"]["name"], &kept["reminded"]), (&json!("验房那天带上"), &json!("bert"), &json!(false)));
        for post in [posts[2], posts[0]] {
            put(&mut anna, post, "", None).await.expect(200);
        }
        assert_eq!(listed(&mut anna, "").await, [1, 3, 2]);
        let page = anna.get("/api/v1/me/bookmarks?limit=2").await.expect(200);
        assert_eq!(listed(&mut anna, &format!("?limit=2&after={}", page["next"].as_str().expect("more"))).await, [2]);
        assert_eq!(listed(&mut anna, &format!("?post_ids={},{},999999", posts[0], posts[1])).await, [1, 2]);

        let again = put(&mut anna, posts[1], "不用了", None).await.expect(200);
        assert_eq!((&again["note"], &again["bookmarked_at"]), (&json!("不用了"), &kept["bookmarked_at"]));
        assert_eq!(listed(&mut anna, "").await, [1, 3, 2], "said anew it stays where it is");
        anna.delete(&at(posts[1])).await.expect(204);
        anna.delete(&at(posts[1])).await.expect(204);
        assert_eq!(listed(&mut anna, "").await, [1, 3]);
        assert_eq!((listed(&mut bert, "").await, listed(&mut bert, &format!("?post_ids={}", posts[0])).await), (vec![], vec![]));
        assert_eq!(told(&app, &bert).await, Vec::<String>::new(), "whoever wrote it is not told");
        app.guest().get("/api/v1/me/bookmarks").await.expect_problem(401, "sign_in_required");
    }

    async fn a_reminder_is_told_once_however_many_look_for_it(app) {
        let (mut anna, bert) = (app.account("anna").await, app.account("bert").await);
        let (_, posts) = written(&app, &bert).await;
        let (one, other) = (later(&app, 60), later(&app, 30));
        put(&mut anna, posts[1], "带卷尺", Some(&one)).await.expect(200);
        put(&mut anna, posts[2], "", Some(&other)).await.expect(200);
        put(&mut anna, posts[0], "", None).await.expect(200);
        assert_eq!(listed(&mut anna, "?reminders=true").await, [3, 2], "the one that is told first first");
        let page = anna.get("/api/v1/me/bookmarks?reminders=true&limit=1").await.expect(200);
        let next = page["next"].as_str().expect("more");
        assert_eq!(listed(&mut anna, &format!("?reminders=true&limit=1&after={next}")).await, [2]);
        assert_eq!(remind(&app).await, 0);

        app.advance(HOUR);
        let looked = join_all((0..4).map(|_| remind(&app))).await;
        assert_eq!(looked.iter().sum::<usize>(), 2);
        assert_eq!(told(&app, &anna).await, ["reminder", "reminder"]);
        assert_eq!(remind(&app).await, 0);
        assert_eq!(told(&app, &anna).await.len(), 2);
        let mut anna = app.signed_in(anna.account_id()).await;
        let notices = anna.get("/api/v1/notifications").await.expect(200);
        let told_of = |text: &str| notices["items"].as_array().expect("notices").iter().any(|one| one["text"] == text);
        assert!(told_of("带卷尺") && told_of("一卷卷尺"), "the note, or how the post begins: {notices}");
        let url = notices["items"][0]["url"].as_str().expect("an address");
        assert!(posts.iter().any(|post| url == format!("/posts/{post}")), "{url}");
        assert_eq!(anna.get(&format!("/api/v1/me/bookmarks?post_ids={}", posts[1])).await.expect(200)["items"][0]["reminded"], true);
    }

    async fn a_time_that_stays_is_told_no_more_and_another_is_told_anew(app) {
        let (mut anna, bert) = (app.account("anna").await, app.account("bert").await);
        let (_, posts) = written(&app, &bert).await;
        let time = later(&app, 10);
        put(&mut anna, posts[0], "", Some(&time)).await.expect(200);
        app.advance(HOUR);
        assert_eq!(remind(&app).await, 1);
        assert_eq!(told(&app, &anna).await.len(), 1);
        let mut anna = app.signed_in(anna.account_id()).await;
        let kept = put(&mut anna, posts[0], "多写一句", Some(&time)).await.expect(200);
        assert_eq!((&kept["reminded"], remind(&app).await), (&json!(true), 0));
        let kept = put(&mut anna, posts[0], "", Some(&later(&app, 10))).await.expect(200);
        assert_eq!(kept["reminded"], false);
        app.advance(HOUR);
        assert_eq!(remind(&app).await, 1);
        assert_eq!(told(&app, &anna).await, ["reminder", "reminder"]);
        put(&mut app.signed_in(anna.account_id()).await, posts[0], "", Some(&later(&app, 10))).await.expect(200);
        app.signed_in(anna.account_id()).await.delete(&at(posts[0])).await.expect(204);
        app.advance(HOUR);
        assert_eq!(remind(&app).await, 0);
        assert_eq!(told(&app, &anna).await, Vec::<String>::new(), "of what is kept no longer nothing is told");
    }

    async fn what_may_not_be_read_any_more_is_neither_listed_nor_told(app) {
        let (mut anna, mut bert) = (app.account("anna").await, app.account("bert").await);
        let (board, posts) = written(&app, &bert).await;
        let (_, others) = written(&app, &bert).await;
        let time = later(&app, 10);
        for post in [posts[0], posts[1], others[1], others[2]] {
            put(&mut anna, post, "", Some(&time)).await.expect(200);
        }
        let closed = BoardChanges { visibility: Some(Visibility::Staff), ..BoardChanges::default() };
        app.change_board(board, closed).await;
        bert.delete(&format!("/api/v1/posts/{}", others[2])).await.expect(200);
        for query in ["".to_owned(), "?reminders=true".to_owned(), format!("?post_ids={},{},{}", posts[0], others[1], others[2])] {
            assert_eq!(listed(&mut anna, &query).await, [2], "{query}");
        }
        app.advance(HOUR);
        assert_eq!(remind(&app).await, 4, "their time has come, whoever may read them");
        assert_eq!(told(&app, &anna).await, ["reminder"]);
        let mut anna = app.signed_in(anna.account_id()).await;
        let opened = BoardChanges { visibility: Some(Visibility::Public), ..BoardChanges::default() };
        app.change_board(board, opened).await;
        assert_eq!(listed(&mut anna, "").await, [2, 2, 1]);
        assert_eq!((remind(&app).await, told(&app, &anna).await.len()), (0, 1), "what was missed is not told later");
        let closed = BoardChanges { visibility: Some(Visibility::Staff), ..BoardChanges::default() };
        app.change_board(board, closed).await;
        let hidden = put(&mut anna, posts[2], "", None).await.expect_problem(404, "not_found");
        let absent = put(&mut anna, PostId(999_999), "", None).await.expect_problem(404, "not_found");
        assert_eq!(hidden["detail"], absent["detail"]);
        put(&mut anna, others[2], "", None).await.expect_problem(409, "post_deleted");
    }

    async fn times_are_to_come_within_two_years_and_notes_are_short(app) {
        let (mut anna, bert) = (app.account("anna").await, app.account("bert").await);
        let (_, posts) = written(&app, &bert).await;
        let (past, far) = (later(&app, -1), later(&app, 60 * 24 * 800));
        for (note, time, pointer) in [
            ("", Some(past.as_str()), "/remind_at"),
            ("", Some(far.as_str()), "/remind_at"),
            ("长".repeat(501).as_str(), None, "/note"),
        ] {
            let told = put(&mut anna, posts[0], note, time).await.expect_problem(422, "invalid");
            assert_eq!(told["errors"][0]["pointer"], pointer);
        }
        let many = vec!["1"; 101].join(",");
        let told = anna.get(&format!("/api/v1/me/bookmarks?post_ids={many}")).await.expect_problem(422, "invalid");
        assert_eq!(told["errors"][0]["pointer"], "/post_ids");
        assert_eq!(listed(&mut anna, "").await, Vec::<i64>::new());
    }

    async fn of_many_who_keep_a_post_at_once_each_has_it_once(app) {
        let (anna, bert) = (app.account("anna").await, app.account("bert").await);
        let (_, posts) = written(&app, &bert).await;
        let tries = (0..6).map(|nth| {
            let (mut anna, note) = (anna.clone(), format!("第 {nth} 次"));
            let post = posts[0];
            async move { put(&mut anna, post, &note, None).await.expect(200) }
        });
        let made: Vec<Value> = join_all(tries).await;
        assert!(made.iter().all(|one| one["number"] == 1));
        assert_eq!(listed(&mut anna.clone(), "").await, [1]);
    }

    async fn what_an_erased_account_kept_is_gone(app) {
        let (mut anna, bert) = (app.account("anna").await, app.account("bert").await);
        let (_, posts) = written(&app, &bert).await;
        put(&mut anna, posts[0], "secretnote", Some(&later(&app, 10))).await.expect(200);
        let erasure = format!("/api/v1/accounts/{}/erasure", anna.account_id());
        app.administrator().await.send(Method::POST, &erasure, None, &[]).await.expect(204);
        assert_eq!(stands_anywhere(&app, "secretnote").await, Vec::<String>::new());
        app.advance(HOUR);
        assert_eq!(remind(&app).await, 0);
    }
}
