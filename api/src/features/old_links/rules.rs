//! Reading old addresses. Pure.

/// Which program wrote an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// Discourse: `/t/slug/12/3`.
    Discourse,
    /// Discuz!: `/thread-12-1-1.html`, `/forum.php?mod=viewthread&tid=12`, `/forum.php?mod=redirect&goto=findpost&ptid=12&pid=345`.
    Discuz,
}

impl Origin {
    /// What references begin with where nothing else is asked for.
    pub fn prefix(self) -> &'static str {
        match self {
            Self::Discourse => "discourse",
            Self::Discuz => "discuz",
        }
    }
}

/// A topic, or a post in one, as an old address names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OldLink {
    /// Which program wrote it.
    pub origin: Origin,
    /// The number of the topic there.
    pub topic: u32,
    /// The post: of Discourse its number in the topic, of Discuz! its own.
    pub post: Option<u32>,
}

impl OldLink {
    /// Reads the path and the query of an address.
    pub fn parse(path: &str, query: &str) -> Option<Self> {
        discourse(path).or_else(|| discuz(path, query))
    }

    /// Reads a path, and after a `?` a query; what comes after a `#` says a post of Discuz! (`#pid345`).
    pub fn parse_address(address: &str) -> Option<Self> {
        let (address, fragment) = address.split_once('#').unwrap_or((address, ""));
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let mut link = Self::parse(path, query)?;
        if link.post.is_none() {
            link.post = fragment.strip_prefix("pid").and_then(number);
        }
        Some(link)
    }

    /// The shortest address of the same thing.
    pub fn address(&self) -> String {
        let Self { origin, topic, post } = self;
        match (origin, post) {
            (Origin::Discourse, None) => format!("/t/{topic}"),
            (Origin::Discourse, Some(post)) => format!("/t/{topic}/{post}"),
            (Origin::Discuz, None) => format!("/thread-{topic}-1-1.html"),
            (Origin::Discuz, Some(post)) => {
                format!("/forum.php?mod=redirect&goto=findpost&ptid={topic}&pid={post}")
            }
        }
    }
}

/// The reference of a topic.
pub fn topic_reference(prefix: &str, topic: u32) -> String {
    format!("{prefix}:{topic}")
}

/// The reference of a post that is not the first of its topic.
pub fn post_reference(prefix: &str, topic: u32, post: u32) -> String {
    format!("{prefix}:{topic}/{post}")
}

fn number(text: &str) -> Option<u32> {
    text.parse().ok().filter(|number| *number > 0 && text.bytes().all(|byte| byte.is_ascii_digit()))
}

/// `/t/slug/12`, `/t/slug/12/3`, `/t/12`, `/t/12/3`.
fn discourse(path: &str) -> Option<OldLink> {
    let parts: Vec<&str> = path.strip_prefix("/t/")?.trim_end_matches('/').split('/').collect();
    let link = |topic, post| Some(OldLink { origin: Origin::Discourse, topic, post });
    match parts[..] {
        [topic] => link(number(topic)?, None),
        // A slug is never a number alone.
        [first, second] => match number(first) {
            Some(topic) => link(topic, Some(number(second)?)),
            None => link(number(second)?, None),
        },
        [_, topic, post] => link(number(topic)?, Some(number(post)?)),
        _ => None,
    }
}

fn discuz(path: &str, query: &str) -> Option<OldLink> {
    // A forum may have been in a folder.
    let (_, name) = path.rsplit_once('/')?;
    let asked = |key: &str| {
        let pairs = query.split('&').filter_map(|pair| pair.trim_start_matches("amp;").split_once('='));
        pairs.into_iter().find(|(name, _)| *name == key).map(|(_, value)| value)
    };
    let link = |topic, post| Some(OldLink { origin: Origin::Discuz, topic, post });
    if let Some(rest) = name.strip_prefix("thread-").and_then(|rest| rest.strip_suffix(".html")) {
        return link(number(rest.split('-').next()?)?, None);
    }
    match (name, asked("mod").or(asked("goto"))) {
        ("forum.php", Some("viewthread")) | ("viewthread.php", _) => {
            link(number(asked("tid")?)?, asked("pid").and_then(number))
        }
        ("forum.php" | "redirect.php", Some("redirect" | "findpost"))
            if asked("goto") == Some("findpost") =>
        {
            link(number(asked("ptid")?)?, asked("pid").and_then(number))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn link(origin: Origin, topic: u32, post: Option<u32>) -> Option<OldLink> {
        Some(OldLink { origin, topic, post })
    }

    #[test]
    fn addresses_of_topics_and_posts_are_read() {
        let of = OldLink::parse_address;
        assert_eq!(of("/t/12"), link(Origin::Discourse, 12, None));
        assert_eq!(of("/t/12/3?u=li"), link(Origin::Discourse, 12, Some(3)));
        assert_eq!(of("/t/%E7%94%B5/12/"), link(Origin::Discourse, 12, None));
        assert_eq!(of("/t/a-slug/12/3"), link(Origin::Discourse, 12, Some(3)));
        assert_eq!(of("/thread-12-2-1.html"), link(Origin::Discuz, 12, None));
        assert_eq!(of("/bbs/thread-12-1-1.html#pid7"), link(Origin::Discuz, 12, Some(7)));
        assert_eq!(of("/forum.php?mod=viewthread&tid=12&page=2"), link(Origin::Discuz, 12, None));
        assert_eq!(of("/forum.php?mod=viewthread&amp;tid=12"), link(Origin::Discuz, 12, None));
        let found = of("/forum.php?mod=redirect&goto=findpost&ptid=12&pid=345");
        assert_eq!(found, link(Origin::Discuz, 12, Some(345)));
        assert_eq!(of("/viewthread.php?tid=12"), link(Origin::Discuz, 12, None));
        for other in [
            "/t/",
            "/t/slug",
            "/t/0",
            "/t/-1",
            "/t/99999999999",
            "/t/a/b/c/1",
            "/topics/12",
            "/forum.php",
            "/forum.php?mod=viewthread&tid=x",
            "/thread-.html",
        ] {
            assert_eq!(of(other), None, "{other}");
        }
    }

    proptest! {
        #[test]
        fn the_shortest_address_names_the_same(discuz: bool, topic in 1..=u32::MAX, post in proptest::option::of(1..=u32::MAX)) {
            let link = OldLink { origin: if discuz { Origin::Discuz } else { Origin::Discourse }, topic, post };
            prop_assert_eq!(OldLink::parse_address(&link.address()), Some(link));
        }

        #[test]
        fn whatever_is_asked_for_is_read_or_not(address in "\\PC{0,60}") {
            let _ = OldLink::parse_address(&address);
        }
    }
}
