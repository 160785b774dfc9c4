//! A ZIP archive, written to a file one entry after another: a batch of text at a time, so that its size is no matter of
//! memory.

use std::fs::File;
use std::io::{BufWriter, IntoInnerError, Result, Write as _};

use chrono::{Datelike as _, Timelike as _};
use linli_entities::Instant;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// An archive that is being written.
pub struct Archive {
    zip: ZipWriter<BufWriter<File>>,
    /// All entries are of one time.
    options: SimpleFileOptions,
}

impl Archive {
    /// Begins an archive in an empty file, of things as they were at `made_at`.
    pub fn new(file: File, made_at: Instant) -> Self {
        let part = |number: u32| u8::try_from(number).unwrap_or_default();
        let year = u16::try_from(made_at.year()).unwrap_or_default();
        let (month, day) = (part(made_at.month()), part(made_at.day()));
        let (hour, minute, second) = (part(made_at.hour()), part(made_at.minute()), part(made_at.second()));
        let made = DateTime::from_date_and_time(year, month, day, hour, minute, second).unwrap_or_default();
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(made);
        Self { zip: ZipWriter::new(BufWriter::new(file)), options }
    }

    /// Begins an entry, and ends the one before.
    ///
    /// # Errors
    /// When the file cannot be written, or the entry before grew beyond 4 GiB.
    pub fn open_entry(&mut self, name: &str) -> Result<()> {
        Ok(self.zip.start_file(name, self.options)?)
    }

    /// Goes on with the entry.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write(&mut self, text: &str) -> Result<()> {
        self.zip.write_all(text.as_bytes())
    }

    /// Ends the archive; answers how large it is. It is on the disk then.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn finish(self) -> Result<u64> {
        let file = self.zip.finish()?.into_inner().map_err(IntoInnerError::into_error)?;
        file.sync_all()?;
        Ok(file.metadata()?.len())
    }
}
