//! What came along and what did not, for whoever runs the command.

use std::collections::BTreeMap;
use std::fmt;

/// Names that are listed; the rest are counted.
const NAMES_SHOWN: usize = 50;

/// What became of a dump.
#[derive(Debug, Default)]
pub struct Report {
    /// What was written, by kind.
    pub written: BTreeMap<&'static str, u64>,
    /// What was left out, by kind.
    pub lost: BTreeMap<&'static str, u64>,
    /// Boards that are not for everybody: their names and for whom they are.
    pub closed: Vec<(String, &'static str)>,
    /// Names that were none here, by the numbers of their accounts, and what they became.
    pub names: Vec<(i64, String)>,
    /// Texts in which bytes were no characters.
    pub mended_count: u64,
}

impl Report {
    /// Counts something that was written.
    pub fn wrote(&mut self, kind: &'static str) {
        *self.written.entry(kind).or_default() += 1;
    }

    /// Counts something that was left out.
    pub fn lose(&mut self, kind: &'static str) {
        self.lose_many(kind, 1);
    }

    /// Counts several.
    pub fn lose_many(&mut self, kind: &'static str, count: u64) {
        if count > 0 {
            *self.lost.entry(kind).or_default() += count;
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (kind, count) in &self.written {
            writeln!(f, "written: {count} {kind}")?;
        }
        for (kind, count) in &self.lost {
            writeln!(f, "left out: {count} {kind}")?;
        }
        writeln!(
            f,
            "left out: passwords, mail addresses, telephone numbers, IP addresses and birthdays, unread"
        )?;
        for (board, readers) in &self.closed {
            writeln!(f, "board {board:?} is for {readers}")?;
        }
        for (id, name) in self.names.iter().take(NAMES_SHOWN) {
            writeln!(f, "account {id} is called {name:?} here")?;
        }
        if self.names.len() > NAMES_SHOWN {
            writeln!(f, "and {} more have other names here", self.names.len() - NAMES_SHOWN)?;
        }
        if self.mended_count > 0 {
            writeln!(f, "{} texts had bytes that are no characters: is --charset right?", self.mended_count)?;
        }
        Ok(())
    }
}
