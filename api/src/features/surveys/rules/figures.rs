//! Figures of what was answered. Pure.

use std::collections::{BTreeMap, BTreeSet};

use linli_entities::survey_question::{Model, SurveyQuestionId, SurveyQuestionKind};

use super::cells::{self, CELL_MIN};
use super::choices_of;

/// By what answers are told apart: the id of a project or a building, a stage, a month; none where an answer has none.
pub type Cell = Option<String>;

/// Who promotes says this, or more.
const PROMOTES: u64 = 9;
/// Who detracts says this, or less.
const DETRACTS: u64 = 6;

/// What was counted, each by its cell.
#[derive(Clone, Debug, Default)]
pub struct Counted {
    /// Answers.
    pub answers: BTreeMap<Cell, u64>,
    /// Answers that reply to a question.
    pub replies: BTreeMap<(SurveyQuestionId, Cell), u64>,
    /// How often a number or a choice was said.
    pub said: BTreeMap<(SurveyQuestionId, Cell, String), u64>,
}

/// Figures of one question.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// How many reply to it.
    pub answer_count: u64,
    /// The mean of numbers and stars, to the hundredth.
    pub mean: Option<f64>,
    /// How often each number or choice was said, in order, also what nobody said; empty for words.
    pub distribution: Vec<(String, u64)>,
}

/// Figures of one cell.
#[derive(Clone, Debug, PartialEq)]
pub struct CellFigures {
    /// Which.
    pub cell: Cell,
    /// How many answers there are of it.
    pub answered_count: u64,
    /// The promoters less the detractors, in percent.
    pub nps: Option<i32>,
    /// Of each question; none where it is not shown.
    pub questions: Vec<(SurveyQuestionId, Option<Figures>)>,
}

/// The cells that are shown, and how many answers the others hold together.
#[derive(Clone, Debug, PartialEq)]
pub struct CutFigures {
    /// Those that are shown.
    pub cells: Vec<CellFigures>,
    /// Answers in all others.
    pub hidden_count: u64,
}

/// The keys that can be said in answer to a question, in order.
fn keys(question: &Model) -> Vec<String> {
    let numbers = |range: std::ops::RangeInclusive<usize>| range.map(|number| number.to_string()).collect();
    match question.kind {
        SurveyQuestionKind::Score10 => numbers(0..=10),
        SurveyQuestionKind::Stars5 => numbers(1..=5),
        SurveyQuestionKind::One | SurveyQuestionKind::Many => numbers(1..=choices_of(question).len()),
        SurveyQuestionKind::Text => vec![],
    }
}

/// A share to two digits after the point.
#[expect(clippy::cast_precision_loss, reason = "sums of answers are far from 2^52")]
pub fn hundredths(sum: u64, count: u64) -> f64 {
    (sum as f64 * 100.0 / count as f64).round() / 100.0
}

impl Counted {
    /// The same where answers are told apart by something else, such as the month instead of the day.
    #[must_use]
    pub fn by(self, cell: impl Fn(Cell) -> Cell) -> Self {
        let mut all = Self::default();
        for (one, count) in self.answers {
            *all.answers.entry(cell(one)).or_default() += count;
        }
        for ((id, one), count) in self.replies {
            *all.replies.entry((id, cell(one))).or_default() += count;
        }
        for ((id, one, key), count) in self.said {
            *all.said.entry((id, cell(one), key)).or_default() += count;
        }
        all
    }

    /// The same with all answers together.
    #[must_use]
    pub fn whole(&self) -> Self {
        self.clone().by(|_| None)
    }

    fn replies(&self, id: SurveyQuestionId, cell: &Cell) -> u64 {
        self.replies.get(&(id, cell.clone())).copied().unwrap_or(0)
    }

    /// Figures of a question in a cell; none where nobody replies.
    pub fn figures(&self, question: &Model, cell: &Cell) -> Option<Figures> {
        let answer_count = self.replies(question.id, cell);
        if answer_count == 0 {
            return None;
        }
        let said =
            |key: &String| self.said.get(&(question.id, cell.clone(), key.clone())).copied().unwrap_or(0);
        let distribution: Vec<(String, u64)> =
            keys(question).into_iter().map(|key| (key.clone(), said(&key))).collect();
        let is_number = matches!(question.kind, SurveyQuestionKind::Score10 | SurveyQuestionKind::Stars5);
        let sum: u64 = distribution.iter().map(|(key, count)| key.parse::<u64>().unwrap_or(0) * count).sum();
        let mean = is_number.then(|| hundredths(sum, answer_count));
        Some(Figures { answer_count, mean, distribution })
    }

    /// What is shown of the whole: of an anonymous survey no question that fewer than five answered.
    pub fn shown(&self, questions: &[Model], anonymous: bool) -> Vec<(SurveyQuestionId, Option<Figures>)> {
        let (whole, min) = (self.whole(), if anonymous { CELL_MIN } else { 1 });
        let figures =
            |question: &Model| whole.figures(question, &None).filter(|figures| figures.answer_count >= min);
        questions.iter().map(|question| (question.id, figures(question))).collect()
    }

    /// What is shown of each cell.
    pub fn cut(&self, questions: &[Model], anonymous: bool) -> CutFigures {
        let counts: Vec<u64> = self.answers.values().copied().collect();
        let is_shown = if anonymous { cells::shown(&counts) } else { vec![true; counts.len()] };
        let (mut shown, mut hidden) = (vec![], vec![]);
        for (cell, is_shown) in self.answers.keys().zip(is_shown) {
            if is_shown { shown.push(cell) } else { hidden.push(cell) }
        }
        let cut: BTreeSet<SurveyQuestionId> = questions
            .iter()
            .map(|question| question.id)
            .filter(|id| {
                let of = |cells: &[&Cell]| -> Vec<u64> {
                    cells.iter().map(|cell| self.replies(*id, cell)).collect()
                };
                !anonymous || cells::is_cut(&of(&shown), of(&hidden).iter().sum())
            })
            .collect();
        let one = |cell: &Cell| {
            let figures: Vec<(SurveyQuestionId, Option<Figures>)> = questions
                .iter()
                .map(|one| (one.id, self.figures(one, cell).filter(|_| cut.contains(&one.id))))
                .collect();
            CellFigures {
                cell: cell.clone(),
                answered_count: self.answers.get(cell).copied().unwrap_or(0),
                nps: nps(questions, &figures),
                questions: figures,
            }
        };
        CutFigures {
            hidden_count: hidden.iter().filter_map(|cell| self.answers.get(*cell)).sum(),
            cells: shown.into_iter().map(one).collect(),
        }
    }
}

/// Who would recommend us, and who would not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Recommending {
    promote: u64,
    detract: u64,
    all: u64,
}

impl Recommending {
    /// With those who reply to a question by a number up to ten.
    pub fn add(&mut self, figures: &Figures) {
        let said = |fits: fn(u64) -> bool| -> u64 {
            let fitting = figures.distribution.iter().filter(|(key, _)| key.parse().is_ok_and(fits));
            fitting.map(|(_, count)| count).sum()
        };
        self.promote += said(|number| number >= PROMOTES);
        self.detract += said(|number| number <= DETRACTS);
        self.all += figures.answer_count;
    }

    /// The promoters less the detractors, in percent of all, halves away from zero; none of nobody.
    pub fn nps(self) -> Option<i32> {
        let whole = |count: u64| i64::try_from(count).ok();
        let all = whole(self.all).filter(|all| *all > 0)?;
        let doubled = (whole(self.promote)? - whole(self.detract)?) * 200;
        i32::try_from((doubled + doubled.signum() * all) / (2 * all)).ok()
    }
}

/// The first question that is answered by a number up to ten: whether one would recommend us.
pub fn recommends(questions: &[Model]) -> Option<&Model> {
    questions.iter().find(|question| question.kind == SurveyQuestionKind::Score10)
}

/// The promoters less the detractors, in percent of all who reply to the question of that; none where there is none or it
/// is not shown.
pub fn nps(questions: &[Model], figures: &[(SurveyQuestionId, Option<Figures>)]) -> Option<i32> {
    let first = recommends(questions)?;
    let mut all = Recommending::default();
    all.add(figures.iter().find(|(id, _)| *id == first.id)?.1.as_ref()?);
    all.nps()
}

#[cfg(test)]
mod tests {
    use linli_entities::survey::SurveyId;
    use serde_json::json;

    use super::*;

    fn question(id: i64, kind: SurveyQuestionKind) -> Model {
        Model {
            id: SurveyQuestionId(id),
            survey_id: SurveyId(1),
            position: 1,
            kind,
            text_zh: "？".to_owned(),
            text_en: None,
            required: true,
            choices: json!([]),
            topic: None,
        }
    }

    /// Answers of cells, each with what is said to the one question.
    fn counted(answers: &[(&str, &[i32])]) -> Counted {
        let mut all = Counted::default();
        for (cell, numbers) in answers {
            let (id, cell) = (SurveyQuestionId(1), Some((*cell).to_owned()));
            for number in *numbers {
                *all.answers.entry(cell.clone()).or_default() += 1;
                *all.replies.entry((id, cell.clone())).or_default() += 1;
                *all.said.entry((id, cell.clone(), number.to_string())).or_default() += 1;
            }
        }
        all
    }

    #[test]
    fn promoters_less_detractors_in_percent() {
        let questions = [question(1, SurveyQuestionKind::Score10)];
        for (numbers, expected) in [
            (vec![10, 9, 8, 7, 6], 20),
            (vec![10, 10, 10, 10, 10], 100),
            (vec![0, 1, 2, 3, 10], -60),
            (vec![9, 9, 7, 7, 7, 7, 7, 0], 13),
        ] {
            let shown = counted(&[("1", &numbers)]).shown(&questions, true);
            assert_eq!(nps(&questions, &shown), Some(expected), "{numbers:?}");
        }
    }

    #[test]
    fn the_mean_and_every_number_that_could_be_said() {
        let all = counted(&[("1", &[5, 4, 4]), ("2", &[1, 1, 1, 2])]);
        let shown = all.shown(&[question(1, SurveyQuestionKind::Stars5)], true);
        let figures = shown[0].1.clone().unwrap();
        assert_eq!((figures.answer_count, figures.mean), (7, Some(2.57)));
        let counts: Vec<u64> = figures.distribution.iter().map(|(_, count)| *count).collect();
        assert_eq!(counts, [3, 1, 0, 2, 1]);
    }

    #[test]
    fn of_an_anonymous_survey_small_cells_are_hidden_and_of_a_named_one_none() {
        let questions = [question(1, SurveyQuestionKind::Stars5)];
        let all = counted(&[("1", &[5; 9]), ("2", &[1; 3]), ("3", &[4; 6]), ("4", &[4; 9])]);
        let names =
            |cut: &CutFigures| -> Vec<Cell> { cut.cells.iter().map(|cell| cell.cell.clone()).collect() };
        let some = |name: &str| Some(name.to_owned());
        let (anonymous, named) = (all.cut(&questions, true), all.cut(&questions, false));
        assert_eq!((names(&anonymous), anonymous.hidden_count), (vec![some("1"), some("4")], 9));
        assert_eq!((named.cells.len(), named.hidden_count), (4, 0));
        assert_eq!(counted(&[("1", &[5; 4])]).shown(&questions, true)[0].1, None);
    }
}
