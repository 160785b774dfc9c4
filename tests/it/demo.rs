//! The example to look around in.

use linli::demo;
use linli_tests::TestApp;
use serde_json::{Value, json};

/// How much there is of everything.
async fn counts(app: &TestApp) -> Vec<usize> {
    let (mut admin, _) = app.sign_in("demo-admin", demo::PASSWORD).await;
    let mut counts = vec![];
    for path in [
        "/api/v1/projects",
        "/api/v1/boards",
        "/api/v1/topics?limit=100",
        "/api/v1/ownerships",
        "/api/v1/accounts?query=demo",
        "/api/v1/teams",
        "/api/v1/routing-rules",
        "/api/v1/canned-answers",
        "/api/v1/club/members?limit=100",
        "/api/v1/bulletins",
        "/api/v1/greetings",
        "/api/v1/surveys-desk",
        "/api/v1/group-buys",
    ] {
        counts.push(items(&admin.get(path).await.expect(200)).len());
    }
    let mut complaint_counts = vec![];
    for project in items(&admin.get("/api/v1/projects").await.expect(200)) {
        let complaints = format!("/api/v1/complaints?desk=true&project_id={}", project["id"]);
        complaint_counts.push(items(&admin.get(&complaints).await.expect(200)).len());
        for noun in ["boards", "facts", "buildings", "managers"] {
            let path = format!("/api/v1/projects/{}/{noun}", project["id"]);
            counts.push(items(&admin.get(&path).await.expect(200)).len());
        }
    }
    counts.push(complaint_counts.iter().sum());
    counts
}

fn items(list: &Value) -> Vec<Value> {
    list["items"].as_array().cloned().unwrap_or_default()
}

linli_tests::story! {
    async fn a_second_start_adds_nothing(app) {
        demo::fill(&app.app).await.expect("an example");
        let first = counts(&app).await;
        assert!(first.iter().all(|count| *count > 0), "{first:?}");
        demo::fill(&app.app).await.expect("the same example");
        assert_eq!(counts(&app).await, first);
    }

    async fn everybody_it_names_can_sign_in_and_sees_what_is_theirs(app) {
        demo::fill(&app.app).await.expect("an example");
        let welcome = demo::welcome("http://linli.test");
        let names: Vec<&str> =
            welcome.lines().filter_map(|line| line.trim().split(' ').next()).filter(|name| name.starts_with("demo-")).collect();
        assert!(names.len() >= 5 && welcome.contains(demo::PASSWORD), "{welcome}");
        for name in names {
            let (mut browser, signed_in) = app.sign_in(name, demo::PASSWORD).await;
            signed_in.expect(201);
            let me = browser.get("/api/v1/me").await.expect(200);
            assert_eq!(me["consent_required"], false, "{name} is asked for what everybody agreed to");
        }
        let visible = async |login: Option<&str>| {
            let mut browser = match login {
                Some(login) => app.sign_in(login, demo::PASSWORD).await.0,
                None => app.guest(),
            };
            let project = items(&browser.get("/api/v1/projects?query=枫桥里").await.expect(200)).remove(0);
            let boards = browser.get(&format!("/api/v1/projects/{}/boards", project["id"])).await.expect(200);
            items(&boards).iter().map(|board| board["visibility"].clone()).collect::<Vec<Value>>()
        };
        assert!(!visible(None).await.contains(&json!("owners")));
        assert!(visible(Some("demo-owner")).await.contains(&json!("owners")));
        assert!(visible(Some("demo-agent")).await.contains(&json!("staff")));
    }

    async fn its_complaints_show_what_is_promised(app) {
        demo::fill(&app.app).await.expect("an example");
        let (mut agent, _) = app.sign_in("demo-agent", demo::PASSWORD).await;
        let all = items(&agent.get("/api/v1/complaints?desk=true").await.expect(200));
        let states: Vec<&str> = all.iter().filter_map(|one| one["state"].as_str()).collect();
        assert!(["received", "answered", "confirmed"].iter().all(|state| states.contains(state)), "{states:?}");
        let late = items(&agent.get("/api/v1/complaints?late=true").await.expect(200));
        assert!(!late.is_empty() && late.len() < all.len(), "{late:?}");
        let public = items(&app.guest().get("/api/v1/complaints").await.expect(200));
        assert!(!public.is_empty() && public.len() < all.len(), "{public:?}");
        assert!(all.iter().any(|one| one["rating"] == 5), "{all:?}");
        // What whoever looks around did since stays as it is.
        let open = all.iter().find(|one| one["state"] == "received").expect("an open one");
        let answer = json!({ "markdown": "今天下午派人来看，五点之前告诉你结果。" });
        agent.post(&format!("/api/v1/complaints/{}/answers", open["id"]), answer).await.expect(200);
        demo::fill(&app.app).await.expect("the same example");
        agent.get("/api/v1/me").await.expect(200);
    }

    async fn it_shows_how_homes_are_built_and_looked_after(app) {
        demo::fill(&app.app).await.expect("an example");
        let mut guest = app.guest();
        let project = items(&guest.get("/api/v1/projects?query=月湾").await.expect(200)).remove(0)["id"].clone();
        let promised = items(&guest.get(&format!("/api/v1/projects/{project}/milestones")).await.expect(200));
        assert!(promised.iter().any(|one| !one["actual_on"].is_null()), "{promised:?}");
        assert!(promised.iter().any(|one| one["change_count"].as_i64() > Some(0)), "one moved: {promised:?}");
        let news = items(&guest.get(&format!("/api/v1/projects/{project}/updates")).await.expect(200));
        let (mut buyer, _) = app.sign_in("gaogao", demo::PASSWORD).await;
        let more = items(&buyer.get(&format!("/api/v1/projects/{project}/updates")).await.expect(200));
        assert!(!news.is_empty() && news.len() < more.len(), "some are for those at home there");
        let home = items(&buyer.get("/api/v1/me/homes").await.expect(200)).remove(0);
        assert_eq!(home["stage"], "building", "{home}");
        let journey = buyer.get(&format!("/api/v1/homes/{}/journey", home["unit"]["id"])).await.expect(200);
        assert_eq!(journey["manager"]["account"]["display_name"], "小许管家");
    }

    async fn it_shows_the_club(app) {
        demo::fill(&app.app).await.expect("an example");
        let (mut admin, _) = app.sign_in("demo-admin", demo::PASSWORD).await;
        let group_buy = items(&admin.get("/api/v1/group-buys").await.expect(200)).remove(0);
        assert_eq!((&group_buy["state"], &group_buy["held_count"]), (&json!("open"), &json!(2)));
        let deposits = items(&admin.get(&format!("/api/v1/group-buys/{}/deposits", group_buy["id"])).await.expect(200));
        assert_eq!(deposits.iter().filter(|one| one["state"] == "waiting").count(), 1);
        let bulletin = items(&admin.get("/api/v1/bulletins").await.expect(200)).remove(0);
        let counts = &bulletin["counts"];
        assert_eq!((&bulletin["state"], &counts["sent_count"]), (&json!("sent"), &json!(2)), "it is nine in the morning: {counts}");
        assert_eq!(counts["held_count"], 3, "who complained is not written to until that has ended: {counts}");
        assert_eq!(items(&admin.get("/api/v1/greetings").await.expect(200)).len(), 2);
        let survey = items(&admin.get("/api/v1/surveys-desk").await.expect(200)).remove(0);
        let results = admin.get(&format!("/api/v1/surveys-desk/{}/results", survey["id"])).await.expect(200);
        assert_eq!((&survey["answered_count"], &results["answered_count"], results["questions"][0]["figures"].is_null()), (&json!(3), &json!(3), false), "{results}");
        // Whoever looks around is asked as well, but not whose complaint is still open.
        for (name, count) in [("demo-guest", 1), ("demo-owner", 0)] {
            let (mut asked, _) = app.sign_in(name, demo::PASSWORD).await;
            assert_eq!(items(&asked.get("/api/v1/surveys").await.expect(200)).len(), count, "{name}");
        }
    }

    async fn a_database_that_is_in_use_is_refused(app) {
        app.account("wang").await;
        let refused = demo::fill(&app.app).await.expect_err("a refusal");
        assert!(refused.to_string().contains("in use"), "{refused}");
        assert_eq!(items(&app.guest().get("/api/v1/projects").await.expect(200)).len(), 0);
    }
}
