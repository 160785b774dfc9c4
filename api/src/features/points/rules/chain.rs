//! A transaction in [canonical bytes](crate::canonical), and the chain that they make: one row that is changed by hand is
//! found. Pure.

use linli_entities::account::AccountId;
use linli_entities::ledger_account::LedgerAccountId;
use linli_entities::ledger_head::LedgerUnit;
use linli_entities::ledger_transaction::{LedgerTransactionId, SourceKind, TransactionKind};
use linli_entities::membership::MembershipId;
use linli_entities::point_lot::PointLotId;
use linli_entities::{Date, Instant};

use crate::canonical::Canonical;

/// The form of the bytes; another form gets another word.
const FORM: &str = "linli-ledger-v1";

/// What of a transaction is hashed.
#[derive(Clone, Debug)]
pub struct Hashed<'a> {
    /// The book.
    pub unit: LedgerUnit,
    /// Its number.
    pub number: i64,
    /// What it does.
    pub kind: TransactionKind,
    /// Whose points it moves.
    pub membership_id: Option<MembershipId>,
    /// What it came from.
    pub source: (SourceKind, i64),
    /// The rule.
    pub rule_id: Option<i64>,
    /// Who caused it.
    pub actor_id: Option<AccountId>,
    /// What it takes back.
    pub reverses_id: Option<LedgerTransactionId>,
    /// By how much it counts for a tier.
    pub qualifying: i64,
    /// From which day.
    pub effective_on: Date,
    /// When it was recorded.
    pub recorded_at: Instant,
    /// What it moves on which account, in the order of accounts.
    pub entries: &'a [(LedgerAccountId, i64)],
    /// What it takes out of which lot, in the order of lots.
    pub moves: &'a [(PointLotId, i64)],
    /// The lot that it makes, and the last day of that.
    pub lot: Option<(i64, Option<Date>)>,
}

impl Hashed<'_> {
    /// The hash of the transaction after that of the one before.
    pub fn after(&self, before: &[u8]) -> Vec<u8> {
        self.canonical().after(before)
    }

    fn canonical(&self) -> Canonical {
        let mut fields = Canonical::new(FORM)
            .text(self.unit.as_str())
            .whole(self.number)
            .text(self.kind.as_str())
            .whole(self.membership_id.map_or(0, |id| id.0))
            .text(self.source.0.as_str())
            .whole(self.source.1)
            .whole(self.rule_id.unwrap_or(0))
            .whole(self.actor_id.map_or(0, |id| id.0))
            .whole(self.reverses_id.map_or(0, |id| id.0))
            .whole(self.qualifying)
            .text(&self.effective_on.to_string())
            .whole(self.recorded_at.timestamp_micros());
        fields = pairs(fields, self.entries.iter().map(|(id, amount)| (id.0, *amount)));
        fields = pairs(fields, self.moves.iter().map(|(id, amount)| (id.0, *amount)));
        match self.lot {
            Some((amount, expires_on)) => {
                fields.whole(amount).text(&expires_on.map(|day| day.to_string()).unwrap_or_default())
            }
            None => fields,
        }
    }
}

/// How many pairs there are, and each.
fn pairs(fields: Canonical, pairs: impl ExactSizeIterator<Item = (i64, i64)>) -> Canonical {
    let fields = fields.field(&(pairs.len() as u64).to_be_bytes());
    pairs.fold(fields, |fields, (id, amount)| fields.whole(id).whole(amount))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hashed<'a>(number: i64, entries: &'a [(LedgerAccountId, i64)]) -> Hashed<'a> {
        Hashed {
            unit: LedgerUnit::Points,
            number,
            kind: TransactionKind::Earned,
            membership_id: Some(MembershipId(3)),
            source: (SourceKind::Post, 12),
            rule_id: Some(2),
            actor_id: None,
            reverses_id: None,
            qualifying: 10,
            effective_on: "2026-03-02".parse().expect("a date"),
            recorded_at: Instant::UNIX_EPOCH,
            entries,
            moves: &[],
            lot: Some((10, None)),
        }
    }

    #[test]
    fn the_hash_of_a_transaction_is_this_for_ever() {
        let entries = [(LedgerAccountId(1), -10), (LedgerAccountId(7), 10)];
        let hash = hashed(1, &entries).after(&[]);
        assert_eq!(hex::encode(hash), "3ba87eb8923cadc89a00fe64b4dd6f479001f3a19da2e90de5cf450962d57a08");
    }

    #[test]
    fn no_two_transactions_share_their_hash_and_each_knows_the_one_before() {
        let entries = [(LedgerAccountId(1), -10), (LedgerAccountId(7), 10)];
        let others = [(LedgerAccountId(1), -11), (LedgerAccountId(7), 11)];
        let first = hashed(1, &entries).after(&[]);
        assert_ne!(first, hashed(1, &others).after(&[]));
        assert_ne!(first, hashed(2, &entries).after(&[]));
        assert_ne!(hashed(2, &entries).after(&first), hashed(2, &entries).after(&[1]));
    }
}
