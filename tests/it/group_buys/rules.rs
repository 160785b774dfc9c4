//! What is demanded of whoever offers, joins, decides and is erased.

use linli::features::deposits::rules::{Step, next};
use linli::features::payments::jobs::{Fault, check};
use linli_entities::account::AccountId;
use linli_entities::deposit::DepositState;
use linli_entities::role_grant::Role;
use linli_tests::arrange::Over;
use linli_tests::arrange::people::PASSWORD;
use poem::http::Method;
use sea_orm::ConnectionTrait as _;
use serde_json::{Value, json};

use super::{
    DAY, FEN, act, group_buy, held, input, join, joined, member, offered, opened, pay, payment, read,
    run_due, send, sound,
};

linli_tests::story! {
    async fn what_is_offered_has_a_permit_and_stays_as_it_was_offered(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let mut manager = app.staff("manager", Role::Manager, Over::Project(project)).await;
        let mut elsewhere = app.staff("elsewhere", Role::Manager, Over::Project(app.project("hill").await)).await;
        let mut draft = input(project);
        draft["presale_permit"] = Value::Null;
        draft["terms_markdown"] = "".into();
        elsewhere.post("/api/v1/group-buys", draft.clone()).await.expect_problem(403, "forbidden");
        let made = manager.post("/api/v1/group-buys", draft.clone()).await.expect(201);
        let path = format!("/api/v1/group-buys/{}", made["id"]);
        for reader in [&mut app.guest(), &mut elsewhere] {
            reader.get(&path).await.expect_problem(404, "not_found");
        }
        assert_eq!(boss.get("/api/v1/group-buys?when=drafts").await.expect(200)["items"][0]["id"], made["id"]);
        let lacks = manager.post(&format!("{path}/opening"), json!({})).await.expect_problem(422, "invalid");
        let pointers: Vec<&Value> = lacks["errors"].as_array().expect("errors").iter().map(|error| &error["code"]).collect();
        assert_eq!(pointers, ["permit_required", "required"]);
        let put = async |browser: &mut linli_tests::Browser, version: &str, body: &Value| {
            browser.send(Method::PUT, &path, Some(body.clone()), &[("if-match", version)]).await
        };
        let changed = put(&mut manager, "\"1\"", &input(project)).await.expect(200);
        assert_eq!((&changed["terms_version"], &changed["version"]), (&2.into(), &2.into()));
        put(&mut manager, "\"1\"", &input(project)).await.expect_problem(412, "stale");
        manager.post(&format!("{path}/opening"), json!({})).await.expect(200);
        manager.post(&format!("{path}/opening"), json!({})).await.expect_problem(409, "wrong_state");
        // Words and seats may change, what was promised may not.
        let mut words = input(project);
        words["title"] = "江畔三期团购（加开）".into();
        words["seat_count"] = 5.into();
        assert_eq!(put(&mut manager, "\"3\"", &words).await.expect(200)["seat_count"], 5);
        for (field, value) in [("deposit_fen", json!(1)), ("promise_on", json!("2026-04-30")), ("terms_markdown", json!("不退")), ("target_count", json!(1))] {
            let mut other = words.clone();
            other[field] = value;
            put(&mut manager, "\"4\"", &other).await.expect_problem(409, "wrong_state");
        }
        let (mut anna, _) = member(&app, "anna").await;
        let stale = anna.post(&format!("{path}/deposits"), json!({ "terms_version": 1 })).await;
        stale.expect_problem(409, "terms_changed");
        app.account("nobody").await.post(&format!("{path}/deposits"), json!({ "terms_version": 2 })).await.expect_problem(403, "not_a_member");
        let seen = app.guest().get(&path).await.expect(200);
        assert_eq!((&seen["why_not"], &seen["payee"]), (&"sign_in_required".into(), &Value::Null));
        assert_eq!(manager.get(&path).await.expect(200)["payee"], input(project)["payee"]);
    }

    async fn nonsense_is_refused_field_by_field(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        for (field, value, code) in [
            ("title", json!(" "), "required"),
            ("project_ids", json!([]), "required"),
            ("deposit_fen", json!(0), "out_of_range"),
            ("off_fen", json!(-1), "out_of_range"),
            ("target_count", json!(0), "out_of_range"),
            ("seat_count", json!(1), "out_of_range"),
            ("closes_at", json!("2026-03-01T00:00:00Z"), "out_of_range"),
            ("selects_on", json!("2026-03-10"), "out_of_range"),
            ("promise_on", json!("2026-03-15"), "out_of_range"),
            ("payment_hours", json!(0), "out_of_range"),
            ("clearing_hours", json!(241), "out_of_range"),
            ("payee", json!(""), "required"),
        ] {
            let mut wrong = input(project);
            wrong[field] = value;
            let told = boss.post("/api/v1/group-buys", wrong).await.expect_problem(422, "invalid");
            assert_eq!((&told["errors"][0]["pointer"], &told["errors"][0]["code"]), (&format!("/{field}").into(), &code.into()));
        }
        let mut nowhere = input(project);
        nowhere["project_ids"] = json!([project, 999_999]);
        let told = boss.post("/api/v1/group-buys", nowhere).await;
        told.expect_problem(422, "invalid");
    }

    async fn a_group_buy_of_two_projects_is_offered_by_who_manages_both_and_worked_on_in_each(app) {
        let mut boss = app.administrator().await;
        let (one, two) = (app.project("riverside").await, app.project("hill").await);
        let mut manager = app.staff("manager", Role::Manager, Over::Project(one)).await;
        let mut city = app.staff("city", Role::CityCare, Over::City("武汉")).await;
        let mut both = input(one);
        both["project_ids"] = json!([one, two]);
        manager.post("/api/v1/group-buys", both.clone()).await.expect_problem(403, "forbidden");
        let id = offered(&mut boss, one, |input| input["project_ids"] = json!([one, two])).await;
        let (_, annas) = joined(&app, "anna", &id).await;
        manager.post(&format!("/api/v1/group-buys/{id}/cancellation"), json!({ "reason": "x" })).await.expect_problem(403, "forbidden");
        let seen = manager.get(&format!("/api/v1/group-buys/{id}/deposits")).await.expect(200);
        assert_eq!(seen["items"][0]["account"]["name"], "anna");
        assert_eq!(pay(&mut manager, &annas, FEN, "in-1").await["state"], "held");
        let (_, berts) = joined(&app, "bert", &id).await;
        assert_eq!(pay(&mut city, &berts, FEN, "in-2").await["state"], "held", "care of the city takes payments");
        act(&mut city, &berts, "selection", json!({})).await.expect_problem(403, "forbidden");
        let mut stranger = app.staff("stranger", Role::Manager, Over::Project(app.project("far").await)).await;
        let elsewhere = stranger.post("/api/v1/payments", payment(Some(&annas["reference"]), FEN, "in-3")).await;
        assert_eq!(elsewhere.expect_problem(422, "invalid")["errors"][0]["code"], "not_found", "of a deposit elsewhere nothing is told");
        stranger.get(&format!("/api/v1/group-buys/{id}/deposits")).await.expect_problem(403, "forbidden");
        let found = |answer: &Value| answer["items"].as_array().map(Vec::len);
        for project in [one, two] {
            assert_eq!(found(&app.guest().get(&format!("/api/v1/group-buys?project_id={project}")).await.expect(200)), Some(1));
        }
        sound(&app).await;
    }

    async fn a_draft_is_not_moved_to_a_project_of_others(app) {
        let (one, other) = (app.project("one").await, app.project("other").await);
        let mut manager = app.staff("manager", Role::Manager, Over::Project(one)).await;
        let path = format!("/api/v1/group-buys/{}", manager.post("/api/v1/group-buys", input(one)).await.expect(201)["id"]);
        let version = [("if-match", "1")];
        manager.send(Method::PUT, &path, Some(input(other)), &version).await.expect_problem(403, "forbidden");
        let mut nowhere = input(one);
        nowhere["project_ids"] = json!([one, 900_001]);
        manager.send(Method::PUT, &path, Some(nowhere), &version).await.expect_problem(422, "invalid");
        assert_eq!(group_buy(&mut manager, path.rsplit('/').next().expect("an id")).await["projects"][0]["id"], json!(one));
    }

    async fn nobody_decides_on_their_own_and_much_goes_back_by_two(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let id = offered(&mut boss, project, |input| input["deposit_fen"] = 2_000_000.into()).await;
        let (mut anna, annas) = joined(&app, "anna", &id).await;
        app.grant(anna.account_id(), Role::Manager, Over::Project(project)).await;
        anna.post("/api/v1/payments", payment(Some(&annas["reference"]), 2_000_000, "in-1")).await.expect_problem(403, "involved");
        pay(&mut boss, &annas, 2_000_000, "in-1").await;
        let (_, berts) = joined(&app, "bert", &id).await;
        pay(&mut boss, &berts, 2_000_000, "in-2").await;
        boss.post(&format!("/api/v1/group-buys/{id}/closing"), json!({})).await.expect(200);
        for decision in ["selection", "release"] {
            act(&mut anna, &annas, decision, json!({})).await.expect_problem(403, "involved");
        }
        let back = act(&mut boss, &annas, "release", json!({})).await.expect(200);
        let refund = &back["refunds"][0];
        send(&mut anna, refund, "2026-03-02", "out-1").await.expect_problem(403, "involved");
        let sent = send(&mut boss, refund, "2026-03-02", "out-1").await.expect(200);
        assert_eq!((&sent["state"], &sent["may"]["confirm"]), (&"sent".into(), &false.into()));
        let confirmation = format!("/api/v1/refunds/{}/confirmation", refund["id"]);
        boss.post(&confirmation, json!({})).await.expect_problem(403, "involved");
        anna.post(&confirmation, json!({})).await.expect_problem(403, "involved");
        sound(&app).await;
        let mut second = app.staff("second", Role::GroupCare, Over::Group).await;
        assert_eq!(second.post(&confirmation, json!({})).await.expect(200)["state"], "done");
        second.post(&confirmation, json!({})).await.expect_problem(409, "wrong_state");
        assert_eq!(read(&mut anna, &annas).await["state"], "refunded");
        sound(&app).await;
    }

    async fn an_account_is_not_erased_while_money_is_held_for_it_or_owed_to_it(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let id = opened(&mut boss, project).await;
        let mut anna = app.registered("anna").await;
        anna.post("/api/v1/me/email/codes", json!({})).await.expect(202);
        let code = app.mailed_code().await;
        anna.post("/api/v1/me/email/proof", json!({ "code": code })).await.expect(200);
        let anna_id = anna.get("/api/v1/me").await.expect(200)["id"].as_i64().expect("an id");
        let mut anna = app.signed_in(AccountId(anna_id)).await;
        anna.post("/api/v1/club/membership", json!({ "terms_version": 1 })).await.expect(201);
        let deposit = join(&mut anna, &id).await.expect(201);
        pay(&mut boss, &deposit, FEN, "in-1").await;
        let erase = json!({ "password": PASSWORD });
        anna.post("/api/v1/me/erasure", erase.clone()).await.expect_problem(409, "money_held");
        // Leaving the club changes nothing of the money.
        anna.delete("/api/v1/club/membership").await.expect(204);
        let back = act(&mut anna, &deposit, "withdrawal", json!({})).await.expect(200);
        anna.post("/api/v1/me/erasure", erase.clone()).await.expect_problem(409, "money_held");
        anna.get("/api/v1/me").await.expect(200);
        send(&mut boss, &back["refunds"][0], "2026-03-02", "out-1").await.expect(200);
        assert_eq!(anna.post("/api/v1/me/erasure", erase).await.status, 204);
        let kept = boss.get(&format!("/api/v1/payments?group_buy_id={id}")).await.expect(200);
        assert_eq!((&kept["items"][0]["payer"], &kept["items"][0]["fen"]), (&Value::Null, &FEN.into()), "who paid is forgotten, what moved is not");
        sound(&app).await;
    }

    async fn a_cancelled_group_buy_gives_everything_back_and_says_why(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let id = opened(&mut boss, project).await;
        let (mut anna, annas) = held(&app, &mut boss, "anna", &id).await;
        let (_, berts) = held(&app, &mut boss, "bert", &id).await;
        let (mut carl, carls) = joined(&app, "carl", &id).await;
        boss.post(&format!("/api/v1/group-buys/{id}/closing"), json!({})).await.expect(200);
        act(&mut boss, &berts, "selection", json!({})).await.expect(200);
        let cancellation = format!("/api/v1/group-buys/{id}/cancellation");
        boss.post(&cancellation, json!({ "reason": " " })).await.expect_problem(422, "invalid");
        boss.post(&cancellation, json!({ "reason": "预售证被撤" })).await.expect(200);
        boss.post(&cancellation, json!({ "reason": "再说一次" })).await.expect_problem(409, "wrong_state");
        assert_eq!(run_due(&app).await, 3);
        for deposit in [&annas, &berts] {
            assert_eq!(read(&mut boss, deposit).await["state"], "refunding");
        }
        assert_eq!(read(&mut carl, &carls).await["state"], "lapsed");
        let seen = group_buy(&mut anna, &id).await;
        assert_eq!((&seen["end"], &seen["end_note"], &seen["held_count"]), (&"cancelled".into(), &"预售证被撤".into(), &0.into()));
        app.make_notices().await;
        let told = anna.get("/api/v1/notifications").await.expect(200);
        assert_eq!(told["items"][0]["title"], "《江畔三期团购》没有办成，订金正在退回");
        sound(&app).await;
    }

    async fn what_is_changed_by_hand_is_found_and_named(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let id = opened(&mut boss, project).await;
        held(&app, &mut boss, "anna", &id).await;
        app.advance(DAY);
        sound(&app).await;
        let db = app.app.db.read();
        for (by_hand, right) in [("lapsed", "held"), ("applied", "held")] {
            let change = format!("UPDATE deposit SET state = '{by_hand}'");
            db.execute_unprepared(&change).await.expect("changed");
            let faults = check(&app.app).await.expect("checked");
            assert!(faults.iter().any(|fault| matches!(fault, Fault::Member(_))), "{by_hand}: {faults:?}");
            assert_eq!(faults.len(), 2, "{by_hand}: {faults:?}");
            db.execute_unprepared(&format!("UPDATE deposit SET state = '{right}'")).await.expect("put right");
            sound(&app).await;
        }
        // The same money twice is refused by the database itself.
        let twice = "INSERT INTO ledger_transaction (unit, number, kind, source, source_id, qualifying, effective_on, recorded_at, hash) \
            SELECT unit, 99, kind, source, source_id, 0, effective_on, recorded_at, hash FROM ledger_transaction WHERE unit = 'fen'";
        db.execute_unprepared(twice).await.expect_err("refused");
    }
}

#[test]
fn the_table_of_steps_is_what_the_manual_says() {
    let path = linli_tests::root().join("docs/group-buys.md");
    let text = std::fs::read_to_string(path).expect("docs/group-buys.md");
    let rows: Vec<Vec<&str>> = text
        .lines()
        .filter_map(|line| line.strip_prefix("| **"))
        .map(|line| {
            line.split('|').map(|cell| cell.trim().trim_end_matches("**").trim_matches('`')).collect()
        })
        .collect();
    assert_eq!(rows.len(), Step::ALL.len());
    for (step, row) in Step::ALL.into_iter().zip(rows) {
        for (state, cell) in DepositState::ALL.iter().zip(&row[1..]) {
            let becomes = next(*state, step).map_or("", DepositState::as_str);
            assert_eq!(*cell, becomes, "{} of one that is {}", row[0], state.as_str());
        }
    }
}
