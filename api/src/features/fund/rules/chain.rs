//! An entry in [canonical bytes](crate::canonical), and the chain that the entries of a fund make. Pure. All fields are told
//! to whoever reads the book (docs/fund.md says how to check it).

use linli_entities::fund_entry::Model;

use crate::canonical::Canonical;

/// The form of the bytes; another form gets another word.
const FORM: &str = "linli-fund-v1";

/// The hash of an entry after that of the one before; `corrects` is the number of the entry that it corrects.
pub fn after(before: &[u8], entry: &Model, corrects: Option<i64>) -> Vec<u8> {
    Canonical::new(FORM)
        .whole(entry.number)
        .text(entry.kind.as_str())
        .text(entry.source.map_or("", |source| source.as_str()))
        .text(entry.category.map_or("", |category| category.as_str()))
        .whole(entry.fen)
        .text(&entry.happened_on.to_string())
        .text(&entry.title)
        .text(&entry.markdown)
        .text(entry.payee.as_deref().unwrap_or(""))
        .whole(entry.building_id.map_or(0, |id| id.0))
        .whole(corrects.unwrap_or(0))
        .whole(entry.recorded_by.map_or(0, |id| id.0))
        .whole(entry.approved_by.map_or(0, |id| id.0))
        .whole(entry.recorded_at.timestamp_micros())
        .after(before)
}

#[cfg(test)]
mod tests {
    use linli_entities::Instant;
    use linli_entities::account::AccountId;
    use linli_entities::fund::FundId;
    use linli_entities::fund_entry::{FundCategory, FundEntryId, FundEntryKind, FundSource};

    use super::*;

    fn entry() -> Model {
        Model {
            id: FundEntryId(9),
            fund_id: FundId(1),
            number: 2,
            kind: FundEntryKind::Spending,
            source: None,
            category: Some(FundCategory::Repair),
            fen: -386_000,
            happened_on: "2026-03-02".parse().expect("a date"),
            title: "屋面防水".to_owned(),
            markdown: "顶层漏水。".to_owned(),
            html: "<p>顶层漏水。</p>".to_owned(),
            payee: Some("江城防水".to_owned()),
            building_id: None,
            complaint_id: None,
            corrects_id: None,
            proposal_id: None,
            recorded_by: Some(AccountId(4)),
            approved_by: None,
            recorded_at: Instant::UNIX_EPOCH,
            hash: vec![],
        }
    }

    #[test]
    fn the_hash_of_an_entry_is_this_for_ever() {
        assert_eq!(
            hex::encode(after(&[7; 32], &entry(), None)),
            "461ab59ac9ca417d6f5dd6197c5d51a0e43070892468c0fcfee8b19a2229a68d"
        );
    }

    #[test]
    fn no_two_entries_share_their_hash_and_each_knows_the_one_before() {
        let first = after(&[], &entry(), None);
        let others = [
            Model { fen: -386_001, ..entry() },
            Model { number: 3, ..entry() },
            Model { title: "屋面".to_owned(), markdown: "防水顶层漏水。".to_owned(), ..entry() },
            Model { payee: None, ..entry() },
            Model { approved_by: Some(AccountId(4)), recorded_by: None, ..entry() },
            Model { category: None, source: Some(FundSource::Other), ..entry() },
        ];
        for other in others {
            assert_ne!(first, after(&[], &other, None), "{other:?}");
        }
        assert_ne!(first, after(&[], &entry(), Some(1)));
        assert_ne!(first, after(&first, &entry(), None));
    }
}
