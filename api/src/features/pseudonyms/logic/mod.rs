//! Use cases of pseudonyms.

pub mod blocking;
pub mod unmasking;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::post::PostId;
use linli_entities::project::ProjectId;
use linli_entities::pseudonym::{ActiveModel, Model, PseudonymId};
use sea_orm::{ConnectionTrait, Set};

use super::output::{Authors, OwnPseudonym, Pseudonym};
use super::rules::{self, Proof, Signature, tags};
use super::store;
use crate::actor::{Actor, Scope};
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::sessions;
use crate::features::boards::rules::BoardScope;
use crate::features::projects::output::ProjectRef;
use crate::features::{accounts, boards, ownerships, posts, projects};
use crate::page::LIMIT_MAX;
use crate::secret;

/// How often a word of one part is drawn before one of two is.
const DRAWS_OF_ONE: usize = 8;
/// How often a word is drawn at all: there are tens of thousands.
const DRAWS_MAX: usize = 40;

/// Whoever signed so, as it is told: accounts marked as they stand to `scope`, pseudonyms as they say themselves. Accounts
/// behind pseudonyms are not looked up, and so nothing of them can be told.
///
/// # Errors
/// When the database fails.
pub async fn authors(app: &App, signed: &[Signature], scope: Scope<'_>) -> Result<Authors, Error> {
    let open: Vec<AccountId> =
        signed.iter().filter(|(_, pseudonym)| pseudonym.is_none()).map(|(account, _)| *account).collect();
    let mut masked: Vec<PseudonymId> = signed.iter().filter_map(|(_, pseudonym)| *pseudonym).collect();
    masked.sort_unstable();
    masked.dedup();
    let people = accounts::logic::refs(app, &open, scope).await?;
    Ok(Authors::new(people, &store::by_ids(app.db.read(), &masked).await?))
}

async fn proofs(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    project_id: ProjectId,
) -> Result<Vec<Proof>, Error> {
    let homes = ownerships::logic::confirmed_in(db, account_id, project_id).await?;
    let proof = |(building_id, building_name, role)| Proof { building_id, building_name, role };
    Ok(homes.into_iter().map(proof).collect())
}

/// The pseudonym under which the actor writes in the board now, within the transaction that writes: proven again each
/// time, and made with the first.
///
/// # Errors
/// [`Code::PseudonymsOff`]; [`Code::NotEligible`] to staff, and to whoever has no home there that proves it.
pub async fn take(txn: &Txn, actor: &Actor, board: &BoardScope, now: Instant) -> Result<PseudonymId, Error> {
    let actor = sessions::seen_again(txn, actor).await?;
    let account_id = actor.signed_in()?.account_id;
    let project = rules::demand_offered(&actor, board)?;
    let homes = proofs(txn, account_id, project.id).await?;
    match store::own(txn, account_id, project.id).await? {
        Some(own) if rules::is_proven(&own, &homes) => Ok(own.id),
        Some(_) => Err(Error::Forbidden(Code::NotEligible)),
        None => {
            let home = rules::best(&homes).ok_or(Error::Forbidden(Code::NotEligible))?;
            Ok(make(txn, account_id, project, home, now).await?.id)
        }
    }
}

/// Makes a pseudonym with a word that nobody has in the project. Whoever makes the same one at the same time gets one.
async fn make(
    txn: &Txn,
    account_id: AccountId,
    project: &ProjectRef,
    home: &Proof,
    now: Instant,
) -> Result<Model, Error> {
    let standing = rules::standing(home.role);
    let name = rules::name(&home.building_name, standing);
    for draw in 0..DRAWS_MAX {
        let tag = if draw < DRAWS_OF_ONE {
            tags::single(secret::below(tags::SINGLE))
        } else {
            tags::double(secret::below(tags::DOUBLE))
        };
        let row = ActiveModel {
            account_id: Set(account_id),
            project_id: Set(project.id),
            building_id: Set(home.building_id),
            standing: Set(standing),
            label: Set(rules::label(&name, &tag)),
            tag: Set(tag),
            made_at: Set(now),
            ..Default::default()
        };
        store::insert(txn, row).await?;
        if let Some(own) = store::own(txn, account_id, project.id).await? {
            return Ok(own);
        }
    }
    Err(Error::Conflict(Code::TooMany))
}

/// What the actor would write under in a board.
///
/// # Errors
/// [`Error::NotFound`] for a board that may not be read; [`Error::SignInRequired`] to guests.
pub async fn in_board(app: &App, actor: &Actor, id: BoardId) -> Result<OwnPseudonym, Error> {
    let account_id = actor.signed_in()?.account_id;
    let board = boards::logic::visible(app, actor, id).await?;
    let none = OwnPseudonym { may_write: false, id: None, label: None };
    let Some(project) = &board.project else { return Ok(none) };
    let homes = proofs(app.db.read(), account_id, project.id).await?;
    let own = store::own(app.db.read(), account_id, project.id).await?;
    let proven = own.as_ref().map_or(!homes.is_empty(), |own| rules::is_proven(own, &homes));
    let named = rules::best(&homes).map(|home| rules::name(&home.building_name, rules::standing(home.role)));
    let offered =
        rules::demand_offered(actor, &board).is_ok() && boards::rules::demand_write(actor, &board).is_ok();
    Ok(OwnPseudonym {
        may_write: proven && offered,
        id: own.as_ref().map(|own| own.id),
        label: own.map(|own| own.label).or(named),
    })
}

/// The pseudonyms of the actor, by project.
///
/// # Errors
/// [`Error::SignInRequired`] to guests.
pub async fn list(app: &App, actor: &Actor) -> Result<Vec<Pseudonym>, Error> {
    let (account_id, db) = (actor.signed_in()?.account_id, app.db.read());
    let rows = store::of_account(db, account_id).await?;
    let ids: Vec<PseudonymId> = rows.iter().map(|row| row.id).collect();
    let approved = store::unmaskings::approved(db, &ids).await?;
    let mut own = vec![];
    for row in rows {
        let project = projects::logic::project(db, row.project_id).await?;
        let of_row = approved.iter().filter(|one| one.pseudonym_id == row.id);
        own.push(Pseudonym {
            id: row.id,
            project: ProjectRef::from(&project),
            proven: rules::is_proven(&row, &proofs(db, account_id, row.project_id).await?),
            unmasked: of_row.filter_map(|one| one.decided_at).collect(),
            made_at: row.made_at,
            label: row.label,
        });
    }
    Ok(own)
}

/// The pseudonyms of an account, for itself.
///
/// # Errors
/// When the database fails.
pub async fn of_account(db: &impl ConnectionTrait, account_id: AccountId) -> Result<Vec<Model>, Error> {
    Ok(store::of_account(db, account_id).await?)
}

/// Which of these posts the actor wrote under a pseudonym.
///
/// # Errors
/// [`Error::SignInRequired`] to guests; [`Code::TooMany`] for more than 100 posts.
pub async fn own_posts(app: &App, actor: &Actor, ids: &[PostId]) -> Result<Vec<PostId>, Error> {
    let account_id = actor.signed_in()?.account_id;
    if ids.len() as u64 > LIMIT_MAX {
        return Err(Error::invalid("/post_ids", Code::TooMany));
    }
    posts::logic::masked_among(app.db.read(), account_id, ids).await
}

/// What pseudonyms are called, for whoever knows that they may be told of.
///
/// # Errors
/// When the database fails.
pub async fn labels(db: &impl ConnectionTrait, ids: &[PseudonymId]) -> Result<Vec<Model>, Error> {
    Ok(store::by_ids(db, ids).await?)
}

/// Forgets what an account that is erased blocked, and why staff wanted to know of it; what it wrote stays under its
/// pseudonyms, which say nothing of its end.
///
/// # Errors
/// When the database fails.
pub async fn forget(txn: &Txn, account_id: AccountId, now: Instant) -> Result<(), Error> {
    store::forget_blocks(txn, account_id).await?;
    Ok(store::unmaskings::forget(txn, account_id, now).await?)
}
