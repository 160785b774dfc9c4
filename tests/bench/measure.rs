//! Rounds: short, interleaved with those of the limit, and of all of them the median, because the machine is shared.

use std::time::Duration;

use serde_json::{Value, json};

use crate::load::{self, Client, Shot, Until};
use crate::process;

/// How long it is measured.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// A round.
    pub round: Duration,
    /// How many.
    pub rounds: usize,
}

/// What was measured.
#[derive(Clone, Copy, Debug)]
pub struct Figures {
    /// Requests a second.
    pub rate: f64,
    /// Milliseconds that half of them took at most.
    pub p50: f64,
    /// Milliseconds that 99 of 100 took at most.
    pub p99: f64,
    /// Milliseconds of processor time of the server for each.
    pub cpu: f64,
}

impl Figures {
    /// As JSON.
    pub fn json(&self) -> Value {
        json!({ "per_second": self.rate, "p50_ms": self.p50, "p99_ms": self.p99, "cpu_ms": self.cpu })
    }

    /// Of each figure the median.
    pub fn medians(rounds: &[Self]) -> Self {
        let of = |figure: fn(&Self) -> f64| median(rounds.iter().map(figure).collect());
        Self {
            rate: of(|round| round.rate),
            p50: of(|round| round.p50),
            p99: of(|round| round.p99),
            cpu: of(|round| round.cpu),
        }
    }
}

/// The value in the middle.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// One round against the server with this process id.
///
/// # Errors
/// When a request fails.
pub async fn round(
    pid: u32,
    clients: &[Client],
    until: Until,
    shot: impl Fn(u64) -> Shot,
) -> anyhow::Result<Figures> {
    process::chore();
    let before = process::cpu(pid)?;
    let load = load::drive(clients, until, shot).await?;
    let cpu = process::cpu(pid)? - before;
    Ok(Figures {
        rate: load.rate(),
        p50: load.percentile(0.5),
        p99: load.percentile(0.99),
        cpu: cpu.as_secs_f64() * 1000.0 / load.count.max(1) as f64,
    })
}
