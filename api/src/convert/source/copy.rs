//! The text format of PostgreSQL's `COPY`, as `pg_dump` writes it: a line for each row, columns apart by tabs.

use std::io::{BufRead, Read as _};

use anyhow::{Context as _, bail};

use super::{Charset, Mapping, Sink, VALUE_BYTES_MAX, Values};

/// The longest line, in bytes.
const LINE_BYTES_MAX: u64 = 256 * 1024 * 1024;

/// Reads every block of a dump.
pub(super) fn scan(mut reader: impl BufRead, sink: &mut dyn Sink) -> anyhow::Result<()> {
    let (mut line, mut offset) = (vec![], 0);
    // Within a block: where its columns go, where they are wanted.
    let mut block: Option<Option<Mapping>> = None;
    loop {
        let begin = offset;
        let read = read_line(&mut reader, &mut line)?;
        if read == 0 {
            break;
        }
        offset += read;
        match &block {
            None => {
                if let Some((schema, table, columns)) = header(&line) {
                    block = Some(sink.table(&schema, &table, &columns, Charset::Utf8)?);
                }
            }
            Some(_) if line == b"\\." => block = None,
            Some(None) => {}
            Some(Some(mapping)) => {
                let values = values(&line, mapping, sink.width()).with_context(|| format!("byte {begin}"))?;
                sink.row(begin, values)?;
            }
        }
    }
    if block.is_some() {
        bail!("the dump ends in the middle of a table: it is not whole");
    }
    Ok(())
}

/// Reads the row that begins here, and how many bytes it takes.
pub(super) fn row(
    reader: &mut impl BufRead,
    mapping: &Mapping,
    width: usize,
) -> anyhow::Result<(Values, u64)> {
    let mut line = vec![];
    let read = read_line(reader, &mut line)?;
    Ok((values(&line, mapping, width)?, read))
}

/// A line without its end, also one of Windows: within a value that byte is escaped. How many bytes it took.
fn read_line(reader: &mut impl BufRead, line: &mut Vec<u8>) -> anyhow::Result<u64> {
    line.clear();
    let read = reader.by_ref().take(LINE_BYTES_MAX).read_until(b'\n', line)? as u64;
    if read == LINE_BYTES_MAX && line.last() != Some(&b'\n') {
        bail!("a line is longer than {LINE_BYTES_MAX} bytes");
    }
    if line.last() == Some(&b'\n') {
        line.pop();
        if line.last() == Some(&b'\r') {
            line.pop();
        }
    }
    Ok(read)
}

/// The schema, table and columns of `COPY public.posts (id, raw) FROM stdin;`.
fn header(line: &[u8]) -> Option<(String, String, Vec<String>)> {
    let line = std::str::from_utf8(line).ok()?.trim_end();
    let inside = line.strip_prefix("COPY ")?.strip_suffix("FROM stdin;")?.trim_end();
    let (table, columns) = inside.strip_suffix(')')?.split_once('(')?;
    let bare = |name: &str| name.trim().trim_matches('"').to_owned();
    let (schema, table) = table.rsplit_once('.').unwrap_or(("", table));
    Some((bare(schema), bare(table), columns.split(',').map(bare).collect()))
}

fn values(line: &[u8], mapping: &Mapping, width: usize) -> anyhow::Result<Values> {
    let mut values: Values = vec![None; width];
    let mut count = 0;
    for field in line.split(|byte| *byte == b'\t') {
        if let Some(Some(at)) = mapping.get(count) {
            values[*at] = unescaped(field);
        }
        count += 1;
    }
    if count != mapping.len() {
        bail!(
            "a row has {count} columns in place of {}: the dump is not whole, or was changed",
            mapping.len()
        );
    }
    Ok(values)
}

/// What a field says; none for `\N`.
fn unescaped(field: &[u8]) -> Option<Vec<u8>> {
    if field == b"\\N" {
        return None;
    }
    let mut value = Vec::with_capacity(field.len());
    let mut rest = field;
    while let [first, after @ ..] = rest {
        rest = after;
        if *first != b'\\' {
            value.push(*first);
        } else if let [escaped, after @ ..] = rest {
            rest = after;
            let (byte, more) = match escaped {
                b'b' => (0x08, 0),
                b'f' => (0x0c, 0),
                b'n' => (b'\n', 0),
                b'r' => (b'\r', 0),
                b't' => (b'\t', 0),
                b'v' => (0x0b, 0),
                b'x' if after.first().is_some_and(u8::is_ascii_hexdigit) => number(after, 16, 2),
                b'0'..=b'7' => {
                    let (byte, length) = number(&field[field.len() - after.len() - 1..], 8, 3);
                    (byte, length - 1)
                }
                other => (*other, 0),
            };
            value.push(byte);
            rest = &rest[more..];
        }
        if value.len() >= VALUE_BYTES_MAX {
            break;
        }
    }
    Some(value)
}

/// The number that digits say, of so many at most, and how many they are.
fn number(digits: &[u8], radix: u32, most: usize) -> (u8, usize) {
    let values = digits.iter().take(most).map_while(|digit| char::from(*digit).to_digit(radix));
    let (value, length) = values.fold((0, 0), |(value, length), digit| (value * radix + digit, length + 1));
    (value.to_le_bytes()[0], length)
}
