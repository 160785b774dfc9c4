//! Whoever leaves, is closed or did it for somebody else.

use linli::features::accounts::logic::operators;

use super::*;

async fn seen(reader: &mut Browser, complaint: &Value) -> Value {
    reader.get(&path(complaint, "")).await.expect(200)
}

linli_tests::story! {
    async fn e42_whoever_answers_there_no_longer_hands_back_and_a_lead_is_named(app) {
        let mut place = place(&app).await;
        let mut lead = app.staff("lead", Role::Lead, Over::Project(place.project)).await;
        let (complaint, done) = (filed(&mut place).await, filed(&mut place).await);
        for one in [&complaint, &done] {
            answered(&mut place.agent, one).await;
        }
        place.owner.post(&path(&done, "/withdrawal"), json!({})).await.expect(200);
        place.owner.post(&path(&complaint, "/posts"), json!({ "markdown": "还没有人来" })).await.expect(200);
        let before = seen(&mut lead, &complaint).await;
        assert_eq!(before["handler"]["name"], "agent");

        let mut boss = app.administrator().await;
        let roles = boss.get(&format!("/api/v1/accounts/{}/roles", place.agent.account_id())).await.expect(200);
        boss.delete(&format!("/api/v1/roles/{}", roles["items"][0]["id"])).await.expect(204);
        let after = seen(&mut lead, &complaint).await;
        assert_eq!((&after["handler"], &after["responsible"]["name"]), (&json!(null), &json!("lead")));
        assert_eq!(after["due_at"], before["due_at"], "what is owed stays owed");
        let acts = lead.get(&path(&complaint, "/timeline")).await.expect(200);
        let last = acts["items"].as_array().expect("acts").last().expect("an act").clone();
        assert_eq!((&last["kind"], &last["handler"]["name"]), (&json!("handed_back"), &json!("agent")));
        assert_eq!(last["responsible"]["name"], "lead");
        assert_eq!(seen(&mut lead, &done).await["handler"]["name"], "agent", "what is over stays as it was");
        let answer = acts["items"].as_array().expect("acts").iter().find(|act| act["kind"] == "answered");
        assert_eq!(answer.expect("an answer")["actor"]["name"], "agent", "and so does who said what");
    }

    async fn e42_a_closed_or_erased_account_hands_back_too(app) {
        let mut place = place(&app).await;
        let mut lead = app.staff("lead", Role::Lead, Over::Project(place.project)).await;
        let (first, second) = (filed(&mut place).await, filed(&mut place).await);
        let erased = app.staff("leaving", Role::Agent, Over::Project(place.project)).await;
        for (one, handler) in [(&first, &place.agent), (&second, &erased)] {
            let handler = json!({ "handler_id": handler.account_id() });
            lead.put(&path(one, "/handler"), handler).await.expect(200);
        }
        operators::disable(&app.app, place.agent.account_id()).await.expect("closed");
        let mut boss = app.administrator().await;
        let erasure = format!("/api/v1/accounts/{}/erasure", erased.account_id());
        boss.send(poem::http::Method::POST, &erasure, None, &[]).await.expect(204);
        for one in [&first, &second] {
            let seen = seen(&mut lead, one).await;
            assert_eq!((&seen["handler"], &seen["responsible"]["name"]), (&json!(null), &json!("lead")));
        }
        let again = json!({ "handler_id": place.agent.account_id() });
        lead.put(&path(&first, "/handler"), again).await.expect_problem(422, "invalid");
    }

    async fn e44_the_credit_is_the_authors_and_the_account_that_of_whoever_was_responsible(app) {
        let mut place = place(&app).await;
        let mut second = app.staff("second", Role::Agent, Over::Project(place.project)).await;
        let complaint = filed(&mut place).await;
        let handler = json!({ "handler_id": place.agent.account_id() });
        second.put(&path(&complaint, "/handler"), handler).await.expect(200);
        answered(&mut second, &complaint).await;
        let acts = place.owner.get(&path(&complaint, "/timeline")).await.expect(200);
        let answer = &acts["items"][2];
        assert_eq!((&answer["actor"]["name"], &answer["responsible"]["name"]), (&json!("second"), &json!("agent")));
        // It stays so, whoever is responsible later.
        app.staff("lead", Role::Lead, Over::Project(place.project)).await;
        operators::disable(&app.app, place.agent.account_id()).await.expect("closed");
        let acts = place.owner.get(&path(&complaint, "/timeline")).await.expect(200);
        assert_eq!(acts["items"][2]["responsible"]["name"], "agent");
        assert_eq!(seen(&mut place.owner, &complaint).await["responsible"]["name"], "lead");
    }

    async fn e47_what_is_owed_to_a_closed_account_is_owed(app) {
        let mut place = place(&app).await;
        let complaint = filed(&mut place).await;
        operators::disable(&app.app, place.owner.account_id()).await.expect("closed");
        app.advance(25 * HOUR);
        climbed(&app).await;
        assert_eq!(statuses(&mut place.agent, &complaint, "first_answer").await, ["breached"]);
        assert!(kinds(&mut place.agent, &complaint).await.contains(&"breached 100".to_owned()));
        answered(&mut place.agent, &complaint).await;
    }
}
