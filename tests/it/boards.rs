//! Boards: who sees which, and that a change of it is in force at once.

use linli::actor::Actor;
use linli::features::boards::logic;
use linli::features::boards::rules::BoardChanges;
use linli_entities::board::Visibility;
use linli_entities::role_grant::Role;
use linli_tests::arrange::Over;
use poem::http::Method;
use serde_json::{Value, json};

fn input(slug: &str, visibility: &str) -> Value {
    json!({ "slug": slug, "name": "业主茶座", "description": "都可以聊。", "visibility": visibility })
}

fn visibilities(list: &Value) -> Vec<&str> {
    list["items"].as_array().expect("a list").iter().filter_map(|one| one["visibility"].as_str()).collect()
}

linli_tests::story! {
    async fn every_reader_sees_their_boards_and_learns_of_no_others(app) {
        let (project, other) = (app.project("jiang-an").await, app.project("han-yang").await);
        let mut boards = vec![];
        // Those of a part of a project are other stories'.
        for visibility in [Visibility::Public, Visibility::Members, Visibility::Owners, Visibility::Staff] {
            boards.push((visibility.as_str(), app.board(project, visibility).await));
        }
        let owner = app.account("owner").await;
        app.home(project, &owner).await;
        let neighbour = app.account("neighbour").await;
        app.home(other, &neighbour).await;
        let mut readers = [
            ("guest", app.guest(), &["public"] as &[&str]),
            ("member", app.account("member").await, &["public", "members"]),
            ("owner of another project", neighbour, &["public", "members"]),
            ("manager of another project", app.staff("m2", Role::Manager, Over::Project(other)).await, &["public", "members"]),
            ("owner", owner, &["public", "members", "owners"]),
            ("expert", app.staff("expert", Role::Expert, Over::Project(project)).await, &["public", "members", "staff"]),
            ("moderator", app.staff("mod", Role::Moderator, Over::Project(project)).await, &["public", "members", "owners", "staff"]),
            ("city care", app.staff("care", Role::CityCare, Over::City("武汉")).await, &["public", "members", "owners", "staff"]),
            ("administrator", app.administrator().await, &["public", "members", "owners", "staff"]),
        ];
        for (who, reader, expected) in &mut readers {
            let list = reader.get(&format!("/api/v1/projects/{project}/boards")).await.expect(200);
            assert_eq!(visibilities(&list), *expected, "{who}");
            let shown = reader.get(&format!("/api/v1/projects/{project}")).await.expect(200);
            assert_eq!(shown["board_count"], expected.len(), "{who}: closed boards are not counted");
            for (visibility, board) in &boards {
                let answer = reader.get(&format!("/api/v1/boards/{board}")).await;
                if expected.contains(visibility) {
                    assert_eq!(answer.expect(200)["project"]["slug"], "jiang-an");
                } else {
                    answer.expect_problem(404, "not_found");
                }
            }
        }
        app.guest().get("/api/v1/projects/999/boards").await.expect_problem(404, "not_found");
    }

    async fn topics_of_closed_boards_are_not_counted(app) {
        use sea_orm::{ActiveModelTrait as _, Set};
        let project = app.project("jiang-an").await;
        for (visibility, topics) in [(Visibility::Public, 3), (Visibility::Members, 40), (Visibility::Staff, 500)] {
            let id = app.board(project, visibility).await;
            let row = linli_entities::board::ActiveModel { id: Set(id), topic_count: Set(topics), ..Default::default() };
            row.update(app.app.db.read()).await.expect("a counter");
        }
        for (mut reader, expected) in [
            (app.guest(), 3),
            (app.account("member").await, 43),
            (app.administrator().await, 543),
        ] {
            let one = reader.get(&format!("/api/v1/projects/{project}")).await.expect(200);
            assert_eq!(one["topic_count"], expected);
            let list = reader.get("/api/v1/projects").await.expect(200);
            assert_eq!(list["items"][0]["topic_count"], expected);
        }
    }

    async fn what_a_reader_may_do_in_a_board_is_told_with_it(app) {
        let project = app.project("jiang-an").await;
        let board = app.board(project, Visibility::Public).await;
        let path = format!("/api/v1/boards/{board}");
        let may = |post: bool, moderate: bool, edit: bool| json!({ "post": post, "moderate": moderate, "edit": edit });
        let mut readers = [
            (app.guest(), may(false, false, false), may(false, false, false)),
            (app.unproven("new").await, may(false, false, false), may(false, false, false)),
            (app.account("member").await, may(true, false, false), may(false, false, false)),
            (app.staff("mod", Role::Moderator, Over::Project(project)).await, may(true, true, false), may(true, true, false)),
            (app.staff("manager", Role::Manager, Over::Project(project)).await, may(true, true, true), may(true, true, true)),
        ];
        for (reader, open, _) in &mut readers {
            assert_eq!(reader.get(&path).await.expect(200)["board"]["may"], *open);
        }
        app.change_board(board, BoardChanges { locked: Some(true), ..BoardChanges::default() }).await;
        for (reader, _, locked) in &mut readers {
            assert_eq!(reader.get(&path).await.expect(200)["board"]["may"], *locked);
        }
    }

    async fn a_board_that_is_closed_is_gone_for_a_guest_with_the_answer(app) {
        let project = app.project("jiang-an").await;
        let board = app.board(project, Visibility::Public).await;
        let club = app.club_board(Visibility::Public).await;
        let mut guest = app.guest();
        let mut manager = app.staff("manager", Role::Manager, Over::Project(project)).await;
        let mut boss = app.administrator().await;
        let lists = [format!("/api/v1/projects/{project}/boards"), "/api/v1/boards".to_owned()];
        // Whatever may be kept in memory is filled first.
        for (board, list) in [board, club].iter().zip(&lists) {
            guest.get(&format!("/api/v1/boards/{board}")).await.expect(200);
            assert_eq!(visibilities(&guest.get(list).await.expect(200)), ["public"]);
        }
        let readable = logic::readable(&app.app, &Actor::Guest).await.expect("a directory");
        assert_eq!(readable, [board, club]);

        let close = json!({ "visibility": "staff" });
        manager.patch(&format!("/api/v1/boards/{board}"), 1, close.clone()).await.expect(200);
        boss.patch(&format!("/api/v1/boards/{club}"), 1, close).await.expect(200);
        for (board, list) in [board, club].iter().zip(&lists) {
            guest.get(&format!("/api/v1/boards/{board}")).await.expect_problem(404, "not_found");
            assert_eq!(guest.get(list).await.expect(200)["items"], json!([]));
            assert!(logic::visible(&app.app, &Actor::Guest, *board).await.is_err());
        }
        assert_eq!(logic::readable(&app.app, &Actor::Guest).await.expect("a directory"), []);
        let counted = guest.get(&format!("/api/v1/projects/{project}")).await.expect(200);
        assert_eq!(counted["board_count"], 0);
        manager.patch(&format!("/api/v1/boards/{board}"), 2, json!({ "visibility": "public" })).await.expect(200);
        guest.get(&format!("/api/v1/boards/{board}")).await.expect(200);
    }

    async fn managers_make_boards_in_their_own_projects(app) {
        let (here, there) = (app.project("here").await, app.project("there").await);
        let mut manager = app.staff("manager", Role::Manager, Over::Project(here)).await;
        let path = format!("/api/v1/projects/{here}/boards");
        for (index, visibility) in ["public", "members", "owners", "staff"].into_iter().enumerate() {
            let made = manager.post(&path, input(&format!("board-{index}"), visibility)).await.expect(201);
            assert_eq!((&made["position"], &made["topic_count"]), (&json!(index), &json!(0)));
        }
        let taken = manager.post(&path, input("board-1", "public")).await.expect_problem(422, "invalid");
        assert_eq!(taken["errors"], json!([{ "pointer": "/slug", "code": "slug_taken" }]));
        let first = json!({ "slug": "first", "name": "公告", "description": "", "visibility": "public", "position": 0 });
        manager.post(&path, first).await.expect(201);
        let list = manager.get(&path).await.expect(200);
        let slugs: Vec<&str> = list["items"].as_array().expect("a list").iter().filter_map(|one| one["slug"].as_str()).collect();
        assert_eq!(slugs, ["board-0", "first", "board-1", "board-2", "board-3"], "by place, then by age");
        let elsewhere = format!("/api/v1/projects/{there}/boards");
        manager.post(&elsewhere, input("mine", "public")).await.expect_problem(403, "forbidden");
        manager.post("/api/v1/boards", input("mine", "public")).await.expect_problem(403, "forbidden");
        manager.post("/api/v1/projects/999/boards", input("mine", "public")).await.expect_problem(404, "not_found");
        app.guest().post(&path, input("mine", "public")).await.expect_problem(401, "sign_in_required");
        let mut moderator = app.staff("mod", Role::Moderator, Over::Project(here)).await;
        moderator.post(&path, input("mine", "public")).await.expect_problem(403, "forbidden");
        // The same slug in another project and in the club is another board.
        let mut boss = app.administrator().await;
        boss.post(&elsewhere, input("board-1", "public")).await.expect(201);
        boss.post("/api/v1/boards", input("board-1", "public")).await.expect(201);
        boss.post("/api/v1/boards", input("board-1", "public")).await.expect_problem(422, "invalid");
    }

    async fn the_club_has_no_owners(app) {
        let mut boss = app.administrator().await;
        let problem = boss.post("/api/v1/boards", input("club", "owners")).await.expect_problem(422, "invalid");
        assert_eq!(problem["errors"], json!([{ "pointer": "/visibility", "code": "malformed" }]));
        for visibility in ["public", "members", "staff"] {
            boss.post("/api/v1/boards", input(visibility, visibility)).await.expect(201);
        }
        let list = app.guest().get("/api/v1/boards").await.expect(200);
        assert_eq!(visibilities(&list), ["public"]);
        assert_eq!(list["items"][0]["project_id"], json!(null));
        let path = format!("/api/v1/boards/{}", list["items"][0]["id"]);
        assert_eq!(app.guest().get(&path).await.expect(200)["project"], json!(null));
        let problem = boss.patch(&path, 1, json!({ "visibility": "owners" })).await.expect_problem(422, "invalid");
        assert_eq!(problem["errors"], json!([{ "pointer": "/visibility", "code": "malformed" }]));
        let mut group = app.staff("group", Role::GroupCare, Over::Group).await;
        assert_eq!(visibilities(&group.get("/api/v1/boards").await.expect(200)), ["public", "members", "staff"]);
    }

    async fn an_edit_of_a_board_names_the_version_it_saw_and_leaves_the_counters_alone(app) {
        let project = app.project("jiang-an").await;
        let board = app.board(project, Visibility::Public).await;
        let hidden = app.board(project, Visibility::Staff).await;
        let path = format!("/api/v1/boards/{board}");
        let mut manager = app.staff("manager", Role::Manager, Over::Project(project)).await;
        let edit = json!({ "name": "新名", "locked": true });
        manager.send(Method::PATCH, &path, Some(edit.clone()), &[]).await.expect_problem(428, "if_match_required");
        let edited = manager.patch(&path, 1, edit.clone()).await;
        assert_eq!(edited.header("etag"), Some("\"2\""));
        let edited = edited.expect(200);
        assert_eq!((&edited["name"], &edited["locked"], &edited["version"]), (&json!("新名"), &json!(true), &json!(2)));
        manager.patch(&path, 1, edit.clone()).await.expect_problem(412, "stale");
        let problem = manager.patch(&path, 2, json!({ "name": "", "slug": "A", "position": -1 })).await.expect_problem(422, "invalid");
        assert_eq!(problem["errors"].as_array().map(Vec::len), Some(3));
        let mut member = app.account("member").await;
        member.patch(&path, 2, edit.clone()).await.expect_problem(403, "forbidden");
        member.patch(&format!("/api/v1/boards/{hidden}"), 1, edit.clone()).await.expect_problem(404, "not_found");
        app.guest().patch(&path, 2, edit).await.expect_problem(401, "sign_in_required");
    }

    async fn a_retried_board_is_one_board(app) {
        let mut boss = app.administrator().await;
        let key = [("idempotency-key", "k1")];
        let mut ids = vec![];
        for _ in 0..2 {
            let made = boss.send(Method::POST, "/api/v1/boards", Some(input("club", "public")), &key).await.expect(201);
            ids.push(made["id"].clone());
        }
        assert_eq!(ids[0], ids[1]);
    }
}
