//! What operations of pseudonyms and of exports act on.

use linli::features::boards::rules::BoardChanges;
use linli::features::exports::jobs;
use linli_tests::TestApp;
use poem::http::Method;
use serde_json::{Value, json};

use super::World;
use super::table::{READERS, SIGNED_IN};

/// Who moderates in the project.
const MODERATING: &str = "drb";

/// The path with the id of the author's pseudonym in it, of an unmasking that the boss asked for, or of an archive of the
/// author's.
pub(super) async fn path(app: &TestApp, world: &World, path: String) -> String {
    let mut author = world.author.clone();
    if path.contains("{export_id}") {
        author.send(Method::POST, "/api/v1/me/exports", None, &[]).await;
        jobs::run_due(&app.app).await.expect("an archive");
        let newest = author.get("/api/v1/me/exports").await.expect(200)["items"][0]["id"].clone();
        return path.replace("{export_id}", &newest.to_string());
    }
    if !path.contains("{pseudonym_id}") && !path.contains("{unmasking_id}") {
        return path;
    }
    app.change_board(world.board, BoardChanges { pseudonyms: Some(true), ..BoardChanges::default() }).await;
    // Another each time: of one pseudonym one is asked for at a time.
    let mut other = app.account(&format!("masked{}", app.app.clock.now().timestamp())).await;
    app.home(world.project, &other).await;
    let topic = crate::pseudonyms::open(&mut other, world.board).await;
    let topic = author.get(&format!("/api/v1/topics/{topic}")).await.expect(200);
    let pseudonym = topic["topic"]["author"]["pseudonym_id"].to_string();
    let path = path.replace("{pseudonym_id}", &pseudonym);
    if !path.contains("{unmasking_id}") {
        return path;
    }
    let reason = json!({ "reason": "公开了邻居的电话" });
    let asked = world
        .boss
        .clone()
        .post(&format!("/api/v1/pseudonyms/{pseudonym}/unmasking"), reason)
        .await
        .expect(201);
    path.replace("{unmasking_id}", &asked["id"].to_string())
}

/// Operations of pseudonyms and of exports.
pub fn operations() -> Vec<(&'static str, &'static str, Value)> {
    let none = Value::Null;
    vec![
        ("get_own_pseudonym", READERS, none.clone()),
        ("list_own_pseudonyms", SIGNED_IN, none.clone()),
        ("list_own_pseudonym_posts", SIGNED_IN, none.clone()),
        ("list_pseudonym_blocks", SIGNED_IN, none.clone()),
        ("block_pseudonym", READERS, none.clone()),
        // Also where one never did.
        ("unblock_pseudonym", SIGNED_IN, none.clone()),
        ("ask_unmasking", MODERATING, json!({ "reason": "公开了邻居的电话" })),
        ("get_unmasking", MODERATING, none.clone()),
        ("list_unmaskings", MODERATING, none.clone()),
        ("approve_unmasking", MODERATING, none.clone()),
        ("refuse_unmasking", MODERATING, none.clone()),
        ("ask_export", SIGNED_IN, none.clone()),
        ("list_exports", SIGNED_IN, none.clone()),
        ("download_export", "s", none),
    ]
}
