//! What is printed and kept.

use serde_json::{Value, json};

use crate::measure::Figures;

/// A bar: what a figure must reach.
#[derive(Clone, Debug)]
pub struct Bar {
    what: &'static str,
    unit: &'static str,
    value: f64,
    bound: f64,
    at_most: bool,
}

impl Bar {
    /// The value may be this at most.
    pub fn at_most(what: &'static str, value: f64, bound: f64, unit: &'static str) -> Self {
        Self { what, unit, value, bound, at_most: true }
    }

    /// The value must be this at least.
    pub fn at_least(what: &'static str, value: f64, bound: f64, unit: &'static str) -> Self {
        Self { what, unit, value, bound, at_most: false }
    }

    fn met(&self) -> bool {
        if self.at_most { self.value <= self.bound } else { self.value >= self.bound }
    }

    fn text(&self) -> String {
        let Self { what, unit, value, bound, at_most } = self;
        let sign = if *at_most { '≤' } else { '≥' };
        let outcome = if self.met() {
            "met".to_owned()
        } else {
            let off = if *at_most { value / bound } else { bound / value };
            format!("MISSED by {:.0} %", (off - 1.0) * 100.0)
        };
        format!("{what} {}{unit} {sign} {}{unit}: {outcome}", number(*value), number(*bound))
    }
}

/// A line of the table.
#[derive(Clone, Debug)]
pub struct Row {
    /// What was done.
    pub name: String,
    /// How fast.
    pub figures: Option<Figures>,
    /// How fast it could be: the limit of the same run.
    pub limit: Option<Figures>,
    /// The share of the limit that is reached.
    pub share: Option<f64>,
    /// What it must reach.
    pub bars: Vec<Bar>,
    /// What else one has to know.
    pub note: String,
}

impl Row {
    /// Has figures.
    pub fn of(name: impl Into<String>, figures: Figures) -> Self {
        Self { figures: Some(figures), ..Self::named(name) }
    }

    /// Has bars only.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), figures: None, limit: None, share: None, bars: vec![], note: String::new() }
    }

    /// With the limit of reading, and a bar on the share of it that is reached: the smaller of the shares by rate and by
    /// processor time. The load generator has a processor of its own, so rates alone would flatter whoever is slower.
    pub fn against(self, limit: Figures, share: f64) -> Self {
        let by_cpu = self.figures.map_or(f64::NAN, |figures| limit.cpu / figures.cpu);
        self.at_share(limit, share, by_cpu)
    }

    /// With the limit of writing: only the rates, for the loop spends no time on requests.
    pub fn against_rate(self, limit: Figures, share: f64) -> Self {
        self.at_share(limit, share, f64::INFINITY)
    }

    fn at_share(mut self, limit: Figures, share: f64, by_cpu: f64) -> Self {
        let reached = self.figures.map_or(f64::NAN, |figures| figures.rate / limit.rate).min(by_cpu);
        self.bars.push(Bar::at_least("of the limit", reached * 100.0, share * 100.0, " %"));
        Self { limit: Some(limit), share: Some(reached), ..self }
    }

    /// With one more bar.
    pub fn bar(mut self, bar: Bar) -> Self {
        self.bars.push(bar);
        self
    }

    /// With a note.
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    fn print(&self) {
        let cell = |value: Option<f64>| value.map_or(String::new(), number);
        println!(
            "{:<46} {:>8} {:>8} {:>8} {:>8}  {:>8} {:>8} {:>6}",
            self.name,
            cell(self.figures.map(|figures| figures.rate)),
            cell(self.figures.map(|figures| figures.p50)),
            cell(self.figures.map(|figures| figures.p99)),
            cell(self.figures.map(|figures| figures.cpu)),
            cell(self.limit.map(|limit| limit.rate)),
            cell(self.limit.map(|limit| limit.cpu)),
            self.share.map_or(String::new(), |share| format!("{:.0} %", share * 100.0)),
        );
        for bar in &self.bars {
            println!("    {}", bar.text());
        }
        if !self.note.is_empty() {
            println!("    ({})", self.note);
        }
    }

    fn json(&self) -> Value {
        let bars = self.bars.iter().map(|bar| {
            json!({ "what": bar.what, "value": bar.value, "bound": bar.bound, "unit": bar.unit.trim(),
                "at_most": bar.at_most, "met": bar.met() })
        });
        json!({
            "name": self.name,
            "figures": self.figures.as_ref().map(Figures::json),
            "limit": self.limit.as_ref().map(Figures::json),
            "share_of_limit": self.share,
            "bars": bars.collect::<Vec<_>>(),
            "note": self.note,
        })
    }
}

/// A number as it is read: three digits that count, no more.
fn number(value: f64) -> String {
    let digits = match value.abs() {
        size if size >= 100.0 => 0,
        size if size >= 10.0 => 1,
        size if size >= 1.0 => 2,
        _ => 3,
    };
    format!("{value:.digits$}")
}

/// Prints the table.
pub fn print(rows: &[Row]) {
    println!(
        "{:<46} {:>8} {:>8} {:>8} {:>8}  {:>8} {:>8} {:>6}",
        "", "per s", "p50 ms", "p99 ms", "CPU ms", "limit/s", "CPU ms", "share"
    );
    rows.iter().for_each(Row::print);
    let bars = || rows.iter().flat_map(|row| &row.bars);
    println!("\n{} of {} bars met", bars().filter(|bar| bar.met()).count(), bars().count());
}

/// The table as JSON.
pub fn json(rows: &[Row]) -> Vec<Value> {
    rows.iter().map(Row::json).collect()
}
