//! How figures are shown.

use linli_entities::statistic::StatisticStep;
use linli_entities::{Date, Instant};
use poem_openapi::payload::PlainText;
use poem_openapi::types::Example;
use poem_openapi::{ApiResponse, Object};

use super::logic::Told;
use super::rules;
use super::rules::cohorts::Cohort;
use super::rules::figures::{BoardSum, Figures};
use crate::features::boards::output::BoardRef;
use crate::features::boards::rules::BoardScope;
use crate::features::promise::rules::csv::{self, Cell};

/// Figures of a stretch of days. What fewer than five people are behind is null.
#[derive(Clone, Copy, Debug, Object)]
#[oai(example)]
pub struct StatisticStretch {
    /// Its first day.
    pub first_on: Date,
    /// Its last day.
    pub last_on: Date,
    /// How many people wrote.
    pub writer_count: Option<i64>,
    /// How many people read, signed in; null too where that is not known, before it was first counted.
    pub reader_count: Option<i64>,
    /// How many accounts were made; null in a project.
    pub account_count: Option<i64>,
    /// How many people had a home confirmed that they bought or own.
    pub owner_count: Option<i64>,
    /// How many topics were opened.
    pub topic_count: Option<i64>,
    /// How many posts were written, the first ones of topics included.
    pub post_count: Option<i64>,
    /// How many likes were given.
    pub like_count: Option<i64>,
    /// How many questions were asked.
    pub question_count: Option<i64>,
    /// Of these, how many have an accepted answer by now.
    pub answered_count: Option<i64>,
    /// Of the topics, how many nobody but who opened them has replied to by now.
    pub unreplied_count: Option<i64>,
    /// Within how many seconds half of those that have a reply had it, up to the next of a list of times; null where fewer
    /// than five have one.
    pub median_reply_s: Option<i64>,
    /// The same of replies by staff.
    pub median_staff_reply_s: Option<i64>,
    /// How many flags were raised.
    pub flag_count: Option<i64>,
    /// Of these, how many were decided.
    pub flag_decided_count: Option<i64>,
    /// Within how many seconds half of those were.
    pub median_flag_s: Option<i64>,
    /// How many saw similar topics before they opened one.
    pub similar_shown_count: Option<i64>,
    /// Of these, how many looked at one and opened none of their own.
    pub similar_deflected_count: Option<i64>,
}

/// What was written in a board over all of the stretches.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct BoardStatistic {
    /// The board.
    pub board: BoardRef,
    /// How many topics were opened.
    pub topic_count: i64,
    /// How many posts were written.
    pub post_count: i64,
}

/// Figures of the forum.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Statistics {
    /// How long the stretches are.
    pub step: StatisticStep,
    /// When something was last counted: figures are a little older than what is shown elsewhere. Null where nothing was yet.
    pub counted_at: Option<Instant>,
    /// The stretches, the oldest first.
    pub stretches: Vec<StatisticStretch>,
    /// The boards in which the most was written, at most 20; without those in which never five people wrote in one stretch.
    pub boards: Vec<BoardStatistic>,
}

/// Those who joined in a month.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct RetentionCohort {
    /// The first day of the month.
    pub joined_on: Date,
    /// How many they are; null where they are one to four.
    pub account_count: Option<i64>,
    /// How many of them wrote in that month, in the next, and so on.
    pub months: Vec<RetentionMonth>,
}

/// How many of those who joined in one month wrote in another.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct RetentionMonth {
    /// How many percent wrote; null where fewer than five did.
    pub active_percent: Option<f64>,
}

/// Who stays: those who joined in each month, and how many of them wrote in that and in later ones.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Retention {
    /// By the month of joining, the oldest first.
    pub cohorts: Vec<RetentionCohort>,
}

impl StatisticStretch {
    fn new(step: StatisticStep, (first_on, figures): (Date, Figures)) -> Self {
        Self {
            first_on,
            last_on: rules::end(step, first_on).pred_opt().unwrap_or(first_on),
            writer_count: figures.writers,
            reader_count: figures.readers,
            account_count: figures.joined,
            owner_count: figures.owners,
            topic_count: figures.topics,
            post_count: figures.posts,
            like_count: figures.likes,
            question_count: figures.questions,
            answered_count: figures.answered,
            unreplied_count: figures.unreplied,
            median_reply_s: figures.reply_s,
            median_staff_reply_s: figures.staff_reply_s,
            flag_count: figures.flags,
            flag_decided_count: figures.flags_decided,
            median_flag_s: figures.flag_s,
            similar_shown_count: figures.shown,
            similar_deflected_count: figures.deflected,
        }
    }

    /// The figures, in the order of the columns of the table.
    fn cells(&self) -> [Option<i64>; 17] {
        [
            self.writer_count,
            self.reader_count,
            self.account_count,
            self.owner_count,
            self.topic_count,
            self.post_count,
            self.like_count,
            self.question_count,
            self.answered_count,
            self.unreplied_count,
            self.median_reply_s,
            self.median_staff_reply_s,
            self.flag_count,
            self.flag_decided_count,
            self.median_flag_s,
            self.similar_shown_count,
            self.similar_deflected_count,
        ]
    }
}

impl From<(BoardScope, BoardSum)> for BoardStatistic {
    fn from((board, sum): (BoardScope, BoardSum)) -> Self {
        Self { board: (&board).into(), topic_count: sum.topics, post_count: sum.posts }
    }
}

impl From<Told> for Statistics {
    fn from(told: Told) -> Self {
        let step = told.step;
        Self {
            step,
            counted_at: told.counted_at,
            stretches: told.stretches.into_iter().map(|one| StatisticStretch::new(step, one)).collect(),
            boards: told.boards.into_iter().map(BoardStatistic::from).collect(),
        }
    }
}

impl From<Vec<Cohort>> for Retention {
    fn from(cohorts: Vec<Cohort>) -> Self {
        let shown = |cohort: Cohort| RetentionCohort {
            joined_on: cohort.joined_on,
            account_count: cohort.size,
            months: cohort
                .shares
                .into_iter()
                .map(|active_percent| RetentionMonth { active_percent })
                .collect(),
        };
        Self { cohorts: cohorts.into_iter().map(shown).collect() }
    }
}

impl Example for StatisticStretch {
    fn example() -> Self {
        let figures = Figures {
            writers: Some(86),
            readers: Some(412),
            joined: Some(23),
            owners: Some(9),
            topics: Some(41),
            posts: Some(380),
            likes: Some(512),
            questions: Some(18),
            answered: Some(11),
            unreplied: Some(4),
            reply_s: Some(3600),
            staff_reply_s: Some(14_400),
            flags: None,
            flags_decided: None,
            flag_s: None,
            shown: Some(57),
            deflected: Some(16),
        };
        let first_on = Date::from_ymd_opt(2026, 3, 1).unwrap_or_default();
        Self::new(StatisticStep::Month, (first_on, figures))
    }
}

impl Example for BoardStatistic {
    fn example() -> Self {
        Self { board: BoardRef::example(), topic_count: 12, post_count: 140 }
    }
}

impl Example for Statistics {
    fn example() -> Self {
        Self {
            step: StatisticStep::Month,
            counted_at: Some(Instant::UNIX_EPOCH),
            stretches: vec![StatisticStretch::example()],
            boards: vec![BoardStatistic::example()],
        }
    }
}

impl Example for RetentionCohort {
    fn example() -> Self {
        Self {
            joined_on: Date::from_ymd_opt(2026, 1, 1).unwrap_or_default(),
            account_count: Some(64),
            months: vec![RetentionMonth::example(), RetentionMonth { active_percent: None }],
        }
    }
}

impl Example for RetentionMonth {
    fn example() -> Self {
        Self { active_percent: Some(48.4) }
    }
}

impl Example for Retention {
    fn example() -> Self {
        Self { cohorts: vec![RetentionCohort::example()] }
    }
}

/// Figures of the forum, for spreadsheets.
#[derive(ApiResponse)]
pub enum StatisticTable {
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
const HEADING: [&str; 19] = [
    "first_on",
    "last_on",
    "writer_count",
    "reader_count",
    "account_count",
    "owner_count",
    "topic_count",
    "post_count",
    "like_count",
    "question_count",
    "answered_count",
    "unreplied_count",
    "median_reply_s",
    "median_staff_reply_s",
    "flag_count",
    "flag_decided_count",
    "median_flag_s",
    "similar_shown_count",
    "similar_deflected_count",
];

impl StatisticTable {
    /// The table.
    pub fn of(told: Told) -> Self {
        let rows = Statistics::from(told).stretches.into_iter().map(|stretch| {
            let days = [stretch.first_on, stretch.last_on].map(|day| Cell::text(day.to_string()));
            days.into_iter().chain(stretch.cells().map(Cell::number)).collect()
        });
        let text = csv::table(&HEADING, rows);
        Self::Table(PlainText(text), "attachment; filename=\"statistics.csv\"".to_owned())
    }
}
