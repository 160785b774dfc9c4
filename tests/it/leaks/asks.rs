//! What can be asked: every operation of the document and every page, with every argument that can be made up.

use std::collections::{BTreeMap, BTreeSet};

use linli_tests::root;
use poem::http::Method;
use serde_json::Value;

use super::names::{EXEMPT, NOUNS, PAGES, PLAIN};
use super::world::{Thing, World};

/// A time that is still to come where stories begin.
const AHEAD: &str = "2026-04-01T00:00:00Z";
/// Values of one argument that are combined with those of another.
const COMBINED: usize = 4;

/// An operation or a page.
pub struct Asked {
    pub method: Method,
    pub page: bool,
    path: String,
    slots: Vec<Slot>,
    body: Option<Value>,
}

struct Slot {
    name: String,
    place: Place,
    values: Values,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Path,
    Query { required: bool },
    Body,
}

#[derive(Clone)]
enum Values {
    Noun(&'static str),
    Plain(Vec<String>),
}

/// An argument.
#[derive(Clone)]
enum Argument {
    Named(Thing),
    Plain(String),
}

impl Argument {
    fn text(&self) -> &str {
        match self {
            Self::Named(thing) => &thing.text,
            Self::Plain(text) => text,
        }
    }
}

/// One way to ask.
#[derive(Clone, Default)]
pub struct Arguments(BTreeMap<usize, Argument>);

/// A request.
pub struct Request {
    pub method: Method,
    pub target: String,
    pub body: Option<Value>,
    /// What an answer may repeat, because it was asked.
    pub echoes: Vec<String>,
}

impl Arguments {
    /// What is named.
    pub fn things(&self) -> impl Iterator<Item = &Thing> {
        self.0.values().filter_map(|argument| match argument {
            Argument::Named(thing) => Some(thing),
            Argument::Plain(_) => None,
        })
    }

    /// The same with something that does not exist in the place of what is hidden.
    pub fn with_absent(&self, world: &World, reader: char, which: usize) -> Self {
        let replaced = self.0.iter().map(|(slot, argument)| match argument {
            Argument::Named(thing) if thing.hidden(reader) => {
                (*slot, Argument::Named(world.absent(thing.noun)[which].clone()))
            }
            other => (*slot, other.clone()),
        });
        Self(replaced.collect())
    }
}

impl Asked {
    /// What the path names.
    pub fn named_by_path<'a>(&'a self, arguments: &'a Arguments) -> impl Iterator<Item = &'a Thing> {
        arguments.0.iter().filter_map(|(slot, argument)| match (argument, &self.slots[*slot].place) {
            (Argument::Named(thing), Place::Path) => Some(thing),
            _ => None,
        })
    }

    /// The request.
    pub fn request(&self, arguments: &Arguments) -> Request {
        let (mut path, mut query, mut body) = (self.path.clone(), vec![], self.body.clone());
        for (slot, argument) in &arguments.0 {
            let slot = &self.slots[*slot];
            let text = argument.text();
            match slot.place {
                Place::Path => path = path.replace(&format!("{{{}}}", slot.name), text),
                Place::Query { .. } => query.push(format!("{}={text}", slot.name)),
                Place::Body => {
                    let id = text.parse::<i64>().map_or_else(|_| Value::from(text), Value::from);
                    let many = slot.name.ends_with("_ids");
                    body.as_mut().expect("a body")[&slot.name] =
                        if many { Value::from(vec![id]) } else { id };
                }
            }
        }
        let mark = if query.is_empty() { "" } else { "?" };
        let target = format!("{path}{mark}{}", query.join("&"));
        let mut echoes = vec![target.clone(), path];
        echoes.extend(query.iter().cloned());
        echoes.retain(|echo| echo.len() > 1);
        let encoded = |text: &String| {
            ['/', '?', '=', '&']
                .iter()
                .zip(["%2F", "%3F", "%3D", "%26"])
                .fold(text.clone(), |text, (plain, encoded)| text.replace(*plain, encoded))
        };
        let escaped = |text: &String| text.replace('&', "&amp;");
        let more: Vec<String> = echoes.iter().flat_map(|echo| [encoded(echo), escaped(echo)]).collect();
        echoes.extend(more);
        for (slot, argument) in &arguments.0 {
            let (name, text) = (&self.slots[*slot].name, argument.text());
            echoes.push(format!("\"{name}\":\"{text}\""));
            echoes.push(format!("name=\"{name}\" value=\"{text}\""));
            // Of many that are named, an answer says what became of each.
            if let Some(one) = name.strip_suffix("_ids") {
                echoes.push(format!("\"{one}_id\":{text}"));
            }
        }
        Request { method: self.method.clone(), target, body, echoes }
    }

    fn values(&self, world: &World, slot: &Slot) -> Vec<Argument> {
        match &slot.values {
            Values::Noun(noun) => world.of_noun(noun).cloned().map(Argument::Named).collect(),
            Values::Plain(values) => values.iter().cloned().map(Argument::Plain).collect(),
        }
    }

    /// What is asked for when nothing is: the first that is public, else what does not exist.
    fn base(&self, world: &World, reader: char) -> Arguments {
        let needed =
            self.slots.iter().enumerate().filter(|(_, slot)| slot.place != Place::Query { required: false });
        let first = |slot: &Slot| match &slot.values {
            Values::Noun(noun) => {
                let public = world.of_noun(noun).find(|thing| !thing.hidden(reader));
                Argument::Named(public.unwrap_or(&world.absent(noun)[0]).clone())
            }
            Values::Plain(values) => Argument::Plain(values.first().cloned().unwrap_or_default()),
        };
        Arguments(needed.map(|(index, slot)| (index, first(slot))).collect())
    }

    /// Every way to ask: each argument with each value, and each two arguments together with some.
    pub fn ways(&self, world: &World, reader: char) -> Vec<Arguments> {
        let base = self.base(world, reader);
        let mut ways = vec![base.clone()];
        let with = |base: &Arguments, slot: usize, value: &Argument| {
            let mut way = base.clone();
            way.0.insert(slot, value.clone());
            way
        };
        let some = |slot: &Slot| {
            let (mut hidden, open): (Vec<_>, Vec<_>) = self
                .values(world, slot)
                .into_iter()
                .partition(|value| matches!(value, Argument::Named(thing) if thing.hidden(reader)));
            hidden.truncate(COMBINED / 2);
            hidden.extend(open.into_iter().take(COMBINED / 2));
            hidden
        };
        for (index, slot) in self.slots.iter().enumerate() {
            // A page takes ten milliseconds to make, and what it shows comes from the operations.
            let word = matches!(slot.values, Values::Noun("word"));
            let thorough = !self.page || (slot.place == Place::Path && !word);
            let values = if thorough { self.values(world, slot) } else { some(slot) };
            ways.extend(values.iter().map(|value| with(&base, index, value)));
        }
        if !self.page || self.path == "/search" {
            for (index, slot) in self.slots.iter().enumerate() {
                for (other, second) in self.slots.iter().enumerate().skip(index + 1) {
                    // Without words a page of search asks nothing.
                    if self.page && slot.name != "q" && second.name != "q" {
                        continue;
                    }
                    for value in some(slot) {
                        let way = with(&base, index, &value);
                        ways.extend(some(second).iter().map(|value| with(&way, other, value)));
                    }
                }
            }
        }
        ways
    }
}

fn values_of(name: &str, schema: &Value, document: &Value) -> Option<Values> {
    if let Some((_, noun)) = NOUNS.iter().find(|(known, _)| *known == name) {
        return Some(Values::Noun(noun));
    }
    let named =
        schema["$ref"].as_str().map(|path| &document["components"]["schemas"][&path[SCHEMAS.len()..]]);
    if let Some(words) = named.unwrap_or(schema)["enum"].as_array() {
        return Some(Values::Plain(words.iter().filter_map(Value::as_str).map(str::to_owned).collect()));
    }
    let plain = PLAIN.iter().find(|(known, _)| *known == name)?;
    Some(Values::Plain(plain.1.iter().map(|value| (*value).to_owned()).collect()))
}

const SCHEMAS: &str = "#/components/schemas/";

/// Every operation of the document.
pub fn operations() -> Vec<Asked> {
    let document: Value = serde_json::from_str(linli::server::document()).expect("the document");
    let mut found = vec![];
    let mut unused: BTreeSet<&str> = EXEMPT.iter().map(|(id, _)| *id).collect();
    for (path, methods) in document["paths"].as_object().expect("paths") {
        for (method, operation) in methods.as_object().expect("operations") {
            let id = operation["operationId"].as_str().expect("an id");
            match operation_of(path, method, operation, &document) {
                Ok(operation) => found.push(operation),
                Err(name) => assert!(
                    unused.remove(id),
                    "{id}: no arguments can be made up for {name}; say in NOUNS or PLAIN what it names, or in EXEMPT \
                     why it need not be asked"
                ),
            }
        }
    }
    assert!(unused.is_empty(), "exempt without need: {unused:?}");
    found
}

fn operation_of(path: &str, method: &str, operation: &Value, document: &Value) -> Result<Asked, String> {
    let mut slots = vec![];
    for parameter in operation["parameters"].as_array().into_iter().flatten() {
        let name = parameter["name"].as_str().expect("a name").to_owned();
        let place = match parameter["in"].as_str() {
            Some("path") => Place::Path,
            Some("query") => Place::Query { required: parameter["required"] == true },
            // Headers name versions and tries, never things.
            _ => continue,
        };
        let values = values_of(&name, &parameter["schema"], document).ok_or_else(|| name.clone())?;
        slots.push(Slot { name, place, values });
    }
    let content = operation["requestBody"]["content"].as_object().and_then(|kinds| kinds.values().next());
    let schema = content.and_then(|content| content["schema"]["$ref"].as_str());
    let schema = schema.map(|path| &document["components"]["schemas"][&path[SCHEMAS.len()..]]);
    for (name, property) in schema.and_then(|schema| schema["properties"].as_object()).into_iter().flatten() {
        if name.ends_with("_id") || name.ends_with("_ids") {
            let values = values_of(name, property, document).ok_or_else(|| name.clone())?;
            slots.push(Slot { name: name.clone(), place: Place::Body, values });
        }
    }
    let mut body = schema.map(|schema| schema["example"].clone());
    // Examples are of 1970; what is promised lies ahead.
    if let Some(until) = body.as_mut().and_then(|body| body.get_mut("until_at")) {
        *until = Value::from(AHEAD);
    }
    Ok(Asked {
        method: method.to_uppercase().parse().expect("a method"),
        page: false,
        path: format!("/api/v1{path}"),
        slots,
        body,
    })
}

/// What stands in the source of the pages between `before` and a quotation mark.
fn named_in_pages(before: &str) -> BTreeSet<String> {
    let folders =
        ["pages", "feeds", "previews", "sitemap"].map(|name| root().join("api/src/features").join(name));
    let entries = folders.iter().flat_map(|folder| std::fs::read_dir(folder).expect("the pages"));
    let mut found = BTreeSet::new();
    for entry in entries.map(|entry| entry.expect("an entry")) {
        if !entry.path().is_file() {
            continue;
        }
        let text = std::fs::read_to_string(entry.path()).expect("a source file");
        let names = text.split(before).skip(1).filter_map(|rest| rest.split('"').next());
        found.extend(names.map(str::to_owned));
    }
    found
}

/// Every page: the routes and the parameters that the source of the pages names.
pub fn pages() -> Vec<Asked> {
    // The manual of the API knows no data, and its examples speak of ids that may be somebody's by accident.
    let asked = |route: &String| !route.starts_with("api/") && !route.starts_with("docs");
    let routes: BTreeSet<String> = named_in_pages("(\"/").into_iter().filter(asked).collect();
    assert!(routes.contains("topics/:id") && routes.contains("search"), "the routes are found: {routes:?}");
    let parameters: Vec<String> =
        ["parameter(\"", "number(\"", "get(\""].into_iter().flat_map(named_in_pages).collect();
    assert!(parameters.iter().any(|name| name == "q"), "the parameters are found: {parameters:?}");
    // What the browser fills takes no parameters of the server.
    let read = named_in_pages(".at(\"/");
    let parameters_of = |route: &str| if read.contains(route) { parameters.as_slice() } else { &[] };
    routes.iter().map(|route| page_of(&format!("/{route}"), parameters_of(route))).collect()
}

fn page_of(route: &str, parameters: &[String]) -> Asked {
    let mut slots = vec![];
    let mut path = vec![];
    for part in route.split('/') {
        match part.strip_prefix(':') {
            Some(name) => {
                let noun = PAGES.iter().find(|(prefix, _)| route.starts_with(prefix)).map(|(_, noun)| *noun);
                let values = noun.filter(|_| name == "id").map(Values::Noun);
                let values = values.or_else(|| values_of(name, &Value::Null, &Value::Null));
                let values =
                    values.unwrap_or_else(|| panic!("{route}: what does {name} name? Say so in PAGES"));
                slots.push(Slot { name: name.to_owned(), place: Place::Path, values });
                path.push(format!("{{{name}}}"));
            }
            None => path.push(part.replace("*path", "nothing-here")),
        }
    }
    for name in parameters {
        let values = values_of(name, &Value::Null, &Value::Null);
        let values =
            values.unwrap_or_else(|| panic!("what does the parameter {name} of pages name? Say so in NOUNS"));
        slots.push(Slot { name: name.clone(), place: Place::Query { required: false }, values });
    }
    Asked { method: Method::GET, page: true, path: path.join("/"), slots, body: None }
}
