//! Two nodes on one PostgreSQL database: what is kept in the memory of one is never older than what was written on the
//! other.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use futures_util::future::join_all;
use linli::db::versions::Key;
use linli::outbox;
use linli_entities::board::Visibility;
use linli_entities::outbox::OutboxKind;
use linli_entities::role_grant::Role;
use linli_entities::topic::TopicId;
use linli_tests::arrange::Over;
use linli_tests::{Browser, Database, TestApp};
use serde_json::json;
use tokio::sync::Notify;

/// Runs a story on two nodes, where there is PostgreSQL.
fn on_two<F: Future<Output = ()>>(story: impl FnOnce(Arc<TestApp>, Arc<TestApp>) -> F) {
    linli_tests::run_with(
        Database::Postgres,
        |config| config.generous_limits = true,
        |one| async move {
            let other = one.beside().await.expect("a second node");
            let inner = other.app.clone();
            story(Arc::new(one), Arc::new(other)).await;
            inner.close().await;
        },
    );
}

async fn read(reader: &mut Browser, path: &str) -> String {
    let answer = reader.get(path).await;
    answer.expect(200);
    answer.text()
}

#[test]
fn what_one_node_writes_the_other_answers_at_once() {
    on_two(|one, other| async move {
        let project = one.project("jiangpan").await;
        let board = one.board(project, Visibility::Public).await;
        let author = one.account("xiaoli").await;
        let topic = one.topic(&author, board, "话题", "第零句").await;
        let json_page = format!("/api/v1/topics/{topic}/posts");
        let pages = [json_page.clone(), format!("/topics/{topic}"), format!("/boards/{board}")];
        let mut readers = [other.guest(), one.guest(), other.served(&author)];
        for round in 1..=5 {
            // Twice: what the second reading gives was kept by the first.
            for _ in 0..2 {
                for reader in &mut readers {
                    for page in &pages {
                        read(reader, page).await;
                    }
                }
            }
            let mut writer = if round % 2 == 0 { author.clone() } else { other.served(&author) };
            let said = format!("第{round}句话");
            let number =
                writer.post(&json_page, json!({ "markdown": said })).await.expect(201)["number"].clone();
            for reader in &mut readers {
                assert!(read(reader, &pages[0]).await.contains(&said), "{said}");
                assert!(read(reader, &pages[1]).await.contains(&said), "{said}");
                let place = reader.get(&format!("/api/v1/boards/{board}/topics")).await.expect(200);
                assert_eq!(place["items"][0]["post_count"], number);
            }
        }
        // A board that closes on one node is closed on the other, also for who has just read it there.
        let mut boss = one.administrator().await;
        let closed = json!({ "visibility": "staff" });
        boss.patch(&format!("/api/v1/boards/{board}"), 1, closed).await.expect(200);
        for page in [&pages[0], &pages[2]] {
            assert_eq!(other.guest().get(page).await.status, 404, "{page}");
        }
    });
}

#[test]
fn rights_and_sessions_end_on_every_node_with_the_answer() {
    on_two(|one, other| async move {
        let project = one.project("jiangpan").await;
        let board = one.board(project, Visibility::Staff).await;
        let path = format!("/api/v1/boards/{board}");
        let mut boss = one.administrator().await;
        let agent = one.staff("agent", Role::Agent, Over::Project(project)).await;
        let (mut here, mut there) = (agent.clone(), other.served(&agent));
        for _ in 0..3 {
            there.get(&path).await.expect(200);
            let roles = format!("/api/v1/accounts/{}/roles", agent.account_id());
            let role = boss.get(&roles).await.expect(200)["items"][0]["id"].clone();
            boss.delete(&format!("/api/v1/roles/{role}")).await.expect(204);
            there.get(&path).await.expect_problem(404, "not_found");
            here.get(&path).await.expect_problem(404, "not_found");
            boss.post(&roles, json!({ "role": "agent", "project_id": project })).await.expect(201);
        }
        there.get("/api/v1/me").await.expect(200);
        here.delete("/api/v1/sessions/current").await.expect(204);
        there.get("/api/v1/me").await.expect_problem(401, "sign_in_required");
    });
}

#[test]
fn many_who_write_and_read_at_once_on_two_nodes_never_read_what_is_old() {
    const TOPICS: usize = 3;
    const ROUNDS: usize = 8;
    on_two(|one, other| async move {
        let board = one.club_board(Visibility::Public).await;
        let opener = one.account("xiaoli").await;
        // The last number that was acknowledged in each topic.
        let mut topics: Vec<(TopicId, Arc<AtomicI64>)> = vec![];
        for number in 0..TOPICS {
            topics.push((
                one.topic(&opener, board, &format!("话题 {number}"), "一").await,
                Arc::new(AtomicI64::new(1)),
            ));
        }
        let mut at_work: Vec<futures_util::future::BoxFuture<'static, ()>> = vec![];
        for index in 0..6 {
            let account = one.account(&format!("writer{index}")).await;
            let mut writer = if index % 2 == 0 { account } else { other.served(&account) };
            let topics = topics.clone();
            at_work.push(Box::pin(async move {
                for round in 0..ROUNDS {
                    let (topic, acknowledged) = &topics[(index + round) % TOPICS];
                    let path = format!("/api/v1/topics/{topic}/posts");
                    let made =
                        writer.post(&path, json!({ "markdown": format!("第 {round} 次") })).await.expect(201);
                    acknowledged.fetch_max(made["number"].as_i64().expect("a number"), Ordering::SeqCst);
                }
            }));
        }
        for index in 0..6 {
            let node = if index % 2 == 0 { one.clone() } else { other.clone() };
            let mut reader = if index < 3 { node.guest() } else { node.served(&opener) };
            let topics = topics.clone();
            at_work.push(Box::pin(async move {
                for round in 0..ROUNDS * 6 {
                    let (topic, acknowledged) = &topics[round % TOPICS];
                    let known = acknowledged.load(Ordering::SeqCst);
                    let page = reader.get(&format!("/api/v1/topics/{topic}/posts")).await.expect(200);
                    let shown = page["detail"]["topic"]["last_number"].as_i64().expect("a number");
                    assert!(shown >= known, "{shown} is older than {known}, which was acknowledged before");
                }
            }));
        }
        join_all(at_work.into_iter().map(tokio::spawn))
            .await
            .into_iter()
            .for_each(|end| end.expect("no old answer"));
    });
}

#[test]
fn what_began_first_and_ended_last_is_noticed_and_what_nobody_changed_is_kept() {
    on_two(|one, other| async move {
        let (long, short) = (Key::Topic(TopicId(1)), Key::Topic(TopicId(2)));
        let version = |app: &TestApp, key: Key| app.app.db.versions().of(&[key]);
        other.app.db.catch_up().await;
        let (begun, go) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let first = {
            let input = (long, begun.clone(), go.clone(), one.app.clock.now());
            let db = one.app.db.clone();
            tokio::spawn(async move {
                db.write(input, |txn, (key, begun, go, now)| {
                    Box::pin(async move {
                        // From here on the transaction has its number.
                        outbox::enqueue(txn, OutboxKind::Post, 1, now).await?;
                        txn.touch(key);
                        begun.notify_one();
                        go.notified().await;
                        Ok(())
                    })
                })
                .await
            })
        };
        begun.notified().await;
        let second = one.app.db.write(short, |txn, key| {
            Box::pin(async move {
                txn.touch(key);
                Ok(())
            })
        });
        second.await.expect("the second is committed");
        let before = (version(&other, long), version(&other, short));
        other.app.db.catch_up().await;
        assert_eq!((version(&other, long), version(&other, short)), (before.0, before.1 + 1));
        go.notify_one();
        first.await.expect("no panic").expect("the first is committed");
        other.app.db.catch_up().await;
        other.app.db.catch_up().await;
        assert_eq!(
            (version(&other, long), version(&other, short)),
            (before.0 + 1, before.1 + 1),
            "once each"
        );
        // Whoever was away while changes were forgotten takes everything for changed.
        one.app
            .db
            .write(short, |txn, key| {
                Box::pin(async move {
                    txn.touch(key);
                    Ok(())
                })
            })
            .await
            .expect("a write");
        one.app.db.forget_changes().await.expect("forgotten");
        other.app.db.catch_up().await;
        assert_eq!((version(&other, long), version(&other, short)), (before.0 + 2, before.1 + 2));
    });
}
