//! A ZIP archive, written to a file one entry after another: a batch of text at a time, so that its size is no matter of
//! memory. Every unpacker reads it: sizes and checksums stand before each entry, put there when it ends.

use std::fs::File;
use std::io::{BufWriter, Error, ErrorKind, Result, Seek as _, SeekFrom, Write as _};

use chrono::{Datelike as _, Timelike as _};
use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};
use linli_entities::Instant;

/// Version 2.0 of the format: folders and deflate.
const VERSION: u16 = 20;
/// Names are UTF-8.
const FLAGS: u16 = 1 << 11;
const DEFLATED: u16 = 8;
/// Where checksum and sizes stand in the header of an entry.
const SIZES_AT: u64 = 14;
/// The bytes of that header, without the name.
const HEADER: u64 = 30;

/// An entry that ended.
struct Entry {
    name: String,
    begins_at: u32,
    crc: u32,
    packed: u32,
    size: u32,
}

enum State {
    Between(BufWriter<File>),
    Within { name: String, begins_at: u64, out: DeflateEncoder<BufWriter<File>>, crc: Crc },
}

/// An archive that is being written.
pub struct Archive {
    /// None while it is between two states, and after one failed.
    state: Option<State>,
    entries: Vec<Entry>,
    /// Date and time of all entries, as MS-DOS had them.
    made: (u16, u16),
}

fn broken() -> Error {
    Error::new(ErrorKind::InvalidInput, "not so in this archive")
}

/// The format of old has 32 bits for each size and place.
fn small(number: u64) -> Result<u32> {
    u32::try_from(number).map_err(|_| Error::new(ErrorKind::FileTooLarge, "more than 4 GiB"))
}

impl Archive {
    /// Begins an archive in an empty file, of things as they were at `made_at`.
    pub fn new(file: File, made_at: Instant) -> Self {
        let year = u16::try_from(made_at.year() - 1980).unwrap_or(0);
        let date = (year << 9) | ((made_at.month() as u16) << 5) | made_at.day() as u16;
        let time = ((made_at.hour() as u16) << 11)
            | ((made_at.minute() as u16) << 5)
            | (made_at.second() as u16 / 2);
        Self { state: Some(State::Between(BufWriter::new(file))), entries: vec![], made: (date, time) }
    }

    /// Begins an entry; the one before has to be ended.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn open_entry(&mut self, name: &str) -> Result<()> {
        let Some(State::Between(mut out)) = self.state.take() else { return Err(broken()) };
        let begins_at = out.stream_position()?;
        out.write_all(&header(name, self.made, (0, 0, 0))?)?;
        let out = DeflateEncoder::new(out, Compression::default());
        self.state = Some(State::Within { name: name.to_owned(), begins_at, out, crc: Crc::new() });
        Ok(())
    }

    /// Goes on with the entry.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write(&mut self, text: &str) -> Result<()> {
        let Some(State::Within { out, crc, .. }) = &mut self.state else { return Err(broken()) };
        crc.update(text.as_bytes());
        out.write_all(text.as_bytes())
    }

    /// Ends the entry.
    ///
    /// # Errors
    /// When the file cannot be written, or grows beyond 4 GiB.
    pub fn end(&mut self) -> Result<()> {
        let Some(State::Within { name, begins_at, out, crc }) = self.state.take() else {
            return Err(broken());
        };
        let (size, sum) = (small(out.total_in())?, crc.sum());
        let mut out = out.finish()?;
        let ends_at = out.stream_position()?;
        let packed = small(ends_at - begins_at - HEADER - name.len() as u64)?;
        out.seek(SeekFrom::Start(begins_at + SIZES_AT))?;
        out.write_all(&sizes((sum, packed, size)))?;
        out.seek(SeekFrom::Start(ends_at))?;
        self.entries.push(Entry { name, begins_at: small(begins_at)?, crc: sum, packed, size });
        self.state = Some(State::Between(out));
        Ok(())
    }

    /// Ends the archive; answers how large it is. It is on the disk then.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn finish(mut self) -> Result<u64> {
        let Some(State::Between(mut out)) = self.state.take() else { return Err(broken()) };
        let begins_at = small(out.stream_position()?)?;
        for entry in &self.entries {
            out.write_all(&listed(entry, self.made)?)?;
        }
        let ends_at = small(out.stream_position()?)?;
        let count = u16::try_from(self.entries.len()).map_err(|_| broken())?;
        let mut end = b"PK\x05\x06\0\0\0\0".to_vec();
        end.extend(count.to_le_bytes());
        end.extend(count.to_le_bytes());
        end.extend((ends_at - begins_at).to_le_bytes());
        end.extend(begins_at.to_le_bytes());
        end.extend([0, 0]);
        out.write_all(&end)?;
        let size = out.stream_position()?;
        let file = out.into_inner().map_err(std::io::IntoInnerError::into_error)?;
        file.sync_all()?;
        Ok(size)
    }
}

fn sizes((crc, packed, size): (u32, u32, u32)) -> [u8; 12] {
    let mut bytes = [0; 12];
    bytes[..4].copy_from_slice(&crc.to_le_bytes());
    bytes[4..8].copy_from_slice(&packed.to_le_bytes());
    bytes[8..].copy_from_slice(&size.to_le_bytes());
    bytes
}

/// What an entry says of itself before its bytes and in the list at the end alike.
fn common(name: &str, (date, time): (u16, u16), said: (u32, u32, u32)) -> Result<Vec<u8>> {
    let mut bytes = vec![];
    for number in [VERSION, FLAGS, DEFLATED, time, date] {
        bytes.extend(number.to_le_bytes());
    }
    bytes.extend(sizes(said));
    bytes.extend(u16::try_from(name.len()).map_err(|_| broken())?.to_le_bytes());
    bytes.extend([0, 0]);
    Ok(bytes)
}

fn header(name: &str, made: (u16, u16), said: (u32, u32, u32)) -> Result<Vec<u8>> {
    let mut bytes = b"PK\x03\x04".to_vec();
    bytes.extend(common(name, made, said)?);
    bytes.extend(name.as_bytes());
    Ok(bytes)
}

fn listed(entry: &Entry, made: (u16, u16)) -> Result<Vec<u8>> {
    let mut bytes = b"PK\x01\x02".to_vec();
    bytes.extend(VERSION.to_le_bytes());
    bytes.extend(common(&entry.name, made, (entry.crc, entry.packed, entry.size))?);
    // No comment, the first disk, no attributes.
    bytes.extend([0; 10]);
    bytes.extend(entry.begins_at.to_le_bytes());
    bytes.extend(entry.name.as_bytes());
    Ok(bytes)
}
