//! Who takes a call finds who it is, with homes and complaints, within the scope of the own role.

use linli_entities::role_grant::Role;
use linli_entities::{account, audit_entry};
use linli_tests::arrange::Over;
use linli_tests::{Browser, TestApp};
use sea_orm::{ActiveModelTrait as _, EntityTrait as _, Set};
use serde_json::{Value, json};

use crate::complaints::{filed, place};

async fn number(app: &TestApp, who: &Browser, number: &'static str) {
    let input = (who.account_id(), number);
    let set = app.app.db.write(input, |txn, (id, number)| {
        Box::pin(async move {
            let row = account::ActiveModel {
                id: Set(id),
                phone_key: Set(Some(number.to_owned())),
                ..Default::default()
            };
            row.update(txn).await?;
            Ok(())
        })
    });
    set.await.expect("a number");
}

fn names(found: &Value) -> Vec<&str> {
    found["items"]
        .as_array()
        .expect("items")
        .iter()
        .filter_map(|one| one["account"]["name"].as_str())
        .collect()
}

linli_tests::story! {
    async fn a_caller_is_found_by_number_or_name_with_homes_and_complaints_in_one_answer(app) {
        let mut place = place(&app).await;
        number(&app, &place.owner, "+8613800138000").await;
        let complaint = filed(&mut place).await;
        place.owner.patch("/api/v1/me", 1, json!({ "display_name": "Li Jiangpan" })).await.expect(200);
        for query in ["138-0013-8000", "own", "OWNER", "Li%20J", "li%20jiang"] {
            let found = place.agent.get(&format!("/api/v1/callers?query={query}")).await.expect(200);
            assert_eq!(names(&found), ["owner"], "{query}");
            let record = &found["items"][0];
            assert_eq!(record["phone_ends_with"], "8000");
            assert_eq!(record["homes"][0]["unit_id"], json!(place.unit));
            assert_eq!(record["complaints"][0]["id"], complaint["id"]);
        }
        let path = format!("/api/v1/accounts/{}/record", place.owner.account_id());
        assert_eq!(place.agent.get(&path).await.expect(200)["complaints"][0]["number"], 1);
        // A piece of a number finds nobody, one letter is too little.
        let found = place.agent.get("/api/v1/callers?query=1380013").await.expect(200);
        assert_eq!(names(&found), Vec::<&str>::new());
        place.agent.get("/api/v1/callers?query=o").await.expect_problem(422, "invalid");
        let entries = audit_entry::Entity::find().all(app.app.db.read()).await.expect("the audit");
        let looks: Vec<_> = entries.iter().filter(|entry| ["search_callers", "get_caller"].contains(&entry.act.as_str())).collect();
        assert_eq!(looks.len(), 7);
        assert!(looks.iter().all(|entry| entry.actor_id == Some(place.agent.account_id())));
        assert!(!format!("{looks:?}").contains("138"), "what was asked for is not kept");
    }

    async fn nobody_is_found_beyond_the_scope_of_the_own_role(app) {
        let mut place = place(&app).await;
        filed(&mut place).await;
        let elsewhere = app.project("elsewhere").await;
        let mut stranger = app.staff("stranger", Role::Agent, Over::Project(elsewhere)).await;
        let path = format!("/api/v1/accounts/{}/record", place.owner.account_id());
        assert_eq!(names(&stranger.get("/api/v1/callers?query=owner").await.expect(200)), Vec::<&str>::new());
        stranger.get(&path).await.expect_problem(404, "not_found");
        // Who has a home in both is found by both, each with what is theirs.
        app.home(elsewhere, &place.owner).await;
        let record = stranger.get(&path).await.expect(200);
        assert_eq!((record["homes"].as_array().map(Vec::len), &record["complaints"]), (Some(1), &json!([])));
        let mut boss = app.administrator().await;
        let record = boss.get(&path).await.expect(200);
        assert_eq!(record["homes"].as_array().map(Vec::len), Some(2));
        let mut member = app.account("member").await;
        for reader in [&mut member, &mut place.owner] {
            reader.get("/api/v1/callers?query=owner").await.expect_problem(403, "forbidden");
            reader.get(&path).await.expect_problem(403, "forbidden");
        }
    }
}
