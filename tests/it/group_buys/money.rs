//! Money that comes at the wrong time, twice, in another amount or for nobody.

use serde_json::{Value, json};

use super::{DAY, FEN, act, group_buy, held, join, joined, opened, pay, payment, read, run_due, send, sound};

linli_tests::story! {
    async fn money_that_cannot_be_held_goes_back_by_itself(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let id = opened(&mut boss, project).await;
        let (mut anna, annas) = joined(&app, "anna", &id).await;
        // Another amount goes back as a whole, and the deposit waits on.
        let little = pay(&mut boss, &annas, FEN - 1, "in-1").await;
        assert_eq!((&little["state"], &little["refund"]["cause"], &little["refund"]["fen"]), (&"returned".into(), &"other_amount".into(), &(FEN - 1).into()));
        assert_eq!(read(&mut anna, &annas).await["state"], "waiting");
        sound(&app).await;
        assert_eq!(pay(&mut boss, &annas, FEN, "in-2").await["state"], "held");
        // The same line of the statement is one payment.
        let again = boss.post("/api/v1/payments", payment(Some(&annas["reference"]), FEN, "in-2")).await;
        again.expect_problem(409, "reference_used");
        // After withdrawing.
        act(&mut anna, &annas, "withdrawal", json!({})).await.expect(200);
        assert_eq!(pay(&mut boss, &annas, FEN, "in-3").await["refund"]["cause"], "late");
        // Who did not pay in time, and then does, is in as long as there is room.
        let (mut bert, berts) = joined(&app, "bert", &id).await;
        app.advance(4 * DAY);
        run_due(&app).await;
        assert_eq!(read(&mut bert, &berts).await["state"], "lapsed");
        assert_eq!(pay(&mut boss, &berts, FEN, "in-4").await["state"], "held");
        let back = read(&mut bert, &berts).await;
        assert_eq!((&back["state"], &back["reason"], &back["ended_at"]), (&"held".into(), &Value::Null, &Value::Null));
        for name in ["carl", "dora"] {
            held(&app, &mut boss, name, &id).await;
        }
        let (mut emil, _) = crate::club::member(&app, "emil").await;
        join(&mut emil, &id).await.expect_problem(409, "group_buy_full");
        sound(&app).await;
    }

    async fn c48_the_refund_of_a_second_payment_ends_nothing(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let id = opened(&mut boss, project).await;
        let (mut anna, annas) = joined(&app, "anna", &id).await;
        assert_eq!(pay(&mut boss, &annas, FEN, "in-1").await["state"], "held");
        let double = pay(&mut boss, &annas, FEN, "in-2").await;
        assert_eq!((&double["state"], &double["refund"]["cause"]), (&"returned".into(), &"double".into()));
        send(&mut boss, &double["refund"], "2026-03-02", "out-2").await.expect(200);
        let seen = read(&mut anna, &annas).await;
        assert_eq!((&seen["state"], seen["refunds"].as_array().map(Vec::len)), (&"held".into(), Some(1)));
        assert_eq!(group_buy(&mut anna, &id).await["held_count"], 1);
        sound(&app).await;
    }

    async fn c49_money_that_comes_when_seats_are_gone_or_time_is_over_is_taken_down_and_goes_back(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let id = opened(&mut boss, project).await;
        let (mut late, of_late) = joined(&app, "late", &id).await;
        let (_, of_later) = joined(&app, "later", &id).await;
        for name in ["anna", "bert", "carl"] {
            held(&app, &mut boss, name, &id).await;
        }
        let full = pay(&mut boss, &of_late, FEN, "in-1").await;
        assert_eq!((&full["state"], &full["refund"]["cause"], &full["refund"]["fen"]), (&"returned".into(), &"full".into(), &FEN.into()));
        app.make_notices().await;
        let told = late.get("/api/v1/notifications").await.expect(200);
        assert_eq!(told["items"][0]["title"], "《江畔三期团购》有一笔付款不能收，正在原路退回");
        app.advance(10 * DAY);
        boss = app.signed_in(boss.account_id()).await;
        run_due(&app).await;
        let mut paid = payment(Some(&of_later["reference"]), FEN, "in-2");
        paid["paid_on"] = "2026-03-12".into();
        assert_eq!(boss.post("/api/v1/payments", paid).await.expect(201)["refund"]["cause"], "late");
        let due = boss.get("/api/v1/refunds?state=due").await.expect(200);
        assert_eq!(due["items"].as_array().map(Vec::len), Some(2), "both are to be sent");
        sound(&app).await;
    }

    async fn money_that_was_paid_in_time_is_taken_until_it_is_decided_and_no_later(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let id = opened(&mut boss, project).await;
        held(&app, &mut boss, "anna", &id).await;
        let (mut bert, berts) = joined(&app, "bert", &id).await;
        let (mut carl, carls) = joined(&app, "carl", &id).await;
        let (mut dora, doras) = joined(&app, "dora", &id).await;
        // The 11th, 09:00: it closed yesterday at 18:00.
        app.advance(9 * DAY);
        run_due(&app).await;
        let mut on = async |deposit: &Value, day: &str, bank: &str| {
            let mut paid = payment(Some(&deposit["reference"]), FEN, bank);
            paid["paid_on"] = day.into();
            boss.post("/api/v1/payments", paid).await.expect(201)
        };
        assert_eq!(on(&berts, "2026-03-10", "in-2").await["state"], "held", "it was on its way");
        assert_eq!(on(&carls, "2026-03-11", "in-3").await["refund"]["cause"], "late");
        app.advance(DAY);
        // Nobody has to have run: it is late all the same.
        assert_eq!(on(&doras, "2026-03-10", "in-4").await["refund"]["cause"], "late");
        run_due(&app).await;
        assert_eq!(group_buy(&mut bert, &id).await["state"], "selecting");
        for (browser, deposit) in [(&mut carl, &carls), (&mut dora, &doras)] {
            assert_eq!(read(browser, deposit).await["state"], "lapsed");
        }
        let tomorrow = json!({ "reference": null, "fen": 1, "paid_on": "2027-01-01", "bank_reference": "in-5" });
        let told = boss.post("/api/v1/payments", tomorrow).await.expect_problem(422, "invalid");
        assert_eq!(told["errors"][0]["pointer"], "/paid_on");
        sound(&app).await;
    }

    async fn money_without_a_deposit_waits_until_its_deposit_is_found_or_goes_back(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let id = opened(&mut boss, project).await;
        let (mut anna, annas) = joined(&app, "anna", &id).await;
        let stray = boss.post("/api/v1/payments", payment(None, FEN, "in-1")).await.expect(201);
        let other = boss.post("/api/v1/payments", payment(None, 1, "in-2")).await.expect(201);
        assert_eq!(stray["state"], "unassigned");
        sound(&app).await;
        let listed = boss.get("/api/v1/payments?state=unassigned").await.expect(200);
        assert_eq!(listed["items"].as_array().map(Vec::len), Some(2));
        let assignment = format!("/api/v1/payments/{}/assignment", stray["id"]);
        let wrong = boss.post(&assignment, json!({ "reference": "LLNOTHING" })).await.expect_problem(422, "invalid");
        assert_eq!(wrong["errors"][0]["code"], "not_found");
        let typed = annas["reference"].as_str().expect("a reference").to_lowercase();
        let found = boss.post(&assignment, json!({ "reference": format!(" {typed} ") })).await.expect(200);
        assert_eq!((&found["state"], &found["deposit_id"]), (&"held".into(), &annas["id"]));
        boss.post(&assignment, json!({ "reference": typed })).await.expect_problem(409, "wrong_state");
        assert_eq!(read(&mut anna, &annas).await["state"], "held");
        let back = boss.post(&format!("/api/v1/payments/{}/return", other["id"]), json!({})).await.expect(200);
        assert_eq!((&back["state"], &back["refund"]["cause"], &back["refund"]["deposit_id"]), (&"returned".into(), &"unassigned".into(), &Value::Null));
        sound(&app).await;
        send(&mut boss, &back["refund"], "2026-03-02", "out-2").await.expect(200);
        sound(&app).await;
        // Somebody's second payment, found late, goes back.
        let third = boss.post("/api/v1/payments", payment(None, FEN, "in-3")).await.expect(201);
        let assignment = format!("/api/v1/payments/{}/assignment", third["id"]);
        let found = boss.post(&assignment, json!({ "reference": annas["reference"] })).await.expect(200);
        assert_eq!((&found["state"], &found["refund"]["cause"]), (&"returned".into(), &"double".into()));
        sound(&app).await;
    }

    async fn finance_reads_what_came_and_went_day_by_day(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let id = opened(&mut boss, project).await;
        let (mut anna, annas) = held(&app, &mut boss, "anna", &id).await;
        boss.post("/api/v1/payments", payment(None, 12_345, "=in-2")).await.expect(201);
        let back = act(&mut anna, &annas, "withdrawal", json!({})).await.expect(200);
        app.advance(DAY);
        send(&mut boss, &back["refunds"][0], "2026-03-03", "out-1").await.expect(200);
        let table = boss.get("/api/v1/payments/table?from_on=2026-03-01&until_on=2026-03-31").await;
        table.expect(200);
        let text = table.text();
        let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
        assert_eq!(lines.len(), 4, "{text}");
        assert!(lines[1].starts_with("1,2026-03-02,5000.00,,5000.00,transfer,bank-anna,LL"), "{}", lines[1]);
        assert!(lines[2].starts_with("2,2026-03-02,123.45,,5123.45,transfer,'=in-2,,,,,"), "{}", lines[2]);
        assert!(lines[3].contains(",2026-03-03,,5000.00,123.45,transfer,out-1,"), "{}", lines[3]);
        assert!(lines[3].contains(",R10000001,") && lines[3].contains("江畔三期团购"), "{}", lines[3]);
        let one = boss.get("/api/v1/payments/table?from_on=2026-03-03&until_on=2026-03-03").await.text();
        assert_eq!(one.lines().count(), 2);
        let of_one = boss.get(&format!("/api/v1/payments/table?from_on=2026-03-01&until_on=2026-03-31&group_buy_id={id}")).await.text();
        assert_eq!(of_one.lines().count(), 3, "{of_one}");
        boss.get("/api/v1/payments/table?from_on=2026-03-01&until_on=2027-03-31").await.expect_problem(422, "invalid");
        anna.get("/api/v1/payments/table?from_on=2026-03-01&until_on=2026-03-31").await.expect_problem(403, "forbidden");
    }
}
