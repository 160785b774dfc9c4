//! The code of a receipt, and what is kept of it. Pure.
//!
//! A code has 140 random bits, made where one votes. The server keeps two hashes of it: the key of the ballot, which is
//! published, and a tag at the home, by which whoever has the code is known to be of that home. From the one to the other
//! leads only the code.

use std::collections::HashSet;

use linli_entities::unit::UnitId;
use linli_entities::vote::VoteId;

use crate::canonical::Canonical;
use crate::code::Code;

/// Letters and digits that are not taken for one another.
const LETTERS: &str = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
/// How many of them a code has.
const LENGTH: usize = 28;
/// Of a code that was made at random fewer are different once in many millions of millions: it was typed by somebody.
const DIFFERENT_MIN: usize = 9;

/// The code of a receipt: whoever has it finds the ballot.
#[derive(Clone, PartialEq, Eq)]
pub struct Receipt(String);

/// Not told, in no log.
impl std::fmt::Debug for Receipt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Receipt")
    }
}

impl Receipt {
    /// Reads a code as somebody types it: in small letters, in groups.
    ///
    /// # Errors
    /// [`Code::Malformed`] for what is no code, or cannot have been made at random.
    pub fn parse(text: &str) -> Result<Self, Code> {
        let typed = text.chars().filter(|c| !matches!(c, '-' | ' '));
        let code: String = typed.take(LENGTH + 1).map(|c| c.to_ascii_uppercase()).collect();
        let different: HashSet<char> = code.chars().collect();
        let is_code = code.chars().count() == LENGTH && code.chars().all(|c| LETTERS.contains(c));
        if is_code && different.len() >= DIFFERENT_MIN { Ok(Self(code)) } else { Err(Code::Malformed) }
    }

    /// The key of the ballot of this receipt, in hexadecimal.
    pub fn key(&self, id: VoteId) -> String {
        hex::encode(Canonical::new("linli-vote-receipt-v1").whole(id.0).text(&self.0).after(&[]))
    }

    /// What stands at a home that voted with this receipt, in hexadecimal.
    pub fn tag(&self, id: VoteId, unit_id: UnitId) -> String {
        let bytes = Canonical::new("linli-vote-home-v1").whole(id.0).whole(unit_id.0).text(&self.0);
        hex::encode(bytes.after(&[]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: &str = "7K3M-Q9TZ-2WXC-8HRF-4PLV-6NDB-AJSE";

    #[test]
    fn a_code_is_read_as_it_is_typed() {
        let receipt = Receipt::parse(CODE);
        assert!(receipt.is_ok());
        assert_eq!(receipt, Receipt::parse(&CODE.to_lowercase().replace('-', " ")));
        assert_eq!(receipt, Receipt::parse(&CODE.replace('-', "")));
        for wrong in ["", "7K3M", &CODE[1..], &format!("{CODE}2"), &CODE.replace('7', "0"), &"2345".repeat(7)]
        {
            assert_eq!(Receipt::parse(wrong), Err(Code::Malformed), "{wrong}");
        }
    }

    #[test]
    fn key_and_tag_are_of_one_vote_and_home_and_neither_is_the_other() {
        let receipt = Receipt::parse(CODE).expect("a code");
        let all = [
            receipt.key(VoteId(1)),
            receipt.key(VoteId(2)),
            receipt.tag(VoteId(1), UnitId(1)),
            receipt.tag(VoteId(1), UnitId(2)),
            receipt.tag(VoteId(2), UnitId(1)),
        ];
        let different: HashSet<&String> = all.iter().collect();
        assert_eq!(different.len(), all.len());
        assert_eq!(format!("{receipt:?}"), "Receipt");
    }

    #[test]
    fn the_key_of_a_code_is_this_for_ever() {
        let key = Receipt::parse(CODE).expect("a code").key(VoteId(7));
        assert_eq!(key, "dc9f2a4096bfd4b47d48137ef3e7e2f1289d850c8a352cc779b49128e0b5c3e7");
    }
}
