//! The OpenAPI document: what poem-openapi makes of the operations, completed by what it leaves out.
//!
//! It lists the fields that may be absent, and says neither that such a field may be null nor that an answer always
//! has all of its fields, null or not. A client generated from the document needs both to know what it may rely on.
//! And it has a name of its own for the format of a date, and capitals for the names of headers. What the edge adds to
//! answers, it does not know. Instants in examples are all one, the epoch; a reader is shown one of our days.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

/// Where the shapes are, in references to them.
const SCHEMAS: &str = "#/components/schemas/";

/// The instant in all examples.
const EXAMPLE_INSTANT: &str = "2026-03-02T01:00:00+00:00";

/// Completes the document.
pub(super) fn complete(mut document: Value) -> Value {
    let asked = named_below(&document, "requestBody");
    let answered = named_below(&document, "responses");
    name_dates(&mut document);
    name_headers(&mut document);
    name_limits(&mut document);
    date_examples(&mut document["components"]["schemas"]);
    if let Some(schemas) = document["components"]["schemas"].as_object_mut() {
        for (name, schema) in schemas {
            state_nulls(schema);
            if answered.contains(name) && !asked.contains(name) {
                require_all(schema);
            }
        }
    }
    document
}

/// The names of the shapes that the part `key` of any operation leads to.
fn named_below(document: &Value, key: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let operations =
        document["paths"].as_object().into_iter().flatten().filter_map(|(_, path)| path.as_object());
    for (_, operation) in operations.flatten() {
        collect_shapes(&operation[key], &document["components"]["schemas"], &mut found);
    }
    found
}

/// Adds the names of the shapes that a part of the document leads to.
pub(crate) fn collect_shapes(part: &Value, schemas: &Value, found: &mut BTreeSet<String>) {
    match part {
        Value::Object(fields) => {
            let name = fields.get("$ref").and_then(Value::as_str).and_then(|path| path.strip_prefix(SCHEMAS));
            if let Some(name) = name
                && found.insert(name.to_owned())
            {
                collect_shapes(&schemas[name], schemas, found);
            }
            fields.values().for_each(|field| collect_shapes(field, schemas, found));
        }
        Value::Array(items) => items.iter().for_each(|item| collect_shapes(item, schemas, found)),
        _ => {}
    }
}

/// Dates have the format `date` (RFC 3339, full-date).
fn name_dates(part: &mut Value) {
    match part {
        Value::Object(fields) => {
            if let Some(format) = fields.get_mut("format").filter(|format| *format == "naive-date") {
                *format = "date".into();
            }
            fields.values_mut().for_each(name_dates);
        }
        Value::Array(items) => items.iter_mut().for_each(name_dates),
        _ => {}
    }
}

/// poem-openapi has the names of headers in capitals; a reader knows them as they are written.
fn name_headers(document: &mut Value) {
    let paths = document["paths"].as_object_mut().into_iter().flat_map(Map::values_mut);
    let operations = paths.filter_map(Value::as_object_mut).flat_map(Map::values_mut);
    let responses =
        operations.filter_map(|operation| operation.get_mut("responses").and_then(Value::as_object_mut));
    for response in responses.flat_map(Map::values_mut) {
        if let Some(headers) = response.get_mut("headers").and_then(Value::as_object_mut) {
            let named = std::mem::take(headers).into_iter();
            *headers = named.map(|(name, header)| (as_written(&name), header)).collect();
        }
    }
}

fn as_written(name: &str) -> String {
    let word =
        |word: &str| word.chars().take(1).chain(word.to_lowercase().chars().skip(1)).collect::<String>();
    match name {
        "ETAG" => "ETag".to_owned(),
        name => name.split('-').map(word).collect::<Vec<_>>().join("-"),
    }
}

/// Whoever asks too often is told the limit. The edge adds these headers, so that no operation has to.
fn name_limits(document: &mut Value) {
    let paths = document["paths"].as_object_mut().into_iter().flat_map(Map::values_mut);
    for operation in paths.filter_map(Value::as_object_mut).flat_map(Map::values_mut) {
        if let Some(headers) = operation.pointer_mut("/responses/429/headers").and_then(Value::as_object_mut)
        {
            let text =
                |description: &str| json!({ "description": description, "schema": { "type": "string" } });
            headers.insert(
                "RateLimit-Policy".to_owned(),
                text("`\"write\";q=30;w=60`: thirty within a minute."),
            );
            headers.insert(
                "RateLimit".to_owned(),
                text("`\"write\";r=0;t=2`: none remain, one more in two seconds."),
            );
        }
    }
}

/// The epoch is what the examples of the shapes say, having no clock.
fn date_examples(part: &mut Value) {
    match part {
        Value::String(text) if text.starts_with("1970-01-01T00:00:00") => EXAMPLE_INSTANT.clone_into(text),
        Value::Object(fields) => fields.values_mut().for_each(date_examples),
        Value::Array(items) => items.iter_mut().for_each(date_examples),
        _ => {}
    }
}

/// A field that may be absent may also be null, unless it has a default instead.
fn state_nulls(schema: &mut Value) {
    let required: Vec<Value> = schema["required"].as_array().cloned().unwrap_or_default();
    let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) else { return };
    for (name, property) in properties {
        if required.iter().any(|one| one == name) || property.get("default").is_some() {
            continue;
        }
        // Beside a `$ref` nothing else is read (OpenAPI 3.0.3, reference object).
        if property.get("$ref").is_some() {
            *property = json!({ "allOf": [property.take()] });
        }
        property["nullable"] = true.into();
    }
}

/// Answers hold all of their fields.
fn require_all(schema: &mut Value) {
    let names: Vec<Value> = schema["properties"]
        .as_object()
        .into_iter()
        .flat_map(Map::keys)
        .map(|name| name.as_str().into())
        .collect();
    if !names.is_empty() {
        schema["required"] = names.into();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_has_all_its_fields_and_a_request_those_that_it_needs() {
        let shape = |properties: Value| json!({ "required": ["id"], "properties": properties });
        let content = |name: &str| json!({ "schema": { "$ref": format!("{SCHEMAS}{name}") } });
        let document = complete(json!({
            "paths": { "/things": { "post": {
                "requestBody": content("Asked"),
                "responses": { "200": content("Answer") },
            } } },
            "components": { "schemas": {
                "Asked": shape(json!({ "id": {}, "on": { "format": "naive-date" }, "note": { "type": "string" }, "size": { "default": 1 } })),
                "Answer": shape(json!({ "id": {}, "part": { "$ref": format!("{SCHEMAS}Part") } })),
                "Part": { "properties": { "name": {} } },
            } },
        }));
        let schemas = &document["components"]["schemas"];
        assert_eq!(schemas["Asked"]["required"], json!(["id"]));
        assert_eq!(schemas["Asked"]["properties"]["note"]["nullable"], true);
        assert_eq!(schemas["Asked"]["properties"]["on"]["format"], "date");
        assert_eq!(schemas["Asked"]["properties"]["size"].get("nullable"), None);
        assert_eq!(schemas["Answer"]["required"], json!(["id", "part"]));
        assert_eq!(schemas["Answer"]["properties"]["part"]["nullable"], true);
        assert_eq!(schemas["Part"]["required"], json!(["name"]), "reached through another");
    }
}
