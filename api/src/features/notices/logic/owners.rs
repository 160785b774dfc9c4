//! What owners are told of boards that are closed to staff: that one was opened.

use linli_entities::notice::{Model, NoticeKind};
use linli_entities::opening_act::OpeningActId;

use super::crowd::Crowd;
use super::news::{News, Subject};
use super::subjects::{Known, each, ids};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::notices::rules::words::About;
use crate::features::openings::logic as openings;

/// That a board was opened, told to everybody who reads it.
pub(super) async fn of_opening(app: &App, id: OpeningActId) -> Result<Option<News>, Error> {
    let Some(one) = openings::told(app, &Actor::System, &[id]).await?.pop() else { return Ok(None) };
    let Some(project) = one.board.project.as_ref() else { return Ok(None) };
    let at_home = Crowd::AtHome(project.id, one.board.within.building_id);
    Ok(Some(News {
        fact: format!("board_opened:{id}"),
        subject_id: id.0,
        happened_at: one.act.acted_at,
        // Who it was stands in the list of openings; whom one blocks makes no difference here.
        by: None,
        not: vec![],
        few: vec![],
        many: vec![(NoticeKind::BoardOpened, at_home)],
        subject: Subject::Board(Box::new(one.board)),
    }))
}

/// What such notices are about; missing where the actor does not read the board (any more).
pub(super) async fn about(app: &App, actor: &Actor, rows: &[&Model]) -> Result<Known, Error> {
    if rows.is_empty() {
        return Ok(vec![]);
    }
    let told = openings::told(app, actor, &ids(rows, OpeningActId)).await?;
    Ok(each(rows, |row| {
        let one = told.iter().find(|one| one.act.id.0 == row.subject_id)?;
        Some(About::BoardOpened {
            id: one.board.id,
            board: one.board.name.clone(),
            project: one.board.project.as_ref()?.name.clone(),
            until: one.until(),
            reason: one.opening.reason.clone(),
        })
    }))
}
