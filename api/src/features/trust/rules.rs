//! Which level acts come to, and what each level is limited to. Pure.

use linli_entities::account::Locale;
use linli_entities::trust::TrustLevel;

/// The newest posts of an account that count: what lies further back says little of today, and reckoning has an end.
pub const POSTS_COUNTED: u64 = 1_000;
/// Topics that somebody has read which count.
pub const READ_COUNTED: u64 = 100;
/// For how many days a post that moderators removed counts against its author.
pub const UPHELD_DAYS: i64 = 180;
/// Removed posts with which nobody is more than [`TrustLevel::Basic`].
const UPHELD_MAX: i64 = 3;

/// What an account did and got, as far as it counts. Nothing of boards of staff does, nothing of boards that
/// are closed to staff, and nothing under a pseudonym.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Acts {
    /// Whole days since it was made.
    pub days: i64,
    /// Whether its address or number is proven.
    pub proven: bool,
    /// Whether it has a confirmed home, or a role.
    pub settled: bool,
    /// Whether a sanction stands against it.
    pub sanctioned: bool,
    /// Posts that stand, of the newest [`POSTS_COUNTED`].
    pub post_count: i64,
    /// Topics among them that it opened.
    pub topic_count: i64,
    /// Those that are accepted as answers.
    pub answer_count: i64,
    /// Likes of them.
    pub like_count: i64,
    /// Topics that it has read, up to [`READ_COUNTED`].
    pub read_count: i64,
    /// Its posts that moderators removed because they were flagged, in the last [`UPHELD_DAYS`].
    pub upheld_count: i64,
}

/// What a level takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Need {
    /// The level.
    pub level: TrustLevel,
    /// Days since the account was made.
    pub days: i64,
    /// Topics that were read.
    pub read_count: i64,
    /// Posts that stand.
    pub post_count: i64,
    /// Likes of them.
    pub like_count: i64,
}

/// What each level takes, from the lowest.
pub const NEEDS: [Need; 3] = [
    Need { level: TrustLevel::Basic, days: 1, read_count: 3, post_count: 0, like_count: 0 },
    Need { level: TrustLevel::Member, days: 14, read_count: 20, post_count: 10, like_count: 5 },
    Need { level: TrustLevel::Regular, days: 90, read_count: 100, post_count: 50, like_count: 30 },
];

impl Need {
    fn is_met(&self, acts: &Acts) -> bool {
        acts.proven
            && acts.days >= self.days
            && acts.read_count >= self.read_count
            && acts.post_count >= self.post_count
            && acts.like_count >= self.like_count
    }
}

/// The level that acts come to. A sanction that stands takes everything; a home or a role gives
/// [`TrustLevel::Member`]; one removed post keeps from [`TrustLevel::Regular`], three from more than
/// [`TrustLevel::Basic`].
pub fn level(acts: &Acts) -> TrustLevel {
    if acts.sanctioned {
        return TrustLevel::New;
    }
    let reached = NEEDS.iter().take_while(|need| need.is_met(acts)).last();
    let most = match acts.upheld_count {
        0 => TrustLevel::Regular,
        count if count < UPHELD_MAX => TrustLevel::Member,
        _ => TrustLevel::Basic,
    };
    let least = if acts.settled { TrustLevel::Member } else { TrustLevel::New };
    reached.map_or(TrustLevel::New, |need| need.level).min(most).max(least)
}

/// What the next level takes; none above the highest.
pub fn next(level: TrustLevel) -> Option<Need> {
    NEEDS.iter().copied().find(|need| need.level > level)
}

/// What an account of a level may do at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Whether its topics and posts are paced (`newcomer_topic` and `newcomer_post` of [`crate::rate::Rates`]).
    pub paced: bool,
    /// Links to elsewhere in one post; none where there is no limit.
    pub link_max: Option<usize>,
    /// Pictures in one post; none where there is no limit but that of all posts.
    pub picture_max: Option<usize>,
}

/// The limits of a level. Whoever has a home or a role has those of [`TrustLevel::Regular`], whatever their level is.
pub fn limits(level: TrustLevel) -> Limits {
    let paced = level == TrustLevel::New;
    let link_max = match level {
        TrustLevel::New => Some(3),
        TrustLevel::Basic => Some(10),
        TrustLevel::Member | TrustLevel::Regular => None,
    };
    Limits { paced, link_max, picture_max: paced.then_some(4) }
}

/// What a level is called.
pub fn name(level: TrustLevel, locale: Locale) -> &'static str {
    let (zh, en) = match level {
        TrustLevel::New => ("新面孔", "Newcomer"),
        TrustLevel::Basic => ("熟面孔", "Familiar face"),
        TrustLevel::Member => ("街坊", "Neighbour"),
        TrustLevel::Regular => ("老街坊", "Old neighbour"),
    };
    match locale {
        Locale::ZhCn => zh,
        Locale::En => en,
    }
}

/// What a level brings, in a sentence.
pub fn meaning(level: TrustLevel, locale: Locale) -> &'static str {
    let (zh, en) = match level {
        TrustLevel::New => {
            ("刚来，每天发的内容和链接有限。", "Just come: posts a day and links are limited.")
        }
        TrustLevel::Basic => {
            ("不再限制每天发多少，一帖最多十个链接。", "As many posts as you like, with up to 10 links each.")
        }
        TrustLevel::Member => ("链接不再限制。", "As many links as you like."),
        TrustLevel::Regular => ("常来，大家也喜欢听你说。", "Here for long, and others like what you say."),
    };
    match locale {
        Locale::ZhCn => zh,
        Locale::En => en,
    }
}

/// How many links of a rendered text lead elsewhere: not to a page below `public_url`, nor into the text itself.
pub fn outward_links(html: &str, public_url: &str) -> usize {
    // In a text a `<` is escaped, and in an attribute a `"`: what looks like a link is one.
    let addresses = html.split("<a ").skip(1).filter_map(|rest| {
        let (_, rest) = rest.split_once("href=\"")?;
        rest.split('"').next()
    });
    addresses.filter(|address| !is_own(address, public_url)).count()
}

fn is_own(address: &str, public_url: &str) -> bool {
    let inside = |rest: &str| rest.is_empty() || rest.starts_with(['/', '?', '#']);
    // What names no scheme before its path leads to a page of ours.
    let named = address.find([':', '/', '?', '#']).is_some_and(|at| address[at..].starts_with(':'));
    let relative = !named && !address.starts_with("//");
    relative || address.strip_prefix(public_url.trim_end_matches('/')).is_some_and(inside)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn acts(days: i64, read_count: i64, post_count: i64, like_count: i64) -> Acts {
        Acts { days, read_count, post_count, like_count, proven: true, ..Acts::default() }
    }

    #[test]
    fn a_level_takes_all_that_it_takes() {
        assert_eq!(level(&Acts::default()), TrustLevel::New);
        assert_eq!(level(&acts(1, 3, 0, 0)), TrustLevel::Basic);
        assert_eq!(level(&Acts { proven: false, ..acts(900, 100, 900, 900) }), TrustLevel::New);
        assert_eq!(level(&acts(14, 20, 10, 4)), TrustLevel::Basic);
        assert_eq!(level(&acts(14, 20, 10, 5)), TrustLevel::Member);
        assert_eq!(level(&acts(90, 100, 50, 30)), TrustLevel::Regular);
        assert_eq!(level(&acts(89, 100, 50, 30)), TrustLevel::Member);
    }

    #[test]
    fn a_home_gives_what_removed_posts_do_not_take_and_a_sanction_does() {
        let home = Acts { settled: true, ..Acts::default() };
        assert_eq!(level(&home), TrustLevel::Member);
        assert_eq!(level(&Acts { upheld_count: 9, ..home }), TrustLevel::Member);
        assert_eq!(level(&Acts { sanctioned: true, ..home }), TrustLevel::New);
        let regular = acts(90, 100, 50, 30);
        assert_eq!(level(&Acts { upheld_count: 1, ..regular }), TrustLevel::Member);
        assert_eq!(level(&Acts { upheld_count: 3, ..regular }), TrustLevel::Basic);
    }

    fn made_up() -> impl Strategy<Value = Acts> {
        let counts = (0_i64..200, 0_i64..120, 0_i64..80, 0_i64..50, 0_i64..5);
        (counts, any::<bool>(), any::<bool>(), any::<bool>()).prop_map(
            |((days, read_count, post_count, like_count, upheld_count), proven, settled, sanctioned)| Acts {
                proven,
                settled,
                sanctioned,
                upheld_count,
                ..acts(days, read_count, post_count, like_count)
            },
        )
    }

    proptest! {
        #[test]
        fn no_good_act_lowers_and_no_bad_one_raises(acts in made_up(), more in 0_i64..100) {
            let now = level(&acts);
            let better = [
                Acts { days: acts.days + more, ..acts },
                Acts { read_count: acts.read_count + more, ..acts },
                Acts { post_count: acts.post_count + more, ..acts },
                Acts { like_count: acts.like_count + more, ..acts },
                Acts { proven: true, ..acts },
                Acts { settled: true, ..acts },
            ];
            for acts in better {
                prop_assert!(level(&acts) >= now, "{acts:?}");
            }
            let worse = [
                Acts { upheld_count: acts.upheld_count + more, ..acts },
                Acts { sanctioned: true, ..acts },
            ];
            for acts in worse {
                prop_assert!(level(&acts) <= now, "{acts:?}");
            }
        }
    }

    #[test]
    fn needs_and_limits_grow_with_the_level() {
        assert!(NEEDS.is_sorted_by_key(|need| (need.level, need.days, need.post_count)));
        assert_eq!(next(TrustLevel::New).map(|need| need.level), Some(TrustLevel::Basic));
        assert_eq!(next(TrustLevel::Regular), None);
        assert!(limits(TrustLevel::New).paced && !limits(TrustLevel::Basic).paced);
        assert_eq!(limits(TrustLevel::Member).link_max, None);
    }

    #[test]
    fn links_to_elsewhere_are_counted_and_others_are_not() {
        let home = "https://linli.example";
        let html = "<p><a href=\"https://a.example/\" rel=\"ugc\">a</a> &lt;a href=\"x\" <a href=\"/accounts/2\">@b</a>\
            <a class=\"mention\" href=\"#p1\">1</a><a href=\"https://linli.example/topics/1\">t</a>\
            <a href=\"b/c:d\">d</a><a href=\"//b.example\">b</a><a href=\"https://linli.example.evil/\">c</a><a href=\"mailto:a@b\">m</a></p>";
        assert_eq!(outward_links(html, home), 4);
        assert_eq!(outward_links("<p>href=\"https://a.example\"</p>", home), 0);
    }
}
