//! Who is asked without anybody thinking of it.

use super::*;

/// A project that was handed over on this day.
async fn handed_over(app: &TestApp, boss: &mut Browser, slug: &str, on: &str) -> ProjectId {
    let id = app.project(slug).await;
    let path = format!("/api/v1/projects/{id}");
    let edit = json!({ "status": "handed_over", "handover_on": on });
    assert_eq!(boss.patch(&path, 1, edit).await.expect(200)["handover_on"], on);
    id
}

/// A complaint of somebody, filed.
async fn complaint(browser: &mut Browser, project: ProjectId) -> String {
    let complaint = json!({ "project_id": project, "title": "电梯停了", "markdown": "停了两天", "category": "facilities" });
    browser.post("/api/v1/complaints", complaint).await.expect(201)["id"].to_string()
}

/// It is put right, and whoever complained agrees.
async fn put_right(agent: &mut Browser, browser: &mut Browser, complaint: &str) {
    let words = json!({ "markdown": "维修师傅已经到场，预计今天中午恢复运行。" });
    for step in ["answers", "resolution"] {
        agent.post(&format!("/api/v1/complaints/{complaint}/{step}"), words.clone()).await.expect(200);
    }
    browser.post(&format!("/api/v1/complaints/{complaint}/confirmation"), json!({})).await.expect(200);
}

linli_tests::story! {
    async fn four_years_after_the_handover_each_household_is_asked_in_its_month(app) {
        let mut boss = app.administrator().await;
        let mut projects = vec![];
        for (slug, on) in [("now", "2022-02-20"), ("later", "2022-03-10"), ("young", "2024-03-01")] {
            let project = handed_over(&app, &mut boss, slug, on).await;
            owner(&app, project, &format!("owner-{slug}")).await;
            projects.push(project);
        }
        let survey = opened(&app, &mut boss, projects[0], |input| {
            input["project_id"] = Value::Null;
            input["kind"] = "four_years".into();
            input["closes_at"] = "2027-03-02T00:00:00Z".into();
        }).await;
        let invited = async |boss: &mut Browser| desk(boss, &survey, "").await["invited_count"].clone();
        assert_eq!(invited(&mut boss).await, 1);
        app.advance(9 * DAY);
        assert_eq!(run_due(&app).await, 2, "the second is invited, the first reminded");
        boss = app.signed_in(boss.account_id()).await;
        assert_eq!(invited(&mut boss).await, 2);
        app.advance(60 * DAY);
        run_due(&app).await;
        boss = app.signed_in(boss.account_id()).await;
        assert_eq!(invited(&mut boss).await, 2);
    }

    async fn who_waits_for_a_complaint_is_asked_when_it_has_ended(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let mut agent = app.staff("agent", Role::Agent, Over::Project(project)).await;
        let mut anna = app.account("anna").await;
        let bert = app.account("bert").await;
        app.home_of(project, &[(&anna, OwnershipRole::Owner), (&bert, OwnershipRole::CoOwner)]).await;
        let waits = complaint(&mut anna, project).await;
        let survey = opened(&app, &mut boss, project, |_| {}).await;
        assert_eq!(desk(&mut boss, &survey, "").await["invited_count"], 0, "nor somebody else of the household");
        let after = opened(&app, &mut boss, project, |input| {
            input["kind"] = "after_complaint".into();
            input["audience"] = "complainants".into();
        }).await;
        put_right(&mut agent, &mut anna, &waits).await;
        app.advance(DAY);
        assert_eq!(run_due(&app).await, 1, "the survey of owners");
        app.advance(DAY);
        assert_eq!(run_due(&app).await, 0);
        app.advance(DAY);
        assert_eq!(run_due(&app).await, 1, "three days after the end");
        assert_eq!(desk(&mut boss, &after, "").await["invited_count"], 1);
        let mine = anna.get("/api/v1/surveys").await.expect(200);
        assert_eq!(count(&mine), 2);
        answer(&mut anna, &after, 9, 5, "").await.expect(201);
        app.advance(DAY);
        assert_eq!(run_due(&app).await, 0, "once");
    }

    async fn members_of_the_club_are_asked_wherever_they_live(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let (mut anna, _) = member(&app, "anna").await;
        let (bert, _) = member(&app, "bert").await;
        app.home(project, &bert).await;
        owner(&app, project, "no-member").await;
        let everywhere = opened(&app, &mut boss, project, |input| {
            input["project_id"] = Value::Null;
            input["audience"] = "members".into();
        }).await;
        let there = opened(&app, &mut boss, project, |input| input["audience"] = "members".into()).await;
        let invited = async |boss: &mut Browser, survey: &Value| desk(boss, survey, "").await["invited_count"].clone();
        assert_eq!((invited(&mut boss, &everywhere).await, invited(&mut boss, &there).await), (2.into(), 1.into()));
        answer(&mut anna, &everywhere, 9, 5, "").await.expect(201);
        let results = desk(&mut boss, &everywhere, "/results?cut=project").await;
        assert_eq!(results["cut"]["cells"][0]["key"], Value::Null);
    }

    async fn what_people_are_content_with_stands_beside_what_they_complain_about(app) {
        let mut boss = app.administrator().await;
        let project = app.project("riverside").await;
        let mut lead = app.staff("lead", Role::Lead, Over::Project(project)).await;
        let said = [(9, 5), (3, 2), (10, 4), (8, 1)];
        let mut owners = vec![];
        for index in 0..said.len() {
            owners.push(owner(&app, project, &format!("owner{index}")).await);
        }
        let long = |input: &mut Value| input["closes_at"] = "2026-06-01T00:00:00Z".into();
        let named = opened(&app, &mut boss, project, long).await;
        let hidden = opened(&app, &mut boss, project, |input| input["anonymous"] = true.into()).await;
        for (index, (browser, (score, stars))) in owners.iter_mut().zip(said).enumerate() {
            // The third and fourth answer in April.
            app.advance(if index == 2 { 31 * DAY } else { crate::club::HOUR });
            *browser = app.signed_in(browser.account_id()).await;
            answer(browser, &named, score, stars, "").await.expect(201);
            if index < 2 {
                answer(browser, &hidden, 0, 1, "").await.expect(201);
            }
        }
        lead = app.signed_in(lead.account_id()).await;
        owners[0] = app.signed_in(owners[0].account_id()).await;
        complaint(&mut owners[0], project).await;
        let path = format!("/api/v1/projects/{project}/satisfaction");
        let trend = lead.get(&path).await.expect(200);
        assert_eq!((&trend["from_on"], &trend["until_on"], &trend["home_count"]), (&"2025-05-01".into(), &"2026-04-02".into(), &4.into()));
        assert_eq!(trend["months"], json!([
            { "month": "2026-03", "answered_count": 2, "nps": 0, "csat_percent": 50 },
            { "month": "2026-04", "answered_count": 2, "nps": 50, "csat_percent": 50 },
        ]), "and nothing of two who gave no name");
        assert_eq!(trend["topics"], json!([{ "topic": "facilities", "answer_count": 4, "mean": 3.0, "csat_percent": 50,
            "complaint_count": 1, "complaints_per_100_homes": 25.0 }]));
        let april = lead.get(&format!("{path}?from_on=2026-04-01&until_on=2026-04-30")).await.expect(200);
        assert_eq!((&april["months"][0]["month"], &april["topics"][0]["mean"]), (&"2026-04".into(), &2.5.into()));
        lead.get(&format!("{path}?from_on=2026-04-02&until_on=2026-04-01")).await.expect_problem(422, "invalid");
        owners[0].get(&path).await.expect_problem(403, "forbidden");
    }
}
