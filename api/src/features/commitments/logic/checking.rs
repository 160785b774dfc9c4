//! Whether histories of commitments are as they were written: each entry in its place, chained to the one before, and all of
//! them together what the commitment is.

use std::fmt;

use linli_entities::commitment::{CommitmentId, Model};
use linli_entities::commitment_entry as entry;

use crate::app::App;
use crate::error::Error;
use crate::features::commitments::rules::{Standing, chain};
use crate::features::commitments::store;

/// Commitments looked at in one go.
const PAGE: u64 = 100;

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Entries of the history are missing.
    Gap(CommitmentId),
    /// What an entry says is not what was hashed.
    Entry(CommitmentId, i64),
    /// The commitment is not what its history adds up to.
    Standing(CommitmentId),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Gap(id) => write!(f, "commitment {id}: entries of its history are missing"),
            Self::Entry(id, number) => write!(f, "commitment {id}: entry {number} is not as it was written"),
            Self::Standing(id) => write!(f, "commitment {id}: it is not what its history adds up to"),
        }
    }
}

/// Checks all commitments.
///
/// # Errors
/// When the database fails, or the application closes meanwhile.
pub async fn check(app: &App) -> Result<Vec<Fault>, Error> {
    let (mut faults, mut after) = (vec![], CommitmentId(0));
    loop {
        if app.stop.is_cancelled() {
            return Err(Error::internal(anyhow::anyhow!("closing")));
        }
        let rows = store::walk(app.db.read(), after, PAGE).await?;
        let Some(last) = rows.last().map(|row| row.id) else { return Ok(faults) };
        let ids: Vec<CommitmentId> = rows.iter().map(|row| row.id).collect();
        let entries = store::entries(app.db.read(), &ids).await?;
        for row in &rows {
            // What was said since the row was read is not compared.
            let of =
                entries.iter().filter(|one| one.commitment_id == row.id && one.number <= row.entry_count);
            faults.extend(faults_of(row, &of.collect::<Vec<_>>()));
        }
        after = last;
    }
}

fn faults_of(row: &Model, history: &[&entry::Model]) -> Vec<Fault> {
    let numbered = history.iter().zip(1..).all(|(one, number)| one.number == number);
    if !numbered || i64::try_from(history.len()) != Ok(row.entry_count) {
        return vec![Fault::Gap(row.id)];
    }
    let (mut faults, mut hash) = (vec![], vec![]);
    for one in history {
        if chain::after(&hash, (row.post_id, &row.text), one) != one.hash {
            faults.push(Fault::Entry(row.id, one.number));
        }
        hash.clone_from(&one.hash);
    }
    let sum = Standing::sum(history.iter().copied());
    if hash != row.head || sum != Some(Standing::of(row)) {
        faults.push(Fault::Standing(row.id));
    }
    faults
}
