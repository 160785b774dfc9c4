//! Trust: which level acts come to, what those that have just come may not do yet, and who pins a level.

use std::time::Duration;

use linli::features::badges::logic::follow;
use linli_entities::board::{BoardId, Visibility};
use linli_entities::outbox;
use linli_entities::post::PostId;
use linli_entities::role_grant::Role;
use linli_entities::topic::TopicId;
use linli_tests::arrange::Over;
use linli_tests::{Answer, Browser, TestApp};
use poem::http::Method;
use sea_orm::{ConnectionTrait as _, EntityTrait as _, QueryOrder as _, Statement};
use serde_json::{Value, json};

use crate::notices::told;

const DAY: Duration = Duration::from_secs(86_400);

/// The follower of badges and trust comes to the end of the outbox.
pub(crate) async fn reckon(app: &TestApp) {
    let newest = outbox::Entity::find().order_by_desc(outbox::Column::Seq).one(app.app.db.read()).await;
    let Some(newest) = newest.expect("the outbox") else { return };
    for _ in 0..2000 {
        follow::catch_up(&app.app).await.expect("badges are given");
        if follow::position(&app.app).await.expect("a position").seq >= newest.seq {
            return;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    panic!("the follower does not come to the end of the outbox");
}

/// Somebody signed in anew: time passed since.
async fn again(app: &TestApp, who: &Browser) -> Browser {
    app.signed_in(who.account_id()).await
}

async fn profile(app: &TestApp, who: &Browser) -> Value {
    app.guest().get(&format!("/api/v1/accounts/{}", who.account_id())).await.expect(200)
}

async fn level(app: &TestApp, who: &Browser) -> Value {
    reckon(app).await;
    profile(app, who).await["trust_level"].clone()
}

fn trust(who: &Browser) -> String {
    format!("/api/v1/accounts/{}/trust", who.account_id())
}

async fn raised(app: &TestApp, who: &Browser) -> usize {
    told(app, who).await.iter().filter(|kind| *kind == "trust_raised").count()
}

/// Topics of somebody of the staff, whom nothing limits.
async fn topics(app: &TestApp, by: &Browser, board: BoardId, count: usize) -> Vec<TopicId> {
    let mut made = vec![];
    for number in 0..count {
        made.push(app.topic(by, board, &format!("话题 {number}"), "说说").await);
        app.advance(Duration::from_secs(10));
    }
    made
}

async fn read(who: &mut Browser, topics: &[TopicId]) {
    for topic in topics {
        who.put(&format!("/api/v1/topics/{topic}/read"), json!({ "number": 1 })).await.expect(204);
    }
}

async fn write(who: &mut Browser, topic: TopicId, markdown: &str) -> Answer {
    who.post(&format!("/api/v1/topics/{topic}/posts"), json!({ "markdown": markdown })).await
}

/// So many links to elsewhere.
fn links(count: usize) -> String {
    (0..count).map(|number| format!("[{number}](https://elsewhere.example/{number}) ")).collect()
}

async fn removed(moderator: &mut Browser, flagger: &mut Browser, post: PostId) {
    flagger.put(&format!("/api/v1/posts/{post}/flag"), json!({ "reason": "spam" })).await.expect(200);
    let decided = json!({ "decision": "removed" });
    moderator.post(&format!("/api/v1/flagged-posts/{post}/decision"), decided).await.expect(200);
}

async fn count(app: &TestApp, sql: &str) -> i64 {
    let db = app.app.db.read();
    let statement = Statement::from_string(db.get_database_backend(), sql.to_owned());
    let row = db.query_one_raw(statement).await.expect("a count").expect("a row");
    row.try_get_by_index(0).expect("a number")
}

linli_tests::story! {
    async fn a_level_follows_from_what_an_account_did_and_is_told_once(app) {
        let boss = app.administrator().await;
        let board = app.club_board(Visibility::Public).await;
        let made = topics(&app, &boss, board, 4).await;
        let anna = app.account("anna").await;
        assert_eq!(level(&app, &anna).await, "new");
        app.advance(DAY);
        let mut anna = again(&app, &anna).await;
        read(&mut anna, &made[..2]).await;
        write(&mut anna, made[0], "第一帖").await.expect(201);
        assert_eq!(level(&app, &anna).await, "new", "two topics are not three");
        read(&mut anna, &made[2..3]).await;
        write(&mut anna, made[0], "第二帖").await.expect(201);
        assert_eq!(level(&app, &anna).await, "basic");
        assert_eq!(raised(&app, &anna).await, 1);
        write(&mut anna, made[1], "第三帖").await.expect(201);
        assert_eq!((level(&app, &anna).await, raised(&app, &anna).await), (json!("basic"), 1), "told once");
        let listed = anna.get("/api/v1/notifications?limit=100").await.expect(200);
        let listed = listed["items"].as_array().expect("notices").clone();
        let notice = listed.iter().find(|one| one["kind"] == "trust_raised").expect("the notice");
        let own = format!("/accounts/{}", anna.account_id());
        assert_eq!((&notice["title"], &notice["url"]), (&json!("你现在是“熟面孔”了"), &json!(own)));

        let known = anna.get(&trust(&anna)).await.expect(200);
        assert_eq!((&known["level"], &known["next"]["level"], &known["acts"]["post_count"]), (&json!("basic"), &json!("member"), &json!(3)));
        assert_eq!((&known["limits"]["paced"], &known["limits"]["link_max"]), (&json!(false), &json!(10)));
    }

    async fn what_moderators_remove_takes_from_a_level_and_nobody_is_told_that_it_fell(app) {
        let mut boss = app.administrator().await;
        let board = app.club_board(Visibility::Public).await;
        let anna = app.account("anna").await;
        app.advance(DAY * 15);
        boss = again(&app, &boss).await;
        let mut anna = again(&app, &anna).await;
        let made = topics(&app, &boss, board, 20).await;
        read(&mut anna, &made).await;
        let mut posts = vec![];
        for topic in made.iter().take(13) {
            posts.push(app.post(&anna, *topic, "有用的话").await);
        }
        for number in 0..5 {
            let mut liker = app.account(&format!("liker{number}")).await;
            liker.send(Method::PUT, &format!("/api/v1/posts/{}/reactions/like", posts[12]), None, &[]).await.expect(200);
        }
        assert_eq!((level(&app, &anna).await, raised(&app, &anna).await), (json!("member"), 1));
        let mut flagger = app.account("flagger").await;
        for post in &posts[..2] {
            removed(&mut boss, &mut flagger, *post).await;
        }
        assert_eq!(level(&app, &anna).await, "member", "two of thirteen");
        removed(&mut boss, &mut flagger, posts[2]).await;
        assert_eq!(level(&app, &anna).await, "basic");
        assert_eq!(raised(&app, &anna).await, 0, "what was told is so no more, and nothing else is told");
        let known = anna.get(&trust(&anna)).await.expect(200);
        assert_eq!(known["acts"]["upheld_count"], 3);
        // Restored, a post was not removed rightly.
        boss.post(&format!("/api/v1/posts/{}/restore", posts[2]), json!({})).await.expect(200);
        assert_eq!(level(&app, &anna).await, "member");
    }

    async fn whoever_has_a_home_or_a_role_is_a_neighbour_at_once_and_never_limited(app) {
        let project = app.project("jiangpan").await;
        let board = app.board(project, Visibility::Public).await;
        let owner = app.account("owner").await;
        app.advance(DAY);
        app.home(project, &owner).await;
        let agent = app.staff("agent", Role::Agent, Over::Project(project)).await;
        assert_eq!((level(&app, &owner).await, level(&app, &agent).await), (json!("member"), json!("member")));
        assert_eq!(raised(&app, &owner).await, 1);
        for mut who in [owner, agent] {
            for number in 0..22 {
                app.topic(&who, board, &format!("第 {number} 个"), &links(12)).await;
                app.advance(Duration::from_secs(10));
            }
            assert_eq!(who.get(&trust(&who)).await.expect(200)["limits"]["link_max"], Value::Null);
        }
    }

    async fn who_has_just_come_is_asked_to_wait_and_until_when(app) {
        let boss = app.administrator().await;
        let board = app.club_board(Visibility::Public).await;
        let made = topics(&app, &boss, board, 3).await;
        let mut anna = app.account("anna").await;
        let path = format!("/api/v1/boards/{board}/topics");
        let topic = |number: i32| json!({ "title": format!("广告 {number}"), "markdown": "便宜" });
        for number in 0..20 {
            anna.post(&path, topic(number)).await.expect(201);
        }
        let refused = anna.post(&path, topic(20)).await;
        refused.expect_problem(429, "newcomer_pace");
        let wait: u64 = refused.header("retry-after").and_then(|seconds| seconds.parse().ok()).expect("seconds");
        assert!((4_300..=4_321).contains(&wait), "{wait}");
        write(&mut anna, made[0], "帖子还可以发").await.expect(201);
        app.advance(Duration::from_secs(wait));
        anna.post(&path, topic(21)).await.expect(201);
        anna.post(&path, topic(22)).await.expect_problem(429, "newcomer_pace");
        // A day is over and three topics were read: nothing was reckoned, and nobody waits for that.
        app.advance(DAY);
        let mut anna = again(&app, &anna).await;
        for number in 30..52 {
            anna.post(&path, topic(number)).await.expect(201);
        }
    }

    async fn links_of_newcomers_are_few_in_what_is_new_and_in_what_is_edited(app) {
        let boss = app.administrator().await;
        let board = app.club_board(Visibility::Public).await;
        let made = topics(&app, &boss, board, 3).await;
        let mut anna = app.account("anna").await;
        write(&mut anna, made[0], &links(4)).await.expect_problem(403, "newcomer_links");
        let own = "@boss 见 [这里](/topics/1) 和 [那里](http://linli.test/topics/2)，`https://code.example`";
        let post = write(&mut anna, made[0], &format!("{}{own}", links(3))).await.expect(201);
        let edit = format!("/api/v1/posts/{}", post["id"]);
        anna.patch(&edit, 0, json!({ "markdown": links(4) })).await.expect_problem(403, "newcomer_links");
        let opening = json!({ "title": "便宜", "markdown": "https://a.example https://b.example https://c.example www.d.example" });
        anna.post(&format!("/api/v1/boards/{board}/topics"), opening).await.expect_problem(403, "newcomer_links");
        read(&mut anna, &made).await;
        app.advance(DAY);
        let mut anna = again(&app, &anna).await;
        write(&mut anna, made[1], &links(10)).await.expect(201);
        write(&mut anna, made[1], &links(11)).await.expect_problem(403, "newcomer_links");
    }

    async fn a_moderator_pins_a_level_with_a_reason_whatever_is_done_until_it_is_taken_back(app) {
        let project = app.project("jiangpan").await;
        let board = app.board(project, Visibility::Public).await;
        let mut moderator = app.staff("moderator", Role::Moderator, Over::Project(project)).await;
        let mut agent = app.staff("agent", Role::Agent, Over::Project(project)).await;
        let mut anna = app.account("anna").await;
        let topic = app.topic(&moderator, board, "话题", "一楼").await;
        let pin = |level: &str, reason: &str| json!({ "level": level, "reason": reason });
        let path = trust(&anna);
        let own = trust(&moderator);
        moderator.put(&own, pin("regular", "自己")).await.expect_problem(403, "forbidden");
        for who in [&mut agent, &mut anna] {
            who.put(&path, pin("regular", "想要")).await.expect_problem(403, "forbidden");
            who.delete(&path).await.expect_problem(403, "forbidden");
        }
        agent.get(&path).await.expect_problem(403, "forbidden");
        for (wrong, code) in [(" \n ", "required"), (&*"长".repeat(501), "too_long")] {
            let told = moderator.put(&path, pin("member", wrong)).await.expect_problem(422, "invalid");
            assert_eq!((&told["errors"][0]["pointer"], &told["errors"][0]["code"]), (&json!("/reason"), &json!(code)));
        }
        let missing = moderator.put("/api/v1/accounts/999999/trust", pin("member", "没有")).await;
        missing.expect_problem(404, "not_found");

        let pinned = moderator.put(&path, pin("member", "常来帮忙")).await.expect(200);
        assert_eq!((&pinned["level"], &pinned["pin"]["reason"], &pinned["pin"]["by"]["name"]), (&json!("member"), &json!("常来帮忙"), &json!("moderator")));
        assert_eq!(pinned["acts"], Value::Null, "what somebody did is their own to know");
        write(&mut anna, topic, &links(12)).await.expect(201);
        assert_eq!((level(&app, &anna).await, raised(&app, &anna).await), (json!("member"), 1));
        let known = anna.get(&path).await.expect(200);
        assert_eq!((&known["level"], &known["pin"], &known["next"]), (&json!("member"), &Value::Null, &Value::Null));

        // Pinned low, time does not lift it.
        moderator.put(&path, pin("new", "刷广告")).await.expect(200);
        app.advance(DAY * 2);
        let (mut anna, mut moderator) = (again(&app, &anna).await, again(&app, &moderator).await);
        let made = topics(&app, &moderator, board, 3).await;
        read(&mut anna, &made).await;
        write(&mut anna, topic, &links(4)).await.expect_problem(403, "newcomer_links");
        assert_eq!(level(&app, &anna).await, "new");
        assert_eq!(moderator.delete(&path).await.expect(200)["level"], "basic");
        moderator.delete(&path).await.expect(200);
        write(&mut anna, topic, &links(4)).await.expect(201);
        let acts = ["pin_trust", "pin_trust", "unpin_trust"];
        let sql = "SELECT CAST(COUNT(*) AS BIGINT) FROM audit_entry WHERE act IN ('pin_trust', 'unpin_trust')";
        assert_eq!(count(&app, sql).await, acts.len() as i64);
    }

    async fn a_profile_tells_each_reader_of_what_they_may_read(app) {
        let project = app.project("jiangpan").await;
        let mut anna = app.account("anna").await;
        app.home(project, &anna).await;
        let mut bert = app.account("bert").await;
        let mut posts = vec![];
        for visibility in [Visibility::Public, Visibility::Members, Visibility::Owners] {
            let board = app.board(project, visibility).await;
            let topic = app.topic(&anna, board, &format!("话题 {}", visibility.as_str()), "一楼").await;
            posts.push(app.post(&anna, topic, &format!("帖子 {}", visibility.as_str())).await);
        }
        let agent = app.staff("agent", Role::Agent, Over::Project(project)).await;
        for post in &posts {
            agent.clone().send(Method::PUT, &format!("/api/v1/posts/{post}/reactions/like"), None, &[]).await.expect(200);
        }
        let path = format!("/api/v1/accounts/{}", anna.account_id());
        for (reader, expected) in [(&mut app.guest(), 1), (&mut bert, 2), (&mut anna.clone(), 3)] {
            let seen = reader.get(&path).await.expect(200);
            assert_eq!((&seen["topic_count"], &seen["post_count"], &seen["like_count"]), (&json!(expected), &json!(2 * expected), &json!(expected)));
            let listed = reader.get(&format!("{path}/posts?limit=100")).await.expect(200);
            assert_eq!(listed["items"].as_array().map(Vec::len), Some(2 * expected));
            let first = reader.get(&format!("{path}/posts?limit=1")).await.expect(200);
            let next = first["next"].as_str().expect("another page");
            let second = reader.get(&format!("{path}/posts?limit=100&after={next}")).await.expect(200);
            assert_eq!(second["items"].as_array().map(Vec::len), Some(2 * expected - 1));
        }
        // The page is for everybody, and as new as a click.
        let page = format!("/accounts/{}", anna.account_id());
        for reader in [&mut app.guest(), &mut bert, &mut anna] {
            let text = reader.get(&page).await.text();
            assert!(text.contains("帖子 public") && !text.contains("帖子 members") && !text.contains("帖子 owners"));
            assert!(text.contains("\"like_count\":1"), "{text}");
        }
        bert.send(Method::PUT, &format!("/api/v1/posts/{}/reactions/like", posts[0]), None, &[]).await.expect(200);
        assert!(app.guest().get(&page).await.text().contains("\"like_count\":2"));
        bert.delete(&format!("/api/v1/posts/{}/reactions/like", posts[0])).await.expect(200);
        assert!(app.guest().get(&page).await.text().contains("\"like_count\":1"));
    }

    async fn of_an_account_that_is_erased_nothing_of_this_is_kept(app) {
        let mut boss = app.administrator().await;
        let board = app.club_board(Visibility::Public).await;
        let mut anna = app.account("anna").await;
        app.topic(&anna, board, "话题", "一楼").await;
        anna.put("/api/v1/me/badges", json!({ "shown": false })).await.expect(200);
        boss.put(&trust(&anna), json!({ "level": "regular", "reason": "热心" })).await.expect(200);
        reckon(&app).await;
        let held = format!("SELECT CAST(COUNT(*) AS BIGINT) FROM badge_award WHERE account_id = {}", anna.account_id());
        assert_eq!(count(&app, &held).await, 2);
        boss.post(&format!("/api/v1/accounts/{}/erasure", anna.account_id()), json!({})).await.expect(204);
        reckon(&app).await;
        assert_eq!(count(&app, &held).await, 0);
        for table in ["trust", "badge_hiding"] {
            let sql = format!("SELECT CAST(COUNT(*) AS BIGINT) FROM {table} WHERE account_id = {}", anna.account_id());
            assert_eq!(count(&app, &sql).await, 0, "{table}");
        }
        let listed = app.guest().get("/api/v1/badges").await.expect(200);
        assert!(listed["items"].as_array().expect("badges").iter().all(|badge| badge["holder_count"] == 0));
        for path in ["badges", "trust"] {
            boss.get(&format!("/api/v1/accounts/{}/{path}", anna.account_id())).await.expect_problem(404, "not_found");
        }
    }
}
