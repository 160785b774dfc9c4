//! What the product is made of: each licence is one that we accept, and each direct dependency has its line in
//! docs/dependencies.md.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use linli_tests::root;
use serde_json::Value;
use spdx::{Expression, ParseMode};

/// Licences under which the product may be given away, also as a binary in one piece. An exception (`WITH …`) only
/// allows more.
const ACCEPTED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "BlueOak-1.0.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    // Copyleft by file: as long as the files are not changed, naming where they come from is enough.
    "MPL-2.0",
    "Python-2.0",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Zlib",
];
/// The folders with a `package.json`.
const PACKAGES: [&str; 2] = ["frontend", "tests/e2e"];

/// Dependencies with their licences, by `name version`.
type Licences = BTreeMap<String, String>;

fn is_accepted(licence: &str) -> bool {
    Expression::parse_mode(licence, ParseMode::LAX).is_ok_and(|expression| {
        expression.evaluate(|one| one.license.id().is_some_and(|id| ACCEPTED.contains(&id.name)))
    })
}

fn demand_accepted(licences: &Licences) {
    assert!(licences.len() > 5, "too few to be all: {licences:?}");
    let refused: Vec<String> = licences
        .iter()
        .filter(|(_, licence)| !is_accepted(licence))
        .map(|(name, licence)| format!("\n  {name}: {licence}"))
        .collect();
    assert!(
        refused.is_empty(),
        "licences that tests/it/dependencies.rs does not accept:{}",
        refused.concat()
    );
}

/// What a command prints, as JSON.
fn json(folder: &str, program: &str, arguments: &[&str]) -> Value {
    let mut command = Command::new(program);
    let output = command.args(arguments).current_dir(root().join(folder)).output();
    let output = output.unwrap_or_else(|error| panic!("{program} does not run: {error}"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} {arguments:?} in {folder:?}: {said}");
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or("none named")
}

/// Every crate that is built on this platform.
fn crates() -> Licences {
    let version = Command::new("rustc").arg("-vV").output().expect("rustc runs").stdout;
    let version = String::from_utf8(version).expect("text");
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).expect("the platform");
    let arguments = ["metadata", "--format-version", "1", "--offline", "--locked", "--filter-platform", host];
    let metadata = json("", env!("CARGO"), &arguments);
    let packages = metadata["packages"].as_array().expect("packages");
    let foreign = packages.iter().filter(|package| !package["source"].is_null());
    foreign
        .map(|package| {
            let name = format!("{} {}", text(package, "name"), text(package, "version"));
            (name, text(package, "license").to_owned())
        })
        .collect()
}

/// Every npm package below a folder, also those of other platforms.
fn packages(folder: &str) -> Licences {
    let arguments = ["ls", "--all", "--json", "--long", "--package-lock-only"];
    let mut found = Licences::new();
    let mut open = vec![json(folder, "npm", &arguments)];
    while let Some(package) = open.pop() {
        for (name, dependency) in package["dependencies"].as_object().into_iter().flatten() {
            // An optional peer that nobody asked for has a name and no more.
            if let Some(version) = dependency["version"].as_str() {
                found.insert(format!("{name} {version}"), text(dependency, "license").to_owned());
            }
            open.push(dependency.clone());
        }
    }
    found
}

#[test]
fn a_licence_is_read_as_it_is_meant() {
    for accepted in ["MIT/Apache-2.0", "GPL-3.0-only OR MIT", "(MIT OR Apache-2.0) AND Unicode-3.0"] {
        assert!(is_accepted(accepted), "{accepted}");
    }
    assert!(is_accepted("Apache-2.0 WITH LLVM-exception"));
    for refused in
        ["GPL-3.0-only", "MIT AND AGPL-3.0-only", "SEE LICENSE IN LICENSE", "UNLICENSED", "none named"]
    {
        assert!(!is_accepted(refused), "{refused}");
    }
}

#[test]
fn every_crate_has_a_licence_that_is_accepted() {
    demand_accepted(&crates());
}

#[test]
fn every_npm_package_has_a_licence_that_is_accepted() {
    for folder in PACKAGES {
        demand_accepted(&packages(folder));
    }
}

fn manifest(path: &str) -> toml::Table {
    let text = std::fs::read_to_string(root().join(path).join("Cargo.toml")).expect("a manifest");
    text.parse().expect("TOML")
}

fn keys(table: Option<&toml::Value>) -> impl Iterator<Item = (&String, &toml::Value)> {
    table.and_then(toml::Value::as_table).into_iter().flatten()
}

/// The dependencies of the workspace that are not crates of it.
fn declared_crates() -> BTreeSet<String> {
    let manifest = manifest("");
    let own = |value: &toml::Value| value.get("path").is_some();
    keys(manifest["workspace"].get("dependencies"))
        .filter(|(_, value)| !own(value))
        .map(|(name, _)| name.clone())
        .collect()
}

#[test]
fn every_crate_of_the_workspace_takes_its_dependencies_from_the_one_list() {
    let mut used = BTreeSet::new();
    for member in manifest("")["workspace"]["members"].as_array().expect("members") {
        let member = member.as_str().expect("a folder");
        let manifest = manifest(member);
        for kind in ["dependencies", "dev-dependencies", "build-dependencies"] {
            for (name, value) in keys(manifest.get(kind)) {
                assert!(value.get("workspace").is_some(), "{member}: {name} has a version of its own");
                used.insert(name.clone());
            }
        }
    }
    let unused: Vec<_> = declared_crates().into_iter().filter(|name| !used.contains(name)).collect();
    assert!(unused.is_empty(), "in Cargo.toml and used by no crate: {unused:?}");
}

/// The lines of a chapter of docs/dependencies.md: name and licence.
fn documented(chapter: &str) -> BTreeMap<String, String> {
    let text = std::fs::read_to_string(root().join("docs/dependencies.md")).expect("docs/dependencies.md");
    let chapter = text.split("\n## ").find(|part| part.starts_with(chapter)).expect("the chapter");
    let rows = chapter.lines().filter_map(|line| line.strip_prefix("| `"));
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_end_matches('|').split(" | ").map(str::trim).collect();
        let [name, licence, why, kept_by] = cells[..] else { panic!("not four cells: {row}") };
        assert!(!why.is_empty() && !kept_by.is_empty(), "an empty cell: {row}");
        (name.trim_end_matches('`').to_owned(), licence.to_owned())
    })
    .collect()
}

/// Demands one line for each name, with the licence that the package itself names.
fn demand_documented(chapter: &str, declared: &BTreeSet<String>, licences: &Licences) {
    let documented = documented(chapter);
    let listed: BTreeSet<String> = documented.keys().cloned().collect();
    let missing: Vec<_> = declared.difference(&listed).collect();
    let gone: Vec<_> = listed.difference(declared).collect();
    assert!(
        missing.is_empty() && gone.is_empty(),
        "docs/dependencies.md: missing {missing:?}, gone {gone:?}"
    );
    for (name, licence) in documented {
        let named = licences.iter().filter(|(key, _)| key.split(' ').next() == Some(&name));
        let named: Vec<&String> = named.map(|(_, licence)| licence).collect();
        assert!(named.contains(&&licence), "docs/dependencies.md: {name} is {licence}, not one of {named:?}");
    }
}

#[test]
fn every_direct_crate_has_its_line() {
    demand_documented("Rust", &declared_crates(), &crates());
}

#[test]
fn every_direct_npm_package_has_its_line() {
    let (mut declared, mut licences) = (BTreeSet::new(), Licences::new());
    for folder in PACKAGES {
        let text = std::fs::read_to_string(root().join(folder).join("package.json")).expect("package.json");
        let manifest: Value = serde_json::from_str(&text).expect("JSON");
        for kind in ["dependencies", "devDependencies"] {
            declared.extend(manifest[kind].as_object().into_iter().flatten().map(|(name, _)| name.clone()));
        }
        licences.extend(packages(folder));
    }
    demand_documented("npm", &declared, &licences);
}
