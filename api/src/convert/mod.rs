//! `linli convert`: from the dump of another forum to the import format (docs/import-from-other-forums.md).
//!
//! What always holds: nothing becomes readable for more people than before, and what cannot be told is for staff; what was
//! deleted, hidden or said in private is not taken; of people nothing comes along but their names and what they wrote; every
//! text is read from the dump when it is written, so that memory holds numbers and titles only; the same dump gives the same
//! lines. Deliberately absent: the database. What comes out is a file that one can read before taking it in.

mod discourse;
mod discuz;
mod forum;
mod links;
mod names;
mod report;
mod source;
mod text;

use std::io::{BufWriter, Write as _};
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};

use self::forum::Forum;
use self::names::Names;
use self::report::Report;
use self::source::{Charset, Dialect, Source};
use crate::features::old_links::rules::Origin;

/// Rows after which progress is drawn.
const ROWS_PER_STEP: usize = 256;

/// What to convert.
#[derive(Args, Clone, Debug)]
pub struct Convert {
    /// Which program made the forum.
    kind: Kind,
    /// The dump: an SQL file, or a folder of SQL and CSV files, each CSV file called like its table.
    dump: PathBuf,
    /// An address of the old site, such as `https://bbs.example`; may be given several times. Links to it are made to lead
    /// to what is taken in.
    #[arg(long = "site", value_name = "URL")]
    sites: Vec<String>,
    /// The reference of the project whose boards they become; without it they are boards of the club.
    #[arg(long, value_name = "REF")]
    project: Option<String>,
    /// A name that an account here has already; may be given several times.
    #[arg(long = "taken", value_name = "NAME")]
    taken: Vec<String>,
    /// What references begin with, where a second forum of the same kind is taken in. Old links lead to the first only.
    #[arg(long, value_name = "WORD")]
    prefix: Option<String>,
    /// What the names of tables begin with (Discuz!).
    #[arg(long, value_name = "WORD", default_value = "pre_")]
    table_prefix: String,
    /// The characters of the dump, where it does not say so itself.
    #[arg(long, value_enum)]
    charset: Option<Charset>,
}

/// A program for forums.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// Discourse (PostgreSQL).
    Discourse,
    /// Discuz! X3.4 and X3.5 (MySQL).
    Discuz,
}

impl Kind {
    fn origin(self) -> Origin {
        match self {
            Self::Discourse => Origin::Discourse,
            Self::Discuz => Origin::Discuz,
        }
    }
}

/// Writes the lines to standard output, and to standard error what became of everything.
///
/// # Errors
/// When the dump cannot be read, is not whole or has no such tables, or the output cannot be written.
pub fn run(convert: &Convert) -> anyhow::Result<()> {
    let bar = ProgressBar::new(0)
        .with_style(ProgressStyle::with_template("{msg} {bar:40} {percent}%, {eta} to go")?);
    let mut out = BufWriter::new(std::io::stdout().lock());
    let report = convert_to(convert, &mut out, &bar)?;
    out.flush()?;
    bar.finish_and_clear();
    eprint!("{report}");
    Ok(())
}

fn convert_to(convert: &Convert, out: &mut impl std::io::Write, bar: &ProgressBar) -> anyhow::Result<Report> {
    let is_address = |site: &&String| site.starts_with("http://") || site.starts_with("https://");
    if let Some(site) = convert.sites.iter().find(|site| !is_address(site)) {
        anyhow::bail!("--site {site:?} is no address: one begins with https:// or http://");
    }
    let dialect = match convert.kind {
        Kind::Discourse => Dialect::Postgres,
        Kind::Discuz => Dialect::Mysql,
    };
    let mut source = Source::open(&convert.dump, dialect, convert.charset)?;
    bar.set_length(source.byte_count());
    bar.set_message("reading");
    let mut report = Report::default();
    let progress = |bytes: u64| bar.set_position(bytes);
    let mut forum = Forum::new(Names::beside(&convert.taken));
    match convert.kind {
        Kind::Discourse => discourse::read(&mut source, &mut forum, &mut report, &progress)?,
        Kind::Discuz => discuz::read(&mut source, &convert.table_prefix, &mut forum, &mut report, &progress)?,
    }
    let prefix = convert.prefix.as_deref().unwrap_or(convert.kind.origin().prefix());
    forum.settle(prefix, &mut report);
    bar.set_length(forum.post_count() as u64);
    bar.set_message("writing");
    let sites: Vec<String> = convert.sites.iter().map(|site| site.trim_end_matches('/').to_owned()).collect();
    let writing = forum::Writing {
        forum: &forum,
        sites: &sites,
        project: convert.project.as_deref(),
        prefix,
        has_old_links: prefix == convert.kind.origin().prefix(),
        progress: &|posts| {
            if posts.is_multiple_of(ROWS_PER_STEP) {
                bar.set_position(posts as u64);
            }
        },
    };
    match convert.kind {
        Kind::Discourse => writing.write(&mut source, &discourse::Raw, out, &mut report)?,
        Kind::Discuz => writing.write(&mut source, &discuz::Messages, out, &mut report)?,
    }
    report.mended_count = source.mended_count;
    report.names.clone_from(&forum.names.changed);
    Ok(report)
}
