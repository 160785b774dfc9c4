//! Backups: made while people write, put back whole.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use linli::app::{App, Purpose};
use linli::backup;
use linli::clock::Clock;
use linli::config::Config;
use linli::features::posts::logic as posts;
use linli::features::search::{feed, logic as search};
use linli::once::Once;
use linli_entities::attachment::{self, AttachmentKind};
use linli_entities::board::Visibility;
use linli_entities::{post, setting};
use linli_tests::{Browser, Database, TestApp};
use poem::http::Method;
use sea_orm::{ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _};
use serde_json::json;

/// One red pixel.
const GIF: [u8; 35] = [
    0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 1, 0, 1, 0, 0x80, 0, 0, 0xff, 0, 0, 0, 0, 0, 0x2c, 0, 0, 0, 0, 1, 0,
    1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b,
];

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
    backup::restore(&config, &target).await.expect("a restore");
    assert!(backup::restore(&config, &target).await.is_err(), "a database is never overwritten");
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
    feed::catch_up(&restored).await.expect("the index is built");
    assert_eq!(search::state(&restored).await.expect("its state"), (count, 0));
    restored.close().await;
}

/// Puts a picture in the place of the one before, which is deleted, until told to stop.
async fn change_pictures(mut browser: Browser, stop: Arc<AtomicBool>) -> u32 {
    let mut count = 0;
    while !stop.load(Ordering::Relaxed) {
        let picture = Some((GIF.to_vec(), "image/gif"));
        browser.send_bytes(Method::PUT, "/api/v1/me/avatar", picture, &[]).await.expect(200);
        count += 1;
    }
    count
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_comes_to_its_end_while_photos_come_and_go() {
    let generous = |config: &mut Config| config.generous_limits = true;
    let app = TestApp::with(Database::Sqlite, generous).await.expect("SQLite is always there");
    let mut owner = app.account("owner").await;
    let photo = owner.send_bytes(Method::POST, "/api/v1/attachments", Some((GIF.to_vec(), "image/gif")), &[]);
    let photo = photo.await.expect(201)["id"].clone();
    let attachments = app.app.config.data_dir.join("attachments");
    // So many that what comes and goes does so while they are copied; and one that somebody is writing.
    for number in 0..100 {
        std::fs::write(attachments.join(format!("{}", 100_000 + number)), b"x").expect("a file");
    }
    std::fs::write(attachments.join("99.0.part"), b"x").expect("a file");
    let stop = Arc::new(AtomicBool::new(false));
    let mut changing = vec![];
    for name in ["anna", "berta", "clara"] {
        changing.push(tokio::spawn(change_pictures(app.account(name).await, stop.clone())));
    }
    let folder = tempfile::tempdir().expect("a folder");
    for round in 0..4 {
        let target = folder.path().join(round.to_string());
        backup::backup(&app.app, &target).await.expect("a backup");
        let kept = target.join("attachments");
        assert!(kept.join(photo.to_string()).is_file() && kept.join("100099").is_file());
        let parts = std::fs::read_dir(&kept).expect("the folder").filter_map(Result::ok);
        let parts = parts.filter(|file| file.path().extension().is_some_and(|ending| ending == "part"));
        assert_eq!(parts.count(), 0, "half a file is no attachment");
    }
    stop.store(true, Ordering::Relaxed);
    for changed in changing {
        assert!(changed.await.expect("a browser") > 0);
    }
    assert_eq!(names(folder.path()), ["0", "1", "2", "3"], "nothing is left beside them");
    let photos = attachment::Entity::find().filter(attachment::Column::Kind.eq(AttachmentKind::Avatar));
    assert_eq!(photos.count(app.app.db.read()).await.expect("a count"), 3);
    app.app.close().await;
}

/// What is in a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let entries =
        std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<String> = entries.map(|name| name.into_string().expect("a name")).collect();
    names.sort();
    names
}

#[tokio::test]
async fn a_backup_that_fails_is_in_nobodys_way() {
    let app = TestApp::new(Database::Sqlite).await.expect("SQLite is always there");
    let folder = tempfile::tempdir().expect("a folder");
    let target = folder.path().join("backup");
    // A file that cannot be copied: its name leads to nothing that can be read as one.
    let attachments = app.app.config.data_dir.join("attachments");
    std::fs::remove_dir_all(&attachments).expect("the folder goes");
    std::fs::create_dir(&attachments).expect("a folder");
    std::os::unix::fs::symlink("/proc/self/mem", attachments.join("1")).expect("a file that cannot be read");
    assert!(backup::backup(&app.app, &target).await.is_err());
    assert_eq!(names(folder.path()), [""; 0], "nothing is left of it");
    std::fs::remove_file(attachments.join("1")).expect("it goes");
    backup::backup(&app.app, &target).await.expect("the next try");
    assert_eq!(names(&target), ["attachments", "keys", "linli.db"]);
    app.app.close().await;
}

#[tokio::test]
async fn a_backup_is_restored_into_an_empty_folder_only() {
    let app = TestApp::new(Database::Sqlite).await.expect("SQLite is always there");
    let folder = tempfile::tempdir().expect("a folder");
    let source = folder.path().join("backup");
    backup::backup(&app.app, &source).await.expect("a backup");
    let config = Config { data_dir: folder.path().join("restored"), ..Config::default() };
    std::fs::create_dir(&config.data_dir).expect("a folder");
    for left in ["linli.db-wal", "linli.db-shm", "index", "attachments", "linli.db"] {
        let left = config.data_dir.join(left);
        std::fs::write(&left, b"").expect("a file");
        let refused = backup::restore(&config, &source).await.expect_err("it is not empty").to_string();
        assert!(refused.contains("is not empty"), "{refused}");
        std::fs::remove_file(&left).expect("it goes");
    }
    assert_eq!(names(&config.data_dir), [""; 0], "nothing was begun");
    backup::restore(&config, &source).await.expect("a restore");
    app.app.close().await;
}

#[tokio::test]
async fn an_index_of_what_was_backed_up_is_not_one_of_what_was_restored() {
    let app = TestApp::new(Database::Sqlite).await.expect("SQLite is always there");
    let board = app.club_board(Visibility::Public).await;
    let author = app.account("xiaoli").await;
    let topic = app.topic(&author, board, "话题", "备份之前").await;
    let folder = tempfile::tempdir_in(linli_tests::disk::fast()).expect("a folder");
    let source = folder.path().join("backup");
    backup::backup(&app.app, &source).await.expect("a backup");
    // The one that was backed up goes on, and so does its index.
    app.post(&author, topic, "备份之后").await;
    app.feed_search().await;
    app.app.close().await;
    let config = Config { data_dir: folder.path().join("restored"), ..Config::default() };
    backup::restore(&config, &source).await.expect("a restore");
    assert!(!config.data_dir.join("index").exists(), "an index is built, not restored");
    // What is restored goes on as well, and comes as far, before it is given the index of the other.
    let restored =
        App::open(config.clone(), app.app.clock.clone(), Purpose::Tool).await.expect("the restored");
    let epoch = async |app: &App| {
        setting::Entity::find_by_id("epoch")
            .one(app.db.read())
            .await
            .expect("a query")
            .expect("an epoch")
            .value
    };
    assert_ne!(epoch(&restored).await, epoch(&app.app).await);
    let actor = app.actor(&author).await;
    for said in ["另一句", "再一句"] {
        let reply = posts::Reply {
            markdown: said.to_owned(),
            reply_to_number: None,
            pseudonym: false,
            draft_version: None,
        };
        posts::write(&restored, &actor, topic, reply, Once::default()).await.expect("a post");
    }
    restored.close().await;
    let (from, to) = (app.app.config.data_dir.join("index"), config.data_dir.join("index"));
    std::fs::remove_dir_all(&to).expect("its own index goes");
    std::fs::rename(from, &to).expect("the index of the other");
    let restored = App::open(config, app.app.clock.clone(), Purpose::Serve).await.expect("the restored");
    feed::catch_up(&restored).await.expect("the index is built");
    assert_eq!(search::state(&restored).await.expect("its state"), (3, 0));
    restored.close().await;
}
