//! How money flows through the accounts of the book. Pure.

use linli_entities::ledger_account::LedgerAccountKind as Kind;
use linli_entities::ledger_transaction::TransactionKind;

/// A movement of a payment; each payment makes each kind of transaction at most once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Movement {
    /// It came, and a deposit holds it.
    CameHeld,
    /// It came, and goes back at once.
    CameReturned,
    /// It came, and nobody knows for which deposit.
    CameUnassigned,
    /// Its deposit was found, and holds it.
    FoundHeld,
    /// Its deposit was found, and it goes back.
    FoundReturned,
    /// The deposit that held it ended.
    Released,
    /// It went into a contract.
    Applied,
    /// It was paid back to whose deposit it was for.
    PaidBack,
    /// It was paid back, and nobody knows for which deposit it came.
    PaidBackUnassigned,
}

impl Movement {
    /// Every movement.
    pub const ALL: [Self; 9] = [
        Self::CameHeld,
        Self::CameReturned,
        Self::CameUnassigned,
        Self::FoundHeld,
        Self::FoundReturned,
        Self::Released,
        Self::Applied,
        Self::PaidBack,
        Self::PaidBackUnassigned,
    ];

    /// What the transaction is called, and from which account it moves to which.
    pub fn of(self) -> (TransactionKind, Kind, Kind) {
        use TransactionKind as Of;
        match self {
            Self::CameHeld => (Of::Held, Kind::Clearing, Kind::Held),
            Self::CameReturned => (Of::Pending, Kind::Clearing, Kind::Refundable),
            Self::CameUnassigned => (Of::Pending, Kind::Clearing, Kind::Unassigned),
            Self::FoundHeld => (Of::Released, Kind::Unassigned, Kind::Held),
            Self::FoundReturned => (Of::Released, Kind::Unassigned, Kind::Refundable),
            Self::Released => (Of::HoldReleased, Kind::Held, Kind::Refundable),
            Self::Applied => (Of::Captured, Kind::Held, Kind::Contracts),
            Self::PaidBack => (Of::Refunded, Kind::Refundable, Kind::Clearing),
            Self::PaidBackUnassigned => (Of::Refunded, Kind::Unassigned, Kind::Clearing),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where a payment can be after these movements, each following from where the one before left it.
    fn ways(at: Kind, made: Vec<TransactionKind>, found: &mut Vec<(Kind, Vec<TransactionKind>)>) {
        found.push((at, made.clone()));
        for movement in Movement::ALL {
            let (kind, from, to) = movement.of();
            let enters_once = from != Kind::Clearing || made.is_empty();
            if from == at && !made.contains(&kind) && enters_once {
                ways(to, made.iter().copied().chain([kind]).collect(), found);
            }
        }
    }

    #[test]
    fn every_way_of_a_payment_ends_in_a_contract_or_back_where_it_came_from() {
        let mut found = vec![];
        ways(Kind::Clearing, vec![], &mut found);
        // Whoever stands where nothing follows is in a contract, or back.
        let ends = found.iter().filter(|(at, made)| {
            !made.is_empty()
                && !Movement::ALL.iter().any(|next| next.of().1 == *at && !made.contains(&next.of().0))
        });
        for (at, made) in ends {
            assert!(matches!(at, Kind::Contracts | Kind::Clearing), "{at:?} after {made:?}");
        }
        assert!(found.iter().any(|(at, made)| *at == Kind::Clearing && made.len() == 4), "the longest way");
    }
}
