//! Many who are told of the same news, read a part at a time.

use linli_entities::account::AccountId;
use linli_entities::building::BuildingId;
use linli_entities::project::ProjectId;
use linli_entities::role_grant::Role;
use linli_entities::vote::VoteId;

use crate::app::App;
use crate::error::Error;
use crate::features::roles::logic as roles;
use crate::features::votes::logic::telling as voting;
use crate::features::watches::logic::Watched;
use crate::features::{follows, ownerships, watches};

/// Those who are told because of what they are.
#[derive(Clone, Debug)]
pub(super) enum Crowd {
    /// Who hold roles.
    Staff(Holders),
    /// Who are at home in a project, or in a building of it.
    AtHome(ProjectId, Option<BuildingId>),
    /// Who watch a topic or its board.
    Watching(Watched),
    /// Who follow an account.
    Following(AccountId),
    /// Who hold homes in a project, or act for whom does; tenants are not told.
    Households(ProjectId),
    /// Who vote for a home; or only those whose homes have not voted.
    Electors(VoteId, bool),
}

/// Those who hold roles in a project, or above it; without one in a city, or in the group alone where that has no name.
#[derive(Clone, Debug)]
pub(super) struct Holders {
    pub(super) roles: &'static [Role],
    pub(super) project_id: Option<ProjectId>,
    pub(super) city: String,
    /// But not these.
    pub(super) except: Vec<AccountId>,
}

impl Crowd {
    /// Those after one, by their ids, at most `limit`.
    pub(super) async fn after(
        &self,
        app: &App,
        after: AccountId,
        limit: u64,
    ) -> Result<Vec<AccountId>, Error> {
        let db = app.db.read();
        match self {
            Self::Staff(Holders { roles: held, project_id, city, except: _ }) => {
                roles::holders(db, held, (*project_id, city.as_str()), after, limit).await
            }
            Self::AtHome(project_id, building_id) => {
                ownerships::logic::at_home(db, *project_id, *building_id, after, limit).await
            }
            Self::Watching(of) => watches::logic::watchers(db, *of, after, limit).await,
            Self::Following(id) => follows::logic::followers(db, *id, after, limit).await,
            Self::Households(project_id) => {
                ownerships::logic::holders_in(db, *project_id, after, limit).await
            }
            Self::Electors(id, only_silent) => voting::electors(app, *id, *only_silent, after, limit).await,
        }
    }

    /// Whether somebody is not told, though they are of it.
    pub(super) fn leaves_out(&self, id: AccountId) -> bool {
        matches!(self, Self::Staff(held) if held.except.contains(&id))
    }
}

/// The first roles of the chain that somebody holds there who may be told.
pub(super) async fn first_held(
    app: &App,
    chain: &'static [&'static [Role]],
    (project, city): (impl Into<Option<ProjectId>>, &str),
    not: &[AccountId],
) -> Result<Option<Holders>, Error> {
    let project_id = project.into();
    for held in chain.iter().copied() {
        let rows = not.len() as u64 + 1;
        let some = roles::holders(app.db.read(), held, (project_id, city), AccountId(0), rows).await?;
        if some.iter().any(|id| !not.contains(id)) {
            let (city, except) = (city.to_owned(), not.to_vec());
            return Ok(Some(Holders { roles: held, project_id, city, except }));
        }
    }
    Ok(None)
}
