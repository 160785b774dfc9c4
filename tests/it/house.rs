//! The rules of the house (docs/ARCHITECTURE.md), held by reading the source.

use std::path::{Path, PathBuf};

use linli_tests::root;

/// Every Rust file below a folder, with its text.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = vec![];
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder").map(|entry| entry.expect("an entry")) {
            let path = entry.path();
            let name = entry.file_name();
            if path.is_dir() && name != "node_modules" && name != "dist" && name != "target" {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = std::fs::read_to_string(&path).expect("a source file");
                found.push((path, text));
            }
        }
    }
    assert!(!found.is_empty(), "no sources in {folder}");
    found
}

/// Whether the file is of this layer: `http.rs`, or a file of the folder `http/`.
fn is_layer(path: &Path, layer: &str) -> bool {
    path.file_stem().is_some_and(|stem| stem == layer)
        || path.components().any(|part| part.as_os_str() == layer)
}

/// Code without comments: a rule may be spoken of.
fn code(text: &str) -> String {
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn demand_absent(layer: &str, words: &[&str]) {
    for (path, text) in sources("api/src/features").iter().filter(|(path, _)| is_layer(path, layer)) {
        for word in words {
            assert!(!code(text).contains(word), "{} names {word}", path.display());
        }
    }
}

#[test]
fn http_knows_no_database() {
    demand_absent("http", &["sea_orm", "store::", "db.write", ".read()"]);
}

#[test]
fn logic_store_and_rules_know_no_http() {
    for layer in ["logic", "store", "rules"] {
        demand_absent(layer, &["poem::"]);
    }
}

#[test]
fn rules_are_pure() {
    demand_absent("rules", &["async ", "sea_orm", "Clock", "App"]);
}

#[test]
fn only_logic_and_jobs_write() {
    for (path, text) in sources("api/src/features") {
        if !is_layer(&path, "logic") && !is_layer(&path, "jobs") {
            assert!(!text.contains("db.write("), "{} begins a transaction", path.display());
        }
    }
}

#[test]
fn a_feature_never_reaches_into_the_store_of_another() {
    for (path, text) in sources("api/src/features") {
        let feature = path
            .strip_prefix(root().join("api/src/features"))
            .ok()
            .and_then(|rest| rest.components().next())
            .map(|part| part.as_os_str().to_string_lossy().into_owned())
            .unwrap_or_default();
        for line in code(&text).lines().filter(|line| line.contains("features::") && line.contains("::store"))
        {
            assert!(line.contains(&format!("features::{feature}::store")), "{}: {line}", path.display());
        }
    }
}

#[test]
fn only_the_clock_reads_the_time() {
    for (path, text) in sources("api/src") {
        if path.ends_with("clock.rs") {
            continue;
        }
        for word in ["Utc::now", "SystemTime::now", "Instant::now", "Local::now"] {
            assert!(!code(&text).contains(word), "{} names {word}", path.display());
        }
    }
}

#[test]
fn entities_migration_search_and_frontend_know_no_workspace_crate() {
    for crate_name in ["entities", "migration", "search", "frontend"] {
        let manifest =
            std::fs::read_to_string(root().join(crate_name).join("Cargo.toml")).expect("a manifest");
        let dependencies = manifest.split("[dependencies]").nth(1).expect("dependencies");
        assert!(!dependencies.contains("linli"), "{crate_name} depends on a crate of the workspace");
    }
}

#[test]
fn no_file_is_a_drawer_for_everything() {
    for folder in ["api/src", "entities/src", "migration/src", "search/src", "frontend/src", "tests"] {
        for (path, _) in sources(folder) {
            let stem = path.file_stem().expect("a name").to_string_lossy();
            let drawers = ["utils", "util", "helpers", "helper", "common", "types", "misc"];
            assert!(!drawers.contains(&stem.as_ref()), "{}", path.display());
        }
    }
}

#[test]
fn files_stay_readable() {
    for folder in ["api/src", "entities/src", "migration/src", "search/src", "frontend/src", "tests"] {
        for (path, text) in sources(folder) {
            let lines = text.split("#[cfg(test)]").next().unwrap_or_default().lines().count();
            assert!(lines <= 500, "{} has {lines} lines: split it by noun", path.display());
        }
    }
}

#[test]
fn functions_stay_under_seventy_lines() {
    for folder in ["api/src", "search/src", "frontend/src"] {
        for (path, text) in sources(folder) {
            for (name, lines) in functions(&text) {
                assert!(lines <= 70, "{}: fn {name} has {lines} lines", path.display());
            }
        }
    }
}

/// The functions of a formatted file with their lengths: from `fn` to the closing brace of the same indentation.
fn functions(text: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = vec![];
    for (start, line) in lines.iter().enumerate() {
        let bare = line.trim_start();
        let Some(at) = bare.find("fn ").filter(|at| {
            bare[..*at]
                .split_whitespace()
                .all(|word| ["pub", "async", "const", "pub(super)", "pub(crate)"].contains(&word))
        }) else {
            continue;
        };
        let indent = &line[..line.len() - bare.len()];
        let closing = format!("{indent}}}");
        let end = lines[start..].iter().position(|line| *line == closing).unwrap_or(0);
        let name = bare[at + 3..].split(['(', '<']).next().unwrap_or_default();
        found.push((name.to_owned(), end + 1));
    }
    found
}

#[test]
fn every_feature_says_what_it_is() {
    for (path, text) in sources("api/src/features").iter().filter(|(path, _)| path.ends_with("mod.rs")) {
        assert!(text.starts_with("//!"), "{} does not open with what it is", path.display());
    }
}

/// What stands between backticks in a text.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

#[test]
fn the_architecture_names_only_what_exists() {
    let text = std::fs::read_to_string(root().join("docs/ARCHITECTURE.md")).expect("docs/ARCHITECTURE.md");
    let is_test = |name: &str| name.contains("::") && name.starts_with(|c: char| c.is_lowercase());
    for name in quoted(&text) {
        if name.contains('/') && !name.contains([' ', '→']) {
            assert!(root().join(name).exists(), "docs/ARCHITECTURE.md: there is no {name}");
        }
        if let Some((file, test)) = name.rsplit_once("::").filter(|_| is_test(name)) {
            // A path of two is a file; a longer one is a file of a folder, or a function of the server.
            let file = root().join(format!("tests/it/{}.rs", file.replace("::", "/")));
            if name.matches("::").count() > 1 && !file.exists() {
                continue;
            }
            let stories = std::fs::read_to_string(file).unwrap_or_default();
            assert!(
                stories.contains(&format!("fn {test}(")),
                "docs/ARCHITECTURE.md: there is no test {name}"
            );
        }
    }
}

#[test]
fn the_architecture_names_every_part_of_the_server() {
    let text = std::fs::read_to_string(root().join("docs/ARCHITECTURE.md")).expect("docs/ARCHITECTURE.md");
    for folder in ["api/src", "api/src/features"] {
        for entry in
            std::fs::read_dir(root().join(folder)).expect("a folder").map(|entry| entry.expect("an entry"))
        {
            let name = entry.file_name().into_string().expect("a name");
            let ending = if entry.path().is_dir() { "/" } else { "" };
            let known = ["lib.rs", "mod.rs", "server"].contains(&name.as_str());
            let named = text.contains(&format!("`{folder}/{name}{ending}`"));
            assert!(known || named, "docs/ARCHITECTURE.md: the code map lacks {folder}/{name}{ending}");
        }
    }
}

#[test]
fn the_readme_lists_every_setting() {
    let readme = std::fs::read_to_string(root().join("README.md")).expect("README.md");
    for (file, path) in [("mod", ""), ("mail", "smtp.")] {
        let source =
            std::fs::read_to_string(root().join(format!("api/src/config/{file}.rs"))).expect("the settings");
        let fields = source.lines().filter_map(|line| line.strip_prefix("    pub ")?.split_once(": "));
        for (name, _) in fields.filter(|(name, kind)| !name.contains('(') && !kind.contains("SmtpConfig")) {
            assert!(readme.contains(&format!("`{path}{name}`")), "README.md: the settings lack {path}{name}");
            let variable = format!("LINLI_{}", format!("{path}{name}").replace('.', "__").to_uppercase());
            assert!(readme.contains(&format!("`{variable}`")), "README.md: the settings lack {variable}");
        }
    }
}
