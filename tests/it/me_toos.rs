//! "Me too": that other homes have what somebody complained of.

use futures_util::future::join_all;
use linli_entities::ownership::OwnershipRole;
use linli_entities::project::ProjectId;
use linli_entities::role_grant::Role;
use linli_tests::arrange::Over;
use linli_tests::{Browser, TestApp};
use serde_json::{Value, json};

/// A public complaint of an owner, and neighbours.
struct Place {
    project: ProjectId,
    complaint: Value,
    owner: Browser,
    neighbour: Browser,
    agent: Browser,
}

async fn place(app: &TestApp) -> Place {
    let project = app.project("jiangpan").await;
    let (mut owner, neighbour) = (app.account("owner").await, app.account("neighbour").await);
    app.home(project, &owner).await;
    app.home(project, &neighbour).await;
    owner = app.signed_in(owner.account_id()).await;
    let own = home_of(&mut owner).await;
    let complaint = json!({ "project_id": project, "unit_id": own, "title": "窗台漏水", "markdown": "下雨就漏",
        "category": "quality", "openness": "public" });
    let complaint = owner.post("/api/v1/complaints", complaint).await.expect(201);
    let agent = app.staff("agent", Role::Agent, Over::Project(project)).await;
    Place { project, complaint, owner, neighbour: app.signed_in(neighbour.account_id()).await, agent }
}

async fn home_of(browser: &mut Browser) -> Value {
    browser.get("/api/v1/me/homes").await.expect(200)["items"][0]["unit"]["id"].clone()
}

fn at(place: &Place) -> String {
    format!("/api/v1/complaints/{}/me-toos", place.complaint["id"])
}

linli_tests::story! {
    async fn a_home_says_so_once_and_its_household_takes_it_back(app) {
        let mut place = place(&app).await;
        let (path, home) = (at(&place), home_of(&mut place.neighbour).await);
        let said = format!("{path}/{home}");
        let before = place.neighbour.get(&path).await.expect(200);
        assert_eq!((&before["count"], &before["open"], &before["homes"][0]["said"]), (&json!(0), &json!(true), &json!(false)));
        let tries = (0..3).map(|_| {
            let (mut neighbour, said) = (place.neighbour.clone(), said.clone());
            async move { neighbour.put(&said, Value::Null).await.expect(200) }
        });
        for told in join_all(tries).await {
            assert_eq!((&told["count"], &told["homes"][0]["said"]), (&json!(1), &json!(true)));
        }
        // Another of the household finds it said, and may take it back.
        let unit = linli_entities::unit::UnitId(home.as_i64().expect("a home"));
        let spouse = app.account("spouse").await;
        app.confirmed(unit, &spouse, OwnershipRole::CoOwner).await;
        let mut spouse = app.signed_in(spouse.account_id()).await;
        assert_eq!(spouse.get(&path).await.expect(200)["homes"][0]["said"], true);
        assert_eq!(spouse.delete(&said).await.expect(200)["count"], 0);
        assert_eq!(spouse.delete(&said).await.expect(200)["count"], 0);

        let own = home_of(&mut place.owner).await;
        place.owner.put(&format!("{path}/{own}"), Value::Null).await.expect_problem(409, "already_there");
        assert_eq!(place.owner.get(&path).await.expect(200)["homes"], json!([]));
        place.owner.put(&said, Value::Null).await.expect_problem(403, "no_home_there");
        place.agent.put(&said, Value::Null).await.expect_problem(403, "no_home_there");
        app.guest().put(&said, Value::Null).await.expect_problem(401, "sign_in_required");
        let tenant = app.account("tenant").await;
        app.home_as(place.project, &tenant, OwnershipRole::Tenant).await;
        assert_eq!(app.signed_in(tenant.account_id()).await.get(&path).await.expect(200)["homes"], json!([]));
    }

    async fn how_many_is_told_to_all_who_read_it_and_which_to_staff_alone(app) {
        let mut place = place(&app).await;
        let (path, home) = (at(&place), home_of(&mut place.neighbour).await);
        place.neighbour.put(&format!("{path}/{home}"), Value::Null).await.expect(200);
        let (mut guest, units) = (app.guest(), path.replace("me-toos", "me-too-units"));
        let seen = guest.get(&path).await.expect(200);
        assert_eq!(seen, json!({ "count": 1, "open": true, "homes": [], "may_list": false }));
        for reader in [&mut place.owner, &mut place.neighbour] {
            reader.get(&units).await.expect_problem(403, "forbidden");
            reader.get(&format!("/api/v1/projects/{}/me-toos", place.project)).await.expect_problem(403, "forbidden");
        }
        let page = guest.get(&format!("/complaints/{}", place.complaint["id"])).await;
        page.expect(200);
        assert!(page.text().contains("\"me_toos\":{") && !page.text().contains("neighbour"));
        assert_eq!(place.agent.get(&path).await.expect(200)["may_list"], true);
        let listed = place.agent.get(&units).await.expect(200);
        assert_eq!((&listed["items"][0]["unit"]["id"], &listed["next"]), (&home, &Value::Null));
        assert!(!listed.to_string().contains("neighbour"), "who said so is told to nobody");

        // A private complaint has none, and to who may not read it there is none.
        let private = json!({ "project_id": place.project, "title": "吵", "markdown": "夜里装修", "category": "noise" });
        let private = place.owner.post("/api/v1/complaints", private).await.expect(201);
        let hidden = format!("/api/v1/complaints/{}/me-toos", private["id"]);
        place.neighbour.get(&hidden).await.expect_problem(404, "not_found");
        place.neighbour.put(&format!("{hidden}/{home}"), Value::Null).await.expect_problem(404, "not_found");
        assert_eq!(place.owner.get(&hidden).await.expect(200)["open"], false);
    }

    async fn staff_see_where_homes_have_it_by_building_and_floor_until_it_is_put_right(app) {
        let mut place = place(&app).await;
        let mut boss = app.administrator().await;
        let building = json!({ "name": "9 号楼" });
        let building = boss.post(&format!("/api/v1/projects/{}/buildings", place.project), building).await.expect(201);
        let units = json!({ "units": [{ "name": "901", "floor": 9 }, { "name": "902", "floor": 9 }, { "name": "B1" }] });
        let units = boss.post(&format!("/api/v1/buildings/{}/units", building["id"]), units).await.expect(201);
        for unit in units["items"].as_array().expect("units") {
            let id = linli_entities::unit::UnitId(unit["id"].as_i64().expect("an id"));
            let holder = app.account(&format!("holder{id}")).await;
            app.confirmed(id, &holder, OwnershipRole::Owner).await;
            let mut holder = app.signed_in(holder.account_id()).await;
            holder.put(&format!("{}/{id}", at(&place)), Value::Null).await.expect(200);
        }
        let map = format!("/api/v1/projects/{}/me-toos", place.project);
        let cells = async |agent: &mut Browser, query: &str| {
            let seen = agent.get(&format!("{map}{query}")).await.expect(200);
            let cells = seen["cells"].as_array().expect("cells").iter();
            cells.map(|cell| (cell["floor"].as_i64(), cell["home_count"].as_i64())).collect::<Vec<_>>()
        };
        let all = [(Some(9), Some(2)), (None, Some(1))];
        assert_eq!(cells(&mut place.agent, "").await, all);
        assert_eq!(cells(&mut place.agent, "?category=quality").await, all);
        assert!(cells(&mut place.agent, "?category=noise").await.is_empty());
        let path = format!("/api/v1/complaints/{}", place.complaint["id"]);
        place.owner.post(&format!("{path}/withdrawal"), json!({})).await.expect(200);
        assert!(cells(&mut place.agent, "").await.is_empty());
        let home = home_of(&mut place.neighbour).await;
        place.neighbour.put(&format!("{}/{home}", at(&place)), Value::Null).await.expect_problem(409, "wrong_state");
    }
}
