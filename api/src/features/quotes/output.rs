//! How quotes are shown, at what is quoted.

use linli_entities::post::PostId;
use poem_openapi::Object;
use poem_openapi::types::Example;

/// Posts that quote one, as many as are named.
pub const SHOWN_MAX: usize = 20;

/// Which posts quote a post.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[oai(example)]
pub struct PostQuotes {
    /// What is quoted.
    pub post_id: PostId,
    /// The numbers of the posts of the same topic that quote it, at most 20, by number.
    pub numbers: Vec<i32>,
    /// Whether there are more.
    pub more: bool,
}

/// Gathers what quotes what; at most [`SHOWN_MAX`] are named, and one more says that there are more.
pub(super) fn gathered(found: Vec<(PostId, i32)>) -> Vec<PostQuotes> {
    let mut quotes: Vec<PostQuotes> = vec![];
    for (post_id, number) in found {
        match quotes.iter_mut().find(|known| known.post_id == post_id) {
            Some(known) if known.numbers.len() == SHOWN_MAX => known.more = true,
            Some(known) => known.numbers.push(number),
            None => quotes.push(PostQuotes { post_id, numbers: vec![number], more: false }),
        }
    }
    quotes.iter_mut().for_each(|known| known.numbers.sort_unstable());
    quotes
}

impl Example for PostQuotes {
    fn example() -> Self {
        Self { post_id: PostId(1024), numbers: vec![15, 20], more: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twenty_are_named_and_that_there_are_more_is_said() {
        let found =
            |count: i32| (1..=count).map(|number| (PostId(1), number)).chain([(PostId(2), 3)]).collect();
        let twenty = gathered(found(20));
        assert_eq!((twenty.len(), twenty[0].numbers.len(), twenty[0].more), (2, 20, false));
        let more = gathered(found(21));
        assert_eq!((more[0].numbers.len(), more[0].more, more[1].more), (20, true, false));
    }
}
