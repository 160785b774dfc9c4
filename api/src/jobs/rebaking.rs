//! Rendering anew what an older renderer made, a few texts at a time, in no hurry.
//!
//! What is older is found by its version, from an index, so that nothing has to be remembered: a look that finds nothing reads
//! a row of an index, and what an older node writes beside a newer one is found by the next. A text is rendered before the
//! transaction, and written only where it is still the one that was rendered: however many nodes do it, it is done once.

use std::time::Duration;

use super::{LOOK_EACH, again, rest};
use crate::app::App;
use crate::error::Error;
use crate::features::{conversations, posts};

/// How often is looked for what is older.
const EACH: Duration = Duration::from_secs(600);
/// Texts that are read and rendered at a time.
pub const BATCH: u64 = 50;
/// Between two of those others have the machine to themselves: a million posts take an hour and a half.
const PAUSE: Duration = Duration::from_millis(200);
/// HTML that is written in one transaction, in bytes: others want to write as well.
const ROUND_BYTES: usize = 512 * 1024;

/// Renders anew what an older renderer made, until the application closes.
pub async fn keep(app: App) {
    let run = |app: App| async move {
        // Neither waits for the other to succeed.
        let messages = conversations::jobs::rebake(&app).await;
        let count = posts::jobs::rebake(&app).await? + messages?;
        if count > 0 {
            tracing::info!(count, "texts were rendered anew");
        }
        Ok(())
    };
    again(&app, EACH, "cannot render texts anew", run).await;
}

/// What came of one batch.
#[derive(Clone, Copy, Debug)]
pub struct Turn {
    /// The id of its last text, where more may follow.
    pub last: Option<i64>,
    /// Texts that were written.
    pub written: usize,
}

/// Walks through the texts of each version, the lowest first, by their ids; answers how many were written. `next` answers the
/// next version above one, `some` does a batch of a version after an id. What fails is passed over, and tried by the next
/// call.
///
/// # Errors
/// Those of `next` and `some`.
pub async fn walk<F, G>(
    app: &App,
    next: impl Fn(i32) -> F,
    some: impl Fn(i32, i64) -> G,
) -> Result<usize, Error>
where
    F: Future<Output = Result<Option<i32>, Error>>,
    G: Future<Output = Result<Turn, Error>>,
{
    let (mut done, mut version) = (0, i32::MIN);
    while let Some(found) = next(version).await? {
        version = found;
        let mut after = 0;
        loop {
            let turn = some(version, after).await?;
            done += turn.written;
            let Some(last) = turn.last else { break };
            after = last;
            // Where nothing was left to write another node is at it, and is let get ahead.
            rest(app, if turn.written == 0 { LOOK_EACH } else { PAUSE }).await;
            if app.stop.is_cancelled() {
                return Ok(done);
            }
        }
    }
    Ok(done)
}

/// Parts what is to be written into transactions of [`ROUND_BYTES`] at most; what weighs more has one to itself.
pub fn rounds<T>(all: Vec<T>, weight: impl Fn(&T) -> usize) -> Vec<Vec<T>> {
    let mut rounds: Vec<Vec<T>> = vec![];
    let mut left = 0;
    for one in all {
        let weight = weight(&one);
        match rounds.last_mut().filter(|_| weight <= left) {
            Some(round) => {
                left -= weight;
                round.push(one);
            }
            None => {
                left = ROUND_BYTES.saturating_sub(weight);
                rounds.push(vec![one]);
            }
        }
    }
    rounds
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_weighs_much_is_written_alone_and_the_rest_together_in_its_order() {
        let weights = [100_000, 400_000, 30_000, usize::MAX, 1, 2, 600_000, 3];
        let parted = rounds(weights.to_vec(), |weight| *weight);
        let expected: [&[usize]; 6] =
            [&[100_000, 400_000], &[30_000], &[usize::MAX], &[1, 2], &[600_000], &[3]];
        assert_eq!(parted, expected);
        assert!(rounds(Vec::<usize>::new(), |weight| *weight).is_empty());
    }
}
