//! Who may read and write in a board. Pure.

use linli_entities::board::{BoardId, Visibility};
use linli_entities::project::ProjectId;

use crate::actor::{Actor, Permission, Scope};
use crate::code::Code;
use crate::error::Error;

/// What of a board decides who may read and write there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardScope {
    /// The board.
    pub id: BoardId,
    /// Its project and the project's city; none for a board of the club.
    pub project: Option<(ProjectId, String)>,
    /// Who may read it.
    pub visibility: Visibility,
    /// Whether it takes no new topics and posts.
    pub locked: bool,
}

impl BoardScope {
    /// Where the board is, as far as roles are concerned.
    pub fn scope(&self) -> Scope<'_> {
        match &self.project {
            Some((project_id, city)) => Scope::Project(*project_id, city),
            None => Scope::Club,
        }
    }
}

/// Whether the actor may read the board: the one rule of visibility (design invariant 1).
pub fn may_read(actor: &Actor, board: &BoardScope) -> bool {
    match board.visibility {
        Visibility::Public => true,
        Visibility::Members => !matches!(actor, Actor::Guest),
        Visibility::Owners => {
            board.project.as_ref().is_some_and(|(project_id, _)| actor.is_at_home(*project_id))
                || actor.may(Permission::ReadOwnersBoards, board.scope())
        }
        Visibility::Staff => actor.may(Permission::UseStaffBoards, board.scope()),
    }
}

/// Whether the actor may write in a board that may be read.
///
/// # Errors
/// [`Error::SignInRequired`], [`Code::EmailNotProven`], [`Code::BoardLocked`].
pub fn demand_write(actor: &Actor, board: &BoardScope) -> Result<(), Error> {
    if matches!(actor, Actor::System) {
        return Ok(());
    }
    let account = actor.signed_in()?;
    // Staff were proven by whoever gave them their role.
    if !account.proven && account.rights.grants.is_empty() {
        return Err(Error::Forbidden(Code::EmailNotProven));
    }
    if board.locked && !actor.may(Permission::Moderate, board.scope()) {
        return Err(Error::Conflict(Code::BoardLocked));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use linli_entities::account::{AccountId, Locale};
    use linli_entities::role_grant::Role;
    use linli_entities::session::SessionId;

    use super::*;
    use crate::actor::{Grant, Rights, SignedIn};

    fn account(role: Option<Role>, home: Option<i64>) -> Actor {
        let project_id = Some(ProjectId(1));
        let grants =
            role.map(|role| Grant { role, city: Some("武汉".into()), project_id }).into_iter().collect();
        let rights = Arc::new(Rights { grants, homes: home.map(ProjectId).into_iter().collect() });
        Actor::Account(Arc::new(SignedIn {
            account_id: AccountId(1),
            session_id: SessionId(1),
            locale: Locale::ZhCn,
            proven: true,
            rights,
        }))
    }

    #[test]
    fn every_reader_sees_the_boards_of_the_table_and_no_others() {
        use Visibility::{Members, Owners, Public, Staff};
        let readers: [(&str, Actor, &[Visibility]); 7] = [
            ("guest", Actor::Guest, &[Public]),
            ("member", account(None, None), &[Public, Members]),
            ("owner elsewhere", account(None, Some(2)), &[Public, Members]),
            ("owner", account(None, Some(1)), &[Public, Members, Owners]),
            ("expert", account(Some(Role::Expert), None), &[Public, Members, Staff]),
            ("moderator", account(Some(Role::Moderator), None), &[Public, Members, Owners, Staff]),
            ("administrator", account(Some(Role::Administrator), None), &[Public, Members, Owners, Staff]),
        ];
        for (who, actor, readable) in readers {
            for visibility in Visibility::ALL {
                let project = Some((ProjectId(1), "武汉".to_owned()));
                let board = BoardScope { id: BoardId(1), project, visibility: *visibility, locked: false };
                assert_eq!(may_read(&actor, &board), readable.contains(visibility), "{who} {visibility:?}");
            }
        }
    }
}
