//! Draws: who enters, that nobody can know or bend who wins, and that anybody can recompute it.

mod fairness;
mod races;

use linli::features::draws::jobs;
use linli::features::draws::rules::fair;
use linli_entities::draw::{self, DrawId};
use linli_entities::ownership::OwnershipRole;
use linli_entities::project::ProjectId;
use linli_entities::role_grant::Role;
use linli_tests::arrange::Over;
use linli_tests::{Answer, Browser, TestApp};
use poem::http::Method;
use sea_orm::EntityTrait as _;
use serde_json::{Value, json};

use crate::club::{DAY, HOUR, give, member, points, sound};

/// A draw of the club from the beginning of the story on: closing on the 10th at 10:00 UTC, drawn on the 11th at 13:15.
pub(crate) fn input() -> Value {
    json!({
        "title": "周年抽奖", "markdown": "谢谢**大家**", "audience": "members", "cost": 0, "one_per_household": true,
        "opens_at": "2026-03-02T00:00:00Z", "closes_at": "2026-03-10T10:00:00Z", "draws_at": "2026-03-11T13:15:00Z",
        "value_source": "中国福利彩票双色球 2026-03-11",
        "prizes": [{ "title": "扫地机器人", "count": 1 }, { "title": "一百积分", "count": 2, "points": 100 }],
    })
}

/// A draw of a project, with a prize that is handed over.
fn of_project(project: ProjectId) -> impl FnOnce(&mut Value) {
    move |input| {
        input["project_id"] = json!(project);
        input["prizes"] = json!([{ "title": "米和油", "count": 2 }]);
    }
}

async fn drafted(by: &mut Browser, change: impl FnOnce(&mut Value)) -> Value {
    let mut input = input();
    change(&mut input);
    by.post("/api/v1/draws", input).await.expect(201)
}

/// A draw with something else in it, offered; its id.
async fn opened(by: &mut Browser, change: impl FnOnce(&mut Value)) -> String {
    let id = drafted(by, change).await["id"].to_string();
    by.post(&format!("/api/v1/draws/{id}/opening"), json!({})).await.expect(200);
    id
}

/// A draw that is offered; its id.
pub(crate) async fn offered(by: &mut Browser) -> String {
    opened(by, |_| {}).await
}

async fn enter(browser: &mut Browser, id: &str) -> Answer {
    browser.post(&format!("/api/v1/draws/{id}/entries"), json!({})).await
}

/// Members who entered, one after another.
async fn entrants(app: &TestApp, id: &str, count: i32) -> Vec<Browser> {
    let mut all = vec![];
    for number in 1..=count {
        let (mut browser, _) = member(app, &format!("entrant{number}")).await;
        let seen = enter(&mut browser, id).await.expect(201);
        assert_eq!((&seen["own"]["number"], &seen["entry_count"]), (&json!(number), &json!(number)));
        all.push(browser);
    }
    all
}

async fn draw(browser: &mut Browser, id: &str) -> Value {
    browser.get(&format!("/api/v1/draws/{id}")).await.expect(200)
}

async fn proof(app: &TestApp, id: &str) -> Value {
    app.guest().get(&format!("/api/v1/draws/{id}/proof")).await.expect(200)
}

async fn state(by: &mut Browser, id: &str, value: &str, evidence: Option<&str>) -> Answer {
    let body = json!({ "value": value, "evidence_url": evidence });
    by.post(&format!("/api/v1/draws/{id}/value"), body).await
}

const EVIDENCE: Option<&str> = Some("https://www.cwl.gov.cn/ygkj/wqkjgg/ssq/");
const BALLS: &str = "01 05 12 17 23 30 + 08";

/// What happens by itself, happens.
async fn run_due(app: &TestApp) -> usize {
    jobs::run_due(&app.app).await.expect("what is due is done")
}

/// The 10th, 11:00: nobody enters any more, and the list is frozen.
async fn closed(app: &TestApp) {
    app.advance(8 * DAY + 10 * HOUR);
    run_due(app).await;
}

/// The 11th, 14:00: the value can be known.
async fn known(app: &TestApp) {
    closed(app).await;
    app.advance(DAY + 3 * HOUR);
}

/// The draw as it is when the value was stated with evidence.
async fn drawn(app: &TestApp, by: &mut Browser, id: &str) -> Value {
    let seen = state(by, id, BALLS, EVIDENCE).await.expect(200);
    assert_eq!((&seen["state"], &seen["value"]), (&"drawn".into(), &"01 05 12 17 23 30 08".into()));
    run_due(app).await;
    seen
}

/// What is wrong with draws, as who checks the database finds it.
async fn faults(app: &TestApp) -> Vec<String> {
    let (_, faults) = jobs::check(&app.app).await.expect("the draws are checked");
    faults.iter().map(ToString::to_string).collect()
}

/// The secret of a draw, as only who has the key of the installation beside the database can know it.
async fn secret(app: &TestApp, id: &str) -> String {
    let id = DrawId(id.parse().expect("an id"));
    let row = draw::Entity::find_by_id(id).one(app.app.db.read()).await.expect("the draw").expect("the draw");
    hex::encode(fair::secret(&app.app.server_key, &row.seed.expect("a seed")))
}

/// The titles of what somebody was told of draws.
async fn told(browser: &mut Browser) -> Vec<String> {
    let items = browser.get("/api/v1/notifications").await.expect(200)["items"].clone();
    let items = items.as_array().expect("items").iter();
    let of_draws = items.filter(|one| one["kind"].as_str().is_some_and(|kind| kind.starts_with("draw_")));
    of_draws.map(|one| one["title"].as_str().expect("a title").to_owned()).collect()
}

linli_tests::story! {
    async fn members_enter_it_is_drawn_and_winners_get_what_they_won_once(app) {
        let mut boss = app.administrator().await;
        let id = offered(&mut boss).await;
        let seen = draw(&mut app.guest(), &id).await;
        assert_eq!((&seen["state"], &seen["why_not"], &seen["may"]["enter"]), (&"open".into(), &"sign_in_required".into(), &false.into()));
        assert!(seen["html"].as_str().expect("html").contains("<strong>大家</strong>"));
        app.account("nobody").await.post(&format!("/api/v1/draws/{id}/entries"), json!({})).await.expect_problem(403, "not_a_member");
        let mut all = entrants(&app, &id, 5).await;
        enter(&mut all[0], &id).await.expect_problem(409, "already_entered");
        state(&mut boss, &id, BALLS, EVIDENCE).await.expect_problem(409, "too_early");
        closed(&app).await;
        let (mut late, _) = member(&app, "late").await;
        enter(&mut late, &id).await.expect_problem(409, "too_late");
        assert_eq!(draw(&mut late, &id).await["state"], "closed");
        state(&mut boss, &id, BALLS, EVIDENCE).await.expect_problem(409, "too_early");
        app.advance(DAY + 3 * HOUR);
        all[0].post(&format!("/api/v1/draws/{id}/value"), json!({ "value": "1" })).await.expect_problem(403, "forbidden");
        state(&mut boss, &id, "——", EVIDENCE).await.expect_problem(422, "invalid");
        drawn(&app, &mut boss, &id).await;
        state(&mut boss, &id, "1", EVIDENCE).await.expect_problem(409, "wrong_state");
        let winners = proof(&app, &id).await["winners"].clone();
        let positions: Vec<i64> = winners.as_array().expect("winners").iter().filter_map(|one| one["position"].as_i64()).collect();
        assert_eq!(positions, [1, 2, 2]);
        app.make_notices().await;
        for (number, browser) in (1..).zip(&mut all) {
            let won = winners.as_array().expect("winners").iter().find(|one| one["number"] == number);
            let own = draw(browser, &id).await["own"].clone();
            assert_eq!(own["prize"], won.map_or(Value::Null, |one| one["position"].clone()));
            let had = if own["prize"] == 2 { 100 } else { 0 };
            assert_eq!(points(browser).await, [had, 0, 0, 0], "{number}");
            assert_eq!(own["given_at"].is_string(), own["prize"] == 2);
            let heard = if won.is_some() { "你在《周年抽奖》里中奖了" } else { "《周年抽奖》开奖了，这次没有抽中你" };
            assert_eq!(told(browser).await, [heard], "told once");
        }
        assert_eq!(run_due(&app).await, 0);
        sound(&app).await;
        // What is neither points nor a voucher, staff hand over and say so, once.
        let path = format!("/api/v1/draws/{id}/winners");
        all[0].get(&path).await.expect_problem(403, "forbidden");
        let seen = boss.get(&path).await.expect(200)["items"].clone();
        assert_eq!((&seen[0]["prize"]["title"], &seen[0]["to_hand_over"], &seen[1]["to_hand_over"]), (&"扫地机器人".into(), &true.into(), &false.into()));
        let name = format!("entrant{}", winners[0]["number"]);
        assert_eq!(seen[0]["account"]["name"], json!(name));
        let handover = |number: &Value| format!("{path}/{number}/handover");
        let given = boss.post(&handover(&winners[0]["number"]), json!({})).await.expect(200);
        assert_eq!((given["given_at"].is_string(), &given["to_hand_over"]), (true, &false.into()));
        boss.post(&handover(&winners[0]["number"]), json!({})).await.expect_problem(409, "wrong_state");
        boss.post(&handover(&winners[1]["number"]), json!({})).await.expect_problem(409, "wrong_state");
        boss.post(&handover(&json!(99)), json!({})).await.expect_problem(404, "not_found");
        boss.post(&format!("/api/v1/draws/{id}/cancellation"), json!({ "reason": "x" })).await.expect_problem(409, "wrong_state");
    }

    async fn nothing_of_what_was_offered_changes_and_drafts_are_known_to_staff(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let mut manager = app.staff("manager", Role::Manager, Over::Project(project)).await;
        let mut editor = app.staff("editor", Role::Editor, Over::Project(project)).await;
        editor.post("/api/v1/draws", input()).await.expect_problem(403, "forbidden");
        manager.post("/api/v1/draws", input()).await.expect_problem(403, "forbidden");
        // Points of the club are not for a project to give.
        let mut with_points = input();
        with_points["project_id"] = json!(project);
        manager.post("/api/v1/draws", with_points).await.expect_problem(403, "forbidden");
        let draft = drafted(&mut manager, of_project(project)).await;
        let path = format!("/api/v1/draws/{}", draft["id"]);
        app.guest().get(&path).await.expect_problem(404, "not_found");
        editor.get(&format!("{path}/proof")).await.expect_problem(404, "not_found");
        assert_eq!(manager.get("/api/v1/draws?when=drafts").await.expect(200)["items"][0]["id"], draft["id"]);
        app.account("anna").await.get("/api/v1/draws?when=drafts").await.expect_problem(403, "forbidden");
        let mut other = input();
        of_project(project)(&mut other);
        other["title"] = json!("另一个");
        let changed = manager.send(Method::PUT, &path, Some(other.clone()), &[("if-match", "\"1\"")]).await.expect(200);
        assert_eq!((&changed["title"], &changed["commitment"]), (&"另一个".into(), &Value::Null));
        manager.send(Method::PUT, &path, Some(other.clone()), &[("if-match", "\"1\"")]).await.expect_problem(412, "stale");
        let open = manager.post(&format!("{path}/opening"), json!({})).await.expect(200);
        assert_eq!(open["commitment"].as_str().map(str::len), Some(64));
        manager.post(&format!("{path}/opening"), json!({})).await.expect_problem(409, "wrong_state");
        manager.send(Method::PUT, &path, Some(other), &[("if-match", "\"3\"")]).await.expect_problem(409, "wrong_state");
        assert_eq!(app.guest().get("/api/v1/draws").await.expect(200)["items"][0]["title"], "另一个");
        let mut wrong = input();
        wrong["draws_at"] = json!("2026-03-10T10:00:05Z");
        wrong["prizes"] = json!([{ "title": "", "count": 501, "points": 0 }]);
        let refused = boss.post("/api/v1/draws", wrong).await.expect_problem(422, "invalid");
        let pointers: Vec<&str> = refused["errors"].as_array().expect("errors").iter().filter_map(|one| one["pointer"].as_str()).collect();
        assert_eq!(pointers, ["/draws_at", "/prizes", "/prizes/0/points", "/prizes/0/title", "/prizes/0/count"]);
    }

    async fn owners_and_those_who_came_enter_what_is_for_them(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let id = opened(&mut boss, |input| {
            of_project(project)(input);
            input["audience"] = json!("owners");
        }).await;
        let (mut anna, _) = member(&app, "anna").await;
        enter(&mut anna, &id).await.expect_problem(403, "not_eligible");
        app.home(project, &anna).await;
        enter(&mut anna, &id).await.expect(201);
        let event = crate::events::published(&mut boss, crate::events::tour(project, 9)).await;
        let for_guests = |input: &mut Value| {
            of_project(project)(input);
            (input["audience"], input["event_id"]) = (json!("attendees"), event["id"].clone());
            input["closes_at"] = json!("2026-03-20T10:00:00Z");
            input["draws_at"] = json!("2026-03-21T10:00:00Z");
        };
        let id = opened(&mut boss, for_guests).await;
        assert_eq!(draw(&mut anna, &id).await["event"]["title"], event["title"]);
        let registration = crate::events::registered(&mut anna, &event, &["安娜"]).await;
        enter(&mut anna, &id).await.expect_problem(403, "not_eligible");
        crate::events::pass(&app, 12 * 24).await;
        let code = &registration["attendees"][0]["code"];
        let scans = json!({ "scans": [{ "device": "gate", "sequence": 1, "nonce": "1", "scanned_at": "2026-03-14T00:58:00Z", "method": "code", "code": code }] });
        let scanned = boss.post(&crate::events::at(&event, "/check-ins"), scans).await.expect(200);
        assert_eq!(scanned["items"][0]["verdict"], "accepted");
        enter(&mut anna, &id).await.expect(201);
        boss.post("/api/v1/draws", { let mut one = input(); one["audience"] = json!("owners"); one }).await.expect_problem(422, "invalid");
    }

    async fn whoever_runs_it_does_not_enter_nor_does_their_household(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let (manager, _) = member(&app, "manager").await;
        app.grant(manager.account_id(), Role::Manager, Over::Project(project)).await;
        let (wife, _) = member(&app, "wife").await;
        app.home_of(project, &[(&manager, OwnershipRole::Owner), (&wife, OwnershipRole::CoOwner)]).await;
        let (mut manager, mut wife) = (manager, wife);
        let id = opened(&mut boss, of_project(project)).await;
        enter(&mut manager, &id).await.expect_problem(403, "involved");
        enter(&mut wife, &id).await.expect_problem(403, "involved");
        assert_eq!(draw(&mut wife, &id).await["why_not"], "involved");
        // The draw of the club they do not run.
        let of_club = offered(&mut boss).await;
        enter(&mut wife, &of_club).await.expect(201);
        enter(&mut manager, &of_club).await.expect_problem(409, "household_entered");
        // Who entered before they came to run it says nothing of the value.
        let (mut anna, _) = member(&app, "anna").await;
        enter(&mut anna, &id).await.expect(201);
        app.grant(anna.account_id(), Role::Manager, Over::Project(project)).await;
        known(&app).await;
        state(&mut anna, &id, BALLS, EVIDENCE).await.expect_problem(403, "involved");
        drawn(&app, &mut manager, &id).await;
        let won = proof(&app, &id).await["winners"].clone();
        assert_eq!(won, json!([{ "number": 1, "position": 1 }]), "one of two is left over");
        anna.post(&format!("/api/v1/draws/{id}/winners/1/handover"), json!({})).await.expect_problem(403, "involved");
    }

    async fn what_entering_costs_is_taken_once_and_comes_back_when_it_is_cancelled(app) {
        let mut boss = app.administrator().await;
        let id = opened(&mut boss, |input| input["cost"] = json!(30)).await;
        let (mut anna, annas) = member(&app, "anna").await;
        enter(&mut anna, &id).await.expect_problem(409, "not_enough_points");
        assert_eq!(draw(&mut anna, &id).await["entry_count"], 0, "nothing is left of it");
        give(&app, annas, 100, "a").await;
        let path = format!("/api/v1/draws/{id}/entries");
        let key = [("idempotency-key", "k")];
        for _ in 0..2 {
            let seen = anna.send(Method::POST, &path, Some(json!({})), &key).await.expect(201);
            assert_eq!((&seen["own"]["number"], &seen["own"]["cost"]), (&1.into(), &30.into()));
        }
        assert_eq!(points(&mut anna).await, [70, 0, 0, 0]);
        let line = anna.get("/api/v1/club/membership/entries").await.expect(200)["items"][0].clone();
        assert_eq!((&line["source"], &line["title"]), (&"draw".into(), &"周年抽奖".into()));
        boss.post(&format!("/api/v1/draws/{id}/cancellation"), json!({ "reason": "" })).await.expect_problem(422, "invalid");
        let ended = boss.post(&format!("/api/v1/draws/{id}/cancellation"), json!({ "reason": "奖品延期" })).await.expect(200);
        assert_eq!((&ended["state"], &ended["cancel_reason"]), (&"cancelled".into(), &"奖品延期".into()));
        assert_eq!(run_due(&app).await, 1);
        assert_eq!(run_due(&app).await, 0);
        assert_eq!(points(&mut anna).await, [100, 0, 0, 0]);
        app.make_notices().await;
        assert_eq!(told(&mut anna).await, ["《周年抽奖》取消了，点开看原因"]);
        assert_eq!(app.guest().get("/api/v1/draws?when=past").await.expect(200)["items"][0]["state"], "cancelled");
        assert_eq!(proof(&app, &id).await["secret"], Value::Null, "what is not drawn is not revealed");
        sound(&app).await;
    }

    async fn vouchers_are_set_aside_and_what_nobody_wins_comes_back(app) {
        let mut boss = app.administrator().await;
        let reward = json!({ "title": "保洁", "markdown": "", "points": 80, "stock_left": 3, "voucher_days": 30, "state": "offered" });
        let reward = boss.post("/api/v1/club/rewards", reward).await.expect(201)["id"].clone();
        let left = async |boss: &mut Browser| boss.get(&format!("/api/v1/club/rewards/{reward}")).await.expect(200)["stock_left"].clone();
        let vouchers = |count: i32| { let reward = reward.clone(); move |input: &mut Value| input["prizes"] = json!([{ "title": "保洁券", "count": count, "reward_id": reward }]) };
        let greedy = drafted(&mut boss, vouchers(4)).await["id"].to_string();
        boss.post(&format!("/api/v1/draws/{greedy}/opening"), json!({})).await.expect_problem(409, "out_of_stock");
        let id = opened(&mut boss, vouchers(3)).await;
        assert_eq!(left(&mut boss).await, 0);
        let (mut anna, _) = member(&app, "anna").await;
        let (mut bert, _) = member(&app, "bert").await;
        enter(&mut anna, &id).await.expect(201);
        enter(&mut bert, &id).await.expect(201);
        bert.delete("/api/v1/club/membership").await.expect(204);
        known(&app).await;
        drawn(&app, &mut boss, &id).await;
        // One is won, one was won by who is no member any more, one by nobody.
        assert_eq!(left(&mut boss).await, 2);
        let mine = anna.get("/api/v1/club/membership/redemptions").await.expect(200)["items"][0].clone();
        assert_eq!((&mine["title"], &mine["state"], &mine["points"], &mine["may_cancel"]), (&"保洁".into(), &"issued".into(), &0.into(), &false.into()));
        anna.post(&format!("/api/v1/club/redemptions/{}/cancellation", mine["id"]), json!({})).await.expect_problem(409, "wrong_state");
        boss.post(&format!("/api/v1/club/vouchers/{}/use", mine["code"].as_str().expect("a code")), json!({})).await.expect(200);
        let other = opened(&mut boss, |input| { vouchers(2)(input); input["closes_at"] = json!("2026-04-10T10:00:00Z"); input["draws_at"] = json!("2026-04-12T10:00:00Z"); }).await;
        assert_eq!(left(&mut boss).await, 0);
        boss.post(&format!("/api/v1/draws/{other}/cancellation"), json!({ "reason": "延期" })).await.expect(200);
        assert_eq!(left(&mut boss).await, 2);
        sound(&app).await;
    }
}
