//! The manual of the API: the document that the server serves, cut into pages, and the list of the codes.
//!
//! Nothing of it is written by hand, so it says what the program does. It is the same for everybody and as long as the
//! process runs.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use crate::code::Code;
use crate::error::Error;
use crate::server;

/// A page of the manual.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Chapter {
    /// How to begin, and every operation by name.
    Overview,
    /// The operations of a tag, by the name of the tag in addresses.
    Tag(String),
    /// The shapes of all bodies, by name.
    Schemas,
    /// One shape.
    Schema(String),
    /// The codes of problems.
    Problems,
}

/// What the pages are made of.
struct Manual {
    version: Value,
    entrances: Value,
    tags: Vec<Value>,
    operations: Vec<Value>,
    schemas: Value,
    problem: Value,
}

static MANUAL: LazyLock<Manual> = LazyLock::new(|| {
    let mut document = serde_json::from_str(server::document()).expect("the document is JSON");
    Manual::of(&mut document)
});

/// What the page shows.
///
/// # Errors
/// [`Error::NotFound`] for a tag or a shape that is none.
pub fn data(chapter: &Chapter) -> Result<Value, Error> {
    let Manual { version, entrances, tags, operations, schemas, problem } = &*MANUAL;
    match chapter {
        Chapter::Overview => {
            let operations: Vec<Value> = operations.iter().map(listed).collect();
            Ok(json!({
                "tags": tags,
                "version": version,
                "entrances": entrances,
                "operations": operations,
                "problem": problem,
            }))
        }
        Chapter::Tag(slug) => {
            let tag = tags.iter().find(|tag| tag["slug"] == *slug).ok_or(Error::NotFound("tag"))?;
            let tagged = |operation: &&Value| operation["tags"][0] == tag["name"];
            let operations: Vec<&Value> = operations.iter().filter(tagged).collect();
            let schemas = reached(&operations, schemas);
            Ok(json!({ "tags": tags, "tag": tag, "operations": operations, "schemas": schemas }))
        }
        Chapter::Schemas => {
            let all = schemas.as_object().into_iter().flatten();
            let all = all.map(|(name, schema)| json!({ "name": name, "description": schema["description"] }));
            Ok(json!({ "tags": tags, "shapes": all.collect::<Vec<_>>() }))
        }
        Chapter::Schema(name) => {
            schemas.get(name).ok_or(Error::NotFound("schema"))?;
            let itself = json!({ "$ref": format!("#/components/schemas/{name}") });
            Ok(json!({ "tags": tags, "name": name, "schemas": reached(&[&itself], schemas) }))
        }
        Chapter::Problems => Ok(json!({ "tags": tags, "codes": codes() })),
    }
}

impl Manual {
    fn of(document: &mut Value) -> Self {
        Self {
            version: document["info"]["version"].take(),
            entrances: document["components"]["securitySchemes"].take(),
            tags: tags(document),
            operations: operations(document).collect(),
            problem: document["components"]["schemas"]["ProblemBody"]["example"].clone(),
            schemas: document["components"]["schemas"].take(),
        }
    }
}

/// The name of a tag in addresses.
fn slug(name: &str) -> String {
    name.to_lowercase().replace(' ', "-")
}

fn tags(document: &Value) -> Vec<Value> {
    let tags = document["tags"].as_array().into_iter().flatten();
    tags.map(|tag| {
        let name = tag["name"].as_str().unwrap_or_default();
        json!({ "name": name, "slug": slug(name), "description": tag["description"] })
    })
    .collect()
}

/// Every operation with its path and method. Of the answers those that succeed; of the others the statuses, since all
/// have the same shape.
fn operations(document: &Value) -> impl Iterator<Item = Value> {
    let paths = document["paths"].as_object().into_iter().flatten();
    let operations = paths.flat_map(|(path, item)| {
        item.as_object().into_iter().flatten().map(move |(method, body)| (path, method, body))
    });
    operations.map(|(path, method, body)| {
        let mut operation = body.clone();
        let (answers, problems): (Map<_, _>, Map<_, _>) = body["responses"]
            .as_object()
            .cloned()
            .unwrap_or_default()
            .into_iter()
            .partition(|(status, _)| status.starts_with('2'));
        let problems: Vec<u16> = problems.keys().filter_map(|status| status.parse().ok()).collect();
        operation["path"] = path.as_str().into();
        operation["method"] = method.as_str().into();
        operation["responses"] = answers.into();
        operation["problems"] = problems.into();
        operation
    })
}

/// An operation as the overview lists it.
fn listed(operation: &Value) -> Value {
    json!({
        "operationId": operation["operationId"],
        "method": operation["method"],
        "path": operation["path"],
        "summary": operation["summary"],
        "tag": operation["tags"][0].as_str().map(slug),
    })
}

/// The shapes that these parts of the document lead to.
fn reached(parts: &[&Value], schemas: &Value) -> Map<String, Value> {
    let mut names = BTreeSet::new();
    parts.iter().for_each(|part| server::document::collect_shapes(part, schemas, &mut names));
    names.into_iter().map(|name| (name.clone(), schemas[&name].clone())).collect()
}

fn codes() -> Vec<Value> {
    let code = |code: &Code| json!({ "code": code.as_str(), "meaning": code.meaning(), "statuses": code.statuses() });
    Code::ALL.iter().map(code).collect()
}
