//! What comes in about segments.

use linli_entities::Date;
use linli_entities::consent_act::ConsentPurpose;
use linli_entities::ownership::OwnershipRole;
use linli_entities::project::{ProjectId, ProjectStatus};
use poem_openapi::types::Example;
use poem_openapi::{Enum, Object};

use super::rules::{Fact, Group, NAME_MAX, NAMED_MAX, NewSegment, Question, TESTS_MAX, Test};
use crate::code::Code;
use crate::error::Error;
use crate::fields::Fields;

/// The longest word of a tier or name of a city, in characters.
const WORD_MAX: usize = 60;

/// What can be asked of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum SegmentKind {
    /// It is in the club.
    #[oai(rename = "member")]
    Member,
    /// It has a confirmed home in one of `project_ids`.
    #[oai(rename = "project")]
    Project,
    /// It has a confirmed home in one of `cities`.
    #[oai(rename = "city")]
    City,
    /// It has a confirmed home in a project that stands in one of `statuses`.
    #[oai(rename = "stage")]
    Stage,
    /// It holds a confirmed home in one of `roles`.
    #[oai(rename = "ownership")]
    Ownership,
    /// It is of one of `tiers` of the club.
    #[oai(rename = "tier")]
    Tier,
    /// It joined the club between `from_on` and `until_on`, either of which may be missing.
    #[oai(rename = "joined")]
    Joined,
    /// It is in the club and can spend between `at_least` and `at_most` points, either of which may be missing.
    #[oai(rename = "points")]
    Points,
    /// It was at `at_least` events, since `from_on` where that is given.
    #[oai(rename = "attended")]
    Attended,
    /// It sent `at_least` who signed a contract.
    #[oai(rename = "referred")]
    Referred,
    /// It read topics in boards of one of `project_ids` or registered for an event there, since `from_on` where that is
    /// given.
    #[oai(rename = "interest")]
    Interest,
}

/// Something that has to hold of an account: which fields it needs, its kind says.
#[derive(Clone, Debug, Object)]
pub struct SegmentTest {
    /// What is asked.
    pub kind: SegmentKind,
    /// Whether it must not hold; false unless given.
    pub not: Option<bool>,
    /// Projects.
    pub project_ids: Option<Vec<ProjectId>>,
    /// Cities.
    pub cities: Option<Vec<String>>,
    /// Where a project stands.
    pub statuses: Option<Vec<ProjectStatus>>,
    /// How a home is held.
    pub roles: Option<Vec<OwnershipRole>>,
    /// Words of tiers.
    pub tiers: Option<Vec<String>>,
    /// The first day.
    pub from_on: Option<Date>,
    /// The last day.
    pub until_on: Option<Date>,
    /// As many or more.
    pub at_least: Option<i64>,
    /// As many or fewer.
    pub at_most: Option<i64>,
}

impl SegmentTest {
    /// A test of this kind that needs nothing.
    fn bare(kind: SegmentKind) -> Self {
        Self {
            kind,
            not: None,
            project_ids: None,
            cities: None,
            statuses: None,
            roles: None,
            tiers: None,
            from_on: None,
            until_on: None,
            at_least: None,
            at_most: None,
        }
    }
}

/// Of these one has to hold.
#[derive(Clone, Debug, Object)]
pub struct SegmentGroup {
    /// The tests, at most ten.
    pub any: Vec<SegmentTest>,
}

/// What is asked of accounts: every group has to hold.
#[derive(Clone, Debug, Object)]
#[oai(rename = "SegmentQuestion")]
pub struct QuestionInput {
    /// The groups, at most ten; without any, every open account is found.
    pub all: Vec<SegmentGroup>,
}

impl QuestionInput {
    /// Reads a question.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field that lacks or is wrong.
    pub fn parse(self) -> Result<Question, Error> {
        let mut fields = Fields::default();
        let question = self.read(&mut fields);
        fields.finish(question)
    }

    fn read(self, fields: &mut Fields) -> Question {
        if self.all.len() > TESTS_MAX {
            fields.refuse("/question/all", Code::TooMany);
        }
        let groups = self.all.into_iter().take(TESTS_MAX).enumerate().map(|(index, group)| {
            let pointer = format!("/question/all/{index}/any");
            match group.any.len() {
                0 => fields.refuse(&pointer, Code::Required),
                count if count > TESTS_MAX => fields.refuse(&pointer, Code::TooMany),
                _ => {}
            }
            let tests = group.any.into_iter().take(TESTS_MAX).enumerate();
            let any = tests.filter_map(|(index, test)| test.read(&format!("{pointer}/{index}"), fields));
            Group { any: any.collect() }
        });
        Question { all: groups.collect() }
    }
}

/// What is named, if something is and not too much.
fn named<T>(fields: &mut Fields, pointer: &str, given: Option<Vec<T>>) -> Option<Vec<T>> {
    let given = given.unwrap_or_default();
    match given.len() {
        0 => fields.refuse(pointer, Code::Required),
        count if count > NAMED_MAX => fields.refuse(pointer, Code::TooMany),
        _ => return Some(given),
    }
    None
}

/// Lines that are named, if some are and not too many.
fn words(fields: &mut Fields, pointer: &str, given: Option<Vec<String>>) -> Option<Vec<String>> {
    let given = named(fields, pointer, given)?;
    Some(given.iter().map(|word| fields.line(pointer, word, WORD_MAX)).collect())
}

impl SegmentTest {
    fn read(self, pointer: &str, fields: &mut Fields) -> Option<Test> {
        let at = |field: &str| format!("{pointer}/{field}");
        let from_on = self.from_on.map(|day| fields.date(&at("from_on"), day));
        let until_on = self.until_on.map(|day| fields.date(&at("until_on"), day));
        let mut count = |field: &str, given: Option<i64>, least: i64| {
            if given.is_some_and(|number| number < least) {
                fields.refuse(&at(field), Code::OutOfRange);
            }
            given
        };
        let least = i64::from(self.kind != SegmentKind::Points);
        let at_least = count("at_least", self.at_least, least);
        let at_most = count("at_most", self.at_most, 0);
        let fact = match self.kind {
            SegmentKind::Member => Fact::Member,
            SegmentKind::Project => {
                Fact::Project { project_ids: named(fields, &at("project_ids"), self.project_ids)? }
            }
            SegmentKind::City => Fact::City { cities: words(fields, &at("cities"), self.cities)? },
            SegmentKind::Stage => Fact::Stage { statuses: named(fields, &at("statuses"), self.statuses)? },
            SegmentKind::Ownership => Fact::Ownership { roles: named(fields, &at("roles"), self.roles)? },
            SegmentKind::Tier => Fact::Tier { tiers: words(fields, &at("tiers"), self.tiers)? },
            SegmentKind::Joined => {
                required(fields, &at("from_on"), from_on.or(until_on))?;
                Fact::Joined { from_on, until_on }
            }
            SegmentKind::Points => {
                required(fields, &at("at_least"), at_least.or(at_most))?;
                Fact::Points { at_least, at_most }
            }
            SegmentKind::Attended => {
                Fact::Attended { at_least: required(fields, &at("at_least"), at_least)?, from_on }
            }
            SegmentKind::Referred => {
                Fact::Referred { at_least: required(fields, &at("at_least"), at_least)? }
            }
            SegmentKind::Interest => {
                Fact::Interest { project_ids: named(fields, &at("project_ids"), self.project_ids)?, from_on }
            }
        };
        Some(Test { not: self.not.unwrap_or(false), fact })
    }
}

fn required<T>(fields: &mut Fields, pointer: &str, given: Option<T>) -> Option<T> {
    if given.is_none() {
        fields.refuse(pointer, Code::Required);
    }
    given
}

impl From<Question> for QuestionInput {
    fn from(question: Question) -> Self {
        let group =
            |group: Group| SegmentGroup { any: group.any.into_iter().map(SegmentTest::from).collect() };
        Self { all: question.all.into_iter().map(group).collect() }
    }
}

impl From<Test> for SegmentTest {
    fn from(Test { not, fact }: Test) -> Self {
        use SegmentKind as Kind;
        let test = match fact {
            Fact::Member => Self::bare(Kind::Member),
            Fact::Project { project_ids } => {
                Self { project_ids: Some(project_ids), ..Self::bare(Kind::Project) }
            }
            Fact::City { cities } => Self { cities: Some(cities), ..Self::bare(Kind::City) },
            Fact::Stage { statuses } => Self { statuses: Some(statuses), ..Self::bare(Kind::Stage) },
            Fact::Ownership { roles } => Self { roles: Some(roles), ..Self::bare(Kind::Ownership) },
            Fact::Tier { tiers } => Self { tiers: Some(tiers), ..Self::bare(Kind::Tier) },
            Fact::Joined { from_on, until_on } => Self { from_on, until_on, ..Self::bare(Kind::Joined) },
            Fact::Points { at_least, at_most } => Self { at_least, at_most, ..Self::bare(Kind::Points) },
            Fact::Attended { at_least, from_on } => {
                Self { at_least: Some(at_least), from_on, ..Self::bare(Kind::Attended) }
            }
            Fact::Referred { at_least } => Self { at_least: Some(at_least), ..Self::bare(Kind::Referred) },
            Fact::Interest { project_ids, from_on } => {
                Self { project_ids: Some(project_ids), from_on, ..Self::bare(Kind::Interest) }
            }
        };
        Self { not: Some(not), ..test }
    }
}

impl Example for QuestionInput {
    fn example() -> Self {
        let home =
            SegmentTest { project_ids: Some(vec![ProjectId(3)]), ..SegmentTest::bare(SegmentKind::Project) };
        let twice = SegmentTest { at_least: Some(2), ..SegmentTest::bare(SegmentKind::Attended) };
        Self { all: vec![SegmentGroup { any: vec![home] }, SegmentGroup { any: vec![twice] }] }
    }
}

/// A segment that is to be.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct SegmentInput {
    /// What it is called, at most 60 characters; each name once.
    pub name: String,
    /// What is asked.
    pub question: QuestionInput,
}

impl SegmentInput {
    /// Reads a segment.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field that lacks or is wrong.
    pub fn parse(self) -> Result<NewSegment, Error> {
        let mut fields = Fields::default();
        let name = fields.line("/name", &self.name, NAME_MAX);
        let question = self.question.read(&mut fields);
        fields.finish(NewSegment { name, question })
    }
}

impl Example for SegmentInput {
    fn example() -> Self {
        Self { name: "江畔业主，常来活动".to_owned(), question: QuestionInput::example() }
    }
}

/// A question, to know how many it finds.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct SegmentCountInput {
    /// What is asked.
    pub question: QuestionInput,
    /// For what they are to be written to; `bulletin` unless given.
    pub purpose: Option<ConsentPurpose>,
}

impl Example for SegmentCountInput {
    fn example() -> Self {
        Self { question: QuestionInput::example(), purpose: None }
    }
}
