//! The audit: who reads what of what staff did, and that each act has a word.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use linli::features::audits::AuditAct;
use linli::features::audits::rules::Filter;
use linli_entities::account::AccountId;
use linli_entities::board::Visibility;
use linli_entities::complaint_act::ActKind;
use linli_entities::project::ProjectId;
use linli_entities::role_grant::Role;
use linli_tests::arrange::Over;
use linli_tests::{Browser, root};
use sea_orm::{ConnectionTrait as _, DbBackend, Statement};
use serde_json::{Value, json};

async fn listed(by: &mut Browser, query: &str) -> Vec<Value> {
    let listed = by.get(&format!("/api/v1/audit?{query}")).await.expect(200);
    listed["items"].as_array().expect("entries").clone()
}

fn acts(entries: &[Value]) -> Vec<&str> {
    entries.iter().filter_map(|entry| entry["act"].as_str()).collect()
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Words in quotes that look like operations.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('"').skip(1).step_by(2).filter(|word| {
        word.contains('_') && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
    })
}

#[test]
fn each_act_that_is_recorded_has_a_word() {
    let document: Value = serde_json::from_str(linli::server::document()).expect("the document");
    let paths = document["paths"].as_object().expect("paths").values();
    let writing = paths
        .flat_map(|operations| operations.as_object().expect("operations"))
        .filter(|(method, _)| *method != "get");
    let writing: BTreeSet<&str> =
        writing.filter_map(|(_, operation)| operation["operationId"].as_str()).collect();
    let known: BTreeSet<&str> = AuditAct::ALL.iter().map(|act| act.as_str()).collect();
    assert!(known.len() > 200, "acts are known");
    let mut files = vec![];
    sources(&root().join("api/src/features"), &mut files);
    let mut missing = BTreeSet::new();
    for file in files {
        let text = fs::read_to_string(&file).expect("a source");
        let Some((first, rest)) = text.split_once("audit::record(") else { continue };
        // What stands in the call itself, and whatever in the file is an operation that writes.
        let calls = rest.split("audit::record(").filter_map(|call| call.split(';').next());
        let named = calls.flat_map(|call| quoted(call).take(1));
        let written = quoted(first).chain(quoted(rest)).filter(|word| writing.contains(word));
        missing.extend(
            named
                .filter(|word| writing.contains(word))
                .chain(written)
                .filter(|word| !known.contains(word))
                .map(str::to_owned),
        );
    }
    missing.extend(
        ActKind::ALL.iter().map(|act| act.as_str()).filter(|act| !known.contains(act)).map(str::to_owned),
    );
    assert!(missing.is_empty(), "add them to `api/src/features/audits/acts.rs`, with words: {missing:?}");
}

linli_tests::story! {
    async fn administrators_read_all_of_it_and_managers_what_was_done_in_their_projects(app) {
        let (project, there) = (app.project("jiangpan").await, app.project("elsewhere").await);
        let mut boss = app.administrator().await;
        let mut manager = app.staff("manager", Role::Manager, Over::Project(project)).await;
        let mut moderator = app.staff("moderator", Role::Moderator, Over::Project(project)).await;
        let anna = app.account("anna").await;
        for place in [project, there] {
            let board = json!({ "slug": "yard", "name": "院子", "description": "", "visibility": "public" });
            boss.post(&format!("/api/v1/projects/{place}/boards"), board).await.expect(201);
        }
        let warning = json!({ "kind": "warned", "project_id": project, "reason": "spam", "text": "别发了" });
        let path = format!("/api/v1/accounts/{}/sanctions", anna.account_id());
        moderator.post(&path, warning).await.expect(201);
        moderator.get("/api/v1/audit").await.expect_problem(403, "forbidden");
        app.guest().get("/api/v1/audit").await.expect_problem(401, "sign_in_required");

        let own = listed(&mut manager, "limit=100").await;
        assert!(own.iter().all(|entry| entry["project"]["id"] == json!(project)), "{own:?}");
        assert_eq!(acts(&own)[0], "impose_sanction", "the last first");
        assert!(acts(&own).contains(&"create_board"));
        let all = listed(&mut boss, "limit=100").await;
        assert!(all.len() > own.len());
        assert_eq!(listed(&mut boss, &format!("act=create_board&project_id={there}")).await.len(), 1);
        assert!(listed(&mut manager, &format!("project_id={there}")).await.is_empty());
        assert_eq!(acts(&listed(&mut boss, &format!("actor_id={}", moderator.account_id())).await), ["impose_sanction"]);
        let sanction = &own[0]["entity_id"];
        assert_eq!(listed(&mut boss, &format!("entity=sanction&entity_id={sanction}")).await.len(), 1);
        let about = json!({ "name": "account_id", "text": anna.account_id().to_string() });
        assert!(own[0]["details"].as_array().expect("details").contains(&about), "{}", own[0]);
        assert!(!own[0].to_string().contains("别发了"), "words for the person are not in the audit");
        assert!(listed(&mut boss, "until_at=2020-01-01T00:00:00Z").await.is_empty());
        boss.get("/api/v1/audit?entity_id=1").await.expect_problem(422, "invalid");

        let mut after = String::new();
        let mut walked = vec![];
        loop {
            let page = boss.get(&format!("/api/v1/audit?limit=2{after}")).await.expect(200);
            walked.extend(page["items"].as_array().expect("entries").clone());
            let Some(next) = page["next"].as_str() else { break };
            after = format!("&after={next}");
        }
        assert_eq!(walked, all, "page by page it is the same");
        let table = manager.get("/api/v1/audit/table").await;
        assert_eq!(table.status, 200);
        assert_eq!(table.text().lines().count(), own.len() + 1, "a line each, and the heading");
        assert!(table.header("content-type").is_some_and(|kind| kind.starts_with("text/csv")));
    }

    async fn of_what_is_done_where_staff_do_not_read_nothing_is_told(app) {
        let project = app.project("jiangpan").await;
        let mut boss = app.administrator().await;
        let (owner, moderating) = (app.account("owner").await, app.account("chair").await);
        for one in [&owner, &moderating] {
            app.home(project, one).await;
        }
        let mut owner = app.signed_in(owner.account_id()).await;
        let closed = json!({ "slug": "owners-alone", "name": "只有业主", "description": "" });
        let closed = boss.post(&format!("/api/v1/projects/{project}/closed-boards"), closed).await.expect(201)["id"].clone();
        let named = format!("/api/v1/boards/{closed}/moderators/{}", moderating.account_id());
        boss.put(&named, Value::Null).await.expect(204);
        let words = json!({ "title": "业委会", "markdown": "开会" });
        let topic = owner.post(&format!("/api/v1/boards/{closed}/topics"), words).await.expect(201)["topic"]["id"].clone();
        let mut moderating = app.signed_in(moderating.account_id()).await;
        moderating.patch(&format!("/api/v1/topics/{topic}"), 1, json!({ "pinned": true })).await.expect(200);
        let entries = listed(&mut boss, "limit=100").await;
        assert!(acts(&entries).contains(&"name_board_moderator"), "{:?}", acts(&entries));
        assert!(!acts(&entries).contains(&"update_topic"), "{:?}", acts(&entries));
        assert!(listed(&mut boss, &format!("entity=topic&entity_id={topic}")).await.is_empty());
        assert_eq!(moderating.get("/api/v1/audit").await.status, 403);
        let public = app.board(project, Visibility::Public).await;
        let topic = app.topic(&owner, public, "电梯", "说说").await;
        boss.patch(&format!("/api/v1/topics/{topic}"), 1, json!({ "pinned": true })).await.expect(200);
        assert_eq!(listed(&mut boss, &format!("board_id={public}&act=update_topic")).await.len(), 1);
    }

    async fn it_is_read_from_indexes_in_their_order(app) {
        let db = app.app.db.read();
        if db.get_database_backend() != DbBackend::Sqlite {
            return;
        }
        for filter in [
            Filter::default(),
            Filter { project_id: Some(ProjectId(1)), ..Filter::default() },
            Filter { by: Some(AccountId(1)), ..Filter::default() },
            Filter { act: Some(AuditAct::UpdateBoard), ..Filter::default() },
        ] {
            let asked = linli::features::audits::logic::statement(DbBackend::Sqlite, &filter);
            let values = asked.values.map(|values| values.0).unwrap_or_default();
            let sql = format!("EXPLAIN QUERY PLAN {}", asked.sql);
            let rows = db.query_all_raw(Statement::from_sql_and_values(DbBackend::Sqlite, sql, values)).await.expect("a plan");
            let steps: Vec<String> = rows.iter().map(|row| row.try_get_by_index(3).expect("a step")).collect();
            assert!(steps.iter().all(|step| step.contains("USING INDEX audit_entry_")), "{filter:?}: {steps:?}");
        }
        let bars = linli::features::sanctions::logic::statement(DbBackend::Sqlite, app.app.clock.now());
        let values = bars.values.map(|values| values.0).unwrap_or_default();
        let sql = format!("EXPLAIN QUERY PLAN {}", bars.sql);
        let rows = db.query_all_raw(Statement::from_sql_and_values(DbBackend::Sqlite, sql, values)).await.expect("a plan");
        let step: String = rows[0].try_get_by_index(3).expect("a step");
        assert!(step.contains("sanction_standing"), "{step}");
    }
}
