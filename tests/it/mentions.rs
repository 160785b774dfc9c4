//! Mentions of groups: told to who is in them and may read the post, as often as one may call them, and leading to nobody.

use std::time::Duration;

use linli_entities::board::{BoardId, Visibility};
use linli_entities::ownership::OwnershipRole;
use linli_entities::project::ProjectId;
use linli_entities::role_grant::Role;
use linli_tests::arrange::Over;
use linli_tests::{Answer, Browser, TestApp};
use sea_orm::ConnectionTrait as _;
use serde_json::{Value, json};

use crate::notices::told;

const DAY: Duration = Duration::from_secs(86_400);

fn none() -> Vec<String> {
    vec![]
}

/// A project with two buildings of which one has somebody at home, and its staff.
struct Place {
    project: ProjectId,
    board: BoardId,
    agent: Browser,
    moderator: Browser,
    owner: Browser,
    neighbour: Browser,
    member: Browser,
    /// The name of the building of the owner, as one types it.
    building: String,
}

async fn place(app: &TestApp) -> Place {
    let project = app.project("jiangpan").await;
    let board = app.board(project, Visibility::Public).await;
    let (owner, neighbour) = (app.account("owner").await, app.account("neighbour").await);
    app.home(project, &owner).await;
    let buildings = format!("/api/v1/projects/{project}/buildings");
    let named = owner.clone().get(&buildings).await.expect(200)["items"][0]["name"].clone();
    app.home(project, &neighbour).await;
    let place = Place {
        project,
        board,
        agent: app.staff("agent", Role::Agent, Over::Project(project)).await,
        moderator: app.staff("moderator", Role::Moderator, Over::Project(project)).await,
        owner,
        neighbour,
        member: app.account("member").await,
        building: named.as_str().expect("a name").replace(' ', ""),
    };
    app.make_notices().await;
    place
}

async fn open(author: &mut Browser, board: BoardId, text: &str) -> Answer {
    let input = json!({ "title": "电梯又停了", "markdown": text });
    author.post(&format!("/api/v1/boards/{board}/topics"), input).await
}

/// The first post of a topic that was opened.
async fn first(reader: &mut Browser, opened: &Value) -> Value {
    let page = reader.get(&format!("/api/v1/topics/{}/posts", opened["topic"]["id"])).await.expect(200);
    page["items"][0].clone()
}

/// How many notices somebody has, of which the newest is of this kind.
async fn count(app: &TestApp, reader: &Browser, kind: &str) -> usize {
    told(app, reader).await.iter().filter(|one| *one == kind).count()
}

linli_tests::story! {
    async fn who_answers_for_the_project_is_told_of_what_calls_them_and_nobody_elsewhere(app) {
        let mut place = place(&app).await;
        let elsewhere = app.project("elsewhere").await;
        let other = app.staff("other", Role::Agent, Over::Project(elsewhere)).await;
        let told_before = (told(&app, &place.agent).await.len(), told(&app, &other).await.len());
        let opened = open(&mut place.member, place.board, "@工作人员 电梯停了，`@staff` 也行").await.expect(201);
        let post = first(&mut place.member, &opened).await;
        let html = post["html"].as_str().expect("a text");
        assert!(html.contains("<span class=\"group-mention\">@工作人员</span>") && !html.contains("/accounts/"), "{html}");
        assert_eq!(html.matches("group-mention").count(), 1, "what is code calls nobody: {html}");
        assert_eq!(told(&app, &place.agent).await[0], "group_mentioned");
        assert_eq!(told(&app, &other).await.len(), told_before.1);
        assert_eq!((told(&app, &place.owner).await.len(), told(&app, &place.member).await), (1, none()));

        // Whoever was told is not told again; whoever is called only now is.
        let path = format!("/api/v1/posts/{}", post["id"]);
        place.member.patch(&path, 0, json!({ "markdown": "@工作人员 @版主 电梯停了" })).await.expect(200);
        assert_eq!(count(&app, &place.agent, "group_mentioned").await, 1);
        assert_eq!(count(&app, &place.moderator, "group_mentioned").await, 1);
        assert_eq!(told(&app, &place.agent).await.len(), told_before.0 + 1);
    }

    async fn a_building_is_called_by_those_whose_work_it_is_and_by_nobody_else(app) {
        let mut place = place(&app).await;
        let text = format!("@{} 明天检修电梯", place.building);
        let opened = open(&mut place.member, place.board, &text).await.expect(201);
        let html = first(&mut place.member, &opened).await["html"].clone();
        assert!(!html.as_str().expect("a text").contains("group-mention"), "{html}");
        assert_eq!(count(&app, &place.owner, "group_mentioned").await, 0);
        let opened = open(&mut place.agent, place.board, &text).await.expect(201);
        let html = first(&mut place.member, &opened).await["html"].clone();
        assert!(html.as_str().expect("a text").contains(&format!("group-mention\">@{}</span>", place.building)), "{html}");
        assert_eq!(count(&app, &place.owner, "group_mentioned").await, 1);
        assert_eq!(count(&app, &place.neighbour, "group_mentioned").await, 0);
        assert_eq!(count(&app, &place.agent, "group_mentioned").await, 0);
    }

    async fn nobody_is_told_of_a_post_that_they_may_not_read(app) {
        let mut place = place(&app).await;
        let staff = app.board(place.project, Visibility::Staff).await;
        let text = format!("@{} @版主 内部", place.building);
        let opened = open(&mut place.agent, staff, &text).await.expect(201);
        let html = first(&mut place.agent, &opened).await["html"].clone();
        assert_eq!(html.as_str().expect("a text").matches("group-mention").count(), 1, "owners do not read here: {html}");
        assert_eq!(count(&app, &place.owner, "group_mentioned").await, 0);
        assert_eq!(count(&app, &place.moderator, "group_mentioned").await, 1);
        // Boards of the club are of no project.
        let club = app.club_board(Visibility::Public).await;
        let opened = open(&mut place.member, club, "@工作人员 有人吗").await.expect(201);
        let html = first(&mut place.member, &opened).await["html"].clone();
        assert!(!html.as_str().expect("a text").contains("group-mention"), "{html}");
    }

    async fn a_member_calls_five_times_a_day_and_staff_as_often_as_the_work_takes(app) {
        let mut place = place(&app).await;
        for _ in 0..5 {
            app.advance(Duration::from_secs(2));
            open(&mut place.member, place.board, "@staff 还是停的").await.expect(201);
        }
        app.advance(Duration::from_secs(2));
        let refused = open(&mut place.member, place.board, "@工作人员 还是停的").await;
        refused.expect_problem(429, "too_many_requests");
        open(&mut place.member, place.board, "还是停的").await.expect(201);
        let preview = json!({ "markdown": "@staff", "board_id": place.board });
        let seen = place.member.post("/api/v1/preview", preview).await.expect(200);
        assert!(seen["html"].as_str().expect("a text").contains("group-mention"), "looking costs nothing: {seen}");
        for _ in 0..7 {
            app.advance(Duration::from_secs(2));
            open(&mut place.agent, place.board, "@版主 请看一下").await.expect(201);
        }
        app.advance(DAY);
        let mut member = app.signed_in(place.member.account_id()).await;
        open(&mut member, place.board, "@staff 还是停的").await.expect(201);
    }

    async fn who_may_call_whom_is_told_and_who_is_in_a_group_is_not(app) {
        let mut place = place(&app).await;
        let path = format!("/api/v1/boards/{}/mention-groups", place.board);
        let of = |listed: &Value| {
            let items = listed["items"].as_array().expect("groups").clone();
            items.iter().map(|one| one["kind"].as_str().expect("a kind").to_owned()).collect::<Vec<_>>()
        };
        let listed = place.member.get(&path).await.expect(200);
        assert_eq!(of(&listed), ["staff", "moderators"]);
        assert_eq!(listed["items"][0]["words"], json!(["工作人员", "staff"]));
        let listed = place.agent.get(&path).await.expect(200);
        assert_eq!(of(&listed), ["staff", "moderators", "building", "building"]);
        assert_eq!(listed["items"][2]["words"][0], json!(place.building));
        let staff = app.board(place.project, Visibility::Staff).await;
        let path = format!("/api/v1/boards/{staff}/mention-groups");
        assert_eq!(of(&place.agent.get(&path).await.expect(200)), ["staff", "moderators"]);
        place.member.get(&path).await.expect_problem(404, "not_found");
        app.guest().get(&path).await.expect_problem(401, "sign_in_required");
    }

    async fn more_than_five_hundred_are_not_called_at_once(app) {
        let mut place = place(&app).await;
        let unit = app.unit(place.project).await;
        app.confirmed(unit, &app.account("first").await, OwnershipRole::Owner).await;
        let buildings = format!("/api/v1/projects/{}/buildings", place.project);
        let listed = place.agent.get(&buildings).await.expect(200);
        let named = listed["items"].as_array().expect("buildings").last().expect("one")["name"].clone();
        let text = format!("@{} 大家好", named.as_str().expect("a name").replace(' ', ""));
        open(&mut place.agent, place.board, &text).await.expect(201);
        in_bulk(&app, unit.0, 500).await;
        let told = open(&mut place.agent, place.board, &text).await.expect_problem(422, "invalid");
        assert_eq!((&told["errors"][0]["pointer"], &told["errors"][0]["code"]), (&json!("/markdown"), &json!("group_too_large")));
    }
}

/// So many who are at home in a unit, written around the use cases.
async fn in_bulk(app: &TestApp, unit: i64, count: i64) {
    let sqlite = app.app.db.read().get_database_backend() == sea_orm::DbBackend::Sqlite;
    let series = if sqlite {
        format!("WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < {count})")
    } else {
        format!("WITH s(n) AS (SELECT generate_series(1, {count}))")
    };
    let at = if sqlite { "'2026-01-01T00:00:00+00:00'" } else { "TIMESTAMPTZ '2026-01-01 00:00:00+00'" };
    let accounts = format!(
        "INSERT INTO account (id, name, name_key, locale, created_at) {series} \
         SELECT 100000 + n, 'm' || n, 'm' || n, 'zh-CN', {at} FROM s"
    );
    let homes = format!(
        "INSERT INTO ownership (account_id, unit_id, role, state, statement, claimed_at) {series} \
         SELECT 100000 + n, {unit}, 'owner', 'confirmed', 'x', {at} FROM s"
    );
    let written = app.app.db.write(vec![accounts, homes], |txn, all| {
        Box::pin(async move {
            for sql in all {
                txn.execute_unprepared(&sql).await?;
            }
            Ok(())
        })
    });
    written.await.expect("rows");
}
