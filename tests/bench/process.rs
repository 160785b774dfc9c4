//! What a process costs, as Linux counts it (`proc(5)`), and how busy the machine is with other things.

use std::hint::black_box;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use anyhow::Context as _;
use linli::clock::Stopwatch;

use crate::measure::median;

/// `utime` and `stime` are counted in hundredths of a second on every Linux that Rust runs on.
const TICK: Duration = Duration::from_millis(10);

/// Time that all threads of a process have spent on a processor, in the program and in the kernel.
pub fn cpu(pid: u32) -> anyhow::Result<Duration> {
    let stat = read(pid, "stat")?;
    // The name of the program stands in parentheses and may hold anything.
    let (_, fields) = stat.rsplit_once(')').context("stat has no name")?;
    let fields: Vec<&str> = fields.split_whitespace().collect();
    let ticks = |at: usize| -> anyhow::Result<u32> { Ok(fields.get(at).context("stat is short")?.parse()?) };
    Ok(TICK * (ticks(11)? + ticks(12)?))
}

/// Memory of a process that is in no file, in bytes (`RssAnon`).
pub fn anonymous_memory(pid: u32) -> anyhow::Result<u64> {
    let status = read(pid, "status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:")).context("no RssAnon")?;
    let kilobytes: u64 = line.trim().trim_end_matches("kB").trim().parse()?;
    Ok(kilobytes * 1024)
}

fn read(pid: u32, file: &str) -> anyhow::Result<String> {
    let path = format!("/proc/{pid}/{file}");
    std::fs::read_to_string(&path).with_context(|| format!("{path}: has the process ended?"))
}

/// The load average over one minute: how much else this machine does.
pub fn load_average() -> f64 {
    let text = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().and_then(|load| load.parse().ok()).unwrap_or(f64::NAN)
}

/// How long the same piece of work took each time, in milliseconds.
static CHORES: Mutex<Vec<f64>> = Mutex::new(vec![]);

/// Does a piece of work that is always the same: where others use the processors too, it takes longer.
pub fn chore() {
    let watch = Stopwatch::start();
    let sum = (0..1_500_000_u64).fold(0_u64, |sum, number| black_box(sum.rotate_left(5) ^ number));
    black_box(sum);
    let took = watch.elapsed().as_secs_f64() * 1000.0;
    CHORES.lock().unwrap_or_else(PoisonError::into_inner).push(took);
}

/// How many times as long as at best the piece of work took, in the median.
pub fn slowdown() -> f64 {
    let chores = CHORES.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let best = chores.iter().copied().fold(f64::INFINITY, f64::min);
    median(chores) / best
}
