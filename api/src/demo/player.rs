//! Plays the script: signs people in, sends what they do, keeps the answers, and lets time pass between.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr};

use anyhow::Context as _;
use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::account::AccountId;
use poem::endpoint::BoxEndpoint;
use poem::http::{Method, header};
use poem::{Endpoint as _, EndpointExt as _, Response};
use serde_json::{Value, json};

use super::script::{self, Payload, Request, Step};
use super::values::Kept;
use super::{due, people, wait_until};
use crate::app::App;
use crate::auth::SESSION_COOKIE;
use crate::features::accounts::logic::operators;
use crate::features::accounts::logic::sessions::{self, Visitor};
use crate::features::search::feed;
use crate::server::{self, Limits};

/// Between a step and the one that follows it.
const PAUSE: TimeDelta = TimeDelta::seconds(10);
/// What is due is done at least so often, and not much more often: it takes longer than a step.
const DUE_EACH: TimeDelta = TimeDelta::days(1);
const DUE_AFTER: TimeDelta = TimeDelta::hours(6);
/// For how long somebody stays signed in here; a session lasts longer.
const SIGNED_IN: TimeDelta = TimeDelta::days(20);

struct Player<'a> {
    app: &'a App,
    /// The moment at which the example is whole.
    now: Instant,
    site: BoxEndpoint<'static, Response>,
    kept: Kept,
    ids: HashMap<String, AccountId>,
    /// Who is signed in since when, with which token.
    signed_in: HashMap<String, (Instant, String)>,
    /// When all that was due had been done.
    done_at: Instant,
}

/// Plays all of it, until it is `now`.
pub(super) async fn play(app: &App, now: Instant) -> anyhow::Result<()> {
    let mut player = Player {
        app,
        now,
        site: server::endpoint(app, Limits::default()).boxed(),
        kept: Kept::default(),
        ids: HashMap::new(),
        signed_in: HashMap::new(),
        done_at: app.clock.now(),
    };
    for person in script::people()? {
        let id = people::account(app, &person).await?;
        player.kept.keep(person.name.clone(), json!({ "id": id.0 }));
        player.ids.insert(person.name, id);
    }
    for scene in script::scenes(now)? {
        player.go_to(scene.at).await?;
        for step in &scene.steps {
            let said = || format!("{}.toml: {step:?}", scene.file);
            player.perform(step).await.with_context(said)?;
            wait_until(app, app.clock.now() + PAUSE);
        }
    }
    player.go_to(now).await?;
    player.do_what_is_due().await?;
    player.leave().await?;
    feed::catch_up(app).await?;
    Ok(())
}

impl Player<'_> {
    /// Lets time pass until `at`, and does what becomes due on the way.
    async fn go_to(&mut self, at: Instant) -> anyhow::Result<()> {
        if at >= self.done_at + DUE_AFTER {
            // Who is told of what just happened is told soon, as a server does.
            self.do_what_is_due().await?;
        }
        while at > self.done_at + DUE_EACH {
            wait_until(self.app, self.done_at + DUE_EACH);
            self.do_what_is_due().await?;
        }
        wait_until(self.app, at);
        Ok(())
    }

    async fn do_what_is_due(&mut self) -> anyhow::Result<()> {
        due::run(self.app).await?;
        self.done_at = self.app.clock.now();
        Ok(())
    }

    async fn perform(&mut self, step: &Step) -> anyhow::Result<()> {
        if step.due {
            self.do_what_is_due().await?;
        }
        for name in step.who() {
            for request in step.requests()? {
                let answer = self.send(name, &request).await?;
                self.keep(name, step, answer).await?;
            }
        }
        Ok(())
    }

    async fn keep(&mut self, name: &str, step: &Step, answer: Value) -> anyhow::Result<()> {
        if let Some(topic) = step.replies_to() {
            self.kept.keep(format!("{topic}/{}", answer["number"]), answer.clone());
        }
        let Some(kept) = &step.keep else { return Ok(()) };
        if step.opens_topic() {
            let path = format!("/topics/{}/posts?page=1", answer["topic"]["id"]);
            let read = Request { method: Method::GET, path, body: Payload::Nothing, version: None };
            let posts = self.send(name, &read).await?;
            self.kept.keep(format!("{kept}/1"), posts["items"][0].clone());
        }
        self.kept.keep(kept.clone(), answer);
        Ok(())
    }

    /// Sends a request as somebody; the body of the answer.
    async fn send(&mut self, name: &str, asked: &Request) -> anyhow::Result<Value> {
        let path = self.kept.path(&asked.path)?;
        let token = self.token(name).await?;
        let authority = self.app.config.public_url.rsplit('/').next().unwrap_or_default();
        let mut request = poem::Request::builder()
            .method(asked.method.clone())
            .uri(format!("/api/v1{path}").parse()?)
            .header(header::HOST, authority)
            .header(header::COOKIE, format!("{SESSION_COOKIE}={token}"));
        if let Some(version) = &asked.version {
            request = request.header(header::IF_MATCH, format!("\"{}\"", self.kept.path(version)?));
        }
        let request = match &asked.body {
            Payload::Nothing => request.finish(),
            Payload::Picture(bytes) => request.content_type("application/octet-stream").body(*bytes),
            Payload::Json(body) => {
                let body = self.kept.body(body, self.now)?;
                request.content_type("application/json").body(body.to_string())
            }
        };
        let mut response = self.site.get_response(request).await;
        let bytes = response.take_body().into_vec().await?;
        if !response.status().is_success() {
            let said = String::from_utf8_lossy(&bytes);
            anyhow::bail!("{} {path} as {name}: {} {said}", asked.method, response.status());
        }
        Ok(serde_json::from_slice(&bytes).unwrap_or(Value::Null))
    }

    /// The token of somebody, who is signed in for this where they are not.
    async fn token(&mut self, name: &str) -> anyhow::Result<String> {
        let now = self.app.clock.now();
        if let Some((since, token)) = self.signed_in.get(name)
            && now < *since + SIGNED_IN
        {
            return Ok(token.clone());
        }
        let id = *self.ids.get(name).with_context(|| format!("nobody is called {name}"))?;
        let visitor = Visitor::new(IpAddr::V4(Ipv4Addr::LOCALHOST), "demo");
        let opened = sessions::open(self.app, id, visitor).await?;
        self.signed_in.insert(name.to_owned(), (now, opened.token.clone()));
        Ok(opened.token)
    }

    /// Nobody stays signed in.
    async fn leave(self) -> anyhow::Result<()> {
        for name in self.signed_in.keys() {
            if let Some(id) = self.ids.get(name) {
                operators::sign_out(self.app, *id).await?;
            }
        }
        Ok(())
    }
}
