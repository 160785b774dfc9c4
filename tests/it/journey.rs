//! The journey of a home: what is promised of building it, and what is done for it until the visit after four years.

mod building;
mod handover;
mod homes;
mod touches;

use std::time::Duration;

use linli_entities::ownership::OwnershipRole;
use linli_entities::project::ProjectId;
use linli_entities::role_grant::Role;
use linli_tests::arrange::Over;
use linli_tests::{Browser, TestApp};
use poem::http::Method;
use serde_json::Value;

/// A project with an owner at home, and who works there.
struct Place {
    project: ProjectId,
    owner: Browser,
    editor: Browser,
    agent: Browser,
}

impl Place {
    /// Lets days pass; whoever was signed in signs in again.
    async fn later(&mut self, app: &TestApp, count: u64) {
        app.advance(days(count));
        for browser in [&mut self.owner, &mut self.editor, &mut self.agent] {
            *browser = app.signed_in(browser.account_id()).await;
        }
    }
}

async fn place(app: &TestApp) -> Place {
    let project = app.project("jiangpan").await;
    let owner = app.account("owner").await;
    app.home(project, &owner).await;
    let editor = app.staff("editor", Role::Editor, Over::Project(project)).await;
    let agent = app.staff("agent", Role::Agent, Over::Project(project)).await;
    app.make_notices().await;
    Place { project, owner, editor, agent }
}

fn days(days: u64) -> Duration {
    Duration::from_secs(days * 86_400)
}

/// The home of somebody who has one, as a list shows it.
async fn home(holder: &mut Browser) -> Value {
    holder.get("/api/v1/me/homes").await.expect(200)["items"][0].clone()
}

/// The path of the home of somebody.
async fn path(holder: &mut Browser) -> String {
    format!("/api/v1/homes/{}", home(holder).await["unit"]["id"])
}

/// Replaces what has this version.
async fn put(browser: &mut Browser, path: &str, version: i64, body: Value) -> linli_tests::Answer {
    let if_match = format!("\"{version}\"");
    browser.send(Method::PUT, path, Some(body), &[("if-match", &if_match)]).await
}

/// What somebody is told, newest first: what, in which words, and where it leads.
async fn told(app: &TestApp, reader: &Browser) -> Vec<(String, String, String)> {
    app.make_notices().await;
    let mut reader = app.signed_in(reader.account_id()).await;
    let listed = reader.get("/api/v1/notifications?limit=100").await.expect(200);
    let text = |notice: &Value, field: &str| notice[field].as_str().expect("a text").to_owned();
    let notices = listed["items"].as_array().expect("notices").iter();
    let of_journey = notices.filter(|one| {
        ["update_published", "milestone_changed", "home_changed"]
            .contains(&one["kind"].as_str().expect("a kind"))
    });
    of_journey.map(|one| (text(one, "kind"), text(one, "title"), text(one, "url"))).collect()
}

/// Somebody with one more home in the project.
async fn neighbour(app: &TestApp, place: &Place, name: &str, role: OwnershipRole) -> Browser {
    let browser = app.account(name).await;
    app.home_as(place.project, &browser, role).await;
    app.make_notices().await;
    browser
}
