//! Auctions: whose bid is taken, when it ends, who won, and that all of the money is back or in a contract in the end.

mod races;
mod rules;

use std::time::Duration;

use linli::features::deposits::jobs;
use linli::features::payments::jobs::check;
use linli_entities::project::ProjectId;
use linli_tests::{Answer, Browser, TestApp};
use serde_json::{Value, json};

use crate::club::{DAY, HOUR, member};

pub(crate) const MINUTE: Duration = Duration::from_secs(60);
/// What a deposit is here: 100 000 yuan.
const FEN: i64 = 10_000_000;
/// The least that is bid: 1.2 million yuan.
const START: i64 = 120_000_000;
const STEP: i64 = 1_000_000;

/// An auction: one registers for a day from the beginning of the story on (the 2nd, 09:00 in Shanghai), and bids for an
/// hour a day later.
pub(crate) fn input(project: ProjectId) -> Value {
    json!({
        "title": "顶层复式", "markdown": "南北通透，**带露台**", "project_id": project, "start_fen": START, "step_fen": STEP,
        "deposit_fen": FEN, "registration_opens_at": "2026-03-02T00:00:00Z", "registration_closes_at": "2026-03-03T01:00:00Z",
        "opens_at": "2026-03-04T01:00:00Z", "closes_at": "2026-03-04T02:00:00Z", "signs_on": "2026-03-10",
        "presale_permit": "武房开预售〔2026〕118号", "terms_markdown": "没有拍到，保证金全额退还。",
        "payee": "江畔置业有限公司\n中国银行 4567",
    })
}

/// An auction with something else in it, offered; its id.
pub(crate) async fn offered(
    boss: &mut Browser,
    project: ProjectId,
    change: impl FnOnce(&mut Value),
) -> String {
    let mut input = input(project);
    change(&mut input);
    let id = boss.post("/api/v1/auctions", input).await.expect(201)["id"].to_string();
    boss.post(&format!("/api/v1/auctions/{id}/opening"), json!({})).await.expect(200);
    id
}

async fn register(browser: &mut Browser, id: &str) -> Answer {
    browser.post(&format!("/api/v1/group-buys/{id}/deposits"), json!({ "terms_version": 1 })).await
}

async fn pay(boss: &mut Browser, deposit: &Value, on: &str) -> Value {
    let payment = json!({ "reference": deposit["reference"], "fen": deposit["fen"], "paid_on": on,
        "bank_reference": format!("in-{}", deposit["id"]), "payer": "林晓 6021" });
    boss.post("/api/v1/payments", payment).await.expect(201)
}

/// Registers somebody who is a member, and pays for them; the deposit.
pub(crate) async fn registers(boss: &mut Browser, browser: &mut Browser, id: &str) -> Value {
    let deposit = register(browser, id).await.expect(201);
    let paid = pay(boss, &deposit, "2026-03-02").await;
    assert_eq!(paid["state"], "held", "{paid}");
    deposit
}

/// An auction in which one can bid for years, and a member who can; its id.
pub(crate) async fn running(
    app: &TestApp,
    boss: &mut Browser,
    browser: &mut Browser,
    project: ProjectId,
) -> String {
    let soon = app.app.clock.now() + HOUR;
    let id = offered(boss, project, |input| {
        input["registration_closes_at"] = json!(soon.to_rfc3339());
        input["opens_at"] = json!(soon.to_rfc3339());
        input["closes_at"] = json!("2030-03-04T02:00:00Z");
        input["signs_on"] = json!("2030-03-10");
    });
    let id = id.await;
    registers(boss, browser, &id).await;
    app.advance(HOUR);
    id
}

/// A bidder whose money is held.
async fn bidder(app: &TestApp, boss: &mut Browser, name: &str, id: &str) -> (Browser, Value) {
    let (mut browser, _) = member(app, name).await;
    let deposit = registers(boss, &mut browser, id).await;
    (browser, deposit)
}

async fn bid(browser: &mut Browser, id: &str, fen: i64) -> Answer {
    browser.post(&format!("/api/v1/auctions/{id}/bids"), json!({ "fen": fen })).await
}

async fn auction(browser: &mut Browser, id: &str) -> Value {
    browser.get(&format!("/api/v1/auctions/{id}")).await.expect(200)
}

async fn standing(app: &TestApp, id: &str) -> Value {
    app.guest().get(&format!("/api/v1/auctions/{id}/standing")).await.expect(200)
}

async fn deposit(browser: &mut Browser, deposit: &Value) -> Value {
    browser.get(&format!("/api/v1/deposits/{}", deposit["id"])).await.expect(200)
}

async fn act(browser: &mut Browser, deposit: &Value, act: &str, body: Value) -> Answer {
    browser.post(&format!("/api/v1/deposits/{}/{act}", deposit["id"]), body).await
}

/// What happens by itself, happens.
async fn run_due(app: &TestApp) -> usize {
    jobs::run_due(&app.app).await.expect("what is due is done")
}

/// The book of money, deposits, refunds and seats say the same.
async fn sound(app: &TestApp) {
    crate::club::sound(app).await;
    assert_eq!(check(&app.app).await.expect("the money is checked"), vec![]);
}

linli_tests::story! {
    async fn whoever_bids_the_most_wins_and_the_others_get_their_money_back_by_themselves(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let unit = app.unit(project).await;
        let id = offered(&mut boss, project, |input| input["unit_id"] = json!(unit)).await;
        let seen = auction(&mut app.guest(), &id).await;
        assert_eq!((&seen["standing"]["state"], &seen["why_not"], &seen["payee"]), (&"registering".into(), &"sign_in_required".into(), &Value::Null));
        assert!(seen["home"].as_str().expect("a home").contains("栋") && seen["html"].as_str().expect("html").contains("<strong>带露台</strong>"));
        let (mut anna, annas) = bidder(&app, &mut boss, "anna", &id).await;
        let (mut bert, berts) = bidder(&app, &mut boss, "bert", &id).await;
        let (mut carl, carls) = bidder(&app, &mut boss, "carl", &id).await;
        assert_eq!(annas["group_buy"]["mode"], "auction");
        bid(&mut anna, &id, START).await.expect_problem(409, "too_early");
        app.advance(2 * DAY);
        assert_eq!(auction(&mut anna, &id).await["standing"]["state"], "running");
        let first = bid(&mut anna, &id, START).await.expect(201);
        assert_eq!((&first["number"], &first["bidder"], &first["is_own"], &first["ends_at"]), (&1.into(), &1.into(), &true.into(), &"2026-03-04T02:00:00+00:00".into()));
        bid(&mut bert, &id, START + STEP - 1).await.expect_problem(409, "bid_too_low");
        bid(&mut bert, &id, START + STEP).await.expect(201);
        // Nobody outbids oneself, and whoever leads withdraws no more; others may.
        bid(&mut bert, &id, START + 3 * STEP).await.expect_problem(409, "already_leading");
        act(&mut bert, &berts, "withdrawal", json!({})).await.expect_problem(409, "highest_bidder");
        assert_eq!(deposit(&mut bert, &berts).await["may"]["withdraw"], false);
        assert_eq!(act(&mut carl, &carls, "withdrawal", json!({})).await.expect(200)["state"], "refunding");
        bid(&mut carl, &id, START + 3 * STEP).await.expect_problem(409, "deposit_required");
        app.make_notices().await;
        let told = anna.get("/api/v1/notifications").await.expect(200);
        assert_eq!((&told["items"][0]["kind"], &told["items"][0]["title"]), (&"auction_outbid".into(), &"《顶层复式》有人出价更高了：121 万元".into()));
        assert_eq!(told["items"][0]["url"], format!("/auctions/{id}"));
        let own = auction(&mut bert, &id).await;
        assert_eq!((&own["own"]["bidder"], &own["own"]["is_leading"], &own["may"]["bid"], &own["why_not_bid"]), (&2.into(), &true.into(), &false.into(), &"already_leading".into()));
        // Others see numbers; staff see names.
        let bids = app.guest().get(&format!("/api/v1/auctions/{id}/bids")).await.expect(200);
        assert_eq!((&bids["items"][0]["bidder"], &bids["items"][1]["bidder"], &bids["items"][0]["is_own"]), (&2.into(), &1.into(), &false.into()));
        let bidders = boss.get(&format!("/api/v1/auctions/{id}/bidders")).await.expect(200);
        assert_eq!((&bidders["items"][1]["account"]["name"], &bidders["items"][1]["highest_fen"], &bidders["items"][2]["bid_count"]), (&"bert".into(), &(START + STEP).into(), &0.into()));
        anna.get(&format!("/api/v1/auctions/{id}/bidders")).await.expect_problem(403, "forbidden");
        // The end: no job has run, and it is known who won.
        app.advance(HOUR);
        let ended = standing(&app, &id).await;
        assert_eq!((&ended["state"], &ended["highest_bidder"], &ended["highest_fen"]), (&"won".into(), &2.into(), &(START + STEP).into()));
        bid(&mut anna, &id, START + 2 * STEP).await.expect_problem(409, "auction_ended");
        boss.post(&format!("/api/v1/auctions/{id}/cancellation"), json!({ "reason": "x" })).await.expect_problem(409, "auction_ended");
        assert_eq!(run_due(&app).await, 2, "it ended, and Anna's money goes back");
        assert_eq!(run_due(&app).await, 0, "once");
        assert_eq!(standing(&app, &id).await, ended, "that it was written down makes no difference");
        sound(&app).await;
        let back = deposit(&mut anna, &annas).await;
        assert_eq!((&back["state"], &back["reason"], &back["refunds"][0]["due_on"]), (&"refunding".into(), &"not_selected".into(), &"2026-03-11".into()));
        let won = deposit(&mut bert, &berts).await;
        assert_eq!((&won["state"], &won["unit"], &won["may"]["withdraw"]), (&"selected".into(), &seen["home"], &false.into()));
        app.make_notices().await;
        assert_eq!(bert.get("/api/v1/notifications").await.expect(200)["items"][0]["title"], "你拍到了《顶层复式》，请按时来签约");
        assert_eq!(anna.get("/api/v1/notifications").await.expect(200)["items"][0]["title"], "《顶层复式》的竞拍结束了，保证金正在退回");
        act(&mut boss, &berts, "application", json!({ "contract_reference": "HT-1" })).await.expect(200);
        assert_eq!(standing(&app, &id).await["state"], "sold");
        sound(&app).await;
    }

    async fn a_bid_in_the_last_minutes_moves_the_end_up_to_the_latest(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let id = offered(&mut boss, project, |input| input["overtime_minutes"] = json!(7)).await;
        let (mut anna, _) = bidder(&app, &mut boss, "anna", &id).await;
        let (mut bert, _) = bidder(&app, &mut boss, "bert", &id).await;
        app.advance(2 * DAY + 55 * MINUTE);
        let at = |answer: Value| answer["ends_at"].as_str().expect("an end")[11..19].to_owned();
        assert_eq!(at(bid(&mut anna, &id, START).await.expect(201)), "02:00:00", "exactly five minutes before, nothing moves");
        app.advance(MINUTE);
        assert_eq!(at(bid(&mut bert, &id, START + STEP).await.expect(201)), "02:01:00");
        app.advance(5 * MINUTE - Duration::from_millis(1));
        assert_eq!(at(bid(&mut anna, &id, START + 2 * STEP).await.expect(201)), "02:05:59");
        app.advance(4 * MINUTE);
        assert_eq!(at(bid(&mut bert, &id, START + 3 * STEP).await.expect(201)), "02:07:00", "no later than that");
        app.advance(2 * MINUTE);
        let last = bid(&mut anna, &id, START + 4 * STEP).await.expect(201);
        assert_eq!(at(last), "02:07:00");
        // At the very instant of the end it is too late, and the answer says since when.
        app.advance(Duration::from_millis(1));
        let late = bid(&mut bert, &id, START + 5 * STEP).await;
        late.expect_problem(409, "auction_ended");
        assert!(late.json()["detail"].as_str().expect("a detail").contains("2026-03-04T02:07:00"), "{}", late.json());
        let seen = auction(&mut anna, &id).await;
        assert_eq!((&seen["standing"]["state"], &seen["own"]["is_leading"], &seen["why_not_bid"]), (&"won".into(), &true.into(), &"auction_ended".into()));
        run_due(&app).await;
        sound(&app).await;
    }

    async fn whoever_won_and_does_not_sign_is_released_and_free_after_the_day_to_sign_by(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let (id, other) = (offered(&mut boss, project, |_| {}).await, offered(&mut boss, project, |_| {}).await);
        let (mut anna, annas) = bidder(&app, &mut boss, "anna", &id).await;
        let (mut bert, berts) = bidder(&app, &mut boss, "bert", &other).await;
        app.advance(2 * DAY);
        bid(&mut anna, &id, START).await.expect(201);
        bid(&mut bert, &other, START).await.expect(201);
        app.advance(HOUR);
        run_due(&app).await;
        act(&mut anna, &annas, "withdrawal", json!({})).await.expect_problem(409, "highest_bidder");
        act(&mut boss, &annas, "release", json!({})).await.expect(200);
        let seen = standing(&app, &id).await;
        assert_eq!((&seen["state"], &seen["end"]), (&"failed".into(), &"not_signed".into()));
        // The 10th is over in Shanghai at 16:00: money is not kept because nobody decided.
        app.advance(6 * DAY + 13 * HOUR + 59 * MINUTE);
        act(&mut bert, &berts, "withdrawal", json!({})).await.expect_problem(409, "highest_bidder");
        app.advance(MINUTE);
        assert_eq!(act(&mut bert, &berts, "withdrawal", json!({})).await.expect(200)["state"], "refunding");
        assert_eq!(standing(&app, &other).await["end"], "not_signed");
        sound(&app).await;
    }

    async fn an_auction_in_which_nobody_bids_or_that_is_cancelled_pays_everything_back(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let (quiet, stopped) = (offered(&mut boss, project, |_| {}).await, offered(&mut boss, project, |_| {}).await);
        let (mut anna, annas) = bidder(&app, &mut boss, "anna", &quiet).await;
        let (mut bert, berts) = bidder(&app, &mut boss, "bert", &stopped).await;
        app.advance(2 * DAY);
        bid(&mut bert, &stopped, START).await.expect(201);
        let cancelled = boss.post(&format!("/api/v1/auctions/{stopped}/cancellation"), json!({ "reason": "资料有误" })).await.expect(200);
        assert_eq!((&cancelled["standing"]["state"], &cancelled["standing"]["end"], &cancelled["end_note"]), (&"failed".into(), &"cancelled".into(), &"资料有误".into()));
        boss.post(&format!("/api/v1/auctions/{stopped}/cancellation"), json!({ "reason": "x" })).await.expect_problem(409, "wrong_state");
        bid(&mut bert, &stopped, START + STEP).await.expect_problem(409, "auction_ended");
        app.advance(HOUR);
        assert_eq!((&standing(&app, &quiet).await["state"], &standing(&app, &quiet).await["end"]), (&"failed".into(), &"no_bids".into()));
        run_due(&app).await;
        for (browser, own) in [(&mut anna, &annas), (&mut bert, &berts)] {
            let back = deposit(browser, own).await;
            assert_eq!((&back["state"], &back["reason"]), (&"refunding".into(), &"group_buy_failed".into()));
        }
        let past = app.guest().get("/api/v1/auctions?when=past").await.expect(200);
        assert_eq!(past["items"].as_array().map(Vec::len), Some(2));
        sound(&app).await;
    }
}
