//! `linli import`: takes a file in, with a progress bar and a report.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use crate::app::App;
use crate::features::imports::logic::{self, OnWrongLine, Report};

/// Wrong lines that are printed; the rest are counted.
const WRONG_SHOWN: usize = 50;

/// What to take in.
#[derive(Args)]
pub struct Import {
    /// A file in the import format (docs/import-format.md), or `-` for standard input.
    file: PathBuf,
    /// What to do with a line that is wrong.
    #[arg(long, value_enum, default_value = "skip")]
    on_wrong_line: Wrong,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Wrong {
    /// Report it and go on.
    Skip,
    /// Report it and end.
    Stop,
}

/// Takes the file in and prints what became of it; false where lines were wrong.
///
/// # Errors
/// When the file cannot be read or the database fails. What was taken in stays; run it again.
pub async fn run(app: &App, import: Import) -> anyhow::Result<bool> {
    let (input, bar) = open(&import.file)?;
    let on_wrong = match import.on_wrong_line {
        Wrong::Skip => OnWrongLine::Skip,
        Wrong::Stop => OnWrongLine::Stop,
    };
    let report = logic::run(app, input, on_wrong, |line| bar.set_position(line)).await?;
    bar.finish_and_clear();
    print(&report);
    Ok(report.wrong.is_empty())
}

fn open(path: &Path) -> anyhow::Result<(Box<dyn BufRead>, ProgressBar)> {
    if path == Path::new("-") {
        return Ok((Box::new(BufReader::new(std::io::stdin())), ProgressBar::new_spinner()));
    }
    let file = || File::open(path).with_context(|| format!("cannot read {}", path.display()));
    // Counting first costs a read of the file and makes the bar true.
    let lines = BufReader::new(file()?).split(b'\n').count() as u64;
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} lines, {eta} to go")?;
    Ok((Box::new(BufReader::new(file()?)), ProgressBar::new(lines).with_style(style)))
}

fn print(report: &Report) {
    let Report { added_count, known_count, filled_count, wrong, stopped } = report;
    println!("added {added_count}, known already {known_count}, wrong {}", wrong.len());
    if *filled_count > 0 {
        println!("{filled_count} of those added had something filled in by the converter");
    }
    for (line, reason) in wrong.iter().take(WRONG_SHOWN) {
        println!("line {line}: {reason}");
    }
    if wrong.len() > WRONG_SHOWN {
        println!("and {} more", wrong.len() - WRONG_SHOWN);
    }
    if *stopped {
        println!("stopped at the first wrong line");
    }
}
