//! What people in the example want put right: answered in time, still waiting, late, and agreed upon. Made up, all of it.

use chrono::TimeDelta;
use linli_entities::complaint::{Category, Channel, ComplaintId, Grade, Openness};
use linli_entities::complaint_act::ActKind;

use super::people::{self, SignedIn};
use crate::actor::Actor;
use crate::app::App;
use crate::features::complaints::act::{Act, Words};
use crate::features::complaints::logic::{self as complaints, Listed};
use crate::features::complaints::rules::{NewComplaint, Told};
use crate::features::ownerships::logic as ownerships;
use crate::once::Once;
use crate::page::PageRequest;

/// Where they live, and who answers there.
const PROJECT: &str = "fengqiaoli";
const AGENT: &str = "demo-agent";

/// A complaint and what becomes of it.
struct Story {
    by: &'static str,
    title: &'static str,
    words: &'static str,
    category: Category,
    grade: Grade,
    openness: Openness,
    /// How staff were told, and how many hours ago; none for what was filed online, just now.
    told: Option<(Channel, i64)>,
    answer: Option<&'static str>,
    /// How it was put right, and how many points the complainant gave for it.
    end: Option<(&'static str, i32)>,
}

const STORIES: [Story; 6] = [
    Story {
        by: "mianmian",
        title: "2 栋地下车库入口积水",
        words: "下雨以后入口积水到脚踝，推婴儿车过不去，已经三天了。",
        category: Category::Quality,
        grade: Grade::S3,
        openness: Openness::Public,
        told: Some((Channel::Phone, 9)),
        answer: Some(
            "今天上午抽干了积水，排水沟被落叶堵住了，已经清开。明天工程师会来看坡度，下午五点前在这里告诉你结果。",
        ),
        end: None,
    },
    Story {
        by: "laoxu",
        title: "1 栋门禁刷不开",
        words: "从昨天傍晚起刷卡没有反应，进出都要等别人开门。",
        category: Category::Facilities,
        grade: Grade::S2,
        openness: Openness::Public,
        told: Some((Channel::WalkIn, 18)),
        answer: None,
        end: None,
    },
    Story {
        by: "demo-owner",
        title: "楼道的灯坏了一个星期",
        words: "五楼和六楼之间的灯不亮，晚上下楼看不见台阶。报修过一次，没有人来。",
        category: Category::Facilities,
        grade: Grade::S3,
        openness: Openness::Public,
        told: Some((Channel::Phone, 31)),
        answer: None,
        end: None,
    },
    Story {
        by: "laoxu",
        title: "夜里装修到十一点",
        words: "楼上连着两天晚上用电钻，孩子第二天要上学。",
        category: Category::Noise,
        grade: Grade::S3,
        openness: Openness::Public,
        told: Some((Channel::Phone, 6)),
        answer: Some("刚才上门和施工队谈过，以后晚上七点停工，电梯口也贴了告示。今晚我会再去看一次。"),
        end: Some(("今晚七点以后去看过，已经停工。装修押金的约定也和业主说清楚了。", 5)),
    },
    Story {
        by: "mianmian",
        title: "物业费的账单多算了一个月",
        words: "三月已经交过，四月的账单里又有一次。截图可以给你们看。",
        category: Category::Fees,
        grade: Grade::S3,
        openness: Openness::Private,
        told: Some((Channel::WalkIn, 4)),
        answer: Some("核对过了，确实重复了一次。多收的部分今天下午退回原来的账户，三个工作日内到账。"),
        end: None,
    },
    Story {
        by: "demo-owner",
        title: "卫生间的天花板有水渍",
        words: "楼上洗澡的时候会滴水，水渍已经有手掌大。\n\n希望约一个周末的时间来看。",
        category: Category::Quality,
        grade: Grade::S3,
        openness: Openness::Private,
        told: None,
        answer: None,
        end: None,
    },
];

/// Tells every story to its end, or what is missing of it.
pub(super) async fn tell(app: &App, people: &mut SignedIn) -> anyhow::Result<()> {
    for story in &STORIES {
        let id = match known(app, story).await? {
            Some(id) => id,
            None => file(app, people, story).await?,
        };
        go_on(app, people, story, id).await?;
    }
    Ok(())
}

/// The complaint, if it was filed before.
async fn known(app: &App, story: &Story) -> anyhow::Result<Option<ComplaintId>> {
    let listed = Listed {
        project_id: Some(people::project(app, PROJECT).await?),
        query: Some(story.title.to_owned()),
        desk: true,
        ..Listed::default()
    };
    let page = PageRequest { limit: 1, after: None };
    let (found, _) = complaints::list(app, &Actor::System, listed, &page).await?;
    Ok(found.first().map(|seen| seen.row.id))
}

async fn file(app: &App, people: &mut SignedIn, story: &Story) -> anyhow::Result<ComplaintId> {
    let complainant_id = people::account(app, story.by).await?;
    let homes = ownerships::of_account(app, complainant_id).await?;
    let new = NewComplaint {
        project_id: people::project(app, PROJECT).await?,
        unit_id: homes.first().map(|home| home.row.unit_id),
        title: story.title.to_owned(),
        markdown: story.words.to_owned(),
        category: story.category,
        photo_ids: vec![],
        grade: story.grade,
        openness: story.openness,
    };
    let (by, told) = match story.told {
        Some((channel, hours)) => {
            let received_at = app.clock.now() - TimeDelta::hours(hours);
            (AGENT, Some((complainant_id, Told { channel, received_at })))
        }
        None => (story.by, None),
    };
    let actor = people.actor(app, by).await?;
    Ok(complaints::file(app, &actor, new, told, Once::default()).await?.row.id)
}

/// Does what was not done yet, each thing once: what whoever looks around did since is theirs.
async fn go_on(app: &App, people: &mut SignedIn, story: &Story, id: ComplaintId) -> anyhow::Result<()> {
    let words = |text: &str| Words { markdown: text.to_owned(), photo_ids: vec![] };
    let mut acts = vec![];
    acts.extend(story.answer.map(|text| (AGENT, Act::Answer(words(text)))));
    if let Some((text, rating)) = story.end {
        acts.push((AGENT, Act::Resolve(words(text))));
        acts.extend([(story.by, Act::Confirm), (story.by, Act::Rate(rating))]);
    }
    let done = complaints::timeline(app, &Actor::System, id).await?;
    let done: Vec<ActKind> = done.iter().map(|act| act.row.kind).collect();
    for (by, act) in acts.into_iter().filter(|(_, act)| !done.contains(&act.kind())) {
        let actor = people.actor(app, by).await?;
        complaints::act(app, &actor, id, act, Once::default()).await?;
    }
    Ok(())
}
