//! Ownerships: claimed by members, decided by staff, and what a decision opens and closes.

use linli::actor::Permission;
use linli_entities::audit_entry;
use linli_entities::board::Visibility;
use linli_entities::role_grant::Role;
use linli_tests::arrange::Over;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::json;

fn claim(unit: linli_entities::unit::UnitId) -> serde_json::Value {
    json!({ "unit_id": unit, "role": "owner", "statement": "合同尾号 4711" })
}

linli_tests::story! {
    async fn a_member_claims_and_staff_confirm_and_the_owners_boards_open_and_close_with_the_answers(app) {
        let project = app.project("jiang-an").await;
        let board = format!("/api/v1/boards/{}", app.board(project, Visibility::Owners).await);
        let unit = app.unit(project).await;
        let mut owner = app.account("lin").await;
        let mut lead = app.staff("lead", Role::Lead, Over::Project(project)).await;

        let made = owner.post("/api/v1/ownerships", claim(unit)).await.expect(201);
        assert_eq!(made["state"], "claimed");
        assert_eq!(made["account"]["name"], "lin");
        assert_eq!(made["project"]["slug"], "jiang-an");
        assert_eq!(made["unit_name"], "1-1201");
        assert_eq!(made["decided_at"], json!(null));
        owner.get(&board).await.expect_problem(404, "not_found");

        let decision = format!("/api/v1/ownerships/{}/decision", made["id"]);
        let confirmed = lead.post(&decision, json!({ "decision": "confirm" })).await.expect(200);
        assert_eq!(confirmed["state"], "confirmed");
        assert_eq!(confirmed["account"]["mark"], "owner");
        let opened = owner.get(&board).await.expect(200);
        assert_eq!(opened["board"]["may"]["post"], true);
        let listed = owner.get(&format!("/api/v1/projects/{project}")).await.expect(200);
        assert_eq!(listed["board_count"], 1);

        let revoke = json!({ "decision": "revoke", "reason": "已转让" });
        let revoked = lead.post(&decision, revoke).await.expect(200);
        assert_eq!((&revoked["state"], &revoked["reason"]), (&json!("revoked"), &json!("已转让")));
        owner.get(&board).await.expect_problem(404, "not_found");
        let listed = owner.get(&format!("/api/v1/projects/{project}")).await.expect(200);
        assert_eq!(listed["board_count"], 0);

        owner.post("/api/v1/ownerships", claim(unit)).await.expect_problem(409, "ownership_revoked");
        lead.post(&decision, json!({ "decision": "confirm" })).await.expect_problem(409, "wrong_state");
        let again = lead.post(&decision, json!({ "decision": "reinstate" })).await.expect(200);
        assert_eq!((&again["state"], &again["reason"]), (&json!("confirmed"), &json!(null)));
        owner.get(&board).await.expect(200);

        let acts = audit_entry::Entity::find()
            .filter(audit_entry::Column::Act.eq("decide_ownership"))
            .all(app.app.db.read())
            .await
            .expect("the audit");
        assert_eq!(acts.len(), 3, "one entry for each decision that was carried out");
        assert!(acts.iter().all(|act| act.actor_id == Some(lead.account_id())));
        assert_eq!(acts[1].detail, json!({ "decision": "revoke", "reason": "已转让" }));
    }

    async fn of_two_decisions_at_once_exactly_one_wins(app) {
        let project = app.project("jiang-an").await;
        let member = app.account("lin").await;
        let mut leads = vec![];
        for name in ["lead1", "lead2"] {
            leads.push(app.staff(name, Role::Lead, Over::Project(project)).await);
        }
        for _ in 0..8 {
            let id = app.claim(app.unit(project).await, &member).await;
            let path = format!("/api/v1/ownerships/{id}/decision");
            let (mut one, mut other) = (leads[0].clone(), leads[1].clone());
            let (confirmed, refused) = tokio::join!(
                one.post(&path, json!({ "decision": "confirm" })),
                other.post(&path, json!({ "decision": "refuse", "reason": "对不上" })),
            );
            let (winner, loser) = if confirmed.status == 200 { (confirmed, refused) } else { (refused, confirmed) };
            let state = winner.expect(200)["state"].clone();
            loser.expect_problem(409, "wrong_state");
            let list = one.get("/api/v1/ownerships?limit=1").await.expect(200);
            assert_eq!(list["items"][0]["state"], state, "what was answered is what stands");
        }
    }

    async fn a_refused_claim_may_be_made_again_and_stays_one_row(app) {
        let project = app.project("jiang-an").await;
        let unit = app.unit(project).await;
        let mut member = app.account("lin").await;
        let mut boss = app.administrator().await;
        let id = member.post("/api/v1/ownerships", claim(unit)).await.expect(201)["id"].clone();
        member.post("/api/v1/ownerships", claim(unit)).await.expect_problem(409, "already_claimed");
        let decision = format!("/api/v1/ownerships/{id}/decision");
        for missing in [json!({ "decision": "refuse" }), json!({ "decision": "refuse", "reason": " " })] {
            let problem = boss.post(&decision, missing).await.expect_problem(422, "invalid");
            assert_eq!(problem["errors"], json!([{ "pointer": "/reason", "code": "required" }]));
        }
        boss.post(&decision, json!({ "decision": "refuse", "reason": "对不上" })).await.expect(200);
        let mine = member.get("/api/v1/me/ownerships").await.expect(200);
        assert_eq!((&mine["items"][0]["state"], &mine["items"][0]["reason"]), (&json!("refused"), &json!("对不上")));
        let again = json!({ "unit_id": unit, "role": "tenant", "statement": "租约在手" });
        let again = member.post("/api/v1/ownerships", again).await.expect(201);
        assert_eq!((&again["id"], &again["state"], &again["role"]), (&id, &json!("claimed"), &json!("tenant")));
        assert_eq!((&again["reason"], &again["decided_at"]), (&json!(null), &json!(null)));
        let mine = member.get("/api/v1/me/ownerships").await.expect(200);
        assert_eq!(mine["items"].as_array().map(Vec::len), Some(1));
    }

    async fn a_claim_is_withdrawn_by_its_claimant_while_nobody_has_decided(app) {
        let project = app.project("jiang-an").await;
        let (mut lin, mut other) = (app.account("lin").await, app.account("other").await);
        let id = app.claim(app.unit(project).await, &lin).await;
        let path = format!("/api/v1/me/ownerships/{id}");
        other.delete(&path).await.expect_problem(404, "not_found");
        app.guest().delete(&path).await.expect_problem(401, "sign_in_required");
        lin.delete(&path).await.expect(204);
        lin.delete(&path).await.expect_problem(404, "not_found");
        let home = app.home(project, &lin).await;
        lin.delete(&format!("/api/v1/me/ownerships/{home}")).await.expect_problem(409, "wrong_state");
    }

    async fn who_may_not_claim_is_told_why(app) {
        let unit = app.unit(app.project("jiang-an").await).await;
        app.guest().post("/api/v1/ownerships", claim(unit)).await.expect_problem(401, "sign_in_required");
        let mut unproven = app.unproven("new").await;
        unproven.post("/api/v1/ownerships", claim(unit)).await.expect_problem(403, "email_not_proven");
        let mut lin = app.account("lin").await;
        let nowhere = claim(linli_entities::unit::UnitId(999));
        lin.post("/api/v1/ownerships", nowhere).await.expect_problem(404, "not_found");
        let long = json!({ "unit_id": unit, "role": "owner", "statement": "字".repeat(1001) });
        let problem = lin.post("/api/v1/ownerships", long).await.expect_problem(422, "invalid");
        assert_eq!(problem["errors"], json!([{ "pointer": "/statement", "code": "too_long" }]));
    }

    async fn a_retried_claim_is_one_claim(app) {
        let unit = app.unit(app.project("jiang-an").await).await;
        let mut lin = app.account("lin").await;
        let key = [("idempotency-key", "k1")];
        let post = poem::http::Method::POST;
        let first = lin.send(post.clone(), "/api/v1/ownerships", Some(claim(unit)), &key).await.expect(201);
        let second = lin.send(post, "/api/v1/ownerships", Some(claim(unit)), &key).await.expect(201);
        assert_eq!(first["id"], second["id"]);
    }

    async fn staff_see_and_decide_claims_of_their_own_projects_and_learn_of_no_others(app) {
        let here = app.project_in("jiang-an", "武汉").await;
        let beside = app.project_in("han-yang", "武汉").await;
        let far = app.project_in("xiang-jiang", "长沙").await;
        let lin = app.account("lin").await;
        let mut ids = vec![];
        for project in [here, beside, far] {
            ids.push(app.claim(app.unit(project).await, &lin).await);
            app.advance(std::time::Duration::from_secs(1));
        }
        let mut lead = app.staff("lead", Role::Lead, Over::Project(here)).await;
        let mut care = app.staff("care", Role::CityCare, Over::City("武汉")).await;
        let mut group = app.staff("group", Role::GroupCare, Over::Group).await;
        for (who, expected) in [(&mut lead, vec![0]), (&mut care, vec![1, 0]), (&mut group, vec![2, 1, 0])] {
            let list = who.get("/api/v1/ownerships?state=claimed").await.expect(200);
            let got: Vec<i64> = list["items"].as_array().expect("a list").iter().filter_map(|one| one["id"].as_i64()).collect();
            let expected: Vec<i64> = expected.into_iter().map(|index| ids[index].0).collect();
            assert_eq!(got, expected);
        }
        let elsewhere = format!("/api/v1/ownerships?project_id={far}");
        lead.get(&elsewhere).await.expect_problem(403, "forbidden");
        care.get(&elsewhere).await.expect_problem(403, "forbidden");
        let list = group.get(&elsewhere).await.expect(200);
        assert_eq!(list["items"].as_array().map(Vec::len), Some(1));
        // A claim elsewhere and none at all look the same.
        let confirm = json!({ "decision": "confirm" });
        for id in [ids[1].0, 999_999] {
            let path = format!("/api/v1/ownerships/{id}/decision");
            lead.post(&path, confirm.clone()).await.expect_problem(404, "not_found");
        }
        // To whoever reviews nothing, every claim looks the same.
        let mut member = app.account("member").await;
        let mut editor = app.staff("editor", Role::Editor, Over::Project(here)).await;
        for who in [&mut member, &mut editor] {
            for id in [ids[0].0, 999_999] {
                let path = format!("/api/v1/ownerships/{id}/decision");
                who.post(&path, confirm.clone()).await.expect_problem(403, "forbidden");
            }
            who.get("/api/v1/ownerships").await.expect_problem(403, "forbidden");
        }
        app.guest().get("/api/v1/ownerships").await.expect_problem(401, "sign_in_required");
        assert!(Permission::ReviewOwnerships.roles().contains(&Role::Lead));
    }

    async fn the_list_goes_on_from_page_to_page_without_a_gap(app) {
        let project = app.project("jiang-an").await;
        let lin = app.account("lin").await;
        let mut boss = app.administrator().await;
        let mut ids = vec![];
        for index in 0..5 {
            ids.insert(0, app.claim(app.unit(project).await, &lin).await.0);
            // Some are claimed in the same instant.
            app.advance(std::time::Duration::from_millis(index % 2));
        }
        let (mut seen, mut path) = (vec![], "/api/v1/ownerships?limit=2".to_owned());
        loop {
            let page = boss.get(&path).await.expect(200);
            seen.extend(page["items"].as_array().expect("a list").iter().filter_map(|one| one["id"].as_i64()));
            let Some(next) = page["next"].as_str() else { break };
            path = format!("/api/v1/ownerships?limit=2&after={next}");
        }
        assert_eq!(seen, ids);
    }

    async fn nobody_decides_on_their_own_claim_and_the_command_line_does(app) {
        use clap::Parser as _;
        #[derive(clap::Parser)]
        struct Line {
            #[command(subcommand)]
            act: linli::admin::Act,
        }
        let run = async |line: &str| {
            let line = Line::try_parse_from(line.split(' ')).map_err(anyhow::Error::from)?;
            linli::admin::run(&app.app, line.act).await
        };
        let project = app.project("jiang-an").await;
        let board = format!("/api/v1/boards/{}", app.board(project, Visibility::Owners).await);
        let mut boss = app.administrator().await;
        let mut lead = app.staff("lead", Role::Lead, Over::Project(project)).await;
        for who in [&mut boss, &mut lead] {
            let id = who.post("/api/v1/ownerships", claim(app.unit(project).await)).await.expect(201)["id"].clone();
            for decision in ["confirm", "refuse", "revoke", "reinstate"] {
                let own = json!({ "decision": decision, "reason": "我自己" });
                let path = format!("/api/v1/ownerships/{id}/decision");
                who.post(&path, own).await.expect_problem(403, "own_claim");
            }
        }
        // What the lead claims is for others to decide; what the only administrator claims, for the operator.
        let listed = run("admin claims boss").await.expect("claims");
        let number = listed.split(' ').next().expect("a number").to_owned();
        assert!(listed.contains("claimed") && listed.contains("1-1201"), "{listed}");
        assert!(run(&format!("admin decide {number} revoke --reason x")).await.is_err(), "a state that does not fit");
        assert!(run(&format!("admin decide {number} refuse")).await.is_err(), "no reason");
        assert!(run("admin decide 999 confirm").await.is_err());
        let said = run(&format!("admin decide {number} confirm")).await.expect("confirmed");
        assert!(said.contains("confirmed"), "{said}");
        let mine = boss.get("/api/v1/me/ownerships").await.expect(200);
        assert_eq!(mine["items"][0]["state"], "confirmed");
        boss.get(&board).await.expect(200);
        let acts = audit_entry::Entity::find()
            .filter(audit_entry::Column::Act.eq("decide_ownership"))
            .all(app.app.db.read())
            .await
            .expect("the audit");
        let [act] = acts.as_slice() else { panic!("one decision was carried out: {acts:?}") };
        assert_eq!((act.actor_id, act.entity_id.to_string()), (None, number));
    }
}
