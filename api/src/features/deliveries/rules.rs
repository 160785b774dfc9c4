//! What becomes of a delivery whose time has come, and how it reads. Pure.

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::account::Locale;
use linli_entities::delivery::{DeliveryState, Model, SkipReason};

use crate::features::notices::rules::hours::{self, Quiet};
use crate::features::notices::rules::letters::Envelope;
use crate::features::notices::rules::messages;
use crate::jobs::carrier::Channel;
use crate::jobs::mail::Mail;

/// How often is looked whether a complaint has ended that holds something back.
const LOOK_EACH: TimeDelta = TimeDelta::minutes(15);
/// When nobody is written to who has not said when they want quiet: from 22:00 to 8:00.
const NIGHT: Quiet = Quiet { from: 22 * 60, until: 8 * 60 };
/// How often it is tried to hand something over.
const ATTEMPTS_MAX: i32 = 5;
/// The unit of the pauses between tries; four times as long after each.
const PAUSE: TimeDelta = TimeDelta::minutes(1);

/// What holds of the reader of a delivery.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// The account is not closed.
    pub open: bool,
    /// It consents to the purpose on this way.
    pub consents: bool,
    /// It has a complaint that has not ended.
    pub complaint: bool,
    /// When it wants quiet.
    pub quiet: Option<Quiet>,
}

/// What becomes of a delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// It is sent.
    Send,
    /// It is not sent.
    Skip(SkipReason),
    /// It is looked at again then: a complaint holds it back.
    Hold(Instant),
    /// It is looked at again then: its reader wants quiet.
    Wait(Instant),
}

/// What becomes of a delivery at a time.
pub fn step(row: &Model, facts: &Facts, now: Instant) -> Step {
    if !facts.open {
        return Step::Skip(SkipReason::Unreachable);
    }
    if !facts.consents {
        return Step::Skip(SkipReason::NoConsent);
    }
    if facts.complaint {
        return match row.held_until_at {
            Some(until) if now < until => Step::Hold((now + LOOK_EACH).min(until)),
            _ => Step::Skip(SkipReason::Complaint),
        };
    }
    if now >= row.until_at {
        let held = row.state == DeliveryState::Held;
        return Step::Skip(if held { SkipReason::Complaint } else { SkipReason::Late });
    }
    match sent_at(facts.quiet, now) {
        at if at > now => Step::Wait(at),
        _ => Step::Send,
    }
}

/// When something is sent that is ready at a time.
pub fn sent_at(quiet: Option<Quiet>, at: Instant) -> Instant {
    hours::mail_at(quiet.or(Some(NIGHT)), at)
}

/// When it is tried again after so many tries that failed; never where it is no use.
pub fn again_at(attempts: i32, refused: bool, now: Instant) -> Option<Instant> {
    let more = !refused && attempts < ATTEMPTS_MAX;
    more.then(|| now + PAUSE * 4_i32.pow(u32::try_from(attempts.max(1) - 1).unwrap_or(0)))
}

/// What is sent, in the language of its reader.
#[derive(Clone, Debug)]
pub struct Words {
    /// What it is called.
    pub title: String,
    /// What it says, plain.
    pub text: String,
    /// Where it is read, below the address of the site.
    pub path: Option<String>,
}

impl Words {
    /// Where it is read.
    pub fn url(&self, site: &str) -> Option<String> {
        self.path.as_ref().map(|path| format!("{site}{path}"))
    }
}

/// The letter that it becomes.
pub fn letter(envelope: &Envelope<'_>, words: &Words) -> Mail {
    let settings = match envelope.locale {
        Locale::ZhCn => "我愿意收到什么",
        Locale::En => "What I agree to",
    };
    let said = std::iter::once(words.text.clone()).chain(words.url(envelope.site)).collect();
    envelope.letter(words.title.clone(), said, settings)
}

/// The short message that it becomes: at a device its title alone.
pub fn message(channel: Channel, words: &Words, site: &str, locale: Locale) -> String {
    let text = match channel {
        Channel::Sms => messages::sms(&words.title, &words.url(site).unwrap_or_default(), locale),
        Channel::Push => words.title.clone(),
    };
    text.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use linli_entities::account::AccountId;
    use linli_entities::consent_act::{ConsentChannel, ConsentPurpose};
    use linli_entities::delivery::DeliveryId;

    use super::*;

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    fn row(state: DeliveryState, held_until: Option<&str>) -> Model {
        Model {
            id: DeliveryId(1),
            purpose: ConsentPurpose::Bulletin,
            fact: "bulletin:1".to_owned(),
            subject_id: 1,
            account_id: AccountId(1),
            channel: ConsentChannel::Mail,
            state,
            reason: None,
            due_at: None,
            held_until_at: held_until.map(at),
            until_at: at("2026-03-09T02:00:00Z"),
            attempt_count: 0,
            sent_at: None,
            created_at: at("2026-03-02T02:00:00Z"),
        }
    }

    const FINE: Facts = Facts { open: true, consents: true, complaint: false, quiet: None };

    #[test]
    fn consent_and_complaints_come_before_the_clock() {
        use SkipReason::{Complaint, Late, NoConsent, Unreachable};
        let (waiting, noon, late) =
            (row(DeliveryState::Waiting, None), at("2026-03-02T04:00:00Z"), at("2026-03-09T02:00:00Z"));
        assert_eq!(step(&waiting, &FINE, noon), Step::Send);
        assert_eq!(
            step(&waiting, &Facts { open: false, consents: false, ..FINE }, noon),
            Step::Skip(Unreachable)
        );
        assert_eq!(
            step(&waiting, &Facts { consents: false, complaint: true, ..FINE }, noon),
            Step::Skip(NoConsent)
        );
        assert_eq!(step(&waiting, &Facts { complaint: true, ..FINE }, noon), Step::Skip(Complaint));
        assert_eq!(step(&waiting, &FINE, late), Step::Skip(Late));
        assert_eq!(step(&waiting, &FINE, at("2026-03-02T15:00:00Z")), Step::Wait(at("2026-03-03T00:00:00Z")));
    }

    #[test]
    fn what_is_held_back_is_looked_at_until_its_days_are_over_and_not_after() {
        let held = row(DeliveryState::Held, Some("2026-03-05T02:00:00Z"));
        let open = Facts { complaint: true, ..FINE };
        for (now, expected) in [
            ("2026-03-04T02:00:00Z", Step::Hold(at("2026-03-04T02:15:00Z"))),
            ("2026-03-05T01:50:00Z", Step::Hold(at("2026-03-05T02:00:00Z"))),
            ("2026-03-05T02:00:00Z", Step::Skip(SkipReason::Complaint)),
        ] {
            assert_eq!(step(&held, &open, at(now)), expected, "{now}");
        }
        assert_eq!(step(&held, &FINE, at("2026-03-05T02:00:00Z")), Step::Send);
        assert_eq!(step(&held, &FINE, at("2026-03-09T02:00:00Z")), Step::Skip(SkipReason::Complaint));
    }

    #[test]
    fn what_fails_is_tried_again_after_growing_pauses_and_given_up() {
        let now = at("2026-03-02T04:00:00Z");
        let pauses: Vec<_> =
            (1..=5).map(|tries| again_at(tries, false, now).map(|at| (at - now).num_minutes())).collect();
        assert_eq!(pauses, [Some(1), Some(4), Some(16), Some(64), None]);
        assert_eq!(again_at(1, true, now), None);
    }

    #[test]
    fn a_letter_says_where_it_is_read_and_how_it_ends() {
        let words = Words {
            title: "江畔三月".into(),
            text: "样板间开放了。".into(),
            path: Some("/me/bulletins/7".into()),
        };
        let envelope = Envelope {
            to: "anna@linli.test",
            name: "Anna",
            locale: Locale::ZhCn,
            site: "https://linli.test",
            token: "7.consent_bulletin.x".into(),
            id: "<bulletin-7-1@linli.test>".into(),
        };
        let mail = letter(&envelope, &words);
        assert_eq!(mail.subject, "江畔三月");
        assert_eq!(
            mail.text,
            "Anna，你好：\n\n样板间开放了。\n\nhttps://linli.test/me/bulletins/7\n\n邻里\n\n-- \n\
             不想再收到这类邮件: https://linli.test/unsubscribe?token=7.consent_bulletin.x\n\
             我愿意收到什么: https://linli.test/me/notices\n"
        );
        let sms = message(Channel::Sms, &words, "https://linli.test", Locale::ZhCn);
        assert_eq!(sms, "【邻里】江畔三月。https://linli.test/me/bulletins/7");
    }
}
