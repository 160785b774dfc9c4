//! Votes of owners: who votes for which home, how it is counted, and what proves it.

mod owners;
mod proof;
mod proxies;
mod races;
mod reading;
mod secrecy;

use linli::features::votes::jobs;
use linli_entities::account::AccountId;
use linli_entities::ownership::OwnershipRole;
use linli_entities::project::ProjectId;
use linli_entities::role_grant::Role;
use linli_entities::unit::UnitId;
use linli_tests::arrange::Over;
use linli_tests::{Answer, Browser, TestApp};
use poem::http::Method;
use serde_json::{Value, json};

use crate::club::{DAY, HOUR};

/// A secret vote of a project on one question, from the beginning of the story to the 10th.
pub(crate) fn input(project: ProjectId) -> Value {
    json!({
        "project_id": project, "title": "电梯更换", "markdown": "**方案**见附件", "basis": "own", "weight": "per_unit",
        "secret": true, "conflict_rule": "first_counts", "quorum_numerator": 1, "quorum_denominator": 2,
        "proxy_units_max": 2, "opens_at": "2026-03-02T00:00:00Z", "closes_at": "2026-03-10T00:00:00Z",
        "questions": [{ "text": "是否同意更换电梯", "majority": "more_than_half" }],
    })
}

/// A project with a building, whose votes two persons open.
struct Hall {
    project: ProjectId,
    building: String,
    boss: Browser,
    moderator: Browser,
    homes: usize,
}

async fn hall(app: &TestApp) -> Hall {
    let project = app.project("jiangpan").await;
    let mut boss = app.administrator().await;
    let moderator = app.staff("moderator", Role::Moderator, Over::Project(project)).await;
    let building = building(&mut boss, project, "3 号楼").await;
    Hall { project, building, boss, moderator, homes: 0 }
}

async fn building(boss: &mut Browser, project: ProjectId, name: &str) -> String {
    let made = boss.post(&format!("/api/v1/projects/{project}/buildings"), json!({ "name": name })).await;
    made.expect(201)["id"].to_string()
}

impl Hall {
    /// One more home in the building, with this floor area in square decimetres.
    async fn unit(&mut self, area: Option<i32>) -> UnitId {
        self.homes += 1;
        let units = json!({ "units": [{ "name": format!("{}01", self.homes), "area_dm2": area }] });
        let made =
            self.boss.post(&format!("/api/v1/buildings/{}/units", self.building), units).await.expect(201);
        UnitId(made["items"][0]["id"].as_i64().expect("an id"))
    }

    /// Somebody with this name who owns one more home.
    async fn owner(&mut self, app: &TestApp, name: &str, area: i32) -> (Browser, UnitId) {
        let unit = self.unit(Some(area)).await;
        (owns(app, name, unit, OwnershipRole::Owner).await, unit)
    }

    /// So many owners, each of a home of the same floor area.
    async fn owners(&mut self, app: &TestApp, count: usize) -> Vec<(Browser, UnitId)> {
        let mut all = vec![];
        for number in 0..count {
            all.push(self.owner(app, &format!("owner{number}"), 8_950).await);
        }
        all
    }

    /// A draft with something else in it.
    async fn draft(&mut self, change: impl FnOnce(&mut Value)) -> Value {
        let mut input = input(self.project);
        change(&mut input);
        self.boss.post("/api/v1/votes", input).await.expect(201)
    }

    /// A vote with something else in it, opened by two; its address.
    async fn opened(&mut self, change: impl FnOnce(&mut Value)) -> String {
        let at = format!("/api/v1/votes/{}", self.draft(change).await["id"]);
        open(&mut self.boss, &at, 1).await.expect(200);
        assert_eq!(open(&mut self.moderator, &at, 2).await.expect(200)["state"], "open");
        at
    }
}

/// Somebody with this name who has a home in this role.
async fn owns(app: &TestApp, name: &str, unit: UnitId, role: OwnershipRole) -> Browser {
    let browser = app.account(name).await;
    app.confirmed(unit, &browser, role).await;
    browser
}

async fn open(by: &mut Browser, at: &str, version: i64) -> Answer {
    by.send(Method::POST, &format!("{at}/opening"), None, &[("if-match", &version.to_string())]).await
}

/// The code of a receipt: another for each number below 32.
fn code(number: usize) -> String {
    let letters = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    (0..28).map(|at| char::from(letters[(at * 5 + number) % 32])).collect()
}

fn ballot(unit: UnitId, number: usize, choices: &[i32]) -> Value {
    json!({ "unit_id": unit, "receipt_code": code(number), "choices": choices, "start_over": false })
}

/// Votes for a home, with the receipt of this number.
async fn cast(by: &mut Browser, at: &str, unit: UnitId, number: usize, choices: &[i32]) -> Answer {
    by.put(&format!("{at}/ballot"), ballot(unit, number, choices)).await
}

async fn seen(by: &mut Browser, at: &str) -> Value {
    by.get(at).await.expect(200)
}

/// Comes to the end of the vote, and has it counted.
async fn counted(app: &TestApp) {
    app.advance(8 * DAY);
    jobs::run_due(&app.app).await.expect("it is counted");
}

async fn tally(by: &mut Browser, at: &str) -> Value {
    by.get(&format!("{at}/tally")).await.expect(200)
}

/// What came of each question.
async fn outcomes(by: &mut Browser, at: &str) -> Vec<String> {
    let tally = tally(by, at).await;
    let questions = tally["questions"].as_array().expect("questions").iter();
    questions.map(|one| one["outcome"].as_str().expect("an outcome").to_owned()).collect()
}

/// A whole list, page by page.
async fn whole(by: &mut Browser, path: &str) -> Value {
    let (mut items, mut after) = (vec![], String::new());
    loop {
        let page = by.get(&format!("{path}?limit=3{after}")).await.expect(200);
        items.extend(page["items"].as_array().expect("items").iter().cloned());
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => return json!({ "items": items }),
        }
    }
}

/// What is wrong with the votes, in words.
async fn faults(app: &TestApp) -> Vec<String> {
    let found = jobs::check(&app.app).await.expect("they are checked");
    found.iter().map(ToString::to_string).collect()
}

async fn erase(boss: &mut Browser, id: AccountId) {
    let path = format!("/api/v1/accounts/{id}/erasure");
    assert_eq!(boss.send(Method::POST, &path, None, &[]).await.status, 204);
}

linli_tests::story! {
    async fn two_persons_open_a_vote_and_nothing_of_it_changes_then(app) {
        let mut hall = hall(&app).await;
        let (mut owner, unit) = hall.owner(&app, "lin", 8_950).await;
        let at = format!("/api/v1/votes/{}", hall.draft(|_| {}).await["id"]);
        owner.get(&at).await.expect_problem(404, "not_found");
        open(&mut owner, &at, 1).await.expect_problem(404, "not_found");
        open(&mut hall.boss, &at, 1).await.expect(200);
        open(&mut hall.boss, &at, 2).await.expect_problem(403, "involved");
        open(&mut hall.moderator, &at, 1).await.expect_problem(412, "stale");
        // Whoever changes it takes the proposal back: what was proposed was something else.
        let edited = hall.moderator.send(Method::PUT, &at, Some(input(hall.project)), &[("if-match", "2")]).await.expect(200);
        assert_eq!((&edited["proposed_at"], &edited["version"]), (&Value::Null, &json!(3)));
        assert_eq!(open(&mut hall.moderator, &at, 3).await.expect(200)["state"], "draft");
        let seen = open(&mut hall.boss, &at, 4).await.expect(200);
        assert_eq!((&seen["state"], &seen["unit_count"], &seen["voted_count"]), (&json!("open"), &json!(1), &json!(0)));
        assert_eq!((&seen["steps"][0]["kind"], &seen["may"]["edit"]), (&json!("opened"), &json!(false)));
        hall.boss.send(Method::PUT, &at, Some(input(hall.project)), &[("if-match", "5")]).await.expect_problem(409, "wrong_state");
        open(&mut hall.moderator, &at, 5).await.expect_problem(409, "wrong_state");
        // The register is what it was, whoever comes to own what.
        let mut late = owns(&app, "late", unit, OwnershipRole::CoOwner).await;
        cast(&mut late, &at, unit, 1, &[1]).await.expect_problem(403, "no_vote_there");
        let homes = whole(&mut owner, &format!("{at}/register")).await;
        assert_eq!(homes["items"], json!([{ "number": 1, "label": "3 号楼 101", "area_dm2": 8_950, "owner_count": 1 }]));
        cast(&mut owner, &at, unit, 2, &[1]).await.expect(200);
    }

    async fn a_vote_is_opened_only_where_it_can_be_counted_and_in_time(app) {
        let mut hall = hall(&app).await;
        hall.unit(None).await;
        let by_area = |input: &mut Value| input["weight"] = json!("by_floor_area");
        let at = format!("/api/v1/votes/{}", hall.draft(by_area).await["id"]);
        open(&mut hall.boss, &at, 1).await.expect(200);
        let told = open(&mut hall.moderator, &at, 2).await.expect_problem(409, "areas_missing");
        assert!(told["detail"].as_str().is_some_and(|detail| detail.contains('1')), "{told}");
        let at = format!("/api/v1/votes/{}", hall.draft(|_| {}).await["id"]);
        open(&mut hall.boss, &at, 1).await.expect(200);
        open(&mut hall.moderator, &at, 2).await.expect_problem(409, "wrong_state");
        hall.owner(&app, "lin", 8_950).await;
        open(&mut hall.moderator, &at, 2).await.expect(200);
        let at = format!("/api/v1/votes/{}", hall.draft(|_| {}).await["id"]);
        app.advance(7 * DAY + 23 * HOUR + HOUR / 2);
        let refused = open(&mut hall.boss, &at, 1).await.expect_problem(422, "invalid");
        assert_eq!(refused["errors"][0]["pointer"], "/closes_at");
    }

    async fn one_votes_from_the_beginning_to_the_end_and_for_every_question(app) {
        let mut hall = hall(&app).await;
        let (mut owner, unit) = hall.owner(&app, "lin", 8_950).await;
        let at = format!("/api/v1/votes/{}", hall.draft(|input| {
            input["opens_at"] = json!("2026-03-04T00:00:00Z");
            input["questions"] = json!([
                { "text": "更换电梯", "majority": "more_than_half" },
                { "text": "电梯品牌", "majority": "two_thirds", "options": ["甲", "乙"] },
            ]);
        }).await["id"]);
        open(&mut hall.boss, &at, 1).await.expect(200);
        assert_eq!(open(&mut hall.moderator, &at, 2).await.expect(200)["state"], "announced");
        cast(&mut owner, &at, unit, 1, &[1, 3]).await.expect_problem(409, "too_early");
        app.advance(2 * DAY);
        for (choices, pointer) in [(&[1][..], "/choices"), (&[1, 4], "/choices/1"), (&[0, 1], "/choices/0"), (&[1, 1, 1], "/choices")] {
            let refused = cast(&mut owner, &at, unit, 1, choices).await.expect_problem(422, "invalid");
            assert_eq!(refused["errors"][0]["pointer"], pointer);
        }
        let typed = json!({ "unit_id": unit, "receipt_code": "1234", "choices": [1, 3], "start_over": false });
        owner.put(&format!("{at}/ballot"), typed).await.expect_problem(422, "invalid");
        cast(&mut owner, &at, unit, 1, &[1, 3]).await.expect(200);
        counted(&app).await;
        cast(&mut owner, &at, unit, 1, &[2, 3]).await.expect_problem(409, "too_late");
        assert_eq!(outcomes(&mut owner, &at).await, ["passed", "none_chosen"]);
    }

    async fn a_vote_that_is_cancelled_says_why_and_is_never_counted(app) {
        let mut hall = hall(&app).await;
        let (mut owner, unit) = hall.owner(&app, "lin", 8_950).await;
        let at = hall.opened(|_| {}).await;
        cast(&mut owner, &at, unit, 1, &[1]).await.expect(200);
        hall.boss.post(&format!("{at}/cancellation"), json!({ "reason": " " })).await.expect_problem(422, "invalid");
        owner.post(&format!("{at}/cancellation"), json!({ "reason": "不要" })).await.expect_problem(403, "forbidden");
        hall.boss.post(&format!("{at}/cancellation"), json!({ "reason": "方案有误" })).await.expect(200);
        let seen = seen(&mut owner, &at).await;
        assert_eq!((&seen["state"], &seen["cancel_reason"]), (&json!("cancelled"), &json!("方案有误")));
        assert_eq!((&seen["steps"][1]["kind"], &seen["steps"][1]["by"]["name"]), (&json!("cancelled"), &json!("boss")));
        counted(&app).await;
        owner.get(&format!("{at}/tally")).await.expect_problem(409, "wrong_state");
        owner.get(&format!("{at}/ballots")).await.expect_problem(409, "wrong_state");
        hall.boss.post(&format!("{at}/cancellation"), json!({ "reason": "再次" })).await.expect_problem(409, "wrong_state");
        assert_eq!(faults(&app).await, Vec::<String>::new());
    }

    async fn those_who_have_not_voted_are_reminded_once_and_all_are_told_what_became_of_it(app) {
        let mut hall = hall(&app).await;
        let mut all = hall.owners(&app, 2).await;
        let at = hall.opened(|_| {}).await;
        let told = async |who: &Browser| {
            crate::notices::told(&app, who).await.iter().filter(|kind| *kind == "vote").count()
        };
        assert_eq!((told(&all[0].0).await, told(&all[1].0).await), (1, 1), "that it was opened");
        let unit = all[0].1;
        cast(&mut all[0].0, &at, unit, 1, &[1]).await.expect(200);
        for _ in 0..3 {
            jobs::run_due(&app.app).await.expect("done");
            app.advance(2 * DAY);
        }
        jobs::run_due(&app.app).await.expect("done");
        assert_eq!((told(&all[0].0).await, told(&all[1].0).await), (1, 2), "three days before the end");
        app.advance(DAY + HOUR);
        for _ in 0..2 {
            jobs::run_due(&app.app).await.expect("done");
        }
        assert_eq!((told(&all[0].0).await, told(&all[1].0).await), (1, 3), "and one day before");
        app.advance(DAY);
        jobs::run_due(&app.app).await.expect("done");
        assert_eq!((told(&all[0].0).await, told(&all[1].0).await), (2, 4), "that it was counted");
        assert_eq!(told(&hall.moderator).await, 0, "who has no home there is told nothing");
    }
}
