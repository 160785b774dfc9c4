//! What operations of surveys act on.

use linli::features::surveys::jobs;
use linli_tests::TestApp;
use serde_json::{Value, json};

use super::table::{OFFERING, SIGNED_IN};
use super::{KINDS, World, complaint};

/// A survey for owners that can be answered for years, with one question that need not be.
pub(super) fn input(project_id: i64) -> Value {
    json!({
        "project_id": project_id, "kind": "free", "title": "问卷", "markdown": "", "anonymous": false,
        "audience": "owners", "opens_at": "2026-03-01T00:00:00Z", "closes_at": "2028-03-01T00:00:00Z",
        "questions": [{ "kind": "text", "text_zh": "还想说什么？", "required": false, "choices": [] }], "quotas": [],
    })
}

/// The path with the id of a new survey in it, to which the owners of the project are invited: not the author, who waits
/// for a complaint.
pub(super) async fn path(app: &TestApp, world: &World, path: String) -> String {
    if !path.contains("{survey_id}") {
        return path;
    }
    complaint(world, "").await;
    for letter in ['o', 'c'] {
        end_complaints(world, letter).await;
    }
    let mut boss = world.boss.clone();
    let made = boss.post("/api/v1/surveys-desk", input(world.project.0)).await.expect(201);
    let id = made["id"].to_string();
    boss.post(&format!("/api/v1/surveys-desk/{id}/opening"), json!({})).await.expect(200);
    jobs::run_due(&app.app).await.expect("who is to be invited is");
    path.replace("{survey_id}", &id)
}

/// Whoever filed something on the way waits for nothing any more.
async fn end_complaints(world: &World, letter: char) {
    let index = KINDS.iter().position(|(known, _)| *known == letter).expect("a kind");
    let mut holder = world.actors[index].clone();
    let mine = holder.get("/api/v1/complaints?mine=true&state=received").await.expect(200);
    for complaint in mine["items"].as_array().expect("complaints") {
        let path = format!("/api/v1/complaints/{}/withdrawal", complaint["id"]);
        holder.post(&path, json!({})).await.expect(200);
    }
}

/// Who runs surveys there; a researcher learns no names.
const ASKING: &str = "zrkb";
/// Who reads their figures.
const READING: &str = "zlrwkb";

/// Operations of surveys. Two of the owners are invited; the author is not, who waits for a complaint.
pub fn operations() -> Vec<(&'static str, &'static str, Value)> {
    let none = Value::Null;
    let survey = input(1);
    vec![
        ("list_my_surveys", SIGNED_IN, none.clone()),
        ("get_survey", "oc", none.clone()),
        ("answer_survey", "oc", json!({ "replies": [] })),
        ("decline_survey", "oc", none.clone()),
        ("list_surveys", READING, none.clone()),
        ("create_survey", ASKING, survey.clone()),
        ("get_desk_survey", READING, none.clone()),
        // It has been opened since: 412, and 409.
        ("update_survey", ASKING, survey),
        ("open_survey", ASKING, none.clone()),
        ("close_survey", ASKING, none.clone()),
        ("copy_survey", ASKING, none.clone()),
        ("get_survey_results", READING, none.clone()),
        // There is no such question: 422.
        ("list_survey_texts", READING, none.clone()),
        ("export_survey_results", READING, none.clone()),
        ("get_satisfaction_trend", READING, none.clone()),
        ("list_survey_answers", OFFERING, none.clone()),
        ("list_survey_invitations", OFFERING, none),
    ]
}
