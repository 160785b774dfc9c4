//! How reports are shown, to whoever runs the club.

use linli_entities::Date;
use poem_openapi::payload::PlainText;
use poem_openapi::types::Example;
use poem_openapi::{ApiResponse, Object};

use super::rules::Figures;
use crate::features::promise::rules::csv::{self, Cell};

/// Figures of a month of the club.
#[derive(Clone, Copy, Debug, Object)]
pub struct ClubMonth {
    /// The first day of the month.
    pub month_on: Date,
    /// Homes that were confirmed as bought.
    pub home_count: i64,
    /// Those of them that somebody bought who had a home already.
    pub repeat_home_count: i64,
    /// Events that began and at whose door somebody was let in.
    pub event_count: i64,
    /// Seats at them that were not given up.
    pub seat_count: i64,
    /// Those of them where somebody came.
    pub came_count: i64,
    /// Those of them where nobody came.
    pub no_show_count: i64,
    /// Points that members hold when it ends, those that wait and those that are set aside included, what they owe taken
    /// off: what the club may have to give something for.
    pub points_held: i64,
}

impl From<(Date, Figures)> for ClubMonth {
    fn from((month_on, figures): (Date, Figures)) -> Self {
        Self {
            month_on,
            home_count: figures.homes,
            repeat_home_count: figures.repeat_homes,
            event_count: figures.events,
            seat_count: figures.seats,
            came_count: figures.came,
            no_show_count: figures.seats - figures.came,
            points_held: figures.points,
        }
    }
}

/// Figures of the club by month.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ClubReport {
    /// The months, in order.
    pub months: Vec<ClubMonth>,
}

impl From<Vec<(Date, Figures)>> for ClubReport {
    fn from(months: Vec<(Date, Figures)>) -> Self {
        Self { months: months.into_iter().map(ClubMonth::from).collect() }
    }
}

impl Example for ClubReport {
    fn example() -> Self {
        let figures =
            Figures { homes: 31, repeat_homes: 6, events: 4, seats: 160, came: 148, points: 412_300 };
        vec![(Date::default(), figures)].into()
    }
}

/// Figures of the club by month, for spreadsheets.
#[derive(ApiResponse)]
pub enum ClubReportTable {
    /// CSV in UTF-8 with a byte order mark; the names of columns are those of the fields in JSON.
    #[oai(status = 200, content_type = "text/csv; charset=utf-8")]
    Table(
        PlainText<String>,
        /// Under which name to keep it.
        #[oai(header = "Content-Disposition")]
        String,
    ),
}

/// The columns.
const HEADING: [&str; 8] = [
    "month_on",
    "home_count",
    "repeat_home_count",
    "event_count",
    "seat_count",
    "came_count",
    "no_show_count",
    "points_held",
];

impl ClubReportTable {
    /// The table.
    pub fn of(months: Vec<(Date, Figures)>) -> Self {
        let rows = months.into_iter().map(ClubMonth::from).map(|month| {
            let counts = [
                month.home_count,
                month.repeat_home_count,
                month.event_count,
                month.seat_count,
                month.came_count,
                month.no_show_count,
                month.points_held,
            ];
            let counts = counts.into_iter().map(|count| Cell::number(Some(count)));
            std::iter::once(Cell::text(month.month_on.to_string())).chain(counts).collect()
        });
        let text = csv::table(&HEADING, rows);
        Self::Table(PlainText(text), "attachment; filename=\"club.csv\"".to_owned())
    }
}
