//! How homes in the example are built and looked after: what was promised of building and what became of it, news from
//! the site, the days of homes, and who looks after them. Made up, all of it.

use chrono::{Days, TimeDelta};
use linli_entities::Date;
use linli_entities::building::BuildingId;
use linli_entities::project::ProjectId;
use linli_entities::project_update::UpdateAudience;
use poem_openapi::types::MaybeUndefined;

use super::people::{self, SignedIn};
use super::{all, homes};
use crate::actor::Actor;
use crate::app::App;
use crate::features::homes::input::{DatesInput, ManagerInput};
use crate::features::homes::logic as of_homes;
use crate::features::homes::logic::managers;
use crate::features::milestones::input::{MilestoneInput, MilestonePatch};
use crate::features::milestones::logic as milestones;
use crate::features::promise::rules::calendar;
use crate::features::updates::input::UpdateInput;
use crate::features::updates::logic as updates;
use crate::once::Once;

/// What is being built, and who tells of it.
const PROJECT: &str = "yuewan";
const SITE: &str = "demo-site";

/// Something that was promised of building; days are counted from today.
struct Promise {
    building: Option<&'static str>,
    name: &'static str,
    promised: i64,
    /// To which day the promise moved, and why.
    moved: Option<(i64, &'static str)>,
    reached: Option<i64>,
}

const fn promise(building: Option<&'static str>, name: &'static str, promised: i64) -> Promise {
    Promise { building, name, promised, moved: None, reached: None }
}

const PROMISES: [Promise; 6] = [
    Promise { reached: Some(-172), ..promise(Some("A 座"), "基础完成", -170) },
    Promise { reached: Some(-12), ..promise(Some("A 座"), "主体结构封顶", -10) },
    Promise {
        moved: Some((21, "连着下雨，浇筑停了两周。塔吊和人手没有减，按新的日子排好了。")),
        ..promise(Some("B 座"), "主体结构封顶", 7)
    },
    promise(Some("A 座"), "外墙和门窗装完", 95),
    promise(None, "小区道路和绿化", 210),
    promise(None, "竣工验收", 260),
];

/// News from the site: building, who reads it, title, text.
const NEWS: [(Option<&str>, UpdateAudience, &str, &str); 3] = [
    (
        Some("A 座"),
        UpdateAudience::Public,
        "A 座封顶了",
        "九层的顶板昨天浇完，比说好的日子早两天。\n\n接下来：\n\n- 砌筑和样板层同时做；\n- 水电管线先走五层以下；\n- 脚手架下个月从上往下拆。",
    ),
    (
        Some("B 座"),
        UpdateAudience::Public,
        "B 座晚两周封顶",
        "这半个月下了十一天雨，混凝土不敢浇。**现在浇到七层**，新的封顶日子写在进度里，原来的日子也还看得到。",
    ),
    (
        None,
        UpdateAudience::Owners,
        "样板层开放，请准业主来看",
        "周六、周日上午九点到十一点，A 座三层。请穿平底鞋，工地门口领安全帽。孩子请留在接待室，有人照看。",
    ),
];

/// Homes: project, building, unit; the days of the contract and of the handover, from today.
const DAYS: [(&str, &str, &str, i64, i64); 4] = [
    ("fengqiaoli", "1 栋", "0502", -1_200, -880),
    ("fengqiaoli", "1 栋", "0101", -1_190, -880),
    ("fengqiaoli", "2 栋", "0302", -1_150, -860),
    (PROJECT, "A 座", "0801", -150, 280),
];

/// Who looks after which building: project, building, who, how to reach them.
const MANAGERS: [(&str, &str, &str, &str); 4] = [
    ("fengqiaoli", "1 栋", "demo-agent", "前台 0512-0000 0101（示例），8:30–20:00"),
    ("fengqiaoli", "2 栋", "demo-agent", "前台 0512-0000 0101（示例），8:30–20:00"),
    (PROJECT, "A 座", "demo-care", "接待室 0512-0000 0202（示例），9:00–18:00"),
    (PROJECT, "B 座", "demo-care", "接待室 0512-0000 0202（示例），9:00–18:00"),
];

/// Tells all of it, or what is missing.
pub(super) async fn tell(app: &App, people: &mut SignedIn) -> anyhow::Result<()> {
    let id = people::project(app, PROJECT).await?;
    for promised in &PROMISES {
        make_promise(app, people, id, promised).await?;
    }
    for news in NEWS {
        publish(app, people, id, news).await?;
    }
    for days in DAYS {
        say_days(app, people, days).await?;
    }
    for named in MANAGERS {
        name(app, people, named).await?;
    }
    Ok(())
}

fn day(app: &App, days: i64) -> Date {
    calendar::date(app.clock.now() + TimeDelta::days(days))
}

async fn building(app: &App, id: ProjectId, name: Option<&str>) -> anyhow::Result<Option<BuildingId>> {
    match name {
        Some(name) => Ok(Some(homes::building(app, id, name).await?)),
        None => Ok(None),
    }
}

async fn make_promise(
    app: &App,
    people: &mut SignedIn,
    id: ProjectId,
    promise: &Promise,
) -> anyhow::Result<()> {
    let building_id = building(app, id, promise.building).await?;
    let known = milestones::list(app, &Actor::System, id, None).await?;
    let fits = |one: &&milestones::Seen| one.row.name == promise.name && one.row.building_id == building_id;
    if known.iter().any(|one| fits(&one)) {
        return Ok(());
    }
    let actor = people.actor(app, SITE).await?;
    let promised_on = day(app, promise.promised);
    let input = MilestoneInput {
        building_id,
        name: promise.name.to_owned(),
        promised_on,
        forecast_on: None,
        position: None,
    };
    let made = milestones::create(app, &actor, id, input, Once::default()).await?;
    let change = match (promise.moved, promise.reached) {
        (Some((days, why)), _) => MilestonePatch {
            promised_on: promised_on.checked_add_days(Days::new(u64::try_from(days - promise.promised)?)),
            reason: Some(why.to_owned()),
            ..MilestonePatch::default()
        },
        (None, Some(days)) => {
            MilestonePatch { actual_on: MaybeUndefined::Value(day(app, days)), ..MilestonePatch::default() }
        }
        (None, None) => return Ok(()),
    };
    let version = format!("\"{}\"", made.row.version);
    milestones::update(app, &actor, made.row.id, Some(&version), change).await?;
    Ok(())
}

async fn publish(
    app: &App,
    people: &mut SignedIn,
    id: ProjectId,
    (of, audience, title, markdown): (Option<&str>, UpdateAudience, &str, &str),
) -> anyhow::Result<()> {
    let (known, _) = updates::list(app, &Actor::System, id, None, &all()).await?;
    if known.iter().any(|one| one.row.title == title) {
        return Ok(());
    }
    let input = UpdateInput {
        building_id: building(app, id, of).await?,
        milestone_id: None,
        audience,
        title: title.to_owned(),
        markdown: markdown.to_owned(),
        photo_ids: vec![],
    };
    let actor = people.actor(app, SITE).await?;
    updates::create(app, &actor, id, input, Once::default()).await?;
    Ok(())
}

async fn say_days(
    app: &App,
    people: &mut SignedIn,
    (slug, building, unit, signed, handover): (&str, &str, &str, i64, i64),
) -> anyhow::Result<()> {
    let project_id = people::project(app, slug).await?;
    let id = homes::unit(app, project_id, building, unit).await?;
    // Days that whoever looks around said since are theirs.
    if of_homes::journey(app, &Actor::System, id).await?.way.home.version > 0 {
        return Ok(());
    }
    let dates = DatesInput { signed_on: Some(day(app, signed)), handover_on: Some(day(app, handover)) };
    let actor = people.actor(app, "demo-admin").await?;
    of_homes::set_dates(app, &actor, id, Some("\"0\""), dates).await?;
    Ok(())
}

async fn name(
    app: &App,
    people: &mut SignedIn,
    (slug, building, who, contact): (&str, &str, &str, &str),
) -> anyhow::Result<()> {
    let project_id = people::project(app, slug).await?;
    let id = homes::building(app, project_id, building).await?;
    let known = managers::list(app, &Actor::System, project_id).await?;
    if known.iter().any(|named| named.row.building_id == id) {
        return Ok(());
    }
    let input = ManagerInput {
        account_id: people::account(app, who).await?,
        contact: contact.to_owned(),
        substitute_id: None,
        substitute_contact: None,
        away_from_on: None,
        away_until_on: None,
    };
    let actor = people.actor(app, "demo-admin").await?;
    managers::name_of_building(app, &actor, id, input).await?;
    Ok(())
}
