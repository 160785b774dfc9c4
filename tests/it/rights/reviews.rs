//! What operations of reviews and of lists of words act on.

use linli_tests::TestApp;
use serde_json::{Value, json};

use super::World;
use super::table::SIGNED_IN;

/// Who moderates the board.
const MODERATING: &str = "drb";
/// The word for which what the author writes waits.
const WORD: &str = "等一等";

/// The path with the id of a list of the project, or of what the author wrote that waits.
pub(super) async fn path(_: &TestApp, world: &World, path: String) -> String {
    if !["{word_rule_id}", "{review_id}", "{held_post_id}"].iter().any(|part| path.contains(part)) {
        return path;
    }
    let mut boss = world.boss.clone();
    let lists = boss.get("/api/v1/word-rules").await.expect(200)["items"].clone();
    // Not one of the whole club, which the walk makes as well.
    let of_project = lists.as_array().into_iter().flatten().find(|list| !list["project"].is_null());
    let list = match of_project {
        None => {
            let input = json!({ "name": "等", "action": "hold", "project_id": world.project, "words": WORD });
            boss.post("/api/v1/word-rules", input).await.expect(201)["id"].clone()
        }
        Some(list) => list["id"].clone(),
    };
    if path.contains("{word_rule_id}") {
        return path.replace("{word_rule_id}", &list.to_string());
    }
    let mut author = world.author.clone();
    let held = author.get("/api/v1/me/held-posts").await.expect(200)["items"].clone();
    let waiting = held.as_array().into_iter().flatten().find(|held| held["state"] == "waiting");
    let id = match waiting {
        Some(held) => held["id"].clone(),
        None => {
            let topic = json!({ "title": WORD, "markdown": WORD });
            let to = format!("/api/v1/boards/{}/topics", world.board);
            author.post(&to, topic).await.expect(202)["id"].clone()
        }
    };
    path.replace("{review_id}", &id.to_string()).replace("{held_post_id}", &id.to_string())
}

/// Operations of reviews and of lists of words.
pub fn operations() -> Vec<(&'static str, &'static str, Value)> {
    let none = Value::Null;
    let settings = json!({ "first_post_count": 0, "links": false, "similar_posts": false });
    let decided = json!({ "decision": "approved", "version": 1 });
    let all = json!({ "decision": "refused", "items": [{ "review_id": 999_999, "version": 1 }] });
    vec![
        ("list_word_rules", MODERATING, none.clone()),
        // Everywhere.
        ("create_word_rule", "b", json!({ "name": "广告", "action": "flag" })),
        ("get_word_rule", MODERATING, none.clone()),
        ("update_word_rule", MODERATING, json!({ "name": "等" })),
        ("list_words", MODERATING, none.clone()),
        ("put_words", MODERATING, json!({ "words": WORD, "mode": "add" })),
        ("delete_word_rule", MODERATING, none.clone()),
        ("try_words", MODERATING, json!({ "text": WORD })),
        ("list_reviews", MODERATING, none.clone()),
        ("decide_review", MODERATING, decided),
        ("decide_reviews", MODERATING, all),
        ("get_review_settings", MODERATING, none.clone()),
        ("put_review_settings", MODERATING, settings),
        ("list_held_posts", SIGNED_IN, none.clone()),
        ("get_held_post", "s", none.clone()),
        ("update_held_post", "s", json!({ "markdown": WORD })),
        ("withdraw_held_post", "s", none),
    ]
}
