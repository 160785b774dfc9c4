//! How satisfied people are from month to month, and with what, beside what they complain about. Made of what surveys show
//! by month, so that it tells nothing that they do not. Pure.

use std::collections::BTreeMap;

use linli_entities::complaint::Category;
use linli_entities::survey_question::{Model, SurveyQuestionKind};

use super::figures::{CutFigures, Figures, Recommending, hundredths, recommends};

/// Who gives so many stars, or more, is content.
const CONTENT: u64 = 4;

/// Stars that were given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stars {
    sum: u64,
    content: u64,
    count: u64,
}

impl Stars {
    fn add(&mut self, figures: &Figures) {
        for (key, count) in &figures.distribution {
            let stars: u64 = key.parse().unwrap_or(0);
            self.sum += stars * count;
            self.content += if stars >= CONTENT { *count } else { 0 };
        }
        self.count += figures.answer_count;
    }

    /// How many gave any.
    pub fn count(self) -> u64 {
        self.count
    }

    /// The mean, to the hundredth.
    pub fn mean(self) -> Option<f64> {
        (self.count > 0).then(|| hundredths(self.sum, self.count))
    }

    /// How many of a hundred gave four or five.
    pub fn csat_percent(self) -> Option<u64> {
        (self.count > 0).then(|| (self.content * 200 + self.count) / (2 * self.count))
    }
}

/// What was said in a month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Month {
    /// How many answers there are.
    pub answered_count: u64,
    /// Who would recommend us.
    pub recommending: Recommending,
    /// All stars.
    pub stars: Stars,
}

/// What surveys say together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trend {
    /// By month, `2026-03`.
    pub months: BTreeMap<String, Month>,
    /// Stars, by what of complaints a question is about.
    pub topics: BTreeMap<Category, Stars>,
}

/// What surveys say together, of months from the first to the last: of each what it asks, and what it shows by month.
pub fn trend(surveys: &[(Vec<Model>, CutFigures)], first: &str, last: &str) -> Trend {
    let mut trend = Trend::default();
    for (questions, cut) in surveys {
        let recommends = recommends(questions).map(|question| question.id);
        for cell in &cut.cells {
            let Some(name) = cell.cell.as_deref().filter(|name| (first..=last).contains(name)) else {
                continue;
            };
            let month = trend.months.entry(name.to_owned()).or_default();
            month.answered_count += cell.answered_count;
            for (id, figures) in &cell.questions {
                let (Some(question), Some(figures)) = (questions.iter().find(|one| one.id == *id), figures)
                else {
                    continue;
                };
                if recommends == Some(*id) {
                    month.recommending.add(figures);
                }
                if question.kind == SurveyQuestionKind::Stars5 {
                    month.stars.add(figures);
                    if let Some(topic) = question.topic {
                        trend.topics.entry(topic).or_default().add(figures);
                    }
                }
            }
        }
    }
    trend
}
