//! The write path: what is answered is stored, whatever fails beside it (design: `db.write`).

use std::sync::Arc;

use futures_util::future::join_all;
use linli::code::Code;
use linli::db::Txn;
use linli::error::Error;
use linli::outbox;
use linli_entities::outbox::OutboxKind;
use linli_entities::setting;
use linli_tests::TestApp;
use sea_orm::{ActiveModelTrait as _, ConnectionTrait as _, EntityTrait as _, PaginatorTrait as _, Set};

async fn put(txn: &Txn, key: String) -> Result<(), Error> {
    setting::ActiveModel { key: Set(key), value: Set(String::new()) }.insert(txn).await?;
    Ok(())
}

async fn stored(app: &TestApp) -> u64 {
    setting::Entity::find().count(app.app.db.read()).await.expect("a count")
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
