//! The club in the example: members who agreed to be written to, a bulletin that was sent, greetings, a survey with
//! answers, a group buy with deposits. Made up, all of it: no permit, account or payment is one.

use chrono::{Datelike as _, TimeDelta};
use linli_entities::Date;
use linli_entities::consent_act::{ConsentChannel, ConsentPurpose};
use linli_entities::deposit::DepositState;
use linli_entities::greeting::GreetingKind;
use linli_entities::group_buy::{GroupBuyId, GroupBuyState};
use linli_entities::survey::{SurveyAudience, SurveyKind, SurveyState};
use linli_entities::survey_question::SurveyQuestionKind;

use super::all;
use super::people::{self, SignedIn};
use crate::actor::Actor;
use crate::app::App;
use crate::features::bulletins::input::{BulletinInput, BulletinScheduleInput};
use crate::features::consents::rules::Choice;
use crate::features::deposits::input::DepositInput;
use crate::features::greetings::input::GreetingInput;
use crate::features::group_buys::input::GroupBuyInput;
use crate::features::group_buys::logic as group_buys;
use crate::features::memberships::logic as memberships;
use crate::features::memberships::rules::NewMember;
use crate::features::payments::input::TransferInput;
use crate::features::payments::logic::recording;
use crate::features::promise::rules::calendar;
use crate::features::surveys::input::{
    SurveyAnswerInput, SurveyChoiceInput, SurveyInput, SurveyQuestionInput, SurveyReplyInput,
};
use crate::features::surveys::logic as surveys;
use crate::features::{bulletins, consents, deposits, greetings};
use crate::once::Once;

/// Who runs the club.
const BOSS: &str = "demo-admin";

/// Members: who, the birthday, whether they read bulletins.
const MEMBERS: [(&str, Option<&str>, bool); 7] = [
    ("demo-owner", Some("10-06"), true),
    ("demo-buyer", None, true),
    ("demo-guest", None, false),
    ("laoxu", Some("02-29"), true),
    ("mianmian", Some("05-18"), true),
    ("gaogao", None, true),
    ("shiliu", None, false),
];

/// Tells all of it, or what is missing.
pub(super) async fn tell(app: &App, people: &mut SignedIn) -> anyhow::Result<()> {
    for member in MEMBERS {
        join(app, people, member).await?;
    }
    greet(app, people).await?;
    send(app, people).await?;
    ask(app, people).await?;
    offer(app, people).await
}

/// Joins the club and says what one agrees to; whoever said something of that before is left alone.
async fn join(
    app: &App,
    people: &mut SignedIn,
    (name, birthday, reads): (&'static str, Option<&str>, bool),
) -> anyhow::Result<()> {
    let id = people::account(app, name).await?;
    if !consents::logic::of_account(app, &Actor::System, id).await?.acts.is_empty() {
        return Ok(());
    }
    let actor = people.actor(app, name).await?;
    if memberships::member(app.db.read(), id).await?.is_none() {
        let terms_version = memberships::club(app.db.read()).await?.row.terms_version;
        let new = NewMember { terms_version, birthday: birthday.map(str::to_owned), referral_code: None };
        memberships::join(app, &actor, new, Once::default()).await?;
    }
    let said = [(ConsentPurpose::Bulletin, reads), (ConsentPurpose::Greeting, true)];
    let channel = ConsentChannel::Mail;
    let said = said.map(|(purpose, given)| Choice { channel, purpose, given });
    consents::logic::put(app, &actor, said.into()).await?;
    Ok(())
}

/// A greeting for birthdays and one for the next new year, in both languages.
async fn greet(app: &App, people: &mut SignedIn) -> anyhow::Result<()> {
    let (known, _) = greetings::logic::list(app, &Actor::System, &all()).await?;
    let next_year = Date::from_ymd_opt(calendar::date(app.clock.now()).year() + 1, 1, 1);
    let wanted = [
        (
            GreetingKind::Birthday,
            None,
            ["生日快乐", "愿新的一岁，窗前有光，家里有饭香。\n\n枫桥里与月湾新城的邻居们"],
            ["Happy birthday", "Light at the window and a warm kitchen.\n\nYour neighbours"],
        ),
        (
            GreetingKind::Festival,
            next_year,
            ["新年好", "又一年过去了。谢谢你住在这里，新年平安。"],
            ["Happy new year", "Another year has gone by. Thank you for living here."],
        ),
    ];
    for (kind, greets_on, [title_zh, text_zh], [title_en, text_en]) in wanted {
        if known.iter().any(|one| one.row.kind == kind) {
            continue;
        }
        let input = GreetingInput {
            kind,
            greets_on,
            title_zh: title_zh.to_owned(),
            title_en: title_en.to_owned(),
            text_zh: text_zh.to_owned(),
            text_en: text_en.to_owned(),
        };
        let actor = people.actor(app, BOSS).await?;
        greetings::logic::create(app, &actor, input, Once::default()).await?;
    }
    Ok(())
}

/// A bulletin that is sent at once to whoever agreed: at night it waits for the morning, as every other does.
async fn send(app: &App, people: &mut SignedIn) -> anyhow::Result<()> {
    const TITLE: &str = "本月邻里：A 座封顶，周六一起走五公里";
    let (known, _) = bulletins::logic::list(app, &Actor::System, None, &all()).await?;
    if !known.iter().any(|one| one.row.title == TITLE) {
        let input = BulletinInput {
            title: TITLE.to_owned(),
            markdown: "**月湾新城** A 座封顶了，B 座晚两周，原因写在进度里。\n\n**枫桥里** 电梯年检两部都合格。\n\n周六早上七点半，河滨公园东门，慢走五公里，带孩子也可以。".to_owned(),
            segment_id: None,
            channels: vec![ConsentChannel::Mail],
            held_days: 14,
        };
        let actor = people.actor(app, BOSS).await?;
        let made = bulletins::logic::editing::create(app, &actor, input, Once::default()).await?;
        let at_once = BulletinScheduleInput { send_at: None };
        bulletins::logic::editing::schedule(app, &actor, made.row.id, at_once).await?;
    }
    bulletins::jobs::run_due(app).await?;
    Ok(())
}

/// Answers: who, points of ten, which choices, words.
const ANSWERS: [(&str, i32, &[&str], &str); 5] = [
    ("laoxu", 9, &["1", "3"], "茶会可以放在下午，老人起得早、午睡晚。"),
    ("mianmian", 8, &["2"], ""),
    ("gaogao", 7, &["1", "2"], "想看看工地上怎么做防水。"),
    ("shiliu", 10, &["3"], ""),
    ("demo-buyer", 6, &["2", "3"], "活动多放在周末。"),
];

/// A survey that members are asked by, with some answers; whoever looks around can answer it as well.
async fn ask(app: &App, people: &mut SignedIn) -> anyhow::Result<()> {
    const TITLE: &str = "明年的会员活动，想参加什么";
    let (known, _) = surveys::desk::list(app, &Actor::System, (None, None), &all()).await?;
    let survey = match known.into_iter().find(|one| one.row.title == TITLE) {
        Some(survey) => survey,
        None => {
            let actor = people.actor(app, BOSS).await?;
            surveys::editing::create(app, &actor, survey(app, TITLE), Once::default()).await?
        }
    };
    let id = survey.row.id;
    if survey.row.state == SurveyState::Draft {
        let actor = people.actor(app, BOSS).await?;
        surveys::editing::open(app, &actor, id).await?;
    }
    if survey.answered_count >= i64::try_from(ANSWERS.len())? {
        return Ok(());
    }
    crate::features::surveys::jobs::run_due(app).await?;
    for (name, score, choices, words) in ANSWERS {
        let actor = people.actor(app, name).await?;
        // Whoever answered, or is asked no more, is left alone.
        let Ok(asked) = surveys::get(app, &actor, id).await else { continue };
        if asked.why_not.is_some() {
            continue;
        }
        let choices: Vec<String> = choices.iter().map(|key| (*key).to_owned()).collect();
        let said = [
            (Some(score), None, None),
            (None, Some(choices), None),
            (None, None, Some(words.to_owned()).filter(|words| !words.is_empty())),
        ];
        let replies = asked.questions.iter().zip(said).map(|(question, (number, choices, text))| {
            SurveyReplyInput { question_id: question.id, number, choices, text }
        });
        let answer = SurveyAnswerInput { replies: replies.collect() };
        surveys::answering::answer(app, &actor, id, answer, Once::default()).await?;
    }
    Ok(())
}

fn survey(app: &App, title: &str) -> SurveyInput {
    let question = |kind, zh: &str, en: &str, required| SurveyQuestionInput {
        kind,
        text_zh: zh.to_owned(),
        text_en: Some(en.to_owned()),
        required,
        choices: vec![],
        topic: None,
    };
    let choice =
        |zh: &str, en: &str| SurveyChoiceInput { text_zh: zh.to_owned(), text_en: Some(en.to_owned()) };
    let now = app.clock.now();
    SurveyInput {
        project_id: None,
        kind: SurveyKind::Satisfaction,
        title: title.to_owned(),
        markdown: "三个问题，一分钟。明年的活动照这个排。".to_owned(),
        anonymous: false,
        audience: SurveyAudience::Members,
        stage: None,
        opens_at: now,
        closes_at: now + TimeDelta::days(30),
        questions: vec![
            question(
                SurveyQuestionKind::Score10,
                "你会向朋友推荐我们的活动吗？",
                "Would you recommend our events to a friend?",
                true,
            ),
            SurveyQuestionInput {
                choices: vec![
                    choice("看工地、看样板间", "Visiting the site and show flats"),
                    choice("亲子和运动", "Families and sports"),
                    choice("茶会和讲座", "Tea and talks"),
                ],
                ..question(SurveyQuestionKind::Many, "想参加哪些？", "What would you come to?", true)
            },
            question(SurveyQuestionKind::Text, "还有什么想说的？", "Anything else?", false),
        ],
        quotas: vec![],
    }
}

/// Who joins the group buy, and whether the money has come.
const DEPOSITS: [(&str, bool); 3] = [("gaogao", true), ("laoxu", true), ("shiliu", false)];
const FEN: i64 = 500_000;

/// A group buy that one can join, with deposits that are held and one that is waited for.
async fn offer(app: &App, people: &mut SignedIn) -> anyhow::Result<()> {
    const TITLE: &str = "月湾新城 B 座团购";
    let project_id = people::project(app, "yuewan").await?;
    let mut known = vec![];
    for when in ["current", "drafts", "past"] {
        known.extend(group_buys::list(app, &Actor::System, Some(project_id), Some(when), &all()).await?.0);
    }
    let known = known.into_iter().find(|one| one.row.title == TITLE);
    let (row, actor) = match known {
        // Once it came so far, whatever became of it is whose who looks around.
        Some(one) if one.row.state != GroupBuyState::Draft && one.row.held_count > 1 => return Ok(()),
        Some(one) => (one.row, people.actor(app, BOSS).await?),
        None => {
            let actor = people.actor(app, BOSS).await?;
            let input = GroupBuyInput { project_ids: vec![project_id], ..group_buy(app, TITLE) };
            (group_buys::editing::create(app, &actor, input, Once::default()).await?.row, actor)
        }
    };
    if row.state == GroupBuyState::Draft {
        group_buys::editing::open(app, &actor, row.id).await?;
    } else if row.state != GroupBuyState::Open {
        return Ok(());
    }
    for (name, paid) in DEPOSITS {
        deposit(app, people, row.id, (name, paid)).await?;
    }
    Ok(())
}

async fn deposit(
    app: &App,
    people: &mut SignedIn,
    id: GroupBuyId,
    (name, paid): (&'static str, bool),
) -> anyhow::Result<()> {
    let account_id = people::account(app, name).await?;
    let boss = people.actor(app, BOSS).await?;
    let (known, _) = deposits::logic::list(app, &boss, id, None, &all()).await?;
    let row = match known.into_iter().find(|one| one.account.id == account_id) {
        Some(one) => one.row,
        None => {
            let actor = people.actor(app, name).await?;
            let accepts = DepositInput { terms_version: 1 };
            deposits::logic::making::create(app, &actor, id, accepts, Once::default()).await?.row
        }
    };
    if paid && row.state == DepositState::Waiting {
        let transfer = TransferInput {
            reference: Some(row.reference),
            fen: FEN,
            paid_on: calendar::date(app.clock.now()),
            bank_reference: format!("DEMO-{name}"),
            payer: Some("示例付款人 0000".to_owned()),
        };
        recording::record(app, &boss, transfer, Once::default()).await?;
    }
    Ok(())
}

fn group_buy(app: &App, title: &str) -> GroupBuyInput {
    let now = app.clock.now();
    let day = |days: i64| calendar::date(now + TimeDelta::days(days));
    GroupBuyInput {
        title: title.to_owned(),
        markdown: "B 座二到七层，一共十套。满五户成团，按到账先后选房。\n\n*示例：没有这样的房子，也不收钱。*".to_owned(),
        project_ids: vec![],
        deposit_fen: FEN,
        benefit: "总价减三万元，优先选楼层".to_owned(),
        off_fen: 3_000_000,
        target_count: 5,
        seat_count: Some(10),
        opens_at: now,
        closes_at: now + TimeDelta::days(20),
        selects_on: day(25),
        promise_on: day(45),
        payment_hours: 72,
        clearing_hours: 48,
        presale_permit: Some("示例预售证〔0000〕000 号".to_owned()),
        terms_markdown: "一、订金不是定金。自己退出、没有成团、没有选上，都全额退。\n\n二、到了承诺的退款日还没办完，不用申请，自动退。\n\n三、签约时订金抵作房款，同时减去写明的优惠。".to_owned(),
        payee: "示例置业有限公司\n示例银行 0000 0000 0000".to_owned(),
    }
}
