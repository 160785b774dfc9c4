//! What is told of sanctions: to the person what was imposed and what became of it, and to who imposed it what was decided.

use linli_entities::notice::{Model, NoticeKind};
use linli_entities::sanction_act::{SanctionActId, SanctionActKind};

use super::news::News;
use super::subjects::{Known, each, ids, of_kinds};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::accounts::logic::refs;
use crate::features::notices::rules::words::About;
use crate::features::sanctions;

/// What happened to a sanction, told to the person, not by whom; and to who imposed it, where somebody else decided.
pub(super) async fn of_act(app: &App, id: SanctionActId) -> Result<Option<News>, Error> {
    let Some(one) = sanctions::logic::told(app, &Actor::System, &[id]).await?.pop() else { return Ok(None) };
    if one.act.kind == SanctionActKind::Appealed {
        return Ok(None);
    }
    let mut few = vec![(one.row.account_id, NoticeKind::Sanctioned)];
    let another = one.row.imposed_by.filter(|by| Some(*by) != one.act.actor_id);
    let decided = one.act.kind != SanctionActKind::Imposed;
    few.extend(another.filter(|_| decided).map(|by| (by, NoticeKind::AppealDecided)));
    Ok(Some(News::own(format!("sanction:{id}"), id.0, one.act.acted_at, None, few)))
}

/// What such notices are about: one's own sanctions, and those that one imposed.
pub(super) async fn about(app: &App, actor: &Actor, rows: &[Model]) -> Result<Known, Error> {
    let told = of_kinds(rows, &[NoticeKind::Sanctioned, NoticeKind::AppealDecided]);
    if told.is_empty() {
        return Ok(vec![]);
    }
    let own = actor.signed_in()?.account_id;
    let acts = sanctions::logic::told(app, actor, &ids(&told, SanctionActId)).await?;
    let whose: Vec<_> = acts.iter().map(|one| one.row.account_id).collect();
    let people = refs(app, &whose, crate::actor::Scope::Anywhere).await?;
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
