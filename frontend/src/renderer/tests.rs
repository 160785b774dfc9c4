//! What the pages promise, tried on a synthetic topic.

use serde_json::{Value, json};

use super::*;

fn renderer(size: usize) -> Renderer {
    Renderer::new(size).expect("the pages must be built: run `npm run build` in frontend/")
}

fn account(id: i64, name: &str) -> Value {
    json!({ "id": id, "name": name, "display_name": name, "avatar_url": null, "mark": null,
        "pseudonym_id": null })
}

fn post(number: i64) -> Value {
    json!({
        "id": 900 + number, "topic_id": 7, "number": number, "author": account(number, "synthetic"),
        "html": format!("<p>Synthetic post {number}.</p>"),
        "created_at": "2026-11-20T02:00:00Z", "edited_at": null, "revision_count": 0,
        "reply_to_number": null, "deleted": false, "deleted_by_staff": false,
        "may": { "edit": false, "delete": false, "restore": false, "commit": false }, "version": 1,
    })
}

/// A synthetic topic page: nobody wrote these posts.
fn topic_props(title: &str) -> Value {
    let posts: Vec<Value> = (1..=20).map(post).collect();
    json!({
        "page": "topic", "path": "/topics/7", "query": {}, "locale": "zh-CN", "theme": "auto",
        "viewer": null, "public_url": "https://linli.example", "now": "2026-11-21T06:20:00Z",
        "data": {
            "detail": {
                "topic": {
                    "id": 7, "board_id": 3, "title": title, "author": account(1, "synthetic"),
                    "created_at": "2026-11-20T02:00:00Z", "last_post_at": "2026-11-20T02:00:00Z",
                    "last_post_by": null, "last_number": 41, "post_count": 41, "pinned": false,
                    "locked": false, "question": true, "solved": true, "deleted": false, "version": 1,
                },
                "board": { "id": 3, "slug": "life", "name": "Synthetic board",
                           "visibility": "public", "project_id": null, "pseudonyms": false },
                "project": null,
                "may": { "reply": false, "moderate": false, "edit_title": false, "delete": false, "accept": false },
                "slow_seconds": 0, "topic_slow_seconds": 0, "closes_at": null, "opens_at": null, "merged_into": null,
            },
            "signposts": [], "signs": [], "items": posts, "reactions": [{ "post_id": 903, "kind": "like", "count": 4 }], "commitments": [],
            "quotes": [],
            "answer": { "post_id": 912, "number": 12, "author": account(12, "synthetic"),
                        "first_words": "Synthetic post 12.", "accepted_at": "2026-11-20T03:00:00Z" },
            "poll": { "id": 8, "topic_id": 7, "kind": "single", "question": "Synthetic poll",
                      "options": [{ "id": 71, "text": "Synthetic one" }, { "id": 72, "text": "Synthetic other" }],
                      "min_choices": 1, "max_choices": 1, "results_shown": "always", "votes_public": false,
                      "closes_at": "2026-11-22T02:00:00Z", "closed": false,
                      "results": { "voter_count": 4, "rounds": [], "winner_ids": [72],
                                   "counts": [{ "option_id": 71, "count": 1 }, { "option_id": 72, "count": 3 }] } },
            "page": 1, "page_count": 3,
        },
    })
}

fn render(props: &Value) -> String {
    renderer(1).render(&props.to_string()).expect("the page renders").html
}

#[test]
fn where_posts_were_moved_from_signposts_lead_on() {
    let mut props = topic_props("Synthetic title");
    props["data"]["items"].as_array_mut().expect("posts").remove(6);
    props["data"]["signposts"] = json!([{ "number": 7, "post_id": 907, "moved_at": "2026-11-20T04:00:00Z" }]);
    props["data"]["signs"] =
        json!([{ "kind": "split", "other_topic_id": 5, "signed_at": "2026-11-20T04:00:00Z" }]);
    let html = render(&props);
    assert!(html.contains("id=\"p7\"") && html.contains("href=\"/posts/907\""), "in its place");
    assert!(
        html.find("id=\"p6\"") < html.find("id=\"p7\"") && html.find("id=\"p7\"") < html.find("id=\"p8\"")
    );
    assert!(!html.contains("Synthetic post 7.") && html.contains("href=\"/topics/5\""));
}

#[test]
fn a_topic_is_complete_without_javascript() {
    let html = render(&topic_props("Synthetic title"));
    assert!(html.starts_with("<!doctype html><html lang=\"zh-CN\" data-theme=\"auto\">"));
    assert!(html.ends_with("</html>"));
    assert!(html.contains("<title>Synthetic title"));
    assert!(html.contains("<link rel=\"canonical\" href=\"https://linli.example/topics/7\""));
    assert!(html.contains("<p>Synthetic post 20.</p>"));
    assert!(html.contains("id=\"p12\""));
    assert!(html.contains("href=\"/topics/7?page=2\""));
    assert!(html.contains("href=\"/topics/7#p12\"") && html.contains("\"@type\":\"QAPage\""));
    assert!(
        html.contains("Synthetic other") && html.contains("3 票 · 75%"),
        "a poll is read without JavaScript"
    );
}

#[test]
fn of_many_pages_one_says_which_without_javascript() {
    let mut props = topic_props("Synthetic title");
    assert!(!render(&props).contains("<form action=\"/topics/7\""));
    props["data"]["page_count"] = json!(10_000);
    let html = render(&props);
    let form = html.split("<form action=\"/topics/7\"").nth(1).expect("a form");
    assert!(form.contains("type=\"number\" name=\"page\" min=\"1\" max=\"10000\""), "{form:.800}");
}

#[test]
fn the_same_props_give_the_same_document() {
    let renderer = renderer(1);
    let props = topic_props("Synthetic title").to_string();
    let first = renderer.render(&props).expect("the page renders");
    renderer.render(&topic_props("Another").to_string()).expect("the page renders");
    assert_eq!(renderer.render(&props).expect("the page renders"), first);
}

#[test]
fn a_title_cannot_become_markup() {
    let html = render(&topic_props("<img src=x onerror=alert(1)>\"'"));
    assert!(!html.contains("<img src=x"));
    assert!(html.contains("&lt;img src=x"));
}

#[test]
fn data_cannot_end_its_script_element() {
    let html = render(&topic_props("</script><script>alert(1)</script><!--<script>"));
    assert!(!html.contains("<script>alert"));
    assert!(!html.contains("<!--<script"));
    let start = "<script type=\"application/json\" id=\"page\">";
    let (_, data) = html.split_once(start).expect("the props are embedded");
    let (data, rest) = data.split_once("</script>").expect("the element ends");
    assert_eq!(rest, "</body></html>");
    let props: Value = serde_json::from_str(data).expect("the props are JSON");
    let title = "</script><script>alert(1)</script><!--<script>";
    assert_eq!(props["data"]["detail"]["topic"]["title"], title);
}

#[test]
fn attributes_of_the_document_come_from_a_fixed_set() {
    let mut props = topic_props("Synthetic title");
    props["theme"] = json!("\" onload=\"alert(1)");
    props["locale"] = json!("\"><script>");
    assert!(render(&props).starts_with("<!doctype html><html lang=\"zh-CN\" data-theme=\"auto\">"));
}

#[test]
fn no_inline_script_and_no_style_attribute_is_needed() {
    let html = render(&topic_props("Synthetic title"));
    assert!(!html.contains(" style="));
    assert!(!html.contains("<style"));
    for script in html.split("<script").skip(1) {
        let is_data = script.starts_with(" type=\"application/");
        assert!(is_data || script.contains(" src=\"/assets/"), "inline script: {script:.80}");
    }
}

#[test]
fn pages_without_data_render_as_well() {
    for page in ["not_found", "offline", "error", "sign_in", "me", "new_topic", "staff"] {
        let mut props = topic_props("");
        props["page"] = json!(page);
        props["data"] = Value::Null;
        assert!(render(&props).contains("<main"), "{page}");
    }
}

#[test]
fn a_page_that_fails_does_not_spoil_the_next() {
    let renderer = renderer(1);
    let failed = renderer.render(r#"{"page":"no_such_page"}"#);
    assert!(matches!(failed, Err(RenderError::Failed(message)) if message.contains("no_such_page")));
    assert!(matches!(renderer.render("not json"), Err(RenderError::Failed(_))));
    renderer.render(&topic_props("Still here").to_string()).expect("the page renders");
}

#[test]
fn more_threads_than_engines_wait_for_their_turn() {
    let renderer = renderer(2);
    let props = topic_props("Synthetic title").to_string();
    let expected = renderer.render(&props).expect("the page renders");
    std::thread::scope(|scope| {
        for _ in 0..6 {
            scope.spawn(|| {
                for _ in 0..3 {
                    assert_eq!(renderer.render(&props).expect("the page renders"), expected);
                }
            });
        }
    });
    assert_eq!(renderer.lock().count, 2);
}
