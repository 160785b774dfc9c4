//! Backups: made while people write, put back whole.

use linli::app::{App, Purpose};
use linli::backup;
use linli::clock::Clock;
use linli::config::Config;
use linli_entities::board::Visibility;
use linli_entities::post;
use linli_tests::{Database, TestApp};
use sea_orm::{EntityTrait as _, PaginatorTrait as _};
use serde_json::json;

#[tokio::test]
async fn a_backup_that_was_made_while_people_write_is_restored_whole() {
    let app = TestApp::new(Database::Sqlite).await.expect("SQLite is always there");
    let board = app.club_board(Visibility::Public).await;
    let mut author = app.account("xiaoli").await;
    let topic = app.topic(&author, board, "话题", "备份之前").await;
    let folder = tempfile::tempdir().expect("a folder");
    let target = folder.path().join("backup");
    let path = format!("/api/v1/topics/{topic}/posts");
    let writing = async {
        for number in 0..20 {
            author.post(&path, json!({ "markdown": format!("第 {number} 句") })).await.expect(201);
        }
    };
    let (made, ()) = tokio::join!(backup::backup(&app.app, &target), writing);
    made.expect("a backup");
    assert!(backup::backup(&app.app, &target).await.is_err(), "a backup is never overwritten");

    let config = Config { data_dir: folder.path().join("restored"), ..Config::default() };
    backup::restore(&config, &target).expect("a restore");
    assert!(backup::restore(&config, &target).is_err(), "a database is never overwritten");
    let restored = App::open(config, Clock::System, Purpose::Serve).await.expect("the restored application");
    let topic =
        linli_entities::topic::Entity::find_by_id(topic).one(restored.db.read()).await.expect("a row");
    let count = post::Entity::find().count(restored.db.read()).await.expect("a count");
    let topic = topic.expect("the topic");
    assert!(count >= 1, "what was there before is there");
    assert_eq!(
        count,
        u64::try_from(topic.last_number).expect("a count"),
        "one state: as many posts as numbers"
    );
    linli::features::search::feed::catch_up(&restored).await.expect("the index is built");
    assert_eq!(linli::features::search::logic::state(&restored).await.expect("its state"), (count, 0));
    restored.close().await;
}
