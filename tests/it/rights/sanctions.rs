//! Who may do what to sanctions, to notes about accounts and with the audit, and what those operations act on.

use linli_tests::TestApp;
use serde_json::{Value, json};

use super::World;
use super::table::SIGNED_IN;

/// Who imposes in the project.
const IMPOSING: &str = "drwkb";
/// Who notes something about accounts somewhere.
const NOTING: &str = "fdalrwkb";

/// Operations of sanctions, of notes and of the audit.
pub(super) fn operations() -> Vec<(&'static str, &'static str, Value)> {
    let none = Value::Null;
    let warning = json!({ "kind": "warned", "project_id": 1, "reason": "spam", "text": "请不要再发广告。" });
    vec![
        ("list_own_sanctions", SIGNED_IN, none.clone()),
        ("appeal_sanction", "s", json!({ "text": "不是我。" })),
        ("list_sanctions", IMPOSING, none.clone()),
        ("impose_sanction", IMPOSING, warning),
        ("get_sanction", IMPOSING, none.clone()),
        // Of those of the administrator, who is higher than anybody else.
        ("lift_sanction", "b", json!({ "text": "提前解除。" })),
        ("list_appeals", IMPOSING, none.clone()),
        // Another administrator imposed it; everybody else is lower.
        ("decide_appeal", "b", json!({ "decision": "upheld", "text": "维持。" })),
        ("list_account_notes", NOTING, none.clone()),
        ("create_account_note", "dalrwkb", json!({ "project_id": 1, "text": "已电话沟通。" })),
        // An administrator wrote it.
        ("delete_account_note", "b", none.clone()),
        ("list_audit", "rb", none.clone()),
        ("export_audit", "rb", none),
    ]
}

/// The path with something in it that the administrator imposed on the author, or noted about them.
pub(super) async fn path(app: &TestApp, world: &World, operation: &str, path: String) -> String {
    let mut boss = world.boss.clone();
    let about = format!("/api/v1/accounts/{}", world.author.account_id());
    if path.contains("{account_note_id}") {
        let note = json!({ "project_id": world.project, "text": "已电话沟通。" });
        let note = boss.post(&format!("{about}/notes"), note).await.expect(201);
        return path.replace("{account_note_id}", &note["id"].to_string());
    }
    if !path.contains("{sanction_id}") {
        return path;
    }
    let warning = json!({ "kind": "warned", "project_id": world.project, "reason": "spam", "text": "请不要再发广告。" });
    let made = boss.post(&format!("{about}/sanctions"), warning).await.expect(201);
    let at = format!("/api/v1/sanctions/{}", made["id"]);
    if operation == "decide_appeal" {
        let mut author = app.signed_in(world.author.account_id()).await;
        author.post(&format!("{at}/appeal"), json!({ "text": "不是我。" })).await.expect(200);
    }
    path.replace("{sanction_id}", &made["id"].to_string())
}
