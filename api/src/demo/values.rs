//! What was kept of answers, and how later steps name it.
//!
//! `{garage}` is the id of what was kept as `garage`; `{lake.slots.Saturday}` is the id of what is called so in its list
//! `slots`, and `{club.version}` a field. A text that is nothing but `{…}` becomes the value itself; `at:-3 19:00` and
//! `day:+20` become an instant and a date. Within a longer text only names that are known are put in.

use std::collections::HashMap;

use anyhow::Context as _;
use linli_entities::Instant;
use serde_json::Value;

use super::moments;

/// The fields by which an element of a list may be called.
const NAMES: [&str; 7] = ["name", "title", "text", "text_zh", "prompt", "slug", "kind"];

/// What was kept.
#[derive(Default)]
pub(super) struct Kept(HashMap<String, Value>);

impl Kept {
    /// Keeps an answer under a name.
    pub fn keep(&mut self, name: impl Into<String>, answer: Value) {
        self.0.insert(name.into(), answer);
    }

    /// What a name with a way into it stands for.
    fn find(&self, name: &str) -> Option<&Value> {
        let mut parts = name.split('.');
        let mut value = self.0.get(parts.next()?)?;
        for part in parts {
            value = match value {
                Value::Array(list) => element(list, part)?,
                _ => value.get(part)?,
            };
        }
        // Where nothing else is asked for, the id is.
        let inner = || value.get("topic").and_then(|topic| topic.get("id"));
        if value.is_object() { value.get("id").or_else(inner) } else { Some(value) }
    }

    /// A path with what is in braces put in.
    ///
    /// # Errors
    /// When something in braces is not known.
    pub fn path(&self, path: &str) -> anyhow::Result<String> {
        let filled = self.text(path);
        if let Some((_, rest)) = filled.split_once('{') {
            anyhow::bail!("nothing was kept as {{{rest}");
        }
        Ok(filled)
    }

    /// A body with everything that it names.
    ///
    /// # Errors
    /// When a text that is nothing but braces names what is not known, or a moment is none.
    pub fn body(&self, body: &Value, now: Instant) -> anyhow::Result<Value> {
        Ok(match body {
            Value::String(text) => self.value(text, now)?,
            Value::Array(list) => {
                list.iter().map(|one| self.body(one, now)).collect::<anyhow::Result<Vec<_>>>()?.into()
            }
            Value::Object(fields) => {
                let filled = fields.iter().map(|(name, value)| Ok((name.clone(), self.body(value, now)?)));
                Value::Object(filled.collect::<anyhow::Result<_>>()?)
            }
            other => other.clone(),
        })
    }

    fn value(&self, text: &str, now: Instant) -> anyhow::Result<Value> {
        if let Some(at) = text.strip_prefix("at:") {
            return Ok(moments::instant(at, now)?.to_rfc3339().into());
        }
        if let Some(days) = text.strip_prefix("day:") {
            return Ok(moments::date(days, now)?.to_string().into());
        }
        match text.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
            Some(name) if !name.contains(['{', '}']) => {
                self.find(name).cloned().with_context(|| format!("nothing was kept as {text}"))
            }
            _ => Ok(self.text(text).into()),
        }
    }

    fn text(&self, text: &str) -> String {
        let mut filled = String::new();
        let mut rest = text;
        while let Some((before, (name, after))) =
            rest.split_once('{').and_then(|(before, inner)| Some((before, inner.split_once('}')?)))
        {
            filled.push_str(before);
            match self.find(name) {
                Some(Value::String(value)) => filled.push_str(value),
                Some(value) => filled.push_str(&value.to_string()),
                None => {
                    filled.push('{');
                    rest = rest.split_once('{').map_or("", |(_, inner)| inner);
                    continue;
                }
            }
            rest = after;
        }
        filled + rest
    }
}

/// The element of a list that is called so, or is at this place.
fn element<'a>(list: &'a [Value], part: &str) -> Option<&'a Value> {
    let called = |one: &&Value| NAMES.iter().any(|name| one.get(name).is_some_and(|value| value == part));
    list.iter().find(called).or_else(|| list.get(part.parse::<usize>().ok()?))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_was_kept_is_named_by_name_place_and_field() {
        let mut kept = Kept::default();
        kept.keep("lake", json!({ "id": 7, "version": 2, "slots": [{ "id": 70, "name": "Saturday" }] }));
        kept.keep("garage", json!({ "topic": { "id": 3 } }));
        let now = "2026-03-02T01:00:00Z".parse().expect("an instant");
        let body = json!({ "a": "{lake}", "b": ["{lake.slots.Saturday}", "{lake.slots.0}"], "c": "v{lake.version} {due}",
            "d": "day:+1", "e": 5 });
        let filled = kept.body(&body, now).expect("a body");
        assert_eq!(filled, json!({ "a": 7, "b": [70, 70], "c": "v2 {due}", "d": "2026-03-03", "e": 5 }));
        assert_eq!(kept.path("/topics/{garage}/posts").expect("a path"), "/topics/3/posts");
        assert!(kept.path("/topics/{cellar}/posts").is_err());
        assert!(kept.body(&json!("{cellar}"), now).is_err());
    }
}
