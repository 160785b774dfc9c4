//! Health.

linli_tests::story! {
    async fn a_supervisor_is_told_that_the_server_lives_and_serves(app) {
        let mut guest = app.guest();
        guest.get("/api/v1/healthz").await.expect(200);
        let ready = guest.get("/api/v1/readyz").await.expect(200);
        assert_eq!(ready["search_lag"], 0);
    }
}
