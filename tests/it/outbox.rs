//! The outbox lets go of what is old, and nobody who follows it misses anything.

use std::time::Duration;

use linli::features::search::{feed, logic as search};
use linli::features::statistics;
use linli::{jobs, outbox};
use linli_entities::board::Visibility;
use linli_entities::{follower, outbox as row};
use linli_tests::TestApp;
use sea_orm::{ActiveModelTrait as _, EntityTrait as _, PaginatorTrait as _, QueryOrder as _, Set};

use crate::club::earning::earn;
use crate::trust::reckon;

const WEEK: Duration = Duration::from_secs(7 * 86_400);

async fn row_count(app: &TestApp) -> u64 {
    row::Entity::find().count(app.app.db.read()).await.expect("a count")
}

async fn sweep(app: &TestApp) {
    jobs::sweep(&app.app, app.app.clock.now()).await;
}

/// Waits until everything written so far may be read: on PostgreSQL transactions of other stories are waited for.
async fn settle(app: &TestApp) {
    let newest = row::Entity::find().order_by_desc(row::Column::Seq).one(app.app.db.read()).await;
    let newest = newest.expect("the outbox").expect("a row");
    while outbox::head(app.app.db.read()).await.expect("the end").seq < newest.seq {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    // The second time it reads what it wrote itself.
    reckon(app).await;
    reckon(app).await;
    app.make_notices().await;
    earn(app).await;
    put_down_days(app).await;
}

/// The follower of the statistics takes in what may be read.
async fn put_down_days(app: &TestApp) {
    statistics::logic::follow::catch_up(&app.app).await.expect("days are put down");
}

linli_tests::story! {
    async fn rows_are_kept_for_a_week_and_the_newest_for_good(app) {
        app.project("jiangpan").await;
        app.project("linjiang").await;
        settle(&app).await;
        let count = row_count(&app).await;
        for _ in 0..7 {
            sweep(&app).await;
            assert_eq!(row_count(&app).await, count);
            app.advance(WEEK / 7 - Duration::from_secs(1));
        }
        app.advance(WEEK);
        sweep(&app).await;
        assert_eq!(row_count(&app).await, 1);
        app.advance(2 * WEEK);
        sweep(&app).await;
        assert_eq!(row_count(&app).await, 1);
    }

    async fn what_a_follower_has_not_read_stays(app) {
        app.project("jiangpan").await;
        settle(&app).await;
        let read = outbox::head(app.app.db.read()).await.expect("the end");
        let cursor = follower::ActiveModel {
            name: Set("slow".to_owned()),
            txid: Set(read.txid),
            seq: Set(read.seq),
            within: Set(0),
            updated_at: Set(app.app.clock.now()),
        };
        cursor.insert(app.app.db.read()).await.expect("a follower");
        app.project("linjiang").await;
        settle(&app).await;
        let unread = outbox::read_after(app.app.db.read(), read, 100).await.expect("rows");
        for _ in 0..4 {
            sweep(&app).await;
            app.advance(WEEK);
        }
        assert_eq!(outbox::trimmed(app.app.db.read()).await.expect("a place"), read);
        assert_eq!(outbox::read_after(app.app.db.read(), read, 100).await.expect("rows"), unread);
    }

    async fn a_follower_that_stands_still_is_told_of_once_a_day(app) {
        const DAY: Duration = Duration::from_secs(86_400);
        let still = async || {
            let now = app.app.clock.now();
            let asked = app.app.db.write(now, |txn, now| Box::pin(async move { Ok(outbox::standing_still(txn, now).await?) }));
            asked.await.expect("an answer")
        };
        app.project("jiangpan").await;
        settle(&app).await;
        assert!(still().await.is_empty());
        app.advance(DAY);
        assert!(still().await.is_empty(), "notices were made");
        // Nobody makes them any more.
        app.project("linjiang").await;
        earn(&app).await;
        reckon(&app).await;
        put_down_days(&app).await;
        let newest = row::Entity::find().count(app.app.db.read()).await.expect("a count");
        assert!(newest > 1);
        while outbox::head(app.app.db.read()).await.expect("the end").seq < newest as i64 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        app.advance(DAY);
        assert!(still().await.is_empty(), "they have a day for it");
        app.advance(DAY);
        assert_eq!(still().await, ["notices"]);
        assert!(still().await.is_empty(), "once a day");
        app.make_notices().await;
        app.advance(DAY);
        assert!(still().await.is_empty());
    }

    async fn an_index_that_is_older_than_what_is_left_is_built_anew_and_another_goes_on(app) {
        let board = app.board(app.project("jiangpan").await, Visibility::Public).await;
        let author = app.account("xiaoli").await;
        let topic = app.topic(&author, board, "电梯", "一楼说电梯").await;
        app.feed_search().await;
        // Written while nobody feeds the index, and let go of.
        for text in ["二楼说水管", "三楼说门禁"] {
            app.post(&author, topic, text).await;
        }
        settle(&app).await;
        sweep(&app).await;
        app.advance(WEEK);
        sweep(&app).await;
        assert!(search::position(&app.app) < outbox::trimmed(app.app.db.read()).await.expect("a place"));
        assert_eq!(row_count(&app).await, 1);
        assert_eq!(feed::catch_up(&app.app).await.expect("fed"), 3, "all posts are taken in");
        for (words, count) in [("水管", 1), ("门禁", 1), ("电梯", 1)] {
            let found = app.guest().get(&format!("/api/v1/search?q={words}")).await.expect(200);
            assert_eq!(found["count"], count, "{words}");
        }
        // From here on it follows again, row by row.
        app.advance(Duration::from_secs(60));
        app.post(&author, topic, "四楼说路灯").await;
        settle(&app).await;
        assert_eq!(feed::catch_up(&app.app).await.expect("fed"), 1);
        assert_eq!(feed::catch_up(&app.app).await.expect("fed"), 0);
    }
}
