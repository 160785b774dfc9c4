//! Boards that are closed to staff, and how two administrators open one.

use std::time::Duration;

use futures_util::future::join_all;
use linli_entities::audit_entry;
use linli_entities::ownership::{OwnershipId, OwnershipRole};
use linli_entities::project::ProjectId;
use linli_entities::role_grant::Role;
use linli_tests::arrange::Over;
use linli_tests::{Answer, Browser, TestApp};
use sea_orm::{ColumnTrait as _, ConnectionTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::{Value, json};

const HOUR: Duration = Duration::from_secs(3600);
const SECOND: Duration = Duration::from_secs(1);
const REASON: &str = "法院调查令（2026）鄂 0102 民初 1234 号";

/// A board of owners alone, with a topic of an owner, and two administrators.
pub struct Place {
    project: ProjectId,
    board: Value,
    topic: Value,
    post: Value,
    owner: Browser,
    ownership: OwnershipId,
    neighbour: Browser,
    one: Browser,
    other: Browser,
}

/// What a closed board is made of.
pub fn closed(slug: &str) -> Value {
    json!({ "slug": slug, "name": "业委会筹备", "description": "只有业主。" })
}

/// What is asked to read one.
pub fn asking(board: &Value) -> Value {
    json!({ "board_id": board, "ground": "court_order", "reason": REASON, "hours": 2 })
}

async fn place(app: &TestApp) -> Place {
    let project = app.project("jiangpan").await;
    let (mut one, other) =
        (app.administrator().await, app.staff("other", Role::Administrator, Over::Group).await);
    let board =
        one.post(&format!("/api/v1/projects/{project}/closed-boards"), closed("committee")).await.expect(201)
            ["id"]
            .clone();
    let (owner, neighbour) = (app.account("owner").await, app.account("neighbour").await);
    let ownership = app.home(project, &owner).await;
    app.home(project, &neighbour).await;
    let (mut owner, mut neighbour) =
        (app.signed_in(owner.account_id()).await, app.signed_in(neighbour.account_id()).await);
    let topic = json!({ "title": "选举 secretzq", "markdown": "下周开会 secretzq @boss" });
    let topic =
        owner.post(&format!("/api/v1/boards/{board}/topics"), topic).await.expect(201)["topic"]["id"].clone();
    let post = neighbour
        .post(&format!("/api/v1/topics/{topic}/posts"), json!({ "markdown": "好的 secretzq" }))
        .await
        .expect(201)["id"]
        .clone();
    app.feed_search().await;
    Place { project, board, topic, post, owner, ownership, neighbour, one, other }
}

impl Place {
    async fn ask(&mut self) -> String {
        format!(
            "/api/v1/openings/{}",
            self.one.post("/api/v1/openings", asking(&self.board)).await.expect(201)["id"]
        )
    }

    /// An opening that the other approved.
    async fn opened(&mut self) -> String {
        let opening = self.ask().await;
        self.other.post(&format!("{opening}/approval"), json!({})).await.expect(200);
        opening
    }
}

async fn nothing_is_told(reader: &mut Browser, place: &Place, who: &str) {
    for path in [
        format!("/api/v1/boards/{}", place.board),
        format!("/api/v1/boards/{}/topics", place.board),
        format!("/api/v1/boards/{}/signs", place.board),
        format!("/api/v1/boards/{}/moderators", place.board),
        format!("/api/v1/boards/{}/openings", place.board),
        format!("/api/v1/topics/{}", place.topic),
        format!("/api/v1/topics/{}/posts", place.topic),
        format!("/api/v1/posts/{}", place.post),
        format!("/api/v1/posts/{}/source", place.post),
        format!("/api/v1/posts/{}/revisions", place.post),
    ] {
        let answer = reader.get(&path).await;
        answer.expect_problem(404, "not_found");
        assert!(!answer.text().contains("secretzq"), "{who} {path}");
    }
    assert_eq!(reader.get("/api/v1/search?q=secretzq").await.expect(200)["count"], 0, "{who}");
    let lists = [
        format!("/api/v1/projects/{}/boards", place.project),
        format!("/api/v1/topics?project_id={}", place.project),
        format!("/api/v1/accounts/{}/topics", place.owner.account_id()),
    ];
    for path in lists {
        assert_eq!(reader.get(&path).await.expect(200)["items"], json!([]), "{who} {path}");
    }
    let project = reader.get(&format!("/api/v1/projects/{}", place.project)).await.expect(200);
    assert_eq!((&project["board_count"], &project["topic_count"]), (&json!(0), &json!(0)), "{who}");
    let profile = reader.get(&format!("/api/v1/accounts/{}", place.owner.account_id())).await.expect(200);
    assert_eq!((&profile["topic_count"], &profile["post_count"]), (&json!(0), &json!(0)), "{who}");
}

linli_tests::story! {
    async fn what_is_closed_to_staff_is_closed_to_all_of_them(app) {
        let place = place(&app).await;
        let landlord = app.staff("landlord", Role::Manager, Over::Project(place.project)).await;
        app.home(place.project, &landlord).await;
        let mut staff = vec![
            ("administrator", place.one.clone()),
            ("group care", app.staff("care", Role::GroupCare, Over::Group).await),
            ("city care", app.staff("city", Role::CityCare, Over::City("武汉")).await),
            ("moderator", app.staff("mod", Role::Moderator, Over::Project(place.project)).await),
            ("manager with a home there", app.signed_in(landlord.account_id()).await),
            ("researcher", app.staff("research", Role::Researcher, Over::Project(place.project)).await),
            ("stranger", app.account("stranger").await),
        ];
        for (who, reader) in &mut staff {
            nothing_is_told(reader, &place, who).await;
            assert!(!crate::notices::told(&app, reader).await.contains(&"mentioned".to_owned()), "{who}");
        }
        let (_, boss) = &mut staff[0];
        for (path, body) in [
            (format!("/api/v1/topics/{}/posts", place.topic), json!({ "markdown": "我来看看" })),
            (format!("/api/v1/boards/{}/topics", place.board), json!({ "title": "公告", "markdown": "请注意" })),
        ] {
            boss.post(&path, body).await.expect_problem(404, "not_found");
        }
        let opens_to_all = json!({ "visibility": "public" });
        boss.patch(&format!("/api/v1/boards/{}", place.board), 1, opens_to_all).await.expect_problem(404, "not_found");
        boss.delete(&format!("/api/v1/posts/{}", place.post)).await.expect_problem(404, "not_found");
        boss.put(&format!("/api/v1/boards/{}/watch", place.board), json!({ "level": "watching" })).await.expect_problem(404, "not_found");
        app.guest().get(&format!("/boards/{}/feed.atom", place.board)).await.expect(404);
        // Staff know it by its name alone.
        let known = boss.get(&format!("/api/v1/projects/{}/closed-boards", place.project)).await.expect(200);
        assert_eq!((&known["items"][0]["id"], &known["items"][0]["name"]), (&place.board, &json!("业委会筹备")));
        assert!(!known.to_string().contains("count"), "{known}");
        // Owners read it, and an owner whom the developer hires does no more, with the answer that gave the role.
        let mut neighbour = place.neighbour.clone();
        neighbour.get(&format!("/api/v1/topics/{}", place.topic)).await.expect(200);
        let hired = json!({ "role": "agent", "project_id": place.project });
        boss.post(&format!("/api/v1/accounts/{}/roles", neighbour.account_id()), hired).await.expect(201);
        neighbour.get(&format!("/api/v1/topics/{}", place.topic)).await.expect_problem(404, "not_found");
    }

    async fn owners_moderate_among_themselves_and_their_flags_go_to_nobody_else(app) {
        let mut place = place(&app).await;
        let mut moderator = app.staff("mod", Role::Moderator, Over::Project(place.project)).await;
        let flag = json!({ "reason": "abuse", "note": "骂人 secretzq" });
        place.owner.put(&format!("/api/v1/posts/{}/flag", place.post), flag).await.expect(200);
        for staff in [&mut place.one, &mut moderator] {
            assert_eq!(staff.get("/api/v1/flagged-posts").await.expect(200)["items"], json!([]));
            let removed = json!({ "decision": "removed" });
            staff.post(&format!("/api/v1/flagged-posts/{}/decision", place.post), removed).await.expect_problem(404, "not_found");
        }
        place.owner.get("/api/v1/flagged-posts").await.expect_problem(403, "forbidden");

        let of = |browser: &Browser| format!("/api/v1/boards/{}/moderators/{}", place.board, browser.account_id());
        let stranger = app.account("stranger").await;
        place.one.put(&of(&stranger), Value::Null).await.expect_problem(403, "not_eligible");
        place.one.put(&of(&moderator), Value::Null).await.expect_problem(403, "not_eligible");
        moderator.put(&of(&place.owner), Value::Null).await.expect_problem(403, "forbidden");
        let open = app.board(place.project, linli_entities::board::Visibility::Owners).await;
        let path = format!("/api/v1/boards/{open}/moderators/{}", place.owner.account_id());
        place.one.put(&path, Value::Null).await.expect_problem(404, "not_found");
        for _ in 0..2 {
            place.one.put(&of(&place.owner), Value::Null).await.expect(204);
        }
        let listed = place.neighbour.get(&format!("/api/v1/boards/{}/moderators", place.board)).await.expect(200);
        assert_eq!(listed["items"].as_array().map(Vec::len), Some(1));
        assert_eq!(place.owner.get(&format!("/api/v1/boards/{}", place.board)).await.expect(200)["board"]["may"],
            json!({ "post": true, "moderate": true, "edit": false }));

        let flagged = place.owner.get("/api/v1/flagged-posts").await.expect(200);
        assert_eq!(flagged["items"][0]["post_id"], place.post);
        let removed = json!({ "decision": "removed" });
        place.owner.post(&format!("/api/v1/flagged-posts/{}/decision", place.post), removed).await.expect(200);
        let rename = json!({ "title": "选举 secretzq 改期" });
        place.owner.patch(&format!("/api/v1/topics/{}", place.topic), 1, rename).await.expect(200);
        let entries = audit_entry::Entity::find().all(app.app.db.read()).await.expect("entries");
        assert!(entries.iter().any(|entry| entry.act == "update_topic"));
        assert!(entries.iter().all(|entry| !entry.detail.to_string().contains("secretzq")), "the audit has no words");

        // Whoever has no home there any more moderates nothing.
        let revoke = json!({ "decision": "revoke", "reason": "房子卖了" });
        place.other.post(&format!("/api/v1/ownerships/{}/decision", place.ownership), revoke).await.expect(200);
        place.owner.get("/api/v1/flagged-posts").await.expect_problem(403, "forbidden");
        place.one.delete(&of(&place.owner)).await.expect(204);
        let listed = place.neighbour.get(&format!("/api/v1/boards/{}/moderators", place.board)).await.expect(200);
        assert_eq!(listed["items"], json!([]));
    }

    async fn two_administrators_open_a_board_and_its_owners_know_all_of_it_for_ever(app) {
        let mut place = place(&app).await;
        app.make_notices().await;
        let opening = place.ask().await;
        let topics = format!("{opening}/topics");
        let topic = format!("{topics}/{}", place.topic);
        place.one.get(&topics).await.expect_problem(409, "too_early");
        place.one.post(&format!("{opening}/approval"), json!({})).await.expect_problem(403, "involved");
        place.one.post("/api/v1/openings", asking(&place.board)).await.expect_problem(409, "already_proposed");
        let approved = place.other.post(&format!("{opening}/approval"), json!({})).await.expect(200);
        assert_eq!((&approved["state"], &approved["may"]["read"]), (&json!("open"), &json!(false)));

        // Whoever asked reads, and nobody else, the one who approved included.
        let listed = place.one.get(&topics).await.expect(200);
        assert_eq!((&listed["items"][0]["id"], &listed["items"][0]["post_count"]), (&place.topic, &json!(2)));
        let read = place.one.get(&topic).await.expect(200);
        assert!(read["items"][1]["html"].as_str().expect("html").contains("secretzq"));
        place.one.get(&format!("{topic}?page=2")).await.expect_problem(404, "not_found");
        for reader in [&mut place.other, &mut place.owner] {
            reader.get(&topics).await.expect_problem(403, "forbidden");
            reader.get(&topic).await.expect_problem(403, "forbidden");
        }
        let entries = audit_entry::Entity::find().filter(audit_entry::Column::Act.eq("read_opened_board"));
        let entries = entries.all(app.app.db.read()).await.expect("entries");
        assert_eq!(entries.len(), 2, "the page that is none was not read");
        assert!(entries.iter().all(|entry| entry.actor_id == Some(place.one.account_id())));

        // Owners are told at once, find the signpost, and read who, why and what; staff learn nothing by that.
        for owner in [&place.owner, &place.neighbour] {
            assert_eq!(crate::notices::told(&app, owner).await[0], "board_opened");
        }
        let mut moderator = app.staff("mod", Role::Moderator, Over::Project(place.project)).await;
        assert!(!crate::notices::told(&app, &place.one).await.contains(&"board_opened".to_owned()));
        moderator.get(&opening).await.expect_problem(404, "not_found");
        let signs = place.neighbour.get(&format!("/api/v1/boards/{}/signs", place.board)).await.expect(200);
        assert_eq!(signs["items"][0]["kind"], "opened");
        app.advance(Duration::from_secs(86_400 * 400));
        place.neighbour = app.signed_in(place.neighbour.account_id()).await;
        place.one = app.signed_in(place.one.account_id()).await;
        let all = format!("/api/v1/boards/{}/openings", place.board);
        let seen = place.neighbour.get(&all).await.expect(200)["items"][0].clone();
        assert_eq!((&seen["reason"], &seen["read_count"], &seen["state"]), (&json!(REASON), &json!(2), &json!("over")));
        assert_eq!(seen["asked_by"]["id"], json!(place.one.account_id()));
        let reads = place.neighbour.get(&format!("{opening}/reads")).await.expect(200);
        assert_eq!((&reads["items"][0]["topic_id"], &reads["items"][1]["topic_id"]), (&place.topic, &Value::Null));
        let page = place.neighbour.get(&format!("/boards/{}/openings", place.board)).await;
        page.expect(200);
        assert!(page.text().contains(REASON));
        place.one.get(&format!("/boards/{}/openings", place.board)).await.expect(404);
        app.account("stranger").await.get(&all).await.expect_problem(404, "not_found");
    }

    async fn what_was_opened_is_closed_in_the_second_after(app) {
        let mut place = place(&app).await;
        let opening = place.opened().await;
        let topic = format!("{opening}/topics/{}", place.topic);
        app.advance(2 * HOUR - SECOND);
        place.one.get(&topic).await.expect(200);
        app.advance(SECOND);
        place.one.get(&topic).await.expect_problem(409, "too_late");
        place.one.get(&format!("{opening}/topics")).await.expect_problem(409, "too_late");
        place.one.post(&format!("{opening}/revocation"), json!({})).await.expect_problem(409, "too_late");
        let kept = place.one.get(&opening).await.expect(200);
        assert_eq!((&kept["state"], &kept["read_count"]), (&json!("over"), &json!(1)));

        // What nobody approved in a day is approved by nobody.
        let opening = place.ask().await;
        app.advance(24 * HOUR - SECOND);
        assert_eq!(place.other.get(&opening).await.expect(200)["may"]["approve"], true);
        app.advance(SECOND);
        place.other.post(&format!("{opening}/approval"), json!({})).await.expect_problem(409, "too_late");
        assert_eq!(place.other.get(&opening).await.expect(200)["state"], "lapsed");
    }

    async fn either_of_the_two_ends_it_at_once_and_nobody_else(app) {
        let mut place = place(&app).await;
        let mut third = app.staff("third", Role::Administrator, Over::Group).await;
        for by_asker in [true, false] {
            let opening = place.opened().await;
            let topic = format!("{opening}/topics/{}", place.topic);
            place.one.get(&topic).await.expect(200);
            third.post(&format!("{opening}/revocation"), json!({})).await.expect_problem(403, "forbidden");
            let by = if by_asker { &mut place.one } else { &mut place.other };
            assert_eq!(by.post(&format!("{opening}/revocation"), json!({})).await.expect(200)["state"], "revoked");
            place.one.get(&topic).await.expect_problem(409, "too_late");
            place.other.post(&format!("{opening}/revocation"), json!({})).await.expect_problem(409, "already_decided");
        }
        // What is taken back is not approved, and whoever is no administrator any more reads nothing.
        let opening = place.ask().await;
        place.other.post(&format!("{opening}/revocation"), json!({})).await.expect_problem(403, "forbidden");
        place.one.post(&format!("{opening}/revocation"), json!({})).await.expect(200);
        place.other.post(&format!("{opening}/approval"), json!({})).await.expect_problem(409, "already_decided");
        let opening = place.opened().await;
        let roles = third.get(&format!("/api/v1/accounts/{}/roles", place.one.account_id())).await.expect(200);
        third.delete(&format!("/api/v1/roles/{}", roles["items"][0]["id"])).await.expect(204);
        place.one.get(&format!("{opening}/topics")).await.expect_problem(403, "forbidden");
    }

    async fn of_many_who_approve_and_end_at_once_one_approval_is_written_and_nothing_is_read_after_the_end(app) {
        let mut place = place(&app).await;
        let third = app.staff("third", Role::Administrator, Over::Group).await;
        let opening = place.ask().await;
        let approve = |mut browser: Browser| {
            let path = format!("{opening}/approval");
            async move { browser.post(&path, json!({})).await.status.as_u16() }
        };
        let mut statuses = join_all([approve(place.other.clone()), approve(third.clone()), approve(place.other.clone())]).await;
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 409, 409]);
        let signs = place.owner.get(&format!("/api/v1/boards/{}/signs", place.board)).await.expect(200);
        assert_eq!(signs["items"].as_array().map(Vec::len), Some(1));

        let topic = format!("{opening}/topics/{}", place.topic);
        let reads = (0..6).map(|_| {
            let (mut reader, topic) = (place.one.clone(), topic.clone());
            async move { reader.get(&topic).await }
        });
        let end = {
            let (mut one, path) = (place.one.clone(), format!("{opening}/revocation"));
            async move { one.post(&path, json!({})).await.expect(200) }
        };
        let (answers, _): (Vec<Answer>, Value) = futures_util::future::join(join_all(reads), end).await;
        let read = answers.iter().filter(|answer| answer.status.as_u16() == 200).count();
        let seen = place.owner.get(&opening).await.expect(200);
        assert_eq!((&seen["read_count"], &seen["state"]), (&json!(read), &json!("revoked")), "what was read is written down");
        place.one.get(&topic).await.expect_problem(409, "too_late");

        // Of approving and taking back at once one is written.
        let opening = place.ask().await;
        let take_back = {
            let (mut one, path) = (place.one.clone(), format!("{opening}/revocation"));
            async move { one.post(&path, json!({})).await.status.as_u16() }
        };
        let approve = {
            let (mut other, path) = (place.other.clone(), format!("{opening}/approval"));
            async move { other.post(&path, json!({})).await.status.as_u16() }
        };
        let (back, approved) = futures_util::future::join(take_back, approve).await;
        assert_eq!(back, 200, "also what was just approved is ended");
        assert!([200, 409].contains(&approved));
        assert_eq!(place.one.get(&opening).await.expect(200)["state"], "revoked");
        place.one.get(&format!("{opening}/topics")).await.expect_problem(409, "too_late");
    }

    async fn an_opening_has_doors_of_its_own_and_opens_no_other(app) {
        let mut place = place(&app).await;
        let opening = place.opened().await;
        place.one.get(&format!("{opening}/topics/{}", place.topic)).await.expect(200);
        let mut one = place.one.clone();
        nothing_is_told(&mut one, &place, "who reads by an opening").await;
        one.post(&format!("/api/v1/topics/{}/posts", place.topic), json!({ "markdown": "看到了" })).await.expect_problem(404, "not_found");
        one.put(&format!("/api/v1/posts/{}/flag", place.post), json!({ "reason": "spam" })).await.expect_problem(404, "not_found");
        one.put(&format!("/api/v1/posts/{}/reactions/like", place.post), Value::Null).await.expect_problem(404, "not_found");
        // Nor the topics of other boards, and nothing that owners deleted.
        let open = app.board(place.project, linli_entities::board::Visibility::Staff).await;
        let elsewhere = app.topic(&place.other, open, "内部", "一楼").await;
        one.get(&format!("{opening}/topics/{elsewhere}")).await.expect_problem(404, "not_found");
        place.neighbour.delete(&format!("/api/v1/posts/{}", place.post)).await.expect(200);
        let read = one.get(&format!("{opening}/topics/{}", place.topic)).await.expect(200);
        assert_eq!((&read["items"][1]["deleted"], &read["items"][1]["html"]), (&json!(true), &json!("")));
    }

    async fn what_is_asked_is_judged(app) {
        let mut place = place(&app).await;
        let open = app.board(place.project, linli_entities::board::Visibility::Owners).await;
        for (field, value) in [("board_id", json!(open)), ("board_id", json!(999_999)), ("reason", json!("短")), ("hours", json!(73)), ("hours", json!(0))] {
            let mut input = asking(&place.board);
            input[field] = value;
            let problem = place.one.post("/api/v1/openings", input).await.expect_problem(422, "invalid");
            assert_eq!(problem["errors"][0]["pointer"], format!("/{field}"));
        }
        let mut manager = app.staff("manager", Role::Manager, Over::Project(place.project)).await;
        for browser in [&mut manager, &mut place.owner] {
            browser.post("/api/v1/openings", asking(&place.board)).await.expect_problem(403, "forbidden");
            browser.get("/api/v1/openings").await.expect_problem(403, "forbidden");
        }
        app.guest().post("/api/v1/openings", asking(&place.board)).await.expect_problem(401, "sign_in_required");
    }

    async fn what_is_written_of_openings_is_never_changed_not_even_in_the_database(app) {
        let mut place = place(&app).await;
        let opening = place.opened().await;
        place.one.get(&format!("{opening}/topics")).await.expect(200);
        let db = app.app.db.read();
        for statement in [
            "UPDATE opening SET reason = '没有理由'",
            "DELETE FROM opening_act WHERE kind = 'read'",
            "UPDATE opening_act SET page = 9",
            "DELETE FROM board_sign",
            "DELETE FROM opening",
        ] {
            let refused = db.execute_unprepared(statement).await;
            assert!(refused.expect_err("refused").to_string().contains("append-only"), "{statement}");
        }
        let asked = place.ask_again(&app).await;
        let own = format!(
            "INSERT INTO opening_act (opening_id, kind, actor_id, acted_at) SELECT id, 'approved', asked_by, asked_at FROM opening WHERE id = {asked}"
        );
        let refused = db.execute_unprepared(&own).await;
        assert!(refused.expect_err("refused").to_string().contains("nobody approves what they asked for"));
    }

    async fn an_account_that_is_erased_moderates_no_board(app) {
        let mut place = place(&app).await;
        let path = format!("/api/v1/boards/{}/moderators", place.board);
        place.one.put(&format!("{path}/{}", place.owner.account_id()), Value::Null).await.expect(204);
        assert_eq!(place.neighbour.get(&path).await.expect(200)["items"].as_array().map(Vec::len), Some(1));
        let erase = format!("/api/v1/accounts/{}/erasure", place.owner.account_id());
        place.one.post(&erase, Value::Null).await.expect(204);
        assert_eq!(place.neighbour.get(&path).await.expect(200)["items"], json!([]));
        let tenant = app.account("tenant").await;
        app.home_as(place.project, &tenant, OwnershipRole::Tenant).await;
        app.signed_in(tenant.account_id()).await.get(&path).await.expect_problem(404, "not_found");
    }
}

impl Place {
    /// Another opening that is asked, of another board; its id.
    async fn ask_again(&mut self, app: &TestApp) -> Value {
        app.advance(SECOND);
        let path = format!("/api/v1/projects/{}/closed-boards", self.project);
        let board = self.one.post(&path, closed("another")).await.expect(201)["id"].clone();
        self.one.post("/api/v1/openings", asking(&board)).await.expect(201)["id"].clone()
    }
}
