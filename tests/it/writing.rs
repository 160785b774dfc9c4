//! The write path: what is answered is stored, whatever fails beside it (design: `db.write`).

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use futures_util::future::{BoxFuture, join_all};
use linli::code::Code;
use linli::db::Txn;
use linli::error::Error;
use linli::outbox;
use linli_entities::outbox::{self as outbox_row, OutboxKind};
use linli_entities::setting;
use linli_tests::TestApp;
use sea_orm::{
    ActiveModelTrait as _, ConnectionTrait as _, EntityTrait as _, PaginatorTrait as _, QueryOrder as _, Set,
};

async fn put(txn: &Txn, key: String) -> Result<(), Error> {
    setting::ActiveModel { key: Set(key), value: Set(String::new()) }.insert(txn).await?;
    Ok(())
}

async fn stored(app: &TestApp) -> u64 {
    setting::Entity::find().count(app.app.db.read()).await.expect("a count")
}

/// Fails the first `times` tries with an error of the database.
fn in_the_way<'a>(
    txn: &'a Txn,
    (tries, code, times): (Arc<AtomicU32>, &'static str, u32),
) -> BoxFuture<'a, Result<(), Error>> {
    Box::pin(async move {
        let number = tries.fetch_add(1, Ordering::SeqCst);
        put(txn, format!("{code} {number} of {times}")).await?;
        if number < times {
            txn.execute_unprepared(&format!("DO $$ BEGIN RAISE EXCEPTION SQLSTATE '{code}'; END $$")).await?;
        }
        Ok(())
    })
}

linli_tests::story! {
    async fn a_use_case_that_fails_takes_nobody_with_it(app) {
        let before = stored(&app).await;
        let all = (0..40).map(|number| {
            let db = app.app.db.clone();
            async move {
                db.write(number, |txn, number: i32| Box::pin(async move {
                    put(txn, format!("k{number}")).await?;
                    if number % 4 == 0 { Err(Error::Conflict(Code::Invalid)) } else { Ok(()) }
                }))
                .await
            }
        });
        let answers = join_all(all).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 30);
        assert_eq!(stored(&app).await - before, 30);
    }

    async fn a_caller_that_gives_up_undoes_nothing_of_others(app) {
        let before = stored(&app).await;
        let acknowledged = Arc::new(std::sync::atomic::AtomicU64::new(0));
        let mut callers = vec![];
        for number in 0..60 {
            let (db, acknowledged) = (app.app.db.clone(), acknowledged.clone());
            callers.push(tokio::spawn(async move {
                let write = db.write(number, |txn, number: i32| Box::pin(put(txn, format!("k{number}"))));
                if write.await.is_ok() {
                    acknowledged.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
                }
            }));
        }
        for (number, caller) in callers.iter().enumerate().filter(|(number, _)| number % 3 == 0) {
            tokio::time::sleep(std::time::Duration::from_micros(50 * (number as u64 % 7))).await;
            caller.abort();
        }
        for caller in callers {
            let _ = caller.await;
        }
        // The aborted may have been stored or not; the acknowledged must have been.
        app.app.db.write((), |txn, ()| Box::pin(put(txn, "last".to_owned()))).await.expect("the writer goes on");
        let now = stored(&app).await - before;
        assert!(now > acknowledged.load(std::sync::atomic::Ordering::SeqCst), "{now}");
    }

    async fn a_panic_in_a_use_case_is_an_error_of_that_use_case(app) {
        let answer = app.app.db
            .write((), |txn, ()| Box::pin(async move {
                put(txn, "before the panic".to_owned()).await?;
                assert!(txn.get_database_backend() == sea_orm::DbBackend::MySql, "on purpose");
                Ok(())
            }))
            .await;
        assert!(answer.is_err());
        app.app.db.write((), |txn, ()| Box::pin(put(txn, "after".to_owned()))).await.expect("the writer goes on");
    }

    async fn a_transaction_that_is_rolled_back_as_a_whole_is_not_mistaken_for_one_that_holds(app) {
        let before = stored(&app).await;
        let broken = app.app.db.write((), |txn, ()| Box::pin(async move {
            put(txn, "lost".to_owned()).await?;
            txn.execute_unprepared("ROLLBACK").await?;
            Err::<(), _>(Error::Conflict(Code::Invalid))
        }));
        let beside = app.app.db.write((), |txn, ()| Box::pin(put(txn, "beside".to_owned())));
        let (broken, beside) = tokio::join!(broken, beside);
        assert!(broken.is_err());
        let expected = u64::from(beside.is_ok());
        assert_eq!(stored(&app).await - before, expected, "acknowledged and stored are the same");
        app.app.db.write((), |txn, ()| Box::pin(put(txn, "after".to_owned()))).await.expect("the writer goes on");
    }

    async fn a_broken_reference_fails_its_own_use_case_only(app) {
        let orphan = app.app.db.write((), |txn, ()| Box::pin(async move {
            txn.execute_unprepared(
                "INSERT INTO building (project_id, name, created_at) VALUES (999, 'x', '2026-01-01T00:00:00Z')",
            )
            .await?;
            Ok(())
        }));
        let beside = app.app.db.write((), |txn, ()| Box::pin(put(txn, "beside".to_owned())));
        let (orphan, beside) = tokio::join!(orphan, beside);
        assert!(orphan.is_err());
        beside.expect("the other is stored");
    }

    async fn a_use_case_that_takes_too_long_is_failed_and_holds_nobody_up_for_ever(app) {
        let before = stored(&app).await;
        let slow = app.app.db.write((), |txn, ()| Box::pin(async move {
            put(txn, "slow".to_owned()).await?;
            tokio::time::sleep(Duration::from_secs(60)).await;
            Ok(())
        }));
        // The limit is 10 seconds; the machine may be slow as well.
        let failed = tokio::time::timeout(Duration::from_secs(40), slow).await.expect("it is not waited for");
        assert!(matches!(failed, Err(Error::Unavailable { code: Code::Unavailable, .. })), "{failed:?}");
        assert_eq!(stored(&app).await, before);
        app.app.db.write((), |txn, ()| Box::pin(put(txn, "after".to_owned()))).await.expect("the writer goes on");
    }

    async fn a_use_case_that_others_were_in_the_way_of_is_tried_again_and_then_told_to_come_back(app) {
        if !app.app.db.is_postgres() {
            // There others are never in the way: one writes at a time.
            return;
        }
        let before = stored(&app).await;
        for code in ["40001", "40P01"] {
            let tries = Arc::new(AtomicU32::new(0));
            app.app.db.write((tries.clone(), code, 2), in_the_way).await.expect("the third try");
            assert_eq!(tries.load(Ordering::SeqCst), 3, "{code}");
            let tries = Arc::new(AtomicU32::new(0));
            let given_up = app.app.db.write((tries.clone(), code, u32::MAX), in_the_way).await;
            assert!(matches!(given_up, Err(Error::Unavailable { code: Code::Unavailable, .. })), "{given_up:?}");
            assert_eq!(tries.load(Ordering::SeqCst), 8, "{code}");
        }
        let tries = Arc::new(AtomicU32::new(0));
        let fault = app.app.db.write((tries.clone(), "22012", u32::MAX), in_the_way).await;
        assert!(matches!(fault, Err(Error::Internal(_))), "{fault:?}");
        assert_eq!(tries.load(Ordering::SeqCst), 1, "what would fail again is not tried again");
        assert_eq!(stored(&app).await - before, 2, "of each try that failed nothing is left");
    }

    async fn what_a_dump_brought_of_transactions_to_come_is_waited_for_by_nobody(app) {
        let now = app.app.clock.now();
        let (first, last) = app.app.db.write(now, |txn, now| Box::pin(async move {
            outbox::enqueue(txn, OutboxKind::Post, 1, now).await?;
            outbox::enqueue(txn, OutboxKind::Post, 2, now).await?;
            let rows = outbox_row::Entity::find().order_by_asc(outbox_row::Column::Seq).all(txn).await?;
            let place = |row: &outbox_row::Model| outbox::Position { txid: row.txid, seq: row.seq };
            Ok((place(&rows[rows.len() - 2]), place(&rows[rows.len() - 1])))
        })).await.expect("two rows");
        let named = outbox::named_after(app.app.db.read(), first, OutboxKind::Post, vec![1, 2]).await;
        assert_eq!(named.expect("ids"), [2]);
        while !outbox::leads_to(app.app.db.read(), last).await.expect("an answer") {
            // On PostgreSQL once every transaction of the cluster that began before has ended.
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let later = outbox::Position { txid: last.txid + 1_000_000, ..last };
        assert!(!outbox::leads_to(app.app.db.read(), later).await.expect("an answer"));
        let beyond = outbox::Position { seq: last.seq + 1, ..last };
        assert!(!outbox::leads_to(app.app.db.read(), beyond).await.expect("an answer"));
        if app.app.db.is_postgres() {
            // The same rows as another cluster would have them, whose transactions are numbered higher.
            let sql = "UPDATE outbox SET txid = txid + 1000000";
            app.app.db.read().execute_unprepared(sql).await.expect("a dump of another cluster");
            assert!(!outbox::leads_to(app.app.db.read(), later).await.expect("an answer"));
            let named = outbox::named_after(app.app.db.read(), first, OutboxKind::Post, vec![1, 2]).await;
            assert_eq!(named.expect("ids"), [0; 0]);
        }
    }

    async fn a_follower_reads_every_row_once_whatever_order_they_commit_in(app) {
        let writers = (0..16).map(|writer: i64| {
            let (db, now) = (app.app.db.clone(), app.app.clock.now());
            async move {
                for round in 0..10 {
                    db.write((writer * 100 + round, now), |txn, (id, now)| Box::pin(async move {
                        outbox::enqueue(txn, OutboxKind::Post, id, now).await?;
                        tokio::time::sleep(std::time::Duration::from_millis((id % 5).unsigned_abs())).await;
                        Ok(())
                    }))
                    .await
                    .expect("a write");
                }
            }
        });
        let reader = async {
            let (mut seen, mut position) = (vec![], outbox::Position::default());
            while seen.len() < 160 {
                for row in outbox::read_after(app.app.db.read(), position, 7).await.expect("rows") {
                    position = outbox::Position { txid: row.txid, seq: row.seq };
                    seen.push(row.entity_id);
                }
                tokio::task::yield_now().await;
            }
            seen
        };
        let (_, mut seen) = tokio::join!(join_all(writers), reader);
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), 160, "no row is missed, none read twice");
    }
}
