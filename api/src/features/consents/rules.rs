//! What holds of what was said. Pure.

use std::collections::{BTreeMap, HashMap};

use linli_entities::consent_act::{ConsentChannel, ConsentPurpose, Model};

/// The longest reason, in characters.
pub const REASON_MAX: usize = 500;
/// Every way for every purpose.
pub const CELLS: usize = ConsentPurpose::ALL.len() * ConsentChannel::ALL.len();

/// What somebody says now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// On which way.
    pub channel: ConsentChannel,
    /// What for.
    pub purpose: ConsentPurpose,
    /// Whether they agree.
    pub given: bool,
}

/// What staff write down for somebody.
#[derive(Clone, Debug)]
pub struct NewConsent {
    /// What was said.
    pub choice: Choice,
    /// How it was told.
    pub reason: String,
}

/// What holds of one way for one purpose.
#[derive(Clone, Debug)]
pub struct Standing {
    /// On which way.
    pub channel: ConsentChannel,
    /// What for.
    pub purpose: ConsentPurpose,
    /// What was said last; none where nothing was.
    pub last: Option<Model>,
}

impl Standing {
    /// Whether it is consented to.
    pub fn given(&self) -> bool {
        self.last.as_ref().is_some_and(|act| act.given)
    }
}

/// What holds, of every way for every purpose, whatever the order of what was said.
pub fn standing(acts: Vec<Model>) -> Vec<Standing> {
    let mut last: HashMap<(ConsentPurpose, ConsentChannel), Model> = HashMap::new();
    for act in acts {
        let cell = (act.purpose, act.channel);
        if last.get(&cell).is_none_or(|known| known.id < act.id) {
            last.insert(cell, act);
        }
    }
    let cells = ConsentPurpose::ALL
        .iter()
        .flat_map(|purpose| ConsentChannel::ALL.iter().map(move |channel| (*purpose, *channel)));
    cells
        .map(|(purpose, channel)| Standing { channel, purpose, last: last.remove(&(purpose, channel)) })
        .collect()
}

/// Of what somebody says that which says something new. Said twice at once, the last word counts.
pub fn news(standing: &[Standing], said: &[Choice]) -> Vec<Choice> {
    let words: BTreeMap<_, _> = said.iter().map(|one| ((one.purpose, one.channel), *one)).collect();
    let holds = |choice: &Choice| {
        let cell = |one: &&Standing| one.purpose == choice.purpose && one.channel == choice.channel;
        standing.iter().find(cell).is_some_and(Standing::given)
    };
    words.into_values().filter(|choice| choice.given != holds(choice)).collect()
}

#[cfg(test)]
mod tests {
    use linli_entities::Instant;
    use linli_entities::account::AccountId;
    use linli_entities::consent_act::{ConsentActId, ConsentSource};

    use super::*;

    fn act(id: i64, purpose: ConsentPurpose, given: bool) -> Model {
        Model {
            id: ConsentActId(id),
            account_id: AccountId(1),
            channel: ConsentChannel::Mail,
            purpose,
            given,
            source: ConsentSource::Settings,
            recorded_by: None,
            reason: None,
            acted_at: Instant::UNIX_EPOCH,
        }
    }

    fn say(purpose: ConsentPurpose, given: bool) -> Choice {
        Choice { channel: ConsentChannel::Mail, purpose, given }
    }

    #[test]
    fn what_was_said_last_holds_and_nothing_holds_before_it_was_said() {
        use ConsentPurpose::{Bulletin, Greeting, Offers};
        let acts = vec![
            act(3, Bulletin, true),
            act(1, Bulletin, false),
            act(2, Greeting, true),
            act(4, Greeting, false),
        ];
        let standing = standing(acts);
        assert_eq!(standing.len(), CELLS);
        let given: Vec<_> =
            standing.iter().filter(|one| one.given()).map(|one| (one.purpose, one.channel)).collect();
        assert_eq!(given, [(Bulletin, ConsentChannel::Mail)]);
        assert_eq!(news(&standing, &[say(Bulletin, true), say(Greeting, false), say(Offers, false)]), []);
        assert_eq!(news(&standing, &[say(Offers, false), say(Offers, true)]), [say(Offers, true)]);
        assert_eq!(news(&standing, &[say(Bulletin, false)]), [say(Bulletin, false)]);
    }
}
