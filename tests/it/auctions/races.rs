//! Many who bid at the same moment.

use std::time::Duration;

use linli_tests::{Answer, Browser};
use serde_json::{Value, json};

use super::{DAY, MINUTE, START, STEP, act, bid, bidder, offered, run_due, sound, standing};

/// All of these bid at once, each so much.
async fn all(id: &str, bids: Vec<(Browser, i64)>) -> Vec<Answer> {
    let path = format!("/api/v1/auctions/{id}/bids");
    let sent = bids.into_iter().map(|(mut browser, fen)| {
        let path = path.clone();
        async move { browser.post(&path, json!({ "fen": fen })).await }
    });
    futures_util::future::join_all(sent).await
}

linli_tests::story! {
    async fn of_twenty_who_bid_at_once_each_that_is_taken_is_higher_than_the_one_before(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let id = offered(&mut boss, project, |_| {}).await;
        let mut bidders = vec![];
        for index in 0..20 {
            bidders.push(bidder(&app, &mut boss, &format!("racer{index}"), &id).await);
        }
        app.advance(2 * DAY + 58 * MINUTE);
        let mut taken = 0;
        for round in 0..3_i64 {
            // The same sum by all, then sums that rise, then sums that fall.
            let least = standing(&app, &id).await["next_fen"].as_i64().expect("a sum");
            let wishes = bidders.iter().enumerate().map(|(index, (browser, _))| {
                let index = i64::try_from(index).expect("few");
                let above = [0, index * STEP, (20 - index) * STEP][usize::try_from(round).expect("few")];
                (browser.clone(), least + above)
            });
            let answers = all(&id, wishes.collect()).await;
            let accepted = answers.iter().filter(|answer| answer.status.as_u16() == 201).count();
            let refused = |code: &str| {
                answers.iter().filter(|answer| answer.status.as_u16() == 409 && answer.json()["code"] == code).count()
            };
            assert_eq!(accepted + refused("bid_too_low") + refused("already_leading"), 20, "each is taken or says why");
            assert!(accepted >= 1 && (round > 0 || accepted == 1), "round {round}: {accepted}");
            taken += accepted;
            app.advance(MINUTE);
        }
        let bids = app.guest().get(&format!("/api/v1/auctions/{id}/bids?limit=100")).await.expect(200);
        let mut bids: Vec<Value> = bids["items"].as_array().expect("bids").clone();
        bids.reverse();
        assert_eq!(bids.len(), taken);
        let number = |bid: &Value, field: &str| bid[field].as_i64().expect("a number");
        for (place, one) in bids.iter().enumerate() {
            assert_eq!(number(one, "number"), i64::try_from(place + 1).expect("few"), "numbers without gaps");
            if let Some(before) = place.checked_sub(1).map(|before| &bids[before]) {
                assert!(number(one, "fen") >= number(before, "fen") + STEP && one["bidder"] != before["bidder"], "{before} {one}");
            }
        }
        // The last round was at the planned end: it runs on for five minutes after that.
        let seen = standing(&app, &id).await;
        assert_eq!((&seen["state"], &seen["ends_at"]), (&"running".into(), &"2026-03-04T02:05:00+00:00".into()));
        assert_eq!((&seen["highest_fen"], &seen["bid_count"]), (&bids[taken - 1]["fen"], &bids[taken - 1]["number"]));
        app.advance(4 * MINUTE);
        run_due(&app).await;
        sound(&app).await;
        let won = standing(&app, &id).await;
        assert_eq!((&won["state"], &won["highest_fen"]), (&"won".into(), &seen["highest_fen"]));
    }

    async fn of_ending_and_bidding_at_once_what_was_taken_has_won(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let id = offered(&mut boss, project, |_| {}).await;
        let (mut anna, _) = bidder(&app, &mut boss, "anna", &id).await;
        let (bert, _) = bidder(&app, &mut boss, "bert", &id).await;
        let (carl, _) = bidder(&app, &mut boss, "carl", &id).await;
        app.advance(2 * DAY + 30 * MINUTE);
        bid(&mut anna, &id, START).await.expect(201);
        app.advance(30 * MINUTE - Duration::from_millis(1));
        // One millisecond before the end, whoever looks for what has ended finds nothing.
        let both = all(&id, vec![(bert, START + STEP), (carl, START + STEP)]);
        let (answers, ended) = tokio::join!(both, run_due(&app));
        assert_eq!(ended, 0);
        assert_eq!(answers.iter().filter(|answer| answer.status.as_u16() == 201).count(), 1);
        app.advance(5 * MINUTE);
        let (answers, _, _) = tokio::join!(all(&id, vec![(anna, START + 2 * STEP)]), run_due(&app), run_due(&app));
        answers[0].expect_problem(409, "auction_ended");
        assert_eq!(standing(&app, &id).await["highest_fen"], START + STEP);
        sound(&app).await;
    }

    async fn of_bidding_and_withdrawing_at_once_whoever_leads_has_money_held(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let id = offered(&mut boss, project, |_| {}).await;
        let mut bidders = vec![];
        for index in 0..6 {
            bidders.push(bidder(&app, &mut boss, &format!("racer{index}"), &id).await);
        }
        app.advance(2 * DAY);
        for (place, (browser, own)) in bidders.iter().enumerate() {
            let fen = START + STEP * i64::try_from(place).expect("few");
            let (mut one, mut other) = (browser.clone(), browser.clone());
            let (bids, out) = tokio::join!(bid(&mut one, &id, fen), act(&mut other, own, "withdrawal", json!({})));
            match bids.status.as_u16() {
                201 => drop(out.expect_problem(409, "highest_bidder")),
                _ => {
                    bids.expect_problem(409, "deposit_required");
                    out.expect(200);
                }
            }
        }
        app.advance(DAY);
        run_due(&app).await;
        sound(&app).await;
    }
}
