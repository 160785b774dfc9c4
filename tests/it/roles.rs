//! Who is trusted with what, and who may give and take it.

use futures_util::future::join_all;
use linli::actor::Actor;
use linli::features::accounts::logic::operators;
use linli::features::roles;
use linli::features::roles::rules::NewGrant;
use linli::once::Once;
use linli_entities::account::AccountId;
use linli_entities::audit_entry;
use linli_entities::role_grant::Role;
use linli_tests::arrange::Over;
use linli_tests::{Answer, Browser};
use poem::http::Method;
use sea_orm::{EntityTrait as _, QueryOrder as _};
use serde_json::{Value, json};

async fn grant(browser: &mut Browser, to: AccountId, body: Value) -> Answer {
    browser.post(&format!("/api/v1/accounts/{to}/roles"), body).await
}

linli_tests::story! {
    async fn a_role_holds_at_once_and_ends_at_once(app) {
        let (mut boss, mut anna) = (app.administrator().await, app.account("anna").await);
        let project = app.project("riverside").await;
        anna.get("/api/v1/accounts").await.expect_problem(403, "forbidden");
        let body = json!({ "role": "manager", "project_id": project });
        let granted = grant(&mut boss, anna.account_id(), body).await.expect(201);
        assert_eq!((&granted["role"], &granted["project_name"]), (&json!("manager"), &json!("项目 riverside")));
        anna.get("/api/v1/accounts").await.expect(200);
        let me = anna.get("/api/v1/me").await.expect(200);
        assert_eq!(me["roles"][0]["id"], granted["id"]);
        assert!(me["permissions"].as_array().expect("permissions").contains(&json!("moderate")));
        let profile = app.guest().get(&format!("/api/v1/accounts/{}", anna.account_id())).await.expect(200);
        assert_eq!(profile["staff_roles"], json!(["manager"]));
        let path = format!("/api/v1/roles/{}", granted["id"]);
        boss.delete(&path).await.expect(204);
        anna.get("/api/v1/accounts").await.expect_problem(403, "forbidden");
        assert_eq!(anna.get("/api/v1/me").await.expect(200)["permissions"], json!([]));
        boss.delete(&path).await.expect_problem(404, "not_found");
        let entries = audit_entry::Entity::find()
            .order_by_asc(audit_entry::Column::Id).all(app.app.db.read()).await.expect("entries");
        let acts: Vec<_> = entries.iter().map(|entry| (entry.act.as_str(), entry.actor_id)).collect();
        let by_boss = Some(boss.account_id());
        assert_eq!(acts[acts.len() - 2..], [("grant_role", by_boss), ("revoke_role", by_boss)]);
        assert_eq!(entries.last().expect("an entry").detail["role"], "manager");
    }

    async fn a_manager_gives_what_is_below_in_the_own_project(app) {
        let (own, other) = (app.project("own").await, app.project("other").await);
        let mut manager = app.staff("manager", Role::Manager, Over::Project(own)).await;
        let anna = app.account("anna").await.account_id();
        for role in ["lead", "agent", "moderator", "editor", "expert"] {
            grant(&mut manager, anna, json!({ "role": role, "project_id": own })).await.expect(201);
            let elsewhere = grant(&mut manager, anna, json!({ "role": role, "project_id": other })).await;
            elsewhere.expect_problem(403, "forbidden");
        }
        for body in [
            json!({ "role": "manager", "project_id": own }),
            json!({ "role": "administrator" }),
            json!({ "role": "group_care" }),
            json!({ "role": "city_care", "city": "武汉" }),
        ] {
            grant(&mut manager, anna, body).await.expect_problem(403, "forbidden");
        }
        let boss = app.administrator().await;
        let list = manager.get(&format!("/api/v1/accounts/{}/roles", boss.account_id())).await.expect(200);
        let path = format!("/api/v1/roles/{}", list["items"][0]["id"]);
        manager.delete(&path).await.expect_problem(403, "forbidden");
    }

    async fn whoever_is_no_administrator_and_no_manager_gives_nothing(app) {
        let project = app.project("riverside").await;
        let anna = app.account("anna").await.account_id();
        let body = json!({ "role": "expert", "project_id": project });
        for (name, role, over) in [
            ("care", Role::GroupCare, Over::Group),
            ("city", Role::CityCare, Over::City("武汉")),
            ("lead", Role::Lead, Over::Project(project)),
            ("moderator", Role::Moderator, Over::Project(project)),
        ] {
            let mut staff = app.staff(name, role, over).await;
            grant(&mut staff, anna, body.clone()).await.expect_problem(403, "forbidden");
        }
        grant(&mut app.account("member").await, anna, body.clone()).await.expect_problem(403, "forbidden");
        grant(&mut app.guest(), anna, body).await.expect_problem(401, "sign_in_required");
    }

    async fn a_role_fits_its_scope_and_is_held_once(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let anna = app.account("anna").await.account_id();
        for (body, pointer, code) in [
            (json!({ "role": "agent" }), "/project_id", "required"),
            (json!({ "role": "city_care" }), "/city", "required"),
            (json!({ "role": "group_care", "project_id": project }), "/project_id", "malformed"),
            (json!({ "role": "agent", "project_id": project, "city": "武汉" }), "/city", "malformed"),
            (json!({ "role": "agent", "project_id": 999 }), "/project_id", "not_found"),
        ] {
            let problem = grant(&mut boss, anna, body).await.expect_problem(422, "invalid");
            assert_eq!(problem["errors"][0], json!({ "pointer": pointer, "code": code }));
        }
        let body = json!({ "role": "city_care", "city": "武汉" });
        grant(&mut boss, anna, body.clone()).await.expect(201);
        grant(&mut boss, anna, body).await.expect_problem(409, "role_held");
        grant(&mut boss, anna, json!({ "role": "city_care", "city": "长沙" })).await.expect(201);
        grant(&mut boss, AccountId(999), json!({ "role": "group_care" })).await.expect_problem(404, "not_found");
    }

    async fn a_repeated_grant_acts_once(app) {
        let mut boss = app.administrator().await;
        let anna = app.account("anna").await.account_id();
        let path = format!("/api/v1/accounts/{anna}/roles");
        let key = [("idempotency-key", "grant-1")];
        let body = json!({ "role": "group_care" });
        let first = boss.send(Method::POST, &path, Some(body.clone()), &key).await.expect(201);
        let second = boss.send(Method::POST, &path, Some(body), &key).await.expect(201);
        assert_eq!(first, second);
        let other = boss.send(Method::POST, &path, Some(json!({ "role": "administrator" })), &key).await;
        other.expect_problem(422, "invalid");
    }

    async fn one_sees_the_roles_of_others_only_as_staff(app) {
        let mut anna = app.account("anna").await;
        let care = app.staff("care", Role::GroupCare, Over::Group).await;
        let of = |id: AccountId| format!("/api/v1/accounts/{id}/roles");
        assert_eq!(anna.get(&of(anna.account_id())).await.expect(200)["items"], json!([]));
        anna.get(&of(care.account_id())).await.expect_problem(403, "forbidden");
        care.clone().get(&of(anna.account_id())).await.expect(200);
        care.clone().get(&of(AccountId(999))).await.expect_problem(404, "not_found");
        app.guest().get(&of(care.account_id())).await.expect_problem(401, "sign_in_required");
    }

    async fn the_last_administrator_stays(app) {
        let mut boss = app.administrator().await;
        let own = boss.get("/api/v1/me").await.expect(200)["roles"][0]["id"].clone();
        let path = format!("/api/v1/roles/{own}");
        boss.delete(&path).await.expect_problem(409, "last_administrator");
        assert!(operators::disable(&app.app, boss.account_id()).await.is_err());
        let second = app.staff("second", Role::Administrator, Over::Group).await;
        operators::disable(&app.app, second.account_id()).await.expect("closed");
        // One who cannot sign in does not count.
        boss.delete(&path).await.expect_problem(409, "last_administrator");
        operators::enable(&app.app, second.account_id()).await.expect("open");
        boss.delete(&path).await.expect(204);
        assert!(operators::disable(&app.app, second.account_id()).await.is_err());
    }

    async fn administrators_who_depose_each_other_at_once_leave_one(app) {
        for round in 0..4 {
            let (one, other) = (format!("one{round}"), format!("other{round}"));
            let one = app.staff(&one, Role::Administrator, Over::Group).await;
            let other = app.staff(&other, Role::Administrator, Over::Group).await;
            if round > 0 {
                // Whoever was left of the round before goes first.
                for name in [format!("one{}", round - 1), format!("other{}", round - 1)] {
                    let id = operators::by_login(&app.app, &name).await.expect("an account");
                    let named = NewGrant::parse(Role::Administrator, None, None).expect("a role");
                    let _ = roles::logic::revoke_named(&app.app, &Actor::System, id, named).await;
                }
            }
            let mut deposing = vec![];
            for (mut by, of) in [(one.clone(), other.account_id()), (other.clone(), one.account_id())] {
                let held = by.get(&format!("/api/v1/accounts/{of}/roles")).await.expect(200);
                let path = format!("/api/v1/roles/{}", held["items"][0]["id"]);
                deposing.push(async move { by.delete(&path).await.status.as_u16() });
            }
            let answers = join_all(deposing).await;
            assert_eq!(answers.iter().filter(|status| **status == 204).count(), 1, "{answers:?}");
        }
    }

    async fn a_right_that_was_just_taken_grants_nothing(app) {
        let boss = app.administrator().await;
        let second = app.staff("second", Role::Administrator, Over::Group).await;
        // What the request knew of its sender is older than the transaction.
        let stale = app.actor(&second).await;
        let named = NewGrant::parse(Role::Administrator, None, None).expect("a role");
        let revoked = roles::logic::revoke_named(&app.app, &Actor::System, second.account_id(), named.clone()).await;
        revoked.expect("revoked");
        let anna = app.account("anna").await.account_id();
        let granted = roles::logic::grant(&app.app, &stale, anna, named, Once::default()).await;
        assert!(granted.is_err());
        assert_eq!(boss.clone().get("/api/v1/me").await.expect(200)["roles"][0]["role"], "administrator");
    }

    async fn the_command_line_acts_for_nobody_and_is_audited(app) {
        use clap::Parser as _;
        #[derive(clap::Parser)]
        struct Line {
            #[command(subcommand)]
            act: linli::admin::Act,
        }
        app.project("riverside").await;
        app.account("anna").await;
        let run = async |line: &str| {
            let line = Line::try_parse_from(line.split(' ')).map_err(anyhow::Error::from)?;
            linli::admin::run(&app.app, line.act).await
        };
        assert_eq!(run("admin grant anna manager --project riverside").await.expect("granted"), "granted");
        assert!(run("admin grant anna manager --project riverside").await.is_err());
        assert!(run("admin grant anna king").await.is_err());
        assert!(run("admin grant anna city_care").await.is_err());
        assert!(run("admin grant nobody administrator").await.is_err());
        assert_eq!(run("admin revoke anna manager --project riverside").await.expect("revoked"), "revoked");
        assert!(run("admin revoke anna manager --project riverside").await.is_err());
        assert!(run("admin reset-link anna@story.test").await.expect("a link").contains("/reset-password?token="));
        run("admin disable anna").await.expect("closed");
        run("admin enable anna").await.expect("open");
        run("admin sign-out anna").await.expect("signed out");
        let entries = audit_entry::Entity::find().order_by_asc(audit_entry::Column::Id).all(app.app.db.read()).await;
        let acts: Vec<String> = entries.expect("entries").into_iter()
            .inspect(|entry| assert_eq!(entry.actor_id, None))
            .map(|entry| entry.act)
            .filter(|act| act != "create_project")
            .collect();
        let expected = ["grant_role", "revoke_role", "reset_link", "disable_account", "enable_account", "sign_out"];
        assert_eq!(acts, expected);
    }
}
