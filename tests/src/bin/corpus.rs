//! Turns `posts.zh` of the corpora into the import format, or with the argument `complaints` `complaints.zh`, on standard
//! output.

use linli_tests::corpus;

fn main() {
    if std::env::args().nth(1).as_deref() == Some("complaints") {
        if let Some(rows) = corpus::rows("complaints.zh.jsonl.gz") {
            print!("{}", corpus::complaint_lines(&rows));
        }
    } else if let Some(rows) = corpus::rows("posts.zh.jsonl.gz") {
        print!("{}", corpus::import_lines(&rows));
    }
}
