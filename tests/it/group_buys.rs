//! Group buys: who joins, whose money is held, and that all of it is back or in a contract in the end.

mod messages;
mod money;
mod races;
mod rules;
mod walk;

use linli::features::deposits::jobs;
use linli::features::payments::jobs::check;
use linli_entities::project::ProjectId;
use linli_tests::{Answer, Browser, TestApp};
use serde_json::{Value, json};

use crate::club::{DAY, HOUR, member};

/// What a deposit is here: 5 000 yuan.
const FEN: i64 = 500_000;

/// A group buy from the beginning of the story on: closing on the 10th at 18:00, homes chosen on the 15th, money back on
/// the 31st.
pub(crate) fn input(project: ProjectId) -> Value {
    json!({
        "title": "江畔三期团购", "markdown": "先交订金，**优先选房**", "project_ids": [project], "deposit_fen": FEN,
        "benefit": "总价减三万元", "off_fen": 3_000_000, "target_count": 2, "seat_count": 3,
        "opens_at": "2026-03-02T00:00:00Z", "closes_at": "2026-03-10T10:00:00Z", "selects_on": "2026-03-15",
        "promise_on": "2026-03-31", "payment_hours": 72, "clearing_hours": 24,
        "presale_permit": "武房开预售〔2026〕118号", "terms_markdown": "没有选中，订金全额退还。",
        "payee": "江畔置业有限公司\n中国银行 4567",
    })
}

/// A group buy with something else in it, offered; its id.
async fn offered(boss: &mut Browser, project: ProjectId, change: impl FnOnce(&mut Value)) -> String {
    let mut input = input(project);
    change(&mut input);
    let id = boss.post("/api/v1/group-buys", input).await.expect(201)["id"].to_string();
    boss.post(&format!("/api/v1/group-buys/{id}/opening"), json!({})).await.expect(200);
    id
}

/// A group buy that is offered; its id.
pub(crate) async fn opened(boss: &mut Browser, project: ProjectId) -> String {
    offered(boss, project, |_| {}).await
}

/// A payment as staff record it, for the day on which stories begin.
pub(crate) fn payment(reference: Option<&Value>, fen: i64, bank: &str) -> Value {
    json!({ "reference": reference, "fen": fen, "paid_on": "2026-03-02", "bank_reference": bank, "payer": "林晓 6021" })
}

async fn join(browser: &mut Browser, group_buy: &str) -> Answer {
    let path = format!("/api/v1/group-buys/{group_buy}/deposits");
    browser.post(&path, json!({ "terms_version": 1 })).await
}

/// A member who joined, with the deposit.
async fn joined(app: &TestApp, name: &str, group_buy: &str) -> (Browser, Value) {
    let (mut browser, _) = member(app, name).await;
    let deposit = join(&mut browser, group_buy).await.expect(201);
    (browser, deposit)
}

/// Records what came for a deposit; what became of it.
async fn pay(boss: &mut Browser, deposit: &Value, fen: i64, bank: &str) -> Value {
    boss.post("/api/v1/payments", payment(Some(&deposit["reference"]), fen, bank)).await.expect(201)
}

/// A member whose money is held.
async fn held(app: &TestApp, boss: &mut Browser, name: &str, group_buy: &str) -> (Browser, Value) {
    let (browser, deposit) = joined(app, name, group_buy).await;
    let paid = pay(boss, &deposit, FEN, &format!("bank-{name}")).await;
    assert_eq!((&paid["state"], &paid["deposit_id"]), (&"held".into(), &deposit["id"]), "{paid}");
    (browser, deposit)
}

async fn read(browser: &mut Browser, deposit: &Value) -> Value {
    browser.get(&format!("/api/v1/deposits/{}", deposit["id"])).await.expect(200)
}

async fn act(browser: &mut Browser, deposit: &Value, act: &str, body: Value) -> Answer {
    browser.post(&format!("/api/v1/deposits/{}/{act}", deposit["id"]), body).await
}

async fn group_buy(browser: &mut Browser, id: &str) -> Value {
    browser.get(&format!("/api/v1/group-buys/{id}")).await.expect(200)
}

/// Records that a refund went out on this day.
async fn send(boss: &mut Browser, refund: &Value, on: &str, bank: &str) -> Answer {
    let path = format!("/api/v1/refunds/{}/sending", refund["id"]);
    boss.post(&path, json!({ "sent_on": on, "bank_reference": bank })).await
}

/// What happens by itself, happens.
async fn run_due(app: &TestApp) -> usize {
    jobs::run_due(&app.app).await.expect("what is due is done")
}

/// Points and money are what they say, and so are deposits, payments, refunds and seats.
async fn sound(app: &TestApp) {
    crate::club::sound(app).await;
    assert_eq!(check(&app.app).await.expect("the money is checked"), vec![]);
}

fn states(history: &Value) -> Vec<&str> {
    let acts = history["history"].as_array().expect("a history").iter();
    acts.map(|act| act["kind"].as_str().expect("a kind")).collect()
}

linli_tests::story! {
    async fn enough_join_homes_are_chosen_and_the_others_get_their_money_back(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let id = opened(&mut boss, project).await;
        let (mut anna, annas) = held(&app, &mut boss, "anna", &id).await;
        let (mut bert, berts) = held(&app, &mut boss, "bert", &id).await;
        let (mut carl, carls) = joined(&app, "carl", &id).await;
        assert_eq!((&annas["payee"], &annas["pay_by_at"]), (&"江畔置业有限公司\n中国银行 4567".into(), &"2026-03-05T01:00:00+00:00".into()));
        let seen = group_buy(&mut anna, &id).await;
        assert_eq!((&seen["state"], &seen["held_count"], &seen["seats_left"]), (&"open".into(), &2.into(), &1.into()), "seats are counted when held");
        assert_eq!((&seen["own"]["state"], &seen["may"]["join"], &seen["why_not"]), (&"held".into(), &false.into(), &"already_deposited".into()));
        assert!(seen["html"].as_str().expect("html").contains("<strong>优先选房</strong>"));
        // Enough are in, so staff need not wait.
        boss.post(&format!("/api/v1/group-buys/{id}/closing"), json!({})).await.expect(200);
        let chosen = act(&mut boss, &annas, "selection", json!({ "unit": "3 栋 1802" })).await.expect(200);
        assert_eq!((&chosen["state"], &chosen["unit"]), (&"selected".into(), &"3 栋 1802".into()));
        act(&mut boss, &carls, "selection", json!({})).await.expect_problem(409, "wrong_state");
        act(&mut boss, &berts, "application", json!({ "contract_reference": "HT-1" })).await.expect_problem(409, "wrong_state");
        act(&mut boss, &annas, "application", json!({ "contract_reference": "HT-1" })).await.expect(200);
        boss.post(&format!("/api/v1/group-buys/{id}/settlement"), json!({})).await.expect(200);
        run_due(&app).await;
        sound(&app).await;
        assert_eq!(read(&mut anna, &annas).await["state"], "applied");
        let back = read(&mut bert, &berts).await;
        assert_eq!((&back["state"], &back["reason"]), (&"refunding".into(), &"not_selected".into()));
        assert_eq!((&back["refunds"][0]["fen"], &back["refunds"][0]["due_on"], &back["refunds"][0]["payer"]), (&FEN.into(), &"2026-03-09".into(), &Value::Null));
        assert_eq!(read(&mut carl, &carls).await["reason"], "not_selected");
        send(&mut boss, &back["refunds"][0], "2026-03-02", "out-1").await.expect(200);
        let back = read(&mut bert, &berts).await;
        assert_eq!((&back["state"], &back["days_late"]), (&"refunded".into(), &0.into()));
        assert_eq!(states(&back), ["made", "held", "not_selected", "refunded"]);
        assert_eq!(states(&read(&mut anna, &annas).await), ["made", "held", "selected", "applied"]);
        act(&mut anna, &annas, "withdrawal", json!({})).await.expect_problem(409, "wrong_state");
        let seen = group_buy(&mut anna, &id).await;
        assert_eq!((&seen["state"], &seen["held_count"], &seen["decided_count"]), (&"settled".into(), &1.into(), &2.into()));
        app.make_notices().await;
        let told = bert.get("/api/v1/notifications").await.expect(200);
        assert_eq!(told["items"][0]["title"], "《江畔三期团购》的退款已汇出");
        assert_eq!(told["items"][0]["url"], format!("/me/deposits/{}", berts["id"]));
        sound(&app).await;
    }

    async fn a_group_buy_that_too_few_join_fails_and_refunds_itself_and_days_late_are_told(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let id = opened(&mut boss, project).await;
        let (mut anna, annas) = held(&app, &mut boss, "anna", &id).await;
        let (mut bert, berts) = joined(&app, "bert", &id).await;
        boss.post(&format!("/api/v1/group-buys/{id}/closing"), json!({})).await.expect_problem(409, "too_early");
        app.advance(3 * DAY);
        assert_eq!(run_due(&app).await, 1, "who did not pay in time is out");
        assert_eq!(read(&mut bert, &berts).await["state"], "lapsed");
        // The 10th, 18:00: too late to join; money that is on its way is waited for until the 11th.
        app.advance(5 * DAY + 9 * HOUR);
        assert_eq!(group_buy(&mut app.guest(), &id).await["state"], "counting");
        join(&mut bert, &id).await.expect_problem(409, "too_late");
        assert_eq!(run_due(&app).await, 0);
        app.advance(DAY);
        assert_eq!(run_due(&app).await, 2, "it is decided, and what it held goes back");
        assert_eq!(run_due(&app).await, 0, "once");
        sound(&app).await;
        let seen = group_buy(&mut app.guest(), &id).await;
        assert_eq!((&seen["state"], &seen["end"], &seen["decided_count"]), (&"failed".into(), &"target_missed".into(), &1.into()));
        assert_eq!((&seen["refund_count"], &seen["late_count"], &seen["days_late"]), (&1.into(), &0.into(), &0.into()));
        let back = read(&mut anna, &annas).await;
        assert_eq!((&back["state"], &back["reason"]), (&"refunding".into(), &"group_buy_failed".into()));
        let refund = &back["refunds"][0];
        assert_eq!((&refund["state"], &refund["due_on"]), (&"due".into(), &"2026-03-18".into()));
        // Ten days, and nobody pays it back: everybody sees that.
        app.advance(10 * DAY);
        assert_eq!(read(&mut anna, &annas).await["days_late"], 3);
        let seen = group_buy(&mut app.guest(), &id).await;
        assert_eq!((&seen["late_count"], &seen["days_late"]), (&1.into(), &3.into()));
        let late = boss.get("/api/v1/refunds?late=true").await.expect(200);
        assert_eq!((&late["items"][0]["number"], &late["items"][0]["days_late"], &late["items"][0]["payer"]), (&refund["number"], &3.into(), &"林晓 6021".into()));
        anna.get("/api/v1/refunds").await.expect_problem(403, "forbidden");
        send(&mut boss, refund, "2026-03-20", "out-1").await.expect(200);
        send(&mut boss, refund, "2026-03-20", "out-1").await.expect_problem(409, "wrong_state");
        let back = read(&mut anna, &annas).await;
        assert_eq!((&back["state"], &back["days_late"]), (&"refunded".into(), &2.into()), "it came late, and that stays to be read");
        assert_eq!(group_buy(&mut app.guest(), &id).await["days_late"], 0, "nothing is late now");
        assert_eq!(boss.get("/api/v1/refunds?late=true").await.expect(200)["items"], json!([]));
        sound(&app).await;
    }

    async fn the_page_of_a_project_shows_what_one_can_join_now_and_how_many_have(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let mut guest = app.guest();
        let mut page = async || guest.get("/projects/riverside").await.text();
        let id = offered(&mut boss, project, |input| input["title"] = "二期团购".into()).await;
        let draft = boss.post("/api/v1/group-buys", input(project)).await.expect(201);
        let link = format!("href=\"/group-buys/{id}\"");
        let seen = page().await;
        assert!(seen.contains(&link) && seen.contains("0 / 2 户"), "{seen}");
        assert!(!seen.contains(&format!("/group-buys/{}\"", draft["id"])), "a draft is nobody's yet");
        held(&app, &mut boss, "anna", &id).await;
        assert!(page().await.contains("1 / 2 户"), "at once");
        boss.post(&format!("/api/v1/group-buys/{id}/cancellation"), json!({ "reason": "推迟" })).await.expect(200);
        assert!(!page().await.contains(&link));
    }

    async fn whoever_withdraws_is_asked_nothing_and_can_join_again(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let id = opened(&mut boss, project).await;
        let (mut anna, first) = joined(&app, "anna", &id).await;
        assert_eq!(act(&mut anna, &first, "withdrawal", json!({})).await.expect(200)["state"], "lapsed");
        act(&mut anna, &first, "withdrawal", json!({})).await.expect_problem(409, "wrong_state");
        let second = join(&mut anna, &id).await.expect(201);
        assert_ne!(first["reference"], second["reference"]);
        join(&mut anna, &id).await.expect_problem(409, "already_deposited");
        pay(&mut boss, &second, FEN, "in-2").await;
        app.account("stranger").await.get(&format!("/api/v1/deposits/{}", second["id"])).await.expect_problem(404, "not_found");
        act(&mut app.account("other").await, &second, "withdrawal", json!({})).await.expect_problem(404, "not_found");
        act(&mut boss, &second, "withdrawal", json!({})).await.expect_problem(403, "forbidden");
        let out = act(&mut anna, &second, "withdrawal", json!({})).await.expect(200);
        assert_eq!((&out["state"], &out["reason"], &out["refunds"][0]["cause"]), (&"refunding".into(), &"withdrawn".into(), &"withdrawn".into()));
        assert_eq!(group_buy(&mut anna, &id).await["held_count"], 0, "the seat is free");
        // Also once a home is chosen.
        let third = join(&mut anna, &id).await.expect(201);
        pay(&mut boss, &third, FEN, "in-3").await;
        let (_, _) = held(&app, &mut boss, "bert", &id).await;
        boss.post(&format!("/api/v1/group-buys/{id}/closing"), json!({})).await.expect(200);
        act(&mut boss, &third, "selection", json!({})).await.expect(200);
        assert_eq!(act(&mut anna, &third, "withdrawal", json!({})).await.expect(200)["state"], "refunding");
        let own = anna.get("/api/v1/me/deposits").await.expect(200);
        assert_eq!(own["items"].as_array().map(Vec::len), Some(3));
        sound(&app).await;
    }

    async fn the_promised_day_refunds_by_itself_whoever_was_not_selected(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let (id, other) = (opened(&mut boss, project).await, opened(&mut boss, project).await);
        let (mut anna, annas) = held(&app, &mut boss, "anna", &id).await;
        let (mut bert, berts) = held(&app, &mut boss, "bert", &id).await;
        let (mut carl, carls) = held(&app, &mut boss, "carl", &other).await;
        let (_, _) = held(&app, &mut boss, "dora", &other).await;
        for id in [&id, &other] {
            boss.post(&format!("/api/v1/group-buys/{id}/closing"), json!({})).await.expect(200);
        }
        act(&mut boss, &annas, "selection", json!({})).await.expect(200);
        // The 31st begins in Shanghai at 16:00 of the 30th.
        app.advance(28 * DAY + 14 * HOUR);
        assert_eq!(run_due(&app).await, 0);
        app.advance(2 * HOUR);
        act(&mut boss, &berts, "selection", json!({})).await.expect_problem(409, "wrong_state");
        run_due(&app).await;
        assert_eq!(read(&mut anna, &annas).await["state"], "selected", "a home that was chosen stays");
        let back = read(&mut bert, &berts).await;
        assert_eq!((&back["state"], &back["reason"], &back["refunds"][0]["due_on"]), (&"refunding".into(), &"not_selected".into(), &"2026-03-31".into()));
        assert_eq!(read(&mut carl, &carls).await["reason"], "promise_passed");
        let seen = group_buy(&mut carl, &other).await;
        assert_eq!((&seen["state"], &seen["end"]), (&"failed".into(), &"promise_passed".into()));
        assert_eq!(group_buy(&mut carl, &id).await["state"], "settled");
        sound(&app).await;
    }
}
