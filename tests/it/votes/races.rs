//! Many at the same moment.

use futures_util::future::join_all;

use super::*;

fn times(answers: &[Answer], status: u16) -> usize {
    answers.iter().filter(|one| one.status == status).count()
}

linli_tests::story! {
    async fn of_two_owners_who_vote_at_once_one_does(app) {
        let mut hall = hall(&app).await;
        let (anna, unit) = hall.owner(&app, "anna", 8_950).await;
        let bert = owns(&app, "bert", unit, OwnershipRole::CoOwner).await;
        let at = hall.opened(|_| {}).await;
        let tries = [&anna, &bert, &anna, &bert].into_iter().enumerate().map(|(number, browser)| {
            let (mut browser, at) = (browser.clone(), at.clone());
            async move { cast(&mut browser, &at, unit, number, &[1]).await }
        });
        let answers = join_all(tries).await;
        assert_eq!(times(&answers, 200), 1);
        for refused in answers.iter().filter(|one| one.status != 200) {
            refused.expect_problem(409, "home_voted");
        }
        // Of one request that is sent again and again there is one ballot.
        let (other, elsewhere) = hall.owner(&app, "cora", 8_950).await;
        let again = hall.opened(|_| {}).await;
        let tries = (0..4).map(|_| {
            let (mut browser, at) = (other.clone(), again.clone());
            async move { cast(&mut browser, &at, elsewhere, 7, &[2]).await }
        });
        assert_eq!(times(&join_all(tries).await, 200), 4);
        let mut anna = anna;
        assert_eq!(seen(&mut anna, &again).await["voted_count"], 1);
        counted(&app).await;
        assert_eq!(whole(&mut anna, &format!("{again}/ballots")).await["items"].as_array().map(Vec::len), Some(1));
        assert_eq!(faults(&app).await, Vec::<String>::new());
    }

    async fn what_is_cast_at_the_closing_instant_is_counted_or_refused_and_never_lost(app) {
        let mut hall = hall(&app).await;
        let all = hall.owners(&app, 8).await;
        let at = hall.opened(|_| {}).await;
        app.advance(8 * DAY - HOUR);
        // The clock moves on while requests are on their way, and whoever counts comes in between.
        let closing = async {
            app.advance(HOUR);
            join_all((0..4).map(|_| jobs::run_due(&app.app))).await
        };
        let casting = join_all(all.iter().enumerate().map(|(number, (browser, unit))| {
            let (mut browser, at) = (browser.clone(), at.clone());
            async move { cast(&mut browser, &at, *unit, number, &[1]).await }
        }));
        let (closed, answers) = futures_util::future::join(closing, casting).await;
        closed.into_iter().for_each(|done| assert!(done.is_ok()));
        jobs::run_due(&app.app).await.expect("done");
        let cast = times(&answers, 200);
        assert_eq!(cast + times(&answers, 409), 8);
        for refused in answers.iter().filter(|one| one.status != 200) {
            refused.expect_problem(409, "too_late");
        }
        let mut owner = all[0].0.clone();
        let seen = seen(&mut owner, &at).await;
        assert_eq!((&seen["state"], &seen["voted_count"]), (&json!("closed"), &json!(cast)));
        assert_eq!(whole(&mut owner, &format!("{at}/ballots")).await["items"].as_array().map(Vec::len), Some(cast));
        assert_eq!(seen["steps"].as_array().map(Vec::len), Some(2), "it is closed once");
        assert_eq!(faults(&app).await, Vec::<String>::new());
    }

    async fn however_many_name_somebody_at_once_one_stands_in_for_no_more_than_the_vote_says(app) {
        let mut hall = hall(&app).await;
        let all = hall.owners(&app, 5).await;
        let at = hall.opened(|_| {}).await;
        app.account("proxy").await;
        let tries = all.iter().map(|(browser, unit)| {
            let (mut browser, path) = (browser.clone(), format!("{at}/proxies/{unit}"));
            let body = json!({ "name": "proxy" });
            async move { browser.put(&path, body).await }
        });
        let answers = join_all(tries).await;
        assert_eq!((times(&answers, 200), times(&answers, 409)), (2, 3));
    }

    async fn two_who_open_at_once_open_it_once(app) {
        let mut hall = hall(&app).await;
        hall.owners(&app, 2).await;
        let at = format!("/api/v1/votes/{}", hall.draft(|_| {}).await["id"]);
        open(&mut hall.boss, &at, 1).await.expect(200);
        let manager = app.staff("manager", Role::Manager, Over::Project(hall.project)).await;
        let tries = [manager, hall.moderator.clone()].map(|mut browser| {
            let at = at.clone();
            async move { open(&mut browser, &at, 2).await }
        });
        let answers = join_all(tries).await;
        assert_eq!((times(&answers, 200), times(&answers, 412)), (1, 1));
        let mut boss = hall.boss.clone();
        assert_eq!(seen(&mut boss, &at).await["steps"].as_array().map(Vec::len), Some(1));
        assert_eq!(faults(&app).await, Vec::<String>::new());
    }
}
