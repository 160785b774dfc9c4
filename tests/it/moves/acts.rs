//! One act on many topics.

use linli_entities::board::Visibility;
use linli_entities::topic::TopicId;
use linli_tests::Browser;
use serde_json::{Value, json};

use super::{Place, is_sound, place};

async fn act(browser: &mut Browser, topics: &[TopicId], act: &str, more: Value) -> Vec<Value> {
    let mut body = json!({ "topic_ids": topics, "act": act, "reason": "整理版块" });
    more.as_object().into_iter().flatten().for_each(|(key, value)| body[key] = value.clone());
    let answer = browser.post("/api/v1/moderation/acts", body).await.expect(200);
    answer["items"].as_array().expect("results").clone()
}

linli_tests::story! {
    async fn each_of_many_topics_is_judged_by_itself(app) {
        let Place { project, open, closed, mut moderator } = place(&app).await;
        let mut author = app.account("xiaoli").await;
        let elsewhere = app.board(app.project("elsewhere").await, Visibility::Public).await;
        let (one, two) =
            (app.topic(&author, open, "话题一", "一").await, app.topic(&author, open, "话题二", "二").await);
        let foreign = app.topic(&author, elsewhere, "别处的话题", "三").await;
        let body = json!({ "topic_ids": [one], "act": "pin" });
        author.post("/api/v1/moderation/acts", body).await.expect_problem(403, "forbidden");

        let all = [one, foreign, TopicId(999_999), two];
        let done = act(&mut moderator, &all, "lock", json!({})).await;
        let codes: Vec<Value> = done.iter().map(|item| item["code"].clone()).collect();
        assert_eq!(codes, [Value::Null, json!("forbidden"), json!("not_found"), Value::Null]);
        assert_eq!(done.iter().map(|item| item["done"] == true).collect::<Vec<_>>(), [true, false, false, true]);
        let shown = async |id: TopicId| app.guest().get(&format!("/api/v1/topics/{id}")).await;
        assert_eq!(shown(one).await.expect(200)["topic"]["locked"], true);
        assert_eq!(shown(foreign).await.expect(200)["topic"]["locked"], false);
        let version = shown(one).await.expect(200)["topic"]["version"].clone();
        act(&mut moderator, &[one], "lock", json!({})).await;
        assert_eq!(shown(one).await.expect(200)["topic"]["version"], version, "what is so stays so");
        act(&mut moderator, &[one, two], "unlock", json!({})).await;
        act(&mut moderator, &[one], "pin", json!({})).await;
        let pinned = shown(one).await.expect(200);
        assert_eq!((&pinned["topic"]["pinned"], &pinned["topic"]["locked"]), (&json!(true), &json!(false)));

        act(&mut moderator, &[one, two], "move", json!({ "board_id": closed })).await;
        shown(two).await.expect_problem(404, "not_found");
        let other = app.board(project, Visibility::Public).await;
        act(&mut moderator, &[one, two], "move", json!({ "board_id": other })).await;
        assert_eq!(shown(one).await.expect(200)["topic"]["pinned"], false, "a pin is of its board");
        assert!(act(&mut moderator, &[one, two], "delete", json!({})).await.iter().all(|item| item["done"] == true));
        shown(one).await.expect_problem(404, "not_found");
        is_sound(&app).await;

        for wrong in [
            json!({ "topic_ids": [], "act": "pin" }),
            json!({ "topic_ids": (1..=51).collect::<Vec<i64>>(), "act": "pin" }),
            json!({ "topic_ids": [one], "act": "move" }),
        ] {
            moderator.post("/api/v1/moderation/acts", wrong).await.expect_problem(422, "invalid");
        }
    }
}
