//! Many at the same moment.

use futures_util::future::join_all;

use super::*;

linli_tests::story! {
    async fn of_many_votes_of_one_account_at_once_one_counts(app) {
        let board = app.club_board(Visibility::Public).await;
        let (mut author, anna, bert) = (app.account("author").await, app.account("anna").await, app.account("bert").await);
        let (topic, ids) = polled(&app, &mut author, board, single("always")).await;
        let tries = (0..10).map(|number| {
            let (mut browser, choice) = (if number % 2 == 0 { anna.clone() } else { bert.clone() }, ids[number % 3]);
            async move { vote(&mut browser, topic, &[choice]).await }
        });
        for voted in join_all(tries).await {
            voted.expect(200);
        }
        let results = on_page(&mut app.guest(), topic).await;
        assert_eq!(results["results"]["voter_count"], 2);
        assert_eq!(counts(&results).map(|counts| counts.iter().sum::<i64>()), Some(2));
    }

    async fn a_poll_is_closed_or_changed_or_voted_in_and_never_something_between(app) {
        let board = app.club_board(Visibility::Public).await;
        let (author, mut voters) = (app.account("author").await, vec![]);
        for name in ["anna", "bert", "cora", "dora"] {
            voters.push(app.account(name).await);
        }
        for round in 0..6 {
            let mut leader = author.clone();
            let (topic, ids) = polled(&app, &mut leader, board, single("always")).await;
            let votes = join_all(voters.iter().map(|voter| {
                let (mut voter, choice) = (voter.clone(), ids[round % 3]);
                async move { vote(&mut voter, topic, &[choice]).await }
            }));
            let changing = async {
                if round % 2 == 0 {
                    leader.put(&path(topic), single("when_closed")).await
                } else {
                    leader.post(&format!("{}/close", path(topic)), json!({})).await
                }
            };
            let (votes, led) = futures_util::future::join(votes, changing).await;
            let taken = votes.iter().filter(|answer| answer.status == 200).count();
            if round % 2 == 0 && led.status == 200 {
                assert_eq!(taken, 0, "who changed it did so before anybody voted");
            } else if round % 2 == 0 {
                led.expect_problem(409, "poll_voted_in");
                assert_eq!(taken, 4);
            } else {
                let told = led.expect(200)["results"]["voter_count"].clone();
                assert_eq!(told, json!(taken), "after it was closed nobody voted");
            }
            for refused in votes.iter().filter(|answer| answer.status != 200) {
                assert!([409, 422].contains(&refused.status.as_u16()), "{}", refused.text());
            }
            let stands = author.clone().post(&format!("{}/close", path(topic)), json!({})).await.expect(200);
            assert_eq!(stands["results"]["voter_count"], json!(taken));
        }
    }
}
