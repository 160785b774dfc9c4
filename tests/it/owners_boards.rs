//! Boards that come of the property tree, and boards of buyers that become boards of owners.

use std::time::Duration;

use futures_util::future::join_all;
use linli::features::boards::jobs;
use linli_entities::ownership::OwnershipRole;
use linli_entities::project::ProjectId;
use linli_entities::role_grant::Role;
use linli_entities::unit::UnitId;
use linli_tests::arrange::Over;
use linli_tests::{Browser, TestApp};
use serde_json::{Value, json};

const DAY: Duration = Duration::from_secs(86_400);

/// A project whose boards come of its buildings, and who manages them.
struct Place {
    project: ProjectId,
    manager: Browser,
}

impl Place {
    /// A building with units: of each its door and its entrance.
    async fn building(&mut self, name: &str, units: &[(&str, Option<&str>)]) -> (Value, Vec<UnitId>) {
        let path = format!("/api/v1/projects/{}/buildings", self.project);
        let building = self.manager.post(&path, json!({ "name": name })).await.expect(201)["id"].clone();
        let units = units.iter().map(|(name, entrance)| json!({ "name": name, "entrance": entrance }));
        let units = json!({ "units": units.collect::<Vec<_>>() });
        let path = format!("/api/v1/buildings/{building}/units");
        let made = self.manager.post(&path, units).await.expect(201);
        let ids = made["items"].as_array().expect("units").iter();
        (building, ids.map(|unit| UnitId(unit["id"].as_i64().expect("an id"))).collect())
    }

    async fn grow(&mut self, entrances: bool, tenants: bool) {
        let path = format!("/api/v1/projects/{}/board-tree", self.project);
        let growth = json!({ "grows": true, "entrances": entrances, "tenants": tenants });
        assert_eq!(self.manager.put(&path, growth.clone()).await.expect(200), growth);
    }
}

async fn place(app: &TestApp) -> Place {
    let project = app.project("jiangpan").await;
    Place { project, manager: app.staff("manager", Role::Manager, Over::Project(project)).await }
}

/// What the boards are called that somebody sees in the project.
async fn names(browser: &mut Browser, project: ProjectId) -> Vec<String> {
    let list = browser.get(&format!("/api/v1/projects/{project}/boards")).await.expect(200);
    let boards = list["items"].as_array().expect("boards").iter();
    boards.map(|board| board["name"].as_str().expect("a name").to_owned()).collect()
}

/// The board that has this name for somebody.
async fn named(browser: &mut Browser, project: ProjectId, name: &str) -> Value {
    let list = browser.get(&format!("/api/v1/projects/{project}/boards")).await.expect(200);
    let boards = list["items"].as_array().expect("boards");
    boards.iter().find(|board| board["name"] == name).cloned().unwrap_or_else(|| panic!("{name} in {list}"))
}

async fn at_home(app: &TestApp, name: &str, unit: UnitId, role: OwnershipRole) -> Browser {
    let browser = app.account(name).await;
    app.confirmed(unit, &browser, role).await;
    app.signed_in(browser.account_id()).await
}

linli_tests::story! {
    async fn boards_come_with_a_home_and_are_gone_with_it_at_once(app) {
        let mut place = place(&app).await;
        let (_, units) = place.building("1 栋", &[("101", None)]).await;
        let owner = app.account("owner").await;
        let ownership = app.confirmed(units[0], &owner, OwnershipRole::CoOwner).await;
        let mut owner = app.signed_in(owner.account_id()).await;
        assert!(names(&mut owner, place.project).await.is_empty(), "nobody said that boards grow");

        place.grow(false, false).await;
        assert_eq!(names(&mut owner, place.project).await, ["全体业主", "1 栋 业主"]);
        let (_, others) = place.building("2 栋", &[("201", None)]).await;
        let mut neighbour = at_home(&app, "neighbour", others[0], OwnershipRole::Owner).await;
        assert_eq!(names(&mut neighbour, place.project).await, ["全体业主", "2 栋 业主"], "without anybody's doing");
        let mut stranger = app.account("stranger").await;
        assert!(names(&mut stranger, place.project).await.is_empty());
        let all = ["全体业主", "1 栋 业主", "2 栋 业主"];
        assert_eq!(names(&mut place.manager, place.project).await, all, "staff read boards of owners");

        let board = named(&mut owner, place.project, "1 栋 业主").await;
        let path = format!("/api/v1/boards/{}", board["id"]);
        let topic = json!({ "title": "楼道灯", "markdown": "坏了三天 lampzq" });
        let topic = owner.post(&format!("{path}/topics"), topic).await.expect(201);
        let topic = format!("/api/v1/topics/{}", topic["topic"]["id"]);
        app.feed_search().await;
        assert_eq!(owner.get("/api/v1/search?q=lampzq").await.expect(200)["count"], 1);
        for other in [&mut neighbour, &mut stranger] {
            other.get(&path).await.expect_problem(404, "not_found");
            other.get(&topic).await.expect_problem(404, "not_found");
            assert_eq!(other.get("/api/v1/search?q=lampzq").await.expect(200)["count"], 0);
        }

        let mut boss = app.administrator().await;
        let revoke = json!({ "decision": "revoke", "reason": "房子卖了" });
        boss.post(&format!("/api/v1/ownerships/{ownership}/decision"), revoke).await.expect(200);
        assert!(names(&mut owner, place.project).await.is_empty());
        owner.get(&path).await.expect_problem(404, "not_found");
        owner.get(&topic).await.expect_problem(404, "not_found");
        owner.post(&format!("{topic}/posts"), json!({ "markdown": "还在吗" })).await.expect_problem(404, "not_found");
        assert_eq!(owner.get("/api/v1/search?q=lampzq").await.expect(200)["count"], 0);
        assert_eq!(owner.get(&format!("/api/v1/projects/{}", place.project)).await.expect(200)["board_count"], 0);
    }

    async fn an_entrance_has_its_board_and_whoever_moves_to_another_reads_that_one(app) {
        let mut place = place(&app).await;
        place.grow(true, false).await;
        let (_, units) = place.building("3 栋", &[("101", Some("1 单元")), ("201", Some("2 单元")), ("B1", None)]).await;
        let mut first = at_home(&app, "first", units[0], OwnershipRole::Owner).await;
        let mut cellar = at_home(&app, "cellar", units[2], OwnershipRole::Owner).await;
        assert_eq!(names(&mut first, place.project).await, ["全体业主", "3 栋 业主", "3 栋 1 单元 业主"]);
        assert_eq!(names(&mut cellar, place.project).await, ["全体业主", "3 栋 业主"]);
        let path = format!("/api/v1/units/{}", units[0]);
        place.manager.put(&path, json!({ "name": "101", "entrance": "3 单元" })).await.expect(200);
        assert_eq!(names(&mut first, place.project).await, ["全体业主", "3 栋 业主", "3 栋 3 单元 业主"]);
        let renamed = json!({ "name": "三号楼" });
        let building = place.manager.get(&format!("/api/v1/projects/{}/buildings", place.project)).await.expect(200);
        let path = format!("/api/v1/buildings/{}", building["items"][0]["id"]);
        place.manager.put(&path, renamed).await.expect(200);
        assert_eq!(names(&mut first, place.project).await, ["全体业主", "三号楼 业主", "三号楼 3 单元 业主"]);
    }

    async fn tenants_read_what_says_so_and_a_board_that_somebody_named_keeps_its_name(app) {
        let mut place = place(&app).await;
        place.grow(false, false).await;
        let (building, units) = place.building("4 栋", &[("101", None)]).await;
        let mut tenant = at_home(&app, "tenant", units[0], OwnershipRole::Tenant).await;
        assert!(names(&mut tenant, place.project).await.is_empty());
        let board = named(&mut place.manager, place.project, "4 栋 业主").await;
        assert_eq!((&board["tenants"], &board["building_id"], &board["of_tree"]), (&json!(false), &building, &json!(true)));
        let path = format!("/api/v1/boards/{}", board["id"]);
        let changed = json!({ "tenants": true, "name": "四栋一家" });
        place.manager.patch(&path, 1, changed).await.expect(200);
        assert_eq!(names(&mut tenant, place.project).await, ["四栋一家"]);
        place.manager.put(&format!("/api/v1/buildings/{building}"), json!({ "name": "四号楼" })).await.expect(200);
        assert_eq!(names(&mut tenant, place.project).await, ["四栋一家"]);
    }

    async fn however_many_let_boards_grow_at_once_each_place_has_one(app) {
        let mut place = place(&app).await;
        let (building, _) = place.building("5 栋", &[("101", Some("1 单元"))]).await;
        let other = app.staff("other", Role::Manager, Over::Project(place.project)).await;
        let tree = format!("/api/v1/projects/{}/board-tree", place.project);
        let tries = (0..4).map(|number| {
            let mut manager = if number % 2 == 0 { place.manager.clone() } else { other.clone() };
            let (tree, building) = (tree.clone(), building.clone());
            async move {
                let growth = json!({ "grows": true, "entrances": true, "tenants": false });
                manager.put(&tree, growth).await.expect(200);
                let units = json!({ "units": [{ "name": format!("20{number}"), "entrance": "2 单元" }] });
                manager.post(&format!("/api/v1/buildings/{building}/units"), units).await.expect(201);
            }
        });
        join_all(tries).await;
        let mut found = names(&mut place.manager, place.project).await;
        found.sort_unstable();
        assert_eq!(found, ["5 栋 1 单元 业主", "5 栋 2 单元 业主", "5 栋 业主", "全体业主"]);
        let off = json!({ "grows": false, "entrances": true, "tenants": false });
        place.manager.put(&tree, off).await.expect(200);
        place.building("6 栋", &[("101", None)]).await;
        assert_eq!(names(&mut place.manager, place.project).await.len(), 4, "no more are made, and those that are there stay");
    }

    async fn the_board_of_buyers_is_that_of_owners_from_the_handover_on_with_its_topics_and_says_so_once(app) {
        let mut place = place(&app).await;
        let mut boss = app.administrator().await;
        let project = format!("/api/v1/projects/{}", place.project);
        boss.patch(&project, 1, json!({ "handover_on": "2030-06-30" })).await.expect(200);
        let (building, units) = place.building("7 栋", &[("101", None), ("102", None)]).await;
        place.grow(false, true).await;
        let mut buyer = at_home(&app, "buyer", units[0], OwnershipRole::Buyer).await;
        let mut tenant = at_home(&app, "tenant", units[1], OwnershipRole::Tenant).await;
        assert_eq!(names(&mut buyer, place.project).await, ["全体业主", "7 栋 准业主"]);
        assert_eq!(names(&mut tenant, place.project).await, ["全体业主"], "before the handover nobody lives there");
        let board = named(&mut buyer, place.project, "7 栋 准业主").await;
        let path = format!("/api/v1/boards/{}", board["id"]);
        let opened = buyer.post(&format!("{path}/topics"), json!({ "title": "验房", "markdown": "一起去" })).await.expect(201);

        let handover = format!("/api/v1/buildings/{building}/handover");
        let expected = place.manager.get(&handover).await.expect(200);
        assert_eq!((&expected["expected_on"], &expected["handed_over_on"]), (&json!("2030-06-30"), &Value::Null));
        let ahead = json!({ "handed_over_on": "2030-06-30" });
        place.manager.put(&handover, ahead).await.expect_problem(422, "invalid");
        buyer.put(&handover, json!({})).await.expect_problem(403, "forbidden");
        let tries = [place.manager.clone(), boss.clone()].map(|mut staff| {
            let handover = handover.clone();
            async move { staff.put(&handover, json!({})).await.status.as_u16() }
        });
        let mut statuses = join_all(tries).await;
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 409]);
        assert_eq!(jobs::run_due(&app.app).await.expect("what is due"), 0);

        for reader in [&mut buyer, &mut tenant] {
            assert_eq!(names(reader, place.project).await, ["全体业主", "7 栋 业主"]);
            let seen = reader.get(&path).await.expect(200);
            assert_eq!((&seen["board"]["id"], &seen["board"]["visibility"]), (&board["id"], &json!("owners_of_building")));
            reader.get(&format!("/api/v1/topics/{}", opened["topic"]["id"])).await.expect(200);
        }
        let signs = buyer.get(&format!("{path}/signs")).await.expect(200);
        let kinds: Vec<&Value> = signs["items"].as_array().expect("signs").iter().map(|sign| &sign["kind"]).collect();
        assert_eq!(kinds, ["handed_over"]);
        app.account("stranger").await.get(&format!("{path}/signs")).await.expect_problem(404, "not_found");
        let page = buyer.get(&format!("/boards/{}", board["id"])).await;
        page.expect(200);
        assert!(page.text().contains("\"handed_over\""));
    }

    async fn a_building_is_handed_over_by_itself_on_the_first_day_of_its_homes(app) {
        let mut place = place(&app).await;
        let mut boss = app.administrator().await;
        let project = format!("/api/v1/projects/{}", place.project);
        boss.patch(&project, 1, json!({ "handover_on": "2030-06-30" })).await.expect(200);
        let (building, units) = place.building("8 栋", &[("101", None), ("102", None)]).await;
        place.grow(false, false).await;
        assert_eq!(jobs::run_due(&app.app).await.expect("what is due"), 0);
        let today = app.app.clock.now();
        let soon = (today + chrono::TimeDelta::days(3)).date_naive();
        let dates = json!({ "signed_on": null, "handover_on": soon });
        let path = format!("/api/v1/homes/{}/dates", units[1]);
        boss.send(poem::http::Method::PUT, &path, Some(dates), &[("if-match", "\"0\"")]).await.expect(200);
        app.advance(DAY);
        assert_eq!(jobs::run_due(&app.app).await.expect("what is due"), 0);
        app.advance(DAY * 3);
        assert_eq!(jobs::run_due(&app.app).await.expect("what is due"), 1);
        assert_eq!(jobs::run_due(&app.app).await.expect("what is due"), 0);
        assert_eq!(names(&mut place.manager, place.project).await, ["全体业主", "8 栋 业主"]);
        let handed = place.manager.get(&format!("/api/v1/buildings/{building}/handover")).await.expect(200);
        assert_eq!(handed["handed_over_on"], json!(soon));
        // There is no board of buyers any more, nor will there be one.
        let circle = json!({ "slug": "circle", "name": "准业主", "description": "", "visibility": "buyers_of_building", "building_id": building });
        let path = format!("/api/v1/projects/{}/boards", place.project);
        place.manager.post(&path, circle).await.expect_problem(409, "too_late");
        let board = named(&mut place.manager, place.project, "8 栋 业主").await;
        let back = json!({ "visibility": "buyers_of_building" });
        place.manager.patch(&format!("/api/v1/boards/{}", board["id"]), 2, back).await.expect_problem(409, "too_late");
    }

    async fn a_board_is_for_a_part_of_its_own_project(app) {
        let mut place = place(&app).await;
        let (building, _) = place.building("9 栋", &[("101", Some("1"))]).await;
        let elsewhere = app.project("elsewhere").await;
        let mut boss = app.administrator().await;
        let foreign = boss.post(&format!("/api/v1/projects/{elsewhere}/buildings"), json!({ "name": "1 栋" })).await.expect(201);
        let path = format!("/api/v1/projects/{}/boards", place.project);
        let board = |visibility: &str, more: Value| {
            let mut board = json!({ "slug": "bb", "name": "B", "description": "", "visibility": visibility });
            more.as_object().expect("fields").iter().for_each(|(name, value)| board[name] = value.clone());
            board
        };
        for (input, pointer) in [
            (board("owners_of_building", json!({})), "/building_id"),
            (board("owners_of_building", json!({ "building_id": foreign["id"] })), "/building_id"),
            (board("owners_of_entrance", json!({ "building_id": building })), "/entrance"),
            (board("public", json!({ "building_id": building })), "/building_id"),
            (board("owners_without_staff", json!({})), "/visibility"),
        ] {
            let problem = place.manager.post(&path, input.clone()).await.expect_problem(422, "invalid");
            assert_eq!(problem["errors"][0]["pointer"], pointer, "{input}");
        }
        let made = board("owners_of_entrance", json!({ "building_id": building, "entrance": "1" }));
        assert_eq!(place.manager.post(&path, made).await.expect(201)["tenants"], false);
        let mut moderator = app.staff("mod", Role::Moderator, Over::Project(place.project)).await;
        for path in ["board-tree", "closed-boards"] {
            moderator.get(&format!("/api/v1/projects/{}/{path}", place.project)).await.expect_problem(403, "forbidden");
        }
    }
}
