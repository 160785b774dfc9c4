//! Who may do what to boards of owners and to their openings, and what those operations act on.

use linli_tests::TestApp;
use serde_json::{Value, json};

use super::World;
use super::table::{NOBODY, READERS};

/// Operations of boards of owners.
pub(super) fn operations() -> Vec<(&'static str, &'static str, Value)> {
    let none = Value::Null;
    let closed = json!({ "slug": "closed", "name": "业委会筹备", "description": "" });
    // There is no such board: 422.
    let opening =
        json!({ "board_id": 999_999, "ground": "law", "reason": "依法调取发言记录，见文书。", "hours": 1 });
    vec![
        ("get_board_tree", "rb", none.clone()),
        ("set_board_tree", "rb", json!({ "grows": false, "entrances": false, "tenants": false })),
        ("get_building_handover", "rb", none.clone()),
        ("record_building_handover", "rb", json!({})),
        ("list_closed_boards", "rb", none.clone()),
        ("create_closed_board", "rb", closed),
        ("list_board_signs", READERS, none.clone()),
        ("list_board_openings", READERS, none.clone()),
        // Of a board that is closed to staff: those who hold a home there and no role, but for tenants.
        ("list_board_moderators", "ocyqs", none.clone()),
        ("name_board_moderator", "b", none.clone()),
        ("remove_board_moderator", "b", none.clone()),
        ("list_openings", "b", none.clone()),
        ("ask_opening", "b", opening),
        ("get_opening", "ocyqbs", none.clone()),
        ("list_opening_reads", "ocyqbs", none.clone()),
        ("approve_opening", "b", none.clone()),
        // Neither asked nor approved.
        ("revoke_opening", NOBODY, none.clone()),
        // Did not ask.
        ("list_opened_topics", NOBODY, none.clone()),
        ("read_opened_topic", NOBODY, none),
    ]
}

/// The path with a board that is closed to staff, or an opening of one that waits, in it.
pub(super) async fn path(app: &TestApp, world: &World, path: String) -> String {
    let of_board = format!("/boards/{}/moderators", world.board);
    if !path.contains(&of_board) && !path.contains("{opening_id}") {
        return path;
    }
    let mut boss = world.boss.clone();
    let slug = format!("closed-{}", app.app.clock.now().timestamp());
    let closed = json!({ "slug": slug, "name": "业委会筹备", "description": "" });
    if path.contains("{opening_id}") {
        let listed = boss.get("/api/v1/openings?limit=1").await.expect(200);
        let waits = listed["items"][0]["state"] == "asked";
        let id = if waits {
            listed["items"][0]["id"].clone()
        } else {
            let board = format!("/api/v1/projects/{}/closed-boards", world.project);
            let board = boss.post(&board, closed).await.expect(201);
            let asked = json!({ "board_id": board["id"], "ground": "law", "reason": "依法调取发言记录，见文书。", "hours": 1 });
            boss.post("/api/v1/openings", asked).await.expect(201)["id"].clone()
        };
        return path.replace("{opening_id}", &id.to_string());
    }
    let boards = format!("/api/v1/projects/{}/closed-boards", world.project);
    let there = boss.get(&boards).await.expect(200);
    let board = match there["items"][0]["id"].clone() {
        Value::Null => boss.post(&boards, closed).await.expect(201)["id"].clone(),
        id => id,
    };
    // Somebody of their own for each step: who has been named may more than before.
    let named = app.account(&format!("named{}", app.app.clock.now().timestamp())).await;
    app.home(world.project, &named).await;
    let (author, named) = (world.author.account_id(), named.account_id());
    let path = path.replace(&of_board, &format!("/boards/{board}/moderators"));
    path.replace(&format!("moderators/{author}"), &format!("moderators/{named}"))
}
