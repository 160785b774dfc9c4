//! Which badges acts give, and what they are called. Pure.

use linli_entities::account::Locale;
use linli_entities::badge_award::BadgeKind;

use crate::features::trust::rules::Acts;

/// Likes of one post.
pub const LIKED_POST: i64 = 10;
/// Posts that one flagged and moderators removed: with fewer, whoever looks would guess who flagged which.
pub const WATCHFUL: u64 = 3;
/// Days of a year with us.
const YEAR_DAYS: i64 = 365;

/// The badges that follow from what an account wrote and got, and for how long it is here.
pub fn earned(acts: &Acts) -> Vec<BadgeKind> {
    let given = [
        (BadgeKind::FirstPost, acts.post_count >= 1),
        (BadgeKind::FirstTopic, acts.topic_count >= 1),
        (BadgeKind::HundredPosts, acts.post_count >= 100),
        (BadgeKind::HundredLikes, acts.like_count >= 100),
        (BadgeKind::FirstAnswer, acts.answer_count >= 1),
        (BadgeKind::TenAnswers, acts.answer_count >= 10),
        (BadgeKind::OneYear, acts.days >= YEAR_DAYS),
    ];
    given.into_iter().filter(|(_, given)| *given).map(|(badge, _)| badge).collect()
}

/// What a badge is called.
pub fn name(badge: BadgeKind, locale: Locale) -> &'static str {
    let (zh, en) = match badge {
        BadgeKind::Introduced => ("自我介绍", "Introduced"),
        BadgeKind::FirstPost => ("第一次发言", "First post"),
        BadgeKind::FirstTopic => ("第一个话题", "First topic"),
        BadgeKind::HundredPosts => ("百次发言", "A hundred posts"),
        BadgeKind::LikedPost => ("说到心坎", "Well said"),
        BadgeKind::HundredLikes => ("百赞", "A hundred likes"),
        BadgeKind::FirstAnswer => ("答疑", "First accepted answer"),
        BadgeKind::TenAnswers => ("热心答疑", "Ten accepted answers"),
        BadgeKind::OneYear => ("满一年", "A year with us"),
        BadgeKind::FirstEvent => ("第一次参加活动", "First event"),
        BadgeKind::SurveyAnswered => ("填过问卷", "Survey answered"),
        BadgeKind::Watchful => ("热心维护", "Watchful"),
        BadgeKind::CommitmentKept => ("说到做到", "Kept a commitment"),
    };
    match locale {
        Locale::ZhCn => zh,
        Locale::En => en,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn who_did_nothing_has_none_and_who_did_much_has_all_that_acts_give() {
        assert_eq!(earned(&Acts::default()), []);
        let much = Acts {
            days: 366,
            post_count: 100,
            topic_count: 1,
            answer_count: 10,
            like_count: 100,
            ..Acts::default()
        };
        assert_eq!(earned(&much).len(), 7);
        assert_eq!(earned(&Acts { post_count: 1, ..Acts::default() }), [BadgeKind::FirstPost]);
    }

    #[test]
    fn each_badge_has_a_name_of_its_own() {
        for locale in [Locale::ZhCn, Locale::En] {
            let names: BTreeSet<&str> = BadgeKind::ALL.iter().map(|badge| name(*badge, locale)).collect();
            assert_eq!(names.len(), BadgeKind::ALL.len());
        }
    }

    proptest! {
        #[test]
        fn who_did_more_has_no_fewer(
            (days, post_count, answer_count) in (0_i64..800, 0_i64..200, 0_i64..20),
            more in 0_i64..100,
        ) {
            let acts = Acts { days, post_count, answer_count, ..Acts::default() };
            let then = Acts { days: days + more, post_count: post_count + more, ..acts };
            let then: BTreeSet<BadgeKind> = earned(&then).into_iter().collect();
            prop_assert!(earned(&acts).iter().all(|badge| then.contains(badge)));
        }
    }
}
