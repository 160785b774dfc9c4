//! Slow mode, and topics that close and open by themselves.

use std::time::Duration;

use chrono::TimeDelta;
use linli_entities::topic::TopicId;
use linli_tests::{Answer, Browser, TestApp};
use serde_json::{Value, json};

use super::{Place, place};
use crate::erasure::stands_anywhere;

async fn write(browser: &mut Browser, topic: TopicId) -> Answer {
    browser.post(&format!("/api/v1/topics/{topic}/posts"), json!({ "markdown": "又一句" })).await
}

async fn again(browser: &mut Browser, topic: TopicId) -> Value {
    let told = browser.get(&format!("/api/v1/me/unread?topic_ids={topic}")).await.expect(200);
    told["items"][0]["write_again_at"].clone()
}

fn ahead(app: &TestApp, minutes: i64) -> String {
    (app.app.clock.now() + TimeDelta::minutes(minutes)).to_rfc3339()
}

linli_tests::story! {
    async fn in_slow_mode_one_waits_between_posts_and_is_told_until_when(app) {
        let Place { open, mut moderator, .. } = place(&app).await;
        let mut author = app.account("xiaoli").await;
        let (topic, other) =
            (app.topic(&author, open, "热闹的话题", "一").await, app.topic(&author, open, "别的话题", "一").await);
        let path = format!("/api/v1/topics/{topic}");
        author.patch(&path, 1, json!({ "slow_seconds": 60 })).await.expect_problem(403, "forbidden");
        moderator.patch(&path, 1, json!({ "slow_seconds": 86_401 })).await.expect_problem(422, "invalid");
        let slow = moderator.patch(&path, 1, json!({ "slow_seconds": 60 })).await.expect(200);
        assert_eq!((&slow["slow_seconds"], &slow["topic_slow_seconds"]), (&json!(60), &json!(60)));
        write(&mut author, topic).await.expect(201);
        let refused = write(&mut author, topic).await;
        refused.expect_problem(429, "slow_mode");
        assert_eq!(refused.header("retry-after"), Some("60"));
        assert!(again(&mut author, topic).await.is_string() && again(&mut author, other).await.is_null());
        write(&mut author, other).await.expect(201);
        for _ in 0..2 {
            write(&mut moderator, topic).await.expect(201);
        }
        app.advance(Duration::from_secs(59));
        assert_eq!(write(&mut author, topic).await.header("retry-after"), Some("1"));
        app.advance(Duration::from_secs(1));
        assert_eq!(again(&mut author, topic).await, Value::Null);
        write(&mut author, topic).await.expect(201);

        let board = moderator.get(&format!("/api/v1/boards/{open}")).await.expect(200);
        let version = board["board"]["version"].as_i64().expect("a version");
        moderator.patch(&format!("/api/v1/boards/{open}"), version, json!({ "slow_seconds": 3600 })).await.expect(200);
        app.advance(Duration::from_secs(60));
        write(&mut author, other).await.expect(201);
        write(&mut author, topic).await.expect_problem(429, "slow_mode");
        let opening = json!({ "title": "再开一个", "markdown": "内容" });
        author.post(&format!("/api/v1/boards/{open}/topics"), opening).await.expect_problem(429, "slow_mode");
        assert_eq!(app.guest().get(&format!("/api/v1/topics/{other}")).await.expect(200)["slow_seconds"], 3600);
        assert!(!stands_anywhere(&app, "slow_mark").await.contains(&"post".to_owned()));
    }

    async fn a_topic_closes_and_opens_at_its_time_without_anybody_doing_it(app) {
        let Place { open, mut moderator, .. } = place(&app).await;
        let mut author = app.account("xiaoli").await;
        let topic = app.topic(&author, open, "报名", "截止到今晚").await;
        let (path, timer) = (format!("/api/v1/topics/{topic}"), format!("/api/v1/topics/{topic}/timer"));
        author.put(&timer, json!({ "closes_at": ahead(&app, 60) })).await.expect_problem(403, "forbidden");
        for wrong in [-1, 60 * 24 * 367] {
            moderator.put(&timer, json!({ "closes_at": ahead(&app, wrong) })).await.expect_problem(422, "invalid");
        }
        let set = json!({ "closes_at": ahead(&app, 60), "opens_at": ahead(&app, 120) });
        let shown = moderator.put(&timer, set).await.expect(200);
        assert!(shown["closes_at"].is_string() && shown["topic"]["locked"] == false);
        let locked = async || {
            let mut guest = app.guest();
            let page = guest.get(&format!("{path}/posts")).await.expect(200);
            let listed = guest.get(&format!("/api/v1/boards/{open}/topics")).await.expect(200);
            assert_eq!(page["detail"]["topic"]["locked"], listed["items"][0]["locked"]);
            page["detail"]["topic"]["locked"] == true
        };
        assert!(!locked().await);
        write(&mut author, topic).await.expect(201);
        app.advance(Duration::from_secs(61 * 60));
        assert!(locked().await);
        write(&mut author, topic).await.expect_problem(409, "topic_locked");
        write(&mut moderator, topic).await.expect(201);
        app.advance(Duration::from_secs(60 * 60));
        assert!(!locked().await);
        write(&mut author, topic).await.expect(201);
        let version = app.guest().get(&path).await.expect(200)["topic"]["version"].as_i64().expect("a version");
        moderator.patch(&path, version, json!({ "locked": true })).await.expect(200);
        assert!(locked().await, "what is done by hand holds from then on");
    }
}
