//! Members: joining, leaving, tiers, statements and adjustments.

use linli_entities::role_grant::Role;
use linli_tests::arrange::Over;
use poem::http::Method;
use serde_json::{Value, json};

use super::{DAY, HOUR, give, member, points, run_due, run_otherwise, sound, spend, statement, take_back};

linli_tests::story! {
    async fn whoever_agrees_to_the_terms_joins_once_and_goes_on_with_the_same_number(app) {
        let mut anna = app.account("anna").await;
        let mut boss = app.administrator().await;
        anna.get("/api/v1/club/membership").await.expect_problem(404, "not_found");
        run_otherwise(&mut boss, |settings| settings["terms_markdown"] = "积分两年有效。".into()).await;
        let old = json!({ "terms_version": 1 });
        anna.post("/api/v1/club/membership", old).await.expect_problem(409, "terms_changed");
        let read = app.guest().get("/api/v1/club").await.expect(200);
        let agreed = json!({ "terms_version": read["terms_version"], "birthday": "02-29" });
        app.unproven("bert").await.post("/api/v1/club/membership", agreed.clone()).await.expect_problem(403, "email_not_proven");
        let joined = anna.post("/api/v1/club/membership", agreed.clone()).await.expect(201);
        assert_eq!((&joined["points"]["available"], &joined["birthday"]), (&0.into(), &"02-29".into()));
        assert_eq!(joined["tier"]["tier"]["code"], "member");
        anna.post("/api/v1/club/membership", agreed.clone()).await.expect_problem(409, "already_member");
        let id = linli_entities::membership::MembershipId(joined["id"].as_i64().expect("an id"));
        give(&app, id, 30, "survey:1").await;

        anna.delete("/api/v1/club/membership").await.expect(204);
        anna.get("/api/v1/club/membership").await.expect_problem(404, "not_found");
        anna.delete("/api/v1/club/membership").await.expect_problem(404, "not_found");
        let again = anna.post("/api/v1/club/membership", agreed).await.expect(201);
        assert_eq!((&again["number"], &again["points"]["available"]), (&joined["number"], &0.into()), "what was given up is gone");
        assert!(give(&app, id, 30, "survey:1").await.is_none(), "and is not earned again");
        assert_eq!(statement(&mut anna).await[0], ("forfeited".to_owned(), -30, 0));
        let wrong = json!({ "terms_version": 2, "birthday": "02-30" });
        let refused = anna.post("/api/v1/club/membership", wrong).await;
        assert_eq!(refused.expect_problem(422, "invalid")["errors"][0]["pointer"], "/birthday");
        sound(&app).await;
    }

    async fn a_tier_is_what_was_earned_in_the_window_and_spending_costs_none(app) {
        let (mut anna, id) = member(&app, "anna").await;
        let mut boss = app.administrator().await;
        let tier = |code: &str, threshold: i64| json!({ "code": code, "name_zh": code, "name_en": code, "threshold": threshold, "benefits_markdown": "" });
        run_otherwise(&mut boss, |settings| settings["tiers"] = json!([tier("member", 0), tier("silver", 100), tier("gold", 300)])).await;
        let first = give(&app, id, 90, "a").await.expect("given");
        let seen = anna.get("/api/v1/club/membership").await.expect(200);
        assert_eq!((&seen["tier"]["tier"]["code"], &seen["tier"]["points_to_next"]), (&"member".into(), &10.into()));
        app.advance(DAY * 100);
        anna = app.signed_in(anna.account_id()).await;
        boss = app.signed_in(boss.account_id()).await;
        give(&app, id, 20, "b").await;
        spend(&app, id, 110).await.expect("spent");
        let seen = anna.get("/api/v1/club/membership").await.expect(200);
        assert_eq!((&seen["tier"]["tier"]["code"], &seen["tier"]["qualifying_points"]), (&"silver".into(), &110.into()));
        let listed = boss.get("/api/v1/club/members").await.expect(200);
        assert_eq!(listed["items"][0]["tier_code"], "silver");
        // A year after the first it is no longer in the window.
        app.advance(DAY * 265);
        anna = app.signed_in(anna.account_id()).await;
        let seen = anna.get("/api/v1/club/membership").await.expect(200);
        assert_eq!((&seen["tier"]["tier"]["code"], &seen["tier"]["qualifying_points"]), (&"member".into(), &20.into()));
        // What is taken back leaves the window with what it takes back.
        take_back(&app, first, None).await.expect("taken back");
        let seen = anna.get("/api/v1/club/membership").await.expect(200);
        assert_eq!(seen["tier"]["qualifying_points"], 20);
        sound(&app).await;
    }

    async fn every_line_of_a_statement_says_why_and_what_there_was_then(app) {
        let (mut anna, id) = member(&app, "anna").await;
        let mut boss = app.administrator().await;
        for (index, points) in [50, 30, 20].into_iter().enumerate() {
            give(&app, id, points, &format!("survey:{index}")).await;
            app.advance(HOUR);
        }
        spend(&app, id, 60).await.expect("spent");
        let mut path = "/api/v1/club/membership/entries?limit=3".to_owned();
        let mut lines: Vec<Value> = vec![];
        loop {
            let page = anna.get(&path).await.expect(200);
            lines.extend(page["items"].as_array().expect("items").iter().cloned());
            let Some(next) = page["next"].as_str() else { break };
            path = format!("/api/v1/club/membership/entries?limit=3&after={next}");
        }
        let balances: Vec<i64> = lines.iter().map(|line| line["balance"].as_i64().expect("a balance")).collect();
        assert_eq!(balances, [40, 100, 80, 50]);
        for pair in lines.windows(2) {
            let (after, before) = (pair[0]["balance"].as_i64(), pair[1]["balance"].as_i64());
            assert_eq!(after, before.zip(pair[0]["points"].as_i64()).map(|(one, more)| one + more));
        }
        let of_staff = boss.get(&format!("/api/v1/club/members/{id}/entries")).await.expect(200);
        assert_eq!(of_staff["items"], Value::from(lines));
        let table = anna.get("/api/v1/club/membership/entries/table?locale=en").await;
        assert_eq!(table.header("content-type"), Some("text/csv; charset=utf-8"));
        let text = table.text();
        assert!(text.lines().nth(4).is_some_and(|line| line.contains("\"Spent (a redemption)\"") && line.contains(",-60,0,0,40,")), "{text}");
        assert!(boss.get(&format!("/api/v1/club/members/{id}/entries/table")).await.text().contains("获得（问卷）"));
        // Of others nobody reads anything.
        let mut bert = app.account("bert").await;
        bert.get(&format!("/api/v1/club/members/{id}/entries")).await.expect_problem(403, "forbidden");
        bert.get("/api/v1/club/membership/entries").await.expect_problem(404, "not_found");
    }

    async fn c50_points_are_given_by_hand_by_two_persons_neither_of_whom_is_the_member(app) {
        let (mut anna, id) = member(&app, "anna").await;
        let mut boss = app.administrator().await;
        let mut care = app.staff("care", Role::GroupCare, Over::Group).await;
        let path = format!("/api/v1/club/members/{id}/adjustments");
        let wish = |points: i64| json!({ "points": points, "reason": "活动现场签到机故障" });
        anna.post(&path, wish(5)).await.expect_problem(403, "forbidden");
        boss.post(&path, wish(0)).await.expect_problem(422, "invalid");
        boss.post(&path, wish(10_001)).await.expect_problem(403, "over_limit");
        let made = boss.post(&path, wish(200)).await.expect(201);
        let decide = |what: &str| format!("/api/v1/club/adjustments/{}/{what}", made["id"]);
        assert_eq!(points(&mut anna).await, [0; 4], "nothing moves before it is approved");
        boss.post(&decide("approval"), json!({})).await.expect_problem(403, "involved");
        app.grant(anna.account_id(), Role::GroupCare, Over::Group).await;
        anna.post(&decide("approval"), json!({})).await.expect_problem(403, "involved");
        anna.post(&path, wish(5)).await.expect_problem(403, "involved");
        let done = care.post(&decide("approval"), json!({})).await.expect(200);
        assert_eq!((&done["state"], &done["decided_by"]["name"]), (&"approved".into(), &"care".into()));
        care.post(&decide("approval"), json!({})).await.expect_problem(409, "wrong_state");
        care.post(&decide("refusal"), json!({})).await.expect_problem(409, "wrong_state");
        assert_eq!(points(&mut anna).await, [200, 0, 0, 0]);
        let line = anna.get("/api/v1/club/membership/entries").await.expect(200)["items"][0].clone();
        assert_eq!((&line["kind"], &line["reason"]), (&"adjusted".into(), &"活动现场签到机故障".into()));

        let much = boss.post(&path, wish(-201)).await.expect(201);
        let approval = format!("/api/v1/club/adjustments/{}/approval", much["id"]);
        care.post(&approval, json!({})).await.expect_problem(409, "not_enough_points");
        // Many small ones meet a limit together.
        for _ in 0..9 {
            boss.post(&path, wish(10_000)).await.expect(201);
        }
        boss.post(&path, wish(10_000)).await.expect_problem(403, "over_limit");
        app.advance(DAY * 31);
        boss = app.signed_in(boss.account_id()).await;
        care = app.signed_in(care.account_id()).await;
        boss.post(&path, wish(10_000)).await.expect(201);
        let waiting = care.get("/api/v1/club/adjustments?state=proposed&limit=100").await.expect(200);
        assert_eq!(waiting["items"].as_array().expect("items").len(), 11);
        sound(&app).await;
    }

    async fn members_are_found_by_number_name_or_address_by_those_who_run_the_club_alone(app) {
        let (mut anna, id) = member(&app, "anna").await;
        let (_bert, _) = member(&app, "bert").await;
        let mut boss = app.administrator().await;
        let number = anna.get("/api/v1/club/membership").await.expect(200)["number"].clone();
        for (query, count) in [(number.as_str().expect("a number"), 1), ("ann", 1), ("nobody", 0), ("", 2)] {
            let found = boss.get(&format!("/api/v1/club/members?q={query}")).await.expect(200);
            assert_eq!(found["items"].as_array().expect("items").len(), count, "{query}");
        }
        let one = boss.get("/api/v1/club/members?limit=1").await.expect(200);
        let rest = format!("/api/v1/club/members?after={}", one["next"].as_str().expect("more"));
        assert_eq!(boss.get(&rest).await.expect(200)["items"][0]["id"], json!(id));
        let mut lead = app.staff("lead", Role::CityCare, Over::City("武汉")).await;
        lead.get("/api/v1/club/members").await.expect_problem(403, "forbidden");
        lead.get(&format!("/api/v1/club/members/{id}")).await.expect_problem(403, "forbidden");
        let settings = boss.get("/api/v1/club/settings").await.expect(200)["settings"].clone();
        let stale = boss.send(Method::PUT, "/api/v1/club", Some(settings.clone()), &[("If-Match", "\"9\"")]).await;
        stale.expect_problem(412, "stale");
        boss.send(Method::PUT, "/api/v1/club", Some(settings), &[]).await.expect_problem(428, "if_match_required");
    }

    async fn a_member_is_told_of_points_that_come_go_and_expire_soon(app) {
        let (mut anna, id) = member(&app, "anna").await;
        give(&app, id, 100, "survey:1").await;
        spend(&app, id, 30).await.expect("spent");
        app.make_notices().await;
        let titles = |list: Value| {
            let items = list["items"].as_array().expect("items").clone();
            items.into_iter().map(|one| one["title"].as_str().expect("a title").to_owned()).collect::<Vec<_>>()
        };
        let told = titles(anna.get("/api/v1/notifications").await.expect(200));
        assert_eq!(told, ["用了 30 积分", "得到 100 积分"]);
        app.advance(DAY * 710);
        anna = app.signed_in(anna.account_id()).await;
        run_due(&app).await;
        run_due(&app).await;
        app.make_notices().await;
        let told = titles(anna.get("/api/v1/notifications").await.expect(200));
        assert_eq!((told.len(), told[0].as_str()), (3, "70 积分将在 3 月 2 日 到期"), "once");
    }
}
