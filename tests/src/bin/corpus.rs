//! Turns `posts.zh` of the corpora into the import format, on standard output.

fn main() {
    if let Some(rows) = linli_tests::corpus::rows("posts.zh.jsonl.gz") {
        print!("{}", linli_tests::corpus::import_lines(&rows));
    }
}
