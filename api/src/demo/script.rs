//! The script: files of people and of steps, and what a step asks of the API.
//!
//! A step says `who` does it (one, or several one after another) and what: a request (`do`, with `body`), or one of the
//! words for what is said most: `topic` (in which board), `reply` (to which topic), `like`, `accept` (which post), `upload` (which
//! picture). `keep` is the name under which the answer is known to later steps; a topic is kept with its first post,
//! `garage` and `garage/1`, and each reply as `garage/2`, `garage/3`. `at` says when (`moments.rs`); without it a step
//! follows the one before it. `match` is the version that was read, and `due` has all done before that is due.

use anyhow::Context as _;
use linli_entities::Instant;
use poem::http::Method;
use serde::Deserialize;
use serde_json::{Value, json};

use super::moments;

/// The files of steps, and their names.
const FILES: [(&str, &str); 12] = [
    ("places", include_str!("data/places.toml")),
    ("fengqiaoli", include_str!("data/fengqiaoli.toml")),
    ("owners", include_str!("data/owners.toml")),
    ("willow", include_str!("data/willow.toml")),
    ("site", include_str!("data/site.toml")),
    ("complaints", include_str!("data/complaints.toml")),
    ("promises", include_str!("data/promises.toml")),
    ("votes", include_str!("data/votes.toml")),
    ("events", include_str!("data/events.toml")),
    ("club", include_str!("data/club.toml")),
    ("sales", include_str!("data/sales.toml")),
    ("corners", include_str!("data/corners.toml")),
];
const PEOPLE: &str = include_str!("data/people.toml");
/// The pictures that are uploaded, by their names.
const PICTURES: [(&str, &[u8]); 4] = [
    ("garage", include_bytes!("data/garage.png")),
    ("ceiling", include_bytes!("data/ceiling.png")),
    ("site", include_bytes!("data/site.png")),
    ("balcony", include_bytes!("data/balcony.png")),
];

/// Somebody.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Person {
    /// The name to sign in with.
    pub name: String,
    /// The name that is shown.
    pub shown: String,
    /// What one can do as this person, for whoever looks around; empty for those who only talk.
    #[serde(default)]
    pub task: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct People {
    person: Vec<Person>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Steps {
    step: Vec<Step>,
}

/// Something that somebody does.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Step {
    at: Option<String>,
    who: Several,
    #[serde(rename = "do")]
    request: Option<String>,
    #[serde(rename = "match")]
    version: Option<String>,
    body: Option<Value>,
    topic: Option<String>,
    reply: Option<String>,
    like: Option<Several>,
    accept: Option<String>,
    upload: Option<String>,
    title: Option<String>,
    text: Option<String>,
    to: Option<i64>,
    #[serde(default)]
    question: bool,
    #[serde(default)]
    pseudonym: bool,
    poll: Option<Value>,
    /// Under which name the answer is known to later steps.
    pub(super) keep: Option<String>,
    /// Whether all that is due is done before it, for what has to be done within an hour.
    #[serde(default)]
    pub(super) due: bool,
}

/// One, or several.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum Several {
    One(String),
    All(Vec<String>),
}

impl Several {
    fn all(&self) -> &[String] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::All(all) => all,
        }
    }
}

/// What is sent for a step.
#[derive(Clone, Debug)]
pub(super) struct Request {
    pub method: Method,
    /// The path below `/api/v1`, with what is kept in braces.
    pub path: String,
    pub body: Payload,
    /// The version that was read, for `If-Match`.
    pub version: Option<String>,
}

/// What a request carries.
#[derive(Clone, Debug)]
pub(super) enum Payload {
    Nothing,
    Json(Value),
    Picture(&'static [u8]),
}

/// Steps that follow one another, from a moment on.
pub(super) struct Scene {
    pub at: Instant,
    pub file: &'static str,
    pub steps: Vec<Step>,
}

/// Everybody; the first is the mark by which the example is known again.
pub(super) fn people() -> anyhow::Result<Vec<Person>> {
    let people: People = toml::from_str(PEOPLE).context("people.toml")?;
    Ok(people.person)
}

/// All that happens, in the order in which it does.
pub(super) fn scenes(now: Instant) -> anyhow::Result<Vec<Scene>> {
    let mut scenes: Vec<Scene> = vec![];
    for (file, text) in FILES {
        let steps: Steps = toml::from_str(text).with_context(|| format!("{file}.toml"))?;
        let mut before: Option<Scene> = None;
        for step in steps.step {
            match (&step.at, &mut before) {
                (Some(at), _) => {
                    let at = moments::instant(at, now).with_context(|| format!("{file}.toml"))?;
                    scenes.extend(before.replace(Scene { at, file, steps: vec![step] }));
                }
                (None, Some(scene)) => scene.steps.push(step),
                (None, None) => anyhow::bail!("{file}.toml begins without a moment"),
            }
        }
        scenes.extend(before);
    }
    scenes.sort_by_key(|scene| scene.at);
    Ok(scenes)
}

impl Step {
    /// Who does it, one after another.
    pub fn who(&self) -> &[String] {
        self.who.all()
    }

    /// The topic that a reply is kept with.
    pub fn replies_to(&self) -> Option<&str> {
        self.reply.as_deref()
    }

    /// Whether it opens a topic.
    pub fn opens_topic(&self) -> bool {
        self.topic.is_some()
    }

    /// What it asks of the API, one after another.
    ///
    /// # Errors
    /// When it says nothing that there is.
    pub fn requests(&self) -> anyhow::Result<Vec<Request>> {
        if let Some(posts) = &self.like {
            let path = |post: &String| format!("/posts/{{{post}}}/reactions/like");
            return Ok(posts.all().iter().map(|post| request(Method::PUT, path(post), None)).collect());
        }
        if let Some(post) = &self.accept {
            return Ok(vec![request(Method::PUT, format!("/posts/{{{post}}}/acceptance"), None)]);
        }
        if let Some(name) = &self.upload {
            let picture = PICTURES.iter().find(|(known, _)| known == name);
            let (_, bytes) = picture.with_context(|| format!("there is no picture {name}"))?;
            let upload = request(Method::POST, "/attachments".to_owned(), None);
            return Ok(vec![Request { body: Payload::Picture(bytes), ..upload }]);
        }
        Ok(vec![self.written()?])
    }

    fn written(&self) -> anyhow::Result<Request> {
        if let Some(board) = &self.topic {
            let mut body = json!({ "title": self.title, "markdown": self.text, "question": self.question,
                "pseudonym": self.pseudonym });
            if let Some(poll) = &self.poll {
                body["poll"] = poll.clone();
            }
            return Ok(request(Method::POST, format!("/boards/{{{board}}}/topics"), Some(body)));
        }
        if let Some(topic) = &self.reply {
            let body =
                json!({ "markdown": self.text, "reply_to_number": self.to, "pseudonym": self.pseudonym });
            return Ok(request(Method::POST, format!("/topics/{{{topic}}}/posts"), Some(body)));
        }
        let (method, path) =
            self.request.as_deref().and_then(|line| line.split_once(' ')).context("nothing to do")?;
        let asked = request(method.parse()?, path.to_owned(), self.body.clone());
        Ok(Request { version: self.version.clone(), ..asked })
    }
}

fn request(method: Method, path: String, body: Option<Value>) -> Request {
    Request { method, path, body: body.map_or(Payload::Nothing, Payload::Json), version: None }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_file_can_be_read_and_whoever_does_something_is_known() {
        let known: HashSet<String> =
            people().expect("people").into_iter().map(|person| person.name).collect();
        let scenes = scenes("2026-03-02T01:00:00Z".parse().expect("an instant")).expect("scenes");
        for step in scenes.iter().flat_map(|scene| &scene.steps) {
            assert!(step.who().iter().all(|name| known.contains(name)), "{step:?}");
            assert!(!step.requests().expect("something to do").is_empty(), "{step:?}");
        }
    }

    #[test]
    fn whatever_the_hour_no_file_goes_back_in_time() {
        for hour in 0..24 {
            let now: Instant = format!("2026-03-02T{hour:02}:30:00Z").parse().expect("an instant");
            for (file, text) in FILES {
                let steps: Steps = toml::from_str(text).expect("steps");
                let moments = steps.step.iter().filter_map(|step| step.at.as_deref());
                let times: Vec<Instant> =
                    moments.map(|at| moments::instant(at, now).expect("a moment")).collect();
                assert!(times.is_sorted(), "{file}.toml at {now}");
                assert!(times.iter().all(|at| *at < now), "{file}.toml at {now}");
            }
        }
    }
}
