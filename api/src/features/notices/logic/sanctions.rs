//! What is told of sanctions: to the person what was imposed and what became of it, to who may decide of an appeal that it came,
//! and to who imposed it what was decided.

use linli_entities::account::AccountId;
use linli_entities::notice::{Model, NoticeKind};
use linli_entities::sanction_act::{SanctionActId, SanctionActKind};

use super::crowd::{Crowd, first_held};
use super::news::{News, Subject};
use super::subjects::{Known, each, ids, of_kinds};
use crate::actor::{Actor, Scope};
use crate::app::App;
use crate::error::Error;
use crate::features::accounts::logic::refs;
use crate::features::notices::rules::audience;
use crate::features::notices::rules::words::About;
use crate::features::sanctions;
use crate::features::sanctions::rules::{Place, is_waiting};

/// What happened to a sanction, told to the person, not by whom; and to who imposed it, where somebody else decided.
pub(super) async fn of_act(app: &App, id: SanctionActId) -> Result<Option<News>, Error> {
    let Some(one) = sanctions::logic::told(app, &Actor::System, &[id]).await?.pop() else { return Ok(None) };
    if one.act.kind == SanctionActKind::Appealed {
        return of_appeal(app, id).await;
    }
    let mut few = vec![(one.row.account_id, NoticeKind::Sanctioned)];
    let another = one.row.imposed_by.filter(|by| Some(*by) != one.act.actor_id);
    let decided = one.act.kind != SanctionActKind::Imposed;
    few.extend(another.filter(|_| decided).map(|by| (by, NoticeKind::AppealDecided)));
    Ok(Some(News::own(format!("sanction:{id}"), id.0, one.act.acted_at, None, few)))
}

/// An appeal, told to the nearest who may decide of it: neither to the person nor to who imposed it. As all that staff have to
/// see to, it is told whomever they block.
async fn of_appeal(app: &App, id: SanctionActId) -> Result<Option<News>, Error> {
    let Some(appeal) = sanctions::logic::appealed(app, id).await? else { return Ok(None) };
    let (kind, row) = (NoticeKind::AppealToDecide, &appeal.row);
    let not: Vec<AccountId> = [Some(row.account_id), row.imposed_by].into_iter().flatten().collect();
    let (few, many) = match &appeal.place {
        // Where no role holds, those decide whom the owners have for it.
        Place::Board(board) if board.is_closed() => {
            (board.moderators.iter().map(|id| (*id, kind)).collect(), vec![])
        }
        place => {
            let within = match place.scope() {
                Scope::Project(id, city) | Scope::Closed(id, city) => (Some(id), city),
                Scope::City(city) => (None, city),
                Scope::Club | Scope::Anywhere => (None, ""),
            };
            let held = first_held(app, audience::appeals(appeal.imposer), within, &not).await?;
            (vec![], held.map(|held| (kind, Crowd::Staff(held))).into_iter().collect())
        }
    };
    Ok(Some(News {
        fact: format!("sanction:{id}"),
        subject_id: id.0,
        happened_at: appeal.act.acted_at,
        by: Some(row.account_id),
        not,
        few,
        many,
        subject: Subject::Appeal(Box::new(appeal)),
    }))
}

/// What such notices are about: one's own sanctions, appeals that one may decide of, and what one imposed.
pub(super) async fn about(app: &App, actor: &Actor, rows: &[Model]) -> Result<Known, Error> {
    let mut known = of_both(app, actor, rows).await?;
    let to_decide = of_kinds(rows, &[NoticeKind::AppealToDecide]);
    if !to_decide.is_empty() {
        let acts = sanctions::logic::to_decide(app, actor, &ids(&to_decide, SanctionActId)).await?;
        known.extend(each(&to_decide, |row| {
            let one = acts.iter().find(|one| one.act.id.0 == row.subject_id)?;
            Some(About::Appealed { place: one.place.clone(), waits: is_waiting(&one.row) })
        }));
    }
    Ok(known)
}

async fn of_both(app: &App, actor: &Actor, rows: &[Model]) -> Result<Known, Error> {
    let told = of_kinds(rows, &[NoticeKind::Sanctioned, NoticeKind::AppealDecided]);
    if told.is_empty() {
        return Ok(vec![]);
    }
    let own = actor.signed_in()?.account_id;
    let acts = sanctions::logic::told(app, actor, &ids(&told, SanctionActId)).await?;
    let whose: Vec<_> = acts.iter().map(|one| one.row.account_id).collect();
    let people = refs(app, &whose, Scope::Anywhere).await?;
    Ok(each(&told, |row| {
        let one = acts.iter().find(|one| one.act.id.0 == row.subject_id)?;
        let (kind, act, ends_at) = (one.row.kind, one.act.kind, one.act.ends_at);
        match row.kind {
            NoticeKind::Sanctioned => (one.row.account_id == own).then(|| About::Sanction {
                kind,
                act,
                place: one.place.clone(),
                text: one.act.text.clone(),
                ends_at,
            }),
            _ => (one.row.imposed_by == Some(own)).then(|| About::Appeal {
                account_id: one.row.account_id,
                name: people.get(&one.row.account_id).map(|one| one.display_name.clone()).unwrap_or_default(),
                act,
                text: one.act.text.clone(),
            }),
        }
    }))
}
