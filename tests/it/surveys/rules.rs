//! What is demanded of whoever makes, opens, answers and reads surveys.

use super::*;

linli_tests::story! {
    async fn what_was_opened_never_changes_and_is_copied_instead(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let mut manager = app.staff("manager", Role::Manager, Over::Project(project)).await;
        let mut elsewhere = app.staff("elsewhere", Role::Manager, Over::Project(app.project("hill").await)).await;
        let mut lead = app.staff("lead", Role::Lead, Over::Project(project)).await;
        elsewhere.post("/api/v1/surveys-desk", input(project)).await.expect_problem(403, "forbidden");
        lead.post("/api/v1/surveys-desk", input(project)).await.expect_problem(403, "forbidden");
        let mut group = input(project);
        group["project_id"] = Value::Null;
        manager.post("/api/v1/surveys-desk", group.clone()).await.expect_problem(403, "forbidden");
        let group = boss.post("/api/v1/surveys-desk", group).await.expect(201);
        manager.get(&format!("/api/v1/surveys-desk/{}", group["id"])).await.expect_problem(404, "not_found");
        let draft = drafted(&mut manager, project, |input| input["questions"] = json!([])).await;
        let path = format!("/api/v1/surveys-desk/{}", draft["id"]);
        elsewhere.get(&path).await.expect_problem(404, "not_found");
        app.account("anna").await.get(&path).await.expect_problem(404, "not_found");
        assert_eq!(desk(&mut lead, &draft, "").await["may"]["edit"], false);
        lead.post(&format!("{path}/opening"), json!({})).await.expect_problem(403, "forbidden");
        let lacks = manager.post(&format!("{path}/opening"), json!({})).await.expect_problem(422, "invalid");
        assert_eq!((&lacks["errors"][0]["pointer"], &lacks["errors"][0]["code"]), (&"/questions".into(), &"required".into()));
        manager.get(&format!("{path}/results")).await.expect_problem(409, "wrong_state");
        let put = async |browser: &mut Browser, version: &str| {
            browser.send(Method::PUT, &path, Some(input(project)), &[("if-match", version)]).await
        };
        put(&mut lead, "\"1\"").await.expect_problem(403, "forbidden");
        assert_eq!(put(&mut manager, "\"1\"").await.expect(200)["questions"].as_array().map(Vec::len), Some(4));
        put(&mut manager, "\"1\"").await.expect_problem(412, "stale");
        let open = manager.post(&format!("{path}/opening"), json!({})).await.expect(200);
        assert_eq!((&open["state"], &open["version"], &open["may"]["edit"]), (&"open".into(), &3.into(), &false.into()));
        put(&mut manager, "\"3\"").await.expect_problem(409, "wrong_state");
        manager.post(&format!("{path}/opening"), json!({})).await.expect_problem(409, "wrong_state");
        let copy = manager.post(&format!("{path}/copy"), json!({})).await.expect(201);
        assert_eq!((&copy["state"], &copy["copy_of"]), (&"draft".into(), &draft["id"]));
        assert_eq!(copy["questions"][2]["choices"], open["questions"][2]["choices"]);
        assert_ne!(copy["questions"][0]["id"], open["questions"][0]["id"]);
        close(&mut manager, &draft).await;
        manager.post(&format!("{path}/closing"), json!({})).await.expect_problem(409, "wrong_state");
        assert_eq!(desk(&mut manager, &draft, "").await["state"], "closed");
    }

    async fn a_researcher_asks_and_reads_what_came_of_it_and_never_a_name(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let mut manager = app.staff("manager", Role::Manager, Over::Project(project)).await;
        let mut asks = app.staff("researcher", Role::Researcher, Over::Project(project)).await;
        let role = json!({ "role": "researcher", "project_id": project });
        let roles = format!("/api/v1/accounts/{}/roles", app.account("friend").await.account_id());
        manager.post(&roles, role.clone()).await.expect_problem(403, "forbidden");
        boss.post(&roles, role).await.expect(201);
        let mut anna = owner(&app, project, "anna").await;
        let survey = opened(&app, &mut asks, project, |_| {}).await;
        answer(&mut anna, &survey, 4, 2, "电梯常停").await.expect(201);
        let seen = desk(&mut asks, &survey, "").await;
        assert_eq!((&seen["answered_count"], &seen["may"]["read_results"], &seen["may"]["read_answers"]), (&1.into(), &true.into(), &false.into()));
        let results = desk(&mut asks, &survey, "/results").await;
        let texts = desk(&mut asks, &survey, &format!("/texts?question_id={}", survey["questions"][3]["id"])).await;
        assert!(results["nps"] == -100 && texts.to_string().contains("电梯常停"), "{results} {texts}");
        assert!(!format!("{seen}{results}{texts}").contains("anna"));
        let path = format!("/api/v1/surveys-desk/{}", survey["id"]);
        for names in ["answers", "invitations"] {
            asks.get(&format!("{path}/{names}")).await.expect_problem(403, "forbidden");
            manager.get(&format!("{path}/{names}")).await.expect(200);
        }
        // It is no role of staff, and holds nowhere else.
        let unit = boss.get(&format!("/api/v1/projects/{project}/buildings")).await.expect(200)["items"][0]["id"].clone();
        let units = asks.get(&format!("/api/v1/buildings/{unit}/units")).await.expect(200);
        assert_eq!(units["items"][0]["area_dm2"], Value::Null);
        let mut group = input(project);
        group["project_id"] = Value::Null;
        asks.post("/api/v1/surveys-desk", group).await.expect_problem(403, "forbidden");
        asks.post("/api/v1/surveys-desk", input(app.project("hill").await)).await.expect_problem(403, "forbidden");
        for path in ["/api/v1/accounts?query=anna", "/api/v1/ownerships"] {
            let refused = asks.get(path).await.status.as_u16();
            assert!([403, 404].contains(&refused), "{path}: {refused}");
        }
    }

    async fn nonsense_is_refused_field_by_field(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let (elsewhere, _) = units(&mut boss, app.project("hill").await, "1 栋", 1).await;
        for (field, value, pointer, code) in [
            ("title", json!(" "), "/title", "required"),
            ("project_id", json!(999_999), "/project_id", "not_found"),
            ("closes_at", json!("2026-03-01T00:00:00Z"), "/closes_at", "out_of_range"),
            ("closes_at", json!("2029-03-01T00:00:00Z"), "/closes_at", "out_of_range"),
            ("audience", json!("complainants"), "/audience", "malformed"),
            ("kind", json!("after_complaint"), "/audience", "malformed"),
            ("quotas", json!([{ "max_count": 0 }]), "/quotas/0/max_count", "out_of_range"),
            ("quotas", json!([{ "max_count": 1, "building_id": elsewhere }]), "/quotas/0/building_id", "not_found"),
            ("questions", json!([{ "kind": "one", "text_zh": "？", "required": true, "choices": [{ "text_zh": "一" }] }]), "/questions/0/choices", "required"),
            ("questions", json!([{ "kind": "text", "text_zh": "", "required": true, "choices": [] }]), "/questions/0/text_zh", "required"),
        ] {
            let mut wrong = input(project);
            wrong[field] = value;
            let told = boss.post("/api/v1/surveys-desk", wrong).await.expect_problem(422, "invalid");
            assert_eq!((&told["errors"][0]["pointer"], &told["errors"][0]["code"]), (&pointer.into(), &code.into()), "{told}");
        }
        let mut anna = owner(&app, project, "anna").await;
        let survey = opened(&app, &mut boss, project, |_| {}).await;
        let path = format!("/api/v1/surveys/{}/answers", survey["id"]);
        let mut wrong = replies(&survey, 11, 0, "");
        wrong["replies"][2]["choices"] = json!(["4"]);
        let told = anna.post(&path, wrong).await.expect_problem(422, "invalid");
        let errors: Vec<(&Value, &Value)> = told["errors"].as_array().expect("errors").iter().map(|one| (&one["pointer"], &one["code"])).collect();
        let expected = [("/replies/0", "out_of_range"), ("/replies/1", "out_of_range"), ("/replies/2", "malformed")].map(|(pointer, code)| (json!(pointer), json!(code)));
        assert_eq!(errors, expected.iter().map(|(pointer, code)| (pointer, code)).collect::<Vec<_>>());
        anna.post(&path, json!({ "replies": [] })).await.expect_problem(422, "invalid");
        let other = opened(&app, &mut boss, project, |_| {}).await;
        let told = anna.post(&path, replies(&other, 5, 5, "")).await.expect_problem(422, "invalid");
        assert_eq!(told["errors"][0]["code"], "not_found", "a question of another survey");
        answer(&mut anna, &survey, 5, 5, "").await.expect(201);
    }

    async fn only_who_is_invited_knows_of_a_survey_and_only_who_runs_it_reads_names(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let mut anna = owner(&app, project, "anna").await;
        let survey = opened(&app, &mut boss, project, |input| input["opens_at"] = "2026-03-03T00:00:00Z".into()).await;
        let path = format!("/api/v1/surveys/{}", survey["id"]);
        anna.get(&path).await.expect_problem(404, "not_found");
        app.advance(DAY);
        assert_eq!(run_due(&app).await, 1, "when it begins");
        let mut tenant = app.account("tenant").await;
        app.home_as(project, &tenant, OwnershipRole::Tenant).await;
        let mut lead = app.staff("lead", Role::Lead, Over::Project(project)).await;
        for browser in [&mut app.account("stranger").await, &mut tenant, &mut boss, &mut lead] {
            browser.get(&path).await.expect_problem(404, "not_found");
            answer(browser, &survey, 9, 5, "").await.expect_problem(404, "not_found");
            browser.post(&format!("{path}/refusal"), json!({})).await.expect_problem(404, "not_found");
        }
        app.guest().get(&path).await.expect_problem(401, "sign_in_required");
        answer(&mut anna, &survey, 9, 5, "").await.expect(201);
        assert_eq!(desk(&mut lead, &survey, "/results").await["answered_count"], 1);
        for names in ["/answers", "/invitations"] {
            lead.get(&format!("/api/v1/surveys-desk/{}{names}", survey["id"])).await.expect_problem(403, "forbidden");
            anna.get(&format!("/api/v1/surveys-desk/{}{names}", survey["id"])).await.expect_problem(404, "not_found");
        }
        anna.get("/api/v1/surveys-desk").await.expect_problem(403, "forbidden");
        let wrong = format!("/api/v1/surveys-desk/{}/texts?question_id={}", survey["id"], survey["questions"][0]["id"]);
        lead.get(&wrong).await.expect_problem(422, "invalid");
    }

    async fn whoever_is_erased_leaves_figures_and_no_words(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let mut anna = owner(&app, project, "anna").await;
        let mut bert = owner(&app, project, "bert").await;
        let survey = opened(&app, &mut boss, project, |_| {}).await;
        answer(&mut anna, &survey, 2, 1, "我的手机号是 138").await.expect(201);
        answer(&mut bert, &survey, 10, 5, "很好").await.expect(201);
        let erasure = format!("/api/v1/accounts/{}/erasure", anna.account_id());
        boss.send(Method::POST, &erasure, None, &[]).await.expect(204);
        let results = desk(&mut boss, &survey, "/results").await;
        assert_eq!((&results["answered_count"], &results["questions"][1]["figures"]["mean"]), (&2.into(), &3.0.into()));
        let texts = desk(&mut boss, &survey, &format!("/texts?question_id={}", survey["questions"][3]["id"])).await;
        assert_eq!(texts["items"], json!([{ "text": "很好" }]));
        let answers = desk(&mut boss, &survey, "/answers").await;
        let nobodys = answers["items"].as_array().expect("items").iter().find(|one| one["account"].is_null()).expect("one");
        assert_eq!((nobodys["replies"].as_array().map(Vec::len), &nobodys["replies"][0]["number"]), (Some(3), &2.into()));
        let invited = desk(&mut boss, &survey, "/invitations").await;
        assert_eq!((&invited["items"][0]["account"]["erased"], &invited["items"][0]["unit_name"]), (&true.into(), &Value::Null));
    }
}
