//! Cases of the list in docs/club.md that no other story is about: settings, expiry, faults half-way, amounts that make
//! no sense.

use linli::features::memberships::jobs;
use linli_entities::ledger_transaction::{self, TransactionKind};
use linli_entities::{ledger_entry, lot_move, point_lot};
use linli_tests::{Browser, TestApp};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _,
};
use serde_json::json;

use super::earning::rule;
use super::{
    DAY, capture, give, hold, member, points, refund, run_due, run_otherwise, sound, spend, statement,
};
use crate::group_buys;

/// When what expires, as the member reads it.
async fn expiring(browser: &mut Browser) -> Vec<(String, i64)> {
    let seen = browser.get("/api/v1/club/membership").await.expect(200);
    let days = seen["expiring"].as_array().expect("days").iter();
    days.map(|day| {
        (day["expires_on"].as_str().expect("a day").to_owned(), day["points"].as_i64().expect("points"))
    })
    .collect()
}

fn on(day: &str, points: i64) -> (String, i64) {
    (day.to_owned(), points)
}

/// How many rows there are of the ledger.
async fn rows(app: &TestApp) -> [u64; 4] {
    let db = app.app.db.read();
    [
        ledger_transaction::Entity::find().count(db).await.expect("transactions"),
        ledger_entry::Entity::find().count(db).await.expect("entries"),
        point_lot::Entity::find().count(db).await.expect("lots"),
        lot_move::Entity::find().count(db).await.expect("moves"),
    ]
}

/// From now on nothing can be taken out of a lot: what does so fails half-way.
async fn break_lots(app: &TestApp) {
    let fault = if app.app.db.is_postgres() {
        "ALTER TABLE lot_move ADD CONSTRAINT broken CHECK (quantity = 0) NOT VALID"
    } else {
        "CREATE TRIGGER broken BEFORE INSERT ON lot_move BEGIN SELECT RAISE(ABORT, 'broken'); END"
    };
    app.app.db.read().execute_unprepared(fault).await.expect("broken");
}

async fn mend_lots(app: &TestApp) {
    let mended = if app.app.db.is_postgres() {
        "ALTER TABLE lot_move DROP CONSTRAINT broken"
    } else {
        "DROP TRIGGER broken"
    };
    app.app.db.read().execute_unprepared(mended).await.expect("mended");
}

linli_tests::story! {
    async fn c02_every_setting_of_the_club_changes_something(app) {
        let mut boss = app.administrator().await;
        let (mut anna, id) = member(&app, "anna").await;
        let settings = boss.get("/api/v1/club/settings").await.expect(200)["settings"].clone();
        let mut names: Vec<&str> = settings.as_object().expect("settings").keys().map(String::as_str).collect();
        names.sort_unstable();
        // Each of them is changed below.
        assert_eq!(names, [
            "adjustment_max", "points_last_months", "refund_grace_days", "terms_markdown", "tier_window_months", "tiers", "utc_offset_minutes",
        ]);
        run_otherwise(&mut boss, |settings| settings["terms_markdown"] = "积分一个月有效。".into()).await;
        let seen = app.guest().get("/api/v1/club").await.expect(200);
        assert!(seen["terms_version"] == 2 && seen["terms_html"].as_str().is_some_and(|html| html.contains("一个月")), "{seen}");
        let adjustments = format!("/api/v1/club/members/{id}/adjustments");
        let wish = json!({ "points": 6, "reason": "补记" });
        run_otherwise(&mut boss, |settings| settings["adjustment_max"] = 5.into()).await;
        boss.post(&adjustments, wish.clone()).await.expect_problem(403, "over_limit");
        run_otherwise(&mut boss, |settings| settings["adjustment_max"] = 6.into()).await;
        boss.post(&adjustments, wish).await.expect(201);
        // It is 09:00 of 2 March in Shanghai, and still the day before at the other end of the world.
        give(&app, id, 10, "a").await;
        run_otherwise(&mut boss, |settings| settings["utc_offset_minutes"] = (-720).into()).await;
        give(&app, id, 10, "b").await;
        assert_eq!(expiring(&mut anna).await, [on("2028-03-01", 10), on("2028-03-02", 10)]);
        run_otherwise(&mut boss, |settings| settings["utc_offset_minutes"] = 480.into()).await;
        let tier = |code: &str, threshold: i64| json!({ "code": code, "name_zh": code, "name_en": code, "threshold": threshold, "benefits_markdown": "" });
        run_otherwise(&mut boss, |settings| settings["tiers"] = json!([tier("member", 0), tier("silver", 20)])).await;
        assert_eq!(anna.get("/api/v1/club/membership").await.expect(200)["tier"]["tier"]["code"], "silver");
        run_otherwise(&mut boss, |settings| settings["points_last_months"] = 1.into()).await;
        give(&app, id, 7, "c").await;
        assert_eq!(expiring(&mut anna).await[0], on("2026-04-02", 7));
        let spent = spend(&app, id, 7).await.expect("spent");
        run_otherwise(&mut boss, |settings| settings["refund_grace_days"] = 5.into()).await;
        app.advance(DAY * 40);
        (anna, boss) = (app.signed_in(anna.account_id()).await, app.signed_in(boss.account_id()).await);
        refund(&app, spent, None).await.expect("refunded");
        assert_eq!(points(&mut anna).await[0], 27);
        assert_eq!(expiring(&mut anna).await[0], on("2026-04-16", 7), "for five days, not for thirty");
        let qualifying = async |anna: &mut Browser| anna.get("/api/v1/club/membership").await.expect(200)["tier"]["qualifying_points"].clone();
        assert_eq!(qualifying(&mut anna).await, 27);
        run_otherwise(&mut boss, |settings| settings["tier_window_months"] = 1.into()).await;
        assert_eq!(qualifying(&mut anna).await, 0);
        sound(&app).await;
    }

    async fn c03_a_member_sees_every_day_of_expiry_with_its_points(app) {
        let (mut anna, id) = member(&app, "anna").await;
        for (fact, points) in [("a", 30), ("b", 20), ("c", 10)] {
            give(&app, id, points, fact).await;
            app.advance(DAY * 10);
            anna = app.signed_in(anna.account_id()).await;
        }
        assert_eq!(expiring(&mut anna).await, [on("2028-03-02", 30), on("2028-03-12", 20), on("2028-03-22", 10)]);
        spend(&app, id, 35).await.expect("spent");
        assert_eq!(expiring(&mut anna).await, [on("2028-03-12", 15), on("2028-03-22", 10)]);
        assert_eq!(points(&mut anna).await, [25, 0, 0, 0], "which is all that there is");
        sound(&app).await;
    }

    async fn c04_what_expires_is_a_transaction_and_nothing_is_deleted(app) {
        let mut boss = app.administrator().await;
        let (mut anna, id) = member(&app, "anna").await;
        run_otherwise(&mut boss, |settings| settings["points_last_months"] = 1.into()).await;
        give(&app, id, 30, "a").await;
        spend(&app, id, 10).await.expect("spent");
        let [transactions, entries, lots, moves] = rows(&app).await;
        app.advance(DAY * 40);
        anna = app.signed_in(anna.account_id()).await;
        run_due(&app).await;
        assert_eq!(rows(&app).await, [transactions + 1, entries + 2, lots, moves + 1]);
        let lines = statement(&mut anna).await;
        assert_eq!(lines, [("expired".to_owned(), -20, 0), ("spent".to_owned(), -10, 20), ("earned".to_owned(), 30, 30)]);
        let lot = point_lot::Entity::find().one(app.app.db.read()).await.expect("lots").expect("the lot");
        assert_eq!((lot.amount, lot.remaining), (30, 0), "the lot stays to be read");
        sound(&app).await;
    }

    async fn c05_what_has_expired_is_in_no_figure(app) {
        let mut boss = app.administrator().await;
        let (mut anna, id) = member(&app, "anna").await;
        give(&app, id, 25, "a").await;
        run_otherwise(&mut boss, |settings| settings["points_last_months"] = 1.into()).await;
        give(&app, id, 75, "b").await;
        app.advance(DAY * 40);
        (anna, boss) = (app.signed_in(anna.account_id()).await, app.signed_in(boss.account_id()).await);
        let figures = async |anna: &mut Browser, boss: &mut Browser| {
            let listed = boss.get("/api/v1/club/members?q=anna").await.expect(200);
            let one = boss.get(&format!("/api/v1/club/members/{id}")).await.expect(200);
            let of_days = expiring(anna).await.iter().map(|(_, points)| points).sum::<i64>();
            let own = points(anna).await[0];
            [json!(own), json!(of_days), listed["items"][0]["points"]["available"].clone(), one["points"]["available"].clone()]
        };
        // Before a job has run, and after.
        assert_eq!(figures(&mut anna, &mut boss).await, [25, 25, 25, 25]);
        spend(&app, id, 26).await.expect_err("not enough");
        run_due(&app).await;
        assert_eq!(figures(&mut anna, &mut boss).await, [25, 25, 25, 25]);
        assert_eq!(statement(&mut anna).await[0], ("expired".to_owned(), -75, 25));
        let report = boss.get("/api/v1/club/report?from_on=2026-03-01&until_on=2026-04-30").await.expect(200);
        assert_eq!((&report["months"][0]["points_held"], &report["months"][1]["points_held"]), (&100.into(), &25.into()));
        sound(&app).await;
    }

    async fn c14_of_many_who_capture_at_once_one_does(app) {
        let (mut anna, id) = member(&app, "anna").await;
        give(&app, id, 100, "a").await;
        hold(&app, id, 60, 2, None).await.expect("held");
        let all = futures_util::future::join_all((0..8).map(|_| capture(&app, 2, 25))).await;
        assert_eq!(all.iter().filter(|one| one.is_ok()).count(), 1);
        assert_eq!(points(&mut anna).await, [75, 0, 0, 0], "what was not captured is free, once");
        sound(&app).await;
    }

    async fn c16_what_fails_half_way_has_not_happened(app) {
        let mut boss = app.administrator().await;
        let (mut anna, id) = member(&app, "anna").await;
        give(&app, id, 100, "a").await;
        hold(&app, id, 30, 1, None).await.expect("held");
        let reward = json!({ "title": "家庭保洁", "markdown": "三天内上门", "points": 40, "stock_left": 3, "voucher_days": 90, "state": "offered" });
        let reward = boss.post("/api/v1/club/rewards", reward).await.expect(201)["id"].to_string();
        let reward = format!("/api/v1/club/rewards/{reward}");
        let before = (rows(&app).await, statement(&mut anna).await);
        break_lots(&app).await;
        anna.post(&format!("{reward}/redemptions"), json!({})).await.expect_problem(500, "internal");
        capture(&app, 1, 30).await.expect_err("it fails loudly");
        assert_eq!((rows(&app).await, statement(&mut anna).await), before);
        assert_eq!(points(&mut anna).await, [70, 30, 0, 0]);
        assert_eq!(boss.get(&reward).await.expect(200)["stock_left"], 3, "no piece is gone");
        assert_eq!(anna.get("/api/v1/club/membership/redemptions").await.expect(200)["items"], json!([]), "and no voucher came of it");
        sound(&app).await;
        mend_lots(&app).await;
        anna.post(&format!("{reward}/redemptions"), json!({})).await.expect(201);
        capture(&app, 1, 30).await.expect("the hold was there still");
        assert_eq!(points(&mut anna).await, [30, 0, 0, 0]);
        sound(&app).await;
    }

    async fn c17_nothing_of_zero_or_below_is_moved(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let (mut anna, id) = member(&app, "anna").await;
        let number = anna.get("/api/v1/club/membership").await.expect(200)["number"].clone();
        give(&app, id, 10, "a").await;
        let adjustment = json!({ "points": 0, "reason": "无" });
        boss.post(&format!("/api/v1/club/members/{id}/adjustments"), adjustment).await.expect_problem(422, "invalid");
        for amount in [0, -1] {
            let reward = json!({ "title": "礼品", "markdown": "", "points": amount, "voucher_days": 90, "state": "offered" });
            let receipt = json!({ "number": number, "fen": amount, "paid_on": "2026-03-01", "reference": "R-1" });
            let mut group_buy = group_buys::input(project);
            group_buy["deposit_fen"] = amount.into();
            for (path, body) in [
                ("/api/v1/club/rewards", reward),
                ("/api/v1/club/earning-rules", json!({ "kind": "welcome", "points": amount })),
                ("/api/v1/club/receipts", receipt),
                ("/api/v1/group-buys", group_buy),
                ("/api/v1/payments", group_buys::payment(None, amount, "in-1")),
            ] {
                boss.post(path, body).await.expect_problem(422, "invalid");
            }
            spend(&app, id, amount).await.expect_err("nothing to spend");
            hold(&app, id, amount, 1, None).await.expect_err("nothing to hold");
        }
        // What no code does, the database refuses from whoever does.
        for sql in [
            "UPDATE ledger_account SET posted = -1 WHERE kind = 'available'",
            "UPDATE point_lot SET remaining = -1",
            "UPDATE point_lot SET held = remaining + 1",
            "INSERT INTO ledger_entry (transaction_id, account_id, amount, balance) \
             SELECT transaction_id, (SELECT MIN(id) FROM ledger_account WHERE kind = 'redeemed'), 0, 0 FROM ledger_entry LIMIT 1",
        ] {
            app.app.db.read().execute_unprepared(sql).await.expect_err(sql);
        }
        assert_eq!(points(&mut anna).await, [10, 0, 0, 0]);
        sound(&app).await;
    }

    async fn c18_in_whatever_order_lines_come_they_come_to_the_same(app) {
        let mut boss = app.administrator().await;
        rule(&mut boss, json!({ "kind": "spend", "points": 1, "fen_per_point": 1000 })).await;
        let mut ends = vec![];
        for (name, reversed) in [("anna", false), ("bert", true)] {
            let (mut browser, _) = member(&app, name).await;
            let number = browser.get("/api/v1/club/membership").await.expect(200)["number"].clone();
            let number = number.as_str().expect("a number");
            let mut lines: Vec<String> =
                [1_999, 1, 0, 500, 25_000, 499].iter().enumerate().map(|(at, fen)| format!("{number},{fen},2026-03-01,{name}-{at}\n")).collect();
            if reversed {
                lines.reverse();
            }
            let text = format!("number,fen,paid_on,reference\n{}", lines.concat());
            let report = boss.post("/api/v1/club/receipts/import", json!({ "text": text })).await.expect(200);
            assert_eq!((&report["recorded_count"], report["refused"].as_array().map(Vec::len)), (&5.into(), Some(1)), "{report}");
            ends.push(points(&mut browser).await);
        }
        assert_eq!(ends, [[27, 0, 0, 0]; 2], "279.99 yuan");
        sound(&app).await;
    }

    async fn c34_points_are_given_for_yuan_and_never_for_fen_and_money_is_no_points(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        rule(&mut boss, json!({ "kind": "spend", "points": 1, "fen_per_point": 1000 })).await;
        let ways = app.guest().get("/api/v1/club/earning").await.expect(200);
        assert_eq!((&ways["items"][0]["points"], &ways["items"][0]["fen_per_point"]), (&1.into(), &1_000.into()));
        let (mut anna, _) = member(&app, "anna").await;
        let number = anna.get("/api/v1/club/membership").await.expect(200)["number"].clone();
        // 12 345.67 yuan.
        let receipt = json!({ "number": number, "fen": 1_234_567, "paid_on": "2026-03-01", "reference": "R-1" });
        boss.post("/api/v1/club/receipts", receipt).await.expect(201);
        assert_eq!(points(&mut anna).await, [1_234, 0, 0, 0]);
        let id = group_buys::opened(&mut boss, project).await;
        let path = format!("/api/v1/group-buys/{id}/deposits");
        let deposit = anna.post(&path, json!({ "terms_version": 1 })).await.expect(201);
        let paid = group_buys::payment(Some(&deposit["reference"]), 500_000, "in-1");
        assert_eq!(boss.post("/api/v1/payments", paid).await.expect(201)["state"], "held");
        assert_eq!(points(&mut anna).await, [1_234, 0, 0, 0], "money is in a book of its own");
        sound(&app).await;
    }

    async fn c37_a_month_after_the_31st_ends_on_the_last_day(app) {
        let mut boss = app.administrator().await;
        let (mut anna, id) = member(&app, "anna").await;
        app.advance(DAY * 29);
        (anna, boss) = (app.signed_in(anna.account_id()).await, app.signed_in(boss.account_id()).await);
        for (months, fact) in [(1, "a"), (11, "b"), (3, "c")] {
            run_otherwise(&mut boss, |settings| settings["points_last_months"] = months.into()).await;
            give(&app, id, i64::from(months), fact).await;
        }
        assert_eq!(expiring(&mut anna).await, [on("2026-04-30", 1), on("2026-06-30", 3), on("2027-02-28", 11)]);
        sound(&app).await;
    }

    async fn c41_what_lapses_does_so_once_wherever_it_was_broken_off(app) {
        const MEMBERS: u64 = 40;
        let mut boss = app.administrator().await;
        run_otherwise(&mut boss, |settings| settings["points_last_months"] = 1.into()).await;
        for number in 0..MEMBERS {
            let (_, id) = member(&app, &format!("member{number}")).await;
            give(&app, id, 10, "a").await;
        }
        app.advance(DAY * 40);
        for millis in [0, 2, 4] {
            let broken_off = jobs::run_due(&app.app);
            drop(tokio::time::timeout(std::time::Duration::from_millis(millis), broken_off).await);
        }
        let all = futures_util::future::join_all((0..4).map(|_| jobs::run_due(&app.app))).await;
        all.into_iter().collect::<Result<Vec<usize>, _>>().expect("done");
        assert_eq!(run_due(&app).await, 0, "nothing is left to do");
        let expired = ledger_transaction::Entity::find().filter(ledger_transaction::Column::Kind.eq(TransactionKind::Expired));
        assert_eq!(expired.count(app.app.db.read()).await.expect("transactions"), MEMBERS, "each once");
        boss = app.signed_in(boss.account_id()).await;
        let listed = boss.get("/api/v1/club/members?limit=100").await.expect(200);
        let listed = listed["items"].as_array().expect("members");
        assert!(listed.len() == 40 && listed.iter().all(|one| one["points"]["available"] == 0), "{listed:?}");
        sound(&app).await;
    }
}
