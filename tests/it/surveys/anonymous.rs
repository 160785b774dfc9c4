//! That nothing leads from an answer to whoever gave it, and nothing is told of few.

use linli_entities::{idempotency_key, survey_answer, survey_invitation, survey_reply};
use sea_orm::EntityTrait as _;

use super::*;

/// Owners of so many homes of a building, who answer with these stars.
async fn answered(app: &TestApp, units: &[UnitId], survey: &Value, name: &str, stars: &[i32]) {
    for (unit, stars) in units.iter().zip(stars) {
        let mut browser = owner_of(app, *unit, &format!("{name}{unit}")).await;
        app.advance(std::time::Duration::from_secs(3600));
        run_due(app).await;
        answer(&mut browser, survey, stars * 2, *stars, "好").await.expect(201);
    }
}

linli_tests::story! {
    async fn nothing_of_an_anonymous_answer_leads_back(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let mut owners = vec![];
        for index in 0..6 {
            owners.push(owner(&app, project, &format!("owner{index}")).await);
        }
        let survey = opened(&app, &mut boss, project, |input| input["anonymous"] = true.into()).await;
        let path = format!("/api/v1/surveys/{}/answers", survey["id"]);
        for (index, browser) in owners.iter_mut().enumerate() {
            app.advance(DAY);
            let score = i32::try_from(index).expect("few");
            let body = Some(replies(&survey, score, 1, &format!("第 {index} 个")));
            let receipt = browser.send(Method::POST, &path, body, &[("idempotency-key", "same")]).await.expect(201);
            assert_eq!((&receipt["anonymous"], &receipt["low_score"]), (&true.into(), &false.into()));
        }
        let db = app.app.db.read();
        let answers = survey_answer::Entity::find().all(db).await.expect("answers");
        let invitations = survey_invitation::Entity::find().all(db).await.expect("invitations");
        assert_eq!((answers.len(), invitations.len()), (6, 6));
        let first: linli_entities::Date = "2026-03-01".parse().expect("a day");
        assert!(answers.iter().all(|one| one.account_id.is_none() && one.answered_on == first), "{answers:?}");
        assert!(invitations.iter().all(|one| one.answered_on == Some(first)), "{invitations:?}");
        // No key is small, as those are that count what came before.
        let replies = survey_reply::Entity::find().all(db).await.expect("replies");
        assert!(answers.iter().map(|one| one.key.0).chain(replies.iter().map(|one| one.key.0)).all(|key| key > 1 << 32));
        // What was said is not remembered beside who said it.
        let keys = idempotency_key::Entity::find().all(db).await.expect("keys");
        let hashes: std::collections::BTreeSet<&str> =
            keys.iter().filter(|one| one.operation == "answer_survey").map(|one| one.fingerprint.as_str()).collect();
        assert_eq!(hashes.len(), 1);
        // Whoever watches figures grow sees each answer: so nobody does.
        let texts = format!("/texts?question_id={}", survey["questions"][3]["id"]);
        let held = desk(&mut boss, &survey, "/results?cut=building").await;
        assert_eq!((&held["held_back"], &held["answered_count"], &held["cut"]), (&"not_closed".into(), &6.into(), &Value::Null));
        assert!(held["questions"].as_array().expect("questions").iter().all(|one| one["figures"].is_null()));
        assert_eq!(count(&desk(&mut boss, &survey, &texts).await), 0);
        for names in ["/answers", "/invitations"] {
            boss.get(&format!("/api/v1/surveys-desk/{}{names}", survey["id"])).await.expect_problem(403, "forbidden");
        }
        close(&mut boss, &survey).await;
        let shown = desk(&mut boss, &survey, "/results?cut=building").await;
        assert_eq!((&shown["held_back"], &shown["nps"]), (&Value::Null, &(-100).into()));
        // Six buildings with one answer each.
        assert_eq!((&shown["cut"]["cells"], &shown["cut"]["hidden_count"]), (&json!([]), &6.into()));
        assert_eq!(count(&desk(&mut boss, &survey, &texts).await), 6);
    }

    async fn small_cells_are_hidden_and_can_not_be_reckoned(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let survey = opened(&app, &mut boss, project, |input| {
            input["anonymous"] = true.into();
            input["closes_at"] = "2026-04-30T00:00:00Z".into();
        }).await;
        let (one, homes_of_one) = units(&mut boss, project, "1 栋", 7).await;
        let (_, homes_of_two) = units(&mut boss, project, "2 栋", 3).await;
        let (_, homes_of_three) = units(&mut boss, project, "3 栋", 5).await;
        answered(&app, &homes_of_one, &survey, "one", &[5; 7]).await;
        answered(&app, &homes_of_two, &survey, "two", &[1; 3]).await;
        answered(&app, &homes_of_three, &survey, "three", &[3; 5]).await;
        close(&mut boss, &survey).await;
        let results = desk(&mut boss, &survey, "/results?cut=building").await;
        // What the second house said is not the whole less what the others said: the third is hidden with it.
        let cells = results["cut"]["cells"].as_array().expect("cells");
        assert_eq!((cells.len(), &cells[0]["key"], &cells[0]["name"]), (1, &json!(one.to_string()), &"1 栋".into()));
        assert_eq!((&cells[0]["answered_count"], &results["cut"]["hidden_count"]), (&7.into(), &8.into()));
        assert_eq!(cells[0]["questions"][1]["figures"]["mean"], 5.0);
        assert_eq!(results["questions"][1]["figures"]["answer_count"], 15);
        let table = boss.get(&format!("/api/v1/surveys-desk/{}/table?cut=building", survey["id"])).await.text();
        assert!(table.contains("1 栋") && !table.contains("2 栋") && !table.contains("3 栋"), "{table}");
        let months = desk(&mut boss, &survey, "/results?cut=month").await;
        assert_eq!((&months["cut"]["cells"][0]["key"], &months["cut"]["hidden_count"]), (&"2026-03".into(), &0.into()));
        let projects = desk(&mut boss, &survey, "/results?cut=project").await;
        assert_eq!(projects["cut"]["cells"][0]["name"], "项目 riverside");
    }

    async fn of_fewer_than_five_nothing_is_shown(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let survey = opened(&app, &mut boss, project, |input| input["anonymous"] = true.into()).await;
        let (_, homes) = units(&mut boss, project, "1 栋", 4).await;
        answered(&app, &homes, &survey, "few", &[5; 4]).await;
        close(&mut boss, &survey).await;
        let results = desk(&mut boss, &survey, "/results").await;
        assert_eq!((&results["held_back"], &results["questions"][0]["figures"]), (&"too_few".into(), &Value::Null));
        let texts = format!("/texts?question_id={}", survey["questions"][3]["id"]);
        assert_eq!(count(&desk(&mut boss, &survey, &texts).await), 0);
    }
}
