//! Who works on complaints in the example, and what they often answer. Made up, all of it.

use linli_entities::complaint::Category;

use super::{all, people};
use crate::actor::Actor;
use crate::app::App;
use crate::features::canned_answers::logic as canned_answers;
use crate::features::canned_answers::rules::{NewAnswer, Words};
use crate::features::teams::logic as teams;
use crate::features::teams::rules::{NewTeam, Rule};
use crate::once::Once;
use crate::place::Place;

/// Where they work, and who.
const PROJECT: &str = "fengqiaoli";
const TEAM: &str = "工程维修";
const MEMBERS: [&str; 2] = ["demo-agent", "demo-manager"];

/// What is prepared.
const ANSWERS: [(&str, &str); 3] = [
    (
        "维修：已派人",
        "{complainant}您好，{unit} 的问题（{number} 号）已经派维修人员到场，{due} 前在这里告诉您结果。",
    ),
    ("费用：核对后答复", "{complainant}您好，{number} 号里问的费用正在和财务核对，{due} 前给您明细。"),
    ("噪声：已上门劝止", "{complainant}您好，刚才已经上门劝止，今晚加派人员巡查；再有声音请直接打前台电话。"),
];

/// Makes the team, the rule that leads to it and the answers, unless they are there.
pub(super) async fn furnish(app: &App) -> anyhow::Result<()> {
    let (project_id, system) = (people::project(app, PROJECT).await?, Actor::System);
    let place = Place::Project(project_id);
    let (known, _) = teams::list(app, &system, Some(project_id), false, &all()).await?;
    if !known.iter().any(|team| team.row.name == TEAM) {
        let new = NewTeam { place: place.clone(), name: TEAM.to_owned() };
        let team_id = teams::create(app, &system, new, Once::default()).await?.row.id;
        for name in MEMBERS {
            teams::add_member(app, &system, team_id, people::account(app, name).await?).await?;
        }
        let category = Some(Category::Facilities);
        teams::set_rule(app, &system, Rule { place: place.clone(), category, grade: None, team_id }).await?;
    }
    let (known, _) = canned_answers::list(app, &system, Some(project_id), &all()).await?;
    for (title, markdown) in ANSWERS {
        if !known.iter().any(|answer| answer.row.title == title) {
            let words = Words { title: title.to_owned(), markdown: markdown.to_owned() };
            let new = NewAnswer { place: place.clone(), words };
            canned_answers::create(app, &system, new, Once::default()).await?;
        }
    }
    Ok(())
}
