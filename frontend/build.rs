//! The web assets are embedded in release builds: look again when they were built anew.

fn main() {
    println!("cargo::rerun-if-changed=dist");
}
