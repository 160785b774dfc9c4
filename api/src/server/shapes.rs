//! The shapes of bodies as the document gives them: to say which field is wrong, where the library that reads bodies
//! says only that one is.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate};
use serde_json::Value;

use crate::code::Code;
use crate::error::FieldError;

/// Every schema of the document by its name, as far as a body can go against it.
pub struct Shapes(HashMap<String, Shape>);

enum Shape {
    Object(Vec<Property>),
    List(Box<Self>),
    Text,
    OneOf(Vec<String>),
    Instant,
    Date,
    Integer,
    Number,
    Boolean,
    Named(String),
    Anything,
}

struct Property {
    name: String,
    required: bool,
    shape: Shape,
}

impl Shapes {
    /// Reads the schemas of a document.
    pub fn of(document: &Value) -> Self {
        let schemas = document["components"]["schemas"].as_object().into_iter().flatten();
        Self(schemas.map(|(name, schema)| (name.clone(), Shape::of(schema))).collect())
    }

    /// Which fields of this body are missing or of another type than the schema of this name says.
    pub fn wrong_fields(&self, name: &str, body: &[u8]) -> Vec<FieldError> {
        let mut wrong = vec![];
        if let (Some(shape), Ok(body)) = (self.0.get(name), serde_json::from_slice(body)) {
            self.compare(shape, &body, "", &mut wrong);
        }
        wrong
    }

    fn compare(&self, shape: &Shape, value: &Value, pointer: &str, wrong: &mut Vec<FieldError>) {
        let text = value.as_str();
        let fits = match shape {
            Shape::Named(name) => {
                return self
                    .0
                    .get(name)
                    .into_iter()
                    .for_each(|shape| self.compare(shape, value, pointer, wrong));
            }
            Shape::Object(properties) => match value.as_object() {
                Some(object) => {
                    for property in properties {
                        let pointer = format!("{pointer}/{}", property.name);
                        match object.get(&property.name) {
                            Some(value) if !value.is_null() => {
                                self.compare(&property.shape, value, &pointer, wrong);
                            }
                            _ if property.required => {
                                wrong.push(FieldError { pointer, code: Code::Required });
                            }
                            _ => {}
                        }
                    }
                    true
                }
                None => false,
            },
            Shape::List(item) => match value.as_array() {
                Some(items) => {
                    for (index, value) in items.iter().enumerate() {
                        self.compare(item, value, &format!("{pointer}/{index}"), wrong);
                    }
                    true
                }
                None => false,
            },
            Shape::Text => text.is_some(),
            Shape::OneOf(words) => text.is_some_and(|text| words.iter().any(|word| word == text)),
            Shape::Instant => text.is_some_and(|text| DateTime::parse_from_rfc3339(text).is_ok()),
            Shape::Date => text.is_some_and(|text| text.parse::<NaiveDate>().is_ok()),
            Shape::Integer => value.is_i64() || value.is_u64(),
            Shape::Number => value.is_number(),
            Shape::Boolean => value.is_boolean(),
            Shape::Anything => true,
        };
        if !fits {
            wrong.push(FieldError { pointer: pointer.to_owned(), code: Code::Malformed });
        }
    }
}

impl Shape {
    fn of(schema: &Value) -> Self {
        let named = [&schema["$ref"], &schema["allOf"][0]["$ref"]].into_iter().find_map(Value::as_str);
        if let Some(name) = named.and_then(|reference| reference.rsplit('/').next()) {
            return Self::Named(name.to_owned());
        }
        let words =
            |words: &Vec<Value>| words.iter().filter_map(|word| Some(word.as_str()?.to_owned())).collect();
        match (schema["type"].as_str(), schema["format"].as_str()) {
            (Some("object"), _) => Self::Object(properties(schema)),
            (Some("array"), _) => Self::List(Box::new(Self::of(&schema["items"]))),
            (Some("string"), Some("date-time")) => Self::Instant,
            (Some("string"), Some("date")) => Self::Date,
            (Some("string"), _) => {
                schema["enum"].as_array().map_or(Self::Text, |all| Self::OneOf(words(all)))
            }
            (Some("integer"), _) => Self::Integer,
            (Some("number"), _) => Self::Number,
            (Some("boolean"), _) => Self::Boolean,
            _ => Self::Anything,
        }
    }
}

fn properties(schema: &Value) -> Vec<Property> {
    let required = schema["required"].as_array();
    let is_required = |name: &str| required.is_some_and(|names| names.iter().any(|one| one == name));
    let all = schema["properties"].as_object().into_iter().flatten();
    all.map(|(name, schema)| Property {
        name: name.clone(),
        required: is_required(name),
        shape: Shape::of(schema),
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_field_that_is_missing_or_of_another_type_is_named() {
        let document = json!({ "components": { "schemas": {
            "Side": { "type": "string", "enum": ["for", "against"] },
            "Input": { "type": "object", "required": ["title", "side", "rooms"], "properties": {
                "title": { "type": "string" },
                "side": { "allOf": [{ "$ref": "#/components/schemas/Side" }, { "description": "…" }] },
                "until_at": { "type": "string", "format": "date-time", "nullable": true },
                "on": { "type": "string", "format": "date" },
                "rooms": { "type": "array", "items": { "$ref": "#/components/schemas/Room" } },
            } },
            "Room": { "type": "object", "required": ["floor"], "properties": { "floor": { "type": "integer" } } },
        } } });
        let shapes = Shapes::of(&document);
        let wrong = |body: Value| -> Vec<(String, Code)> {
            let found = shapes.wrong_fields("Input", body.to_string().as_bytes());
            found.into_iter().map(|FieldError { pointer, code }| (pointer, code)).collect()
        };
        let at = |pointer: &str, code| (pointer.to_owned(), code);
        let sound =
            json!({ "title": "", "side": "for", "until_at": null, "rooms": [{ "floor": -1 }], "more": 1 });
        assert_eq!(wrong(sound), []);
        assert_eq!(
            wrong(
                json!({ "titel": "", "side": "from", "until_at": "2026-01-01", "on": "soon", "rooms": [{ "floor": "1" }, {}] })
            ),
            [
                at("/title", Code::Required),
                at("/side", Code::Malformed),
                at("/until_at", Code::Malformed),
                at("/on", Code::Malformed),
                at("/rooms/0/floor", Code::Malformed),
                at("/rooms/1/floor", Code::Required),
            ]
        );
        assert_eq!(wrong(json!([])), [at("", Code::Malformed)]);
        assert!(shapes.wrong_fields("Unknown", b"{}").is_empty());
        assert!(shapes.wrong_fields("Input", b"{").is_empty(), "what is no JSON has no fields");
    }
}
