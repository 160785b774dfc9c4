//! An act in [canonical bytes](crate::canonical), so that a proof can hash them. A text stands in it as a salted commitment
//! only, so that it can be erased while the act stays provable.

use std::collections::BTreeMap;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::complaint::ComplaintId;
use linli_entities::complaint_act::ActKind;
use sha2::{Digest as _, Sha256};

use crate::canonical::Canonical;

/// The form of the bytes; another form gets another word.
const FORM: &str = "linli-act-v1";

/// What of an act is hashed.
#[derive(Clone, Debug)]
pub struct Act<'a> {
    /// The complaint.
    pub complaint_id: ComplaintId,
    /// Its number.
    pub number: i32,
    /// What happened.
    pub kind: ActKind,
    /// Who did it.
    pub actor_id: Option<AccountId>,
    /// When.
    pub at: Instant,
    /// What belongs to the kind: a flat object; its keys are sorted here.
    pub detail: &'a serde_json::Value,
    /// The commitment to its text.
    pub commitment: Option<&'a [u8]>,
}

impl Act<'_> {
    /// The bytes.
    pub fn bytes(&self) -> Vec<u8> {
        let fields = Canonical::new(FORM)
            .whole(self.complaint_id.0)
            .field(&self.number.to_be_bytes())
            .text(self.kind.as_str())
            .whole(self.actor_id.map_or(0, |id| id.0))
            .whole(self.at.timestamp_micros());
        let detail: BTreeMap<&String, &serde_json::Value> =
            self.detail.as_object().into_iter().flatten().collect();
        let fields =
            detail.into_iter().fold(fields, |fields, (key, value)| fields.text(key).text(&value.to_string()));
        fields.field(self.commitment.unwrap_or_default()).into_bytes()
    }
}

/// The commitment to a text: SHA-256 of salt and text.
pub fn commitment(salt: &[u8], text: &str) -> Vec<u8> {
    Sha256::new().chain_update(salt).chain_update(text.as_bytes()).finalize().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bytes_of_an_act_are_these_for_ever() {
        let detail = serde_json::json!({ "grade": "s2", "channel": "online" });
        let act = Act {
            complaint_id: ComplaintId(7),
            number: 1,
            kind: ActKind::Filed,
            actor_id: Some(AccountId(3)),
            at: Instant::UNIX_EPOCH,
            detail: &detail,
            commitment: Some(&commitment(b"salt", "电梯")),
        };
        let hash = hex::encode(Sha256::digest(act.bytes()));
        assert_eq!(hash, "68133630b095de23b33c65e6463f0df2b1f9a1682344ddedfab6f8a396a996e1");
    }

    #[test]
    fn no_two_acts_share_their_bytes() {
        let detail = serde_json::json!({});
        let act = |number, commitment: Option<&'static [u8]>| {
            let (kind, at) = (ActKind::Answered, Instant::UNIX_EPOCH);
            Act {
                complaint_id: ComplaintId(7),
                number,
                kind,
                actor_id: None,
                at,
                detail: &detail,
                commitment,
            }
            .bytes()
        };
        assert_ne!(act(1, None), act(2, None));
        assert_ne!(act(1, None), act(1, Some(b"x")));
    }
}
