//! The ledger: what moves, lapses, is held, comes back and is taken back.

use linli::code::Code;
use linli::error::Error;
use linli::features::points::jobs::{Fault, check};
use linli_entities::membership::MembershipId;
use linli_tests::TestApp;
use sea_orm::ConnectionTrait as _;

use super::{
    DAY, HOUR, capture, give, hold, let_go, member, points, refund, run_due, run_otherwise, sound, spend,
    statement, take_back,
};

fn is(error: &Error, code: Code) -> bool {
    matches!(error, Error::Conflict(known) if *known == code)
}

/// Past the end of what is given now: points last two years.
const TWO_YEARS: u32 = 2 * 366;

/// Tries so many times at once to spend one point; how often it was. Who is told to come back in a moment does so.
async fn race(app: &TestApp, id: MembershipId, tries: usize) -> usize {
    let (mut waiting, mut spent) = (tries, 0);
    while waiting > 0 {
        let done = futures_util::future::join_all((0..waiting).map(|_| spend(app, id, 1))).await;
        waiting = 0;
        for one in done {
            match one {
                Ok(_) => spent += 1,
                Err(Error::Unavailable { .. }) => waiting += 1,
                Err(refused) => assert!(is(&refused, Code::NotEnoughPoints), "{refused:?}"),
            }
        }
    }
    spent
}

/// How many tries: few in each run, as many as `LEDGER_TRIES` says in a soak.
fn tries() -> usize {
    std::env::var("LEDGER_TRIES").ok().and_then(|text| text.parse().ok()).unwrap_or(300)
}

linli_tests::story! {
    async fn c01_what_expires_is_only_what_was_not_spent(app) {
        let (mut anna, id) = member(&app, "anna").await;
        give(&app, id, 100, "a").await;
        app.advance(DAY * 30);
        anna = app.signed_in(anna.account_id()).await;
        give(&app, id, 50, "b").await;
        // What expires first is spent first.
        spend(&app, id, 70).await.expect("spent");
        let seen = anna.get("/api/v1/club/membership").await.expect(200);
        assert_eq!(seen["expiring"].as_array().expect("days").len(), 2);
        assert_eq!((&seen["expiring"][0]["points"], &seen["expiring"][1]["points"]), (&30.into(), &50.into()));
        app.advance(DAY * (TWO_YEARS - 30));
        anna = app.signed_in(anna.account_id()).await;
        // Gone for the member at once, whether a job ran or not.
        assert_eq!(points(&mut anna).await, [50, 0, 0, 0]);
        assert!(is(&spend(&app, id, 51).await.expect_err("not enough"), Code::NotEnoughPoints));
        run_due(&app).await;
        assert_eq!(points(&mut anna).await, [50, 0, 0, 0]);
        let lines = statement(&mut anna).await;
        assert_eq!(lines[0], ("expired".to_owned(), -30, 50));
        assert_eq!(lines.iter().map(|(_, points, _)| points).sum::<i64>(), 50, "every line adds up");
        // The job finds done what is done.
        run_due(&app).await;
        assert_eq!(statement(&mut anna).await.len(), lines.len());
        sound(&app).await;
    }

    async fn c08_c10_what_was_spent_comes_back_to_where_it_came_from_and_never_twice(app) {
        let (mut anna, id) = member(&app, "anna").await;
        give(&app, id, 40, "a").await;
        app.advance(DAY * 10);
        anna = app.signed_in(anna.account_id()).await;
        give(&app, id, 60, "b").await;
        let spent = spend(&app, id, 80).await.expect("spent");
        // In part: what lasts longest comes back first.
        assert!(refund(&app, spent, Some(30)).await.expect("refunded").is_some());
        let seen = anna.get("/api/v1/club/membership").await.expect(200);
        assert_eq!(seen["expiring"].as_array().expect("days").len(), 1);
        app.advance(DAY * (TWO_YEARS - 10));
        anna = app.signed_in(anna.account_id()).await;
        run_due(&app).await;
        assert_eq!(points(&mut anna).await, [50, 0, 0, 0], "the second lot lives ten days longer");
        // The first lot has lapsed: what belongs to it comes back for thirty days.
        assert!(refund(&app, spent, None).await.expect("refunded").is_some());
        assert_eq!(points(&mut anna).await, [100, 0, 0, 0]);
        assert!(refund(&app, spent, None).await.expect("asked").is_none(), "nothing is left to come back");
        let seen = anna.get("/api/v1/club/membership").await.expect(200);
        let days: Vec<i64> = seen["expiring"].as_array().expect("days").iter().map(|day| day["points"].as_i64().expect("points")).collect();
        assert_eq!(days, [60, 40]);
        sound(&app).await;
        app.advance(DAY * 31);
        anna = app.signed_in(anna.account_id()).await;
        run_due(&app).await;
        assert_eq!(points(&mut anna).await, [0; 4]);
        sound(&app).await;
    }

    async fn c09_what_was_spent_and_then_taken_back_is_owed_and_what_comes_next_pays_it(app) {
        let (mut anna, id) = member(&app, "anna").await;
        let first = give(&app, id, 100, "a").await.expect("given");
        spend(&app, id, 70).await.expect("spent");
        take_back(&app, first, None).await.expect("taken back").expect("something");
        assert_eq!(points(&mut anna).await, [0, 0, 0, 70]);
        assert_eq!(statement(&mut anna).await[0], ("reversed".to_owned(), -100, -70));
        assert!(is(&spend(&app, id, 1).await.expect_err("nothing"), Code::NotEnoughPoints));
        assert!(take_back(&app, first, None).await.expect("asked").is_none(), "once");
        give(&app, id, 50, "b").await;
        assert_eq!(points(&mut anna).await, [0, 0, 0, 20]);
        give(&app, id, 50, "c").await;
        assert_eq!(points(&mut anna).await, [30, 0, 0, 0]);
        assert_eq!(statement(&mut anna).await[0], ("earned".to_owned(), 50, 30));
        sound(&app).await;
    }

    async fn c07_refunds_and_corrections_in_any_order_end_the_same(app) {
        let mut ends = vec![];
        for refund_first in [true, false] {
            let (mut anna, id) = member(&app, if refund_first { "anna" } else { "bert" }).await;
            let given = give(&app, id, 100, "a").await.expect("given");
            let spent = spend(&app, id, 60).await.expect("spent");
            if refund_first {
                refund(&app, spent, None).await.expect("refunded");
                take_back(&app, given, None).await.expect("taken back");
            } else {
                take_back(&app, given, None).await.expect("taken back");
                refund(&app, spent, None).await.expect("refunded");
            }
            ends.push(points(&mut anna).await);
        }
        assert_eq!(ends, [[0; 4], [0; 4]]);
        sound(&app).await;
    }

    async fn c12_c13_what_is_held_is_not_available_and_a_hold_ends_once(app) {
        let (mut anna, id) = member(&app, "anna").await;
        give(&app, id, 100, "a").await;
        hold(&app, id, 60, 1, None).await.expect("held");
        assert_eq!(points(&mut anna).await, [40, 60, 0, 0]);
        assert!(is(&spend(&app, id, 41).await.expect_err("held"), Code::NotEnoughPoints));
        assert!(is(&hold(&app, id, 1, 1, None).await.expect_err("held before"), Code::WrongState));
        let_go(&app, 1).await.expect("let go");
        assert_eq!(points(&mut anna).await, [100, 0, 0, 0]);
        assert!(is(&capture(&app, 1, 60).await.expect_err("let go before"), Code::WrongState));
        sound(&app).await;
    }

    async fn c40_what_is_held_does_not_expire_and_can_be_spent_for_a_day_when_it_is_let_go(app) {
        let (mut anna, id) = member(&app, "anna").await;
        give(&app, id, 100, "a").await;
        hold(&app, id, 60, 1, Some(DAY * (TWO_YEARS + 5))).await.expect("held");
        app.advance(DAY * TWO_YEARS);
        anna = app.signed_in(anna.account_id()).await;
        run_due(&app).await;
        assert_eq!(points(&mut anna).await, [0, 60, 0, 0]);
        app.advance(DAY * 5 + HOUR);
        anna = app.signed_in(anna.account_id()).await;
        // Its time is over, nobody decided: it is let go, once.
        run_due(&app).await;
        assert_eq!(points(&mut anna).await, [60, 0, 0, 0]);
        app.advance(HOUR * 23);
        spend(&app, id, 10).await.expect("still there");
        app.advance(HOUR);
        run_due(&app).await;
        assert_eq!(points(&mut anna).await, [0; 4]);
        sound(&app).await;
    }

    async fn c11_c19_of_many_who_spend_at_once_no_more_do_than_there_are_points(app) {
        let (mut anna, id) = member(&app, "anna").await;
        give(&app, id, 100, "a").await;
        let done = race(&app, id, tries()).await;
        let left = points(&mut anna).await[0];
        assert_eq!(i64::try_from(done).expect("few") + left, 100);
        assert_eq!(left, 0, "nobody was turned away while there was something");
        sound(&app).await;
    }

    async fn c22_a_fact_gives_points_once_for_ever_however_many_say_so_at_once(app) {
        let (mut anna, id) = member(&app, "anna").await;
        let all = futures_util::future::join_all((0..16).map(|_| give(&app, id, 10, "survey:1"))).await;
        assert_eq!(all.iter().flatten().count(), 1);
        app.advance(DAY * 400);
        anna = app.signed_in(anna.account_id()).await;
        assert!(give(&app, id, 10, "survey:1").await.is_none(), "whatever keys were forgotten");
        assert_eq!(points(&mut anna).await, [10, 0, 0, 0]);
        sound(&app).await;
    }

    async fn c39_points_last_as_long_as_was_said_when_they_came(app) {
        let (mut anna, id) = member(&app, "anna").await;
        let mut boss = app.administrator().await;
        give(&app, id, 10, "a").await;
        run_otherwise(&mut boss, |settings| settings["points_last_months"] = 1.into()).await;
        give(&app, id, 20, "b").await;
        app.advance(DAY * 40);
        anna = app.signed_in(anna.account_id()).await;
        run_due(&app).await;
        assert_eq!(points(&mut anna).await, [10, 0, 0, 0]);
        sound(&app).await;
    }

    async fn c38_points_are_there_until_the_end_of_their_last_day_in_the_club(app) {
        let (mut anna, id) = member(&app, "anna").await;
        let mut boss = app.administrator().await;
        run_otherwise(&mut boss, |settings| settings["points_last_months"] = 1.into()).await;
        // 09:00 on 2 March in Shanghai.
        give(&app, id, 10, "a").await;
        let seen = anna.get("/api/v1/club/membership").await.expect(200);
        assert_eq!(seen["expiring"][0]["expires_on"], "2026-04-02");
        app.advance(DAY * 31 + HOUR * 14);
        anna = app.signed_in(anna.account_id()).await;
        assert_eq!(points(&mut anna).await, [10, 0, 0, 0], "23:00 on that day");
        app.advance(HOUR);
        assert_eq!(points(&mut anna).await, [0; 4], "24:00");
    }

    async fn c20_one_row_that_is_changed_by_hand_is_found_and_named(app) {
        let (_anna, id) = member(&app, "anna").await;
        give(&app, id, 10, "a").await;
        spend(&app, id, 4).await.expect("spent");
        sound(&app).await;
        let db = app.app.db.read();
        for table in ["ledger_transaction", "ledger_entry", "lot_move", "earning_fact"] {
            let refused = db.execute_unprepared(&format!("DELETE FROM {table}")).await;
            assert!(refused.expect_err("refused").to_string().contains("append-only"), "{table}");
        }
        let refused = db.execute_unprepared("UPDATE ledger_transaction SET qualifying = 1000").await;
        assert!(refused.expect_err("refused").to_string().contains("append-only"));
        // What the database refuses, somebody with all rights can take the refusal from.
        let unlock = if app.app.db.is_postgres() {
            ["DROP TRIGGER ledger_transaction_stays ON ledger_transaction", "SELECT 1"]
        } else {
            ["DROP TRIGGER ledger_transaction_no_update", "DROP TRIGGER ledger_transaction_no_delete"]
        };
        for statement in unlock {
            db.execute_unprepared(statement).await.expect("dropped");
        }
        db.execute_unprepared("UPDATE ledger_transaction SET qualifying = 1000 WHERE number = 1").await.expect("changed");
        assert_eq!(check(&app.app).await.expect("checked").faults, [Fault::Hash(1)]);
        db.execute_unprepared("UPDATE ledger_transaction SET qualifying = 10 WHERE number = 1").await.expect("put back");
        sound(&app).await;
        db.execute_unprepared("UPDATE point_lot SET remaining = 7").await.expect("changed");
        let faults = check(&app.app).await.expect("checked").faults;
        assert!(matches!(faults[..], [Fault::Lots(of), Fault::Lot(_)] if of == id), "{faults:?}");
    }
}
