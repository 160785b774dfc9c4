//! CSV as `COPY … TO … WITH (FORMAT csv, HEADER)` writes it, and as most programs do: the first line names the columns.

use std::io::{BufRead, Read as _};

use anyhow::{Context as _, bail};

use super::{Charset, Mapping, Sink, VALUE_BYTES_MAX, Values};

/// The longest line that names columns, in bytes.
const HEADER_BYTES_MAX: u64 = 64 * 1024;

/// Reads every row of a file that is called like its table.
pub(super) fn scan(
    mut reader: impl BufRead,
    table: &str,
    charset: Charset,
    sink: &mut dyn Sink,
) -> anyhow::Result<()> {
    let mut header = vec![];
    let mut offset = reader.by_ref().take(HEADER_BYTES_MAX).read_until(b'\n', &mut header)? as u64;
    let header = String::from_utf8_lossy(&header);
    let names = header.trim_start_matches('\u{feff}').trim_end().split(',');
    let columns: Vec<String> = names.map(|name| name.trim().trim_matches('"').to_owned()).collect();
    let Some(mapping) = sink.table("", table, &columns, charset)? else { return Ok(()) };
    let width = sink.width();
    while !reader.fill_buf()?.is_empty() {
        let (values, read) = row(&mut reader, &mapping, width).with_context(|| format!("byte {offset}"))?;
        // A line of nothing ends some files.
        if read > 2 {
            sink.row(offset, values)?;
        }
        offset += read;
    }
    Ok(())
}

/// Reads the row that begins here, and how many bytes it takes.
pub(super) fn row(
    reader: &mut impl BufRead,
    mapping: &Mapping,
    width: usize,
) -> anyhow::Result<(Values, u64)> {
    let mut values: Values = vec![None; width];
    let (mut column, mut read) = (0, 0);
    loop {
        let (value, length, last) = field(reader)?;
        if let Some(Some(at)) = mapping.get(column) {
            values[*at] = value;
        }
        (column, read) = (column + 1, read + length);
        if last {
            break;
        }
    }
    if column != mapping.len() && read > 2 {
        bail!(
            "a row has {column} columns in place of {}: the file is not whole, or was changed",
            mapping.len()
        );
    }
    Ok((values, read))
}

/// A field, how many bytes it took, and whether it ends the row. What is empty without quotes is NULL.
fn field(reader: &mut impl BufRead) -> anyhow::Result<(Option<Vec<u8>>, u64, bool)> {
    let mut value = vec![];
    let (mut read, mut quoted, mut inside) = (0, false, false);
    loop {
        let Some(byte) = reader.fill_buf()?.first().copied() else {
            if inside {
                bail!("the file ends in the middle of a text: it is not whole");
            }
            return Ok(((quoted || !value.is_empty()).then_some(value), read, true));
        };
        reader.consume(1);
        read += 1;
        match byte {
            b'"' if inside => {
                inside = false;
                if reader.fill_buf()?.first() == Some(&b'"') {
                    reader.consume(1);
                    read += 1;
                    inside = true;
                    value.push(b'"');
                }
            }
            b'"' if value.is_empty() && !quoted => (quoted, inside) = (true, true),
            b',' | b'\n' if !inside => {
                if !quoted && value.last() == Some(&b'\r') {
                    value.pop();
                }
                return Ok(((quoted || !value.is_empty()).then_some(value), read, byte == b'\n'));
            }
            b'\r' if quoted && !inside => {}
            _ if value.len() < VALUE_BYTES_MAX => value.push(byte),
            _ => {}
        }
    }
}
