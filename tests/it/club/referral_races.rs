//! Referrals, when several do something at the same moment.

use linli::features::referrals::jobs;
use linli_tests::Browser;
use serde_json::{Value, json};

use super::referrals::{agent, cancelled, code, contract, contracts_earn, day, sent};
use super::{DAY, member, points, sound, statement};

/// Each browser sends its body to its path, all at once; the status and code of each answer, sorted.
async fn at_once(asked: Vec<(Browser, String, Value)>) -> Vec<(u16, String)> {
    let all = asked.into_iter().map(|(mut browser, path, body)| async move {
        let answer = browser.post(&path, body).await;
        let code = answer.json()["code"].as_str().unwrap_or_default().to_owned();
        (answer.status.as_u16(), code)
    });
    let mut answers = futures_util::future::join_all(all).await;
    answers.sort();
    answers
}

fn is(status: u16, code: &str) -> (u16, String) {
    (status, code.to_owned())
}

linli_tests::story! {
    async fn c26_of_many_who_say_at_once_who_sent_somebody_one_is_believed(app) {
        let mut agent = agent(&app).await;
        let mut claims = vec![];
        let bert = app.account("bert").await;
        for name in ["anna", "carl", "dora"] {
            let (mut member, _) = member(&app, name).await;
            let code = code(&mut member).await;
            claims.push((bert.clone(), "/api/v1/club/referral-claim".to_owned(), json!({ "referral_code": code })));
            let record = json!({ "referrer": code, "referee_id": bert.account_id() });
            claims.push((agent.clone(), "/api/v1/club/referrals".to_owned(), record));
        }
        let answers = at_once(claims).await;
        // The same code again is no error: it is the same referral.
        let made = answers.iter().filter(|(status, _)| *status == 201).count();
        assert!((1..=2).contains(&made), "{answers:?}");
        assert!(answers.iter().all(|(status, code)| *status == 201 || code == "already_referred"), "{answers:?}");
        let all = agent.get("/api/v1/club/referrals").await.expect(200);
        assert_eq!(all["items"].as_array().expect("items").len(), 1);
    }

    async fn c26_a_contract_promises_points_once_however_many_record_it_at_once(app) {
        let mut boss = app.administrator().await;
        contracts_earn(&mut boss, 500, 7).await;
        let mut agent = agent(&app).await;
        let (mut anna, _) = member(&app, "anna").await;
        let code = code(&mut anna).await;
        let first = format!("{}/steps", sent(&mut agent, &mut app.account("bert").await, &code).await);
        let second = format!("{}/steps", sent(&mut agent, &mut app.account("carl").await, &code).await);
        let today = day(&app, 0);
        let sign = |browser: &Browser, path: &String, reference: &str| (browser.clone(), path.clone(), contract(&today, reference));
        let tries = (0..5).map(|_| sign(&agent, &first, "HT-1")).collect();
        let answers = at_once(tries).await;
        assert_eq!(answers[0], is(200, ""));
        assert!(answers[1..].iter().all(|answer| *answer == is(409, "wrong_state")), "{answers:?}");
        agent.post(&second, contract(&today, "HT-1")).await.expect_problem(409, "reference_used");
        assert_eq!(points(&mut anna).await, [0, 0, 500, 0]);
        // Of two referrals with one contract, one has it.
        let third = format!("{}/steps", sent(&mut agent, &mut app.account("dora").await, &code).await);
        let answers = at_once(vec![sign(&agent, &second, "HT-2"), sign(&agent, &third, "HT-2")]).await;
        assert_eq!(answers, [is(200, ""), is(409, "reference_used")]);
        assert_eq!(points(&mut anna).await, [0, 0, 1_000, 0]);
        sound(&app).await;
    }

    async fn of_giving_and_cancelling_at_once_nothing_stays_given(app) {
        let mut boss = app.administrator().await;
        contracts_earn(&mut boss, 500, 7).await;
        let mut agent = agent(&app).await;
        let (mut anna, _) = member(&app, "anna").await;
        let code = code(&mut anna).await;
        let mut paths = vec![];
        for name in ["bert", "carl", "dora"] {
            let path = format!("{}/steps", sent(&mut agent, &mut app.account(name).await, &code).await);
            agent.post(&path, contract(&day(&app, 0), name)).await.expect(200);
            paths.push(path);
        }
        app.advance(DAY * 7);
        agent = app.signed_in(agent.account_id()).await;
        anna = app.signed_in(anna.account_id()).await;
        let cancels = paths.iter().map(|path| (agent.clone(), path.clone(), cancelled(&day(&app, 0)))).collect();
        let ((first, second), answers) = futures_util::future::join(
            futures_util::future::join(jobs::run_due(&app.app), jobs::run_due(&app.app)),
            at_once(cancels),
        )
        .await;
        first.expect("given");
        second.expect("given");
        assert!(answers.iter().all(|answer| *answer == is(200, "")), "{answers:?}");
        assert_eq!(points(&mut anna).await, [0; 4]);
        // Each was promised once, given at most once, and taken back once.
        let lines = statement(&mut anna).await;
        let count = |kind: &str| lines.iter().filter(|(of, ..)| of == kind).count();
        assert_eq!((count("pending"), count("reversed")), (3, 3));
        assert!(count("released") <= 3);
        assert_eq!(jobs::run_due(&app.app).await.expect("nothing is due"), 0);
        sound(&app).await;
    }
}
