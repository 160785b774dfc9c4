//! `INSERT` statements as mysqldump and Discuz! itself write them: comments, several rows in a statement, statements over
//! several lines, columns named by the statement or by `CREATE TABLE`.

use std::io::BufRead;

use anyhow::bail;

use super::{Charset, Mapping, Sink, Tables, VALUE_BYTES_MAX, Values};

/// The longest word, name or comment of which the beginning is kept, in bytes.
const WORD_BYTES_MAX: usize = 4096;

/// Reads every row of a dump. `given` goes before what the dump says of its characters. What `CREATE TABLE` says is kept in
/// `tables`: a dump of several volumes says it in the first alone.
pub(super) fn scan(
    reader: impl BufRead,
    given: Option<Charset>,
    tables: &mut Tables,
    sink: &mut dyn Sink,
) -> anyhow::Result<()> {
    let mut bytes = Bytes { reader, position: 0, charset: given.unwrap_or(Charset::Utf8), given };
    let mut database = String::new();
    loop {
        bytes.skip_blank()?;
        let Some(first) = bytes.peek()? else { return Ok(()) };
        if !first.is_ascii_alphabetic() {
            bytes.skip_statement()?;
            continue;
        }
        match bytes.word()?.to_ascii_uppercase().as_str() {
            "CREATE" => {
                if let Some((table, columns)) = bytes.create()? {
                    tables.insert(table, columns);
                }
            }
            "INSERT" | "REPLACE" => bytes.insert(&database, tables, sink)?,
            "USE" => {
                database = bytes.name()?;
                bytes.skip_statement()?;
            }
            "SET" => {
                let words = bytes.rest_of_statement()?;
                if words.trim_ascii_start().to_ascii_lowercase().starts_with(b"names") {
                    bytes.heed(&words);
                }
            }
            _ => bytes.skip_statement()?,
        }
    }
}

/// Reads the row that begins here with its `(`, and how many bytes it takes.
pub(super) fn row(
    reader: &mut impl BufRead,
    charset: Charset,
    mapping: &Mapping,
    width: usize,
) -> anyhow::Result<(Values, u64)> {
    let mut bytes = Bytes { reader, position: 0, charset, given: Some(charset) };
    let values = bytes.tuple(mapping, width)?;
    Ok((values, bytes.position))
}

struct Bytes<R> {
    reader: R,
    position: u64,
    charset: Charset,
    /// What somebody said the characters are.
    given: Option<Charset>,
}

impl<R: BufRead> Bytes<R> {
    fn peek(&mut self) -> anyhow::Result<Option<u8>> {
        Ok(self.reader.fill_buf()?.first().copied())
    }

    /// The next byte of something that has not ended.
    fn next(&mut self) -> anyhow::Result<u8> {
        let Some(byte) = self.peek()? else {
            bail!("the dump ends in the middle of a statement (byte {}): it is not whole", self.position)
        };
        self.reader.consume(1);
        self.position += 1;
        Ok(byte)
    }

    fn is_next(&mut self, byte: u8) -> anyhow::Result<bool> {
        Ok(self.peek()? == Some(byte))
    }

    fn demand(&mut self, byte: u8) -> anyhow::Result<()> {
        let found = self.next()?;
        if found != byte {
            let (wanted, found) = (char::from(byte), char::from(found));
            bail!("byte {}: {found:?} stands where {wanted:?} is expected", self.position);
        }
        Ok(())
    }

    /// Takes the characters that the dump says it is in, where nobody said so. Where somebody did, what the dump says still
    /// tells how its texts were escaped.
    fn heed(&mut self, words: &[u8]) {
        let words = String::from_utf8_lossy(words).to_ascii_lowercase();
        let Some((_, name)) = words.split_once("names ") else { return };
        let name = name.trim_start().trim_start_matches(['\'', '"']);
        let says = |names: &[&str]| names.iter().any(|begin| name.starts_with(begin));
        self.charset = match self.given {
            None if says(&["gb"]) => Charset::Gbk,
            None if says(&["utf8"]) => Charset::Utf8,
            Some(Charset::Gbk) if says(&["utf8", "latin1", "binary", "ascii"]) => Charset::GbkByBytes,
            Some(given) => given,
            None => self.charset,
        };
    }

    /// Passes over white space and comments.
    fn skip_blank(&mut self) -> anyhow::Result<()> {
        while let Some(byte) = self.peek()? {
            match byte {
                b if b.is_ascii_whitespace() => drop(self.next()?),
                b'#' => self.skip_line()?,
                b'-' => {
                    self.next()?;
                    self.demand(b'-')?;
                    self.skip_line()?;
                }
                b'/' => self.skip_comment()?,
                _ => break,
            }
        }
        Ok(())
    }

    fn skip_line(&mut self) -> anyhow::Result<()> {
        while let Some(byte) = self.peek()? {
            self.next()?;
            if byte == b'\n' {
                break;
            }
        }
        Ok(())
    }

    /// Passes over `/* … */`; one for MySQL alone (`/*!40101 SET NAMES gbk */`) may say what the characters are.
    fn skip_comment(&mut self) -> anyhow::Result<()> {
        self.next()?;
        self.demand(b'*')?;
        let (mut words, mut last) = (vec![], 0);
        loop {
            let byte = self.next()?;
            if last == b'*' && byte == b'/' {
                break;
            }
            if words.len() < WORD_BYTES_MAX {
                words.push(byte);
            }
            last = byte;
        }
        if words.starts_with(b"!") {
            self.heed(&words);
        }
        Ok(())
    }

    /// The rest of a statement as far as it is kept, to the `;`.
    fn rest_of_statement(&mut self) -> anyhow::Result<Vec<u8>> {
        let mut words = vec![];
        while let Some(byte) = self.peek()? {
            match byte {
                b'\'' | b'"' | b'`' => {
                    let is_kept = words.len() < WORD_BYTES_MAX;
                    self.quoted(is_kept.then_some(&mut words))?;
                }
                b';' => {
                    self.next()?;
                    break;
                }
                b'/' | b'#' | b'-' => self.skip_sign(byte)?,
                _ => {
                    self.next()?;
                    if words.len() < WORD_BYTES_MAX {
                        words.push(byte);
                    }
                }
            }
        }
        Ok(words)
    }

    /// A sign that begins a comment, or none.
    fn skip_sign(&mut self, byte: u8) -> anyhow::Result<()> {
        if byte == b'#' {
            return self.skip_line();
        }
        self.next()?;
        if byte == b'-' && self.is_next(b'-')? {
            return self.skip_line();
        }
        if byte == b'/' && self.is_next(b'*')? {
            self.next()?;
            let mut last = 0;
            loop {
                let byte = self.next()?;
                if last == b'*' && byte == b'/' {
                    return Ok(());
                }
                last = byte;
            }
        }
        Ok(())
    }

    fn skip_statement(&mut self) -> anyhow::Result<()> {
        self.rest_of_statement().map(drop)
    }

    /// Letters, digits and what else a word has.
    fn word(&mut self) -> anyhow::Result<String> {
        let mut word = String::new();
        while let Some(byte) = self.peek()? {
            if !byte.is_ascii_alphanumeric() && !b"_$.+-".contains(&byte) {
                break;
            }
            self.next()?;
            // A text in hexadecimal digits is a word as well.
            if word.len() < 2 * VALUE_BYTES_MAX {
                word.push(char::from(byte));
            }
        }
        Ok(word)
    }

    /// A name, in quotes or not; of `database.table` the last.
    fn name(&mut self) -> anyhow::Result<String> {
        loop {
            self.skip_blank()?;
            let name = match self.peek()? {
                Some(b'`' | b'"') => {
                    let mut name = vec![];
                    self.quoted(Some(&mut name))?;
                    String::from_utf8_lossy(&name).into_owned()
                }
                _ => self.word()?,
            };
            if !self.is_next(b'.')? {
                return Ok(name.rsplit('.').next().unwrap_or_default().to_owned());
            }
            self.next()?;
        }
    }

    /// What stands in quotes. In GBK the second byte of a character may look like a backslash.
    fn quoted(&mut self, mut into: Option<&mut Vec<u8>>) -> anyhow::Result<()> {
        let quote = self.next()?;
        let mut keep = |byte: u8| {
            if let Some(value) = into.as_deref_mut().filter(|value| value.len() < VALUE_BYTES_MAX) {
                value.push(byte);
            }
        };
        loop {
            let byte = self.next()?;
            if byte == quote {
                if !self.is_next(quote)? {
                    return Ok(());
                }
                self.next()?;
                keep(quote);
            } else if byte == b'\\' && quote != b'`' {
                keep(match self.next()? {
                    b'0' => 0,
                    b'b' => 0x08,
                    b'n' => b'\n',
                    b'r' => b'\r',
                    b't' => b'\t',
                    b'Z' => 0x1a,
                    other => other,
                });
            } else {
                keep(byte);
                let lead = self.charset == Charset::Gbk && (0x81..=0xfe).contains(&byte);
                if lead && self.peek()?.is_some_and(|byte| byte >= 0x40) {
                    keep(self.next()?);
                }
            }
        }
    }

    /// The table and its columns, where a table is created.
    fn create(&mut self) -> anyhow::Result<Option<(String, Vec<String>)>> {
        self.skip_blank()?;
        if !self.word()?.eq_ignore_ascii_case("table") {
            self.skip_statement()?;
            return Ok(None);
        }
        let mut table = self.name()?;
        if table.eq_ignore_ascii_case("if") {
            self.name()?;
            self.name()?;
            table = self.name()?;
        }
        self.skip_blank()?;
        if !self.is_next(b'(')? {
            self.skip_statement()?;
            return Ok(None);
        }
        self.next()?;
        let mut columns = vec![];
        loop {
            self.skip_blank()?;
            let marked = matches!(self.peek()?, Some(b'`' | b'"'));
            let name = self.name()?;
            let other = [
                "PRIMARY",
                "KEY",
                "UNIQUE",
                "INDEX",
                "FULLTEXT",
                "SPATIAL",
                "CONSTRAINT",
                "FOREIGN",
                "CHECK",
            ];
            if marked || !other.iter().any(|word| name.eq_ignore_ascii_case(word)) {
                columns.push(name);
            }
            if self.skip_definition()? {
                break;
            }
        }
        self.skip_statement()?;
        Ok(Some((table, columns)))
    }

    /// Passes over the rest of a column of a table, and its comma; whether it was the last.
    fn skip_definition(&mut self) -> anyhow::Result<bool> {
        let mut depth = 0_usize;
        loop {
            match self.peek()? {
                Some(b'\'' | b'"' | b'`') => self.quoted(None)?,
                Some(byte @ (b'/' | b'#' | b'-')) => self.skip_sign(byte)?,
                _ => match self.next()? {
                    b'(' => depth += 1,
                    b')' if depth == 0 => return Ok(true),
                    b')' => depth -= 1,
                    b',' if depth == 0 => return Ok(false),
                    _ => {}
                },
            }
        }
    }

    fn insert(&mut self, database: &str, tables: &Tables, sink: &mut dyn Sink) -> anyhow::Result<()> {
        self.skip_blank()?;
        let mut table = self.name()?;
        while ["INTO", "IGNORE", "LOW_PRIORITY", "DELAYED", "HIGH_PRIORITY"]
            .iter()
            .any(|word| table.eq_ignore_ascii_case(word))
        {
            table = self.name()?;
        }
        self.skip_blank()?;
        let mut columns = tables.get(&table).cloned().unwrap_or_default();
        if self.is_next(b'(')? {
            columns.clear();
            while !self.is_next(b')')? {
                self.next()?;
                columns.push(self.name()?);
                self.skip_blank()?;
            }
            self.next()?;
            self.skip_blank()?;
        }
        let Some(mapping) = sink.table(database, &table, &columns, self.charset)? else {
            return self.skip_statement();
        };
        if !self.word()?.to_ascii_uppercase().starts_with("VALUE") {
            bail!("byte {}: rows of {table} are not written as VALUES", self.position);
        }
        let width = sink.width();
        loop {
            self.skip_blank()?;
            let offset = self.position;
            let values = self.tuple(&mapping, width)?;
            sink.row(offset, values)?;
            self.skip_blank()?;
            if !self.is_next(b',')? {
                break;
            }
            self.next()?;
        }
        // Some dumps end their last statement with the file.
        self.skip_statement()
    }

    /// `(1, 'text', NULL)`.
    fn tuple(&mut self, mapping: &Mapping, width: usize) -> anyhow::Result<Values> {
        self.demand(b'(')?;
        let mut values: Values = vec![None; width];
        let mut count = 0;
        loop {
            let wanted = mapping.get(count).copied().flatten();
            let mut value = vec![];
            let is_null = self.value(wanted.is_some().then_some(&mut value))?;
            if let Some(at) = wanted.filter(|_| !is_null) {
                values[at] = Some(value);
            }
            count += 1;
            self.skip_blank()?;
            match self.next()? {
                b',' => {}
                b')' => break,
                other => bail!("byte {}: {:?} stands within a row", self.position, char::from(other)),
            }
        }
        if count != mapping.len() {
            bail!("byte {}: a row has {count} columns in place of {}", self.position, mapping.len());
        }
        Ok(values)
    }

    /// A value; whether it is NULL.
    fn value(&mut self, into: Option<&mut Vec<u8>>) -> anyhow::Result<bool> {
        loop {
            // A minus begins a number here.
            while self.peek()?.is_some_and(|byte| byte.is_ascii_whitespace()) {
                self.next()?;
            }
            if let Some(b'\'' | b'"') = self.peek()? {
                self.quoted(into)?;
                return Ok(false);
            }
            if self.is_next(b'/')? {
                self.skip_comment()?;
                continue;
            }
            let word = self.word()?;
            // `_binary 'text'` says how what follows is meant.
            if word.starts_with('_') {
                continue;
            }
            let bare = if word.eq_ignore_ascii_case("x") && self.is_next(b'\'')? {
                let mut digits = vec![];
                self.quoted(Some(&mut digits))?;
                unhexed(&digits)
            } else if let Some(digits) = word.strip_prefix("0x") {
                unhexed(digits.as_bytes())
            } else if word.is_empty() {
                bail!("byte {}: there is no value", self.position);
            } else {
                word.clone().into_bytes()
            };
            if let Some(value) = into {
                *value = bare;
            }
            return Ok(word.eq_ignore_ascii_case("null"));
        }
    }
}

fn unhexed(digits: &[u8]) -> Vec<u8> {
    hex::decode(digits).unwrap_or_default()
}
