//! Making votes, and changing drafts.

use linli_entities::vote::{ActiveModel, VoteId};
use linli_entities::{vote_option, vote_question};
use sea_orm::Set;
use serde_json::json;

use super::{RUN, Seen, demand_draft, demand_known, demand_runs, get, managed};
use crate::actor::{Actor, Scope};
use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::sessions;
use crate::features::projects::logic::buildings;
use crate::features::votes::input::VoteInput;
use crate::features::votes::rules::NewVote;
use crate::features::votes::store;
use crate::markdown::{self, Mentioned};
use crate::once::Once;
use crate::{audit, etag};

/// What is typed, and how it is shown.
#[derive(Clone, Debug)]
struct Baked {
    new: NewVote,
    html: String,
}

impl Baked {
    fn of(new: NewVote) -> Self {
        Self { html: markdown::render(&new.markdown, &Mentioned::new()), new }
    }

    fn row(&self) -> ActiveModel {
        let new = &self.new;
        ActiveModel {
            project_id: Set(new.project_id),
            building_id: Set(new.building_id),
            title: Set(new.title.clone()),
            markdown: Set(new.markdown.clone()),
            html: Set(self.html.clone()),
            basis: Set(new.basis),
            weight: Set(new.weight),
            secret: Set(new.secret),
            conflict_rule: Set(new.conflict_rule),
            quorum_numerator: Set(new.quorum.numerator),
            quorum_denominator: Set(new.quorum.denominator),
            proxy_units_max: Set(new.proxy_units_max),
            opens_at: Set(new.opens_at),
            closes_at: Set(new.closes_at),
            // What was proposed was another vote.
            proposed_by: Set(None),
            proposed_at: Set(None),
            ..Default::default()
        }
    }
}

async fn demand_new(txn: &Txn, actor: &Actor, new: &NewVote) -> Result<(), Error> {
    demand_runs(txn, actor, new.project_id).await?;
    buildings::demand_in(txn, new.project_id, new.building_id).await
}

async fn fill(txn: &Txn, id: VoteId, new: &NewVote) -> Result<(), Error> {
    let questions = (1..).zip(&new.questions).map(|(position, question)| vote_question::ActiveModel {
        vote_id: Set(id),
        position: Set(position),
        text: Set(question.text.clone()),
        majority: Set(question.majority),
    });
    let options = (1..).zip(&new.questions).flat_map(|(question, asked)| {
        (1..).zip(&asked.options).map(move |(position, (kind, text))| vote_option::ActiveModel {
            vote_id: Set(id),
            question: Set(question),
            position: Set(position),
            kind: Set(*kind),
            text: Set(text.clone()),
        })
    });
    Ok(store::replace_questions(txn, id, questions.collect(), options.collect()).await?)
}

/// Makes a vote: a draft.
///
/// # Errors
/// [`Code::Forbidden`](crate::code::Code::Forbidden) to whoever does not run votes there; [`Error::Invalid`].
pub async fn create(app: &App, actor: &Actor, input: VoteInput, once: Once) -> Result<Seen, Error> {
    actor.signed_in()?;
    actor.demand(RUN, Scope::Anywhere)?;
    let baked = Baked::of(input.parse()?);
    let input = (actor.clone(), baked, once, app.clock.now());
    let id = app
        .db
        .write(input, |txn, (actor, baked, once, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                demand_new(txn, &actor, &baked.new).await?;
                if let Some(before) = once.made_before(txn).await? {
                    return Ok(VoteId(before));
                }
                let row = ActiveModel {
                    unit_count: Set(0),
                    area_dm2: Set(0),
                    several_count: Set(0),
                    voted_count: Set(0),
                    version: Set(1),
                    created_by: Set(actor.account_id()),
                    created_at: Set(now),
                    changed_at: Set(now),
                    ..baked.row()
                };
                let id = store::insert(txn, row).await?;
                fill(txn, id, &baked.new).await?;
                audit::record(txn, &actor, "create_vote", ("vote", id.0), json!({}), now).await?;
                once.remember(txn, id.0, now).await?;
                Ok(id)
            })
        })
        .await?;
    get(app, actor, id).await
}

/// Changes a draft that is still at the version that was seen. Whoever proposed to open it proposed something else.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`](crate::code::Code::Forbidden), [`Error::PreconditionRequired`],
/// [`Error::Stale`], [`Error::Invalid`], [`Code::WrongState`](crate::code::Code::WrongState) for what was opened.
pub async fn update(
    app: &App,
    actor: &Actor,
    id: VoteId,
    if_match: Option<&str>,
    input: VoteInput,
) -> Result<Seen, Error> {
    demand_known(app, actor, id).await?;
    let seen = etag::version_seen(if_match)?;
    let baked = Baked::of(input.parse()?);
    let input = (actor.clone(), (id, seen), baked, app.clock.now());
    app.db
        .write(input, |txn, (actor, (id, seen), baked, now)| {
            Box::pin(async move {
                let (actor, before) = managed(txn, &actor, id).await?;
                etag::demand_unchanged(seen, before.version)?;
                demand_draft(&before, now)?;
                demand_new(txn, &actor, &baked.new).await?;
                let row = ActiveModel {
                    id: Set(id),
                    version: Set(before.version + 1),
                    changed_at: Set(now),
                    ..baked.row()
                };
                store::update(txn, row).await?;
                fill(txn, id, &baked.new).await?;
                Ok(audit::record(txn, &actor, "update_vote", ("vote", id.0), json!({}), now).await?)
            })
        })
        .await?;
    get(app, actor, id).await
}
