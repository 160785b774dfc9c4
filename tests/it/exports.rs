//! Exports: an archive of all that somebody wrote, for that one alone.

mod kill;

use std::collections::BTreeMap;
use std::io::Read as _;
use std::time::Duration;

use chrono::TimeDelta;
use linli::features::boards::rules::BoardChanges;
use linli::features::exports::jobs;
use linli_entities::board::Visibility;
use linli_entities::role_grant::Role;
use linli_tests::arrange::Over;
use linli_tests::{Answer, Browser, TestApp};
use poem::http::Method;
use serde_json::{Value, json};

use crate::notices::told;

const DAY: Duration = Duration::from_secs(86_400);
const EXPORTS: &str = "/api/v1/me/exports";

async fn ask(browser: &mut Browser) -> Answer {
    browser.send(Method::POST, EXPORTS, None, &[]).await
}

/// Asks for an archive and has it made; where it is.
pub async fn made(app: &TestApp, browser: &mut Browser) -> String {
    ask(browser).await.expect(201);
    assert_eq!(jobs::run_due(&app.app).await.expect("the archive"), 1);
    let newest = browser.get(EXPORTS).await.expect(200)["items"][0].clone();
    assert_eq!(newest["state"], "ready", "{newest}");
    newest["url"].as_str().expect("an address").to_owned()
}

fn number<const N: usize>(bytes: &[u8], at: usize) -> usize {
    bytes[at..at + N].iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte))
}

/// The entries of an archive, as the list at its end has them: a second way to read it, by the document of the format.
pub fn unpacked(bytes: &[u8]) -> BTreeMap<String, String> {
    let end = bytes.len() - 22;
    assert_eq!(&bytes[end..end + 4], b"PK\x05\x06", "the end of the list");
    let (count, mut at) = (number::<2>(bytes, end + 10), number::<4>(bytes, end + 16));
    let mut entries = BTreeMap::new();
    for _ in 0..count {
        assert_eq!(&bytes[at..at + 4], b"PK\x01\x02");
        let (crc, packed, size) =
            (number::<4>(bytes, at + 16), number::<4>(bytes, at + 20), number::<4>(bytes, at + 24));
        let (length, begins) = (number::<2>(bytes, at + 28), number::<4>(bytes, at + 42));
        let name = String::from_utf8(bytes[at + 46..at + 46 + length].to_vec()).expect("a name");
        assert_eq!(&bytes[begins..begins + 4], b"PK\x03\x04");
        assert_eq!(number::<4>(bytes, begins + 18), packed, "{name}: the header says the same");
        let data = begins + 30 + number::<2>(bytes, begins + 26);
        let mut text = String::new();
        flate2::read::DeflateDecoder::new(&bytes[data..data + packed])
            .read_to_string(&mut text)
            .expect("an entry");
        let mut sum = flate2::Crc::new();
        sum.update(text.as_bytes());
        assert_eq!((text.len(), sum.sum() as usize), (size, crc), "{name}");
        entries.insert(name, text);
        at += 46 + length;
    }
    entries
}

fn lines(entries: &BTreeMap<String, String>, kind: &str) -> Vec<Value> {
    let text = &entries[&format!("data/{kind}.jsonl")];
    text.lines().map(|line| serde_json::from_str(line).expect("a record")).collect()
}

linli_tests::story! {
    async fn everything_that_one_wrote_is_in_it_and_nothing_that_others_did(app) {
        let (project, board) = crate::pseudonyms::place(&app).await;
        let (mut anna, mut bert) = (app.account("anna").await, app.account("bert").await);
        app.home(project, &anna).await;
        let topic = app.topic(&anna, board, "owntitle", "ownfirst").await;
        let others = app.topic(&bert, board, "otherstitle", "otherswords").await;
        let post = app.post(&anna, others, "ownbefore").await;
        anna.patch(&format!("/api/v1/posts/{post}"), 0, json!({ "markdown": "ownafter" })).await.expect(200);
        crate::pseudonyms::say(&mut anna, topic, "ownmasked").await;
        let gone = app.post(&anna, topic, "owndeleted").await;
        anna.delete(&format!("/api/v1/posts/{gone}")).await.expect(200);
        let page = bert.get(&format!("/api/v1/topics/{others}/posts")).await.expect(200);
        let liked = page["items"][0]["id"].clone();
        anna.send(Method::PUT, &format!("/api/v1/posts/{liked}/reactions/like"), None, &[]).await.expect(200);
        let talk = json!({ "people": [bert.account_id()], "title": "owntalk", "markdown": "ownmessage" });
        let talk = anna.post("/api/v1/conversations", talk).await.expect(201);
        bert.post(&format!("/api/v1/conversations/{}/messages", talk["id"]), json!({ "markdown": "othersmessage" })).await.expect(201);
        let complaint = json!({ "project_id": project, "title": "owncomplaint", "markdown": "ownwords", "category": "noise" });
        anna.post("/api/v1/complaints", complaint).await.expect(201);
        // What one reads no more is one's own, but for what others called it.
        let closed = app.board(project, Visibility::Public).await;
        let hidden = app.topic(&bert, closed, "closedtitle", "otherswords").await;
        app.post(&anna, hidden, "ownclosed").await;
        app.change_board(closed, BoardChanges { visibility: Some(Visibility::Staff), ..BoardChanges::default() }).await;

        let url = made(&app, &mut anna).await;
        assert!(told(&app, &anna).await.contains(&"export_ready".to_owned()));
        let mut anna = app.signed_in(anna.account_id()).await;
        let answer = anna.get(&url).await;
        answer.expect(200);
        assert_eq!(answer.headers["content-type"], "application/zip");
        let entries = unpacked(&answer.bytes);
        let all: String = entries.values().map(String::as_str).collect();
        for word in ["owntitle", "ownfirst", "ownbefore", "ownafter", "ownmasked", "owndeleted", "owntalk", "ownmessage",
            "owncomplaint", "ownwords", "ownclosed", "otherstitle"] {
            assert!(all.contains(word), "{word}");
        }
        for word in ["otherswords", "othersmessage", "closedtitle", "bert"] {
            assert!(!all.contains(word), "{word}");
        }
        let posts = lines(&entries, "posts");
        let of = |text: &str| posts.iter().find(|one| one["markdown"] == text).expect("a post");
        assert!(of("ownmasked")["pseudonym"].as_str().expect("a label").contains("业主 · "));
        assert_eq!((&of("ownclosed")["topic_title"], &of("ownclosed")["in"]["board"]), (&Value::Null, &Value::Null));
        assert_eq!(of("owndeleted")["deleted"], true);
        assert_eq!(lines(&entries, "revisions")[0]["markdown"], "ownbefore");
        assert_eq!(lines(&entries, "reactions").len(), 1);
        assert_eq!(lines(&entries, "complaints")[0]["acts"][0]["markdown"], "ownwords");
        let manifest: Value = serde_json::from_str(&entries["data/export.json"]).expect("what is in it");
        let counted = manifest["files"].as_array().expect("files").iter().find(|one| one["name"] == "posts").expect("posts");
        assert_eq!(counted["records"], posts.len());
        assert!(entries["index.html"].contains("posts-1.html") && entries["posts-1.html"].contains("ownafter"));
    }

    async fn what_others_made_of_a_post_is_theirs(app) {
        let board = app.club_board(Visibility::Public).await;
        let (mut anna, mut boss) = (app.account("anna").await, app.administrator().await);
        let topic = app.topic(&anna, board, "话题", "ownbefore").await;
        let page = anna.get(&format!("/api/v1/topics/{topic}/posts")).await.expect(200);
        let post = format!("/api/v1/posts/{}", page["items"][0]["id"]);
        boss.patch(&post, 0, json!({ "markdown": "moderated" })).await.expect(200);
        let url = made(&app, &mut anna).await;
        let entries = unpacked(&anna.get(&url).await.bytes);
        let all: String = entries.values().map(String::as_str).collect();
        assert!(all.contains("ownbefore") && !all.contains("moderated"));
        assert_eq!(lines(&entries, "posts")[0]["edited_by_others"], true);
    }

    async fn what_is_written_for_later_and_what_one_votes_is_in_it(app) {
        let (project, board) = crate::pseudonyms::place(&app).await;
        let mut anna = app.staff("anna", Role::Agent, Over::Project(project)).await;
        let mut bert = app.account("bert").await;
        let closed = app.board(app.project("else").await, Visibility::Public).await;
        let publish_at = (app.app.clock.now() + TimeDelta::days(9)).to_rfc3339();
        let later = json!({ "title": "ownlater", "markdown": "ownwords", "question": true, "publish_at": publish_at });
        anna.post(&format!("/api/v1/boards/{board}/scheduled-posts"), later).await.expect(201);
        let mut voted = vec![];
        for (board, title) in [(board, "openpoll"), (closed, "closedpoll")] {
            let topic = app.topic(&bert, board, title, "say").await;
            let poll = format!("/api/v1/topics/{topic}/poll");
            let options = bert.put(&poll, crate::polls::single("when_closed")).await.expect(200)["options"].clone();
            for mut who in [anna.clone(), bert.clone()] {
                // Whoever votes once more votes anew.
                let chosen = if who.account_id() == bert.account_id() { 0 } else { 1 };
                who.put(&format!("{poll}/vote"), json!({ "choices": [options[2]["id"]] })).await.expect(200);
                who.put(&format!("{poll}/vote"), json!({ "choices": [options[chosen]["id"]] })).await.expect(200);
            }
            voted.push(json!({ "topic_id": topic, "topic_title": title,
                "choices": [{ "option_id": options[1]["id"], "text": options[1]["text"] }] }));
        }
        app.change_board(closed, BoardChanges { visibility: Some(Visibility::Staff), ..BoardChanges::default() }).await;
        // Of what one may not read any more there are no words of others.
        voted[1]["topic_title"] = Value::Null;
        voted[1]["choices"][0]["text"] = Value::Null;
        let url = made(&app, &mut anna).await;
        let entries = unpacked(&anna.get(&url).await.bytes);
        assert_eq!(lines(&entries, "poll_votes"), voted);
        let later = &lines(&entries, "scheduled_posts")[0];
        assert_eq!((&later["title"], &later["board_id"], &later["refusal"]), (&json!("ownlater"), &json!(board), &Value::Null));
        assert!(later["publish_at"].as_str().is_some_and(|at| at[..10] == publish_at[..10]), "{later}");
        let page = &entries["scheduled_posts-1.html"];
        assert!(page.contains("ownlater") && page.contains("ownwords"), "{page}");
        let url = made(&app, &mut bert).await;
        let entries = unpacked(&bert.get(&url).await.bytes);
        assert_eq!((lines(&entries, "scheduled_posts").len(), lines(&entries, "poll_votes").len()), (0, 2));
    }

    async fn it_is_read_by_its_account_alone_for_a_week_and_then_deleted(app) {
        let (mut anna, mut bert) = (app.account("anna").await, app.account("bert").await);
        let url = made(&app, &mut anna).await;
        for mut other in [bert.clone(), app.administrator().await] {
            other.get(&url).await.expect_problem(404, "not_found");
        }
        app.guest().get(&url).await.expect_problem(401, "sign_in_required");
        assert_eq!(bert.get(EXPORTS).await.expect(200)["items"], json!([]));
        app.advance(DAY * 7 - Duration::from_secs(60));
        let mut anna = app.signed_in(anna.account_id()).await;
        anna.get(&url).await.expect(200);
        app.advance(Duration::from_secs(60));
        anna.get(&url).await.expect_problem(404, "not_found");
        let folder = app.app.config.data_dir.join("exports");
        std::fs::write(folder.join("999.2.part"), "half of one").expect("what a crash left");
        jobs::sweep(&app.app, app.app.clock.now()).await.expect("swept");
        assert_eq!(std::fs::read_dir(&folder).expect("the folder").count(), 0, "no file is left");
        assert_eq!(anna.get(EXPORTS).await.expect(200)["items"], json!([]));
    }

    async fn one_is_made_at_a_time_and_one_a_day(app) {
        let mut anna = app.account("anna").await;
        let (mut one, mut other) = (anna.clone(), anna.clone());
        let (one, other) = futures_util::future::join(ask(&mut one), ask(&mut other)).await;
        let mut told = [one.status.as_u16(), other.status.as_u16()];
        told.sort_unstable();
        assert_eq!(told, [201, 409]);
        ask(&mut anna).await.expect_problem(409, "already_proposed");
        assert_eq!(jobs::run_due(&app.app).await.expect("made"), 1);
        ask(&mut anna).await.expect_problem(409, "too_early");
        app.advance(DAY);
        let mut anna = app.signed_in(anna.account_id()).await;
        ask(&mut anna).await.expect(201);
    }

    async fn it_goes_with_the_account_also_where_it_is_being_made(app) {
        let mut anna = app.account("anna").await;
        made(&app, &mut anna).await;
        app.advance(DAY);
        let mut anna = app.signed_in(anna.account_id()).await;
        ask(&mut anna).await.expect(201);
        let path = format!("/api/v1/accounts/{}/erasure", anna.account_id());
        app.administrator().await.send(Method::POST, &path, None, &[]).await.expect(204);
        assert_eq!(jobs::run_due(&app.app).await.expect("nothing"), 0);
        let folder = app.app.config.data_dir.join("exports");
        assert_eq!(std::fs::read_dir(&folder).expect("the folder").count(), 0);
    }

    async fn what_cannot_be_made_is_tried_again_and_then_given_up(app) {
        let mut anna = app.account("anna").await;
        ask(&mut anna).await.expect(201);
        // Where the folder should be there is a file.
        let folder = app.app.config.data_dir.join("exports");
        std::fs::write(&folder, "in the way").expect("a file");
        for _ in 0..6 {
            jobs::run_due(&app.app).await.expect("tried");
            app.advance(Duration::from_secs(61));
        }
        let mut anna = app.signed_in(anna.account_id()).await;
        assert_eq!(anna.get(EXPORTS).await.expect(200)["items"][0]["state"], "failed");
        std::fs::remove_file(&folder).expect("out of the way");
        made(&app, &mut anna).await;
    }
}
