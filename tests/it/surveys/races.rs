//! Many at the same moment.

use futures_util::future::join_all;
use linli_entities::{survey_answer, survey_invitation};
use sea_orm::EntityTrait as _;

use super::*;

linli_tests::story! {
    async fn of_twenty_answers_at_once_one_is_given(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let anna = owner(&app, project, "anna").await;
        let survey = opened(&app, &mut boss, project, |_| {}).await;
        let tries = (0..20).map(|_| {
            let (mut browser, survey) = (anna.clone(), survey.clone());
            async move { answer(&mut browser, &survey, 9, 5, "").await }
        });
        let answers = join_all(tries).await;
        assert_eq!(answers.iter().filter(|one| one.status == 201).count(), 1);
        for refused in answers.iter().filter(|one| one.status != 201) {
            assert!([409, 429].contains(&refused.status.as_u16()), "{}", refused.text());
        }
        assert_eq!(survey_answer::Entity::find().all(app.app.db.read()).await.expect("answers").len(), 1);
        assert_eq!(desk(&mut boss, &survey, "").await["answered_count"], 1);
    }

    async fn a_quota_takes_as_many_as_it_says(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let (one, homes) = units(&mut boss, project, "1 栋", 4).await;
        let mut there = vec![];
        for unit in homes {
            there.push(owner_of(&app, unit, &format!("there{unit}")).await);
        }
        let mut elsewhere = owner(&app, project, "elsewhere").await;
        let survey = opened(&app, &mut boss, project, |input| {
            input["quotas"] = json!([{ "building_id": one, "stage": null, "max_count": 2 }]);
        }).await;
        let tries = there.iter().map(|browser| {
            let (mut browser, survey) = (browser.clone(), survey.clone());
            async move { answer(&mut browser, &survey, 9, 5, "").await }
        });
        let answers = join_all(tries).await;
        assert_eq!(answers.iter().filter(|one| one.status == 201).count(), 2);
        for refused in answers.iter().filter(|one| one.status != 201) {
            refused.expect_problem(409, "quota_full");
        }
        answer(&mut elsewhere, &survey, 9, 5, "").await.expect(201);
        let mut full = 0;
        for browser in &mut there {
            let seen = browser.get(&format!("/api/v1/surveys/{}", survey["id"])).await.expect(200);
            full += usize::from(seen["why_not"] == "quota_full");
        }
        assert_eq!(full, 2, "told before the questions are read");
        let seen = desk(&mut boss, &survey, "").await;
        assert_eq!((&seen["quotas"][0]["count"], &seen["quotas"][0]["building_name"], &seen["answered_count"]), (&2.into(), &"1 栋".into(), &3.into()));
    }

    async fn however_many_invite_at_once_each_is_invited_once(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let (anna, bert) = (app.account("anna").await, app.account("bert").await);
        // A home of two, and a second home of one of them.
        app.home_of(project, &[(&anna, OwnershipRole::CoOwner), (&bert, OwnershipRole::Owner)]).await;
        app.home(project, &bert).await;
        for index in 0..8 {
            owner(&app, project, &format!("owner{index}")).await;
        }
        let survey = drafted(&mut boss, project, |_| {}).await;
        boss.post(&format!("/api/v1/surveys-desk/{}/opening", survey["id"]), json!({})).await.expect(200);
        let looks = join_all((0..4).map(|_| run_due(&app))).await;
        assert_eq!(looks.iter().sum::<usize>(), 9);
        let rows = survey_invitation::Entity::find().all(app.app.db.read()).await.expect("invitations");
        let of = |browser: &Browser| rows.iter().filter(|row| row.account_id == browser.account_id()).count();
        assert_eq!((rows.len(), of(&anna), of(&bert)), (9, 0, 1), "of a household who owns it");
        // Whoever comes to live there later is invited, too.
        owner(&app, project, "late").await;
        assert_eq!(run_due(&app).await, 0, "not at once");
        app.advance(crate::club::HOUR);
        assert_eq!(run_due(&app).await, 1);
    }
}
