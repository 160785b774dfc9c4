//! Many who want the same at the same moment.

use linli_entities::ownership::OwnershipRole;
use linli_tests::{Answer, Browser, TestApp};
use serde_json::{Value, json};

use super::{
    DAY, FEN, act, group_buy, held, join, joined, member, opened, pay, payment, read, run_due, sound,
};

async fn all(tries: Vec<(Browser, String, Value)>) -> Vec<Answer> {
    let sent =
        tries.into_iter().map(|(mut browser, path, body)| async move { browser.post(&path, body).await });
    futures_util::future::join_all(sent).await
}

/// How many answers are of each status and code.
fn counted(answers: &[Answer], status: u16, code: Option<&str>) -> usize {
    let fits = |answer: &&Answer| {
        answer.status.as_u16() == status && code.is_none_or(|code| answer.json()["code"] == code)
    };
    answers.iter().filter(fits).count()
}

/// Two who share a home.
async fn household(app: &TestApp) -> (Browser, Browser) {
    let project = app.project("old-home").await;
    let ((anna, _), (bert, _)) = (member(app, "anna").await, member(app, "bert").await);
    app.home_of(project, &[(&anna, OwnershipRole::Owner), (&bert, OwnershipRole::CoOwner)]).await;
    (anna, bert)
}

linli_tests::story! {
    async fn of_a_household_that_tries_at_once_one_joins(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let id = opened(&mut boss, project).await;
        let (mut anna, mut bert) = household(&app).await;
        let path = format!("/api/v1/group-buys/{id}/deposits");
        let tries = [&anna, &bert, &anna, &bert, &anna, &bert];
        let tries = tries.into_iter().map(|one| (one.clone(), path.clone(), json!({ "terms_version": 1 })));
        let answers = all(tries.collect()).await;
        assert_eq!(counted(&answers, 201, None), 1);
        assert_eq!(counted(&answers, 409, Some("already_deposited")) + counted(&answers, 409, Some("household_deposited")), 5);
        let made = answers.iter().find(|answer| answer.status.as_u16() == 201).expect("one").json();
        let (first, second) = if made["account"]["name"] == "anna" { (&mut anna, &mut bert) } else { (&mut bert, &mut anna) };
        second.post(&path, json!({ "terms_version": 1 })).await.expect_problem(409, "household_deposited");
        // Who withdraws makes room for the other; and money that comes then for the first goes back.
        act(first, &made, "withdrawal", json!({})).await.expect(200);
        second.post(&path, json!({ "terms_version": 1 })).await.expect(201);
        let late = boss.post("/api/v1/payments", payment(Some(&made["reference"]), FEN, "in-1")).await.expect(201);
        assert_eq!(late["refund"]["cause"], "late");
        sound(&app).await;
    }

    async fn one_whose_time_was_over_does_not_come_back_beside_the_own_household(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let id = opened(&mut boss, project).await;
        let (mut anna, mut bert) = household(&app).await;
        let annas = join(&mut anna, &id).await.expect(201);
        app.advance(DAY * 3);
        run_due(&app).await;
        let berts = join(&mut bert, &id).await.expect(201);
        let double = pay(&mut boss, &annas, FEN, "in-1").await;
        assert_eq!(double["refund"]["cause"], "double", "the household has another by now");
        assert_eq!(read(&mut bert, &berts).await["state"], "waiting");
        sound(&app).await;
    }

    async fn of_many_who_pay_at_once_no_more_are_in_than_there_are_seats(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let id = opened(&mut boss, project).await;
        let mut tries = vec![];
        let mut deposits = vec![];
        for index in 0..9 {
            let (_, deposit) = joined(&app, &format!("racer{index}"), &id).await;
            let paid = payment(Some(&deposit["reference"]), FEN, &format!("in-{index}"));
            tries.push((boss.clone(), "/api/v1/payments".to_owned(), paid));
            deposits.push(deposit);
        }
        let answers = all(tries).await;
        assert_eq!(counted(&answers, 201, None), 9, "whatever comes is taken down");
        let states: Vec<Value> = answers.iter().map(|answer| answer.json()["refund"]["cause"].clone()).collect();
        assert_eq!(states.iter().filter(|cause| cause.is_null()).count(), 3, "{states:?}");
        assert_eq!(states.iter().filter(|cause| **cause == "full").count(), 6, "{states:?}");
        let seen = group_buy(&mut boss, &id).await;
        assert_eq!((&seen["held_count"], &seen["seats_left"], &seen["refund_count"]), (&3.into(), &0.into(), &6.into()));
        sound(&app).await;
    }

    async fn whatever_is_sent_many_times_at_once_happens_once(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let id = opened(&mut boss, project).await;
        let (mut anna, annas) = joined(&app, "anna", &id).await;
        let paid = payment(Some(&annas["reference"]), FEN, "in-1");
        let tries = |browser: &Browser, path: &str, body: &Value| {
            vec![(browser.clone(), path.to_owned(), body.clone()); 6]
        };
        let answers = all(tries(&boss, "/api/v1/payments", &paid)).await;
        assert_eq!((counted(&answers, 201, None), counted(&answers, 409, Some("reference_used"))), (1, 5));
        let withdrawal = format!("/api/v1/deposits/{}/withdrawal", annas["id"]);
        let answers = all(tries(&anna, &withdrawal, &json!({}))).await;
        assert_eq!((counted(&answers, 200, None), counted(&answers, 409, Some("wrong_state"))), (1, 5));
        let refunds = read(&mut anna, &annas).await["refunds"].clone();
        assert_eq!(refunds.as_array().map(Vec::len), Some(1));
        let sending = format!("/api/v1/refunds/{}/sending", refunds[0]["id"]);
        let sent = json!({ "sent_on": "2026-03-02", "bank_reference": "out-1" });
        let answers = all(tries(&boss, &sending, &sent)).await;
        assert_eq!((counted(&answers, 200, None), counted(&answers, 409, None)), (1, 5));
        sound(&app).await;
    }

    async fn however_many_jobs_run_at_once_each_deposit_is_refunded_once(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let id = opened(&mut boss, project).await;
        for name in ["anna", "bert", "carl"] {
            held(&app, &mut boss, name, &id).await;
        }
        let cancellation = format!("/api/v1/group-buys/{id}/cancellation");
        boss.post(&cancellation, json!({ "reason": "开盘推迟" })).await.expect(200);
        let runs = (0..4).map(|_| linli::features::deposits::jobs::run_due(&app.app));
        let done: usize = futures_util::future::join_all(runs).await.into_iter().map(|done| done.expect("done")).sum();
        assert_eq!(done, 3);
        let refunds = boss.get("/api/v1/refunds").await.expect(200);
        assert_eq!(refunds["items"].as_array().map(Vec::len), Some(3));
        sound(&app).await;
    }
}
