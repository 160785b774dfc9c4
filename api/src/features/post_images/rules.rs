//! Which pictures a post may show. Pure.

use std::collections::HashSet;

use linli_entities::account::AccountId;
use linli_entities::attachment::{AttachmentId, AttachmentKind, Model};

use crate::features::attachments::rules::medium;
use crate::markdown::Pictures;

/// Of the pictures that a text names those that it may show: what waits and was uploaded by whoever writes, if anybody does, and
/// what belongs to the post already, whoever uploaded that.
pub(super) fn usable(named: &[Model], by: Option<AccountId>, held: &HashSet<AttachmentId>) -> Pictures {
    let may_show = |row: &&Model| {
        let waits = row.claimed_at.is_none() && Some(row.created_by) == by;
        row.kind == AttachmentKind::Photo && (waits || held.contains(&row.id))
    };
    named.iter().filter(may_show).map(|row| (row.id, medium(row.width, row.height))).collect()
}

#[cfg(test)]
mod tests {
    use linli_entities::Instant;

    use super::*;

    fn picture(id: i64, by: i64, claimed: bool) -> Model {
        Model {
            id: AttachmentId(id),
            kind: AttachmentKind::Photo,
            created_by: AccountId(by),
            media_type: String::new(),
            sha256: String::new(),
            byte_count: 1,
            width: 2560,
            height: 1920,
            created_at: Instant::UNIX_EPOCH,
            claimed_at: claimed.then_some(Instant::UNIX_EPOCH),
        }
    }

    #[test]
    fn a_post_shows_what_its_writer_uploaded_and_what_it_showed_already() {
        let avatar = Model { kind: AttachmentKind::Avatar, ..picture(5, 1, false) };
        let named =
            [picture(1, 1, false), picture(2, 2, false), picture(3, 1, true), picture(4, 2, true), avatar];
        let held = HashSet::from([AttachmentId(4)]);
        let nobody = super::usable(&named, None, &held);
        let usable = usable(&named, Some(AccountId(1)), &held);
        let mut ids: Vec<i64> = usable.keys().map(|id| id.0).collect();
        ids.sort_unstable();
        assert_eq!(ids, [1, 4]);
        assert_eq!(usable[&AttachmentId(1)], (1280, 960));
        assert_eq!(nobody.into_keys().collect::<Vec<_>>(), [AttachmentId(4)], "where nobody writes");
    }
}
