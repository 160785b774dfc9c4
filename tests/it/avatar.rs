//! Profile pictures.

use std::time::Duration;

use linli::features::accounts::jobs::sweep;
use linli_entities::Instant;
use linli_entities::attachment::{self, AttachmentKind};
use linli_tests::{Answer, Browser, TestApp};
use poem::http::Method;
use sea_orm::{ActiveModelTrait as _, EntityTrait as _, PaginatorTrait as _, Set};

/// One red pixel.
const GIF: [u8; 35] = [
    0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 1, 0, 1, 0, 0x80, 0, 0, 0xff, 0, 0, 0, 0, 0, 0x2c, 0, 0, 0, 0, 1, 0,
    1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b,
];

async fn put(browser: &mut Browser, bytes: &[u8], kind: &str) -> Answer {
    browser.send_bytes(Method::PUT, "/api/v1/me/avatar", Some((bytes.to_vec(), kind)), &[]).await
}

fn files(app: &TestApp) -> usize {
    std::fs::read_dir(app.app.config.data_dir.join("attachments")).expect("the folder").count()
}

async fn rows(app: &TestApp) -> u64 {
    attachment::Entity::find().count(app.app.db.read()).await.expect("a count")
}

fn url(me: &serde_json::Value) -> String {
    me["avatar_url"].as_str().expect("a picture").to_owned()
}

linli_tests::story! {
    async fn a_picture_is_taken_in_shown_to_everyone_and_taken_away(app) {
        let mut anna = app.account("anna").await;
        // What is said of the bytes does not matter; what they are does.
        let me = put(&mut anna, &GIF, "text/html").await.expect(200);
        let answer = app.guest().get(&url(&me)).await;
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("content-type"), Some("image/jpeg"));
        assert_eq!(answer.header("cache-control"), Some("public, max-age=31536000, immutable"));
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert!(answer.bytes.starts_with(&[0xff, 0xd8, 0xff]), "encoded anew");
        let profile = app.guest().get(&format!("/api/v1/accounts/{}", anna.account_id())).await.expect(200);
        assert_eq!(profile["avatar_url"], me["avatar_url"]);

        let second = put(&mut anna, &GIF, "image/gif").await.expect(200);
        assert_ne!(url(&me), url(&second), "another picture has another address");
        app.guest().get(&url(&me)).await.expect_problem(404, "not_found");
        assert_eq!((files(&app), rows(&app).await), (1, 1), "the one before is gone");

        let none = anna.delete("/api/v1/me/avatar").await.expect(200);
        assert_eq!(none["avatar_url"], serde_json::Value::Null);
        app.guest().get(&url(&second)).await.expect_problem(404, "not_found");
        assert_eq!((files(&app), rows(&app).await), (0, 0));
        anna.delete("/api/v1/me/avatar").await.expect(200);
    }

    async fn what_is_no_picture_is_refused_whatever_it_says_it_is(app) {
        let mut anna = app.account("anna").await;
        for bytes in [&b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"[..], b"", b"GIF89a", &GIF[..20]] {
            let problem = put(&mut anna, bytes, "image/png").await.expect_problem(422, "invalid");
            assert_eq!(problem["errors"][0]["code"], "bad_image");
        }
        put(&mut anna, &vec![0; 9 * 1024 * 1024], "image/png").await.expect_problem(413, "too_large");
        put(&mut app.guest(), &GIF, "image/gif").await.expect_problem(401, "sign_in_required");
        assert_eq!((files(&app), rows(&app).await), (0, 0));
    }

    async fn an_upload_that_broke_off_is_swept_and_shown_pictures_stay(app) {
        let mut anna = app.account("anna").await;
        put(&mut anna, &GIF, "image/gif").await.expect(200);
        let now: Instant = app.app.clock.now();
        let row = attachment::ActiveModel {
            kind: Set(AttachmentKind::Avatar),
            created_by: Set(anna.account_id()),
            media_type: Set("image/jpeg".to_owned()),
            sha256: Set(String::new()),
            byte_count: Set(1),
            width: Set(256),
            height: Set(256),
            created_at: Set(now),
            ..Default::default()
        };
        let broken = app.app.db.write(row, |txn, row| Box::pin(async move { Ok(row.insert(txn).await?) })).await;
        let broken = broken.expect("a row");
        let part = app.app.config.data_dir.join(format!("attachments/{}.0.part", broken.id));
        std::fs::write(&part, b"x").expect("a file");
        sweep(&app.app, now).await.expect("swept");
        assert_eq!((files(&app), rows(&app).await), (2, 2), "it may still be on its way");
        app.advance(Duration::from_secs(3601));
        sweep(&app.app, app.app.clock.now()).await.expect("swept");
        assert_eq!((files(&app), rows(&app).await), (1, 1));
        app.guest().get(&url(&anna.get("/api/v1/me").await.expect(200))).await.expect(200);
    }
}
