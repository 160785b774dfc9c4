//! That nobody can know who wins, and that anybody can recompute it.

use std::process::Command;

use linli_tests::root;
use poem::http::Method;
use sea_orm::ConnectionTrait as _;

use super::*;
use crate::erasure::stands_anywhere;

/// What the script beside the manual says of a proof, and whether it finds all of it right.
fn recomputed(proof: &Value, receipt: Option<&Value>) -> (bool, String) {
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(file.path(), proof.to_string()).expect("the proof is written");
    let mut script = Command::new("python3");
    script.arg(root().join("docs/draws/verify.py")).arg(file.path());
    if let Some(own) = receipt {
        let text = |field: &str| own[field].as_str().expect("a text").to_owned();
        script.args(["--receipt", &own["number"].to_string(), &text("member_number"), &text("salt")]);
    }
    let said = script.output().expect("python3 is there");
    (said.status.success(), String::from_utf8_lossy(&said.stdout).into_owned())
}

/// Changes a row behind everybody's back.
async fn damage(app: &TestApp, sql: &str) {
    let done = app.app.db.read().execute_unprepared(sql).await.expect("the damage is done");
    assert!(done.rows_affected() > 0, "{sql}");
}

/// All that somebody can read of a draw, in one text.
async fn all_of(browser: &mut Browser, id: &str) -> String {
    let mut text = String::new();
    for path in ["/draws", "/draws?when=past", "/me", "/notifications"] {
        text.push_str(&browser.get(&format!("/api/v1{path}")).await.text());
    }
    for rest in ["", "/proof", "/winners"] {
        text.push_str(&browser.get(&format!("/api/v1/draws/{id}{rest}")).await.text());
    }
    for page in [format!("/draws/{id}"), "/draws".to_owned(), format!("/staff/draws/{id}")] {
        text.push_str(&browser.get(&page).await.text());
    }
    text
}

#[test]
fn the_script_is_held_to_the_same_vectors() {
    let docs = root().join("docs/draws");
    let script = Command::new("python3")
        .arg(docs.join("verify.py"))
        .arg("--vectors")
        .arg(docs.join("vectors.json"))
        .output()
        .expect("python3 is there");
    assert!(script.status.success(), "{}", String::from_utf8_lossy(&script.stderr));
}

linli_tests::story! {
    async fn nobody_knows_the_secret_before_it_is_drawn(app) {
        let mut boss = app.administrator().await;
        let id = offered(&mut boss).await;
        let mut anna = entrants(&app, &id, 2).await.remove(0);
        let secret = secret(&app, &id).await;
        for step in 0..3 {
            for browser in [&mut boss, &mut anna, &mut app.guest()] {
                assert!(!all_of(browser, &id).await.contains(&secret), "{step}");
            }
            assert_eq!(stands_anywhere(&app, &secret).await, Vec::<String>::new(), "nor who reads the database");
            match step {
                0 => closed(&app).await,
                1 => app.advance(DAY + 3 * HOUR),
                _ => {}
            }
        }
        // A first person states the value: it is not drawn yet, and nothing is told.
        let seen = state(&mut boss, &id, BALLS, None).await.expect(200);
        assert_eq!((&seen["state"], seen["stated_at"].is_string(), &seen["value"]), (&"closed".into(), true, &Value::Null));
        assert_eq!(draw(&mut anna, &id).await["stated_at"], Value::Null);
        assert!(!all_of(&mut anna, &id).await.contains(&secret));
        drawn(&app, &mut boss, &id).await;
        assert_eq!(proof(&app, &id).await["secret"], json!(secret));
    }

    async fn anybody_recomputes_it_with_a_program_of_their_own(app) {
        let mut boss = app.administrator().await;
        let id = offered(&mut boss).await;
        let mut all = entrants(&app, &id, 7).await;
        assert_eq!(proof(&app, &id).await["entries"], Value::Null);
        assert!(!recomputed(&proof(&app, &id).await, None).0, "nothing is frozen yet");
        closed(&app).await;
        let frozen = proof(&app, &id).await;
        let own = draw(&mut all[3], &id).await["own"].clone();
        let line = format!("4 {}", own["pseudonym"].as_str().expect("a pseudonym"));
        assert!(frozen["entries"].as_str().expect("a list").lines().any(|one| one == line));
        let (right, said) = recomputed(&frozen, Some(&own));
        assert!(right && said.contains("the entry of the receipt is in the list"), "{said}");
        app.advance(DAY + 3 * HOUR);
        drawn(&app, &mut boss, &id).await;
        let whole = proof(&app, &id).await;
        assert_eq!((&whole["entries"], &whole["entries_hash"], &whole["commitment"]), (&frozen["entries"], &frozen["entries_hash"], &frozen["commitment"]));
        let (right, said) = recomputed(&whole, Some(&own));
        assert!(right, "{said}");
        assert_eq!(said.matches("ok ").count(), 7, "{said}");
        assert_eq!(faults(&app).await, Vec::<String>::new());
        // Whatever is told otherwise is found.
        let other = |field: &str, value: Value| {
            let mut proof = whole.clone();
            proof[field] = value;
            recomputed(&proof, Some(&own)).0
        };
        assert!(!other("secret", json!("00".repeat(32))));
        assert!(!other("value", json!("01 05 12 17 23 30 09")));
        assert!(!other("winners", json!([])));
        let shorter: String = whole["entries"].as_str().expect("a list").lines().skip(1).map(|line| format!("{line}\n")).collect();
        assert!(!other("entries", json!(shorter)));
        let mut stranger = own.clone();
        stranger["member_number"] = json!("10999999");
        assert!(!recomputed(&whole, Some(&stranger)).0, "the receipt is of one member");
    }

    async fn a_row_that_is_changed_is_found_and_nothing_is_drawn_of_it(app) {
        let mut boss = app.administrator().await;
        let id = offered(&mut boss).await;
        entrants(&app, &id, 4).await;
        known(&app).await;
        let before = proof(&app, &id).await;
        let line = before["entries"].as_str().expect("a list").lines().nth(1).expect("a line").to_owned();
        let pseudonym = line.split(' ').nth(1).expect("a pseudonym");
        let forged = "0".repeat(64);
        damage(&app, &format!("UPDATE draw_entry SET pseudonym = '{forged}' WHERE draw_id = {id} AND number = 2")).await;
        assert_eq!(faults(&app).await, [format!("the list of draw {id} is not the one that was frozen")]);
        assert!(!recomputed(&proof(&app, &id).await, None).0);
        state(&mut boss, &id, BALLS, EVIDENCE).await.expect_problem(409, "list_changed");
        damage(&app, &format!("UPDATE draw_entry SET pseudonym = '{pseudonym}' WHERE draw_id = {id} AND number = 2")).await;
        drawn(&app, &mut boss, &id).await;
        assert_eq!(faults(&app).await, Vec::<String>::new());
        let first = proof(&app, &id).await["winners"][0]["number"].clone();
        damage(&app, &format!("UPDATE draw_entry SET place = NULL, prize_id = NULL WHERE draw_id = {id} AND number = {first}")).await;
        assert_eq!(faults(&app).await, [format!("others won draw {id} than follow from what is published")]);
        assert!(!recomputed(&proof(&app, &id).await, None).0);
        damage(&app, &format!("UPDATE draw SET secret = '{forged}' WHERE id = {id}")).await;
        assert_eq!(faults(&app).await, [format!("the secret of draw {id} is not the one that was promised")]);
    }

    async fn a_list_that_was_not_frozen_in_time_is_not_drawn(app) {
        let mut boss = app.administrator().await;
        let id = offered(&mut boss).await;
        entrants(&app, &id, 2).await;
        // The server stood still until the value was known.
        app.advance(10 * DAY);
        state(&mut boss, &id, BALLS, EVIDENCE).await.expect_problem(409, "too_early");
        run_due(&app).await;
        state(&mut boss, &id, BALLS, EVIDENCE).await.expect_problem(409, "too_late");
        let seen = draw(&mut boss, &id).await;
        assert_eq!((&seen["may"]["state_value"], &seen["may"]["cancel"]), (&false.into(), &true.into()));
        boss.post(&format!("/api/v1/draws/{id}/cancellation"), json!({ "reason": "名单封存晚了" })).await.expect(200);
    }

    async fn without_evidence_two_persons_say_the_same(app) {
        let mut boss = app.administrator().await;
        let mut care = app.staff("care", Role::GroupCare, Over::Group).await;
        let id = offered(&mut boss).await;
        entrants(&app, &id, 2).await;
        known(&app).await;
        state(&mut boss, &id, "1 2 4", None).await.expect(200);
        // Whoever was wrong says it anew, and is not a second person by that.
        assert_eq!(state(&mut boss, &id, "1 2 3", None).await.expect(200)["state"], "closed");
        assert_eq!(draw(&mut boss, &id).await["may"]["confirm_value"], false);
        assert_eq!(draw(&mut care, &id).await["may"]["confirm_value"], true);
        state(&mut care, &id, "1 2 4", None).await.expect_problem(409, "value_differs");
        state(&mut care, &id, "1 2 4", EVIDENCE).await.expect_problem(409, "value_differs");
        let seen = state(&mut care, &id, "1、2、3", None).await.expect(200);
        assert_eq!((&seen["state"], &seen["value"], &seen["evidence_url"]), (&"drawn".into(), &"1 2 3".into(), &Value::Null));
        assert!(recomputed(&proof(&app, &id).await, None).0);
    }

    async fn an_erased_account_leaves_the_proof_and_nothing_that_leads_to_it(app) {
        let mut boss = app.administrator().await;
        let id = offered(&mut boss).await;
        let mut all = entrants(&app, &id, 3).await;
        let own = draw(&mut all[1], &id).await["own"].clone();
        let salt = own["salt"].as_str().expect("a salt").to_owned();
        assert_eq!(stands_anywhere(&app, &salt).await, ["draw_entry"]);
        closed(&app).await;
        let erasure = format!("/api/v1/accounts/{}/erasure", all[1].account_id());
        boss.send(Method::POST, &erasure, None, &[]).await.expect(204);
        assert_eq!(stands_anywhere(&app, &salt).await, Vec::<String>::new());
        app.advance(DAY + 3 * HOUR);
        drawn(&app, &mut boss, &id).await;
        let whole = proof(&app, &id).await;
        assert!(recomputed(&whole, None).0 && recomputed(&whole, Some(&own)).0, "the proof stays");
        assert_eq!(whole["winners"].as_array().map(Vec::len), Some(3));
        sound(&app).await;
    }
}
