//! How it is shown how satisfied people are.

use std::collections::BTreeSet;

use linli_entities::Date;
use linli_entities::complaint::Category;
use poem_openapi::Object;
use poem_openapi::types::Example;

use crate::features::surveys::logic::trend::Satisfaction;
use crate::features::surveys::rules::figures::hundredths;
use crate::features::surveys::rules::trend::Month;

/// How satisfied those of a project are, beside what they complain about.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct SatisfactionTrend {
    /// The first day.
    pub from_on: Date,
    /// The last day.
    pub until_on: Date,
    /// How many homes the project has.
    pub home_count: u64,
    /// How many surveys say something.
    pub survey_count: u64,
    /// From month to month: those of which something is shown, in order.
    pub months: Vec<SatisfactionMonth>,
    /// By what of complaints: of which stars are shown or complaints came, in the order of categories.
    pub topics: Vec<SatisfactionTopic>,
}

/// What was said in a month.
#[derive(Clone, Debug, Object)]
pub struct SatisfactionMonth {
    /// The month, as `2026-03`.
    pub month: String,
    /// How many answers there are.
    pub answered_count: u64,
    /// The promoters less the detractors, in percent; null where nobody was asked.
    pub nps: Option<i32>,
    /// How many of a hundred gave four or five stars; null where nobody was asked.
    pub csat_percent: Option<u64>,
}

/// How satisfied people are with something, and how often they complain about it.
#[derive(Clone, Debug, Object)]
pub struct SatisfactionTopic {
    /// What.
    pub topic: Category,
    /// How many gave stars.
    pub answer_count: u64,
    /// Their mean; null where nobody gave any.
    pub mean: Option<f64>,
    /// How many of a hundred gave four or five; null where nobody gave any.
    pub csat_percent: Option<u64>,
    /// How many complaints came.
    pub complaint_count: u64,
    /// How many that is for each hundred homes; null where there are no homes.
    pub complaints_per_100_homes: Option<f64>,
}

impl From<Satisfaction> for SatisfactionTrend {
    fn from(found: Satisfaction) -> Self {
        let topics: BTreeSet<Category> =
            found.trend.topics.keys().chain(found.complaints.keys()).copied().collect();
        let homes = found.home_count;
        let topic = |topic: Category| {
            let stars = found.trend.topics.get(&topic).copied().unwrap_or_default();
            let complaint_count = found.complaints.get(&topic).copied().unwrap_or(0);
            SatisfactionTopic {
                topic,
                answer_count: stars.count(),
                mean: stars.mean(),
                csat_percent: stars.csat_percent(),
                complaint_count,
                complaints_per_100_homes: (homes > 0).then(|| hundredths(complaint_count * 100, homes)),
            }
        };
        Self {
            from_on: found.from_on,
            until_on: found.until_on,
            home_count: homes,
            survey_count: found.survey_count as u64,
            topics: topics.into_iter().map(topic).collect(),
            months: found.trend.months.into_iter().map(SatisfactionMonth::from).collect(),
        }
    }
}

impl From<(String, Month)> for SatisfactionMonth {
    fn from((name, month): (String, Month)) -> Self {
        Self {
            month: name,
            answered_count: month.answered_count,
            nps: month.recommending.nps(),
            csat_percent: month.stars.csat_percent(),
        }
    }
}

impl Example for SatisfactionTrend {
    fn example() -> Self {
        Self {
            from_on: Date::default(),
            until_on: Date::default(),
            home_count: 640,
            survey_count: 2,
            months: vec![SatisfactionMonth {
                month: "2026-03".to_owned(),
                answered_count: 96,
                nps: Some(31),
                csat_percent: Some(74),
            }],
            topics: vec![SatisfactionTopic {
                topic: Category::Facilities,
                answer_count: 96,
                mean: Some(3.4),
                csat_percent: Some(52),
                complaint_count: 41,
                complaints_per_100_homes: Some(6.41),
            }],
        }
    }
}
