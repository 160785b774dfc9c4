//! Accounts: registering, oneself, and what others see.

use std::time::Duration;

use futures_util::future::join_all;
use linli::actor::Scope;
use linli::features::accounts::logic::{Mark, refs};
use linli_entities::account::AccountId;
use linli_entities::board::Visibility;
use linli_entities::ownership::OwnershipRole;
use linli_entities::role_grant::Role;
use linli_tests::TestApp;
use linli_tests::arrange::Over;
use poem::http::Method;
use serde_json::{Value, json};

fn with(name: &str, field: &str, value: Value) -> Value {
    let mut application = TestApp::application(name);
    application[field] = value;
    application
}

linli_tests::story! {
    async fn whoever_is_at_home_is_marked_as_they_stand_to_it(app) {
        let project = app.project("jiangpan").await;
        let mut marks = vec![];
        for (name, role) in [
            ("anna", OwnershipRole::Owner),
            ("berta", OwnershipRole::CoOwner),
            ("clara", OwnershipRole::Buyer),
            ("dora", OwnershipRole::Tenant),
            ("emma", OwnershipRole::Proxy),
        ] {
            let browser = app.account(name).await;
            app.home_as(project, &browser, role).await;
            let id = browser.account_id();
            marks.push(refs(&app.app, &[id], Scope::Project(project, "武汉")).await.expect("accounts")[&id].mark);
        }
        let expected = [Mark::Owner, Mark::Owner, Mark::Buyer, Mark::Tenant, Mark::Proxy].map(Some);
        assert_eq!(marks, expected);
        // Who owns one home and rents another is an owner.
        let both = app.account("fanny").await;
        app.home_as(project, &both, OwnershipRole::Tenant).await;
        app.home_as(project, &both, OwnershipRole::Owner).await;
        let id = both.account_id();
        let shown = refs(&app.app, &[id], Scope::Project(project, "武汉")).await.expect("accounts");
        assert_eq!(shown[&id].mark, Some(Mark::Owner));
    }

    async fn many_accounts_are_shown_at_once_and_staff_is_marked(app) {
        let anna = app.account("anna").await.account_id();
        let boss = app.staff("老板", Role::GroupCare, Over::Group).await.account_id();
        let project = app.project("riverside").await;
        let agent = app.staff("agent", Role::Agent, Over::Project(project)).await.account_id();
        let ids = [anna, boss, anna, agent, AccountId(999)];
        let shown = refs(&app.app, &ids, Scope::Club).await.expect("refs");
        assert_eq!(shown.len(), 3);
        assert_eq!((shown[&anna].display_name.as_str(), shown[&anna].mark), ("anna", None));
        assert_eq!((shown[&boss].name.as_str(), shown[&boss].mark), ("老板", Some(Mark::Staff)));
        assert_eq!(shown[&agent].mark, None, "an agent of a project is nobody in the club");
        let shown = refs(&app.app, &ids, Scope::Project(project, "武汉")).await.expect("refs");
        assert_eq!(shown[&agent].mark, Some(Mark::Staff));
    }

    async fn who_registers_is_signed_in_and_sees_oneself(app) {
        let mut anna = app.guest();
        let answer = anna.post("/api/v1/accounts", with("Anna", "display_name", json!(" 江畔  小安 "))).await;
        let me = answer.expect(201);
        assert_eq!((&me["name"], &me["display_name"]), (&json!("Anna"), &json!("江畔 小安")));
        assert_eq!((&me["email_proven"], &me["consent_required"]), (&json!(false), &json!(false)));
        assert_eq!(me["locale"], "zh-CN");
        let cookies: Vec<String> = answer
            .headers
            .get_all("set-cookie")
            .iter()
            .map(|cookie| cookie.to_str().expect("ascii").to_lowercase())
            .collect();
        let session = cookies.iter().find(|cookie| cookie.starts_with("linli_session=")).expect("a session");
        for part in ["httponly", "samesite=lax", "path=/", "max-age=2592000"] {
            assert!(session.contains(part), "{part}: {session}");
        }
        assert!(!session.contains("secure"), "plain http on localhost");
        let readable = cookies.iter().find(|cookie| cookie.starts_with("linli_signed_in=1")).expect("a sign");
        assert!(!readable.contains("httponly") && readable.contains("max-age=2592000"));
        let me = anna.get("/api/v1/me").await.expect(200);
        assert_eq!(me["email"], "Anna@story.test");
        let mut guest = app.guest();
        guest.get("/api/v1/me").await.expect_problem(401, "sign_in_required");
        let profile = guest.get(&format!("/api/v1/accounts/{}", me["id"])).await.expect(200);
        assert_eq!(profile["display_name"], "江畔 小安");
        assert!(profile.get("email").is_none(), "an address is shown to its owner only");
        guest.get("/api/v1/accounts/999").await.expect_problem(404, "not_found");
    }

    async fn a_name_or_address_that_only_looks_different_is_taken(app) {
        app.registered("Anna").await;
        let mut guest = app.guest();
        for name in ["anna", "ANNA", "Ａｎｎａ", " aNNa "] {
            let other = with(name, "email", json!("other@story.test"));
            guest.post("/api/v1/accounts", other).await.expect_problem(409, "name_taken");
        }
        let other = with("berta", "email", json!("ANNA@Story.Test"));
        guest.post("/api/v1/accounts", other).await.expect_problem(409, "email_taken");
    }

    async fn everything_wrong_is_told_at_once(app) {
        let body = json!({
            "name": "13800138000", "email": "nowhere", "password": "nowhere",
            "display_name": "x".repeat(41), "consent_version": "old",
        });
        let problem = app.guest().post("/api/v1/accounts", body).await.expect_problem(422, "invalid");
        let told: Vec<(&str, &str)> = problem["errors"].as_array().expect("a list").iter()
            .map(|error| (error["pointer"].as_str().expect("a text"), error["code"].as_str().expect("a text")))
            .collect();
        assert_eq!(told, [
            ("/name", "malformed"), ("/email", "malformed"), ("/password", "weak_password"),
            ("/display_name", "too_long"),
        ]);
        let outdated = with("anna", "consent_version", json!("2020-01"));
        app.guest().post("/api/v1/accounts", outdated).await.expect_problem(409, "consent_outdated");
        let problem = app.guest().post("/api/v1/accounts", json!({ "name": "anna", "email": 1, "password": null })).await;
        let problem = problem.expect_problem(400, "bad_request");
        let wrong = problem["errors"].as_array().expect("errors").iter();
        let wrong: Vec<_> = wrong.map(|field| (field["pointer"].as_str(), field["code"].as_str())).collect();
        for field in [("/email", "malformed"), ("/password", "required"), ("/consent_version", "required")] {
            assert!(wrong.contains(&(Some(field.0), Some(field.1))), "{problem}");
        }
    }

    async fn of_many_who_want_the_same_name_at_once_one_gets_it(app) {
        let tries = (0..6).map(|number| {
            let mut guest = app.guest();
            async move {
                let email = json!(format!("number{number}@story.test"));
                guest.post("/api/v1/accounts", with("anna", "email", email)).await
            }
        });
        let answers = join_all(tries).await;
        assert_eq!(answers.iter().filter(|answer| answer.status == 201).count(), 1);
        for answer in answers.iter().filter(|answer| answer.status != 201) {
            answer.expect_problem(409, "name_taken");
        }
    }

    async fn an_address_makes_few_accounts_in_a_short_time(app) {
        app.registered("anna").await;
        let mut guest = app.guest();
        for _ in 0..9 {
            guest.post("/api/v1/accounts", TestApp::application("anna")).await.expect_problem(409, "name_taken");
        }
        let answer = guest.post("/api/v1/accounts", TestApp::application("berta")).await;
        answer.expect_problem(429, "too_many_requests");
        let seconds: u64 = answer.header("retry-after").and_then(|value| value.parse().ok()).expect("a time");
        app.advance(Duration::from_secs(seconds));
        guest.post("/api/v1/accounts", TestApp::application("berta")).await.expect(201);
    }

    async fn oneself_is_changed_field_by_field(app) {
        let mut anna = app.account("anna").await;
        let change = json!({ "display_name": "安娜", "bio": "一行\r\n两行", "locale": "en" });
        let me = anna.send(Method::PATCH, "/api/v1/me", Some(change), &[]).await.expect(200);
        assert_eq!((&me["display_name"], &me["bio"]), (&json!("安娜"), &json!("一行\n两行")));
        let me = anna.send(Method::PATCH, "/api/v1/me", Some(json!({ "bio": "" })), &[]).await.expect(200);
        assert_eq!((&me["display_name"], &me["bio"], &me["locale"]), (&json!("安娜"), &json!(""), &json!("en")));
        assert_eq!(me["email_proven"], true);
        let bad = json!({ "display_name": "a\u{202e}b", "bio": "x".repeat(501) });
        let problem = anna.send(Method::PATCH, "/api/v1/me", Some(bad), &[]).await.expect_problem(422, "invalid");
        assert_eq!(problem["errors"].as_array().expect("a list").len(), 2);
    }

    async fn another_address_has_to_be_proven_and_the_one_before_is_told(app) {
        app.account("berta").await;
        let mut anna = app.account("anna").await;
        let taken = json!({ "email": "berta@story.test" });
        anna.send(Method::PATCH, "/api/v1/me", Some(taken), &[]).await.expect_problem(409, "email_taken");
        let other_case = json!({ "email": "Anna@story.test" });
        let me = anna.send(Method::PATCH, "/api/v1/me", Some(other_case), &[]).await.expect(200);
        assert_eq!((&me["email"], &me["email_proven"]), (&json!("Anna@story.test"), &json!(true)));
        let moved = json!({ "email": "moved@story.test" });
        let me = anna.send(Method::PATCH, "/api/v1/me", Some(moved), &[]).await.expect(200);
        assert_eq!((&me["email"], &me["email_proven"]), (&json!("moved@story.test"), &json!(false)));
        let letter = app.letters().await.pop().expect("a letter");
        assert_eq!(letter.to, "Anna@story.test");
        assert!(!letter.text.contains("moved@"), "the old address does not learn the new one");
    }

    async fn staff_finds_accounts_by_name_and_by_a_whole_address_only(app) {
        let mut care = app.staff("care", Role::CityCare, Over::City("武汉")).await;
        for name in ["anna", "annika", "a_b", "berta"] {
            app.account(name).await;
        }
        let names = |page: Value| -> Vec<String> {
            page["items"].as_array().expect("a list").iter().map(|item| item["name"].as_str().expect("a text").to_owned()).collect()
        };
        let found = async |care: &mut linli_tests::Browser, query: &str| {
            names(care.get(&format!("/api/v1/accounts?query={query}")).await.expect(200))
        };
        assert_eq!(found(&mut care, "ANN").await, ["anna", "annika"]);
        assert_eq!(found(&mut care, "a_").await, ["a_b"], "an underscore is a letter here");
        assert_eq!(found(&mut care, "%25").await, Vec::<String>::new());
        assert_eq!(found(&mut care, "berta@story.test").await, ["berta"]);
        assert_eq!(found(&mut care, "berta@story").await, Vec::<String>::new());
        let first = care.get("/api/v1/accounts?limit=2").await.expect(200);
        let next = first["next"].as_str().expect("a cursor").to_owned();
        let second = care.get(&format!("/api/v1/accounts?limit=2&after={next}")).await.expect(200);
        assert_eq!(names(first), ["care", "anna"]);
        assert_eq!(names(second), ["annika", "a_b"]);
        app.account("member").await.get("/api/v1/accounts?query=a").await.expect_problem(403, "forbidden");
        app.guest().get("/api/v1/accounts?query=a").await.expect_problem(401, "sign_in_required");
        app.staff("expert", Role::Moderator, Over::Project(app.project("riverside").await)).await
            .get("/api/v1/accounts?query=a").await.expect_problem(403, "forbidden");
    }

    async fn a_profile_counts_what_its_reader_may_read(app) {
        let anna = app.account("anna").await;
        let project = app.project("riverside").await;
        let mut moderator = app.staff("moderator", Role::Moderator, Over::Project(project)).await;
        app.grant(anna.account_id(), Role::Agent, Over::Project(project)).await;
        let open = app.board(project, Visibility::Public).await;
        let staff = app.board(project, Visibility::Staff).await;
        let topic = app.topic(&anna, open, "公开的话题", "大家好").await;
        app.post(&anna, topic, "再说一句").await;
        app.topic(&anna, staff, "内部的话题", "只给同事看").await;
        let path = format!("/api/v1/accounts/{}", anna.account_id());
        for (reader, topics, posts) in [(&mut app.guest(), 1, 2), (&mut moderator, 2, 3)] {
            let profile = reader.get(&path).await.expect(200);
            assert_eq!((&profile["topic_count"], &profile["post_count"]), (&json!(topics), &json!(posts)));
        }
    }
}
