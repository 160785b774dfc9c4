//! An entry of the history of a commitment in [canonical bytes](crate::canonical), and the chain that the entries make. Pure.
//! All fields are told to whoever reads the commitment (docs/commitments.md says how to check it).

use linli_entities::commitment_entry::Model;
use linli_entities::post::PostId;

use crate::canonical::Canonical;

/// The form of the bytes; another form gets another word.
const FORM: &str = "linli-commitment-v1";

/// The hash of an entry after that of the one before. What the commitment says and by which post is part of each.
pub fn after(before: &[u8], (post_id, text): (PostId, &str), entry: &Model) -> Vec<u8> {
    Canonical::new(FORM)
        .whole(post_id.0)
        .text(text)
        .whole(entry.number)
        .text(entry.kind.as_str())
        .text(&entry.due_on.to_string())
        .text(entry.reason.as_deref().unwrap_or(""))
        .whole(entry.actor_id.map_or(0, |id| id.0))
        .whole(entry.acted_at.timestamp_micros())
        .after(before)
}

#[cfg(test)]
mod tests {
    use linli_entities::Instant;
    use linli_entities::account::AccountId;
    use linli_entities::commitment::CommitmentId;
    use linli_entities::commitment_entry::{CommitmentEntryId, CommitmentEntryKind};

    use super::*;

    const OF: (PostId, &str) = (PostId(7), "换电梯");

    fn entry() -> Model {
        Model {
            id: CommitmentEntryId(9),
            commitment_id: CommitmentId(1),
            number: 2,
            kind: CommitmentEntryKind::Moved,
            due_on: "2027-07-15".parse().expect("a date"),
            reason: Some("推迟交货".to_owned()),
            actor_id: Some(AccountId(4)),
            acted_at: Instant::UNIX_EPOCH,
            hash: vec![],
        }
    }

    #[test]
    fn the_hash_of_an_entry_is_this_for_ever() {
        assert_eq!(
            hex::encode(after(&[7; 32], OF, &entry())),
            "5626692580690ea144c4f0a4bbb874d091947b329bcdb8a402e069fe7c5f56d6"
        );
    }

    #[test]
    fn no_two_entries_share_their_hash_and_each_knows_the_one_before() {
        let first = after(&[], OF, &entry());
        let others = [
            Model { number: 3, ..entry() },
            Model { kind: CommitmentEntryKind::GivenUp, ..entry() },
            Model { due_on: "2027-07-16".parse().expect("a date"), ..entry() },
            Model { reason: None, ..entry() },
            Model { actor_id: None, ..entry() },
        ];
        for other in others {
            assert_ne!(first, after(&[], OF, &other), "{other:?}");
        }
        assert_ne!(first, after(&first, OF, &entry()));
        assert_ne!(first, after(&[], (PostId(8), "换电梯"), &entry()));
        assert_ne!(first, after(&[], (PostId(7), "换"), &entry()));
    }
}
