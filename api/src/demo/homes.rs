//! Where people live in the example: a city that does not exist in this form, two projects, their boards, facts,
//! buildings and units.

use std::net::{IpAddr, Ipv4Addr};

use linli_entities::building::BuildingId;
use linli_entities::ownership::OwnershipRole;
use linli_entities::project::ProjectId;
use linli_entities::project_fact::FactSide;
use linli_entities::unit::UnitId;
use serde_json::{Value, json};

use super::{all, people};
use crate::actor::Actor;
use crate::app::App;
use crate::features::accounts::logic::operators;
use crate::features::accounts::logic::sessions::{self, Visitor};
use crate::features::ownerships::input::Decision;
use crate::features::ownerships::logic as ownerships;
use crate::features::ownerships::rules::{NewClaim, NewDecision};
use crate::features::projects::input::{BuildingInput, FactInput, UnitInput, UnitsInput};
use crate::features::projects::logic::{buildings, facts};
use crate::once::Once;

/// Boards: project (empty for the club), slug, name, description, visibility.
const BOARDS: [[&str; 5]; 9] = [
    ["", "tea", "茶馆", "不分小区，什么都聊。", "public"],
    ["", "members", "会员活动", "登录以后可见：线下活动和报名。", "members"],
    ["fengqiaoli", "notices", "物业公告", "停水停电、检修、公示。", "public"],
    ["fengqiaoli", "talk", "邻里闲谈", "装修、孩子、宠物、拼车。", "public"],
    ["fengqiaoli", "owners", "业主议事", "只有确认过的业主能看到。", "owners"],
    ["fengqiaoli", "desk", "工作记录", "工作人员内部使用。", "staff"],
    ["yuewan", "site", "工地播报", "每周进度和照片说明。", "public"],
    ["yuewan", "choose", "看房选房", "户型、楼层、朝向、配套。", "public"],
    ["yuewan", "buyers", "准业主之家", "登录以后可见：合同、贷款、验房经验。", "members"],
];

/// Facts: project, side, text, distance in metres.
const FACTS: [(&str, FactSide, &str, Option<i32>); 10] = [
    ("fengqiaoli", FactSide::For, "步行可到地铁 6 号线枫桥站。", Some(450)),
    ("fengqiaoli", FactSide::For, "小区北门外是河滨公园，晨练和遛狗都方便。", Some(120)),
    ("fengqiaoli", FactSide::For, "社区卫生服务站在东门对面。", Some(200)),
    ("fengqiaoli", FactSide::Against, "西侧是高架路，高楼层西向窗户白天有车声。", Some(180)),
    ("fengqiaoli", FactSide::Against, "地下车位按 1:0.8 配建，晚上九点以后紧张。", None),
    ("yuewan", FactSide::For, "规划小学与项目同步建设，已经封顶。", Some(350)),
    ("yuewan", FactSide::For, "全部楼栋精装交付，材料清单公开。", None),
    ("yuewan", FactSide::For, "滨湖步道从南门开始，全长六公里。", Some(80)),
    ("yuewan", FactSide::Against, "北侧八百米有一座变电站。", Some(800)),
    ("yuewan", FactSide::Against, "地铁 9 号线预计三年后通车，目前要换乘公交。", None),
];

/// Buildings: project, name, floors.
const BUILDINGS: [(&str, &str, i32); 4] =
    [("fengqiaoli", "1 栋", 6), ("fengqiaoli", "2 栋", 6), ("yuewan", "A 座", 9), ("yuewan", "B 座", 9)];

/// Who has a home: account, project, building, unit, whether it is confirmed.
const HOMES: [(&str, &str, &str, &str, bool); 5] = [
    ("demo-owner", "fengqiaoli", "1 栋", "0502", true),
    ("laoxu", "fengqiaoli", "1 栋", "0101", true),
    ("mianmian", "fengqiaoli", "2 栋", "0302", true),
    ("gaogao", "yuewan", "A 座", "0801", true),
    ("demo-buyer", "yuewan", "B 座", "0602", false),
];

/// Projects and boards, for the import.
pub(super) fn records(ago: &impl Fn(i64) -> String) -> Vec<Value> {
    let mut records = vec![
        json!({ "kind": "project", "ref": "demo:fengqiaoli", "slug": "fengqiaoli", "name": "枫桥里", "city": "苏州",
            "district": "姑苏区", "address": "枫桥路 88 号", "status": "handed_over", "handover_on": "2024-06-30",
            "summary": "六层小洋房，两年前交付。河边的老社区旧址重建，保留了两棵香樟。", "created_at": ago(24 * 190) }),
        json!({ "kind": "project", "ref": "demo:yuewan", "slug": "yuewan", "name": "月湾新城", "city": "苏州",
            "district": "吴中区", "address": "月湾大道 1 号", "status": "under_construction", "sale_on": "2026-03-15",
            "summary": "滨湖小高层，两座同时施工，学校与地铁在规划中。", "created_at": ago(24 * 180) }),
    ];
    records.extend(BOARDS.iter().map(|[project, slug, name, description, visibility]| {
        let of = (!project.is_empty()).then(|| format!("demo:{project}"));
        json!({ "kind": "board", "ref": format!("demo:{slug}"), "project": of, "slug": slug, "name": name,
            "description": description, "visibility": visibility, "created_at": ago(24 * 170) })
    }));
    records
}

/// Tells the facts, puts up the buildings and gives people their homes, unless it was done.
pub(super) async fn build(app: &App) -> anyhow::Result<()> {
    for (slug, side, text, distance_m) in FACTS {
        let id = people::project(app, slug).await?;
        if facts::list(app, id).await?.iter().all(|fact| fact.text != text) {
            let fact = FactInput { side, text: text.to_owned(), distance_m, position: None };
            facts::create(app, &Actor::System, id, fact.try_into()?, Once::default()).await?;
        }
    }
    for (slug, name, floors) in BUILDINGS {
        let id = people::project(app, slug).await?;
        if units(app, id, name).await?.is_none() {
            put_up(app, id, name, floors).await?;
        }
    }
    for home in HOMES {
        move_in(app, home).await?;
    }
    Ok(())
}

/// The units of a building that has some, by their names.
async fn units(app: &App, id: ProjectId, name: &str) -> anyhow::Result<Option<Vec<(String, UnitId)>>> {
    let (found, _) = buildings::list(app, &Actor::System, id, &all()).await?;
    let Some(building) = found.into_iter().find(|building| building.name == name && building.unit_count > 0)
    else {
        return Ok(None);
    };
    let (units, _) = buildings::units(app, &Actor::System, building.id, &all()).await?;
    Ok(Some(units.into_iter().map(|seen| (seen.unit.name, seen.unit.id)).collect()))
}

/// The building of a name.
pub(super) async fn building(app: &App, id: ProjectId, name: &str) -> anyhow::Result<BuildingId> {
    let (found, _) = buildings::list(app, &Actor::System, id, &all()).await?;
    let building = found.into_iter().find(|building| building.name == name);
    Ok(building.ok_or_else(|| anyhow::anyhow!("there is no {name}"))?.id)
}

/// The unit of a name in a building.
pub(super) async fn unit(app: &App, id: ProjectId, building: &str, name: &str) -> anyhow::Result<UnitId> {
    let found = units(app, id, building).await?.unwrap_or_default();
    let unit = found.into_iter().find(|(door, _)| door == name).map(|(_, id)| id);
    unit.ok_or_else(|| anyhow::anyhow!("{building} has no {name}"))
}

async fn put_up(app: &App, id: ProjectId, name: &str, floors: i32) -> anyhow::Result<()> {
    let (found, _) = buildings::list(app, &Actor::System, id, &all()).await?;
    let building_id = match found.into_iter().find(|building| building.name == name) {
        Some(building) => building.id,
        None => {
            let new = BuildingInput { name: name.to_owned() }.try_into()?;
            buildings::create(app, &Actor::System, id, new, Once::default()).await?.id
        }
    };
    let unit = |floor: i32, door: i32| UnitInput {
        name: format!("{floor:02}{door:02}"),
        floor: Some(floor),
        entrance: None,
        area_dm2: Some(8_900 + 1_100 * door),
    };
    let units = (1..=floors).flat_map(|floor| [unit(floor, 1), unit(floor, 2)]).collect();
    let new = UnitsInput { units }.try_into()?;
    buildings::create_units(app, &Actor::System, building_id, new, Once::default()).await?;
    Ok(())
}

async fn move_in(
    app: &App,
    (name, slug, building, unit, confirmed): (&str, &str, &str, &str, bool),
) -> anyhow::Result<()> {
    let (id, project_id) = (people::account(app, name).await?, people::project(app, slug).await?);
    let mut seen = ownerships::of_account(app, id).await?;
    if seen.is_empty() {
        let unit_id = self::unit(app, project_id, building, unit).await?;
        let statement = "购房合同已上传给客服".to_owned();
        let claim = NewClaim { unit_id, role: OwnershipRole::Owner, statement };
        // Whoever claims has to be signed in; nobody stays so.
        let visitor = Visitor::new(IpAddr::V4(Ipv4Addr::LOCALHOST), "demo");
        let opened = sessions::open(app, id, visitor).await?;
        let actor = sessions::actor_of(app, &opened.token).await?;
        seen.push(ownerships::claim(app, &actor, claim, Once::default()).await?);
        operators::sign_out(app, id).await?;
    }
    let waiting = seen.first().filter(|seen| confirmed && seen.row.decided_at.is_none());
    if let Some(waiting) = waiting {
        let confirm = NewDecision { decision: Decision::Confirm, reason: None };
        ownerships::decide(app, &Actor::System, waiting.row.id, confirm).await?;
    }
    Ok(())
}
