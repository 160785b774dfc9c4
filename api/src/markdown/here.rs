//! Where links lead that lead to a page of this server of which something can be told.

/// What a link leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Here {
    /// A topic, perhaps to one of its posts.
    Topic {
        /// The id of the topic.
        id: i64,
        /// The number of the post.
        number: Option<i32>,
    },
    /// A post, wherever it was moved.
    Post(i64),
    /// A gathering.
    Event(i64),
    /// A complaint.
    Complaint(i64),
    /// A vote of owners.
    Vote(i64),
}

impl Here {
    /// Reads a path, with its query and fragment: `/topics/9?page=2#p21`, `/posts/1024`. Nothing where it leads to something else.
    pub fn parse(path: &str) -> Option<Self> {
        let (path, fragment) =
            path.split_once('#').map_or((path, None), |(path, fragment)| (path, Some(fragment)));
        let (path, query) = path.split_once('?').map_or((path, None), |(path, query)| (path, Some(query)));
        let (noun, id) = path.strip_prefix('/')?.split_once('/')?;
        let id = whole(id)?;
        if noun == "topics" {
            let paged = query.is_none_or(|query| query.strip_prefix("page=").and_then(whole).is_some());
            let number = match fragment {
                None => None,
                Some(fragment) => Some(i32::try_from(whole(fragment.strip_prefix('p')?)?).ok()?),
            };
            return paged.then_some(Self::Topic { id, number });
        }
        if query.is_some() || fragment.is_some() {
            return None;
        }
        match noun {
            "events" => Some(Self::Event(id)),
            "complaints" => Some(Self::Complaint(id)),
            "posts" => Some(Self::Post(id)),
            "votes" => Some(Self::Vote(id)),
            _ => None,
        }
    }
}

/// A number from 1, as the server writes it and in no other way.
fn whole(digits: &str) -> Option<i64> {
    let number: i64 = digits.parse().ok().filter(|number| *number > 0)?;
    (number.to_string() == digits).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_to_one_thing_or_to_nothing() {
        assert_eq!(Here::parse("/topics/9"), Some(Here::Topic { id: 9, number: None }));
        assert_eq!(Here::parse("/topics/9#p3"), Some(Here::Topic { id: 9, number: Some(3) }));
        assert_eq!(Here::parse("/topics/9?page=2#p21"), Some(Here::Topic { id: 9, number: Some(21) }));
        assert_eq!(Here::parse("/posts/1024"), Some(Here::Post(1024)));
        assert_eq!(Here::parse("/events/3"), Some(Here::Event(3)));
        for other in [
            "",
            "/",
            "/topics",
            "/topics/",
            "/topics/0",
            "/topics/09",
            "/topics/9/feed.atom",
            "/topics/9#p0",
            "/topics/9?page=x",
            "/events/3?x",
            "/posts/3#p3",
            "/me/events/3",
            "//evil.example/events/3",
            "topics/9",
        ] {
            assert_eq!(Here::parse(other), None, "{other}");
        }
    }
}
