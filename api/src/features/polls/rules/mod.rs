//! What a poll may be, who may do what with it, what a vote is, and who sees results. Pure.

#[cfg(test)]
mod model;
pub mod tally;

use std::collections::HashSet;

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::poll::{self, PollKind, PollResultsShown};
use linli_entities::poll_option::{self, PollOptionId};
use linli_entities::topic;

use super::input::PollInput;
use crate::actor::Actor;
use crate::code::Code;
use crate::error::Error;
use crate::features::boards;
use crate::features::boards::rules::BoardScope;
use crate::features::topics;
use crate::fields::{Fields, is_invisible};

/// How many options a poll has.
const OPTIONS: std::ops::RangeInclusive<usize> = 2..=20;
/// The longest question and option, in characters.
const TEXT_MAX: usize = 200;
/// For how long a poll is open at most, where it says when it closes.
const OPEN_MAX: TimeDelta = TimeDelta::days(366);

/// A poll that is to be made, read and found right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPoll {
    /// How one votes.
    pub kind: PollKind,
    /// What is asked.
    pub question: Option<String>,
    /// What one can vote for.
    pub options: Vec<String>,
    /// How many options one votes for, at least.
    pub min_choices: i32,
    /// How many options one votes for, at most.
    pub max_choices: i32,
    /// When it is told how people voted.
    pub results_shown: PollResultsShown,
    /// Whether it is told who voted for what.
    pub votes_public: bool,
    /// When it closes.
    pub closes_at: Option<Instant>,
}

impl NewPoll {
    /// Reads what is sent `now`; `under` is the JSON pointer of the whole.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field that is wrong.
    pub fn parse(input: PollInput, under: &str, now: Instant) -> Result<Self, Error> {
        let mut fields = Fields::default();
        let options = options(&mut fields, &input.options, under);
        let question = line(&input.question.unwrap_or_default());
        let question = fields.line_or_empty(&format!("{under}/question"), &question, TEXT_MAX);
        let all = i32::try_from(options.len()).unwrap_or(i32::MAX);
        let (min_choices, max_choices) = match input.kind {
            PollKind::Single => (1, 1),
            PollKind::Ranked => (1, all.max(1)),
            PollKind::Several => {
                let max = input.max_choices.unwrap_or(all);
                let max = fields.number(&format!("{under}/max_choices"), max, 1..=all.max(1));
                let min = input.min_choices.unwrap_or(1);
                (fields.number(&format!("{under}/min_choices"), min, 1..=max.max(1)), max)
            }
        };
        if input.kind != PollKind::Several {
            for (name, given) in [("min_choices", input.min_choices), ("max_choices", input.max_choices)] {
                if given.is_some() {
                    fields.refuse(&format!("{under}/{name}"), Code::Malformed);
                }
            }
        }
        let closes_at = input.closes_at.map(minute);
        if closes_at.is_some_and(|at| at <= now || at > now + OPEN_MAX) {
            fields.refuse(&format!("{under}/closes_at"), Code::OutOfRange);
        }
        fields.finish(Self {
            kind: input.kind,
            question: Some(question).filter(|question| !question.is_empty()),
            options,
            min_choices,
            max_choices,
            results_shown: input.results_shown,
            votes_public: input.votes_public,
            closes_at,
        })
    }
}

fn options(fields: &mut Fields, texts: &[String], under: &str) -> Vec<String> {
    if texts.len() < *OPTIONS.start() {
        fields.refuse(&format!("{under}/options"), Code::TooShort);
    } else if texts.len() > *OPTIONS.end() {
        fields.refuse(&format!("{under}/options"), Code::TooMany);
        return vec![];
    }
    let mut seen = HashSet::new();
    let read = texts.iter().enumerate().map(|(index, text)| {
        let pointer = format!("{under}/options/{index}");
        let text = fields.line(&pointer, &line(text), TEXT_MAX);
        if !text.is_empty() && !seen.insert(text.clone()) {
            fields.refuse(&pointer, Code::NameNotUnique);
        }
        text
    });
    read.collect()
}

/// One line without what shows nothing or turns the direction of what follows.
fn line(text: &str) -> String {
    let shown: String = text.chars().filter(|c| c.is_whitespace() || !is_invisible(*c)).collect();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The minute in which an instant is: pages that are kept for everybody are made anew with each, and so a poll that closes at
/// its turn is never shown as open afterwards.
fn minute(at: Instant) -> Instant {
    let seconds = at.timestamp();
    Instant::from_timestamp(seconds - seconds.rem_euclid(60), 0).unwrap_or(at)
}

/// A poll that waited from one instant to another: it closes later by as long, at the turn of the minute after, and so it can be
/// made.
pub fn after_waiting(sent: PollInput, since: Instant, now: Instant) -> PollInput {
    let later = |at: Instant| minute(minute(at) + (now - since) + TimeDelta::minutes(1));
    PollInput { closes_at: sent.closes_at.map(|at| later(at).min(minute(now + OPEN_MAX))), ..sent }
}

/// Whether nobody votes any more.
pub fn is_closed(poll: &poll::Model, now: Instant) -> bool {
    poll.closes_at.is_some_and(|at| at <= now)
}

/// Whether it is told how people voted: to whoever has voted, or to everybody.
pub fn tells_results(poll: &poll::Model, voted: bool, now: Instant) -> bool {
    is_closed(poll, now)
        || match poll.results_shown {
            PollResultsShown::Always => true,
            PollResultsShown::AfterVoting => voted,
            PollResultsShown::WhenClosed => false,
        }
}

/// Demands that the actor may vote now, in a poll of a topic that may be seen. A topic that takes no new posts takes votes.
///
/// # Errors
/// Those of the board, [`Code::TopicDeleted`], [`Code::PollClosed`].
pub fn demand_vote(
    actor: &Actor,
    board: &BoardScope,
    topic: &topic::Model,
    poll: &poll::Model,
    now: Instant,
) -> Result<(), Error> {
    boards::rules::demand_write(actor, board)?;
    demand_open(topic, poll, now)
}

/// Demands that votes may change.
///
/// # Errors
/// [`Code::TopicDeleted`], [`Code::PollClosed`].
pub fn demand_open(topic: &topic::Model, poll: &poll::Model, now: Instant) -> Result<(), Error> {
    if topic.deleted_at.is_some() {
        Err(Error::Conflict(Code::TopicDeleted))
    } else if is_closed(poll, now) {
        Err(Error::Conflict(Code::PollClosed))
    } else {
        Ok(())
    }
}

/// Whether the actor may make, change and close the poll of a topic: its author, as long as they may write there, and
/// moderators.
pub fn may_lead(actor: &Actor, board: &BoardScope, topic: &topic::Model) -> bool {
    topics::rules::rights(actor, board, topic).edit_title
}

/// Demands that the actor may make, change and close the poll of a topic.
///
/// # Errors
/// [`Code::Forbidden`].
pub fn demand_lead(actor: &Actor, board: &BoardScope, topic: &topic::Model) -> Result<(), Error> {
    if may_lead(actor, board, topic) {
        return Ok(());
    }
    boards::rules::demand_voice(actor, board)?;
    Err(Error::Forbidden(Code::Forbidden))
}

/// A vote as it is kept: ids of options, separated by commas, in the order of the poll or in the order in which they are
/// preferred. Equal votes are equal texts.
///
/// # Errors
/// At `/choices`: [`Code::Required`] of none, [`Code::OutOfRange`] of too few or too many; at the one that is wrong:
/// [`Code::NotFound`] of what is no option (any more), [`Code::Malformed`] of what was named before.
pub fn ballot(
    poll: &poll::Model,
    options: &[poll_option::Model],
    choices: &[PollOptionId],
) -> Result<String, Error> {
    let count = i32::try_from(choices.len()).unwrap_or(i32::MAX);
    if count == 0 {
        return Err(Error::invalid("/choices", Code::Required));
    }
    if !(poll.min_choices..=poll.max_choices).contains(&count) {
        return Err(Error::invalid("/choices", Code::OutOfRange));
    }
    let mut fields = Fields::default();
    for (index, choice) in choices.iter().enumerate() {
        if !options.iter().any(|option| option.id == *choice) {
            fields.refuse(&format!("/choices/{index}"), Code::NotFound);
        } else if choices[..index].contains(choice) {
            fields.refuse(&format!("/choices/{index}"), Code::Malformed);
        }
    }
    let mut ids = choices.to_vec();
    if poll.kind != PollKind::Ranked {
        ids.sort_by_key(|id| options.iter().find(|option| option.id == *id).map(|option| option.position));
    }
    fields.finish(ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(","))
}

/// The options of a vote as it is kept.
pub fn choices(ballot: &str) -> Vec<PollOptionId> {
    ballot.split(',').filter_map(|id| id.parse().ok()).map(PollOptionId).collect()
}

#[cfg(test)]
mod tests {
    use linli_entities::poll::PollId;
    use linli_entities::topic::TopicId;

    use super::*;

    fn at(seconds: i64) -> Instant {
        Instant::from_timestamp(1_800_000_000 + seconds, 0).unwrap()
    }

    fn input(kind: PollKind, options: &[&str]) -> PollInput {
        PollInput {
            kind,
            question: None,
            options: options.iter().map(|text| (*text).to_owned()).collect(),
            min_choices: None,
            max_choices: None,
            results_shown: PollResultsShown::Always,
            votes_public: false,
            closes_at: None,
        }
    }

    fn poll(kind: PollKind, (min_choices, max_choices): (i32, i32)) -> poll::Model {
        poll::Model {
            id: PollId(1),
            topic_id: TopicId(1),
            kind,
            question: None,
            min_choices,
            max_choices,
            results_shown: PollResultsShown::AfterVoting,
            votes_public: false,
            closes_at: Some(at(60)),
        }
    }

    fn four() -> Vec<poll_option::Model> {
        let option = |position: i32| poll_option::Model {
            id: PollOptionId(100 - i64::from(position)),
            poll_id: PollId(1),
            position,
            text: position.to_string(),
        };
        (1..=4).map(option).collect()
    }

    fn wrong(error: &Error) -> Vec<(&str, Code)> {
        match error {
            Error::Invalid(fields) => {
                fields.iter().map(|field| (field.pointer.as_str(), field.code)).collect()
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_poll_has_two_to_twenty_options_that_differ() {
        let parsed = |options: &[&str]| NewPoll::parse(input(PollKind::Single, options), "/poll", at(0));
        assert_eq!(parsed(&[" 周六\u{200b} 上午 ", "周日"]).unwrap().options, ["周六 上午", "周日"]);
        assert_eq!(wrong(&parsed(&["周六"]).unwrap_err()), [("/poll/options", Code::TooShort)]);
        assert_eq!(wrong(&parsed(&["一"; 21]).unwrap_err()), [("/poll/options", Code::TooMany)]);
        assert_eq!(
            wrong(&parsed(&["周六", "\u{200b}", "周\u{200b}六"]).unwrap_err()),
            [("/poll/options/1", Code::Required), ("/poll/options/2", Code::NameNotUnique)]
        );
        let long = "长".repeat(201);
        assert_eq!(wrong(&parsed(&["短", &long]).unwrap_err()), [("/poll/options/1", Code::TooLong)]);
    }

    #[test]
    fn only_of_several_is_said_how_many() {
        let parsed = |kind, min, max| {
            let given =
                PollInput { min_choices: min, max_choices: max, ..input(kind, &["一", "二", "三"]) };
            NewPoll::parse(given, "", at(0)).map(|new| (new.min_choices, new.max_choices))
        };
        assert_eq!(parsed(PollKind::Single, None, None).unwrap(), (1, 1));
        assert_eq!(parsed(PollKind::Ranked, None, None).unwrap(), (1, 3));
        assert_eq!(parsed(PollKind::Several, None, None).unwrap(), (1, 3));
        assert_eq!(parsed(PollKind::Several, Some(2), Some(2)).unwrap(), (2, 2));
        for (min, max) in [(Some(0), None), (Some(3), Some(2)), (None, Some(4)), (None, Some(0))] {
            assert!(parsed(PollKind::Several, min, max).is_err(), "{min:?} {max:?}");
        }
        assert!(parsed(PollKind::Single, None, Some(1)).is_err());
        assert!(parsed(PollKind::Ranked, Some(1), None).is_err());
    }

    #[test]
    fn it_closes_at_the_turn_of_a_minute_that_is_to_come() {
        let parsed = |closes_at| {
            let given = PollInput { closes_at: Some(closes_at), ..input(PollKind::Single, &["一", "二"]) };
            NewPoll::parse(given, "", at(30)).map(|new| new.closes_at)
        };
        assert_eq!(parsed(at(119)).unwrap(), Some(at(60)));
        assert_eq!(parsed(at(60)).unwrap(), Some(at(60)));
        assert!(parsed(at(59)).is_err(), "its minute is over");
        assert!(parsed(at(367 * 86_400)).is_err());
    }

    #[test]
    fn a_poll_that_waited_is_open_for_as_long_as_it_was_to_be() {
        let closing = |closes_at, since, now| {
            let sent = PollInput { closes_at: Some(closes_at), ..input(PollKind::Single, &["一", "二"]) };
            let made = NewPoll::parse(after_waiting(sent, since, now), "", now);
            made.map(|new| new.closes_at)
        };
        assert_eq!(closing(at(3600), at(0), at(86_400)).unwrap(), Some(at(86_400 + 3660)));
        // The last minute, and the longest time.
        assert_eq!(closing(at(61), at(30), at(60)).unwrap(), Some(at(120)));
        let year = 366 * 86_400;
        assert_eq!(closing(at(year), at(0), at(600)).unwrap(), Some(at(year + 600)));
        let endless = after_waiting(input(PollKind::Single, &["一", "二"]), at(0), at(600));
        assert_eq!(endless.closes_at, None);
    }

    #[test]
    fn a_poll_is_closed_from_the_instant_at_which_it_closes() {
        let poll = poll(PollKind::Single, (1, 1));
        assert!(!is_closed(&poll, at(60) - TimeDelta::milliseconds(1)) && is_closed(&poll, at(60)));
        assert!(!is_closed(&poll::Model { closes_at: None, ..poll }, at(1_000_000)));
    }

    #[test]
    fn results_are_told_as_was_said() {
        use PollResultsShown::{AfterVoting, Always, WhenClosed};
        let of = |results_shown| poll::Model { results_shown, ..poll(PollKind::Single, (1, 1)) };
        let told = |shown, voted, now| tells_results(&of(shown), voted, at(now));
        assert_eq!(
            [Always, AfterVoting, WhenClosed].map(|shown| told(shown, false, 0)),
            [true, false, false]
        );
        assert_eq!([Always, AfterVoting, WhenClosed].map(|shown| told(shown, true, 0)), [true, true, false]);
        assert_eq!([Always, AfterVoting, WhenClosed].map(|shown| told(shown, false, 60)), [true; 3]);
    }

    #[test]
    fn equal_votes_are_equal_texts_and_ranks_keep_their_order() {
        let said = |kind, range, ids: &[i64]| {
            let chosen: Vec<PollOptionId> = ids.iter().copied().map(PollOptionId).collect();
            ballot(&poll(kind, range), &four(), &chosen)
        };
        assert_eq!(said(PollKind::Several, (1, 4), &[97, 99]).unwrap(), "99,97");
        assert_eq!(said(PollKind::Ranked, (1, 4), &[97, 99]).unwrap(), "97,99");
        assert_eq!(choices("97,99"), [PollOptionId(97), PollOptionId(99)]);
        assert_eq!(wrong(&said(PollKind::Single, (1, 1), &[]).unwrap_err()), [("/choices", Code::Required)]);
        for ids in [&[99][..], &[96, 97, 98, 99]] {
            let refused = said(PollKind::Several, (2, 3), ids).unwrap_err();
            assert_eq!(wrong(&refused), [("/choices", Code::OutOfRange)]);
        }
        assert_eq!(
            wrong(&said(PollKind::Ranked, (1, 4), &[99, 7, 99]).unwrap_err()),
            [("/choices/1", Code::NotFound), ("/choices/2", Code::Malformed)]
        );
    }
}
