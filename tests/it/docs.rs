//! The manual of the API at /docs: complete, because it is made of the document and of the codes.

use linli::code::Code;
use linli_tests::browser::{Answer, Browser};
use linli_tests::{Database, TestApp};
use poem::http::Method;
use serde_json::Value;

/// What a page of the manual may weigh on its way, compressed, in bytes.
const WEIGHT_MAX: usize = 64 * 1024;

fn document() -> Value {
    serde_json::from_str(linli::server::document()).expect("JSON")
}

/// (path, method, operation)
fn operations(document: &Value) -> Vec<(String, String, Value)> {
    let paths = document["paths"].as_object().expect("paths").iter();
    let operations = paths.flat_map(|(path, item)| {
        let item = item.as_object().expect("operations").iter();
        item.map(|(method, operation)| (path.clone(), method.to_uppercase(), operation.clone()))
    });
    operations.collect()
}

fn tag_path(operation: &Value) -> String {
    format!("/docs/{}", operation["tags"][0].as_str().expect("a tag").to_lowercase())
}

fn paths() -> Vec<String> {
    let fixed = ["/docs", "/docs/schemas", "/docs/schemas/Complaint", "/docs/problems"].map(str::to_owned);
    let mut paths: Vec<String> = operations(&document()).iter().map(|(.., body)| tag_path(body)).collect();
    paths.sort();
    paths.dedup();
    [fixed.to_vec(), paths].concat()
}

async fn page(reader: &mut Browser, path: &str) -> String {
    let answer = reader.get(path).await;
    answer.expect(200);
    answer.text()
}

/// What a reader without scripts sees: the document without the data for scripts, tags and marks of hydration.
fn visible(html: &str) -> String {
    let body = html.split("<script type=\"application/json\"").next().unwrap_or_default();
    let mut text = String::new();
    let mut inside = true;
    for letter in body.chars() {
        match letter {
            '<' => inside = false,
            '>' => inside = true,
            letter if inside => text.push(letter),
            _ => {}
        }
    }
    text.replace("&lt;", "<").replace("&amp;", "&").replace("&quot;", "\"")
}

async fn gzipped(reader: &mut Browser, path: &str, headers: &[(&str, &str)]) -> Answer {
    reader.send(Method::GET, path, None, &[&[("accept-encoding", "gzip")], headers].concat()).await
}

linli_tests::story! {
    async fn the_type_of_every_problem_leads_to_its_explanation(app) {
        let mut guest = app.guest();
        let html = page(&mut guest, "/docs/problems").await;
        let text = visible(&html);
        for code in Code::ALL {
            assert!(html.contains(&format!("id=\"{}\"", code.as_str())), "{code:?} has no anchor");
            assert!(text.contains(&code.meaning().replace('`', "")), "{code:?} is not explained");
        }
        let problem = guest.get("/api/v1/me").await.expect_problem(401, "sign_in_required");
        assert_eq!(problem["type"], "/docs/problems#sign_in_required");
    }

    async fn the_manual_is_rendered_once_and_is_the_same_for_everybody(app) {
        let mut guest = app.guest();
        let first = gzipped(&mut guest, "/docs/posts", &[]).await;
        first.expect(200);
        let tag = first.header("etag").expect("a tag").to_owned();
        app.advance(std::time::Duration::from_secs(3600));
        gzipped(&mut guest, "/docs/posts?kept=not", &[("if-none-match", &tag)]).await.expect(304);
        let mut member = app.account("xiaoli").await;
        let own = gzipped(&mut member, "/docs/posts", &[]).await;
        assert_eq!(own.bytes, first.bytes, "it does not depend on who reads");
        let english = gzipped(&mut guest, "/docs/posts", &[("accept-language", "en")]).await;
        assert_ne!(english.header("etag"), Some(tag.as_str()));
    }
}

/// Nothing of the manual is in the database: whoever reads all of it reads it once.
fn reading_all<F: Future<Output = ()>>(story: impl FnOnce(TestApp) -> F) {
    linli_tests::run(Database::Sqlite, story);
}

#[test]
fn the_manual_explains_every_operation() {
    reading_all(|app| async move {
        let mut guest = app.guest();
        let overview = page(&mut guest, "/docs").await;
        let mut pages = std::collections::BTreeMap::new();
        for (path, method, operation) in operations(&document()) {
            let tag = tag_path(&operation);
            if !pages.contains_key(&tag) {
                let html = page(&mut guest, &tag).await;
                pages.insert(tag.clone(), (visible(&html), html));
            }
            let (text, html) = &pages[&tag];
            let id = operation["operationId"].as_str().expect("an id");
            assert!(html.contains(&format!("id=\"{id}\"")), "{tag} has no anchor {id}");
            for part in ["summary", "description"] {
                // Between backticks stands code, in an element of its own.
                let part = operation[part].as_str().expect("a text").trim_end_matches('.').replace('`', "");
                assert!(text.contains(&part), "{id}: {part}");
            }
            assert!(text.contains(&method) && text.contains(&path), "{id}: {method} {path}");
            for parameter in operation["parameters"].as_array().into_iter().flatten() {
                let name = parameter["name"].as_str().expect("a name");
                assert!(text.contains(name), "{id}: {name}");
            }
            assert!(overview.contains(&format!("href=\"{tag}#{id}\"")), "the overview does not lead to {id}");
        }
    });
}

#[test]
fn the_manual_is_light_obeys_the_content_policy_and_shows_every_shape() {
    let document = document();
    reading_all(|app| async move {
        let mut guest = app.guest();
        let list = page(&mut guest, "/docs/schemas").await;
        for path in paths() {
            let sent = gzipped(&mut guest, &path, &[]).await;
            sent.expect(200);
            assert!(sent.bytes.len() < WEIGHT_MAX, "{path}: {} bytes", sent.bytes.len());
            let html = page(&mut guest, &path).await;
            for inline in ["<style", " style=\"", " onclick=", "<script>", "javascript:"] {
                assert!(!html.contains(inline), "{path}: {inline}");
            }
            let foreign = html.split("src=\"").skip(1).find(|rest| !rest.starts_with('/'));
            assert_eq!(foreign, None, "{path}: everything is loaded from this server");
        }
        for (name, schema) in document["components"]["schemas"].as_object().expect("schemas") {
            let path = format!("/docs/schemas/{name}");
            assert!(list.contains(&format!("href=\"{path}\"")), "{name}");
            let html = page(&mut guest, &path).await;
            for field in schema["properties"].as_object().into_iter().flatten().map(|(field, _)| field) {
                assert!(html.contains(&format!(">{field}</code>")), "{name}.{field}");
            }
        }
        for nowhere in ["/docs/nothing", "/docs/Topics", "/docs/topics/more"] {
            guest.get(nowhere).await.expect(404);
        }
    });
}
