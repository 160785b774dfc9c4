//! Photos that go with what is said of a complaint.

use std::time::Duration;

use linli::features::accounts::jobs::sweep;
use linli_entities::attachment;
use linli_entities::ownership::OwnershipRole;
use linli_entities::project::ProjectId;
use linli_entities::role_grant::Role;
use linli_tests::arrange::Over;
use linli_tests::{Answer, Browser, TestApp};
use poem::http::Method;
use sea_orm::{EntityTrait as _, PaginatorTrait as _};
use serde_json::{Value, json};

/// One red pixel.
const GIF: [u8; 35] = [
    0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 1, 0, 1, 0, 0x80, 0, 0, 0xff, 0, 0, 0, 0, 0, 0x2c, 0, 0, 0, 0, 1, 0,
    1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b,
];
const ANSWER: &str = "维修师傅已经到场，预计今天中午恢复运行。";

async fn send(browser: &mut Browser, bytes: &[u8], headers: &[(&str, &str)]) -> Answer {
    let body = Some((bytes.to_vec(), "text/html"));
    browser.send_bytes(Method::POST, "/api/v1/attachments", body, headers).await
}

async fn photo(browser: &mut Browser) -> Value {
    send(browser, &GIF, &[]).await.expect(201)
}

struct Place {
    project: ProjectId,
    owner: Browser,
    agent: Browser,
}

async fn place(app: &TestApp) -> Place {
    let project = app.project("jiangpan").await;
    let owner = app.account("owner").await;
    app.home(project, &owner).await;
    let agent = app.staff("agent", Role::Agent, Over::Project(project)).await;
    Place { project, owner, agent }
}

fn complaint(place: &Place, openness: &str, photos: &[&Value]) -> Value {
    let ids: Vec<&Value> = photos.iter().map(|photo| &photo["id"]).collect();
    json!({
        "project_id": place.project, "title": "墙面开裂", "category": "quality", "openness": openness,
        "markdown": "客厅东墙从上到下一道裂缝。", "photo_ids": ids,
    })
}

fn path(complaint: &Value, rest: &str) -> String {
    format!("/api/v1/complaints/{}{rest}", complaint["id"])
}

async fn acts(reader: &mut Browser, complaint: &Value) -> Vec<Value> {
    let timeline = reader.get(&path(complaint, "/timeline")).await.expect(200);
    timeline["items"].as_array().expect("acts").clone()
}

fn urls(photo: &Value) -> [&str; 2] {
    ["url", "thumbnail_url"].map(|field| photo[field].as_str().expect("an address"))
}

/// How many files and rows there are.
async fn kept(app: &TestApp) -> (usize, u64) {
    let files = std::fs::read_dir(app.app.config.data_dir.join("attachments")).expect("the folder").count();
    (files, attachment::Entity::find().count(app.app.db.read()).await.expect("a count"))
}

linli_tests::story! {
    async fn photos_go_with_what_is_said_and_are_seen_by_whoever_reads_it(app) {
        let mut place = place(&app).await;
        let [crack, corner] = [photo(&mut place.owner).await, photo(&mut place.owner).await];
        let filed = complaint(&place, "private", &[&corner, &crack]);
        let filed = place.owner.post("/api/v1/complaints", filed).await.expect(201);
        let shown = &acts(&mut place.agent, &filed).await[0]["photos"];
        assert_eq!(shown, &json!([corner, crack]), "in the order in which they were named");
        let proof = photo(&mut place.agent).await;
        let answer = json!({ "markdown": ANSWER, "photo_ids": [proof["id"]] });
        place.agent.post(&path(&filed, "/answers"), answer).await.expect(200);
        let more = photo(&mut place.owner).await;
        let words = json!({ "markdown": "今天又长了", "photo_ids": [more["id"]] });
        place.owner.post(&path(&filed, "/posts"), words).await.expect(200);
        assert_eq!(acts(&mut place.owner, &filed).await[2]["photos"], json!([more]));
        for photo in [&crack, &proof, &more] {
            for url in urls(photo) {
                for reader in [&mut place.owner, &mut place.agent] {
                    let answer = reader.get(url).await;
                    answer.expect(200);
                    assert_eq!(answer.header("content-type"), Some("image/jpeg"), "whatever it was said to be");
                    assert_eq!(answer.header("cache-control"), Some("private, no-cache"));
                    assert!(answer.bytes.starts_with(&[0xff, 0xd8, 0xff]), "encoded anew");
                }
            }
        }
    }

    async fn whoever_may_not_read_a_complaint_learns_nothing_of_its_photos(app) {
        let mut place = place(&app).await;
        let waiting = photo(&mut place.owner).await;
        let filed = |openness, photo: &Value| complaint(&place, openness, &[photo]);
        let (hidden, open) = (photo(&mut place.owner.clone()).await, photo(&mut place.owner.clone()).await);
        place.owner.clone().post("/api/v1/complaints", filed("private", &hidden)).await.expect(201);
        place.owner.clone().post("/api/v1/complaints", filed("public", &open)).await.expect(201);
        let mut neighbour = app.account("neighbour").await;
        app.home(place.project, &neighbour).await;
        let absent = "/api/v1/attachments/999999";
        for reader in [&mut app.guest(), &mut neighbour] {
            for (url, absent) in [&hidden, &waiting].into_iter().flat_map(|photo| {
                urls(photo).into_iter().zip([absent.to_owned(), format!("{absent}/thumbnail")])
            }) {
                for method in [Method::GET, Method::HEAD] {
                    let mut ask = async |path: &str| {
                        let answer = reader.send(method.clone(), path, None, &[("if-none-match", "*")]).await;
                        let mut headers = answer.headers.clone();
                        for varying in ["x-request-id", "server-timing"] {
                            headers.remove(varying);
                        }
                        let id = answer.header("x-request-id").unwrap_or_default().to_owned();
                        let bytes = String::from_utf8_lossy(&answer.bytes).replace(&id, "").replace(path, "");
                        (answer.status, headers, bytes)
                    };
                    assert_eq!(ask(url).await, ask(&absent).await, "{url}");
                }
            }
            for url in urls(&open) {
                reader.get(url).await.expect(200);
            }
        }
        // While it waits it is for whoever uploaded it.
        place.owner.get(urls(&waiting)[1]).await.expect(200);
        place.agent.get(urls(&waiting)[0]).await.expect_problem(404, "not_found");
    }

    async fn a_photo_is_used_once_and_by_whoever_uploaded_it(app) {
        let mut place = place(&app).await;
        let own = photo(&mut place.owner).await;
        let others = photo(&mut place.agent).await;
        for (wrong, code) in [(json!([others["id"]]), "not_found"), (json!([999]), "not_found"),
            (json!([own["id"], own["id"]]), "malformed"), (json!((1..=10).collect::<Vec<_>>()), "too_many")]
        {
            let mut input = complaint(&place, "private", &[]);
            input["photo_ids"] = wrong;
            let problem = place.owner.post("/api/v1/complaints", input).await.expect_problem(422, "invalid");
            assert_eq!(problem["errors"][0]["code"], code, "{problem}");
        }
        let filed = complaint(&place, "private", &[&own]);
        let retried = [("idempotency-key", "k")];
        let first = place.owner.send(Method::POST, "/api/v1/complaints", Some(filed.clone()), &retried).await.expect(201);
        let again = place.owner.send(Method::POST, "/api/v1/complaints", Some(filed.clone()), &retried).await.expect(201);
        assert_eq!(first["id"], again["id"], "a retry is the same complaint with the same photo");
        let problem = place.owner.post("/api/v1/complaints", filed).await.expect_problem(422, "invalid");
        assert_eq!(problem["errors"][0]["pointer"], "/photo_ids/0");
        // Uploading is retried as well.
        let key = [("idempotency-key", "upload")];
        let sent = [(); 2].map(|()| place.owner.clone());
        let [mut one, mut two] = sent;
        let (one, two) = (send(&mut one, &GIF, &key).await, send(&mut two, &GIF, &key).await);
        assert_eq!(one.expect(201), two.expect(201));
        let address = format!("/api/v1/attachments/{}", one.expect(201)["id"]);
        assert_eq!((one.header("location"), two.header("location")), (Some(&*address), Some(&*address)));
    }

    async fn sending_a_photo_again_never_takes_away_what_was_kept(app) {
        let mut place = place(&app).await;
        let key = [("idempotency-key", "upload")];
        let kept = send(&mut place.owner, &GIF, &key).await.expect(201);
        let folder = app.app.config.data_dir.join("attachments");
        // From here on nothing of this photo can be written.
        let parts = ["part", "0.part", "1.part", "2.part", "3.part"];
        let parts = parts.map(|ending| folder.join(format!("{}.{ending}", kept["id"])));
        for part in &parts {
            std::fs::create_dir(part).expect("something in the way");
        }
        assert_eq!(send(&mut place.owner, &GIF, &key).await.expect(201), kept, "nothing has to be written");
        place.owner.get(urls(&kept)[0]).await.expect(200);
        // A try that broke off between the two files.
        std::fs::remove_file(folder.join(format!("{}.small", kept["id"]))).expect("the small copy is there");
        send(&mut place.owner, &GIF, &key).await.expect_problem(500, "internal");
        place.owner.get(urls(&kept)[0]).await.expect(200);
        for part in &parts {
            std::fs::remove_dir(part).expect("the way is free");
        }
        assert_eq!(send(&mut place.owner, &GIF, &key).await.expect(201), kept, "what is missing is made good");
        for url in urls(&kept) {
            place.owner.get(url).await.expect(200);
        }
        assert_eq!(self::kept(&app).await, (2, 1));
    }

    async fn what_is_no_photo_or_too_large_is_refused_and_too_many_wait(app) {
        let mut place = place(&app).await;
        for bytes in [&b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"[..], b"", b"%PDF-1.7", &GIF[..20]] {
            let problem = send(&mut place.owner, bytes, &[]).await.expect_problem(422, "invalid");
            assert_eq!(problem["errors"][0]["code"], "bad_image");
        }
        send(&mut place.owner, &vec![0; 10 * 1024 * 1024 + 1], &[]).await.expect_problem(413, "too_large");
        send(&mut app.guest(), &GIF, &[]).await.expect_problem(401, "sign_in_required");
        assert_eq!(kept(&app).await, (0, 0));
        for _ in 0..40 {
            app.advance(Duration::from_secs(2));
            photo(&mut place.owner).await;
        }
        send(&mut place.owner, &GIF, &[]).await.expect_problem(409, "too_many");
    }

    async fn what_is_named_nowhere_is_swept_after_a_day(app) {
        let mut place = place(&app).await;
        let (used, _unused) = (photo(&mut place.owner).await, photo(&mut place.owner).await);
        let filed = complaint(&place, "private", &[&used]);
        place.owner.post("/api/v1/complaints", filed).await.expect(201);
        assert_eq!(kept(&app).await, (4, 2), "each with its small copy");
        app.advance(Duration::from_secs(86_400));
        sweep(&app.app, app.app.clock.now()).await.expect("swept");
        assert_eq!(kept(&app).await, (4, 2), "a draft may wait for a day");
        app.advance(Duration::from_secs(1));
        sweep(&app.app, app.app.clock.now()).await.expect("swept");
        assert_eq!(kept(&app).await, (2, 1));
        place.owner.get(urls(&used)[0]).await.expect(200);
    }

    async fn an_answer_that_is_taken_back_takes_its_photos_along(app) {
        let mut place = place(&app).await;
        let filed = complaint(&place, "public", &[]);
        let filed = place.owner.post("/api/v1/complaints", filed).await.expect(201);
        let proof = photo(&mut place.agent).await;
        let answer = json!({ "markdown": ANSWER, "photo_ids": [proof["id"]] });
        place.agent.post(&path(&filed, "/answers"), answer).await.expect(200);
        app.guest().get(urls(&proof)[0]).await.expect(200);
        place.agent.delete(&path(&filed, "/answers/2")).await.expect(200);
        assert_eq!(acts(&mut place.owner, &filed).await[1]["photos"], json!([]));
        for reader in [&mut app.guest(), &mut place.owner] {
            reader.get(urls(&proof)[0]).await.expect_problem(404, "not_found");
        }
        assert_eq!(acts(&mut place.agent, &filed).await[1]["photos"], json!([proof]), "staff see what it was");
        place.agent.get(urls(&proof)[1]).await.expect(200);
    }

    async fn erasing_an_account_deletes_its_photos_and_keeps_their_commitments(app) {
        let mut place = place(&app).await;
        let own = photo(&mut place.owner).await;
        let filed = complaint(&place, "private", &[&own]);
        let filed = place.owner.post("/api/v1/complaints", filed).await.expect(201);
        let proof = photo(&mut place.agent).await;
        let answer = json!({ "markdown": ANSWER, "photo_ids": [proof["id"]] });
        place.agent.post(&path(&filed, "/answers"), answer).await.expect(200);
        photo(&mut place.owner).await;
        let details = async || {
            let acts = linli_entities::complaint_act::Entity::find().all(app.app.db.read()).await.expect("acts");
            acts.into_iter().map(|act| act.detail["photos"].clone()).collect::<Vec<_>>()
        };
        let before = details().await;
        assert!(before.iter().all(|photos| photos[0].as_str().is_some_and(|hash| hash.len() == 64)), "{before:?}");
        let mut boss = app.administrator().await;
        let erasure = format!("/api/v1/accounts/{}/erasure", place.owner.account_id());
        boss.send(Method::POST, &erasure, None, &[]).await.expect(204);
        boss.get(urls(&own)[0]).await.expect_problem(404, "not_found");
        assert_eq!(kept(&app).await, (2, 1), "also the one that waited");
        let acts = acts(&mut place.agent, &filed).await;
        assert_eq!((&acts[0]["photos"], &acts[1]["photos"]), (&json!([]), &json!([proof])), "what staff showed stays");
        assert_eq!(details().await, before);
    }

    async fn the_household_sees_what_the_complainant_shows(app) {
        let mut place = place(&app).await;
        let homes = place.owner.get("/api/v1/me/ownerships").await.expect(200);
        let unit = homes["items"][0]["unit_id"].clone();
        let mut spouse = app.account("spouse").await;
        let claim = json!({ "unit_id": unit, "role": OwnershipRole::CoOwner.as_str(), "statement": "合同" });
        let claim = spouse.post("/api/v1/ownerships", claim).await.expect(201);
        let own = photo(&mut place.owner).await;
        let mut input = complaint(&place, "private", &[&own]);
        input["unit_id"] = unit;
        place.owner.post("/api/v1/complaints", input).await.expect(201);
        spouse.get(urls(&own)[0]).await.expect_problem(404, "not_found");
        let mut boss = app.administrator().await;
        boss.post(&format!("/api/v1/ownerships/{}/decision", claim["id"]), json!({ "decision": "confirm" })).await.expect(200);
        spouse.get(urls(&own)[0]).await.expect(200);
    }
}
