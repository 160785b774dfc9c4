//! Pseudonyms: owners write without their names, and nobody learns whose they are but by two of the staff.

mod staff;

use futures_util::future::join_all;
use linli::features::boards::rules::BoardChanges;
use linli_entities::board::{BoardId, Visibility};
use linli_entities::ownership::OwnershipRole;
use linli_entities::project::ProjectId;
use linli_entities::role_grant::Role;
use linli_entities::topic::TopicId;
use linli_tests::arrange::Over;
use linli_tests::{Answer, Browser, TestApp};
use poem::http::Method;
use serde_json::{Value, json};

use crate::notices;

/// A board for everybody in a project, where owners may write under pseudonyms.
pub async fn place(app: &TestApp) -> (ProjectId, BoardId) {
    let project = app.project("jiangpan").await;
    let board = app.board(project, Visibility::Public).await;
    allow(app, board, true).await;
    (project, board)
}

async fn allow(app: &TestApp, board: BoardId, pseudonyms: bool) {
    app.change_board(board, BoardChanges { pseudonyms: Some(pseudonyms), ..BoardChanges::default() }).await;
}

/// Somebody with a home in the project.
async fn owner(app: &TestApp, project: ProjectId, name: &str) -> Browser {
    let owner = app.account(name).await;
    app.home(project, &owner).await;
    owner
}

async fn try_open(author: &mut Browser, board: BoardId) -> Answer {
    let input = json!({ "title": "电梯又停了", "markdown": "谁知道几点修好？", "pseudonym": true });
    author.post(&format!("/api/v1/boards/{board}/topics"), input).await
}

/// A topic that is opened under a pseudonym.
pub async fn open(author: &mut Browser, board: BoardId) -> TopicId {
    let opened = try_open(author, board).await.expect(201);
    TopicId(opened["topic"]["id"].as_i64().expect("an id"))
}

async fn try_say(author: &mut Browser, topic: TopicId, text: &str) -> Answer {
    let input = json!({ "markdown": text, "pseudonym": true, "reply_to_number": 1 });
    author.post(&format!("/api/v1/topics/{topic}/posts"), input).await
}

/// A post that is written under a pseudonym.
pub async fn say(author: &mut Browser, topic: TopicId, text: &str) -> Value {
    try_say(author, topic, text).await.expect(201)
}

async fn block(browser: &mut Browser, path: &str) -> Answer {
    browser.send(Method::PUT, &format!("/api/v1/me/{path}"), None, &[]).await
}

/// What somebody was told of, but of the home one has.
async fn told(app: &TestApp, reader: &Browser) -> Vec<String> {
    let kinds = notices::told(app, reader).await;
    kinds.into_iter().filter(|kind| kind != "ownership_decided").collect()
}

linli_tests::story! {
    async fn an_owner_writes_as_one_of_a_building_and_two_of_it_are_told_apart(app) {
        let (project, board) = place(&app).await;
        let unit = app.unit(project).await;
        let (mut anna, mut bert) = (app.account("anna").await, app.account("bert").await);
        app.confirmed(unit, &anna, OwnershipRole::Owner).await;
        app.confirmed(unit, &bert, OwnershipRole::CoOwner).await;
        let before = anna.get(&format!("/api/v1/boards/{board}/pseudonym")).await.expect(200);
        assert_eq!((&before["may_write"], &before["id"]), (&json!(true), &Value::Null));
        let topic = open(&mut anna, board).await;
        let said = say(&mut bert, topic, "下午三点").await;
        let again = say(&mut anna, topic, "谢谢").await;
        let own = app.post(&anna, topic, "这句用本名").await;

        let page = app.guest().get(&format!("/api/v1/topics/{topic}/posts")).await.expect(200);
        let author = page["detail"]["topic"]["author"].clone();
        let label = author["display_name"].as_str().expect("a label").to_owned();
        let named = before["label"].as_str().expect("a name");
        assert!(label.starts_with(&format!("{named} · ")) && named.ends_with("业主"), "{label}");
        assert_eq!(
            (&author["id"], &author["name"], &author["avatar_url"], &author["mark"], &author["erased"]),
            (&Value::Null, &json!(""), &Value::Null, &json!("owner"), &json!(false))
        );
        assert_eq!(page["items"][0]["author"], author);
        assert_eq!(again["author"], author, "one for each person and project");
        let other = &said["author"];
        assert!(other["pseudonym_id"] != author["pseudonym_id"] && other["display_name"] != author["display_name"]);
        assert_eq!(page["items"][3]["author"]["name"], "anna", "{own}");
        assert_eq!(page["detail"]["topic"]["last_post_by"]["name"], "anna");
        let mine = anna.get(&format!("/api/v1/me/pseudonym-posts?post_ids={},{},{own}", said["id"], again["id"])).await;
        assert_eq!(mine.expect(200)["items"], json!([again["id"]]), "the page does not say it, a small call does");
        let listed = anna.get("/api/v1/me/pseudonyms").await.expect(200);
        assert_eq!((&listed["items"][0]["label"], &listed["items"][0]["proven"]), (&json!(label), &json!(true)));
    }

    async fn it_is_proven_by_a_home_each_time_and_what_was_written_stays(app) {
        let (project, board) = place(&app).await;
        let (mut anna, mut member) = (app.account("anna").await, app.account("member").await);
        let home = app.home(project, &anna).await;
        let topic = open(&mut anna, board).await;
        try_say(&mut member, topic, "我也是").await.expect_problem(403, "not_eligible");
        let elsewhere = app.project("elsewhere").await;
        let mut stranger = owner(&app, elsewhere, "stranger").await;
        try_say(&mut stranger, topic, "我也是").await.expect_problem(403, "not_eligible");
        let mut agent = app.staff("agent", Role::Agent, Over::Project(project)).await;
        app.home(project, &agent).await;
        try_say(&mut agent, topic, "我也是").await.expect_problem(403, "not_eligible");

        let mut boss = app.administrator().await;
        let revoked = json!({ "decision": "revoke", "reason": "卖了" });
        boss.post(&format!("/api/v1/ownerships/{home}/decision"), revoked).await.expect(200);
        try_say(&mut anna, topic, "还在吗").await.expect_problem(403, "not_eligible");
        app.home(project, &anna).await;
        try_say(&mut anna, topic, "换了一栋").await.expect_problem(403, "not_eligible");
        let page = app.guest().get(&format!("/api/v1/topics/{topic}/posts")).await.expect(200);
        assert!(page["items"][0]["author"]["display_name"].as_str().expect("a label").contains("业主 · "));
        assert_eq!(page["items"].as_array().expect("posts").len(), 1, "what was refused left nothing");
    }

    async fn only_where_the_board_allows_it_and_who_moderates_says_so(app) {
        let project = app.project("jiangpan").await;
        let board = app.board(project, Visibility::Public).await;
        let club = app.club_board(Visibility::Public).await;
        let mut anna = owner(&app, project, "anna").await;
        try_open(&mut anna, board).await.expect_problem(409, "pseudonyms_off");
        try_open(&mut anna, club).await.expect_problem(409, "pseudonyms_off");
        let mut moderator = app.staff("moderator", Role::Moderator, Over::Project(project)).await;
        let path = format!("/api/v1/boards/{board}");
        anna.patch(&path, 1, json!({ "pseudonyms": true })).await.expect_problem(403, "forbidden");
        let with_name = json!({ "pseudonyms": true, "name": "别的" });
        moderator.patch(&path, 1, with_name).await.expect_problem(403, "forbidden");
        assert_eq!(moderator.patch(&path, 1, json!({ "pseudonyms": true })).await.expect(200)["pseudonyms"], true);
        let mut boss = app.administrator().await;
        let refused = boss.patch(&format!("/api/v1/boards/{club}"), 1, json!({ "pseudonyms": true })).await;
        assert_eq!(refused.expect_problem(422, "invalid")["errors"][0]["pointer"], "/pseudonyms");
        let topic = open(&mut anna, board).await;
        moderator.patch(&path, 2, json!({ "pseudonyms": false })).await.expect(200);
        try_say(&mut anna, topic, "还能说吗").await.expect_problem(409, "pseudonyms_off");
    }

    async fn of_many_who_begin_at_once_each_has_one_and_no_two_the_same(app) {
        let (project, board) = place(&app).await;
        let unit = app.unit(project).await;
        let mut owners = vec![];
        for name in ["anna", "bert", "cora", "dora"] {
            let one = app.account(name).await;
            app.confirmed(unit, &one, OwnershipRole::CoOwner).await;
            owners.push(one);
        }
        let topic = app.topic(&owners[0], board, "电梯", "又停了").await;
        let writing = owners.iter().flat_map(|one| [one.clone(), one.clone()]).map(|mut one| async move {
            say(&mut one, topic, "我家也是").await["author"]["pseudonym_id"].as_i64().expect("a pseudonym")
        });
        let mut ids = join_all(writing).await;
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), owners.len());
    }

    async fn nowhere_is_told_who_wrote_it(app) {
        let (project, board) = place(&app).await;
        let mut anna = owner(&app, project, "hiddenname").await;
        let (mut bert, mut guest) = (app.account("bert").await, app.guest());
        let mut moderator = app.staff("moderator", Role::Moderator, Over::Project(project)).await;
        bert.send(Method::PUT, &format!("/api/v1/boards/{board}/watch"), Some(json!({ "level": "watching" })), &[]).await.expect(200);
        let asked = json!({ "title": "问电梯", "markdown": "几点修好", "question": true, "pseudonym": true });
        let opened = anna.post(&format!("/api/v1/boards/{board}/topics"), asked).await.expect(201);
        let topic = TopicId(opened["topic"]["id"].as_i64().expect("an id"));
        let answered = app.post(&bert, topic, "三点").await;
        let said = say(&mut anna, topic, "@bert 好的，uniqueword").await;
        let post = format!("/api/v1/posts/{}", said["id"]);
        anna.patch(&post, 0, json!({ "markdown": "@bert 好的，谢谢，uniqueword" })).await.expect(200);
        anna.send(Method::PUT, &format!("/api/v1/posts/{answered}/acceptance"), None, &[]).await.expect(200);
        bert.put(&format!("{post}/flag"), json!({ "reason": "spam" })).await.expect(200);
        moderator.send(Method::PUT, &format!("{post}/reactions/like"), None, &[]).await.expect(200);
        app.feed_search().await;
        assert!(told(&app, &bert).await.contains(&"accepted".to_owned()));
        let id = anna.account_id();
        let mut seen = vec![];
        for path in [
            format!("/topics/{topic}"), format!("/api/v1/topics/{topic}"), format!("/api/v1/topics/{topic}/posts"),
            format!("/topics/{topic}/feed.atom"), format!("/boards/{board}"), format!("/boards/{board}/feed.atom"),
            format!("/api/v1/boards/{board}/topics"), "/".to_owned(), "/feed.atom".to_owned(),
            "/api/v1/topics?sort=hot".to_owned(), "/projects/jiangpan".to_owned(), post.clone(),
            format!("{post}/reactions"), "/api/v1/search?q=uniqueword".to_owned(), "/search?q=uniqueword".to_owned(),
        ] {
            for reader in [&mut guest, &mut bert, &mut moderator] {
                seen.push((path.clone(), reader.get(&path).await));
            }
        }
        for path in [format!("{post}/revisions"), format!("{post}/source"), "/api/v1/flagged-posts".to_owned()] {
            seen.push((path.clone(), moderator.get(&path).await));
        }
        for path in ["/api/v1/notifications?limit=100", "/api/v1/me/topics/new", "/notices"] {
            seen.push((path.to_owned(), bert.get(path).await));
        }
        for (path, answer) in &seen {
            let text = answer.text();
            assert!(answer.status == 200 || path.ends_with("/new"), "{path}: {}", answer.status);
            assert!(!text.contains("hiddenname") && !text.contains(&format!("/accounts/{id}")), "{path}: {text}");
        }
        let notices = bert.get("/api/v1/notifications?limit=100").await.expect(200);
        let titles = notices["items"].as_array().expect("notices").iter().map(|one| one["title"].as_str().expect("a title"));
        assert!(titles.clone().all(|title| title.contains("业主 · ")), "{:?}", titles.collect::<Vec<_>>());
        app.run_jobs().await;
        let mails = app.mails().await;
        assert!(mails.iter().filter(|mail| !mail.contains("To: hiddenname")).all(|mail| !mail.contains("hiddenname")));

        // What is asked of the account tells nothing of it either.
        for reader in [&mut guest, &mut bert, &mut moderator] {
            let found = reader.get(&format!("/api/v1/search?q=uniqueword&author_id={id}")).await.expect(200);
            assert_eq!((&found["count"], &found["items"]), (&json!(0), &json!([])));
            assert_eq!(reader.get(&format!("/api/v1/accounts/{id}/topics")).await.expect(200)["items"], json!([]));
            assert_eq!(reader.get(&format!("/api/v1/accounts/{id}/posts")).await.expect(200)["items"], json!([]));
            let profile = reader.get(&format!("/api/v1/accounts/{id}")).await.expect(200);
            assert_eq!((&profile["topic_count"], &profile["post_count"]), (&json!(0), &json!(0)), "{profile}");
        }
    }

    async fn whoever_answers_reaches_the_right_person_and_nobody_likes_the_own(app) {
        let (project, board) = place(&app).await;
        let mut anna = owner(&app, project, "anna").await;
        let mut bert = app.account("bert").await;
        let topic = open(&mut anna, board).await;
        bert.post(&format!("/api/v1/topics/{topic}/posts"), json!({ "markdown": "三点", "reply_to_number": 1 })).await.expect(201);
        assert_eq!(told(&app, &anna).await, ["post_replied"]);
        let page = anna.get(&format!("/api/v1/topics/{topic}/posts")).await.expect(200);
        let first = page["items"][0]["id"].clone();
        let like = format!("/api/v1/posts/{first}/reactions/like");
        let refused = anna.send(Method::PUT, &like, None, &[]).await.expect_problem(403, "forbidden");
        let own = app.post(&anna, topic, "本名").await;
        let plain = anna.send(Method::PUT, &format!("/api/v1/posts/{own}/reactions/like"), None, &[]).await;
        assert_eq!(plain.expect_problem(403, "forbidden")["title"], refused["title"]);
        bert.send(Method::PUT, &like, None, &[]).await.expect(200);
        assert_eq!(page["items"][0]["may"]["edit"], true, "it is still one's own to edit");
        anna.delete(&format!("/api/v1/posts/{}", say(&mut anna.clone(), topic, "再说").await["id"])).await.expect(200);
    }

    async fn blocking_an_account_says_nothing_of_its_pseudonym_and_the_other_way_round(app) {
        let (project, board) = place(&app).await;
        let mut anna = owner(&app, project, "anna").await;
        let (mut bert, mut cora) = (app.account("bert").await, app.account("cora").await);
        let asked = app.topic(&bert, board, "问电梯", "几点").await;
        let other = app.topic(&cora, board, "问水压", "几点").await;
        block(&mut bert, &format!("blocks/{}", anna.account_id())).await.expect(204);
        let said = say(&mut anna, asked, "三点").await;
        assert_eq!(told(&app, &bert).await, ["post_replied"], "who blocks the account is told of the pseudonym as anybody");
        let id = said["author"]["pseudonym_id"].clone();
        block(&mut anna, &format!("pseudonym-blocks/{id}")).await.expect_problem(403, "forbidden");
        block(&mut cora, &format!("pseudonym-blocks/{id}")).await.expect(204);
        say(&mut anna, other, "四点").await;
        assert_eq!(told(&app, &cora).await, Vec::<String>::new());
        app.post(&anna, other, "本名也说一句").await;
        assert_eq!(told(&app, &cora).await, ["topic_replied"], "of the account one is told");
        let listed = cora.get(&format!("/api/v1/me/pseudonym-blocks?pseudonym_ids={id},999")).await.expect(200);
        assert_eq!((&listed["items"][0]["pseudonym_id"], &listed["items"][0]["label"]), (&id, &said["author"]["display_name"]));
        assert_eq!(cora.get("/api/v1/me/blocks").await.expect(200)["items"], json!([]));
        cora.delete(&format!("/api/v1/me/pseudonym-blocks/{id}")).await.expect(204);
        assert_eq!(cora.get("/api/v1/me/pseudonym-blocks").await.expect(200)["items"], json!([]));
        block(&mut cora, "pseudonym-blocks/999").await.expect_problem(404, "not_found");
        app.change_board(board, BoardChanges { visibility: Some(Visibility::Staff), ..BoardChanges::default() }).await;
        block(&mut cora, &format!("pseudonym-blocks/{id}")).await.expect_problem(404, "not_found");
        bert.get(&format!("/api/v1/boards/{board}/pseudonym")).await.expect_problem(404, "not_found");
    }

    async fn when_the_account_is_erased_the_pseudonym_says_nothing_of_it(app) {
        let (project, board) = place(&app).await;
        let mut anna = owner(&app, project, "anna").await;
        let topic = open(&mut anna, board).await;
        let before = app.guest().get(&format!("/api/v1/topics/{topic}/posts")).await.expect(200);
        let mut boss = app.administrator().await;
        let path = format!("/api/v1/accounts/{}/erasure", anna.account_id());
        boss.send(Method::POST, &path, None, &[]).await.expect(204);
        let after = app.guest().get(&format!("/api/v1/topics/{topic}/posts")).await.expect(200);
        assert_eq!(after["items"][0]["author"], before["items"][0]["author"]);
    }
}
