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

fn in_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Code in one line, without comments and without white space but between two names: however it is broken into lines, it
/// reads the same.
fn flat(text: &str) -> String {
    let mut flat = String::new();
    for word in code(text).split_whitespace() {
        if flat.ends_with(in_name) && word.starts_with(in_name) {
            flat.push(' ');
        }
        flat.push_str(word);
    }
    flat
}

/// Which of these words stand in the code; a word that begins a name is not looked for in the middle of one.
fn named<'a>(text: &str, words: &[&'a str]) -> Vec<&'a str> {
    let flat = flat(text);
    let begins = |at: usize, word: &str| !word.starts_with(in_name) || !flat[..at].ends_with(in_name);
    let stands = |word: &str| flat.match_indices(word).any(|(at, _)| begins(at, word));
    words.iter().copied().filter(|word| stands(word)).collect()
}

fn demand_absent(layer: &str, words: &[&str]) {
    for (path, text) in sources("api/src/features").iter().filter(|(path, _)| is_layer(path, layer)) {
        let named = named(text, words);
        assert!(named.is_empty(), "{} names {named:?}", path.display());
    }
}

#[test]
fn http_knows_no_database() {
    demand_absent("http", &["sea_orm", "store::", "db.write", ".read()"]);
}

#[test]
fn logic_store_and_rules_know_no_http() {
    for layer in ["logic", "store"] {
        demand_absent(layer, &["poem::", "poem_openapi::"]);
    }
    // What decides may also say how it is called in the document: an enum is one from the column to there.
    demand_absent("rules", &["poem::"]);
}

#[test]
fn rules_are_pure() {
    // The application is named by its path: what is approved only begins like it.
    demand_absent("rules", &["async ", "sea_orm", "Clock", "app::"]);
}

/// What begins a transaction: ours, and those of the database below it.
const WRITES: [&str; 1] = ["db.write("];
const BEGINS: [&str; 5] =
    [".begin(", ".begin_with_config(", ".begin_with_options(", ".transaction(", "TransactionTrait"];

#[test]
fn only_logic_and_jobs_write() {
    for (path, text) in sources("api/src").iter().filter(|(path, _)| !is_layer(path, "db")) {
        let begins = named(text, &BEGINS);
        assert!(begins.is_empty(), "{} has {begins:?}", path.display());
        if !is_layer(path, "logic") && !is_layer(path, "jobs") {
            assert!(named(text, &WRITES).is_empty(), "{} begins a transaction", path.display());
        }
    }
}

/// The features.
fn features() -> Vec<String> {
    let entries = std::fs::read_dir(root().join("api/src/features")).expect("a folder");
    let folders = entries.map(|entry| entry.expect("an entry")).filter(|entry| entry.path().is_dir());
    folders.map(|folder| folder.file_name().into_string().expect("a name")).collect()
}

/// The features whose store a text names: by a path, or within the braces of one.
fn stores_named<'a>(text: &str, features: &'a [String]) -> Vec<&'a str> {
    let flat = flat(text);
    let braced = |after: &str| {
        let mut depth = 0_usize;
        let end = after.find(|c: char| {
            depth = depth + usize::from(c == '{') - usize::from(c == '}');
            depth == 0
        });
        let inside = &after[..end.unwrap_or(after.len())];
        inside.split(['{', ',']).any(|part| part.split([':', '}', ' ']).next() == Some("store"))
    };
    let named = |feature: &String| {
        flat.match_indices(&format!("{feature}::")).any(|(at, found)| {
            let after = &flat[at + found.len()..];
            let path = after.split(|c| !in_name(c)).next() == Some("store");
            !flat[..at].ends_with(in_name) && (path || (after.starts_with('{') && braced(after)))
        })
    };
    features.iter().filter(|feature| named(feature)).map(String::as_str).collect()
}

#[test]
fn a_feature_never_reaches_into_the_store_of_another() {
    let features = features();
    for (path, text) in sources("api/src") {
        let inside = path.strip_prefix(root().join("api/src/features")).ok();
        let own = inside.and_then(|rest| rest.components().next()).map(|part| part.as_os_str().to_owned());
        let mut others = stores_named(&text, &features);
        others.retain(|feature| own.as_deref().is_none_or(|own| own != *feature));
        assert!(others.is_empty(), "{} reaches into the store of {others:?}", path.display());
    }
}

#[test]
fn what_breaks_a_rule_is_seen_however_it_is_written() {
    let broken = "let made = app\n    .db\n    // at once\n    .write(input, |txn, input| {\n});";
    assert_eq!(named(broken, &WRITES), ["db.write("]);
    assert_eq!(named("connection\n    .begin()\n    .await", &BEGINS), [".begin("]);
    assert_eq!(named("// db.write(\nhasher.write(bytes);", &WRITES), ["db.write("; 0]);
    let poem = ["poem::", "poem_openapi::"];
    assert_eq!(named("use poem_openapi\n    ::types::ToJSON;", &poem), ["poem_openapi::"]);
    assert_eq!(named("use poem::{Body, Request};", &poem), ["poem::"]);
    assert_eq!(named("use a_poem::Verse;\n// poem::Request", &poem), [""; 0]);
    assert_eq!(named("pub async fn now() {}", &["async "]), ["async "]);
    let features = ["posts".to_owned(), "topics".to_owned()];
    for reaching in [
        "use crate::features::{accounts, posts};\nfn f() { posts::store::find(1) }",
        "use crate::features::posts::store;",
        "use crate::features::{\n    accounts,\n    posts::{\n        logic::{self, Reply},\n        store,\n    },\n};",
        "use super::super::posts::{store::find, logic};",
        "posts\n    ::store\n    ::find(1)",
    ] {
        assert_eq!(stores_named(reaching, &features), ["posts"], "{reaching}");
    }
    for fine in [
        "use super::store;\nuse crate::features::posts::{logic, output::Post};\nstore::posts::all()",
        "use crate::features::reposts::store;",
        "// posts::store is private\nuse crate::features::{posts, topics};",
    ] {
        assert_eq!(stores_named(fine, &features), [""; 0], "{fine}");
    }
}

#[test]
fn only_the_clock_reads_the_time() {
    for (path, text) in sources("api/src") {
        if path.ends_with("clock.rs") {
            continue;
        }
        for word in ["Utc::now", "SystemTime::now", "Instant::now", "Local::now"] {
            assert!(!flat(&text).contains(word), "{} names {word}", path.display());
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

/// What has no unit tests is not compiled once more for them: in a check that is a minute.
#[test]
fn what_is_not_built_to_be_tested_has_no_tests() {
    let crates = ["entities/src", "migration/src", "tests/src"].into_iter().flat_map(sources);
    let program = sources("api/src").into_iter().filter(|(path, _)| path.ends_with("api/src/main.rs"));
    for (path, text) in crates.chain(program) {
        assert!(named(&text, &["cfg(test)"]).is_empty(), "{}: `test = false` in Cargo.toml", path.display());
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
    for (file, path) in [("mod", ""), ("cards", "cards."), ("mail", "smtp."), ("payments", "payments.NAME.")]
    {
        let source =
            std::fs::read_to_string(root().join(format!("api/src/config/{file}.rs"))).expect("the settings");
        let fields = source.lines().filter_map(|line| line.strip_prefix("    pub ")?.split_once(": "));
        // What is a table has its fields in a file of its own.
        let single = |kind: &str| {
            !["CardsConfig", "SmtpConfig", "PaymentsConfig"].iter().any(|table| kind.contains(table))
        };
        for (name, _) in fields.filter(|(name, kind)| !name.contains('(') && single(kind)) {
            assert!(readme.contains(&format!("`{path}{name}`")), "README.md: the settings lack {path}{name}");
            let variable = format!("LINLI_{}", format!("{path}{name}").replace('.', "__").to_uppercase());
            assert!(readme.contains(&format!("`{variable}`")), "README.md: the settings lack {variable}");
        }
    }
}

/// The numbers at the beginning of the names of stories, `c06_c33_…`: each story runs on both databases.
fn numbered_stories() -> Vec<u32> {
    let number = |part: &str| part.strip_prefix('c').filter(|rest| rest.len() == 2)?.parse::<u32>().ok();
    let mut numbers: Vec<u32> = vec![];
    for (_, text) in sources("tests/it") {
        let names = text.lines().filter_map(|line| line.strip_prefix("    async fn "));
        numbers.extend(names.flat_map(|name| name.split('_').map_while(number)));
    }
    numbers
}

/// The numbers in the first column of the table below a heading.
fn numbered_lines(text: &str, heading: &str) -> Vec<u32> {
    let section = text.split_once(heading).expect("the heading").1;
    let section = section.split("\n#").next().unwrap_or_default();
    let cells = section.lines().filter_map(|line| line.strip_prefix("| ")?.split(" |").next());
    cells.flat_map(|cell| cell.split(", ").filter_map(|number| number.parse().ok())).collect()
}

#[test]
fn every_case_of_the_club_has_a_story_on_both_databases_or_says_why_not() {
    let text = std::fs::read_to_string(root().join("docs/club.md")).expect("docs/club.md");
    let (held, absent) =
        (numbered_lines(&text, "\n## Cases\n"), numbered_lines(&text, "\n### What cannot happen here\n"));
    let mut all = [held.clone(), absent.clone()].concat();
    all.sort_unstable();
    assert_eq!(all, (1..=50).collect::<Vec<u32>>(), "docs/club.md names each case once");
    let stories = numbered_stories();
    let without: Vec<&u32> = held.iter().filter(|number| !stories.contains(number)).collect();
    assert!(without.is_empty(), "no story has the number of {without:?}");
    let against: Vec<&u32> = absent.iter().filter(|number| stories.contains(number)).collect();
    assert!(against.is_empty(), "docs/club.md says that {against:?} cannot happen");
}

#[test]
fn the_server_knows_every_emoji_that_the_composer_offers() {
    let path = root().join("frontend/src/lib/composer/emoji.ts");
    let text = std::fs::read_to_string(path).expect("the emoji");
    let pairs = text.lines().filter_map(|line| line.trim().strip_prefix("['")?.strip_suffix("'],"));
    let offered: Vec<(&str, &str)> = pairs.filter_map(|pair| pair.split_once("', '")).collect();
    assert_eq!(offered.len(), 40, "docs/markdown.md says how many there are");
    for (name, sign) in offered {
        let html = linli::markdown::render(&format!("前:{name}:后"), &linli::markdown::Mentioned::new());
        assert!(html.contains(&format!("前{sign}后")), "{html}");
    }
}
