//! Appeals: one against each, decided by somebody else, once, and both are told.

use futures_util::future::join_all;
use linli_entities::board::Visibility;
use linli_entities::role_grant::Role;
use linli_tests::arrange::Over;
use linli_tests::{Browser, TestApp};
use serde_json::{Value, json};

use super::{DAY, Place, WORDS, at, impose, input, own, place, told, write};

/// How often somebody was told of appeals that they may decide of.
async fn to_decide(app: &TestApp, who: &Browser) -> usize {
    told(app, who).await.iter().filter(|kind| *kind == "appeal_to_decide").count()
}

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

    async fn an_appeal_is_told_once_to_the_nearest_who_may_decide_and_not_to_who_imposed_it(app) {
        let Place { project, mut manager, mut moderator, mut anna, .. } = place(&app, Visibility::Public).await;
        let mut other = app.staff("other", Role::Moderator, Over::Project(project)).await;
        let mut deaf = app.staff("deaf", Role::Moderator, Over::Project(project)).await;
        let agent = app.staff("agent", Role::Agent, Over::Project(project)).await;
        let there = app.project("elsewhere").await;
        let stranger = app.staff("stranger", Role::Manager, Over::Project(there)).await;
        let boss = app.administrator().await;
        let off = json!({ "kinds": [{ "kind": "appeal_to_decide", "in_app": false, "mail": "never" }],
            "quiet_from": null, "quiet_until": null });
        deaf.put("/api/v1/notifications/settings", off).await.expect(200);
        let made = impose(&mut moderator, &anna, input("silenced", project)).await.expect(201);
        let words = json!({ "text": "是对方先骂的" });
        anna.post(&at(&made, "/appeal"), words.clone()).await.expect(200);
        anna.post(&at(&made, "/appeal"), words.clone()).await.expect_problem(409, "already_appealed");
        for (who, times) in [(&manager, 1), (&other, 1), (&moderator, 0), (&deaf, 0), (&anna, 0), (&agent, 0), (&stranger, 0), (&boss, 0)] {
            assert_eq!(to_decide(&app, who).await, times, "{}", who.account_id());
        }
        let mails = app.mails().await;
        let is_of_it = |mail: &&String| mail.contains("To: manager@story.test") && mail.contains(".appeal_to_decide.");
        let said = crate::bulletins::words(mails.iter().find(is_of_it).expect("a mail"));
        assert!(said.contains("/staff/appeals") && !said.contains("是对方先骂的"), "{said}");
        let newest = other.get("/api/v1/notifications?limit=1").await.expect(200)["items"][0].clone();
        assert_eq!(newest["title"], "anna对处分提出了申诉，等你处理");
        let decision = json!({ "decision": "upheld", "text": "看过了" });
        manager.post(&at(&made, "/decision"), decision).await.expect(200);
        let newest = other.get("/api/v1/notifications?limit=1").await.expect(200)["items"][0].clone();
        assert_eq!(newest["title"], "anna对处分提出的申诉已经处理");

        // Where nobody in the project is as high, those above are told.
        let warned = json!({ "kind": "warned", "project_id": project, "reason": "abuse", "text": "再说一次" });
        let made = impose(&mut manager, &anna, warned).await.expect(201);
        anna.post(&at(&made, "/appeal"), words).await.expect(200);
        for (who, times) in [(&boss, 1), (&manager, 1), (&other, 1), (&moderator, 0)] {
            assert_eq!(to_decide(&app, who).await, times, "{}", who.account_id());
        }
    }

    async fn of_a_board_that_is_closed_to_staff_its_moderators_are_told(app) {
        let Place { project, manager, mut anna, .. } = place(&app, Visibility::Public).await;
        let mut boss = app.administrator().await;
        let closed = json!({ "slug": "owners-alone", "name": "只有业主", "description": "" });
        let path = format!("/api/v1/projects/{project}/closed-boards");
        let closed = boss.post(&path, closed).await.expect(201)["id"].clone();
        let [bert, carla] = [app.account("bert").await, app.account("carla").await];
        for owner in [&bert, &carla] {
            app.home(project, owner).await;
            let path = format!("/api/v1/boards/{closed}/moderators/{}", owner.account_id());
            boss.put(&path, Value::Null).await.expect(204);
        }
        let mut bert = app.signed_in(bert.account_id()).await;
        let silenced = json!({ "kind": "silenced", "board_id": closed, "reason": "abuse", "text": WORDS, "days": 1 });
        let made = impose(&mut bert, &anna, silenced).await.expect(201);
        anna.post(&at(&made, "/appeal"), json!({ "text": "不是我" })).await.expect(200);
        for (who, times) in [(&carla, 1), (&bert, 0), (&manager, 0), (&boss, 0)] {
            assert_eq!(to_decide(&app, who).await, times, "{}", who.account_id());
        }
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
