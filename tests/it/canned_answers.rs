//! Prepared answers: saved with fields that exist, filled for one complaint, sent by a person.

use linli_entities::role_grant::Role;
use linli_tests::arrange::Over;
use serde_json::{Value, json};

use crate::complaints::{answered, filed, path, place};

linli_tests::story! {
    async fn a_prepared_answer_is_filled_for_one_complaint_and_sent_by_a_person(app) {
        let mut place = place(&app).await;
        let mut manager = app.staff("manager", Role::Manager, Over::Project(place.project)).await;
        let wrong = json!({ "project_id": place.project, "title": "已派人", "markdown": "{complainent}您好" });
        let refused = manager.post("/api/v1/canned-answers", wrong).await;
        refused.expect_problem(422, "invalid");
        assert_eq!(refused.json()["errors"][0]["code"], "unknown_field");
        let text = "{complainant}您好，{unit} 的问题（{number} 号）由 {handler} 处理，{due} 前给您答复。";
        let input = json!({ "project_id": place.project, "title": "已派人", "markdown": text });
        let canned = manager.post("/api/v1/canned-answers", input).await.expect(201);

        let complaint = filed(&mut place).await;
        let draft = format!("/drafts/{}", canned["id"]);
        let filled = place.agent.get(&path(&complaint, &draft)).await.expect(200);
        let words = filled["markdown"].as_str().expect("a text");
        assert!(words.starts_with("owner您好，") && words.contains("（1 号）由 {handler} 处理"), "{words}");
        assert!(!words.contains("{unit}") && !words.contains("{due}"), "{words}");
        assert_eq!(filled["missing"], json!(["handler"]), "nobody works on it yet");
        let seen = place.owner.get(&path(&complaint, "")).await.expect(200);
        assert_eq!(seen["state"], "received", "a draft is no answer");
        answered(&mut place.agent, &complaint).await;
        let filled = place.agent.get(&path(&complaint, &draft)).await.expect(200);
        assert!(filled["markdown"].as_str().expect("a text").contains("由 agent 处理，{due} 前"), "{filled}");
        place.owner.get(&path(&complaint, &draft)).await.expect_problem(403, "forbidden");
    }

    async fn prepared_answers_are_for_a_place_and_changed_from_there(app) {
        let mut place = place(&app).await;
        let elsewhere = app.project("elsewhere").await;
        let mut stranger = app.staff("stranger", Role::Manager, Over::Project(elsewhere)).await;
        let mut boss = app.administrator().await;
        let mut made = vec![];
        for input in [
            json!({ "title": "乙", "markdown": "集团" }),
            json!({ "title": "甲", "markdown": "本项目", "project_id": place.project }),
            json!({ "title": "丙", "markdown": "别的项目", "project_id": elsewhere }),
        ] {
            made.push(boss.post("/api/v1/canned-answers", input).await.expect(201)["id"].clone());
        }
        let titles = |list: Value| {
            list["items"].as_array().expect("items").iter().map(|one| one["title"].clone()).collect::<Vec<_>>()
        };
        let one = place.agent.get("/api/v1/canned-answers?limit=1").await.expect(200);
        let rest = place.agent.get(&format!("/api/v1/canned-answers?after={}", one["next"].as_str().expect("more"))).await;
        let mut all = [titles(one), titles(rest.expect(200))].concat();
        all.sort_by_key(ToString::to_string);
        assert_eq!(all, ["乙", "甲"].map(Value::from));
        let of_project = format!("/api/v1/canned-answers?project_id={elsewhere}");
        assert_eq!(titles(boss.get(&of_project).await.expect(200)).len(), 2);
        let own = format!("/api/v1/canned-answers/{}", made[1]);
        let words = json!({ "title": "甲", "markdown": "改过" });
        place.agent.patch(&own, 1, words.clone()).await.expect_problem(403, "forbidden");
        stranger.patch(&own, 1, words.clone()).await.expect_problem(404, "not_found");
        boss.patch(&own, 1, words.clone()).await.expect(200);
        boss.patch(&own, 1, words).await.expect_problem(412, "stale");
        // What is for another project is not used here.
        let complaint = filed(&mut place).await;
        boss.get(&path(&complaint, &format!("/drafts/{}", made[2]))).await.expect_problem(404, "not_found");
        boss.delete(&own).await.expect(204);
        place.agent.get(&path(&complaint, &format!("/drafts/{}", made[1]))).await.expect_problem(404, "not_found");
    }
}
