//! Quotes: what is quoted says by which posts, as they are.

use linli_entities::board::Visibility;
use linli_entities::topic::TopicId;
use linli_tests::{Browser, TestApp};
use serde_json::{Value, json};

struct Place {
    topic: TopicId,
    other: TopicId,
    author: Browser,
}

async fn place(app: &TestApp) -> Place {
    let project = app.project("jiangpan").await;
    let board = app.board(project, Visibility::Public).await;
    let author = app.account("author").await;
    let topic = app.topic(&author, board, "电梯", "一楼").await;
    let other = app.topic(&author, board, "车位", "一楼").await;
    Place { topic, other, author }
}

/// A quotation of a post, and an answer to it.
fn quoting(topic: TopicId, number: i32) -> String {
    format!("> @author [#{number}](/topics/{topic}#p{number})\n>\n> 一楼\n\n同意")
}

impl Place {
    async fn write(&mut self, topic: TopicId, markdown: &str) -> Value {
        let path = format!("/api/v1/topics/{topic}/posts");
        self.author.post(&path, json!({ "markdown": markdown })).await.expect(201)
    }

    /// By which posts the first of the topic is quoted, as a guest is told.
    async fn numbers(&self, app: &TestApp) -> Vec<i64> {
        let page = app.guest().get(&format!("/api/v1/topics/{}/posts", self.topic)).await.expect(200);
        let quotes = page["quotes"].as_array().expect("quotes").iter();
        let first = quotes.filter(|one| one["post_id"] == page["items"][0]["id"]).collect::<Vec<_>>();
        first
            .iter()
            .flat_map(|one| one["numbers"].as_array().expect("numbers"))
            .filter_map(Value::as_i64)
            .collect()
    }
}

linli_tests::story! {
    async fn what_is_quoted_says_by_whom_as_long_as_that_stands_and_says_so(app) {
        let mut place = place(&app).await;
        let (topic, other) = (place.topic, place.other);
        let first = quoting(topic, 1);
        assert_eq!(place.numbers(&app).await, Vec::<i64>::new());
        let post = place.write(topic, &first).await;
        // A quote of another topic leads there and is not counted here; nor is one within a quote, or one of itself.
        place.write(other, &first).await;
        place.write(topic, &first.replace("> ", "> > ")).await;
        place.write(topic, &quoting(topic, 4)).await;
        place.write(topic, &format!("{first}\n\n{first}")).await;
        assert_eq!(place.numbers(&app).await, [2, 5]);
        // By its id as by its place, once; not in another topic, and not what there is not.
        let opening = app.guest().get(&format!("/api/v1/topics/{topic}/posts")).await.expect(200)["items"][0]["id"].clone();
        let lasting = format!("> @author [#1](/posts/{opening})\n>\n> 一楼\n\n同意\n\n{first}\n\n> [#9](/posts/999999)\n> 没有");
        place.write(other, &lasting).await;
        let by_id = place.write(topic, &lasting).await;
        assert_eq!(place.numbers(&app).await, [2, 5, 6]);
        place.author.delete(&format!("/api/v1/posts/{}", by_id["id"])).await.expect(200);
        let page = app.guest().get(&format!("/topics/{topic}")).await;
        assert!(page.text().contains(&format!("/topics/{topic}#p5")), "the page leads there");

        let path = format!("/api/v1/posts/{}", post["id"]);
        place.author.patch(&path, 0, json!({ "markdown": "不引用了" })).await.expect(200);
        assert_eq!(place.numbers(&app).await, [5]);
        place.author.patch(&path, 1, json!({ "markdown": first })).await.expect(200);
        assert_eq!(place.numbers(&app).await, [2, 5]);
        place.author.delete(&path).await.expect(200);
        assert_eq!(place.numbers(&app).await, [5]);
        place.author.post(&format!("{path}/restore"), json!({})).await.expect(200);
        assert_eq!(place.numbers(&app).await, [2, 5]);
    }

    async fn of_many_who_quote_at_once_none_is_lost_and_twenty_are_named(app) {
        let place = place(&app).await;
        let mut tries = vec![];
        for _ in 0..21 {
            let (mut author, topic) = (place.author.clone(), place.topic);
            let path = format!("/api/v1/topics/{topic}/posts");
            let input = json!({ "markdown": quoting(topic, 1) });
            tries.push(tokio::spawn(async move { author.post(&path, input).await.expect(201) }));
        }
        for one in tries {
            one.await.expect("a post");
        }
        assert_eq!(place.numbers(&app).await, (2..=21).collect::<Vec<i64>>());
        let page = app.guest().get(&format!("/api/v1/topics/{}/posts", place.topic)).await.expect(200);
        assert_eq!(page["quotes"][0]["more"], true, "{page}");
    }
}
