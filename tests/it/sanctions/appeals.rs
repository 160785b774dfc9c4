//! Appeals: one against each, decided by somebody else, once, and both are told.

use futures_util::future::join_all;
use linli_entities::board::Visibility;
use linli_entities::role_grant::Role;
use linli_tests::arrange::Over;
use serde_json::{Value, json};

use super::{DAY, Place, at, impose, input, own, place, told, write};

linli_tests::story! {
    async fn an_appeal_is_decided_by_somebody_else_and_both_are_told(app) {
        let Place { project, topic, mut manager, mut moderator, mut anna, .. } =
            place(&app, Visibility::Public).await;
        let made = impose(&mut moderator, &anna, input("silenced", project)).await.expect(201);
        let decision = json!({ "decision": "shortened", "days": 1, "text": "情节较轻" });
        manager.post(&at(&made, "/decision"), decision.clone()).await.expect_problem(409, "too_early");
        let words = json!({ "text": "是对方先骂的" });
        moderator.post(&at(&made, "/appeal"), words.clone()).await.expect_problem(404, "not_found");
        anna.post(&at(&made, "/appeal"), words.clone()).await.expect(200);
        anna.post(&at(&made, "/appeal"), words).await.expect_problem(409, "already_appealed");

        let waits = manager.get("/api/v1/appeals").await.expect(200);
        assert_eq!((&waits["items"][0]["id"], &waits["items"][0]["may"]["decide"]), (&made["id"], &json!(true)));
        let waits = moderator.get("/api/v1/appeals").await.expect(200);
        assert_eq!(waits["items"][0]["may"]["decide"], false, "who imposed it");
        moderator.post(&at(&made, "/decision"), decision.clone()).await.expect_problem(403, "involved");
        anna.get("/api/v1/appeals").await.expect_problem(403, "forbidden");
        let later = json!({ "decision": "shortened", "days": 8, "text": "再长一点" });
        let refused = manager.post(&at(&made, "/decision"), later).await.expect_problem(422, "invalid");
        assert_eq!(refused["errors"][0]["pointer"], "/days");

        let decided = manager.post(&at(&made, "/decision"), decision).await.expect(200);
        let acts: Vec<&Value> = decided["acts"].as_array().expect("acts").iter().map(|act| &act["kind"]).collect();
        assert_eq!(acts, ["imposed", "appealed", "shortened"]);
        assert!(manager.get("/api/v1/appeals").await.expect(200)["items"].as_array().expect("a list").is_empty());
        let mine = own(&mut anna).await;
        assert_eq!((&mine[0]["decision"], &mine[0]["answer"]), (&json!("shortened"), &json!("情节较轻")));
        assert_eq!(told(&app, &anna).await.iter().filter(|kind| *kind == "sanctioned").count(), 2);
        assert_eq!(told(&app, &moderator).await.iter().filter(|kind| *kind == "appeal_decided").count(), 1);
        write(&mut anna, topic).await.expect_problem(403, "silenced");
        app.advance(DAY);
        write(&mut anna, topic).await.expect(201);
    }

    async fn of_two_who_decide_at_once_one_does(app) {
        let Place { project, topic, manager, mut moderator, mut anna, .. } =
            place(&app, Visibility::Public).await;
        let other = app.staff("other", Role::Manager, Over::Project(project)).await;
        let made = impose(&mut moderator, &anna, input("silenced", project)).await.expect(201);
        anna.post(&at(&made, "/appeal"), json!({ "text": "不是我" })).await.expect(200);
        let tries = [(manager, "lifted"), (other, "upheld")].map(|(mut by, decision)| {
            let path = at(&made, "/decision");
            async move { (decision, by.post(&path, json!({ "decision": decision, "text": "看过了" })).await) }
        });
        let answers = join_all(tries).await;
        let done: Vec<&str> =
            answers.iter().filter(|(_, answer)| answer.status == 200).map(|(decision, _)| *decision).collect();
        assert_eq!(done.len(), 1, "one decides");
        for (_, answer) in answers.iter().filter(|(_, answer)| answer.status != 200) {
            answer.expect_problem(409, "already_decided");
        }
        let status = if done == ["lifted"] { 201 } else { 403 };
        assert_eq!(write(&mut anna, topic).await.status, status);
    }
}
