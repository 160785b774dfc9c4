//! Pages of complaints: complete without scripts, for each reader as far as they may see it, and never an old one.

use linli_entities::project::ProjectId;
use linli_entities::role_grant::Role;
use linli_tests::arrange::Over;
use serde_json::{Value, json};

const ANSWER: &str = "维修师傅已经到场，预计今天中午恢复运行。";

fn complaint(project: ProjectId, unit: &Value, openness: &str) -> Value {
    json!({
        "project_id": project, "unit_id": unit, "title": "电梯停了两天", "category": "facilities",
        "markdown": "家里有老人下不了楼。", "openness": openness,
    })
}

linli_tests::story! {
    async fn the_page_of_a_complaint_has_the_names_of_the_household_for_nobody_else(app) {
        let project = app.project("jiangpan").await;
        let (mut owner, mut guest) = (app.account("laozhang").await, app.guest());
        app.home(project, &owner).await;
        let homes = owner.get("/api/v1/me/ownerships").await.expect(200);
        let (unit, room) = (&homes["items"][0]["unit_id"], homes["items"][0]["unit_name"].as_str().expect("a room"));
        let mut neighbour = app.account("xiaowang").await;
        for (openness, for_strangers) in [("private", 404), ("public", 200)] {
            let filed = owner.post("/api/v1/complaints", complaint(project, unit, openness)).await.expect(201);
            let path = format!("/complaints/{}", filed["id"]);
            let own = owner.get(&path).await;
            own.expect(200);
            for word in ["电梯停了两天", "家里有老人下不了楼", "laozhang", room] {
                assert!(own.text().contains(word), "{word}");
            }
            for stranger in [&mut guest, &mut neighbour] {
                let page = stranger.get(&path).await;
                page.expect(for_strangers);
                assert_eq!(page.text().contains("电梯停了两天"), for_strangers == 200);
                assert!(!page.text().contains("laozhang") && !page.text().contains(room));
            }
        }
        guest.get("/complaints/999").await.expect(404);
        guest.get("/complaints/nonsense").await.expect(404);
        for path in ["/complaints/new", "/me/complaints", "/projects/jiangpan/complaints"] {
            guest.get(path).await.expect(200);
        }
        guest.get("/projects/nowhere/complaints").await.expect(404);
    }

    async fn pages_with_complaints_are_as_new_as_the_last_act(app) {
        let project = app.project("jiangpan").await;
        let (mut owner, mut guest) = (app.account("laozhang").await, app.guest());
        app.home(project, &owner).await;
        let mut agent = app.staff("agent", Role::Agent, Over::Project(project)).await;
        let (place, list) = ("/projects/jiangpan", "/projects/jiangpan/complaints");
        assert!(!guest.get(place).await.text().contains("电梯停了两天"));
        let filed = owner.post("/api/v1/complaints", complaint(project, &Value::Null, "public")).await.expect(201);
        let path = format!("/complaints/{}", filed["id"]);
        for page in [place, list, &path] {
            assert!(guest.get(page).await.text().contains("\"state\":\"received\""), "{page}");
        }
        let answers = format!("/api/v1/complaints/{}/answers", filed["id"]);
        agent.post(&answers, json!({ "markdown": ANSWER })).await.expect(200);
        for page in [place, list, &path] {
            assert!(guest.get(page).await.text().contains("\"state\":\"answered\""), "{page}");
        }
        assert!(guest.get(&path).await.text().contains(ANSWER));
        assert!(!guest.get(&format!("{list}?state=received")).await.text().contains("电梯停了两天"));
        // What is private is on no list that others see.
        owner.post("/api/v1/complaints", json!({
            "project_id": project, "title": "只说给你们听", "category": "other", "markdown": "不想让别人知道。",
        })).await.expect(201);
        for page in [place, list] {
            assert!(!guest.get(page).await.text().contains("只说给你们听"), "{page}");
        }
    }
}
