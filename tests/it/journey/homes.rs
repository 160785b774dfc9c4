//! Where a home stands, who looks after it, and what to mind of its contract.

use linli_entities::ownership::OwnershipRole;
use linli_entities::role_grant::Role;
use linli_tests::arrange::Over;
use serde_json::{Value, json};

use super::{days, home, neighbour, path, place, put, told};

fn manager(account_id: i64, substitute: Option<i64>) -> Value {
    let mut named = json!({ "account_id": account_id, "contact": "137 0000 0000" });
    if let Some(id) = substitute {
        named["substitute_id"] = json!(id);
        named["substitute_contact"] = json!("138 0000 0000");
        named["away_from_on"] = json!("2026-03-04");
        named["away_until_on"] = json!("2026-03-05");
    }
    named
}

linli_tests::story! {
    async fn a_home_stands_where_its_days_say_and_its_household_is_told_of_another_handover(app) {
        let mut place = place(&app).await;
        let path = path(&mut place.owner).await;
        let journey = format!("{path}/journey");
        let before = place.owner.get(&journey).await.expect(200);
        assert_eq!(
            (&before["stage"], &before["handover_on"], &before["version"], &before["touches"]),
            (&json!("signing"), &json!(null), &json!(0), &json!(null)),
        );
        let dates = format!("{path}/dates");
        let days_of = json!({ "signed_on": "2026-01-10", "handover_on": "2026-05-20" });
        place.owner.put(&dates, days_of.clone()).await.expect_problem(403, "forbidden");
        place.agent.put(&dates, days_of.clone()).await.expect_problem(428, "if_match_required");
        let before_contract = json!({ "signed_on": "2026-01-10", "handover_on": "2025-05-20" });
        let refused = put(&mut place.agent, &dates, 0, before_contract).await.expect_problem(422, "invalid");
        assert_eq!(refused["errors"], json!([{ "pointer": "/handover_on", "code": "out_of_range" }]));
        let set = put(&mut place.agent, &dates, 0, days_of.clone()).await.expect(200);
        assert_eq!((&set["stage"], &set["version"], &set["may"]["care"]), (&json!("building"), &json!(1), &json!(true)));
        put(&mut place.agent, &dates, 0, days_of).await.expect_problem(412, "stale");
        assert_eq!(set["steps"], json!([
            { "stage": "signing", "state": "done", "begins_on": "2026-01-10" },
            { "stage": "building", "state": "current", "begins_on": null },
            { "stage": "handover", "state": "ahead", "begins_on": "2026-05-20" },
            { "stage": "lived_in", "state": "ahead", "begins_on": null },
        ]));
        assert_eq!(told(&app, &place.owner).await[0].1, "你家的交付日期改了");
        place.later(&app, 30).await;
        assert_eq!(home(&mut place.owner).await["stage"], "handover");
        place.later(&app, 50).await;
        let card = home(&mut place.owner).await;
        assert_eq!((&card["stage"], &card["next"]), (&json!("lived_in"), &json!({ "kind": "visit", "due_on": "2030-05-20" })));
    }

    async fn a_journey_is_known_to_its_household_and_to_those_who_care_for_homes_there(app) {
        let mut place = place(&app).await;
        let path = path(&mut place.owner).await;
        let mut proxy = app.account("proxy").await;
        let mut tenant = neighbour(&app, &place, "tenant", OwnershipRole::Tenant).await;
        let other = neighbour(&app, &place, "other", OwnershipRole::Owner).await;
        let unit = linli_entities::unit::UnitId(home(&mut place.owner).await["unit"]["id"].as_i64().expect("an id"));
        app.confirmed(unit, &proxy, OwnershipRole::Proxy).await;
        app.confirmed(unit, &tenant, OwnershipRole::Tenant).await;
        for route in ["journey", "checklist", "visits"] {
            let path = format!("{path}/{route}");
            for reader in [&mut place.owner, &mut proxy, &mut place.agent] {
                reader.get(&path).await.expect(200);
            }
            app.guest().get(&path).await.expect_problem(401, "sign_in_required");
            for stranger in [&mut tenant, &mut other.clone(), &mut place.editor, &mut app.account(&format!("m-{route}")).await] {
                stranger.get(&path).await.expect_problem(404, "not_found");
            }
        }
        assert_eq!(tenant.get("/api/v1/me/homes").await.expect(200)["items"], json!([]));
        assert_eq!(home(&mut proxy).await["role"], "proxy");
        place.owner.get("/api/v1/homes/999999/journey").await.expect_problem(404, "not_found");
    }

    async fn somebody_looks_after_each_home_and_somebody_else_while_they_are_away(app) {
        let mut place = place(&app).await;
        let lead = app.staff("lead", Role::Lead, Over::Project(place.project)).await;
        let path = path(&mut place.owner).await;
        let building = home(&mut place.owner).await["building"]["id"].clone();
        let of_building = format!("/api/v1/buildings/{building}/manager");
        let (agent_id, lead_id) = (place.agent.account_id().0, lead.account_id().0);

        let nobody = manager(place.owner.account_id().0, None);
        let refused = place.agent.put(&of_building, nobody).await.expect_problem(422, "invalid");
        assert_eq!(refused["errors"], json!([{ "pointer": "/account_id", "code": "not_found" }]));
        place.owner.put(&of_building, manager(agent_id, None)).await.expect_problem(403, "forbidden");
        place.agent.put(&of_building, manager(agent_id, Some(lead_id))).await.expect(200);
        assert_eq!(told(&app, &place.owner).await[0].1, "你家有了新的客户经理");
        let journey = format!("{path}/journey");
        let named = place.owner.get(&journey).await.expect(200)["manager"].clone();
        assert_eq!(
            (&named["account"]["name"], &named["contact"], &named["of"], &named["is_away"]),
            (&json!("agent"), &json!("137 0000 0000"), &json!("building"), &json!(false)),
        );
        app.advance(days(2));
        let away = place.owner.get(&journey).await.expect(200)["manager"].clone();
        assert_eq!(
            (&away["is_away"], &away["substitute"]["name"], &away["substitute_contact"]),
            (&json!(true), &json!("lead"), &json!("138 0000 0000")),
        );
        // Another telephone is no other manager.
        place.agent.put(&of_building, manager(agent_id, None)).await.expect(200);
        assert_eq!(told(&app, &place.owner).await.len(), 1);

        let mut own = manager(lead_id, None);
        own["contact"] = json!("139 0000 0000");
        place.agent.put(&format!("{path}/manager"), own).await.expect(200);
        let named = place.owner.get(&journey).await.expect(200)["manager"].clone();
        assert_eq!((&named["account"]["name"], &named["of"]), (&json!("lead"), &json!("home")));
        let list = format!("/api/v1/projects/{}/managers", place.project);
        assert_eq!(place.agent.get(&list).await.expect(200)["items"].as_array().map(Vec::len), Some(2));
        place.owner.get(&list).await.expect_problem(403, "forbidden");
        assert_eq!(place.agent.delete(&format!("{path}/manager")).await.status, 204);
        place.agent.delete(&format!("{path}/manager")).await.expect_problem(404, "not_found");
        assert_eq!(place.owner.get(&journey).await.expect(200)["manager"]["account"]["name"], "agent");
    }

    async fn whoever_has_no_role_there_any_more_is_nobodys_manager(app) {
        let mut place = place(&app).await;
        let mut boss = app.administrator().await;
        let path = path(&mut place.owner).await;
        let agent_id = place.agent.account_id();
        boss.put(&format!("{path}/manager"), manager(agent_id.0, None)).await.expect(200);
        let roles = boss.get(&format!("/api/v1/accounts/{agent_id}/roles")).await.expect(200);
        let role = roles["items"][0]["id"].clone();
        assert_eq!(boss.delete(&format!("/api/v1/roles/{role}")).await.status, 204);
        assert_eq!(place.owner.get(&format!("{path}/journey")).await.expect(200)["manager"], json!(null));
        let list = boss.get(&format!("/api/v1/projects/{}/managers", place.project)).await.expect(200);
        assert_eq!(list["items"][0]["holds_role"], false);
        let candidates = format!("/api/v1/projects/{}/manager-candidates", place.project);
        let names = boss.get(&candidates).await.expect(200);
        assert_eq!(names["items"].as_array().expect("names").iter().map(|one| &one["name"]).collect::<Vec<_>>(), ["boss"]);
    }

    async fn what_to_mind_of_the_contract_is_gone_through_once(app) {
        let mut place = place(&app).await;
        let notes = format!("/api/v1/projects/{}/contract-notes", place.project);
        let input = json!({ "title": "逾期交房怎么赔", "markdown": "见合同**第九条**。" });
        place.agent.post(&notes, input.clone()).await.expect_problem(403, "forbidden");
        let made = place.editor.post(&notes, input.clone()).await.expect(201);
        place.editor.post(&notes, input).await.expect(201);
        let mut tenant = neighbour(&app, &place, "tenant", OwnershipRole::Tenant).await;
        for stranger in [&mut app.account("member").await, &mut tenant] {
            stranger.get(&notes).await.expect_problem(404, "not_found");
            let note = format!("/api/v1/contract-notes/{}", made["id"]);
            stranger.patch(&note, 1, json!({ "title": "x" })).await.expect_problem(404, "not_found");
        }
        let read = place.owner.get(&notes).await.expect(200);
        assert_eq!((&read["items"][0]["markdown"], &read["items"][1]["position"]), (&json!(null), &json!(1)));
        assert!(read["items"][0]["html"].as_str().is_some_and(|html| html.contains("<strong>第九条</strong>")));
        let note = format!("/api/v1/contract-notes/{}", made["id"]);
        place.owner.patch(&note, 1, json!({ "title": "x" })).await.expect_problem(403, "forbidden");
        assert_eq!(place.editor.patch(&note, 1, json!({ "position": 5 })).await.expect(200)["version"], 2);
        assert_eq!(place.editor.delete(&note).await.status, 204);

        let path = path(&mut place.owner).await;
        assert_eq!(home(&mut place.owner).await["next"]["kind"], "notes");
        let touch = |kind: &str| format!("{path}/touches/{kind}");
        place.owner.put(&touch("welcomed"), json!({})).await.expect_problem(403, "forbidden");
        place.owner.put(&touch("notes_given"), json!({ "given_on": "2026-03-09" })).await.expect_problem(422, "invalid");
        let given = place.owner.put(&touch("notes_given"), json!({})).await.expect(200);
        assert_eq!((&given["notes"], &given["may"]["acknowledge"]), (&json!({ "count": 1, "given_on": "2026-03-02" }), &json!(false)));
        app.advance(days(1));
        let again = place.agent.put(&touch("notes_given"), json!({})).await.expect(200);
        assert_eq!(again["notes"]["given_on"], "2026-03-02", "the first day stays");
    }
}
