//! Making, changing and offering group buys.

use linli_entities::Instant;
use linli_entities::group_buy::{ActiveModel, GroupBuyId, GroupBuyMode, GroupBuyState};
use linli_entities::project::ProjectId;
use sea_orm::Set;
use serde_json::json;

use super::{Known, Seen, get, known_as, locked, unknown_as};
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::db::Txn;
use crate::db::versions::Key;
use crate::error::Error;
use crate::etag;
use crate::features::accounts::logic::sessions;
use crate::features::group_buys::input::GroupBuyInput;
use crate::features::group_buys::rules::{self, NewGroupBuy, Places};
use crate::features::group_buys::store;
use crate::features::memberships;
use crate::features::points::rules::Terms;
use crate::features::projects;
use crate::fields::Fields;
use crate::markdown::{self, Mentioned};
use crate::once::Once;

/// What is typed, and how it is shown.
#[derive(Clone, Debug)]
pub struct Baked {
    new: NewGroupBuy,
    html: String,
    terms_html: String,
}

impl Baked {
    /// Renders it: before a transaction begins, because that is slow.
    pub fn of(new: NewGroupBuy) -> Self {
        let render = |text: &str| markdown::render(text, &Mentioned::new());
        Self { html: render(&new.markdown), terms_html: render(&new.terms), new }
    }

    fn row(self, terms: &Terms) -> ActiveModel {
        let new = self.new;
        ActiveModel {
            title: Set(new.title),
            markdown: Set(new.markdown),
            html: Set(self.html),
            deposit_fen: Set(new.deposit_fen),
            benefit: Set(new.benefit),
            off_fen: Set(new.off_fen),
            target_count: Set(new.target_count),
            seat_count: Set(new.seat_count),
            opens_at: Set(new.opens_at),
            closes_at: Set(new.closes_at),
            decides_at: Set(new.decides_at),
            selects_on: Set(new.selects_on),
            promise_on: Set(new.promise_on),
            promise_at: Set(terms.start_of(new.promise_on)),
            payment_hours: Set(new.payment_hours),
            clearing_hours: Set(new.clearing_hours),
            presale_permit: Set(new.presale_permit),
            terms_markdown: Set(new.terms),
            terms_html: Set(self.terms_html),
            payee: Set(new.payee),
            ..Default::default()
        }
    }
}

/// The projects with their cities, all of which the actor manages group buys of.
///
/// # Errors
/// [`Error::Invalid`] at the field that names them, [`Code::Forbidden`].
pub async fn demand_all(txn: &Txn, actor: &Actor, ids: &[ProjectId], field: &str) -> Result<(), Error> {
    let rows = projects::logic::projects(txn, ids.iter().copied()).await?;
    if rows.len() != ids.len() {
        return Err(Error::invalid(field, Code::NotFound));
    }
    let places: Vec<(ProjectId, String)> = rows.into_values().map(|row| (row.id, row.city)).collect();
    demand(Places(&places), actor)
}

fn demand(places: Places<'_>, actor: &Actor) -> Result<(), Error> {
    if places.all(actor, Permission::ManageGroupBuys) {
        Ok(())
    } else {
        Err(Error::Forbidden(Code::Forbidden))
    }
}

/// Homes are not chosen before it is known whether enough joined.
fn demand_days(new: &NewGroupBuy, terms: &Terms) -> Result<(), Error> {
    if new.selects_on < terms.day(new.decides_at) {
        return Err(Error::invalid("/selects_on", Code::OutOfRange));
    }
    Ok(())
}

/// Makes a group buy: a draft.
///
/// # Errors
/// [`Code::Forbidden`] to whoever does not manage group buys in all of its projects; [`Error::Invalid`].
pub async fn create(app: &App, actor: &Actor, input: GroupBuyInput, once: Once) -> Result<Seen, Error> {
    actor.demand(Permission::ManageGroupBuys, Scope::Anywhere)?;
    let baked = Baked::of(input.parse()?);
    let input = (actor.clone(), baked, once, app.clock.now());
    let id = app
        .db
        .write(input, |txn, (actor, baked, once, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                demand_all(txn, &actor, &baked.new.projects, "/project_ids").await?;
                if let Some(before) = once.made_before(txn).await? {
                    return Ok(GroupBuyId(before));
                }
                let id = create_in(txn, &actor, baked, now).await?;
                once.remember(txn, id.0, now).await?;
                Ok(id)
            })
        })
        .await?;
    get(app, actor, id).await
}

async fn create_in(txn: &Txn, actor: &Actor, baked: Baked, now: Instant) -> Result<GroupBuyId, Error> {
    let terms = memberships::logic::terms(txn).await?;
    demand_days(&baked.new, &terms)?;
    let id = draft_in(txn, actor, GroupBuyMode::GroupBuy, baked, now).await?;
    audit::record(txn, actor, "create_group_buy", ("group_buy", id.0), json!({}), now).await?;
    Ok(id)
}

/// Writes a draft, of a group buy or of what an auction sells.
///
/// # Errors
/// When the database fails.
pub async fn draft_in(
    txn: &Txn,
    actor: &Actor,
    mode: GroupBuyMode,
    baked: Baked,
    now: Instant,
) -> Result<GroupBuyId, Error> {
    let terms = memberships::logic::terms(txn).await?;
    let projects = baked.new.projects.clone();
    let row = ActiveModel {
        mode: Set(mode),
        state: Set(GroupBuyState::Draft),
        held_count: Set(0),
        terms_version: Set(1),
        version: Set(1),
        created_by: Set(actor.account_id()),
        created_at: Set(now),
        changed_at: Set(now),
        ..baked.row(&terms)
    };
    let id = store::insert(txn, row).await?;
    store::replace_projects(txn, id, &projects).await?;
    Ok(id)
}

/// The group buy, or what an auction sells, held, for whoever manages it still.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`].
pub async fn managed(
    txn: &Txn,
    actor: &Actor,
    id: GroupBuyId,
    mode: GroupBuyMode,
) -> Result<(Actor, Known), Error> {
    let actor = sessions::seen_again(txn, actor).await?;
    let known = locked(txn, id).await?;
    if known.row.mode != mode {
        return Err(unknown_as(mode));
    }
    demand(known.places(), &actor)?;
    Ok((actor, known))
}

/// Demands that the actor knows of it and manages it.
///
/// # Errors
/// [`Error::NotFound`], [`Error::SignInRequired`], [`Code::Forbidden`].
pub async fn demand_managed(
    app: &App,
    actor: &Actor,
    id: GroupBuyId,
    mode: GroupBuyMode,
) -> Result<Known, Error> {
    actor.signed_in()?;
    let known = known_as(app.db.read(), actor, id, mode).await?;
    demand(known.places(), actor)?;
    Ok(known)
}

/// Changes a group buy: a draft as a whole, one that is offered in its words and its seats alone.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`], [`Error::PreconditionRequired`], [`Error::Stale`], [`Error::Invalid`],
/// [`Code::WrongState`].
pub async fn update(
    app: &App,
    actor: &Actor,
    id: GroupBuyId,
    if_match: Option<&str>,
    input: GroupBuyInput,
) -> Result<Seen, Error> {
    demand_managed(app, actor, id, GroupBuyMode::GroupBuy).await?;
    let seen = etag::version_seen(if_match)?;
    let baked = Baked::of(input.parse()?);
    let input = (actor.clone(), (id, seen), baked, app.clock.now());
    app.db
        .write(input, |txn, (actor, (id, seen), baked, now)| {
            Box::pin(async move {
                let (actor, known) = managed(txn, &actor, id, GroupBuyMode::GroupBuy).await?;
                etag::demand_unchanged(seen, known.row.version)?;
                if known.row.state == GroupBuyState::Draft {
                    demand_days(&baked.new, &memberships::logic::terms(txn).await?)?;
                }
                demand_all(txn, &actor, &baked.new.projects, "/project_ids").await?;
                update_in(txn, &known, baked, now).await?;
                txn.touch(Key::GroupBuys);
                let entity = ("group_buy", id.0);
                Ok(audit::record(txn, &actor, "update_group_buy", entity, json!({}), now).await?)
            })
        })
        .await?;
    get(app, actor, id).await
}

/// Writes what was edited: a draft as a whole, else its words and its seats alone.
///
/// # Errors
/// [`Code::WrongState`] for what stays as it was offered; [`Error::Invalid`] for fewer seats than are taken.
pub async fn update_in(txn: &Txn, known: &Known, baked: Baked, now: Instant) -> Result<(), Error> {
    let before = &known.row;
    let projects: Vec<ProjectId> = known.places.iter().map(|(id, _)| *id).collect();
    match before.state {
        GroupBuyState::Draft => {}
        GroupBuyState::Open if rules::is_same_offer(before, &projects, &baked.new) => {}
        _ => return Err(Error::Conflict(Code::WrongState)),
    }
    if baked.new.seat_count.is_some_and(|seats| seats < before.held_count) {
        return Err(Error::invalid("/seat_count", Code::OutOfRange));
    }
    let terms = memberships::logic::terms(txn).await?;
    let renewed = before.terms_markdown != baked.new.terms;
    let wanted = baked.new.projects.clone();
    let row = ActiveModel {
        id: Set(before.id),
        terms_version: Set(before.terms_version + i32::from(renewed)),
        version: Set(before.version + 1),
        changed_at: Set(now),
        ..baked.row(&terms)
    };
    store::update(txn, row).await?;
    if wanted != projects {
        store::replace_projects(txn, before.id, &wanted).await?;
    }
    Ok(())
}

/// Offers a group buy: from now on everybody knows of it, and what is offered stays as it is.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`]; [`Code::WrongState`] for what is no draft; [`Error::Invalid`] at what it
/// lacks.
pub async fn open(app: &App, actor: &Actor, id: GroupBuyId) -> Result<Seen, Error> {
    demand_managed(app, actor, id, GroupBuyMode::GroupBuy).await?;
    app.db
        .write((actor.clone(), id, app.clock.now()), |txn, (actor, id, now)| {
            Box::pin(async move {
                let (actor, known) = managed(txn, &actor, id, GroupBuyMode::GroupBuy).await?;
                open_in(txn, &known, "/closes_at", now).await?;
                txn.touch(Key::GroupBuys);
                let entity = ("group_buy", id.0);
                Ok(audit::record(txn, &actor, "open_group_buy", entity, json!({}), now).await?)
            })
        })
        .await?;
    get(app, actor, id).await
}

/// Offers it. `closing` is the field that says until when one can join.
///
/// # Errors
/// [`Code::WrongState`]; [`Error::Invalid`] at what it lacks.
pub async fn open_in(txn: &Txn, known: &Known, closing: &str, now: Instant) -> Result<(), Error> {
    demand_whole(known, closing, now)?;
    let row = ActiveModel {
        id: Set(known.row.id),
        state: Set(GroupBuyState::Open),
        version: Set(known.row.version + 1),
        changed_at: Set(now),
        ..Default::default()
    };
    store::update(txn, row).await?;
    Ok(())
}

/// What is offered has a permit, terms and time left.
fn demand_whole(known: &Known, closing: &str, now: Instant) -> Result<(), Error> {
    let row = &known.row;
    if row.state != GroupBuyState::Draft {
        return Err(Error::Conflict(Code::WrongState));
    }
    let lacks = [
        (row.presale_permit.is_none(), "/presale_permit", Code::PermitRequired),
        (row.terms_markdown.is_empty(), "/terms_markdown", Code::Required),
        (row.closes_at <= now, closing, Code::OutOfRange),
    ];
    let mut fields = Fields::default();
    for (_, pointer, code) in lacks.into_iter().filter(|(lacks, ..)| *lacks) {
        fields.refuse(pointer, code);
    }
    fields.finish(())
}
