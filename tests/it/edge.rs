//! What happens to every request, whatever it asks for.

use poem::http::Method;

linli_tests::story! {
    async fn every_failure_of_the_framework_is_a_problem(app) {
        let mut guest = app.guest();
        guest.get("/api/v1/nothing-here").await.expect_problem(404, "not_found");
        let answer = guest.post("/api/v1/healthz", serde_json::json!({})).await;
        answer.expect_problem(405, "method_not_allowed");
        assert_eq!(answer.header("allow"), Some("GET, HEAD"));
    }

    async fn a_body_of_another_type_is_a_problem_as_well(app) {
        let mut anna = app.account("anna").await;
        for kind in ["text/plain", "application/xml", "multipart/form-data; boundary=x"] {
            let body = br#"{"bio":"x"}"#.to_vec();
            let answer = anna.send_bytes(Method::PATCH, "/api/v1/me", Some((body, kind)), &[]).await;
            let problem = answer.expect_problem(415, "unsupported_media_type");
            assert_eq!(problem["request_id"].as_str(), answer.header("x-request-id"), "{kind}");
        }
    }

    async fn a_body_that_is_too_large_is_refused_before_it_is_read(app) {
        let body = vec![b'x'; 600 * 1024];
        let answer = app.guest().send_bytes(Method::POST, "/api/v1/healthz", Some((body, "text/plain")), &[]).await;
        answer.expect_problem(413, "too_large");
    }

    async fn a_reader_that_has_the_answer_is_told_so(app) {
        let mut guest = app.guest();
        let first = guest.get("/api/v1/healthz").await;
        first.expect(200);
        let tag = first.header("etag").expect("a tag").to_owned();
        assert!(tag.starts_with('"') && tag.ends_with('"'), "{tag}");
        let again = guest.send(Method::GET, "/api/v1/healthz", None, &[("if-none-match", &tag)]).await;
        again.expect(304);
        assert!(again.bytes.is_empty());
    }

    async fn every_answer_names_its_request_and_guards_the_page(app) {
        let mut guest = app.guest();
        let answer = guest.send(Method::GET, "/api/v1/healthz", None, &[("x-request-id", "from-the-proxy-1")]).await;
        assert_eq!(answer.header("x-request-id"), Some("from-the-proxy-1"));
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert!(answer.header("content-security-policy").is_some_and(|policy| policy.contains("default-src 'none'")));
        let answer = guest.send(Method::HEAD, "/api/v1/healthz", None, &[]).await;
        answer.expect(200);
        assert!(answer.bytes.is_empty());
    }
}
