//! Settings: a file, and variables over it, as the real program reads them.

use std::path::Path;
use std::process::{Command, Output};

use linli_tests::server;
use tempfile::TempDir;

/// Brings a database to the newest schema with these settings.
fn migrate(file: &Path, variables: &[(&str, &Path)]) -> Output {
    let mut command = Command::new(server::program());
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("LINLI_")) {
        command.env_remove(name);
    }
    command.arg("--config").arg(file).arg("migrate").envs(variables.iter().copied());
    command.output().expect("the program runs")
}

#[test]
fn the_file_sets_a_value_and_a_variable_goes_before_it() {
    let folder = TempDir::new().expect("a temporary folder");
    let (file, of_file) = (folder.path().join("linli.toml"), folder.path().join("of-file"));
    let of_variable = folder.path().join("of-variable");
    std::fs::write(&file, format!("data_dir = {:?}\n\n[smtp]\nhost = \"mail.test\"\n", of_file))
        .expect("a file");
    assert!(migrate(&file, &[]).status.success());
    assert!(of_file.join("linli.db").is_file());
    assert!(migrate(&file, &[("LINLI_DATA_DIR", &of_variable)]).status.success());
    assert!(of_variable.join("linli.db").is_file());
}

#[test]
fn a_setting_that_does_not_exist_is_an_error_that_names_it() {
    let folder = TempDir::new().expect("a temporary folder");
    let file = folder.path().join("linli.toml");
    for (text, key) in
        [("publik_url = \"http://x\"", "publik_url"), ("[smtp]\nhost = \"x\"\nprot = 25", "prot")]
    {
        std::fs::write(&file, text).expect("a file");
        let output = migrate(&file, &[("LINLI_DATA_DIR", folder.path())]);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && said.contains(key), "{said}");
    }
    std::fs::write(&file, "listen = ").expect("a file");
    let output = migrate(&file, &[("LINLI_DATA_DIR", folder.path())]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && said.contains("linli.toml"), "{said}");
}
