//! A dump of a database: files that are read row by row, and row by row again where one stands.
//!
//! Nothing of it is kept in memory but the columns of its tables: whoever wants a text later keeps the [`Place`] of its row.

mod copy;
mod csv;
mod inserts;

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufReader, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use encoding_rs::{Encoding, GBK, UTF_8};

/// The longest value of a column that is kept, in bytes; the rest of it is left out.
const VALUE_BYTES_MAX: usize = 8 * 1024 * 1024;
/// What programs that make dumps write at the beginning and, when the dump is whole, at the end.
const MARKS: [(&str, &str); 3] = [
    ("-- PostgreSQL database dump", "-- PostgreSQL database dump complete"),
    ("-- MySQL dump", "-- Dump completed"),
    ("-- MariaDB dump", "-- Dump completed"),
];

/// The values of the columns that were asked for, as bytes; none for a NULL, or for a column that there is not.
type Values = Vec<Option<Vec<u8>>>;

/// From the columns of a table to the place among those that were asked for.
type Mapping = Vec<Option<usize>>;

/// The columns of tables, as `CREATE TABLE` says them.
type Tables = HashMap<String, Vec<String>>;

/// How an SQL dump writes rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// PostgreSQL: blocks of `COPY … FROM stdin`.
    Postgres,
    /// MySQL and MariaDB: `INSERT INTO … VALUES …`.
    Mysql,
}

/// In which characters a MySQL dump is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Charset {
    /// UTF-8 (`utf8`, `utf8mb4`).
    Utf8,
    /// GBK, also GB2312.
    Gbk,
    /// GBK in a dump that says it is something else (`SET NAMES latin1`): texts were escaped byte by byte, so that a
    /// backslash that is the second byte of a character has another before it, which is none of the character.
    #[value(skip)]
    GbkByBytes,
}

impl Charset {
    fn encoding(self) -> &'static Encoding {
        match self {
            Self::Utf8 => UTF_8,
            Self::Gbk | Self::GbkByBytes => GBK,
        }
    }
}

/// A table that is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// Its name.
    pub table: &'a str,
    /// Whether tables with `_1`, `_2`, … behind the name belong to it as well.
    pub split: bool,
    /// The columns.
    pub columns: &'a [&'a str],
    /// So many of the first columns must be there.
    pub needed: usize,
}

impl Wanted<'_> {
    fn is(&self, name: &str) -> bool {
        let Some(rest) = name.strip_prefix(self.table) else { return false };
        let number = |rest: &str| {
            rest.strip_prefix('_')
                .is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
        };
        rest.is_empty() || (self.split && number(rest))
    }
}

/// The values of a row, in the order in which the columns were asked for.
#[derive(Clone, Debug, Default)]
pub struct Row(Vec<Option<String>>);

impl Row {
    /// A text; none for a NULL.
    pub fn text(&self, column: usize) -> Option<&str> {
        self.0.get(column)?.as_deref()
    }

    /// A whole number; none for a NULL and for what is none.
    pub fn number<T: std::str::FromStr>(&self, column: usize) -> Option<T> {
        self.text(column)?.trim().parse().ok()
    }

    /// Whether it is true: `t`, `true`, or a number other than 0.
    pub fn flag(&self, column: usize) -> bool {
        self.text(column).is_some_and(|text| !matches!(text.trim(), "" | "0" | "f" | "false"))
    }

    /// Whether it says something.
    pub fn has(&self, column: usize) -> bool {
        self.text(column).is_some_and(|text| !text.is_empty())
    }
}

/// Where a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    layout: u32,
    offset: u64,
}

/// A table as one file has it.
struct Layout {
    part: usize,
    columns: Vec<String>,
    charset: Charset,
}

#[derive(Clone)]
enum Form {
    Sql,
    Csv(String),
}

struct Part {
    path: PathBuf,
    form: Form,
}

/// What of a scan is told while it goes on.
trait Sink {
    /// A table begins, of this database or schema where that is said. Where its rows are wanted: where its columns go.
    fn table(
        &mut self,
        home: &str,
        name: &str,
        columns: &[String],
        charset: Charset,
    ) -> anyhow::Result<Option<Mapping>>;
    /// How many columns were asked for of the table that began last.
    fn width(&self) -> usize;
    /// A row of it, and where it begins.
    fn row(&mut self, offset: u64, values: Values) -> anyhow::Result<()>;
}

/// A dump.
pub struct Source {
    parts: Vec<Part>,
    dialect: Dialect,
    charset: Option<Charset>,
    layouts: Vec<Layout>,
    /// The file that was read last, and how its rows are laid out for whom.
    open: Option<Open>,
    /// Texts in which bytes were no characters.
    pub mended_count: u64,
}

struct Open {
    layout: u32,
    reader: BufReader<File>,
    position: u64,
    mapping: Mapping,
    columns: Vec<String>,
}

impl Source {
    /// Opens a dump: an SQL file, a CSV file that is called like its table, or a folder of such.
    ///
    /// # Errors
    /// When it cannot be read, has no such files, or breaks off.
    pub fn open(path: &Path, dialect: Dialect, charset: Option<Charset>) -> anyhow::Result<Self> {
        let mut paths = vec![];
        if path.is_dir() {
            for entry in std::fs::read_dir(path)? {
                paths.push(entry?.path());
            }
            paths.sort();
        } else {
            paths.push(path.to_owned());
        }
        let mut parts = vec![];
        for path in paths {
            match path.extension().and_then(|ending| ending.to_str()) {
                Some("sql") => {
                    demand_whole(&path)?;
                    parts.push(Part { path, form: Form::Sql });
                }
                Some("csv") => {
                    let table =
                        path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
                    parts.push(Part { path, form: Form::Csv(table) });
                }
                _ => {}
            }
        }
        if parts.is_empty() {
            bail!("{} is neither a file that ends in .sql or .csv nor a folder of such", path.display());
        }
        Ok(Self { parts, dialect, charset, layouts: vec![], open: None, mended_count: 0 })
    }

    /// The length of all files, in bytes.
    pub fn byte_count(&self) -> u64 {
        let length = |part: &Part| std::fs::metadata(&part.path).map_or(0, |found| found.len());
        self.parts.iter().map(length).sum()
    }

    /// Reads every row of these tables in the order of the files; `progress` is told how many bytes are done.
    ///
    /// # Errors
    /// When a file cannot be read or breaks off, a table lacks a column or is there of two databases, or `on_row` fails.
    pub fn scan(
        &mut self,
        wanted: &[Wanted<'_>],
        progress: &dyn Fn(u64),
        on_row: &mut dyn FnMut(usize, Row, Place) -> anyhow::Result<()>,
    ) -> anyhow::Result<Vec<bool>> {
        let mut seen = vec![false; wanted.len()];
        let (mut tables, mut homes) = (Tables::new(), HashMap::new());
        let mut before = 0;
        for index in 0..self.parts.len() {
            let Part { path, form } = &self.parts[index];
            let (path, form) = (path.clone(), form.clone());
            let reader = File::open(&path).with_context(|| format!("cannot read {}", path.display()))?;
            let length = reader.metadata()?.len();
            let mut scan = Scan {
                wanted,
                part: index,
                layouts: &mut self.layouts,
                current: None,
                seen: &mut seen,
                homes: &mut homes,
                mended: &mut self.mended_count,
                on_row: &mut *on_row,
                progress,
                before,
            };
            let reader = BufReader::with_capacity(256 * 1024, reader);
            let charset = self.charset;
            let read = match (&form, self.dialect) {
                (Form::Csv(table), _) => {
                    csv::scan(reader, table, charset.unwrap_or(Charset::Utf8), &mut scan)
                }
                (Form::Sql, Dialect::Postgres) => copy::scan(reader, &mut scan),
                (Form::Sql, Dialect::Mysql) => inserts::scan(reader, charset, &mut tables, &mut scan),
            };
            read.with_context(|| path.display().to_string())?;
            before += length;
            progress(before);
        }
        Ok(seen)
    }

    /// Reads the row that stands there.
    ///
    /// # Errors
    /// When the file cannot be read, or is no longer what it was.
    pub fn row_at(&mut self, place: Place, columns: &[&str]) -> anyhow::Result<Row> {
        let Some(layout) = self.layouts.get(place.layout as usize) else { bail!("there is no such place") };
        let part = &self.parts[layout.part];
        let fits = |open: &Open| open.layout == place.layout && open.columns == columns;
        let mut open = match self.open.take().filter(fits) {
            Some(open) => open,
            None => Open {
                layout: place.layout,
                reader: BufReader::with_capacity(32 * 1024, File::open(&part.path)?),
                position: 0,
                mapping: mapping(&layout.columns, columns),
                columns: columns.iter().map(|&column| column.to_owned()).collect(),
            },
        };
        // What is near is in the buffer already.
        match i64::try_from(place.offset).ok().zip(i64::try_from(open.position).ok()) {
            Some((to, from)) if (to - from).abs() < 32 * 1024 => open.reader.seek_relative(to - from)?,
            _ => drop(open.reader.seek(SeekFrom::Start(place.offset))?),
        }
        let (values, read) = match (&part.form, self.dialect) {
            (Form::Csv(_), _) => csv::row(&mut open.reader, &open.mapping, columns.len()),
            (Form::Sql, Dialect::Postgres) => copy::row(&mut open.reader, &open.mapping, columns.len()),
            (Form::Sql, Dialect::Mysql) => {
                inserts::row(&mut open.reader, layout.charset, &open.mapping, columns.len())
            }
        }
        .with_context(|| part.path.display().to_string())?;
        open.position = place.offset + read;
        self.open = Some(open);
        Ok(decoded(values, layout.charset, &mut self.mended_count))
    }
}

/// Demands that a dump that says how it ends has its end.
fn demand_whole(path: &Path) -> anyhow::Result<()> {
    let mut file = File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut begin = vec![];
    (&mut file).take(200).read_to_end(&mut begin)?;
    let begin = String::from_utf8_lossy(&begin).into_owned();
    let Some((_, end)) = MARKS.iter().find(|(mark, _)| begin.contains(mark)) else { return Ok(()) };
    let length = file.metadata()?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(300)))?;
    let mut last = vec![];
    file.take(300).read_to_end(&mut last)?;
    if !String::from_utf8_lossy(&last).contains(end) {
        bail!("{} is not whole: it does not end with {end:?}", path.display());
    }
    Ok(())
}

fn mapping(columns: &[String], wanted: &[&str]) -> Mapping {
    columns.iter().map(|column| wanted.iter().position(|name| name == column)).collect()
}

fn decoded(values: Values, charset: Charset, mended: &mut u64) -> Row {
    let mut decode = |bytes: Vec<u8>| {
        let (text, wrong) = charset.encoding().decode_without_bom_handling(&bytes);
        *mended += u64::from(wrong);
        text.into_owned()
    };
    Row(values.into_iter().map(|value| value.map(&mut decode)).collect())
}

/// A scan of one file.
struct Scan<'a, 'w> {
    wanted: &'a [Wanted<'w>],
    part: usize,
    layouts: &'a mut Vec<Layout>,
    /// The table that began last: its place among those wanted, its layout, its charset.
    current: Option<(usize, u32, Charset)>,
    seen: &'a mut [bool],
    /// The databases or schemas of the tables that were wanted.
    homes: &'a mut HashMap<String, String>,
    mended: &'a mut u64,
    on_row: &'a mut dyn FnMut(usize, Row, Place) -> anyhow::Result<()>,
    progress: &'a dyn Fn(u64),
    before: u64,
}

impl Sink for Scan<'_, '_> {
    fn table(
        &mut self,
        home: &str,
        name: &str,
        columns: &[String],
        charset: Charset,
    ) -> anyhow::Result<Option<Mapping>> {
        self.current = None;
        let Some(index) = self.wanted.iter().position(|wanted| wanted.is(name)) else { return Ok(None) };
        // Discourse keeps what was there before a restore in a schema `backup`: what was deleted since would come back.
        let first = self.homes.entry(name.to_owned()).or_insert_with(|| home.to_owned());
        if first != home {
            bail!("the table {name} is there twice, in {first} and in {home}: a dump is to be of one forum");
        }
        let wanted = &self.wanted[index];
        for needed in &wanted.columns[..wanted.needed] {
            if !columns.iter().any(|column| column == needed) {
                bail!("the table {name} has no column {needed}");
            }
        }
        self.seen[index] = true;
        let same = |layout: &Layout| {
            layout.part == self.part && layout.columns == columns && layout.charset == charset
        };
        let at = match self.layouts.iter().rposition(same) {
            Some(at) => at,
            None => {
                self.layouts.push(Layout { part: self.part, columns: columns.to_vec(), charset });
                self.layouts.len() - 1
            }
        };
        self.current = Some((index, u32::try_from(at)?, charset));
        Ok(Some(mapping(columns, wanted.columns)))
    }

    fn width(&self) -> usize {
        self.current.map_or(0, |(index, ..)| self.wanted[index].columns.len())
    }

    fn row(&mut self, offset: u64, values: Values) -> anyhow::Result<()> {
        let Some((index, layout, charset)) = self.current else { return Ok(()) };
        (self.progress)(self.before + offset);
        let row = decoded(values, charset, self.mended);
        (self.on_row)(index, row, Place { layout, offset })
    }
}

#[cfg(test)]
mod tests;
