//! How staff learn whose a pseudonym is: one asks with a reason, another approves, and the person is told.

use linli_entities::audit_entry;
use linli_entities::board::BoardId;
use linli_entities::project::ProjectId;
use linli_entities::role_grant::Role;
use linli_tests::arrange::Over;
use linli_tests::{Answer, Browser, TestApp};
use poem::http::Method;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _};
use serde_json::{Value, json};

use super::{open, owner, place, told};

/// Somebody who wrote under a pseudonym; its id.
async fn masked(app: &TestApp, project: ProjectId, board: BoardId) -> (Browser, Value) {
    let mut anna = owner(app, project, "hiddenname").await;
    let topic = open(&mut anna, board).await;
    let page = app.guest().get(&format!("/api/v1/topics/{topic}")).await.expect(200);
    (anna, page["topic"]["author"]["pseudonym_id"].clone())
}

async fn ask(staff: &mut Browser, pseudonym: &Value) -> Answer {
    let reason = json!({ "reason": "公开了邻居的电话" });
    staff.post(&format!("/api/v1/pseudonyms/{pseudonym}/unmasking"), reason).await
}

async fn decide(staff: &mut Browser, unmasking: &Value, decision: &str) -> Answer {
    let path = format!("/api/v1/unmaskings/{}/{decision}", unmasking["id"]);
    staff.send(Method::POST, &path, None, &[]).await
}

/// What of these acts is in the audit.
async fn audited(app: &TestApp) -> Vec<String> {
    let acts: Vec<String> = audit_entry::Entity::find()
        .select_only()
        .column(audit_entry::Column::Act)
        .filter(audit_entry::Column::Entity.eq("pseudonym"))
        .order_by_asc(audit_entry::Column::Id)
        .into_tuple()
        .all(app.app.db.read())
        .await
        .expect("the audit");
    acts
}

linli_tests::story! {
    async fn one_of_the_staff_asks_another_approves_and_the_person_is_told(app) {
        let (project, board) = place(&app).await;
        let (anna, pseudonym) = masked(&app, project, board).await;
        let over = Over::Project(project);
        let mut asker = app.staff("asker", Role::Moderator, over).await;
        let mut approver = app.staff("approver", Role::Moderator, over).await;
        let mut third = app.staff("third", Role::Manager, over).await;
        let asked = ask(&mut asker, &pseudonym).await.expect(201);
        assert_eq!((&asked["account"], &asked["may_decide"], &asked["decision"]), (&Value::Null, &json!(false), &Value::Null));
        ask(&mut third, &pseudonym).await.expect_problem(409, "already_proposed");
        decide(&mut asker, &asked, "approval").await.expect_problem(403, "involved");
        assert_eq!(told(&app, &anna).await, Vec::<String>::new());

        let approved = decide(&mut approver, &asked, "approval").await.expect(200);
        assert_eq!((&approved["account"]["name"], &approved["decision"]), (&json!("hiddenname"), &json!("approved")));
        decide(&mut third, &asked, "refusal").await.expect_problem(409, "already_decided");
        let path = format!("/api/v1/unmaskings/{}", asked["id"]);
        assert_eq!(asker.get(&path).await.expect(200)["account"]["name"], "hiddenname");
        assert_eq!(third.get(&path).await.expect(200)["account"], Value::Null, "only the two learn of it");
        let listed = third.get(&format!("/api/v1/projects/{project}/unmaskings")).await.expect(200);
        assert!(listed["items"][0]["account"].is_null() && !listed.to_string().contains("hiddenname"), "{listed}");
        assert_eq!(audited(&app).await, ["ask_unmasking", "approve_unmasking"]);

        assert_eq!(told(&app, &anna).await, ["unmasked"]);
        let mut anna = app.signed_in(anna.account_id()).await;
        let notice = anna.get("/api/v1/notifications").await.expect(200)["items"][0].clone();
        assert!(notice["text"].as_str().expect("a text").contains("公开了邻居的电话") && notice["actor"].is_null(), "{notice}");
        let own = anna.get("/api/v1/me/pseudonyms").await.expect(200);
        assert_eq!(own["items"][0]["unmasked"].as_array().expect("times").len(), 1);
        let page = app.guest().get(&format!("/api/v1/boards/{board}/topics")).await.text();
        assert!(!page.contains("hiddenname"), "nobody else learns of it");
    }

    async fn asking_again_and_again_is_bounded(app) {
        let (project, _) = place(&app).await;
        let mut asker = app.staff("asker", Role::Moderator, Over::Project(project)).await;
        for _ in 0..30 {
            ask(&mut asker, &json!(999_999)).await.expect_problem(404, "not_found");
        }
        ask(&mut asker, &json!(999_999)).await.expect_problem(429, "too_many_requests");
    }

    async fn what_is_refused_tells_nobody_and_only_who_moderates_there_asks(app) {
        let (project, board) = place(&app).await;
        let (mut anna, pseudonym) = masked(&app, project, board).await;
        let elsewhere = app.project("elsewhere").await;
        let mut stranger = app.staff("stranger", Role::Moderator, Over::Project(elsewhere)).await;
        let mut agent = app.staff("agent", Role::Agent, Over::Project(project)).await;
        let mut asker = app.staff("asker", Role::Moderator, Over::Project(project)).await;
        let mut boss = app.administrator().await;
        ask(&mut anna, &pseudonym).await.expect_problem(403, "forbidden");
        ask(&mut agent, &pseudonym).await.expect_problem(403, "forbidden");
        ask(&mut stranger, &pseudonym).await.expect_problem(404, "not_found");
        ask(&mut asker, &json!(999_999)).await.expect_problem(404, "not_found");
        let empty = asker.post(&format!("/api/v1/pseudonyms/{pseudonym}/unmasking"), json!({ "reason": " " })).await;
        assert_eq!(empty.expect_problem(422, "invalid")["errors"][0]["pointer"], "/reason");
        let asked = ask(&mut asker, &pseudonym).await.expect(201);
        stranger.get(&format!("/api/v1/unmaskings/{}", asked["id"])).await.expect_problem(404, "not_found");
        decide(&mut stranger, &asked, "approval").await.expect_problem(404, "not_found");
        let refused = decide(&mut boss, &asked, "refusal").await.expect(200);
        assert_eq!((&refused["decision"], &refused["account"]), (&json!("refused"), &Value::Null));
        assert_eq!(told(&app, &anna).await, Vec::<String>::new());
        assert_eq!(asker.get(&format!("/api/v1/unmaskings/{}", asked["id"])).await.expect(200)["account"], Value::Null);
        assert_eq!(audited(&app).await, ["ask_unmasking", "refuse_unmasking"]);
        // Whoever is staff by now decides of everybody but oneself.
        let asked = ask(&mut asker, &pseudonym).await.expect(201);
        let grant = json!({ "role": "moderator", "project_id": project });
        boss.post(&format!("/api/v1/accounts/{}/roles", anna.account_id()), grant).await.expect(201);
        let mut anna = app.signed_in(anna.account_id()).await;
        decide(&mut anna, &asked, "refusal").await.expect_problem(403, "involved");
        ask(&mut anna, &pseudonym).await.expect_problem(403, "involved");
        // What waits when the account is erased is over.
        boss.send(Method::POST, &format!("/api/v1/accounts/{}/erasure", anna.account_id()), None, &[]).await.expect(204);
        decide(&mut boss, &asked, "approval").await.expect_problem(409, "already_decided");
        assert_eq!(asker.get(&format!("/api/v1/unmaskings/{}", asked["id"])).await.expect(200)["reason"], "");
    }
}
