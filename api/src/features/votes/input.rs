//! What is sent about votes.

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::building::BuildingId;
use linli_entities::project::ProjectId;
use linli_entities::unit::UnitId;
use linli_entities::vote::{VoteBasis, VoteConflictRule, VoteWeight};
use linli_entities::vote_question::VoteMajority;
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::rules::counting::Fraction;
use super::rules::receipts::Receipt;
use super::rules::{
    DENOMINATOR_MAX, LASTS, NewQuestion, NewVote, OPTIONS_MAX, PROXY_UNITS_MAX, QUESTION_MAX, QUESTIONS_MAX,
    TEXT_MAX, TITLE_MAX, own_options, usual_options,
};
use crate::code::Code;
use crate::error::Error;
use crate::fields::Fields;

/// A question as it is to be asked.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct VoteQuestionInput {
    /// What is asked, at most 500 characters.
    pub text: String,
    /// Of those who take part, so many have to want something. In a vote by the Civil Code more than a half, or three quarters
    /// for what its article 278 says so of.
    pub majority: VoteMajority,
    /// Own answers, 2 to 10 of at most 80 characters; one can abstain as well. Null to be asked who is for it, who is against
    /// it and who abstains.
    pub options: Option<Vec<String>>,
}

/// A vote as it is to be.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct VoteInput {
    /// The project.
    pub project_id: ProjectId,
    /// The building of it whose owners vote; null for the whole project.
    pub building_id: Option<BuildingId>,
    /// Its title, at most 80 characters.
    pub title: String,
    /// What there is to say of it, in Markdown.
    pub markdown: String,
    /// By which rules it is counted. By the Civil Code the weight is `both` and the quorum 2/3.
    pub basis: VoteBasis,
    /// What is counted. Where floor area is, each home has to have one when the vote is opened.
    pub weight: VoteWeight,
    /// Whether nothing leads from a ballot to its home. Where floor area is counted, a ballot says how much it counts for.
    pub secret: bool,
    /// What holds where the owners of one home do not want the same.
    pub conflict_rule: VoteConflictRule,
    /// Of the whole so much has to take part, the numerator; 0 where nothing is asked of that.
    pub quorum_numerator: i32,
    /// The denominator: 1 to 100.
    pub quorum_denominator: i32,
    /// For so many homes one account stands in, at most 100; 0 where nobody stands in for an owner.
    pub proxy_units_max: i32,
    /// From when on one can vote.
    pub opens_at: Instant,
    /// Until when: an hour to 180 days later.
    pub closes_at: Instant,
    /// What is asked: 1 to 20 questions.
    pub questions: Vec<VoteQuestionInput>,
}

/// Why a vote is cancelled.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct VoteCancellation {
    /// The reason, which everybody reads who may read the vote: at most 500 characters.
    pub reason: String,
}

/// The ballot of a home.
#[derive(Clone, Object)]
#[oai(example)]
pub struct VoteBallotInput {
    /// The home for which one votes.
    pub unit_id: UnitId,
    /// The code of its receipt: 28 letters and digits of `23456789ABCDEFGHJKLMNPQRSTUVWXYZ`, drawn at random by whoever votes.
    /// The same code changes a ballot or agrees to it, where the vote has such a rule.
    pub receipt_code: String,
    /// The place of the answer to each question, from 1, in the order of the questions.
    pub choices: Vec<i32>,
    /// Whether this takes the place of a ballot that waits for the agreement of an owner and whose receipt nobody has.
    pub start_over: bool,
}

/// A receipt whose ballot is looked for.
#[derive(Clone, Object)]
#[oai(example)]
pub struct VoteReceiptInput {
    /// The code.
    pub receipt_code: String,
}

/// Who is to stand in for an owner.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct VoteProxyInput {
    /// The name with which they sign in.
    pub name: String,
}

impl VoteInput {
    /// Reads it.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field that is wrong.
    pub fn parse(&self) -> Result<NewVote, Error> {
        let mut fields = Fields::default();
        self.times(&mut fields);
        self.quorum(&mut fields);
        if self.basis == VoteBasis::CivilCode278 && self.weight != VoteWeight::Both {
            fields.refuse("/weight", Code::Malformed);
        }
        let new = NewVote {
            project_id: self.project_id,
            building_id: self.building_id,
            title: fields.line("/title", &self.title, TITLE_MAX),
            markdown: fields.prose_or_empty("/markdown", &self.markdown, TEXT_MAX),
            basis: self.basis,
            weight: self.weight,
            secret: self.secret,
            conflict_rule: self.conflict_rule,
            quorum: Fraction { numerator: self.quorum_numerator, denominator: self.quorum_denominator },
            proxy_units_max: fields.number("/proxy_units_max", self.proxy_units_max, 0..=PROXY_UNITS_MAX),
            opens_at: self.opens_at,
            closes_at: self.closes_at,
            questions: self.questions(&mut fields),
        };
        fields.finish(new)
    }

    fn times(&self, fields: &mut Fields) {
        for (pointer, at) in [("/opens_at", self.opens_at), ("/closes_at", self.closes_at)] {
            fields.date(pointer, at.date_naive());
        }
        let lasts = self.closes_at.signed_duration_since(self.opens_at);
        if lasts < LASTS.0 || lasts > LASTS.1 {
            fields.refuse("/closes_at", Code::OutOfRange);
        }
    }

    fn quorum(&self, fields: &mut Fields) {
        let denominator = fields.number("/quorum_denominator", self.quorum_denominator, 1..=DENOMINATOR_MAX);
        fields.number("/quorum_numerator", self.quorum_numerator, 0..=denominator.max(0));
        let said = Fraction { numerator: self.quorum_numerator, denominator: self.quorum_denominator };
        if self.basis == VoteBasis::CivilCode278 && said != Fraction::TWO_THIRDS {
            fields.refuse("/quorum_numerator", Code::Malformed);
        }
    }

    fn questions(&self, fields: &mut Fields) -> Vec<NewQuestion> {
        match self.questions.len() {
            0 => fields.refuse("/questions", Code::Required),
            1..=QUESTIONS_MAX => {}
            _ => fields.refuse("/questions", Code::TooMany),
        }
        let questions = self.questions.iter().take(QUESTIONS_MAX).enumerate();
        questions.map(|(index, one)| one.parse(&format!("/questions/{index}"), self.basis, fields)).collect()
    }
}

impl VoteQuestionInput {
    fn parse(&self, at: &str, basis: VoteBasis, fields: &mut Fields) -> NewQuestion {
        if basis == VoteBasis::CivilCode278 && self.majority == VoteMajority::TwoThirds {
            fields.refuse(&format!("{at}/majority"), Code::Malformed);
        }
        let options = match &self.options {
            None => usual_options(),
            Some(texts) => {
                match texts.len() {
                    0 | 1 => fields.refuse(&format!("{at}/options"), Code::TooShort),
                    2..=OPTIONS_MAX => {}
                    _ => fields.refuse(&format!("{at}/options"), Code::TooMany),
                }
                let own = texts.iter().take(OPTIONS_MAX).enumerate();
                let own =
                    own.map(|(index, text)| fields.line(&format!("{at}/options/{index}"), text, TITLE_MAX));
                own_options(own.collect())
            }
        };
        NewQuestion {
            text: fields.line(&format!("{at}/text"), &self.text, QUESTION_MAX),
            majority: self.majority,
            options,
        }
    }
}

impl VoteCancellation {
    /// The reason.
    ///
    /// # Errors
    /// [`Error::Invalid`] at `/reason`.
    pub fn parse(&self) -> Result<String, Error> {
        let mut fields = Fields::default();
        let reason = fields.prose("/reason", &self.reason, QUESTION_MAX);
        fields.finish(reason)
    }
}

/// The code of a receipt.
///
/// # Errors
/// [`Code::Malformed`] at `/receipt_code`.
pub fn receipt(code: &str) -> Result<Receipt, Error> {
    Receipt::parse(code).map_err(|code| Error::invalid("/receipt_code", code))
}

/// A code as one is drawn, for examples.
const CODE: &str = "7K3MQ9TZ2WXC8HRF4PLV6NDBAJSE";

impl Example for VoteQuestionInput {
    fn example() -> Self {
        Self {
            text: "是否同意使用维修资金更换 3 号楼电梯".to_owned(),
            majority: VoteMajority::MoreThanHalf,
            options: None,
        }
    }
}

impl Example for VoteInput {
    fn example() -> Self {
        Self {
            project_id: ProjectId(3),
            building_id: Some(BuildingId(12)),
            title: "3 号楼电梯更换表决".to_owned(),
            markdown: "报价和方案见附件，施工期约两周。".to_owned(),
            basis: VoteBasis::CivilCode278,
            weight: VoteWeight::Both,
            secret: true,
            conflict_rule: VoteConflictRule::FirstCounts,
            quorum_numerator: 2,
            quorum_denominator: 3,
            proxy_units_max: 3,
            opens_at: Instant::UNIX_EPOCH,
            closes_at: Instant::UNIX_EPOCH + TimeDelta::days(15),
            questions: vec![VoteQuestionInput::example()],
        }
    }
}

impl Example for VoteCancellation {
    fn example() -> Self {
        Self { reason: "方案有改动，修订后重新表决。".to_owned() }
    }
}

impl Example for VoteBallotInput {
    fn example() -> Self {
        Self { unit_id: UnitId(301), receipt_code: CODE.to_owned(), choices: vec![1], start_over: false }
    }
}

impl Example for VoteReceiptInput {
    fn example() -> Self {
        Self { receipt_code: CODE.to_owned() }
    }
}

impl Example for VoteProxyInput {
    fn example() -> Self {
        Self { name: "linli_wang".to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(change: impl Fn(&mut VoteInput)) -> Vec<(String, Code)> {
        let mut input = VoteInput::example();
        change(&mut input);
        match input.parse() {
            Err(Error::Invalid(fields)) => {
                fields.into_iter().map(|field| (field.pointer, field.code)).collect()
            }
            _ => vec![],
        }
    }

    fn at(pointer: &str, code: Code) -> Vec<(String, Code)> {
        vec![(pointer.to_owned(), code)]
    }

    #[test]
    fn a_vote_by_the_civil_code_is_counted_as_its_article_says() {
        assert!(wrong(|_| {}).is_empty());
        let malformed = |pointer| at(pointer, Code::Malformed);
        assert_eq!(wrong(|input| input.weight = VoteWeight::PerUnit), malformed("/weight"));
        assert_eq!(wrong(|input| input.quorum_numerator = 1), malformed("/quorum_numerator"));
        let two_thirds = |input: &mut VoteInput| input.questions[0].majority = VoteMajority::TwoThirds;
        assert_eq!(wrong(two_thirds), malformed("/questions/0/majority"));
        let own = |input: &mut VoteInput| {
            input.basis = VoteBasis::Own;
            input.weight = VoteWeight::PerUnit;
            (input.quorum_numerator, input.quorum_denominator) = (0, 1);
        };
        assert!(wrong(own).is_empty());
    }

    #[test]
    fn what_is_out_of_its_range_is_told_at_its_place() {
        let long = |input: &mut VoteInput| input.closes_at = input.opens_at + TimeDelta::days(181);
        assert_eq!(wrong(long), at("/closes_at", Code::OutOfRange));
        assert_eq!(wrong(|input| input.questions.clear()), at("/questions", Code::Required));
        let many = |input: &mut VoteInput| input.questions = vec![VoteQuestionInput::example(); 21];
        assert_eq!(wrong(many), at("/questions", Code::TooMany));
        let few = |input: &mut VoteInput| input.questions[0].options = Some(vec!["甲".to_owned()]);
        assert_eq!(wrong(few), at("/questions/0/options", Code::TooShort));
        let empty =
            |input: &mut VoteInput| input.questions[0].options = Some(vec!["甲".to_owned(), " ".to_owned()]);
        assert_eq!(wrong(empty), at("/questions/0/options/1", Code::Required));
        assert_eq!(wrong(|input| input.proxy_units_max = 101), at("/proxy_units_max", Code::OutOfRange));
    }

    #[test]
    fn whoever_answers_in_own_words_can_abstain() {
        let mut input = VoteInput::example();
        input.questions[0].options = Some(vec!["灰色".to_owned(), "白色".to_owned()]);
        let new = input.parse().expect("a vote");
        assert_eq!(new.questions[0].options.len(), 3);
        assert_eq!(new.questions[0].options[2].0, linli_entities::vote_option::VoteOptionKind::Abstain);
    }
}
