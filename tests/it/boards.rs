//! Boards: who sees which, and that a change of it is in force at once.

use linli::features::boards::rules::BoardChanges;
use linli_entities::board::Visibility;

linli_tests::story! {
    async fn a_guest_sees_public_boards_and_learns_of_no_others(app) {
        let project = app.project("jiang-an").await;
        let public = app.board(project, Visibility::Public).await;
        let mut guest = app.guest();
        for closed in [Visibility::Members, Visibility::Owners, Visibility::Staff] {
            let board = app.board(project, closed).await;
            guest.get(&format!("/api/v1/boards/{board}")).await.expect_problem(404, "not_found");
        }
        let list = guest.get(&format!("/api/v1/projects/{project}/boards")).await.expect(200);
        assert_eq!(list["items"].as_array().map(Vec::len), Some(1));
        assert_eq!(list["items"][0]["id"], public.0);
        let place = guest.get(&format!("/api/v1/boards/{public}")).await.expect(200);
        assert_eq!(place["project"]["slug"], "jiang-an");
        assert_eq!(place["board"]["may"], serde_json::json!({"post": false, "moderate": false, "edit": false}));
        let project = guest.get(&format!("/api/v1/projects/{project}")).await.expect(200);
        assert_eq!(project["board_count"], 1, "closed boards are not counted");
    }

    async fn a_board_that_is_closed_is_gone_for_a_guest_with_the_answer(app) {
        let project = app.project("jiang-an").await;
        let board = app.board(project, Visibility::Public).await;
        let mut guest = app.guest();
        // Whatever may be kept in memory is filled first.
        guest.get(&format!("/api/v1/boards/{board}")).await.expect(200);
        guest.get(&format!("/api/v1/projects/{project}/boards")).await.expect(200);
        let closed = BoardChanges { visibility: Some(Visibility::Staff), ..BoardChanges::default() };
        app.change_board(board, closed).await;
        guest.get(&format!("/api/v1/boards/{board}")).await.expect_problem(404, "not_found");
        let list = guest.get(&format!("/api/v1/projects/{project}/boards")).await.expect(200);
        assert_eq!(list["items"], serde_json::json!([]));
        let readable = linli::features::boards::logic::readable(&app.app, &linli::actor::Actor::Guest).await;
        assert_eq!(readable.expect("a directory"), []);
    }
}
