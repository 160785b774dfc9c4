//! Many at the same moment.

use futures_util::future::join_all;

use super::*;

async fn at_once(browsers: Vec<Browser>, path: &str, body: Value) -> Vec<Answer> {
    let sent = browsers.into_iter().map(|mut browser| {
        let body = body.clone();
        async move { browser.post(path, body).await }
    });
    join_all(sent).await
}

linli_tests::story! {
    async fn who_enter_at_once_get_numbers_without_gaps(app) {
        let mut boss = app.administrator().await;
        let id = opened(&mut boss, |input| input["cost"] = json!(10)).await;
        let mut tries = vec![];
        for number in 0..6 {
            let (browser, membership) = member(&app, &format!("racer{number}")).await;
            give(&app, membership, 15, "a").await;
            // Each tries twice, and enters once.
            tries.extend([browser.clone(), browser]);
        }
        let answers = at_once(tries.clone(), &format!("/api/v1/draws/{id}/entries"), json!({})).await;
        let mut numbers: Vec<i64> = answers.iter().filter(|one| one.status == 201).filter_map(|one| one.json()["own"]["number"].as_i64()).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, [1, 2, 3, 4, 5, 6]);
        for refused in answers.iter().filter(|one| one.status != 201) {
            refused.expect_problem(409, "already_entered");
        }
        for browser in &mut tries {
            assert_eq!(points(browser).await, [5, 0, 0, 0], "the cost is taken once");
        }
        assert_eq!(draw(&mut boss, &id).await["entry_count"], 6);
        sound(&app).await;
    }

    async fn of_a_household_that_enters_at_once_one_does(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let ((anna, _), (bert, _)) = (member(&app, "anna").await, member(&app, "bert").await);
        app.home_of(project, &[(&anna, OwnershipRole::Owner), (&bert, OwnershipRole::CoOwner)]).await;
        let id = offered(&mut boss).await;
        let tries = vec![anna.clone(), bert.clone(), anna.clone(), bert.clone()];
        let answers = at_once(tries, &format!("/api/v1/draws/{id}/entries"), json!({})).await;
        assert_eq!(answers.iter().filter(|one| one.status == 201).count(), 1);
        // Where a home may enter often, both do.
        let id = opened(&mut boss, |input| input["one_per_household"] = json!(false)).await;
        let answers = at_once(vec![anna, bert], &format!("/api/v1/draws/{id}/entries"), json!({})).await;
        assert_eq!(answers.iter().filter(|one| one.status == 201).count(), 2);
    }

    async fn however_many_draw_at_once_it_is_drawn_once_and_points_are_given_once(app) {
        let mut boss = app.administrator().await;
        let id = opened(&mut boss, |input| input["prizes"] = json!([{ "title": "积分", "count": 3, "points": 50 }])).await;
        let mut all = entrants(&app, &id, 3).await;
        app.advance(8 * DAY + 10 * HOUR);
        let frozen = join_all((0..4).map(|_| jobs::run_due(&app.app))).await;
        assert_eq!(frozen.into_iter().map(|done| done.expect("done")).sum::<usize>(), 1);
        app.advance(DAY + 3 * HOUR);
        let value = json!({ "value": BALLS, "evidence_url": EVIDENCE });
        let answers = at_once(vec![boss.clone(); 5], &format!("/api/v1/draws/{id}/value"), value).await;
        assert_eq!(answers.iter().filter(|one| one.status == 200).count(), 1);
        for refused in answers.iter().filter(|one| one.status != 200) {
            refused.expect_problem(409, "wrong_state");
        }
        for done in join_all((0..4).map(|_| jobs::run_due(&app.app))).await {
            done.expect("done");
        }
        app.make_notices().await;
        for browser in &mut all {
            assert_eq!(points(browser).await, [50, 0, 0, 0]);
            assert_eq!(told(browser).await.len(), 1);
        }
        sound(&app).await;
    }
}
