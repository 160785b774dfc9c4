//! Referrals: who sent whom, what a contract promises, and what takes it away again.

use chrono::TimeDelta;
use linli::features::referrals::jobs;
use linli_entities::audit_entry;
use linli_entities::role_grant::Role;
use linli_tests::arrange::Over;
use linli_tests::arrange::people::PASSWORD;
use linli_tests::{Browser, TestApp};
use sea_orm::{ConnectionTrait as _, EntityTrait as _, QueryOrder as _};
use serde_json::{Value, json};

use super::earning::rule;
use super::{DAY, HOUR, member, points, sound, spend, statement};

/// The day in the club so many days ago.
pub(super) fn day(app: &TestApp, ago: i64) -> String {
    let today = (app.app.clock.now() + TimeDelta::hours(8)).date_naive();
    (today - TimeDelta::days(ago)).to_string()
}

/// The code with which somebody sends others.
pub(super) async fn code(member: &mut Browser) -> String {
    let own = member.get("/api/v1/club/membership").await.expect(200);
    own["referral_code"].as_str().expect("a code").to_owned()
}

/// A rule that gives so many points for a contract after so many days.
pub(super) async fn contracts_earn(boss: &mut Browser, points: i64, days: i64) -> Value {
    rule(boss, json!({ "kind": "referral_signed", "points": points, "pending_days": days })).await
}

/// Staff who serve the club.
pub(super) async fn agent(app: &TestApp) -> Browser {
    let project = app.project("riverside").await;
    app.staff("agent", Role::Agent, Over::Project(project)).await
}

/// Somebody says who sent them; the path of the referral for staff.
pub(super) async fn sent(agent: &mut Browser, referee: &mut Browser, code: &str) -> String {
    let claim = json!({ "referral_code": code });
    let claimed = referee.post("/api/v1/club/referral-claim", claim).await.expect(201);
    let path = format!("/api/v1/club/referrals/{}", claimed["referral"]["id"]);
    assert_eq!(agent.get(&path).await.expect(200)["state"], "claimed");
    path
}

/// A contract of this reference.
pub(super) fn contract(on: &str, reference: &str) -> Value {
    json!({ "state": "signed", "happened_on": on, "reference": reference })
}

pub(super) fn cancelled(on: &str) -> Value {
    json!({ "state": "cancelled", "happened_on": on, "reason": "客户退房" })
}

/// What is due, is done; how much it was.
async fn release(app: &TestApp) -> usize {
    jobs::run_due(&app.app).await.expect("what is due is given")
}

linli_tests::story! {
    async fn a_referral_is_carried_to_a_contract_and_its_points_come_when_the_days_are_over(app) {
        let mut boss = app.administrator().await;
        contracts_earn(&mut boss, 5_000, 7).await;
        let mut agent = agent(&app).await;
        let (mut anna, _) = member(&app, "anna").await;
        let mut bert = app.account("bert").await;
        let path = sent(&mut agent, &mut bert, &code(&mut anna).await).await;
        let steps = format!("{path}/steps");
        let today = day(&app, 0);
        agent.post(&steps, json!({ "state": "visited", "happened_on": today })).await.expect(200);
        agent.post(&steps, json!({ "state": "visited", "happened_on": today })).await.expect_problem(409, "wrong_state");
        agent.post(&steps, json!({ "state": "reserved", "happened_on": today })).await.expect(200);
        agent.post(&steps, json!({ "state": "signed", "happened_on": today })).await.expect_problem(422, "invalid");
        let signed = agent.post(&steps, contract(&today, "HT-1")).await.expect(200);
        assert_eq!((&signed["state"], &signed["points_promised"]), (&"signed".into(), &5_000.into()));
        assert_eq!(signed["next_states"], json!(["cancelled"]));
        assert_eq!(signed["release_on"], day(&app, -7));
        assert_eq!(points(&mut anna).await, [0, 0, 5_000, 0], "they wait");
        let line = anna.get("/api/v1/club/membership/entries").await.expect(200)["items"][0].clone();
        assert_eq!((&line["kind"], &line["title"], &line["pending"]), (&"pending".into(), &"bert".into(), &5_000.into()));
        // Each side knows of the other the public name and where it stands.
        let mine = anna.get("/api/v1/club/membership/referrals").await.expect(200)["items"][0].clone();
        assert_eq!((&mine["referee"]["name"], &mine["state"], &mine["points_promised"]), (&"bert".into(), &"signed".into(), &5_000.into()));
        for hidden in ["reference", "signed_on", "steps", "recorded_by"] {
            assert!(mine.get(hidden).is_none(), "{hidden}");
        }
        let his = bert.get("/api/v1/club/referral-claim").await.expect(200);
        assert_eq!((&his["referral"]["referrer"]["name"], &his["referral"]["state"]), (&"anna".into(), &"signed".into()));
        assert!(!his.to_string().contains("points"));

        app.advance(DAY * 6);
        assert_eq!(release(&app).await, 0, "a day is missing");
        app.advance(DAY);
        assert_eq!(release(&app).await, 1);
        assert_eq!(release(&app).await, 0, "once");
        anna = app.signed_in(anna.account_id()).await;
        agent = app.signed_in(agent.account_id()).await;
        assert_eq!(points(&mut anna).await, [5_000, 0, 0, 0]);
        let seen = anna.get("/api/v1/club/membership").await.expect(200);
        assert_eq!(seen["tier"]["qualifying_points"], 5_000, "what was given counts for the tier");
        let seen = agent.get(&path).await.expect(200);
        assert_eq!((&seen["state"], &seen["points_given"], &seen["release_on"]), (&"rewarded".into(), &5_000.into(), &Value::Null));
        let states: Vec<&str> = seen["steps"].as_array().expect("steps").iter().filter_map(|step| step["state"].as_str()).collect();
        assert_eq!(states, ["claimed", "visited", "reserved", "signed", "rewarded"]);
        app.make_notices().await;
        let told = anna.get("/api/v1/notifications").await.expect(200);
        let titles: Vec<&str> = told["items"].as_array().expect("items").iter().filter_map(|one| one["title"].as_str()).collect();
        let told = ["得到 5000 积分", "你推荐的bert签约了", "5000 积分待到账", "你推荐的bert认购了", "你推荐的bert到访了", "已记下：bert是你推荐来的"];
        assert_eq!(titles, told);
        sound(&app).await;
    }

    async fn c09_what_was_given_and_spent_is_owed_when_the_contract_is_cancelled(app) {
        let mut boss = app.administrator().await;
        contracts_earn(&mut boss, 500, 0).await;
        let mut agent = agent(&app).await;
        let (mut anna, id) = member(&app, "anna").await;
        let path = sent(&mut agent, &mut app.account("bert").await, &code(&mut anna).await).await;
        let steps = format!("{path}/steps");
        let today = day(&app, 0);
        let signed = agent.post(&steps, contract(&today, "HT-1")).await.expect(200);
        assert_eq!((&signed["state"], &signed["points_given"]), (&"rewarded".into(), &500.into()), "no day to wait for");
        spend(&app, id, 300).await.expect("spent");
        agent.post(&steps, json!({ "state": "cancelled", "happened_on": today })).await.expect_problem(422, "invalid");
        let ended = agent.post(&steps, cancelled(&today)).await.expect(200);
        assert_eq!((&ended["state"], &ended["points_given"], &ended["points_taken_back"]), (&"cancelled".into(), &0.into(), &500.into()));
        assert_eq!((&ended["may_record"], &ended["next_states"]), (&false.into(), &json!([])));
        assert_eq!(points(&mut anna).await, [0, 0, 0, 300]);
        assert_eq!(release(&app).await, 0);
        sound(&app).await;
    }

    async fn c29_a_referral_only_goes_on_and_what_was_cancelled_is_given_nothing(app) {
        let mut boss = app.administrator().await;
        contracts_earn(&mut boss, 500, 0).await;
        let mut agent = agent(&app).await;
        let (mut anna, _) = member(&app, "anna").await;
        let steps = format!("{}/steps", sent(&mut agent, &mut app.account("bert").await, &code(&mut anna).await).await);
        let today = day(&app, 0);
        let step = |state: &str| json!({ "state": state, "happened_on": today });
        agent.post(&steps, step("reserved")).await.expect(200);
        agent.post(&steps, step("visited")).await.expect_problem(409, "wrong_state");
        let ended = agent.post(&steps, cancelled(&today)).await.expect(200);
        assert_eq!((&ended["state"], &ended["next_states"]), (&"cancelled".into(), &json!([])));
        for again in [step("visited"), step("reserved"), contract(&today, "HT-1"), cancelled(&today)] {
            agent.post(&steps, again).await.expect_problem(409, "wrong_state");
        }
        assert_eq!(release(&app).await, 0);
        assert_eq!((points(&mut anna).await, statement(&mut anna).await), ([0; 4], vec![]));
        sound(&app).await;
    }

    async fn what_is_cancelled_before_its_days_are_over_promises_nothing_more(app) {
        let mut boss = app.administrator().await;
        contracts_earn(&mut boss, 500, 7).await;
        let mut agent = agent(&app).await;
        let (mut anna, _) = member(&app, "anna").await;
        let mut bert = app.account("bert").await;
        let code = code(&mut anna).await;
        let path = sent(&mut agent, &mut bert, &code).await;
        let today = day(&app, 0);
        agent.post(&format!("{path}/steps"), contract(&today, "HT-1")).await.expect(200);
        let ended = agent.post(&format!("{path}/steps"), cancelled(&today)).await.expect(200);
        assert_eq!((&ended["points_promised"], &ended["points_taken_back"]), (&0.into(), &500.into()));
        assert_eq!(points(&mut anna).await, [0; 4]);
        assert_eq!(statement(&mut anna).await[0].0, "reversed");
        app.make_notices().await;
        let told = anna.get("/api/v1/notifications").await.expect(200);
        let titles: Vec<&str> = told["items"].as_array().expect("items").iter().filter_map(|one| one["title"].as_str()).collect();
        assert_eq!(titles[..2], ["你对bert的推荐已取消", "扣回了 500 积分"]);
        let told = bert.get("/api/v1/notifications").await.expect(200);
        assert_eq!(told["items"][0]["title"], "anna对你的推荐已取消");
        app.advance(DAY * 8);
        assert_eq!(release(&app).await, 0);
        agent = app.signed_in(agent.account_id()).await;
        anna = app.signed_in(anna.account_id()).await;
        bert = app.signed_in(bert.account_id()).await;
        // What was cancelled is in nobody's way: another contract, of the same or of another reference, is another referral.
        let again = sent(&mut agent, &mut bert, &code).await;
        assert_ne!(again, path);
        let signed = agent.post(&format!("{again}/steps"), contract(&day(&app, 0), "HT-1")).await.expect(200);
        assert_eq!(signed["points_promised"], 500);
        assert_eq!(points(&mut anna).await, [0, 0, 500, 0]);
        sound(&app).await;
    }

    async fn c27_nobody_sends_themselves_or_an_owner_by_whatever_door(app) {
        let mut agent = agent(&app).await;
        let project = app.project("hilltop").await;
        let (mut anna, _) = member(&app, "anna").await;
        let code = code(&mut anna).await;
        let claim = json!({ "referral_code": code });
        anna.post("/api/v1/club/referral-claim", claim.clone()).await.expect_problem(409, "self_referral");
        let by = |who: &Browser| json!({ "referrer": code, "referee_id": who.account_id() });
        agent.post("/api/v1/club/referrals", by(&anna)).await.expect_problem(409, "self_referral");
        let mut owner = app.account("owner").await;
        app.home(project, &owner).await;
        owner.post("/api/v1/club/referral-claim", claim.clone()).await.expect_problem(409, "already_owner");
        agent.post("/api/v1/club/referrals", by(&owner)).await.expect_problem(409, "already_owner");
        let joining = json!({ "terms_version": 1, "referral_code": code });
        owner.post("/api/v1/club/membership", joining).await.expect_problem(409, "already_owner");
        owner.get("/api/v1/club/membership").await.expect_problem(404, "not_found");
        let seen = owner.get("/api/v1/club/referral-claim").await.expect(200);
        assert_eq!((&seen["may_claim"], &seen["why_not"]), (&false.into(), &"already_owner".into()));
        // The database itself refuses it.
        let own = anna.get("/api/v1/club/membership").await.expect(200)["id"].clone();
        let sql = format!(
            "INSERT INTO referral (referrer_id, referrer_account_id, referee_id, state, claimed_at, version) \
             VALUES ({own}, {who}, {who}, 'claimed', '2026-03-01T00:00:00+00:00', 1)",
            who = anna.account_id(),
        );
        let written = app.app.db.write(sql, |txn, sql| Box::pin(async move { Ok(txn.execute_unprepared(&sql).await.map(drop)?) }));
        assert!(written.await.is_err());
        app.unproven("fresh").await.post("/api/v1/club/referral-claim", claim).await.expect_problem(403, "email_not_proven");
    }

    async fn c28_nobody_is_sent_by_the_own_household_not_even_when_that_is_told_later(app) {
        let mut boss = app.administrator().await;
        contracts_earn(&mut boss, 500, 7).await;
        let mut agent = agent(&app).await;
        let project = app.project("hilltop").await;
        let (mut anna, _) = member(&app, "anna").await;
        let code = code(&mut anna).await;
        let unit = app.unit(project).await;
        app.claim(unit, &anna).await;
        let mut bert = app.account("bert").await;
        let path = sent(&mut agent, &mut bert, &code).await;
        app.claim(unit, &bert).await;
        agent.post(&format!("{path}/steps"), contract(&day(&app, 0), "HT-1")).await.expect_problem(409, "same_household");
        let mut wife = app.account("wife").await;
        app.claim(unit, &wife).await;
        wife.post("/api/v1/club/referral-claim", json!({ "referral_code": code })).await.expect_problem(409, "same_household");
        let record = json!({ "referrer": code, "referee_id": wife.account_id() });
        agent.post("/api/v1/club/referrals", record).await.expect_problem(409, "same_household");
        assert_eq!(points(&mut anna).await, [0; 4]);
    }

    async fn who_was_sent_says_so_within_thirty_days_and_once(app) {
        let mut agent = agent(&app).await;
        let (mut anna, _) = member(&app, "anna").await;
        let (mut carl, _) = member(&app, "carl").await;
        let (annas, carls) = (code(&mut anna).await, code(&mut carl).await);
        let mut bert = app.account("bert").await;
        let mut late = app.account("late").await;
        let seen = bert.get("/api/v1/club/referral-claim").await.expect(200);
        assert_eq!((&seen["may_claim"], &seen["referral"]), (&true.into(), &Value::Null));
        let wrong = bert.post("/api/v1/club/referral-claim", json!({ "referral_code": "NOBODYS" })).await;
        assert_eq!(wrong.expect_problem(422, "invalid")["errors"][0]["pointer"], "/referral_code");
        // At joining, however it is typed; again with the same code nothing changes, with another it is refused.
        let typed = format!(" {}-{} ", annas[..4].to_lowercase(), &annas[4..]);
        let joining = json!({ "terms_version": 1, "referral_code": typed });
        bert.post("/api/v1/club/membership", joining).await.expect(201);
        let claimed = bert.get("/api/v1/club/referral-claim").await.expect(200);
        assert_eq!(claimed["referral"]["referrer"]["name"], "anna");
        let again = bert.post("/api/v1/club/referral-claim", json!({ "referral_code": annas })).await.expect(201);
        assert_eq!(again["referral"]["id"], claimed["referral"]["id"]);
        bert.post("/api/v1/club/referral-claim", json!({ "referral_code": carls })).await.expect_problem(409, "already_referred");
        app.advance(DAY * 31);
        late = app.signed_in(late.account_id()).await;
        agent = app.signed_in(agent.account_id()).await;
        late.post("/api/v1/club/referral-claim", json!({ "referral_code": annas })).await.expect_problem(409, "too_late");
        assert_eq!(late.get("/api/v1/club/referral-claim").await.expect(200)["why_not"], "too_late");
        // Staff record it all the same; of whom nobody has, they learn that.
        let record = json!({ "referrer": annas, "referee_contact": "late@story.test" });
        let made = agent.post("/api/v1/club/referrals", record.clone()).await.expect(201);
        assert_eq!((&made["referee"]["name"], &made["recorded_by"]["name"]), (&"late".into(), &"agent".into()));
        agent.post("/api/v1/club/referrals", record).await.expect_problem(409, "already_referred");
        for (pointer, wrong) in [
            ("/referrer", json!({ "referrer": "10999999", "referee_contact": "late" })),
            ("/referee_contact", json!({ "referrer": annas, "referee_contact": "nobody@story.test" })),
            ("/referee_id", json!({ "referrer": annas, "referee_id": 999_999 })),
            ("/referee_id", json!({ "referrer": annas })),
        ] {
            let refused = agent.post("/api/v1/club/referrals", wrong).await.expect_problem(422, "invalid");
            assert_eq!(refused["errors"][0]["pointer"], pointer);
        }
    }

    async fn staff_on_either_side_do_nothing_to_it(app) {
        let project = app.project("riverside").await;
        let mut boss = app.administrator().await;
        let mut agent = app.staff("agent", Role::Agent, Over::Project(project)).await;
        agent.post("/api/v1/club/membership", json!({ "terms_version": 1 })).await.expect(201);
        let own = code(&mut agent).await;
        let mut bert = app.account("bert").await;
        let record = json!({ "referrer": own, "referee_id": bert.account_id() });
        agent.post("/api/v1/club/referrals", record.clone()).await.expect_problem(403, "involved");
        let made = boss.post("/api/v1/club/referrals", record).await.expect(201);
        let steps = format!("/api/v1/club/referrals/{}/steps", made["id"]);
        let visited = json!({ "state": "visited", "happened_on": day(&app, 0) });
        agent.post(&steps, visited.clone()).await.expect_problem(403, "involved");
        app.grant(bert.account_id(), Role::Agent, Over::Project(project)).await;
        bert.post(&steps, visited.clone()).await.expect_problem(403, "involved");
        let seen = agent.get("/api/v1/club/referrals").await.expect(200)["items"][0].clone();
        assert_eq!(seen["may_record"], false);
        app.account("carl").await.post(&steps, visited.clone()).await.expect_problem(403, "forbidden");
        boss.post(&steps, visited).await.expect(200);
        // Who was sent hears what staff recorded, and can say that it is not so.
        app.make_notices().await;
        let told = bert.get("/api/v1/notifications").await.expect(200);
        let titles: Vec<&str> = told["items"].as_array().expect("items").iter().filter_map(|one| one["title"].as_str()).collect();
        assert!(titles.contains(&"已记下：你是agent推荐来的"), "{titles:?}");
    }

    async fn points_are_by_the_rule_that_held_on_the_day_of_the_contract_and_a_step_back_in_time_says_why(app) {
        let mut boss = app.administrator().await;
        let mut agent = agent(&app).await;
        let (mut anna, _) = member(&app, "anna").await;
        let code = code(&mut anna).await;
        let mut paths = vec![];
        for name in ["bert", "carl", "dora"] {
            paths.push(format!("{}/steps", sent(&mut agent, &mut app.account(name).await, &code).await));
        }
        contracts_earn(&mut boss, 300, 7).await;
        app.advance(DAY * 10);
        boss = app.signed_in(boss.account_id()).await;
        agent = app.signed_in(agent.account_id()).await;
        anna = app.signed_in(anna.account_id()).await;
        contracts_earn(&mut boss, 900, 30).await;
        // Six days ago the first rule held; it is not seven yet.
        let signed = agent.post(&paths[0], contract(&day(&app, 6), "HT-1")).await.expect(200);
        assert_eq!((&signed["state"], &signed["points_promised"]), (&"signed".into(), &300.into()));
        // Eight days ago it held too, and its days are over.
        let signed = agent.post(&paths[1], contract(&day(&app, 8), "HT-2")).await.expect(200);
        assert_eq!((&signed["state"], &signed["points_given"]), (&"rewarded".into(), &300.into()));
        agent.post(&paths[2], contract(&day(&app, -1), "HT-3")).await.expect_problem(422, "invalid");
        // Before it was told who sent them nobody was to be given anything; it says why, and the audit has it.
        let back = contract(&day(&app, 11), "HT-3");
        let refused = agent.post(&paths[2], back.clone()).await.expect_problem(422, "invalid");
        assert_eq!(refused["errors"][0]["pointer"], "/reason");
        let mut why = back;
        why["reason"] = "补录签约".into();
        let signed = agent.post(&paths[2], why).await.expect(200);
        assert_eq!((&signed["state"], &signed["points_promised"]), (&"signed".into(), &0.into()), "no rule held then");
        assert_eq!(signed["steps"][1]["reason"], "补录签约");
        let audited = audit_entry::Entity::find().order_by_desc(audit_entry::Column::Id).one(app.app.db.read()).await;
        let audited = audited.expect("the audit").expect("an entry");
        assert_eq!((audited.act.as_str(), &audited.detail["back_in_time"]), ("record_referral_step", &true.into()));
        assert_eq!(points(&mut anna).await, [300, 0, 300, 0]);
        sound(&app).await;
    }

    async fn whoever_left_the_club_is_given_nothing(app) {
        let mut boss = app.administrator().await;
        contracts_earn(&mut boss, 500, 7).await;
        let mut agent = agent(&app).await;
        let (mut anna, _) = member(&app, "anna").await;
        let code = code(&mut anna).await;
        let first = sent(&mut agent, &mut app.account("bert").await, &code).await;
        let second = sent(&mut agent, &mut app.account("carl").await, &code).await;
        let today = day(&app, 0);
        agent.post(&format!("{first}/steps"), contract(&today, "HT-1")).await.expect(200);
        anna.delete("/api/v1/club/membership").await.expect(204);
        app.account("dora").await.post("/api/v1/club/referral-claim", json!({ "referral_code": code })).await.expect_problem(422, "invalid");
        let signed = agent.post(&format!("{second}/steps"), contract(&today, "HT-2")).await.expect(200);
        assert_eq!((&signed["state"], &signed["points_promised"]), (&"signed".into(), &0.into()));
        app.advance(DAY * 7);
        release(&app).await;
        assert_eq!(release(&app).await, 0);
        agent = app.signed_in(agent.account_id()).await;
        let seen = agent.get(&first).await.expect(200);
        assert_eq!((&seen["state"], &seen["points_given"], &seen["points_taken_back"]), (&"signed".into(), &0.into(), &500.into()));
        sound(&app).await;
    }

    async fn an_erased_account_is_a_stranger_on_either_side_and_signs_nothing_more(app) {
        let mut boss = app.administrator().await;
        contracts_earn(&mut boss, 500, 7).await;
        let mut agent = agent(&app).await;
        let (mut anna, _) = member(&app, "anna").await;
        let code = code(&mut anna).await;
        let mut gone = app.registered("goner").await;
        let record = json!({ "referrer": code, "referee_contact": "goner" });
        let made = agent.post("/api/v1/club/referrals", record).await.expect(201);
        let open = format!("/api/v1/club/referrals/{}", made["id"]);
        let late = json!({ "state": "visited", "happened_on": day(&app, 3), "reason": "goner 来电补录" });
        agent.post(&format!("{open}/steps"), late).await.expect(200);
        let signed = sent(&mut agent, &mut app.account("carl").await, &code).await;
        agent.post(&format!("{signed}/steps"), contract(&day(&app, 0), "HT-1")).await.expect(200);
        assert_eq!(gone.post("/api/v1/me/erasure", json!({ "password": PASSWORD })).await.status, 204);
        let seen = agent.get(&open).await.expect(200);
        assert_eq!((&seen["state"], &seen["referee"]["erased"]), (&"cancelled".into(), &true.into()));
        assert!(!seen.to_string().contains("goner"), "{seen}");
        let mine = anna.get("/api/v1/club/membership/referrals").await.expect(200);
        assert!(!mine.to_string().contains("goner"));
        // The one who sent goes: the contract stays, and gives nobody anything.
        let erasing = format!("/api/v1/accounts/{}/erasure", anna.account_id());
        assert_eq!(boss.post(&erasing, json!({})).await.status, 204);
        app.advance(DAY * 7);
        release(&app).await;
        agent = app.signed_in(agent.account_id()).await;
        let seen = agent.get(&signed).await.expect(200);
        assert_eq!((&seen["state"], &seen["referrer"]["erased"], &seen["points_given"]), (&"signed".into(), &true.into(), &0.into()));
        sound(&app).await;
    }

    async fn the_desk_finds_a_referral_by_what_it_knows_and_counts_what_came_of_them(app) {
        let mut boss = app.administrator().await;
        contracts_earn(&mut boss, 500, 0).await;
        let mut agent = agent(&app).await;
        let project = app.project("hilltop").await;
        let (mut anna, id) = member(&app, "anna").await;
        let code = code(&mut anna).await;
        let mut bert = app.account("bert").await;
        let path = sent(&mut agent, &mut bert, &code).await;
        let other = sent(&mut agent, &mut app.account("carl").await, &code).await;
        let today = day(&app, 0);
        agent.post(&format!("{path}/steps"), json!({ "state": "visited", "happened_on": today })).await.expect(200);
        agent.post(&format!("{path}/steps"), contract(&today, "HT-1")).await.expect(200);
        agent.post(&format!("{other}/steps"), cancelled(&today)).await.expect(200);
        let number = (10_000_000 + id.0).to_string();
        for (asked, count) in [
            ("".to_owned(), 2), (format!("q={number}"), 2), (format!("q={code}"), 2), ("q=HT-1".to_owned(), 1), ("q=bert".to_owned(), 1),
            ("q=bert@story.test".to_owned(), 1), ("q=ber".to_owned(), 0), ("q=anna&state=cancelled".to_owned(), 1), ("state=claimed".to_owned(), 0),
        ] {
            let found = agent.get(&format!("/api/v1/club/referrals?{asked}")).await.expect(200);
            assert_eq!(found["items"].as_array().expect("items").len(), count, "{asked}");
        }
        let page = agent.get("/api/v1/club/referrals?limit=1").await.expect(200);
        let rest = format!("/api/v1/club/referrals?after={}", page["next"].as_str().expect("more"));
        assert_eq!(agent.get(&rest).await.expect(200)["items"].as_array().expect("items").len(), 1);

        app.home(project, &bert).await;
        app.home(project, &app.account("dora").await).await;
        app.advance(HOUR);
        let figures = |from: &str, until: &str| format!("/api/v1/club/referrals/figures?from_on={from}&until_on={until}");
        let seen = agent.get(&figures(&day(&app, 40), &today)).await.expect(200);
        let counts = json!({ "claimed_count": 2, "visited_count": 1, "reserved_count": 0, "signed_count": 1, "cancelled_count": 1 });
        assert_eq!(seen["total"], counts);
        let months = seen["months"].as_array().expect("months");
        assert_eq!(months.last().expect("a month")["counts"], counts);
        assert_eq!((&seen["home_count"], &seen["referred_home_count"], &seen["referred_percent"]), (&2.into(), &1.into(), &50.0.into()));
        let before = agent.get(&figures(&day(&app, 9), &day(&app, 2))).await.expect(200);
        assert_eq!((&before["total"]["claimed_count"], &before["referred_percent"]), (&0.into(), &Value::Null));
        agent.get(&figures(&today, &day(&app, 1))).await.expect_problem(422, "invalid");
        anna.get(&figures(&today, &today)).await.expect_problem(403, "forbidden");
        let draft = json!({ "kind": "referral_signed", "points": 50, "pending_days": 0 });
        let draft = boss.post("/api/v1/club/earning-rules", draft).await.expect(201);
        let tried = format!("/api/v1/club/earning-rules/{}/dry-run?from_on={today}&until_on={today}", draft["id"]);
        let tried = boss.get(&tried).await.expect(200);
        assert_eq!((&tried["fact_count"], &tried["points"]), (&1.into(), &50.into()));
    }
}
