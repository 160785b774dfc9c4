//! What providers of payments say: twice, late, out of order, and forged.

use linli::config::{Config, PaymentsConfig};
use linli::features::payments::rules::signing::sign;
use linli_tests::{Answer, Browser, Database, TestApp, run_with};
use poem::http::Method;
use serde_json::{Value, json};

use super::{DAY, FEN, act, joined, opened, pay, read, run_due, send as send_back, sound};

const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const CALLBACK: &str = "/api/v1/payments/callbacks/wechat";

fn set(config: &mut Config) {
    config.payments.insert("wechat".to_owned(), PaymentsConfig { secret: SECRET.to_owned() });
}

/// Declares a story with a provider of payments.
macro_rules! story {
    ($(async fn $name:ident($app:ident) $body:block)+) => {$(
        mod $name {
            use super::*;

            async fn story($app: TestApp) $body

            #[test]
            fn on_sqlite() {
                run_with(Database::Sqlite, set, story);
            }

            #[test]
            fn on_postgres() {
                run_with(Database::Postgres, set, story);
            }
        }
    )+};
}

fn paid(reference: &Value, fen: i64, trade: &str, at: &str) -> Value {
    json!({ "kind": "paid", "reference": reference, "fen": fen, "trade_number": trade, "happened_at": at })
}

fn of_refund(kind: &str, refund: &Value, trade: &str) -> Value {
    json!({ "kind": kind, "refund_number": refund["number"], "fen": refund["fen"], "trade_number": trade,
        "failure": "余额不足", "happened_at": "2026-03-02T02:00:00Z" })
}

/// Sends a message as the provider would at this moment.
async fn say(app: &TestApp, id: &str, message: &Value) -> Answer {
    let timestamp = app.app.clock.now().timestamp().to_string();
    let body = message.to_string().into_bytes();
    let signature = sign(SECRET, id, &timestamp, &body);
    send(&mut app.guest(), body, &[id, &timestamp, &signature]).await
}

/// Asks for what it has to pay back as the provider would, signing this of it.
async fn ask(app: &TestApp, query: &str, signed: &str) -> Answer {
    let timestamp = app.app.clock.now().timestamp().to_string();
    let signature = sign(SECRET, "a1", &timestamp, signed.as_bytes());
    let headers = [
        ("webhook-id", "a1"),
        ("webhook-timestamp", timestamp.as_str()),
        ("webhook-signature", signature.as_str()),
    ];
    app.guest().send_bytes(Method::GET, &format!("{CALLBACK}/refunds{query}"), None, &headers).await
}

async fn send(guest: &mut Browser, body: Vec<u8>, [id, timestamp, signature]: &[&str; 3]) -> Answer {
    let headers = [("webhook-id", *id), ("webhook-timestamp", *timestamp), ("webhook-signature", *signature)];
    guest.send_bytes(Method::POST, CALLBACK, Some((body, "application/json")), &headers).await
}

const NOW: &str = "2026-03-02T01:00:00Z";

story! {
    async fn c47_what_was_said_of_a_payment_is_said_again_after_two_refunds_and_changes_nothing(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let id = opened(&mut boss, project).await;
        let (mut anna, annas) = joined(&app, "anna", &id).await;
        let (first, second) = (paid(&annas["reference"], FEN, "wx-1", NOW), paid(&annas["reference"], FEN, "wx-2", NOW));
        assert_eq!(say(&app, "m1", &first).await.expect(200)["outcome"], "held");
        assert_eq!(say(&app, "m2", &second).await.expect(200)["outcome"], "returned");
        let of_double = read(&mut anna, &annas).await["refunds"][0].clone();
        let refunds = act(&mut anna, &annas, "withdrawal", json!({})).await.expect(200)["refunds"].clone();
        let refunds = refunds.as_array().expect("refunds");
        let of_deposit = refunds.iter().find(|refund| refund["id"] != of_double["id"]).expect("the second refund");
        let said = [of_refund("refunded", &of_double, "wx-r1"), of_refund("refunded", of_deposit, "wx-r2")];
        assert_eq!(say(&app, "m3", &said[0]).await.expect(200)["outcome"], "refunded");
        assert_eq!(read(&mut anna, &annas).await["state"], "refunding", "it was the refund of the other payment");
        assert_eq!(say(&app, "m4", &said[1]).await.expect(200)["outcome"], "refunded");
        let ended = read(&mut anna, &annas).await;
        assert_eq!((&ended["state"], ended["refunds"].as_array().map(Vec::len)), (&"refunded".into(), Some(2)));
        // Providers say so at least once: for days, in whatever order, under the same or another id.
        app.advance(3 * DAY);
        anna = app.signed_in(anna.account_id()).await;
        for (again, other, message) in [("m1", "m5", &first), ("m4", "m6", &said[1]), ("m3", "m7", &said[0]), ("m2", "m8", &second)] {
            say(&app, again, message).await.expect(200);
            assert_eq!(say(&app, other, message).await.expect(200)["outcome"], "noted");
        }
        assert_eq!(read(&mut anna, &annas).await, ended);
        sound(&app).await;
    }

    async fn what_comes_twice_is_answered_as_before_and_happens_once(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let id = opened(&mut boss, project).await;
        let (mut anna, annas) = joined(&app, "anna", &id).await;
        let message = paid(&annas["reference"], FEN, "wx-1", NOW);
        assert_eq!(say(&app, "m1", &message).await.expect(200)["outcome"], "held");
        assert_eq!(say(&app, "m1", &message).await.expect(200)["outcome"], "held");
        let other = paid(&annas["reference"], FEN, "wx-2", NOW);
        say(&app, "m1", &other).await.expect_problem(409, "idempotency_key_reused");
        // The same payment under another id says nothing new; another payment is a double one.
        assert_eq!(say(&app, "m2", &message).await.expect(200)["outcome"], "noted");
        assert_eq!(say(&app, "m3", &other).await.expect(200)["outcome"], "returned");
        let sent: Vec<_> = (0..5).map(|_| say(&app, "m3", &other)).collect();
        for answer in futures_util::future::join_all(sent).await {
            assert_eq!(answer.expect(200)["outcome"], "returned");
        }
        let seen = read(&mut anna, &annas).await;
        assert_eq!((&seen["state"], seen["refunds"].as_array().map(Vec::len)), (&"held".into(), Some(1)));
        sound(&app).await;
    }

    async fn of_one_message_that_comes_many_times_at_once_one_is_taken(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let id = opened(&mut boss, project).await;
        let (_, annas) = joined(&app, "anna", &id).await;
        let message = paid(&annas["reference"], FEN, "wx-1", NOW);
        let sent = (0..8).map(|_| say(&app, "m1", &message));
        for answer in futures_util::future::join_all(sent).await {
            assert_eq!(answer.expect(200)["outcome"], "held");
        }
        let listed = boss.get("/api/v1/payments/messages").await.expect(200);
        assert_eq!(listed["items"].as_array().map(Vec::len), Some(1));
        sound(&app).await;
    }

    async fn order_makes_no_difference_and_a_refund_is_done_when_the_provider_says_so(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let id = opened(&mut boss, project).await;
        let (mut anna, annas) = joined(&app, "anna", &id).await;
        say(&app, "m1", &paid(&annas["reference"], FEN, "wx-1", NOW)).await.expect(200);
        let refund = act(&mut anna, &annas, "withdrawal", json!({})).await.expect(200)["refunds"][0].clone();
        send_back(&mut boss, &refund, "2026-03-02", "out-1").await.expect_problem(409, "wrong_state");
        // It could not be paid, and staff see why.
        assert_eq!(say(&app, "m2", &of_refund("refund_failed", &refund, "wx-r1")).await.expect(200)["outcome"], "noted");
        assert_eq!(boss.get("/api/v1/refunds?state=due").await.expect(200)["items"][0]["failure"], "余额不足");
        let mut less = of_refund("refunded", &refund, "wx-r2");
        less["fen"] = 1.into();
        assert_eq!(say(&app, "m3", &less).await.expect(202)["outcome"], "kept", "another amount is for staff to look at");
        assert_eq!(say(&app, "m4", &of_refund("refunded", &refund, "wx-r2")).await.expect(200)["outcome"], "refunded");
        // What was said before, and arrives after, undoes nothing.
        assert_eq!(say(&app, "m5", &of_refund("refund_failed", &refund, "wx-r1")).await.expect(200)["outcome"], "noted");
        assert_eq!(say(&app, "m6", &of_refund("refunded", &refund, "wx-r2")).await.expect(200)["outcome"], "noted");
        let seen = read(&mut anna, &annas).await;
        assert_eq!((&seen["state"], &seen["refunds"][0]["state"], &seen["refunds"][0]["failure"]), (&"refunded".into(), &"done".into(), &Value::Null));
        sound(&app).await;
    }

    async fn a_provider_asks_what_it_has_to_pay_back_and_learns_nothing_else(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let id = opened(&mut boss, project).await;
        let (mut anna, annas) = joined(&app, "anna", &id).await;
        let (mut bert, berts) = joined(&app, "bert", &id).await;
        for (deposit, trade) in [(&annas, "wx-1"), (&annas, "wx-2"), (&berts, "wx-3")] {
            say(&app, trade, &paid(&deposit["reference"], FEN, trade, NOW)).await.expect(200);
        }
        // By transfer, which is none of the provider's business.
        pay(&mut boss, &berts, FEN, "in-1").await;
        act(&mut bert, &berts, "withdrawal", json!({})).await.expect(200);
        let due = ask(&app, "", "refunds").await.expect(200);
        let seen: Vec<&Value> = due["items"].as_array().expect("items").iter().map(|one| &one["trade_number"]).collect();
        assert_eq!(seen, ["wx-2", "wx-3"]);
        let first = &due["items"][0];
        assert_eq!((&first["fen"], &first["cause"], &first["reference"]), (&FEN.into(), &"double".into(), &annas["reference"]));
        assert!(!due.to_string().contains("anna") && !due.to_string().contains("林晓"), "{due}");
        // Page by page, the query being signed as well.
        let page = ask(&app, "?limit=1", "refunds?limit=1").await.expect(200);
        let rest = format!("?limit=1&after={}", page["next"].as_str().expect("more"));
        assert_eq!(ask(&app, &rest, &format!("refunds{rest}")).await.expect(200)["items"][0]["trade_number"], "wx-3");
        ask(&app, &rest, "refunds").await.expect_problem(403, "bad_signature");
        ask(&app, "", "").await.expect_problem(403, "bad_signature");
        let path = format!("{CALLBACK}/refunds");
        app.guest().get(&path).await.expect_problem(403, "bad_signature");
        boss.get(&path).await.expect_problem(403, "bad_signature");
        app.guest().get("/api/v1/payments/callbacks/alipay/refunds").await.expect_problem(404, "not_found");
        // What is paid is not due any more.
        say(&app, "m9", &of_refund("refunded", first, "wx-r1")).await.expect(200);
        let due = ask(&app, "", "refunds").await.expect(200);
        assert_eq!(due["items"].as_array().map(Vec::len), Some(1));
        assert_eq!(read(&mut anna, &annas).await["state"], "held");
        sound(&app).await;
    }

    async fn what_is_late_is_judged_by_when_it_was_paid(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let id = opened(&mut boss, project).await;
        let (_, annas) = joined(&app, "anna", &id).await;
        let (_, berts) = joined(&app, "bert", &id).await;
        let (_, carls) = joined(&app, "carl", &id).await;
        app.advance(9 * DAY);
        run_due(&app).await;
        let in_time = paid(&annas["reference"], FEN, "wx-1", "2026-03-10T10:00:00Z");
        assert_eq!(say(&app, "m1", &in_time).await.expect(200)["outcome"], "held", "the message was under way for long");
        let late = paid(&berts["reference"], FEN, "wx-2", "2026-03-10T10:00:01Z");
        assert_eq!(say(&app, "m2", &late).await.expect(200)["outcome"], "returned");
        app.advance(DAY);
        let decided = paid(&carls["reference"], FEN, "wx-3", "2026-03-10T09:00:00Z");
        assert_eq!(say(&app, "m3", &decided).await.expect(200)["outcome"], "returned", "it is decided by now");
        run_due(&app).await;
        sound(&app).await;
    }

    async fn what_names_nothing_that_is_known_is_kept_for_staff(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let id = opened(&mut boss, project).await;
        let (mut anna, annas) = joined(&app, "anna", &id).await;
        let stray = paid(&json!("LLNOBODY"), FEN, "wx-1", NOW);
        assert_eq!(say(&app, "m1", &stray).await.expect(202)["outcome"], "kept");
        assert_eq!(say(&app, "m1", &stray).await.expect(202)["outcome"], "kept");
        let nobody = json!({ "kind": "refunded", "refund_number": "R10000099", "fen": 1, "trade_number": "wx-9", "happened_at": NOW });
        assert_eq!(say(&app, "m2", &nobody).await.expect(202)["outcome"], "kept");
        let kept = boss.get("/api/v1/payments/messages?outcome=kept").await.expect(200);
        assert_eq!(kept["items"].as_array().map(Vec::len), Some(2));
        let waiting = boss.get("/api/v1/payments?state=unassigned").await.expect(200);
        assert_eq!(waiting["items"][0]["bank_reference"], "wx-1", "the money is there");
        let assignment = format!("/api/v1/payments/{}/assignment", waiting["items"][0]["id"]);
        boss.post(&assignment, json!({ "reference": annas["reference"] })).await.expect(200);
        assert_eq!(read(&mut anna, &annas).await["state"], "held");
        sound(&app).await;
    }

    async fn what_is_forged_or_old_changes_nothing(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let id = opened(&mut boss, project).await;
        let (mut anna, annas) = joined(&app, "anna", &id).await;
        let body = paid(&annas["reference"], FEN, "wx-1", NOW).to_string().into_bytes();
        let seconds = app.app.clock.now().timestamp();
        let [now, next, old, early] = [0, 1, -301, 301].map(|off| (seconds + off).to_string());
        let good = sign(SECRET, "m1", &now, &body);
        let other = sign("another secret", "m1", &now, &body);
        let (of_old, of_early) = (sign(SECRET, "m1", &old, &body), sign(SECRET, "m1", &early, &body));
        let mut guest = app.guest();
        for (id, at, signature) in [
            ("m1", &now, &other),
            ("m2", &now, &good),
            ("m1", &next, &good),
            ("m1", &old, &of_old),
            ("m1", &early, &of_early),
            ("m1", &now, &String::new()),
            ("m1", &"now".to_owned(), &good),
        ] {
            let forged = send(&mut guest, body.clone(), &[id, at, signature]).await;
            forged.expect_problem(403, "bad_signature");
        }
        let mut changed = body.clone();
        changed.extend_from_slice(b" ");
        send(&mut guest, changed, &["m1", &now, &good]).await.expect_problem(403, "bad_signature");
        let bare = guest.send_bytes(Method::POST, CALLBACK, Some((body.clone(), "application/json")), &[]).await;
        bare.expect_problem(403, "bad_signature");
        let nowhere = guest.post("/api/v1/payments/callbacks/alipay", json!({})).await;
        nowhere.expect_problem(404, "not_found");
        // A true one that makes no sense is told so.
        let nonsense = b"{\"kind\":\"paid\"}".to_vec();
        let signature = sign(SECRET, "m9", &now, &nonsense);
        send(&mut guest, nonsense, &["m9", &now, &signature]).await.expect_problem(422, "invalid");
        assert_eq!(read(&mut anna, &annas).await["state"], "waiting");
        assert_eq!(boss.get("/api/v1/payments/messages").await.expect(200)["items"], json!([]));
        send(&mut guest, body, &["m1", &now, &good]).await.expect(200);
        assert_eq!(read(&mut anna, &annas).await["state"], "held");
        sound(&app).await;
    }
}
