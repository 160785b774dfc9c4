//! The privacy notice and consent to it.

use linli::features::privacy::logic::VERSION;
use poem::http::Method;
use serde_json::json;

linli_tests::story! {
    async fn the_notice_is_read_in_ones_own_language(app) {
        let mut guest = app.guest();
        let english = [("accept-language", "en-GB,en;q=0.8")];
        let notice = guest.send(Method::GET, "/api/v1/privacy", None, &english).await.expect(200);
        assert_eq!(notice["version"], VERSION);
        assert!(notice["html"].as_str().expect("html").contains("<h1>Privacy notice</h1>"));
        let chosen = guest.send(Method::GET, "/api/v1/privacy?locale=zh-CN", None, &english).await.expect(200);
        assert!(chosen["html"].as_str().expect("html").contains("隐私说明"));
        let unsaid = guest.get("/api/v1/privacy").await.expect(200);
        assert_eq!(unsaid["html"], chosen["html"]);
    }

    async fn who_has_not_agreed_is_asked_until_then(app) {
        let mut anna = app.account("anna").await;
        let me = anna.get("/api/v1/me").await.expect(200);
        assert_eq!((&me["consent_required"], &me["consent_version"]), (&json!(true), &json!(null)));
        anna.post("/api/v1/me/consents", json!({ "version": "2020-01" })).await.expect_problem(409, "consent_outdated");
        for _ in 0..2 {
            let me = anna.post("/api/v1/me/consents", json!({ "version": VERSION })).await.expect(200);
            assert_eq!((&me["consent_required"], &me["consent_version"]), (&json!(false), &json!(VERSION)));
        }
        app.guest().post("/api/v1/me/consents", json!({ "version": VERSION })).await.expect_problem(401, "sign_in_required");
    }
}
