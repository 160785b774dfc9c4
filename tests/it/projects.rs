//! Projects: what is told of them to whom, and who may change it.

use linli::actor::Actor;
use linli::features::projects;
use linli_entities::audit_entry;
use linli_entities::board::Visibility;
use linli_entities::role_grant::Role;
use linli_tests::arrange::Over;
use poem::http::Method;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::{Value, json};

fn input(slug: &str) -> Value {
    json!({
        "slug": slug, "name": "江岸国际", "city": "武汉", "district": "江岸区", "address": "沿江大道 168 号",
        "status": "on_sale", "summary": "临江的住宅小区。", "sale_on": "2026-05-01",
    })
}

fn slugs(list: &Value) -> Vec<&str> {
    list["items"].as_array().expect("a list").iter().filter_map(|one| one["slug"].as_str()).collect()
}

linli_tests::story! {
    async fn an_administrator_makes_a_project_and_everyone_reads_it(app) {
        let mut boss = app.administrator().await;
        let made = boss.post("/api/v1/projects", input("jiang-an")).await.expect(201);
        assert_eq!((&made["slug"], &made["sale_on"], &made["handover_on"]), (&json!("jiang-an"), &json!("2026-05-01"), &json!(null)));
        assert_eq!(made["may"], json!({ "edit": true, "manage_boards": true, "review_ownerships": true, "grant_roles": true, "answer_complaints": true, "keep_fund": true }));
        let mut guest = app.guest();
        let read = guest.get(&format!("/api/v1/projects/{}", made["id"])).await;
        assert!(read.header("etag").is_some_and(|tag| tag.starts_with("\"1-")), "{:?}", read.header("etag"));
        let read = read.expect(200);
        assert_eq!(read["may"], json!({ "edit": false, "manage_boards": false, "review_ownerships": false, "grant_roles": false, "answer_complaints": false, "keep_fund": false }));
        let by_slug = projects::logic::by_slug(&app.app, &Actor::Guest, "jiang-an").await.expect("a project");
        assert_eq!(json!(by_slug.project.id), made["id"]);
        assert!(projects::logic::by_slug(&app.app, &Actor::Guest, "no\0such").await.is_err());
        guest.get("/api/v1/projects/999").await.expect_problem(404, "not_found");
    }

    async fn only_those_who_manage_projects_make_them(app) {
        let project = app.project("first").await;
        app.guest().post("/api/v1/projects", input("second")).await.expect_problem(401, "sign_in_required");
        let mut manager = app.staff("manager", Role::Manager, Over::Project(project)).await;
        manager.post("/api/v1/projects", input("second")).await.expect_problem(403, "forbidden");
        let mut boss = app.administrator().await;
        let taken = boss.post("/api/v1/projects", input("first")).await.expect_problem(422, "invalid");
        assert_eq!(taken["errors"], json!([{ "pointer": "/slug", "code": "slug_taken" }]));
    }

    async fn a_form_learns_of_everything_that_is_wrong_at_once(app) {
        let mut boss = app.administrator().await;
        let mut wrong = input("Jiang An");
        wrong["name"] = json!("  ");
        wrong["city"] = json!("a\u{0}b");
        wrong["summary"] = json!("字".repeat(2_001));
        wrong["sale_on"] = json!("1066-10-14");
        let problem = boss.post("/api/v1/projects", wrong).await.expect_problem(422, "invalid");
        assert_eq!(problem["errors"], json!([
            { "pointer": "/slug", "code": "malformed" },
            { "pointer": "/name", "code": "required" },
            { "pointer": "/city", "code": "malformed" },
            { "pointer": "/summary", "code": "too_long" },
            { "pointer": "/sale_on", "code": "out_of_range" },
        ]));
    }

    async fn a_retried_project_is_one_project_and_a_key_is_for_one_request(app) {
        let mut boss = app.administrator().await;
        let key = [("idempotency-key", "k1")];
        let first = boss.send(Method::POST, "/api/v1/projects", Some(input("one")), &key).await.expect(201);
        let second = boss.send(Method::POST, "/api/v1/projects", Some(input("one")), &key).await.expect(201);
        assert_eq!(first["id"], second["id"]);
        let other = boss.send(Method::POST, "/api/v1/projects", Some(input("two")), &key).await;
        let problem = other.expect_problem(422, "invalid");
        assert_eq!(problem["errors"][0]["code"], "idempotency_key_reused");
    }

    async fn an_edit_names_the_version_it_saw(app) {
        let project = app.project("jiang-an").await;
        let path = format!("/api/v1/projects/{project}");
        let mut editor = app.staff("editor", Role::Editor, Over::Project(project)).await;
        let edit = json!({ "status": "handed_over", "handover_on": "2026-03-01" });
        editor.send(Method::PATCH, &path, Some(edit.clone()), &[]).await.expect_problem(428, "if_match_required");
        let edited = editor.patch(&path, 1, edit.clone()).await;
        assert_eq!(edited.header("etag"), Some("\"2\""));
        let edited = edited.expect(200);
        assert_eq!((&edited["status"], &edited["handover_on"], &edited["version"]), (&json!("handed_over"), &json!("2026-03-01"), &json!(2)));
        assert_eq!(edited["name"], "项目 jiang-an", "what is left out stays");
        editor.patch(&path, 1, edit.clone()).await.expect_problem(412, "stale");
        editor.patch(&path, i64::MAX, edit).await.expect_problem(412, "stale");
        // The tag of what was read is what an edit takes.
        let tag = editor.get(&path).await.header("etag").expect("a tag").to_owned();
        let without_date = json!({ "handover_on": null });
        let edited = editor.send(Method::PATCH, &path, Some(without_date), &[("if-match", &tag)]).await.expect(200);
        assert_eq!((&edited["handover_on"], &edited["version"]), (&json!(null), &json!(3)));
        app.project("taken").await;
        let problem = editor.patch(&path, 3, json!({ "slug": "taken" })).await.expect_problem(422, "invalid");
        assert_eq!(problem["errors"], json!([{ "pointer": "/slug", "code": "slug_taken" }]));
    }

    async fn of_two_edits_of_one_version_exactly_one_is_kept(app) {
        let project = app.project("jiang-an").await;
        let path = format!("/api/v1/projects/{project}");
        let boss = app.administrator().await;
        for version in 1..6 {
            let (mut one, mut other) = (boss.clone(), boss.clone());
            let (first, second) = tokio::join!(
                one.patch(&path, version, json!({ "name": "甲" })),
                other.patch(&path, version, json!({ "name": "乙" })),
            );
            let mut statuses = [first.status.as_u16(), second.status.as_u16()];
            statuses.sort_unstable();
            assert_eq!(statuses, [200, 412]);
        }
    }

    async fn nobody_edits_the_project_of_others(app) {
        let (here, there) = (app.project("here").await, app.project("there").await);
        let edit = json!({ "name": "新名" });
        let path = format!("/api/v1/projects/{there}");
        app.guest().patch(&path, 1, edit.clone()).await.expect_problem(401, "sign_in_required");
        for (name, role) in [("manager", Role::Manager), ("editor", Role::Editor)] {
            let mut staff = app.staff(name, role, Over::Project(here)).await;
            staff.patch(&path, 1, edit.clone()).await.expect_problem(403, "forbidden");
        }
        let mut agent = app.staff("agent", Role::Agent, Over::Project(there)).await;
        agent.patch(&path, 1, edit).await.expect_problem(403, "forbidden");
        agent.patch("/api/v1/projects/999", 1, json!({})).await.expect_problem(404, "not_found");
    }

    async fn projects_are_found_by_city_status_and_words(app) {
        let mut boss = app.administrator().await;
        app.project_in("han-kou", "武汉").await;
        app.project_in("yue-lu", "长沙").await;
        let percent = json!({
            "slug": "hundred", "name": "Riverside 100%", "city": "长沙", "district": "", "address": "", "status": "planned",
            "summary": "",
        });
        boss.post("/api/v1/projects", percent).await.expect(201);
        let mut guest = app.guest();
        for (query, expected) in [
            ("", vec!["hundred", "yue-lu", "han-kou"]),
            ("?city=%E9%95%BF%E6%B2%99", vec!["hundred", "yue-lu"]),
            ("?city=%E9%95%BF", vec![]),
            ("?status=planned", vec!["hundred"]),
            ("?city=%E9%95%BF%E6%B2%99&status=on_sale", vec!["yue-lu"]),
            ("?query=rIVERside", vec!["hundred"]),
            ("?query=%E6%B2%BF%E6%B1%9F", vec!["yue-lu", "han-kou"]),
            ("?query=100%25", vec!["hundred"]),
            ("?query=%25", vec!["hundred"]),
            ("?query=_", vec![]),
            ("?query=%5C", vec![]),
            ("?query=%27", vec![]),
            ("?query=%21", vec![]),
        ] {
            let list = guest.get(&format!("/api/v1/projects{query}")).await.expect(200);
            assert_eq!(slugs(&list), expected, "{query}");
        }
        guest.get("/api/v1/projects?query=a%00b").await.expect_problem(422, "invalid");
        guest.get("/api/v1/projects?limit=0").await.expect_problem(422, "invalid");
        guest.get("/api/v1/projects?after=nonsense").await.expect_problem(422, "invalid");
        guest.get("/api/v1/projects?status=sold").await.expect_problem(400, "bad_request");
        let first = guest.get("/api/v1/projects?limit=2").await.expect(200);
        let next = first["next"].as_str().expect("a next page");
        let second = guest.get(&format!("/api/v1/projects?limit=2&after={next}")).await.expect(200);
        assert_eq!((slugs(&first), slugs(&second)), (vec!["hundred", "yue-lu"], vec!["han-kou"]));
        assert_eq!(second["next"], json!(null));
        let cities = projects::logic::cities(&app.app).await.expect("cities");
        assert_eq!(cities.len(), 2);
    }

    async fn a_project_that_moves_takes_the_rights_of_its_city_along_at_once(app) {
        let project = app.project_in("han-kou", "武汉").await;
        let board = format!("/api/v1/boards/{}", app.board(project, Visibility::Staff).await);
        let mut here = app.staff("care", Role::CityCare, Over::City("武汉")).await;
        let mut there = app.staff("cares", Role::CityCare, Over::City("长沙")).await;
        let boards = format!("/api/v1/projects/{project}/boards");
        here.get(&board).await.expect(200);
        assert_eq!(here.get(&boards).await.expect(200)["items"].as_array().map(Vec::len), Some(1));
        there.get(&board).await.expect_problem(404, "not_found");
        let mut boss = app.administrator().await;
        boss.patch(&format!("/api/v1/projects/{project}"), 1, json!({ "city": "长沙" })).await.expect(200);
        here.get(&board).await.expect_problem(404, "not_found");
        assert_eq!(here.get(&boards).await.expect(200)["items"], json!([]));
        there.get(&board).await.expect(200);
        assert_eq!(there.get(&boards).await.expect(200)["items"].as_array().map(Vec::len), Some(1));
    }

    async fn facts_speak_for_and_against_in_their_places(app) {
        let project = app.project("jiang-an").await;
        let path = format!("/api/v1/projects/{project}/facts");
        let mut editor = app.staff("editor", Role::Editor, Over::Project(project)).await;
        let mut guest = app.guest();
        for (side, text) in [("against", "北侧有变电站"), ("for", "临江"), ("for", "地铁口"), ("against", "高架噪声")] {
            let fact = json!({ "side": side, "text": text, "distance_m": 400 });
            guest.post(&path, fact.clone()).await.expect_problem(401, "sign_in_required");
            editor.post(&path, fact).await.expect(201);
        }
        let texts = |list: &Value| -> Vec<String> {
            list["items"].as_array().expect("a list").iter().map(|one| one["text"].as_str().expect("a text").to_owned()).collect()
        };
        let list = guest.get(&path).await.expect(200);
        assert_eq!(texts(&list), ["临江", "地铁口", "北侧有变电站", "高架噪声"]);
        assert_eq!(list["items"][3]["position"], 1);
        let moved = format!("/api/v1/facts/{}", list["items"][1]["id"]);
        let fact = json!({ "position": 0, "distance_m": null, "side": "against" });
        editor.send(Method::PATCH, &moved, Some(fact.clone()), &[]).await.expect_problem(428, "if_match_required");
        let again = fact.clone();
        let fact = editor.patch(&moved, 1, fact).await.expect(200);
        editor.patch(&moved, 1, again).await.expect_problem(412, "stale");
        assert_eq!((&fact["side"], &fact["distance_m"], &fact["text"]), (&json!("against"), &json!(null), &json!("地铁口")));
        assert_eq!(texts(&guest.get(&path).await.expect(200)), ["临江", "北侧有变电站", "地铁口", "高架噪声"]);
        let problem = editor.post(&path, json!({ "side": "for", "text": " ", "distance_m": -1 })).await.expect_problem(422, "invalid");
        assert_eq!(problem["errors"], json!([
            { "pointer": "/text", "code": "required" }, { "pointer": "/distance_m", "code": "out_of_range" },
        ]));
    }

    async fn a_fact_that_is_taken_back_stays_in_the_audit(app) {
        let project = app.project("jiang-an").await;
        let path = format!("/api/v1/projects/{project}/facts");
        let mut editor = app.staff("editor", Role::Editor, Over::Project(project)).await;
        let mut member = app.account("member").await;
        let fact = json!({ "side": "against", "text": "北侧有变电站" });
        let id = editor.post(&path, fact).await.expect(201)["id"].clone();
        let one = format!("/api/v1/facts/{id}");
        member.delete(&one).await.expect_problem(403, "forbidden");
        member.patch(&one, 1, json!({ "text": "没有" })).await.expect_problem(403, "forbidden");
        editor.delete(&one).await.expect(204);
        editor.delete(&one).await.expect_problem(404, "not_found");
        let entry = audit_entry::Entity::find()
            .filter(audit_entry::Column::Act.eq("delete_fact"))
            .one(app.app.db.read())
            .await
            .expect("the audit")
            .expect("an entry");
        assert_eq!(entry.detail["text_before"], "北侧有变电站");
        assert_eq!(entry.actor_id, Some(editor.account_id()));
    }

    async fn buildings_and_units_are_shown_to_accounts_by_name_alone(app) {
        let project = app.project("jiang-an").await;
        let buildings = format!("/api/v1/projects/{project}/buildings");
        let mut editor = app.staff("editor", Role::Editor, Over::Project(project)).await;
        let mut member = app.account("member").await;
        member.post(&buildings, json!({ "name": "1 栋" })).await.expect_problem(403, "forbidden");
        let building = editor.post(&buildings, json!({ "name": " 1 栋 " })).await.expect(201);
        assert_eq!((&building["name"], &building["unit_count"]), (&json!("1 栋"), &json!(0)));
        let twice = editor.post(&buildings, json!({ "name": "1 栋" })).await.expect_problem(422, "invalid");
        assert_eq!(twice["errors"], json!([{ "pointer": "/name", "code": "name_not_unique" }]));
        let units = format!("/api/v1/buildings/{}/units", building["id"]);
        let rooms = json!({ "units": [{ "name": "101", "floor": 1, "area_dm2": 8950 }, { "name": "102" }] });
        member.post(&units, rooms.clone()).await.expect_problem(403, "forbidden");
        let made = editor.post(&units, rooms).await.expect(201);
        assert_eq!(made["items"][0]["area_dm2"], 8950);
        for path in [&buildings, &units] {
            app.guest().get(path).await.expect_problem(401, "sign_in_required");
        }
        assert_eq!(member.get(&buildings).await.expect(200)["items"][0]["unit_count"], 2);
        let seen = member.get(&format!("{units}?limit=1")).await.expect(200);
        let id = &made["items"][0]["id"];
        assert_eq!(seen["items"], json!([{ "id": id, "building_id": building["id"], "name": "101", "floor": null, "entrance": null, "area_dm2": null }]));
        let next = seen["next"].as_str().expect("a next page");
        let seen = member.get(&format!("{units}?limit=1&after={next}")).await.expect(200);
        assert_eq!((&seen["items"][0]["name"], &seen["next"]), (&json!("102"), &json!(null)));
        member.get("/api/v1/buildings/999/units").await.expect_problem(404, "not_found");
    }

    async fn what_was_typed_wrong_of_buildings_and_units_is_corrected_while_nobody_lives_there(app) {
        let project = app.project("jiang-an").await;
        let mut editor = app.staff("editor", Role::Editor, Over::Project(project)).await;
        let mut member = app.account("member").await;
        let buildings = format!("/api/v1/projects/{project}/buildings");
        let one = editor.post(&buildings, json!({ "name": "1 栋" })).await.expect(201);
        let other = editor.post(&buildings, json!({ "name": "2 懂" })).await.expect(201);
        let path = |building: &Value| format!("/api/v1/buildings/{}", building["id"]);
        let units = format!("{}/units", path(&one));
        let made = editor.post(&units, json!({ "units": [{ "name": "102 1 120" }, { "name": "103" }] })).await.expect(201);
        let unit = |index: usize| format!("/api/v1/units/{}", made["items"][index]["id"]);
        let right = json!({ "name": "102", "floor": 1, "area_dm2": 12000 });
        member.put(&unit(0), right.clone()).await.expect_problem(403, "forbidden");
        member.delete(&unit(0)).await.expect_problem(403, "forbidden");
        let corrected = editor.put(&unit(0), right).await.expect(200);
        assert_eq!((&corrected["name"], &corrected["floor"], &corrected["area_dm2"]), (&json!("102"), &json!(1), &json!(12000)));
        let taken = editor.put(&unit(0), json!({ "name": "103" })).await.expect_problem(422, "invalid");
        assert_eq!(taken["errors"], json!([{ "pointer": "/name", "code": "name_not_unique" }]));
        let taken = editor.put(&path(&other), json!({ "name": "1 栋" })).await.expect_problem(422, "invalid");
        assert_eq!(taken["errors"], json!([{ "pointer": "/name", "code": "name_not_unique" }]));
        assert_eq!(editor.put(&path(&other), json!({ "name": "2 栋" })).await.expect(200)["name"], "2 栋");
        // What somebody calls home stays, and so does the building around it.
        let home = json!({ "unit_id": made["items"][1]["id"], "role": "owner", "statement": "合同号 1" });
        member.post("/api/v1/ownerships", home).await.expect(201);
        editor.delete(&unit(1)).await.expect_problem(409, "in_use");
        editor.delete(&path(&one)).await.expect_problem(409, "in_use");
        editor.delete(&unit(0)).await.expect(204);
        editor.delete(&unit(0)).await.expect_problem(404, "not_found");
        editor.delete(&path(&other)).await.expect(204);
        let left = editor.get(&buildings).await.expect(200);
        assert_eq!((&left["items"][0]["unit_count"], left["items"].as_array().map(Vec::len)), (&json!(1), Some(1)));
    }

    async fn units_are_made_all_of_them_or_none(app) {
        let project = app.project("jiang-an").await;
        let mut editor = app.staff("editor", Role::Editor, Over::Project(project)).await;
        let buildings = format!("/api/v1/projects/{project}/buildings");
        let building = editor.post(&buildings, json!({ "name": "1 栋" })).await.expect(201);
        let path = format!("/api/v1/buildings/{}/units", building["id"]);
        let rooms = |range: std::ops::Range<u32>| -> Vec<Value> {
            range.map(|number| json!({ "name": format!("{number}") })).collect()
        };
        let mut twenty = rooms(0..20);
        twenty[17] = json!({ "name": "3", "floor": 999 });
        let problem = editor.post(&path, json!({ "units": twenty })).await.expect_problem(422, "invalid");
        assert_eq!(problem["errors"], json!([
            { "pointer": "/units/17/floor", "code": "out_of_range" },
            { "pointer": "/units/17/name", "code": "name_not_unique" },
        ]));
        for (count, code) in [(0, "required"), (501, "too_many")] {
            let problem = editor.post(&path, json!({ "units": rooms(0..count) })).await.expect_problem(422, "invalid");
            assert_eq!(problem["errors"], json!([{ "pointer": "/units", "code": code }]));
        }
        let made = editor.post(&path, json!({ "units": rooms(0..500) })).await.expect(201);
        assert_eq!(made["items"].as_array().map(Vec::len), Some(500));
        let mut more = rooms(500..520);
        more[17] = json!({ "name": "42" });
        let problem = editor.post(&path, json!({ "units": more })).await.expect_problem(422, "invalid");
        assert_eq!(problem["errors"], json!([{ "pointer": "/units/17/name", "code": "name_not_unique" }]));
        let count = editor.get(&buildings).await.expect(200)["items"][0]["unit_count"].clone();
        assert_eq!(count, 500, "nothing of what was refused is stored");
        let key = [("idempotency-key", "k1")];
        for _ in 0..2 {
            let made = editor.send(Method::POST, &path, Some(json!({ "units": rooms(600..602) })), &key).await.expect(201);
            assert_eq!(made["items"].as_array().map(Vec::len), Some(2));
        }
    }
}
