//! What is told of a stretch, and what is hidden because too few people are behind it. Pure.

use std::collections::BTreeMap;

use linli_entities::Date;
use linli_entities::statistic::StatisticKind;

use super::FEW;
use super::times::median;

/// What was counted of a stretch in one place: by kind, and by how long it took.
pub type Counted = BTreeMap<StatisticKind, BTreeMap<i32, i64>>;

/// What is told of a stretch; none where fewer than five people are behind it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// People who wrote.
    pub writers: Option<i64>,
    /// People who read, signed in; none too where that is not known.
    pub readers: Option<i64>,
    /// Accounts that were made.
    pub joined: Option<i64>,
    /// People of whom a home was confirmed.
    pub owners: Option<i64>,
    /// Topics that were opened.
    pub topics: Option<i64>,
    /// Posts that were written.
    pub posts: Option<i64>,
    /// Likes that were given.
    pub likes: Option<i64>,
    /// Questions that were asked.
    pub questions: Option<i64>,
    /// Of these, how many have an accepted answer.
    pub answered: Option<i64>,
    /// Of the topics, how many nobody else replied to.
    pub unreplied: Option<i64>,
    /// Seconds within which half of those that were replied to had a reply.
    pub reply_s: Option<i64>,
    /// Seconds within which half of those that staff replied to had a reply of staff.
    pub staff_reply_s: Option<i64>,
    /// Flags that were raised.
    pub flags: Option<i64>,
    /// Of these, how many were decided.
    pub flags_decided: Option<i64>,
    /// Seconds within which half of those were.
    pub flag_s: Option<i64>,
    /// How many saw similar topics before they opened one.
    pub shown: Option<i64>,
    /// Of these, how many opened none.
    pub deflected: Option<i64>,
}

/// What is told of a number of people: of one to four, nothing.
pub fn of_people(count: i64) -> Option<i64> {
    behind(count, count)
}

/// What is told of a count behind which so many people are.
pub fn behind(count: i64, people: i64) -> Option<i64> {
    (people == 0 || people >= FEW).then_some(count)
}

/// What is told of a stretch, of what was counted of it, of similar topics that were shown (and spared a question), and of
/// whether it is known who read.
pub fn figures(counted: &Counted, (shown, deflected): (i64, i64), knows_readers: bool) -> Figures {
    use StatisticKind as Kind;
    let sum = |kind: Kind| counted.get(&kind).map_or(0, |by_time| by_time.values().sum());
    let time = |kind: Kind, shown: bool| {
        // Half of few is fewer.
        counted.get(&kind).filter(|_| shown && sum(kind) >= FEW).and_then(median)
    };
    let writers: i64 = sum(Kind::Writers);
    let flaggers: i64 = sum(Kind::Flaggers);
    let (topics, questions): (i64, i64) = (sum(Kind::Topics), sum(Kind::Questions));
    let written = |count: i64| behind(count, writers);
    let is_told = written(0).is_some();
    Figures {
        writers: of_people(writers),
        readers: of_people(sum(Kind::Readers)).filter(|_| knows_readers),
        joined: of_people(sum(Kind::Joined)),
        owners: of_people(sum(Kind::Owners)),
        topics: written(topics),
        posts: written(sum(Kind::Posts)),
        likes: behind(sum(Kind::Likes), sum(Kind::Likers)),
        questions: written(questions),
        answered: written(sum(Kind::Answered)).and_then(|count| behind(count, questions)),
        unreplied: written(topics - sum(Kind::Replied)).and_then(|count| behind(count, topics)),
        reply_s: time(Kind::Replied, is_told),
        staff_reply_s: time(Kind::StaffReplied, is_told),
        flags: behind(sum(Kind::Flags), flaggers),
        flags_decided: behind(sum(Kind::FlagsDecided), flaggers),
        flag_s: time(Kind::FlagsDecided, behind(0, flaggers).is_some()),
        shown: of_people(shown),
        deflected: behind(deflected, shown),
    }
}

/// What was counted in a board over a period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BoardSum {
    /// Topics that were opened.
    pub topics: i64,
    /// Posts that were written.
    pub posts: i64,
    /// How many people wrote in one of the stretches: in that where the most did.
    pub writers: i64,
}

/// Boards that are told, at most.
const BOARDS: usize = 20;

/// The boards in which the most was written, first that of the most; none where never as many as five people wrote in one
/// stretch: then perhaps as few did in all of them.
pub fn top<T>(boards: Vec<(T, BoardSum)>) -> Vec<(T, BoardSum)> {
    let mut told: Vec<_> = boards.into_iter().filter(|(_, sum)| sum.writers >= FEW).collect();
    told.sort_by_key(|(_, sum)| std::cmp::Reverse((sum.posts, sum.topics)));
    told.truncate(BOARDS);
    told
}

/// By the first day of each stretch.
pub type ByStretch<T> = BTreeMap<Date, T>;

#[cfg(test)]
mod tests {
    use super::*;
    use StatisticKind as Kind;

    fn counted(of: &[(Kind, i32, i64)]) -> Counted {
        let mut found = Counted::new();
        for (kind, bucket, count) in of {
            *found.entry(*kind).or_default().entry(*bucket).or_default() += count;
        }
        found
    }

    #[test]
    fn of_four_nothing_is_told_and_of_five_everything_and_of_nobody_that_there_is_nobody() {
        let of = |writers: i64| {
            let rows = [
                (Kind::Writers, 0, writers),
                (Kind::Topics, 0, 6),
                (Kind::Posts, 0, 9),
                (Kind::Replied, 1, 5),
            ];
            figures(&counted(&rows), (0, 0), true)
        };
        let four = of(4);
        assert_eq!(four.writers.or(four.topics).or(four.posts).or(four.unreplied).or(four.reply_s), None);
        let five = of(5);
        assert_eq!((five.writers, five.topics, five.posts), (Some(5), Some(6), Some(9)));
        assert_eq!((five.unreplied, five.reply_s, five.staff_reply_s), (Some(1), Some(300), None));
        let none = figures(&Counted::new(), (0, 0), true);
        assert_eq!((none.writers, none.posts, none.reply_s), (Some(0), Some(0), None));
    }

    #[test]
    fn each_figure_is_hidden_by_those_behind_it() {
        let rows = [
            (Kind::Writers, 0, 50),
            (Kind::Likes, 0, 40),
            (Kind::Likers, 0, 4),
            (Kind::Flags, 0, 12),
            (Kind::FlagsDecided, 3, 12),
            (Kind::Flaggers, 0, 3),
            (Kind::Questions, 0, 4),
            (Kind::Answered, 0, 2),
            (Kind::Joined, 0, 1),
            (Kind::Readers, 0, 90),
        ];
        let told = figures(&counted(&rows), (4, 2), false);
        assert_eq!((told.likes, told.flags, told.flags_decided, told.flag_s), (None, None, None, None));
        assert_eq!((told.questions, told.answered, told.joined), (Some(4), None, None));
        assert_eq!((told.readers, told.shown, told.deflected), (None, None, None));
    }

    #[test]
    fn boards_of_few_are_not_told_and_the_liveliest_comes_first() {
        let sum = |posts: i64, writers: i64| BoardSum { topics: 1, posts, writers };
        let told = top(vec![("a", sum(10, 5)), ("b", sum(90, 4)), ("c", sum(30, 9))]);
        assert_eq!(told.iter().map(|(name, _)| *name).collect::<Vec<_>>(), ["c", "a"]);
    }
}
