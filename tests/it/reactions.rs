//! Reactions: what people think of posts, in a click.

use linli::features::boards::rules::BoardChanges;
use linli_entities::board::Visibility;
use linli_entities::post::PostId;
use linli_entities::topic::TopicId;
use linli_tests::Browser;
use poem::http::Method;
use serde_json::{Value, json};

fn path(post: PostId) -> String {
    format!("/api/v1/posts/{post}/reactions/like")
}

async fn like(browser: &mut Browser, post: PostId) -> Value {
    browser.send(Method::PUT, &path(post), None, &[]).await.expect(200)["count"].clone()
}

/// How many like the posts of a topic's first page, as it says to somebody.
async fn counted(browser: &mut Browser, topic: TopicId) -> Value {
    browser.get(&format!("/api/v1/topics/{topic}/posts")).await.expect(200)["reactions"].clone()
}

linli_tests::story! {
    async fn each_likes_a_post_once_and_may_take_it_back(app) {
        let board = app.club_board(Visibility::Public).await;
        let (mut author, mut anna, mut bert) = (app.account("author").await, app.account("anna").await, app.account("bert").await);
        let topic = app.topic(&author, board, "电梯", "修好了").await;
        let post = app.post(&author, topic, "谢谢大家").await;
        let mut guest = app.guest();
        assert_eq!(counted(&mut guest, topic).await, json!([]));
        assert_eq!([like(&mut anna, post).await, like(&mut anna, post).await, like(&mut bert, post).await], [1, 1, 2]);
        let expected = json!([{ "post_id": post, "kind": "like", "count": 2 }]);
        assert_eq!(counted(&mut guest, topic).await, expected, "the page is as new as the click");
        let own = anna.get(&format!("/api/v1/me/reactions?post_ids={post}")).await.expect(200);
        assert_eq!(own["items"], json!([{ "post_id": post, "kind": "like" }]));
        let first = guest.get(&format!("/api/v1/posts/{post}/reactions?limit=1")).await.expect(200);
        let next = first["next"].as_str().expect("another page");
        let second = guest.get(&format!("/api/v1/posts/{post}/reactions?limit=1&after={next}")).await.expect(200);
        assert_eq!((&first["items"][0]["account"]["name"], &second["items"][0]["account"]["name"]), (&json!("anna"), &json!("bert")));
        assert_eq!(second["next"], Value::Null);

        author.send(Method::PUT, &path(post), None, &[]).await.expect_problem(403, "forbidden");
        anna.delete(&path(post)).await.expect(200);
        assert_eq!(anna.delete(&path(post)).await.expect(200)["count"], 1, "twice taken back is taken back");
        assert_eq!(guest.send(Method::PUT, &path(post), None, &[]).await.expect(401)["code"], "sign_in_required");
    }

    async fn of_what_is_deleted_or_closed_nothing_is_told(app) {
        let board = app.club_board(Visibility::Public).await;
        let (mut author, mut anna) = (app.account("author").await, app.account("anna").await);
        let topic = app.topic(&author, board, "电梯", "修好了").await;
        let post = app.post(&author, topic, "谢谢大家").await;
        like(&mut anna, post).await;
        author.delete(&format!("/api/v1/posts/{post}")).await.expect(200);
        assert_eq!(counted(&mut anna, topic).await, json!([]));
        anna.send(Method::PUT, &path(post), None, &[]).await.expect_problem(409, "post_deleted");
        let closed = BoardChanges { visibility: Some(Visibility::Staff), ..BoardChanges::default() };
        app.change_board(board, closed).await;
        for method in [Method::PUT, Method::DELETE] {
            anna.send(method, &path(post), None, &[]).await.expect(404);
        }
        anna.get(&format!("/api/v1/posts/{post}/reactions")).await.expect(404);
    }

    async fn who_is_erased_thinks_nothing_any_more(app) {
        let board = app.club_board(Visibility::Public).await;
        let (author, mut anna) = (app.account("author").await, app.account("anna").await);
        let topic = app.topic(&author, board, "电梯", "修好了").await;
        let post = app.post(&author, topic, "谢谢大家").await;
        like(&mut anna, post).await;
        let erasure = format!("/api/v1/accounts/{}/erasure", anna.account_id());
        app.administrator().await.send(Method::POST, &erasure, None, &[]).await.expect(204);
        assert_eq!(counted(&mut app.guest(), topic).await, json!([]));
    }
}
