//! Saved views: what one asks the worklist again and again, with a name.

use serde_json::{Value, json};

use crate::complaints::place;

linli_tests::story! {
    async fn a_view_is_kept_under_a_name_and_is_ones_own(app) {
        let mut place = place(&app).await;
        let view = json!({ "name": "待领", "filters": { "unassigned": true, "sort": "due", "team_id": 1 } });
        let made = place.agent.post("/api/v1/me/views", view.clone()).await.expect(201);
        assert_eq!((&made["filters"]["unassigned"], &made["filters"]["sort"]), (&json!(true), &json!("due")));
        place.agent.post("/api/v1/me/views", view).await.expect_problem(422, "invalid");
        let path = format!("/api/v1/me/views/{}", made["id"]);
        let anew = json!({ "name": "危险", "filters": { "danger": true } });
        place.owner.put(&path, anew.clone()).await.expect_problem(404, "not_found");
        place.owner.delete(&path).await.expect_problem(404, "not_found");
        place.agent.put(&path, anew).await.expect(200);
        let views = place.agent.get("/api/v1/me/views").await.expect(200);
        assert_eq!((&views["items"][0]["name"], &views["items"][0]["filters"]["team_id"]), (&json!("危险"), &Value::Null));
        assert_eq!(place.owner.get("/api/v1/me/views").await.expect(200)["items"], json!([]));
        place.agent.delete(&path).await.expect(204);
        assert_eq!(place.agent.get("/api/v1/me/views").await.expect(200)["items"], json!([]));
    }
}
