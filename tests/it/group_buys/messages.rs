//! What providers of payments say: twice, late, out of order, and forged.

use linli::config::{Config, PaymentsConfig};
use linli::features::payments::rules::signing::sign;
use linli_tests::{Answer, Browser, Database, TestApp, run_with};
use poem::http::Method;
use serde_json::{Value, json};

use super::{DAY, FEN, act, joined, opened, read, run_due, send as send_back, sound};

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

async fn send(guest: &mut Browser, body: Vec<u8>, [id, timestamp, signature]: &[&str; 3]) -> Answer {
    let headers = [("webhook-id", *id), ("webhook-timestamp", *timestamp), ("webhook-signature", *signature)];
    guest.send_bytes(Method::POST, CALLBACK, Some((body, "application/json")), &headers).await
}

const NOW: &str = "2026-03-02T01:00:00Z";

story! {
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
