//! How ballots are counted and what follows. Pure, in whole numbers: no fraction is ever rounded.

use linli_entities::vote::VoteWeight;
use linli_entities::vote_option::VoteOptionKind;
use linli_entities::vote_question::VoteMajority;
use poem_openapi::Enum;

/// A fraction of whole numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fraction {
    /// The numerator.
    pub numerator: i32,
    /// The denominator: more than 0.
    pub denominator: i32,
}

impl Fraction {
    /// Two thirds.
    pub const TWO_THIRDS: Self = Self { numerator: 2, denominator: 3 };

    /// How `part` stands to this fraction of `whole`.
    fn compare(self, part: i64, whole: i64) -> std::cmp::Ordering {
        let (part, whole) = (i128::from(part), i128::from(whole));
        (part * i128::from(self.denominator)).cmp(&(whole * i128::from(self.numerator)))
    }

    /// Whether `part` is this fraction of `whole`, or more.
    pub fn is_reached(self, part: i64, whole: i64) -> bool {
        self.compare(part, whole).is_ge()
    }

    /// Whether `part` is more than this fraction of `whole`.
    pub fn is_exceeded(self, part: i64, whole: i64) -> bool {
        self.compare(part, whole).is_gt()
    }
}

/// Homes and their floor area, in square decimetres.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How many homes.
    pub units: i64,
    /// Their floor area.
    pub area: i64,
}

impl Share {
    /// Adds a home.
    pub fn add(&mut self, area: i64) {
        self.units += 1;
        self.area += area;
    }

    /// Whether something holds of all that is counted, of this share beside another.
    fn all(self, other: Self, weight: VoteWeight, holds: impl Fn(i64, i64) -> bool) -> bool {
        let units = || holds(self.units, other.units);
        let area = || holds(self.area, other.area);
        match weight {
            VoteWeight::PerUnit => units(),
            VoteWeight::ByFloorArea => area(),
            VoteWeight::Both => units() && area(),
        }
    }
}

/// Whether so many are enough of those who take part. Nothing is wanted by nobody.
pub fn suffices(majority: VoteMajority, part: i64, taking_part: i64) -> bool {
    let of = |numerator, denominator| Fraction { numerator, denominator };
    part > 0
        && match majority {
            VoteMajority::MoreThanHalf => of(1, 2).is_exceeded(part, taking_part),
            VoteMajority::TwoThirds => of(2, 3).is_reached(part, taking_part),
            VoteMajority::ThreeQuarters => of(3, 4).is_reached(part, taking_part),
        }
}

/// What came of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum VoteOutcome {
    /// Enough are for it.
    Passed,
    /// Not enough are for it.
    Rejected,
    /// Enough want one of the answers.
    Chosen,
    /// None of the answers is wanted by enough.
    NoneChosen,
    /// Not enough took part.
    NoQuorum,
}

/// A question, as far as counting is concerned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// How many have to want something.
    pub majority: VoteMajority,
    /// What the answers say, in order.
    pub kinds: Vec<VoteOptionKind>,
}

/// How a vote is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// What is counted.
    pub weight: VoteWeight,
    /// Of the whole so much has to take part.
    pub quorum: Fraction,
}

/// A ballot that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The place of the answer to each question, from 1.
    pub choices: Vec<i32>,
    /// The floor area that it counts for; 0 where homes are counted.
    pub area: i64,
}

impl Rule {
    /// Whether enough take part.
    pub fn has_quorum(&self, taking_part: Share, whole: Share) -> bool {
        taking_part.all(whole, self.weight, |part, whole| self.quorum.is_reached(part, whole))
    }

    /// What follows for a question, and the place of the answer that it is.
    pub fn outcome(
        &self,
        (taking_part, whole): (Share, Share),
        asked: &Asked,
        answers: &[Share],
    ) -> (VoteOutcome, Option<i32>) {
        if !self.has_quorum(taking_part, whole) {
            return (VoteOutcome::NoQuorum, None);
        }
        let enough = |share: &Share| {
            share.all(taking_part, self.weight, |part, all| suffices(asked.majority, part, all))
        };
        let is_own = asked.kinds.contains(&VoteOptionKind::Other);
        let wanted = if is_own { VoteOptionKind::Other } else { VoteOptionKind::For };
        let found = (1..).zip(asked.kinds.iter().zip(answers));
        let found = found.filter(|(_, (kind, share))| **kind == wanted && enough(share));
        let place = found.map(|(place, _)| place).next();
        let outcome = match (is_own, place.is_some()) {
            (false, true) => VoteOutcome::Passed,
            (false, false) => VoteOutcome::Rejected,
            (true, true) => VoteOutcome::Chosen,
            (true, false) => VoteOutcome::NoneChosen,
        };
        (outcome, place)
    }
}

/// How many chose each answer of each question.
pub fn count(asked: &[Asked], ballots: &[Counted]) -> Vec<Vec<Share>> {
    let mut counts: Vec<Vec<Share>> =
        asked.iter().map(|question| vec![Share::default(); question.kinds.len()]).collect();
    for ballot in ballots {
        for (answers, choice) in counts.iter_mut().zip(&ballot.choices) {
            let place = usize::try_from(*choice - 1).ok();
            if let Some(share) = place.and_then(|place| answers.get_mut(place)) {
                share.add(ballot.area);
            }
        }
    }
    counts
}

/// All who take part: each answers every question, so any one of them tells.
pub fn taking_part(counts: &[Vec<Share>]) -> Share {
    let first = counts.first().map(Vec::as_slice).unwrap_or_default();
    first.iter().fold(Share::default(), |sum, share| Share {
        units: sum.units + share.units,
        area: sum.area + share.area,
    })
}

/// The places of answers as they are stored and hashed: in decimal, separated by spaces.
pub fn spelled(choices: &[i32]) -> String {
    choices.iter().map(i32::to_string).collect::<Vec<_>>().join(" ")
}

/// The places of answers that were stored so.
pub fn read(choices: &str) -> Vec<i32> {
    choices.split(' ').filter_map(|choice| choice.parse().ok()).collect()
}
